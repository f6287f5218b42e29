# SPDX-License-Identifier: GPL-2.0-or-later
"""The memory of a case file: decisions in journals and in the file, files of version 1, shares, and two at once."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import threading
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import fiona
import pytest

from botrygt_qgis_plugin.casefile import case_in_file, file_store, journal, places
from botrygt_qgis_plugin.casefile.case import open_case, read_case, write_case
from botrygt_qgis_plugin.casefile.deciding import Choice, Deciding
from botrygt_qgis_plugin.casefile.decisions import standings
from botrygt_qgis_plugin.casefile.journal import folder_of, read_journals
from botrygt_qgis_plugin.casefile.places import _mounted_from_elsewhere, on_share
from botrygt_qgis_plugin.engine.errors import CaseFileError

TODAY = date.today()
VERSION_1 = Path(__file__).parent / "data" / "case_version_1.gpkg"


def rows(path, text):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(text).fetchall()


def reviewed(path, plan, *findings):
    return write_case(path, plan.outcome(*findings), plan.job(), {}, True)[0]


def choose(opened, number, state, who="Anna", **words):
    return opened.add(lambda case: [Deciding(case, who, TODAY).state(number, Choice(state, **words))])


def state(path, number=1):
    return standings(read_case(path), TODAY)[number].state


@pytest.fixture
def path(tmp_path, plan):
    made = tmp_path / "en sag æøå.gpkg"
    reviewed(made, plan, *plan.usual())
    return made


def test_a_decision_is_kept_at_once_and_in_the_file_when_it_is_free(path):
    opened = open_case(path)
    choose(opened, 1, "exception", reason="Aftalt")
    assert rows(path, "SELECT state FROM findings ORDER BY fid") == [("open",)] * 3
    assert state(path) == "exception" and len(list(folder_of(path).iterdir())) == 1
    assert opened.settle()
    assert not folder_of(path).exists()
    assert rows(path, "SELECT state FROM findings ORDER BY fid") == [("exception",), ("open",), ("open",)]
    assert state(path) == "exception"
    with fiona.open(path, layer="findings") as layer:
        assert [row.properties["state"] for row in layer] == ["exception", "open", "open"]


def test_the_next_run_keeps_decisions_and_shows_what_became_of_them(path, plan):
    hedge, parking, lamp = plan.usual()
    opened = open_case(path)
    choose(opened, 1, "exception", reason="Aftalt", until="2999-12-31")
    choose(opened, 2, "fixed")
    reviewed(path, plan, hedge, parking, lamp)
    assert rows(path, "SELECT state, state_why, valid_until FROM findings ORDER BY fid") == [
        ("exception", None, "2999-12-31"), ("reopened", "still_found", None), ("open", None, None)]
    assert read_journals(path).events and state(path) == "exception"
    reviewed(path, plan, lamp)
    assert (state(path, 1), state(path, 2)) == ("fixed", "fixed")
    what = [event.what for event in read_case(path).events]
    assert what == ["reviewed", "appeared", "appeared", "appeared", "state", "state", "reviewed", "reviewed", "gone",
                    "gone"]


def test_what_became_of_a_finding_is_told(path, plan):
    """The lamp is not drawn any more; of the parking nobody asks, as its rule is switched off."""
    hedge = plan.usual()[0]
    del plan.rules["A09"]
    reviewed(path, plan, hedge)
    gone = {event.number: json.loads(event.detail)["outcome"] for event in read_case(path).events
            if event.what == "gone"}
    assert gone == {2: "rule_off", 3: "subject_gone"}
    assert {n: (s.state, s.why) for n, s in standings(read_case(path), TODAY).items()} == {
        1: ("open", ""), 2: ("open", "rule_off"), 3: ("fixed", "")}


def test_a_verdict_of_a_subject_that_cannot_be_told_cures_nothing(path, plan):
    hedge, parking, lamp = plan.usual()
    unsure = plan.finding("L22", "lampe 9", "POINT (70 70)")
    reviewed(path, plan, hedge, parking, lamp, unsure)
    # The hand-made plan answers «cannot tell» for lampe 9 whenever it is no finding.
    reviewed(path, plan, hedge, parking, lamp)
    standing = standings(read_case(path), TODAY)[4]
    assert (standing.state, standing.why, standing.present) == ("open", "cannot_tell", False)


def test_accepted_hedge_that_grows_is_open_again(path, plan):
    from dataclasses import replace

    import numpy as np

    from botrygt_qgis_plugin.engine.roles import Role

    opened = open_case(path)
    choose(opened, 1, "exception", reason="Hækken er 1,8 m")
    reviewed(path, plan, *plan.usual())
    assert state(path) == "exception"
    scene = plan.scene()
    hedges = scene.table(Role.HEDGE_FENCE)
    grown = scene.replacing({Role.HEDGE_FENCE: replace(hedges, columns={"height_m": np.array([2.4])})})
    write_case(path, plan.outcome(*plan.usual(), scene=grown), plan.job(), {}, True)
    standing = standings(read_case(path), TODAY)[1]
    assert (standing.state, standing.why) == ("reopened", "cause_changed")


@pytest.mark.parametrize("hold", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_locked_file_keeps_nobody_from_deciding(path, monkeypatch, hold):
    monkeypatch.setattr(case_in_file, "SETTLE_SECONDS", 0.05)
    opened = open_case(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        if "EXCL" not in hold:
            other.execute(hold)
        choose(opened, 1, "in_dialogue")
        if "EXCL" in hold:
            other.execute(hold)
        assert not opened.settle()
    assert state(path) == "in_dialogue"
    assert opened.settle() and rows(path, "SELECT state FROM findings WHERE number = 1") == [("in_dialogue",)]


def test_two_people_at_one_file(path):
    anna, poul = open_case(path), open_case(path)
    (first,) = choose(anna, 1, "exception", reason="Aftalt")
    (second,) = choose(poul, 1, "in_dialogue", "Poul")
    assert second.replaces == (first.uid,)
    choose(anna, 2, "in_dialogue")
    for opened in (anna, poul):
        assert {number: s.state for number, s in standings(opened.read(), TODAY).items()} == {
            1: "in_dialogue", 2: "in_dialogue", 3: "open"}
    assert len(list(folder_of(path).iterdir())) == 2
    assert anna.settle()
    # Poul's own journal is his to tidy away.
    assert len(list(folder_of(path).iterdir())) == 1 and poul.settle() and not folder_of(path).exists()
    assert len(rows(path, "SELECT * FROM events WHERE what = 'state'")) == 3


def test_two_who_decide_on_a_share_without_seeing_each_other(path, tmp_path, monkeypatch):
    """Each reads before the other's journal arrives, as on a share that is slow to tell."""
    anna, poul = open_case(path), open_case(path)
    case = read_case(path)
    mine = Deciding(case, "Anna", TODAY).state(1, Choice("exception", "Aftalt"))
    his = Deciding(case, "Poul", TODAY).state(1, Choice("in_dialogue"))
    anna.add(lambda _: [mine])
    poul.add(lambda _: [his])
    standing = standings(read_case(path), TODAY)[1]
    assert standing.disputed and {event.who for event in standing.decisions} == {"Anna", "Poul"}
    assert anna.settle() and rows(path, "SELECT state, state_why FROM findings WHERE number = 1") == [
        ("in_dialogue", "conflict")]


