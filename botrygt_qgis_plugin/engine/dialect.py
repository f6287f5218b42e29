# SPDX-License-Identifier: GPL-2.0-or-later
"""The rule dialect beyond its shape: known quantities, fitting keywords, safe patterns, wording, and honest sources."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from botrygt_qgis_plugin.engine.measured import Quantity
from botrygt_qgis_plugin.engine.parameters import check_parameters
from botrygt_qgis_plugin.engine.pattern import check_pattern
from botrygt_qgis_plugin.engine.places import Path, Place, places
from botrygt_qgis_plugin.engine.strictjson import refuse

Quantities = Mapping[str, Quantity]

# What a finding fills into its wording when it is told; parameters are filled in when the rule is compiled.
PLACEHOLDERS = ("label", "value", "limit", "unit", "cause")
TEXTS = ("wording", "clause", "suggestion")
_NUMERIC = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"})
_TEXTUAL = frozenset({"pattern", "minLength", "maxLength"})
_TYPES = {"number": ("number", "integer"), "text": ("string",), "flag": ("boolean",)}
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class _Place:
    """Where a check stands: the file, the kind of subject, and what can be measured on it."""

    file: str
    subject: str
    quantities: Quantities


def check_meaning(document: Mapping[str, Any], file: str, quantities: Quantities, subjects: Mapping[str, Any]) -> None:
    """Raise RuleError where a well-shaped rule says something that cannot be measured, judged or stood by."""
    about = document["x-rule"]
    if about["subject"] not in subjects:
        refuse(file, ("x-rule", "subject"), f"'{about['subject']}' is no subject; known are: {_listed(subjects)}.",
               f"«{about['subject']}» er ikke noget, regler kan handle om; kendte er: {_listed(subjects)}.")
    place = _Place(file, about["subject"], quantities)
    said = places(document, file)
    for part in said:
        for path, name in part.named():
            _check_quantity(name, path, place)
        for path, keyword, value in part.limits():
            _check_keyword(quantities[part.quantity], keyword, value, (place, path))
        _check_counts(part, said, file)
    _check_judging(document, said, place)
    check_parameters(document, said, file, quantities)
    _check_texts(about, file)
    _check_examples(about, place)


def _check_quantity(name: str, path: Path, place: _Place) -> None:
    quantity = place.quantities.get(name)
    known = sorted(q.name for q in place.quantities.values() if q.subject == place.subject)
    if quantity is None:
        refuse(place.file, path,
               f"'{name}' is no known quantity; of {place.subject} one can measure: {_listed(known)}.",
               f"«{name}» er ingen kendt målestørrelse; for {place.subject} kan måles: {_listed(known)}.")
    if quantity.subject != place.subject:
        refuse(place.file, path,
               f"'{name}' is measured on {quantity.subject}, but the rule is about {place.subject}; "
               f"of that one can measure: {_listed(known)}.",
               f"«{name}» måles på {quantity.subject}, men reglen handler om {place.subject}; "
               f"for det kan måles: {_listed(known)}.")


def _check_keyword(quantity: Quantity, keyword: str, value: Any, at: tuple[_Place, Path]) -> None:
    place, path = at
    if keyword in _NUMERIC and quantity.kind != "number":
        refuse(place.file, path,
               f"'{keyword}' needs a number, but {quantity.name} is a {quantity.kind}; use enum or const.",
               f"«{keyword}» kræver et tal, men {quantity.name} er en kategori; brug enum eller const.")
    if keyword in _TEXTUAL and quantity.kind != "text":
        refuse(place.file, path, f"'{keyword}' needs a text, but {quantity.name} is a {quantity.kind}.",
               f"«{keyword}» kræver en tekst, men det er {quantity.name} ikke.")
    if keyword == "type":
        for name in [value] if isinstance(value, str) else value:
            _check_type(quantity, name, at)
    if keyword == "pattern":
        _check_pattern(value, (place.file, path))
    if keyword in ("const", "enum"):
        for wanted in value if keyword == "enum" else (value,):
            _check_wanted(quantity, wanted, at)


def _check_type(quantity: Quantity, name: str, at: tuple[_Place, Path]) -> None:
    place, path = at
    if name not in _TYPES[quantity.kind]:
        refuse(place.file, path, f"{quantity.name} is of type {_TYPES[quantity.kind][0]}, never {name}.",
               f"{quantity.name} er af typen {_TYPES[quantity.kind][0]}, aldrig {name}.")


def _check_pattern(text: str, at: tuple[str, Path]) -> None:
    told = check_pattern(text)
    if told is not None:
        refuse(*at, f"the pattern cannot be used: {told[0]}", f"mønsteret kan ikke bruges: {told[1]}")


def _check_counts(part: Place, said: Sequence[Place], file: str) -> None:
    """A number of quantities must be one that the rule's own can reach and miss."""
    if part.quantity:
        return
    names = {name for place in said for _, name in place.named()}
    least, most = part.schema.get("minProperties", 1), part.schema.get("maxProperties", 0)
    for keyword, idle in (("minProperties", not 0 < least <= len(names)), ("maxProperties", most >= len(names))):
        if keyword in part.schema and idle:
            refuse(file, (*part.path, keyword), f"the rule names {len(names)} quantities; so this can never be decided "
                   "otherwise.", f"reglen nævner {len(names)} målestørrelser; dette kan derfor aldrig falde anderledes "
                   "ud.")
    if "pattern" in part.schema.get("propertyNames", {}):
        _check_pattern(part.schema["propertyNames"]["pattern"], (file, (*part.path, "propertyNames", "pattern")))


