# SPDX-License-Identifier: GPL-2.0-or-later
"""What a review answered, as JSON: every verdict and measured value, the alternatives of a finding, the conflicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from botrygt_qgis_plugin.engine.conflict_words import conflict_sentence
from botrygt_qgis_plugin.engine.conflicts import Conflict, Side
from botrygt_qgis_plugin.engine.findings import Alternative, Verdict
from botrygt_qgis_plugin.engine.measured import Measured, plain_value
from botrygt_qgis_plugin.engine.rulebook import Rulebook
from botrygt_qgis_plugin.engine.scene import FeatureTable

_LANGUAGES = ("da", "en")


def verdict_entries(verdicts: Mapping[str, Sequence[Verdict]]) -> dict[str, dict[str, list[str]]]:
    """Rule -> verdict -> keys of the subjects; '' stands for all of a role that was not drawn."""
    entries: dict[str, dict[str, list[str]]] = {}
    for rule, some in verdicts.items():
        for verdict in some:
            entries.setdefault(rule, {}).setdefault(verdict.kind, []).append(verdict.subject)
    return entries


def subject_entries(subjects: Mapping[str, FeatureTable], measured: Mapping[str, Measured],
                    kinds: Mapping[str, str]) -> dict[str, Any]:
    """Kind of subject -> keys, labels, and for each quantity its values in that order; `kinds`: quantity -> kind."""
    entries: dict[str, Any] = {}
    for kind, table in sorted(subjects.items()):
        entries[kind] = {"keys": list(table.keys), "labels": [table.label(row) for row in range(len(table))],
                         "values": {name: values_json(measured[name]) for name in sorted(measured)
                                    if kinds.get(name) == kind}}
    return entries


def values_json(measured: Measured) -> list[Any]:
    """Per row the value, [low, high] where only bounds are known (null: none), or null."""
    if measured.coded is not None:
        return [plain_value(value) if known else None for value, known in
                zip(measured.low.tolist(), measured.settled.tolist())]
    rows = zip(measured.low.tolist(), measured.high.tolist())
    return [low if low == high and np.isfinite(low) else _bounds(low, high) for low, high in rows]


def _bounds(low: float, high: float) -> list[float | None] | None:
    bounds = [bound if np.isfinite(bound) else None for bound in (low, high)]
    return None if bounds == [None, None] else bounds


def alternative_entry(alternative: Alternative) -> dict[str, Any]:
    """One way to meet a demand that leaves a choice."""
    lacks = [{**asdict(measurement), "gap": gap} for measurement, gap in
             zip(alternative.measurements, alternative.gaps)]
    return {"path": alternative.path, "nearest": alternative.nearest, "lacks": lacks}


def conflict_entry(conflict: Conflict, rulebook: Rulebook, geometry: Any) -> dict[str, Any]:
    """One conflict with its sentences; `geometry` makes GeoJSON of a shape."""
    return {
        "id": conflict.id, "exclusive": conflict.exclusive,
        "subject": {"kind": conflict.subject_kind, "key": conflict.subject_key, "label": conflict.subject_label,
                    "layer": conflict.subject_layer, "geometry": geometry(conflict.subject_geometry)},
        "anchor": geometry(conflict.anchor), "sides": [_side(side, rulebook) for side in conflict.sides],
        "about": dict(conflict.about),
        "text": {language: conflict_sentence(conflict, rulebook, language) for language in _LANGUAGES}}


def _side(side: Side, rulebook: Rulebook) -> dict[str, Any]:
    return {"rule": side.rule, "rule_version": side.rule_version, "title": dict(rulebook.rule(side.rule).title),
            "verdict": side.verdict, "indication": side.indication,
            "demands": [asdict(demand) for demand in side.demands], "source": asdict(side.source)}
