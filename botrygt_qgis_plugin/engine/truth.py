# SPDX-License-Identifier: GPL-2.0-or-later
"""Three-valued logic (Kleene's) over whole columns: what holds whatever the unknowns are, and what may hold."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]


class Truth(NamedTuple):
    """(n,) rows where something certainly holds, and where it possibly does.

    Where every row is decided the two are one array, and the logic below does its work once.
    """

    holds: Flags
    possible: Flags

    @property
    def fails(self) -> Flags:
        """Rows where it certainly does not hold."""
        return ~self.possible

    @property
    def undecided(self) -> Flags:
        """Rows where neither is certain."""
        return self.possible & ~self.holds

    @property
    def decided(self) -> bool:
        """True where no row is undecided for a reason that can be seen without looking at the rows."""
        return self.holds is self.possible


def known(flags: Flags) -> Truth:
    """Every row decided."""
    return Truth(flags, flags)


@lru_cache(maxsize=8)
def always(count: int) -> Truth:
    """Holds on every row; one object for each count, so that logic can pass it over. Its array is read-only."""
    flags = np.ones(count, dtype=bool)
    flags.flags.writeable = False
    return known(flags)


def never_told(count: int) -> Truth:
    """Undecided on every row."""
    return Truth(np.zeros(count, dtype=bool), np.ones(count, dtype=bool))


def all_of(parts: Sequence[Truth], count: int) -> Truth:
    """Kleene's and; of nothing it holds."""
    everyone = always(count)
    asked = [part for part in parts if part is not everyone]
    return _folded(asked, np.logical_and) if asked else everyone


def any_of(parts: Sequence[Truth], count: int) -> Truth:
    """Kleene's or; of nothing it fails."""
    return _folded(parts, np.logical_or) if parts else negated(always(count))


def _folded(parts: Sequence[Truth], operation: np.ufunc) -> Truth:
    """All parts under one operation. Only the first operation makes an array, the others write into it."""
    if len(parts) == 1:
        return parts[0]
    decided = all(part.decided for part in parts)
    holds = _into_one([part.holds for part in parts], operation)
    return known(holds) if decided else Truth(holds, _into_one([part.possible for part in parts], operation))


def _into_one(flags: Sequence[Flags], operation: np.ufunc) -> Flags:
    made: Flags = operation(flags[0], flags[1])
    for more in flags[2:]:
        operation(made, more, out=made)
    return made


def negated(part: Truth) -> Truth:
    """Kleene's not."""
    holds = ~part.possible
    return known(holds) if part.decided else Truth(holds, ~part.holds)


def one_of(parts: Sequence[Truth], count: int) -> Truth:
    """Exactly one holds: certain where one does and no other may; out of the question where two do or none may."""
    certain, may = np.zeros(count, dtype=np.intp), np.zeros(count, dtype=np.intp)
    decided = True
    for part in parts:
        certain += part.holds
        may += part.possible
        decided = decided and part.decided
    if decided:
        return known(certain == 1)
    return Truth((certain == 1) & (may == 1), (certain < 2) & (may > 0))


def chosen(condition: Truth, then: Truth, otherwise: Truth) -> Truth:
    """Whichever of two the condition asks for; where it is unknown, what both have in common."""
    if condition.decided and then.decided and otherwise.decided:
        return known(np.where(condition.holds, then.holds, otherwise.holds))
    holds = (then.holds | ~condition.possible) & (otherwise.holds | condition.holds)
    possible = (condition.possible & then.possible) | (~condition.holds & otherwise.possible)
    return Truth(holds, possible)
