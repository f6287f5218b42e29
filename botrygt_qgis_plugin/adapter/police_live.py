# SPDX-License-Identifier: GPL-2.0-or-later
"""Active windows that follow the layer of burglaries: a new burglary opens its windows at once, unsaved or not.

The windows live in memory layers: nothing is written to disk. How far and how long they reach was found by the test and
stays until it is run again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import shapely
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime, QObject, QTimer

from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.adapter.police import GROUP, police_layer
from botrygt_qgis_plugin.adapter.resources import style_file
from botrygt_qgis_plugin.burglary.answer_near import WARNED, WINDOWS, NearPlan, live_layers
from botrygt_qgis_plugin.burglary.cleaning import CleaningOptions, clean
from botrygt_qgis_plugin.burglary.windows import Reach
from botrygt_qgis_plugin.casefile.geopackage import Table
from botrygt_qgis_plugin.casefile.layer_file import Layer
from botrygt_qgis_plugin.engine.errors import BoTrygtError

NAME = "botrygtLiveWindows"
DELAY_MS = 200
_TYPES = {"TEXT": "string", "INTEGER": "integer", "REAL": "double", "BOOLEAN": "integer"}
# What can change a burglary, saved or not.
_SIGNALS = ("featureAdded", "featuresDeleted", "geometryChanged", "attributeValueChanged", "afterRollBack",
            "afterCommitChanges", "subsetStringChanged")


@dataclass(frozen=True)
class Kept:
    """What was found by the test and is held on to. now: hours of the local clock, None for the clock on the wall."""

    plan: NearPlan
    reach: Reach
    cleaning: CleaningOptions


class LiveWindows(QObject):
    """Belongs to the layer of burglaries and ends with it."""

    def __init__(self, layer: QgsVectorLayer, project: QgsProject, kept: Kept) -> None:
        super().__init__(layer)
        self.setObjectName(NAME)
        self.layer_id, self.project, self.kept = layer.id(), project, kept
        self.shown = {table.name: _memory_layer(table, layer) for table in (WINDOWS, WARNED)}
        group = project.layerTreeRoot().findGroup(GROUP) or project.layerTreeRoot().insertGroup(0, GROUP)
        for memory in self.shown.values():
            project.addMapLayer(memory, False)
            group.insertLayer(0, memory)
        self.ids = {name: memory.id() for name, memory in self.shown.items()}
        del self.shown
        self.told = ""
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(DELAY_MS)
        self.timer.timeout.connect(self.refresh)
        for signal in _SIGNALS:
            getattr(layer, signal).connect(self.look_again)
        self.refresh()

    def look_again(self, *_changed: Any) -> None:
        """Something changed: look in a moment, once for many changes."""
        self.timer.start()

    def refresh(self) -> None:
        """Make the windows anew; a fault is kept in `told` and shown in the layer's name, never raised into QGIS."""
        layer = self.project.mapLayer(self.layer_id)
        memories = [self.project.mapLayer(self.ids[table.name]) for table in (WINDOWS, WARNED)]
        if layer is None or None in memories:
            self.stop()
            return
        try:
            events = clean(police_layer(layer), self.kept.cleaning).events.timed
            now = _now() if self.kept.plan.now is None else self.kept.plan.now
            made = live_layers(events, self.kept.reach, self.kept.plan, now)
            self.told = ""
        except BoTrygtError as error:
            self.told = say(error.da, error.en)
            made = []
        for memory, part in zip(memories, made):
            _fill(memory, part)
        memories[0].setName(_title(self.told))

    def stop(self) -> None:
        """Cut exactly the connections that were made; the windows shown stay as they are."""
        self.timer.stop()
        layer = self.project.mapLayer(self.layer_id)
        if layer is not None:
            for signal in _SIGNALS:
                getattr(layer, signal).disconnect(self.look_again)
        self.layer_id = ""
        self.deleteLater()


def stop_all(project: QgsProject) -> None:
    """End every live window of a project, as when the plugin is unloaded."""
    for layer in project.mapLayers().values():
        for live in layer.findChildren(LiveWindows, NAME):
            live.stop()


def _now() -> float:
    now = QDateTime.currentDateTime()
    return (now.date().toJulianDay() - 2440588) * 24.0 + now.time().msecsSinceStartOfDay() / 3_600_000.0


def _title(told: str) -> str:
    named = say("POLITI · Aktive vinduer (følger laget)", "POLITI · Active windows (following the layer)")
    return f"{named} – {told}" if told else named


def _memory_layer(table: Table, events: QgsVectorLayer) -> QgsVectorLayer:
    kind = {"MULTIPOLYGON": "MultiPolygon", "POINT": "Point"}[table.geometry]
    fields = "".join(f"&field={name}:{_TYPES[declared.split()[0]]}" for name, declared in table.columns.items())
    title = _title("") if table is WINDOWS else say("POLITI · Boliger i aktive vinduer (følger laget)",
                                                    "POLITI · Dwellings in active windows (following the layer)")
    memory = QgsVectorLayer(f"{kind}?crs={events.crs().authid() or 'EPSG:25832'}{fields}", title, "memory")
    memory.loadNamedStyle(style_file(table.name))
    return memory


def _fill(memory: QgsVectorLayer, part: Layer) -> None:
    features = []
    shapes = shapely.to_wkb(part.geometry) if part.geometry is not None else ()
    for row, wkb in zip(part.rows, shapes):
        feature = QgsFeature(memory.fields())
        feature.setAttributes(list(row))
        shape = QgsGeometry()
        shape.fromWkb(wkb)
        if part.table.geometry.startswith("MULTI"):
            shape.convertToMultiType()
        feature.setGeometry(shape)
        features.append(feature)
    memory.dataProvider().truncate()
    memory.dataProvider().addFeatures(features)
    memory.triggerRepaint()
