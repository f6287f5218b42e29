# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:validaterules as a script calls it: a sound pack, one that is not tested, and one that is broken."""

from __future__ import annotations

import json
import shutil

import pytest

from botrygt_qgis_plugin.engine.shape import shipped_pack


@pytest.fixture
def validate(qgis_process, tmp_path):
    """`validate(RULES=…)` runs the algorithm; returns its exit code, the result file and all it said."""

    def run(**given):
        result = tmp_path / "resultat.json"
        words = [f"{name}={value}" for name, value in {"OUTPUT_JSON": result, **given}.items()]
        done = qgis_process("run", "botrygt:validaterules", "--", *words)
        return done.returncode, json.loads(result.read_text(encoding="utf-8")), done.stdout + done.stderr

    return run


def edited(tmp_path, change):
    """A copy of the shipped pack with L22 changed."""
    pack = tmp_path / "pakke æøå"
    shutil.copytree(shipped_pack(), pack)
    file = pack / "L22.json"
    rule = json.loads(file.read_text(encoding="utf-8"))
    change(rule)
    file.write_text(json.dumps(rule), encoding="utf-8")
    return pack


def test_a_sound_pack(validate, tmp_path):
    page = tmp_path / "prøver.html"
    code, answer, said = validate(RULE="B04", OUTPUT_HTML=page)
    assert (code, answer["status"], answer["errors"]) == (0, "ok", [])
    assert {limit["rule"] for limit in answer["limits"]} == {"B04"} and all(e["passed"] for e in answer["examples"])
    assert "all sound" in said and f"LIMIT_COUNT:\t{len(answer['limits'])}" in said
    drawn = sum(example["drawn"] for example in answer["examples"])
    assert page.read_text(encoding="utf-8").count("<svg") == drawn > 0


def test_a_pack_that_is_not_tested_is_refused_and_its_result_kept(validate, tmp_path):
    def change(rule):
        rule["x-rule"]["examples"] = [e for e in rule["x-rule"]["examples"] if not e.get("boundary")]

    code, answer, said = validate(RULES=edited(tmp_path, change), RULE="L22")
    assert (code, answer["status"], answer["kind"]) == (1, "failed", "rules")
    assert {error["where"] for error in answer["errors"]} == {"L22.json#/properties/tree_clearance_m/minimum"}
    assert "not tested: 5 raised to 5.1 changes no example" in said and "Traceback" not in said


def test_a_broken_pack_is_refused_with_its_place(validate, tmp_path):
    def change(rule):
        rule["properties"]["tree_clearance_m"]["minimun"] = 5

    code, answer, said = validate(RULES=edited(tmp_path, change))
    assert (code, answer["status"], answer["kind"]) == (1, "refused", "failure")
    assert answer["errors"][0]["where"] == "L22.json#/properties/tree_clearance_m"
    assert "'minimun' is not allowed here" in said and "Traceback" not in said
