# SPDX-License-Identifier: GPL-2.0-or-later
"""An accepted release on the map, with the plugin's own style: a release carries none."""

from __future__ import annotations

from qgis.core import QgsProcessingContext, QgsVectorLayer

from botrygt_qgis_plugin.adapter.resources import style_file
from botrygt_qgis_plugin.engine.release_memory import Accepted


def show_release(path: str, accepted: Accepted, context: QgsProcessingContext) -> None:
    """Have QGIS open the release when the algorithm is done, marked INTERN."""
    if context.project() is None:
        return
    layer = QgsVectorLayer(f"{path}|layername=indbrudsklasser", f"INTERN · {accepted.release.release_id}", "ogr")
    if not layer.isValid():
        layer = QgsVectorLayer(path, f"INTERN · {accepted.release.release_id}", "ogr")
    layer.loadNamedStyle(style_file("risk_class"))
    context.temporaryLayerStore().addMapLayer(layer)
    context.addLayerToLoadOnCompletion(layer.id(), QgsProcessingContext.LayerDetails(layer.name(), context.project()))
