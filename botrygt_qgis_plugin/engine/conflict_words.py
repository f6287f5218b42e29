# SPDX-License-Identifier: GPL-2.0-or-later
"""Conflicts between rules, and disputes between sources, as sentences, Danish and English."""

from __future__ import annotations

from botrygt_qgis_plugin.engine.conflicts import Conflict, Side, Spread
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.rulebook import Rulebook
from botrygt_qgis_plugin.engine.terms import VERDICTS
from botrygt_qgis_plugin.engine.wording import limit_words, pick, subject_words, value_words


def conflict_sentence(conflict: Conflict, rulebook: Rulebook, language: str) -> str:
    """What the two rules want of the subject, what it is, and who can settle it; of a dispute what the sources say."""
    if conflict.observed:
        return _dispute(conflict, language)
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


def _dispute(conflict: Conflict, language: str) -> str:
    opening = pick((f"{conflict.about['da']} ({conflict.sides[0].rule}): kilderne er uenige, så reglen afgør intet.",
                    f"{conflict.about['en']} ({conflict.sides[0].rule}): sources disagree, so the rule decides "
                    "nothing."), language)
    sides = " ".join(f"{side.says[language].rstrip('.')} ({side.source.title})." for side in conflict.sides)
    count = conflict.observed[0].subjects
    places = pick(("1 sted", "in 1 place") if count == 1 else (f"{count} steder", f"in {count} places"), language)
    told = "; ".join(_spread(one, language) for one in conflict.observed)
    return pick((f"{opening} {sides} Målt {places}: {told}. Afvejningen er planlæggerens.",
                 f"{opening} {sides} Measured {places}: {told}. It is for the planner to weigh."), language)


def _spread(spread: Spread, language: str) -> str:
    quantity = QUANTITIES[spread.quantity]
    unit = f" {spread.unit}" if spread.unit not in ("", "1") else ""
    said = ", ".join(f"{value_words(_FLAGS.get(value, value), language)} {count}"
                     for value, count in spread.counts.items())
    if spread.low is not None and spread.high is not None:
        ends = dict.fromkeys(value_words(end, language) for end in (spread.low, spread.high))
        said = f"{'–'.join(ends)}{unit}"
    untold = spread.subjects - spread.told
    unknown = f"{pick(('ukendt', 'unknown'), language)} {untold}" if untold else ""
    return f"{pick((quantity.da, quantity.en), language)}: {', '.join(part for part in (said, unknown) if part)}"


_FLAGS = {"true": True, "false": False}
