# SPDX-License-Identifier: GPL-2.0-or-later
"""Distance along streets and paths: events snapped to the nearest edge, searches that stop at a limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from shapely.ops import substring

from botrygt_qgis_plugin.burglary.events import Floats, Rows
from botrygt_qgis_plugin.burglary.pairs import Distance
from botrygt_qgis_plugin.engine.errors import InputError

_BLOCK = 256
# Ends of lines closer than this meet; drawings in metres are rarely better than a centimetre.
_MEET_M = 0.01


@dataclass(frozen=True)
class Network:
    """Edges between junctions. xy: (k, 2) junctions; ends: (m, 2) junctions of each edge; length: (m,) metres along it;
    lines: (m,) the drawn lines, from the first end to the second."""

    xy: Floats
    ends: NDArray[np.int64]
    length: Floats
    lines: NDArray[Any]

    @cached_property
    def graph(self) -> csr_matrix:
        """(k, k) symmetric lengths; of two edges between the same junctions the shorter one counts."""
        a, b = self.ends[:, 0], self.ends[:, 1]
        low, high = np.minimum(a, b), np.maximum(a, b)
        order = np.lexsort((self.length, high, low))
        low, high, length = low[order], high[order], self.length[order]
        first = np.ones(len(low), dtype=bool)
        first[1:] = (np.diff(low) != 0) | (np.diff(high) != 0)
        first &= low != high
        low, high, length = low[first], high[first], length[first]
        # An explicit zero would be no edge to the search.
        weights = np.maximum(np.concatenate([length, length]), 1e-9)
        count = len(self.xy)
        return csr_matrix((weights, (np.concatenate([low, high]), np.concatenate([high, low]))), shape=(count, count))


@dataclass(frozen=True)
class Snapped:
    """Where events lie on a network: edge, metres from its first end, and how far the event was from it."""

    edge: Rows
    along: Floats
    away: Floats


def make_network(lines: NDArray[Any]) -> Network:
    """A network of lines that meet at their ends (and only there: crossings must be noded).

    Raises InputError where there is no line.
    """
    parts = shapely.get_parts(lines[~(shapely.is_missing(lines) | shapely.is_empty(lines))])
    parts = shapely.force_2d(parts[shapely.get_type_id(parts) == 1])
    parts = parts[shapely.length(parts) > 0.0]
    if not len(parts):
        raise InputError("The street network holds no line. Choose a layer with lines that meet at junctions.",
                         "Vejnettet indeholder ingen linjer. Vælg et lag med linjer, der mødes i kryds.")
    tips = np.concatenate([shapely.get_coordinates(shapely.get_point(parts, at)) for at in (0, -1)])
    _, first, node = np.unique(np.round(tips / _MEET_M).astype(np.int64), axis=0, return_index=True,
                               return_inverse=True)
    ends = node.ravel().reshape(2, len(parts)).T.astype(np.int64)
    return Network(tips[first], ends, shapely.length(parts), parts)


def snap(network: Network, xy: Floats) -> Snapped:
    """The nearest place on the network for each event."""
    points = shapely.points(xy)
    edge = shapely.STRtree(network.lines).query_nearest(points, all_matches=False)[1]
    along = shapely.line_locate_point(network.lines[edge], points)
    return Snapped(edge, along, shapely.distance(points, network.lines[edge]))


def searches(network: Network, sources: Rows, limit: float) -> Iterator[tuple[Rows, Floats]]:
    """Blocks of sources with their (block, junctions) distances, infinite beyond `limit`."""
    for at in range(0, len(sources), _BLOCK):
        some = sources[at:at + _BLOCK]
        yield some, np.atleast_2d(dijkstra(network.graph, directed=True, indices=some, limit=limit))


def junction_distances(network: Network, sources: Rows, limit: float) -> csr_matrix:
    """(junctions, junctions) distances from the sources within `limit`, stored one by one; a source to itself is 0."""
    rows: list[NDArray[np.intp]] = []
    columns: list[NDArray[np.intp]] = []
    values: list[Floats] = []
    for some, distances in searches(network, sources, limit):
        near = np.nonzero(np.isfinite(distances))
        rows.append(some[near[0]])
        columns.append(near[1])
        values.append(distances[near])
    count = len(network.xy)
    # Shifted by one, so that the distance 0 is stored and not taken for a gap.
    return csr_matrix((np.concatenate(values) + 1.0, (np.concatenate(rows), np.concatenate(columns))),
                      shape=(count, count))


def network_distance(network: Network, xy: Floats, limit: float) -> tuple[Distance, Snapped]:
    """Distance along the network between rows of `xy`, infinite beyond `limit`, with how they were snapped.

    The way from the event to the network counts at both ends, so that it is never shorter than the straight line.
    """
    snapped = snap(network, xy)
    edge, along = snapped.edge, snapped.along
    tips = network.ends[edge]
    to_tip = np.stack([along, network.length[edge] - along], axis=1)
    table = junction_distances(network, np.unique(tips), limit)

    def distance(first: Rows, second: Rows) -> Floats:
        best = np.full(len(first), np.inf)
        for here in (0, 1):
            for there in (0, 1):
                stored = np.asarray(table[tips[first, here], tips[second, there]]).ravel()
                way = np.where(stored > 0.0, stored - 1.0, np.inf)
                best = np.minimum(best, to_tip[first, here] + way + to_tip[second, there])
        same = edge[first] == edge[second]
        best[same] = np.minimum(best[same], np.abs(along[first[same]] - along[second[same]]))
        made: Floats = best + snapped.away[first] + snapped.away[second]
        return made

    return distance, snapped


def reachable(network: Network, snapped: Snapped, source: int, limit: float) -> Sequence[Any]:
    """The parts of edges within `limit` metres along the network from one snapped event, for drawing."""
    edge, along = int(snapped.edge[source]), float(snapped.along[source])
    a, b = network.ends[edge]
    starts = dijkstra(network.graph, directed=True, indices=[a, b], limit=limit)
    reach = np.minimum(along + starts[0], network.length[edge] - along + starts[1])
    left = limit - reach
    parts: list[Any] = [substring(network.lines[edge], max(0.0, along - limit),
                                              min(float(network.length[edge]), along + limit))]
    for number in np.flatnonzero((left[network.ends] > 0.0).any(axis=1)).tolist():
        line, length = network.lines[number], float(network.length[number])
        rests = np.minimum(length, left[network.ends[number]]).tolist()
        if rests[0] > 0.0:
            parts.append(substring(line, 0.0, rests[0]))
        if rests[1] > 0.0:
            parts.append(substring(line, length - rests[1], length))
    return parts
