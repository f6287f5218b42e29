# SPDX-License-Identifier: GPL-2.0-or-later
"""The conflict ledger: two opposed rules that meet on one subject give one entry, and no findings of their own."""

from __future__ import annotations

import copy
import json

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.engine.answers import conflict_entry
from botrygt_qgis_plugin.engine.changes import Change
from botrygt_qgis_plugin.engine.conflict_words import conflict_sentence
from botrygt_qgis_plugin.engine.conflicts import compatible, opposed
from botrygt_qgis_plugin.engine.document import geometry_json
from botrygt_qgis_plugin.engine.findings import CANNOT_TELL, MET, NOT_MET
from botrygt_qgis_plugin.engine.review import review
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

TEXT = {"da": "{label} {cause}", "en": "{label} {cause}"}
FENCED = {"properties": {"fence_kind": {"enum": ["fence", "wall"]}}}
HIGH = {"properties": {"boundary_height_m": {"minimum": 1.8}}}
LOW = {"properties": {"boundary_height_m": {"maximum": 1.2}}}
LOW_OR_OPEN = {"anyOf": [LOW, {"properties": {"boundary_height_m": {"maximum": 1.8}, "openness_pct": {"minimum": 50}}}]}
ABOUT = {"da": "Den ene vil stoppe indtrængen, den anden vil se stien", "en": "One would stop entry, one see the path"}


def rule(name, then, condition=FENCED, conflicts=None, **about):
    block = {
        "id": name, "root": name, "version": "1.2.0", "title": {"da": f"Regel {name}", "en": f"Rule {name}"},
        "domain": "boundaries", "subject": "hedge_fence", "dkr": [2], "obligation": "should", "stages": ["draft"],
        "severity": "low", "landing": ["bestemmelse"], "wording": TEXT, "clause": TEXT, "suggestion": TEXT,
        "source": {"title": f"Kilde {name}", "url": "https://guide.example/1", "figure": "seen"}, "examples": [],
        **({"conflicts": [{"with": other, **ABOUT} for other in conflicts]} if conflicts else {}), **about}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "if": condition, "then": then, "x-rule": block}


@pytest.fixture
def book(tmp_path):
    """A rulebook of these rules, with profiles."""
    def made(*rules, off=()):
        folder = tmp_path / "pack"
        folder.mkdir(exist_ok=True)
        title = {"da": "Prøve", "en": "Trial"}
        (folder / "pack.json").write_text(json.dumps({"id": "t", "version": "1.0.0", "title": title, "publisher": "u"}))
        for document in rules:
            (folder / f"{document['x-rule']['id']}.json").write_text(json.dumps(document), encoding="utf-8")
        profile = tmp_path / "profile.json"
        profile.write_text(json.dumps({
            "id": "p", "version": "1.0.0", "title": title, "author": "Kommunen", "level": "plan", "pack": "t",
            "rules": {name: {"enabled": False, "reason": "valgt fra"} for name in off}}))
        return load_rulebook(folder, [profile])

    return made


def scene(*fences):
    """Fences side by side: (kind, height, openness)."""
    def table(shapes, **columns):
        keys = tuple(f"F{i}" for i in range(len(shapes)))
        return FeatureTable(keys, np.array(shapes, dtype=object), columns, keys, ("hegn",) * len(keys))

    kinds, heights, open_pct = zip(*fences)
    return Scene("EPSG:25832", {
        Role.PLAN_AREA: FeatureTable(("p",), np.array([shapely.box(-99, -99, 99, 99)], dtype=object)),
        Role.HEDGE_FENCE: table([shapely.LineString([(0, 9 * i), (9, 9 * i)]) for i in range(len(fences))],
                                kind=np.array(kinds, dtype=object), height_m=np.array(heights, dtype=float),
                                openness_pct=np.array(open_pct, dtype=float))}, plan_id="1")


NAN = float("nan")
MEETINGS = [
    # demands, fence, exclusive, verdicts, whether there is an entry
    ("low against high, as things are", (HIGH, LOW_OR_OPEN), ("fence", 1.5, 0.0), (NOT_MET, NOT_MET), True),
    ("high enough, but closed: opening it would do", (HIGH, LOW_OR_OPEN), ("fence", 1.8, 0.0), (MET, NOT_MET), False),
    ("high and open", (HIGH, LOW_OR_OPEN), ("fence", 1.8, 60.0), (MET, MET), False),
    ("never both: the one is met", (HIGH, LOW), ("fence", 1.8, 0.0), (MET, NOT_MET), True),
    ("never both: neither is", (HIGH, LOW), ("wall", 1.5, 0.0), (NOT_MET, NOT_MET), True),
    ("never both, whatever the height is", (HIGH, LOW), ("fence", NAN, 0.0), (CANNOT_TELL, CANNOT_TELL), True),
    ("perhaps no fence at all", (HIGH, LOW), (None, 1.5, 0.0), (CANNOT_TELL, CANNOT_TELL), False),
    ("a hedge is not concerned", (HIGH, LOW), ("hedge", 1.5, 0.0), ("not_relevant", "not_relevant"), False),
    ("both too high", (LOW, {"properties": {"boundary_height_m": {"maximum": 1.0}}}), ("fence", 1.5, 0.0),
     (NOT_MET, NOT_MET), False),
    ("two kinds", ({"properties": {"fence_kind": {"const": "hedge"}}},
                   {"properties": {"fence_kind": {"enum": ["wall"]}}}), ("fence", 1.5, 0.0), (NOT_MET, NOT_MET), True),
]


