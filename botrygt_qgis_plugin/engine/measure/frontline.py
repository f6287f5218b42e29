# SPDX-License-Identifier: GPL-2.0-or-later
"""The line of each house's front: how far its foremost wall reaches towards the street, and the walls that stand in
it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.facing import COS_45, Faces, faces_of
from botrygt_qgis_plugin.engine.measure.plots import COLLINEAR_M, PLOT_ROLES, home_flags, plots
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]

# A wall farther back than this from the foremost one is no front wall.
RECESS_M = 3.0


@dataclass(frozen=True)
class FrontLines:
    """Per plot: (n, 2) the way it faces, NaN unknown; (n,) how far its homes' foremost corner lies along that way from
    the origin, NaN where it has none. walls: the homes' walls that look that way from the foremost few metres, with
    `plot`, the plot of each."""

    facing: Numbers
    foremost: Numbers
    walls: Faces
    front: NDArray[np.bool_]
    plot: Rows


def front_lines(scene: Scene) -> FrontLines:
    """The fronts of all plots' homes; `walls` are all walls of the homes, `front` tells those in the front line."""
    return scene.derived(_front_lines, *PLOT_ROLES)


def _front_lines(scene: Scene) -> FrontLines:
    table, buildings = plots(scene), scene.table(Role.BUILDING)
    facing = np.stack([table.number("front_x"), table.number("front_y")], axis=1)
    known, silent = home_flags(buildings)
    homes = np.flatnonzero(known | silent)
    plot, which = buildings.take(homes).tree.query(table.geometry, predicate="intersects")
    pieces = shapely.intersection(table.geometry[plot], buildings.geometry[homes[which]])
    solid = shapely.area(pieces) > 1.0
    order = np.lexsort((which[solid], plot[solid]))
    pieces, plot = pieces[solid][order], plot[solid][order]
    xy, owner = shapely.get_coordinates(pieces, return_index=True)
    foremost = np.full(len(table), -np.inf)
    along = (xy * facing[plot[owner]]).sum(axis=1)
    told = ~np.isnan(along)
    np.maximum.at(foremost, plot[owner][told], along[told])
    walls = faces_of(pieces, COLLINEAR_M)
    of_plot = plot[walls.owner]
    ends = shapely.get_coordinates(walls.lines).reshape(-1, 2, 2)
    forward = (ends.mean(axis=1) * facing[of_plot]).sum(axis=1) >= foremost[of_plot] - RECESS_M
    looks = (walls.normal * facing[of_plot]).sum(axis=1) >= COS_45 - 1e-9
    foremost = np.where(np.isfinite(foremost), foremost, np.nan)
    return FrontLines(facing, foremost, walls, np.asarray(forward & looks, dtype=bool), of_plot)
