# SPDX-License-Identifier: GPL-2.0-or-later
"""The review as a script calls it: what a folder may hold, and what a wrong word is answered."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "egelund"


@pytest.fixture
def review(qgis_process, tmp_path):
    """`review(PLAN=…)` runs the algorithm; returns its exit code and the result file."""

    def run(**given):
        result = tmp_path / "resultat.json"
        words = [f"{name}={value}" for name, value in {"OUTPUT_JSON": result, **given}.items()]
        done = qgis_process("run", "botrygt:reviewplan", "--", *words)
        return done.returncode, json.loads(Path(given.get("OUTPUT_JSON", result)).read_text(encoding="utf-8"))

    return run


def test_case_files_and_results_may_lie_beside_the_plans(review, tmp_path):
    folder = tmp_path / "planer æøå"
    folder.mkdir()
    shutil.copy(FOLDER / "egelund.gpkg", folder)
    for _ in range(2):
        code, answer = review(FOLDER=folder, CASE_FOLDER=folder, OUTPUT_JSON=folder / "resultat.json")
        assert (code, answer["status"], len(answer["plans"])) == (0, "ok", 1)
    assert sorted(path.suffix for path in folder.iterdir()) == [".gpkg", ".gpkg", ".json"]


@pytest.mark.parametrize("name", ["PLAN", "FOLDER"])
def test_folder_of_one_plan_with_its_mapping_in_it(review, tmp_path, name):
    folder = tmp_path / "planer" / "plan"
    shutil.copytree(FOLDER / "variant", folder)
    given = folder if name == "PLAN" else folder.parent
    code, answer = review(**{name: given, "MAPPING": folder / "mapping.json"})
    assert code == 0 and answer["status"] == "ok"
    layers = {entry["layer"] for entry in answer["plans"][0]["inputs"]}
    assert {"HAEKKE", "TRAEER"} < layers


def test_case_file_in_place_of_the_plan_is_told_apart(review, tmp_path):
    review(PLAN=FOLDER / "egelund.gpkg", CASE_FILE=tmp_path / "sag.gpkg")
    code, answer = review(PLAN=tmp_path / "sag.gpkg")
    assert code == 1
    assert "er en sagsfil" in answer["errors"][0]["da"] and "is a case file" in answer["errors"][0]["en"]


@pytest.mark.parametrize("word", ["1", "banan"])
def test_wrong_choice_is_answered_with_the_choices(review, word):
    code, answer = review(PLAN=FOLDER / "egelund.gpkg", FAIL_ON=word)
    assert (code, answer["status"]) == (1, "refused")
    assert f"FAIL_ON kan ikke være «{word}». Angiv en af: none, high, medium, low." == answer["errors"][0]["da"]
