# SPDX-License-Identifier: GPL-2.0-or-later
"""Every drawn example of every shipped rule, through the real measures."""

from __future__ import annotations

import pytest

from botrygt_qgis_plugin.engine.errors import RuleError
from botrygt_qgis_plugin.engine.examples import run_example
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.shape import shipped_pack

# Every rule, those too that the default profile leaves out.
BOOK = load_rulebook(shipped_pack())
CASES = [pytest.param(rule, example, id=f"{rule.id}: {example['name']}") for rule in BOOK.rules
         for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_the_drawing_is_answered_as_its_author_expects(rule, example):
    outcome = run_example(BOOK, rule, example)
    assert outcome.passed, f"{outcome.wrong} measured {dict(outcome.values)} missing {outcome.missing}"


@pytest.mark.parametrize(("scene", "word"), [
    pytest.param({"lamp": []}, "'lamp' is no role", id="an unknown role"),
    pytest.param({"light": [{"wkt": "POINT(1"}]}, "not WKT", id="half a point"),
    pytest.param({"light": [{"wkt": 7}]}, "not WKT", id="a number for a point"),
    pytest.param({"light": [{"wkt": "POINT(1 1)", "girth_m": 1}]}, "no column girth_m", id="an unknown column"),
    pytest.param({"light": [{"wkt": "POINT(1 1)", "height_m": "tall"}]}, "must be a number", id="a text for a number"),
    pytest.param({"light": [{"wkt": "POINT(1 1)", "id": "a"}, {"wkt": "POINT(2 2)", "id": "a"}]}, "twice",
                 id="an id twice"),
    pytest.param({"light": {"wkt": "POINT(1 1)"}}, "list of features", id="no list"),
    pytest.param({"light": [{"wkt": "POINT(1 1)"}, {"wkt": "POINT(2 2)"}], "tree": []}, "2 subjects",
                 id="two subjects"),
])
def test_what_cannot_be_drawn_is_said(scene, word):
    with pytest.raises(RuleError, match=word) as caught:
        run_example(BOOK, BOOK.rule("L22"), {"name": "x", "expect": "met", "scene": scene})
    assert caught.value.where == "L22.json#/x-rule/examples"


def test_an_example_that_is_answered_otherwise_says_what_differs():
    rule = BOOK.rule("L22")
    scene = {"light": [{"wkt": "POINT(0 0)"}], "tree": [{"wkt": "POINT(3 0)"}]}
    outcome = run_example(BOOK, rule, {"name": "x", "expect": "met", "scene": scene, "missing": ["tree"]})
    assert outcome.wrong == (("verdict", "met", "not_met"), ("missing", ["tree"], []))
