# SPDX-License-Identifier: GPL-2.0-or-later
"""The way ahead: whether, and how far, one sees along a path from every place on it, both ways; and out of tunnels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.blockers import Blockers
from botrygt_qgis_plugin.engine.measure.buckets import runs
from botrygt_qgis_plugin.engine.measure.fans import Rays, sight_lines
from botrygt_qgis_plugin.engine.measure.obstacles import (
    CERTAIN,
    GUESS,
    OBSTACLE_ROLES,
    POSSIBLE,
    UNBUILT,
    Obstacles,
    lacking_roles,
)
from botrygt_qgis_plugin.engine.measure.overlook import STANDING, TARGET, leaving_cover, stand_of
from botrygt_qgis_plugin.engine.measure.sight import Hits, blocked, ray_hits
from botrygt_qgis_plugin.engine.measure.spans import steps_over, stretches_of, together
from botrygt_qgis_plugin.engine.measure.stretches import CENTRE_LINE, stretches
from botrygt_qgis_plugin.engine.measured import Accepts, Explanation, Measured, Parameter, Params, Quantity, by_blocks
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

# A path shorter than this is seen from where one enters it.
SHORT_M = 5.0
# Paths that are looked along at a time: bounds the memory.
PATHS = 400
# A tunnel drawn as a line is no narrower and no wider than this.
NARROW_M, WIDE_M = 1.0, 12.0
TUNNEL_AREA = "tunnel_underpass:area"
_AHEAD = Parameter(15.0, "m", 5.0, 50.0, "så langt frem skal stien kunne ses", "how far ahead the path must be seen")
_FARTHEST = Parameter(25.0, "m", 5.0, 50.0, "der ses højst efter så langt frem", "how far ahead is looked at most")
_STEP = Parameter(2.0, "m", 0.5, 5.0, "afstand mellem de steder, der ses fra", "distance between the places seen from")
_EYE = Parameter(1.6, "m", 1.0, 2.0, "øjenhøjde", "eye height")


@dataclass(frozen=True)
class Views:
    """Sight lines along some stretches: the rays, the position of the stretch of each, and how far ahead it looks."""

    rays: Rays
    owner: Rows
    ahead: Numbers

    def lines(self, rows: Rows) -> Geometries:
        """Some of the rays in plan."""
        return self.rays.lines(rows)


def _is_line(shapes: Geometries) -> Flags:
    line: Flags = shapely.get_type_id(shapes) == shapely.GeometryType.LINESTRING
    return line


def _views(shapes: Geometries, params: Params, ahead: Numbers) -> Views:
    """From a place every step_m, the points so far ahead, and the same walking back; no farther than the path goes."""
    paths = np.flatnonzero(_is_line(shapes) & (shapely.length(shapes) >= SHORT_M))
    long = shapely.length(shapes[paths])
    steps = steps_over(long, params["step_m"])
    path, step = runs(np.zeros(len(paths), dtype=np.intp), steps + 1)
    at = np.where(step < steps[path], step * (long / steps)[path], long[path])
    goals = np.concatenate([np.minimum(at[:, None] + ahead, long[path, None]),
                            np.maximum(at[:, None] - ahead, 0.0)], axis=1)
    far = np.abs(goals - at[:, None])
    eye, turn = np.nonzero(far > 1e-6)
    begins = _points(shapes[paths[path]], at, params["eye_m"])
    ends = _points(shapes[paths[path[eye]]], goals[eye, turn], params["target_m"])
    return Views(Rays(begins, ends, eye, np.arange(len(eye))), paths[path[eye]], far[eye, turn])


def _points(lines: Geometries, at: Numbers, height: float) -> Numbers:
    xy = shapely.get_coordinates(shapely.line_interpolate_point(lines, at)).reshape(-1, 2)
    return np.column_stack([xy, np.full(len(xy), height)])


def _outside(scene: Scene, rays: Rays) -> Flags:
    """(n,) rays that leave where the required obstacle roles are complete."""
    return leaving_cover(scene, shapely.points(rays.eyes[:, :2]), rays.eye, rays)


def way_ahead_seen(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Share of the places along a stretch from which the way ahead is seen, both ways, in %.

    Heights that are not drawn may or may not block; where an obstacle role was not drawn anything may.
    """
    shapes = stretches(scene).geometry[rows]
    views = _views(shapes, params, np.array([params["ahead_m"]]))
    told = blocked(views.rays, stand_of(scene, params))
    outside = _outside(scene, views.rays)
    total = np.bincount(views.owner, minlength=len(rows))

    def seen(held: Flags) -> Numbers:
        free = np.bincount(views.owner[~held], minlength=len(rows))
        return np.where(total > 0, 100.0 * free / np.maximum(total, 1), 100.0)

    low, high, guess = seen(told.possible | outside), seen(told.certain), seen(told.guess)
    return _bounds(scene, shapes, views, (low, high, guess), params)


