# SPDX-License-Identifier: GPL-2.0-or-later
"""Lit but unwatched: pieces of path that light invites people to walk and that no home overlooks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.buckets import Buckets
from botrygt_qgis_plugin.engine.measure.coverage import covered_for
from botrygt_qgis_plugin.engine.measure.darkness import Steps, dark_pieces, longest, steps_of
from botrygt_qgis_plugin.engine.measure.hills import under_hills
from botrygt_qgis_plugin.engine.measure.lightfield import LIGHT_ROLES, shading_with
from botrygt_qgis_plugin.engine.measure.lightgrid import middle
from botrygt_qgis_plugin.engine.measure.obstacles import REQUIRED_ROLES
from botrygt_qgis_plugin.engine.measure.openings import OPENING_ROLES, homes_certain, homes_possible, openings
from botrygt_qgis_plugin.engine.measure.shading import Pairs
from botrygt_qgis_plugin.engine.measure.waylight import (
    DARK,
    PATHS,
    WAY_PARAMETERS,
    WAY_REACH_M,
    Laid,
    lacks_of_rows,
    laid,
)
from botrygt_qgis_plugin.engine.measured import Accepts, Explanation, Measured, Parameter, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]

FACE_M = 1.5
_EYES = Parameter(50.0, "m", 15.0, 100.0, "så langt rækker opsynet fra en bolig", "how far overlooking reaches")
_FIELD = Parameter(80.0, "°", 30.0, 90.0, "synsfelt til hver side af vinduet",
                   "field of view to either side of a window")


@dataclass(frozen=True)
class _Seen:
    """(s,) places that a home's opening sees: certainly, by the guess, possibly."""

    certain: Flags
    guess: Flags
    possible: Flags


