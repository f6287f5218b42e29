# SPDX-License-Identifier: GPL-2.0-or-later
"""A review in the background: pure data in, a report out; no layer or project is touched here."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsTask

from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.adapter.plans import Report, plan_inputs, review_request
from botrygt_qgis_plugin.engine.errors import BoTrygtError
from botrygt_qgis_plugin.engine.layers import RawLayer
from botrygt_qgis_plugin.engine.request import Request


class ReviewTask(QgsTask):
    """Reviews a snapshot; `report` afterwards, or `error` (None where the user stopped it)."""

    def __init__(self, request: Request, layers: Sequence[RawLayer]) -> None:
        super().__init__(say("Gennemgår lokalplan", "Reviewing local plan"), QgsTask.Flag.CanCancel)
        self.request = request
        self.layers = tuple(layers)
        self.report: Report | None = None
        self.error: BoTrygtError | None = None
        self._stopped = False

    def stop(self) -> None:
        """Ask the review to end; call on the main thread."""
        self._stopped = True
        # QGIS deletes a task that is cancelled in the queue, even while a thread takes it up, and crashes. Left alone
        # it begins, sees that it was stopped, and ends.
        if self.status() == QgsTask.TaskStatus.Running:
            self.cancel()

    def _is_stopped(self) -> bool:
        return self._stopped or self.isCanceled()

    def run(self) -> bool:
        try:
            self.report = review_request(self.request, plan_inputs("", "", self.layers),
                                         lambda part: self.setProgress(100.0 * part), self._is_stopped)
        except BoTrygtError as error:
            self.error = error
            return False
        return True