def test_on_a_share_the_file_is_only_replaced_whole(path, plan, monkeypatch):
    monkeypatch.setattr(case_in_file, "on_share", lambda _: True)
    opened, before = open_case(path), path.stat().st_ino
    choose(opened, 1, "in_dialogue")
    assert not opened.settle() and path.stat().st_ino == before
    reviewed(path, plan, *plan.usual())
    assert path.stat().st_ino != before
    assert rows(path, "SELECT state FROM findings WHERE number = 1") == [("in_dialogue",)]
    # Journals stay: another's older copy may yet be put in the file's place.
    assert len(list(folder_of(path).iterdir())) == 1
    assert [p.name for p in path.parent.iterdir() if p.is_file()] == [path.name]


def test_on_a_share_an_older_copy_loses_no_decision(path, plan, monkeypatch):
    monkeypatch.setattr(case_in_file, "on_share", lambda _: True)
    older = path.read_bytes()
    choose(open_case(path), 1, "exception", reason="Aftalt")
    reviewed(path, plan, *plan.usual())
    path.write_bytes(older)
    assert state(path) == "exception"


def test_windows_that_lets_no_open_file_be_replaced(path, plan, monkeypatch):
    monkeypatch.setattr(case_in_file, "on_share", lambda _: True)
    real = Path.replace

    def refuse(self, target):
        if str(self).endswith(".part"):
            raise PermissionError(13, "open in another program")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    reviewed(path, plan, *plan.usual()[:1])
    assert len(rows(path, "SELECT * FROM findings")) == 1
    assert [p.name for p in path.parent.iterdir()] == [path.name]


