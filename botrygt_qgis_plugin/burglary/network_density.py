# SPDX-License-Identifier: GPL-2.0-or-later
"""Kernel density along a street network: the simple estimator (Xie and Yan 2008), quartic kernel over network distance.

The simple estimator gives each event its full weight on every branch, so places behind many junctions stand a little
too high; it is easy to explain and needs no choice of how to split.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from shapely.ops import substring

from botrygt_qgis_plugin.burglary.events import Floats, Rows
from botrygt_qgis_plugin.burglary.network import Network, Snapped, junction_distances

_AT_ONCE = 1 << 19


@dataclass(frozen=True)
class NetworkDensity:
    """Burglaries per km of street on pieces of edges (lixels) of at most `lixel` metres.

    starts: (m + 1,) where each edge's lixels begin; values: one for each lixel, in order along its edge.
    """

    network: Network
    starts: NDArray[np.int64]
    values: Floats
    bandwidth: float
    lixel: float

    def lines(self) -> NDArray[Any]:
        """The drawn piece of each lixel."""
        made = []
        for edge, (begin, end) in enumerate(zip(self.starts[:-1].tolist(), self.starts[1:].tolist())):
            step = float(self.network.length[edge]) / (end - begin)
            made += [substring(self.network.lines[edge], i * step, (i + 1) * step) for i in range(end - begin)]
        pieces = np.empty(len(made), dtype=object)
        pieces[:] = made
        return pieces


@dataclass(frozen=True)
class _Reached:
    """Edges (`b`) within reach of edges with events (`a`): distances from both ends of a to both ends of b, inf beyond.

    between[i][j]: from end i of a to end j of b.
    """

    a: Rows
    b: Rows
    between: tuple[tuple[Floats, Floats], tuple[Floats, Floats]]


def network_density(network: Network, snapped: Snapped, bandwidth: float, lixel: float) -> NetworkDensity:
    """The density of snapped events; kernel 15 / (16 h) (1 − d²/h²)², which sums to 1 along a straight street."""
    pieces = np.maximum(1, np.ceil(network.length / lixel)).astype(np.int64)
    starts = np.concatenate([[0], np.cumsum(pieces)])
    order = np.argsort(snapped.edge, kind="stable")
    along = snapped.along[order]
    counts = np.bincount(snapped.edge, minlength=len(network.ends))
    firsts = np.cumsum(counts) - counts
    reached = _reached(network, np.flatnonzero(counts), bandwidth)
    total = np.zeros(starts[-1])
    for at, until in _blocks(counts[reached.a] * pieces[reached.b]):
        some = slice(at, until)
        event = _flat(firsts[reached.a[some]], counts[reached.a[some]])
        pair = np.repeat(np.arange(at, until), counts[reached.a[some]])
        total += _contributions(network, reached, (pair, along[event]), (starts, pieces), bandwidth)
    return NetworkDensity(network, starts, total * (15.0 / (16.0 * bandwidth)) * 1000.0, bandwidth, lixel)


def _contributions(network: Network, reached: _Reached, events: tuple[Rows, Floats],
                   lixels: tuple[NDArray[np.int64], NDArray[np.int64]], bandwidth: float) -> Floats:
    """What events give all lixels: (pair, place on a) of each event and edge within its reach."""
    pair, along = events
    starts, pieces = lixels
    a, b = reached.a[pair], reached.b[pair]
    rest = network.length[a] - along
    (aa, ab), (ba, bb) = reached.between
    to_first = np.minimum(along + aa[pair], rest + ba[pair])
    to_last = np.minimum(along + ab[pair], rest + bb[pair])
    same = a == b
    near = np.flatnonzero((np.minimum(to_first, to_last) < bandwidth) | same)
    a, b, along, same = a[near], b[near], along[near], same[near]
    to_first, to_last = to_first[near], to_last[near]
    count = pieces[b]
    owner = np.repeat(np.arange(len(b)), count)
    lixel = _flat(starts[b], count)
    step = network.length[b] / count
    y = (lixel - starts[b][owner] + 0.5) * step[owner]
    away = np.minimum(to_first[owner] + y, (to_last + network.length[b])[owner] - y)
    own = np.flatnonzero(same[owner])
    away[own] = np.minimum(away[own], np.abs(y[own] - along[owner[own]]))
    away /= bandwidth
    np.multiply(away, away, out=away)
    np.subtract(1.0, away, out=away)
    np.maximum(away, 0.0, out=away)
    np.multiply(away, away, out=away)
    given: Floats = np.bincount(lixel, away, int(starts[-1])).astype(np.float64)
    return given


def _flat(first: NDArray[np.int64], count: NDArray[np.int64]) -> NDArray[np.int64]:
    """first, first + 1, … count of them, for each row, one after the other."""
    ends = np.cumsum(count)
    total = int(ends[-1]) if len(ends) else 0
    flat: NDArray[np.int64] = np.repeat(first - (ends - count), count) + np.arange(total)
    return flat


def _blocks(work: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Stretches of rows whose work sums to about a block each."""
    ends = np.cumsum(work)
    cuts = np.searchsorted(ends, np.arange(_AT_ONCE, int(ends[-1]) if len(ends) else 0, _AT_ONCE), "left") + 1
    edges = np.unique(np.concatenate([[0], cuts, [len(work)]]))
    return [(int(a), int(b)) for a, b in zip(edges[:-1], edges[1:])]


def _reached(network: Network, edges: Rows, limit: float) -> _Reached:
    """For every edge with events the edges within `limit` of one of its ends.

    Two sparse tables are laid over each other as the real and imaginary part of one, which merges them at once.
    """
    tips = network.ends[edges]
    table = junction_distances(network, np.unique(tips), limit)
    from_ends = (table[tips[:, 0]] + 1j * table[tips[:, 1]]).tocsr()
    halves = []
    for tip in (0, 1):
        part = from_ends[:, network.ends[:, tip]].tocsr()
        part.sort_indices()
        halves.append((part.data, _numbered(part)))
    both = (halves[0][1] + 1j * halves[1][1]).tocoo()
    first, last = both.data.real.astype(np.intp), both.data.imag.astype(np.intp)
    between = tuple(tuple(_taken(halves[tip][0], number, part) for tip, number in ((0, first), (1, last)))
                    for part in ("real", "imag"))
    (aa, ab), (ba, bb) = between
    return _Reached(edges[both.row], both.col, ((aa, ab), (ba, bb)))


def _numbered(part: csr_matrix) -> csr_matrix:
    """The same pattern holding 1, 2, … in place of the values."""
    return csr_matrix((np.arange(1.0, part.nnz + 1.0), part.indices, part.indptr), shape=part.shape)


def _taken(data: NDArray[np.complex128], number: Rows, part: str) -> Floats:
    """Distances stored one up at 1-based places; infinite where nothing was stored."""
    stored = np.concatenate([[0.0], getattr(data, part)])[number]
    made: Floats = np.where(stored > 0.0, stored - 1.0, np.inf)
    return made

