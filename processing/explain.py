# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:explain: why a place has its answers: which rules looked there, with which data, how near the limit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterPoint,
    QgsProcessingParameterString,
)

from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.adapter.layers import transform
from botrygt_qgis_plugin.adapter.plans import plan_inputs
from botrygt_qgis_plugin.casefile.case import read_case
from botrygt_qgis_plugin.engine.asking import Question, answer, why_page
from botrygt_qgis_plugin.engine.document import dump_document, write_document
from botrygt_qgis_plugin.engine.findings import NOT_RELEVANT
from botrygt_qgis_plugin.engine.job import run_job
from botrygt_qgis_plugin.engine.pages import html
from botrygt_qgis_plugin.engine.request import Request, job_of
from botrygt_qgis_plugin.engine.rulebook import STAGES
from botrygt_qgis_plugin.engine.why import WITHIN_M
from botrygt_qgis_plugin.engine.why_words import why_document, why_lines

from .base import BoTrygtAlgorithm


class Explain(BoTrygtAlgorithm):
    """Explains the answers of the review at one place."""

    NAME = "explain"
    PLAN, MAPPING, RULES, PROFILES, STAGE = "PLAN", "MAPPING", "RULES", "PROFILES", "STAGE"
    COVERAGE, MISSING_CRS, WITHIN = "COVERAGE", "MISSING_CRS", "WITHIN"
    POINT, LAYER, FEATURE, FINDING, CASE_FILE = "POINT", "LAYER", "FEATURE", "FINDING", "CASE_FILE"
    OUTPUT_HTML = "OUTPUT_HTML"
    LOOKED_COUNT, SILENT_COUNT = "LOOKED_COUNT", "SILENT_COUNT"

    def displayName(self) -> str:
        return say("Forklar et sted", "Explain a place")

    def shortDescription(self) -> str:
        return say("Siger for et punkt, et objekt eller et fund, hvilke regler der har set dér, og hvorfor andre ikke.",
                   "Says for a point, a feature or a finding which rules looked there, and why others did not.")

    def tags(self) -> list[str]:
        return say("hvorfor,forklar,regel,grænse,kilde", "why,explain,rule,limit,source").split(",")

    def shortHelpString(self) -> str:
        return say(
            "For hver regel siges, hvad den har set på, hvad der er målt, hvad der er antaget, hvor langt der er til "
            "grænsen, og hvor kilden står. For de regler, der intet siger, står der hvorfor: ikke relevant, ikke "
            "tegnet, planens fase eller anvendelse, eller slået fra i en profil.",
            "For each rule it says what it looked at, what was measured, what was assumed, how far the limit is, and "
            "where the source stands. For the rules that say nothing it says why: not relevant, not drawn, the plan's "
            "stage or use, or switched off by a profile.")

    def define(self) -> None:
        for definition, da, en in (*self._place(), *self._plan()):
            definition.setHelp(say(da, en))
            self.addParameter(definition)
        for name in (self.LOOKED_COUNT, self.SILENT_COUNT):
            self.addOutput(QgsProcessingOutputNumber(name, name.replace("_", " ").lower()))

    def _place(self) -> list[tuple[Any, str, str]]:
        number = QgsProcessingParameterNumber.Type.Double
        return [
            (QgsProcessingParameterPoint(self.POINT, say("Punkt", "Point"), optional=True),
             "«x,y [EPSG:…]»; uden koordinatsystem menes planens.",
             "'x,y [EPSG:…]'; without a CRS the plan's is meant."),
            (QgsProcessingParameterString(self.LAYER, say("Objektets lag", "Layer of the feature"), optional=True),
             "Lagets navn, sammen med FEATURE.", "The layer's name, with FEATURE."),
            (QgsProcessingParameterString(self.FEATURE, say("Objektets id", "Id of the feature"), optional=True),
             "Id eller navn, som laget selv bruger.", "Id or name, as the layer has it."),
            (QgsProcessingParameterString(self.FINDING, say("Fund", "Finding"), optional=True),
             "Nummer eller id på et fund.", "Number or id of a finding."),
            (QgsProcessingParameterFile(self.CASE_FILE, say("Sagsfil", "Case file"), optional=True),
             "Fundets nummer er da sagens, ikke kørslens.", "The finding's number is then the case's, not the run's."),
            (QgsProcessingParameterNumber(self.WITHIN, say("Så nær punktet (m)", "This near the point (m)"), number,
                                          WITHIN_M, minValue=0.0, maxValue=100.0),
             "Hvad der er så nær, er ved punktet.", "What lies this near is at the point."),
        ]

    def _plan(self) -> list[tuple[Any, str, str]]:
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
            (QgsProcessingParameterFile(self.RULES, say("Regelpakke (navn eller mappe)", "Rule pack (name or folder)"),
                                        QgsProcessingParameterFile.Behavior.Folder, optional=True),
             "Navnet på en pakke, der følger med, eller en mappe. Tom: bo-trygt.",
             "The name of a shipped pack, or a folder. Empty: bo-trygt."),
            (QgsProcessingParameterMultipleLayers(self.PROFILES, say("Profiler", "Profiles"), files, optional=True),
             "JSON-filer, lagt oven på hinanden i denne orden. Tom: standardprofilen.",
             "JSON files, laid over one another in this order. Empty: the default profile."),
            (QgsProcessingParameterEnum(self.STAGE, say("Planens fase", "Plan stage"), ["auto", *STAGES],
                                        defaultValue="auto", usesStaticStrings=True),
             "«auto» tager den af planens status.", "'auto' takes it from the plan's status."),
            (QgsProcessingParameterNumber(self.COVERAGE, say("Dækning uden for planen (m)",
                                                             "Cover beyond the plan (m)"),
                                          number, 0.0, minValue=0.0, maxValue=1000.0),
             "Så langt uden for planområdet er lagene også fuldstændige.",
             "How far beyond the plan area the layers are complete too."),
            (QgsProcessingParameterCrs(self.MISSING_CRS, say("Manglende koordinatsystem", "Missing CRS"),
                                       optional=True),
             "Bruges for lag, der ikke selv har et.", "Used for layers that have none of their own."),
            (QgsProcessingParameterFileDestination(self.OUTPUT_HTML, say("Forklaring (HTML)", "Explanation (HTML)"),
                                                   "HTML (*.html)", optional=True, createByDefault=False),
             "Forklaringen og reglernes sider i én fil, der åbner uden net.",
             "The explanation and the rules' pages in one file that opens without a network."),
        ]

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext,
             feedback: QgsProcessingFeedback) -> dict[str, Any]:
        plans = plan_inputs(self.parameterAsString(parameters, self.PLAN, context), "", self.layers)
        job = job_of(self._request(parameters, context), transform, {})
        outcomes = tuple(run_job(plans, job, lambda part: feedback.setProgress(100.0 * part), feedback.isCanceled))
        told = answer(outcomes, self._question(parameters, context), transform)
        for line in why_lines(told, language()):
            feedback.pushInfo(line)
        path = self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context)
        page = self.parameterAsFileOutput(parameters, self.OUTPUT_HTML, context)
        if path:
            write_document(path, dump_document(why_document(told)))
        if page:
            write_document(page, html(why_page(told, language())))
        looked = sum(look.verdict.kind != NOT_RELEVANT for look in told.looks)
        return {self.LOOKED_COUNT: looked, self.SILENT_COUNT: len(told.silent), self.OUTPUT_JSON: path,
                self.OUTPUT_HTML: page}

    def _request(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Request:
        crs = self.parameterAsCrs(parameters, self.MISSING_CRS, context)
        return Request(
            mapping=self.parameterAsString(parameters, self.MAPPING, context),
            rules=self.parameterAsString(parameters, self.RULES, context),
            profiles=tuple(Path(p) for p in self.parameterAsFileList(parameters, self.PROFILES, context) if p),
            stage=self.parameterAsEnumString(parameters, self.STAGE, context),
            coverage_m=self.parameterAsDouble(parameters, self.COVERAGE, context),
            missing_crs=crs.authid() if crs.isValid() else "")

    def _question(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Question:
        given = parameters.get(self.POINT) not in (None, "")
        point = self.parameterAsPoint(parameters, self.POINT, context)
        crs = self.parameterAsPointCrs(parameters, self.POINT, context)
        finding = self.parameterAsString(parameters, self.FINDING, context)
        case = self.parameterAsString(parameters, self.CASE_FILE, context)
        return Question(
            at=(point.x(), point.y()) if given else None, crs=crs.authid() if crs.isValid() else "",
            layer=self.parameterAsString(parameters, self.LAYER, context),
            feature=self.parameterAsString(parameters, self.FEATURE, context),
            finding=_id_of(finding, case) if case else finding,
            within_m=self.parameterAsDouble(parameters, self.WITHIN, context))


def _id_of(finding: str, case: str) -> str:
    """The id of a case's number; what is no number of the case is left as it was given."""
    formers = read_case(case).memory.formers
    latest = {str(former.number): former.finding_id for former in sorted(formers, key=lambda f: f.last_run)}
    return latest.get(finding.strip().lstrip("#"), finding)
