# SPDX-License-Identifier: GPL-2.0-or-later
"""Judging: three-valued over bounds, in agreement with jsonschema, and able to say why."""

from __future__ import annotations

import numpy as np
import pytest

from botrygt_qgis_plugin.engine.evaluate import KINDS, judge, judge_columns
from botrygt_qgis_plugin.engine.findings import CANNOT_TELL, MET, NOT_MET, NOT_RELEVANT
from botrygt_qgis_plugin.engine.measured import Measured
from botrygt_qgis_plugin.engine.reasons import Failure, accepts, failing
from botrygt_qgis_plugin.engine.rulebook import compiled
from botrygt_qgis_plugin.engine.scene import FeatureTable

INF = float("inf")
NAN = float("nan")
TEXT = {"da": "tekst", "en": "text"}


def rule_of(schema, **about):
    """A rule that nothing but its requirement matters of."""
    block = {"id": "T01", "root": "T01", "version": "1.0.0", "title": TEXT, "domain": "lighting", "subject": "light",
             "dkr": [4], "obligation": "should", "stages": ["draft"], "severity": "low", "landing": ["bestemmelse"],
             "source": {"title": "t", "url": "https://t.example", "figure": "seen"}, "wording": TEXT, "clause": TEXT,
             "suggestion": TEXT, "examples": [], **about}
    return compiled({**schema, "x-rule": block})


def number(low, high=None, guess=None):
    """Bounds of one quantity; without `high` the rows are exact."""
    low = np.atleast_1d(np.asarray(low, dtype=float))
    high = low if high is None else np.atleast_1d(np.asarray(high, dtype=float))
    filled = np.where(low == high, low, np.nan) if guess is None else np.atleast_1d(np.asarray(guess, dtype=float))
    return Measured(low, high, filled, tuple(() if a == b else ("role.x",) for a, b in zip(low, high)))


def category(*values):
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return Measured.column(column, "role.kind")


def verdict(schema, **columns):
    rule = rule_of(schema)
    count = len(next(iter(columns.values())).low)
    return [KINDS[code] for code in judge_columns(rule, columns, count).kinds]


LEAVES = [
    ("minimum met", {"minimum": 5}, (5, 5), MET),
    ("minimum not met", {"minimum": 5}, (4.99, 4.99), NOT_MET),
    ("minimum, bounds above", {"minimum": 5}, (5, INF), MET),
    ("minimum, bounds below", {"minimum": 5}, (-INF, 4.9), NOT_MET),
    ("minimum, bounds astride", {"minimum": 5}, (3, 7), CANNOT_TELL),
    ("minimum, nothing known", {"minimum": 5}, (-INF, INF), CANNOT_TELL),
    ("minimum, not a number", {"minimum": 5}, (NAN, NAN), CANNOT_TELL),
    ("maximum met", {"maximum": 5}, (5, 5), MET),
    ("maximum not met", {"maximum": 5}, (5.01, 5.01), NOT_MET),
    ("maximum, bounds touching from below", {"maximum": 5}, (1, 5), MET),
    ("maximum, upper bound above", {"maximum": 5}, (5, 6), CANNOT_TELL),
    ("exclusiveMinimum at the limit", {"exclusiveMinimum": 5}, (5, 5), NOT_MET),
    ("exclusiveMinimum, bounds touching from above", {"exclusiveMinimum": 5}, (5, 7), CANNOT_TELL),
    ("exclusiveMaximum at the limit", {"exclusiveMaximum": 5}, (5, 5), NOT_MET),
    ("exclusiveMaximum, bounds from the limit up", {"exclusiveMaximum": 5}, (5, INF), NOT_MET),
    ("exclusiveMaximum below", {"exclusiveMaximum": 5}, (4.99, 4.99), MET),
    ("const of a number", {"const": 3}, (3, 3), MET),
    ("const outside the bounds", {"const": 3}, (4, 9), NOT_MET),
    ("const inside the bounds", {"const": 3}, (1, 9), CANNOT_TELL),
    ("enum of numbers", {"enum": [1, 3]}, (3, 3), MET),
    ("enum between its members", {"enum": [1, 3]}, (1.5, 2.5), NOT_MET),
    ("enum of an unknown", {"enum": [1, 3]}, (NAN, NAN), CANNOT_TELL),
    ("integer", {"type": "integer"}, (3, 3), MET),
    ("no integer", {"type": "integer"}, (3.5, 3.5), NOT_MET),
    ("no integer between the bounds", {"type": "integer"}, (3.1, 3.9), NOT_MET),
    ("maybe an integer", {"type": "integer"}, (3.1, 4.2), CANNOT_TELL),
    ("a number is a number, however large", {"type": "number"}, (5, INF), MET),
    ("what may be absent is of no type", {"type": "number"}, (-INF, INF), CANNOT_TELL),
]


