# SPDX-License-Identifier: GPL-2.0-or-later
"""The release of burglary classes: what is accepted, what is refused, and what it may do to a plan."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import fiona
import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.engine.errors import CrimeDataError, InputError
from botrygt_qgis_plugin.engine.measure.exposure import FORMULA, band_of, plan_class, plan_exposure, priority
from botrygt_qgis_plugin.engine.release import (
    cell_name,
    fingerprint_of,
    manifest_path,
    read_release,
    release_digest,
    same_fingerprint,
)
from botrygt_qgis_plugin.engine.release_memory import accept, read_memory

TODAY = date(2026, 6, 1)


def block(east, north, classes):
    """The 16 small squares of a square kilometre, from the south-west, row by row."""
    return tuple((east + 250 * (i % 4), north + 250 * (i // 4), 250, c) for i, c in enumerate(classes))


# Lower left corner, side and class of each cell.
SMALL = block(575000, 6225000, (1, 2, *[0] * 14))
CELLS = (*SMALL, (576000, 6225000, 1000, 0), (577000, 6225000, 1000, 1))


def squares(cells=CELLS):
    return np.array([shapely.box(e, n, e + side, n + side) for e, n, side, _ in cells], dtype=object)


def ids(cells=CELLS):
    return [cell_name(e, n, side) if side in (250, 1000) else f"{side}m" for e, n, side, _ in cells]


def write(path, cells=CELLS, shapes=None, more=None, names=None, **changed):
    """A release with its manifest; `more`: further fields, `changed`: manifest entries (None takes one away)."""
    names = names or ids(cells)
    shapes = squares(cells) if shapes is None else shapes
    fields = {"cell_id": "str", "risk_class": "int", **{name: "str" for name in more or ()}}
    kind = {"Point": "Point"}.get(shapes[0].geom_type, "Polygon")
    with fiona.open(path, "w", driver="GPKG", layer="klasser", crs=changed.pop("crs", "EPSG:25832"),
                    schema={"geometry": kind, "properties": fields}) as layer:
        for shape, name, cell in zip(shapes, names, cells):
            layer.write({"geometry": shapely.geometry.mapping(shape),
                         "properties": {"cell_id": name, "risk_class": cell[3], **(more or {})}})
    manifest = {
        "release_id": "fiktiv-2026-1", "period_from": "2024-01-01", "period_to": "2025-12-31",
        "issued": "2026-02-01", "issuer": "Øvelsespolitiet", "handling": "INTERN", "expires": "2027-01-01",
        "grid": "KN250mDK",
        "classes": ["lav eller ikke vist", "middel", "høj"],
        "sha256": release_digest(names, [cell[3] for cell in cells], shapes), **changed}
    manifest = {name: value for name, value in manifest.items() if value is not None}
    manifest_path(path).write_text(json.dumps(manifest), encoding="utf-8")
    return path


def test_release_is_read(tmp_path):
    release = read_release(write(tmp_path / "klasser.gpkg"), TODAY)
    assert release.release_id == "fiktiv-2026-1" and release.classes[2] == "høj"
    assert release.risk_class.tolist() == [cell[3] for cell in CELLS] and not release.fictional
    assert release.blocks == {"1km_6225_575", "1km_6225_576", "1km_6225_577"}


def test_row_order_does_not_alter_it(tmp_path):
    classes = [cell[3] for cell in CELLS]
    one = release_digest(ids(), classes, squares())
    assert one == release_digest(ids()[::-1], classes[::-1], squares()[::-1])
    assert one != release_digest(ids(), [*classes[:-1], 2], squares())


SHIFTED = ((574760, 6224750, 250, 1),)
TWICE = (CELLS[0], CELLS[0])
OVERLAPPING = (*SMALL, (575000, 6225000, 1000, 0))
ELSEWHERE = ["1km_6225_999", *ids()[1:]]


@pytest.mark.parametrize("changed, says", [
    ({"expires": "2026-05-31"}, "udløb"),
    ({"period_to": "2025-11-30"}, "hele år"),
    ({"period_from": "2025-01-01"}, "24 måneder"),
    ({"period_from": "i fjor"}, "ikke en dato"),
    ({"sha256": "0" * 64}, "ændret"),
    ({"issuer": None}, "«issuer»"),
    ({"bandwidth": "200"}, "bandwidth"),
    ({"supersedes": "en"}, "supersedes"),
    ({"cells": SMALL[:15]}, "klippet"),
    ({"names": ELSEWHERE}, "1km_6225_999"),
    ({"classes": ["en"]}, "to til fire klasser"),
    ({"classes": ["lav", "høj"]}, "hele tal fra 0 til 1"),
    ({"grid": "mit eget"}, "mit eget"),
    ({"grid": "KN1kmDK"}, "kvadraterne"),
    ({"cells": SHIFTED}, "kvadraterne"),
    ({"cells": TWICE}, "to gange"),
    ({"cells": OVERLAPPING}, "overlapper"),
    ({"crs": "EPSG:25833"}, "EPSG:25833"),
    ({"shapes": np.array([shapely.Point(574900, 6224900).buffer(120)], dtype=object), "cells": CELLS[:1]},
     "kvadraterne"),
], ids=["expired", "not whole years", "too short", "no date", "altered", "no issuer", "a parameter", "supersedes",
        "cut to a shape", "wrong name", "one class",
        "class too high", "unknown grid", "cells of another grid", "shifted", "twice", "overlap", "other CRS", "discs"])
def test_refused(tmp_path, changed, says):
    with pytest.raises(InputError) as caught:
        read_release(write(tmp_path / "klasser.gpkg", **changed), TODAY)
    assert says in caught.value.da and "klasser.gpkg" in caught.value.da and "klasser.gpkg" in caught.value.en


@pytest.mark.parametrize("changed", [
    {"shapes": np.array([shapely.Point(e, n) for e, n, _, _ in CELLS], dtype=object)},
    {"more": {"antal": "3"}}, {"more": {"gerningsdato": "2025-03-01"}}, {"more": {"adresse": "Skovvej 3"}}],
    ids=["points", "count", "date", "address"])
def test_crime_data_is_refused_unread(tmp_path, changed):
    with pytest.raises(CrimeDataError) as caught:
        read_release(write(tmp_path / "klasser.gpkg", **changed), TODAY)
    assert "Skovvej" not in caught.value.da + caught.value.en


def test_altered_after_the_manifest(tmp_path):
    path = write(tmp_path / "klasser.gpkg")
    manifest = manifest_path(path).read_text(encoding="utf-8")
    path.unlink()
    write(path, cells=(*CELLS[:-1], (577000, 6225000, 1000, 2)))
    manifest_path(path).write_text(manifest, encoding="utf-8")
    with pytest.raises(InputError, match="altered"):
        read_release(path, TODAY)


@pytest.mark.parametrize("name, content", [("varme.tif", b"II*\x00" + bytes(200)), ("punkter.csv", b"x,y\n1,2\n"),
                                           ("net.geojson", b'{"type": "FeatureCollection", "features": []}')])
def test_rasters_tables_and_loose_maps_are_refused_unread(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CrimeDataError, match="delete your copy"):
        read_release(tmp_path / name, TODAY)


@pytest.mark.parametrize("statement", ["CREATE TABLE hemmelig (adresse TEXT)",
                                       "CREATE VIEW alt AS SELECT * FROM klasser"])
def test_whatever_else_the_file_holds_is_refused(tmp_path, statement):
    path = write(tmp_path / "klasser.gpkg")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
    with pytest.raises(InputError, match="more than the grid"):
        read_release(path, TODAY)


def test_looking_at_it_in_qgis_does_not_alter_it(tmp_path):
    path = write(tmp_path / "klasser.gpkg")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE gpkg_contents SET last_change = '2026-05-05T00:00:00.000Z'")
        connection.execute("CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, styleQML TEXT)")
    assert read_release(path, TODAY).release_id == "fiktiv-2026-1"


@pytest.mark.parametrize("spoil", ["file", "manifest", "json", "list", "bytes"])
def test_broken_or_missing(tmp_path, spoil):
    path = write(tmp_path / "klasser.gpkg")
    if spoil == "file":
        path.unlink()
    elif spoil == "manifest":
        manifest_path(path).unlink()
    elif spoil == "bytes":
        path.write_bytes(path.read_bytes()[:5000])
    else:
        manifest_path(path).write_text("{" if spoil == "json" else "[]", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_release(path, TODAY)
    assert "klasser" in caught.value.da


@pytest.mark.parametrize("east, expected, band", [
    (575100.0, 2, "touches"), (576500.0, 0, "250-1000"), (590000.0, 0, ">1000"), (575700.0, 0, "0-250")],
    ids=["highest that touches", "low", "none touches", "near"])
def test_exposure_of_a_plan(tmp_path, other_plan, east, expected, band):
    other_plan.east = east
    release = read_release(write(tmp_path / "k.gpkg"), TODAY)
    exposure = plan_exposure(release, other_plan.scene())
    assert (exposure.risk_class, exposure.band) == (expected, band)
    assert plan_class(release, other_plan.scene()) == expected


def test_a_release_of_nothing_but_the_lowest_class(tmp_path, other_plan):
    cells = tuple((*cell[:3], 0) for cell in CELLS)
    exposure = plan_exposure(read_release(write(tmp_path / "k.gpkg", cells=cells), TODAY), other_plan.scene())
    assert (exposure.risk_class, exposure.band) == (0, "none")


@pytest.mark.parametrize("metres, band", [(0.0, "touches"), (0.5, "0-250"), (250.0, "0-250"), (250.5, "250-1000"),
                                          (1000.0, "250-1000"), (1000.5, ">1000")])
def test_distance_bands_are_closed_above(metres, band):
    assert band_of(metres) == band


def test_the_formula_says_the_weights_that_are_used():
    assert "adgang og afgrænsning 1" in FORMULA["da"] and "lighting 0.25" in FORMULA["en"]


def test_nothing_is_said_of_a_plan_in_another_crs(tmp_path, plan):
    release = read_release(write(tmp_path / "k.gpkg"), TODAY)
    assert plan_class(release, replace(plan.scene(), crs="EPSG:25833")) is None


@pytest.mark.parametrize("risk_class, expected", [
    (None, ["S10", "A09", "L22"]), (0, ["S10", "A09", "L22"]), (2, ["S10", "A09", "L22"])])
def test_priority_follows_severity(plan, risk_class, expected):
    findings = plan.outcome(*plan.usual()).result.findings
    names = {finding.id: finding.rule for finding in findings}
    assert [names[i] for i in priority(findings, risk_class, 3)] == expected


def test_priority_weighs_domains_where_the_class_is_high(plan):
    plan.rule("L17", severity="medium", domain="lighting")
    lamp = plan.finding("L17", "a", "LINESTRING (0 0, 9 0)", number=1)
    rear = plan.finding("A09", "b", "POINT (0 0)", number=2)
    assert priority((lamp, rear), 0, 3) == (lamp.id, rear.id)
    assert priority((lamp, rear), 2, 3) == (rear.id, lamp.id)


def released(tmp_path, name="klasser", **changed):
    return read_release(write(tmp_path / f"{name}.gpkg", **changed), TODAY)


def test_fingerprint_is_of_the_manifest_and_easy_to_compare(tmp_path):
    one, other = released(tmp_path, "a"), released(tmp_path, "b", issuer="En anden")
    assert one.fingerprint == fingerprint_of(json.loads(manifest_path(tmp_path / "a.gpkg").read_text("utf-8")))
    assert one.fingerprint != other.fingerprint and len(one.fingerprint) == 39
    assert same_fingerprint(one.fingerprint, one.fingerprint.replace(" ", "-").upper())
    assert not same_fingerprint("", "") and not same_fingerprint(one.fingerprint[:20], one.fingerprint)


def test_without_a_fingerprint_the_sender_is_not_proven(tmp_path):
    memory, release = tmp_path / "m" / "releases.json", released(tmp_path)
    assert accept(release, memory).standing("da") == "uændret, afsender ikke bevist"
    assert accept(release, memory).standing("en") == "unchanged, sender not proven"
    assert accept(release, memory, release.fingerprint).proven
    # Entered once, it is remembered.
    assert accept(release, memory).standing("da") == "uændret, afsender bekræftet"
    with pytest.raises(InputError, match="exchanged on the way"):
        accept(release, memory, "0000 " * 7 + "0000")


def test_a_second_release_of_an_area_must_replace_the_first(tmp_path):
    memory = tmp_path / "releases.json"
    first = released(tmp_path, "a")
    accept(first, memory)
    with pytest.raises(InputError, match="must not be compared"):
        accept(released(tmp_path, "b", release_id="fiktiv-2026-2"), memory)
    second = released(tmp_path, "c", release_id="fiktiv-2026-2", supersedes=["fiktiv-2026-1"])
    accept(second, memory)
    accept(second, memory)
    with pytest.raises(InputError, match="replaced by 'fiktiv-2026-2'"):
        accept(first, memory)
    elsewhere = released(tmp_path, "d", release_id="fiktiv-2026-3", cells=((600000, 6200000, 1000, 1),))
    assert not accept(elsewhere, memory).proven
    assert [known.release_id for known in read_memory(memory)] == ["fiktiv-2026-1", "fiktiv-2026-2", "fiktiv-2026-3"]


def test_the_same_name_with_other_content_is_refused(tmp_path):
    memory = tmp_path / "releases.json"
    accept(released(tmp_path, "a"), memory)
    with pytest.raises(InputError, match="another release called"):
        accept(released(tmp_path, "b", issuer="En anden"), memory)


def test_memory_holds_no_class(tmp_path):
    memory = tmp_path / "releases.json"
    accept(released(tmp_path), memory)
    text = memory.read_text("utf-8")
    assert "høj" not in text and "250m_" not in text and "risk" not in text


def test_a_made_up_release_is_not_remembered(tmp_path):
    memory = tmp_path / "releases.json"
    assert accept(released(tmp_path, fictional=True), memory).release.fictional
    assert not memory.exists()


@pytest.mark.parametrize("text", ["{", "[]", '{"releases": [{}]}'])
def test_a_damaged_memory_is_not_taken_for_an_empty_one(tmp_path, text):
    (tmp_path / "releases.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="backup"):
        accept(released(tmp_path), tmp_path / "releases.json")


def test_what_cannot_be_remembered_is_not_used(tmp_path):
    (tmp_path / "fil").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be re"):
        accept(released(tmp_path), tmp_path / "fil" / "releases.json")
