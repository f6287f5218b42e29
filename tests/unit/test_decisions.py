# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a finding stands, folded from what happened: every state, what re-opens an exception, people at odds, undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import shapely

from botrygt_qgis_plugin.casefile.deciding import Choice, Deciding, DecisionError
from botrygt_qgis_plugin.casefile.decisions import STATES, standings, thread_of_case
from botrygt_qgis_plugin.casefile.events import Event, in_order
from botrygt_qgis_plugin.casefile.matching import Former
from botrygt_qgis_plugin.casefile.memory import Case, Memory

TODAY = date(2026, 11, 24)
ROW = {"finding_id": "f1", "number": 1, "rule_digest": "r", "subject_digest": "s", "cause_digest": "c",
       "value": 1.8, "operator": "<="}


def case(*happened, found=True, **changed):
    """A case with finding 1, which happens to be found now or not; `happened` are (what, said) pairs or events."""
    events, clock = [], 0
    for entry in happened:
        clock += 1
        if isinstance(entry, Event):
            events.append(entry)
            continue
        what, said = entry
        of = ("f1", 1) if what != "reviewed" else (None, None)
        events.append(Event(f"e{clock}", f"2026-11-{clock:02d}", "botrygt", what, *of, said, clock))
    former = Former("f1", 1, "B01", shapely.Point(0, 0), 1)
    rows = ({**ROW, **changed},) if found else ()
    return Case(Memory(1, "99", "Egelund", shapely.box(0, 0, 9, 9), (former,)), "", {}, in_order(events), rows)


def now(of):
    return standings(of, TODAY)[1]


def deciding(of, who="Anna", today=TODAY):
    return Deciding(of, who, today)


def after(of, make, who="Anna", **changed):
    """The case after one more thing that a person did, with the finding's row changed."""
    event = make(deciding(of, who))
    rows = tuple({**row, **changed} for row in of.findings)
    return replace(of, events=in_order((*of.events, event)), findings=rows)


def then(of, *happened, found=True, **changed):
    """The case after something the program noted."""
    clock = max((event.clock for event in of.events), default=0)
    more = [Event(f"p{clock + i}", "2026-12-01", "botrygt", what, "f1" if what != "reviewed" else None,
                  1 if what != "reviewed" else None, said, clock + i) for i, (what, said) in enumerate(happened, 1)]
    rows = ({**ROW, **changed},) if found else ()
    return replace(of, events=in_order((*of.events, *more)), findings=rows)


FOUND = case(("reviewed", "run 1"), ("appeared", None))
GONE = ("gone", '{"outcome":"met"}')
AGAIN = (("reviewed", "run 2"), ("returned", None))


def decided(state, **words):
    return after(FOUND, lambda d: d.state(1, Choice(state, **words)))


WITHOUT_A_DECISION = {
    "found": (FOUND, "open", ""),
    "cured": (then(FOUND, ("reviewed", ""), GONE, found=False), "fixed", ""),
    "subject taken away": (then(FOUND, ("gone", '{"outcome":"subject_gone"}'), found=False), "fixed", ""),
    "gone in a file of version 1": (then(FOUND, ("gone", None), found=False), "fixed", ""),
    "not told any more": (then(FOUND, ("gone", '{"outcome":"cannot_tell"}'), found=False), "open", "cannot_tell"),
    "rule switched off": (then(FOUND, ("gone", '{"outcome":"rule_off"}'), found=False), "open", "rule_off"),
    "cured and back": (then(FOUND, GONE, *AGAIN), "reopened", "came_back"),
    "not told and back": (then(FOUND, ("gone", '{"outcome":"cannot_tell"}'), *AGAIN), "open", ""),
}
WITH_A_DECISION = {
    "in dialogue": (decided("in_dialogue"), "in_dialogue", ""),
    "in dialogue, cured": (then(decided("in_dialogue"), GONE, found=False), "fixed", ""),
    "in dialogue, not told": (then(decided("in_dialogue"), ("gone", '{"outcome":"cannot_tell"}'), found=False),
                              "in_dialogue", "cannot_tell"),
    "in dialogue, cured and back": (then(decided("in_dialogue"), GONE, *AGAIN), "reopened", "came_back"),
    "said to be fixed": (decided("fixed"), "fixed", ""),
    "said to be fixed, still found": (then(decided("fixed"), ("reviewed", "run 2")), "reopened", "still_found"),
    "said to be fixed, and it is": (then(decided("fixed"), ("reviewed", ""), GONE, found=False), "fixed", ""),
    "exception": (decided("exception", reason="Skolen ønsker hækken"), "exception", ""),
    "exception, reviewed again": (then(decided("exception", reason="x"), ("reviewed", "run 2")), "exception", ""),
    "exception, gone and back the same": (then(decided("exception", reason="x"), GONE, *AGAIN), "exception", ""),
    "exception, cured": (then(decided("exception", reason="x"), GONE, found=False), "fixed", ""),
    "exception to the day": (decided("exception", reason="x", until="2026-11-24"), "exception", ""),
    "opened by a person": (decided("reopened"), "reopened", ""),
}


