# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:checkrelease: may this release of burglary classes be used here, and who sent it?"""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputBoolean,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.adapter.release_layer import show_release
from botrygt_qgis_plugin.adapter.resources import release_memory
from botrygt_qgis_plugin.engine.document import dump_document, release_document, write_document
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.request import Request, release_of

from .base import BoTrygtAlgorithm


class CheckRelease(BoTrygtAlgorithm):
    """Checks a release and remembers it."""

    NAME = "checkrelease"
    RELEASE, FINGERPRINT, SHOW, PROVEN = "RELEASE", "FINGERPRINT", "SHOW", "PROVEN"

    def displayName(self) -> str:
        return say("Efterprøv frigivelse", "Check release")

    def shortDescription(self) -> str:
        return say("Siger, om en frigivelse af indbrudsklasser må bruges, og om afsenderen er bekræftet.",
                   "Says whether a release of burglary classes may be used, and whether its sender is proven.")

    def shortHelpString(self) -> str:
        return say(
            "Kun en gyldig frigivelse med manifest tages ind. Punkter, rastere, andre net og ændrede eller udløbne "
            "frigivelser afvises. En ny frigivelse af et område tages kun ind, når den erstatter den forrige. Uden "
            "fingeraftrykket, som politiet oplyser ad anden vej, er svaret «uændret, afsender ikke bevist».",
            "Only a valid release with its manifest is let in. Points, rasters, other grids and altered or expired "
            "releases are refused. A new release of an area is let in only where it replaces the last. Without the "
            "fingerprint, which the police tell by another way, the answer is 'unchanged, sender not proven'.")

    def define(self) -> None:
        for definition, da, en in (
                (QgsProcessingParameterFile(self.RELEASE, say("Frigivelse", "Release")),
                 "GeoPackage; manifestet ligger ved siden af.", "GeoPackage; the manifest lies beside it."),
                (QgsProcessingParameterString(self.FINGERPRINT, say("Fingeraftryk", "Fingerprint"), optional=True),
                 "Som politiet har oplyst det ad anden vej. Skal kun angives én gang.",
                 "As the police told it by another way. Needed once only."),
                (QgsProcessingParameterBoolean(self.SHOW, say("Vis på kortet", "Show on the map"), False),
                 "INTERN.", "INTERN.")):
            definition.setHelp(say(da, en))
            self.addParameter(definition)
        self.addOutput(QgsProcessingOutputBoolean(self.PROVEN, say("Afsender bekræftet", "Sender proven")))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext,
             feedback: QgsProcessingFeedback) -> dict[str, Any]:
        path = self.parameterAsString(parameters, self.RELEASE, context)
        accepted = release_of(Request(release=path, release_memory=release_memory(),
                                      fingerprint=self.parameterAsString(parameters, self.FINGERPRINT, context)))
        if accepted is None:
            raise InputError("No release was given.", "Der er ikke angivet en frigivelse.", self.RELEASE)
        result = self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context)
        if result:
            write_document(result, dump_document(release_document(accepted)))
        if self.parameterAsBoolean(parameters, self.SHOW, context):
            show_release(path, accepted, context)
        feedback.pushInfo(f"{accepted.release.release_id}: {accepted.standing(language())}. "
                          f"{accepted.release.fingerprint}")
        return {self.PROVEN: accepted.proven, self.OUTPUT_JSON: result}
