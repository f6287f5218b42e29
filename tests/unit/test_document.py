# SPDX-License-Identifier: GPL-2.0-or-later
"""The result file: its schema, what is in it, and that a release changes nothing but the part marked INTERN."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin._vendor.jsonschema import Draft202012Validator
from botrygt_qgis_plugin.engine import document as document_module
from botrygt_qgis_plugin.engine.document import (
    dump_document,
    failure_document,
    findings_json,
    geometry_json,
    guesses_document,
    job_document,
    read_former,
    write_document,
)
from botrygt_qgis_plugin.engine.errors import CaseFileError, CrimeDataError, InputError, RuleError
from botrygt_qgis_plugin.engine.guess import guess_roles
from botrygt_qgis_plugin.engine.handling import public_document
from botrygt_qgis_plugin.engine.job import Former, PlanOutcome
from botrygt_qgis_plugin.engine.layers import RawLayer
from botrygt_qgis_plugin.engine.measure.exposure import Exposure
from botrygt_qgis_plugin.engine.release import Release
from botrygt_qgis_plugin.engine.release_memory import Accepted
from botrygt_qgis_plugin.engine.request import Request, grave_findings

SCHEMA = json.loads((Path(document_module.__file__).parent / "result.schema.json").read_text(encoding="utf-8"))


def valid(document):
    Draft202012Validator(SCHEMA).validate(json.loads(dump_document(document)))
    return document


def release():
    cells = shapely.box(np.array([575000.0]), 6225000.0, 575250.0, 6225250.0)
    made = Release("fiktiv 1", (date(2024, 1, 1), date(2025, 12, 31)), date(2026, 1, 5), "Øvelsespolitiet", "INTERN",
                   date(2030, 1, 1), "KN250mDK", ("lav eller ikke vist", "middel", "høj"), "0" * 64, "klasser.gpkg",
                   cells, np.array([2]), "abcd ef01")
    return Accepted(made, False)


def test_schema_is_sound():
    Draft202012Validator.check_schema(SCHEMA)


def test_review(plan):
    assumed = plan.finding("S10", "stretch:1,2", "LINESTRING (0 9, 9 9)", indication=True, assumed=("tree.height_m",))
    document = valid(job_document((plan.outcome(*plan.usual(), indications=(assumed,)),), plan.job(), Request(),
                                  {"QGIS": "3.40"}))
    entry = document["plans"][0]
    assert document["status"] == "ok" and entry["status"] == "judged" and "intern" not in document
    assert entry["counts"] == {"severity": {"high": 1, "medium": 1, "low": 1},
                               "obligation": {"must": 0, "should": 3, "could": 0}}
    assert [f["number"] for f in entry["findings"]] == [1, 2, 3] and entry["indications"][0]["number"] is None
    first = entry["findings"][0]
    assert first["measurements"] == [
        {"quantity": "way_ahead_seen_pct", "value": 87.5, "operator": ">=", "limit": 100.0, "unit": "%"}]
    assert first["cause"]["features"] == [["hedge_fence", "H12"], ["tree", "T1"]]
    assert first["text"]["da"].startswith("Sti 4: målt 87,5 %")
    tally = entry["rules"][1]
    assert tally["rule"] == "L22" and tally["completeness"] == 0.75 and tally["missing"] == {"tree:coverage": 1}
    assert "rækker ikke langt nok ud (1)" in tally["text"]["da"]
    assert document["run"]["versions"]["QGIS"] == "3.40"


def test_text_is_the_same_in_any_order(plan):
    one, two = ([job_document((plan.outcome(*found),), plan.job(), Request())] for found in
                (plan.usual(), tuple(reversed(plan.usual()))))
    assert list(map(dump_document, one)) == list(map(dump_document, two))


@pytest.mark.parametrize("failing, status", [((True, True), "failed"), ((True, False), "partial"),
                                             ((False, False), "ok")])
def test_a_failing_plan_is_told_beside_the_others(plan, failing, status):
    error = InputError("The layer 'haek' is broken.", "Laget «haek» er i stykker.", "haek")
    outcomes = tuple(PlanOutcome(f"{i}.gpkg", error=error) if fails else plan.outcome(*plan.usual())
                     for i, fails in enumerate(failing))
    document = valid(job_document(outcomes, plan.job(), Request()))
    assert document["status"] == status and len(document["errors"]) == sum(failing)
    assert [row["source"] for row in document["ranking"]["failed"]] == \
        [f"{i}.gpkg" for i, fails in enumerate(failing) if fails]


def test_release_only_adds_the_internal_part(plan):
    outcome = plan.outcome(*plan.usual())
    public = job_document((outcome,), plan.job(), Request())
    marked = valid(job_document((replace(outcome, exposure=Exposure(2, "touches")),), plan.job(release=release()),
                                Request()))
    assert dump_document(public_document(marked)) == dump_document(public_document(public))
    intern = marked.pop("intern")
    assert dump_document(marked) == dump_document(public)
    assert intern["plans"][0]["class"] == 2 and intern["plans"][0]["label"] == "høj"
    assert len(intern["plans"][0]["priority"]) == 3 and intern["handling"] == "INTERN"
    assert intern["plans"][0]["distance_band"] == "touches" and "højeste klasse" in intern["formula"]["da"]
    assert intern["release"]["standing"]["da"] == "uændret, afsender ikke bevist"
    for secret in ("fiktiv", "Øvelsespolitiet", "høj\""):
        assert secret not in dump_document(public)


def test_the_public_part_names_no_place_no_feature_and_no_file(plan):
    document = job_document((plan.outcome(*plan.usual()),), plan.job(), Request())
    public = valid(public_document(document))
    assert public["handling"] == "OFFENTLIG" and document["handling"] == "INTERN"
    assert public["plans"][0]["rules"] == document["plans"][0]["rules"]
    text = dump_document(public)
    for finding in document["plans"][0]["findings"]:
        assert finding["id"] not in text and finding["subject"]["label"] not in text
    for secret in ("coordinates", "geometry", "6225", "gpkg", "hedge_fence", "INTERN", "Klip"):
        assert secret not in text


@pytest.mark.parametrize("name, bare", [
    ("/home/anna/planer/lp 1.gpkg", "lp 1.gpkg"), ("C:\\sager\\Æblehaven\\plan.gpkg", "plan.gpkg"),
    ("plan.gpkg", "plan.gpkg"),
    ("/home/anna/planer/lp1/", "lp1"), ("postgres://server/db", "postgres://server/db"),
    ("/a/b.gpkg|layername=c", "b.gpkg")])
def test_no_folder_of_a_source_is_told(plan, name, bare):
    document = job_document((replace(plan.outcome(*plan.usual()), name=name),), plan.job(), Request())
    assert document["plans"][0]["source"] == bare


def test_unchanged_plan_keeps_what_was_found(plan, tmp_path):
    path = str(tmp_path / "r.json")
    first = job_document((plan.outcome(*plan.usual()),), plan.job(), Request())
    write_document(path, dump_document(first))
    former = read_former(path)
    assert list(former) == ["digest of input"]
    skipped = PlanOutcome("egelund.gpkg", "1.23", "digest of input", former=former["digest of input"],
                          exposure=Exposure(1, "touches"))
    again = valid(job_document((skipped,), plan.job(release=release()), Request(output_json=path)))
    assert again["plans"][0]["status"] == "unchanged"
    assert again["plans"][0]["findings"] == first["plans"][0]["findings"]
    row = again["ranking"]["judged"][0]
    assert row["unchanged"] and {**row, "source": ""} == {**first["ranking"]["judged"][0], "source": "",
                                                          "unchanged": True}
    ids = [f["id"] for f in first["plans"][0]["findings"]]
    assert sorted(again["intern"]["plans"][0]["priority"]) == sorted(ids)
    write_document(path, dump_document(again))
    assert list(read_former(path)) == ["digest of input"]


@pytest.mark.parametrize(("fail_on", "count"), [("none", 0), ("high", 1), ("medium", 2), ("low", 3)])
def test_grave_findings_are_those_of_a_severity_and_above_found_now_or_before(plan, fail_on, count):
    before = Former("Plan", 1.0, {"high": 0, "medium": 5, "low": 7}, {})
    outcomes = (plan.outcome(*plan.usual()), PlanOutcome("a.gpkg", error=InputError("a", "b")),
                PlanOutcome("b.gpkg", former=before))
    more = {"none": 0, "high": 0, "medium": 5, "low": 12}[fail_on]
    assert grave_findings(outcomes, fail_on) == count + more


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"schema_version": "0.1", "plans": [{"id": "1"}]}', "\ud800",
                                  '{"schema_version": "1.0", "plans": [{"status": "judged", "digest": "1"}]}'],
                         ids=["none", "empty", "list", "object", "older", "no text", "half a plan"])
def test_no_digest_without_a_result(tmp_path, text):
    path = tmp_path / "r.json"
    if text is not None:
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert read_former(str(path)) == {}


@pytest.mark.parametrize("error, status", [
    (InputError("a", "b", "c"), "refused"), (CrimeDataError("a", "b", "c"), "refused"),
    (RuleError("a", "b", "c"), "refused"), (CaseFileError("a", "b", "c"), "failed")], ids=lambda v: type(v).__name__)
def test_failure(error, status):
    document = valid(failure_document(error))
    assert document["status"] == status and document["errors"] == [{"where": "c", "da": "b", "en": "a"}]


def test_guesses(plan):
    layer = RawLayer("haek", "a.gpkg|haek", "EPSG:25832", np.array([plan.at("LINESTRING (0 0, 1 1)")], dtype=object),
                     {"hoejde": [1.8]})
    valid(guesses_document(guess_roles([layer]), '{"layers": []}'))


def test_result_cannot_be_written(tmp_path):
    with pytest.raises(InputError) as caught:
        write_document(str(tmp_path / "ingen mappe" / "r.json"), "{}")
    assert "ingen mappe" in caught.value.da and not list(tmp_path.iterdir())


def test_former_result_stays_where_writing_fails(tmp_path, monkeypatch):
    path = tmp_path / "r.json"
    write_document(str(path), "old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(InputError, match="No space left"):
        write_document(str(path), "new")
    assert path.read_text() == "old" and [p.name for p in tmp_path.iterdir()] == ["r.json"]


@pytest.mark.parametrize("wkt, expected", [
    ("POINT (1.004 -0.001)", {"type": "Point", "coordinates": [1.0, 0.0]}),
    ("LINESTRING (0 0, 1.239 5)", {"type": "LineString", "coordinates": [[0.0, 0.0], [1.24, 5.0]]}),
    ("GEOMETRYCOLLECTION (POINT (1 2))",
     {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1.0, 2.0]}]}),
    ("POLYGON EMPTY", {"type": "Polygon", "coordinates": []})], ids=lambda v: str(v)[:12])
def test_geometry_to_the_centimetre(wkt, expected):
    made = geometry_json(shapely.from_wkt(wkt))
    assert made == expected and "-0.0" not in json.dumps(made)


def test_findings_alone_hold_no_path_and_no_version(plan):
    text = json.dumps(findings_json(plan.outcome(*plan.usual()).result))
    assert "gpkg" not in text and "numpy" not in text