@pytest.mark.parametrize(("demands", "fence", "verdicts", "meets"), [pytest.param(*c[1:], id=c[0]) for c in MEETINGS])
def test_where_two_rules_meet(book, demands, fence, verdicts, meets):
    rulebook = book(rule("T01", demands[0]), rule("T02", demands[1], conflicts=["T01"]))
    result = review(scene(fence), rulebook)
    assert tuple(result.verdicts[name][0].kind for name in ("T01", "T02")) == verdicts
    assert len(result.conflicts) == meets
    assert [f.rule for f in result.findings] == ([] if meets else [
        name for name, kind in zip(("T01", "T02"), verdicts) if kind == NOT_MET])
    # The verdicts stand as they are: whoever counts them counts the conflict too.
    assert sum(tally.not_met for tally in result.tallies) == verdicts.count(NOT_MET)


def test_an_entry_names_both_rules_demands_sources_and_the_subject(book):
    rulebook = book(rule("T01", HIGH), rule("T02", LOW_OR_OPEN, conflicts=["T01"]))
    (conflict,) = review(scene(("fence", 1.5, 0.0)), rulebook).conflicts
    assert conflict.subject_key == "F0" and not conflict.exclusive
    first, second = conflict.sides
    assert [(d.operator, d.limit, d.value) for d in first.demands] == [(">=", 1.8, 1.5)]
    assert [(d.operator, d.limit, d.value) for d in second.demands] == [("<=", 1.2, 1.5)]
    assert (first.source.title, second.source.title) == ("Kilde T01", "Kilde T02")
    assert conflict_sentence(conflict, rulebook, "da") == (
        "F0: to regler trækker i hver sin retning. T01 («Regel T01») kræver højden på hæk, hegn eller mur: mindst "
        "1,8 m; målt 1,5 m, ikke opfyldt. T02 («Regel T02») kræver højden på hæk, hegn eller mur: højst 1,2 m; målt "
        "1,5 m, ikke opfyldt. Den ene vil stoppe indtrængen, den anden vil se stien. Vælg i en profil eller i planen, "
        "hvilken af dem der gælder her.")
    assert "T01 ('Rule T01') asks for height of the hedge, fence or wall: at least 1.8 m; measured 1.5 m, not met." in \
        conflict_sentence(conflict, rulebook, "en")
    entry = conflict_entry(conflict, rulebook, geometry_json)
    assert [side["rule"] for side in entry["sides"]] == ["T01", "T02"] and entry["subject"]["key"] == "F0"


def test_a_pair_is_declared_once_from_either_side_and_by_a_former_name(book):
    rules = [rule("T01", HIGH, conflicts=["T02"]), rule("T02", LOW, conflicts=["B77"])]
    rules[0]["x-rule"]["aliases"] = ["B77"]
    (pair,) = opposed(book(*rules))
    assert {pair.first.id, pair.second.id} == {"T01", "T02"} and pair.exclusive


def test_where_a_profile_has_chosen_there_is_no_conflict(book):
    rulebook = book(rule("T01", HIGH), rule("T02", LOW, conflicts=["T01"]), off=["T01"])
    result = review(scene(("fence", 1.8, 0.0)), rulebook)
    assert not result.conflicts and [f.rule for f in result.findings] == ["T02"]


def test_rules_that_nobody_declared_opposed_are_left_alone(book):
    result = review(scene(("fence", 1.5, 0.0)), book(rule("T01", HIGH), rule("T02", LOW)))
    assert not result.conflicts and len(result.findings) == 2


def test_a_conflict_only_covers_its_own_subject(book):
    rulebook = book(rule("T01", HIGH), rule("T02", LOW_OR_OPEN, conflicts=["T01"]))
    result = review(scene(("fence", 1.5, 0.0), ("fence", 2.5, 0.0), ("wall", 1.4, 0.0)), rulebook)
    assert [conflict.subject_key for conflict in result.conflicts] == ["F0", "F2"]
    assert [(f.rule, f.subject_key) for f in result.findings] == [("T02", "F1")]


