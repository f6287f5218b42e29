# SPDX-License-Identifier: GPL-2.0-or-later
"""A small bar: what was measured, and where the limit is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QWidget

from botrygt_qgis_plugin.adapter.language import say

_HEIGHT, _BAR = 36, 10
_WRONG, _ALLOWED, _LIMIT = QColor("#b2182b"), QColor("#d9e6ef"), QColor("#1a1a1a")
_BAD = QColor("#f4dcd6")


class MeasureBar(QWidget):
    """Shows a number against a limit; hidden where there is none of either."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: Mapping[str, Any] = {}
        self.setFixedHeight(_HEIGHT)
        self.hide()

    def show_row(self, row: Mapping[str, Any]) -> None:
        """Take the numbers of a finding's row."""
        self._row = row
        numbers = isinstance(row.get("value"), (int, float)) and isinstance(row.get("limit_value"), (int, float))
        self.setVisible(numbers)
        self.setToolTip(self.told() if numbers else "")
        self.update()

    def told(self) -> str:
        """The bar in words, for those who cannot see it."""
        return say(f"Målt {self._row.get('value_text')}, grænsen er {self._row.get('limit_text')}",
                   f"Measured {self._row.get('value_text')}, the limit is {self._row.get('limit_text')}")

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        value, limit = float(self._row["value"]), float(self._row["limit_value"])
        low, high = min(0.0, value, limit), max(value, limit, 0.0)
        span = (high - low) * 1.15 or 1.0
        width, top = float(self.width() - 2), 16.0

        def at(number: float) -> float:
            return 1.0 + (number - low) / span * width

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at_least = str(self._row.get("operator")) in (">", ">=")
        painter.fillRect(QRectF(1.0, top, at(limit) - 1.0, _BAR), _BAD if at_least else _ALLOWED)
        painter.fillRect(QRectF(at(limit), top, width - at(limit) + 1.0, _BAR), _ALLOWED if at_least else _BAD)
        begin, end = sorted((at(0.0), at(value)))
        painter.fillRect(QRectF(begin, top + 2.5, max(2.0, end - begin), _BAR - 5.0), _WRONG)
        painter.setPen(QPen(_LIMIT, 2))
        painter.drawLine(int(at(limit)), int(top - 3), int(at(limit)), int(top + _BAR + 3))
        painter.setPen(self.palette().windowText().color())
        painter.drawText(QRectF(0.0, 0.0, width, 14.0), Qt.AlignmentFlag.AlignLeft, self.told())
        painter.end()
