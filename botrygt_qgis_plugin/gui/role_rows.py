# SPDX-License-Identifier: GPL-2.0-or-later
"""Project layers -> the rows of the role table: remembered choices first, then guesses, crime data set aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qgis.core import QgsMapLayer, QgsVectorLayer

from botrygt_qgis_plugin.adapter.language import language, say, sentence
from botrygt_qgis_plugin.adapter.layers import layer_kind, layer_title, public_source, raw_layer
from botrygt_qgis_plugin.adapter.results import shows_case
from botrygt_qgis_plugin.engine.errors import CrimeDataError, InputError
from botrygt_qgis_plugin.engine.guess import RoleGuess, guess_roles, refuse_crime_layer, uses_from_guesses
from botrygt_qgis_plugin.engine.layers import LayerUse
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.gui.roles_model import RoleRow
from botrygt_qgis_plugin.gui.session import lasting_source

# So many features are looked at for a guess; a category's words show up among far fewer.
LOOKED_AT = 500

# Roles a planner gives a layer by hand; a release is given as a file and crime data never.
_NOT_OFFERED = frozenset({Role.CRIME_POINTS, Role.HOTSPOT_GRID, Role.ANNOTATION, Role.TERRAIN, Role.SURFACE})


def role_rows(layers: Iterable[QgsMapLayer], chosen: Mapping[str, LayerUse]) -> list[RoleRow]:
    """One row per vector layer with geometry, in the order of their names; a case file's own layers are left out."""
    drawn = [layer for layer in layers if isinstance(layer, QgsVectorLayer) and not shows_case(layer)]
    drawn = [layer for layer in drawn if layer.isSpatial() or not layer.isValid()]
    return [_row(layer, chosen.get(lasting_source(layer))) for layer in sorted(drawn, key=lambda each: each.name())]


def _row(layer: QgsVectorLayer, chosen: LayerUse | None) -> RoleRow:
    kind = layer_kind(layer)
    choices = tuple(role for role, spec in ROLES.items() if kind in spec.geometry and role not in _NOT_OFFERED)
    try:
        seen = raw_layer(layer, LOOKED_AT)
        refuse_crime_layer(seen)
        guess = guess_roles([seen])[0]
        uses_from_guesses([guess])
    except CrimeDataError as error:
        return _made(layer, Role.IGNORE, (Role.IGNORE,), say("afvist", "refused"), sentence(error))
    except InputError as error:
        return _made(layer, Role.IGNORE, (Role.IGNORE,), say("ulæselig", "unreadable"), sentence(error))
    if chosen is not None and chosen.role in choices:
        return _made(layer, chosen.role, choices, say("valgt", "chosen"), say("Valgt af dig.", "Chosen by you."))
    return _guessed(layer, guess, choices)


def _guessed(layer: QgsVectorLayer, guess: RoleGuess, choices: tuple[Role, ...]) -> RoleRow:
    why = "; ".join(reason.da if language() == "da" else reason.en for reason in guess.reasons)
    why = why or say("Intet i lagets navn, felter eller værdier peger på en rolle.",
                     "Nothing in the layer's name, fields or values points to a role.")
    if guess.role not in choices or not (guess.assigned or guess.suggested):
        return _made(layer, Role.IGNORE, choices, say("ukendt", "unknown"), why)
    sure = say("sikkert", "sure") if guess.assigned else say("forslag", "suggested")
    return _made(layer, guess.role, choices, sure, why)


def _made(layer: QgsVectorLayer, role: Role, choices: tuple[Role, ...], sure: str, why: str) -> RoleRow:
    return RoleRow(layer.id(), layer_title(layer), public_source(layer), role, choices, sure, why)
