# SPDX-License-Identifier: GPL-2.0-or-later
"""The rule author's page: what differs is named first, expected beside actual, and the limits that nothing tests."""

from __future__ import annotations

from dataclasses import replace

import pytest

from botrygt_qgis_plugin.engine.bench_page import bench_page
from botrygt_qgis_plugin.engine.examples import Outcome, run_examples
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.shape import shipped_pack

BOOK = load_rulebook(shipped_pack("pkvw"))
GOOD = run_examples(BOOK)


def test_a_sound_pack_is_told_as_one():
    page = bench_page(GOOD, BOOK)
    assert f"{len(GOOD)} af {len(GOOD)} eksempler kom ud som ventet." in page
    assert "Ingen regel mangler noget." in page
    assert page.count("<td>✓</td>") == len(GOOD) and page.count("<svg") == sum(outcome.drawn for outcome in GOOD)
    assert page.startswith("<!doctype html>") and "default-src &#x27;none&#x27;" in page


def test_what_differs_is_named_first_with_expected_and_got():
    wrong = replace(GOOD[0], expected="not_met", wrong=(("verdict", "not_met", "met"), ("missing", ["tree"], []),
                                                        ("overlooking_dwellings", 1.5, [0.0, None])))
    page = bench_page((wrong, *GOOD[1:]), BOOK)
    assert f"{len(GOOD) - 1} af {len(GOOD)}" in page
    assert '<a href="#PKVW-parkering">PKVW-parkering</a>: 1 eksempel afviger' in page
    assert "✗ svaret</strong>: ventet ikke opfyldt, fik opfyldt" in page
    assert "✗ det manglende</strong>: ventet tree, fik intet" in page
    assert "<td>✗ ikke opfyldt</td>" in page


def test_limits_that_nothing_tests_are_named():
    page = bench_page(GOOD, None, {"PKVW-parkering": ["minimum 2 → 3 <x>"], "X1": ["maximum 8"]}, "en")
    assert "Not tested:" in page and "minimum 2 → 3 &lt;x&gt;" in page
    assert "1 limit is untested" in page
    assert '<h2 id="X1">X1</h2>' in page and "<svg" not in page


@pytest.mark.parametrize("got", ["", "met", "observed"])
def test_an_outcome_without_subject_or_verdict_has_its_words(got):
    outcome = Outcome("PKVW-parkering", "<b>navn</b>", "met", got, values={"overlooking_dwellings": [0.0, None]})
    page = bench_page((outcome,), None, None, "en")
    assert "&lt;b&gt;navn&lt;/b&gt;" in page and "0–…" in page
    assert {"": "no such subject", "met": "✓ met", "observed": "shown without a verdict"}[got] in page
