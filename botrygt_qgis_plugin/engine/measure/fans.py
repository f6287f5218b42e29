# SPDX-License-Identifier: GPL-2.0-or-later
"""Sight lines in plan: the fans of rays from eyes, the panels that stand round each, and where the two cross.

The targets of an eye are sorted by direction once; a panel then meets only the run of them between its two ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.buckets import runs
from botrygt_qgis_plugin.engine.measure.obstacles import Obstacles
from botrygt_qgis_plugin.engine.measure.panels import Panels, on_grid

Numbers = NDArray[np.float64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]

# Sight lines and eyes taken at a time, and panel crossings: bounds the memory to some 100 MB.
RAYS, EYES, CROSSINGS = 150_000, 1024, 300_000
# Of the directions, which only choose the candidates of the exact test.
SLACK = 1e-9
TURN = 8.0
# Of sums of coordinates, which only choose the candidates too.
ROUNDING_M = 1e-6


def sight_lines(start: Numbers, end: Numbers) -> NDArray[Any]:
    """(n,) lines in plan from (n, 2) starts and ends."""
    lines: NDArray[Any] = shapely.linestrings(np.stack([start, end], axis=1))
    return lines


@dataclass(frozen=True)
class Rays:
    """Sight lines: (e, 3) eyes and (t, 3) targets, heights above ground, and the (r,) eye and target of each."""

    eyes: Numbers
    targets: Numbers
    eye: Rows
    target: Rows

    def __len__(self) -> int:
        return len(self.eye)

    def take(self, rows: Any) -> Rays:
        """Only these sight lines."""
        return Rays(self.eyes, self.targets, self.eye[rows], self.target[rows])

    def lines(self, rows: Any) -> NDArray[Any]:
        """Some of them as lines in plan."""
        return sight_lines(self.eyes[self.eye[rows], :2], self.targets[self.target[rows], :2])


@dataclass(frozen=True)
class Fan:
    """Some eyes and their rays, sorted by eye and direction.

    eyes, reach: (e, 3) and the length of each eye's longest ray. (k,) each: row of the ray; its eye; direction key;
    way in plan (k, 2); heights at both ends.
    """

    eyes: Numbers
    reach: Numbers
    row: Rows
    eye: Rows
    key: Numbers
    way: Numbers
    near: Numbers
    far: Numbers


def _direction(x: Numbers, y: Numbers) -> Numbers:
    """A number in [0, 4) that rises as the direction turns from east by north; no arctangent."""
    share = x / np.maximum(np.abs(x) + np.abs(y), 1e-300)
    return np.where(y >= 0, 1.0 - share, 3.0 + share)


def fans_of(rays: Rays, stand: Obstacles) -> Iterator[Fan]:
    if not len(rays):
        return
    # Of the eyes only those that look: few of a town's, and far apart in it.
    looking = np.append(0, np.flatnonzero(np.diff(rays.eye)) + 1)
    starts = np.append(looking, len(rays))
    mine = Rays(placed(rays.eyes[rays.eye[looking]], stand), placed(rays.targets, stand),
                np.repeat(np.arange(len(looking)), np.diff(starts)), rays.target)
    at = 0
    while at < len(looking):
        until = min(at + EYES, int(np.searchsorted(starts, starts[at] + RAYS, side="right")) - 1)
        until = max(until, at + 1)
        yield _fan(mine, np.arange(starts[at], starts[until]), at)
        at = until


def placed(places: Numbers, stand: Obstacles) -> Numbers:
    """Places on the grid, heights above the terrain's datum where there is one."""
    made = places.copy()
    made[:, :2] = on_grid(places[:, :2])
    if stand.terrain is not None:
        made[:, 2] += stand.terrain.heights(made[:, :2])
    return made


def _fan(rays: Rays, rows: Rows, first: int) -> Fan:
    """The fan of some rays between places on the grid."""
    eye, eyes = rays.eye[rows], rays.eyes
    aim = rays.targets[rays.target[rows]]
    way = aim[:, :2] - eyes[eye, :2]
    local = eye - first
    key = local * TURN + _direction(way[:, 0], way[:, 1])
    order = np.argsort(key, kind="stable")
    mine = eyes[first:first + int(local[-1]) + 1]
    reach = np.zeros(len(mine))
    np.maximum.at(reach, local, np.hypot(way[:, 0], way[:, 1]))
    local = local[order]
    return Fan(mine, reach, rows[order], local, key[order], way[order], mine[local, 2], aim[order, 2])


@dataclass(frozen=True)
class Faces:
    """(f,) panels as eyes see them: eye, panel, direction keys of the ends, the ends (f, 2) counter-clockwise, twice
    the area of the triangle they span with the eye, and whether they stand the other way round in the panel."""

    eye: Rows
    panel: Rows
    begin: Numbers
    end: Numbers
    one: Numbers
    other: Numbers
    span: Numbers
    turned: Flags

    def and_again(self, rows: Rows) -> Faces:
        """All of them, and some once more."""
        columns = (getattr(self, name) for name in self.__dataclass_fields__)
        return Faces(*(np.concatenate([column, column[rows]]) for column in columns))


