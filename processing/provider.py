# SPDX-License-Identifier: GPL-2.0-or-later
"""The Bo trygt group in the Processing toolbox."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from botrygt_qgis_plugin.adapter.resources import icon_path

from .explain import Explain
from .guessroles import GuessRoles
from .illuminance import Illuminance
from .reviewplan import ReviewPlan
from .validaterules import ValidateRules

# Every algorithm of the plugin; a new one is added here and nowhere else.
ALGORITHMS = (ReviewPlan, Explain, Illuminance, GuessRoles, ValidateRules)


class BoTrygtProvider(QgsProcessingProvider):
    """Provider `botrygt`."""

    def id(self) -> str:
        return "botrygt"

    def name(self) -> str:
        return "Bo trygt"

    def icon(self) -> QIcon:
        return QIcon(icon_path())

    def svgIconPath(self) -> str:
        return icon_path()

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
