# SPDX-License-Identifier: GPL-2.0-or-later
"""The lamps of a scene as light sources: where each hangs, how it is turned, how much light, and what is not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.illuminance import Lamps, Tables
from botrygt_qgis_plugin.engine.measure.optics import DEFAULT_OPTIC, OPTICS
from botrygt_qgis_plugin.engine.measure.photometry import Photometry
from botrygt_qgis_plugin.engine.measured import Parameter, Params
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]

# Light is followed this far, which is five mounting heights (EN 13201-3) of a 12 m mast and more of a lower one.
RANGE_M = 60.0
# A higher mast's light is followed five mounting heights, at most this far.
FARTHEST_M = 100.0
HEIGHT_RANGE = 5.0

DEFAULTS: Mapping[str, Parameter] = {
    "default_height_m": Parameter(5.0, "m", 2.0, 12.0, "lyspunkthøjde, hvor tegningen ikke siger den",
                                  "light-point height where the drawing is silent"),
    "default_flux_lm": Parameter(2000.0, "lm", 100.0, 50000.0, "lysstrøm, hvor tegningen ikke siger den",
                                 "luminous flux where the drawing is silent"),
    "default_efficacy_lm_w": Parameter(100.0, "lm/W", 10.0, 250.0, "lysudbytte, hvor kun effekten er oplyst",
                                       "efficacy where only the power is given"),
    "default_maintenance": Parameter(0.8, "", 0.3, 1.0, "vedligeholdelsesfaktor, hvor tegningen ikke siger den",
                                     "maintenance factor where the drawing is silent"),
    "at_night": Parameter(0.0, "", 0.0, 1.0, "1: regn med det dæmpede lys om natten; 0: med lyset om aftenen",
                          "1: count the dimmed light of the night; 0: that of the evening"),
}


@dataclass(frozen=True)
class Luminaires:
    """n lamps in an order of their own (by place), whatever the order of the layer's rows.

    lamps: as they shine with declared defaults filled in. row: row of the lamp layer. known: height, flux,
    distribution and direction are all drawn or declared. share_*: (n,) bounds and guess of maintenance times dimming.
    lacks: per lamp, the columns that would settle it.
    """

    lamps: Lamps
    row: Rows
    known: Flags
    share_low: Floats
    share_guess: Floats
    share_high: Floats
    lacks: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        return len(self.row)


def luminaires(scene: Scene, params: Params) -> Luminaires:
    """The scene's lamps, made once for these parameters."""
    given = tuple((name, params[name]) for name in DEFAULTS)
    return scene.derived_by(_luminaires, (given, file_digests(scene)), Role.LIGHT)


def file_digests(scene: Scene) -> tuple[tuple[str, str], ...]:
    """The scene's photometric files by name and digest, as part of what a result is kept by."""
    return tuple(sorted((name, file.digest) for name, file in scene.photometry.items()))


def _luminaires(scene: Scene, given: tuple[tuple[tuple[str, float], ...], tuple[tuple[str, str], ...]]) -> Luminaires:
    params = dict(given[0])
    table = scene.table(Role.LIGHT)
    x, y = shapely.get_x(table.geometry), shapely.get_y(table.geometry)
    order = np.lexsort((np.argsort(np.argsort(np.array(table.keys, dtype=str), kind="stable")), y, x))
    return _made(scene, table.take(order), order, params)


