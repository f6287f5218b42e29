# SPDX-License-Identifier: GPL-2.0-or-later
"""The composition root: what QGIS loads, and what it unloads again. unload mirrors load, line by line."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtGui import QAction, QIcon

from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.adapter.police_setting import police_on, switch_police
from botrygt_qgis_plugin.adapter.resources import icon_path
from botrygt_qgis_plugin.processing.provider import BoTrygtProvider

MENU = "&Bo trygt"


class BoTrygtPlugin:
    """The plugin as QGIS knows it; `iface` is None in qgis_process, where only initProcessing is called."""

    def __init__(self, iface: Any) -> None:
        self.iface = iface
        self.provider: BoTrygtProvider | None = None
        self.action: QAction | None = None
        self.police: QAction | None = None
        self.dialog: Any = None

    def initProcessing(self) -> None:
        """Register the algorithms."""
        self.provider = BoTrygtProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        """Algorithms, then the toolbar button and menu entry."""
        self.initProcessing()
        self.action = QAction(QIcon(icon_path()), say("Gennemgå lokalplan…", "Review local plan…"),
                              self.iface.mainWindow())
        self.action.setObjectName("botrygtReviewPlan")
        self.action.triggered.connect(self.open_review)
        self.iface.addToolBarIcon(self.action)
        self.iface.addPluginToVectorMenu(MENU, self.action)
        self.police = QAction(say("Politiets værktøjer", "The police's tools"), self.iface.mainWindow())
        self.police.setObjectName("botrygtPolice")
        self.police.setCheckable(True)
        self.police.setChecked(police_on())
        self.police.toggled.connect(self.show_police)
        self.iface.addPluginToVectorMenu(MENU, self.police)

    def unload(self) -> None:
        """Undo initGui in the opposite order."""
        if self.dialog is not None:
            self.dialog.shut()
            self.dialog = None
        if self.police is not None:
            self._stop_windows()
            self.iface.removePluginVectorMenu(MENU, self.police)
            self.police.toggled.disconnect(self.show_police)
            self.police.deleteLater()
            self.police = None
        if self.action is not None:
            self.iface.removePluginVectorMenu(MENU, self.action)
            self.iface.removeToolBarIcon(self.action)
            self.action.triggered.disconnect(self.open_review)
            self.action.deleteLater()
            self.action = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None

    def show_police(self, on: bool) -> None:
        """Switch the group «Politi» of the toolbox on or off, now and in every later session."""
        switch_police(on)
        if self.provider is not None:
            self.provider.refreshAlgorithms()

    @staticmethod
    def _stop_windows() -> None:
        if police_on():
            from botrygt_qgis_plugin.adapter.police_live import stop_all  # only where the police's tools are in use

            stop_all(QgsProject.instance())

    def open_review(self) -> None:
        """Show the review of the open project's layers."""
        from botrygt_qgis_plugin.gui.review_dialog import ReviewDialog  # the batch path never loads widgets

        if self.dialog is None:
            self.dialog = ReviewDialog(self.iface)
        self.dialog.look_again()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
