# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer of burglaries as it was exported -> events that can be counted, and a report of what was wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.burglary.clock import read_time
from botrygt_qgis_plugin.burglary.events import Events, Fields, Remark
from botrygt_qgis_plugin.engine.crs import check_coordinates, crs_words, is_metric, normal_crs
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.layers import RawLayer
from botrygt_qgis_plugin.engine.names import same_field

WORDS: Mapping[str, tuple[str, ...]] = {
    "start": ("gerningstid_fra", "gerningstid_start", "tid_fra", "dato_fra", "fra_tid", "fra_dato", "fra", "from",
              "time_from", "date_from", "start", "starttid", "start_time", "gerningstid", "gerningsdato", "tidspunkt",
              "dato", "date", "datetime"),
    "end": ("gerningstid_til", "gerningstid_slut", "tid_til", "dato_til", "til_tid", "til_dato", "til", "to", "time_to",
            "date_to", "slut", "sluttid", "end", "end_time"),
    "start_clock": ("klokkeslaet_fra", "kl_fra", "time_of_day_from", "clock_from"),
    "end_clock": ("klokkeslaet_til", "kl_til", "time_of_day_to", "clock_to"),
    "dwelling": ("boligtype", "bolig_type", "boligart", "anvendelse", "bygningstype", "dwelling_type", "dwelling"),
    "address": ("adresse_id", "adresseid", "adressenoegle", "adgangsadresse_id", "adgangsadresseid", "husnummer_id",
                "address_key", "address_id", "adresse", "address"),
}
# Coordinates are called snapped where at least this share of both axes are whole multiples of a round step, and the
# same position is suspicious where so many different addresses share it.
SNAPPED_SHARE, SNAP_STEPS_M, SHARED_BY = 0.9, (1000.0, 500.0, 250.0, 100.0, 50.0, 25.0, 10.0, 5.0, 1.0), 3
_LEAST_FOR_SNAP = 10


@dataclass(frozen=True)
class CleaningOptions:
    """How to read a layer. fields: override what is found by name; area: where events count, None for everywhere.

    now: hours of the local clock after which a time lies in the future, None not to ask.
    """

    fields: Fields = field(default_factory=Fields)
    area: shapely.Geometry | None = None
    missing_crs: str = ""
    keep_duplicates: bool = False
    now: float | None = None


@dataclass(frozen=True)
class Cleaned:
    """The events that are left, what was seen on the way, and which field was used as what."""

    events: Events
    remarks: tuple[Remark, ...]
    fields: Fields
    given: int


def find_fields(names: Sequence[str], chosen: Fields | None = None) -> Fields:
    """The fields by their names, those chosen by the user first. Raises InputError where a chosen one is not there."""
    chosen = chosen or Fields()
    for name in chosen.chosen().values():
        if name not in names:
            raise InputError(f"There is no field '{name}'. The layer has: {', '.join(names)}.",
                             f"Der er intet felt «{name}». Laget har: {', '.join(names)}.", name)
    found = {part: next((name for word in words for name in names if same_field(name, (word,))), "")
             for part, words in WORDS.items()}
    return replace(Fields(**found), **chosen.chosen())


def clean(layer: RawLayer, options: CleaningOptions | None = None) -> Cleaned:
    """Events of a point layer in metres.

    Raises InputError where the layer holds no points, has no usable CRS (degrees are refused: a distance in degrees is
    none) or no field with a time.
    """
    options = options or CleaningOptions()
    crs = _metric_crs(layer, options.missing_crs)
    fields = find_fields(tuple(layer.fields), options.fields)
    if not fields.start:
        raise InputError(
            f"The layer '{layer.name}' has no field with the time of the burglary. Name it as the field for 'from'. It "
            f"has: {', '.join(layer.fields)}.",
            f"Laget «{layer.name}» har intet felt med tidspunktet for indbruddet. Angiv det som feltet for «fra». Det "
            f"har: {', '.join(layer.fields)}.", layer.name)
    points, placed = _points(layer)
    remarks = [_remark("no_position", np.flatnonzero(~placed))]
    start, end, timing = _times(layer, fields, options.now)
    xy = np.full((len(layer), 2), np.nan)
    xy[placed] = shapely.get_coordinates(points[placed])
    inside = placed.copy()
    if options.area is not None:
        shapely.prepare(options.area)
        inside &= shapely.intersects(options.area, points)
    remarks += [*timing, _remark("outside_area", np.flatnonzero(placed & ~inside))]
    rows = np.flatnonzero(inside)
    address = _addresses(layer, fields.address, xy)
    events = Events(crs, xy[rows], start[rows], end[rows], _texts(layer, fields.dwelling)[rows], address[rows], rows)
    events, twice = _without_duplicates(events, options.keep_duplicates)
    remarks += [twice, *_suspicions(events, bool(fields.address))]
    return Cleaned(events, tuple(remark for remark in remarks if remark.rows), fields, len(layer))


