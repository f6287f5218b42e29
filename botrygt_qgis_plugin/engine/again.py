# SPDX-License-Identifier: GPL-2.0-or-later
"""What an earlier review of the same plan lends to the next: rows that nothing changed within reach of, findings whose
explanation nothing changed within reach of, and all that was made from tables that are the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.changes import (
    EVERYWHERE,
    NO_CHANGE,
    Change,
    came_from,
    changes_between,
    same_files,
    same_ground,
    table_change,
    within_reach,
)
from botrygt_qgis_plugin.engine.declare import Declared, declared, declared_again
from botrygt_qgis_plugin.engine.explain import Case
from botrygt_qgis_plugin.engine.findings import Finding, Tally, Verdict
from botrygt_qgis_plugin.engine.measured import Measured, Quantity
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import Rule
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene
from botrygt_qgis_plugin.engine.subjects import SUBJECTS

if TYPE_CHECKING:
    from botrygt_qgis_plugin.engine.review import Result

Flags = NDArray[np.bool_]
Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Kept:
    """What a review leaves for the next beside its answers.

    scene: the plan with what the profiles declare. broken: kinds of subject that could not be made; failed: quantities
    that could not be measured; unexplained: findings without a cause because looking for it failed, as (rule, subject
    key). All are tried again each time. in_conflict: findings that a conflict stands for.
    """

    scene: Scene
    broken: frozenset[str] = frozenset()
    failed: frozenset[str] = frozenset()
    unexplained: frozenset[tuple[str, str]] = frozenset()
    in_conflict: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Answered:
    """What a rule said in the earlier review: verdicts, tally, and findings by subject."""

    verdicts: tuple[Verdict, ...]
    tally: Tally
    findings: Mapping[str, Finding]


@dataclass(frozen=True)
class Kind:
    """One kind of subject before and now. came: (n,) the earlier row of each row, -1 where it has none; changed: (n,)
    rows that are new or differ."""

    change: Change
    came: Rows
    changed: Flags

    @cached_property
    def still(self) -> bool:
        """True where the table is as it was."""
        return not self.change and bool((self.came == np.arange(len(self.came))).all())


def scene_again(scene: Scene, previous: Result | None, declarations: Sequence[Declared]) -> Scene:
    """The scene with declared values. What the earlier review made of tables that are the same is kept."""
    if previous is None or previous.kept is None:
        return declared(scene, declarations)
    if scene.terrain is not previous.scene.terrain and same_ground(scene, previous.scene):
        scene = replace(scene, terrain=previous.scene.terrain)
    made = declared_again(scene, (previous.scene, previous.kept.scene), declarations)
    return made.inheriting(previous.kept.scene) if same_files(scene, previous.scene) else replace(made, _memo={})


@dataclass
class Former:
    """An earlier review of the plan under the same rules. changes: what differs since, by role; subjects: the tables of
    now."""

    result: Result
    kept: Kept
    changes: Mapping[Role, Change]
    subjects: Mapping[str, FeatureTable]
    _kinds: dict[str, Kind] = field(default_factory=dict)

    def kind(self, name: str) -> Kind:
        """How a table of subjects came about from the earlier one."""
        if name not in self._kinds:
            old, new = self.result.subjects[name], self.subjects[name]
            change, came = table_change(old, new), came_from(old, new)
            changed = came < 0
            if change.everywhere:
                changed[:] = True
            elif change.keys:
                changed |= np.fromiter((key in change.keys for key in new.keys), dtype=bool, count=len(new))
            self._kinds[name] = Kind(change, came, changed)
        return self._kinds[name]

    def needed(self, quantity: Quantity) -> Flags:
        """(n,) the rows that must be measured again."""
        table = self.subjects[quantity.subject]
        if quantity.name not in self.result.measured or quantity.name in self.kept.failed:
            return np.ones(len(table), dtype=bool)
        near = [self.changes[role] for role in quantity.reads if role in self.changes and role not in quantity.through]
        near += [self.kind(name).change for name in quantity.derived]
        near += [EVERYWHERE for name in quantity.derived for role in SUBJECTS[name].roles
                 if self.changes.get(role, NO_CHANGE).everywhere]
        return self.kind(quantity.subject).changed | within_reach(table, [c for c in near if c], quantity.reach_m)

    def woven(self, quantity: Quantity, fresh: Flags, new: Measured) -> Measured:
        """All rows of a quantity: those measured now, the others as they were."""
        old, kind = self.result.measured[quantity.name], self.kind(quantity.subject)
        if not fresh.any() and kind.still:
            return old
        return _woven(fresh, new, old.take(kind.came[~fresh]))

    @cached_property
    def _found(self) -> Mapping[str, Mapping[str, Finding]]:
        by_rule: dict[str, dict[str, Finding]] = {}
        for finding in (*self.kept.in_conflict, *self.result.findings, *self.result.indications):
            made = finding if finding.remedy is None else replace(finding, remedy=None)
            by_rule.setdefault(finding.rule, {})[finding.subject_key] = made
        return by_rule

    def answered(self, rule: Rule, fresh: Mapping[str, Flags]) -> Answered | None:
        """What the rule said, where nothing that it rests on was measured again, and so it says the same."""
        if any(fresh[name].any() or self._cause_altered(name) for name in rule.quantities):
            return None
        before = self.kept.scene
        judged = self.kind(rule.subject).still and rule.subject not in self.kept.broken and before.has(
            SUBJECTS[rule.subject].roles[0])
        if not judged or not rule.concerns(before) or any(rule.id == name for name, _ in self.kept.unexplained):
            return None
        return Answered(self.result.verdicts[rule.id], self._tallies[rule.id], self._found.get(rule.id, {}))

    @cached_property
    def _tallies(self) -> Mapping[str, Tally]:
        return {tally.rule: tally for tally in self.result.tallies}

    def finding(self, case: Case, fresh: Mapping[str, Flags]) -> Finding | None:
        """The earlier finding, where it would come out the same: the values are, and nothing was measured again that
        explains them."""
        key, kind = case.table.keys[case.row], self.kind(case.rule.subject)
        lent = self._found.get(case.rule.id, {}).get(key)
        if lent is None or kind.changed[case.row] or (case.rule.id, key) in self.kept.unexplained:
            return None
        again, before = [name for name in case.rule.quantities if fresh[name][case.row]], int(kind.came[case.row])
        explaining = [measurement.quantity for measurement in lent.measurements
                      if QUANTITIES[measurement.quantity].explain is not None]
        if any(name in again or self._cause_altered(name) for name in explaining):
            return None
        same = (_same_row(case.columns[name], case.row, self.result.measured[name], before) for name in again)
        return lent if all(same) else None

    def _cause_altered(self, name: str) -> bool:
        return any(role in self.changes for role in QUANTITIES[name].cause_reads)


def former_of(previous: Result | None, scene: Scene, now: Mapping[str, FeatureTable],
              dirty: Mapping[Role, Change] | None) -> Former | None:
    """What an earlier review lends; None where what concerns every subject has changed, and nothing of it holds."""
    if previous is None or previous.kept is None:
        return None
    old = previous.scene
    if (old.plan_id, old.stage, old.crs) != (scene.plan_id, scene.stage, scene.crs):
        return None
    if not shapely.equals_exact(old.plan_area, scene.plan_area, 0.0) or not same_ground(old, scene):
        return None
    changes = dict(changes_between(old, scene) if dirty is None else dirty)
    if not same_files(old, scene):
        changes[Role.LIGHT] = EVERYWHERE
    return Former(previous, previous.kept, changes, now)


def _same_row(one: Measured, row: int, other: Measured, before: int) -> bool:
    values = ((one.low, other.low), (one.high, other.high), (one.guess, other.guess))
    return one.missing[row] == other.missing[before] and all(_same(a[row], b[before]) for a, b in values)


def _same(one: Any, other: Any) -> bool:
    # NaN is the one value that does not equal itself.
    return bool(one == other) or (one != one and other != other)  # noqa: PLR0124


def _woven(fresh: Flags, new: Measured, old: Measured) -> Measured:
    def column(name: str) -> NDArray[Any]:
        fill = getattr(new, name)
        values: NDArray[Any] = np.empty(len(fresh), dtype=getattr(old, name).dtype if not len(fill) else fill.dtype)
        values[fresh], values[~fresh] = fill, getattr(old, name)
        return values

    missing = np.empty(len(fresh), dtype=object)
    for row, value in zip((*np.flatnonzero(fresh), *np.flatnonzero(~fresh)), (*new.missing, *old.missing)):
        missing[row] = value
    return Measured(column("low"), column("high"), column("guess"), tuple(missing))
