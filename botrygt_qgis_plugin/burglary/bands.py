# SPDX-License-Identifier: GPL-2.0-or-later
"""Bands of distance and of time, with the closed side said on every label.

Programs differ: NearRepeat and the Near Repeat Calculator use [low, high), others (low, high]. A table that does not
say which cannot be compared with another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.errors import InputError

LEFT, RIGHT = "left", "right"


@dataclass(frozen=True)
class Bands:
    """Bands between rising edges, the first from 0. closed 'left': low <= v < high; 'right': low < v <= high.

    The very first band always holds 0, whichever side is closed. unit is printed ('m', 'd').
    """

    edges: tuple[float, ...]
    closed: str
    unit: str

    def __len__(self) -> int:
        return len(self.edges)

    @property
    def reach(self) -> float:
        """The upper edge of the last band."""
        return self.edges[-1]

    def index(self, values: NDArray[np.float64]) -> NDArray[np.intp]:
        """(n,) band of each value, len(self) for those beyond the last."""
        edges = np.array(self.edges)
        found: NDArray[np.intp] = np.searchsorted(edges, values, "right") if self.closed == LEFT else \
            np.searchsorted(edges, values, "left")
        return found

    def small_index(self, values: NDArray[np.float64]) -> NDArray[np.uint8]:
        """`index` in a byte each: for a few bands, comparing is faster than searching."""
        beyond = np.greater_equal if self.closed == LEFT else np.greater
        band = np.zeros(len(values), dtype=np.uint8)
        for edge in self.edges:
            band += beyond(values, edge)
        return band

    def limits(self) -> NDArray[np.int64]:
        """(k,) whole numbers such that a whole value v lies in the first i bands exactly where v < limits[i]."""
        edges = np.array(self.edges)
        whole: NDArray[np.int64] = (np.ceil(edges) if self.closed == LEFT else np.floor(edges) + 1).astype(np.int64)
        return whole

    def label(self, band: int) -> str:
        """'0 ≤ d < 100 m', '100 < d ≤ 200 m': both ends with their signs, so that nothing is left to guess."""
        low, high = (0.0, *self.edges)[band], self.edges[band]
        letter = "t" if self.unit == "d" else "d"
        below = "<" if self.closed == RIGHT and band else "≤"
        above = "<" if self.closed == LEFT else "≤"
        return f"{low:g} {below} {letter} {above} {high:g} {self.unit}"

    def labels(self) -> tuple[str, ...]:
        """One label for each band."""
        return tuple(map(self.label, range(len(self))))


def make_bands(edges: Sequence[float], closed: str, unit: str) -> Bands:
    """Bands from the upper edges. Raises InputError where they do not rise from above 0 or the side is unknown."""
    given = tuple(float(edge) for edge in edges)
    if closed not in (LEFT, RIGHT):
        raise InputError(f"'{closed}' is no side. Use {LEFT} or {RIGHT}.",
                         f"«{closed}» er ikke en side. Brug {LEFT} eller {RIGHT}.", closed)
    if not given or given[0] <= 0.0 or any(high <= low for low, high in zip(given, given[1:])):
        listed = ", ".join(f"{edge:g}" for edge in given)
        raise InputError(f"The bands ({listed}) must be numbers above 0, each larger than the one before.",
                         f"Båndene ({listed}) skal være tal over 0, hvert større end det forrige.", listed)
    return Bands(given, closed, unit)
