# SPDX-License-Identifier: GPL-2.0-or-later
"""Answers come back: read in by id from JSON, XLSX and CSV, once, whole or not at all, and shown in the next report."""

from __future__ import annotations

import base64
import io
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_parts import case_of_plan, dossier_of_case, reviewed, wanted, written

from botrygt_qgis_plugin.casefile.case import open_case, write_case
from botrygt_qgis_plugin.casefile.deciding import Choice, Deciding
from botrygt_qgis_plugin.casefile.events import now
from botrygt_qgis_plugin.engine.errors import CaseFileError, InputError
from botrygt_qgis_plugin.engine.findings import Measurement
from botrygt_qgis_plugin.report.answer_file import json_answers, read_answers
from botrygt_qgis_plugin.report.answer_table import csv_answers, xlsx_answers
from botrygt_qgis_plugin.report.applied_words import applied_lines
from botrygt_qgis_plugin.report.applying import apply_answers
from botrygt_qgis_plugin.report.exporting import Target, export_reports
from botrygt_qgis_plugin.report.gather import Wishes, dossier_of
from botrygt_qgis_plugin.report.memory import danish_date
from botrygt_qgis_plugin.report.page_summary import weightiest
from botrygt_qgis_plugin.report.rows import COLUMNS

PIXEL = ("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJ"
         "RU5ErkJggg==")


@pytest.fixture
def sent(plan, tmp_path):
    """A case whose report went out: (path, outcome, dossier)."""
    path, outcome = case_of_plan(plan, tmp_path)
    export_reports([outcome], plan.job(), wanted("html"), Target(tmp_path / "rapport", {outcome.plan_id: path}))
    return path, outcome, dossier_of_case(plan, path, outcome)


def answer_file(dossier, **changed):
    """What the page would give."""
    entries = dossier.entries
    document = {
        "kind": "botrygt_answers", "schema_version": "1.0", "case": dossier.plan.case, "round": dossier.plan.round,
        "run": dossier.plan.run, "plan": {"id": dossier.plan.id, "name": dossier.plan.name}, "crs": "EPSG:25832",
        "made": "2026-11-24", "who": {"name": "Anna And", "organisation": "Østjyllands Politi"},
        "answers": [{"id": entries[0].id, "number": 1, "digest": entries[0].digest, "answer": "agree", "text": "Ja."},
                    {"id": entries[1].id, "number": 2, "digest": entries[1].digest, "answer": "", "text": "Hvorfor?"}],
        "own": [{"at": [575010.5, 6225020.0], "text": "Mørk port", "photo": PIXEL}]}
    return {**document, **changed}


def parsed(document, name="svar.json"):
    return json_answers(json.dumps(document).encode("utf-8"), name)


def events(path):
    with closing(sqlite3.connect(path)) as connection:
        asked = "SELECT at, who, what, finding_id, number, detail FROM events ORDER BY fid"
        return connection.execute(asked).fetchall()


def test_answers_are_added_once_and_shown_in_the_next_report(plan, sent):
    path, outcome, dossier = sent
    made = apply_answers(path, [parsed(answer_file(dossier))])
    assert (made.added, made.known, made.own, made.clashes) == (3, 0, 1, ())
    before = events(path)
    again = apply_answers(path, [parsed(answer_file(dossier))])
    assert (again.added, again.known) == (0, 3) and events(path) == before
    shown = dossier_of_case(plan, path, outcome)
    (answer,) = shown.entries[0].answers
    assert (answer.who, answer.at, answer.answer, answer.text) == ("Anna And, Østjyllands Politi", "24-11-2026",
                                                                   "agree", "Ja.")
    assert shown.own[0].text == "Mørk port" and shown.own[0].photo == PIXEL
    page = written(shown, "html")[".html"].decode("utf-8")
    assert "Østjyllands Politi, 24-11-2026: Ja." in page and "Mørk port" in page and PIXEL in page


@pytest.mark.parametrize(("change", "place"), [
    ({"case": "0" * 12}, "another case"),
    ({"round": 7}, "round 7"),
    ({"run": "0" * 64}, "round 1"),
    ({"answers": [{"id": "0" * 12, "digest": "0" * 12, "answer": "agree", "text": ""}]}, "is not known"),
], ids=["other case", "unknown round", "unknown run", "unknown finding"])
def test_a_file_that_does_not_belong_is_refused_whole(sent, change, place):
    path, _, dossier = sent
    before = events(path)
    good = parsed(answer_file(dossier))
    with pytest.raises(InputError, match=place) as refused:
        apply_answers(path, [good, parsed(answer_file(dossier, **change))])
    assert "Nothing was added" in refused.value.en and "Intet er tilføjet" in refused.value.da
    assert events(path) == before


