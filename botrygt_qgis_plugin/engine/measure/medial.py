# SPDX-License-Identifier: GPL-2.0-or-later
"""Centre lines of ways that were drawn as areas: the medial axis, from the Voronoi diagram of points along the outline
(Brandt and Algazi, 1992), without the twigs that run into corners.

The outline is written down in one way first, so that needless vertices and the ring's first corner alter nothing.
"""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import Voronoi

from botrygt_qgis_plugin.engine.measure.centreline import canonical
from botrygt_qgis_plugin.engine.scene import Geometries

Numbers = NDArray[np.float64]
Ints = NDArray[np.intp]

# Points along the outline per mean width of the way, and the closest and the most there are.
PER_WIDTH, CLOSEST_M, MOST_POINTS = 4.0, 0.2, 20_000
# A twig is a branch that ends within this many half widths of where it leaves the axis: corners down to 54 degrees.
TWIG = 2.2
# The axis follows the outline's own wriggles no closer than this.
SMOOTH_M = 0.1
# What is shorter than this many mean widths is a square, not a way.
WAY_RATIO = 3.0


def centre_lines(areas: Geometries) -> tuple[Geometries, Ints]:
    """(k,) LineString along the middle of each polygon that is a way, and the polygon each belongs to.

    areas: (n,) polygons and multipolygons. One that is no way (a square, a sliver without area) has no line. Lines end
    at the outline.
    """
    parts, owner = shapely.get_parts(areas, return_index=True)
    lines: list[shapely.Geometry] = []
    rows: list[int] = []
    for part, row in zip(parts.tolist(), owner.tolist()):
        found = _of_polygon(part) if part.geom_type == "Polygon" and part.area > 0 else []
        lines += found
        rows += [row] * len(found)
    made = np.empty(len(lines), dtype=object)
    made[:] = lines
    return made, np.array(rows, dtype=np.intp)


def _of_polygon(area: shapely.Polygon) -> list[shapely.Geometry]:
    rings = _rings(area)
    outline = float(shapely.length(rings).sum())
    width = 2.0 * area.area / outline
    origin = shapely.get_coordinates(rings[0])[0]
    moved = [shapely.get_coordinates(ring) - origin for ring in rings]
    shape = shapely.Polygon(moved[0], moved[1:])
    points = _along(rings, max(CLOSEST_M, width / PER_WIDTH, outline / MOST_POINTS)) - origin
    lines = _axis(shape, points)
    total = float(shapely.length(lines).sum())
    if not total or total < WAY_RATIO * area.area / total:
        return []
    return [shapely.transform(line, lambda xy: np.round(xy + origin, 4)) for line in _lengthened(lines, shape, width)]


def _rings(area: shapely.Polygon) -> Geometries:
    """The outline's rings, outer first, each from its smallest corner on, without vertices that do not bend it."""
    rings = np.array([shapely.LineString(ring.coords) for ring in (area.exterior, *area.interiors)], dtype=object)
    made = canonical(rings, np.full(len(rings), complex(np.nan, np.nan)))
    holes = made[1:]
    made[1:] = holes[np.argsort(shapely.to_wkb(holes), kind="stable")]
    return np.asarray(made)


def _along(rings: Geometries, spacing: float) -> Numbers:
    """(n, 2) points along the rings: the corners, and even steps between them."""
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    inner = np.flatnonzero(ring[:-1] == ring[1:])
    start, way = xy[inner], xy[inner + 1] - xy[inner]
    steps = np.maximum(1, np.ceil(np.hypot(way[:, 0], way[:, 1]) / spacing)).astype(np.intp)
    piece = np.repeat(np.arange(len(inner)), steps)
    nth = np.arange(len(piece)) - np.repeat(np.cumsum(steps) - steps, steps)
    made: Numbers = start[piece] + way[piece] * (nth / steps[piece])[:, None]
    return made


