# SPDX-License-Identifier: GPL-2.0-or-later
"""Values that a profile's author declares for a class of features: known, with that author as their source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene


class Declared(Protocol):
    """One declaration: rows of `role` whose columns equal `where` and that lack `column` get `value`."""

    @property
    def role(self) -> str: ...
    @property
    def where(self) -> Mapping[str, Any]: ...
    @property
    def column(self) -> str: ...
    @property
    def value(self) -> float | str | bool: ...


def declared(scene: Scene, declarations: Sequence[Declared]) -> Scene:
    """The scene with the declared values filled in where the drawing is silent; drawn values always win."""
    tables: dict[Role, FeatureTable] = {}
    for entry in declarations:
        role = Role(entry.role)
        if scene.has(role):
            tables[role] = _filled(tables.get(role, scene.table(role)), role, entry)
    return scene.replacing(tables) if tables else scene


def declared_again(scene: Scene, former: tuple[Scene, Scene], declarations: Sequence[Declared]) -> Scene:
    """`declared`; `former` is another scene and what came of it, whose tables are taken where the drawn ones are the
    same."""
    made = declared(scene, declarations)
    drawn, filled = former
    same = {role: filled.tables[role] for role, table in scene.tables.items()
            if drawn.tables.get(role) is table and role in filled.tables}
    return made.replacing(same) if same else made


def _filled(table: FeatureTable, role: Role, entry: Declared) -> FeatureTable:
    numeric = any(c.name == entry.column and c.kind == "number" for c in ROLES[role].columns)
    old = table.number(entry.column) if numeric else table.text(entry.column)
    rows = _unknown(old)
    for name, wanted in entry.where.items():
        rows &= np.array([value == wanted for value in table.text(name).tolist()], dtype=bool)
    values = old.copy()
    values[rows] = entry.value
    return FeatureTable(table.keys, table.geometry, {**table.columns, entry.column: values}, table.labels, table.source)


def _unknown(values: NDArray[Any]) -> NDArray[np.bool_]:
    if values.dtype == object:
        return np.array([value is None for value in values.tolist()], dtype=bool)
    unknown: NDArray[np.bool_] = np.isnan(values)
    return unknown
