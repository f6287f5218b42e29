# SPDX-License-Identifier: GPL-2.0-or-later
"""What all algorithms share: errors as sentences, a result file on failure too, unknown parameters refused."""

from __future__ import annotations

import difflib
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingUtils,
)

from botrygt_qgis_plugin.adapter.language import say, sentence
from botrygt_qgis_plugin.adapter.layers import raw_layer
from botrygt_qgis_plugin.adapter.sources import whole_sources
from botrygt_qgis_plugin.engine.addresses import algorithm_page
from botrygt_qgis_plugin.engine.document import dump_document, failure_document, write_document
from botrygt_qgis_plugin.engine.errors import BoTrygtError, InputError, as_told
from botrygt_qgis_plugin.engine.layers import RawLayer


class BoTrygtAlgorithm(QgsProcessingAlgorithm):
    """Subclasses give NAME, texts, `define` (their parameters) and `work` (the run itself)."""

    NAME = ""
    OUTPUT_JSON = "OUTPUT_JSON"
    PLAN = "PLAN"
    LAYERS = "LAYERS"

    def __init__(self) -> None:
        super().__init__()
        self.layers: tuple[RawLayer, ...] = ()

    def name(self) -> str:
        return self.NAME

    def helpUrl(self) -> str:
        return algorithm_page(self.NAME)

    def createInstance(self) -> BoTrygtAlgorithm:
        return type(self)()

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        del configuration
        self.define()
        result = QgsProcessingParameterFileDestination(
            self.OUTPUT_JSON, say("Resultat (JSON)", "Result (JSON)"), "JSON (*.json)", optional=True,
            createByDefault=False)
        result.setHelp(say("Skrives altid, også når kørslen fejler.", "Always written, also where the run fails."))
        self.addParameter(result)

    def define(self) -> None:
        """Add the algorithm's own parameters and outputs."""
        raise NotImplementedError

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext,
             feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """The run; raises BoTrygtError where it cannot go on."""
        raise NotImplementedError

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        error = self._fault_in(parameters, context)
        if error is None:
            return True, ""
        self.keep_failure(error, parameters.get(self.OUTPUT_JSON))
        return False, sentence(error)

    def _fault_in(self, parameters: dict[str, Any], context: QgsProcessingContext) -> InputError | None:
        """What is wrong with the parameters, told by name and value."""
        known = {definition.name() for definition in self.parameterDefinitions()}
        # QGIS reads names to the letter, and qgis_process passes over every other in silence.
        unknown = sorted(set(parameters) - known)
        if unknown:
            return _unknown_parameter(unknown[0], known)
        # A plan may be a folder or a database as well; what is wrong with it is told when it is opened.
        checked = {name: value for name, value in parameters.items() if name != self.PLAN}
        accepted, reason = super().checkParameterValues(checked, context)
        if not accepted:
            wrong = [definition for definition in self.parameterDefinitions()
                     if not definition.checkValueIsAcceptable(checked.get(definition.name()), context)]
            return _refused_value(wrong[0], checked.get(wrong[0].name()), context) if wrong else \
                InputError(reason, reason)
        for definition in self.parameterDefinitions():
            given = parameters.get(definition.name())
            if isinstance(definition, QgsProcessingParameterCrs) and given and \
                    not self.parameterAsCrs(parameters, definition.name(), context).isValid():
                return _refused_value(definition, given, context)
        return None

    def prepareAlgorithm(self, parameters: dict[str, Any], context: QgsProcessingContext,
                         feedback: QgsProcessingFeedback) -> bool:
        """Read the project's layers while still on the thread they belong to."""
        if self.parameterDefinition(self.LAYERS) is None:
            return True
        with self._failing_in_words(parameters, context, feedback):
            given = self.parameterAsLayerList(parameters, self.LAYERS, context) or []
            self.layers = tuple(raw_layer(layer) for layer in whole_sources(given, context.project()))
        return True

    def processAlgorithm(self, parameters: dict[str, Any], context: QgsProcessingContext,
                         feedback: QgsProcessingFeedback) -> dict[str, Any]:
        with self._failing_in_words(parameters, context, feedback):
            return self.work(parameters, context, feedback)

    @contextmanager
    def _failing_in_words(self, parameters: dict[str, Any], context: QgsProcessingContext,
                          feedback: QgsProcessingFeedback) -> Iterator[None]:
        """Every error becomes a sentence and a result file; a fault of ours is told in the log as well."""
        try:
            yield
        except QgsProcessingException:
            raise
        except Exception as error:
            if not isinstance(error, BoTrygtError):
                feedback.pushDebugInfo("".join(traceback.format_exception(type(error), error, error.__traceback__)))
            told = as_told(error)
            self.keep_failure(told, self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context))
            raise QgsProcessingException(sentence(told)) from error

    def source_of(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> str:
        """The source of a raster that was given; '' where none was. Raises InputError where it cannot be read."""
        if parameters.get(name) in (None, ""):
            return ""
        layer = self.parameterAsRasterLayer(parameters, name, context)
        if layer is None or not layer.isValid():
            raise InputError(f"{name}: the raster '{parameters[name]}' cannot be read. Choose another.",
                             f"{name}: rasteret «{parameters[name]}» kan ikke læses. Vælg et andet.", name)
        return layer.source()

    @staticmethod
    def keep_failure(error: BoTrygtError, path: Any) -> None:
        """Write the result file of a run that could not go on, where one was asked for."""
        if not isinstance(path, str) or path in ("", QgsProcessing.TEMPORARY_OUTPUT):
            return
        try:
            write_document(path, dump_document(failure_document(error)))
        except BoTrygtError:
            # The folder cannot be written: the sentence that is raised anyway must not be replaced by this one.
            return


def _unknown_parameter(name: str, known: set[str]) -> InputError:
    near = difflib.get_close_matches(name.upper(), sorted(known), 1)
    hint = (f" Did you mean {near[0]}?", f" Mente du {near[0]}?") if near else ("", "")
    return InputError(f"There is no parameter '{name}'.{hint[0]} Known: {', '.join(sorted(known))}.",
                      f"Der er ingen parameter «{name}».{hint[1]} Kendte: {', '.join(sorted(known))}.", name)


def _refused_value(definition: QgsProcessingParameterDefinition, value: Any,
                   context: QgsProcessingContext) -> InputError:
    name, en, da = definition.name(), "", ""
    if isinstance(definition, QgsProcessingParameterEnum):
        known = ", ".join(definition.options())
        en, da = f" Known: {known}.", f" Mulige: {known}."
    elif isinstance(definition, QgsProcessingParameterCrs):
        en, da = " Write it as EPSG:25832.", " Skriv det som EPSG:25832."
    elif isinstance(definition, QgsProcessingParameterMultipleLayers):
        given = value if isinstance(value, (list, tuple)) else str(value).split(";")
        lost = [each for each in given
                if isinstance(each, str) and QgsProcessingUtils.mapLayerFromString(each, context) is None]
        value = lost[0] if lost else value
        en, da = " No layer can be read there. Check the path.", " Der kan ikke læses noget lag dér. Tjek stien."
    return InputError(f"The parameter {name} cannot be '{value}'.{en}",
                      f"Parameteren {name} kan ikke være «{value}».{da}", name)
