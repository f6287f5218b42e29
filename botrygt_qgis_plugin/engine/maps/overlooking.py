# SPDX-License-Identifier: GPL-2.0-or-later
"""How many dwellings overlook each place of a plan: a raster over its surface, and its paths piece by piece."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.errors import Cancelled, InputError
from botrygt_qgis_plugin.engine.maps.chart import Chart
from botrygt_qgis_plugin.engine.measure.lit import lit
from botrygt_qgis_plugin.engine.measure.overlook import Along, Looks, dwellings, looks, looks_along
from botrygt_qgis_plugin.engine.measure.samples import Samples
from botrygt_qgis_plugin.engine.measure.spans import Spans, cut_out
from botrygt_qgis_plugin.engine.measure.stretches import stretches
from botrygt_qgis_plugin.engine.measured import Params
from botrygt_qgis_plugin.engine.review import Listener
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene

Numbers = NDArray[np.float64]

# Where a dwelling or an opening stands off from what it sees, in metres: the bands of the path layer.
BANDS_M = (15.0, 25.0, 50.0, 100.0)
NOTHING = -1
MOST_CELLS = 4_000_000
# Cells looked at in one go: bounds the memory.
BATCH = 8000
BY_DAY, FOR_SURE, BY_NIGHT = "dwellings", "dwellings_sure", "dwellings_night"
LIT, UNLIT, UNKNOWN = "lit", "unlit", "unknown"
KINDS: Mapping[str, str] = {
    "path": "TEXT", "from_m": "REAL", "to_m": "REAL", **{f"dwellings_{band:g}": "INTEGER" for band in BANDS_M},
    **{f"openings_{band:g}": "INTEGER" for band in BANDS_M}, "sure_50": "INTEGER", "light": "TEXT",
    "night_50": "INTEGER", "nearest_m": "REAL"}


@dataclass(frozen=True)
class Surface:
    """Counts over a plan: bands by name, (rows, columns) each, the first row in the north; NOTHING where none applies.

    west, north: the outer corner; step_m: the size of a cell.
    """

    bands: Mapping[str, NDArray[np.int16]]
    west: float
    north: float
    step_m: float


def surface(scene: Scene, params: Params, step_m: float, listener: Listener) -> Surface:
    """How many dwellings see each cell's middle: by the best guess, for certain, and where it is lit (by the guess).

    Cells outside the plan area and in buildings hold NOTHING; so does the night where lamps are not drawn. Raises
    InputError where the cells are too many, and Cancelled.
    """
    west, south, east, north = shapely.bounds(scene.plan_area)
    rows, columns = math.ceil((north - south) / step_m), math.ceil((east - west) / step_m)
    if rows * columns > MOST_CELLS:
        least = math.ceil(10.0 * math.sqrt((north - south) * (east - west) / MOST_CELLS)) / 10.0
        raise InputError(f"Cells of {step_m:g} m are too many for this plan. Give at least {least:g} m.",
                         f"Celler på {step_m:g} m bliver for mange for denne plan. Angiv mindst {least:g} m.",
                         "CELL_SIZE")
    x, y = np.meshgrid(west + (np.arange(columns) + 0.5) * step_m, north - (np.arange(rows) + 0.5) * step_m)
    cells = np.flatnonzero(_open(scene, x, y).ravel())
    places = np.column_stack([x.ravel()[cells], y.ravel()[cells], np.full(len(cells), params["target_m"])])
    told = np.full((3, rows * columns), NOTHING, dtype=np.int16)
    for first in range(0, len(cells), BATCH):
        if listener.cancelled():
            raise Cancelled
        part = slice(first, first + BATCH)
        told[:, cells[part]] = _seen(scene, places[part], params)
        listener.progress(min(1.0, (first + BATCH) / len(cells)))
    names = (BY_DAY, FOR_SURE, BY_NIGHT)
    return Surface({name: told[at].reshape(rows, columns) for at, name in enumerate(names)}, west, north, step_m)


def _open(scene: Scene, x: Numbers, y: Numbers) -> NDArray[np.bool_]:
    """Places inside the plan area and outside its buildings."""
    inside: NDArray[np.bool_] = shapely.contains_xy(scene.plan_area, x, y)
    houses = shapely.union_all(scene.table(Role.BUILDING).geometry)
    shapely.prepare(houses)
    inside &= ~shapely.contains_xy(houses, x, y)
    return inside


def _seen(scene: Scene, places: Numbers, params: Params) -> NDArray[np.int16]:
    """(3, n) counts at some places."""
    count = len(places)
    samples = Samples(places, np.arange(count), np.ones(count), np.full(count, np.nan), np.full(count, np.nan))
    found = looks(scene, samples, params)
    counts = dwellings(scene, samples, found, params["eye_range_m"])
    bands = [counts.guess, counts.low, _by_night(scene, samples, counts.guess, params)]
    return np.array(bands).astype(np.int16)


def _by_night(scene: Scene, samples: Samples, seen: Numbers, params: Params) -> Numbers:
    """What is seen of the lit places; nothing is in the dark."""
    if not scene.has(Role.LIGHT):
        return np.full(len(seen), float(NOTHING))
    return np.where(lit(scene, samples, params).guess, seen, 0.0)


def path_chart(scene: Scene, params: Params) -> Chart:
    """The paths in pieces of about step_m, with how many dwellings and openings see each from within BANDS_M.

    Counts are by the best guess; sure_50 counts what is seen for certain from within 50 m; night_50 is 0 in the dark.
    """
    table = stretches(scene)
    seen = looks_along(scene, table.geometry, {**params, "eye_range_m": BANDS_M[-1]})
    samples = seen.samples
    columns: dict[str, Sequence[Any]] = {
        "path": [table.label(owner) for owner in samples.owner.tolist()],
        "from_m": np.round(samples.start, 2).tolist(), "to_m": np.round(samples.end, 2).tolist()}
    for band in BANDS_M:
        counts = dwellings(scene, samples, seen.looks.take(seen.looks.distance <= band), band)
        columns[f"dwellings_{band:g}"] = counts.guess.astype(int).tolist()
        columns[f"openings_{band:g}"] = _openings(seen, band)
        if band == 50.0:
            columns["sure_50"] = counts.low.astype(int).tolist()
            columns |= _night(scene, samples, counts.guess, params)
    columns["nearest_m"] = _nearest(seen.looks, len(samples.owner))
    pieces = cut_out(table.geometry, Spans(samples.owner, samples.start, samples.end))
    return Chart(KINDS, columns, pieces, 1)


def _openings(seen: Along, band: float) -> list[int]:
    near = seen.looks.guess & (seen.looks.distance <= band)
    return list(np.bincount(seen.looks.sample[near], minlength=len(seen.samples.owner)).tolist())


def _night(scene: Scene, samples: Samples, counts: Numbers, params: Params) -> dict[str, list[Any]]:
    told = lit(scene, samples, params)
    light = np.where(told.certain, LIT, np.where(told.possible, UNKNOWN, UNLIT)).tolist()
    if not scene.has(Role.LIGHT):
        return {"light": light, "night_50": [None] * len(light)}
    return {"light": light, "night_50": np.where(told.guess, counts, 0.0).astype(int).tolist()}


def _nearest(found: Looks, count: int) -> list[float | None]:
    """Metres to the nearest opening that sees each sample; None where none does."""
    least = np.full(count, np.inf)
    np.minimum.at(least, found.sample[found.guess], found.distance[found.guess])
    return [round(value, 1) if np.isfinite(value) else None for value in least.tolist()]
