# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a role's layer may be incomplete: outside its coverage, nothing drawn does not mean nothing there."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene


def covered_for(scene: Scene, role: Role, shapes: Geometries) -> NDArray[np.float64]:
    """(n,) metres around each shape in which the role's layer is complete; 0 where the shape itself leaves it."""
    area = scene.covered(role)
    if area.is_empty:
        return np.zeros(len(shapes))
    shapely.prepare(area)
    inside = shapely.covers(area, shapes)
    return np.where(inside, shapely.distance(shapes, shapely.boundary(area)), 0.0)


def uncovered(scene: Scene, role: Role, shapes: Geometries) -> NDArray[np.bool_]:
    """(n,) True where a shape itself lies partly outside the role's coverage."""
    return ~np.asarray(shapely.covers(scene.covered(role), shapes), dtype=bool)


def leaving(scene: Scene, role: Role, shapes: Geometries, reach: float) -> NDArray[np.bool_]:
    """(n,) True where the surroundings of a shape within `reach` metres leave the role's coverage."""
    left: NDArray[np.bool_] = covered_for(scene, role, shapes) < reach
    return left


def role_lacking(scene: Scene, *roles: Role) -> str:
    """The first of the roles that was not drawn, by its name; '' where all were."""
    return next((role.value for role in roles if not scene.has(role)), "")
