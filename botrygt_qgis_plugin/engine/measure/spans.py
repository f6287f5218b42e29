# SPDX-License-Identifier: GPL-2.0-or-later
"""Spans along lines, by numbers: steps, spans joined where they overlap, and what they leave open.

GEOS cannot be asked: parts cut out of a slanting line lie a rounding error beside it and beside each other, so that
their union counts twice what they share and taking them away from the line takes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.ops import substring

from botrygt_qgis_plugin.engine.scene import Geometries

# Spans with less than this between them touch.
TOUCH_M = 0.001
# A number of steps that misses a whole one by this share of a step is that whole one: the last digits of a length
# depend on how the drawing lies.
WHOLE = 1e-6


@dataclass(frozen=True)
class Spans:
    """(k,) the position of the line each lies on, and where along it, in metres, it starts and ends."""

    line: NDArray[np.intp]
    start: NDArray[np.float64]
    end: NDArray[np.float64]

    @property
    def length(self) -> NDArray[np.float64]:
        """(k,) metres."""
        return self.end - self.start


def steps_over(length: NDArray[np.float64], step: float) -> NDArray[np.intp]:
    """(n,) the least number, at least one, of equal steps no longer than `step` metres that lead over each length."""
    return np.asarray(np.maximum(1, np.ceil(length / step - WHOLE)), dtype=np.intp)


def spans_of(lines: Geometries, parts: Geometries, line: NDArray[np.intp]) -> Spans:
    """Where parts cut out of lines lie on them; points among the parts are left out.

    parts: (p,) lines of one or several pieces; line: (p,) the position of the line each was cut from.
    """
    pieces, part = shapely.get_parts(parts, return_index=True)
    long = shapely.length(pieces) > 0
    pieces, line = pieces[long], line[part[long]]
    ends = [shapely.line_locate_point(lines[line], shapely.get_point(pieces, at)) for at in (0, -1)]
    return Spans(line, np.minimum(*ends), np.maximum(*ends))


def joined(spans: Spans) -> Spans:
    """The same stretches with none overlapping or touching another, by line, then along it."""
    if not len(spans.line):
        return spans
    order = np.lexsort((spans.end, spans.start, spans.line))
    line, start, end = spans.line[order], spans.start[order], spans.end[order]
    # One axis for all lines, one after the other with a metre between them.
    shift = line * (end.max() - start.min() + 1.0)
    reached = np.maximum.accumulate(end + shift)
    first = np.flatnonzero(np.concatenate([[True], (start + shift)[1:] > reached[:-1] + TOUCH_M]))
    return Spans(line[first], start[first], np.maximum.reduceat(end, first))


def left_open(spans: Spans, length: NDArray[np.float64]) -> Spans:
    """What spans leave of lines of these lengths, by line, then along it."""
    every, nought = np.arange(len(length)), np.zeros(len(length))
    most = length[spans.line]
    held = joined(Spans(np.concatenate([every, spans.line, every]),
                        np.concatenate([nought, np.clip(spans.start, 0.0, most), length]),
                        np.concatenate([nought, np.clip(spans.end, 0.0, most), length])))
    gap = held.line[1:] == held.line[:-1]
    return Spans(held.line[1:][gap], held.end[:-1][gap], held.start[1:][gap])


def cut_out(lines: Geometries, spans: Spans) -> Geometries:
    """(k,) the pieces of the lines that the spans stand for."""
    made = np.empty(len(spans.line), dtype=object)
    made[:] = [substring(lines[line], start, end)
               for line, start, end in zip(spans.line.tolist(), spans.start.tolist(), spans.end.tolist())]
    return made
