# SPDX-License-Identifier: GPL-2.0-or-later
"""Crowns over and beside ways, and the clear band between planting and crowns along a path."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.blockers import Feature, smallest
from botrygt_qgis_plugin.engine.measure.coverage import covered_for
from botrygt_qgis_plugin.engine.measure.obstacles import CERTAIN, GUESS, POSSIBLE, Obstacles, obstacles
from botrygt_qgis_plugin.engine.measure.samples import Samples, along
from botrygt_qgis_plugin.engine.measure.spans import stretches_of, together
from botrygt_qgis_plugin.engine.measure.stretches import CENTRE_LINE, half_width_bounds, stretches
from botrygt_qgis_plugin.engine.measured import Accepts, Cause, Explanation, Measured, Parameter, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

WAYS = (Role.PATH, Role.ROAD)
GREEN_ROLES = (Role.SHRUB_PLANTING, Role.HEDGE_FENCE, Role.TREE, Role.TREE_GROUP)
ROAD_CAP_M, WAY_REACH_M = 20.0, 45.0
BAND_CAP_M = 5.0
STEP_M = 2.0
# Half widths where none is drawn: a guess, and the most.
HALF_M = {Role.PATH: (1.25, 3.0), Role.ROAD: (3.0, 6.0)}
_BAND = Parameter(2.0, "m", 0.5, 5.0, "så langt fra stiens kant ses efter planter og kroner",
                  "how far from the path's edge planting and crowns are looked for")


def _gap(scene: Scene, role: Role, shapes: Geometries, cap: float) -> tuple[Numbers, Numbers, Numbers]:
    """Least, greatest and assumed distance of shapes from the edge of the nearest way of a role, at most `cap`."""
    table = stretches(scene) if role is Role.PATH else scene.table(role)
    half = table.number("width_m") / 2.0
    line = shapely.get_dimensions(table.geometry) == 1
    usual, most = HALF_M[role]
    one, other = table.tree.query(shapes, predicate="dwithin", distance=cap + 25.0)
    away = shapely.distance(shapes[one], table.geometry[other])
    found = []
    for fill in (most, 0.0, usual):
        gap = np.full(len(shapes), cap)
        edge = np.where(line, np.where(np.isnan(half), fill, half), 0.0)
        np.minimum.at(gap, one, np.maximum(away - edge[other], 0.0))
        found.append(gap)
    return found[0], found[1], found[2]


def _from_way(scene: Scene, role: Role, shapes: Geometries, cap: float) -> Measured:
    near, high, guess = _gap(scene, role, shapes, cap)
    lacking = not scene.has(role)
    # An undrawn way may lie just beyond the layer's cover.
    edge = np.zeros(len(shapes)) if lacking else covered_for(scene, role, shapes)
    low = np.minimum(near, edge)
    cover = role.value if lacking else f"{role.value}:coverage"
    missing = tuple(tuple(name for name, held in ((cover, e < h), (f"{role.value}.width_m", n < h)) if held)
                    for n, e, h in zip(near.tolist(), edge.tolist(), high.tolist()))
    return Measured(low, high, guess, missing)


def tree_road_gap(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Distance from a tree's stem to the edge of the nearest road, at most ROAD_CAP_M."""
    return _from_way(scene, Role.ROAD, scene.table(Role.TREE).geometry[rows], ROAD_CAP_M)


def crown_over_road(scene: Scene, rows: Rows, params: Params) -> Measured:
    """How far a tree's crown reaches over a road, in metres: 0 where it stays outside its edge."""
    table = scene.table(Role.TREE)
    radius = table.number("crown_diameter_m")[rows] / 2.0
    gap = _from_way(scene, Role.ROAD, table.geometry[rows], ROAD_CAP_M)
    unknown = np.isnan(radius)
    low = np.maximum(np.where(unknown, 0.0, radius) - gap.high, 0.0)
    high = np.maximum(np.where(unknown, ROAD_CAP_M, radius) - gap.low, 0.0)
    guess = np.maximum(np.where(unknown, 2.0, radius) - gap.guess, 0.0)
    missing = tuple((*names, *(("tree.crown_diameter_m",) if blank else ())) if a < b else ()
                    for names, blank, a, b in zip(gap.missing, unknown.tolist(), low.tolist(), high.tolist()))
    return Measured(low, high, guess, missing)


@dataclass(frozen=True)
class _Beside:
    """Pairs of a place on a path and an obstacle beside it, and whether it surely lies within the strip there."""

    samples: Samples
    sample: Rows
    obstacle: Rows
    sure: Flags
    guess: Flags


