# SPDX-License-Identifier: GPL-2.0-or-later
"""The conflict ledger: where two rules that stand against each other meet on one subject, one entry names both.

Two findings that tell a planner to raise and to lower the same fence help nobody. Which of the two shall give way is
for people to decide, in a profile or in the plan. Where a rule only observes, because its sources disagree, `disputes`
makes the entry.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.explain import Case, anchor_of, measurement_of
from botrygt_qgis_plugin.engine.findings import CANNOT_TELL, NOT_MET, NOT_RELEVANT, Measurement, Verdict, finding_id
from botrygt_qgis_plugin.engine.measured import Measured
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.reasons import Failure, failing
from botrygt_qgis_plugin.engine.requirement import Leaf, Node, by_rows, leaves, quantities_of
from botrygt_qgis_plugin.engine.rulebook import Rule, Rulebook, Source
from botrygt_qgis_plugin.engine.scene import FeatureTable
from botrygt_qgis_plugin.engine.truth import all_of

# So many combinations of values are tried before two demands are taken to be compatible.
MOST_TRIED = 20_000
_UP, _DOWN = ("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")
# Keywords whose passing values can be listed: a value on either side of each limit, or the members themselves.
_LISTABLE = frozenset({*_UP, *_DOWN, "const", "enum", "required"})
OTHER = "\x00another"


@dataclass(frozen=True)
class Side:
    """One of two opposed rules: its answer on the subject, what it asks of it, and where that stands.

    Of a dispute a source: what it `says` (da and en); its rule observes, and asks nothing.
    """

    rule: str
    rule_version: str
    verdict: str
    indication: str
    demands: tuple[Measurement, ...]
    source: Source
    says: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Spread:
    """What a quantity came to over all subjects: of numbers the least and the greatest, else how many have each value.

    told: so many of the subjects could be measured.
    """

    quantity: str
    unit: str
    subjects: int
    told: int
    low: float | None = None
    high: float | None = None
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Conflict:
    """Two opposed rules on one subject. `about` says what the two want, da and en; geometry as in a finding.

    exclusive: True where no subject can meet both; else both could be met, but as things are each asks for the
    opposite of the other. A dispute of sources is about all subjects of a kind (key ''), and tells what was `observed`.
    """

    id: str
    plan_id: str
    subject_kind: str
    subject_key: str
    subject_label: str
    subject_layer: str
    subject_geometry: shapely.Geometry
    anchor: shapely.Point
    sides: tuple[Side, ...]
    about: Mapping[str, str]
    exclusive: bool
    observed: tuple[Spread, ...] = ()


@dataclass(frozen=True)
class Pair:
    """Two rules that the pack declares opposed; exclusive: no subject can meet both demands at once."""

    first: Rule
    second: Rule
    about: Mapping[str, str]
    exclusive: bool


@dataclass(frozen=True)
class Judged:
    """What a review knows of its rules: subject tables, measured columns, and verdicts by rule id."""

    plan_id: str
    subjects: Mapping[str, FeatureTable]
    columns: Mapping[str, Measured]
    verdicts: Mapping[str, tuple[Verdict, ...]]


def opposed(rulebook: Rulebook) -> tuple[Pair, ...]:
    """The declared pairs whose both rules are in force, each once, in the order of the rulebook."""
    found: dict[frozenset[str], Pair] = {}
    for rule in rulebook.rules:
        for entry in rule.conflicts:
            other = next((r for r in rulebook.rules if entry["with"] in (r.id, r.root, *r.aliases)), None)
            key = frozenset((rule.id, entry["with"] if other is None else other.id))
            if other is not None and key not in found:
                first, second = (r for r in rulebook.rules if r.id in key)
                about = {"da": entry["da"], "en": entry["en"]}
                found[key] = Pair(first, second, about, not compatible(first, second))
    return tuple(found.values())


def ledger(rulebook: Rulebook, judged: Judged) -> tuple[Conflict, ...]:
    """Every meeting of two opposed rules on a subject, in the order of the pairs and the subjects' keys."""
    return tuple(conflict for pair in opposed(rulebook)
                 for conflict in sorted(_meetings(pair, judged), key=lambda conflict: conflict.subject_key))


def _meetings(pair: Pair, judged: Judged) -> Iterator[Conflict]:
    table, rules = judged.subjects[pair.first.subject], (pair.first, pair.second)
    answers = [_concerned(rule, judged, table) for rule in rules]
    for row, key in enumerate(table.keys):
        if not all(key in of_rule for of_rule in answers):
            continue
        cases = [Case(rule, judged.columns, table, row, of_rule[key]) for rule, of_rule in zip(rules, answers)]
        if pair.exclusive or _pull_apart(cases):
            yield _conflict(pair, cases, judged.plan_id)


