# SPDX-License-Identifier: GPL-2.0-or-later
"""Advisers' answers at the desk: files that the user chooses or that arrived are read into the case and shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from qgis.PyQt.QtCore import QObject, QSettings, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QFileDialog

from botrygt_qgis_plugin.adapter.answers import take_in
from botrygt_qgis_plugin.adapter.language import say, sentence
from botrygt_qgis_plugin.casefile.entries import Listing
from botrygt_qgis_plugin.casefile.events import Event
from botrygt_qgis_plugin.engine.errors import BoTrygtError
from botrygt_qgis_plugin.gui.answer_words import FINDING, PLACE, Reading, answers_page, reading_page
from botrygt_qgis_plugin.gui.findings_dock import FindingsDock
from botrygt_qgis_plugin.watch.connections import Connections

LAST_FOLDER = "botrygt/answers_folder"


class AnswerDesk(QObject):
    """Reads answer files in. `took(events)`: what was added to the case; `place_asked(x, y)`: show it on the map."""

    took = pyqtSignal(object)
    place_asked = pyqtSignal(float, float)

    def __init__(self, dock: FindingsDock, case_file: Callable[[], str], listing: Callable[[], Listing | None]) -> None:
        super().__init__(dock)
        self._dock, self._case_file, self._listing = dock, case_file, listing
        self._arrived: tuple[Path, ...] = ()
        self._connections = Connections()
        for signal, slot in ((dock.answersButton.clicked, self.choose),
                             (dock.allAnswersAction.triggered, self.show_all),
                             (dock.readArrivedButton.clicked, self._read_arrived),
                             (dock.laterButton.clicked, self._put_off), (dock.files_dropped, self.read),
                             (dock.link_followed, self._followed)):
            self._connections.make(signal, slot)

    def cut(self) -> None:
        """Undo every connection."""
        self._connections.cut()

    def arrived(self, paths: Sequence[Path]) -> None:
        """Answer files came: say so, and wait for the user."""
        self._arrived = tuple(dict.fromkeys((*self._arrived, *paths)))
        self._tell()

    def forget(self) -> None:
        """Another plan, or none: what arrived belonged to the former."""
        self._arrived = ()
        self._tell()

    def choose(self) -> None:
        """Ask which files to read."""
        kinds = say("Svarfiler", "Answer files") + " (*.json *.csv *.txt *.xlsx)"
        folder = QSettings().value(LAST_FOLDER, str(Path(self._case_file()).parent))
        names, _ = QFileDialog.getOpenFileNames(self._dock, say("Indlæs svar", "Read answers in"), str(folder), kinds)
        if names:
            QSettings().setValue(LAST_FOLDER, str(Path(names[0]).parent))
            self.read([Path(name) for name in names])

    def read(self, paths: Sequence[Path]) -> None:
        """Read these files into the case, each whole or not at all, and show what came of it."""
        case, listing = self._case_file(), self._listing()
        if not case or listing is None:
            self._dock.statusLabel.setText(say("Gennemgå planen i en sagsfil, før du indlæser svar.",
                                               "Review the plan into a case file before you read answers in."))
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            readings = [_read(path, case) for path in paths]
        finally:
            QApplication.restoreOverrideCursor()
        self._arrived = tuple(path for path in self._arrived if path not in set(paths))
        self._tell()
        added: list[Event] = [event for reading in readings if reading.applied for event in reading.applied.events]
        if added:
            self.took.emit(added)
        self._dock.show_page(say("Svar indlæst", "Answers read in"), reading_page(readings, self._listing() or listing))

    def show_all(self) -> None:
        """Every answer of the case on one page."""
        listing = self._listing()
        if listing is not None:
            self._dock.show_page(say("Svar i sagen", "Answers in the case"), answers_page(listing))

    def _tell(self) -> None:
        names = ", ".join(path.name for path in self._arrived)
        self._dock.show_notice(say(f"Nye svar: {names}", f"New answers: {names}") if names else "")

    def _read_arrived(self) -> None:
        self.read(self._arrived)

    def _put_off(self) -> None:
        self.forget()

    def _followed(self, text: str) -> None:
        if text.startswith(FINDING):
            self._dock.choose(text)
        elif text.startswith(PLACE):
            with suppress(ValueError):
                x, y = map(float, text[len(PLACE):].split(","))
                self.place_asked.emit(x, y)


def _read(path: Path, case: str) -> Reading:
    try:
        return Reading(path.name, take_in(case, path))
    except BoTrygtError as error:
        return Reading(path.name, None, sentence(error))
