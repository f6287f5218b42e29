# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:unbuiltexposure: what a release says of dwellings not built yet, from streets like theirs."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterVectorLayer,
)

from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.adapter.layers import raw_layer
from botrygt_qgis_plugin.adapter.resources import release_memory
from botrygt_qgis_plugin.engine.document import dump_document, unbuilt_document, write_document
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.layers import RawLayer
from botrygt_qgis_plugin.engine.measure.unbuilt import LEAST_SQUARES, LEAST_STREETS, outlooks, streets_of, validate
from botrygt_qgis_plugin.engine.request import Request, release_of

from .base import BoTrygtAlgorithm


class UnbuiltExposure(BoTrygtAlgorithm):
    """The distribution of classes over streets like the new ones."""

    NAME = "unbuiltexposure"
    STREETS, NEW, TYPE_FIELD, NEW_TYPE_FIELD = "STREETS", "NEW", "TYPE_FIELD", "NEW_TYPE_FIELD"
    RELEASE, LEAST, TOLD_COUNT = "RELEASE", "LEAST", "TOLD_COUNT"

    def __init__(self) -> None:
        super().__init__()
        self.given: dict[str, RawLayer] = {}

    def displayName(self) -> str:
        return say("Skøn for nye boliger", "Outlook for new dwellings")

    def shortDescription(self) -> str:
        return say("Hvordan veje som planens fordeler sig på frigivelsens klasser.",
                   "How streets like the plan's are spread over the classes of the release.")

    def shortHelpString(self) -> str:
        return say(
            "En ny vej sammenlignes med byggede veje af samme slags: blind eller gennemgående, samme længde og, hvor "
            "det er oplyst, samme boligtype. Under det mindste antal siges intet. Svaret afprøves på de byggede veje. "
            "INTERN.",
            "A new street is compared with built streets of its kind: dead end or through, the same length and, where "
            "given, the same dwelling type. Below the least number nothing is said. The answer is tried on the built "
            "streets. INTERN.")

    def define(self) -> None:
        line = [QgsProcessing.SourceType.TypeVectorLine]
        for definition, da, en in (
                (QgsProcessingParameterVectorLayer(self.NEW, say("Planens veje", "The plan's streets"), line),
                 "Veje, der endnu ikke er bygget.", "Streets not built yet."),
                (QgsProcessingParameterField(self.NEW_TYPE_FIELD, say("Felt: boligtype (plan)",
                                                                      "Field: dwelling type (plan)"),
                                             parentLayerParameterName=self.NEW, optional=True),
                 "Tom: findes ud fra navnet.", "Empty: found by its name."),
                (QgsProcessingParameterVectorLayer(self.STREETS, say("Byggede veje", "Built streets"), line),
                 "Boligveje i kommunen.", "Residential streets of the municipality."),
                (QgsProcessingParameterField(self.TYPE_FIELD, say("Felt: boligtype", "Field: dwelling type"),
                                             parentLayerParameterName=self.STREETS, optional=True),
                 "Tom: findes ud fra navnet.", "Empty: found by its name."),
                (QgsProcessingParameterFile(self.RELEASE, say("Frigivelse", "Release")),
                 "Politiets beskyttede frigivelse med manifest.", "The police's protected release with its manifest."),
                (QgsProcessingParameterNumber(self.LEAST, say("Mindst lignende veje", "Least similar streets"),
                                              QgsProcessingParameterNumber.Type.Integer, LEAST_STREETS,
                                              minValue=LEAST_STREETS, maxValue=10000),
                 "Kan skærpes, ikke lempes.", "May be raised, not lowered.")):
            definition.setHelp(say(da, en))
            self.addParameter(definition)
        self.addOutput(QgsProcessingOutputNumber(self.TOLD_COUNT, say("Veje med svar", "Streets told")))

    def prepareAlgorithm(self, parameters: dict[str, Any], context: QgsProcessingContext,
                         feedback: QgsProcessingFeedback) -> bool:
        """Read the streets while still on the thread they belong to."""
        with self._failing_in_words(parameters, context, feedback):
            for name in (self.NEW, self.STREETS):
                layer = self.parameterAsVectorLayer(parameters, name, context)
                if layer is None:
                    raise InputError(f"{name} is missing.", f"{name} mangler.", name)
                self.given[name] = raw_layer(layer)
        return True

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext,
             feedback: QgsProcessingFeedback) -> dict[str, Any]:
        accepted = release_of(Request(release=self.parameterAsString(parameters, self.RELEASE, context),
                                      release_memory=release_memory()))
        if accepted is None:
            raise InputError("No release was given.", "Der er ikke angivet en frigivelse.", self.RELEASE)
        built_layer, new_layer = self.given[self.STREETS], self.given[self.NEW]
        built = streets_of(built_layer, (), self.parameterAsString(parameters, self.TYPE_FIELD, context))
        new = streets_of(new_layer, (built_layer,), self.parameterAsString(parameters, self.NEW_TYPE_FIELD, context))
        least = (self.parameterAsInt(parameters, self.LEAST, context), LEAST_SQUARES)
        found = outlooks(new, built, accepted.release, least)
        document = unbuilt_document(found, validate(built, accepted.release, least), accepted)
        result = self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context)
        if result:
            write_document(result, dump_document(document))
        for entry in document["streets"]:
            feedback.pushInfo(f"{entry['street']}: {entry[language()]}")
        feedback.pushInfo(document["validation"][language()])
        return {self.TOLD_COUNT: sum(each.shares is not None for each in found), self.OUTPUT_JSON: result}
