# SPDX-License-Identifier: GPL-2.0-or-later
"""A demand that leaves a choice: every way to meet it, how far each is, and how it is told."""

from __future__ import annotations

import json

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.engine.answers import alternative_entry
from botrygt_qgis_plugin.engine.findings import Alternative, Measurement
from botrygt_qgis_plugin.engine.review import review
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene
from botrygt_qgis_plugin.engine.wording import alternatives_sentence, finding_sentence

TEXT = {"da": "{label}. {cause}", "en": "{label}. {cause}"}
LOW = {"properties": {"boundary_height_m": {"maximum": 1.2}}}
OPEN = {"properties": {"boundary_height_m": {"maximum": 1.8}, "openness_pct": {"minimum": 50}}}
HEDGE = {"properties": {"fence_kind": {"const": "hedge"}}}


@pytest.fixture
def found(tmp_path):
    """The finding of a rule with this demand on one fence."""
    def made(demand, height=1.5, openness=20.0, kind="fence"):
        rule = {"$schema": "https://json-schema.org/draft/2020-12/schema", **demand, "x-rule": {
            "id": "T01", "root": "T01", "version": "1.0.0", "title": TEXT, "domain": "boundaries", "dkr": [2],
            "subject": "hedge_fence", "obligation": "should", "stages": ["draft"], "severity": "low",
            "landing": ["bestemmelse"], "source": {"title": "t", "url": "https://t.example", "figure": "seen"},
            "wording": TEXT, "clause": TEXT, "suggestion": TEXT, "examples": []}}
        (tmp_path / "pack.json").write_text(json.dumps({"id": "t", "version": "1.0.0", "title": TEXT,
                                                        "publisher": "os"}))
        (tmp_path / "T01.json").write_text(json.dumps(rule))
        fence = FeatureTable(("F1",), np.array([shapely.LineString([(0, 0), (9, 0)])]), {
            "kind": np.array([kind], dtype=object), "height_m": np.array([height]),
            "openness_pct": np.array([openness])}, ("hegn eller hæk F1",), ("hegn",))
        area = FeatureTable(("p",), np.array([shapely.box(-99, -99, 99, 99)]))
        rulebook = load_rulebook(tmp_path)
        result = review(Scene("EPSG:25832", {Role.PLAN_AREA: area, Role.HEDGE_FENCE: fence}, plan_id="1"), rulebook)
        return (result.findings or result.indications)[0], rulebook.rule("T01")

    return made


def told(finding):
    return [(way.path, way.nearest, [(m.quantity, m.operator, m.limit, gap) for m, gap in
                                     zip(way.measurements, way.gaps)]) for way in finding.alternatives]


H, P, K = "boundary_height_m", "openness_pct", "fence_kind"
CASES = [
    ("two ways", {"anyOf": [LOW, OPEN]}, {}, [
        ("/anyOf/0", True, [(H, "<=", 1.2, 0.3)]), ("/anyOf/1", False, [(P, ">=", 50, 30.0)])]),
    ("the second is nearer", {"anyOf": [LOW, OPEN]}, {"height": 2.0, "openness": 60.0}, [
        ("/anyOf/0", False, [(H, "<=", 1.2, 0.8)]), ("/anyOf/1", True, [(H, "<=", 1.8, 0.2)])]),
    ("one way lacks two things", {"anyOf": [OPEN, LOW]}, {"height": 2.0}, [
        ("/anyOf/0", False, [(H, "<=", 1.8, 0.2), (P, ">=", 50, 30.0)]), ("/anyOf/1", True, [(H, "<=", 1.2, 0.8)])]),
    ("a category has no distance", {"anyOf": [HEDGE, LOW]}, {}, [
        ("/anyOf/0", False, [(K, "=", "hedge", None)]), ("/anyOf/1", True, [(H, "<=", 1.2, 0.3)])]),
    ("a limit that may not be touched", {"anyOf": [{"properties": {H: {"exclusiveMaximum": 1.5}}}, HEDGE]}, {}, [
        ("/anyOf/0", True, [(H, "<", 1.5, 0.01)]), ("/anyOf/1", False, [(K, "=", "hedge", None)])]),
    ("a choice inside what must all hold", {"allOf": [{"anyOf": [LOW, HEDGE]}, {"properties": {P: {"minimum": 10}}}]},
     {}, [("/allOf/0/anyOf/0", True, [(H, "<=", 1.2, 0.3)]), ("/allOf/0/anyOf/1", False, [(K, "=", "hedge", None)])]),
    ("of one value", {"properties": {H: {"anyOf": [{"maximum": 1.2}, {"minimum": 1.8}]}}}, {"height": 1.6}, [
        (f"/properties/{H}/anyOf/0", False, [(H, "<=", 1.2, 0.4)]),
        (f"/properties/{H}/anyOf/1", True, [(H, ">=", 1.8, 0.2)])]),
    ("a choice behind a condition", {"if": {"properties": {K: {"const": "fence"}}}, "then": {"anyOf": [LOW, OPEN]}}, {},
     [("/then/anyOf/0", True, [(H, "<=", 1.2, 0.3)]), ("/then/anyOf/1", False, [(P, ">=", 50, 30.0)])]),
    ("exactly one, and none is", {"oneOf": [LOW, OPEN]}, {}, [
        ("/oneOf/0", True, [(H, "<=", 1.2, 0.3)]), ("/oneOf/1", False, [(P, ">=", 50, 30.0)])]),
    ("exactly one, and both are", {"oneOf": [LOW, OPEN]}, {"height": 1.0, "openness": 60.0}, [
        ("/oneOf/0", False, [(P, "<", 50, 11.0)]), ("/oneOf/1", True, [(H, ">", 1.2, 0.21)])]),
    ("no choice", LOW, {}, []),
]


