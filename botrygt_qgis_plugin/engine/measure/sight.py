# SPDX-License-Identifier: GPL-2.0-or-later
"""Is B seen from A? Sight lines against obstacles with heights, exact in plan and height, many at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.obstacles import Obstacles

Numbers = NDArray[np.float64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]

# Pairs of sight line and obstacle that are cut at a time: bounds the memory.
CHUNK = 200_000


@dataclass(frozen=True)
class Hits:
    """(k,) pairs of a ray and an obstacle on it, sorted, and whether it blocks: certainly, possibly, by the guess."""

    ray: Rows
    obstacle: Rows
    certain: Flags
    possible: Flags
    guess: Flags

    def blocked(self, count: int, flags: Flags) -> Flags:
        """(count,) True for the rays that some obstacle of these blocks."""
        made = np.zeros(count, dtype=bool)
        made[self.ray[flags]] = True
        return made


def sight_lines(start: Numbers, end: Numbers) -> Any:
    """(n,) lines in plan from (n, 2) starts and ends."""
    return shapely.linestrings(np.stack([start, end], axis=1))


def hits(start: Numbers, end: Numbers, obstacles: Obstacles) -> Hits:
    """Which obstacles stand in which rays. start, end: (n, 3) metres, heights above ground.

    An obstacle blocks where the ray's height over the part of it that the ray crosses lies between its base and its
    top. A ray that only touches the corner of an area passes; one that runs along its edge does not.
    """
    lines = sight_lines(start[:, :2], end[:, :2])
    ray, obstacle = obstacles.tree.query(lines, predicate="intersects")
    order = np.lexsort((obstacle, ray))
    ray, obstacle = ray[order], obstacle[order]
    certain, possible, guess = (np.zeros(len(ray), dtype=bool) for _ in range(3))
    for first in range(0, len(ray), CHUNK):
        part = slice(first, first + CHUNK)
        pair, low, high = _heights(lines, start, end, ray[part], obstacles.geometry[obstacle[part]])
        owner = obstacle[part][pair]
        for flags, base, top in ((certain, obstacles.base_high, obstacles.top_low),
                                 (possible, obstacles.base_low, obstacles.top_high),
                                 (guess, obstacles.base_guess, obstacles.top_guess)):
            inside = (low < top[owner]) & (high >= base[owner])
            flags[first + pair[inside]] = True
    return Hits(ray, obstacle, certain, possible, guess)


def _heights(lines: Any, start: Numbers, end: Numbers, ray: Rows, shapes: Any) -> tuple[Rows, Numbers, Numbers]:
    """Per crossed part: the pair it belongs to, and the least and greatest height of the ray over it."""
    cut = shapely.intersection(lines[ray], shapes)
    parts, pair = shapely.get_parts(cut, return_index=True)
    # What two solid things share as a mere point is a touched corner; a fence is crossed in a point.
    solid = shapely.get_dimensions(shapes)[pair] == 2
    kept = (~solid | (shapely.length(parts) > 1e-9)) & ~shapely.is_empty(parts)
    parts, pair = parts[kept], pair[kept]
    box = shapely.bounds(parts)
    origin, along = start[ray[pair], :2], (end - start)[ray[pair], :2]
    square = np.maximum((along ** 2).sum(axis=1), 1e-18)
    # A part lies on the ray, so the corners of its box, taken along the ray, are its ends.
    forward = along >= 0
    near = np.where(forward, box[:, :2], box[:, 2:])
    far = np.where(forward, box[:, 2:], box[:, :2])
    share = [np.clip(((place - origin) * along).sum(axis=1) / square, 0.0, 1.0) for place in (near, far)]
    rise = (end - start)[ray[pair], 2]
    height = [start[ray[pair], 2] + t * rise for t in share]
    return pair, np.minimum(*height), np.maximum(*height)
