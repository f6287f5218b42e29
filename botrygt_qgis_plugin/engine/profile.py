# SPDX-License-Identifier: GPL-2.0-or-later
"""Profiles: what a nation, a municipality or a plan changes in a pack, and who answers for it."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from botrygt_qgis_plugin.engine.costs import COSTS
from botrygt_qgis_plugin.engine.dialect import PLACEHOLDERS, Quantities, check_placeholders
from botrygt_qgis_plugin.engine.growth import Growth, growth_of
from botrygt_qgis_plugin.engine.pack import renamed
from botrygt_qgis_plugin.engine.parameters import whole_numbers
from botrygt_qgis_plugin.engine.roles import ROLES, Column
from botrygt_qgis_plugin.engine.shape import check_shape
from botrygt_qgis_plugin.engine.strictjson import read_strict, refuse

# Stands for every measure that has the parameter.
EVERY = "*"
# From far to near; a profile may only lie over one that is as far or farther.
LEVELS = ("nation", "municipality", "plan")
_LEVEL_DA = {"nation": "landet", "municipality": "kommunen", "plan": "planen"}
# A file and the path of a place in it.
_At = tuple[str, Sequence[str]]


@dataclass(frozen=True)
class Declaration:
    """Rows of `role` whose columns equal `where` and lack `column` have `value`, says the profile's author."""

    role: str
    where: Mapping[str, float | str | bool]
    column: str
    value: float | str | bool
    reason: str
    author: str
    profile: str


@dataclass(frozen=True)
class Departure:
    """One thing a profile changed in a rule. what: 'parameter:<name>', 'obligation' or 'wording'.

    original: what the pack says; citation: title and url of the source that the pack's figure came from.
    """

    what: str
    value: Any
    original: Any
    author: str
    profile: str
    reason: str = ""
    citation: str = ""


@dataclass(frozen=True)
class Disabled:
    """A rule that a profile switched off, and why; every report prints it."""

    rule: str
    title: Mapping[str, str]
    reason: str
    author: str
    profile: str


@dataclass(frozen=True)
class Profile:
    """A checked profile file. rules: rule id -> its changes; measures: quantity -> parameter -> value; growth: how
    species grow; costs: what changes to the plan cost, by the names in COSTS."""

    id: str
    version: str
    title: Mapping[str, str]
    author: str
    level: str
    rules: Mapping[str, Mapping[str, Any]]
    measures: Mapping[str, Mapping[str, float]]
    declared: tuple[Declaration, ...]
    growth: tuple[Growth, ...] = ()
    costs: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class _Open:
    """A profile being checked, with what it may speak about."""

    file: str
    documents: Mapping[str, Mapping[str, Any]]
    quantities: Quantities


def load_profile(file: Path, pack_id: str, documents: Mapping[str, Mapping[str, Any]],
                 quantities: Quantities) -> Profile:
    """Read one profile for the pack's rule documents. Raises RuleError with file and JSON pointer."""
    value = read_strict(file)
    check_shape(value, "profile", file.name)
    if value["pack"] != pack_id:
        refuse(file.name, ("pack",), f"the profile is for the pack '{value['pack']}', not '{pack_id}'.",
               f"profilen hører til pakken «{value['pack']}», ikke «{pack_id}».")
    opened = _Open(file.name, documents, quantities)
    rules: dict[str, Mapping[str, Any]] = {}
    for name, change in value.get("rules", {}).items():
        rule_id = _present_id(name, rules, opened)
        _check_change(rule_id, change, (opened, ("rules", name)))
        rules[rule_id] = change
    for name, values in value.get("measures", {}).items():
        _check_measure(name, values, opened)
    for name, cost in value.get("costs", {}).items():
        _check_cost(name, cost, opened)
    for i, entry in enumerate(value.get("declared", ())):
        _check_declared(entry, ("declared", str(i)), opened)
    declared = tuple(
        Declaration(entry["role"], entry.get("where", {}), entry["column"], entry["value"], entry["reason"],
                    value["author"], value["id"]) for entry in value.get("declared", ()))
    return Profile(value["id"], value["version"], value["title"], value["author"], value["level"],
                   rules, _spread(value.get("measures", {}), quantities), declared,
                   tuple(growth_of(entry) for entry in value.get("growth", ())), value.get("costs", {}))


