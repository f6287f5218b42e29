# SPDX-License-Identifier: GPL-2.0-or-later
"""What a map is worth: how many of the burglaries that came afterwards lie where it said they would.

Hit rate and PAI (Chainey, Tompson and Uhlig 2008), beside what a map that knows only where people live would have had.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from botrygt_qgis_plugin.burglary.events import Floats


@dataclass(frozen=True)
class Worth:
    """One row for each share of the area that is pointed out.

    area: share of the cells really pointed out; hits, events: burglaries of the later period in them and in all;
    hit_rate with its 95 % interval (Clopper and Pearson); pai: hit_rate / area; chance: hit rate of the same number of
    cells chosen by dwellings (by nothing where there are none); p: of at least so many hits if the map were that one.
    """

    area: float
    cells: int
    hits: int
    events: int
    hit_rate: float
    low: float
    high: float
    pai: float
    chance: float
    p: float


def worth_of(score: Floats, later: Floats, shares: tuple[float, ...], dwellings: Floats | None = None,
             places: NDArray[np.bool_] | None = None) -> tuple[Worth, ...]:
    """The map `score` (any shape) against the counts of a later period that it never saw.

    places: the cells that count as area (where there are dwellings, or all). Ties are broken by the order of cells.
    """
    kept = np.ones(score.shape, dtype=bool) if places is None else places
    if dwellings is not None:
        kept = kept & (dwellings > 0.0)
    value, came = score[kept], later[kept]
    homes = None if dwellings is None else dwellings[kept]
    order = np.argsort(-np.nan_to_num(value, nan=-np.inf), kind="stable")
    by_homes = None if homes is None else np.argsort(-homes, kind="stable")
    events = int(came.sum())
    made = []
    for share in shares:
        cells = max(1, int(np.floor(share * len(value)))) if len(value) else 0
        if not cells or not events:
            continue
        hits = int(came[order[:cells]].sum())
        area = cells / len(value)
        # The chance of one later event, were each place as likely as its dwellings (or as any other place).
        chance = area if by_homes is None or homes is None else float(came[by_homes[:cells]].sum()) / events
        share_there = area if homes is None else float(homes[order[:cells]].sum() / homes.sum())
        low, high = exact_interval(hits, events)
        made.append(Worth(area, cells, hits, events, hits / events, low, high, hits / events / area, chance,
                          float(stats.binom.sf(hits - 1, events, share_there))))
    return tuple(made)


def exact_interval(hits: int, total: int, level: float = 0.95) -> tuple[float, float]:
    """Clopper and Pearson's interval of a share."""
    tail = (1.0 - level) / 2.0
    low = float(stats.beta.ppf(tail, hits, total - hits + 1)) if hits else 0.0
    high = float(stats.beta.ppf(1.0 - tail, hits + 1, total - hits)) if hits < total else 1.0
    return low, high
