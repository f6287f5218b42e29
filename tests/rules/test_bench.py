# SPDX-License-Identifier: GPL-2.0-or-later
"""The test bench: every shipped rule passes it, and a rule with one example too few is refused, naming the limit."""

from __future__ import annotations

import copy
import json
from dataclasses import replace

import pytest

from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.shape import shipped_pack, shipped_rules
from botrygt_qgis_plugin.engine.trials import run_bench

PACKS = sorted(folder.name for folder in (shipped_rules() / "packs").iterdir())
TRIALS = {pack: run_bench(load_rulebook(shipped_pack(pack))) for pack in PACKS}
FENCE = "LINESTRING (1 30, 19 30)"
TEXT = {"da": "tekst", "en": "text"}
EVERYTHING = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$defs": {"upright": {"minimum": 0.5}, "tall": {"properties": {
        "boundary_height_m": {"exclusiveMinimum": 1.5}}}},
    "if": {"properties": {"fence_kind": {"enum": ["fence", "wall"]}}},
    "then": {
        "required": ["openness_pct"],
        "dependentRequired": {"boundary_height_m": ["public_gap_m"]},
        "anyOf": [
            {"properties": {"boundary_height_m": {"$ref": "#/$defs/upright", "maximum": 1.0}}},
            {"$ref": "#/$defs/tall", "properties": {"openness_pct": {"multipleOf": 5, "exclusiveMaximum": 50}}},
        ],
    },
    "else": {"oneOf": [
        {"properties": {"boundary_height_m": {"maximum": 1.5}}},
        {"not": {"properties": {"fence_kind": {"pattern": "^he", "maxLength": 5}}}},
        {"properties": {"fence_kind": {"const": "hedge"}, "boundary_height_m": {"type": "integer", "minimum": 3}}},
    ]},
    "x-rule": {
        "id": "T01", "root": "T01", "version": "1.0.0", "title": TEXT, "domain": "boundaries", "subject": "hedge_fence",
        "dkr": [2], "obligation": "should", "stages": ["draft"], "severity": "low", "landing": ["bestemmelse"],
        "source": {"title": "A guide", "url": "https://guide.example/1", "figure": "seen"}, "wording": TEXT,
        "clause": TEXT, "suggestion": TEXT, "uses": [11],
        "parameters": {"middle_m": {
            "pointers": ["/$defs/tall/properties/boundary_height_m/exclusiveMinimum",
                         "/else/oneOf/0/properties/boundary_height_m/maximum"],
            "unit": "m", "default": 1.5, "minimum": 1, "maximum": 2, "da": "midt", "en": "middle"}},
        "examples": []}}


AROUND = {
    "parcel": [{"wkt": "POLYGON ((0 0, 20 0, 20 30, 0 30, 0 0))", "id": "A"}],
    "building": [{"wkt": "POLYGON ((5 5, 15 5, 15 13, 5 13, 5 5))", "use": "dwelling", "dwellings": 1, "height_m": 5}],
    "entrance": [{"wkt": "POINT (10 5)"}], "road": [{"wkt": "LINESTRING (-60 -5, 80 -5)", "width_m": 6}],
    "path": [{"wkt": "LINESTRING (-10 32, 30 32)", "width_m": 2, "kind": "foot", "gated": False}],
    "open_space": [{"wkt": "POLYGON ((-390 -390, -380 -390, -380 -380, -390 -390))"}],
    "play_meet": [{"wkt": "POINT (-390 390)"}]}


def drawn(name, expect, use=11, **fence):
    plan = {"wkt": "POLYGON ((-400 -400, 400 -400, 400 400, -400 400, -400 -400))", "use_code": use}
    return {"name": name, "expect": expect, "scene": {
        **AROUND, "plan_area": [plan], "hedge_fence": [{"wkt": FENCE, **fence}]}}


def measured(name, expect, **values):
    return {"name": name, "expect": expect, "measured": values}


