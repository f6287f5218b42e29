# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures of a graph held in flat arrays: components, bridges, dead ends, distances, reach and disjoint ways.

Nodes are 0 to n-1, edges m pairs with a length; several edges may join the same two nodes, and an edge may be a loop.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components, depth_first_order, dijkstra, maximum_flow

Ints = NDArray[np.intp]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

# Distances of this many node pairs are held at a time.
CHUNK = 4_000_000


@dataclass(frozen=True)
class Graph:
    """n nodes; (m,) tail and head nodes, lengths in metres > 0, and the number each edge has for its owner."""

    count: int
    tail: Ints
    head: Ints
    length: Numbers
    edge: Ints

    @classmethod
    def of(cls, count: int, tail: Any, head: Any, length: Any) -> Graph:
        """A graph whose edges are numbered as given."""
        ends = [np.asarray(end, dtype=np.intp) for end in (tail, head)]
        return cls(count, ends[0], ends[1], np.asarray(length, dtype=np.float64), np.arange(len(ends[0])))

    def __len__(self) -> int:
        return len(self.tail)

    def without(self, edges: Any) -> Graph:
        """The graph without these edges, by their numbers; nodes stay."""
        kept = ~np.isin(self.edge, edges)
        return Graph(self.count, self.tail[kept], self.head[kept], self.length[kept], self.edge[kept])

    @cached_property
    def csr(self) -> csr_matrix:
        """(n, n) the shorter of the edges between two nodes, both ways; loops left out."""
        return _shortest(self.count, *self._both_ways())

    def _both_ways(self) -> tuple[Ints, Ints, Numbers]:
        proper = self.tail != self.head
        u, v = self.tail[proper], self.head[proper]
        return np.concatenate([u, v]), np.concatenate([v, u]), np.tile(self.length[proper], 2)

    @cached_property
    def degree(self) -> Ints:
        """(n,) edge ends at each node; a loop counts twice."""
        ends = np.concatenate([self.tail, self.head])
        return np.asarray(np.bincount(ends, minlength=self.count), dtype=np.intp)


def _shortest(count: int, u: Ints, v: Ints, length: Numbers) -> csr_matrix:
    order = np.lexsort((length, v, u))
    u, v, length = u[order], v[order], length[order]
    first = np.ones(len(u), dtype=bool)
    first[1:] = (u[1:] != u[:-1]) | (v[1:] != v[:-1])
    return csr_matrix((length[first], (u[first], v[first])), shape=(count, count))


def components(graph: Graph) -> Ints:
    """(n,) the number of the component of each node, counted by its smallest node."""
    if not graph.count:
        return np.empty(0, dtype=np.intp)
    labels: Ints = connected_components(_joined(graph.count, graph.tail, graph.head), directed=False)[1].astype(np.intp)
    return labels


def _joined(count: int, tail: Ints, head: Ints) -> csr_matrix:
    """(n, n) which nodes an edge joins, from its tail to its head."""
    return coo_matrix((np.ones(len(tail), dtype=np.int32), (tail, head)), shape=(count, count)).tocsr()


def bridges(graph: Graph) -> Flags:
    """(m,) edges without which their two ends hang together no more.

    The edges of a depth-first tree are turned away from its root and all others back towards it; an edge lies on a
    cycle, and is no bridge, exactly where its ends are then strongly connected (Robbins 1939, Tarjan 1972).
    """
    found = np.zeros(len(graph), dtype=bool)
    proper = np.flatnonzero(graph.tail != graph.head)
    if not len(proper):
        return found
    u, v = graph.tail[proper], graph.head[proper]
    parent, rank = _depth_first(graph.count, u, v)
    low, high = np.where(rank[u] < rank[v], u, v), np.where(rank[u] < rank[v], v, u)
    tree = parent[high] == low
    # Of two edges between the same nodes one is the tree's, the other leads back.
    first = np.zeros(len(u), dtype=bool)
    first[np.unique(low * graph.count + high, return_index=True)[1]] = True
    tree &= first
    source, target = np.where(tree, low, high), np.where(tree, high, low)
    strong = connected_components(_joined(graph.count, source, target), directed=True, connection="strong")[1]
    found[proper] = strong[u] != strong[v]
    return found


