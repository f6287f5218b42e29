# SPDX-License-Identifier: GPL-2.0-or-later
"""Rule packs: what is accepted, and that everything else ends in a sentence with its place."""

from __future__ import annotations

import copy
import json
import os
import time

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.errors import RuleError
from botrygt_qgis_plugin.engine.evaluate import judge_columns
from botrygt_qgis_plugin.engine.measured import Measured, Quantity
from botrygt_qgis_plugin.engine.mutants import shifts
from botrygt_qgis_plugin.engine.requirement import Leaf
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene
from botrygt_qgis_plugin.engine.strictjson import read_strict

SECONDS = 2.0
SUBJECTS = {"light": None, "tree": None}


def _quantity(name, subject="light", kind="number"):
    return Quantity(name, subject, name, name, lambda scene, rows, params: None, kind=kind, unit="m")


QUANTITIES = {q.name: q for q in (
    _quantity("height_m"), _quantity("beside", kind="text"), _quantity("lit", kind="flag"),
    _quantity("crown_m", "tree"))}
TEXT = {"da": "Forslag", "en": "Proposal"}
RULE = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "if": {"properties": {"beside": {"const": "path"}}},
    "then": {"properties": {"height_m": {"minimum": 3.5, "maximum": 6}}},
    "x-rule": {
        "id": "T01", "root": "T01", "version": "1.0.0", "title": TEXT, "domain": "lighting", "subject": "light",
        "dkr": [4], "obligation": "should", "stages": ["draft", "proposal"], "severity": "low",
        "landing": ["bestemmelse"], "source": {"title": "A guide", "url": "https://guide.example/1", "figure": "seen"},
        "wording": {"da": "{label}: {value} m, mindst {least_m} m", "en": "{label}: {value} m, at least {least_m} m"},
        "clause": TEXT, "suggestion": TEXT, "uses": [11, 21], "examples": [],
        "parameters": {"least_m": {"pointers": ["/then/properties/height_m/minimum"], "unit": "m", "default": 3.5,
                                   "minimum": 2, "maximum": 5, "da": "mindst", "en": "least"}}}}
PACK = {"id": "test", "version": "1.0.0", "title": TEXT, "publisher": "us"}


@pytest.fixture
def pack(tmp_path):
    """A folder with one good rule; `pack(rule, name)` writes another and returns the folder."""
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "pack.json").write_text(json.dumps(PACK), encoding="utf-8")

    def write(rule=RULE, name="T01.json"):
        content = rule if isinstance(rule, bytes) else json.dumps(rule).encode("utf-8")
        (folder / name).write_bytes(content)
        return folder

    return write


def load(folder):
    return load_rulebook(folder, (), QUANTITIES, SUBJECTS)


def refused(folder):
    """The refusal of a pack, which must come in time and in two languages."""
    start = time.monotonic()
    with pytest.raises(RuleError) as caught:
        load(folder)
    assert time.monotonic() - start < SECONDS
    error = caught.value
    assert error.where
    assert error.da.endswith(".") and error.en.endswith(".") and error.da != error.en
    return error


def changed(path, value):
    """The good rule with one place exchanged; DELETE takes it away."""
    return exchanged(RULE, path, value)


def exchanged(rule, path, value):
    rule = copy.deepcopy(rule)
    place = rule
    for step in path[:-1]:
        place = place[step]
    if value is DELETE:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return rule


DELETE = object()
NAME = ("then", "properties", "height_m")
ABOUT = ("x-rule",)


def test_a_good_pack_is_compiled(pack):
    book = load(pack())
    rule = book.rule("T01")
    assert rule.quantities == rule.judged_quantities == ("beside", "height_m")
    assert rule.requirement.demand.parts == (Leaf("height_m", "minimum", 3.5), Leaf("height_m", "maximum", 6))
    assert rule.wording == {"da": "{label}: {value} m, mindst 3,5 m", "en": "{label}: {value} m, at least 3.5 m"}
    assert (rule.judges, rule.unset, rule.departures, book.pack_id) == (True, (), (), "test")