FENCED = {"fence_kind": "fence", "public_gap_m": 2.0}
EXAMPLES = [
    drawn("lavt", "met", kind="fence", height_m=1.0, openness_pct=0),
    drawn("halvhøjt", "not_met", kind="fence", height_m=1.2, openness_pct=0),
    drawn("højde ukendt", "cannot_tell", kind="fence", openness_pct=0),
    drawn("erhverv", "not_relevant", use=31, kind="fence", height_m=1.2),
    measured("0,5 m hegn", "met", **FENCED, boundary_height_m=0.5, openness_pct=1),
    measured("0,49 m hegn", "not_met", **FENCED, boundary_height_m=0.49, openness_pct=1),
    measured("mur på 1 m", "met", fence_kind="wall", public_gap_m=2.0, boundary_height_m=1.0, openness_pct=1),
    measured("1,01 m hegn", "not_met", **FENCED, boundary_height_m=1.01, openness_pct=45),
    measured("1,5 m", "not_met", **FENCED, boundary_height_m={"parameter": "middle_m"}, openness_pct=45),
    measured("1,51 m", "met", **FENCED, boundary_height_m={"parameter": "middle_m", "steps": 1}, openness_pct=45),
    measured("1,51 m, halvt åbent", "not_met", **FENCED, boundary_height_m=2.5, openness_pct=50),
    measured("afstanden ukendt", "cannot_tell", fence_kind="fence", boundary_height_m=1.0, openness_pct=0),
    measured("åbenheden ukendt", "cannot_tell", **FENCED, boundary_height_m=1.0),
    measured("lav hæk", "met", fence_kind="hedge", boundary_height_m={"parameter": "middle_m"}),
    measured("højere hæk", "not_met", fence_kind="hedge", boundary_height_m={"parameter": "middle_m", "steps": 1}),
    measured("næsten meget høj hæk", "not_met", fence_kind="hedge", boundary_height_m=2.0),
    measured("meget høj hæk", "met", fence_kind="hedge", boundary_height_m=3.0),
    measured("meget høj hæk, ikke hele metre", "not_met", fence_kind="hedge", boundary_height_m=3.5),
    measured("med et kort navn", "not_met", fence_kind="mur", boundary_height_m=1.0),
    measured("med et langt navn", "not_met", fence_kind="hegnet", boundary_height_m=1.0),
    measured("hverken hæk eller høj", "not_met", fence_kind="hek", boundary_height_m=3.0),
]


def bench(tmp_path, rule=EVERYTHING, examples=EXAMPLES, profile=None):
    folder = tmp_path / "pack"
    folder.mkdir(exist_ok=True)
    (folder / "pack.json").write_text(json.dumps({"id": "t", "version": "1.0.0", "title": TEXT, "publisher": "us"}))
    whole = copy.deepcopy(rule)
    whole["x-rule"]["examples"] = list(examples)
    (folder / "T01.json").write_text(json.dumps(whole), encoding="utf-8")
    files = []
    if profile:
        files = [tmp_path / "profile.json"]
        files[0].write_text(json.dumps({"id": "p", "version": "1.0.0", "title": TEXT, "author": "Kommunen",
                                        "level": "municipality", "pack": "t", **profile}))
    (trial,) = run_bench(load_rulebook(folder, files))
    return trial


@pytest.mark.parametrize("trial", [pytest.param(trial, id=trial.rule.id) for some in TRIALS.values() for trial in some])
def test_every_shipped_rule_passes(trial):
    assert not trial.complaints, "\n".join(complaint.en for complaint in trial.complaints)
    assert bool(trial.mutants) == trial.rule.judges


