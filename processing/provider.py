# SPDX-License-Identifier: GPL-2.0-or-later
"""The Bo trygt group in the Processing toolbox."""

from __future__ import annotations

from qgis.core import QgsProcessingAlgorithm, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from botrygt_qgis_plugin.adapter.police_setting import police_on
from botrygt_qgis_plugin.adapter.resources import icon_path

from .accessnetwork import AccessNetwork
from .checkrelease import CheckRelease
from .comparereviews import CompareReviews
from .explain import Explain
from .guessroles import GuessRoles
from .illuminance import Illuminance
from .plotedges import PlotEdges
from .reviewplan import ReviewPlan
from .unbuiltexposure import UnbuiltExposure
from .validaterules import ValidateRules

# Every algorithm of the plugin; a new one is added here (or to `police_algorithms`) and nowhere else.
ALGORITHMS = (ReviewPlan, Explain, Illuminance, GuessRoles, ValidateRules, CompareReviews, AccessNetwork, PlotEdges,
              CheckRelease, UnbuiltExposure)


def police_algorithms() -> tuple[type[QgsProcessingAlgorithm], ...]:
    """The group «Politi». Loaded only where it is switched on: elsewhere its code is not even read."""
    from .checkevents import CheckEvents
    from .followup import FollowUpAction
    from .hotspots import HotSpots
    from .makerelease import MakeRelease
    from .nearrepeat import NearRepeat

    return CheckEvents, NearRepeat, HotSpots, FollowUpAction, MakeRelease


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
        for algorithm in (*ALGORITHMS, *(police_algorithms() if police_on() else ())):
            self.addAlgorithm(algorithm())
