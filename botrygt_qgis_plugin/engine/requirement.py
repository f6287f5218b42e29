# SPDX-License-Identifier: GPL-2.0-or-later
"""A rule's condition and demand as a small frozen tree, judged over whole columns by Kleene's logic.

Every node says for all rows at once where it certainly holds and where it possibly does; between the two it is unknown.
The meaning of each keyword is that of JSON Schema 2020-12 on an instance whose values lie inside the bounds. What has
no meaning on columns is a node that asks the reference validator row by row, under the same law.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Union

import numpy as np

from botrygt_qgis_plugin.engine.keywords import ON_COLUMNS, on_column
from botrygt_qgis_plugin.engine.measured import Measured, plain_value
from botrygt_qgis_plugin.engine.pattern import translated
from botrygt_qgis_plugin.engine.truth import Flags, Truth, all_of, always, any_of, chosen, negated, one_of

Columns = Mapping[str, Measured]
# The steps that lead to a keyword, as the reference validator names them: through `$ref`, not into `$defs`.
Path = tuple[Union[str, int], ...]
# Keywords about which quantities a subject has; they name none, so no column tells them.
BY_ROW = frozenset({"minProperties", "maxProperties", "propertyNames"})


@dataclass(frozen=True)
class Leaf:
    """One keyword on one quantity; `limit` None means a parameter that nobody has set: never decided."""

    quantity: str
    keyword: str
    limit: Any
    path: Path = field(default=(), compare=False)

    def truth(self, columns: Columns, count: int) -> Truth:
        """Where the keyword holds for every value inside the bounds, and where for some."""
        del count
        return on_column(columns[self.quantity], self.keyword, self.limit)


@dataclass(frozen=True)
class All:
    """Every part must hold; no part at all holds always."""

    parts: tuple[Node, ...]

    def truth(self, columns: Columns, count: int) -> Truth:
        """Kleene's and."""
        return all_of([part.truth(columns, count) for part in self.parts], count)


@dataclass(frozen=True)
class AnyOf:
    """At least one part must hold."""

    parts: tuple[Node, ...]
    path: Path = field(default=(), compare=False)

    def truth(self, columns: Columns, count: int) -> Truth:
        """Kleene's or."""
        return any_of([part.truth(columns, count) for part in self.parts], count)


@dataclass(frozen=True)
class OneOf:
    """Exactly one part must hold."""

    parts: tuple[Node, ...]
    path: Path = field(default=(), compare=False)

    def truth(self, columns: Columns, count: int) -> Truth:
        """Certain where one part holds and no other may."""
        return one_of([part.truth(columns, count) for part in self.parts], count)


@dataclass(frozen=True)
class Not:
    """The part must not hold."""

    part: Node
    path: Path = field(default=(), compare=False)

    def truth(self, columns: Columns, count: int) -> Truth:
        """Kleene's not."""
        return negated(self.part.truth(columns, count))


@dataclass(frozen=True)
class Implies:
    """Where `condition` holds, `demand` must; elsewhere `otherwise`, if there is one."""

    condition: Node
    demand: Node
    otherwise: Node | None = None

    def truth(self, columns: Columns, count: int) -> Truth:
        """What the condition asks for; where it is unknown, what both sides have in common."""
        other = always(count) if self.otherwise is None else self.otherwise.truth(columns, count)
        return chosen(self.condition.truth(columns, count), self.demand.truth(columns, count), other)


@dataclass(frozen=True)
class ByRow:
    """A schema that the reference validator judges row by row, on the quantities in `names`.

    counts: it only asks which quantities are there. Then what may be absent decides between two instances, and where
    both agree so does everything between; else a row is told only where every quantity is certain.
    """

    schema: Mapping[str, Any]
    names: tuple[str, ...]
    counts: bool
    path: Path = field(default=(), compare=False)

    @cached_property
    def validator(self) -> Any:
        """The vendored validator of the schema, made once."""
        # Imported here: most rules need it never, and it is the slowest import of the engine.
        from botrygt_qgis_plugin._vendor.jsonschema import Draft202012Validator

        return Draft202012Validator(self.schema)

    def truth(self, columns: Columns, count: int) -> Truth:
        """The reference's verdict on the rows that can be told."""
        validator = self.validator
        holds, possible = np.zeros(count, dtype=bool), np.ones(count, dtype=bool)
        for row in np.flatnonzero(self._told(columns, count)).tolist():
            holds[row] = possible[row] = validator.is_valid(self.instance(columns, row))
        if self.counts:
            for row in np.flatnonzero(~self._told(columns, count)).tolist():
                whole = dict.fromkeys(self.names)
                sure = {name: None for name in self.names if columns[name].bounded[row]}
                verdicts = {validator.is_valid(whole), validator.is_valid(sure)}
                holds[row], possible[row] = verdicts == {True}, True in verdicts
        return Truth(holds, possible)

    def _told(self, columns: Columns, count: int) -> Flags:
        told = np.ones(count, dtype=bool)
        for name in self.names:
            told &= columns[name].settled
        return told

    def instance(self, columns: Columns, row: int) -> dict[str, Any]:
        """One row as the reference validator reads it."""
        return {name: plain_value(columns[name].low[row]) for name in self.names}


