# SPDX-License-Identifier: GPL-2.0-or-later
"""The review in the window: the open project's layers in, a styled group of findings out."""

from __future__ import annotations

import json
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from layout import DEV
from plans import PLANTED
from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsTask, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox

from botrygt_qgis_plugin.adapter.plans import raw_layers
from botrygt_qgis_plugin.engine.errors import Cancelled
from botrygt_qgis_plugin.engine.request import Request
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.gui.review_task import ReviewTask
from botrygt_qgis_plugin.gui.roles_model import LAYER, ROLE
from botrygt_qgis_plugin.plugin import BoTrygtPlugin


@pytest.fixture
def plugin(window):
    made = BoTrygtPlugin(window)
    made.initGui()
    yield made
    made.unload()


@pytest.fixture
def review(plugin, qtbot):
    """Open the review as a user does; `review(case)` runs it to its end and returns the dialog."""

    def run(case, before=None):
        plugin.action.trigger()
        dialog = plugin.dialog
        dialog.caseEdit.setText(str(case))
        if before is not None:
            before(dialog)
        dialog.run()
        qtbot.waitUntil(lambda: dialog.task is None, timeout=30000)
        return dialog

    return run


def findings(case):
    with closing(sqlite3.connect(f"{Path(case).as_uri()}?mode=ro", uri=True)) as opened:
        asked = "SELECT rule, subject_key FROM findings WHERE NOT indication"
        return set(opened.execute(asked).fetchall())


def row_of(dialog, name):
    return next(row for row in dialog.model.rows() if row.name == name)


def choose(dialog, name, role):
    at = [row.name for row in dialog.model.rows()].index(name)
    assert dialog.model.setData(dialog.model.index(at, ROLE), role.value)


def surroundings(window):
    """All that a plugin could leave behind."""
    task_manager = QgsApplication.taskManager()
    return {
        "providers": sorted(each.id() for each in QgsApplication.processingRegistry().providers()),
        "toolbar": [each.objectName() for each in window.toolbar.actions()],
        "menu": [each.text() for each in window.menu.actions()],
        "children": sorted(type(each).__name__ for each in window.main.children()),
        "project": [QgsProject.instance().receivers(signal) for signal in
                    (QgsProject.instance().readProject, QgsProject.instance().layersAdded)],
        "tasks": task_manager.receivers(task_manager.statusChanged),
    }


def test_loading_and_unloading_twice_leaves_nothing_behind(window, project, qgis_app):
    before = surroundings(window)
    for _ in range(2):
        plugin = BoTrygtPlugin(window)
        plugin.initGui()
        assert surroundings(window) != before
        plugin.action.trigger()
        assert plugin.dialog.isVisible()
        plugin.unload()
        qgis_app.sendPostedEvents(None, 52)  # QEvent::DeferredDelete
        assert surroundings(window) == before


@pytest.mark.parametrize("wait", [0.0, 0.02])
def test_unloading_while_a_review_runs_stops_it(plugin, plan_layers, tmp_path, qtbot, wait):
    plugin.action.trigger()
    plugin.dialog.caseEdit.setText(str(tmp_path / "sag.gpkg"))
    plugin.dialog.run()
    time.sleep(wait)
    plugin.unload()
    assert plugin.dialog is None
    qtbot.waitUntil(lambda: not QgsApplication.taskManager().activeTasks(), timeout=30000)
    assert not (tmp_path / "sag.gpkg").exists()


def test_a_review_in_the_queue_is_left_to_begin(plan_layers, tmp_path, qtbot):
    """QGIS deletes a task that is cancelled before it begins while a thread may be taking it up."""
    layers = raw_layers(list(plan_layers.values()))
    task = ReviewTask(Request(case_file=str(tmp_path / "sag.gpkg")), layers)
    task.stop()
    assert task.status() == QgsTask.TaskStatus.Queued and not task.isCanceled()
    with qtbot.waitSignal(task.taskTerminated, timeout=30000):
        QgsApplication.taskManager().addTask(task)
    assert isinstance(task.error, Cancelled) and not (tmp_path / "sag.gpkg").exists()


def test_table_shows_each_layer_with_a_role_and_why(plugin, plan_layers):
    plugin.action.trigger()
    rows = {row.name: row for row in plugin.dialog.model.rows()}
    assert set(rows) == set(plan_layers)
    assert rows["haek"].role is Role.HEDGE_FENCE
    assert all(row.why and row.sure for row in rows.values())


def test_result_is_one_group_with_style_legend_and_labels(review, plan_layers, project, tmp_path):
    dialog = review(tmp_path / "sag.gpkg")
    assert f"{PLANTED} findings" in dialog.statusLabel.text()
    group = project.layerTreeRoot().children()[0]
    layers = [node.layer() for node in group.children()]
    assert group.name() == "Bo trygt: LP 99 Egelund"
    assert [layer.name() for layer in layers] == ["Findings", "Conflicts", "Evidence, lines", "Proposed lamps",
                                                   "Evidence, areas"]
    assert layers[0].labelsEnabled()
    for layer in layers:
        assert len(layer.renderer().legendSymbolItems()) > 1
        assert any(field.alias() for field in layer.fields())


