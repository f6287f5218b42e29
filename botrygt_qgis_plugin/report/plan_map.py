# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan from above as SVG: what is drawn, in layers and tiles, and over it what each finding draws.

A page unit is a decimetre, so that one decimal is a centimetre. Features of one look that lie near one another share an
element; a picture of one finding is then a copy of the few tiles that it shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.drawing_shown import surface
from botrygt_qgis_plugin.engine.outlines import outline
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, empty_table
from botrygt_qgis_plugin.engine.svg import Frame, path_of, short
from botrygt_qgis_plugin.engine.wording import is_place_key
from botrygt_qgis_plugin.report.dossier import Dossier, Entry

UNITS_PER_M = 10.0
MARGIN_M = 15.0
# A tile is so large, or on a large plan so large a part of it.
TILE_M, TILE_PART = 60.0, 12
# A number stands in so large a box until a script places it anew at each zoom.
NUMBER_UNITS = 34.0

# What is drawn, from the ground up: role, the layer that switches it, its look.
ORDER: Sequence[tuple[Role, str, str]] = (
    (Role.PLAN_AREA, "plots", "area"), (Role.OPEN_SPACE, "green", "open"), (Role.PARCEL, "plots", "parcel"),
    (Role.PARCEL_LINE, "plots", "parcel"), (Role.PLAN_SUBAREA, "plots", "subarea"),
    (Role.BUILDING_FIELD, "plots", "field"), (Role.BUILDING_LINE, "plots", "field-line"),
    (Role.SIGHT_AREA, "ways", "sight"), (Role.ROAD, "ways", "road"), (Role.ROAD_EDGE, "ways", "edge"),
    (Role.CROSSING_DRIVE, "ways", "drive"), (Role.PATH, "ways", "path"), (Role.TUNNEL_UNDERPASS, "ways", "tunnel"),
    (Role.PARKING, "ways", "parking"), (Role.PLAY_MEET, "ways", "play"),
    (Role.BICYCLE_PARKING, "ways", "parking"), (Role.BUS_STOP, "ways", "stop"),
    (Role.TREE_GROUP, "green", "grove"), (Role.SHRUB_PLANTING, "green", "shrub"),
    (Role.BUILDING, "buildings", "house"), (Role.HEDGE_FENCE, "fences", "hedge"), (Role.TREE, "green", "tree"),
    (Role.WINDOW_FACADE, "buildings", "window"), (Role.ENTRANCE, "buildings", "entrance"),
    (Role.LIGHT, "lights", "lamp"))
LAYERS: Mapping[str, tuple[str, str]] = {
    "plots": ("Grunde og byggefelter", "Plots and building fields"), "ways": ("Veje, stier og parkering",
                                                                             "Roads, paths and parking"),
    "buildings": ("Bygninger, vinduer og døre", "Buildings, windows and doors"),
    "green": ("Friarealer, træer og buske", "Open space, trees and shrubs"), "fences": ("Hække og hegn",
                                                                                      "Hedges and fences"),
    "lights": ("Lamper", "Lamps")}
_POINT_M = {"lamp": 0.9, "entrance": 0.9, "window": 0.5, "stop": 1.2}
_LINES = frozenset({"hedge", "parcel", "edge", "field-line", "window", "tunnel", "drive"})


@dataclass(frozen=True)
class DrawnMap:
    """The map's parts. size: page units; plan: the layers; names: of the roads; found: what findings draw; numbers."""

    size: tuple[float, float]
    frame: Frame
    plan: str
    names: str
    found: str
    numbers: str


def draw_map(dossier: Dossier) -> DrawnMap:
    """The map of a plan with all that its findings draw. A plan without an area is framed by what is drawn."""
    window = _window(dossier)
    size = ((window[2] - window[0]) * UNITS_PER_M, (window[3] - window[1]) * UNITS_PER_M)
    frame = Frame(window, (0.0, 0.0, *size))
    shown = list(enumerate((*dossier.entries, *dossier.indications)))
    return DrawnMap(size, frame, "".join(_layers(dossier.plan.layers, frame)),
                    "".join(_names(dossier.plan.layers, frame)),
                    "".join(_found(entry, frame, place) for place, entry in shown),
                    "".join(_number(entry, frame, place) for place, entry in shown))


