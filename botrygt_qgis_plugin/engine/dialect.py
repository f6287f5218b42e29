# SPDX-License-Identifier: GPL-2.0-or-later
"""The rule dialect beyond its shape: known quantities, fitting keywords, parameters, wording, and honest sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from botrygt_qgis_plugin.engine.measured import Quantity
from botrygt_qgis_plugin.engine.strictjson import refuse, steps

Quantities = Mapping[str, Quantity]
Path = tuple[str, ...]

# What a finding fills into its wording when it is told; parameters are filled in when the rule is compiled.
PLACEHOLDERS = ("label", "value", "limit", "unit", "cause")
TEXTS = ("wording", "clause", "suggestion")
NUMERIC = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
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
    for path, name, limits in limits_in(document):
        _check_quantity(name, path, place)
        for keyword, value in limits.items():
            _check_keyword(quantities[name], keyword, value, (place, (*path, keyword)))
    for path, name in _required_in(document):
        _check_quantity(name, path, place)
    _check_judging(document, place)
    _check_parameters(document, place)
    _check_texts(about, file)


def limits_in(schema: Mapping[str, Any], path: Path = ()) -> Iterator[tuple[Path, str, Mapping[str, Any]]]:
    """Every quantity that a rule limits: where, its name, and its keywords."""
    for name, limits in schema.get("properties", {}).items():
        yield (*path, "properties", name), name, limits
    for step, part in _parts(schema):
        yield from limits_in(part, (*path, *step))


def _required_in(schema: Mapping[str, Any], path: Path = ()) -> Iterator[tuple[Path, str]]:
    for i, name in enumerate(schema.get("required", ())):
        yield (*path, "required", str(i)), name
    for step, part in _parts(schema):
        yield from _required_in(part, (*path, *step))


def _parts(schema: Mapping[str, Any]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    for keyword in ("if", "then", "not"):
        if keyword in schema:
            yield (keyword,), schema[keyword]
    for keyword in ("allOf", "anyOf"):
        for i, part in enumerate(schema.get(keyword, ())):
            yield (keyword, str(i)), part


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
    if keyword in NUMERIC and quantity.kind != "number":
        refuse(place.file, path,
               f"'{keyword}' needs a number, but {quantity.name} is a {quantity.kind}; use enum or const.",
               f"«{keyword}» kræver et tal, men {quantity.name} er en kategori; brug enum eller const.")
    if keyword == "type" and value not in _TYPES[quantity.kind]:
        refuse(place.file, path, f"{quantity.name} is of type {_TYPES[quantity.kind][0]}, never {value}.",
               f"{quantity.name} er af typen {_TYPES[quantity.kind][0]}, aldrig {value}.")
    if keyword in ("const", "enum"):
        for wanted in value if keyword == "enum" else (value,):
            _check_wanted(quantity, wanted, at)


def _check_wanted(quantity: Quantity, wanted: Any, at: tuple[_Place, Path]) -> None:
    place, path = at
    if wanted is None and quantity.kind == "number":
        return
    number = isinstance(wanted, (int, float)) and not isinstance(wanted, bool)
    fits = {"number": number, "text": isinstance(wanted, str), "flag": isinstance(wanted, bool)}
    if not fits[quantity.kind]:
        refuse(place.file, path, f"{quantity.name} is of type {_TYPES[quantity.kind][0]}; '{wanted}' is not.",
               f"{quantity.name} er af typen {_TYPES[quantity.kind][0]}; det er «{wanted}» ikke.")


def _check_judging(document: Mapping[str, Any], place: _Place) -> None:
    about = document["x-rule"]
    limits = any(True for _ in limits_in(document)) or any(True for _ in _required_in(document))
    if about.get("judges", True) and not limits:
        refuse(place.file, (), "the rule limits nothing; give it 'then' or 'properties', or set judges to false.",
               "reglen stiller intet krav; giv den «then» eller «properties», eller sæt judges til false.")
    if not about.get("judges", True) and (limits or not about.get("observe")):
        refuse(place.file, ("x-rule", "judges"), "a rule without a verdict has 'observe' and no limits.",
               "en regel uden afgørelse har «observe» og ingen grænser.")
    for i, name in enumerate(about.get("observe", ())):
        _check_quantity(name, ("x-rule", "observe", str(i)), place)


def at_pointer(document: Mapping[str, Any], text: str) -> tuple[Any, str | int]:
    """The container and the last step that a JSON pointer leads to. Raises KeyError where it leads nowhere."""
    found: Any = document
    path = steps(text)
    for step in path[:-1]:
        found = _inside(found, step)
    _inside(found, path[-1])
    return found, int(path[-1]) if isinstance(found, list) else path[-1]


def _inside(value: Any, step: str) -> Any:
    if isinstance(value, list) and step.isascii() and step.isdigit() and int(step) < len(value):
        return value[int(step)]
    if isinstance(value, dict) and step in value:
        return value[step]
    raise KeyError(step)


def _check_parameters(document: Mapping[str, Any], place: _Place) -> None:
    file = place.file
    targets: set[str] = set()
    for name, parameter in document["x-rule"].get("parameters", {}).items():
        path = ("x-rule", "parameters", name)
        _check_default(name, parameter, (file, path))
        for i, target in enumerate(parameter["pointers"]):
            at = (file, (*path, "pointers", str(i)))
            if target in targets:
                refuse(*at, f"'{target}' is already set by another parameter.",
                       f"«{target}» fastsættes allerede af en anden parameter.")
            _check_pointer(document, target, parameter.get("default"), at)
            _check_unit(place.quantities[steps(target)[-2]], parameter["unit"], (place, (*path, "unit")))
            targets.add(target)
    set_by_parameters = {steps(target) for target in targets}
    for limited, _, limits in limits_in(document):
        for keyword in (k for k, value in limits.items() if value is None):
            if (*limited, keyword) not in set_by_parameters:
                refuse(file, (*limited, keyword), "a limit may be null only where a parameter sets it.",
                       "en grænse må kun være null, hvor en parameter fastsætter den.")


def _check_default(name: str, parameter: Mapping[str, Any], at: tuple[str, Path]) -> None:
    file, path = at
    default = parameter.get("default")
    if parameter["minimum"] > parameter["maximum"]:
        refuse(file, path, "minimum is above maximum.", "minimum er større end maximum.")
    if default is not None and not parameter["minimum"] <= default <= parameter["maximum"]:
        refuse(file, (*path, "default"), "the default lies outside minimum to maximum.",
               "standardværdien ligger uden for minimum til maximum.")
    if name in PLACEHOLDERS:
        refuse(file, path, f"'{name}' is a placeholder of the wording; choose another name.",
               f"«{name}» er en pladsholder i ordlyden; vælg et andet navn.")


def _check_pointer(document: Mapping[str, Any], target: str, default: float | None, at: tuple[str, Path]) -> None:
    file, path = at
    try:
        container, step = at_pointer(document, target)
    except KeyError:
        refuse(file, path, f"'{target}' leads nowhere in this rule.", f"«{target}» peger ikke på noget i denne regel.")
    keyword = steps(target)[-1]
    if keyword not in (*NUMERIC, "const") or target.startswith("/x-rule"):
        refuse(file, path, f"'{target}' is no numeric limit of this rule.",
               f"«{target}» er ikke en talgrænse i denne regel.")
    if container[step] != default or isinstance(container[step], bool):
        refuse(file, path,
               f"'{target}' holds {container[step]}, but the parameter's default is {default}; make them equal.",
               f"«{target}» er {container[step]}, men parameterens standard er {default}; gør dem ens.")


def _check_unit(quantity: Quantity, unit: str, at: tuple[_Place, Path]) -> None:
    place, path = at
    if (unit or "1") != (quantity.unit or "1"):
        refuse(place.file, path, f"{quantity.name} is measured in '{quantity.unit or 1}', not in '{unit or 1}'.",
               f"{quantity.name} måles i «{quantity.unit or 1}», ikke i «{unit or 1}».")


def _check_texts(about: Mapping[str, Any], file: str) -> None:
    known = (*PLACEHOLDERS, *about.get("parameters", {}))
    for name in TEXTS:
        check_placeholders(about[name], known, (file, ("x-rule", name)))


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
