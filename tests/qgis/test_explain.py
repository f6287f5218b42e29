# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:explain in QGIS: the same answer as the engine's, as lines, result file and one HTML file."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from botrygt_qgis_plugin.processing.provider import ALGORITHMS

from botrygt_qgis_plugin.engine.addresses import MANUAL

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "egelund" / "egelund.gpkg"
MANUAL_PAGE = Path(__file__).resolve().parents[2] / "docs" / "algorithms.md"


@pytest.mark.parametrize("algorithm", ALGORITHMS, ids=lambda algorithm: algorithm.NAME)
def test_every_algorithm_leads_to_its_part_of_the_manual(algorithm):
    assert algorithm().helpUrl() == f"{MANUAL}/algorithms.md#{algorithm.NAME}"
    assert f"\n## {algorithm.NAME}\n" in MANUAL_PAGE.read_text(encoding="utf-8")


def test_a_point_is_explained_from_the_toolbox(processing, tmp_path):
    told, page = tmp_path / "forklaring.json", tmp_path / "forklaring.html"
    result = processing.run("botrygt:explain", {
        "PLAN": str(EXAMPLE), "POINT": "543344.215,6186238.382 [EPSG:25832]", "OUTPUT_JSON": str(told),
        "OUTPUT_HTML": str(page)})
    document = json.loads(told.read_text(encoding="utf-8"))
    (found,) = [look for look in document["looked"] if look["rule"] == "L17"]
    assert (found["verdict"], found["margins"][0]["distance"]) == ("not_met", 4.0)
    assert result["LOOKED_COUNT"] == sum(look["verdict"] != "not_relevant" for look in document["looked"])
    assert "<svg" in page.read_text(encoding="utf-8")


def test_a_layer_of_the_project_and_its_feature(processing, plan_layers):
    result = processing.run("botrygt:explain", {"LAYERS": list(plan_layers.values()), "LAYER": "haek",
                                                "FEATURE": "H-NYTTE"})
    assert result["SILENT_COUNT"] > 0


def test_a_number_of_the_case_file_is_the_cases(processing, tmp_path):
    case, told = tmp_path / "sag.gpkg", tmp_path / "forklaring.json"
    processing.run("botrygt:reviewplan", {"PLAN": str(EXAMPLE), "CASE_FILE": str(case)})
    with closing(sqlite3.connect(case)) as connection, connection:
        # As if the case had numbered two findings the other way round.
        ids = dict(connection.execute("SELECT number, finding_id FROM numbers WHERE number IN (1, 2)"))
        connection.execute("UPDATE numbers SET finding_id = 'x' WHERE number = 1")
        connection.execute("UPDATE numbers SET finding_id = ? WHERE number = 2", (ids[1],))
        connection.execute("UPDATE numbers SET finding_id = ? WHERE number = 1", (ids[2],))
    processing.run("botrygt:explain", {"PLAN": str(EXAMPLE), "FINDING": "1", "CASE_FILE": str(case),
                                       "OUTPUT_JSON": str(told)})
    assert json.loads(told.read_text(encoding="utf-8"))["place"]["finding"] == ids[2]


def test_qgis_process_says_what_is_wrong_and_keeps_it(qgis_process, tmp_path):
    told = tmp_path / "forklaring.json"
    run = qgis_process("run", "botrygt:explain", "--", f"PLAN={EXAMPLE}", "FINDING=999", f"OUTPUT_JSON={told}")
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    document = json.loads(told.read_text(encoding="utf-8"))
    assert document["status"] == "refused" and re.search("999", document["errors"][0]["da"])


def test_qgis_process_takes_a_pack_by_its_name(qgis_process):
    run = qgis_process("run", "botrygt:validaterules", "--", "RULES=bo-trygt")
    assert run.returncode == 0, run.stderr
    wrong = qgis_process("run", "botrygt:validaterules", "--", "RULES=bo-tryg")
    assert wrong.returncode == 1 and "bo-trygt" in wrong.stderr
