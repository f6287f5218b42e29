# SPDX-License-Identifier: GPL-2.0-or-later
"""Every keyword of the dialect at its boundary, and its silence on values of other types, against the reference too."""

from __future__ import annotations

import numpy as np
import pytest

from botrygt_qgis_plugin._vendor.jsonschema import Draft202012Validator
from botrygt_qgis_plugin.engine.keywords import ON_COLUMNS
from botrygt_qgis_plugin.engine.measured import Measured
from botrygt_qgis_plugin.engine.requirement import BY_ROW, compile_schema

INF = float("inf")
NAN = float("nan")

# keyword, limit, values that pass, values that do not; all else about a column follows from these
OF_VALUES = [
    ("minimum", 2, [2, 2.0, 2.01, "1", "", True, False], [1.99, 0, -2]),
    ("minimum", -0.5, [-0.5, 0.0], [-0.51]),
    ("maximum", 2, [2, 1.99, -5, "9", True], [2.01, 3]),
    ("exclusiveMinimum", 2, [2.01, "x", False], [2, 2.0, 1]),
    ("exclusiveMaximum", 2, [1.99, "x", True], [2, 2.0, 3]),
    ("multipleOf", 2, [4, 0, -2, 2.0, "3", True], [3, 2.5, 1]),
    ("multipleOf", 0.5, [1.5, 0, 2, "x"], [0.75, 1.2]),
    # Binary fractions: 0.3 / 0.1 is 2.9999999999999996, and so says the reference.
    ("multipleOf", 0.1, [0.1, 0.2, 0.5], [0.3, 0.7, 0.25]),
    # The quotient is beyond the largest number.
    ("multipleOf", 2.0**-1000, [2.0**1000, 1e300], []),
    ("multipleOf", 1e-300, [], [1e300]),
    ("const", 1, [1, 1.0], [True, 0, "1", 2]),
    ("const", True, [True], [1, 1.0, "true", False]),
    ("const", False, [False], [0, 0.0, "", True]),
    ("const", "rear", ["rear"], ["Rear", "rear ", "", 1, True]),
    ("enum", [1, "a", False], [1, 1.0, "a", False], [True, 0, "b", 2]),
    ("enum", [0.1, 0.2], [0.1, 0.2], [0.15, 0.1 + 0.2, "0.1"]),
    ("type", "number", [1, 1.5, -2.0], ["1", True]),
    ("type", "integer", [1, 1.0, -2.0, 1e15], [1.5, "1", True]),
    ("type", "string", ["", "a"], [1, False]),
    ("type", "boolean", [True, False], [1, 0.0, "true"]),
    ("type", ["integer", "string"], [2, 2.0, "a"], [2.5, True]),
    ("type", ["number", "boolean"], [2.5, False], ["a"]),
    ("pattern", "^[a-zæøå]+$", ["hæk", "a", 1, True], ["", "Hæk", "hæk 2"]),
    ("pattern", "sti", ["gangsti", "stier"], ["vej", "STI"]),
    ("pattern", "[0-9]", ["a1"], ["a", "٣"]),
    ("minLength", 2, ["ab", "æø", "abc", 1, True], ["a", "å", ""]),
    ("minLength", 0, ["", "a"], []),
    ("maxLength", 2, ["ab", "æø", "", 100, False], ["abc"]),
    ("maxLength", 0, [""], ["a"]),
]
CASES = [pytest.param(keyword, limit, value, good, id=f"{keyword} {limit!r}: {value!r}")
         for keyword, limit, passing, failing in OF_VALUES
         for values, good in ((passing, True), (failing, False)) for value in values]


def told(schema, **columns):
    """True, False, or None where it cannot be told; of the first row."""
    truth = compile_schema(schema).truth(columns, 1)
    return None if truth.undecided[0] else bool(truth.holds[0])


def column(value):
    """One known value, as the kind of column that would hold it."""
    if isinstance(value, (bool, str)):
        values = np.empty(1, dtype=object)
        values[0] = value
        return Measured.column(values, "role.x")
    return Measured.known(np.array([value], dtype=float))


