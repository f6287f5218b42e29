# SPDX-License-Identifier: GPL-2.0-or-later
"""A fixed grid over the events; its lines lie on whole multiples of the cell's side, so that maps can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.burglary.events import Floats
from botrygt_qgis_plugin.engine.errors import InputError

MOST_CELLS = 4_000_000


@dataclass(frozen=True)
class Grid:
    """Square cells. Arrays over it are (rows, columns), row 0 in the south, column 0 in the west."""

    west: float
    south: float
    side: float
    columns: int
    rows: int

    @property
    def shape(self) -> tuple[int, int]:
        """(rows, columns)."""
        return self.rows, self.columns

    @property
    def count(self) -> int:
        """How many cells."""
        return self.rows * self.columns

    def cell_of(self, xy: Floats) -> NDArray[np.int64]:
        """(n,) flat number of the cell each point lies in, -1 outside; a cell owns its west and south side."""
        across = np.floor((xy[:, 0] - self.west) / self.side).astype(np.int64)
        up = np.floor((xy[:, 1] - self.south) / self.side).astype(np.int64)
        inside = (across >= 0) & (across < self.columns) & (up >= 0) & (up < self.rows)
        return np.where(inside, up * self.columns + across, -1)

    def tally(self, xy: Floats, weights: Floats | None = None) -> Floats:
        """(rows, columns) sum of the weights (1 each) of the points in each cell."""
        cell = self.cell_of(xy)
        kept = cell >= 0
        values = None if weights is None else weights[kept]
        made: Floats = np.bincount(cell[kept], values, self.count).astype(np.float64).reshape(self.shape)
        return made

    def squares(self, cells: NDArray[Any]) -> NDArray[Any]:
        """(k,) polygons of these flat cells."""
        x, y = self.west + (cells % self.columns) * self.side, self.south + (cells // self.columns) * self.side
        made: NDArray[Any] = shapely.box(x, y, x + self.side, y + self.side)
        return made

    def centres(self, cells: NDArray[Any]) -> Floats:
        """(k, 2) middles of these flat cells."""
        return np.column_stack([self.west + (cells % self.columns + 0.5) * self.side,
                                self.south + (cells // self.columns + 0.5) * self.side])


def grid_over(bounds: tuple[float, float, float, float], side: float, margin: float = 0.0) -> Grid:
    """The grid of whole cells that covers a box and a margin round it. Raises InputError where it would be too
    large."""
    west, south, east, north = bounds
    if not side > 0.0 or not np.isfinite(bounds).all():
        raise InputError("The grid needs a cell side above 0 and events or an area to cover.",
                         "Nettet kræver en cellestørrelse over 0 og indbrud eller et område at dække.")
    left, low = np.floor((west - margin) / side), np.floor((south - margin) / side)
    columns = int(np.floor((east + margin) / side) - left) + 1
    rows = int(np.floor((north + margin) / side) - low) + 1
    if rows * columns > MOST_CELLS:
        raise InputError(
            f"A grid of {columns} × {rows} cells of {side:g} m is too large (at most {MOST_CELLS}). "
            "Choose larger cells.",
            f"Et net på {columns} × {rows} celler à {side:g} m er for stort (højst {MOST_CELLS}). Vælg større celler.")
    return Grid(left * side, low * side, side, columns, rows)
