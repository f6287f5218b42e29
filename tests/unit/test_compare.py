# SPDX-License-Identifier: GPL-2.0-or-later
"""Two results compared: which verdicts changed, and because of what."""

from __future__ import annotations

import copy

import pytest

from botrygt_qgis_plugin.engine.compare import compare
from botrygt_qgis_plugin.engine.rules_report import comparison_document, comparison_lines, reason_sentence

LIMIT = {"what": "limit", "pointer": "/then/properties/h/maximum", "keyword": "maximum", "quantities": ["h"],
         "value": 1.2, "unit": "m", "parameter": "most",
         "origins": [{"value": 1.2, "author": "Kilden", "profile": "", "level": "", "reason": ""}]}
RULE = {"id": "B04", "root": "B04", "aliases": [], "version": "1.0.0", "digest": "a", "obligation": "should",
        "subject": "fence", "quantities": ["h"], "limits": [LIMIT]}
PLAN = {"id": "1.23", "stage": "draft", "verdicts": {"B04": {"not_met": ["F1"], "met": ["F2"], "cannot_tell": ["F3"]}},
        "subjects": {"fence": {"keys": ["F1", "F2", "F3"], "labels": ["hegn 1", "hegn 2", "hegn 3"],
                               "values": {"h": [1.5, 1.0, [0.5, 2.0]]}}},
        "inputs": [{"role": "hedge_fence", "layer": "hegn", "features": 3, "sha256": "0"}]}
BEFORE = {"run": {"rulebook": {"rules": [RULE], "measure_parameters": {}, "declared": [], "switched_off": []},
                  "versions": {"botrygt": "1"}}, "plans": [PLAN]}


def changed(edit):
    """The result after an edit of it."""
    after = copy.deepcopy(BEFORE)
    edit(after["run"]["rulebook"], after["plans"][0], after)
    return after


def told(after, before=BEFORE):
    """{reason kinds: [(rule, subject, before, after)]} of a comparison."""
    return {tuple(reason.kind for reason in group.reasons): [
        (change.rule, change.subject, change.before, change.after) for change in group.changes]
        for group in compare(before, after).groups}


def _limit(book, plan, whole):
    origin = {"value": 1.6, "author": "Kommunen", "profile": "k", "level": "municipality", "reason": "Byrådet"}
    book["rules"][0]["limits"][0].update(value=1.6, origins=[*LIMIT["origins"], origin])
    book["rules"][0]["digest"] = "b"
    plan["verdicts"]["B04"] = {"met": ["F1", "F2"], "cannot_tell": ["F3"]}


def _version(book, plan, whole):
    book["rules"][0].update(version="1.1.0", digest="b")
    plan["verdicts"]["B04"] = {"not_met": ["F1", "F2"], "cannot_tell": ["F3"]}


def _text(book, plan, whole):
    book["rules"][0]["digest"] = "b"
    plan["verdicts"]["B04"] = {"not_met": ["F1", "F2"], "cannot_tell": ["F3"]}


def _renamed(book, plan, whole):
    _limit(book, plan, whole)
    book["rules"][0].update(id="B04-hegn", aliases=["B04"])
    plan["verdicts"] = {"B04-hegn": plan["verdicts"]["B04"]}


def _drawing(book, plan, whole):
    plan["inputs"][0]["sha256"] = "1"
    plan["subjects"]["fence"]["values"]["h"] = [1.1, 1.0, [0.5, 2.0]]
    plan["verdicts"]["B04"] = {"met": ["F1", "F2"], "cannot_tell": ["F3"]}


def _another_fence(book, plan, whole):
    plan["inputs"][0]["sha256"] = "1"
    plan["subjects"]["fence"] = {"keys": ["F2", "F3", "F4"], "labels": ["a", "b", "c"], "values": {"h": [1.0, None, 2]}}
    plan["verdicts"]["B04"] = {"met": ["F2"], "cannot_tell": ["F3"], "not_met": ["F4"]}


def _both(book, plan, whole):
    _drawing(book, plan, whole)
    _limit(book, plan, whole)


def _use(book, plan, whole):
    plan["inputs"].append({"role": "plan_area", "layer": "plan", "features": 1, "sha256": "7"})
    plan["verdicts"]["B04"] = {"not_relevant": ["F1", "F2", "F3"]}


def _stage(book, plan, whole):
    plan["stage"] = "idea"
    plan["verdicts"]["B04"] = {"not_relevant": ["F1", "F2", "F3"]}


def _off(book, plan, whole):
    book.update(rules=[], switched_off=[{"rule": "B04", "reason": "Nej", "author": "Kommunen", "profile": "k"}])
    plan["verdicts"] = {}


