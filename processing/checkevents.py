# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:checkevents: are the burglaries fit for analysis, and when in the week do they happen?"""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.burglary.answer import Answer, events_answer
from botrygt_qgis_plugin.burglary.cleaning import Cleaned

from .police import PoliceAlgorithm


class CheckEvents(PoliceAlgorithm):
    """Cleans burglaries and tells what was wrong with them."""

    NAME = "checkevents"

    def displayName(self) -> str:
        return say("Efterse indbrudsdata", "Check burglary data")

    def shortDescription(self) -> str:
        return say("Renser indbrud og viser, hvornår på ugen de sker.",
                   "Cleans burglaries and shows when in the week they happen.")

    def shortHelpString(self) -> str:
        return say(
            "Finder indbrud uden tid eller sted, dubletter, tidsrum over 24 timer og koordinater, der er flyttet til "
            "et net. Tiden fordeles aoristisk over tidsrummet; midtpunktet bruges aldrig. Resultatet er POLITI.",
            "Finds burglaries without time or place, duplicates, intervals over 24 hours and coordinates moved to a "
            "net. Time is spread over the interval (aoristic); the midpoint is never used. The result is POLITI.")

    def answer(self, cleaned: Cleaned, parameters: dict[str, Any], context: QgsProcessingContext,
               feedback: QgsProcessingFeedback) -> Answer:
        return events_answer(cleaned)
