# SPDX-License-Identifier: GPL-2.0-or-later
"""Where findings stand, and what happened to them, in words."""

from __future__ import annotations

from collections.abc import Mapping

from botrygt_qgis_plugin.casefile import decisions as d
from botrygt_qgis_plugin.casefile import events as e
from botrygt_qgis_plugin.casefile.outcomes import RULE_OFF
from botrygt_qgis_plugin.engine.findings import CANNOT_TELL

Words = tuple[str, str]
STATES: Mapping[str, Words] = {
    d.OPEN: ("åbent", "open"), d.IN_DIALOGUE: ("i dialog", "in dialogue"),
    d.EXCEPTION: ("accepteret undtagelse", "accepted exception"), d.FIXED: ("rettet", "fixed"),
    d.VERIFIED: ("efterprøvet", "verified"), d.REOPENED: ("genåbnet", "re-opened")}
WHY: Mapping[str, Words] = {
    d.CAME_BACK: ("fundet er kommet igen", "it came back"),
    d.STILL_FOUND: ("findes stadig", "it is still found"),
    d.EXPIRED: ("undtagelsen er udløbet", "the exception has expired"),
    d.SUBJECT_CHANGED: ("stedet er ændret, siden det blev accepteret", "the place changed after it was accepted"),
    d.CAUSE_CHANGED: ("årsagen er ændret, siden det blev accepteret", "the cause changed after it was accepted"),
    d.RULE_CHANGED: ("reglen er ændret, siden det blev accepteret", "the rule changed after it was accepted"),
    d.WORSE: ("værre end det, der blev accepteret", "worse than what was accepted"),
    d.CONFLICT: ("to beslutninger siger hver sit; beslut igen", "two decisions disagree; decide again"),
    CANNOT_TELL: ("kan ikke afgøres mere", "cannot be told any more"),
    RULE_OFF: ("reglen bruges ikke mere", "the rule is not used any more")}
EVENTS: Mapping[str, Words] = {
    e.APPEARED: ("fundet første gang", "found for the first time"), e.RETURNED: ("fundet igen", "found again"),
    e.INHERITED: ("fulgt med, da stedet blev ændret", "followed when the place changed"),
    e.GONE: ("ikke fundet", "not found"), e.STATE: ("tilstand", "state"), e.COMMENT: ("kommentar", "comment"),
    e.ASSIGNED: ("tildelt", "assigned"), e.UNDONE: ("fortrudt", "taken back"),
    e.ANSWERED: ("svar", "answer"), e.OWN: ("eget fund", "own finding")}
ANSWERS: Mapping[str, Words] = {
    "agree": ("enig", "agrees"), "disagree": ("uenig", "disagrees"), "ask": ("spørgsmål", "question")}


def worded(words: Mapping[str, Words], name: str, language: str) -> str:
    """The word in 'da' or 'en'; the name itself where there is none."""
    return words[name][language == "en"] if name in words else name
