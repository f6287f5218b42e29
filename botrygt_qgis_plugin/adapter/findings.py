# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings -> QGIS sinks, with the same columns as in the case file."""

from __future__ import annotations

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
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from botrygt_qgis_plugin.adapter.plans import Report
from botrygt_qgis_plugin.casefile.contents import Layer, shown_layers
from botrygt_qgis_plugin.casefile.geopackage import Table
from botrygt_qgis_plugin.casefile.schema import EVIDENCE_AREAS, EVIDENCE_LINES, FINDINGS, PROPOSED_LAMPS
from botrygt_qgis_plugin.engine.crs import DENMARK
from botrygt_qgis_plugin.engine.errors import CaseFileError

SINKS = (("FINDINGS", FINDINGS, QgsWkbTypes.Type.Point),
         ("EVIDENCE_LINES", EVIDENCE_LINES, QgsWkbTypes.Type.MultiLineString),
         ("EVIDENCE_AREAS", EVIDENCE_AREAS, QgsWkbTypes.Type.MultiPolygon),
         ("PROPOSED_LAMPS", PROPOSED_LAMPS, QgsWkbTypes.Type.Point))
_TYPES = {"TEXT": QMetaType.Type.QString, "INTEGER": QMetaType.Type.Int, "REAL": QMetaType.Type.Double,
          "BOOLEAN": QMetaType.Type.Bool}


def fields_of(table: Table) -> QgsFields:
    """The table's columns as QGIS fields, after the plan they belong to."""
    fields = QgsFields()
    fields.append(QgsField("plan", QMetaType.Type.QString))
    for name, declared in table.columns.items():
        fields.append(QgsField(name, _TYPES[declared.split()[0]]))
    return fields


def fill_sinks(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext,
               report: Report) -> dict[str, Any]:
    """Write findings and evidence of all plans to the sinks that were asked for; output name -> layer id."""
    reviewed = [outcome for outcome in report.outcomes if outcome.result is not None]
    systems = {outcome.result.scene.crs for outcome in reviewed}
    if len(systems) > 1 and any(parameters.get(name) for name, _, _ in SINKS):
        raise CaseFileError(
            f"The plans are in different coordinate systems ({', '.join(sorted(systems))}), so their findings cannot "
            "share a layer. Use CASE_FOLDER.",
            f"Planerne er i forskellige koordinatsystemer ({', '.join(sorted(systems))}), så deres fund kan ikke ligge "
            "i ét lag. Brug CASE_FOLDER.")
    crs = QgsCoordinateReferenceSystem(next(iter(systems), DENMARK))
    made = {}
    for at, (name, table, kind) in enumerate(SINKS):
        sink, target = algorithm.parameterAsSink(parameters, name, context, fields_of(table), kind, crs)
        if sink is None:
            continue
        for outcome in reviewed:
            _write(sink, shown_layers(outcome.result, {}, 0)[at], outcome.plan_id)
        made[name] = target
    return made


def _write(sink: QgsFeatureSink, layer: Layer, plan: str) -> None:
    fields = fields_of(layer.table)
    names = layer.table.names
    for row, wkb in zip(layer.rows, shapely.to_wkb(layer.geometry, output_dimension=2)):
        values = dict(zip(names, row))
        feature = QgsFeature(fields)
        feature.setAttributes([plan, *(values[name] for name in layer.table.columns)])
        shape = QgsGeometry()
        shape.fromWkb(wkb)
        feature.setGeometry(shape)
        sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert)
