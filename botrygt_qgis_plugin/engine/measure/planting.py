# SPDX-License-Identifier: GPL-2.0-or-later
"""Planting beside paths: how near it stands, how high it grows, where its crowns begin."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.stretches import half_width_bounds, stretches
from botrygt_qgis_plugin.engine.measured import Accepts, Cause, Explanation, Measured, Parameter, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]

GAP_CAP_M = 20.0
SETBACK_CAP_M = 10.0
# A path without a drawn width is taken to be no wider than this on either side of its line.
HALF_WIDTH_MOST_M = 3.0
BEND_OVER_M = 2.0
_CROWN = Parameter(4.0, "m", 0.5, 20.0, "kronediameter, hvor den ikke er tegnet",
                   "crown diameter where it is not drawn")
_BEND = Parameter(30.0, "°", 10.0, 90.0, "retningsskift over 2 m, der gør et sted til et sving",
                  "turn over 2 m that makes a place a bend")
_BEND_REACH = Parameter(5.0, "m", 1.0, 20.0, "så nær et sving gælder svingets afstand",
                        "this near a bend the bend's setback applies")


def _path_gap(scene: Scene, shapes: Any, cap: float) -> tuple[Numbers, Numbers]:
    """Least and most distance from shapes to the nearest path edge, at most `cap`."""
    table = stretches(scene)
    least, most = np.full(len(shapes), cap), np.full(len(shapes), cap)
    if not len(table):
        return least, most
    half_low, half_high = half_width_bounds(table)
    area = shapely.get_dimensions(table.geometry) == 2
    half_low = np.where(area, 0.0, half_low)
    half_high = np.where(area, 0.0, np.minimum(half_high, HALF_WIDTH_MOST_M))
    half_high = np.maximum(half_high, half_low)
    one, other = table.tree.query(shapes, predicate="dwithin", distance=cap + 30.0)
    distance = shapely.distance(shapes[one], table.geometry[other])
    np.minimum.at(least, one, np.maximum(0.0, distance - half_high[other]))
    np.minimum.at(most, one, np.maximum(0.0, distance - half_low[other]))
    return least, most


def _gap_measured(scene: Scene, shapes: Any) -> Measured:
    if not scene.has(Role.PATH):
        return Measured.unknown(len(shapes), Role.PATH.value)
    low, high = _path_gap(scene, shapes, GAP_CAP_M)
    return Measured(low, high, high, tuple(("path.width_m",) if a < b else () for a, b in zip(low, high)))


def planting_path_gap(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Distance from the planting to the nearest path edge, at most GAP_CAP_M."""
    return _gap_measured(scene, scene.table(Role.SHRUB_PLANTING).geometry[rows])