BROKEN = [
    ("reference elsewhere", changed((*NAME, "$ref"), "http://evil.example/x"), "/then/properties/height_m/$ref",
     "$defs"),
    ("reference to a file", changed((*NAME, "$ref"), "file:///etc/passwd"), "/then/properties/height_m/$ref", "$defs"),
    ("reference inside", changed(("then", "$ref"), "#/if"), "/then/$ref", "$defs"),
    ("a pattern that runs away", changed(("if", "properties", "beside", "pattern"), "(a+)+$"),
     "/if/properties/beside/pattern", "repetition"),
    ("oneOf beside if", changed(("oneOf",), [{"required": ["height_m"]}]), "/oneOf", "then"),
    ("oneOf of nothing", changed(("then", "oneOf"), []), "/then/oneOf", "minItems"),
    ("an unknown keyword", changed((*NAME, "format"), "date"), "/then/properties/height_m", "format"),
    ("a demand outside then", changed(("required",), ["height_m"]), "/required", "then"),
    ("if without then", changed(("then",), DELETE), "", "'then' or 'else'"),
    ("then without if", changed(("if",), DELETE), "", "if"),
    ("an empty demand", changed(("then",), {}), "/then", "minProperties"),
    ("a limit in words", changed((*NAME, "minimum"), "3,5"), "/then/properties/height_m/minimum", "3,5"),
    ("a limit that is a flag", changed((*NAME, "minimum"), True), "/then/properties/height_m/minimum", "number"),
    ("a null limit of no parameter", changed((*NAME, "maximum"), None), "/then/properties/height_m/maximum", "null"),
    ("an unknown quantity", changed(("then", "properties", "hight_m"), {"minimum": 1}), "/then/properties/hight_m",
     "height_m"),
    ("another subject's quantity", changed(("then", "properties", "crown_m"), {"minimum": 1}),
     "/then/properties/crown_m", "tree"),
    ("an unknown quantity asked for", changed(("then", "required"), ["nothing"]), "/then/required/0", "nothing"),
    ("a limit on a text", changed(("if", "properties", "beside", "minimum"), 1), "/if/properties/beside/minimum",
     "enum"),
    ("a text for a number", changed((*NAME, "const"), "5"), "/then/properties/height_m/const", "number"),
    ("a number for a flag", changed(("if", "properties", "lit"), {"const": 1}), "/if/properties/lit/const", "boolean"),
    ("another type", changed((*NAME, "type"), "string"), "/then/properties/height_m/type", "string"),
    ("an unknown subject", changed((*ABOUT, "subject"), "bench"), "/x-rule/subject", "light"),
    ("an unknown domain", changed((*ABOUT, "domain"), "noise"), "/x-rule/domain", "noise"),
    ("a DKR principle nine", changed((*ABOUT, "dkr"), [9]), "/x-rule/dkr/0", "9"),
    ("no source", changed((*ABOUT, "source"), DELETE), "/x-rule", "source"),
    ("a source without a link", changed((*ABOUT, "source", "url"), "guide.example"), "/x-rule/source/url", "guide"),
    ("a recalled figure", changed((*ABOUT, "source", "figure"), "recalled"), "/x-rule/source/figure", "recalled"),
    ("a proposal that binds", changed((*ABOUT, "source", "figure"), "proposed"), "/x-rule/obligation", "could"),
    ("an unknown placeholder", changed((*ABOUT, "clause"), {"da": "{label.__class__}", "en": "x"}), "/x-rule/clause/da",
     "label.__class__"),
    ("an open brace", changed((*ABOUT, "clause"), {"da": "{ x", "en": "x"}), "/x-rule/clause/da", "{"),
    ("Danish alone", changed((*ABOUT, "title"), {"da": "x"}), "/x-rule/title", "en"),
    ("a misspelt key", changed((*ABOUT, "severety"), "low"), "/x-rule", "severety"),
    ("an id with a line break", changed((*ABOUT, "id"), "T01\n"), "/x-rule/id", "T01"),
    ("an id that climbs", changed((*ABOUT, "id"), "../T01"), "/x-rule/id", "../T01"),
    ("a pointer to nowhere", changed((*ABOUT, "parameters", "least_m", "pointers"), ["/then/properties/x/minimum"]),
     "/x-rule/parameters/least_m/pointers/0", "nowhere"),
    ("a pointer to a text", changed((*ABOUT, "parameters", "least_m", "pointers"), ["/x-rule/version"]),
     "/x-rule/parameters/least_m/pointers/0", "limit"),
    ("a limit with two parameters", changed((*ABOUT, "parameters", "other_m"), RULE["x-rule"]["parameters"]["least_m"]),
     "/x-rule/parameters/other_m/pointers/0", "another parameter"),
    ("a superscript for a position", changed((*ABOUT, "parameters", "least_m", "pointers"), ["/x-rule/dkr/²"]),
     "/x-rule/parameters/least_m/pointers/0", "nowhere"),
    ("a default beside the limit", changed((*ABOUT, "parameters", "least_m", "default"), 4),
     "/x-rule/parameters/least_m/pointers/0", "3.5"),
    ("a default out of range", changed((*ABOUT, "parameters", "least_m", "minimum"), 4),
     "/x-rule/parameters/least_m/default", "default"),
    ("an unknown unit", changed((*ABOUT, "parameters", "least_m", "unit"), "ft"), "/x-rule/parameters/least_m/unit",
     "ft"),
    ("nothing demanded", {k: v for k, v in RULE.items() if k not in ("if", "then")} | {
        "x-rule": {**RULE["x-rule"], "parameters": {}}}, "", "limits nothing"),
    ("an observation with limits", changed((*ABOUT, "judges"), False), "/x-rule/judges", "observe"),
    ("a list", [1], "", "object"),
]


