# SPDX-License-Identifier: GPL-2.0-or-later
"""Hedges, fences and walls against the plots they stand beside, and rear edges against the neighbours' plots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.coverage import leaving, role_lacking
from botrygt_qgis_plugin.engine.measure.plots import (
    ADJOINING_M,
    FRONT,
    INNER,
    REAR,
    SIDE,
    UNKNOWN,
    front_missing,
    plot_edges,
    plots,
)
from botrygt_qgis_plugin.engine.measure.publicness import PUBLIC_ROLES, WAY_REACH_M, WIDTHS, public_gap
from botrygt_qgis_plugin.engine.measured import Accepts, Explanation, Measured, Parameter, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]

PLOTS_FROM = (Role.PARCEL, Role.BUILDING)
SETBACK_CAP_M = 5.0
NONE = "none"
# A fence is parallel to an edge within 30 degrees; this much of it along a front makes it a front boundary.
PARALLEL = float(np.cos(np.radians(30.0)))
FRONT_RUN_M = 5.0
STEP_M = 0.5
# Which edge counts where a fence lies along several.
_ORDER = (FRONT, UNKNOWN, REAR, SIDE, INNER)
_ALONG = Parameter(2.0, "m", 0.5, 5.0, "så nær et skel hører et hegn til det",
                   "a fence this near a boundary belongs to it")
_SHARE = Parameter(50.0, "%", 20.0, 100.0, "så meget af hegnet skal løbe langs skellet",
                   "this much of the fence must run along the boundary")


def axes_of(shapes: Geometries) -> tuple[Geometries, Rows]:
    """Fences as lines, with the row each comes from; one drawn as a strip is the longer middle line of its box."""
    lines = shapes.copy()
    for row in np.flatnonzero(shapely.get_dimensions(shapes) == 2).tolist():
        lines[row] = _strip_axis(shapes[row])
    parts, owner = shapely.get_parts(lines, return_index=True)
    kept = shapely.length(parts) > 0
    return parts[kept], owner[kept]


def _strip_axis(shape: shapely.Geometry) -> shapely.Geometry:
    box = shapely.minimum_rotated_rectangle(shape)
    # What bends or branches fills little of its box; its outline stands for it then.
    if shapely.area(shape) < 0.6 * shapely.area(box):
        return shapely.boundary(shape)
    corner = shapely.get_coordinates(box)[:4]
    middle = (corner + np.roll(corner, -1, axis=0)) / 2.0
    one, other = shapely.LineString(middle[[0, 2]]), shapely.LineString(middle[[1, 3]])
    return one if one.length >= other.length else other


@dataclass(frozen=True)
class _Runs:
    """How many metres of each fence run along edges of each side: side -> (n,); `total` their lengths; `unknown` the
    plots of unknown front beside each."""

    along: Mapping[str, Numbers]
    total: Numbers
    unknown: tuple[Rows, ...]


def _runs(scene: Scene, shapes: Geometries, reach: float) -> _Runs:
    """Fences walked in steps: at each, the edges within reach that run the same way."""
    parts, owner = axes_of(shapes)
    count = np.maximum(4, np.ceil(shapely.length(parts) / STEP_M)).astype(np.intp)
    part = np.repeat(np.arange(len(parts)), count)
    nth = np.arange(len(part)) - np.repeat(np.cumsum(count) - count, count)
    at = (nth + 0.5) / count[part]
    ends = [shapely.get_coordinates(shapely.line_interpolate_point(parts[part], at + by / count[part], normalized=True))
            for by in (-0.4, 0.0, 0.4)]
    way = ends[2] - ends[0]
    way = way / np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-12)[:, None]
    edges = plot_edges(scene)
    step, edge = edges.tree.query(shapely.points(ends[1]), predicate="dwithin", distance=reach)
    parallel = np.abs((way[step] * edges.along[edge]).sum(axis=1)) >= PARALLEL
    step, edge = step[parallel], edge[parallel]
    found = np.full(len(part), len(_ORDER))
    rank = np.array([_ORDER.index(side) for side in edges.side.tolist()], dtype=np.intp)
    np.minimum.at(found, step, rank[edge])
    metres: Numbers = (shapely.length(parts) / count)[part]
    lengths = {side: _sums(owner[part[found == i]], metres[found == i], len(shapes)) for i, side in enumerate(_ORDER)}
    doubt = np.isin(edges.side[edge].astype(str), (UNKNOWN, INNER))
    pairs = np.unique(np.stack([owner[part[step[doubt]]], edges.plot[edge[doubt]]], axis=1), axis=0)
    bounds = np.searchsorted(pairs[:, 0], np.arange(len(shapes) + 1))
    return _Runs(lengths, _sums(owner, shapely.length(parts), len(shapes)),
                 tuple(pairs[a:b, 1] for a, b in zip(bounds[:-1], bounds[1:])))


def _sums(owner: Rows, values: Numbers, count: int) -> Numbers:
    """(count,) the sum of each owner's values, in the order given."""
    return np.asarray(np.bincount(owner, values, minlength=count), dtype=np.float64)


