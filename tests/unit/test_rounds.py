# SPDX-License-Identifier: GPL-2.0-or-later
"""Rounds that are kept, and two of them held against each other."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from botrygt_qgis_plugin.casefile.case import open_case, read_case, write_case
from botrygt_qgis_plugin.casefile.compare import KINDS, compare
from botrygt_qgis_plugin.casefile.deciding import Choice, Deciding
from botrygt_qgis_plugin.casefile.file_store import FileStore
from botrygt_qgis_plugin.casefile.outcomes import outcomes_of_store
from botrygt_qgis_plugin.casefile.rounds import kept_rounds, round_now, round_of
from botrygt_qgis_plugin.engine.errors import CaseFileError
from botrygt_qgis_plugin.engine.findings import Measurement

TODAY = date.today()


def reviewed(path, plan, *findings):
    write_case(path, plan.outcome(*findings), plan.job(), {}, True)


def kinds(comparison):
    return {pair.row["subject_key"]: pair.kind for pair in comparison.pairs}


def measured(finding, value):
    return replace(finding, measurements=(Measurement("way_ahead_seen_pct", value, ">=", 100.0, "%"),))


@pytest.fixture
def path(tmp_path, plan):
    made = tmp_path / "sag.gpkg"
    reviewed(made, plan, *plan.usual())
    return made


def now(path):
    with closing(FileStore(path, only_read=True)) as store:
        return round_now(read_case(path), TODAY, outcomes_of_store(store))


def test_a_round_is_kept_as_it_stood(path, plan):
    opened = open_case(path)
    opened.add(lambda case: [Deciding(case, "Anna", TODAY).state(2, Choice("exception", "Aftalt"))])
    assert opened.keep_round("draft", "Kladde til udvalget", "Anna") == 1
    reviewed(path, plan, plan.usual()[2])
    assert opened.keep_round("proposal", "", "Anna") == 2
    heads = opened.rounds()
    assert [(r.number, r.stage, r.name, r.who, r.plan_name) for r in heads] == [
        (1, "draft", "Kladde til udvalget", "Anna", "Egelund"), (2, "proposal", "", "Anna", "Egelund")]
    first, second = opened.round(1), opened.round(2)
    assert [(row["number"], row["outcome"], row["state"], row["value"]) for row in first.rows.values()] == [
        (1, "not_met", "open", 87.5), (2, "not_met", "exception", 87.5), (3, "not_met", "open", 87.5)]
    assert [(row["number"], row["outcome"], row["state"]) for row in second.rows.values()] == [
        (1, "subject_gone", "fixed"), (2, "subject_gone", "fixed"), (3, "not_met", "open")]
    assert [e.said for e in read_case(path).events if e.what == "round_kept"][0] == {
        "round": 1, "stage": "draft", "name": "Kladde til udvalget"}
    assert first.rows[1]["shape"].equals(plan.usual()[0].subject_geometry)


def test_rounds_outlive_the_next_runs(path, plan):
    opened = open_case(path)
    opened.keep_round("idea", "", "Anna")
    for _ in range(2):
        reviewed(path, plan, plan.usual()[0])
    assert len(opened.round(1).rows) == 3


@pytest.mark.parametrize("work, said", [
    (lambda case: case.keep_round("høring", "", "Anna"), "ingen fase «høring»"),
    (lambda case: case.round(7), "ingen runde 7")])
def test_what_there_is_not_is_said(path, work, said):
    with pytest.raises(CaseFileError) as caught:
        work(open_case(path))
    assert said in caught.value.da


def test_two_rounds_of_a_case(path, plan):
    hedge, parking, lamp = plan.usual()
    opened = open_case(path)
    opened.keep_round("draft", "", "Anna")
    fourth = plan.finding("A09", "P9", "POLYGON ((90 90, 99 90, 99 99, 90 99, 90 90))")
    unsure = plan.finding("L22", "lampe 9", "POINT (70 70)")
    reviewed(path, plan, measured(hedge, 60.0), measured(parking, 95.0), unsure, fourth)
    opened.keep_round("proposal", "", "Anna")
    told = compare(opened.round(1), opened.round(2), same_case=True)
    assert kinds(told) == {"sti 4": "worse", "P2": "better", "lampe 7": "solved", "lampe 9": "new", "P9": "new"}
    reviewed(path, plan, measured(hedge, 60.0), lamp)
    told = compare(opened.round(2), now(path), same_case=True)
    # Of lampe 9 the hand-made plan cannot tell: that is no cure.
    assert kinds(told) == {"sti 4": "unchanged", "P2": "solved", "P9": "solved", "lampe 9": "not_told",
                           "lampe 7": "new"}
    assert told.counts == {"new": 1, "worse": 0, "not_told": 1, "unchanged": 1, "better": 0, "solved": 2}
    ranks = [(KINDS.index(pair.kind), pair.row["number"]) for pair in told.pairs]
    assert [kind for kind, _ in ranks] == sorted(kind for kind, _ in ranks)


def test_two_versions_of_a_plan_without_a_case(plan):
    """Moved and split subjects are followed by their overlap."""
    before = plan.outcome(plan.finding("S10", "stretch:whole", "LINESTRING (0 0, 100 0)"),
                          plan.finding("L22", "lampe 7", "POINT (20 5)"),
                          plan.finding("A09", "P2", "POLYGON ((0 50, 30 50, 30 80, 0 80, 0 50))"))
    after = plan.outcome(plan.finding("S10", "stretch:small", "LINESTRING (0 0, 40 0)"),
                         measured(plan.finding("S10", "stretch:large", "LINESTRING (40 0, 100 0.5)"), 50.0),
                         plan.finding("L22", "lampe 8", "POINT (22 5)"))
    told = compare(round_of(before.result), round_of(after.result))
    assert kinds(told) == {"stretch:large": "worse", "stretch:small": "new", "lampe 8": "unchanged", "P2": "solved"}
    solved = next(pair for pair in told.pairs if pair.kind == "solved")
    assert solved.outcome == "subject_gone" and solved.after is None


def test_a_rule_that_is_not_in_force_any_more_solves_nothing(plan):
    hedge, parking, lamp = plan.usual()
    before = plan.outcome(hedge, parking, lamp)
    del plan.rules["A09"]
    after = plan.outcome(hedge, lamp)
    told = compare(round_of(before.result), round_of(after.result))
    pair = next(pair for pair in told.pairs if pair.row["subject_key"] == "P2")
    assert (pair.kind, pair.outcome) == ("not_told", "rule_off")


def test_a_changed_limit_is_told_beside_what_was_measured(plan):
    before = plan.outcome(*plan.usual())
    plan.rule("S10", severity="high", digest="another digest of S10")
    told = compare(round_of(before.result), round_of(plan.outcome(*plan.usual()).result))
    assert [(pair.row["rule"], pair.kind, pair.rule_changed) for pair in told.pairs] == [
        ("S10", "unchanged", True), ("A09", "unchanged", False), ("L22", "unchanged", False)]


def test_a_round_of_another_case_that_cannot_be_asked_solves_nothing(path, plan, tmp_path):
    other = tmp_path / "anden.gpkg"
    reviewed(other, plan, plan.usual()[0])
    open_case(other).keep_round("adopted", "", "Anna")
    told = compare(now(path), open_case(other).round(1))
    assert kinds(told) == {"sti 4": "unchanged", "P2": "not_told", "lampe 7": "not_told"}
    assert kinds(compare(now(path), now(other))) == {"sti 4": "unchanged", "P2": "solved", "lampe 7": "solved"}


def test_the_same_is_unchanged(path):
    told = compare(now(path), now(path), same_case=True)
    assert set(kinds(told).values()) == {"unchanged"}


def test_heads_come_without_rows(path):
    open_case(path).keep_round("idea", "", "Anna")
    with closing(FileStore(path, only_read=True)) as store:
        assert kept_rounds(store)[0].rows == {}
