# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan's own words: what may become a provision, what each sentence rests on, and a municipality's own wording."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from example_plan import example_dossier, example_entry

from botrygt_qgis_plugin.engine.errors import BoTrygtError
from botrygt_qgis_plugin.engine.rulebook import Source
from botrygt_qgis_plugin.report.dossier import RuleLine
from botrygt_qgis_plugin.report.gather import is_existing
from botrygt_qgis_plugin.report.plan_words import draft, fate, places
from botrygt_qgis_plugin.report.templates import read_templates
from botrygt_qgis_plugin.report.word_blocks import blocks_html, letter_blocks, plan_blocks

SOURCE = Source("Kilde", "https://example.org", "seen")


@pytest.fixture(scope="module")
def words():
    return draft(example_dossier(), read_templates())


def told(words, part, language="da"):
    return [sentence.text[language] for sentence in words.parts[part]]


def test_every_sentence_rests_on_findings_or_rules(words):
    ids = {entry.id for entry in example_dossier().entries}
    for part, sentences in words.parts.items():
        for sentence in sentences:
            assert sentence.ids or sentence.rules, (part, sentence)
            assert set(sentence.ids) <= ids
            if part in ("purpose", "provisions", "map", "outside"):
                assert sentence.ids and "(fund " in sentence.text["da"] and "(finding" in sentence.text["en"]


def test_provisions_of_the_example_word_for_word(words):
    provisions = told(words, "provisions")
    assert provisions[0] == (
        "Der må ikke anlægges offentligt tilgængelige stier langs boliggrundenes bagskel. Stier, som er nødvendige for "
        "adgang til haverne, skal lukkes med låge i begge ender. (Hjemmel: planlovens §\u00a015, stk.\u00a02, "
        "nr.\u00a04) "
        "(fund 1)")
    assert "Beplantning inden for 2 m fra stier må fuldt udvokset højst blive 1 m høj. (Hjemmel: planlovens " \
        f"§\u00a015, stk.\u00a02, nr.\u00a010) (fund {example_entry('S01').number})" in provisions
    assert provisions[-1].startswith("Ny bebyggelse må ikke tages i brug, før fælles stier")
    first = example_entry("L17").number
    assert re.search(rf"nr.\u00a012\) \(fund .*{first}, {first + 1} og {first + 2}\)", provisions[-1])


def test_the_parts_stand_in_the_order_of_a_local_plan(words):
    assert list(words.parts) == ["account", "purpose", "provisions", "map", "outside"]
    headings = list(dict.fromkeys(sentence.heading for sentence in words.parts["provisions"]))
    assert headings == ["ways", "parking", "lighting", "green", "in_use"]


def test_every_provision_has_a_purpose(words):
    purposes = {sentence.heading for sentence in words.parts["purpose"]}
    for sentence in words.parts["provisions"]:
        assert sentence.heading in purposes or sentence.heading == "in_use"
        own = [one for one in words.parts["purpose"] if one.heading == sentence.heading] or \
            [one for one in words.parts["purpose"] if one.heading in ("ways", "lighting")]
        assert set(sentence.ids) <= {one for purpose in own for one in purpose.ids}


def test_no_provision_sets_lux_trims_a_hedge_or_runs_a_lamp(words):
    for sentence in words.parts["provisions"]:
        assert not re.search(r"\blux\b|\blx\b|klip|beskær|opstam|dæmp|tænd|sluk", sentence.text["da"], re.IGNORECASE)


def line_of(clause, domain="boundaries", subject="hedge_fence", landing=("bestemmelse",)):
    return RuleLine("X1", "1.0.0", {"da": "T", "en": "T"}, domain, "medium", "should", landing,
                    {"da": clause, "en": clause}, 1, 1, 0, 0, 1.0, SOURCE, {"da": "", "en": ""}, "", (), subject)


@pytest.mark.parametrize(("line", "changed", "expected"), [
    (line_of("Hegn må højst være 1,2 m."), {}, "provision"),
    (line_of("Hegn må højst være 1,2 m."), {"inside": False}, "neighbour"),
    (line_of("Hegn må højst være 1,2 m."), {"existing": True}, "existing"),
    (line_of("Hegn må højst være 1,2 m."), {"layer": "eks_hegn"}, "provision"),
    (line_of("Hække skal klippes ned til 1 m."), {}, "operation"),
    (line_of("Hække skal holdes nede på 1 m."), {}, "operation"),
    (line_of("Træer skal være opstammede til 2 m."), {}, "operation"),
    (line_of("Belysningen må dæmpes om natten.", "lighting", "light"), {}, "operation"),
    (line_of("Stier skal have mindst 2 lux.", "lighting", "path_stretch"), {}, "lux"),
    (line_of("Facader skal have vinduer mod stien.", "sightlines", "facade"), {}, "authority"),
    (line_of("Grunde ligger ryg mod ryg.", landing=("redegoerelse",)), {}, ""),
], ids=["inside", "neighbour's land", "existing", "layer", "cut", "keep down", "stem", "dimming", "lux", "no authority",
        "account"])
