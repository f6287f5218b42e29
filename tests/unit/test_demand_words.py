# SPDX-License-Identifier: GPL-2.0-or-later
"""What a rule asks, in words: every kind of node and limit, nested as in the rule."""

from __future__ import annotations

import pytest

from botrygt_qgis_plugin.engine.demand_words import demand_lines, limit_sentence
from botrygt_qgis_plugin.engine.requirement import All, AnyOf, Implies, Leaf, Not

LOW = Leaf("boundary_height_m", "maximum", 1.2)
OPEN = Leaf("openness_pct", "minimum", 50)
HEDGE = Leaf("fence_kind", "const", "hedge")
HEIGHT, SEEN, KIND = ("height of the hedge, fence or wall: at most 1.2 m",
                      "share of the fence that one sees through: at least 50 %",
                      "whether it is a hedge, a fence or a wall: hedge")


@pytest.mark.parametrize(("node", "lines"), [
    pytest.param(LOW, [(0, HEIGHT)], id="one limit"),
    pytest.param(All((LOW, OPEN)), [(0, HEIGHT), (0, SEEN)], id="all"),
    pytest.param(AnyOf((LOW, All((OPEN, HEDGE)))),
                 [(0, "at least one of:"), (1, HEIGHT), (1, "all of these:"), (2, SEEN), (2, KIND)], id="any of"),
    pytest.param(Not(HEDGE), [(0, "not:"), (1, KIND)], id="not"),
    pytest.param(Implies(HEDGE, LOW), [(0, "if"), (1, KIND), (0, "then"), (1, HEIGHT)], id="if and then"),
    pytest.param(AnyOf((LOW,)), [(0, HEIGHT)], id="any of one"),
])
def test_nodes_become_a_nested_list(node, lines):
    assert list(demand_lines(node, "en")) == lines


@pytest.mark.parametrize(("leaf", "da", "en"), [
    (Leaf("boundary_height_m", "exclusiveMaximum", 1.0), "under 1 m", "below 1 m"),
    (Leaf("boundary_height_m", "exclusiveMinimum", 1.5), "over 1,5 m", "above 1.5 m"),
    (Leaf("fence_kind", "enum", ("fence", "wall")), "hegn eller mur", "fence or wall"),
    (Leaf("path_gated", "const", True), "ja", "yes"),
    (Leaf("fence_kind", "required", True), "skal være oplyst", "must be given"),
    (Leaf("dwellings_served", "type", "integer"), "et helt tal", "a whole number"),
    (Leaf("boundary_height_m", "maximum", None), "ikke fastsat; sættes i en profil", "not set; set it in a profile"),
    (Leaf("boundary_height_m", "multipleOf", 0.5), "et helt antal gange 0,5 m", "a multiple of 0.5 m"),
])
def test_limits_have_words_in_both_languages(leaf, da, en):
    assert (limit_sentence(leaf, "da"), limit_sentence(leaf, "en")) == (da, en)
