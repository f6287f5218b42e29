# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers of a plan's network and plots -> a styled GeoPackage, opened in the project when an algorithm is done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import QgsProcessingContext, QgsVectorLayer

from botrygt_qgis_plugin.adapter.resources import style_file
from botrygt_qgis_plugin.casefile.layer_file import shown, write_marked_file
from botrygt_qgis_plugin.engine.handling import INTERN
from botrygt_qgis_plugin.engine.map_layer import MapLayer


def keep_map(layers: Sequence[MapLayer], crs: str, output: str) -> None:
    """Write the layers, marked INTERN. Raises InputError where the file cannot be written."""
    counts = {layer.name: len(layer) for layer in layers}
    write_marked_file(Path(output), [shown(layer) for layer in layers], crs, INTERN, counts)


def show_map(layers: Sequence[MapLayer], output: str, context: QgsProcessingContext) -> None:
    """Have QGIS open the written layers that hold something, styled, the first on top."""
    project = context.project()
    if project is None:
        return
    for layer in reversed(layers):
        if not len(layer):
            continue
        opened = QgsVectorLayer(f"{output}|layername={layer.name}", layer.title, "ogr")
        opened.loadNamedStyle(style_file(layer.name))
        context.temporaryLayerStore().addMapLayer(opened)
        details = QgsProcessingContext.LayerDetails(layer.title, project)
        details.groupName = "Bo trygt: INTERN"
        context.addLayerToLoadOnCompletion(opened.id(), details)
