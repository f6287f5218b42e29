# SPDX-License-Identifier: GPL-2.0-or-later
"""Who overlooks a place: the windows and doors of dwellings that see it, certainly, possibly and by the guess."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.buckets import Buckets, sums
from botrygt_qgis_plugin.engine.measure.coverage import covered_for
from botrygt_qgis_plugin.engine.measure.fans import Rays
from botrygt_qgis_plugin.engine.measure.obstacles import (
    OBSTACLE_ROLES,
    REQUIRED_ROLES,
    UNBUILT,
    Obstacles,
    Options,
    lacking_roles,
    obstacles,
    unbuilt_fields,
)
from botrygt_qgis_plugin.engine.measure.openings import (
    OPENING_ROLES,
    Openings,
    homes_certain,
    homes_possible,
    openings,
    windows_told,
)
from botrygt_qgis_plugin.engine.measure.samples import Samples, along
from botrygt_qgis_plugin.engine.measure.sight import blocked, ray_hits
from botrygt_qgis_plugin.engine.measured import Parameter, Params
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Numbers = NDArray[np.float64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]

LOOK_ROLES = tuple(dict.fromkeys((*OPENING_ROLES, *OBSTACLE_ROLES)))
# The farthest that a profile may let a dwelling overlook, and what a wall may stand off from its window.
MOST_RANGE_M, REACH_M = 100.0, 110.0
# Views along paths are gathered this far at once: what several measures ask for.
LOOK_M = 50.0
# Views of more lines than this are not kept: a whole town's fill the memory.
KEPT = 2000
# Eyes whose samples are gathered at a time: bounds the memory.
EYES = 2000
BUCKET_M = 12.5
RANGE = Parameter(50.0, "m", 15.0, MOST_RANGE_M, "så langt rækker opsynet fra en bolig",
                  "how far overlooking reaches")
FIELD = Parameter(80.0, "°", 30.0, 90.0, "synsfelt til hver side af vinduet",
                  "field of view to either side of a window")
TARGET = Parameter(1.0, "m", 0.2, 2.0, "det, der skal ses, når så højt", "what must be seen is this high")
TRUNK = Parameter(0.0, "m", 0.0, 1.0, "stammernes tykkelse; 0 ser bort fra dem",
                  "thickness of trunks; 0 leaves them out")
CAR = Parameter(0.0, "m", 0.0, 3.0, "højden af biler på parkeringspladserne; 0 ser bort fra dem",
                "height of parked cars; 0 leaves them out")
STANDING = {"trunk_m": TRUNK, "car_m": CAR}
LOOKING = {"eye_range_m": RANGE, "field_deg": FIELD, "target_m": TARGET, **STANDING}


def stand_of(scene: Scene, params: Params) -> Obstacles:
    """The obstacles, as a measure's parameters want them."""
    return obstacles(scene, Options(params["trunk_m"], params["car_m"]))


@dataclass(frozen=True)
class Looks:
    """(k,) pairs of a sample and an eye that has it in range and in its field of view, by eye: sample, position of the
    eye, metres between them, building row, and whether it is seen: certainly, possibly, by the guess."""

    rays: Rays
    sample: Rows
    eye: Rows
    distance: Numbers
    building: Rows
    certain: Flags
    possible: Flags
    guess: Flags

    def take(self, rows: Flags | Rows) -> Looks:
        """Only these pairs."""
        names = tuple(self.__dataclass_fields__)[1:]
        return Looks(self.rays.take(rows), *(getattr(self, name)[rows] for name in names))


def looks(scene: Scene, samples: Samples, params: Params, eyes: Openings | None = None) -> Looks:
    """Every view of the samples from the dwellings' eyes, or from others. Deterministic, whatever else is looked at."""
    eyes = openings(scene) if eyes is None else eyes
    sample, eye, distance = (np.concatenate(part) for part in zip(*_in_view(samples, eyes, params)))
    rays = Rays(eyes.place, samples.place, eye, sample)
    told = blocked(rays, stand_of(scene, params))
    building = eyes.building[eye]
    sure, maybe = homes_certain(scene)[building], homes_possible(scene)[building]
    unknown = leaving_cover(scene, samples.points, sample, rays) | bool(lacking_roles(scene))
    return Looks(rays, sample, eye, distance, building, ~told.possible & ~unknown & eyes.drawn[eye] & sure,
                 ~told.certain & maybe, ~told.guess & sure)


