# SPDX-License-Identifier: GPL-2.0-or-later
"""The light on paths and roads, bay by bay: what the worst bay gets, where it is dark, and how far the light reaches.

A mean over a whole path never judges: each bay between lamps is a field of its own (EN 13201-3), the worst one counts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.illuminance import HORIZONTAL, Points
from botrygt_qgis_plugin.engine.measure.lamps import lamps_beside
from botrygt_qgis_plugin.engine.measure.lightfield import FIELD_PARAMETERS, LIGHT_ROLES, Light, Spots, lit_scene
from botrygt_qgis_plugin.engine.measure.lightgrid import Bays, Places, bays, field, middle, over_areas, strips
from botrygt_qgis_plugin.engine.measure.luminaires import FARTHEST_M, file_digests
from botrygt_qgis_plugin.engine.measure.stretches import CENTRE_LINE, STRETCH_ROLES, road_stretches, stretches
from botrygt_qgis_plugin.engine.measured import Measured, Parameter, Params
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Geometries, Scene

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

BESIDE = Parameter(10.0, "m", 1.0, 25.0, "en lampe højst så langt fra vejen eller stien deler den i fag",
                   "a lamp at most this far from the way parts it into bays")
WIDTH = Parameter(2.0, "m", 0.5, 10.0, "bredde, hvor tegningen ikke siger den", "width where the drawing is silent")
DARK = Parameter(1.0, "lx", 0.1, 20.0, "der er mørkt, hvor belysningsstyrken er mindre",
                 "it is dark where the illuminance is less")
STRIP = Parameter(3.0, "m", 1.0, 10.0, "bredde af striben langs kanten", "width of the strip along the edge")
WAY_PARAMETERS = {**FIELD_PARAMETERS, "beside_m": BESIDE, "default_width_m": WIDTH}
# Half of the widest way that is gridded whole, the strip beside it, the longest arm, and how far light is followed.
HALF_WIDTH_M = 15.0
WAY_REACH_M = FARTHEST_M + 6.0 + HALF_WIDTH_M + STRIP.high


@dataclass(frozen=True)
class Way:
    """A kind of way: its table of stretches, the role a person draws, and the roles the table is made from."""

    role: Role
    table: Callable[[Scene], FeatureTable]
    roles: tuple[Role, ...]


PATHS = Way(Role.PATH, stretches, STRETCH_ROLES)
ROADS = Way(Role.ROAD, road_stretches, (Role.ROAD,))


@dataclass(frozen=True)
class Three:
    """(n,) bounds and guess of one number."""

    low: Floats
    guess: Floats
    high: Floats

    def each(self, change: Callable[[Floats], Floats]) -> Three:
        """The same change of all three."""
        return Three(change(self.low), change(self.guess), change(self.high))


@dataclass(frozen=True)
class WayLight:
    """n stretches: worst bay's mean, least value and worst uniformity; what is not known of each (the words)."""

    mean: Three
    least: Three
    even: Three
    lacks: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Laid:
    """The fields of some stretches: their lines, bays, points, and light; which rows are lines and which areas."""

    lines: Geometries
    line_rows: Rows
    bays: Bays
    places: Places
    light: Light
    width_open: NDArray[np.bool_]

    def only(self, row: int) -> Laid:
        """The field of one of the rows, which is a line, alone; of horizontal light."""
        at = int(np.searchsorted(self.line_rows, row))
        bay = slice(*np.searchsorted(self.bays.line, [at, at + 1]).tolist())
        own = slice(*np.searchsorted(self.places.group, [bay.start, bay.stop]).tolist())
        count, places, light = bay.stop - bay.start, self.places, self.light
        return Laid(
            self.lines[at:at + 1], np.zeros(1, dtype=np.intp),
            Bays(np.zeros(count, dtype=np.intp), self.bays.start[bay], self.bays.end[bay]),
            Places(places.x[own], places.y[own], places.ax[own], places.ay[own], places.group[own] - bay.start,
                   places.step[own] - places.step[own.start], places.weight[own]),
            Light(light.low[own], light.guess[own], light.high[own], light.lacks[bay]), self.width_open[at:at + 1])


@dataclass(frozen=True)
class Asked:
    """Which rows of which role are asked for (None: all), with which parameters and photometric files; can be a key."""

    role: Role
    rows: tuple[int, ...] | None
    params: tuple[tuple[str, float], ...]
    files: tuple[tuple[str, str], ...]

    @property
    def way(self) -> Way:
        """Paths or roads."""
        return PATHS if self.role is Role.PATH else ROADS

    def rows_of(self, table: FeatureTable) -> Rows:
        """The rows that are asked for."""
        return np.arange(len(table)) if self.rows is None else np.array(self.rows, dtype=np.intp)


