# SPDX-License-Identifier: GPL-2.0-or-later
"""Columns x rule -> verdicts, whole columns at a time; and why a row fails, and what would satisfy it.

A verdict holds for every value inside the bounds. Where it cannot be told, the guesses may give an indication.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.findings import CANNOT_TELL, MET, NOT_MET, NOT_RELEVANT, Verdict
from botrygt_qgis_plugin.engine.measured import Accepts, Measured
from botrygt_qgis_plugin.engine.requirement import (
    All,
    AnyOf,
    Columns,
    Flags,
    Implies,
    Leaf,
    Node,
    Not,
    Requirement,
    Truth,
    Value,
    inner,
    leaves,
)
from botrygt_qgis_plugin.engine.rulebook import Rule
from botrygt_qgis_plugin.engine.scene import FeatureTable

KINDS = (CANNOT_TELL, MET, NOT_MET, NOT_RELEVANT)
_CODE = {kind: np.uint8(code) for code, kind in enumerate(KINDS)}
_OPPOSITE = {"minimum": "exclusiveMaximum", "maximum": "exclusiveMinimum",
             "exclusiveMinimum": "maximum", "exclusiveMaximum": "minimum"}


@dataclass(frozen=True)
class Judgement:
    """One rule over n subjects: (n,) positions in KINDS of verdict and indication (CANNOT_TELL: no indication).

    missing: per undecided row, what would settle it.
    """

    kinds: NDArray[np.uint8]
    indications: NDArray[np.uint8]
    missing: Mapping[int, tuple[str, ...]]


@dataclass(frozen=True)
class Failure:
    """A quantity whose value breaks a keyword's limit; 'not' stands for a category value that must not be.

    The members of an enum are one text, separated by commas.
    """

    quantity: str
    keyword: str
    limit: Value


def judge(rule: Rule, columns: Columns, table: FeatureTable) -> tuple[Verdict, ...]:
    """One verdict per row of the subject table; `columns` has the same rows."""
    judged = judge_columns(rule, columns, len(table))
    told = zip(table.keys, judged.kinds.tolist(), judged.indications.tolist())
    return tuple(Verdict(rule.id, key, KINDS[kind], KINDS[hint] if hint else "", judged.missing.get(row, ()))
                 for row, (key, kind, hint) in enumerate(told))


def judge_columns(rule: Rule, columns: Columns, count: int) -> Judgement:
    """The verdicts of a rule over `count` rows, as codes."""
    needed = {name: columns[name] for name in rule.judged_quantities}
    kinds = _kinds(rule, needed, count)
    undecided = np.flatnonzero(kinds == _CODE[CANNOT_TELL])
    indications = np.zeros(count, dtype=np.uint8)
    if not len(undecided):
        return Judgement(kinds, indications, {})
    open_rows = {name: measured.take(undecided) for name, measured in needed.items()}
    hints = _kinds(rule, {name: Measured.known(m.guess) for name, m in open_rows.items()}, len(undecided))
    hints[hints == _CODE[NOT_RELEVANT]] = _CODE[CANNOT_TELL]
    indications[undecided] = hints
    missing = dict(zip(undecided.tolist(), _missing(rule, open_rows, len(undecided))))
    return Judgement(kinds, indications, missing)


def _kinds(rule: Rule, columns: Columns, count: int) -> NDArray[np.uint8]:
    concerned, demand = _truths(rule.requirement, columns, count)
    kinds = np.zeros(count, dtype=np.uint8)
    if not rule.unset:
        kinds[concerned.holds & demand.holds] = _CODE[MET]
        kinds[concerned.holds & demand.fails] = _CODE[NOT_MET]
    kinds[concerned.fails] = _CODE[NOT_RELEVANT]
    return kinds


def _truths(requirement: Requirement, columns: Columns, count: int) -> tuple[Truth, Truth]:
    demand = requirement.demand.truth(columns, count)
    if requirement.condition is None:
        return Truth(np.ones(count, dtype=bool), np.zeros(count, dtype=bool)), demand
    return requirement.condition.truth(columns, count), demand


def _missing(rule: Rule, columns: Columns, count: int) -> list[tuple[str, ...]]:
    """Per undecided row, what the leaves that leave it undecided lack."""
    found: list[set[str]] = [{f"parameter:{name}" for name in rule.unset} for _ in range(count)]
    everyone = np.ones(count, dtype=bool)
    for node in (rule.requirement.condition, rule.requirement.demand):
        if node is not None:
            _gather(node, columns, everyone, found)
    return [tuple(sorted(names)) for names in found]


def _gather(node: Node, columns: Columns, rows: Flags, found: list[set[str]]) -> None:
    undecided = rows & node.truth(columns, len(rows)).undecided
    if not undecided.any():
        return
    for part in inner(node):
        _gather(part, columns, undecided, found)
    if isinstance(node, Leaf) and node.limit is not None:
        missing = columns[node.quantity].missing
        for row in np.flatnonzero(undecided).tolist():
            found[row].update(missing[row] or (f"measure:{node.quantity}",))


def failing(rule: Rule, columns: Columns, row: int) -> tuple[Failure, ...]:
    """The leaves that make this row fail, in the order of the file; empty where it does not certainly fail.

    Of an anyOf, the branch nearest to passing: fewest failing leaves, then nearest to their limits, then the first.
    """
    one = _row(columns, rule.judged_quantities, row)
    return tuple(dict.fromkeys(_failures(rule.requirement.demand, one)))


def _row(columns: Columns, names: tuple[str, ...], row: int) -> Columns:
    only = np.array([row], dtype=np.intp)
    return {name: columns[name].take(only) for name in names}


def _failures(node: Node, one: Columns) -> list[Failure]:
    if not node.truth(one, 1).fails[0]:
        return []
    if isinstance(node, Leaf):
        return [_failure(node, node.keyword)]
    if isinstance(node, Not):
        return _failures_of_opposite(node.part, one)
    if isinstance(node, AnyOf):
        return min((_failures(part, one) for part in node.parts), key=lambda found: _remoteness(found, one), default=[])
    parts = (node.demand,) if isinstance(node, Implies) else node.parts
    return [failure for part in parts for failure in _failures(part, one)]


def _remoteness(failures: list[Failure], one: Columns) -> tuple[int, float]:
    """How far from passing: the number of failing leaves, then how far numbers are from their limits; a category
    that is wrong has no such distance and stands last."""
    gaps = [abs(one[f.quantity].low[0] - f.limit)
            if isinstance(f.limit, (int, float)) and not isinstance(f.limit, bool) else np.inf for f in failures]
    return len(failures), sum(gaps)


def _failure(leaf: Leaf, keyword: str) -> Failure:
    limit = ", ".join(str(member) for member in leaf.limit) if isinstance(leaf.limit, tuple) else leaf.limit
    return Failure(leaf.quantity, keyword, limit)


def _failures_of_opposite(node: Node, one: Columns) -> list[Failure]:
    """Why a row fails `not node`: De Morgan's laws carry the `not` down to the leaves."""
    if isinstance(node, Leaf):
        return [_failure(node, _OPPOSITE.get(node.keyword, "not"))]
    if isinstance(node, Not):
        return _failures(node.part, one)
    if isinstance(node, All):
        return _failures(AnyOf(tuple(Not(part) for part in node.parts)), one)
    if isinstance(node, AnyOf):
        return _failures(All(tuple(Not(part) for part in node.parts)), one)
    return _failures(All((node.condition, Not(node.demand))), one)


def accepts(rule: Rule, columns: Columns, row: int, quantity: str) -> Accepts:
    """A function telling whether a value of `quantity` would satisfy what the rule asks of it in this row.

    Demands that do not mention the quantity have their own causes and are left aside; inside a demand the other
    quantities stay as they are. A value that takes the row out of the rule's concern satisfies it too.
    """
    one = dict(_row(columns, rule.judged_quantities, row))
    demand = rule.requirement.demand
    conjuncts = demand.parts if isinstance(demand, All) else (demand,)
    asked = All(tuple(part for part in conjuncts if _mentions(part, quantity)))
    condition = rule.requirement.condition
    asks_whom = condition is not None and _mentions(condition, quantity)

    def accept(value: float) -> bool:
        filled = np.array([value], dtype=object if isinstance(value, (str, bool)) else float)
        tried = {**one, quantity: replace(one[quantity], low=filled, high=filled)}
        if asks_whom and condition is not None and condition.truth(tried, 1).fails[0]:
            return True
        return bool(asked.parts) and bool(asked.truth(tried, 1).holds[0])

    return accept


def _mentions(node: Node, quantity: str) -> bool:
    return any(leaf.quantity == quantity for leaf in leaves(node))
