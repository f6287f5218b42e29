# SPDX-License-Identifier: GPL-2.0-or-later
"""Tunnels and underpasses: how wide and high they are, and how steep their ramps."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.blocks import short_sides
from botrygt_qgis_plugin.engine.measured import Measured, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene

Rows = NDArray[np.intp]


def tunnel_width(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Width as written down, else the shorter side of the tunnel where it is drawn as an area."""
    table = scene.table(Role.TUNNEL_UNDERPASS).take(rows)
    drawn = table.number("width_m")
    area = shapely.get_dimensions(table.geometry) == 2
    across = np.where(area, short_sides(table.geometry), np.nan)
    return Measured.column(np.where(np.isnan(drawn), across, drawn), "tunnel_underpass.width_m")


def tunnel_height(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Clear height as written down."""
    return Measured.column(scene.table(Role.TUNNEL_UNDERPASS).number("height_m")[rows], "tunnel_underpass.height_m")


def tunnel_ramp(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The steepest slope of the ramps, in %, as written down."""
    return Measured.column(scene.table(Role.TUNNEL_UNDERPASS).number("ramp_pct")[rows], "tunnel_underpass.ramp_pct")


TUNNELS = (
    Quantity("tunnel_width_m", "tunnel_underpass", "tunnellens bredde", "width of the tunnel", tunnel_width, unit="m",
             of_subject="width_m"),
    Quantity("tunnel_height_m", "tunnel_underpass", "frihøjden i tunnellen", "clear height of the tunnel",
             tunnel_height, unit="m", of_subject="height_m"),
    Quantity("tunnel_ramp_pct", "tunnel_underpass", "rampernes stejleste fald", "steepest slope of the ramps",
             tunnel_ramp, unit="%", quantum=0.1, of_subject="ramp_pct"),
)
