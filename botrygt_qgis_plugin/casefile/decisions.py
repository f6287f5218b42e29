# SPDX-License-Identifier: GPL-2.0-or-later
"""Where each finding of a case stands, folded from the events: nothing here is stored, so nothing can disagree.

A decision names the decisions it was made instead of. Two that were made without knowing of each other are both kept
and both shown, until somebody who has seen them decides anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from botrygt_qgis_plugin.casefile.events import (
    APPEARED,
    ASSIGNED,
    COMMENT,
    GONE,
    INHERITED,
    RETURNED,
    REVIEWED,
    STATE,
    UNDONE,
    Event,
)
from botrygt_qgis_plugin.casefile.memory import Case
from botrygt_qgis_plugin.casefile.outcomes import CURED, RULE_OFF
from botrygt_qgis_plugin.engine.findings import CANNOT_TELL, NOT_MET

OPEN, IN_DIALOGUE, EXCEPTION, FIXED, VERIFIED, REOPENED = (
    "open", "in_dialogue", "exception", "fixed", "verified", "reopened")
STATES = (OPEN, IN_DIALOGUE, EXCEPTION, FIXED, VERIFIED, REOPENED)
# What a finding must still be looked at for; the others are settled.
UNSETTLED = frozenset({OPEN, IN_DIALOGUE, REOPENED})
# Why a finding stands where it does, where nobody said so.
CAME_BACK, STILL_FOUND, EXPIRED, SUBJECT_CHANGED, CAUSE_CHANGED, RULE_CHANGED, WORSE, CONFLICT = (
    "came_back", "still_found", "expired", "subject_changed", "cause_changed", "rule_changed", "worse", "conflict")
# With these outcomes a finding is not cured, but merely not told any more.
_NOT_TOLD = frozenset({CANNOT_TELL, RULE_OFF, NOT_MET})
# Of two decisions made at once, the one that closes least is shown until somebody decides.
_CAUTION = (REOPENED, OPEN, IN_DIALOGUE, FIXED, EXCEPTION, VERIFIED)
_SEEN = (("rule", "rule_digest", RULE_CHANGED), ("subject", "subject_digest", SUBJECT_CHANGED),
         ("cause", "cause_digest", CAUSE_CHANGED))


@dataclass(frozen=True)
class Said:
    """A comment or an answer in a thread. uid: of its event; to: the one it replies to; taken_back: by its author."""

    uid: str
    who: str
    at: str
    text: str
    to: str = ""
    answer: str = ""
    taken_back: bool = False


@dataclass(frozen=True)
class Standing:
    """Where one number stands.

    why: what nobody said but the case shows (`CAME_BACK`, …); where the finding is gone but not cured, its outcome.
    by, at, reason, until: of the decision in force. decisions: those in force, more than one where people decided at
    once. present: whether the latest run found it; outcome: what became of it where it did not. thread and history: in
    order.
    """

    number: int
    state: str
    why: str = ""
    by: str = ""
    at: str = ""
    reason: str = ""
    until: str = ""
    assignee: str = ""
    present: bool = True
    outcome: str = ""
    decisions: tuple[Event, ...] = ()
    assignments: tuple[Event, ...] = ()
    thread: tuple[Said, ...] = ()
    history: tuple[Event, ...] = ()

    @property
    def settled(self) -> bool:
        """True where nobody need look at it now."""
        return self.state not in UNSETTLED

    @property
    def disputed(self) -> bool:
        """True where two decisions were made at once and say different things."""
        return self.why == CONFLICT


@dataclass
class _Number:
    """What the events say of one number, gathered in order."""

    history: list[Event] = field(default_factory=list)
    place: dict[str, int] = field(default_factory=dict)
    outcome: str = ""
    cured_at: int = -1
    back_at: int = -1


def standings(case: Case, today: date) -> Mapping[int, Standing]:
    """Every number of a case; what was never numbered is not among them."""
    numbers, gathered, reviewed_at = case.numbers, dict[int, _Number](), -1
    for place, event in enumerate(case.events):
        if event.what == REVIEWED:
            reviewed_at = place
        # A finding this case never had must not be taken for another with its number.
        number = numbers.get(event.finding_id) if event.finding_id else event.number
        if number is not None:
            _gather(gathered.setdefault(number, _Number()), event, place)
    found = {row["number"]: row for row in case.findings if row["number"]}
    return {number: _standing(number, gathered.get(number, _Number()), found.get(number),
                              _Time(reviewed_at, today.isoformat()))
            for number in sorted({*numbers.values(), *gathered, *found})}


def thread_of_case(case: Case) -> tuple[Said, ...]:
    """What was said of the plan as a whole."""
    return _thread([event for event in case.events if event.finding_id is None and event.number is None])


@dataclass(frozen=True)
class _Time:
    """Where the latest run stands among the events, and what day it is."""

    reviewed_at: int
    today: str


def _gather(number: _Number, event: Event, place: int) -> None:
    number.history.append(event)
    number.place[event.uid] = place
    if event.what == GONE:
        number.outcome = str(event.said.get("outcome", ""))
        if number.outcome in CURED or not number.outcome:
            number.cured_at = place
    elif event.what in (APPEARED, RETURNED, INHERITED):
        if event.what == RETURNED and number.cured_at > number.back_at:
            number.back_at = place
        number.outcome = ""


def _standing(number: int, told: _Number, row: Mapping[str, Any] | None, time: _Time) -> Standing:
    decisions = _in_force(told.history, STATE)
    assignments = _in_force(told.history, ASSIGNED)
    values = [_value(event, {e.uid: e for e in told.history}) for event in decisions]
    answers = [(_answer(value, told, row, time), event, value) for value, event in zip(values, decisions)]
    if not answers:
        answers = [(_answer(None, told, row, time), None, None)]
    (state, why), event, value = min(answers, key=lambda answer: _CAUTION.index(answer[0][0]))
    disputed = len({_meaning(v) for v in values}) > 1
    said = value.said if value is not None else {}
    assignee = _value(assignments[-1], {e.uid: e for e in told.history}) if assignments else None
    return Standing(
        number, state, CONFLICT if disputed else why, event.who if event else "", event.at if event else "",
        str(said.get("reason", "")), str(said.get("until", "")),
        str(assignee.said.get("to", "")) if assignee is not None else "", row is not None,
        "" if row is not None else told.outcome, decisions, assignments, _thread(told.history), tuple(told.history))


def _in_force(history: Sequence[Event], what: str) -> tuple[Event, ...]:
    """Decisions of a kind that no other was made instead of; what was taken back counts as a decision itself."""
    kinds = {event.uid: event.what for event in history}
    mine = []
    for event in history:
        if event.what == what:
            mine.append(event)
        elif event.what == UNDONE and any(kinds.get(uid) == what for uid in event.replaces):
            kinds[event.uid] = what
            mine.append(event)
    replaced = {uid for event in mine for uid in event.replaces}
    held = tuple(event for event in mine if event.uid not in replaced)
    # What was taken back stands for nothing while there is a decision beside it.
    return tuple(event for event in held if event.what == what) or held


def _value(event: Event, known: Mapping[str, Event]) -> Event | None:
    """The decision that an event stands for: itself, or what was in force before the one it takes back."""
    seen: set[str] = set()
    while event.what == UNDONE:
        taken = [known[uid] for uid in event.replaces if uid in known]
        before = [known[uid] for other in taken for uid in other.replaces if uid in known]
        if not before or event.uid in seen:
            return None
        seen.add(event.uid)
        event = max(before, key=lambda one: (one.clock, one.at, one.uid))
    return event


def _meaning(value: Event | None) -> tuple[str, str]:
    said = value.said if value is not None else {}
    return str(said.get("state", OPEN)), str(said.get("until", "")) if said.get("state") == EXCEPTION else ""


def _answer(decision: Event | None, told: _Number, row: Mapping[str, Any] | None, time: _Time) -> tuple[str, str]:
    """(state, why) under one decision, or none."""
    state = str(decision.said.get("state", OPEN)) if decision is not None else ""
    since = told.place.get(decision.uid, -1) if decision is not None else -1
    if row is None:
        return _absent(state, since, told)
    came_back = told.back_at > since
    if state == EXCEPTION and decision is not None:
        why = _lapsed(decision.said, row, time.today)
        return (REOPENED, why) if why else (EXCEPTION, "")
    if state in (FIXED, VERIFIED):
        if came_back or state == VERIFIED:
            return REOPENED, CAME_BACK
        return (REOPENED, STILL_FOUND) if time.reviewed_at > since else (FIXED, "")
    if came_back:
        return REOPENED, CAME_BACK
    return state or OPEN, ""


def _absent(state: str, since: int, told: _Number) -> tuple[str, str]:
    if told.outcome in _NOT_TOLD:
        kept = state if state in (IN_DIALOGUE, EXCEPTION, REOPENED) else REOPENED if told.back_at > since else OPEN
        return kept, told.outcome
    if state == REOPENED and since > told.cured_at:
        return REOPENED, ""
    if state == VERIFIED and told.back_at < since:
        return VERIFIED, ""
    return FIXED, ""


def _lapsed(said: Mapping[str, Any], row: Mapping[str, Any], today: str) -> str:
    """Why an accepted exception does not hold any more; '' where it does."""
    until = str(said.get("until", ""))
    if until and until < today:
        return EXPIRED
    seen = said.get("seen")
    if not isinstance(seen, dict):
        return ""
    for name, column, why in _SEEN:
        if seen.get(name) and row[column] and seen[name] != row[column]:
            return why
    return WORSE if is_worse(row["operator"], seen.get("value"), row["value"]) else ""


def is_worse(operator: str | None, before: Any, after: Any) -> bool:
    """True where a measured number moved away from its limit."""
    if not isinstance(before, (int, float)) or not isinstance(after, (int, float)):
        return False
    if operator in ("<", "<="):
        return after > before
    return operator in (">", ">=") and after < before


def _thread(history: Iterable[Event]) -> tuple[Said, ...]:
    events = list(history)
    gone = {uid for event in events if event.what == UNDONE for uid in event.replaces}
    made = []
    for event in events:
        if event.what == COMMENT or "answer" in event.said:
            said = event.said
            made.append(Said(event.uid, event.who, event.at, str(said.get("text", "")), str(said.get("to", "")),
                             str(said.get("answer", "")), event.uid in gone))
    return tuple(made)
