# SPDX-License-Identifier: GPL-2.0-or-later
"""A map of the light over one plan: what is asked for, the map itself, and what it says in words and as a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.declare import declared
from botrygt_qgis_plugin.engine.document import SCHEMA_VERSION
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.handling import INTERN
from botrygt_qgis_plugin.engine.hashing import input_digests
from botrygt_qgis_plugin.engine.isolines import isolines
from botrygt_qgis_plugin.engine.job import Job, PlanInput, prepared
from botrygt_qgis_plugin.engine.measure.illuminance import (
    FACING,
    HEMISPHERICAL,
    HORIZONTAL,
    KINDS,
    SEMICYLINDRICAL,
    VERTICAL,
)
from botrygt_qgis_plugin.engine.measure.lightfield import FIELD_PARAMETERS
from botrygt_qgis_plugin.engine.measure.luxmap import LEVELS_LX, LUX, Listening, LuxMap, Wanted, lux_map
from botrygt_qgis_plugin.engine.review import Asked, Progress, nobody, silence
from botrygt_qgis_plugin.engine.rulebook import Rulebook
from botrygt_qgis_plugin.engine.scene import Scene
from botrygt_qgis_plugin.engine.wording import missing_words, number_text, pick

# A profile's settings for this quantity hold for the map too.
LIKE = "illuminance_mean_lx"
KIND_WORDS = {HORIZONTAL: ("vandret på jorden", "horizontal at the ground"),
              VERTICAL: ("lodret i 1,5 m højde", "vertical at 1.5 m"),
              SEMICYLINDRICAL: ("halvcylindrisk i 1,5 m højde", "semi-cylindrical at 1.5 m"),
              HEMISPHERICAL: ("halvrumlig på jorden", "hemispherical at the ground")}


@dataclass(frozen=True)
class LuxRequest:
    """What is asked: see `luxmap.Wanted`; night: the dimmed light; in_leaf: trees and hedges have leaves."""

    kind: str = HORIZONTAL
    cell_m: float = 1.0
    bearing_deg: float = 0.0
    night: bool = False
    in_leaf: bool = True
    levels_lx: tuple[float, ...] = LEVELS_LX


@dataclass(frozen=True)
class Mapped:
    """The light over one plan, as it was asked for."""

    scene: Scene
    asked: LuxRequest
    map: LuxMap

    def isolux(self) -> list[tuple[float, shapely.Geometry]]:
        """Lines of equal light by the guess, level by level."""
        return isolines(self.map.bands[LUX], self.asked.levels_lx)


def levels_of(text: str) -> tuple[float, ...]:
    """The levels in '0,5; 1; 2' or '0.5 1 2', rising; the usual ones for ''. Raises InputError."""
    words = text.replace(",", ".").replace(";", " ").split()
    if not words:
        return LEVELS_LX
    try:
        levels = sorted({float(word) for word in words})
    except ValueError as error:
        raise _bad_levels(text) from error
    if len(levels) > 50 or not all(0.0 < level < 1e6 for level in levels):
        raise _bad_levels(text)
    return tuple(levels)


def _bad_levels(text: str) -> InputError:
    return InputError(f"'{text}' are no levels. Give up to 50 numbers over 0, such as 0.5; 1; 2; 5; 10.",
                      f"«{text}» er ikke niveauer. Angiv højst 50 tal over 0, for eksempel 0,5; 1; 2; 5; 10.", "LEVELS")


def params_of(rulebook: Rulebook, asked: LuxRequest) -> Mapping[str, float]:
    """The settings of the light: the profile's where it sets them, and leaves and time of night as asked."""
    given = rulebook.measure_params.get(LIKE, {})
    return {**{name: given.get(name, parameter.default) for name, parameter in FIELD_PARAMETERS.items()},
            "at_night": float(asked.night), "in_leaf": float(asked.in_leaf)}