Node = Union[Leaf, All, AnyOf, OneOf, Not, Implies, ByRow]


@dataclass(frozen=True)
class Requirement:
    """A compiled rule: whom it concerns (None: every subject) and what must hold for them."""

    condition: Node | None
    demand: Node

    @cached_property
    def offers_choice(self) -> bool:
        """True where somewhere in the demand one of several parts is enough."""
        return _offers_choice(self.demand)


def _offers_choice(node: Node) -> bool:
    return isinstance(node, (AnyOf, OneOf)) or any(map(_offers_choice, inner(node)))


def inner(node: Node) -> tuple[Node, ...]:
    """The nodes directly below; none below a leaf."""
    if isinstance(node, (Leaf, ByRow)):
        return ()
    if isinstance(node, Not):
        return (node.part,)
    if isinstance(node, Implies):
        return (node.condition, node.demand, *(() if node.otherwise is None else (node.otherwise,)))
    return node.parts


def leaves(node: Node) -> Iterator[Leaf]:
    """All leaves, in the order of the file."""
    if isinstance(node, Leaf):
        yield node
    for part in inner(node):
        yield from leaves(part)


def quantities_of(node: Node) -> tuple[str, ...]:
    """The quantities that a node's truth rests on, each once, in the order of the file."""
    names = [leaf.quantity for leaf in leaves(node)] + [name for row in by_rows(node) for name in row.names]
    return tuple(dict.fromkeys(names))


def by_rows(node: Node) -> Iterator[ByRow]:
    """The parts that the reference validator judges."""
    if isinstance(node, ByRow):
        yield node
    for part in inner(node):
        yield from by_rows(part)


@dataclass(frozen=True)
class _At:
    """Where compiling stands: the whole file's definitions and quantities, the path, and of which quantity's value."""

    definitions: Mapping[str, Any]
    names: tuple[str, ...]
    path: Path = ()
    quantity: str = ""

    def into(self, *steps: str | int, quantity: str = "") -> _At:
        return replace(self, path=(*self.path, *steps), quantity=quantity or self.quantity)


def compile_rule(schema: Mapping[str, Any]) -> Requirement:
    """The tree of a rule file that the dialect has accepted; the outermost `if` says whom the rule concerns.

    With an `else` beside its `then` a rule concerns everybody; with an `else` alone those for whom the `if` fails.
    """
    definitions = schema.get("$defs", {})
    at = _At(definitions, tuple(dict.fromkeys(_named(schema, definitions))))
    if "if" not in schema or ("then" in schema and "else" in schema):
        return Requirement(None, _compiled(schema, at))
    condition = _compiled(schema["if"], at.into("if"))
    if "then" in schema:
        return Requirement(condition, _compiled(schema["then"], at.into("then")))
    return Requirement(Not(condition), _compiled(schema["else"], at.into("else")))


def compile_schema(schema: Mapping[str, Any], columnar: bool = True) -> Node:
    """The tree of one schema about a subject; with `columnar` False one node that the reference judges by row."""
    definitions = schema.get("$defs", {})
    names = tuple(dict.fromkeys(_named(schema, definitions)))
    return _compiled(schema, _At(definitions, names)) if columnar else ByRow(_for_reference(schema), names, False)


