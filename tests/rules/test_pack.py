# SPDX-License-Identifier: GPL-2.0-or-later
"""What holds for every shipped rule: its examples, its source, its words."""

from __future__ import annotations

import json
import re

import pytest

from botrygt_qgis_plugin._vendor.jsonschema import Draft202012Validator
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.shape import shipped_pack, shipped_rules

# Every rule, those too that the default profile leaves out.
BOOK = load_rulebook(shipped_pack())
RULES = [pytest.param(rule, id=rule.id) for rule in BOOK.rules]
every_rule = pytest.mark.parametrize("rule", RULES)


def test_the_pack_is_complete():
    domains = {}
    for rule in BOOK.rules:
        domains.setdefault(rule.domain, []).append(rule.id)
    assert sorted(domains) == ["access", "boundaries", "lighting", "sightlines"]
    assert all(len(ids) >= 3 for ids in domains.values())
    assert [rule.dkr[0] for rule in BOOK.rules] == sorted(rule.dkr[0] for rule in BOOK.rules)


@pytest.mark.parametrize("name", ["rule", "profile", "pack"])
def test_the_metaschemas_are_json_schemas(name):
    Draft202012Validator.check_schema(json.loads((shipped_rules() / f"{name}.schema.json").read_text(encoding="utf-8")))


@every_rule
def test_a_rule_file_is_a_json_schema_named_after_its_rule(rule):
    file = shipped_pack() / f"{rule.id}.json"
    Draft202012Validator.check_schema(_without_unset(json.loads(file.read_text(encoding="utf-8"))))


@every_rule
def test_every_verdict_is_drawn_and_the_boundary_too(rule):
    assert len(rule.examples) >= 5
    expected = {example["expect"] for example in rule.examples}
    judged = {"met", "not_met", "cannot_tell", "not_relevant"} - ({"met", "not_met"} if rule.unset else set())
    assert expected == (judged if rule.judges else {"observed"})
    assert any(example.get("boundary") for example in rule.examples)


@every_rule
def test_a_figure_that_nobody_published_binds_nobody(rule):
    assert rule.source.figure in ("seen", "secondary", "proposed")
    if rule.source.figure == "proposed":
        assert rule.obligation == "could"
        # A rule that only observes has no figure of its own.
        assert not rule.judges or "forslag" in (rule.title["da"] + rule.wording["da"]).lower()
    assert rule.source.url.startswith("http")


def test_what_was_not_read_whole_or_is_contradicted_binds_nobody():
    assert BOOK.rule("L22").obligation == "could"
    a10 = BOOK.rule("A10")
    assert not a10.judges
    assert len({statement["source"]["title"] for statement in a10.effect}) == 2


@every_rule
def test_both_languages_are_filled_in_alike(rule):
    for texts in (rule.wording, rule.clause, rule.suggestion):
        assert re.findall(r"\{\w+\}", texts["da"]) == re.findall(r"\{\w+\}", texts["en"])
        assert texts["da"].rstrip("} ").endswith(".") or texts["da"].endswith("{cause}")
        assert not re.search(r"\d\.\d", texts["da"])
    assert rule.wording["da"].endswith(" {cause}") or not rule.judges


@every_rule
def test_a_limit_that_a_profile_may_change_is_never_written_out_twice(rule):
    parameters = rule.schema["x-rule"].get("parameters", {})
    limited = {target for parameter in parameters.values() for target in parameter["pointers"]}
    fixed = [leaf for leaf in _numbers(rule.schema) if leaf not in limited]
    assert fixed in ([], ["/if/properties/lamp_count/minimum"], ["/anyOf/0/properties/rear_path_m/maximum"])


def _without_unset(value):
    """A rule's schema without the limits that nobody has set yet."""
    if isinstance(value, dict):
        return {key: _without_unset(part) for key, part in value.items() if part is not None}
    return [_without_unset(part) for part in value] if isinstance(value, list) else value


def _numbers(value, path=""):
    """Pointers of all numeric limits of a rule."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key != "x-rule":
                yield from _numbers(part, f"{path}/{key}")
    elif isinstance(value, list):
        for i, part in enumerate(value):
            yield from _numbers(part, f"{path}/{i}")
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield path