def test_a_rule_of_every_keyword_passes(tmp_path):
    trial = bench(tmp_path)
    assert not trial.complaints, "\n".join(complaint.en for complaint in trial.complaints)
    shifted = {(mutant.shift.pointer, mutant.shift.way) for mutant in trial.mutants}
    assert shifted >= {
        ("/if/properties/fence_kind/enum/1", "removed"), ("/then/required/0", "dropped"),
        ("/then/dependentRequired/boundary_height_m/0", "dropped"), ("/$defs/upright/minimum", "up"),
        ("/$defs/upright/minimum", "down"), ("/then/anyOf/1/properties/openness_pct/multipleOf", "up"),
        ("/then/anyOf/0/properties/boundary_height_m/maximum", "up"),
        ("/then/anyOf/1/properties/openness_pct/exclusiveMaximum", "down"),
        ("/else/oneOf/2/properties/boundary_height_m/type", "dropped"),
        ("/else/oneOf/1/not/properties/fence_kind/pattern", "dropped"),
        ("/else/oneOf/1/not/properties/fence_kind/maxLength", "up"),
        ("/else/oneOf/2/properties/fence_kind/const", "removed"),
        ("/x-rule/parameters/middle_m/default", "up"), ("/x-rule/parameters/middle_m/default", "down")}


# Each example that alone tests some limit, and what is then said of which limit.
ALONE = [
    ("0,5 m hegn", "/$defs/upright/minimum", "0.5 raised to 0.51"),
    ("0,49 m hegn", "/$defs/upright/minimum", "0.5 lowered to 0.49"),
    ("mur på 1 m", "/if/properties/fence_kind/enum/1", "wall taken away"),
    ("1,01 m hegn", "/then/anyOf/0/properties/boundary_height_m/maximum", "1 raised to 1.01"),
    ("1,5 m", "/$defs/tall/properties/boundary_height_m/exclusiveMinimum", "1.5 lowered to 1.49"),
    ("1,51 m", "/then/anyOf/1/properties/openness_pct/exclusiveMaximum", "50 lowered to 45"),
    ("1,51 m, halvt åbent", "/then/anyOf/1/properties/openness_pct/exclusiveMaximum", "50 raised to 55"),
    ("afstanden ukendt", "/then/dependentRequired/boundary_height_m/0", "public_gap_m dropped"),
    ("åbenheden ukendt", "/then/required/0", "openness_pct dropped"),
    ("lav hæk", "/else/oneOf/0/properties/boundary_height_m/maximum", "1.5 lowered to 1.49"),
    ("højere hæk", "/else/oneOf/0/properties/boundary_height_m/maximum", "1.5 raised to 1.51"),
    ("næsten meget høj hæk", "/else/oneOf/2/properties/boundary_height_m/minimum", "3 lowered to 2"),
    ("meget høj hæk, ikke hele metre", "/else/oneOf/2/properties/boundary_height_m/type", "integer dropped"),
    ("med et kort navn", "/else/oneOf/1/not/properties/fence_kind/pattern", "^he dropped"),
    ("med et langt navn", "/else/oneOf/1/not/properties/fence_kind/maxLength", "5 raised to 6"),
]


@pytest.mark.parametrize(("left_out", "pointer", "words"), [pytest.param(*case, id=case[0]) for case in ALONE])
def test_a_limit_without_its_example_is_not_tested(tmp_path, left_out, pointer, words):
    trial = bench(tmp_path, examples=[e for e in EXAMPLES if e["name"] != left_out])
    assert f"T01.json#{pointer}: not tested: {words} changes no example" in "".join(c.en for c in trial.complaints)
    assert all("ikke afprøvet" in complaint.da for complaint in trial.complaints)


@pytest.mark.parametrize("kind", ["met", "not_met", "cannot_tell", "not_relevant"])
def test_every_verdict_is_drawn_at_least_once(tmp_path, kind):
    trial = bench(tmp_path, examples=[e for e in EXAMPLES if "measured" in e or e["expect"] != kind])
    (complaint,) = trial.complaints
    assert "no drawn example shows" in complaint.en and complaint.where == "T01.json#/x-rule/examples"


