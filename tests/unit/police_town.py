# SPDX-License-Identifier: GPL-2.0-or-later
"""A synthetic Danish municipality with burglaries at realistic volumes, for tests of the release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from botrygt_qgis_plugin.burglary.clock import hours
from botrygt_qgis_plugin.burglary.events import Events
from botrygt_qgis_plugin.burglary.release import Dwellings, ReleasePlan

WEST, SOUTH = 540000.0, 6200000.0
PERIOD = (date(2024, 1, 1), date(2025, 12, 31))
# Reported burglaries in dwellings a year per 1000 dwellings: 29 015 (2018, Statistics Denmark) among 2.7 million.
YEARLY_PER_1000 = 10.7


@dataclass(frozen=True)
class Town:
    """homes: (n, 2) one dwelling each; victims: home of each burglary; day: float days since 2024-01-01."""

    homes: np.ndarray
    victims: np.ndarray
    day: np.ndarray

    @property
    def dwellings(self) -> Dwellings:
        return Dwellings(self.homes, np.ones(len(self.homes)))

    def events(self, first=0.0, days=731.0) -> Events:
        """The burglaries of some days."""
        kept = np.flatnonzero((self.day >= first) & (self.day < first + days))
        start = hours(datetime(2024, 1, 1)) + self.day[kept] * 24.0
        keys = np.array([f"H{home}" for home in self.victims[kept]], dtype=object)
        return Events("EPSG:25832", self.homes[self.victims[kept]], start, start + 3.0, np.full(len(kept), "", object),
                      keys, np.arange(len(kept)))


def make_town(seed, yearly=YEARLY_PER_1000, density=700, years=2.5, side=5):
    """A town of side × side km with `density` dwellings a km², in 15 × 15 km of farms; risk is uneven, a tenth
    repeats."""
    rng = np.random.default_rng(seed)
    urban = rng.random((density * side * side, 2)) * side * 1000 + [WEST + 5000, SOUTH + 5000]
    rural = rng.random((15 * 225, 2)) * 15000 + [WEST, SOUTH]
    homes = np.vstack([urban, rural])
    risk = np.exp(rng.normal(0, 0.5, len(homes)))
    for spot in rng.random((6, 2)) * side * 1000 + [WEST + 5000, SOUTH + 5000]:
        risk *= 1 + 4 * np.exp(-((homes - spot) ** 2).sum(axis=1) / (2 * 300.0 ** 2))
    count = rng.poisson(len(homes) * yearly / 1000 * years)
    victims = rng.choice(len(homes), count, p=risk / risk.sum())
    again = rng.random(count) < 0.1
    victims[again] = rng.choice(victims, again.sum())
    return Town(homes, victims, rng.random(count) * 365.25 * years)


def plan_of(**changed):
    """What a police district would ask for."""
    return ReleasePlan(**{"release_id": "TEST-1", "issuer": "Øvelsespolitiet", "period": PERIOD,
                          "issued": date(2026, 2, 1), "expires": date(2026, 8, 1), **changed})
