# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of guessed roles: one row per layer, the role can be changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import role_words

LAYER, ROLE, SURE, WHY = range(4)


@dataclass(frozen=True)
class RoleRow:
    """One layer of the project: what it was guessed to be, why, and whether a person chose it."""

    layer_id: str
    name: str
    source: str
    role: Role
    choices: tuple[Role, ...]
    sure: str
    why: str


class RolesModel(QAbstractTableModel):
    """Rows of RoleRow; only the role column can be edited."""

    role_chosen = pyqtSignal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RoleRow] = []

    def show_rows(self, rows: Sequence[RoleRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, index: int) -> RoleRow:
        """The row at this place."""
        return self._rows[index]

    def rows(self) -> tuple[RoleRow, ...]:
        """All rows, as they now are."""
        return tuple(self._rows)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (say("Lag", "Layer"), say("Bruges som", "Used as"), say("Hvor sikkert", "Certainty"),
                say("Hvorfor", "Why"))[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.EditRole and index.column() == ROLE:
            return row.role.value
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.why if index.column() == WHY else row.source
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (row.name, role_words(row.role, language()), row.sure, row.why)[index.column()]

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        offers = index.isValid() and index.column() == ROLE and len(self._rows[index.row()].choices) > 1
        return flags | Qt.ItemFlag.ItemIsEditable if offers else flags

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        row = self._rows[index.row()]
        self._rows[index.row()] = replace(row, role=Role(value), sure=say("valgt", "chosen"),
                                          why=say("Valgt af dig.", "Chosen by you."))
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), 3))
        self.role_chosen.emit(row.layer_id, value)
        return True


class RoleDelegate(QStyledItemDelegate):
    """A drop-down with the roles that the layer's geometry allows: one click opens it, the next one chooses."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> QWidget:
        del option
        box = QComboBox(parent)
        for choice in index.model().row(index.row()).choices:
            box.addItem(role_words(choice, language()), choice.value)
        # Where buttons take no focus (macOS), an open editor would keep the choice to itself when the review starts.
        box.activated.connect(partial(self._chosen, box))
        QTimer.singleShot(0, box.showPopup)
        return box

    def _chosen(self, box: QComboBox, place: int) -> None:
        del place
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QComboBox, index: QModelIndex) -> None:
        editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QComboBox, model: RolesModel, index: QModelIndex) -> None:
        model.setData(index, editor.currentData())
