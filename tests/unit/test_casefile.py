# SPDX-License-Identifier: GPL-2.0-or-later
"""The case file: the same bytes for the same input, its memory, and what happens when something goes wrong."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import fiona
import pytest
import shapely

from botrygt_qgis_plugin.casefile import file_store, record, schema
from botrygt_qgis_plugin.casefile.case import read_case, write_case
from botrygt_qgis_plugin.casefile.case_in_file import CaseFileLockedError
from botrygt_qgis_plugin.engine.errors import CaseFileError
from botrygt_qgis_plugin.engine.files import OWN_LAYERS, is_map


def rows(path, text):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(text).fetchall()


def written(path, plan, *findings, **keywords):
    outcome, where = write_case(path, plan.outcome(*findings, **keywords), plan.job(), {"QGIS": "3.40"}, False)
    assert where == str(path)
    return outcome


def numbers(outcome):
    return {finding.subject_key: finding.number for finding in outcome.result.findings}


def test_fresh_file_is_the_same_byte_for_byte(tmp_path, plan):
    first, second = tmp_path / "en sag æøå.gpkg", tmp_path / "b.gpkg"
    written(first, plan, *plan.usual())
    written(second, plan, *reversed(plan.usual()))
    assert first.read_bytes() == second.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.gpkg", "en sag æøå.gpkg"]


def test_is_known_as_no_plan_among_geopackages(tmp_path, plan):
    written(tmp_path / "a.gpkg", plan, *plan.usual())
    _foreign(tmp_path / "plan.gpkg", plan)
    (tmp_path / "torn.gpkg").write_bytes(b"SQLite format 3")
    assert [name for name in ("a.gpkg", "plan.gpkg", "torn.gpkg") if not is_map(tmp_path / name)] == ["a.gpkg"]


def test_time_stamps_only_where_asked(tmp_path, plan):
    written(tmp_path / "a.gpkg", plan, *plan.usual())
    write_case(tmp_path / "b.gpkg", plan.outcome(*plan.usual()), plan.job(), {}, True)
    stamp = "SELECT made_at, (SELECT at FROM events LIMIT 1), (SELECT max(last_change) FROM gpkg_contents) FROM run"
    assert rows(tmp_path / "a.gpkg", stamp) == [(None, "1970-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000Z")]
    assert all(value > "2024" for value in rows(tmp_path / "b.gpkg", stamp)[0])


def test_is_a_geopackage_that_gdal_reads(tmp_path, plan):
    path = tmp_path / "a.gpkg"
    written(path, plan, *plan.usual())
    head = path.read_bytes()[:100]
    assert head[68:72] == b"GPKG" and int.from_bytes(head[60:64], "big") == 10300
    assert rows(path, "PRAGMA integrity_check") == [("ok",)] and rows(path, "PRAGMA freelist_count") == [(0,)]
    assert rows(path, "PRAGMA foreign_key_check") == []
    with fiona.open(path, layer="findings") as layer:
        assert layer.crs.to_epsg() == 25832 and layer.schema["geometry"] == "Point"
        found = {row.properties["number"]: row for row in layer}
    assert sorted(found) == [1, 2, 3] and found[1].properties["rule"] == "S10"
    with fiona.open(path, layer="evidence_lines") as layer:
        assert {(row.properties["part"], row.geometry.type) for row in layer} == {
            ("evidence", "MultiLineString"), ("cause", "MultiLineString")}
    with fiona.open(path, layer="evidence_areas") as layer:
        parts = sorted(row.properties["part"] for row in layer)
    assert parts == ["cause", "evidence", "proposal"]  # the tree, the parking, the lamp that is wanting


def test_run_says_what_it_was_made_of(tmp_path, plan):
    written(tmp_path / "a.gpkg", plan, *plan.usual())
    case = read_case(tmp_path / "a.gpkg")
    manifest = case.manifest
    assert case.digest == "digest of input" and case.memory.plan_id == "1.23"
    assert {(i["role"], i["layer"], i["features"]) for i in manifest["inputs"]} == {
        ("plan_area", "lag", 1), ("hedge_fence", "lag", 1), ("tree", "lag", 2)}
    assert manifest["versions"]["QGIS"] == "3.40" and manifest["versions"]["botrygt"]
    assert manifest["rulebook"]["rules"][0] == {
        "id": "S10", "root": "S10", "aliases": [], "version": "1.0.0", "digest": "digest of S10",
        "obligation": "should", "subject": "path_stretch", "quantities": [], "limits": []}
    assert manifest["rulebook"]["measure_parameters"] == {"way_ahead_seen_pct": {"eye_m": 1.6}}


def test_findings_can_be_read_without_the_plugin(tmp_path, plan):
    assumed = plan.finding("S10", "stretch:1.00,2.00;3.00,4.00;5.00,6.00", "LINESTRING (0 20, 9 20)", indication=True,
                           assumed=("hedge_fence.height_m",))
    written(tmp_path / "a.gpkg", plan, *plan.usual(), indications=(assumed,))
    path = tmp_path / "a.gpkg"
    assert rows(path, "SELECT fid, number, indication FROM findings ORDER BY fid") == [
        (1, 1, 0), (2, 2, 0), (3, 3, 0), (1000001, None, 1)]
    text, value, limit, cause = rows(path, "SELECT summary_da, value_text, limit_text, cause_features FROM findings")[0]
    assert text == "Sti 4: målt 87,5 %, grænsen er 100 %. Årsag: hegn eller hæk H12; træ T1."
    assert (value, limit, cause) == ("87,5 %", "100 %", "hegn eller hæk H12; træ T1")
    summary, label, why = rows(path, "SELECT summary_da, subject_label, assumed FROM findings WHERE indication")[0]
    assert summary.startswith("Antaget, da data mangler (højden (hegn eller hæk) er ikke oplyst): Stistrækning ved E ")
    assert label == "" and why == "højden (hegn eller hæk) er ikke oplyst"
    styles = rows(path, "SELECT f_table_name, useAsDefault, styleQML FROM layer_styles")
    assert [(name, default) for name, default, _ in styles] == [(table.name, 1) for table in schema.STYLED]
    assert all(("Alvor" in qml or name == "conflicts") and "ValueMap" in qml for name, _, qml in styles)


def test_numbers_are_given_once(tmp_path, plan):
    path = tmp_path / "a.gpkg"
    hedge, parking, lamp = plan.usual()
    assert numbers(written(path, plan, parking, lamp)) == {"P2": 1, "lampe 7": 2}
    # The graver finding comes first in the review, yet gets the next number.
    assert numbers(written(path, plan, hedge, parking, lamp)) == {"sti 4": 3, "P2": 1, "lampe 7": 2}
    assert numbers(written(path, plan, lamp)) == {"lampe 7": 2}
    new = plan.finding("A09", "P9", "POLYGON ((90 90, 99 90, 99 99, 90 99, 90 90))")
    assert numbers(written(path, plan, lamp, new)) == {"lampe 7": 2, "P9": 4}
    assert numbers(written(path, plan, hedge, parking, lamp, new)) == {"sti 4": 3, "P2": 1, "lampe 7": 2, "P9": 4}
    assert rows(path, "SELECT fid FROM findings ORDER BY fid") == [(1,), (2,), (3,), (4,)]
    events = [(event.what, event.number) for event in read_case(path).events if event.number]
    assert events == [("appeared", 1), ("appeared", 2), ("appeared", 3), ("gone", 1), ("gone", 3), ("appeared", 4),
                      ("returned", 1), ("returned", 3)]


def test_a_path_that_is_split_keeps_its_number_on_the_larger_part(tmp_path, plan):
    path = tmp_path / "a.gpkg"
    whole = plan.finding("S10", "stretch:whole", "LINESTRING (0 0, 100 0)")
    small = plan.finding("S10", "stretch:small", "LINESTRING (0 0, 40 0)")
    large = plan.finding("S10", "stretch:large", "LINESTRING (40 0, 100 0.5)")
    assert numbers(written(path, plan, whole)) == {"stretch:whole": 1}
    assert numbers(written(path, plan, small, large)) == {"stretch:large": 1, "stretch:small": 2}
    assert rows(path, "SELECT subject_key, linked_number FROM findings ORDER BY fid") == [
        ("stretch:large", None), ("stretch:small", 1)]
    # Run again, the link stays; joined again, the path is the old one.
    written(path, plan, small, large)
    assert rows(path, "SELECT linked_number FROM findings WHERE number = 2") == [(1,)]
    assert numbers(written(path, plan, whole)) == {"stretch:whole": 1}


def test_what_others_put_into_the_file_stays(tmp_path, plan):
    path = tmp_path / "a.gpkg"
    written(path, plan, *plan.usual())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE afgoerelser (nr INTEGER, svar TEXT)")
        connection.execute("INSERT INTO afgoerelser VALUES (1, 'Følges')")
        connection.execute("UPDATE layer_styles SET styleQML = 'min egen' WHERE f_table_name = 'findings'")
    before = rows(path, "SELECT * FROM events")
    written(path, plan, *plan.usual()[1:])
    assert rows(path, "SELECT * FROM afgoerelser") == [(1, "Følges")]
    assert rows(path, "SELECT styleQML FROM layer_styles WHERE f_table_name = 'findings'") == [("min egen",)]
    assert rows(path, "SELECT * FROM events")[:len(before)] == before
    assert rows(path, "SELECT run_number FROM run") == [(2,)]


@pytest.mark.parametrize("change", ["DELETE FROM events", "UPDATE events SET who = 'mig'"], ids=["delete", "update"])
def test_events_cannot_be_changed(tmp_path, plan, change):
    written(tmp_path / "a.gpkg", plan, *plan.usual())
    with closing(sqlite3.connect(tmp_path / "a.gpkg")) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(change)


@pytest.mark.parametrize("east", [590000.0, 575200.0, 575199.0], ids=["far away", "next to it", "a sliver shared"])
def test_another_plans_case_file_is_refused(tmp_path, plan, other_plan, east):
    path = tmp_path / "a.gpkg"
    written(path, plan, *plan.usual())
    before = path.read_bytes()
    other_plan.east = east
    with pytest.raises(CaseFileError, match="another plan .Egelund"):
        written(path, other_plan, *other_plan.usual())
    assert path.read_bytes() == before


def test_a_plan_that_gets_its_number_later_keeps_its_case(tmp_path, plan):
    path = tmp_path / "a.gpkg"
    written(path, plan, *plan.usual())
    plan.plan_id = "1.23B"
    assert numbers(written(path, plan, *plan.usual())) == {"sti 4": 1, "P2": 2, "lampe 7": 3}


def _first_version(path):
    """The file as version 1 of its format had it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE conflicts")
        connection.execute("DELETE FROM layer_styles WHERE f_table_name = 'conflicts'")
        for catalogue in ("gpkg_geometry_columns", "gpkg_contents"):
            connection.execute(f"DELETE FROM {catalogue} WHERE table_name = 'conflicts'")
        connection.execute("UPDATE run SET schema_version = 1")


