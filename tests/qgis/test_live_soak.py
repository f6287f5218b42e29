# SPDX-License-Identifier: GPL-2.0-or-later
"""Thousands of scripted edits with all that can happen in between: nothing crashes, leaks, grows or gets lost."""

from __future__ import annotations

import gc
import json
import os
import random
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from botrygt_qgis_plugin.adapter.layers import transform
from botrygt_qgis_plugin.adapter.plans import plan_inputs, raw_layers
from botrygt_qgis_plugin.adapter.session import lasting_source
from botrygt_qgis_plugin.engine.job import run_job
from botrygt_qgis_plugin.engine.layers import LayerUse
from botrygt_qgis_plugin.engine.request import job_of
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.shape import shipped_profile
from botrygt_qgis_plugin.gui.role_rows import role_rows
from botrygt_qgis_plugin.plugin import BoTrygtPlugin
from botrygt_qgis_plugin.watch.layer_ears import EDITED
from botrygt_qgis_plugin.watch.setting import WatchSetting

# 200 batches are 10 000 edits and take three minutes; in the usual run a fifth of them.
BATCHES, EDITS, SOON_MS = int(os.environ.get("BOTRYGT_SOAK_BATCHES", "40")), 50, 60_000
EDITED_LAYERS = ("haek", "hegn", "traeer", "lyspunkt", "parkering", "bygninger")
MOST_GROWTH_MIB = 48


class Desktop:
    """The plugin in its window with the example open, and what can be done to it."""

    def __init__(self, window, project, qtbot, folder):
        self.window, self.project, self.qtbot, self.folder = window, project, qtbot, folder
        self.profile = folder / "profil.json"
        self.profile.write_bytes(shipped_profile().read_bytes())
        self.draw = random.Random(8)
        self.plugin = BoTrygtPlugin(window)
        self.plugin.initGui()

    @property
    def desk(self):
        return self.plugin.desk

    @property
    def hub(self):
        return self.plugin.desk.hub

    def layers(self):
        return [layer for layer in self.project.mapLayers().values()
                if isinstance(layer, QgsVectorLayer) and self.hub.setting is not None
                and lasting_source(layer) in self.hub.setting.uses]

    def watch(self):
        uses = {}
        for row in role_rows(self.project.mapLayers().values(), {}):
            if row.role is not Role.IGNORE:
                source = lasting_source(self.project.mapLayer(row.layer_id))
                uses[source] = LayerUse(row.name, row.role, source=source)
        self.hub.watch(WatchSetting(uses, profile=str(self.profile), case_file=str(self.folder / "sag.gpkg")))

    def rest(self):
        self.qtbot.waitUntil(lambda: self.hub._task is None and not self.hub._timer.isActive()
                             and self.desk.listing is not None and not self.desk.model.stale, timeout=SOON_MS)

    def edit(self):
        """One edit of one feature: a move, an attribute, a copy or a removal."""
        layer = self.draw.choice([layer for layer in self.layers() if layer.name() in EDITED_LAYERS])
        if not layer.isEditable():
            layer.startEditing()
        fids = layer.allFeatureIds()
        feature = layer.getFeature(self.draw.choice(fids))
        kind = self.draw.randrange(10)
        if kind == 0 and len(fids) > 8:
            assert layer.deleteFeature(feature.id())
        elif kind == 1 and len(fids) < 80:
            feature.setAttributes([None, *feature.attributes()[1:]])
            assert layer.addFeature(feature)
        elif kind < 6:
            shape = feature.geometry()
            shape.translate(self.draw.uniform(-2, 2), self.draw.uniform(-2, 2))
            assert layer.changeGeometry(feature.id(), shape)
        else:
            places = [i for i, field in enumerate(layer.fields()) if field.isNumeric() and i > 0]
            at = self.draw.choice(places or [1])
            assert layer.changeAttributeValue(feature.id(), at, self.draw.choice([0.5, 1.0, 2.0, 4.0, None]))

    def undo(self):
        for layer in self.layers():
            if layer.isEditable() and layer.undoStack().canUndo():
                layer.undoStack().undo()

    def save(self):
        for layer in self.layers():
            if layer.isEditable():
                assert layer.commitChanges(), layer.commitErrors()

    def give_up(self):
        for layer in self.layers():
            if layer.isEditable():
                layer.rollBack()

    def remove_a_layer(self):
        layer = next(layer for layer in self.layers() if layer.name() == "hegn")
        source = layer.source()
        self.project.removeMapLayer(layer.id())
        self.project.addMapLayer(QgsVectorLayer(source, "hegn", "ogr"))

    def read_the_project_again(self):
        self.give_up()
        path = str(self.folder / "plan.qgz")
        assert self.project.write(path)
        self.project.clear()
        assert self.project.read(path)

    def load_the_plugin_again(self):
        self.plugin.unload()
        self.plugin = BoTrygtPlugin(self.window)
        self.plugin.initGui()

    def change_the_rules(self):
        told = json.loads(self.profile.read_text(encoding="utf-8"))
        told["title"]["da"] = f"Profil {self.draw.random()}"
        self.profile.write_text(json.dumps(told), encoding="utf-8")

    def pause_and_go_on(self):
        self.hub.pause()
        self.edit()
        self.hub.resume()


