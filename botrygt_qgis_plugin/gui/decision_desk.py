# SPDX-License-Identifier: GPL-2.0-or-later
"""Decisions at the desk: what the dock's boxes and links ask for, made into events."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import QObject

from botrygt_qgis_plugin.casefile.deciding import Choice, Deciding
from botrygt_qgis_plugin.casefile.events import Event
from botrygt_qgis_plugin.gui.detail_words import TAKE_BACK
from botrygt_qgis_plugin.gui.findings_dock import FindingsDock
from botrygt_qgis_plugin.watch.connections import Connections

Make = Callable[[Deciding], Sequence[Event]]


class DecisionDesk(QObject):
    """Decides about the chosen finding. add: keeps what is decided, True where it was kept."""

    def __init__(self, dock: FindingsDock, add: Callable[[Make], bool]) -> None:
        super().__init__(dock)
        self._dock, self._add = dock, add
        self._connections = Connections()
        for signal, slot in ((dock.decideButton.clicked, self._decide), (dock.undoButton.clicked, self._undo),
                             (dock.assignButton.clicked, self._assign), (dock.commentButton.clicked, self._comment),
                             (dock.commentEdit.returnPressed, self._comment),
                             (dock.link_followed, self._followed)):
            self._connections.make(signal, slot)

    def cut(self) -> None:
        """Undo every connection."""
        self._connections.cut()

    def _decide(self) -> None:
        entry, dock = self._dock.chosen(), self._dock
        if entry is None:
            return
        choice = Choice(dock.newStateBox.currentData(), dock.reasonEdit.text(), dock.untilEdit.text().strip())
        if self._add(lambda deciding: [deciding.state(entry.number, choice)]):
            dock.reasonEdit.clear()
            dock.untilEdit.clear()

    def _undo(self) -> None:
        entry = self._dock.chosen()
        if entry is not None:
            self._add(lambda deciding: [deciding.undo(entry.number)])

    def _assign(self) -> None:
        entry, to = self._dock.chosen(), self._dock.assigneeEdit.text()
        if entry is not None:
            self._add(lambda deciding: [deciding.assign(entry.number, to)])

    def _comment(self) -> None:
        entry, text = self._dock.chosen(), self._dock.commentEdit.text()
        if entry is not None and self._add(lambda deciding: [deciding.comment(entry.number, text)]):
            self._dock.commentEdit.clear()

    def _followed(self, text: str) -> None:
        """A link that takes back a comment or an assignment."""
        entry = self._dock.chosen()
        if entry is not None and text.startswith(TAKE_BACK):
            self._add(lambda deciding: [deciding.undo(entry.number, text[len(TAKE_BACK):])])
