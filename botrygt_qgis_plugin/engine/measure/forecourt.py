# SPDX-License-Identifier: GPL-2.0-or-later
"""The ground before a house: how deep the private strip along its front is, and how much of the front the street sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.coverage import leaving, role_lacking
from botrygt_qgis_plugin.engine.measure.cures import nearest_accepted
from botrygt_qgis_plugin.engine.measure.frontline import FrontLines, front_lines
from botrygt_qgis_plugin.engine.measure.obstacles import OBSTACLE_ROLES, obstacles
from botrygt_qgis_plugin.engine.measure.plots import FRONT, front_missing, plot_edges, plots
from botrygt_qgis_plugin.engine.measure.sight import hits
from botrygt_qgis_plugin.engine.measure.spans import steps_over
from botrygt_qgis_plugin.engine.measured import Accepts, Cause, Explanation, Measured, Parameter, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]

PLOTS_FROM = (Role.PARCEL, Role.BUILDING)
DEEPEST_M = 30.0
# The street looks from its middle, this far to both sides of where it comes nearest, at places this far apart.
STREET_WITHIN_M, ASIDE_M, APART_M = 40.0, 15.0, 7.5
FACADE_STEP_M = 1.5
_EYE = Parameter(1.6, "m", 1.0, 1.8, "øjenhøjde på vejen, og så højt på facaden ses der efter",
                 "height of eyes on the street, and how high up the façade they look")
SEEN_ROLES = (*OBSTACLE_ROLES, Role.ROAD)


def front_strip(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The least depth, in metres, of a plot's ground between its homes' front walls and its front boundary, at most
    DEEPEST_M; 0 where a wall stands in the boundary."""
    if role_lacking(scene, *PLOTS_FROM):
        return Measured.unknown(len(rows), role_lacking(scene, *PLOTS_FROM))
    table, lines, edges = plots(scene), front_lines(scene), plot_edges(scene)
    fronts = edges.of(FRONT)
    depth = np.full(len(table), np.nan)
    wall = np.flatnonzero(lines.front)
    edge = np.flatnonzero(fronts)
    # Every wall against every front edge of its own plot.
    first = np.searchsorted(edges.plot[edge], np.arange(len(table) + 1))
    count = (first[1:] - first[:-1])[lines.plot[wall]]
    pair = np.repeat(np.arange(len(wall)), count)
    other = first[lines.plot[wall]][pair] + np.arange(len(pair)) - np.repeat(np.cumsum(count) - count, count)
    gap = shapely.distance(lines.walls.lines[wall[pair]], edges.lines[edge[other]])
    np.fmin.at(depth, lines.plot[wall[pair]], gap)
    value = np.minimum(depth[rows], DEEPEST_M)
    unknown = np.isnan(value)
    names = front_missing(table, rows[unknown], np.arange(int(unknown.sum())), int(unknown.sum()))
    missing: list[tuple[str, ...]] = [()] * len(rows)
    for at, some in zip(np.flatnonzero(unknown).tolist(), names):
        missing[at] = some or ("parcel:front",)
    return Measured(np.where(unknown, 0.0, value), np.where(unknown, DEEPEST_M, value), value, tuple(missing))