def asked(scene: Scene, way: Way, rows: Rows, params: Params) -> Asked:
    """What `Scene.derived_by` keeps a result by: of the parameters, those that alter the light on ways."""
    wanted = sorted((name, value) for name, value in params.items() if name in WAY_PARAMETERS)
    every = len(rows) == len(way.table(scene))
    return Asked(way.role, None if every else tuple(rows.tolist()), tuple(wanted), file_digests(scene))


def way_light(scene: Scene, way: Way, rows: Rows, params: Params) -> WayLight:
    """The horizontal light of some stretches, made once for these rows and parameters."""
    return scene.derived_by(_way_light, asked(scene, way, rows, params), *way.roles, *LIGHT_ROLES)


def _way_light(scene: Scene, given: Asked) -> WayLight:
    return _measured_ways(scene, given.way, given.rows_of(given.way.table(scene)), dict(given.params))


def laid(scene: Scene, way: Way, rows: Rows, params: Params, kind: str = HORIZONTAL) -> Laid:
    """The fields of some stretches and their light, made once; stretches drawn as an area only are left out."""
    return scene.derived_by(_laid, (asked(scene, way, rows, params), kind), *way.roles, *LIGHT_ROLES)


def laid_alone(scene: Scene, way: Way, row: int, params: Params) -> Laid:
    """The field of one stretch and its horizontal light, taken from that of all of them where this is known."""
    every = (asked(scene, way, np.arange(len(way.table(scene))), params), HORIZONTAL)
    known = scene.made_before(_laid, every, *way.roles, *LIGHT_ROLES)
    return laid(scene, way, np.array([row], dtype=np.intp), params) if known is None else known.only(row)


def _laid(scene: Scene, wanted: tuple[Asked, str]) -> Laid:
    given, kind = wanted
    table, params = given.way.table(scene), dict(given.params)
    rows = given.rows_of(table)
    shapes = table.geometry[rows]
    line_rows = np.flatnonzero(shapely.get_type_id(shapes) == shapely.GeometryType.LINESTRING)
    lines = shapes[line_rows]
    of = bays_of(scene, lines, params)
    width = table.number("width_m")[rows][line_rows]
    filled = np.minimum(np.where(np.isnan(width), params["default_width_m"], width), 2.0 * HALF_WIDTH_M)
    places = field(lines, of, filled[of.line]) if kind == HORIZONTAL else middle(lines, of)
    light = lit_scene(scene, params).light(spots_of(places, len(of)), kind)[0]
    return Laid(lines, line_rows, of, places, light, np.isnan(width))


def bays_of(scene: Scene, lines: Geometries, params: Params) -> Bays:
    """The bays of lines between the lamps drawn beside them."""
    beside = lamps_beside(scene, lines, params["beside_m"])
    return bays(lines, beside.path, beside.at)


def spots_of(places: Places, groups: int) -> Spots:
    """Places on level ground as points to be lit."""
    return Spots(Points(places.x, places.y, np.zeros(len(places)), places.ax, places.ay), places.group, groups)


def _measured_ways(scene: Scene, way: Way, rows: Rows, params: Params) -> WayLight:
    made = laid(scene, way, rows, params)
    count = len(rows)
    figures = bay_figures(made.places, made.light, len(made.bays))
    every = np.arange(len(made.bays))
    worst = [worst_of(made, figure, every, count) for figure in figures]
    lacks = lacks_of_rows(made, count)
    areas = np.setdiff1d(np.arange(count), made.line_rows)
    if len(areas):
        _fill_areas(scene, way.table(scene).geometry[rows[areas]], params, (areas, worst, lacks))
    open_width = made.line_rows[made.width_open]
    for figure in worst:
        figure.low[open_width], figure.high[open_width] = 0.0, np.inf
    for row in open_width.tolist():
        lacks[row].add(f"{way.role.value}.width_m")
    open_to_undrawn(scene, way, (rows, params), (worst, lacks))
    # More light may lie more unevenly; no uniformity is above 1.
    worst[2].low[np.isinf(worst[0].high)] = 0.0
    np.minimum(worst[2].high, 1.0, out=worst[2].high)
    return WayLight(worst[0], worst[1], worst[2], tuple(frozenset(words) for words in lacks))


