# SPDX-License-Identifier: GPL-2.0-or-later
"""What changed between two tables or two scenes, and who lies within reach of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene


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


def _fingerprints(table: FeatureTable) -> list[tuple[object, ...]]:
    """One comparable value per row; NaN is written as text because it does not equal itself."""
    wkb = shapely.to_wkb(table.geometry, output_dimension=2)
    columns = [
        [repr(v) for v in table.columns[name].tolist()] for name in sorted(table.columns)
    ]
    texts = [list(values) for values in (table.labels, table.source) if values]
    return list(zip(wkb.tolist(), *columns, *texts)) if len(table) else []


def table_change(old: FeatureTable, new: FeatureTable) -> Change:
    """Rows added, removed or different between two states of one table."""
    if old is new:
        return NO_CHANGE
    if set(old.columns) != set(new.columns):
        return EVERYWHERE
    before = dict(zip(old.keys, _fingerprints(old)))
    after = dict(zip(new.keys, _fingerprints(new)))
    changed = {key for key, value in after.items() if before.get(key) != value} | (before.keys() - after.keys())
    shapes = [table.geometry[table.position[key]] for table in (old, new) for key in sorted(changed)
              if key in table.position]
    boxes = shapely.bounds(np.array(shapes, dtype=object)) if shapes else np.empty((0, 4))
    return Change(frozenset(changed), boxes)


def changes_between(old: Scene, new: Scene) -> Mapping[Role, Change]:
    """Per role, what differs between two scenes of the same plan; roles without a change are left out."""
    moved = not shapely.equals_exact(old.plan_area, new.plan_area, 0.0) or old.crs != new.crs
    if moved or not _same_ground(old, new):
        return {role: EVERYWHERE for role in Role}
    found = {}
    for role in Role:
        if old.has(role) != new.has(role) or old.coverage.get(role) != new.coverage.get(role):
            found[role] = EVERYWHERE
            continue
        change = table_change(old.table(role), new.table(role))
        if change:
            found[role] = change
    if _files(old) != _files(new):
        found[Role.LIGHT] = EVERYWHERE
    return found


def _same_ground(old: Scene, new: Scene) -> bool:
    one, other = old.terrain, new.terrain
    if one is other or one is None or other is None:
        return one is other
    return (one.west, one.north, one.step_m) == (other.west, other.north, other.step_m) and np.array_equal(
        one.values, other.values)


def _files(scene: Scene) -> dict[str, str]:
    """The photometric files of a scene, by what they hold."""
    return {name: file.digest for name, file in scene.photometry.items()}


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
