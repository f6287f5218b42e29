# SPDX-License-Identifier: GPL-2.0-or-later
"""One round of watching in the background: changed layers are read, the plan is reviewed, the list is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from qgis.core import Qgis, QgsTask

from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.adapter.layers import Snapshot, transform
from botrygt_qgis_plugin.adapter.resources import release_memory
from botrygt_qgis_plugin.casefile.case import case_is_there, is_database, open_case, write_case
from botrygt_qgis_plugin.casefile.entries import Listing, live_listing
from botrygt_qgis_plugin.casefile.events import now
from botrygt_qgis_plugin.casefile.memory import Case
from botrygt_qgis_plugin.casefile.record import Run
from botrygt_qgis_plugin.engine.errors import BoTrygtError, Cancelled, as_told
from botrygt_qgis_plugin.engine.job import PlanOutcome
from botrygt_qgis_plugin.engine.layers import LayerUse
from botrygt_qgis_plugin.engine.live import Live
from botrygt_qgis_plugin.engine.request import job_of
from botrygt_qgis_plugin.engine.review import Listener
from botrygt_qgis_plugin.watch.setting import WatchSetting


@dataclass(frozen=True)
class Work:
    """What one round is to do.

    live: what is known from the last; None makes everything anew, rules too. changed: layers to read by id, None for
    those that are gone; uses: what each layer is. keep: write the case as well. case: as last read; None reads it.
    """

    number: int
    setting: WatchSetting
    live: Live | None
    changed: Mapping[str, Snapshot | None]
    uses: Mapping[str, LayerUse]
    keep: bool
    case: Case | None


@dataclass(frozen=True)
class Done:
    """What a round brought: what to know for the next, the list, the plans there are.

    kept: the case's address where it was written; unsaved: the case does not say what the list says; case: as read.
    """

    live: Live
    listing: Listing
    outcome: PlanOutcome
    plans: tuple[tuple[str, str], ...]
    kept: str
    unsaved: bool
    case: Case | None


class LiveTask(QgsTask):
    """Does a piece of `Work`; `done` afterwards, or `error` (Cancelled where it was given up)."""

    def __init__(self, work: Work) -> None:
        super().__init__(say("Følger lokalplanen", "Watching the local plan"),
                         QgsTask.Flag.CanCancel | QgsTask.Flag.Hidden | QgsTask.Flag.Silent)
        self.work = work
        self.done: Done | None = None
        self.error: BoTrygtError | None = None
        self._stopped = False

    def stop(self) -> None:
        """Ask the round to end; call on the main thread."""
        self._stopped = True
        # QGIS deletes a task that is cancelled in the queue, even while a thread takes it up, and crashes.
        if self.status() == QgsTask.TaskStatus.Running:
            self.cancel()

    def _is_stopped(self) -> bool:
        return self._stopped or self.isCanceled()

    def run(self) -> bool:
        try:
            self.done = self._worked()
        except Exception as error:
            self.error = as_told(error, self.work.setting.plan_id)
            return False
        return True

    def _worked(self) -> Done:
        work = self.work
        live = work.live if work.live is not None else _begun(work.setting)
        read = {name: None if shot is None else shot.read(stopped=self._is_stopped)
                for name, shot in work.changed.items()}
        live = live.with_layers(read, work.uses)
        live, outcome = live.reviewed(Listener(lambda part: self.setProgress(100.0 * part), self._is_stopped))
        case = work.case
        if case is None and work.setting.case_file and case_is_there(work.setting.case_file):
            case = open_case(work.setting.case_file).read()
        if self._is_stopped():
            raise Cancelled
        return self._told(live, outcome, case)

    def _told(self, live: Live, outcome: PlanOutcome, case: Case | None) -> Done:
        work, result = self.work, outcome.result
        if result is None:
            raise Cancelled
        run = Run(outcome, result, live.job, {"QGIS": Qgis.version()}, True, now(), date.today())
        kept = ""
        if work.keep and work.setting.case_file:
            _, kept = write_case(work.setting.case_file, outcome, live.job, run.versions, True)
            case = open_case(work.setting.case_file).read()
        unsaved = case is None or case.digest != outcome.digest or is_database(work.setting.case_file)
        return Done(live, live_listing(run, case), outcome, live.plans, kept, unsaved, case)


def _begun(setting: WatchSetting) -> Live:
    request = replace(setting.request(), release_memory=release_memory())
    return Live(job_of(request, partial(transform), {}), setting.plan_id)
