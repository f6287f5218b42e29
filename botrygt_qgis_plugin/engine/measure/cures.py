# SPDX-License-Identifier: GPL-2.0-or-later
"""The smallest change of one number that a rule accepts."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def nearest_accepted(value: float, bounds: Sequence[float], step: float,
                     accepts: Callable[[float], bool]) -> float | None:
    """The accepted multiple of `step` nearest to a refused `value` on the way to the first bound that is accepted.

    None where no bound is. What is accepted must reach up to that bound without a gap, as limits do.
    """
    for bound in bounds:
        refused, accepted = round(value / step), round(bound / step)
        if not accepts(bound):
            continue
        while abs(accepted - refused) > 1:
            middle = (accepted + refused) // 2
            if accepts(round(middle * step, 6)):
                accepted = middle
            else:
                refused = middle
        return round(accepted * step, 6)
    return None
