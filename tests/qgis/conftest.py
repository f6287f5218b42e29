# SPDX-License-Identifier: GPL-2.0-or-later
"""A small QGIS window for the plugin, the example as project layers, and QGIS's own Processing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from layout import qgis_environment
from qgis.core import QgsApplication, QgsProject, QgsProviderRegistry, QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtWidgets import QMainWindow, QMenu

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "egelund" / "egelund.gpkg"


class Window:
    """As much of QgisInterface as the plugin touches, on real Qt widgets."""

    def __init__(self):
        self.main = QMainWindow()
        self.toolbar = self.main.addToolBar("Plugins")
        self.menu = self.main.menuBar().addMenu("Vector")
        self.canvas = QgsMapCanvas(self.main)
        self.main.setCentralWidget(self.canvas)

    def mapCanvas(self):
        return self.canvas

    def addDockWidget(self, area, dock):
        self.main.addDockWidget(area, dock)

    def removeDockWidget(self, dock):
        self.main.removeDockWidget(dock)

    def mainWindow(self):
        return self.main

    def addToolBarIcon(self, action):
        self.toolbar.addAction(action)

    def removeToolBarIcon(self, action):
        self.toolbar.removeAction(action)

    def addPluginToVectorMenu(self, name, action):
        self._submenu(name).addAction(action)

    def removePluginVectorMenu(self, name, action):
        menu = self._submenu(name)
        menu.removeAction(action)
        if menu.isEmpty():
            self.menu.removeAction(menu.menuAction())
            menu.setParent(None)

    def _submenu(self, name):
        found = [menu for menu in self.menu.findChildren(QMenu) if menu.title() == name]
        return found[0] if found else self.menu.addMenu(name)


@pytest.fixture
def window(qgis_app):
    made = Window()
    yield made
    made.main.deleteLater()


@pytest.fixture
def project(qgis_new_project):
    return QgsProject.instance()


def sublayers(path):
    """The layers of a GeoPackage as a planner opens them, by name."""
    details = QgsProviderRegistry.instance().querySublayers(str(path))
    layers = [QgsVectorLayer(each.uri(), each.name(), each.providerKey()) for each in details]
    return {layer.name(): layer for layer in layers if layer.isSpatial()}


@pytest.fixture
def plan_copy(tmp_path):
    """A copy of the example and its photometric files, in a folder with a space and Danish letters."""
    folder = tmp_path / "mappe æøå"
    folder.mkdir()
    copy = folder / "egelund.gpkg"
    copy.write_bytes(EXAMPLE.read_bytes())
    shutil.copytree(EXAMPLE.parent / "armaturer", folder / "armaturer")
    return copy


@pytest.fixture
def plan_layers(project, plan_copy):
    """The example opened in the project, by layer name."""
    layers = sublayers(plan_copy)
    project.addMapLayers(list(layers.values()))
    return layers


@pytest.fixture(scope="module")
def processing(qgis_app):
    """QGIS's own `processing` module with the plugin's algorithms registered, until the module's tests are done."""
    from botrygt_qgis_plugin.processing.provider import BoTrygtProvider

    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    # By name: a bare import is what CONTRIBUTING forbids, as it can catch this repository's own folder.
    import_module("processing.core.Processing").Processing.initialize()
    from qgis import processing as module

    registry = QgsApplication.processingRegistry()
    provider = BoTrygtProvider()
    registry.addProvider(provider)
    yield module
    registry.removeProvider(provider)


@pytest.fixture
def desktop(tmp_path):
    """Run a script in the real QGIS desktop, in a clean profile; returns what it wrote to the file in $TOLD.

    `options`: further words of QGIS's command line; `settings`: environment variables.
    """

    def run(script, plugins, options=(), **settings):
        path, told = tmp_path / "script.py", tmp_path / "told.json"
        path.write_text(script, encoding="utf-8")
        env = {**qgis_environment(tmp_path / "profile", plugins), "TOLD": str(told), **settings}
        del env["QT_QPA_PLATFORM"]  # the desktop does not start without a screen; xvfb gives it one
        command = ["xvfb-run", "-a", "qgis", "--nologo", "--noversioncheck", *options, "--code", str(path)]
        done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", timeout=120, check=False)
        assert told.exists(), done.stderr
        return told.read_text(encoding="utf-8")

    return run
