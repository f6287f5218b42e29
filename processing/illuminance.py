# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:illuminance: the light over a plan as a raster of lux, a grid of points and isolux lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.adapter.layers import transform
from botrygt_qgis_plugin.adapter.light import fill_light_sinks, write_raster
from botrygt_qgis_plugin.adapter.plans import plan_inputs
from botrygt_qgis_plugin.adapter.terrain import terrain_layer
from botrygt_qgis_plugin.engine.document import dump_document, must_be_writable, write_document
from botrygt_qgis_plugin.engine.luxjob import LuxRequest, levels_of, lux_document, lux_sentences, mapped
from botrygt_qgis_plugin.engine.measure.illuminance import HORIZONTAL, KINDS
from botrygt_qgis_plugin.engine.measure.luxmap import LUX
from botrygt_qgis_plugin.engine.request import Request, job_of
from botrygt_qgis_plugin.engine.rulebook import STAGES

from .base import BoTrygtAlgorithm


class Illuminance(BoTrygtAlgorithm):
    """Maps the light that a plan's lamps give."""

    NAME = "illuminance"
    MAPPING, RULES, PROFILES = "MAPPING", "RULES", "PROFILES"
    PHOTOMETRY, TERRAIN = "PHOTOMETRY", "TERRAIN"
    STAGE, COVERAGE, MISSING_CRS = "STAGE", "COVERAGE", "MISSING_CRS"
    KIND, CELL, BEARING, NIGHT, BARE, LEVELS = "KIND", "CELL", "BEARING", "NIGHT", "BARE", "LEVELS"
    RASTER, POINTS, ISOLUX = "RASTER", "POINTS", "ISOLUX"
    CELL_COUNT = "CELL_COUNT"

    def displayName(self) -> str:
        return say("Vis lyset over planen", "Map the light over the plan")

    def shortDescription(self) -> str:
        return say("Regner belysningsstyrken fra planens lamper, med skygge fra bygninger, hegn og træer.",
                   "Computes the illuminance from the plan's lamps, shaded by buildings, fences and trees.")

    def tags(self) -> list[str]:
        return say("lux,lys,belysning,isolux,armatur,LDT,IES", "lux,light,lighting,isolux,luminaire,LDT,IES").split(",")

    def shortHelpString(self) -> str:
        return say(
            "Lysfordelingen tages fra armaturernes fotometriske filer (EULUMDAT og IES), ellers fra en angivet formel, "
            "og så er det en screening. Rasteret har tre bånd: «lux» med antagelser, hvor data mangler, og «mindst» og "
            "«højst», som holder, hvad de manglende data end er. Kun direkte lys; blænding er ikke regnet.",
            "The distribution of light is taken from the luminaires' photometric files (EULUMDAT and IES), else from a "
            "declared formula, and then it is a screening. The raster has three bands: 'lux' with assumptions where "
            "data is missing, and 'mindst' (at least) and 'højst' (at most), which hold whatever the missing data are. "
            "Direct light only; glare is not computed.")

    def define(self) -> None:
        for definition, da, en in (*self._plan(), *self._light(), *self._outputs()):
            definition.setHelp(say(da, en))
            self.addParameter(definition)
        self.addOutput(QgsProcessingOutputNumber(self.CELL_COUNT, "cell count"))

    def _plan(self) -> list[tuple[Any, str, str]]:
        folder = QgsProcessingParameterFile.Behavior.Folder
        vector, files = QgsProcessing.SourceType.TypeVectorAnyGeometry, QgsProcessing.SourceType.TypeFile
        return [
            (QgsProcessingParameterFile(self.PLAN, say("Plan (fil)", "Plan (file)"), optional=True),
             "GeoPackage, Shape, TAB, GML eller GeoJSON. Fra kommandolinjen også en mappe eller «postgres://…».",
             "GeoPackage, Shape, TAB, GML or GeoJSON. On the command line also a folder or 'postgres://…'."),
            (QgsProcessingParameterMultipleLayers(self.LAYERS, say("Lag", "Layers"), vector, optional=True),
             "Planens lag, i stedet for en fil.", "The plan's layers, in place of a file."),
            (QgsProcessingParameterString(self.MAPPING, say("Tilknytning", "Mapping"), multiLine=True, optional=True),
             "JSON eller stien til en JSON-fil, som i gennemgangen.",
             "JSON or the path of a JSON file, as in the review."),
            (QgsProcessingParameterFile(self.PHOTOMETRY, say("Mappe med fotometriske filer",
                                                             "Folder of photometric files"), folder, optional=True),
             "LDT- og IES-filer, som lampelaget nævner. De findes også ved siden af planen og i mappen «armaturer».",
             "LDT and IES files that the lamp layer names. They are also found beside the plan and in 'armaturer'."),
            (QgsProcessingParameterRasterLayer(self.TERRAIN, say("Terræn (raster)", "Terrain (raster)"), optional=True),
             "Terrænets højde. Uden det regnes jorden som vandret.",
             "Height of the ground. Without it the ground is taken as level."),
            (QgsProcessingParameterFile(self.RULES, say("Regelpakke (navn eller mappe)", "Rule pack (name or folder)"),
                                        folder, optional=True),
             "Den pakke, profilerne hører til. Tom: bo-trygt.", "The pack the profiles belong to. Empty: bo-trygt."),
            (QgsProcessingParameterMultipleLayers(self.PROFILES, say("Profiler", "Profiles"), files, optional=True),
             "JSON-filer, lagt oven på hinanden: angivne armaturer og lysets indstillinger.",
             "JSON files, laid over one another: declared luminaires and the settings of the light."),
            (QgsProcessingParameterEnum(self.STAGE, say("Planens fase", "Plan stage"), ["auto", *STAGES],
                                        defaultValue="auto", usesStaticStrings=True),
             "«auto» tager den af planens status.", "'auto' takes it from the plan's status."),
            (QgsProcessingParameterNumber(self.COVERAGE, say("Dækning uden for planen (m)",
                                                             "Cover beyond the plan (m)"),
                                          QgsProcessingParameterNumber.Type.Double, 0.0, minValue=0.0, maxValue=1000.0),
             "Så langt uden for planområdet er lagene også fuldstændige.",
             "How far beyond the plan area the layers are complete too."),
            (QgsProcessingParameterCrs(self.MISSING_CRS, say("Manglende koordinatsystem", "Missing CRS"),
                                       optional=True),
             "Bruges for lag, der ikke selv har et.", "Used for layers that have none of their own."),
        ]

    def _light(self) -> list[tuple[Any, str, str]]:
        number = QgsProcessingParameterNumber.Type.Double
        return [
            (QgsProcessingParameterEnum(self.KIND, say("Slags belysningsstyrke", "Kind of illuminance"), list(KINDS),
                                        defaultValue=HORIZONTAL, usesStaticStrings=True),
             "horizontal: på jorden. vertical og semicylindrical: i 1,5 m højde. hemispherical: på jorden.",
             "horizontal: at the ground. vertical and semicylindrical: at 1.5 m. hemispherical: at the ground."),
            (QgsProcessingParameterNumber(self.CELL, say("Celle (m)", "Cell (m)"), number, 1.0, minValue=0.1,
                                          maxValue=50.0),
             "Sidelængden af rasterets celler.", "The side of the raster's cells."),
            (QgsProcessingParameterNumber(self.BEARING, say("Gangretning (kompasgrader)",
                                                            "Walking direction (compass degrees)"),
                                          number, 0.0, minValue=0.0, maxValue=360.0),
             "For lodret og halvcylindrisk: den mørkeste af de to retninger langs den vises.",
             "For vertical and semicylindrical: the darker of both ways along it is shown."),
            (QgsProcessingParameterBoolean(self.NIGHT, say("Natdæmpning", "Dimmed light of the night"), False),
             "Regn med lampernes niveau om natten i stedet for om aftenen.",
             "Use the lamps' level by night in place of that of the evening."),
            (QgsProcessingParameterBoolean(self.BARE, say("Uden løv", "Without leaves"), False),
             "Træer og hække er uden løv.", "Trees and hedges are bare."),
            (QgsProcessingParameterString(self.LEVELS, say("Isoluxkurver (lx)", "Isolux lines (lx)"), optional=True),
             "Tal adskilt af semikolon eller mellemrum. Tom: de sædvanlige niveauer.",
             "Numbers parted by semicolons or spaces. Empty: the usual levels."),
        ]

    def _outputs(self) -> list[tuple[Any, str, str]]:
        point, line = QgsProcessing.SourceType.TypeVectorPoint, QgsProcessing.SourceType.TypeVectorLine
        return [
            (QgsProcessingParameterRasterDestination(self.RASTER, say("Belysningsstyrke", "Illuminance"),
                                                     optional=True),
             "GeoTIFF med båndene lux, mindst og højst. Stilen lægges ved siden af.",
             "GeoTIFF with the bands lux, mindst (at least) and højst (at most). Its style is put beside it."),
            (QgsProcessingParameterFeatureSink(self.ISOLUX, say("Isoluxkurver", "Isolux lines"), line, optional=True),
             "Linjer med lige meget lys.", "Lines of equal light."),
            (QgsProcessingParameterFeatureSink(self.POINTS, say("Lyspunktnet", "Grid of points"), point, optional=True,
                                               createByDefault=False),
             "Et punkt midt i hver celle.", "A point in the middle of each cell."),
        ]

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext,
             feedback: QgsProcessingFeedback) -> dict[str, Any]:
        raster = self.parameterAsOutputLayer(parameters, self.RASTER, context)
        result = self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context)
        for path in (raster, result):
            if path:
                must_be_writable(path)
        (plan,) = plan_inputs(self.parameterAsString(parameters, self.PLAN, context), "", self.layers)
        job = job_of(self._request(parameters, context), transform, {}, terrain_layer)
        told = mapped(plan, job, self._asked(parameters, context),
                      lambda part: feedback.setProgress(100.0 * part), feedback.isCanceled)
        for sentence in lux_sentences(told, language()):
            feedback.pushInfo(sentence)
        made: dict[str, Any] = fill_light_sinks(self, parameters, context, told)
        if raster:
            write_raster(raster, told)
            made[self.RASTER] = raster
        if result:
            write_document(result, dump_document(lux_document(told)))
        cells = int(told.map.bands[LUX].values.size)
        return {**made, self.CELL_COUNT: cells, self.OUTPUT_JSON: result}

    def _request(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Request:
        def text(name: str) -> str:
            return self.parameterAsString(parameters, name, context)

        crs = self.parameterAsCrs(parameters, self.MISSING_CRS, context)
        return Request(
            mapping=text(self.MAPPING), rules=text(self.RULES), photometry=text(self.PHOTOMETRY),
            terrain=self.source_of(parameters, self.TERRAIN, context),
            profiles=tuple(Path(p) for p in self.parameterAsFileList(parameters, self.PROFILES, context) if p),
            stage=self.parameterAsEnumString(parameters, self.STAGE, context),
            coverage_m=self.parameterAsDouble(parameters, self.COVERAGE, context),
            missing_crs=crs.authid() if crs.isValid() else "")

    def _asked(self, parameters: dict[str, Any], context: QgsProcessingContext) -> LuxRequest:
        return LuxRequest(
            kind=self.parameterAsEnumString(parameters, self.KIND, context),
            cell_m=self.parameterAsDouble(parameters, self.CELL, context),
            bearing_deg=self.parameterAsDouble(parameters, self.BEARING, context),
            night=self.parameterAsBoolean(parameters, self.NIGHT, context),
            in_leaf=not self.parameterAsBoolean(parameters, self.BARE, context),
            levels_lx=levels_of(self.parameterAsString(parameters, self.LEVELS, context)))
