# SPDX-License-Identifier: GPL-2.0-or-later
"""What a rule's author sees of the test bench: expected against actual with the drawings, and limits nothing tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from botrygt_qgis_plugin.engine.drawings import described, draw_example, shown_example
from botrygt_qgis_plugin.engine.errors import RuleError
from botrygt_qgis_plugin.engine.examples import Outcome
from botrygt_qgis_plugin.engine.pages import (
    Block,
    Code,
    Grid,
    Heading,
    Item,
    Line,
    Link,
    Listing,
    Page,
    Picture,
    Strong,
    Text,
    html,
)
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.rulebook import Rulebook
from botrygt_qgis_plugin.engine.terms import VERDICTS, Words
from botrygt_qgis_plugin.engine.why_words import SIGNS_OF
from botrygt_qgis_plugin.engine.wording import missing_words, pick, value_words

# Rule id -> sentences about limits that could be another without any example noticing.
Survivors = Mapping[str, Sequence[str]]
_WIDTH = "table svg{width:24rem;height:auto}body{max-width:90rem}"
_WHAT: Mapping[str, Words] = {"verdict": ("svaret", "the verdict"), "indication": ("antagelsen", "the indication"),
                              "missing": ("det manglende", "what is missing"),
                              "measure_failed": ("målingen fejlede", "the measure failed"),
                              "explanation_failed": ("årsagen fejlede", "the cause failed")}


def bench_page(outcomes: Sequence[Outcome], rulebook: Rulebook | None = None, survivors: Survivors | None = None,
               language: str = "da") -> str:
    """One HTML file for the author of rules: a table per rule, drawings where `rulebook` holds the rule.

    survivors: what shifting limits showed to be untested, by rule. A rule with survivors or with an outcome that is not
    as expected stands first in the summary.
    """
    bench = _Bench(rulebook, survivors or {}, language)
    return html(Page(bench.say("Reglernes prøver", "Tests of the rules"), tuple(bench.blocks(outcomes)), language,
                     style=_WIDTH))


class _Bench:
    """The page in the making: with what it can draw, and in which language."""

    def __init__(self, rulebook: Rulebook | None, survivors: Survivors, language: str) -> None:
        self.rulebook, self.survivors, self.language = rulebook, survivors, language

    def say(self, da: str, en: str) -> str:
        return pick((da, en), self.language)

    def blocks(self, outcomes: Sequence[Outcome]) -> Iterator[Block]:
        by_rule: dict[str, list[Outcome]] = {}
        for outcome in outcomes:
            by_rule.setdefault(outcome.rule, []).append(outcome)
        for rule in self.survivors:
            by_rule.setdefault(rule, [])
        yield Heading(1, self.say("Reglernes prøver", "Tests of the rules"))
        yield from self._summary(by_rule)
        for rule, some in by_rule.items():
            yield from self._rule(rule, some)

    def _summary(self, by_rule: Mapping[str, Sequence[Outcome]]) -> Iterator[Block]:
        count = sum(len(some) for some in by_rule.values())
        wrong = {rule: sum(not outcome.passed for outcome in some) for rule, some in by_rule.items()}
        failed = sum(wrong.values())
        yield Text([Strong(self.say(f"{count - failed} af {count} eksempler kom ud som ventet.",
                                    f"{count - failed} of {count} examples came out as expected."))])
        doubtful = [rule for rule in by_rule if wrong[rule] or self.survivors.get(rule)]
        if not doubtful:
            yield Text([self.say("Ingen regel mangler noget.", "No rule lacks anything.")])
            return
        yield Text([self.say("Se på disse regler:", "Look at these rules:")])
        yield Listing(tuple(Item([Link(rule, f"#{rule}"), ": ", self._doubt(wrong[rule], self.survivors.get(rule, ()))])
                            for rule in doubtful))

    def _doubt(self, wrong: int, untested: Sequence[str]) -> str:
        count = len(untested)
        parts = []
        if wrong:
            parts.append(self.say("1 eksempel afviger", "1 example differs") if wrong == 1 else
                         self.say(f"{wrong} eksempler afviger", f"{wrong} examples differ"))
        if count:
            parts.append(self.say("1 grænse er ikke prøvet", "1 limit is untested") if count == 1 else
                         self.say(f"{count} grænser er ikke prøvet", f"{count} limits are untested"))
        return ", ".join(parts)

    def _rule(self, rule: str, outcomes: Sequence[Outcome]) -> Iterator[Block]:
        yield Heading(2, rule)
        if self.rulebook is not None:
            yield Text([self.rulebook.rule(rule).title[self.language]])
        untested = self.survivors.get(rule, ())
        if untested:
            yield Text([Strong(self.say("Ikke prøvet:", "Not tested:"))])
            yield Listing(tuple(Item([sentence]) for sentence in untested))
        if outcomes:
            head = (self.say("Tegning", "Drawing"), self.say("Eksempel", "Example"), self.say("Ventet", "Expected"),
                    self.say("Fik", "Got"), self.say("Målt", "Measured"), self.say("Afviger", "Differs"))
            yield Grid(head, tuple(self._row(turn, outcome) for turn, outcome in enumerate(outcomes, start=1)))

    def _row(self, turn: int, outcome: Outcome) -> tuple[Line, ...]:
        return (self._drawing(turn, outcome), [outcome.name], [self._answer(outcome.expected)],
                [self._answer(outcome.got), *self._beside(outcome)], self._values(outcome), self._differs(outcome))

    def _drawing(self, turn: int, outcome: Outcome) -> Line:
        """The example drawn; nothing where its rule is not at hand or it is no drawing but written values."""
        if self.rulebook is None:
            return []
        rule = self.rulebook.rule(outcome.rule)
        example = next((example for example in rule.examples if example["name"] == outcome.name), None)
        if example is None or "scene" not in example:
            return []
        try:
            shown = shown_example(self.rulebook, rule, example, self.language)
        except RuleError as error:
            return [error.sentence(self.language)]
        return [Picture(draw_example(shown, f"{outcome.rule}-{turn}-{self.language}"), described(shown))]

    def _answer(self, kind: str) -> str:
        if kind not in VERDICTS:
            return self.say("intet emne", "no such subject")
        return f"{SIGNS_OF[kind]} {pick(VERDICTS[kind], self.language)}"

    def _beside(self, outcome: Outcome) -> Line:
        parts = []
        if outcome.indication:
            parts.append(f"; {self.say('antaget', 'assumed')}: {pick(VERDICTS[outcome.indication], self.language)}")
        if outcome.missing:
            missing = "; ".join(missing_words(name, self.language) for name in outcome.missing)
            parts.append(f"; {self.say('mangler', 'missing')}: {missing}")
        return parts

    def _values(self, outcome: Outcome) -> Line:
        line: list[Any] = []
        for name, value in outcome.values.items():
            unit = QUANTITIES[name].unit if name in QUANTITIES and value is not None else ""
            unit = "" if unit == "1" else unit
            line += ["; " if line else "", Code(name), f" {self._value(value)} {unit}".rstrip()]
        return line

    def _value(self, value: Any) -> str:
        if isinstance(value, (list, tuple)):
            low, high = (value_words(bound, self.language) if bound is not None else "…" for bound in value)
            return f"{low}–{high}"
        return value_words(value, self.language)

    def _differs(self, outcome: Outcome) -> Line:
        if outcome.passed:
            return ["✓"]
        line: list[Any] = []
        for what, expected, got in outcome.wrong:
            name = pick(_WHAT[what], self.language) if what in _WHAT else what
            line += ["; " if line else "", Strong(f"✗ {name}"),
                     self.say(f": ventet {self._told(expected)}, fik {self._told(got)}",
                              f": expected {self._told(expected)}, got {self._told(got)}")]
        return line

    def _told(self, value: Any) -> str:
        if isinstance(value, str) and value in VERDICTS:
            return pick(VERDICTS[value], self.language)
        if isinstance(value, (list, tuple)):
            return ", ".join(str(part) for part in value) or self.say("intet", "nothing")
        return value_words(value, self.language) if value != "" else self.say("intet", "nothing")
