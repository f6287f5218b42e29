# SPDX-License-Identifier: GPL-2.0-or-later
"""The test bench of rules: every example is answered, and every limit, shifted by one resolution, changes an answer.

A rule whose examples come out otherwise, or survive a shift, is refused as not tested. A profile may change limits:
then a drawing is held to what its author drew it for, the pack's own limits, and the shifts are those of the rule in
force; examples that give measured values in steps from a parameter follow it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from botrygt_qgis_plugin.engine.errors import RuleError
from botrygt_qgis_plugin.engine.evaluate import judge_columns
from botrygt_qgis_plugin.engine.examples import OBSERVED, Outcome, run_example
from botrygt_qgis_plugin.engine.findings import CANNOT_TELL, MET, NOT_MET, NOT_RELEVANT
from botrygt_qgis_plugin.engine.mutants import DOWN, DROPPED, FLIPPED, REMOVED, UP, Shift, shifts
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.requirement import leaves
from botrygt_qgis_plugin.engine.rulebook import Rule, Rulebook, as_packed
from botrygt_qgis_plugin.engine.terms import VERDICTS, Words
from botrygt_qgis_plugin.engine.wording import pick, value_words

_WAYS: Mapping[str, Words] = {
    UP: ("hæves til {after}", "raised to {after}"), DOWN: ("sænkes til {after}", "lowered to {after}"),
    REMOVED: ("fjernes", "taken away"), FLIPPED: ("vendes til {after}", "turned to {after}"),
    DROPPED: ("udelades", "dropped")}
_WHAT: Mapping[str, Words] = {"verdict": ("svar", "verdict"), "indication": ("antagelse", "indication"),
                              "missing": ("mangler", "missing")}


@dataclass(frozen=True)
class Mutant:
    """One shifted limit and the names of the examples that are answered otherwise by it; none: it survived."""

    shift: Shift
    killed_by: tuple[str, ...]

    @property
    def survived(self) -> bool:
        """True where no example tells the shifted rule from the rule."""
        return not self.killed_by


@dataclass(frozen=True)
class Complaint:
    """Why a rule is refused: where, and the sentence in both languages."""

    where: str
    da: str
    en: str


@dataclass(frozen=True)
class Trial:
    """One rule on the bench: its examples as they were answered, its shifted limits, and what there is to complain of.

    altered: names of examples that a profile's limits answer otherwise than the pack's; that is no fault.
    """

    rule: Rule
    outcomes: tuple[Outcome, ...]
    mutants: tuple[Mutant, ...]
    complaints: tuple[Complaint, ...]
    altered: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """True where every example comes out as it says and every limit is tested."""
        return not self.complaints

    @property
    def otherwise(self) -> frozenset[str]:
        """Where the examples stand that come out otherwise than they say."""
        return frozenset(_where(self.rule, i) for i, example in enumerate(self.rule.examples)
                         for outcome in self.outcomes if outcome.example is example and outcome.wrong)


def run_bench(rulebook: Rulebook) -> tuple[Trial, ...]:
    """Every rule of the rulebook on the bench, in its order; an example that cannot be drawn is a complaint too."""
    return tuple(_trial(rulebook, rule) for rule in rulebook.rules)


def _trial(rulebook: Rulebook, rule: Rule) -> Trial:
    outcomes: list[Outcome] = []
    complaints: list[Complaint] = []
    altered = []
    for i, example in enumerate(rule.examples):
        where = _where(rule, i)
        try:
            outcome = run_example(rulebook, rule, example)
            if not outcome.passed and _is_altered(rulebook, rule, example):
                altered.append(outcome.name)
                outcome = replace(outcome, wrong=())
        except RuleError as error:
            complaints.append(Complaint(error.where, error.da, error.en))
            continue
        outcomes.append(outcome)
        complaints += [_otherwise(where, outcome)] if outcome.wrong else []
    mutants = tuple(_mutants(rule, outcomes)) if rule.judges else ()
    complaints += [_survivor(rule, mutant.shift) for mutant in mutants if mutant.survived]
    complaints += [_undrawn(rule, kind) for kind in _undrawn_kinds(rule)]
    return Trial(rule, tuple(outcomes), mutants, tuple(complaints), tuple(altered))


def _where(rule: Rule, example: int) -> str:
    return f"{rule.id}.json#/x-rule/examples/{example}"


def _is_altered(rulebook: Rulebook, rule: Rule, example: Mapping[str, object]) -> bool:
    """True where the example comes out as it says by the pack alone, without what profiles changed."""
    alone = replace(rulebook, measure_params={}, declared=())
    packed = as_packed(rule)
    return (packed is not rule or bool(rulebook.measure_params or rulebook.declared)) \
        and run_example(alone, packed, example).passed


def _mutants(rule: Rule, outcomes: Sequence[Outcome]) -> Iterator[Mutant]:
    """Each shift with the examples that notice it. Where a parameter is unset only the condition decides anything."""
    rows = [outcome for outcome in outcomes if outcome.columns]
    usual = {outcome.name: _kind(rule, outcome) for outcome in rows}
    for shift in shifts(rule, QUANTITIES):
        if rule.unset and (rule.requirement.condition is None or not shift.pointer.startswith("/if")):
            continue
        shifted = replace(rule, requirement=shift.requirement)
        yield Mutant(shift, tuple(row.name for row in rows if _kind(shifted, row) != usual[row.name]))


def _kind(rule: Rule, outcome: Outcome) -> int:
    return int(judge_columns(rule, outcome.columns, 1).kinds[0])


def _undrawn_kinds(rule: Rule) -> list[str]:
    """The verdicts that the rule can give and that no drawing shows."""
    if not rule.judges:
        possible = [OBSERVED]
    elif rule.unset:
        possible = [CANNOT_TELL]
    else:
        refuses = any(leaf.keyword != "required" for leaf in leaves(rule.requirement.demand))
        possible = [MET, *([NOT_MET] if refuses else []), CANNOT_TELL]
    if rule.judges and (rule.requirement.condition is not None or rule.uses):
        possible.append(NOT_RELEVANT)
    drawn = {example["expect"] for example in rule.examples if "scene" in example}
    return [kind for kind in possible if kind not in drawn]


def _otherwise(where: str, outcome: Outcome) -> Complaint:
    def told(language: str) -> str:
        expected, got = pick(("ventet", "expected"), language), pick(("fik", "got"), language)
        return "; ".join(f"{pick(_WHAT.get(what, (what, what)), language)}: {expected} {_shown(first, language)}, "
                         f"{got} {_shown(second, language)}" for what, first, second in outcome.wrong)

    return Complaint(where, f"{where}: eksemplet «{outcome.name}» svarer ikke til det ventede ({told('da')}).",
                     f"{where}: the example '{outcome.name}' comes out otherwise ({told('en')}).")


def _shown(value: object, language: str) -> str:
    if value in ("", None, []):
        return "–"
    if isinstance(value, list):
        return "[" + ", ".join(_shown(part, language) for part in value) + "]"
    if isinstance(value, str):
        return pick(VERDICTS.get(value, (value, value)), language)
    return value_words(value, language) if isinstance(value, (bool, int, float)) else str(value)


def _survivor(rule: Rule, shift: Shift) -> Complaint:
    where = f"{rule.id}.json#{shift.pointer}"
    words = _WAYS[shift.way]
    da, en = (f"{_shown(shift.before, language)} {pick(words, language).format(after=_shown(shift.after, language))}"
              for language in ("da", "en"))
    return Complaint(where, f"{where}: ikke afprøvet: intet eksempel ændrer svar, når {da}; tilføj et på grænsen.",
                     f"{where}: not tested: {en} changes no example; add one on the boundary.")


def _undrawn(rule: Rule, kind: str) -> Complaint:
    where = f"{rule.id}.json#/x-rule/examples"
    da, en = VERDICTS[kind]
    return Complaint(where, f"{where}: intet tegnet eksempel viser «{da}»; tegn et.",
                     f"{where}: no drawn example shows '{en}'; draw one.")
