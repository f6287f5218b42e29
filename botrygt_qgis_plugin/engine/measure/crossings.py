# SPDX-License-Identifier: GPL-2.0-or-later
"""Sight triangles where ways meet, where drives leave plots, and in sight areas: how tall what stands there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.facing import first_of_each
from botrygt_qgis_plugin.engine.measure.network import Network, network
from botrygt_qgis_plugin.engine.measure.noding import TOLERANCE_M, Linework
from botrygt_qgis_plugin.engine.measure.tallest import STANDING_ROLES, explain_tallest, near, shown, tallest
from botrygt_qgis_plugin.engine.measured import Accepts, Cause, Explanation, Measured, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Geometries, Scene, empty_table

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

CROSSING_ROLES = (Role.PATH, Role.ROAD)
TRIANGLE_REACH_M = 25.0
KINDS = ROAD, CYCLE, FOOT = 0, 1, 2
Sizes = Mapping[tuple[int, int], tuple[float, float]]
# Metres along each of the two ways from the corner of their edges (Uppsala's technical handbook; rules.md S08).
LEGS: Sizes = {
    (ROAD, ROAD): (10.0, 10.0), (ROAD, CYCLE): (10.0, 10.0), (CYCLE, ROAD): (10.0, 10.0), (CYCLE, CYCLE): (10.0, 10.0),
    (CYCLE, FOOT): (10.0, 5.0), (FOOT, CYCLE): (5.0, 10.0), (FOOT, FOOT): (5.0, 5.0)}
# Where a footpath meets a road no figure was found; as where one meets a cycle path.
ROAD_FOOT: Sizes = {(ROAD, FOOT): (10.0, 5.0), (FOOT, ROAD): (5.0, 10.0)}
# Half widths by kind where none is drawn: a guess, and the most it can be.
HALF_GUESS_M, HALF_MOST_M = np.array([3.0, 1.25, 1.25]), np.array([5.0, 3.0, 3.0])
# Legs that go on this nearly straight leave no corner between them, nor do legs that run beside one another.
STRAIGHT_DEG, BESIDE_DEG = 150.0, 15.0
LOOK_M = 4.0
# A path that ends this near the edge of a road leads out into it.
MOUTH_M = 1.5
LEAST_SINE = 0.25


@dataclass(frozen=True)
class Legs:
    """The ways that leave crossings: row of it, unit direction (k, 2), which of KINDS it may be (k, 3), half width."""

    crossing: Rows
    way: Numbers
    may_be: Flags
    half: Numbers

    @cached_property
    def corners(self) -> tuple[Rows, Rows]:
        """Pairs of neighbouring legs with a corner between them, counter-clockwise."""
        angle = np.degrees(np.arctan2(self.way[:, 1], self.way[:, 0]))
        order = np.lexsort((angle, self.crossing))
        ring = self.crossing[order]
        last = np.append(ring[1:] != ring[:-1], True) if len(ring) else np.empty(0, dtype=bool)
        first = np.searchsorted(ring, ring[last])
        after = np.arange(1, len(ring) + 1)
        after[last] = first
        turn = (angle[order][after] - angle[order]) % 360.0 if len(ring) else np.empty(0)
        kept = (turn >= BESIDE_DEG) & (turn <= STRAIGHT_DEG)
        return order[kept], order[after][kept] if len(ring) else order

    @property
    def guess(self) -> Rows:
        """(k,) the kind each is taken for: a footpath where nothing is said."""
        most: Rows = np.where(self.may_be[:, FOOT], FOOT, np.argmax(self.may_be, axis=1)).astype(np.intp)
        return most


def way_crossings(scene: Scene) -> FeatureTable:
    """Points where three or more ways meet: paths and roads together, however they were drawn."""
    return _found(scene)[0]


def _found(scene: Scene) -> tuple[FeatureTable, Legs]:
    return scene.derived(_crossings, *CROSSING_ROLES)


def way_network(scene: Scene) -> Network:
    """Paths and roads together between their junctions; members are rows of the paths, then of the roads."""
    return scene.derived(_network, *CROSSING_ROLES)


def _network(scene: Scene) -> Network:
    paths, roads = scene.table(Role.PATH), scene.table(Role.ROAD)
    ways = [_linework(paths, 0), _linework(roads, len(paths))]
    ways.append(_mouths(ways[0], ways[1], roads.number("width_m")[ways[1].row - len(paths)] / 2.0))
    return network(Linework(*(np.concatenate([getattr(part, name) for part in ways])
                              for name in ("lines", "row", "level"))))


def _mouths(paths: Linework, roads: Linework, half: Numbers) -> Linework:
    """From ends of paths that are drawn to the edge of a road, on to its middle line."""
    ends = np.concatenate([shapely.get_point(paths.lines, at) for at in (0, -1)])
    owner = np.tile(np.arange(len(paths.lines)), 2)
    one, other = shapely.STRtree(paths.lines).query(ends, predicate="dwithin", distance=TOLERANCE_M)
    loose = ~np.isin(np.arange(len(ends)), one[owner[one] != other])
    end, road = shapely.STRtree(roads.lines).query(ends, predicate="dwithin", distance=MOUTH_M + HALF_MOST_M[ROAD])
    away = shapely.distance(ends[end], roads.lines[road])
    reach = np.where(np.isnan(half), HALF_MOST_M[ROAD], half)[road] + MOUTH_M
    kept = loose[end] & (away > TOLERANCE_M) & (away <= reach)
    end, road, away = end[kept], road[kept], away[kept]
    first = first_of_each(end, away, road.astype(np.float64))
    lines: Geometries = shapely.shortest_line(ends[end[first]], roads.lines[road[first]])
    path = owner[end[first]]
    return Linework(lines, paths.row[path], paths.level[path])


def _linework(table: FeatureTable, first: int) -> Linework:
    """The lines of a table, multilines taken apart, rows numbered from `first`."""
    parts, row = shapely.get_parts(table.geometry, return_index=True)
    lines = np.flatnonzero((shapely.get_dimensions(parts) == 1) & (shapely.length(parts) > 0))
    return Linework(parts[lines], row[lines] + first, table.number("level")[row[lines]])


def _crossings(scene: Scene) -> tuple[FeatureTable, Legs]:
    paths, roads, made = scene.table(Role.PATH), scene.table(Role.ROAD), way_network(scene)
    if not len(made.lines):
        return empty_table(), Legs(np.empty(0, dtype=np.intp), np.empty((0, 2)), np.empty((0, 3), dtype=bool),
                                   np.empty(0))
    ends = np.concatenate([shapely.get_coordinates(shapely.get_point(made.lines, at)) for at in (0, -1)])
    ahead = np.concatenate([shapely.get_coordinates(shapely.line_interpolate_point(made.lines, metres))
                            for metres in (LOOK_M, -LOOK_M)])
    place, node, degree = np.unique(np.round(ends, 2) + 0.0, axis=0, return_inverse=True, return_counts=True)
    meets = np.flatnonzero(degree >= 3)
    rank = np.full(len(place), -1)
    rank[meets] = np.arange(len(meets))
    kept = np.flatnonzero(rank[node.ravel()] >= 0)
    way = ahead[kept] - ends[kept]
    members = [made.members[line] for line in (kept % len(made.lines)).tolist()]
    legs = Legs(rank[node.ravel()[kept]], way / np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)[:, None],
                *_ways(paths, roads, members, shapely.points(ahead[kept])))
    keys = tuple(f"crossing:{x:.2f},{y:.2f}" for x, y in place[meets].tolist())
    return FeatureTable(keys, shapely.points(place[meets]), {"legs": _spelt(legs, len(keys))}, keys,
                        ("",) * len(keys)), legs


def _spelt(legs: Legs, count: int) -> NDArray[Any]:
    """(n,) the legs of each crossing as text. A way far off can turn one by a hair, where their lines are joined: then
    the crossing is another, though it lies where it lay."""
    parts: list[list[str]] = [[] for _ in range(count)]
    for row, *leg in zip(legs.crossing.tolist(), legs.way.tolist(), legs.may_be.tolist(), legs.half.tolist()):
        parts[row].append(repr(leg))
    made = np.empty(count, dtype=object)
    made[:] = ["".join(texts) for texts in parts]
    return made


def _ways(paths: FeatureTable, roads: FeatureTable, members: Sequence[tuple[int, ...]],
          ahead: Geometries) -> tuple[Flags, Numbers]:
    """(k, 3) what each leg may be, and its half width (NaN unknown), from the drawn ways that lie just ahead on it."""
    told = {"foot": (FOOT,), "cycle": (CYCLE,), "shared": (CYCLE,)}
    kinds = [told.get(k, (FOOT, CYCLE)) for k in paths.text("kind").tolist()] + [(ROAD,)] * len(roads)
    width = np.concatenate([paths.number("width_m"), roads.number("width_m")])
    shapes = np.concatenate([paths.geometry, roads.geometry])
    leg = np.repeat(np.arange(len(members)), [len(rows) for rows in members])
    row = np.array([row for rows in members for row in rows], dtype=np.intp)
    here = shapely.distance(shapes[row], ahead[leg]) <= 2.0 * TOLERANCE_M
    may_be, half = np.zeros((len(members), len(KINDS)), dtype=bool), np.full(len(members), -np.inf)
    for one, drawn in zip(leg[here].tolist(), row[here].tolist()):
        may_be[one, list(kinds[drawn])] = True
    np.maximum.at(half, leg[here], width[row[here]] / 2.0)
    may_be[~may_be.any(axis=1)] = True
    return may_be, np.where(np.isfinite(half), half, np.nan)


@dataclass(frozen=True)
class _Triangles:
    """(t,) sight triangles, the position of the crossing of each, and whether it is certain, and the guess."""

    shape: Geometries
    crossing: Rows
    sure: Flags
    guess: Flags


def _triangles(scene: Scene, rows: Rows, sizes: Sizes) -> _Triangles:
    """Every triangle that the crossings have or may have: at each corner for each kind and width the ways may have."""
    points, legs = _found(scene)
    one, other = legs.corners
    position = np.full(len(points), -1)
    position[rows] = np.arange(len(rows))
    kept = position[legs.crossing[one]] >= 0
    one, other = one[kept], other[kept]
    parts = []
    for (kind, second), size in sizes.items():
        own = np.flatnonzero(legs.may_be[one, kind] & legs.may_be[other, second])
        ends, guess = (one[own], other[own]), (legs.guess[one[own]] == kind) & (legs.guess[other[own]] == second)
        blank = np.isnan(legs.half[ends[0]]) | np.isnan(legs.half[ends[1]])
        sure = ~blank & (legs.may_be[ends[0]].sum(axis=1) == 1) & (legs.may_be[ends[1]].sum(axis=1) == 1)
        for fill in (HALF_GUESS_M, np.zeros(3), HALF_MOST_M):
            half = [np.where(np.isnan(legs.half[end]), fill[k], legs.half[end]) for end, k in zip(ends, (kind, second))]
            some = np.flatnonzero(blank | (fill is HALF_GUESS_M))
            corners = _corner_shapes(scene, legs, (ends[0][some], ends[1][some]), size, (half[0][some], half[1][some]))
            parts.append((corners, position[legs.crossing[ends[0][some]]], sure[some],
                          guess[some] & (fill is HALF_GUESS_M)))
    return _Triangles(*(np.concatenate(column) for column in zip(*parts)))


def _corner_shapes(scene: Scene, legs: Legs, ends: tuple[Rows, Rows], size: tuple[float, float],
                   half: tuple[Numbers, Numbers]) -> Geometries:
    """The corner of the two ways' edges and the points so far along each edge."""
    if not len(ends[0]):
        return np.empty(0, dtype=object)
    place = shapely.get_coordinates(_found(scene)[0].geometry)[legs.crossing[ends[0]]]
    one, other = legs.way[ends[0]], legs.way[ends[1]]
    sine = np.maximum(np.abs(one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]), LEAST_SINE)[:, None]
    corner = place + (one * half[1][:, None] + other * half[0][:, None]) / sine
    shapes: Geometries = shapely.polygons(np.stack([corner, corner + one * size[0], corner + other * size[1]], axis=1))
    return shapes