def test_a_file_of_the_first_version_is_brought_up_to_date_and_keeps_its_memory(tmp_path, plan):
    path, fresh = tmp_path / "a.gpkg", tmp_path / "b.gpkg"
    before = written(path, plan, *plan.usual())
    _first_version(path)
    assert numbers(written(path, plan, *plan.usual())) == numbers(before)
    written(fresh, plan, *plan.usual())
    names = "SELECT table_name, data_type, srs_id FROM gpkg_contents ORDER BY table_name"
    assert rows(path, names) == rows(fresh, names)
    styles = "SELECT f_table_name, useAsDefault, styleQML FROM layer_styles ORDER BY f_table_name"
    assert rows(path, styles) == rows(fresh, styles)
    assert rows(path, "SELECT schema_version, run_number FROM run") == [(schema.SCHEMA_VERSION, 2)]
    with fiona.open(path, layer="conflicts") as layer:
        assert layer.crs.to_epsg() == 25832 and layer.schema["geometry"] == "Point" and len(layer) == 0


def test_no_table_of_a_case_is_taken_for_a_layer_of_a_plan():
    assert {table.name for table in schema.ALL} <= OWN_LAYERS


def test_conflicts_are_kept_where_they_stand_without_a_number(tmp_path, plan):
    outcome = plan.outcome(plan.usual()[2], conflicts=(plan.conflict(),))
    for name in ("a.gpkg", "b.gpkg"):
        write_case(tmp_path / name, outcome, plan.job(), {}, False)
    assert (tmp_path / "a.gpkg").read_bytes() == (tmp_path / "b.gpkg").read_bytes()
    with fiona.open(tmp_path / "a.gpkg", layer="conflicts") as layer:
        (row,) = layer
    told = row["properties"]
    assert (told["first_rule"], told["first_verdict"], told["second_rule"], told["second_verdict"]) == (
        "S10", "met", "A09", "not_met")
    assert told["subject_key"] == "H12" and told["first_source"] == "En kilde" and told["exclusive"]
    assert told["summary_da"].startswith(
        "Hegn eller hæk H12: to regler trækker i hver sin retning. S10 («Titel S10») kræver")
    assert row["geometry"]["coordinates"] == pytest.approx((575020.0, 6225002.0))


