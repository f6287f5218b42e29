# SPDX-License-Identifier: GPL-2.0-or-later
"""The examples of a rule, drawn ones run through the real measures: what the author expects against the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.errors import RuleError
from botrygt_qgis_plugin.engine.evaluate import judge
from botrygt_qgis_plugin.engine.measured import Measured
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.review import Result, review
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.rulebook import Rule, Rulebook
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

# An example that draws no plan area means a plan so large that no measure reaches its edge.
WIDE_M = 500.0
OBSERVED = "observed"
_TYPES: Mapping[str, tuple[type, ...]] = {"number": (int, float), "text": (str,), "flag": (bool,)}


@dataclass(frozen=True)
class Outcome:
    """One example as it was answered. `got` is a verdict kind, 'observed', or '' where there is no such subject.

    example: as it is written; drawn: True for a scene, False for measured values. values: what was measured.
    columns: the subject's row as it was judged; empty where the verdict rests on something else (the plan's use, a role
    that was not drawn). wrong: what differs from the example, each as (what, expected, got).
    """

    rule: str
    name: str
    expected: str
    got: str
    indication: str = ""
    missing: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    wrong: tuple[tuple[str, Any, Any], ...] = ()
    example: Mapping[str, Any] = field(default_factory=dict)
    columns: Mapping[str, Measured] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        """True where nothing differs."""
        return not self.wrong

    @property
    def drawn(self) -> bool:
        """True where the example is a drawing, False where its author wrote down what was measured."""
        return "scene" in self.example


def run_examples(rulebook: Rulebook) -> tuple[Outcome, ...]:
    """Every example of every rule, in order. Raises RuleError where one cannot be drawn."""
    return tuple(run_example(rulebook, rule, example) for rule in rulebook.rules for example in rule.examples)


def run_example(rulebook: Rulebook, rule: Rule, example: Mapping[str, Any]) -> Outcome:
    """Judge the example with this rule alone and compare; a drawing is reviewed. Raises RuleError where it cannot be.
    """
    if "scene" not in example:
        return _judged(rule, example)
    result = review(example_scene(rule, example), rulebook.only(rule))
    row = _subject_row(result.subjects[rule.subject], rule, example)
    outcome = Outcome(rule.id, example["name"], example["expect"], "", example=example)
    if row is not None:
        outcome = _answer(rule, example, result, row)
    return replace(outcome, wrong=tuple(_differences(outcome, example, result)))


def _judged(rule: Rule, example: Mapping[str, Any]) -> Outcome:
    """An example whose author wrote down what was measured."""
    columns = {name: measured_row(rule, name, example["measured"].get(name)) for name in rule.quantities}
    values = {name: _shown(measured, 0) for name, measured in columns.items()}
    outcome = Outcome(rule.id, example["name"], example["expect"], OBSERVED, values=values, example=example)
    if rule.judges:
        told = judge(rule, columns, _ONE_SUBJECT)[0]
        outcome = replace(outcome, got=told.kind, indication=told.indication, missing=told.missing, columns=columns)
    return replace(outcome, wrong=tuple(_differences(outcome, example, None)))


_ONE_SUBJECT = FeatureTable(("subject",), np.array([None], dtype=object))


def measured_row(rule: Rule, name: str, value: Any) -> Measured:
    """One row of a quantity as an example writes it; None is unknown."""
    quantity = QUANTITIES[name]
    told: dict[str, Any] = {"between": value} if isinstance(value, list) else {"value": value}
    if isinstance(value, dict):
        told = {"value": _from_parameter(rule, value, quantity.quantum)} if "parameter" in value else value
    exact, missing = told.get("value"), (f"measure:{name}",)
    if quantity.kind != "number":
        column = np.array([exact, told.get("guess", exact)], dtype=object)
        return Measured(column[:1], column[:1], column[1:], (missing if exact is None else (),))
    low, high = told.get("between", (exact, exact))
    bounds = np.array([-np.inf if low is None else low, np.inf if high is None else high], dtype=float)
    known = bounds[0] == bounds[1]
    guess = np.array([told.get("guess", bounds[0] if known else np.nan)], dtype=float)
    return Measured(bounds[:1], bounds[1:], guess, (() if known else missing,))


def _from_parameter(rule: Rule, told: Mapping[str, Any], quantum: float) -> float | None:
    """A value so many steps of the quantity's resolution from a parameter; None where nobody has set that."""
    figure = rule.schema["x-rule"]["parameters"][told["parameter"]].get("default")
    return None if figure is None else round(figure + told.get("steps", 0) * quantum, 10)


def _answer(rule: Rule, example: Mapping[str, Any], result: Result, row: int) -> Outcome:
    columns = {name: result.measured[name].take(np.array([row])) for name in rule.quantities}
    values = {name: _shown(measured, 0) for name, measured in columns.items()}
    outcome = Outcome(rule.id, example["name"], example["expect"], OBSERVED, values=values, example=example)
    if not rule.judges:
        return outcome
    key = result.subjects[rule.subject].keys[row]
    verdict = next(v for v in result.verdicts[rule.id] if v.subject in (key, ""))
    rests_on_columns = verdict.subject == key and rule.concerns(result.scene)
    return replace(outcome, got=verdict.kind, indication=verdict.indication, missing=verdict.missing,
                   columns=columns if rests_on_columns else {})


