# SPDX-License-Identifier: GPL-2.0-or-later
"""Where drawn lines meet: crossings, ends that reach another line, and the segments cut there.

Every step looks only at what lies within TOLERANCE_M, in the order of the coordinates, so that a node depends neither
on the order of rows nor on anything drawn elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.scene import Geometries

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Points = NDArray[np.complex128]
# Per place found: the segment it is on, the place, and its rank (see Nodes).
Found = tuple[Ints, Points, Floats]

TOLERANCE_M = 0.3
# Two things closer than this are one thing: a vertex on a segment, a crossing at a vertex.
TOUCH_M = 0.001
# Working coordinates are whole micrometres, so that float noise of a split line ends here.
DECIMALS = 6
# A path that meets a road at a flatter angle runs along it and does not cross it.
ALONG_SINE = 0.02
END_STEPS = 64


@dataclass(frozen=True)
class Linework:
    """Drawn lines: (n,) LineString, the source row of each, and its level (NaN unknown).

    group: of each source row, a number; where rows of different groups meet stays a junction. None: all of one group.
    """

    lines: Geometries
    row: Ints
    level: Floats
    group: Ints | None = None


@dataclass(frozen=True)
class Segments:
    """Straight pieces a-b by vertex id, with points as x + iy; equal vertices share an id."""

    points: Points
    a: Ints
    b: Ints
    row: Ints
    level: Floats
    ends: Ints

    @cached_property
    def geometry(self) -> Geometries:
        both = np.stack([self.points[self.a], self.points[self.b]], axis=1)
        lines: Geometries = shapely.linestrings(np.stack([both.real, both.imag], axis=-1))
        return lines

    @cached_property
    def tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.geometry)

    @cached_property
    def degree(self) -> Ints:
        low, high = np.minimum(self.a, self.b), np.maximum(self.a, self.b)
        count = len(self.points)
        codes = np.unique(low * count + high)
        return np.asarray(np.bincount(np.concatenate([codes // count, codes % count]), minlength=count), dtype=np.intp)

    def place(self, segment: Ints, at: Points) -> Floats:
        """Where points fall along segments: 0 at a, 1 at b, beyond them outside."""
        start, along = self.points[self.a[segment]], self.points[self.b[segment]] - self.points[self.a[segment]]
        part: Floats = ((at - start) * along.conj()).real / np.abs(along) ** 2
        return part

    def foot(self, segment: int, at: complex) -> complex:
        """The place on one segment nearest to a point."""
        start, along = complex(self.points[self.a[segment]]), complex(self.points[self.b[segment]])
        along -= start
        part = ((at - start) * along.conjugate()).real / abs(along) ** 2
        return start + min(1.0, max(0.0, part)) * along


@dataclass(frozen=True)
class Nodes:
    """Points put on segments: (segment, place along it, point id), over a longer list of points.

    rank: per point, 0 junction, 1 on a line and farther from the end that reaches it 1 plus the metres, 2 loose end,
    3 no node; the lowest rank of a cluster gives its place.
    hard: points where a foreign line (a road) meets, which stay junctions whatever their degree.
    """

    points: Points
    segment: Ints
    place: Floats
    point: Ints
    rank: Floats
    hard: NDArray[np.bool_]


def _as_points(coordinates: Floats) -> Points:
    rounded = np.round(coordinates, DECIMALS) + 0.0
    points: Points = rounded[:, 0] + 1j * rounded[:, 1]
    return points


def straight_pieces(work: Linework) -> Segments:
    coordinates, line = shapely.get_coordinates(work.lines, return_index=True)
    points, vertex = np.unique(_as_points(coordinates), return_inverse=True)
    vertex = vertex.reshape(-1).astype(np.intp)
    proper = (line[1:] == line[:-1]) & (vertex[1:] != vertex[:-1])
    owner = line[:-1][proper]
    border = np.concatenate([[True], line[1:] != line[:-1], [True]]) if len(line) else np.zeros(1, dtype=bool)
    ends = np.unique(vertex[border[:-1] | border[1:]])
    return Segments(points, vertex[:-1][proper], vertex[1:][proper], work.row[owner], work.level[owner], ends)


def _same_level(one: Floats, other: Floats) -> NDArray[np.bool_]:
    return np.asarray(np.isnan(one) | np.isnan(other) | (one == other), dtype=bool)


def _vertex_level(segments: Segments) -> Floats:
    """The level all segments at a vertex share; NaN where they differ or one is unknown."""
    low, high = np.full(len(segments.points), np.inf), np.full(len(segments.points), -np.inf)
    unknown = np.isnan(segments.level)
    for end in (segments.a, segments.b):
        # An unknown level counts as every level: numpy 2 warns where NaN itself is compared.
        np.minimum.at(low, end, np.where(unknown, -np.inf, segments.level))
        np.maximum.at(high, end, np.where(unknown, np.inf, segments.level))
    return np.where(low == high, low, np.nan)


def split_at_vertices(segments: Segments) -> Segments:
    """Segments cut where another's vertex lies on them, so that lines drawn on top of each other share edges."""
    place = _geometry(segments.points)
    vertex, segment = segments.tree.query(place, predicate="dwithin", distance=TOUCH_M)
    other = (vertex != segments.a[segment]) & (vertex != segments.b[segment])
    other &= _same_level(_vertex_level(segments)[vertex], segments.level[segment])
    vertex, segment = vertex[other], segment[other]
    t = segments.place(segment, segments.points[vertex])
    inside = (t > 0) & (t < 1)
    if not inside.any():
        return segments
    u, v, source = cut(segments, segment[inside], t[inside], vertex[inside])
    return Segments(segments.points, u, v, segments.row[source], segments.level[source], segments.ends)


