# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:guessroles: what the review would take each layer for, and why."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
)

from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.adapter.layers import raw_layer
from botrygt_qgis_plugin.adapter.sources import open_plan
from botrygt_qgis_plugin.engine.document import dump_document, guesses_document, write_document
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.guess import guess_roles, uses_from_guesses
from botrygt_qgis_plugin.engine.layers import portable, uses_to_json
from botrygt_qgis_plugin.engine.scene import role_words

from .base import BoTrygtAlgorithm


class GuessRoles(BoTrygtAlgorithm):
    """Guesses the role of each layer."""

    NAME = "guessroles"
    ASSIGNED_COUNT = "ASSIGNED_COUNT"

    def displayName(self) -> str:
        return say("Gæt lagenes roller", "Guess layer roles")

    def shortDescription(self) -> str:
        return say("Viser, hvad gennemgangen vil bruge hvert lag som, og hvorfor.",
                   "Shows what the review would use each layer as, and why.")

    def shortHelpString(self) -> str:
        return say("Resultatfilen indeholder en tilknytning, der kan rettes og gives videre til "
                   "«Gennemgå lokalplan» som MAPPING.",
                   "The result file holds a mapping that can be corrected and given to 'Review local plan' as MAPPING.")

    def define(self) -> None:
        plan = QgsProcessingParameterFile(self.PLAN, say("Plan (fil)", "Plan (file)"), optional=True)
        plan.setHelp(say("GeoPackage, Shape, TAB, GML eller GeoJSON; fra kommandolinjen også en mappe.",
                         "GeoPackage, Shape, TAB, GML or GeoJSON; on the command line also a folder."))
        self.addParameter(plan)
        layers = QgsProcessingParameterMultipleLayers(self.LAYERS, say("Lag", "Layers"),
                                                      QgsProcessing.SourceType.TypeVectorAnyGeometry, optional=True)
        layers.setHelp(say("Lag i projektet, i stedet for en fil.", "Layers of the project, in place of a file."))
        self.addParameter(layers)
        self.addOutput(QgsProcessingOutputNumber(self.ASSIGNED_COUNT, say("Lag med rolle", "Layers with a role")))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext,
             feedback: QgsProcessingFeedback) -> dict[str, Any]:
        plan = self.parameterAsString(parameters, self.PLAN, context)
        layers = [*self.layers, *(raw_layer(layer) for layer in (open_plan(plan) if plan else ()))]
        if not layers:
            raise InputError("No layer was given. Choose a plan file or layers.",
                             "Der er ikke valgt noget. Vælg en planfil eller lag.", self.PLAN)
        guesses = guess_roles(layers)
        for guess in guesses:
            why = "; ".join(reason.da if language() == "da" else reason.en for reason in guess.reasons)
            feedback.pushInfo(f"{guess.layer}: {role_words(guess.role, language())} ({guess.score}) {why}")
        path = self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context)
        if path:
            mapping = uses_to_json(portable(uses_from_guesses(guesses)))
            write_document(path, dump_document(guesses_document(guesses, mapping)))
        return {self.ASSIGNED_COUNT: sum(guess.assigned for guess in guesses), self.OUTPUT_JSON: path}
