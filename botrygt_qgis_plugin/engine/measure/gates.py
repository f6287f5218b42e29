# SPDX-License-Identifier: GPL-2.0-or-later
"""Which paths are shut to strangers: by a gate on them, or because every way to them passes one; and where gates stand.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.frontline import FrontLines, front_lines
from botrygt_qgis_plugin.engine.measure.graph import components
from botrygt_qgis_plugin.engine.measure.pathlines import path_lines
from botrygt_qgis_plugin.engine.measure.plots import PLOT_ROLES, plots
from botrygt_qgis_plugin.engine.measure.stretches import STRETCH_ROLES, stretches
from botrygt_qgis_plugin.engine.measure.waynet import GATE, WayNet, way_net
from botrygt_qgis_plugin.engine.measure.ways import PATH, WAY_ROLES
from botrygt_qgis_plugin.engine.measured import Measured, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]

GATE_ROLES = tuple(dict.fromkeys((*STRETCH_ROLES, *WAY_ROLES)))
# A gate belongs to the nearest house no farther off than this.
HOUSE_WITHIN_M = 20.0
AT_STRETCH_M = 0.05
# A gate is proposed a step inside the mouth of a path; what is left of an edge shorter than this is no part of it.
GATE_STEP_M, LEAST_PART_M = 0.5, 1.0


@dataclass(frozen=True)
class Shut:
    """Per path stretch: enclosed, whether every way to it passes a gate; gates: the rows of the gates that enclose it.
    """

    enclosed: NDArray[np.bool_]
    gates: tuple[tuple[int, ...], ...]


def edge_stretches(scene: Scene) -> Rows:
    """(m,) per edge of the graph the path stretch it is part of, -1 where it is none."""
    return scene.derived(_edge_stretches, *GATE_ROLES)


def _edge_stretches(scene: Scene) -> Rows:
    net, table = way_net(scene), stretches(scene)
    found = np.full(len(net), -1)
    paths = np.flatnonzero(net.kind == PATH)
    if not len(paths) or not len(table):
        return found
    middle = shapely.line_interpolate_point(net.lines[paths], 0.5, normalized=True)
    (at, row), away = table.tree.query_nearest(middle, max_distance=1.0, return_distance=True, all_matches=False)
    near = away <= AT_STRETCH_M
    found[paths[at[near]]] = row[near]
    return found


def shut_stretches(scene: Scene) -> Shut:
    """Which stretches gates enclose."""
    return scene.derived(_shut, *GATE_ROLES)


def _shut(scene: Scene) -> Shut:
    net, count = way_net(scene), len(stretches(scene))
    nothing = Shut(np.zeros(count, dtype=bool), ((),) * count)
    if not scene.has(Role.GATE) or not (net.kind == GATE).any():
        return nothing
    whole, public = components(net.walking), components(net.public(True))
    fed, open_parts = whole[net.road_nodes], public[net.road_nodes]
    of_stretch = edge_stretches(scene)
    edges = np.flatnonzero(of_stretch >= 0)
    inside = np.isin(whole[net.tail[edges]], fed) & ~np.isin(public[net.tail[edges]], open_parts)
    open_edge = np.zeros(count, dtype=bool)
    open_edge[of_stretch[edges[~inside]]] = True
    enclosed = np.zeros(count, dtype=bool)
    enclosed[of_stretch[edges[inside]]] = True
    enclosed &= ~open_edge
    return Shut(enclosed, _gates_of(scene, net, public, enclosed))


def _gates_of(scene: Scene, net: WayNet, public: Rows, enclosed: NDArray[np.bool_]) -> tuple[tuple[int, ...], ...]:
    """Per stretch the gates at the rim of the part that it lies in."""
    spots = shapely.centroid(scene.table(Role.GATE).geometry)
    of_stretch, rims = edge_stretches(scene), np.flatnonzero(net.kind == GATE)
    tree = shapely.STRtree(spots)
    found: list[tuple[int, ...]] = []
    for stretch, shut in enumerate(enclosed.tolist()):
        if not shut:
            found.append(())
            continue
        part = public[net.tail[np.flatnonzero(of_stretch == stretch)[0]]]
        own = rims[(public[net.tail[rims]] == part) | (public[net.head[rims]] == part)]
        gates = tree.query_nearest(shapely.points(net.place[net.head[own]]), all_matches=False)[1]
        found.append(tuple(sorted(set(gates.tolist()))))
    return tuple(found)


def path_gated(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Whether a gate closes the path: as drawn on it, or by gates drawn on every way to it."""
    drawn = stretches(scene).text("gated")[rows]
    enclosed = shut_stretches(scene).enclosed[rows]
    values = np.array([True if shut else told for shut, told in zip(enclosed.tolist(), drawn.tolist())], dtype=object)
    return Measured.column(values, "path.gated")


