# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings on the map: those not saved yet as layers of their own, and the chosen one drawn out.

Layers are made of the same columns and styles as the case file's, so that a finding looks the same before and after.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsLayerTreeGroup,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtGui import QColor

from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.adapter.layers import move_box
from botrygt_qgis_plugin.adapter.results import LIVE, case_layers
from botrygt_qgis_plugin.casefile.contents import Layer
from botrygt_qgis_plugin.casefile.entries import Entry
from botrygt_qgis_plugin.casefile.geopackage import Table
from botrygt_qgis_plugin.casefile.styles import style_path

_TYPES = {"TEXT": QMetaType.Type.QString, "INTEGER": QMetaType.Type.Int, "REAL": QMetaType.Type.Double,
          "BOOLEAN": QMetaType.Type.Bool}
_KINDS = {"POINT": "Point", "MULTILINESTRING": "MultiLineString", "MULTIPOLYGON": "MultiPolygon"}
_AFFECTED, _CAUSE, _EVIDENCE = QColor(178, 24, 43, 200), QColor(230, 159, 0, 220), QColor(0, 0, 0, 150)
_STALE_OPACITY = 0.35
_AROUND_M = 25.0


class Marks:
    """What the plugin draws on the map, beside the case's own layers."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._crs = ""
        self._shown: dict[str, dict[Any, tuple[int, int]]] = {}
        self._bands: list[QgsRubberBand] = []

    def show_unsaved(self, layers: Sequence[Layer], crs: str, plan_name: str) -> None:
        """Show a review that is not in the case yet, in place of what the case says. Only what differs is touched."""
        self._crs = crs
        group = self._group(plan_name)
        for layer in layers:
            self._fill(self._layer(group, layer.table), layer)
        self._show_case(False)

    def show_saved(self) -> None:
        """Show the case itself again."""
        project = QgsProject.instance()
        made = [layer.id() for layer in self._own()]
        if made:
            project.removeMapLayers(made)
        group = project.layerTreeRoot().findGroup(_group_name())
        if group is not None:
            project.layerTreeRoot().removeChildNode(group)
        self._shown.clear()
        self._show_case(True)

    def set_stale(self, stale: bool) -> None:
        """Pale while what is shown is looked at again."""
        for layer in (*self._own(), *case_layers(QgsProject.instance())):
            wanted = _STALE_OPACITY if stale else 1.0
            if layer.opacity() != wanted:
                layer.setOpacity(wanted)
                layer.triggerRepaint()

    def highlight(self, entry: Entry | None, crs: str) -> None:
        """Draw the affected subject, its cause and the evidence of one finding."""
        self._crs = crs
        self.clear()
        canvas = self._iface.mapCanvas()
        if entry is None or canvas is None:
            return
        for shapes, colour, width in (([entry.shape], _AFFECTED, 3), (entry.causes, _CAUSE, 4),
                                      ([entry.evidence], _EVIDENCE, 2)):
            for shape in shapes:
                if shape is not None and not shapely.is_empty(shape):
                    self._bands.append(self._band(canvas, shape, colour, width))

    def zoom(self, entry: Entry) -> None:
        """Bring a finding into view with its surroundings, and let it flash."""
        parts = [shape for shape in (entry.anchor, entry.evidence, *entry.causes) if shape is not None]
        self._show_parts(parts, entry.shape)

    def zoom_to(self, place: shapely.Geometry, crs: str) -> None:
        """Bring a place of the plan's coordinate system into view, and let it flash."""
        self._crs = crs
        self._show_parts([place], place)

    def _show_parts(self, parts: Sequence[shapely.Geometry], flashed: shapely.Geometry) -> None:
        canvas = self._iface.mapCanvas()
        x0, y0, x1, y1 = shapely.total_bounds(parts)
        box = move_box(QgsRectangle(x0 - _AROUND_M, y0 - _AROUND_M, x1 + _AROUND_M, y1 + _AROUND_M), self._crs,
                       canvas.mapSettings().destinationCrs())
        canvas.setExtent(box)
        canvas.refresh()
        canvas.flashGeometries([qgis_geometry(flashed)], QgsCoordinateReferenceSystem(self._crs))

    def clear(self) -> None:
        """Take the highlight away."""
        canvas = self._iface.mapCanvas()
        while self._bands:
            canvas.scene().removeItem(self._bands.pop())

    def unload(self) -> None:
        """Take everything away that the case itself does not hold."""
        self.clear()
        self.set_stale(False)
        self.show_saved()

    def _band(self, canvas: Any, shape: shapely.Geometry, colour: QColor, width: int) -> QgsRubberBand:
        geometry = qgis_geometry(shape)
        band = QgsRubberBand(canvas, geometry.type())
        band.setToGeometry(geometry, QgsCoordinateReferenceSystem(self._crs))
        band.setColor(colour)
        fill = QColor(colour)
        fill.setAlpha(50)
        band.setFillColor(fill)
        band.setWidth(width)
        band.setIconSize(14)
        return band

    def _own(self) -> list[QgsVectorLayer]:
        return [layer for layer in QgsProject.instance().mapLayers().values() if layer.customProperty(LIVE)]

    def _group(self, plan_name: str) -> QgsLayerTreeGroup:
        root, name = QgsProject.instance().layerTreeRoot(), _group_name()
        del plan_name
        return root.findGroup(name) or root.insertGroup(0, name)

    def _layer(self, group: QgsLayerTreeGroup, table: Table) -> QgsVectorLayer:
        for layer in self._own():
            if layer.customProperty(LIVE) == table.name:
                return layer
        layer = QgsVectorLayer(f"{_KINDS[table.geometry]}?crs={self._crs}", table.title, "memory")
        layer.dataProvider().addAttributes(_fields(table))
        layer.updateFields()
        layer.loadNamedStyle(str(style_path(table.name)))
        layer.setCustomProperty(LIVE, table.name)
        # QGIS need not ask about saving what is made anew in each session.
        layer.setCustomProperty("skipMemoryLayersCheck", 1)
        layer.setReadOnly(True)
        QgsProject.instance().addMapLayer(layer, False)
        group.addLayer(layer)
        self._shown[table.name] = {}
        return layer

    def _fill(self, layer: QgsVectorLayer, told: Layer) -> None:
        fields, provider = layer.fields(), layer.dataProvider()
        shown = self._shown.setdefault(told.table.name, {})
        # The second column of a drawn table is its geometry, as a blob.
        now = {row[0]: hash(row) for row in told.rows}
        gone = [fid for key, (digest, fid) in shown.items() if now.get(key) != digest]
        if gone:
            provider.deleteFeatures(gone)
        kept = {key: pair for key, pair in shown.items() if now.get(key) == pair[0]}
        fresh = [(row, shape) for row, shape in zip(told.rows, told.geometry) if row[0] not in kept]
        made = [_feature(fields, (row[0], *row[2:]), shape) for row, shape in fresh]
        _, added = provider.addFeatures(made)
        self._shown[told.table.name] = {**kept, **{row[0]: (now[row[0]], feature.id())
                                                   for (row, _), feature in zip(fresh, added)}}
        if gone or made:
            layer.triggerRepaint()

    def _show_case(self, visible: bool) -> None:
        root = QgsProject.instance().layerTreeRoot()
        for layer in case_layers(QgsProject.instance()):
            node = root.findLayer(layer.id())
            if node is not None and node.itemVisibilityChecked() != visible:
                node.setItemVisibilityChecked(visible)


def _group_name() -> str:
    return say("Bo trygt: endnu ikke gemt", "Bo trygt: not saved yet")


def _fields(table: Table) -> list[QgsField]:
    fields = QgsFields()
    fields.append(QgsField(table.key, QMetaType.Type.Int))
    for name, declared in table.columns.items():
        fields.append(QgsField(name, _TYPES[declared.split()[0]]))
    return list(fields)


def _feature(fields: QgsFields, values: tuple[Any, ...], shape: shapely.Geometry) -> QgsFeature:
    feature = QgsFeature(fields)
    feature.setAttributes(list(values))
    feature.setGeometry(qgis_geometry(shape))
    return feature


def qgis_geometry(shape: shapely.Geometry) -> QgsGeometry:
    """A geometry as QGIS has it; a collection becomes what has most of it."""
    if shapely.get_type_id(shape) == shapely.GeometryType.GEOMETRYCOLLECTION:
        parts = shapely.get_parts(shape)
        most = parts[shapely.get_dimensions(parts) == shapely.get_dimensions(parts).max()]
        shape = shapely.union_all(most)
    made = QgsGeometry()
    made.fromWkb(shapely.to_wkb(shape, output_dimension=2))
    return made


