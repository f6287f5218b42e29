# SPDX-License-Identifier: GPL-2.0-or-later
"""Places that are looked at: along paths, over surfaces, and single points, with what each stands for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.buckets import runs, sums
from botrygt_qgis_plugin.engine.measure.spans import steps_over
from botrygt_qgis_plugin.engine.scene import Geometries

Numbers = NDArray[np.float64]
Rows = NDArray[np.intp]

# A surface is looked at in about this many places, but not closer than LEAST_STEP_M.
PLACES, LEAST_STEP_M = 60, 1.0


@dataclass(frozen=True)
class Samples:
    """(k, 3) places with heights above ground, the subject each belongs to (ascending), and its metres or square metres
    (a point has one). start, end: metres along the subject, where it is a line."""

    place: Numbers
    owner: Rows
    weight: Numbers
    start: Numbers
    end: Numbers

    @cached_property
    def points(self) -> Geometries:
        """(k,) the places in plan."""
        points: Geometries = shapely.points(self.place[:, :2])
        return points

    def take(self, rows: Rows) -> Samples:
        """Only these."""
        some = Samples(self.place[rows], self.owner[rows], self.weight[rows], self.start[rows], self.end[rows])
        # Points that are made are handed on: to make them takes as long as to look from them.
        if "points" in vars(self):
            vars(some)["points"] = self.points[rows]
        return some

    def total(self, count: int, of: NDArray[np.bool_] | None = None) -> Numbers:
        """(count,) the weight of each subject's samples, or of some of them."""
        weight = self.weight if of is None else np.where(of, self.weight, 0.0)
        return sums(self.owner, weight, count)


def along(lines: Geometries, step: float, height: float) -> Samples:
    """The middles of equal pieces of lines, none longer than `step`; what is no line has no place."""
    is_line = shapely.get_type_id(lines) == shapely.GeometryType.LINESTRING
    length = np.where(is_line, shapely.length(lines), 0.0)
    pieces = np.where(length > 0, steps_over(length, step), 0)
    line, piece = runs(np.zeros(len(lines), dtype=np.intp), pieces)
    size = (length / np.maximum(pieces, 1))[line]
    xy = shapely.get_coordinates(shapely.line_interpolate_point(lines[line], (piece + 0.5) * size)).reshape(-1, 2)
    return Samples(np.column_stack([xy, np.full(len(xy), height)]), line, size, piece * size, (piece + 1) * size)


def over(shapes: Geometries, height: float) -> Samples:
    """Places in a square grid over surfaces, each with its share of the area; a point stands for itself."""
    places, owners, weights = [np.empty((0, 2))], [np.empty(0, dtype=np.intp)], [np.empty(0)]
    for row, shape in enumerate(shapes):
        xy = _grid(shape)
        places.append(xy)
        owners.append(np.full(len(xy), row, dtype=np.intp))
        weights.append(np.full(len(xy), max(shape.area, 1.0) / len(xy)))
    xy, owner = np.concatenate(places), np.concatenate(owners)
    none = np.full(len(owner), np.nan)
    return Samples(np.column_stack([xy, np.full(len(xy), height)]), owner, np.concatenate(weights), none, none)


def _grid(shape: shapely.Geometry) -> Numbers:
    """The cells' middles that lie in a shape; a place on it where none does."""
    if shape.area > 0:
        step = max(LEAST_STEP_M, float(np.sqrt(shape.area / PLACES)))
        west, south, east, north = shape.bounds
        x = np.arange(west + step / 2.0, east, step)
        y = np.arange(south + step / 2.0, north, step)
        xy = np.stack(np.meshgrid(x, y, indexing="ij"), axis=-1).reshape(-1, 2)
        xy = xy[shapely.contains_xy(shape, xy[:, 0], xy[:, 1])]
        if len(xy):
            return np.asarray(xy, dtype=np.float64)
    middle: Numbers = shapely.get_coordinates(shapely.point_on_surface(shape))[:1]
    return middle
