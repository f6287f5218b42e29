# SPDX-License-Identifier: GPL-2.0-or-later
"""Dwelling plots: which way each faces, and which of its edges are front, side and rear.

A plot that cannot be told says so: edges stay unknown rather than guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.facing import COS_45, Faces, door_facing, faces_of, road_facing
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Geometries, Scene, empty_table

PLOT_ROLES = (Role.PARCEL, Role.BUILDING, Role.ENTRANCE, Role.ADDRESS, Role.ROAD)
# A building lies on the parcel that holds most of it; of a terrace drawn as one, a parcel holds a home by this much.
TERRACE_PIECE_M2 = 15.0
COLLINEAR_M = 0.001
SHORT_EDGE_M = 0.5
# Two plots adjoin where no more than this lies between them.
ADJOINING_M = 0.5
# A rear edge this near the edge of a road makes a through plot; half of a road's width where it is not drawn.
THROUGH_M, HALF_ROAD_M = 5.0, 3.0
FRONT, SIDE, REAR = "front", "side", "rear"
# Front unknown: any of the three; or, where another plot adjoins, a side or a rear edge.
UNKNOWN, INNER = "unknown", "inner"
_LETTERS = {"f": FRONT, "s": SIDE, "r": REAR, "u": UNKNOWN, "i": INNER}


@dataclass(frozen=True)
class PlotEdges:
    """The straight edges of all plots' outer rings, in the order of the plots, then along each ring.

    (m,) lines, the plot row and the side of each, and (m, 2) outward unit normals.
    """

    lines: Geometries
    plot: NDArray[np.intp]
    side: NDArray[Any]
    outward: NDArray[np.float64]

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Spatial index over `lines`."""
        return shapely.STRtree(self.lines)

    @property
    def along(self) -> NDArray[np.float64]:
        """(m, 2) unit vectors, a quarter turn from `outward`."""
        return np.stack([-self.outward[:, 1], self.outward[:, 0]], axis=1)

    @cached_property
    def sense(self) -> NDArray[np.float64]:
        """(m,) 1 where the line runs along `along`, -1 where against it."""
        ends = shapely.get_coordinates(self.lines).reshape(-1, 2, 2)
        return np.asarray(np.sign(((ends[:, 1] - ends[:, 0]) * self.along).sum(axis=1)))

    def take(self, rows: NDArray[Any]) -> PlotEdges:
        """Only these edges, by position or as a mask."""
        return PlotEdges(self.lines[rows], self.plot[rows], self.side[rows], self.outward[rows])

    def of(self, *sides: str) -> NDArray[np.bool_]:
        """(m,) True for edges of these sides."""
        return np.isin(self.side.astype(str), sides)


def plots(scene: Scene) -> FeatureTable:
    """Parcels that hold a home, or may: the parcels' rows, ordered by key, with what was found out about them.

    home: True, or None where the use of the building on it is unknown. front_x, front_y: unit vector to the street,
    NaN unknown: from the wall with the entrance or the address, else from the homes' common centroid to the nearest
    road. ambiguous: True where no front is known or the plot has a road behind it too. edge_sides: a letter per edge.
    """
    return scene.derived(_plots, *PLOT_ROLES)


def plot_edges(scene: Scene) -> PlotEdges:
    """The edges of all plots with their sides."""
    return scene.derived(_plot_edges, *PLOT_ROLES)


def front_missing(table: FeatureTable, plot: NDArray[np.intp], subject: NDArray[np.intp],
                  count: int) -> list[tuple[str, ...]]:
    """Per subject, of `count`, what would settle the fronts of the plots that concern it, as in Measured.missing.

    plot, subject: (k,) pairs.
    """
    known = np.array([home is not None for home in table.text("home").tolist()], dtype=bool)[plot]
    lacks = [np.isin(np.arange(count), subject[~known]), np.isin(np.arange(count), subject[known])]
    return [(("building.use",) if use else ()) + (("parcel:front",) if front else ())
            for use, front in zip(*(lack.tolist() for lack in lacks))]


