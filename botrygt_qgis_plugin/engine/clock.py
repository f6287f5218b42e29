# SPDX-License-Identifier: GPL-2.0-or-later
"""The vegetation clock: the same plan at planting and years later, in leaf and bare; when each rule first fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import shapely

from botrygt_qgis_plugin.engine.findings import CANNOT_TELL, MET, NOT_MET, NOT_RELEVANT
from botrygt_qgis_plugin.engine.growth import GROWING, Growth, grown
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.review import Listener, Result, review
from botrygt_qgis_plugin.engine.rulebook import Rule, Rulebook
from botrygt_qgis_plugin.engine.scene import Scene
from botrygt_qgis_plugin.engine.subjects import SUBJECTS

# The years asked for where nobody says else, and the farthest that may be.
YEARS = (0, 5, 15)
LAST_YEAR = 60
Failing = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Moment:
    """The plan at one time: years since planting, in leaf or bare, and how many subjects each verdict was given."""

    year: int
    leaves: bool
    counts: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class First:
    """A rule that a subject meets at planting and no more from `year` on (in leaf); shape: the subject's."""

    rule: str
    subject: str
    label: str
    year: int
    shape: shapely.Geometry


@dataclass(frozen=True)
class Clock:
    """The moments that were asked for, in order, and when rules first fail between the first and the last of them."""

    moments: tuple[Moment, ...]
    first: tuple[First, ...]


def growing_rules(rulebook: Rulebook) -> Rulebook:
    """The rulebook with the judging rules that planting can alter."""
    return replace(rulebook, rules=tuple(rule for rule in rulebook.rules if rule.judges and _grows(rule)))


def _grows(rule: Rule) -> bool:
    roles = {role for name in rule.quantities for role in QUANTITIES[name].reads}
    return bool((roles | set(SUBJECTS[rule.subject].roles)) & set(GROWING))


def vegetation_clock(scene: Scene, rulebook: Rulebook, classes: Sequence[Growth], years: Sequence[int] = YEARS,
                     listener: Listener | None = None) -> Clock:
    """Review the plan at each of the years, in leaf and bare, and find the year in which each rule first fails.

    The search halves the time between two years in which different subjects fail, as growth goes one way.
    Raises Cancelled.
    """
    asked = sorted(set(years))
    book, listener = growing_rules(rulebook), listener or Listener()
    clock = _Clock(scene, book, tuple(classes), listener)
    moments = []
    for done, year in enumerate(asked):
        for leaves in (True, False):
            moments.append(Moment(year, leaves, _counts(clock.at(year, leaves))))
        listener.progress((done + 1) / (len(asked) + 1))
    for early, late in zip(asked, asked[1:]):
        clock.refine(early, late)
    listener.progress(1.0)
    return Clock(tuple(moments), clock.first(asked[0]))


class _Clock:
    """Reviews of one scene by year, each made once."""

    def __init__(self, scene: Scene, rulebook: Rulebook, classes: tuple[Growth, ...], listener: Listener) -> None:
        self.scene, self.rulebook, self.classes, self.listener = scene, rulebook, classes, listener
        self.failing: dict[int, Failing] = {}
        self.named: dict[tuple[str, str], tuple[str, shapely.Geometry]] = {}

    def at(self, year: int, leaves: bool = True) -> Result:
        """The review of one moment; what fails in leaf is kept."""
        result = review(grown(self.scene, self.classes, year, leaves), self.rulebook,
                        listener=Listener(cancelled=self.listener.cancelled))
        if leaves:
            self.failing[year] = frozenset((rule, verdict.subject) for rule, verdicts in result.verdicts.items()
                                           for verdict in verdicts if verdict.kind == NOT_MET)
            for rule, subject in self.failing[year]:
                table = result.subjects[self.rulebook.rule(rule).subject]
                row = table.position[subject]
                self.named.setdefault((rule, subject), (table.label(row), table.geometry[row]))
        return result

    def refine(self, early: int, late: int) -> None:
        """Review the years between two in which different subjects fail, as far as needed."""
        if late - early <= 1 or self.failing[early] == self.failing[late]:
            return
        middle = (early + late) // 2
        self.at(middle)
        self.refine(early, middle)
        self.refine(middle, late)

    def first(self, start: int) -> tuple[First, ...]:
        """When each rule and subject that is met at the start first fails."""
        found: dict[tuple[str, str], int] = {}
        for year in sorted(self.failing):
            for pair in self.failing[year] - self.failing[start]:
                found.setdefault(pair, year)
        return tuple(First(*pair, self.named[pair][0], year, self.named[pair][1])
                     for pair, year in sorted(found.items(), key=lambda item: (item[1], item[0])))


def _counts(result: Result) -> Mapping[str, Mapping[str, int]]:
    return {tally.rule: {MET: tally.met, NOT_MET: tally.not_met, CANNOT_TELL: tally.cannot_tell,
                         NOT_RELEVANT: tally.not_relevant} for tally in result.tallies}
