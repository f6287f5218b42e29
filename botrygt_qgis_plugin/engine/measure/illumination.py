# SPDX-License-Identifier: GPL-2.0-or-later
"""How much light paths, roads, parking courts and squares get: the quantities of illuminance."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.darkness import darkness
from botrygt_qgis_plugin.engine.measure.illuminance import HEMISPHERICAL, SEMICYLINDRICAL, VERTICAL
from botrygt_qgis_plugin.engine.measure.lightcauses import explain_area, explain_dark, explain_way
from botrygt_qgis_plugin.engine.measure.lightfield import FIELD_PARAMETERS, LIGHT_ROLES
from botrygt_qgis_plugin.engine.measure.waylight import (
    DARK,
    PATHS,
    ROADS,
    STRIP,
    WAY_PARAMETERS,
    WAY_REACH_M,
    Three,
    Way,
    as_measured,
    bay_figures,
    drawn_area_light,
    edge_ratio,
    lacks_of_rows,
    laid,
    open_to_undrawn,
    way_light,
    worst_of,
)
from botrygt_qgis_plugin.engine.measured import Explain, Measure, Measured, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene

Rows = NDArray[np.intp]


def _of_way(way: Way, figure: int) -> Measure:
    """The mean (0), least value (1) or uniformity (2) of a way's worst bay."""

    def measure(scene: Scene, rows: Rows, params: Params) -> Measured:
        if not scene.has(Role.LIGHT):
            return Measured.unknown(len(rows), Role.LIGHT.value)
        found = way_light(scene, way, rows, params)
        return as_measured((found.mean, found.least, found.even)[figure], found.lacks)

    return measure


def _of_area(role: Role, figure: int) -> Measure:
    """The mean (0), least value (1) or uniformity (2) over a drawn area."""

    def measure(scene: Scene, rows: Rows, params: Params) -> Measured:
        if not scene.has(Role.LIGHT):
            return Measured.unknown(len(rows), Role.LIGHT.value)
        light, figures = drawn_area_light(scene, role, rows, params)
        return as_measured(figures[figure], light.lacks)

    return measure


def _along_middle(kind: str) -> Measure:
    """The least light of one kind along the middle of a path, both walking directions; hemispherical the mean."""

    def measure(scene: Scene, rows: Rows, params: Params) -> Measured:
        if not scene.has(Role.LIGHT):
            return Measured.unknown(len(rows), Role.LIGHT.value)
        made = laid(scene, PATHS, rows, params, kind)
        light = made.light
        if kind == HEMISPHERICAL:
            figure, bay = bay_figures(made.places, light, len(made.bays))[0], np.arange(len(made.bays))
        else:
            figure = Three(light.low.min(axis=0), light.guess.min(axis=0), light.high.min(axis=0))
            bay = made.places.group
        worst, lacks = worst_of(made, figure, bay, len(rows)), lacks_of_rows(made, len(rows))
        open_to_undrawn(scene, PATHS, (rows, params), ([worst], lacks))
        return as_measured(worst, tuple(frozenset(words) for words in lacks))

    return measure


