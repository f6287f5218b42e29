# SPDX-License-Identifier: GPL-2.0-or-later
"""How easily a plan is passed through: ways to the surroundings, metres of path, through traffic of each stretch, links
that nobody needs, rear lanes and their gates.

Sources disagree whether permeability helps or harms; both sides' figures are measured, and none of them judges.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.betweenness import betweenness
from botrygt_qgis_plugin.engine.measure.coverage import leaving, role_lacking
from botrygt_qgis_plugin.engine.measure.exposed import rear_path_edge
from botrygt_qgis_plugin.engine.measure.gates import GATE_ROLES, edge_stretches
from botrygt_qgis_plugin.engine.measure.graph import dead_end_edges
from botrygt_qgis_plugin.engine.measure.pathlines import path_lines
from botrygt_qgis_plugin.engine.measure.plots import REAR, plots
from botrygt_qgis_plugin.engine.measure.stretches import road_stretches, stretches
from botrygt_qgis_plugin.engine.measure.touching import BY_PATH, touching
from botrygt_qgis_plugin.engine.measure.waynet import way_net
from botrygt_qgis_plugin.engine.measure.ways import LINK, ROAD
from botrygt_qgis_plugin.engine.measured import Measured, Parameter, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]

WAY_READS = (Role.PATH, Role.ROAD, Role.TUNNEL_UNDERPASS, Role.GATE)
PLOTS_FROM = (Role.PARCEL, Role.BUILDING)
_RADIUS = Parameter(800.0, "m", 200.0, 2000.0, "så lange ture tælles med", "trips up to this long are counted")
AT_STRETCH_M = 0.05
# A road that comes this near the edge of what is drawn goes on beyond it.
EDGE_M = 2.0


def _through(scene: Scene, table: FeatureTable, of_edge: Rows, rows: Rows, radius: float) -> Measured:
    """Pairs of junctions and ends whose shortest way runs along each stretch, none farther apart than the radius."""
    net = way_net(scene)
    edges = np.flatnonzero(np.isin(of_edge, rows))
    value = np.zeros(len(table))
    if len(edges):
        near = np.unique(np.concatenate([net.tail[edges], net.head[edges]]))
        found = betweenness(net.public(True), net.place, radius, None if len(rows) == len(table) else near)
        held = np.flatnonzero(net.closed != 1)
        flow = np.zeros(len(net))
        flow[held] = found.edge
        np.maximum.at(value, of_edge[edges], flow[edges])
    shapes = table.geometry[rows]
    left = {role: leaving(scene, role, shapes, radius) for role in (Role.PATH, Role.ROAD)}
    names = [tuple(f"{role.value}:coverage" if scene.has(role) else role.value for role in left if left[role][at])
             for at in range(len(rows))]
    unsure = np.array([bool(some) for some in names], dtype=bool)
    return Measured(np.where(unsure, 0.0, value[rows]), np.where(unsure, np.inf, value[rows]), value[rows],
                    tuple(names))


def path_through(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Betweenness of each path stretch within radius_m, of all that everybody may walk along."""
    return _through(scene, stretches(scene), edge_stretches(scene), rows, params["radius_m"])