def _differences(outcome: Outcome, example: Mapping[str, Any], result: Result | None) -> Iterator[tuple[str, Any, Any]]:
    if outcome.got != outcome.expected:
        yield "verdict", outcome.expected, outcome.got
    if outcome.indication != example.get("indication", outcome.indication):
        yield "indication", example["indication"], outcome.indication
    if not set(example.get("missing", ())) <= set(outcome.missing):
        yield "missing", list(example["missing"]), list(outcome.missing)
    for name, value in example.get("values", {}).items():
        if outcome.values.get(name) != value:
            yield name, value, outcome.values.get(name)
    # A measure that crashes leaves its rules undecided, which an example of «cannot tell» must not take for its own.
    for note in () if result is None else result.notes:
        if note.code in ("measure_failed", "explanation_failed"):
            yield note.code, "", note.en


def _shown(measured: Measured, row: int) -> Any:
    """The measured value; [low, high] where only bounds are known; None where nothing is."""
    low, high = measured.low[row], measured.high[row]
    if isinstance(low, (str, bool, np.bool_)) or low is None:
        return bool(low) if isinstance(low, np.bool_) else low
    bounds = [float(bound) if np.isfinite(bound) else None for bound in (low, high)]
    if bounds == [None, None]:
        return None
    return bounds[0] if bounds[0] == bounds[1] else bounds


def _subject_row(table: FeatureTable, rule: Rule, example: Mapping[str, Any]) -> int | None:
    if "subject" in example:
        return table.position.get(example["subject"])
    if not len(table):
        return None
    if "at" in example:
        place = _geometry(example["at"], rule, example)
        return int(np.argmin(shapely.distance(table.geometry, place)))
    if len(table) > 1:
        raise _undrawable(rule, example, f"{len(table)} subjects are drawn: name one with 'subject' or 'at'",
                          f"der er tegnet {len(table)} mulige emner: udpeg et med «subject» eller «at»")
    return 0


def example_scene(rule: Rule, example: Mapping[str, Any]) -> Scene:
    """The example's drawing; a role that it does not name was not drawn, but the plan area always is."""
    tables = {}
    for name, rows in example["scene"].items():
        if name not in {role.value for role in Role}:
            raise _undrawable(rule, example, f"'{name}' is no role", f"«{name}» er ingen rolle")
        if not isinstance(rows, list) or not all(isinstance(row, dict) and "wkt" in row for row in rows):
            raise _undrawable(rule, example, f"{name} must be a list of features with 'wkt'",
                              f"{name} skal være en liste af objekter med «wkt»")
        tables[Role(name)] = _table(Role(name), rows, rule, example)
    if Role.PLAN_AREA not in tables:
        wide = shapely.box(-WIDE_M, -WIDE_M, WIDE_M, WIDE_M)
        tables[Role.PLAN_AREA] = FeatureTable(("plan_area-1",), np.array([wide], dtype=object))
    return Scene(crs="EPSG:25832", tables=tables, plan_id="example")


def _table(role: Role, rows: Sequence[Mapping[str, Any]], rule: Rule, example: Mapping[str, Any]) -> FeatureTable:
    kinds = {column.name: column.kind for column in ROLES[role].columns}
    strange = sorted({name for row in rows for name in row} - {"wkt", "id", *kinds})
    if strange:
        raise _undrawable(rule, example, f"{role.value} has no column {', '.join(strange)}",
                          f"{role.value} har ingen kolonne {', '.join(strange)}")
    shapes = np.empty(len(rows), dtype=object)
    shapes[:] = [_geometry(row["wkt"], rule, example) for row in rows]
    columns: dict[str, Any] = {}
    for name in sorted({name for row in rows for name in row} & set(kinds)):
        values = [row.get(name) for row in rows]
        if not all(value is None or isinstance(value, _TYPES[kinds[name]]) for value in values):
            raise _undrawable(rule, example, f"{role.value}.{name} must be a {kinds[name]}",
                              f"{role.value}.{name} skal være af typen {kinds[name]}")
        number = kinds[name] == "number"
        columns[name] = np.array(values, dtype=float if number else object)
    keys = tuple(str(row.get("id", f"{role.value}-{i}")) for i, row in enumerate(rows, start=1))
    if len(set(keys)) < len(keys):
        raise _undrawable(rule, example, f"an id of {role.value} is used twice",
                          f"et id i {role.value} bruges to gange")
    return FeatureTable(keys, shapes, columns, keys, (role.value,) * len(keys))


def _geometry(wkt: str, rule: Rule, example: Mapping[str, Any]) -> shapely.Geometry:
    try:
        return shapely.from_wkt(wkt)
    except (shapely.errors.ShapelyError, TypeError) as error:
        raise _undrawable(rule, example, f"'{str(wkt)[:60]}' is not WKT ({error})",
                          f"«{str(wkt)[:60]}» er ikke WKT ({error})") from error


def _undrawable(rule: Rule, example: Mapping[str, Any], en: str, da: str) -> RuleError:
    where = f"{rule.id}.json#/x-rule/examples"
    return RuleError(f"{where}: the example '{example['name']}' cannot be drawn: {en}.",
                     f"{where}: eksemplet «{example['name']}» kan ikke tegnes: {da}.", where)
