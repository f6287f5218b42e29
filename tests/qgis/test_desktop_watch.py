# SPDX-License-Identifier: GPL-2.0-or-later
"""The real QGIS window: open the example, review, edit a hedge, see a finding go and come back on undo."""

from __future__ import annotations

import json
import os

import pytest
from layout import DEV

SCRIPT = '''
import json, os, traceback
from qgis.core import QgsApplication, QgsPointXY, QgsProject, QgsProviderRegistry, QgsRectangle, QgsVectorLayer
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QEventLoop, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface, plugins

SHOTS = os.environ.get("SHOTS", "")

def wait(until=None, seconds=30.0, least=0.0):
    loop, left = QEventLoop(), [seconds * 20]
    timer = QTimer()
    def look():
        left[0] -= 1
        if (until is not None and until()) or left[0] <= 0:
            loop.quit()
    timer.timeout.connect(look)
    timer.start(50)
    loop.exec()
    timer.stop()
    if until is not None and not until():
        raise RuntimeError("waited in vain")

def shot(name, widget=None, pause=0.8):
    if SHOTS:
        wait(seconds=pause)
        iface.mainWindow().grab().save(os.path.join(SHOTS, name + ".png")) if widget is None else \\
            widget.grab().save(os.path.join(SHOTS, name + ".png"))

def open_plan(path):
    for each in QgsProviderRegistry.instance().querySublayers(path):
        layer = QgsVectorLayer(each.uri(), each.name(), each.providerKey())
        if layer.isSpatial():
            QgsProject.instance().addMapLayer(layer)

def rules_of(desk):
    return sorted((f.rule, f.subject_key) for f in desk.listing.result.findings)

def shown(desk):
    return [desk.order.index(row, 2).data() for row in range(desk.order.rowCount())]

def who_sees(desk):
    canvas, at = iface.mapCanvas(), QgsPointXY(543444, 6186200)
    desk.dock.sightButton.setChecked(True)
    canvas.setExtent(QgsRectangle(at.x() - 55, at.y() - 40, at.x() + 45, at.y() + 40))
    canvas.refresh()
    desk.sight.canvasClicked.emit(at, Qt.MouseButton.LeftButton)
    lines = [item for item in canvas.scene().items() if isinstance(item, QgsRubberBand)]
    text = desk.dock.detailText.toPlainText()
    wait(seconds=1.0)
    shot("hvem_ser")
    for _ in range(2):
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
    left = [item for item in canvas.scene().items() if isinstance(item, QgsRubberBand)]
    return [text, len(lines) - len(left), canvas.mapTool() is desk.sight]


def answer_file(folder):
    """What an adviser's page would give, saved where the case lies."""
    from pathlib import Path

    from botrygt_qgis_plugin.casefile.case import read_case
    from botrygt_qgis_plugin.report.memory import case_of, finding_digest

    case = read_case(os.environ["CASE"])
    said = {1: ("disagree", "Stien er en smutvej til skolen og skal blive."),
            3: ("agree", "Klip hækken i svinget.")}
    given = [{"id": row["finding_id"], "number": row["number"], "digest": finding_digest(row),
              "answer": said[row["number"]][0], "text": said[row["number"]][1]}
             for row in case.findings if row["number"] in said]
    (Path(folder) / "svar-politi.json").write_text(json.dumps({
        "kind": "botrygt_answers", "schema_version": "1.0", "case": case_of(case.memory.plan_id),
        "round": case.memory.run_number, "run": case.digest, "made": "2026-11-24",
        "who": {"name": "Anna And", "organisation": "Østjyllands Politi"}, "answers": given,
        "own": [{"at": [543200.0, 6186250.0], "text": "Mørkt ved porten."}]}), encoding="utf-8")

def work():
    told, desk = {}, plugins["botrygt_qgis_plugin"].desk
    done = []
    desk.hub.done.connect(done.append)
    iface.mainWindow().resize(1500, 950)
    desk.dock.show()
    shot("fund_tom", desk.dock)
    open_plan(os.environ["PLAN"])
    plugins["botrygt_qgis_plugin"].open_review()
    dialog = plugins["botrygt_qgis_plugin"].dialog
    dialog.caseEdit.setText(os.environ["CASE"])
    dialog.run()
    wait(lambda: len(done) >= 1 and desk.hub._task is None)
    dialog.hide()
    told["lamp"] = desk.dock.statusLabel.text()
    told["before"], told["list before"] = rules_of(desk), shown(desk)
    told["case layers"] = sorted(layer.name() for layer in QgsProject.instance().mapLayers().values()
                                 if "sag.gpkg" in layer.source())
    desk.dock.choose("#1")
    desk._clicked(desk.dock.chosen())
    wait(seconds=1.5)
    shot("vindue_fund")
    desk.dock.setFloating(True)
    desk.dock.resize(430, 900)
    shot("fund_smal", desk.dock)
    desk.dock.resize(1100, 620)
    shot("fund_bred", desk.dock)
    desk.dock.setFloating(False)
    told["sight"] = who_sees(desk)
    desk.dock.choose("#1")
    desk.dock.newStateBox.setCurrentIndex(desk.dock.newStateBox.findData("exception"))
    desk.dock.reasonEdit.setText("Aftalt med politiet")
    desk.dock.untilEdit.setText("2099-12-31")
    desk.dock.decideButton.click()
    desk.dock.commentEdit.setText("Hækken klippes hvert år.")
    desk.dock.commentButton.click()
    told["state"] = desk.dock.chosen().standing.state
    shot("fund_besluttet", desk.dock)
    answer_file(os.path.dirname(os.environ["CASE"]))
    wait(lambda: not desk.dock.noticeRow.isHidden())
    told["notice"] = desk.dock.noticeLabel.text()
    desk.dock.readArrivedButton.click()
    told["answers"] = desk.dock.detailText.toPlainText()
    desk.dock.setFloating(True)
    desk.dock.resize(430, 900)
    shot("fund_svar", desk.dock)
    desk.dock.setFloating(False)
    hedges = QgsProject.instance().mapLayersByName("haek")[0]
    hedges.startEditing()
    height = hedges.fields().indexOf("haekhoejde_m")
    count = len(done)
    for feature in list(hedges.getFeatures()):
        hedges.changeAttributeValue(feature.id(), height, 0.5)
    desk._stale()
    desk._running()
    desk.dock.progressBar.setValue(40)
    shot("fund_igen", desk.dock, 0.02)
    wait(lambda: len(done) > count and desk.hub._task is None and not desk.hub._timer.isActive())
    told["edited"], told["list edited"] = rules_of(desk), shown(desk)
    told["live layers"] = sorted(layer.name() for layer in QgsProject.instance().mapLayers().values()
                                 if layer.customProperty("botrygt/live"))
    wait(seconds=1.0)
    shot("vindue_ugemt")
    count = len(done)
    hedges.undoStack().setIndex(0)
    wait(lambda: len(done) > count and desk.hub._task is None and not desk.hub._timer.isActive())
    told["undone"] = rules_of(desk)
    told["live layers after"] = [layer.name() for layer in QgsProject.instance().mapLayers().values()
                                 if layer.customProperty("botrygt/live")]
    hedges.rollBack()
    desk.hub.pause()
    shot("fund_pause", desk.dock)
    desk.hub._say("lost", "Laget mangler i projektet: haek.")
    shot("fund_mistet", desk.dock)
    desk.hub.stop()
    told["off"] = [desk.dock.statusLabel.text(), desk.order.rowCount()]
    return told

def go():
    try:
        told = work()
    except Exception:
        told = {"error": traceback.format_exc()}
    with open(os.environ["TOLD"] + ".new", "w", encoding="utf-8") as file:
        json.dump(told, file)
    os.replace(os.environ["TOLD"] + ".new", os.environ["TOLD"])
    os._exit(0)

QTimer.singleShot(500, go)
'''


