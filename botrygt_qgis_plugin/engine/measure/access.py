# SPDX-License-Identifier: GPL-2.0-or-later
"""Ways through a plan: paths behind back gardens, how wide they are, parking courts, and where roads end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.coverage import leaving, role_lacking
from botrygt_qgis_plugin.engine.measure.cures import nearest_accepted
from botrygt_qgis_plugin.engine.measure.plots import INNER, REAR, UNKNOWN, PlotEdges, front_missing, plot_edges, plots
from botrygt_qgis_plugin.engine.measure.spans import TOUCH_M
from botrygt_qgis_plugin.engine.measure.stretches import CENTRE_LINE, road_ends, stretches
from botrygt_qgis_plugin.engine.measured import Accepts, Cause, Explanation, Measured, Parameter, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]

PLOTS_FROM = (Role.PARCEL, Role.BUILDING)
BOUNDING = (Role.BUILDING, Role.HEDGE_FENCE)
PATH_AT_END_M = 5.0
# The widest path a plan may draw; half of it, and the most a profile may say lies between a path's edge and its fence.
WIDEST_M, BOUNDING_REACH_M = 60.0, 32.0
_REAR_REACH = Parameter(5.0, "m", 1.0, 15.0, "en sti nærmere baghaven end dette løber bag den",
                        "a path nearer to a back garden than this runs behind it")
_BAYS = Parameter(1.5, "1", 0.5, 4.0, "båse pr. bolig, hvor antallet af boliger ikke er tegnet",
                  "bays per dwelling where the number of dwellings is not drawn")
_BOUND_GAP = Parameter(0.5, "m", 0.1, 2.0, "så nær stiens kant lukker et hegn eller en mur den inde",
                       "a fence or wall this near the path's edge encloses it")
_BOUND_LENGTH = Parameter(10.0, "m", 1.0, 50.0, "længere end dette tæller siden som lukket",
                          "beyond this length the side counts as enclosed")
# Essex Design Guide, pedestrian and cycle movement: half a metre more for each enclosed side.
PER_SIDE_M = 0.5


def path_kind(scene: Scene, rows: Rows, params: Params) -> Measured:
    """'foot', 'cycle' or 'shared', as drawn."""
    return Measured.column(stretches(scene).text("kind")[rows], "path.kind")


def path_gated(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Whether a gate closes the path, as drawn."""
    return Measured.column(stretches(scene).text("gated")[rows], "path.gated")


def is_line(geometry: Geometries) -> NDArray[np.bool_]:
    """(n,) False for paths that were drawn as areas without a centre line."""
    return np.asarray(shapely.get_dimensions(geometry) == 1)


