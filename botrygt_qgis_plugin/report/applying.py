# SPDX-License-Identifier: GPL-2.0-or-later
"""Answers into a case: checked against what was sent, added once, and where they pull apart that is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botrygt_qgis_plugin.casefile.additions import Event, Reading, add_events, read_contents
from botrygt_qgis_plugin.casefile.geopackage import EPOCH
from botrygt_qgis_plugin.engine.hashing import canonical_json
from botrygt_qgis_plugin.report.answer_file import AnswerFile, Given, OwnGiven, refused
from botrygt_qgis_plugin.report.dossier import Told
from botrygt_qgis_plugin.report.memory import (
    ANSWERED,
    OWN,
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
    """What reading answers in brought: how many were added and known already, and what pulls apart."""

    added: int
    known: int
    own: int
    clashes: tuple[Clash, ...]


def apply_answers(path: Path, files: Sequence[AnswerFile]) -> Applied:
    """Add the answers of these files to the case file, in one transaction; the same files twice add nothing.

    Raises InputError for a file whose case, round or finding is unknown; then nothing of any file was added. Raises
    CaseFileError where the case file cannot be written.
    """
    counted = {"known": 0}

    def make(reading: Reading) -> list[Event]:
        made: dict[str, Event] = {}
        seen = known_items(reading.case.events)
        for file in files:
            this = _round_of(file, reading)
            for item, event in _events(file, this, reading):
                if item in seen or item in made:
                    counted["known"] += 1
                else:
                    made[item] = event
        return list(made.values())

    before = read_contents(path)
    events = add_events(path, make)
    after = read_contents(path)
    return Applied(len(events), counted["known"], sum(event.what == OWN for event in events),
                   tuple(_clashes(before, after, events)))


def _round_of(file: AnswerFile, reading: Reading) -> Round:
    """The round that a file answers. Raises InputError where the case never sent it."""
    case = case_of(reading.case.memory.plan_id)
    if file.case != case:
        name = reading.case.memory.plan_name or reading.case.memory.plan_id
        raise refused(file.name, "", f"it belongs to another case than {name}",
                      f"den hører til en anden sag end {name}")
    known = rounds(reading)
    # A report made without a case file counts no rounds; then the run itself says what was answered.
    fits = [one for one in known if one.run.startswith(file.run) and file.run and file.round in (one.number, 0)]
    if not fits:
        raise refused(file.name, "", f"round {file.round} is not known in this case; ask for the report it answers",
                      f"runde {file.round} kendes ikke i sagen; spørg efter den rapport, der er svaret på")
    return fits[-1]


def _events(file: AnswerFile, this: Round, reading: Reading) -> Iterator[tuple[str, Event]]:
    numbers = {row["finding_id"]: row["number"] for row in reading.findings}
    for given in file.answers:
        known = this.findings.get(given.id)
        if known is None or known[0] != given.digest:
            raise refused(file.name, given.id, f"the finding is not known as it was answered in round {file.round}",
                          f"fundet kendes ikke, som det er besvaret i runde {file.round}")
        item = answer_item(file.case, [file.round, given.id, given.who, given.answer, given.text])
        detail = {"item": item, "answer": given.answer, "text": given.text, "round": file.round,
                  "digest": given.digest}
        yield item, Event(_stamp(given), given.who, ANSWERED, canonical_json(detail), given.id,
                          numbers.get(given.id) or known[1] or None)
    for own in file.own:
        item = answer_item(file.case, [file.round, "own", list(own.at), own.who, own.text])
        detail_own: dict[str, Any] = {"item": item, "at": list(own.at), "text": own.text, "round": file.round}
        if own.photo:
            detail_own["photo"] = own.photo
        yield item, Event(_stamp(own), own.who, OWN, canonical_json(detail_own))


def _stamp(given: Given | OwnGiven) -> str:
    return f"{given.made}T00:00:00.000Z" if given.made else EPOCH


def _clashes(before: Reading, after: Reading, events: Sequence[Event]) -> Iterator[Clash]:
    """What the new answers meet: other answers that say the opposite, and findings that are no longer as they were."""
    was, now = answers(before.case.events), answers(after.case.events)
    current = {row["finding_id"]: row for row in after.findings}
    for event in events:
        if event.what != ANSWERED or event.finding_id is None:
            continue
        given = now[event.finding_id]
        mine = next(answer for answer in reversed(given) if answer.who == event.who)
        common = (event.finding_id, event.number or 0)
        others = {answer.who: answer for answer in given if answer.who != event.who and answer.answer}
        for other in others.values():
            if {mine.answer, other.answer} == {"agree", "disagree"}:
                yield Clash("opposed", *common, _opposed(event.number, mine.who, other.who))
        former = [answer for answer in was.get(event.finding_id, ()) if answer.who == event.who]
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
