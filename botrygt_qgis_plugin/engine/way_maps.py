# SPDX-License-Identifier: GPL-2.0-or-later
"""The graph of a plan's ways as layers: its edges and nodes with their measures, and the slips of its drawing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.map_layer import FLAG, NUMBER, TEXT, WHOLE, MapLayer, plain, rows_of, shapes_of
from botrygt_qgis_plugin.engine.measure.betweenness import Betweenness, betweenness
from botrygt_qgis_plugin.engine.measure.coverage import leaving
from botrygt_qgis_plugin.engine.measure.graph import (
    Graph,
    bridges,
    components,
    dead_end_edges,
    metres_within,
)
from botrygt_qgis_plugin.engine.measure.topology import Slip, leads_out, slips
from botrygt_qgis_plugin.engine.measure.waynet import GATE, WayNet, way_net
from botrygt_qgis_plugin.engine.measure.ways import CLOSED, LINK, OPEN, PATH, ROAD
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene
from botrygt_qgis_plugin.engine.ways_notes import slip_words

KINDS: Mapping[int, str] = {PATH: "path", ROAD: "road", LINK: "link"}
CLOSURES = ("open", "closed", "unknown")
DIRECTIONS: Mapping[int, str] = {0: "both", 1: "forward", -1: "backward"}
EDGES: Mapping[str, str] = {
    "plan": TEXT, "kind": TEXT, "features": TEXT, "length_m": NUMBER, "closed": TEXT, "one_way": TEXT, "part": WHOLE,
    "dead_end": FLAG, "only_way": FLAG, "through": NUMBER, "through_at_least": FLAG}
NODES: Mapping[str, str] = {
    "plan": TEXT, "kind": TEXT, "ways": WHOLE, "part": WHOLE, "through": NUMBER, "reach_m": NUMBER,
    "reach_at_least": FLAG}
SLIPS: Mapping[str, str] = {
    "plan": TEXT, "kind": TEXT, "handled": TEXT, "metres": NUMBER, "features": TEXT, "text_da": TEXT, "text_en": TEXT}


def way_layers(scene: Scene, radius_m: float, reach_m: float) -> tuple[MapLayer, ...]:
    """Edges, nodes and slips of one plan.

    through: pairs of nodes no farther apart than radius_m whose shortest way runs there, over all that everybody may
    walk along; reach_m: metres of way within that distance. part: pieces of the network that hang together, the longest
    being 1. *_at_least: what is drawn ends so near that the true figure may be higher.
    """
    # GEOS leaves floating-point flags behind that mean nothing; numpy would print them as warnings.
    with np.errstate(divide="ignore", invalid="ignore"):
        net = way_net(scene)
        between = betweenness(net.public(True), net.place, radius_m)
        part = _parts(net)
        return (_edges(scene, net, between, part, radius_m), _nodes(scene, net, between, part, (radius_m, reach_m)),
                _slips(scene))


def _parts(net: WayNet) -> NDArray[np.intp]:
    """(n,) the number of the piece each node belongs to, counted from 1 by falling length, then by place."""
    label = components(net.walking)
    if not len(label):
        return label
    metres = np.bincount(label[net.tail], net.length_m, minlength=int(label.max()) + 1)
    first = np.unique(label, return_index=True)[1]
    rank = np.empty(len(metres), dtype=np.intp)
    rank[np.lexsort((first, -metres))] = np.arange(1, len(metres) + 1)
    return np.asarray(rank[label], dtype=np.intp)


def _per_edge(net: WayNet, graph: Graph, flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    found = np.zeros(len(net), dtype=bool)
    found[graph.edge] = flags
    return found


def _dead_ends(net: WayNet, graph: Graph, out: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """(m,) edges on which one must turn round: those of a road when driving, those of a path on foot. What leads out of
    the drawing goes on there, and comes back: it is joined twice to one node outside."""
    rim = np.flatnonzero(out & (graph.degree > 0))
    tails = np.concatenate([graph.tail, rim, rim])
    heads = np.concatenate([graph.head, np.full(2 * len(rim), graph.count)])
    beyond = Graph.of(graph.count + 1, tails, heads, np.concatenate([graph.length, np.ones(2 * len(rim))]))
    return _per_edge(net, graph, dead_end_edges(beyond)[:len(graph)])


def _edges(scene: Scene, net: WayNet, between: Betweenness, part: NDArray[np.intp], radius_m: float) -> MapLayer:
    public = net.public(True)
    through = np.full(len(net), np.nan)
    through[public.edge] = between.edge
    out = leads_out(scene, net.place)
    ends = np.where(net.kind == ROAD, _dead_ends(net, net.driving, out), _dead_ends(net, public, out))
    only = _per_edge(net, public, bridges(public))
    rows = np.flatnonzero(net.kind != GATE).tolist()
    shapes = shapes_of(net.lines[rows])
    low = _short(scene, shapes, radius_m)
    values: dict[str, list[Any]] = {name: [] for name in EDGES}
    for at, row in enumerate(rows):
        told = (scene.plan_id, KINDS[int(net.kind[row])], _features(scene, net, row), plain(net.length_m[row]),
                CLOSURES[int(net.closed[row])], DIRECTIONS[int(net.one_way[row])], int(part[net.tail[row]]),
                bool(ends[row]), bool(only[row]), plain(through[row], 1),
                bool(low[at]) and bool(np.isfinite(through[row])))
        for name, value in zip(EDGES, told):
            values[name].append(value)
    return MapLayer("way_edges", "Veje og stier", "Vej- og stinettet mellem kryds, med mål for gennemgang",
                    "LINESTRING", EDGES, values, shapes)


def _features(scene: Scene, net: WayNet, row: int) -> str:
    """The features an edge was drawn as, by what their owner calls them."""
    roles = {PATH: Role.PATH, ROAD: Role.ROAD}
    drawn = {(roles[int(net.ways.kind[way])], feature) for way in net.members[row]
             if int(net.ways.kind[way]) in roles for feature in net.ways.drawn[way]}
    return ", ".join(sorted({scene.table(role).label(feature) for role, feature in drawn}))


def _short(scene: Scene, shapes: Geometries, reach: float) -> NDArray[np.bool_]:
    """(n,) shapes from which less than `reach` metres around them are drawn."""
    return leaving(scene, Role.PATH, shapes, reach) | leaving(scene, Role.ROAD, shapes, reach)


def _nodes(scene: Scene, net: WayNet, between: Betweenness, part: NDArray[np.intp],
           within: tuple[float, float]) -> MapLayer:
    radius_m, reach_m = within
    gated = np.zeros(len(net.place), dtype=bool)
    shut = net.kind == GATE
    gated[net.tail[shut]] = gated[net.head[shut]] = True
    ways = net.walking.without(np.flatnonzero(shut)).degree
    reach = metres_within(net.public(True), np.arange(len(net.place)), reach_m)
    shapes = shapes_of(shapely.points(net.place))
    low = _short(scene, shapes, max(radius_m, reach_m))
    end = np.where(leads_out(scene, net.place), "out", "end")
    kind = np.where(gated, "gate", np.where(ways == 1, end, np.where(ways == 2, "joint", "junction")))
    values: dict[str, list[Any]] = {
        "plan": [scene.plan_id] * len(shapes), "kind": kind.tolist(), "ways": ways.tolist(), "part": part.tolist(),
        "through": [plain(value, 1) for value in between.node.tolist()],
        "reach_m": [plain(value, 1) for value in reach.tolist()], "reach_at_least": low.tolist()}
    return MapLayer("way_nodes", "Kryds og ender", "Kryds, ender og låger i vej- og stinettet", "POINT", NODES, values,
                    shapes)


def _slips(scene: Scene) -> MapLayer:
    found = slips(scene)
    values: dict[str, list[Any]] = {
        "plan": [scene.plan_id] * len(found), "kind": [slip.kind for slip in found],
        "handled": [slip.mended for slip in found], "metres": [slip.metres for slip in found],
        "features": [_names(scene, slip) for slip in found],
        "text_da": [slip_words(slip)[0] for slip in found], "text_en": [slip_words(slip)[1] for slip in found]}
    return MapLayer("way_slips", "Tegnefejl i nettet", "Steder, hvor vej- og stinettet er tegnet ufuldstændigt",
                    "POINT", SLIPS, values, shapes_of([slip.place for slip in found]))


def _names(scene: Scene, slip: Slip) -> str:
    return ", ".join(scene.table(role).label(scene.table(role).position[key]) for role, key in slip.features)


def way_summary(scene: Scene, layers: tuple[MapLayer, ...]) -> dict[str, Any]:
    """The network of one plan in figures, and every slip of its drawing."""
    edges, nodes, found = layers
    kind, length = np.array(edges.values["kind"], dtype=object), np.array(edges.values["length_m"], dtype=np.float64)
    closed, dead = np.array(edges.values["closed"], dtype=object), np.array(edges.values["dead_end"], dtype=bool)
    only = np.array(edges.values["only_way"], dtype=bool)

    def metres(rows: NDArray[np.bool_]) -> float:
        return round(float(length[rows].sum()), 1) + 0.0

    return {
        "id": scene.plan_id, "name": scene.plan_name, "crs": scene.crs, "edges": len(edges), "nodes": len(nodes),
        "parts": len(set(nodes.values["part"])), "path_m": metres(kind == "path"), "road_m": metres(kind == "road"),
        "closed_m": metres(closed == CLOSURES[CLOSED]), "unknown_m": metres((closed != CLOSURES[OPEN])
                                                                           & (closed != CLOSURES[CLOSED])),
        "dead_ends": nodes.values["kind"].count("end"), "dead_end_m": metres(dead), "only_way_m": metres(only),
        "junctions": nodes.values["kind"].count("junction"), "gates": nodes.values["kind"].count("gate"),
        "slips": [{"kind": row["kind"], "handled": row["handled"], "metres": row["metres"],
                   "features": row["features"], "x": round(shape.x, 2), "y": round(shape.y, 2),
                   "da": row["text_da"], "en": row["text_en"]}
                  for row, shape in zip(rows_of(found), found.shapes.tolist())],
    }


def way_lines(entry: Mapping[str, Any], language: str) -> list[str]:
    """One plan's entry in words, every slip with its place."""
    path, road, joints, ends, count = (round(entry[name]) for name in ("path_m", "road_m", "junctions", "dead_ends",
                                                                       "gates"))
    slips = len(entry["slips"])
    line = (f"{entry['name']}: {path} m sti, {road} m vej, {joints} kryds, {ends} ender, {count} låger; "
            f"{slips} tegnefejl") if language == "da" else \
        (f"{entry['name']}: {path} m of path, {road} m of road, {joints} junctions, {ends} ends, {count} gates; "
         f"{slips} slips of drawing")
    return [line, *(f"E {slip['x']:.1f}, N {slip['y']:.1f}: {slip['features']}: {slip[language]}"
                    for slip in entry["slips"])]
