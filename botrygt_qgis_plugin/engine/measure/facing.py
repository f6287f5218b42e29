# SPDX-License-Identifier: GPL-2.0-or-later
"""Which way homes face: outward normals of walls and plot edges, doors, and the nearest road."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

COS_45 = float(np.cos(np.radians(45.0)))
ENTRANCE_AT_WALL_M = 1.5
STREET_WITHIN_M = 60.0
# Another door counts as a back door when it lies this much farther from the road.
BACK_DOOR_M = 5.0
# Two roads are as near as one another up to this ratio: a corner plot without a door drawn cannot be told.
AS_NEAR = 1.2

Numbers = NDArray[np.float64]
Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Faces:
    """Straight edges of polygons' outer rings, in ring order: (m,) lines, owner rows (ascending), lengths, (m, 2)
    outward unit normals, and the positions of the edges before and after each in its ring."""

    lines: Geometries
    owner: Rows
    length: Numbers
    normal: Numbers
    before: Rows
    after: Rows


@dataclass(frozen=True)
class Doors:
    """Per plot: whether it has a door, and (n, 2) which way the door's wall faces; NaN where doors disagree."""

    found: NDArray[np.bool_]
    facing: Numbers


def faces_of(geometry: Geometries, tolerance: float) -> Faces:
    """The edges of polygons without vertices nearer than `tolerance` to the straight line; holes have none."""
    parts, owner = shapely.get_parts(geometry, return_index=True)
    areas = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    rings, owner = shapely.simplify(shapely.get_exterior_ring(parts[areas]), tolerance), owner[areas]
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    way = np.diff(xy, axis=0)
    length = np.hypot(way[:, 0], way[:, 1]) if len(xy) else np.empty(0)
    kept = np.flatnonzero((ring[:-1] == ring[1:]) & (length > 0))
    lines = shapely.linestrings(np.stack([xy[:-1], xy[1:]], axis=1)[kept]) if len(kept) else np.empty(0, dtype=object)
    way, length, ring = way[kept], length[kept], ring[kept]
    turn = np.where(shapely.is_ccw(rings), 1.0, -1.0)[ring]
    normal = np.stack([way[:, 1], -way[:, 0]], axis=1) * (turn / length)[:, None]
    first = np.searchsorted(ring, ring, side="left")
    last = np.searchsorted(ring, ring, side="right") - 1
    here = np.arange(len(ring))
    return Faces(lines, owner[ring], length, normal, np.where(here == first, last, here - 1),
                 np.where(here == last, first, here + 1))


def first_of_each(group: Rows, *ranks: Numbers) -> Rows:
    """Positions of the least member of each group, groups ascending; ranks compared in turn, then position."""
    order = np.lexsort((*ranks[::-1], group))
    return np.asarray(order[np.unique(group[order], return_index=True)[1]], dtype=np.intp)


def door_facing(scene: Scene, walls: Faces, plot_of_piece: Rows, middle: Numbers) -> Doors:
    """The outward normals of the walls that doors stand in; `walls` are those of the pieces of homes on plots.

    Of several doors the one nearest a road counts; one that faces elsewhere and is about as near leaves it unknown. An
    address point at a wall stands in for a door where a plot has none.
    """
    found, facing = np.zeros(len(middle), dtype=bool), np.full((len(middle), 2), np.nan)
    doors, drawn = _doors(scene)
    if not len(doors) or not len(walls.lines):
        return Doors(found, facing)
    door, normal, plot = _in_walls(doors, walls, plot_of_piece, middle)
    entered = np.zeros(len(middle), dtype=bool)
    entered[plot[drawn[door]]] = True
    kept = drawn[door] | ~entered[plot]
    door, normal, plot = door[kept], normal[kept], plot[kept]
    street = _road_distance(scene, doors[door])
    xy = shapely.get_coordinates(doors[door])
    lead = first_of_each(plot, street, xy[:, 0], xy[:, 1])
    found[plot[lead]], facing[plot[lead]] = True, normal[lead]
    nearest = np.full(len(middle), np.inf)
    nearest[plot[lead]] = street[lead]
    rival = street < nearest[plot] + BACK_DOOR_M
    rival |= np.isinf(nearest[plot])
    torn = plot[rival & ((normal * facing[plot]).sum(axis=1) < COS_45)]
    facing[torn] = np.nan
    return Doors(found, facing)


