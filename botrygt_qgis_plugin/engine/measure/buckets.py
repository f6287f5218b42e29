# SPDX-License-Identifier: GPL-2.0-or-later
"""Points in square buckets, and the joins that many queries make with them at once without an object per row."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]


def runs(start: Rows, count: Rows) -> tuple[Rows, Rows]:
    """(owner, position) of start, start + 1, … for each of n runs: n runs laid out one after the other."""
    owner = np.repeat(np.arange(len(count)), count)
    first = np.cumsum(count) - count
    return owner, np.arange(len(owner)) - first[owner] + start[owner]


class Buckets:
    """(n,) points sorted into squares of `size` metres."""

    def __init__(self, x: Floats, y: Floats, size: float) -> None:
        self.size = size
        self.x0, self.y0 = (float(v.min()) if len(v) else 0.0 for v in (x, y))
        column, row = ((v - v0) // size for v, v0 in ((x, self.x0), (y, self.y0)))
        self.columns, self.rows = (int(v.max()) + 1 if len(v) else 1 for v in (column, row))
        place = (column * self.rows + row).astype(np.intp)
        self.order: Rows = np.argsort(place, kind="stable")
        counts = np.bincount(place, minlength=self.columns * self.rows)
        self.start: Rows = np.concatenate([[0], np.cumsum(counts)]).astype(np.intp)

    def near(self, x: Floats, y: Floats, reach: Floats) -> tuple[Rows, Rows]:
        """(query, point) pairs: every point within `reach` of a query, and some that are a little farther.

        Sorted by query; a query's points stand in the order of their squares.
        """
        left, right = self._span(x, reach, self.x0, self.columns)
        low, high = self._span(y, reach, self.y0, self.rows)
        query, column = runs(left, np.where(high >= low, np.maximum(right - left + 1, 0), 0))
        begin, end = self.start[column * self.rows + low[query]], self.start[column * self.rows + high[query] + 1]
        owner, position = runs(begin, end - begin)
        return query[owner], self.order[position]

    def _span(self, v: Floats, reach: Floats, origin: float, count: int) -> tuple[Rows, Rows]:
        low = np.clip(np.floor((v - reach - origin) / self.size), 0, count).astype(np.intp)
        high = np.clip(np.floor((v + reach - origin) / self.size), -1, count - 1).astype(np.intp)
        return low, high
