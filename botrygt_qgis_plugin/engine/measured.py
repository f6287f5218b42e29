# SPDX-License-Identifier: GPL-2.0-or-later
"""What measuring hands to judging: bounds that hold whatever the unknowns are, and a guess that may not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Union

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

Params = Mapping[str, float]
# Would the rule be met if this quantity had that value, all else equal?
Accepts = Callable[[Union[float, str, bool]], bool]


@dataclass(frozen=True)
class Coded:
    """A column of categories: per row a position in `values`, len(values) where it is unknown."""

    codes: NDArray[Any]
    values: tuple[Any, ...]
    complete: bool


@dataclass(frozen=True)
class Measured:
    """One quantity for n subjects.

    low, high: (n,) the true value lies in [low, high] whatever the missing data are; equal where it is known. For
    categories (text, flags) both are the same object array with None for unknown.
    guess: (n,) the value with declared defaults filled in; NaN or None where there is no default. Known rows repeat it.
    missing: per row, what would settle it, as 'role.column' or 'role' (not drawn) or 'role:coverage'.
    """

    low: NDArray[Any]
    high: NDArray[Any]
    guess: NDArray[Any]
    missing: tuple[tuple[str, ...], ...]

    @classmethod
    def known(cls, values: NDArray[Any]) -> Measured:
        """Every row known."""
        return cls(values, values, values, ((),) * len(values))

    @classmethod
    def column(cls, values: NDArray[Any], name: str, guess: NDArray[Any] | None = None) -> Measured:
        """A column as drawn: NaN or None rows are unknown and name `name` ('role.column') as missing."""
        if values.dtype == object:
            unknown = np.array([v is None for v in values], dtype=bool)
            low = high = values
            filled = values if guess is None else np.where(unknown, guess, values)
        else:
            unknown = np.isnan(values)
            low, high = np.where(unknown, -np.inf, values), np.where(unknown, np.inf, values)
            filled = values if guess is None else np.where(unknown, guess, values)
        return cls(low, high, filled, tuple((name,) if u else () for u in unknown))

    @classmethod
    def unknown(cls, count: int, missing: str) -> Measured:
        """No row can be told, for one reason (a role that was not drawn)."""
        return cls(np.full(count, -np.inf), np.full(count, np.inf), np.full(count, np.nan), ((missing,),) * count)

    # What judging asks of a column again and again; a column is judged by many rules, so each is worked out once.

    @cached_property
    def coded(self) -> Coded | None:
        """The rows as codes where the column holds categories; None for numbers."""
        return None if self.low.dtype.kind in "fiu" else coded(self.low)

    @cached_property
    def settled(self) -> NDArray[np.bool_]:
        """(n,) rows where one value is certain."""
        if self.low.dtype.kind == "b":
            return np.ones(len(self.low), dtype=bool)
        if self.low.dtype.kind not in "fiu":
            # None is unknown, and so is NaN, which alone does not equal itself.
            return np.asarray((self.low != None) & (self.low == self.low), dtype=bool)  # noqa: E711
        same: NDArray[np.bool_] = np.isfinite(self.low)
        return same if self.low is self.high else same & (self.low == self.high)

    @cached_property
    def all_settled(self) -> bool:
        """True where every row is certain."""
        return bool(self.settled.all())

    @cached_property
    def bounded(self) -> NDArray[np.bool_]:
        """(n,) rows where something is certain: a value, or a bound that it keeps. Elsewhere it may be absent."""
        if self.low.dtype.kind not in "fiu" or self.all_settled:
            return self.settled
        return np.asarray((self.low > -np.inf) | (self.high < np.inf), dtype=bool)

    @cached_property
    def whole(self) -> NDArray[np.bool_]:
        """(n,) rows where the value is certain and without decimals."""
        return np.asarray(self.settled & (np.floor(self.low) == self.low), dtype=bool)

    def take(self, rows: NDArray[np.intp]) -> Measured:
        """Only these rows."""
        low = self.low[rows]
        return Measured(low, low if self.high is self.low else self.high[rows], self.guess[rows],
                        tuple([self.missing[i] for i in rows.tolist()]))

    def values_at(self, rows: NDArray[np.intp]) -> Measured:
        """Only these rows, without what they miss."""
        low = self.low[rows]
        return Measured(low, low if self.high is self.low else self.high[rows], self.guess[rows], ())


def plain_value(value: Any) -> Any:
    """A value of an array as Python's own, so that it is what JSON says it is."""
    return value.item() if isinstance(value, np.generic) else value


