# SPDX-License-Identifier: GPL-2.0-or-later
"""Points in square buckets: which of them lie near each of many places, without a loop over the places."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Rows = NDArray[np.intp]

# No more buckets than this, however far apart the points lie.
MOST = 4_000_000


def runs(first: Rows, count: Rows) -> tuple[Rows, Rows]:
    """Of several runs of whole numbers, each of `count` from `first`: the run of every number, and the number."""
    run = np.repeat(np.arange(len(count)), count)
    return run, np.arange(len(run)) - np.repeat(np.cumsum(count) - count - first, count)


def sums(group: Rows, values: Numbers, count: int) -> Numbers:
    """(count,) the sum of the values of each group, to the millionth, so that the order they come in does not show."""
    total = np.bincount(group, values, minlength=count).astype(np.float64)
    return np.asarray(np.round(total, 6), dtype=np.float64)


@dataclass(frozen=True)
class Buckets:
    """Points by the square bucket they lie in. item: rows of the points, bucket by bucket; start: (nx * ny + 1,)."""

    size: float
    low: Numbers
    shape: tuple[int, int]
    item: Rows
    start: Rows

    @classmethod
    def of(cls, points: Numbers, size: float) -> Buckets:
        """(n, 2) points in buckets of at least `size` metres."""
        if not len(points):
            return cls(size, np.zeros(2), (1, 1), np.empty(0, dtype=np.intp), np.zeros(2, dtype=np.intp))
        low = points.min(axis=0)
        extent = np.ptp(points, axis=0)
        while np.prod(extent // size + 1.0) > MOST:
            size *= 2.0
        cell = ((points - low) // size).astype(np.intp)
        nx, ny = (cell.max(axis=0) + 1).tolist()
        key = cell[:, 0] * ny + cell[:, 1]
        start = np.concatenate([[0], np.cumsum(np.bincount(key, minlength=nx * ny))])
        return cls(size, low, (nx, ny), np.argsort(key, kind="stable"), start)

    def near(self, places: Numbers, reach: Numbers) -> tuple[Rows, Rows]:
        """Pairs of a place ((m, 2), ascending) and a point in a bucket that its square of half-width `reach` meets."""
        nx, ny = self.shape
        most = np.array([nx, ny]) - 1
        least = np.floor((places - self.low - reach[:, None]) / self.size).astype(np.intp)
        last = np.floor((places - self.low + reach[:, None]) / self.size).astype(np.intp)
        least, last = np.maximum(least, 0), np.minimum(last, most)
        columns = np.where(last[:, 1] < least[:, 1], 0, np.maximum(last[:, 0] - least[:, 0] + 1, 0))
        place, column = runs(least[:, 0], columns)
        # The buckets of one column lie side by side, so each column is one run of items.
        begin = self.start[column * ny + least[place, 1]]
        end = self.start[column * ny + last[place, 1] + 1]
        run, at = runs(begin, end - begin)
        return place[run], self.item[at]
