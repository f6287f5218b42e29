# SPDX-License-Identifier: GPL-2.0-or-later
"""The example's smallest changes: each cures its finding in a review of the whole changed plan, and can be copied."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import lru_cache

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.casefile.case import write_case
from botrygt_qgis_plugin.casefile.schema import LAMP_FIELDS, PROPOSED_LAMPS
from botrygt_qgis_plugin.engine.document import finding_entry
from botrygt_qgis_plugin.engine.files import fiona_transform
from botrygt_qgis_plugin.engine.findings import MET
from botrygt_qgis_plugin.engine.guess import guess_roles
from botrygt_qgis_plugin.engine.job import Job, PlanOutcome
from botrygt_qgis_plugin.engine.layers import RawLayer
from botrygt_qgis_plugin.engine.moves import changed
from botrygt_qgis_plugin.engine.remedies import with_remedies
from botrygt_qgis_plugin.engine.remedy_words import remedy_sentence
from botrygt_qgis_plugin.engine.review import review, verdicts_of
from botrygt_qgis_plugin.engine.roles import Role

from .egelund import FAULTS, plan_result, rulebook, subject_key, variant_result

CURED = ("A01", "A03", "A03-gang", "A05", "A06", "A15", "B01", "B04", "B15", "L02", "L17", "L22", "L22-krone", "S01",
         "S01-krone", "S01-parkering", "S02", "S05", "S06", "S07", "S08", "S09", "S10", "S13", "S14", "S16", "S17",
         "S21", "S21-vej")


@lru_cache(maxsize=1)
def cured():
    return with_remedies(plan_result())


def remedies(rule):
    return [finding for finding in cured().findings if finding.rule == rule and finding.remedy is not None]


def test_faults_that_the_plan_can_cure_are_cured():
    assert {finding.rule for finding in cured().findings if finding.remedy is not None} == set(CURED)
    for fault in FAULTS.values():
        if fault["rule"] in CURED:
            key = subject_key(cured(), fault["subject"])
            (finding,) = [f for f in cured().findings if (f.rule, f.subject_key) == (fault["rule"], key)]
            # A house is not moved for a view.
            behind_house = finding.cause is not None and {role for role, _ in finding.cause.features} == {Role.BUILDING}
            assert (finding.remedy is None) is behind_house, fault["rule"]


@pytest.mark.parametrize("rule", ["A01", "A15", "B04", "L02", "L17", "L22", "L22-krone", "S05", "S13", "S14"])
def test_a_review_of_the_changed_plan_finds_it_cured_and_nothing_broken_but_what_was_said(rule):
    for finding in remedies(rule):
        after = review(changed(cured().scene, finding.remedy.moves), rulebook())
        kinds = {name: {v.subject: v.kind for v in verdicts} for name, verdicts in after.verdicts.items()}
        assert kinds[rule][finding.subject_key] == MET
        broken = {(one.id, v.subject) for one in rulebook().rules if one.obligation != "could"
                  for v in cured().verdicts.get(one.id, ())
                  if v.kind == MET and kinds[one.id].get(v.subject) == "not_met"}
        assert broken == {(turned.rule, turned.subject) for turned in finding.remedy.turned}


def test_the_cheapest_of_the_ways_that_a_rule_leaves_open_is_proposed():
    moves = {finding.subject_key: [(move.kind, dict(move.columns)) for move in finding.remedy.moves]
             for finding in remedies("B04")}
    assert moves == {"F-Y4": [("set", {"openness_pct": 50.0})], "F-N12": [("set", {"height_m": 1.8})]}
    dear = with_remedies(replace(plan_result(), rulebook=replace(rulebook(), costs={"open_fence": 50.0})))
    (closed,) = [f for f in dear.findings if (f.rule, f.subject_key) == ("B04", "F-Y4")]
    assert [dict(move.columns) for move in closed.remedy.moves] == [{"height_m": 1.2}]


@pytest.mark.parametrize(("rule", "step"), [("S10", 0.1), ("S13", 0.1), ("S16", 0.1), ("S17", 0.1), ("B15", 0.1),
                                            ("B01", 0.01), ("B04", 0.01), ("A03", 0.01), ("S21", 0.01)])
def test_what_is_altered_by_degrees_cures_there_and_not_one_printed_step_before(rule, step):
    for finding in remedies(rule):
        (move,) = finding.remedy.moves
        (name, value), = move.columns.items()
        away = 1.0 if name == "openness_pct" else step
        nearer = round(value + (away if move.before > value else -away), 6)
        after = changed(cured().scene, [replace(move, columns={name: nearer})])
        (verdict,) = verdicts_of(after, rulebook(), rulebook().rule(rule), [finding.subject_key])
        assert verdict.kind == "not_met"


def test_the_result_file_and_the_sentences_say_it():
    (finding,) = [f for f in remedies("L22") if f.subject_key == "L21"]
    entry = finding_entry(finding, rulebook())["remedy"]
    assert [(move["kind"], move["feature"], move["amount"], move["unit"]) for move in entry["moves"]] == [
        ("move_tree", "T-BL1", 2.0, "m")]
    assert entry["text"]["da"] == remedy_sentence(finding.remedy, "da")
    assert entry["text"]["da"].startswith("Mindste ændring, der er fundet: flyt træ T-BL1 2 m mod ")
    assert entry["text"]["en"].startswith("Smallest change found: move tree T-BL1 2 m ")


def test_the_variant_has_the_same_smallest_changes():
    other = with_remedies(variant_result())
    ours, theirs = ({(f.rule, f.subject_key): [(move.kind, move.key, move.amount) for move in f.remedy.moves]
                     for f in result.findings if f.remedy is not None} for result in (cured(), other))
    assert ours == theirs


def test_proposed_lamps_can_be_copied_into_the_plan(tmp_path):
    path = tmp_path / "sag.gpkg"
    outcome = PlanOutcome("egelund.gpkg", "99", "digest", cured())
    write_case(path, outcome, Job(rulebook(), fiona_transform), {}, False)
    with closing(sqlite3.connect(path)) as opened:
        rows = opened.execute(f"SELECT aendring, lyspunkt_nr, {', '.join(LAMP_FIELDS)} FROM proposed_lamps").fetchall()
        told = dict(opened.execute("SELECT finding_id, remedy_da FROM findings WHERE remedy_da IS NOT NULL"))
        srs = opened.execute("SELECT DISTINCT srs_id FROM gpkg_geometry_columns").fetchall()
    lamps = cured().scene.table(Role.LIGHT)
    assert {f.id for f in cured().findings if f.remedy is not None} == set(told)
    assert {row[0] for row in rows} == {"ny", "flyttet"} and srs == [(25832,)]
    for row in rows:
        if row[0] == "flyttet":
            assert row[2] == lamps.number("height_m")[lamps.position[row[1]]]
    # A layer of these fields is taken for lamps, and its values are read as the plan's own.
    names = [name for name in PROPOSED_LAMPS.columns if name not in ("finding_id", "number", "rule", "severity",
                                                                     "indication", "aendring")]
    fields = {name: [row[2 + list(LAMP_FIELDS).index(name)] if name in LAMP_FIELDS else row[1] for row in rows]
              for name in names}
    layer = RawLayer("lyspunkt", "", "EPSG:25832", np.array([shapely.Point(0, 0)] * len(rows), dtype=object), fields,
                     tuple(map(str, range(len(rows)))), "point")
    (guess,) = guess_roles([layer])
    assert guess.role is Role.LIGHT
    assert {column: guess.columns[column] for column in LAMP_FIELDS.values()} == {
        column: name for name, column in LAMP_FIELDS.items()}


def test_cost_decides_which_change_is_proposed():
    dear = replace(rulebook(), costs={"move_lamp": 1e6, "move_tree": 1e6})
    result = with_remedies(replace(plan_result(), rulebook=dear))
    kinds = {f.subject_key: {move.kind for move in f.remedy.moves} for f in result.findings
             if f.rule == "L22" and f.remedy is not None}
    assert kinds["L21"] == {"cut_tree"}
