# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:reviewplan: one or many plans against the rules; case files, layers and a result file come out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from botrygt_qgis_plugin.adapter.findings import fill_sinks, open_sinks, wanted_sinks
from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.adapter.layers import authid
from botrygt_qgis_plugin.adapter.plans import keep, plan_inputs, review_plans
from botrygt_qgis_plugin.engine.request import Request
from botrygt_qgis_plugin.engine.rulebook import STAGES

from .base import BoTrygtAlgorithm

FAIL_ON = ("none", "high", "medium", "low")


class ReviewPlan(BoTrygtAlgorithm):
    """Reviews local plans against crime-prevention rules."""

    NAME = "reviewplan"
    FOLDER, MAPPING = "FOLDER", "MAPPING"
    RULES, PROFILES, RELEASE, STAGE = "RULES", "PROFILES", "RELEASE", "STAGE"
    FINGERPRINT, OUTPUT_PUBLIC = "FINGERPRINT", "OUTPUT_PUBLIC"
    PHOTOMETRY, TERRAIN = "PHOTOMETRY", "TERRAIN"
    COVERAGE, MISSING_CRS, MIN_COMPLETENESS = "COVERAGE", "MISSING_CRS", "MIN_COMPLETENESS"
    SKIP_UNCHANGED, TIME_STAMPS, FAIL_ON = "SKIP_UNCHANGED", "TIME_STAMPS", "FAIL_ON"
    CASE_FILE, CASE_FOLDER = "CASE_FILE", "CASE_FOLDER"
    FINDINGS, EVIDENCE_LINES, EVIDENCE_AREAS = "FINDINGS", "EVIDENCE_LINES", "EVIDENCE_AREAS"
    PROPOSED_LAMPS = "PROPOSED_LAMPS"
    COUNTS = ("PLAN_COUNT", "FINDING_COUNT", "NOT_JUDGED_COUNT", "FAILED_COUNT")

    def displayName(self) -> str:
        return say("Gennemgå lokalplan", "Review local plan")

    def shortDescription(self) -> str:
        return say("Holder en lokalplan op mod regler for lys, udsyn, adgang og afgrænsning.",
                   "Holds a local plan against rules for lighting, sightlines, access and boundaries.")

    def tags(self) -> list[str]:
        return [*say("lokalplan,tryghed,indbrud,belysning", "plan,safety,burglary,lighting").split(","), "CPTED"]

    def shortHelpString(self) -> str:
        return say(
            "Planen gives som fil, mappe eller lag. Hvert fund får et nummer, et sted, den målte værdi, grænsen og "
            "årsagen. Hvor data mangler, svares «kan ikke afgøres», og det siges, hvad der mangler. Flere planer i én "
            "kørsel ender i en rangordnet tabel i resultatfilen.",
            "The plan is given as a file, a folder or layers. Every finding has a number, a place, the measured value, "
            "the limit and the cause. Where data is missing the answer is 'cannot tell', and it says what is missing. "
            "Several plans in one run end in a ranked table in the result file.")

    def define(self) -> None:
        for definition, da, en in (*self._inputs(), *self._choices(), *self._outputs()):
            definition.setHelp(say(da, en))
            self.addParameter(definition)
        for name in self.COUNTS:
            self.addOutput(QgsProcessingOutputNumber(name, name.replace("_", " ").lower()))

    def _inputs(self) -> list[tuple[Any, str, str]]:
        folder = QgsProcessingParameterFile.Behavior.Folder
        vector, files = QgsProcessing.SourceType.TypeVectorAnyGeometry, QgsProcessing.SourceType.TypeFile
        return [
            (QgsProcessingParameterFile(self.PLAN, say("Plan (fil)", "Plan (file)"), optional=True),
             "GeoPackage, Shape, TAB, GML eller GeoJSON; ét lag af filen med «|layername=». Fra kommandolinjen også "
             "en mappe eller en PostGIS-database: «postgres://vært/navn?schema=lp99».",
             "GeoPackage, Shape, TAB, GML or GeoJSON; one layer of it with '|layername='. On the command line also a "
             "folder or a PostGIS database: 'postgres://host/name?schema=lp99'."),
            (QgsProcessingParameterFile(self.FOLDER, say("Mappe med planer", "Folder of plans"), folder, optional=True),
             "Hver GeoPackage og hver undermappe er en plan; ellers er mappens filer én plans lag. Sagsfiler springes "
             "over.",
             "Each GeoPackage and each subfolder is a plan; else the folder's files are the layers of one plan. Case "
             "files are passed over."),
            (QgsProcessingParameterMultipleLayers(self.LAYERS, say("Lag", "Layers"), vector, optional=True),
             "Planens lag, i stedet for en fil.", "The plan's layers, in place of a file."),
            (QgsProcessingParameterString(self.MAPPING, say("Tilknytning", "Mapping"), multiLine=True, optional=True),
             "JSON eller stien til en JSON-fil: lag, rolle, felter. Lag, der ikke nævnes, gættes.",
             "JSON or the path of a JSON file: layer, role, fields. Layers not named are guessed."),
            (QgsProcessingParameterFile(self.RULES, say("Regelpakke (navn eller mappe)", "Rule pack (name or folder)"),
                                        folder, optional=True),
             "Navnet på en pakke, der følger med, eller en mappe. Tom: bo-trygt.",
             "The name of a shipped pack, or a folder. Empty: bo-trygt."),
            (QgsProcessingParameterMultipleLayers(self.PROFILES, say("Profiler", "Profiles"), files, optional=True),
             "JSON-filer, lagt oven på hinanden i denne orden; nederst ligger pluginets standardprofil.",
             "JSON files, laid over one another in this order; the plugin's default profile lies below."),
            (QgsProcessingParameterFile(self.RELEASE, say("Frigivelse af indbrudsklasser",
                                                          "Release of burglary classes"), optional=True),
             "Politiets beskyttede frigivelse med manifest. Ordner planer; ændrer aldrig et fund.",
             "The police's protected release with its manifest. Orders plans; never changes a finding."),
            (QgsProcessingParameterString(self.FINGERPRINT, say("Frigivelsens fingeraftryk",
                                                                "Fingerprint of the release"), optional=True),
             "Som politiet har oplyst det ad anden vej. Skal kun angives én gang.",
             "As the police told it by another way. Needed once only."),
            (QgsProcessingParameterFile(self.PHOTOMETRY, say("Mappe med fotometriske filer",
                                                             "Folder of photometric files"), folder, optional=True),
             "LDT- og IES-filer, som lampelaget nævner. De findes også ved siden af planen og i mappen «armaturer».",
             "LDT and IES files that the lamp layer names. They are also found beside the plan and in 'armaturer'."),
            (QgsProcessingParameterRasterLayer(self.TERRAIN, say("Terræn (raster)", "Terrain (raster)"), optional=True),
             "Terrænets højde. Uden det regnes jorden som vandret.",
             "Height of the ground. Without it the ground is taken as level."),
        ]

    def _choices(self) -> list[tuple[Any, str, str]]:
        number = QgsProcessingParameterNumber.Type.Double
        return [
            (QgsProcessingParameterEnum(self.STAGE, say("Planens fase", "Plan stage"), ["auto", *STAGES],
                                        defaultValue="auto", usesStaticStrings=True),
             "Et af ordene; «auto» tager den af planens status.",
             "One of the words; 'auto' takes it from the plan's status."),
            (QgsProcessingParameterNumber(self.COVERAGE, say("Dækning uden for planen (m)",
                                                             "Cover beyond the plan (m)"),
                                          number, 0.0, minValue=0.0, maxValue=1000.0),
             "Så langt uden for planområdet er lagene også fuldstændige.",
             "How far beyond the plan area the layers are complete too."),
            (QgsProcessingParameterCrs(self.MISSING_CRS, say("Manglende koordinatsystem", "Missing CRS"),
                                       optional=True),
             "Bruges for lag, der ikke selv har et.", "Used for layers that have none of their own."),
            (QgsProcessingParameterNumber(self.MIN_COMPLETENESS, say("Mindste fuldstændighed (%)",
                                                                     "Least completeness (%)"),
                                          number, 25.0, minValue=0.0, maxValue=100.0),
             "Planer under den står for sig som «ikke bedømt».", "Plans below it stand apart as 'not judged'."),
            (QgsProcessingParameterBoolean(self.SKIP_UNCHANGED, say("Spring uændrede planer over",
                                                                    "Skip unchanged plans"), False),
             "Sammenlignes med den resultatfil, der ligger i forvejen. Bestilles fund som lag, gennemgås alle planer.",
             "Compared with the result file that is already there. Where findings are wanted as layers, "
             "every plan is reviewed."),
            (QgsProcessingParameterBoolean(self.TIME_STAMPS, say("Tidsstempler", "Time stamps"), False),
             "Uden dem giver samme input den samme sagsfil, byte for byte.",
             "Without them the same input gives the same case file, byte for byte."),
            (QgsProcessingParameterEnum(self.FAIL_ON, say("Fejl ved fund", "Fail on findings"), list(FAIL_ON),
                                        defaultValue="none", usesStaticStrings=True),
             "Et af ordene: Kørslen ender med fejl, når der er et fund af denne eller højere alvor; resultaterne er da "
             "skrevet.",
             "One of the words: the run ends as failed where a finding of this or higher severity exists; results are "
             "written by then."),
        ]

    def _outputs(self) -> list[tuple[Any, str, str]]:
        point = QgsProcessing.SourceType.TypeVectorPoint
        line, polygon = QgsProcessing.SourceType.TypeVectorLine, QgsProcessing.SourceType.TypeVectorPolygon
        sinks = ((self.FINDINGS, "Fund", "Findings", point), (self.EVIDENCE_LINES, "Belæg (linjer)",
                 "Evidence (lines)", line), (self.EVIDENCE_AREAS, "Belæg (flader)", "Evidence (areas)", polygon),
                 (self.PROPOSED_LAMPS, "Foreslåede lyspunkter", "Proposed lamps", point))
        return [
            (QgsProcessingParameterFileDestination(self.CASE_FILE, say("Sagsfil", "Case file"), "GeoPackage (*.gpkg)",
                                                   optional=True, createByDefault=False),
             "Husker fund, numre og beslutninger fra gang til gang; én plan.",
             "Remembers findings, numbers and decisions from run to run; one plan."),
            (QgsProcessingParameterFolderDestination(
                self.CASE_FOLDER, say("Mappe med sagsfiler", "Folder of case files"), optional=True,
                createByDefault=False),
             "En sagsfil for hver plan.", "One case file for each plan."),
            (QgsProcessingParameterFileDestination(
                self.OUTPUT_PUBLIC, say("Offentligt resultat (JSON)", "Public result (JSON)"), "JSON (*.json)",
                optional=True, createByDefault=False),
             "OFFENTLIG: hvordan hver regel faldt ud, uden steder og uden indbrudsklasser. Alle andre resultater er "
             "INTERN.",
             "OFFENTLIG: how each rule came out, without places and burglary classes. All other results are INTERN."),
            *((QgsProcessingParameterFeatureSink(name, say(da, en), kind, optional=True, createByDefault=False),
               "Som lag, ud over sagsfilen.", "As a layer, beside the case file.") for name, da, en, kind in sinks),
        ]

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext,
             feedback: QgsProcessingFeedback) -> dict[str, Any]:
        request = self._request(parameters, context)
        plans = plan_inputs(self.parameterAsString(parameters, self.PLAN, context),
                            self.parameterAsString(parameters, self.FOLDER, context), self.layers)
        run = review_plans(request, plans, lambda part: feedback.setProgress(100.0 * part), feedback.isCanceled)
        sinks = open_sinks(self, parameters, context, run.outcomes)
        report = keep(run)
        for sentence in report.sentences():
            feedback.pushInfo(sentence)
        for sentence in report.failures() if len(report.outcomes) > 1 else ():
            feedback.reportError(sentence)
        results: dict[str, Any] = {**dict(zip(self.COUNTS, report.counts())), **fill_sinks(sinks, report, context)}
        asked = {self.OUTPUT_JSON: request.output_json, self.CASE_FILE: request.case_file,
                 self.CASE_FOLDER: request.case_folder, self.OUTPUT_PUBLIC: request.output_public}
        results |= {name: path for name, path in asked.items() if path}
        refusal = report.refusal(self.parameterAsEnumString(parameters, self.FAIL_ON, context))
        if refusal:
            raise QgsProcessingException(refusal)
        return results

    def _request(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Request:
        def text(name: str) -> str:
            return self.parameterAsString(parameters, name, context)

        mapping = parameters.get(self.MAPPING)
        skip = self.parameterAsBoolean(parameters, self.SKIP_UNCHANGED, context)
        return Request(
            mapping=json.dumps(mapping) if isinstance(mapping, (dict, list)) else text(self.MAPPING),
            rules=text(self.RULES),
            profiles=tuple(Path(p) for p in self.parameterAsFileList(parameters, self.PROFILES, context) if p),
            release=text(self.RELEASE), fingerprint=text(self.FINGERPRINT), photometry=text(self.PHOTOMETRY),
            stage=self.parameterAsEnumString(parameters, self.STAGE, context),
            coverage_m=self.parameterAsDouble(parameters, self.COVERAGE, context),
            missing_crs=authid(self.parameterAsCrs(parameters, self.MISSING_CRS, context)),
            least_completeness=self.parameterAsDouble(parameters, self.MIN_COMPLETENESS, context) / 100.0,
            # A layer of findings is made anew, so every plan's findings are needed for it.
            skip_unchanged=skip and not wanted_sinks(self, parameters),
            time_stamps=self.parameterAsBoolean(parameters, self.TIME_STAMPS, context),
            case_file=self.parameterAsFileOutput(parameters, self.CASE_FILE, context),
            case_folder=self.parameterAsFileOutput(parameters, self.CASE_FOLDER, context),
            output_json=self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context),
            output_public=self.parameterAsFileOutput(parameters, self.OUTPUT_PUBLIC, context),
            terrain=self.source_of(parameters, self.TERRAIN, context))
