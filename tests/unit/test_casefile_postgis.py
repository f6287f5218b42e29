# SPDX-License-Identifier: GPL-2.0-or-later
"""A case in a real PostGIS: the same answers as a case file, and each person sees and does what their role allows."""

from __future__ import annotations

import select
import threading
from contextlib import closing, suppress
from datetime import date

import psycopg2
import pytest
import shapely

from botrygt_qgis_plugin.casefile.case import open_case, read_case, write_case
from botrygt_qgis_plugin.casefile.compare import compare
from botrygt_qgis_plugin.casefile.deciding import Choice, Deciding
from botrygt_qgis_plugin.casefile.decisions import standings
from botrygt_qgis_plugin.casefile.postgis import Address
from botrygt_qgis_plugin.casefile.postgis_schema import TABLES, set_up_text
from botrygt_qgis_plugin.casefile.schema import KEPT, NUMBERS, REWRITTEN
from botrygt_qgis_plugin.engine.errors import CaseFileError

TODAY = date.today()
PEOPLE = {"anna": "planner", "bo": "planner", "poul": "adviser", "lis": "reader"}


@pytest.fixture(scope="module")
def server(postgis):
    return postgis


@pytest.fixture(scope="module")
def database(server):
    """A database that its keeper has set up, with four people and one who has no role."""
    name = server.database()
    for _ in range(2):  # again does no harm
        as_keeper(server, name, set_up_text())
    for person in (*PEOPLE, "eva"):
        with suppress(psycopg2.errors.DuplicateObject):
            as_keeper(server, name, f"CREATE ROLE {person} LOGIN")
    for person, role in PEOPLE.items():
        as_keeper(server, name, f"GRANT botrygt_{role} TO {person}")
    return server, name


def as_keeper(server, name, text):
    with closing(server.connect(name)) as connection, connection.cursor() as cursor:
        cursor.execute(text)


@pytest.fixture
def address(database, request):
    """The address of a case of this test's own, for a person."""
    server, name = database
    case = request.node.name

    def of(person, case=case):
        return f"postgres://{person}@/{name}?host={server.folder}&case={case}"

    return of


def reviewed(address, plan, *findings, stamps=True):
    return write_case(address, plan.outcome(*findings), plan.job(), {"QGIS": "3.40"}, stamps)[0]


def choose(address, number, state, who, **words):
    return open_case(address).add(lambda case: [Deciding(case, who, TODAY).state(number, Choice(state, **words))])