def _concerned(rule: Rule, judged: Judged, table: FeatureTable) -> dict[str, Verdict]:
    """The rule's verdicts on the subjects that it certainly concerns."""
    condition, everyone = rule.requirement.condition, np.ones(len(table), dtype=bool)
    sure = everyone if condition is None else condition.truth(judged.columns, len(table)).holds
    return {verdict.subject: verdict for verdict in judged.verdicts.get(rule.id, ())
            if verdict.kind != NOT_RELEVANT and verdict.subject in table.position
            and (verdict.kind != CANNOT_TELL or sure[table.position[verdict.subject]])}


def _pull_apart(cases: Sequence[Case]) -> bool:
    """True where both rules fail, or would with defaults, and one asks for the opposite of the other."""
    if not all(NOT_MET in (case.verdict.kind, case.verdict.indication) for case in cases):
        return False
    first, second = (failing(case.rule, case.judged, 0) for case in cases)
    return any(_opposite(one, other) for one in first for other in second)


def _opposite(one: Failure, other: Failure) -> bool:
    """True where what cures one failure is the contrary of what cures the other."""
    if one.quantity != other.quantity:
        return False
    keywords = {one.keyword, other.keyword}
    if keywords & set(_UP) and keywords & set(_DOWN):
        return True
    if keywords <= {"const", "enum"}:
        return not set(_members(one)) & set(_members(other))
    return "not" in keywords and keywords != {"not"} and bool(set(_members(one)) & set(_members(other)))


def _members(failure: Failure) -> list[str]:
    return str(failure.limit).split(", ")


def _conflict(pair: Pair, cases: Sequence[Case], plan_id: str) -> Conflict:
    table, row = cases[0].table, cases[0].row
    roots = "|".join(sorted(case.rule.root for case in cases))
    contested = set(quantities_of(pair.first.requirement.demand)) & set(quantities_of(pair.second.requirement.demand))
    first, second = (_side(case, contested) for case in cases)
    return Conflict(
        id=finding_id(plan_id, roots, table.keys[row]), plan_id=plan_id, subject_kind=pair.first.subject,
        subject_key=table.keys[row], subject_label=table.label(row),
        subject_layer=table.source[row] if table.source else "", subject_geometry=table.geometry[row],
        anchor=anchor_of(table.geometry[row]), sides=(first, second), about=pair.about, exclusive=pair.exclusive)


def _side(case: Case, contested: set[str]) -> Side:
    """What a rule asks: what the subject fails, else every limit it sets on what the two rules share."""
    failures = failing(case.rule, case.judged, 0)
    if not failures:
        asked = [leaf for leaf in leaves(case.rule.requirement.demand) if leaf.keyword != "required"]
        shared = [leaf for leaf in asked if leaf.quantity in contested] or asked
        failures = tuple(dict.fromkeys(_as_failure(leaf) for leaf in shared))
    return Side(case.rule.id, case.rule.version, case.verdict.kind, case.verdict.indication,
                tuple(measurement_of(failure, case) for failure in failures), case.rule.source)


def _as_failure(leaf: Leaf) -> Failure:
    limit = ", ".join(str(member) for member in leaf.limit) if isinstance(leaf.limit, tuple) else leaf.limit
    return Failure(leaf.quantity, leaf.keyword, limit)


def compatible(first: Rule, second: Rule) -> bool:
    """False where no subject that both rules concern can meet both; found by trying a value on each side of each limit.

    Where the values of a keyword cannot be listed, or there are too many combinations, the two count as compatible.
    """
    nodes: list[Node] = [node for rule in (first, second)
                         for node in (rule.requirement.condition, rule.requirement.demand) if node is not None]
    limits = [leaf for node in nodes for leaf in leaves(node)]
    if any(leaf.keyword not in _LISTABLE or leaf.limit is None for leaf in limits) or \
            any(True for node in nodes for _ in by_rows(node)):
        return True
    names = tuple(dict.fromkeys(leaf.quantity for leaf in limits))
    values = [_values(name, [leaf for leaf in limits if leaf.quantity == name]) for name in names]
    if np.prod([float(len(some)) for some in values]) > MOST_TRIED:
        return True
    tried = list(itertools.product(*values))
    columns = {name: Measured.known(_column([row[i] for row in tried])) for i, name in enumerate(names)}
    return bool(all_of([node.truth(columns, len(tried)) for node in nodes], len(tried)).holds.any())


def _values(name: str, limits: Sequence[Leaf]) -> list[Any]:
    """Values of a quantity that stand for all: each limit, a step to either side of it, and another category."""
    quantity = QUANTITIES[name]
    if quantity.kind == "flag":
        return [True, False]
    said = [member for leaf in limits if leaf.keyword != "required"
            for member in (leaf.limit if isinstance(leaf.limit, tuple) else (leaf.limit,))]
    if quantity.kind == "text":
        return [*dict.fromkeys(said), OTHER]
    steps = [round(member + step * quantity.quantum, 10) for member in said for step in (-1, 0, 1)]
    return sorted({*steps, 0.0})


def _column(values: Sequence[Any]) -> Any:
    number = all(isinstance(value, float) for value in values)
    column = np.empty(len(values), dtype=float if number else object)
    column[:] = values
    return column
