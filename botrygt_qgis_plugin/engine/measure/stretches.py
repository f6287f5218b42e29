# SPDX-License-Identifier: GPL-2.0-or-later
"""Path stretches between junctions, the subjects of most path rules; and the ends of the road network."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.crosswidth import least_widths
from botrygt_qgis_plugin.engine.measure.network import Network, network
from botrygt_qgis_plugin.engine.measure.noding import TOLERANCE_M, Linework
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Geometries, Scene, empty_table

STRETCH_ROLES = (Role.PATH, Role.ROAD, Role.GATE)
# A gate shuts the way it stands this near, and cuts it there.
GATE_AT_WAY_M = 2.0
CENTRE_LINE = "path:centre_line"
# A street that ends this near the plan's boundary goes on outside it.
BOUNDARY_M = 2.0
# A polygon has a centre line where lines inside it are at least this share of its outline: a way's is half of it.
LINED_SHARE = 0.2
# What stands for a way whose drawing wants no lighting class.
NO_CLASS = "none"
WEIGHTS = ("weight_speed", "weight_use", "weight_ambient", "weight_face")

Members = tuple[tuple[int, ...], ...]


def stretches(scene: Scene) -> FeatureTable:
    """One row per path stretch between junctions, ends and gates, however the path was drawn; path polygons without a
    line inside are rows as they are.

    Columns: kind, gated, level, width_m (drawn, else measured across the path polygon), drawn_width ('attribute',
    'polygon' or None), lit, light_class ('none' where no piece states one) and the weights of its choice. A polygon row
    has no width and no level. Rows are in the order of their keys; key and geometry depend on nothing but the stretch
    itself: 'stretch:' with both ends and the middle to 1 cm.
    """
    return scene.derived(_stretches, *STRETCH_ROLES)


def road_stretches(scene: Scene) -> FeatureTable:
    """One row per road stretch between junctions and ends, of the roads drawn as lines.

    Columns: kind, level, width_m, drawn_width, lit, light_class, as for paths. Keys begin with 'road_stretch:'.
    """
    return scene.derived(_road_stretches, Role.ROAD)


def road_ends(scene: Scene) -> FeatureTable:
    """Points where the road network ends inside the plan area and not at its boundary.

    Columns: street_m, chord_m: the way from the last junction to the end, along the road and straight.
    """
    return scene.derived(_road_ends, Role.ROAD)


def road_network(scene: Scene) -> Network:
    """The road lines between junctions and ends; members are rows of the road table."""
    return scene.derived(_road_network, Role.ROAD)


def drawn_lines(table: FeatureTable) -> tuple[Geometries, NDArray[np.intp]]:
    """The lines of a table of paths or roads, multilines taken apart, and the row of each."""
    work = _linework(table)
    return work.lines, work.row


def bare_surfaces(table: FeatureTable) -> NDArray[np.intp]:
    """Rows of a table of paths or roads that are areas without a line drawn through them."""
    surfaces = _rows_of(table, (3, 6))
    return surfaces[_without_line(table.geometry[surfaces], _linework(table).lines)]


def half_width_bounds(table: FeatureTable) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(n,) least and greatest half width in metres; 0 and inf where the width is unknown."""
    half = table.number("width_m") / 2.0
    unknown = np.isnan(half)
    return np.where(unknown, 0.0, half), np.where(unknown, np.inf, half)


def stretch_keys(lines: Geometries) -> list[str]:
    """'stretch:' with both ends and the middle, to 1 cm: no vertex, no name and no other line enters."""
    places = [shapely.get_point(lines, 0), shapely.get_point(lines, -1),
              shapely.line_interpolate_point(lines, 0.5, normalized=True)]
    words = [_centimetres(np.stack([shapely.get_x(p), shapely.get_y(p)], axis=1)) for p in places]
    return [f"stretch:{a};{b};{c}" for a, b, c in zip(*words)]


def _centimetres(places: NDArray[np.float64]) -> list[str]:
    # Plans are drawn in whole centimetres, so middles often fall on a half one: that must not be where noise decides.
    whole = np.floor(places * 100.0 + 0.5003) / 100.0 + 0.0
    return [f"{x:.2f},{y:.2f}" for x, y in whole.tolist()]


def _stretches(scene: Scene) -> FeatureTable:
    paths, roads = scene.table(Role.PATH), scene.table(Role.ROAD)
    if not len(paths):
        return empty_table()
    work, cuts = _linework(paths), _road_cuts(roads)
    gates, _ = gate_cuts(scene, work)
    made = network(work, cuts if gates is None else _both(cuts, gates))
    surfaces = _rows_of(paths, (3, 6))
    bare = surfaces[_without_line(paths.geometry[surfaces], made.lines)]
    geometry = np.concatenate([made.lines, paths.geometry[bare]])
    members = (*made.members, *((row,) for row in bare.tolist()))
    keys = _unique(stretch_keys(made.lines) + area_keys(paths.geometry[bare]), geometry)
    columns = {"kind": _agreed(paths.text("kind"), members), "gated": _gated(paths.text("gated"), members),
               "level": _same(paths.number("level"), members), **_light_columns(paths, members),
               **{name: _same(paths.number(name), members) for name in WEIGHTS},
               **_widths(paths, made, surfaces, len(bare))}
    labels, source = _told(paths, members)
    order = np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.intp)
    return FeatureTable(tuple(keys), geometry, columns, labels, source).take(order)


