# SPDX-License-Identifier: GPL-2.0-or-later
"""The map of light -> QGIS: isolux lines and points into sinks, a raster with its style beside it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from botrygt_qgis_plugin.adapter.resources import style_file
from botrygt_qgis_plugin.engine.document import write_bytes
from botrygt_qgis_plugin.engine.geotiff import geotiff
from botrygt_qgis_plugin.engine.luxjob import Mapped

# What GeoPackage and Shape can both call a field.
COLUMNS = {"lux": "lux", "mindst": "mindst", "højst": "hoejst"}


class Styled(QgsProcessingLayerPostProcessorInterface):
    """Gives a layer its style once QGIS has loaded it."""

    # QGIS keeps no reference of its own to a post-processor that Python made.
    kept: list[Styled] = []

    def __init__(self, style: str) -> None:
        super().__init__()
        self.style = style
        Styled.kept.append(self)

    def postProcessLayer(self, layer: QgsMapLayer, context: QgsProcessingContext,
                         feedback: QgsProcessingFeedback) -> None:
        layer.loadNamedStyle(style_file(self.style))
        layer.triggerRepaint()
        Styled.kept.remove(self)


def fill_light_sinks(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext,
                     told: Mapped) -> dict[str, Any]:
    """Write isolux lines and points to the sinks that were asked for; output name -> layer id."""
    crs = QgsCoordinateReferenceSystem(told.scene.crs)
    made: dict[str, Any] = {}
    for name, style, kind, columns in (("ISOLUX", "isolux", QgsWkbTypes.Type.LineString, ("lux",)),
                                       ("POINTS", "lux_points", QgsWkbTypes.Type.Point, tuple(COLUMNS.values()))):
        fields = QgsFields()
        for column in columns:
            fields.append(QgsField(column, QMetaType.Type.Double))
        sink, target = algorithm.parameterAsSink(parameters, name, context, fields, kind, crs)
        if sink is None:
            continue
        for row, shape in _isolux(told) if name == "ISOLUX" else _points(told):
            _write(sink, fields, row, shape)
        if context.willLoadLayerOnCompletion(target):
            context.layerToLoadOnCompletionDetails(target).setPostProcessor(Styled(style))
        made[name] = target
    return made


def _isolux(told: Mapped) -> Iterable[tuple[Sequence[float | None], bytes]]:
    lines = told.isolux()
    wkb = shapely.to_wkb(np.array([line for _, line in lines], dtype=object)) if lines else []
    return zip(([level] for level, _ in lines), wkb)


def _points(told: Mapped) -> Iterable[tuple[Sequence[float | None], bytes]]:
    places, bands = told.map.points()
    values = np.round(np.stack([bands[name] for name in COLUMNS], axis=1), 3)
    rows = ([None if np.isnan(value) else value for value in row] for row in values.tolist())
    return zip(rows, shapely.to_wkb(shapely.points(places)))


def _write(sink: QgsFeatureSink, fields: QgsFields, row: Sequence[float | None], wkb: bytes) -> None:
    feature, shape = QgsFeature(fields), QgsGeometry()
    feature.setAttributes(list(row))
    shape.fromWkb(wkb)
    feature.setGeometry(shape)
    sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert)


def write_raster(path: str, told: Mapped) -> None:
    """The GeoTIFF, and beside it the style that QGIS reads with a raster. Raises InputError."""
    write_bytes(path, geotiff(told.map.bands, told.scene.crs))
    shutil.copyfile(style_file("illuminance"), Path(path).with_suffix(".qml"))
