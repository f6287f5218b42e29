# SPDX-License-Identifier: GPL-2.0-or-later
"""What lamps are, beside how much light they give: colour, bollards, future crowns, tunnels, what a plan documents."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.buckets import runs
from botrygt_qgis_plugin.engine.measure.coverage import covered_for, leaving
from botrygt_qgis_plugin.engine.measure.lightgrid import Course
from botrygt_qgis_plugin.engine.measure.stretches import CENTRE_LINE, stretches
from botrygt_qgis_plugin.engine.measure.waylight import BESIDE, PATHS, ROADS, Way
from botrygt_qgis_plugin.engine.measured import Accepts, Cause, Explanation, Measured, Parameter, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

TREE_CAP_M = 20.0
# No crown that is not drawn grows wider than this.
MOST_CROWN_M = 20.0
# A lamp drawn this near a tunnel hangs in it.
IN_TUNNEL_M = 2.0
STEP_M = 1.0
_RA = Parameter(70.0, "", 0.0, 100.0, "Ra, hvor tegningen ikke siger den", "Ra where the drawing is silent")
_TALL = Parameter(2.0, "m", 1.0, 4.0, "en lampe under denne højde er en pullert", "a lamp below this is a bollard")
_REACH = Parameter(15.0, "m", 5.0, 40.0, "så langt rækker en lampe langs stien",
                   "how far a lamp reaches along the path")
_FUTURE = Parameter(6.0, "m", 2.0, MOST_CROWN_M, "udvokset krones diameter, hvor den ikke er oplyst (forslag)",
                    "diameter of the grown crown where it is not given (a proposal)")


def lit_state(scene: Scene, rows: Rows, params: Params) -> Measured:
    """'lit' or 'unlit': by the lamps drawn beside the path, else by what its drawing says; unknown where neither tells.

    Not drawn is not unlit: without lamp layer, or where it ends, only the path's own word counts.
    """
    table = stretches(scene)
    told = table.text("lit")[rows]
    values = np.full(len(rows), None, dtype=object)
    shapes = table.geometry[rows]
    near, _ = scene.table(Role.LIGHT).tree.query(shapes, predicate="dwithin", distance=params["beside_m"])
    covered = scene.has(Role.LIGHT) & ~leaving(scene, Role.LIGHT, shapes, params["beside_m"])
    values[covered] = "unlit"
    for row, word in enumerate(told.tolist()):
        if word is not None:
            values[row] = "lit" if word else "unlit"
    values[np.unique(near)] = "lit"
    words = ("path.lit", "light:coverage" if scene.has(Role.LIGHT) else Role.LIGHT.value)
    missing = tuple(words if value is None else () for value in values.tolist())
    return Measured(values, values, values, missing)


def _beside(scene: Scene, way: Way, rows: Rows, params: Params) -> tuple[Rows, Rows]:
    near, lamp = scene.table(Role.LIGHT).tree.query(way.table(scene).geometry[rows], predicate="dwithin",
                                                    distance=params["beside_m"])
    return near, lamp


def colour_rendering(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The lowest Ra among the lamps beside the path; 100 where none stands there."""
    return _colour(scene, PATHS, rows, params)