def _in_view(samples: Samples, eyes: Openings, params: Params) -> Iterator[tuple[Rows, Rows, Numbers]]:
    """Samples in range and in the field of view, eye by eye."""
    places = Buckets.of(samples.place[:, :2], BUCKET_M)
    reach, least = params["eye_range_m"], np.cos(np.radians(params["field_deg"]))
    yield np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp), np.empty(0)
    near = _eyes_round(samples, eyes, reach)
    for first in range(0, len(near), EYES):
        some = near[first:first + EYES]
        eye, sample = places.near(eyes.place[some, :2], np.full(len(some), reach))
        eye = some[eye]
        away = samples.place[sample, :2] - eyes.place[eye, :2]
        distance = np.hypot(away[:, 0], away[:, 1])
        facing = away[:, 0] * eyes.outward[eye, 0] + away[:, 1] * eyes.outward[eye, 1]
        kept = (distance <= reach) & (facing >= distance * least)
        yield sample[kept], eye[kept], distance[kept]


def _eyes_round(samples: Samples, eyes: Openings, reach: float) -> Rows:
    """The eyes near the box round all the samples: of a town the few that may see one path."""
    if not len(samples.owner):
        return np.empty(0, dtype=np.intp)
    xy = samples.place[:, :2]
    low, high = xy.min(axis=0), xy.max(axis=0)
    half = np.array([(high - low).max() / 2.0 + reach])
    rows: Rows = np.sort(eyes.buckets.near(((low + high) / 2.0)[None, :], half)[1])
    return rows


def leaving_cover(scene: Scene, points: Geometries, at: Rows, rays: Rays) -> Flags:
    """(k,) sight lines that leave where the required obstacle roles are complete; at: which of some points each of them
    begins or ends at."""
    left = np.zeros(len(at), dtype=bool)
    areas = {id(area): role for role, area in ((role, scene.covered(role)) for role in REQUIRED_ROLES)}
    ends = rays.targets[rays.target, :2] - rays.eyes[rays.eye, :2]
    length = np.hypot(ends[:, 0], ends[:, 1])
    for role in areas.values():
        area = scene.covered(role)
        if area.is_empty:
            return np.ones(len(at), dtype=bool)
        # Nearer than the edge of the cover is to the point, nothing can leave it.
        far = np.flatnonzero(length >= covered_for(scene, role, points)[at])
        left[far] |= ~shapely.covers(area, rays.lines(far))
    return left


@dataclass(frozen=True)
class Along:
    """Lines as they are looked at: the samples along them and every view of these. Made once for the same lines."""

    samples: Samples
    looks: Looks


def looks_along(scene: Scene, lines: Geometries, params: Params) -> Along:
    """The samples along lines and their views from as far off as LOOK_M, or as eye_range_m where that is more."""
    wide = {**{name: params[name] for name in (*LOOKING, "step_m") if name in params},
            "eye_range_m": max(params["eye_range_m"], LOOK_M)}
    given = _Lines(tuple(map(id, lines)), lines, tuple(sorted(wide.items())))
    return scene.derived_by(_along, given, *LOOK_ROLES) if len(lines) <= KEPT else _along(scene, given)


@dataclass(frozen=True)
class _Lines:
    """Lines by their identity, and how they are looked at; they are held, so that no identity comes to be another's."""

    ids: tuple[int, ...]
    lines: Geometries = field(compare=False)
    params: tuple[tuple[str, float], ...] = ()


def _along(scene: Scene, given: _Lines) -> Along:
    params = dict(given.params)
    samples = along(given.lines, params["step_m"], params["target_m"])
    return Along(samples, looks(scene, samples, params))


@dataclass(frozen=True)
class Counts:
    """(k,) dwellings that see each sample: at least, at most, and by the guess."""

    low: Numbers
    high: Numbers
    guess: Numbers


@dataclass(frozen=True)
class Homes:
    """(b,) how many dwellings each building is known to hold at least, and at most; which have all windows drawn.

    sample, building: pairs of a sample and a building in range that may have windows that are not drawn; anyone:
    samples where undrawn dwellings may stand in range.
    """

    least: Numbers
    most: Numbers
    told: Flags
    sample: Rows
    building: Rows
    anyone: Flags


def homes_in_reach(scene: Scene, samples: Samples, within: float) -> Homes:
    """What is known about the dwellings that could see some samples from within so many metres."""
    table, told = scene.table(Role.BUILDING), windows_told(scene)
    homes = table.number("dwellings")
    sample, building = _untold(scene).around(samples, within)
    anyone = _beyond_buildings(scene, samples, within)
    anyone[_beside_unbuilt(scene, samples, within)] = True
    return Homes(np.maximum(np.nan_to_num(homes, nan=1.0), 1.0), np.maximum(np.nan_to_num(homes, nan=np.inf), 1.0),
                 told, sample, building, anyone)


def dwellings(scene: Scene, samples: Samples, found: Looks, within: float) -> Counts:
    """How many distinct dwellings see each sample from within so many metres.

    A building counts its dwellings, but no more than those of its openings that see the place. Where its windows are
    not drawn it may hold any; so may a building field in which nothing is drawn yet.
    """
    homes = homes_in_reach(scene, samples, within)
    near = found.take(found.distance <= within)
    count = len(samples.owner)
    low = _of_buildings(near.take(near.certain), homes.least, count)
    guess = _of_buildings(near.take(near.guess), homes.least, count)
    high = _of_buildings(near.take(near.possible & homes.told[near.building]), homes.most, count)
    high = high + sums(homes.sample, homes.most[homes.building], count)
    high[homes.anyone] = np.inf
    return Counts(low, np.maximum(high, guess), guess)