def boundary_side(scene: Scene, rows: Rows, params: Params) -> Measured:
    """'front', 'rear' or 'side': the edge of a plot that the fence lies along, 'none' where along none.

    Along a front for most of its length or for FRONT_RUN_M it is a front boundary, whatever else it runs along; else
    the longer of rear and side, if it lies along edges for most of its length. Never front between two plots.
    """
    shapes = scene.table(Role.HEDGE_FENCE).geometry[rows]
    lacking = role_lacking(scene, *PLOTS_FROM)
    if lacking:
        unknown = np.full(len(rows), None, dtype=object)
        return Measured(unknown, unknown, unknown, ((lacking,),) * len(rows))
    runs = _runs(scene, shapes, params["along_m"])
    left = {role: leaving(scene, role, shapes, params["along_m"]) for role in PLOTS_FROM}
    values = np.full(len(rows), None, dtype=object)
    missing: list[tuple[str, ...]] = [()] * len(rows)
    for row in range(len(rows)):
        along = {side: float(metres[row]) for side, metres in runs.along.items()}
        values[row] = _side(along, float(runs.total[row]), params["share_pct"] / 100.0)
        uncovered = tuple(f"{role.value}:coverage" for role in PLOTS_FROM if left[role][row])
        if values[row] is None:
            missing[row] = front_missing(plots(scene), runs.unknown[row])
        elif values[row] == NONE and uncovered:
            values[row], missing[row] = None, uncovered
    return Measured(values, values, values, tuple(missing))


def _side(along: Mapping[str, float], total: float, share: float) -> str | None:
    """The side from metres along each; None where edges of unknown side could alter it."""

    def is_front(metres: float) -> bool:
        return metres > 0 and metres >= min(FRONT_RUN_M, share * total)

    if is_front(along[FRONT]):
        return FRONT
    if is_front(along[FRONT] + along[UNKNOWN]):
        return None
    if sum(along.values()) < share * total or total <= 0:
        return NONE
    rear, side, doubt = along[REAR], along[SIDE], along[UNKNOWN] + along[INNER]
    if abs(rear - side) < doubt:
        return None
    return REAR if rear >= side else SIDE