def _depth_first(count: int, u: Ints, v: Ints) -> tuple[Ints, Ints]:
    """(n,) the parent of each node in a depth-first forest, and when it was first met."""
    roots = np.unique(connected_components(_joined(count, u, v), directed=False)[1], return_index=True)[1]
    # One more node above all roots makes the forest a tree, which one call can walk.
    tails, heads = np.concatenate([u, np.full(len(roots), count)]), np.concatenate([v, roots])
    whole = coo_matrix((np.ones(len(tails)), (tails, heads)), shape=(count + 1, count + 1)).tocsr()
    order, parent = depth_first_order(whole, count, directed=False)
    rank = np.empty(count + 1, dtype=np.intp)
    rank[order] = np.arange(count + 1)
    return parent[:count].astype(np.intp), rank[:count]


def dead_end_edges(graph: Graph) -> Flags:
    """(m,) edges on branches that lead to ends only: what is left when loose ends are taken away again and again."""
    left = np.ones(len(graph), dtype=bool)
    while True:
        ends = np.concatenate([graph.tail[left], graph.head[left]])
        loose = np.bincount(ends, minlength=graph.count) == 1
        gone = left & (loose[graph.tail] | loose[graph.head])
        if not gone.any():
            return ~left
        left &= ~gone


def distances(graph: Graph, sources: Ints, limit: float = np.inf) -> Iterator[tuple[Ints, Numbers]]:
    """Runs of the sources, and (k, n) the way from each to every node; inf beyond `limit` metres."""
    step = max(1, CHUNK // max(1, graph.count))
    for first in range(0, len(sources), step):
        run = np.asarray(sources[first:first + step], dtype=np.intp)
        yield run, np.asarray(dijkstra(graph.csr, True, run, limit=limit)).reshape(len(run), graph.count)


def nearest(graph: Graph, sources: Ints, limit: float = np.inf) -> Numbers:
    """(n,) the way from each node to the nearest of the sources; inf where there is none within `limit`."""
    if not len(sources) or not graph.count:
        return np.full(graph.count, np.inf)
    return np.asarray(dijkstra(graph.csr, True, sources, limit=limit, min_only=True), dtype=np.float64)


def metres_within(graph: Graph, sources: Ints, radius: float) -> Numbers:
    """(k,) metres of edges that can be reached from each source along a way of at most `radius`."""
    found = []
    for run, away in distances(graph, sources, radius):
        metres = np.zeros(len(run))
        step = max(1, CHUNK // max(1, len(run)))
        for first in range(0, len(graph), step):
            part = slice(first, first + step)
            left = [np.maximum(0.0, radius - away[:, end[part]]) for end in (graph.tail, graph.head)]
            metres += np.minimum(graph.length[part], left[0] + left[1]).sum(axis=1)
        found.append(metres)
    return np.concatenate(found) if found else np.empty(0)


def disjoint_ways(graph: Graph, sources: Ints, targets: Ints) -> int:
    """How many ways lead from any of the sources to any of the targets without sharing an edge (Menger's theorem:
    the greatest flow where each edge carries one)."""
    if not len(sources) or not len(targets) or np.isin(sources, targets).any():
        return 0
    proper = graph.tail != graph.head
    u, v = graph.tail[proper], graph.head[proper]
    start, end = graph.count, graph.count + 1
    many = np.full(len(sources) + len(targets), len(u) + 1)
    tails = np.concatenate([u, v, np.full(len(sources), start), targets])
    heads = np.concatenate([v, u, sources, np.full(len(targets), end)])
    room = np.concatenate([np.ones(2 * len(u), dtype=np.intp), many]).astype(np.int32)
    flow = coo_matrix((room, (tails, heads)), shape=(graph.count + 2, graph.count + 2)).tocsr().astype(np.int32)
    return int(maximum_flow(flow, start, end).flow_value)


def strong_components(count: int, tail: Ints, head: Ints) -> Ints:
    """(n,) the strong component of each node of a directed graph."""
    arcs = _joined(count, tail, head)
    labels: Ints = connected_components(arcs, directed=True, connection="strong")[1].astype(np.intp)
    return labels
