# SPDX-License-Identifier: GPL-2.0-or-later
"""Sightlines: is the way ahead seen along a path, and is a parking court seen from homes?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.obstacles import OBSTACLE_ROLES, REQUIRED_ROLES, Obstacles, obstacles
from botrygt_qgis_plugin.engine.measure.openings import (
    OPENING_ROLES,
    Openings,
    facades,
    homes_certain,
    homes_possible,
    openings,
    windows_told,
)
from botrygt_qgis_plugin.engine.measure.sight import Hits, hits, sight_lines
from botrygt_qgis_plugin.engine.measure.spans import Spans, cut_out, joined, steps_over
from botrygt_qgis_plugin.engine.measure.stretches import CENTRE_LINE, stretches
from botrygt_qgis_plugin.engine.measured import Accepts, Cause, Explanation, Measured, Parameter, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

# A path shorter than this is seen from where one enters it.
SHORT_M = 5.0
TARGETS = 9
# A dwelling sees a court where its eyes see at least this share of it.
SEEN_SHARE = 0.5
_AHEAD = Parameter(15.0, "m", 5.0, 50.0, "så langt frem skal stien kunne ses", "how far ahead the path must be seen")
_STEP = Parameter(2.0, "m", 0.5, 5.0, "afstand mellem de steder, der ses fra", "distance between the places seen from")
_EYE = Parameter(1.6, "m", 1.0, 2.0, "øjenhøjde", "eye height")
_TARGET = Parameter(1.0, "m", 0.2, 2.0, "det, der skal ses, når så højt", "what must be seen is this high")
_RANGE = Parameter(50.0, "m", 15.0, 100.0, "så langt rækker opsynet fra en bolig", "how far overlooking reaches")
_FIELD = Parameter(80.0, "°", 30.0, 90.0, "synsfelt til hver side af vinduet",
                   "field of view to either side of a window")


@dataclass(frozen=True)
class _Views:
    """The rays of some stretches: (r, 3) start and end, and the position of the stretch each belongs to."""

    start: Numbers
    end: Numbers
    owner: Rows


def _views(shapes: Any, params: Params) -> _Views:
    """From a place every step_m, the point ahead_m further on, and the same walking back."""
    start, end, owner = [np.empty((0, 3))], [np.empty((0, 3))], [np.empty(0, dtype=np.intp)]
    line = (shapely.get_type_id(shapes) == shapely.GeometryType.LINESTRING) & (shapely.length(shapes) >= SHORT_M)
    for position in np.flatnonzero(line).tolist():
        shape = shapes[position]
        length = shapely.length(shape)
        at = np.linspace(0.0, length, int(steps_over(length, params["step_m"])) + 1)
        for ahead in (np.minimum(at + params["ahead_m"], length), np.maximum(at - params["ahead_m"], 0.0)):
            moved = np.abs(ahead - at) > 1e-6
            start.append(_points(shape, at[moved], params["eye_m"]))
            end.append(_points(shape, ahead[moved], params["target_m"]))
            owner.append(np.full(int(moved.sum()), position, dtype=np.intp))
    return _Views(np.concatenate(start), np.concatenate(end), np.concatenate(owner))


def _points(line: shapely.LineString, at: Numbers, height: float) -> Numbers:
    xy = shapely.get_coordinates(shapely.line_interpolate_point(line, at))
    return np.column_stack([xy, np.full(len(xy), height)])


def _outside(scene: Scene, lines: Any) -> Flags:
    """(n,) rays that leave where the required obstacle roles are complete."""
    outside = np.zeros(len(lines), dtype=bool)
    areas = {id(area): area for area in (scene.covered(role) for role in REQUIRED_ROLES)}
    for area in areas.values():
        shapely.prepare(area)
        outside |= ~shapely.covers(area, lines)
    return outside


def way_ahead_seen(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Share of the places along a stretch from which the way ahead is seen, both ways, in %.

    Heights that are not drawn may or may not block; where an obstacle role was not drawn anything may.
    """
    table = stretches(scene)
    shapes = table.geometry[rows]
    views = _views(shapes, params)
    found = hits(views.start, views.end, obstacles(scene))
    count = len(views.owner)
    possible = found.blocked(count, found.possible)
    outside = _outside(scene, sight_lines(views.start[:, :2], views.end[:, :2])) if count else possible
    total = np.bincount(views.owner, minlength=len(rows))

    def seen(blocked: Flags) -> Numbers:
        free = np.bincount(views.owner[~blocked], minlength=len(rows))
        return np.where(total > 0, 100.0 * free / np.maximum(total, 1), 100.0)

    low = seen(possible | outside)
    high = seen(found.blocked(count, found.certain))
    guess = seen(found.blocked(count, found.guess))
    lacking = tuple(role.value for role in REQUIRED_ROLES if not scene.has(role))
    line = shapely.get_type_id(shapes) == shapely.GeometryType.LINESTRING
    short = line & (total == 0)
    low = np.where((bool(lacking) & ~short) | ~line, 0.0, low)
    guess = np.where(line, guess, np.nan)
    reasons = _reasons(found, obstacles(scene), views.owner, len(rows))
    edge = np.bincount(views.owner[outside], minlength=len(rows)) > 0
    missing = tuple(
        (CENTRE_LINE,) if not line[row] else () if low[row] == high[row] else
        tuple(sorted({*lacking, *reasons[row], *(("hedge_fence:coverage",) if edge[row] else ())}))
        for row in range(len(rows)))
    return Measured(low, high, guess, missing)


