# SPDX-License-Identifier: GPL-2.0-or-later
"""Hot spots as an answer: cells with Gi*, risk and change, density, streets, spates, and what the map is worth."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy import stats

from botrygt_qgis_plugin.burglary.answer import Answer, number, remarks_layer
from botrygt_qgis_plugin.burglary.cleaning import Cleaned
from botrygt_qgis_plugin.burglary.density import QUARTIC, kernel_density
from botrygt_qgis_plugin.burglary.events import Events, Floats
from botrygt_qgis_plugin.burglary.foresight import Worth, worth_of
from botrygt_qgis_plugin.burglary.gi import (
    QUEEN,
    Discoveries,
    Shape,
    disc,
    dwelling_p,
    false_discovery,
    grid_gi_star,
    permutation_p,
    window_sums,
)
from botrygt_qgis_plugin.burglary.grid import Grid, grid_over
from botrygt_qgis_plugin.burglary.network import Network, Snapped, snap
from botrygt_qgis_plugin.burglary.network_density import network_density
from botrygt_qgis_plugin.burglary.release import Dwellings
from botrygt_qgis_plugin.burglary.risk import Change, change_between, shrunken_rates
from botrygt_qgis_plugin.burglary.spates import ScanPlan, Spate, scan
from botrygt_qgis_plugin.casefile.geopackage import Table
from botrygt_qgis_plugin.casefile.layer_file import Layer
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.review import Listener

COUNTS, RATES, BY_DWELLINGS = "counts", "rates", "dwellings"
CELLS = Table("hot_cells", "Celler", "Indbrud i hver celle, Gi*, risiko pr. bolig og ændring", {
    "burglaries": "INTEGER", "dwellings": "REAL", "gi_star": "REAL", "p": "REAL", "hot": "BOOLEAN",
    "risk_per_1000": "REAL", "before": "INTEGER", "after": "INTEGER", "change_ratio": "REAL", "change_p": "REAL",
    "change": "INTEGER"}, "POLYGON")
STREETS = Table("street_density", "Tæthed langs veje", "Indbrud pr. km vej (kerne langs vejnettet)", {
    "per_km": "REAL"}, "LINESTRING")
SPATES = Table("spates", "Bølger", "Steder og uger med flere indbrud, end sted og tid hver for sig giver", {
    "first_day": "TEXT", "last_day": "TEXT", "radius": "REAL", "observed": "INTEGER", "expected": "REAL",
    "ratio": "REAL", "p": "REAL"}, "POLYGON")
WORTH = Table("worth", "Kortets værdi", "Hvor mange senere indbrud kortet ramte", {
    "area_pct": "REAL", "cells": "INTEGER", "hits": "INTEGER", "events": "INTEGER", "hit_rate": "REAL", "low": "REAL",
    "high": "REAL", "pai": "REAL", "chance": "REAL", "p": "REAL"})
# A burglary farther than this from every street is not laid on one.
_STREET_M = 150.0
_SHARES = (0.01, 0.02, 0.05, 0.10, 0.20)


@dataclass(frozen=True)
class HotPlan:
    """What to map. method: counts, rates (per dwelling) or dwellings (exact, against equal risk); '' picks by what is
    given. distance: radius of the neighbourhood, 0 for queen and self. permutations: 0 takes p from the normal curve.

    split, holdout: hours of the local clock that part the periods of change and of the hold-out; None leaves it out.
    """

    side: float = 100.0
    distance: float = 0.0
    method: str = ""
    permutations: int = 0
    level: float = 0.05
    kernel: str = QUARTIC
    bandwidth: float = 0.0
    split: float | None = None
    holdout: float | None = None
    scan: ScanPlan | None = None
    dwellings: Dwellings | None = None
    network: Network | None = None
    lixel: float = 10.0
    area: shapely.Geometry | None = None
    seed: int = 1


@dataclass(frozen=True)
class _Map:
    grid: Grid
    counts: Floats
    homes: Floats | None
    inside: NDArray[np.bool_]
    shape: Shape
    method: str
    z: Floats
    p: Floats
    found: Discoveries
    extra: dict[str, Any] = field(default_factory=dict)


def hot_answer(cleaned: Cleaned, plan: HotPlan, listener: Listener | None = None) -> Answer:
    """All maps that the plan asks for. Raises InputError without a burglary, or where rates lack dwellings."""
    listener = listener or Listener()
    events = cleaned.events
    if not len(events):
        raise InputError("There is no burglary to map.", "Der er intet indbrud at kortlægge.", "EVENTS")
    made = _mapped(events, plan)
    listener.progress(0.3)
    change = _change(events, made.grid, plan)
    bounds = None if plan.area is None else shapely.bounds(plan.area).tolist()
    density = kernel_density(events.xy, _raster_side(plan), plan.bandwidth, plan.kernel, bounds)
    layers = [_cells(made, change)]
    answer = _told(made, plan) | {"bandwidth_m": number(density.bandwidth, 1), "kernel": density.kernel}
    if plan.network is not None:
        layers.append(_streets(events, plan, density.bandwidth))
    if plan.scan is not None:
        timed = events.timed
        spates = scan(timed.xy, timed.first_day, plan.scan, lambda part: listener.progress(0.4 + 0.5 * part),
                      listener.cancelled)
        layers.append(_spates(spates))
        answer["spates"] = [_spate(each) for each in spates]
    if plan.holdout is not None:
        worth = _worth(events, made, plan)
        layers.append(Layer(WORTH, [tuple(row.values()) for row in map(_worth_row, worth)]))
        answer["worth"] = [_worth_row(each) for each in worth]
    layers.append(remarks_layer(cleaned.remarks))
    return Answer("hotspots", events.crs, layers, answer, cleaned.remarks,
                  {"burglaries": len(events), "cell_m": plan.side, "method": made.method, "kernel": density.kernel,
                   "bandwidth_m": number(density.bandwidth, 1)}, density)


def _raster_side(plan: HotPlan) -> float:
    return max(plan.side / 5.0, 1.0)


def _mapped(events: Events, plan: HotPlan) -> _Map:
    homes = plan.dwellings
    places = [events.xy] + ([homes.xy[homes.count > 0.0]] if homes is not None else [])
    low, high = np.vstack(places).min(axis=0), np.vstack(places).max(axis=0)
    bounds = (low[0], low[1], high[0], high[1]) if plan.area is None else tuple(shapely.bounds(plan.area).tolist())
    grid = grid_over(bounds, plan.side)
    counts = grid.tally(events.xy)
    lived = None if homes is None else grid.tally(homes.xy, homes.count)
    method = plan.method or (COUNTS if lived is None else BY_DWELLINGS)
    if method != COUNTS and lived is None:
        raise InputError("Rates need a layer of dwellings. Choose one, or count without dwellings.",
                         "Risiko pr. bolig kræver et lag med boliger. Vælg et, eller tæl uden boliger.", "DWELLINGS")
    inside = np.ones(grid.shape, dtype=bool)
    if plan.area is not None:
        cells = np.arange(grid.count)
        inside = shapely.intersects(plan.area, shapely.points(grid.centres(cells))).reshape(grid.shape)
    shape = disc(plan.distance, plan.side) if plan.distance else QUEEN
    return _judged(grid, (counts, lived, inside), shape, method, plan)


def _judged(grid: Grid, values: tuple[Floats, Floats | None, NDArray[np.bool_]], shape: Shape, method: str,
            plan: HotPlan) -> _Map:
    counts, homes, inside = values
    if method == RATES and homes is not None:
        inside = inside & (homes > 0.0)
        score = np.divide(counts, homes, out=np.zeros(grid.shape), where=homes > 0.0)
    else:
        score = counts
    z = grid_gi_star(score, shape, inside)
    p = np.full(grid.shape, np.nan)
    drawn = 0
    if method == BY_DWELLINGS and homes is not None:
        kept, lived = np.where(inside, counts, 0.0), np.where(inside, homes, 0.0)
        total, around = window_sums(kept, shape), window_sums(lived, shape)
        p[inside] = dwelling_p(np.column_stack([total[inside], np.full(int(inside.sum()), kept.sum())]),
                               np.column_stack([around[inside], np.full(int(inside.sum()), lived.sum())]))
    elif plan.permutations:
        drawn = plan.permutations
        kept = np.where(inside, score, 0.0)
        p[inside] = permutation_p(score[inside], window_sums(kept, shape)[inside],
                                  window_sums(inside.astype(float), shape)[inside], drawn, plan.seed)
    else:
        p[inside] = stats.norm.sf(z[inside])
    found = false_discovery(p.ravel(), plan.level, drawn)
    return _Map(grid, counts, homes, inside, shape, method, z, p, found)


def _change(events: Events, grid: Grid, plan: HotPlan) -> tuple[Floats, Floats, Change] | None:
    if plan.split is None:
        return None
    timed = events.timed
    earlier = timed.start < plan.split
    if not earlier.any() or earlier.all():
        raise InputError("There must be burglaries both before and after the day that parts the periods.",
                         "Der skal være indbrud både før og efter den dag, der skiller perioderne.", "SPLIT_DAY")
    lengths = (plan.split - float(timed.start.min()), float(timed.start.max()) - plan.split)
    before, after = grid.tally(timed.xy[earlier]), grid.tally(timed.xy[~earlier])
    return before, after, change_between(before.ravel(), after.ravel(), lengths, plan.level)


def _cells(made: _Map, change: tuple[Floats, Floats, Change] | None) -> Layer:
    """The cells that have a burglary or a dwelling; the rest would be a drawing of fields."""
    lived = np.zeros(made.grid.shape) if made.homes is None else made.homes
    cells = np.flatnonzero(((made.counts > 0.0) | (lived > 0.0)).ravel())
    risk = np.full(made.grid.count, np.nan) if made.homes is None else \
        1000.0 * shrunken_rates(made.counts.ravel(), made.homes.ravel())
    counts, z, p, hot = made.counts.ravel(), made.z.ravel(), made.p.ravel(), made.found.hot
    rows = []
    for cell in cells.tolist():
        moved: tuple[Any, ...] = (None,) * 5
        if change is not None:
            before, after, test = change
            moved = (int(before.ravel()[cell]), int(after.ravel()[cell]), number(test.ratio[cell]),
                     number(test.p[cell], 6), int(test.direction[cell]))
        rows.append((int(counts[cell]), None if made.homes is None else float(lived.ravel()[cell]), number(z[cell]),
                     number(p[cell], 8), int(hot[cell]), number(risk[cell], 2), *moved))
    return Layer(CELLS, rows, made.grid.squares(cells))


def _told(made: _Map, plan: HotPlan) -> dict[str, Any]:
    told: dict[str, Any] = {
        "cell_m": made.grid.side, "cells": int(made.inside.sum()), "method": made.method,
        "neighbourhood": "queen" if not plan.distance else f"{plan.distance:g} m",
        "permutations": plan.permutations if made.method != BY_DWELLINGS else 0,
        "hot_cells": int(made.found.hot.sum()), "false_discovery_level": made.found.level,
        "p_fine_enough": made.found.fine, "permutations_needed": made.found.needed}
    if not made.found.fine:
        cells = int(made.inside.sum())
        told["said"] = {
            "da": f"Med {plan.permutations} permutationer er p for groft til at rette for {cells} celler; ingen celle "
                  f"kaldes hotspot. {made.found.needed} permutationer ville være nok, eller vælg metoden «dwellings», "
                  "hvis p er eksakt.",
            "en": f"With {plan.permutations} permutations p is too coarse to correct for {cells} cells; no cell is "
                  f"called hot. {made.found.needed} permutations would do, or choose the method 'dwellings', whose p "
                  "is exact."}
    return told


def _streets(events: Events, plan: HotPlan, bandwidth: float) -> Layer:
    if plan.network is None:
        return Layer(STREETS, (), np.empty(0, dtype=object))
    snapped = snap(plan.network, events.xy)
    near = np.flatnonzero(snapped.away <= _STREET_M)
    snapped = Snapped(snapped.edge[near], snapped.along[near], snapped.away[near])
    density = network_density(plan.network, snapped, bandwidth, plan.lixel)
    seen = np.flatnonzero(density.values > 0.0)
    return Layer(STREETS, [(number(value),) for value in density.values[seen].tolist()], density.lines()[seen])


def _day(value: int) -> str:
    return (date(1970, 1, 1) + timedelta(days=value)).isoformat()


def _spate(spate: Spate) -> dict[str, Any]:
    return {"first_day": _day(spate.first_day), "last_day": _day(spate.last_day), "radius": spate.radius,
            "observed": spate.observed, "expected": number(spate.expected), "ratio": number(spate.ratio),
            "p": number(spate.p, 6), "x": number(spate.x, 1), "y": number(spate.y, 1)}


def _spates(spates: tuple[Spate, ...]) -> Layer:
    rows = [tuple(_spate(each).values())[:-2] for each in spates]
    circles = shapely.buffer(shapely.points([(each.x, each.y) for each in spates] or np.empty((0, 2))),
                             np.array([each.radius for each in spates]))
    return Layer(SPATES, rows, circles)


def _worth_row(worth: Worth) -> dict[str, Any]:
    return {"area_pct": number(100.0 * worth.area, 2), "cells": worth.cells, "hits": worth.hits, "events": worth.events,
            "hit_rate": number(worth.hit_rate), "low": number(worth.low), "high": number(worth.high),
            "pai": number(worth.pai, 3), "chance": number(worth.chance), "p": number(worth.p, 8)}


def _worth(events: Events, made: _Map, plan: HotPlan) -> tuple[Worth, ...]:
    """The map made anew of the earlier burglaries alone, against the later ones."""
    timed = events.timed
    earlier = timed.start < (plan.holdout or 0.0)
    if not earlier.any() or earlier.all():
        raise InputError("There must be burglaries both before and after the day of the hold-out.",
                         "Der skal være indbrud både før og efter dagen, kortet prøves af på.", "HOLDOUT_DAY")
    density = kernel_density(timed.xy[earlier], plan.side, plan.bandwidth, plan.kernel,
                             tuple(shapely.total_bounds(made.grid.squares(np.array([0,
                                                                                    made.grid.count - 1]))).tolist()))
    at = density.grid.cell_of(made.grid.centres(np.arange(made.grid.count)))
    score = density.values.ravel()[at].reshape(made.grid.shape)
    return worth_of(score, made.grid.tally(timed.xy[~earlier]), _SHARES, made.homes, made.inside)
