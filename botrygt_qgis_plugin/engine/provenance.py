# SPDX-License-Identifier: GPL-2.0-or-later
"""The effective rule: each limit in force, and where its value came from, from the pack through every profile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from botrygt_qgis_plugin.engine.measured import Quantity
from botrygt_qgis_plugin.engine.places import Place, places
from botrygt_qgis_plugin.engine.profile import Profile
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.rulebook import Rule, Rulebook
from botrygt_qgis_plugin.engine.strictjson import pointer, steps

PARAMETER = "parameter:"


@dataclass(frozen=True)
class Origin:
    """Who said so: the pack (profile ''; then `author` is the source of a limit, else the pack) or a profile, and why.
    """

    value: Any
    author: str
    profile: str = ""
    level: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Setting:
    """One thing of a rule that has a value. origins: every word on it, the pack's first, the one in force last.

    what: 'limit', 'obligation', 'wording' or 'measure'. pointer: of a limit, into the rule file. name: the parameter
    that sets it, '' for a limit that nobody may change. quantities: what it limits, or what is measured with it.
    """

    what: str
    value: Any
    unit: str
    origins: tuple[Origin, ...]
    pointer: str = ""
    keyword: str = ""
    name: str = ""
    quantities: tuple[str, ...] = ()


def settings_of(rulebook: Rulebook, rule: Rule) -> tuple[Setting, ...]:
    """The limits of a rule in the order of the file, its obligation and wording, and the parameters it is measured by.
    """
    laid = [(profile, profile.rules[rule.id]) for profile in rulebook.profiles if rule.id in profile.rules]
    return (*_limits(rule, laid), *_words(rulebook.pack_id, rule, laid), *_measures(rulebook, rule))


def _limits(rule: Rule, laid: list[tuple[Profile, Mapping[str, Any]]]) -> Iterator[Setting]:
    parameters = rule.schema.get("x-rule", {}).get("parameters", {})
    set_by = {steps(target): name for name, parameter in parameters.items() for target in parameter["pointers"]}
    limits: dict[tuple[str, ...], tuple[str, Any, list[str]]] = {}
    for path, keyword, value, quantity in _stated(rule):
        limits.setdefault(path, (keyword, value, []))[2].append(quantity)
        for i, member in enumerate(value) if keyword == "enum" else ():
            if (*path, str(i)) in set_by:
                limits.setdefault((*path, str(i)), (keyword, member, []))[2].append(quantity)
    for path, (keyword, value, names) in limits.items():
        name = set_by.get(path, "")
        wishes = [(profile, change["reason"], change["parameters"][name]) for profile, change in laid
                  if name in change.get("parameters", {})]
        quantities = tuple(dict.fromkeys(names))
        origins = _origins(_cited(rule), _original(rule, PARAMETER + name, value), wishes)
        yield Setting("limit", value, _unit(quantities), origins, pointer(path), keyword, name, quantities)


def _stated(rule: Rule) -> Iterator[tuple[tuple[str, ...], str, Any, str]]:
    """Each limit once for each quantity it is about."""
    for place in places(rule.schema, f"{rule.id}.json"):
        for path, keyword, value in place.limits():
            yield path, keyword, value, place.quantity
        yield from _presence(place)


def _presence(place: Place) -> Iterator[tuple[tuple[str, ...], str, Any, str]]:
    if not place.quantity:
        for i, name in enumerate(place.schema.get("required", ())):
            yield (*place.path, "required", str(i)), "required", name, name


def _unit(quantities: tuple[str, ...]) -> str:
    units = {QUANTITIES[name].unit for name in quantities if name in QUANTITIES}
    return units.pop() if len(units) == 1 else ""


def _original(rule: Rule, what: str, value: Any) -> Any:
    """What the pack says: the value in force, unless a departure remembers another."""
    return next((departure.original for departure in rule.departures if departure.what == what), value)


def _origins(author: str, original: Any, wishes: list[tuple[Profile, str, Any]]) -> tuple[Origin, ...]:
    return (Origin(original, author), *(Origin(wish, profile.author, profile.id, profile.level, reason)
                                        for profile, reason, wish in wishes))


def _cited(rule: Rule) -> str:
    """The source of the pack's figures, as the pack cites it."""
    about = rule.schema.get("x-rule", {}).get("source")
    if about is None:
        return rule.source.title
    return ", ".join(part for part in (about["title"], about.get("section", "")) if part)


def _words(pack: str, rule: Rule, laid: list[tuple[Profile, Mapping[str, Any]]]) -> Iterator[Setting]:
    about = rule.schema.get("x-rule", {})
    for what, value in (("obligation", rule.obligation), ("wording", about.get("wording"))):
        wishes = [(profile, change.get("reason", ""), change[what]) for profile, change in laid if what in change]
        if what == "obligation" or wishes:
            yield Setting(what, value, "", _origins(pack, _original(rule, what, value), wishes))


def _measures(rulebook: Rulebook, rule: Rule) -> Iterator[Setting]:
    for name in rule.quantities:
        quantity: Quantity | None = QUANTITIES.get(name)
        for parameter, spec in quantity.parameters.items() if quantity is not None else ():
            wishes = [Origin(profile.measures[name][parameter], profile.author, profile.id, profile.level)
                      for profile in rulebook.profiles if parameter in profile.measures.get(name, {})]
            value = wishes[-1].value if wishes else spec.default
            yield Setting("measure", value, spec.unit, (Origin(spec.default, ""), *wishes), name=parameter,
                          quantities=(name,))
