# SPDX-License-Identifier: GPL-2.0-or-later
"""Lamps as the plan draws them: how far apart along a path, how high, and whether a tree stands in their light."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.coverage import covered_for, leaving
from botrygt_qgis_plugin.engine.measure.lamps import Gaps, gap_piece, lamp_gaps
from botrygt_qgis_plugin.engine.measure.stretches import CENTRE_LINE, STRETCH_ROLES, stretches
from botrygt_qgis_plugin.engine.measured import (
    Accepts,
    Cause,
    Explanation,
    Measured,
    Parameter,
    Params,
    Quantity,
)
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Geometries, Scene

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
Reasons = tuple[tuple[str, ...], ...]

HEIGHT, LAMP_COVER = "light.height_m", "light:coverage"
TREE_CAP_M = 20.0
MOST_LAMPS = 200
_BESIDE = Parameter(10.0, "m", 1.0, 25.0, "en lampe højst så langt fra stien hører til den",
                    "a lamp at most this far from the path belongs to it")
_BEYOND = Parameter(40.0, "m", 0.0, 80.0, "så langt fra stiens ende kan en lampe dér regnes som den næste",
                    "a lamp this far beyond the path's end may count as the next one")
_HEIGHT = Parameter(5.0, "m", 2.0, 12.0, "lyspunkthøjde, hvor tegningen ikke siger den",
                    "light-point height where the drawing is silent")


def _is_line(geometry: Geometries) -> NDArray[np.bool_]:
    return np.asarray(shapely.get_type_id(geometry) == shapely.GeometryType.LINESTRING)


def lamp_count(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Lamps within beside_m of each stretch; more may stand where the lamp layer does not reach."""
    if not scene.has(Role.LIGHT):
        return Measured.unknown(len(rows), Role.LIGHT.value)
    shapes = stretches(scene).geometry[rows]
    path, _ = scene.table(Role.LIGHT).tree.query(shapes, predicate="dwithin", distance=params["beside_m"])
    count = np.bincount(path, minlength=len(rows)).astype(np.float64)
    unseen = leaving(scene, Role.LIGHT, shapes, params["beside_m"])
    # Of a path drawn as a surface only, some of the lamps near it may be far from its centre line.
    astray = ~_is_line(shapes) & (count > 0)
    low, high = np.where(astray, 0.0, count), np.where(unseen, np.inf, count)
    return Measured(low, high, np.where(astray, np.nan, count), _reasons((unseen, LAMP_COVER), (astray, CENTRE_LINE)))


def _reasons(*grounds: tuple[NDArray[np.bool_], str]) -> Reasons:
    return tuple(tuple(word for held, (_, word) in zip(row, grounds) if held)
                 for row in np.stack([held for held, _ in grounds], axis=1).tolist())