def _truncated(path, plan):
    written(path, plan, *plan.usual())
    path.write_bytes(path.read_bytes()[:20000])


def _foreign(path, plan):
    with fiona.open(path, "w", driver="GPKG", layer="haek", crs="EPSG:25832",
                    schema={"geometry": "Point", "properties": {}}) as layer:
        layer.write({"geometry": {"type": "Point", "coordinates": (1, 2)}, "properties": {}})


def _later(path, plan):
    written(path, plan, *plan.usual())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE run SET schema_version = 99")


def _text(path, plan):
    path.write_text("Kære læser, jeg er ingen GeoPackage. " * 200, encoding="utf-8")


@pytest.mark.parametrize("make", [_truncated, _foreign, _later, _text], ids=lambda make: make.__name__[1:])
def test_what_is_no_case_file_is_left_alone(tmp_path, plan, make):
    path = tmp_path / "a.gpkg"
    make(path, plan)
    before = path.read_bytes()
    with pytest.raises(CaseFileError) as caught:
        written(path, plan, *plan.usual())
    assert str(path) in caught.value.en and str(path) in caught.value.da
    assert path.read_bytes() == before
    assert not list(tmp_path.glob(".*"))
    with pytest.raises(CaseFileError):
        read_case(path)


def test_empty_file_is_filled(tmp_path, plan):
    path = tmp_path / "a.gpkg"
    path.touch()
    written(path, plan, *plan.usual())
    assert len(rows(path, "SELECT * FROM findings")) == 3