def _measure(book, plan, whole):
    book["measure_parameters"] = {"h": {"eye_m": 1.5}}
    plan["subjects"]["fence"]["values"]["h"] = [1.5, 1.3, [0.5, 2.0]]
    plan["verdicts"]["B04"] = {"not_met": ["F1", "F2"], "cannot_tell": ["F3"]}


def _declared(book, plan, whole):
    book["declared"] = [{"role": "hedge_fence", "value": 1.8}]
    plan["subjects"]["fence"]["values"]["h"] = [1.5, 1.0, 1.8]
    plan["verdicts"]["B04"] = {"not_met": ["F1", "F3"], "met": ["F2"]}


def _program(book, plan, whole):
    whole["run"]["versions"]["botrygt"] = "2"
    plan["verdicts"]["B04"] = {"met": ["F1", "F2"], "cannot_tell": ["F3"]}


CASES = [
    (_limit, {("limit",): [("B04", "F1", "not_met", "met")]}),
    (_version, {("version",): [("B04", "F2", "met", "not_met")]}),
    (_text, {("rule",): [("B04", "F2", "met", "not_met")]}),
    (_renamed, {("limit",): [("B04-hegn", "F1", "not_met", "met")]}),
    (_drawing, {("drawing",): [("B04", "F1", "not_met", "met")]}),
    (_another_fence, {("drawing",): [("B04", "F1", "not_met", ""), ("B04", "F4", "", "not_met")]}),
    (_both, {("limit", "drawing"): [("B04", "F1", "not_met", "met")]}),
    (_use, {("drawing",): [("B04", f"F{i}", kind, "not_relevant") for i, kind in
                           enumerate(("not_met", "met", "cannot_tell"), 1)]}),
    (_stage, {("stage",): [("B04", f"F{i}", kind, "not_relevant") for i, kind in
                           enumerate(("not_met", "met", "cannot_tell"), 1)]}),
    (_off, {("switched_off",): [("B04", f"F{i}", kind, "") for i, kind in
                                enumerate(("not_met", "met", "cannot_tell"), 1)]}),
    (_measure, {("measure",): [("B04", "F2", "met", "not_met")]}),
    (_declared, {("declared",): [("B04", "F3", "cannot_tell", "not_met")]}),
    (_program, {("program",): [("B04", "F1", "not_met", "met")]}),
]


@pytest.mark.parametrize(("edit", "expected"), [pytest.param(*case, id=case[0].__name__[1:]) for case in CASES])
def test_why_verdicts_changed(edit, expected):
    after = changed(edit)
    assert told(after) == expected
    comparison = compare(BEFORE, after)
    assert comparison_document(comparison)["groups"]
    for language in ("da", "en"):
        lines = list(comparison_lines(comparison, language))
        assert not any("{" in line for line in lines)
        shown = "\n".join(lines).lower()
        for reason in (reason for group in comparison.groups for reason in group.reasons):
            assert reason_sentence(reason, language).lower() in shown


def test_a_changed_limit_says_whose_word_it_is():
    (group,) = compare(BEFORE, changed(_limit)).groups
    assert reason_sentence(group.reasons[0], "da") == \
        "B04: grænsen for h er ændret fra 1,2 m til 1,6 m (profilen k, Kommunen: «Byrådet»)"
    (back,) = compare(changed(_limit), BEFORE).groups
    assert reason_sentence(back.reasons[0], "en") == \
        "B04: the limit on h changed from 1.6 m to 1.2 m (the pack: Kilden)"


def test_nothing_changed():
    comparison = compare(BEFORE, BEFORE)
    assert (comparison.groups, comparison.unchanged) == ((), 3)
    assert list(comparison_lines(comparison, "da")) == ["0 svar er ændret, 3 er som før."]


def test_a_role_that_was_drawn_later():
    before = changed(lambda book, plan, whole: (
        plan["verdicts"].update(B04={"cannot_tell": [""]}), plan["subjects"].clear(), plan["inputs"].clear()))
    assert told(BEFORE, before) == {("drawing",): [
        ("B04", "", "cannot_tell", ""), ("B04", "F1", "", "not_met"), ("B04", "F2", "", "met"),
        ("B04", "F3", "", "cannot_tell")]}


def test_plans_that_only_one_result_has_are_named():
    other = changed(lambda book, plan, whole: plan.update(id="9"))
    comparison = compare(BEFORE, other)
    assert (comparison.only_before, comparison.only_after, comparison.groups) == (("1.23",), ("9",), ())
    assert "kun i den første: 1.23" in list(comparison_lines(comparison, "da"))