def test_an_answer_to_another_state_of_the_finding_is_refused(sent):
    path, _, dossier = sent
    document = answer_file(dossier)
    document["answers"][0]["digest"] = "f" * 12
    with pytest.raises(InputError, match=dossier.entries[0].id):
        apply_answers(path, [parsed(document)])


@pytest.mark.parametrize("spoil", [
    lambda d: d.pop("case"), lambda d: d.update(kind="other"), lambda d: d.update(extra=1),
    lambda d: d.update(schema_version="2.0"), lambda d: d.update(round="1"), lambda d: d["who"].update(name=""),
    lambda d: d["answers"][0].update(answer="maybe"), lambda d: d["answers"][0].update(text="x" * 4001),
    lambda d: d["answers"].append(d["answers"][0]), lambda d: d["own"][0].update(at=[1]),
    lambda d: d["own"][0].update(photo="data:image/svg+xml;base64,AAAA"),
    lambda d: d["own"][0].update(photo="data:image/png;base64," + base64.b64encode(b"<svg onload=1>").decode()),
    lambda d: d.update(made="2026-02-31"), lambda d: d["answers"][0].update(text="\ud800"),
    lambda d: d["answers"][0].update(text="a\0b"),
], ids=lambda spoil: None)
def test_a_malformed_file_is_refused_with_its_place(sent, spoil):
    document = answer_file(sent[2])
    spoil(document)
    with pytest.raises(InputError, match=r"svar\.json") as refused:
        parsed(document)
    assert refused.value.da != refused.value.en


@pytest.mark.parametrize("raw", [b"", b"[" * 100_000, b'{"a": NaN}', b'{"kind": 1, "kind": 2}', b"\xff\xfe{}",
                                 b"PK\x03"])
def test_what_is_no_json_is_refused(raw):
    with pytest.raises(InputError):
        json_answers(raw, "svar.json")


@given(st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_or_refused_never_a_crash(raw):
    for reader in (json_answers, csv_answers, xlsx_answers):
        with pytest.raises(InputError):
            reader(raw, "svar")


def filled_workbook(dossier, language="da"):
    """The report's workbook with three answers, saved by another program."""
    book = openpyxl.load_workbook(io.BytesIO(written(dossier, "xlsx", language=language)[".xlsx"]))
    sheet = book.worksheets[0]
    names = {column.key: place for place, column in enumerate(COLUMNS, start=1)}
    says = {"da": ("enig", "Spørgsmål"), "en": ("agree", "question")}[language]
    sheet.cell(2, names["answer"]).value, sheet.cell(2, names["comment"]).value = says[0], "Ja.\nSet på stedet; =1+1"
    sheet.cell(2, names["who"]).value, sheet.cell(2, names["day"]).value = "Bo Bo", "24-11-2026"
    sheet.cell(3, names["answer"]).value = says[1]
    book.worksheets[1].cell(2, 1).value = 575010.5
    book.worksheets[1].cell(2, 2).value = 6225020
    book.worksheets[1].cell(2, 3).value = "Mørk port"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("language", ["da", "en"])
def test_answers_in_a_workbook_that_another_program_saved(sent, tmp_path, language):
    path, _, dossier = sent
    file = tmp_path / "svar.xlsx"
    file.write_bytes(filled_workbook(dossier, language))
    made = apply_answers(path, [read_answers(file)])
    assert (made.added, made.own) == (3, 1)
    assert apply_answers(path, [read_answers(file)]).added == 0
    answered = [row for row in events(path) if row[2] == "answered"]
    assert [json.loads(row[5])["answer"] for row in answered] == ["agree", "ask"]
    assert json.loads(answered[0][5])["text"] == "Ja.\nSet på stedet; =1+1"
    assert answered[0][0].startswith("2026-11-24") and {row[1] for row in answered} == {"Bo Bo"}


def csv_lines(dossier, language="da"):
    return written(dossier, "csv", language=language)[".csv"].decode("utf-8-sig").split("\r\n")


def csv_with(dossier, answers, mark=";", encoding="utf-8-sig"):
    """The report's CSV with answers typed in: row -> {column key: text}."""
    import csv

    rows = list(csv.reader(csv_lines(dossier), delimiter=";"))
    places = {column.key: place for place, column in enumerate(COLUMNS)}
    for row, cells in answers.items():
        while len(rows) <= row or not rows[row]:
            rows.insert(row, [""] * len(COLUMNS))
        for key, text in cells.items():
            rows[row][places[key]] = text
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator="\r\n").writerows(row for row in rows if row)
    return out.getvalue().encode(encoding)


