# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for people: numbers, names of things, causes and what is missing, in both languages."""

from __future__ import annotations

import pytest

from botrygt_qgis_plugin.engine.findings import Measurement
from botrygt_qgis_plugin.engine.measured import Cause, Effect
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.shape import shipped_pack
from botrygt_qgis_plugin.engine.terms import COLUMNS
from botrygt_qgis_plugin.engine.wording import (
    cannot_tell_sentence,
    cause_sentence,
    finding_sentence,
    is_place_key,
    missing_words,
    remedy_words,
    suggestion_sentence,
    value_words,
)

HEDGE, TREE, LIGHT = Role.HEDGE_FENCE, Role.TREE, Role.LIGHT


@pytest.mark.parametrize("value, da, en", [
    (4.37, "4,37", "4.37"), (5.0, "5", "5"), (0.1 + 0.2, "0,3", "0.3"), (-0.0, "0", "0"), (-1.5, "−1,5", "−1.5"),
    (100, "100", "100"), (1e-12, "0", "0"), (None, "ukendt", "unknown"), (True, "ja", "yes"), (False, "nej", "no"),
    ("hedge", "hæk", "hedge"), ("noget andet", "noget andet", "noget andet")], ids=str)
def test_values(value, da, en):
    assert (value_words(value, "da"), value_words(value, "en")) == (da, en)


@pytest.mark.parametrize("text, place", [
    ("point:575000.00,6225000.00", True), ("stretch:1.00,2.00;3.00,4.00;5.00,6.00", True),
    ("line:3f6c0d2a9b1e4f50", True),
    ("area:3f6c0d2a9b1e4f50#2", True), ("road_end:575000.00,6225000.00", True), ("H12", False), ("Sti 4", False),
    ("line: den lange", False), ("a1b2", False)])
def test_keys_made_from_a_place(text, place):
    assert is_place_key(text) is place


@pytest.mark.parametrize("cause, operator, da, en", [
    (None, "<=", "", ""),
    (Cause("blockers", ((HEDGE, "H2"), (HEDGE, "H1"), (TREE, "point:1.00,2.00"))), ">=",
     "Årsag: hegn eller hække H1, H2; et objekt (træ).", "Cause: hedges, fences or walls H1, H2; one feature (tree)."),
    (Cause("blockers", tuple((TREE, f"T{i}") for i in range(5)), minimal=False), ">=",
     "Årsag: træer T0, T1, T2 og 2 flere (ikke vist mindst).",
     "Cause: trees T0, T1, T2 and 2 more (not shown to be the least)."),
    (Cause("attribute", attribute="height_m", value=0.99), "<", "Kravet er opfyldt, når højden er højst 0,99 m.",
     "It is met where the height is at most 0.99 m."),
    (Cause("attribute", attribute="width_m", value=3.5), ">=", "Kravet er opfyldt, når bredden er mindst 3,5 m.",
     "It is met where the width is at least 3.5 m."),
    (Cause("attribute", attribute="gated", value=True), "=", "Kravet er opfyldt, når stien er lukket med låge.",
     "It is met where the path is closed by a gate."),
    (Cause("lack", proposal=((LIGHT, None, {}), (LIGHT, None, {}))), "<=",
     "Kravet er opfyldt med 2 lyspunkter mere, som vist.", "It is met with 2 lamps more, as shown."),
    (Cause("lack"), "<=", "", "")])
def test_causes(cause, operator, da, en):
    decided = Measurement("q", 1.0, operator, 2.0, "m")
    assert (cause_sentence(cause, decided, "da"), cause_sentence(cause, decided, "en")) == (da, en)


@pytest.mark.parametrize("effect, da, en", [
    (Effect((HEDGE, "H2"), 12.0, 3.5, 12.0), "Uden hegn eller hæk H2: 12 m mere; klippet til 1 m: 3,5 m.",
     "Without hedge, fence or wall H2: 12 m more; cut to 1 m: 3.5 m."),
    (Effect((HEDGE, "H2"), 6.8, 6.8, 6.8, "m²", less=True),
     "Uden hegn eller hæk H2: 6,8 m² mindre skjult; klippet til 1 m: 6,8 m².",
     "Without hedge, fence or wall H2: 6.8 m² less hidden; cut to 1 m: 6.8 m²."),
    (Effect((Role.BUILDING, "B1"), 6.8, 0.0, 6.8, "m²", less=True), "Uden bygning B1: 6,8 m² mindre skjult.",
     "Without building B1: 6.8 m² less hidden."),
    (Effect((HEDGE, "H2"), 1.0, 2.0, 1.0, ""), "Uden hegn eller hæk H2: 1 bolig mere; klippet til 1 m: 2 boliger.",
     "Without hedge, fence or wall H2: 1 dwelling more; cut to 1 m: 2 dwellings."),
    (Effect((HEDGE, "H2"), 0.0, 0.0, 4.0, "m²", less=True), "Hegn eller hæk H2 dækker kun sammen med andet.",
     "Hedge, fence or wall H2 hides only with others.")])
