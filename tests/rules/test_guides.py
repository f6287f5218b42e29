# SPDX-License-Identifier: GPL-2.0-or-later
"""The packs to compare with: every example comes out, every verdict is drawn, no figure claims more than its source."""

from __future__ import annotations

import json
import re

import pytest

from botrygt_qgis_plugin.engine.catalogue import shipped_packs
from botrygt_qgis_plugin.engine.errors import RuleError
from botrygt_qgis_plugin.engine.examples import run_example
from botrygt_qgis_plugin.engine.request import pack_as_it_stands, pack_folder, rulebook_of
from botrygt_qgis_plugin.engine.shape import shipped_pack, shipped_profile

GUIDES = {pack.pack_id: pack for pack in shipped_packs() if pack.pack_id != "bo-trygt"}
RULES = [pytest.param(pack, rule, id=rule.id) for pack in GUIDES.values() for rule in pack.rules]
EXAMPLES = [pytest.param(pack, rule, example, id=f"{rule.id}: {example['name']}") for pack in GUIDES.values()
            for rule in pack.rules for example in rule.examples]


def test_the_guides_that_can_be_measured_are_shipped_and_no_empty_one():
    assert sorted(GUIDES) == ["andre-myndigheder", "en-13201", "pkvw", "secured-by-design"]
    assert all(pack.rules for pack in GUIDES.values())


@pytest.mark.parametrize(("pack", "rule", "example"), EXAMPLES)
def test_the_drawing_is_answered_as_its_author_expects(pack, rule, example):
    outcome = run_example(pack, rule, example)
    assert outcome.passed, f"{outcome.wrong} measured {dict(outcome.values)} missing {outcome.missing}"


@pytest.mark.parametrize(("pack", "rule"), RULES)
def test_every_verdict_is_drawn_and_the_boundary_too(pack, rule):
    assert {example["expect"] for example in rule.examples} == {"met", "not_met", "cannot_tell", "not_relevant"}
    assert any(example.get("boundary") for example in rule.examples)


@pytest.mark.parametrize(("pack", "rule"), RULES)
def test_a_figure_that_nobody_published_binds_nobody(pack, rule):
    assert rule.source.url.startswith("https://")
    if rule.source.figure == "proposed":
        assert rule.obligation == "could"
        assert "forslag" in (rule.title["da"] + rule.wording["da"]).lower()


@pytest.mark.parametrize(("pack", "rule"), RULES)
def test_both_languages_are_filled_in_alike(pack, rule):
    for texts in (rule.wording, rule.clause, rule.suggestion):
        assert re.findall(r"\{\w+\}", texts["da"]) == re.findall(r"\{\w+\}", texts["en"])
        assert not re.search(r"\d\.\d", texts["da"])
    assert rule.wording["da"].endswith(" {cause}")


def test_a_pack_is_found_by_name_or_folder(tmp_path):
    assert pack_folder("") == shipped_pack()
    assert pack_folder("pkvw") == shipped_pack("pkvw")
    assert rulebook_of("pkvw", ()).pack_id == "pkvw"
    assert rulebook_of(str(shipped_pack("secured-by-design")), ()).pack_id == "secured-by-design"
    assert [profile.id for profile in rulebook_of("", ()).profiles] == ["default"]
    with pytest.raises(RuleError, match="andre-myndigheder, bo-trygt, en-13201, pkvw, secured-by-design") as caught:
        pack_folder("sbd")
    assert "Der følger med" in caught.value.da
    with pytest.raises(RuleError, match="no folder"):
        rulebook_of(str(tmp_path / "ingen"), ())


def test_the_default_profile_lies_below_those_given_unless_one_is_the_nations(tmp_path):
    dense, national = shipped_profile("taet-by"), tmp_path / "land.json"
    national.write_text(json.dumps({**json.loads(dense.read_text(encoding="utf-8")), "level": "nation", "id": "land"}),
                        encoding="utf-8")
    assert [profile.id for profile in rulebook_of("", [dense]).profiles] == ["default", "taet-by"]
    assert [profile.id for profile in rulebook_of("", [national, dense]).profiles] == ["land", "taet-by"]
    assert "B02" in {rule.id for rule in pack_as_it_stands("", ()).rules}
    with pytest.raises(RuleError, match="switched off by the profile default"):
        rulebook_of("", ()).rule("B02")
