# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan with a burglar's eyes: for each home the easiest way in and another way out, and what makes it easy.

A list of weak spots is a burglar's map too: what is made here is marked INTERN and belongs in no public report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.handling import INTERN
from botrygt_qgis_plugin.engine.measure.escapes import (
    ROUTE_ROLES,
    Entries,
    Routes,
    entries,
    escape_ways,
    least_seen,
)
from botrygt_qgis_plugin.engine.measure.plots import FRONT, plots
from botrygt_qgis_plugin.engine.measure.steps import looked_at, steps
from botrygt_qgis_plugin.engine.measure.touching import BY_ROAD, TOUCHES, Touching, touching
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene, empty_table

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]

HANDLING = INTERN
# A fence this near an edge stands in it; a gap of a metre and a half lets one through.
FENCE_AT_EDGE_M, GAP_M = 1.5, 1.5
# One climbs what is lower than this without being noticed, and counts what is not written down as this high.
CLIMBED_M, GUESSED_FENCE_M = 1.2, 1.8
# So many unseen metres make an approach easy; a lamp this near makes a place lit.
HIDDEN_M, LIT_WITHIN_M = 10.0, 25.0
REASONS = ("rear", "hidden_way", "hidden_entry", "open_boundary", "low_boundary", "unlit", "second_exit",
           "hidden_escape")
BURGLAR_ROLES = (*ROUTE_ROLES, Role.LIGHT)


@dataclass(frozen=True)
class _Doors:
    """What a burglar weighs at each entry: (k,) whether it is seen there, the height of the boundary in metres (0 where
    one walks through), and whether it lies at the plot's front or along a road, where everybody passes."""

    seen: NDArray[np.bool_]
    barrier: Numbers
    front: NDArray[np.bool_]


def burglar_routes(scene: Scene) -> FeatureTable:
    """One row per plot that strangers' ground or a road touches, in the order of the plots; keys are the plots' own.

    geometry: the way in from the nearest road, as a line. Columns: way_out: the second way, a line or None; side: the
    edge one comes in over; touches: what lies before it; seen_m, metres, unseen_m: of the way in; barrier_m: the
    boundary there; escapes: ways away that nobody sees; reasons: codes of REASONS, separated by spaces; handling:
    INTERN.
    """
    return scene.derived(_burglar_routes, *BURGLAR_ROLES)


def _burglar_routes(scene: Scene) -> FeatureTable:
    table, found, runs = plots(scene), entries(scene), touching(scene)
    if not len(table) or not len(found.run):
        return empty_table()
    routes, doors = least_seen(scene), _doors(scene, found, runs)
    order = np.lexsort((found.run, np.round(found.metres, 1), doors.barrier, np.round(found.seen_m), doors.seen,
                        doors.front, found.plot))
    usable = order[np.isfinite(found.metres[order])]
    homes = np.unique(found.plot[usable])
    away = escape_ways(scene, homes, {}).guess
    rows = [_row(scene, (found, doors, routes), usable[found.plot[usable] == home], float(ways))
            for home, ways in zip(homes.tolist(), away.tolist())]
    names = ("way_out", "side", "touches", "seen_m", "metres", "unseen_m", "barrier_m", "escapes", "reasons",
             "handling")
    columns: dict[str, NDArray[Any]] = {}
    for name in names:
        number = name.endswith("_m") or name in ("metres", "escapes")
        column = np.empty(len(rows), dtype=np.float64 if number else object)
        column[:] = [row[name] for row in rows]
        columns[name] = column
    lines = np.empty(len(rows), dtype=object)
    lines[:] = [row["way_in"] for row in rows]
    picked = table.take(homes)
    return FeatureTable(picked.keys, lines, columns, picked.labels, picked.source)


