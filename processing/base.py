# SPDX-License-Identifier: GPL-2.0-or-later
"""What all algorithms share: errors as sentences, a result file on failure too, unknown parameters refused."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
)

from botrygt_qgis_plugin.adapter.language import say, sentence
from botrygt_qgis_plugin.adapter.layers import raw_layer, vector_layers
from botrygt_qgis_plugin.engine.addresses import algorithm_page
from botrygt_qgis_plugin.engine.document import dump_document, failure_document, write_document
from botrygt_qgis_plugin.engine.errors import BoTrygtError, InputError
from botrygt_qgis_plugin.engine.layers import RawLayer


class BoTrygtAlgorithm(QgsProcessingAlgorithm):
    """Subclasses give NAME, texts, `define` (their parameters) and `work` (the run itself)."""

    NAME = ""
    OUTPUT_JSON = "OUTPUT_JSON"
    LAYERS = "LAYERS"
    PLAN = "PLAN"

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
        known = {definition.name() for definition in self.parameterDefinitions()}
        unknown = sorted(name for name in parameters if name.upper() not in known)
        # QGIS takes no folder for a file, but a plan may be one.
        files = {name: value for name, value in parameters.items() if not (name == self.PLAN and _is_folder(value))}
        accepted, reason = super().checkParameterValues(files, context)
        if unknown:
            error = _unknown_parameter(unknown[0], known)
        elif not accepted:
            error = self._no_choice(parameters) or InputError(reason, reason)
        else:
            return True, ""
        self.keep_failure(error, parameters.get(self.OUTPUT_JSON))
        return False, sentence(error)

    def _no_choice(self, parameters: dict[str, Any]) -> InputError | None:
        """What is wrong with a word that is none of its parameter's choices; None where all are."""
        for definition in self.parameterDefinitions():
            given = parameters.get(definition.name())
            if isinstance(definition, QgsProcessingParameterEnum) and given not in (None, *definition.options()):
                choices = ", ".join(definition.options())
                return InputError(f"{definition.name()} cannot be '{given}'. Give one of: {choices}.",
                                  f"{definition.name()} kan ikke være «{given}». Angiv en af: {choices}.",
                                  definition.name())
        return None

    def prepareAlgorithm(self, parameters: dict[str, Any], context: QgsProcessingContext,
                         feedback: QgsProcessingFeedback) -> bool:
        """Read the project's layers while still on the thread they belong to."""
        if self.parameterDefinition(self.LAYERS) is None:
            return True
        try:
            given = self.parameterAsLayerList(parameters, self.LAYERS, context) or []
            self.layers = tuple(raw_layer(layer) for layer in vector_layers(given))
        except BoTrygtError as error:
            self.keep_failure(error, self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context))
            raise QgsProcessingException(sentence(error)) from error
        return True

    def processAlgorithm(self, parameters: dict[str, Any], context: QgsProcessingContext,
                         feedback: QgsProcessingFeedback) -> dict[str, Any]:
        try:
            return self.work(parameters, context, feedback)
        except BoTrygtError as error:
            self.keep_failure(error, self.parameterAsFileOutput(parameters, self.OUTPUT_JSON, context))
            raise QgsProcessingException(sentence(error)) from error

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
        if not isinstance(path, str) or not path:
            return
        try:
            write_document(path, dump_document(failure_document(error)))
        except BoTrygtError:
            # The folder cannot be written: the sentence that is raised anyway must not be replaced by this one.
            return


def _is_folder(value: Any) -> bool:
    return isinstance(value, str) and bool(value) and Path(value).is_dir()


def _unknown_parameter(name: str, known: set[str]) -> InputError:
    near = difflib.get_close_matches(name.upper(), sorted(known), 1)
    hint = (f" Did you mean {near[0]}?", f" Mente du {near[0]}?") if near else ("", "")
    return InputError(f"There is no parameter '{name}'.{hint[0]} Known: {', '.join(sorted(known))}.",
                      f"Der er ingen parameter «{name}».{hint[1]} Kendte: {', '.join(sorted(known))}.", name)
