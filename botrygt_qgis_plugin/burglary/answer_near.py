# SPDX-License-Identifier: GPL-2.0-or-later
"""Near repeats as an answer: the table with its bands spelt out, the open windows, and who lives in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from botrygt_qgis_plugin.burglary.answer import Answer, number, remarks_layer, time_text
from botrygt_qgis_plugin.burglary.cleaning import Cleaned
from botrygt_qgis_plugin.burglary.events import Events, Floats
from botrygt_qgis_plugin.burglary.knox import Knox, KnoxPlan, knox_test
from botrygt_qgis_plugin.burglary.network import Network, network_distance, reachable
from botrygt_qgis_plugin.burglary.pairs import EUCLIDEAN, NETWORK, Distance, metric_distance
from botrygt_qgis_plugin.burglary.windows import (
    Reach,
    Warned,
    Windows,
    open_windows,
    reach_of,
    warned_dwellings,
    window_areas,
)
from botrygt_qgis_plugin.casefile.geopackage import Table
from botrygt_qgis_plugin.casefile.layer_file import Layer
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.review import Listener

TABLE = Table("near_repeats", "Gentagelser", "Par af indbrud efter afstand og tid mod tilfældet (Knox)", {
    "space": "TEXT", "time": "TEXT", "observed": "REAL", "observed_low": "REAL", "observed_high": "REAL",
    "expected": "REAL", "sd": "REAL", "z": "REAL", "ratio_mean": "REAL", "ratio_median": "REAL", "p": "REAL",
    "p_adjusted": "REAL", "significant": "BOOLEAN"})
WINDOWS = Table("windows", "Aktive vinduer", "Hvor risikoen er forhøjet efter et nyligt indbrud", {
    "opened": "TEXT", "until": "TEXT", "metres": "REAL", "same_place": "BOOLEAN"}, "MULTIPOLYGON")
WARNED = Table("warned_dwellings", "Boliger i aktive vinduer", "Boliger, der ligger i mindst ét aktivt vindue", {
    "windows": "INTEGER", "until": "TEXT"}, "POINT")
SAME_PLACE = "samme adresse"
_STREET_HALF_M = 15.0


@dataclass(frozen=True)
class NearPlan:
    """What to ask. now: hours of the local clock at which windows are open; alpha: level of the corrected p."""

    knox: KnoxPlan
    metric: str = EUCLIDEAN
    network: Network | None = None
    homes: Floats | None = None
    now: float | None = None
    alpha: float = 0.05


def near_answer(cleaned: Cleaned, plan: NearPlan, listener: Listener | None = None) -> Answer:
    """The near-repeat test, and what follows from it now. Raises InputError where a network was asked for and none
    given.

    now: the latest event's end where it is None.
    """
    listener = listener or Listener()
    events = cleaned.events.timed
    distance, _ = _distance(events, np.empty((0, 2)), plan)
    knox = knox_test(events, plan.knox, distance, listener.progress, listener.cancelled)
    reach = reach_of(knox, plan.alpha)
    now = float(events.end.max()) if plan.now is None else plan.now
    layers = [_table(knox, plan.alpha), *live_layers(events, reach, plan, now), remarks_layer(cleaned.remarks)]
    answer = _told(knox, reach, plan, now)
    answer["windows_open"] = len(layers[1].rows)
    answer["dwellings_in_windows"] = len(layers[2].rows) if plan.homes is not None else None
    return Answer("nearrepeat", events.crs, layers, answer, cleaned.remarks,
                  {"metric": plan.metric, "closed_side": plan.knox.space.closed, "permutations": knox.permutations,
                   "burglaries": knox.count, "at": time_text(now)}, reach=reach)


def live_layers(events: Events, reach: Reach, plan: NearPlan, now: float) -> list[Layer]:
    """The open windows and the dwellings in them at one time; cheap enough to be made anew at every edit."""
    windows = open_windows(events, reach, now)
    homes = np.empty((0, 2)) if plan.homes is None else plan.homes
    distance, snapped = _distance(events, homes, plan)
    distance = distance or metric_distance(np.vstack([events.xy, homes]), EUCLIDEAN)
    areas = window_areas(events, windows, plan.metric) if snapped is None else _street_areas(plan, snapped, windows)
    warned = warned_dwellings(events, windows, homes, plan.knox.space, distance)
    rows = [(time_text(float(events.start[of])), time_text(until), number(metres, 1), int(metres == 0.0))
            for of, until, metres in zip(windows.event.tolist(), windows.until.tolist(), windows.metres.tolist())]
    return [Layer(WINDOWS, rows, areas), _warned(warned, homes)]


def _distance(events: Events, homes: Floats, plan: NearPlan) -> tuple[Distance | None, Any]:
    """The distance between events and homes stacked (None for the straight line), and how a network snapped them."""
    stacked = np.vstack([events.xy, homes])
    if plan.metric != NETWORK:
        return (None if plan.metric == EUCLIDEAN else metric_distance(stacked, plan.metric)), None
    if plan.network is None:
        raise InputError("Distance along streets needs a layer of streets. Choose one.",
                         "Afstand langs veje kræver et lag med veje. Vælg et.", "NETWORK")
    return network_distance(plan.network, stacked, plan.knox.space.reach)


def _street_areas(plan: NearPlan, snapped: Any, windows: Windows) -> Any:
    """The streets within reach, as wide as a house on both sides."""
    made = []
    for of, metres in zip(windows.event.tolist(), windows.metres.tolist()):
        parts = reachable(plan.network, snapped, of, max(metres, 1.0)) if plan.network is not None else []
        made.append(shapely.buffer(shapely.union_all(parts), _STREET_HALF_M, quad_segs=4))
    return _multi(made)


def _multi(areas: list[Any]) -> Any:
    made = np.empty(len(areas), dtype=object)
    made[:] = [shapely.multipolygons(shapely.get_parts(area)) for area in areas]
    return made


def _warned(warned: Warned, homes: Floats) -> Layer:
    rows = [(int(count), time_text(until)) for count, until in zip(warned.count, warned.until)]
    return Layer(WARNED, rows, shapely.points(homes[warned.dwelling]))


def _cells(knox: Knox, alpha: float) -> list[dict[str, Any]]:
    spaces, times = (SAME_PLACE, *knox.plan.space.labels()), knox.plan.time.labels()
    significant, z = knox.significant(alpha), knox.z
    mean_ratio, median_ratio = knox.ratio_to_mean, knox.ratio_to_median
    return [{"space": spaces[s], "time": times[t], "observed": number(knox.observed[s, t]),
             "observed_low": number(knox.observed_low[s, t]), "observed_high": number(knox.observed_high[s, t]),
             "expected": number(knox.mean[s, t]), "sd": number(knox.sd[s, t]), "z": number(z[s, t]),
             "ratio_mean": number(mean_ratio[s, t]), "ratio_median": number(median_ratio[s, t]),
             "p": number(knox.p[s, t], 6), "p_adjusted": number(knox.p_adjusted[s, t], 6),
             "significant": bool(significant[s, t])} for s in range(len(spaces)) for t in range(len(times))]


def _table(knox: Knox, alpha: float) -> Layer:
    return Layer(TABLE, [tuple(int(v) if isinstance(v, bool) else v for v in cell.values())
                         for cell in _cells(knox, alpha)])


def _told(knox: Knox, reach: Reach, plan: NearPlan, now: float) -> dict[str, Any]:
    return {"burglaries": knox.count, "uncertain_days": knox.uncertain, "pairs": knox.pairs, "metric": plan.metric,
            "closed_side": knox.plan.space.closed, "permutations": knox.permutations, "cells": _cells(knox, plan.alpha),
            "reach": [{"metres": metres, "days": days} for metres, days in reach.steps],
            "same_place_days": reach.same_place_days, "at": time_text(now)}
