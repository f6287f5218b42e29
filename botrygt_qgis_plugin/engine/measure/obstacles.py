# SPDX-License-Identifier: GPL-2.0-or-later
"""What can stand in a sight line: buildings, hedges, fences, planting and crowns, with bounds on where each blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

Numbers = NDArray[np.float64]

OBSTACLE_ROLES = (Role.BUILDING, Role.HEDGE_FENCE, Role.SHRUB_PLANTING, Role.TREE, Role.TREE_GROUP)
# Where one of these was not drawn, nobody knows what stands in the way.
REQUIRED_ROLES = (Role.BUILDING, Role.HEDGE_FENCE, Role.SHRUB_PLANTING, Role.TREE)
STOREY_M = 3.0
# No building is lower than this, drawn or not.
BUILDING_LEAST_M = 2.5
# A fence that one sees at least this much through hides nobody.
OPEN_PCT = 50.0
CROWN_SIDES = 24
# Declared defaults, used for indications only.
GUESSED_TOP_M = {Role.BUILDING: 6.0, Role.HEDGE_FENCE: 1.8, Role.SHRUB_PLANTING: 1.0, Role.TREE: 8.0,
                 Role.TREE_GROUP: 8.0}
GUESSED_CROWN_BASE_M = 2.0
GUESSED_CROWN_DIAMETER_M = 4.0


@dataclass(frozen=True)
class Obstacles:
    """(n,) shapes with the heights between which they block.

    Certainly from base_high up to top_low, possibly from base_low up to top_high, by the guess from base_guess up to
    top_guess. role, key: whose it is; lacks: the column that would settle it.
    """

    geometry: NDArray[Any]
    base_low: Numbers
    base_high: Numbers
    base_guess: Numbers
    top_low: Numbers
    top_high: Numbers
    top_guess: Numbers
    role: tuple[Role, ...]
    key: tuple[str, ...]
    lacks: tuple[str, ...]

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Spatial index over the shapes."""
        return shapely.STRtree(self.geometry)


def obstacles(scene: Scene) -> Obstacles:
    """All obstacles of a scene, made once."""
    return scene.derived(_obstacles, *OBSTACLE_ROLES)


@dataclass(frozen=True)
class _Layer:
    geometry: NDArray[Any]
    base: tuple[Numbers, Numbers, Numbers]
    top: tuple[Numbers, Numbers, Numbers]
    keys: tuple[str, ...]
    role: Role
    lacks: tuple[str, ...]


def _obstacles(scene: Scene) -> Obstacles:
    layers = [layer for layer in _layers(scene) if len(layer.keys)]

    def column(part: str, at: int) -> Numbers:
        return np.concatenate([getattr(layer, part)[at] for layer in layers]) if layers else np.empty(0)

    geometry = np.concatenate([layer.geometry for layer in layers]) if layers else np.empty(0, dtype=object)
    return Obstacles(
        geometry, column("base", 0), column("base", 1), column("base", 2),
        column("top", 0), column("top", 1), column("top", 2),
        tuple(layer.role for layer in layers for _ in layer.keys), tuple(key for layer in layers for key in layer.keys),
        tuple(name for layer in layers for name in layer.lacks))


def _layers(scene: Scene) -> Iterator[_Layer]:
    yield _buildings(scene.table(Role.BUILDING))
    yield _fences(scene.table(Role.HEDGE_FENCE))
    yield _plain(scene.table(Role.SHRUB_PLANTING), Role.SHRUB_PLANTING)
    yield _crowns(scene.table(Role.TREE))
    groups = scene.table(Role.TREE_GROUP)
    yield _with_crowns(groups, groups.geometry, Role.TREE_GROUP, np.zeros(len(groups), dtype=bool))


def _bounds(values: Numbers, least: float, guess: float) -> tuple[Numbers, Numbers, Numbers]:
    unknown = np.isnan(values)
    return (np.where(unknown, least, values), np.where(unknown, np.inf, values), np.where(unknown, guess, values))


def _ground(count: int) -> tuple[Numbers, Numbers, Numbers]:
    zero = np.zeros(count)
    return zero, zero, zero


def _lacking(values: Numbers, name: str) -> tuple[str, ...]:
    return tuple(name if unknown else "" for unknown in np.isnan(values).tolist())


def _buildings(table: FeatureTable) -> _Layer:
    height = table.number("height_m")
    height = np.where(np.isnan(height), table.number("storeys") * STOREY_M, height)
    top = _bounds(height, BUILDING_LEAST_M, GUESSED_TOP_M[Role.BUILDING])
    return _Layer(table.geometry, _ground(len(table)), top, table.keys, Role.BUILDING,
                  _lacking(height, "building.height_m"))


def _plain(table: FeatureTable, role: Role) -> _Layer:
    height = table.number("height_m")
    return _Layer(table.geometry, _ground(len(table)), _bounds(height, 0.0, GUESSED_TOP_M[role]), table.keys, role,
                  _lacking(height, f"{role.value}.height_m"))


def _fences(table: FeatureTable) -> _Layer:
    """Hedges, fences and walls; an open fence blocks nothing, one of unknown openness possibly."""
    made = _plain(table, Role.HEDGE_FENCE)
    openness = table.number("openness_pct")
    fence = np.array([kind == "fence" for kind in table.text("kind").tolist()], dtype=bool)
    see_through = np.nan_to_num(openness) >= OPEN_PCT
    doubtful = fence & np.isnan(openness)
    low, high, guess = made.top
    top = (np.where(see_through | doubtful, 0.0, low), np.where(see_through, 0.0, high),
           np.where(see_through, 0.0, guess))
    lacks = tuple(name or ("hedge_fence.openness_pct" if doubt else "") for name, doubt in zip(made.lacks, doubtful))
    return _Layer(made.geometry, made.base, top, made.keys, made.role, lacks)


def _crowns(table: FeatureTable) -> _Layer:
    """Crowns as 24-gons round the stem; the stem itself is too thin to hide behind."""
    diameter = table.number("crown_diameter_m")
    radius = np.where(np.isnan(diameter), GUESSED_CROWN_DIAMETER_M, diameter) / 2.0
    angle = np.arange(CROWN_SIDES) * (2.0 * np.pi / CROWN_SIDES)
    ring = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    centre = shapely.get_coordinates(shapely.centroid(table.geometry))
    discs = np.empty(0, dtype=object)
    if len(table):
        discs = shapely.polygons(centre[:, None, :] + np.maximum(radius, 0.05)[:, None, None] * ring)
    return _with_crowns(table, discs, Role.TREE, np.isnan(diameter))


def _with_crowns(table: FeatureTable, shapes: NDArray[Any], role: Role, doubtful: NDArray[np.bool_]) -> _Layer:
    start, height = table.number("crown_base_m"), table.number("height_m")
    # A crown that begins at its top or above it says only that one of both figures is wrong.
    start, height = (np.where(start >= height, np.nan, figures) for figures in (start, height))
    unknown = np.isnan(start)
    base = _bounds(start, 0.0, GUESSED_CROWN_BASE_M)
    low, high, guess = _bounds(height, 0.0, GUESSED_TOP_M[role])
    # A crown of unknown width may not reach the sight line at all.
    top = (np.where(doubtful, 0.0, low), high, guess)
    lacks = tuple(
        f"{role.value}.crown_base_m" if u else f"{role.value}.height_m" if np.isnan(h) else
        f"{role.value}.crown_diameter_m" if d else "" for u, h, d in zip(unknown, height, doubtful))
    return _Layer(shapes, base, top, table.keys, role, lacks)