def asked(database, person, text, values=()):
    server, name = database
    with closing(psycopg2.connect(host=str(server.folder), user=person, dbname=name)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SET search_path TO botrygt, public")
            cursor.execute(text, values)
            return cursor.fetchall() if cursor.description else cursor.rowcount


def test_both_stores_say_the_same(address, plan, tmp_path):
    path, shared = tmp_path / "sag.gpkg", address("anna")
    for place in (path, shared):
        hedge, parking, lamp = plan.usual()
        reviewed(place, plan, parking, lamp, stamps=False)
        outcome = reviewed(place, plan, hedge, parking, lamp, stamps=False)
        assert {f.subject_key: f.number for f in outcome.result.findings} == {"sti 4": 3, "P2": 1, "lampe 7": 2}
        choose(place, 1, "exception", "Anna", reason="Aftalt")
        open_case(place).keep_round("draft", "Kladde", "Anna")
        reviewed(place, plan, lamp, stamps=False)
    cases = [read_case(place) for place in (path, shared)]
    told = [[(e.what, e.who, e.finding_id, e.number, e.clock, *(() if e.what in ("state", "round_kept") else (e.uid,)))
             for e in case.events] for case in cases]
    assert told[0] == told[1] and len(told[0]) == 10
    assert cases[0].findings == cases[1].findings and cases[0].manifest == cases[1].manifest
    assert cases[0].memory.formers == cases[1].memory.formers
    assert shapely.equals(cases[0].memory.plan_area, cases[1].memory.plan_area)
    states = [{n: (s.state, s.reason) for n, s in standings(case, TODAY).items()} for case in cases]
    assert states[0] == states[1] == {1: ("fixed", "Aftalt"), 2: ("open", ""), 3: ("fixed", "")}
    rounds = [open_case(place).round(1).rows for place in (path, shared)]
    assert rounds[0] == rounds[1]
    pairs = [compare(open_case(place).round(1), open_case(place).round(0), same_case=True).pairs
             for place in (path, shared)]
    assert [[(p.kind, p.outcome) for p in some] for some in pairs][0] == [(p.kind, p.outcome) for p in pairs[1]]


def test_geometry_and_flags_are_the_databases_own(address, database, plan):
    reviewed(address("anna"), plan, *plan.usual())
    got = asked(database, "lis", "SELECT ST_AsText(geom), ST_SRID(geom), indication FROM findings WHERE case_id = %s "
                "ORDER BY fid", ("test_geometry_and_flags_are_the_databases_own",))
    assert got[0][1:] == (25832, False) and got[0][0].startswith("POINT(57")
    parts = asked(database, "lis", "SELECT part, GeometryType(geom) FROM evidence_areas WHERE case_id = %s ORDER BY 1",
                  ("test_geometry_and_flags_are_the_databases_own",))
    assert [part for part, _ in parts] == ["cause", "evidence", "proposal"]
    assert {kind for _, kind in parts} == {"MULTIPOLYGON"}


def test_cases_do_not_meet(address, plan):
    first, second = address("anna", "egelund-1"), address("anna", "egelund-2")
    reviewed(first, plan, *plan.usual())
    reviewed(second, plan, plan.usual()[0])
    choose(first, 1, "in_dialogue", "Anna")
    reviewed(second, plan, plan.usual()[0])
    assert [len(read_case(place).findings) for place in (first, second)] == [3, 1]
    assert [standings(read_case(place), TODAY)[1].state for place in (first, second)] == ["in_dialogue", "open"]


def test_a_decision_shows_on_the_findings(address, database, plan):
    reviewed(address("anna"), plan, *plan.usual())
    choose(address("poul"), 2, "in_dialogue", "Poul")
    assert asked(database, "lis", "SELECT number, state FROM findings WHERE case_id = %s ORDER BY 1",
                 ("test_a_decision_shows_on_the_findings",)) == [(1, "open"), (2, "in_dialogue"), (3, "open")]


REFUSED_IN_THE_PLUGIN = {
    "reader reviews": ("lis", lambda a, plan: reviewed(a, plan, *plan.usual())),
    "adviser reviews": ("poul", lambda a, plan: reviewed(a, plan, *plan.usual())),
    "reader comments": ("lis", lambda a, plan: open_case(a).add(
        lambda case: [Deciding(case, "Lis", TODAY).comment(1, "hej")])),
    "adviser accepts": ("poul", lambda a, plan: choose(a, 1, "exception", "Poul", reason="x")),
    "adviser says it is fixed": ("poul", lambda a, plan: choose(a, 1, "fixed", "Poul")),
    "adviser takes a planner's decision back": ("poul", lambda a, plan: open_case(a).add(
        lambda case: [Deciding(case, "Poul", TODAY).undo(2)])),
    "adviser keeps a round": ("poul", lambda a, plan: open_case(a).keep_round("draft", "", "Poul")),
}


@pytest.mark.parametrize("person, work", REFUSED_IN_THE_PLUGIN.values(), ids=REFUSED_IN_THE_PLUGIN)
def test_what_a_role_may_not_do_is_said_and_not_done(address, plan, person, work):
    reviewed(address("anna"), plan, *plan.usual())
    choose(address("anna"), 2, "exception", "Anna", reason="Aftalt")
    before = read_case(address("anna"))
    with pytest.raises(CaseFileError) as caught:
        work(address(person), plan)
    assert "tillader det ikke" in caught.value.da and "case=" in caught.value.where
    assert read_case(address("anna")) == before


ALLOWED = {
    "adviser comments": ("poul", lambda d: d.comment(1, "Kan hækken klippes?")),
    "adviser in dialogue": ("poul", lambda d: d.state(1, Choice("in_dialogue"))),
    "adviser re-opens": ("poul", lambda d: d.state(2, Choice("reopened", "Uenig"))),
    "adviser assigns": ("poul", lambda d: d.assign(1, "Anna")),
    "planner accepts": ("bo", lambda d: d.state(1, Choice("exception", "x"))),
    "planner takes another planner's back": ("bo", lambda d: d.undo(2)),
}


@pytest.mark.parametrize("person, make", ALLOWED.values(), ids=ALLOWED)
def test_what_a_role_may_do(address, plan, person, make):
    reviewed(address("anna"), plan, *plan.usual())
    choose(address("anna"), 2, "exception", "Anna", reason="Aftalt")
    (event,) = open_case(address(person)).add(lambda case: [make(Deciding(case, person.title(), TODAY))])
    assert event.uid in {e.uid for e in read_case(address("lis")).events}


def test_an_adviser_takes_own_words_back(address, plan):
    reviewed(address("anna"), plan, *plan.usual())
    opened = open_case(address("poul"))
    (said,) = opened.add(lambda case: [Deciding(case, "Poul", TODAY).comment(1, "Ups")])
    opened.add(lambda case: [Deciding(case, "Poul", TODAY).undo(1, said.uid)])
    assert standings(opened.read(), TODAY)[1].thread[0].taken_back


# What a person could try with a database client, past the plugin.
PAST_THE_PLUGIN = {
    "change an event": ("bo", "UPDATE events SET who = 'en anden'"),
    "remove an event": ("bo", "DELETE FROM events"),
    "write in another's name": ("poul", "INSERT INTO events (case_id, at, who, what, uid, clock, login) VALUES "
                                        "('{case}', 'x', 'Anna', 'comment', 'u1', 1, 'anna')"),
    "accept as an adviser": ("poul", "INSERT INTO events (case_id, at, who, what, detail, uid, clock) VALUES "
                                     "('{case}', 'x', 'P', 'state', '{{\"state\":\"exception\"}}', 'u2', 1)"),
    "note a run as an adviser": ("poul", "INSERT INTO events (case_id, at, who, what, uid, clock) VALUES "
                                         "('{case}', 'x', 'P', 'reviewed', 'u3', 1)"),
    "change a finding as an adviser": ("poul", "UPDATE findings SET severity = 'low'"),
    "remove findings as an adviser": ("poul", "DELETE FROM findings"),
    "change a round as a planner": ("bo", "UPDATE rounds SET name = 'x'"),
    "let oneself in": ("poul", "INSERT INTO members VALUES ('*', 'poul', 'planner')"),
    "look without a role": ("eva", "SELECT * FROM botrygt.findings"),
}


@pytest.mark.parametrize("person, text", PAST_THE_PLUGIN.values(), ids=PAST_THE_PLUGIN)
def test_the_database_itself_refuses(address, database, plan, person, text, request):
    reviewed(address("anna"), plan, *plan.usual())
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        asked(database, person, text.format(case=request.node.name.replace("'", "''")))


def test_a_planner_without_a_case_in_hand_removes_none(address, database, plan):
    reviewed(address("anna"), plan, *plan.usual())
    assert asked(database, "bo", "DELETE FROM findings") == 0
    assert len(read_case(address("anna")).findings) == 3


def test_who_may_see_which_case(database, address, plan):
    """An adviser who was let into one case sees no other, in the plugin or past it."""
    server, name = database
    for case in ("vores", "deres"):
        reviewed(address("anna", case), plan, *plan.usual())
    as_keeper(server, name, "DELETE FROM botrygt.members WHERE member = 'botrygt_adviser'")
    try:
        as_keeper(server, name, "INSERT INTO botrygt.members VALUES ('vores', 'poul', 'adviser')")
        assert len(read_case(address("poul", "vores")).findings) == 3
        with pytest.raises(CaseFileError, match="There is no case 'deres'"):
            read_case(address("poul", "deres"))
        for table in TABLES:
            seen = asked(database, "poul", f"SELECT DISTINCT case_id FROM {table.name}")
            assert seen in ([("vores",)], []), table.name
        choose(address("poul", "vores"), 1, "in_dialogue", "Poul")
    finally:
        as_keeper(server, name, "INSERT INTO botrygt.members VALUES ('*', 'botrygt_adviser', 'adviser')")


def test_two_people_at_once_lose_nothing(address, plan):
    reviewed(address("anna"), plan, *plan.usual())
    troubles = []

    def work(person):
        try:
            for turn in range(6):
                open_case(address(person)).add(
                    lambda case, turn=turn: [Deciding(case, person, TODAY).comment(1, f"{person} {turn}")])
                if person == "anna":
                    reviewed(address(person), plan, *plan.usual())
        except CaseFileError as error:
            troubles.append(error)

    people = [threading.Thread(target=work, args=(person,)) for person in ("anna", "bo", "poul")]
    for person in people:
        person.start()
    for person in people:
        person.join()
    case = read_case(address("lis"))
    assert not troubles and case.memory.run_number == 7
    assert {said.text for said in standings(case, TODAY)[1].thread} == {
        f"{person} {turn}" for person in ("anna", "bo", "poul") for turn in range(6)}
    clocks = [event.clock for event in case.events]
    assert len(set(clocks)) == len(clocks)


def test_decisions_made_at_once_in_a_database_follow_each_other(address, plan):
    """The database lets one in after the other, so the second has seen the first."""
    reviewed(address("anna"), plan, *plan.usual())
    choose(address("anna"), 1, "exception", "Anna", reason="x")
    choose(address("poul"), 1, "in_dialogue", "Poul")
    standing = standings(read_case(address("lis")), TODAY)[1]
    assert (standing.state, standing.disputed) == ("in_dialogue", False)


def test_a_change_is_told_to_who_listens(address, database, plan):
    server, name = database
    reviewed(address("anna"), plan, *plan.usual())
    with closing(psycopg2.connect(host=str(server.folder), user="lis", dbname=name)) as ear:
        ear.autocommit = True
        with ear.cursor() as cursor:
            cursor.execute("LISTEN botrygt")
        choose(address("poul"), 1, "in_dialogue", "Poul")
        assert select.select([ear], [], [], 10)[0]
        ear.poll()
        assert [(note.channel, note.payload) for note in ear.notifies] == [
            ("botrygt", "test_a_change_is_told_to_who_listens")]


def test_another_plan_is_refused(address, plan, other_plan):
    reviewed(address("anna"), plan, *plan.usual())
    with pytest.raises(CaseFileError, match="another plan .Egelund"):
        reviewed(address("anna"), other_plan, *other_plan.usual())


def test_an_error_in_the_middle_leaves_the_former_state(address, plan, monkeypatch):
    from botrygt_qgis_plugin.casefile import postgis

    reviewed(address("anna"), plan, *plan.usual())
    before, real = read_case(address("anna")), postgis.PostgisStore.insert

    def fail(self, table, *rest):
        if table is NUMBERS:
            raise RuntimeError("in the middle")
        real(self, table, *rest)

    monkeypatch.setattr(postgis.PostgisStore, "insert", fail)
    with pytest.raises(RuntimeError):
        reviewed(address("anna"), plan, plan.usual()[0])
    assert read_case(address("anna")) == before


TROUBLE = {
    "no case said": ("postgres://anna:hemmelig@host/plan", "hvilken sag"),
    "nobody there": ("postgres://anna:hemmelig@/plan?host=/nowhere&case=a", "kan ikke bruges"),
}


@pytest.mark.parametrize("text, said", TROUBLE.values(), ids=TROUBLE)
def test_trouble_is_a_sentence_without_what_is_secret(text, said):
    with pytest.raises(CaseFileError) as caught:
        read_case(text)
    assert said in caught.value.da and "hemmelig" not in f"{caught.value.da} {caught.value.en} {caught.value.where}"


def test_a_database_nobody_set_up_is_told(server):
    name = server.database()
    with pytest.raises(CaseFileError, match="docs/postgis.sql"):
        read_case(f"postgres://botrygt@/{name}?host={server.folder}&case=a")


@pytest.mark.parametrize("version, said", [(1, "docs/postgis.sql"), (99, "Update the plugin")])
def test_tables_of_another_version(server, version, said):
    name = server.database()
    as_keeper(server, name, set_up_text())
    as_keeper(server, name, f"DELETE FROM botrygt.store; INSERT INTO botrygt.store (version) VALUES ({version})")
    with pytest.raises(CaseFileError, match=said):
        read_case(f"postgres://botrygt@/{name}?host={server.folder}&case=a")


def test_set_up_adds_what_a_later_version_brings(server):
    """As where a version before this one had fewer columns."""
    name = server.database()
    as_keeper(server, name, set_up_text())
    as_keeper(server, name, "ALTER TABLE botrygt.findings DROP COLUMN state; DROP TABLE botrygt.rounds CASCADE")
    as_keeper(server, name, set_up_text())
    with closing(server.connect(name)) as connection, connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_schema = 'botrygt' AND "
                           "table_name = %s", (table.name,))
            assert {table.key, *table.columns} <= {row[0] for row in cursor.fetchall()}


def test_every_table_of_a_case_file_is_there():
    assert [table.name for table in (*REWRITTEN, *KEPT)] == [table.name for table in TABLES]


def test_an_address_is_shown_without_what_is_secret():
    made = Address("postgres://anna:hemmelig@db.kommune.dk:5432/plan?case=LP99&sslmode=require&password=hemmelig2")
    assert made.case == "LP99" and "hemmelig" not in made.shown
    assert made.shown == "postgres://anna@db.kommune.dk:5432/plan?case=LP99&sslmode=require"
    assert "case=" not in made.connection and "sslmode=require" in made.connection
