# SPDX-License-Identifier: GPL-2.0-or-later
"""Kernel density on a grid: events are laid on the cells and smoothed once by Fourier transform.

A density of true points with a known bandwidth can be turned back into the points (Wang et al. 2019): it is POLITI.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import fft

from botrygt_qgis_plugin.burglary.events import Floats
from botrygt_qgis_plugin.burglary.grid import Grid, grid_over
from botrygt_qgis_plugin.engine.errors import InputError

QUARTIC, GAUSSIAN = "quartic", "gaussian"
_SQUARE_KM = 1e6
# The Gaussian is cut where it has fallen to e^-8 of its top.
_GAUSSIAN_REACH = 4.0


@dataclass(frozen=True)
class Density:
    """Burglaries per km² on a grid, with kernel and bandwidth (m) as they were used."""

    grid: Grid
    values: Floats
    kernel: str
    bandwidth: float


def kernel_reach(kernel: str, bandwidth: float) -> float:
    """How far (m) a kernel reaches: the bandwidth of the quartic, four standard deviations of the Gaussian."""
    return bandwidth if kernel == QUARTIC else _GAUSSIAN_REACH * bandwidth


def kernel_cells(kernel: str, bandwidth: float, side: float) -> Floats:
    """(2k + 1, 2k + 1) the kernel's share in each cell round an event, summing to 1 exactly.

    Quartic: 3 / (π h²) (1 − d²/h²)². Gaussian: h is its standard deviation.
    """
    reach = int(np.ceil(kernel_reach(kernel, bandwidth) / side))
    squared = (np.arange(-reach, reach + 1) * side) ** 2
    ratio = (squared[:, None] + squared[None, :]) / (bandwidth * bandwidth)
    if kernel == QUARTIC:
        weights = np.clip(1.0 - ratio, 0.0, None) ** 2
    else:
        weights = np.where(ratio <= _GAUSSIAN_REACH ** 2, np.exp(-0.5 * ratio), 0.0)
    shares: Floats = weights / weights.sum()
    return shares


def laid_out(grid: Grid, xy: Floats, weights: Floats | None = None) -> Floats:
    """(rows, columns) events shared among the four cells round each by nearness (cloud in cell), mass kept.

    Every event must lie at least half a cell inside the grid.
    """
    x, y = (xy[:, 0] - grid.west) / grid.side - 0.5, (xy[:, 1] - grid.south) / grid.side - 0.5
    column, row = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    right, up = x - column, y - row
    mass = np.ones(len(xy)) if weights is None else weights
    total = np.zeros(grid.count)
    for above, height in ((0, 1.0 - up), (1, up)):
        for beside, width in ((0, 1.0 - right), (1, right)):
            cell = (row + above) * grid.columns + column + beside
            total += np.bincount(cell, mass * height * width, grid.count)
    return total.reshape(grid.shape)


def smoothed(values: Floats, kernel: Floats) -> Floats:
    """Values convolved with a kernel of odd sides; what leaves the grid is lost, so the grid needs a margin."""
    tall, wide = kernel.shape
    full = tuple(fft.next_fast_len(n + k - 1, real=True) for n, k in zip(values.shape, kernel.shape))
    product = fft.rfft2(values, full)
    product *= fft.rfft2(kernel, full)
    spread = fft.irfft2(product, full)
    rows, columns = values.shape
    part: Floats = spread[tall // 2:tall // 2 + rows, wide // 2:wide // 2 + columns]
    # The transform leaves dust round zero.
    return np.where(part > 1e-12, part, 0.0)


def kernel_density(xy: Floats, side: float, bandwidth: float = 0.0, kernel: str = QUARTIC,
                   bounds: tuple[float, float, float, float] | None = None) -> Density:
    """The density of points (n, 2), padded so that no mass is lost; bandwidth 0 chooses one (`usual_bandwidth`).

    bounds: what to cover at least, the points where None. Raises InputError without points or for an unknown kernel.
    """
    if not len(xy) or kernel not in (QUARTIC, GAUSSIAN):
        raise InputError("A density needs at least one burglary and the kernel quartic or gaussian.",
                         "En tæthed kræver mindst ét indbrud og kernen quartic eller gaussian.", kernel)
    used = bandwidth or usual_bandwidth(xy, kernel)
    low, high = xy.min(axis=0), xy.max(axis=0)
    if bounds is not None:
        low, high = np.minimum(low, bounds[:2]), np.maximum(high, bounds[2:])
    grid = grid_over((low[0], low[1], high[0], high[1]), side, kernel_reach(kernel, used) + 2.0 * side)
    values = smoothed(laid_out(grid, xy), kernel_cells(kernel, used, side))
    return Density(grid, values * (_SQUARE_KM / (side * side)), kernel, used)


def usual_bandwidth(xy: Floats, kernel: str) -> float:
    """Scott's rule for two dimensions, n^(-1/6) standard deviations, by the axes' robust spread; at least 1 m.

    The quartic gets the bandwidth of equal variance, √8 times the Gaussian's (its own variance is h²/8 along an axis).
    """
    quarters = np.percentile(xy, [25.0, 75.0], axis=0)
    robust = (quarters[1] - quarters[0]) / 1.349
    spread = xy.std(axis=0)
    scale = float(np.sqrt(np.prod(np.where(robust > 0.0, np.minimum(robust, spread), spread))))
    gaussian = max(scale * float(len(xy) ** (-1.0 / 6.0)), 1.0)
    return gaussian * (float(np.sqrt(8.0)) if kernel == QUARTIC else 1.0)
