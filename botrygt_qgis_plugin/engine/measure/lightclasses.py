# SPDX-License-Identifier: GPL-2.0-or-later
"""Lighting classes: the one that a drawing wants, the one that the light reaches, and the one that fits the road.

Sources: P classes of EN 13201-2:2015 as tabulated in the library `eulumdat` 0.7 (a secondary copy); their choice by
weights as in CEN/TR 13201-1, simplified there too; Danish classes by road type as Svendborg Kommune reads the handbook.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.lightfield import LIGHT_ROLES
from botrygt_qgis_plugin.engine.measure.stretches import NO_CLASS, WEIGHTS, road_stretches, stretches
from botrygt_qgis_plugin.engine.measure.waylight import PATHS, WAY_PARAMETERS, WAY_REACH_M, way_light
from botrygt_qgis_plugin.engine.measured import Measure, Measured, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
Texts = NDArray[np.object_]

# Class number -> mean and least maintained horizontal illuminance in lux.
P_CLASSES = {1: (15.0, 3.0), 2: (10.0, 2.0), 3: (7.5, 1.5), 4: (5.0, 1.0), 5: (3.0, 0.6), 6: (2.0, 0.4)}
# A sum of weights at least this big gives the class; anything smaller gives P6.
P_BY_WEIGHT = ((2.0, 1.0), (1.0, 2.0), (0.0, 3.0), (-1.0, 4.0), (-2.0, 5.0))
LEAST_CLASS = 6.0
SUBAREA_M = 30.0
_DENSE, _LOW = frozenset({1130.0}), frozenset({1110.0})
_RESIDENTIAL = ("boligvej", "residential", "living street")
_LOCAL = ("lokalvej", "bygade", "gade", "tertiary", "unclassified", "stamvej", "adgangsvej")


def wanted(table: FeatureTable, rows: Rows, role: Role) -> Measured:
    """The class that the drawing states; 'none' where it states none."""
    values = table.text("light_class")[rows]
    return Measured.column(values, f"{role.value}.light_class")


def stated(table: FeatureTable, rows: Rows, role: Role) -> Measured:
    """The class that the drawing states; unknown where it states none."""
    values = table.text("light_class")[rows].copy()
    values[np.array([value == NO_CLASS for value in values], dtype=bool)] = None
    return Measured.column(values, f"{role.value}.light_class")


def or_none(table: FeatureTable) -> FeatureTable:
    """A drawn layer with 'none' where a row states no class."""
    values = np.array([NO_CLASS if value is None else value for value in table.text("light_class")], dtype=object)
    return FeatureTable(table.keys, table.geometry, {**table.columns, "light_class": values}, table.labels,
                        table.source)


def _path_wanted(scene: Scene, rows: Rows, params: Params) -> Measured:
    return wanted(stretches(scene), rows, Role.PATH)


def _road_wanted(scene: Scene, rows: Rows, params: Params) -> Measured:
    return wanted(road_stretches(scene), rows, Role.ROAD)


def _road_stated(scene: Scene, rows: Rows, params: Params) -> Measured:
    return stated(road_stretches(scene), rows, Role.ROAD)


def _parking_wanted(scene: Scene, rows: Rows, params: Params) -> Measured:
    return wanted(or_none(scene.table(Role.PARKING)), rows, Role.PARKING)


def _square_wanted(scene: Scene, rows: Rows, params: Params) -> Measured:
    return wanted(or_none(scene.table(Role.OPEN_SPACE)), rows, Role.OPEN_SPACE)


def p_class(mean: Floats, least: Floats) -> Texts:
    """The brightest P class that each pair of mean and least illuminance reaches; 'none' where none."""
    found = np.full(len(mean), NO_CLASS, dtype=object)
    for number in sorted(P_CLASSES, reverse=True):
        floor, bottom = P_CLASSES[number]
        # Lux are judged at their quantum, a hundredth.
        found[(np.round(mean, 2) >= floor) & (np.round(least, 2) >= bottom)] = f"P{number}"
    return found


def class_reached(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The P class that the path's worst bay reaches, where what is not known cannot alter it."""
    if not scene.has(Role.LIGHT):
        return Measured.unknown(len(rows), Role.LIGHT.value)
    found = way_light(scene, PATHS, rows, params)
    low, high = p_class(found.mean.low, found.least.low), p_class(found.mean.high, found.least.high)
    guess = p_class(np.nan_to_num(found.mean.guess), np.nan_to_num(found.least.guess))
    sure = np.asarray(low == high, dtype=bool)
    values = low.copy()
    values[~sure] = None
    return Measured(values, values, guess, tuple(
        () if known else tuple(sorted(words)) for known, words in zip(sure.tolist(), found.lacks)))


