# SPDX-License-Identifier: GPL-2.0-or-later
"""From a verdict to a finding: which measure decided, where it shows, and what causes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.findings import NOT_MET, Alternative, Finding, Measurement, Verdict, finding_id
from botrygt_qgis_plugin.engine.measured import Accepts, Cause, Explanation, Measured, Params, Quantity
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.reasons import Failure, Way, accepts, failing, ways
from botrygt_qgis_plugin.engine.rulebook import Rule
from botrygt_qgis_plugin.engine.scene import FeatureTable, Note, Scene
from botrygt_qgis_plugin.engine.strictjson import pointer

OPERATORS = {"maximum": "<=", "exclusiveMaximum": "<", "minimum": ">=", "exclusiveMinimum": ">", "const": "=",
             "enum": "in"}
# Evidence from several demands is joined on this grid: parts of one slanting line that overlap lie a rounding error
# apart, and would else all be kept.
GRID_M = 0.001
# A cure for a strict limit lies one quantum inside it.
_INSIDE = {"exclusiveMaximum": -1.0, "exclusiveMinimum": 1.0}


@dataclass(frozen=True)
class Case:
    """One subject that a rule finds wanting: row `row` of `table`, with the columns the rule judged."""

    rule: Rule
    columns: Mapping[str, Measured]
    table: FeatureTable
    row: int
    verdict: Verdict

    @cached_property
    def judged(self) -> Mapping[str, Measured]:
        """The row, columns of one row each, as the verdict saw it: the guesses, where it is an indication."""
        only = np.array([self.row], dtype=np.intp)
        if self.verdict.kind == NOT_MET:
            return {name: self.columns[name].take(only) for name in self.rule.quantities}
        return {name: Measured.known(self.columns[name].guess[only]) for name in self.rule.quantities}


def explain_case(case: Case, scene: Scene, params: Callable[[Quantity], Params]) -> tuple[Finding, Note | None]:
    """The finding of a case; a note beside it where its explanation crashed (the finding then has no cause)."""
    failures = failing(case.rule, case.judged, 0)
    note = None
    try:
        explanation = _together([_explanation(case, scene, params(QUANTITIES[failure.quantity]), failure)
                                 for failure in failures])
    except Exception as error:
        explanation = Explanation(case.table.geometry[case.row], None)
        label = case.table.label(case.row)
        note = Note("explanation_failed",
                    f"Årsagen til et brud på {case.rule.id} ved {label} kunne ikke findes ({error}).",
                    f"The cause of a breach of {case.rule.id} at {label} was not found ({error}).")
    return _finding(case, scene, failures, explanation), note


def _explanation(case: Case, scene: Scene, params: Params, failure: Failure) -> Explanation:
    quantity = QUANTITIES[failure.quantity]
    accept = accepts(case.rule, case.judged, 0, quantity.name)
    if quantity.explain is not None:
        return quantity.explain(scene, case.row, params, accept)
    cause = None
    if quantity.of_subject and _cures(failure, quantity, accept):
        cause = Cause("attribute", attribute=quantity.of_subject, value=_cure(failure, quantity))
    return Explanation(case.table.geometry[case.row], cause)


def _cures(failure: Failure, quantity: Quantity, accept: Accepts) -> bool:
    """True where giving the subject the limit itself would do; of the members of an enum any one does."""
    if failure.keyword == "enum":
        return True
    cure = _cure(failure, quantity)
    return failure.keyword in OPERATORS and cure is not None and accept(cure)


def _together(explanations: Sequence[Explanation]) -> Explanation:
    """Several demands that fail at once: blockers of each must all go; any other cause is told for the first."""
    causes = [explanation.cause for explanation in explanations]
    blockers = [cause for cause in causes if cause is not None and cause.kind == "blockers"]
    if len(explanations) == 1 or len(blockers) < len(causes):
        return explanations[0]
    features = tuple(sorted({feature for cause in blockers for feature in cause.features}))
    evidence = shapely.union_all([explanation.evidence for explanation in explanations], grid_size=GRID_M)
    if evidence.geom_type == "MultiLineString":
        evidence = shapely.line_merge(evidence)
    return Explanation(evidence, Cause("blockers", features, minimal=all(cause.minimal for cause in blockers)))


def _cure(failure: Failure, quantity: Quantity) -> float | str | None:
    if failure.keyword in _INSIDE and isinstance(failure.limit, (int, float)):
        return round(failure.limit + _INSIDE[failure.keyword] * quantity.quantum, 6)
    return failure.limit


def _finding(case: Case, scene: Scene, failures: tuple[Failure, ...], explanation: Explanation) -> Finding:
    rule, table, row = case.rule, case.table, case.row
    evidence = explanation.evidence
    # Normal form, so that the order in which pieces were found does not show.
    shown = table.geometry[row] if evidence is None or evidence.is_empty else shapely.normalize(evidence)
    indication = case.verdict.kind != NOT_MET
    return Finding(
        id=finding_id(scene.plan_id, rule.root, table.keys[row]), plan_id=scene.plan_id,
        rule=rule.id, rule_version=rule.version, subject_kind=rule.subject, subject_key=table.keys[row],
        subject_label=table.label(row), subject_layer=table.source[row] if table.source else "",
        subject_geometry=table.geometry[row],
        measurements=tuple(measurement_of(failure, case) for failure in failures),
        severity=rule.severity, obligation=rule.obligation, domain=rule.domain,
        evidence=shown, anchor=anchor_of(shown), cause=explanation.cause, indication=indication,
        assumed=case.verdict.missing if indication else (),
        alternatives=tuple(_alternative(way, case) for way in ways(rule, case.judged, 0)))


def _alternative(way: Way, case: Case) -> Alternative:
    measurements = tuple(measurement_of(failure, case) for failure in way.failures)
    gaps = tuple(_gap(failure, measurement) for failure, measurement in zip(way.failures, measurements))
    return Alternative(pointer(way.path), measurements, gaps, way.nearest)


def _gap(failure: Failure, measurement: Measurement) -> float | None:
    """How far a number is from passing; from a limit that it may not touch, one step of its resolution more."""
    value, limit = measurement.value, measurement.limit
    if isinstance(value, (bool, str)) or isinstance(limit, (bool, str)) or value is None or limit is None:
        return None
    quantum = QUANTITIES[failure.quantity].quantum
    return round(abs(value - limit) + (quantum if failure.keyword in _INSIDE else 0.0), 6)


def measurement_of(failure: Failure, case: Case) -> Measurement:
    """The measured value against the limit that it breaks."""
    measured = case.judged[failure.quantity]
    low, high = measured.low[0], measured.high[0]
    # The bound that decides is shown: the least it can be against a maximum, the most against a minimum.
    value = low if low == high or failure.keyword in ("maximum", "exclusiveMaximum") else high
    return Measurement(failure.quantity, plain(value), OPERATORS.get(failure.keyword, failure.keyword),
                       failure.limit, QUANTITIES[failure.quantity].unit)


def plain(value: Any) -> float | str | bool | None:
    """A numpy or Python scalar as JSON can carry it; infinities and NaN become None."""
    if isinstance(value, (np.floating, float)):
        return float(value) if np.isfinite(value) else None
    if isinstance(value, (np.bool_, bool)):
        return bool(value)
    return None if value is None else str(value)


def anchor_of(geometry: shapely.Geometry) -> shapely.Point:
    """Where the number stands: on the geometry itself, at the middle of its largest part, rounded to 1 cm."""
    part, kind = geometry, shapely.get_type_id(geometry)
    if kind >= shapely.GeometryType.MULTIPOINT:
        parts = shapely.get_parts(geometry)
        dimension = shapely.get_dimensions(parts)
        parts = parts[dimension == dimension.max()]
        # Rounded, so that of parts of one size the first counts whatever their last digits are.
        part = parts[int(np.argmax(np.round(shapely.area(parts) + shapely.length(parts), 3)))]
        kind = shapely.get_type_id(part)
    if kind == shapely.GeometryType.LINESTRING:
        point = shapely.line_interpolate_point(part, 0.5, normalized=True)
    else:
        point = shapely.point_on_surface(part)
    return shapely.Point(round(point.x, 2), round(point.y, 2))


def observe(rule: Rule, columns: Mapping[str, Measured], table: FeatureTable) -> list[Mapping[str, Any]]:
    """What a rule without a verdict reports: values per subject, None for what cannot be told."""
    entries: list[Mapping[str, Any]] = []
    for row, key in enumerate(table.keys):
        values = {name: plain(m.low[row]) if m.low[row] == m.high[row] else None for name, m in columns.items()}
        point = anchor_of(table.geometry[row])
        entries.append({"rule": rule.id, "subject": key, "label": table.label(row), "values": values,
                        "place": [point.x, point.y]})
    return entries
