# SPDX-License-Identifier: GPL-2.0-or-later
"""Did an action help, and did burglary move next door? Before and after, in an action, a buffer and a control area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from scipy import stats

from botrygt_qgis_plugin.burglary.events import Events, Floats

_DRAWS = 20_000


@dataclass(frozen=True)
class Counts:
    """Burglaries before and after in the action area, the buffer round it and the control area."""

    action: tuple[int, int]
    buffer: tuple[int, int]
    control: tuple[int, int]


@dataclass(frozen=True)
class FollowUp:
    """What the counts say. Intervals are 95 %.

    odds: change in the action area over the change in control, (after/before) / (after/before), below 1 is success,
    with its interval; success: after/control minus before/control. quotient: the weighted displacement quotient with
    its interval, None where the action area did not fall relative to control (then there is nothing that could move);
    undefined_share: how often that is so when the counts are drawn anew. net: burglaries saved in action and buffer
    together against control, with its interval (Wheeler and Ratcliffe 2018); p: of its z, two-sided.
    """

    counts: Counts
    odds: float
    odds_interval: tuple[float, float]
    success: float
    quotient: float | None
    quotient_interval: tuple[float, float] | None
    undefined_share: float
    net: float
    net_interval: tuple[float, float]
    p: float


def displacement_quotient(counts: Counts) -> float | None:
    """Bowers and Johnson's (2003) weighted displacement quotient; None where it is undefined.

    (buffer/control after - before) / (action/control after - before). Above 0 the buffer fell too (diffusion of
    benefit, above 1 more than the action area); below 0 burglary moved there (below -1 more than was gained).
    """
    if not counts.control[0] or not counts.control[1]:
        return None
    fell = counts.action[1] / counts.control[1] - counts.action[0] / counts.control[0]
    if fell >= 0.0:
        return None
    return (counts.buffer[1] / counts.control[1] - counts.buffer[0] / counts.control[0]) / fell


def displacement_difference(action: tuple[float, float], control: tuple[float, float],
                            buffer: tuple[float, float] = (0.0, 0.0),
                            buffer_control: tuple[float, float] = (0.0, 0.0)) -> tuple[float, float]:
    """Wheeler and Ratcliffe's (2018) weighted displacement difference and its standard error.

    Counts before and after; the variance of a sum of Poisson counts is their sum.
    """
    parts = (action, control, buffer, buffer_control)
    moved = [after - before for before, after in parts]
    return moved[0] - moved[1] + moved[2] - moved[3], float(np.sqrt(sum(map(sum, parts))))


def follow_up(counts: Counts, seed: int = 1) -> FollowUp:
    """All measures of one action. Before and after must be equally long."""
    (a0, a1), (b0, b1), (c0, c1) = counts.action, counts.buffer, counts.control
    random = np.random.default_rng(seed)
    # Counts anew from the Poisson rates that fit them (Jeffreys' prior): what the quotient does when luck changes.
    drawn = random.gamma(np.array([a0, a1, b0, b1, c0, c1])[:, None] + 0.5, 1.0, (6, _DRAWS))
    fell = drawn[1] / drawn[5] - drawn[0] / drawn[4]
    moved = (drawn[3] / drawn[5] - drawn[2] / drawn[4])[fell < 0.0] / fell[fell < 0.0]
    quotient = displacement_quotient(counts)
    interval = None if quotient is None else _middle_95(moved)
    odds = (drawn[1] / drawn[0]) / (drawn[5] / drawn[4])
    with np.errstate(divide="ignore", invalid="ignore"):
        plain = float(np.divide(a1 * c0, a0 * c1)) if a0 * c1 else float("nan")
    net, error = displacement_difference(counts.action, counts.control, counts.buffer)
    z = net / error if error else 0.0
    success = a1 / c1 - a0 / c0 if c0 and c1 else float("nan")
    return FollowUp(counts, plain, _middle_95(odds), success, quotient, interval, float((fell >= 0.0).mean()), net,
                    (net - 1.959964 * error, net + 1.959964 * error), float(2.0 * stats.norm.sf(abs(z))))


def _middle_95(values: Floats) -> tuple[float, float]:
    low, high = np.percentile(values, [2.5, 97.5]).tolist()
    return low, high


def counts_in(events: Events, areas: Sequence[shapely.Geometry], periods: Sequence[tuple[float, float]]) -> Counts:
    """Count timed events in (action, buffer, control), before and after; an event counts once, in the first it lies in.

    periods: (from, until) in hours of the local clock, each closed at its beginning. An interval that reaches over an
    edge counts where it began.
    """
    points = shapely.points(events.xy)
    free = np.ones(len(events), dtype=bool)
    rows = []
    for area in areas:
        shapely.prepare(area)
        inside = free & shapely.intersects(area, points)
        free &= ~inside
        rows.append(tuple(int((inside & (events.start >= low) & (events.start < high)).sum())
                          for low, high in periods))
    (a0, a1), (b0, b1), (c0, c1) = rows
    return Counts((a0, a1), (b0, b1), (c0, c1))
