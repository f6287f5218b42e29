# SPDX-License-Identifier: GPL-2.0-or-later
"""Path stretches as lines, also where only their surface was drawn and has a middle; and how wide they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.crosswidth import least_widths
from botrygt_qgis_plugin.engine.measure.medial import centre_lines
from botrygt_qgis_plugin.engine.measure.stretches import STRETCH_ROLES, stretches
from botrygt_qgis_plugin.engine.scene import Geometries, Scene


@dataclass(frozen=True)
class PathLines:
    """Per path stretch, in the order of `stretches`: (n,) its line, or for a surface without one its middle (several
    lines where it forks), or the surface itself where it has no middle; told: not the latter; single: one line;
    width_m: drawn, else measured across the surface, NaN unknown."""

    geometry: Geometries
    told: NDArray[np.bool_]
    single: NDArray[np.bool_]
    width_m: NDArray[np.float64]


def path_lines(scene: Scene) -> PathLines:
    """The lines of all path stretches."""
    return scene.derived(_path_lines, *STRETCH_ROLES)


def _path_lines(scene: Scene) -> PathLines:
    table = stretches(scene)
    geometry, width = table.geometry.copy(), table.number("width_m").copy()
    areas = np.flatnonzero(shapely.get_dimensions(geometry) == 2)
    lines, owner = centre_lines(geometry[areas])
    across = least_widths(lines, table.geometry[areas])
    for at, row in enumerate(areas.tolist()):
        own = lines[owner == at]
        if len(own):
            geometry[row] = own[0] if len(own) == 1 else shapely.multilinestrings([own])[0]
            width[row] = np.min(across[owner == at])
    return PathLines(geometry, np.asarray(shapely.get_dimensions(geometry) == 1),
                     np.asarray(shapely.get_type_id(geometry) == shapely.GeometryType.LINESTRING), width)