def lit_unwatched(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The longest piece in one that is lit to dark_lx and that no dwelling's window or door sees within eyes_m."""
    if not scene.has(Role.LIGHT):
        return Measured.unknown(len(rows), Role.LIGHT.value)
    if not scene.has(Role.BUILDING):
        return Measured.unknown(len(rows), Role.BUILDING.value)
    made = laid(scene, PATHS, rows, params)
    steps, seen, count = steps_of(made), _seen(scene, made, params), len(rows)
    low, guess, high = np.zeros(count), np.full(count, np.nan), np.full(count, np.inf)
    for into, lit, watched in ((low, steps.low, seen.possible), (guess, steps.guess, seen.guess),
                               (high, steps.high, seen.certain)):
        into[made.line_rows] = longest(steps, (lit >= params["dark_lx"]) & ~watched, len(made.lines))
    wide = made.line_rows[made.width_open]
    low[wide], high[wide] = 0.0, shapely.length(made.lines)[made.width_open]
    lacks = _reasons(scene, made, (steps, seen), count)
    missing = tuple(() if known else tuple(sorted(words)) for known, words in zip((low == high).tolist(), lacks))
    return Measured(low, high, guess, missing)


def _reasons(scene: Scene, made: Laid, of: tuple[Steps, _Seen], count: int) -> list[set[str]]:
    steps, seen = of
    lacks = lacks_of_rows(made, count)
    doubtful = np.unique(steps.line[seen.possible != seen.certain])
    told = scene.has(Role.WINDOW_FACADE)
    for line in doubtful.tolist():
        row = int(made.line_rows[line])
        lacks[row].add("building:coverage" if told else Role.WINDOW_FACADE.value)
        lacks[row].update(role.value for role in REQUIRED_ROLES if not scene.has(role))
    for line in np.flatnonzero(made.width_open).tolist():
        lacks[int(made.line_rows[line])].add("path.width_m")
    return lacks


def _seen(scene: Scene, made: Laid, params: Params) -> _Seen:
    """Which steps an opening of a dwelling sees, at the height of a face."""
    places = middle(made.lines, made.bays)
    xy = np.stack([places.x, places.y], axis=1)
    eyes, homes = openings(scene), scene.table(Role.BUILDING)
    eye, point = _in_view(eyes.place, eyes.outward, xy, params)
    crossings = shading_with(scene, 0.0).crossings(eyes.place[:, :2], xy, Pairs(eye, point))
    begin, end = _on_ground(scene, eyes.place)[eye], _on_ground(scene, np.insert(xy, 2, FACE_M, axis=1))[point]
    shade = crossings.shade(begin[:, 2], end[:, 2] - begin[:, 2])
    if scene.terrain is not None:
        shade = shade.without(under_hills(scene.terrain, begin, end))
    sure, maybe = homes_certain(homes)[eyes.building[eye]], homes_possible(homes)[eyes.building[eye]]
    complete = not any(not scene.has(role) for role in REQUIRED_ROLES)
    inside = _inside(scene, eyes.place[eye, :2], xy[point])

    def by(flags: Flags) -> Flags:
        return np.asarray(np.bincount(point[flags], minlength=len(xy)) > 0)

    certain = by((shade.low >= 1.0) & eyes.drawn[eye] & sure & inside) & complete
    possible = by((shade.high > 0.0) & maybe)
    possible |= covered_for(scene, Role.BUILDING, shapely.points(xy)) < params["eyes_m"]
    return _Seen(certain, by((shade.guess >= 1.0) & sure), possible)


def _on_ground(scene: Scene, places: Floats) -> Floats:
    """(n, 3) places with their height counted from where the terrain's is."""
    if scene.terrain is None:
        return places
    return places + np.insert(np.zeros((len(places), 2)), 2, scene.terrain.heights(places[:, :2]), axis=1)


def _in_view(place: Floats, outward: Floats, xy: Floats, params: Params) -> tuple[Rows, Rows]:
    """(eye, point) pairs within range and field of view, by eye."""
    near = Buckets(xy[:, 0], xy[:, 1], 25.0)
    eye, point = near.near(place[:, 0], place[:, 1], np.full(len(place), params["eyes_m"]))
    away = xy[point] - place[eye, :2]
    distance = np.hypot(away[:, 0], away[:, 1])
    facing = (away * outward[eye]).sum(axis=1) >= distance * np.cos(np.radians(params["field_deg"]))
    kept = facing & (distance <= params["eyes_m"])
    return eye[kept], point[kept]


def _inside(scene: Scene, one: Floats, other: Floats) -> Flags:
    """Whether the line between two places lies where all obstacles are drawn."""
    inside = np.ones(len(one), dtype=bool)
    if not len(one):
        return inside
    areas = {id(area): area for area in (scene.covered(role) for role in REQUIRED_ROLES)}
    for area in areas.values():
        shapely.prepare(area)
        inside &= shapely.covers(area, shapely.linestrings(np.stack([one, other], axis=1)))
    return inside


def explain_unwatched(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The pieces of path that are lit and that nobody sees."""
    shape = PATHS.table(scene).geometry[row]
    if shapely.get_type_id(shape) != shapely.GeometryType.LINESTRING:
        return Explanation(shape, None)
    made = laid(scene, PATHS, np.array([row], dtype=np.intp), params)
    lone = (steps_of(made).guess >= params["dark_lx"]) & ~_seen(scene, made, params).guess
    pieces = dark_pieces(made, lone)
    return Explanation(shape if pieces.is_empty else pieces, None)


UNWATCHED = (
    Quantity("lit_unwatched_m", "path_stretch", "længste belyste stykke, som ingen bolig har udsyn til",
             "longest lit piece that no dwelling overlooks", lit_unwatched, unit="m", quantum=0.1,
             reads=tuple(dict.fromkeys((*LIGHT_ROLES, *OPENING_ROLES))), reach_m=WAY_REACH_M,
             explain=explain_unwatched,
             parameters={**WAY_PARAMETERS, "dark_lx": DARK, "eyes_m": _EYES, "field_deg": _FIELD}),
)
