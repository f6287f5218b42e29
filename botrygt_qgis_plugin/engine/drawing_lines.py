# SPDX-License-Identifier: GPL-2.0-or-later
"""Which lines show what a quantity measured, in one explicit table; a quantity without a line is shown by its gauge."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.drawing_shown import Shown, surface
from botrygt_qgis_plugin.engine.measure.publicness import PUBLIC_ROLES
from botrygt_qgis_plugin.engine.requirement import leaves
from botrygt_qgis_plugin.engine.roles import Role

Lines = Iterator[tuple[shapely.Geometry, float | None]]
# Lamps nearer to a path than this are taken for its own; the measure's own default.
BESIDE_M = 10.0


def measured_lines(shown: Shown) -> Iterator[tuple[shapely.Geometry, str, bool]]:
    """Each line (from, to) with its words, and whether it stands beside the path; an uncertain length is '?'."""
    if not len(shown.table):
        return
    for name in shown.rule.quantities:
        if name not in LINES:
            continue
        measured = shown.result.measured[name]
        low, high = measured.low[shown.row], measured.high[shown.row]
        for line, length in LINES[name](shown):
            if _far_beyond(shown, name, line.length):
                continue
            if length is not None:
                yield line, shown.metres(length), name in ALONG
            elif low == high and np.isfinite(low):
                # A measure stops counting at its reach; the line goes on.
                capped = line.length > float(low) + 0.06
                yield line, shown.metres(line.length if capped else float(low)), False
            else:
                yield line, "? m", False


def _far_beyond(shown: Shown, quantity: str, length: float) -> bool:
    """True where a rule only asks for more than a fraction of this length: the line would hide what matters."""
    requirement = shown.rule.requirement
    nodes = [node for node in (requirement.condition, requirement.demand) if node is not None]
    least = [float(leaf.limit) for node in nodes for leaf in leaves(node) if leaf.quantity == quantity
             and leaf.keyword in ("minimum", "exclusiveMinimum") and leaf.limit is not None]
    return bool(least) and length > 4.0 * max(least)


def _ground(shown: Shown, role: Role) -> list[shapely.Geometry]:
    table = shown.result.scene.table(role)
    return [surface(role, table, row) for row in range(len(table))]


def _own_ground(shown: Shown) -> shapely.Geometry:
    role = Role.PATH if shown.rule.subject == "path_stretch" else shown.role
    return surface(role, shown.table, shown.row)


def _gap(*roles: Role) -> Callable[[Shown], Lines]:
    """From the subject to the nearest feature of these roles."""
    def lines(shown: Shown) -> Lines:
        others = [shape for role in roles for shape in _ground(shown, role)]
        if others:
            own = _own_ground(shown)
            line = shapely.shortest_line(own, min(others, key=lambda other: shapely.distance(own, other)))
            if 0 < line.length < 60.0:
                yield line, None
    return lines


def _stem_gap(shown: Shown) -> Lines:
    """From a lamp to the nearest tree's stem."""
    trees = shown.result.scene.table(Role.TREE).geometry
    if len(trees):
        line = shapely.shortest_line(shown.subject, trees[int(np.argmin(shapely.distance(shown.subject, trees)))])
        if line.length < 25.0:
            yield line, None


def _plot_edge_gap(shown: Shown) -> Lines:
    """From a hedge to the nearest edge of a plot."""
    edges = shapely.boundary(shown.result.scene.table(Role.PARCEL).geometry)
    if len(edges):
        line = shapely.shortest_line(shown.subject, edges[int(np.argmin(shapely.distance(shown.subject, edges)))])
        if 0 < line.length < 5.0:
            yield line, None


def _across(shown: Shown) -> Lines:
    """Across a path where one looks."""
    line = shown.subject
    if shapely.get_dimensions(line) != 1:
        return
    where = shapely.line_locate_point(line, shown.focus)
    step = 0.1 if where < line.length - 0.1 else -0.1
    place, beside = shapely.line_interpolate_point(line, [where, where + step])
    along = np.array([beside.x - place.x, beside.y - place.y]) / max(shapely.distance(place, beside), 1e-9)
    half = _own_ground(shown).area / max(line.length, 1e-9) / 2
    turn = np.array([-along[1], along[0]]) * half
    drawn = shown.table.number("width_m")[shown.row]
    yield (shapely.LineString([(place.x - turn[0], place.y - turn[1]), (place.x + turn[0], place.y + turn[1])]),
           None if np.isnan(drawn) else float(drawn))


def _spacings(shown: Shown) -> Lines:
    """From lamp to lamp along a path, and from its ends to the outermost lamps."""
    lamps = shown.result.scene.table(Role.LIGHT).geometry
    line = shown.subject
    if not len(lamps) or shapely.get_dimensions(line) != 1:
        return
    places = np.sort(shapely.line_locate_point(line, lamps[shapely.distance(line, lamps) <= BESIDE_M]))
    if not len(places):
        return
    stops = np.concatenate([[0.0], places, [line.length]])
    for start, end in zip(stops[:-1], stops[1:]):
        if end - start > 0.5:
            ends = [shapely.line_interpolate_point(line, place) for place in (start, end)]
            yield shapely.LineString(ends), float(end - start)


def sight_rays(shown: Shown) -> Iterator[shapely.Geometry]:
    """From each window to the middle of what is overlooked, where nothing drawn stands between."""
    if "overlooking_dwellings" not in shown.rule.quantities or not len(shown.table):
        return
    scene, target = shown.result.scene, shapely.point_on_surface(shown.subject)
    screens = shapely.union_all([*shapely.buffer(scene.table(Role.BUILDING).geometry, -0.1),
                                 *scene.table(Role.HEDGE_FENCE).geometry])
    for window in scene.table(Role.WINDOW_FACADE).geometry:
        ray = shapely.LineString([shapely.centroid(window), target])
        if not shapely.intersects(ray, screens):
            yield ray


# Lines along a path are drawn beside it.
ALONG = frozenset({"lamp_spacing_ratio"})
LINES: Mapping[str, Callable[[Shown], Lines]] = {
    "tree_clearance_m": _stem_gap,
    "planting_path_gap_m": _gap(Role.PATH),
    "crown_path_gap_m": _gap(Role.PATH),
    "hedge_setback_m": _gap(Role.HEDGE_FENCE),
    "public_gap_m": _gap(*PUBLIC_ROLES),
    "road_boundary_setback_m": _plot_edge_gap,
    "effective_width_m": _across,
    "lamp_spacing_ratio": _spacings,
}