def anew(desktop):
    """A review from nothing of what is drawn now."""
    layers, setting = desktop.layers(), desktop.hub.setting
    uses = tuple(LayerUse(layer.name(), setting.uses[lasting_source(layer)].role) for layer in layers)
    job = job_of(replace(setting.request(), uses=uses), transform, {})
    (outcome,) = run_job(plan_inputs("", "", raw_layers(layers)), job)
    return outcome


def resident_mib():
    with Path("/proc/self/statm").open(encoding="ascii") as told:
        return int(told.read().split()[1]) * 4096 / 2**20


def heard_by(layer):
    return sum(layer.receivers(getattr(layer, name)) for name in (*EDITED, "afterCommitChanges"))


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read where Linux tells it")
def test_edits_without_end(window, project, plan_layers, tmp_path, qtbot):
    desktop = Desktop(window, project, qtbot, tmp_path)
    desktop.watch()
    desktop.rest()
    happenings = (desktop.undo, desktop.save, desktop.give_up, desktop.remove_a_layer, desktop.read_the_project_again,
                  desktop.load_the_plugin_again, desktop.change_the_rules, desktop.pause_and_go_on)
    heard = {layer.name(): heard_by(layer) for layer in desktop.layers()}
    of_project = [project.receivers(signal) for signal in (project.layersAdded, project.readProject, project.cleared)]
    level = 0.0
    for batch in range(BATCHES):
        for _ in range(EDITS):
            desktop.edit()
        desktop.draw.choice(happenings)()
        desktop.rest()
        assert desktop.hub.state == "watching", desktop.hub.reason
        if batch % 10 == 0:
            outcome, result = anew(desktop), desktop.desk.listing.result
            assert desktop.desk.outcome.digest == outcome.digest
            assert [f.id for f in result.findings] == [f.id for f in outcome.result.findings]
        if batch == BATCHES // 4:
            gc.collect()
            level = resident_mib()
    gc.collect()
    grown = resident_mib() - level
    assert {layer.name(): heard_by(layer) for layer in desktop.layers()} == heard
    assert [project.receivers(each) for each in (project.layersAdded, project.readProject, project.cleared)] == \
        of_project
    assert grown < MOST_GROWTH_MIB, f"{grown:.0f} MiB over {BATCHES - BATCHES // 4} batches"
    desktop.give_up()
    desktop.plugin.unload()
    assert not [layer for layer in QgsProject.instance().mapLayers().values() if layer.customProperty("botrygt/live")]
