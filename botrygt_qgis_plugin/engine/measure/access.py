# SPDX-License-Identifier: GPL-2.0-or-later
"""Ways through a plan: paths behind back gardens, parking courts, and where roads end."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.coverage import leaving, role_lacking
from botrygt_qgis_plugin.engine.measure.gates import gates_that_close
from botrygt_qgis_plugin.engine.measure.pathlines import path_lines
from botrygt_qgis_plugin.engine.measure.plots import INNER, REAR, UNKNOWN, PlotEdges, front_missing, plot_edges, plots
from botrygt_qgis_plugin.engine.measure.spans import TOUCH_M
from botrygt_qgis_plugin.engine.measure.stretches import CENTRE_LINE, road_ends, stretches
from botrygt_qgis_plugin.engine.measured import Accepts, Cause, Explanation, Measured, Parameter, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]

PLOTS_FROM = (Role.PARCEL, Role.BUILDING)
PATH_AT_END_M = 5.0
_REAR_REACH = Parameter(5.0, "m", 1.0, 15.0, "en sti nærmere baghaven end dette løber bag den",
                        "a path nearer to a back garden than this runs behind it")
_BAYS = Parameter(1.5, "1", 0.5, 4.0, "båse pr. bolig, hvor antallet af boliger ikke er tegnet",
                  "bays per dwelling where the number of dwellings is not drawn")


def path_kind(scene: Scene, rows: Rows, params: Params) -> Measured:
    """'foot', 'cycle' or 'shared', as drawn."""
    return Measured.column(stretches(scene).text("kind")[rows], "path.kind")


def rear_path(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Metres of each stretch within rear_reach_m of a rear edge of a dwelling plot, straight out from the edge.

    More of it may run behind gardens where a plot's front is unknown, or where parcels or buildings are not drawn.
    """
    lacking = role_lacking(scene, *PLOTS_FROM)
    if lacking:
        return Measured.unknown(len(rows), lacking)
    geometry, line = path_lines(scene).geometry[rows], path_lines(scene).told[rows]
    behind = _Behind(scene, geometry, params["rear_reach_m"])
    low, high = np.zeros(len(rows)), np.zeros(len(rows))
    guess = np.zeros(len(rows))
    missing: list[tuple[str, ...]] = [()] * len(rows)
    for row in behind.concerned.tolist():
        sure, possible, missing[row] = behind.lengths(row)
        low[row], high[row] = sure, possible
        guess[row] = np.nan if "parcel:front" in missing[row] or "building.use" in missing[row] else sure
        if not line[row] and possible > 0:
            low[row], high[row], guess[row], missing[row] = 0.0, np.inf, np.nan, (CENTRE_LINE, *missing[row])
    return Measured(low, high, guess, tuple(missing))


class _Behind:
    """Which parts of some stretches run behind gardens, and which may."""

    def __init__(self, scene: Scene, geometry: Geometries, reach: float) -> None:
        self.scene, self.geometry, self.reach = scene, geometry, reach
        edges = plot_edges(scene)
        self.edges = edges.take(edges.of(REAR, UNKNOWN, INNER))
        shape, edge = self.edges.tree.query(geometry, predicate="dwithin", distance=reach)
        order = np.lexsort((edge, shape))
        self.edge = edge[order]
        self.bounds = np.searchsorted(shape[order], np.arange(len(geometry) + 1))
        self.left = {role: leaving(scene, role, geometry, reach) for role in PLOTS_FROM}
        # One row per stretch that has anything to find.
        self.concerned = np.flatnonzero((np.diff(self.bounds) > 0) | np.logical_or(*self.left.values()))

    def _near(self, row: int) -> PlotEdges:
        return self.edges.take(self.edge[self.bounds[row]:self.bounds[row + 1]])

    def sure(self, row: int) -> shapely.Geometry:
        """The part of a stretch behind known rear edges."""
        near = self._near(row)
        return shapely.intersection(self.geometry[row], self._zone(near.lines[near.of(REAR)]))

    def _zone(self, lines: Geometries) -> shapely.Geometry:
        # Flat ends: what lies beyond the corner of a garden is not behind it.
        whole = shapely.line_merge(shapely.union_all(lines))
        return shapely.union_all(shapely.buffer(shapely.get_parts(whole), self.reach, cap_style="flat"))

    def lengths(self, row: int) -> tuple[float, float, tuple[str, ...]]:
        """Metres that surely and that possibly run behind gardens, and what would settle the difference."""
        near, shape = self._near(row), self.geometry[row]
        doubt = near.take(~near.of(REAR))
        zones = [self._zone(near.lines[near.of(REAR)]), self._zone(doubt.lines)]
        missing: tuple[str, ...] = ()
        if shapely.length(shapely.intersection(shape, zones[1])) > 0:
            missing, = front_missing(plots(self.scene), doubt.plot, np.zeros(len(doubt.plot), dtype=np.intp), 1)
        for role in PLOTS_FROM:
            if self.left[role][row]:
                kept = shapely.buffer(self.scene.covered(role), -self.reach)
                zones.append(shapely.difference(shapely.buffer(shape, 1.0), kept))
                missing = (*missing, f"{role.value}:coverage")
        # Areas are joined and the path is cut once: cut parts that overlap on a slanting path would count twice.
        length, most = (float(shapely.length(shapely.intersection(shape, zone)))
                        for zone in (zones[0], shapely.union_all(zones)))
        doubtful = bool(missing) and most > length + TOUCH_M
        return length, most if doubtful else length, missing if doubtful else ()