def _panels_round(fan: Fan, panels: Panels) -> tuple[Rows, Rows]:
    """Pairs of an eye and a panel whose box comes within the reach of the eye."""
    eye, panel = panels.near(fan.eyes[:, :2], fan.reach)
    low, high = panels.box
    for axis in (0, 1):
        place, reach = fan.eyes[:, axis], fan.reach + ROUNDING_M
        near = np.flatnonzero((low[axis, panel] <= (place + reach)[eye]) & (high[axis, panel] >= (place - reach)[eye]))
        eye, panel = eye[near], panel[near]
    return eye, panel


def faces_round(fan: Fan, stand: Obstacles, inside: Rows, tall: Flags) -> Faces:
    """The panels within reach of each eye that could matter. inside: (eye * shapes + shape) where an eye touches one;
    tall: shapes that stand in every ray that crosses them."""
    panels = stand.panels
    eye, panel = _panels_round(fan, panels)
    place = fan.eyes[eye, :2]
    a, b = panels.one[panel] - place, panels.other[panel] - place
    span = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]
    kept = span != 0
    # Whoever stands outside a tall shape meets a panel that faces him first; those that face away add nothing.
    away = (panels.area & tall[panels.shape])[panel] & (span > 0)
    if len(inside):
        away &= ~np.isin(eye * len(stand.role) + panels.shape[panel], inside)
    rows = np.flatnonzero(kept & ~away)
    a, b, span = a[rows], b[rows], span[rows]
    turned = span < 0
    one, other = np.where(turned[:, None], b, a), np.where(turned[:, None], a, b)
    begin, end = _direction(one[:, 0], one[:, 1]), _direction(other[:, 0], other[:, 1])
    made = Faces(eye[rows], panel[rows], begin, end, one, other, np.abs(span), turned)
    # A panel across the east direction is two runs.
    over = np.flatnonzero(end < begin)
    twice = made.and_again(over)
    twice.end[over] = 4.0
    twice.begin[len(begin):] = 0.0
    return twice


@dataclass(frozen=True)
class Crossed:
    """(k,) panels crossed by rays: position of the ray, shape, sides, distances (times the panel's length) of the eye
    and the target from the panel, and the height of the terrain at the crossing."""

    at: Rows
    shape: Rows
    left: Flags
    right: Flags
    near: Numbers
    far: Numbers
    ground: Numbers


def crossed_by(fan: Fan, faces: Faces, some: Rows, stand: Obstacles) -> Iterator[Crossed]:
    """Every crossing of a ray and one of some faces, in chunks."""
    offset = faces.eye[some] * TURN
    first = np.searchsorted(fan.key, offset + faces.begin[some] - SLACK)
    count = np.searchsorted(fan.key, offset + faces.end[some] + SLACK, side="right") - first
    held = np.flatnonzero(count > 0)
    some, first, count = some[held], first[held], count[held]
    total = np.concatenate([[0], np.cumsum(count)])
    begin = 0
    while begin < len(count):
        end = max(begin + 1, int(np.searchsorted(total, total[begin] + CROSSINGS, side="right")) - 1)
        face, at = runs(first[begin:end], count[begin:end])
        yield _crossings(fan, faces, some[begin:end][face], at, stand)
        begin = end


def _crossings(fan: Fan, faces: Faces, face: Rows, at: Rows, stand: Obstacles) -> Crossed:
    x, y = fan.way[at, 0], fan.way[at, 1]
    right = faces.one[face, 0] * y - faces.one[face, 1] * x
    left = faces.other[face, 0] * y - faces.other[face, 1] * x
    beyond = left - right + faces.span[face]
    rows = np.flatnonzero((right >= 0) & (left <= 0) & (beyond < 0))
    face, right, left = face[rows], right[rows], left[rows]
    # Through the end that lies to the right of the ray, only what passes on its left meets the panel; and the reverse.
    return Crossed(at[rows], stand.panels.shape[faces.panel[face]], left < 0, right > 0, faces.span[face],
                   -beyond[rows], _ground(faces, face, right / (right - left), stand))


def _ground(faces: Faces, face: Rows, share: Numbers, stand: Obstacles) -> Numbers:
    """Height of the terrain where each face is crossed, `share` of the way from its right end."""
    if stand.terrain is None:
        return np.zeros(len(face))
    one, other = (ends[faces.panel[face]] for ends in stand.ground_ends)
    share = np.where(faces.turned[face], 1.0 - share, share)
    height: Numbers = one + (other - one) * share
    return height
