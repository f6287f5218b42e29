# SPDX-License-Identifier: GPL-2.0-or-later
"""What can stand in a sight line: buildings, hedges, fences, planting and crowns, with bounds on where each blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.panels import Panels, panels_of
from botrygt_qgis_plugin.engine.raster import Raster
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

Numbers = NDArray[np.float64]
Rows = NDArray[np.intp]

OBSTACLE_ROLES = (Role.BUILDING, Role.BUILDING_FIELD, Role.HEDGE_FENCE, Role.SHRUB_PLANTING, Role.TREE,
                  Role.TREE_GROUP, Role.PARKING)
# Where one of these was not drawn, nobody knows what stands in the way.
REQUIRED_ROLES = (Role.BUILDING, Role.HEDGE_FENCE, Role.SHRUB_PLANTING, Role.TREE)
# A field in which no building is drawn: what comes there may stand anywhere in it, or nowhere.
UNBUILT = "building_field:unbuilt"
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
TRUNK_SIDES = 8
# Of a field whose height is given in storeys, roof included.
FIELD_STOREY_M, FIELD_ROOF_M = 3.0, 3.0
# How sure one is that an obstacle stands somewhere.
CERTAIN, POSSIBLE, GUESS = 0, 1, 2


@dataclass(frozen=True)
class Options:
    """What a profile may add: trunks this thick, and bays full of cars this high; 0 leaves them out."""

    trunk_m: float = 0.0
    car_m: float = 0.0


PLAIN = Options()


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

    terrain: Raster | None = None

    def take(self, rows: Rows) -> Obstacles:
        """Only these."""
        numbers = {name: getattr(self, name)[rows] for name in (
            "geometry", "base_low", "base_high", "base_guess", "top_low", "top_high", "top_guess")}
        some = rows.tolist()
        return replace(self, **numbers, role=tuple(self.role[row] for row in some),
                       key=tuple(self.key[row] for row in some), lacks=tuple(self.lacks[row] for row in some))

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Spatial index over the shapes."""
        return shapely.STRtree(self.geometry)

    @cached_property
    def panels(self) -> Panels:
        """The straight edges of the shapes."""
        return panels_of(self.geometry)

    @cached_property
    def solid(self) -> NDArray[np.bool_]:
        """(n,) True for shapes with an inside; a fence has none."""
        solid: NDArray[np.bool_] = shapely.get_dimensions(self.geometry) == 2
        return solid

    @cached_property
    def ground(self) -> Numbers:
        """(n,) height of the terrain under each shape: the mean under its corners."""
        if self.terrain is None:
            return np.zeros(len(self.role))
        xy, shape = shapely.get_coordinates(self.geometry, return_index=True)
        total = np.bincount(shape, self.terrain.heights(xy), minlength=len(self.role))
        mean: Numbers = total / np.maximum(np.bincount(shape, minlength=len(self.role)), 1)
        return mean

    @cached_property
    def ground_ends(self) -> tuple[Numbers, Numbers]:
        """(m,) height of the terrain under both ends of each panel; a house is level, a hedge follows the terrain."""
        panels = self.panels
        if self.terrain is None:
            return np.zeros(len(panels.shape)), np.zeros(len(panels.shape))
        own = self.ground[panels.shape]
        return (np.where(panels.area, own, self.terrain.heights(panels.one)),
                np.where(panels.area, own, self.terrain.heights(panels.other)))

    @cached_property
    def bases(self) -> Numbers:
        """(3, n) base for CERTAIN, POSSIBLE and GUESS; what stands on the ground has none."""
        bases = np.stack([self.base_high, self.base_low, self.base_guess])
        return np.where(bases > 0, bases, -np.inf)

    @cached_property
    def tops(self) -> Numbers:
        """(3, n) top for CERTAIN, POSSIBLE and GUESS."""
        return np.stack([self.top_low, self.top_high, self.top_guess])


def obstacles(scene: Scene, options: Options = PLAIN) -> Obstacles:
    """All obstacles of a scene, made once for each choice of options."""
    return scene.derived_by(_obstacles, options, *OBSTACLE_ROLES)


def lacking_roles(scene: Scene) -> tuple[str, ...]:
    """The required roles that were not drawn; of a plan with building fields the buildings are bounded by those."""
    return tuple(role.value for role in REQUIRED_ROLES if not scene.has(role) and not (
        role is Role.BUILDING and scene.has(Role.BUILDING_FIELD)))


def unbuilt_fields(scene: Scene) -> NDArray[np.bool_]:
    """(n,) building fields in which no building is drawn."""
    return scene.derived(_unbuilt, Role.BUILDING_FIELD, Role.BUILDING)


