# SPDX-License-Identifier: GPL-2.0-or-later
"""Changes to a plan that may cure a finding, and the plan as it is after them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

RAISE_FLUX, MOVE_LAMP, ADD_LAMP, CUT_TREE, MOVE_TREE = "raise_flux", "move_lamp", "add_lamp", "cut_tree", "move_tree"
# Moves after which the feature is no longer there.
GONE = frozenset({CUT_TREE})
_ROLE_OF = {CUT_TREE: Role.TREE, MOVE_TREE: Role.TREE}


@dataclass(frozen=True)
class Move:
    """One change. key: the feature that is changed; of an added lamp, its new key.

    stood: where it stands now, or where the lamp stands that an added one is a copy of; shape: where it stands
    afterwards. like: that lamp. amount: metres moved, or lumens afterwards; before: lumens now. columns: what is
    written into its columns.
    """

    kind: str
    key: str
    stood: shapely.Point
    shape: shapely.Point
    amount: float = 0.0
    before: float = 0.0
    like: str = ""
    columns: Mapping[str, float] = field(default_factory=dict)

    @property
    def role(self) -> Role:
        """The role of what is changed."""
        return _ROLE_OF.get(self.kind, Role.LIGHT)

    @property
    def word(self) -> tuple[object, ...]:
        """What tells one move from another."""
        return self.kind, self.key, self.amount, self.shape.x, self.shape.y


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
        table = _one_more(table, move)
    row = table.position[move.key]
    geometry = table.geometry.copy()
    geometry[row] = move.shape
    columns = dict(table.columns)
    for name, value in move.columns.items():
        values: NDArray[np.float64] = table.number(name).copy()
        values[row] = value
        columns[name] = values
    return FeatureTable(table.keys, geometry, columns, table.labels, table.source)


def _one_more(table: FeatureTable, move: Move) -> FeatureTable:
    """The table with a copy of one row at its end."""
    like = table.position[move.like]
    grown = table.take(np.append(np.arange(len(table)), like).astype(np.intp))
    labels = (*grown.labels[:-1], move.key) if grown.labels else ()
    return FeatureTable((*grown.keys[:-1], move.key), grown.geometry, grown.columns, labels, grown.source)