def check_order(profiles: Sequence[Profile], files: Sequence[Path]) -> None:
    """Raise RuleError where a profile lies over one that is nearer to the plan: the nearest has the last word."""
    for upper, lower, file in zip(profiles[1:], profiles, files[1:]):
        if LEVELS.index(upper.level) < LEVELS.index(lower.level):
            refuse(file.name, ("level",), f"this profile of a {upper.level} lies over {lower.id}, which is of a "
                   f"{lower.level}; give the profiles in the order {', '.join(LEVELS)}.",
                   f"denne profil ({_LEVEL_DA[upper.level]}) ligger over {lower.id} ({_LEVEL_DA[lower.level]}); angiv "
                   f"profilerne i rækkefølgen {', '.join(_LEVEL_DA[level] for level in LEVELS)}.")


def _present_id(name: str, taken: Mapping[str, Any], opened: _Open) -> str:
    """The id that the rule has now: a profile written before a rule was renamed still holds."""
    path = ("rules", name)
    rule_id = renamed(name, opened.documents)
    if not rule_id:
        refuse(opened.file, path, f"the pack has no rule '{name}'; it has: {', '.join(sorted(opened.documents))}.",
               f"pakken har ingen regel «{name}»; den har: {', '.join(sorted(opened.documents))}.")
    if rule_id in taken:
        refuse(opened.file, path, f"'{name}' is a former name of {rule_id}, which is changed here too; keep one.",
               f"«{name}» er et tidligere navn for {rule_id}, som også ændres her; behold ét.")
    return rule_id


def _check_change(rule_id: str, change: Mapping[str, Any], at: tuple[_Open, tuple[str, ...]]) -> None:
    opened, path = at
    known = opened.documents[rule_id]["x-rule"].get("parameters", {})
    for name, value in change.get("parameters", {}).items():
        _check_value(name, value, known, (opened.file, (*path, "parameters", name)))
    check_placeholders(change.get("wording", {}), (*PLACEHOLDERS, *known),
                       (opened.file, (*path, "wording")))


def _check_value(name: str, value: float, known: Mapping[str, Mapping[str, Any]], at: _At) -> None:
    parameter = known.get(name)
    if parameter is None:
        refuse(*at, f"the rule declares no parameter '{name}'; a profile may change: {', '.join(known) or 'none'}.",
               f"reglen har ingen parameter «{name}»; en profil må ændre: {', '.join(known) or 'ingen'}.")
    low, high = parameter["minimum"], parameter["maximum"]
    _check_range(value, (low, high), at)
    if whole_numbers(parameter) and not float(value).is_integer():
        refuse(*at, f"{value:g} is no whole number, and a length is.",
               f"{value:g} er ikke et helt tal, og det er en længde.")


def _check_range(value: float, span: tuple[float, float], at: _At) -> None:
    low, high = span
    if not low <= value <= high:
        refuse(*at, f"{value:g} lies outside the allowed {low:g} to {high:g}.",
               f"{value:g} ligger uden for det tilladte, {low:g} til {high:g}.")


def _spread(measures: Mapping[str, Mapping[str, float]], quantities: Quantities) -> Mapping[str, Mapping[str, float]]:
    """What is set for every measure, written into each that has the parameter; a measure's own value wins."""
    everywhere = measures.get(EVERY, {})
    made = {name: {word: value for word, value in everywhere.items() if word in quantity.parameters}
            for name, quantity in quantities.items()}
    for name, values in measures.items():
        if name != EVERY:
            made[name] = {**made[name], **values}
    return {name: values for name, values in made.items() if values}


def _check_everywhere(values: Mapping[str, float], opened: _Open) -> None:
    """A parameter that is set for every measure must be one of some measure, and lie in the range of each."""
    for word, value in values.items():
        at = (opened.file, ("measures", EVERY, word))
        found = [q.parameters[word] for q in opened.quantities.values() if word in q.parameters]
        if not found:
            known = ", ".join(sorted({name for q in opened.quantities.values() for name in q.parameters}))
            refuse(*at, f"no measure has a parameter '{word}'; known are: {known}.",
                   f"ingen måling har en parameter «{word}»; kendte er: {known}.")
        for parameter in found:
            _check_range(value, (parameter.low, parameter.high), at)