def test_an_example_that_comes_out_otherwise_is_named_and_the_others_run(tmp_path):
    wrong = {**EXAMPLES[0], "name": "galt", "expect": "not_met"}
    undrawable = {"name": "utegnet", "expect": "met", "scene": {"hedge_fence": [{"wkt": "LINESTRING (1"}]}}
    trial = bench(tmp_path, examples=[wrong, undrawable, *EXAMPLES])
    places = [complaint.where for complaint in trial.complaints]
    assert places == ["T01.json#/x-rule/examples/0", "T01.json#/x-rule/examples"]
    assert "expected not met, got met" in trial.complaints[0].en
    assert "ventet ikke opfyldt, fik opfyldt" in trial.complaints[0].da
    assert len(trial.outcomes) == len(EXAMPLES) + 1 and not any(mutant.survived for mutant in trial.mutants)


def test_under_a_profile_measured_examples_follow_the_parameter_and_drawings_stay_the_packs(tmp_path):
    profile = {"rules": {"T01": {"parameters": {"middle_m": 1.1}, "reason": "Lave hegn"}}}
    trial = bench(tmp_path, profile=profile)
    assert not trial.complaints, "\n".join(complaint.en for complaint in trial.complaints)
    # 1.2 m is now above the middle, and 0 % open: the drawing shows the pack's limits and is no fault.
    assert trial.altered == ("halvhøjt",)
    assert {m.shift.before for m in trial.mutants if m.shift.parameter == "middle_m"} == {1.1}


def test_a_profile_whose_limits_no_example_follows_is_not_tested(tmp_path):
    rigid = [{**e, "measured": {k: 1.5 if v == {"parameter": "middle_m"} else 1.51 if isinstance(v, dict) else v
                                for k, v in e["measured"].items()}} if "measured" in e else e for e in EXAMPLES]
    assert not bench(tmp_path, examples=rigid).complaints
    profile = {"rules": {"T01": {"parameters": {"middle_m": 1.7}, "reason": "x"}}}
    said = [complaint.en for complaint in bench(tmp_path, examples=rigid, profile=profile).complaints]
    assert any("1.7 raised to 1.71" in sentence for sentence in said)


def test_a_limit_that_nobody_has_set_waits(tmp_path):
    unset = copy.deepcopy(EVERYTHING)
    del unset["x-rule"]["parameters"]["middle_m"]["default"]
    unset["$defs"]["tall"]["properties"]["boundary_height_m"]["exclusiveMinimum"] = None
    unset["else"]["oneOf"][0]["properties"]["boundary_height_m"]["maximum"] = None
    examples = [{**e, "expect": "cannot_tell" if e["expect"] != "not_relevant" else "not_relevant"} for e in EXAMPLES]
    assert not bench(tmp_path, unset, examples).complaints


def changed():
    """Every parameter of every shipped rule, moved halfway to its highest value."""
    for pack, trial in ((pack, trial) for pack, some in TRIALS.items() for trial in some):
        for name, parameter in trial.rule.schema["x-rule"].get("parameters", {}).items():
            path = parameter["pointers"][0].split("/")
            step = QUANTITIES[path[-2]].quantum
            now = parameter.get("default")
            between = ((parameter["minimum"] if now is None else now) + parameter["maximum"]) / 2
            value = round(round(between / step) * step, 6)
            if value != now:
                yield pytest.param(pack, trial.rule.id, name, value, id=f"{trial.rule.id} {name}")


@pytest.mark.parametrize(("pack", "rule_id", "name", "value"), list(changed()))
def test_a_shipped_rule_stays_tested_when_a_profile_changes_it(tmp_path, pack, rule_id, name, value):
    profile = tmp_path / "profile.json"
    profile.write_text(json.dumps({
        "id": "p", "version": "1.0.0", "title": TEXT, "author": "Kommunen", "level": "municipality", "pack": pack,
        "rules": {rule_id: {"parameters": {name: value}, "reason": "prøve"}}}))
    book = load_rulebook(shipped_pack(pack), [profile])
    (trial,) = run_bench(replace(book, rules=(book.rule(rule_id),)))
    assert not trial.complaints, "\n".join(complaint.en for complaint in trial.complaints)
