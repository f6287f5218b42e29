# SPDX-License-Identifier: GPL-2.0-or-later
"""What is seen from a place: exact isovist polygons, and how far one sees in many directions.

Past panels that hide whatever lies behind them the isovist is the star round the eye that the nearest panels bound;
between two directions of panel ends the nearest one is the same. An obstacle that one looks over or under hides a strip
of ground only: the part of the plane of the targets onto which the eye projects it (similar triangles), cut away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.buckets import runs
from botrygt_qgis_plugin.engine.measure.obstacles import Obstacles
from botrygt_qgis_plugin.engine.measure.panels import on_grid

Numbers = NDArray[np.float64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]

# The circle that bounds a view is a polygon with this many sides.
ROUND = 360
# The room that bounds a view before the circle does, in radii.
ROOM = 1.5
# Directions nearer to one another than this (radians) are one: no view through a crack.
CRACK = 1e-9
# Nearer than 1/FAR metres to the line of a panel its shadow has no breadth.
FAR = 1e6
HAIR_M = 1e-5
# Eyes whose ranges are found at a time: bounds the memory.
BATCH = 64


@dataclass(frozen=True)
class View:
    """How one looks: target height and range in metres, level of certainty, and a field of view in degrees either side
    of a direction (radians from east); 180 sees all round."""

    target_m: float
    radius_m: float
    level: int
    field_deg: float = 180.0
    direction: float = 0.0


def isovists(eyes: Numbers, stand: Obstacles, views: Sequence[View]) -> NDArray[Any]:
    """(e,) polygons of all places at a target's height that (e, 3) eyes see, each with its own view."""
    made = np.empty(len(eyes), dtype=object)
    made[:] = [isovist(eye, stand, view) for eye, view in zip(eyes, views)]
    return made


def isovist(eye: Numbers, stand: Obstacles, view: View) -> shapely.Geometry:
    """The polygon of all places at the target's height that an eye (x, y, height above ground) sees.

    Empty where the eye stands inside an obstacle. Heights are above the ground, which is taken as level.
    """
    place = on_grid(eye[:2])
    base, top = stand.bases[view.level], stand.tops[view.level]
    low, high = min(eye[2], view.target_m), max(eye[2], view.target_m)
    met = (base < high) & (top > low)
    hides = met & (base < low) & (top > high)
    touched = stand.tree.query(shapely.Point(place), predicate="intersects")
    touched = touched[(stand.solid & hides)[touched]]
    if len(touched) and shapely.contains_xy(stand.geometry[touched], *place).any():
        return shapely.Polygon()
    _, panel = stand.panels.near(place[None, :], np.array([view.radius_m]))
    panel = panel[met[stand.panels.shape[panel]]]
    sure = hides[stand.panels.shape[panel]]
    seen = _star(place, stand, panel[sure], touched, ROOM * view.radius_m)
    seen = shapely.intersection(seen, field_of(place, view))
    gone = stand.geometry[touched].tolist()
    over = met & ~hides
    if over.any():
        gone += [*_cast(eye, place, stand, panel[~sure], view), *_standing(place, eye, stand, over, view)]
    return shapely.difference(seen, shapely.union_all(gone)) if gone else seen


def field_of(place: Numbers, view: View) -> shapely.Geometry:
    """The circle of the range, or the sector of it that lies in the field of view."""
    turn = np.radians(min(view.field_deg, 180.0))
    steps = max(int(np.ceil(ROUND * turn / np.pi)), 2)
    angle = view.direction + np.linspace(-turn, turn, steps + 1)
    rim = place + view.radius_m * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return shapely.Polygon(rim[:-1] if view.field_deg >= 180.0 else np.concatenate([place[None, :], rim]))


def _star(place: Numbers, stand: Obstacles, panel: Rows, touched: Rows, room: float) -> shapely.Geometry:
    """The star round a place that panels and a square room bound."""
    panel, begin, end = _facing(place, stand, panel, touched)
    corner = room * np.array([[1.0, 1.0], [-1.0, 1.0], [-1.0, -1.0], [1.0, -1.0]])
    # Adding zero makes -0.0 into 0.0: due west is one direction.
    one = np.concatenate([begin, corner]) + 0.0
    other = np.concatenate([end, np.roll(corner, -1, axis=0)]) + 0.0
    cross = np.concatenate([stand.panels.crossed[panel], np.ones(4, dtype=bool)])
    cross |= np.maximum(np.abs(one), np.abs(other)).max(axis=1) > room
    events = _events(one, other, _crossings(one[cross], other[cross]))
    angle = np.arctan2(events[:, 1], events[:, 0])
    nearest = _nearest(one, other, events, angle)
    first, last = _ends(one, other, events, nearest)
    ring = np.stack([first, last], axis=1).reshape(-1, 2) + place
    return _clean(ring)