def _road_stretches(scene: Scene) -> FeatureTable:
    roads, made = scene.table(Role.ROAD), road_network(scene)
    if not len(made.lines):
        return empty_table()
    keys = _unique([f"road_{key}" for key in stretch_keys(made.lines)], made.lines)
    columns = {"kind": _agreed(roads.text("kind"), made.members), "level": _same(roads.number("level"), made.members),
               **_light_columns(roads, made.members), **_widths(roads, made, _rows_of(roads, (3, 6)), 0)}
    labels, source = _told(roads, made.members)
    order = np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.intp)
    return FeatureTable(tuple(keys), made.lines, columns, labels, source).take(order)


def _light_columns(table: FeatureTable, members: Members) -> dict[str, NDArray[Any]]:
    """lit, as all pieces say; light_class: 'none' where no piece states one, unknown where two differ."""
    stated = table.text("light_class")
    wanted = _agreed(stated, members)
    for stretch, rows in enumerate(members):
        if all(stated[i] is None for i in rows):
            wanted[stretch] = NO_CLASS
    return {"lit": _agreed(table.text("lit"), members), "light_class": wanted}


def _rows_of(table: FeatureTable, types: tuple[int, ...]) -> NDArray[np.intp]:
    return np.flatnonzero(np.isin(shapely.get_type_id(table.geometry), types))


def _linework(table: FeatureTable) -> Linework:
    """The lines of a table, multilines taken apart, lines without length left out."""
    rows = _rows_of(table, (1, 2, 5))
    parts, owner = shapely.get_parts(table.geometry[rows], return_index=True)
    held = shapely.length(parts) > 0
    row = rows[owner[held]]
    return Linework(parts[held], row, table.number("level")[row])