def test_journal_of_a_deleted_file_does_no_harm(tmp_path, plan):
    path = tmp_path / "a.gpkg"
    written(tmp_path / "b.gpkg", plan, *plan.usual())
    (tmp_path / "a.gpkg-wal").write_bytes(b"old" * 999)
    written(path, plan, *plan.usual())
    assert path.read_bytes() == (tmp_path / "b.gpkg").read_bytes()
    assert not (tmp_path / "a.gpkg-wal").exists()


@pytest.mark.parametrize("there", [False, True], ids=["fresh", "update"])
def test_an_error_in_the_middle_leaves_the_former_state(tmp_path, plan, monkeypatch, there):
    path = tmp_path / "a.gpkg"
    if there:
        written(path, plan, *plan.usual())
    before = path.read_bytes() if there else None

    def fail(*_):
        raise RuntimeError("in the middle")

    monkeypatch.setattr(record, "_events", fail)
    with pytest.raises(RuntimeError):
        written(path, plan, *plan.usual()[:1])
    assert [p.name for p in tmp_path.iterdir()] == (["a.gpkg"] if there else [])
    if there:
        assert path.read_bytes() == before


def test_a_reader_in_write_ahead_mode_does_not_disturb(tmp_path, plan):
    """As QGIS holds a GeoPackage that a project shows."""
    path = tmp_path / "a.gpkg"
    written(path, plan, *plan.usual())
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("PRAGMA journal_mode = WAL")
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM findings").fetchone() == (3,)
        written(path, plan, *plan.usual()[:1])
        assert reader.execute("SELECT count(*) FROM findings").fetchone() == (3,)
        reader.execute("COMMIT")
        assert reader.execute("SELECT count(*) FROM findings").fetchone() == (1,)


