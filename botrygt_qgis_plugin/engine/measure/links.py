# SPDX-License-Identifier: GPL-2.0-or-later
"""Paths that cut through between homes, and whether anybody's walk to a stop or a playground needs them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra

from botrygt_qgis_plugin.engine.measure.coverage import leaving, role_lacking
from botrygt_qgis_plugin.engine.measure.gates import edge_stretches
from botrygt_qgis_plugin.engine.measure.graph import Graph, bridges
from botrygt_qgis_plugin.engine.measure.pathlines import path_lines
from botrygt_qgis_plugin.engine.measure.plots import FRONT, INNER, REAR, SIDE, UNKNOWN, plot_edges, plots
from botrygt_qgis_plugin.engine.measure.stretches import stretches
from botrygt_qgis_plugin.engine.measure.touching import BY_PATH, LOOK_M
from botrygt_qgis_plugin.engine.measure.waynet import WayNet, way_net
from botrygt_qgis_plugin.engine.measure.ways import CLOSED, LINK, PATH, USUAL_HALF_M
from botrygt_qgis_plugin.engine.measured import Accepts, Cause, Explanation, Measured, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]

WAY_READS = (Role.PATH, Role.ROAD, Role.TUNNEL_UNDERPASS, Role.GATE)
PLOTS_FROM = (Role.PARCEL, Role.BUILDING)
DESTINATIONS = (Role.BUS_STOP, Role.PLAY_MEET)
# This much of a path beside side or rear boundaries makes it a path between homes.
BESIDE_M = 10.0
# Homes and destinations are reached from the nearest way within this.
FROM_WAY_M = 60.0
# Nobody walks farther than this to a stop or a playground.
WALK_M = 1500.0


def between_homes(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Whether a path leads through between side and rear boundaries of homes, where one could walk another way too."""
    if role_lacking(scene, *PLOTS_FROM):
        blank = np.full(len(rows), None, dtype=object)
        return Measured(blank, blank, blank, ((role_lacking(scene, *PLOTS_FROM),),) * len(rows))
    through = _through(scene)[rows]
    sure, possible = (_beside(scene, rows, *sides) for sides in ((SIDE, REAR), (SIDE, REAR, INNER, UNKNOWN)))
    value = np.array([False if not leads or most < BESIDE_M else True if least >= BESIDE_M else None
                      for leads, least, most in zip(through.tolist(), sure.tolist(), possible.tolist())], dtype=object)
    missing: tuple[tuple[str, ...], ...] = tuple(("parcel:front",) if told is None else () for told in value.tolist())
    return Measured(value, value, value, missing)


def _through(scene: Scene) -> NDArray[np.bool_]:
    """(n,) stretches that end nowhere blind and without which all still hangs together."""
    net, of_edge = way_net(scene), edge_stretches(scene)
    graph = net.public(True)
    needed = np.ones(len(net), dtype=bool)
    needed[graph.edge] = bridges(graph)
    through = np.zeros(len(stretches(scene)), dtype=bool)
    free = (of_edge >= 0) & ~needed
    through[of_edge[free]] = True
    through[of_edge[(of_edge >= 0) & needed]] = False
    return through


def _beside(scene: Scene, rows: Rows, *sides: str) -> Numbers:
    """(k,) metres of each path beside plot edges of these sides."""
    lines = path_lines(scene)
    edges = plot_edges(scene)
    edges = edges.take(edges.of(*sides))
    half = np.where(np.isnan(lines.width_m[rows]), USUAL_HALF_M[PATH], lines.width_m[rows] / 2.0)
    reach = LOOK_M[BY_PATH] + half
    shape, edge = edges.tree.query(lines.geometry[rows], predicate="dwithin", distance=reach)
    metres = np.zeros(len(rows))
    for at in np.unique(shape).tolist():
        near = np.sort(edge[shape == at])
        zone = shapely.union_all(shapely.buffer(edges.lines[near], reach[at], cap_style="flat"))
        metres[at] = shapely.length(shapely.intersection(lines.geometry[rows[at]], zone))
    return metres


@dataclass(frozen=True)
class _Trips:
    """What walks start from and lead to: per home and per destination the edge it is on and how far along it; kind: of
    each destination the position of its role in DESTINATIONS."""

    home_edge: Rows
    home_at: Numbers
    goal_edge: Rows
    goal_at: Numbers
    kind: Rows


