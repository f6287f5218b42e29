# SPDX-License-Identifier: GPL-2.0-or-later
"""A raster of heights in the plan's own coordinates, and the height at any place between its cells' middles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Raster:
    """(rows, columns) values, the first row in the north; west, north: the outer corner; step_m: size of a cell."""

    values: Numbers
    west: float
    north: float
    step_m: float

    def heights(self, places: Numbers) -> Numbers:
        """(n,) values at (n, 2) places, bilinear between the middles of cells; beyond the raster those of its edge."""
        rows, columns = self.values.shape
        x = np.clip((places[:, 0] - self.west) / self.step_m - 0.5, 0.0, columns - 1.0)
        y = np.clip((self.north - places[:, 1]) / self.step_m - 0.5, 0.0, rows - 1.0)
        column = np.minimum(x.astype(np.intp), max(columns - 2, 0))
        row = np.minimum(y.astype(np.intp), max(rows - 2, 0))
        right, down = np.minimum(column + 1, columns - 1), np.minimum(row + 1, rows - 1)
        east, south = x - column, y - row
        upper = self.values[row, column] * (1.0 - east) + self.values[row, right] * east
        lower = self.values[down, column] * (1.0 - east) + self.values[down, right] * east
        found: Numbers = upper * (1.0 - south) + lower * south
        return found

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east and north."""
        rows, columns = self.values.shape
        return self.west, self.north - rows * self.step_m, self.west + columns * self.step_m, self.north
