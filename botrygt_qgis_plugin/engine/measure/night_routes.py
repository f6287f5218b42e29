# SPDX-License-Identifier: GPL-2.0-or-later
"""Early and late routes: which dwellings reach parking or a stop along ways that are lit and overlooked all along."""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from botrygt_qgis_plugin.engine.measure.crossings import CROSSING_ROLES, way_network
from botrygt_qgis_plugin.engine.measure.lit import LIGHTING_PARAMS, lit
from botrygt_qgis_plugin.engine.measure.night import NIGHT_ROLES, Night, night
from botrygt_qgis_plugin.engine.measure.openings import homes_certain
from botrygt_qgis_plugin.engine.measure.optics import LOWER_HEMISPHERE
from botrygt_qgis_plugin.engine.measure.overlook import LOOKING
from botrygt_qgis_plugin.engine.measured import Accepts, Cause, Explanation, Measured, Parameter, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

GOALS = (Role.PARKING, Role.BUS_STOP)
# From a door, and from a parking or stop, one walks this far to the nearest way.
DOOR_M, GOAL_M = 60.0, 12.0
DOOR_AT_WALL_M = 1.5
# Beside dark metres a metre of way weighs this little, so that of two routes as dark the shorter one is taken.
FAINT = 1e-4
# Less than this is no dark piece.
DARK_M = 1.0
# Of the search for places within reach, which are then measured.
TOLERANCE_M = 1e-6
# So many times lamps are added where those before were not enough.
ROUNDS = 3
STEP = Parameter(4.0, "m", 1.0, 10.0, "længden af de stykker vej og sti, der ses på",
                 "length of the pieces of way that are looked at")


@dataclass(frozen=True)
class _Ways:
    """The network in pieces: the two nodes of each, (n, 2) nodes, what is known of the pieces, and its lines."""

    one: Rows
    other: Rows
    nodes: Numbers
    known: Night
    lines: Geometries

    def pieces(self, rows: Rows) -> Geometries:
        """Some of the pieces as straight lines."""
        ends = np.stack([self.nodes[self.one[rows]], self.nodes[self.other[rows]]], axis=1)
        found: Geometries = shapely.linestrings(ends)
        return found


def _ways(scene: Scene, params: Params) -> _Ways:
    return scene.derived_by(_laid_out, tuple(sorted(params.items())), *CROSSING_ROLES, *NIGHT_ROLES)


def _laid_out(scene: Scene, given: tuple[tuple[str, float], ...]) -> _Ways:
    lines, params = way_network(scene).lines, dict(given)
    known = night(scene, lines, params)
    samples = known.samples
    ends = [shapely.get_coordinates(shapely.line_interpolate_point(lines[samples.owner], at)).reshape(-1, 2)
            for at in (samples.start, samples.end)]
    nodes, place = np.unique(np.round(np.concatenate(ends), 2) + 0.0, axis=0, return_inverse=True)
    half = len(samples.owner)
    return _Ways(place.ravel()[:half], place.ravel()[half:], nodes, known, lines)


def _homes(scene: Scene) -> tuple[Geometries, Numbers]:
    """Where one steps out of each building with dwellings, and how many it has: its doors, else itself."""
    table = scene.table(Role.BUILDING)
    rows = np.flatnonzero(homes_certain(scene))
    doors = scene.table(Role.ENTRANCE).geometry
    home, door = shapely.STRtree(doors).query(table.geometry[rows], predicate="dwithin", distance=DOOR_AT_WALL_M)
    places = table.geometry[rows].copy()
    entered, first, count = np.unique(home, return_index=True, return_counts=True)
    for row, begin, many in zip(entered.tolist(), first.tolist(), count.tolist()):
        places[row] = shapely.union_all(doors[door[begin:begin + many]])
    return places, np.maximum(np.nan_to_num(table.number("dwellings")[rows], nan=1.0), 1.0)


def _goals(scene: Scene) -> Geometries:
    goals: Geometries = np.concatenate([scene.table(role).geometry for role in GOALS])
    return goals


@dataclass(frozen=True)
class _Routes:
    """(h,) dark metres of each home's best route (inf without one), the node it begins at (-1 without), and the node
    before each on the way from the goals."""

    dark: Numbers
    begin: Rows
    before: Rows


