# SPDX-License-Identifier: GPL-2.0-or-later
"""Getis and Ord's local statistics Gi and Gi* (1992, 1995): where do high values lie together?

On a grid the sum over a neighbourhood is a difference of running sums along each of its rows, so no weights are stored.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from scipy.sparse import csr_matrix
from scipy.spatial import cKDTree

from botrygt_qgis_plugin.burglary.events import Floats

_TOUCH_M = 1e-6
# (rows up, half width) of a neighbourhood, in cells.
Shape = tuple[tuple[int, int], ...]
QUEEN: Shape = ((-1, 1), (0, 1), (1, 1))


def disc(radius: float, side: float) -> Shape:
    """The cells whose middles lie within `radius` metres of a cell's own middle."""
    reach = int(np.floor(radius / side + _TOUCH_M))
    limit = (radius / side) ** 2 + _TOUCH_M
    return tuple((up, int(np.floor(np.sqrt(limit - up * up)))) for up in range(-reach, reach + 1))


def window_sums(values: Floats, shape: Shape) -> Floats:
    """(rows, columns) sum of each cell's neighbourhood, itself included; cells outside the grid add nothing."""
    rows, columns = values.shape
    tall = max(abs(up) for up, _ in shape)
    wide = max(half for _, half in shape)
    running = np.zeros((rows + 2 * tall, columns + 1))
    np.cumsum(values, axis=1, out=running[tall:tall + rows, 1:])
    at = np.arange(columns)
    ends = {half: (np.minimum(at + half + 1, columns), np.maximum(at - half, 0)) for half in range(wide + 1)}
    # Rows of one width are added first: then the two gathers are done once for each width.
    total = np.zeros((rows, columns))
    for half in {half for _, half in shape}:
        stacked = np.zeros((rows, columns + 1))
        for up, own in shape:
            if own == half:
                stacked += running[tall + up:tall + up + rows]
        high, low = ends[half]
        total += stacked[:, high]
        total -= stacked[:, low]
    return total


def standardised(total: Floats, size: Floats, values: Floats, star: bool) -> Floats:
    """z of Gi* (star: `total` and `size` hold the place itself) or Gi; binary weights; NaN where it has none.

    total: sum over the neighbours of each place; size: their number; values: of all n places, flat. Ord and Getis 1995.
    """
    n = float(len(values))
    everything, squares = values.sum(), (values * values).sum()
    if star:
        mean, among = everything / n, n
        spread = squares / n - mean * mean
    else:
        among = n - 1.0
        mean = (everything - values) / among
        spread = (squares - values * values) / among - mean * mean
    with np.errstate(invalid="ignore", divide="ignore"):
        scale = np.sqrt(np.maximum(spread, 0.0) * (among * size - size * size) / (among - 1.0))
        z: Floats = np.where(scale > 1e-12 * max(1.0, np.sqrt(squares)), (total - mean * size) / scale, np.nan)
    return z


def grid_gi_star(values: Floats, shape: Shape, inside: NDArray[np.bool_] | None = None) -> Floats:
    """(rows, columns) z of Gi*; cells where `inside` is False are no places: they add nothing and get NaN."""
    if inside is None or inside.all():
        size = window_sums(np.ones_like(values), shape)
        return standardised(window_sums(values, shape).ravel(), size.ravel(), values.ravel(),
                            True).reshape(values.shape)
    kept = np.where(inside, values, 0.0)
    total, size = window_sums(kept, shape), window_sums(inside.astype(np.float64), shape)
    z = np.full(values.shape, np.nan)
    z[inside] = standardised(total[inside], size[inside], values[inside], True)
    return z


def band_weights(xy: Floats, distance: float, star: bool) -> csr_matrix:
    """(n, n) ones for places within `distance` of each other; a place is its own neighbour where `star`."""
    pairs = cKDTree(xy).query_pairs(distance, output_type="ndarray")
    own = np.arange(len(xy) if star else 0)
    first = np.concatenate([pairs[:, 0], pairs[:, 1], own])
    second = np.concatenate([pairs[:, 1], pairs[:, 0], own])
    return csr_matrix((np.ones(len(first)), (first, second)), shape=(len(xy), len(xy)))


def place_gi(values: Floats, weights: csr_matrix, star: bool) -> Floats:
    """(n,) z of Gi or Gi* for irregular places with binary weights (`band_weights`)."""
    return standardised(weights @ values, np.asarray(weights.sum(axis=1)).ravel(), values, star)


