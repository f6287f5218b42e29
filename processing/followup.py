# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:followup: did an action help, and did burglary move next door?"""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterNumber,
    QgsProcessingParameterVectorLayer,
)

from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.burglary.answer import Answer
from botrygt_qgis_plugin.burglary.answer_follow import FollowPlan, follow_answer
from botrygt_qgis_plugin.burglary.cleaning import Cleaned
from botrygt_qgis_plugin.engine.errors import InputError

from .police import PoliceAlgorithm


class FollowUpAction(PoliceAlgorithm):
    """Before and after with control and buffer."""

    NAME = "followup"
    ACTION, BUFFER, BUFFER_M, CONTROL = "ACTION", "BUFFER", "BUFFER_M", "CONTROL"
    AREAS = (ACTION, BUFFER, CONTROL)
    DAYS = (("BEFORE_FROM", "Før: fra", "Before: from"), ("BEFORE_TO", "Før: til og med", "Before: to and with"),
            ("AFTER_FROM", "Efter: fra", "After: from"), ("AFTER_TO", "Efter: til og med", "After: to and with"))

    def displayName(self) -> str:
        return say("Følg op på indsats", "Follow up an action")

    def shortDescription(self) -> str:
        return say("Før og efter i indsatsområde, randzone og kontrolområde, med forskydning.",
                   "Before and after in action, buffer and control area, with displacement.")

    def shortHelpString(self) -> str:
        return say(
            "Giver ændringen mod kontrolområdet, den vægtede forskydningskvotient (WDQ) og det sparede antal, hver med "
            "95 %-interval. WDQ er ikke defineret, når indsatsområdet ikke faldt i forhold til kontrolområdet. "
            "Perioderne skal være lige lange. Resultatet er POLITI.",
            "Gives the change against control, the weighted displacement quotient (WDQ) and the number saved, each "
            "with a 95 % interval. WDQ is undefined where the action area did not fall relative to control. The "
            "periods must be equally long. The result is POLITI.")

    def ask(self) -> list[tuple[Any, str, str]]:
        polygon, day = QgsProcessing.SourceType.TypeVectorPolygon, QgsProcessingParameterDateTime.Type.Date
        areas = [(QgsProcessingParameterVectorLayer(name, say(da, en), [polygon], optional=name == self.BUFFER),
                  help_da,
                  help_en) for name, da, en, help_da, help_en in (
            (self.ACTION, "Indsatsområde", "Action area", "Hvor der blev gjort noget.", "Where something was done."),
            (self.BUFFER, "Randzone", "Buffer area", "Tom: lægges rundt om indsatsområdet.", "Empty: laid round it."),
            (self.CONTROL, "Kontrolområde", "Control area", "Ligner, men ligger fri af de to andre.",
             "Alike, but clear of the other two."))]
        days = [(QgsProcessingParameterDateTime(name, say(da, en), day), "Hele dage.", "Whole days.")
                for name, da, en in self.DAYS]
        width = QgsProcessingParameterNumber(self.BUFFER_M, say("Randzonens bredde (m)", "Width of the buffer (m)"),
                                             QgsProcessingParameterNumber.Type.Double, 300.0, minValue=10.0,
                                             maxValue=5000.0)
        return [*areas, (width, "Når ingen randzone er givet.", "Where no buffer area is given."), *days]

    def answer(self, cleaned: Cleaned, parameters: dict[str, Any], context: QgsProcessingContext,
               feedback: QgsProcessingFeedback) -> Answer:
        days = [self.hours_at(parameters, name, context) for name, _, _ in self.DAYS]
        missing = [name for (name, _, _), day in zip(self.DAYS, days) if day is None]
        missing += [name for name in (self.ACTION, self.CONTROL) if self.given[name] is None]
        if missing:
            raise InputError(f"{missing[0]} is missing.", f"{missing[0]} mangler.", missing[0])
        before_from, before_to, after_from, after_to = (float(day or 0.0) for day in days)
        return follow_answer(cleaned, FollowPlan(
            self.given[self.ACTION], self.given[self.CONTROL], (before_from, before_to + 24.0),
            (after_from, after_to + 24.0), self.given[self.BUFFER],
            self.parameterAsDouble(parameters, self.BUFFER_M, context)))
