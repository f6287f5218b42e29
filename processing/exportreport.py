# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:exportreport: the report of one or many plans, as page, tables, letter, PDF and map package."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from botrygt_qgis_plugin.adapter.language import language, say, sentence
from botrygt_qgis_plugin.adapter.layers import authid, transform
from botrygt_qgis_plugin.adapter.plans import plan_inputs
from botrygt_qgis_plugin.adapter.reports import FORMATS as QGIS_FORMATS
from botrygt_qgis_plugin.adapter.reports import with_qgis
from botrygt_qgis_plugin.adapter.resources import release_memory
from botrygt_qgis_plugin.engine.document import dump_document, write_document
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.job import run_job
from botrygt_qgis_plugin.engine.request import Request, job_of
from botrygt_qgis_plugin.engine.rulebook import STAGES
from botrygt_qgis_plugin.report.cases import cases_for
from botrygt_qgis_plugin.report.export import MAKERS, Wanted, check_wanted
from botrygt_qgis_plugin.report.exporting import Target, export_reports, exported_document
from botrygt_qgis_plugin.report.gather import Wishes
from botrygt_qgis_plugin.report.marks import INTERN, MARKS
from botrygt_qgis_plugin.report.templates import read_templates

from .base import BoTrygtAlgorithm

FORMATS = (*MAKERS, *QGIS_FORMATS)
USUAL = ("html", "xlsx", "docx", "pdf")