def test_every_keyword_has_its_cases():
    assert {keyword for keyword, *_ in OF_VALUES} == ON_COLUMNS - {"required"}


@pytest.mark.parametrize(("keyword", "limit", "value", "good"), CASES)
def test_a_keyword_of_a_value(keyword, limit, value, good):
    schema = {"properties": {"x": {keyword: limit}}}
    assert Draft202012Validator(schema).is_valid({"x": value}) is good
    assert told(schema, x=column(value)) is good
    assert told({"not": schema}, x=column(value)) is not good


@pytest.mark.parametrize(("keyword", "limit"), [pytest.param(k, v, id=f"{k} {v!r}") for k, v, *_ in OF_VALUES])
@pytest.mark.parametrize("unknown", [
    pytest.param(Measured(np.array([-INF]), np.array([INF]), np.array([NAN]), (("role.x",),)), id="no bounds"),
    pytest.param(Measured(np.array([NAN]), np.array([NAN]), np.array([NAN]), (("role.x",),)), id="NaN"),
    pytest.param(Measured.column(np.array([None], dtype=object), "role.x"), id="None"),
    pytest.param(Measured.unknown(1, "role"), id="a role not drawn"),
])
def test_of_what_is_unknown_no_keyword_tells(keyword, limit, unknown):
    assert told({"properties": {"x": {keyword: limit}}}, x=unknown) is None
    assert told({"not": {"properties": {"x": {keyword: limit}}}}, x=unknown) is None


@pytest.mark.parametrize(("schema", "low", "high", "expected"), [
    pytest.param({"multipleOf": 2}, 3, 5, None, id="a multiple between the bounds"),
    pytest.param({"pattern": "x"}, 3, 5, True, id="a number, whatever it is, has no pattern"),
    pytest.param({"minLength": 9}, 3, INF, True, id="nor a length"),
    pytest.param({"type": "string"}, 3, INF, False, id="nor is it a text"),
    pytest.param({"type": ["string", "number"]}, 3, INF, True, id="but a number"),
    pytest.param({"type": "integer"}, 3.2, 3.8, False, id="no whole number between"),
    pytest.param({"enum": ["a", 4]}, 3, 5, None, id="a member between"),
    pytest.param({"enum": ["a", 9]}, 3, 5, False, id="no member between"),
    pytest.param({"const": "a"}, 3, 5, False, id="a number is no text"),
    pytest.param({"anyOf": [{"maximum": 4}, {"minimum": 4}]}, 3, 5, None, id="one or the other, but not known which"),
])
def test_bounds(schema, low, high, expected):
    x = Measured(np.array([float(low)]), np.array([float(high)]), np.array([NAN]), (("role.x",),))
    assert told({"properties": {"x": schema}}, x=x) is expected


KNOWN, UNKNOWN = column(1.0), Measured.unknown(1, "role")
BETWEEN = Measured(np.array([0.0]), np.array([2.0]), np.array([NAN]), (("role.x",),))


