# SPDX-License-Identifier: GPL-2.0-or-later
"""Why a row fails a rule, which ways there are to pass, and which values would do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from botrygt_qgis_plugin.engine.keywords import Value
from botrygt_qgis_plugin.engine.measured import Accepts
from botrygt_qgis_plugin.engine.requirement import (
    All,
    AnyOf,
    ByRow,
    Columns,
    Implies,
    Leaf,
    Node,
    Not,
    OneOf,
    Path,
    quantities_of,
)
from botrygt_qgis_plugin.engine.rulebook import Rule

_OPPOSITE = {"minimum": "exclusiveMaximum", "maximum": "exclusiveMinimum",
             "exclusiveMinimum": "maximum", "exclusiveMaximum": "minimum", "const": "not", "enum": "not"}


@dataclass(frozen=True)
class Failure:
    """A quantity whose value breaks a keyword's limit.

    keyword: of the dialect; 'not' for a category value that must not be, 'not pattern' and the like for what must not
    hold either. The members of an enum are one text, separated by commas.
    """

    quantity: str
    keyword: str
    limit: Value


@dataclass(frozen=True)
class Way:
    """One alternative of an `anyOf` or `oneOf` that a row fails: where it stands, and all that keeps it from passing.

    nearest: the alternative of its group with the fewest failures, of these the one nearest to its limits.
    """

    path: Path
    failures: tuple[Failure, ...]
    nearest: bool = False


def failing(rule: Rule, columns: Columns, row: int) -> tuple[Failure, ...]:
    """The leaves that make this row fail, in the order of the file; empty where it does not certainly fail.

    Of an anyOf, the branch nearest to passing: fewest failing leaves, then nearest to their limits, then the first.
    """
    one = _row(columns, rule.judged_quantities, row)
    return tuple(dict.fromkeys(_failures(rule.requirement.demand, one)))


def _row(columns: Columns, names: tuple[str, ...], row: int) -> Columns:
    if row == 0 and all(len(columns[name].low) == 1 for name in names):
        return {name: columns[name] for name in names}
    only = np.array([row], dtype=np.intp)
    return {name: columns[name].take(only) for name in names}


def ways(rule: Rule, columns: Columns, row: int) -> tuple[Way, ...]:
    """Every alternative of every `anyOf` and `oneOf` that this row certainly fails, in the order of the file."""
    if not rule.requirement.offers_choice:
        return ()
    one = _row(columns, rule.judged_quantities, row)
    return tuple(_ways(rule.requirement.demand, one))


def _ways(node: Node, one: Columns) -> Iterator[Way]:
    if isinstance(node, (Leaf, Not, ByRow)) or not node.truth(one, 1).fails[0]:
        return
    if isinstance(node, (AnyOf, OneOf)):
        choices = _choices(node, one)
        nearest = _nearest(choices, one)
        for i, failures in choices.items():
            yield Way((*node.path, i), tuple(dict.fromkeys(failures)), i == nearest)
    else:
        for part in _asked(node, one):
            yield from _ways(part, one)


def _failures(node: Node, one: Columns) -> list[Failure]:
    if not node.truth(one, 1).fails[0]:
        return []
    if isinstance(node, Leaf):
        return [_failure(node, node.keyword)]
    if isinstance(node, ByRow):
        return [_failure_by_row(node)]
    if isinstance(node, Not):
        return _failures_of_opposite(node.part, one)
    if isinstance(node, (AnyOf, OneOf)):
        choices = _choices(node, one)
        return choices[_nearest(choices, one)] if choices else []
    return [failure for part in _asked(node, one) for failure in _failures(part, one)]


def _asked(node: All | Implies, one: Columns) -> tuple[Node, ...]:
    """The parts that must hold for this row."""
    if isinstance(node, All):
        return node.parts
    condition = node.condition.truth(one, 1)
    other = () if node.otherwise is None else (node.otherwise,)
    if condition.holds[0]:
        return (node.demand,)
    return (node.demand, *other) if condition.possible[0] else other


def _choices(node: AnyOf | OneOf, one: Columns) -> dict[int, list[Failure]]:
    """For each part of failed alternatives, what keeps the row from passing by it.

    Where a `oneOf` fails because several parts hold, a way to pass is to keep one of them and break the others.
    """
    holding = [i for i, part in enumerate(node.parts) if part.truth(one, 1).holds[0]]
    if not holding:
        return {i: _failures(part, one) for i, part in enumerate(node.parts)}
    return {kept: [f for i in holding if i != kept for f in _broken(node.parts[i], node.parts[kept], one)]
            for kept in holding}


def _broken(node: Node, kept: Node, one: Columns) -> list[Failure]:
    """What breaks a part, best by a quantity that the part to be kept says nothing about."""
    ways = [_failures_of_opposite(part, one) for part in (node.parts if isinstance(node, All) else (node,))]
    spoken_of = set(quantities_of(kept))
    free = [way for way in ways if not spoken_of & {failure.quantity for failure in way}] or ways
    choices = dict(enumerate(free))
    return choices[_nearest(choices, one)] if choices else []


def _nearest(choices: Mapping[int, list[Failure]], one: Columns) -> int:
    """The part with the fewest failures, then nearest to its limits; a category that is wrong stands last."""
    return min(choices, key=lambda i: (len(choices[i]), sum(_gap(failure, one) for failure in choices[i])))


def _gap(failure: Failure, one: Columns) -> float:
    value, limit = one[failure.quantity].low[0], failure.limit
    if isinstance(limit, (str, bool)) or not isinstance(limit, (int, float)) or isinstance(value, (str, bool)):
        return np.inf
    return abs(float(value) - limit)


def _failure(leaf: Leaf, keyword: str) -> Failure:
    limit = ", ".join(str(member) for member in leaf.limit) if isinstance(leaf.limit, tuple) else leaf.limit
    return Failure(leaf.quantity, keyword, limit)


def _failure_by_row(node: ByRow) -> Failure:
    keyword, limit = next(iter(node.schema.items()))
    return Failure(node.names[0], keyword, limit if isinstance(limit, (int, float)) else str(limit))


def _failures_of_opposite(node: Node, one: Columns) -> list[Failure]:
    """Why a row fails `not node`: De Morgan's laws carry the `not` down to the leaves."""
    if isinstance(node, Leaf):
        return [_failure(node, _OPPOSITE.get(node.keyword, f"not {node.keyword}"))]
    if isinstance(node, ByRow):
        return [replace(_failure_by_row(node), keyword=f"not {next(iter(node.schema))}")]
    if isinstance(node, Not):
        return _failures(node.part, one)
    if isinstance(node, All):
        return _failures(AnyOf(tuple(Not(part) for part in node.parts)), one)
    if isinstance(node, AnyOf):
        return _failures(All(tuple(Not(part) for part in node.parts)), one)
    if isinstance(node, OneOf):
        return [f for part in node.parts if part.truth(one, 1).holds[0] for f in _failures_of_opposite(part, one)]
    if node.otherwise is None:
        return _failures(All((node.condition, Not(node.demand))), one)
    broken = [failure for part in _asked(node, one) for failure in _failures_of_opposite(part, one)]
    # What the condition leads to may ask for nothing; then only the condition itself can be broken.
    return broken or _failures(Not(node.condition), one) or _failures(node.condition, one)


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

    def accept(value: float | str | bool) -> bool:
        filled = np.array([value], dtype=object if isinstance(value, (str, bool)) else float)
        tried = {**one, quantity: replace(one[quantity], low=filled, high=filled)}
        if asks_whom and condition is not None and condition.truth(tried, 1).fails[0]:
            return True
        return bool(asked.parts) and bool(asked.truth(tried, 1).holds[0])

    return accept


def _mentions(node: Node, quantity: str) -> bool:
    return quantity in quantities_of(node)
