# SPDX-License-Identifier: GPL-2.0-or-later
"""Why a place has the answers it has: which rules looked there, at what, with which data, how near the limit, and why
the others say nothing. It reads a finished review and judges nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Union

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.findings import NOT_RELEVANT, Finding, Verdict
from botrygt_qgis_plugin.engine.measured import Measured
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.reasons import Failure, failing
from botrygt_qgis_plugin.engine.requirement import Leaf, Requirement, leaves
from botrygt_qgis_plugin.engine.review import Result
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import STAGES, Rule
from botrygt_qgis_plugin.engine.subjects import SUBJECTS
from botrygt_qgis_plugin.engine.whereabouts import Place, subjects_at

Scalar = Union[float, str, bool, None]
# A subject this near a point is taken to be at it.
WITHIN_M = 2.0
NAMED = 3


@dataclass(frozen=True)
class Value:
    """What was measured for one quantity: bounds that hold for certain (None: no bound), and the guess.

    asks: 'if' where it decides whether the rule is relevant, 'then' where it is what is asked, 'observe' where it is
    only reported.
    """

    quantity: str
    low: Scalar
    high: Scalar
    guess: Scalar
    unit: str
    asks: str

    @property
    def known(self) -> bool:
        """True where it is one value."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True)
class Margin:
    """How near a known number is to one limit: `distance` in the quantity's unit, `percent` of the limit (None at 0).

    holds: on the right side of it. limit_keyword is JSON Schema's.
    """

    quantity: str
    value: float
    keyword: str
    limit: float
    unit: str
    distance: float
    percent: float | None
    holds: bool


@dataclass(frozen=True)
class Beheld:
    """What a measure had before it in one role: how many features within its reach, and the nearest by name."""

    role: Role
    drawn: bool
    reach_m: float | None
    count: int
    nearest: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Look:
    """One rule that looked at one subject here."""

    rule: Rule
    subject: str
    label: str
    layer: str
    distance_m: float
    verdict: Verdict
    values: tuple[Value, ...]
    margins: tuple[Margin, ...]
    because: tuple[Failure, ...]
    beheld: tuple[Beheld, ...]
    finding: Finding | None


@dataclass(frozen=True)
class Silent:
    """A rule that says nothing here. reason: 'switched_off', 'stage', 'use', 'not_drawn', 'none_in_plan', 'elsewhere'.

    detail: the profile's reason, the role, or the nearest subject's label; distance_m: how far that one is.
    """

    rule: str
    title: Mapping[str, str]
    reason: str
    detail: str = ""
    author: str = ""
    distance_m: float | None = None


@dataclass(frozen=True)
class Why:
    """The whole answer for one place. touched: findings whose evidence or cause lies here, as (finding, how)."""

    result: Result
    place: Place
    looks: tuple[Look, ...]
    touched: tuple[tuple[Finding, str], ...]
    silent: tuple[Silent, ...]


def why(result: Result, place: Place, within_m: float = WITHIN_M) -> Why:
    """Explain a place of a reviewed plan."""
    looks: list[Look] = []
    silent: list[Silent] = []
    for rule in result.rulebook.rules:
        quiet = _plan_wide(rule, result)
        if quiet is not None:
            silent.append(quiet)
            continue
        rows, gaps = subjects_at(result, rule.subject, place, within_m)
        looks += [_look(rule, result, int(row), float(gap)) for row, gap in zip(rows, gaps)]
        if not len(rows):
            silent.append(_elsewhere(rule, result, place))
    silent += [Silent(off.rule, off.title, "switched_off", off.reason, off.author) for off in result.rulebook.disabled]
    return Why(result, place, tuple(looks), tuple(_touched(result, place, within_m)), tuple(silent))


def _plan_wide(rule: Rule, result: Result) -> Silent | None:
    """Why the rule says nothing in the whole plan; None where it does."""
    scene = result.scene
    role = SUBJECTS[rule.subject].roles[0]
    if not scene.has(role):
        return Silent(rule.id, rule.title, "not_drawn", role.value)
    if rule.concerns(scene):
        return None
    if scene.stage in STAGES and scene.stage not in rule.stages:
        return Silent(rule.id, rule.title, "stage", scene.stage)
    codes = scene.table(Role.PLAN_AREA).number("use_code")
    return Silent(rule.id, rule.title, "use", ", ".join(f"{code:g}" for code in codes))


def _elsewhere(rule: Rule, result: Result, place: Place) -> Silent:
    table = result.subjects[rule.subject]
    if not len(table):
        return Silent(rule.id, rule.title, "none_in_plan")
    gaps = shapely.distance(table.geometry, place.shape)
    row = int(np.argmin(gaps))
    return Silent(rule.id, rule.title, "elsewhere", table.label(row), "", round(float(gaps[row]), 1))


