# SPDX-License-Identifier: GPL-2.0-or-later
"""Direct illuminance at points from lamps, whole arrays in blocks that stay in the cache.

Source: EN 13201-3. Horizontal E = I cos g / d^2, which is I cos^3 g / h^2; vertical E = I sin g cos a / d^2 where a is
at most 90 degrees; semi-cylindrical E = I sin g (1 + cos a) / (pi d^2); hemispherical E = I (1 + cos g) / (4 d^2). Here
d is the slant distance, g the angle at the lamp from straight down, h the height of the lamp over the point, and a the
angle in plan between the facing direction and the direction to the lamp.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.photometry import Photometry

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

HORIZONTAL, VERTICAL, SEMICYLINDRICAL, HEMISPHERICAL = "horizontal", "vertical", "semicylindrical", "hemispherical"
KINDS = (HORIZONTAL, VERTICAL, SEMICYLINDRICAL, HEMISPHERICAL)
FACING = frozenset({VERTICAL, SEMICYLINDRICAL})
# Metres above the ground at which each kind is measured.
EYE_M = 1.5
ABOVE_GROUND_M = {HORIZONTAL: 0.0, VERTICAL: EYE_M, SEMICYLINDRICAL: EYE_M, HEMISPHERICAL: 0.0}
# So many pairs at a time leave their columns in the processor's cache (measured: twice as fast as all at once).
BLOCK = 16384


class Tables:
    """Distributions laid out in one row of numbers, each with even steps and a padded last plane and angle."""

    def __init__(self, optics: Sequence[Photometry]) -> None:
        self.optics = tuple(optics)
        grids = [_grid(one) for one in optics]
        self.candela: Floats = np.concatenate([g.ravel() for g in grids]) if grids else np.empty(0)
        sizes = np.array([g.size for g in grids], dtype=np.intp)
        self.offset: Rows = np.cumsum(sizes) - sizes
        self.stride: Rows = np.array([g.shape[1] for g in grids], dtype=np.intp)
        self.turn: Floats = np.array([g.shape[0] - 2 for g in grids], dtype=np.float64)
        self.per_c: Floats = self.turn / (2.0 * np.pi)
        self.per_gamma: Floats = np.array([180.0 / one.steps[1] for one in optics]) / np.pi
        self.rotational = np.array([one.rotational for one in optics], dtype=bool)
        self.first, self.last = (np.radians([one.gamma_deg[end] for one in optics]) for end in (0, -1))
        self.whole = np.array([one.gamma_deg[0] <= 0 and one.gamma_deg[-1] >= 180 for one in optics], dtype=bool)


def _grid(one: Photometry) -> Floats:
    """(planes + 2, angles + 2) candela: the last plane and angle twice, so that no look-up runs over the end."""
    step_c, step_gamma = one.steps
    planes = 2 if one.rotational else round(360.0 / step_c) + 1
    gamma = np.arange(round(180.0 / step_gamma) + 1) * step_gamma
    held = np.clip(gamma, one.gamma_deg[0], one.gamma_deg[-1])
    c = np.arange(planes) * step_c
    # The plane at 360 is that at 0: read off at 0, for `intensity` takes C modulo the turn.
    table = one.intensity(np.where(c >= 360.0 - 1e-9, 0.0, c)[:, None], held[None, :])
    return np.pad(table, ((0, 1), (0, 1)), mode="edge")


@dataclass(frozen=True)
class Lamps:
    """n lamps: light points x, y, z in metres, C0's direction and the tilt in radians, the factor on the candela of
    their optic, the optic's place in `tables`, and how far their light is followed (metres in plan)."""

    x: Floats
    y: Floats
    z: Floats
    c0: Floats
    tilt: Floats
    factor: Floats
    optic: Rows
    reach: Floats
    tables: Tables

    def __len__(self) -> int:
        return len(self.x)


@dataclass(frozen=True)
class Points:
    """m points x, y on ground of height z, in metres; the unit vectors (fx, fy) ahead for what faces somewhere."""

    x: Floats
    y: Floats
    z: Floats
    fx: Floats
    fy: Floats

    def __len__(self) -> int:
        return len(self.x)


