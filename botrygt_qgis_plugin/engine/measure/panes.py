# SPDX-License-Identifier: GPL-2.0-or-later
"""Windows and what is near them: planting that reaches over the sill, trees to climb, and the windows opposite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.buckets import runs
from botrygt_qgis_plugin.engine.measure.coverage import leaving
from botrygt_qgis_plugin.engine.measure.facades import FACADE_ROLES, facade_table, facades_of, placed
from botrygt_qgis_plugin.engine.measure.fans import Rays
from botrygt_qgis_plugin.engine.measure.fronts import BREADTH
from botrygt_qgis_plugin.engine.measure.obstacles import GUESS, OBSTACLE_ROLES, obstacles
from botrygt_qgis_plugin.engine.measure.openings import CLEAR_M, EYE_M, windows_told
from botrygt_qgis_plugin.engine.measure.sight import blocked
from botrygt_qgis_plugin.engine.measure.tallest import PLANTS, near, shown, tallest
from botrygt_qgis_plugin.engine.measured import Accepts, Cause, Explanation, Measured, Parameter, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

SILL = "window_facade.sill_m"
GUESSED_SILL_M = 0.9
TREE_CAP_M = 10.0
# Windows farther apart than this do not look into one another; walls farther away do not close a view.
FACING_CAP_M = 30.0
# A wall is blank where it has no opening this near the place that is faced.
BLANK_M = 3.0
_BESIDE = Parameter(1.5, "m", 0.5, 5.0, "så tæt på vinduet ses efter planter",
                    "how near a window plants are looked for")
_FACING = Parameter(45.0, "°", 10.0, 80.0, "så skråt kan to vinduer vende mod hinanden",
                    "how askew two windows may face one another")


@dataclass(frozen=True)
class _Owned:
    """Items by their owner: the items, owner by owner, and where those of each owner begin."""

    item: Rows
    start: Rows

    @classmethod
    def by(cls, owner: Rows) -> _Owned:
        """Items with these owners."""
        return cls(np.argsort(owner, kind="stable"), np.append(0, np.cumsum(np.bincount(owner))))

    def of(self, owners: Rows) -> tuple[Rows, Rows]:
        """The items of some owners, ascending, with the position of the owner of each."""
        begin, end = (self.start[np.minimum(at, len(self.start) - 1)] for at in (owners, owners + 1))
        position, at = runs(begin, end - begin)
        order = np.argsort(self.item[at])
        return position[order], self.item[at][order]


@dataclass(frozen=True)
class _Panes:
    """(k,) windows of some façades: position of the façade, piece of wall, its middle (k, 2), sill (NaN unknown)."""

    facade: Rows
    shape: Geometries
    place: Numbers
    sill: Numbers

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Spatial index over the middles."""
        return shapely.STRtree(shapely.points(self.place))

    @cached_property
    def _by_facade(self) -> _Owned:
        return _Owned.by(self.facade)

    def of(self, rows: Rows) -> _Panes:
        """The windows of some façades."""
        position, at = self._by_facade.of(rows)
        return _Panes(position, self.shape[at], self.place[at], self.sill[at])


def _panes(scene: Scene, rows: Rows, breadth: float) -> _Panes:
    return _every_pane(scene, breadth).of(rows)


def _every_pane(scene: Scene, breadth: float) -> _Panes:
    return scene.derived_by(_all_panes, breadth, *FACADE_ROLES)


def _all_panes(scene: Scene, breadth: float) -> _Panes:
    made, drawn = facades_of(scene), placed(scene, breadth)
    own = np.flatnonzero(drawn.window)
    facade = drawn.facade[own]
    ends = np.stack([made.at(facade, side[own], 0.0) for side in (drawn.begin, drawn.end)], axis=1)
    shape: Geometries = shapely.linestrings(ends) if len(own) else np.empty(0, dtype=object)
    sill = scene.table(Role.WINDOW_FACADE).number("sill_m")[drawn.row[own]]
    return _Panes(facade, shape, made.at(facade, (drawn.begin + drawn.end)[own] / 2.0, 0.0), sill)


def _beside_openings(scene: Scene, breadth: float) -> shapely.STRtree:
    """An index of the pieces of all façades that lie near an opening, as boxes in (metres along, number of the façade):
    an opening then only meets places on its own wall."""
    drawn = placed(scene, breadth)
    return shapely.STRtree(shapely.box(drawn.begin - BLANK_M, drawn.facade - 0.25, drawn.end + BLANK_M,
                                       drawn.facade + 0.25))


