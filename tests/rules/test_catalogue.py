# SPDX-License-Identifier: GPL-2.0-or-later
"""The generated manual: every rule has its page, every link leads somewhere, and the page names every source."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest

from botrygt_qgis_plugin.engine.addresses import MANUAL, REPOSITORY, algorithm_page, rule_page
from botrygt_qgis_plugin.engine.catalogue import asking_the_same, pages, shipped_packs
from botrygt_qgis_plugin.engine.principles import PRINCIPLES
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.shape import shipped_rules

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PACKS = shipped_packs()
RULES = [pytest.param(pack, rule, id=rule.id) for pack in PACKS for rule in pack.rules]
LINK = re.compile(r"(?<!\\)\]\(([^)]+)\)")


@pytest.fixture(scope="module")
def made():
    return pages()


def test_the_committed_pages_are_those_that_are_made_now(made):
    stale = [name for name, text in made.items()
             if not (DOCS / name).is_file() or (DOCS / name).read_text(encoding="utf-8") != text]
    assert stale == [], "run: python tools/docs.py"
    there = {path.relative_to(DOCS).as_posix() for path in (DOCS / "rules").rglob("*") if path.is_file()}
    assert there == {name for name in made if name.startswith("rules/")}


def test_ids_are_unique_over_all_packs():
    ids = [name for pack in PACKS for rule in pack.rules for name in {rule.id, *rule.aliases}]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("pack", "rule"), RULES)
def test_a_rule_page_says_all_that_a_reader_asks(made, pack, rule):
    page = made[f"rules/{rule.id}.md"]
    for language, headings in (("da", ("Hvorfor", "Hvad der måles", "Kravet", "Kilde", "I lokalplanen",
                                       "Tegnede eksempler", "Når reglen ikke kan afgøres")),
                               ("en", ("Why", "What is measured", "What is asked", "Source", "In the local plan",
                                       "Drawn examples", "When the rule cannot tell"))):
        assert all(f"\n## {heading}\n" in page for heading in headings)
        assert page.count(f".{language}.svg)") == sum("scene" in example for example in rule.examples)
    assert page.index("## Hvorfor") < page.index("## Why")
    for source in (rule.source, *rule.further_sources):
        assert page.count(f"]({source.url.replace(')', '%29')})") >= 2
    for parameter in rule.schema["x-rule"].get("parameters", {}):
        assert page.count(f"| `{parameter}` |") == 2
    assert "{" not in re.sub(r"\{(label|value|limit|unit|cause)\}", "", page)


def test_every_link_of_the_manual_leads_to_a_file_and_a_heading(made):
    hand_written = ("access.md", "algorithms.md", "burglary.md", "lighting.md", "report.md", "sightlines.md",
                    "watching.md", "writing-rules.md")
    by_hand = {name: (DOCS / name).read_text(encoding="utf-8") for name in hand_written}
    files = {**made, **by_hand}
    for name, text in files.items():
        if not name.endswith(".md"):
            continue
        for target in LINK.findall(text):
            if target.startswith("http"):
                continue
            path, _, anchor = target.partition("#")
            parts = [*Path(name).parent.parts, *Path(path).parts] if path else list(Path(name).parts)
            resolved = "/".join(_without_parents(parts))
            assert resolved in files or (DOCS / resolved).is_file(), f"{name}: {target}"
            if anchor:
                assert anchor in _anchors(files[resolved]), f"{name}: {target}"


def _without_parents(parts):
    kept = []
    for part in parts:
        kept = kept[:-1] if part == ".." else [*kept, part]
    return kept


def _anchors(text):
    """As git hosts make them from headings."""
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.replace("\\", "")).lower().replace(" ", "-") for head in heads}


def test_every_quantity_and_principle_is_told(made):
    assert all(f"\n### {name.replace('_', chr(92) + '_')}\n" in made["quantities.md"] for name in QUANTITIES)
    for pack in PACKS:
        text = made[f"rules/{pack.pack_id}.md"]
        places = [text.index(f"\n## {number}. {principle.da}") for number, principle in PRINCIPLES.items()]
        assert places == sorted(places) and len(places) == 8
        assert all(f"[{rule.id}]({rule.id}.md)" in text for rule in pack.rules)


def test_every_shipped_profile_is_told_with_its_reasons(made):
    for file in (shipped_rules() / "profiles").glob("*.json"):
        assert f"rules/profiles/{file.name}" in made["profiles.md"]


def test_rules_of_other_packs_are_named_where_they_ask_the_same():
    for pack in PACKS:
        for rule in pack.rules:
            for other, theirs in asking_the_same(rule, pack, PACKS):
                assert other.pack_id != pack.pack_id and theirs.subject == rule.subject


@pytest.mark.parametrize(("pack", "rule"), RULES)
def test_the_address_of_a_rule_is_its_page(made, pack, rule):
    address = rule_page(pack.pack_id, rule.id)
    assert address.startswith(f"{MANUAL}/") and address.removeprefix(f"{MANUAL}/") in made


@pytest.mark.parametrize(("pack", "rule"), [("my-pack", "B01"), ("bo-trygt", "X99"), ("../packs", "B01"), ("", "")])
def test_a_rule_that_was_not_shipped_has_no_page(pack, rule):
    assert rule_page(pack, rule) == ""


def test_the_repository_is_that_of_the_plugin():
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    assert parser["general"]["repository"] == REPOSITORY
    assert algorithm_page("explain") == f"{MANUAL}/algorithms.md#explain"
