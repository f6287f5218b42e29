# SPDX-License-Identifier: GPL-2.0-or-later
"""What the watch hears from outside QGIS: rule files, journals, and a real PostGIS that tells by NOTIFY."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from qgis.PyQt.QtCore import QObject

from botrygt_qgis_plugin.adapter.plans import keep, plan_inputs, review_plans
from botrygt_qgis_plugin.casefile.case import open_case
from botrygt_qgis_plugin.casefile.deciding import Deciding
from botrygt_qgis_plugin.casefile.postgis_schema import set_up_text
from botrygt_qgis_plugin.engine.request import Request
from botrygt_qgis_plugin.engine.shape import shipped_profile
from botrygt_qgis_plugin.watch.outside import OutsideWatch
from botrygt_qgis_plugin.watch.setting import WatchSetting

from .conftest import EXAMPLE

SOON_MS = 5_000


@pytest.fixture
def outside(qgis_app):
    parent = QObject()
    made = OutsideWatch(parent)
    yield made
    made.cut()


@pytest.fixture(scope="module")
def database(postgis):
    name = postgis.database()
    with closing(postgis.connect(name)) as connection, connection.cursor() as cursor:
        cursor.execute(set_up_text())
    return postgis, name


@pytest.fixture
def address(database, request):
    server, name = database
    user = closing(server.connect(name))
    with user as connection:
        who = connection.get_dsn_parameters()["user"]
    return f"postgres://{who}@/{name}?host={server.folder}&case={request.node.name}"


def reviewed(address):
    run = review_plans(Request(case_file=str(address)), plan_inputs(str(EXAMPLE), "", ()), lambda part: None,
                       lambda: False)
    report = keep(run)
    assert not report.failures(), report.failures()


def comment(address, text):
    open_case(address).add(lambda case: [Deciding(case, "Poul", date.today()).comment(1, text)])


def listeners(database):
    server, name = database
    with closing(server.connect(name)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = %s AND application_name = 'botrygt'", (name,))
        return [pid for (pid,) in cursor.fetchall()]


def test_a_decision_in_the_database_is_told_at_once_over_one_connection(outside, address, database, qtbot):
    reviewed(address)
    setting = WatchSetting({}, case_file=address)
    for _ in range(3):
        outside.begin(setting)
    assert len(listeners(database)) == 1
    with qtbot.waitSignal(outside.case_changed, timeout=SOON_MS):
        comment(address, "Fra politiet")
    outside.end()
    qtbot.waitUntil(lambda: listeners(database) == [], timeout=SOON_MS)


def test_another_case_of_the_database_is_none_of_ours(outside, address, qtbot):
    reviewed(address)
    other = f"{address}-anden"
    reviewed(other)
    outside.begin(WatchSetting({}, case_file=address))
    with qtbot.assertNotEmitted(outside.case_changed, wait=700):
        comment(other, "Et andet sted")


def test_a_lost_connection_is_told(outside, address, database, qtbot):
    reviewed(address)
    outside.begin(WatchSetting({}, case_file=address))
    server, name = database
    with qtbot.waitSignal(outside.lost, timeout=SOON_MS) as told, closing(server.connect(name)) as connection, \
            connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", (listeners(database)[0],))
    assert "does not answer" in told.args[0] and "pass" not in told.args[0]
    outside._look()


def test_a_database_that_is_not_there_is_told(outside, qtbot, tmp_path):
    with qtbot.waitSignal(outside.lost, timeout=SOON_MS):
        outside.begin(WatchSetting({}, case_file=f"postgres://anna@/intet?host={tmp_path}&case=LP1"))


def test_a_journal_of_somebody_else_is_seen(outside, tmp_path, qtbot):
    case = tmp_path / "sag.gpkg"
    reviewed(case)
    outside.begin(WatchSetting({}, case_file=str(case)))
    outside._look()
    comment(case, "Fra en anden")
    with qtbot.waitSignal(outside.case_changed, timeout=SOON_MS):
        outside._look()


@pytest.mark.parametrize("how", ["written", "put in its place"])
def test_a_changed_profile_is_told_more_than_once(outside, tmp_path, qtbot, how):
    profile = tmp_path / "profil.json"
    profile.write_bytes(shipped_profile().read_bytes())
    outside.begin(replace(WatchSetting({}), profile=str(profile)))
    for turn in range(2):
        with qtbot.waitSignal(outside.rules_changed, timeout=SOON_MS) as told:
            if how == "written":
                profile.write_bytes(profile.read_bytes() + b"\n")
            else:
                beside = tmp_path / f"ny{turn}.json"
                beside.write_bytes(profile.read_bytes() + b"\n")
                os.replace(beside, profile)
        assert told.args == [str(profile)]
        qtbot.wait(100)
