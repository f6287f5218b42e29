# SPDX-License-Identifier: GPL-2.0-or-later
"""Where Egelund lies: two drawing frames in metres, and how they stand in EPSG:25832.

The west quarter is drawn in `west` (x, y). The east quarter is drawn in `east` (u, v), turned five degrees about the
point where the road bends. Both are then turned together and moved to a field where no Egelund is.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from shapely.geometry import LineString, Point, Polygon

Frame = Callable[[float, float], tuple[float, float]]

ORIGIN = (543300.0, 6186150.0)
_TURN = math.radians(8.0)
_BEND = math.radians(5.0)
_BEND_AT = 14.0


def west(x: float, y: float) -> tuple[float, float]:
    """A place of the west frame in EPSG:25832, to the millimetre."""
    east_m = ORIGIN[0] + x * math.cos(_TURN) - y * math.sin(_TURN)
    north_m = ORIGIN[1] + x * math.sin(_TURN) + y * math.cos(_TURN)
    return round(east_m, 3), round(north_m, 3)


def east(u: float, v: float) -> tuple[float, float]:
    """A place of the east frame in EPSG:25832, to the millimetre."""
    return west(u * math.cos(_BEND) + v * math.sin(_BEND), _BEND_AT - u * math.sin(_BEND) + v * math.cos(_BEND))


def point(frame: Frame, x: float, y: float) -> Point:
    """A point of a frame."""
    return Point(frame(x, y))


def line(frame: Frame, places: Sequence[tuple[float, float]]) -> LineString:
    """A line through places of a frame."""
    return LineString([frame(x, y) for x, y in places])


def area(frame: Frame, places: Sequence[tuple[float, float]]) -> Polygon:
    """A polygon with these corners in a frame."""
    return Polygon([frame(x, y) for x, y in places])


def box(frame: Frame, lower: tuple[float, float], upper: tuple[float, float]) -> Polygon:
    """The rectangle of a frame between two corners."""
    (x0, y0), (x1, y1) = lower, upper
    return area(frame, [(x0, y0), (x1, y0), (x1, y1), (x0, y1)])


def at(path: LineString, along: float, aside: float) -> tuple[float, float]:
    """The place `along` metres from the start of a path and `aside` metres to its left."""
    start, end = (path.interpolate(max(0.0, along + step)) for step in (-0.01, 0.01))
    here = path.interpolate(along)
    dx, dy = end.x - start.x, end.y - start.y
    length = (dx * dx + dy * dy) ** 0.5
    return round(here.x - aside * dy / length, 3), round(here.y + aside * dx / length, 3)


def ribbon(middle: LineString, width: float, beyond: float) -> Polygon:
    """The surface of a road or path: its middle line made `width` wide and `beyond` longer at each end.

    Worked out here and not by GEOS, whose buffers differ between versions.
    """
    places = list(middle.coords)
    ways = [_unit(a, b) for a, b in zip(places, places[1:])]
    first = (places[0][0] - beyond * ways[0][0], places[0][1] - beyond * ways[0][1])
    last = (places[-1][0] + beyond * ways[-1][0], places[-1][1] + beyond * ways[-1][1])
    places = [first, *places[1:-1], last]
    sides: list[list[tuple[float, float]]] = [[], []]
    for place, before, after in zip(places, (ways[0], *ways), (*ways, ways[-1])):
        # The mitre at a corner: along the sum of both normals, as far as makes each side keep its distance.
        reach = width / 2 / (1 + before[0] * after[0] + before[1] * after[1])
        dx, dy = -reach * (before[1] + after[1]), reach * (before[0] + after[0])
        for side, sign in zip(sides, (1, -1)):
            side.append((round(place[0] + sign * dx, 3), round(place[1] + sign * dy, 3)))
    return Polygon([*sides[0], *reversed(sides[1])])


def _unit(start: Sequence[float], end: Sequence[float]) -> tuple[float, float]:
    length = math.hypot(end[0] - start[0], end[1] - start[1])
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length


def disc(frame: Frame, middle: tuple[float, float], radius: float) -> Polygon:
    """A circle as a polygon of 32 corners."""
    turns = [math.tau * step / 32 for step in range(32)]
    return area(frame, [(middle[0] + radius * math.cos(t), middle[1] + radius * math.sin(t)) for t in turns])
