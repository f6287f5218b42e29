# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules about ways and plots: their examples come out, in every pack, and no limit can slip by one step unnoticed."""

from __future__ import annotations

import copy

import pytest

from botrygt_qgis_plugin.engine.examples import run_example
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.rulebook import compiled, load_rulebook
from botrygt_qgis_plugin.engine.shape import shipped_rules

PACKS = {name: load_rulebook(shipped_rules() / "packs" / name) for name in ("bo-trygt", "andre-myndigheder")}
OURS = ("A01-laage", "A02", "A05", "A06", "A07", "A08-opgang", "A08-gruppe", "A08-samfund", "B14", "B15", "B16")
JUDGING = [(PACKS["bo-trygt"], PACKS["bo-trygt"].rule(name)) for name in OURS] + [
    (PACKS["andre-myndigheder"], rule) for rule in PACKS["andre-myndigheder"].rules]
LIMITS = [pytest.param(book, rule, name, id=f"{rule.id}-{name}") for book, rule in JUDGING
          for name in rule.schema["x-rule"]["parameters"]]


@pytest.mark.parametrize(("book", "rule"), [pytest.param(*pair, id=pair[1].id) for pair in JUDGING])
def test_every_example_comes_out_as_it_says(book, rule):
    assert [outcome for outcome in (run_example(book, rule, example) for example in rule.examples)
            if not outcome.passed] == []


@pytest.mark.parametrize("direction", [1, -1], ids=["up", "down"])
@pytest.mark.parametrize(("book", "rule", "name"), LIMITS)
def test_a_limit_that_slips_by_one_step_shows_in_an_example(book, rule, name, direction):
    document = copy.deepcopy(dict(rule.schema))
    parameter = document["x-rule"]["parameters"][name]
    quantity = QUANTITIES[parameter["pointers"][0].split("/")[-2]]
    parameter["default"] = round(parameter["default"] + direction * quantity.quantum, 6)
    slipped = compiled(document)
    assert any(not run_example(book, slipped, example).passed for example in rule.examples)


def test_nothing_recalled_is_shipped():
    for book in PACKS.values():
        assert not any(rule.id.startswith("A16") for rule in book.rules)
        assert all(source.figure in ("seen", "secondary", "proposed")
                   for rule in book.rules for source in (rule.source, *rule.further_sources))


def test_permeability_is_told_from_both_sides_and_judged_by_nobody():
    for name in ("A10", "A10-vej", "A11", "A12"):
        rule = PACKS["bo-trygt"].rule(name)
        assert not rule.judges
        assert len({statement["source"]["title"] for statement in rule.effect}) == 2
        assert {statement["direction"] for statement in rule.effect} == {"for", "against"}
