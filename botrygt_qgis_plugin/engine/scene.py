# SPDX-License-Identifier: GPL-2.0-or-later
"""Scene: an immutable snapshot of a plan in metres, one FeatureTable per role."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.raster import Raster
from botrygt_qgis_plugin.engine.roles import ROLES, Role

if TYPE_CHECKING:
    from botrygt_qgis_plugin.engine.measure.photometry import Photometry

Geometries = NDArray[Any]
T = TypeVar("T")
P = TypeVar("P")


@dataclass(frozen=True)
class FeatureTable:
    """Rows that share a role (or a derived kind), column by column.

    keys: stable identity of each row, unique; geometry: (n,) shapely, 2D, metres; columns: (n,) float64 with NaN for
    unknown, or object with None for unknown; labels: what the owner calls each row; source: the layer each came from.
    """

    keys: tuple[str, ...]
    geometry: Geometries
    columns: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    labels: tuple[str, ...] = ()
    source: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        # Geometry stays writable in name only: shapely cannot take the parts of a read-only array.
        for values in self.columns.values():
            values.setflags(write=False)

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Spatial index over `geometry`."""
        return shapely.STRtree(self.geometry)

    @cached_property
    def position(self) -> Mapping[str, int]:
        """key -> row."""
        return {key: i for i, key in enumerate(self.keys)}

    def number(self, name: str) -> NDArray[np.float64]:
        """A numeric column; all NaN where the layer has none."""
        column = self.columns.get(name)
        return np.full(len(self), np.nan) if column is None else column

    def text(self, name: str) -> NDArray[Any]:
        """A text or flag column; all None where the layer has none."""
        column = self.columns.get(name)
        return np.full(len(self), None, dtype=object) if column is None else column

    def take(self, rows: NDArray[np.intp]) -> FeatureTable:
        """The same table with only these rows, in this order."""
        pick = rows.tolist()
        return FeatureTable(
            tuple(self.keys[i] for i in pick), self.geometry[rows],
            {name: values[rows] for name, values in self.columns.items()},
            tuple(self.labels[i] for i in pick) if self.labels else (),
            tuple(self.source[i] for i in pick) if self.source else ())

    def label(self, row: int) -> str:
        """What people call this row: its own label, else its key."""
        return self.labels[row] if self.labels and self.labels[row] else self.keys[row]


def empty_table() -> FeatureTable:
    """A table without rows: a layer that was drawn and holds nothing."""
    return FeatureTable((), np.empty(0, dtype=object))


@dataclass(frozen=True)
class Note:
    """Something the reader of a result must know about the input: a repair, a skip, a transformation."""

    code: str
    da: str
    en: str
    layer: str = ""
    features: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Given(Generic[P, T]):
    """A build with its parameter filled in; two of the same are equal, unlike two lambdas."""

    build: Callable[[Scene, P], T]
    given: P

    def __call__(self, scene: Scene) -> T:
        return self.build(scene, self.given)


@dataclass(frozen=True)
class Scene:
    """The plan as the measures see it.

    A role that is not in `tables` was not drawn, which is not the same as an empty table. `coverage` says where a
    role's layer is complete; where it does not name a role, the plan area is meant. terrain: heights of the ground, in
    the scene's own coordinates; None where the ground is taken as level. photometry: light distributions by the name
    that the lamps give their file.
    """

    crs: str
    tables: Mapping[Role, FeatureTable]
    coverage: Mapping[Role, shapely.Geometry] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    plan_id: str = ""
    plan_name: str = ""
    stage: str = ""
    terrain: Raster | None = None
    photometry: Mapping[str, Photometry] = field(default_factory=dict)
    _memo: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def has(self, role: Role) -> bool:
        """True where the role was drawn, even without a feature."""
        return role in self.tables

    def table(self, role: Role) -> FeatureTable:
        """The role's rows; an empty table where it was not drawn (ask `has` to tell the two apart)."""
        table = self.tables.get(role)
        return empty_table() if table is None else table

    @cached_property
    def plan_area(self) -> shapely.Geometry:
        """The union of the plan polygons; an empty polygon where none was drawn."""
        return shapely.union_all(self.table(Role.PLAN_AREA).geometry)

    def covered(self, role: Role) -> shapely.Geometry:
        """Where the role's layer is complete: outside it, nothing drawn does not mean nothing there."""
        return self.coverage.get(role, self.plan_area)

    def replacing(self, tables: Mapping[Role, FeatureTable]) -> Scene:
        """The same scene with some tables exchanged; what was derived from the others is kept."""
        return replace(self, tables={**self.tables, **tables})

    def apart(self) -> Scene:
        """The same scene with a memory of its own: what is derived from it from here on is forgotten with it."""
        return replace(self, _memo=dict(self._memo))

    def inheriting(self, former: Scene) -> Scene:
        """The same scene; what was derived in the former one from tables that it has too is remembered here as well."""
        held = {id(part) for part in (*self.tables.values(), *self.coverage.values(), self.terrain)}
        for key, entry in list(former._memo.items()):
            if all(part is None or id(part) in held for pair in entry[1] for part in pair):
                self._memo.setdefault(key, entry)
        if self.tables.get(Role.PLAN_AREA) is former.tables.get(Role.PLAN_AREA):
            self.__dict__["plan_area"] = former.plan_area
        return self

    def without(self, role: Role, keys: Sequence[str]) -> Scene:
        """The same scene with these features of one role taken away."""
        gone = set(keys)
        table = self.table(role)
        rows = np.array([i for i, key in enumerate(table.keys) if key not in gone], dtype=np.intp)
        return self.replacing({role: table.take(rows)})

    def derived(self, build: Callable[[Scene], T], *roles: Role) -> T:
        """`build(scene)`, made once for these tables; `roles` are all that `build` reads, plan area apart."""
        # The tables are kept beside the result, so that an id can never come to mean another table.
        held = self._read(roles)
        key = (build, *((id(table), id(area)) for table, area in held))
        if key not in self._memo:
            self._memo[key] = (build(self), held)
        made: T = self._memo[key][0]
        return made

    def _read(self, roles: tuple[Role, ...]) -> tuple[tuple[Any, Any], ...]:
        return (*((self.tables.get(role), self.coverage.get(role)) for role in (Role.PLAN_AREA, *roles)),
                (self.terrain, None))

    def derived_by(self, build: Callable[[Scene, P], T], given: P, *roles: Role) -> T:
        """`build(scene, given)`, made once for these tables and this hashable `given`."""
        return self.derived(_Given(build, given), *roles)

    def made_before(self, build: Callable[[Scene, P], T], given: P, *roles: Role) -> T | None:
        """What `derived_by` would give, where it was asked before for these tables; else None."""
        found = self._memo.get((_Given(build, given), *((id(table), id(area)) for table, area in self._read(roles))))
        return None if found is None else found[0]


def role_words(role: Role, language: str) -> str:
    """The role's name for people, in 'da' or 'en'."""
    spec = ROLES[role]
    return spec.da if language == "da" else spec.en
