# SPDX-License-Identifier: GPL-2.0-or-later
"""Entrances: whether the street sees them, and what grows beside them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.blockers import Blockers
from botrygt_qgis_plugin.engine.measure.buckets import sums
from botrygt_qgis_plugin.engine.measure.coverage import covered_for
from botrygt_qgis_plugin.engine.measure.fans import Rays
from botrygt_qgis_plugin.engine.measure.obstacles import GUESS, OBSTACLE_ROLES, UNBUILT, lacking_roles
from botrygt_qgis_plugin.engine.measure.openings import AT_WALL_M, CLEAR_M, walls_of
from botrygt_qgis_plugin.engine.measure.overlook import STANDING, leaving_cover, stand_of
from botrygt_qgis_plugin.engine.measure.samples import Samples, along
from botrygt_qgis_plugin.engine.measure.sight import blocked, ray_hits
from botrygt_qgis_plugin.engine.measure.tallest import PLANTS, explain_tallest, near, tallest
from botrygt_qgis_plugin.engine.measured import Accepts, Explanation, Measured, Parameter, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

STREET_REACH_M, DOOR_REACH_M = 70.0, 5.0
STEP_M = 1.0
ROAD_COVER = "road:coverage"
_STREET = Parameter(30.0, "m", 10.0, 60.0, "så langt fra indgangen regnes vejen med",
                    "how far from the entrance the street counts")
_EYE = Parameter(1.6, "m", 1.0, 2.0, "øjenhøjde på vejen", "eye height on the street")
_DOOR = Parameter(1.2, "m", 0.5, 2.0, "det af indgangen, der skal ses, når så højt",
                  "the part of the entrance that must be seen is this high")
_BESIDE = Parameter(1.8, "m", 0.5, 5.0, "så tæt på indgangen ses efter planter",
                    "how near the entrance plants are looked for")


def door_places(scene: Scene, rows: Rows) -> Numbers:
    """(n, 2) entrances, those drawn in a wall set just outside it."""
    return _set_out(scene, scene.table(Role.ENTRANCE).geometry[rows])


def _set_out(scene: Scene, shapes: Geometries) -> Numbers:
    """Middles of shapes; where the wall of a building is near, the place on it, set out by CLEAR_M."""
    points = shapely.centroid(shapes)
    xy: Numbers = shapely.get_coordinates(points).reshape(-1, 2)
    table = scene.table(Role.BUILDING)
    near_rows = np.unique(table.tree.query(points, predicate="dwithin", distance=AT_WALL_M)[1])
    walls = walls_of(table, near_rows)
    if not len(xy) or not len(walls.segments):
        return xy
    lines = shapely.linestrings(walls.segments)
    point, wall = shapely.STRtree(lines).query(points, predicate="dwithin", distance=AT_WALL_M)
    begin = walls.segments[wall, 0]
    order = np.lexsort((begin[:, 1], begin[:, 0], np.round(shapely.distance(points[point], lines[wall]), 6), point))
    point, first = np.unique(point[order], return_index=True)
    wall = wall[order][first]
    on_wall = shapely.line_interpolate_point(lines[wall], shapely.line_locate_point(lines[wall], points[point]))
    xy[point] = shapely.get_coordinates(on_wall) + walls.outward[wall] * CLEAR_M
    return xy


@dataclass(frozen=True)
class _Street:
    """Places on the street and the views from them: samples, the rays from each door to those in range."""

    samples: Samples
    rays: Rays
    door: Rows
    sample: Rows


def _street(scene: Scene, rows: Rows, params: Params) -> _Street:
    """Views between doors and the middles of metre pieces of the street within street_m of them."""
    doors = door_places(scene, rows)
    roads = scene.table(Role.ROAD)
    lines = _centre_lines(roads.geometry)
    points = shapely.points(doors)
    line = np.unique(shapely.STRtree(lines).query(points, predicate="dwithin", distance=params["street_m"])[1])
    samples = along(lines[line], STEP_M, params["eye_m"])
    tree = shapely.STRtree(samples.points)
    door, sample = tree.query(points, predicate="dwithin", distance=params["street_m"])
    order = np.lexsort((sample, door))
    door, sample = door[order], sample[order]
    eyes = np.column_stack([doors, np.full(len(doors), params["door_m"])])
    return _Street(samples, Rays(eyes, samples.place, door, sample), door, sample)


def _centre_lines(shapes: Geometries) -> Geometries:
    """Road lines; of a road drawn as an area its outline."""
    solid = shapely.get_dimensions(shapes) == 2
    parts: Geometries = shapely.get_parts(np.where(solid, shapely.boundary(shapes), shapes)) if len(shapes) else shapes
    return parts


def entrance_street(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Metres of street within street_m of an entrance from which it is seen."""
    if not scene.has(Role.ROAD):
        return Measured.unknown(len(rows), Role.ROAD.value)
    street = _street(scene, rows, params)
    told = blocked(street.rays, stand_of(scene, params))
    weight = street.samples.weight[street.sample]
    left = leaving_cover(scene, street.samples.points, street.sample, street.rays)

    def seen(free: Flags) -> Numbers:
        return sums(street.door, np.where(free, weight, 0.0), len(rows))

    lacking = lacking_roles(scene)
    low = seen(~told.possible & ~left & (not lacking))
    high, guess = seen(~told.certain), seen(~told.guess)
    beyond = covered_for(scene, Role.ROAD, scene.table(Role.ENTRANCE).geometry[rows]) < params["street_m"]
    high = np.where(beyond, np.inf, high)
    missing: list[set[str]] = [{*lacking, *((ROAD_COVER,) if out else ())} for out in beyond.tolist()]
    for door in np.unique(street.door[left]).tolist():
        missing[door].add("hedge_fence:coverage")
    for door, name in _lacking_heights(scene, street, told.possible & ~told.certain, params):
        missing[door].add(name)
    told_of = tuple(tuple(sorted(names)) if low[i] < high[i] else () for i, names in enumerate(missing))
    guess = np.where([UNBUILT in names for names in told_of], np.nan, guess) if len(rows) else guess
    return Measured(low, high, guess, told_of)