@pytest.mark.parametrize(("mark", "encoding"), [(";", "utf-8-sig"), (";", "cp1252"), (",", "utf-8"), ("\t", "utf-8")])
def test_answers_in_a_csv_as_spreadsheets_save_it(sent, tmp_path, mark, encoding):
    path, _, dossier = sent
    file = tmp_path / "svar.csv"
    file.write_bytes(csv_with(dossier, {
        1: {"answer": "Uenig", "comment": "Låge findes; «ja»", "who": "Åse Ø", "day": "24-11-2026"},
        4: {"east": "575.010,5", "north": "6225020", "comment": "Mørk port"}}, mark, encoding))
    made = apply_answers(path, [read_answers(file)])
    assert (made.added, made.own) == (2, 1)
    given = dict(zip(("at", "who", "what", "id", "number", "detail"), events(path)[-2]))
    assert given["who"] == "Åse Ø" and json.loads(given["detail"])["text"] == "Låge findes; «ja»"
    assert json.loads(events(path)[-1][5])["at"] == [575010.5, 6225020.0]


@pytest.mark.parametrize(("answers", "words"), [
    ({1: {"answer": "måske", "who": "A"}}, "måske"), ({1: {"answer": "enig"}}, "Svar fra"),
    ({1: {"answer": "enig", "who": "A", "day": "31-02-2026"}}, "31-02-2026"),
    ({1: {"round": "9"}}, "Runde"), ({4: {"comment": "uden sted", "who": "A"}}, "koordinat"),
    ({4: {"east": "1", "north": "2", "comment": "x" * 4001, "who": "A"}}, "4000"),
], ids=["no such answer", "nobody", "no such day", "rows disagree", "no place", "too long"])
def test_a_table_that_was_filled_in_wrongly_is_refused(sent, answers, words):
    with pytest.raises(InputError) as refused:
        csv_answers(csv_with(sent[2], answers), "svar.csv")
    assert words in refused.value.da


def test_a_table_whose_head_was_changed_is_refused(sent):
    lines = csv_lines(sent[2])
    raw = "\r\n".join([lines[0].replace("Fund-id", "Nummer"), *lines[1:]]).encode("utf-8")
    with pytest.raises(InputError, match="Fund-id"):
        csv_answers(raw, "svar.csv")


def test_the_same_answer_by_page_and_by_table_is_one_answer(sent, tmp_path):
    path, _, dossier = sent
    document = answer_file(dossier, own=[], who={"name": "Bo Bo", "organisation": ""})
    document["answers"] = [{**document["answers"][0], "text": "Ja."}]
    apply_answers(path, [parsed(document)])
    file = tmp_path / "svar.csv"
    file.write_bytes(csv_with(dossier, {1: {"answer": "enig", "comment": "Ja.", "who": "Bo Bo"}}))
    assert apply_answers(path, [read_answers(file)]).known == 1


def test_conflicts_are_shown_and_nothing_is_lost(plan, sent):
    path, _, dossier = sent
    apply_answers(path, [parsed(answer_file(dossier))])
    other = answer_file(dossier, who={"name": "Bo Bo", "organisation": ""}, own=[])
    other["answers"][0]["answer"] = "disagree"
    changed = answer_file(dossier)
    changed["answers"][0]["answer"] = "ask"
    made = apply_answers(path, [parsed(other), parsed(changed)])
    assert {clash.kind for clash in made.clashes} == {"replaced"}
    assert len(dossier_of_case(plan, path, reviewed(plan)).entries[0].answers) == 3
    assert applied_lines(made, "da")[1:] == [
        "1 at se på:", "– Fund 1: Anna And, Østjyllands Politi har ændret sit svar. Det tidligere svar er bevaret."]


