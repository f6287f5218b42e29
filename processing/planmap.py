# SPDX-License-Identifier: GPL-2.0-or-later
"""What the algorithms share that draw a plan's network or plots: the plan in, styled layers and a summary out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.adapter.layers import authid, transform
from botrygt_qgis_plugin.adapter.plan_maps import keep_map, show_map
from botrygt_qgis_plugin.adapter.plans import plan_inputs
from botrygt_qgis_plugin.engine.document import dump_document, map_document, write_document
from botrygt_qgis_plugin.engine.errors import Cancelled
from botrygt_qgis_plugin.engine.job import prepared
from botrygt_qgis_plugin.engine.map_layer import MapLayer, together
from botrygt_qgis_plugin.engine.request import Request, job_of
from botrygt_qgis_plugin.engine.scene import Scene

from .base import BoTrygtAlgorithm


class PlanMapAlgorithm(BoTrygtAlgorithm):
    """Subclasses give NAME, texts, KIND, MAPS, `ask` (their own parameters), `maps` and `summary`."""

    MAPPING, COVERAGE, MISSING_CRS, OUTPUT = "MAPPING", "COVERAGE", "MISSING_CRS", "OUTPUT"
    # Kind of the result file; and the layers as outputs: name -> the layer's name and its geometry.
    KIND = ""
    MAPS: Mapping[str, tuple[str, QgsProcessing.SourceType]] = {}

    def ask(self) -> list[tuple[Any, str, str]]:
        """The algorithm's own parameters, each with its help in Danish and English."""
        return []

    def maps(self, scene: Scene, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[MapLayer, ...]:
        """The layers of one plan."""
        raise NotImplementedError

    def summary(self, scene: Scene, layers: tuple[MapLayer, ...]) -> dict[str, Any]:
        """One plan's entry in the result file."""
        raise NotImplementedError

    def told(self, entry: Mapping[str, Any]) -> list[str]:
        """One plan's lines for the log."""
        raise NotImplementedError

    def define(self) -> None:
        for definition, da, en in (*self._plan(), *self.ask(), *self._output()):
            definition.setHelp(say(da, en))
            self.addParameter(definition)
        for name, (layer, geometry) in self.MAPS.items():
            self.addOutput(QgsProcessingOutputVectorLayer(name, layer.replace("_", " "), geometry))

    def _plan(self) -> list[tuple[Any, str, str]]:
        number, vector = QgsProcessingParameterNumber.Type.Double, QgsProcessing.SourceType.TypeVectorAnyGeometry
        return [
            (QgsProcessingParameterFile(self.PLAN, say("Plan (fil)", "Plan (file)"), optional=True),
             "GeoPackage, Shape, TAB, GML eller GeoJSON; fra kommandolinjen også en mappe.",
             "GeoPackage, Shape, TAB, GML or GeoJSON; on the command line also a folder."),
            (QgsProcessingParameterMultipleLayers(self.LAYERS, say("Lag", "Layers"), vector, optional=True),
             "Planens lag, i stedet for en fil.", "The plan's layers, in place of a file."),
            (QgsProcessingParameterString(self.MAPPING, say("Tilknytning", "Mapping"), multiLine=True, optional=True),
             "JSON eller stien til en JSON-fil: lag, rolle, felter. Lag, der ikke nævnes, gættes.",
             "JSON or the path of a JSON file: layer, role, fields. Layers not named are guessed."),
            (QgsProcessingParameterNumber(self.COVERAGE, say("Dækning uden for planen (m)",
                                                             "Cover beyond the plan (m)"),
                                          number, 0.0, minValue=0.0, maxValue=1000.0),
             "Så langt uden for planområdet er lagene også fuldstændige.",
             "How far beyond the plan area the layers are complete too."),
            (QgsProcessingParameterCrs(self.MISSING_CRS, say("Manglende koordinatsystem", "Missing CRS"),
                                       optional=True),
             "Bruges for lag, der ikke selv har et.", "Used for layers that have none of their own."),
        ]

    def _output(self) -> list[tuple[Any, str, str]]:
        return [(QgsProcessingParameterFileDestination(
            self.OUTPUT, say("Lag (GeoPackage)", "Layers (GeoPackage)"), "GeoPackage (*.gpkg)", optional=True),
            "INTERN. Lagene har deres stil med.", "INTERN. The layers carry their styles.")]

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext,
             feedback: QgsProcessingFeedback) -> dict[str, Any]:
        (plan,) = plan_inputs(self.parameterAsString(parameters, self.PLAN, context), "", self.layers)
        scenes = prepared(plan.open(), job_of(self._request(parameters, context), transform, {}))
        parts = []
        for turn, scene in enumerate(scenes):
            if feedback.isCanceled():
                raise Cancelled
            parts.append(self.maps(scene, parameters, context))
            feedback.setProgress(100.0 * (turn + 1) / len(scenes))
        entries = [self.summary(scene, layers) for scene, layers in zip(scenes, parts)]
        for line in (line for entry in entries for line in self.told(entry)):
            feedback.pushInfo(line)
        output, result = (self.parameterAsFileOutput(parameters, name, context)
                          for name in (self.OUTPUT, self.OUTPUT_JSON))
        layers = together(parts)
        if output:
            keep_map(layers, scenes[0].crs, output)
            show_map(layers, output, context)
        if result:
            write_document(result, dump_document(map_document(self.KIND, entries)))
        written = {name: path for name, path in ((self.OUTPUT, output), (self.OUTPUT_JSON, result)) if path}
        names = {layer.name for layer in layers}
        return {**written, **{name: f"{output}|layername={layer}" for name, (layer, _) in self.MAPS.items()
                              if output and layer in names}}

    def _request(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Request:
        mapping = parameters.get(self.MAPPING)
        return Request(
            mapping=json.dumps(mapping) if isinstance(mapping, (dict, list)) else
            self.parameterAsString(parameters, self.MAPPING, context),
            coverage_m=self.parameterAsDouble(parameters, self.COVERAGE, context),
            missing_crs=authid(self.parameterAsCrs(parameters, self.MISSING_CRS, context)))
