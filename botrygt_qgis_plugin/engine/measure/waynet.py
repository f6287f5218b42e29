# SPDX-License-Identifier: GPL-2.0-or-later
"""The ways of a plan as one graph: where one can walk, and where one can drive and in which direction.

Lengths are whole multiples of 1/1024 m: sums of them are exact, so that equally long ways are equally long in whatever
order they are added up, and nothing hangs on the last bit.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from botrygt_qgis_plugin.engine.measure.graph import Graph
from botrygt_qgis_plugin.engine.measure.network import Network, network
from botrygt_qgis_plugin.engine.measure.noding import TOLERANCE_M
from botrygt_qgis_plugin.engine.measure.stretches import gate_cuts
from botrygt_qgis_plugin.engine.measure.ways import CLOSED, LINK, OPEN, PATH, ROAD, WAY_ROLES, Ways, ways
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Ints = NDArray[np.intp]
Numbers = NDArray[np.float64]

GRAIN_M = 1.0 / 1024.0
GATE = 3


@dataclass(frozen=True)
class WayNet:
    """The graph. (m,) edges: lines (of gates: none), tail and head nodes, length_m, kind (PATH, ROAD, LINK, GATE),
    closed (OPEN, CLOSED, UNSURE), one_way (1 from tail to head only, -1 the other way, 0 both), members: rows of
    `ways`. place: (n, 2) nodes, in the order of their coordinates.
    """

    ways: Ways
    lines: Geometries
    tail: Ints
    head: Ints
    length_m: Numbers
    kind: Ints
    closed: Ints
    one_way: Ints
    members: tuple[tuple[int, ...], ...]
    place: Numbers

    def __len__(self) -> int:
        return len(self.tail)

    @cached_property
    def walking(self) -> Graph:
        """Everything one can walk along, gates open."""
        return Graph.of(len(self.place), self.tail, self.head, self.length_m)

    def public(self, unsure: bool) -> Graph:
        """What everybody may walk along; `unsure` says whether ways that may be shut count as open."""
        shut = self.closed != OPEN if not unsure else self.closed == CLOSED
        return self.walking.without(np.flatnonzero(shut))

    @cached_property
    def driving(self) -> Graph:
        """What one can drive along, without regard to direction."""
        return self.walking.without(np.flatnonzero(self.kind != ROAD))

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Spatial index over `lines`."""
        return shapely.STRtree(self.lines)

    @cached_property
    def road_nodes(self) -> NDArray[np.bool_]:
        """(n,) nodes on a road."""
        on_road = np.zeros(len(self.place), dtype=bool)
        for end in (self.tail, self.head):
            on_road[end[self.kind == ROAD]] = True
        return on_road


def way_net(scene: Scene) -> WayNet:
    """The graph of a scene's ways."""
    return scene.derived(_way_net, *WAY_ROLES)


def _way_net(scene: Scene) -> WayNet:
    found = ways(scene)
    gates, feet = gate_cuts(scene, found.work)
    made = network(found.work, gates)
    start, end = (shapely.get_coordinates(shapely.get_point(made.lines, at)).reshape(-1, 2) for at in (0, -1))
    kind, closed = _kinds(made, found)
    place, tail, head = _nodes(start, end)
    place, tail, head, twins = _parted_at(feet, place, tail, head)
    shut = len(twins)
    lines = np.concatenate([made.lines, np.full(shut, None, dtype=object)])
    length = np.maximum(GRAIN_M, np.round(np.concatenate([shapely.length(made.lines), np.zeros(shut)]) / GRAIN_M)
                        * GRAIN_M)
    return WayNet(found, lines, np.concatenate([tail, twins[:, 0]]), np.concatenate([head, twins[:, 1]]), length,
                  np.concatenate([kind, np.full(shut, GATE)]), np.concatenate([closed, np.full(shut, CLOSED)]),
                  np.concatenate([_directions(scene, made, found), np.zeros(shut, dtype=np.intp)]),
                  (*made.members, *(() for _ in range(shut))), place)


def _kinds(made: Network, found: Ways) -> tuple[Ints, Ints]:
    """Kind and closure of each line; one drawn as both road and path is a road, one drawn shut and open is unsure."""
    kind, closed = np.full(len(made.lines), LINK), np.full(len(made.lines), OPEN)
    for at, rows in enumerate(made.members):
        kinds = {int(found.kind[row]) for row in rows}
        kind[at] = ROAD if ROAD in kinds else PATH if PATH in kinds else LINK
        told = {int(found.closed[row]) for row in rows if found.kind[row] == PATH}
        if kind[at] == PATH:
            closed[at] = told.pop() if len(told) == 1 else 2
    return kind, closed


def _nodes(start: Numbers, end: Numbers) -> tuple[Numbers, Ints, Ints]:
    """(n, 2) nodes ordered by x, then y, and the node at each line's start and end."""
    place, which = np.unique(np.concatenate([start, end]), axis=0, return_inverse=True)
    which = which.reshape(-1)
    return place, which[:len(start)].astype(np.intp), which[len(start):].astype(np.intp)


def _parted_at(feet: Numbers, place: Numbers, tail: Ints, head: Ints) -> tuple[Numbers, Ints, Ints, Ints]:
    """The nodes with those at gates taken apart, one for each line that ends there, and the pairs that a gate joins."""
    twins: list[tuple[int, int]] = []
    if not len(feet) or not len(place):
        return place, tail, head, np.empty((0, 2), dtype=np.intp)
    tail, head = tail.copy(), head.copy()
    away, nearest = cKDTree(place).query(feet)
    shut = np.unique(nearest[away <= TOLERANCE_M])
    added: list[Numbers] = []
    for node in shut.tolist():
        for ends in (tail, head):
            for edge in np.flatnonzero(ends == node).tolist():
                new = len(place) + len(added)
                added.append(place[node])
                twins.append((node, new))
                ends[edge] = new
    return np.concatenate([place, *(spot[None] for spot in added)]), tail, head, np.array(twins, dtype=np.intp)


def _directions(scene: Scene, made: Network, found: Ways) -> Ints:
    """1 where a one-way road was drawn from the line's start to its end, -1 where against it, 0 where it goes both
    ways or its pieces disagree."""
    directions = np.zeros(len(made.lines), dtype=np.intp)
    for at, rows in enumerate(made.members):
        roads = [row for row in rows if found.one_way[row]]
        if not roads or any(found.kind[row] == ROAD and not found.one_way[row] for row in rows):
            continue
        drawings = scene.table(Role.ROAD).geometry[sorted({row for road in roads for row in found.drawn[road]})]
        told = {_along(made.lines[at], drawing) for drawing in shapely.get_parts(drawings).tolist()} - {0}
        directions[at] = told.pop() if len(told) == 1 else 0
    return directions


def _along(line: shapely.LineString, drawn: shapely.LineString) -> int:
    """Which way a line runs along a drawing that it shares a part with; 0 where it shares none."""
    steps = shapely.line_interpolate_point(line, np.linspace(0.02, 0.98, 33), normalized=True)
    shared = steps[shapely.distance(steps, drawn) <= TOLERANCE_M]
    if len(shared) < 2:
        return 0
    first, *_, last = shapely.line_locate_point(drawn, shared)
    return int(np.sign(last - first))
