# SPDX-License-Identifier: GPL-2.0-or-later
"""The light at many places of a scene: lamps joined to groups of points, shade and maintenance applied, bounds kept.

What a point gets is summed over the lamps within their reach, in an order by place, so that nothing farther away and no
order of rows can alter it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.buckets import Buckets, runs
from botrygt_qgis_plugin.engine.measure.coverage import covered_for
from botrygt_qgis_plugin.engine.measure.hills import under_hills
from botrygt_qgis_plugin.engine.measure.illuminance import ABOVE_GROUND_M, FACING, Points, pair_light
from botrygt_qgis_plugin.engine.measure.luminaires import (
    DEFAULTS,
    FARTHEST_M,
    RANGE_M,
    Luminaires,
    file_digests,
    luminaires,
)
from botrygt_qgis_plugin.engine.measure.obstacles import OBSTACLE_ROLES, REQUIRED_ROLES, obstacles
from botrygt_qgis_plugin.engine.measure.shading import Makes, Pairs, Shade, Shading
from botrygt_qgis_plugin.engine.measured import Parameter, Params
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]

# Pairs that are held at a time: bounds the memory. A group's pairs are never parted, or its sums would differ.
CHUNK = 120_000
LIGHT_COVER = "light:coverage"
LIGHT_ROLES = (Role.LIGHT, *OBSTACLE_ROLES)
FIELD_PARAMETERS = {
    **DEFAULTS,
    "in_leaf": Parameter(1.0, "", 0.0, 1.0, "1: træer og hække har løv; 0: de er uden løv",
                         "1: trees and hedges are in leaf; 0: they are bare"),
    "leaf_on_pct": Parameter(5.0, "%", 0.0, 100.0, "så meget lys slipper gennem en krone eller hæk med løv (forslag)",
                             "share of the light that passes a crown or hedge in leaf (a proposal)"),
    "leaf_off_pct": Parameter(50.0, "%", 0.0, 100.0, "så meget lys slipper gennem en bar krone eller hæk (forslag)",
                              "share of the light that passes a bare crown or hedge (a proposal)"),
    "undrawn_m": Parameter(RANGE_M, "m", 20.0, FARTHEST_M, "så langt rækker lys fra lamper, der ikke er tegnet",
                           "how far the light of lamps that are not drawn reaches"),
}


@dataclass(frozen=True)
class Spots:
    """m points in groups (rising); one box per group is what decides which lamps are near."""

    points: Points
    group: Rows
    groups: int

    @cached_property
    def first(self) -> Rows:
        """(g + 1,) where each group's points begin."""
        found: Rows = np.searchsorted(self.group, np.arange(self.groups + 1)).astype(np.intp)
        return found

    @cached_property
    def boxes(self) -> Floats:
        """(g, 4) x0, y0, x1, y1 of each group's points; NaN for a group without one."""
        made = np.full((self.groups, 4), np.nan)
        held = np.diff(self.first) > 0
        start = self.first[:-1][held]
        if len(start):
            for column, values in enumerate((self.points.x, self.points.y)):
                made[held, column] = np.minimum.reduceat(values, start)
                made[held, column + 2] = np.maximum.reduceat(values, start)
        return made

    @cached_property
    def places(self) -> Floats:
        """(m, 2) x, y."""
        made: Floats = np.stack([self.points.x, self.points.y], axis=1)
        return made


@dataclass(frozen=True)
class Light:
    """Lux at m points, (m,) or (2, m) ahead and behind: bounds and guess; per group, what would settle it."""

    low: Floats
    guess: Floats
    high: Floats
    lacks: tuple[frozenset[str], ...]


