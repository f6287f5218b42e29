# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:compareverdicts: which verdicts changed between two results, and because of what."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
)

from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.engine.compare import compare
from botrygt_qgis_plugin.engine.document import dump_document, read_review, write_document
from botrygt_qgis_plugin.engine.rules_report import comparison_document, comparison_lines

from .base import BoTrygtAlgorithm


class CompareVerdicts(BoTrygtAlgorithm):
    """Holds two result files of a review against each other."""

    NAME = "compareverdicts"
    BEFORE, AFTER, CHANGED, UNCHANGED = "BEFORE", "AFTER", "CHANGED_COUNT", "UNCHANGED_COUNT"

    def displayName(self) -> str:
        return say("Sammenlign svar", "Compare verdicts")

    def shortDescription(self) -> str:
        return say("Viser, hvilke svar der er ændret mellem to resultatfiler, og hvad der har ændret dem.",
                   "Shows which verdicts changed between two result files, and what changed them.")

    def tags(self) -> list[str]:
        return say("profil,grænse,ændring,udgave,regel", "profile,limit,change,version,rule").split(",")

    def shortHelpString(self) -> str:
        return say(
            "Gennemgå planen to gange med en resultatfil: før og efter at en grænse i en profil, en regel eller "
            "tegningen er ændret. De ændrede svar samles efter det, der har ændret dem: en grænse (fra, til, på hvis "
            "ord), en regels version, en regel slået til eller fra, tegningen, en målings parameter eller planens "
            "fase.",
            "Review the plan twice with a result file: before and after a limit in a profile, a rule or the drawing "
            "was changed. The verdicts that changed are grouped by what changed them: a limit (from, to, whose word), "
            "a rule's version, a rule switched on or off, the drawing, a measure's parameter or the plan's stage.")

    def define(self) -> None:
        for name, da, en in ((self.BEFORE, "Resultat før", "Result before"),
                             (self.AFTER, "Resultat efter", "Result after")):
            definition = QgsProcessingParameterFile(name, say(da, en), extension="json")
            definition.setHelp(say("JSON fra «Gennemgå lokalplan».", "JSON from 'Review local plan'."))
            self.addParameter(definition)
        self.addOutput(QgsProcessingOutputNumber(self.CHANGED, say("Ændrede svar", "Changed verdicts")))
        self.addOutput(QgsProcessingOutputNumber(self.UNCHANGED, say("Uændrede svar", "Unchanged verdicts")))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext,
             feedback: QgsProcessingFeedback) -> dict[str, Any]:
        before, after = (read_review(self.parameterAsFile(parameters, name, context))
                         for name in (self.BEFORE, self.AFTER))
        comparison = compare(before, after)
        path = self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context)
        if path:
            write_document(path, dump_document(comparison_document(comparison)))
        for line in comparison_lines(comparison, language()):
            feedback.pushInfo(line)
        return {self.CHANGED: sum(len(group.changes) for group in comparison.groups),
                self.UNCHANGED: comparison.unchanged, self.OUTPUT_JSON: path}
