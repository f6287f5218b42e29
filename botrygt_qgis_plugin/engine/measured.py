# SPDX-License-Identifier: GPL-2.0-or-later
"""What measuring hands to judging: bounds that hold whatever the unknowns are, and a guess that may not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

Params = Mapping[str, float]
# Would the rule be met if this quantity had that value, all else equal?
Accepts = Callable[[float], bool]


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

    def take(self, rows: NDArray[np.intp]) -> Measured:
        """Only these rows."""
        missing = tuple(self.missing[i] for i in rows.tolist())
        return Measured(self.low[rows], self.high[rows], self.guess[rows], missing)


@dataclass(frozen=True)
class Effect:
    """What one blocker does: how much is freed where it alone goes, where it alone is cut to a metre, and where it goes
    with all that are ranked before it; in the unit of what is blocked (metres of path, square metres, dwellings)."""

    feature: tuple[Role, str]
    alone: float
    cut: float
    together: float
    unit: str = "m"


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
    the subject this column the limit ('attribute' cause).
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