@pytest.mark.parametrize(("demand", "fence", "expected"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_every_alternative_is_listed_with_its_distance(found, demand, fence, expected):
    finding, _ = found(demand, **fence)
    assert told(finding) == expected
    nearest = [way for way in finding.alternatives if way.nearest]
    assert len(nearest) == (1 if expected else 0)
    if nearest:
        assert set(nearest[0].measurements) <= set(finding.measurements)
    for way in finding.alternatives:
        entry = json.loads(json.dumps(alternative_entry(way)))
        assert entry["path"] == way.path and [lack["gap"] for lack in entry["lacks"]] == list(way.gaps)


def test_a_finding_tells_them(found):
    finding, rule = found({"anyOf": [LOW, OPEN, HEDGE]})
    assert finding_sentence(finding, rule, "da") == (
        "Hegn eller hæk F1. Kravet er opfyldt, når højden er højst 1,2 m. Det er nok, at højden på hæk, hegn eller mur "
        "er højst 1,2 m (0,3 m mindre end nu), eller at man kan se igennem mindst 50 % af hegnet (30 procentpoint mere "
        "end nu), eller at det er hæk.")
    assert finding_sentence(finding, rule, "en").endswith(
        "It is enough that the height of the hedge, fence or wall is at most 1.2 m (0.3 m less than now), or that the "
        "share of the fence that one sees through is at least 50 % (30 percentage points more than now), or that it "
        "is a hedge.")


def test_two_lacks_are_one_alternative(found):
    finding, _ = found({"anyOf": [OPEN, LOW]}, height=2.0)
    assert "at højden på hæk, hegn eller mur er højst 1,8 m (0,2 m mindre end nu) og at man kan se igennem mindst 50 " \
        "% af hegnet (30 procentpoint mere end nu), eller at " in alternatives_sentence(finding.alternatives, "da")


def way(quantity, operator, limit, gap, unit="m"):
    return Alternative("", (Measurement(quantity, limit, operator, limit, unit),), (gap,), False)


@pytest.mark.parametrize(("ways", "said"), [
    ([way("rear_path_m", "<=", 0, 16.0), way("path_gated", "=", True, None, "")],
     "Det er nok, at der ikke er sti langs bagskel af boliggrunde, eller at stien er lukket med låge."),
    ([way("path_width_m", ">=", 3, 0.1), way("enclosed_both_m", "<=", 20, 10.9)],
     "Det er nok, at stiens bredde, som den er tegnet, er mindst 3 m (0,1 m mere end nu), eller at der er højst 20 "
     "meter sti, der er lukket inde på begge sider (10,9 m mindre end nu)."),
    ([way("boundary_height_m", "<=", 1.2, 1.0), way("boundary_height_m", "<=", 1.8, 0.4)], "")])
def test_a_choice_reads_as_a_person_would_say_it(ways, said):
    assert alternatives_sentence(ways, "da") == said


def test_one_alternative_is_no_choice(found):
    finding, rule = found({"anyOf": [LOW]})
    assert len(finding.alternatives) == 1 and "Det er nok" not in finding_sentence(finding, rule, "da")


def test_an_indication_measures_from_what_was_assumed(found):
    finding, _ = found({"anyOf": [LOW, OPEN]}, height=2.0, openness=float("nan"))
    assert not finding.indication
    assert told(finding)[1] == ("/anyOf/1", True, [(H, "<=", 1.8, 0.2)])


@pytest.mark.parametrize(("demand", "fence", "cause"), [
    pytest.param({"properties": {K: {"const": "hedge"}}}, {}, ("kind", "hedge"), id="the kind itself"),
    pytest.param({"properties": {K: {"pattern": "^h"}}}, {}, None, id="a pattern is no value to give"),
    pytest.param({"properties": {P: {"multipleOf": 50}}}, {}, None, id="nor is what it must be a multiple of"),
    pytest.param({"properties": {P: {"minimum": 50}}}, {}, ("openness_pct", 50), id="the openness"),
    pytest.param({"properties": {P: {"exclusiveMinimum": 50}}}, {}, ("openness_pct", 51), id="one step inside"),
    pytest.param({"properties": {P: {"minimum": 50, "multipleOf": 20}}}, {}, None, id="the limit itself would not do"),
])
def test_a_cause_is_only_told_where_it_cures(found, demand, fence, cause):
    finding, _ = found(demand, **fence)
    told_cause = None if finding.cause is None else (finding.cause.attribute, finding.cause.value)
    assert told_cause == cause