def link_saving(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The most, in %, that a path shortens anybody's walk from home to the nearest stop or playground.

    At least this: it may be more where stops or playgrounds may lie undrawn. 100 where there is no other way.
    """
    lacking = role_lacking(scene, *PLOTS_FROM) or next(
        (role.value for role in DESTINATIONS if not scene.has(role)), "") * (not any(map(scene.has, DESTINATIONS)))
    if lacking:
        return Measured.unknown(len(rows), lacking)
    net, of_edge = way_net(scene), edge_stretches(scene)
    trips = scene.derived(_trips, *_TRIP_ROLES)
    base = _walks(net, trips, np.empty(0, dtype=np.intp))
    value = np.zeros(len(rows))
    for at, row in enumerate(rows.tolist()):
        edges = np.flatnonzero(of_edge == row)
        value[at] = _most_saved(base, _walks(net, trips, edges)) if len(edges) else 0.0
    shapes = stretches(scene).geometry[rows]
    names = [tuple(f"{role.value}:coverage" if scene.has(role) else role.value for role in DESTINATIONS
                   if leaving(scene, role, shapes[[at]], WALK_M)[0]) for at in range(len(rows))]
    unsure = np.array([bool(some) for some in names], dtype=bool) & (value < 100.0)
    return Measured(value, np.where(unsure, 100.0, value), value,
                    tuple(some if doubt else () for some, doubt in zip(names, unsure.tolist())))


def _most_saved(base: Numbers, without: Numbers) -> float:
    """The greatest share, in %, by which a walk is shorter than without the link."""
    told = np.isfinite(base) & (without > base)
    saved = np.where(np.isinf(without[told]), 100.0, 100.0 * (1.0 - base[told] / without[told]))
    return float(saved.max(initial=0.0))


def _trips(scene: Scene) -> _Trips:
    net = way_net(scene)
    home_edge, home_at = _on_ways(net, plot_fronts(scene))
    parts = [_on_ways(net, shapely.centroid(scene.table(role).geometry)) for role in DESTINATIONS]
    kind = np.repeat(np.arange(len(DESTINATIONS)), [len(part[0]) for part in parts])
    return _Trips(home_edge, home_at, np.concatenate([part[0] for part in parts]),
                  np.concatenate([part[1] for part in parts]), kind)


def plot_fronts(scene: Scene) -> Geometries:
    """Where one leaves each plot: the middle of its front edges, else of the plot."""
    homes, edges = plots(scene), plot_edges(scene)
    front = np.flatnonzero(edges.of(FRONT))
    length = shapely.length(edges.lines[front])
    middle = shapely.get_coordinates(shapely.line_interpolate_point(edges.lines[front], 0.5, normalized=True))
    whole = np.bincount(edges.plot[front], length, minlength=len(homes))
    sums = [np.bincount(edges.plot[front], length * middle[:, at], minlength=len(homes)) for at in (0, 1)]
    told = whole > 0
    places = shapely.get_coordinates(shapely.centroid(homes.geometry))
    places[told] = np.stack([one[told] / whole[told] for one in sums], axis=1)
    return np.asarray(shapely.points(places))


def _on_ways(net: WayNet, places: Geometries) -> tuple[Rows, Numbers]:
    """The nearest open way to each place that has one, and how far along it the place lies."""
    usable = np.flatnonzero((net.closed != CLOSED) & (net.kind != LINK))
    if not len(usable) or not len(places):
        return np.empty(0, dtype=np.intp), np.empty(0)
    (place, way), _ = shapely.STRtree(net.lines[usable]).query_nearest(places, max_distance=FROM_WAY_M,
                                                                       return_distance=True, all_matches=False)
    edge = usable[way]
    return edge.astype(np.intp), np.asarray(shapely.line_locate_point(net.lines[edge], places[place]))


def _walks(net: WayNet, trips: _Trips, gone: Rows) -> Numbers:
    """(kinds, homes) the way from each home to the nearest destination of each kind, without some edges."""
    graph = net.public(True).without(gone)
    away = np.full((len(DESTINATIONS), len(trips.home_edge)), np.inf)
    for kind in range(len(DESTINATIONS)):
        goals = np.flatnonzero((trips.kind == kind) & ~np.isin(trips.goal_edge, gone))
        if not len(goals):
            continue
        nodes = _from_goals(graph, net, trips.goal_edge[goals], trips.goal_at[goals])
        length = net.length_m[trips.home_edge]
        reached = np.minimum(trips.home_at + nodes[net.tail[trips.home_edge]],
                             length - trips.home_at + nodes[net.head[trips.home_edge]])
        away[kind] = np.where(np.isin(trips.home_edge, gone), np.inf, reached)
    return np.round(away, 3)


def _from_goals(graph: Graph, net: WayNet, edge: Rows, at: Numbers) -> Numbers:
    """(n,) the way from each node to the nearest of some places on edges."""
    count = graph.count + len(edge)
    own = np.arange(graph.count, count)
    tail = np.concatenate([graph.tail, own, own])
    head = np.concatenate([graph.head, net.tail[edge], net.head[edge]])
    length = np.concatenate([graph.length, np.maximum(at, 1e-3), np.maximum(net.length_m[edge] - at, 1e-3)])
    whole = Graph.of(count, tail, head, length)
    found: Numbers = dijkstra(whole.csr, True, own, limit=WALK_M, min_only=True)
    return found[:graph.count]


def explain_saving(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The link; closing it to strangers cures it."""
    return Explanation(stretches(scene).geometry[row], Cause("attribute", attribute="gated", value=True))


_TRIP_ROLES = (*WAY_READS, *DESTINATIONS, *PLOTS_FROM, Role.ENTRANCE, Role.ADDRESS)

LINKS = (
    Quantity("between_homes", "path_stretch", "om stien fører igennem mellem boligers side- og bagskel",
             "whether the path leads through between side and rear boundaries of homes", between_homes, kind="flag",
             reads=(*WAY_READS, *PLOTS_FROM), derived=("plot",), reach_m=None, through=PLOTS_FROM),
    Quantity("link_saving_pct", "path_stretch", "så meget forkorter stien nogens vej til stoppested eller legeplads",
             "how much the path shortens anybody's walk to a stop or playground", link_saving, unit="%", quantum=0.1,
             reads=(*WAY_READS, *DESTINATIONS, *PLOTS_FROM), derived=("plot",), reach_m=None, through=PLOTS_FROM,
             explain=explain_saving),
)