def _check_cost(name: str, cost: float, opened: _Open) -> None:
    parameter = COSTS.get(name)
    if parameter is None:
        refuse(opened.file, ("costs", name), f"'{name}' is no known cost; known are: {', '.join(COSTS)}.",
               f"«{name}» er ingen kendt omkostning; kendte er: {', '.join(COSTS)}.")
    _check_range(cost, (parameter.low, parameter.high), (opened.file, ("costs", name)))


def _check_measure(name: str, values: Mapping[str, float], opened: _Open) -> None:
    if name == EVERY:
        _check_everywhere(values, opened)
        return
    quantity = opened.quantities.get(name)
    if quantity is None:
        refuse(opened.file, ("measures", name), f"'{name}' is no known quantity.",
               f"«{name}» er ingen kendt målestørrelse.")
    for parameter_name, value in values.items():
        at = (opened.file, ("measures", name, parameter_name))
        parameter = quantity.parameters.get(parameter_name)
        if parameter is None:
            known = ", ".join(quantity.parameters) or "–"
            refuse(*at, f"{name} has no parameter '{parameter_name}'; it has: {known}.",
                   f"{name} har ingen parameter «{parameter_name}»; den har: {known}.")
        _check_range(value, (parameter.low, parameter.high), at)


def _check_declared(entry: Mapping[str, Any], path: tuple[str, ...], opened: _Open) -> None:
    roles = {role.value: spec for role, spec in ROLES.items()}
    spec = roles.get(entry["role"])
    if spec is None or not spec.columns:
        known = ", ".join(sorted(name for name, s in roles.items() if s.columns))
        refuse(opened.file, (*path, "role"), f"nothing can be declared about '{entry['role']}'; use one of: {known}.",
               f"der kan ikke angives noget om «{entry['role']}»; brug en af: {known}.")
    columns = {column.name: column for column in spec.columns}
    for name, value in entry.get("where", {}).items():
        _check_column(name, value, columns, (opened.file, (*path, "where", name)))
    _check_column(entry["column"], entry["value"], columns, (opened.file, (*path, "column")))


def _check_column(name: str, value: Any, columns: Mapping[str, Column], at: _At) -> None:
    column = columns.get(name)
    if column is None:
        refuse(*at, f"'{name}' is no column here; known are: {', '.join(columns)}.",
               f"«{name}» er ingen kolonne her; kendte er: {', '.join(columns)}.")
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not {"number": number, "text": isinstance(value, str), "flag": isinstance(value, bool)}[column.kind]:
        refuse(*at, f"'{name}' is a {column.kind}; '{value}' is not.",
               f"«{name}» er af typen {column.kind}; det er «{value}» ikke.")
    if column.kind == "number":
        _check_range(value, (column.low, column.high), at)


def tailored(document: Mapping[str, Any], profiles: Sequence[Profile]) \
        -> tuple[Mapping[str, Any], tuple[Departure, ...], Disabled | None]:
    """A rule document with the profiles' changes, what they changed, and whether the last word is «off»."""
    about = document["x-rule"]
    laid = [(profile, profile.rules[about["id"]]) for profile in profiles if about["id"] in profile.rules]
    if not laid:
        return document, (), None
    changed = copy.deepcopy(dict(document))
    departures: dict[str, Departure] = {}
    disabled = None
    for profile, change in laid:
        reason = change.get("reason", "")
        if "enabled" in change:
            off = Disabled(about["id"], about["title"], reason, profile.author, profile.id)
            disabled = None if change["enabled"] else off
        for what, value in _wishes(change):
            original = _original(about, what)
            _write(changed["x-rule"], what, value)
            departures.pop(what, None)
            if value != original:
                citation = f"{about['source']['title']} ({about['source']['url']})"
                departures[what] = Departure(what, value, original, profile.author, profile.id, reason, citation)
    return changed, tuple(departures.values()), disabled


def _wishes(change: Mapping[str, Any]) -> list[tuple[str, Any]]:
    wishes = [(f"parameter:{name}", value) for name, value in change.get("parameters", {}).items()]
    return wishes + [(what, change[what]) for what in ("obligation", "wording") if what in change]


def _original(about: Mapping[str, Any], what: str) -> Any:
    if what.startswith("parameter:"):
        return about["parameters"][what[10:]].get("default")
    return about[what]


def _write(about: dict[str, Any], what: str, value: Any) -> None:
    if what.startswith("parameter:"):
        about["parameters"][what[10:]]["default"] = value
    else:
        about[what] = value
