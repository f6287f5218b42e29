# SPDX-License-Identifier: GPL-2.0-or-later
"""Plots against what strangers may walk on: side and rear boundaries along paths, parking and greens."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.coverage import role_lacking
from botrygt_qgis_plugin.engine.measure.gates import GATE_ROLES, shut_stretches
from botrygt_qgis_plugin.engine.measure.plots import INNER, REAR, SIDE, UNKNOWN, front_missing, plots
from botrygt_qgis_plugin.engine.measure.stretches import stretches
from botrygt_qgis_plugin.engine.measure.touching import (
    BY_GREEN,
    BY_PARKING,
    BY_PATH,
    BY_PLAY,
    LOOK_ROLES,
    NOTHING,
    TOUCH_REACH_M,
    TOUCHES,
    Touching,
    touching,
    touching_paths,
)
from botrygt_qgis_plugin.engine.measured import Accepts, Explanation, Measured, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

STRANGERS = (BY_PATH, BY_PARKING, BY_PLAY, BY_GREEN)
PLOTS_FROM = (Role.PARCEL, Role.BUILDING)


def _of_plots(runs: Touching, edges: Flags, metres: Numbers, count: int) -> Numbers:
    """(count,) metres summed over the chosen edges of each plot."""
    return np.asarray(np.bincount(runs.edges.plot[edges], metres[edges], minlength=count), dtype=np.float64)


def _bounded(scene: Scene, rows: Rows, sure: tuple[Touching, Numbers], most: tuple[Touching, Numbers],
             sides: tuple[str, ...]) -> Measured:
    """Metres along edges of these sides: surely, and possibly where a front is unknown or a layer leaves it open.

    sure, most: runs and per edge the metres that are, and that may be, what is asked for.
    """
    table, (runs, low_metres), (other, high_metres) = plots(scene), sure, most
    count = len(table)
    known, doubt = runs.edges.of(*sides), runs.edges.of(UNKNOWN, INNER)
    open_edge = np.array([bool(names) for names in runs.unsure], dtype=bool)
    blank = np.where(open_edge, other.metres(NOTHING), 0.0)
    low = _of_plots(runs, known, low_metres, count)
    high = _of_plots(runs, known | doubt, high_metres + blank, count)
    fronts = front_missing(table, rows, np.arange(len(rows)), len(rows))
    doubtful = _of_plots(runs, doubt, high_metres + blank, count) > 0
    gates = _of_plots(runs, known, high_metres - low_metres, count) > 0.005
    lacks: list[set[str]] = [set() for _ in range(count)]
    for edge in np.flatnonzero((known | doubt) & (blank > 0)).tolist():
        lacks[int(runs.edges.plot[edge])].update(runs.unsure[edge])
    missing = []
    for at, row in enumerate(rows.tolist()):
        names = {*(fronts[at] if doubtful[row] else ()), *(("path.gated",) if gates[row] else ()), *lacks[row]}
        missing.append(tuple(sorted(names)) if high[row] > low[row] else ())
    guess = np.where(doubtful[rows] & (high[rows] > low[rows]), np.nan, low[rows])
    return Measured(low[rows], high[rows], guess, tuple(missing))


def exposed_edge(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Metres of a plot's side and rear boundary along path, parking, playground or green."""
    if role_lacking(scene, *PLOTS_FROM):
        return Measured.unknown(len(rows), role_lacking(scene, *PLOTS_FROM))
    runs = touching(scene)
    metres = runs.metres(*STRANGERS)
    return _bounded(scene, rows, (runs, metres), (runs, metres), (SIDE, REAR))


def explain_exposed(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The boundary that lies open; what cures it is another plan."""
    runs = touching(scene)
    open_run = np.isin(runs.what, [TOUCHES.index(name) for name in STRANGERS])
    open_run &= (runs.edges.of(SIDE, REAR) & (runs.edges.plot == row))[runs.edge]
    return Explanation(shapely.union_all(runs.parts(open_run)), None)


def rear_path_edge(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Metres of a plot's rear boundary along a public path that no gate closes."""
    if role_lacking(scene, *PLOTS_FROM):
        return Measured.unknown(len(rows), role_lacking(scene, *PLOTS_FROM))
    sure, most = scene.derived(_open_paths, *_REAR_ROLES)
    return _bounded(scene, rows, (sure, sure.metres(BY_PATH)), (most, most.metres(BY_PATH)), (REAR,))


_REAR_ROLES = tuple(dict.fromkeys((*PLOTS_FROM, Role.ENTRANCE, Role.ADDRESS, *GATE_ROLES)))


def _open_paths(scene: Scene) -> tuple[Touching, Touching]:
    """What plot edges touch where only the paths count that are surely, and that are possibly, open."""
    gated, enclosed = stretches(scene).text("gated"), shut_stretches(scene).enclosed
    certain = np.array([told is False for told in gated.tolist()], dtype=bool) & ~enclosed
    possible = np.array([told is not True for told in gated.tolist()], dtype=bool) & ~enclosed
    return touching_paths(scene, np.flatnonzero(certain)), touching_paths(scene, np.flatnonzero(possible))


EXPOSED = (
    Quantity("exposed_edge_m", "plot", "side- og bagskel langs sti, parkering, legeplads eller grønt areal",
             "side and rear boundary along path, parking, playground or green", exposed_edge, unit="m", quantum=0.1,
             reads=(*PLOTS_FROM, *LOOK_ROLES), derived=("plot", "path_stretch"), reach_m=TOUCH_REACH_M,
             through=PLOTS_FROM, explain=explain_exposed),
    Quantity("rear_path_edge_m", "plot", "bagskel langs en offentlig sti uden låge",
             "rear boundary along a public path without a gate", rear_path_edge, unit="m", quantum=0.1,
             reads=(*PLOTS_FROM, Role.PATH, Role.ROAD, Role.TUNNEL_UNDERPASS, Role.GATE),
             derived=("plot", "path_stretch"), reach_m=None, through=PLOTS_FROM),
)
