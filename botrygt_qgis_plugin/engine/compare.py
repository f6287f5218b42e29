# SPDX-License-Identifier: GPL-2.0-or-later
"""Two result files held against each other: which verdicts changed, and because of what.

A verdict that changed although the subject was measured the same changed because of its rule: a limit, a version, a
profile. Where the subject was measured otherwise the drawing changed, or how it is measured. Both may be so.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Document = Mapping[str, Any]
# Kinds of reasons, in the order in which they are told.
LIMIT, VERSION, RULE, SWITCHED_ON, SWITCHED_OFF = "limit", "version", "rule", "switched_on", "switched_off"
STAGE, DRAWING, MEASURE, DECLARED, PROGRAM = "stage", "drawing", "measure", "declared", "program"
ABSENT = ""


@dataclass(frozen=True)
class Reason:
    """Why verdicts changed. kind: one of the names above; of a limit: its pointer, quantity, unit, from what to what.

    profile, author, why: whose word it is now; profile '' is the pack's. what: the rule for the kinds about a rule, the
    role for 'drawing', the quantity for 'measure'.
    """

    kind: str
    what: str = ""
    pointer: str = ""
    quantity: str = ""
    unit: str = ""
    before: Any = None
    after: Any = None
    profile: str = ""
    author: str = ""
    why: str = ""


@dataclass(frozen=True)
class VerdictChange:
    """One rule on one subject: its verdict before and after ('' where it gave none), and what was measured."""

    plan: str
    rule: str
    subject: str
    label: str
    before: str
    after: str
    values_before: Mapping[str, Any]
    values_after: Mapping[str, Any]


@dataclass(frozen=True)
class Group:
    """The verdicts that changed for the same reasons."""

    reasons: tuple[Reason, ...]
    changes: tuple[VerdictChange, ...]


@dataclass(frozen=True)
class Comparison:
    """Two results compared: groups in the order of the rules; how many verdicts stayed; plans only in one of them."""

    groups: tuple[Group, ...]
    unchanged: int
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]


def compare(before: Document, after: Document) -> Comparison:
    """Compare two review documents (`job_document`), plan by plan and rule by rule, by the rules' roots."""
    run = _Run(before["run"]["rulebook"], after["run"]["rulebook"], before, after)
    old, new = ({plan["id"]: plan for plan in document["plans"] if "verdicts" in plan} for document in (before, after))
    groups: dict[tuple[Reason, ...], list[VerdictChange]] = {}
    unchanged = 0
    for change, reasons in itertools.chain.from_iterable(
            _changes(_Plan(run, old[plan], new[plan]), *pair) for plan in new if plan in old for pair in run.pairs):
        if change.before == change.after:
            unchanged += 1
        else:
            groups.setdefault(reasons, []).append(change)
    return Comparison(tuple(Group(reasons, tuple(changes)) for reasons, changes in groups.items()), unchanged,
                      tuple(plan for plan in old if plan not in new), tuple(plan for plan in new if plan not in old))


class _Run:
    """What is the same for every plan: the rules of both runs in pairs."""

    def __init__(self, old: Document, new: Document, before: Document, after: Document) -> None:
        self.old, self.new = old, new
        self.before, self.after = before["run"], after["run"]
        former = {name: rule for rule in old["rules"] for name in (rule["id"], rule["root"], *rule["aliases"])}
        self.pairs: list[tuple[Document | None, Document | None]] = []
        for rule in new["rules"]:
            names = (rule["id"], rule["root"], *rule["aliases"])
            self.pairs.append((next((former[name] for name in names if name in former), None), rule))
        taken = [first["id"] for first, _ in self.pairs if first is not None]
        self.pairs += [(rule, None) for rule in old["rules"] if rule["id"] not in taken]


@dataclass(frozen=True)
class _Plan:
    run: _Run
    old: Document
    new: Document


def _changes(plan: _Plan, first: Document | None, second: Document | None) \
        -> Iterator[tuple[VerdictChange, tuple[Reason, ...]]]:
    rule = second or first or {}
    told = [{} if side is None else _verdicts(entry, side["id"]) for entry, side in
            ((plan.old, first), (plan.new, second))]
    rows = [_rows(entry, rule["subject"]) for entry in (plan.old, plan.new)]
    of_rule = (*_reasons_of_rule(plan.run, first, second), *_stage(plan))
    for subject in sorted({**told[0], **told[1]}):
        values = [{name: of_kind[subject].get(name) for name in rule["quantities"]} if subject in of_kind else {}
                  for of_kind in rows]
        change = VerdictChange(plan.new["id"], rule["id"], subject, _label(plan, rule["subject"], subject),
                               told[0].get(subject, ABSENT), told[1].get(subject, ABSENT), values[0], values[1])
        moved = values[0] != values[1] or not values[0]
        otherwise = tuple(_reasons_of_values(plan, rule)) if moved and first and second else ()
        yield change, (*of_rule, *otherwise) or tuple(_what_else(plan))


