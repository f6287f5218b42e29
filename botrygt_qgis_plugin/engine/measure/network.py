# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawn centre lines as a network: noded at junctions, merged between them, however they were digitised.

A line of the network depends neither on the order of the rows nor on anything drawn elsewhere: all steps are local, and
ties fall to the smaller coordinate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from botrygt_qgis_plugin.engine.measure.centreline import canonical
from botrygt_qgis_plugin.engine.measure.noding import (
    TOLERANCE_M,
    TOUCH_M,
    Ints,
    Linework,
    Nodes,
    Points,
    Segments,
    cut,
    nodes_on,
    split_at_vertices,
    straight_pieces,
)
from botrygt_qgis_plugin.engine.scene import Geometries

GAP, OVERSHOOT, DOUBLE = "gap", "overshoot", "double"


@dataclass(frozen=True)
class Repair:
    """What noding made of a slip of the pen: an end that stopped short of a line within TOLERANCE_M and was joined, one
    that ran past it and was cut, or a stretch drawn twice that counts once.

    place: x + iy; metres: how far the end was off, or how long the stretch is; rows: source rows, ascending.
    """

    kind: str
    place: complex
    metres: float
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Network:
    """lines: (n,) LineString between junctions, canonical direction; members: the source rows of each, ascending.

    loose: (n, 2) whether the line's start and end are ends of the network (nothing else meets there). repairs: what was
    put right on the way, by kind and place.
    """

    lines: Geometries
    members: tuple[tuple[int, ...], ...]
    loose: NDArray[np.bool_]
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True)
class _Edges:
    """Unique edges u < v between points, and which source rows drew each: (edge, row) pairs."""

    points: Points
    u: Ints
    v: Ints
    drawn: Ints
    hard: NDArray[np.bool_]
    joint: NDArray[np.bool_]

    def keeping(self, keep: NDArray[np.bool_], drawn: Ints) -> _Edges:
        number = np.cumsum(keep) - 1
        held = drawn[keep[drawn[:, 0]]]
        renumbered = np.unique(np.stack([number[held[:, 0]], held[:, 1]], axis=1), axis=0)
        return _Edges(self.points, self.u[keep], self.v[keep], renumbered, self.hard, self.joint)


def network(work: Linework, cuts: Linework | None = None) -> Network:
    """The network of `work`, broken also where lines of `cuts` (roads, for paths) meet it."""
    segments = straight_pieces(work)
    if not len(segments.a):
        return Network(np.empty(0, dtype=object), (), np.zeros((0, 2), dtype=bool))
    segments = split_at_vertices(segments)
    foreign = straight_pieces(cuts) if cuts is not None else None
    edges, moved = _edges(segments, nodes_on(segments, foreign))
    if work.group is not None:
        edges = _parted(edges, work)
    repairs = [*moved, *_drawn_twice(edges)]
    edges = _pruned(edges, repairs)
    made = _finished(edges, *_chains(edges, _breaks(edges)))
    ordered = sorted(repairs, key=lambda r: (r.kind, r.place.real, r.place.imag, r.rows))
    return Network(made.lines, made.members, made.loose, tuple(ordered))


def _parted(edges: _Edges, work: Linework) -> _Edges:
    """The edges, with a junction wherever edges of two groups meet."""
    group = np.zeros(0, dtype=np.intp) if work.group is None else work.group[edges.drawn[:, 1]]
    low, high = np.full(len(edges.points), np.inf), np.full(len(edges.points), -np.inf)
    for end in (edges.u, edges.v):
        np.minimum.at(low, end[edges.drawn[:, 0]], group)
        np.maximum.at(high, end[edges.drawn[:, 0]], group)
    return _Edges(edges.points, edges.u, edges.v, edges.drawn, edges.hard | (low < high), edges.joint)


def _drawn_twice(edges: _Edges) -> list[Repair]:
    """Stretches that several rows drew point for point, one for each set of rows that hangs together."""
    order = np.lexsort((edges.drawn[:, 1], edges.drawn[:, 0]))
    edge, row = edges.drawn[order, 0], edges.drawn[order, 1]
    shared = np.flatnonzero(np.bincount(edge, minlength=len(edges.u)) > 1)
    if not len(shared):
        return []
    starts = np.searchsorted(edge, shared)
    ends = np.searchsorted(edge, shared, side="right")
    rows = [tuple(row[a:b].tolist()) for a, b in zip(starts, ends)]
    found: dict[tuple[int, ...], list[int]] = {}
    for one, who in zip(shared.tolist(), rows):
        found.setdefault(who, []).append(one)
    repairs = []
    for who, held in found.items():
        span = edges.points[edges.v[held]] - edges.points[edges.u[held]]
        middle = edges.points[edges.u[held]] + span / 2
        longest = int(np.lexsort((middle.imag, middle.real, -np.abs(span)))[0])
        repairs.append(Repair(DOUBLE, complex(middle[longest]), float(np.abs(span).sum()), who))
    return repairs


