# SPDX-License-Identifier: GPL-2.0-or-later
"""The drawn examples hold every limit of the sight rules to the quantum: shifted by one, an answer would differ."""

from __future__ import annotations

import copy

import pytest

from botrygt_qgis_plugin.engine.examples import run_example
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.rulebook import compiled, load_rulebook, read_pack
from botrygt_qgis_plugin.engine.shape import shipped_pack
from botrygt_qgis_plugin.engine.subjects import SUBJECTS

BOOK = load_rulebook(shipped_pack())
DOCUMENTS = read_pack(shipped_pack(), QUANTITIES, SUBJECTS)[1]
SIGHT = [rule for rule in BOOK.rules if rule.judges and (rule.domain == "sightlines" or rule.id in ("L23", "A15"))]
LIMITS = [pytest.param(rule, name, way, id=f"{rule.id}-{name}-{'up' if way > 0 else 'down'}") for rule in SIGHT
          for name in rule.schema["x-rule"].get("parameters", {}) for way in (1, -1)]


def quantity_of(pointer):
    """The quantity that a parameter's pointer limits."""
    steps = pointer.strip("/").split("/")
    return QUANTITIES[steps[len(steps) - 1 - steps[::-1].index("properties") + 1]]


@pytest.mark.parametrize(("rule", "name", "way"), LIMITS)
def test_a_limit_shifted_by_one_quantum_changes_an_answer(rule, name, way):
    document = copy.deepcopy(DOCUMENTS[rule.id])
    parameter = document["x-rule"]["parameters"][name]
    quantum = min(quantity_of(pointer).quantum for pointer in parameter["pointers"])
    parameter["default"] = round(parameter["default"] + way * quantum, 6)
    shifted = compiled(document)
    answers = [(run_example(BOOK, rule, example).got, run_example(BOOK, shifted, example).got)
               for example in rule.examples]
    assert any(was != now for was, now in answers), f"no example tells {name} from one quantum {way:+d}"


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in BOOK.rules if rule not in SIGHT
                                  and rule.domain == "sightlines"])
def test_what_only_observes_says_so(rule):
    assert not rule.judges
