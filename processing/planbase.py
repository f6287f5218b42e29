# SPDX-License-Identifier: GPL-2.0-or-later
"""What the algorithms that look at one plan share: how the plan is given, and the scene and the measures it makes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterPoint,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from botrygt_qgis_plugin.adapter.charts import dress
from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.adapter.layers import authid, transform
from botrygt_qgis_plugin.adapter.plans import plan_inputs
from botrygt_qgis_plugin.adapter.terrain import terrain_layer
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.job import one_plan
from botrygt_qgis_plugin.engine.maps.told import map_params
from botrygt_qgis_plugin.engine.measure.overlook import RANGE, TARGET
from botrygt_qgis_plugin.engine.request import Request, job_of
from botrygt_qgis_plugin.engine.rulebook import Rulebook
from botrygt_qgis_plugin.engine.scene import Scene

from .base import BoTrygtAlgorithm

Given = dict[str, Any]


class PlanAlgorithm(BoTrygtAlgorithm):
    """Subclasses give STYLES: the style of each output that QGIS may show."""

    MAPPING, PROFILES, COVERAGE = "MAPPING", "PROFILES", "COVERAGE"
    MISSING_CRS, TERRAIN = "MISSING_CRS", "TERRAIN"
    POINT, OBSERVERS, NAME_FIELD = "POINT", "OBSERVERS", "NAME_FIELD"
    RANGE, TARGET = "RANGE", "TARGET_HEIGHT"
    STYLES: dict[str, str] = {}

    def __init__(self) -> None:
        super().__init__()
        self.made: dict[str, Any] = {}

    def plan_parameters(self) -> list[tuple[Any, str, str]]:
        """How the plan is given."""
        number = QgsProcessingParameterNumber.Type.Double
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
            (QgsProcessingParameterMultipleLayers(self.PROFILES, say("Profiler", "Profiles"), files, optional=True),
             "Herfra tages målenes tal og antagelser. Tom: standardprofilen.",
             "The figures and assumptions of the measures are taken from here. Empty: the default profile."),
            (QgsProcessingParameterNumber(self.COVERAGE, say("Dækning uden for planen (m)",
                                                             "Cover beyond the plan (m)"),
                                          number, 0.0, minValue=0.0, maxValue=1000.0),
             "Så langt uden for planområdet er lagene også fuldstændige.",
             "How far beyond the plan area the layers are complete too."),
            (QgsProcessingParameterCrs(self.MISSING_CRS, say("Manglende koordinatsystem", "Missing CRS"),
                                       optional=True),
             "Bruges for lag, der ikke selv har et.", "Used for layers that have none of their own."),
        ]

    def place_parameters(self) -> list[tuple[Any, str, str]]:
        """The places one asks about: a point, or the points of a layer."""
        points = [QgsProcessing.SourceType.TypeVectorPoint]
        return [
            (QgsProcessingParameterPoint(self.POINT, say("Sted", "Place"), optional=True),
             "«x,y [EPSG:…]»; uden koordinatsystem menes planens.",
             "'x,y [EPSG:…]'; without a CRS the plan's is meant."),
            (QgsProcessingParameterFeatureSource(self.OBSERVERS, say("Eller steder fra et lag",
                                                                     "Or places from a layer"), points, optional=True),
             "Et punkt for hvert sted.", "One point for each place."),
            (QgsProcessingParameterField(self.NAME_FIELD, say("Felt med stedernes navne", "Field with their names"),
                                         parentLayerParameterName=self.OBSERVERS, optional=True),
             "Tom: nummeret i laget.", "Empty: the number in the layer."),
        ]

    def looking_parameters(self) -> list[tuple[Any, str, str]]:
        """How dwellings overlook."""
        number = QgsProcessingParameterNumber.Type.Double
        return [
            (QgsProcessingParameterNumber(self.RANGE, say("Så langt rækker opsynet (m)",
                                                          "How far overlooking reaches (m)"), number, None, True,
                                          RANGE.low, RANGE.high),
             "Tom: profilens tal, ellers 50 m.", "Empty: the profile's figure, else 50 m."),
            (QgsProcessingParameterNumber(self.TARGET, say("Det, der ses, når så højt (m)",
                                                           "What is seen is this high (m)"), number, None, True,
                                          TARGET.low, TARGET.high),
             "Tom: profilens tal, ellers 1,0 m.", "Empty: the profile's figure, else 1.0 m."),
        ]

    def look_params(self, parameters: Given, context: QgsProcessingContext, rulebook: Rulebook) -> dict[str, float]:
        """How one looks: as the profiles say, but for what the call says itself."""
        own = {"eye_range_m": self.RANGE, "target_m": self.TARGET}
        return {**map_params(rulebook), **{key: self.parameterAsDouble(parameters, name, context)
                                           for key, name in own.items() if parameters.get(name) is not None}}

    def terrain_parameter(self) -> tuple[Any, str, str]:
        """The ground, where the algorithm looks over it."""
        return (QgsProcessingParameterRasterLayer(self.TERRAIN, say("Terræn (raster)", "Terrain (raster)"),
                                                  optional=True),
                "Terrænets højde. Uden det regnes jorden som vandret.",
                "Height of the ground. Without it the ground is taken as level.")

    def add(self, parameters: list[tuple[Any, str, str]]) -> None:
        """Add parameters with their help."""
        for definition, da, en in parameters:
            definition.setHelp(say(da, en))
            self.addParameter(definition)

    def scene(self, parameters: Given, context: QgsProcessingContext) -> tuple[Scene, Rulebook]:
        """The one plan that was given, with what the profiles declare, and the rulebook. Raises InputError."""
        ground = ""
        if self.parameterDefinition(self.TERRAIN) is not None:
            ground = self.source_of(parameters, self.TERRAIN, context)
        request = Request(
            mapping=self.parameterAsString(parameters, self.MAPPING, context),
            profiles=tuple(Path(p) for p in self.parameterAsFileList(parameters, self.PROFILES, context) if p),
            coverage_m=self.parameterAsDouble(parameters, self.COVERAGE, context),
            missing_crs=authid(self.parameterAsCrs(parameters, self.MISSING_CRS, context)),
            terrain=ground)
        plan = self.parameterAsString(parameters, self.PLAN, context)
        if bool(plan) == bool(self.layers):
            raise InputError("Give the plan as PLAN or as LAYERS, one of them.",
                             "Angiv planen som PLAN eller som LAYERS, netop én af dem.", "PLAN")
        (source,) = plan_inputs(plan, "", self.layers)
        job = job_of(request, transform, {}, terrain_layer)
        return one_plan(source, job), job.rulebook

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Given:
        """Dress what QGIS shows, on the thread that layers belong to."""
        for name, target in self.made.items():
            dress(target, self.STYLES[name], context)
        return {}