def _facing(place: Numbers, stand: Obstacles, panel: Rows, touched: Rows) -> tuple[Rows, Numbers, Numbers]:
    """Panels as seen from a place, with their ends counter-clockwise; those of areas that face away are left out."""
    panels = stand.panels
    one, other = panels.one[panel] - place, panels.other[panel] - place
    span = one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]
    away = panels.area[panel] & (span > 0) & ~np.isin(panels.shape[panel], touched)
    kept = (span != 0) & ~away
    turned = span[kept, None] < 0
    one, other = one[kept], other[kept]
    return panel[kept], np.where(turned, other, one), np.where(turned, one, other)


def _events(*ends: Numbers) -> Numbers:
    """(k, 2) places in the order of their directions, one of each direction."""
    places = np.concatenate(ends) + 0.0
    angle = np.arctan2(places[:, 1], places[:, 0])
    order = np.argsort(angle, kind="stable")
    kept = np.concatenate([[True], np.diff(angle[order]) > CRACK])
    events: Numbers = places[order][kept]
    return events


def _crossings(one: Numbers, other: Numbers) -> Numbers:
    """Places where panels cross one another (a hedge that runs through a fence)."""
    way = other - one
    cross = way[:, None, 0] * way[None, :, 1] - way[:, None, 1] * way[None, :, 0]
    gap = one[None, :, :] - one[:, None, :]
    with np.errstate(divide="ignore", invalid="ignore"):
        here = (gap[..., 0] * way[None, :, 1] - gap[..., 1] * way[None, :, 0]) / cross
        there = (gap[..., 0] * way[:, None, 1] - gap[..., 1] * way[:, None, 0]) / cross
    rows, columns = np.nonzero((here > 0) & (here < 1) & (there > 0) & (there < 1))
    kept = rows < columns
    places: Numbers = one[rows[kept]] + way[rows[kept]] * here[rows[kept], columns[kept], None]
    return places


def _nearest(one: Numbers, other: Numbers, events: Numbers, angle: Numbers) -> Rows:
    """(k,) the panel that is nearest between each direction and the next."""
    count = len(events)
    unit = events / np.hypot(events[:, 0], events[:, 1])[:, None]
    middle = unit + np.roll(unit, -1, axis=0)
    begin = _place_of(angle, one)
    length = (_place_of(angle, other) - begin) % count
    face, at = runs(begin, length)
    at = at % count
    way = other - one
    span = one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]
    toward = middle[at, 0] * way[face, 1] - middle[at, 1] * way[face, 0]
    distance = span[face] / np.maximum(toward, 1e-300)
    order = np.lexsort((distance, at))
    _, lead = np.unique(at[order], return_index=True)
    nearest: Rows = face[order[lead]]
    return nearest


def _place_of(angle: Numbers, ends: Numbers) -> Rows:
    """The event that stands for the direction of each end."""
    found: Rows = np.searchsorted(angle, np.arctan2(ends[:, 1], ends[:, 0]) + CRACK, side="right") - 1
    return found


def _ends(one: Numbers, other: Numbers, events: Numbers, nearest: Rows) -> tuple[Numbers, Numbers]:
    """Where the rays through each direction and the next meet the panel between them."""
    way = (other - one)[nearest]
    span = (one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0])[nearest]
    met = []
    for toward in (events, np.roll(events, -1, axis=0)):
        share = span / (toward[:, 0] * way[:, 1] - toward[:, 1] * way[:, 0])
        met.append(toward * share[:, None])
    return met[0], met[1]


def _clean(ring: Numbers) -> shapely.Geometry:
    """A ring without repeated places, as a valid polygon."""
    step = np.abs(ring - np.roll(ring, 1, axis=0)).max(axis=1)
    ring = ring[step > 1e-9]
    polygon = shapely.Polygon(ring) if len(ring) > 2 else shapely.Polygon()
    return polygon if shapely.is_valid(polygon) else shapely.buffer(polygon, 0.0)


def _cast(eye: Numbers, place: Numbers, stand: Obstacles, panel: Rows, view: View) -> list[shapely.Geometry]:
    """What panels that one looks over or under hide: each from where its top (or base) comes down on the targets' plane
    to where the other does."""
    one, other = stand.panels.one[panel] - place, stand.panels.other[panel] - place
    span = np.abs(one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0])
    way = other - one
    least, most = _stretched(eye, stand, stand.panels.shape[panel], view)
    # Beyond the range nothing is asked: the far edge is put where it surely lies outside.
    away = span / np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-12)
    most = np.minimum(most, np.maximum(ROOM * view.radius_m / np.maximum(away, 1.0 / FAR), least))
    kept = np.flatnonzero((span > 0) & (most > least))
    corners = np.stack([one[kept] * least[kept, None], other[kept] * least[kept, None], other[kept] * most[kept, None],
                        one[kept] * most[kept, None]], axis=1)
    shadows = shapely.polygons(corners + place) if len(kept) else []
    return list(shadows)


