# SPDX-License-Identifier: GPL-2.0-or-later
"""The incremental law over a thousand random sequences of edits: a review that looks only where something changed
equals a review from nothing in every value, verdict, finding, piece of evidence and note.

A sequence is one or two edits, reviewed after each. Four follow one another on a plan, each from a number of its own;
then the answer is held against a review from nothing. What an edit left wrong stays wrong until something near it is
drawn again, so that it shows there. A failure tells the numbers and the edits.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
import pytest

from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.review import review

from .district import Pen, district
from .egelund import plan_result, rulebook

# Sequences on districts of six homes, on a town of 48, and on the example.
SMALL, LARGE, EXAMPLE = 900, 60, 40
IN_A_ROW = 4
HOMES = {"small": (1, 3), "large": (4, 6)}


@lru_cache(maxsize=1)
def book():
    """The shipped rules, and rules that only observe the quantities that no shipped rule asks for."""
    shipped = rulebook()
    asked = {name for rule in shipped.rules for name in rule.quantities}
    seeing = next(rule for rule in shipped.rules if not rule.judges)
    more = {}
    for name in sorted(QUANTITIES.keys() - asked):
        more.setdefault(QUANTITIES[name].subject, []).append(name)
    observing = [replace(seeing, id=f"T-{kind}", root=f"T-{kind}", subject=kind, quantities=tuple(names), effect=())
                 for kind, names in more.items()]
    return replace(shipped, rules=(*shipped.rules, *observing))


@lru_cache(maxsize=2)
def begun(place, seed):
    """A plan reviewed once: the example, or a district by its number."""
    return review(plan_result().scene if place == "example" else district(seed, *HOMES[place]), book())


def assert_same(partial, full, told):
    assert partial.notes == full.notes, told
    for name, measured in full.measured.items():
        for bound in ("low", "high", "guess"):
            np.testing.assert_array_equal(getattr(partial.measured[name], bound), getattr(measured, bound),
                                          f"{name}: {told}")
        assert partial.measured[name].missing == measured.missing, (name, told)
    for field in ("verdicts", "tallies", "observations", "conflicts", "findings", "indications"):
        assert getattr(partial, field) == getattr(full, field), (field, told)
    shapes = [[(f.evidence.wkb, f.anchor.wkb) for f in (*r.findings, *r.indications)] for r in (partial, full)]
    assert shapes[0] == shapes[1], told


def follow(place, first):
    """Four sequences after one another, from the numbers `first` on."""
    result = begun(place, first // 60)
    pen = Pen(result.scene, first)
    for seed in range(first, first + IN_A_ROW):
        pen.takes(seed)
        for _ in range(1 + seed % 2):
            result = review(pen.draws(), book(), result)
    assert_same(result, review(replace(pen.scene, _memo={}), book()), f"{place}, from {first} on: {pen.told}")


@pytest.mark.parametrize("first", range(0, SMALL, 60))
def test_edits_of_a_district_give_what_a_review_from_nothing_gives(first):
    for start in range(first, first + 60, IN_A_ROW):
        follow("small", start)


@pytest.mark.parametrize("first", range(0, LARGE, 20))
def test_edits_of_a_town_give_what_a_review_from_nothing_gives(first):
    for start in range(first, first + 20, IN_A_ROW):
        follow("large", start)


@pytest.mark.parametrize("first", range(0, EXAMPLE, 20))
def test_edits_of_the_example_give_what_a_review_from_nothing_gives(first):
    for start in range(first, first + 20, IN_A_ROW):
        follow("example", start)


def test_every_quantity_there_is_has_a_subject_in_some_district():
    measured = [begun("small", 0).measured, begun("large", 0).measured]
    assert [name for name in QUANTITIES if not any(len(some[name].low) for some in measured)] == []