def _whole(scene: Scene, rows: Rows) -> _Panes:
    """The whole wall for a window, where windows are not drawn."""
    made = facades_of(scene)
    own = np.flatnonzero(~windows_told(scene)[made.building[rows]])
    return _Panes(own, made.lines[rows[own]], made.at(rows[own], made.length[rows[own]] / 2.0, 0.0),
                  np.full(len(own), np.nan))


def planting_over_sill(scene: Scene, rows: Rows, params: Params) -> Measured:
    """How far the tallest planting within beside_m of a façade's windows reaches above their sill; negative below it.

    -inf where a façade has no window. Where windows are not drawn the whole wall stands in for one, as a guess.
    """
    drawn, whole = _panes(scene, rows, params["opening_m"]), _whole(scene, rows)
    low, high, guess = (np.full(len(rows), -np.inf) for _ in range(3))
    missing: list[set[str]] = [set() for _ in rows]
    for panes, sure in ((drawn, True), (whole, False)):
        plants = tallest(scene, near(scene, panes.shape, PLANTS, params["beside_m"]))
        blank = np.isnan(panes.sill)
        if sure:
            np.maximum.at(low, panes.facade, np.where(blank, -np.inf, plants.low - panes.sill))
        np.maximum.at(high, panes.facade, plants.high - np.where(blank, 0.0, panes.sill))
        np.maximum.at(guess, panes.facade, plants.guess - np.where(blank, GUESSED_SILL_M, panes.sill))
        for row, names, unknown in zip(panes.facade.tolist(), plants.missing, blank.tolist()):
            missing[row] |= {*names, *((SILL,) if unknown and sure else ()), *(() if sure else ("window_facade",))}
    return Measured(low, high, guess, tuple(tuple(sorted(names)) if low[i] < high[i] else ()
                                            for i, names in enumerate(missing)))


