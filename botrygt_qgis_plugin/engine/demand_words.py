# SPDX-License-Identifier: GPL-2.0-or-later
"""What a rule asks, in words: its condition and its demand as a nested list, read from the compiled rule."""

from __future__ import annotations

from collections.abc import Iterator

from botrygt_qgis_plugin.engine.explain import OPERATORS as SIGNS
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.requirement import All, AnyOf, Implies, Leaf, Node, Not
from botrygt_qgis_plugin.engine.terms import OPERATORS
from botrygt_qgis_plugin.engine.wording import pick, value_words

Told = tuple[int, str]


def demand_lines(node: Node, language: str, depth: int = 0) -> Iterator[Told]:
    """(depth, words) of a condition or demand, outermost first."""
    if isinstance(node, Leaf):
        yield depth, leaf_sentence(node, language)
        return
    if isinstance(node, Not):
        yield depth, pick(("ikke:", "not:"), language)
        yield from demand_lines(node.part, language, depth + 1)
        return
    if isinstance(node, Implies):
        yield depth, pick(("hvis", "if"), language)
        yield from demand_lines(node.condition, language, depth + 1)
        yield depth, pick(("så", "then"), language)
        yield from demand_lines(node.demand, language, depth + 1)
        return
    word = ("mindst én af:", "at least one of:") if isinstance(node, AnyOf) else ("alle disse:", "all of these:")
    if isinstance(node, All) and depth == 0:
        for part in node.parts:
            yield from demand_lines(part, language, depth)
        return
    if len(node.parts) > 1:
        yield depth, pick(word, language)
    for part in node.parts:
        yield from demand_lines(part, language, depth + (len(node.parts) > 1))


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