def pair_light(lamps: Lamps, points: Points, pairs: tuple[Rows, Rows], kind: str) -> Floats:
    """(k,) lux of each (lamp, point) pair, before shade and maintenance; (2, k) ahead and behind where it faces."""
    lamp, point = pairs
    shape = (2, len(lamp)) if kind in FACING else (len(lamp),)
    made = np.empty(shape)
    for start in range(0, len(lamp), BLOCK):
        part = slice(start, start + BLOCK)
        made[..., part] = _block(lamps, points, (lamp[part], point[part]), kind)
    return made


def _block(lamps: Lamps, points: Points, pairs: tuple[Rows, Rows], kind: str) -> Floats:
    lamp, point = pairs
    dx, dy = points.x[point] - lamps.x[lamp], points.y[point] - lamps.y[lamp]
    down = lamps.z[lamp] - points.z[point] - ABOVE_GROUND_M[kind]
    flat2 = np.square(dx) + np.square(dy)
    far2 = flat2 + np.square(down)
    over: Floats = _candela(lamps, lamp, (dx, dy, down), flat2) / np.maximum(far2 * np.sqrt(far2), 1e-9)
    if kind == HORIZONTAL:
        over *= np.maximum(down, 0.0)
        return over
    if kind == HEMISPHERICAL:
        over *= (np.sqrt(far2) + down) / 4.0
        return over
    ahead = -(dx * points.fx[point] + dy * points.fy[point])
    if kind == VERTICAL:
        return np.stack([np.maximum(ahead, 0.0) * over, np.maximum(-ahead, 0.0) * over])
    flat = np.sqrt(flat2)
    over /= np.pi
    return np.stack([(flat + ahead) * over, (flat - ahead) * over])


def _candela(lamps: Lamps, lamp: Rows, away: tuple[Floats, Floats, Floats], flat2: Floats) -> Floats:
    """(k,) intensities towards points that lie `away` (dx, dy, and how far below the lamp)."""
    dx, dy, down = away
    tables, optic = lamps.tables, lamps.optic[lamp]
    c0 = lamps.c0[lamp]
    tilted = np.flatnonzero(lamps.tilt[lamp])
    if len(tilted):
        # Only these are turned: a pair's light must not depend on which other pairs share its block.
        dx, dy, down, flat2 = dx.copy(), dy.copy(), down.copy(), flat2.copy()
        dx[tilted], dy[tilted], down[tilted] = _turned(lamps, lamp[tilted], (dx[tilted], dy[tilted], down[tilted]))
        flat2[tilted] = np.square(dx[tilted]) + np.square(dy[tilted])
        c0[tilted] = 0.0
    gamma = np.arctan2(np.sqrt(flat2), down)
    along = gamma * tables.per_gamma[optic]
    column = along.astype(np.intp)
    share = along - column
    at = tables.offset[optic] + column
    if tables.rotational[optic].all():
        near, far = tables.candela.take(at), tables.candela.take(at + 1)
    else:
        near, far = _between_planes(tables, optic, np.arctan2(dy, dx) - c0, at)
    found: Floats = near + (far - near) * share
    if not tables.whole[optic].all():
        # A hair's breadth on the far side of the last angle is still it.
        found[(gamma < tables.first[optic] - 1e-12) | (gamma > tables.last[optic] + 1e-12)] = 0.0
    found *= lamps.factor[lamp]
    return found


def _between_planes(tables: Tables, optic: Rows, turn: Floats, at: Rows) -> tuple[Floats, Floats]:
    """Intensities at two neighbouring gammas, each between its two planes."""
    planes = turn * tables.per_c[optic]
    planes += np.where(planes < 0.0, tables.turn[optic], 0.0)
    row = planes.astype(np.intp)
    across = planes - row
    stride = tables.stride[optic]
    at = at + row * stride
    next_plane = at + stride
    candela = tables.candela
    low, high = candela.take(at), candela.take(at + 1)
    near = low + (candela.take(next_plane) - low) * across
    far = high + (candela.take(next_plane + 1) - high) * across
    return near, far


def _turned(lamps: Lamps, lamp: Rows, away: tuple[Floats, Floats, Floats]) -> tuple[Floats, Floats, Floats]:
    """Directions as a tilted luminaire sees them: towards C0, towards C90, and down its own axis."""
    dx, dy, down = away
    cos, sin = np.cos(lamps.c0)[lamp], np.sin(lamps.c0)[lamp]
    right, front = dx * cos + dy * sin, dy * cos - dx * sin
    up_cos, up_sin = np.cos(lamps.tilt)[lamp], np.sin(lamps.tilt)[lamp]
    return right, front * up_cos - down * up_sin, front * up_sin + down * up_cos
