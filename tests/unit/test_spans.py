# SPDX-License-Identifier: GPL-2.0-or-later
"""Spans along lines: joined, left open, and read off parts that were cut out of slanting lines."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
import shapely.affinity
from hypothesis import given
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.measure.spans import Spans, cut_out, joined, left_open, spans_of, steps_over


def spans(*rows):
    """Spans of (line, start, end)."""
    line, start, end = zip(*rows) if rows else ((), (), ())
    return Spans(np.array(line, dtype=np.intp), np.array(start, dtype=float), np.array(end, dtype=float))


def listed(found):
    return list(zip(found.line.tolist(), found.start.tolist(), found.end.tolist()))


@pytest.mark.parametrize(("given_spans", "expected"), [
    pytest.param([], [], id="none"),
    pytest.param([(0, 5, 9), (0, 1, 3)], [(0, 1, 3), (0, 5, 9)], id="apart, and put in order"),
    pytest.param([(0, 1, 5), (0, 4, 9)], [(0, 1, 9)], id="overlapping"),
    pytest.param([(0, 1, 4), (0, 4, 9)], [(0, 1, 9)], id="touching"),
    pytest.param([(0, 1, 4), (0, 4.0009, 9)], [(0, 1, 9)], id="less than 1 mm between"),
    pytest.param([(0, 1, 4), (0, 4.0011, 9)], [(0, 1, 4), (0, 4.0011, 9)], id="more than 1 mm between"),
    pytest.param([(0, 1, 9), (0, 3, 4), (0, 8, 10)], [(0, 1, 10)], id="one inside another"),
    pytest.param([(1, 0, 2), (0, 3, 4), (1, 2, 5)], [(0, 3, 4), (1, 0, 5)], id="other lines are other lines"),
])
def test_spans_are_joined(given_spans, expected):
    assert listed(joined(spans(*given_spans))) == expected


@pytest.mark.parametrize(("given_spans", "expected"), [
    pytest.param([], [(0, 0, 10), (1, 0, 4)], id="all of both lines"),
    pytest.param([(0, 0, 10), (1, 0, 4)], [], id="nothing"),
    pytest.param([(0, -3, 2), (0, 8, 12)], [(0, 2, 8), (1, 0, 4)], id="spans that reach over the ends"),
    pytest.param([(0, 3, 5), (0, 4, 6), (1, 1, 4)], [(0, 0, 3), (0, 6, 10), (1, 0, 1)], id="before, between, after"),
])
def test_what_spans_leave_open(given_spans, expected):
    assert listed(left_open(spans(*given_spans), np.array([10.0, 4.0]))) == expected


SPAN = st.tuples(st.integers(0, 2), st.integers(-5, 45), st.integers(0, 20)).map(lambda s: (s[0], s[1], s[1] + s[2]))


@given(st.lists(SPAN, max_size=12))
def test_every_metre_is_held_or_open(rows):
    length = np.array([40.0, 7.0, 0.0])
    held = {(line, metre) for line, start, end in rows for metre in range(start, end)}
    left = {(line, metre) for line, start, end in listed(left_open(spans(*rows), length))
            for metre in range(int(start), int(end))}
    assert left == {(line, metre) for line in range(3) for metre in range(int(length[line]))} - held
    assert {(line, metre) for line, start, end in listed(joined(spans(*rows)))
            for metre in range(int(start), int(end))} == held


def slanting(turn):
    """A line of 40 m from a place as far from the origin as Denmark is, and the box beside it from `start` to `end`."""
    line = shapely.affinity.rotate(shapely.LineString([(0, 0), (40, 0)]), turn, origin=(0, 0))
    place = (543250.37, 6186250.81)

    def zone(start, end):
        box = shapely.affinity.rotate(shapely.box(start, -0.4, end, 0.7), turn, origin=(0, 0))
        return shapely.affinity.translate(box, *place)

    return shapely.affinity.translate(line, *place), zone


@pytest.mark.parametrize("turn", [0, 3, 17, 29.5, 45, 61, 90, 118, 200, 303])
def test_overlapping_parts_of_a_slanting_line_count_once(turn):
    line, zone = slanting(turn)
    lines = np.array([line], dtype=object)
    zones = np.array([zone(-2, 14), zone(9, 21), zone(20, 22), zone(30, 33)], dtype=object)
    parts = shapely.intersection(line, zones)
    found = joined(spans_of(lines, parts, np.zeros(4, dtype=np.intp)))
    np.testing.assert_allclose([found.start, found.end], [[0, 30], [22, 33]], atol=1e-6)
    left = left_open(found, shapely.length(lines))
    np.testing.assert_allclose([left.start, left.end], [[22, 33], [30, 40]], atol=1e-6)
    pieces = cut_out(lines, left)
    np.testing.assert_allclose(shapely.length(pieces), [8, 7], atol=1e-6)
    assert shapely.distance(pieces, line).max() < 1e-6


def test_points_among_the_parts_are_left_out():
    line = shapely.LineString([(0, 0), (10, 0)])
    parts = np.array([shapely.from_wkt("GEOMETRYCOLLECTION(POINT(1 0), LINESTRING(6 0, 4 0))"), shapely.Point(9, 0),
                      shapely.from_wkt("MULTILINESTRING((7 0, 8 0), (9 0, 10 0))"), shapely.LineString()], dtype=object)
    found = spans_of(np.array([line], dtype=object), parts, np.zeros(4, dtype=np.intp))
    assert listed(found) == [(0, 4, 6), (0, 7, 8), (0, 9, 10)]


@pytest.mark.parametrize(("length", "steps"), [
    pytest.param(0.0, 1, id="nothing is one step"), pytest.param(4.0, 4, id="whole"),
    pytest.param(4.0 + 4e-15, 4, id="a rounding error over"), pytest.param(4.0 - 4e-15, 4, id="a rounding error under"),
    pytest.param(4.001, 5, id="a millimetre over"),
])
def test_rounding_adds_no_step(length, steps):
    assert steps_over(np.array([length]), 1.0).tolist() == [steps]
