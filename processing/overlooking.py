# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:overlooking: how many dwellings see each place of a plan and each piece of its paths."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
)

from botrygt_qgis_plugin.adapter.charts import fill_sink, write_surface
from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.engine.document import dump_document, write_document
from botrygt_qgis_plugin.engine.maps.overlooking import path_chart, surface
from botrygt_qgis_plugin.engine.maps.told import map_document, path_figures, surface_figures
from botrygt_qgis_plugin.engine.review import Listener
from botrygt_qgis_plugin.engine.wording import number_text

from .planbase import Given, PlanAlgorithm


class Overlooking(PlanAlgorithm):
    """Maps of how much dwellings overlook."""

    NAME = "overlooking"
    CELL_SIZE, SURFACE, PATHS, UNSEEN_M = "CELL_SIZE", "SURFACE", "PATHS", "UNSEEN_M"
    STYLES = {SURFACE: "overlooking_surface", PATHS: "overlooking_paths"}

    def displayName(self) -> str:
        return say("Opsyn fra boliger", "Overlooking from dwellings")

    def shortDescription(self) -> str:
        return say("Kort over, hvor mange boliger der ser hvert sted og hvert stykke af stierne.",
                   "Maps of how many dwellings see each place and each piece of the paths.")

    def tags(self) -> list[str]:
        return say("opsyn,udsyn,boliger,stier,øjne på gaden",
                   "overlooking,natural surveillance,eyes on the street,paths").split(",")

    def shortHelpString(self) -> str:
        return say(
            "Der ses fra vinduer og døre, der er tegnet, og hvor ingen er tegnet, fra punkter på facaderne. Rasteret "
            "har tre bånd: boliger efter bedste skøn, boliger, der sikkert ser stedet, og boliger, der ser det om "
            "natten, hvor der er lyst. Stierne tælles inden for 15, 25, 50 og 100 m.",
            "One looks from windows and doors that are drawn, and where none are, from points on the façades. The "
            "raster has three bands: dwellings by the best guess, dwellings that surely see the place, and dwellings "
            "that see it at night, where it is lit. Paths are counted within 15, 25, 50 and 100 m.")

    def define(self) -> None:
        number = QgsProcessingParameterNumber.Type.Double
        self.add([
            *self.plan_parameters(), self.terrain_parameter(),
            *self.looking_parameters(),
            (QgsProcessingParameterNumber(self.CELL_SIZE, say("Rasterets celler (m)", "Cells of the raster (m)"),
                                          number, 2.0, minValue=0.5, maxValue=50.0),
             "Halvt så store tager fire gange så lang tid.", "Half as large takes four times as long."),
            (QgsProcessingParameterRasterDestination(self.SURFACE, say("Opsyn (raster)", "Overlooking (raster)"),
                                                     optional=True),
             "Boliger, der ser hver celle.", "Dwellings that see each cell."),
            (QgsProcessingParameterFeatureSink(self.PATHS, say("Opsyn (stier)", "Overlooking (paths)"),
                                               QgsProcessing.SourceType.TypeVectorLine, optional=True),
             "Stierne i stykker på omkring 2 m.", "The paths in pieces of about 2 m."),
        ])
        self.addOutput(QgsProcessingOutputNumber(self.UNSEEN_M, self.UNSEEN_M.replace("_", " ").lower()))

    def work(self, parameters: Given, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        scene, rulebook = self.scene(parameters, context)
        params = self.look_params(parameters, context, rulebook)
        chart = path_chart(scene, params)
        figures: dict[str, Any] = {"paths": path_figures(chart)}
        unseen = figures["paths"]["unseen_m"]["50"]
        self.made = {self.PATHS: fill_sink(self, (parameters, self.PATHS), context, chart, scene.crs)}
        path = self.parameterAsOutputLayer(parameters, self.SURFACE, context)
        if path:
            listener = Listener(lambda part: feedback.setProgress(100.0 * part), feedback.isCanceled)
            made = surface(scene, params, self.parameterAsDouble(parameters, self.CELL_SIZE, context), listener)
            write_surface(path, made, scene.crs)
            figures["surface"] = surface_figures(made)
            self.made[self.SURFACE] = path
        total, dark = (number_text(round(metres), language()) for metres in (figures["paths"]["path_m"], unseen))
        feedback.pushInfo(say(f"{dark} af {total} m sti ses ikke fra nogen bolig inden for 50 m.",
                              f"{dark} of {total} m of path are seen from no dwelling within 50 m."))
        output = self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context)
        if output:
            write_document(output, dump_document(map_document(scene, self.NAME, figures)))
        return {**self.made, self.UNSEEN_M: unseen, self.OUTPUT_JSON: output}
