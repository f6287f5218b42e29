# SPDX-License-Identifier: GPL-2.0-or-later
"""Conflicts between rules as sentences, Danish and English."""

from __future__ import annotations

from botrygt_qgis_plugin.engine.conflicts import Conflict, Side
from botrygt_qgis_plugin.engine.rulebook import Rulebook
from botrygt_qgis_plugin.engine.terms import VERDICTS
from botrygt_qgis_plugin.engine.wording import limit_words, pick, subject_words, value_words


def conflict_sentence(conflict: Conflict, rulebook: Rulebook, language: str) -> str:
    """What the two rules want of the subject, what it is, and who can settle it."""
    label = subject_words(conflict, language, noun=True)
    opening = pick((f"{label}: to regler trækker i hver sin retning.",
                    f"{label}: two rules pull in opposite directions."), language)
    sides = " ".join(_side(side, rulebook, language) for side in conflict.sides)
    about = conflict.about[language].strip()
    closing = pick(("Vælg i en profil eller i planen, hvilken af dem der gælder her.",
                    "Choose in a profile or in the plan which of them holds here."), language)
    return f"{opening} {sides} {about if about.endswith('.') else about + '.'} {closing}"


def _side(side: Side, rulebook: Rulebook, language: str) -> str:
    title = rulebook.rule(side.rule).title[language]
    asked = "; ".join(limit_words(demand, None, language) for demand in side.demands)
    measured = {demand.quantity: demand for demand in side.demands}
    now = ", ".join(value_words(demand.value, language) +
                    (f" {demand.unit}" if demand.unit not in ("", "1") and demand.value is not None else "")
                    for demand in measured.values())
    answer = pick(VERDICTS[side.indication or side.verdict], language)
    assumed = pick(("antaget ", "assumed "), language) if side.indication else ""
    return pick((f"{side.rule} («{title}») kræver {asked}; målt {now}, {assumed}{answer}.",
                 f"{side.rule} ('{title}') asks for {asked}; measured {now}, {assumed}{answer}."), language)
