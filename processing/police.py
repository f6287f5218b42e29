# SPDX-License-Identifier: GPL-2.0-or-later
"""What the police's algorithms share: the group, the burglaries and their fields, POLITI on every result."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime

from botrygt_qgis_plugin.adapter.language import say, sentence
from botrygt_qgis_plugin.adapter.police import joined_area, keep_answer, police_layer, show_answer, told_lines
from botrygt_qgis_plugin.burglary.answer import Answer
from botrygt_qgis_plugin.burglary.cleaning import Cleaned, CleaningOptions, clean
from botrygt_qgis_plugin.burglary.events import Fields
from botrygt_qgis_plugin.burglary.faults import blind
from botrygt_qgis_plugin.engine.document import dump_document, failure_document, write_document
from botrygt_qgis_plugin.engine.errors import BoTrygtError, InputError
from botrygt_qgis_plugin.engine.handling import POLITI
from botrygt_qgis_plugin.engine.layers import RawLayer

from .base import BoTrygtAlgorithm


class PoliceAlgorithm(BoTrygtAlgorithm):
    """Subclasses give NAME, texts, `ask` (their own parameters) and `answer` (the analysis)."""

    EVENTS, AREA, MISSING_CRS, KEEP_DUPLICATES = "EVENTS", "AREA", "MISSING_CRS", "KEEP_DUPLICATES"
    OUTPUT, RASTER = "OUTPUT", "DENSITY"
    FIELDS = (("FROM_FIELD", "start", "Felt: fra", "Field: from"), ("TO_FIELD", "end", "Felt: til", "Field: to"),
              ("FROM_CLOCK_FIELD", "start_clock", "Felt: klokkeslæt fra", "Field: time of day from"),
              ("TO_CLOCK_FIELD", "end_clock", "Felt: klokkeslæt til", "Field: time of day to"),
              ("TYPE_FIELD", "dwelling", "Felt: boligtype", "Field: dwelling type"),
              ("ADDRESS_FIELD", "address", "Felt: adressenøgle", "Field: address key"))
    # Layers beside the events, read on the thread they belong to: parameter name -> as areas or as rows.
    AREAS: tuple[str, ...] = ()
    ROWS: tuple[str, ...] = ()

    def __init__(self) -> None:
        super().__init__()
        self.given: dict[str, Any] = {}

    def group(self) -> str:
        return say("Politi", "Police")

    def groupId(self) -> str:
        return "politi"

    def ask(self) -> list[tuple[Any, str, str]]:
        """The algorithm's own parameters, each with its help in Danish and English."""
        return []

    def answer(self, cleaned: Cleaned, parameters: dict[str, Any], context: QgsProcessingContext,
               feedback: QgsProcessingFeedback) -> Answer:
        """The analysis itself; raises BoTrygtError where it cannot go on."""
        raise NotImplementedError

    def define(self) -> None:
        for definition, da, en in (*self._events(), *self.ask(), *self._output()):
            definition.setHelp(say(da, en))
            self.addParameter(definition)

    def _events(self) -> list[tuple[Any, str, str]]:
        vector, polygon = QgsProcessing.SourceType.TypeVector, QgsProcessing.SourceType.TypeVectorPolygon
        fields = [(QgsProcessingParameterField(name, say(da, en), parentLayerParameterName=self.EVENTS, optional=True),
                   "Tom: findes ud fra feltets navn.", "Empty: found by the field's name.")
                  for name, _, da, en in self.FIELDS]
        return [
            (QgsProcessingParameterVectorLayer(self.EVENTS, say("Indbrud", "Burglaries"), [vector]),
             "Et punktlag i meter, eller en tabel (CSV) med kolonnerne x og y. Ét indbrud pr. række, tid fra–til.",
             "A point layer in metres, or a table (CSV) with columns x and y. One burglary per row, time from–to."),
            *fields,
            (QgsProcessingParameterVectorLayer(self.AREA, say("Område", "Area"), [polygon], optional=True),
             "Indbrud uden for det tælles ikke.", "Burglaries outside it are not counted."),
            (QgsProcessingParameterCrs(self.MISSING_CRS, say("Manglende koordinatsystem", "Missing CRS"),
                                       optional=True),
             "Bruges, hvor laget ikke selv har et (CSV).", "Used where the layer has none of its own (CSV)."),
            (QgsProcessingParameterBoolean(self.KEEP_DUPLICATES, say("Behold dubletter", "Keep duplicates"), False),
             "Ellers tæller samme adresse kun én gang pr. dag.", "Else an address counts once a day only."),
        ]

    def _output(self) -> list[tuple[Any, str, str]]:
        return [(QgsProcessingParameterFileDestination(
            self.OUTPUT, say("Politifil", "Police file"), "GeoPackage (*.gpkg)", optional=True, createByDefault=False),
            "POLITI: må ikke gives videre.", "POLITI: must not be handed on.")]

    def prepareAlgorithm(self, parameters: dict[str, Any], context: QgsProcessingContext,
                         feedback: QgsProcessingFeedback) -> bool:
        """Read all layers while still on the thread they belong to."""
        with self._failing_in_words(parameters, context, feedback):
            self.given[self.EVENTS] = self._rows(self.EVENTS, parameters, context)
            for name in (self.AREA, *self.AREAS):
                self.given[name] = joined_area(self.parameterAsVectorLayer(parameters, name, context))
            for name in self.ROWS:
                self.given[name] = self._rows(name, parameters, context)
        return True

    @contextmanager
    def _failing_in_words(self, parameters: dict[str, Any], context: QgsProcessingContext,
                          feedback: QgsProcessingFeedback) -> Iterator[None]:
        """As with every algorithm, but a fault of ours tells no value: it might be an address."""
        try:
            yield
        except QgsProcessingException:
            raise
        except Exception as error:
            told = blind(error)
            self.keep_failure(told, self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context))
            raise QgsProcessingException(sentence(told)) from None

    def _rows(self, name: str, parameters: dict[str, Any], context: QgsProcessingContext) -> RawLayer | None:
        layer = self.parameterAsVectorLayer(parameters, name, context)
        return None if layer is None else police_layer(layer)

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext,
             feedback: QgsProcessingFeedback) -> dict[str, Any]:
        answer = self.answer(self.cleaned(parameters, context), parameters, context, feedback)
        output, result, raster = (self.parameterAsFileOutput(parameters, name, context)
                                  if self.parameterDefinition(name) is not None else ""
                                  for name in (self.OUTPUT, self.OUTPUT_JSON, self.RASTER))
        keep_answer(answer, output, result, raster)
        show_answer(answer, output, raster, context)
        for line in (say("POLITI. Må ikke gives videre.", "POLITI. Must not be handed on."), *told_lines(answer)):
            feedback.pushInfo(line)
        written = {self.OUTPUT: output, self.OUTPUT_JSON: result, self.RASTER: raster}
        return {name: path for name, path in written.items() if path}

    def cleaned(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Cleaned:
        """The burglaries after cleaning."""
        layer = self.given[self.EVENTS]
        if layer is None:
            raise InputError("No layer of burglaries was given.", "Der er ikke angivet et lag med indbrud.",
                             self.EVENTS)
        return clean(layer, self.cleaning(parameters, context))

    def cleaning(self, parameters: dict[str, Any], context: QgsProcessingContext) -> CleaningOptions:
        """How the burglaries are to be read."""
        chosen = {part: self.parameterAsString(parameters, name, context) for name, part, _, _ in self.FIELDS}
        return CleaningOptions(
            fields=Fields(**chosen), area=self.given[self.AREA], missing_crs=self.crs_of(parameters, context),
            keep_duplicates=self.parameterAsBoolean(parameters, self.KEEP_DUPLICATES, context),
            now=clock_hours(QDateTime.currentDateTime()))

    def crs_of(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """The CRS for layers that have none; '' where the user gave none."""
        crs = self.parameterAsCrs(parameters, self.MISSING_CRS, context)
        return crs.authid() if crs.isValid() else ""

    def numbers(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> tuple[float, ...]:
        """A list of numbers written as '100, 200, 300'. Raises InputError where one is none."""
        text = self.parameterAsString(parameters, name, context)
        try:
            return tuple(float(part) for part in text.replace(";", ",").split(",") if part.strip())
        except ValueError:
            raise InputError(f"'{text}' is no list of numbers for {name}. Write them as 100, 200, 300.",
                             f"«{text}» er ikke en liste af tal til {name}. Skriv dem som 100, 200, 300.",
                             name) from None

    def hours_at(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> float | None:
        """A day or time as hours of the local clock; None where it was left empty."""
        given = self.parameterAsDateTime(parameters, name, context)
        return clock_hours(given) if given.isValid() else None

    @staticmethod
    def keep_failure(error: BoTrygtError, path: Any) -> None:
        """Write the result file of a run that could not go on, marked POLITI."""
        if not isinstance(path, str) or path in ("", QgsProcessing.TEMPORARY_OUTPUT):
            return
        try:
            write_document(path, dump_document(failure_document(error, POLITI)))
        except BoTrygtError:
            # The folder cannot be written: the sentence that is raised anyway must not be replaced by this one.
            return


def clock_hours(given: QDateTime) -> float:
    """Hours since 1970-01-01 of the clock on the wall."""
    date, time = given.date(), given.time()
    return (date.toJulianDay() - 2440588) * 24.0 + time.msecsSinceStartOfDay() / 3_600_000.0
