# SPDX-License-Identifier: GPL-2.0-or-later
"""The findings of a case as a list that people work through: what was found, where, and where each one stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import shapely

from botrygt_qgis_plugin.casefile.contents import Layer, shown_layers
from botrygt_qgis_plugin.casefile.decisions import Standing, standings
from botrygt_qgis_plugin.casefile.matching import Former
from botrygt_qgis_plugin.casefile.memory import NOTHING, Case
from botrygt_qgis_plugin.casefile.record import Run, as_mappings, foresee
from botrygt_qgis_plugin.casefile.settling import with_states
from botrygt_qgis_plugin.engine.findings import Finding
from botrygt_qgis_plugin.engine.review import SEVERITIES, Result

EMPTY_CASE = Case(NOTHING, "", {}, ())


@dataclass(frozen=True)
class Entry:
    """One line of the list.

    number: 0 for an indication, which nobody can decide about. row: as in the findings table; of what is not found any
    more only rule, title and subject. shape: the subject; evidence and causes: geometry to show. dkr: principles.
    """

    number: int
    row: Mapping[str, Any]
    standing: Standing | None
    shape: shapely.Geometry
    anchor: shapely.Geometry
    evidence: shapely.Geometry | None = None
    causes: tuple[shapely.Geometry, ...] = ()
    dkr: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """Who the entry is from one run to the next."""
        return f"#{self.number}" if self.number else str(self.row["finding_id"])

    @property
    def severity(self) -> str:
        """'high', 'medium' or 'low'; '' where only the number is left."""
        return str(self.row.get("severity") or "")

    @property
    def state(self) -> str:
        """Where it stands; '' for an indication."""
        return self.standing.state if self.standing is not None else ""

    @cached_property
    def rank(self) -> tuple[Any, ...]:
        """In the order in which people should look: unsettled before settled, then severity, then the number."""
        severity = SEVERITIES.index(self.severity) if self.severity in SEVERITIES else len(SEVERITIES)
        settled = self.standing is None or self.standing.settled
        return settled, not self.number, severity, self.number or 0, self.key


@dataclass(frozen=True)
class Listing:
    """The list, the layers that show it, and the case that decisions are taken in.

    result: the review, with this case's numbers; None where a case is only read.
    """

    entries: tuple[Entry, ...]
    layers: tuple[Layer, ...]
    case: Case
    result: Result | None


def _latest(case: Case) -> tuple[Former, ...]:
    """Each number of the case once, as it was last seen."""
    return tuple({former.number: former for former in sorted(case.memory.formers, key=lambda f: f.last_run)}.values())


def _remembered(former: Former, told: Mapping[int, Standing], result: Result) -> Entry:
    """What the case remembers of a number that the run did not find: rule and subject."""
    titles = {rule.root: rule.title for rule in result.rulebook.rules}
    left = {"finding_id": former.finding_id, "rule": former.rule_root, "subject_key": former.subject_key,
            **{f"title_{language}": title for language, title in titles.get(former.rule_root, {}).items()}}
    return Entry(former.number, left, told[former.number], former.shape, shapely.point_on_surface(former.shape))


def live_listing(run: Run, case: Case | None) -> Listing:
    """The list of a review as the case would be after it; nothing is written."""
    before = case if case is not None else EMPTY_CASE
    foreseen = foresee(run, before.memory, before.events)
    # What the case has already is no further review of it.
    events = before.events if before.digest == run.outcome.digest else foreseen.events
    layers = shown_layers(foreseen.result, foreseen.links, 0)
    after = Case(foreseen.memory, before.digest, before.manifest, events, as_mappings(layers[0]))
    shown = with_states(layers[0], standings(after, run.today))
    return Listing(_entries(after, foreseen.result, run.today), (shown, *layers[1:]), after, foreseen.result)


def _entries(case: Case, result: Result, today: date) -> tuple[Entry, ...]:
    told = standings(case, today)
    rows = {row["finding_id"]: row for row in case.findings}
    present = [_entry(finding, rows[finding.id], told.get(finding.number), result)
               for finding in (*result.findings, *result.indications)]
    there = {entry.number for entry in present}
    gone = [_remembered(former, told, result) for former in _latest(case) if former.number not in there]
    return _ordered([*present, *gone])


def _ordered(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.rank))


def _entry(finding: Finding, row: Mapping[str, Any], standing: Standing | None, result: Result) -> Entry:
    causes = []
    for role, key in finding.cause.features if finding.cause is not None else ():
        table = result.scene.table(role)
        if key in table.position:
            causes.append(table.geometry[table.position[key]])
    causes += [shape for _, shape, _ in finding.cause.proposal] if finding.cause is not None else []
    return Entry(finding.number if not finding.indication else 0, row, standing, finding.subject_geometry,
                 finding.anchor, finding.evidence, tuple(causes), tuple(result.rulebook.rule(finding.rule).dkr))


def decided(listing: Listing, case: Case, today: date) -> Listing:
    """The same list after decisions: `case` is `listing.case` with more events."""
    told = standings(case, today)
    entries = [replace(entry, standing=told.get(entry.number)) if entry.number else entry for entry in listing.entries]
    return replace(listing, entries=_ordered(entries), case=case)
