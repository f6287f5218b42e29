# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS layers with single burglaries -> the police side, and its answers -> files and layers in the project.

The only code that opens such a layer in QGIS; `adapter.layers` refuses it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    Qgis,
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.adapter.layers import authid, layer_kind, plain_value
from botrygt_qgis_plugin.burglary.answer import Answer
from botrygt_qgis_plugin.burglary.raster import write_raster
from botrygt_qgis_plugin.burglary.reading import placed
from botrygt_qgis_plugin.burglary.writing import write_police_file
from botrygt_qgis_plugin.engine.document import dump_document, police_document, write_document
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.layers import RawLayer, object_array

# In the project each layer stands under its Danish title.
GROUP = "Bo trygt: POLITI"


def police_layer(layer: QgsVectorLayer) -> RawLayer:
    """A layer of single burglaries or dwellings, unsaved edits and its filter included. Call on the layer's own thread.

    A table without geometry (a CSV) gets its points from columns x and y, or wkt. Raises InputError where it cannot be
    read.
    """
    if not layer.isValid():
        raise InputError(f"The layer '{layer.name()}' cannot be read. Repair its source.",
                         f"Laget «{layer.name()}» kan ikke læses. Ret dets kilde.", layer.name())
    names = [field.name() for field in layer.fields()]
    shapes: list[bytes | None] = []
    rows: list[list[Any]] = []
    request = QgsFeatureRequest().setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
    # Held in a name: its iterator ends silently when it goes.
    source = QgsVectorLayerFeatureSource(layer)
    for feature in source.getFeatures(request):
        geometry = feature.geometry()
        shapes.append(None if geometry.isNull() else bytes(geometry.asWkb()))
        rows.append([_timed_value(value) for value in feature.attributes()])
    fields = {name: [row[at] for row in rows] for at, name in enumerate(names)}
    geometry = shapely.from_wkb(object_array(shapes), on_invalid="ignore") if layer.isSpatial() else \
        placed(layer.name(), fields, len(rows))
    return RawLayer(layer.name(), "", authid(layer.crs()), geometry, fields, kind=layer_kind(layer))


def _timed_value(value: Any) -> Any:
    """A value with its clock: plan layers only need days, burglaries need the hour."""
    if isinstance(value, QDateTime):
        text = value.toString(Qt.DateFormat.ISODate) if value.isValid() else None
        return text.replace("T", " ") if text else None
    if isinstance(value, QDate):
        return value.toString(Qt.DateFormat.ISODate) if value.isValid() else None
    return plain_value(value)


def joined_area(layer: QgsVectorLayer | None) -> shapely.Geometry | None:
    """The areas of a polygon layer as one; None where no layer was given."""
    if layer is None:
        return None
    raw = police_layer(layer)
    kept = raw.geometry[np.isin(shapely.get_type_id(raw.geometry), (3, 6))]
    area = shapely.union_all(shapely.make_valid(shapely.force_2d(kept)))
    if area.is_empty:
        raise InputError(f"The layer '{layer.name()}' holds no area.",
                         f"Laget «{layer.name()}» indeholder ingen flade.",
                         layer.name())
    return area


def keep_answer(answer: Answer, output: str, output_json: str, raster: str = "") -> None:
    """Write the police file, the raster and the result file that were asked for."""
    if output:
        write_police_file(Path(output), answer.layers, answer.crs, answer.told)
    if raster and answer.density is not None:
        density = answer.density
        write_raster(Path(raster), density.grid, density.values, answer.crs,
                     f"Indbrud pr. km2; kerne {density.kernel}, {density.bandwidth:.0f} m")
    if output_json:
        write_document(output_json, dump_document(police_document(answer.kind, answer.answer, answer.cleaning)))


def show_answer(answer: Answer, output: str, raster: str, context: QgsProcessingContext) -> None:
    """Have QGIS open the written layers when the algorithm is done, in a group that says whose they are."""
    project = context.project()
    if project is None:
        return
    if raster and answer.density is not None:
        _load(QgsRasterLayer(raster, _named("Tæthed", "Density")), project, context)
    for layer in reversed(answer.layers) if output else ():
        if layer.table.geometry and layer.rows:
            opened = QgsVectorLayer(f"{output}|layername={layer.table.name}", f"POLITI · {layer.table.title}", "ogr")
            _load(opened, project, context)


def _named(da: str, en: str) -> str:
    return f"POLITI · {say(da, en)}"


def _load(layer: QgsVectorLayer | QgsRasterLayer, project: QgsProject, context: QgsProcessingContext) -> None:
    details = QgsProcessingContext.LayerDetails(layer.name(), project)
    details.groupName = GROUP
    context.temporaryLayerStore().addMapLayer(layer)
    context.addLayerToLoadOnCompletion(layer.id(), details)


def told_lines(answer: Answer) -> list[str]:
    """The cleaning report in the user's language, for the log; counts only."""
    return [say(remark.da, remark.en) for remark in answer.remarks]
