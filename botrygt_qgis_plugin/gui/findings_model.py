# SPDX-License-Identifier: GPL-2.0-or-later
"""The findings as a table, and one proxy for each concern that narrows or orders it; stacked, each small."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

import shapely
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, QPointF, QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont, QPainter, QPen, QPixmap, QPolygonF

from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.casefile.entries import Entry
from botrygt_qgis_plugin.casefile.state_words import STATES, worded
from botrygt_qgis_plugin.engine.outlines import EDGES, outline
from botrygt_qgis_plugin.engine.terms import SEVERITY
from botrygt_qgis_plugin.gui.detail_words import state_of, subject_of

NUMBER, GRAVITY, TITLE, STATE = range(4)
ENTRY = int(Qt.ItemDataRole.UserRole) + 1
# As on the map; the word stands beside it.
COLOURS = {"high": "#b04a00", "medium": "#e69f00", "low": "#0068a8"}
_SIGN_PX = 15
_STALE = QColor("#8a8a8a")


class FindingsModel(QAbstractTableModel):
    """Entries in the order in which people should look at them."""

    stale_changed = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self.stale = False

    def entries(self) -> tuple[Entry, ...]:
        """All entries."""
        return self._entries

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Take other entries; where they are the same findings in the same order, views keep what they have."""
        same = [entry.key for entry in entries] == [entry.key for entry in self._entries]
        if not same:
            self.beginResetModel()
        self._entries = tuple(entries)
        if same:
            self.dataChanged.emit(self.index(0, 0), self.index(max(0, len(entries) - 1), STATE))
        else:
            self.endResetModel()

    def set_stale(self, stale: bool) -> None:
        """Grey while what is shown is looked at again. The entries are the same, so no proxy need ask them anew."""
        if stale != self.stale:
            self.stale = stale
            self.stale_changed.emit()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else STATE + 1

    def headerData(self, section: int, orientation: Qt.Orientation,
                   role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (say("Nr.", "No."), say("Alvor", "Severity"), say("Fund", "Finding"), say("Tilstand", "State"))[section]

    def data(self, index: QModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(entry, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.row.get(f"summary_{language()}") or subject_of(entry)
        if role == Qt.ItemDataRole.ForegroundRole:
            settled = entry.standing is None or entry.standing.settled
            return _STALE if self.stale or settled else None
        if role == Qt.ItemDataRole.DecorationRole and index.column() == NUMBER and entry.severity in COLOURS:
            return mark(str(entry.row.get("domain") or ""), entry.severity, self.stale)
        if role == Qt.ItemDataRole.FontRole and entry.standing is not None and entry.standing.disputed:
            bold = QFont()
            bold.setBold(True)
            return bold
        return None

    def _text(self, entry: Entry, column: int) -> str:
        if column == NUMBER:
            return str(entry.number) if entry.number else "–"
        if column == GRAVITY:
            return SEVERITY[entry.severity][language() == "en"] if entry.severity in SEVERITY else ""
        if column == TITLE:
            return f"{entry.row.get(f'title_{language()}') or entry.row.get('rule', '')} – {subject_of(entry)}"
        return worded(STATES, entry.state, language()) if entry.number else say("indikation", "indication")


def mark(domain: str, severity: str, stale: bool) -> QPixmap:
    """The sign of a finding, as the map has it: the outline of its domain, edge and colour of its severity."""
    made = QPixmap(_SIGN_PX, _SIGN_PX)
    made.fill(QColor(0, 0, 0, 0))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(_STALE if stale else QColor(COLOURS[severity]))
    edge = EDGES[severity] * _SIGN_PX
    painter.setPen(QPen(QColor("#1a1a1a"), edge))
    half, reach = _SIGN_PX / 2, (_SIGN_PX - edge) / 2
    corners = outline(domain)
    if corners:
        painter.drawPolygon(QPolygonF([QPointF(half + reach * x, half + reach * y) for x, y in corners]))
    else:
        painter.drawEllipse(QPointF(half, half), reach, reach)
    painter.end()
    return made


class EntryProxy(QSortFilterProxyModel):
    """Shows the entries that `wants` wants. Subclasses say which, and call `invalidateFilter` when that changes."""

    narrows = False

    def wants(self, entry: Entry) -> bool:
        """Whether an entry is shown; asked only where the proxy narrows the list at all."""
        raise NotImplementedError

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        if not self.narrows:
            return True
        source = self.sourceModel()
        return self.wants(source.data(source.index(row, 0, parent), ENTRY))


class ChoiceProxy(EntryProxy):
    """One choice among words, such as the severity; '' shows all."""

    def __init__(self, words_of: Callable[[Entry], Collection[str]], parent: QObject) -> None:
        super().__init__(parent)
        self._words_of = words_of
        self._wanted = ""

    def choose(self, word: str) -> None:
        """Show only entries of this word."""
        self._wanted, self.narrows = word, bool(word)
        self.invalidateFilter()

    def wants(self, entry: Entry) -> bool:
        return self._wanted in self._words_of(entry)


class TextProxy(EntryProxy):
    """Entries in whose text every word stands."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()

    def look_for(self, text: str) -> None:
        """Show only entries with these words."""
        self._words = tuple(text.casefold().split())
        self.narrows = bool(self._words)
        self.invalidateFilter()

    def wants(self, entry: Entry) -> bool:
        row = entry.row
        said = (entry.number, subject_of(entry), row.get(f"title_{language()}"), row.get(f"summary_{language()}"),
                row.get("rule"), state_of(entry.standing))
        told = " ".join(map(str, said)).casefold()
        return all(word in told for word in self._words)


class ExtentProxy(EntryProxy):
    """Entries whose subject lies in the box that the map shows; None shows all."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._box: shapely.Geometry | None = None

    def look_in(self, box: shapely.Geometry | None) -> None:
        """Show only entries here; the box is in the plan's coordinate system."""
        if box is None and self._box is None:
            return
        self._box, self.narrows = box, box is not None
        self.invalidateFilter()

    def wants(self, entry: Entry) -> bool:
        return self._box is None or bool(shapely.intersects(self._box, entry.shape))


class PriorityProxy(QSortFilterProxyModel):
    """The order: by what should be looked at first, or by a column that was clicked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setDynamicSortFilter(True)

    def lessThan(self, left: QModelIndex, right: QModelIndex) -> bool:
        if left.column() == GRAVITY:
            # The entries come in this order, and no proxy below changes it.
            return left.row() < right.row()
        if left.column() == NUMBER:
            one, other = (self.sourceModel().data(index, ENTRY) for index in (left, right))
            return (one.number or 10**9) < (other.number or 10**9)
        return bool(left.data() < right.data())