def _geometry(points: Points) -> Geometries:
    made: Geometries = shapely.points(points.real, points.imag)
    return made


def cut(segments: Segments, segment: Ints, place: Floats, point: Ints,
         home: Ints | None = None) -> tuple[Ints, Ints, Ints]:
    """Edges between neighbours along each segment: from point, to point, segment; `home` moves points first."""
    count = len(segments.a)
    owner = np.concatenate([np.arange(count), np.arange(count), segment])
    along = np.concatenate([np.zeros(count), np.ones(count), place])
    which = np.concatenate([segments.a, segments.b, point])
    if home is not None:
        which = home[which]
    order = np.lexsort((which, along, owner))
    owner, which = owner[order], which[order]
    proper = (owner[1:] == owner[:-1]) & (which[1:] != which[:-1])
    return which[:-1][proper], which[1:][proper], owner[:-1][proper].astype(np.intp)


def nodes_on(segments: Segments, foreign: Segments | None) -> Nodes:
    """Crossings, loose ends with their feet on what they reach, and places where foreign lines meet."""
    loose = np.flatnonzero(segments.degree == 1)
    rank = np.where(segments.degree >= 3, 0.0, 3.0)
    rank[loose] = 2.0
    found = [_crossings(segments), _feet(segments, loose)]
    hard = np.zeros(len(segments.points), dtype=bool)
    if foreign is not None and len(foreign.a):
        near = foreign.tree.query(_geometry(segments.points[loose]), predicate="dwithin", distance=TOLERANCE_M)[0]
        hard[loose[near]] = True
        found += [_foreign_crossings(segments, foreign), _foreign_ends(segments, foreign)]
    segment, at, kind = (np.concatenate([f[i] for f in found]) for i in range(3))
    cutting = np.repeat([False, False, True, True][:len(found)], [len(f[0]) for f in found])
    return _placed(segments, segment.astype(np.intp), at, (rank, hard), (kind, cutting))


def _placed(segments: Segments, segment: Ints, at: Points, of_vertex: tuple[Floats, NDArray[np.bool_]],
            of_found: tuple[Floats, NDArray[np.bool_]]) -> Nodes:
    """Found places as points: the vertex itself where one is within TOUCH_M, else a new point on the segment."""
    new, which = np.unique(_as_points(np.stack([at.real, at.imag], axis=1)), return_inverse=True)
    point = len(segments.points) + which.reshape(-1).astype(np.intp)
    for end in (segments.a[segment], segments.b[segment]):
        point = np.where(np.abs(segments.points[end] - at) <= TOUCH_M, end, point)
    points = np.concatenate([segments.points, new])
    rank = np.concatenate([of_vertex[0], np.full(len(new), 3.0)])
    hard = np.concatenate([of_vertex[1], np.zeros(len(new), dtype=bool)])
    np.minimum.at(rank, point, of_found[0])
    hard[point[of_found[1]]] = True
    return Nodes(points, segment, np.clip(segments.place(segment, points[point]), 0, 1), point, rank, hard)


def _meeting(p: tuple[Points, Points], q: tuple[Points, Points], least_sine: float) -> tuple[Points, NDArray[np.bool_]]:
    """Where straight pieces p and q meet, ends stretched by TOUCH_M, and whether they do."""
    r, s, w = p[1] - p[0], q[1] - q[0], q[0] - p[0]
    cross = (r.conj() * s).imag
    long_r, long_s = np.abs(r), np.abs(s)
    slanted = np.abs(cross) > least_sine * long_r * long_s
    cross = np.where(slanted, cross, 1.0)
    t, u = (w.conj() * s).imag / cross, (w.conj() * r).imag / cross
    slack_t, slack_u = TOUCH_M / long_r, TOUCH_M / long_s
    hit = slanted & (t >= -slack_t) & (t <= 1 + slack_t) & (u >= -slack_u) & (u <= 1 + slack_u)
    return p[0] + np.clip(t, 0, 1) * r, hit


