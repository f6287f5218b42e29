# SPDX-License-Identifier: GPL-2.0-or-later
"""Profiles: what they may change, what the rule then says about itself, and what they may not touch."""

from __future__ import annotations

import json

import pytest

from botrygt_qgis_plugin.engine.errors import RuleError
from botrygt_qgis_plugin.engine.measured import Parameter, Quantity
from botrygt_qgis_plugin.engine.requirement import Leaf
from botrygt_qgis_plugin.engine.rulebook import load_rulebook

TEXT = {"da": "tekst", "en": "text"}
EYE = Parameter(1.6, "m", 1.0, 2.0, "øjenhøjde", "eye height")
GAP = Quantity("gap_m", "light", "a", "b", lambda scene, rows, params: None, unit="m",
               parameters={"eye_m": EYE})
QUANTITIES = {"gap_m": GAP, "kind": Quantity("kind", "light", "a", "b", lambda scene, rows, params: None, kind="text")}
RULE = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "properties": {"gap_m": {"minimum": 5}},
    "x-rule": {
        "id": "T01", "root": "T01", "version": "1.0.0", "title": TEXT, "domain": "lighting", "subject": "light",
        "dkr": [4], "obligation": "should", "stages": ["draft"], "severity": "low", "landing": ["bestemmelse"],
        "source": {"title": "A guide", "url": "https://guide.example/1", "figure": "seen"}, "wording": TEXT,
        "clause": {"da": "mindst {least_m} m", "en": "at least {least_m} m"}, "suggestion": TEXT, "examples": [],
        "parameters": {"least_m": {"pointers": ["/properties/gap_m/minimum"], "unit": "m", "default": 5,
                                   "minimum": 2, "maximum": 9, "da": "mindst", "en": "least"}}}}


@pytest.fixture
def load(tmp_path):
    """Load the one-rule pack with these profiles laid over it."""
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "pack.json").write_text(json.dumps({"id": "test", "version": "1.0.0", "title": TEXT, "publisher": "us"}))
    (folder / "T01.json").write_text(json.dumps(RULE))

    def run(*profiles):
        files = []
        for i, changes in enumerate(profiles):
            whole = {"id": f"p{i}", "version": "1.0.0", "title": TEXT, "author": f"Kommune {i}",
                     "level": "municipality", "pack": "test", **changes}
            files.append(tmp_path / f"p{i}.json")
            files[-1].write_text(json.dumps(whole))
        return load_rulebook(folder, files, QUANTITIES, {"light": None})

    return run


def limits(**values):
    return {"rules": {"T01": {"parameters": values, "reason": "Brede kroner"}}}


def test_a_changed_limit_loses_its_citation_and_says_who_changed_it(load):
    rule = load(limits(least_m=7)).rule("T01")
    assert rule.requirement.demand == Leaf("gap_m", "minimum", 7)
    assert rule.clause == {"da": "mindst 7 m", "en": "at least 7 m"}
    assert (rule.source.figure, rule.source.title, rule.source.url) == ("declared", "Kommune 0", "")
    (departure,) = rule.departures
    assert (departure.what, departure.value, departure.original, departure.author, departure.reason) == (
        "parameter:least_m", 7, 5, "Kommune 0", "Brede kroner")
    assert "A guide" in departure.citation


def test_the_last_profile_has_the_last_word(load):
    rule = load(limits(least_m=7), limits(least_m=3)).rule("T01")
    assert rule.requirement.demand == Leaf("gap_m", "minimum", 3)
    assert [d.author for d in rule.departures] == ["Kommune 1"]


def test_a_profile_that_goes_back_to_the_packs_figure_gives_the_citation_back(load):
    rule = load(limits(least_m=7), limits(least_m=5)).rule("T01")
    assert (rule.source.title, rule.departures) == ("A guide", ())


def test_another_obligation_and_wording_keep_the_citation(load):
    rule = load({"rules": {"T01": {"obligation": "must", "reason": "Byrådet 3. maj",
                                   "wording": {"da": "{label} {least_m}", "en": "x"}}}}).rule("T01")
    assert (rule.obligation, rule.source.title, rule.wording["da"]) == ("must", "A guide", "{label} 5")
    assert [d.what for d in rule.departures] == ["obligation", "wording"]


def test_a_rule_is_switched_off_with_a_reason_and_on_again(load):
    off = {"rules": {"T01": {"enabled": False, "reason": "Ingen træer"}}}
    book = load(off)
    assert book.rules == ()
    assert [(d.rule, d.reason, d.author) for d in book.disabled] == [("T01", "Ingen træer", "Kommune 0")]
    assert [rule.id for rule in load(off, {"rules": {"T01": {"enabled": True}}}).rules] == ["T01"]


def test_measures_and_declarations_are_carried(load):
    book = load({"measures": {"gap_m": {"eye_m": 1.5}}},
                {"measures": {"gap_m": {"eye_m": 1.7}},
                 "declared": [{"role": "hedge_fence", "where": {"kind": "hedge"}, "column": "height_m", "value": 1.8,
                               "reason": "Lokalplan 12 § 8"}]})
    assert book.measure_params == {"gap_m": {"eye_m": 1.7}}
    (entry,) = book.declared
    assert (entry.role, dict(entry.where), entry.column, entry.value, entry.author) == (
        "hedge_fence", {"kind": "hedge"}, "height_m", 1.8, "Kommune 1")


