# SPDX-License-Identifier: GPL-2.0-or-later
"""The moves that may cure a finding about light: more light, a lamp moved or added, a tree moved or left out.

Everything is placed by the finding's own evidence and by the lamps there are, to the centimetre, so that what is
proposed is exactly what was measured.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.findings import Finding
from botrygt_qgis_plugin.engine.measure.lightgrid import Course
from botrygt_qgis_plugin.engine.measure.luminaires import lumens
from botrygt_qgis_plugin.engine.measure.stretches import road_stretches, stretches
from botrygt_qgis_plugin.engine.measure.waylight import BESIDE
from botrygt_qgis_plugin.engine.moves import ADD_LAMP, CUT_TREE, MOVE_LAMP, MOVE_TREE, RAISE_FLUX, Move
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

Floats = NDArray[np.float64]
Costs = Mapping[str, float]

# Printed steps: of what is moved, of one lamp's light, and of that of all lamps along a way.
STEP_M, STEP_LM, STEP_PCT = 0.5, 50.0, 5.0
# The lamps nearest to where it fails that are tried one by one, how near they must be, and the trees that are tried.
NEAREST, NEAR_M, TREES = 2, 60.0, 3
# Where no lamp stands beside the way yet, a new one stands this far from its middle.
ASIDE_M = 1.5


@dataclass(frozen=True)
class Slide:
    """Moves that can go further and further: `at(k)` is what they are after k printed steps, k from 1 to `steps`.

    stride: how many steps the search goes at a time; a cure that holds for fewer may be missed. just_enough: the
    measure found the last step to be the least that cures, so that the one before it is tried first.
    """

    at: Callable[[int], tuple[Move, ...]]
    steps: int
    stride: int = 2
    just_enough: bool = False


@dataclass(frozen=True)
class Spot:
    """Where something stands beside a line: metres along it, and ahead and to the left of there."""

    along: float
    ahead: float
    aside: float


class Way:
    """A line that things stand beside."""

    def __init__(self, line: shapely.LineString) -> None:
        self.line = line
        self.length = float(line.length)
        self.course = Course(np.array([line], dtype=object))

    def frame(self, along: float) -> tuple[Floats, Floats]:
        """The place and the unit vector ahead at so many metres along."""
        metres = np.array([min(max(along, 0.0), self.length)])
        x, y, ax, ay = self.course.at(np.array([0], dtype=np.intp), metres)
        return np.array([x[0], y[0]]), np.array([ax[0], ay[0]])

    def spot(self, point: shapely.Point) -> Spot:
        """Where a point stands beside the line."""
        along = float(self.line.project(point))
        foot, ahead = self.frame(along)
        off = np.array([point.x, point.y]) - foot
        return Spot(along, float(off @ ahead), float(ahead[0] * off[1] - ahead[1] * off[0]))

    def place(self, spot: Spot) -> shapely.Point:
        """The point of a spot."""
        foot, ahead = self.frame(spot.along)
        return _point(*(foot + spot.ahead * ahead + spot.aside * np.array([-ahead[1], ahead[0]])))

    def bearing(self, along: float) -> float:
        """The compass bearing ahead."""
        _, ahead = self.frame(along)
        return float(np.degrees(np.arctan2(ahead[0], ahead[1])))


@dataclass(frozen=True)
class Fault:
    """A finding with the scene it is in (declared values filled in) and what its cure may cost."""

    finding: Finding
    scene: Scene
    costs: Costs

    @property
    def shape(self) -> shapely.Geometry:
        """The subject's geometry."""
        return self.finding.subject_geometry

    @property
    def way(self) -> Way | None:
        """The subject as a line; None where it is none."""
        return Way(self.shape) if self.shape.geom_type == "LineString" else None

    @property
    def lamp_itself(self) -> bool:
        """Whether it is a lamp that fails."""
        return self.finding.subject_kind == Role.LIGHT.value

    def way_of(self, lamp: shapely.Point) -> Way | None:
        """The line a lamp is moved along: the subject's, or, of a lamp that fails itself, the way it stands beside."""
        if not self.lamp_itself:
            return self.way
        lines = np.concatenate([stretches(self.scene).geometry, road_stretches(self.scene).geometry])
        lines = lines[shapely.get_type_id(lines) == shapely.GeometryType.LINESTRING]
        away = shapely.distance(lines, lamp)
        near = int(np.argmin(away)) if len(lines) else 0
        return Way(lines[near]) if len(lines) and away[near] <= BESIDE.default else None

    @property
    def lamps(self) -> FeatureTable:
        """The lamps of the scene."""
        return self.scene.table(Role.LIGHT)

    def nearest(self) -> list[int]:
        """Rows of the lamps nearest to where it fails; the subject itself where it is a lamp."""
        if self.lamp_itself:
            return [self.lamps.position[self.finding.subject_key]]
        away = shapely.distance(self.lamps.geometry, self.finding.evidence)
        near = np.flatnonzero(away <= NEAR_M).tolist()
        return sorted(near, key=lambda row: (float(away[row]), self.lamps.keys[row]))[:NEAREST]

    def own(self) -> list[int]:
        """Rows of the lamps beside the subject, by key."""
        near = np.flatnonzero(shapely.distance(self.lamps.geometry, self.shape) <= BESIDE.default)
        return sorted(near.tolist(), key=lambda row: self.lamps.keys[row])

    def trees(self) -> list[int]:
        """Rows of the trees that are named as the cause."""
        cause = self.finding.cause
        table = self.scene.table(Role.TREE)
        named = sorted(key for role, key in cause.features if role is Role.TREE) if cause is not None else []
        return [table.position[key] for key in named if key in table.position][:TREES]


