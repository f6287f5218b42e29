# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:isovist: what is seen from places of the user's choice."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from botrygt_qgis_plugin.adapter.charts import fill_sink
from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.adapter.places import places_of
from botrygt_qgis_plugin.engine.document import dump_document, write_document
from botrygt_qgis_plugin.engine.maps.outlook import Look, isovist_chart
from botrygt_qgis_plugin.engine.maps.told import map_document, map_params, outlook_figures
from botrygt_qgis_plugin.engine.measure.obstacles import Options
from botrygt_qgis_plugin.engine.wording import number_text

from .planbase import Given, PlanAlgorithm


class Isovist(PlanAlgorithm):
    """Exact isovist polygons."""

    NAME = "isovist"
    EYE, TARGET, RADIUS, FIELD, DIRECTION = "EYE_HEIGHT", "TARGET_HEIGHT", "RADIUS", "FIELD_OF_VIEW", "DIRECTION"
    ISOVISTS, POLYGON_COUNT = "ISOVISTS", "POLYGON_COUNT"
    STYLES = {ISOVISTS: "isovists"}

    def displayName(self) -> str:
        return say("Udsyn fra et sted (isovist)", "View from a place (isovist)")

    def shortDescription(self) -> str:
        return say("Tegner, hvad man ser fra et sted: det, der sikkert ses, og det, der måske ses.",
                   "Draws what is seen from a place: what surely is seen, and what may be.")

    def tags(self) -> list[str]:
        return say("isovist,udsyn,synlighed,sigtelinjer", "isovist,view,visibility,sightlines").split(",")

    def shortHelpString(self) -> str:
        return say(
            "Polygonerne er eksakte, ikke et raster. Bygninger, hække, hegn, buske og kroner skjuler efter deres "
            "højder; mangler en højde, hører det, den kan skjule, til «måske». Terrænet regnes for fladt.",
            "The polygons are exact, not a raster. Buildings, hedges, fences, shrubs and crowns hide by their heights; "
            "where a height is missing, what it may hide is 'maybe'. The ground is taken as level.")

    def define(self) -> None:
        number = QgsProcessingParameterNumber.Type.Double
        look = Look()
        self.add([
            *self.place_parameters(),
            *self.plan_parameters(),
            (QgsProcessingParameterNumber(self.EYE, say("Øjenhøjde (m)", "Eye height (m)"), number, look.eye_m,
                                          minValue=0.1, maxValue=100.0),
             "1,6 m er en stående voksen; et vindue på 1. sal er omkring 4,4 m.",
             "1.6 m is an adult who stands; a window one storey up is at about 4.4 m."),
            (QgsProcessingParameterNumber(self.TARGET, say("Det, der ses, når så højt (m)",
                                                           "What is seen is this high (m)"), number, look.target_m,
                                          minValue=0.0, maxValue=100.0),
             "0 er jorden, 1,0 m et barn eller en, der sidder.", "0 is the ground, 1.0 m a child or someone sitting."),
            (QgsProcessingParameterNumber(self.RADIUS, say("Så langt ses (m)", "How far (m)"), number, look.radius_m,
                                          minValue=1.0, maxValue=500.0),
             "Ansigter kendes indtil omkring 25 m, skikkelser indtil omkring 100 m.",
             "Faces are known up to about 25 m, figures up to about 100 m."),
            (QgsProcessingParameterNumber(self.FIELD, say("Synsfelt (grader)", "Field of view (degrees)"), number,
                                          360.0, minValue=1.0, maxValue=360.0),
             "Hele bredden; 360 er hele vejen rundt.", "Its whole width; 360 is all round."),
            (QgsProcessingParameterNumber(self.DIRECTION, say("Retning (grader fra nord)",
                                                              "Direction (degrees from north)"), number, 0.0,
                                          minValue=0.0, maxValue=360.0),
             "Midten af synsfeltet, med uret.", "The middle of the field of view, clockwise."),
            (QgsProcessingParameterFeatureSink(self.ISOVISTS, say("Udsyn", "Views"),
                                               QgsProcessing.SourceType.TypeVectorPolygon),
             "En flade for det, der sikkert ses, og en for det, der måske ses.",
             "One area for what surely is seen, and one for what may be."),
        ])
        self.addOutput(QgsProcessingOutputNumber(self.POLYGON_COUNT, self.POLYGON_COUNT.replace("_", " ").lower()))

    def work(self, parameters: Given, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        def value(name: str) -> float:
            return self.parameterAsDouble(parameters, name, context)

        scene, rulebook = self.scene(parameters, context)
        params = map_params(rulebook)
        look = Look(value(self.EYE), value(self.TARGET), value(self.RADIUS), value(self.FIELD), value(self.DIRECTION))
        chart = isovist_chart(scene, places_of(self, parameters, context, scene.crs), look,
                              Options(params["trunk_m"], params["car_m"]))
        figures = outlook_figures(chart)
        for told in figures["observers"]:
            areas = [number_text(round(told[name]), language()) for name in ("sure_m2", "maybe_m2")]
            feedback.pushInfo(say(f"{told['observer']}: {areas[0]} m² ses sikkert, {areas[1]} m² måske.",
                                  f"{told['observer']}: {areas[0]} m² surely seen, {areas[1]} m² maybe."))
        path = self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context)
        if path:
            write_document(path, dump_document(map_document(scene, self.NAME, figures)))
        self.made = {self.ISOVISTS: fill_sink(self, (parameters, self.ISOVISTS), context, chart, scene.crs)}
        return {**self.made, self.POLYGON_COUNT: len(chart.geometry), self.OUTPUT_JSON: path}
