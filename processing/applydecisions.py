# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:applydecisions: advisers' answers into the case file."""

from __future__ import annotations

from pathlib import Path
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
from botrygt_qgis_plugin.engine.document import dump_document, write_document
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.report.answer_file import read_answers
from botrygt_qgis_plugin.report.applied_words import applied_document, applied_lines
from botrygt_qgis_plugin.report.applying import apply_answers

from .base import BoTrygtAlgorithm


class ApplyDecisions(BoTrygtAlgorithm):
    """Reads answer files into a case file."""

    NAME = "applydecisions"
    ANSWERS, CASE_FILE = "ANSWERS", "CASE_FILE"
    COUNTS = ("ADDED_COUNT", "KNOWN_COUNT", "CONFLICT_COUNT")

    def displayName(self) -> str:
        return say("Indlæs svar", "Read answers in")

    def shortDescription(self) -> str:
        return say("Læser rådgivernes svarfiler (JSON, XLSX eller CSV) ind i sagsfilen.",
                   "Reads the advisers' answer files (JSON, XLSX or CSV) into the case file.")

    def tags(self) -> list[str]:
        return say("svar,høring,politi,sag,afgørelse", "answers,consultation,police,case,decision").split(",")

    def shortHelpString(self) -> str:
        return say(
            "Svarene hører til fundene ved deres id. Den samme fil to gange tilføjer intet. En fil fra en anden sag, "
            "en "
            "ukendt runde eller et ukendt fund afvises med en begrundelse, og da er intet af den indlæst. Hvor to svar "
            "siger hver sit, eller et fund er ændret siden, siges det.",
            "Answers belong to findings by their id. The same file twice adds nothing. A file of another case, an "
            "unknown "
            "round or an unknown finding is refused with the reason, and then nothing of it was read in. Where two "
            "answers disagree, or a finding has changed since, it says so.")

    def define(self) -> None:
        files = QgsProcessing.SourceType.TypeFile
        answers = QgsProcessingParameterMultipleLayers(self.ANSWERS, say("Svarfiler", "Answer files"), files)
        answers.setHelp(say("Filen fra rapportens side, eller rapportens XLSX eller CSV med svar i.",
                            "The file from the report's page, or the report's XLSX or CSV with answers in it."))
        case = QgsProcessingParameterFile(self.CASE_FILE, say("Sagsfil", "Case file"))
        case.setHelp(say("Den sag, rapporten blev skrevet af; en fil eller «postgres://…?case=…».",
                         "The case that the report was written from; a file or 'postgres://…?case=…'."))
        for definition in (answers, case):
            self.addParameter(definition)
        for name in self.COUNTS:
            self.addOutput(QgsProcessingOutputNumber(name, name.replace("_", " ").lower()))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext,
             feedback: QgsProcessingFeedback) -> dict[str, Any]:
        names = [name for name in self.parameterAsFileList(parameters, self.ANSWERS, context) if name]
        if not names:
            raise InputError("Give at least one answer file.", "Angiv mindst én svarfil.", self.ANSWERS)
        case = self.parameterAsString(parameters, self.CASE_FILE, context)
        made = apply_answers(case, [read_answers(Path(name)) for name in names])
        for line in applied_lines(made, language()):
            feedback.pushInfo(line)
        output = self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context)
        if output:
            write_document(output, dump_document(applied_document(made)))
        return {**dict(zip(self.COUNTS, (made.added, made.known, len(made.clashes)))), self.OUTPUT_JSON: output}