def _beside(scene: Scene, rows: Rows, params: Params) -> _Beside:
    """Planting and crowns within band_m of the path's edge at each place along some stretches."""
    table, stand = stretches(scene), obstacles(scene)
    samples = along(table.geometry[rows], STEP_M, 0.0)
    low, high = (bound[rows][samples.owner] for bound in half_width_bounds(table))
    high = np.minimum(np.maximum(high, low), np.maximum(HALF_M[Role.PATH][1], low))
    usual = np.where(low == high, low, HALF_M[Role.PATH][0])
    points = samples.points
    green = np.flatnonzero(np.isin([role.value for role in stand.role], [role.value for role in GREEN_ROLES]))
    shapes = stand.geometry[green]
    sample, other = shapely.STRtree(shapes).query(points, predicate="dwithin", distance=high + params["band_m"])
    away = shapely.distance(points[sample], shapes[other])
    return _Beside(samples, sample, green[other], away <= low[sample] + params["band_m"],
                   away <= usual[sample] + params["band_m"])


def _bands(beside: _Beside, stand: Obstacles, level: int) -> tuple[Numbers, Numbers]:
    """Per place, the top of what stands there and the base of what hangs there."""
    count = len(beside.samples.owner)
    top, base = np.zeros(count), np.full(count, np.inf)
    some = {CERTAIN: beside.sure, POSSIBLE: np.ones(len(beside.sample), dtype=bool), GUESS: beside.guess}[level]
    bases, tops = stand.bases[level][beside.obstacle], stand.tops[level][beside.obstacle]
    hangs = some & np.isfinite(bases) & (tops > bases)
    stands = some & np.isneginf(bases)
    np.minimum.at(base, beside.sample[hangs], bases[hangs])
    np.maximum.at(top, beside.sample[stands], tops[stands])
    return top, base


def clear_band(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The least height between the top of planting and the base of crowns beside the path, at most BAND_CAP_M.

    At every place along it, of what lies within band_m of its edge; where no crown hangs there is no limit.
    """
    shapes, beside, stand = stretches(scene).geometry[rows], _beside(scene, rows, params), obstacles(scene)
    bounds = []
    # What may be there narrows the band, what certainly is there bounds it from above.
    for level in (POSSIBLE, CERTAIN, GUESS):
        top, base = _bands(beside, stand, level)
        least = np.full(len(rows), BAND_CAP_M)
        held = np.isfinite(base)
        np.minimum.at(least, beside.samples.owner[held], np.maximum(base[held] - top[held], 0.0))
        bounds.append(least)
    low, high, guess = bounds
    lacking = {role.value for role in (Role.SHRUB_PLANTING, Role.HEDGE_FENCE, Role.TREE) if not scene.has(role)}
    line = shapely.get_type_id(shapes) == shapely.GeometryType.LINESTRING
    low = np.where(line & (not lacking), low, 0.0)
    names: list[set[str]] = [set(lacking) for _ in rows]
    for sample, obstacle in zip(beside.sample.tolist(), beside.obstacle.tolist()):
        names[int(beside.samples.owner[sample])] |= {stand.lacks[obstacle]} - {""}
    missing = tuple((CENTRE_LINE,) if not held else () if low[i] == high[i] else tuple(sorted(names[i])) or
                    ("path.width_m",) for i, held in enumerate(line.tolist()))
    return Measured(low, high, np.where(line, guess, np.nan), missing)


def explain_clear_band(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The pieces of path beside which the band is too narrow, and the fewest that must go there."""
    beside, stand = _beside(scene, np.array([row]), params), obstacles(scene)

    def bands(gone: frozenset[Feature]) -> Numbers:
        kept = np.array([(stand.role[o], stand.key[o]) not in gone for o in beside.obstacle.tolist()], dtype=bool)
        top, base = _bands(replace(beside, guess=beside.guess & kept), stand, GUESS)
        return np.where(np.isfinite(base), np.clip(base - top, 0.0, BAND_CAP_M), BAND_CAP_M)

    narrow = [i for i, band in enumerate(bands(frozenset()).tolist()) if not accepts(round(band, 1))]
    shape, there = stretches(scene).geometry[row], np.isin(beside.sample, narrow) & beside.guess
    pieces = stretches_of(shape, beside.samples.start[narrow], beside.samples.end[narrow])
    features = sorted({(stand.role[o], stand.key[o]) for o in beside.obstacle[there].tolist()})
    gone = smallest(features, lambda some: accepts(round(float(bands(some).min()), 1))) if features else None
    return Explanation(together(pieces, shape), Cause("blockers", gone) if gone else None)


CLEARANCE = (
    Quantity("tree_road_gap_m", "tree", "træets afstand til vejens kant", "distance of the tree from the road's edge",
             tree_road_gap, unit="m", quantum=0.1, reads=(Role.ROAD,), reach_m=WAY_REACH_M),
    Quantity("crown_over_road_m", "tree", "så langt rager kronen ind over vejen",
             "how far the crown reaches over the road", crown_over_road, unit="m", quantum=0.1, reads=(Role.ROAD,),
             reach_m=WAY_REACH_M),
    Quantity("clear_band_m", "path_stretch", "frit bånd mellem planter og kroner langs stien",
             "clear band between planting and crowns beside the path", clear_band, unit="m", quantum=0.1,
             reads=GREEN_ROLES, reach_m=15.0, explain=explain_clear_band, parameters={"band_m": _BAND}),
)