def _made(scene: Scene, table: FeatureTable, row: Rows, params: Params) -> Luminaires:
    optic, told = _optics(scene, table)
    height, tilt = table.number("height_m"), np.radians(np.nan_to_num(table.number("tilt_deg")))
    azimuth, arm = table.number("azimuth_deg"), np.nan_to_num(table.number("arm_m"))
    flux, flux_known = _flux(table, optic, params)
    # Where nobody says how it is turned, a lamp shines as on the mean of all its directions.
    turned = np.isnan(azimuth) & (np.array([not o.rotational for o in optic], dtype=bool) | (tilt != 0) | (arm > 0))
    optic = [one.evened if lost else one for one, lost in zip(optic, turned.tolist())]
    tilt = np.where(turned, 0.0, tilt)
    bearing = np.radians(np.nan_to_num(azimuth))
    filled = np.where(np.isnan(height), params["default_height_m"], height)
    factor = flux / np.array([one.flux_lm for one in optic], dtype=np.float64)
    factor *= np.array([float(o.tilt_factor(np.degrees(t))) for o, t in zip(optic, tilt)], dtype=np.float64)
    different = list({id(one): one for one in optic}.values())
    place = {id(one): i for i, one in enumerate(different)}
    lamps = Lamps(
        shapely.get_x(table.geometry) + np.where(turned, 0.0, arm * np.sin(bearing)),
        shapely.get_y(table.geometry) + np.where(turned, 0.0, arm * np.cos(bearing)),
        filled + (0.0 if scene.terrain is None else scene.terrain.heights(shapely.get_coordinates(table.geometry))),
        np.remainder(np.pi - bearing, 2.0 * np.pi) - np.pi, tilt, factor,
        np.array([place[id(one)] for one in optic], dtype=np.intp), _reach(height) + np.where(turned, arm, 0.0),
        Tables(different))
    lacks = _lacks((np.isnan(height), "height_m"), (~flux_known, "flux_lm"), (~told, "photometry"),
                   (turned, "azimuth_deg"))
    low, guess, high, faded = _shares(table, params)
    return Luminaires(lamps, row, np.array([not names for names in lacks], dtype=bool), low, guess, high,
                      tuple((*names, *more) for names, more in zip(lacks, faded)))


def _reach(height: Floats) -> Floats:
    known = np.clip(HEIGHT_RANGE * height, RANGE_M, FARTHEST_M)
    return np.where(np.isnan(height), FARTHEST_M, known)


def _optics(scene: Scene, table: FeatureTable) -> tuple[list[Photometry], Flags]:
    """Each lamp's distribution, and whether it is its own: from its file, else as declared for its class."""
    made, told = [], []
    for name, optic in zip(table.text("photometry").tolist(), table.text("optic").tolist()):
        file = scene.photometry.get(name) if name is not None else None
        made.append(file if file is not None else OPTICS[optic or DEFAULT_OPTIC])
        told.append(file is not None or optic is not None)
    return made, np.array(told, dtype=bool)


def _flux(table: FeatureTable, optic: list[Photometry], params: Params) -> tuple[Floats, Flags]:
    """Lumens of each lamp, and whether they are drawn: the flux, power times efficacy, or the file's own flux."""
    flux, power = table.number("flux_lm"), table.number("power_w")
    flux = np.where(np.isnan(flux), power * table.number("efficacy_lm_w"), flux)
    of_file = np.array([one.flux_lm if one.format != "declared" else np.nan for one in optic], dtype=np.float64)
    flux = np.where(np.isnan(flux), of_file, flux)
    known = ~np.isnan(flux)
    guess = np.where(np.isnan(power), params["default_flux_lm"], power * params["default_efficacy_lm_w"])
    return np.where(known, flux, guess), known


def lumens(scene: Scene) -> tuple[Floats, Flags]:
    """(n,) flux of each lamp by row of the lamp layer, and whether it is drawn, declared or given by its file."""
    table = scene.table(Role.LIGHT)
    optic, _ = _optics(scene, table)
    return _flux(table, optic, {name: parameter.default for name, parameter in DEFAULTS.items()})


def _shares(table: FeatureTable, params: Params) -> tuple[Floats, Floats, Floats, list[tuple[str, ...]]]:
    """Maintenance times dimming: at least, by the guess, at most; and the columns that would settle it.

    A lamp without a schedule burns full in the evening; what it does at night is not known.
    """
    maintenance = table.number("maintenance_factor")
    column = "level_night_pct" if params["at_night"] >= 0.5 else "level_evening_pct"
    level = table.number(column) / 100.0
    if column == "level_evening_pct":
        level = np.where(np.isnan(level), 1.0, level)
    open_level, open_share = np.isnan(level), np.isnan(maintenance)
    low = np.where(open_share | open_level, 0.0, maintenance * level)
    guess = np.where(open_share, params["default_maintenance"], maintenance) * np.where(open_level, 1.0, level)
    high = np.where(open_share, 1.0, maintenance) * np.where(open_level, 1.0, level)
    return low, guess, high, _lacks((open_share, "maintenance_factor"), (open_level, column))


def _lacks(*grounds: tuple[Flags, str]) -> list[tuple[str, ...]]:
    held = np.stack([flags for flags, _ in grounds], axis=1).tolist()
    return [tuple(f"light.{name}" for lost, (_, name) in zip(row, grounds) if lost) for row in held]