@pytest.fixture
def told(desktop, plan_copy, tmp_path):
    shots = os.environ.get("BOTRYGT_SHOTS", "")
    # In Danish, as those who read the manual see it.
    made = json.loads(desktop(SCRIPT, DEV, ["--lang", "da"], PLAN=str(plan_copy),
                              CASE=str(tmp_path / "sag.gpkg"), SHOTS=shots))
    assert "error" not in made, made.get("error")
    return made


def test_a_finding_goes_with_the_edit_and_comes_back_on_undo(told):
    assert told["lamp"] == "Følger planen."
    lost = {tuple(each) for each in told["before"]} - {tuple(each) for each in told["edited"]}
    assert any(rule == "B01" for rule, _ in lost)
    assert told["undone"] == told["before"]
    # On the map: the case's own layers, and layers of their own only while the case does not know.
    assert "Fund" in told["case layers"] and told["live layers"] and told["live layers after"] == []
    assert told["state"] == "exception"
    text, cleared, held = told["sight"]
    assert "vinduer og døre, der vender mod stedet, ser det" in text and "oftest af hegn eller hæk" in text
    assert cleared > 3 and not held
    assert told["notice"] == "Nye svar: svar-politi.json"
    assert told["answers"].startswith("svar-politi.json") and "3 svar tilføjet (heraf 1 eget fund)" in told["answers"]
    assert told["off"] == ["Følger ikke nogen plan.", 0]
