# SPDX-License-Identifier: GPL-2.0-or-later
"""What is wrong with the drawing of a plan's ways, and what measuring made of it: told before anything is judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.graph import components, strong_components
from botrygt_qgis_plugin.engine.measure.network import DOUBLE, GAP, OVERSHOOT
from botrygt_qgis_plugin.engine.measure.stretches import BOUNDARY_M
from botrygt_qgis_plugin.engine.measure.waynet import WayNet, way_net
from botrygt_qgis_plugin.engine.measure.ways import LINK, PATH, ROAD, WAY_ROLES, Ways
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene

# An end this near the edge of another way was drawn to it.
AT_EDGE_M = 0.05
NEAR_MISS, ISLAND, TRAP = "near_miss", "island", "one_way_trap"
# What measuring does with each: it joins, cuts or counts once; the rest is left as it is drawn.
MENDED = {GAP: "joined", OVERSHOOT: "cut", DOUBLE: "counted_once", NEAR_MISS: "left", ISLAND: "left", TRAP: "left"}
_ROLES = {PATH: Role.PATH, ROAD: Role.ROAD}


@dataclass(frozen=True)
class Slip:
    """One slip of the drawing: what kind, where, how many metres (the gap, the overshoot, the length that is double or
    cut off), and the features that show it, (role, key) in the order of roles and keys."""

    kind: str
    place: shapely.Point
    metres: float
    features: tuple[tuple[Role, str], ...]

    @property
    def mended(self) -> str:
        """'joined', 'cut' or 'counted_once' where measuring put it right, 'left' where it stands as drawn."""
        return MENDED[self.kind]


def slips(scene: Scene) -> tuple[Slip, ...]:
    """Every slip, by kind, place and features."""
    return scene.derived(_slips, *WAY_ROLES)


def _slips(scene: Scene) -> tuple[Slip, ...]:
    net = way_net(scene)
    found = [*_repaired(scene, net.ways), *_loose(scene, net.ways), *_islands(scene, net), *_traps(scene, net)]
    return tuple(sorted(found, key=lambda s: (list(MENDED).index(s.kind), s.place.x, s.place.y, s.features)))


def _features(scene: Scene, found: Ways, rows: tuple[int, ...]) -> tuple[tuple[Role, str], ...]:
    """The drawn features of some ways."""
    drawn = {(_ROLES[kind], row) for way, kind in zip(rows, found.kind[list(rows)].tolist()) if kind != LINK
             for row in found.drawn[way]}
    return _named(scene, drawn)


def _named(scene: Scene, drawn: Iterable[tuple[Role, int]]) -> tuple[tuple[Role, str], ...]:
    return tuple(sorted({(role, scene.table(role).keys[row]) for role, row in drawn},
                        key=lambda feature: (feature[0].value, feature[1])))


def _spot(place: complex) -> shapely.Point:
    return shapely.Point(round(place.real, 2), round(place.imag, 2))


def _repaired(scene: Scene, found: Ways) -> Iterator[Slip]:
    for repair, drawn in found.repairs:
        yield Slip(repair.kind, _spot(repair.place), round(repair.metres, 2), _named(scene, drawn))


def _loose(scene: Scene, found: Ways) -> Iterator[Slip]:
    for end in found.ends:
        # An end drawn to the edge of the other way is how plans are drawn, and no slip.
        if end.gap_m > AT_EDGE_M:
            kind = GAP if end.joined else NEAR_MISS
            drawn = {feature for row in (end.row, end.other) for feature in _nearest(scene, found, row, end.place)}
            yield Slip(kind, _spot(end.place), round(end.gap_m, 2), _named(scene, drawn))


def _nearest(scene: Scene, found: Ways, way: int, place: complex) -> list[tuple[Role, int]]:
    """The drawn features of a way that come nearest to a place."""
    role, rows = _ROLES[int(found.kind[way])], list(found.drawn[way])
    away = np.round(shapely.distance(scene.table(role).geometry[rows], shapely.Point(place.real, place.imag)), 2)
    return [(role, row) for row, gap in zip(rows, away.tolist()) if gap == away.min()]


def _islands(scene: Scene, net: WayNet) -> Iterator[Slip]:
    """Parts of the network, other than the longest, that hang together with nothing and lead nowhere outside."""
    label = components(net.walking)
    part = label[net.tail]
    if not len(part):
        return
    metres = np.bincount(part, net.length_m, minlength=int(label.max()) + 1)
    longest = int(np.argmax(metres))
    outward = leads_out(scene, net.place)
    for island in np.unique(part).tolist():
        if island == longest or outward[label == island].any():
            continue
        edges = np.flatnonzero((part == island) & (net.kind != LINK))
        drawn = [edge for edge in edges.tolist() if net.members[edge]]
        if not drawn:
            continue
        main = max(drawn, key=lambda edge: (net.length_m[edge], -edge))
        middle = shapely.line_interpolate_point(net.lines[main], 0.5, normalized=True)
        rows = tuple(sorted({row for edge in drawn for row in net.members[edge]}))
        yield Slip(ISLAND, _spot(complex(middle.x, middle.y)), round(float(metres[island]), 2),
                   _features(scene, net.ways, rows))


def leads_out(scene: Scene, place: NDArray[np.float64]) -> NDArray[np.bool_]:
    """(n,) nodes at the edge of what is drawn, or outside: what they join there is not known."""
    if scene.plan_area.is_empty:
        return np.zeros(len(place), dtype=bool)
    points = shapely.points(place)
    inside = np.ones(len(place), dtype=bool)
    for role in (Role.PATH, Role.ROAD):
        area = scene.covered(role)
        inside &= shapely.contains(area, points) & (shapely.distance(shapely.boundary(area), points) > BOUNDARY_M)
    return ~inside


def _traps(scene: Scene, net: WayNet) -> Iterator[Slip]:
    """Roads that one-way streets lead into and not out of, or the other way round."""
    edges = np.flatnonzero(net.kind == ROAD)
    if not len(edges) or not net.one_way[edges].any():
        return
    tail, head, way = net.tail[edges], net.head[edges], net.one_way[edges]
    there, back = way >= 0, way <= 0
    strong = strong_components(len(net.place), np.concatenate([tail[there], head[back]]),
                               np.concatenate([head[there], tail[back]]))
    outward = leads_out(scene, net.place)
    for edge in edges[strong[tail] != strong[head]].tolist():
        side = [net.tail[edge], net.head[edge]]
        # Streets that both lead out of the plan may be driven round outside it.
        if all(outward[strong == strong[node]].any() for node in side):
            continue
        middle = shapely.line_interpolate_point(net.lines[edge], 0.5, normalized=True)
        yield Slip(TRAP, _spot(complex(middle.x, middle.y)), round(float(net.length_m[edge]), 2),
                   _features(scene, net.ways, net.members[edge]))
