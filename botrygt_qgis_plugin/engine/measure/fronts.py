# SPDX-License-Identifier: GPL-2.0-or-later
"""Blank walls: how far a façade lies from public space, its longest piece without an opening, and its windows."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.facades import (
    FACADE_ROLES,
    LEAST_M,
    facade_table,
    facades_of,
    longest_gaps,
    placed,
    shut_parts,
)
from botrygt_qgis_plugin.engine.measure.openings import windows_told
from botrygt_qgis_plugin.engine.measure.stretches import stretches
from botrygt_qgis_plugin.engine.measured import (
    Accepts,
    Cause,
    Explanation,
    Measured,
    Parameter,
    Params,
    Quantity,
)
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]

# What lies farther in front of a façade does not face it.
FRONT_M = 20.0
WAYS = (Role.PATH, Role.ROAD)
PUBLIC_ROLES = (*WAYS, Role.PARKING, Role.OPEN_SPACE, Role.PLAY_MEET)
BESIDE_ROLES = (Role.PATH, Role.PARKING)
# Half widths of ways where none is drawn: a guess, and the most.
HALF_M = {Role.PATH: (1.25, 3.0), Role.ROAD: (3.0, 6.0)}
BREADTH = Parameter(1.0, "m", 0.4, 3.0, "bredden af et vindue eller en dør, der er tegnet som punkt",
                    "breadth of a window or door that is drawn as a point")


def fronts(scene: Scene, rows: Rows) -> Geometries:
    """The strip straight in front of each façade, FRONT_M deep: of the longest piece that stands free of other
    buildings, empty where that is no façade."""
    made = facades_of(scene)
    at, size = _free(scene, rows)
    corners = np.stack([made.at(rows, metres, out) for metres, out in (
        (at, 0.0), (at + size, 0.0), (at + size, FRONT_M), (at, FRONT_M))], axis=1)
    strips: Geometries = shapely.polygons(corners) if len(rows) else np.empty(0, dtype=object)
    strips[size < LEAST_M] = shapely.Polygon()
    return strips


def _free(scene: Scene, rows: Rows) -> tuple[Numbers, Numbers]:
    """Start and length of the longest piece of each façade that does not stand against another building."""
    made = facades_of(scene)
    facade, begin, end = shut_parts(scene)
    position = np.full(len(made.building), -1)
    position[rows] = np.arange(len(rows))
    kept = position[facade] >= 0
    return longest_gaps(len(rows), made.length[rows], position[facade[kept]], begin[kept], end[kept])


def _ahead(scene: Scene, rows: Rows, roles: tuple[Role, ...]) -> Measured:
    """Distance from a façade to the nearest of some roles straight before it, to the edge of ways; at most FRONT_M."""
    zones, lines = fronts(scene, rows), facades_of(scene).lines[rows]
    shut = shapely.is_empty(zones)
    low, high, guess = (np.full(len(rows), FRONT_M) for _ in range(3))
    missing: list[set[str]] = [set() for _ in rows]
    for role, table, half in _tables(scene, roles):
        zone, other = table.tree.query(zones, predicate="intersects")
        gap = shapely.distance(lines[zone], shapely.intersection(zones[zone], table.geometry[other]))
        for bound, part in ((low, half[1]), (high, half[2]), (guess, half[0])):
            np.minimum.at(bound, zone, np.maximum(gap - part[other], 0.0))
        for row in zone[half[1][other] > half[2][other]].tolist():
            missing[row].add(f"{role.value}.width_m")
    # Only paths and roads are in every plan; of the others one knows what is drawn.
    for role in (role for role in roles if role in WAYS):
        lacking = not scene.has(role)
        beyond = zones if lacking else shapely.difference(zones, scene.covered(role))
        edge = np.where(shut | shapely.is_empty(beyond), FRONT_M, shapely.distance(lines, beyond))
        for row in np.flatnonzero(edge < high).tolist():
            missing[row].add(role.value if lacking else f"{role.value}:coverage")
        low = np.minimum(low, edge)
    told = tuple(tuple(sorted(names)) if low[row] < high[row] else () for row, names in enumerate(missing))
    return Measured(low, high, guess, told)


def _tables(scene: Scene, roles: tuple[Role, ...]) -> Iterator[tuple[Role, FeatureTable, tuple[Numbers, ...]]]:
    """Each role's rows with their half widths: by the guess, at most and at least."""
    for role in roles:
        table = stretches(scene) if role is Role.PATH else scene.table(role)
        half = table.number("width_m") / 2.0
        line = shapely.get_dimensions(table.geometry) == 1
        usual, most = HALF_M.get(role, (0.0, 0.0))
        yield role, table, tuple(np.where(line, np.where(np.isnan(half), fill, half), 0.0)
                                 for fill in (usual, most, 0.0))


