# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:sightrays: the sight lines between a place and the openings round it, and what stands in them."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
)

from botrygt_qgis_plugin.adapter.charts import fill_sink
from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.adapter.places import places_of
from botrygt_qgis_plugin.engine.document import dump_document, write_document
from botrygt_qgis_plugin.engine.maps.rays import BLOCKED, FREE, MAYBE, ray_chart
from botrygt_qgis_plugin.engine.maps.told import map_document, ray_figures

from .planbase import Given, PlanAlgorithm

NAMED = 5


class SightRays(PlanAlgorithm):
    """Sight lines to a place."""

    NAME = "sightrays"
    RAYS = "RAYS"
    COUNTS = {"FREE_COUNT": FREE, "BLOCKED_COUNT": BLOCKED, "MAYBE_COUNT": MAYBE}
    STYLES = {RAYS: "sight_rays"}

    def displayName(self) -> str:
        return say("Hvem ser dette sted?", "Who sees this place?")

    def shortDescription(self) -> str:
        return say("Tegner sigtelinjerne fra vinduer og døre til et sted, og hvad der står i vejen.",
                   "Draws the sight lines from windows and doors to a place, and what stands in the way.")

    def tags(self) -> list[str]:
        return say("sigtelinjer,opsyn,vinduer,skjuler", "sightlines,overlooking,windows,line of sight").split(",")

    def shortHelpString(self) -> str:
        return say(
            "Linjen er fri, spærret eller tvivlsom. For en spærret står, hvad der spærrer, nærmest vinduet først; for "
            "en tvivlsom, hvad der mangler for at afgøre det.",
            "A line is free, blocked or doubtful. For a blocked one it says what blocks it, nearest to the window "
            "first; for a doubtful one, what is missing to tell.")

    def define(self) -> None:
        self.add([
            *self.place_parameters(),
            *self.plan_parameters(), self.terrain_parameter(),
            *self.looking_parameters(),
            (QgsProcessingParameterFeatureSink(self.RAYS, say("Sigtelinjer", "Sight lines"),
                                               QgsProcessing.SourceType.TypeVectorLine),
             "En linje for hvert vindue og hver dør, der vender mod stedet.",
             "One line for each window and door that faces the place."),
        ])
        for name in self.COUNTS:
            self.addOutput(QgsProcessingOutputNumber(name, name.replace("_", " ").lower()))

    def work(self, parameters: Given, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        scene, rulebook = self.scene(parameters, context)
        params = self.look_params(parameters, context, rulebook)
        chart = ray_chart(scene, places_of(self, parameters, context, scene.crs), params, language())
        figures = ray_figures(chart)
        feedback.pushInfo(say(f"{figures[FREE]} frie, {figures[BLOCKED]} spærrede, {figures[MAYBE]} tvivlsomme linjer.",
                              f"{figures[FREE]} free, {figures[BLOCKED]} blocked, {figures[MAYBE]} doubtful lines."))
        for told in figures["blockers"][:NAMED]:
            feedback.pushInfo(say(f"  {told['feature']} står i {told['lines']}.",
                                  f"  {told['feature']} stands in {told['lines']}."))
        path = self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context)
        if path:
            write_document(path, dump_document(map_document(scene, self.NAME, figures)))
        self.made = {self.RAYS: fill_sink(self, (parameters, self.RAYS), context, chart, scene.crs)}
        return {**self.made, self.OUTPUT_JSON: path, **{name: figures[state] for name, state in self.COUNTS.items()}}
