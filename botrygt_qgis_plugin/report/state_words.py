# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a finding stands in its case, as one sentence in each language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from botrygt_qgis_plugin.casefile import decisions
from botrygt_qgis_plugin.casefile.decisions import Standing
from botrygt_qgis_plugin.report.dossier import Told

NOTHING: Told = {"da": "", "en": ""}
_STATES: Mapping[str, tuple[str, str]] = {
    decisions.IN_DIALOGUE: ("I dialog", "In dialogue"),
    decisions.EXCEPTION: ("Accepteret undtagelse", "Accepted exception"),
    decisions.FIXED: ("Meldt rettet", "Said to be fixed"), decisions.VERIFIED: ("Efterprøvet", "Verified"),
    decisions.REOPENED: ("Genåbnet", "Re-opened")}
_WHY: Mapping[str, tuple[str, str]] = {
    decisions.CAME_BACK: ("fundet er kommet igen", "the finding came back"),
    decisions.STILL_FOUND: ("fundet er der stadig", "the finding is still there"),
    decisions.EXPIRED: ("undtagelsen er udløbet", "the exception has run out"),
    decisions.SUBJECT_CHANGED: ("det, fundet gælder, er tegnet om siden",
                                "what the finding is about was redrawn since"),
    decisions.CAUSE_CHANGED: ("årsagen er tegnet om siden", "the cause was redrawn since"),
    decisions.RULE_CHANGED: ("reglen er ændret siden", "the rule has changed since"),
    decisions.WORSE: ("målingen er blevet dårligere siden", "the measure got worse since"),
    decisions.CONFLICT: ("to har besluttet hver sit på samme tid", "two people decided differently at once")}


def state_words(standing: Standing | None, day: Callable[[str], str]) -> Told:
    """'Accepteret undtagelse: lågen kommer i 2027. Gælder til 31-12-2027. (Bo Bo, 24-11-2026; til Anna And)'.

    day: a date as the case has it -> as it is read. Empty for a finding that is open and given to nobody.
    """
    if standing is None or (standing.state == decisions.OPEN and not standing.assignee and not standing.disputed):
        return NOTHING
    return {language: _sentence(standing, day, place) for place, language in enumerate(("da", "en"))}


def _sentence(standing: Standing, day: Callable[[str], str], place: int) -> str:
    head = _STATES.get(standing.state, ("Åben", "Open"))[place]
    parts = [_WHY[standing.why][place] if standing.why in _WHY else "", standing.reason.rstrip(".")]
    told = "; ".join(part for part in parts if part)
    last = day(standing.until)
    until = (f"Gælder til {last}.", f"Holds until {last}.")[place] if last else ""
    who = ", ".join(part for part in (standing.by, day(standing.at)) if part)
    given = (f"hos {standing.assignee}", f"with {standing.assignee}")[place] if standing.assignee else ""
    said = "; ".join(part for part in (who, given) if part)
    return " ".join(part for part in (f"{head}: {told}." if told else f"{head}.", until, f"({said})" if said else "")
                    if part)