def lamp_spacing_ratio(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The widest gap between neighbouring lamps along the stretch, over the pair's mean light-point height.

    Source: spacing to height as a screen for dark gaps, rules.md L17 (a straight isotropic row keeps U0 0.20 at 6).
    Infinite where no lamp stands beside the stretch.
    """
    if not scene.has(Role.LIGHT):
        return Measured.unknown(len(rows), Role.LIGHT.value)
    shapes = stretches(scene).geometry[rows]
    lines = np.flatnonzero(_is_line(shapes))
    gaps = lamp_gaps(scene, shapes[lines], params)
    low, high, guess = (np.full(len(rows), -np.inf) for _ in range(3))
    unseen = np.zeros(len(rows), dtype=bool)
    for column, values in ((low, gaps.low), (high, gaps.high), (guess, gaps.guess)):
        np.maximum.at(column, lines[gaps.path], values)
    unseen[lines[gaps.path[gaps.unseen]]] = True
    dark = np.isneginf(guess)
    alone = dark & leaving(scene, Role.LIGHT, shapes, params["beside_m"])
    surface = ~_is_line(shapes)
    low, high = np.where(dark, np.inf, low), np.where(dark, np.inf, high)
    low[alone | surface] = 0.0
    guess = np.where(surface, np.nan, np.where(dark, np.inf, guess))
    reasons = _reasons((surface, CENTRE_LINE), (_heights_matter(gaps, lines, len(rows)), HEIGHT),
                       ((unseen | alone) & ~surface, LAMP_COVER))
    return Measured(low, high, guess, reasons)


def _heights_matter(gaps: Gaps, lines: Rows, count: int) -> NDArray[np.bool_]:
    """Where an unknown height keeps a gap's ratio open."""
    matter = np.zeros(count, dtype=bool)
    matter[lines[gaps.path[(gaps.low < gaps.high) & (np.isnan(gaps.one) | np.isnan(gaps.other))]]] = True
    return matter


def _all_gaps(scene: Scene, params: tuple[tuple[str, float], ...]) -> Gaps:
    """The gaps of every stretch, by stretch: made once for all explanations."""
    shapes = stretches(scene).geometry
    line = np.flatnonzero(shapely.get_type_id(shapes) == shapely.GeometryType.LINESTRING)
    gaps = lamp_gaps(scene, shapes[line], dict(params))
    return replace(gaps, path=line[gaps.path])


def explain_lamp_spacing(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The pieces of path in gaps that are too wide, and the fewest evenly spaced lamps that would close them."""
    shape = stretches(scene).geometry[row]
    if shape.geom_type != "LineString":
        return Explanation(shape, None)
    gaps = scene.derived_by(_all_gaps, tuple(sorted(params.items())), *STRETCH_ROLES, Role.LIGHT)
    gaps = gaps.take(slice(*np.searchsorted(gaps.path, [row, row + 1])))
    if not len(gaps.path):
        return Explanation(shape, None)
    wide = [i for i, ratio in enumerate(gaps.guess.tolist()) if not accepts(round(ratio, 2))]
    pieces = [gap_piece(shape, float(gaps.start[i]), float(gaps.end[i])) for i in wide]
    evidence = pieces[0] if len(pieces) == 1 else shapely.union_all(pieces)
    added: list[tuple[Role, shapely.Geometry, dict[str, float | str]]] = []
    for i in wide:
        lamps = _lamps_in(gaps, i, params["default_height_m"], accepts)
        if not lamps:
            return Explanation(evidence, None)
        added += [(Role.LIGHT, shapely.line_interpolate_point(shape, at % shape.length), {"height_m": height})
                  for at, height in lamps]
    return Explanation(evidence, Cause("lack", proposal=tuple(added)) if added else None)


def _lamps_in(gaps: Gaps, i: int, default: float, accepts: Accepts) -> list[tuple[float, float]]:
    """Where along the path, and how high, the fewest lamps stand that leave only accepted gaps in gap i."""
    start, end = float(gaps.start[i]), float(gaps.end[i])
    ends = [default if math.isnan(h) else float(h) for h in (gaps.one[i], gaps.other[i])]
    height = round(max(ends), 2)
    # The new lamps are as high as the higher neighbour; beside the lower one the mean is the least.
    mean = (height + min(ends)) / 2.0
    opening, closing = bool(gaps.open_start[i]), bool(gaps.open_end[i])
    for count in range(1, MOST_LAMPS):
        # Towards an open end half a spacing is left, towards a lamp a whole one.
        step = (end - start) / (count + 1 - 0.5 * opening - 0.5 * closing)
        if accepts(round(step / mean, 2)):
            first = start + (0.5 if opening else 1.0) * step
            return [(first + k * step, height) for k in range(count)]
    return []


def light_beside(scene: Scene, rows: Rows, params: Params) -> Measured:
    """'path', 'road' or 'none': the nearer of the two within beside_m, the path where both are as near."""
    lamps, beside = scene.table(Role.LIGHT).geometry[rows], params["beside_m"]
    path, path_low = _distance(scene, Role.PATH, stretches(scene), lamps, beside)
    road, road_low = _distance(scene, Role.ROAD, scene.table(Role.ROAD), lamps, beside)
    guess = np.full(len(rows), "none", dtype=object)
    guess[np.isfinite(road)] = "road"
    guess[np.isfinite(path) & (path <= road)] = "path"
    sure_path, sure_road = np.isfinite(path) & (path <= road_low), np.isfinite(road) & (path_low > road)
    sure = sure_path | sure_road | (np.isinf(path_low) & np.isinf(road_low))
    values = guess.copy()
    values[~sure] = None
    words = [role.value + (":coverage" if scene.has(role) else "") for role in (Role.PATH, Role.ROAD)]
    return Measured(values, values, guess, _reasons((~sure & (path_low < path), words[0]),
                                                    (~sure & (road_low < road), words[1])))


def _distance(scene: Scene, role: Role, table: FeatureTable, points: Geometries, cap: float) -> tuple[Floats, Floats]:
    """(n,) distance to the nearest drawn row within `cap`, inf beyond it; and how near an undrawn one may be."""
    point, other = table.tree.query(points, predicate="dwithin", distance=cap)
    nearest = np.full(len(points), np.inf)
    np.minimum.at(nearest, point, shapely.distance(points[point], table.geometry[other]))
    edge = covered_for(scene, role, points) if scene.has(role) else np.zeros(len(points))
    return nearest, np.minimum(nearest, np.where(edge < cap, edge, np.inf))


def light_point_height(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The drawn light-point height."""
    return Measured.column(scene.table(Role.LIGHT).number("height_m")[rows], HEIGHT)


def tree_clearance(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Distance to the nearest tree's stem, at most TREE_CAP_M; an undrawn tree may stand beyond the layer's cover."""
    if not scene.has(Role.TREE):
        return Measured.unknown(len(rows), Role.TREE.value)
    lamps = scene.table(Role.LIGHT).geometry[rows]
    nearest, low = _distance(scene, Role.TREE, scene.table(Role.TREE), lamps, TREE_CAP_M)
    low, high = np.minimum(low, TREE_CAP_M), np.minimum(nearest, TREE_CAP_M)
    return Measured(low, high, high, _reasons((low < high, "tree:coverage")))


def explain_tree_clearance(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The lines from the lamp to every tree that stands too near; all of them are the cause."""
    lamp, trees = scene.table(Role.LIGHT).geometry[row], scene.table(Role.TREE)
    near = trees.tree.query(lamp, predicate="dwithin", distance=TREE_CAP_M)
    away = shapely.distance(lamp, trees.geometry[near])
    close = sorted((trees.keys[tree], tree) for tree, metres in zip(near.tolist(), away.tolist())
                   if not accepts(round(metres, 1)))
    if not close:
        return Explanation(lamp, None)
    # A tree drawn on the lamp itself leaves no line to show.
    lines = [shapely.shortest_line(lamp, trees.geometry[tree]) for _, tree in close]
    evidence = shapely.union_all([line for line in lines if line.length > 0])
    return Explanation(lamp if evidence.is_empty else evidence,
                       Cause("blockers", tuple((Role.TREE, key) for key, _ in close)))


LIGHTING = (
    Quantity("lamp_count", "path_stretch", "lamper langs stien", "lamps beside the path", lamp_count, quantum=1.0,
             reads=(Role.LIGHT,), reach_m=_BESIDE.high, parameters={"beside_m": _BESIDE}),
    Quantity("lamp_spacing_ratio", "path_stretch", "største lampeafstand delt med lyspunkthøjden",
             "widest lamp spacing divided by light-point height", lamp_spacing_ratio, quantum=0.01,
             reads=(Role.LIGHT,), reach_m=max(_BESIDE.high, _BEYOND.high), explain=explain_lamp_spacing,
             parameters={"beside_m": _BESIDE, "beyond_m": _BEYOND, "default_height_m": _HEIGHT}),
    Quantity("light_beside", "light", "hvad lampen står ved", "what the lamp stands beside", light_beside, kind="text",
             reads=(Role.ROAD, Role.PATH), derived=("path_stretch",), reach_m=_BESIDE.high,
             parameters={"beside_m": _BESIDE}),
    Quantity("light_point_height_m", "light", "lyspunkthøjde", "light-point height", light_point_height, unit="m",
             of_subject="height_m"),
    Quantity("tree_clearance_m", "light", "afstand fra lampe til nærmeste træ", "distance from lamp to nearest tree",
             tree_clearance, unit="m", quantum=0.1, reads=(Role.TREE,), reach_m=TREE_CAP_M,
             explain=explain_tree_clearance),
)
