# SPDX-License-Identifier: GPL-2.0-or-later
"""Project layers -> the rows of the role table: remembered choices first, then guesses, crime data set aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import QgsVectorLayer

from botrygt_qgis_plugin.adapter.language import language, say, sentence
from botrygt_qgis_plugin.adapter.layers import layer_kind, raw_layer
from botrygt_qgis_plugin.engine.errors import CrimeDataError
from botrygt_qgis_plugin.engine.guess import RoleGuess, guess_roles
from botrygt_qgis_plugin.engine.layers import LayerUse
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.gui.roles_model import RoleRow

# Roles a planner gives a layer by hand; a release is given as a file and crime data never.
_NOT_OFFERED = frozenset({Role.CRIME_POINTS, Role.HOTSPOT_GRID, Role.ANNOTATION, Role.TERRAIN, Role.SURFACE})


def role_rows(layers: Sequence[QgsVectorLayer], chosen: Mapping[str, LayerUse]) -> list[RoleRow]:
    """One row per layer, in the order of their names."""
    return [_row(layer, chosen.get(layer.source())) for layer in sorted(layers, key=lambda each: each.name())]


def _row(layer: QgsVectorLayer, chosen: LayerUse | None) -> RoleRow:
    kind = layer_kind(layer)
    choices = tuple(role for role, spec in ROLES.items() if kind in spec.geometry and role not in _NOT_OFFERED)
    if chosen is not None and chosen.role in choices:
        return _made(layer, chosen.role, choices, say("valgt", "chosen"), say("Valgt af dig.", "Chosen by you."))
    try:
        guess = guess_roles([raw_layer(layer)])[0]
    except CrimeDataError as error:
        return _made(layer, Role.IGNORE, (Role.IGNORE,), say("afvist", "refused"), sentence(error))
    return _guessed(layer, guess, choices)


def _guessed(layer: QgsVectorLayer, guess: RoleGuess, choices: tuple[Role, ...]) -> RoleRow:
    why = "; ".join(reason.da if language() == "da" else reason.en for reason in guess.reasons)
    if guess.role not in choices or not (guess.assigned or guess.suggested):
        return _made(layer, Role.IGNORE, choices, say("ukendt", "unknown"), why)
    return _made(layer, guess.role, choices, say("sikker", "sure") if guess.assigned else say("forslag", "suggested"), why)


def _made(layer: QgsVectorLayer, role: Role, choices: tuple[Role, ...], sure: str, why: str) -> RoleRow:
    return RoleRow(layer.id(), layer.name(), layer.source(), role, choices, sure, why)
