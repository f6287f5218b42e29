# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:comparereviews: two rounds of a case, two cases or two versions of a plan held against each other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from botrygt_qgis_plugin.adapter.comparing import Side, Watching, compared, fill_comparison
from botrygt_qgis_plugin.adapter.findings import fields_of
from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.casefile.compare import KINDS, Comparison
from botrygt_qgis_plugin.casefile.compare_words import COMPARED, comparison_document, comparison_lines, words_of
from botrygt_qgis_plugin.engine.crs import DENMARK
from botrygt_qgis_plugin.engine.document import dump_document, write_document
from botrygt_qgis_plugin.engine.errors import CaseFileError
from botrygt_qgis_plugin.engine.request import Request
from botrygt_qgis_plugin.engine.rulebook import STAGES

from .base import BoTrygtAlgorithm


class CompareReviews(BoTrygtAlgorithm):
    """Says what is new, solved, worse, better and unchanged between two reviews."""

    NAME = "comparereviews"
    FIRST, FIRST_ROUND, SECOND, SECOND_ROUND = "FIRST", "FIRST_ROUND", "SECOND", "SECOND_ROUND"
    RULES, PROFILES, STAGE, COVERAGE, COMPARISON = "RULES", "PROFILES", "STAGE", "COVERAGE", "COMPARISON"

    def displayName(self) -> str:
        return say("Sammenlign gennemgange", "Compare reviews")

    def shortDescription(self) -> str:
        return say("Holder to runder eller to udgaver af en plan op mod hinanden: nyt, løst, værre, uændret.",
                   "Holds two rounds or two versions of a plan against each other: new, solved, worse, unchanged.")

    def tags(self) -> list[str]:
        return say("runde,sag,forskel,udgave,sammenlign", "round,case,difference,version,compare").split(",")

    def shortHelpString(self) -> str:
        return say(
            "Hver side er en sag (fil eller database), som den blev gemt i en runde eller står nu, eller en plan, som "
            "da gennemgås. I samme sag følges et fund ved sit nummer, ellers ved sit id og dernæst ved stedet. Et fund "
            "er kun løst, hvor reglen er opfyldt, ikke er relevant eller stedet er væk; kan det ikke afgøres mere, "
            "siges det.",
            "Each side is a case (file or database), as it was kept in a round or stands now, or a plan, which is then "
            "reviewed. Within one case a finding is followed by its number, else by its id and then by its place. A "
            "finding is solved only where the rule is met, is not relevant or the place is gone; where it cannot be "
            "told any more it says so.")

    def define(self) -> None:
        for definition, da, en in (*self._sides(), *self._review()):
            definition.setHelp(say(da, en))
            self.addParameter(definition)
        layer = QgsProcessingParameterFeatureSink(
            self.COMPARISON, say("Sammenligning", "Comparison"), QgsProcessing.SourceType.TypeVectorPoint,
            optional=True, createByDefault=False)
        layer.setHelp(say("Et punkt for hvert fund i en af de to, med hvad der blev af det.",
                          "A point for each finding of either side, with what became of it."))
        self.addParameter(layer)
        for kind in KINDS:
            self.addOutput(QgsProcessingOutputNumber(f"{kind.upper()}_COUNT", kind.replace("_", " ")))

    def _sides(self) -> list[tuple[Any, str, str]]:
        whole = QgsProcessingParameterNumber.Type.Integer
        return [
            (QgsProcessingParameterString(self.FIRST, say("Først (sag eller plan)", "First (case or plan)")),
             "Sagsfil, «postgres://…?case=…» eller en plans fil.",
             "Case file, 'postgres://…?case=…' or a plan's file."),
            (QgsProcessingParameterNumber(self.FIRST_ROUND, say("Runde i den første", "Round of the first"), whole, 0,
                                          minValue=0),
             "0 er den seneste gennemgang.", "0 is the latest review."),
            (QgsProcessingParameterString(self.SECOND, say("Dernæst (sag eller plan)", "Then (case or plan)"),
                                          optional=True),
             "Tom: samme sag.", "Empty: the same case."),
            (QgsProcessingParameterNumber(self.SECOND_ROUND, say("Runde i den anden", "Round of the second"), whole, 0,
                                          minValue=0),
             "0 er den seneste gennemgang.", "0 is the latest review."),
        ]

    def _review(self) -> list[tuple[Any, str, str]]:
        folder, files = QgsProcessingParameterFile.Behavior.Folder, QgsProcessing.SourceType.TypeFile
        number = QgsProcessingParameterNumber.Type.Double
        return [
            (QgsProcessingParameterFile(self.RULES, say("Regelpakke (navn eller mappe)", "Rule pack (name or folder)"),
                                        folder, optional=True),
             "For planer, der gennemgås. Tom: bo-trygt.", "For plans that are reviewed. Empty: bo-trygt."),
            (QgsProcessingParameterMultipleLayers(self.PROFILES, say("Profiler", "Profiles"), files, optional=True),
             "JSON-filer, lagt oven på hinanden i denne orden.", "JSON files, laid over one another in this order."),
            (QgsProcessingParameterEnum(self.STAGE, say("Planens fase", "Plan stage"), ["auto", *STAGES],
                                        defaultValue="auto", usesStaticStrings=True),
             "«auto» tager den af planens status.", "'auto' takes it from the plan's status."),
            (QgsProcessingParameterNumber(self.COVERAGE, say("Dækning uden for planen (m)",
                                                             "Cover beyond the plan (m)"), number, 0.0, minValue=0.0,
                                          maxValue=1000.0),
             "Så langt uden for planområdet er lagene også fuldstændige.",
             "How far beyond the plan area the layers are complete too."),
        ]

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext,
             feedback: QgsProcessingFeedback) -> dict[str, Any]:
        first, second = self._chosen(parameters, context)
        told = compared(first, second, self._request(parameters, context),
                        Watching(lambda part: feedback.setProgress(100.0 * part), feedback.isCanceled))
        for line in comparison_lines(told, language()):
            feedback.pushInfo(line)
        results: dict[str, Any] = dict(words_of(told.counts))
        if parameters.get(self.COMPARISON):
            results[self.COMPARISON] = self._layer(parameters, context, told)
        path = self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context)
        if path:
            write_document(path, dump_document(comparison_document(told)))
        return {**results, self.OUTPUT_JSON: path}

    def _chosen(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[Side, Side]:
        first, second = (self.parameterAsString(parameters, name, context) for name in (self.FIRST, self.SECOND))
        numbers = (self.parameterAsInt(parameters, name, context) for name in (self.FIRST_ROUND, self.SECOND_ROUND))
        return Side(first, next(numbers)), Side(second or first, next(numbers))

    def _request(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Request:
        return Request(
            rules=self.parameterAsString(parameters, self.RULES, context),
            profiles=tuple(Path(p) for p in self.parameterAsFileList(parameters, self.PROFILES, context) if p),
            stage=self.parameterAsEnumString(parameters, self.STAGE, context),
            coverage_m=self.parameterAsDouble(parameters, self.COVERAGE, context))

    def _layer(self, parameters: dict[str, Any], context: QgsProcessingContext, told: Comparison) -> str:
        fields = fields_of(COMPARED)
        crs = QgsCoordinateReferenceSystem(told.second.crs or DENMARK)
        sink, target = self.parameterAsSink(parameters, self.COMPARISON, context, fields, QgsWkbTypes.Type.Point, crs)
        if sink is None or not fill_comparison(sink, fields, told):
            raise CaseFileError(f"The layer {self.COMPARISON} cannot be written. Choose another folder or make room.",
                                f"Laget {self.COMPARISON} kan ikke skrives. Vælg en anden mappe, eller skaf plads.",
                                self.COMPARISON)
        return str(target)
