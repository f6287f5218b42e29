# SPDX-License-Identifier: GPL-2.0-or-later
"""Distributions declared by a formula, for lamps without a photometric file; what rests on them is a screening.

isotropic: I = F / 4 pi. lower_hemisphere: I = F / 2 pi below the horizontal. lambert: I = F cos(g) / pi below it.
road: our own formula, shaped like a street lantern that throws along the way and to the front and little behind,
scaled to the flux: I ~ exp(-((g - 45 - 20 cos^2 C) / 18)^2) (1 + 0.5 cos 2C)(1 + 0.4 sin C) + 0.5 cos g, 0 from 90 on.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.photometry import Photometry

Floats = NDArray[np.float64]

ISOTROPIC, LOWER_HEMISPHERE, LAMBERT, ROAD = "isotropic", "lower_hemisphere", "lambert", "road"
# What a lamp is taken for where neither file nor declaration says more.
DEFAULT_OPTIC = LOWER_HEMISPHERE
_KLM = 1000.0
_STEP_DEG = 1.0


def _isotropic() -> Photometry:
    return _round(ISOTROPIC, np.array([0.0, 180.0]), np.full(2, _KLM / (4.0 * np.pi)))


def _lower_hemisphere() -> Photometry:
    return _round(LOWER_HEMISPHERE, np.array([0.0, 90.0]), np.full(2, _KLM / (2.0 * np.pi)))


def _lambert() -> Photometry:
    gamma = np.arange(0.0, 90.0 + _STEP_DEG, _STEP_DEG)
    return _round(LAMBERT, gamma, _KLM / np.pi * np.cos(np.radians(gamma)))


def _round(name: str, gamma_deg: Floats, candela: Floats) -> Photometry:
    return Photometry(name, np.zeros(1), gamma_deg, candela[None, :], _KLM)


def _road() -> Photometry:
    c_deg, gamma_deg = np.arange(0.0, 361.0, 5.0), np.arange(0.0, 90.0 + _STEP_DEG, _STEP_DEG)
    c, g = np.radians(c_deg)[:, None], gamma_deg[None, :]
    throw = np.exp(-(((g - 45.0 - 20.0 * np.cos(c) ** 2) / 18.0) ** 2))
    shape = throw * (1.0 + 0.5 * np.cos(2.0 * c)) * (1.0 + 0.4 * np.sin(c)) + 0.5 * np.cos(np.radians(g))
    shape[:, -1] = 0.0
    shape[-1] = shape[0]
    raw = Photometry(ROAD, c_deg, gamma_deg, shape, _KLM)
    return Photometry(ROAD, c_deg, gamma_deg, shape * (_KLM / raw.total_lm), _KLM)


# Each for a flux of 1000 lm; made once, and never changed.
OPTICS: Mapping[str, Photometry] = {
    ISOTROPIC: _isotropic(), LOWER_HEMISPHERE: _lower_hemisphere(), LAMBERT: _lambert(), ROAD: _road()}
