# SPDX-License-Identifier: GPL-2.0-or-later
"""Hedges, fences and walls against the plots they stand beside, and rear edges against the neighbours' plots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.beside import STEP_M, Beside, beside_edges, metres_along, sums
from botrygt_qgis_plugin.engine.measure.coverage import leaving, role_lacking
from botrygt_qgis_plugin.engine.measure.cures import nearest_accepted
from botrygt_qgis_plugin.engine.measure.plots import (
    ADJOINING_M,
    FRONT,
    INNER,
    PLOT_ROLES,
    REAR,
    SIDE,
    UNKNOWN,
    front_missing,
    plot_edges,
    plots,
)
from botrygt_qgis_plugin.engine.measure.publicness import PUBLIC_ROLES, WAY_REACH_M, WIDTHS, public_gap
from botrygt_qgis_plugin.engine.measure.spans import Spans, cut_out, left_open, spans_of
from botrygt_qgis_plugin.engine.measured import Accepts, Cause, Explanation, Measured, Parameter, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]

PLOTS_FROM = (Role.PARCEL, Role.BUILDING)
SETBACK_CAP_M = 5.0
HIGHEST_M = 30.0
NONE = "none"
# This much of a fence along a front makes it a front boundary.
FRONT_RUN_M = 5.0
_ALONG = Parameter(2.0, "m", 0.5, 5.0, "så nær et skel hører et hegn til det",
                   "a fence this near a boundary belongs to it")
_SHARE = Parameter(50.0, "%", 20.0, 100.0, "så meget af hegnet skal løbe langs skellet",
                   "this much of the fence must run along the boundary")


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
    beside = beside_edges(scene, shapes, params["along_m"])
    along, total = metres_along(beside, len(rows))
    left = {role: leaving(scene, role, shapes, params["along_m"]) for role in PLOTS_FROM}
    values = np.full(len(rows), None, dtype=object)
    missing: list[tuple[str, ...]] = [()] * len(rows)
    lacking_front = _front_lacking(scene, beside, len(rows))
    for row in range(len(rows)):
        metres = {side: float(along[side][row]) for side in along}
        values[row] = _side(metres, float(total[row]), params["share_pct"] / 100.0)
        uncovered = tuple(f"{role.value}:coverage" for role in PLOTS_FROM if left[role][row])
        if values[row] is None:
            missing[row] = lacking_front[row]
        elif values[row] == NONE and uncovered:
            values[row], missing[row] = None, uncovered
    return Measured(values, values, values, tuple(missing))


def _front_lacking(scene: Scene, beside: Beside, count: int) -> list[tuple[str, ...]]:
    """Per fence, what would settle the sides of the edges that it runs along."""
    doubt = beside.edges.of(UNKNOWN, INNER)[beside.edge]
    plot, fence = beside.edges.plot[beside.edge[doubt]], beside.pieces.fence[beside.piece[doubt]]
    return front_missing(plots(scene), plot, fence, count)


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


def explain_height(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The fence, and the height nearest to its own that the rule accepts: how open it is may allow more."""
    table = scene.table(Role.HEDGE_FENCE)
    value = nearest_accepted(float(table.number("height_m")[row]), (0.0, HIGHEST_M), 0.01, accepts)
    cause = None if value is None else Cause("attribute", attribute="height_m", value=value)
    return Explanation(table.geometry[row], cause)


def fence_kind(scene: Scene, rows: Rows, params: Params) -> Measured:
    """'hedge', 'fence' or 'wall', as drawn."""
    return Measured.column(scene.table(Role.HEDGE_FENCE).text("kind")[rows], "hedge_fence.kind")