def test_what_may_become_a_provision(line, changed, expected):
    entry = replace(example_entry("B01"), **changed)
    assert fate(line, entry, frozenset()) == expected


def test_a_municipality_names_its_own_layers_of_what_is_there():
    entry = replace(example_entry("B01"), layer="fredet_hegn")
    line = line_of("Hegn må højst være 1,2 m.")
    assert fate(line, entry, frozenset({"fredet"})) == "existing" and fate(line, entry, frozenset()) == "provision"


@pytest.mark.parametrize(("layer", "expected"), [
    ("haek", False), ("eksisterende_haek", True), ("hegn eks", True), ("GeoDanmark Hegn", True), ("gdk60:Hegn", True),
    ("eksempel", False), ("planlagt_sti", False)])
def test_layers_that_say_their_features_are_there(layer, expected):
    assert is_existing(layer) is expected


def test_existing_and_foreign_findings_go_outside_the_plan_with_the_reason():
    dossier = example_dossier()
    entries = tuple(replace(entry, existing=entry.rule == "B01",
                            inside=entry.rule != "B04") for entry in dossier.entries)
    words = draft(replace(dossier, entries=entries), read_templates())
    assert not any("B01" in sentence.rules or "B04" in sentence.rules for sentence in words.parts["provisions"])
    outside = " ".join(told(words, "outside"))
    first = example_entry("B01").number
    assert f"forholdet er der i forvejen): «Hæk og hegn mod vejen er lave» (fund {first} og {first + 1})" in outside
    assert "det ligger uden for planområdet): «Hegn mod sti" in outside
    assert "drift og pleje): «Træer langs stier er opstammede» (fund " in outside


def test_a_plan_that_is_all_right_gets_no_provision_and_a_short_letter():
    dossier = replace(example_dossier(), entries=(), indications=(), counts={"high": 0, "medium": 0, "low": 0})
    words = draft(dossier, read_templates())
    assert not words.parts["provisions"] and not words.parts["purpose"]
    text = " ".join(block.words for block in plan_blocks(words, read_templates(), "da"))
    assert "ikke anledning til bestemmelser" in text
    assert "Vi har ikke fundet steder" in " ".join(block.words for block in letter_blocks(words, "da"))


def test_the_letter_names_the_weightiest_and_ends_with_room_for_a_name(words):
    letter = [sentence.text["da"] for sentence in words.letter]
    assert letter[1] == "Bemærkninger om tryghed og forebyggelse af indbrud til LP 99 Egelund"
    assert sum(sentence.heading == "point" for sentence in words.letter) == 5
    assert letter[-1] == "Venlig hilsen\n[navn], [politikreds]"


@pytest.mark.parametrize(("count", "da", "en"), [(1, "ét sted", "in one place"), (3, "tre steder", "in three places"),
                                                 (11, "11 steder", "in 11 places")])
def test_places_as_they_stand_in_a_sentence(count, da, en):
    assert places(count) == {"da": da, "en": en}


def own_templates(tmp_path, content):
    path = tmp_path / "kommune.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return str(path)


def test_a_municipality_words_a_sentence_itself(tmp_path):
    own = own_templates(tmp_path, {"texts": {"provision": {"da": "§ X. {clause}{findings}"}}})
    words = draft(example_dossier(), read_templates(own))
    number = example_entry("A09").number
    expected = f"§ X. Hver fælles parkeringsgård må højst betjene 8 boliger. (fund {number})"
    assert expected in told(words, "provisions")
    assert all("Authority" in words for words in told(words, "provisions", "en"))


@pytest.mark.parametrize(("content", "place"), [
    ("[1]", "kommune.json"), ({"text": {}}, "texts"), ({"texts": {"provisions": {"da": "x"}}}, "provision"),
    ({"texts": {"provision": {"da": "{clause}"}}}, "provision/da"),
    ({"texts": {"provision": {"da": "{clause}{findings}{secret}"}}}, "provision/da"),
    ({"texts": {"provision": {"da": "{clause}{findings} {"}}}, "provision/da"),
    ({"texts": {"provision": {"da": ""}}}, "provision"), ({"texts": {"provision": {"da": "x" * 2001}}}, "provision"),
    ({"existing_layers": "fredet"}, "existing_layers"), ("{", "kommune.json"),
], ids=["no object", "unknown part", "unknown text", "findings dropped", "unknown placeholder", "open brace", "empty",
        "too long", "no list", "no JSON"])
def test_templates_that_cannot_be_used_are_refused_with_the_place(tmp_path, content, place):
    with pytest.raises(BoTrygtError) as refused:
        read_templates(own_templates(tmp_path, content))
    assert place in refused.value.en


def test_the_words_are_escaped_and_tied_to_ids_in_html(words):
    html = blocks_html(plan_blocks(words, read_templates(), "da"))
    first = example_dossier().entries[0].id
    assert f'data-findings="{first}"' in html
    points = [sentence for sentence in words.parts["account"] if sentence.heading == "point"]
    assert len(points) > 10 and html.count("<ul>") == 2
    assert html.count("<li ") == len(points) + len(words.parts["purpose"])
