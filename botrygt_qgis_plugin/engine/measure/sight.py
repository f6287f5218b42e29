# SPDX-License-Identifier: GPL-2.0-or-later
"""Is B seen from A? Sight lines against obstacles with heights, exact in plan and height, many at a time.

A sight line is blocked where it is so on both sides: what it merely touches, a corner or the length of a wall, does not
hide anything, and what is seen is the closed set that an isovist draws. A sees B exactly when B sees A.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.buckets import runs
from botrygt_qgis_plugin.engine.measure.fans import Faces, Fan, Rays, crossed_by, faces_round, fans_of, placed
from botrygt_qgis_plugin.engine.measure.obstacles import CERTAIN, GUESS, POSSIBLE, Obstacles

Numbers = NDArray[np.float64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]

# Sight lines held against the terrain at a time: bounds the memory.
HILLS = 20_000
# A sight line that passes within a nanometre of a top or a base only touches it.
TOUCH_M = 1e-9
# Less than a step of the grid: to one side of a line, however near it anything else may lie.
HAIR_M = 1e-6
LEVELS = (CERTAIN, POSSIBLE, GUESS)


@dataclass(frozen=True)
class Blocked:
    """(r,) which sight lines are certainly, possibly and by the guess blocked."""

    certain: Flags
    possible: Flags
    guess: Flags


@dataclass(frozen=True)
class Hits:
    """(k,) pairs of a ray and an obstacle in it, sorted, and (3, k) by level on which side of the ray it blocks.

    A ray is blocked where something stands in its way on both sides. shut: rays that the terrain itself hides.
    """

    ray: Rows
    obstacle: Rows
    left: Flags
    right: Flags
    shut: Rows

    def standing(self, level: int) -> Flags:
        """(k,) pairs in which the obstacle blocks, on one side at least."""
        some: Flags = self.left[level] | self.right[level]
        return some

    def blocked(self, count: int, level: int, but: Flags | None = None) -> Flags:
        """(count,) True for the rays that are blocked, by others than these pairs."""
        sides = []
        for side in (self.left[level], self.right[level]):
            made = np.zeros(count, dtype=bool)
            made[self.ray[side if but is None else side & ~but]] = True
            sides.append(made)
        both: Flags = sides[0] & sides[1]
        both[self.shut] = True
        return both


def rays_between(start: Numbers, end: Numbers) -> tuple[Rays, Rows]:
    """Sight lines from (n, 3) starts to (n, 3) ends; with (n,) where each of them now stands."""
    eyes, eye = np.unique(start, axis=0, return_inverse=True)
    order = np.argsort(eye.ravel(), kind="stable")
    return Rays(eyes, end, eye.ravel()[order], order), order


def blocked(rays: Rays, stand: Obstacles) -> Blocked:
    """Which of the sight lines are blocked.

    An obstacle blocks where the line's height over the part of it that it crosses lies between its base and its top.
    """
    told = np.zeros((len(LEVELS), len(rays)), dtype=bool)
    for fan in fans_of(rays, stand):
        sides = np.zeros((len(LEVELS), 2, len(fan.row)), dtype=bool)
        for met in _met(fan, stand, spare=True):
            for level, held in zip(LEVELS, met.held):
                sides[level, 0, met.at[held & met.left]] = True
                sides[level, 1, met.at[held & met.right]] = True
        told[:, fan.row] = sides[:, 0] & sides[:, 1]
    told[:, _behind_hills(rays, stand)] = True
    return Blocked(*told)


def hits(start: Numbers, end: Numbers, stand: Obstacles) -> Hits:
    """Which obstacles stand in which sight lines. start, end: (n, 3) metres, heights above ground."""
    rays, own = rays_between(start, end)
    found = ray_hits(rays, stand)
    order = np.lexsort((found.obstacle, own[found.ray]))
    return Hits(own[found.ray][order], found.obstacle[order], found.left[:, order], found.right[:, order],
                np.sort(own[found.shut]))


def ray_hits(rays: Rays, stand: Obstacles) -> Hits:
    """Which obstacles stand in which of the rays."""
    parts = [(fan.row[met.at], met.obstacle, met.held & met.left, met.held & met.right)
             for fan in fans_of(rays, stand) for met in _met(fan, stand, spare=False)]
    return _joined(parts, len(stand.role), _behind_hills(rays, stand))


def _joined(parts: list[tuple[Any, ...]], count: int, shut: Rows) -> Hits:
    """One hit for each ray and obstacle, what its edges say together."""
    if not parts:
        none, never = np.empty(0, dtype=np.intp), np.empty((len(LEVELS), 0), dtype=bool)
        return Hits(none, none, never, never, shut)
    ray, obstacle = (np.concatenate(column) for column in list(zip(*parts))[:2])
    left, right = (np.concatenate(column, axis=1) for column in list(zip(*parts))[2:])
    pair, place = np.unique(ray * count + obstacle, return_inverse=True)
    sides = [np.stack([np.bincount(place.ravel(), flags, minlength=len(pair)) > 0 for flags in side])
             for side in (left, right)]
    some = (sides[0] | sides[1]).any(axis=0)
    return Hits(pair[some] // count, pair[some] % count, sides[0][:, some], sides[1][:, some], shut)


def _behind_hills(rays: Rays, stand: Obstacles) -> Rows:
    """Rays that somewhere between their ends, looked at once per cell of the terrain, run below it."""
    terrain = stand.terrain
    if terrain is None or not len(rays):
        return np.empty(0, dtype=np.intp)
    eyes, targets = placed(rays.eyes, stand), placed(rays.targets, stand)
    below = np.zeros(len(rays), dtype=bool)
    for first in range(0, len(rays), HILLS):
        part = slice(first, first + HILLS)
        start, way = eyes[rays.eye[part]], targets[rays.target[part]] - eyes[rays.eye[part]]
        steps = np.ceil(np.hypot(way[:, 0], way[:, 1]) / terrain.step_m).astype(np.intp)
        ray, step = runs(np.ones(len(steps), dtype=np.intp), np.maximum(steps - 1, 0))
        place = start[ray] + way[ray] * (step / steps[ray])[:, None]
        below[first + ray[terrain.heights(place[:, :2]) > place[:, 2] + TOUCH_M]] = True
    return np.flatnonzero(below)


@dataclass(frozen=True)
class _Met:
    """(k,) obstacles met by rays: position of the ray in its fan, obstacle, sides, and (3, k) whether it blocks."""

    at: Rows
    obstacle: Rows
    left: Flags
    right: Flags
    held: Flags


def _met(fan: Fan, stand: Obstacles, spare: bool) -> Iterator[_Met]:
    """Everything that stands in the rays of a fan. spare: rays that are certainly blocked are not looked at further."""
    inside = _touched(fan, stand)
    low = min(fan.near.min(), fan.far.min())
    high = max(fan.near.max(), fan.far.max())
    tall = (stand.bases[CERTAIN] + stand.ground < low - TOUCH_M) & (stand.tops[CERTAIN] + stand.ground > high + TOUCH_M)
    if stand.terrain is not None:
        # A hedge line that follows the terrain is not as high everywhere.
        tall &= stand.solid
    faces = faces_round(fan, stand, inside, tall)
    sure = tall[stand.panels.shape[faces.panel]]
    done = np.zeros((2, len(fan.row)), dtype=bool)
    for crossed in crossed_by(fan, faces, np.flatnonzero(sure), stand):
        done[0, crossed.at[crossed.left]] = True
        done[1, crossed.at[crossed.right]] = True
        yield _Met(crossed.at, crossed.shape, crossed.left, crossed.right, np.ones((3, len(crossed.at)), dtype=bool))
    rows = np.flatnonzero(~(done[0] & done[1])) if spare else np.arange(len(fan.row))
    if not len(rows):
        return
    rest = Fan(fan.eyes, fan.reach, fan.row[rows], fan.eye[rows], fan.key[rows], fan.way[rows], fan.near[rows],
                fan.far[rows])
    for met in _met_in_height(rest, (faces, np.flatnonzero(~sure)), stand, inside):
        yield _Met(rows[met.at], met.obstacle, met.left, met.right, met.held)


def _touched(fan: Fan, stand: Obstacles) -> Rows:
    """(eye * shapes + shape) where an eye stands inside a shape or on its edge."""
    eye, shape = stand.tree.query(shapely.points(fan.eyes[:, :2]), predicate="intersects")
    solid = stand.solid[shape]
    keys: Rows = np.sort(eye[solid] * len(stand.role) + shape[solid])
    return keys


def _met_in_height(fan: Fan, some: tuple[Faces, Rows], stand: Obstacles, inside: Rows) -> Iterator[_Met]:
    over: list[tuple[Rows, Rows]] = [_from_inside(fan, stand, inside)]
    for crossed in crossed_by(fan, *some, stand):
        # The same sum whichever end is the eye, so that seeing is mutual to the bit.
        height = fan.near[crossed.at] * crossed.far + fan.far[crossed.at] * crossed.near
        height = height / (crossed.near + crossed.far) - crossed.ground
        held = np.stack([(height > stand.bases[level][crossed.shape] + TOUCH_M)
                         & (height < stand.tops[level][crossed.shape] - TOUCH_M) for level in LEVELS])
        yield _Met(crossed.at, crossed.shape, crossed.left, crossed.right, held)
        passed = np.flatnonzero(stand.solid[crossed.shape] & ~held.all(axis=0))
        over.append((crossed.at[passed], crossed.shape[passed]))
    at, shape = (np.concatenate(column) for column in zip(*over))
    yield from _met_within(fan, stand, at, shape)


def _from_inside(fan: Fan, stand: Obstacles, inside: Rows) -> tuple[Rows, Rows]:
    """All rays of the eyes that touch a shape, with that shape."""
    count = max(len(stand.role), 1)
    first = np.searchsorted(fan.eye, inside // count)
    number = np.searchsorted(fan.eye, inside // count, side="right") - first
    run, at = runs(first, number)
    return at, (inside % count)[run]


def _met_within(fan: Fan, stand: Obstacles, at: Rows, shape: Rows) -> Iterator[_Met]:
    """Shapes that a ray enters or leaves through their top or base, or ends in, so that no panel tells."""
    if not len(at):
        return
    pair = np.unique(at * len(stand.role) + shape)
    at, shape = pair // len(stand.role), pair % len(stand.role)
    for aside in (HAIR_M, -HAIR_M):
        held = np.stack([_band_inside(fan, stand, at, shape, (level, aside)) for level in LEVELS])
        left = np.full(len(at), aside > 0)
        yield _Met(at, shape, left, ~left, held)


def _band_inside(fan: Fan, stand: Obstacles, at: Rows, shape: Rows, look: tuple[int, float]) -> Flags:
    """Where the part of the ray between base and top lies inside the shape, told by its middle, set aside by a hair: no
    panel is met in it, so it lies inside or outside as a whole."""
    level, aside = look
    base, top = (bound[level][shape] + stand.ground[shape] for bound in (stand.bases, stand.tops))
    near, rise = fan.near[at], (fan.far - fan.near)[at]
    with np.errstate(divide="ignore", invalid="ignore"):
        bounds = np.stack([(base - near) / rise, (top - near) / rise])
    flat = rise == 0
    within = (near > base + TOUCH_M) & (near < top - TOUCH_M)
    first = np.where(flat, np.where(within, 0.0, 1.0), np.clip(bounds.min(axis=0), 0.0, 1.0))
    last = np.where(flat, np.where(within, 1.0, 0.0), np.clip(bounds.max(axis=0), 0.0, 1.0))
    rows = np.flatnonzero((last - first) * np.maximum(np.abs(rise), 1.0) > TOUCH_M)
    middle = (first + last)[rows, None] / 2.0
    way = fan.way[at[rows]]
    normal = np.stack([-way[:, 1], way[:, 0]], axis=1) / np.maximum(np.hypot(way[:, 0], way[:, 1]), HAIR_M)[:, None]
    place = fan.eyes[fan.eye[at[rows]], :2] + way * middle + normal * aside
    found = np.zeros(len(at), dtype=bool)
    found[rows] = shapely.contains_xy(stand.geometry[shape[rows]], place[:, 0], place[:, 1])
    return found
