# SPDX-License-Identifier: GPL-2.0-or-later
"""Three-valued logic (Kleene's) over whole columns: what holds whatever the unknowns are, and what may hold."""

from __future__ import annotations

from collections.abc import Sequence
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


def always(count: int) -> Truth:
    """Holds on every row."""
    return known(np.ones(count, dtype=bool))


def never_told(count: int) -> Truth:
    """Undecided on every row."""
    return Truth(np.zeros(count, dtype=bool), np.ones(count, dtype=bool))


def all_of(parts: Sequence[Truth], count: int) -> Truth:
    """Kleene's and; of nothing it holds."""
    return _folded(parts, np.logical_and) if parts else always(count)


def any_of(parts: Sequence[Truth], count: int) -> Truth:
    """Kleene's or; of nothing it fails."""
    return _folded(parts, np.logical_or) if parts else negated(always(count))


def _folded(parts: Sequence[Truth], operation: np.ufunc) -> Truth:
    holds, possible = parts[0]
    for part in parts[1:]:
        if holds is possible and part.decided:
            holds = possible = operation(holds, part.holds)
        else:
            holds, possible = operation(holds, part.holds), operation(possible, part.possible)
    return Truth(holds, possible)


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