def coded(values: NDArray[Any]) -> Coded:
    """The codes of a column of texts or flags. None and NaN are unknown; True and 1 are two values."""
    listed = values.tolist()
    if set(map(type, listed)) <= {str, bool, type(None)}:
        # No two of these are equal but the same, so that the dictionary needs no help; the usual case, and much faster.
        known = [value for value in dict.fromkeys(listed) if value is not None]
        places = {None: len(known), **{value: place for place, value in enumerate(known)}}
        codes = np.fromiter(map(places.__getitem__, listed), dtype=np.intp, count=len(listed))
        return Coded(_packed(codes, len(known)), tuple(known), bool((codes < len(known)).all()))
    found: dict[tuple[bool, Any], int] = {}
    codes = np.full(len(values), -1, dtype=np.intp)
    for row, value in enumerate(map(plain_value, listed)):
        if value is not None and value == value:  # noqa: PLR0124 - only NaN differs from itself
            codes[row] = found.setdefault((isinstance(value, bool), value), len(found))
    complete = bool((codes >= 0).all())
    codes[codes < 0] = len(found)
    return Coded(_packed(codes, len(found)), tuple(value for _, value in found), complete)


def _packed(codes: NDArray[np.intp], count: int) -> NDArray[Any]:
    # One byte a row, where that is enough, compares eight times as fast.
    return codes.astype(np.uint8) if count < 255 else codes


@dataclass(frozen=True)
class Effect:
    """What one blocker does: how much is freed where it alone goes, where it alone is cut to a metre, and where it goes
    with all that are ranked before it; in the unit of what is blocked (metres of path, square metres, dwellings).

    less: the measured quantity is of what is hidden, and falls by what is freed; else it rises.
    """

    feature: tuple[Role, str]
    alone: float
    cut: float
    together: float
    unit: str = "m"
    less: bool = False


@dataclass(frozen=True)
class Cause:
    """Why a subject fails, as data.

    kind: 'blockers' (taking `features` away cures it, no smaller set does), 'attribute' (setting `attribute` of the
    subject to `value` cures it), 'lack' (adding `proposal` cures it). features: (role, key) pairs.
    `minimal` is False where the search was cut short. effects: all that blocks, ranked by what each frees.
    """

    kind: str
    features: tuple[tuple[Role, str], ...] = ()
    attribute: str = ""
    value: float | str | None = None
    proposal: tuple[tuple[Role, shapely.Geometry, Mapping[str, float | str]], ...] = ()
    minimal: bool = True
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """Where a failing subject fails (2D geometry, metres) and why."""

    evidence: shapely.Geometry
    cause: Cause | None


@dataclass(frozen=True)
class Parameter:
    """A number that a measure reads, which a profile may change inside [low, high]."""

    default: float
    unit: str
    low: float
    high: float
    da: str
    en: str


Measure = Callable[[Scene, NDArray[np.intp], Params], Measured]
Explain = Callable[[Scene, int, Params, Accepts], Explanation]


def by_blocks(measure: Measure, size: int) -> Measure:
    """A measure of each row by itself, for so many rows at a time: bounds the memory."""

    def measured(scene: Scene, rows: NDArray[np.intp], params: Params) -> Measured:
        if len(rows) <= size:
            return measure(scene, rows, params)
        parts = [measure(scene, rows[begin:begin + size], params) for begin in range(0, len(rows), size)]
        bounds = zip(*((part.low, part.high, part.guess) for part in parts))
        low, high, guess = (np.concatenate(columns) for columns in bounds)
        return Measured(low, high, guess, tuple(names for part in parts for names in part.missing))

    return measured


@dataclass(frozen=True)
class Subject:
    """A kind of thing rules are about: a drawn role, or a table derived from drawn roles.

    `rows(scene)` gives the table; `roles` are what it is made from, the first being the one a person draws.
    """

    name: str
    da: str
    en: str
    roles: tuple[Role, ...]
    rows: Callable[[Scene], FeatureTable]


@dataclass(frozen=True)
class Quantity:
    """One row of the table of everything that can be measured.

    subject: name in SUBJECTS. reads: roles the measure looks at beside its subject's own row, all within reach_m of the
    subject's geometry (None: anywhere). derived: names of subject tables read the same way. unit '' for categories,
    'text' or 'flag' in `kind`. quantum: values are rounded to it once. of_subject: a failing limit is cured by giving
    the subject this column the limit ('attribute' cause). cause_reads: roles that `explain` looks at beside these,
    anywhere in the plan. through: of `reads` those whose features are seen only in the tables of `derived`; an edit
    that leaves those tables as they are alters nothing.
    """

    name: str
    subject: str
    da: str
    en: str
    measure: Measure
    kind: str = "number"
    unit: str = ""
    quantum: float = 0.01
    reads: tuple[Role, ...] = ()
    derived: tuple[str, ...] = ()
    reach_m: float | None = 0.0
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    explain: Explain | None = None
    of_subject: str = ""
    cause_reads: tuple[Role, ...] = ()
    through: tuple[Role, ...] = ()
