# SPDX-License-Identifier: GPL-2.0-or-later
"""Dark pieces between neighbouring lamps along paths, whole arrays over all (stretch, lamp) pairs."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.ops import substring

from botrygt_qgis_plugin.engine.measure.coverage import covered_for, leaving
from botrygt_qgis_plugin.engine.measured import Params
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Gaps:
    """Gaps between neighbouring lamps, (k,) each, by stretch and then along it.

    path: position of the stretch; start, end: metres along it (end beyond its length where the gap goes on over a
    closed path's start); open_start, open_end: no lamp there, the path ends. one, other: light-point heights at the
    start and the end, the same lamp's at both where the other end is open; NaN unknown.
    low, high, guess: length that counts over mean height, whatever unknown heights are, and with the default height.
    unseen: undrawn lamps may stand beside the gap (high is then infinite) or beyond its open end.
    """

    path: Rows
    start: Floats
    end: Floats
    open_start: Flags
    open_end: Flags
    one: Floats
    other: Floats
    low: Floats
    high: Floats
    guess: Floats
    unseen: Flags

    def take(self, rows: slice) -> Gaps:
        """Only these gaps."""
        return Gaps(*(getattr(self, part.name)[rows] for part in fields(self)))


@dataclass(frozen=True)
class Beside:
    """Lamps beside paths as pairs, by path and then along it: position of the path, lamp row, metres along, height."""

    path: Rows
    lamp: Rows
    at: Floats
    height: Floats


def lamps_beside(scene: Scene, lines: Geometries, beside_m: float) -> Beside:
    """The lamps within beside_m of each line, in the order in which one walks past them."""
    lamps = scene.table(Role.LIGHT)
    path, lamp = lamps.tree.query(lines, predicate="dwithin", distance=beside_m)
    at = np.asarray(shapely.line_locate_point(lines[path], lamps.geometry[lamp]), dtype=np.float64)
    # Where two lamps stand side by side the order is by place, then key: an unknown height must not decide it.
    by_key = np.argsort(np.argsort(np.array(lamps.keys, dtype=str), kind="stable"))
    x, y = shapely.get_x(lamps.geometry), shapely.get_y(lamps.geometry)
    order = np.lexsort((by_key[lamp], y[lamp], x[lamp], at, path))
    return Beside(path[order], lamp[order], at[order], lamps.number("height_m")[lamp[order]])


def lamp_gaps(scene: Scene, lines: Geometries, params: Params) -> Gaps:
    """The gaps of each line; a line without a lamp beside it has none.

    Towards an end of the path a gap counts double (a lamp stands at most half a spacing from the end), or on to a lamp
    beyond the end where that gives less.
    """
    beside = lamps_beside(scene, lines, params["beside_m"])
    unlit = _sorted([np.concatenate(parts) for parts in zip(_between(beside), _at_ends(beside, lines))])
    default = params["default_height_m"]
    reach = (unlit.end - unlit.start) * np.where(unlit.open_start | unlit.open_end, 2.0, 1.0)
    low, high, guess = _ratios(reach, unlit.one, unlit.other, default)
    opens = np.flatnonzero(unlit.open_start | unlit.open_end)
    for values, beyond in zip((low, high, guess), _beyond(scene, lines, beside, unlit, params)):
        values[opens] = np.minimum(values[opens], beyond)
    return _with_cover(scene, lines, params, Gaps(
        unlit.path, unlit.start, unlit.end, unlit.open_start, unlit.open_end, unlit.one, unlit.other, low, high, guess,
        np.zeros(len(low), dtype=bool)))


@dataclass(frozen=True)
class _Stretches:
    """(k,) stretches without a lamp: the path, metres from and to along it, whether an end is the path's own, and the
    heights of the lamps at both ends."""

    path: Rows
    start: Floats
    end: Floats
    open_start: Flags
    open_end: Flags
    one: Floats
    other: Floats


def _between(beside: Beside) -> tuple[NDArray[Any], ...]:
    same = beside.path[1:] == beside.path[:-1]
    shut = np.zeros(int(same.sum()), dtype=bool)
    return (beside.path[1:][same], beside.at[:-1][same], beside.at[1:][same], shut, shut,
            beside.height[:-1][same], beside.height[1:][same])


def _at_ends(beside: Beside, lines: Geometries) -> tuple[NDArray[Any], ...]:
    """Gaps from the first and last lamps to the path's ends; on a closed path one gap from the last to the first."""
    path, first = np.unique(beside.path, return_index=True)
    last = np.append(first[1:], len(beside.path)) - 1 if len(path) else first
    length = shapely.length(lines[path])
    closed = shapely.is_closed(lines[path])
    count, shut = len(path), np.zeros(len(path), dtype=bool)
    begins = (path, np.zeros(count), beside.at[first], ~shut, shut, beside.height[first], beside.height[first])
    finishes = (path, beside.at[last], length, shut, ~shut, beside.height[last], beside.height[last])
    around = (path, beside.at[last], length + beside.at[first], shut, shut, beside.height[last], beside.height[first])
    kept = ((begins, ~closed), (finishes, ~closed), (around, closed))
    return tuple(np.concatenate([part[i][keep] for part, keep in kept]) for i in range(7))


def _sorted(columns: list[NDArray[Any]]) -> _Stretches:
    """Columns in the order of _Stretches's fields, sorted by path and then along it."""
    order = np.lexsort((columns[2], columns[1], columns[0]))
    return _Stretches(*(column[order] for column in columns))


def _ratios(length: Floats, one: Floats, other: Floats, default: float) -> tuple[Floats, Floats, Floats]:
    """Length over mean height: least and greatest (an unknown height is anything above 0), and with the default."""
    dark = np.isnan(one) | np.isnan(other)
    filled = (np.where(np.isnan(one), default, one) + np.where(np.isnan(other), default, other)) / 2.0
    least = (np.nan_to_num(one) + np.nan_to_num(other)) / 2.0
    with np.errstate(divide="ignore", invalid="ignore"):
        high = np.where(length > 0, length / least, 0.0)
    return np.where(dark, 0.0, length / filled), high, length / filled


def _beyond(scene: Scene, lines: Geometries, beside: Beside, unlit: _Stretches,
            params: Params) -> tuple[Floats, Floats, Floats]:
    """For each open gap, the least ratio on to a lamp that is beside no part of the path and nearer than the gap."""
    opens = np.flatnonzero(unlit.open_start | unlit.open_end)
    lamps = scene.table(Role.LIGHT)
    reach = (unlit.end - unlit.start)[opens]
    tips = shapely.get_point(lines[unlit.path[opens]], np.where(unlit.open_start[opens], 0, -1))
    gap, lamp = lamps.tree.query(tips, predicate="dwithin", distance=np.minimum(reach, params["beyond_m"]))
    onward = shapely.distance(tips[gap], lamps.geometry[lamp])
    count = len(lamps)
    own = np.isin(unlit.path[opens][gap] * count + lamp, beside.path * count + beside.lamp)
    gap, lamp, onward = gap[~own], lamp[~own], onward[~own]
    found = _ratios(reach[gap] + onward, unlit.one[opens][gap], lamps.number("height_m")[lamp],
                    params["default_height_m"])
    least = tuple(np.full(len(opens), np.inf) for _ in range(3))
    for values, ratio in zip(least, found):
        np.minimum.at(values, gap, ratio)
    return least[0], least[1], least[2]


def _with_cover(scene: Scene, lines: Geometries, params: Params, gaps: Gaps) -> Gaps:
    """Bounds widened where undrawn lamps may stand: beside a gap they may make it anything, beyond an end only less."""
    low, high, unseen = gaps.low.copy(), gaps.high.copy(), gaps.unseen.copy()
    near = leaving(scene, Role.LIGHT, lines, params["beside_m"])
    for row in np.flatnonzero(near[gaps.path]).tolist():
        piece = gap_piece(lines[gaps.path[row]], float(gaps.start[row]), float(gaps.end[row]))
        unseen[row] = leaving(scene, Role.LIGHT, np.array([piece], dtype=object), params["beside_m"])[0]
    high[unseen] = np.inf
    opens = np.flatnonzero(gaps.open_start | gaps.open_end)
    tips = shapely.get_point(lines[gaps.path[opens]], np.where(gaps.open_start[opens], 0, -1))
    reach = np.minimum(gaps.end[opens] - gaps.start[opens], params["beyond_m"])
    unseen[opens] |= covered_for(scene, Role.LIGHT, tips) < reach
    low[unseen] = 0.0
    return Gaps(gaps.path, gaps.start, gaps.end, gaps.open_start, gaps.open_end, gaps.one, gaps.other, low, high,
                gaps.guess, unseen)


def gap_piece(line: shapely.LineString, start: float, end: float) -> shapely.Geometry:
    """The piece of the path in a gap; in two parts where it goes on over a closed path's start."""
    if end <= line.length:
        return substring(line, start, end)
    return shapely.union(substring(line, start, line.length), substring(line, 0.0, end - line.length))