def test_the_digest_tells_profiles_apart(load):
    seen = [load().digest, load(limits(least_m=7)).digest, load({"measures": {"gap_m": {"eye_m": 1.5}}}).digest,
            load({"rules": {"T01": {"enabled": False, "reason": "x"}}}).digest]
    assert len(set(seen)) == len(seen)
    assert load({}).digest == seen[0]


def test_a_profile_written_before_a_rule_was_renamed_still_holds(load, tmp_path):
    load()
    renamed = json.loads(json.dumps(RULE))
    renamed["x-rule"].update(id="T01-ny", aliases=["T00"])
    (tmp_path / "pack" / "T01.json").write_text(json.dumps(renamed))
    for former in ("T01", "T00", "T01-ny"):
        profile = json.loads(json.dumps(limits(least_m=7)).replace("T01", former))
        assert load(profile).rule("T01-ny").requirement.demand.limit == 7
    twice = {"rules": {name: {"parameters": {"least_m": 7}, "reason": "x"} for name in ("T00", "T01-ny")}}
    with pytest.raises(RuleError) as caught:
        load(twice)
    assert caught.value.where == "p0.json#/rules/T01-ny" and "former name" in caught.value.en


def test_a_length_is_a_whole_number(load, tmp_path):
    load()
    kind = json.loads(json.dumps(RULE).replace("gap_m", "kind").replace('"minimum": 5}', '"minLength": 5}')
                      .replace("/minimum", "/minLength").replace('"unit": "m"', '"unit": "1"'))
    (tmp_path / "pack" / "T01.json").write_text(json.dumps(kind))
    assert load(limits(least_m=6)).rule("T01").requirement.demand == Leaf("kind", "minLength", 6)
    with pytest.raises(RuleError) as caught:
        load(limits(least_m=6.5))
    assert caught.value.where == "p0.json#/rules/T01/parameters/least_m" and "whole number" in caught.value.en


def change(**values):
    return {"rules": {"T01": values}}


def declaration(**values):
    return {"declared": [{"role": "tree", "column": "height_m", "value": 8, "reason": "x", **values}]}


REFUSED = [
    ("an unknown rule", {"rules": {"T99": {"enabled": True}}}, "/rules/T99", "T01"),
    ("a removed limit", change(then=None), "/rules/T01", "'then'"),
    ("a removed condition", change(**{"if": None}), "/rules/T01", "'if'"),
    ("a removed else", change(**{"else": None}), "/rules/T01", "'else'"),
    ("a removed definition", change(**{"$defs": {}}), "/rules/T01", "'$defs'"),
    ("other examples", change(examples=[]), "/rules/T01", "'examples'"),
    ("no conflicts", change(conflicts=[]), "/rules/T01", "'conflicts'"),
    ("a removed source", change(source=None), "/rules/T01", "'source'"),
    ("another severity", change(severity="low"), "/rules/T01", "'severity'"),
    ("off without a reason", change(enabled=False), "/rules/T01", "reason"),
    ("a limit without a reason", change(parameters={"least_m": 7}), "/rules/T01", "reason"),
    ("no limit at all", change(parameters={"least_m": None}, reason="x"), "/rules/T01/parameters/least_m", "number"),
    ("an undeclared parameter", limits(most_m=7), "/rules/T01/parameters/most_m", "least_m"),
    ("a limit out of range", limits(least_m=99), "/rules/T01/parameters/least_m", "2 to 9"),
    ("an unknown placeholder", change(wording={"da": "{x}", "en": "x"}), "/rules/T01/wording/da", "{x}"),
    ("an unknown quantity", {"measures": {"gab_m": {"eye_m": 1}}}, "/measures/gab_m", "gab_m"),
    ("an unknown measure parameter", {"measures": {"gap_m": {"ear_m": 1}}}, "/measures/gap_m/ear_m", "eye_m"),
    ("a measure parameter out of range", {"measures": {"gap_m": {"eye_m": 3}}}, "/measures/gap_m/eye_m", "1 to 2"),
    ("another pack's profile", {"pack": "other"}, "/pack", "other"),
    ("an unknown role", declaration(role="bush"), "/declared/0/role", "bush"),
    ("an unknown column", declaration(column="girth_m"), "/declared/0/column", "girth_m"),
    ("a text for a number", declaration(value="tall"), "/declared/0/column", "tall"),
    ("a value out of range", declaration(value=900), "/declared/0/column", "900"),
    ("an unknown class", declaration(where={"sort": "x"}), "/declared/0/where/sort", "sort"),
    ("a declaration without a reason", {"declared": [{"role": "tree", "column": "height_m", "value": 8}]},
     "/declared/0", "reason"),
]


@pytest.mark.parametrize(("profile", "where", "word"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED])
def test_what_a_profile_may_not_do(load, profile, where, word):
    with pytest.raises(RuleError) as caught:
        load(profile)
    assert caught.value.where == f"p0.json#{where}"
    assert word in caught.value.en
    assert caught.value.da != caught.value.en