def explain_rear_path(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The metres behind gardens; a gate cures it, in the places that are proposed."""
    part = _Behind(scene, path_lines(scene).geometry[[row]], params["rear_reach_m"]).sure(0)
    spots = gates_that_close(scene, row, part)
    return Explanation(part, Cause("attribute", attribute="gated", value=True,
                                   proposal=tuple((Role.GATE, spot, {}) for spot in spots)))


def dwellings_served(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Dwellings that share the parking court, as drawn; a guess from its bays."""
    table = scene.table(Role.PARKING)
    guess = np.ceil(table.number("bays")[rows] / params["bays_per_dwelling"])
    measured = Measured.column(table.number("dwellings")[rows], "parking.dwellings", guess)
    return Measured(np.maximum(measured.low, 0.0), measured.high, measured.guess, measured.missing)


def dead_end(scene: Scene, rows: Rows, params: Params) -> Measured:
    """True: every row is an end of the road network."""
    return Measured.known(np.full(len(rows), True, dtype=object))


def leaky_end(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Whether a path begins where the road ends (within 5 m); unknown where paths may lie undrawn."""
    ends = road_ends(scene).geometry[rows]
    ways = stretches(scene)
    # A path area without a centre line begins anywhere on its edge.
    starts = np.where(shapely.get_dimensions(ways.geometry) == 1, shapely.boundary(ways.geometry), ways.geometry)
    near, _ = shapely.STRtree(starts).query(ends, predicate="dwithin", distance=PATH_AT_END_M)
    leaky = np.isin(np.arange(len(rows)), near)
    unsure = ~leaky & leaving(scene, Role.PATH, ends, PATH_AT_END_M)
    unsure |= not scene.has(Role.PATH)
    name = "path:coverage" if scene.has(Role.PATH) else "path"
    values = np.array([None if doubt else told for told, doubt in zip(leaky.tolist(), unsure.tolist())], dtype=object)
    return Measured(values, values, values, tuple((name,) if doubt else () for doubt in unsure.tolist()))


def end_sinuosity(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Length of the dead-end street from its last junction, divided by the straight distance."""
    table = road_ends(scene)
    return Measured.known(table.number("street_m")[rows] / table.number("chord_m")[rows])


ACCESS = (
    Quantity("path_kind", "path_stretch", "stiens slags: gangsti, cykelsti eller fællessti",
             "kind of path: foot, cycle or shared", path_kind, kind="text"),
    Quantity("rear_path_m", "path_stretch", "sti langs bagskel af boliggrunde",
             "path along the rear boundaries of dwelling plots", rear_path, unit="m", quantum=0.1, reads=PLOTS_FROM,
             derived=("plot",), reach_m=_REAR_REACH.high, parameters={"rear_reach_m": _REAR_REACH},
             explain=explain_rear_path, cause_reads=(Role.PATH, Role.ROAD, Role.TUNNEL_UNDERPASS, Role.GATE)),
    Quantity("dwellings_served", "parking", "boliger, der deler parkeringen", "dwellings that share the parking",
             dwellings_served, quantum=1.0, parameters={"bays_per_dwelling": _BAYS}, of_subject="dwellings"),
    Quantity("dead_end", "road_end", "om vejen ender blindt", "whether the road is a dead end", dead_end, kind="flag"),
    Quantity("leaky_end", "road_end", "om en sti begynder, hvor vejen ender",
             "whether a path begins where the road ends", leaky_end, kind="flag", reads=(Role.PATH,),
             derived=("path_stretch",), reach_m=PATH_AT_END_M),
    Quantity("end_sinuosity", "road_end", "den blinde vejs længde divideret med afstanden i lige linje",
             "length of the dead-end street divided by the straight distance", end_sinuosity, unit="1"),
)
