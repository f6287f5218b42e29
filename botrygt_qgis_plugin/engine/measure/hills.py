# SPDX-License-Identifier: GPL-2.0-or-later
"""Rays that the ground itself stops."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.buckets import runs
from botrygt_qgis_plugin.engine.raster import Raster

Floats = NDArray[np.float64]

# The ground between two cells is not known better than this; less of a hill than it stops nothing.
LEAST_HILL_M = 0.05
# Places along rays that are looked at together: bounds the memory.
AT_ONCE = 500_000


def under_hills(terrain: Raster, begin: Floats, end: Floats) -> NDArray[np.bool_]:
    """(k,) whether the ray from `begin` to `end`, (k, 3) metres, runs below the ground, looked at once per cell."""
    way = end - begin
    steps = np.maximum(np.ceil(np.hypot(way[:, 0], way[:, 1]) / terrain.step_m).astype(np.intp) - 1, 0)
    below = np.zeros(len(begin), dtype=bool)
    total = np.concatenate([[0], np.cumsum(steps)])
    first = 0
    while first < len(begin):
        last = max(int(np.searchsorted(total, total[first] + AT_ONCE, side="right")) - 1, first + 1)
        ray, turn = runs(np.zeros(last - first, dtype=np.intp), steps[first:last])
        ray += first
        place = begin[ray] + way[ray] * ((turn + 1) / (steps[ray] + 1))[:, None]
        hit = terrain.heights(place[:, :2]) > place[:, 2] + LEAST_HILL_M
        below[ray[hit]] = True
        first = last
    return below
