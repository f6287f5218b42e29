# SPDX-License-Identifier: GPL-2.0-or-later
"""How many share: homes to an entrance, to a sub-area and to the plan, bays to a parking and to its trees."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.coverage import leaving, role_lacking, uncovered
from botrygt_qgis_plugin.engine.measure.plots import home_flags
from botrygt_qgis_plugin.engine.measured import Measured, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]

AT_WALL_M = 1.5
TREE_AT_PARKING_M = 3.0


def _homes(buildings: FeatureTable) -> tuple[Numbers, Numbers, Numbers]:
    """(n,) the least, the greatest and the assumed number of homes in each building."""
    drawn = buildings.number("dwellings")
    known, silent = home_flags(buildings)
    unknown = np.isnan(drawn)
    low = np.where(unknown, known.astype(np.float64), drawn)
    high = np.where(unknown & (known | silent), np.inf, np.where(unknown, 0.0, drawn))
    return low, high, low


def homes_per_entrance(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Homes of the building that an entrance leads into, shared out among its entrances; 0 where it leads into none."""
    if not scene.has(Role.BUILDING):
        return Measured.unknown(len(rows), Role.BUILDING.value)
    doors, buildings = scene.table(Role.ENTRANCE), scene.table(Role.BUILDING)
    low, high, guess = _homes(buildings)
    (door, building), _ = buildings.tree.query_nearest(shapely.centroid(doors.geometry), max_distance=AT_WALL_M,
                                                       return_distance=True, all_matches=False)
    of_door = np.full(len(doors), -1)
    of_door[door] = building
    sharing = np.bincount(building, minlength=len(buildings))
    own = of_door[rows]
    inside = own >= 0
    values = [np.where(inside, homes[own] / np.maximum(sharing[own], 1), 0.0) if len(buildings) else np.zeros(len(rows))
              for homes in (low, high, guess)]
    missing: tuple[tuple[str, ...], ...] = tuple(("building.dwellings",) if a < b else ()
                                                 for a, b in zip(values[0].tolist(), values[1].tolist()))
    return Measured(values[0], values[1], values[2], missing)


def _homes_in(scene: Scene, areas: Geometries) -> Measured:
    """Homes of the buildings whose middle lies in each area."""
    if role_lacking(scene, Role.BUILDING):
        return Measured.unknown(len(areas), Role.BUILDING.value)
    buildings = scene.table(Role.BUILDING)
    area, building = shapely.STRtree(shapely.centroid(buildings.geometry)).query(areas, predicate="covers")
    low, high, guess = (np.bincount(area, homes[building], minlength=len(areas)) for homes in _homes(buildings))
    left = uncovered(scene, Role.BUILDING, areas)
    high = np.where(left, np.inf, high)
    missing: tuple[tuple[str, ...], ...] = tuple(
        (("building:coverage",) if out else ()) + (("building.dwellings",) if np.isinf(b) and not out else ())
        for b, out in zip(high.tolist(), left.tolist()))
    return Measured(low, high, guess, missing)


def subarea_homes(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Homes in each sub-area."""
    return _homes_in(scene, scene.table(Role.PLAN_SUBAREA).geometry[rows])


def plan_homes(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Homes in each plan polygon."""
    return _homes_in(scene, scene.table(Role.PLAN_AREA).geometry[rows])


def parking_bays(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Bays of a parking, as drawn."""
    return Measured.column(scene.table(Role.PARKING).number("bays")[rows], "parking.bays")


def bays_per_tree(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Bays for each tree in a parking or within TREE_AT_PARKING_M of it; without a tree as many as there are bays."""
    table = scene.table(Role.PARKING)
    shapes, bays = table.geometry[rows], table.number("bays")[rows]
    at, _ = scene.table(Role.TREE).tree.query(shapes, predicate="dwithin", distance=TREE_AT_PARKING_M)
    trees = np.bincount(at, minlength=len(rows))
    value = bays / np.maximum(trees, 1)
    unsure = leaving(scene, Role.TREE, shapes, TREE_AT_PARKING_M) | (not scene.has(Role.TREE))
    tree_word = "tree:coverage" if scene.has(Role.TREE) else "tree"
    unknown = np.isnan(bays)
    low = np.where(unknown | unsure, 0.0, value)
    missing: tuple[tuple[str, ...], ...] = tuple(
        (("parking.bays",) if no_bays else ()) + ((tree_word,) if doubt else ())
        for no_bays, doubt in zip(unknown.tolist(), unsure.tolist()))
    return Measured(low, np.where(unknown, np.inf, value), np.where(unsure, np.nan, value), missing)


GROUPS = (
    Quantity("homes_per_entrance", "entrance", "boliger, der deler indgangen", "homes that share the entrance",
             homes_per_entrance, quantum=0.1, reads=(Role.BUILDING, Role.ENTRANCE), reach_m=500.0),
    Quantity("subarea_homes", "plan_subarea", "boliger i delområdet", "homes in the sub-area", subarea_homes,
             quantum=1.0, reads=(Role.BUILDING,), reach_m=1.0),
    Quantity("plan_homes", "plan_area", "boliger i planområdet", "homes in the plan area", plan_homes, quantum=1.0,
             reads=(Role.BUILDING,), reach_m=1.0),
    Quantity("parking_bays", "parking", "båse i parkeringen", "bays of the parking", parking_bays, quantum=1.0,
             of_subject="bays"),
    Quantity("bays_per_tree", "parking", "båse for hvert træ", "bays for each tree", bays_per_tree, quantum=0.1,
             reads=(Role.TREE,), reach_m=TREE_AT_PARKING_M),
)
