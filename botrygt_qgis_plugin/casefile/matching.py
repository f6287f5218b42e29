# SPDX-License-Identifier: GPL-2.0-or-later
"""Which number a finding carries: its own from before, a former finding's that it overlaps, or the next free one.

An id is made from plan, rule and subject alone, so a subject known only by its place gets another id when it is moved,
split or merged. Its number then follows the overlap: the larger part inherits, the other is new and links to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

# A point (lamp, tree, road end) moved no further than this is the same; lines count as shared within this distance.
MOVED_M = 5.0
BESIDE_M = 1.0
# So much of the smaller of two shapes must be shared: a path that only crosses another is not it.
LEAST_SHARE = 0.5


@dataclass(frozen=True)
class Former:
    """A finding id seen in an earlier run, the number it stood for, and the subject's shape (2D, metres) then.

    subject_key: what the subject was called in the scene.
    """

    finding_id: str
    number: int
    rule_root: str
    shape: shapely.Geometry
    last_run: int
    linked_number: int | None = None
    subject_key: str = ""


@dataclass(frozen=True)
class Incoming:
    """A finding of this run, before it has a number."""

    finding_id: str
    rule_root: str
    shape: shapely.Geometry


@dataclass(frozen=True)
class Numbered:
    """How a finding came by its number: 'known', 'inherited' or 'new'. linked_number: what a new one was split from."""

    number: int
    how: str
    linked_number: int | None = None


def assign_numbers(incoming: Sequence[Incoming], formers: Sequence[Former]) -> tuple[Numbered, ...]:
    """A number for each finding, in their order; no number is given to two, and none is ever given anew."""
    given = _known(incoming, formers)
    latest = _latest(formers)
    overlap = _overlaps([i for i in range(len(incoming)) if i not in given], incoming, latest)
    taken = {numbered.number for numbered in given.values()}
    for _, row, former in sorted(overlap, key=lambda entry: (-entry[0], entry[1], entry[2])):
        number = latest[former].number
        if row not in given and number not in taken:
            given[row] = Numbered(number, "inherited")
            taken.add(number)
    links = _links(overlap, incoming, latest)
    following = max((former.number for former in formers), default=0) + 1
    for row in range(len(incoming)):
        if row not in given:
            given[row] = Numbered(following, "new", links.get(row))
            following += 1
    return tuple(given[row] for row in range(len(incoming)))


def _links(overlap: Sequence[tuple[float, int, int]], incoming: Sequence[Incoming],
           latest: Sequence[Former]) -> dict[int, int]:
    """The number that each line or area shares most with; points are moved, but never split."""
    best: dict[int, int] = {}
    for _, row, former in sorted(overlap, key=lambda entry: (entry[0], -entry[2])):
        if shapely.get_dimensions(incoming[row].shape) > 0:
            best[row] = latest[former].number
    return best


def _known(incoming: Sequence[Incoming], formers: Sequence[Former]) -> dict[int, Numbered]:
    """Findings whose id had a number; where two ids stand for one number, who held it last keeps it."""
    by_id = {former.finding_id: former for former in formers}
    holders: dict[int, tuple[int, int]] = {}
    for row, finding in enumerate(incoming):
        former = by_id.get(finding.finding_id)
        if former is not None:
            rank = (-former.last_run, row)
            holders[former.number] = min(holders.get(former.number, rank), rank)
    return {row: Numbered(number, "known", by_id[incoming[row].finding_id].linked_number)
            for number, (_, row) in holders.items()}


def _latest(formers: Sequence[Former]) -> list[Former]:
    """For each number the id that stood for it last, by number."""
    latest: dict[int, Former] = {}
    for former in sorted(formers, key=lambda f: (f.last_run, f.finding_id)):
        latest[former.number] = former
    return [latest[number] for number in sorted(latest)]


def _overlaps(rows: Sequence[int], incoming: Sequence[Incoming],
              formers: Sequence[Former]) -> list[tuple[float, int, int]]:
    """(overlap, position in `incoming`, position in `formers`) where the rule is the same and enough is shared."""
    found: list[tuple[float, int, int]] = []
    for root in sorted({incoming[row].rule_root for row in rows}):
        mine = np.array([row for row in rows if incoming[row].rule_root == root], dtype=np.intp)
        theirs = np.array([i for i, former in enumerate(formers) if former.rule_root == root], dtype=np.intp)
        if len(theirs):
            new = np.array([incoming[row].shape for row in mine.tolist()], dtype=object)
            old = np.array([formers[i].shape for i in theirs.tolist()], dtype=object)
            at, of = shapely.STRtree(old).query(new, predicate="dwithin", distance=MOVED_M)
            score = shared(new[at], old[of])
            found += [(value, int(mine[i]), int(theirs[j])) for value, i, j
                      in zip(score.tolist(), at.tolist(), of.tolist()) if value > 0]
    return found


def shared(first: NDArray[Any], second: NDArray[Any]) -> NDArray[np.float64]:
    """(n,) how much two shapes share, pairwise, to 1 cm: m² of areas, m of lines, nearness in m of points.

    0 where it is less than LEAST_SHARE of the smaller. Where the kinds differ, the one of the lower dimension is
    looked for within the other.
    """
    swap = shapely.get_dimensions(first) > shapely.get_dimensions(second)
    low, high = np.where(swap, second, first), np.where(swap, first, second)
    kind = shapely.get_dimensions(low)
    score = np.zeros(len(low))
    points, lines, areas = (kind == 0), (kind == 1), (kind == 2)
    score[points] = np.maximum(0.0, MOVED_M + 0.01 - shapely.distance(low[points], high[points]))
    common = shapely.length(shapely.intersection(low[lines], shapely.buffer(high[lines], BESIDE_M)))
    least = np.minimum(shapely.length(low[lines]), np.where(shapely.get_dimensions(high[lines]) == 1,
                                                            shapely.length(high[lines]), np.inf))
    score[lines] = np.where(common >= LEAST_SHARE * least, common, 0.0)
    common = shapely.area(shapely.intersection(low[areas], high[areas]))
    least = np.minimum(shapely.area(low[areas]), shapely.area(high[areas]))
    score[areas] = np.where(common >= LEAST_SHARE * least, common, 0.0)
    return np.round(score, 2)