def bay_figures(places: Places, light: Light, groups: int) -> tuple[Three, Three, Three]:
    """Per group: the weighted mean, the least value and the uniformity least / mean, each with bounds."""
    total = np.bincount(places.group, places.weight, groups)
    first = np.searchsorted(places.group, np.arange(groups))

    def mean(lux: Floats) -> Floats:
        return np.asarray(np.bincount(places.group, np.where(np.isinf(lux), 0.0, lux) * places.weight, groups)
                          / total + np.where(np.bincount(places.group, np.isinf(lux), groups) > 0, np.inf, 0.0))

    def least(lux: Floats) -> Floats:
        return np.minimum.reduceat(lux, first) if groups else np.empty(0)

    means = Three(mean(light.low), mean(light.guess), mean(light.high))
    leasts = Three(least(light.low), least(light.guess), least(light.high))
    return means, leasts, uniformity(means, leasts)


def uniformity(mean: Three, least: Three) -> Three:
    """least / mean with bounds; where nothing shines it is 0."""
    known = (mean.low == mean.high) & (least.low == least.high)
    guess = _ratio(least.guess, mean.guess)
    low = np.where(known, guess, _ratio(least.low, mean.high))
    high = np.where(known, guess, np.where(mean.low > 0.0, np.minimum(_ratio(least.high, mean.low), 1.0), 1.0))
    return Three(low, guess, high)


