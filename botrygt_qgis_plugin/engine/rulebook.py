# SPDX-License-Identifier: GPL-2.0-or-later
"""Rule packs with their profiles laid over them: loaded whole, or refused with the exact place."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from botrygt_qgis_plugin.engine.dialect import TEXTS, Quantities, check_meaning
from botrygt_qgis_plugin.engine.errors import RuleError
from botrygt_qgis_plugin.engine.growth import Growth
from botrygt_qgis_plugin.engine.pack import read_pack
from botrygt_qgis_plugin.engine.parameters import at_pointer
from botrygt_qgis_plugin.engine.profile import (
    Declaration,
    Departure,
    Disabled,
    Profile,
    check_order,
    load_profile,
    tailored,
)
from botrygt_qgis_plugin.engine.requirement import Requirement, compile_rule, quantities_of
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene
from botrygt_qgis_plugin.engine.shape import check_shape

STAGES = ("idea", "draft", "proposal", "adopted")
_AS_WRITTEN = ("id", "root", "version", "title", "domain", "subject", "obligation", "severity")
_LISTS = ("dkr", "stages", "landing", "aliases", "uses", "effect", "examples", "conflicts")


@dataclass(frozen=True)
class Source:
    """Where a figure stands. figure: 'seen', 'secondary', 'proposed', or 'declared' by a profile's author."""

    title: str
    url: str
    figure: str
    edition: str = ""
    section: str = ""
    accessed: str = ""


@dataclass(frozen=True)
class Rule:
    """One rule as it is in force: the pack's file with the profiles' changes, compiled.

    Texts map 'da' and 'en'; their parameters are filled in, {label} {value} {limit} {unit} {cause} are not.
    quantities: all that is measured for it; judged_quantities: those its verdict rests on; unset: parameters without
    a value. departures: what profiles changed, with what it was. digest: of the rule in force.
    """

    id: str
    root: str
    version: str
    title: Mapping[str, str]
    domain: str
    subject: str
    dkr: tuple[int, ...]
    obligation: str
    stages: tuple[str, ...]
    severity: str
    source: Source
    landing: tuple[str, ...]
    wording: Mapping[str, str]
    clause: Mapping[str, str]
    suggestion: Mapping[str, str]
    requirement: Requirement
    quantities: tuple[str, ...]
    judged_quantities: tuple[str, ...]
    schema: Mapping[str, Any]
    digest: str
    judges: bool = True
    aliases: tuple[str, ...] = ()
    uses: tuple[int, ...] = ()
    unset: tuple[str, ...] = ()
    further_sources: tuple[Source, ...] = ()
    maps: Mapping[str, Sequence[str]] | None = None
    effect: tuple[Mapping[str, Any], ...] = ()
    examples: tuple[Mapping[str, Any], ...] = ()
    conflicts: tuple[Mapping[str, str], ...] = ()
    departures: tuple[Departure, ...] = ()

    def concerns(self, scene: Scene) -> bool:
        """False where the plan's stage or its use (anvgen) is known and the rule is not meant for it."""
        if scene.stage in STAGES and scene.stage not in self.stages:
            return False
        codes = scene.table(Role.PLAN_AREA).number("use_code")
        if not self.uses or not len(codes) or np.isnan(codes).any():
            return True
        return bool(np.isin(codes, self.uses).any())


@dataclass(frozen=True)
class Rulebook:
    """A pack and its profiles. Rules stand in the order of the DKR principles.

    measure_params: quantity -> parameter -> value; declared: values for classes of features; disabled: rules that a
    profile switched off, with its reason; costs: of changes to the plan, where a profile sets them; digest: changes
    whenever anything that can alter a result does.
    """

    pack_id: str
    pack_version: str
    title: Mapping[str, str]
    rules: tuple[Rule, ...]
    digest: str
    measure_params: Mapping[str, Mapping[str, float]]
    declared: tuple[Declaration, ...] = ()
    disabled: tuple[Disabled, ...] = ()
    profiles: tuple[Profile, ...] = ()
    costs: Mapping[str, float] = field(default_factory=dict)

    @property
    def growth(self) -> tuple[Growth, ...]:
        """How species grow: the classes of the uppermost profile first."""
        return tuple(entry for profile in reversed(self.profiles) for entry in profile.growth)

    def rule(self, rule_id: str) -> Rule:
        """The rule with this id or alias. Raises RuleError, which says who switched it off."""
        for rule in self.rules:
            if rule_id == rule.id or rule_id in rule.aliases:
                return rule
        for off in self.disabled:
            if rule_id == off.rule:
                said = off.reason.rstrip(".")
                raise RuleError(f"The rule '{rule_id}' is switched off by the profile {off.profile}: '{said}'. A "
                                "profile laid over it can switch it on.",
                                f"Reglen «{rule_id}» er slået fra i profilen {off.profile}: «{said}». Den kan "
                                "slås til i en profil ovenpå.", rule_id)
        raise RuleError(f"The rule '{rule_id}' is not in the pack {self.pack_id}.",
                        f"Reglen «{rule_id}» findes ikke i pakken {self.pack_id}.", rule_id)

    def only(self, rule: Rule) -> Rulebook:
        """The same rulebook with one rule."""
        return replace(self, rules=(rule,), digest=_digest([self.digest, rule.digest]))


