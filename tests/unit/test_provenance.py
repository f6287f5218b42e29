# SPDX-License-Identifier: GPL-2.0-or-later
"""The rule in force: where each of its values came from, through three levels of profiles."""

from __future__ import annotations

import json

import pytest

from botrygt_qgis_plugin.engine.errors import RuleError
from botrygt_qgis_plugin.engine.manifest import rulebook_manifest
from botrygt_qgis_plugin.engine.provenance import settings_of
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.rules_report import rule_lines
from botrygt_qgis_plugin.engine.shape import shipped_pack

TEXT = {"da": "Et navn", "en": "A name"}


@pytest.fixture
def laid(tmp_path):
    """The shipped pack under profiles (level, changes), in that order."""
    def made(*profiles):
        files = []
        for i, (level, changes) in enumerate(profiles):
            files.append(tmp_path / f"p{i}.json")
            files[-1].write_text(json.dumps({"id": f"p{i}", "version": "1.0.0", "title": TEXT, "pack": "bo-trygt",
                                             "author": f"Forfatter {i}", "level": level, **changes}))
        return load_rulebook(shipped_pack(), files)

    return made


def limit(value, reason="fordi", **more):
    return {"rules": {"B04": {"parameters": {"open_m": value}, "reason": reason, **more}}}


def setting(book, pointer="/then/anyOf/1/properties/boundary_height_m/maximum", rule="B04"):
    return next(found for found in settings_of(book, book.rule(rule)) if found.pointer == pointer)


def words(found):
    return [(origin.value, origin.profile, origin.level) for origin in found.origins]


def test_every_word_on_a_limit_is_told_the_packs_first_and_the_one_in_force_last(laid):
    book = laid(("nation", limit(2.0)), ("municipality", {}), ("plan", limit(1.5, "Lokalplan 12")))
    found = setting(book)
    assert (found.value, found.unit, found.name, found.keyword, found.quantities) == (
        1.5, "m", "open_m", "maximum", ("boundary_height_m",))
    assert words(found) == [(1.8, "", ""), (2.0, "p0", "nation"), (1.5, "p2", "plan")]
    assert found.origins[0].author == "Waipa District Council: Fences"
    assert (found.origins[-1].author, found.origins[-1].reason) == ("Forfatter 2", "Lokalplan 12")


def test_a_profile_that_goes_back_is_told_too(laid):
    assert words(setting(laid(("nation", limit(2.0)), ("plan", limit(1.8))))) == [
        (1.8, "", ""), (2.0, "p0", "nation"), (1.8, "p1", "plan")]


def test_a_limit_that_no_parameter_sets_is_the_packs(laid):
    found = setting(laid(), "/if/properties/fence_kind/enum")
    assert (found.value, found.name, words(found)) == (["fence", "wall"], "", [(["fence", "wall"], "", "")])


def test_obligation_wording_and_measures_are_told(laid):
    wording = {"da": "{label} er {open_m}", "en": "{label} is {open_m}"}
    book = laid(("municipality", {**limit(2.0, obligation="must", wording=wording),
                                  "measures": {"public_gap_m": {"path_m": 3.0}}}))
    told = {(found.what, found.name): found for found in settings_of(book, book.rule("B04"))}
    assert words(told["obligation", ""]) == [("should", "", ""), ("must", "p0", "municipality")]
    assert words(told["wording", ""])[1] == (wording, "p0", "municipality")
    assert words(told["measure", "path_m"]) == [(2.5, "", ""), (3.0, "p0", "municipality")]
    assert words(told["measure", "road_m"]) == [(6.0, "", "")]


def test_the_manifest_carries_it(laid):
    rules = {rule["id"]: rule for rule in rulebook_manifest(laid(("plan", limit(1.5))))["rules"]}
    entry = next(e for e in rules["B04"]["limits"] if e["parameter"] == "open_m")
    assert entry["value"] == 1.5 and [origin["profile"] for origin in entry["origins"]] == ["", "p0"]
    assert rules["A10"]["limits"] == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_rule_is_printed(laid, language):
    book = laid(("plan", limit(1.5, "Lokalplan 12")))
    lines = list(rule_lines(book, book.rule("B04"), language))
    (row,) = (line for line in lines if "Lokalplan 12" in line)
    assert {"da": "højst 1,5 m", "en": "at most 1.5 m"}[language] in row
    assert {"da": "før: 1,8 m", "en": "before: 1.8 m"}[language] in lines[lines.index(row) + 1]


@pytest.mark.parametrize("levels", [("municipality", "nation"), ("plan", "municipality"), ("plan", "nation")])
def test_the_nearest_profile_lies_uppermost(laid, levels):
    with pytest.raises(RuleError) as caught:
        laid(*((level, {}) for level in levels))
    assert caught.value.where == "p1.json#/level"
    assert "nation, municipality, plan" in caught.value.en and "landet, kommunen, planen" in caught.value.da