def _metric_crs(layer: RawLayer, missing_crs: str) -> str:
    crs = normal_crs(layer.crs or missing_crs)
    if not crs:
        raise InputError(
            f"The layer '{layer.name}' has no coordinate system. Set it on the layer (usually EPSG:25832).",
            f"Laget «{layer.name}» har intet koordinatsystem. Sæt det på laget (normalt EPSG:25832).", layer.name)
    if not is_metric(crs):
        raise InputError(
            f"The layer '{layer.name}' is in {crs_words(crs)}, where a distance is not in metres. Save it in "
            "EPSG:25832 first.",
            f"Laget «{layer.name}» er i {crs_words(crs)}, hvor en afstand ikke er i meter. Gem det først i "
            "EPSG:25832.", layer.name)
    check_coordinates(replace(layer, crs=crs))
    return crs


def _points(layer: RawLayer) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """One point per row where there is one, and which rows have it."""
    geometry = layer.geometry
    kinds = shapely.get_type_id(geometry)
    wrong = (kinds >= 0) & (kinds != 0) & (kinds != 4)
    if wrong.any() or layer.kind in ("line", "polygon"):
        raise InputError(
            f"The layer '{layer.name}' does not hold points. Choose the layer with one point per burglary.",
            f"Laget «{layer.name}» indeholder ikke punkter. Vælg laget med ét punkt for hvert indbrud.", layer.name)
    single = kinds == 0
    alone = (kinds == 4) & (shapely.get_num_geometries(geometry) == 1)
    points = np.where(alone, shapely.get_geometry(geometry, 0), geometry)
    placed = (single | alone) & ~shapely.is_empty(geometry)
    placed &= np.isfinite(shapely.get_x(points)) & np.isfinite(shapely.get_y(points))
    return points, placed


def _texts(layer: RawLayer, name: str) -> NDArray[Any]:
    made = np.full(len(layer), "", dtype=object)
    if name:
        made[:] = ["" if value is None else str(value).strip() for value in layer.fields[name]]
    return made


def _addresses(layer: RawLayer, name: str, xy: NDArray[np.float64]) -> NDArray[Any]:
    """The address keys; the position to the centimetre where there is none."""
    keys = _texts(layer, name)
    for row in np.flatnonzero(keys == "").tolist():
        x, y = xy[row]
        keys[row] = f"{x:.2f},{y:.2f}"
    return keys


def _column(layer: RawLayer, name: str) -> Sequence[Any]:
    return layer.fields[name] if name else [None] * len(layer)


def _times(layer: RawLayer, fields: Fields,
           now: float | None) -> tuple[NDArray[np.float64], NDArray[np.float64], list[Remark]]:
    """(start, end) of each row, NaN where it cannot be told, and remarks."""
    start, end = np.full(len(layer), np.nan), np.full(len(layer), np.nan)
    marks: dict[str, list[int]] = {"missing_time": [], "one_time": [], "reversed_time": [], "future_time": []}
    given = zip(*(_column(layer, name) for name in (fields.start, fields.start_clock, fields.end, fields.end_clock)))
    for row, (first, first_clock, last, last_clock) in enumerate(given):
        begins, ends = read_time(first, first_clock), read_time(last, last_clock)
        if begins is None and ends is None:
            marks["missing_time"].append(row)
            continue
        if begins is None or ends is None:
            marks["one_time"].append(row)
        low, high = (begins or ends or (0.0, 0.0))[0], (ends or begins or (0.0, 0.0))[1]
        if high < low:
            marks["reversed_time"].append(row)
        elif now is not None and low > now:
            marks["future_time"].append(row)
        else:
            start[row], end[row] = low, high
    return start, end, [_remark(code, rows) for code, rows in marks.items()]