def test_running_again_refreshes_the_same_layers(review, plan_layers, project, tmp_path):
    case = tmp_path / "sag.gpkg"
    review(case)
    shown = project.mapLayersByName("Findings")[0]
    ids, count = set(project.mapLayers()), shown.featureCount()
    dialog = review(case, lambda each: choose(each, "lyspunkt", Role.IGNORE))
    assert set(project.mapLayers()) == ids
    assert sum(1 for _ in shown.getFeatures()) < count
    assert not {"Findings", "Evidence, lines"} & {row.name for row in dialog.model.rows()}


def test_unsaved_edits_are_reviewed(review, plan_layers, tmp_path):
    hedges = plan_layers["haek"]
    review(tmp_path / "before.gpkg")
    tall = [key for rule, key in findings(tmp_path / "before.gpkg") if rule == "B01"]
    assert tall
    hedges.startEditing()
    height = hedges.fields().indexOf("haekhoejde_m")
    for feature in hedges.getFeatures():
        hedges.changeAttributeValue(feature.id(), height, 0.8)
    review(tmp_path / "after.gpkg")
    hedges.rollBack()
    assert not {("B01", key) for key in tall if "haek" in key} & findings(tmp_path / "after.gpkg")
    assert findings(tmp_path / "after.gpkg") != findings(tmp_path / "before.gpkg")


def test_filter_of_a_layer_counts(review, plan_layers, tmp_path):
    review(tmp_path / "all.gpkg")
    assert plan_layers["hegn"].setSubsetString("1 = 0")
    assert plan_layers["haek"].setSubsetString("1 = 0")
    review(tmp_path / "filtered.gpkg")
    assert "B01" in {rule for rule, _ in findings(tmp_path / "all.gpkg")}
    assert "B01" not in {rule for rule, _ in findings(tmp_path / "filtered.gpkg")}


def test_chosen_role_is_remembered_with_the_project(plugin, plan_layers, project, tmp_path):
    plugin.action.trigger()
    choose(plugin.dialog, "friareal", Role.PLAY_MEET)
    assert project.write(str(tmp_path / "plan.qgz"))
    project.clear()
    plugin.dialog.look_again()
    assert plugin.dialog.model.rows() == ()
    assert project.read(str(tmp_path / "plan.qgz"))
    project.mapLayersByName("friareal")[0].setSubsetString("1 = 1")
    plugin.dialog.look_again()
    row = row_of(plugin.dialog, "friareal")
    assert (row.role, row.sure) == (Role.PLAY_MEET, "chosen")
    assert row_of(plugin.dialog, "haek").sure == "sure"


def test_role_chosen_in_the_drop_down_counts_at_once(plugin, plan_layers):
    plugin.action.trigger()
    table, model = plugin.dialog.rolesTable, plugin.dialog.model
    at = [row.name for row in model.rows()].index("friareal")
    table.clicked.emit(model.index(at, LAYER))
    assert table.findChild(QComboBox) is None
    table.clicked.emit(model.index(at, ROLE))
    box = table.findChild(QComboBox)
    box.setCurrentIndex(box.findData(Role.PLAY_MEET.value))
    box.activated.emit(box.currentIndex())
    assert row_of(plugin.dialog, "friareal").role is Role.PLAY_MEET


def crime_layer():
    layer = QgsVectorLayer("Point?crs=EPSG:25832&field=gerningstidspunkt:string&field=gerningskode:string",
                           "indbrud 2023", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["2023-11-02T21:40", "hemmelig-17"])
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(700000, 6200000)))
    layer.dataProvider().addFeature(feature)
    return layer


def test_crime_points_are_refused_unread_and_the_rest_is_reviewed(review, plan_layers, project, tmp_path, monkeypatch):
    layer = crime_layer()
    project.addMapLayer(layer)
    read = []
    from botrygt_qgis_plugin.adapter import layers as adapter

    source = adapter.QgsVectorLayerFeatureSource
    monkeypatch.setattr(adapter, "QgsVectorLayerFeatureSource",
                        lambda each: (read.append(each.name()), source(each))[1])
    dialog = review(tmp_path / "sag.gpkg")
    row = row_of(dialog, "indbrud 2023")
    assert (row.role, row.choices) == (Role.IGNORE, (Role.IGNORE,))
    assert "crime data" in row.why
    at = dialog.model.rows().index(row)
    assert not dialog.model.flags(dialog.model.index(at, ROLE)) & Qt.ItemFlag.ItemIsEditable
    assert "indbrud 2023" not in read
    assert len(findings(tmp_path / "sag.gpkg")) == PLANTED
    assert b"hemmelig-17" not in (tmp_path / "sag.gpkg").read_bytes()


def test_broken_layer_says_so_in_its_row_and_the_rest_is_reviewed(review, plan_layers, project, tmp_path):
    project.addMapLayer(QgsVectorLayer(str(tmp_path / "væk.gpkg"), "væk", "ogr"))
    dialog = review(tmp_path / "sag.gpkg")
    assert "The layer 'væk' cannot be read" in row_of(dialog, "væk").why
    assert len(findings(tmp_path / "sag.gpkg")) == PLANTED


