# SPDX-License-Identifier: GPL-2.0-or-later
"""Calculation grids: a field for each bay between lamps after EN 13201-3, strips beside it, and grids over any area.

Source: EN 13201-3 (points half a step from the edges; along a bay of at most 30 m ten of them, else steps of at most
3 m; across at least three, steps of at most 1.5 m). An area of free shape is gridded after that standard, each point
weighted with the area it stands for; that is «efter» and not «i henhold til» EN 13201-3.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.buckets import runs
from botrygt_qgis_plugin.engine.scene import Geometries

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

SHORT_BAY_M, POINTS_ALONG, STEP_ALONG_M = 30.0, 10, 3.0
POINTS_ACROSS, STEP_ACROSS_M = 3, 1.5
# Lamps side by side, or at the very end of a path, part no bay of their own.
LEAST_BAY_M = 3.0


@dataclass(frozen=True)
class Bays:
    """b pieces of lines between lamps, by line and then along it: position of the line, metres from and to."""

    line: Rows
    start: Floats
    end: Floats

    def __len__(self) -> int:
        return len(self.line)

    @cached_property
    def along(self) -> Rows:
        """(b,) points along each bay."""
        length = self.end - self.start
        wanted = np.ceil(length / STEP_ALONG_M - 1e-9).astype(np.intp)
        return np.where(length <= SHORT_BAY_M + 1e-9, POINTS_ALONG, np.maximum(wanted, POINTS_ALONG))


@dataclass(frozen=True)
class Places:
    """m places: x, y, unit vector ahead (ax, ay), the group (bay or area) of each, rising, and its weight there.

    step: which row across the way it stands in, counted over all bays; 0 for areas.
    """

    x: Floats
    y: Floats
    ax: Floats
    ay: Floats
    group: Rows
    step: Rows
    weight: Floats

    def __len__(self) -> int:
        return len(self.x)


def bays(lines: Geometries, line: Rows, at: Floats) -> Bays:
    """Bays of (n,) lines from the lamps beside them: `line` and metres `at` along it, sorted by both."""
    length = shapely.length(lines)
    kept = (at >= LEAST_BAY_M) & (at <= length[line] - LEAST_BAY_M)
    line, at = line[kept], at[kept]
    apart = np.ones(len(at), dtype=bool)
    last = -np.inf
    for i in range(len(at)):
        if i and line[i] != line[i - 1]:
            last = -np.inf
        apart[i] = at[i] - last >= LEAST_BAY_M
        last = at[i] if apart[i] else last
    line, at = line[apart], at[apart]
    every = np.arange(len(lines), dtype=np.intp)
    owner = np.concatenate([every, line])
    begin, order = np.concatenate([np.zeros(len(lines)), at]), None
    order = np.lexsort((begin, owner))
    owner, begin = owner[order], begin[order]
    end = np.append(begin[1:], 0.0)
    last_of = np.append(owner[1:] != owner[:-1], True) if len(owner) else np.empty(0, dtype=bool)
    end[last_of] = length[owner[last_of]]
    return Bays(owner, begin, end)


class Course:
    """Lines as runs of straight pieces, for places and directions at many distances along many of them at once."""

    def __init__(self, lines: Geometries) -> None:
        xy, line = shapely.get_coordinates(lines, return_index=True)
        same = line[1:] == line[:-1] if len(line) else np.empty(0, dtype=bool)
        start: Floats = xy[:-1][same] if len(xy) else np.empty((0, 2))
        self.from_x, self.from_y = start[:, 0], start[:, 1]
        step = (xy[1:] - xy[:-1])[same] if len(xy) else np.empty((0, 2))
        self.length = np.hypot(step[:, 0], step[:, 1])
        long = np.maximum(self.length, 1e-12)
        self.ax, self.ay = step[:, 0] / long, step[:, 1] / long
        owner = line[:-1][same] if len(line) else np.empty(0, dtype=np.intp)
        self.first: Rows = np.searchsorted(owner, np.arange(len(lines)))
        self.last: Rows = np.searchsorted(owner, np.arange(len(lines)), side="right") - 1
        self.begin = np.zeros(len(owner))
        # Summed line by line: a sum over all lines would let one line's rounding depend on the others.
        for k in range(1, int((self.last - self.first).max()) + 1 if len(lines) else 0):
            piece = (self.first + k)[self.first + k <= self.last]
            self.begin[piece] = self.begin[piece - 1] + self.length[piece - 1]

    def at(self, line: Rows, metres: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """x, y and the unit vector ahead at `metres` along each line."""
        piece, last = self.first[line], self.last[line]
        further = np.flatnonzero(piece < last)
        while len(further):
            further = further[metres[further] >= self.begin[piece[further] + 1]]
            piece[further] += 1
            further = further[piece[further] < last[further]]
        on = metres - self.begin[piece]
        ax, ay = self.ax[piece], self.ay[piece]
        return self.from_x[piece] + on * ax, self.from_y[piece] + on * ay, ax, ay


def field(lines: Geometries, of: Bays, width: Floats) -> Places:
    """The points of each bay's field; width: (b,) metres of the way there."""
    across = np.maximum(POINTS_ACROSS, np.ceil(width / STEP_ACROSS_M - 1e-9)).astype(np.intp)
    return _laid(lines, of, across, -width / 2.0, width)


