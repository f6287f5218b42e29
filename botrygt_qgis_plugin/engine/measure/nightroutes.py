# SPDX-License-Identifier: GPL-2.0-or-later
"""Ways home at night: which homes have a way to a stop or a parking that is lit and overlooked all along."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.coverage import leaving, role_lacking
from botrygt_qgis_plugin.engine.measure.escapes import out_of_drawing, way_feet
from botrygt_qgis_plugin.engine.measure.graph import Graph, components
from botrygt_qgis_plugin.engine.measure.links import plot_fronts
from botrygt_qgis_plugin.engine.measure.openings import windows_told
from botrygt_qgis_plugin.engine.measure.plots import PLOT_ROLES, plots
from botrygt_qgis_plugin.engine.measure.steps import SEEN_WITHIN_M, STEP_ROLES, Steps, steps
from botrygt_qgis_plugin.engine.measure.waynet import way_net
from botrygt_qgis_plugin.engine.measure.zones import homes_on_plots
from botrygt_qgis_plugin.engine.measured import Accepts, Explanation, Measured, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

PLOTS_FROM = (Role.PARCEL, Role.BUILDING)
GOALS = (Role.BUS_STOP, Role.PARKING)
# rules.md L17 lets lamps stand 6 light-point heights apart: no place between them is farther than 3 from one.
LIT_HEIGHTS = 3.0
# The lowest and the highest light point of a plan, and the usual one where none is drawn, as in `lighting`.
LOW_M, HIGH_M, USUAL_M = 2.0, 12.0, 5.0
NIGHT_ROLES = tuple(dict.fromkeys((*STEP_ROLES, *PLOT_ROLES, *GOALS, Role.LIGHT)))


def night_routes(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Share, in %, of the homes in each plan polygon that have a way to a stop or parking on which every step lies
    within LIT_HEIGHTS light-point heights of a lamp and is seen from a window or door; 100 where there is no home."""
    lacking = role_lacking(scene, *PLOTS_FROM, Role.LIGHT)
    if lacking:
        return Measured.unknown(len(rows), lacking)
    table, weight = plots(scene), np.maximum(1.0, homes_on_plots(scene))
    places = shapely.point_on_surface(table.geometry)
    sure, possible, guess = _routed(scene)
    known = np.array([home is True for home in table.text("home").tolist()], dtype=bool)
    low, high, assumed = (np.full(len(rows), 100.0) for _ in range(3))
    names: list[tuple[str, ...]] = [()] * len(rows)
    for at, area in enumerate(scene.table(Role.PLAN_AREA).geometry[rows].tolist()):
        inside = shapely.intersects(area, places)
        whole = float(weight[inside].sum())
        if whole:
            low[at] = 100.0 * weight[inside & known & sure].sum() / whole
            high[at] = 100.0 * weight[inside & (possible | ~known)].sum() / whole
            assumed[at] = 100.0 * weight[inside & guess].sum() / whole
            names[at] = _lacks(scene) if low[at] < high[at] else ()
    return Measured(low, high, assumed, tuple(names))


def _lit(scene: Scene, found: Steps) -> tuple[Flags, Flags, Flags]:
    """(k,) whether each step surely, possibly and by the guess lies in a lamp's light."""
    lamps, points = scene.table(Role.LIGHT), shapely.points(found.middle)
    drawn = lamps.number("height_m")
    told = []
    for filled in (LOW_M, HIGH_M, USUAL_M):
        reach = LIT_HEIGHTS * np.where(np.isnan(drawn), filled, drawn)
        step, lamp = shapely.STRtree(points).query(lamps.geometry, predicate="dwithin", distance=reach)[::-1]
        told.append(np.bincount(step, minlength=len(points)) > 0)
    told[1] |= leaving(scene, Role.LIGHT, points, LIT_HEIGHTS * HIGH_M)
    return told[0], told[1], told[2]


def _routed(scene: Scene) -> tuple[Flags, Flags, Flags]:
    """(n,) whether each plot surely, possibly and by the guess has such a way; a way out of the drawing may lead to a
    stop beyond it."""
    return scene.derived(_of_plots, *NIGHT_ROLES)


def _of_plots(scene: Scene) -> tuple[Flags, Flags, Flags]:
    found, net, fronts = steps(scene), way_net(scene), plot_fronts(scene)
    if not len(found.edge) or not len(fronts):
        nobody = np.zeros(len(fronts), dtype=bool)
        return nobody, nobody, nobody
    start = way_feet(found, net, fronts)[0]
    places = np.concatenate([shapely.centroid(scene.table(role).geometry) for role in GOALS])
    goal = way_feet(found, net, places)[0] if len(places) else np.empty(0, dtype=np.intp)
    lit = _lit(scene, found)
    rim = out_of_drawing(scene, found)
    anywhere = not scene.has(Role.BUS_STOP)
    return (_reaching(found, lit[0] & found.seen & found.open, start, goal),
            _reaching(found, lit[1] & found.maybe_seen, start, goal, None if anywhere else rim),
            _reaching(found, lit[2] & found.seen_guess, start, goal))


_NO_RIM: Flags = np.zeros(0, dtype=bool)


def _reaching(found: Steps, good: Flags, start: Rows, goal: Rows, rim: Flags | None = _NO_RIM) -> Flags:
    """(n,) starts (steps, -1: none near) from which good steps alone lead to a goal's step, or to a node of the rim;
    with None as the rim a goal may lie anywhere."""
    held = (start >= 0) & good[start]
    if rim is None:
        return held
    graph = found.graph
    kept = np.flatnonzero(good)
    label = components(Graph.of(graph.count, graph.tail[kept], graph.head[kept], graph.length[kept]))
    there = np.zeros(graph.count, dtype=bool)
    reached = goal[(goal >= 0) & good[goal]]
    there[label[graph.tail[reached]]] = True
    if len(rim):
        there[label[rim]] = True
    return np.asarray(held & there[label[graph.tail[start]]], dtype=bool)


def _lacks(scene: Scene) -> tuple[str, ...]:
    """What would settle it."""
    lamps, points = scene.table(Role.LIGHT), shapely.points(steps(scene).middle)
    homes = plots(scene).text("home").tolist()
    return tuple(name for name, lacks in (
        ("building.use", any(home is None for home in homes)),
        ("bus_stop", not scene.has(Role.BUS_STOP)),
        ("light.height_m", bool(np.isnan(lamps.number("height_m")).any())),
        ("light:coverage", bool(leaving(scene, Role.LIGHT, points, LIT_HEIGHTS * HIGH_M).any())),
        ("building:coverage", bool(leaving(scene, Role.BUILDING, points, SEEN_WITHIN_M).any())),
        ("window_facade", not bool(windows_told(scene).all()))) if lacks)


def explain_night(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """Where the homes lie that have no such way, as points before them: what lamps and windows they need is a matter
    of the whole way, and no smallest change is shown."""
    area = scene.table(Role.PLAN_AREA).geometry[row]
    without = ~_routed(scene)[1] & shapely.intersects(area, shapely.point_on_surface(plots(scene).geometry))
    places = plot_fronts(scene)[without]
    return Explanation(shapely.multipoints(places) if len(places) else area, None)


NIGHT_ROUTES = (
    Quantity("night_route_pct", "plan_area",
             "andel af boliger med en vej til stoppested eller parkering, der er oplyst og set hele vejen",
             "share of homes with a way to a stop or parking that is lit and overlooked all along", night_routes,
             unit="%", quantum=0.1, reads=NIGHT_ROLES, derived=("plot", "path_stretch"), reach_m=None,
             explain=explain_night),
)