@pytest.mark.parametrize(("schema", "x", "y", "expected"), [
    pytest.param({"required": ["x"]}, KNOWN, KNOWN, True, id="required and there"),
    pytest.param({"required": ["x"]}, UNKNOWN, KNOWN, None, id="required and unknown never fails"),
    pytest.param({"required": ["x"]}, BETWEEN, KNOWN, None, id="required and only bounded is not told"),
    pytest.param({"dependentRequired": {"x": ["y"]}}, KNOWN, KNOWN, True, id="both there"),
    pytest.param({"dependentRequired": {"x": ["y"]}}, UNKNOWN, KNOWN, True, id="asked for only with the other"),
    pytest.param({"dependentRequired": {"x": ["y"]}}, KNOWN, UNKNOWN, None, id="the other is missing: never fails"),
    pytest.param({"dependentRequired": {"x": ["y"]}}, UNKNOWN, UNKNOWN, None, id="both missing"),
    pytest.param({"required": ["x", "y"], "minProperties": 2}, KNOWN, KNOWN, True, id="two of two"),
    pytest.param({"anyOf": [{"minProperties": 1}, {"required": ["x", "y"]}]}, KNOWN, UNKNOWN, True, id="one of one"),
    pytest.param({"anyOf": [{"minProperties": 2}, {"required": ["x", "y"]}]}, KNOWN, UNKNOWN, None, id="one of two"),
    pytest.param({"not": {"allOf": [{"minProperties": 3}, {"required": ["x", "y"]}]}}, UNKNOWN, UNKNOWN, True,
                 id="two are never three"),
    pytest.param({"maxProperties": 1, "properties": {"x": {}, "y": {}}}, UNKNOWN, KNOWN, None, id="perhaps two"),
    pytest.param({"maxProperties": 1, "properties": {"x": {}, "y": {}}}, KNOWN, BETWEEN, False, id="surely two"),
    pytest.param({"propertyNames": {"enum": ["x"]}, "properties": {"x": {}, "y": {}}}, KNOWN, UNKNOWN, None,
                 id="a name that may be there"),
    pytest.param({"propertyNames": {"maxLength": 1}, "properties": {"x": {}, "y": {}}}, KNOWN, UNKNOWN, True,
                 id="names that are good whether there or not"),
    pytest.param({"properties": {"x": {"oneOf": [{"minimum": 1}, {"minimum": 2}]}}}, KNOWN, KNOWN, True, id="one"),
    pytest.param({"properties": {"x": {"oneOf": [{"minimum": 1}, {"maximum": 1}]}}}, KNOWN, KNOWN, False, id="both"),
    pytest.param({"properties": {"x": {"oneOf": [{"minimum": 0}, {"maximum": 9}]}}}, BETWEEN, KNOWN, False,
                 id="both, wherever it lies"),
    pytest.param({"properties": {"x": {"oneOf": [{"minimum": 3}, {"maximum": -1}]}}}, BETWEEN, KNOWN, False,
                 id="neither, wherever it lies"),
    pytest.param({"if": {"required": ["x"]}, "then": {"properties": {"y": {"minimum": 1}}},
                  "else": {"properties": {"y": {"minimum": 0}}}}, UNKNOWN, KNOWN, True, id="met by either side"),
    pytest.param({"if": {"properties": {"x": {"minimum": 1}}}, "else": {"properties": {"y": {"minimum": 9}}}}, KNOWN,
                 UNKNOWN, True, id="the else of others"),
    pytest.param({"if": {"properties": {"x": {"minimum": 2}}}, "else": {"properties": {"y": {"minimum": 9}}}}, KNOWN,
                 KNOWN, False, id="the else"),
    pytest.param({"$defs": {"low": {"maximum": 0}}, "properties": {"x": {"$ref": "#/$defs/low"}}}, KNOWN, KNOWN, False,
                 id="a definition"),
    pytest.param({"$defs": {"low": {"maximum": 0}, "both": {"properties": {
        "x": {"minimum": 1}, "y": {"not": {"$ref": "#/$defs/low"}}}}}, "$ref": "#/$defs/both"}, KNOWN, KNOWN, True,
        id="a definition in a definition"),
])
def test_keywords_of_a_subject(schema, x, y, expected):
    assert told(schema, x=x, y=y) is expected


def test_what_falls_back_is_judged_by_row_and_nothing_else():
    assert {"minProperties", "maxProperties", "propertyNames"} == BY_ROW


@pytest.mark.parametrize("kind", [np.int64, np.uint8, np.float32, np.float64])
def test_whole_and_short_numbers_are_numbers(kind):
    x = Measured.known(np.array([1, 2, 3], dtype=kind))
    truth = compile_schema({"properties": {"x": {"type": "integer", "minimum": 2}}}).truth({"x": x}, 3)
    assert truth.holds.tolist() == [False, True, True]


def test_many_categories_are_looked_up():
    names = [f"n{i}" for i in range(400)]
    x = Measured.column(np.array([*names, None], dtype=object), "role.x")
    truth = compile_schema({"properties": {"x": {"pattern": "[05]$"}}}).truth({"x": x}, 401)
    assert truth.holds.tolist() == [name[-1] in "05" for name in names] + [False]
    assert truth.undecided.tolist() == [False] * 400 + [True]