def _named(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Iterator[str]:
    """Every quantity that a schema about a subject names, in the order of the file."""
    for keyword, value in schema.items():
        if keyword in ("properties", "required"):
            yield from value
        elif keyword == "dependentRequired":
            yield from (name for key, others in value.items() for name in (key, *others))
        elif keyword in ("if", "then", "else", "not"):
            yield from _named(value, definitions)
        elif keyword in ("allOf", "anyOf", "oneOf"):
            yield from (name for part in value for name in _named(part, definitions))
        elif keyword == "$ref":
            yield from _named(definition_of(value, definitions), definitions)


def definition_of(reference_text: str, definitions: Mapping[str, Any]) -> Mapping[str, Any]:
    """The definition that a `$ref` of the dialect ('#/$defs/name') leads to. Raises KeyError."""
    found: Mapping[str, Any] = definitions[reference_text.rpartition("/")[2]]
    return found


def _compiled(schema: Mapping[str, Any], at: _At) -> Node:
    """One (sub)schema; keywords that only describe are passed over."""
    parts = [node for keyword, value in schema.items() if keyword in _KEYWORDS
             for node in _KEYWORDS[keyword](value, schema, at)]
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _properties(value: Mapping[str, Any], schema: Mapping[str, Any], at: _At) -> list[Node]:
    del schema
    return [part for name, limits in value.items()
            for part in _conjuncts(_compiled(limits, at.into("properties", name, quantity=name)))]


def _conjuncts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, All) else (node,)


def _required(value: list[str], schema: Mapping[str, Any], at: _At) -> list[Node]:
    del schema
    return [Leaf(name, "required", True, (*at.path, "required")) for name in value]


def _dependent(value: Mapping[str, list[str]], schema: Mapping[str, Any], at: _At) -> list[Node]:
    del schema
    path = (*at.path, "dependentRequired")
    return [Implies(Leaf(name, "required", True, path), All(tuple(Leaf(o, "required", True, path) for o in others)))
            for name, others in value.items()]


def _all_of(value: list[Mapping[str, Any]], schema: Mapping[str, Any], at: _At) -> list[Node]:
    del schema
    return [_compiled(part, at.into("allOf", i)) for i, part in enumerate(value)]


def _any_of(value: list[Mapping[str, Any]], schema: Mapping[str, Any], at: _At) -> list[Node]:
    del schema
    parts = tuple(_compiled(part, at.into("anyOf", i)) for i, part in enumerate(value))
    return [AnyOf(parts, (*at.path, "anyOf"))]


def _one_of(value: list[Mapping[str, Any]], schema: Mapping[str, Any], at: _At) -> list[Node]:
    del schema
    parts = tuple(_compiled(part, at.into("oneOf", i)) for i, part in enumerate(value))
    return [OneOf(parts, (*at.path, "oneOf"))]


def _not(value: Mapping[str, Any], schema: Mapping[str, Any], at: _At) -> list[Node]:
    del schema
    return [Not(_compiled(value, at.into("not")), (*at.path, "not"))]


def _if(value: Mapping[str, Any], schema: Mapping[str, Any], at: _At) -> list[Node]:
    condition = _compiled(value, at.into("if"))
    then = _compiled(schema["then"], at.into("then")) if "then" in schema else All(())
    otherwise = _compiled(schema["else"], at.into("else")) if "else" in schema else None
    return [Implies(condition, then, otherwise)]


def _ref(value: str, schema: Mapping[str, Any], at: _At) -> list[Node]:
    del schema
    return [_compiled(definition_of(value, at.definitions), at)]


def _leaf(keyword: str) -> Callable[[Any, Mapping[str, Any], _At], list[Node]]:
    def compiled(value: Any, schema: Mapping[str, Any], at: _At) -> list[Node]:
        del schema
        if not at.quantity:
            # About the subject as a whole, which is an object, the dialect lets only `type` speak.
            return []
        limit = tuple(value) if isinstance(value, list) else value
        return [Leaf(at.quantity, keyword, limit, (*at.path, keyword))]

    return compiled


def _by_row(keyword: str) -> Callable[[Any, Mapping[str, Any], _At], list[Node]]:
    def compiled(value: Any, schema: Mapping[str, Any], at: _At) -> list[Node]:
        del schema
        return [ByRow(_for_reference({keyword: value}), at.names, True, at.path)]

    return compiled


def _for_reference(value: Any) -> Any:
    """The schema with every pattern as Python must read it to mean what the standard says."""
    if isinstance(value, list):
        return [_for_reference(part) for part in value]
    if not isinstance(value, Mapping):
        return value
    return {key: translated(part) if key == "pattern" and isinstance(part, str) else _for_reference(part)
            for key, part in value.items()}


_KEYWORDS: Mapping[str, Callable[[Any, Mapping[str, Any], _At], list[Node]]] = {
    "properties": _properties, "required": _required, "dependentRequired": _dependent, "allOf": _all_of,
    "anyOf": _any_of, "oneOf": _one_of, "not": _not, "if": _if, "$ref": _ref,
    **{keyword: _leaf(keyword) for keyword in ON_COLUMNS - {"required"}},
    **{keyword: _by_row(keyword) for keyword in BY_ROW},
}