def _touched(result: Result, place: Place, within_m: float) -> Iterator[tuple[Finding, str]]:
    here = set(place.features)
    for finding in (*result.findings, *result.indications):
        cause = finding.cause
        if cause is not None and here.intersection(cause.features):
            yield finding, "cause"
        elif place.feature is None and shapely.distance(finding.evidence, place.shape) <= within_m:
            yield finding, "evidence"


def _look(rule: Rule, result: Result, row: int, gap: float) -> Look:
    table = result.subjects[rule.subject]
    key = table.keys[row]
    one = {name: result.measured[name].take(np.array([row], dtype=np.intp)) for name in rule.quantities}
    verdict = _verdict(rule, result, key)
    found = [f for f in (*result.findings, *result.indications) if (f.rule, f.subject_key) == (rule.id, key)]
    because = _because(rule, one) if verdict.kind == NOT_RELEVANT else ()
    return Look(rule, key, table.label(row), table.source[row] if table.source else "", round(gap, 2), verdict,
                tuple(_values(rule, one)), tuple(_margins(rule, one)), because,
                tuple(_beheld(rule, result, table.geometry[row])), found[0] if found else None)


def _verdict(rule: Rule, result: Result, key: str) -> Verdict:
    if not rule.judges:
        return Verdict(rule.id, key, "observed")
    told = (v for v in result.verdicts[rule.id] if v.subject in (key, ""))
    return next(told, Verdict(rule.id, key, NOT_RELEVANT))


def _because(rule: Rule, one: Mapping[str, Measured]) -> tuple[Failure, ...]:
    """Which parts of the condition do not hold: the condition is looked at as if it were what is asked."""
    condition = rule.requirement.condition
    if condition is None:
        return ()
    return failing(replace(rule, requirement=Requirement(None, condition)), one, 0)


def _values(rule: Rule, one: Mapping[str, Measured]) -> Iterator[Value]:
    condition = rule.requirement.condition
    conditions = {leaf.quantity for leaf in leaves(condition)} if condition is not None else set()
    demands = {leaf.quantity for leaf in leaves(rule.requirement.demand)}
    for name, measured in one.items():
        asks = "then" if name in demands else "if" if name in conditions else "observe"
        low, high, guess = (_plain(column[0]) for column in (measured.low, measured.high, measured.guess))
        yield Value(name, low, high, guess, QUANTITIES[name].unit, asks)


def _plain(value: Any) -> Scalar:
    """A scalar as JSON can carry it; None for NaN and for no bound."""
    if isinstance(value, (float, np.floating)):
        return float(value) if np.isfinite(value) else None
    return bool(value) if isinstance(value, (bool, np.bool_)) else None if value is None else str(value)


def _margins(rule: Rule, one: Mapping[str, Measured]) -> Iterator[Margin]:
    for leaf in dict.fromkeys(leaves(rule.requirement.demand)):
        value = _number(one, leaf)
        if value is None:
            continue
        limit = float(leaf.limit)
        distance = round(abs(value - limit), 6)
        percent = round(100.0 * distance / abs(limit), 1) if limit else None
        yield Margin(leaf.quantity, value, leaf.keyword, limit, QUANTITIES[leaf.quantity].unit, distance, percent,
                     bool(leaf.truth(one, 1).holds[0]))


def _number(one: Mapping[str, Measured], leaf: Leaf) -> float | None:
    """The value a numeric limit is held against, where both are known."""
    numeric = isinstance(leaf.limit, (int, float)) and not isinstance(leaf.limit, bool)
    if QUANTITIES[leaf.quantity].kind != "number" or not numeric:
        return None
    low, high = one[leaf.quantity].low[0], one[leaf.quantity].high[0]
    return float(low) if low == high and np.isfinite(low) else None


def _beheld(rule: Rule, result: Result, subject: shapely.Geometry) -> Iterator[Beheld]:
    """Role by role, what the rule's measures had before them."""
    reaches: dict[Role, float | None] = {}
    for name in rule.quantities:
        for role in QUANTITIES[name].reads:
            reach, before = QUANTITIES[name].reach_m, reaches.get(role, 0.0)
            reaches[role] = None if reach is None or before is None else max(reach, before)
    for role, reach in reaches.items():
        table = result.scene.table(role)
        gaps: NDArray[np.float64] = shapely.distance(table.geometry, subject) if len(table) else np.empty(0)
        near = np.flatnonzero(gaps <= (np.inf if reach is None else reach))
        order: Sequence[int] = near[np.argsort(gaps[near], kind="stable")][:NAMED].tolist()
        yield Beheld(role, result.scene.has(role), reach, len(near),
                     tuple((table.label(row), round(float(gaps[row]), 1)) for row in order))