def _stage(plan: _Plan) -> tuple[Reason, ...]:
    before, after = plan.old["stage"], plan.new["stage"]
    return () if before == after else (Reason(STAGE, before=before, after=after),)


def _verdicts(plan: Document, rule: str) -> dict[str, str]:
    return {subject: kind for kind, subjects in plan["verdicts"].get(rule, {}).items() for subject in subjects}


def _rows(plan: Document, kind: str) -> dict[str, dict[str, Any]]:
    """Subject -> quantity -> value, of one kind of subject."""
    table = plan["subjects"].get(kind)
    if table is None:
        return {}
    return {key: {name: values[row] for name, values in table["values"].items()}
            for row, key in enumerate(table["keys"])}


def _label(plan: _Plan, kind: str, subject: str) -> str:
    for entry in (plan.new, plan.old):
        table = entry["subjects"].get(kind, {"keys": []})
        if subject in table["keys"]:
            return str(table["labels"][table["keys"].index(subject)])
    return subject


def _reasons_of_rule(run: _Run, first: Document | None, second: Document | None) -> Iterator[Reason]:
    if first is None or second is None:
        rule = second or first or {}
        book = run.old if first is None else run.new
        off: Document = next((entry for entry in book["switched_off"] if entry["rule"] == rule["id"]), {})
        yield Reason(SWITCHED_ON if first is None else SWITCHED_OFF, rule["id"], profile=off.get("profile", ""),
                     author=off.get("author", ""), why=off.get("reason", ""))
        return
    limits = tuple(_changed_limits(first, second))
    yield from limits
    if first["version"] != second["version"]:
        yield Reason(VERSION, second["id"], before=first["version"], after=second["version"])
    elif not limits and first["digest"] != second["digest"]:
        yield Reason(RULE, second["id"])


def _changed_limits(first: Document, second: Document) -> Iterator[Reason]:
    old, new = ({limit["pointer"]: limit for limit in rule["limits"]} for rule in (first, second))
    for pointer in dict.fromkeys((*old, *new)):
        before, after = old.get(pointer), new.get(pointer)
        value_before, value_after = (None if limit is None else limit["value"] for limit in (before, after))
        if value_before == value_after:
            continue
        limit = after or before or {}
        said = limit["origins"][-1]
        yield Reason(LIMIT, second["id"], pointer, ", ".join(limit["quantities"]), limit["unit"], _plain(value_before),
                     _plain(value_after), said["profile"], said["author"], said["reason"])


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _reasons_of_values(plan: _Plan, rule: Document) -> Iterator[Reason]:
    """Why a subject is measured otherwise: it is drawn otherwise, or measured by other means, or declared otherwise."""
    drawn = _redrawn(plan)
    if drawn:
        yield Reason(DRAWING, drawn)
    for quantity in rule["quantities"]:
        old, new = (side["measure_parameters"].get(quantity, {}) for side in (plan.run.old, plan.run.new))
        for name in sorted({*old, *new}):
            if old.get(name) != new.get(name):
                yield Reason(MEASURE, name, quantity=quantity, before=old.get(name), after=new.get(name))
    if plan.run.old["declared"] != plan.run.new["declared"]:
        yield Reason(DECLARED)


def _what_else(plan: _Plan) -> Iterator[Reason]:
    """Where neither the rule nor the measures say why: the plan's own use and outline, else another program."""
    drawn = _redrawn(plan)
    before, after = (run["versions"].get("botrygt", "") for run in (plan.run.before, plan.run.after))
    yield Reason(DRAWING, drawn) if drawn else Reason(PROGRAM, before=before, after=after)


def _redrawn(plan: _Plan) -> str:
    """The roles whose content differs."""
    old, new = ({(entry["role"], entry["layer"], entry["sha256"]) for entry in side["inputs"]}
                for side in (plan.old, plan.new))
    return ", ".join(sorted({role for role, _, _ in old ^ new}))
