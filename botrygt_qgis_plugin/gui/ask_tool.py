# SPDX-License-Identifier: GPL-2.0-or-later
"""A click on the map: why is there a finding here, and why is there none?"""

from __future__ import annotations

from typing import Any

from qgis.core import QgsPointXY
from qgis.gui import QgsMapToolEmitPoint
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractButton


class AskTool(QgsMapToolEmitPoint):
    """`asked(x, y)` in the map's coordinate system."""

    asked = pyqtSignal(float, float)

    def __init__(self, iface: Any, button: QAbstractButton) -> None:
        super().__init__(iface.mapCanvas())
        self._iface = iface
        self._button = button
        self._former: Any = None
        self.canvasClicked.connect(self._clicked)
        self._button.toggled.connect(self._toggled)

    def _toggled(self, on: bool) -> None:
        canvas = self._iface.mapCanvas()
        if on:
            former = canvas.mapTool()
            self._former = former._former if isinstance(former, AskTool) else former
            canvas.setMapTool(self)
        elif canvas.mapTool() is self:
            former, self._former = self._former, None
            canvas.unsetMapTool(self)
            if former is not None:
                canvas.setMapTool(former)

    def deactivate(self) -> None:
        super().deactivate()
        # Where another tool takes the map over, that is the one to stay.
        self._former = None
        self._button.setChecked(False)

    def _clicked(self, point: QgsPointXY, button: Any) -> None:
        del button
        self.asked.emit(point.x(), point.y())

    def unload(self) -> None:
        """Give the map back, and undo the connections."""
        self._former = None
        self._button.setChecked(False)
        self.canvasClicked.disconnect(self._clicked)
        self._button.toggled.disconnect(self._toggled)
