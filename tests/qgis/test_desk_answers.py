# SPDX-License-Identifier: GPL-2.0-or-later
"""Advisers' answers at the desk: chosen, dropped or arrived, read in once, shown, and refused with a reason."""

from __future__ import annotations

import json

import pytest
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtWidgets import QFileDialog

from botrygt_qgis_plugin.casefile.case import read_case
from botrygt_qgis_plugin.report.memory import case_of, finding_digest

from .test_desk import SOON_MS, case, desk, plugin  # noqa: F401 - fixtures

WHO = "Anna And, Østjyllands Politi"


def answers(path, number=1, answer="disagree", who="Anna And", **changed):
    """What the report's page would give of this case."""
    told = read_case(path)
    row = next(row for row in told.findings if row["number"] == number)
    return {"kind": "botrygt_answers", "schema_version": "1.0", "case": case_of(told.memory.plan_id),
            "round": told.memory.run_number, "run": told.digest,
            "made": "2026-11-24", "who": {"name": who, "organisation": "Østjyllands Politi"},
            "answers": [{"id": row["finding_id"], "number": number, "digest": finding_digest(row), "answer": answer,
                         "text": "Set på <stedet> & ok"}],
            "own": [{"at": [575010.5, 6225020.0], "text": "Mørk port"}], **changed}


def put(folder, name, document):
    path = folder / name
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return path


def page(desk):  # noqa: F811
    return desk.dock.detailText.toPlainText()


def kinds(case):  # noqa: F811
    return [event.what for event in read_case(case).events if event.what in ("answered", "own_finding")]


@pytest.fixture
def chosen(monkeypatch, tmp_path):
    """The file dialog, answered with these files."""
    files = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *told: ([str(path) for path in files], ""))
    return files


def test_a_file_that_is_chosen_is_read_in_and_shown(desk, case, chosen, tmp_path):  # noqa: F811
    chosen.append(put(tmp_path, "svar.json", answers(case)))
    desk.dock.answersButton.click()
    told = page(desk)
    assert "2 answers added (1 of them findings of their own), 0 known already." in told
    assert "disagrees: Set på <stedet> & ok" in told and WHO in told and "Mørk port" in told
    assert kinds(case) == ["answered", "own_finding"]
    desk.dock.detailText.anchorClicked.emit(QUrl("#1"))
    assert desk.dock.chosen().number == 1 and "[disagrees] Set på <stedet> & ok" in page(desk)


def test_twice_is_not_doubled_and_the_page_stays(desk, case, tmp_path):  # noqa: F811
    path = put(tmp_path, "svar.json", answers(case))
    desk.dock.files_dropped.emit([path])
    desk.dock.files_dropped.emit([path])
    assert "0 answers added" in page(desk) and "2 known already" in page(desk)
    assert kinds(case) == ["answered", "own_finding"]
    desk._case_told()
    assert "2 known already" in page(desk)


def test_two_who_disagree_are_named(desk, case, tmp_path):  # noqa: F811
    one = put(tmp_path, "a.json", answers(case))
    other = put(tmp_path, "b.json", answers(case, answer="agree", who="Bo Berg", own=[]))
    desk.dock.files_dropped.emit([one, other])
    assert "Bo Berg, Østjyllands Politi and Anna And, Østjyllands Politi disagree" in page(desk)


@pytest.mark.parametrize("changed, reason", [
    ({"case": "0" * 12}, "belongs to another case"), ({"round": 77}, "round 77 is not known"),
    ({"answers": [{"id": "0" * 12, "digest": "0" * 12, "answer": "agree", "text": ""}]}, "finding is not known"),
    ({"who": {"name": "", "organisation": ""}}, "does not fit")])
def test_a_file_is_refused_with_a_reason_and_the_others_are_read(desk, case, tmp_path, changed, reason):  # noqa: F811
    bad = put(tmp_path, "dårlig.json", answers(case, **changed))
    desk.dock.files_dropped.emit([bad, put(tmp_path, "god.json", answers(case, own=[]))])
    assert "Refused." in page(desk) and reason in page(desk) and "dårlig.json" in page(desk)
    assert kinds(case) == ["answered"]


def test_a_file_that_arrives_is_told_of_and_read_when_asked(desk, case, qtbot):  # noqa: F811
    put(case.parent, "svar-politi.json", answers(case))
    put(case.parent, "andet.json", {"kind": "noget andet"})
    put(case.parent, "liste.csv", "a;b\n1;2\n")
    qtbot.waitUntil(lambda: not desk.dock.noticeRow.isHidden(), timeout=SOON_MS)
    assert desk.dock.noticeLabel.text() == "New answers: svar-politi.json" and kinds(case) == []
    desk.dock.readArrivedButton.click()
    assert kinds(case) == ["answered", "own_finding"] and desk.dock.noticeRow.isHidden()
    assert "2 answers added" in page(desk)


def test_what_was_read_in_is_not_told_of_again(desk, case, tmp_path, qtbot):  # noqa: F811
    desk.dock.files_dropped.emit([put(case.parent, "svar.json", answers(case))])
    heard = []
    desk.hub.answers_arrived.connect(heard.append)
    desk.hub.pause()
    desk.hub.resume()
    qtbot.wait(1500)
    assert heard == [] and desk.dock.noticeRow.isHidden()


def test_a_folder_for_answers_made_later_is_heard_too(desk, case, qtbot):  # noqa: F811
    (case.parent / "svar").mkdir()
    qtbot.wait(700)
    put(case.parent / "svar", "halv.json", '{"kind": "botrygt_answers", "schema_ver')
    qtbot.waitUntil(lambda: "halv.json" in desk.dock.noticeLabel.text(), timeout=SOON_MS)
    desk.dock.laterButton.click()
    assert desk.dock.noticeRow.isHidden()


def test_every_answer_of_the_case_on_one_page(desk, case, tmp_path):  # noqa: F811
    desk.dock.allAnswersAction.trigger()
    assert "no answers in the case yet" in page(desk)
    desk.dock.files_dropped.emit([put(tmp_path, "svar.json", answers(case))])
    desk.dock.choose("#2")
    desk.dock.allAnswersAction.trigger()
    assert "disagrees: Set på <stedet> & ok" in page(desk)
    before = desk._iface.mapCanvas().extent()
    desk.dock.detailText.anchorClicked.emit(QUrl("@575010.5,6225020.0"))
    assert desk._iface.mapCanvas().extent() != before
