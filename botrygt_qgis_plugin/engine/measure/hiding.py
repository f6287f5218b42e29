# SPDX-License-Identifier: GPL-2.0-or-later
"""Hiding places: pockets beside a path that no opening sees and the path itself only when one is close, in the dark.

The strip beside the path is looked at in a square grid. A cell hides where no dwelling's opening in range sees it, nor
any place on the path more than a few metres away, and no light is known to reach it; cells that touch side by side are
a pocket.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import shapely
import shapely.ops
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from botrygt_qgis_plugin.engine.measure.blockers import Blockers
from botrygt_qgis_plugin.engine.measure.buckets import runs, sums
from botrygt_qgis_plugin.engine.measure.fans import Rays
from botrygt_qgis_plugin.engine.measure.lit import FARTHEST_M, LIGHT_ROLES, LIGHTING_PARAMS, lit
from botrygt_qgis_plugin.engine.measure.obstacles import CERTAIN, GUESS, POSSIBLE, UNBUILT, Obstacles, lacking_roles
from botrygt_qgis_plugin.engine.measure.overlook import (
    LOOK_ROLES,
    LOOKING,
    MOST_RANGE_M,
    dwellings,
    looks,
    reasons,
    stand_of,
)
from botrygt_qgis_plugin.engine.measure.samples import Samples, along
from botrygt_qgis_plugin.engine.measure.sight import blocked, ray_hits
from botrygt_qgis_plugin.engine.measure.stretches import CENTRE_LINE, STRETCH_ROLES, half_width_bounds, stretches
from botrygt_qgis_plugin.engine.measured import Accepts, Cause, Explanation, Measured, Parameter, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

HIDING_REACH_M = MOST_RANGE_M + 20.0
HIDING_ROLES = tuple(dict.fromkeys((*LOOK_ROLES, *LIGHT_ROLES)))
# Paths beside which cells are laid at a time: bounds the memory. Of a plan with no more, the cells are kept.
PATHS = 128
EYE_M, STEP_M = 1.6, 2.0
# Farther away than this nobody on the path tells whether somebody stands there.
FARTHEST_LOOK_M = 30.0
HALF_GUESS_M = 1.25
_BESIDE = Parameter(5.0, "m", 1.0, 10.0, "så langt fra stien ses efter gemmesteder",
                    "how far from the path hiding places are looked for")
_CLOSE = Parameter(5.0, "m", 2.0, 15.0, "det, man først ser så tæt på, er et gemmested",
                   "what one sees only this close hides")
_CELL = Parameter(0.5, "m", 0.25, 1.0, "rudernes side", "side of the cells")


@dataclass(frozen=True)
class _Strip:
    """Cells beside some paths as samples, with the position of the cell in the grid of its path (k, 2)."""

    cells: Samples
    at: NDArray[np.int64]


def _strip(scene: Scene, rows: Rows, params: Params) -> _Strip:
    """The cells whose middle lies beside the path, on open ground: not on the path, nor in anything solid.

    Only beside the pieces near which something stands that could hide: beside the others every cell is seen from the
    path a little further on, as nothing stands between.
    """
    table, stand, size = stretches(scene), stand_of(scene, params), params["cell_m"]
    half = np.where(np.isfinite(half_width_bounds(table)[1]), half_width_bounds(table)[0], HALF_GUESS_M)[rows]
    owners, spots = [np.empty(0, dtype=np.int64)], [np.empty((0, 2), dtype=np.int64)]
    for position, piece in _shaded(table.geometry[rows], half, stand, params):
        line, wide = table.geometry[rows[position]], half[position]
        zone = shapely.difference(shapely.buffer(piece, wide + params["beside_m"], cap_style="flat"),
                                  shapely.buffer(line, wide))
        spot = _cells(zone, size)
        owners.append(np.full(len(spot), position, dtype=np.int64))
        spots.append(spot)
    owner, spot = _once(np.concatenate(owners), np.concatenate(spots))
    none, height = np.full(len(spot), np.nan), np.full(len(spot), params["target_m"])
    cells = Samples(np.column_stack([(spot + 0.5) * size, height]), owner.astype(np.intp),
                    np.full(len(spot), size * size), none, none)
    inside, shape = stand.tree.query(cells.points, predicate="within")
    solid = (stand.tops[GUESS] > params["target_m"]) & (stand.bases[GUESS] < params["target_m"])
    free = np.delete(np.arange(len(spot)), inside[solid[shape]])
    return _Strip(cells.take(free), spot[free])


def _once(owner: NDArray[np.int64], spot: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each cell of a path once, by path and place, however many of its pieces it lies beside."""
    low = spot.min(axis=0, initial=0)
    wide, high = (spot.max(axis=0, initial=0) - low + 1).tolist()
    code = np.unique((owner * wide + spot[:, 0] - low[0]) * high + spot[:, 1] - low[1])
    path, cell = np.divmod(code, wide * high)
    return path, np.stack(np.divmod(cell, high), axis=1) + low


