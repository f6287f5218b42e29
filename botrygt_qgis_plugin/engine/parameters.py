# SPDX-License-Identifier: GPL-2.0-or-later
"""A rule's declared parameters: which limits each sets, by JSON pointer, and what may be put there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from botrygt_qgis_plugin.engine.measured import Quantity
from botrygt_qgis_plugin.engine.places import Path, Place
from botrygt_qgis_plugin.engine.strictjson import refuse, steps

# Limits that are numbers; a text or a flag is no figure that a municipality would adjust.
_LENGTHS = ("minLength", "maxLength")
_PARAMETRIC = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "const", "enum", *_LENGTHS)


def at_pointer(document: Mapping[str, Any], text: str) -> tuple[Any, str | int]:
    """The container and the last step that a JSON pointer leads to. Raises KeyError where it leads nowhere."""
    found: Any = document
    path = steps(text)
    if not path:
        raise KeyError(text)
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


def limits_by_path(said: Sequence[Place]) -> Mapping[Path, tuple[str, tuple[str, ...]]]:
    """Each limit's path -> its keyword and the quantities it limits; the members of an enum each have a path too."""
    found: dict[Path, tuple[str, tuple[str, ...]]] = {}
    for place in said:
        for path, keyword, value in place.limits():
            members = [(*path, str(i)) for i in range(len(value))] if keyword == "enum" else []
            for each in (path, *members):
                names = found[each][1] if each in found else ()
                found[each] = keyword, tuple(dict.fromkeys((*names, place.quantity)))
    return found


def whole_numbers(parameter: Mapping[str, Any]) -> bool:
    """True where a parameter sets a length, which has no decimals."""
    return any(steps(target)[-1] in _LENGTHS for target in parameter["pointers"])


def check_parameters(document: Mapping[str, Any], said: Sequence[Place], file: str,
                     quantities: Mapping[str, Quantity]) -> None:
    """Raise RuleError where a parameter sets no limit, another's limit, or one of another unit; or a limit is unset."""
    limits = limits_by_path(said)
    targets: set[Path] = set()
    for name, parameter in document["x-rule"].get("parameters", {}).items():
        path = ("x-rule", "parameters", name)
        _check_range(parameter, (file, path))
        for i, target in enumerate(parameter["pointers"]):
            at = (file, (*path, "pointers", str(i)))
            if steps(target) in targets:
                refuse(*at, f"'{target}' is already set by another parameter.",
                       f"«{target}» fastsættes allerede af en anden parameter.")
            _check_pointer(document, target, limits, at)
            _check_value(document, target, parameter.get("default"), at)
            for quantity in limits[steps(target)][1]:
                _check_unit(quantities[quantity], parameter["unit"], (file, (*path, "unit")))
            targets.add(steps(target))
    for place in said:
        for limited, _, value in place.limits():
            if value is None and limited not in targets:
                refuse(file, limited, "a limit may be null only where a parameter sets it.",
                       "en grænse må kun være null, hvor en parameter fastsætter den.")


def _check_range(parameter: Mapping[str, Any], at: tuple[str, Path]) -> None:
    file, path = at
    low, high, default = parameter["minimum"], parameter["maximum"], parameter.get("default")
    if low > high:
        refuse(file, path, "minimum is above maximum.", "minimum er større end maximum.")
    if default is not None and not low <= default <= high:
        refuse(file, (*path, "default"), "the default lies outside minimum to maximum.",
               "standardværdien ligger uden for minimum til maximum.")
    if low <= 0 and any(steps(target)[-1] == "multipleOf" for target in parameter["pointers"]):
        refuse(file, (*path, "minimum"), "a multiple must be of something above 0.",
               "et multiplum skal være af noget større end 0.")
    if whole_numbers(parameter) and not all(float(n).is_integer() and n >= 0 for n in (low, high, default or 0)):
        refuse(file, path, "a length is a whole number from 0 up.", "en længde er et helt tal fra 0 og op.")


def _check_pointer(document: Mapping[str, Any], target: str, limits: Mapping[Path, tuple[str, tuple[str, ...]]],
                   at: tuple[str, Path]) -> None:
    try:
        at_pointer(document, target)
    except KeyError:
        refuse(*at, f"'{target}' leads nowhere in this rule.", f"«{target}» peger ikke på noget i denne regel.")
    keyword = limits.get(steps(target), ("", ()))[0]
    if keyword not in _PARAMETRIC or steps(target)[-1] == "enum":
        refuse(*at, f"'{target}' is no numeric limit of this rule.",
               f"«{target}» er ikke en talgrænse i denne regel.")


def _check_value(document: Mapping[str, Any], target: str, default: float | None, at: tuple[str, Path]) -> None:
    container, step = at_pointer(document, target)
    if container[step] != default or isinstance(container[step], bool):
        refuse(*at, f"'{target}' holds {container[step]}, but the parameter's default is {default}; make them equal.",
               f"«{target}» er {container[step]}, men parameterens standard er {default}; gør dem ens.")


def _check_unit(quantity: Quantity, unit: str, at: tuple[str, Path]) -> None:
    if (unit or "1") != (quantity.unit or "1"):
        refuse(*at, f"{quantity.name} is measured in '{quantity.unit or 1}', not in '{unit or 1}'.",
               f"{quantity.name} måles i «{quantity.unit or 1}», ikke i «{unit or 1}».")
