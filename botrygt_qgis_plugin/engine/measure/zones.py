# SPDX-License-Identifier: GPL-2.0-or-later
"""Public, semi-public, semi-private and private ground, as Dansk Byplanlaboratorium tells them apart: streets and parks
are everybody's, shared parking and greens the neighbourhood's, front gardens and courts of blocks a threshold, and the
rest of a plot its owner's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.frontline import front_lines
from botrygt_qgis_plugin.engine.measure.plots import FRONT, PLOT_ROLES, UNKNOWN, PlotEdges, plots
from botrygt_qgis_plugin.engine.measure.stretches import stretches
from botrygt_qgis_plugin.engine.measure.touching import (
    BY_GREEN,
    BY_PARKING,
    BY_PATH,
    BY_PLAY,
    BY_ROAD,
    PLOT,
    TOUCH_ROLES,
    TOUCHES,
    Touching,
    touching,
)
from botrygt_qgis_plugin.engine.measure.ways import PATH, ROAD, USUAL_HALF_M
from botrygt_qgis_plugin.engine.measured import Measured, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]

PUBLIC, SEMI_PUBLIC, SEMI_PRIVATE, PRIVATE = "public", "semi_public", "semi_private", "private"
ZONES = (PUBLIC, SEMI_PUBLIC, SEMI_PRIVATE, PRIVATE)
# From so many homes on, the ground around the house is shared by those who live there.
SHARED_FROM = 3
_OUTSIDE: Mapping[str, str] = {PLOT: PRIVATE, BY_PATH: PUBLIC, BY_ROAD: PUBLIC, BY_PARKING: SEMI_PUBLIC,
                               BY_PLAY: SEMI_PUBLIC}
_EVERYBODYS = re.compile(r"park|torv|plads|kile|offentlig|bypark|public|square|skov|strand", re.IGNORECASE)
ZONE_ROLES = (*TOUCH_ROLES, Role.BUILDING)
_COVERED = (Role.PARCEL, Role.PATH, Role.ROAD, Role.OPEN_SPACE)


def green_zone(kind: Any) -> str:
    """The zone of an open space: a park, a square and the like are public, all else is the neighbourhood's."""
    return PUBLIC if isinstance(kind, str) and _EVERYBODYS.search(kind) else SEMI_PUBLIC


def shared_plots(scene: Scene) -> NDArray[np.bool_]:
    """(n,) plots whose houses hold at least SHARED_FROM homes."""
    return scene.derived(_shared, *PLOT_ROLES)


def _shared(scene: Scene) -> NDArray[np.bool_]:
    table, buildings = plots(scene), scene.table(Role.BUILDING)
    plot, building = buildings.tree.query(table.geometry, predicate="intersects")
    middle = shapely.centroid(buildings.geometry[building])
    inside = shapely.covers(table.geometry[plot], middle)
    homes = np.bincount(plot[inside], np.nan_to_num(buildings.number("dwellings")[building[inside]]),
                        minlength=len(table))
    return np.asarray(homes >= SHARED_FROM, dtype=bool)


@dataclass(frozen=True)
class EdgeZones:
    """The zones on both sides of what `touching` found: (k,) per run, None where it cannot be told."""

    runs: Touching
    inside: NDArray[Any]
    outside: NDArray[Any]

    @property
    def hard(self) -> NDArray[np.bool_]:
        """(k,) runs where private ground meets public without a zone between."""
        return np.asarray((self.inside == PRIVATE) & (self.outside == PUBLIC), dtype=bool)


def edge_zones(scene: Scene) -> EdgeZones:
    """The zones on both sides of every plot edge."""
    return scene.derived(_edge_zones, *ZONE_ROLES)


def _edge_zones(scene: Scene) -> EdgeZones:
    runs = touching(scene)
    own = _own_zones(scene, runs.edges)
    outside = np.array([_OUTSIDE.get(TOUCHES[what]) if what < len(TOUCHES) else None for what in runs.what.tolist()],
                       dtype=object)
    greens = scene.table(Role.OPEN_SPACE)
    at = np.flatnonzero(runs.what == TOUCHES.index(BY_GREEN))
    middle = shapely.line_interpolate_point(runs.parts(np.isin(np.arange(len(runs.what)), at)), 0.5, normalized=True)
    run, green = greens.tree.query(middle, predicate="dwithin", distance=1.01)
    kinds = greens.text("kind")
    for which, row in sorted(zip(run.tolist(), green.tolist()), key=lambda pair: (pair[0], greens.keys[pair[1]])):
        zone = green_zone(kinds[row])
        outside[at[which]] = PUBLIC if PUBLIC in (zone, outside[at[which]]) else zone
    return EdgeZones(runs, own[runs.edge], outside)


def _own_zones(scene: Scene, edges: PlotEdges) -> NDArray[Any]:
    """(m,) the zone just inside each edge."""
    zones = np.full(len(edges.lines), PRIVATE, dtype=object)
    zones[edges.of(FRONT)] = SEMI_PRIVATE
    zones[edges.of(UNKNOWN)] = None
    zones[shared_plots(scene)[edges.plot]] = SEMI_PRIVATE
    return zones


@dataclass(frozen=True)
class ZoneMap:
    """The plan's ground by zone: one (multi)polygon each, in the order of ZONES, which do not overlap."""

    areas: tuple[shapely.Geometry, ...]


def zone_map(scene: Scene) -> ZoneMap:
    """Where each zone lies, as far as it was drawn; of what overlaps the more private zone counts."""
    return scene.derived(_zone_map, *ZONE_ROLES)