def _reasons(found: Hits, stand: Obstacles, owner: Rows, count: int) -> list[set[str]]:
    """Per subject, what would settle the obstacles that may or may not block."""
    reasons: list[set[str]] = [set() for _ in range(count)]
    for ray, obstacle in zip(found.ray[found.possible & ~found.certain].tolist(),
                             found.obstacle[found.possible & ~found.certain].tolist()):
        if stand.lacks[obstacle]:
            reasons[int(owner[ray])].add(stand.lacks[obstacle])
    return reasons


def explain_way_ahead(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The pieces of path that are not seen, and everything that stands in the way: all of it must go."""
    shape = stretches(scene).geometry[row]
    views = _views(stretches(scene).geometry[[row]], params)
    stand = obstacles(scene)
    found = hits(views.start, views.end, stand)
    flags = found.certain if found.certain.any() else found.guess
    features = tuple(sorted({(stand.role[o], stand.key[o]) for o in found.obstacle[flags].tolist()}))
    blocked = np.flatnonzero(found.blocked(len(views.owner), flags))
    at = [shapely.line_locate_point(shape, shapely.points(side[blocked, :2])) for side in (views.start, views.end)]
    start, end = np.minimum(*at), np.maximum(*at)
    start, end = start[end > start], end[end > start]
    lost = joined(Spans(np.zeros(len(start), dtype=np.intp), start, end))
    unseen = cut_out(np.array([shape], dtype=object), lost)
    evidence = shapely.line_merge(shapely.multilinestrings(unseen)) if len(unseen) else shape
    return Explanation(evidence, Cause("blockers", features))


@dataclass(frozen=True)
class _Watch:
    """One court: its target points, and rays from eyes to them: eye, target, building row and whether it was drawn."""

    targets: Numbers
    start: Numbers
    end: Numbers
    target: Rows
    eye: Rows
    building: Rows
    drawn: Flags


def _targets(shape: shapely.Geometry, height: float) -> Numbers:
    """Up to nine places inside a court, spread over its box; its own point where it is one."""
    if shapely.get_dimensions(shape) < 2:
        place = shapely.get_coordinates(shapely.centroid(shape))
    else:
        x0, y0, x1, y1 = shapely.bounds(shape)
        share = np.array([1.0, 3.0, 5.0]) / 6.0
        grid = np.array([(x0 + (x1 - x0) * a, y0 + (y1 - y0) * b) for a in share for b in share])
        place = grid[shapely.contains_xy(shape, grid)]
        if not len(place):
            place = shapely.get_coordinates(shapely.point_on_surface(shape))
    return np.column_stack([place, np.full(len(place), height)])


def _watch(scene: Scene, shape: shapely.Geometry, eyes: Openings, params: Params) -> _Watch:
    by_building, table = eyes.of_building, scene.table(Role.BUILDING)
    near = table.tree.query(shape, predicate="dwithin", distance=params["eye_range_m"] + 1.0)
    order = sorted((row for row in near.tolist() if row in by_building), key=lambda row: table.keys[row])
    eye = np.concatenate([by_building[row] for row in order]) if order else np.empty(0, dtype=np.intp)
    targets = _targets(shape, params["target_m"])
    pair = np.repeat(eye, len(targets))
    aim = np.tile(np.arange(len(targets)), len(eye))
    away = targets[aim, :2] - eyes.place[pair, :2]
    distance = np.hypot(away[:, 0], away[:, 1])
    facing = (away * eyes.outward[pair]).sum(axis=1) >= distance * np.cos(np.radians(params["field_deg"]))
    kept = facing & (distance <= params["eye_range_m"])
    pair, aim = pair[kept], aim[kept]
    return _Watch(targets, eyes.place[pair], targets[aim], aim, pair, eyes.building[pair], eyes.drawn[pair])


def _count(watch: _Watch, scene: Scene, seeing: Flags) -> float:
    """Dwellings that see the court by these rays: a building counts its homes, but no more than its seeing eyes."""
    dwellings = scene.table(Role.BUILDING).number("dwellings")
    total = 0.0
    for building in np.unique(watch.building[seeing]).tolist():
        own = seeing & (watch.building == building)
        if len(np.unique(watch.target[own])) >= SEEN_SHARE * len(watch.targets):
            homes = dwellings[building]
            total += min(len(np.unique(watch.eye[own])), max(1.0, 1.0 if np.isnan(homes) else homes))
    return total


def overlooking_dwellings(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Dwellings with an opening that sees the court within eye_range_m, at ±field_deg from the wall's normal."""
    courts = scene.table(Role.PARKING).geometry[rows]
    if not scene.has(Role.BUILDING):
        return Measured.unknown(len(rows), Role.BUILDING.value)
    told = [_overlooked(scene, court, params) for court in courts]
    low, high, guess = (np.array([row[i] for row in told], dtype=np.float64) for i in range(3))
    return Measured(low, high, guess, tuple(row[3] for row in told))


def _overlooked(scene: Scene, court: shapely.Geometry, params: Params) -> tuple[float, float, float, tuple[str, ...]]:
    watch, table = _watch(scene, court, openings(scene), params), scene.table(Role.BUILDING)
    found = hits(watch.start, watch.end, obstacles(scene))
    count = len(watch.building)
    sure, maybe = homes_certain(table)[watch.building], homes_possible(table)[watch.building]
    lacking = tuple(role.value for role in REQUIRED_ROLES if not scene.has(role))
    outside = _outside(scene, sight_lines(watch.start[:, :2], watch.end[:, :2])) if count else np.empty(0, dtype=bool)
    free = ~found.blocked(count, found.possible) & ~outside & (not lacking)
    low = _count(watch, scene, free & watch.drawn & sure)
    high = _count(watch, scene, ~found.blocked(count, found.certain) & maybe)
    guess = _count(watch, scene, ~found.blocked(count, found.guess) & sure)
    area = scene.covered(Role.BUILDING)
    wide = area.is_empty or not shapely.covers(area, shapely.buffer(court, params["eye_range_m"]))
    if wide:
        high = np.inf
    if low == high:
        return low, high, guess, ()
    reasons = set(lacking) | set().union(*_reasons(found, obstacles(scene), np.zeros(count, dtype=np.intp), 1))
    reasons |= {"building:coverage"} if wide else set()
    reasons |= {"window_facade"} if not windows_told(scene)[np.unique(watch.building)].all() else set()
    reasons |= {"building.use"} if (maybe & ~sure).any() else set()
    return low, high, guess, tuple(sorted(reasons))


def explain_overlooking(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The blocked views, and the fewest features in them without which enough homes see the court; else a window."""
    court = scene.table(Role.PARKING).geometry[row]
    watch, stand = _watch(scene, court, openings(scene), params), obstacles(scene)
    found = hits(watch.start, watch.end, stand)
    sure = homes_certain(scene.table(Role.BUILDING))[watch.building]
    pairs = list(zip(found.ray[found.guess].tolist(), found.obstacle[found.guess].tolist()))

    def enough(gone: frozenset[int]) -> bool:
        blocked = np.zeros(len(sure), dtype=bool)
        blocked[[ray for ray, obstacle in pairs if obstacle not in gone]] = True
        return accepts(_count(watch, scene, sure & ~blocked))

    removable = sorted({o for _, o in pairs if stand.role[o] is not Role.BUILDING},
                       key=lambda o: (stand.role[o], stand.key[o]))
    blocked = np.unique([ray for ray, _ in pairs]).astype(np.intp)
    # One line per eye, to the first place it should have seen, says as much as all of them.
    _, first = np.unique(watch.eye[blocked], return_index=True)
    shown = sight_lines(watch.start[blocked[first], :2], watch.end[blocked[first], :2])
    lines = shapely.multilinestrings(shown) if len(blocked) else court
    gone = smallest(removable, enough)
    if gone is None:
        return Explanation(lines, _new_windows(scene, court, params, accepts))
    return Explanation(lines, Cause("blockers", tuple(sorted((stand.role[o], stand.key[o]) for o in gone))))


def smallest(candidates: Sequence[int], enough: Any) -> tuple[int, ...] | None:
    """A set that is enough and minimal by inclusion; None where all together are not. One pass is exact, because
    taking more away never makes it less enough."""
    kept = frozenset(candidates)
    if not enough(kept):
        return None
    for candidate in reversed(candidates):
        if enough(kept - {candidate}):
            kept -= {candidate}
    return tuple(sorted(kept))


def _new_windows(scene: Scene, court: shapely.Geometry, params: Params, accepts: Accepts) -> Cause | None:
    """Windows in walls that see the court as it stands, one per home, as many as are needed; None where none can."""
    eyes = facades(scene)
    watch = _watch(scene, court, eyes, params)
    found = hits(watch.start, watch.end, obstacles(scene))
    table = scene.table(Role.BUILDING)
    free = ~found.blocked(len(watch.building), found.guess) & homes_certain(table)[watch.building]
    ground = watch.start[:, 2] < 2.0
    proposal: list[tuple[Role, shapely.Geometry, dict[str, float | str]]] = []
    have = _overlooked(scene, court, params)[2]
    seeing = _count_buildings(scene, court, params)
    for building in sorted(set(watch.building[free & ground].tolist()) - seeing, key=lambda b: table.keys[b]):
        for eye in np.unique(watch.eye[free & ground & (watch.building == building)]).tolist():
            own = free & (watch.eye == eye)
            if len(np.unique(watch.target[own])) >= SEEN_SHARE * len(watch.targets):
                proposal.append((Role.WINDOW_FACADE, shapely.Point(eyes.place[eye, :2]), {}))
                have += 1.0
                break
        if accepts(have):
            return Cause("lack", proposal=tuple(proposal))
    return None


def _count_buildings(scene: Scene, court: shapely.Geometry, params: Params) -> set[int]:
    """Buildings that see the court already."""
    watch = _watch(scene, court, openings(scene), params)
    found = hits(watch.start, watch.end, obstacles(scene))
    free = ~found.blocked(len(watch.building), found.guess)
    return {b for b in np.unique(watch.building[free]).tolist()
            if len(np.unique(watch.target[free & (watch.building == b)])) >= SEEN_SHARE * len(watch.targets)}


SIGHTLINES = (
    Quantity("way_ahead_seen_pct", "path_stretch", "andel af stien, hvorfra man ser vejen frem",
             "share of the path from which the way ahead is seen", way_ahead_seen, unit="%", quantum=0.1,
             reads=OBSTACLE_ROLES, reach_m=60.0, explain=explain_way_ahead,
             parameters={"ahead_m": _AHEAD, "step_m": _STEP, "eye_m": _EYE, "target_m": _TARGET}),
    Quantity("overlooking_dwellings", "parking", "boliger med udsyn til parkeringen",
             "dwellings that overlook the parking", overlooking_dwellings, unit="", quantum=1.0,
             reads=tuple(dict.fromkeys((*OPENING_ROLES, *OBSTACLE_ROLES))), reach_m=110.0,
             explain=explain_overlooking,
             parameters={"eye_range_m": _RANGE, "field_deg": _FIELD, "target_m": _TARGET}),
)
