# SPDX-License-Identifier: GPL-2.0-or-later
"""How wide paths are, and what encloses them: fences, hedges, walls and buildings along one side or both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.cures import nearest_accepted
from botrygt_qgis_plugin.engine.measure.pathlines import path_lines
from botrygt_qgis_plugin.engine.measure.spans import TOUCH_M
from botrygt_qgis_plugin.engine.measure.stretches import CENTRE_LINE
from botrygt_qgis_plugin.engine.measured import Accepts, Cause, Explanation, Measured, Parameter, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]

BOUNDING = (Role.BUILDING, Role.HEDGE_FENCE)
# The widest path a plan may draw; half of it, and the most a profile may say lies between a path's edge and its fence.
WIDEST_M, BOUNDING_REACH_M = 60.0, 32.0
_BOUND_GAP = Parameter(0.5, "m", 0.1, 2.0, "så nær stiens kant lukker et hegn eller en mur den inde",
                       "a fence or wall this near the path's edge encloses it")
_BOUND_LENGTH = Parameter(10.0, "m", 1.0, 50.0, "længere end dette tæller siden som lukket",
                          "beyond this length the side counts as enclosed")
# Essex Design Guide, pedestrian and cycle movement: half a metre more for each enclosed side.
PER_SIDE_M = 0.5


def path_width(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Path width as drawn, else as measured across its surface."""
    lines = path_lines(scene)
    return Measured.column(lines.width_m[rows], "path.width_m")


