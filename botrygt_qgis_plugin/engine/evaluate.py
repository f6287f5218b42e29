# SPDX-License-Identifier: GPL-2.0-or-later
"""Columns x rule -> verdicts, whole columns at a time, and which parts of the schema a row fails.

A verdict holds for every value inside the bounds. Where it cannot be told, the guesses may give an indication.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

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
    hints = _HINTS[judged.indications].tolist() if judged.missing else itertools.repeat("")
    lacks = [judged.missing.get(row, ()) for row in range(len(table))] if judged.missing else itertools.repeat(())
    # As `Verdict._make` does, but without a call of Python for each of a million verdicts.
    return tuple(map(partial(tuple.__new__, Verdict), zip(itertools.repeat(rule.id), table.keys, kinds, hints, lacks)))


def judge_columns(rule: Rule, columns: Columns, count: int) -> Judgement:
    """The verdicts of a rule over `count` rows, as codes."""
    kinds, decided = _kinds(rule, columns, count)
    indications = np.zeros(count, dtype=np.uint8)
    if decided:
        return Judgement(kinds, indications, {})
    undecided = np.flatnonzero(kinds == _CODE[CANNOT_TELL])
    if not len(undecided):
        return Judgement(kinds, indications, {})
    open_rows = {name: columns[name].values_at(undecided) for name in rule.judged_quantities}
    hints, _ = _kinds(rule, {name: Measured.known(m.guess) for name, m in open_rows.items()}, len(undecided))
    hints[hints == _CODE[NOT_RELEVANT]] = _CODE[CANNOT_TELL]
    indications[undecided] = hints
    missing = _missing(rule, open_rows, {name: columns[name].missing for name in open_rows}, undecided.tolist())
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


Missing = Mapping[str, Sequence[tuple[str, ...]]]


def _missing(rule: Rule, open_rows: Columns, missing: Missing, rows: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Per undecided row, what the leaves that leave it undecided lack; `rows` are its places in the whole columns."""
    unset = tuple(sorted(f"parameter:{name}" for name in rule.unset))
    found = dict.fromkeys(rows, unset)
    everyone = np.ones(len(rows), dtype=bool)
    for node in (rule.requirement.condition, rule.requirement.demand):
        for quantity, undecided in () if node is None else _open_leaves(node, open_rows, everyone):
            unnamed = (f"measure:{quantity}",)
            for row in itertools.compress(rows, undecided.tolist()):
                lacks = missing[quantity][row] or unnamed
                found[row] = found[row] + lacks if found[row] else lacks
    return {row: tuple(sorted(set(names))) if len(names) > 1 else names for row, names in found.items()}


def _open_leaves(node: Node, columns: Columns, rows: Flags) -> Iterator[tuple[str, Flags]]:
    """Each quantity that leaves some of `rows` undecided, with those it does."""
    undecided = rows & node.truth(columns, len(rows)).undecided
    if not undecided.any():
        return
    if isinstance(node, Leaf):
        if node.limit is not None:
            yield node.quantity, undecided
    elif isinstance(node, ByRow):
        for name in node.names:
            yield name, undecided & ~columns[name].settled
    elif isinstance(node, Implies):
        asked = node.condition.truth(columns, len(rows))
        yield from _open_leaves(node.condition, columns, undecided)
        yield from _open_leaves(node.demand, columns, undecided & asked.possible)
        if node.otherwise is not None:
            yield from _open_leaves(node.otherwise, columns, undecided & ~asked.holds)
    else:
        for part in inner(node):
            yield from _open_leaves(part, columns, undecided)


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
        for error in node.validator.iter_errors(node.instance(columns, row)):
            yield (*node.path, *error.absolute_schema_path), one