@pytest.mark.parametrize("of, state, why", [*WITHOUT_A_DECISION.values(), *WITH_A_DECISION.values()],
                         ids=[*WITHOUT_A_DECISION, *WITH_A_DECISION])
def test_state(of, state, why):
    assert (now(of).state, now(of).why) == (state, why)


@pytest.mark.parametrize("changed, why", [
    ({"rule_digest": "r2"}, "rule_changed"), ({"subject_digest": "s2"}, "subject_changed"),
    ({"cause_digest": "c2"}, "cause_changed"), ({"value": 1.9}, "worse"), ({"value": 1.7}, ""),
    ({"operator": ">=", "value": 1.7}, "worse"), ({"operator": ">=", "value": 1.9}, ""),
    ({"value": None}, "")])
def test_an_exception_holds_for_what_was_accepted(changed, why):
    of = after(FOUND, lambda d: d.state(1, Choice("exception", "Aftalt med skolen")), **changed)
    assert (now(of).state, now(of).why) == (("reopened", why) if why else ("exception", ""))
    assert now(of).reason == "Aftalt med skolen" and now(of).by == "Anna"


def test_an_exception_ends_with_its_last_day():
    of = decided("exception", reason="Til hækken er vokset", until="2027-05-31")
    assert standings(of, date(2027, 5, 31))[1].state == "exception"
    late = standings(of, date(2027, 6, 1))[1]
    assert (late.state, late.why, late.until) == ("reopened", "expired", "2027-05-31")


def test_verified_stays_until_it_comes_back():
    gone = then(FOUND, ("reviewed", ""), GONE, found=False)
    of = after(gone, lambda d: d.state(1, Choice("verified")), "Poul")
    assert (now(of).state, now(of).by) == ("verified", "Poul")
    assert now(then(of, ("reviewed", "run 3"), found=False)).state == "verified"
    assert (now(then(of, *AGAIN)).state, now(then(of, *AGAIN)).why) == ("reopened", "came_back")
    again = then(then(of, *AGAIN), GONE, found=False)
    assert now(again).state == "fixed"


def test_a_cure_that_is_doubted_is_open_again():
    gone = then(FOUND, GONE, found=False)
    of = after(gone, lambda d: d.state(1, Choice("reopened", "Lampen er tegnet, men ikke bevilget")))
    assert (now(of).state, now(of).reason) == ("reopened", "Lampen er tegnet, men ikke bevilget")
    assert now(then(of, *AGAIN)).state == "reopened"


REFUSED = {
    "exception without a reason": (FOUND, Choice("exception", "  "), "skal begrundes"),
    "exception that is over": (FOUND, Choice("exception", "x", "2026-11-23"), "udløbet"),
    "exception until no day": (FOUND, Choice("exception", "x", "til jul"), "ingen dato"),
    "exception from nothing": (then(FOUND, GONE, found=False), Choice("exception", "x"), "intet at acceptere"),
    "verified while found": (FOUND, Choice("verified"), "findes stadig"),
    "dialogue on nothing": (then(FOUND, GONE, found=False), Choice("in_dialogue"), "findes ikke længere"),
    "no such state": (FOUND, Choice("lukket"), "ingen tilstand"),
}


@pytest.mark.parametrize("of, choice, said", REFUSED.values(), ids=REFUSED)
def test_what_means_nothing_is_refused(of, choice, said):
    with pytest.raises(DecisionError) as caught:
        deciding(of).state(1, choice)
    assert said in caught.value.da and caught.value.en


def test_a_decision_needs_a_name_and_a_finding():
    with pytest.raises(DecisionError, match="who you are"):
        Deciding(FOUND, " ", TODAY)
    with pytest.raises(DecisionError, match="no finding 7"):
        deciding(FOUND).state(7, Choice("open"))


def test_states_are_six():
    assert STATES == ("open", "in_dialogue", "exception", "fixed", "verified", "reopened")


def at_once(of, *choices):
    """The case after people who had not seen each other's decision."""
    events = [deciding(of, who).state(1, choice) for who, choice in choices]
    return replace(of, events=in_order((*of.events, *events)))


def test_two_decisions_at_once_are_both_kept_and_shown():
    of = at_once(FOUND, ("Anna", Choice("exception", "Aftalt")), ("Poul", Choice("in_dialogue")))
    standing = now(of)
    assert standing.disputed and standing.why == "conflict"
    assert {(event.who, event.said["state"]) for event in standing.decisions} == {
        ("Anna", "exception"), ("Poul", "in_dialogue")}
    # Until somebody who has seen both decides, nothing is closed.
    assert standing.state == "in_dialogue"
    settled = after(of, lambda d: d.state(1, Choice("exception", "Enige nu")), "Poul")
    assert not now(settled).disputed and (now(settled).state, now(settled).by) == ("exception", "Poul")


