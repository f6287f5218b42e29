# SPDX-License-Identifier: GPL-2.0-or-later
"""All that one can walk or drive along, as lines that are ready to be noded: drawn lines, the middles of ways drawn as
areas, spokes over squares, and short links where a way ends at the edge of another.

What is joined that was not drawn joined is told, and so is what comes near another way and is not joined.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.crosswidth import least_widths
from botrygt_qgis_plugin.engine.measure.medial import centre_lines
from botrygt_qgis_plugin.engine.measure.network import Repair, network
from botrygt_qgis_plugin.engine.measure.noding import TOLERANCE_M, Linework
from botrygt_qgis_plugin.engine.measure.stretches import bare_surfaces, drawn_lines
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Geometries, Scene

Ints = NDArray[np.intp]
Numbers = NDArray[np.float64]

WAY_ROLES = (Role.PATH, Role.ROAD, Role.TUNNEL_UNDERPASS, Role.GATE)
PATH, ROAD, LINK = 0, 1, 2
_ROLE_OF = {PATH: Role.PATH, ROAD: Role.ROAD}
# Half widths where none is drawn; a way that ends at another one's edge joins it.
USUAL_HALF_M = {PATH: 1.25, ROAD: 3.0}
# So far from the edge of another way a path's end still joins it (a kerb, a verge), and so far it is worth a remark. A
# road joins another one only where it was drawn to its edge.
JOIN_M, NEAR_M = 2.0, 5.0
# Half the widest way whose edge an end may be drawn to.
WIDEST_HALF_M = 10.0
OPEN, CLOSED, UNSURE = 0, 1, 2


@dataclass(frozen=True)
class End:
    """A way's end that meets no other way as drawn: where it is (x + iy), how far it is from the other way's edge, the
    rows of both ways, and whether it was joined."""

    place: complex
    gap_m: float
    row: int
    other: int
    joined: bool


@dataclass(frozen=True)
class Ways:
    """The ways between junctions, as linework. Per row of `work` (k,): kind (PATH, ROAD, LINK), `drawn`, the rows of
    its role's table (none for a link), whether it is closed to the public (OPEN, CLOSED, UNSURE), whether all of it is
    one-way. ends: loose ends that come near another way; repairs: what noding put right, and the features it was about.
    """

    work: Linework
    kind: Ints
    drawn: tuple[tuple[int, ...], ...]
    closed: Ints
    one_way: NDArray[np.bool_]
    ends: tuple[End, ...]
    repairs: tuple[tuple[Repair, tuple[tuple[Role, int], ...]], ...]


@dataclass(frozen=True)
class _Pieces:
    """Drawn lines and middles of areas: (k,) lines, kind, table row, half width, level, OPEN/CLOSED/UNSURE."""

    lines: Geometries
    kind: Ints
    row: Ints
    half: Numbers
    level: Numbers
    closed: Ints

    def take(self, rows: Ints) -> _Pieces:
        return _Pieces(*(getattr(self, name)[rows] for name in ("lines", "kind", "row", "half", "level", "closed")))


def ways(scene: Scene) -> Ways:
    """The ways of a scene, in the order of their tables: paths, roads, then links."""
    return scene.derived(_ways, *WAY_ROLES)


def surface_lines(scene: Scene, role: Role) -> tuple[Geometries, Ints]:
    """Lines along the middle of the role's areas that are ways and have no drawn line, and the table row of each."""
    return scene.derived_by(_surface_lines, role, role)


def _surface_lines(scene: Scene, role: Role) -> tuple[Geometries, Ints]:
    table = scene.table(role)
    bare = bare_surfaces(table)
    lines, owner = centre_lines(table.geometry[bare])
    return lines, bare[owner]


def _ways(scene: Scene) -> Ways:
    pieces = _tunnelled(scene, _pieces(scene))
    made = network(Linework(pieces.lines, np.arange(len(pieces.lines)), pieces.level, _groups(pieces)))
    first = np.array([rows[0] for rows in made.members], dtype=np.intp)
    chains = replace(pieces.take(first), lines=made.lines,
                     half=np.array([pieces.half[list(rows)].max() for rows in made.members], dtype=np.float64))
    ends = _ends(chains, made.loose)
    links = [end for end in ends if end.joined]
    spokes, spoke_level = _spokes(scene, chains)
    more = len(links) + len(spokes)
    lines = np.concatenate([chains.lines, _link_lines(links, chains.lines), spokes])
    level = np.concatenate([chains.level, chains.level[[end.row for end in links]], spoke_level])
    kind = np.concatenate([chains.kind, np.full(more, LINK)])
    closed = np.concatenate([chains.closed, np.full(more, OPEN)])
    drawn = tuple(tuple(sorted({int(pieces.row[row]) for row in rows})) for rows in made.members)
    one_way = np.array([_one_way(scene, at, rows) for at, rows in zip(chains.kind.tolist(), drawn)], dtype=bool)
    repairs = tuple((repair, tuple(sorted({(_ROLE_OF[int(pieces.kind[row])], int(pieces.row[row]))
                                           for row in repair.rows}))) for repair in made.repairs)
    return Ways(Linework(lines, np.arange(len(lines)), level, 3 * kind + closed), kind, drawn + ((),) * more, closed,
                np.concatenate([one_way, np.zeros(more, dtype=bool)]), tuple(ends), repairs)