def load_rulebook(pack: Path, profiles: Sequence[Path] = (), quantities: Quantities | None = None,
                  subjects: Mapping[str, Any] | None = None) -> Rulebook:
    """Read every rule of a pack folder and lay the profiles over them, the last one uppermost.

    `quantities` and `subjects` default to the shipped tables. Raises RuleError with file and JSON pointer.
    """
    quantities, subjects = _tables(quantities, subjects)
    about, documents = read_pack(Path(pack), quantities, subjects)
    laid = tuple(load_profile(Path(file), about["id"], documents, quantities) for file in profiles)
    check_order(laid, [Path(file) for file in profiles])
    rules, disabled = [], []
    for rule_id in sorted(documents, key=lambda name: (documents[name]["x-rule"]["dkr"][0], name)):
        document, departures, off = tailored(documents[rule_id], laid)
        if off is not None:
            disabled.append(off)
            continue
        rule = compiled(document, departures)
        if departures:
            check_shape(rule.schema, "rule", f"{rule_id}.json")
            check_meaning(rule.schema, f"{rule_id}.json", quantities, subjects)
        rules.append(rule)
    params = _merged(laid)
    declared = tuple(entry for profile in laid for entry in profile.declared)
    costs = {name: cost for profile in laid for name, cost in profile.costs.items()}
    digest = _digest([about["id"], about["version"], [rule.digest for rule in rules], params, costs,
                      [(d.role, dict(d.where), d.column, d.value) for d in declared],
                      [(off.rule, off.reason) for off in disabled]])
    return Rulebook(about["id"], about["version"], about["title"], tuple(rules), digest, params, declared,
                    tuple(disabled), laid, costs)


def _tables(quantities: Quantities | None, subjects: Mapping[str, Any] | None) -> tuple[Quantities, Mapping[str, Any]]:
    # Imported late: the tables pull in every measure, which reading a rule does not need.
    if quantities is None:
        from botrygt_qgis_plugin.engine.quantities import QUANTITIES

        quantities = QUANTITIES
    if subjects is None:
        from botrygt_qgis_plugin.engine.subjects import SUBJECTS

        subjects = SUBJECTS
    return quantities, subjects


def compiled(document: Mapping[str, Any], departures: tuple[Departure, ...] = ()) -> Rule:
    """The rule of a checked document, parameters written in at their pointers."""
    drawn = document["x-rule"]["examples"]
    schema = copy.deepcopy({**document, "x-rule": {**document["x-rule"], "examples": []}})
    about = schema["x-rule"]
    about["examples"] = drawn
    values = {name: parameter.get("default") for name, parameter in about.get("parameters", {}).items()}
    for name, parameter in about.get("parameters", {}).items():
        for target in parameter["pointers"]:
            container, step = at_pointer(schema, target)
            container[step] = values[name]
    requirement = compile_rule(schema)
    nodes = [node for node in (requirement.condition, requirement.demand) if node is not None]
    judged = tuple(dict.fromkeys(name for node in nodes for name in quantities_of(node)))
    return _rule(about, departures, requirement=requirement, schema=schema, judged_quantities=judged,
                 quantities=tuple(dict.fromkeys((*judged, *about.get("observe", ())))),
                 unset=tuple(name for name, value in values.items() if value is None),
                 **{name: _filled(about[name], values) for name in TEXTS})


def as_packed(rule: Rule) -> Rule:
    """The rule without the limits that profiles changed."""
    original = {d.what[len("parameter:"):]: d.original for d in rule.departures if d.what.startswith("parameter:")}
    if not original:
        return rule
    about = rule.schema["x-rule"]
    parameters = {name: {**parameter, "default": original.get(name, parameter.get("default"))}
                  for name, parameter in about["parameters"].items()}
    return compiled({**rule.schema, "x-rule": {**about, "parameters": parameters}})


def _rule(about: Mapping[str, Any], departures: tuple[Departure, ...], **made: Any) -> Rule:
    as_written: dict[str, Any] = {name: about[name] for name in _AS_WRITTEN}
    lists: dict[str, Any] = {name: tuple(about.get(name, ())) for name in _LISTS}
    return Rule(**made, **as_written, **lists, source=_source(about["source"], departures),
                further_sources=tuple(Source(**source) for source in about.get("further_sources", ())),
                maps=about.get("maps", {}), judges=about.get("judges", True), departures=departures,
                digest=_digest([_without_examples(made["schema"]),
                                [(d.what, d.reason, d.profile) for d in departures]]))


def _without_examples(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """What can alter a result: examples only show it."""
    return {**schema, "x-rule": {**schema["x-rule"], "examples": []}}


def _source(about: Mapping[str, str], departures: tuple[Departure, ...]) -> Source:
    """The citation; a limit that a profile changed has that profile for its source instead."""
    for departure in reversed(departures):
        if departure.what.startswith("parameter:"):
            return Source(departure.author, "", "declared", departure.profile, departure.reason)
    return Source(**about)


def _filled(texts: Mapping[str, str], values: Mapping[str, float | None]) -> dict[str, str]:
    return {language: _with_values(text, values, language) for language, text in texts.items()}


def _with_values(text: str, values: Mapping[str, float | None], language: str) -> str:
    unset = "(ikke fastsat)" if language == "da" else "(not set)"
    for name, value in values.items():
        figure = unset if value is None else f"{value:.10g}"
        text = text.replace(f"{{{name}}}", figure.replace(".", ",") if language == "da" else figure)
    return text


def _merged(profiles: Sequence[Profile]) -> dict[str, dict[str, float]]:
    merged: dict[str, dict[str, float]] = {}
    for profile in profiles:
        for quantity, values in profile.measures.items():
            merged.setdefault(quantity, {}).update(values)
    return merged


def _digest(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
