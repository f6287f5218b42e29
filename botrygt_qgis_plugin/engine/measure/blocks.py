# SPDX-License-Identifier: GPL-2.0-or-later
"""Street blocks: the ground that roads close in, and how long each block is."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.coverage import uncovered
from botrygt_qgis_plugin.engine.measure.stretches import area_keys, road_network
from botrygt_qgis_plugin.engine.measured import Accepts, Cause, Explanation, Measured, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Geometries, Scene, empty_table

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]

# Smaller than this is a turning place or an island, not a block.
LEAST_M2 = 500.0


def street_blocks(scene: Scene) -> FeatureTable:
    """One row per block that road lines close in, in the order of their keys: 'block:' with its box and centroid."""
    return scene.derived(_street_blocks, Role.ROAD)


def _street_blocks(scene: Scene) -> FeatureTable:
    faces = shapely.get_parts(shapely.polygonize(road_network(scene).lines))
    faces = faces[shapely.area(faces) >= LEAST_M2] if len(faces) else faces
    if not len(faces):
        return empty_table()
    faces = shapely.normalize(faces)
    keys = [f"block:{key.rpartition(':')[2]}" for key in area_keys(faces)]
    order = np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.intp)
    return FeatureTable(tuple(keys), faces, {}, tuple("" for _ in keys), tuple("" for _ in keys)).take(order)


def long_sides(shapes: Geometries) -> Numbers:
    """(n,) the longer side of the smallest box round each shape, in whatever direction it lies."""
    return np.array([max(_box(shape)[0]) for shape in shapes.tolist()], dtype=np.float64)


def short_sides(shapes: Geometries) -> Numbers:
    """(n,) the shorter side of the same box."""
    return np.array([min(_box(shape)[0]) for shape in shapes.tolist()], dtype=np.float64)


def _box(shape: shapely.Geometry) -> tuple[tuple[float, float], Numbers]:
    """The sides of the smallest box round a shape, and the unit vector along the first: one side of the box lies along
    an edge of the hull (Freeman and Shapira, 1975)."""
    hull = shapely.get_coordinates(shapely.convex_hull(shape))
    way = np.diff(hull, axis=0)
    long = np.hypot(way[:, 0], way[:, 1])
    way = way[long > 0] / long[long > 0][:, None]
    if not len(way):
        return (0.0, 0.0), np.array([1.0, 0.0])
    along = np.ptp(hull @ way.T, axis=0)
    across = np.ptp(hull @ np.stack([-way[:, 1], way[:, 0]]), axis=0)
    best = int(np.lexsort((np.round(np.maximum(along, across), 6), np.round(along * across, 3)))[0])
    return (float(along[best]), float(across[best])), way[best]


def block_length(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The longer side of each block, from the middle of one road to that of the next; a road that may lie undrawn may
    cut it shorter."""
    shapes = street_blocks(scene).geometry[rows]
    length = long_sides(shapes)
    left = uncovered(scene, Role.ROAD, shapes)
    missing: tuple[tuple[str, ...], ...] = tuple(("road:coverage",) if out else () for out in left.tolist())
    return Measured(np.where(left, 0.0, length), length, length, missing)


def explain_length(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The block; a road across its middle cures it where both halves are then short enough."""
    block = street_blocks(scene).geometry[row]
    link, cut = _across(block)
    pieces = shapely.get_parts(shapely.union(shapely.boundary(block), cut))
    halves = [shape for shape in shapely.get_parts(shapely.polygonize(pieces)).tolist() if shape.area >= LEAST_M2]
    lengths = np.round(long_sides(np.array(halves, dtype=object)), 1) if halves else np.empty(0)
    cured = len(halves) > 1 and all(accepts(float(length)) for length in lengths)
    return Explanation(shapely.boundary(block), Cause("lack", proposal=((Role.ROAD, link, {}),)) if cured else None)


def _across(block: shapely.Geometry) -> tuple[shapely.LineString, shapely.LineString]:
    """A straight line across a block through its middle, square to its longer side; and the same beyond its edges."""
    (along, across), way = _box(block)
    if along < across:
        way = np.array([-way[1], way[0]])
    hull = shapely.get_coordinates(shapely.convex_hull(block))
    reach = hull @ way
    middle = shapely.get_coordinates(shapely.centroid(block))[0]
    middle = middle + way * ((reach.min() + reach.max()) / 2.0 - middle @ way)
    square = np.array([-way[1], way[0]]) * (along + across + 1.0)
    whole = shapely.LineString([middle - square, middle + square])
    parts = shapely.get_parts(shapely.intersection(whole, block))
    return parts[int(np.argmax(shapely.length(parts)))], whole


BLOCKS = (
    Quantity("block_length_m", "street_block", "karréens længste side, målt mellem vejmidter",
             "the longer side of the block, measured between road middles", block_length, unit="m", quantum=0.1,
             reads=(), reach_m=0.0, explain=explain_length),
)
