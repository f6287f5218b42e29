# SPDX-License-Identifier: GPL-2.0-or-later
"""A rule's condition and demand as a small frozen tree, judged over whole columns by Kleene's logic.

Every node says for all rows at once where it certainly holds and where it certainly does not; the rest is unknown.
The meaning of each keyword is that of JSON Schema 2020-12 on an instance whose values lie inside the bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Union

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measured import Measured

Columns = Mapping[str, Measured]
Flags = NDArray[np.bool_]
Value = Union[float, str, bool, None]


class Truth(NamedTuple):
    """(n,) rows where something certainly holds, and where it certainly does not."""

    holds: Flags
    fails: Flags

    @property
    def undecided(self) -> Flags:
        """Rows where neither is certain."""
        return ~(self.holds | self.fails)


@dataclass(frozen=True)
class Leaf:
    """One keyword on one quantity; `limit` None means a parameter that nobody has set: never decided."""

    quantity: str
    keyword: str
    limit: Any

    def truth(self, columns: Columns, count: int) -> Truth:
        """Where the keyword holds for every value inside the bounds, and where for none."""
        if self.limit is None:
            return Truth(np.zeros(count, dtype=bool), np.zeros(count, dtype=bool))
        return LEAVES[self.keyword](columns[self.quantity], self.limit)


@dataclass(frozen=True)
class All:
    """Every part must hold; no part at all holds always."""

    parts: tuple[Node, ...]

    def truth(self, columns: Columns, count: int) -> Truth:
        """Kleene's and."""
        if len(self.parts) == 1:
            return self.parts[0].truth(columns, count)
        holds, fails = np.ones(count, dtype=bool), np.zeros(count, dtype=bool)
        for part in self.parts:
            found = part.truth(columns, count)
            holds &= found.holds
            fails |= found.fails
        return Truth(holds, fails)


@dataclass(frozen=True)
class AnyOf:
    """At least one part must hold."""

    parts: tuple[Node, ...]

    def truth(self, columns: Columns, count: int) -> Truth:
        """Kleene's or."""
        holds, fails = np.zeros(count, dtype=bool), np.ones(count, dtype=bool)
        for part in self.parts:
            found = part.truth(columns, count)
            holds |= found.holds
            fails &= found.fails
        return Truth(holds, fails)


@dataclass(frozen=True)
class Not:
    """The part must not hold."""

    part: Node

    def truth(self, columns: Columns, count: int) -> Truth:
        """Kleene's not."""
        found = self.part.truth(columns, count)
        return Truth(found.fails, found.holds)


@dataclass(frozen=True)
class Implies:
    """Where `condition` holds, `demand` must."""

    condition: Node
    demand: Node

    def truth(self, columns: Columns, count: int) -> Truth:
        """Kleene's not-or."""
        concerned, found = self.condition.truth(columns, count), self.demand.truth(columns, count)
        return Truth(concerned.fails | found.holds, concerned.holds & found.fails)


Node = Union[Leaf, All, AnyOf, Not, Implies]


@dataclass(frozen=True)
class Requirement:
    """A compiled rule: whom it concerns (None: every subject) and what must hold for them."""

    condition: Node | None
    demand: Node


def inner(node: Node) -> tuple[Node, ...]:
    """The nodes directly below; none below a leaf."""
    if isinstance(node, Leaf):
        return ()
    if isinstance(node, Not):
        return (node.part,)
    if isinstance(node, Implies):
        return (node.condition, node.demand)
    return node.parts


def leaves(node: Node) -> Iterator[Leaf]:
    """All leaves, in the order of the file."""
    if isinstance(node, Leaf):
        yield node
    for part in inner(node):
        yield from leaves(part)


def _minimum(measured: Measured, limit: float) -> Truth:
    return Truth(measured.low >= limit, measured.high < limit)


def _maximum(measured: Measured, limit: float) -> Truth:
    return Truth(measured.high <= limit, measured.low > limit)


def _exclusive_minimum(measured: Measured, limit: float) -> Truth:
    return Truth(measured.low > limit, measured.high <= limit)


