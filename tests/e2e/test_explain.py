# SPDX-License-Identifier: GPL-2.0-or-later
"""Why a place has its answers: on a planted fault, beside it, on an empty lawn, outside; and it never judges."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin._vendor.jsonschema import Draft202012Validator
from botrygt_qgis_plugin.engine import document
from botrygt_qgis_plugin.engine.addresses import MANUAL
from botrygt_qgis_plugin.engine.asking import Question, answer, why_page
from botrygt_qgis_plugin.engine.document import findings_json
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.files import fiona_transform
from botrygt_qgis_plugin.engine.findings import NOT_RELEVANT
from botrygt_qgis_plugin.engine.job import PlanOutcome
from botrygt_qgis_plugin.engine.pages import html
from botrygt_qgis_plugin.engine.profile import Disabled
from botrygt_qgis_plugin.engine.review import review
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.whereabouts import feature_place, finding_place, point_place
from botrygt_qgis_plugin.engine.why import why
from botrygt_qgis_plugin.engine.why_words import why_document, why_lines

sys.path.insert(0, str(Path(__file__).resolve().parent))
from egelund import EXPECTED, FAULTS, plan_result, rulebook, subject_key

SCHEMA = json.loads(Path(document.__file__).with_name("result.schema.json").read_text(encoding="utf-8"))
ROOT = Path(__file__).resolve().parents[2]
# On the dark gap of F01, and on the edge of its path.
GAP = (543344.215, 6186238.382)


def at(x, y, within=2.0, result=None):
    result = result or plan_result()
    return why(result, point_place(result.scene, shapely.Point(x, y), within), within)


def look(told, rule_id):
    (found,) = [look for look in told.looks if look.rule.id == rule_id]
    return found


def lawn(result):
    """The first place of a grid over the plan, at least 6 m from everything drawn but plan and sub-areas."""
    drawn = [shape for role, table in result.scene.tables.items()
             if role not in (Role.PLAN_AREA, Role.PLAN_SUBAREA, Role.OPEN_SPACE, Role.PARCEL)
             for shape in table.geometry]
    x0, y0, x1, y1 = result.scene.plan_area.bounds
    dwellings = result.subjects["plot"].geometry
    for x in np.arange(x0, x1, 3.0):
        for y in np.arange(y0, y1, 3.0):
            point = shapely.Point(x, y)
            near = min(shapely.distance(np.array(drawn, dtype=object), point))
            if result.scene.plan_area.contains(point) and near > 6 and shapely.distance(dwellings, point).min() > 6:
                return x, y
    raise AssertionError("the example has no empty lawn")


PLACES = {
    "on a planted fault": lambda result: at(*GAP),
    "on a lamp": lambda result: why(result, feature_place(result.scene, "light", "L90")),
    "on an empty lawn": lambda result: at(*lawn(result)),
    "outside the plan": lambda result: at(543300.0, 6186000.0),
    "a finding": lambda result: why(result, finding_place(result, "1")),
    "a plot": lambda result: why(result, feature_place(result.scene, "parcel", result.subjects["plot"].keys[0])),
}
every_place = pytest.mark.parametrize("ask", PLACES.values(), ids=PLACES)


@every_place
def test_every_rule_either_looked_or_says_why_it_did_not(ask):
    told = ask(plan_result())
    looked, silent = {look.rule.id for look in told.looks}, [silent.rule for silent in told.silent]
    assert looked.isdisjoint(silent) and len(silent) == len(set(silent))
    off = {off.rule for off in rulebook().disabled}
    assert off and off <= set(silent)
    assert looked.union(silent) == off.union(rule.id for rule in rulebook().rules)


@every_place
def test_verdicts_values_and_findings_are_those_of_the_review(ask):
    result = plan_result()
    told = ask(result)
    for look in told.looks:
        row = result.subjects[look.rule.subject].position[look.subject]
        if look.rule.judges:
            assert look.verdict in result.verdicts[look.rule.id]
        for value in look.values:
            if value.known:
                assert value.low == result.measured[value.quantity].low[row]
        for margin in look.margins:
            assert margin.distance == pytest.approx(abs(margin.value - margin.limit))
            beyond = margin.value > margin.limit if "max" in margin.keyword.lower() else margin.value < margin.limit
            assert margin.holds != (beyond or (margin.distance == 0 and "exclusive" in margin.keyword))
        expected = [f.id for f in (*result.findings, *result.indications)
                    if (f.rule, f.subject_key) == (look.rule.id, look.subject)]
        assert [look.finding.id] if look.finding else expected == []


@every_place
def test_the_document_fits_its_schema_and_the_lines_are_whole(ask):
    told = ask(plan_result())
    entry = json.loads(json.dumps(why_document(told), allow_nan=False))
    assert list(Draft202012Validator(SCHEMA).iter_errors(entry)) == []
    for language in ("da", "en"):
        text = "\n".join(why_lines(told, language))
        assert not re.search(r"None|\bnan\b|\binf\b|[{}]|stretch:|point:", text)
    assert not any(word in "\n".join(why_lines(told, "en")) for word in ("kilde", "herfra", "handler om", "så efter"))
    assert html(why_page(told, "da")).count("<svg") == sum(
        sum("scene" in example for example in rule.examples) for rule in {look.rule.id: look.rule for look in told.looks
                                        if look.verdict.kind != NOT_RELEVANT}.values())


def test_on_a_planted_fault_the_rule_says_how_far_from_the_limit_it_is():
    found = look(at(*GAP), "L17")
    (margin,) = found.margins
    assert (found.verdict.kind, margin.value, margin.limit, margin.distance, margin.percent, margin.holds) == (
        "not_met", 10.0, 6.0, 4.0, 66.7, False)
    assert found.finding is not None and found.finding.cause.kind == "lack"
    (lamps,) = found.beheld
    assert (lamps.role, lamps.drawn, lamps.reach_m) == (Role.LIGHT, True, 80.0)
    assert lamps.count >= 2 and lamps.nearest[0][1] <= lamps.nearest[1][1]
    text = "\n".join(why_lines(at(*GAP), "da"))
    assert "højst 6, 4 på den forkerte side (66,7 %)" in text
    assert "https://www.bega.com/" in text and f"{MANUAL}/rules/L17.md" in text


def test_beside_the_fault_the_rule_is_silent_and_says_how_far_away_it_looked():
    told = at(GAP[0], GAP[1] - 8.0)
    assert "L17" not in {look.rule.id for look in told.looks}
    (silent,) = [silent for silent in told.silent if silent.rule == "L17"]
    assert silent.reason == "elsewhere" and 5.0 < silent.distance_m < 8.5
    assert look(at(GAP[0], GAP[1] - 8.0, within=9.0), "L17").verdict.kind == "not_met"


def test_on_an_empty_lawn_nothing_is_drawn_and_no_rule_but_those_about_the_whole_plan_looks():
    told = at(*lawn(plan_result()))
    # Rules about the plan, a sub-area or a block as a whole look everywhere in it.
    assert {look.rule.subject for look in told.looks} <= {"plan_area", "plan_subarea", "street_block"}
    assert told.touched == ()
    assert {silent.reason for silent in told.silent} <= {"elsewhere", "use", "not_drawn", "switched_off"}
    assert told.place.inside


def test_outside_the_plan_is_said():
    told = at(543300.0, 6186000.0)
    assert not told.place.inside
    assert "Stedet ligger uden for planområdet." in why_lines(told, "da")


def test_a_hedge_that_hides_the_way_ahead_is_told_as_the_cause():
    fault = FAULTS["F07"]
    (role, key), = fault["cause"]["features"]
    told = why(plan_result(), feature_place(plan_result().scene, role, key))
    subject = subject_key(plan_result(), fault["subject"])
    assert ("S10", subject, "cause") in [(finding.rule, finding.subject_key, how) for finding, how in told.touched]


def test_a_rule_that_does_not_concern_the_subject_says_which_condition_fails():
    found = look(at(*GAP), "A03")
    assert found.verdict.kind == NOT_RELEVANT
    assert [(failure.quantity, failure.limit) for failure in found.because] == [("path_kind", "shared")]
    assert "gangsti (reglen gælder for: fællessti)" in "\n".join(why_lines(at(*GAP), "da"))


@pytest.mark.parametrize("row", EXPECTED["cannot_tell"], ids=lambda row: f"{row['id']}-{row['rule']}")
def test_what_cannot_be_told_says_what_is_missing(row):
    result = plan_result()
    key = subject_key(result, row["subject"])
    shape = result.subjects[row["subject"]["kind"]].geometry[result.subjects[row["subject"]["kind"]].position[key]]
    place = point_place(result.scene, shapely.point_on_surface(shape), 0.5)
    (found,) = [look for look in why(result, place, 0.5).looks if (look.rule.id, look.subject) == (row["rule"], key)]
    assert found.verdict.kind == "cannot_tell" and set(row["missing"]) <= set(found.verdict.missing)


def test_a_finding_is_the_same_by_number_and_by_id():
    result = plan_result()
    finding = result.findings[4]
    by_number, by_id = (why(result, finding_place(result, name)) for name in ("5", finding.id))
    assert by_number == by_id
    assert look(by_number, finding.rule).finding == finding


def test_plan_wide_reasons():
    base = plan_result()
    area = base.scene.table(Role.PLAN_AREA)
    office = replace(area, columns={**area.columns, "use_code": np.array([31.0])})
    scene = replace(base.scene.replacing({Role.PLAN_AREA: office}), stage="idea")
    scene = replace(scene, tables={role: table for role, table in scene.tables.items() if role is not Role.LIGHT})
    book = rulebook()
    off = Disabled("B01", book.rule("B01").title, "Vi har en egen hegnspolitik.", "Egelund Kommune", "egelund")
    book = replace(book, rules=tuple(rule for rule in book.rules if rule.id != "B01"), disabled=(off,), digest="x")
    told = at(*GAP, result=review(scene, book))
    reasons = {silent.rule: silent.reason for silent in told.silent}
    assert (reasons["L22"], reasons["A09"], reasons["S01"], reasons["B01"]) == (
        "not_drawn", "use", "stage", "switched_off")
    text = "\n".join(why_lines(told, "da"))
    assert "gælder ikke for planens anvendelse (erhvervsområde)" in text
    assert "gælder ikke i planens fase (idé)" in text
    assert "slået fra af Egelund Kommune: Vi har en egen hegnspolitik." in text
    assert list(Draft202012Validator(SCHEMA).iter_errors(why_document(told))) == []


def outcomes():
    return (PlanOutcome("egelund.gpkg", plan_result().plan_id, "", plan_result()),)


@pytest.mark.parametrize(("question", "word"), [
    pytest.param(Question(), "one thing", id="nothing"),
    pytest.param(Question(at=GAP, finding="1"), "one thing", id="two things"),
    pytest.param(Question(layer="haek"), "give both", id="a layer without an id"),
    pytest.param(Question(layer="hække", feature="H1"), "no layer 'hække'", id="an unknown layer"),
    pytest.param(Question(layer="haek", feature="H-NYTT"), "H-NYTTE", id="an id that is nearly right"),
    pytest.param(Question(finding="0"), "no finding '0'", id="no such number"),
    pytest.param(Question(finding="abc"), "numbered 1 to", id="no number"),
    pytest.param(Question(at=(float("nan"), 1.0)), "no coordinates", id="no coordinates"),
])
def test_a_question_that_cannot_be_answered_is_refused_with_a_sentence(question, word):
    with pytest.raises(InputError, match=word) as caught:
        answer(outcomes(), question, fiona_transform)
    assert caught.value.da != caught.value.en


def test_a_point_may_come_in_another_system():
    degrees = fiona_transform(np.array([shapely.Point(*GAP)], dtype=object), "EPSG:25832", "EPSG:4326")[0]
    told = answer(outcomes(), Question(at=(degrees.x, degrees.y), crs="EPSG:4326"), fiona_transform)
    assert told.place.shape.distance(shapely.Point(*GAP)) < 0.01
    assert look(told, "L17").verdict.kind == "not_met"


def test_from_a_finding_to_its_source_in_two_steps():
    """Finding -> the page it names -> the source that stands on the page."""
    result = plan_result()
    for entry in findings_json(result)["findings"]:
        page = ROOT / "docs" / entry["help_url"].removeprefix(f"{MANUAL}/")
        assert f"]({result.rulebook.rule(entry['rule']).source.url})" in page.read_text(encoding="utf-8")
