# SPDX-License-Identifier: GPL-2.0-or-later
"""The light distribution of a luminaire: intensities over C planes and gamma angles, its flux, and intermediate values.

C-gamma coordinates of CIE 121: gamma runs from 0 (straight down) to 180 (up), C from 0 round the vertical axis,
counter-clockwise seen from above; C 90 is the front (the street side), C 0 to its right along the way.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.terms import Words

Floats = NDArray[np.float64]

# Finest steps of the table that the illuminance kernel reads: a file with odder angles is read off at these.
FINEST_C, FINEST_GAMMA = 0.5, 0.1
# A luminaire's flux that misses what the file says it is by more than this share contradicts it.
FLUX_TOLERANCE = 0.05


@dataclass(frozen=True, eq=False)
class Photometry:
    """One luminaire's distribution.

    c_deg: (m,) rising from 0 to 360, both ends there, or (0,) where all planes are alike; gamma_deg: (k,) rising within
    0 to 180, nothing shines beyond its ends; candela: (m, k) for lamps of flux_lm lumens together.
    absolute: measured without reference to a lamp's flux (LED), flux_lm is then the luminaire's own.
    tilt: (n, 2) degrees of luminaire tilt and the factor on the light there, empty where it does not matter.
    format: 'LM-63-1995', 'EULUMDAT' and the like, 'declared' for a formula; warnings: what the file gets wrong.
    """

    name: str
    c_deg: Floats
    gamma_deg: Floats
    candela: Floats
    flux_lm: float
    absolute: bool = False
    format: str = "declared"
    power_w: float = float("nan")
    tilt: Floats = field(default_factory=lambda: np.empty((0, 2)))
    warnings: tuple[Words, ...] = ()
    digest: str = ""

    @property
    def rotational(self) -> bool:
        """True where the luminaire shines alike to all sides."""
        return len(self.c_deg) == 1

    @cached_property
    def total_lm(self) -> float:
        """Luminous flux of the luminaire: the exact integral of the bilinear interpolation, in lumens.

        Source: flux = integral of I sin(gamma) over gamma and C (CIE 121, EN 13032-1); I is linear between angles.
        """
        ring = self.candela[0] if self.rotational else _mean_over_planes(self.c_deg, self.candela)
        g = np.radians(self.gamma_deg)
        low, high = g[:-1], g[1:]
        rise = np.diff(ring) / np.diff(g)
        level = np.cos(low) - np.cos(high)
        ramp = np.sin(high) - np.sin(low) - (high - low) * np.cos(high)
        return float(2.0 * np.pi * (ring[:-1] * level + rise * ramp).sum())

    @property
    def lorl(self) -> float:
        """Light output ratio of the luminaire: its flux over that of its lamps; 1 for absolute photometry."""
        return self.total_lm / self.flux_lm if self.flux_lm > 0 and not self.absolute else 1.0

    def intensity(self, c_deg: Floats, gamma_deg: Floats) -> Floats:
        """Candela in the given directions, interpolated linearly in C and gamma; 0 beyond the measured gammas."""
        c, gamma = np.broadcast_arrays(np.asarray(c_deg, dtype=np.float64), np.asarray(gamma_deg, dtype=np.float64))
        row, across = _between(self.c_deg, np.mod(c, 360.0))
        column, along = _between(self.gamma_deg, gamma)
        above = np.minimum(row + 1, len(self.c_deg) - 1)
        table = self.candela
        near = table[row, column] * (1.0 - across) + table[above, column] * across
        far = table[row, column + 1] * (1.0 - across) + table[above, column + 1] * across
        lit = (gamma >= self.gamma_deg[0]) & (gamma <= self.gamma_deg[-1])
        return np.where(lit, near * (1.0 - along) + far * along, 0.0)

    def tilt_factor(self, tilt_deg: Floats) -> Floats:
        """Factor on the light at each luminaire tilt (LM-63's TILT=INCLUDE); 1 where the lamp does not mind."""
        if not len(self.tilt):
            return np.ones(np.shape(tilt_deg))
        return np.asarray(np.interp(np.abs(tilt_deg), self.tilt[:, 0], self.tilt[:, 1]), dtype=np.float64)

    @cached_property
    def evened(self) -> Photometry:
        """The same light spread evenly round the lamp's axis: the mean of its planes."""
        if self.rotational:
            return self
        return replace(self, c_deg=np.zeros(1), candela=_mean_over_planes(self.c_deg, self.candela)[None, :])

    @cached_property
    def steps(self) -> tuple[float, float]:
        """(C, gamma) steps of an even table that holds every angle of the file; the finest where none does."""
        return (90.0 if self.rotational else _even_step(self.c_deg, FINEST_C, 360.0),
                _even_step(self.gamma_deg, FINEST_GAMMA, 180.0))


def _mean_over_planes(c_deg: Floats, candela: Floats) -> Floats:
    """(k,) the mean intensity round the axis at each gamma, by the trapezoid over the planes."""
    width = np.diff(c_deg)[:, None]
    mean: Floats = ((candela[:-1] + candela[1:]) / 2.0 * width).sum(axis=0) / 360.0
    return mean


def _between(angles: Floats, values: Floats) -> tuple[NDArray[np.intp], Floats]:
    """The angle at or before each value, and how far on towards the next; a single angle stands for all values."""
    if len(angles) == 1:
        return np.zeros(values.shape, dtype=np.intp), np.zeros(values.shape)
    at = np.clip(np.searchsorted(angles, values, side="right") - 1, 0, len(angles) - 2)
    share = (values - angles[at]) / (angles[at + 1] - angles[at])
    return at, np.clip(share, 0.0, 1.0)


def _even_step(angles: Floats, finest: float, span: float) -> float:
    """The largest step that divides all angles and the span; `finest` where that is finer."""
    hundredths = np.round(angles * 100.0).astype(np.int64)
    if np.abs(hundredths / 100.0 - angles).max() > 1e-6:
        return finest
    step = float(np.gcd.reduce(np.append(hundredths, round(span * 100.0))) / 100.0)
    return max(step, finest)