MOUNTS = """rootfs / ext4 rw 0 0
//server/plan /mnt/plan\\040sager cifs rw 0 0
server:/sager /mnt/sager nfs4 rw 0 0
/dev/sdb1 /mnt/sager/lokal ext4 rw 0 0
"""


@pytest.mark.parametrize("folder, remote", [
    ("/home/anna", False), ("/mnt/plan sager/lp99", True), ("/mnt/sager", True), ("/mnt/sagerne", False),
    ("/mnt/sager/lokal/x", False)])
def test_which_folders_are_shares(folder, remote):
    assert _mounted_from_elsewhere(folder, MOUNTS) is remote


def test_this_folder_is_no_share(tmp_path):
    places._is_remote.cache_clear()
    assert not on_share(tmp_path / "sag.gpkg")


def test_a_torn_line_harms_no_other(path):
    opened = open_case(path)
    choose(opened, 1, "in_dialogue")
    choose(opened, 2, "in_dialogue")
    (file,) = folder_of(path).iterdir()
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(lines[0] + lines[1][:-20] + b"\n" + lines[0].replace(b"Anna", b"Eva!") + lines[1][:40])
    case = read_case(path)
    assert case.damaged == 3 and [s.state for s in standings(case, TODAY).values()] == ["in_dialogue", "open", "open"]
    # A journal that cannot be read through is never tidied away.
    assert opened.settle() and file.exists()