def _of_buildings(found: Looks, homes: Numbers, count: int) -> Numbers:
    pair, eyes = np.unique(found.sample * max(len(homes), 1) + found.building, return_counts=True)
    seen = np.minimum(eyes, homes[pair % max(len(homes), 1)]) if len(pair) else np.empty(0)
    return sums(pair // max(len(homes), 1), seen, count)


@dataclass(frozen=True)
class _Some:
    """Rows of some shapes, and an index over these shapes."""

    rows: Rows
    tree: shapely.STRtree

    @classmethod
    def of(cls, shapes: Geometries, wanted: Flags) -> _Some:
        """The wanted ones of all shapes."""
        rows = np.flatnonzero(wanted)
        return cls(rows, shapely.STRtree(shapes[rows]))

    def around(self, samples: Samples, within: float) -> tuple[Rows, Rows]:
        """Pairs of a sample and the row of a shape that lies within so many metres."""
        if not len(self.rows):
            return np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp)
        sample, at = self.tree.query(samples.points, predicate="dwithin", distance=within)
        return sample, self.rows[at]


def _untold(scene: Scene) -> _Some:
    """Buildings that may have windows of dwellings which are not drawn."""
    return scene.derived(_find_untold, *OPENING_ROLES)


def _find_untold(scene: Scene) -> _Some:
    return _Some.of(scene.table(Role.BUILDING).geometry, homes_possible(scene) & ~windows_told(scene))


def _unsure(scene: Scene) -> _Some:
    """Buildings of which nobody knows whether they hold dwellings."""
    return scene.derived(_find_unsure, Role.BUILDING)


def _find_unsure(scene: Scene) -> _Some:
    return _Some.of(scene.table(Role.BUILDING).geometry, homes_possible(scene) & ~homes_certain(scene))


def _unbuilt(scene: Scene) -> _Some:
    """Fields in which dwellings may yet come."""
    return scene.derived(_find_unbuilt, Role.BUILDING_FIELD, Role.BUILDING)


def _find_unbuilt(scene: Scene) -> _Some:
    return _Some.of(scene.table(Role.BUILDING_FIELD).geometry, unbuilt_fields(scene))


def _beside_unbuilt(scene: Scene, samples: Samples, within: float) -> Rows:
    """Samples within so many metres of a field in which dwellings may yet come."""
    beside: Rows = np.unique(_unbuilt(scene).around(samples, within)[0])
    return beside


def _beyond_buildings(scene: Scene, samples: Samples, within: float) -> Flags:
    """Samples round which the layer of buildings is not complete that far out."""
    if scene.has(Role.BUILDING_FIELD) and not scene.has(Role.BUILDING):
        role = Role.BUILDING_FIELD
    elif scene.has(Role.BUILDING):
        role = Role.BUILDING
    else:
        return np.ones(len(samples.owner), dtype=bool)
    beyond: Flags = covered_for(scene, role, samples.points) < within
    return beyond


def reasons(scene: Scene, samples: Samples, found: Looks, params: Params, count: int) -> list[tuple[str, ...]]:
    """Per subject, what would settle whether it is seen: roles not drawn, heights unknown, windows not drawn."""
    told: list[set[str]] = [set(lacking_roles(scene)) for _ in range(count)]
    open_rows = np.flatnonzero(found.possible & ~found.certain)
    stand = stand_of(scene, params)
    part = found.take(open_rows)
    hit = ray_hits(part.rays, stand)
    doubt = hit.standing(1) & ~hit.standing(0)
    owner = samples.owner[part.sample]
    for subject, obstacle in sorted(set(zip(owner[hit.ray[doubt]].tolist(), hit.obstacle[doubt].tolist()))):
        told[subject] |= {stand.lacks[obstacle]} - {""}
    range_m = params["eye_range_m"]
    for name, rows in (
            ("window_facade", _untold(scene).around(samples, range_m)[0]),
            ("building.use", _unsure(scene).around(samples, range_m)[0]),
            (UNBUILT, _beside_unbuilt(scene, samples, range_m)),
            ("building:coverage", np.flatnonzero(_beyond_buildings(scene, samples, range_m)))):
        for subject in np.unique(samples.owner[rows]).tolist():
            told[subject].add(name)
    left = leaving_cover(scene, samples.points, part.sample, part.rays)
    for subject in np.unique(owner[left]).tolist():
        told[subject].add("hedge_fence:coverage")
    return [tuple(sorted(names)) for names in told]
