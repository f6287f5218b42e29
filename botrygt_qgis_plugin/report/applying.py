# SPDX-License-Identifier: GPL-2.0-or-later
"""Answers into a case: checked against what was sent, added once, and where they pull apart that is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from botrygt_qgis_plugin.casefile.case import open_case
from botrygt_qgis_plugin.casefile.events import ANSWERED, OWN, Event, last_clock
from botrygt_qgis_plugin.casefile.geopackage import EPOCH
from botrygt_qgis_plugin.casefile.memory import Case
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.hashing import canonical_json
from botrygt_qgis_plugin.report.answer_file import (
    AnswerFile,
    Given,
    OwnGiven,
    claims_answers,
    read_answers,
    refused,
)
from botrygt_qgis_plugin.report.cases import case_at
from botrygt_qgis_plugin.report.dossier import Told
from botrygt_qgis_plugin.report.memory import (
    Round,
    answer_item,
    answers,
    case_of,
    finding_digest,
    known_items,
    rounds,
)


@dataclass(frozen=True)
class Clash:
    """Something to look at: kind 'opposed', 'replaced', 'gone' or 'changed'; number of the finding; in words."""

    kind: str
    finding_id: str
    number: int
    text: Told


@dataclass(frozen=True)
class Applied:
    """What reading answers in brought: how many were added and known already, what pulls apart, and what was added."""

    added: int
    known: int
    own: int
    clashes: tuple[Clash, ...]
    events: tuple[Event, ...] = ()


def apply_answers(address: str | Path, files: Sequence[AnswerFile]) -> Applied:
    """Add the answers of these files to the case, all at once; the same files twice add nothing.

    Where another program holds the case file they are kept beside it, and are part of the case from then on. Raises
    InputError for a file whose case, round or finding is unknown; then nothing of any file was added. Raises
    CaseFileError where there is no such case, or it can be kept nowhere.
    """
    counted = {"known": 0}

    def make(case: Case) -> list[Event]:
        made: dict[str, Event] = {}
        seen = known_items(case.events)
        for file in files:
            this = _round_of(file, case)
            for event in _events(file, this, case):
                if event.uid in seen or event.uid in made:
                    counted["known"] += 1
                else:
                    made[event.uid] = event
        clock = last_clock(case.events)
        return [replace(event, clock=turn) for turn, event in enumerate(made.values(), start=clock + 1)]

    hand = open_case(address)
    before = case_at(address)
    events = hand.add(make)
    hand.settle()
    after = hand.read()
    return Applied(len(events), counted["known"], sum(event.what == OWN for event in events),
                   tuple(_clashes(before, after, events)), tuple(events))


def unread_answers(address: str | Path, files: Sequence[Path]) -> tuple[Path, ...]:
    """Those of these files that an adviser sent and that hold something the case does not know.

    A file from the page that cannot be read is among them, so that reading it in says why; a table is only where it is
    a table of this case with answers in it. Raises CaseFileError.
    """
    case = case_at(address)
    mine, seen = case_of(case.memory.plan_id), known_items(case.events)
    return tuple(path for path in files if _is_unread(path, mine, seen))


def _is_unread(path: Path, mine: str, seen: frozenset[str]) -> bool:
    try:
        file = read_answers(path)
    except InputError:
        return claims_answers(path)
    if file.case != mine:
        return False
    return any(uid not in seen for uid in (*(_uid(file, given) for given in file.answers),
                                           *(_own_uid(file, own) for own in file.own)))


def _uid(file: AnswerFile, given: Given) -> str:
    return answer_item(file.case, [file.round, given.id, given.who, given.answer, given.text])


def _own_uid(file: AnswerFile, own: OwnGiven) -> str:
    return answer_item(file.case, [file.round, "own", list(own.at), own.who, own.text])


def _round_of(file: AnswerFile, case: Case) -> Round:
    """The round that a file answers. Raises InputError where the case never sent it."""
    if file.case != case_of(case.memory.plan_id):
        name = case.memory.plan_name or case.memory.plan_id
        raise refused(file.name, "", f"it belongs to another case than {name}",
                      f"den hører til en anden sag end {name}")
    known = rounds(case)
    # A report made without a case file counts no rounds; then the run itself says what was answered.
    fits = [one for one in known if one.run.startswith(file.run) and file.run and file.round in (one.number, 0)]
    if not fits:
        raise refused(file.name, "", f"round {file.round} is not known in this case; ask for the report it answers",
                      f"runde {file.round} kendes ikke i sagen; spørg efter den rapport, der er svaret på")
    return fits[-1]


def _events(file: AnswerFile, this: Round, case: Case) -> Iterator[Event]:
    numbers = {row["finding_id"]: row["number"] for row in case.findings}
    for given in file.answers:
        known = this.findings.get(given.id)
        if known is None or known[0] != given.digest:
            raise refused(file.name, given.id, f"the finding is not known as it was answered in round {file.round}",
                          f"fundet kendes ikke, som det er besvaret i runde {file.round}")
        detail = {"answer": given.answer, "text": given.text, "round": file.round, "digest": given.digest}
        number = numbers.get(given.id) or known[1] or None
        yield Event(_uid(file, given), _stamp(given), given.who, ANSWERED, given.id, number, canonical_json(detail))
    for own in file.own:
        detail_own: dict[str, Any] = {"at": list(own.at), "text": own.text, "round": file.round}
        if own.photo:
            detail_own["photo"] = own.photo
        yield Event(_own_uid(file, own), _stamp(own), own.who, OWN, detail=canonical_json(detail_own))


def _stamp(given: Given | OwnGiven) -> str:
    return f"{given.made}T00:00:00.000Z" if given.made else EPOCH


def _clashes(before: Case, after: Case, events: Sequence[Event]) -> Iterator[Clash]:
    """What the new answers meet: other answers that say the opposite, and findings that are no longer as they were."""
    was, now = answers(before.events), answers(after.events)
    current = {row["finding_id"]: row for row in after.findings}
    for event in events:
        if event.what != ANSWERED or event.finding_id is None:
            continue
        given = now[event.finding_id]
        mine = next(answer for answer in given if answer.item == event.uid)
        common = (event.finding_id, event.number or 0)
        others = {answer.who: answer for answer in given if answer.who != event.who and answer.answer}
        for other in others.values():
            if {mine.answer, other.answer} == {"agree", "disagree"}:
                yield Clash("opposed", *common, _opposed(event.number, mine.who, other.who))
        former = [answer for answer in was.get(event.finding_id, ()) if answer.who == event.who and answer.digest]
        if former and former[-1].answer != mine.answer:
            yield Clash("replaced", *common, {
                "da": f"Fund {event.number}: {event.who} har ændret sit svar. Det tidligere svar er bevaret.",
                "en": f"Finding {event.number}: {event.who} changed the answer. The former answer is kept."})
        row = current.get(event.finding_id)
        if row is None:
            yield Clash("gone", *common, {
                "da": f"Fund {event.number} findes ikke i den seneste gennemgang. Svaret er bevaret.",
                "en": f"Finding {event.number} is not in the latest review. The answer is kept."})
        elif finding_digest(row) != mine.digest:
            yield Clash("changed", *common, {
                "da": f"Fund {event.number} er ændret, siden der blev svaret. Spørg, om svaret stadig gælder.",
                "en": f"Finding {event.number} has changed since it was answered. Ask whether the answer still holds."})


def _opposed(number: int | None, one: str, other: str) -> Told:
    return {"da": f"Fund {number}: {one} og {other} er uenige.", "en": f"Finding {number}: {one} and {other} disagree."}