def test_what_a_blocker_frees(effect, da, en):
    cause, decided = Cause("blockers", (effect.feature,), effects=(effect,)), Measurement("q", 1.0, "<", 2.0, "m")
    assert cause_sentence(cause, decided, "da").endswith(f". {da}")
    assert cause_sentence(cause, decided, "en").endswith(f". {en}")


@pytest.mark.parametrize("name, da, en", [
    ("light.height_m", "højden (lyspunkt) er ikke oplyst", "the height (lamp) is not given"),
    ("window_facade", "vindue er ikke tegnet", "window is not drawn"),
    ("tree:coverage", "laget med træ rækker ikke langt nok ud", "the layer of tree does not reach far enough"),
    ("path:centre_line", "stien er tegnet som flade uden midterlinje",
     "the path is drawn as an area without centre line"),
    ("parameter:least_m", "parameteren least_m er ikke fastsat", "the parameter least_m is not set"),
    ("measure:rear_path_m", "målingen rear_path_m gav intet svar", "the measure rear_path_m gave no answer"),
    ("noget nyt", "noget nyt", "noget nyt")])
def test_what_is_missing(name, da, en):
    assert (missing_words(name, "da"), missing_words(name, "en")) == (da, en)
    assert remedy_words(name, "da") != remedy_words(name, "en")


def test_every_column_has_words():
    named = {column.name for spec in ROLES.values() for column in spec.columns}
    internal = {"plan_id", "plan_no", "name", "status", "subarea_no", "use_detail_code", "binding", "advisory",
                "max_storeys", "max_height_m", "one_way", "power_w", "cct_k", "luminaire", "cadastral_no", "risk_class"}
    assert named - internal <= set(COLUMNS)


def test_most_frequent_gap_comes_first():
    text = cannot_tell_sentence({"light.height_m": 2, "tree": 7}, "da")
    assert text == ("Kan ikke afgøres: Træ er ikke tegnet (7). Tegn laget, eller knyt et eksisterende lag til rollen. "
                    "Højden (lyspunkt) er ikke oplyst (2). Udfyld feltet i laget, eller angiv en værdi i en profil.")
    assert cannot_tell_sentence({}, "da") == ""


def test_finding(plan):
    finding, rule = plan.usual()[0], plan.rules["S10"]
    assert finding_sentence(finding, rule, "en") == (
        "Path 4: measured 87.5 %, the limit is 100 %. Cause: hedge, fence or wall H12; tree T1.")
    assert suggestion_sentence(rule, "da") == "Klip hækken."


@pytest.mark.parametrize("wording, da", [
    ("{label} er smal.", "Stistrækning ved E 575020, N 6225000 er smal."),
    ("Stien {label} er smal.", "Stien ved E 575020, N 6225000 er smal.")], ids=["first", "inside"])
def test_a_thing_without_a_name_is_told_by_its_place(plan, wording, da):
    rule = plan.rule("S10", wording={"da": wording, "en": wording})
    finding = plan.finding("S10", "stretch:0.00,0.00;1.00,1.00", "LINESTRING (0 0, 40 0)")
    assert finding_sentence(finding, rule, "da") == da


@pytest.mark.parametrize("label, wording, da, en", [
    ("lyspunkt L7", "Lampen {label} er lav.", "Lampen L7 er lav.", "Lampen L7 er lav."),
    ("lyspunkt L7", "{label} er lav.", "Lyspunkt L7 er lav.", "Lamp L7 er lav."),
    ("lyspunkt ved 5, 6", "Lampen {label} er lav.", "Lampen ved 5, 6 er lav.", "Lampen at 5, 6 er lav."),
    ("Den høje", "{label} er lav.", "Den høje er lav.", "Den høje er lav."),
    ("elmast", "{label} er lav.", "elmast er lav.", "elmast er lav.")])
def test_the_word_for_the_kind_is_said_once(plan, label, wording, da, en):
    rule = plan.rule("L22", subject="light", wording={"da": wording, "en": wording})
    finding = plan.finding("L22", "L7", "POINT (0 0)", subject_label=label)
    assert (finding_sentence(finding, rule, "da"), finding_sentence(finding, rule, "en")) == (da, en)


def test_what_a_planner_called_something_is_never_read_as_a_placeholder(plan):
    finding = plan.finding("S10", "{value} {cause}", "LINESTRING (0 0, 40 0)")
    assert finding_sentence(finding, plan.rules["S10"], "da").startswith("{value} {cause}: målt 87,5")


def test_shipped_rules_leave_no_placeholder(plan):
    for rule in load_rulebook(shipped_pack()).rules:
        plan.rules[rule.id] = rule
        finding = plan.finding(rule.id, "A", "POINT (0 0)", cause=Cause("blockers", ((TREE, "T1"),)))
        for language in ("da", "en"):
            text = finding_sentence(finding, rule, language)
            assert "{" not in text and "  " not in text and text.endswith((".", "!")), text