def weight_sum(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The sum of the weights for the choice of a P class; each weight that is not drawn lies between -1 and 1."""
    table = stretches(scene)
    columns = np.stack([table.number(name)[rows] for name in WEIGHTS])
    lost = np.isnan(columns)
    low, high = (np.where(lost, bound, columns).sum(axis=0) for bound in (-1.0, 1.0))
    missing = tuple(tuple(f"path.{name}" for name, gone in zip(WEIGHTS, row) if gone) for row in lost.T.tolist())
    return Measured(low, high, np.where(lost.any(axis=0), np.nan, low), missing)


def _weight(name: str) -> Measure:
    """One of the weights, as drawn."""

    def measure(scene: Scene, rows: Rows, params: Params) -> Measured:
        return Measured.column(stretches(scene).number(name)[rows], f"path.{name}")

    return measure


def class_by_weight(total: Floats) -> Floats:
    """The number of the P class for a sum of weights: 2 or more P1, 1 P2, 0 P3, -1 P4, -2 P5, less P6."""
    found = np.where(np.isnan(total), np.nan, LEAST_CLASS)
    for least, number in reversed(P_BY_WEIGHT):
        found = np.where(total >= least, number, found)
    return found


def class_margin(scene: Scene, rows: Rows, params: Params) -> Measured:
    """How many P classes brighter the wanted class is than the weights ask for; unknown where no P class is wanted."""
    sums = weight_sum(scene, rows, params)
    texts = stretches(scene).text("light_class")[rows].tolist()
    number = np.array([float(t[1:]) if t is not None and t[:1] == "P" and t[1:].isdigit() else np.nan for t in texts])
    lost = np.isnan(number)
    # Small sums mean dim classes, which have large numbers.
    low, high = class_by_weight(sums.high) - number, class_by_weight(sums.low) - number
    low, high = np.where(lost, -LEAST_CLASS, low), np.where(lost, LEAST_CLASS, high)
    missing = tuple((*names, *(("path.light_class",) if gone else ()))
                    for names, gone in zip(sums.missing, lost.tolist()))
    return Measured(low, high, class_by_weight(sums.guess) - number, missing)


def road_class_expected(scene: Scene, rows: Rows, params: Params) -> Measured:
    """'E1', 'E2' or 'E1/E2' for local and residential roads, 'other' for other roads; unknown where the kind is.

    Source: Svendborg Kommune's lighting plan: residential roads E2; local roads E1 in dense and tall building, E2 in
    low and scattered building. Dense is a sub-area for flats (anvspec 1130), low one for detached houses (1110).
    """
    table = road_stretches(scene)
    dense, low = (_near_subareas(scene, table.geometry[rows], codes) for codes in (_DENSE, _LOW))
    values = np.full(len(rows), None, dtype=object)
    for row, kind in enumerate(table.text("kind")[rows].tolist()):
        if kind is None:
            continue
        values[row] = "E2" if kind.endswith(_RESIDENTIAL) else "other"
        if values[row] == "other" and kind.endswith(_LOCAL):
            values[row] = "E1" if dense[row] and not low[row] else "E2" if low[row] and not dense[row] else "E1/E2"
    return Measured.column(values, "road.kind")


def _near_subareas(scene: Scene, shapes: NDArray[np.object_], codes: frozenset[float]) -> NDArray[np.bool_]:
    table = scene.table(Role.PLAN_SUBAREA)
    near, area = table.tree.query(shapes, predicate="dwithin", distance=SUBAREA_M)
    kind = table.number("use_detail_code")[area]
    found = np.zeros(len(shapes), dtype=bool)
    found[near[np.isin(kind, list(codes))]] = True
    return found


LIGHT_CLASSES = (
    Quantity("light_class_wanted", "path_stretch", "den lysklasse, planen ønsker", "lighting class wanted",
             _path_wanted, kind="text"),
    Quantity("light_class_reached", "path_stretch", "den P-klasse, stiens lys når", "P class that the light reaches",
             class_reached, kind="text", reads=LIGHT_ROLES, reach_m=WAY_REACH_M, parameters=WAY_PARAMETERS),
    Quantity("light_weight_sum", "path_stretch", "summen af vægte for valg af P-klasse",
             "sum of the weights for the choice of a P class", weight_sum, quantum=1.0),
    *(Quantity(f"light_{name}", "path_stretch", f"vægten for {da}", f"the weight for {en}", _weight(name), quantum=1.0)
      for name, da, en in zip(WEIGHTS, ("hastighed", "brug", "omgivelsernes lys", "ansigtsgenkendelse"),
                              ("speed", "use", "ambient light", "recognising faces"))),
    Quantity("p_class_margin", "path_stretch", "ønsket P-klasse over den, vægtene giver",
             "wanted P class above the one that the weights give", class_margin, quantum=1.0),
    Quantity("road_light_class", "road_stretch", "den lysklasse, planen ønsker", "lighting class wanted",
             _road_wanted, kind="text"),
    Quantity("road_light_class_stated", "road_stretch", "den lysklasse, planen oplyser", "lighting class stated",
             _road_stated, kind="text"),
    Quantity("road_class_expected", "road_stretch", "den danske lysklasse, der passer til vejen",
             "the Danish lighting class that fits the road", road_class_expected, kind="text",
             reads=(Role.PLAN_SUBAREA,), reach_m=SUBAREA_M),
    Quantity("parking_light_class", "parking", "den lysklasse, planen ønsker", "lighting class wanted",
             _parking_wanted, kind="text"),
    Quantity("square_light_class", "open_space", "den lysklasse, planen ønsker", "lighting class wanted",
             _square_wanted, kind="text"),
)
