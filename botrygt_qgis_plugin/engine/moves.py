# SPDX-License-Identifier: GPL-2.0-or-later
"""Changes to a plan that may cure a finding, and the plan as it is after them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

RAISE_FLUX, MOVE_LAMP, ADD_LAMP, CUT_TREE, MOVE_TREE = "raise_flux", "move_lamp", "add_lamp", "cut_tree", "move_tree"
# What may be done to a feature of any role: other values in its columns, left out of the plan, drawn anew.
SET, LEAVE_OUT, ADD = "set", "leave_out", "add"
# Moves after which the feature is no longer there.
GONE = frozenset({CUT_TREE, LEAVE_OUT})
_ROLE_OF = {CUT_TREE: Role.TREE, MOVE_TREE: Role.TREE}


@dataclass(frozen=True)
class Move:
    """One change. key: the feature that is changed; of an added one, its new key.

    stood: where it stands now, or where the lamp stands that an added one is a copy of; shape: where it stands
    afterwards. like: that lamp, or the building an opening is added to. amount: metres moved, else lumens or the one
    number set, afterwards; before: the same now. columns: what is written into its columns. of: the role, where the
    kind does not say it.
    """

    kind: str
    key: str
    stood: shapely.Geometry
    shape: shapely.Geometry
    amount: float = 0.0
    before: float = 0.0
    like: str = ""
    columns: Mapping[str, float | str | bool] = field(default_factory=dict)
    of: Role | None = None

    @property
    def role(self) -> Role:
        """The role of what is changed."""
        return self.of or _ROLE_OF.get(self.kind, Role.LIGHT)

    @property
    def word(self) -> tuple[object, ...]:
        """What tells one move from another."""
        return self.kind, self.role, self.key, self.amount, self.shape.wkb, tuple(self.columns.items())


@dataclass(frozen=True)
class Turned:
    """A rule that a subject meets now and would not meet afterwards; place: a point on the subject."""

    rule: str
    subject: str
    label: str
    place: shapely.Point


@dataclass(frozen=True)
class Remedy:
    """The smallest change found that cures a finding, verified by measuring the changed plan.

    cost: by the profile's table. turned: what must or should be so, is so now, and would not be afterwards.
    """

    moves: tuple[Move, ...]
    cost: float
    turned: tuple[Turned, ...] = ()


def changed(scene: Scene, moves: Sequence[Move]) -> Scene:
    """The plan after these moves; what is derived from it is forgotten with it."""
    tables: dict[Role, FeatureTable] = {}
    for move in moves:
        table = tables.get(move.role, scene.table(move.role))
        tables[move.role] = _with(table, move)
    return scene.apart().replacing(tables)


def _with(table: FeatureTable, move: Move) -> FeatureTable:
    if move.kind in GONE:
        return table.take(np.flatnonzero(np.array(table.keys, dtype=object) != move.key))
    if move.kind == ADD_LAMP:
        table = _one_more_like(table, move)
    elif move.kind == ADD:
        table = _one_more(table, move)
    row = table.position[move.key]
    geometry = table.geometry.copy()
    geometry[row] = move.shape
    columns = dict(table.columns)
    for name, value in move.columns.items():
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        values: NDArray[Any] = (table.number(name) if number else table.text(name)).copy()
        values[row] = value
        columns[name] = values
    return FeatureTable(table.keys, geometry, columns, table.labels, table.source)


def _one_more_like(table: FeatureTable, move: Move) -> FeatureTable:
    """The table with a copy of one row at its end."""
    like = table.position[move.like]
    grown = table.take(np.append(np.arange(len(table)), like).astype(np.intp))
    labels = (*grown.labels[:-1], move.key) if grown.labels else ()
    return FeatureTable((*grown.keys[:-1], move.key), grown.geometry, grown.columns, labels, grown.source)


def _one_more(table: FeatureTable, move: Move) -> FeatureTable:
    """The table with a row at its end of which nothing is known but where it is."""
    geometry = np.append(table.geometry, np.array([move.shape], dtype=object))
    columns = {name: np.append(values, np.array([None if values.dtype == object else np.nan], dtype=values.dtype))
               for name, values in table.columns.items()}
    return FeatureTable((*table.keys, move.key), geometry, columns, (*table.labels, move.key) if table.labels else (),
                        (*table.source, "") if table.source else ())
