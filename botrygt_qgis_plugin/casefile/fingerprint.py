# SPDX-License-Identifier: GPL-2.0-or-later
"""What a finding was found of: digests of its subject, its cause and its rule, to see whether they are still the same.

Each is about the thing itself: no row number, no label and no other feature enters.
"""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.findings import Finding
from botrygt_qgis_plugin.engine.hashing import canonical_json, plain_cell
from botrygt_qgis_plugin.engine.identity import geometry_keys
from botrygt_qgis_plugin.engine.measured import Cause
from botrygt_qgis_plugin.engine.review import Result
from botrygt_qgis_plugin.engine.scene import FeatureTable


def fingerprint(finding: Finding, result: Result) -> dict[str, str]:
    """The digests as the findings table has them."""
    table = result.subjects.get(finding.subject_kind)
    subject = _feature(table, finding.subject_key) if table is not None else None
    return {"subject_digest": _digest(subject or [_place(finding.subject_geometry)]),
            "cause_digest": _digest(_cause(finding.cause, result)),
            "rule_digest": result.rulebook.rule(finding.rule).digest[:16]}


def _cause(cause: Cause | None, result: Result) -> list[Any]:
    if cause is None:
        return []
    features = [[role.value, key, _feature(result.scene.table(role), key)] for role, key in sorted(cause.features)]
    return [cause.kind, features, cause.attribute]


def _feature(table: FeatureTable, key: str) -> list[Any] | None:
    """Geometry to 1 cm and all that is known of one row; None where it is not there."""
    row = table.position.get(key)
    if row is None:
        return None
    told = {name: plain_cell(values[row]) for name, values in table.columns.items()}
    return [_place(table.geometry[row]), {name: value for name, value in told.items() if value is not None}]


def _place(geometry: shapely.Geometry) -> str:
    return geometry_keys(np.array([geometry], dtype=object))[0]


def _digest(values: list[Any]) -> str:
    return hashlib.sha256(canonical_json(values).encode("utf-8")).hexdigest()[:16]
