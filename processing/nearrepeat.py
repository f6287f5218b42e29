# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:nearrepeat: do burglaries draw burglaries after them, how far and how long, and which windows are open
now?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime

from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.burglary.answer import Answer
from botrygt_qgis_plugin.burglary.answer_near import NearPlan, near_answer
from botrygt_qgis_plugin.burglary.bands import LEFT, RIGHT, make_bands
from botrygt_qgis_plugin.burglary.cleaning import Cleaned, CleaningOptions
from botrygt_qgis_plugin.burglary.dwellings import dwellings_of
from botrygt_qgis_plugin.burglary.knox import KnoxPlan
from botrygt_qgis_plugin.burglary.network import make_network
from botrygt_qgis_plugin.burglary.pairs import EUCLIDEAN, MANHATTAN, NETWORK
from botrygt_qgis_plugin.engine.review import Listener

from .police import PoliceAlgorithm, clock_hours


class NearRepeat(PoliceAlgorithm):
    """The Knox test and the active windows."""

    NAME = "nearrepeat"
    SPACE_BANDS, TIME_BANDS, CLOSED, METRIC = "SPACE_BANDS", "TIME_BANDS", "CLOSED", "METRIC"
    PERMUTATIONS, SEED, ALPHA, NOW = "PERMUTATIONS", "SEED", "ALPHA", "NOW"
    DWELLINGS, NETWORK, LIVE = "DWELLINGS", "NETWORK", "LIVE"
    ROWS = (DWELLINGS, NETWORK)

    def __init__(self) -> None:
        super().__init__()
        self.live: tuple[str, NearPlan, Any, CleaningOptions] | None = None

    def displayName(self) -> str:
        return say("Find gentagelser (near repeat)", "Find near repeats")

    def shortDescription(self) -> str:
        return say("Tester, om indbrud trækker nye indbrud efter sig, og viser de vinduer, der er åbne nu.",
                   "Tests whether burglaries draw new ones after them, and shows the windows that are open now.")

    def shortHelpString(self) -> str:
        return say(
            "Knox-testen tæller par af indbrud, der er tæt på hinanden i både sted og tid, og holder dem op mod alle "
            "ordener af datoerne. Middel og spredning er eksakte; p er (1 + antal ordener med mindst lige så mange) / "
            "(1 + antal ordener), rettet for alle felter med største z. Gentagelser på samme adresse står for sig. Er "
            "dagen usikker, trækkes den på ny i hver kørsel, og spredningen vises. Vinduerne omgiver ofre og er "
            "POLITI.",
            "The Knox test counts pairs of burglaries that are close in both place and time, and holds them against "
            "all orders of the dates. Mean and spread are exact; p is (1 + orders with at least as many) / (1 + "
            "orders), corrected for all cells by the largest z. Repeats at the same address stand apart. Where the "
            "day is uncertain it is drawn anew in each run, and the spread is shown. The windows circle victims: "
            "POLITI.")

    def ask(self) -> list[tuple[Any, str, str]]:
        whole, real = QgsProcessingParameterNumber.Type.Integer, QgsProcessingParameterNumber.Type.Double
        point, line = QgsProcessing.SourceType.TypeVector, QgsProcessing.SourceType.TypeVectorLine
        return [
            (QgsProcessingParameterString(self.SPACE_BANDS, say("Afstandsbånd (m)", "Distance bands (m)"),
                                          "100, 200, 300, 400"), "Øvre grænser.", "Upper edges."),
            (QgsProcessingParameterString(self.TIME_BANDS, say("Tidsbånd (dage)", "Time bands (days)"),
                                          "7, 14, 21, 28"), "Øvre grænser.", "Upper edges."),
            (QgsProcessingParameterEnum(self.CLOSED, say("Lukket side", "Closed side"), [LEFT, RIGHT], False, LEFT,
                                        usesStaticStrings=True),
             "«left»: lav ≤ d < høj. «right»: lav < d ≤ høj. Står på hver etiket.",
             "'left': low ≤ d < high. 'right': low < d ≤ high. Printed on every label."),
            (QgsProcessingParameterEnum(self.METRIC, say("Afstand", "Distance"), [EUCLIDEAN, MANHATTAN, NETWORK], False,
                                        EUCLIDEAN, usesStaticStrings=True),
             "Fugleflugt, langs akserne, eller langs veje.", "Straight line, along the axes, or along streets."),
            (QgsProcessingParameterVectorLayer(self.NETWORK, say("Veje og stier", "Streets and paths"), [line],
                                               optional=True),
             "Linjer, der mødes i kryds; kun til afstand langs veje.",
             "Lines that meet at junctions; for 'network' only."),
            (QgsProcessingParameterNumber(self.PERMUTATIONS, say("Permutationer", "Permutations"), whole, 999,
                                          minValue=0, maxValue=99999), "0 giver kun de eksakte tal.",
             "0 gives the exact figures only."),
            (QgsProcessingParameterNumber(self.SEED, say("Frø", "Seed"), whole, 1, minValue=0),
             "Samme frø giver samme svar.", "The same seed gives the same answer."),
            (QgsProcessingParameterNumber(self.ALPHA, say("Signifikansniveau", "Significance level"), real, 0.05,
                                          minValue=0.001, maxValue=0.5), "For det rettede p.", "For the corrected p."),
            (QgsProcessingParameterVectorLayer(self.DWELLINGS, say("Boliger", "Dwellings"), [point], optional=True),
             "Adressepunkter; de, der ligger i et aktivt vindue, vises.",
             "Address points; those in an active window are shown."),
            (QgsProcessingParameterDateTime(self.NOW, say("Tidspunkt for vinduerne", "Time of the windows"),
                                            optional=True), "Tom: nu.", "Empty: now."),
            (QgsProcessingParameterBoolean(self.LIVE, say("Lad vinduerne følge laget",
                                                          "Let the windows follow the layer"),
                                           False),
             "I QGIS: nye indbrud i laget åbner deres vinduer med det samme. Ligger kun i hukommelsen.",
             "In QGIS: new burglaries in the layer open their windows at once. In memory only."),
        ]

    def answer(self, cleaned: Cleaned, parameters: dict[str, Any], context: QgsProcessingContext,
               feedback: QgsProcessingFeedback) -> Answer:
        closed = self.parameterAsEnumString(parameters, self.CLOSED, context)
        space, time = (make_bands(self.numbers(parameters, name, context), closed, unit)
                       for name, unit in ((self.SPACE_BANDS, "m"), (self.TIME_BANDS, "d")))
        knox = KnoxPlan(space, time, self.parameterAsInt(parameters, self.PERMUTATIONS, context),
                        self.parameterAsInt(parameters, self.SEED, context))
        homes, streets = self.given[self.DWELLINGS], self.given[self.NETWORK]
        crs = self.crs_of(parameters, context)
        now = self.hours_at(parameters, self.NOW, context)
        plan = NearPlan(knox, self.parameterAsEnumString(parameters, self.METRIC, context),
                        None if streets is None else make_network(streets.geometry),
                        None if homes is None else dwellings_of(homes, missing_crs=crs).xy,
                        clock_hours(QDateTime.currentDateTime()) if now is None else now,
                        self.parameterAsDouble(parameters, self.ALPHA, context))
        answer = near_answer(cleaned, plan, Listener(lambda part: feedback.setProgress(100.0 * part),
                                                   feedback.isCanceled))
        layer = self.parameterAsVectorLayer(parameters, self.EVENTS, context)
        if self.parameterAsBoolean(parameters, self.LIVE, context) and layer is not None:
            asked = plan if now is not None else replace(plan, now=None)
            self.live = layer.id(), asked, answer.reach, replace(self.cleaning(parameters, context), now=None)
        return answer

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Back on the thread of the project's layers: let the windows follow the layer where that was asked for."""
        project = context.project()
        if self.live is not None and project is not None and project.mapLayer(self.live[0]) is not None:
            from botrygt_qgis_plugin.adapter.police_live import Kept, LiveWindows  # of no use to qgis_process

            layer_id, plan, reach, cleaning = self.live
            LiveWindows(project.mapLayer(layer_id), project, Kept(plan, reach, cleaning))
        return {}