class ExportReport(BoTrygtAlgorithm):
    """Writes the report of reviewed plans."""

    NAME = "exportreport"
    FOLDER, MAPPING, RULES, PROFILES, RELEASE = "FOLDER", "MAPPING", "RULES", "PROFILES", "RELEASE"
    STAGE, COVERAGE, MISSING_CRS, FINGERPRINT = "STAGE", "COVERAGE", "MISSING_CRS", "FINGERPRINT"
    CASE_FILE, CASE_FOLDER = "CASE_FILE", "CASE_FOLDER"
    FORMATS, LANGUAGE, HANDLING = "FORMATS", "LANGUAGE", "HANDLING"
    TEMPLATES, DATE, TIME_STAMPS = "TEMPLATES", "DATE", "TIME_STAMPS"
    OUTPUT_FOLDER = "OUTPUT_FOLDER"
    PLAN_COUNT, FILE_COUNT, FAILED_COUNT, INDEX = "PLAN_COUNT", "FILE_COUNT", "FAILED_COUNT", "INDEX"

    def displayName(self) -> str:
        return say("Skriv rapport", "Write report")

    def shortDescription(self) -> str:
        return say("Skriver gennemgangen som en side til rådgiveren, tabeller, planens egne ord, PDF og kort.",
                   "Writes the review as a page for the adviser, tables, the plan's own words, PDF and maps.")

    def tags(self) -> list[str]:
        return [*say("rapport,høring,politi,svar,udskriv", "report,consultation,police,answers,print").split(","),
                "CPTED"]

    def shortHelpString(self) -> str:
        return say(
            "Siden (html) åbner uden net og uden QGIS; i den kan rådgiveren svare på hvert fund og hente en svarfil, "
            "som "
            "«Indlæs svar» læser ind. INTERN viser alt; OFFENTLIG viser ingen steder. Flere planer i én kørsel får en "
            "oversigt, de alvorligste først. Med en sagsfil bruges sagens numre, svar og runder.",
            "The page (html) opens without a network and without QGIS; in it the adviser answers each finding and "
            "downloads an answer file that 'Read answers in' takes. INTERN shows everything; OFFENTLIG shows no place. "
            "Several plans in one run get an overview, the gravest first. With a case file its numbers, answers and "
            "rounds are used.")

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        # Layouts and projects belong to the main thread.
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def define(self) -> None:
        for definition, da, en in (*self._inputs(), *self._cases(), *self._outputs()):
            definition.setHelp(say(da, en))
            self.addParameter(definition)
        for name in (self.PLAN_COUNT, self.FILE_COUNT, self.FAILED_COUNT):
            self.addOutput(QgsProcessingOutputNumber(name, name.replace("_", " ").lower()))
        self.addOutput(QgsProcessingOutputString(self.INDEX, say("Oversigt", "Overview")))

    def _inputs(self) -> list[tuple[Any, str, str]]:
        folder = QgsProcessingParameterFile.Behavior.Folder
        vector, files = QgsProcessing.SourceType.TypeVectorAnyGeometry, QgsProcessing.SourceType.TypeFile
        number = QgsProcessingParameterNumber.Type.Double
        return [
            (QgsProcessingParameterFile(self.PLAN, say("Plan (fil)", "Plan (file)"), optional=True),
             "GeoPackage, Shape, TAB, GML eller GeoJSON. Fra kommandolinjen også en mappe eller «postgres://…».",
             "GeoPackage, Shape, TAB, GML or GeoJSON. On the command line also a folder or 'postgres://…'."),
            (QgsProcessingParameterFile(self.FOLDER, say("Mappe med planer", "Folder of plans"), folder,
                                        optional=True),
             "Hver GeoPackage og hver undermappe er en plan.", "Each GeoPackage and each subfolder is a plan."),
            (QgsProcessingParameterMultipleLayers(self.LAYERS, say("Lag", "Layers"), vector, optional=True),
             "Planens lag, i stedet for en fil.", "The plan's layers, in place of a file."),
            (QgsProcessingParameterString(self.MAPPING, say("Tilknytning", "Mapping"), multiLine=True, optional=True),
             "JSON eller stien til en JSON-fil, som i gennemgangen.",
             "JSON or the path of a JSON file, as in the review."),
            (QgsProcessingParameterFile(self.RULES, say("Regelpakke (navn eller mappe)", "Rule pack (name or folder)"),
                                        folder, optional=True),
             "Navnet på en pakke, der følger med, eller en mappe. Tom: bo-trygt.",
             "The name of a shipped pack, or a folder. Empty: bo-trygt."),
            (QgsProcessingParameterMultipleLayers(self.PROFILES, say("Profiler", "Profiles"), files, optional=True),
             "JSON-filer, lagt oven på hinanden i denne orden. Tom: standardprofilen.",
             "JSON files, laid over one another in this order. Empty: the default profile."),
            (QgsProcessingParameterFile(self.RELEASE, say("Frigivelse", "Release"), optional=True),
             "Indbrudsklasser fra politiet; vises kun i INTERN.", "Burglary classes; shown in INTERN only."),
            (QgsProcessingParameterString(self.FINGERPRINT, say("Frigivelsens fingeraftryk",
                                                                "Fingerprint of the release"), optional=True),
             "Som politiet har oplyst det ad anden vej. Skal kun angives én gang.",
             "As the police told it by another way. Needed once only."),
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
        ]

    def _cases(self) -> list[tuple[Any, str, str]]:
        folder = QgsProcessingParameterFile.Behavior.Folder
        return [
            (QgsProcessingParameterFile(self.CASE_FILE, say("Sagsfil", "Case file"), optional=True),
             "Fra gennemgangen: sagens numre, svar og runder; en fil eller «postgres://…?case=…». Den husker, hvad der "
             "blev sendt ud.",
             "From the review: the case's numbers, answers and rounds; a file or 'postgres://…?case=…'. It remembers "
             "what was sent out."),
            (QgsProcessingParameterFile(self.CASE_FOLDER, say("Mappe med sagsfiler", "Folder of case files"), folder,
                                        optional=True),
             "En sagsfil for hver plan.", "One case file for each plan."),
        ]

    def _outputs(self) -> list[tuple[Any, str, str]]:
        return [
            (QgsProcessingParameterEnum(self.FORMATS, say("Formater", "Formats"), list(FORMATS), allowMultiple=True,
                                        defaultValue=list(USUAL), usesStaticStrings=True),
             "zip er siden pakket, da mailfiltre standser .html; docx er planens egne ord og brevet; gpkg er kort og "
             "data "
             "med et QGIS-projekt.",
             "zip is the page packed, as mail filters stop .html; docx is the plan's own words and the letter; gpkg is "
             "map and data with a QGIS project."),
            (QgsProcessingParameterEnum(self.LANGUAGE, say("Sprog", "Language"), ["da", "en"], defaultValue="da",
                                        usesStaticStrings=True),
             "Siden kan skifte til det andet.", "The page can change to the other."),
            (QgsProcessingParameterEnum(self.HANDLING, say("Håndtering", "Handling"), list(MARKS),
                                        defaultValue=INTERN, usesStaticStrings=True),
             "OFFENTLIG er uden steder, svar og indbrudsklasser.",
             "OFFENTLIG is without places, answers and burglary classes."),
            (QgsProcessingParameterFile(self.TEMPLATES, say("Kommunens skabeloner", "The municipality's templates"),
                                        extension="json", optional=True),
             "JSON med de sætninger, kommunen vil formulere selv.",
             "JSON with the sentences that the municipality words itself."),
            (QgsProcessingParameterString(self.DATE, say("Dato", "Date"), optional=True),
             "dd-mm-åååå, som den skal stå i rapporten. Tom: gennemgangens egen, hvis den har en.",
             "dd-mm-yyyy as it shall stand in the report. Empty: the review's own, if it has one."),
            (QgsProcessingParameterBoolean(self.TIME_STAMPS, say("Tidsstempler", "Time stamps"), defaultValue=False),
             "Sagen husker også, hvornår rapporten blev skrevet.",
             "The case remembers too when the report was written."),
            (QgsProcessingParameterFolderDestination(self.OUTPUT_FOLDER, say("Mappe til rapporten",
                                                                             "Folder for the report")),
             "Filernes navne siger plan, fase, runde og mærke.", "The files' names say plan, stage, round and mark."),
        ]

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext,
             feedback: QgsProcessingFeedback) -> dict[str, Any]:
        wanted = self._wanted(parameters, context)
        check_wanted(wanted, FORMATS)
        plans = plan_inputs(self.parameterAsString(parameters, self.PLAN, context),
                            self.parameterAsString(parameters, self.FOLDER, context), self.layers)
        job = job_of(self._request(parameters, context), transform, {})
        outcomes = tuple(run_job(plans, job, lambda part: feedback.setProgress(70.0 * part), feedback.isCanceled))
        made = export_reports(outcomes, job, wanted, self._target(parameters, context, outcomes),
                              with_qgis(wanted.formats, wanted.language))
        for path in (*(path for paths in made.files.values() for path in paths), *([made.index] if made.index else [])):
            feedback.pushInfo(path)
        for name, error in made.failed.items():
            feedback.reportError(f"{name}: {sentence(error)}")
        output = self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context)
        if output:
            write_document(output, dump_document(exported_document(made, wanted)))
        return {self.PLAN_COUNT: len(outcomes), self.FILE_COUNT: sum(map(len, made.files.values())),
                self.FAILED_COUNT: len(made.failed), self.INDEX: made.index, self.OUTPUT_JSON: output,
                self.OUTPUT_FOLDER: self.parameterAsString(parameters, self.OUTPUT_FOLDER, context)}

    def _wanted(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Wanted:
        formats = tuple(self.parameterAsEnumStrings(parameters, self.FORMATS, context))
        return Wanted(formats, self.parameterAsEnumString(parameters, self.LANGUAGE, context) or language(),
                      self.parameterAsEnumString(parameters, self.HANDLING, context),
                      read_templates(self.parameterAsString(parameters, self.TEMPLATES, context)), transform)

    def _target(self, parameters: dict[str, Any], context: QgsProcessingContext, outcomes: Any) -> Target:
        day = self.parameterAsString(parameters, self.DATE, context)
        _check_day(day)
        cases = cases_for(outcomes, self.parameterAsString(parameters, self.CASE_FILE, context),
                          self.parameterAsString(parameters, self.CASE_FOLDER, context))
        stamped = self.parameterAsBoolean(parameters, self.TIME_STAMPS, context)
        stamp = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z") if stamped else ""
        folder = Path(self.parameterAsString(parameters, self.OUTPUT_FOLDER, context))
        return Target(folder, cases, Wishes(day, {"QGIS": Qgis.version()}), stamp)

    def _request(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Request:
        mapping = parameters.get(self.MAPPING)
        return Request(
            mapping=json.dumps(mapping) if isinstance(mapping, (dict, list)) else
            self.parameterAsString(parameters, self.MAPPING, context),
            rules=self.parameterAsString(parameters, self.RULES, context),
            profiles=tuple(Path(p) for p in self.parameterAsFileList(parameters, self.PROFILES, context) if p),
            release=self.parameterAsString(parameters, self.RELEASE, context),
            fingerprint=self.parameterAsString(parameters, self.FINGERPRINT, context),
            release_memory=release_memory(),
            stage=self.parameterAsEnumString(parameters, self.STAGE, context),
            coverage_m=self.parameterAsDouble(parameters, self.COVERAGE, context),
            missing_crs=authid(self.parameterAsCrs(parameters, self.MISSING_CRS, context)))


def _check_day(day: str) -> None:
    """Raises InputError where a date is given that is none."""
    found = re.fullmatch(r"(\d{2})-(\d{2})-(\d{4})", day)
    try:
        if day:
            date(*(int(part) for part in reversed(found.groups() if found else ())))
    except (TypeError, ValueError) as error:
        raise InputError(f"DATE cannot be '{day}'. Write it as dd-mm-yyyy.",
                         f"DATE kan ikke være «{day}». Skriv den som dd-mm-åååå.", "DATE") from error