class LitScene:
    """The lamps and obstacles of a scene, ready to light points."""

    def __init__(self, scene: Scene, params: Params) -> None:
        self.scene = scene
        self.params = params
        self.lamps: Luminaires = luminaires(scene, params)
        self.shading = shading_of(scene, params)
        self.undrawn = tuple(role.value for role in REQUIRED_ROLES if not scene.has(role))
        lamps = self.lamps.lamps
        self.places: Floats = np.stack([lamps.x, lamps.y], axis=1)
        self.buckets = Buckets.of(self.places, 30.0)

    def light(self, spots: Spots, *kinds: str) -> tuple[Light, ...]:
        """The light of each of these kinds (`illuminance.KINDS`) at every point."""
        spots = self.on_ground(spots)
        made = [_Sums(kind, spots) for kind in kinds]
        for group, pairs in self._chunks(spots):
            self._add(_Chunk(spots, group, pairs), made)
        for sums in made:
            if self.undrawn:
                sums.low[:] = 0.0
                sums.say(range(spots.groups), self.undrawn)
            self._open_beyond(spots, sums)
        return tuple(sums.light for sums in made)

    def on_ground(self, spots: Spots) -> Spots:
        """The points at the height of the ground where they stand."""
        if self.scene.terrain is None:
            return spots
        return replace(spots, points=replace(spots.points, z=self.scene.terrain.heights(spots.places)))

    def hidden(self, points: Points, pairs: Pairs, above_m: float) -> Flags:
        """(k,) pairs between whose ends a hill stands; above_m: how high over the ground the points are lit."""
        terrain, lamps = self.scene.terrain, self.lamps.lamps
        if terrain is None:
            return np.zeros(len(pairs.lamp), dtype=bool)
        begin = np.stack([lamps.x, lamps.y, lamps.z], axis=1)[pairs.lamp]
        return under_hills(terrain, begin, np.stack([points.x, points.y, points.z + above_m], axis=1)[pairs.point])

    def pairs(self, spots: Spots) -> Iterator[Pairs]:
        """All (lamp, point) pairs in reach, in chunks."""
        for _, pairs in self._chunks(spots):
            yield pairs

    def _chunks(self, spots: Spots) -> Iterator[tuple[Rows, Pairs]]:
        """Pairs of whole groups, as many as memory allows, with the group of each; by group, lamp and point."""
        group, lamp = self._near(spots)
        size = np.diff(spots.first)[group]
        bounds = np.concatenate([[0], np.flatnonzero(np.diff(group)) + 1, [len(group)]]).astype(np.intp)
        total = np.concatenate([[0], np.cumsum(size)])
        start = 0
        while start < len(bounds) - 1:
            end = int(np.searchsorted(total[bounds], total[bounds[start]] + CHUNK, side="right")) - 1
            end = max(end, start + 1)
            rows = slice(int(bounds[start]), int(bounds[end]))
            yield self._pairs_of(spots, group[rows], lamp[rows])
            start = end

    def _pairs_of(self, spots: Spots, group: Rows, lamp: Rows) -> tuple[Rows, Pairs]:
        owner, point = runs(spots.first[group], np.diff(spots.first)[group])
        lamp, group = lamp[owner], group[owner]
        lamps = self.lamps.lamps
        away = (spots.points.x[point] - lamps.x[lamp]) ** 2 + (spots.points.y[point] - lamps.y[lamp]) ** 2
        near = away <= lamps.reach[lamp] ** 2
        return group[near], Pairs(lamp[near], point[near])

    def _near(self, spots: Spots) -> tuple[Rows, Rows]:
        """(group, lamp) of the lamps whose light may reach a group's box, by group and lamp."""
        box, lamps = spots.boxes, self.lamps.lamps
        held = np.flatnonzero(~np.isnan(box[:, 0]))
        middle = (box[held, :2] + box[held, 2:]) / 2.0
        half = (box[held, 2:] - box[held, :2]).max(axis=1) / 2.0
        farthest = float(lamps.reach.max()) if len(lamps) else 0.0
        query, lamp = self.buckets.near(middle, half + farthest)
        group = held[query]
        dx = np.maximum(np.maximum(box[group, 0] - lamps.x[lamp], lamps.x[lamp] - box[group, 2]), 0.0)
        dy = np.maximum(np.maximum(box[group, 1] - lamps.y[lamp], lamps.y[lamp] - box[group, 3]), 0.0)
        near = dx * dx + dy * dy <= lamps.reach[lamp] ** 2
        group, lamp = group[near], lamp[near]
        order = np.lexsort((lamp, group))
        return group[order], lamp[order]

    def _add(self, chunk: _Chunk, made: list[_Sums]) -> None:
        """Add one chunk's light to the sums of each kind, and the words for what is open in it."""
        pairs, lamps, points = chunk.pairs, self.lamps, chunk.spots.points
        known, (outside, words) = lamps.known[pairs.lamp], self._leaving(chunk)
        crossings = self.shading.crossings(self.places, chunk.spots.places, pairs)
        start = lamps.lamps.z[pairs.lamp]
        for sums in made:
            shade = crossings.shade(start, points.z[pairs.point] + ABOVE_GROUND_M[sums.kind] - start)
            shade = shade.without(self.hidden(points, pairs, ABOVE_GROUND_M[sums.kind]))
            lux = pair_light(lamps.lamps, points, (pairs.lamp, pairs.point), sums.kind)
            dimmest = np.where(known & ~outside, lamps.share_low[pairs.lamp] * shade.low, 0.0)
            sums.add(pairs.point, lux, (dimmest, lamps.share_guess[pairs.lamp] * shade.guess,
                                        lamps.share_high[pairs.lamp] * shade.high))
            self._open_pairs(chunk, ~known & self._may_shine(pairs, shade.high), sums)
            self._open_obstacles(chunk, shade, sums)
            for group, word in words:
                sums.lacks[group].add(word)

    def _may_shine(self, pairs: Pairs, passing: Floats) -> Flags:
        """Whether a lamp that is not known may shine on the point: not where something stops it at every height."""
        may: Flags = (passing > 0.0) | self._any_height[pairs.lamp]
        return may

    @cached_property
    def _any_height(self) -> Flags:
        """(n,) lamps whose height is not known."""
        return np.array(["light.height_m" in names for names in self.lamps.lacks], dtype=bool)

    def _open_pairs(self, chunk: _Chunk, open_pair: Flags, sums: _Sums) -> None:
        """Points that a lamp of unknown light reaches may be as bright as can be; say what is not known of lamps."""
        sums.high[..., chunk.pairs.point[open_pair]] = np.inf
        shares = self.lamps.share_low < self.lamps.share_high
        telling = open_pair | shares[chunk.pairs.lamp]
        wide = len(self.lamps)
        for key in np.unique(chunk.group[telling] * wide + chunk.pairs.lamp[telling]).tolist():
            sums.lacks[key // wide].update(self.lamps.lacks[key % wide])

    def _open_obstacles(self, chunk: _Chunk, shade: Shade, sums: _Sums) -> None:
        stand = self.shading.obstacles
        wide = len(stand.role)
        for key in np.unique(chunk.group[shade.open_pair] * wide + shade.open_obstacle).tolist():
            obstacle = key % wide
            sums.lacks[key // wide].add(stand.lacks[obstacle] or f"{stand.role[obstacle].value}.kind")

    def _leaving(self, chunk: _Chunk) -> tuple[Flags, list[tuple[int, str]]]:
        """(k,) pairs whose ray may leave where obstacles are drawn completely; and (group, word) that say so."""
        outside = np.zeros(len(chunk.pairs.lamp), dtype=bool)
        wide = len(self.lamps)
        key, member = np.unique(chunk.group * wide + chunk.pairs.lamp, return_inverse=True)
        group, lamp = np.divmod(key, wide) if wide else (key, key)
        words: list[tuple[int, str]] = []
        for role, area in self._areas:
            left = ~self._inside(chunk.spots, group, lamp, area)
            outside |= left[member]
            words += [(row, f"{role.value}:coverage") for row in group[left].tolist()]
        return outside, words

    @cached_property
    def _areas(self) -> list[tuple[Role, shapely.Geometry]]:
        """Each different area in which an obstacle role is complete, with the first role it is that of."""
        found: dict[int, tuple[Role, shapely.Geometry]] = {}
        for role in REQUIRED_ROLES:
            area = self.scene.covered(role)
            found.setdefault(id(area), (role, area))
        return list(found.values())

    def _inside(self, spots: Spots, group: Rows, lamp: Rows, area: shapely.Geometry) -> Flags:
        """Whether everything between a lamp and a group's box lies in an area."""
        if area.is_empty:
            return np.zeros(len(group), dtype=bool)
        shapely.prepare(area)
        box, x, y = spots.boxes[group], self.lamps.lamps.x[lamp], self.lamps.lamps.y[lamp]
        around = shapely.box(np.minimum(box[:, 0], x), np.minimum(box[:, 1], y), np.maximum(box[:, 2], x),
                             np.maximum(box[:, 3], y))
        inside: Flags = shapely.covers(area, around)
        doubtful = np.flatnonzero(~inside)
        if len(doubtful):
            # The box around both is more than what lies between them: look closer where it sticks out.
            own = shapely.box(*box[doubtful].T)
            both = shapely.union(own, shapely.points(x[doubtful], y[doubtful]))
            inside[doubtful] = shapely.covers(area, shapely.convex_hull(both))
        return inside

    def _open_beyond(self, spots: Spots, sums: _Sums) -> None:
        """Points so near the edge of what the lamp layer covers that a lamp beyond it may light them."""
        box = spots.boxes
        held = np.flatnonzero(~np.isnan(box[:, 0]))
        free = covered_for(self.scene, Role.LIGHT, shapely.box(*box[held].T))
        near = np.zeros(spots.groups, dtype=bool)
        near[held[free < self.params["undrawn_m"]]] = True
        rows = np.flatnonzero(near[spots.group])
        if not len(rows):
            return
        away = covered_for(self.scene, Role.LIGHT, shapely.points(spots.points.x[rows], spots.points.y[rows]))
        touched = rows[away < self.params["undrawn_m"]]
        sums.high[..., touched] = np.inf
        sums.say(np.unique(spots.group[touched]).tolist(), (LIGHT_COVER,))


@dataclass(frozen=True)
class _Chunk:
    spots: Spots
    group: Rows
    pairs: Pairs


class _Sums:
    """Lux of one kind, growing chunk by chunk."""

    def __init__(self, kind: str, spots: Spots) -> None:
        self.kind = kind
        shape = (2, len(spots.points)) if kind in FACING else (len(spots.points),)
        self.low, self.guess, self.high = np.zeros(shape), np.zeros(shape), np.zeros(shape)
        self.lacks: list[set[str]] = [set() for _ in range(spots.groups)]

    @property
    def light(self) -> Light:
        """The sums as they are now."""
        return Light(self.low, self.guess, self.high, tuple(frozenset(words) for words in self.lacks))

    def say(self, groups: Iterable[int], words: Iterable[str]) -> None:
        """Note what would settle these groups."""
        for group in groups:
            self.lacks[group].update(words)

    def add(self, point: Rows, lux: Floats, factors: tuple[Floats, Floats, Floats]) -> None:
        """Add pair by pair; all pairs of a point are in one chunk, in the order of the lamps' places."""
        if not len(point):
            return
        first, size = int(point.min()), int(point.max()) + 1
        for sums, factor in zip((self.low, self.guess, self.high), factors):
            for row, values in zip(np.atleast_2d(sums), np.atleast_2d(lux * factor)):
                row[first:size] += np.bincount(point - first, values, size - first)


def lit_scene(scene: Scene, params: Params) -> LitScene:
    """The lamps and obstacles of a scene, made once for these parameters."""
    given = tuple((name, params[name]) for name in FIELD_PARAMETERS)
    return scene.derived_by(_lit_scene, (given, file_digests(scene)), *LIGHT_ROLES)


def _lit_scene(scene: Scene, given: tuple[tuple[tuple[str, float], ...], tuple[tuple[str, str], ...]]) -> LitScene:
    return LitScene(scene, dict(given[0]))


def shading_of(scene: Scene, params: Params) -> Shading:
    """The obstacles of a scene as they stand in the light, made once for these leaves."""
    leaf = params["leaf_on_pct"] if params["in_leaf"] >= 0.5 else params["leaf_off_pct"]
    return shading_with(scene, leaf / 100.0)


def shading_with(scene: Scene, leaf: float) -> Shading:
    """The obstacles where leaves let through this share, 0 to 1; with 0 they stop sight as well."""
    return scene.derived_by(_shading, leaf, *OBSTACLE_ROLES)


def _shading(scene: Scene, leaf: float) -> Shading:
    stand = obstacles(scene)
    fences = scene.table(Role.HEDGE_FENCE)
    openness = np.isfinite(fences.number("openness_pct")).tolist()
    told = dict(zip(fences.keys, zip(fences.text("kind").tolist(), openness)))
    made = [told[key] if role is Role.HEDGE_FENCE else (None, False) for role, key in zip(stand.role, stand.key)]
    kind = np.full(len(made), None, dtype=object)
    kind[:] = [of for of, _ in made]
    return Shading(stand, Makes(kind, np.array([known for _, known in made], dtype=bool)), leaf, scene.terrain)
