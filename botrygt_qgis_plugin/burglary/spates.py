# SPDX-License-Identifier: GPL-2.0-or-later
"""Spates: places and weeks with too many burglaries at once, by the space-time permutation scan (Kulldorff et al.
2005).

A cylinder has a circle of places as its base and some days as its height. What to expect in it comes from the events
alone (its places' share times its days' share), so no dwellings are needed and places that are always busy do not show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from botrygt_qgis_plugin.burglary.events import Floats, Rows
from botrygt_qgis_plugin.engine.errors import Cancelled

_FEWEST = 3
# Cylinders less likely than this are not worth a line, nor more of them than so many.
_HOPELESS, _MOST = 0.5, 50


@dataclass(frozen=True)
class ScanPlan:
    """Circles of these radii (m) round places that are `side` metres apart; windows of 1 to `longest` steps of `step`
    days; the null from `permutations` orders of the days."""

    radii: tuple[float, ...] = (100.0, 200.0, 300.0, 400.0, 500.0)
    side: float = 100.0
    step: int = 7
    longest: int = 8
    permutations: int = 999
    seed: int = 1


@dataclass(frozen=True)
class Spate:
    """One cylinder: middle, radius, first and last day (whole days since 1970-01-01, both included), observed and
    expected burglaries, log likelihood ratio, and p by the maximum over all cylinders of each drawn order."""

    x: float
    y: float
    radius: float
    first_day: int
    last_day: int
    observed: int
    expected: float
    ratio: float
    p: float


@dataclass(frozen=True)
class _Zones:
    """All circles, one after the other: the events in each (zone and event of each membership), middles and radii."""

    zone: NDArray[np.int64]
    event: NDArray[np.intp]
    middles: Floats
    radius: Floats
    size: Floats


@dataclass(frozen=True)
class _Windows:
    """Cylinders with more events than expected: zone, length in steps, first step, count, log likelihood ratio."""

    zone: Rows
    length: NDArray[np.int64]
    begin: Rows
    count: NDArray[np.int64]
    score: Floats


def scan(xy: Floats, days: NDArray[np.int64], plan: ScanPlan, progress: Callable[[float], None] = lambda part: None,
         cancelled: Callable[[], bool] = lambda: False) -> tuple[Spate, ...]:
    """The spates, likeliest first, none overlapping a likelier one in both place and time. Raises Cancelled."""
    if len(xy) < _FEWEST:
        return ()
    zones = _zones(xy, plan)
    step = (days - days.min()) // plan.step
    steps = int(step.max()) + 1
    seen = _windows(zones, step, steps, plan)
    random = np.random.default_rng(plan.seed)
    largest = np.empty(plan.permutations)
    for run in range(plan.permutations):
        if cancelled():
            raise Cancelled
        largest[run] = _windows(zones, random.permutation(step), steps, plan).score.max(initial=0.0)
        progress((run + 1.0) / plan.permutations)
    return _separate(zones, seen, (days, step, largest), plan)


def _zones(xy: Floats, plan: ScanPlan) -> _Zones:
    """Circles round the middles of the cells that hold an event; circles with the same events count once."""
    cells = np.unique(np.floor(xy / plan.side).astype(np.int64), axis=0)
    middles = (cells + 0.5) * plan.side
    tree = cKDTree(xy)
    rows: list[NDArray[np.intp]] = []
    owners: list[tuple[int, float]] = []
    seen: set[bytes] = set()
    for number, middle in enumerate(middles):
        near = np.array(tree.query_ball_point(middle, max(plan.radii)), dtype=np.intp)
        away = np.hypot(*(xy[near] - middle).T)
        for radius in plan.radii:
            inside = np.sort(near[away <= radius])
            mark = inside.tobytes()
            if len(inside) >= _FEWEST and mark not in seen:
                seen.add(mark)
                rows.append(inside)
                owners.append((number, radius))
    size = np.array([len(part) for part in rows], dtype=np.int64)
    of = np.array([number for number, _ in owners], dtype=np.intp)
    return _Zones(np.repeat(np.arange(len(rows)), size), np.concatenate(rows) if rows else np.empty(0, dtype=np.intp),
                  middles[of], np.array([radius for _, radius in owners]), size.astype(np.float64))


def _windows(zones: _Zones, step: NDArray[np.int64], steps: int, plan: ScanPlan) -> _Windows:
    """All windows of 1 to `longest` steps with at least three events and more than expected.

    Poisson likelihood: c ln(c/e) + (n - c) ln((n - c)/(n - e)).
    """
    n, lengths = len(step), min(plan.longest, steps)
    table = np.zeros((len(zones.size), steps + lengths), dtype=np.int64)
    flat = np.bincount(zones.zone * steps + step[zones.event], minlength=len(zones.size) * steps)
    np.cumsum(flat.reshape(-1, steps), axis=1, out=table[:, 1:steps + 1])
    table[:, steps + 1:] = table[:, steps:steps + 1]
    whole = np.zeros(steps + lengths)
    whole[1:steps + 1] = np.cumsum(np.bincount(step, minlength=steps))
    whole[steps + 1:] = whole[steps]
    parts = []
    for length in range(1, lengths + 1):
        count = table[:, length:length + steps] - table[:, :steps]
        share = (whole[length:length + steps] - whole[:steps]) / n
        zone, begin = np.nonzero(count >= _FEWEST)
        more = np.flatnonzero(count[zone, begin] > zones.size[zone] * share[begin])
        zone, begin = zone[more], begin[more]
        parts.append((zone, np.full(len(zone), length), begin, count[zone, begin], zones.size[zone] * share[begin]))
    zone, span, begin, seen, expected = (np.concatenate(column) for column in zip(*parts))
    logs = np.concatenate([[0.0], np.log(np.arange(1.0, n + 1.0))])
    rest = n - seen
    score = seen * (logs[seen] - np.log(expected)) + rest * (logs[rest] - np.log(n - expected))
    return _Windows(zone, span, begin, seen, score)


def _separate(zones: _Zones, seen: _Windows, drawn: tuple[NDArray[np.int64], NDArray[np.int64], Floats],
              plan: ScanPlan) -> tuple[Spate, ...]:
    """The likeliest cylinders, each clear of those before it in place or in time."""
    days, step, largest = drawn
    first = int(days.min())
    totals = np.bincount(step)
    found: list[Spate] = []
    for place in np.lexsort((seen.begin, seen.zone, -seen.score)).tolist():
        zone, length, begin = int(seen.zone[place]), int(seen.length[place]), int(seen.begin[place])
        p = (1.0 + int((largest >= seen.score[place] - 1e-12).sum())) / (1.0 + len(largest))
        if p > _HOPELESS or len(found) >= _MOST:
            break
        since = first + begin * plan.step
        until = int(min(since + length * plan.step - 1, days.max()))
        x, y = zones.middles[zone].tolist()
        expected = zones.size[zone] * totals[begin:begin + length].sum() / len(step)
        spate = Spate(x, y, float(zones.radius[zone]), since, until, int(seen.count[place]), float(expected),
                      float(seen.score[place]), p)
        if all(_clear(spate, other) for other in found):
            found.append(spate)
    return tuple(found)


def _clear(one: Spate, other: Spate) -> bool:
    apart = np.hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius
    return bool(apart or one.last_day < other.first_day or other.last_day < one.first_day)


def dense_groups(xy: Floats, days: Floats, reach: tuple[float, float], least: int) -> Rows:
    """(n,) group of each event, -1 for none: ST-DBSCAN (Birant and Kut 2007) with reach (metres, days), both closed.

    An event with at least `least` in reach, itself among them, is a core; cores in reach of each other share a group,
    and an event in reach of a core joins the group of lowest number among them.
    """
    metres, span = reach
    # Time is stretched so that one search finds whatever can be within both.
    place = np.column_stack([xy, days * (metres / span)])
    pairs = cKDTree(place).query_pairs(metres * np.sqrt(2.0) * (1.0 + 1e-9), output_type="ndarray")
    apart = place[pairs[:, 0]] - place[pairs[:, 1]]
    close = apart[:, 0] ** 2 + apart[:, 1] ** 2 <= metres * metres
    close &= np.abs(days[pairs[:, 0]] - days[pairs[:, 1]]) <= span
    pairs = pairs[close]
    core = np.bincount(pairs.ravel(), minlength=len(xy)) + 1 >= least
    both = core[pairs].all(axis=1)
    links = coo_matrix((np.ones(int(both.sum()), dtype=np.int8), pairs[both].T), shape=(len(xy), len(xy)))
    label = connected_components(links, directed=False)[1]
    group = np.where(core, label, len(xy))
    edge = pairs[core[pairs].sum(axis=1) == 1]
    turned = np.where(core[edge[:, :1]], edge, edge[:, ::-1])
    np.minimum.at(group, turned[:, 1], label[turned[:, 0]])
    names, number = np.unique(group, return_inverse=True)
    number = number.ravel()
    return np.where(group == len(xy), -1, number) if len(names) else group