def _doors(scene: Scene) -> tuple[Geometries, NDArray[np.bool_]]:
    """Entrances and address points as points, and which are entrances."""
    shapes = [scene.table(role).geometry for role in (Role.ENTRANCE, Role.ADDRESS)]
    return shapely.centroid(np.concatenate(shapes)), np.arange(sum(map(len, shapes))) < len(shapes[0])


def _in_walls(doors: Geometries, walls: Faces, plot_of_piece: Rows, middle: Numbers) -> tuple[Rows, Numbers, Rows]:
    """The doors that stand in a wall, the wall's outward normal, and the plot."""
    door, wall = shapely.STRtree(walls.lines).query(doors, predicate="dwithin", distance=ENTRANCE_AT_WALL_M)
    plot = plot_of_piece[walls.owner[wall]]
    away = shapely.get_coordinates(doors)[door] - middle[plot]
    # Of two walls that meet at the door, the one that looks more the way the door lies from the home's middle.
    ahead = (walls.normal[wall] * away).sum(axis=1)
    gap = np.round(shapely.distance(doors[door], walls.lines[wall]), 2)
    best = first_of_each(door, gap, -ahead, wall.astype(np.float64))
    return door[best], walls.normal[wall[best]], plot[best]


def _road_distance(scene: Scene, points: Geometries) -> Numbers:
    """(n,) distance to the nearest road, inf beyond STREET_WITHIN_M."""
    distance = np.full(len(points), np.inf)
    roads = scene.table(Role.ROAD)
    if len(roads):
        (point, _), near = roads.tree.query_nearest(points, max_distance=STREET_WITHIN_M, return_distance=True,
                                                    all_matches=False)
        distance[point] = near
    return distance


def road_facing(scene: Scene, plots: Geometries, middle: Numbers) -> Numbers:
    """(n, 2) unit vectors from homes to the nearest road, of plots within STREET_WITHIN_M of one.

    NaN where there is none, or another road lies as near in another direction.
    """
    facing = np.full((len(plots), 2), np.nan)
    roads = _road_pieces(scene)
    if not len(roads):
        return facing
    tree = shapely.STRtree(roads)
    plot = np.unique(tree.query(plots, predicate="dwithin", distance=STREET_WITHIN_M)[0])
    homes = shapely.points(middle[plot])
    (home, _), near = tree.query_nearest(homes, return_distance=True, all_matches=False)
    reach = np.zeros(len(homes))
    reach[home] = near
    home, road = tree.query(homes, predicate="dwithin", distance=reach * AS_NEAR + 0.01)
    ways = shapely.get_coordinates(shapely.shortest_line(homes[home], roads[road])).reshape(-1, 2, 2)
    way = ways[:, 1] - ways[:, 0]
    length = np.hypot(way[:, 0], way[:, 1])
    home, way, length = home[length > 0], way[length > 0], length[length > 0]
    way = way / length[:, None]
    best = first_of_each(home, length, way[:, 0], way[:, 1])
    chosen = np.full((len(homes), 2), np.nan)
    chosen[home[best]] = way[best]
    chosen[home[(way * chosen[home]).sum(axis=1) < COS_45]] = np.nan
    facing[plot] = chosen
    return facing


def _road_pieces(scene: Scene) -> Geometries:
    """Roads as straight pieces, so that one road that bends around a corner is two ways to face."""
    shapes = scene.table(Role.ROAD).geometry
    lines = shapely.get_parts(np.where(shapely.get_dimensions(shapes) == 2, shapely.boundary(shapes), shapes)) \
        if len(shapes) else shapes
    xy, line = shapely.get_coordinates(lines, return_index=True)
    inner = np.flatnonzero(line[:-1] == line[1:])
    pairs = np.stack([xy[:-1], xy[1:]], axis=1)[inner] if len(inner) else np.empty((0, 2, 2))
    return np.asarray(shapely.linestrings(pairs)) if len(pairs) else np.empty(0, dtype=object)
