# SPDX-License-Identifier: GPL-2.0-or-later
"""How much of a network lies within a walk of each of its nodes, neighbourhood by neighbourhood."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.betweenness import tiles
from botrygt_qgis_plugin.engine.measure.graph import Graph, metres_within

Numbers = NDArray[np.float64]


def reach_metres(graph: Graph, place: Numbers, radius: float) -> Numbers:
    """(n,) metres of edges within `radius` metres of each node along the graph.

    place: (n, 2) coordinates; no edge may be shorter than the straight line between its ends by more than a millimetre.
    Equal to `metres_within` of all nodes, but time and memory grow with the network's size, not with its square.
    """
    found = np.zeros(graph.count)
    local = np.full(graph.count, -1)
    for sources in tiles(place, radius):
        low, high = place[sources].min(axis=0) - radius - 1.0, place[sources].max(axis=0) + radius + 1.0
        near = ((place >= low) & (place <= high)).all(axis=1)
        # An edge that leaves the neighbourhood is reached from its inner end as far as the walk goes.
        edges = np.flatnonzero(near[graph.tail] | near[graph.head])
        node = np.unique(np.concatenate([graph.tail[edges], graph.head[edges], sources]))
        local[node] = np.arange(len(node))
        part = Graph.of(len(node), local[graph.tail[edges]], local[graph.head[edges]], graph.length[edges])
        found[sources] = metres_within(part, local[sources], radius)
    return found