def _pieces(scene: Scene) -> _Pieces:
    """Every drawn line and every middle, of paths, then of roads."""
    parts = []
    for kind, role in _ROLE_OF.items():
        table = scene.table(role)
        drawn, row = drawn_lines(table)
        middles, middle_row = surface_lines(scene, role)
        across = least_widths(middles, table.geometry[np.unique(middle_row)])
        rows = np.concatenate([row, middle_row])
        width = np.concatenate([table.number("width_m")[row], across])
        parts.append((np.concatenate([drawn, middles]), np.full(len(rows), kind), rows,
                      np.where(np.isnan(width), USUAL_HALF_M[kind], width / 2.0), table.number("level")[rows],
                      _closures(table, rows, kind)))
    return _Pieces(*(np.concatenate([part[i] for part in parts]) for i in range(6)))


def _closures(table: FeatureTable, rows: Ints, kind: int) -> Ints:
    if kind == ROAD:
        return np.full(len(rows), OPEN)
    told = {True: CLOSED, False: OPEN}
    gated = table.text("gated")
    return np.array([told.get(gated[row], UNSURE) for row in rows.tolist()], dtype=np.intp)


def _groups(pieces: _Pieces) -> Ints:
    """A number for each mixture of kind, closure and level: ways of different ones do not merge."""
    level = np.where(np.isnan(pieces.level), 99.0, np.round(pieces.level * 2.0))
    return np.asarray((level + 200.0) * 9 + 3 * pieces.kind + pieces.closed, dtype=np.intp)


def _one_way(scene: Scene, kind: int, rows: tuple[int, ...]) -> bool:
    told = scene.table(Role.ROAD).text("one_way")
    return kind == ROAD and all(told[row] is True for row in rows)


def _same(one: Numbers, other: Numbers) -> NDArray[np.bool_]:
    return np.asarray(np.isnan(one) | np.isnan(other) | (one == other), dtype=bool)


def _ends(ways_drawn: _Pieces, loose: NDArray[np.bool_]) -> list[End]:
    """The loose ends whose nearest other way has its edge within NEAR_M; in the order of their places."""
    lines, kind, half = ways_drawn.lines, ways_drawn.kind, np.minimum(ways_drawn.half, WIDEST_HALF_M)
    owner, side = np.nonzero(loose)
    if not len(owner):
        return []
    points = shapely.get_point(lines[owner], np.where(side == 0, 0, -1))
    reach = NEAR_M + float(half.max())
    tip, other = shapely.STRtree(lines).query(points, predicate="dwithin", distance=reach)
    kept = (owner[tip] != other) & _same(ways_drawn.level[owner[tip]], ways_drawn.level[other])
    tip, other = tip[kept], other[kept]
    across = shapely.shortest_line(points[tip], lines[other])
    gap = np.round(shapely.length(across) - half[other], 3)
    # Where the way itself comes to the other one a few steps back, its end is no end but a stub.
    near = shapely.intersection(lines[owner[tip]], shapely.buffer(points[tip], 2.0 * shapely.length(across) + 1.0))
    kept = (gap <= NEAR_M) & ~(shapely.distance(near, lines[other]) <= TOLERANCE_M)
    tip, other, gap, foot = tip[kept], other[kept], gap[kept], shapely.get_coordinates(
        shapely.get_point(across[kept], -1))
    order = np.lexsort((other, foot[:, 1], foot[:, 0], gap, tip))
    first = order[np.unique(tip[order], return_index=True)[1]]
    roads = (kind[owner[tip]] == ROAD) & (kind[other] == ROAD)
    joined = gap <= np.where(roads, TOLERANCE_M, JOIN_M)
    at = shapely.get_coordinates(points)
    found = [End(complex(*at[tip[i]]), max(0.0, float(gap[i])), int(owner[tip[i]]), int(other[i]), bool(joined[i]))
             for i in first.tolist()]
    return sorted(_one_of_each(found), key=lambda end: (end.place.real, end.place.imag, end.row))