def test_cancelled_review_leaves_no_file(review, plan_layers, tmp_path, qtbot, plugin):
    plugin.action.trigger()
    dialog = plugin.dialog
    dialog.caseEdit.setText(str(tmp_path / "sag.gpkg"))
    dialog.run()
    assert dialog.cancelButton.isEnabled() and not dialog.runButton.isEnabled()
    dialog.cancelButton.click()
    qtbot.waitUntil(lambda: dialog.task is None, timeout=30000)
    assert dialog.statusLabel.text() == "The review was cancelled; case files and layers are unchanged."
    assert list(tmp_path.glob("sag*")) == []
    assert dialog.runButton.isEnabled()


@pytest.mark.parametrize("where", ["no such folder/sag.gpkg", "file.txt/sag.gpkg", ""])
def test_case_file_that_cannot_be_written_gives_a_sentence(plugin, plan_layers, tmp_path, qtbot, where):
    (tmp_path / "file.txt").write_text("x", encoding="utf-8")
    plugin.action.trigger()
    plugin.dialog.caseEdit.setText(str(tmp_path / where) if where else "")
    plugin.dialog.run()
    qtbot.waitUntil(lambda: plugin.dialog.task is None, timeout=30000)
    said = plugin.dialog.statusLabel.text()
    assert said.endswith(".") and "Traceback" not in said
    assert where.partition("/")[0] in said


def test_project_without_layers_gives_a_sentence(plugin, project):
    plugin.action.trigger()
    plugin.dialog.caseEdit.setText("sag.gpkg")
    plugin.dialog.run()
    assert plugin.dialog.statusLabel.text().startswith("No layer has a role.")


IN_THE_DESKTOP = """
import json, os
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QAction
from qgis.utils import iface, loadPlugin, plugins, reloadPlugin, startPlugin, unloadPlugin

NAME = "botrygt_qgis_plugin"

def seen():
    window = iface.mainWindow()
    return {"providers": sorted(each.id() for each in QgsApplication.processingRegistry().providers()),
            "actions": [each.text() for each in window.findChildren(QAction)
                        if each.objectName() == "botrygtReviewPlan"],
            "vector": sorted(each.text() for each in iface.vectorMenu().actions()),
            "toolbar": len(iface.pluginToolBar().actions())}

def text():
    return iface.mainWindow().findChild(QAction, "botrygtReviewPlan").text()

def work():
    told = {"loaded": seen()}
    for turn in ("first", "second"):
        unloadPlugin(NAME)
        QgsApplication.sendPostedEvents(None, 52)
        told[turn + " unloaded"] = seen()
        loadPlugin(NAME)
        startPlugin(NAME)
        told[turn + " loaded"] = seen()
    told["text"] = text()
    path = os.environ["EDITED"]
    source = open(path, encoding="utf-8").read()
    open(path, "w", encoding="utf-8").write(source.replace("Review local plan", "Review it anew"))
    reloadPlugin(NAME)
    QgsApplication.sendPostedEvents(None, 52)  # QEvent::DeferredDelete: the old action goes
    told["edited text"] = text()
    return told

def go():
    try:
        told = work()
    except Exception as error:
        told = {"error": repr(error)}
    with open(os.environ["TOLD"] + ".new", "w", encoding="utf-8") as file:
        json.dump(told, file)
    os.replace(os.environ["TOLD"] + ".new", os.environ["TOLD"])
    os._exit(0)

QTimer.singleShot(500, go)
"""


def test_real_desktop_loads_unloads_and_reloads_the_zip(desktop, tmp_path):
    from assemble import PACKAGE, zip_plugin

    folder = tmp_path / "udvidelser æøå"
    shutil.unpack_archive(zip_plugin(tmp_path), folder)
    told = json.loads(desktop(IN_THE_DESKTOP, folder, EDITED=str(folder / PACKAGE / "plugin.py")))
    assert "error" not in told, told
    assert "botrygt" in told["loaded"]["providers"] and "native" in told["loaded"]["providers"]
    assert told["loaded"]["actions"]
    gone = told["first unloaded"]
    assert "botrygt" not in gone["providers"] and not gone["actions"]
    assert gone["toolbar"] == told["loaded"]["toolbar"] - 1 and "&Bo trygt" not in gone["vector"]
    assert told["second unloaded"] == gone
    assert told["first loaded"] == told["second loaded"] == told["loaded"]
    assert (told["text"], told["edited text"]) == ("Review local plan…", "Review it anew…")


BUTTON_TEXT = """
import os
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QAction
from qgis.utils import iface

def go():
    with open(os.environ["TOLD"], "w", encoding="utf-8") as file:
        file.write(iface.mainWindow().findChild(QAction, "botrygtReviewPlan").text())
    os._exit(0)

QTimer.singleShot(500, go)
"""


def test_real_desktop_started_in_danish_is_danish_throughout(desktop):
    assert desktop(BUTTON_TEXT, DEV, ["--lang", "da"]) == "Gennemgå lokalplan…"
