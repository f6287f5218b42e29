# SPDX-License-Identifier: GPL-2.0-or-later
"""A QGIS window for benchmarks: the plugin at work on real Qt widgets, without the rest of the desktop."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "build" / "dev"), str(ROOT / "bench"), str(ROOT / "tools")]

from qgis.core import QgsApplication, QgsProject, QgsProviderRegistry, QgsVectorLayer  # noqa: E402
from qgis.gui import QgsMapCanvas  # noqa: E402
from qgis.PyQt.QtCore import QEventLoop, QTimer  # noqa: E402
from qgis.PyQt.QtWidgets import QMainWindow  # noqa: E402


class Iface:
    """As much of QgisInterface as the desk touches."""

    def __init__(self) -> None:
        self.main = QMainWindow()
        self.canvas = QgsMapCanvas(self.main)
        self.main.setCentralWidget(self.canvas)
        self.main.resize(1500, 900)
        self.main.show()

    def mainWindow(self) -> QMainWindow:
        return self.main

    def mapCanvas(self) -> QgsMapCanvas:
        return self.canvas

    def addDockWidget(self, area, dock) -> None:
        self.main.addDockWidget(area, dock)

    def removeDockWidget(self, dock) -> None:
        self.main.removeDockWidget(dock)

    def addToolBarIcon(self, action) -> None:
        self.main.addAction(action)

    def removeToolBarIcon(self, action) -> None:
        self.main.removeAction(action)

    def addPluginToVectorMenu(self, name, action) -> None:
        self.main.addAction(action)

    def removePluginVectorMenu(self, name, action) -> None:
        self.main.removeAction(action)


def begin() -> QgsApplication:
    app = QgsApplication([], True)
    app.initQgis()
    return app


def open_plan(path: Path) -> dict[str, QgsVectorLayer]:
    layers = {}
    for each in QgsProviderRegistry.instance().querySublayers(str(path)):
        layer = QgsVectorLayer(each.uri(), each.name(), each.providerKey())
        if layer.isSpatial():
            layers[layer.name()] = layer
            QgsProject.instance().addMapLayer(layer)
    return layers


def setting_of(case: str = "", **words):
    from botrygt_qgis_plugin.adapter.session import lasting_source
    from botrygt_qgis_plugin.engine.layers import LayerUse
    from botrygt_qgis_plugin.engine.roles import Role
    from botrygt_qgis_plugin.gui.role_rows import role_rows
    from botrygt_qgis_plugin.watch.setting import WatchSetting

    project, uses = QgsProject.instance(), {}
    for row in role_rows(project.mapLayers().values(), {}):
        if row.role is not Role.IGNORE:
            source = lasting_source(project.mapLayer(row.layer_id))
            uses[source] = LayerUse(row.name, row.role, source=source)
    return WatchSetting(uses, case_file=case, **words)


def wait_until(true, seconds: float = 300.0) -> None:
    loop, timer = QEventLoop(), QTimer()
    left = [int(seconds * 200)]

    def look() -> None:
        left[0] -= 1
        if true() or left[0] <= 0:
            loop.quit()

    timer.timeout.connect(look)
    timer.start(5)
    loop.exec()
    if not true():
        raise RuntimeError("waited in vain")


def at_rest(desk) -> bool:
    hub = desk.hub
    return hub._task is None and not hub._timer.isActive() and desk.listing is not None and not desk.model.stale
