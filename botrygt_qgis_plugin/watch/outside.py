# SPDX-License-Identifier: GPL-2.0-or-later
"""What comes from outside QGIS: a changed rule pack, profile or release, other people's decisions."""

from __future__ import annotations

import select
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QFileSystemWatcher, QObject, QSocketNotifier, QTimer, pyqtSignal

from botrygt_qgis_plugin.casefile.case import is_database
from botrygt_qgis_plugin.casefile.journal import folder_of
from botrygt_qgis_plugin.engine.errors import BoTrygtError
from botrygt_qgis_plugin.engine.request import pack_folder
from botrygt_qgis_plugin.watch.connections import Connections
from botrygt_qgis_plugin.watch.inbox import AnswerInbox
from botrygt_qgis_plugin.watch.setting import WatchSetting

# Where nothing tells us, we look this often; files on a share are told of by nobody.
POLL_MS = 15_000


class OutsideWatch(QObject):
    """Tells that rules or a release changed, that somebody decided something, or that answers came. One connection for
    all."""

    rules_changed = pyqtSignal(str)
    case_changed = pyqtSignal()
    answers_arrived = pyqtSignal(object)
    lost = pyqtSignal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._files = QFileSystemWatcher(self)
        self._inbox = AnswerInbox(self)
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._connections = Connections()
        self._database: Any = None
        self._notifier: QSocketNotifier | None = None
        self._case: Path | None = None
        self._awaited: set[Path] = set()
        self._seen: tuple[tuple[str, int, int], ...] = ()
        self._connections.make(self._files.fileChanged, self._file_changed)
        self._connections.make(self._files.directoryChanged, self._file_changed)
        self._connections.make(self._poll.timeout, self._look)
        self._connections.make(self._inbox.arrived, self.answers_arrived)

    def begin(self, setting: WatchSetting) -> None:
        """Watch what a review rests on beside the layers, and the case."""
        self.end()
        files = list(rule_files(setting))
        self._awaited = {path for path in files if not path.exists()}
        paths = [str(path) for path in files if path.exists()]
        if paths:
            self._files.addPaths(paths)
        if is_database(setting.case_file):
            self._listen(setting.case_file)
        elif setting.case_file:
            self._case = Path(setting.case_file)
            self._seen = _journals(self._case)
        self._inbox.begin(setting)
        self._poll.start()

    def end(self) -> None:
        """Watch nothing."""
        self._poll.stop()
        self._inbox.end()
        watched = [*self._files.files(), *self._files.directories()]
        if watched:
            self._files.removePaths(watched)
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.activated.disconnect(self._heard)
            self._notifier.deleteLater()
            self._notifier = None
        if self._database is not None:
            self._database.close()
            self._database = None
        self._case, self._seen = None, ()
        self._awaited.clear()

    def cut(self) -> None:
        """Undo all that the constructor connected."""
        self.end()
        self._inbox.cut()
        self._connections.cut()

    def _listen(self, address: str) -> None:
        from botrygt_qgis_plugin.casefile.listening import listen  # psycopg2 is there only where it is wanted

        try:
            self._database = listen(address)
        except BoTrygtError as error:
            self.lost.emit(str(error))
            return
        self._notifier = QSocketNotifier(self._database.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)

    def _heard(self, *told: Any) -> None:
        """The server says something: of this case, or that it is gone."""
        del told
        from botrygt_qgis_plugin.casefile.listening import told_of

        try:
            if told_of(self._database):
                self.case_changed.emit()
        except BoTrygtError as error:
            self.end()
            self.lost.emit(str(error))

    def _file_changed(self, path: str) -> None:
        # An editor saves by putting another file in the place of the old, which is then watched no more.
        if Path(path).exists() and path not in (*self._files.files(), *self._files.directories()):
            self._files.addPath(path)
        self.rules_changed.emit(path)

    def _look(self) -> None:
        """The cheap look where nobody tells: journals and answers beside the file, whether the server still speaks."""
        self._inbox.look()
        for path in [path for path in self._awaited if path.exists()]:
            self._awaited.discard(path)
            self._file_changed(str(path))
        if self._database is not None and select.select([self._database], [], [], 0)[0]:
            self._heard()
        if self._case is not None:
            seen = _journals(self._case)
            if seen != self._seen:
                self._seen = seen
                self.case_changed.emit()


def rule_files(setting: WatchSetting) -> Iterable[Path]:
    """The pack's folder and files, the profile and the release."""
    pack = pack_folder(setting.rules)
    yield pack
    yield from sorted(pack.glob("*.json"))
    for text in (setting.profile, setting.release):
        if text:
            yield Path(text)


def _journals(case: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, size and time of each journal beside a case file, and of the file itself."""
    made = []
    for path in (case, *sorted(folder_of(case).glob("*.jsonl"))):
        try:
            told = path.stat()
        except OSError:
            continue
        made.append((path.name, told.st_size, told.st_mtime_ns))
    return tuple(made)
