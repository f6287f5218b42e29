# SPDX-License-Identifier: GPL-2.0-or-later
"""A planner copies a profile, changes one limit, reviews again, and is shown what that changed: all through QGIS."""

from __future__ import annotations

import json
from pathlib import Path

from botrygt_qgis_plugin.engine.shape import shipped_profile

EGELUND = Path(__file__).resolve().parents[2] / "examples" / "egelund" / "egelund.gpkg"


def test_one_limit_changed_in_a_copied_profile(qgis_process, tmp_path):
    before, after, told = (tmp_path / f"{name} æ.json" for name in ("før", "efter", "forskel"))
    profile = json.loads(shipped_profile().read_text(encoding="utf-8"))
    profile["rules"]["B01"] = {"parameters": {"below_m": 1.7}, "reason": "Hække på 1,6 m er tilladt."}
    own = tmp_path / "min kommune.json"
    own.write_text(json.dumps({**profile, "id": "min", "author": "Min Kommune", "level": "municipality"}),
                   encoding="utf-8")
    for result, given in ((before, ()), (after, (f"PROFILES={own}",))):
        assert qgis_process("run", "botrygt:reviewplan", "--", f"PLAN={EGELUND}", f"OUTPUT_JSON={result}",
                            *given).returncode == 0
    done = qgis_process("run", "botrygt:compareverdicts", "--", f"BEFORE={before}", f"AFTER={after}",
                        f"OUTPUT_JSON={told}")
    assert done.returncode == 0, done.stderr
    (group,) = json.loads(told.read_text(encoding="utf-8"))["groups"]
    (reason,), (change,) = group["reasons"], group["changes"]
    assert (reason["what"], reason["before"], reason["after"], reason["author"]) == ("B01", 1, 1.7, "Min Kommune")
    assert (change["subject"], change["before"], change["after"]) == ("H-A4-FOR", "not_met", "met")
    said = done.stdout + done.stderr
    assert "H-A4-FOR" in said and "Min Kommune" in said and "CHANGED_COUNT:\t1" in said


def test_what_is_no_result_is_refused_with_a_sentence(qgis_process, tmp_path):
    told = tmp_path / "forskel.json"
    done = qgis_process("run", "botrygt:compareverdicts", "--", f"BEFORE={shipped_profile()}",
                        f"AFTER={shipped_profile()}", f"OUTPUT_JSON={told}")
    answer = json.loads(told.read_text(encoding="utf-8"))
    assert done.returncode != 0 and "Traceback" not in done.stdout + done.stderr
    assert answer["status"] == "refused" and "default.json" in answer["errors"][0]["en"]
