# SPDX-License-Identifier: GPL-2.0-or-later
"""What changed between two tables or two scenes, and who lies within reach of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Change:
    """Changed rows of one table: their keys, and (n, 4) boxes (x0, y0, x1, y1) of where they were and now are.

    `everywhere` is True where the table came or went as a whole, or its coverage changed: no box can bound that.
    """

    keys: frozenset[str]
    boxes: NDArray[np.float64]
    everywhere: bool = False

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.keys)


NO_CHANGE = Change(frozenset(), np.empty((0, 4)))
EVERYWHERE = Change(frozenset(), np.empty((0, 4)), everywhere=True)


def table_change(old: FeatureTable, new: FeatureTable) -> Change:
    """Rows added, removed or different between two states of one table."""
    if old is new:
        return NO_CHANGE
    if set(old.columns) != set(new.columns):
        return EVERYWHERE
    came = came_from(old, new)
    rows = np.flatnonzero(came >= 0)
    differs = np.ones(len(new), dtype=bool)
    differs[rows] = _differ(old, came[rows], new, rows)
    gone = np.ones(len(old), dtype=bool)
    gone[came[rows]] = differs[rows]
    keys = frozenset((*(new.keys[i] for i in np.flatnonzero(differs)), *(old.keys[i] for i in np.flatnonzero(gone))))
    shapes = np.concatenate([old.geometry[gone], new.geometry[differs]])
    return Change(keys, shapely.bounds(shapes).reshape(-1, 4) if len(shapes) else np.empty((0, 4)))


def came_from(old: FeatureTable, new: FeatureTable) -> NDArray[np.intp]:
    """(n,) the old row of each new one by its key, -1 where it has none."""
    if old.keys == new.keys:
        return np.arange(len(new))
    return np.fromiter((old.position.get(key, -1) for key in new.keys), dtype=np.intp, count=len(new))


def _differ(old: FeatureTable, before: Rows, new: FeatureTable, now: Rows) -> NDArray[np.bool_]:
    """(k,) whether a pair of rows of two tables of the same columns differs in anything."""
    one, other = old.geometry[before], new.geometry[now]
    found = np.fromiter((a is not b for a, b in zip(one, other)), dtype=bool, count=len(now))
    if found.any():
        shapes = [shapely.to_wkb(some[found], output_dimension=2) for some in (one, other)]
        found[found] = np.fromiter((a != b for a, b in zip(*shapes)), dtype=bool, count=int(found.sum()))
    for name, values in old.columns.items():
        found |= _values_differ(values[before], new.columns[name][now])
    for was, has in ((old.labels, new.labels), (old.source, new.source)):
        if was is not has and (was or has):
            pairs = zip(before.tolist(), now.tolist())
            found |= np.fromiter(((was[i] if was else None) != (has[j] if has else None) for i, j in pairs),
                                 dtype=bool, count=len(now))
    return found


def _values_differ(one: NDArray[Any], other: NDArray[Any]) -> NDArray[np.bool_]:
    """(k,) where two columns differ; unknown equals unknown, and True is not 1."""
    if one.dtype == other.dtype == np.float64:
        return np.asarray((one != other) & ~(np.isnan(one) & np.isnan(other)) | (np.signbit(one) != np.signbit(other)))
    pairs = zip(one.tolist(), other.tolist())
    return np.fromiter((a is not b and (type(a) is not type(b) or a != b) for a, b in pairs), bool, len(one))


def changes_between(old: Scene, new: Scene) -> Mapping[Role, Change]:
    """Per role, what differs between two scenes of the same plan; roles without a change are left out."""
    moved = not shapely.equals_exact(old.plan_area, new.plan_area, 0.0) or old.crs != new.crs
    if moved or not same_ground(old, new):
        return {role: EVERYWHERE for role in Role}
    found = {}
    for role in Role:
        if old.has(role) != new.has(role) or old.coverage.get(role) != new.coverage.get(role):
            found[role] = EVERYWHERE
            continue
        change = table_change(old.table(role), new.table(role))
        if change:
            found[role] = change
    if not same_files(old, new):
        found[Role.LIGHT] = EVERYWHERE
    return found


def same_ground(old: Scene, new: Scene) -> bool:
    """True where both scenes stand on the same heights, or both on level ground."""
    one, other = old.terrain, new.terrain
    if one is other or one is None or other is None:
        return one is other
    return (one.west, one.north, one.step_m) == (other.west, other.north, other.step_m) and np.array_equal(
        one.values, other.values)


def same_files(old: Scene, new: Scene) -> bool:
    """True where the photometric files of both scenes hold the same."""
    one, other = ({name: file.digest for name, file in scene.photometry.items()} for scene in (old, new))
    return one == other


def within_reach(table: FeatureTable, changes: Sequence[Change], reach_m: float | None) -> NDArray[np.bool_]:
    """(n,) True for the rows whose box comes within `reach_m` of a change; None reaches everywhere."""
    if any(change.everywhere for change in changes) or (reach_m is None and any(changes)):
        return np.ones(len(table), dtype=bool)
    boxes = np.concatenate([change.boxes for change in changes]) if changes else np.empty((0, 4))
    hit = np.zeros(len(table), dtype=bool)
    if not len(boxes) or not len(table) or reach_m is None:
        return hit
    # A box around an empty geometry is NaN and reaches nobody; a centimetre covers rounding in the measures.
    grown = shapely.box(*(boxes + np.array([-1.0, -1.0, 1.0, 1.0]) * (reach_m + 0.01)).T)
    hit[np.unique(table.tree.query(grown)[1])] = True
    return hit
