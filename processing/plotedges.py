# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:plotedges: front, side and rear of every dwelling plot, what each edge touches, and who may be there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import QgsProcessing, QgsProcessingContext, QgsProcessingParameterBoolean

from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.engine.map_layer import MapLayer
from botrygt_qgis_plugin.engine.plot_maps import plot_layers, plot_lines, plot_summary
from botrygt_qgis_plugin.engine.scene import Scene

from .planmap import PlanMapAlgorithm

_LINE, _AREA = QgsProcessing.SourceType.TypeVectorLine, QgsProcessing.SourceType.TypeVectorPolygon


class PlotEdges(PlanMapAlgorithm):
    """Edges of plots, plots with their figures, zones, and on demand the burglar's ways."""

    NAME, KIND = "plotedges", "plots"
    ROUTES = "ROUTES"
    MAPS = {"EDGES": ("plot_edges", _LINE), "PLOTS": ("plots", _AREA), "ZONES": ("zones", _AREA),
            "BURGLAR_ROUTES": ("burglar_routes", _LINE)}

    def displayName(self) -> str:
        return say("Grundenes kanter", "Plot edges")

    def shortDescription(self) -> str:
        return say("For-, side- og bagskel på hver boliggrund, hvad de støder op til, og zoner fra offentligt til "
                   "privat.",
                   "Front, side and rear edges of every dwelling plot, what they touch, and zones from public to "
                   "private.")

    def tags(self) -> list[str]:
        return say("grund,skel,bagskel,zone,halvprivat", "plot,boundary,rear,zone,defensible space").split(",")

    def shortHelpString(self) -> str:
        return say(
            "Forsiden findes ud fra indgang, adresse eller nærmeste vej. Hver kant deles efter, hvad der ligger uden "
            "for: vej, sti, grønt, parkering, legeplads eller en anden grund. Grunde, der kan læses på flere måder, er "
            "mærket tvetydige. Zonerne følger Dansk Byplanlaboratoriums ordforklaring. På ønske tegnes tyvens "
            "letteste vej ind på hver grund og en anden vej ud, med det, der gør den let. Det lag er INTERN og hører "
            "ikke hjemme i en offentlig rapport.",
            "The front is found from the entrance, the address or the nearest road. Each edge is cut by what lies "
            "beyond it: road, path, green, parking, playground or another plot. Plots that can be read in several ways "
            "are marked ambiguous. Zones follow the glossary of Dansk Byplanlaboratorium. On demand a burglar's "
            "easiest way into each plot and another way out are drawn, with what makes it easy. That layer is INTERN "
            "and belongs in no public report.")

    def ask(self) -> list[tuple[Any, str, str]]:
        return [(QgsProcessingParameterBoolean(self.ROUTES, say("Tegn tyvens vej (INTERN)",
                                                                "Draw the burglar's way (INTERN)"), False),
                 "Letteste vej ind på hver grund, og en anden vej ud.",
                 "The easiest way into each plot, and another way out.")]

    def maps(self, scene: Scene, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[MapLayer, ...]:
        return plot_layers(scene, self.parameterAsBoolean(parameters, self.ROUTES, context))

    def summary(self, scene: Scene, layers: tuple[MapLayer, ...]) -> dict[str, Any]:
        return plot_summary(scene, layers)

    def told(self, entry: Mapping[str, Any]) -> list[str]:
        return plot_lines(entry, language())