@pytest.mark.parametrize(("limits", "bounds", "expected"), [case[1:] for case in LEAVES], ids=[c[0] for c in LEAVES])
def test_a_keyword_on_bounds(limits, bounds, expected):
    assert verdict({"properties": {"x": limits}}, x=number(*bounds)) == [expected]


@pytest.mark.parametrize(("limits", "value", "expected"), [
    pytest.param({"const": "front"}, "front", MET, id="the text"),
    pytest.param({"const": "front"}, "rear", NOT_MET, id="another text"),
    pytest.param({"const": "front"}, None, CANNOT_TELL, id="no text"),
    pytest.param({"enum": ["side", "rear"]}, "rear", MET, id="one of the texts"),
    pytest.param({"const": True}, True, MET, id="a flag"),
    pytest.param({"const": True}, np.bool_(True), MET, id="a flag of numpy"),
    pytest.param({"const": True}, False, NOT_MET, id="the other flag"),
    pytest.param({"const": True}, None, CANNOT_TELL, id="no flag"),
])
def test_categories(limits, value, expected):
    assert verdict({"properties": {"k": limits}}, k=category(value)) == [expected]


def test_a_category_of_a_role_that_was_not_drawn_is_unknown():
    assert verdict({"properties": {"k": {"const": "front"}}}, k=Measured.unknown(1, "parcel")) == [CANNOT_TELL]


def test_required_never_fails():
    schema = {"required": ["x"]}
    assert verdict(schema, x=number([3, 3, NAN, -INF], [3, 4, NAN, INF])) == [MET, *3 * [CANNOT_TELL]]
    assert verdict({"properties": {"x": {"minimum": 5}}, **schema}, x=number(3, 4)) == [NOT_MET]


def test_condition_and_demand():
    schema = {"if": {"properties": {"x": {"maximum": 2}}}, "then": {"properties": {"y": {"maximum": 1}}}}
    got = verdict(schema, x=number([1, 1, 3, 1, 1], [1, 1, 3, 3, 1]), y=number([1, 2, 9, 1, 0], [1, 2, 9, 1, 2]))
    assert got == [MET, NOT_MET, NOT_RELEVANT, CANNOT_TELL, CANNOT_TELL]


def test_an_unknown_condition_names_what_would_settle_it_and_gives_an_indication():
    rule = rule_of({"if": {"properties": {"x": {"maximum": 2}}}, "then": {"properties": {"y": {"maximum": 1}}}})
    columns = {"x": Measured(np.array([0.0]), np.array([9.0]), np.array([1.0]), (("path.width_m",),)), "y": number(4)}
    table = FeatureTable(("a",), np.array([None], dtype=object))
    told = judge(rule, columns, table)[0]
    assert (told.kind, told.indication, told.missing, told.subject) == (CANNOT_TELL, NOT_MET, ("path.width_m",), "a")


def test_only_what_is_undecided_is_missing():
    rule = rule_of({"anyOf": [{"properties": {"x": {"maximum": 1}}}, {"properties": {"y": {"maximum": 1}}}]})
    columns = {"x": Measured(np.array([5.0]), np.array([9.0]), np.array([NAN]), (("x.layer",),)),
               "y": Measured(np.array([0.0]), np.array([9.0]), np.array([NAN]), (("y.layer",),))}
    assert judge_columns(rule, columns, 1).missing == {0: ("y.layer",)}


