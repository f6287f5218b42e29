# SPDX-License-Identifier: GPL-2.0-or-later
"""Near repeats: are burglaries close in place also close in time more often than chance gives? (Knox 1964)

Chance is every order of the dates over the places. Its mean and variance are exact (Barton and David 1966) and at hand
at once; the p-values come from drawn orders. Where the day of an event is not known, it is drawn anew within its
interval in every run, and the spread that this alone gives the counts is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.burglary.bands import Bands
from botrygt_qgis_plugin.burglary.events import Events, Floats
from botrygt_qgis_plugin.burglary.pairs import Distance, Pairs, near_pairs
from botrygt_qgis_plugin.engine.errors import Cancelled, InputError

Counts = NDArray[np.int64]
SIDE_BY_SIDE = 64
_PAIRS_AT_ONCE = 5_000
_HITS_IN_A_BYTE = 250
_FEWEST = 4
_THREADS = 2


@dataclass(frozen=True)
class KnoxPlan:
    """What to ask: bands of distance (m) and of time (whole days), how many orders to draw, and from which seed."""

    space: Bands
    time: Bands
    permutations: int = 999
    seed: int = 1


@dataclass(frozen=True)
class Knox:
    """The answer. All tables are (space bands + 1, time bands); row 0 is the same place, the others follow `space`.

    observed: mean over the drawn days (whole where every day is known), observed_low and observed_high its spread over
    the draws. mean, sd: exact under permutation. simulated_mean, simulated_median: of the drawn orders, NaN without
    any. p: (1 + orders with at least as many) / (1 + orders); p_adjusted: the same for the largest z of the whole
    table.
    """

    plan: KnoxPlan
    count: int
    uncertain: int
    pairs: int
    observed: Floats
    observed_low: Floats
    observed_high: Floats
    mean: Floats
    sd: Floats
    permutations: int
    simulated_mean: Floats
    simulated_median: Floats
    p: Floats
    p_adjusted: Floats

    @property
    def z(self) -> Floats:
        """Standard deviations above the exact mean; NaN where chance gives no spread."""
        with np.errstate(invalid="ignore", divide="ignore"):
            z: Floats = np.where(self.sd > 0.0, (self.observed - self.mean) / self.sd, np.nan)
        return z

    @property
    def ratio_to_mean(self) -> Floats:
        """Observed over the exact mean (the Knox ratio by mean)."""
        return _ratio(self.observed, self.mean)

    @property
    def ratio_to_median(self) -> Floats:
        """Observed over the median of the drawn orders (the Knox ratio by median)."""
        return _ratio(self.observed, self.simulated_median)

    def significant(self, alpha: float = 0.05) -> NDArray[np.bool_]:
        """Cells with more pairs than chance, after the correction for having looked at all of them."""
        mask: NDArray[np.bool_] = (self.p_adjusted <= alpha) & (self.observed > self.mean)
        return mask


def _ratio(above: Floats, below: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        made: Floats = np.where(below > 0.0, above / below, np.nan)
    return made


def knox_test(events: Events, plan: KnoxPlan, distance: Distance | None = None,
              progress: Callable[[float], None] = lambda part: None,
              cancelled: Callable[[], bool] = lambda: False) -> Knox:
    """The Knox test on events that all have a time. Raises InputError below four events, Cancelled when asked to
    stop."""
    count = len(events)
    if count < _FEWEST:
        raise InputError(f"A near-repeat test needs at least {_FEWEST} burglaries with a time; there are {count}.",
                         f"En test for gentagelser kræver mindst {_FEWEST} indbrud med tidspunkt; der er {count}.")
    place = np.unique(events.address, return_inverse=True)[1].astype(np.int64)
    pairs = near_pairs(events.xy, place, plan.space, distance)
    progress(0.1)
    limits = plan.time.limits()
    uncertain = np.floor(events.start / 24.0) != np.floor(np.nextafter(np.maximum(events.end, events.start + 1e-6),
                                                                       -np.inf) / 24.0)
    random = np.random.default_rng(plan.seed)
    days = events.drawn_days(random)
    mean, variance = permutation_moments(days, pairs, limits)
    progress(0.2)
    runs = _Runs(events, pairs, limits, bool(uncertain.any()), days)
    batches = -(-plan.permutations // SIDE_BY_SIDE)
    seeds = np.random.SeedSequence(plan.seed).spawn(max(batches, 1))
    drawn = [runs.batch(seeds[0], 0)] if not batches else []
    for done, batch in enumerate(runs.batches(seeds[:batches], cancelled), start=1):
        drawn.append(batch)
        progress(0.2 + 0.8 * done / batches)
    observed = np.concatenate([part[0] for part in drawn if runs.uncertain or part is drawn[0]], axis=2)
    simulated = np.concatenate([part[1] for part in drawn], axis=2)[:, :, :plan.permutations]
    return _answer(plan, (count, int(uncertain.sum()), len(pairs)), (mean, np.sqrt(variance)), observed, simulated)


def _answer(plan: KnoxPlan, sizes: tuple[int, int, int], moments: tuple[Floats, Floats], observed: Counts,
            simulated: Counts) -> Knox:
    mean, sd = moments
    runs = simulated.shape[2]
    blank = np.full(mean.shape, np.nan)
    middle = observed.mean(axis=2)
    low, high = observed.min(axis=2).astype(float), observed.max(axis=2).astype(float)
    if not runs:
        return Knox(plan, *sizes, middle, low, high, mean, sd, 0, blank, blank, blank, blank)
    own = observed if observed.shape[2] == 1 else observed[:, :, :runs]
    p = (1.0 + (simulated >= own).sum(axis=2)) / (1.0 + runs)
    safe = np.where(sd > 0.0, sd, np.inf)
    # The largest z of each order over the whole table: what looking at every cell gives by chance (Westfall and Young).
    largest = ((simulated - mean[:, :, None]) / safe[:, :, None]).max(axis=(0, 1))
    reached = largest[None, None, :] >= (own - mean[:, :, None]) / safe[:, :, None]
    adjusted = (1.0 + reached.sum(axis=2)) / (1.0 + runs)
    return Knox(plan, *sizes, middle, low, high, mean, sd, runs, simulated.mean(axis=2),
                np.median(simulated, axis=2), p, adjusted)


@dataclass(frozen=True)
class _Runs:
    events: Events
    pairs: Pairs
    limits: NDArray[np.int64]
    uncertain: bool
    days: NDArray[np.int64]

    def batches(self, seeds: list[np.random.SeedSequence],
                cancelled: Callable[[], bool]) -> Iterator[tuple[Counts, Counts]]:
        """All batches in the order of their seeds, so that the answer does not depend on how many threads there are."""
        with ThreadPoolExecutor(_THREADS) as pool:
            for at in range(0, len(seeds), _THREADS):
                if cancelled():
                    raise Cancelled
                yield from pool.map(self.batch, seeds[at:at + _THREADS])

    def batch(self, seed: np.random.SeedSequence, size: int = SIDE_BY_SIDE) -> tuple[Counts, Counts]:
        """Observed and permuted counts of `size` runs; one observed column where every day is known."""
        random = np.random.default_rng(seed)
        drawn = max(size, 1) if self.uncertain else 1
        days = np.stack([self.events.drawn_days(random) for _ in range(drawn)], axis=1) if self.uncertain else \
            self.days[:, None]
        shuffled = random.permuted(np.broadcast_to(days, (len(days), size)), axis=0) if size else days[:, :0]
        return band_counts(days, self.pairs, self.limits), band_counts(shuffled, self.pairs, self.limits)


def band_counts(days: NDArray[np.int64], pairs: Pairs, limits: NDArray[np.int64]) -> Counts:
    """(space bands + 1, time bands, runs) pairs in each cell, for (n, runs) columns of whole days.

    Runs lie side by side, so that one look at a pair serves them all; hits are summed eight bytes at a time.
    """
    runs = days.shape[1]
    counts = np.zeros((len(pairs.starts) - 1, len(limits), runs), dtype=np.int64)
    if not runs or not len(pairs):
        return counts
    packed = _packed(days, limits)
    width = packed.shape[1]
    left, right = (np.empty((_PAIRS_AT_ONCE, width), dtype=packed.dtype) for _ in range(2))
    for band, (begin, end) in enumerate(zip(pairs.starts[:-1].tolist(), pairs.starts[1:].tolist())):
        for at in range(begin, end, _PAIRS_AT_ONCE):
            some = slice(at, min(at + _PAIRS_AT_ONCE, end))
            apart, other = left[:some.stop - at], right[:some.stop - at]
            np.take(packed, pairs.first[some], axis=0, out=apart, mode="clip")
            np.take(packed, pairs.second[some], axis=0, out=other, mode="clip")
            np.subtract(apart, other, out=apart)
            np.abs(apart, out=apart)
            for number, limit in enumerate(limits.tolist()):
                counts[band, number] += _column_sums(apart < limit)[:runs]
    counts[:, 1:] -= counts[:, :-1].copy()
    return counts


def _packed(days: NDArray[np.int64], limits: NDArray[np.int64]) -> NDArray[Any]:
    """Days from the first, in two bytes where they fit, with the number of columns a multiple of eight."""
    shifted = days - days.min()
    small = shifted.max(initial=0) + limits.max() < np.iinfo(np.int16).max
    padded = np.zeros((len(days), -(-days.shape[1] // 8) * 8), dtype=np.int16 if small else np.int32)
    padded[:, :days.shape[1]] = shifted
    return padded


def _column_sums(hits: NDArray[np.bool_]) -> NDArray[np.int64]:
    """(columns,) how many rows are True."""
    whole = len(hits) // _HITS_IN_A_BYTE * _HITS_IN_A_BYTE
    total: NDArray[np.int64] = hits[whole:].sum(axis=0, dtype=np.int64)
    if whole:
        eights = hits[:whole].view(np.uint64).reshape(-1, _HITS_IN_A_BYTE, hits.shape[1] // 8)
        sums = np.add.reduce(eights, axis=1).view(np.uint8).reshape(-1, hits.shape[1])
        total += sums.sum(axis=0, dtype=np.int64)
    return total


def permutation_moments(days: NDArray[np.int64], pairs: Pairs, limits: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Exact mean and variance of every cell over all orders of the days (Barton and David 1966), no simulation.

    Two graphs on the same n events, close in place and close in time: the mean of their common edges needs only the
    numbers of edges, the variance also how many edges share an event. Needs n >= 4.
    """
    n = float(len(days))
    ordered = np.sort(days)
    spans = [_time_degrees(ordered, low, high) for low, high in zip((0, *limits[:-1].tolist()), limits.tolist())]
    time_edges = np.array([degree.sum() / 2.0 for degree in spans])
    time_shared = np.array([(degree * (degree - 1.0)).sum() for degree in spans])
    mean, variance = (np.zeros((len(pairs.starts) - 1, len(limits))) for _ in range(2))
    for band, (begin, end) in enumerate(zip(pairs.starts[:-1].tolist(), pairs.starts[1:].tolist())):
        degree = np.bincount(pairs.first[begin:end], minlength=len(days)) + \
            np.bincount(pairs.second[begin:end], minlength=len(days))
        edges, shared = degree.sum() / 2.0, (degree * (degree - 1.0)).sum()
        mean[band] = 2.0 * edges * time_edges / (n * (n - 1.0))
        square = mean[band] + shared * time_shared / (n * (n - 1.0) * (n - 2.0)) + \
            4.0 * (edges * (edges - 1.0) - shared) * (time_edges * (time_edges - 1.0) - time_shared) / \
            (n * (n - 1.0) * (n - 2.0) * (n - 3.0))
        variance[band] = np.maximum(square - mean[band] ** 2, 0.0)
    return mean, variance


def _time_degrees(ordered: NDArray[np.int64], low: int, high: int) -> Floats:
    """For each event how many others lie low <= |dt| < high whole days away."""
    def within(limit: int) -> NDArray[np.intp]:
        found: NDArray[np.intp] = np.searchsorted(ordered, ordered + limit, "left") - \
            np.searchsorted(ordered, ordered - limit, "right")
        return found

    inner = within(low) if low else np.ones(len(ordered), dtype=np.intp)
    degrees: Floats = (within(high) - inner).astype(np.float64)
    return degrees
