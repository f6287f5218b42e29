# SPDX-License-Identifier: GPL-2.0-or-later
"""One run put into an open store: the same statements for a file and for a database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import shapely

from botrygt_qgis_plugin.casefile import schema
from botrygt_qgis_plugin.casefile.contents import About, Layer, layers_of
from botrygt_qgis_plugin.casefile.crs import well_known_text
from botrygt_qgis_plugin.casefile.decisions import standings
from botrygt_qgis_plugin.casefile.events import (
    APPEARED,
    GONE,
    INHERITED,
    RETURNED,
    REVIEWED,
    Event,
    in_order,
    last_clock,
    noted_uid,
)
from botrygt_qgis_plugin.casefile.matching import Former, Incoming, Numbered, assign_numbers
from botrygt_qgis_plugin.casefile.memory import Case, Memory
from botrygt_qgis_plugin.casefile.outcomes import outcomes_of_result
from botrygt_qgis_plugin.casefile.settling import with_states
from botrygt_qgis_plugin.casefile.store import KEEP, RENEW, Store
from botrygt_qgis_plugin.engine.findings import Finding
from botrygt_qgis_plugin.engine.hashing import canonical_json
from botrygt_qgis_plugin.engine.job import Job, PlanOutcome
from botrygt_qgis_plugin.engine.manifest import plugin_version
from botrygt_qgis_plugin.engine.review import Result


@dataclass(frozen=True)
class Run:
    """One reviewed plan on its way into a case."""

    outcome: PlanOutcome
    result: Result
    job: Job
    versions: Mapping[str, str]
    stamped: bool
    stamp: str
    today: date = field(default_factory=date.today)


def fill(store: Store, run: Run, memory: Memory, known: Sequence[Event]) -> PlanOutcome:
    """Put one run into an open transaction; returns the outcome with this case's numbers.

    known: every event of the case so far, whether the store has it yet or not.
    """
    number = memory.run_number + 1
    shapes = [Incoming(f.id, run.result.rulebook.rule(f.rule).root, f.subject_geometry) for f in run.result.findings]
    given = assign_numbers(shapes, memory.formers)
    findings = tuple(replace(f, number=g.number) for f, g in zip(run.result.findings, given))
    result = replace(run.result, findings=findings)
    links = {finding.id: g.linked_number for finding, g in zip(findings, given)}
    clock = last_clock(known)
    told = enumerate(_events(run, result, given, memory), start=clock + 1)
    events = in_order((*known, *(replace(event, clock=turn) for turn, event in told)))
    after = replace(memory, formers=_remembered(shapes, findings, given, memory, number))
    srs_id = store.add_system(result.scene.crs, well_known_text(result.scene.crs))
    about = About(number, run.outcome.digest, run.stamp, run.stamped, run.job, run.versions)
    for layer in layers_of(result, links, about, srs_id):
        shown = layer
        if layer.table is schema.FINDINGS:
            shown = with_states(layer, standings(Case(after, "", {}, events, _as_mappings(layer)), run.today))
        store.clear(shown.table)
        store.insert(shown.table, shown.rows)
        store.set_extent(shown.table, shown.geometry, run.stamp)
    store.insert(schema.NUMBERS, [_number_row(f, number) for f in after.formers if f.last_run == number], RENEW)
    store.insert(schema.EVENTS, [event.row() for event in events], KEEP)
    return replace(run.outcome, result=result)


def _as_mappings(layer: Layer) -> tuple[Mapping[str, Any], ...]:
    names = layer.table.names
    return tuple(dict(zip(names, row)) for row in layer.rows)


def _remembered(shapes: Sequence[Incoming], findings: Sequence[Finding], given: Sequence[Numbered], memory: Memory,
                run_number: int) -> tuple[Former, ...]:
    """The finding ids of the case after this run: those of before, and those of now."""
    now_seen = {s.finding_id: Former(s.finding_id, g.number, s.rule_root, s.shape, run_number, g.linked_number,
                                     f.subject_key) for s, f, g in zip(shapes, findings, given)}
    before = (former for former in memory.formers if former.finding_id not in now_seen)
    return (*before, *now_seen.values())


def _number_row(former: Former, run_number: int) -> tuple[Any, ...]:
    return (None, former.finding_id, former.number, former.rule_root, former.subject_key, former.linked_number,
            run_number, run_number, shapely.to_wkb(former.shape, output_dimension=2, byte_order=1))


def _events(run: Run, result: Result, given: Sequence[Numbered], memory: Memory) -> list[Event]:
    """What this run changed: the run itself, then appeared, returned, inherited and gone findings by number."""
    before = {former.number for former in memory.formers if former.last_run == memory.run_number}
    changes: list[tuple[int, str, str, str | None]] = []
    for finding, numbered in zip(result.findings, given):
        what = {"new": APPEARED, "inherited": INHERITED}.get(numbered.how, "")
        what = what or ("" if numbered.number in before else RETURNED)
        changes += [(numbered.number, what, finding.id, None)] if what else []
    present = {numbered.number for numbered in given}
    outcomes = outcomes_of_result(result)
    for former in memory.formers:
        if former.last_run == memory.run_number and former.number in before - present:
            told = canonical_json({"outcome": outcomes.of(former.rule_root, former.subject_key)})
            changes.append((former.number, GONE, former.finding_id, told))
    who = f"botrygt {plugin_version()}".strip()
    head: tuple[Any, ...] = (REVIEWED, None, None, f"run {memory.run_number + 1}, {len(result.findings)} findings")
    rows = [head, *((what, finding_id, number, told) for number, what, finding_id, told in sorted(changes))]
    return [Event(noted_uid([memory.run_number + 1, run.outcome.digest, run.stamp, *row]), run.stamp, who, *row)
            for row in rows]