def _shaded(lines: Geometries, half: Numbers, stand: Obstacles,
            params: Params) -> Iterator[tuple[int, shapely.Geometry]]:
    """Pieces of lines, with the line of each, near which something stands that could hide a cell beside them."""
    views = along(lines, STEP_M, EYE_M)
    reach = np.maximum(params["close_m"] + STEP_M, half[views.owner] + params["beside_m"]) + STEP_M
    hides = (stand.tops[POSSIBLE] > params["target_m"]) & (stand.bases[POSSIBLE] < EYE_M)
    near = shapely.STRtree(stand.geometry[hides]).query(views.points, predicate="dwithin", distance=reach)[0]
    dark = np.zeros(len(views.owner), dtype=bool)
    dark[near] = True
    # On a short path there is no place far enough off to look from; and hills may hide anything.
    dark |= (shapely.length(lines) < 2.0 * (params["close_m"] + STEP_M))[views.owner]
    dark |= stand.terrain is not None
    same = views.owner[1:] == views.owner[:-1]
    begins = np.flatnonzero(dark & ~np.append(False, dark[:-1] & same)) if len(dark) else np.empty(0, dtype=np.intp)
    ends = np.flatnonzero(dark & ~np.append(dark[1:] & same, False)) if len(dark) else begins
    for begin, end in zip(begins.tolist(), ends.tolist()):
        owner = int(views.owner[begin])
        yield owner, shapely.ops.substring(lines[owner], float(views.start[begin]), float(views.end[end]))


def _cells(zone: shapely.Geometry, size: float) -> NDArray[np.int64]:
    """Numbers of the grid's cells (the same for every path) whose middle lies in a zone."""
    if zone.is_empty:
        return np.empty((0, 2), dtype=np.int64)
    west, south, east, north = (int(np.floor(bound / size)) for bound in zone.bounds)
    grid = np.stack(np.meshgrid(np.arange(west, east + 1), np.arange(south, north + 1), indexing="ij"), axis=-1)
    spot = grid.reshape(-1, 2)
    middle = (spot + 0.5) * size
    shapely.prepare(zone)
    kept: NDArray[np.int64] = spot[shapely.contains_xy(zone, middle[:, 0], middle[:, 1])]
    return kept


def _from_path(scene: Scene, rows: Rows, strip: _Strip, params: Params) -> tuple[Flags, Flags, Flags]:
    """(k,) cells that the path surely, possibly and by the guess sees from farther off than close_m.

    Most cells are seen from the places that lie just far enough off; only the others are looked at from all.
    """
    lines = stretches(scene).geometry[rows]
    views, cells, stand = along(lines, STEP_M, EYE_M), strip.cells, stand_of(scene, params)
    seen = [np.zeros(len(cells.owner), dtype=bool) for _ in range(3)]
    for view, cell in _pairs(lines, views, cells, params, seen[0]):
        metres = np.hypot(*(cells.place[cell, :2] - views.place[view, :2]).T)
        kept = np.flatnonzero((metres > params["close_m"]) & (metres <= FARTHEST_LOOK_M))
        kept = kept[np.argsort(view[kept], kind="stable")]
        told = blocked(Rays(views.place, cells.place, view[kept], cell[kept]), stand)
        for made, hidden in zip(seen, (told.possible, told.certain, told.guess)):
            made[cell[kept[~hidden]]] = True
    return seen[0], seen[1], seen[2]


