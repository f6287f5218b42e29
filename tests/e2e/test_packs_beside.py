# SPDX-License-Identifier: GPL-2.0-or-later
"""Packs side by side on the example: each rule's own counts, and the places where two guides pull apart."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from botrygt_qgis_plugin._vendor.jsonschema import Draft202012Validator
from botrygt_qgis_plugin.engine import document
from botrygt_qgis_plugin.engine.catalogue import shipped_packs
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.packs_beside import beside_lines, packs_beside, packs_document
from botrygt_qgis_plugin.engine.requirement import leaves
from botrygt_qgis_plugin.engine.review import review

sys.path.insert(0, str(Path(__file__).resolve().parent))
from egelund import FOLDER, plan_result

SCHEMA = json.loads(Path(document.__file__).with_name("result.schema.json").read_text(encoding="utf-8"))
ROOT = Path(__file__).resolve().parents[2]


@lru_cache(maxsize=1)
def results():
    return tuple(review(plan_result().scene, pack) for pack in shipped_packs())


def row(quantity):
    (found,) = [row for row in packs_beside(results()) if row.quantity == quantity]
    return found


def test_every_judging_rule_stands_once_for_each_quantity_it_asks_about():
    told = sorted((asked.pack, asked.rule, row.quantity) for row in packs_beside(results()) for asked in row.asked)
    assert told == sorted({(pack.pack_id, rule.id, leaf.quantity) for pack in shipped_packs() for rule in pack.rules
                           if rule.judges for leaf in leaves(rule.requirement.demand)})


def test_the_counts_are_those_of_the_reviews():
    tallies = {(result.rulebook.pack_id, tally.rule): tally for result in results() for tally in result.tallies}
    for beside in packs_beside(results()):
        for asked in beside.asked:
            tally = tallies[asked.pack, asked.rule]
            assert (asked.met, asked.not_met, asked.cannot_tell, asked.not_relevant) == (
                tally.met, tally.not_met, tally.cannot_tell, tally.not_relevant)


def test_fences_to_the_grove_are_too_high_for_one_guide_and_high_enough_for_another():
    told = {one.subject: dict(one.verdicts) for one in row("boundary_height_m").disagreements}
    two = {key: {pack: said[pack] for pack in ("bo-trygt", "secured-by-design")} for key, said in told.items()}
    assert {key for key, said in two.items() if len(set(said.values())) > 1} == {"F-N12", "F-Y4"}
    assert all(two[key] == {"bo-trygt": "not_met", "secured-by-design": "met"} for key in ("F-N12", "F-Y4"))


def test_a_fence_that_one_guide_finds_open_enough_another_does_not():
    told = {one.subject: dict(one.verdicts) for one in row("boundary_height_m").disagreements}
    assert told["F-B7"] == {"bo-trygt": "met", "secured-by-design": "met", "andre-myndigheder": "not_met"}


def test_guides_that_ask_the_same_agree():
    assert row("overlooking_dwellings").disagreements == ()
    assert [asked.pack for asked in row("overlooking_dwellings").asked] == ["bo-trygt", "pkvw"]


def test_lines_and_document_are_whole():
    rows = packs_beside(results())
    for language, words in (("da", "uenige om 2"), ("en", "they disagree on 2")):
        text = "\n".join(beside_lines(rows, language))
        assert words in text and "None" not in text
    entry = json.loads(json.dumps(packs_document(results(), rows), allow_nan=False))
    assert list(Draft202012Validator(SCHEMA).iter_errors(entry)) == []
    assert [pack["id"] for pack in entry["packs"]] == [
        "bo-trygt", "andre-myndigheder", "en-13201", "pkvw", "secured-by-design"]


def test_two_plans_are_not_compared():
    with pytest.raises(InputError, match="different plans"):
        packs_beside((results()[0], replace(results()[1], scene=replace(plan_result().scene, plan_id="another"))))


def shell(tmp_path, *words):
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "build" / "dev")}
    return subprocess.run([sys.executable, "-m", "botrygt_qgis_plugin.engine", *map(str, words)], cwd=tmp_path,
                          env=environment, capture_output=True, encoding="utf-8", check=False)


def test_the_shell_compares_and_explains(tmp_path):
    told = tmp_path / "pakker.json"
    run = shell(tmp_path, "packs", FOLDER / "egelund.gpkg", "--rules", "bo-trygt", "--rules", "pkvw", "--output", told)
    assert run.returncode == 0, run.stderr
    assert "PKVW-parkering" in run.stdout
    assert [pack["id"] for pack in json.loads(told.read_text(encoding="utf-8"))["packs"]] == ["bo-trygt", "pkvw"]
    why = shell(tmp_path, "explain", FOLDER / "egelund.gpkg", "--at", "543344.215", "6186238.382", "--language", "en")
    assert why.returncode == 0 and "4 on the wrong side (66.7 %)" in why.stdout
    lost = shell(tmp_path, "explain", FOLDER / "egelund.gpkg", "--finding", "999", "--output", told)
    assert lost.returncode == 1 and "999" in lost.stderr and "Traceback" not in lost.stderr
    assert json.loads(told.read_text(encoding="utf-8"))["status"] == "refused"


def test_the_shell_refuses_an_unknown_pack_with_a_sentence(tmp_path):
    run = shell(tmp_path, "packs", FOLDER / "egelund.gpkg", "--rules", "sbd")
    assert run.returncode == 1
    assert run.stderr.strip() == ("Der er ingen regelpakke «sbd». Der følger med: andre-myndigheder, bo-trygt, "
                                  "en-13201, pkvw, secured-by-design; eller angiv en mappe.")
