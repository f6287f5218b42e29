# SPDX-License-Identifier: GPL-2.0-or-later
"""The shipped profiles: what each changes, on whose word, and that a verdict changes because of it and nothing else."""

from __future__ import annotations

import re

import pytest

from botrygt_qgis_plugin.engine.examples import run_example
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
    (off,) = book("taet-by").disabled
    assert off.rule == "B12" and "ryg mod ryg" in off.reason
    assert "B12" not in {rule.id for rule in book("taet-by").rules}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("rule_id", ["L21", "L21-vej"])
def test_danish_lighting_classes_have_no_lux_value(name, rule_id):
    parameters = book(name).rule(rule_id).schema["x-rule"]["parameters"].values()
    assert {parameter["unit"] for parameter in parameters if parameter["unit"] != "1"} == {"lx"}
    properties = [branch["then"]["properties"] for branch in book(name).rule(rule_id).schema["then"]["allOf"]]
    assert all(limits["minimum"] is None for branch in properties for limits in branch.values())