def road_through(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Betweenness of each road stretch within radius_m, of all that everybody may walk along."""
    return _through(scene, road_stretches(scene), _edge_roads(scene), rows, params["radius_m"])


def _edge_roads(scene: Scene) -> Rows:
    """(m,) per edge of the graph the road stretch it is part of, -1 where it is none."""
    return scene.derived(_road_of_edges, *GATE_ROLES)


def _road_of_edges(scene: Scene) -> Rows:
    net, table = way_net(scene), road_stretches(scene)
    found = np.full(len(net), -1)
    roads = np.flatnonzero(net.kind == ROAD)
    if len(roads) and len(table):
        middle = shapely.line_interpolate_point(net.lines[roads], 0.5, normalized=True)
        (at, row), away = table.tree.query_nearest(middle, max_distance=1.0, return_distance=True, all_matches=False)
        near = away <= AT_STRETCH_M
        found[roads[at[near]]] = row[near]
    return found


def road_dead_end(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Whether one must turn round at the end of the road stretch, or of what it leads to, when driving."""
    net = way_net(scene)
    graph = net.driving
    ends = np.zeros(len(net), dtype=bool)
    ends[graph.edge] = dead_end_edges(graph)
    value = np.ones(len(road_stretches(scene)), dtype=bool)
    of_edge = _edge_roads(scene)
    through = (of_edge >= 0) & ~ends
    value[of_edge[through]] = False
    # What leads out of the drawing goes on there.
    out = leaving(scene, Role.ROAD, road_stretches(scene).geometry, EDGE_M)
    told = np.array([None if blind and gone else blind for blind, gone in zip(value.tolist(), out.tolist())],
                    dtype=object)[rows]
    missing: tuple[tuple[str, ...], ...] = tuple(("road:coverage",) if one is None else () for one in told.tolist())
    return Measured(told, told, told, missing)


@dataclass(frozen=True)
class _Crossed:
    """Ways that cross the outline of a plan polygon, and the length of the outline in metres."""

    ways: int
    outline: float


def _crossed(scene: Scene, area: shapely.Geometry) -> _Crossed:
    net = way_net(scene)
    edges = np.flatnonzero((net.kind != LINK) & np.array([line is not None for line in net.lines.tolist()], dtype=bool))
    outline = shapely.boundary(area)
    cuts = shapely.get_parts(shapely.intersection(net.lines[edges], outline))
    points = cuts[shapely.get_dimensions(cuts) == 0]
    return _Crossed(len(np.unique(np.round(shapely.get_coordinates(points), 2), axis=0)), float(outline.length))


def links_out(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Ways that cross the outline of each plan polygon, for every kilometre of it."""
    lacking = role_lacking(scene, Role.PATH, Role.ROAD)
    if lacking:
        return Measured.unknown(len(rows), lacking)
    found = [_crossed(scene, area) for area in scene.table(Role.PLAN_AREA).geometry[rows].tolist()]
    return Measured.known(np.array([one.ways / one.outline * 1000.0 for one in found], dtype=np.float64))


def path_per_hectare(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Metres of path in each plan polygon, for every hectare of it."""
    if not scene.has(Role.PATH):
        return Measured.unknown(len(rows), Role.PATH.value)
    areas = scene.table(Role.PLAN_AREA).geometry[rows]
    lines, told = path_lines(scene).geometry, path_lines(scene).told
    metres = np.array([shapely.length(shapely.intersection(lines[told], area)).sum() for area in areas.tolist()])
    squares = np.array([bool(shapely.intersects(lines[~told], area).any()) for area in areas.tolist()], dtype=bool)
    value = metres / shapely.area(areas) * 10_000.0
    missing: tuple[tuple[str, ...], ...] = tuple(("path:centre_line",) if some else () for some in squares.tolist())
    return Measured(value, np.where(squares, np.inf, value), value, missing)


def rear_lane(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Metres of plots' rear boundary along paths without a gate, in each plan polygon."""
    return _lanes(scene, rows)[0]


def gated_lane(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Share, in %, of the metres of path behind gardens in each plan polygon that gates close; 100 without any."""
    return _lanes(scene, rows)[1]


def _lanes(scene: Scene, rows: Rows) -> tuple[Measured, Measured]:
    if role_lacking(scene, *PLOTS_FROM):
        unknown = Measured.unknown(len(rows), role_lacking(scene, *PLOTS_FROM))
        return unknown, unknown
    table, runs = plots(scene), touching(scene)
    open_lanes = rear_path_edge(scene, np.arange(len(table)), {})
    along = np.where(runs.edges.of(REAR), runs.metres(BY_PATH), 0.0)
    whole = np.bincount(runs.edges.plot, along, minlength=len(table))
    places = shapely.point_on_surface(table.geometry)
    metres, share = [], []
    for area in scene.table(Role.PLAN_AREA).geometry[rows].tolist():
        inside = shapely.intersects(area, places)
        names = tuple(sorted({name for at in np.flatnonzero(inside).tolist() for name in open_lanes.missing[at]}))
        low, high = (float(values[inside].sum()) for values in (open_lanes.low, open_lanes.high))
        most = max(float(whole[inside].sum()), low)
        closed = [100.0 if most <= 0 else 100.0 * max(0.0, most - some) / most for some in (high, low)]
        metres.append((low, high, names))
        share.append((closed[0] if most > 0 or high <= 0 else 0.0, closed[1], names))
    return _measured(metres), _measured(share)


def _measured(found: list[tuple[float, float, tuple[str, ...]]]) -> Measured:
    low, high = (np.array([one[at] for one in found], dtype=np.float64) for at in (0, 1))
    return Measured(low, high, np.where(low == high, low, np.nan),
                    tuple(names if a < b else () for a, b, names in found))


PERMEABILITY = (
    Quantity("path_through", "path_stretch", "gennemgang: par af kryds og ender, hvis korteste vej går ad stien",
             "through traffic: pairs of junctions and ends whose shortest way runs along the path", path_through,
             unit="1", quantum=0.1, reads=WAY_READS, reach_m=_RADIUS.high, parameters={"radius_m": _RADIUS}),
    Quantity("road_through", "road_stretch", "gennemgang: par af kryds og ender, hvis korteste vej går ad vejen",
             "through traffic: pairs of junctions and ends whose shortest way runs along the road", road_through,
             unit="1", quantum=0.1, reads=WAY_READS, reach_m=_RADIUS.high, parameters={"radius_m": _RADIUS}),
    Quantity("road_dead_end", "road_stretch", "om bilister må vende på vejen eller der, hvor den fører hen",
             "whether drivers must turn round on the road or where it leads", road_dead_end, kind="flag",
             reads=WAY_READS, reach_m=None),
    Quantity("links_out_per_km", "plan_area", "veje og stier, der krydser planens grænse, pr. km af den",
             "roads and paths that cross the plan's boundary, per km of it", links_out, unit="1/km", quantum=0.1,
             reads=WAY_READS, reach_m=20.0),
    Quantity("path_m_per_ha", "plan_area", "meter sti pr. hektar", "metres of path per hectare", path_per_hectare,
             unit="m/ha", quantum=0.1, reads=(Role.PATH,), derived=("path_stretch",), reach_m=1.0),
    Quantity("open_rear_lane_m", "plan_area", "bagskel langs stier uden låge",
             "rear boundary along paths without a gate", rear_lane, unit="m", quantum=0.1,
             reads=(*PLOTS_FROM, *WAY_READS), derived=("plot", "path_stretch"), reach_m=None, through=PLOTS_FROM),
    Quantity("gated_lane_pct", "plan_area", "andel af bagskel langs stier, der er lukket med låge",
             "share of the rear boundary along paths that gates close", gated_lane, unit="%", quantum=0.1,
             reads=(*PLOTS_FROM, *WAY_READS), derived=("plot", "path_stretch"), reach_m=None, through=PLOTS_FROM),
)