def _bounds(scene: Scene, shapes: Geometries, views: Views, found: tuple[Numbers, Numbers, Numbers],
            params: Params) -> Measured:
    """Bounds as measured, widened where a role was not drawn, with what would settle them."""
    low, high, guess = found
    line, lacking = _is_line(shapes), lacking_roles(scene)
    short = line & (np.bincount(views.owner, minlength=len(shapes)) == 0)
    low = np.where((bool(lacking) & ~short) | ~line, 0.0, low)
    guess = np.where(line, guess, np.nan)
    told = _reasons(scene, views, (low, high), params)
    missing = tuple((CENTRE_LINE,) if not line[row] else () if low[row] == high[row] else
                    tuple(sorted({*lacking, *told[row]})) for row in range(len(shapes)))
    # A guess says nothing where a building may yet come.
    guess[[UNBUILT in names for names in missing]] = np.nan
    return Measured(low, high, guess, missing)


def _reasons(scene: Scene, views: Views, bounds: tuple[Numbers, Numbers], params: Params) -> list[set[str]]:
    """Per stretch, what would settle the obstacles that may or may not block, where that matters."""
    told: list[set[str]] = [set() for _ in bounds[0]]
    rows = np.flatnonzero((bounds[0] < bounds[1])[views.owner])
    if not len(rows):
        return told
    stand = stand_of(scene, params)
    found = ray_hits(views.rays.take(rows), stand)
    for ray, obstacle in _doubtful(found):
        told[int(views.owner[rows[ray]])] |= {stand.lacks[obstacle]} - {""}
    left = np.unique(views.owner[rows[_outside(scene, views.rays.take(rows))]]).tolist()
    for owner in left:
        told[owner].add("hedge_fence:coverage")
    return told


def _doubtful(found: Hits) -> list[tuple[int, int]]:
    doubt = found.standing(POSSIBLE) & ~found.standing(CERTAIN)
    return list(zip(found.ray[doubt].tolist(), found.obstacle[doubt].tolist()))


