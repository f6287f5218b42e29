# SPDX-License-Identifier: GPL-2.0-or-later
"""Advisers' answer files that arrive beside the case: heard of, looked into, and never read in unasked."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from qgis.core import QgsApplication, QgsProject, QgsTask
from qgis.PyQt.QtCore import QFileSystemWatcher, QObject, QTimer, pyqtSignal

from botrygt_qgis_plugin.adapter.answers import unread_answers
from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.casefile.case import is_database
from botrygt_qgis_plugin.engine.errors import BoTrygtError
from botrygt_qgis_plugin.watch.connections import Connections
from botrygt_qgis_plugin.watch.setting import WatchSetting

SUFFIXES = (".json", ".csv", ".txt", ".xlsx")
# A folder inside the case's own in which answers may be gathered.
SUBFOLDER = "svar"
# A file that is being saved changes more than once.
SETTLE_MS = 400
_MOST = 200

Stamp = tuple[str, int, int]


class InboxTask(QgsTask):
    """Looks into files; `found` afterwards: those that hold answers the case does not know."""

    def __init__(self, case: str, paths: Sequence[Path]) -> None:
        super().__init__(say("Ser efter svar", "Looking for answers"), QgsTask.Flag.Hidden | QgsTask.Flag.Silent)
        self._case, self._paths = case, tuple(paths)
        self.found: tuple[Path, ...] = ()

    def run(self) -> bool:
        with suppress(BoTrygtError):
            self.found = unread_answers(self._case, self._paths)
        return True


class AnswerInbox(QObject):
    """The folder of the case, or the project's where the case is in a database; `arrived(paths)` of new answer files.
    """

    arrived = pyqtSignal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folders = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._connections = Connections()
        self._connections.make(self._folders.directoryChanged, self._changed)
        self._connections.make(self._timer.timeout, self.look)
        self._task: InboxTask | None = None
        self._case = ""
        self._seen: set[Stamp] = set()

    def begin(self, setting: WatchSetting) -> None:
        """Look at what is there already, and listen from now on."""
        self.end()
        if not setting.case_file:
            return
        self._case = setting.case_file
        folders = [str(folder) for folder in self._where() if folder.is_dir()]
        if folders:
            self._folders.addPaths(folders)
        self._timer.start(SETTLE_MS)

    def end(self) -> None:
        """Hear nothing more."""
        self._timer.stop()
        self._let_go()
        if self._folders.directories():
            self._folders.removePaths(self._folders.directories())
        self._case = ""
        self._seen.clear()

    def cut(self) -> None:
        """Undo all that the constructor connected."""
        self.end()
        self._connections.cut()

    def look(self) -> None:
        """Have new files looked into; those that were looked at before are not, unless they have changed."""
        if not self._case or self._task is not None:
            return
        new = [stamp for stamp in _stamps(self._where()) if stamp not in self._seen]
        if not new:
            return
        self._seen.update(new)
        self._task = InboxTask(self._case, [Path(name) for name, _, _ in new])
        self._task.taskCompleted.connect(self._looked)
        self._task.taskTerminated.connect(self._looked)
        QgsApplication.taskManager().addTask(self._task)

    def _where(self) -> tuple[Path, ...]:
        home = QgsProject.instance().homePath()
        place = home if is_database(self._case) else Path(self._case).absolute().parent
        return (Path(place), Path(place) / SUBFOLDER) if place else ()

    def _changed(self, path: str) -> None:
        del path
        beside = [str(folder) for folder in self._where() if folder.is_dir()]
        new = [folder for folder in beside if folder not in self._folders.directories()]
        if new:
            self._folders.addPaths(new)
        self._timer.start(SETTLE_MS)

    def _looked(self) -> None:
        task = self._task
        self._let_go()
        if task is not None and task.found and self._case:
            self.arrived.emit(task.found)
        if self._case:
            # What came while it looked.
            self._timer.start(SETTLE_MS)

    def _let_go(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            with suppress(RuntimeError, TypeError):
                task.taskCompleted.disconnect(self._looked)
                task.taskTerminated.disconnect(self._looked)


def _stamps(folders: Sequence[Path]) -> list[Stamp]:
    """Name, size and time of each file that may hold answers, the newest first; a crowded folder is not read whole."""
    made: list[Stamp] = []
    for path in (path for folder in folders if folder.is_dir() for path in folder.iterdir()):
        with suppress(OSError):
            if path.suffix.lower() in SUFFIXES and path.is_file():
                told = path.stat()
                made.append((str(path), told.st_size, told.st_mtime_ns))
    return sorted(made, key=lambda stamp: -stamp[2])[:_MOST]