def explain_strip(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The front walls that stand too near; only another place for the house, or another boundary, helps."""
    lines = front_lines(scene)
    return Explanation(shapely.union_all(lines.walls.lines[lines.front & (lines.plot == row)]), None)


@dataclass(frozen=True)
class _Views:
    """Sight lines from streets to fronts: (k, 3) starts and ends, the plot of each, and per sample of a front which it
    is: (k,) positions of samples, and (s,) the plot of each sample."""

    start: Numbers
    end: Numbers
    sample: Rows
    plot: Rows


def front_seen(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Share of a home's front, in %, that is seen from the middle of the street before it at eye height.

    100 where no street lies within STREET_WITHIN_M: then there is nobody to hide from. Bounds where the height of a
    hedge or fence is not known.
    """
    lacking = role_lacking(scene, *PLOTS_FROM, Role.ROAD)
    if lacking:
        return Measured.unknown(len(rows), lacking)
    views = _views(scene, rows, params["eye_m"])
    stand = obstacles(scene)
    met = hits(views.start, views.end, stand)
    shares = [_share(views, met.blocked(len(views.start), flags), len(rows))
              for flags in (met.possible, met.certain, met.guess)]
    low, high, guess = shares
    table = plots(scene)
    names: list[set[str]] = [set() for _ in rows]
    open_pairs = met.possible & ~met.certain
    for ray, which in zip(met.ray[open_pairs].tolist(), met.obstacle[open_pairs].tolist()):
        names[int(views.plot[views.sample[ray]])].add(stand.lacks[which])
    for role in (Role.HEDGE_FENCE, Role.SHRUB_PLANTING):
        left = leaving(scene, role, table.geometry[rows], 0.0) | (not scene.has(role))
        low = np.where(left, 0.0, low)
        for at in np.flatnonzero(left).tolist():
            names[at].add(role.value)
    blind = np.isnan(np.stack([table.number("front_x")[rows], table.number("front_y")[rows]])).any(axis=0)
    low, high = np.where(blind, 0.0, low), np.where(blind, 100.0, high)
    fronts = front_missing(table, rows, np.arange(len(rows)), len(rows))
    missing = tuple(tuple(sorted({*some, *(front if blinded else ())} - {""})) if a < b else ()
                    for some, front, blinded, a, b in zip(names, fronts, blind.tolist(), low.tolist(), high.tolist()))
    return Measured(low, high, np.where(blind, np.nan, guess), missing)


def _share(views: _Views, blocked: NDArray[np.bool_], count: int) -> Numbers:
    """(count,) share of each front's samples that some sight line reaches."""
    samples = len(views.plot)
    seen = np.zeros(samples, dtype=bool)
    seen[views.sample[~blocked]] = True
    looked = np.zeros(samples, dtype=bool)
    looked[views.sample] = True
    whole = np.bincount(views.plot[looked], minlength=count)
    part = np.bincount(views.plot[looked & seen], minlength=count)
    return np.where(whole > 0, 100.0 * part / np.maximum(whole, 1), 100.0)


def _views(scene: Scene, rows: Rows, eye: float) -> _Views:
    lines, roads = front_lines(scene), scene.table(Role.ROAD)
    ways = roads.geometry[shapely.get_dimensions(roads.geometry) == 1]
    at = np.full(len(plots(scene)), -1)
    at[rows] = np.arange(len(rows))
    wall = np.flatnonzero(lines.front & (at[lines.plot] >= 0))
    long = shapely.length(lines.walls.lines[wall])
    count = steps_over(long, FACADE_STEP_M)
    own = np.repeat(np.arange(len(wall)), count)
    nth = np.arange(len(own)) - np.repeat(np.cumsum(count) - count, count)
    places = shapely.get_coordinates(shapely.line_interpolate_point(
        lines.walls.lines[wall[own]], (nth + 0.5) / count[own], normalized=True))
    places = places + lines.walls.normal[wall[own]] * 0.05
    stands = _stands(lines, ways, wall, long)
    pairs = [(sample, spot) for sample, piece in enumerate(own.tolist()) for spot in stands[piece]]
    sample = np.array([pair[0] for pair in pairs], dtype=np.intp)
    spots = np.array([pair[1] for pair in pairs], dtype=np.float64).reshape(-1, 2)
    high = np.full(len(pairs), eye)
    return _Views(np.column_stack([spots, high]), np.column_stack([places[sample], high]), sample,
                  at[lines.plot[wall[own]]])


def _stands(lines: FrontLines, ways: NDArray[np.object_], wall: Rows, long: Numbers) -> list[list[Sequence[float]]]:
    """Per front wall, the places on the nearest street from which it is looked at: only those before the wall."""
    walls = lines.walls.lines[wall]
    middle = shapely.line_interpolate_point(walls, 0.5, normalized=True)
    found: list[list[Sequence[float]]] = [[] for _ in range(len(wall))]
    if not len(ways):
        return found
    (piece, way), _ = shapely.STRtree(ways).query_nearest(middle, max_distance=STREET_WITHIN_M, return_distance=True,
                                                          all_matches=False)
    foot = shapely.line_locate_point(ways[way], middle[piece])
    offsets = np.arange(-ASIDE_M, ASIDE_M + 0.1, APART_M)
    for one, street, at in zip(piece.tolist(), way.tolist(), foot.tolist()):
        along = np.clip(at + offsets, 0.0, shapely.length(ways[street]))
        spots = shapely.get_coordinates(shapely.line_interpolate_point(ways[street], np.unique(along)))
        before = (spots - shapely.get_coordinates(middle[one])) @ lines.walls.normal[wall[one]] > 0.5
        found[one] = [tuple(spot) for spot in spots[before].tolist()]
    return found


def explain_front(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The part of the front that the street does not see, and the smallest change: the one hedge, fence or planting to
    lower, and how far; else all that must go."""
    views = _views(scene, np.array([row]), params["eye_m"])
    stand = obstacles(scene)
    met = hits(views.start, views.end, stand)
    blocked = met.blocked(len(views.start), met.certain)
    seen = np.zeros(len(views.plot), dtype=bool)
    seen[views.sample[~blocked]] = True
    hidden = np.unique(views.sample[~seen[views.sample]])
    spots = [views.end[np.flatnonzero(views.sample == one)[0], :2] for one in hidden.tolist()]
    shown = shapely.multipoints(spots) if spots else plots(scene).geometry[row]
    culprits = sorted({(stand.role[o], stand.key[o]) for o in met.obstacle[met.certain].tolist()
                       if stand.role[o] in (Role.HEDGE_FENCE, Role.SHRUB_PLANTING)}, key=lambda f: (f[0].value, f[1]))
    return Explanation(shown, _smallest(scene, row, (culprits, params, accepts)))


def _smallest(scene: Scene, row: int, given: tuple[list[tuple[Role, str]], Params, Accepts]) -> Cause | None:
    """The least set of culprits, one or all of them, without which the front is seen; verified by measuring again."""
    culprits, params, accepts = given
    for culprit in culprits:
        if _cured(scene, row, [culprit], (params, accepts)):
            return Cause("blockers", (culprit,), proposal=_lowered(scene, row, culprit, (params, accepts)))
    kept = list(culprits)
    if not _cured(scene, row, kept, (params, accepts)):
        return None
    for culprit in culprits:
        fewer = [other for other in kept if other != culprit]
        if fewer and _cured(scene, row, fewer, (params, accepts)):
            kept = fewer
    return Cause("blockers", tuple(kept))


def _lowered(scene: Scene, row: int, culprit: tuple[Role, str], given: tuple[Params, Accepts]) -> tuple[
        tuple[Role, shapely.Geometry, dict[str, float | str]], ...]:
    """The culprit at the greatest height, in steps of 10 cm, at which the front is seen; none where none is."""
    (role, key), (params, accepts) = culprit, given
    table = scene.table(role)
    at = table.position[key]
    high = float(table.number("height_m")[at])

    def low_enough(height: float) -> bool:
        values = table.number("height_m").copy()
        values[at] = height
        columns = {**table.columns, "height_m": values}
        cut = scene.replacing({role: FeatureTable(table.keys, table.geometry, columns, table.labels, table.source)})
        found = front_seen(cut, np.array([row]), params)
        return accepts(round(float(found.low[0]), 1))

    height = None if np.isnan(high) else nearest_accepted(high, (0.0,), 0.1, low_enough)
    return () if not height else ((role, table.geometry[at], {"height_m": height}),)


def _cured(scene: Scene, row: int, gone: list[tuple[Role, str]], given: tuple[Params, Accepts]) -> bool:
    params, accepts = given
    without = scene
    for role in {role for role, _ in gone}:
        without = without.without(role, [key for own, key in gone if own is role])
    found = front_seen(without, np.array([row]), params)
    return accepts(round(float(found.low[0]), 1))


FORECOURT = (
    Quantity("front_strip_m", "plot", "mindste dybde af forhaven langs husets facade",
             "least depth of the front garden along the house", front_strip, unit="m", reads=PLOTS_FROM,
             derived=("plot",), reach_m=1.0, explain=explain_strip),
    Quantity("front_seen_pct", "plot", "andel af husets facade, der kan ses fra vejen",
             "share of the house's front that is seen from the street", front_seen, unit="%", quantum=5.0,
             reads=(*PLOTS_FROM, *SEEN_ROLES), derived=("plot",), reach_m=80.0, parameters={"eye_m": _EYE},
             explain=explain_front),
)