def _ratio(part: Floats, whole: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.where(whole > 0.0, part / whole, 0.0)
    return np.where(np.isnan(found), 0.0, found)


def worst_of(made: Laid, figure: Three, bay: Rows, count: int) -> Three:
    """Per row the smallest figure of those that belong to its bays; rows that are no line know nothing."""
    is_line = np.zeros(count, dtype=bool)
    is_line[made.line_rows] = True

    def smallest(values: Floats) -> Floats:
        least = np.full(count, np.inf)
        np.minimum.at(least, made.line_rows[made.bays.line[bay]], values)
        return least

    found = figure.each(smallest)
    return Three(np.where(is_line, found.low, 0.0), np.where(is_line, found.guess, np.nan), found.high)


def lacks_of_rows(made: Laid, count: int) -> list[set[str]]:
    """Per row what its bays lack; a row that is no line lacks its centre line."""
    lacks: list[set[str]] = [{CENTRE_LINE} for _ in range(count)]
    for row in made.line_rows.tolist():
        lacks[row] = set()
    for line, words in zip(made.line_rows[made.bays.line].tolist(), made.light.lacks):
        lacks[line].update(words)
    return lacks


def open_to_undrawn(scene: Scene, way: Way, of: tuple[Rows, Params], into: tuple[list[Three], list[set[str]]]) -> None:
    """Stretches that their drawing says are lit, where no lamp is drawn, may be as bright as can be."""
    rows, params = of
    figures, lacks = into
    unlit = undrawn_lamps(scene, way, rows, params)
    for figure in figures:
        figure.high[unlit] = np.inf
    for row in unlit.tolist():
        lacks[row].add(Role.LIGHT.value)


def _fill_areas(scene: Scene, shapes: Geometries, params: Params,
                into: tuple[Rows, list[Three], list[set[str]]]) -> None:
    """Paths drawn as areas: nobody knows their bays, so the worst one lies between the least point and the mean."""
    rows, worst, lacks = into
    light, (mean, least, _) = area_light(scene, shapes, params)
    even = Three(_ratio(least.low, mean.high), _ratio(least.guess, mean.guess), np.ones(len(rows)))
    for figure, low, guess, high in ((worst[0], least.low, mean.guess, mean.high),
                                     (worst[1], least.low, least.guess, least.high),
                                     (worst[2], np.minimum(even.low, even.guess), even.guess, even.high)):
        figure.low[rows], figure.guess[rows], figure.high[rows] = low, guess, high
    for row, words in zip(rows.tolist(), light.lacks):
        lacks[row].update((*words, CENTRE_LINE))


def drawn_area_light(scene: Scene, role: Role, rows: Rows,
                     params: Params) -> tuple[Light, tuple[Three, Three, Three]]:
    """The horizontal light over drawn areas, made once for these rows and parameters."""
    given = Asked(role, tuple(rows.tolist()), tuple(sorted(params.items())), file_digests(scene))
    return scene.derived_by(_drawn_area_light, given, role, *LIGHT_ROLES)


def _drawn_area_light(scene: Scene, given: Asked) -> tuple[Light, tuple[Three, Three, Three]]:
    table = scene.table(given.role)
    return area_light(scene, table.geometry[given.rows_of(table)], dict(given.params))


def area_light(scene: Scene, shapes: Geometries, params: Params) -> tuple[Light, tuple[Three, Three, Three]]:
    """The horizontal light over areas, and mean, least and uniformity of each."""
    places = over_areas(shapes)
    light = lit_scene(scene, params).light(spots_of(places, len(shapes)), HORIZONTAL)[0]
    return light, bay_figures(places, light, len(shapes))


def undrawn_lamps(scene: Scene, way: Way, rows: Rows, params: Params) -> Rows:
    """Positions of the stretches that are lit, says their drawing, by lamps that nobody drew."""
    table = way.table(scene)
    told = np.flatnonzero(np.array([value is True for value in table.text("lit")[rows].tolist()], dtype=bool))
    if not len(told):
        return told
    near, _ = scene.table(Role.LIGHT).tree.query(table.geometry[rows[told]], predicate="dwithin",
                                                 distance=params["beside_m"])
    return np.delete(told, np.unique(near))


def edge_ratio(scene: Scene, way: Way, rows: Rows, params: Params) -> tuple[Three, tuple[frozenset[str], ...]]:
    """The darker strip beside a bay over the bay itself, in the worst bay; inf where no strip is open ground.

    Points of a strip inside a building are left out; a bay without light has nothing to compare with and is left out.
    """
    made = laid(scene, way, rows, params)
    count, bay = len(rows), len(made.bays)
    mean, _, _ = bay_figures(made.places, made.light, bay)
    width = way.table(scene).number("width_m")[rows][made.line_rows]
    filled = np.minimum(np.where(np.isnan(width), params["default_width_m"], width), 2.0 * HALF_WIDTH_M)
    worst = Three(*(np.full(count, np.inf) for _ in range(3)))
    lacks = lacks_of_rows(made, count)
    lit = lit_scene(scene, params)
    for side in strips(made.lines, made.bays, filled[made.bays.line], params["strip_m"]):
        outside = _open_ground(scene, side)
        light = lit.light(spots_of(outside, bay), HORIZONTAL)[0]
        _compare(made, outside, (light, mean), worst)
        for line, words in zip(made.line_rows[made.bays.line].tolist(), light.lacks):
            lacks[line].update(words)
    for row in made.line_rows[made.width_open].tolist():
        worst.low[row], worst.high[row] = 0.0, np.inf
        lacks[row].add(f"{way.role.value}.width_m")
    areas = np.setdiff1d(np.arange(count), made.line_rows)
    worst.low[areas] = 0.0
    return worst, tuple(frozenset(words) for words in lacks)


def _open_ground(scene: Scene, places: Places) -> Places:
    """The places that do not lie in a building."""
    if not len(places):
        return places
    inside, _ = scene.table(Role.BUILDING).tree.query(shapely.points(places.x, places.y), predicate="intersects")
    kept = np.ones(len(places), dtype=bool)
    kept[inside] = False
    return Places(places.x[kept], places.y[kept], places.ax[kept], places.ay[kept], places.group[kept],
                  places.step[kept], places.weight[kept])


def _compare(made: Laid, side: Places, lit: tuple[Light, Three], worst: Three) -> None:
    """Lower each row's ratio to that of one side's strips."""
    light, mean = lit
    held = np.unique(side.group)
    number = np.searchsorted(held, side.group)
    places = Places(side.x, side.y, side.ax, side.ay, number, side.step, side.weight)
    strip, _, _ = bay_figures(places, light, len(held))
    row = made.line_rows[made.bays.line[held]]
    of = Three(mean.low[held], mean.guess[held], mean.high[held])
    known = (strip.low == strip.high) & (of.low == of.high)
    guess = _ratio(strip.guess, of.guess)
    most = np.where(of.low > 0.0, _ratio(strip.high, of.low), np.inf)
    ratio = Three(np.where(known, guess, _ratio(strip.low, of.high)), guess, np.where(known, guess, most))
    for figure, values, bright in ((worst.low, ratio.low, of.high), (worst.guess, ratio.guess, of.guess),
                                   (worst.high, ratio.high, of.low)):
        lit_here = bright > 0.0
        np.minimum.at(figure, row[lit_here], values[lit_here])


def as_measured(figure: Three, lacks: tuple[frozenset[str], ...]) -> Measured:
    """Bounds and guess as a measure hands them on; what is missing is said only where it leaves the value open."""
    low, high = np.minimum(figure.low, figure.high), figure.high
    missing = tuple(() if known else tuple(sorted(words)) for known, words in zip((low == high).tolist(), lacks))
    return Measured(low, high, figure.guess, missing)
