# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:exportpack: a rule pack with its profiles and experience notes as one zip for a neighbour."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
)

from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.report.export import write_files
from botrygt_qgis_plugin.report.pack_file import export_pack

from .base import BoTrygtAlgorithm


class ExportPack(BoTrygtAlgorithm):
    """Packs a rule pack for others."""

    NAME = "exportpack"
    RULES, PROFILES, NOTES, OUTPUT = "RULES", "PROFILES", "NOTES", "OUTPUT"

    def displayName(self) -> str:
        return say("Pak regler til andre", "Pack rules for others")

    def shortDescription(self) -> str:
        return say("Lægger en regelpakke med profiler og erfaringer i én zip-fil til en anden kommune.",
                   "Puts a rule pack with profiles and experience notes into one zip for another municipality.")

    def tags(self) -> list[str]:
        return say("regler,pakke,profil,del,erfaringer", "rules,pack,profile,share,experience").split(",")

    def shortHelpString(self) -> str:
        return say("Pakken efterses først. Den samme pakke giver den samme fil.",
                   "The pack is checked first. The same pack gives the same file.")

    def define(self) -> None:
        files, folder = QgsProcessing.SourceType.TypeFile, QgsProcessingParameterFile.Behavior.Folder
        for definition, da, en in (
            (QgsProcessingParameterFile(self.RULES, say("Regelpakke (navn eller mappe)", "Rule pack (name or folder)"),
                                        folder, optional=True),
             "Navnet på en pakke, der følger med, eller en mappe. Tom: bo-trygt.",
             "The name of a shipped pack, or a folder. Empty: bo-trygt."),
            (QgsProcessingParameterMultipleLayers(self.PROFILES, say("Profiler", "Profiles"), files, optional=True),
             "JSON-filer, der hører til pakken.", "JSON files that belong to the pack."),
            (QgsProcessingParameterFile(self.NOTES, say("Erfaringer", "Experience notes"), extension="json",
                                        optional=True),
             "JSON med noter: regel, forfatter, dato og tekst.", "JSON with notes: rule, author, date and text."),
            (QgsProcessingParameterFileDestination(self.OUTPUT, say("Zip-fil", "Zip file"), "ZIP (*.zip)"),
             "Skrives helt eller slet ikke.", "Written whole or not at all."),
        ):
            definition.setHelp(say(da, en))
            self.addParameter(definition)

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext,
             feedback: QgsProcessingFeedback) -> dict[str, Any]:
        profiles = [Path(name) for name in self.parameterAsFileList(parameters, self.PROFILES, context) if name]
        made = export_pack(self.parameterAsString(parameters, self.RULES, context), profiles,
                           self.parameterAsString(parameters, self.NOTES, context))
        target = Path(self.parameterAsFileOutput(parameters, self.OUTPUT, context))
        write_files(target.parent, {target.name: made})
        return {self.OUTPUT: str(target)}
