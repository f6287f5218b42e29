# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan's rounds (idea, draft, proposal, adopted): each kept as it stood, to hold a later one against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import shapely

from botrygt_qgis_plugin.casefile import schema
from botrygt_qgis_plugin.casefile.contents import shown_layers
from botrygt_qgis_plugin.casefile.decisions import standings
from botrygt_qgis_plugin.casefile.events import ROUND, Event, last_clock, new_uid
from botrygt_qgis_plugin.casefile.memory import Case
from botrygt_qgis_plugin.casefile.outcomes import Outcomes, outcomes_of_result
from botrygt_qgis_plugin.casefile.store import KEEP, Store
from botrygt_qgis_plugin.engine.errors import CaseFileError
from botrygt_qgis_plugin.engine.findings import NOT_MET
from botrygt_qgis_plugin.engine.hashing import canonical_json
from botrygt_qgis_plugin.engine.review import Result
from botrygt_qgis_plugin.engine.rulebook import STAGES

Row = Mapping[str, Any]
# What a round keeps of a finding as the findings table has it.
_TAKEN = tuple(name for name in schema.ROUND_FINDINGS.columns
               if name in schema.FINDINGS.columns and name not in ("number", "finding_id"))


@dataclass(frozen=True)
class Round:
    """A plan at one time. rows: by number, as in `round_findings`, with `shape` as geometry.

    number: 0 for the latest run. outcomes: what the rules said of every subject; None where only the rows are known.
    """

    number: int
    stage: str
    name: str
    at: str
    who: str
    plan_id: str
    plan_name: str
    rows: Mapping[int, Row]
    outcomes: Outcomes | None = field(default=None, compare=False)
    crs: str = ""


@dataclass(frozen=True)
class Keeping:
    """Who keeps which round, and when."""

    stage: str
    name: str
    who: str
    at: str


def keep_round(store: Store, case: Case, keeping: Keeping) -> int:
    """Keep the latest run as a round; returns its number. Inside a transaction. Raises CaseFileError."""
    if keeping.stage not in STAGES:
        raise CaseFileError(f"There is no stage '{keeping.stage}'. Use one of: {', '.join(STAGES)}.",
                            f"Der er ingen fase «{keeping.stage}». Brug en af: {', '.join(STAGES)}.", store.place)
    number = 1 + max((row[0] for row in store.ask("SELECT round FROM rounds")), default=0)
    told = store.ask("SELECT run_number, plan_id, plan_name, digest, pack, pack_version, completeness FROM run")[0]
    store.insert(schema.ROUNDS, [(None, number, keeping.stage, keeping.name, keeping.at, keeping.who, *told)])
    names = tuple(schema.ROUND_FINDINGS.columns)
    store.insert(schema.ROUND_FINDINGS, [(None, *(_packed(name, {**row, "round": number}) for name in names))
                                         for row in _rows(case, _today(keeping.at)).values()])
    said = canonical_json({"round": number, "stage": keeping.stage, "name": keeping.name})
    store.insert(schema.EVENTS, [Event(new_uid(), keeping.at, keeping.who, ROUND, detail=said,
                                       clock=last_clock(case.events) + 1).row()], KEEP)
    return number


def _today(at: str) -> date:
    return date.fromisoformat(at[:10])


def _packed(name: str, row: Row) -> Any:
    if name == "shape":
        return shapely.to_wkb(row["shape"], output_dimension=2, byte_order=1)
    return row.get(name)


def _rows(case: Case, today: date) -> dict[int, Row]:
    """Every number of the case: what was found, and what became of the others."""
    places = standings(case, today)
    latest = {former.number: former for former in sorted(case.memory.formers, key=lambda f: f.last_run)}
    found = {row["number"]: row for row in case.findings if row["number"]}
    made: dict[int, Row] = {}
    for number, former in sorted(latest.items()):
        row, standing = found.get(number), places[number]
        kept = {name: row[name] for name in _TAKEN} if row is not None else {}
        made[number] = {**kept, "number": number, "finding_id": former.finding_id, "rule_root": former.rule_root,
                        "subject_key": former.subject_key, "shape": former.shape, "state": standing.state,
                        "state_why": standing.why, "outcome": NOT_MET if row is not None else standing.outcome or "met"}
    return made


def round_now(case: Case, today: date, outcomes: Outcomes | None = None) -> Round:
    """The latest run of a case, as a round that nobody kept."""
    memory = case.memory
    return Round(0, "", "", "", "", memory.plan_id, memory.plan_name, _rows(case, today), outcomes)


def round_of(result: Result) -> Round:
    """A review as a round, where there is no case."""
    layer = shown_layers(result, {}, 0)[0]
    shapes = {f.number: f.subject_geometry for f in result.findings}
    rows: dict[int, Row] = {}
    for values in (dict(zip(layer.table.names, row)) for row in layer.rows):
        if values["number"]:
            rows[values["number"]] = {
                **{name: values[name] for name in _TAKEN}, "number": values["number"], "outcome": NOT_MET,
                "finding_id": values["finding_id"], "rule_root": result.rulebook.rule(values["rule"]).root,
                "shape": shapes[values["number"]]}
    return Round(0, result.scene.stage, "", "", "", result.plan_id, result.scene.plan_name, rows,
                 outcomes_of_result(result), result.scene.crs)


def placed(store: Store, this: Round) -> Round:
    """A round of the store's case, with the coordinate system that its shapes are in."""
    return replace(this, crs=store.ask("SELECT crs FROM run")[0][0] or "")


def kept_rounds(store: Store) -> tuple[Round, ...]:
    """The rounds of a case without their rows, in order."""
    told = store.ask("SELECT round, stage, name, at, who, plan_id, plan_name FROM rounds ORDER BY round")
    return tuple(Round(*(value if value is not None else "" for value in row), rows={}) for row in told)


def kept_round(store: Store, number: int) -> Round:
    """One kept round with its rows. Raises CaseFileError."""
    for head in kept_rounds(store):
        if head.number == number:
            names = tuple(schema.ROUND_FINDINGS.columns)
            told = store.ask(f"SELECT {', '.join(names)} FROM round_findings WHERE round = ? ORDER BY number",  # nosec B608
                             (number,))
            return Round(head.number, head.stage, head.name, head.at, head.who, head.plan_id, head.plan_name,
                         {row["number"]: row for row in _unpacked(names, told)})
    raise CaseFileError(f"The case '{store.place}' has no round {number}.",
                        f"Sagen «{store.place}» har ingen runde {number}.", store.place)


def _unpacked(names: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> Iterable[dict[str, Any]]:
    for values in rows:
        row = dict(zip(names, values))
        yield {**row, "shape": shapely.from_wkb(bytes(row["shape"]))}
