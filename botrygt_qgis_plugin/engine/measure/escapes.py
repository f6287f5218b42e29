# SPDX-License-Identifier: GPL-2.0-or-later
"""Ways to a home and away from it that nobody sees: how many lead away, and how far one may come unseen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra

from botrygt_qgis_plugin.engine.measure.coverage import leaving, role_lacking
from botrygt_qgis_plugin.engine.measure.graph import Graph, disjoint_ways
from botrygt_qgis_plugin.engine.measure.openings import windows_told
from botrygt_qgis_plugin.engine.measure.plots import REAR, SIDE, plots
from botrygt_qgis_plugin.engine.measure.steps import SEEN_WITHIN_M, STEP_M, STEP_ROLES, Steps, looked_at, steps
from botrygt_qgis_plugin.engine.measure.touching import (
    BY_GREEN,
    BY_PARKING,
    BY_PATH,
    BY_PLAY,
    TOUCH_ROLES,
    TOUCHES,
    touching,
)
from botrygt_qgis_plugin.engine.measure.waynet import GRAIN_M, WayNet, way_net
from botrygt_qgis_plugin.engine.measure.ways import ROAD
from botrygt_qgis_plugin.engine.measured import Measured, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

PLOTS_FROM = (Role.PARCEL, Role.BUILDING)
# One steps out of a plot onto ways this near, and is away after so many metres.
OUT_M, AWAY_M = 8.0, 100.0
ESCAPE_REACH_M = OUT_M + AWAY_M + SEEN_WITHIN_M + 40.0
# Across open ground one comes from the nearest way within this.
LEAP_M = 60.0
# Unseen metres count this much beside seen ones: a route's cost tells both exactly while it is shorter than 8 km.
UNSEEN = 2.0 ** -30
ROUTE_ROLES = tuple(dict.fromkeys((*STEP_ROLES, *TOUCH_ROLES)))


def escape_ways(scene: Scene, rows: Rows, params: Params) -> Measured:
    """How many ways lead AWAY_M metres away from each plot, or out of the drawing, with nothing in common and no step
    of them seen from any window or door within SEEN_WITHIN_M."""
    if role_lacking(scene, *PLOTS_FROM):
        return Measured.unknown(len(rows), role_lacking(scene, *PLOTS_FROM))
    found, shapes = steps(scene), plots(scene).geometry[rows]
    near, at = shapely.STRtree(shapely.points(found.middle)).query(shapes, predicate="dwithin", distance=OUT_M)
    out = _out_of_drawing(scene, found)
    sure, possible, guess = (np.zeros(len(rows)) for _ in range(3))
    for plot in np.unique(near).tolist():
        sources = _onto(found, shapes[plot], np.sort(at[near == plot]))
        for values, hidden in ((sure, ~found.maybe_seen & found.open), (possible, ~found.seen),
                               (guess, ~found.seen_guess)):
            values[plot] = _hidden_ways(found, hidden, sources, out)
    names = _unseen_lacks(scene, shapes)
    missing = tuple(some if low < high else () for some, low, high in zip(names, sure.tolist(), possible.tolist()))
    return Measured(sure, possible, guess, missing)


def _out_of_drawing(scene: Scene, found: Steps) -> Flags:
    """(n,) nodes at which a way leaves what was drawn."""
    loose = found.graph.degree == 1
    left = np.zeros(found.graph.count, dtype=bool)
    points = shapely.points(found.place[loose])
    left[loose] = leaving(scene, Role.PATH, points, STEP_M) | leaving(scene, Role.ROAD, points, STEP_M)
    return left


def _onto(found: Steps, shape: shapely.Geometry, near: Rows) -> Rows:
    """The nodes at the ends of the step nearest to a plot, of each way that comes near it."""
    away = np.round(shapely.distance(shapely.points(found.middle[near]), shape), 2)
    order = np.lexsort((near, away, found.edge[near]))
    first = np.unique(found.edge[near][order], return_index=True)[1]
    chosen = near[order[first]]
    ends = np.concatenate([found.graph.tail[chosen], found.graph.head[chosen]])
    return np.asarray(np.unique(ends), dtype=np.intp)


def _hidden_ways(found: Steps, hidden: Flags, sources: Rows, out: Flags) -> float:
    graph = found.graph
    held = np.flatnonzero(hidden)
    touched = np.isin(graph.tail[held], sources) | np.isin(graph.head[held], sources)
    if not touched.any():
        return 0.0
    unseen = Graph(graph.count, graph.tail[held], graph.head[held], graph.length[held], held)
    away = dijkstra(unseen.csr, True, sources, limit=AWAY_M + STEP_M, min_only=True)
    goals = np.flatnonzero(np.isfinite(away) & ((away >= AWAY_M) | out))
    goals = goals[~np.isin(goals, sources)]
    if not len(goals):
        return 0.0
    reached = np.flatnonzero(np.isfinite(away[unseen.tail]) & np.isfinite(away[unseen.head]))
    nodes, which = np.unique(np.concatenate([unseen.tail[reached], unseen.head[reached]]), return_inverse=True)
    tail, head = which[:len(reached)], which[len(reached):]
    small = Graph.of(len(nodes), tail, head, unseen.length[reached])
    starts, ends = (np.flatnonzero(np.isin(nodes, some)) for some in (sources, goals))
    return float(disjoint_ways(small, starts, ends))


def _unseen_lacks(scene: Scene, shapes: Geometries) -> list[tuple[str, ...]]:
    """What leaves open whether the ways round each plot are seen."""
    fixed = () if bool(windows_told(scene).all()) else ("window_facade",)
    left = {role: leaving(scene, role, shapes, AWAY_M + SEEN_WITHIN_M)
            for role in (Role.BUILDING, Role.HEDGE_FENCE, Role.PATH, Role.ROAD)}
    return [(*fixed, *(f"{role.value}:coverage" if scene.has(role) else role.value for role in left if left[role][at]))
            for at in range(len(shapes))]


@dataclass(frozen=True)
class Entries:
    """Places where strangers' ground or a road meets a plot, one for each run of `touching`: (k,) the run, the plot,
    the place (k, 2) in the middle of the run, the foot (k, 2) where one leaves the nearest way, the step it lies on and
    the step's end from which one comes (-1 for both where no way is near; the end is -1 too at the foot of a road), and
    metres seen and metres in all from the nearest road along the least-seen way, the last leap across open ground
    included; inf where no way leads there."""

    run: Rows
    plot: Rows
    place: Numbers
    foot: Numbers
    step: Rows
    node: Rows
    seen_m: Numbers
    metres: Numbers

    @property
    def unseen_m(self) -> Numbers:
        """(k,) metres of the way that nobody sees; 0 where none leads there."""
        told = np.isfinite(self.metres)
        return np.where(told, np.where(told, self.metres, 0.0) - np.where(told, self.seen_m, 0.0), 0.0)


@dataclass(frozen=True)
class Routes:
    """The least-seen way from the roads to every node of `steps`: metres seen, metres in all, and the node before."""

    seen_m: Numbers
    metres: Numbers
    before: Rows


def least_seen(scene: Scene) -> Routes:
    """Least-seen ways from the road network, by the guess where windows or obstacles are not known."""
    return scene.derived(_least_seen, *STEP_ROLES)


def _least_seen(scene: Scene) -> Routes:
    found, net = steps(scene), way_net(scene)
    graph = found.graph
    seen = np.where(found.seen_guess, graph.length, 0.0)
    cost = Graph.of(graph.count, graph.tail, graph.head, seen + UNSEEN * graph.length)
    road = net.kind[found.edge] == ROAD
    on_road = np.unique(np.concatenate([graph.tail[road], graph.head[road], np.flatnonzero(net.road_nodes)]))
    if not len(on_road):
        nowhere = np.full(graph.count, np.inf)
        return Routes(nowhere, nowhere, np.full(graph.count, -1))
    total, before, _ = dijkstra(cost.csr, True, on_road, min_only=True, return_predecessors=True)
    told = np.isfinite(total)
    seen_m = np.where(told, np.floor(np.where(told, total, 0.0) / GRAIN_M) * GRAIN_M, np.inf)
    metres = np.where(told, (np.where(told, total, 0.0) - np.where(told, seen_m, 0.0)) / UNSEEN, np.inf)
    return Routes(seen_m, metres, before.astype(np.intp))


def entries(scene: Scene) -> Entries:
    """Every place where one may come into a plot from ground that strangers use."""
    return scene.derived(_entries, *ROUTE_ROLES)


def _entries(scene: Scene) -> Entries:
    runs, found, routes, net = touching(scene), steps(scene), least_seen(scene), way_net(scene)
    run = np.flatnonzero(~np.isin(runs.what, [TOUCHES.index("plot"), len(TOUCHES)]))
    if not len(run) or not len(found.edge):
        none, nowhere = run[:0], np.empty((0, 2))
        return Entries(none, none, nowhere, nowhere, none, none, np.empty(0), np.empty(0))
    middle = shapely.line_interpolate_point(runs.parts(np.isin(np.arange(len(runs.what)), run)), 0.5, normalized=True)
    place = shapely.get_coordinates(middle)
    step, along, foot, leap = _feet(found, net, middle)
    seen_leap = looked_at(scene, (place + foot) / 2.0)[2]
    # Along a road everybody passes; the way begins where one leaves it.
    on_road = (step >= 0) & (net.kind[found.edge[step]] == ROAD)
    ends = []
    for node, part in ((found.graph.tail[step], along - found.start[step]),
                       (found.graph.head[step], found.end[step] - along)):
        ends.append((np.where(on_road, 0.0, routes.seen_m[node] + np.where(found.seen_guess[step], part, 0.0)),
                     np.where(on_road, 0.0, routes.metres[node] + part), node))
    later = (ends[1][0] < ends[0][0]) | ((ends[1][0] == ends[0][0]) & (ends[1][1] < ends[0][1]))
    seen, metres, node = (np.where(later, head, tail) for tail, head in zip(*ends))
    near = step >= 0
    return Entries(run, runs.edges.plot[runs.edge[run]], place, foot, step, np.where(near & ~on_road, node, -1),
                   np.where(near, seen + np.where(seen_leap, leap, 0.0), np.inf), np.where(near, metres + leap, np.inf))


def _feet(found: Steps, net: WayNet, middle: Geometries) -> tuple[Rows, Numbers, Numbers, Numbers]:
    """Per place the step it leaves the nearest way by (-1: none within LEAP_M), how far along the way's edge, where,
    and how many metres away; the same however the way is cut into steps."""
    edges = np.unique(found.edge)
    (at, which), leap = shapely.STRtree(net.lines[edges]).query_nearest(middle, max_distance=LEAP_M,
                                                                        return_distance=True)
    edge = edges[which]
    # Where ways meet, several are equally near: roads first, then in the order of the network.
    order = np.lexsort((edge, -net.kind[edge], np.round(leap, 3), at))
    at, edge, leap = at[order], edge[order], leap[order]
    first = np.unique(at, return_index=True)[1]
    at, edge, leap = at[first], edge[first], leap[first]
    lines = net.lines[edge]
    along = shapely.line_locate_point(lines, middle[at])
    begin, count = np.searchsorted(found.edge, edge), np.bincount(found.edge)[edge]
    nth = np.minimum((along / shapely.length(lines) * count).astype(np.intp), count - 1)
    place = shapely.get_coordinates(middle)
    step, metres, foot, away = np.full(len(place), -1), np.zeros(len(place)), place.copy(), np.zeros(len(place))
    step[at], metres[at], away[at] = begin + nth, along, leap
    foot[at] = shapely.get_coordinates(shapely.line_interpolate_point(lines, along))
    return step, metres, foot, away


def hidden_approach(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The longest stretch that one may come unseen to a plot's side or rear boundary: of the least-seen way from the
    road to each place where strangers' ground meets it, the metres that nobody sees; 0 where none meets it."""
    if role_lacking(scene, *PLOTS_FROM):
        return Measured.unknown(len(rows), role_lacking(scene, *PLOTS_FROM))
    runs, found, table = touching(scene), entries(scene), plots(scene)
    behind = runs.edges.of(SIDE, REAR)[runs.edge[found.run]]
    behind &= np.isin(runs.what[found.run], [TOUCHES.index(name) for name in (BY_PATH, BY_PARKING, BY_PLAY, BY_GREEN)])
    value = np.zeros(len(table))
    np.maximum.at(value, found.plot[behind], found.unseen_m[behind])
    names = _unseen_lacks(scene, table.geometry[rows])
    fronts = [value_ is None for value_ in table.text("home")[rows].tolist()]
    ambiguous = [told is True for told in table.text("ambiguous")[rows].tolist()]
    names = [(*some, *(("building.use",) if use else ("parcel:front",) if front else ()))
             for some, use, front in zip(names, fronts, ambiguous)]
    unsure = np.array([bool(some) for some in names], dtype=bool)
    return Measured(np.where(unsure, 0.0, value[rows]), np.where(unsure, np.inf, value[rows]),
                    np.where(np.array(ambiguous), np.nan, value[rows]), tuple(names))


ESCAPES = (
    Quantity("escape_ways", "plot", "veje bort fra grunden, som ingen ser fra vindue eller dør",
             "ways away from the plot that nobody sees from a window or door", escape_ways, quantum=1.0,
             reads=ROUTE_ROLES, derived=("plot", "path_stretch"), reach_m=ESCAPE_REACH_M),
    Quantity("hidden_approach_m", "plot", "meter, man kan komme uset til grundens side- eller bagskel",
             "metres that one may come unseen to the plot's side or rear boundary", hidden_approach, unit="m",
             quantum=0.1, reads=ROUTE_ROLES, derived=("plot", "path_stretch"), reach_m=None),
)
