# SPDX-License-Identifier: GPL-2.0-or-later
"""Who hears that a layer changed: one ear per watched layer, which keeps the layer's id and never the layer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsVectorLayer

from botrygt_qgis_plugin.watch.connections import Connections

# What a layer tells while it is edited, when edits are saved or given up, and when it comes to mean something else.
EDITED = ("featureAdded", "featuresDeleted", "geometryChanged", "attributeValueChanged", "attributeAdded",
           "attributeDeleted", "afterRollBack", "dataChanged", "subsetStringChanged", "dataSourceChanged",
           "crsChanged", "nameChanged")


class LayerEar:
    """Tells of one layer that it changed, or that its edits were saved. Its slots do no more than that."""

    def __init__(self, layer: QgsVectorLayer, changed: Callable[[str], None], saved: Callable[[str], None]) -> None:
        self.layer_id = layer.id()
        self._changed, self._saved = changed, saved
        self._connections = Connections()
        for name in EDITED:
            self._connections.make(getattr(layer, name), self._heard)
        self._connections.make(layer.afterCommitChanges, self._heard_saved)

    def _heard(self, *told: Any) -> None:
        del told
        self._changed(self.layer_id)

    def _heard_saved(self) -> None:
        self._saved(self.layer_id)

    def cut(self) -> None:
        """Hear no more."""
        self._connections.cut()