def _plot_edges(scene: Scene) -> PlotEdges:
    table = plots(scene)
    faces = faces_of(table.geometry, COLLINEAR_M)
    letters = "".join(table.text("edge_sides").tolist())
    sides = np.array([_LETTERS[letter] for letter in letters], dtype=object)
    return PlotEdges(faces.lines, faces.owner, sides, faces.normal)


@dataclass(frozen=True)
class _Homes:
    """Pieces of buildings on parcels: (k,) polygons, the parcel row, and whether the piece is known to be a home."""

    shapes: Geometries
    parcel: NDArray[np.intp]
    known: NDArray[np.bool_]


def home_flags(buildings: FeatureTable) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """(n,) buildings known to hold a home; and those of which nothing is known."""
    use, dwellings = buildings.text("use"), buildings.number("dwellings")
    known = np.array([u == "dwelling" for u in use.tolist()], dtype=bool) | (np.nan_to_num(dwellings) >= 1)
    silent = np.array([u is None for u in use.tolist()], dtype=bool) & np.isnan(dwellings)
    return known, silent


def _plots(scene: Scene) -> FeatureTable:
    parcels, buildings = scene.table(Role.PARCEL), scene.table(Role.BUILDING)
    if not len(parcels) or not len(buildings):
        return empty_table()
    parcels = parcels.take(np.array(sorted(range(len(parcels)), key=parcels.keys.__getitem__), dtype=np.intp))
    homes = _homes_on(parcels, buildings)
    rows, plot = np.unique(homes.parcel, return_inverse=True)
    if not len(rows):
        return empty_table()
    table = parcels.take(rows)
    home = np.zeros(len(rows), dtype=bool)
    home[plot[homes.known]] = True
    told = homes.known == home[plot]
    homes = _Homes(homes.shapes[told], plot[told], homes.known[told])
    return _anatomy(scene, table, homes, home)


def _homes_on(parcels: FeatureTable, buildings: FeatureTable) -> _Homes:
    """What lies of each home on each parcel, ordered by parcel, then by the building's key."""
    known, silent = home_flags(buildings)
    rows = np.array(sorted(np.flatnonzero(known | silent).tolist(), key=buildings.keys.__getitem__), dtype=np.intp)
    shapes = buildings.geometry[rows]
    building, parcel = parcels.tree.query(shapes, predicate="intersects")
    order = np.lexsort((building, parcel))
    building, parcel = building[order], parcel[order]
    pieces = shapely.intersection(shapes[building], parcels.geometry[parcel])
    area = shapely.area(pieces)
    holds = (area > 0.5 * shapely.area(shapes[building])) | (area >= TERRACE_PIECE_M2)
    return _Homes(pieces[holds], parcel[holds], known[rows[building[holds]]])


def _middles(homes: _Homes, count: int) -> NDArray[np.float64]:
    """(n, 2) the common centroid of the homes on each plot."""
    area = shapely.area(homes.shapes)
    xy = shapely.get_coordinates(shapely.centroid(homes.shapes))
    total = np.bincount(homes.parcel, area, minlength=count)
    return np.stack([np.bincount(homes.parcel, area * xy[:, i], minlength=count) / total for i in (0, 1)], axis=1)


def _anatomy(scene: Scene, table: FeatureTable, homes: _Homes, home: NDArray[np.bool_]) -> FeatureTable:
    """The table with front, ambiguity and edge sides."""
    middle = _middles(homes, len(table))
    walls = faces_of(homes.shapes, COLLINEAR_M)
    doors = door_facing(scene, walls, homes.parcel, middle)
    street = road_facing(scene, table.geometry, middle)
    faces = faces_of(table.geometry, COLLINEAR_M)
    adjoining = _adjoining(faces, table)
    front = np.where(doors.found[:, None], doors.facing, street)
    front[~home] = np.nan
    # A door in the gable looks at the neighbour: where it finds no open edge, the street says which way is front.
    open_front = np.zeros(len(table), dtype=bool)
    open_front[faces.owner[_sides(faces, front, adjoining) == "f"]] = True
    blind = doors.found & ~np.isnan(doors.facing[:, 0]) & ~open_front & home
    front[blind] = street[blind]
    sides = _sides(faces, front, adjoining)
    through = _through(scene, faces, sides, len(table))
    sides[through[faces.owner] & (sides == "r")] = "u"
    ambiguous = np.isnan(front[:, 0]) | through
    return _with(table, front, sides, faces, {
        "home": np.array([True if known else None for known in home.tolist()], dtype=object),
        "ambiguous": np.array(ambiguous.tolist(), dtype=object)})


