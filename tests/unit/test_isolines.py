# SPDX-License-Identifier: GPL-2.0-or-later
"""Isolines: where they run, which way round, and that they join."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from botrygt_qgis_plugin.engine.isolines import isolines
from botrygt_qgis_plugin.engine.raster import Raster


def hill(step):
    """100 - r^2 on a grid round the origin."""
    axis = (np.arange(int(40 / step)) + 0.5) * step - 20.0
    x, y = np.meshgrid(axis, -axis)
    return Raster(100.0 - x * x - y * y, -20.0, 20.0, step)


@pytest.mark.parametrize(("level", "radius"), [(0.0, 10.0), (19.0, 9.0), (75.0, 5.0)])
def test_a_round_hill_has_circles(level, radius):
    ((_, line),) = isolines(hill(0.5), [level])
    assert line.is_ring and shapely.is_ccw(line)
    assert np.hypot(*shapely.get_coordinates(line).T) == pytest.approx(radius, abs=0.02)


def test_a_slope_has_straight_lines_at_their_place():
    raster = Raster(np.tile(np.arange(10.0), (4, 1)), 100.0, 50.0, 2.0)
    ((level, line),) = isolines(raster, [3.25])
    assert level == 3.25
    assert shapely.get_coordinates(line)[:, 0] == pytest.approx(100.0 + 2.0 * 3.25 + 1.0)
    assert line.length == pytest.approx(6.0)


def test_no_line_runs_where_nothing_is_known():
    made = hill(0.5)
    made.values[:, :40] = np.nan
    lines = [line for _, line in isolines(made, [75.0])]
    assert lines and min(line.bounds[0] for line in lines) > 0.0
    assert isolines(Raster(np.full((5, 5), np.nan), 0.0, 0.0, 1.0), [1.0]) == []
    assert isolines(Raster(np.ones((1, 9)), 0.0, 0.0, 1.0), [0.5]) == []


@given(arrays.arrays(np.float64, (6, 7), elements=st.integers(0, 5).map(float)), st.sampled_from([0.5, 2.5, 4.5]))
def test_a_line_ends_only_at_the_edge(values, level):
    raster = Raster(values, 0.0, 6.0, 1.0)
    frame = shapely.box(0.5, 0.5, 6.5, 5.5).exterior
    for _, line in isolines(raster, [level]):
        if not line.is_ring:
            assert shapely.boundary(line).is_empty or shapely.distance(frame, shapely.boundary(line)) == 0.0