def _pairs(lines: Geometries, views: Samples, cells: Samples, params: Params,
           seen: Flags) -> Iterator[tuple[Rows, Rows]]:
    """Places on the path and cells to look at from them: first some way along on either side, then all in range."""
    count = np.bincount(views.owner, minlength=len(lines))
    first = np.cumsum(count) - count
    at = shapely.line_locate_point(lines[cells.owner], cells.points)
    step = np.maximum(shapely.length(lines) / np.maximum(count, 1), 1e-9)
    here = np.floor(at / step[cells.owner]).astype(np.intp)
    for metres in (params["close_m"] + STEP_M, 2.0 * params["close_m"]):
        for way in (metres, -metres):
            cell = np.flatnonzero(~seen)
            there = here[cell] + np.round(way / step[cells.owner[cell]]).astype(np.intp)
            some = (there >= 0) & (there < count[cells.owner[cell]])
            yield first[cells.owner[cell[some]]] + there[some], cell[some]
    cell = np.flatnonzero(~seen)
    view, own = _in_range(lines, views, cells.take(cell), params)
    yield view, cell[own]


def _in_range(lines: Geometries, views: Samples, cells: Samples, params: Params) -> tuple[Rows, Rows]:
    """Every place on the path that may lie in range of each cell, and the cell."""
    count = np.bincount(views.owner, minlength=len(lines))
    step = np.maximum(shapely.length(lines) / np.maximum(count, 1), 1e-9)[cells.owner]
    here = np.floor(shapely.line_locate_point(lines[cells.owner], cells.points) / step).astype(np.intp)
    reach = np.ceil((FARTHEST_LOOK_M + params["beside_m"]) / step).astype(np.intp)
    begin = np.maximum(here - reach, 0)
    cell, there = runs(begin, np.maximum(np.minimum(here + reach + 1, count[cells.owner]) - begin, 0))
    return (np.cumsum(count) - count)[cells.owner[cell]] + there, cell


@dataclass(frozen=True)
class _Hidden:
    """Cells that hide: certainly, possibly and by the guess; and what would settle the difference for each path."""

    strip: _Strip
    certain: Flags
    possible: Flags
    guess: Flags
    missing: tuple[tuple[str, ...], ...]

    def only(self, row: int) -> _Hidden:
        """Those beside one of the paths alone."""
        own = np.arange(*np.searchsorted(self.strip.cells.owner, [row, row + 1]))
        cells = replace(self.strip.cells.take(own), owner=np.zeros(len(own), dtype=np.intp))
        return _Hidden(_Strip(cells, self.strip.at[own]), self.certain[own], self.possible[own], self.guess[own],
                       (self.missing[row],))


def _hidden_beside(scene: Scene, rows: Rows, params: Params) -> Iterator[_Hidden]:
    """What hides beside some paths, so many of them at a time."""
    if PATHS >= len(rows) == len(stretches(scene)):
        yield scene.derived_by(_all_hidden, tuple(sorted(params.items())), *HIDING_ROLES, *STRETCH_ROLES)
        return
    for begin in range(0, len(rows), PATHS):
        yield _hidden(scene, rows[begin:begin + PATHS], params)


def _all_hidden(scene: Scene, given: tuple[tuple[str, float], ...]) -> _Hidden:
    return _hidden(scene, np.arange(len(stretches(scene))), dict(given))


