# SPDX-License-Identifier: GPL-2.0-or-later
"""How far a fence stands from what everybody may use: paths, roads, open space, playgrounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.coverage import covered_for
from botrygt_qgis_plugin.engine.measure.stretches import stretches
from botrygt_qgis_plugin.engine.measured import Measured, Parameter, Params
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]

PUBLIC_CAP_M = 20.0
# Half the widest road a plan may draw, beyond the cap.
WAY_REACH_M = PUBLIC_CAP_M + 50.0
# Every plan has paths and roads; open space and playgrounds count as far as they are drawn.
NEEDED = (Role.PATH, Role.ROAD)
PUBLIC_ROLES = (Role.PATH, Role.ROAD, Role.OPEN_SPACE, Role.PLAY_MEET)
WIDTHS = {
    "path_m": Parameter(2.5, "m", 0.5, 6.0, "stiens bredde, hvor den ikke er tegnet (antaget)",
                        "width of a path where it is not drawn (assumed)"),
    "path_widest_m": Parameter(6.0, "m", 6.0, 20.0, "bredere er ingen sti, hvis bredde ikke er tegnet",
                               "no path whose width is not drawn is wider"),
    "road_m": Parameter(6.0, "m", 2.0, 20.0, "vejens bredde, hvor den ikke er tegnet (antaget)",
                        "width of a road where it is not drawn (assumed)"),
    "road_widest_m": Parameter(20.0, "m", 20.0, 60.0, "bredere er ingen vej, hvis bredde ikke er tegnet",
                               "no road whose width is not drawn is wider"),
}


@dataclass(frozen=True)
class _Gaps:
    """(n,) least, greatest and assumed distance to the nearest of one kind, and what would settle it."""

    low: Numbers
    high: Numbers
    guess: Numbers
    missing: str = ""


def public_gap(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Distance from a fence to the edge of the nearest public place, at most PUBLIC_CAP_M.

    Bounds where the width of a way is not drawn, or where a layer's coverage ends nearer than what it shows.
    """
    shapes = scene.table(Role.HEDGE_FENCE).geometry[rows]
    found = [*_drawn(scene, shapes, params), *_undrawn(scene, shapes)]
    cap = np.full(len(rows), PUBLIC_CAP_M)
    low, high, guess = (np.minimum.reduce([cap, *(getattr(gaps, name) for gaps in found)])
                        for name in ("low", "high", "guess"))
    lacking = np.array([gaps.missing in {role.value for role in NEEDED} for gaps in found], dtype=bool)
    guess = np.where((low < high) & lacking.any(), np.nan, guess)
    missing = tuple(tuple(dict.fromkeys(gaps.missing for gaps in found if gaps.missing and gaps.low[row] < high[row]))
                    for row in range(len(rows)))
    return Measured(low, high, guess, missing)


def _drawn(scene: Scene, shapes: Geometries, params: Params) -> Iterator[_Gaps]:
    """Paths and roads drawn as areas, open spaces and playgrounds; then paths and roads drawn as lines."""
    for role in PUBLIC_ROLES:
        table = scene.table(role)
        if role in NEEDED:
            table = table.take(np.flatnonzero(shapely.get_dimensions(table.geometry) == 2))
        gap = _nearest(table, shapes)
        yield _Gaps(gap, gap, gap)
    for role, ways in ((Role.PATH, stretches(scene)), (Role.ROAD, scene.table(Role.ROAD))):
        lines = ways.take(np.flatnonzero(shapely.get_dimensions(ways.geometry) == 1))
        yield _way_gaps(scene, role, lines, shapes, params)


def _nearest(table: FeatureTable, shapes: Geometries) -> Numbers:
    one, other = table.tree.query(shapes, predicate="dwithin", distance=PUBLIC_CAP_M)
    gap = np.full(len(shapes), np.inf)
    np.minimum.at(gap, one, shapely.distance(shapes[one], table.geometry[other]))
    return gap


def _way_gaps(scene: Scene, role: Role, ways: FeatureTable, shapes: Geometries, params: Params) -> _Gaps:
    width = ways.number("width_m")
    widest, usual = params[f"{role.value}_widest_m"], params[f"{role.value}_m"]
    unknown = np.isnan(width)
    half = [np.where(unknown, blank, width) / 2.0 for blank in (widest, 0.0, usual)]
    reach = PUBLIC_CAP_M + max(float(half[0].max(initial=0.0)), 0.0)
    one, other = ways.tree.query(shapes, predicate="dwithin", distance=reach)
    lines = shapely.shortest_line(shapes[one], ways.geometry[other])
    kept = ~(unknown[other] & _on_area(scene, role, shapely.get_point(lines, -1)))
    one, other, distance = one[kept], other[kept], shapely.length(lines)[kept]
    gaps = [np.full(len(shapes), np.inf) for _ in half]
    for gap, part in zip(gaps, half):
        np.minimum.at(gap, one, np.maximum(0.0, distance - part[other]))
    return _Gaps(gaps[0], gaps[1], gaps[2], f"{role.value}.width_m")


def _on_area(scene: Scene, role: Role, places: Geometries) -> NDArray[np.bool_]:
    """(n,) True where the way is drawn as an area too, which says how wide it is."""
    table = scene.table(role)
    areas = table.geometry[shapely.get_dimensions(table.geometry) == 2]
    return np.isin(np.arange(len(places)), shapely.STRtree(areas).query(places, predicate="intersects")[0])


def _undrawn(scene: Scene, shapes: Geometries) -> Iterator[_Gaps]:
    """What may lie undrawn: anywhere where a needed role was not drawn, else outside the role's coverage."""
    nowhere = np.full(len(shapes), np.inf)
    for role in PUBLIC_ROLES:
        if scene.has(role):
            yield _Gaps(covered_for(scene, role, shapes), nowhere, nowhere, f"{role.value}:coverage")
        elif role in NEEDED:
            yield _Gaps(np.zeros(len(shapes)), nowhere, nowhere, role.value)
