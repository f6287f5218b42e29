# SPDX-License-Identifier: GPL-2.0-or-later
"""The desk: hub, list, dock and map wired together in one place, in reading order; unload undoes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from html import escape
from typing import Any

import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsProject
from qgis.PyQt.QtCore import QObject, Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication

from botrygt_qgis_plugin.adapter.language import language, say, sentence
from botrygt_qgis_plugin.adapter.layers import authid, move_box, transform
from botrygt_qgis_plugin.adapter.results import load_case
from botrygt_qgis_plugin.adapter.session import who
from botrygt_qgis_plugin.casefile.case import open_case
from botrygt_qgis_plugin.casefile.deciding import Deciding
from botrygt_qgis_plugin.casefile.decisions import UNSETTLED
from botrygt_qgis_plugin.casefile.entries import Entry, Listing, decided
from botrygt_qgis_plugin.casefile.events import Event, in_order
from botrygt_qgis_plugin.casefile.memory import Case
from botrygt_qgis_plugin.engine.asking import Question, answer
from botrygt_qgis_plugin.engine.errors import BoTrygtError
from botrygt_qgis_plugin.engine.job import PlanOutcome
from botrygt_qgis_plugin.engine.why_words import why_lines
from botrygt_qgis_plugin.gui.answer_desk import AnswerDesk
from botrygt_qgis_plugin.gui.ask_tool import AskTool
from botrygt_qgis_plugin.gui.decision_desk import DecisionDesk
from botrygt_qgis_plugin.gui.detail_words import plain_text
from botrygt_qgis_plugin.gui.findings_dock import FindingsDock
from botrygt_qgis_plugin.gui.findings_model import (
    GRAVITY,
    ChoiceProxy,
    EntryProxy,
    ExtentProxy,
    FindingsModel,
    PriorityProxy,
    TextProxy,
)
from botrygt_qgis_plugin.gui.marks import Marks
from botrygt_qgis_plugin.gui.remedy_desk import RemedyDesk
from botrygt_qgis_plugin.gui.sight_tool import SightTool
from botrygt_qgis_plugin.watch.connections import Connections
from botrygt_qgis_plugin.watch.hub import LOST, OFF, PAUSED, WATCHING, WatchHub
from botrygt_qgis_plugin.watch.live_task import Done
from botrygt_qgis_plugin.watch.setting import WatchSetting

SETTLE_MS = 1500
# A round that takes longer than this shows how far it is.
SLOW_MS = 500


class Desk(QObject):
    """One plan on the desk. `open_dialog` lets the user choose what is reviewed."""

    def __init__(self, iface: Any, open_dialog: Callable[[], None]) -> None:
        super().__init__(iface.mainWindow())
        self._iface, self._open_dialog = iface, open_dialog
        self.listing: Listing | None = None
        self.outcome: PlanOutcome | None = None
        self.hub = WatchHub(self)
        self.dock = FindingsDock(iface.mainWindow())
        self.marks = Marks(iface)
        self.tool = AskTool(iface, self.dock.askButton)
        self.sight = SightTool(iface, self.dock.sightButton)
        self.decisions = DecisionDesk(self.dock, self._add)
        self.remedies = RemedyDesk(self.dock, self._listed)
        self.answers = AnswerDesk(self.dock, self._case_file, self._listed)
        self.model = FindingsModel(self)
        self.severity = ChoiceProxy(lambda entry: (entry.severity,), self)
        self.domain = ChoiceProxy(lambda entry: (str(entry.row.get("domain") or ""),), self)
        self.principle = ChoiceProxy(lambda entry: tuple(map(str, entry.dkr)), self)
        self.state = ChoiceProxy(lambda entry: (entry.state,), self)
        self.assignee = ChoiceProxy(lambda entry: (entry.standing.assignee if entry.standing else "",), self)
        self.extent = ExtentProxy(self)
        self.text = TextProxy(self)
        self.order = PriorityProxy(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._connections = Connections()
        self._stack()
        self._wire_hub()
        self._wire_dock()
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.hide()
        self._state_told(OFF, "")
        self.dock.show_list(False)
        self.hub.look_in_project()

    def _stack(self) -> None:
        chain: list[EntryProxy] = [self.severity, self.domain, self.principle, self.state, self.assignee, self.extent,
                                   self.text]
        source: Any = self.model
        for proxy in (*chain, self.order):
            proxy.setSourceModel(source)
            source = proxy
        self.dock.findingsTable.setModel(self.order)
        self.dock.findingsTable.sortByColumn(GRAVITY, Qt.SortOrder.AscendingOrder)
        self.dock.fit_columns()

    def _wire_hub(self) -> None:
        for signal, slot in ((self.hub.state_changed, self._state_told), (self.hub.went_stale, self._stale),
                             (self.hub.progressed, self._progressed), (self.hub.done, self._done),
                             (self.hub.failed, self._failed), (self.hub.case_changed, self._case_told),
                             (self.hub.answers_arrived, self.answers.arrived), (self.answers.took, self._answered),
                             (self.answers.place_asked, self._place_asked),
                             (self.remedies.found, self._remedy_found),
                             (self._settle.timeout, self._settled), (self._slow.timeout, self._running),
                             (self.model.stale_changed, self._repaint)):
            self._connections.make(signal, slot)

    def _wire_dock(self) -> None:
        dock, canvas = self.dock, self._iface.mapCanvas()
        for signal, slot in (
                (dock.reviewButton.clicked, self._review), (dock.beginButton.clicked, self._begin),
                (dock.cancelButton.clicked, self._cancel), (dock.watchButton.toggled, self._watch_toggled),
                (dock.planBox.activated, self._plan_chosen), (dock.searchEdit.textChanged, self._search),
                (dock.severityBox.currentIndexChanged, self._filter),
                (dock.domainBox.currentIndexChanged, self._filter),
                (dock.stateBox.currentIndexChanged, self._filter),
                (dock.principleBox.currentIndexChanged, self._filter),
                (dock.assigneeBox.currentIndexChanged, self._filter), (dock.extentBox.toggled, self._extent_changed),
                (dock.entry_chosen, self._chosen), (dock.entry_clicked, self._clicked),
                (dock.copyButton.clicked, self._copy), (self.tool.asked, self._asked),
                (self.sight.asked, self._sight_asked), (self.sight.cleared, self._sight_cleared),
                (canvas.extentsChanged, self._extent_changed)):
            self._connections.make(signal, slot)

    def began(self, setting: WatchSetting) -> None:
        """Take a plan that was reviewed in the dialog, and watch it from now on."""
        self.dock.show()
        self.hub.watch(setting)

    def unload(self) -> None:
        """Undo everything, in the opposite order."""
        self._settle.stop()
        self._slow.stop()
        self._connections.cut()
        self.answers.cut()
        self.remedies.cut()
        self.decisions.cut()
        self.hub.unload()
        self.sight.unload()
        self.sight.deleteLater()
        self.tool.unload()
        self.tool.deleteLater()
        self.marks.unload()
        self._iface.removeDockWidget(self.dock)
        self.dock.deleteLater()
        self.deleteLater()

    # -- the hub

    def _state_told(self, state: str, reason: str) -> None:
        changed = len(self.hub.changed_since)
        since = say(f"{changed} lag er ændret siden.", f"{changed} layer{'' if changed == 1 else 's'} changed since.")
        words = {
            OFF: say("Følger ikke nogen plan.", "Watches no plan."),
            WATCHING: say("Følger planen.", "Watching the plan."),
            PAUSED: say("Sat på pause. ", "Paused. ") + (since if changed else ""),
            LOST: say("Følger ikke med: ", "Not watching: ") + reason}
        self.dock.show_state(state, words[state].strip())
        if state != OFF and self.dock.isHidden():
            self.dock.show()
        if state == OFF:
            self._clear()

    def _stale(self) -> None:
        self.model.set_stale(True)
        self.marks.set_stale(True)
        self._slow.start(SLOW_MS)

    def _running(self) -> None:
        self.dock.show_running(True)

    def _repaint(self) -> None:
        self.dock.findingsTable.viewport().update()

    def _rest(self) -> None:
        self._slow.stop()
        self.dock.show_running(False)

    def _progressed(self, percent: float) -> None:
        self.dock.progressBar.setValue(int(percent))

    def _done(self, done: Done) -> None:
        self.outcome = done.outcome
        if done.kept and not done.unsaved and done.listing.result is not None:
            load_case(QgsProject.instance(), done.kept, done.listing.result.scene.plan_name)
        self._show(done.listing, done.unsaved)
        self.dock.show_plans(done.plans, done.outcome.plan_id)

    def _show(self, listing: Listing, unsaved: bool) -> None:
        self.listing = listing
        if unsaved and listing.result is not None:
            self.marks.show_unsaved(listing.layers, listing.result.scene.crs, listing.result.scene.plan_name)
        else:
            self.marks.show_saved()
        self.marks.set_stale(False)
        self.model.set_stale(False)
        self._rest()
        self._list()

    def _list(self) -> None:
        entries = self.listing.entries if self.listing is not None else ()
        self.model.show_entries(entries)
        self.dock.show_people(tuple(sorted({e.standing.assignee for e in entries if e.standing} - {""})))
        self.dock.show_list(self.listing is not None)
        self.dock.choose_again()
        self._count()

    def _failed(self, text: str) -> None:
        del text
        self._rest()

    def _case_told(self) -> None:
        """Somebody else decided something."""
        setting = self.hub.setting
        if setting is None or self.listing is None:
            return
        try:
            other = open_case(setting.case_file).read()
        except BoTrygtError as error:
            self._say_problem(error)
            return
        self._take([event for event in other.events], other)

    def _clear(self) -> None:
        self.listing, self.outcome = None, None
        self.answers.forget()
        self.model.show_entries(())
        self.marks.clear()
        self.sight.clear()
        self.marks.set_stale(False)
        self._rest()
        self.dock.show_entry(None)
        self.dock.show_list(False)

    # -- the dock

    def _begin(self) -> None:
        self._open_dialog()

    def _review(self) -> None:
        if self.hub.setting is None:
            self._open_dialog()
        else:
            self.dock.show_running(True)
            self.hub.review_now()

    def _cancel(self) -> None:
        self.hub.pause()
        self._rest()

    def _watch_toggled(self, on: bool) -> None:
        if self.hub.setting is None:
            if on:
                self._open_dialog()
            self._state_told(OFF, "")
        elif on:
            self.hub.resume()
        else:
            self.hub.pause()

    def _plan_chosen(self, row: int) -> None:
        plan_id = self.dock.planBox.itemData(row)
        if self.hub.setting is not None and plan_id != self.hub.setting.plan_id:
            self.hub.watch(replace(self.hub.setting, plan_id=plan_id))

    def _search(self, text: str) -> None:
        self.text.look_for(text)
        self._count()

    def _filter(self) -> None:
        for proxy, box in ((self.severity, self.dock.severityBox), (self.domain, self.dock.domainBox),
                           (self.state, self.dock.stateBox), (self.principle, self.dock.principleBox),
                           (self.assignee, self.dock.assigneeBox)):
            proxy.choose(str(box.currentData() or ""))
        self._count()

    def _extent_changed(self) -> None:
        if not self.dock.extentBox.isChecked() or self.listing is None:
            self.extent.look_in(None)
        else:
            canvas = self._iface.mapCanvas()
            box = move_box(canvas.extent(), authid(canvas.mapSettings().destinationCrs()),
                           QgsCoordinateReferenceSystem(self._crs()))
            self.extent.look_in(shapely.box(box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()))
        self._count()

    def _count(self) -> None:
        entries = self.model.entries()
        shown, open_ones = self.order.rowCount(), sum(entry.state in UNSETTLED for entry in entries)
        found = sum(entry.number > 0 for entry in entries)
        self.dock.countLabel.setText(say(f"Viser {shown} af {len(entries)}. {open_ones} af {found} fund er åbne.",
                                         f"Shows {shown} of {len(entries)}. {open_ones} of {found} findings are open."))

    def _crs(self) -> str:
        return self.listing.result.scene.crs if self.listing is not None and self.listing.result is not None else ""

    def _chosen(self, entry: Entry | None) -> None:
        self.marks.highlight(entry, self._crs())

    def _clicked(self, entry: Entry | None) -> None:
        if entry is not None:
            self.marks.zoom(entry)

    def _copy(self) -> None:
        entry = self.dock.chosen()
        if entry is not None:
            QApplication.clipboard().setText(plain_text(entry))

    def _asked(self, x: float, y: float) -> None:
        if self.outcome is None:
            return
        crs = authid(self._iface.mapCanvas().mapSettings().destinationCrs())
        try:
            told = answer([self.outcome], Question(at=(x, y), crs=crs), partial(transform))
        except BoTrygtError as error:
            self._say_problem(error)
            return
        self._show_told(say("Hvorfor her?", "Why here?"), "\n".join(why_lines(told, language())))

    def _sight_asked(self, x: float, y: float) -> None:
        told = say("Gennemgå først planen.", "Review the plan first.")
        try:
            if self.outcome is not None and self.outcome.result is not None:
                told = self.sight.look(self.outcome.result, x, y)
        except BoTrygtError as error:
            self._say_problem(error)
            return
        self._show_told(self.dock.sightButton.text(), told)

    def _sight_cleared(self) -> None:
        self.dock.show_entry(self.dock.chosen())

    def _show_told(self, title: str, text: str) -> None:
        self.dock.show_page(title, f'<div style="white-space:pre-wrap">{escape(text)}</div>')

    # -- answers and decisions

    def _case_file(self) -> str:
        return self.hub.setting.case_file if self.hub.setting is not None else ""

    def _listed(self) -> Listing | None:
        return self.listing

    def _answered(self, events: Sequence[Event]) -> None:
        self._take(events, None)

    def _remedy_found(self, finding_id: str, told: Mapping[str, str]) -> None:
        """Shown until the plan changes; the case gets it from the next whole review."""
        if self.listing is None:
            return
        words = {f"remedy_{language}": text for language, text in told.items()}
        entries = tuple(replace(entry, row={**entry.row, **words}) if entry.row.get("finding_id") == finding_id
                        else entry for entry in self.listing.entries)
        self.listing = replace(self.listing, entries=entries)
        self._list()

    def _place_asked(self, x: float, y: float) -> None:
        self.marks.zoom_to(shapely.Point(x, y), self._crs())

    def _add(self, make: Callable[[Deciding], Sequence[Event]]) -> bool:
        """Take a decision; True where it is kept. What cannot be is said, and nothing is changed."""
        setting, listing = self.hub.setting, self.listing
        if setting is None or listing is None:
            return False
        try:
            events = open_case(setting.case_file).add(lambda case: make(Deciding(case, who(), date.today())))
        except BoTrygtError as error:
            self._say_problem(error)
            return False
        self._take(events, None)
        self._settle.start(SETTLE_MS)
        return True

    def _take(self, events: Sequence[Event], read: Case | None) -> None:
        if self.listing is None:
            return
        case = replace(self.listing.case, events=in_order((*self.listing.case.events, *events)))
        self.listing = decided(self.listing, case, date.today())
        self.hub.took(read)
        self._list()

    def _settled(self) -> None:
        """Put the decisions into the file where nobody is in the way; they are safe in the journal already."""
        if self.hub.setting is not None:
            open_case(self.hub.setting.case_file).settle()

    def _say_problem(self, error: BoTrygtError) -> None:
        self.dock.statusLabel.setText(sentence(error))