def test_two_advisers_who_disagree_are_named(sent):
    path, _, dossier = sent
    apply_answers(path, [parsed(answer_file(dossier, own=[]))])
    other = answer_file(dossier, who={"name": "Bo Bo", "organisation": ""}, own=[])
    other["answers"] = [{**other["answers"][0], "answer": "disagree"}]
    (clash,) = apply_answers(path, [parsed(other)]).clashes
    assert clash.kind == "opposed" and clash.number == 1
    assert clash.text["da"] == "Fund 1: Bo Bo og Anna And, Østjyllands Politi er uenige."


def test_answers_to_an_earlier_round_are_kept_and_what_changed_is_said(plan, sent):
    path, _, dossier = sent
    # The path is seen further; the parking is gone.
    seen = replace(plan.usual()[0], measurements=(Measurement("way_ahead_seen_pct", 95.0, ">=", 100.0, "%"),))
    write_case(path, reviewed(plan, seen, plan.usual()[2], digest="d2" * 32), plan.job(), {}, False)
    made = apply_answers(path, [parsed(answer_file(dossier))])
    assert made.added == 3
    assert {clash.kind: clash.number for clash in made.clashes} == {"changed": 1, "gone": 2}


def test_a_report_without_a_case_can_still_be_answered_into_one(plan, tmp_path):
    path, outcome = case_of_plan(plan, tmp_path)
    bare = dossier_of(outcome, plan.job())
    assert bare.plan.round == 0
    assert apply_answers(path, [parsed(answer_file(bare))]).added == 3


def test_answers_to_a_case_that_another_program_holds_are_kept_beside_it(plan, sent):
    path, outcome, dossier = sent
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert apply_answers(path, [parsed(answer_file(dossier))]).added == 3
        assert apply_answers(path, [parsed(answer_file(dossier))]).known == 3
        assert "answered" not in [row[2] for row in events(path)]
    assert dossier_of_case(plan, path, outcome).entries[0].answers[0].text == "Ja."
    apply_answers(path, [parsed(answer_file(dossier))])
    assert [row[2] for row in events(path)].count("answered") == 2


def test_a_missing_or_foreign_case_file_is_said(sent, tmp_path):
    dossier = sent[2]
    with pytest.raises(CaseFileError, match="does not exist"):
        apply_answers(tmp_path / "nowhere.gpkg", [parsed(answer_file(dossier))])
    foreign = tmp_path / "foreign.gpkg"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE t (a)")
    with pytest.raises(CaseFileError, match="no case file"):
        apply_answers(foreign, [parsed(answer_file(dossier))])


def test_what_the_municipality_decided_and_said_stands_with_the_finding(plan, sent):
    path, outcome, _ = sent
    hand = open_case(path)

    def decide(case):
        person = Deciding(case, "Bo Bo", date(2026, 11, 24))
        reason = Choice("exception", "Lågen kommer i 2027.", "2027-12-31")
        return [person.state(1, reason), person.comment(1, "Aftalt på mødet"), person.assign(2, "Anna And")]

    hand.add(decide)
    shown = dossier_of(outcome, plan.job(), hand.read(), Wishes("24-11-2026"))
    first, second = shown.entries[:2]
    stamp = danish_date(now())
    assert first.state["da"] == f"Accepteret undtagelse: Lågen kommer i 2027. Gælder til 31-12-2027. (Bo Bo, {stamp})"
    assert first.settled and [answer.text for answer in first.answers] == ["Aftalt på mødet"] and first.latest == ""
    assert second.state["da"] == "Åben. (hos Anna And)" and not second.settled
    assert [entry.number for entry in weightiest(shown)] == [2, 3]
    page = written(shown, "html")[".html"].decode("utf-8")
    assert "Status i sagen</dt><dd>Accepteret undtagelse" in page and "Bemærkning</strong> – Bo Bo" in page
    late = dossier_of(outcome, plan.job(), hand.read(), Wishes("01-01-2028")).entries[0]
    assert late.state["en"].startswith("Re-opened: the exception has run out; Lågen") and not late.settled


def test_exporting_the_same_round_twice_is_remembered_once(plan, sent, tmp_path):
    path, outcome, _ = sent
    export_reports([outcome], plan.job(), wanted("csv"), Target(tmp_path / "igen", {outcome.plan_id: path}))
    assert sum(row[2] == "report_sent" for row in events(path)) == 1


def test_a_case_of_another_drawing_is_refused(plan, sent, tmp_path):
    path, outcome, _ = sent
    with pytest.raises(InputError, match="reviewplan"):
        export_reports([replace(outcome, digest="other")], plan.job(), wanted("html"),
                       Target(tmp_path, {outcome.plan_id: path}))
