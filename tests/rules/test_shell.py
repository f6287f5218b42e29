# SPDX-License-Identifier: GPL-2.0-or-later
"""The shell's `rules`: a pack on the test bench, a rule in force, and what a changed limit did to a plan."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from botrygt_qgis_plugin._vendor.jsonschema import Draft202012Validator
from botrygt_qgis_plugin.engine import document
from botrygt_qgis_plugin.engine.__main__ import main
from botrygt_qgis_plugin.engine.request import pack_as_it_stands
from botrygt_qgis_plugin.engine.shape import shipped_pack, shipped_profile

EGELUND = Path(__file__).resolve().parents[2] / "examples" / "egelund" / "egelund.gpkg"
SCHEMA = json.loads((Path(document.__file__).parent / "result.schema.json").read_text(encoding="utf-8"))


def read(path):
    told = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator(SCHEMA).validate(told)
    return told


def own_profile(folder, **rules):
    """The shipped default profile, copied and changed as a planner would."""
    path = folder / "kommune.json"
    shutil.copy(shipped_profile(), path)
    profile = json.loads(path.read_text(encoding="utf-8"))
    profile.update(id="egekoebing", author="Egekøbing Kommune", level="municipality")
    profile["rules"].update(rules)
    path.write_text(json.dumps(profile), encoding="utf-8")
    return path


def test_a_planner_changes_one_limit_and_sees_which_verdicts_changed_because_of_it(tmp_path, capsys):
    before, after, told = (tmp_path / name for name in ("a.json", "b.json", "c.json"))
    profile = own_profile(tmp_path, B04={"parameters": {"open_m": 2.2}, "reason": "Støj fra vejen"})
    assert main(["review", str(EGELUND), "--output", str(before)]) == 0
    assert main(["review", str(EGELUND), "--profile", str(profile), "--output", str(after)]) == 0
    capsys.readouterr()
    assert main(["rules", "compare", str(before), str(after), "--output", str(told)]) == 0
    printed = capsys.readouterr().out
    assert "ændret fra 1,8 m til 2,2 m (profilen egekoebing, Egekøbing Kommune: «Støj fra vejen»)" in printed
    (group,) = read(told)["groups"]
    (reason,), (change,) = group["reasons"], group["changes"]
    assert (reason["kind"], reason["pointer"], reason["before"], reason["after"], reason["profile"]) == (
        "limit", "/then/anyOf/1/properties/boundary_height_m/maximum", 1.8, 2.2, "egekoebing")
    assert (change["rule"], change["subject"], change["before"], change["after"]) == ("B04", "F-N12", "not_met", "met")
    assert change["values_before"] == change["values_after"]
    assert "F-N12" in printed and "1 svar er ændret" in printed


def test_two_equal_results_and_what_is_no_result(tmp_path, capsys):
    result = tmp_path / "a.json"
    main(["review", str(EGELUND), "--output", str(result)])
    capsys.readouterr()
    assert main(["rules", "compare", str(result), str(result), "--language", "en"]) == 0
    assert capsys.readouterr().out.startswith("0 verdicts changed")
    for name, content in (("text.json", "Kære læser"), ("list.json", "[]"), ("old.json", '{"schema_version": "1.0", '
                                                                                        '"kind": "review"}')):
        (tmp_path / name).write_text(content, encoding="utf-8")
        assert main(["rules", "compare", str(result), str(tmp_path / name)]) == 1
        assert name in capsys.readouterr().err


def test_the_bench_of_a_shipped_pack(tmp_path, capsys):
    output = tmp_path / "bench.json"
    assert main(["rules", "test", "bo-trygt", "--output", str(output)]) == 0
    printed = capsys.readouterr().out
    assert "alt i orden." in printed and "✗" not in printed
    told = read(output)
    assert told["status"] == "ok" and not told["errors"]
    assert all(limit["noticed_by"] for limit in told["limits"]) and all(e["passed"] for e in told["examples"])
    # A rule that the default profile switches off is tested all the same.
    judging = {rule.id for rule in pack_as_it_stands("", ()).rules if rule.judges}
    assert {limit["rule"] for limit in told["limits"]} == judging < {rule["id"] for rule in told["rulebook"]["rules"]}


def test_a_rule_that_is_not_tested_is_refused_with_the_limit(tmp_path, capsys):
    pack = tmp_path / "pack"
    shutil.copytree(shipped_pack(), pack)
    rule = json.loads((pack / "L22.json").read_text(encoding="utf-8"))
    examples = rule["x-rule"]["examples"]
    rule["x-rule"]["examples"] = [e for e in examples if "4,9" not in e["name"] and "10 cm" not in e["name"]]
    (pack / "L22.json").write_text(json.dumps(rule), encoding="utf-8")
    output = tmp_path / "bench.json"
    assert main(["rules", "test", str(pack), "--rule", "L22", "--output", str(output)]) == 1
    printed = capsys.readouterr().out
    sentence = ("L22.json#/properties/tree_clearance_m/minimum: ikke afprøvet: intet eksempel ændrer svar, når 5 "
                "sænkes til 4,9; tilføj et på grænsen.")
    assert sentence in printed and "✗ intet eksempel" in printed and "ikke i orden: L22." in printed
    told = read(output)
    assert told["status"] == "failed" and [error["da"] for error in told["errors"]] == [sentence]


def test_a_rule_under_a_profile(tmp_path, capsys):
    profile = own_profile(tmp_path, B04={"parameters": {"open_m": 2.2}, "reason": "Støj"})
    output = tmp_path / "rule.json"
    words = ["bo-trygt", "B04", "--profile", str(profile), "--output", str(output), "--language", "en"]
    assert main(["rules", "show", *words]) == 0
    printed = capsys.readouterr().out
    assert "at most 2.2 m" in printed and "profile egekoebing, Egekøbing Kommune: Støj" in printed
    assert "before: 1.8 m" in printed and "Waipa District Council: Fences" in printed
    told = read(output)
    assert told["rule"]["then"]["anyOf"][1]["properties"]["boundary_height_m"]["maximum"] == 2.2
    assert "examples" not in told["rule"]["x-rule"]


@pytest.mark.parametrize(("words", "said"), [
    pytest.param(["test", "bo-tryk"], "bo-trygt", id="no such pack"),
    pytest.param(["test", "bo-trygt", "--rule", "Z99"], "Z99", id="no such rule"),
    pytest.param(["show", "bo-trygt", "Z99"], "Z99", id="no such rule to show"),
    pytest.param(["show", "bo-trygt", "B04", "--profile", "gone.json"], "gone.json", id="no such profile"),
])
def test_what_is_not_there_ends_in_a_sentence(words, said, capsys):
    assert main(["rules", *words]) == 1
    told = capsys.readouterr()
    assert said in told.err and "Traceback" not in told.err and not told.out