def _exclusive_maximum(measured: Measured, limit: float) -> Truth:
    return Truth(measured.high < limit, measured.low >= limit)


def _const(measured: Measured, limit: Value) -> Truth:
    return _enum(measured, (limit,))


def _enum(measured: Measured, limits: tuple[Value, ...]) -> Truth:
    if isinstance(limits[0], (str, bool)):
        return _category(measured, limits)
    low, high = measured.low, measured.high
    exact = low == high
    holds, fails = np.zeros(len(low), dtype=bool), ~(np.isnan(low) | np.isnan(high))
    for limit in limits:
        holds |= exact & (low == limit)
        fails &= (low > limit) | (high < limit)
    return Truth(holds, fails)


def _category(measured: Measured, limits: tuple[Value, ...]) -> Truth:
    known = _known(measured)
    equal = np.zeros(len(known), dtype=bool)
    if known.any():
        for limit in limits:
            equal |= np.asarray(measured.low == limit, dtype=bool)
    return Truth(equal & known, known & ~equal)


def _known(measured: Measured) -> Flags:
    """Where one value is certain. Numbers in place of a category are the bounds of a role that was not drawn."""
    low = measured.low
    if low.dtype == object:
        # None is unknown, and so is NaN, which alone does not equal itself.
        return np.asarray((low != None) & (low == low), dtype=bool)  # noqa: E711, PLR0124
    if low.dtype == bool:
        return np.ones(len(low), dtype=bool)
    return np.zeros(len(low), dtype=bool)


def _type(measured: Measured, limit: str) -> Truth:
    low, high = measured.low, measured.high
    if limit != "integer":
        # Loading has seen to it that the type is the quantity's own: whatever the value is, it is of that type.
        return Truth(np.ones(len(low), dtype=bool), np.zeros(len(low), dtype=bool))
    return Truth((low == high) & np.isfinite(low) & (np.floor(low) == low), np.floor(high) < np.ceil(low))


def _required(measured: Measured, limit: Value) -> Truth:
    """A value that is missing may yet be there: asking for it never fails, it only leaves the rule undecided."""
    del limit
    number = measured.low.dtype.kind in "fiu"
    known = (measured.low == measured.high) & np.isfinite(measured.low) if number else _known(measured)
    return Truth(known, np.zeros(len(known), dtype=bool))


LEAVES: Mapping[str, Callable[[Measured, Any], Truth]] = {
    "minimum": _minimum, "maximum": _maximum, "exclusiveMinimum": _exclusive_minimum,
    "exclusiveMaximum": _exclusive_maximum, "const": _const, "enum": _enum, "type": _type, "required": _required,
}


def compile_rule(schema: Mapping[str, Any]) -> Requirement:
    """The tree of a rule file that the dialect has accepted; the outermost `if` says whom the rule concerns."""
    if "if" in schema:
        return Requirement(compile_schema(schema["if"]), compile_schema(schema["then"]))
    return Requirement(None, compile_schema(schema))


def compile_schema(schema: Mapping[str, Any]) -> Node:
    """The tree of one (sub)schema; keywords that only describe are passed over."""
    parts: list[Node] = []
    for keyword, value in schema.items():
        if keyword == "properties":
            parts += [leaf for name, limits in value.items() for leaf in _leaves_of(name, limits)]
        elif keyword == "required":
            parts += [Leaf(name, "required", True) for name in value]
        elif keyword == "allOf":
            parts += [compile_schema(part) for part in value]
        elif keyword == "anyOf":
            parts.append(AnyOf(tuple(compile_schema(part) for part in value)))
        elif keyword == "not":
            parts.append(Not(compile_schema(value)))
        elif keyword == "if":
            parts.append(Implies(compile_schema(value), compile_schema(schema["then"])))
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _leaves_of(name: str, limits: Mapping[str, Any]) -> list[Leaf]:
    return [Leaf(name, keyword, tuple(value) if isinstance(value, list) else value)
            for keyword, value in limits.items() if keyword in LEAVES]
