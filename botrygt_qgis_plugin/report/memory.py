# SPDX-License-Identifier: GPL-2.0-or-later
"""What a case remembers of its reports: which rounds were sent out, and what advisers answered.

All of it lies in the case file's append-only events; nothing here is stored twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely

from botrygt_qgis_plugin.casefile.events import ANSWERED, COMMENT, OWN, UNDONE, Event, last_clock, noted_uid
from botrygt_qgis_plugin.casefile.memory import Case
from botrygt_qgis_plugin.engine.hashing import canonical_json, plain_cell
from botrygt_qgis_plugin.report.dossier import Answer, OwnFinding

SENT = "report_sent"
# What an adviser has seen of a finding: where one of these differs, the answer was to something else.
_SEEN = ("finding_id", "rule", "rule_version", "severity", "indication", "quantity", "value", "value_text", "operator",
         "limit_value", "limit_text", "unit", "cause_kind", "cause_features")


@dataclass(frozen=True)
class Round:
    """One round that went out: its number, the digest of what was reviewed, and finding id -> (digest, number, text).

    text: what was measured, in Danish and English, so that a later round can say what changed.
    """

    number: int
    run: str
    findings: Mapping[str, tuple[str, int, Mapping[str, str]]]


def case_of(plan_id: str) -> str:
    """Twelve hex digits that name the case of a plan in everything that is sent out."""
    return hashlib.sha256(f"case\x1f{plan_id}".encode()).hexdigest()[:12]


def finding_digest(row: Mapping[str, Any]) -> str:
    """Twelve hex digits of what an adviser has seen of a finding; `row` as in the case file's table."""
    text = canonical_json([_cell(row.get(name)) for name in _SEEN])
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def _cell(value: Any) -> Any:
    # A flag comes back from the file as a number, and 2 as 2.0.
    return float(value) if isinstance(value, (bool, int)) else plain_cell(value)


def answer_item(case: str, given: Sequence[Any]) -> str:
    """What tells an answer from every other: its content, so that the same one is never added twice."""
    return hashlib.sha256(canonical_json([case, *given]).encode("utf-8")).hexdigest()[:16]


def rounds(case: Case) -> tuple[Round, ...]:
    """The rounds that were sent, and the latest review as it stands, the oldest first."""
    made = []
    for event in case.events:
        if event.what == SENT:
            detail = event.said
            made.append(Round(detail["round"], detail["run"],
                              {key: (row[0], row[1], {"da": row[2], "en": row[3]})
                               for key, row in detail["findings"].items()}))
    return (*made, _latest(case))


def _latest(case: Case) -> Round:
    found = {row["finding_id"]: (finding_digest(row), row["number"] or 0, {"da": "", "en": ""})
             for row in case.findings}
    return Round(case.memory.run_number, case.digest or "", found)


def sent_event(this: Round, stamp: str, who: str, case: Case) -> Event:
    """The event that remembers a round going out."""
    findings = {key: [digest, number, text["da"], text["en"]] for key, (digest, number, text) in
                sorted(this.findings.items())}
    detail = canonical_json({"round": this.number, "run": this.run, "findings": findings})
    return Event(noted_uid([SENT, detail]), stamp, who, SENT, detail=detail, clock=last_clock(case.events) + 1)


def was_sent(case: Case, this: Round) -> bool:
    """True where the same round with the same findings is remembered already."""
    return any(known.number == this.number and known.run == this.run and dict(known.findings) == dict(this.findings)
               for known in rounds(case)[:-1])


def answers(events: Iterable[Event]) -> dict[str, tuple[Answer, ...]]:
    """Finding id -> what was answered, and what was said of it in the case, in the order in which it came."""
    found: dict[str, tuple[Answer, ...]] = {}
    known = tuple(events)
    taken_back = {uid for event in known if event.what == UNDONE for uid in event.replaces}
    for event in known:
        if event.what in (ANSWERED, COMMENT) and event.finding_id and event.uid not in taken_back:
            said = event.said
            answer = Answer(event.uid, event.who, danish_date(event.at), said.get("answer", ""), said.get("text", ""),
                            said.get("round", 0), said.get("digest", ""))
            found[event.finding_id] = (*found.get(event.finding_id, ()), answer)
    return found


def own_findings(events: Iterable[Event]) -> tuple[OwnFinding, ...]:
    """What advisers pointed at themselves, in the order in which it came."""
    made = []
    for event in events:
        if event.what == OWN:
            detail = event.said
            made.append(OwnFinding(event.uid, event.who, danish_date(event.at), detail["text"],
                                   shapely.Point(*detail["at"]), detail["round"], detail.get("photo", "")))
    return tuple(made)


def known_items(events: Iterable[Event]) -> frozenset[str]:
    """The answers that are in the case already."""
    return frozenset(event.uid for event in events if event.what in (ANSWERED, OWN))


def danish_date(stamp: str | None) -> str:
    """'2026-11-24…' -> '24-11-2026'; '' for no date and for the epoch that stands for none."""
    day = (stamp or "")[:10]
    return "" if len(day) != 10 or day.startswith("1970-01-01") else "-".join(reversed(day.split("-")))
