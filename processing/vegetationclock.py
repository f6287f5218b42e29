# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:vegetationclock: what the planting hides as it grows, and when rules first fail because of it."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)

from botrygt_qgis_plugin.adapter.charts import fill_sink
from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.engine.clock import LAST_YEAR, YEARS, vegetation_clock
from botrygt_qgis_plugin.engine.document import dump_document, write_document
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.maps.clock_chart import clock_chart, clock_figures, clock_lines
from botrygt_qgis_plugin.engine.maps.told import map_document
from botrygt_qgis_plugin.engine.review import Listener

from .planbase import Given, PlanAlgorithm


class VegetationClock(PlanAlgorithm):
    """The rules at planting and years later."""

    NAME = "vegetationclock"
    ALL_YEARS, FIRST, FIRST_COUNT = "YEARS", "FIRST", "FIRST_COUNT"
    STYLES = {FIRST: "first_years"}

    def displayName(self) -> str:
        return say("Beplantningens ur", "Vegetation clock")

    def shortDescription(self) -> str:
        return say("Gennemgår planen ved plantning og år senere, med og uden løv, og finder det år, hvor en regel "
                   "første gang ikke er opfyldt.",
                   "Reviews the plan at planting and years later, in leaf and bare, and finds the year in which a rule "
                   "first fails.")

    def tags(self) -> list[str]:
        return say("beplantning,vækst,hæk,træer,år", "planting,growth,hedge,trees,years").split(",")

    def shortHelpString(self) -> str:
        return say(
            "Planterne begynder små og vokser til den højde, planen lader dem få. Hvor hurtigt, står i profilen efter "
            "art; tallene i standardprofilen er forslag, der skal rettes efter plantevalget. Uden løv skjuler kun "
            "stedsegrønne planter og bøg.",
            "Plants begin small and grow to the height that the plan lets them reach. How fast stands in the profile, "
            "by species; the figures of the default profile are proposals to be corrected for what is planted. Without "
            "leaves only evergreens and beech hide.")

    def define(self) -> None:
        self.add([
            *self.plan_parameters(), self.terrain_parameter(),
            (QgsProcessingParameterString(self.ALL_YEARS, say("År efter plantning", "Years after planting"),
                                          ", ".join(map(str, YEARS))),
             "Hele tal med komma imellem.", "Whole numbers with commas between."),
            (QgsProcessingParameterFeatureSink(self.FIRST, say("Første år", "First years"),
                                               QgsProcessing.SourceType.TypeVectorPoint, optional=True),
             "Et punkt for hvert sted, hvor en regel holder op med at være opfyldt.",
             "A point for each place where a rule stops being met."),
        ])
        self.addOutput(QgsProcessingOutputNumber(self.FIRST_COUNT, self.FIRST_COUNT.replace("_", " ").lower()))

    def work(self, parameters: Given, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        years = _years(self.parameterAsString(parameters, self.ALL_YEARS, context))
        scene, rulebook = self.scene(parameters, context)
        listener = Listener(lambda part: feedback.setProgress(100.0 * part), feedback.isCanceled)
        clock = vegetation_clock(scene, rulebook, rulebook.growth, years, listener)
        for line in clock_lines(clock, rulebook, language()):
            feedback.pushInfo(line)
        path = self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context)
        if path:
            write_document(path, dump_document(map_document(scene, self.NAME, clock_figures(clock))))
        chart = clock_chart(clock, rulebook, language())
        self.made = {self.FIRST: fill_sink(self, (parameters, self.FIRST), context, chart, scene.crs)}
        return {**self.made, self.FIRST_COUNT: len(clock.first), self.OUTPUT_JSON: path}


def _years(text: str) -> tuple[int, ...]:
    """The years in a list. Raises InputError."""
    words = [word for word in text.replace(";", ",").split(",") if word.strip()]
    wrong = next((word.strip() for word in words if not word.strip().isdigit() or int(word) > LAST_YEAR), None)
    if wrong is not None or not words:
        raise InputError(f"YEARS cannot be '{wrong or text}'. Give whole numbers from 0 to {LAST_YEAR}, as 0, 5, 15.",
                         f"YEARS kan ikke være «{wrong or text}». Angiv hele tal fra 0 til {LAST_YEAR}, f.eks. 0, 5, "
                         "15.", "YEARS")
    return tuple(int(word) for word in words)
