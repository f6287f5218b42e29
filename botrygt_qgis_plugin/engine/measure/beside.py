# SPDX-License-Identifier: GPL-2.0-or-later
"""Fences beside the edges of plots: where a fence runs along an edge, for how long, and how far inside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.plots import FRONT, INNER, REAR, SIDE, UNKNOWN, PlotEdges, plot_edges
from botrygt_qgis_plugin.engine.measure.spans import steps_over
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]

# A fence runs along an edge within 30 degrees.
PARALLEL = float(np.cos(np.radians(30.0)))
STEP_M = 0.5
# Which edge counts where a fence lies along several at once.
_ORDER = (FRONT, UNKNOWN, REAR, SIDE, INNER)


@dataclass(frozen=True)
class Pieces:
    """The straight pieces of fences: (k,) lines, the fence's position, and (k, 2, 2) ends."""

    lines: Geometries
    fence: Rows
    ends: Numbers


@dataclass(frozen=True)
class Beside:
    """Pairs of a piece and a plot edge it runs along: the part of the piece that does, from `start` to `end` (0 to 1),
    in metres `run`, and how far inside the edge it stands at least (negative outside)."""

    pieces: Pieces
    edges: PlotEdges
    piece: Rows
    edge: Rows
    start: Numbers
    end: Numbers
    run: Numbers
    inside: Numbers

    def take(self, rows: NDArray[np.bool_]) -> Beside:
        """Only these pairs."""
        return Beside(self.pieces, self.edges, self.piece[rows], self.edge[rows], self.start[rows], self.end[rows],
                      self.run[rows], self.inside[rows])


def axes_of(shapes: Geometries) -> tuple[Geometries, Rows]:
    """Fences as lines, with the row each comes from; one drawn as a strip is the longer middle line of its box."""
    lines = shapes.copy()
    strip = shapely.get_dimensions(shapes) == 2
    plain = np.flatnonzero(strip & (shapely.get_type_id(shapes) == shapely.GeometryType.POLYGON)
                           & (shapely.get_num_coordinates(shapes) == 5))
    if len(plain):
        lines[plain], square = _rectangle_axes(shapely.get_coordinates(shapes[plain]).reshape(-1, 5, 2))
        strip[plain[square]] = False
    for row in np.flatnonzero(strip).tolist():
        lines[row] = _strip_axis(shapes[row])
    parts, owner = shapely.get_parts(lines, return_index=True)
    kept = shapely.length(parts) > 0
    return parts[kept], owner[kept]


def _rectangle_axes(rings: Numbers) -> tuple[Geometries, NDArray[np.bool_]]:
    """Middle lines of (n, 5, 2) closed rings, and which of them are rectangles: diagonals equal to 1 mm, and halving
    each other."""
    corner = rings[:, :4]
    middle = (corner + np.roll(corner, -1, axis=1)) / 2.0
    lines = shapely.linestrings(np.stack([middle[:, [0, 2]], middle[:, [1, 3]]], axis=1))
    longer = (shapely.length(lines[:, 1]) > shapely.length(lines[:, 0])).astype(np.intp)
    diagonals = np.hypot(*(corner[:, 2:] - corner[:, :2]).transpose(2, 0, 1))
    centres = (corner[:, 2:] + corner[:, :2]) / 2.0
    even = np.abs(diagonals[:, 0] - diagonals[:, 1]) < 1e-3
    halved = (np.abs(centres[:, 0] - centres[:, 1]) < 1e-3).all(axis=1)
    return lines[np.arange(len(lines)), longer], even & halved


def _strip_axis(shape: shapely.Geometry) -> shapely.Geometry:
    box = shapely.minimum_rotated_rectangle(shape)
    # What bends or branches fills little of its box; its outline stands for it then.
    if shapely.area(shape) < 0.6 * shapely.area(box):
        return shapely.boundary(shape)
    corner = shapely.get_coordinates(box)[:4]
    middle = (corner + np.roll(corner, -1, axis=0)) / 2.0
    one, other = shapely.LineString(middle[[0, 2]]), shapely.LineString(middle[[1, 3]])
    return one if one.length >= other.length else other


