# SPDX-License-Identifier: GPL-2.0-or-later
"""The smallest change found: it cures, a step less does not, no part of it does, and it says what it would break."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.costs import COSTS, cost_of, costs_with
from botrygt_qgis_plugin.engine.errors import Cancelled, RuleError
from botrygt_qgis_plugin.engine.findings import MET, NOT_MET
from botrygt_qgis_plugin.engine.lightmoves import STEP_LM, STEP_M, STEP_PCT
from botrygt_qgis_plugin.engine.moves import ADD_LAMP, CUT_TREE, MOVE_LAMP, MOVE_TREE, RAISE_FLUX, changed
from botrygt_qgis_plugin.engine.remedies import MOST_SEARCHED, with_remedies
from botrygt_qgis_plugin.engine.remedy_words import proposed_lamps, remedy_sentence
from botrygt_qgis_plugin.engine.review import review
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene
from botrygt_qgis_plugin.engine.shape import shipped_pack, shipped_profile

from .town import town

WHOLE = load_rulebook(shipped_pack(), [shipped_profile()])
BOOK = replace(WHOLE, rules=tuple(rule for rule in WHOLE.rules if rule.domain == "lighting"))
STEPS = {RAISE_FLUX: STEP_LM, MOVE_LAMP: STEP_M, MOVE_TREE: STEP_M}


def rows(role, *features):
    """A table of {"wkt": …, column: value}, keyed role-1, role-2, …"""
    geometry = np.empty(len(features), dtype=object)
    geometry[:] = [shapely.from_wkt(feature["wkt"]) for feature in features]
    columns = {}
    for column in ROLES[role].columns:
        number = column.kind == "number"
        values = [feature.get(column.name, np.nan if number else None) for feature in features]
        columns[column.name] = np.array(values, dtype=float if number else object)
    return FeatureTable(tuple(f.get("id", f"{role.value}-{i}") for i, f in enumerate(features, 1)), geometry, columns)


def lamp(x, y=1.5, **told):
    return {"wkt": f"POINT({x} {y})", "height_m": 5.0, "flux_lm": 3000.0, "maintenance_factor": 0.8,
            "optic": "lower_hemisphere", "ra": 80.0, **told}


def street(lamps, trees=(), path=None, **more):
    """A path along the x axis in the middle of a wide plan, with lamps and trees."""
    path = path or {"wkt": "LINESTRING(0 0,60 0)", "width_m": 2.0}
    tables = {Role.PLAN_AREA: rows(Role.PLAN_AREA, {"wkt": "POLYGON((-300 -300,400 -300,400 300,-300 300,-300 -300))"}),
              Role.PATH: rows(Role.PATH, path), Role.LIGHT: rows(Role.LIGHT, *lamps),
              Role.TREE: rows(Role.TREE, *trees)}
    for role in (Role.BUILDING, Role.HEDGE_FENCE, Role.SHRUB_PLANTING, Role.ROAD):
        tables[role] = rows(role)
    tables.update(more.get("tables", {}))
    return Scene("EPSG:25832", tables, plan_id="99", plan_name="LP 99")


def book_with(costs=None, rules=()):
    return replace(BOOK, costs=costs or {}, rules=tuple(r for r in BOOK.rules if not rules or r.id in rules))


def remedies_of(scene, book=BOOK):
    result = with_remedies(review(scene, book))
    return {finding.rule: finding for finding in result.findings}, result


def verdict(scene, rule, subject, book=BOOK):
    return {v.subject: v.kind for v in review(scene, book).verdicts[rule]}[subject]


def a_step_less(move):
    """The same move one printed step shorter, or None where that is no move at all."""
    if move.kind == RAISE_FLUX:
        less = move.amount - STEP_LM
        return None if less <= move.before else replace(move, amount=less, columns={"flux_lm": less})
    if move.amount <= STEP_M:
        return None
    share = (move.amount - STEP_M) / move.amount
    place = shapely.Point(move.stood.x + share * (move.shape.x - move.stood.x),
                          move.stood.y + share * (move.shape.y - move.stood.y))
    return replace(move, amount=move.amount - STEP_M, shape=place)


def test_a_weak_lamp_gets_the_least_light_that_is_enough():
    scene = street([lamp(5), lamp(30, flux_lm=1500.0), lamp(55)])
    found, _ = remedies_of(scene, book_with(rules=("L02",)))
    remedy = found["L02"].remedy
    (move,) = remedy.moves
    assert (move.kind, move.key, move.before) == (RAISE_FLUX, "light-2", 1500.0)
    assert verdict(changed(scene, remedy.moves), "L02", found["L02"].subject_key) == MET
    assert verdict(changed(scene, [a_step_less(move)]), "L02", found["L02"].subject_key) == NOT_MET
    assert remedy.cost == pytest.approx((move.amount - 1500.0) / 1000.0 * COSTS["raise_flux_per_klm"].default)
    assert re.match(r"Mindste ændring, der er fundet: giv lampe light-2 [\d.]+ lm i stedet for 1500 lm\. Efterprøvet",
                    remedy_sentence(remedy, "da"))


def test_a_gap_gets_one_lamp_like_its_neighbour():
    scene = street([lamp(5), lamp(95, azimuth_deg=180.0, optic="road")], path={"wkt": "LINESTRING(0 0,100 0)",
                                                                               "width_m": 2.0})
    found, _ = remedies_of(scene, book_with(rules=("L17",)))
    remedy = found["L17"].remedy
    assert {move.kind for move in remedy.moves} == {ADD_LAMP}
    assert all(move.shape.y == 1.5 for move in remedy.moves)
    for size in range(1, len(remedy.moves)):
        for part in combinations(remedy.moves, size):
            assert verdict(changed(scene, part), "L17", found["L17"].subject_key) == NOT_MET
    proposed = list(proposed_lamps(remedy, scene.table(Role.LIGHT)))
    assert len(proposed) == len(remedy.moves)
    assert all(columns["height_m"] == 5.0 and change == "ny" for change, _, _, columns in proposed)


def test_a_tree_in_the_light_is_moved_or_left_out_as_the_costs_say():
    trees = [{"wkt": "POINT(20 1)", "crown_base_m": 0.5, "crown_diameter_m": 8.0, "height_m": 9.0, "id": "T1"}]
    scene = street([lamp(5, flux_lm=6000.0), lamp(35, flux_lm=6000.0), lamp(55, flux_lm=6000.0)], trees)
    dear = {"raise_flux_most_pct": 0.0, "move_lamp_most_m": 0.0, "add_lamp": 1000.0}
    rule = book_with({**dear, "cut_tree": 1.0}, ("L02",))
    found, _ = remedies_of(scene, rule)
    assert found["L02"].cause.features == ((Role.TREE, "T1"),)
    assert [move.kind for move in found["L02"].remedy.moves] == [CUT_TREE]
    assert "udelad eller fæld træ T1" in remedy_sentence(found["L02"].remedy, "da")
    found, _ = remedies_of(scene, book_with({**dear, "cut_tree": 1000.0}, ("L02",)))
    (move,) = found["L02"].remedy.moves
    assert move.kind == MOVE_TREE
    assert verdict(changed(scene, [move]), "L02", found["L02"].subject_key) == MET
    assert verdict(changed(scene, [a_step_less(move)]), "L02", found["L02"].subject_key) == NOT_MET
    assert "flyt træ T1" in remedy_sentence(found["L02"].remedy, "da")


def test_no_lamp_is_put_in_a_house_or_out_of_the_plan():
    house = {Role.BUILDING: rows(Role.BUILDING, {"wkt": "POLYGON((6 1,94 1,94 9,6 9,6 1))", "height_m": 3.0})}
    scene = street([lamp(3), lamp(97)], path={"wkt": "LINESTRING(0 0,100 0)", "width_m": 2.0}, tables=house)
    found, _ = remedies_of(scene, book_with(rules=("L17",)))
    assert found["L17"].remedy is None


def test_what_would_be_broken_is_said():
    """A lamp pulled along its path to fill a gap leaves the crossing path with one."""
    other = {Role.PATH: rows(Role.PATH, {"wkt": "LINESTRING(0 0,72 0)", "width_m": 2.0},
                             {"wkt": "LINESTRING(21 6,21 34)", "width_m": 2.0})}
    scene = street([lamp(5), lamp(21), lamp(63), lamp(22.5, 34)], tables=other)
    cheap = {"move_lamp": 0.0, "move_lamp_per_m": 0.0, "move_lamp_most_m": 20.0, "add_lamps_most": 0.0}
    book = book_with(cheap, ("L17",))
    obliged = replace(book, rules=tuple(replace(rule, obligation="must") for rule in book.rules))
    _, result = remedies_of(scene, obliged)
    (remedy,) = [finding.remedy for finding in result.findings]
    after = review(changed(scene, remedy.moves), obliged)
    met = {(rule, v.subject) for rule, all_ in result.verdicts.items() for v in all_ if v.kind == MET}
    broken = {(rule, v.subject) for rule, all_ in after.verdicts.items() for v in all_ if v.kind == NOT_MET} & met
    assert broken and {(turned.rule, turned.subject) for turned in remedy.turned} == broken
    assert "Men så er dette ikke længere opfyldt" in remedy_sentence(remedy, "da")


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10_000))
def test_every_remedy_is_the_least_of_its_kind(seed):
    scene = town(seed, unknown=0.0, long=160.0)
    book = book_with(rules=("L02", "L03", "L17", "L22", "L22-krone"))
    result = with_remedies(review(scene, book))
    for finding in result.findings:
        if finding.remedy is None:
            continue
        moves, key = finding.remedy.moves, finding.subject_key
        one = book.only(book.rule(finding.rule))
        after = review(changed(scene, moves), book, previous=result)
        kinds = {rule: {v.subject: v.kind for v in verdicts} for rule, verdicts in after.verdicts.items()}
        assert kinds[finding.rule][key] == MET
        broken = {(rule.id, v.subject) for rule in book.rules if rule.obligation != "could"
                  for v in result.verdicts.get(rule.id, ())
                  if v.kind == MET and kinds[rule.id].get(v.subject) == NOT_MET}
        assert {(turned.rule, turned.subject) for turned in finding.remedy.turned} == broken
        assert finding.remedy.cost == cost_of(moves, costs_with({}))
        parts = [part for size in range(1, len(moves)) for part in combinations(moves, size)]
        if {move.kind for move in moves} <= {ADD_LAMP, CUT_TREE}:
            assert all(verdict(changed(scene, part), finding.rule, key, one) != MET for part in parts)
        elif len(moves) == 1 and moves[0].kind == RAISE_FLUX:
            less = a_step_less(moves[0])
            assert less is None or verdict(changed(scene, [less]), finding.rule, key, one) != MET


def test_a_whole_way_is_raised_by_one_share():
    scene = street([lamp(x, flux_lm=1400.0) for x in (5, 30, 55)])
    found, _ = remedies_of(scene, book_with({"add_lamp": 1000.0, "move_lamp_most_m": 0.0}, ("L02",)))
    moves = found["L02"].remedy.moves
    assert len({move.amount for move in moves}) == 1 and len(moves) == 3
    less = [replace(move, columns={"flux_lm": round(1400.0 * (move.amount / 1400.0 - STEP_PCT / 100.0))})
            for move in moves]
    assert verdict(changed(scene, less), "L02", found["L02"].subject_key) == NOT_MET


def test_the_order_of_rows_does_not_matter():
    lamps = [lamp(5, id="a"), lamp(30, flux_lm=1200.0, id="b"), lamp(55, id="c")]
    one, other = (remedies_of(street(some))[0]["L02"].remedy for some in (lamps, lamps[::-1]))
    assert one.moves[0].word == other.moves[0].word and one.cost == other.cost


def test_no_more_than_so_many_are_searched_and_it_says_so():
    many = {Role.PATH: rows(Role.PATH, *({"wkt": f"LINESTRING(0 {8 * i},60 {8 * i})", "width_m": 2.0}
                                         for i in range(MOST_SEARCHED + 2)))}
    lamps = [lamp(30, 8 * i + 1.5, flux_lm=300.0) for i in range(MOST_SEARCHED + 2)]
    costs = {"raise_flux_most_pct": 0.0, "move_lamp_most_m": 0.0, "add_lamps_most": 0.0}
    area = rows(Role.PLAN_AREA, {"wkt": "POLYGON((-300 -300,400 -300,400 700,-300 700,-300 -300))"})
    result = with_remedies(review(street(lamps, tables={**many, Role.PLAN_AREA: area}), book_with(costs, ("L02",))))
    assert len(result.findings) == MOST_SEARCHED + 2
    (note,) = [note for note in result.notes if note.code == "remedies_left"]
    assert "2 fund" in note.da and "2 findings" in note.en


def test_the_search_stops_when_told():
    with pytest.raises(Cancelled):
        with_remedies(review(street([lamp(30, flux_lm=300.0)]), BOOK), lambda: True)


def test_nothing_is_sought_without_lamps():
    scene = street([])
    bare = replace(scene, tables={role: table for role, table in scene.tables.items() if role is not Role.LIGHT})
    result = review(bare, BOOK)
    assert with_remedies(result) is result


@pytest.mark.parametrize(("costs", "said"), [
    pytest.param({"new_lamp": 1}, "no known cost", id="an unknown cost"),
    pytest.param({"add_lamp": -1}, "outside the allowed", id="a negative cost"),
    pytest.param({"add_lamps_most": 9}, "outside the allowed", id="too many lamps"),
])
def test_a_profile_with_a_wrong_cost_is_refused(tmp_path, costs, said):
    profile = json.loads(shipped_profile().read_text(encoding="utf-8"))
    file = tmp_path / "profil.json"
    file.write_text(json.dumps({**profile, "costs": costs}), encoding="utf-8")
    with pytest.raises(RuleError, match=said):
        load_rulebook(shipped_pack(), [file])


def test_a_profile_sets_costs_and_what_holds_for_every_measure(tmp_path):
    profile = json.loads(shipped_profile().read_text(encoding="utf-8"))
    file = tmp_path / "profil.json"
    file.write_text(json.dumps({**profile, "costs": {"add_lamp": 35000}, "measures": {
        "*": {"leaf_on_pct": 12}, "dark_gap_m": {"leaf_on_pct": 20}}}), encoding="utf-8")
    book = load_rulebook(shipped_pack(), [file])
    assert book.costs == {"add_lamp": 35000}
    assert book.digest != WHOLE.digest
    assert book.measure_params["illuminance_mean_lx"] == {"leaf_on_pct": 12}
    assert book.measure_params["dark_gap_m"] == {"leaf_on_pct": 20}
    assert "spacing_height_ratio" not in book.measure_params
    file.write_text(json.dumps({**profile, "measures": {"*": {"leaf_on_pct": 120}}}), encoding="utf-8")
    with pytest.raises(RuleError, match="outside the allowed"):
        load_rulebook(shipped_pack(), [file])
    file.write_text(json.dumps({**profile, "measures": {"*": {"leaves": 1}}}), encoding="utf-8")
    with pytest.raises(RuleError, match="no measure has a parameter"):
        load_rulebook(shipped_pack(), [file])
