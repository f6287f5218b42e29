# SPDX-License-Identifier: GPL-2.0-or-later
"""Where along a path it is dark: the longest piece in one, and the share of the way that is lit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.ops import substring

from botrygt_qgis_plugin.engine.measure.waylight import Laid, Three, Way, laid, undrawn_lamps
from botrygt_qgis_plugin.engine.measured import Params
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Steps:
    """Steps along lines, by line and then along it: position of the line, metres from and to, least lux across."""

    line: Rows
    start: Floats
    end: Floats
    low: Floats
    guess: Floats
    high: Floats


def steps_of(made: Laid) -> Steps:
    """The rows of points across each line as steps along it."""
    first = np.flatnonzero(np.diff(made.places.step, prepend=-1))
    bay = made.places.group[first]
    along = made.bays.along
    turn = np.arange(len(bay)) - (np.cumsum(along) - along)[bay]
    size = (made.bays.end - made.bays.start)[bay] / along[bay]
    start = made.bays.start[bay] + turn * size

    def least(lux: Floats) -> Floats:
        return np.minimum.reduceat(lux, first) if len(first) else np.empty(0)

    light = made.light
    return Steps(made.bays.line[bay], start, start + size, least(light.low), least(light.guess), least(light.high))


def longest(steps: Steps, dark: Flags, count: int) -> Floats:
    """(count,) metres of the longest run of dark steps on each line."""
    found = np.zeros(count)
    if not len(dark):
        return found
    breaks = np.ones(len(dark), dtype=bool)
    breaks[1:] = (steps.line[1:] != steps.line[:-1]) | ~(dark[1:] & dark[:-1])
    run = np.cumsum(breaks) - 1
    metres = np.bincount(run, np.where(dark, steps.end - steps.start, 0.0))
    np.maximum.at(found, steps.line[breaks], metres)
    return found


def lit_share(steps: Steps, lit: Flags, count: int) -> Floats:
    """(count,) share of each line's length in lit steps, in %."""
    size = steps.end - steps.start
    whole = np.bincount(steps.line, size, count)
    return np.asarray(100.0 * np.bincount(steps.line, np.where(lit, size, 0.0), count) / np.maximum(whole, 1e-9))


def darkness(scene: Scene, way: Way, rows: Rows, params: Params) -> tuple[Three, Three, list[set[str]]]:
    """Per stretch: the longest dark piece in metres, the lit share in %, and what is not known."""
    made = laid(scene, way, rows, params)
    steps, count, dark_lx = steps_of(made), len(rows), params["dark_lx"]
    lacks: list[set[str]] = [set() for _ in range(count)]
    for line, words in zip(made.line_rows[made.bays.line].tolist(), made.light.lacks):
        lacks[line].update(words)
    gap, share = _blank(count, np.inf), _blank(count, 100.0)
    lines, number = made.line_rows, len(made.lines)
    for into, values in ((gap.low, steps.high), (gap.guess, steps.guess), (gap.high, steps.low)):
        into[lines] = longest(steps, values < dark_lx, number)
    for into, values in ((share.low, steps.low), (share.guess, steps.guess), (share.high, steps.high)):
        into[lines] = lit_share(steps, values >= dark_lx, number)
    _loosen(scene, way, (rows, made, params), (gap, share, lacks))
    return gap, share, lacks


def _blank(count: int, high: float) -> Three:
    return Three(np.zeros(count), np.full(count, np.nan), np.full(count, high))


def _loosen(scene: Scene, way: Way, of: tuple[Rows, Laid, Params], into: tuple[Three, Three, list[set[str]]]) -> None:
    """Open the bounds where the width is not drawn, or lamps stand that nobody drew."""
    (rows, made, params), (gap, share, lacks) = of, into
    whole = np.full(len(rows), np.inf)
    whole[made.line_rows] = shapely.length(made.lines)
    wide = made.line_rows[made.width_open]
    for row in wide.tolist():
        lacks[row].add(f"{way.role.value}.width_m")
    gap.low[wide], gap.high[wide], share.low[wide], share.high[wide] = 0.0, whole[wide], 0.0, 100.0
    unlit = undrawn_lamps(scene, way, rows, params)
    gap.low[unlit], share.high[unlit] = 0.0, 100.0
    for row in unlit.tolist():
        lacks[row].add(Role.LIGHT.value)


def dark_pieces(made: Laid, dark: Flags) -> shapely.Geometry:
    """The pieces of the first line in its dark steps; an empty line where none is."""
    steps = steps_of(made)
    line = made.lines[0]
    pieces = []
    start = None
    for i in np.flatnonzero(dark).tolist():
        start = float(steps.start[i]) if start is None else start
        if i + 1 >= len(dark) or not dark[i + 1]:
            pieces.append(substring(line, start, float(steps.end[i])))
            start = None
    return shapely.line_merge(shapely.multilinestrings(pieces)) if len(pieces) > 1 else \
        pieces[0] if pieces else shapely.LineString()