def gate_behind_front(scene: Scene, rows: Rows, params: Params) -> Measured:
    """How far behind the front of the nearest house the farthest of a path's gates stands, in metres; 0 at the front
    line or before it. Unknown where no gate is drawn, or the house's front is not known."""
    table, lines = plots(scene), front_lines(scene)
    gates, of_path = scene.table(Role.GATE), shut_stretches(scene).gates
    value = np.full(len(rows), np.nan)
    missing: list[tuple[str, ...]] = []
    for at, row in enumerate(rows.tolist()):
        spots = shapely.centroid(gates.geometry[list(of_path[row])])
        behind = [_behind(spot, table.tree, lines) for spot in spots.tolist()]
        if behind and not np.isnan(behind).any():
            value[at] = max(0.0, *behind) if len(behind) > 1 else max(0.0, behind[0])
        missing.append(() if not np.isnan(value[at]) else ("parcel:front",) if behind else ("gate",))
    unknown = np.isnan(value)
    return Measured(np.where(unknown, -np.inf, value), np.where(unknown, np.inf, value), value, tuple(missing))


def _behind(gate: shapely.Point, tree: shapely.STRtree, lines: FrontLines) -> float:
    """Metres from the front line of the nearest plot's house back to a gate; NaN without one near."""
    near = np.sort(tree.query_nearest(gate, max_distance=HOUSE_WITHIN_M, all_matches=True))
    found = [float(lines.foremost[plot] - np.array([gate.x, gate.y]) @ lines.facing[plot]) for plot in near.tolist()]
    return min(found) if found else float("nan")


def gates_that_close(scene: Scene, row: int, part: shapely.Geometry) -> tuple[shapely.Point, ...]:
    """Where gates would close a part of a stretch to strangers: just inside each mouth through which they come to it;
    none where that would not do it. Measured again with the gates in place before it is told."""
    net, of_edge = way_net(scene), edge_stretches(scene)
    own = np.flatnonzero(of_edge == row)
    without = net.public(True).without(own)
    label = components(without)
    fed = np.unique(label[net.road_nodes])
    ends = np.concatenate([net.tail[own], net.head[own]])
    nodes, count = np.unique(ends, return_counts=True)
    mouths = nodes[(count == 1) & np.isin(label[nodes], fed)]
    line = path_lines(scene).geometry[row]
    if not len(mouths) or shapely.get_type_id(line) != shapely.GeometryType.LINESTRING:
        return ()
    spots = tuple(_inside(line, shapely.Point(net.place[node]), part) for node in mouths.tolist())
    return spots if _closed_by(scene, spots, part) else ()


def _inside(line: shapely.LineString, mouth: shapely.Point, part: shapely.Geometry) -> shapely.Point:
    """A place on a line a step in from its mouth, before the part that is to be closed begins."""
    at = float(shapely.line_locate_point(line, mouth))
    way = 1.0 if at < line.length / 2 else -1.0
    reach = float(shapely.distance(mouth, part))
    spot = shapely.line_interpolate_point(line, min(max(at + way * min(GATE_STEP_M, reach), 0.0), line.length))
    return shapely.Point(round(spot.x, 2), round(spot.y, 2))


def _closed_by(scene: Scene, spots: tuple[shapely.Point, ...], part: shapely.Geometry) -> bool:
    """Whether gates in these places leave no stretch along the part open."""
    table = scene.table(Role.GATE)
    made = np.array([*table.geometry, *spots], dtype=object)
    keys = (*table.keys, *(f"new gate {number}" for number in range(len(spots))))
    tried = scene.replacing({Role.GATE: FeatureTable(keys, made)})
    lines = path_lines(tried).geometry
    shared = shapely.length(shapely.intersection(lines, shapely.buffer(part, 0.01)))
    rows = np.flatnonzero(shared > LEAST_PART_M)
    return bool(len(rows)) and all(told is True for told in path_gated(tried, rows, {}).low.tolist())


GATED = (
    Quantity("path_gated", "path_stretch", "om stien er lukket med låge", "whether a gate closes the path", path_gated,
             kind="flag", reads=(Role.PATH, Role.ROAD, Role.TUNNEL_UNDERPASS, Role.GATE), reach_m=None,
             of_subject="gated"),
    Quantity("gate_behind_front_m", "path_stretch", "så langt bag husenes forside står stiens låge",
             "how far behind the fronts of the houses the path's gate stands", gate_behind_front, unit="m",
             quantum=0.1, reads=(Role.PATH, Role.ROAD, Role.TUNNEL_UNDERPASS, Role.GATE, *PLOT_ROLES),
             derived=("plot",), reach_m=None),
)