def facade_public(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Distance straight ahead from a façade to the nearest path, road, parking, open space or playground."""
    return _ahead(scene, rows, PUBLIC_ROLES)


def facade_way(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Distance straight ahead from a façade to the nearest path or parking."""
    return _ahead(scene, rows, BESIDE_ROLES)


def facade_kind(scene: Scene, rows: Rows, params: Params) -> Measured:
    """'gable', 'long', or 'unclear' where a building is as long as it is wide."""
    return Measured.known(facades_of(scene).kind[rows])


def _untold(scene: Scene, rows: Rows) -> tuple[NDArray[np.bool_], tuple[tuple[str, ...], ...]]:
    """Façades whose openings are not all drawn, and what is missing."""
    windows = ~windows_told(scene)[facades_of(scene).building[rows]]
    doors = np.full(len(rows), not scene.has(Role.ENTRANCE))
    named = tuple(tuple(name for name, held in (("window_facade", w), ("entrance", d)) if held)
                  for w, d in zip(windows.tolist(), doors.tolist()))
    return windows | doors, named


def blank_wall(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The longest piece of a façade without window or door that does not stand against another building."""
    blank = _blanks(scene, rows, params)[1]
    untold, missing = _untold(scene, rows)
    low = np.where(untold, 0.0, blank)
    return Measured(low, blank, np.where(untold, np.nan, blank),
                    tuple(names if low[i] < blank[i] else () for i, names in enumerate(missing)))


def _blanks(scene: Scene, rows: Rows, params: Params) -> tuple[Numbers, Numbers]:
    """Start and length of the longest blank piece of each façade."""
    made, drawn = facades_of(scene), placed(scene, params["opening_m"])
    facade, begin, end = shut_parts(scene)
    position = np.full(len(made.building), -1)
    position[rows] = np.arange(len(rows))
    group = position[np.concatenate([drawn.facade, facade])]
    kept = group >= 0
    return longest_gaps(len(rows), made.length[rows], group[kept], np.concatenate([drawn.begin, begin])[kept],
                        np.concatenate([drawn.end, end])[kept])


def explain_blank(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The blank piece; windows that divide it into pieces short enough would cure it."""
    made = facades_of(scene)
    at, size = (float(part[0]) for part in _blanks(scene, np.array([row]), params))
    ends = made.at(np.array([row, row]), np.array([at, at + size]), 0.0)
    breadth = params["opening_m"]
    places: list[float] = []
    for count in range(1, 20):
        piece = (size - count * breadth) / (count + 1)
        if piece <= 0:
            break
        if accepts(round(piece, 1)):
            places = [at + (i + 1) * piece + (i + 0.5) * breadth for i in range(count)]
            break
    return Explanation(shapely.LineString(ends), _windows(scene, row, places))


def _windows(scene: Scene, row: int, places: list[float]) -> Cause | None:
    if not places:
        return None
    spots = facades_of(scene).at(np.full(len(places), row), np.array(places), 0.0)
    return Cause("lack", proposal=tuple((Role.WINDOW_FACADE, shapely.Point(spot), {}) for spot in spots))


def facade_windows(scene: Scene, rows: Rows, params: Params) -> Measured:
    """How many windows a façade has."""
    drawn = placed(scene, params["opening_m"])
    count = np.bincount(drawn.facade[drawn.window], minlength=len(facade_table(scene)))[rows].astype(np.float64)
    untold = ~windows_told(scene)[facades_of(scene).building[rows]]
    return Measured(count, np.where(untold, np.inf, count), np.where(untold, np.nan, count),
                    tuple(("window_facade",) if u else () for u in untold.tolist()))


def explain_windows(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The façade, and a window in its middle; where it stands against another building, in its longest free piece."""
    made = facades_of(scene)
    drawn = float(facade_windows(scene, np.array([row]), params).low[0])
    more = next((count for count in range(1, 10) if accepts(drawn + count)), 0)
    at, size = (float(part[0]) for part in _blanks(scene, np.array([row]), params))
    places = [at + (i + 0.5) * size / more for i in range(more)]
    return Explanation(made.lines[row], _windows(scene, row, places))


FRONTS = (
    Quantity("facade_public_m", "facade", "facadens afstand til offentligt areal",
             "distance of the façade from public space", facade_public, unit="m", quantum=0.1,
             derived=("path_stretch",), reads=(Role.BUILDING, *PUBLIC_ROLES), reach_m=FRONT_M + 5.0),
    Quantity("facade_way_m", "facade", "facadens afstand til sti eller parkering",
             "distance of the façade from path or parking", facade_way, unit="m", quantum=0.1,
             derived=("path_stretch",), reads=(Role.BUILDING, *BESIDE_ROLES), reach_m=FRONT_M + 5.0),
    Quantity("facade_kind", "facade", "om facaden er en gavl", "whether the façade is a gable", facade_kind,
             kind="text", reads=(Role.BUILDING,), reach_m=1.0),
    Quantity("blank_wall_m", "facade", "længste stykke af facaden uden vindue eller dør",
             "longest piece of the façade without window or door", blank_wall, unit="m", quantum=0.1,
             reads=FACADE_ROLES, reach_m=5.0, explain=explain_blank, parameters={"opening_m": BREADTH}),
    Quantity("facade_windows", "facade", "vinduer i facaden", "windows in the façade", facade_windows, quantum=1.0,
             reads=FACADE_ROLES, reach_m=5.0, explain=explain_windows, parameters={"opening_m": BREADTH}),
)