def _road_cuts(roads: FeatureTable) -> Linework:
    """Road lines, and the outlines of road polygons that have no line inside."""
    lines = _linework(roads)
    surfaces = _rows_of(roads, (3, 6))
    bare = surfaces[_without_line(roads.geometry[surfaces], lines.lines)]
    parts, owner = shapely.get_parts(roads.geometry[bare], return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    row = bare[owner[part]]
    return Linework(np.concatenate([lines.lines, rings]), np.concatenate([lines.row, row]),
                    np.concatenate([lines.level, roads.number("level")[row]]))


def _both(one: Linework, other: Linework) -> Linework:
    return Linework(np.concatenate([one.lines, other.lines]), np.concatenate([one.row, other.row]),
                    np.concatenate([one.level, other.level]))


def gate_cuts(scene: Scene, work: Linework) -> tuple[Linework | None, NDArray[np.float64]]:
    """Short lines across the ways where gates stand, which cut them there; and (g, 2) the places of the cuts."""
    table = scene.table(Role.GATE)
    if not len(table) or not len(work.lines):
        return None, np.empty((0, 2))
    spots = shapely.centroid(table.geometry)
    (gate, line), _ = shapely.STRtree(work.lines).query_nearest(
        spots, max_distance=GATE_AT_WAY_M, return_distance=True, all_matches=False)
    order = np.argsort(gate, kind="stable")
    gate, line = gate[order], line[order]
    at = shapely.line_locate_point(work.lines[line], spots[gate])
    feet = shapely.get_coordinates(shapely.line_interpolate_point(work.lines[line], at))
    ahead, behind = (shapely.get_coordinates(shapely.line_interpolate_point(work.lines[line], np.maximum(at + d, 0.0)))
                     for d in (0.05, -0.05))
    way = ahead - behind
    across = np.stack([-way[:, 1], way[:, 0]], axis=1) / np.hypot(way[:, 0], way[:, 1])[:, None] * TOLERANCE_M / 2
    made = shapely.linestrings(np.stack([feet - across, feet + across], axis=1))
    return Linework(made, np.arange(len(made)), work.level[line]), feet


def _without_line(surfaces: Geometries, lines: Geometries) -> NDArray[np.intp]:
    """Rows of polygons that no line runs through for LINED_SHARE of their outline."""
    if not len(surfaces):
        return np.empty(0, dtype=np.intp)
    surface, line = shapely.STRtree(lines).query(surfaces, predicate="intersects")
    # Summed in the order of length, so that no order of rows enters.
    inside = shapely.length(shapely.intersection(surfaces[surface], lines[line]))
    order = np.argsort(inside, kind="stable")
    total = np.bincount(surface[order], inside[order], minlength=len(surfaces))
    return np.flatnonzero(total < LINED_SHARE * shapely.length(surfaces))


def area_keys(surfaces: Geometries) -> list[str]:
    """'stretch:area:' with the box and the centroid of each surface, to 1 cm."""
    bounds = shapely.bounds(surfaces).reshape(-1, 4)
    middle = shapely.centroid(surfaces)
    words = [_centimetres(bounds[:, :2]), _centimetres(bounds[:, 2:]),
             _centimetres(np.stack([shapely.get_x(middle), shapely.get_y(middle)], axis=1).reshape(-1, 2))]
    return [f"stretch:area:{a};{b};{c}" for a, b, c in zip(*words)]


def _unique(keys: list[str], geometry: Geometries) -> list[str]:
    """Keys told apart where several are the same, in the order of the geometry itself."""
    same: dict[str, list[int]] = {}
    for row, key in enumerate(keys):
        same.setdefault(key, []).append(row)
    made = list(keys)
    for key, rows in ((key, rows) for key, rows in same.items() if len(rows) > 1):
        shape = dict(zip(rows, shapely.to_wkb(geometry[rows], output_dimension=2)))
        for count, row in enumerate(sorted(rows, key=shape.__getitem__)[1:], 2):
            made[row] = f"{key}#{count}"
    return made


def _agreed(values: NDArray[Any], members: Members) -> NDArray[Any]:
    """The value all pieces have; unknown where one is unknown or two differ."""
    made = np.full(len(members), None, dtype=object)
    made[:] = [values[rows[0]] if len({values[i] for i in rows}) == 1 else None for rows in members]
    return made


def _gated(values: NDArray[Any], members: Members) -> NDArray[Any]:
    """True where a piece is gated and none is known not to be, False where no piece is, else unknown."""
    made = np.full(len(members), None, dtype=object)
    for stretch, rows in enumerate(members):
        found = {values[i] for i in rows}
        if True in found and False not in found:
            made[stretch] = True
        elif found == {False}:
            made[stretch] = False
    return made


def _same(values: NDArray[np.float64], members: Members) -> NDArray[np.float64]:
    shared = [values[rows[0]] if (values[list(rows)] == values[rows[0]]).all() else np.nan for rows in members]
    return np.array(shared, dtype=np.float64)


def _widths(paths: FeatureTable, made: Network, surfaces: NDArray[np.intp], bare: int) -> dict[str, NDArray[Any]]:
    """width_m and drawn_width: the least drawn width of the pieces; where one has none, also that of the polygons."""
    drawn = paths.number("width_m")
    pieces = [drawn[list(rows)] for rows in made.members]
    known = np.array([not np.isnan(p).any() for p in pieces], dtype=bool)
    told = np.array([np.nan if np.isnan(p).all() else np.nanmin(p) for p in pieces], dtype=np.float64)
    across = np.full(len(pieces), np.nan)
    across[~known] = least_widths(made.lines[~known], paths.geometry[surfaces])
    width = np.where(known, told, np.where(np.isnan(across), np.nan, np.fmin(across, told)))
    how = np.full(len(pieces) + bare, None, dtype=object)
    how[:len(pieces)][~np.isnan(width)] = "polygon"
    how[:len(pieces)][known] = "attribute"
    return {"width_m": np.concatenate([width, np.full(bare, np.nan)]), "drawn_width": how}


def _told(table: FeatureTable, members: Members) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What people call each row, and the layers it was drawn in."""
    labels = tuple(" + ".join(sorted({table.label(i) for i in rows})) for rows in members)
    if not table.source:
        return labels, ("",) * len(members)
    return labels, tuple(", ".join(sorted({table.source[i] for i in rows})) for rows in members)


def _road_network(scene: Scene) -> Network:
    return network(_linework(scene.table(Role.ROAD)))


def _road_ends(scene: Scene) -> FeatureTable:
    roads, made = scene.table(Role.ROAD), road_network(scene)
    line, side = np.nonzero(made.loose)
    place = shapely.get_point(made.lines[line], np.where(side == 0, 0, -1))
    if not scene.plan_area.is_empty:
        inside = shapely.contains(scene.plan_area, place)
        inside &= shapely.distance(shapely.boundary(scene.plan_area), place) > BOUNDARY_M
        line, place = line[inside], place[inside]
    x, y = shapely.get_x(place), shapely.get_y(place)
    keys = _unique([f"road_end:{at}" for at in _centimetres(np.stack([x, y], axis=1))], place)
    street = made.lines[line]
    chord = shapely.distance(shapely.get_point(street, 0), shapely.get_point(street, -1))
    labels, source = _told(roads, tuple(made.members[i] for i in line.tolist()))
    columns = {"street_m": shapely.length(street), "chord_m": np.asarray(chord, dtype=np.float64)}
    order = np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.intp)
    return FeatureTable(tuple(keys), place, columns, labels, source).take(order)