def permutation_p(values: Floats, total: Floats, size: Floats, permutations: int, seed: int = 1) -> Floats:
    """(n,) upper p of Gi* under conditional permutation: each place keeps its own value, its neighbours are drawn.

    All places share the draws (as in PySAL), so the sums of k draws are running sums of one table for every k. Where a
    draw hits the place itself the next draw stands in for it, so that the null is exact. total and size: the place
    itself included. p = (1 + draws at least as high) / (1 + permutations).
    """
    random = np.random.default_rng(seed)
    neighbours = np.rint(size).astype(np.int64) - 1
    most = int(neighbours.max(initial=0))
    draws = _distinct_draws(random, len(values), min(most + 1, len(values)), permutations)
    drawn = values[draws]
    running = np.zeros((permutations, draws.shape[1] + 1))
    np.cumsum(drawn, axis=1, out=running[:, 1:])
    above = np.zeros(len(values), dtype=np.int64)
    sought = total - values - 1e-9 * np.maximum(1.0, np.abs(total))
    for k in np.unique(neighbours).tolist():
        places = np.flatnonzero(neighbours == k)
        above[places] = permutations - np.searchsorted(np.sort(running[:, k]), sought[places], "left")
    # A place that was drawn among its own neighbours gives way to the draw that follows.
    own = neighbours[draws]
    run, at = np.nonzero(np.arange(draws.shape[1]) < own)
    hit, k = draws[run, at], own[run, at]
    sums = running[run, k]
    instead = sums - values[hit] + np.where(k < draws.shape[1], drawn[run, np.minimum(k, draws.shape[1] - 1)], 0.0)
    change = (instead >= sought[hit]).astype(np.int64) - (sums >= sought[hit])
    above += np.bincount(hit, change, len(values)).astype(np.int64)
    made: Floats = (1.0 + above) / (1.0 + permutations)
    return made


def _distinct_draws(random: np.random.Generator, count: int, size: int, rows: int) -> NDArray[np.int64]:
    """(rows, size) draws from range(count), no two of a row alike. Rows that happen to repeat one are drawn again."""
    if size * size > 4 * count:
        return np.stack([random.permutation(count)[:size] for _ in range(rows)])
    draws = random.integers(0, count, (rows, size))
    again = np.arange(rows)
    while len(again):
        again = again[(np.diff(np.sort(draws[again], axis=1), axis=1) == 0).any(axis=1)]
        draws[again] = random.integers(0, count, (len(again), size))
    return draws


def dwelling_p(total: Floats, dwellings: Floats) -> Floats:
    """(n,) upper p of each neighbourhood's burglaries where every dwelling runs the same risk.

    Burglaries dealt out over the cells by their dwellings are multinomial, so the sum over a neighbourhood is exactly
    binomial: no draws are needed, and p is as fine as one likes. total, dwellings: (n, 2) neighbourhood and everything.
    """
    share = np.divide(dwellings[:, 0], dwellings[:, 1], out=np.zeros(len(total)), where=dwellings[:, 1] > 0.0)
    p: Floats = stats.binom.sf(total[:, 0] - 1.0, total[:, 1], np.clip(share, 0.0, 1.0))
    return p


@dataclass(frozen=True)
class Discoveries:
    """Which places are called hot with at most a share `level` of false ones among them (Benjamini, Hochberg 1995).

    hot: (n,) mask, all False where `fine` is False: then the smallest possible p is too coarse for so many places, and
    `needed` permutations would do.
    """

    hot: NDArray[np.bool_]
    level: float
    limit: float
    fine: bool
    needed: int


def false_discovery(p: Floats, level: float = 0.05, permutations: int = 0) -> Discoveries:
    """Benjamini and Hochberg's step-up over the places with a p; permutations: 0 for a p from a formula."""
    known = np.flatnonzero(np.isfinite(p))
    needed = int(np.ceil(len(known) / level)) - 1 if len(known) else 0
    none = np.zeros(p.shape, dtype=bool)
    if permutations and permutations < needed:
        return Discoveries(none, level, float("nan"), False, needed)
    ordered = np.sort(p[known])
    passed = np.flatnonzero(ordered <= level * np.arange(1, len(ordered) + 1) / max(len(ordered), 1))
    limit = float(ordered[passed[-1]]) if len(passed) else 0.0
    return Discoveries((p <= limit) & np.isfinite(p) if len(passed) else none, level, limit, True, needed)
