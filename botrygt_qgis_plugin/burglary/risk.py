# SPDX-License-Identifier: GPL-2.0-or-later
"""Burglaries per dwelling where there are few of both, and whether an area has changed between two periods."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from botrygt_qgis_plugin.burglary.events import Floats
from botrygt_qgis_plugin.burglary.gi import false_discovery


def shrunken_rates(burglaries: Floats, dwellings: Floats) -> Floats:
    """(n,) burglaries per dwelling, drawn towards the overall rate where few dwellings carry the figure.

    Marshall's (1991) moment estimator of the global empirical Bayes rate: m + w (r - m), w = A / (A + m / dwellings),
    A the variance between places, never below 0. NaN where there is no dwelling.
    """
    lived = dwellings > 0.0
    made = np.full(len(burglaries), np.nan)
    cases, homes = burglaries[lived], dwellings[lived]
    if not homes.sum():
        return made
    overall = cases.sum() / homes.sum()
    rate = cases / homes
    within = (homes * (rate - overall) ** 2).sum() / homes.sum()
    between = max(0.0, within - overall / homes.mean())
    shrink = between / (between + overall / homes) if overall > 0.0 else np.zeros(len(homes))
    made[lived] = overall + shrink * (rate - overall)
    return made


@dataclass(frozen=True)
class Change:
    """(n,) how each place changed: ratio of the yearly figures (inf from nought), exact two-sided p, direction.

    direction: 1 more, -1 fewer, 0 no clear change at `level` after Benjamini and Hochberg's correction.
    """

    ratio: Floats
    p: Floats
    direction: NDArray[np.int64]
    level: float


def change_between(before: Floats, after: Floats, lengths: tuple[float, float], level: float = 0.05,
                   against_rest: bool = False) -> Change:
    """Counts of two periods of these lengths (any unit), place by place.

    Given the sum of both, the count after is binomial; its share is that of the lengths, or, where `against_rest`, that
    of all places together, which asks whether a place changed otherwise than the whole.
    """
    share = lengths[1] / (lengths[0] + lengths[1])
    everything = before.sum() + after.sum()
    if against_rest and everything:
        share = float(after.sum() / everything)
    total = before + after
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = (after / lengths[1]) / (before / lengths[0])
    p = binomial_p(after, total, share)
    p[total == 0] = np.nan
    clear = false_discovery(p, level).hot
    direction = np.where(clear, np.sign(after - total * share), 0.0).astype(np.int64)
    return Change(ratio, p, direction, level)


def binomial_p(hits: Floats, total: Floats, share: float) -> Floats:
    """Two-sided exact p: twice the smaller tail, at most 1 (Fisher's doubling; a little cautious)."""
    low = stats.binom.cdf(hits, total, share)
    high = stats.binom.sf(hits - 1.0, total, share)
    p: Floats = np.minimum(1.0, 2.0 * np.minimum(low, high))
    return p
