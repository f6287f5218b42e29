# SPDX-License-Identifier: GPL-2.0-or-later
"""The review of the open project's layers: a table of guessed roles, a few choices, and a run in the background."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProject, QgsTask, QgsVectorLayer
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableView,
    QToolButton,
)

from botrygt_qgis_plugin.adapter.language import language, say, sentence
from botrygt_qgis_plugin.adapter.plans import raw_layers, share_told
from botrygt_qgis_plugin.adapter.results import default_case_path, load_case
from botrygt_qgis_plugin.engine.errors import BoTrygtError, Cancelled
from botrygt_qgis_plugin.engine.layers import LayerUse
from botrygt_qgis_plugin.engine.request import Request
from botrygt_qgis_plugin.engine.review import Result
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import STAGES
from botrygt_qgis_plugin.engine.shape import shipped_profile, shipped_rules
from botrygt_qgis_plugin.engine.strictjson import read_strict
from botrygt_qgis_plugin.gui.review_task import ReviewTask
from botrygt_qgis_plugin.gui.role_rows import role_rows
from botrygt_qgis_plugin.gui.roles_model import ROLE, RoleDelegate, RoleRow, RolesModel
from botrygt_qgis_plugin.gui.session import lasting_source, remember, remembered

STAGE_WORDS = {"idea": ("idé", "idea"), "draft": ("kladde", "draft"), "proposal": ("forslag", "proposal"),
               "adopted": ("vedtaget", "adopted")}


class ReviewDialog(QDialog):
    """Widgets come from review_dialog.ui; what they do is wired in the constructor, in reading order."""

    introLabel: QLabel
    rolesTable: QTableView
    profileBox: QComboBox
    stageBox: QComboBox
    coverageBox: QDoubleSpinBox
    caseEdit: QLineEdit
    caseButton: QToolButton
    statusLabel: QLabel
    progressBar: QProgressBar
    cancelButton: QPushButton
    runButton: QPushButton

    def __init__(self, iface: Any) -> None:
        super().__init__(iface.mainWindow())
        uic.loadUi(str(Path(__file__).with_suffix(".ui")), self)
        self.iface = iface
        self.task: ReviewTask | None = None
        self.model = RolesModel(self)
        self.rolesTable.setModel(self.model)
        self.rolesTable.setItemDelegateForColumn(ROLE, RoleDelegate(self.rolesTable))
        self._dress()
        self._say_texts()
        self.model.role_chosen.connect(self._role_chosen)
        self.rolesTable.clicked.connect(self._role_clicked)
        self.caseButton.clicked.connect(self._choose_case)
        self.cancelButton.clicked.connect(self.cancel)
        self.runButton.clicked.connect(self.run)

    def _dress(self) -> None:
        """What the .ui file cannot say alike to uic of Qt 5 and of Qt 6: enumerations with their full names."""
        self.rolesTable.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        # Clicks are answered in _role_clicked; with every change of row the arrow keys would open list after list.
        self.rolesTable.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.rolesTable.setWordWrap(False)
        self.rolesTable.verticalHeader().hide()
        self.rolesTable.verticalHeader().setDefaultSectionSize(self.rolesTable.fontMetrics().height() + 9)
        self.rolesTable.horizontalHeader().setStretchLastSection(True)
        self.statusLabel.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _say_texts(self) -> None:
        self.setWindowTitle(say("Bo trygt: gennemgå lokalplan", "Bo trygt: review local plan"))
        self.introLabel.setText(say(
            "Lagene i projektet, som gennemgangen vil bruge dem. Klik på en rolle for at ændre den; valget huskes i "
            "projektet. Ugemte rettelser og filtre regnes med.",
            "The project's layers, as the review will use them. Click a role to change it; the choice is kept in the "
            "project. Unsaved edits and filters count."))
        self.findChild(QLabel, "profileLabel").setText(say("Profil", "Profile"))
        self.findChild(QLabel, "stageLabel").setText(say("Planens fase", "Plan stage"))
        self.findChild(QLabel, "coverageLabel").setText(say("Dækning uden for planen", "Cover beyond the plan"))
        self.coverageBox.setToolTip(say(
            "Så langt uden for planområdet er lagene også fuldstændige. Uden for det kan der være lamper, hegn og "
            "bygninger, som ikke er tegnet.",
            "How far beyond the plan area the layers are complete too. Beyond that there may be lamps, fences and "
            "buildings that are not drawn."))
        self.findChild(QLabel, "caseLabel").setText(say("Sagsfil", "Case file"))
        self.cancelButton.setText(say("Afbryd", "Cancel"))
        self.cancelButton.setEnabled(False)
        self.runButton.setText(say("Gennemgå", "Review"))
        for profile in sorted((shipped_rules() / "profiles").glob("*.json")):
            self.profileBox.addItem(read_strict(profile)["title"][language()], str(profile))
        self.profileBox.setCurrentIndex(self.profileBox.findData(str(shipped_profile())))
        self.stageBox.addItem(say("fra planens status", "from the plan's status"), "auto")
        for stage in STAGES:
            self.stageBox.addItem(say(*STAGE_WORDS[stage]), stage)

    def look_again(self) -> None:
        """Guess the roles of the layers that are in the project now."""
        if self.task is not None:
            return
        self.statusLabel.setText("")
        project = QgsProject.instance()
        self.model.show_rows(role_rows(project.mapLayers().values(), remembered(project)))
        if not self.caseEdit.text():
            self.caseEdit.setText(default_case_path(QgsProject.instance()))
        self.rolesTable.resizeColumnsToContents()

    def _role_clicked(self, index: QModelIndex) -> None:
        if self.model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.rolesTable.edit(index)

    def _role_chosen(self, layer_id: str, role: str) -> None:
        layer = QgsProject.instance().mapLayer(layer_id)
        if layer is not None:
            source = lasting_source(layer)
            remember(QgsProject.instance(), {source: LayerUse(layer.name(), Role(role), source=source)})

    def _choose_case(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, say("Sagsfil", "Case file"), self.caseEdit.text(),
                                              "GeoPackage (*.gpkg)",
                                              options=QFileDialog.Option.DontConfirmOverwrite)
        if path:
            self.caseEdit.setText(path)

    def run(self) -> None:
        """Take a snapshot of the layers here, on the main thread, and review it in a task."""
        used = [row for row in self.model.rows() if row.role is not Role.IGNORE]
        missing = self._missing(used)
        if missing:
            self.statusLabel.setText(missing)
            return
        try:
            layers = [QgsProject.instance().mapLayer(row.layer_id) for row in used]
            raw = raw_layers([layer for layer in layers if isinstance(layer, QgsVectorLayer)])
        except BoTrygtError as error:
            self.statusLabel.setText(sentence(error))
            return
        self._start(ReviewTask(self._request(used), raw))

    def _missing(self, used: Sequence[RoleRow]) -> str:
        """What the user must still give, as a sentence; '' where nothing is missing."""
        if not used:
            return say("Intet lag har en rolle. Åbn planens lag i projektet, og giv dem roller i tabellen.",
                       "No layer has a role. Open the plan's layers in the project and give them roles in the table.")
        return "" if self.caseEdit.text().strip() else say("Vælg, hvor sagsfilen skal ligge.",
                                                           "Choose where the case file is to lie.")

    def _request(self, used: Sequence[RoleRow]) -> Request:
        uses = tuple(LayerUse(row.name, row.role, source=row.source) for row in used)
        return Request(uses=uses, profiles=(Path(self.profileBox.currentData()),), stage=self.stageBox.currentData(),
                       coverage_m=self.coverageBox.value(), case_file=self.caseEdit.text().strip())

    def _start(self, task: ReviewTask) -> None:
        self.task = task
        task.taskCompleted.connect(self._reviewed)
        task.taskTerminated.connect(self._stopped)
        task.progressChanged.connect(self._progressed)
        self._busy(True)
        QgsApplication.taskManager().addTask(task)

    def cancel(self) -> None:
        """Ask the running review to stop."""
        if self.task is not None:
            self.task.stop()

    def _progressed(self, percent: float) -> None:
        self.progressBar.setValue(int(percent))

    def _reviewed(self) -> None:
        report = self.task.report
        self._let_go()
        outcome = report.outcomes[0]
        if outcome.result is None:
            self.statusLabel.setText(sentence(outcome.error) if outcome.error else "")
            return
        try:
            group = load_case(QgsProject.instance(), report.cases[outcome.plan_id], outcome.result.scene.plan_name)
        except BoTrygtError as error:
            self.statusLabel.setText(sentence(error))
            return
        self.statusLabel.setText(_told(outcome.result, group))

    def _stopped(self) -> None:
        error = self.task.error
        self._let_go()
        self.statusLabel.setText(sentence(error if error is not None else Cancelled()))

    def _let_go(self) -> None:
        self.task = None
        self._busy(False)

    def _busy(self, busy: bool) -> None:
        self.runButton.setEnabled(not busy)
        self.cancelButton.setEnabled(busy)
        self.progressBar.setValue(0)
        if busy:
            self.statusLabel.setText(say("Gennemgår…", "Reviewing…"))

    def shut(self) -> None:
        """Stop what runs and go; called when the plugin is unloaded."""
        if self.task is not None:
            self.task.taskCompleted.disconnect(self._reviewed)
            self.task.taskTerminated.disconnect(self._stopped)
            self.task.progressChanged.disconnect(self._progressed)
            self.task.stop()
            if self.task.status() == QgsTask.TaskStatus.Running:
                self.task.waitForFinished(5000)
            self.task = None
        self.close()
        self.deleteLater()


def _told(result: Result, group: str) -> str:
    found, hinted = len(result.findings), len(result.indications)
    where = say(f"{found} fund og {hinted} indikationer ligger i gruppen «{group}».",
                f"{found} findings and {hinted} indications lie in the group '{group}'.")
    return f"{where} {share_told(result.completeness)}."
