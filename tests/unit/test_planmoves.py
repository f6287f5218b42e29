# SPDX-License-Identifier: GPL-2.0-or-later
"""The moves that are tried against findings about sight, access and boundaries, and what they cost and are called."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.engine.costs import COSTS, cost_of, costs_with
from botrygt_qgis_plugin.engine.examples import example_scene
from botrygt_qgis_plugin.engine.findings import MET
from botrygt_qgis_plugin.engine.moves import ADD, LEAVE_OUT, SET, Move, Remedy, changed
from botrygt_qgis_plugin.engine.remedies import FEATURES, MOST_SEARCHED, most_searched, with_remedies
from botrygt_qgis_plugin.engine.remedy_words import remedy_entry, remedy_sentence
from botrygt_qgis_plugin.engine.review import review
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene
from botrygt_qgis_plugin.engine.shape import shipped_rules

BOOK = load_rulebook(shipped_rules() / "packs" / "bo-trygt")
DEFAULTS = costs_with({})


def table(shapes, keys=None, **columns):
    geometry = np.array([shapely.from_wkt(shape) for shape in shapes], dtype=object)
    keys = keys or [f"k{i}" for i in range(len(shapes))]
    return FeatureTable(tuple(keys), geometry, {name: np.array(values) for name, values in columns.items()})


AREA = table(["POLYGON((-100 -100,200 -100,200 100,-100 100,-100 -100))"], ["LP"])
PATH = table(["LINESTRING(0 0,60 0)"], ["P1"], width_m=[3.0], kind=np.array(["shared"], dtype=object))
FENCE = {"keys": ["F1"], "kind": np.array(["fence"], dtype=object)}


def plan(tables):
    return Scene("EPSG:25832", {Role.PLAN_AREA: AREA, Role.PATH: PATH, **tables}, plan_id="1", stage="draft")


def only(*rules):
    return replace(BOOK, rules=tuple(rule for rule in BOOK.rules if rule.id in rules))


def remedies_of(scene, rule, book=None):
    book = book or only(rule)
    return {f.subject_key: f.remedy for f in with_remedies(review(scene, book)).findings if f.rule == rule}


def planting(height, area=AREA):
    return {Role.SHRUB_PLANTING: table(["POLYGON((10 2,20 2,20 3,10 3,10 2))"], ["B1"], height_m=[height]),
            Role.PLAN_AREA: area}


def test_planting_is_cut_to_the_limit_and_the_plan_is_then_met():
    scene = plan(planting(1.6))
    (remedy,) = remedies_of(scene, "S01").values()
    (move,) = remedy.moves
    assert (move.kind, move.key, move.before, dict(move.columns)) == (SET, "B1", 1.6, {"height_m": 1.0})
    assert {v.kind for v in review(changed(scene, remedy.moves), only("S01")).verdicts["S01"]} == {MET}
    assert remedy_sentence(remedy, "da") == (
        "Mindste ændring, der er fundet: sænk beplantning B1 fra 1,6 m til 1 m. Efterprøvet ved ny måling.")
    entry = remedy_entry(remedy)
    assert entry["moves"][0]["unit"] == "m" and entry["moves"][0]["columns"] == {"height_m": 1.0}


def test_what_stands_outside_the_plan_is_not_the_plans_to_change():
    beyond = table(["POLYGON((-100 -100,200 -100,200 1.5,-100 1.5,-100 -100))"], ["LP"])
    assert list(remedies_of(plan(planting(1.6, beyond)), "S01").values()) == [None]


def test_a_hedge_too_near_a_path_is_left_out_and_a_dear_one_is_still_proposed_alone():
    hedge = table(["LINESTRING(10 1.9,50 1.9)"], ["H1"], kind=np.array(["hedge"], dtype=object), height_m=[1.0])
    scene = plan({Role.HEDGE_FENCE: hedge})
    (remedy,) = remedies_of(scene, "S05").values()
    assert [(move.kind, move.key) for move in remedy.moves] == [(LEAVE_OUT, "H1")]
    assert remedy.cost == DEFAULTS["leave_out"]
    dear = replace(only("S05"), costs={"leave_out": 77.0})
    assert next(iter(remedies_of(scene, "S05", dear).values())).cost == 77.0


def test_a_rule_that_the_change_would_break_is_named():
    """A path widened to the demand comes nearer to the hedge beside it."""
    path = table(["LINESTRING(0 0,60 0)"], ["P1"], width_m=[2.4], kind=np.array(["shared"], dtype=object))
    hedge = table(["LINESTRING(10 2.35,50 2.35)"], ["H1"], kind=np.array(["hedge"], dtype=object), height_m=[1.0])
    scene = plan({Role.PATH: path, Role.HEDGE_FENCE: hedge, Role.BUILDING: table([]), Role.PARCEL: table([])})
    (remedy,) = remedies_of(scene, "A03", only("A03", "S05")).values()
    assert [move.kind for move in remedy.moves] == [SET]
    assert [turned.rule for turned in remedy.turned] == ["S05"]
    assert "S05" in remedy_sentence(remedy, "da") and "ikke længere opfyldt" in remedy_sentence(remedy, "da")


def not_met_examples(rule):
    return [example_scene(BOOK.rule(rule), example) for example in BOOK.rule(rule).examples
            if example["expect"] == "not_met" and "scene" in example]


def test_a_needless_link_is_closed_and_then_no_link_between_homes():
    for scene in not_met_examples("A02"):
        (remedy,) = remedies_of(scene, "A02").values()
        assert [(move.kind, dict(move.columns)) for move in remedy.moves] == [(SET, {"gated": True})]
        assert not review(changed(scene, remedy.moves), only("A02")).findings


def test_a_block_that_is_too_long_is_met_in_every_part_after_a_road_through_it():
    found = [remedy for scene in not_met_examples("A07") for remedy in remedies_of(scene, "A07").values()
             if remedy is not None]
    assert len(found) >= 2
    for scene, remedy in zip(not_met_examples("A07"), found):
        assert [(move.kind, move.role) for move in remedy.moves] == [(ADD, Role.ROAD)]
        after = review(changed(scene, remedy.moves), only("A07"))
        assert [verdict.kind for verdict in after.verdicts["A07"]] == [MET, MET]


def test_a_subject_that_is_merely_gone_is_not_cured():
    """A short block is not made longer by what the search may do, and no block at all is no answer."""
    short = not_met_examples("A07")[-1]
    assert list(remedies_of(short, "A07").values()) == [None]


SPOT = shapely.Point(5.0, 6.0)
WORDED = [
    (Move(SET, "P1", SPOT, SPOT, 3.0, 2.0, columns={"width_m": 3.0}, of=Role.PATH), 15.0,
     "gør sti P1 3 m bred i stedet for 2 m"),
    (Move(SET, "P1", SPOT, SPOT, columns={"gated": True}, of=Role.PATH), 6.0, "luk sti P1 med låge"),
    (Move(SET, "T1", SPOT, SPOT, 2.5, 1.0, columns={"crown_base_m": 2.5}, of=Role.TREE), 3.0,
     "stam træ T1 op, så kronen begynder 2,5 m oppe i stedet for 1 m"),
    (Move(SET, "F1", SPOT, SPOT, 50.0, 0.0, columns={"openness_pct": 50.0}, of=Role.HEDGE_FENCE), 3.0,
     "vælg et hegn, der er mindst 50 % åbent, i stedet for hegn eller hæk F1 (0 %)"),
    (Move(SET, "F1", SPOT, SPOT, 1.2, 2.2, columns={"height_m": 1.2}, of=Role.HEDGE_FENCE), 4.0,
     "sænk hegn eller hæk F1 fra 2,2 m til 1,2 m"),
    (Move(SET, "F1", SPOT, SPOT, 1.8, 1.2, columns={"height_m": 1.8}, of=Role.HEDGE_FENCE), 3.2,
     "gør hegn eller hæk F1 1,8 m høj i stedet for 1,2 m"),
    (Move(LEAVE_OUT, "T1", SPOT, SPOT, of=Role.TREE), 12.0, "udelad eller fjern træ T1"),
    (Move(ADD, "ny 1", SPOT, SPOT, like="B7", of=Role.WINDOW_FACADE), 10.0, "sæt et vindue i bygning B7 ved E 5, N 6"),
    (Move(ADD, "ny 1", SPOT, SPOT, of=Role.GATE), 6.0, "tilføj låge ved E 5, N 6"),
]


@pytest.mark.parametrize(("move", "cost", "words"), WORDED, ids=[words for _, _, words in WORDED])
def test_every_kind_of_change_has_its_cost_and_its_words(move, cost, words):
    assert cost_of([move], DEFAULTS) == pytest.approx(cost)
    remedy = Remedy((move,), cost)
    assert remedy_sentence(remedy, "da") == f"Mindste ændring, der er fundet: {words}. Efterprøvet ved ny måling."
    assert remedy_sentence(remedy, "en") != remedy_sentence(remedy, "da")


def test_windows_and_ways_added_together_are_told_together():
    moves = tuple(Move(ADD, f"ny {i}", SPOT, SPOT, like=f"B{i}", of=Role.WINDOW_FACADE) for i in (1, 2))
    told = remedy_sentence(Remedy(moves, 20.0), "da")
    assert "sæt et vindue i bygning B1 ved E 5, N 6 og bygning B2 ved E 5, N 6" in told


def test_an_added_feature_says_nothing_but_where_it_is():
    windows = table(["POINT(1 1)"], ["V1"], height_m=[2.0], kind=np.array(["window"], dtype=object))
    scene = plan({Role.WINDOW_FACADE: windows})
    added = changed(scene, [Move(ADD, "ny 1", SPOT, SPOT, of=Role.WINDOW_FACADE)]).table(Role.WINDOW_FACADE)
    assert added.keys == ("V1", "ny 1") and added.geometry[1].equals(SPOT)
    assert np.isnan(added.number("height_m")[1]) and added.text("kind")[1] is None


def test_a_plan_of_many_features_has_fewer_findings_searched():
    def big(count):
        points = np.array([shapely.Point(i, 0) for i in range(count)], dtype=object)
        return plan({Role.LIGHT: FeatureTable(tuple(map(str, range(count))), points)})

    assert most_searched(big(10)) == MOST_SEARCHED
    assert most_searched(big(10 * FEATURES)) == MOST_SEARCHED // 10 - 1


def test_every_cost_has_a_range_and_words_in_both_languages():
    assert all(one.low <= one.default <= one.high and one.da and one.en and one.da != one.en for one in COSTS.values())
