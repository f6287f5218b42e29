# SPDX-License-Identifier: GPL-2.0-or-later
"""What a rule asks, in words: its condition and its demand as a nested list, read from the compiled rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from botrygt_qgis_plugin.engine.explain import OPERATORS as SIGNS
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.requirement import Leaf, Node, inner
from botrygt_qgis_plugin.engine.terms import OPERATORS, Words
from botrygt_qgis_plugin.engine.wording import pick, value_words

Told = tuple[int, str]
# By the names of the nodes: what stands before their parts, together or one by one.
_GROUPS: Mapping[str, Words] = {"All": ("alle disse:", "all of these:"), "AnyOf": ("mindst én af:", "at least one of:"),
                                "OneOf": ("netop én af:", "exactly one of:")}
_SIDES: Mapping[str, Sequence[Words]] = {"Not": (("ikke:", "not:"),),
                                         "Implies": (("hvis", "if"), ("så", "then"), ("ellers", "else"))}


def demand_lines(node: Node, language: str, depth: int = 0) -> Iterator[Told]:
    """(depth, words) of a condition or demand, outermost first."""
    kind, parts = type(node).__name__, inner(node)
    if isinstance(node, Leaf):
        yield depth, leaf_sentence(node, language)
    elif kind in _SIDES:
        for words, part in zip(_SIDES[kind], parts):
            yield depth, pick(words, language)
            yield from demand_lines(part, language, depth + 1)
    elif kind not in _GROUPS:
        yield depth, pick(("som skemaet i reglens fil siger", "as the schema in the rule's file says"), language)
    else:
        # All that must hold needs no heading where nothing stands around it.
        headed = len(parts) > 1 and not (kind == "All" and depth == 0)
        if headed:
            yield depth, pick(_GROUPS[kind], language)
        for part in parts:
            yield from demand_lines(part, language, depth + headed)


def leaf_sentence(leaf: Leaf, language: str) -> str:
    """'højden på hæk, hegn eller mur: højst 1,2 m'."""
    quantity = QUANTITIES[leaf.quantity]
    return f"{pick((quantity.da, quantity.en), language)}: {limit_sentence(leaf, language)}"


def limit_sentence(leaf: Leaf, language: str) -> str:
    """'højst 1,2 m'; 'ikke fastsat' where a parameter has no value."""
    quantity = QUANTITIES[leaf.quantity]
    if leaf.keyword == "required":
        return pick(("skal være oplyst", "must be given"), language)
    if leaf.keyword == "type":
        return pick(("et helt tal", "a whole number"), language) if leaf.limit == "integer" else str(leaf.limit)
    if leaf.limit is None:
        return pick(("ikke fastsat; sættes i en profil", "not set; set it in a profile"), language)
    members = leaf.limit if isinstance(leaf.limit, tuple) else (leaf.limit,)
    values = pick((" eller ", " or "), language).join(value_words(member, language) for member in members)
    unit = f" {quantity.unit}" if quantity.unit not in ("", "1") else ""
    sign = SIGNS.get(leaf.keyword, leaf.keyword)
    if sign in ("=", "in"):
        return f"{values}{unit}"
    return f"{pick(OPERATORS.get(sign, (sign, sign)), language)} {values}{unit}"