def openness(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Share of the fence one sees through, in %, as drawn."""
    drawn = Measured.column(scene.table(Role.HEDGE_FENCE).number("openness_pct")[rows], "hedge_fence.openness_pct")
    return Measured(np.maximum(drawn.low, 0.0), np.minimum(drawn.high, 100.0), drawn.guess, drawn.missing)


def _front_pairs(scene: Scene, shapes: Geometries, reach: float) -> tuple[Beside, Rows, NDArray[np.bool_]]:
    """Fences along edges that are or may be a front; per pair the fence, and whether it is known to be one."""
    found = beside_edges(scene, shapes, reach)
    whole = shapely.length(found.pieces.lines[found.piece])
    open_edges = found.edges.of(FRONT, UNKNOWN)[found.edge]
    found = found.take(open_edges & (found.run >= np.minimum(STEP_M, 0.5 * whole)))
    return found, found.pieces.fence[found.piece], found.edges.of(FRONT)[found.edge]


def road_boundary_setback(scene: Scene, rows: Rows, params: Params) -> Measured:
    """How far inside the front edge the axis of a fence along it stands, at most SETBACK_CAP_M; negative outside."""
    lacking = role_lacking(scene, *PLOTS_FROM)
    if lacking:
        return Measured.unknown(len(rows), lacking)
    shapes = scene.table(Role.HEDGE_FENCE).geometry[rows]
    beside, fence, known = _front_pairs(scene, shapes, params["along_m"])
    low, high = np.full(len(rows), SETBACK_CAP_M), np.full(len(rows), SETBACK_CAP_M)
    np.minimum.at(low, fence, beside.inside)
    np.minimum.at(high, fence[known], beside.inside[known])
    missing = [names if open_front else () for names, open_front
               in zip(_front_lacking(scene, beside, len(rows)), (low < high).tolist())]
    for role in PLOTS_FROM:
        left = leaving(scene, role, shapes, params["along_m"])
        low = np.where(left, np.minimum(low, -params["along_m"]), low)
        missing = [(*names, f"{role.value}:coverage") if out else names for names, out in zip(missing, left.tolist())]
    unknown = np.array(["parcel:front" in names or "building.use" in names for names in missing], dtype=bool)
    return Measured(low, high, np.where(unknown, np.nan, high), tuple(missing))


def explain_setback(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The pieces of the fence that stand too near; nothing but moving it helps."""
    shapes = scene.table(Role.HEDGE_FENCE).geometry[[row]]
    beside, _, known = _front_pairs(scene, shapes, params["along_m"])
    near = [beside.pieces.lines[piece] for piece, gap, sure in zip(beside.piece, beside.inside, known)
            if sure and not accepts(round(float(gap), 2))]
    return Explanation(shapely.union_all(near) if near else shapes[0], None)


@dataclass(frozen=True)
class _Rear:
    """The rear edges of some plots: (m,) lines, the position of the plot each belongs to, and what is left of them
    beside the plots that surely, and that possibly, hold a home."""

    lines: Geometries
    position: Rows
    open_most: Spans
    open_least: Spans


def _rear(scene: Scene, rows: Rows) -> _Rear:
    table, edges = plots(scene), plot_edges(scene)
    edges = edges.take(edges.of(REAR) & np.isin(edges.plot, rows))
    at = np.full(len(table), -1)
    at[rows] = np.arange(len(rows))
    edge, plot = table.tree.query(edges.lines, predicate="dwithin", distance=ADJOINING_M)
    other = plot != edges.plot[edge]
    order = np.lexsort((plot[other], edge[other]))
    edge, plot = edge[other][order], plot[other][order]
    home = np.array([value is True for value in table.text("home").tolist()], dtype=bool)[plot]
    near, which = np.unique(plot, return_inverse=True)
    zones = shapely.buffer(table.geometry[near], ADJOINING_M)
    parts, length = shapely.intersection(edges.lines[edge], zones[which]), shapely.length(edges.lines)
    least = left_open(spans_of(edges.lines, parts, edge), length)
    most = least if home.all() else left_open(spans_of(edges.lines, parts[home], edge[home]), length)
    return _Rear(edges.lines, at[edges.plot], most, least)


def rear_private(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Share of a plot's rear edges, in %, that other plots with homes adjoin within ADJOINING_M.

    Unknown where the plot's front is, or where it has no rear edge; bounds where a neighbour may hold a home.
    """
    found = _rear(scene, rows)
    length = sums(found.position, shapely.length(found.lines), len(rows))
    unheld = [sums(found.position[spans.line], spans.length, len(rows))
              for spans in (found.open_most, found.open_least)]
    told = length > 0
    low, high = (np.where(told, 100.0 * (length - part) / np.where(told, length, 1.0), bound)
                 for part, bound in zip(unheld, (0.0, 100.0)))
    missing: list[tuple[str, ...]] = [("building.use",) if a < b else () for a, b in zip(low.tolist(), high.tolist())]
    blind = np.flatnonzero(~told)
    for row, names in zip(blind.tolist(), front_missing(plots(scene), rows[blind], np.arange(len(blind)), len(blind))):
        missing[row] = names
    guess = np.where(told & (low == high), low, np.nan)
    open_rear = told & (high < 100.0)
    for role in PLOTS_FROM:
        left = np.isin(np.arange(len(rows)), found.position[leaving(scene, role, found.lines, ADJOINING_M)]) & open_rear
        high = np.where(left, 100.0, high)
        missing = [(*names, f"{role.value}:coverage") if out else names for names, out in zip(missing, left.tolist())]
    return Measured(low, high, guess, tuple(missing))


def explain_rear_private(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The rear edges that no other home's plot adjoins."""
    pieces, position = scene.derived(_open_rears, *PLOT_ROLES)
    own = pieces[slice(*np.searchsorted(position, [row, row + 1]))]
    return Explanation(own[0] if len(own) == 1 else shapely.multilinestrings(own), None)


def _open_rears(scene: Scene) -> tuple[Geometries, Rows]:
    """What no home adjoins of the rear edges, as lines, and the plot of each, by plot: made once for all."""
    found = _rear(scene, np.arange(len(plots(scene)), dtype=np.intp))
    return cut_out(found.lines, found.open_most), found.position[found.open_most.line]


BOUNDARIES = (
    Quantity("boundary_side", "hedge_fence", "den side af en boliggrund, hegnet står langs",
             "the side of a dwelling plot that the fence stands along", boundary_side, kind="text", reads=PLOTS_FROM,
             derived=("plot",), reach_m=_ALONG.high, parameters={"along_m": _ALONG, "share_pct": _SHARE}),
    Quantity("boundary_height_m", "hedge_fence", "højden på hæk, hegn eller mur", "height of the hedge, fence or wall",
             boundary_height, unit="m", of_subject="height_m", explain=explain_height),
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
