# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings -> QGIS sinks, with the same columns as in the case file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from botrygt_qgis_plugin.adapter.plans import Report
from botrygt_qgis_plugin.casefile.contents import Layer, shown_layers
from botrygt_qgis_plugin.casefile.geopackage import Table
from botrygt_qgis_plugin.casefile.schema import EVIDENCE_AREAS, EVIDENCE_LINES, FINDINGS, PROPOSED_LAMPS
from botrygt_qgis_plugin.engine.crs import DENMARK
from botrygt_qgis_plugin.engine.errors import CaseFileError
from botrygt_qgis_plugin.engine.handling import INTERN
from botrygt_qgis_plugin.engine.job import PlanOutcome

SINKS = (("FINDINGS", FINDINGS, QgsWkbTypes.Type.Point),
         ("EVIDENCE_LINES", EVIDENCE_LINES, QgsWkbTypes.Type.MultiLineString),
         ("EVIDENCE_AREAS", EVIDENCE_AREAS, QgsWkbTypes.Type.MultiPolygon),
         ("PROPOSED_LAMPS", PROPOSED_LAMPS, QgsWkbTypes.Type.Point))
_TYPES = {"TEXT": QMetaType.Type.QString, "INTEGER": QMetaType.Type.Int, "REAL": QMetaType.Type.Double,
          "BOOLEAN": QMetaType.Type.Bool}


def fields_of(table: Table) -> QgsFields:
    """The table's columns as QGIS fields, after the plan they belong to and who may see them."""
    fields = QgsFields()
    fields.append(QgsField("plan", QMetaType.Type.QString))
    fields.append(QgsField("handling", QMetaType.Type.QString))
    for name, declared in table.columns.items():
        fields.append(QgsField(name, _TYPES[declared.split()[0]]))
    return fields


@dataclass(frozen=True)
class OpenSink:
    """A layer that was asked for, open for writing: the parameter's name, which of the shown layers, id or path."""

    name: str
    at: int
    sink: QgsFeatureSink
    target: str


def wanted_sinks(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any]) -> list[str]:
    """The names of the layers that were asked for."""
    return [name for name, _, _ in SINKS if parameters.get(name) and algorithm.parameterDefinition(name) is not None]


def open_sinks(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext,
               outcomes: Sequence[PlanOutcome]) -> list[OpenSink]:
    """The layers that were asked for, before anything else is written.

    Raises CaseFileError where one cannot be made, or the plans lie in several coordinate systems.
    """
    wanted = wanted_sinks(algorithm, parameters)
    systems = {outcome.result.scene.crs for outcome in outcomes if outcome.result is not None}
    if len(systems) > 1 and wanted:
        raise CaseFileError(
            f"The plans are in different coordinate systems ({', '.join(sorted(systems))}), so their findings cannot "
            "share a layer. Use CASE_FOLDER.",
            f"Planerne er i forskellige koordinatsystemer ({', '.join(sorted(systems))}), så deres fund kan ikke ligge "
            "i ét lag. Brug CASE_FOLDER.")
    crs = QgsCoordinateReferenceSystem(next(iter(systems), DENMARK))
    opened = []
    for at, (name, table, kind) in enumerate(SINKS):
        if name not in wanted:
            continue
        try:
            sink, target = algorithm.parameterAsSink(parameters, name, context, fields_of(table), kind, crs)
        except QgsProcessingException as error:
            raise _not_written(name, parameters[name], str(error)) from error
        if sink is None:
            raise _not_written(name, parameters[name], "")
        opened.append(OpenSink(name, at, sink, target))
    return opened


def fill_sinks(opened: list[OpenSink], report: Report, context: QgsProcessingContext) -> dict[str, Any]:
    """Write findings and evidence of all plans and close the layers; parameter's name -> layer id or path.

    Takes the sinks out of the list. Raises CaseFileError where a layer does not hold what was written to it.
    """
    made = {}
    while opened:
        name, target, count = _filled(opened.pop(0), report)
        # A file is written when its sink is gone, and then nobody says that there was no room.
        layer = QgsProcessingUtils.mapLayerFromString(target, context)
        if layer is None or sum(1 for _ in layer.getFeatures()) != count:
            raise _not_written(name, target, "")
        made[name] = target
    return made


def _filled(opened: OpenSink, report: Report) -> tuple[str, str, int]:
    count = 0
    for outcome in report.outcomes:
        if outcome.result is not None:
            layer = shown_layers(outcome.result, {}, 0)[opened.at]
            _write(opened, layer, outcome.plan_id)
            count += len(layer.rows)
    if not opened.sink.flushBuffer():
        raise _not_written(opened.name, opened.target, opened.sink.lastError())
    return opened.name, opened.target, count


def _not_written(name: str, value: Any, why: str) -> CaseFileError:
    place = value.sink.staticValue() if isinstance(value, QgsProcessingOutputLayerDefinition) else value
    said = f" ({why.strip()})" if why.strip() else ""
    return CaseFileError(f"The layer {name} cannot be written to '{place}'{said}. Choose another folder or make room.",
                         f"Laget {name} kan ikke skrives til «{place}»{said}. Vælg en anden mappe, eller skaf plads.",
                         str(place))


def _write(opened: OpenSink, layer: Layer, plan: str) -> None:
    fields = fields_of(layer.table)
    names = layer.table.names
    for row, wkb in zip(layer.rows, shapely.to_wkb(layer.geometry, output_dimension=2)):
        values = dict(zip(names, row))
        feature = QgsFeature(fields)
        feature.setAttributes([plan, INTERN, *(values[name] for name in layer.table.columns)])
        shape = QgsGeometry()
        shape.fromWkb(wkb)
        feature.setGeometry(shape)
        if not opened.sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise _not_written(opened.name, opened.target, opened.sink.lastError())
