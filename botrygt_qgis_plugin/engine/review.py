# SPDX-License-Identifier: GPL-2.0-or-later
"""The way through: a scene is measured, measures are judged, judgements become findings, whole or where changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.again import Flags, Kept, former_of, scene_again
from botrygt_qgis_plugin.engine.changes import Change
from botrygt_qgis_plugin.engine.conflicts import Conflict, Judged, ledger
from botrygt_qgis_plugin.engine.disputes import disputes
from botrygt_qgis_plugin.engine.errors import BoTrygtError, Cancelled
from botrygt_qgis_plugin.engine.evaluate import judge
from botrygt_qgis_plugin.engine.explain import Case, explain_case, observe
from botrygt_qgis_plugin.engine.findings import CANNOT_TELL, MET, NOT_MET, NOT_RELEVANT, Finding, Tally, Verdict
from botrygt_qgis_plugin.engine.measured import Measured, Params, Quantity
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import Rule, Rulebook
from botrygt_qgis_plugin.engine.scene import FeatureTable, Note, Scene, empty_table
from botrygt_qgis_plugin.engine.subjects import SUBJECTS
from botrygt_qgis_plugin.engine.ways_notes import ways_notes

Progress = Callable[[float], None]
Asked = Callable[[], bool]
SEVERITIES = ("high", "medium", "low")


def nobody() -> bool:
    """Nobody asked to stop."""
    return False


def silence(fraction: float) -> None:
    """Progress that nobody listens to."""
    del fraction


@dataclass(frozen=True)
class Listener:
    """Who hears how far a review is (0 to 1), and may ask it to stop."""

    progress: Progress = silence
    cancelled: Asked = nobody


@dataclass(frozen=True)
class Result:
    """A reviewed plan. `subjects` and `measured` are in the same row order; verdicts and findings in a fixed order.

    Where two opposed rules meet on a subject there is one entry in `conflicts`, and no finding of either; where the
    sources of an observing rule disagree there is one for the rule. kept: what the next review of the plan can use.
    """

    scene: Scene
    rulebook: Rulebook
    subjects: Mapping[str, FeatureTable]
    measured: Mapping[str, Measured]
    verdicts: Mapping[str, tuple[Verdict, ...]]
    findings: tuple[Finding, ...]
    indications: tuple[Finding, ...]
    tallies: tuple[Tally, ...]
    observations: tuple[Mapping[str, Any], ...]
    notes: tuple[Note, ...]
    measured_rows: int
    conflicts: tuple[Conflict, ...] = ()
    kept: Kept | None = field(default=None, compare=False, repr=False)

    @property
    def plan_id(self) -> str:
        """The plan's id, as the findings carry it."""
        return self.scene.plan_id

    @property
    def completeness(self) -> float | None:
        """Judged share of all that was relevant, over the rules; None where nothing was."""
        judged = sum(tally.met + tally.not_met for tally in self.tallies)
        asked = judged + sum(tally.cannot_tell for tally in self.tallies)
        return judged / asked if asked else None


@dataclass(frozen=True)
class _Rows:
    """One quantity's rows, and which of them were measured in this run."""

    measured: Measured
    fresh: Flags


def review(scene: Scene, rulebook: Rulebook, previous: Result | None = None,
           dirty: Mapping[Role, Change] | None = None, listener: Listener | None = None) -> Result:
    """Review one plan.

    With `previous` (a result of the same rulebook) only the rows within reach of `dirty` are measured again; where
    `dirty` is not given it is found by comparison. The result equals that of a full run exactly. Raises Cancelled.
    """
    listener = listener or Listener()
    # GEOS leaves floating-point flags behind that mean nothing (parallel lines); numpy would print them as warnings.
    with np.errstate(divide="ignore", invalid="ignore"):
        return _review(scene, _Run(scene, rulebook, previous, dirty, listener.cancelled), listener)


def _review(scene: Scene, run: _Run, listener: Listener) -> Result:
    rulebook, rows = run.rulebook, dict[str, _Rows]()
    names = sorted({name for rule in rulebook.rules for name in rule.quantities})
    for done, name in enumerate(names):
        listener.progress(0.8 * done / len(names))
        rows[name] = run.measure(QUANTITIES[name])
    findings: list[Finding] = []
    tallies, verdicts, observations = [], {}, []
    for done, rule in enumerate(rulebook.rules):
        listener.progress(0.8 + 0.2 * done / len(rulebook.rules))
        if rule.judges:
            found, verdicts[rule.id], tally = run.answer(rule, rows)
            findings += found
            tallies.append(tally)
        else:
            observations += run.observe(rule, rows)
    measured = {name: r.measured for name, r in rows.items()}
    judged = Judged(scene.plan_id, run.subjects, measured, verdicts)
    reported = {observation["rule"] for observation in observations}
    conflicts = (*ledger(rulebook, judged), *disputes([r for r in rulebook.rules if r.id in reported], judged))
    met = {(side.rule, conflict.subject_key) for conflict in conflicts for side in conflict.sides}
    in_conflict = [f for f in findings if (f.rule, f.subject_key) in met]
    findings = sorted((f for f in findings if (f.rule, f.subject_key) not in met),
                      key=lambda f: (SEVERITIES.index(f.severity), f.rule, f.subject_key))
    listener.progress(1.0)
    return Result(scene, rulebook, run.subjects, measured, verdicts,
                  number(f for f in findings if not f.indication),
                  tuple(f for f in findings if f.indication), tuple(tallies), tuple(observations),
                  (*scene.notes, *run.notes), sum(int(r.fresh.sum()) for r in rows.values()), conflicts,
                  run.kept(in_conflict))