def test_the_ledger_of_an_edit_is_that_of_a_whole_run(book):
    rulebook = book(rule("T01", HIGH), rule("T02", LOW_OR_OPEN, conflicts=["T01"]))
    before, after = scene(("fence", 1.5, 0.0), ("fence", 1.5, 0.0)), scene(("fence", 1.8, 60.0), ("fence", 1.5, 0.0))
    previous = review(before, rulebook)
    change = Change(frozenset({"F0"}), np.array([[0.0, 0.0, 9.0, 0.0]]))
    edited, whole = review(after, rulebook, previous, {Role.HEDGE_FENCE: change}), review(after, rulebook)
    assert edited.conflicts == whole.conflicts and [c.subject_key for c in edited.conflicts] == ["F1"]
    assert edited.findings == whole.findings


SAID = [{"direction": direction, "da": f"Taler for {da}.", "en": f"For {en}.",
         "source": {"title": title, "url": "https://a.example", "figure": "seen"}}
        for direction, da, en, title in (("for", "lave hegn", "low fences", "Kilde A"),
                                         ("against", "høje hegn", "high fences", "Kilde B"))]
AGREEING = [SAID[0], {**SAID[1], "direction": "for"}]


def observing(effect=SAID, **about):
    document = rule("T03", {}, judges=False, observe=["fence_kind", "boundary_height_m"], effect=effect, **about)
    return {key: document[key] for key in ("$schema", "x-rule")}


def test_sources_that_disagree_are_one_entry_for_all_that_was_measured(book):
    rulebook = book(rule("T01", HIGH), observing())
    fences = scene(("fence", 1.5, 0.0), ("hedge", NAN, 0.0), ("fence", 2.0, 0.0))
    result = review(fences, rulebook)
    (conflict,) = result.conflicts
    assert [(side.rule, side.verdict, side.source.title) for side in conflict.sides] == [
        ("T03", "observed", "Kilde A"), ("T03", "observed", "Kilde B")]
    kind, height = conflict.observed
    assert kind.counts == {"fence": 2, "hedge": 1} and (height.low, height.high) == (1.5, 2.0)
    assert (height.subjects, height.told) == (3, 2)
    assert conflict_sentence(conflict, rulebook, "da") == (
        "Regel T03 (T03): kilderne er uenige, så reglen afgør intet. Taler for lave hegn (Kilde A). Taler for høje "
        "hegn (Kilde B). Målt 3 steder: om det er hæk, hegn eller mur: hegn 2, hæk 1; højden på hæk, hegn eller mur: "
        "1,5–2 m, ukendt 1. Afvejningen er planlæggerens.")
    # Observing takes nothing from anybody, and an edit leaves the same entry as a whole run.
    assert [(f.rule, f.subject_key) for f in result.findings] == [("T01", "F0")]
    assert review(fences, rulebook, result, {}).conflicts == result.conflicts
    assert shapely.covers(conflict.subject_geometry, conflict.anchor)


@pytest.mark.parametrize(("document", "fences"), [
    pytest.param(observing(SAID[:1]), (("fence", 1.5, 0.0),), id="one source"),
    pytest.param(observing(AGREEING), (("fence", 1.5, 0.0),), id="two sources that agree"),
    pytest.param(observing(stages=["adopted"]), (("fence", 1.5, 0.0),), id="another stage"),
])
def test_no_dispute(book, document, fences):
    plan = scene(*fences)
    assert not review(Scene(plan.crs, plan.tables, plan_id="1", stage="draft"), book(document)).conflicts


COMPATIBLE = [
    ("overlapping bounds", {"minimum": 1.0}, {"maximum": 1.0}, True),
    ("bounds apart", {"exclusiveMinimum": 1.0}, {"maximum": 1.0}, False),
    ("a gap of one step", {"exclusiveMinimum": 1.0}, {"exclusiveMaximum": 1.01}, False),
    ("a gap of two steps", {"exclusiveMinimum": 1.0}, {"exclusiveMaximum": 1.02}, True),
    ("far apart", {"maximum": -50}, {"minimum": 70}, False),
    ("one of two members", {"enum": [1, 2]}, {"enum": [2, 3]}, True),
    ("other members", {"enum": [1, 2]}, {"const": 3}, False),
    ("not the same", {"const": 2}, {"not": {"const": 2}}, False),
    ("whole numbers are not listed", {"type": "integer", "minimum": 1.2}, {"maximum": 1.8}, True),
]


@pytest.mark.parametrize(("one", "other", "together"), [pytest.param(*case[1:], id=case[0]) for case in COMPATIBLE])
def test_whether_two_demands_can_both_hold(book, one, other, together):
    rules = [rule(f"T0{i}", {"properties": {"boundary_height_m": limits}}) for i, limits in enumerate((one, other), 1)]
    rulebook = book(*copy.deepcopy(rules))
    assert compatible(rulebook.rule("T01"), rulebook.rule("T02")) is together