@pytest.mark.parametrize(("rule", "where", "word"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_broken_rule_is_refused_with_its_place(pack, rule, where, word):
    error = refused(pack(rule))
    assert error.where == f"T01.json#{where}"
    assert word in error.en
    assert error.en.startswith(error.where)


DEEP = b'{"a":' * 10_000 + b"1" + b"}" * 10_000
HOSTILE = [
    ("ten megabytes", b" " * 10_000_000, "KiB"),
    ("ten thousand levels", DEEP, "levels"),
    ("ten thousand opened lists", b"[" * 10_000, "levels"),
    ("a byte order mark", b"\xef\xbb\xbf{}", "byte order mark"),
    ("UTF-16", "{}".encode("utf-16"), "byte order mark"),
    ("Latin-1", '{"a": "ø"}'.encode("latin-1"), "UTF-8"),
    ("nothing", b"", "not JSON"),
    ("half a file", b'{"a": ', "line 1"),
    ("a key twice", b'{"x-rule": {"id": 1, "id": 2}}', "twice"),
    ("NaN", b'{"a": [0, NaN]}', "NaN"),
    ("infinity", b'{"a": -Infinity}', "Infinity"),
    ("too large a number", b'{"a": 1e999}', "1e999"),
    ("two hundred thousand digits", b'{"a": ' + b"9" * 200_000 + b"}", "not a number"),
    ("half a surrogate pair", b'{"a": "\\ud800"}', "cannot be stored"),
    ("a NUL", b'{"a\\u0000": 1}', "cannot be stored"),
    ("many open strings", b'"' * 200_001, "not JSON"),
]


@pytest.mark.parametrize(("content", "word"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_a_hostile_file_ends_in_a_sentence(pack, content, word):
    error = refused(pack(content))
    assert error.where.startswith("T01.json#")
    assert word in error.en


@pytest.mark.parametrize(("content", "where"), [
    pytest.param(b'{"a": {"b/c": [1, NaN]}}', "T01.json#/a/b~1c/1", id="NaN"),
    pytest.param(b'{"a": {"k": 1, "k": 2}}', "T01.json#/a", id="a key twice"),
])
def test_a_flaw_in_the_text_has_a_pointer(pack, content, where):
    assert refused(pack(content)).where == where


def test_two_rules_with_one_id_are_refused(pack):
    pack()
    error = refused(pack(RULE, "T02.json"))
    assert error.where == "T02.json#/x-rule/id" and "T01.json" in error.en


def test_a_link_out_of_the_pack_is_refused(pack, tmp_path):
    (tmp_path / "outside.json").write_text(json.dumps(RULE), encoding="utf-8")
    folder = pack()
    os.symlink(tmp_path / "outside.json", folder / "T02.json")
    assert "link" in refused(folder).en


def test_a_link_to_nothing_and_a_folder_are_refused(pack):
    folder = pack()
    os.symlink(folder / "gone", folder / "T02.json")
    assert "cannot be read" in refused(folder).en
    (folder / "T02.json").unlink()
    (folder / "T03.json").mkdir()
    assert "not a file" in refused(folder).en


def test_too_many_files_are_refused(pack):
    folder = pack()
    for i in range(501):
        (folder / f"R{i}.json").write_bytes(b"{}")
    assert "501" in refused(folder).en or "502" in refused(folder).en


def test_a_folder_that_is_none_and_a_pack_without_rules_are_refused(tmp_path, pack):
    assert "folder" in refused(tmp_path / "gone").en
    folder = pack()
    (folder / "T01.json").unlink()
    assert "no rule" in refused(folder).en
    (folder / "pack.json").unlink()
    assert refused(folder).where == "pack.json#"


def test_every_rule_stands_in_the_order_of_the_principles(pack):
    for name, principle in (("T01", 8), ("T02", 1), ("T03", 1)):
        about = {**RULE["x-rule"], "id": name, "root": name, "dkr": [principle]}
        folder = pack({**RULE, "x-rule": about}, f"{name}.json")
    assert [rule.id for rule in load(folder).rules] == ["T02", "T03", "T01"]


def _plan(code, stage=""):
    area = np.array([shapely.box(0, 0, 9, 9)], dtype=object)
    table = FeatureTable(("p",), area, {"use_code": np.array([code])})
    return Scene("EPSG:25832", {Role.PLAN_AREA: table}, stage=stage)


@pytest.mark.parametrize(("code", "stage", "concerned"), [
    pytest.param(11.0, "", True, id="dwellings"),
    pytest.param(31.0, "", False, id="trade"),
    pytest.param(float("nan"), "", True, id="use unknown"),
    pytest.param(11.0, "idea", False, id="too early"),
    pytest.param(11.0, "draft", True, id="in time"),
    pytest.param(11.0, "kladde", True, id="a stage nobody knows"),
])
def test_whom_a_rule_concerns(pack, code, stage, concerned):
    assert load(pack()).rule("T01").concerns(_plan(code, stage)) is concerned


def test_the_digest_follows_the_content_and_nothing_else(pack, tmp_path):
    first = load(pack()).digest
    assert load(pack(json.dumps(RULE, indent=7).encode())).digest == first
    assert load(pack(changed((*NAME, "maximum"), 7))).digest != first


KEYS = ["if", "then", "else", "properties", "required", "dependentRequired", "minProperties", "maxProperties",
        "propertyNames", "allOf", "anyOf", "oneOf", "not", "$ref", "$defs", "type", "const", "enum", "minimum",
        "maximum", "exclusiveMinimum", "multipleOf", "pattern", "minLength", "maxLength", "height_m", "beside", "lit",
        "x-rule", "a"]
TEXTS = st.sampled_from(["#/$defs/a", "#/$defs/b", "height_m", "beside", "lit", "number", "string", "^a+$", "(a+)+$",
                         "object"])
JSON = st.recursive(st.none() | st.booleans() | st.integers(-9, 9) | st.floats(allow_nan=False) | TEXTS
                    | st.text(max_size=5),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner,
                                                                                max_size=3), max_leaves=8)
PLACES = [("if",), ("then",), ("else",), ("$defs",), ("$defs", "a"), NAME, (*NAME, "minimum"), (*NAME, "multipleOf"),
          (*NAME, "$ref"), (*NAME, "anyOf"), ("if", "properties", "beside", "pattern"), ("then", "allOf"),
          ("then", "oneOf"), ("then", "not"), ("then", "dependentRequired"), ("then", "minProperties"), ("x-rule",),
          *((*ABOUT, key) for key in RULE["x-rule"]), (*ABOUT, "conflicts"), (*ABOUT, "parameters", "least_m")]
# What is likely to be a rule: only the limits are drawn at random.
LIMITS = st.fixed_dictionaries({}, optional={
    "minimum": st.integers(-5, 5), "exclusiveMaximum": st.floats(-5, 5), "multipleOf": st.sampled_from([0, 0.5, 2]),
    "const": st.integers(-5, 5), "enum": st.lists(st.integers(-3, 3), max_size=3), "not": st.just({"maximum": 1}),
    "$ref": st.just("#/$defs/a"), "oneOf": st.just([{"minimum": 1}, {"maximum": 1}]), "type": st.just("integer")})
LIKELY = st.tuples(LIMITS, LIMITS, st.sampled_from([{"required": ["lit"]}, {"minProperties": 1}, {
    "properties": {"beside": {"pattern": "^[a-z]+$", "minLength": 2}}}, {"dependentRequired": {"lit": ["beside"]}}]))


def loaded_and_judged(folder, rule):
    """Load a rule and judge what is unknown and what is known by it; RuleError is the one thing that may be raised."""
    (folder / "pack.json").write_text(json.dumps(PACK), encoding="utf-8")
    (folder / "T01.json").write_text(json.dumps(rule), encoding="utf-8")
    try:
        book = load(folder)
    except RuleError as error:
        assert error.where.startswith("T01.json#")
        return
    column = np.array(["path", None], dtype=object)
    columns = {"height_m": Measured.column(np.array([4.0, np.nan]), "light.height_m"),
               "beside": Measured.column(column, "light.kind"),
               "lit": Measured.column(np.array([True, None], dtype=object), "light.lit"),
               "crown_m": Measured.unknown(2, "tree")}
    assert len(judge_columns(book.rule("T01"), columns, 2).kinds) == 2
    assert all(shift.pointer for shift in shifts(book.rule("T01"), QUANTITIES))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PLACES), JSON)
def test_a_fuzzed_rule_is_loaded_or_refused(tmp_path_factory, place, value):
    rule = changed(("$defs",), {"a": {"minimum": 1}}) if place[0] == "$defs" else RULE
    folder = tmp_path_factory.mktemp("fuzz")
    loaded_and_judged(folder, exchanged(rule, place, value))


@settings(max_examples=200, deadline=None)
@given(LIKELY)
def test_a_likely_rule_is_loaded_and_judged_or_refused(tmp_path_factory, parts):
    value, definition, demand = parts
    rule = changed(("then",), {"properties": {"height_m": value}, "anyOf": [demand, {"required": ["height_m"]}]})
    rule["x-rule"]["parameters"] = {}
    rule["x-rule"]["wording"] = TEXT
    if "$ref" in value:
        rule["$defs"] = {"a": definition}
    loaded_and_judged(tmp_path_factory.mktemp("likely"), rule)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_fuzzed_bytes_are_read_or_refused(tmp_path_factory, content):
    file = tmp_path_factory.mktemp("fuzz") / "x.json"
    file.write_bytes(content)
    try:
        read_strict(file)
    except RuleError as error:
        assert error.where.startswith("x.json#")