def rear_path(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Metres of each stretch within rear_reach_m of a rear edge of a dwelling plot, straight out from the edge.

    More of it may run behind gardens where a plot's front is unknown, or where parcels or buildings are not drawn.
    """
    lacking = role_lacking(scene, *PLOTS_FROM)
    if lacking:
        return Measured.unknown(len(rows), lacking)
    geometry = stretches(scene).geometry[rows]
    behind = _Behind(scene, geometry, params["rear_reach_m"])
    line, low, high = is_line(geometry), np.zeros(len(rows)), np.zeros(len(rows))
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
    """The metres behind gardens; a gate cures it."""
    part = _Behind(scene, stretches(scene).geometry[[row]], params["rear_reach_m"]).sure(0)
    return Explanation(part, Cause("attribute", attribute="gated", value=True))


def effective_width(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Path width less 0.5 m for each side that a fence, hedge, wall or building encloses (Essex Design Guide)."""
    geometry, width = stretches(scene).geometry[rows], stretches(scene).number("width_m")[rows]
    line = is_line(geometry)
    told = line & ~np.isnan(width)
    sides = _sides(scene, geometry[told], width[told], params)
    value, least = np.full(len(rows), np.nan), np.full(len(rows), -np.inf)
    value[told] = width[told] - PER_SIDE_M * sides.sure
    least[told] = width[told] - PER_SIDE_M * sides.possible
    missing: list[tuple[str, ...]] = [("path.width_m",) if drawn else (CENTRE_LINE,) for drawn in line.tolist()]
    for at, row in enumerate(np.flatnonzero(told).tolist()):
        missing[row] = tuple(role.value + (":coverage" if scene.has(role) else "")
                             for role in BOUNDING if sides.unsure[role][at])
    return Measured(least, np.where(told, value, np.inf), value, tuple(missing))


@dataclass(frozen=True)
class _Sides:
    """(n,) how many sides of each path are enclosed, and how many may be; and by what role that is unsure."""

    sure: Numbers
    possible: Numbers
    unsure: Mapping[Role, NDArray[np.bool_]]


def _sides(scene: Scene, lines: Geometries, width: Numbers, params: Params) -> _Sides:
    """The sides of paths of known width."""
    edges = np.concatenate([shapely.offset_curve(lines, half) for half in (width / 2.0, -width / 2.0)])
    zones = _enclosing(scene, edges, params["gap_m"])
    drawn = shapely.length(shapely.intersection(edges, zones))
    sure = drawn > params["length_m"]
    unsure = {}
    for role in BOUNDING:
        # Nothing drawn outside the coverage: a fence may stand along that part of the edge.
        kept = shapely.buffer(scene.covered(role), -params["gap_m"]) if scene.has(role) else shapely.Polygon()
        most = drawn + shapely.length(shapely.difference(shapely.difference(edges, kept), zones))
        unsure[role] = ~sure & (most > params["length_m"])
    open_sides = sure | np.logical_or(*unsure.values())
    half = len(lines)
    return _Sides(sure[:half] + 1.0 * sure[half:], open_sides[:half] + 1.0 * open_sides[half:],
                  {role: side[:half] | side[half:] for role, side in unsure.items()})


def _enclosing(scene: Scene, edges: Geometries, gap: float) -> Geometries:
    """(n,) the area within `gap` of whatever encloses each path edge; empty where nothing does."""
    beside: dict[int, list[shapely.Geometry]] = {}
    for role in BOUNDING:
        table = scene.table(role)
        found = zip(*(rows.tolist() for rows in table.tree.query(edges, predicate="dwithin", distance=gap)))
        for edge, row in sorted(found, key=lambda pair: (pair[0], table.keys[pair[1]])):
            beside.setdefault(edge, []).append(table.geometry[row])
    zones = np.full(len(edges), shapely.Polygon(), dtype=object)
    for edge, shapes in beside.items():
        zones[edge] = shapely.union_all(shapely.buffer(shapes, gap))
    return zones


def explain_width(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The stretch, and the least width that would do: a wider path may come within reach of more fences, or fewer."""
    table = stretches(scene)
    line, width = table.geometry[[row]], float(table.number("width_m")[row])
    least = nearest_accepted(width - 2 * PER_SIDE_M, (WIDEST_M,), 0.01, accepts)
    for sides in range(3):
        tried = round((WIDEST_M if least is None else least) + PER_SIDE_M * sides, 2)
        bounded = _sides(scene, line, np.array([tried]), params).possible[0]
        if tried > width and accepts(round(tried - PER_SIDE_M * float(bounded), 2)):
            return Explanation(line[0], Cause("attribute", attribute="width_m", value=tried))
    return Explanation(line[0], None)


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
    starts = np.where(is_line(ways.geometry), shapely.boundary(ways.geometry), ways.geometry)
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
    Quantity("path_gated", "path_stretch", "om stien er lukket med låge", "whether a gate closes the path", path_gated,
             kind="flag", of_subject="gated"),
    Quantity("rear_path_m", "path_stretch", "sti langs bagskel af boliggrunde",
             "path along the rear boundaries of dwelling plots", rear_path, unit="m", quantum=0.1, reads=PLOTS_FROM,
             derived=("plot",), reach_m=_REAR_REACH.high, parameters={"rear_reach_m": _REAR_REACH},
             explain=explain_rear_path),
    Quantity("effective_width_m", "path_stretch",
             "stiens bredde, fratrukket 0,5 m for hver side, der er lukket af hegn, hæk, mur eller bygning",
             "path width, less 0.5 m for each side that a fence, hedge, wall or building encloses", effective_width,
             unit="m", reads=BOUNDING, reach_m=BOUNDING_REACH_M,
             parameters={"gap_m": _BOUND_GAP, "length_m": _BOUND_LENGTH}, explain=explain_width,
             of_subject="width_m"),
    Quantity("dwellings_served", "parking", "boliger, der deler parkeringen", "dwellings that share the parking",
             dwellings_served, quantum=1.0, parameters={"bays_per_dwelling": _BAYS}, of_subject="dwellings"),
    Quantity("dead_end", "road_end", "om vejen ender blindt", "whether the road is a dead end", dead_end, kind="flag"),
    Quantity("leaky_end", "road_end", "om en sti begynder, hvor vejen ender",
             "whether a path begins where the road ends", leaky_end, kind="flag", reads=(Role.PATH,),
             derived=("path_stretch",), reach_m=PATH_AT_END_M),
    Quantity("end_sinuosity", "road_end", "den blinde vejs længde divideret med afstanden i lige linje",
             "length of the dead-end street divided by the straight distance", end_sinuosity, unit="1"),
)