def middle(lines: Geometries, of: Bays) -> Places:
    """One row of points along the middle of each bay."""
    return _laid(lines, of, np.ones(len(of), dtype=np.intp), np.zeros(len(of)), np.zeros(len(of)))


def strips(lines: Geometries, of: Bays, width: Floats, strip_m: float) -> tuple[Places, Places]:
    """The fields of the strips to the right and to the left of each bay."""
    across = np.full(len(of), POINTS_ACROSS, dtype=np.intp)
    wide = np.full(len(of), strip_m)
    return (_laid(lines, of, across, -width / 2.0 - strip_m, wide), _laid(lines, of, across, width / 2.0, wide))


def _laid(lines: Geometries, of: Bays, across: Rows, left: Floats, wide: Floats) -> Places:
    """Rows of `across` points from `left` to left + wide metres beside the line (left of it is positive)."""
    bay, turn = runs(np.zeros(len(of), dtype=np.intp), of.along)
    step = (of.end - of.start)[bay] / of.along[bay]
    x, y, ax, ay = Course(lines).at(of.line[bay], of.start[bay] + (turn + 0.5) * step)
    row, place = runs(np.zeros(len(bay), dtype=np.intp), across[bay])
    own = bay[row]
    aside = left[own] + (place + 0.5) * wide[own] / across[own]
    return Places(x[row] - aside * ay[row], y[row] + aside * ax[row], ax[row], ay[row], own, row, np.ones(len(row)))


def over_areas(shapes: Geometries) -> Places:
    """Points over each area: squares laid along its sides, each cut with the area and weighted with what is left.

    The squares are a tenth of the root of the area wide, at least 0.5 m and at most STEP_ALONG_M.
    """
    made = [_over(shape, group) for group, shape in enumerate(shapes)]
    if not made:
        none = np.empty(0)
        return Places(none, none, none, none, np.empty(0, np.intp), np.empty(0, np.intp), none)
    x, y, weight, group = (np.concatenate([part[i] for part in made]) for i in range(4))
    zero = np.zeros(len(x))
    return Places(x, y, zero + 1.0, zero, group.astype(np.intp), np.zeros(len(x), dtype=np.intp), weight)


def _over(shape: shapely.Geometry, group: int) -> tuple[Floats, Floats, Floats, Floats]:
    box = shapely.oriented_envelope(shape)
    corners = shapely.get_coordinates(box)[:4]
    if len(corners) < 4 or shapely.area(shape) <= 0:
        place = shapely.get_coordinates(shapely.centroid(shape))
        return place[:, 0], place[:, 1], np.ones(len(place)), np.full(len(place), float(group))
    # From the corner that comes first by place, so that no order of vertices enters.
    first = int(np.lexsort((corners[:, 1], corners[:, 0]))[0])
    origin, one, other = corners[first], corners[(first + 1) % 4], corners[first - 1]
    step = float(np.clip(np.sqrt(shapely.area(shape)) / POINTS_ALONG, 0.5, STEP_ALONG_M))
    sides = [(end - origin, max(1, int(np.ceil(np.hypot(*(end - origin)) / step - 1e-9)))) for end in (one, other)]
    (u, count_u), (v, count_v) = sides
    i, k = (a.ravel() for a in np.meshgrid(np.arange(count_u), np.arange(count_v), indexing="ij"))

    def corner(di: int, dk: int) -> Floats:
        made: Floats = origin + ((i + di) / count_u)[:, None] * u + ((k + dk) / count_v)[:, None] * v
        return made

    cells = shapely.polygons(np.stack([corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)], axis=1))
    shapely.prepare(shape)
    whole = shapely.contains(shape, cells)
    cells[~whole] = shapely.intersection(cells[~whole], shape)
    area = shapely.area(cells)
    kept = area > 1e-6
    place = shapely.get_coordinates(shapely.centroid(cells[kept]))
    return place[:, 0], place[:, 1], area[kept], np.full(int(kept.sum()), float(group))