def _in_triangles(scene: Scene, rows: Rows, sizes: Sizes) -> Measured:
    found = _triangles(scene, rows, sizes)
    told = tallest(scene, near(scene, found.shape, STANDING_ROLES))
    low, high, guess = (np.zeros(len(rows)) for _ in range(3))
    for made, some, values in ((low, found.sure, told.low), (high, found.sure | ~found.sure, told.high),
                               (guess, found.guess, told.guess)):
        np.maximum.at(made, found.crossing[some], values[some])
    missing: list[set[str]] = [set() for _ in rows]
    for crossing, names, sure in zip(found.crossing.tolist(), told.missing, found.sure.tolist()):
        missing[crossing] |= {*names, *(() if sure else ("path.kind", "path.width_m"))}
    return Measured(low, high, guess, tuple(tuple(sorted(names)) if low[row] < high[row] else ()
                                            for row, names in enumerate(missing)))


def triangle_height(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Height of the tallest thing in the sight triangles of a crossing of roads, cycle paths and footpaths."""
    return _in_triangles(scene, rows, LEGS)


def road_foot_height(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The same where a footpath meets a road."""
    return _in_triangles(scene, rows, ROAD_FOOT)


def explain_triangle(sizes: Sizes, scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The triangles with something too tall in them, and what it is."""
    found = _triangles(scene, np.array([row]), sizes)
    zones = found.shape[found.guess] if found.guess.any() else found.shape
    told = near(scene, zones, STANDING_ROLES)
    parts = [explain_tallest(scene, told, i, accepts) for i in range(len(zones))]
    held = [i for i, part in enumerate(parts) if part.cause is not None]
    features = tuple(sorted({f for part in parts if part.cause for f in part.cause.features}))
    return Explanation(shown([zones[i] for i in held], way_crossings(scene).geometry[row]),
                       Cause("blockers", features) if features else None)


def sight_area_height(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Height of the tallest thing in a sight area."""
    return tallest(scene, near(scene, _areas(scene, rows), STANDING_ROLES))


def _areas(scene: Scene, rows: Rows) -> Geometries:
    """Sight areas as surfaces: one drawn as a closed line is what it encloses, an open line is itself."""
    shapes = scene.table(Role.SIGHT_AREA).geometry[rows].copy()
    for i, shape in enumerate(shapes):
        if shape.geom_type == "LineString" and shape.is_closed and len(shape.coords) > 3:
            shapes[i] = shapely.make_valid(shapely.Polygon(shape))
    return shapes


def explain_sight_area(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """What is too tall in the area."""
    return explain_tallest(scene, near(scene, _areas(scene, np.array([row])), STANDING_ROLES), 0, accepts)


CROSSINGS = (
    Quantity("sight_triangle_height_m", "way_crossing", "højden af det højeste i krydsets oversigtstrekanter",
             "height of the tallest thing in the crossing's sight triangles", triangle_height, unit="m",
             reads=(*STANDING_ROLES, *CROSSING_ROLES), reach_m=TRIANGLE_REACH_M,
             explain=partial(explain_triangle, LEGS)),
    Quantity("road_foot_triangle_height_m", "way_crossing",
             "højden af det højeste i oversigtstrekanterne, hvor gangsti møder vej",
             "height of the tallest thing in the sight triangles where footpath meets road", road_foot_height, unit="m",
             reads=(*STANDING_ROLES, *CROSSING_ROLES), reach_m=TRIANGLE_REACH_M,
             explain=partial(explain_triangle, ROAD_FOOT)),
    Quantity("sight_area_height_m", "sight_area", "højden af det højeste i oversigtsarealet",
             "height of the tallest thing in the sight area", sight_area_height, unit="m", reads=STANDING_ROLES,
             reach_m=1.0, explain=explain_sight_area),
)
