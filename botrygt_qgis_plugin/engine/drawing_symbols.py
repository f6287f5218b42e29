# SPDX-License-Identifier: GPL-2.0-or-later
"""What each role looks like from above: told apart by shape, so that a drawing is read without its colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.drawing_shown import INK, QUIET, surface
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable
from botrygt_qgis_plugin.engine.svg import Frame, path_of, short, tag, words_at

# Drawn one upon the other in this order; roles not named come first.
ORDER = (Role.OPEN_SPACE, Role.PARCEL, Role.ROAD, Role.PATH, Role.PARKING, Role.PLAY_MEET, Role.BUILDING,
          Role.SHRUB_PLANTING, Role.TREE_GROUP, Role.HEDGE_FENCE, Role.TREE, Role.WINDOW_FACADE, Role.ENTRANCE,
          Role.LIGHT)


def symbol(role: Role, table: FeatureTable, row: int, frame: Frame) -> str:
    """One feature as it is drawn."""
    return _OWN.get(role, _area)(role, table, row, frame)


def _area(role: Role, table: FeatureTable, row: int, frame: Frame) -> str:
    shape = table.geometry[row]
    if shapely.get_dimensions(shape) == 0:
        return _spot(frame, shape, 5, "#fff")
    fill = {Role.PARCEL: "none", Role.OPEN_SPACE: "#dcebc9", Role.PARKING: "#d9dce3", Role.PLAY_MEET: "#f6e3b4",
            Role.BUILDING: "#c9b8a8"}.get(role, "#e6e6e6")
    broken = "6 3" if role is Role.PARCEL else None
    drawn = tag("path", d=path_of(shape, frame), fill=fill, stroke=QUIET, stroke_width=1, stroke_dasharray=broken)
    return drawn + _sign(role, shape, frame)


def _sign(role: Role, shape: shapely.Geometry, frame: Frame) -> str:
    """What tells areas apart without their colour: P on a parking, the ridge of a roof on a building."""
    part = shapely.intersection(shape, frame.view)
    if shapely.area(part) * frame.scale**2 < 500:
        return ""
    x, y = frame.point(shapely.point_on_surface(part))
    if role is Role.PARKING:
        return words_at(x, y + 7, "P", 20, text_anchor="middle", font_weight="bold", fill="#3a4766")
    if role is Role.BUILDING:
        ridge = shapely.oriented_envelope(shape)
        a, b, c, d = shapely.get_coordinates(ridge)[:4]
        ends = ((a + b) / 2, (c + d) / 2) if np.hypot(*(b - c)) > np.hypot(*(a - b)) else ((b + c) / 2, (a + d) / 2)
        return tag("path", d=path_of(shapely.LineString(ends), frame), stroke=QUIET, stroke_width=1)
    return ""


def _way(role: Role, table: FeatureTable, row: int, frame: Frame) -> str:
    known = not np.isnan(table.number("width_m")[row]) or shapely.get_dimensions(table.geometry[row]) == 2
    road = role is Role.ROAD
    ground = tag("path", d=path_of(surface(role, table, row), frame), fill="#bdbdbd" if road else "#f0dfb8",
                 stroke=QUIET, stroke_width=1, stroke_dasharray=None if known else "3 3")
    middle = tag("path", d=path_of(table.geometry[row], frame), fill="none", stroke="#fff", stroke_width=1.5,
                 stroke_dasharray="9 7") if road and shapely.get_dimensions(table.geometry[row]) == 1 else ""
    return ground + middle + _gate(table, row, frame)


def _gate(table: FeatureTable, row: int, frame: Frame) -> str:
    """A closed gate across the part of a path that is seen."""
    if table.text("gated")[row] is not True:
        return ""
    seen = shapely.intersection(table.geometry[row], frame.view)
    x, y = frame.point(shapely.line_interpolate_point(shapely.get_parts(seen)[0], 0.12, normalized=True))
    bars = "".join(tag("path", d=f"M{short(x + step)} {short(y - 9)}V{short(y + 9)}", stroke=INK, stroke_width=2)
                   for step in (-4, 0, 4))
    return bars + tag("path", d=f"M{short(x - 7)} {short(y)}H{short(x + 7)}", stroke=INK, stroke_width=2)


def _hedge_or_fence(role: Role, table: FeatureTable, row: int, frame: Frame) -> str:
    line, kind = table.geometry[row], table.text("kind")[row]
    seen = shapely.intersection(line, frame.view)
    path = path_of(seen, frame)
    if kind == "fence":
        return tag("path", d=path, fill="none", stroke="#6b4a2b", stroke_width=2) \
            + tag("path", d=path, fill="none", stroke="#6b4a2b", stroke_width=9, stroke_dasharray="1.5 7")
    if kind == "wall":
        return tag("path", d=path, fill="none", stroke="#444", stroke_width=7) \
            + tag("path", d=path, fill="none", stroke="#cfcfcf", stroke_width=3, stroke_dasharray="8 2")
    if shapely.get_dimensions(line) == 2:
        return tag("path", d=path, fill="#3f7d35" if kind == "hedge" else "#fff", stroke="#1f4d19", stroke_width=1.5)
    # Round ends on strokes without length are a row of bushes.
    row_of = {"fill": "none", "stroke_linecap": "round", "stroke_dasharray": "0.1 7.5"}
    return tag("path", d=path, stroke="#1f4d19", stroke_width=9, **row_of) \
        + tag("path", d=path, stroke="#5d9a50" if kind == "hedge" else "#fff", stroke_width=6.5, **row_of)


def _along(line: shapely.Geometry, step: float) -> Iterator[shapely.Point]:
    for part in shapely.get_parts(line):
        if part.length > 0:
            yield from shapely.line_interpolate_point(part, np.linspace(0.0, part.length, int(part.length / step) + 2))


def _spot(frame: Frame, place: shapely.Geometry, radius: float, fill: str, stroke: str = INK) -> str:
    x, y = frame.point(shapely.point_on_surface(place))
    return tag("circle", cx=x, cy=y, r=radius, fill=fill, stroke=stroke, stroke_width=1)


def _tree(role: Role, table: FeatureTable, row: int, frame: Frame) -> str:
    known = not np.isnan(table.number("crown_diameter_m")[row])
    crown = tag("path", d=path_of(surface(role, table, row), frame), fill="#8fc07e", fill_opacity=0.55,
                stroke="#1f4d19", stroke_width=1.5, stroke_dasharray=None if known else "4 3")
    x, y = frame.point(table.geometry[row])
    cross = tag("path", d=f"M{short(x - 4)} {short(y)}h8M{short(x)} {short(y - 4)}v8", stroke="#4a2f16", stroke_width=2)
    return crown + cross


def _planting(role: Role, table: FeatureTable, row: int, frame: Frame) -> str:
    shape = table.geometry[row]
    edge = shape if shapely.get_dimensions(shape) == 1 else shapely.boundary(shape)
    ground = tag("path", d=path_of(shape, frame), fill="#b7d6a3" if shapely.get_dimensions(shape) == 2 else "none",
                 stroke="none")
    tufts = "".join(f"M{short(x - 4)} {short(y - 4)}l4 7l4 -7" for x, y in (
        frame.point(place) for place in _along(shapely.intersection(edge, frame.view), 9 / frame.scale)))
    return ground + tag("path", d=tufts, fill="none", stroke="#2d6a24", stroke_width=1.5)


def _lamp(role: Role, table: FeatureTable, row: int, frame: Frame) -> str:
    x, y = frame.point(table.geometry[row])
    rays = "".join(f"M{short(x + 6 * c)} {short(y + 6 * s)}L{short(x + 10 * c)} {short(y + 10 * s)}"
                   for c, s in ((np.cos(a), np.sin(a)) for a in np.arange(8) * np.pi / 4))
    return tag("circle", cx=x, cy=y, r=5, fill="#ffd94a", stroke=INK, stroke_width=1.5) \
        + tag("path", d=rays, stroke=INK, stroke_width=1.5)


def _entrance(role: Role, table: FeatureTable, row: int, frame: Frame) -> str:
    x, y = frame.point(shapely.point_on_surface(table.geometry[row]))
    return tag("path", d=f"M{short(x)} {short(y - 6)}L{short(x + 6)} {short(y + 6)}H{short(x - 6)}Z", fill="#fff",
               stroke=INK, stroke_width=1.5)


def _window_eye(role: Role, table: FeatureTable, row: int, frame: Frame) -> str:
    x, y = frame.point(shapely.line_interpolate_point(table.geometry[row], 0.5, normalized=True)
                       if shapely.get_dimensions(table.geometry[row]) == 1 else table.geometry[row])
    return tag("path", d=f"M{short(x - 8)} {short(y)}q8 -8 16 0q-8 8 -16 0Z", fill="#fff", stroke=INK,
               stroke_width=1.5) + tag("circle", cx=x, cy=y, r=2.5, fill=INK)


_OWN: Mapping[Role, Callable[[Role, FeatureTable, int, Frame], str]] = {
    Role.PATH: _way, Role.ROAD: _way, Role.HEDGE_FENCE: _hedge_or_fence, Role.TREE: _tree,
    Role.SHRUB_PLANTING: _planting, Role.LIGHT: _lamp, Role.ENTRANCE: _entrance, Role.WINDOW_FACADE: _window_eye,
}
