# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:validaterules: is a rule pack sound, and do its drawn examples come out as they say?"""

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

from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.engine.document import dump_document, rules_document, write_document
from botrygt_qgis_plugin.engine.errors import RuleError
from botrygt_qgis_plugin.engine.examples import run_examples
from botrygt_qgis_plugin.engine.request import rulebook_of

from .base import BoTrygtAlgorithm


class ValidateRules(BoTrygtAlgorithm):
    """Loads a rule pack with profiles and runs its drawn examples."""

    NAME = "validaterules"
    RULES = "RULES"
    PROFILES = "PROFILES"
    RULE_COUNT = "RULE_COUNT"
    EXAMPLE_COUNT = "EXAMPLE_COUNT"

    def displayName(self) -> str:
        return say("Efterprøv regelpakke", "Validate rule pack")

    def shortDescription(self) -> str:
        return say("Efterser en regelpakke og afprøver reglernes tegnede eksempler.",
                   "Checks a rule pack and runs the rules' drawn examples.")

    def shortHelpString(self) -> str:
        return say("En fejl nævner filen, stedet i den (JSON-pointer) og hvad der skal rettes.",
                   "An error names the file, the place in it (JSON pointer) and what to correct.")

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
        self.addOutput(QgsProcessingOutputNumber(self.RULE_COUNT, say("Regler", "Rules")))
        self.addOutput(QgsProcessingOutputNumber(self.EXAMPLE_COUNT, say("Eksempler", "Examples")))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext,
             feedback: QgsProcessingFeedback) -> dict[str, Any]:
        pack = self.parameterAsString(parameters, self.RULES, context)
        profiles = [Path(p) for p in self.parameterAsFileList(parameters, self.PROFILES, context) if p]
        rulebook = rulebook_of(pack, profiles)
        outcomes = run_examples(rulebook)
        path = self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context)
        if path:
            write_document(path, dump_document(rules_document(rulebook, outcomes)))
        wrong = [outcome for outcome in outcomes if not outcome.passed]
        if wrong:
            first = wrong[0]
            raise RuleError(
                f"{len(wrong)} of {len(outcomes)} drawn examples come out otherwise than they say; the first: rule "
                f"{first.rule}, '{first.name}': expected {first.expected}, got {first.got}.",
                f"{len(wrong)} af {len(outcomes)} tegnede eksempler giver andet, end de siger; det første: regel "
                f"{first.rule}, «{first.name}»: ventet {first.expected}, fik {first.got}.", first.rule)
        feedback.pushInfo(say(f"{len(rulebook.rules)} regler og {len(outcomes)} eksempler er i orden.",
                              f"{len(rulebook.rules)} rules and {len(outcomes)} examples are sound."))
        return {self.RULE_COUNT: len(rulebook.rules), self.EXAMPLE_COUNT: len(outcomes), self.OUTPUT_JSON: path}