def road_colour_rendering(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The lowest Ra among the lamps beside the road; 100 where none stands there."""
    return _colour(scene, ROADS, rows, params)


def _colour(scene: Scene, way: Way, rows: Rows, params: Params) -> Measured:
    if not scene.has(Role.LIGHT):
        return Measured.unknown(len(rows), Role.LIGHT.value)
    near, lamp = _beside(scene, way, rows, params)
    ra = scene.table(Role.LIGHT).number("ra")[lamp]
    low, guess, high = (np.full(len(rows), 100.0) for _ in range(3))
    for into, filled in ((low, 0.0), (guess, params["default_ra"]), (high, 100.0)):
        np.minimum.at(into, near, np.where(np.isnan(ra), filled, ra))
    unseen = leaving(scene, Role.LIGHT, way.table(scene).geometry[rows], params["beside_m"])
    low[unseen] = 0.0
    lost = np.bincount(near[np.isnan(ra)], minlength=len(rows)) > 0
    return Measured(low, high, guess, _words((lost & (low < high), "light.ra"),
                                             (unseen & (low < high), "light:coverage")))


def _words(*grounds: tuple[NDArray[np.bool_], str]) -> tuple[tuple[str, ...], ...]:
    """Per row, the words whose ground holds."""
    held = np.stack([flags for flags, _ in grounds], axis=1).tolist()
    return tuple(tuple(word for there, (_, word) in zip(row, grounds) if there) for row in held)


def road_lamp_count(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Lamps within beside_m of each road stretch; more may stand where the lamp layer does not reach."""
    if not scene.has(Role.LIGHT):
        return Measured.unknown(len(rows), Role.LIGHT.value)
    near, _ = _beside(scene, ROADS, rows, params)
    count = np.bincount(near, minlength=len(rows)).astype(np.float64)
    unseen = leaving(scene, Role.LIGHT, ROADS.table(scene).geometry[rows], params["beside_m"])
    return Measured(count, np.where(unseen, np.inf, count), count,
                    tuple(("light:coverage",) if gone else () for gone in unseen.tolist()))


def bollard_only(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Metres of path that a bollard beside it (within beside_m) reaches and no lamp of tall_m or more does."""
    if not scene.has(Role.LIGHT):
        return Measured.unknown(len(rows), Role.LIGHT.value)
    shapes = stretches(scene).geometry[rows]
    lines = np.flatnonzero(shapely.get_type_id(shapes) == shapely.GeometryType.LINESTRING)
    low, guess, high = np.zeros(len(rows)), np.full(len(rows), np.nan), np.full(len(rows), np.inf)
    low[lines], guess[lines], high[lines] = _bollard_metres(scene, shapes[lines], params)
    unseen = leaving(scene, Role.LIGHT, shapes, params["reach_m"])
    low[unseen], high[unseen] = 0.0, np.where(unseen, shapely.length(shapes), 0.0)[unseen]
    is_line = np.zeros(len(rows), dtype=bool)
    is_line[lines] = True
    missing = tuple(
        () if a == b else (CENTRE_LINE,) if not line else ("light:coverage",) if gone else ("light.height_m",)
        for a, b, line, gone in zip(low.tolist(), high.tolist(), is_line.tolist(), unseen.tolist()))
    return Measured(low, high, guess, missing)


def _bollard_metres(scene: Scene, lines: NDArray[np.object_], params: Params) -> tuple[Floats, Floats, Floats]:
    """At least, by the guess and at most so many metres of each line are lit by bollards alone."""
    line, x, y, size = _steps(lines)
    lamps = scene.table(Role.LIGHT)
    height = lamps.number("height_m")
    step, lamp = lamps.tree.query(shapely.points(x, y), predicate="dwithin", distance=params["reach_m"])
    near, own = lamps.tree.query(lines, predicate="dwithin", distance=params["beside_m"])
    beside = np.isin(line[step] * len(lamps) + lamp, near * len(lamps) + own)

    def reached(flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
        return np.bincount(step[flags], minlength=len(x)) > 0

    unknown, tall = np.isnan(height)[lamp], (height >= params["tall_m"])[lamp]
    certain = reached(beside & ~unknown & ~tall) & ~reached(tall | unknown)
    possible = reached(beside & ~tall) & ~reached(tall)
    # By the guess a lamp of unknown height is a mast, as where its light is reckoned: then only the certain ones count.
    def metres(flags: NDArray[np.bool_]) -> Floats:
        return np.asarray(np.bincount(line, np.where(flags, size, 0.0), len(lines)), dtype=np.float64)

    return metres(certain), metres(certain), metres(possible)


def _steps(lines: NDArray[np.object_]) -> tuple[Rows, Floats, Floats, Floats]:
    """The middles of steps of about a metre along lines: line, x, y, and the step's length."""
    length = shapely.length(lines)
    count = np.maximum(1, np.round(length / STEP_M)).astype(np.intp)
    line, turn = runs(np.zeros(len(lines), dtype=np.intp), count)
    size = (length / count)[line]
    x, y, _, _ = Course(lines).at(line, (turn + 0.5) * size)
    return line, x, y, size


def future_crown_gap(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Distance from the lamp to the nearest crown once it has grown; less than 0 inside it; at most TREE_CAP_M."""
    if not scene.has(Role.TREE):
        return Measured.unknown(len(rows), Role.TREE.value)
    lamps, trees = scene.table(Role.LIGHT).geometry[rows], scene.table(Role.TREE)
    near, tree = trees.tree.query(lamps, predicate="dwithin", distance=TREE_CAP_M + MOST_CROWN_M / 2.0)
    away = shapely.distance(lamps[near], trees.geometry[tree])
    least, guess, most = _future_radius(trees, params)
    gaps = [np.full(len(rows), TREE_CAP_M) for _ in range(3)]
    for gap, radius in zip(gaps, (most, guess, least)):
        np.minimum.at(gap, near, away - radius[tree])
    edge = covered_for(scene, Role.TREE, lamps)
    beyond = edge < TREE_CAP_M
    gaps[0][beyond] = np.minimum(gaps[0], edge - MOST_CROWN_M / 2.0)[beyond]
    lost = np.bincount(near[(least < most)[tree]], minlength=len(rows)) > 0
    loose = gaps[0] < gaps[2]
    return Measured(gaps[0], gaps[2], gaps[1], _words((lost & loose, "tree.future_crown_m"),
                                                      (beyond & loose, "tree:coverage")))


def _future_radius(trees: FeatureTable, params: Params) -> tuple[Floats, Floats, Floats]:
    """At least, by the guess, at most: the radius of the grown crown. A crown grows, so it is no smaller than now."""
    grown, now = trees.number("future_crown_m"), np.nan_to_num(trees.number("crown_diameter_m"))
    lost = np.isnan(grown)
    least = np.where(lost, now, grown) / 2.0
    guess = np.where(lost, np.maximum(now, params["default_future_m"]), grown) / 2.0
    return least, guess, np.where(lost, np.maximum(now, MOST_CROWN_M), grown) / 2.0


def explain_future_crown(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The crowns that will reach the lamp; all of them are the cause."""
    lamp, trees = scene.table(Role.LIGHT).geometry[row], scene.table(Role.TREE)
    near = trees.tree.query(lamp, predicate="dwithin", distance=TREE_CAP_M + MOST_CROWN_M / 2.0)
    radius = _future_radius(trees, params)[1][near]
    away = shapely.distance(lamp, trees.geometry[near])
    close = sorted((trees.keys[tree], tree, r) for tree, metres, r in zip(near.tolist(), away.tolist(), radius.tolist())
                   if not accepts(round(metres - r, 1)))
    if not close:
        return Explanation(lamp, None)
    crowns = [shapely.buffer(trees.geometry[tree], r, quad_segs=8) for _, tree, r in close]
    return Explanation(shapely.union_all(crowns), Cause("blockers", tuple((Role.TREE, key) for key, _, _ in close)))


def tunnel_length(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Length under the deck: of the line, or of the longer side of the area's box."""
    shapes = scene.table(Role.TUNNEL_UNDERPASS).geometry[rows]
    length = shapely.length(shapes)
    for row in np.flatnonzero(shapely.get_dimensions(shapes) == 2).tolist():
        corners = shapely.get_coordinates(shapely.oriented_envelope(shapes[row]))
        length[row] = np.hypot(*np.diff(corners, axis=0).T).max()
    return Measured.known(length)


def tunnel_day_lit(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Whether the tunnel is lit by day too: as its drawing says, else as its lamps do."""
    table, lamps = scene.table(Role.TUNNEL_UNDERPASS), scene.table(Role.LIGHT)
    values = table.text("day_lit")[rows].copy()
    tunnel, lamp = lamps.tree.query(table.geometry[rows], predicate="dwithin", distance=IN_TUNNEL_M)
    burning = lamps.text("day_and_night")
    for row in np.flatnonzero([value is None for value in values]).tolist():
        words = {burning[i] for i in lamp[tunnel == row].tolist()}
        if True in words or words == {False}:
            values[row] = True in words
    return Measured.column(values, "tunnel_underpass.day_lit")


def light_calculation(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Whether a light calculation goes with the plan, as its drawing says."""
    return Measured.column(scene.table(Role.PLAN_AREA).text("light_calculation")[rows], "plan_area.light_calculation")


def lamps_documented(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Share of the lamps drawn with height, flux, distribution and maintenance factor, in %; none is 100.

    What is not drawn may be documented elsewhere: the share is then at least so big.
    """
    if not scene.has(Role.LIGHT):
        return Measured.unknown(len(rows), Role.LIGHT.value)
    lacking = _undocumented(scene)
    count = len(lacking)
    share = 100.0 * sum(not words for words in lacking) / count if count else 100.0
    words = tuple(sorted({word for row in lacking for word in row}))
    every = np.full(len(rows), share)
    return Measured(every, np.full(len(rows), 100.0), every, (words if share < 100.0 else (),) * len(rows))


def _undocumented(scene: Scene) -> list[tuple[str, ...]]:
    """Per lamp, the columns that its drawing leaves open."""
    table = scene.table(Role.LIGHT)
    flux = ~np.isnan(table.number("flux_lm")) | ~np.isnan(table.number("power_w") * table.number("efficacy_lm_w"))
    filed = np.array([name is not None for name in table.text("photometry").tolist()], dtype=bool)
    shaped = filed | np.array([name is not None for name in table.text("optic").tolist()], dtype=bool)
    held = {"height_m": ~np.isnan(table.number("height_m")), "flux_lm": flux | filed, "photometry": shaped,
            "maintenance_factor": ~np.isnan(table.number("maintenance_factor"))}
    return [tuple(f"light.{name}" for name, known in held.items() if not known[row]) for row in range(len(table))]


def explain_documented(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The lamps that the drawing leaves open."""
    lamps = scene.table(Role.LIGHT).geometry[[bool(words) for words in _undocumented(scene)]]
    return Explanation(shapely.multipoints(lamps) if len(lamps) else scene.table(Role.PLAN_AREA).geometry[row], None)


_NEAR = {"beside_m": BESIDE}
LAMP_FACTS = (
    Quantity("lit_state", "path_stretch", "om stien er belyst", "whether the path is lit", lit_state, kind="text",
             reads=(Role.LIGHT,), reach_m=BESIDE.high, parameters=_NEAR),
    Quantity("light_ra_min", "path_stretch", "laveste farvegengivelse (Ra) blandt stiens lamper",
             "lowest colour rendering (Ra) of the lamps beside the path", colour_rendering, quantum=1.0,
             reads=(Role.LIGHT,), reach_m=BESIDE.high, parameters={**_NEAR, "default_ra": _RA}),
    Quantity("road_light_ra_min", "road_stretch", "laveste farvegengivelse (Ra) blandt vejens lamper",
             "lowest colour rendering (Ra) of the lamps beside the road", road_colour_rendering, quantum=1.0,
             reads=(Role.LIGHT,), reach_m=BESIDE.high, parameters={**_NEAR, "default_ra": _RA}),
    Quantity("road_lamp_count", "road_stretch", "lamper langs vejen", "lamps beside the road", road_lamp_count,
             quantum=1.0, reads=(Role.LIGHT,), reach_m=BESIDE.high, parameters=_NEAR),
    Quantity("bollard_only_m", "path_stretch", "stykke af stien, der kun er lyst op af pullerter",
             "length of path lit by bollards alone", bollard_only, unit="m", quantum=0.1, reads=(Role.LIGHT,),
             reach_m=_REACH.high, parameters={**_NEAR, "tall_m": _TALL, "reach_m": _REACH}),
    Quantity("future_crown_gap_m", "light", "afstand fra lampe til nærmeste udvoksede krone",
             "distance from the lamp to the nearest grown crown", future_crown_gap, unit="m", quantum=0.1,
             reads=(Role.TREE,), reach_m=TREE_CAP_M + 30.0, explain=explain_future_crown,
             parameters={"default_future_m": _FUTURE}),
    Quantity("tunnel_length_m", "tunnel_underpass", "tunnelens længde", "length of the tunnel", tunnel_length, unit="m",
             quantum=0.1),
    Quantity("tunnel_day_lit", "tunnel_underpass", "om tunnelen også er belyst om dagen",
             "whether the tunnel is lit by day too", tunnel_day_lit, kind="flag", reads=(Role.LIGHT,),
             reach_m=IN_TUNNEL_M),
    Quantity("light_calculation", "plan_area", "om der følger en lysberegning med planen",
             "whether a light calculation goes with the plan", light_calculation, kind="flag"),
    Quantity("lamps_documented_pct", "plan_area",
             "andel af lamperne, der er tegnet med højde, lysstrøm, lysfordeling og vedligeholdelsesfaktor",
             "share of the lamps drawn with height, flux, distribution and maintenance factor", lamps_documented,
             unit="%", quantum=0.1, reads=(Role.LIGHT,), reach_m=None, explain=explain_documented),
)