def _without_duplicates(events: Events, keep: bool) -> tuple[Events, Remark]:
    """One event for each address and first day; without a time nothing is called a duplicate."""
    day = np.floor(events.start / 24.0)
    seen: set[tuple[str, float]] = set()
    again = np.zeros(len(events), dtype=bool)
    for place, (key, of) in enumerate(zip(events.address.tolist(), day.tolist())):
        if np.isfinite(of):
            again[place] = (key, of) in seen
            seen.add((key, of))
    remark = _remark("kept_duplicate" if keep else "duplicate", events.row[again])
    return (events if keep else events.take(~again)), remark


def _suspicions(events: Events, keyed: bool) -> list[Remark]:
    """What makes the positions or times look less exact than they claim."""
    remarks = [_remark("long_interval", events.row[events.long])]
    rounded = snapped_step(events.xy)
    if rounded:
        remarks.append(_remark("snapped_grid", events.row, rounded))
    if keyed and len(events):
        _, place = np.unique(np.round(events.xy, 2), axis=0, return_inverse=True)
        pairs = np.unique(np.array([place.ravel(), np.unique(events.address, return_inverse=True)[1].ravel()]), axis=1)
        shared = np.bincount(pairs[0]) >= SHARED_BY
        remarks.append(_remark("snapped_place", events.row[shared[place.ravel()]]))
    return remarks


def snapped_step(xy: NDArray[np.float64]) -> float:
    """The largest round step in metres of which nearly all coordinates are multiples (or half a step off them); else 0.

    One metre is no suspicion: many registers store whole metres.
    """
    if len(xy) < _LEAST_FOR_SNAP:
        return 0.0
    for step in SNAP_STEPS_M[:-1]:
        for offset in (0.0, step / 2.0):
            rest = np.abs((xy - offset) / step - np.round((xy - offset) / step)) * step
            if ((rest < 0.005).mean(axis=0) >= SNAPPED_SHARE).all():
                return step
    return 0.0


_SAID: Mapping[str, tuple[str, str, bool]] = {
    "no_position": ("uden et brugbart punkt; udeladt", "without a usable point; left out", True),
    "missing_time": ("uden et tidspunkt, der kan læses; tæller kun i kort uden tid",
                     "without a time that can be read; counted only in maps without time", False),
    "one_time": ("med kun ét tidspunkt; det er brugt både som fra og til", "with one time only; used as both ends",
                 False),
    "reversed_time": ("hvor «til» ligger før «fra»; tiden er ikke brugt",
                      "where 'to' lies before 'from'; time not used",
                      False),
    "future_time": ("med en tid i fremtiden; tiden er ikke brugt", "with a time in the future; time not used", False),
    "outside_area": ("uden for området; udeladt", "outside the area; left out", True),
    "duplicate": ("samme adresse og dag som et andet; udeladt", "same address and day as another; left out", True),
    "kept_duplicate": ("samme adresse og dag som et andet; beholdt efter ønske",
                       "same address and day as another; kept as asked", False),
    "long_interval": ("med et tidsrum over 24 timer; siger intet om tid på døgnet",
                      "with an interval over 24 hours; says nothing about the hour of the day", False),
    "snapped_grid": ("har koordinater på et net med {detail:g} m maskevidde; afstande under det er ikke virkelige",
                     "have coordinates on a net of {detail:g} m; distances below that are not real", False),
    "snapped_place": ("hvor mindst tre adresser deler ét punkt; gentagelser på stedet er ikke virkelige",
                      "where at least three addresses share one point; repeats at the place are not real", False),
}


def _remark(code: str, rows: Any, detail: float = 0.0) -> Remark:
    da, en, left_out = _SAID[code]
    told = tuple(int(row) for row in rows)
    noun = "burglary" if len(told) == 1 else "burglaries"
    return Remark(code, f"{len(told)} indbrud {da.format(detail=detail)}.",
                  f"{len(told)} {noun} {en.format(detail=detail)}.", told, left_out)
