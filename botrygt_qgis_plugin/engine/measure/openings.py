# SPDX-License-Identifier: GPL-2.0-or-later
"""The eyes of a plan: windows and doors of dwellings, and points on façades that stand in where none were drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.buckets import Buckets, runs
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

Numbers = NDArray[np.float64]
Rows = NDArray[np.intp]

OPENING_ROLES = (Role.BUILDING, Role.WINDOW_FACADE, Role.ENTRANCE)
EYE_M = 1.6
STOREY_M = 2.8
# A window belongs to the wall it was drawn within this distance of.
AT_WALL_M = 1.0
# A wall this near another building is a party wall.
PARTY_WALL_M = 1.0
FACADE_STEP_M = 3.5
# Eyes stand clear of their own wall.
CLEAR_M = 0.05
BUCKET_M = 25.0


@dataclass(frozen=True)
class Openings:
    """(n,) eyes: place (n, 3), outward direction (n, 2), building row, and whether it was drawn."""

    place: Numbers
    outward: Numbers
    building: Rows
    drawn: NDArray[np.bool_]

    @cached_property
    def buckets(self) -> Buckets:
        """The eyes by where they are in plan."""
        return Buckets.of(self.place[:, :2], BUCKET_M)


@dataclass(frozen=True)
class Walls:
    """(m,) wall segments (m, 2, 2) of buildings, outward normals (m, 2), and the building row of each."""

    segments: Numbers
    outward: Numbers
    building: Rows


def openings(scene: Scene) -> Openings:
    """Every eye of the scene's dwellings, drawn ones first, in a fixed order."""
    return scene.derived(_openings, *OPENING_ROLES)


def homes_certain(scene: Scene) -> NDArray[np.bool_]:
    """(n,) buildings known to hold a home."""
    return scene.derived(_homes_certain, Role.BUILDING)


def _homes_certain(scene: Scene) -> NDArray[np.bool_]:
    table = scene.table(Role.BUILDING)
    homes: NDArray[np.bool_] = np.nan_to_num(table.number("dwellings")) >= 1
    homes |= np.array([use == "dwelling" for use in table.text("use").tolist()], dtype=bool)
    return homes


def homes_possible(scene: Scene) -> NDArray[np.bool_]:
    """(n,) buildings that hold a home or may."""
    return scene.derived(_homes_possible, Role.BUILDING)


def _homes_possible(scene: Scene) -> NDArray[np.bool_]:
    table = scene.table(Role.BUILDING)
    homes = np.isnan(table.number("dwellings"))
    homes &= np.array([use is None for use in table.text("use").tolist()], dtype=bool)
    return homes | homes_certain(scene)


def windows_told(scene: Scene) -> NDArray[np.bool_]:
    """(n,) buildings whose windows are all drawn: the layer exists and covers them."""
    return scene.derived(_windows_told, Role.BUILDING, Role.WINDOW_FACADE)


def _windows_told(scene: Scene) -> NDArray[np.bool_]:
    table = scene.table(Role.BUILDING)
    if not scene.has(Role.WINDOW_FACADE):
        return np.zeros(len(table), dtype=bool)
    area = scene.covered(Role.WINDOW_FACADE)
    told: NDArray[np.bool_] = shapely.covers(area, table.geometry)
    return told


def _openings(scene: Scene) -> Openings:
    table = scene.table(Role.BUILDING)
    rows = np.flatnonzero(homes_possible(scene))
    drawn = _drawn(scene, walls_of(table, rows))
    stand_ins = facades(scene)
    wanted = ~windows_told(scene)[stand_ins.building]
    return Openings(
        np.concatenate([drawn[0], stand_ins.place[wanted]]), np.concatenate([drawn[1], stand_ins.outward[wanted]]),
        np.concatenate([drawn[2], stand_ins.building[wanted]]),
        np.arange(len(drawn[2]) + int(wanted.sum())) < len(drawn[2]))


def facades(scene: Scene) -> Openings:
    """A stand-in wherever a dwelling could have a window, drawn windows or not."""
    return scene.derived(_facades, Role.BUILDING)


def _facades(scene: Scene) -> Openings:
    table = scene.table(Role.BUILDING)
    place, outward, building = _facade_points(table, walls_of(table, np.flatnonzero(homes_possible(scene))))
    return Openings(place, outward, building, np.zeros(len(building), dtype=bool))