def test_the_same_decision_twice_is_no_dispute():
    of = at_once(FOUND, ("Anna", Choice("in_dialogue")), ("Poul", Choice("in_dialogue")))
    assert not now(of).disputed and len(now(of).decisions) == 2


def test_exceptions_to_different_days_are_a_dispute():
    of = at_once(FOUND, ("Anna", Choice("exception", "x", "2027-01-01")), ("Poul", Choice("exception", "x")))
    assert now(of).disputed


def test_order_of_the_clocks_on_the_wall_does_not_matter():
    first = decided("in_dialogue")
    late = replace(deciding(first, "Poul").state(1, Choice("fixed")), at="1999-01-01T00:00:00.000Z")
    of = replace(first, events=in_order((*first.events, late)))
    assert (now(of).state, now(of).by) == ("fixed", "Poul")


def test_undo_and_undo_of_the_undo():
    of = decided("exception", reason="x")
    undone = after(of, lambda d: d.undo(1))
    assert (now(undone).state, now(undone).reason) == ("open", "")
    assert now(after(undone, lambda d: d.undo(1))).state == "exception"
    twice = after(after(of, lambda d: d.state(1, Choice("in_dialogue"))), lambda d: d.undo(1))
    assert (now(twice).state, now(twice).reason) == ("exception", "x")
    assert [event.what for event in now(twice).history] == ["appeared", "state", "state", "undone"]


def test_undo_of_one_side_of_a_dispute_ends_it():
    of = at_once(FOUND, ("Anna", Choice("exception", "Aftalt")), ("Poul", Choice("in_dialogue")))
    mine = next(event.uid for event in now(of).decisions if event.who == "Poul")
    left = now(after(of, lambda d: d.undo(1, mine), "Poul"))
    assert (left.state, left.by, left.disputed) == ("exception", "Anna", False)
    both = after(of, lambda d: d.undo(1), "Anna")
    assert (now(both).state, now(both).disputed) == ("open", False)


def test_nothing_to_undo_is_said():
    with pytest.raises(DecisionError, match="no decision on finding 1"):
        deciding(FOUND).undo(1)


def test_threads():
    of = after(FOUND, lambda d: d.comment(1, "Kan hækken klippes?"))
    question = now(of).thread[0]
    of = after(of, lambda d: d.comment(1, "Ja, til 1,2 m.", question.uid), "Poul")
    of = after(of, lambda d: d.comment(None, "Hele planen ser fornuftig ud."), "Poul")
    assert [(said.who, said.text, said.to) for said in now(of).thread] == [
        ("Anna", "Kan hækken klippes?", ""), ("Poul", "Ja, til 1,2 m.", question.uid)]
    assert [said.text for said in thread_of_case(of)] == ["Hele planen ser fornuftig ud."]
    assert now(of).state == "open"
    back = after(of, lambda d: d.undo(1, question.uid))
    assert [said.taken_back for said in now(back).thread] == [True, False]
    with pytest.raises(DecisionError, match="the one who wrote it"):
        deciding(of, "Poul").undo(1, question.uid)


@pytest.mark.parametrize("text, said", [("  ", "tom"), ("x" * 10001, "længere end 10000")], ids=["empty", "too long"])
def test_comments_that_are_none(text, said):
    with pytest.raises(DecisionError) as caught:
        deciding(FOUND).comment(1, text)
    assert said in caught.value.da


def test_assignment_and_its_undo():
    of = after(FOUND, lambda d: d.assign(1, "Poul"))
    assert now(of).assignee == "Poul" and now(of).state == "open"
    given = now(of).assignments[0].uid
    assert now(after(of, lambda d: d.assign(1, ""))).assignee == ""
    assert now(after(of, lambda d: d.undo(1, given))).assignee == ""


def test_a_number_follows_its_finding_through_new_ids():
    of = decided("exception", reason="x")
    former = replace(of.memory.formers[0], finding_id="f2", last_run=2)
    moved = replace(of, memory=replace(of.memory, run_number=2, formers=(*of.memory.formers, former)),
                    findings=({**ROW, "finding_id": "f2"},))
    assert now(moved).state == "exception"


def test_a_decision_on_a_finding_this_case_never_had_meets_no_other():
    stray = Event("u", "2026-11-24", "Anna", "state", "unknown", 1, '{"state": "exception"}', 9)
    assert now(replace(FOUND, events=in_order((*FOUND.events, stray)))).state == "open"


def test_unreadable_details_are_no_decision():
    odd = [Event("u1", "", "x", "state", "f1", 1, "[1, 2", 8), Event("u2", "", "x", "state", "f1", 1, "[1]", 9)]
    assert now(replace(FOUND, events=in_order((*FOUND.events, *odd)))).state == "open"