def _axis(shape: shapely.Polygon, points: Numbers) -> Geometries:
    """The pruned medial axis as smoothed lines between its forks."""
    diagram = Voronoi(points)
    ends = np.array(diagram.ridge_vertices, dtype=np.intp).reshape(-1, 2)
    shapely.prepare(shape)
    inside = np.append(shapely.contains_xy(shape, diagram.vertices), False)
    held = inside[ends].all(axis=1)
    middle = diagram.vertices[ends[held]].mean(axis=1)
    ends = ends[held][shapely.contains_xy(shape, middle)]
    half = shapely.distance(shapely.points(diagram.vertices), shapely.boundary(shape))
    ends = _without_twigs(ends, diagram.vertices, half)
    if not len(ends):
        return np.empty(0, dtype=object)
    merged = shapely.line_merge(shapely.multilinestrings(shapely.linestrings(diagram.vertices[ends])))
    lines = shapely.simplify(shapely.get_parts(merged), SMOOTH_M)
    return np.asarray(lines[np.argsort(shapely.to_wkb(shapely.normalize(lines)), kind="stable")])


def _without_twigs(ends: Ints, places: Numbers, half: Numbers) -> Ints:
    """Edges without the branches that end near the fork they leave from; again until no such branch is left."""
    while len(ends):
        degree = np.bincount(ends.ravel(), minlength=len(places))
        gone = _twigs(ends, degree, places, half)
        if not len(gone):
            break
        ends = np.delete(ends, gone, axis=0)
    return ends


def _twigs(ends: Ints, degree: Ints, places: Numbers, half: Numbers) -> list[int]:
    """Positions of the edges on branches from a loose end to a fork within TWIG half widths."""
    at: dict[int, list[int]] = {}
    for edge, (a, b) in enumerate(ends.tolist()):
        at.setdefault(a, []).append(edge)
        at.setdefault(b, []).append(edge)
    gone: list[int] = []
    for leaf in np.flatnonzero(degree == 1).tolist():
        walked, node, last = [], leaf, -1
        while node == leaf or degree[node] == 2:
            edge = next(e for e in at[node] if e != last)
            node = int(ends[edge].sum()) - node
            walked.append(edge)
            last = edge
        if degree[node] > 2 and np.hypot(*(places[leaf] - places[node])) <= TWIG * half[node]:
            gone += walked
    return gone


def _lengthened(lines: Geometries, shape: shapely.Polygon, width: float) -> list[shapely.Geometry]:
    """The lines, their free ends drawn on to the outline in the direction they have over the last width."""
    tips = [np.round(shapely.get_coordinates(line)[[0, -1]], 6) for line in lines]
    places, count = np.unique(np.concatenate(tips), axis=0, return_counts=True)
    alone = {tuple(place) for place in places[count == 1].tolist()}
    made = []
    for line, tip in zip(lines.tolist(), tips):
        xy = shapely.get_coordinates(line)
        if tuple(tip[1].tolist()) in alone:
            xy = np.concatenate([xy, [_at_outline(line, shape, width)]])
        if tuple(tip[0].tolist()) in alone:
            xy = np.concatenate([[_at_outline(shapely.reverse(line), shape, width)], xy])
        made.append(shapely.simplify(shapely.linestrings(xy), SMOOTH_M))
    return made


def _at_outline(line: shapely.LineString, shape: shapely.Polygon, width: float) -> Numbers:
    """Where a line reaches the outline when it goes on as it ends."""
    end = shapely.get_coordinates(line)[-1]
    before = shapely.get_coordinates(shapely.line_interpolate_point(line, max(0.0, line.length - width)))[0]
    way = end - before
    far = end + way / max(float(np.hypot(*way)), 1e-9) * 4.0 * width
    parts = shapely.get_parts(shapely.intersection(shapely.linestrings([end, far]), shape))
    nearest = parts[int(np.argmin(shapely.distance(parts, shapely.Point(end))))] if len(parts) else None
    if nearest is None or nearest.geom_type != "LineString":
        return np.asarray(end, dtype=np.float64)
    xy = shapely.get_coordinates(nearest)
    return np.asarray(xy[int(np.argmax(np.hypot(*(xy - end).T)))], dtype=np.float64)