def _window(dossier: Dossier) -> tuple[float, float, float, float]:
    shapes = [dossier.plan.area, *(entry.anchor for entry in (*dossier.entries, *dossier.indications))]
    shapes += [shape for table in dossier.plan.layers.values() for shape in table.geometry] \
        if dossier.plan.area.is_empty else []
    bounds = shapely.total_bounds(np.array(shapes, dtype=object))
    if np.isnan(bounds).any():
        return 0.0, 0.0, 100.0, 100.0
    x0, y0, x1, y1 = bounds.tolist()
    # A plan without extent still gets a page.
    x1, y1 = max(x1, x0 + 20.0), max(y1, y0 + 20.0)
    return (np.floor(x0) - MARGIN_M, np.floor(y0) - MARGIN_M, np.ceil(x1) + MARGIN_M, np.ceil(y1) + MARGIN_M)


def _layers(tables: Mapping[Role, FeatureTable], frame: Frame) -> Iterator[str]:
    view = frame.view
    side = max(TILE_M, max(frame.window[2] - frame.window[0], frame.window[3] - frame.window[1]) / TILE_PART)
    for role, layer, look in ORDER:
        table = tables.get(role)
        if table is None or not len(table):
            continue
        tiles: dict[tuple[str, int, int], list[tuple[str, tuple[float, ...]]]] = {}
        for row in np.flatnonzero(shapely.intersects(table.geometry, view)).tolist():
            for name, shape in _looks(role, look, table, row):
                box = shapely.bounds(shape)
                tile = (name, int((box[0] + box[2]) / 2 // side), int((box[1] + box[3]) / 2 // side))
                tiles.setdefault(tile, []).append((_d(shape, name, frame), tuple(box)))
        paths = "".join(_tile(name, parts, frame) for (name, _, _), parts in tiles.items())
        yield f'<g data-layer="{layer}">{paths}</g>'


def _looks(role: Role, look: str, table: FeatureTable, row: int) -> Iterator[tuple[str, shapely.Geometry]]:
    """The class and the shape of a feature; a way of unknown width and a fence of a kind have classes of their own."""
    shape = table.geometry[row]
    if role in (Role.PATH, Role.ROAD) and shapely.get_dimensions(shape) == 1:
        known = not np.isnan(table.number("width_m")[row])
        yield look if known else f"{look}-u", surface(role, table, row)
    elif role is Role.TREE:
        yield look, surface(role, table, row)
    elif role is Role.HEDGE_FENCE:
        kind = table.text("kind")[row]
        name = kind if kind in ("fence", "wall") else "hedge"
        yield (name if shapely.get_dimensions(shape) == 1 else f"{name}-a"), shape
    elif shapely.get_dimensions(shape) == 1 and look not in _LINES:
        yield f"{look}-l", shape
    else:
        yield look, shape


def _d(shape: shapely.Geometry, name: str, frame: Frame) -> str:
    if shapely.get_dimensions(shape) == 2:
        # Outer rings one way round and holes the other, so that neighbours in one element do not blot each other out.
        return path_of(shapely.normalize(shape), frame)
    if shapely.get_dimensions(shape) == 1:
        return path_of(shape, frame)
    radius = _POINT_M.get(name, 0.8) * UNITS_PER_M
    return "".join(_mark(name, *frame.point(point), radius) for point in shapely.get_parts(shape))


def _mark(name: str, x: float, y: float, radius: float) -> str:
    if name == "entrance":
        return f"M{short(x)} {short(y - radius)}l{short(radius)} {short(2 * radius)}h{short(-2 * radius)}Z"
    r, both = short(radius), short(2 * radius)
    return f"M{short(x - radius)} {short(y)}a{r} {r} 0 1 0 {both} 0a{r} {r} 0 1 0 -{both} 0Z"


def _tile(name: str, parts: Sequence[tuple[str, tuple[float, ...]]], frame: Frame) -> str:
    boxes = np.array([box for _, box in parts])
    corners = frame.page(np.array([[boxes[:, 0].min(), boxes[:, 3].max()], [boxes[:, 2].max(), boxes[:, 1].min()]]))
    box = " ".join(f"{round(value)}" for value in corners.ravel())
    return f'<path class="{name}" data-b="{box}" d="{"".join(d for d, _ in parts)}"/>'


def _names(tables: Mapping[Role, FeatureTable], frame: Frame) -> Iterator[str]:
    """The roads' names, each once, along its longest piece."""
    roads = tables.get(Role.ROAD, empty_table())
    longest: dict[str, tuple[float, int]] = {}
    for row in range(len(roads)):
        name, shape = roads.label(row), roads.geometry[row]
        if shapely.get_dimensions(shape) == 1 and not is_place_key(name) and name != roads.keys[row]:
            longest[name] = max(longest.get(name, (0.0, -1)), (shapely.length(shape), row))
    for name, (length, row) in sorted(longest.items()):
        if length * UNITS_PER_M > len(name) * 14.0:
            line = max(shapely.get_parts(roads.geometry[row]), key=shapely.length)
            a, b = (frame.point(shapely.line_interpolate_point(line, part, normalized=True)) for part in (0.45, 0.55))
            turn = float(np.degrees(np.arctan2(b[1] - a[1], b[0] - a[0])))
            turn = turn - 180.0 if turn > 90.0 else turn + 180.0 if turn < -90.0 else turn
            x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
            yield (f'<text transform="translate({short(x)} {short(y)}) rotate({short(turn)})" dy="8">'
                   f"{escape(name)}</text>")


def _found(entry: Entry, frame: Frame, place: int) -> str:
    """What one finding draws, in one group that a script shows and hides; `place` is its place in the lists."""
    parts = []
    for kind in ("evidence", "proposal", "cause"):
        d = "".join(_drawn(shape.geometry, frame) for shape in entry.shapes if shape.part == kind)
        parts += [f'<path class="{kind}" d="{d}"/>'] if d else []
    return f'<g class="found {_looks_like(entry)}" data-at="{place}">{"".join(parts)}</g>'


def _number(entry: Entry, frame: Frame, place: int) -> str:
    x, y = frame.point(entry.anchor)
    return (f'<g class="number {_looks_like(entry)}" data-at="{place}" transform="translate({short(x)} {short(y)})">'
            f"{marker(entry)}</g>")


def _looks_like(entry: Entry) -> str:
    return entry.severity if entry.number else f"{entry.severity} assumed"


def drawn_box(entry: Entry, frame: Frame) -> list[int]:
    """Left, top, right and bottom of what a finding draws, in page units."""
    shapes = np.array([entry.anchor, *(shape.geometry for shape in entry.shapes)], dtype=object)
    x0, y0, x1, y1 = shapely.total_bounds(shapes)
    corners = frame.page(np.array([[x0, y1], [x1, y0]]))
    return [round(value) for value in corners.ravel().tolist()]


def marker(entry: Entry) -> str:
    """The number in the outline of its domain; 'i': assumed."""
    r = NUMBER_UNITS / 2
    corners = outline(entry.domain)
    d = "M" + "L".join(f"{short(1.2 * r * x)} {short(1.2 * r * y)}" for x, y in corners) + "Z" if corners else \
        f"M{short(-r)} 0a{short(r)} {short(r)} 0 1 0 {short(2 * r)} 0a{short(r)} {short(r)} 0 1 0{short(-2 * r)} 0Z"
    below = 6.5 if entry.domain != "boundaries" else 11.0
    return f'<path d="{d}"/><text dy="{short(below)}">{entry.number or "i"}</text>'


def _drawn(shape: shapely.Geometry, frame: Frame) -> str:
    parts = shapely.get_parts(shapely.get_parts(shape)) if shape.geom_type == "GeometryCollection" \
        else shapely.get_parts(shape)
    points = [part for part in parts if shapely.get_dimensions(part) == 0]
    rings = "".join(_mark("", *frame.point(point), 1.4 * UNITS_PER_M) for point in points)
    return rings + "".join(path_of(part, frame) for part in parts if shapely.get_dimensions(part) > 0)
