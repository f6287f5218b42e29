# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:validaterules: is a rule pack sound, do its examples come out as they say, and do they test every limit?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)

from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.engine.document import dump_document, write_document
from botrygt_qgis_plugin.engine.request import rulebook_of
from botrygt_qgis_plugin.engine.rules_report import bench_document, bench_html, bench_lines
from botrygt_qgis_plugin.engine.trials import run_bench

from .base import BoTrygtAlgorithm


class ValidateRules(BoTrygtAlgorithm):
    """Loads a rule pack with profiles and puts every rule on the test bench."""

    NAME = "validaterules"
    RULES, PROFILES, RULE, OUTPUT_HTML = "RULES", "PROFILES", "RULE", "OUTPUT_HTML"
    RULE_COUNT, EXAMPLE_COUNT, LIMIT_COUNT = "RULE_COUNT", "EXAMPLE_COUNT", "LIMIT_COUNT"

    def displayName(self) -> str:
        return say("Efterprøv regelpakke", "Validate rule pack")

    def shortDescription(self) -> str:
        return say("Efterser en regelpakke, afprøver reglernes eksempler og ændrer hver grænse et trin.",
                   "Checks a rule pack, runs the rules' examples and shifts every limit by one step.")

    def shortHelpString(self) -> str:
        return say(
            "En fejl nævner filen, stedet i den (JSON-pointer) og hvad der skal rettes. En regel, hvis eksempler ikke "
            "opdager, at en grænse bliver ændret et trin op eller ned, er ikke afprøvet og bliver afvist.",
            "An error names the file, the place in it (JSON pointer) and what to correct. A rule whose examples do not "
            "notice that a limit is shifted one step up or down is not tested, and is refused.")

    def define(self) -> None:
        rules = QgsProcessingParameterFile(
            self.RULES, say("Regelpakke (navn eller mappe)", "Rule pack (name or folder)"),
            QgsProcessingParameterFile.Behavior.Folder, optional=True)
        rules.setHelp(say("Navnet på en pakke, der følger med, eller en mappe. Tom: bo-trygt.",
                          "The name of a shipped pack, or a folder. Empty: bo-trygt."))
        self.addParameter(rules)
        profiles = QgsProcessingParameterMultipleLayers(self.PROFILES, say("Profiler", "Profiles"),
                                                        QgsProcessing.SourceType.TypeFile, optional=True)
        profiles.setHelp(say("JSON-filer, lagt oven på hinanden i denne orden.",
                             "JSON files, laid over one another in this order."))
        self.addParameter(profiles)
        rule = QgsProcessingParameterString(self.RULE, say("Kun denne regel", "This rule alone"), optional=True)
        rule.setHelp(say("Reglens id. Tom: alle.", "The rule's id. Empty: all."))
        self.addParameter(rule)
        page = QgsProcessingParameterFileDestination(
            self.OUTPUT_HTML, say("Eksemplerne tegnet (HTML)", "The examples drawn (HTML)"), "HTML (*.html)",
            optional=True, createByDefault=False)
        page.setHelp(say("Ventet mod svar for hvert eksempel, med tegninger, i én fil, der åbner uden net.",
                         "Expected against answer for every example, with drawings, in one file that opens offline."))
        self.addParameter(page)
        self.addOutput(QgsProcessingOutputNumber(self.RULE_COUNT, say("Regler", "Rules")))
        self.addOutput(QgsProcessingOutputNumber(self.EXAMPLE_COUNT, say("Eksempler", "Examples")))
        self.addOutput(QgsProcessingOutputNumber(self.LIMIT_COUNT, say("Ændrede grænser", "Shifted limits")))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext,
             feedback: QgsProcessingFeedback) -> dict[str, Any]:
        pack = self.parameterAsString(parameters, self.RULES, context)
        profiles = [Path(p) for p in self.parameterAsFileList(parameters, self.PROFILES, context) if p]
        rulebook = rulebook_of(pack, profiles)
        rule = self.parameterAsString(parameters, self.RULE, context)
        if rule:
            rulebook = rulebook.only(rulebook.rule(rule))
        trials = run_bench(rulebook)
        path = self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context)
        if path:
            write_document(path, dump_document(bench_document(rulebook, trials)))
        page = self.parameterAsFileOutput(parameters, self.OUTPUT_HTML, context)
        if page:
            write_document(page, bench_html(rulebook, trials, language()))
        for line in bench_lines(trials, language()):
            feedback.pushInfo(line)
        complaints = [complaint for trial in trials for complaint in trial.complaints]
        if complaints:
            # Not a RuleError: the result file, which says all, is to stay.
            more = say(f" I alt {len(complaints)}; se tabellen.", f" {len(complaints)} in all; see the table.")
            raise QgsProcessingException(say(complaints[0].da, complaints[0].en) + more)
        return {self.RULE_COUNT: len(trials), self.EXAMPLE_COUNT: sum(len(trial.outcomes) for trial in trials),
                self.LIMIT_COUNT: sum(len(trial.mutants) for trial in trials), self.OUTPUT_JSON: path,
                self.OUTPUT_HTML: page}
