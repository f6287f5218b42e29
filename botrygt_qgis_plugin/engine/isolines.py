# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines of equal value through a raster: marching squares between the middles of cells (Lorensen and Cline's idea in
the plane), with values along each side taken as linear."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.raster import Raster

Numbers = NDArray[np.float64]
Rows = NDArray[np.intp]

# Sides of a square: 0 south, 1 east, 2 north, 3 west. For each case (bits: south-west, south-east, north-east and
# north-west corner at or above the level) the sides a line joins, with the higher values to its left.
_JOINS: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((0, 3),), 2: ((1, 0),), 3: ((1, 3),), 4: ((2, 1),), 6: ((2, 0),), 7: ((2, 3),), 8: ((3, 2),), 9: ((0, 2),),
    11: ((1, 2),), 12: ((3, 1),), 13: ((0, 1),), 14: ((3, 0),)}
# The two cases with higher values in opposite corners, with a middle below the level and above it.
_SADDLES = {5: (((0, 3), (2, 1)), ((0, 1), (2, 3))), 10: (((1, 0), (3, 2)), ((1, 2), (3, 0)))}


def isolines(raster: Raster, levels: Sequence[float]) -> list[tuple[float, shapely.Geometry]]:
    """(level, line) pairs, level by level; no line runs through a square with a cell without a value."""
    corners = _corners(raster.values)
    if corners is None:
        return []
    found: list[tuple[float, shapely.Geometry]] = []
    for level in levels:
        ends = _segments(corners, level)
        if not len(ends):
            continue
        ends = ends * np.array([raster.step_m, -raster.step_m])
        ends += np.array([raster.west + raster.step_m / 2.0, raster.north - raster.step_m / 2.0])
        # Sides have one value for both squares that share them, so that the pieces meet exactly.
        merged = shapely.line_merge(shapely.multilinestrings(shapely.linestrings(ends)))
        found += [(level, line) for line in sorted(shapely.get_parts(merged).tolist(), key=lambda line: line.wkb)]
    return found


def _corners(values: Numbers) -> tuple[Numbers, Rows, Rows] | None:
    """(k, 4) values at the corners of each whole square, and its row and column in the north-west; None for none."""
    if min(values.shape) < 2:
        return None
    four = np.stack([values[1:, :-1], values[1:, 1:], values[:-1, 1:], values[:-1, :-1]], axis=-1)
    row, column = np.nonzero(np.isfinite(four).all(axis=-1))
    return four[row, column], row, column


def _segments(corners: tuple[Numbers, Rows, Rows], level: float) -> Numbers:
    """(s, 2, 2) ends of the pieces of a level's lines, in columns and rows."""
    four, row, column = corners
    case = (four >= level) @ np.array([1, 2, 4, 8])
    made = [np.empty((0, 2, 2))]
    for number, joins in _JOINS.items():
        made += _joined(corners, level, np.flatnonzero(case == number), joins)
    for number, (low, high) in _SADDLES.items():
        rows = np.flatnonzero(case == number)
        over = four[rows].mean(axis=1) >= level
        made += _joined(corners, level, rows[~over], low) + _joined(corners, level, rows[over], high)
    return np.concatenate(made)


def _joined(corners: tuple[Numbers, Rows, Rows], level: float, squares: Rows,
            joins: tuple[tuple[int, int], ...]) -> list[Numbers]:
    return [np.stack([_crossing(corners, level, squares, one), _crossing(corners, level, squares, other)], axis=1)
            for one, other in joins] if len(squares) else []


def _crossing(corners: tuple[Numbers, Rows, Rows], level: float, squares: Rows, side: int) -> Numbers:
    """(n, 2) column and row at which a level crosses one side of squares."""
    four, row, column = corners[0][squares], corners[1][squares], corners[2][squares]
    # From west to east and from north to south, whichever square asks.
    begin, end = ((0, 1), (2, 1), (3, 2), (3, 0))[side]
    share = (level - four[:, begin]) / (four[:, end] - four[:, begin])
    x = column + (share if side in (0, 2) else float(side == 1))
    y = row + (share if side in (1, 3) else float(side == 0))
    made: Numbers = np.stack([x, y], axis=1)
    return made