def test_an_indication_of_not_relevant_is_none():
    rule = rule_of({"if": {"properties": {"x": {"maximum": 2}}}, "then": {"properties": {"x": {"minimum": 0}}}})
    judged = judge_columns(rule, {"x": number(1, 9, guess=5)}, 1)
    assert (KINDS[judged.kinds[0]], judged.indications[0]) == (CANNOT_TELL, 0)


def test_a_parameter_that_nobody_set_leaves_every_relevant_subject_undecided():
    parameter = {"pointers": ["/then/properties/x/minimum"], "unit": "lx", "minimum": 0, "maximum": 50, **TEXT}
    rule = rule_of({"if": {"properties": {"k": {"const": "path"}}}, "then": {"properties": {"x": {"minimum": None}}}},
                   parameters={"least_lx": parameter})
    judged = judge_columns(rule, {"k": category("path", "road"), "x": number([3, 3])}, 2)
    assert [KINDS[code] for code in judged.kinds] == [CANNOT_TELL, NOT_RELEVANT]
    assert judged.missing == {0: ("parameter:least_lx",)}
    assert not judged.indications.any()


B04 = {"then": {"anyOf": [{"properties": {"h": {"maximum": 1.2}}},
                          {"properties": {"h": {"maximum": 1.8}, "open": {"minimum": 50}}}]},
       "if": {"properties": {"k": {"enum": ["fence", "wall"]}}}}


@pytest.mark.parametrize(("h", "opening", "expected"), [
    pytest.param(1.5, 20, [Failure("h", "maximum", 1.2)], id="0.3 m are nearer than 30 %"),
    pytest.param(2.0, 80, [Failure("h", "maximum", 1.8)], id="of two heights the nearer limit"),
    pytest.param(1.0, 0, [], id="nothing fails"),
])
def test_failing_names_the_branch_nearest_to_passing(h, opening, expected):
    columns = {"k": category("fence"), "h": number(h), "open": number(opening)}
    assert list(failing(rule_of(B04), columns, 0)) == expected


NEGATED = [
    ("not minimum", {"not": {"properties": {"x": {"minimum": 2}}}}, 3, [Failure("x", "exclusiveMaximum", 2)]),
    ("not not", {"not": {"not": {"properties": {"x": {"minimum": 5}}}}}, 3, [Failure("x", "minimum", 5)]),
    ("not of several", {"not": {"properties": {"x": {"minimum": 2, "maximum": 4}}}}, 3,
     [Failure("x", "exclusiveMaximum", 2)]),
    ("not of any", {"not": {"anyOf": [{"properties": {"x": {"const": 9}}}, {"properties": {"x": {"maximum": 4}}}]}}, 3,
     [Failure("x", "exclusiveMinimum", 4)]),
    ("nested if",
     {"allOf": [{"if": {"properties": {"x": {"minimum": 1}}}, "then": {"properties": {"x": {"minimum": 7}}}}]}, 3,
     [Failure("x", "minimum", 7)]),
    ("not if", {"not": {"if": {"properties": {"x": {"minimum": 5}}}, "then": {"properties": {"x": {"minimum": 7}}}}}, 3,
     [Failure("x", "minimum", 5)]),
]


@pytest.mark.parametrize(("schema", "value", "expected"), [case[1:] for case in NEGATED], ids=[c[0] for c in NEGATED])
def test_failing_under_logic(schema, value, expected):
    rule = rule_of(schema)
    assert verdict(schema, x=number(value)) == [NOT_MET]
    assert list(failing(rule, {"x": number(value)}, 0)) == expected


def test_failing_of_an_indication_reads_the_guess():
    rule = rule_of({"properties": {"x": {"minimum": 5}, "y": {"minimum": 5}}})
    columns = {"x": Measured.known(np.array([3.0])), "y": Measured.known(np.array([NAN]))}
    assert failing(rule, columns, 0) == (Failure("x", "minimum", 5),)


