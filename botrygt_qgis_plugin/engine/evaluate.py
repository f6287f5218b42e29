# SPDX-License-Identifier: GPL-2.0-or-later
"""Columns x rule -> verdicts, whole columns at a time, and which parts of the schema a row fails.

A verdict holds for every value inside the bounds. Where it cannot be told, the guesses may give an indication.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.findings import CANNOT_TELL, MET, NOT_MET, NOT_RELEVANT, Verdict
from botrygt_qgis_plugin.engine.measured import Measured
from botrygt_qgis_plugin.engine.requirement import (
    All,
    ByRow,
    Columns,
    Implies,
    Leaf,
    Node,
    Path,
    inner,
    reference,
)
from botrygt_qgis_plugin.engine.rulebook import Rule
from botrygt_qgis_plugin.engine.scene import FeatureTable
from botrygt_qgis_plugin.engine.truth import Flags, Truth

KINDS = (CANNOT_TELL, MET, NOT_MET, NOT_RELEVANT)
_NAMES = np.array(KINDS, dtype=object)
_HINTS = np.array(["" if kind == CANNOT_TELL else kind for kind in KINDS], dtype=object)
_CODE = {kind: np.uint8(code) for code, kind in enumerate(KINDS)}


@dataclass(frozen=True)
class Judgement:
    """One rule over n subjects: (n,) positions in KINDS of verdict and indication (CANNOT_TELL: no indication).

    missing: per undecided row, what would settle it.
    """

    kinds: NDArray[np.uint8]
    indications: NDArray[np.uint8]
    missing: Mapping[int, tuple[str, ...]]


def judge(rule: Rule, columns: Columns, table: FeatureTable) -> tuple[Verdict, ...]:
    """One verdict per row of the subject table; `columns` has the same rows."""
    judged = judge_columns(rule, columns, len(table))
    kinds = _NAMES[judged.kinds].tolist()
    hints = _HINTS[judged.indications].tolist() if judged.missing else repeat("")
    lacks = [judged.missing.get(row, ()) for row in range(len(table))] if judged.missing else repeat(())
    # As `Verdict._make` does, but without a call of Python for each of a million verdicts.
    return tuple(map(partial(tuple.__new__, Verdict), zip(repeat(rule.id), table.keys, kinds, hints, lacks)))


def judge_columns(rule: Rule, columns: Columns, count: int) -> Judgement:
    """The verdicts of a rule over `count` rows, as codes."""
    kinds, decided = _kinds(rule, columns, count)
    indications = np.zeros(count, dtype=np.uint8)
    if decided:
        return Judgement(kinds, indications, {})
    undecided = np.flatnonzero(kinds == _CODE[CANNOT_TELL])
    if not len(undecided):
        return Judgement(kinds, indications, {})
    open_rows = {name: columns[name].take(undecided) for name in rule.judged_quantities}
    hints, _ = _kinds(rule, {name: Measured.known(m.guess) for name, m in open_rows.items()}, len(undecided))
    hints[hints == _CODE[NOT_RELEVANT]] = _CODE[CANNOT_TELL]
    indications[undecided] = hints
    missing = dict(zip(undecided.tolist(), _missing(rule, open_rows, len(undecided))))
    return Judgement(kinds, indications, missing)


def _kinds(rule: Rule, columns: Columns, count: int) -> tuple[NDArray[np.uint8], bool]:
    """The verdicts as codes, and whether it is plain that none is CANNOT_TELL."""
    demand = rule.requirement.demand.truth(columns, count)
    if rule.requirement.condition is None and demand.decided and not rule.unset:
        return _CODE[NOT_MET] - demand.holds.view(np.uint8), True
    kinds = np.zeros(count, dtype=np.uint8)
    if not rule.unset:
        kinds += demand.holds.view(np.uint8) * _CODE[MET]
        kinds += demand.fails.view(np.uint8) * _CODE[NOT_MET]
    if rule.requirement.condition is None:
        return kinds, False
    concerned = rule.requirement.condition.truth(columns, count)
    if not concerned.decided:
        kinds *= concerned.holds.view(np.uint8)
    kinds[concerned.fails] = _CODE[NOT_RELEVANT]
    return kinds, concerned.decided and demand.decided and not rule.unset


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
    if isinstance(node, Leaf):
        if node.limit is not None:
            _note_missing(node.quantity, columns, undecided, found)
    elif isinstance(node, ByRow):
        for name in node.names:
            _note_missing(name, columns, undecided & ~columns[name].settled, found)
    elif isinstance(node, Implies):
        asked = node.condition.truth(columns, len(rows))
        _gather(node.condition, columns, undecided, found)
        _gather(node.demand, columns, undecided & asked.possible, found)
        if node.otherwise is not None:
            _gather(node.otherwise, columns, undecided & ~asked.holds, found)
    else:
        for part in inner(node):
            _gather(part, columns, undecided, found)


def _note_missing(quantity: str, columns: Columns, rows: Flags, found: list[set[str]]) -> None:
    missing = columns[quantity].missing
    for row in np.flatnonzero(rows).tolist():
        found[row].update(missing[row] or (f"measure:{quantity}",))


def failing_paths(rule: Rule, columns: Columns, count: int) -> dict[Path, Flags]:
    """For each keyword of the demand that some row certainly fails, the rows that do.

    Paths are those of the reference validator's errors on the rule's schema; rows the rule does not certainly concern
    are left out.
    """
    everyone = np.ones(count, dtype=bool)
    condition = rule.requirement.condition
    concerned = everyone if condition is None else condition.truth(columns, count).holds
    found: dict[Path, Flags] = {}
    for path, rows in errors(rule.requirement.demand, columns, concerned):
        if rows.any():
            found[path] = found[path] | rows if path in found else rows
    return found


def errors(node: Node, columns: Columns, rows: Flags) -> Iterator[tuple[Path, Flags]]:
    """Each keyword that some of `rows` may fail, with those that certainly do, as the reference validator names them.

    It descends into what must all hold; of alternatives and `not` it names the keyword alone.
    """
    if isinstance(node, All):
        for part in node.parts:
            yield from errors(part, columns, rows)
    elif isinstance(node, Implies):
        asked: Truth = node.condition.truth(columns, len(rows))
        yield from errors(node.demand, columns, rows & asked.holds)
        if node.otherwise is not None:
            yield from errors(node.otherwise, columns, rows & asked.fails)
    elif isinstance(node, ByRow):
        yield from _errors_by_row(node, columns, rows & node.truth(columns, len(rows)).fails)
    else:
        yield node.path, rows & node.truth(columns, len(rows)).fails


def _errors_by_row(node: ByRow, columns: Columns, rows: Flags) -> Iterator[tuple[Path, Flags]]:
    for row in np.flatnonzero(rows).tolist():
        one = np.zeros(len(rows), dtype=bool)
        one[row] = True
        for error in reference(node.schema).iter_errors(node.instance(columns, row)):
            yield (*node.path, *error.absolute_schema_path), one
