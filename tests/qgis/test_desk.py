# SPDX-License-Identifier: GPL-2.0-or-later
"""The desk: the list follows the review, filters and decisions work, and every state says what it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from qgis.core import QgsPointXY, QgsProject
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtWidgets import QApplication

from botrygt_qgis_plugin.casefile.case import open_case, read_case
from botrygt_qgis_plugin.casefile.deciding import Deciding
from botrygt_qgis_plugin.engine.declare import declared
from botrygt_qgis_plugin.engine.maps.chart import Place
from botrygt_qgis_plugin.engine.maps.rays import ray_chart
from botrygt_qgis_plugin.engine.maps.told import map_params
from botrygt_qgis_plugin.gui.findings_model import ENTRY
from botrygt_qgis_plugin.plugin import BoTrygtPlugin

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "egelund"
SOON_MS = 30_000


@pytest.fixture
def plugin(window):
    made = BoTrygtPlugin(window)
    made.initGui()
    yield made
    made.unload()


@pytest.fixture
def case(tmp_path):
    return tmp_path / "sag.gpkg"


@pytest.fixture
def desk(plugin, plan_layers, case, qtbot, window):
    """The example, reviewed in the dialog and lying on the desk."""
    window.main.show()
    begin(plugin, case, qtbot)
    return plugin.desk


def begin(plugin, case, qtbot, before=None):
    plugin.open_review()
    plugin.dialog.caseEdit.setText(str(case))
    if before is not None:
        before(plugin.dialog)
    plugin.dialog.run()
    qtbot.waitUntil(lambda: plugin.dialog.task is None, timeout=SOON_MS)
    if plugin.desk.hub.setting is not None:
        at_rest(plugin.desk, qtbot)


def at_rest(desk, qtbot):
    qtbot.waitUntil(lambda: desk.hub._task is None and not desk.hub._timer.isActive() and desk.listing is not None
                    and not desk.model.stale, timeout=SOON_MS)


def shown(desk):
    return [desk.order.index(row, 0).data(ENTRY) for row in range(desk.order.rowCount())]


def numbers(desk):
    return {entry.number for entry in shown(desk) if entry.number}


def test_the_list_says_what_the_case_says(desk, case):
    assert numbers(desk) == {row["number"] for row in read_case(case).findings if row["number"]}
    assert desk.dock.pages.currentWidget() is desk.dock.listPage
    assert desk.dock.planBox.currentText() == "LP 99 Egelund"
    assert desk.dock.statusLabel.text() == "Watching the plan."
    ranks = [entry.rank for entry in shown(desk)]
    assert ranks == sorted(ranks)


def choose(box, word):
    box.setCurrentIndex(box.findData(word))


@pytest.mark.parametrize("box, word, wanted", [
    ("severityBox", "high", lambda e: e.severity == "high"),
    ("domainBox", "lighting", lambda e: e.row.get("domain") == "lighting"),
    ("principleBox", "4", lambda e: 4 in e.dkr),
    ("stateBox", "open", lambda e: e.state == "open")])
def test_each_filter_narrows_the_list(desk, box, word, wanted):
    every = shown(desk)
    choose(getattr(desk.dock, box), word)
    assert shown(desk) == [entry for entry in every if wanted(entry)]
    assert 0 < len(shown(desk)) <= len(every)
    assert desk.dock.countLabel.text().startswith(f"Shows {len(shown(desk))} of {len(every)}.")
    choose(getattr(desk.dock, box), "")
    assert shown(desk) == every


def test_text_and_extent_narrow_the_list(desk, window):
    every = shown(desk)
    desk.dock.searchEdit.setText("A01 garden")
    assert {entry.row["rule"] for entry in shown(desk)} == {"A01"}
    desk.dock.searchEdit.setText("")
    window.canvas.setDestinationCrs(QgsProject.instance().mapLayersByName("haek")[0].crs())
    one = every[0]
    desk.marks.zoom(one)
    desk.dock.extentBox.setChecked(True)
    assert one.key in {entry.key for entry in shown(desk)} and len(shown(desk)) < len(every)
    desk.dock.extentBox.setChecked(False)
    assert shown(desk) == every


def test_an_exception_with_its_reason_is_kept_and_taken_back(desk, case, qtbot):
    desk.dock.choose("#2")
    choose(desk.dock.newStateBox, "exception")
    desk.dock.decideButton.click()
    assert "needs a reason" in desk.dock.statusLabel.text() and desk.dock.chosen().state == "open"
    desk.dock.reasonEdit.setText("Aftalt med beboerne")
    desk.dock.untilEdit.setText("2099-12-31")
    desk.dock.decideButton.click()
    assert desk.dock.chosen().state == "exception" and desk.dock.reasonEdit.text() == ""
    (decision,) = [event for event in read_case(case).events if event.what == "state"]
    assert decision.said["reason"] == "Aftalt med beboerne" and decision.number == 2 and decision.who
    assert "Aftalt med beboerne" in desk.dock.detailText.toPlainText()
    desk.dock.undoButton.click()
    assert desk.dock.chosen().state == "open"
    qtbot.wait(1800)
    assert [event.what for event in read_case(case).events][-2:] == ["state", "undone"]


def test_comments_and_who_it_is_given_to(desk, case):
    desk.dock.choose("#3")
    desk.dock.commentEdit.setText("Se på hegnet")
    desk.dock.commentButton.click()
    desk.dock.assigneeEdit.setText("Poul")
    desk.dock.assignButton.click()
    assert "Se på hegnet" in desk.dock.detailText.toPlainText()
    choose(desk.dock.assigneeBox, "Poul")
    assert numbers(desk) == {3}
    assert [event.what for event in read_case(case).events][-2:] == ["comment", "assigned"]


def test_a_comment_and_an_assignment_are_taken_back(desk, case):
    desk.dock.choose("#3")
    desk.dock.commentEdit.setText("Se på hegnet")
    desk.dock.commentButton.click()
    for name in ("Poul", "Anna"):
        desk.dock.assigneeEdit.setText(name)
        desk.dock.assignButton.click()
    standing = desk.dock.chosen().standing
    assert desk.dock.detailText.toHtml().count("undo:") == 2
    desk.dock.detailText.anchorClicked.emit(QUrl(f"undo:{standing.thread[-1].uid}"))
    desk.dock.detailText.anchorClicked.emit(QUrl(f"undo:{standing.assignments[-1].uid}"))
    standing = desk.dock.chosen().standing
    assert standing.assignee == "Poul" and standing.thread[-1].taken_back
    assert [event.what for event in read_case(case).events][-5:] == ["comment", "assigned", "assigned", "undone",
                                                                     "undone"]
    shown_page = desk.dock.detailText.toPlainText()
    assert "Se på hegnet" not in shown_page and "taken back – comment" in shown_page
    assert "taken back – assigned" in shown_page


def test_the_comment_of_another_is_not_taken_back(desk, case):
    made = open_case(case).add(lambda read: [Deciding(read, "Poul", date.today()).comment(1, "Fra politiet")])
    desk.hub._outside._look()
    desk.dock.choose("#1")
    assert "undo:" not in desk.dock.detailText.toHtml()
    desk.dock.detailText.anchorClicked.emit(QUrl(f"undo:{made[0].uid}"))
    assert "by the one who wrote it" in desk.dock.statusLabel.text()
    assert "Fra politiet" in desk.dock.detailText.toPlainText()


def test_somebody_elses_decision_is_heard(desk, case, qtbot):
    desk.dock.choose("#1")
    open_case(case).add(lambda read: [Deciding(read, "Poul", date.today()).comment(1, "Fra politiet")])
    desk.hub._outside._look()
    assert "Fra politiet" in desk.dock.detailText.toPlainText()


def test_an_edit_greys_the_list_and_a_finding_goes_and_comes_back(desk, plan_layers, qtbot):
    before, stale = numbers(desk), []
    desk.hub.went_stale.connect(lambda: stale.append(desk.model.data(desk.model.index(0, 2),
                                                                     int(Qt.ItemDataRole.ForegroundRole)).name()))
    hedges = plan_layers["haek"]
    hedges.startEditing()
    height = hedges.fields().indexOf("haekhoejde_m")
    for feature in list(hedges.getFeatures()):
        hedges.changeAttributeValue(feature.id(), height, 0.5)
    at_rest(desk, qtbot)
    fixed = {entry.number for entry in shown(desk) if entry.state == "fixed"}
    assert fixed and fixed < before and stale
    own = [layer for layer in QgsProject.instance().mapLayers().values() if layer.customProperty("botrygt/live")]
    points = next(layer for layer in own if layer.customProperty("botrygt/live") == "findings")
    assert {f["number"] for f in points.getFeatures() if f["number"]} == before - fixed
    hedges.undoStack().setIndex(0)
    at_rest(desk, qtbot)
    assert {entry.number for entry in shown(desk) if entry.state == "open"} == before
    assert not [each for each in QgsProject.instance().mapLayers().values() if each.customProperty("botrygt/live")]
    hedges.rollBack()


def test_steps_by_keyboard_and_copying(desk):
    desk.dock.step_on()
    first = desk.dock.chosen()
    desk.dock.step_on()
    second = desk.dock.chosen()
    assert (first.key, second.key) == (shown(desk)[0].key, shown(desk)[1].key)
    desk.dock.step_back()
    assert desk.dock.chosen().key == first.key
    desk.dock.copyButton.click()
    text = QApplication.clipboard().text()
    assert first.row["summary_en"] in text and first.row["help_url"] in text


def test_a_click_on_the_map_is_answered(desk, window):
    window.canvas.setDestinationCrs(QgsProject.instance().mapLayersByName("haek")[0].crs())
    entry = shown(desk)[0]
    desk.dock.askButton.setChecked(True)
    assert window.canvas.mapTool() is desk.tool
    desk.tool.asked.emit(entry.anchor.x, entry.anchor.y)
    assert entry.row["rule"] in desk.dock.detailText.toPlainText()
    desk.dock.askButton.setChecked(False)
    assert window.canvas.mapTool() is not desk.tool


def bands(window):
    return [item for item in window.canvas.scene().items() if isinstance(item, QgsRubberBand)]


@pytest.fixture
def looking(desk, window):
    """The tool in hand, and a place on the path behind the three hedges clicked."""
    window.canvas.setDestinationCrs(QgsProject.instance().mapLayersByName("haek")[0].crs())
    desk.dock.sightButton.setChecked(True)
    assert window.canvas.mapTool() is desk.sight
    before = len(bands(window))
    desk.sight.canvasClicked.emit(QgsPointXY(543444, 6186200), Qt.MouseButton.LeftButton)
    assert len(bands(window)) > before
    return before


def test_a_click_shows_who_sees_the_place_and_what_blocks(desk, window, looking):
    scene, book = desk.outcome.result.scene, desk.outcome.result.rulebook
    chart = ray_chart(declared(scene, book.declared), [Place("", 543444, 6186200)], map_params(book), "en")
    states = chart.columns["state"]
    assert states.count("blocked") > 1 and states.count("free") > 0
    told = desk.dock.detailText.toPlainText()
    assert told.startswith(f"{states.count('free')} of {len(states)} windows and doors")
    assert f"{states.count('blocked')} are blocked, most often by hedge" in told
    # Each line, the place, and at least one thing that blocks; a band's size is the number of its parts.
    assert sum(band.size() for band in bands(window)) - looking >= len(states) + 2


def test_escape_clears_the_lines_and_then_puts_the_tool_down(desk, window, looking, qtbot):
    qtbot.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert len(bands(window)) == looking
    assert "windows and doors" not in desk.dock.detailText.toPlainText()
    assert window.canvas.mapTool() is desk.sight
    qtbot.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert window.canvas.mapTool() is not desk.sight and not desk.dock.sightButton.isChecked()


def test_the_two_asking_tools_give_way_to_each_other(desk, window, looking):
    desk.dock.askButton.setChecked(True)
    assert window.canvas.mapTool() is desk.tool and not desk.dock.sightButton.isChecked()
    assert len(bands(window)) == looking
    desk.dock.askButton.setChecked(False)
    assert window.canvas.mapTool() not in (desk.tool, desk.sight)


def test_unloading_takes_the_lines_off_the_map(plugin, desk, window, looking):
    canvas = window.canvas
    plugin.unload()
    assert canvas.mapTool() is None and len(bands(window)) <= looking


def test_a_place_is_asked_about_before_any_review(plugin):
    plugin.desk.sight.asked.emit(543444.0, 6186200.0)
    assert plugin.desk.dock.detailText.toPlainText() == "Review the plan first."


def test_the_watch_button_pauses_and_goes_on(desk, plan_layers, qtbot):
    desk.dock.watchButton.click()
    assert desk.dock.statusLabel.text() == "Paused."
    plan_layers["haek"].startEditing()
    plan_layers["haek"].deleteFeature(next(plan_layers["haek"].getFeatures()).id())
    assert desk.dock.statusLabel.text() == "Paused. 1 layer changed since."
    desk.dock.watchButton.click()
    at_rest(desk, qtbot)
    assert desk.dock.statusLabel.text() == "Watching the plan."
    plan_layers["haek"].rollBack()


def test_stopping_clears_at_once(desk):
    desk.hub.stop()
    assert shown(desk) == [] and desk.dock.pages.currentWidget() is desk.dock.emptyPage
    assert desk.dock.statusLabel.text() == "Watches no plan."


def test_narrow_and_wide(desk):
    dock = desk.dock
    dock.setFloating(True)
    for width, orientation in ((340, Qt.Orientation.Vertical), (1000, Qt.Orientation.Horizontal)):
        dock.resize(width, 700)
        QApplication.processEvents()
        assert dock.width() == width and dock.splitter.orientation() == orientation


def test_another_pack_and_a_release_can_be_chosen(plugin, plan_layers, case, qtbot):
    release = next(path for path in sorted((EXAMPLE / "release").iterdir()) if path.suffix in (".gpkg", ".geojson"))

    def fill(dialog):
        dialog.rulesEdit.setText("secured-by-design")
        assert dialog.profileBox.currentData() == ""
        dialog.releaseEdit.setText(str(release))

    begin(plugin, case, qtbot, fill)
    listing = plugin.desk.listing
    assert listing.result.rulebook.pack_id == "secured-by-design"
    assert listing.case.manifest["rulebook"]["pack"] == "secured-by-design"
    assert plugin.desk.hub.setting.release == str(release)


def test_a_pack_or_release_that_is_not_there_gives_a_sentence(plugin, plan_layers, case, qtbot):
    begin(plugin, case, qtbot, lambda dialog: dialog.rulesEdit.setText("/findes/ikke"))
    assert "/findes/ikke" in plugin.dialog.statusLabel.text()
    begin(plugin, case, qtbot, lambda dialog: (dialog.rulesEdit.setText(""), dialog.releaseEdit.setText("væk.gpkg")))
    assert "væk.gpkg" in plugin.dialog.statusLabel.text()
    assert not case.exists()


@pytest.mark.parametrize("rule", ["L17", "A01", "S13", "B04"])
def test_the_smallest_change_is_sought_when_asked(desk, case, qtbot, rule):
    wanted = next(row for row in read_case(case).findings if row["rule"] == rule and row["remedy_en"])
    entry = next(entry for entry in shown(desk) if entry.row["finding_id"] == wanted["finding_id"])
    desk.dock.choose(entry.key)
    assert not entry.row.get("remedy_en") and 'href="seek:"' in desk.dock.detailText.toHtml()
    desk.dock.detailText.anchorClicked.emit(QUrl("seek:"))
    qtbot.waitUntil(lambda: bool(desk.dock.chosen().row.get("remedy_en")), timeout=SOON_MS)
    assert desk.dock.chosen().row["remedy_en"] == wanted["remedy_en"]
    assert wanted["remedy_en"] in desk.dock.detailText.toPlainText()
    assert 'href="seek:"' not in desk.dock.detailText.toHtml()
    desk.dock.choose(next(entry.key for entry in shown(desk) if not entry.number))
    assert 'href="seek:"' not in desk.dock.detailText.toHtml()
