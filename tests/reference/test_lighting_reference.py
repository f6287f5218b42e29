# SPDX-License-Identifier: GPL-2.0-or-later
"""Lamp spacing against the straight isotropic row: the uniformity that a ratio of spacing to height leaves (L17)."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.engine.measure.lighting import LIGHTING
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

HEIGHT_M = 5.0
# Spacing over height -> U0 = Emin / Emean, infinite straight row, direct light only; BEGA's own example stands at 6.
PUBLISHED = [(4.0, 0.38), (6.0, 0.20), (8.0, 0.12)]


def uniformity(spacing):
    """Emin / Emean under a long row of isotropic lamps; I h / d^3 of one lamp (EN 13201-3's I cos^3 g / h^2)."""
    at = np.linspace(0.0, spacing, 401)
    lamps = spacing * np.arange(-200, 201)
    lux = (HEIGHT_M / (HEIGHT_M**2 + (at[:, None] - lamps) ** 2) ** 1.5).sum(axis=1)
    return lux.min() / lux[:-1].mean()


def row_of_lamps(spacing):
    points = [shapely.Point(spacing * (i + 0.5), 0.0) for i in range(6)]
    geometry, path, area = (np.empty(n, dtype=object) for n in (6, 1, 1))
    geometry[:] = points
    path[0] = shapely.LineString([(0.0, 0.0), (6 * spacing, 0.0)])
    area[0] = shapely.box(-500, -500, 1000, 500)
    return Scene("EPSG:25832", {
        Role.PLAN_AREA: FeatureTable(("a",), area), Role.PATH: FeatureTable(("p",), path),
        Role.LIGHT: FeatureTable(tuple("123456"), geometry, {"height_m": np.full(6, HEIGHT_M)})})


@pytest.mark.parametrize(("ratio", "published"), PUBLISHED, ids=[f"ratio {ratio:g}" for ratio, _ in PUBLISHED])
def test_ratio_means_the_published_uniformity(ratio, published):
    quantity = next(q for q in LIGHTING if q.name == "lamp_spacing_ratio")
    params = {name: parameter.default for name, parameter in quantity.parameters.items()}
    found = quantity.measure(row_of_lamps(ratio * HEIGHT_M), np.arange(1), params)
    assert found.low[0] == found.high[0] == pytest.approx(ratio)
    assert uniformity(found.low[0] * HEIGHT_M) == pytest.approx(published, abs=0.015)
