# SPDX-License-Identifier: GPL-2.0-or-later
"""Every limit of a rule shifted by one resolution both ways: variants of the rule that its examples must tell apart."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from botrygt_qgis_plugin.engine.measured import Quantity
from botrygt_qgis_plugin.engine.parameters import at_pointer, limits_by_path
from botrygt_qgis_plugin.engine.places import Path, Place, places
from botrygt_qgis_plugin.engine.requirement import Requirement, compile_rule
from botrygt_qgis_plugin.engine.rulebook import Rule
from botrygt_qgis_plugin.engine.strictjson import pointer, steps

UP, DOWN, REMOVED, FLIPPED, DROPPED = "up", "down", "removed", "flipped", "dropped"
_SHIFTED = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "const"})
# Limits that count characters or quantities; their resolution is 1.
_COUNTED = frozenset({"minLength", "maxLength", "minProperties", "maxProperties"})
_WHOLE_ONLY = "integer"


@dataclass(frozen=True)
class Shift:
    """One limit of a rule otherwise: where it stands (JSON pointer), how it was changed, from what and to what.

    way: 'up' or 'down' by one resolution, 'removed' (a member or a category), 'flipped' (a flag), 'dropped' (the whole
    keyword). parameter: the parameter that sets the limit, '' where none does. `requirement` is the rule with it.
    """

    pointer: str
    way: str
    before: Any
    after: Any
    requirement: Requirement
    parameter: str = ""


# Changes the schema it is given.
_Edit = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class _Draft:
    path: Path
    way: str
    before: Any
    after: Any
    edit: _Edit


def shifts(rule: Rule, quantities: Mapping[str, Quantity]) -> Iterator[Shift]:
    """All shifts of a rule in force, limit by limit in the order of the file, then parameters that set several limits.

    A limit that stands in a definition is shifted once, wherever it is used.
    """
    said = places(rule.schema, f"{rule.id}.json")
    quanta = {path: min(quantities[name].quantum for name in names)
              for path, (_, names) in limits_by_path(said).items()}
    parameters = rule.schema["x-rule"].get("parameters", {})
    set_by = {steps(target): name for name, parameter in parameters.items() for target in parameter["pointers"]}
    bare = {key: value for key, value in rule.schema.items() if key != "x-rule"}
    seen: set[tuple[Path, str]] = set()
    for draft in (draft for place in said for draft in _drafts(place, quanta)):
        if (draft.path, draft.way) not in seen:
            seen.add((draft.path, draft.way))
            yield _made(draft, bare, set_by.get(draft.path, ""))
    for name, parameter in parameters.items():
        if len(parameter["pointers"]) > 1 and parameter.get("default") is not None:
            for draft in _together(name, parameter, quanta):
                yield _made(draft, bare, name)


def _made(draft: _Draft, bare: Mapping[str, Any], parameter: str) -> Shift:
    schema = copy.deepcopy(dict(bare))
    draft.edit(schema)
    return Shift(pointer(draft.path), draft.way, draft.before, draft.after, compile_rule(schema), parameter)


def _drafts(place: Place, quanta: Mapping[Path, float]) -> Iterator[_Draft]:
    if place.quantity:
        for path, keyword, value in place.limits():
            coarse = keyword not in ("multipleOf", "type")
            yield from _of_value(path, keyword, value, _resolution(place, quanta[path]) if coarse else quanta[path])
        return
    for keyword in ("minProperties", "maxProperties"):
        if keyword in place.schema:
            yield from _by_step((*place.path, keyword), place.schema[keyword], 1)
    if "propertyNames" in place.schema:
        yield _dropped((*place.path, "propertyNames"), "names")
    for i, name in enumerate(place.schema.get("required", ())):
        yield _dropped((*place.path, "required", str(i)), name)
    for name, others in place.schema.get("dependentRequired", {}).items():
        for i, other in enumerate(others):
            yield _dropped((*place.path, "dependentRequired", name, str(i)), other)


def _resolution(place: Place, quantum: float) -> float:
    """The least step between values that can pass here: the quantity's own, or what the same schema asks for."""
    whole = 1.0 if place.schema.get("type") == _WHOLE_ONLY else 0.0
    return max(quantum, whole, place.schema.get("multipleOf") or 0.0)


def _of_value(path: Path, keyword: str, value: Any, quantum: float) -> Iterator[_Draft]:
    if value is None:
        return
    if keyword in _COUNTED:
        yield from _by_step(path, value, 1)
    elif keyword == "enum":
        for i, member in enumerate(value):
            yield _Draft((*path, str(i)), REMOVED, member, None, _without((*path, str(i))))
    elif isinstance(value, bool):
        yield _Draft(path, FLIPPED, value, not value, _put(path, not value))
    elif keyword in _SHIFTED and isinstance(value, (int, float)):
        yield from _by_step(path, value, quantum, positive=keyword == "multipleOf")
    elif keyword == "const":
        yield _Draft(path, REMOVED, value, None, _put(path, []))
    elif keyword == "pattern" or _WHOLE_ONLY in ([value] if isinstance(value, str) else value):
        # Another type than 'integer' is the quantity's own, and no value is of another.
        yield _dropped(path, tuple(value) if isinstance(value, list) else value)


def _by_step(path: Path, value: float, step: float, positive: bool = False) -> Iterator[_Draft]:
    for way, after in ((UP, value + step), (DOWN, value - step)):
        moved = round(after, 10) if isinstance(after, float) else after
        if moved > 0 or not positive:
            yield _Draft(path, way, value, moved, _put(path, moved))


def _together(name: str, parameter: Mapping[str, Any], quanta: Mapping[Path, float]) -> Iterator[_Draft]:
    """All limits that one parameter sets, moved at once."""
    targets = [steps(target) for target in parameter["pointers"]]
    path = ("x-rule", "parameters", name, "default")
    for draft in _by_step(path, parameter["default"], min(quanta[target] for target in targets)):
        yield replace(draft, edit=_put_all(targets, draft.after))


def _dropped(path: Path, value: Any) -> _Draft:
    return _Draft(path, DROPPED, value, None, _without(path))


def _put_all(targets: Sequence[Path], value: Any) -> _Edit:
    def edit(schema: dict[str, Any]) -> None:
        for target in targets:
            _put(target, value)(schema)

    return edit


def _put(path: Path, value: Any) -> _Edit:
    def edit(schema: dict[str, Any]) -> None:
        container, step = at_pointer(schema, pointer(path))
        container[step] = value

    return edit


def _without(path: Path) -> _Edit:
    """Take a member out of a list, or a keyword out of a schema."""
    def edit(schema: dict[str, Any]) -> None:
        container, step = at_pointer(schema, pointer(path))
        del container[step]

    return edit