def params_of(rulebook: Rulebook, quantity: Quantity) -> Params:
    """The quantity's parameters, as the profiles left them."""
    given = rulebook.measure_params.get(quantity.name, {})
    return {name: given.get(name, p.default) for name, p in quantity.parameters.items()}


def verdicts_of(scene: Scene, rulebook: Rulebook, rule: Rule, keys: Sequence[str]) -> tuple[Verdict, ...]:
    """One rule on some subjects of a scene with its declared values, measured alone; those that are gone are left out.
    """
    table = SUBJECTS[rule.subject].rows(scene)
    rows = np.array([table.position[key] for key in keys if key in table.position], dtype=np.intp)
    with np.errstate(divide="ignore", invalid="ignore"):
        columns = {name: _rounded(QUANTITIES[name].measure(scene, rows, params_of(rulebook, QUANTITIES[name])),
                                  QUANTITIES[name]) for name in rule.judged_quantities}
    return judge(rule, columns, table.take(rows))


def number(findings: Any) -> tuple[Finding, ...]:
    """The findings in their order, numbered from 1 as in a case file that is written for the first time."""
    return tuple(replace(finding, number=i) for i, finding in enumerate(findings, start=1))


def _tally(rule: Rule, verdicts: tuple[Verdict, ...]) -> Tally:
    kinds = [verdict.kind for verdict in verdicts]
    missing: dict[str, int] = {}
    for verdict in verdicts:
        for name in verdict.missing if verdict.kind == CANNOT_TELL else ():
            missing[name] = missing.get(name, 0) + 1
    return Tally(rule.id, kinds.count(MET), kinds.count(NOT_MET), kinds.count(CANNOT_TELL),
                 kinds.count(NOT_RELEVANT), dict(sorted(missing.items())))


