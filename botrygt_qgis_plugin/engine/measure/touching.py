# SPDX-License-Identifier: GPL-2.0-or-later
"""What lies on the other side of each edge of a plot: another plot, a path, parking, play, green or road.

From every place on an edge one looks straight out, a few metres far; of what is met there, what stands first in TOUCHES
counts, so that a path in a green strip is a path.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.coverage import covered_for
from botrygt_qgis_plugin.engine.measure.plots import ADJOINING_M, PLOT_ROLES, PlotEdges, plot_edges, plots
from botrygt_qgis_plugin.engine.measure.stretches import STRETCH_ROLES, stretches
from botrygt_qgis_plugin.engine.measure.ways import PATH, ROAD, USUAL_HALF_M
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Geometries, Scene

Ints = NDArray[np.intp]
Numbers = NDArray[np.float64]

PLOT, BY_PATH, BY_PARKING, BY_PLAY, BY_GREEN, BY_ROAD, NOTHING = (
    "plot", "path", "parking", "play", "green", "road", "nothing")
TOUCHES = (PLOT, BY_PATH, BY_PARKING, BY_PLAY, BY_GREEN, BY_ROAD)
# How far one looks out for each: a verge lies between plots and ways, hardly anything between plots and the rest.
LOOK_M: Mapping[str, float] = {PLOT: ADJOINING_M, BY_PATH: 3.0, BY_PARKING: 1.0, BY_PLAY: 1.0, BY_GREEN: 1.0,
                               BY_ROAD: 5.0}
# Things drawn this far over an edge still lie outside it; what touches less of an edge than this meets its corner only.
OVER_M, SLIVER_M, THIN_M = 0.3, 0.02, 0.005
LOOK_ROLES = (Role.PATH, Role.ROAD, Role.PARKING, Role.PLAY_MEET, Role.OPEN_SPACE)
TOUCH_ROLES = tuple(dict.fromkeys((*PLOT_ROLES, *STRETCH_ROLES, *LOOK_ROLES)))
# The widest way a plan may draw, beside what one looks out.
TOUCH_REACH_M = 30.0 + max(LOOK_M.values())
_NEEDED = {BY_PATH: Role.PATH, BY_ROAD: Role.ROAD, PLOT: Role.PARCEL}


@dataclass(frozen=True)
class Touching:
    """Runs of plot edges by what they touch: (k,) the edge, from `start` to `end` metres along it, and the position in
    TOUCHES (len(TOUCHES): nothing), in the order of the edges and along each. unsure: (m,) per edge, the names of the
    layers that leave open what lies out there; only where nothing is met can they matter."""

    edges: PlotEdges
    edge: Ints
    start: Numbers
    end: Numbers
    what: Ints
    unsure: tuple[tuple[str, ...], ...]

    def metres(self, *names: str) -> Numbers:
        """(m,) metres of each edge that touch any of these."""
        wanted = np.isin(self.what, [TOUCHES.index(name) if name in TOUCHES else len(TOUCHES) for name in names])
        run = (self.end - self.start)[wanted]
        return np.asarray(np.bincount(self.edge[wanted], run, minlength=len(self.edges.lines)), dtype=np.float64)

    def parts(self, rows: NDArray[np.bool_]) -> Geometries:
        """The pieces of edges of these runs."""
        made: Geometries = pieces_along(self.edges.lines[self.edge[rows]], self.start[rows], self.end[rows])
        return made


def touching(scene: Scene) -> Touching:
    """What the edges of all plots touch, in the order of the edges and along each of them."""
    return scene.derived(_touching, *TOUCH_ROLES)


def touching_paths(scene: Scene, rows: Ints) -> Touching:
    """The same where these path stretches are the only ways and nothing else is drawn but the plots."""
    edges, table = plot_edges(scene), plots(scene)
    shapes = {PLOT: table, BY_PATH: _wide(stretches(scene).take(rows), PATH)}
    found = [_seen(edges, name, surfaces, table) for name, surfaces in shapes.items()]
    edge, low, high, what = (np.concatenate([part[i] for part in found]) for i in range(4))
    runs = _in_order(shapely.length(edges.lines), edge.astype(np.intp), low, high, what.astype(np.intp))
    return Touching(edges, *runs, _unsure(scene, edges, runs))


def pieces_along(lines: Geometries, start: Numbers, end: Numbers) -> Geometries:
    """Pieces of straight lines, from and to metres along them."""
    ends = shapely.get_coordinates(lines).reshape(-1, 2, 2)
    way = ends[:, 1] - ends[:, 0]
    way = way / np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)[:, None]
    return np.asarray(shapely.linestrings(np.stack([ends[:, 0] + way * at[:, None] for at in (start, end)], axis=1)))


def _touching(scene: Scene) -> Touching:
    edges, table = plot_edges(scene), plots(scene)
    found = [_seen(edges, name, _surfaces(scene, name), table) for name in TOUCHES]
    edge, low, high, what = (np.concatenate([part[i] for part in found]) for i in range(4))
    runs = _in_order(shapely.length(edges.lines), edge.astype(np.intp), low, high, what.astype(np.intp))
    return Touching(edges, *runs, _unsure(scene, edges, runs))


def _surfaces(scene: Scene, name: str) -> FeatureTable:
    """The ground that each kind takes up: ways as wide as drawn, else as usual."""
    if name == PLOT:
        return plots(scene)
    if name == BY_PATH:
        return _wide(stretches(scene), PATH)
    if name == BY_ROAD:
        return _wide(scene.table(Role.ROAD), ROAD)
    return scene.table({BY_PARKING: Role.PARKING, BY_PLAY: Role.PLAY_MEET, BY_GREEN: Role.OPEN_SPACE}[name])


def _wide(table: FeatureTable, kind: int) -> FeatureTable:
    width = table.number("width_m")
    half = np.where(np.isnan(width), USUAL_HALF_M[kind], width / 2.0)
    area = shapely.get_dimensions(table.geometry) == 2
    shapes = np.where(area, table.geometry, shapely.buffer(table.geometry, half, cap_style="flat"))
    return FeatureTable(table.keys, shapes)


def _seen(edges: PlotEdges, name: str, surfaces: FeatureTable, table: FeatureTable) -> tuple[Numbers, ...]:
    """Runs (edge, from, to, what) along edges from which one kind of ground is seen straight out."""
    ends = shapely.get_coordinates(edges.lines).reshape(-1, 2, 2)
    out, over = edges.outward[:, None] * LOOK_M[name], edges.outward[:, None] * (0.02 if name == PLOT else -OVER_M)
    boxes = shapely.polygons(np.concatenate([ends + over, (ends + out)[:, ::-1]], axis=1)) if len(ends) else \
        np.empty(0, dtype=object)
    edge, row = surfaces.tree.query(boxes, predicate="intersects")
    if name == PLOT:
        other = row != edges.plot[edge]
        edge, row = edge[other], row[other]
    parts, pair = shapely.get_parts(shapely.intersection(boxes[edge], surfaces.geometry[row]), return_index=True)
    xy, part = shapely.get_coordinates(parts, return_index=True)
    owner = edge[pair][part]
    way = ends[owner, 1] - ends[owner, 0]
    along = ((xy - ends[owner, 0]) * way).sum(axis=1) / np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)
    low, high = np.full(len(parts), np.inf), np.full(len(parts), -np.inf)
    np.minimum.at(low, part, along)
    np.maximum.at(high, part, along)
    # What only touches the far end of the look is not met.
    kept = (high - low > SLIVER_M) & (shapely.area(parts) > THIN_M * (high - low))
    return edge[pair][kept], low[kept], high[kept], np.full(int(kept.sum()), TOUCHES.index(name))


def _in_order(length: Numbers, edge: Ints, low: Numbers, high: Numbers, what: Ints) -> tuple[Ints, Numbers, Numbers,
                                                                                           Ints]:
    """Runs that do not overlap and leave nothing out: of those at a place the first kind counts."""
    every = np.arange(len(length))
    edge = np.concatenate([edge, every])
    low = np.clip(np.concatenate([low, np.zeros(len(length))]), 0.0, length[edge])
    high = np.clip(np.concatenate([high, length]), 0.0, length[edge])
    what = np.concatenate([what, np.full(len(length), len(TOUCHES))])
    owner = np.concatenate([edge, edge])
    # To whole centimetres: where two things meet in a corner, no sliver is left between them.
    cut = np.round(np.concatenate([low, high]), 2)
    order = np.lexsort((cut, owner))
    owner, cut = owner[order], cut[order]
    inner = np.flatnonzero((owner[:-1] == owner[1:]) & (cut[1:] > cut[:-1]))
    piece, start, end = owner[inner], cut[inner], cut[inner + 1]
    best = np.full(len(piece), len(TOUCHES))
    first = np.searchsorted(piece, np.arange(len(length) + 1))
    middle = (start + end) / 2.0
    count = (first[edge + 1] - first[edge])
    pair = np.repeat(np.arange(len(edge)), count)
    slot = first[edge][pair] + np.arange(len(pair)) - np.repeat(np.cumsum(count) - count, count)
    inside = (middle[slot] > low[pair]) & (middle[slot] < high[pair])
    np.minimum.at(best, slot[inside], what[pair[inside]])
    return _merged(piece, start, end, best)


def _merged(edge: Ints, start: Numbers, end: Numbers, what: Ints) -> tuple[Ints, Numbers, Numbers, Ints]:
    """Neighbouring runs of the same kind as one."""
    if not len(edge):
        return edge, start, end, what
    opens = np.ones(len(edge), dtype=bool)
    opens[1:] = (edge[1:] != edge[:-1]) | (what[1:] != what[:-1])
    closes = np.append(opens[1:], True)
    return edge[opens], start[opens], end[closes], what[opens]


def _unsure(scene: Scene, edges: PlotEdges, runs: tuple[Ints, Numbers, Numbers, Ints]) -> tuple[tuple[str, ...], ...]:
    """Per edge, the layers that may hold something where nothing was met: not drawn, or not drawn that far out."""
    blank = np.zeros(len(edges.lines), dtype=bool)
    blank[runs[0][runs[3] == len(TOUCHES)]] = True
    lacks: list[tuple[str, ...]] = [()] * len(edges.lines)
    for name, role in _NEEDED.items():
        if scene.has(role):
            left = covered_for(scene, role, edges.lines) < LOOK_M[name]
            word = f"{role.value}:coverage"
        else:
            left, word = np.ones(len(edges.lines), dtype=bool), role.value
        for edge in np.flatnonzero(blank & left).tolist():
            lacks[edge] = (*lacks[edge], word)
    return tuple(lacks)
