# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:accessnetwork: the graph of a plan's roads and paths with its measures, and the slips of its drawing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import QgsProcessing, QgsProcessingContext, QgsProcessingParameterNumber

from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.engine.map_layer import MapLayer
from botrygt_qgis_plugin.engine.scene import Scene
from botrygt_qgis_plugin.engine.way_maps import way_layers, way_lines, way_summary

from .planmap import PlanMapAlgorithm

_LINE, _POINT = QgsProcessing.SourceType.TypeVectorLine, QgsProcessing.SourceType.TypeVectorPoint


class AccessNetwork(PlanMapAlgorithm):
    """Edges and nodes of the network, and where it is drawn incompletely."""

    NAME, KIND = "accessnetwork", "ways"
    RADIUS, REACH = "RADIUS", "REACH"
    MAPS = {"EDGES": ("way_edges", _LINE), "NODES": ("way_nodes", _POINT), "SLIPS": ("way_slips", _POINT)}

    def displayName(self) -> str:
        return say("Vej- og stinet", "Access network")

    def shortDescription(self) -> str:
        return say("Nettet af veje og stier med gennemgang, rækkevidde og blinde ender, og en liste over tegnefejl.",
                   "The network of roads and paths with through traffic, reach and dead ends, and a list of slips.")

    def tags(self) -> list[str]:
        return say("sti,vej,net,topologi,blind vej,låge", "path,road,network,topology,dead end,betweenness").split(",")

    def shortHelpString(self) -> str:
        return say(
            "Veje og stier knyttes sammen til ét net: linjer deles i kryds, flader får en midterlinje, broer og "
            "tunneler holdes adskilt efter niveau, og låger lukker. Hvor tegningen er ufuldstændig, står det i laget "
            "med tegnefejl, hvad der mangler, og hvad målingen gjorde ved det; intet rettes i stilhed. Gennemgang er "
            "antallet af par af kryds og ender, hvis korteste vej går dér. Nær tegningens kant er tallene "
            "mindsteværdier.",
            "Roads and paths are made into one network: lines are cut at junctions, areas get a centre line, bridges "
            "and tunnels stay apart by level, and gates close. Where the drawing is incomplete, the layer of slips "
            "says what is missing and what measuring made of it; nothing is mended in silence. Through traffic counts "
            "pairs of junctions and ends whose shortest way runs there. Near the edge of the drawing figures are least "
            "values.")

    def ask(self) -> list[tuple[Any, str, str]]:
        real = QgsProcessingParameterNumber.Type.Double
        return [
            (QgsProcessingParameterNumber(self.RADIUS, say("Gennemgang inden for (m)", "Through traffic within (m)"),
                                          real, 800.0, minValue=50.0, maxValue=5000.0),
             "Ture op til denne længde tælles med.", "Trips up to this length are counted."),
            (QgsProcessingParameterNumber(self.REACH, say("Rækkevidde (m)", "Reach (m)"), real, 400.0, minValue=10.0,
                                          maxValue=5000.0),
             "Meter vej og sti inden for denne afstand ad nettet.", "Metres of way within this distance along it."),
        ]

    def maps(self, scene: Scene, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[MapLayer, ...]:
        return way_layers(scene, *(self.parameterAsDouble(parameters, name, context)
                                   for name in (self.RADIUS, self.REACH)))

    def summary(self, scene: Scene, layers: tuple[MapLayer, ...]) -> dict[str, Any]:
        return way_summary(scene, layers)

    def told(self, entry: Mapping[str, Any]) -> list[str]:
        return way_lines(entry, language())