@pytest.mark.parametrize("hold", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE", "BEGIN; SELECT * FROM findings"],
                         ids=["writer", "exclusive", "reader"])
def test_a_lock_is_told_and_the_result_kept_beside(tmp_path, plan, monkeypatch, hold):
    monkeypatch.setattr(file_store, "LOCK_SECONDS", 0.2)
    path = tmp_path / "a.gpkg"
    hedge, parking, lamp = plan.usual()
    written(path, plan, parking, lamp)
    before = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in hold.split("; "):
            held = other.execute(statement)
            held.fetchone()
        with pytest.raises(CaseFileLockedError) as caught:
            written(path, plan, hedge, parking, lamp)
        held.close()
    assert path.read_bytes() == before
    kept = tmp_path / "a-2.gpkg"
    assert caught.value.kept == kept and str(kept) in caught.value.en and str(kept) in caught.value.da
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a-2.gpkg", "a.gpkg"]
    # Under an exclusive lock not even the numbers can be read.
    expected = {"sti 4": 1, "P2": 2, "lampe 7": 3} if "EXCL" in hold else {"sti 4": 3, "P2": 1, "lampe 7": 2}
    assert numbers(caught.value.outcome) == expected
    assert len(rows(kept, "SELECT * FROM findings")) == 3


def test_five_seconds_is_the_wait():
    assert file_store.LOCK_SECONDS == 5.0


def test_geometry_collection_as_evidence(tmp_path, plan):
    mixed = shapely.GeometryCollection([plan.at("POINT (1 1)"), plan.at("LINESTRING (0 0, 5 5)"),
                                        plan.at("POLYGON ((0 0, 4 0, 4 4, 0 0))")])
    found = replace(plan.usual()[0], evidence=mixed, cause=None)
    written(tmp_path / "a.gpkg", plan, found)
    count = "SELECT (SELECT count(*) FROM evidence_lines), (SELECT count(*) FROM evidence_areas)"
    assert rows(tmp_path / "a.gpkg", count) == [(1, 1)]


def test_nothing_found_is_a_case_too(tmp_path, plan):
    written(tmp_path / "a.gpkg", plan)
    assert rows(tmp_path / "a.gpkg", "SELECT min_x FROM gpkg_contents WHERE table_name = 'findings'") == [(None,)]
    with fiona.open(tmp_path / "a.gpkg", layer="findings") as layer:
        assert len(layer) == 0
    verdicts = rows(tmp_path / "a.gpkg", "SELECT rule, subject_key, verdict, missing FROM verdicts")
    assert verdicts == [("L22", "lampe 9", "cannot_tell", "laget med træ rækker ikke langt nok ud")]
    assert json.loads(rows(tmp_path / "a.gpkg", "SELECT manifest FROM run")[0][0])["notes"][0]["code"] == "repaired"