def mapped(plan: PlanInput, job: Job, asked: LuxRequest, progress: Progress = silence,
           cancelled: Asked = nobody) -> Mapped:
    """The light over a plan. Raises InputError where the source holds several plans or the map cannot be made."""
    if asked.kind not in KINDS or not 0.1 <= asked.cell_m <= 50.0:
        raise InputError("A cell is between 0.1 m and 50 m.", "En celle er mellem 0,1 m og 50 m.", "CELL")
    scenes = prepared(plan.open(), job)
    if len(scenes) != 1:
        names = ", ".join(scene.plan_name or scene.plan_id for scene in scenes)
        raise InputError(f"The source holds {len(scenes)} plans ({names}). Give one plan at a time.",
                         f"Kilden rummer {len(scenes)} planer ({names}). Angiv én plan ad gangen.", plan.name)
    scene = declared(scenes[0], job.rulebook.declared)
    wanted = Wanted(asked.kind, asked.cell_m, asked.bearing_deg)
    # GEOS leaves floating-point flags behind that mean nothing; numpy would print them as warnings.
    with np.errstate(divide="ignore", invalid="ignore"):
        made = lux_map(scene, params_of(job.rulebook, asked), wanted, Listening(progress, cancelled))
    return Mapped(scene, asked, made)


def lux_sentences(told: Mapped, language: str) -> list[str]:
    """What the map shows, its range, what is not known, and what it leaves out."""
    values = told.map.bands[LUX].values
    held = values[np.isfinite(values)]
    kind = pick(KIND_WORDS[told.asked.kind], language)
    lines = [pick((f"Belysningsstyrke, {kind}, i celler på {number_text(told.asked.cell_m, 'da')} m.",
                   f"Illuminance, {kind}, in cells of {number_text(told.asked.cell_m, 'en')} m."), language)]
    if told.asked.kind in FACING:
        bearing = number_text(told.asked.bearing_deg, language)
        lines.append(pick((f"Vist er den mørkeste af de to gangretninger langs {bearing}°.",
                           f"Shown is the darker of both walking directions along {bearing}°."), language))
    if len(held):
        low, mean, high = (number_text(round(float(v), 2), language) for v in (held.min(), held.mean(), held.max()))
        lines.append(pick((f"Fra {low} til {high} lx; {mean} lx i middel over planområdet uden bygninger.",
                           f"From {low} to {high} lx; {mean} lx on average over the plan area without buildings."),
                          language))
    if told.map.lacks:
        listed = ", ".join(missing_words(name, language) for name in told.map.lacks)
        lines.append(pick((f"Båndet «lux» bygger på antagelser, fordi der mangler data ({listed}). Båndene «mindst» og "
                           "«højst» siger, hvad der er sikkert.",
                           f"The band 'lux' rests on assumptions, as data is missing ({listed}). The bands 'mindst' "
                           "(at least) and 'højst' (at most) say what is certain."), language))
    lines.append(pick(("Kun direkte lys: ingen refleksion, og blænding er ikke regnet.",
                       "Direct light only: no reflection, and glare is not computed."), language))
    return [*lines, *(pick((note.da, note.en), language) for note in told.scene.notes if note.code.startswith("light"))]


def lux_document(told: Mapped) -> dict[str, Any]:
    """The map as a result document, without its cells."""
    scene, values = told.scene, told.map.bands[LUX].values
    held = values[np.isfinite(values)]
    figures = {"least": held.min(), "mean": held.mean(), "most": held.max()} if len(held) else {}
    return {
        "schema_version": SCHEMA_VERSION, "handling": INTERN, "kind": "illuminance", "status": "ok", "errors": [],
        "plan": {"id": scene.plan_id, "name": scene.plan_name, "crs": scene.crs, "stage": scene.stage},
        "asked": {**asdict(told.asked), "levels_lx": list(told.asked.levels_lx)},
        "cells": {"rows": values.shape[0], "columns": values.shape[1], "told": len(held)},
        "lux": {name: round(float(value), 3) for name, value in figures.items()},
        "missing": list(told.map.lacks),
        "inputs": [asdict(digest) for digest in input_digests(scene)],
        "notes": [{"code": note.code, "da": note.da, "en": note.en, "layer": note.layer,
                   "features": list(note.features)} for note in scene.notes],
        "text": {language: lux_sentences(told, language) for language in ("da", "en")},
    }