def _hidden_alone(scene: Scene, row: int, params: Params) -> _Hidden:
    """What hides beside one path, taken from what is known of all of them where they are few."""
    known = scene.made_before(_all_hidden, tuple(sorted(params.items())), *HIDING_ROLES, *STRETCH_ROLES)
    return _hidden(scene, np.array([row]), params) if known is None else known.only(row)


def _hidden(scene: Scene, rows: Rows, params: Params) -> _Hidden:
    strip = _strip(scene, rows, params)
    sure, maybe, likely = _from_path(scene, rows, strip, params)
    left = np.flatnonzero(~sure)
    cells = strip.cells.take(left)
    found = looks(scene, cells, params)
    counts = dwellings(scene, cells, found, params["eye_range_m"])
    # One hides by day too: only light that is known takes a cell out. What a dwelling surely sees need not be dark.
    unseen = np.flatnonzero(counts.low < 1)
    dark = np.zeros(len(left), dtype=bool)
    dark[unseen] = ~lit(scene, cells.take(unseen), params).certain
    made = [np.zeros(len(sure), dtype=bool) for _ in range(3)]
    made[0][left] = ~maybe[left] & (counts.high < 1) & dark
    made[1][left] = (counts.low < 1) & dark
    made[2][left] = ~likely[left] & (counts.guess < 1) & dark
    vague = np.flatnonzero(made[0] != made[1])
    told = reasons(scene, cells, found, params, len(rows)) if len(vague) else [()] * len(rows)
    beside = _lacking(scene, rows, strip, vague, params)
    missing = tuple(tuple(sorted({*names, *more, *lacking_roles(scene)})) for names, more in zip(told, beside))
    return _Hidden(strip, made[0], made[1], made[2], missing)


def _lacking(scene: Scene, rows: Rows, strip: _Strip, vague: Rows, params: Params) -> list[set[str]]:
    """Per path, what would settle whether it sees the cells that may or may not hide."""
    names: list[set[str]] = [set() for _ in rows]
    if not len(vague):
        return names
    lines, stand, cells = stretches(scene).geometry[rows], stand_of(scene, params), strip.cells.take(vague)
    views = along(lines, STEP_M, EYE_M)
    view, cell = _in_range(lines, views, cells, params)
    order = np.argsort(view, kind="stable")
    found = ray_hits(Rays(views.place, cells.place, view[order], cell[order]), stand)
    doubt = found.standing(POSSIBLE) & ~found.standing(CERTAIN)
    owner = cells.owner[cell[order][found.ray[doubt]]]
    for row, obstacle in set(zip(owner.tolist(), found.obstacle[doubt].tolist())):
        names[row] |= {stand.lacks[obstacle]} - {""}
    return names


def _pockets(strip: _Strip, held: Flags) -> tuple[Rows, Rows]:
    """The cells that hold, and the pocket of each: cells of one path that touch side by side."""
    rows = np.flatnonzero(held)
    code = {(o, x, y): i for i, (o, x, y) in enumerate(zip(strip.cells.owner[rows].tolist(),
                                                          *strip.at[rows].T.tolist()))}
    pairs = [(i, code[o, x + dx, y + dy]) for (o, x, y), i in code.items() for dx, dy in ((1, 0), (0, 1))
             if (o, x + dx, y + dy) in code]
    one, other = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
    graph = coo_matrix((np.ones(len(one), dtype=np.int8), (one, other)), shape=(len(rows), len(rows)))
    return rows, np.asarray(connected_components(graph, directed=False)[1], dtype=np.intp) if len(rows) else rows


def _largest(strip: _Strip, held: Flags, count: int) -> Numbers:
    """(count,) area of the largest pocket beside each path."""
    rows, pocket = _pockets(strip, held)
    area = sums(pocket, strip.cells.weight[rows], int(pocket.max(initial=-1)) + 1)
    most = np.zeros(count)
    np.maximum.at(most, strip.cells.owner[rows], area[pocket])
    return most