@pytest.mark.parametrize(("quantity", "value", "accepted"), [
    pytest.param("h", 1.2, True, id="low enough"),
    pytest.param("h", 1.5, False, id="low enough only if it were open"),
    pytest.param("open", 60, False, id="open, but still too tall"),
    pytest.param("k", "hedge", True, id="out of the rule's concern"),
])
def test_accepts(quantity, value, accepted):
    columns = {"k": category("fence"), "h": number(2.0), "open": number(20)}
    assert accepts(rule_of(B04), columns, 0, quantity)(value) is accepted


H, K = "h", "k"
ACCEPTING = [
    ("oneOf: into the one", {"oneOf": [{"properties": {H: {"maximum": 1}}}, {"properties": {H: {"minimum": 3}}}]},
     2.0, [(1.0, True), (2.5, False), (3.0, True)]),
    ("oneOf: never into both", {"oneOf": [{"properties": {H: {"maximum": 3}}}, {"properties": {H: {"minimum": 2}}}]},
     2.5, [(1.9, True), (2.0, False), (3.1, True)]),
    ("else", {"if": {"properties": {K: {"const": "hedge"}}}, "then": {"properties": {H: {"maximum": 1}}},
              "else": {"properties": {H: {"maximum": 2}}}}, 2.5, [(1.5, True), (2.1, False)]),
    ("multipleOf", {"properties": {H: {"multipleOf": 0.5}}}, 2.3, [(2.5, True), (2.4, False)]),
    ("a definition", {"$defs": {"low": {"maximum": 1}}, "properties": {H: {"$ref": "#/$defs/low"}}}, 2.0,
     [(1.0, True), (1.1, False)]),
    ("of one value", {"properties": {H: {"anyOf": [{"maximum": 1}, {"const": 4}]}}}, 2.0, [(4.0, True), (3.9, False)]),
    ("a quantity that is only asked for", {"required": [H, K], "properties": {H: {"maximum": 1}}}, 2.0, [(1.0, True)]),
]


@pytest.mark.parametrize(("schema", "now", "answers"), [pytest.param(*case[1:], id=case[0]) for case in ACCEPTING])
def test_accepts_under_every_kind_of_demand(schema, now, answers):
    columns = {H: number(now), K: category("fence")}
    rule = rule_of(schema)
    assert [(value, accepts(rule, columns, 0, H)(value)) for value, _ in answers] == answers


@pytest.mark.parametrize(("schema", "value", "expected"), [
    pytest.param({"pattern": "^st"}, "vej", Failure(K, "pattern", "^st"), id="pattern"),
    pytest.param({"not": {"pattern": "^v"}}, "vej", Failure(K, "not pattern", "^v"), id="not a pattern"),
    pytest.param({"minLength": 4}, "vej", Failure(K, "minLength", 4), id="too short"),
    pytest.param({"not": {"maxLength": 3}}, "vej", Failure(K, "not maxLength", 3), id="not too long"),
    pytest.param({"not": {"enum": ["vej", "sti"]}}, "vej", Failure(K, "not", "vej, sti"), id="none of these"),
])
def test_failing_of_texts(schema, value, expected):
    rule = rule_of({"properties": {K: schema}})
    assert failing(rule, {K: category(value)}, 0) == (expected,)


def test_failing_of_what_is_counted():
    rule = rule_of({"not": {"minProperties": 1}, "properties": {H: {"maximum": 1}}})
    assert Failure(H, "not minProperties", 1) in failing(rule, {H: number(2.0)}, 0)


def test_accepts_leaves_other_demands_aside():
    rule = rule_of({"allOf": [{"properties": {"x": {"minimum": 1}}}, {"properties": {"y": {"minimum": 2}}}]})
    columns = {"x": number(0.5), "y": number(0.5)}
    assert accepts(rule, columns, 0, "x")(1.0)
    assert not accepts(rule, columns, 0, "x")(0.9)
    assert not accepts(rule, columns, 0, "y")(1.0)
