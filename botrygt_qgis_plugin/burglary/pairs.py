# SPDX-License-Identifier: GPL-2.0-or-later
"""All pairs of events that lie near each other, by bucket join: rows of the plane, sorted along each row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.burglary.bands import Bands
from botrygt_qgis_plugin.burglary.events import Floats, Rows

EUCLIDEAN, MANHATTAN, NETWORK = "euclidean", "manhattan", "network"
# (first, second) rows of candidate pairs -> (n,) distances in metres.
Distance = Callable[[Rows, Rows], Floats]
_ROWS_IN_REACH = 4
_CANDIDATES = 1 << 17
_SLACK = 1e-9


@dataclass(frozen=True)
class Pairs:
    """Pairs in bands, each once, sorted by band and then by place; same-place pairs come first, in a band of their own.

    first, second: (m,) rows; starts: (bands + 2,) where each band begins, the same-place one at 0.
    """

    first: NDArray[np.int32]
    second: NDArray[np.int32]
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.first)

    @property
    def counts(self) -> NDArray[np.int64]:
        """(bands + 1,) how many pairs there are in each band, same place first."""
        return np.diff(self.starts)


def metric_distance(xy: Floats, metric: str) -> Distance:
    """Euclidean or Manhattan distance between rows of `xy`."""
    x, y = np.ascontiguousarray(xy[:, 0]), np.ascontiguousarray(xy[:, 1])

    def distance(first: Rows, second: Rows) -> Floats:
        across, up = x[first] - x[second], y[first] - y[second]
        if metric == MANHATTAN:
            taken: Floats = np.abs(across) + np.abs(up)
            return taken
        across *= across
        up *= up
        across += up
        away: Floats = np.sqrt(across, out=across)
        return away

    return distance


def near_pairs(xy: Floats, place: NDArray[np.int64], bands: Bands, distance: Distance | None = None) -> Pairs:
    """Every pair of rows whose distance lies in a band, or that share a `place` (a number for each address).

    distance: Euclidean where None; it must never be shorter than the straight line. Pairs of one place are counted only
    in the same-place band, whatever their distance.
    """
    order = _row_order(xy, bands.reach)
    xy, place = xy[order], place[order]
    # The plane's own distance reads the sorted rows, which lie beside each other; any other wants the caller's rows.
    measure = metric_distance(xy, EUCLIDEAN) if distance is None else None
    found: list[tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.uint8]]] = []
    for first, second in _candidates(xy, bands.reach):
        away = measure(first, second) if measure else distance(order[first], order[second])  # type: ignore[misc]
        band = bands.small_index(away)
        band += 1
        keep = np.flatnonzero((band <= len(bands)) & (place[first] != place[second]))
        found.append((first[keep], second[keep], band[keep]))
    found += [(first, second, np.zeros(len(first), dtype=np.uint8)) for first, second in _same_place(place)]
    found = found or [(np.empty(0, dtype=np.int32),) * 2 + (np.empty(0, dtype=np.uint8),)]
    band = np.concatenate([part[2] for part in found])
    by_band = np.argsort(band, kind="stable")
    rank = order.astype(np.int32)
    ends = np.cumsum(np.bincount(band, minlength=len(bands) + 1))
    return Pairs(rank[np.concatenate([part[0] for part in found])[by_band]],
                 rank[np.concatenate([part[1] for part in found])[by_band]],
                 np.concatenate([[0], ends]).astype(np.int64))


def _rows_of(xy: Floats, reach: float) -> NDArray[np.int64]:
    """The row of the plane each point lies in, counted from the lowest."""
    height = reach * (1.0 + _SLACK) / _ROWS_IN_REACH
    rows: NDArray[np.int64] = np.floor((xy[:, 1] - xy[:, 1].min(initial=np.inf)) / height).astype(np.int64)
    return rows


def _row_order(xy: Floats, reach: float) -> Rows:
    order: Rows = np.lexsort((xy[:, 0], _rows_of(xy, reach)))
    return order


def _candidates(xy: Floats, reach: float) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32]]]:
    """Pairs (first < second) that can be within reach, in blocks; `xy` is sorted by `_row_order`."""
    if len(xy) < 2:
        return
    height = reach * (1.0 + _SLACK) / _ROWS_IN_REACH
    x, row = xy[:, 0] - xy[:, 0].min(), _rows_of(xy, reach)
    # One rising number tells row and place in it, so that one sorted search finds both ends of a stretch. The stretch
    # is widened a hair, so that rounding never decides whether a pair is looked at.
    width = x.max() + 2.0 * reach + 1.0
    line = row * width + x
    for up in range(_ROWS_IN_REACH + 1):
        gap = max(0.0, (up - 1) * height)
        half = np.sqrt(max(0.0, reach * reach - gap * gap)) + _SLACK * reach
        here = (row + up) * width
        low = np.arange(1, len(x) + 1) if up == 0 else np.searchsorted(line, here + np.maximum(x - half, 0.0), "left")
        high = np.searchsorted(line, here + x + half, "right")
        yield from _stretches(low, np.maximum(high, low))


def _stretches(low: NDArray[np.int64],
               high: NDArray[np.int64]) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32]]]:
    """For each row the rows low..high, as flat pairs of at most a block's size (or one row's worth)."""
    count = high - low
    ends = np.cumsum(count)
    steps = np.arange(_CANDIDATES, dtype=np.int32)
    at = 0
    while at < len(low):
        done = ends[at - 1] if at else 0
        until = max(at + 1, int(np.searchsorted(ends, done + _CANDIDATES, "right")))
        part = count[at:until]
        total = int(part.sum())
        if total:
            begin = (low[at:until] - (np.cumsum(part) - part)).astype(np.int32)
            step = steps[:total] if total <= _CANDIDATES else np.arange(total, dtype=np.int32)
            yield np.repeat(np.arange(at, until, dtype=np.int32), part), np.repeat(begin, part) + step
        at = until


def _same_place(place: NDArray[np.int64]) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32]]]:
    """All pairs of one place, however far apart an address may have been moved on the map."""
    order = np.argsort(place, kind="stable").astype(np.int32)
    ends = np.searchsorted(place[order], place[order], "right")
    for first, second in _stretches(np.arange(1, len(place) + 1), ends):
        yield order[first], order[second]