def dark_gap(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The longest piece in one along which some point across the path has less than dark_lx."""
    if not scene.has(Role.LIGHT):
        return Measured.unknown(len(rows), Role.LIGHT.value)
    gap, _, lacks = darkness(scene, PATHS, rows, params)
    return as_measured(gap, tuple(frozenset(words) for words in lacks))


def lit_share(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The share of the path along which every point across it has at least dark_lx, in %."""
    if not scene.has(Role.LIGHT):
        return Measured.unknown(len(rows), Role.LIGHT.value)
    _, share, lacks = darkness(scene, PATHS, rows, params)
    return as_measured(share, tuple(frozenset(words) for words in lacks))


def edge_light_ratio(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The mean of the darker strip beside the path over the path's own mean, in the worst bay."""
    if not scene.has(Role.LIGHT):
        return Measured.unknown(len(rows), Role.LIGHT.value)
    worst, lacks = edge_ratio(scene, PATHS, rows, params)
    return as_measured(worst, lacks)


def _figures(prefix: str, subject: str, measure: Callable[[int], Measure],
             explain: Callable[[int], Explain]) -> tuple[Quantity, ...]:
    """Mean, least value and uniformity of one kind of surface."""
    words = (("mean_lx", "middelbelysningsstyrke", "mean illuminance", "lx"),
             ("min_lx", "mindste belysningsstyrke", "least illuminance", "lx"),
             ("uniformity", "lysets regelmæssighed (mindste delt med middel)", "uniformity (least over mean)", "1"))
    worst = (" i det dårligste fag", " of the worst bay") if subject.endswith("stretch") else ("", "")
    settings = WAY_PARAMETERS if subject.endswith("stretch") else FIELD_PARAMETERS
    return tuple(
        Quantity(f"{prefix}illuminance_{name}", subject, da + worst[0], en + worst[1], measure(figure), unit=unit,
                 reads=LIGHT_ROLES, reach_m=WAY_REACH_M, parameters=settings, explain=explain(figure))
        for figure, (name, da, en, unit) in enumerate(words))


ILLUMINATION = (
    *_figures("", "path_stretch", lambda figure: _of_way(PATHS, figure), lambda figure: explain_way(PATHS, figure)),
    *_figures("road_", "road_stretch", lambda figure: _of_way(ROADS, figure),
              lambda figure: explain_way(ROADS, figure)),
    *_figures("parking_", "parking", lambda figure: _of_area(Role.PARKING, figure),
              lambda figure: explain_area(Role.PARKING, figure)),
    *_figures("square_", "open_space", lambda figure: _of_area(Role.OPEN_SPACE, figure),
              lambda figure: explain_area(Role.OPEN_SPACE, figure)),
    Quantity("vertical_min_lx", "path_stretch", "mindste lodrette belysningsstyrke i 1,5 m højde, begge gangretninger",
             "least vertical illuminance at 1.5 m, both walking directions", _along_middle(VERTICAL), unit="lx",
             reads=LIGHT_ROLES, reach_m=WAY_REACH_M, parameters=WAY_PARAMETERS),
    Quantity("semicylindrical_min_lx", "path_stretch",
             "mindste halvcylindriske belysningsstyrke i 1,5 m højde, begge gangretninger",
             "least semi-cylindrical illuminance at 1.5 m, both walking directions", _along_middle(SEMICYLINDRICAL),
             unit="lx", reads=LIGHT_ROLES, reach_m=WAY_REACH_M, parameters=WAY_PARAMETERS),
    Quantity("hemispherical_mean_lx", "path_stretch",
             "halvrumlig middelbelysningsstyrke midt på stien i det dårligste fag",
             "mean hemispherical illuminance along the middle of the worst bay", _along_middle(HEMISPHERICAL),
             unit="lx", reads=LIGHT_ROLES, reach_m=WAY_REACH_M, parameters=WAY_PARAMETERS),
    Quantity("dark_gap_m", "path_stretch", "længste mørke stykke", "longest dark piece", dark_gap, unit="m",
             quantum=0.1, reads=LIGHT_ROLES, reach_m=WAY_REACH_M, parameters={**WAY_PARAMETERS, "dark_lx": DARK},
             explain=explain_dark),
    Quantity("lit_share_pct", "path_stretch", "andel af stien, der er belyst", "share of the path that is lit",
             lit_share, unit="%", quantum=0.1, reads=LIGHT_ROLES, reach_m=WAY_REACH_M,
             parameters={**WAY_PARAMETERS, "dark_lx": DARK}, explain=explain_dark),
    Quantity("edge_light_ratio", "path_stretch", "lyset langs stiens kant i forhold til lyset på stien",
             "light along the path's edge over the light on the path", edge_light_ratio, unit="1", reads=LIGHT_ROLES,
             reach_m=WAY_REACH_M, parameters={**WAY_PARAMETERS, "strip_m": STRIP}),
)