def _edges(segments: Segments, nodes: Nodes) -> tuple[_Edges, list[Repair]]:
    """The segments cut at their nodes, nodes within TOLERANCE_M of each other drawn together; and the loose ends that
    moved by it."""
    points = nodes.points
    member = np.flatnonzero(nodes.rank < 3)
    spots = np.stack([points[member].real, points[member].imag], axis=1)
    pairs = cKDTree(spots).query_pairs(TOLERANCE_M, output_type="ndarray") if len(member) else np.empty((0, 2), int)
    group = _components(len(member), pairs[:, 0], pairs[:, 1])
    order = np.lexsort((points[member].imag, points[member].real, nodes.rank[member], group))
    leader = np.empty(len(member), dtype=np.intp)
    opens = np.concatenate([[True], group[order][1:] != group[order][:-1]]) if len(order) else np.zeros(0, dtype=bool)
    leader[order] = member[order[np.flatnonzero(opens)]][np.cumsum(opens) - 1]
    home = np.arange(len(points))
    home[member] = leader
    hard = np.zeros(len(points), dtype=bool)
    hard[home[np.flatnonzero(nodes.hard)]] = True
    joint = np.zeros(len(points), dtype=bool)
    joint[home[np.concatenate([segments.ends, member[leader != member]])]] = True
    u, v, source = cut(segments, nodes.segment, nodes.place, nodes.point, home)
    code, edge = np.unique(np.minimum(u, v) * len(points) + np.maximum(u, v), return_inverse=True)
    drawn = np.unique(np.stack([edge.reshape(-1), segments.row[source]], axis=1), axis=0)
    made = _Edges(points, code // len(points), code % len(points), drawn.astype(np.intp), hard, joint)
    return made, _moved_ends(segments, nodes, home)


def _moved_ends(segments: Segments, nodes: Nodes, home: Ints) -> list[Repair]:
    """Loose ends that were drawn to another point: short of it, or past it on their own last piece."""
    ends = np.flatnonzero(segments.degree == 1)
    moved = ends[np.abs(nodes.points[home[ends]] - nodes.points[ends]) > TOUCH_M]
    repairs = []
    for end in moved.tolist():
        own = int(np.flatnonzero((segments.a == end) | (segments.b == end))[0])
        place, target = complex(nodes.points[end]), complex(nodes.points[home[end]])
        past = float(np.abs(segments.foot(own, target) - target)) <= TOUCH_M
        repairs.append(Repair(OVERSHOOT if past else GAP, place, abs(target - place), (int(segments.row[own]),)))
    return repairs


def _components(count: int, one: Ints, other: Ints) -> Ints:
    graph = coo_matrix((np.ones(len(one), dtype=np.int8), (one, other)), shape=(count, count))
    labels: Ints = connected_components(graph, directed=False)[1].astype(np.intp)
    return labels


def _edge_degree(edges: _Edges) -> Ints:
    return np.asarray(np.bincount(np.concatenate([edges.u, edges.v]), minlength=len(edges.points)), dtype=np.intp)


def _breaks(edges: _Edges) -> NDArray[np.bool_]:
    return np.asarray((_edge_degree(edges) != 2) | edges.hard, dtype=bool)


def _chains(edges: _Edges, breaks: NDArray[np.bool_]) -> tuple[Ints, Geometries]:
    """Edges gathered between breaks: chain of each edge, and the chains as canonical lines."""
    count = len(edges.u)
    ends = np.concatenate([edges.u, edges.v])
    order = np.argsort(ends, kind="stable")
    linked = (ends[order][1:] == ends[order][:-1]) & ~breaks[ends[order][1:]]
    chain = _components(count, order[:-1][linked] % count, order[1:][linked] % count)
    both = np.stack([edges.points[edges.u], edges.points[edges.v]], axis=1)
    pieces = shapely.linestrings(np.stack([both.real, both.imag], axis=-1))
    by_chain = np.argsort(chain, kind="stable")
    merged = shapely.line_merge(shapely.multilinestrings(pieces[by_chain], indices=chain[by_chain]))
    anchor = np.full(len(merged), np.nan, dtype=complex)
    for end in (edges.u, edges.v):
        held = breaks[end]
        anchor[chain[held]] = edges.points[end[held]]
    return chain, canonical(merged, anchor)


def _chain_ends(lines: Geometries) -> tuple[Points, Points]:
    first, last = shapely.get_point(lines, 0), shapely.get_point(lines, -1)
    return shapely.get_x(first) + 1j * shapely.get_y(first), shapely.get_x(last) + 1j * shapely.get_y(last)


def _pruned(edges: _Edges, repairs: list[Repair]) -> _Edges:
    """Without second drawings of the same stretch and without stubs that overshoot a junction; each is added to
    `repairs`."""
    for breaks in (_breaks(edges) | edges.joint, None):
        chain, lines = _chains(edges, _breaks(edges) if breaks is None else breaks)
        gone, heir = _doubles(lines)
        stubs = _stubs(edges, lines)
        for kind, taken in ((DOUBLE, gone & ~stubs), (OVERSHOOT, stubs)):
            repairs += [_taken(edges, chain, lines, line, kind) for line in np.flatnonzero(taken).tolist()]
        gone |= stubs
        if not gone.any():
            continue
        first_edge = np.zeros(len(lines), dtype=np.intp)
        first_edge[chain[::-1]] = np.arange(len(chain))[::-1]
        moved = edges.drawn.copy()
        of = chain[moved[:, 0]]
        moved[:, 0] = np.where(heir[of] != of, first_edge[heir[of]], moved[:, 0])
        edges = edges.keeping(~gone[chain], moved)
    return edges


def _taken(edges: _Edges, chain: Ints, lines: Geometries, line: int, kind: str) -> Repair:
    middle = shapely.line_interpolate_point(lines[line], 0.5, normalized=True)
    rows = np.unique(edges.drawn[chain[edges.drawn[:, 0]] == line, 1])
    return Repair(kind, complex(middle.x, middle.y), float(lines[line].length), tuple(rows.tolist()))


def _doubles(lines: Geometries) -> tuple[NDArray[np.bool_], Ints]:
    """Lines that run within TOLERANCE_M of another one between the same ends, and the line that stands for each."""
    gone, heir = np.zeros(len(lines), dtype=bool), np.arange(len(lines))
    start, end = _chain_ends(lines)
    pair, group, size = np.unique(np.stack([start, end], axis=1), axis=0, return_inverse=True, return_counts=True)
    group = group.reshape(-1)
    several = np.flatnonzero((size[group] > 1) & (start != end))
    wkb = shapely.to_wkb(lines[several], output_dimension=2)
    for i in several[sorted(range(len(several)), key=lambda k: (int(group[several[k]]), wkb[k]))].tolist():
        rivals = several[(group[several] == group[i]) & ~gone[several] & (several != i)]
        close = rivals[shapely.hausdorff_distance(lines[rivals], lines[i]) <= TOLERANCE_M]
        if not gone[i] and len(close):
            gone[close] = True
            heir[close] = i
    return gone, heir


def _end_points(edges: _Edges, lines: Geometries) -> tuple[Ints, Ints]:
    used = np.unique(np.concatenate([edges.u, edges.v]))
    used = used[np.argsort(edges.points[used])]
    start, end = (used[np.searchsorted(edges.points[used], place)] for place in _chain_ends(lines))
    return start, end


def _stubs(edges: _Edges, lines: Geometries) -> NDArray[np.bool_]:
    degree = _edge_degree(edges)
    sizes = [degree[point] for point in _end_points(edges, lines)]
    dangling = (np.minimum(*sizes) == 1) & (np.maximum(*sizes) > 2)
    return np.asarray(dangling & (shapely.length(lines) <= TOLERANCE_M), dtype=bool)


def _finished(edges: _Edges, chain: Ints, lines: Geometries) -> Network:
    members = np.unique(np.stack([chain[edges.drawn[:, 0]], edges.drawn[:, 1]], axis=1), axis=0)
    rows: list[list[int]] = [[] for _ in range(len(lines))]
    for line, row in members.tolist():
        rows[line].append(row)
    degree = _edge_degree(edges)
    loose = np.stack([(degree[point] == 1) & ~edges.hard[point] for point in _end_points(edges, lines)], axis=1)
    return Network(lines, tuple(tuple(r) for r in rows), loose)
