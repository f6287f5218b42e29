# SPDX-License-Identifier: GPL-2.0-or-later
"""Many plans in one job: what goes wrong with one is said and stays its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely

from botrygt_qgis_plugin.engine import job as job_module
from botrygt_qgis_plugin.engine.errors import Cancelled, InputError, as_told
from botrygt_qgis_plugin.engine.job import Former, PlanInput, run_job
from botrygt_qgis_plugin.engine.layers import RawLayer, object_array

AREA = RawLayer("lokalplanomraade", "a|b", "EPSG:25832", object_array([shapely.box(543000, 6186000, 543100, 6186100)]),
                {"planid": [1], "plannavn": ["Egelund"]}, ("fid 1",))


def opened():
    return (AREA,)


def broken():
    raise KeyError("felt")


def refused():
    raise InputError("The file is torn.", "Filen er revet over.", "b.gpkg")


def test_a_fault_of_ours_belongs_to_its_plan_and_says_where(plan):
    plans = [PlanInput("a.gpkg", broken), PlanInput("b.gpkg", refused), PlanInput("c.gpkg", opened)]
    first, second, third = run_job(plans, plan.job())
    assert first.error.where == "a.gpkg"
    for words in ("KeyError: 'felt'", "test_job.py:"):
        assert words in first.error.en and words in first.error.da
    assert "Please report it" in first.error.en and "Meld den gerne" in first.error.da
    assert second.error.en == "The file is torn."
    assert third.result is not None and third.error is None


def test_a_fault_in_the_review_of_one_plan_stops_no_other(plan, monkeypatch):
    def fails(*_, **__):
        raise MemoryError("no room")

    monkeypatch.setattr(job_module, "review", fails)
    outcomes = tuple(run_job([PlanInput("a.gpkg", opened)] * 2, plan.job()))
    assert ["MemoryError: no room" in outcome.error.en for outcome in outcomes] == [True, True]
    assert {outcome.plan_id for outcome in outcomes} == {"1"}


def test_a_plan_is_skipped_by_what_it_holds_not_by_its_id(plan):
    (first,) = run_job([PlanInput("a.gpkg", opened)], plan.job())
    former = Former("Egelund", None, {"high": 0, "medium": 0, "low": 0}, {})
    other = replace(AREA, geometry=object_array([shapely.box(543000, 6186000, 543100, 6186200)]))
    plans = [PlanInput("kopi.gpkg", opened), PlanInput("ny udgave.gpkg", lambda: (other,))]
    copy, edited = run_job(plans, replace(plan.job(), done={first.digest: former}))
    assert copy.former is former and copy.result is None and copy.plan_id == "1"
    assert edited.former is None and edited.result is not None and edited.plan_id == "1"


def test_a_plan_whose_case_is_lost_is_reviewed_again(plan):
    (first,) = run_job([PlanInput("a.gpkg", opened)], plan.job())
    done = {first.digest: Former("Egelund", None, {}, {})}
    job = replace(plan.job(), done=done, kept=lambda source, plan_id: (source, plan_id) == ("a.gpkg", "1"))
    there, lost = run_job([PlanInput("a.gpkg", opened), PlanInput("omdøbt.gpkg", opened)], job)
    assert there.result is None and lost.result is not None


def test_a_job_can_be_stopped_between_plans_that_are_skipped(plan):
    (first,) = run_job([PlanInput("a.gpkg", opened)], plan.job())
    done = {first.digest: Former("Egelund", None, {}, {})}
    asked = iter([False, True])
    job = run_job([PlanInput("a.gpkg", opened)] * 3, replace(plan.job(), done=done), cancelled=lambda: next(asked))
    assert next(job).former is not None
    with pytest.raises(Cancelled):
        next(job)


def test_an_error_lets_go_of_what_its_frames_hold():
    try:
        try:
            broken()
        except KeyError:
            refused()
    except InputError as error:
        told = as_told(error)
    assert told.__traceback__ is None and told.__context__.__traceback__ is None


def test_layers_of_one_name_and_source_are_told_apart_from_others(plan):
    twice = (AREA, *(RawLayer("haek", "a|haek", "EPSG:25832",
                              object_array([shapely.LineString([(543000, 6186000 + y), (543100, 6186000)])] * 2),
                              {"hoejde": [1.0, 2.0]}, kind="line") for y in (1, 2)))
    (outcome,) = run_job([PlanInput("a.gpkg", lambda: twice)], plan.job())
    assert "More than one layer is called 'haek'" in outcome.error.en