def hiding_place(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Area of the largest pocket beside a stretch in which one could hide, in square metres; 0 where there is none."""
    shapes = stretches(scene).geometry[rows]
    areas, told = [np.empty((3, 0))], list[tuple[str, ...]]()
    for found in _hidden_beside(scene, rows, params):
        areas.append(np.stack([_largest(found.strip, held, len(found.missing))
                               for held in (found.certain, found.possible, found.guess)]))
        told += found.missing
    low, high, guess = np.concatenate(areas, axis=1)
    line = shapely.get_type_id(shapes) == shapely.GeometryType.LINESTRING
    missing = tuple((CENTRE_LINE,) if not held else told[i] if low[i] < high[i] else ()
                    for i, held in enumerate(line.tolist()))
    silent = np.array([UNBUILT in names for names in missing], dtype=bool)
    high = np.where(line, high, np.inf)
    return Measured(low, high, np.where(line & ~silent, guess, np.nan), missing)


def explain_hiding_place(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The pockets, and the fewest features that must go for the path to be without one."""
    found = _hidden_alone(scene, row, params)
    cells, pocket = _pockets(found.strip, found.guess)
    size = params["cell_m"]
    area = sums(pocket, found.strip.cells.weight[cells], int(pocket.max(initial=-1)) + 1)
    large = cells[[not accepts(round(square, 2)) for square in area[pocket].tolist()]]
    at = found.strip.at[large]
    boxes = shapely.box(at[:, 0] * size, at[:, 1] * size, (at[:, 0] + 1) * size, (at[:, 1] + 1) * size)
    evidence = shapely.union_all(boxes) if len(large) else stretches(scene).geometry[row]
    return Explanation(evidence, _cause(scene, row, (found.strip.cells.take(large), found.strip.at[large]), params,
                                        accepts))


def _cause(scene: Scene, row: int, hides: tuple[Samples, NDArray[np.int64]], params: Params,
           accepts: Accepts) -> Cause | None:
    """The fewest features without which the path, or a dwelling, sees into the pockets."""
    cells, at = hides
    if not len(cells.owner):
        return None
    views = along(stretches(scene).geometry[[row]], STEP_M, EYE_M)
    view, cell = np.repeat(np.arange(len(views.owner)), len(cells.owner)), np.tile(np.arange(len(cells.owner)),
                                                                                 len(views.owner))
    metres = np.hypot(*(cells.place[cell, :2] - views.place[view, :2]).T)
    kept = (metres > params["close_m"]) & (metres <= FARTHEST_LOOK_M)
    found = looks(scene, cells, params)
    # The path's views and the dwellings', as eyes of one kind.
    eyes = np.concatenate([views.place, found.rays.eyes])
    rays = Rays(eyes, cells.place, np.concatenate([view[kept], found.eye + len(views.owner)]),
                np.concatenate([cell[kept], found.sample]))
    strip = _Strip(cells, at)

    def seen(hidden: Flags) -> Flags:
        got = np.zeros(len(cells.owner), dtype=bool)
        got[rays.target[~hidden]] = True
        return got

    def largest(hidden: Flags) -> float:
        return round(float(_largest(strip, ~seen(hidden), 1)[0]), 2)

    blocks = Blockers(rays, stand_of(scene, params), lambda hidden: float(cells.weight[seen(hidden)].sum()), GUESS,
                      "m²", largest, less=True)
    return blocks.cause(accepts, lambda feature: feature[0] is not Role.BUILDING_FIELD)


HIDING = (
    Quantity("hiding_place_m2", "path_stretch", "største gemmested langs stien", "largest hiding place beside the path",
             hiding_place, unit="m²", quantum=0.25, reads=HIDING_ROLES,
             reach_m=max(HIDING_REACH_M, FARTHEST_M + 25.0), explain=explain_hiding_place,
             parameters={"beside_m": _BESIDE, "close_m": _CLOSE, "cell_m": _CELL, **LOOKING,
                         **LIGHTING_PARAMS}),
)