def _routes(ways: _Ways, watched: Flags, homes: Geometries, goals: Geometries) -> _Routes:
    count = len(ways.nodes)
    length = ways.known.samples.weight
    weight = np.where(watched, 0.0, length) + FAINT * length
    points = shapely.points(ways.nodes)
    tree = shapely.STRtree(points)
    near_goal = np.unique(tree.query(goals, predicate="dwithin", distance=GOAL_M)[1])
    # One source beyond the last node, beside every goal.
    one = np.concatenate([ways.one, ways.other, np.full(len(near_goal), count)])
    other = np.concatenate([ways.other, ways.one, near_goal])
    cost = np.concatenate([weight, weight, np.full(len(near_goal), FAINT)])
    order = np.lexsort((cost, other, one))
    first = np.unique(one[order] * (count + 1) + other[order], return_index=True)[1]
    kept = order[first]
    graph = coo_matrix((cost[kept], (one[kept], other[kept])), shape=(count + 1, count + 1)).tocsr()
    found, before = dijkstra(graph, indices=count, return_predecessors=True)
    home, node = tree.query_nearest(homes, max_distance=DOOR_M, all_matches=False)
    at = np.full(len(homes), -1)
    at[home] = node
    # What a metre of way weighs is no darkness: over a whole plan it stays below DARK_M.
    return _Routes(np.where(at < 0, np.inf, np.round(found[at], 6)), at, before)


def _dark_on(ways: _Ways, watched: Flags, before: Rows, starts: Rows) -> Rows:
    """The dark pieces between some nodes and the goals they go to."""
    count, following, passed = len(ways.nodes), before.tolist(), set[int]()
    for start in starts.tolist():
        spot = start
        # Where one has walked before, the rest of the way is known.
        while spot not in passed and 0 <= following[spot] < count:
            passed.add(spot)
            spot = following[spot]
    one = np.array(sorted(passed), dtype=np.intp)
    steps = np.minimum(one, before[one]) * count + np.maximum(one, before[one])
    code = np.minimum(ways.one, ways.other) * count + np.maximum(ways.one, ways.other)
    own: Rows = np.flatnonzero(~watched & np.isin(code, steps))
    return own


def _levels(known: Night) -> tuple[Flags, Flags, Flags]:
    """Places that are lit and watched: certainly, possibly and by the guess."""
    return (known.lit.certain & (known.counts.low >= 1), known.lit.possible & (known.counts.high >= 1),
            known.lit.guess & (known.counts.guess >= 1))


