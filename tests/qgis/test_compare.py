# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:comparereviews: rounds of a case, two plans, and what cannot be compared."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from called import result_of
from qgis.core import QgsVectorLayer

from botrygt_qgis_plugin.casefile.case import open_case

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "egelund" / "egelund.gpkg"


def count_of(result):
    return {name: value for name, value in result.items() if name.endswith("_COUNT")}


@pytest.fixture
def low_hedges(plan_copy):
    """A copy of the example in which every hedge was cut to 0,6 m."""
    with closing(sqlite3.connect(plan_copy)) as connection, connection:
        connection.create_function("ST_IsEmpty", 1, lambda blob: 0)
        connection.execute("UPDATE haek SET haekhoejde_m = 0.6")
    return plan_copy


def test_two_versions_of_a_plan(processing, low_hedges, tmp_path):
    told, layer = tmp_path / "forskel.json", tmp_path / "forskel.gpkg"
    result = processing.run("botrygt:comparereviews", {
        "FIRST": str(EXAMPLE), "SECOND": str(low_hedges), "COMPARISON": str(layer), "OUTPUT_JSON": str(told)})
    document = result_of(told)
    kinds = {(entry["rule"], entry["subject"]["key"]): entry["kind"] for entry in document["findings"]}
    assert ("solved" in kinds.values()) and result["SOLVED_COUNT"] == list(kinds.values()).count("solved")
    assert result["UNCHANGED_COUNT"] == list(kinds.values()).count("unchanged") > 0
    hedges = {kind for (rule, key), kind in kinds.items() if rule == "B01" and "HAEK" in key.upper()}
    assert hedges <= {"solved"}
    shown = QgsVectorLayer(str(layer))
    assert sum(1 for _ in shown.getFeatures()) == len(document["findings"])
    assert shown.crs().authid() == "EPSG:25832"


def test_a_round_against_what_is_there_now(processing, low_hedges, tmp_path):
    case = tmp_path / "sag.gpkg"
    processing.run("botrygt:reviewplan", {"PLAN": str(EXAMPLE), "CASE_FILE": str(case)})
    assert open_case(case).keep_round("draft", "Kladde", "Anna") == 1
    same = processing.run("botrygt:comparereviews", {"FIRST": str(case), "FIRST_ROUND": 1})
    assert same["UNCHANGED_COUNT"] > 0 and sum(count_of(same).values()) == same["UNCHANGED_COUNT"]
    processing.run("botrygt:reviewplan", {"PLAN": str(low_hedges), "CASE_FILE": str(case)})
    now = processing.run("botrygt:comparereviews", {"FIRST": str(case), "FIRST_ROUND": 1})
    plans = processing.run("botrygt:comparereviews", {"FIRST": str(EXAMPLE), "SECOND": str(low_hedges)})
    assert count_of(now) == count_of(plans)
    assert now["SOLVED_COUNT"] > 0


@pytest.mark.parametrize("words, said", [
    (["FIRST={case}", "FIRST_ROUND=3"], "no round 3"),
    (["FIRST={plan}", "SECOND={case}", "FIRST_ROUND=1"], "is a plan and has no rounds"),
    (["FIRST={plan}"], "the same plan"),
    (["FIRST=findes-ikke.gpkg", "SECOND={case}"], "findes-ikke.gpkg")])
def test_qgis_process_says_what_cannot_be_compared(qgis_process, tmp_path, words, said):
    case, told = tmp_path / "sag.gpkg", tmp_path / "svar.json"
    assert qgis_process("run", "botrygt:reviewplan", "--", f"PLAN={EXAMPLE}", f"CASE_FILE={case}").returncode == 0
    given = [word.format(case=case, plan=EXAMPLE) for word in words]
    run = qgis_process("run", "botrygt:comparereviews", "--", *given, f"OUTPUT_JSON={told}")
    assert run.returncode == 1 and said in run.stderr and "Traceback" not in run.stderr
    document = result_of(told)
    assert document["status"] in ("refused", "failed") and said in document["errors"][0]["en"]