def _lacking_heights(scene: Scene, street: _Street, doubtful: Flags, params: Params) -> set[tuple[int, str]]:
    rows = np.flatnonzero(doubtful)
    stand = stand_of(scene, params)
    found = ray_hits(street.rays.take(rows), stand)
    unsure = found.standing(1) & ~found.standing(0)
    pairs = zip(street.door[rows[found.ray[unsure]]].tolist(), found.obstacle[unsure].tolist())
    return {(door, stand.lacks[obstacle]) for door, obstacle in pairs if stand.lacks[obstacle]}


def explain_entrance(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """A blocked view past each blocker, and the fewest that must go; buildings stay."""
    street = _street(scene, np.array([row]), params)
    weight = street.samples.weight[street.sample]
    blocks = Blockers(street.rays, stand_of(scene, params), lambda hidden: float(weight[~hidden].sum()), GUESS)
    shown_rays = street.rays.lines(blocks.shown_rays())
    place = scene.table(Role.ENTRANCE).geometry[row]
    cause = blocks.cause(lambda metres: accepts(round(metres)), lambda feature: feature[0] is not Role.BUILDING)
    return Explanation(shapely.multilinestrings(shown_rays) if len(shown_rays) else place, cause)


def door_planting(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Height of the tallest planting within beside_m of an entrance; 0 where nothing grows there."""
    return tallest(scene, near(scene, scene.table(Role.ENTRANCE).geometry[rows], PLANTS, params["beside_m"]))


def explain_door_planting(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The planting that is too tall, where it grows beside the entrance."""
    zone = scene.table(Role.ENTRANCE).geometry[[row]]
    return explain_tallest(scene, near(scene, zone, PLANTS, params["beside_m"]), 0, accepts)


DOORWAYS = (
    Quantity("entrance_street_m", "entrance", "meter vej, hvorfra indgangen ses",
             "metres of street from which the entrance is seen", entrance_street, unit="m", quantum=1.0,
             reads=(Role.ROAD, *OBSTACLE_ROLES), reach_m=STREET_REACH_M, explain=explain_entrance,
             parameters={"street_m": _STREET, "eye_m": _EYE, "door_m": _DOOR, **STANDING}),
    Quantity("door_planting_m", "entrance", "højden af den højeste plante ved indgangen",
             "height of the tallest planting beside the entrance", door_planting, unit="m", reads=PLANTS,
             reach_m=DOOR_REACH_M, explain=explain_door_planting, parameters={"beside_m": _BESIDE}),
)
