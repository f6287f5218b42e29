# SPDX-License-Identifier: GPL-2.0-or-later
"""The watch hub: hears that something changed, waits a moment, has the plan reviewed again, and says where it stands.

It owns every connection and undoes exactly those. Its slots note a layer's id and start a timer, so that no edit is
refused and no save delayed; everything else happens in a task. Layers are held by id and looked up each time.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import replace
from time import monotonic

from qgis.core import QgsApplication, QgsMapLayer, QgsProject, QgsTask, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from botrygt_qgis_plugin.adapter.language import say, sentence
from botrygt_qgis_plugin.adapter.layers import Snapshot, snapshot
from botrygt_qgis_plugin.adapter.session import lasting_source
from botrygt_qgis_plugin.casefile.memory import Case
from botrygt_qgis_plugin.engine.errors import BoTrygtError, Cancelled, CrimeDataError
from botrygt_qgis_plugin.engine.layers import LayerUse
from botrygt_qgis_plugin.engine.live import Live
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.watch.connections import Connections
from botrygt_qgis_plugin.watch.layer_ears import LayerEar
from botrygt_qgis_plugin.watch.live_task import Done, LiveTask, Work
from botrygt_qgis_plugin.watch.outside import OutsideWatch
from botrygt_qgis_plugin.watch.setting import WatchSetting, keep_setting, kept_setting

OFF, WATCHING, PAUSED, LOST = "off", "watching", "paused", "lost"
# So long after the last change a round begins; a stream of changes does not put it off longer than the second.
PAUSE_MS, LONGEST_MS = 30, 400
SWITCH_SECONDS = 0.0005


class WatchHub(QObject):
    """Follows one plan of the project.

    state_changed(state, reason): where the hub stands. went_stale: what is shown is being looked at again. done(Done):
    a round ended and nothing has changed since. failed(text): a round could not be done. answers_arrived(paths): files
    from advisers that are not read in yet.
    """

    state_changed = pyqtSignal(str, str)
    went_stale = pyqtSignal()
    progressed = pyqtSignal(float)
    done = pyqtSignal(object)
    failed = pyqtSignal(str)
    case_changed = pyqtSignal()
    answers_arrived = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setting: WatchSetting | None = None
        self.state, self.reason = OFF, ""
        self.changed_since: set[str] = set()
        self._run = 0
        self._switch = sys.getswitchinterval()
        self._live: Live | None = None
        self._case: Case | None = None
        self._task: LiveTask | None = None
        self._dirty: set[str] = set()
        self._keep = False
        self._since = 0.0
        self._ears: dict[str, LayerEar] = {}
        self._project_ears = Connections()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)
        self._grey = QTimer(self)
        self._grey.setSingleShot(True)
        self._grey.timeout.connect(self.went_stale)
        self._outside = OutsideWatch(self)
        self._outside.rules_changed.connect(self._rules_changed)
        self._outside.case_changed.connect(self._case_told)
        self._outside.answers_arrived.connect(self.answers_arrived)
        self._outside.lost.connect(self._outside_lost)
        project = QgsProject.instance()
        self._project_ears.make(project.layersAdded, self._layers_added)
        self._project_ears.make(project.layersWillBeRemoved, self._layers_going)
        self._project_ears.make(project.readProject, self._project_read)
        self._project_ears.make(project.cleared, self._project_cleared)

    # -- what the user does

    def watch(self, setting: WatchSetting) -> None:
        """Watch the project's layers that the setting names, from now on and after the project is read again."""
        self._forget()
        self.setting = setting
        keep_setting(QgsProject.instance(), setting)
        self._bind()

    def pause(self) -> None:
        """Hear what changes, but do not review; the project remembers it."""
        if self.setting is None:
            return
        self._give_up()
        self._timer.stop()
        self._grey.stop()
        self._resolve(replace(self.setting, on=False))
        self._say(PAUSED, "")

    def resume(self) -> None:
        """Review what changed while the watch was paused, and go on."""
        if self.setting is not None:
            self._resolve(replace(self.setting, on=True))
            self.changed_since.clear()
            self._bind()

    def stop(self) -> None:
        """Watch nothing, at once, and take the watch out of the project."""
        self._forget()
        keep_setting(QgsProject.instance(), None)

    def review_now(self, keep: bool = True) -> None:
        """Review without waiting for a change; `keep` writes the case as well."""
        if self.setting is None:
            return
        self._keep = self._keep or keep
        self._soon(0)

    def unload(self) -> None:
        """Undo every connection."""
        self._forget()
        self._project_ears.cut()
        self._timer.timeout.disconnect(self._begin)
        self._grey.timeout.disconnect(self.went_stale)
        self._outside.rules_changed.disconnect(self._rules_changed)
        self._outside.case_changed.disconnect(self._case_told)
        self._outside.answers_arrived.disconnect(self.answers_arrived)
        self._outside.lost.disconnect(self._outside_lost)
        self._outside.cut()

    def took(self, case: Case | None) -> None:
        """The case as it is after a decision; None where it must be read again."""
        self._case = case

    # -- what is heard

    def _heard(self, layer_id: str) -> None:
        if self.state == PAUSED:
            self.changed_since.add(layer_id)
            self._dirty.add(layer_id)
            self._say(PAUSED, "")
            return
        if not self._dirty and self._task is None:
            # What is grey then is drawn after the edit is done, not in the middle of it.
            self._grey.start(0)
        self._dirty.add(layer_id)
        self._soon(PAUSE_MS)

    def _heard_saved(self, layer_id: str) -> None:
        self._keep = True
        self._heard(layer_id)

    def _layers_added(self, layers: list[QgsMapLayer]) -> None:
        if self.setting is not None and self.state != PAUSED and any(self._use_of(layer) for layer in layers):
            self._bind()

    def _layers_going(self, layer_ids: list[str]) -> None:
        gone = [layer_id for layer_id in layer_ids if layer_id in self._ears]
        for layer_id in gone:
            self._ears.pop(layer_id).cut()
            self._heard(layer_id)
        if gone and self._missing():
            self._say_lost()

    def _project_read(self) -> None:
        """Another project, or the same one again: nothing of the former is known here any more."""
        self._forget()
        self.look_in_project()

    def look_in_project(self) -> None:
        """Take up the watch that the project keeps."""
        setting = kept_setting(QgsProject.instance())
        if setting is None:
            return
        self.setting = setting
        self._bind()
        if not setting.on:
            self._say(PAUSED, "")

    def _project_cleared(self) -> None:
        self._forget()

    def _rules_changed(self, path: str) -> None:
        del path
        self._live = None
        if self.state == PAUSED:
            self.changed_since.add(say("reglerne", "the rules"))
            self._say(PAUSED, "")
            return
        self._dirty.update(self._ears)
        self.went_stale.emit()
        self._soon(PAUSE_MS)

    def _case_told(self) -> None:
        self._case = None
        self.case_changed.emit()

    def _outside_lost(self, reason: str) -> None:
        self._say(LOST, reason)

    # -- rounds

    def _soon(self, wait_ms: int) -> None:
        """Begin a round a moment after the last change, but not for ever later."""
        if not self._timer.isActive():
            self._since = monotonic()
        left = LONGEST_MS - 1000.0 * (monotonic() - self._since)
        self._timer.start(max(0, int(min(wait_ms, left))))

    def _begin(self) -> None:
        if self.setting is None or self.state in (OFF, PAUSED):
            return
        if self._task is not None:
            # What it reads is out of date; it ends at its next look, and then the next round begins.
            self._task.stop()
            return
        try:
            changed = self._snapshots()
        except BoTrygtError as error:
            self._fail(error)
            return
        self._run += 1
        work = Work(self._run, self.setting, self._live, changed, self._uses(), self._keep, self._case)
        self._dirty.clear()
        self._keep = False
        self._start(LiveTask(work))

    def _snapshots(self) -> dict[str, Snapshot | None]:
        project = QgsProject.instance()
        names = set(self._ears) | self._dirty if self._live is None else set(self._dirty)
        shots: dict[str, Snapshot | None] = {}
        for layer_id in names:
            layer = project.mapLayer(layer_id)
            shots[layer_id] = snapshot(layer) if isinstance(layer, QgsVectorLayer) and layer_id in self._ears else None
        return shots

    def _uses(self) -> dict[str, LayerUse]:
        project, found = QgsProject.instance(), {}
        for layer_id in self._ears:
            use = self._use_of(project.mapLayer(layer_id))
            if use is not None:
                found[layer_id] = use
        return found

    def _start(self, task: LiveTask) -> None:
        self._task = task
        task.taskCompleted.connect(self._ended)
        task.taskTerminated.connect(self._ended)
        task.progressChanged.connect(self._task_progressed)
        # Python hands the interpreter over this often while a round runs; the window must not wait for it.
        sys.setswitchinterval(SWITCH_SECONDS)
        QgsApplication.taskManager().addTask(task)

    def _task_progressed(self, percent: float) -> None:
        self.progressed.emit(percent)

    def _ended(self) -> None:
        task = self._task
        self._let_go()
        if task is None or task.work.number != self._run:
            return
        if task.done is None:
            self._dirty.update(task.work.changed)
            self._keep = self._keep or task.work.keep
            if isinstance(task.error, Cancelled):
                self._soon(0)
            elif task.error is not None:
                self._fail(task.error)
            return
        self._take(task.done, task.work.case)

    def _take(self, done: Done, before: Case | None) -> None:
        self._live = done.live
        if self._case is before:
            # Nobody decided anything while it ran.
            self._case = done.case
        if self._dirty or self._keep:
            # It changed meanwhile: what was found is out of date, but serves the next round.
            self._soon(0)
            return
        self._say(LOST if self._missing() else WATCHING, self._missing())
        self.done.emit(done)

    def _fail(self, error: BoTrygtError) -> None:
        self._live = None
        self._dirty.update(self._ears)
        if isinstance(error, CrimeDataError):
            self._cut_layers()
        self._say(LOST, sentence(error))
        self.failed.emit(sentence(error))

    def _let_go(self) -> None:
        task, self._task = self._task, None
        sys.setswitchinterval(self._switch)
        if task is not None:
            with suppress(RuntimeError, TypeError):
                task.taskCompleted.disconnect(self._ended)
                task.taskTerminated.disconnect(self._ended)
                task.progressChanged.disconnect(self._task_progressed)

    def _give_up(self) -> None:
        """Stop the running round and hear nothing of its end; what it was to do is still to be done."""
        task = self._task
        if task is None:
            return
        self._run += 1
        self._dirty.update(task.work.changed)
        self._keep = self._keep or task.work.keep
        self._let_go()
        task.stop()
        if task.status() == QgsTask.TaskStatus.Running:
            task.waitForFinished(5000)

    # -- layers

    def _bind(self) -> None:
        """Connect to the layers that the setting names; those that are not there are said to be missing."""
        self._cut_layers()
        for layer in QgsProject.instance().mapLayers().values():
            if self._use_of(layer):
                self._ears[layer.id()] = LayerEar(layer, self._heard, self._heard_saved)
        if self.setting is None:
            return
        self._outside.begin(self.setting)
        self._live = None
        self._dirty.update(self._ears)
        self._say(LOST if self._missing() else WATCHING, self._missing())
        if self._ears and self.setting.on:
            self.went_stale.emit()
            self._soon(0)

    def _use_of(self, layer: QgsMapLayer | None) -> LayerUse | None:
        if self.setting is None or not isinstance(layer, QgsVectorLayer):
            return None
        use = self.setting.uses.get(lasting_source(layer))
        return use if use is not None and use.role is not Role.IGNORE else None

    def _missing(self) -> str:
        """Which watched layers are not in the project, in words; '' where all are."""
        if self.setting is None:
            return ""
        project = QgsProject.instance()
        there = {lasting_source(layer) for layer in map(project.mapLayer, self._ears) if layer is not None}
        gone = sorted(use.layer for source, use in self.setting.uses.items()
                      if use.role is not Role.IGNORE and source not in there)
        names = ", ".join(gone)
        return say(f"Laget mangler i projektet: {names}.", f"Not in the project: {names}.") if gone else ""

    def _say_lost(self) -> None:
        self._say(LOST, self._missing())

    def _resolve(self, setting: WatchSetting) -> None:
        self.setting = setting
        keep_setting(QgsProject.instance(), setting)

    def _cut_layers(self) -> None:
        for ear in self._ears.values():
            ear.cut()
        self._ears.clear()
        self._outside.end()

    def _forget(self) -> None:
        self._timer.stop()
        self._grey.stop()
        self._give_up()
        self._cut_layers()
        self._run += 1
        self._live, self._case, self._keep, self.setting = None, None, False, None
        self._dirty.clear()
        self.changed_since.clear()
        self._say(OFF, "")

    def _say(self, state: str, reason: str) -> None:
        self.state, self.reason = state, reason
        self.state_changed.emit(state, reason)
