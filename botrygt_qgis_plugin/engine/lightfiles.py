# SPDX-License-Identifier: GPL-2.0-or-later
"""The photometric files that a plan's lamps name, read into its scene; and what the reader must know of the lamps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from botrygt_qgis_plugin.engine.declare import declared
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.intake import in_order
from botrygt_qgis_plugin.engine.layers import LayerUse, RawLayer
from botrygt_qgis_plugin.engine.measure.luminaires import DEFAULTS
from botrygt_qgis_plugin.engine.measure.optics import DEFAULT_OPTIC
from botrygt_qgis_plugin.engine.measure.photometric_files import BESIDE, find_photometry, read_photometry
from botrygt_qgis_plugin.engine.measure.photometry import Photometry
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import Rulebook
from botrygt_qgis_plugin.engine.scene import Note, Scene
from botrygt_qgis_plugin.engine.terms import COLUMNS

# How a photometric file is read. Raises InputError.
Read = Callable[[Path], Photometry]
_SHOWN = 8
_OPTICS = {"lower_hemisphere": ("lige meget til alle sider nedad", "the same to all sides downwards")}


def folders_beside(layers: Sequence[RawLayer], uses: Sequence[LayerUse]) -> tuple[Path, ...]:
    """The folders of the files that hold lamp layers, and the folders for photometric files in them."""
    homes = []
    for layer in layers:
        if any(use.matches(layer) and use.role is Role.LIGHT for use in uses):
            file = Path(layer.source.partition("|")[0])
            homes += [file.parent] if layer.source and file.is_file() else []
    return tuple(place for home in dict.fromkeys(homes) for place in (home, *(home / name for name in BESIDE)))


def with_photometry(scene: Scene, rulebook: Rulebook, folders: Sequence[Path],
                    read: Read = read_photometry) -> Scene:
    """The scene with the distributions of the files its lamps name, drawn or declared, and notes on all its lamps."""
    if not scene.has(Role.LIGHT):
        return scene
    lamps = declared(scene, rulebook.declared).table(Role.LIGHT)
    names = sorted({name for name in lamps.text("photometry").tolist() if name is not None})
    found: dict[str, Photometry] = {}
    notes: list[Note] = []
    for name in names:
        notes += _read(name, folders, found, read)
    scene = replace(scene, photometry=found)
    notes += _notes_on_lamps(declared(scene, rulebook.declared), rulebook)
    return replace(scene, notes=in_order((*scene.notes, *notes)))


def _read(name: str, folders: Sequence[Path], into: dict[str, Photometry], read: Read) -> list[Note]:
    """Read one file into `into`; notes where it is not there, cannot be used, or contradicts itself."""
    path = find_photometry(name, folders)
    if path is None:
        return [Note("photometry_missing",
                     f"Den fotometriske fil «{name}» blev ikke fundet; lysfordelingen regnes som ukendt. Læg filen ved "
                     "siden af planen eller i mappen «armaturer», eller angiv dens mappe.",
                     f"The photometric file '{name}' was not found; the distribution counts as unknown. Put it beside "
                     "the plan or in the folder 'armaturer', or say which folder it is in.", name)]
    try:
        into[name] = read(path)
    except InputError as error:
        return [Note("photometry_refused", f"{error.da} Lysfordelingen regnes som ukendt.",
                     f"{error.en} The distribution counts as unknown.", name)]
    return [Note("photometry_warning", f"Den fotometriske fil «{name}»: {da}.", f"The photometric file '{name}': {en}.",
                 name) for da, en in into[name].warnings]


def _notes_on_lamps(scene: Scene, rulebook: Rulebook) -> list[Note]:
    """Which lamps are reckoned with defaults, column by column, and which with a declared distribution."""
    lamps = scene.table(Role.LIGHT)
    labels = np.array([lamps.label(row) for row in range(len(lamps))], dtype=object)
    settings = _settings(rulebook)
    file = np.array([scene.photometry.get(name) is not None for name in lamps.text("photometry").tolist()], dtype=bool)
    optic = np.array([name is not None for name in lamps.text("optic").tolist()], dtype=bool)
    power = ~np.isnan(lamps.number("power_w"))
    flux = ~np.isnan(lamps.number("flux_lm")) | (power & ~np.isnan(lamps.number("efficacy_lm_w"))) | file
    lost = {
        "height_m": (np.isnan(lamps.number("height_m")), f"{settings['default_height_m']:g} m"),
        "flux_lm": (~flux & ~power, f"{settings['default_flux_lm']:g} lm"),
        "efficacy_lm_w": (~flux & power, f"{settings['default_efficacy_lm_w']:g} lm/W"),
        "maintenance_factor": (np.isnan(lamps.number("maintenance_factor")), f"{settings['default_maintenance']:g}")}
    notes = [_assumed(column, value, labels[rows]) for column, (rows, value) in lost.items() if rows.any()]
    shaped, english = _OPTICS[DEFAULT_OPTIC]
    bare, told = labels[~file & ~optic].tolist(), labels[~file & optic].tolist()
    if bare:
        notes.append(_note("light_screening",
                           f"{len(bare)} lamper har ingen fotometrisk fil; lyset er regnet {shaped} (screening)",
                           f"{len(bare)} lamps have no photometric file; their light is reckoned {english} (screening)",
                           bare))
    if told:
        notes.append(_note("light_declared",
                           f"Lysfordelingen for {len(told)} lamper er angivet ved en formel (screening)",
                           f"The distribution of {len(told)} lamps is declared by a formula (screening)", told))
    return notes


def _settings(rulebook: Rulebook) -> Mapping[str, float]:
    """The defaults in force: the profile's where it sets one for any measure of light."""
    given = {name: value for values in rulebook.measure_params.values() for name, value in values.items()}
    return {name: given.get(name, parameter.default) for name, parameter in DEFAULTS.items()}


def _assumed(column: str, value: str, labels: Iterable[str]) -> Note:
    listed = list(labels)
    da, en = COLUMNS[column]
    text = value.replace(".", ",")
    return _note(f"light_default_{column}", f"{len(listed)} lamper mangler oplysning om {da}; {text} er antaget",
                 f"{len(listed)} lamps do not give {en}; {value} is assumed", listed)


def _note(code: str, da: str, en: str, labels: Sequence[str]) -> Note:
    more = len(labels) - _SHOWN
    shown = ", ".join(labels[:_SHOWN])
    tail = (f" og {more} flere", f" and {more} more") if more > 0 else ("", "")
    return Note(code, f"{da}: {shown}{tail[0]}.", f"{en}: {shown}{tail[1]}.", features=tuple(labels))
