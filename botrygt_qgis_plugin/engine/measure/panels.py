# SPDX-License-Identifier: GPL-2.0-or-later
"""Obstacles as upright panels: the straight edges of their shapes, on a grid on which which-side tests are exact."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.buckets import Buckets, runs

Numbers = NDArray[np.float64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]

# Differences of coordinates on this grid (2 micrometres) and sums of products of two of them are exact in float64 up to
# 128 m: on which side of a sight line a corner lies is then never a matter of rounding.
GRID_M = 2.0**-19
BUCKET_M = 12.5


def on_grid(places: Numbers) -> Numbers:
    """Coordinates rounded to the grid."""
    rounded: Numbers = np.round(places / GRID_M) * GRID_M
    return rounded


@dataclass(frozen=True)
class Panels:
    """(m, 2) ends of the straight edges of n shapes, and the shape of each; the inside of an area lies on the left.

    area: (m,) False for edges of shapes without an inside.
    """

    one: Numbers
    other: Numbers
    shape: Rows
    area: Flags

    @cached_property
    def crossed(self) -> Flags:
        """(m,) panels that another one crosses."""
        lines = shapely.linestrings(np.stack([self.one, self.other], axis=1)) if len(self.shape) else \
            np.empty(0, dtype=object)
        one, _ = shapely.STRtree(lines).query(lines, predicate="crosses")
        return np.isin(np.arange(len(lines)), one)

    @cached_property
    def box(self) -> tuple[Numbers, Numbers]:
        """(2, m) least and greatest coordinates of the panels."""
        ends = np.stack([self.one.T, self.other.T])
        return ends.min(axis=0), ends.max(axis=0)

    @cached_property
    def _index(self) -> tuple[Buckets, Rows, Flags, float]:
        """Buckets over points along the panels, the panel of each point, panels with several points, slack (m)."""
        way = self.other - self.one
        pieces = np.maximum(np.ceil(np.hypot(way[:, 0], way[:, 1]) / BUCKET_M), 1.0).astype(np.intp)
        panel, piece = runs(np.zeros(len(pieces), dtype=np.intp), pieces)
        share = (piece + 0.5) / pieces[panel]
        buckets = Buckets.of(self.one[panel] + way[panel] * share[:, None], BUCKET_M)
        return buckets, panel, pieces > 1, BUCKET_M / 2.0

    def near(self, places: Numbers, reach: Numbers) -> tuple[Rows, Rows]:
        """Pairs of a place and a panel; every panel that comes within `reach` of the place is there, others may be."""
        buckets, panel, long, slack = self._index
        place, point = buckets.near(places, reach + slack)
        found = panel[point]
        several = long[found]
        if several.any():
            count = len(self.shape)
            once = np.unique(place[several] * count + found[several])
            place = np.concatenate([place[~several], once // count])
            found = np.concatenate([found[~several], once % count])
        return place, found


def panels_of(shapes: NDArray[Any]) -> Panels:
    """The edges of polygons (inside on the left) and of lines; edges without length on the grid are left out."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    surface = shapely.get_dimensions(parts) == 2
    rings, part = shapely.get_rings(parts[surface], return_index=True)
    inner = np.concatenate([[False], part[1:] == part[:-1]]) if len(part) else np.empty(0, dtype=bool)
    turned = shapely.is_ccw(rings) == inner
    lines = shapely.get_dimensions(parts) == 1
    edges = np.concatenate([rings, parts[lines]])
    shape = np.concatenate([owner[surface][part], owner[lines]])
    area = np.arange(len(edges)) < len(rings)
    flipped = np.concatenate([turned, np.zeros(len(edges) - len(rings), dtype=bool)])
    xy, edge = shapely.get_coordinates(edges, return_index=True)
    xy = on_grid(xy)
    kept = np.flatnonzero((edge[:-1] == edge[1:]) & (xy[:-1] != xy[1:]).any(axis=1)) if len(xy) else \
        np.empty(0, dtype=np.intp)
    at = edge[kept]
    back = flipped[at, None] if len(at) else np.empty((0, 1), dtype=bool)
    start, end = xy[kept], xy[kept + 1] if len(kept) else xy[kept]
    return Panels(np.where(back, end, start), np.where(back, start, end), shape[at], area[at])