def _with(table: FeatureTable, front: NDArray[np.float64], sides: NDArray[Any], faces: Faces,
          flags: dict[str, NDArray[Any]]) -> FeatureTable:
    letters = np.empty(len(table), dtype=object)
    bounds = np.searchsorted(faces.owner, np.arange(len(table) + 1)).tolist()
    letters[:] = ["".join(sides[a:b].tolist()) for a, b in zip(bounds[:-1], bounds[1:])]
    columns = {**table.columns, "front_x": front[:, 0].copy(), "front_y": front[:, 1].copy(), "edge_sides": letters}
    return FeatureTable(table.keys, table.geometry, {**columns, **flags}, table.labels, table.source)


def _sides(faces: Faces, front: NDArray[np.float64], adjoining: NDArray[np.bool_]) -> NDArray[Any]:
    """(m,) letters: by the outward normal against the front; short edges follow their longer neighbour.

    Towards another home's plot nothing is a front: the back of a plot before a flag plot is not the latter's street.
    """
    facing = (faces.normal * front[faces.owner]).sum(axis=1)
    sides = np.full(len(facing), "s", dtype=object)
    sides[facing >= COS_45 - 1e-9] = "f"
    sides[facing <= -COS_45 + 1e-9] = "r"
    sides[np.isnan(facing)] = "u"
    sides[adjoining & (sides == "f")] = "s"
    sides[adjoining & (sides == "u")] = "i"
    short = np.flatnonzero(faces.length < SHORT_EDGE_M)
    before, after = faces.before[short], faces.after[short]
    made = sides.copy()
    made[short] = np.where(faces.length[before] >= faces.length[after], sides[before], sides[after])
    return made


def _adjoining(faces: Faces, table: FeatureTable) -> NDArray[np.bool_]:
    """(m,) True for edges along which, at two of three places, another plot adjoins."""
    at = np.tile([0.2, 0.5, 0.8], len(faces.lines))
    edge = np.repeat(np.arange(len(faces.lines)), 3)
    places = shapely.line_interpolate_point(faces.lines[edge], at, normalized=True)
    place, plot = table.tree.query(places, predicate="dwithin", distance=ADJOINING_M)
    touched = np.unique(place[plot != faces.owner[edge[place]]])
    met: NDArray[np.bool_] = np.bincount(edge[touched], minlength=len(faces.lines)) >= 2
    return met


def _through(scene: Scene, faces: Faces, sides: NDArray[Any], count: int) -> NDArray[np.bool_]:
    """(n,) True for plots that have a road along a rear edge as well."""
    through = np.zeros(count, dtype=bool)
    rear, roads = np.flatnonzero(sides == "r"), scene.table(Role.ROAD)
    if not len(rear) or not len(roads):
        return through
    half = np.where(np.isnan(roads.number("width_m")), HALF_ROAD_M, roads.number("width_m") / 2.0)
    half = np.where(shapely.get_dimensions(roads.geometry) == 2, 0.0, half)
    middles = shapely.line_interpolate_point(faces.lines[rear], 0.5, normalized=True)
    edge, road = roads.tree.query(middles, predicate="dwithin", distance=THROUGH_M + float(half.max()))
    near = shapely.distance(middles[edge], roads.geometry[road]) <= THROUGH_M + half[road]
    through[faces.owner[rear[edge[near]]]] = True
    return through
