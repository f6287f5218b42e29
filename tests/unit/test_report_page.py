# SPDX-License-Identifier: GPL-2.0-or-later
"""The one-file page: it fetches nothing, runs only its own script, and takes no name in a plan for HTML."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest
import shapely
from report_parts import written

from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import Source
from botrygt_qgis_plugin.engine.scene import FeatureTable, Note
from botrygt_qgis_plugin.report.dossier import Answer, Dispute, OwnFinding
from botrygt_qgis_plugin.report.gather import dossier_of
from botrygt_qgis_plugin.report.page_words import WORDS

HOSTILE = ('<script>alert(1)</script>', '"><img src=x onerror=alert(2)>', "' onmouseover='alert(3)", "</script><b>",
           "<!--", "]]>", "&lt;i&gt;", "\u2028", "javascript:alert(4)", "{{7*7}}", "${7*7}")


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text outside script and style."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.found, self.words, self.inside = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))
        if tag in ("script", "style"):
            self.inside.append(tag)

    def handle_endtag(self, tag):
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data):
        if not self.inside:
            self.words.append(data)


def page_of(dossier, **choices):
    return written(dossier, "html", **choices)[".html"].decode("utf-8")


@pytest.fixture
def dossier(plan):
    return dossier_of(plan.outcome(*plan.usual()), plan.job())


def island(page, name):
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    return json.loads(found.group(1))


def both_languages(page):
    """The page as it opens, and the content that waits in the other language."""
    return page, island(page, "andet")["html"]


def test_the_policy_allows_its_own_style_and_script_and_nothing_from_outside(dossier):
    page = page_of(dossier)
    (policy,) = [given["content"] for tag, given in Elements(page).found
                 if given.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(part.split(" ", 1) for part in policy.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["img-src"] == "data: blob:"
    assert "unsafe" not in policy and "http" not in policy
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = {f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts}
    assert set(rules["script-src"].split()) == digests and len(scripts) == 2
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert rules["style-src"] == f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"


def test_nothing_is_fetched_and_only_sources_are_linked_to(dossier):
    page = page_of(dossier)
    for content in both_languages(page):
        for tag, given in Elements(content).found:
            assert tag not in ("link", "iframe", "object", "embed", "base", "form action"), tag
            assert not any(name.startswith("on") or name == "style" for name in given), given
            assert not given.get("src", "data:").startswith(("http", "//")), given
            if given.get("href", "#").startswith("#"):
                continue
            assert tag == "a" and given["href"].startswith("https://"), given
            assert "noreferrer" in given["rel"]
    assert not re.search(r"url\(|@import", re.search(r"<style>(.*?)</style>", page, re.DOTALL).group(1))


def named_everywhere(plan, name):
    """A dossier in which every text that a plan or a person gives is this name."""
    plan.rule("S10", severity="high", title={"da": name, "en": name}, suggestion={"da": name, "en": name},
              source=Source(name, name, "seen", section=name))
    finding = plan.finding("S10", "sti 4", "LINESTRING (0 0, 40 0)", subject_label=name, subject_layer=name)
    scene = plan.scene()
    road = FeatureTable(("V1",), np.array([plan.at("LINESTRING (0 0, 140 0)")], dtype=object), {}, (name,))
    scene = replace(scene, plan_name=name, tables={**scene.tables, Role.ROAD: road})
    bare = dossier_of(plan.outcome(finding, scene=scene, notes=[Note("repaired", name, name)]), plan.job())
    answered = replace(bare.entries[0], answers=(Answer("1", name, "", "agree", name, 1, ""),))
    place = shapely.Point(575000, 6225000)
    return replace(bare, entries=(answered,), disputes=(Dispute("x", {"da": name, "en": name}, place),),
                   own=(OwnFinding("2", name, "", name, place, 1),))


def shape_of(content):
    return [(tag, *sorted(given)) for tag, given in Elements(content).found]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_name_stays_a_name(plan, hostile):
    page, usual = page_of(named_everywhere(plan, hostile)), page_of(named_everywhere(plan, "Navn"))
    assert page.count("<script") == usual.count("<script") and page.count("</script") == usual.count("</script")
    for content, harmless in zip(both_languages(page), both_languages(usual)):
        assert shape_of(content) == shape_of(harmless)
        if hostile != "\u2028":
            assert sum(hostile in words for words in Elements(content).words) > 10
        for _, given in Elements(content).found:
            assert not str(given.get("href", "")).lower().startswith("javascript"), given


def test_the_same_dossier_gives_the_same_bytes_in_every_format(dossier, plan):
    again = dossier_of(plan.outcome(*plan.usual()), plan.job())
    assert written(dossier) == written(again)


def test_the_example_fits_in_a_mail():
    from example_plan import example_dossier

    files = written(example_dossier(), "html", "zip")
    assert len(files[".html"]) < 5_000_000
    assert len(files[".zip"]) < len(files[".html"]) / 3


def test_a_card_tells_the_smallest_change_that_cures():
    from example_plan import example_dossier, example_entry

    dossier, fault = example_dossier(), example_entry("L22-krone")
    assert "T-AH3" in fault.remedy["da"] and "T-AH3" in fault.remedy["en"]
    page = page_of(dossier)
    assert page.count(fault.remedy["da"]) == page.count(fault.remedy["en"]) == 1
    assert page.count("<dt>Løsning</dt>") == sum(bool(entry.remedy["da"]) for entry in dossier.entries) < \
        len(dossier.entries)


def test_table_card_and_map_carry_the_same_numbers(dossier):
    page = page_of(dossier)
    cards = re.findall(r'<article class="card \w+" id="fund-(\d+)"', page)
    rows = re.findall(r'<th scope="row"><a href="#fund-(\d+)">', page)
    marks = re.findall(r'<g class="number \w+" data-at="\d+"[^>]*><path[^>]*/><text dy="6.5">(\d+)</text>', page)
    assert cards == rows == marks == ["1", "2", "3"]
    assert [entry["number"] for entry in island(page, "data")["entries"]] == [1, 2, 3]


def test_every_card_says_what_a_reviewer_needs(dossier):
    page = page_of(dossier)
    card = page[page.index('id="fund-1"'):page.index('id="fund-2"')]
    for words in ("87,5 %", "mindst 100 %", "Klip hækken.", "S10 (1.0.0)", "En kilde, afsnit 2",
                  "Tallet er læst i kilden", "hegn eller hæk H12, træ T1", "Sti 4", dossier.entries[0].id):
        assert words in card, words


def test_numbers_and_dates_are_danish_in_danish_and_english_in_english(dossier):
    danish, english = both_languages(page_of(dossier))
    assert "87,5 %" in danish and "87.5 %" not in danish.replace(json.dumps(english), "")[:danish.index('id="data"')]
    assert "87.5 %" in english and "87,5" not in english


def test_every_word_of_the_script_stands_in_both_languages_with_the_same_fills():
    for name, (da, en) in WORDS.items():
        assert da and en, name
        assert set(re.findall(r"\{\w+\}", da)) == set(re.findall(r"\{\w+\}", en)), name


def test_two_rules_that_pull_apart_stand_in_both_languages(plan):
    outcome = plan.outcome(*plan.usual(), conflicts=[plan.conflict()])
    danish, english = both_languages(page_of(dossier_of(outcome, plan.job())))
    shown = danish[danish.index('id="konflikter"'):danish.index('id="tekst"')]
    assert "to regler trækker i hver sin retning" in shown and "S10" in shown and "A09" in shown
    assert "two rules pull in opposite directions" in english
    assert "OFFENTLIG" in page_of(dossier_of(outcome, plan.job()), handling="OFFENTLIG")
    assert "hver sin retning" not in page_of(dossier_of(outcome, plan.job()), handling="OFFENTLIG")


def test_the_first_page_names_the_weightiest_and_what_is_good(plan):
    page = page_of(dossier_of(plan.outcome(*plan.usual()), plan.job()))
    first = page[page.index('id="kort"'):page.index('id="kort-h"')]
    assert "Det gør planen godt" in first and first.count('class="badge') == 3
    assert first.index("#fund-1") < first.index("#fund-2") < first.index("#fund-3")


def test_a_plan_without_findings_gaps_or_area_still_has_a_page(plan):
    scene = replace(plan.scene(), tables={}, plan_name="", stage="")
    outcome = plan.outcome(scene=scene)
    page = page_of(dossier_of(outcome, plan.job()))
    assert "fandt intet" in page or "0 fund" in page
    assert "nan" not in re.search(r'viewBox="([^"]*)"', page).group(1)


def test_a_long_report_waits_with_its_cards_and_says_the_same(plan):
    many = [plan.finding("S10", f"sti {n}", f"LINESTRING ({n % 90} {n // 90}, {n % 90 + 5} {n // 90})")
            for n in range(350)]
    dossier = dossier_of(plan.outcome(*many), plan.job())
    page = page_of(dossier)
    waiting = island(page, "ventende")
    assert len(waiting["cards"]) == 350 and island(page_of(dossier, language="en"), "ventende") != waiting
    before, rule, after = waiting["cards"][7]
    card = before + waiting["rules"][rule] + after
    short = page_of(dossier_of(plan.outcome(*many[:20]), plan.job()))
    assert f"{dossier.entries[7].text['da'][:20]}" in card
    assert re.sub(r"<[^>]+>", "", card).count("Kilde") == 1
    assert len(re.findall(r"<tr[^>]* hidden", page)) == 250 and "<tr hidden" not in short
