# SPDX-License-Identifier: GPL-2.0-or-later
"""A click on the map: which windows and doors see this place, and what stands in the way of the others?"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent
from qgis.PyQt.QtWidgets import QAbstractButton

from botrygt_qgis_plugin.adapter.language import language
from botrygt_qgis_plugin.adapter.layers import authid, transform
from botrygt_qgis_plugin.engine.declare import declared
from botrygt_qgis_plugin.engine.maps.chart import Place
from botrygt_qgis_plugin.engine.maps.ray_words import rays_sentence
from botrygt_qgis_plugin.engine.maps.rays import BLOCKED, FREE, MAYBE, blocking, ray_chart
from botrygt_qgis_plugin.engine.maps.told import map_params
from botrygt_qgis_plugin.engine.review import Result
from botrygt_qgis_plugin.gui.ask_tool import AskTool
from botrygt_qgis_plugin.gui.marks import qgis_geometry

# Colour, width and pen, so that the pen alone tells; the last drawn lies on top.
_LOOKS = {BLOCKED: (QColor(178, 24, 43, 210), 2, Qt.PenStyle.DashLine),
          MAYBE: (QColor(90, 90, 90, 210), 2, Qt.PenStyle.DotLine),
          FREE: (QColor(0, 114, 178, 230), 2, Qt.PenStyle.SolidLine)}
_BLOCKER, _PLACE = QColor(230, 159, 0, 230), QColor(0, 0, 0, 230)


class SightTool(AskTool):
    """`asked(x, y)` in the map's coordinate system; `cleared()` when the lines are taken away by Esc."""

    cleared = pyqtSignal()

    def __init__(self, iface: Any, button: QAbstractButton) -> None:
        super().__init__(iface, button)
        self._bands: list[QgsRubberBand] = []

    def look(self, result: Result, x: float, y: float) -> str:
        """Draw the sight lines to a place of the map, and tell them in one sentence. Raises BoTrygtError."""
        self.clear()
        canvas, scene = self._iface.mapCanvas(), declared(result.scene, result.rulebook.declared)
        shown = authid(canvas.mapSettings().destinationCrs())
        at = transform(np.array([shapely.Point(x, y)], dtype=object), shown, scene.crs)[0]
        place, params = Place("", at.x, at.y), map_params(result.rulebook)
        chart = ray_chart(scene, [place], params, language())
        states, crs = np.array(chart.columns["state"], dtype=object), QgsCoordinateReferenceSystem(scene.crs)
        for shape in blocking(scene, place, params).tolist():
            self._draw(shape, crs, (_BLOCKER, 4, Qt.PenStyle.SolidLine))
        for state, look in _LOOKS.items():
            lines = chart.geometry[states == state]
            if len(lines):
                self._draw(shapely.multilinestrings(lines), crs, look)
        self._draw(at, crs, (_PLACE, 3, Qt.PenStyle.SolidLine))
        return rays_sentence(chart, params["eye_range_m"], language())

    def _draw(self, shape: shapely.Geometry, crs: QgsCoordinateReferenceSystem,
              look: tuple[QColor, int, Qt.PenStyle]) -> None:
        geometry, (colour, width, pen) = qgis_geometry(shape), look
        band = QgsRubberBand(self._iface.mapCanvas(), geometry.type())
        band.setToGeometry(geometry, crs)
        band.setColor(colour)
        fill = QColor(colour)
        fill.setAlpha(60)
        band.setFillColor(fill)
        band.setWidth(width)
        band.setLineStyle(pen)
        self._bands.append(band)

    def clear(self) -> None:
        """Take the lines away."""
        while self._bands:
            self._iface.mapCanvas().scene().removeItem(self._bands.pop())

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Esc takes the lines away; where there are none it puts the tool down."""
        if event is None or event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._bands:
            self.clear()
            self.cleared.emit()
        else:
            self._button.setChecked(False)

    def deactivate(self) -> None:
        self.clear()
        super().deactivate()

    def unload(self) -> None:
        """Take the lines away, give the map back, and undo the connections."""
        self.clear()
        super().unload()
