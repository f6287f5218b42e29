# SPDX-License-Identifier: GPL-2.0-or-later
"""One way to write down a centre line: its direction, its start where it is closed, and only vertices that bend it."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.scene import Geometries

# Vertices that leave the line within this of where it was are not part of it.
COLLINEAR_M = 0.001
# A vertex put on a straight piece (a split, a densified line) is off it by float noise only.
NOISE_M = 1e-5


def canonical(lines: Geometries, anchor: NDArray[np.complex128]) -> Geometries:
    """The same lines from their smaller end to the larger, without collinear vertices.

    lines: (n,) LineString; anchor: (n,) x + iy of the junction on a closed line, NaN where it has none: it then starts
    at its smallest vertex and goes on to the smaller neighbour.
    """
    closed = shapely.is_closed(lines)
    made = _without_noise(_from_smaller_end(lines))
    for i in np.flatnonzero(closed).tolist():
        made[i] = _ring(shapely.get_coordinates(lines[i]), complex(anchor[i]))
    simple: Geometries = shapely.simplify(made, COLLINEAR_M, preserve_topology=False)
    # Simplifying a closed line that hardly leaves its start would leave nothing of it.
    return np.where(shapely.get_num_coordinates(simple) >= np.where(closed, 4, 2), simple, made)


def _from_smaller_end(lines: Geometries) -> Geometries:
    first, last = shapely.get_point(lines, 0), shapely.get_point(lines, -1)
    x0, x1, y0, y1 = shapely.get_x(first), shapely.get_x(last), shapely.get_y(first), shapely.get_y(last)
    return np.where((x1 < x0) | ((x1 == x0) & (y1 < y0)), shapely.reverse(lines), lines)


def _straight(before: NDArray[Any], here: NDArray[Any], after: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether `here` lies on the straight piece before-after, by noise."""
    chord, out = after - before, here - before
    long = np.maximum(np.abs(chord), 1e-12)
    off, along = np.abs((chord.conj() * out).imag) / long, (chord.conj() * out).real / long
    return np.asarray((off <= NOISE_M) & (along >= 0) & (along <= long), dtype=bool)


def _without_noise(lines: Geometries) -> Geometries:
    coordinates, line = shapely.get_coordinates(lines, return_index=True)
    z = coordinates[:, 0] + 1j * coordinates[:, 1]
    keep = np.ones(len(z), dtype=bool)
    inner = (line[2:] == line[:-2]) if len(z) > 2 else np.zeros(0, dtype=bool)
    if inner.any():
        keep[1:-1] = ~(inner & _straight(z[:-2], z[1:-1], z[2:]))
    if keep.all():
        return lines.copy()
    cleaned = shapely.linestrings(coordinates[keep], indices=line[keep])
    # A very dense curve is straight at every single vertex; it must not become its own chord.
    bent = shapely.get_num_coordinates(cleaned) != shapely.get_num_coordinates(lines)
    bent[bent] = shapely.hausdorff_distance(cleaned[bent], lines[bent]) > COLLINEAR_M / 10
    return np.where(bent, lines, cleaned)


def _ring(coordinates: NDArray[np.float64], anchor: complex) -> shapely.LineString:
    z = coordinates[:-1, 0] + 1j * coordinates[:-1, 1]
    keep = ~_straight(np.roll(z, 1), z, np.roll(z, -1))
    if not np.isnan(anchor):
        keep |= z == anchor
    if keep.sum() >= 3:
        z = z[keep]
    start = int(np.lexsort((z.imag, z.real))[0]) if np.isnan(anchor) else int(np.abs(z - anchor).argmin())
    z = np.roll(z, -start)
    if (z[-1].real, z[-1].imag) < (z[1].real, z[1].imag):
        z = np.concatenate([z[:1], z[:0:-1]])
    z = np.concatenate([z, z[:1]])
    return shapely.linestrings(np.stack([z.real, z.imag], axis=1))