def _unbuilt(scene: Scene) -> NDArray[np.bool_]:
    fields, buildings = scene.table(Role.BUILDING_FIELD).geometry, scene.table(Role.BUILDING)
    field, building = buildings.tree.query(fields, predicate="intersects")
    held = shapely.area(shapely.intersection(fields[field], buildings.geometry[building])) > 1.0
    return ~np.isin(np.arange(len(fields)), field[held])


@dataclass(frozen=True)
class _Layer:
    geometry: NDArray[Any]
    base: tuple[Numbers, Numbers, Numbers]
    top: tuple[Numbers, Numbers, Numbers]
    keys: tuple[str, ...]
    role: Role
    lacks: tuple[str, ...]


def _obstacles(scene: Scene, options: Options) -> Obstacles:
    layers = [layer for layer in _layers(scene, options) if len(layer.keys)]

    def column(part: str, at: int) -> Numbers:
        return np.concatenate([getattr(layer, part)[at] for layer in layers]) if layers else np.empty(0)

    geometry = np.concatenate([layer.geometry for layer in layers]) if layers else np.empty(0, dtype=object)
    return Obstacles(
        geometry, column("base", 0), column("base", 1), column("base", 2),
        column("top", 0), column("top", 1), column("top", 2),
        tuple(layer.role for layer in layers for _ in layer.keys), tuple(key for layer in layers for key in layer.keys),
        tuple(name for layer in layers for name in layer.lacks), scene.terrain)


def _layers(scene: Scene, options: Options) -> Iterator[_Layer]:
    yield _buildings(scene.table(Role.BUILDING))
    yield _fences(scene.table(Role.HEDGE_FENCE))
    yield _plain(scene.table(Role.SHRUB_PLANTING), Role.SHRUB_PLANTING)
    yield _crowns(scene.table(Role.TREE))
    groups = scene.table(Role.TREE_GROUP)
    yield _with_crowns(groups, groups.geometry, Role.TREE_GROUP, np.zeros(len(groups), dtype=bool))
    yield _fields(scene.table(Role.BUILDING_FIELD).take(np.flatnonzero(unbuilt_fields(scene))))
    if options.trunk_m > 0:
        yield _trunks(scene.table(Role.TREE), options.trunk_m)
    if options.car_m > 0:
        yield _cars(scene.table(Role.PARKING), options.car_m)


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
    """Crowns as 24-gons round the stem; the stem itself is too thin to hide behind, unless a profile says else."""
    diameter = table.number("crown_diameter_m")
    radius = np.where(np.isnan(diameter), GUESSED_CROWN_DIAMETER_M, diameter) / 2.0
    discs = _discs(table.geometry, np.maximum(radius, 0.05), CROWN_SIDES)
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


def _fields(table: FeatureTable) -> _Layer:
    """Unbuilt fields: nothing certain, possibly a building as high as is allowed."""
    storeys = table.number("max_storeys") * FIELD_STOREY_M + FIELD_ROOF_M
    most = table.number("max_height_m")
    most = np.where(np.isnan(most), storeys, most)
    none = np.zeros(len(table))
    top = none, np.where(np.isnan(most), np.inf, most), none
    return _Layer(table.geometry, _ground(len(table)), top, table.keys, Role.BUILDING_FIELD, (UNBUILT,) * len(table))


def _trunks(table: FeatureTable, across: float) -> _Layer:
    """Stems from the ground to the crown, as thick as the profile says."""
    start = table.number("crown_base_m")
    return _Layer(_discs(table.geometry, np.full(len(table), across / 2.0), TRUNK_SIDES), _ground(len(table)),
                  _bounds(start, 0.0, GUESSED_CROWN_BASE_M), table.keys, Role.TREE,
                  _lacking(start, "tree.crown_base_m"))


def _cars(table: FeatureTable, high: float) -> _Layer:
    """Bays that are full of cars, as high as the profile says."""
    table = table.take(np.flatnonzero(shapely.get_dimensions(table.geometry) == 2))
    top = np.full(len(table), high)
    return _Layer(table.geometry, _ground(len(table)), (top, top, top), table.keys, Role.PARKING, ("",) * len(table))


def _discs(places: NDArray[Any], radius: Numbers, sides: int) -> NDArray[Any]:
    """Regular polygons round places."""
    if not len(places):
        return np.empty(0, dtype=object)
    angle = np.arange(sides) * (2.0 * np.pi / sides)
    ring = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    centre = shapely.get_coordinates(shapely.centroid(places))
    discs: NDArray[Any] = shapely.polygons(centre[:, None, :] + radius[:, None, None] * ring)
    return discs
