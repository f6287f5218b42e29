# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:makerelease: single burglaries in, a protected release for a municipality out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
)

from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.adapter.resources import release_register
from botrygt_qgis_plugin.burglary.dwellings import dwellings_of
from botrygt_qgis_plugin.burglary.register import check_turn, read_register, remember
from botrygt_qgis_plugin.burglary.release import Gates, MadeRelease, ReleasePlan, make_release
from botrygt_qgis_plugin.burglary.writing import write_release
from botrygt_qgis_plugin.engine.document import dump_document, police_document, write_document
from botrygt_qgis_plugin.engine.errors import InputError

from .police import PoliceAlgorithm


class MakeRelease(PoliceAlgorithm):
    """Makes the protected release."""

    NAME = "makerelease"
    DWELLINGS, PERIOD_FROM, PERIOD_TO, EXPIRES = "DWELLINGS", "PERIOD_FROM", "PERIOD_TO", "EXPIRES"
    RELEASE_ID, ISSUER, SUPERSEDES, CLASSES, NOISE = "RELEASE_ID", "ISSUER", "SUPERSEDES", "CLASSES", "NOISE"
    MIN_DWELLINGS, MIN_ADDRESSES, MAX_SHARE = "MIN_DWELLINGS", "MIN_ADDRESSES", "MAX_SHARE"
    REGISTER, FINGERPRINT = "REGISTER", "FINGERPRINT"
    ROWS = (DWELLINGS,)

    def displayName(self) -> str:
        return say("Lav beskyttet frigivelse", "Make protected release")

    def shortDescription(self) -> str:
        return say("Laver et net af indbrudsklasser, som en kommune må få.",
                   "Makes a grid of burglary classes that a municipality may have.")

    def shortHelpString(self) -> str:
        return say(
            "Kvadratnettets 250 m-celler vises kun, hvor alle i kvadratkilometeren har nok boliger og nok forskellige "
            "ramte adresser; ellers vises kvadratkilometeren, eller intet. Nul og «ikke vist» er samme klasse. Filen "
            "indeholder hverken antal, rater, datoer eller parametre. Fortæl modtageren fingeraftrykket ad anden vej: "
            "hashen viser ændringer, men ikke hvem der sendte. OMRÅDE er, hvor data er fuldstændige; kvadratkilometer, "
            "der rækker ud over det, vises ikke.",
            "The national net's 250 m squares are shown only where all in the square kilometre hold enough dwellings "
            "and enough different burgled addresses; else the square kilometre is shown, or nothing. Zero and 'not "
            "shown' are one class. The file holds no counts, rates, dates or parameters. Tell the recipient the "
            "fingerprint by another way: the hash shows alterations, not who sent it. AREA is where data are "
            "complete; square kilometres that reach beyond it are not shown.")

    def define(self) -> None:
        super().define()
        self.addOutput(QgsProcessingOutputString(self.FINGERPRINT, say("Fingeraftryk", "Fingerprint")))

    def ask(self) -> list[tuple[Any, str, str]]:
        whole, real = QgsProcessingParameterNumber.Type.Integer, QgsProcessingParameterNumber.Type.Double
        day = QgsProcessingParameterDateTime.Type.Date
        gates = ((self.MIN_DWELLINGS, "Mindst boliger", "Least dwellings", whole, 25, 25, 100000),
                 (self.MIN_ADDRESSES, "Mindst ramte adresser", "Least burgled addresses", whole, 5, 5, 1000),
                 (self.MAX_SHARE, "Højst andel på én adresse", "Largest share at one address", real, 0.4, 0.01, 0.4))
        return [
            (QgsProcessingParameterVectorLayer(self.DWELLINGS, say("Boliger", "Dwellings"),
                                               [QgsProcessing.SourceType.TypeVector]),
             "Alle boliger (BBR), også uden for området, evt. med antal_boliger.",
             "All dwellings (BBR), beyond the area too, with antal_boliger where there is one."),
            *((QgsProcessingParameterDateTime(name, say(da, en), day), "Hele år, mindst to.",
               "Whole years, at least two.")
              for name, da, en in ((self.PERIOD_FROM, "Periode fra", "Period from"),
                                   (self.PERIOD_TO, "Periode til og med", "Period to and with"))),
            (QgsProcessingParameterDateTime(self.EXPIRES, say("Udløber", "Expires"), day), "Inden for et år.",
             "Within a year."),
            (QgsProcessingParameterString(self.RELEASE_ID, say("Frigivelsens id", "Id of the release")),
             "F.eks. ØJ-2026-1.", "E.g. OEJ-2026-1."),
            (QgsProcessingParameterString(self.ISSUER, say("Udsteder", "Issuer")), "Politikredsen.",
             "The police district."),
            (QgsProcessingParameterString(self.SUPERSEDES, say("Erstatter", "Replaces"), optional=True),
             "Id'er på tidligere frigivelser af området, adskilt af komma.",
             "Ids of earlier releases of the area, parted by commas."),
            (QgsProcessingParameterEnum(self.CLASSES, say("Klasser", "Classes"), ["3", "4"], False, "4",
                                        usesStaticStrings=True), "Antal klasser.", "How many classes."),
            (QgsProcessingParameterNumber(self.NOISE, say("Støj", "Noise"), real, 0.0, minValue=0.0, maxValue=0.5),
             "Chance for, at en vist celle flyttes én klasse.", "Chance that a shown square is moved one class."),
            *((QgsProcessingParameterNumber(name, say(da, en), kind, usual, minValue=low, maxValue=high),
               "Kan skærpes, aldrig lempes.", "May be raised, never lowered.")
              for name, da, en, kind, usual, low, high in gates),
            (QgsProcessingParameterFile(self.REGISTER, say("Register over frigivelser", "Register of releases"),
                                        optional=True),
             "Tom: i denne QGIS-profil. Husker, hvad der er frigivet hvor og hvornår.",
             "Empty: in this QGIS profile. Remembers what was released where and when."),
        ]

    def _output(self) -> list[tuple[Any, str, str]]:
        return [(QgsProcessingParameterFileDestination(self.OUTPUT, say("Frigivelse", "Release"),
                                                       "GeoPackage (*.gpkg)"),
                 "INTERN. Manifestet lægges ved siden af; send begge filer.",
                 "INTERN. The manifest is put beside it; send both files.")]

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext,
             feedback: QgsProcessingFeedback) -> dict[str, Any]:
        cleaned = self.cleaned(parameters, context)
        homes = self.given[self.DWELLINGS]
        if homes is None:
            raise InputError("No layer of dwellings was given.", "Der er ikke angivet et lag med boliger.",
                             self.DWELLINGS)
        dwellings = dwellings_of(homes, missing_crs=self.crs_of(parameters, context))
        release = make_release(cleaned.events, dwellings, self._plan(parameters, context))
        register = Path(self.parameterAsString(parameters, self.REGISTER, context) or release_register())
        known = read_register(register)
        check_turn(known, release)
        output = self.parameterAsFileOutput(parameters, self.OUTPUT, context)
        write_release(Path(output), release)
        remember(register, known, release)
        return self._told(release, output, self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context), feedback)

    def _told(self, release: MadeRelease, output: str, result: str, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Say the fingerprint and how much still shows; never which square passed what."""
        answer = {"release_id": release.manifest["release_id"], "fingerprint": release.fingerprint,
                  "dwellings_shown": round(release.dwellings_shown, 3),
                  "burglaries_shown": round(release.burglaries_shown, 3)}
        if result:
            write_document(result, dump_document(police_document("makerelease", answer)))
        feedback.pushInfo(say(
            f"Fingeraftryk, der skal oplyses ad anden vej: {release.fingerprint}\nPOLITI: "
            f"{release.dwellings_shown:.0%} af boligerne og {release.burglaries_shown:.0%} af indbruddene ligger i "
            "celler, der vises.",
            f"Fingerprint, to be told by another way: {release.fingerprint}\nPOLITI: {release.dwellings_shown:.0%} of "
            f"the dwellings and {release.burglaries_shown:.0%} of the burglaries lie in squares that are shown."))
        return {self.OUTPUT: output, self.OUTPUT_JSON: result, self.FINGERPRINT: release.fingerprint}

    def _plan(self, parameters: dict[str, Any], context: QgsProcessingContext) -> ReleasePlan:
        def day(name: str) -> date:
            given = self.parameterAsDateTime(parameters, name, context).date()
            if not given.isValid():
                raise InputError(f"{name} is no day.", f"{name} er ikke en dag.", name)
            return date(given.year(), given.month(), given.day())

        def text(name: str) -> str:
            return self.parameterAsString(parameters, name, context).strip()

        return ReleasePlan(
            text(self.RELEASE_ID), text(self.ISSUER), (day(self.PERIOD_FROM), day(self.PERIOD_TO)), date.today(),
            day(self.EXPIRES),
            Gates(self.parameterAsInt(parameters, self.MIN_DWELLINGS, context),
                  self.parameterAsInt(parameters, self.MIN_ADDRESSES, context),
                  self.parameterAsDouble(parameters, self.MAX_SHARE, context)),
            int(self.parameterAsEnumString(parameters, self.CLASSES, context)),
            self.parameterAsDouble(parameters, self.NOISE, context), self.given[self.AREA],
            tuple(name.strip() for name in text(self.SUPERSEDES).split(",") if name.strip()))
