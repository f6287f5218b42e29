# SPDX-License-Identifier: GPL-2.0-or-later
"""Reports of many plans: an index by gravity, one failing plan does not stop the others, nothing half-written."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely
from example_plan import EXAMPLE, example_count, example_dossier
from report_parts import case_of_plan, dossier_of_case, reviewed, wanted, written

from botrygt_qgis_plugin.__main__ import main
from botrygt_qgis_plugin._vendor.jsonschema import Draft202012Validator
from botrygt_qgis_plugin.casefile.case import write_case
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.findings import Measurement
from botrygt_qgis_plugin.engine.job import PlanOutcome
from botrygt_qgis_plugin.report.answer_file import json_answers
from botrygt_qgis_plugin.report.applied_words import applied_document
from botrygt_qgis_plugin.report.applying import apply_answers
from botrygt_qgis_plugin.report.cases import cases_for
from botrygt_qgis_plugin.report.dossier import OwnFinding
from botrygt_qgis_plugin.report.export import check_wanted
from botrygt_qgis_plugin.report.exporting import Target, export_reports, exported_document
from botrygt_qgis_plugin.report.gather import dossier_of
from botrygt_qgis_plugin.report.layout_text import text_tables
from botrygt_qgis_plugin.report.names import plain_name, stem_of
from botrygt_qgis_plugin.report.package import write_package
from botrygt_qgis_plugin.report.report_data import findings_geojson

ROOT = Path(__file__).resolve().parents[2]


def schema():
    path = ROOT / "botrygt_qgis_plugin" / "engine" / "result.schema.json"
    return Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))


def test_many_plans_get_an_index_by_gravity(plan, other_plan, tmp_path):
    mild = reviewed(plan, plan.usual()[2])
    grave = replace(reviewed(other_plan), name="anden.gpkg")
    where = "/drev/planer/tredje.gpkg"
    failed = PlanOutcome(where, error=InputError(f"'{where}' is broken.", f"«{where}» er i stykker."))
    asked = wanted("html", "csv")
    made = export_reports([mild, failed, grave], plan.job(), asked, Target(tmp_path))
    page = Path(made.index).read_text(encoding="utf-8")
    assert Path(made.index).name == "oversigt_INTERN.html"
    rows = page[page.index("<tbody>"):page.index("</tbody>")].split("</tr>")
    assert "<td>1</td><td>1</td><td>1</td>" in rows[0] and "<td>0</td><td>0</td><td>1</td>" in rows[1]
    assert "tredje.gpkg: «tredje.gpkg» er i stykker." in page and "/drev" not in page and "<script" not in page
    assert len(made.files) == 2 and len(list(tmp_path.iterdir())) == 5
    # Two plans of one name never write over each other.
    assert len({path for paths in made.files.values() for path in paths}) == 4
    document = exported_document(made, asked)
    schema().validate(document)
    assert document["status"] == "partial" and document["index"] == "oversigt_INTERN.html"


def test_one_plan_that_fails_is_the_error(plan, tmp_path):
    failed = PlanOutcome("plan.gpkg", error=InputError("It is broken.", "Den er i stykker."))
    with pytest.raises(InputError, match="broken"):
        export_reports([failed], plan.job(), wanted("html"), Target(tmp_path))
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_leaves_nothing(plan, tmp_path):
    blocked = tmp_path / "fil"
    blocked.write_text("ikke en mappe", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        export_reports([reviewed(plan)], plan.job(), wanted("html"), Target(blocked))
    assert [path.name for path in tmp_path.iterdir()] == ["fil"]


@pytest.mark.parametrize(("formats", "words"), [(("pdf",), "format 'pdf'"), ((), "html")])
def test_formats_that_are_none_are_refused(formats, words):
    asked = replace(wanted("html"), formats=formats)
    with pytest.raises(InputError) as refused:
        check_wanted(asked, ("html", "csv"))
    assert words in refused.value.en or "at least one" in refused.value.en


@pytest.mark.parametrize(("text", "expected"), [
    ("LP 99 Egelund", "lp-99-egelund"), ("Ærø Ås / «nord»", "aeroe-aas-nord"), ("../../etc", "etc"), ("", "plan"),
    ("日本", "plan"), ("x" * 200, "x" * 60)])
def test_file_names_are_plain(text, expected):
    assert plain_name(text) == expected


def test_a_files_name_says_plan_stage_round_day_and_mark(plan, tmp_path):
    path, outcome = case_of_plan(plan, tmp_path)
    dossier = dossier_of_case(plan, path, outcome)
    dossier = replace(dossier, plan=replace(dossier.plan, date="24-11-2026"))
    assert stem_of(dossier) == "egelund_forslag_runde-1_24-11-2026_INTERN"


def test_the_next_round_tells_what_became_of_the_former(plan, tmp_path):
    path, outcome = case_of_plan(plan, tmp_path)
    export_reports([outcome], plan.job(), wanted("csv"), Target(tmp_path / "1", {outcome.plan_id: path}))
    seen = replace(plan.usual()[0], measurements=(Measurement("way_ahead_seen_pct", 95.0, ">=", 100.0, "%"),))
    new = plan.finding("L22", "lampe 8", "POINT (80 80)")
    second, _ = write_case(path, reviewed(plan, seen, plan.usual()[2], new, digest="d2" * 32), plan.job(), {}, False)
    earlier = dossier_of_case(plan, path, second).earlier
    assert (earlier.round, earlier.same) == (1, 1)
    assert {change.kind: change.number for change in earlier.changes} == {"changed": 1, "gone": 2, "new": 4}
    (changed,) = [change for change in earlier.changes if change.kind == "changed"]
    assert changed.text["da"] == "Titel S10: 87,5 % → 95 %"
    page = written(dossier_of_case(plan, path, second), "html")[".html"].decode("utf-8")
    assert "Holdt op mod runde 1. 1 fund er som før." in page and "Løst eller væk siden da" in page


def test_geojson_is_in_degrees_and_turns_its_rings_as_the_standard_says():
    from botrygt_qgis_plugin.engine.files import fiona_transform

    document = json.loads(findings_geojson(example_dossier(), fiona_transform))
    points = [feature for feature in document["features"] if feature["properties"]["part"] == "finding"]
    assert len(points) == example_count()
    for feature in points:
        east, north = feature["geometry"]["coordinates"]
        assert 7 < east < 16 and 54 < north < 58
    areas = [shapely.geometry.shape(feature["geometry"]) for feature in document["features"]
             if feature["geometry"]["type"] == "Polygon"]
    assert areas and all(area.exterior.is_ccw for area in areas)
    assert not np.isnan(shapely.get_coordinates([shapely.geometry.shape(f["geometry"]) for f in points])).any()


def test_a_folder_of_cases_is_matched_by_plan(plan, other_plan, tmp_path):
    path, outcome = case_of_plan(plan, tmp_path, name="en.gpkg")
    other, second = case_of_plan(other_plan, tmp_path, name="to.gpkg")
    (tmp_path / "plan.gpkg").write_bytes(EXAMPLE.read_bytes())
    assert cases_for([outcome, second], "", str(tmp_path)) == {"1.23": path, "9.99": other}
    with pytest.raises(InputError, match="CASE_FOLDER"):
        cases_for([outcome, second], str(path), "")
    with pytest.raises(InputError, match="not both"):
        cases_for([outcome], str(path), str(tmp_path))


def test_the_shell_writes_a_report_and_reads_answers_in(tmp_path, capsys):
    folder = tmp_path / "rapport æøå"
    assert main(["report", str(EXAMPLE), "--folder", str(folder), "--formats", "html,json", "--date",
                 "24-11-2026"]) == 0
    paths = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted(path.suffix for path in paths) == [".html", ".json"] and all(path.is_file() for path in paths)
    assert main(["apply", str(tmp_path / "nowhere.json"), "--case", str(tmp_path / "sag.gpkg")]) == 1
    assert "svarfilen" in capsys.readouterr().err.lower()
    assert main(["report", str(EXAMPLE), "--folder", str(folder), "--formats", "docs"]) == 1
    assert "«docs»" in capsys.readouterr().err


def test_the_shell_still_knows_the_engines_commands(capsys):
    assert main(["explain", str(EXAMPLE), "--finding", "1"]) == 0
    assert "Havestien" in capsys.readouterr().out


def test_result_files_of_answers_fit_their_schema(plan, tmp_path):
    path, outcome = case_of_plan(plan, tmp_path)
    dossier = dossier_of_case(plan, path, outcome)
    entry = dossier.entries[0]
    raw = json.dumps({"kind": "botrygt_answers", "schema_version": "1.0", "case": dossier.plan.case, "round": 1,
                      "run": dossier.plan.run, "who": {"name": "A", "organisation": ""}, "own": [], "answers": [
                          {"id": entry.id, "digest": entry.digest, "answer": "agree", "text": ""}]})
    schema().validate(applied_document(apply_answers(path, [json_answers(raw.encode("utf-8"), "svar.json")])))


def test_the_package_holds_findings_answers_and_conflicts(plan, tmp_path):
    dossier = dossier_of(plan.outcome(*plan.usual(), conflicts=[plan.conflict()]), plan.job())
    drawn = write_package(tmp_path / "pakke.gpkg", dossier)
    assert {one.name for one in drawn} == {"plan_plan_area_flader", "plan_hedge_fence_linjer", "plan_tree_punkter"}
    with closing(sqlite3.connect(tmp_path / "pakke.gpkg")) as connection:
        def ask(statement):
            return connection.execute(statement).fetchall()

        assert [number for number, in ask("SELECT number FROM findings ORDER BY fid")] == [1, 2, 3]
        assert ask("SELECT first_rule, first_verdict, second_rule, second_verdict, exclusive FROM conflicts") == [
            ("S10", "met", "A09", "not_met", 1)]
        styled = {name for name, in ask("SELECT f_table_name FROM layer_styles")}
        assert {"findings", "evidence_lines", "evidence_areas", "conflicts"} <= styled
        assert styled <= {name for name, in ask("SELECT table_name FROM gpkg_contents")}


def test_the_tables_of_the_pdf_hold_what_was_decided_and_seen(plan):
    bare = dossier_of(plan.outcome(*plan.usual(), conflicts=[plan.conflict()]), plan.job())
    first = replace(bare.entries[0], state={"da": "I dialog.", "en": "In dialogue."})
    own = OwnFinding("o", "Anna And", "24-11-2026", "Mørk port", shapely.Point(575010, 6225020), 1)
    told = {table.title: table.rows for table in text_tables(replace(bare, entries=(first,), own=(own,)), "da")}
    assert told["Fund"][0][-1] == "I dialog."
    assert told["Rådgivernes egne fund"] == (("R1", "Mørk port", "E 575010, N 6225020", "Anna And, 24-11-2026"),)
    assert told["Råd, der trækker hver sin vej"][0][0] == "S10 / A09"