def slides(fault: Fault) -> list[Slide]:
    """Every move of one kind that can go further: more light, lamps moved, trees moved."""
    return [*_brighter(fault), *_lamps_moved(fault), *_trees_moved(fault)]


def steps_apart(fault: Fault) -> list[tuple[Move, ...]]:
    """Every set of moves that are done or not done: trees left out, lamps added, and both together."""
    table = fault.scene.table(Role.TREE)
    cuts = [Move(CUT_TREE, table.keys[row], table.geometry[row], table.geometry[row]) for row in fault.trees()]
    sets = [chosen for size in range(len(cuts) + 1) for chosen in combinations(cuts, size)]
    lamps = [_added(fault, count) for count in range(int(fault.costs["add_lamps_most"]) + 1)]
    return [(*chosen, *new) for new in lamps if new is not None for chosen in sets if chosen or new]


def _brighter(fault: Fault) -> list[Slide]:
    """One near lamp brighter, lumen by lumen; or all beside the subject, by the same share."""
    flux, known = lumens(fault.scene)
    most = fault.costs["raise_flux_most_pct"]
    table = fault.lamps

    def raised(row: int, lumens_after: float) -> Move:
        lamp = table.geometry[row]
        return Move(RAISE_FLUX, table.keys[row], lamp, lamp, lumens_after, float(flux[row]),
                    columns={"flux_lm": lumens_after})

    made = []
    for row in fault.nearest():
        if known[row]:
            def one(k: int, row: int = row) -> tuple[Move, ...]:
                return (raised(row, round(float(flux[row])) + k * STEP_LM),)

            steps = int(flux[row] * most / 100.0 // STEP_LM)
            made.append(Slide(one, steps, max(1, steps // 4)))
    own = fault.own()
    if len(own) > 1 and all(known[own]):
        made.append(Slide(lambda k: tuple(raised(row, float(round(flux[row] * (1.0 + k * STEP_PCT / 100.0))))
                                          for row in own), int(most // STEP_PCT), max(1, int(most // STEP_PCT) // 4)))
    return made


def _lamps_moved(fault: Fault) -> list[Slide]:
    """The nearest lamps moved along their way towards where it fails; a lamp that fails itself, both ways along it."""
    steps = int(fault.costs["move_lamp_most_m"] / STEP_M)
    table, made = fault.lamps, []
    for row in fault.nearest():
        key, lamp = table.keys[row], table.geometry[row]
        way = fault.way_of(lamp)
        if way is None:
            made.append(Slide(_straight(MOVE_LAMP, key, lamp, _towards(fault, lamp)), steps))
            continue
        onward = float(way.line.project(fault.finding.anchor) - way.line.project(lamp))
        signs = (1.0, -1.0) if fault.lamp_itself else (1.0 if onward >= 0 else -1.0,)
        made += [Slide(_along(fault, way, row, sign), steps) for sign in signs]
    return made


def _along(fault: Fault, way: Way, row: int, sign: float) -> Callable[[int], tuple[Move, ...]]:
    """A lamp moved along its way, as far from it as now and turned to it as now."""
    table = fault.lamps
    spot, azimuth = way.spot(table.geometry[row]), float(table.number("azimuth_deg")[row])

    def at(k: int) -> tuple[Move, ...]:
        along = spot.along + sign * k * STEP_M
        turn = way.bearing(along) - way.bearing(spot.along)
        columns = {"azimuth_deg": _bearing(azimuth + turn)} if np.isfinite(azimuth) and abs(turn) > 1e-9 else {}
        place = way.place(Spot(along, spot.ahead, spot.aside))
        return (Move(MOVE_LAMP, table.keys[row], table.geometry[row], place, k * STEP_M, columns=columns),)

    return at


def _towards(fault: Fault, lamp: shapely.Point) -> Floats:
    """The direction a lamp beside no way is moved in: to where it fails; one that fails itself, away from the trees."""
    trees = fault.trees()
    if fault.lamp_itself and trees:
        crowns = shapely.get_coordinates(fault.scene.table(Role.TREE).geometry[trees])
        away: Floats = np.array([lamp.x, lamp.y]) - crowns.mean(axis=0)
        return away
    anchor = fault.finding.anchor
    return np.array([anchor.x - lamp.x, anchor.y - lamp.y])


def _trees_moved(fault: Fault) -> list[Slide]:
    """Each tree that is a cause moved away from the subject, and all of them together."""
    steps = int(fault.costs["move_tree_most_m"] / STEP_M)
    table, each = fault.scene.table(Role.TREE), []
    for row in fault.trees():
        tree = table.geometry[row]
        near = shapely.get_point(shapely.shortest_line(fault.shape, tree), 0)
        way = np.array([tree.x - near.x, tree.y - near.y])
        each.append(_straight(MOVE_TREE, table.keys[row], tree, way if way.any() else np.array([0.0, 1.0])))
    made = [Slide(one, steps) for one in each]
    if len(each) > 1:
        made.append(Slide(lambda k: tuple(move for one in each for move in one(k)), steps))
    return made


def _straight(kind: str, key: str, point: shapely.Point, way: Floats) -> Callable[[int], tuple[Move, ...]]:
    unit = way / max(float(np.hypot(*way)), 1e-9)

    def at(k: int) -> tuple[Move, ...]:
        return (Move(kind, key, point, _point(*(np.array([point.x, point.y]) + k * STEP_M * unit)), k * STEP_M),)

    return at


def _added(fault: Fault, count: int) -> tuple[Move, ...] | None:
    """So many new lamps, evenly over where it fails; None where there is no lamp to be like, or no place for one."""
    if not count:
        return ()
    if not len(fault.lamps) or fault.lamp_itself:
        return None
    way = fault.way
    if way is None:
        return _round_the_edge(fault, count) if shapely.get_dimensions(fault.shape) == 2 else None
    return tuple(_beside(fault, way, along, number) for number, along in enumerate(_evenly(fault, way, count), start=1))


def _evenly(fault: Fault, way: Way, count: int) -> list[float]:
    """Metres along the way of so many places, evenly over the pieces of it that fail."""
    pieces = [part for part in shapely.get_parts(fault.finding.evidence) if part.geom_type == "LineString"]
    if not pieces:
        return [float(way.line.project(fault.finding.anchor))] * count
    spans = sorted(tuple(sorted((float(way.line.project(shapely.get_point(p, 0))),
                                 float(way.line.project(shapely.get_point(p, -1)))))) for p in pieces)
    if len(spans) == 1 and spans[0][1] - spans[0][0] < pieces[0].length - 0.01:
        # The piece runs over the start of a closed way.
        spans = [(0.0, way.length)]
    total = sum(end - start for start, end in spans)
    places = []
    for i in range(count):
        left = (i + 0.5) / count * total
        for start, end in spans:
            if left <= end - start:
                places.append(start + left)
                break
            left -= end - start
    return places


def _beside(fault: Fault, way: Way, along: float, number: int) -> Move:
    """A lamp beside the way, like the nearest one and on its side; like any lamp where none stands beside the way."""
    table, own = fault.lamps, fault.own()
    foot, _ = way.frame(along)
    away = shapely.distance(table.geometry, shapely.Point(foot))
    like = min(own or range(len(table)), key=lambda row: (float(away[row]), table.keys[row]))
    spot = way.spot(table.geometry[like]) if own else Spot(0.0, 0.0, -ASIDE_M)
    azimuth = float(table.number("azimuth_deg")[like])
    columns = {}
    if np.isfinite(azimuth):
        # As the other turns to the way; where none does, straight at it.
        turned = azimuth + way.bearing(along) - way.bearing(spot.along) if own else way.bearing(along) - 90.0
        columns = {"azimuth_deg": _bearing(turned)}
    return Move(ADD_LAMP, _new_key(table, number), table.geometry[like], way.place(Spot(along, 0.0, spot.aside)),
                like=table.keys[like], columns=columns)


def _round_the_edge(fault: Fault, count: int) -> tuple[Move, ...]:
    """Lamps along the edge of an area, evenly from where it is nearest to what fails, turned inwards."""
    table, anchor = fault.lamps, fault.finding.anchor
    edge = Way(max(shapely.get_parts(fault.shape).tolist(), key=lambda part: part.area).exterior)
    first = float(edge.line.project(anchor))
    middle = shapely.centroid(fault.shape)
    made = []
    for number in range(count):
        point = edge.place(Spot((first + number * edge.length / count) % edge.length, 0.0, 0.0))
        away = shapely.distance(table.geometry, point)
        like = min(range(len(table)), key=lambda row: (float(away[row]), table.keys[row]))
        columns = {}
        if np.isfinite(table.number("azimuth_deg")[like]):
            inwards = np.degrees(np.arctan2(middle.x - point.x, middle.y - point.y))
            columns = {"azimuth_deg": _bearing(float(inwards))}
        made.append(Move(ADD_LAMP, _new_key(table, number + 1), table.geometry[like], point, like=table.keys[like],
                         columns=columns))
    return tuple(made)


def _new_key(table: FeatureTable, number: int) -> str:
    key = f"ny lampe {number}"
    while key in table.position:
        key += "'"
    return key


def _point(x: float, y: float) -> shapely.Point:
    return shapely.Point(round(float(x), 2), round(float(y), 2))


def _bearing(degrees: float) -> float:
    return round(degrees % 360.0, 1) % 360.0
