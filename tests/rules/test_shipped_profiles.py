# SPDX-License-Identifier: GPL-2.0-or-later
"""The shipped profiles: what each changes, on whose word, and that a verdict changes because of it and nothing else."""

from __future__ import annotations

import json
import re

import pytest

from botrygt_qgis_plugin.engine.examples import example_scene, run_example
from botrygt_qgis_plugin.engine.review import review
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.shape import shipped_pack, shipped_profile, shipped_rules

NAMES = sorted(file.stem for file in (shipped_rules() / "profiles").glob("*.json"))
DEFAULT = load_rulebook(shipped_pack(), [shipped_profile()])
PATH = {"path": [{"wkt": "LINESTRING(0 0,60 0)", "width_m": 2}], "road": [{"wkt": "LINESTRING(-300 -300,300 -300)"}]}


def book(name):
    return load_rulebook(shipped_pack(), [shipped_profile(), shipped_profile(name)])


def test_three_are_shipped():
    assert NAMES == ["aaben-lav", "default", "taet-by"]


@pytest.mark.parametrize("name", NAMES)
def test_a_profile_gives_a_source_or_a_reason_for_each_change(name):
    for rule in book(name).rules:
        for change in rule.departures:
            assert change.author and change.citation.startswith(("Design", "Wakefield", "Svendborg", "Secured"))
            assert re.search(r"https://\S+$", change.reason)
        if rule.departures:
            assert rule.source.figure == "declared"
    assert all(off.reason and off.author for off in book(name).disabled)


@pytest.mark.parametrize(("name", "rule_id", "scene", "verdicts"), [
    ("aaben-lav", "L18-vej", {"road": [{"wkt": "LINESTRING(0 0,60 0)", "width_m": 6}],
                              "path": [{"wkt": "LINESTRING(-300 -300,300 -300)"}],
                              "light": [{"wkt": "POINT(30 5)", "height_m": 7}]}, ("met", "not_met")),
    ("taet-by", "A09", {"parking": [{"wkt": "POLYGON((0 0,20 0,20 15,0 15,0 0))", "dwellings": 7}]},
     ("met", "not_met")),
    ("taet-by", "S01", {**PATH, "shrub_planting": [{"wkt": "POLYGON((10 2.5,20 2.5,20 4,10 4,10 2.5))",
                                                    "height_m": 0.95}]}, ("met", "not_met")),
    ("taet-by", "S01", {**PATH, "shrub_planting": [{"wkt": "POLYGON((10 2.9,20 2.9,20 4,10 4,10 2.9))",
                                                    "height_m": 1.4}]}, ("not_met", "not_relevant")),
])
def test_a_changed_limit_changes_the_verdict(name, rule_id, scene, verdicts):
    example = {"name": "x", "expect": "met", "scene": scene}
    got = tuple(run_example(rules, rules.rule(rule_id), example).got for rules in (DEFAULT, book(name)))
    assert got == verdicts


def test_a_rule_switched_off_is_named_with_its_reason():
    off = {one.rule: one for one in book("taet-by").disabled}
    assert set(off) == {"B02", "B12", *(one.rule for one in DEFAULT.disabled)}
    assert (off["B02"].profile, off["B12"].profile) == ("default", "taet-by") and "ryg mod ryg" in off["B12"].reason
    assert not set(off) & {rule.id for rule in book("taet-by").rules}


def test_a_high_fence_or_a_view_is_for_a_profile_to_choose(tmp_path):
    """Both rules in force on one fence too low for the one and too high for the other: one entry, and no finding."""
    own = tmp_path / "kommune.json"
    own.write_text(json.dumps({
        "id": "k", "version": "1.0.0", "title": {"da": "K", "en": "K"}, "author": "Kommunen", "level": "municipality",
        "pack": "bo-trygt", "rules": {"B02": {"enabled": True, "reason": "Haverne skal være svære at komme ind i."}}}),
        encoding="utf-8")
    example = next(e for e in DEFAULT.rule("B04").examples if e["name"] == "Tæt hegn på 1,8 m mod stien")
    fence = {**example["scene"]["hedge_fence"][0], "height_m": 1.5}
    scene = example_scene(DEFAULT.rule("B04"), {**example, "scene": {**example["scene"], "hedge_fence": [fence]}})
    told = {}
    for name, rules in (("default", DEFAULT), ("both", load_rulebook(shipped_pack(), [shipped_profile(), own]))):
        result = review(scene, rules)
        told[name] = ([f.rule for f in result.findings if f.rule in ("B02", "B04")],
                      [{side.rule for side in conflict.sides} for conflict in result.conflicts])
    # Sources that disagree with each other do so whatever the fences are.
    disputes = [{"A12"}, {"A10"}, {"A10-vej"}, {"A11"}]
    assert told == {"default": (["B04"], disputes), "both": ([], [{"B02", "B04"}, *disputes])}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("rule_id", ["L21", "L21-vej"])
def test_danish_lighting_classes_have_no_lux_value(name, rule_id):
    parameters = book(name).rule(rule_id).schema["x-rule"]["parameters"].values()
    assert {parameter["unit"] for parameter in parameters if parameter["unit"] != "1"} == {"lx"}
    properties = [branch["then"]["properties"] for branch in book(name).rule(rule_id).schema["then"]["allOf"]]
    assert all(limits["minimum"] is None for branch in properties for limits in branch.values())
