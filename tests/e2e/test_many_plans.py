# SPDX-License-Identifier: GPL-2.0-or-later
"""Many plans in one call of the real qgis_process: ranked, kept, skipped where nothing changed, failing alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from plans import EXAMPLE, RELEASE, change, copied, with_neighbour

from botrygt_qgis_plugin.casefile.case import read_case

HIGH = ("A01", "S10", "S10-gemmested", "S10-tunnel", "S13")
MEDIUM = ("B01", "B04", "S01", "S01-krone", "S05", "L17", "A09", "B12")
NAMED = "UPDATE lokalplanomraade SET planid = {}, plannr = 'LP {}', plannavn = '{}'"


def plan_names(rows):
    return [row["name"] for row in rows]


def bytes_of(folder):
    return {path.name.partition("_")[0]: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def days(algorithm, tmp_path_factory):
    """Three runs over one folder: all new; one plan edited since; one case file lost and the run told to be strict."""
    folder = tmp_path_factory.mktemp("planer") / "planer æøå"
    # A release makes Egelund first in the internal table, though Lundeby has more against it.
    copied(folder / "egelund.gpkg")
    lundeby = copied(folder / "lundeby.gpkg", NAMED.format(1, 7, "Lundeby"), "UPDATE haek SET haekhoejde_m = 2.5",
                     "UPDATE beplantning SET plantehoejde_m = 2.5")
    (folder / "ødelagt.gpkg").write_bytes(EXAMPLE.read_bytes()[:60000])
    copied(folder / "bart.gpkg", NAMED.format(2, 8, "Bart"),
           *(f"DELETE FROM {table} WHERE table_name NOT IN ('lokalplanomraade', 'planlagt_udlagt_vej_sti', 'veje')"
             for table in ("gpkg_geometry_columns", "gpkg_contents")))
    shutil.copytree(EXAMPLE.parent / "variant", folder / "variant")
    cases, result = folder / "sager", folder / "resultat.json"
    asked = {"FOLDER": folder, "CASE_FOLDER": cases, "OUTPUT_JSON": result, "SKIP_UNCHANGED": True, "RELEASE": RELEASE,
             "MIN_COMPLETENESS": 40}
    runs = SimpleNamespace(folder=folder, cases=cases, asked=asked)
    runs.first = algorithm("reviewplan", **asked)
    runs.after_first = bytes_of(cases)
    change(lundeby, "UPDATE haek SET haekhoejde_m = 0.8")
    runs.second = algorithm("reviewplan", **asked)
    runs.after_second = bytes_of(cases)
    next(cases.glob("variant_*.gpkg")).unlink()
    runs.third = algorithm("reviewplan", **asked, FAIL_ON="high")
    runs.after_third = bytes_of(cases)
    return runs


def test_every_plan_has_its_place_in_the_table(days):
    table = days.first.document["ranking"]
    assert plan_names(table["judged"]) == ["LP 7 Lundeby", "LP 99 Egelund", "LP 99 Egelund"]
    assert [row["rank"] for row in table["judged"]] == [1, 2, 3]
    assert plan_names(table["not_judged"]) == ["LP 8 Bart"] and table["not_judged"][0]["completeness"] < 0.4
    assert [Path(row["source"]).name for row in table["failed"]] == ["ødelagt.gpkg"]
    grave = [row["findings"]["high"] + row["findings"]["medium"] for row in table["judged"]]
    assert grave == sorted(grave, reverse=True)
    plans = days.first.plans()
    assert table["judged"][0]["findings"] == plans["lundeby.gpkg"]["counts"]["severity"]
    assert plans["bart.gpkg"]["status"] == "not_judged" and plans["lundeby.gpkg"]["status"] == "judged"


def test_one_failing_plan_stops_nobody(days):
    assert days.first.code == 0 and days.first.document["status"] == "partial"
    assert {name: days.first.results[name] for name in ("PLAN_COUNT", "NOT_JUDGED_COUNT", "FAILED_COUNT")} == \
        {"PLAN_COUNT": 5, "NOT_JUDGED_COUNT": 1, "FAILED_COUNT": 1}
    (error,) = days.first.document["errors"]
    assert "ødelagt.gpkg" in error["en"] and "damaged or cut short" in error["en"] and error["en"] in days.first.said
    assert sorted(days.after_first) == ["bart", "egelund", "lundeby", "variant"]


def test_the_release_orders_plans_and_alters_no_finding(days, algorithm):
    intern = days.first.document["intern"]
    assert {plan["id"]: plan["class"] for plan in intern["plans"]} == {"9900099": 3, "1": 3, "2": 3}
    without = algorithm("reviewplan", FOLDER=days.folder, MIN_COMPLETENESS=40)
    assert "intern" not in without.document
    for name in ("egelund.gpkg", "variant", "bart.gpkg"):
        assert without.plans()[name] == days.first.plans()[name]


def test_unchanged_plans_are_skipped_and_what_was_found_is_kept(days):
    first, second = days.first.plans(), days.second.plans()
    assert {name: plan["status"] for name, plan in second.items()} == {
        "egelund.gpkg": "unchanged", "variant": "unchanged", "bart.gpkg": "unchanged", "lundeby.gpkg": "judged",
        "ødelagt.gpkg": "failed"}
    for name in ("egelund.gpkg", "variant", "bart.gpkg"):
        assert second[name]["findings"] == first[name]["findings"]
        assert days.after_second[Path(name).stem] == days.after_first[Path(name).stem]
    assert len(second["lundeby.gpkg"]["findings"]) < len(first["lundeby.gpkg"]["findings"])
    assert days.after_second["lundeby"] != days.after_first["lundeby"]
    assert read_case(next(days.cases.glob("lundeby_*"))).memory.run_number == 2
    assert days.second.results["FINDING_COUNT"] == sum(len(plan.get("findings", ())) for plan in second.values())


def test_the_table_stays_whole_when_plans_are_skipped(days):
    table = days.second.document["ranking"]
    # Cut hedges move Lundeby down, among plans that were not looked at again.
    assert plan_names(table["judged"]) == ["LP 99 Egelund", "LP 99 Egelund", "LP 7 Lundeby"]
    assert [row["unchanged"] for row in table["judged"]] == [True, True, False]
    assert plan_names(table["not_judged"]) == ["LP 8 Bart"] and table["not_judged"][0]["unchanged"]


def test_a_lost_case_file_is_made_again(days):
    statuses = {name: plan["status"] for name, plan in days.third.plans().items()}
    assert statuses["variant"] == "judged" and statuses["lundeby.gpkg"] == statuses["egelund.gpkg"] == "unchanged"
    assert days.after_third == {**days.after_second, "variant": days.after_third["variant"]}


def test_a_finding_of_a_skipped_plan_fails_a_strict_run_with_all_outputs_there(days):
    assert days.third.code == 1 and "FAIL_ON=high" in days.third.said
    grave = sum(row["findings"]["high"] for row in days.third.document["ranking"]["judged"])
    assert f"{grave} findings are so severe" in days.third.said
    assert days.third.document["status"] == "partial" and set(days.after_third) == set(days.after_first)


def test_several_plans_drawn_in_one_file(algorithm, tmp_path):
    plan = with_neighbour(tmp_path / "to planer.gpkg", 3000.0, "DELETE FROM lyspunkt WHERE lyspunkt_nr LIKE '%-ny'",
                          "UPDATE haek SET haekhoejde_m = 3.0 WHERE haek_nr LIKE '%-ny'")
    shutil.copytree(EXAMPLE.parent / "armaturer", tmp_path / "armaturer")
    done = algorithm("reviewplan", PLAN=plan, CASE_FOLDER=tmp_path / "sager", RELEASE=RELEASE,
                     FINDINGS=tmp_path / "fund.gpkg")
    plans = {entry["name"]: entry for entry in done.document["plans"]}
    assert set(plans) == {"LP 99 Egelund", "LP 100 Solbakken"} and done.results["PLAN_COUNT"] == 2
    assert sorted(path.name for path in (tmp_path / "sager").iterdir()) == \
        ["to-planer_9900099.gpkg", "to-planer_9900100.gpkg"]
    alone = algorithm("reviewplan", PLAN=EXAMPLE).plan
    # A neighbour three kilometres away changes nothing.
    assert plans["LP 99 Egelund"]["findings"] == alone["findings"]
    assert plan_names(done.document["ranking"]["judged"]) == ["LP 100 Solbakken", "LP 99 Egelund"]
    intern = done.document["intern"]
    assert plan_names(intern["ranking"]["judged"]) == ["LP 99 Egelund", "LP 100 Solbakken"]
    assert [plan["class"] for plan in intern["plans"]] == [3, 0]


def test_several_plans_want_a_folder_of_case_files(algorithm, tmp_path):
    plan = with_neighbour(tmp_path / "to.gpkg", 3000.0)
    done = algorithm("reviewplan", PLAN=plan, CASE_FILE=tmp_path / "sag.gpkg")
    assert "CASE_FOLDER" in done.sentence and done.document["status"] == "refused"
    assert not (tmp_path / "sag.gpkg").exists()


@pytest.mark.parametrize(("without", "fail_on", "code"), [
    (HIGH, "high", 0), (HIGH + MEDIUM, "low", 1)], ids=["none of that severity", "one of that severity"])
def test_fail_on_looks_at_its_severity_and_above(algorithm, tmp_path, without, fail_on, code):
    profile = tmp_path / "profil.json"
    default = EXAMPLE.parents[2] / "rules" / "profiles" / "default.json"
    off = {rule: {"enabled": False, "reason": "Kun de andre prøves."} for rule in without}
    text = {**json.loads(default.read_text(encoding="utf-8")), "id": "nogle", "rules": off}
    profile.write_text(json.dumps(text), encoding="utf-8")
    case, fund = tmp_path / "sag.gpkg", tmp_path / "fund.gpkg"
    done = algorithm("reviewplan", PLAN=EXAMPLE, PROFILES=[profile], FAIL_ON=fail_on, CASE_FILE=case, FINDINGS=fund)
    assert done.code == code
    assert done.document["status"] == "ok" and done.document["plans"][0]["findings"]
    assert read_case(case).memory.run_number == 1 and fund.stat().st_size > 0