def _one_of_each(found: list[End]) -> list[End]:
    """Where the ends of two ways point at each other, the one that is nearer."""
    facing: dict[tuple[int, int], list[End]] = {}
    for end in found:
        facing.setdefault((end.row, end.other), []).append(end)
    kept = []
    for end in found:
        rivals = [other for other in facing.get((end.other, end.row), ())
                  if abs(other.place - end.place) <= NEAR_M + WIDEST_HALF_M]
        if not any((other.gap_m, other.row) < (end.gap_m, end.row) for other in rivals):
            kept.append(end)
    return kept


def _link_lines(links: list[End], lines: Geometries) -> Geometries:
    if not links:
        return np.empty(0, dtype=object)
    points = shapely.points([(end.place.real, end.place.imag) for end in links])
    made: Geometries = shapely.shortest_line(points, lines[[end.other for end in links]])
    return made


def _spokes(scene: Scene, chains: _Pieces) -> tuple[Geometries, Numbers]:
    """From the middle of each square (an area of path that is no way) to where ways meet its edge."""
    table = scene.table(Role.PATH)
    bare = np.setdiff1d(bare_surfaces(table), surface_lines(scene, Role.PATH)[1])
    made: list[shapely.Geometry] = []
    levels: list[float] = []
    tree = shapely.STRtree(chains.lines)
    for row in bare.tolist():
        square, level = table.geometry[row], table.number("level")[row]
        hub = shapely.centroid(square) if square.contains(square.centroid) else shapely.point_on_surface(square)
        near = np.sort(tree.query(square, predicate="dwithin", distance=JOIN_M))
        near = near[_same(chains.level[near], np.full(len(near), level))]
        for place in _mouths(square, chains.lines[near]):
            made.append(shapely.LineString([hub, place]))
            levels.append(float(level))
    spokes = np.empty(len(made), dtype=object)
    spokes[:] = made
    return spokes, np.array(levels, dtype=np.float64)


def _mouths(square: shapely.Geometry, lines: Geometries) -> list[shapely.Point]:
    """Where lines cross the edge of an area, or end at it; sorted by place."""
    edge = shapely.boundary(square)
    crossed = shapely.get_coordinates(shapely.intersection(lines, edge))
    tips = np.concatenate([shapely.get_coordinates(shapely.get_point(lines, at)) for at in (0, -1)]).reshape(-1, 2)
    at_edge = shapely.distance(shapely.points(tips), square) <= JOIN_M
    at_edge &= ~_close(tips, crossed)
    places = np.unique(np.round(np.concatenate([crossed, tips[at_edge]]), 6), axis=0)
    return [shapely.Point(*place) for place in places.tolist()]


def _close(places: Numbers, others: Numbers) -> NDArray[np.bool_]:
    if not len(others):
        return np.zeros(len(places), dtype=bool)
    away = np.hypot(*(places[:, None, :] - others[None, :, :]).transpose(2, 0, 1))
    return np.asarray(away.min(axis=1) <= JOIN_M, dtype=bool)


def _tunnelled(scene: Scene, pieces: _Pieces) -> _Pieces:
    """The pieces with a level inside each tunnel: the way that runs through it lies below, those over it above."""
    tunnels = scene.table(Role.TUNNEL_UNDERPASS)
    if not len(tunnels) or not len(pieces.lines):
        return pieces
    for tunnel in shapely.buffer(tunnels.geometry, TOLERANCE_M, cap_style="flat").tolist():
        inside = shapely.length(shapely.intersection(pieces.lines, tunnel))
        touched = np.flatnonzero((inside > 0) & np.isnan(pieces.level))
        # Where one way alone is drawn there is nothing to keep apart.
        if len(touched) > 1:
            lowest = int(touched[int(np.argmax(np.round(inside[touched], 6)))])
            pieces = _parted(pieces, touched, lowest, tunnel)
    return pieces


def _parted(pieces: _Pieces, touched: Ints, lowest: int, tunnel: shapely.Geometry) -> _Pieces:
    """The pieces with those that meet a tunnel taken apart at its ends."""
    kept = np.setdiff1d(np.arange(len(pieces.lines)), touched)
    under, below = shapely.get_parts(shapely.intersection(pieces.lines[touched], tunnel), return_index=True)
    over, above = shapely.get_parts(shapely.difference(pieces.lines[touched], tunnel), return_index=True)
    source = np.concatenate([kept, touched[below], touched[above]])
    lines = np.concatenate([pieces.lines[kept], under, over])
    level = np.concatenate([pieces.level[kept], np.where(touched[below] == lowest, -1.0, 0.0),
                            np.full(len(over), np.nan)])
    solid = np.flatnonzero(shapely.length(lines) > 0)
    return replace(pieces.take(source), lines=lines, level=level).take(solid)
