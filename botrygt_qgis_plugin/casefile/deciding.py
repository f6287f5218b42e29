# SPDX-License-Identifier: GPL-2.0-or-later
"""What a person decides, made into an event: checked first, so that no decision stands in a case that means nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from botrygt_qgis_plugin.casefile.decisions import (
    EXCEPTION,
    FIXED,
    IN_DIALOGUE,
    OPEN,
    STATES,
    VERIFIED,
    Standing,
    standings,
)
from botrygt_qgis_plugin.casefile.events import ASSIGNED, COMMENT, STATE, UNDONE, Event, last_clock, new_uid, now
from botrygt_qgis_plugin.casefile.memory import Case
from botrygt_qgis_plugin.engine.errors import BoTrygtError
from botrygt_qgis_plugin.engine.hashing import canonical_json

LONGEST_TEXT = 10_000


class DecisionError(BoTrygtError):
    """A decision that cannot be taken; nothing was kept."""


@dataclass(frozen=True)
class Choice:
    """A state for a finding. reason: must be given for an exception; until: the last day ('yyyy-mm-dd') it holds."""

    state: str
    reason: str = ""
    until: str = ""


class Deciding:
    """One person at one case as it was read."""

    def __init__(self, case: Case, who: str, today: date) -> None:
        if not who.strip():
            raise DecisionError("Say who you are before you decide: a decision carries a name.",
                                "Skriv, hvem du er, før du beslutter: en beslutning har et navn.")
        self.case = case
        self.who = who.strip()
        self.today = today
        self.standings = standings(case, today)
        self._clock = last_clock(case.events)

    def state(self, number: int, choice: Choice) -> Event:
        """Put a finding into a state. Raises DecisionError."""
        standing = self._standing(number)
        self._check(standing, choice)
        said: dict[str, Any] = {"state": choice.state}
        said.update({name: text for name, text in (("reason", choice.reason.strip()), ("until", choice.until)) if text})
        row = self._row(number)
        if choice.state == EXCEPTION and row is not None:
            said["seen"] = {"rule": row["rule_digest"], "subject": row["subject_digest"],
                            "cause": row["cause_digest"], "value": row["value"]}
        return self._made(STATE, said, number, standing.decisions)

    def comment(self, number: int | None, text: str, to: str = "") -> Event:
        """Say something of a finding, or of the plan as a whole (None); `to` is the uid it replies to."""
        if not text.strip():
            raise DecisionError("The comment is empty.", "Kommentaren er tom.")
        if len(text) > LONGEST_TEXT:
            raise DecisionError(f"The comment is longer than {LONGEST_TEXT} characters. Shorten it.",
                                f"Kommentaren er længere end {LONGEST_TEXT} tegn. Gør den kortere.")
        if number is not None:
            self._standing(number)
        return self._made(COMMENT, {"text": text.strip(), **({"to": to} if to else {})}, number)

    def assign(self, number: int, to: str) -> Event:
        """Give a finding to somebody; '' to nobody."""
        return self._made(ASSIGNED, {"to": to.strip()}, number, self._standing(number).assignments)

    def undo(self, number: int, uid: str = "") -> Event:
        """Take back the decision in force, or the comment or assignment of that uid. Raises DecisionError."""
        standing = self._standing(number)
        known = {event.uid: event for event in standing.history}
        taken = [known[uid]] if uid in known else list(standing.decisions)
        if not taken:
            raise DecisionError(f"There is no decision on finding {number} to take back.",
                                f"Der er ingen beslutning om fund {number} at fortryde.")
        if taken[0].what == COMMENT and taken[0].who != self.who:
            raise DecisionError("A comment is taken back by the one who wrote it.",
                                "En kommentar tages tilbage af den, der har skrevet den.")
        return self._made(UNDONE, {}, number, taken)

    def _standing(self, number: int) -> Standing:
        standing = self.standings.get(number)
        if standing is None:
            raise DecisionError(f"There is no finding {number} in this case.", f"Der er intet fund {number} i sagen.")
        return standing

    def _row(self, number: int) -> Mapping[str, Any] | None:
        return next((row for row in self.case.findings if row["number"] == number), None)

    def _check(self, standing: Standing, choice: Choice) -> None:
        number = standing.number
        if choice.state not in STATES:
            raise DecisionError(f"There is no state '{choice.state}'. Use one of: {', '.join(STATES)}.",
                                f"Der er ingen tilstand «{choice.state}». Brug en af: {', '.join(STATES)}.")
        if choice.state == EXCEPTION:
            self._check_exception(standing, choice)
        if choice.state == VERIFIED and standing.present:
            raise DecisionError(f"Finding {number} is still found and cannot be verified as fixed. Review again first.",
                                f"Fund {number} findes stadig og kan ikke efterprøves. Gennemgå planen igen først.")
        if choice.state in (OPEN, IN_DIALOGUE, FIXED) and not standing.present and standing.why == "":
            raise DecisionError(f"Finding {number} is not found any more. It can be verified or re-opened.",
                                f"Fund {number} findes ikke længere. Det kan efterprøves eller genåbnes.")

    def _check_exception(self, standing: Standing, choice: Choice) -> None:
        if not choice.reason.strip():
            raise DecisionError("An accepted exception needs a reason.", "En accepteret undtagelse skal begrundes.")
        if not standing.present:
            raise DecisionError(f"Finding {standing.number} is not found any more; there is nothing to accept.",
                                f"Fund {standing.number} findes ikke længere; der er intet at acceptere.")
        try:
            last = date.fromisoformat(choice.until) if choice.until else None
        except ValueError:
            raise DecisionError(f"'{choice.until}' is no date. Write it as yyyy-mm-dd.",
                                f"«{choice.until}» er ingen dato. Skriv den som åååå-mm-dd.") from None
        if last is not None and last < self.today:
            raise DecisionError("The exception would have ended before today. Choose a later day.",
                                "Undtagelsen ville være udløbet før i dag. Vælg en senere dag.")

    def _made(self, what: str, said: Mapping[str, Any], number: int | None,
              instead: Sequence[Event] = ()) -> Event:
        self._clock += 1
        latest = {former.number: former.finding_id
                  for former in sorted(self.case.memory.formers, key=lambda former: former.last_run)}
        finding = latest.get(number) if number is not None else None
        return Event(new_uid(), now(), self.who, what, finding, number, canonical_json(said) if said else None,
                     self._clock, tuple(event.uid for event in instead))