def test_a_full_disk_keeps_no_half_decision(path, monkeypatch):
    opened = open_case(path)
    choose(opened, 1, "in_dialogue")
    (file,) = folder_of(path).iterdir()
    before, real = file.read_bytes(), os.write

    def full(handle, lines):
        real(handle, lines[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(journal.os, "write", full)
    with pytest.raises(CaseFileError) as caught:
        choose(opened, 2, "in_dialogue")
    assert "ikke gemt" in caught.value.da and file.read_bytes() == before
    monkeypatch.setattr(journal.os, "write", real)
    choose(opened, 2, "fixed")
    assert state(path, 2) == "fixed"


def test_journals_nobody_writes_to_are_tidied_away_when_they_are_in_the_file(path):
    gone, here = open_case(path), open_case(path)
    choose(gone, 1, "in_dialogue")
    (file,) = folder_of(path).iterdir()
    assert here.settle() and file.exists()
    os.utime(file, (1, 1))
    assert here.settle() and not folder_of(path).exists() and state(path) == "in_dialogue"


def test_a_journal_that_vanishes_while_it_is_written_to_is_written_again(path, monkeypatch):
    opened = open_case(path)
    choose(opened, 1, "in_dialogue")
    real, taken = os.fsync, []

    def take_away(handle):
        real(handle)
        if not taken:
            taken.append(1)
            shutil.rmtree(folder_of(path))

    monkeypatch.setattr(journal.os, "fsync", take_away)
    choose(opened, 2, "in_dialogue")
    assert taken and state(path, 2) == "in_dialogue"


def test_many_writers_at_once_lose_nothing(path):
    def write(who):
        opened = open_case(path)
        for turn in range(12):
            opened.add(lambda case, turn=turn: [Deciding(case, who, TODAY).comment(1, f"{who} {turn}")])
            if turn % 4 == 0:
                opened.settle()

    writers = [threading.Thread(target=write, args=(f"person {n}",)) for n in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    said = {entry.text for entry in standings(read_case(path), TODAY)[1].thread}
    assert said == {f"person {n} {turn}" for n in range(4) for turn in range(12)}


# ---- a file of version 1 ----


@pytest.fixture
def old(tmp_path):
    made = tmp_path / "gammel.gpkg"
    shutil.copy(VERSION_1, made)
    return made


def test_a_file_of_version_1_is_read_as_it_is(old):
    before = old.read_bytes()
    case = read_case(old)
    assert old.read_bytes() == before
    assert [event.what for event in case.events] == ["reviewed", "appeared", "appeared", "appeared", "reviewed", "gone"]
    assert {n: s.state for n, s in standings(case, TODAY).items()} == {1: "fixed", 2: "open", 3: "open"}
    assert len({event.uid for event in case.events}) == 6


def test_deciding_brings_a_file_of_version_1_up_to_date(old):
    before = [event.uid for event in read_case(old).events]
    opened = open_case(old)
    choose(opened, 2, "exception", reason="Aftalt")
    assert opened.settle()
    assert rows(old, "SELECT number, state FROM findings ORDER BY number") == [(2, "exception"), (3, "open")]
    assert [event.uid for event in read_case(old).events][:-1] == before
    for change in ("DELETE FROM events", "UPDATE events SET who = 'mig'"):
        with closing(sqlite3.connect(old)) as connection, pytest.raises(sqlite3.IntegrityError):
            connection.execute(change)
    with fiona.open(old, layer="rounds") as layer:
        assert len(layer) == 0


def test_a_run_brings_a_file_of_version_1_up_to_date(old, plan):
    choose(open_case(old), 3, "in_dialogue")
    outcome = reviewed(old, plan, *plan.usual())
    assert {f.subject_key: f.number for f in outcome.result.findings} == {"sti 4": 1, "P2": 2, "lampe 7": 3}
    assert rows(old, "SELECT schema_version, run_number FROM run") == [(3, 3)]
    assert rows(old, "SELECT state, state_why FROM findings ORDER BY number") == [
        ("reopened", "came_back"), ("open", None), ("in_dialogue", None)]
    fresh = old.with_name("ny.gpkg")
    reviewed(fresh, plan, *plan.usual())
    columns = "SELECT m.name, p.name, p.type FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table'"
    assert set(rows(old, columns)) == set(rows(fresh, columns))
    assert rows(old, "PRAGMA integrity_check") == [("ok",)] and rows(old, "PRAGMA foreign_key_check") == []


def test_an_exception_in_a_file_of_version_1_is_bound_to_what_the_next_run_finds(old, plan):
    """Version 1 did not say what a finding was found of, so nothing can be said to have changed."""
    choose(open_case(old), 2, "exception", reason="Aftalt")
    reviewed(old, plan, *plan.usual())
    assert state(old, 2) == "exception"


def test_waiting_for_a_busy_file_is_short(path):
    assert case_in_file.SETTLE_SECONDS <= 0.25 and file_store.LOCK_SECONDS == 5.0
    opened = open_case(path)
    choose(opened, 1, "in_dialogue")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        assert not opened.settle()
        assert time.monotonic() - began < 3.0
