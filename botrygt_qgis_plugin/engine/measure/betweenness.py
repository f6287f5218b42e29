# SPDX-License-Identifier: GPL-2.0-or-later
"""Betweenness within a radius: on how many shortest ways, none longer than the radius, each node and edge lies.

Brandes' algorithm (2001), whole batches of sources at a time: one bounded Dijkstra for a batch, then all its shortest
ways at once, front by front. Sources that lie near each other are taken together, so that a batch sees a small part of
the graph. Ties are exact where lengths are (see `waynet.GRAIN_M`); shares are summed in steps of 2^-20, so that no
order of summing shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from botrygt_qgis_plugin.engine.measure.graph import Graph

Ints = NDArray[np.intp]
Numbers = NDArray[np.float64]

# Sources in one batch, and the side of the square they come from as a share of the radius.
BATCH, TILE_SHARE = 128, 0.75
STEP = 2.0 ** 20


@dataclass(frozen=True)
class Betweenness:
    """(n,) and (m,) pairs of nodes whose shortest way runs through a node, or along an edge; of several equally short
    ways each counts as a part. A pair is counted once; its own ends do not count as between."""

    node: Numbers
    edge: Numbers


def betweenness(graph: Graph, place: Numbers, radius: float, near: Ints | None = None) -> Betweenness:
    """Betweenness of all nodes and edges by pairs no farther apart than `radius` metres along the graph.

    place: (n, 2) coordinates; no edge may be shorter than the straight line between its ends by more than a millimetre.
    near: the nodes alone whose figures are wanted (others may come out too low); None wants all.
    """
    table = _Table.of(graph)
    node, edge = np.zeros(graph.count), np.zeros(len(graph))
    for sources in _tiles(place, radius, near):
        part = _Part.around(table, place, sources, radius)
        for first in range(0, len(sources), BATCH):
            _add(part, part.local[sources[first:first + BATCH]], radius, (node, edge))
    return Betweenness(node / 2.0, edge / 2.0)


def _tiles(place: Numbers, radius: float, near: Ints | None) -> Iterator[Ints]:
    """Sources by squares; with `near`, those within the radius of a wanted node."""
    sources = np.arange(len(place))
    if near is not None and len(near):
        low, high = place[near].min(axis=0) - radius, place[near].max(axis=0) + radius
        sources = np.flatnonzero(((place >= low) & (place <= high)).all(axis=1))
    if not len(sources):
        return
    square = np.floor(place[sources] / (TILE_SHARE * radius))
    order = np.lexsort((square[:, 1], square[:, 0]))
    change = np.any(np.diff(square[order], axis=0) != 0, axis=1)
    yield from np.split(sources[order], np.flatnonzero(change) + 1)


@dataclass(frozen=True)
class _Table:
    """(n, d) the neighbours of each node, the length to them and the edge; where there is none: the node itself, -1."""

    neighbour: Ints
    length: Numbers
    edge: Ints

    @classmethod
    def of(cls, graph: Graph) -> _Table:
        proper = np.flatnonzero(graph.tail != graph.head)
        u, v = graph.tail[proper], graph.head[proper]
        source, target, edge = np.concatenate([u, v]), np.concatenate([v, u]), np.concatenate([proper, proper])
        order = np.lexsort((edge, target, source))
        source, target, edge = source[order], target[order], edge[order]
        degree = np.bincount(source, minlength=graph.count)
        wide = int(degree.max(initial=1))
        neighbour = np.repeat(np.arange(graph.count)[:, None], wide, axis=1)
        length, number = np.full(neighbour.shape, -1.0), np.full(neighbour.shape, -1)
        slot = np.arange(len(source)) - np.repeat(np.cumsum(degree) - degree, degree)
        neighbour[source, slot], length[source, slot], number[source, slot] = target, graph.length[edge], edge
        return cls(neighbour, length, number)


@dataclass(frozen=True)
class _Part:
    """The part of a graph that one tile's searches can reach. node: (m,) its nodes; local: (n,) where each node of the
    whole lies in it; neighbour, length, edge: the table of the part."""

    node: Ints
    local: Ints
    neighbour: Ints
    length: Numbers
    edge: Ints
    csr: csr_matrix

    @classmethod
    def around(cls, table: _Table, place: Numbers, sources: Ints, radius: float) -> _Part:
        low, high = place[sources].min(axis=0) - radius - 1.0, place[sources].max(axis=0) + radius + 1.0
        node = np.flatnonzero(((place >= low) & (place <= high)).all(axis=1))
        local = np.full(len(place), -1)
        local[node] = np.arange(len(node))
        neighbour, edge = local[table.neighbour[node]], table.edge[node]
        held = (neighbour >= 0) & (edge >= 0)
        length = np.where(held, table.length[node], -1.0)
        here = np.arange(len(node))[:, None]
        neighbour = np.where(held, neighbour, here)
        row = np.broadcast_to(here, held.shape)[held]
        column, weight = neighbour[held], length[held]
        order = np.lexsort((weight, column, row))
        row, column, weight = row[order], column[order], weight[order]
        first = np.ones(len(row), dtype=bool)
        first[1:] = (row[1:] != row[:-1]) | (column[1:] != column[:-1])
        csr = csr_matrix((weight[first], (row[first], column[first])), shape=(len(node), len(node)))
        return cls(node, local, neighbour, length, edge, csr)


def _add(part: _Part, sources: Ints, radius: float, totals: tuple[Numbers, Numbers]) -> None:
    """Add what the shortest ways from some sources (local nodes) give to the nodes and edges of the whole."""
    ways = _Ways.from_sources(part, sources, radius)
    share, fronts = _counted(ways)
    between = np.zeros(len(ways.node))
    along = np.zeros(len(ways.onto))
    for front, first, arcs in reversed(fronts):
        onto = ways.onto[arcs]
        along[arcs] = np.round(share[ways.start[arcs]] / share[onto] * (1.0 + between[onto]) * STEP) / STEP
        between[front] = np.add.reduceat(along[arcs], first)
    between[ways.at_source] = 0.0
    node, edge = totals
    node[part.node] += np.bincount(ways.node, between, minlength=len(part.node))
    edge += np.bincount(ways.edge, along, minlength=len(edge))


@dataclass(frozen=True)
class _Ways:
    """All shortest ways of a batch. Pairs of a source and a node it reaches: the node of each; arcs from pair to pair,
    by their starts: start, onto, the edge, and per pair where its arcs begin and how many there are; at_source: (k,)
    the pairs of the sources themselves."""

    node: Ints
    start: Ints
    onto: Ints
    edge: Ints
    begin: Ints
    count: Ints
    at_source: Ints

    @classmethod
    def from_sources(cls, part: _Part, sources: Ints, radius: float) -> _Ways:
        many = len(part.node)
        away = np.asarray(dijkstra(part.csr, True, sources, limit=radius)).reshape(-1)
        pair = np.flatnonzero(away <= radius)
        base = pair // many
        node = pair - base * many
        target = part.neighbour[node] + (base * many)[:, None]
        start, slot = np.nonzero(part.length[node] + away[pair][:, None] == away[target])
        position = np.empty(len(away), dtype=np.int32)
        position[pair] = np.arange(len(pair), dtype=np.int32)
        onto = position[target[start, slot]].astype(np.intp)
        count = np.bincount(start, minlength=len(pair)).astype(np.intp)
        own = position[np.arange(len(sources)) * many + sources].astype(np.intp)
        return cls(node, start, onto, part.edge[node[start], slot], np.cumsum(count) - count, count, own)


def _counted(ways: _Ways) -> tuple[Numbers, list[tuple[Ints, Ints, Ints]]]:
    """(p,) on how many shortest ways each pair is reached; and the fronts in which they were reached, each with the
    pairs that lead on, where their arcs begin in the front's, and the arcs."""
    waiting = np.bincount(ways.onto, minlength=len(ways.node))
    shared = waiting > 1
    ties = bool(shared.any())
    share = np.zeros(len(ways.node))
    front = ways.at_source
    share[front] = 1.0
    fronts: list[tuple[Ints, Ints, Ints]] = []
    while True:
        front = front[ways.count[front] > 0]
        if not len(front):
            return share, fronts
        count = ways.count[front]
        ends: Ints = np.cumsum(count)
        shift = np.repeat(ways.begin[front] - ends + count, count)
        arcs = (shift + np.arange(int(ends[-1]))).astype(np.intp)
        fronts.append((front, ends - count, arcs))
        onto, given = ways.onto[arcs], np.repeat(share[front], count)
        if not ties:
            share[onto], front = given, onto
            continue
        tied = shared[onto]
        alone, met = onto[~tied], onto[tied]
        share[alone] = given[~tied]
        np.add.at(share, met, given[tied])
        np.subtract.at(waiting, met, 1)
        front = np.concatenate([alone, np.unique(met[waiting[met] == 0])])
