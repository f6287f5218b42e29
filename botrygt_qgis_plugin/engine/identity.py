# SPDX-License-Identifier: GPL-2.0-or-later
"""Who a feature is: its owner's id where that is one, else where it lies, to the centimetre."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

_KIND = {0: "point", 4: "point", 1: "line", 2: "line", 5: "line", 3: "area", 6: "area"}


def _edges(geometry: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
    """Every edge as (x0, y0, x1, y1) in centimetres, the smaller end first, and the geometry it belongs to."""
    shells, owner = shapely.get_parts(geometry, return_index=True)
    areas = shapely.get_type_id(shells) == 3
    rings, of_shell = shapely.get_rings(shells[areas], return_index=True)
    lines = np.concatenate([shells[~areas], rings])
    owner = np.concatenate([owner[~areas], owner[areas][of_shell]])
    xy, line = shapely.get_coordinates(lines, return_index=True)
    grid = np.rint(xy * 100.0).astype(np.int64)
    joined = line[1:] == line[:-1]
    first, second = grid[:-1][joined], grid[1:][joined]
    swap = (first[:, 0] > second[:, 0]) | ((first[:, 0] == second[:, 0]) & (first[:, 1] > second[:, 1]))
    low, high = np.where(swap[:, None], second, first), np.where(swap[:, None], first, second)
    real = (low != high).any(axis=1)
    return np.hstack([low, high])[real], owner[line[1:][joined]][real]


def geometry_keys(geometry: NDArray[Any]) -> tuple[str, ...]:
    """A text for each (n,) 2D geometry, the same for the same shape however it was drawn.

    Coordinates count to 1 cm; start point, direction, ring and part order, and single or multi do not. Edges are
    compared instead of GEOS's normal form, which has changed between versions.
    """
    types = shapely.get_type_id(geometry)
    keys = [""] * len(geometry)
    points = np.isin(types, (0, 4))
    single = np.flatnonzero(types == 0)
    grid = np.rint(shapely.get_coordinates(geometry[single]) * 100.0) / 100.0 + 0.0
    for row, (x, y) in zip(single.tolist(), grid.tolist()):
        keys[row] = f"point:{x:.2f},{y:.2f}"
    for row in np.flatnonzero(types == 4).tolist():
        places = sorted(map(tuple, np.rint(shapely.get_coordinates(geometry[row]) * 100.0).astype(np.int64).tolist()))
        keys[row] = "point:" + ";".join(f"{x / 100:.2f},{y / 100:.2f}" for x, y in places)
    others = np.flatnonzero(~points)
    if not len(others):
        return tuple(keys)
    edges, owner = _edges(geometry[others])
    order = np.lexsort((edges[:, 3], edges[:, 2], edges[:, 1], edges[:, 0], owner))
    edges, owner = np.ascontiguousarray(edges[order]).astype("<i8"), owner[order]
    starts = np.searchsorted(owner, np.arange(len(others) + 1))
    for number, row in enumerate(others.tolist()):
        digest = hashlib.sha256(edges[starts[number]:starts[number + 1]].tobytes()).hexdigest()
        keys[row] = f"{_KIND[int(types[row])]}:{digest[:16]}"
    return tuple(keys)


def is_identity(ids: Sequence[str]) -> list[bool]:
    """For each id text whether it names one row alone: not empty, and nobody else's."""
    counts = Counter(ids)
    return [bool(text) and counts[text] == 1 for text in ids]


def numbered(keys: Sequence[str], ties: Sequence[str]) -> tuple[str, ...]:
    """Keys made unique: the second of two equal ones becomes 'key#2'; `ties` decide which is the first."""
    groups: dict[str, list[int]] = {}
    counts = Counter(keys)
    for row, key in enumerate(keys):
        if counts[key] > 1:
            groups.setdefault(key, []).append(row)
    made = list(keys)
    for key, rows in groups.items():
        for number, row in enumerate(sorted(rows, key=ties.__getitem__)[1:], start=2):
            made[row] = f"{key}#{number}"
    return tuple(made)