def _stretched(eye: Numbers, stand: Obstacles, shape: Rows, view: View) -> tuple[Numbers, Numbers]:
    """(n,) between which multiples of its distance each shape hides the targets' plane."""
    rise = view.target_m - eye[2]
    bounds = [(bound[view.level][shape] - eye[2]) / rise for bound in (stand.bases, stand.tops)]
    first, last = np.clip(np.minimum(*bounds), 0.0, 1.0), np.clip(np.maximum(*bounds), 0.0, 1.0)
    with np.errstate(divide="ignore"):
        return 1.0 / np.maximum(last, 1e-12), np.where(first > 0, 1.0 / np.maximum(first, 1e-12), np.inf)


def _standing(place: Numbers, eye: Numbers, stand: Obstacles, some: Flags, view: View) -> list[shapely.Geometry]:
    """The shapes themselves, as far away as they first hide the targets' plane."""
    shape = stand.tree.query(shapely.Point(place), predicate="dwithin", distance=view.radius_m)
    shape = shape[(stand.solid & some)[shape]]
    if not len(shape):
        return []
    least, _ = _stretched(eye, stand, shape, view)
    return [shapely.transform(whole, lambda xy, by=by: place + (xy - place) * by)
            for whole, by in zip(stand.geometry[shape], least.tolist())]


def ranges(eyes: Numbers, stand: Obstacles, view: View, directions: int) -> Numbers:
    """(e, directions) how far (e, 3) eyes see towards evenly spaced directions, the first half a step north of east,
    until something stands in the way of a target at the view's height; at most the view's range.

    What one looks over or under does not count. Exact in these directions; an eye inside an obstacle sees nothing.
    """
    found = np.full((len(eyes), directions), view.radius_m)
    base, top = stand.bases[view.level], stand.tops[view.level]
    for first in range(0, len(eyes), BATCH):
        part = slice(first, first + BATCH)
        some = eyes[part]
        hides = (base < min(some[:, 2].min(), view.target_m)) & (top > max(some[:, 2].max(), view.target_m))
        found[part] = _ranges(some, stand, hides, found[part])
    return found


def _ranges(eyes: Numbers, stand: Obstacles, hides: Flags, found: Numbers) -> Numbers:
    count, step = found.shape[1], 2.0 * np.pi / found.shape[1]
    place = on_grid(eyes[:, :2])
    eye, panel = stand.panels.near(place, found.max(axis=1))
    one, other = stand.panels.one[panel] - place[eye], stand.panels.other[panel] - place[eye]
    span = one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]
    kept = hides[stand.panels.shape[panel]] & (span != 0) & ~(stand.panels.area[panel] & (span > 0))
    eye, one, other, span = eye[kept], one[kept], other[kept], span[kept]
    turned = span[:, None] < 0
    one, other, span = np.where(turned, other, one), np.where(turned, one, other), np.abs(span)
    begin, end = (np.arctan2(ends[:, 1], ends[:, 0]) for ends in (one, other))
    end = np.where(end < begin, end + 2.0 * np.pi, end)
    first = np.ceil(begin / step - 0.5).astype(np.intp)
    face, at = runs(first, np.maximum(np.floor(end / step - 0.5).astype(np.intp) - first + 1, 0))
    at = at % count
    angle = (np.arange(count) + 0.5) * step
    toward = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    way = other - one
    met = span[face] / np.maximum(toward[at, 0] * way[face, 1] - toward[at, 1] * way[face, 0], 1e-300)
    _lower(found.reshape(-1), eye[face] * count + at, met)
    _shut_in(found, place, toward, stand, hides)
    return found


def _shut_in(found: Numbers, place: Numbers, toward: Numbers, stand: Obstacles, hides: Flags) -> None:
    """No range towards the inside of an obstacle that an eye stands in or on: told a hair's breadth ahead."""
    eye, shape = stand.tree.query(shapely.points(place), predicate="intersects")
    kept = (hides & stand.solid)[shape]
    for here, solid in zip(eye[kept].tolist(), stand.geometry[shape[kept]]):
        ahead = place[here] + toward * HAIR_M
        found[here, shapely.contains_xy(solid, ahead[:, 0], ahead[:, 1])] = 0.0


def _lower(values: Numbers, at: Rows, to: Numbers) -> None:
    """Bring values down to the least that is given for each place, in rounds: several may be given for one place."""
    while len(at):
        less = to < values[at]
        at, to = at[less], to[less]
        values[at] = to
