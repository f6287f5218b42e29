# SPDX-License-Identifier: GPL-2.0-or-later
"""Parking in groups: the bays that lie together without a break between them."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from botrygt_qgis_plugin.engine.measured import Accepts, Explanation, Measured, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene

Rows = NDArray[np.intp]

# Bays within this of one another, as over an aisle, are one group (parking at right angles needs one of 6 to 7 m); not
# those on either side of a road.
TOGETHER_M = 7.0
BAYS = "parking.bays"


def _groups(scene: Scene) -> Rows:
    """(n,) the group of each parking."""
    return scene.derived(_found, Role.PARKING, Role.ROAD)


def _found(scene: Scene) -> Rows:
    table = scene.table(Role.PARKING)
    one, other = table.tree.query(table.geometry, predicate="dwithin", distance=TOGETHER_M)
    count = len(table)
    between = shapely.shortest_line(table.geometry[one], table.geometry[other])
    parted = np.isin(np.arange(len(one)), scene.table(Role.ROAD).tree.query(between, predicate="crosses")[0])
    one, other = one[~parted], other[~parted]
    graph = coo_matrix((np.ones(len(one), dtype=np.int8), (one, other)), shape=(count, count))
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.intp)


def bays_together(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Bays in the group of parking that a parking belongs to; unknown where one of them does not say."""
    bays, group = scene.table(Role.PARKING).number("bays"), _groups(scene)
    count = int(group.max(initial=-1)) + 1
    known = np.bincount(group, np.nan_to_num(bays), minlength=count).astype(np.float64)
    blank = np.bincount(group, np.isnan(bays), minlength=count)[group[rows]] > 0
    low = known[group[rows]]
    return Measured(low, np.where(blank, np.inf, low), np.where(blank, np.nan, low),
                    tuple((BAYS,) if b else () for b in blank.tolist()))


def explain_bays(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The whole group."""
    group = _groups(scene)
    return Explanation(shapely.union_all(scene.table(Role.PARKING).geometry[group == group[row]]), None)


PARKED = (
    Quantity("bays_together", "parking", "båse i samme gruppe", "bays in one group", bays_together, quantum=1.0,
             reads=(Role.PARKING, Role.ROAD), reach_m=None, explain=explain_bays),
)
