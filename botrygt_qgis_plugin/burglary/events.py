# SPDX-License-Identifier: GPL-2.0-or-later
"""Burglaries as arrays: position, the interval in which each took place, dwelling type and address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
HOURS_A_DAY = 24.0
# An interval longer than this says nothing about the hour of the day (Boldt and Borg 2016).
LONGEST_TELLING_H = 24.0


@dataclass(frozen=True)
class Events:
    """n burglaries in a metric CRS.

    xy: (n, 2) metres; start, end: (n,) hours since 1970-01-01 00:00 of the local clock, start <= end, NaN where the
    time is not known; dwelling: (n,) type as text, '' unknown; address: (n,) key as text, made from the position where
    none was given; row: (n,) row in the source, from 0.
    """

    crs: str
    xy: Floats
    start: Floats
    end: Floats
    dwelling: NDArray[Any]
    address: NDArray[Any]
    row: Rows

    def __len__(self) -> int:
        return len(self.xy)

    def take(self, rows: NDArray[Any]) -> Events:
        """The events of these rows (positions or a mask)."""
        return Events(self.crs, self.xy[rows], self.start[rows], self.end[rows], self.dwelling[rows],
                      self.address[rows], self.row[rows])

    @property
    def timed(self) -> Events:
        """Those whose time is known."""
        return self.take(np.flatnonzero(np.isfinite(self.start)))

    @property
    def long(self) -> NDArray[np.bool_]:
        """(n,) True where the interval is longer than a day."""
        mask: NDArray[np.bool_] = self.end - self.start > LONGEST_TELLING_H
        return mask

    @property
    def first_day(self) -> NDArray[np.int64]:
        """(n,) whole days since 1970-01-01 of `start`; all times must be known."""
        days: NDArray[np.int64] = np.floor(self.start / HOURS_A_DAY).astype(np.int64)
        return days

    def drawn_days(self, random: np.random.Generator) -> NDArray[np.int64]:
        """(n,) one day for each event, drawn evenly within its interval."""
        drawn = self.start + random.random(len(self)) * (self.end - self.start)
        # The end of a whole day is the next midnight, which belongs to the next day.
        last = np.nextafter(np.maximum(self.end, self.start), -np.inf)
        capped = np.minimum(drawn, np.where(self.end > self.start, last, self.start))
        days: NDArray[np.int64] = np.floor(capped / HOURS_A_DAY).astype(np.int64)
        return days


@dataclass(frozen=True)
class Remark:
    """One line of the cleaning report: what was seen, in how many rows, and whether those rows are left out."""

    code: str
    da: str
    en: str
    rows: tuple[int, ...]
    left_out: bool

    @property
    def count(self) -> int:
        """How many rows it concerns."""
        return len(self.rows)


@dataclass(frozen=True)
class Fields:
    """Which field holds what; '' where none does."""

    start: str = ""
    end: str = ""
    start_clock: str = ""
    end_clock: str = ""
    dwelling: str = ""
    address: str = ""

    def chosen(self) -> Mapping[str, str]:
        """Part -> field, those that have one."""
        return {name: value for name, value in vars(self).items() if value}


def concatenated(parts: Sequence[Events]) -> Events:
    """Several sets of events of one CRS as one."""
    def joined(name: str) -> NDArray[Any]:
        values: NDArray[Any] = np.concatenate([getattr(part, name) for part in parts])
        return values

    return Events(parts[0].crs, joined("xy"), joined("start"), joined("end"), joined("dwelling"), joined("address"),
                  joined("row"))