def _check_wanted(quantity: Quantity, wanted: Any, at: tuple[_Place, Path]) -> None:
    place, path = at
    if wanted is None and quantity.kind == "number":
        return
    number = isinstance(wanted, (int, float)) and not isinstance(wanted, bool)
    fits = {"number": number, "text": isinstance(wanted, str), "flag": isinstance(wanted, bool)}
    if not fits[quantity.kind]:
        refuse(place.file, path, f"{quantity.name} is of type {_TYPES[quantity.kind][0]}; '{wanted}' is not.",
               f"{quantity.name} er af typen {_TYPES[quantity.kind][0]}; det er «{wanted}» ikke.")


def _check_judging(document: Mapping[str, Any], said: Sequence[Place], place: _Place) -> None:
    about = document["x-rule"]
    limits = any(True for part in said for _ in part.named())
    if about.get("judges", True) and not limits:
        refuse(place.file, (), "the rule limits nothing; give it 'then' or 'properties', or set judges to false.",
               "reglen stiller intet krav; giv den «then» eller «properties», eller sæt judges til false.")
    if not about.get("judges", True) and (limits or not about.get("observe")):
        refuse(place.file, ("x-rule", "judges"), "a rule without a verdict has 'observe' and no limits.",
               "en regel uden afgørelse har «observe» og ingen grænser.")
    for i, name in enumerate(about.get("observe", ())):
        _check_quantity(name, ("x-rule", "observe", str(i)), place)


def _check_texts(about: Mapping[str, Any], file: str) -> None:
    known = (*PLACEHOLDERS, *about.get("parameters", {}))
    for name in PLACEHOLDERS:
        if name in about.get("parameters", {}):
            refuse(file, ("x-rule", "parameters", name), f"'{name}' is a placeholder of the wording; choose another.",
                   f"«{name}» er en pladsholder i ordlyden; vælg et andet navn.")
    for name in TEXTS:
        check_placeholders(about[name], known, (file, ("x-rule", name)))


def _check_examples(about: Mapping[str, Any], place: _Place) -> None:
    for i, example in enumerate(about["examples"]):
        path = ("x-rule", "examples", str(i))
        if ("scene" in example) == ("measured" in example):
            refuse(place.file, path, "an example has either a drawn 'scene' or 'measured' values.",
                   "et eksempel har enten en tegnet «scene» eller «measured» med måleværdier.")
        for name, value in example.get("measured", {}).items():
            _check_quantity(name, (*path, "measured", name), place)
            _check_measured(place.quantities[name], value, about, (place, (*path, "measured", name)))


def _check_measured(quantity: Quantity, value: Any, about: Mapping[str, Any], at: tuple[_Place, Path]) -> None:
    """What an example says was measured must be a value that the quantity can have."""
    place, path = at
    told = value if isinstance(value, dict) else {"guess": value}
    if "parameter" in told and (told["parameter"] not in about.get("parameters", {}) or "guess" in told):
        refuse(place.file, path, f"'{told['parameter']}' is no parameter of this rule, or stands beside a guess.",
               f"«{told['parameter']}» er ingen parameter i denne regel eller står ved siden af et gæt.")
    bounds = value if isinstance(value, list) else told.get("between", ())
    if (bounds or "parameter" in told) and quantity.kind != "number":
        refuse(place.file, path, f"{quantity.name} is a {quantity.kind} and has no bounds; give a value or null.",
               f"{quantity.name} er en kategori og har ingen grænser; angiv en værdi eller null.")
    if None not in bounds and list(bounds) != sorted(bounds):
        refuse(place.file, path, "the lower bound stands first.", "den nedre grænse står først.")
    if told.get("guess") is not None and not isinstance(value, list):
        _check_wanted(quantity, told["guess"], at)
    figures = bounds if bounds else (told.get("guess"),)
    for figure in figures if quantity.kind == "number" else ():
        if figure is not None and abs(figure / quantity.quantum - round(figure / quantity.quantum)) > 1e-6:
            refuse(place.file, path, f"{quantity.name} is measured to {quantity.quantum:g}, never {figure:g}.",
                   f"{quantity.name} måles med en nøjagtighed på {quantity.quantum:g}, aldrig {figure:g}.")


def check_placeholders(texts: Mapping[str, str], known: tuple[str, ...], at: tuple[str, Path]) -> None:
    """Raise RuleError where a text at `at` (file and path) names a placeholder that nothing fills in."""
    file, path = at
    for language, text in texts.items():
        rest = _PLACEHOLDER.sub("", text)
        strange = [name for name in _PLACEHOLDER.findall(text) if name not in known]
        if strange or "{" in rest or "}" in rest:
            shown = f"{{{strange[0] if strange else ''}}}"
            refuse(file, (*path, language), f"'{shown}' is no placeholder; use: {_listed(known)}.",
                   f"«{shown}» er ingen pladsholder; brug: {_listed(known)}.")


def check_source(about: Mapping[str, Any], file: str) -> None:
    """Raise RuleError where a figure that no source gives binds anybody, or hides that it is a proposal."""
    if about["source"]["figure"] != "proposed" or not about.get("judges", True):
        return
    if about["obligation"] != "could":
        refuse(file, ("x-rule", "obligation"), "a proposed figure can only be a 'could'; name a source or lower it.",
               "et foreslået tal kan kun være «could»; angiv en kilde, eller sæt kravet ned.")
    if "forslag" not in (about["title"]["da"] + about["wording"]["da"]).lower():
        refuse(file, ("x-rule", "title", "da"), "a proposed figure must say «forslag» in its Danish title or wording.",
               "et foreslået tal skal sige «forslag» i den danske titel eller ordlyd.")


def _listed(names: Any) -> str:
    return ", ".join(str(name) for name in names) or "–"