class _Run:
    """One review: the scene with declared values, its subject tables, and what the previous result can lend."""

    def __init__(self, scene: Scene, rulebook: Rulebook, previous: Result | None,
                 dirty: Mapping[Role, Change] | None, cancelled: Asked) -> None:
        same = previous is not None and previous.rulebook.digest == rulebook.digest
        self.rulebook = rulebook
        self.cancelled = cancelled
        self.scene = scene_again(scene, previous if same else None, rulebook.declared)
        self.notes: list[Note] = self._of_the_drawing()
        kinds = sorted({rule.subject for rule in rulebook.rules}
                       | {name for rule in rulebook.rules for q in rule.quantities for name in QUANTITIES[q].derived})
        self.broken: set[str] = set()
        self.failed: set[str] = set()
        self.unexplained: set[tuple[str, str]] = set()
        self.subjects = {kind: self._rows_of(kind) for kind in kinds}
        self.former = former_of(previous if same else None, scene, self.subjects, dirty)

    def kept(self, in_conflict: Sequence[Finding]) -> Kept:
        """What the next review of the plan can use beside this one's answers."""
        return Kept(self.scene, frozenset(self.broken), frozenset(self.failed), frozenset(self.unexplained),
                    tuple(in_conflict))

    def _of_the_drawing(self) -> list[Note]:
        """What is wrong with the drawing of the ways, where a rule rests on how they hang together."""
        if not any(rule.domain == "access" for rule in self.rulebook.rules):
            return []
        try:
            return list(ways_notes(self.scene))
        except Exception as error:
            return [_crash("ways", error)]

    def _rows_of(self, kind: str) -> FeatureTable:
        try:
            return SUBJECTS[kind].rows(self.scene)
        except Exception as error:
            self.broken.add(kind)
            self.notes.append(_crash(kind, error))
            return empty_table()

    def drawn(self, kind: str) -> bool:
        """True where the role that a person draws for this kind of subject exists."""
        return self.scene.has(SUBJECTS[kind].roles[0])

    def params(self, quantity: Quantity) -> Params:
        """The quantity's parameters, as the profile left them."""
        return params_of(self.rulebook, quantity)

    def measure(self, quantity: Quantity) -> _Rows:
        """All rows of a quantity: measured where something changed within reach, else as they were."""
        if self.cancelled():
            raise Cancelled
        count, former = len(self.subjects[quantity.subject]), self.former
        if former is None:
            return _Rows(self._measured(quantity, np.arange(count)), np.ones(count, dtype=bool))
        fresh = former.needed(quantity)
        if not fresh.any():
            return _Rows(former.woven(quantity, fresh, Measured.unknown(0, "")), fresh)
        measured = self._measured(quantity, np.flatnonzero(fresh))
        if quantity.name in self.failed:
            return _Rows(Measured.unknown(count, f"measure:{quantity.name}"), np.ones(count, dtype=bool))
        return _Rows(measured if fresh.all() else former.woven(quantity, fresh, measured), fresh)

    def _measured(self, quantity: Quantity, rows: NDArray[np.intp]) -> Measured:
        try:
            return _rounded(quantity.measure(self.scene, rows, self.params(quantity)), quantity)
        except Cancelled:
            raise
        except Exception as error:
            self.notes.append(_crash(quantity.name, error))
            self.failed.add(quantity.name)
            return Measured.unknown(len(rows), f"measure:{quantity.name}")

    def answer(self, rule: Rule, rows: Mapping[str, _Rows]) -> tuple[list[Finding], tuple[Verdict, ...], Tally]:
        """The findings (indications among them), the verdicts and the tally of one rule."""
        if self.cancelled():
            raise Cancelled
        fresh = {name: rows[name].fresh for name in rule.quantities}
        said = self.former.answered(rule, fresh) if self.former is not None and self._judged(rule) else None
        if said is not None:
            return list(said.findings.values()), said.verdicts, said.tally
        found, verdicts = self.judge(rule, rows)
        return found, verdicts, _tally(rule, verdicts)

    def _judged(self, rule: Rule) -> bool:
        """True where the rule is judged subject by subject."""
        return rule.subject not in self.broken and self.drawn(rule.subject) and rule.concerns(self.scene)

    def judge(self, rule: Rule, rows: Mapping[str, _Rows]) -> tuple[list[Finding], tuple[Verdict, ...]]:
        """The findings (indications among them) and the verdicts of one rule."""
        table = self.subjects[rule.subject]
        if rule.subject in self.broken:
            return [], (Verdict(rule.id, "", CANNOT_TELL, missing=(f"measure:{rule.subject}",)),)
        if not self.drawn(rule.subject):
            role = SUBJECTS[rule.subject].roles[0].value
            return [], (Verdict(rule.id, "", CANNOT_TELL, missing=(role,)),)
        if not rule.concerns(self.scene):
            return [], tuple(Verdict(rule.id, key, NOT_RELEVANT) for key in table.keys)
        columns = {name: rows[name].measured for name in rule.quantities}
        verdicts = judge(rule, columns, table)
        fresh = {name: rows[name].fresh for name in rule.quantities}
        return [self._finding(Case(rule, columns, table, row, verdict), fresh) for row, verdict in enumerate(verdicts)
                if NOT_MET in (verdict.kind, verdict.indication)], verdicts

    def _finding(self, case: Case, fresh: Mapping[str, Flags]) -> Finding:
        lent = self.former.finding(case, fresh) if self.former is not None else None
        if lent is not None:
            return lent
        finding, note = explain_case(case, self.scene, self.params)
        if note is not None:
            self.notes.append(note)
            self.unexplained.add((case.rule.id, finding.subject_key))
        return finding

    def observe(self, rule: Rule, rows: Mapping[str, _Rows]) -> list[Mapping[str, Any]]:
        """What a rule without a verdict reports: one entry per subject."""
        if not self.drawn(rule.subject) or not rule.concerns(self.scene):
            return []
        return observe(rule, {name: rows[name].measured for name in rule.quantities}, self.subjects[rule.subject])


def _crash(name: str, error: Exception) -> Note:
    said = str(error) if isinstance(error, BoTrygtError) else f"{type(error).__name__}: {error}"
    return Note("measure_failed",
                f"Målingen «{name}» fejlede ({said}); regler, der bruger den, kan ikke afgøres. Meld det gerne.",
                f"The measure '{name}' failed ({said}); rules that use it cannot be told. Please report it.")


def _rounded(measured: Measured, quantity: Quantity) -> Measured:
    """Values at the quantity's quantum; adding zero turns -0.0 into 0.0, so that texts agree everywhere."""
    if quantity.kind != "number":
        return measured
    decimals = len(f"{quantity.quantum:.6f}".rstrip("0").partition(".")[2])

    def step(values: NDArray[np.float64]) -> NDArray[np.float64]:
        stepped: NDArray[np.float64] = np.round(np.round(values / quantity.quantum) * quantity.quantum, decimals) + 0.0
        return stepped

    low = step(measured.low)
    high, guess = (low if values is measured.low else step(values) for values in (measured.high, measured.guess))
    return Measured(low, high, guess, measured.missing)