def _crossings(segments: Segments) -> Found:
    one, other = segments.tree.query(segments.geometry, predicate="intersects")
    a, b = segments.a, segments.b
    # The pair is taken in the order of its coordinates: the meeting point's last bit depends on it.
    first = (np.minimum(a[one], b[one]) < np.minimum(a[other], b[other])) | (
        (np.minimum(a[one], b[one]) == np.minimum(a[other], b[other])) & (one < other))
    apart = (a[one] != a[other]) & (a[one] != b[other]) & (b[one] != a[other]) & (b[one] != b[other])
    take = first & apart & _same_level(segments.level[one], segments.level[other])
    one, other = one[take], other[take]
    at, hit = _meeting(_ascending(segments, one), _ascending(segments, other), 1e-9)
    return np.concatenate([one[hit], other[hit]]), np.concatenate([at[hit], at[hit]]), np.zeros(2 * int(hit.sum()))


def _ascending(segments: Segments, rows: Ints) -> tuple[Points, Points]:
    """Segment ends, the smaller coordinate first, whichever way the line was drawn."""
    a, b = segments.a[rows], segments.b[rows]
    return segments.points[np.minimum(a, b)], segments.points[np.maximum(a, b)]


def _foreign_crossings(segments: Segments, foreign: Segments) -> Found:
    own, other = foreign.tree.query(segments.geometry, predicate="dwithin", distance=TOUCH_M)
    level = _same_level(segments.level[own], foreign.level[other])
    own, other = own[level], other[level]
    at, hit = _meeting(_ascending(segments, own), _ascending(foreign, other), ALONG_SINE)
    return own[hit], at[hit], np.ones(int(hit.sum()))


def _foreign_ends(segments: Segments, foreign: Segments) -> Found:
    ends = np.flatnonzero(foreign.degree == 1)
    end, segment = segments.tree.query(_geometry(foreign.points[ends]), predicate="dwithin", distance=TOLERANCE_M)
    level = _same_level(_vertex_level(foreign)[ends[end]], segments.level[segment])
    end, segment = end[level], segment[level]
    return _foot(segments, segment, foreign.points[ends[end]])


def _foot(segments: Segments, segment: Ints, at: Points) -> Found:
    a, b = _ascending(segments, segment)
    t = np.clip(((at - a) * (b - a).conj()).real / np.abs(b - a) ** 2, 0, 1)
    foot: Points = a + t * (b - a)
    # An end also reaches the neighbours of the segment it is nearest to, at their vertices: those are worse places,
    # and told apart as finely as places are.
    return segment, foot, 1.0 + np.round(np.abs(foot - at), DECIMALS)


def _feet(segments: Segments, loose: Ints) -> Found:
    """Where loose ends reach other lines within TOLERANCE_M."""
    end, segment = segments.tree.query(_geometry(segments.points[loose]), predicate="dwithin", distance=TOLERANCE_M)
    vertex = loose[end]
    other = _same_level(_vertex_level(segments)[vertex], segments.level[segment])
    count = len(segments.a)
    own_end, own_segment = _own_tail(segments, loose)
    other &= ~np.isin(vertex * count + segment, own_end * count + own_segment)
    return _foot(segments, segment[other], segments.points[vertex[other]])


def _own_tail(segments: Segments, loose: Ints) -> tuple[Ints, Ints]:
    """Segments that lead to each loose end within 2 x TOLERANCE_M: an end does not reach its own tail."""
    count, points = len(segments.a), segments.points
    ends = np.concatenate([segments.a, segments.b])
    order = np.argsort(ends, kind="stable")
    start = np.searchsorted(ends[order], np.arange(len(points) + 1))
    end, at, walked = loose, loose, np.zeros(len(loose))
    last = np.full(len(loose), -1)
    found: list[tuple[Ints, Ints]] = []
    for _ in range(END_STEPS):
        if not len(end):
            break
        slot = order[start[at]] % count
        second = order[np.minimum(start[at] + 1, len(order) - 1)] % count
        segment = np.where(slot == last, second, slot)
        found.append((end, segment))
        ahead = np.where(segments.a[segment] == at, segments.b[segment], segments.a[segment])
        walked = walked + np.abs(points[ahead] - points[at])
        on = (walked < 2 * TOLERANCE_M) & (start[ahead + 1] - start[ahead] == 2)
        end, at, walked, last = end[on], ahead[on], walked[on], segment[on]
    if not found:
        return np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp)
    return np.concatenate([f[0] for f in found]), np.concatenate([f[1] for f in found])