def explain_planting(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The planting that reaches too high before the windows."""
    stand, rows = obstacles(scene), np.array([row])
    panes = _panes(scene, rows, params["opening_m"])
    panes = panes if len(panes.facade) else _whole(scene, rows)
    found = near(scene, panes.shape, PLANTS, params["beside_m"])
    sill = np.where(np.isnan(panes.sill), GUESSED_SILL_M, panes.sill)[found.subject]
    over = [i for i, reach in enumerate((stand.tops[GUESS][found.obstacle] - sill).tolist())
            if not accepts(round(reach, 2))]
    tall = sorted(set(found.obstacle[over].tolist()))
    zone = shapely.union_all(shapely.buffer(panes.shape, params["beside_m"]))
    parts = shapely.intersection(zone, stand.geometry[tall])
    features = tuple(sorted({(stand.role[o], stand.key[o]) for o in tall}))
    return Explanation(shown(parts.tolist(), facades_of(scene).lines[row]),
                       Cause("blockers", features) if features else None)


def tree_gap(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Distance from a façade's windows to the nearest stem of a tree, at most TREE_CAP_M; that where it has none."""
    drawn, whole = _panes(scene, rows, params["opening_m"]), _whole(scene, rows)
    low, high, guess = (np.full(len(rows), TREE_CAP_M) for _ in range(3))
    missing: list[set[str]] = [set() for _ in rows]
    for panes, bounds in ((drawn, (low, high, guess)), (whole, (low, guess))):
        for bound in bounds:
            np.minimum.at(bound, panes.facade, _stem_gap(scene, panes.shape))
    for row in whole.facade.tolist():
        missing[row].add("window_facade")
    for panes in (drawn, whole):
        out = leaving(scene, Role.TREE, panes.shape, TREE_CAP_M) | (not scene.has(Role.TREE))
        low[panes.facade[out]] = 0.0
        for row in panes.facade[out].tolist():
            missing[row].add("tree:coverage" if scene.has(Role.TREE) else Role.TREE.value)
    return Measured(low, high, guess, tuple(tuple(sorted(names)) if low[i] < high[i] else ()
                                            for i, names in enumerate(missing)))


def _stem_gap(scene: Scene, shapes: Geometries) -> Numbers:
    trees: FeatureTable = scene.table(Role.TREE)
    pane, tree = trees.tree.query(shapes, predicate="dwithin", distance=TREE_CAP_M)
    gap = np.full(len(shapes), TREE_CAP_M)
    np.minimum.at(gap, pane, shapely.distance(shapes[pane], trees.geometry[tree]))
    return gap


def explain_tree(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """Lines from the windows to the trees that stand too near."""
    panes = _panes(scene, np.array([row]), params["opening_m"])
    panes = panes if len(panes.facade) else _whole(scene, np.array([row]))
    trees = scene.table(Role.TREE)
    pane, tree = trees.tree.query(panes.shape, predicate="dwithin", distance=TREE_CAP_M)
    lines = shapely.shortest_line(panes.shape[pane], trees.geometry[tree])
    close = [i for i, metres in enumerate(shapely.length(lines).tolist()) if not accepts(round(metres, 1))]
    features = tuple(sorted({(Role.TREE, trees.keys[int(tree[i])]) for i in close}))
    return Explanation(shown([lines[i] for i in close if lines[i].length > 0], facades_of(scene).lines[row]),
                       Cause("blockers", features) if features else None)


@dataclass(frozen=True)
class _Pairs:
    """(k,) a window and what faces it: position of the window's façade, metres, the line between, whether it is seen:
    certainly and possibly."""

    facade: Rows
    metres: Numbers
    lines: Geometries
    certain: Flags
    possible: Flags

    @cached_property
    def _by_facade(self) -> _Owned:
        return _Owned.by(self.facade)

    def of(self, rows: Rows) -> _Pairs:
        """The pairs of some façades."""
        position, at = self._by_facade.of(rows)
        return _Pairs(position, self.metres[at], self.lines[at], self.certain[at], self.possible[at])


_Find = Callable[[Scene, Rows, Params], _Pairs]
_Given = tuple[_Find, tuple[tuple[str, float], ...]]
_FACED_ROLES = (*FACADE_ROLES, *OBSTACLE_ROLES)


def _faced(find: _Find, scene: Scene, rows: Rows, params: Params) -> _Pairs:
    """What some façades face; where it was found for all of them before, it is not looked for again."""
    given = (find, tuple(sorted(params.items())))
    if len(rows) == len(facade_table(scene)):
        return scene.derived_by(_all_faced, given, *_FACED_ROLES)
    known = scene.made_before(_all_faced, given, *_FACED_ROLES)
    return find(scene, rows, params) if known is None else known.of(rows)


def _all_faced(scene: Scene, given: _Given) -> _Pairs:
    find, params = given
    return find(scene, np.arange(len(facade_table(scene))), dict(params))


def _facing_windows(scene: Scene, rows: Rows, params: Params) -> _Pairs:
    """Pairs of windows of different buildings that face one another."""
    made = facades_of(scene)
    every = _every_pane(scene, params["opening_m"])
    own = every.of(rows)
    one, other = every.tree.query(shapely.points(own.place), predicate="dwithin", distance=FACING_CAP_M)
    away = every.place[other] - own.place[one]
    metres = np.hypot(away[:, 0], away[:, 1])
    here, there = rows[own.facade[one]], every.facade[other]
    least = np.cos(np.radians(params["facing_deg"])) * metres
    kept = (made.building[here] != made.building[there]) & ((away * made.normal[here]).sum(axis=1) >= least)
    kept &= (-away * made.normal[there]).sum(axis=1) >= least
    one, other, metres = one[kept], other[kept], metres[kept]
    ends = every.place[other] + made.normal[there[kept]] * CLEAR_M
    return _seen(scene, own, made.normal[rows[own.facade]], (one, metres), ends)


def _seen(scene: Scene, own: _Panes, normal: Numbers, pairs: tuple[Rows, Numbers], ends: Numbers) -> _Pairs:
    """Pairs with what stands between; eyes and ends are set just out of their walls."""
    one, metres = pairs
    eyes = np.column_stack([own.place + normal * CLEAR_M, np.full(len(own.place), EYE_M)])
    rays = Rays(eyes, np.column_stack([ends, np.full(len(ends), EYE_M)]), one, np.arange(len(one)))
    told = blocked(rays, obstacles(scene))
    lines = rays.lines(np.arange(len(one))) if len(one) else np.empty(0, dtype=object)
    return _Pairs(own.facade[one], metres, lines, ~told.possible, ~told.certain)


def _facing_walls(scene: Scene, rows: Rows, params: Params) -> _Pairs:
    """Windows and the blank walls of other buildings that face them, to the nearest place on each."""
    made, own = facades_of(scene), _panes(scene, rows, params["opening_m"])
    points = shapely.points(own.place)
    one, wall = facade_table(scene).tree.query(points, predicate="dwithin", distance=FACING_CAP_M)
    kept = (made.building[rows[own.facade[one]]] != made.building[wall]) & windows_told(scene)[made.building[wall]]
    one, wall = one[kept], wall[kept]
    at = shapely.line_locate_point(made.lines[wall], points[one])
    away = made.at(wall, at, 0.0) - own.place[one]
    metres = np.hypot(away[:, 0], away[:, 1])
    least = np.cos(np.radians(params["facing_deg"])) * metres
    kept = (away * made.normal[rows[own.facade[one]]]).sum(axis=1) >= least
    kept &= (-away * made.normal[wall]).sum(axis=1) >= least
    beside = scene.derived_by(_beside_openings, params["opening_m"], *FACADE_ROLES)
    kept[beside.query(shapely.points(at, wall), predicate="intersects")[0]] = False
    ends = made.at(wall[kept], at[kept], CLEAR_M)
    return _seen(scene, own, made.normal[rows[own.facade]], (one[kept], metres[kept]), ends)


def _nearest(scene: Scene, rows: Rows, pairs: _Pairs) -> Measured:
    """The least distance of each façade's pairs, bounded where it is not known what stands between or opposite."""
    low, high = np.full(len(rows), FACING_CAP_M), np.full(len(rows), FACING_CAP_M)
    np.minimum.at(low, pairs.facade[pairs.possible], pairs.metres[pairs.possible])
    np.minimum.at(high, pairs.facade[pairs.certain], pairs.metres[pairs.certain])
    guess = high.copy()
    made = facades_of(scene)
    untold = ~windows_told(scene)
    table = scene.table(Role.BUILDING)
    around, other = table.tree.query(made.lines[rows], predicate="dwithin", distance=FACING_CAP_M)
    vague = np.zeros(len(rows), dtype=bool)
    # A building's own windows matter as well as those of the buildings round it.
    vague[around[untold[other]]] = True
    out = leaving(scene, Role.BUILDING, made.lines[rows], FACING_CAP_M)
    low[vague | out], guess[vague] = 0.0, np.nan
    doubt = low < high
    return Measured(low, high, guess, tuple(
        tuple(name for name, held in (("window_facade", v), ("building:coverage", o), ("hedge_fence.height_m",
                                                                                       not v and not o)) if held)
        if d else () for v, o, d in zip(vague.tolist(), out.tolist(), doubt.tolist())))


def facing_window(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Distance from a façade's windows to the nearest window of another building that faces them, at most the cap."""
    return _nearest(scene, rows, _faced(_facing_windows, scene, rows, params))


def facing_wall(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Distance from a façade's windows to the nearest façade without openings that faces them, at most the cap."""
    return _nearest(scene, rows, _faced(_facing_walls, scene, rows, params))


def explain_facing_window(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The lines between the windows."""
    return _too_near(scene, row, _faced(_facing_windows, scene, np.array([row]), params), accepts)


def explain_facing_wall(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The lines between windows and walls."""
    return _too_near(scene, row, _faced(_facing_walls, scene, np.array([row]), params), accepts)


def _too_near(scene: Scene, row: int, pairs: _Pairs, accepts: Accepts) -> Explanation:
    close = [i for i in np.flatnonzero(pairs.certain).tolist() if not accepts(round(float(pairs.metres[i]), 1))]
    return Explanation(shown([pairs.lines[i] for i in close], facades_of(scene).lines[row]), None)


_WINDOW = {"opening_m": BREADTH}
PANES = (
    Quantity("planting_over_sill_m", "facade", "så højt når planterne over vinduernes brystning",
             "how far planting reaches above the window sills", planting_over_sill, unit="m",
             reads=(*FACADE_ROLES, *PLANTS), reach_m=8.0, explain=explain_planting,
             parameters={"beside_m": _BESIDE, **_WINDOW}),
    Quantity("window_tree_gap_m", "facade", "afstand fra vinduer til nærmeste træ",
             "distance from windows to the nearest tree", tree_gap, unit="m", quantum=0.1,
             reads=(*FACADE_ROLES, Role.TREE), reach_m=TREE_CAP_M + 2.0, explain=explain_tree, parameters=_WINDOW),
    Quantity("facing_window_m", "facade", "afstand til nærmeste vindue overfor",
             "distance to the nearest window opposite", facing_window, unit="m", quantum=0.1,
             reads=(*FACADE_ROLES, *OBSTACLE_ROLES), reach_m=FACING_CAP_M + 5.0, explain=explain_facing_window,
             parameters={"facing_deg": _FACING, **_WINDOW}),
    Quantity("facing_wall_m", "facade", "afstand til nærmeste mur uden vinduer overfor",
             "distance to the nearest wall without windows opposite", facing_wall, unit="m", quantum=0.1,
             reads=(*FACADE_ROLES, *OBSTACLE_ROLES), reach_m=FACING_CAP_M + 5.0, explain=explain_facing_wall,
             parameters={"facing_deg": _FACING, **_WINDOW}),
)