def night_routes(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Share of the plan's dwellings, in %, with a route to parking or a stop that is lit and overlooked all along."""
    lacking = [role.value for role in CROSSING_ROLES if not scene.has(role)]
    if len(lacking) == len(CROSSING_ROLES) or not scene.has(Role.PARKING):
        return Measured.unknown(len(rows), lacking[0] if len(lacking) == len(CROSSING_ROLES) else Role.PARKING.value)
    ways, (homes, number), goals = _ways(scene, params), _homes(scene), _goals(scene)
    shares = []
    for watched in _levels(ways.known):
        safe = _routes(ways, watched, homes, goals).dark < DARK_M
        shares.append(100.0 * number[safe].sum() / number.sum() if len(number) else 100.0)
    low, high, guess = shares
    missing = tuple(sorted({name for names in ways.known.missing for name in names})) if low < high else ()
    if Role.LIGHT.value in missing:
        guess = np.nan
    bounds = [np.full(len(rows), value) for value in (low, high, guess)]
    return Measured(bounds[0], bounds[1], bounds[2], (missing,) * len(rows))


def explain_night_routes(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The dark pieces of the best routes of dwellings that have no safe one; lamps in them, where those would do."""
    ways, (homes, _), goals = _ways(scene, params), _homes(scene), _goals(scene)
    watched = _levels(ways.known)[2]
    routes = _routes(ways, watched, homes, goals)
    starts = np.unique(routes.begin[(routes.dark >= DARK_M) & (routes.begin >= 0)])
    dark = _dark_on(ways, watched, routes.before, starts)
    if not len(dark):
        return Explanation(scene.table(Role.PLAN_AREA).geometry[row], None)
    evidence = shapely.line_merge(shapely.union_all(ways.pieces(dark)))
    return Explanation(evidence, _lamps(scene, ways, dark, params, accepts))


def _covering(place: Numbers, reach: float) -> list[int]:
    """Which of some (k, 2) places together have every place within reach: again and again the one that has most of what
    is left, of several the most westerly."""
    near = cKDTree(place).query_pairs(reach + TOLERANCE_M, output_type="ndarray") if len(place) else \
        np.empty((0, 2), dtype=np.intp)
    near = near[np.hypot(*(place[near[:, 0]] - place[near[:, 1]]).T) <= reach]
    one = np.concatenate([near[:, 0], near[:, 1], np.arange(len(place))])
    other = np.concatenate([near[:, 1], near[:, 0], np.arange(len(place))])[np.argsort(one, kind="stable")]
    size = np.bincount(one, minlength=len(place))
    lit_by = [part.tolist() for part in np.split(other, np.cumsum(size)[:-1])]
    gain, left, chosen = size.tolist(), [True] * len(place), list[int]()
    heap = [(-many, x, y, at) for at, (many, (x, y)) in enumerate(zip(gain, place.tolist()))]
    heapq.heapify(heap)
    while heap and heap[0][0] < 0:
        many, x, y, at = heap[0]
        if -many > gain[at]:
            # What others have lit since is no gain any more; it never grows, so that the first up to date is the best.
            heapq.heapreplace(heap, (-gain[at], x, y, at))
            continue
        chosen.append(at)
        for spot in (spot for spot in lit_by[at] if left[spot]):
            left[spot] = False
            for lamp in lit_by[spot]:
                gain[lamp] -= 1
    return chosen


def _lamps(scene: Scene, ways: _Ways, dark: Rows, params: Params, accepts: Accepts) -> Cause | None:
    """Lamps of the usual kind that light the dark pieces which dwellings see, where that is enough; tried before it is
    said, and where something shades them filled up."""
    if not scene.has(Role.LIGHT):
        return None
    watched, lit_now = dark[ways.known.counts.guess[dark] >= 1], ways.known.lit.guess
    columns: dict[str, float | str] = {
        "height_m": params["default_height_m"], "flux_lm": params["default_flux_lm"], "optic": LOWER_HEMISPHERE,
        "maintenance_factor": params["default_maintenance"]}
    spots: list[shapely.Point] = []
    for _ in range(ROUNDS):
        place = ways.known.samples.place[watched[~lit_now[watched]], :2]
        chosen = _covering(place, _lit_m(params))
        if not chosen:
            return None
        spots += list(shapely.points(place[chosen]))
        trial = scene.apart().replacing({Role.LIGHT: _with_lamps(scene.table(Role.LIGHT), spots, columns)})
        share = float(night_routes(trial, np.array([0]), params).guess[0])
        if np.isfinite(share) and accepts(round(share)):
            return Cause("lack", proposal=tuple((Role.LIGHT, spot, columns) for spot in spots))
        lit_now = lit(trial, ways.known.samples, params).guess
    return None


def _lit_m(params: Params) -> float:
    """How far from its foot one such lamp alone lights the ground: where I h / d³ is dark_lx, with I = flux / 2 pi."""
    height = params["default_height_m"]
    candela = params["default_flux_lm"] * params["default_maintenance"] / (2.0 * np.pi)
    slant = float(candela * height / params["dark_lx"]) ** (1.0 / 3.0)
    return float(np.sqrt(max(slant**2 - height**2, 1.0)))


def _with_lamps(table: FeatureTable, spots: list[shapely.Point], given: Mapping[str, float | str]) -> FeatureTable:
    """The lamps and more of them."""
    columns: dict[str, NDArray[Any]] = {}
    for name in {**table.columns, **given}:
        text = isinstance(given.get(name, ""), str)
        have = table.text(name) if text and name in given else table.columns.get(name, table.number(name))
        value = given.get(name, np.nan if have.dtype != object else None)
        more = np.empty(len(spots), dtype=have.dtype)
        more[:] = value
        columns[name] = np.concatenate([have, more])
    keys = (*table.keys, *(f"proposal-{i}" for i in range(len(spots))))
    return FeatureTable(keys, np.concatenate([table.geometry, np.array(spots, dtype=object)]), columns)


NIGHT_ROUTES = (
    Quantity("night_route_pct", "plan_area",
             "andel af boligerne med en belyst og overvåget vej til parkering eller stop",
             "share of dwellings with a lit and overlooked route to parking or a stop", night_routes, unit="%",
             quantum=1.0, reads=tuple(dict.fromkeys((*NIGHT_ROLES, *CROSSING_ROLES, *GOALS))), reach_m=None,
             explain=explain_night_routes, parameters={**LOOKING, "step_m": STEP, **LIGHTING_PARAMS}),
)
