# SPDX-License-Identifier: GPL-2.0-or-later
"""The façades of buildings: straight walls, which of them are gables, what they face, and the openings in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.buckets import runs
from botrygt_qgis_plugin.engine.measure.facing import faces_of
from botrygt_qgis_plugin.engine.measure.openings import AT_WALL_M, PARTY_WALL_M
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Geometries, Scene, empty_table

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

FACADE_ROLES = (Role.BUILDING, Role.WINDOW_FACADE, Role.ENTRANCE)
COLLINEAR_M = 0.01
# A shorter piece of wall is a corner, not a façade.
LEAST_M = 1.0
# Gables lie across a house that is this much longer than wide, at most this far askew, and span most of its width.
LONGER, ASKEW_DEG, SPAN = 1.1, 20.0, 0.6
GABLE, LONG, UNCLEAR = "gable", "long", "unclear"


@dataclass(frozen=True)
class Facades:
    """(f,) façades: lines, building row, length, (f, 2) outward normal and unit direction, start; kind."""

    lines: Geometries
    building: Rows
    length: Numbers
    normal: Numbers
    start: Numbers
    kind: NDArray[np.object_]

    @cached_property
    def way(self) -> Numbers:
        """(f, 2) unit vectors from start to end."""
        ends = shapely.get_coordinates(shapely.get_point(self.lines, -1)).reshape(-1, 2)
        way: Numbers = (ends - self.start) / np.maximum(self.length, 1e-9)[:, None]
        return way

    def at(self, row: Rows, metres: Numbers, out: float) -> Numbers:
        """(k, 2) places so far along façades and so far out from them."""
        place: Numbers = self.start[row] + self.way[row] * metres[:, None] + self.normal[row] * out
        return place


def facade_table(scene: Scene) -> FeatureTable:
    """One row per façade of every building that is no outbuilding, in the order of the keys."""
    return _both(scene)[0]


def facades_of(scene: Scene) -> Facades:
    """The façades, in the rows of `facade_table`."""
    return _both(scene)[1]


def _both(scene: Scene) -> tuple[FeatureTable, Facades]:
    return scene.derived(_facades, Role.BUILDING)


def _facades(scene: Scene) -> tuple[FeatureTable, Facades]:
    table = scene.table(Role.BUILDING)
    rows = np.flatnonzero(np.array([use != "outbuilding" for use in table.text("use").tolist()], dtype=bool))
    faces = faces_of(table.geometry[rows], COLLINEAR_M)
    kept = np.flatnonzero(faces.length >= LEAST_M)
    lines, building, normal = faces.lines[kept], rows[faces.owner[kept]], faces.normal[kept]
    middle = shapely.get_coordinates(shapely.line_interpolate_point(lines, 0.5, normalized=True)).reshape(-1, 2)
    bearing = np.round(np.degrees(np.arctan2(normal[:, 0], normal[:, 1])) % 360.0).astype(int) % 360
    keys = [f"facade:{table.keys[b]}:{x:.2f},{y:.2f}" for b, (x, y) in zip(building.tolist(), middle.tolist())]
    order = np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.intp)
    if not len(order):
        return empty_table(), Facades(lines, building, faces.length[kept], normal, middle, np.empty(0, dtype=object))
    labels = tuple(f"{table.label(building[i])} ({bearing[i]}°)" for i in order.tolist())
    source = tuple(table.source[building[i]] if table.source else "" for i in order.tolist())
    made = Facades(lines[order], building[order], faces.length[kept][order], normal[order],
                   shapely.get_coordinates(shapely.get_point(lines[order], 0)),
                   _kinds(table.geometry, lines[order], building[order]))
    return FeatureTable(tuple(keys[i] for i in order.tolist()), made.lines, {"kind": made.kind}, labels, source), made


def _kinds(buildings: Geometries, lines: Geometries, building: Rows) -> NDArray[np.object_]:
    """Which façades are gables: of a house in a row those across it, else those along the short side of the least
    rectangle round the building."""
    owner, place = np.unique(building, return_inverse=True)
    place = place.ravel()
    boxes = shapely.oriented_envelope(buildings[owner])
    corners = shapely.get_coordinates(shapely.get_exterior_ring(boxes)).reshape(len(owner), -1, 2)
    sides = corners[:, 1:3] - corners[:, 0:2]
    size = np.hypot(sides[..., 0], sides[..., 1])
    rows = np.arange(len(owner))
    across, row_house = _party_side(buildings, lines, building, sides / np.maximum(size, 1e-9)[..., None], place)
    side = np.where(row_house, across, np.argmin(size, axis=1))
    unit = sides[rows, side] / np.maximum(size[rows, side], 1e-9)[:, None]
    ends = shapely.get_coordinates(lines).reshape(-1, 2, 2)
    way = ends[:, 1] - ends[:, 0]
    length = np.hypot(way[:, 0], way[:, 1])
    cosine = np.abs((way * unit[place]).sum(axis=1)) / np.maximum(length, 1e-9)
    gable = (cosine >= np.cos(np.radians(ASKEW_DEG))) & (length >= SPAN * size[rows, side][place])
    kind = np.where(gable, GABLE, LONG).astype(object)
    kind[((size.max(axis=1) < LONGER * size.min(axis=1)) & ~row_house)[place]] = UNCLEAR
    return kind


def _party_side(buildings: Geometries, lines: Geometries, building: Rows, units: Numbers,
                place: Rows) -> tuple[Rows, Flags]:
    """Per building, which of its two sides most of its party walls lie along, and whether half of a wall is one."""
    facade, begin, end = _shut(buildings, lines, building)
    shared = np.bincount(facade, end - begin, minlength=len(lines))
    ends = shapely.get_coordinates(lines).reshape(-1, 2, 2)
    way = ends[:, 1] - ends[:, 0]
    along = np.abs((way[:, None, :] * units[place]).sum(axis=2))
    nearer = np.argmax(along, axis=1)
    held = shared >= 0.5 * np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)
    total = np.zeros((len(units), 2))
    np.add.at(total, (place[held], nearer[held]), np.round(shared[held], 3))
    return np.argmax(total, axis=1), total.max(axis=1, initial=0.0) > 0


@dataclass(frozen=True)
class Placed:
    """(k,) drawn openings on façades: façade, from and to along it (m), row in its layer, and whether a window."""

    facade: Rows
    begin: Numbers
    end: Numbers
    row: Rows
    window: Flags


def placed(scene: Scene, breadth: float) -> Placed:
    """Windows and doors on the nearest façade; one drawn as a point is `breadth` broad."""
    return scene.derived_by(_placed, breadth, *FACADE_ROLES)


def _placed(scene: Scene, breadth: float) -> Placed:
    made = facades_of(scene)
    parts = [_on_facades(scene.table(role), made, breadth) for role in (Role.WINDOW_FACADE, Role.ENTRANCE)]
    facade, begin, end, row = (np.concatenate([part[i] for part in parts]) for i in range(4))
    window = np.arange(len(facade)) < len(parts[0][0])
    return Placed(facade, begin, end, row, window)


def _on_facades(table: FeatureTable, made: Facades, breadth: float) -> tuple[Rows, Numbers, Numbers, Rows]:
    middle = shapely.centroid(table.geometry)
    row, facade = shapely.STRtree(made.lines).query(middle, predicate="dwithin", distance=AT_WALL_M)
    gap = np.round(shapely.distance(middle[row], made.lines[facade]), 6)
    order = np.lexsort((made.start[facade, 1], made.start[facade, 0], gap, row))
    row, first = np.unique(row[order], return_index=True)
    facade = facade[order][first]
    reach = np.maximum(shapely.length(table.geometry[row]), np.where(shapely.get_dimensions(table.geometry[row]) == 0,
                                                                     breadth, 0.0)) / 2.0
    at = shapely.line_locate_point(made.lines[facade], middle[row])
    return facade, np.maximum(at - reach, 0.0), np.minimum(at + reach, made.length[facade]), row


def shut_parts(scene: Scene) -> tuple[Rows, Numbers, Numbers]:
    """Parts of façades that stand within PARTY_WALL_M of another building: façade, from and to along it."""
    return scene.derived(_shut_parts, Role.BUILDING)


def _shut_parts(scene: Scene) -> tuple[Rows, Numbers, Numbers]:
    made = facades_of(scene)
    return _shut(scene.table(Role.BUILDING).geometry, made.lines, made.building)


def _shut(buildings: Geometries, lines: Geometries, building: Rows) -> tuple[Rows, Numbers, Numbers]:
    facade, other = shapely.STRtree(buildings).query(lines, predicate="dwithin", distance=PARTY_WALL_M)
    apart = other != building[facade]
    facade, other = facade[apart], other[apart]
    near = shapely.intersection(lines[facade], shapely.buffer(buildings[other], PARTY_WALL_M))
    pieces, pair = shapely.get_parts(near, return_index=True)
    some = shapely.length(pieces) > 1e-6
    pieces, facade = pieces[some], facade[pair[some]]
    ends = [shapely.line_locate_point(lines[facade], shapely.get_point(pieces, at)) for at in (0, -1)]
    return facade, np.minimum(*ends), np.maximum(*ends)


def longest_gaps(count: int, length: Numbers, group: Rows, begin: Numbers, end: Numbers) -> tuple[Numbers, Numbers]:
    """(count,) the start and length of the longest piece of each line that no interval covers."""
    # Each line also ends in intervals of no length, so that the pieces before and after are gaps like the others.
    group = np.concatenate([group, np.arange(count), np.arange(count)])
    begin = np.concatenate([begin, np.zeros(count), length])
    end = np.concatenate([end, np.zeros(count), length])
    order = np.lexsort((end, begin, group))
    group, begin, end = group[order], begin[order], end[order]
    size = np.bincount(group, minlength=count)
    first, at = np.zeros(count), np.zeros(count)
    line, place = runs(np.cumsum(size) - size, size)
    covered = _running_most(line, end[place])
    gap = np.where(line[1:] == line[:-1], begin[place][1:] - covered[:-1], -1.0) if len(line) else np.empty(0)
    np.maximum.at(first, line[1:], np.round(gap, 6))
    longest = np.flatnonzero(np.round(gap, 6) >= first[line[1:]])[::-1]
    at[line[1:][longest]] = covered[:-1][longest]
    return at, first


def _running_most(group: Rows, values: Numbers) -> Numbers:
    """The greatest value so far in each group; groups ascending."""
    if not len(values):
        return values
    step = float(values.max() - values.min()) + 1.0
    most: Numbers = np.maximum.accumulate(values + group * step) - group * step
    return most
