# SPDX-License-Identifier: GPL-2.0-or-later
"""Watching: the review follows the edits, never stands in their way, says when it does not follow, leaves nothing."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsGeometry, QgsProject, QgsVectorLayer

from botrygt_qgis_plugin.adapter.layers import transform
from botrygt_qgis_plugin.adapter.plans import plan_inputs, raw_layers
from botrygt_qgis_plugin.adapter.session import lasting_source
from botrygt_qgis_plugin.casefile.case import read_case
from botrygt_qgis_plugin.engine.job import run_job
from botrygt_qgis_plugin.engine.layers import LayerUse
from botrygt_qgis_plugin.engine.request import job_of
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.gui.role_rows import role_rows
from botrygt_qgis_plugin.watch.hub import LOST, OFF, PAUSED, WATCHING, WatchHub
from botrygt_qgis_plugin.watch.layer_ears import EDITED
from botrygt_qgis_plugin.watch.setting import WatchSetting, kept_setting

SOON_MS = 20_000
RELEASE = Path(__file__).resolve().parents[2] / "examples" / "egelund" / "release"


def setting_of(project, case=""):
    uses = {}
    for row in role_rows(project.mapLayers().values(), {}):
        if row.role is not Role.IGNORE:
            source = lasting_source(project.mapLayer(row.layer_id))
            uses[source] = LayerUse(row.name, row.role, source=source)
    return WatchSetting(uses, case_file=str(case) if case else "")


class Told:
    """What the hub said."""

    def __init__(self, hub):
        self.done, self.states, self.stale, self.failed = [], [], 0, []
        hub.done.connect(self.done.append)
        hub.state_changed.connect(self._state)
        hub.went_stale.connect(self._stale)
        hub.failed.connect(self.failed.append)

    def _state(self, state, reason):
        self.states.append((state, reason))

    def _stale(self):
        self.stale += 1


@pytest.fixture
def hub(project):
    made = WatchHub()
    yield made
    made.unload()


@pytest.fixture
def told(hub):
    return Told(hub)


@pytest.fixture
def watched(hub, told, plan_layers, project, tmp_path, qtbot):
    """The example, watched; its first round is over."""
    hub.watch(setting_of(project, tmp_path / "sag.gpkg"))
    qtbot.waitUntil(lambda: len(told.done) == 1, timeout=SOON_MS)
    return plan_layers


def settled(hub):
    return hub._task is None and not hub._timer.isActive()


def found(done):
    return {(f.rule, f.subject_key) for f in done.listing.result.findings}


def anew(layers, setting):
    """A review from nothing of the same layers."""
    uses = [LayerUse(layer.name(), setting.uses[lasting_source(layer)].role) for layer in layers.values()
            if lasting_source(layer) in setting.uses]
    job = job_of(replace(setting.request(), uses=tuple(uses)), transform, {})
    (outcome,) = run_job(plan_inputs("", "", raw_layers(list(layers.values()))), job)
    return outcome


def receivers(layer):
    return [layer.receivers(getattr(layer, name)) for name in (*EDITED, "afterCommitChanges")]


def test_the_first_round_equals_a_review_from_nothing(hub, watched, told):
    outcome = anew(watched, hub.setting)
    assert told.done[0].outcome.digest == outcome.digest
    assert [f.id for f in told.done[0].listing.result.findings] == [f.id for f in outcome.result.findings]
    assert hub.state == WATCHING and told.failed == []


def test_an_edit_is_followed_before_it_is_saved_and_back_on_undo(hub, watched, told, qtbot):
    hedges = watched["haek"]
    before = found(told.done[-1])
    hedges.startEditing()
    height = hedges.fields().indexOf("haekhoejde_m")
    for feature in list(hedges.getFeatures()):
        hedges.changeAttributeValue(feature.id(), height, 0.5)
    qtbot.waitUntil(lambda: len(told.done) == 2, timeout=SOON_MS)
    lower = found(told.done[-1])
    assert lower < before and {rule for rule, _ in before - lower} >= {"B01"}
    assert told.done[-1].outcome.digest == anew(watched, hub.setting).digest
    assert told.stale >= 2
    for _ in range(hedges.undoStack().count()):
        hedges.undoStack().undo()
    qtbot.waitUntil(lambda: len(told.done) == 3, timeout=SOON_MS)
    assert found(told.done[-1]) == before
    assert told.done[-1].outcome.digest == told.done[0].outcome.digest


def test_saving_keeps_the_case_and_is_never_refused(hub, watched, told, qtbot, tmp_path):
    hedges, case = watched["haek"], tmp_path / "sag.gpkg"
    assert not case.exists()
    hedges.startEditing()
    feature = next(hedges.getFeatures())
    box = feature.geometry().boundingBox()
    x, y = box.xMinimum(), box.yMinimum()
    # It crosses itself: QGIS's own geometry checks would refuse to save it.
    crossed = QgsGeometry.fromWkt(f"POLYGON(({x} {y}, {x + 1} {y + 1}, {x + 1} {y}, {x} {y + 1}, {x} {y}))")
    assert hedges.changeGeometry(feature.id(), crossed)
    assert hedges.commitChanges(), hedges.commitErrors()
    qtbot.waitUntil(lambda: bool(told.done and told.done[-1].kept), timeout=SOON_MS)
    assert read_case(case).digest == told.done[-1].outcome.digest
    assert not told.done[-1].unsaved


def test_a_layer_that_goes_is_missed_and_taken_up_again(hub, watched, told, project, qtbot):
    source, name = watched["haek"].source(), "haek"
    project.removeMapLayer(watched["haek"].id())
    qtbot.waitUntil(lambda: len(told.done) == 2, timeout=SOON_MS)
    assert hub.state == LOST and "haek" in hub.reason
    assert found(told.done[-1]) != found(told.done[0])
    project.addMapLayer(QgsVectorLayer(source, name, "ogr"))
    qtbot.waitUntil(lambda: len(told.done) == 3, timeout=SOON_MS)
    assert hub.state == WATCHING
    assert found(told.done[-1]) == found(told.done[0])


def test_the_watch_comes_back_with_the_project(hub, watched, told, project, tmp_path, qtbot):
    path = str(tmp_path / "plan.qgz")
    assert project.write(path)
    project.clear()
    assert hub.state == OFF and hub.setting is None
    assert project.read(path)
    qtbot.waitUntil(lambda: len(told.done) == 2, timeout=SOON_MS)
    assert hub.state == WATCHING
    assert found(told.done[-1]) == found(told.done[0])
    hedges = project.mapLayersByName("haek")[0]
    hedges.startEditing()
    hedges.deleteFeature(next(hedges.getFeatures()).id())
    qtbot.waitUntil(lambda: len(told.done) == 3, timeout=SOON_MS)


def test_paused_it_says_what_changed_and_goes_on(hub, watched, told, qtbot):
    hub.pause()
    hedges = watched["haek"]
    hedges.startEditing()
    hedges.deleteFeature(next(hedges.getFeatures()).id())
    qtbot.wait(300)
    assert len(told.done) == 1 and hub.state == PAUSED and hub.changed_since == {hedges.id()}
    assert not kept_setting(QgsProject.instance()).on
    hub.resume()
    qtbot.waitUntil(lambda: len(told.done) == 2, timeout=SOON_MS)
    assert hub.state == WATCHING and hub.changed_since == set()
    assert told.done[-1].outcome.digest == anew(watched, hub.setting).digest


def test_stop_clears_at_once_and_leaves_no_connection(project, plan_layers):
    before = {name: receivers(layer) for name, layer in plan_layers.items()}
    of_project = [project.receivers(signal) for signal in (project.layersAdded, project.layersWillBeRemoved,
                                                           project.readProject, project.cleared)]
    hub = WatchHub()
    hub.watch(setting_of(project))
    assert {name: receivers(layer) for name, layer in plan_layers.items()} != before
    hub.stop()
    assert hub.state == OFF and kept_setting(project) is None
    assert {name: receivers(layer) for name, layer in plan_layers.items()} == before
    hub.unload()
    assert [project.receivers(signal) for signal in (project.layersAdded, project.layersWillBeRemoved,
                                                     project.readProject, project.cleared)] == of_project


def test_a_round_that_cannot_be_done_says_why_and_the_next_can(hub, watched, told, qtbot, project):
    good = hub.setting
    hub.watch(replace(good, profile="/findes/ikke.json"))
    qtbot.waitUntil(lambda: bool(told.failed), timeout=SOON_MS)
    assert hub.state == LOST and "ikke.json" in told.failed[0]
    hub.watch(good)
    qtbot.waitUntil(lambda: len(told.done) == 2, timeout=SOON_MS)


def test_a_stream_of_edits_is_one_round_or_few(hub, watched, told, qtbot):
    hedges = watched["haek"]
    hedges.startEditing()
    height, fid = hedges.fields().indexOf("haekhoejde_m"), next(hedges.getFeatures()).id()
    begun = time.perf_counter()
    for turn in range(200):
        assert hedges.changeAttributeValue(fid, height, 0.5 + turn / 100)
    assert time.perf_counter() - begun < 2.0
    qtbot.waitUntil(lambda: len(told.done) >= 2 and settled(hub), timeout=SOON_MS)
    assert len(told.done) <= 4
    assert told.done[-1].outcome.digest == anew(watched, hub.setting).digest


def test_a_layer_that_is_renamed_is_still_followed_by_its_new_name(hub, watched, told, qtbot):
    before = found(told.done[-1])
    watched["haek"].setName("Hække 2026")
    qtbot.waitUntil(lambda: len(told.done) == 2 and settled(hub), timeout=SOON_MS)
    assert hub.state == WATCHING and found(told.done[-1]) == before
    layers = {entry.row.get("layer") for entry in told.done[-1].listing.entries}
    assert "Hække 2026" in layers and "haek" not in layers
    edit_heights(watched["haek"])
    qtbot.waitUntil(lambda: len(told.done) == 3 and settled(hub), timeout=SOON_MS)
    assert found(told.done[-1]) != before
    watched["haek"].rollBack()


def edit_heights(layer):
    layer.startEditing()
    height = layer.fields().indexOf("haekhoejde_m")
    for feature in list(layer.getFeatures()):
        layer.changeAttributeValue(feature.id(), height, 0.5)


def test_a_layer_that_gets_another_source_is_missed_until_it_has_its_own_again(hub, watched, told, qtbot, tmp_path):
    layer, source = watched["haek"], watched["haek"].source()
    other = tmp_path / "andre.gpkg"
    shutil.copyfile(source.partition("|")[0], other)
    layer.setDataSource(f"{other}|layername=haek", "haek", "ogr")
    qtbot.waitUntil(lambda: hub.state == LOST and settled(hub), timeout=SOON_MS)
    assert "haek" in hub.reason
    layer.setDataSource(source, "haek", "ogr")
    qtbot.waitUntil(lambda: hub.state == WATCHING and settled(hub), timeout=SOON_MS)
    assert found(told.done[-1]) == found(told.done[0])


def test_a_release_that_arrives_and_one_that_is_changed_are_followed(hub, told, plan_layers, project, tmp_path, qtbot):
    release = tmp_path / "fra politiet" / "egelund_release.gpkg"
    hub.watch(replace(setting_of(project, tmp_path / "sag.gpkg"), release=str(release)))
    qtbot.waitUntil(lambda: hub.state == LOST and settled(hub), timeout=SOON_MS)
    assert "egelund_release.gpkg" in hub.reason and told.done == []
    shutil.copytree(RELEASE, release.parent)
    hub._outside._look()
    qtbot.waitUntil(lambda: len(told.done) == 1 and settled(hub), timeout=SOON_MS)
    assert hub.state == WATCHING and told.done[0].live.job.release is not None
    stale = told.stale
    release.write_bytes(release.read_bytes()[:-1])
    qtbot.waitUntil(lambda: told.stale > stale and hub.state == LOST and settled(hub), timeout=SOON_MS)
    assert "egelund_release.gpkg" in hub.reason
    shutil.copyfile(RELEASE / release.name, release)
    qtbot.waitUntil(lambda: len(told.done) > 1 and hub.state == WATCHING and settled(hub), timeout=SOON_MS)
    assert told.done[-1].outcome.digest == told.done[0].outcome.digest