def walls_of(table: FeatureTable, rows: Rows) -> Walls:
    """The walls of some buildings, those round their courtyards too."""
    parts, owner = shapely.get_parts(table.geometry[rows], return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    if not len(rings):
        return Walls(np.empty((0, 2, 2)), np.empty((0, 2)), np.empty(0, dtype=np.intp))
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[:-1] == ring[1:]
    segments = np.stack([xy[:-1], xy[1:]], axis=1)[same]
    along = segments[:, 1] - segments[:, 0]
    length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-12)
    inner = np.concatenate([[False], part[1:] == part[:-1]])
    # Out of an outer ring, and into a courtyard.
    turn = np.where(shapely.is_ccw(rings) != inner, 1.0, -1.0)[ring[:-1][same]]
    outward = np.stack([along[:, 1], -along[:, 0]], axis=1) * (turn / length)[:, None]
    return Walls(segments, outward, rows[owner[part[ring[:-1][same]]]])


def _drawn(scene: Scene, walls: Walls) -> tuple[Numbers, Numbers, Rows]:
    """Windows and doors on the nearest wall of a dwelling."""
    places, eyes = [np.empty((0, 2))], [np.empty(0)]
    for role in (Role.WINDOW_FACADE, Role.ENTRANCE):
        table = scene.table(role)
        places.append(shapely.get_coordinates(shapely.centroid(table.geometry)).reshape(-1, 2))
        sill = table.number("sill_m")
        eyes.append(np.where(np.isnan(sill), EYE_M, np.maximum(EYE_M, sill + 0.5)))
    points = shapely.points(np.concatenate(places)) if sum(map(len, places)) else np.empty(0, dtype=object)
    if not len(points) or not len(walls.segments):
        return np.empty((0, 3)), np.empty((0, 2)), np.empty(0, dtype=np.intp)
    lines = shapely.linestrings(walls.segments)
    point, wall = shapely.STRtree(lines).query(points, predicate="dwithin", distance=AT_WALL_M)
    distance = shapely.distance(points[point], lines[wall])
    # Nearest wall; of equally near ones the one whose start comes first, whatever the order of the buildings.
    begin = walls.segments[wall, 0]
    order = np.lexsort((begin[:, 1], begin[:, 0], np.round(distance, 6), point))
    point, wall = point[order], wall[order]
    point, first = np.unique(point, return_index=True)
    wall = wall[first]
    on_wall = shapely.get_coordinates(shapely.line_interpolate_point(
        lines[wall], shapely.line_locate_point(lines[wall], points[point])))
    place = np.column_stack([on_wall + walls.outward[wall] * CLEAR_M, np.concatenate(eyes)[point]])
    return place, walls.outward[wall], walls.building[wall]


def _facade_points(table: FeatureTable, walls: Walls) -> tuple[Numbers, Numbers, Rows]:
    """Points every 3.5 m on each storey of the walls that are not party walls."""
    segments, outward, building = walls.segments, walls.outward, walls.building
    along = segments[:, 1] - segments[:, 0]
    length = np.hypot(along[:, 0], along[:, 1])
    count = np.where(length >= 1.0, np.maximum(1, np.round(length / FACADE_STEP_M)), 0).astype(np.intp)
    wall, turn = runs(np.zeros(len(count), dtype=np.intp), count)
    share = (turn + 0.5) / count[wall]
    place = segments[wall, 0] + along[wall] * share[:, None] + outward[wall] * CLEAR_M
    shut = _shut_up_to(table, place, building[wall])
    tall, level = runs(np.zeros(len(wall), dtype=np.intp), storeys_of(table)[building[wall]])
    eyes = np.column_stack([place[tall], EYE_M + STOREY_M * level])
    free = eyes[:, 2] > shut[tall]
    return eyes[free], outward[wall][tall][free], building[wall][tall][free]


def storeys_of(table: FeatureTable) -> Rows:
    """(n,) habitable storeys: drawn, else by height, else one."""
    drawn, height = table.number("storeys"), table.number("height_m")
    by_height = np.floor(np.nan_to_num(height, nan=STOREY_M) / STOREY_M)
    return np.clip(np.where(np.isnan(drawn), by_height, drawn), 1, 20).astype(np.intp)


def _shut_up_to(table: FeatureTable, place: Numbers, building: Rows) -> Numbers:
    """(n,) how high another building stands within PARTY_WALL_M of each place; -inf where none does.

    One of unknown height shuts the whole wall: a window that is assumed must be one that there surely could be.
    """
    shut = np.full(len(place), -np.inf)
    if len(place):
        height = table.number("height_m")
        height = np.where(np.isnan(height), table.number("storeys") * STOREY_M, height)
        point, near = table.tree.query(shapely.points(place), predicate="dwithin", distance=PARTY_WALL_M)
        other = near != building[point]
        np.maximum.at(shut, point[other], np.nan_to_num(height, nan=np.inf)[near[other]])
    return shut