def planting_parking_gap(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Distance from the planting to the nearest parking, at most GAP_CAP_M."""
    shapes = scene.table(Role.SHRUB_PLANTING).geometry[rows]
    if not scene.has(Role.PARKING):
        return Measured.unknown(len(rows), Role.PARKING.value)
    one, other = scene.table(Role.PARKING).tree.query(shapes, predicate="dwithin", distance=GAP_CAP_M)
    gap = np.full(len(shapes), GAP_CAP_M)
    np.minimum.at(gap, one, shapely.distance(shapes[one], scene.table(Role.PARKING).geometry[other]))
    return Measured.known(gap)


def tree_path_gap(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Distance from the tree's stem to the nearest path edge, at most GAP_CAP_M."""
    return _gap_measured(scene, scene.table(Role.TREE).geometry[rows])


def planting_height(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The drawn height of the grown planting."""
    return Measured.column(scene.table(Role.SHRUB_PLANTING).number("height_m")[rows], "shrub_planting.height_m")


def crown_path_gap(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Distance from the tree's crown to the nearest path edge, at most GAP_CAP_M; crowns not drawn are bounded."""
    table = scene.table(Role.TREE)
    stem = _gap_measured(scene, table.geometry[rows])
    radius = table.number("crown_diameter_m")[rows] / 2.0
    unknown = np.isnan(radius)
    low = np.maximum(0.0, stem.low - np.where(unknown, GAP_CAP_M, radius))
    high = np.maximum(0.0, stem.high - np.where(unknown, 0.0, radius))
    guess = np.maximum(0.0, stem.guess - np.where(unknown, params["crown_m"] / 2.0, radius))
    missing = tuple((*told, *(("tree.crown_diameter_m",) if blank else ())) if a < b else ()
                    for told, blank, a, b in zip(stem.missing, unknown.tolist(), low.tolist(), high.tolist()))
    return Measured(low, high, guess, missing)


def crown_base(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The drawn height of the crown's lowest branches."""
    return Measured.column(scene.table(Role.TREE).number("crown_base_m")[rows], "tree.crown_base_m")


def hedge_setback(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Least distance from a hedge to the path's edge, at most SETBACK_CAP_M."""
    return _setback(scene, rows, [None] * len(rows))


def hedge_bend_setback(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The same at bends; SETBACK_CAP_M where the path has none."""
    return _setback(scene, rows, [_bend_part(shape, params) for shape in stretches(scene).geometry[rows]])


def bends(line: shapely.Geometry, turn: float) -> Any:
    """Places along a line where its direction over BEND_OVER_M before and after differs by more than `turn` degrees."""
    xy = shapely.get_coordinates(line)
    if shapely.get_type_id(line) != shapely.GeometryType.LINESTRING or len(xy) < 3:
        return np.empty(0, dtype=object)
    points = shapely.points(xy[1:-1])
    at = shapely.line_locate_point(line, points)
    before = xy[1:-1] - shapely.get_coordinates(shapely.line_interpolate_point(line, np.maximum(0, at - BEND_OVER_M)))
    after = shapely.get_coordinates(shapely.line_interpolate_point(
        line, np.minimum(shapely.length(line), at + BEND_OVER_M))) - xy[1:-1]
    angle = np.degrees(np.abs(np.arctan2(before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0],
                                         (before * after).sum(axis=1))))
    return points[angle > turn]


def _bend_part(line: shapely.Geometry, params: Params) -> shapely.Geometry | None:
    places = bends(line, params["turn_deg"])
    if not len(places):
        return shapely.LineString()
    zone = shapely.union_all(shapely.buffer(places, params["reach_m"]))
    return shapely.intersection(line, zone)


def _hedges(scene: Scene) -> tuple[FeatureTable, NDArray[np.bool_], NDArray[np.bool_]]:
    """The hedge table, the rows that are hedges, and those that may be."""
    return scene.derived(_found_hedges, Role.HEDGE_FENCE)


def _found_hedges(scene: Scene) -> tuple[FeatureTable, NDArray[np.bool_], NDArray[np.bool_]]:
    table = scene.table(Role.HEDGE_FENCE)
    kinds = table.text("kind").tolist()
    return (table, np.array([kind == "hedge" for kind in kinds], dtype=bool),
            np.array([kind is None for kind in kinds], dtype=bool))


def _setback(scene: Scene, rows: Rows, parts: list[shapely.Geometry | None]) -> Measured:
    if not scene.has(Role.HEDGE_FENCE):
        return Measured.unknown(len(rows), Role.HEDGE_FENCE.value)
    stretch = stretches(scene)
    half_low, half_high = half_width_bounds(stretch)
    count = len(rows)
    low, high = np.full(count, SETBACK_CAP_M), np.full(count, SETBACK_CAP_M)
    missing: list[tuple[str, ...]] = [()] * count
    for position, row in enumerate(rows.tolist()):
        shape = stretch.geometry[row] if parts[position] is None else parts[position]
        if shape is None or shape.is_empty:
            continue
        wide = 0.0 if shapely.get_dimensions(shape) == 2 else min(half_high[row], HALF_WIDTH_MOST_M)
        wide = max(wide, half_low[row])
        sure, maybe = _nearest_hedge(scene, shape)
        high[position] = min(SETBACK_CAP_M, max(0.0, sure - half_low[row]))
        low[position] = min(SETBACK_CAP_M, max(0.0, min(sure, maybe) - wide))
        reasons = ("path.width_m",) if wide > half_low[row] and low[position] < SETBACK_CAP_M else ()
        missing[position] = (*reasons, *(("hedge_fence.kind",) if maybe < sure else ()))
    return Measured(low, high, high, tuple(m if a < b else () for m, a, b in zip(missing, low, high)))


def _nearest_hedge(scene: Scene, shape: shapely.Geometry) -> tuple[float, float]:
    """Distance to the nearest hedge, and to the nearest feature that may be one; inf where none is near."""
    table, sure, maybe = _hedges(scene)
    near = table.tree.query(shape, predicate="dwithin", distance=SETBACK_CAP_M + 30.0)
    distance = shapely.distance(shape, table.geometry[near])
    found = [float(distance[chosen[near]].min()) if chosen[near].any() else np.inf for chosen in (sure, maybe)]
    return found[0], found[1]


def _explain_setback(scene: Scene, row: int, part: shapely.Geometry | None, accepts: Accepts) -> Explanation:
    """The pieces of path beside hedges that stand too near, and those hedges."""
    stretch = stretches(scene)
    shape = stretch.geometry[row] if part is None else part
    half = float(half_width_bounds(stretch)[0][row])
    table, sure, _ = _hedges(scene)
    near = np.sort(table.tree.query(shape, predicate="dwithin", distance=SETBACK_CAP_M + half))
    close = [hedge for hedge in near[sure[near]].tolist()
             if not accepts(round(max(0.0, float(shapely.distance(shape, table.geometry[hedge])) - half), 2))]
    # The zones are joined before the path is cut: cut parts that overlap on a slanting path do not join again.
    zone = shapely.union_all(shapely.buffer(table.geometry[close], half + 2.0))
    features = tuple(sorted((Role.HEDGE_FENCE, table.keys[hedge]) for hedge in close))
    return Explanation(shapely.intersection(shape, zone) if close else shape, Cause("blockers", features))


def explain_setback(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """Hedges nearer to the stretch than accepted."""
    return _explain_setback(scene, row, None, accepts)


def explain_bend_setback(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """Hedges nearer to the stretch's bends than accepted."""
    return _explain_setback(scene, row, _bend_part(stretches(scene).geometry[row], params), accepts)


PLANTING = (
    Quantity("planting_path_gap_m", "shrub_planting", "beplantningens afstand til stien",
             "distance of the planting from the path", planting_path_gap, unit="m", quantum=0.1,
             derived=("path_stretch",), reads=(Role.PATH,), reach_m=GAP_CAP_M + 30.0),
    Quantity("planting_parking_gap_m", "shrub_planting", "beplantningens afstand til parkeringen",
             "distance of the planting from the parking", planting_parking_gap, unit="m", quantum=0.1,
             reads=(Role.PARKING,), reach_m=GAP_CAP_M),
    Quantity("tree_path_gap_m", "tree", "træets afstand til stien", "distance of the tree from the path", tree_path_gap,
             unit="m", quantum=0.1, derived=("path_stretch",), reads=(Role.PATH,), reach_m=GAP_CAP_M + 30.0),
    Quantity("planting_height_m", "shrub_planting", "beplantningens højde", "height of the planting", planting_height,
             unit="m", of_subject="height_m"),
    Quantity("crown_path_gap_m", "tree", "kronens afstand til stien", "distance of the crown from the path",
             crown_path_gap, unit="m", quantum=0.1, derived=("path_stretch",), reads=(Role.PATH,),
             reach_m=GAP_CAP_M + 30.0, parameters={"crown_m": _CROWN}),
    Quantity("crown_base_m", "tree", "højden til kronens nederste grene", "height of the crown's lowest branches",
             crown_base, unit="m", of_subject="crown_base_m"),
    Quantity("hedge_setback_m", "path_stretch", "hækkens afstand til stiens kant",
             "distance of the hedge from the path's edge", hedge_setback, unit="m", reads=(Role.HEDGE_FENCE,),
             reach_m=SETBACK_CAP_M + 30.0, explain=explain_setback),
    Quantity("hedge_bend_setback_m", "path_stretch", "hækkens afstand til stien i sving",
             "distance of the hedge from the path at bends", hedge_bend_setback, unit="m", reads=(Role.HEDGE_FENCE,),
             reach_m=SETBACK_CAP_M + 30.0, explain=explain_bend_setback,
             parameters={"turn_deg": _BEND, "reach_m": _BEND_REACH}),
)