def boundary_height(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The drawn height."""
    return Measured.column(scene.table(Role.HEDGE_FENCE).number("height_m")[rows], "hedge_fence.height_m")


def fence_kind(scene: Scene, rows: Rows, params: Params) -> Measured:
    """'hedge', 'fence' or 'wall', as drawn."""
    return Measured.column(scene.table(Role.HEDGE_FENCE).text("kind")[rows], "hedge_fence.kind")


def openness(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Share of the fence one sees through, in %, as drawn."""
    drawn = Measured.column(scene.table(Role.HEDGE_FENCE).number("openness_pct")[rows], "hedge_fence.openness_pct")
    return Measured(np.maximum(drawn.low, 0.0), np.minimum(drawn.high, 100.0), drawn.guess, drawn.missing)


@dataclass(frozen=True)
class _FrontGaps:
    """Straight pieces of fences that lie along front edges (`known`) or edges that may be: the fence's row, and the
    distance to the edge, negative where the piece stands outside the plot."""

    pieces: Geometries
    row: Rows
    plot: Rows
    gap: Numbers
    known: NDArray[np.bool_]


def _front_gaps(scene: Scene, shapes: Geometries, reach: float) -> _FrontGaps:
    parts, owner = axes_of(shapes)
    xy, line = shapely.get_coordinates(parts, return_index=True)
    inner = np.flatnonzero((line[:-1] == line[1:]) & (xy[:-1] != xy[1:]).any(axis=1))
    ends = np.stack([xy[:-1], xy[1:]], axis=1)[inner] if len(inner) else np.empty((0, 2, 2))
    pieces = shapely.linestrings(ends) if len(inner) else np.empty(0, dtype=object)
    row, way = owner[line[inner]], ends[:, 1] - ends[:, 0]
    way = way / np.hypot(way[:, 0], way[:, 1])[:, None]
    edges = plot_edges(scene)
    edges = edges.take(edges.of(FRONT, UNKNOWN))
    piece, edge = edges.tree.query(pieces, predicate="dwithin", distance=reach)
    beside = np.abs((way[piece] * edges.along[edge]).sum(axis=1)) >= PARALLEL
    piece, edge = piece[beside], edge[beside]
    sides = shapely.get_coordinates(edges.lines).reshape(-1, 2, 2)
    gap, run = _inside_by(ends[piece], sides[edge], edges.outward[edge])
    beside = run >= np.minimum(STEP_M, 0.5 * shapely.length(pieces[piece]))
    piece, edge = piece[beside], edge[beside]
    return _FrontGaps(pieces[piece], row[piece], edges.plot[edge], gap[beside], edges.of(FRONT)[edge])


def _inside_by(pieces: Numbers, edges: Numbers, outward: Numbers) -> tuple[Numbers, Numbers]:
    """Straight pieces against the edges they lie along, all (k, 2, 2): the least distance inward from the edge, over
    the run in which the two lie side by side, and the length of that run (negative where there is none)."""
    along = edges[:, 1] - edges[:, 0]
    length = np.hypot(along[:, 0], along[:, 1])
    from_start = pieces - edges[:, :1]
    at = (from_start * (along / length[:, None])[:, None]).sum(axis=2)
    inward = -(from_start * outward[:, None]).sum(axis=2)
    first, last = np.maximum(at.min(axis=1), 0.0), np.minimum(at.max(axis=1), length)
    slope = (inward[:, 1] - inward[:, 0]) / (at[:, 1] - at[:, 0])
    gaps = [inward[:, 0] + slope * (place - at[:, 0]) for place in (first, last)]
    return np.minimum(*gaps), last - first


def road_boundary_setback(scene: Scene, rows: Rows, params: Params) -> Measured:
    """How far inside the front edge the axis of a fence along it stands, at most SETBACK_CAP_M; negative outside."""
    lacking = role_lacking(scene, *PLOTS_FROM)
    if lacking:
        return Measured.unknown(len(rows), lacking)
    shapes = scene.table(Role.HEDGE_FENCE).geometry[rows]
    found = _front_gaps(scene, shapes, params["along_m"])
    low, high = np.full(len(rows), SETBACK_CAP_M), np.full(len(rows), SETBACK_CAP_M)
    np.minimum.at(low, found.row, found.gap)
    np.minimum.at(high, found.row[found.known], found.gap[found.known])
    missing: list[tuple[str, ...]] = [()] * len(rows)
    for row in np.flatnonzero(low < high).tolist():
        missing[row] = front_missing(plots(scene), np.unique(found.plot[(found.row == row) & ~found.known]))
    for role in PLOTS_FROM:
        left = leaving(scene, role, shapes, params["along_m"])
        low = np.where(left, np.minimum(low, -params["along_m"]), low)
        missing = [(*names, f"{role.value}:coverage") if out else names for names, out in zip(missing, left.tolist())]
    unknown = np.array(["parcel:front" in names or "building.use" in names for names in missing], dtype=bool)
    return Measured(low, high, np.where(unknown, np.nan, high), tuple(missing))


def explain_setback(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The pieces of the fence that stand too near; nothing but moving it helps."""
    shapes = scene.table(Role.HEDGE_FENCE).geometry[[row]]
    found = _front_gaps(scene, shapes, params["along_m"])
    near = [piece for piece, gap, known in zip(found.pieces, found.gap.tolist(), found.known.tolist())
            if known and not accepts(round(gap, 2))]
    return Explanation(shapely.union_all(near) if near else shapes[0], None)


@dataclass(frozen=True)
class _Rear:
    """The rear edges of some plots: (m,) lines, the position of the plot each belongs to, and the parts of each that
    adjoin plots that surely, and that possibly, hold a home."""

    lines: Geometries
    position: Rows
    sure: Geometries
    possible: Geometries


def _rear(scene: Scene, rows: Rows) -> _Rear:
    table, edges = plots(scene), plot_edges(scene)
    edges = edges.take(edges.of(REAR) & np.isin(edges.plot, rows))
    at = np.full(len(table), -1)
    at[rows] = np.arange(len(rows))
    edge, plot = table.tree.query(edges.lines, predicate="dwithin", distance=ADJOINING_M)
    other = plot != edges.plot[edge]
    order = np.lexsort((plot[other], edge[other]))
    edge, plot = edge[other][order], plot[other][order]
    home = np.array([value is True for value in table.text("home").tolist()], dtype=bool)
    near, which = np.unique(plot, return_inverse=True)
    zones = shapely.buffer(table.geometry[near], ADJOINING_M)
    adjoining = shapely.intersection(edges.lines[edge], zones[which])
    sure = _joined(adjoining[home[plot]], edge[home[plot]], len(edges.lines))
    return _Rear(edges.lines, at[edges.plot], sure, _joined(adjoining, edge, len(edges.lines)))


def _joined(parts: Geometries, owner: Rows, count: int) -> Geometries:
    """(count,) the union of the parts of each owner, in the order given."""
    made = np.full(count, shapely.LineString(), dtype=object)
    bounds = np.searchsorted(owner, np.arange(count + 1)).tolist()
    for at, (a, b) in enumerate(zip(bounds[:-1], bounds[1:])):
        if b > a:
            made[at] = parts[a] if b == a + 1 else shapely.union_all(parts[a:b])
    return made


def rear_private(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Share of a plot's rear edges, in %, that other plots with homes adjoin within ADJOINING_M.

    Unknown where the plot's front is, or where it has no rear edge; bounds where a neighbour may hold a home.
    """
    found = _rear(scene, rows)
    length = _sums(found.position, shapely.length(found.lines), len(rows))
    sums = [_sums(found.position, shapely.length(part), len(rows)) for part in (found.sure, found.possible)]
    told = length > 0
    low, high = (np.where(told, 100.0 * part / np.where(told, length, 1.0), bound)
                 for part, bound in zip(sums, (0.0, 100.0)))
    missing: list[tuple[str, ...]] = [("building.use",) if a < b else () for a, b in zip(low.tolist(), high.tolist())]
    for row in np.flatnonzero(~told).tolist():
        missing[row] = front_missing(plots(scene), rows[[row]])
    guess = np.where(told & (low == high), low, np.nan)
    for role in PLOTS_FROM:
        left = np.zeros(len(rows), dtype=bool)
        left[found.position[leaving(scene, role, found.lines, ADJOINING_M)]] = True
        left &= told & (high < 100.0)
        high = np.where(left, 100.0, high)
        missing = [(*names, f"{role.value}:coverage") if out else names for names, out in zip(missing, left.tolist())]
    return Measured(low, high, guess, tuple(missing))


def explain_rear_private(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The rear edges that no other home's plot adjoins."""
    found = _rear(scene, np.array([row], dtype=np.intp))
    return Explanation(shapely.union_all(shapely.difference(found.lines, found.sure)), None)


BOUNDARIES = (
    Quantity("boundary_side", "hedge_fence", "den side af en boliggrund, hegnet står langs",
             "the side of a dwelling plot that the fence stands along", boundary_side, kind="text", reads=PLOTS_FROM,
             derived=("plot",), reach_m=_ALONG.high, parameters={"along_m": _ALONG, "share_pct": _SHARE}),
    Quantity("boundary_height_m", "hedge_fence", "højden på hæk, hegn eller mur", "height of the hedge, fence or wall",
             boundary_height, unit="m", of_subject="height_m"),
    Quantity("fence_kind", "hedge_fence", "om det er hæk, hegn eller mur", "whether it is a hedge, a fence or a wall",
             fence_kind, kind="text", of_subject="kind"),
    Quantity("openness_pct", "hedge_fence", "hvor stor en del af hegnet man kan se igennem",
             "share of the fence that one sees through", openness, unit="%", quantum=1.0, of_subject="openness_pct"),
    Quantity("public_gap_m", "hedge_fence", "afstand fra hegnet til nærmeste sti, vej, friareal eller legeplads",
             "distance from the fence to the nearest path, road, open space or playground", public_gap, unit="m",
             quantum=0.1, reads=PUBLIC_ROLES, derived=("path_stretch",), reach_m=WAY_REACH_M, parameters=WIDTHS),
    Quantity("road_boundary_setback_m", "hedge_fence", "hegnets afstand til grundens skel mod vej",
             "distance of the fence from the plot's boundary to the road", road_boundary_setback, unit="m",
             reads=PLOTS_FROM, derived=("plot",), reach_m=_ALONG.high, parameters={"along_m": _ALONG},
             explain=explain_setback),
    Quantity("rear_private_pct", "plot", "del af bagskellet, der støder op til andre boliggrunde",
             "share of the rear boundary that adjoins other dwelling plots", rear_private, unit="%", quantum=0.1,
             reads=PLOTS_FROM, derived=("plot",), reach_m=1.0, explain=explain_rear_private),
)