def effective_width(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Path width less 0.5 m for each side that a fence, hedge, wall or building encloses (Essex Design Guide)."""
    lines = path_lines(scene)
    geometry, width = lines.geometry[rows], lines.width_m[rows]
    told = lines.single[rows] & ~np.isnan(width)
    sides = _sides(scene, geometry[told], width[told], params)
    value, least = np.full(len(rows), np.nan), np.full(len(rows), -np.inf)
    value[told] = width[told] - PER_SIDE_M * sides.sure
    least[told] = width[told] - PER_SIDE_M * sides.possible
    missing = _lacking(scene, rows)
    for at, row in enumerate(np.flatnonzero(told).tolist()):
        missing[row] = tuple(_word(scene, role) for role in BOUNDING if sides.unsure[role][at])
    return Measured(least, np.where(told, value, np.inf), value, tuple(missing))


def _lacking(scene: Scene, rows: Rows) -> list[tuple[str, ...]]:
    """What is missing where a stretch has no width or no middle."""
    return [("path.width_m",) if single else (CENTRE_LINE,) for single in path_lines(scene).single[rows].tolist()]


def _word(scene: Scene, role: Role) -> str:
    return role.value + (":coverage" if scene.has(role) else "")


@dataclass(frozen=True)
class _Sides:
    """(n,) how many sides of each path are enclosed, and how many may be; and by what role that is unsure."""

    sure: Numbers
    possible: Numbers
    unsure: Mapping[Role, NDArray[np.bool_]]


def _edges_of(lines: Geometries, width: Numbers) -> Geometries:
    """(2n,) the left edges of paths, then the right ones."""
    return np.concatenate([shapely.offset_curve(lines, half) for half in (width / 2.0, -width / 2.0)])


def _sides(scene: Scene, lines: Geometries, width: Numbers, params: Params) -> _Sides:
    """The sides of paths of known width."""
    edges = _edges_of(lines, width)
    zones = _enclosing(scene, edges, params["gap_m"])
    drawn = shapely.length(shapely.intersection(edges, zones))
    sure = drawn > params["length_m"]
    unsure = {}
    for role in BOUNDING:
        # Nothing drawn outside the coverage: a fence may stand along that part of the edge.
        beyond = shapely.difference(edges, _covered(scene, role, params["gap_m"]))
        most = drawn + shapely.length(shapely.difference(beyond, zones))
        unsure[role] = ~sure & (most > params["length_m"])
    open_sides = sure | np.logical_or(*unsure.values())
    half = len(lines)
    return _Sides(sure[:half] + 1.0 * sure[half:], open_sides[:half] + 1.0 * open_sides[half:],
                  {role: side[:half] | side[half:] for role, side in unsure.items()})


def _covered(scene: Scene, role: Role, gap: float) -> shapely.Geometry:
    """Where nothing drawn means nothing there."""
    return shapely.buffer(scene.covered(role), -gap) if scene.has(role) else shapely.Polygon()


def _enclosing(scene: Scene, edges: Geometries, gap: float) -> Geometries:
    """(n,) the area within `gap` of whatever encloses each path edge; empty where nothing does."""
    beside: dict[int, list[shapely.Geometry]] = {}
    for role in BOUNDING:
        table = scene.table(role)
        found = zip(*(rows.tolist() for rows in table.tree.query(edges, predicate="dwithin", distance=gap)))
        for edge, row in sorted(found, key=lambda pair: (pair[0], table.keys[pair[1]])):
            beside.setdefault(edge, []).append(table.geometry[row])
    zones = np.full(len(edges), shapely.Polygon(), dtype=object)
    for edge, shapes in beside.items():
        zones[edge] = shapely.union_all(shapely.buffer(shapes, gap))
    return zones


def explain_width(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The stretch, and the least width that would do: a wider path may come within reach of more fences, or fewer."""
    lines = path_lines(scene)
    line, width = lines.geometry[[row]], float(lines.width_m[row])
    least = nearest_accepted(width - 2 * PER_SIDE_M, (WIDEST_M,), 0.01, accepts)
    for sides in range(3):
        tried = round((WIDEST_M if least is None else least) + PER_SIDE_M * sides, 2)
        bounded = _sides(scene, line, np.array([tried]), params).possible[0]
        if tried > width and accepts(round(tried - PER_SIDE_M * float(bounded), 2)):
            return Explanation(line[0], Cause("attribute", attribute="width_m", value=tried))
    return Explanation(line[0], None)


def enclosed_both(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Metres of path that are enclosed on both sides at once; more may be where fences or buildings may lie undrawn."""
    lines = path_lines(scene)
    geometry, width = lines.geometry[rows], lines.width_m[rows]
    told = np.flatnonzero(lines.single[rows] & ~np.isnan(width))
    low, high = np.zeros(len(rows)), np.full(len(rows), np.inf)
    missing, guess = _lacking(scene, rows), np.full(len(rows), np.nan)
    edges = _edges_of(geometry[told], width[told])
    zones = _enclosing(scene, edges, params["gap_m"])
    parts, most, names = shapely.intersection(edges, zones), zones, []
    for role in BOUNDING:
        kept = _covered(scene, role, params["gap_m"])
        names.append((_word(scene, role), ~shapely.covers(kept, edges)))
        # An edge's surroundings outside the cover count as a zone that may enclose it.
        most = shapely.union(most, shapely.difference(shapely.buffer(edges, 0.1), kept))
    widest, half = shapely.intersection(edges, most), len(told)
    for at, row in enumerate(told.tolist()):
        low[row], high[row] = (_shared(geometry[row], side[at], side[half + at]) for side in (parts, widest))
        guess[row] = low[row]
        unsure = tuple(word for word, some in names if some[at] or some[half + at])
        doubtful = bool(unsure) and high[row] > low[row] + TOUCH_M
        high[row], missing[row] = (high[row], unsure) if doubtful else (low[row], ())
    return Measured(low, high, guess, tuple(missing))


def _shared(line: shapely.LineString, left: shapely.Geometry, right: shapely.Geometry) -> float:
    """Metres along a line beside which both parts of its edges lie."""
    spans = [_spans(line, side) for side in (left, right)]
    shared = [min(b, d) - max(a, c) for a, b in spans[0] for c, d in spans[1]]
    return float(sum(run for run in shared if run > 0))


def _spans(line: shapely.LineString, side: shapely.Geometry) -> list[tuple[float, float]]:
    """From where to where along a line the parts of its edge lie, without overlaps."""
    parts = shapely.get_parts(side)
    found = []
    for part in parts[shapely.length(parts) > 0].tolist():
        at = shapely.line_locate_point(line, shapely.points(shapely.get_coordinates(part)))
        found.append((float(at.min()), float(at.max())))
    merged: list[tuple[float, float]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def explain_enclosed(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The path; what encloses it is named where taking it away alone opens a side enough."""
    lines = path_lines(scene)
    line, width = lines.geometry[row], float(lines.width_m[row])
    edges = _edges_of(lines.geometry[[row]], np.array([width]))
    fences = scene.table(Role.HEDGE_FENCE)
    near = np.unique(fences.tree.query(edges, predicate="dwithin", distance=params["gap_m"])[1])
    keys = sorted(fences.keys[at] for at in near.tolist())
    for key in keys:
        tried = scene.without(Role.HEDGE_FENCE, [key])
        parts = shapely.intersection(edges, _enclosing(tried, edges, params["gap_m"]))
        if accepts(round(_shared(line, parts[0], parts[1]), 1)):
            return Explanation(line, Cause("blockers", ((Role.HEDGE_FENCE, key),)))
    return Explanation(line, None)


ENCLOSURE = (
    Quantity("path_width_m", "path_stretch", "stiens bredde, som den er tegnet", "path width as drawn", path_width,
             unit="m", of_subject="width_m"),
    Quantity("effective_width_m", "path_stretch",
             "stiens bredde, fratrukket 0,5 m for hver side, der er lukket af hegn, hæk, mur eller bygning",
             "path width, less 0.5 m for each side that a fence, hedge, wall or building encloses", effective_width,
             unit="m", reads=BOUNDING, reach_m=BOUNDING_REACH_M,
             parameters={"gap_m": _BOUND_GAP, "length_m": _BOUND_LENGTH}, explain=explain_width,
             of_subject="width_m"),
    Quantity("enclosed_both_m", "path_stretch", "meter sti, der er lukket inde på begge sider",
             "metres of path enclosed on both sides", enclosed_both, unit="m", quantum=0.1, reads=BOUNDING,
             reach_m=BOUNDING_REACH_M, parameters={"gap_m": _BOUND_GAP}, explain=explain_enclosed),
)
