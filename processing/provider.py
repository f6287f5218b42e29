# SPDX-License-Identifier: GPL-2.0-or-later
"""The Bo trygt group in the Processing toolbox."""

from __future__ import annotations

from qgis.core import QgsProcessingAlgorithm, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from botrygt_qgis_plugin.adapter.police_setting import police_on
from botrygt_qgis_plugin.adapter.resources import icon_path

from .accessnetwork import AccessNetwork
from .applydecisions import ApplyDecisions
from .checkrelease import CheckRelease
from .comparereviews import CompareReviews
from .compareverdicts import CompareVerdicts
from .explain import Explain
from .exportpack import ExportPack
from .exportreport import ExportReport
from .guessroles import GuessRoles
from .illuminance import Illuminance
from .importpack import ImportPack
from .isovist import Isovist
from .overlooking import Overlooking
from .plotedges import PlotEdges
from .reviewplan import ReviewPlan
from .sightrays import SightRays
from .unbuiltexposure import UnbuiltExposure
from .validaterules import ValidateRules
from .vegetationclock import VegetationClock

# Every algorithm of the plugin; a new one is added here (or to `police_algorithms`) and nowhere else.
ALGORITHMS = (ReviewPlan, Explain, ExportReport, ApplyDecisions, CompareReviews, CompareVerdicts, GuessRoles,
              AccessNetwork, PlotEdges, Overlooking, SightRays, Isovist, VegetationClock, Illuminance, ValidateRules,
              ExportPack, ImportPack, CheckRelease, UnbuiltExposure)


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
