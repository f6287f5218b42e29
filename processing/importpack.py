# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:importpack: a neighbour's rule pack; what it would change is shown before anything is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
)

from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.engine.document import dump_document, write_document
from botrygt_qgis_plugin.report.pack_file import read_pack_file
from botrygt_qgis_plugin.report.pack_import import differences, take_in
from botrygt_qgis_plugin.report.pack_words import pack_document, pack_lines

from .base import BoTrygtAlgorithm


class ImportPack(BoTrygtAlgorithm):
    """Takes in a rule pack from others."""

    NAME = "importpack"
    INPUT, TARGET_FOLDER, APPLY = "INPUT", "TARGET_FOLDER", "APPLY"
    CHANGE_COUNT = "CHANGE_COUNT"

    def displayName(self) -> str:
        return say("Hent regler fra andre", "Take rules from others")

    def shortDescription(self) -> str:
        return say("Viser, hvad en regelpakke fra en anden kommune ville ændre, og tager den ind, hvis du vil.",
                   "Shows what a rule pack from another municipality would change, and takes it in if you ask for it.")

    def tags(self) -> list[str]:
        return say("regler,pakke,profil,nabo,erfaringer", "rules,pack,profile,neighbour,experience").split(",")

    def shortHelpString(self) -> str:
        return say(
            "Filen læses som noget, man ikke stoler på: kun en pakkes filer, kendt ved fingeraftryk, og reglerne "
            "efterses "
            "som alle andre. Uden APPLY ændres intet. Med APPLY bliver den tidligere pakke liggende ved siden af.",
            "The file is read as something not trusted: only a pack's files, known by digest, and the rules are "
            "checked "
            "as any others. Without APPLY nothing is changed. With APPLY the former pack stays beside the new one.")

    def define(self) -> None:
        folder = QgsProcessingParameterFile.Behavior.Folder
        for definition, da, en in (
            (QgsProcessingParameterFile(self.INPUT, say("Zip-fil", "Zip file"), extension="zip"),
             "Fra «Pak regler til andre».", "From 'Pack rules for others'."),
            (QgsProcessingParameterFile(self.TARGET_FOLDER, say("Kommunens regelmappe",
                                                                "The municipality's rule folder"),
                                        folder),
             "Her ligger packs/, profiles/ og notes/.", "Holds packs/, profiles/ and notes/."),
            (QgsProcessingParameterBoolean(self.APPLY, say("Tag ind", "Take in"), defaultValue=False),
             "Nej: vis kun forskellen. Ja: skriv pakken.", "No: only show the difference. Yes: write the pack."),
        ):
            definition.setHelp(say(da, en))
            self.addParameter(definition)
        self.addOutput(QgsProcessingOutputNumber(self.CHANGE_COUNT, say("Ændringer", "Changes")))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext,
             feedback: QgsProcessingFeedback) -> dict[str, Any]:
        incoming = read_pack_file(Path(self.parameterAsString(parameters, self.INPUT, context)))
        folder = Path(self.parameterAsString(parameters, self.TARGET_FOLDER, context))
        found = differences(folder, incoming)
        applied = self.parameterAsBoolean(parameters, self.APPLY, context)
        written = take_in(folder, incoming) if applied else []
        for line in pack_lines(incoming, found, written, language()):
            feedback.pushInfo(line)
        output = self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context)
        if output:
            write_document(output, dump_document(pack_document(incoming, found, bool(written))))
        return {self.CHANGE_COUNT: len(found), self.OUTPUT_JSON: output}