def explain_way_ahead(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The pieces of path that are not seen with a blocked view past each blocker, and the fewest that must go."""
    shape = stretches(scene).geometry[row]
    views = _views(stretches(scene).geometry[[row]], params, np.array([params["ahead_m"]]))
    blocks = _blocks(views, stand_of(scene, params), shape.length)
    hidden = np.flatnonzero(blocks.blocked)
    ends = (views.rays.eyes[views.rays.eye[hidden], :2], views.rays.targets[views.rays.target[hidden], :2])
    at = [shapely.line_locate_point(shape, shapely.points(side)) for side in ends]
    unseen = stretches_of(shape, np.minimum(*at), np.maximum(*at))
    cause = blocks.cause(lambda metres: accepts(round(100.0 * metres / shape.length, 1)), lambda feature: True)
    return Explanation(together([*unseen, *views.lines(blocks.shown_rays()).tolist()], shape), cause)


def _blocks(views: Views, stand: Obstacles, length: float) -> Blockers:
    """What stands in the views of one stretch, in metres of path; what certainly blocks, where anything does."""
    piece = length / max(len(views.owner), 1)

    def seen(hidden: Flags) -> float:
        return float((~hidden).sum()) * piece

    sure = Blockers(views.rays, stand, seen, CERTAIN)
    return sure if sure.blocked.any() else Blockers(views.rays, stand, seen, GUESS)


def least_ahead(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The shortest distance that is seen ahead from any place on the stretch, both ways, at most ahead_m.

    Looked at every step_m ahead; where the path ends sooner and is seen to its end, that place does not count.
    """
    shapes = stretches(scene).geometry[rows]
    ahead = np.arange(params["step_m"], params["ahead_m"] + 1e-9, params["step_m"])
    views = _views(shapes, params, ahead)
    told = blocked(views.rays, stand_of(scene, params))
    outside = _outside(scene, views.rays)

    def least(held: Flags) -> Numbers:
        found = np.full(len(rows), params["ahead_m"])
        np.minimum.at(found, views.owner[held], np.maximum(views.ahead[held] - params["step_m"], 0.0))
        return found

    return _bounds(scene, shapes, views, (least(told.possible | outside), least(told.certain), least(told.guess)),
                   params)


def exit_seen(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Whether one sees straight through a tunnel from its entrance: the line between its ends stays inside it.

    A tunnel drawn as a line has walls half its width away, which is bounded.
    """
    shapes = scene.table(Role.TUNNEL_UNDERPASS).geometry[rows]
    told = [_through(shape) for shape in shapes]
    values = np.empty(len(rows), dtype=object)
    values[:] = told
    return Measured(values, values, values, tuple((TUNNEL_AREA,) if value is None else () for value in told))


def _through(shape: shapely.Geometry) -> bool | None:
    if shapely.get_dimensions(shape) == 2:
        ends = _mouths(shape)
        return bool(shapely.covers(shapely.buffer(shape, 1e-6), ends))
    xy = shapely.get_coordinates(shape)
    aside = float(shapely.hausdorff_distance(shape, shapely.LineString([xy[0], xy[-1]]))) if len(xy) > 1 else 0.0
    if aside <= NARROW_M / 2.0:
        return True
    return False if aside > WIDE_M / 2.0 else None


def _mouths(area: shapely.Geometry) -> shapely.LineString:
    """The line between the middles of the two sides of a tunnel's area that lie farthest apart: its mouths."""
    ring = shapely.get_coordinates(shapely.get_exterior_ring(shapely.get_parts(area)[0]))
    middle, side = (ring[:-1] + ring[1:]) / 2.0, ring[1:] - ring[:-1]
    apart = np.hypot(*(middle[:, None, :] - middle[None, :, :]).transpose(2, 0, 1))
    # A mouth lies across the way to the other one: of far sides the shortest pair.
    size = np.hypot(side[:, 0], side[:, 1])
    one, other = np.unravel_index(int(np.argmax(apart - size[:, None] - size[None, :])), apart.shape)
    return shapely.LineString([middle[one], middle[other]])


def explain_exit(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The line one would see along."""
    shape = scene.table(Role.TUNNEL_UNDERPASS).geometry[row]
    if shapely.get_dimensions(shape) == 2:
        return Explanation(_mouths(shape), None)
    xy = shapely.get_coordinates(shape)
    return Explanation(sight_lines(xy[:1], xy[-1:])[0], None)


_ALONG = {"step_m": _STEP, "eye_m": _EYE, "target_m": TARGET, **STANDING}
WAY_AHEAD = (
    Quantity("way_ahead_seen_pct", "path_stretch", "andel af stien, hvorfra man ser vejen frem",
             "share of the path from which the way ahead is seen", by_blocks(way_ahead_seen, PATHS), unit="%",
             quantum=0.1, reads=OBSTACLE_ROLES, reach_m=60.0, explain=explain_way_ahead,
             parameters={"ahead_m": _AHEAD, **_ALONG}),
    Quantity("least_ahead_m", "path_stretch", "korteste udsyn frem ad stien", "shortest view ahead along the path",
             by_blocks(least_ahead, PATHS), unit="m", quantum=0.1, reads=OBSTACLE_ROLES, reach_m=60.0,
             parameters={"ahead_m": _FARTHEST, **_ALONG}),
    Quantity("exit_seen", "tunnel_underpass", "man ser gennem tunnellen fra dens indgang",
             "one sees through the tunnel from its entrance", exit_seen, kind="flag", explain=explain_exit),
)
