# SPDX-License-Identifier: GPL-2.0-or-later
"""The smallest change that cures one finding, sought in the background when asked for: a live review seeks none."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QObject, pyqtSignal

from botrygt_qgis_plugin.adapter.language import say, sentence
from botrygt_qgis_plugin.casefile.entries import Listing
from botrygt_qgis_plugin.engine.errors import BoTrygtError, Cancelled, as_told
from botrygt_qgis_plugin.engine.findings import Finding
from botrygt_qgis_plugin.engine.remedies import with_remedies
from botrygt_qgis_plugin.engine.remedy_words import remedy_sentence
from botrygt_qgis_plugin.engine.review import Result
from botrygt_qgis_plugin.gui.detail_words import SEEK
from botrygt_qgis_plugin.gui.findings_dock import FindingsDock

NONE_FOUND = {"da": "Der er ikke fundet en ændring af planen, der løser det.",
              "en": "No change of the plan was found that cures it."}


class RemedyTask(QgsTask):
    """Seeks for one finding; `told` afterwards (in Danish and English), or `error`."""

    def __init__(self, result: Result, finding: Finding) -> None:
        super().__init__(say("Søger mindste ændring", "Seeking the smallest change"), QgsTask.Flag.CanCancel)
        self._result, self.finding = result, finding
        self.told: dict[str, str] = {}
        self.error: BoTrygtError | None = None

    def run(self) -> bool:
        try:
            (found,) = with_remedies(replace(self._result, findings=(self.finding,)), self.isCanceled).findings
            self.told = {language: remedy_sentence(found.remedy, language) or NONE_FOUND[language]
                         for language in NONE_FOUND}
        except Exception as error:
            self.error = as_told(error, self.finding.rule)
            return False
        return True


class RemedyDesk(QObject):
    """`found(finding id, words)`: what came of a search, for the review that it was asked of."""

    found = pyqtSignal(str, object)

    def __init__(self, dock: FindingsDock, listing: Callable[[], Listing | None]) -> None:
        super().__init__(dock)
        self._dock, self._listing = dock, listing
        self._task: RemedyTask | None = None
        self._of: Result | None = None
        dock.link_followed.connect(self._followed)

    def cut(self) -> None:
        """Stop seeking, and undo every connection."""
        self._let_go()
        self._dock.link_followed.disconnect(self._followed)

    def _followed(self, text: str) -> None:
        entry, listing = self._dock.chosen(), self._listing()
        if text != SEEK or entry is None or listing is None or listing.result is None:
            return
        finding = next((f for f in listing.result.findings if f.id == entry.row["finding_id"]), None)
        if finding is None:
            return
        self._let_go()
        self._of, self._task = listing.result, RemedyTask(listing.result, finding)
        self._task.taskCompleted.connect(self._ended)
        self._task.taskTerminated.connect(self._ended)
        self._dock.statusLabel.setText(say(f"Søger mindste ændring for fund {entry.number} …",
                                           f"Seeking the smallest change for finding {entry.number} …"))
        QgsApplication.taskManager().addTask(self._task)

    def _ended(self) -> None:
        task, of, listing = self._task, self._of, self._listing()
        self._let_go()
        if task is None:
            return
        if task.error is not None and not isinstance(task.error, Cancelled):
            self._dock.statusLabel.setText(sentence(task.error))
        elif task.told and listing is not None and listing.result is of:
            self._dock.statusLabel.setText(say("Der er søgt efter mindste ændring.", "The smallest change was sought."))
            self.found.emit(task.finding.id, task.told)
        else:
            self._dock.statusLabel.setText(say("Planen er ændret imens; søg igen.", "The plan changed; seek again."))

    def _let_go(self) -> None:
        task, self._task, self._of = self._task, None, None
        if task is not None:
            with suppress(RuntimeError, TypeError):
                task.taskCompleted.disconnect(self._ended)
                task.taskTerminated.disconnect(self._ended)
                if task.status() == QgsTask.TaskStatus.Running:
                    task.cancel()