def _doors(scene: Scene, found: Entries, runs: Touching) -> _Doors:
    edge = runs.edge[found.run]
    front = runs.edges.of(FRONT)[edge] | (runs.what[found.run] == _ROAD)
    inward = found.place - runs.edges.outward[edge] * 2.0
    seen = looked_at(scene, inward)[2]
    return _Doors(seen, _barriers(scene, found, runs), front)


def _barriers(scene: Scene, found: Entries, runs: Touching) -> Numbers:
    """(k,) the lowest boundary along each run: 0 where a gap is left, else the lowest fence, as drawn or guessed."""
    fences = scene.table(Role.HEDGE_FENCE)
    pieces = runs.parts(np.isin(np.arange(len(runs.what)), found.run))
    run, fence = fences.tree.query(pieces, predicate="dwithin", distance=FENCE_AT_EDGE_M)
    high = np.where(np.isnan(fences.number("height_m")), GUESSED_FENCE_M, fences.number("height_m"))
    barrier = np.zeros(len(pieces))
    for at in np.unique(run).tolist():
        near = np.sort(fence[run == at])
        zone = shapely.union_all(shapely.buffer(fences.geometry[near], FENCE_AT_EDGE_M, cap_style="flat"))
        gaps = shapely.get_parts(shapely.difference(pieces[at], zone))
        if shapely.length(gaps).max(initial=0.0) < GAP_M:
            barrier[at] = float(high[near].min())
    return barrier


def _row(scene: Scene, known: tuple[Entries, _Doors, Routes], ranked: Rows, escapes: float) -> dict[str, Any]:
    """What is told of one plot; `ranked` are its entries, the easiest first."""
    found, doors, routes = known
    best = int(ranked[0])
    runs = touching(scene)
    side = runs.edges.side[runs.edge[found.run]]
    others = [entry for entry in ranked[1:].tolist()
              if found.step[entry] != found.step[best] and (side[entry] != side[best]
                                                           or steps(scene).edge[found.step[entry]]
                                                           != steps(scene).edge[found.step[best]])]
    second = others[0] if others else None
    what = int(runs.what[found.run[best]])
    row = {"side": str(side[best]), "touches": TOUCHES[what], "seen_m": round(float(found.seen_m[best]), 1),
           "metres": round(float(found.metres[best]), 1), "unseen_m": round(float(found.unseen_m[best]), 1),
           "barrier_m": round(float(doors.barrier[best]), 2), "escapes": escapes, "handling": HANDLING,
           "way_in": _way(scene, found, routes, best),
           "way_out": None if second is None else shapely.reverse(_way(scene, found, routes, second))}
    told = {"rear": not doors.front[best], "hidden_way": row["unseen_m"] >= HIDDEN_M,
            "hidden_entry": not doors.seen[best], "open_boundary": row["barrier_m"] == 0 and what != _ROAD,
            "low_boundary": 0 < row["barrier_m"] < CLIMBED_M, "unlit": _unlit(scene, found.place[best]),
            "second_exit": second is not None, "hidden_escape": escapes >= 1}
    row["reasons"] = " ".join(reason for reason in REASONS if told[reason])
    return row


_ROAD = TOUCHES.index(BY_ROAD)


def _unlit(scene: Scene, place: Numbers) -> bool:
    """Whether a place surely has no lamp near it; False where lamps are not drawn."""
    lamps = scene.table(Role.LIGHT)
    near = lamps.tree.query(shapely.Point(place), predicate="dwithin", distance=LIT_WITHIN_M)
    return scene.has(Role.LIGHT) and not len(near)


def _way(scene: Scene, found: Entries, routes: Routes, entry: int) -> shapely.LineString:
    """The least-seen way from a road to an entry, and over the boundary."""
    cut, node = steps(scene), int(found.node[entry])
    places = [tuple(found.place[entry].tolist()), tuple(found.foot[entry].tolist())]
    while node >= 0:
        places.append(tuple(cut.place[node].tolist()))
        node = int(routes.before[node])
    line = shapely.LineString(places[::-1])
    return shapely.simplify(line, 0.05)