def _zone_map(scene: Scene) -> ZoneMap:
    front = _front_gardens(scene)
    homes = plots(scene)
    shared = shared_plots(scene)
    greens = scene.table(Role.OPEN_SPACE)
    everybodys = np.array([green_zone(kind) == PUBLIC for kind in greens.text("kind").tolist()], dtype=bool)
    layers = [
        [scene.table(Role.BUILDING).geometry, homes.geometry[~shared]],
        [front, homes.geometry[shared]],
        [scene.table(Role.PARKING).geometry, scene.table(Role.PLAY_MEET).geometry, greens.geometry[~everybodys]],
        [greens.geometry[everybodys], _surfaces(stretches(scene), PATH), _surfaces(scene.table(Role.ROAD), ROAD)]]
    taken: shapely.Geometry = shapely.Polygon()
    areas = []
    for zone, shapes in zip(reversed(ZONES), layers):
        whole = shapely.union_all(np.concatenate(shapes)) if zone != PRIVATE else shapely.difference(
            shapely.union_all(np.concatenate(shapes)), shapely.union_all(front))
        areas.append(shapely.difference(whole, taken))
        taken = shapely.union(taken, whole)
    return ZoneMap(tuple(reversed(areas)))


def _surfaces(table: FeatureTable, kind: int) -> Geometries:
    width = table.number("width_m")
    half = np.where(np.isnan(width), USUAL_HALF_M[kind], width / 2.0)
    area = shapely.get_dimensions(table.geometry) == 2
    return np.where(area, table.geometry, shapely.buffer(table.geometry, half, cap_style="flat"))


def _front_gardens(scene: Scene) -> Geometries:
    """The ground of each plot between its front edges and the line of its house's front."""
    table, lines = plots(scene), front_lines(scene)
    gardens = np.full(len(table), shapely.Polygon(), dtype=object)
    for row in np.flatnonzero(np.isfinite(lines.foremost)).tolist():
        gardens[row] = _before(table.geometry[row], lines.facing[row], float(lines.foremost[row]))
    return gardens


def _before(plot: shapely.Geometry, facing: Numbers, line: float) -> shapely.Geometry:
    """The part of a plot that lies farther along `facing` than `line`."""
    far, aside = facing * 1000.0, np.array([-facing[1], facing[0]]) * 1000.0
    middle = shapely.get_coordinates(shapely.centroid(plot))[0]
    start = middle + facing * (line - float(middle @ facing))
    return shapely.intersection(plot, shapely.polygons([start - aside, start + aside, start + aside + far,
                                                        start - aside + far]))


def zoned(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Share of each plan polygon, in %, that lies in some zone; more of it may where a layer was not drawn there."""
    shapes = scene.table(Role.PLAN_AREA).geometry[rows]
    whole = shapely.union_all(zone_map(scene).areas)
    share = 100.0 * shapely.area(shapely.intersection(shapes, whole)) / shapely.area(shapes)
    lacks = tuple(role.value for role in _COVERED if not scene.has(role))
    high = np.where(bool(lacks) & (share < 100.0), 100.0, share)
    return Measured(share, high, share, tuple(lacks if a < b else () for a, b in zip(share.tolist(), high.tolist())))


def hard_contact(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Metres of plot edges in each plan polygon where a private garden meets public ground directly.

    More may where a plot's front is not known, or where layers do not reach.
    """
    shapes = scene.table(Role.PLAN_AREA).geometry[rows]
    zones = edge_zones(scene)
    metres = zones.runs.end - zones.runs.start
    blank = np.array([zone is None for zone in zones.outside.tolist()], dtype=bool)
    open_edge = np.array([bool(names) for names in zones.runs.unsure], dtype=bool)[zones.runs.edge]
    unknown_side = np.array([zone is None for zone in zones.inside.tolist()], dtype=bool)
    doubt = (unknown_side & (blank & open_edge | (zones.outside == PUBLIC))) | (
        (zones.inside == PRIVATE) & blank & open_edge)
    middle = shapely.line_interpolate_point(zones.runs.parts(np.ones(len(metres), dtype=bool)), 0.5, normalized=True)
    low, high = np.zeros(len(rows)), np.zeros(len(rows))
    missing: list[tuple[str, ...]] = []
    for at, shape in enumerate(shapes.tolist()):
        inside = shapely.intersects(shape, middle)
        low[at] = metres[zones.hard & inside].sum()
        high[at] = low[at] + metres[doubt & inside].sum()
        names = {"parcel:front"} if (unknown_side & doubt & inside).any() else set()
        for edge in np.unique(zones.runs.edge[doubt & blank & inside]).tolist():
            names.update(zones.runs.unsure[edge])
        missing.append(tuple(sorted(names)) if high[at] > low[at] else ())
    return Measured(low, high, np.where(low == high, low, np.nan), tuple(missing))


ZONING = (
    Quantity("zoned_pct", "plan_area", "andel af planområdet, der er offentlig, halvoffentlig, halvprivat eller privat",
             "share of the plan area that is public, semi-public, semi-private or private", zoned, unit="%",
             quantum=0.1, reads=ZONE_ROLES, derived=("plot", "path_stretch"), reach_m=None),
    Quantity("hard_contact_m", "plan_area", "meter skel, hvor en privat have møder offentligt areal uden mellemled",
             "metres of boundary where a private garden meets public ground with nothing between", hard_contact,
             unit="m", quantum=0.1, reads=ZONE_ROLES, derived=("plot", "path_stretch"), reach_m=None),
)