def pieces_of(shapes: Geometries) -> Pieces:
    """Fences as straight pieces."""
    parts, owner = axes_of(shapes)
    xy, line = shapely.get_coordinates(parts, return_index=True)
    inner = np.flatnonzero((line[:-1] == line[1:]) & (xy[:-1] != xy[1:]).any(axis=1))
    ends = np.stack([xy[:-1], xy[1:]], axis=1)[inner] if len(inner) else np.empty((0, 2, 2))
    lines = shapely.linestrings(ends) if len(inner) else np.empty(0, dtype=object)
    return Pieces(lines, owner[line[inner]], ends)


def beside_edges(scene: Scene, shapes: Geometries, reach: float) -> Beside:
    """Where fences run along plot edges, no farther than `reach` from them."""
    pieces, edges = pieces_of(shapes), plot_edges(scene)
    piece, edge = edges.tree.query(pieces.lines, predicate="dwithin", distance=reach)
    order = np.lexsort((edge, piece))
    piece, edge = piece[order], edge[order]
    ends = pieces.ends[piece]
    way = ends[:, 1] - ends[:, 0]
    length = np.hypot(way[:, 0], way[:, 1])
    parallel = np.abs((way * edges.along[edge]).sum(axis=1)) >= PARALLEL * length
    piece, edge, ends, length = piece[parallel], edge[parallel], ends[parallel], length[parallel]
    from_start = ends - shapely.get_coordinates(edges.lines).reshape(-1, 2, 2)[edge][:, :1]
    along = (from_start * edges.along[edge][:, None]).sum(axis=2)
    inside = -(from_start * edges.outward[edge][:, None]).sum(axis=2)
    # Rings run either way round, so `along` may count down from the edge's first end.
    far = shapely.length(edges.lines)[edge] * edges.sense[edge]
    start, end = _between(along, np.minimum(0.0, far), np.maximum(0.0, far))
    nearest, farthest = _between(inside, np.full(len(far), -reach), np.full(len(far), reach))
    start, end = np.maximum(start, nearest), np.minimum(end, farthest)
    gaps = [inside[:, 0] + at * (inside[:, 1] - inside[:, 0]) for at in (start, end)]
    kept = end > start
    return Beside(pieces, edges, piece[kept], edge[kept], start[kept], end[kept], ((end - start) * length)[kept],
                  np.minimum(*gaps)[kept])


def _between(values: Numbers, low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
    """(k, 2) values at a piece's ends -> the part of the piece, in 0 to 1, where they lie in [low, high]; where there
    is none, the end comes before the start."""
    change = values[:, 1] - values[:, 0]
    flat = change == 0
    ways = [(bound - values[:, 0]) / np.where(flat, 1.0, change) for bound in (low, high)]
    out = flat & ((values[:, 0] < low) | (values[:, 0] > high))
    start = np.where(flat, 0.0, np.maximum(0.0, np.minimum(*ways)))
    end = np.where(flat, 1.0, np.minimum(1.0, np.maximum(*ways)))
    return start, np.where(out, -1.0, end)


def metres_along(found: Beside, count: int) -> tuple[Mapping[str, Numbers], Numbers]:
    """Metres of each of `count` fences along edges of each side (in steps of STEP_M), and their lengths."""
    length = shapely.length(found.pieces.lines)
    steps = steps_over(length, STEP_M)
    first = np.cumsum(steps) - steps
    # Pair by pair the steps of the piece: each takes the side that comes first in _ORDER.
    pair = np.repeat(np.arange(len(found.piece)), steps[found.piece])
    begin = np.cumsum(steps[found.piece]) - steps[found.piece]
    nth = np.arange(len(pair)) - begin[pair]
    at = (nth + 0.5) / steps[found.piece][pair]
    hit = (at >= found.start[pair]) & (at <= found.end[pair])
    rank = np.array([_ORDER.index(side) for side in found.edges.side[found.edge].tolist()], dtype=np.intp)
    best = np.full(int(steps.sum()), len(_ORDER))
    np.minimum.at(best, (first[found.piece][pair] + nth)[hit], rank[pair[hit]])
    piece = np.repeat(np.arange(len(length)), steps)
    metres: Numbers = (length / steps)[piece]
    fence = found.pieces.fence[piece]
    along = {side: sums(fence[best == i], metres[best == i], count) for i, side in enumerate(_ORDER)}
    return along, sums(found.pieces.fence, length, count)


def sums(owner: Rows, values: Numbers, count: int) -> Numbers:
    """(count,) the sum of each owner's values, in the order given."""
    return np.asarray(np.bincount(owner, values, minlength=count), dtype=np.float64)
