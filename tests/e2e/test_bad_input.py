# SPDX-License-Identifier: GPL-2.0-or-later
"""Bad input through the real qgis_process: a sentence that names it, nothing lost, nothing half-written."""

from __future__ import annotations

import json
import shutil
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
import shapely
from plans import EXAMPLE, RELEASE, blob, change, copied, features, in_crs, redrawn, rows_of

from botrygt_qgis_plugin.engine.exposure import manifest_path
from botrygt_qgis_plugin.engine.files import fiona_transform
from botrygt_qgis_plugin.engine.layers import object_array

RULES = EXAMPLE.parents[2] / "rules"
SECRETS = ("Hemmelig Allé 7", "2031-02-03", "12.10-77")
NAN = float("nan")
LAYERS = ("lokalplanomraade", "delomraade", "byggefelt", "bygninger", "planlagt_vej_sti", "planlagt_udlagt_vej_sti",
          "veje", "overkoersel", "lyspunkt", "haek", "hegn", "traeer", "beplantning", "parkering", "legeplads",
          "friareal", "skel", "jordstykke", "indgang", "vinduer")


# -- drawn badly, and reviewed all the same


def line(*points: tuple[float, float]) -> bytes:
    return struct.pack("<BII", 1, 2, len(points)) + b"".join(struct.pack("<dd", *point) for point in points)


def arc(start, middle, end) -> bytes:
    """A compound curve (ISO WKB 9) of one circular string (8) through three points."""
    through = b"".join(struct.pack("<dd", *point) for point in (start, middle, end))
    return struct.pack("<BII", 1, 9, 1) + struct.pack("<BII", 1, 8, 3) + through


def misdrawn(path):
    """Every fault that a drawing can have, each on a feature of its own."""
    court, tree = features(EXAMPLE, "parkering")["PK1"].bounds, features(EXAMPLE, "traeer")["T-BL1"]
    x0, y0, x1, y1 = court
    bow = f"POLYGON (({x0} {y0}, {x1} {y1}, {x1} {y0}, {x0} {y1}, {x0} {y0}))"
    spike = features(EXAMPLE, "beplantning")["BE1"].exterior.coords
    spiked = ", ".join(f"{x} {y}" for x, y in [*spike[:2], (spike[1][0] + 3, spike[1][1]), spike[1], *spike[2:]])
    return copied(
        path, redrawn("parkering", "PK1", bow), redrawn("beplantning", "BE1", f"POLYGON (({spiked}))"),
        redrawn("haek", "H-A1-FOR", None), redrawn("haek", "H-A2-FOR", "LINESTRING EMPTY"),
        redrawn("haek", "H-A3-FOR", line((543150.0, 6186180.0), (NAN, NAN), (543155.0, 6186180.0))),
        redrawn("lyspunkt", "L10", shapely.to_wkt(shapely.buffer(tree, 1.0))),
        "UPDATE lyspunkt SET lyspunktshoejde_m = 'fire meter' WHERE lyspunkt_nr = 'L11'",
        "UPDATE lyspunkt SET lyspunktshoejde_m = 9e999 WHERE lyspunkt_nr = 'L12'",
        "UPDATE hegn SET hoejde_m = '1,8' WHERE hegn_nr = 'F-Y4'",
        "UPDATE traeer SET trae_nr = 'T-BL2' WHERE trae_nr = 'T-BL1'", "DELETE FROM legeplads")


def same(path):
    """Drawn otherwise and meaning the same: heights, measures, a point twice, the ring from another corner."""
    paths, courts, hedge = (features(EXAMPLE, name) for name in ("planlagt_udlagt_vej_sti", "parkering", "haek"))
    edits = [redrawn("planlagt_udlagt_vej_sti", key, shapely.to_wkb(shapely.force_3d(shape, 7.5), byte_order=1,
                                                                    flavor="iso")) for key, shape in paths.items()]
    ring = list(courts["PK2"].exterior.coords)[:-1]
    turned = [*ring[2:], *ring[:2], ring[1], ring[2]]
    measured = ", ".join(f"{x} {y} 1 2" for x, y in hedge["H-VEST"].coords)
    return copied(
        path, *edits, redrawn("haek", "H-VEST", f"LINESTRING ZM ({measured})"),
        redrawn("parkering", "PK2", "POLYGON ((" + ", ".join(f"{x} {y}" for x, y in turned) + "))"),
        "UPDATE gpkg_geometry_columns SET z = 2, m = 2")


def curved(path):
    """A straight hedge 0.7 m from its path, drawn as an arc whose middle comes 0.3 m nearer."""
    (x0, y0), (x1, y1) = features(EXAMPLE, "haek")["H-VEST"].coords
    long = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    middle = (x0 + x1) / 2 + 0.3 * (y1 - y0) / long, (y0 + y1) / 2 - 0.3 * (x1 - x0) / long
    return copied(path, redrawn("haek", "H-VEST", arc((x0, y0), middle, (x1, y1))),
                  "UPDATE gpkg_geometry_columns SET geometry_type_name = 'COMPOUNDCURVE' WHERE table_name = 'haek'")


def moved(path, layers):
    """The example with layers written in other coordinate systems: layer -> EPSG code."""
    copied(path)
    for layer, code in layers.items():
        rows = rows_of(path, layer)
        there = fiona_transform(object_array(list(rows.values())), "EPSG:25832", f"EPSG:{code}")
        in_crs(path, layer, code, dict(zip(rows, shapely.to_wkb(there, byte_order=1))))
    return path


def nameless(path, *layers):
    """The example with layers whose coordinate system is not said, in both ways that a GeoPackage can say so."""
    copied(path)
    for code, layer in zip((-1, 0) * len(layers), layers):
        in_crs(path, layer, code, {})
    return path


def with_nan(folder):
    """A plan in two files; one of them can hold NaN."""
    copied(folder / "plan.gpkg", *(f"DELETE FROM {table} WHERE table_name = 'haek'"
                                   for table in ("gpkg_contents", "gpkg_geometry_columns")))
    shape = shapely.geometry.mapping(features(EXAMPLE, "haek")["H-A4-FOR"])
    feature = {"type": "Feature", "properties": {"haek_nr": "H-A4-FOR", "haekhoejde_m": NAN}, "geometry": shape}
    (folder / "haek.geojson").write_text(json.dumps({
        "type": "FeatureCollection", "features": [feature],
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}}), encoding="utf-8")


@pytest.fixture(scope="module")
def reviewed(algorithm, tmp_path_factory):
    """One call over a folder of plans that are drawn badly but can be reviewed, the good one among them."""
    folder = tmp_path_factory.mktemp("dårligt tegnet") / "planer æøå"
    misdrawn(folder / "tegnefejl.gpkg")
    same(folder / "samme.gpkg")
    curved(folder / "kurver.gpkg")
    copied(folder / "god.gpkg")
    moved(folder / "grader.gpkg", dict.fromkeys(LAYERS, 4326))
    moved(folder / "webmercator.gpkg", dict.fromkeys(LAYERS, 3857))
    moved(folder / "blandet.gpkg", {"haek": 4326, "lyspunkt": 3857, "parkering": 25833})
    with_nan(folder / "nan i to filer")
    done = algorithm("reviewplan", FOLDER=folder)
    assert done.code == 0, done.said
    return SimpleNamespace(plans=done.plans(), document=done.document)


NOTED = {
    "self-crossing": ("parkering", "skipped_invalid", ["PK1"], "correct the drawing"),
    "spike": ("beplantning", "repaired", ["BE1"], "are repaired"),
    "NULL and empty": ("haek", "skipped_empty", ["H-A1-FOR", "H-A2-FOR"], "without readable geometry"),
    "NaN coordinate": ("haek", "skipped_not_finite", ["H-A3-FOR"], "not numbers"),
    "other geometry": ("lyspunkt", "skipped_wrong_kind", ["L10"], "geometry type"),
    "text for a number": ("lyspunkt", "value_text", ["L11"], "«fire meter»"),
    "infinite": ("lyspunkt", "value_range", ["L12"], "lyspunktshoejde_m"),
    "one id twice": ("traeer", "id_not_unique", ["T-BL2", "T-BL2"], "trae_nr"),
    "no features": ("legeplads", "no_features", [], "The layer is empty"),
}


@pytest.mark.parametrize(("layer", "code", "which", "words"), NOTED.values(), ids=NOTED)
def test_what_is_drawn_badly_is_noted_by_layer_and_feature(reviewed, layer, code, which, words):
    plan = reviewed.plans["tegnefejl.gpkg"]
    note = next(note for note in plan["notes"] if (note["layer"], note["code"]) == (layer, code))
    assert note["features"] == which
    assert words in note["en"] and all(name in note["en"] and name in note["da"] for name in which)


def test_a_number_written_as_danes_write_it_is_read_as_one(reviewed):
    # GDAL gives 1 for «1,8» in a number field; the fence would be low and its finding gone.
    plan = reviewed.plans["tegnefejl.gpkg"]
    assert not [note for note in plan["notes"] if note["layer"] == "hegn"]
    (height,) = [f["measurements"][0]["value"] for f in plan["findings"] if f["subject"]["key"] == "F-Y4"]
    assert height == 1.8


def test_the_rest_of_a_badly_drawn_plan_is_reviewed(reviewed):
    spoiled, good = (by_id(reviewed.plans[name]) for name in ("tegnefejl.gpkg", "god.gpkg"))
    touched = ("PK1", "BE1", "H-A", "L1", "T-BL", "legeplads")
    untouched = {key for key, finding in good.items()
                 if not any(word in json.dumps([finding["subject"]["key"], finding["cause"]]) for word in touched)}
    assert len(untouched) > 15
    assert [spoiled[key]["measurements"] for key in untouched] == [good[key]["measurements"] for key in untouched]


def by_id(plan):
    return {finding["id"]: finding for finding in plan["findings"]}


def test_heights_measures_and_repeated_points_change_nothing(reviewed):
    same_plan, good = reviewed.plans["samme.gpkg"], reviewed.plans["god.gpkg"]
    assert by_id(same_plan) == by_id(good)
    assert [tally["met"] for tally in same_plan["rules"]] == [tally["met"] for tally in good["rules"]]


def test_a_curved_hedge_is_measured_along_its_arc(reviewed):
    finding = next(f for f in reviewed.plans["kurver.gpkg"]["findings"]
                   if f["rule"] == "S05" and ["hedge_fence", "H-VEST"] in f["cause"]["features"])
    assert finding["measurements"][0]["value"] == 0.4


@pytest.mark.parametrize("name", ["grader", "webmercator", "blandet"])
def test_layers_in_other_coordinate_systems_are_measured_in_true_metres(reviewed, name):
    plan, good = reviewed.plans[f"{name}.gpkg"], reviewed.plans["god.gpkg"]
    assert plan["crs"] == "EPSG:25832"
    assert values(plan) == values(good)
    told = {note["layer"]: note["en"] for note in plan["notes"] if note["code"] == "transformed"}
    expected = {"grader": dict.fromkeys(LAYERS, 4326), "webmercator": dict.fromkeys(LAYERS, 3857),
                "blandet": {"haek": 4326, "lyspunkt": 3857, "parkering": 25833}}[name]
    assert {layer: f"EPSG:{code}" in told[layer] for layer, code in expected.items()} == dict.fromkeys(expected, True)
    assert set(told) == set(expected)


def values(plan):
    """What is found, by rule and place to the decimetre."""
    return sorted((f["rule"], f["measurements"][0]["value"], *(round(c, 1) for c in f["anchor"]["coordinates"]))
                  for f in plan["findings"])


def test_nan_is_unknown(reviewed):
    plan = reviewed.plans["nan i to filer"]
    (note,) = [note for note in plan["notes"] if note["code"] == "value_not_finite"]
    assert (note["layer"], note["features"]) == ("haek", ["H-A4-FOR"])
    assert any("hedge_fence.height_m" in tally["missing"] for tally in plan["rules"])


# -- plans that cannot be reviewed


def crime_table(path):
    return copied(path, "CREATE TABLE anmeldelser (fid INTEGER PRIMARY KEY, gerningstidspunkt TEXT, adresse TEXT)",
                  ("INSERT INTO anmeldelser VALUES (1, ?, ?)", (SECRETS[1], SECRETS[0])),
                  "INSERT INTO gpkg_contents VALUES ('anmeldelser', 'attributes', 'anmeldelser', '', "
                  "'2024-01-01T00:00:00Z', NULL, NULL, NULL, NULL, NULL)")


def crime_points(path, name="indbrud", field="gerningstidspunkt", value=SECRETS[1]):
    """The example and a layer of points where something happened."""
    return copied(
        path, f'CREATE TABLE "{name}" (fid INTEGER PRIMARY KEY, geom POINT, "{field}" TEXT, adresse TEXT, sag TEXT)',
        (f'INSERT INTO "{name}" VALUES (1, ?, ?, ?, ?)',
         (blob("POINT (543200 6186200)"), value, SECRETS[0], SECRETS[2])),
        (f"INSERT INTO gpkg_contents VALUES ('{name}', 'features', '{name}', '', '2024-01-01T00:00:00Z', NULL, NULL, "
         "NULL, NULL, 25832)", ()),
        (f"INSERT INTO gpkg_geometry_columns VALUES ('{name}', 'geom', 'POINT', 25832, 0, 0)", ()))


def page_spoiled(path):
    """The example with one page of its hedges overwritten."""
    copied(path)
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'haek'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    raw = bytearray(path.read_bytes())
    leaf = int.from_bytes(raw[(root - 1) * size + 8:(root - 1) * size + 12], "big")
    raw[(leaf - 1) * size:leaf * size] = b"\xff" * size
    path.write_bytes(raw)


UNREADABLE = {
    "cut short": (lambda p: p.write_bytes(EXAMPLE.read_bytes()[:100000]), ["{file}", "cut short", "copy it again"]),
    "a page damaged": (page_spoiled, ["{file}", "damaged", "copy it again"]),
    "no GeoPackage": (lambda p: p.write_text("ikke en GeoPackage"), ["{file}", "not a GeoPackage"]),
    "empty file": (lambda p: p.write_bytes(b""), ["{file}", "not a GeoPackage"]),
    "layer without CRS": (lambda p: nameless(p, "haek"), ["'haek'", "no coordinate system", "Set it"]),
    "degrees as metres": (lambda p: moved_and_hidden(p, "haek"),
                          ["'haek'", "cannot be in EPSG:25832", "Set the layer's"]),
    "crime points": (crime_points, ["'indbrud'", "crime data", "gerningstidspunkt", "Take it out"]),
    "crime words": (lambda p: crime_points(p, "punkter", "kategori", "Indbrud i villa"),
                    ["'punkter'", "crime data", "its categories", "Take it out"]),
    "crime table": (crime_table, ["'anmeldelser'", "crime data", "Take it out"]),
}


def moved_and_hidden(path, layer):
    """A layer in degrees that says it is in metres."""
    moved(path, {layer: 4326})
    in_crs(path, layer, 25832, {})


@pytest.fixture(scope="module")
def earlier(algorithm, tmp_path_factory):
    """A case file of the example from an earlier run."""
    path = tmp_path_factory.mktemp("sag") / "sag.gpkg"
    assert algorithm("reviewplan", PLAN=EXAMPLE, CASE_FILE=path).code == 0
    return path.read_bytes()


@pytest.fixture(scope="module")
def unreadable(algorithm, earlier, tmp_path_factory):
    """One call over a folder of plans of which none can be reviewed; each had a case file from a better day."""
    folder = tmp_path_factory.mktemp("ulæseligt") / "planer æøå"
    folder.mkdir()
    cases = folder / "sager"
    for name, (spoil, _) in UNREADABLE.items():
        spoil(folder / f"{name}.gpkg")
    cases.mkdir()
    for name in UNREADABLE:
        (cases / f"{name.replace(' ', '-')}_9900099.gpkg").write_bytes(earlier)
    done = algorithm("reviewplan", FOLDER=folder, CASE_FOLDER=cases, FINDINGS=folder / "fund.gpkg",
                     OUTPUT_JSON=folder / "resultat.json")
    return SimpleNamespace(done=done, folder=folder, cases=cases)


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_plan_that_cannot_be_read_is_named_with_what_to_do(unreadable, name):
    plan = unreadable.done.plans()[f"{name}.gpkg"]
    assert plan["status"] == "failed"
    for word in UNREADABLE[name][1]:
        assert word.format(file=f"{name}.gpkg") in plan["error"]["en"]
    assert plan["error"]["en"] in unreadable.done.said


def test_a_run_without_one_good_plan_fails(unreadable, earlier):
    assert unreadable.done.code == 1 and unreadable.done.document["status"] == "failed"
    assert f"None of the {len(UNREADABLE)} plans could be reviewed" in unreadable.done.said
    assert {path.read_bytes() for path in unreadable.cases.iterdir()} == {earlier}


def test_crime_data_is_in_no_output_and_no_log(unreadable):
    written = [path.read_bytes() for path in [*unreadable.folder.glob("*.json"), *unreadable.cases.iterdir()]]
    for secret in SECRETS:
        assert secret not in unreadable.done.said
        assert not any(secret.encode() in content for content in written)


# -- calls that are refused


def release_with(folder, **changed):
    """A copy of the example's release whose manifest says something else."""
    path = folder / RELEASE.name
    shutil.copy(RELEASE, path)
    manifest = {**json.loads(manifest_path(RELEASE).read_text(encoding="utf-8")), **changed}
    manifest_path(path).write_text(json.dumps(manifest), encoding="utf-8")
    return path


def altered_release(folder):
    path = release_with(folder)
    change(path, "UPDATE indbrudsklasser SET risk_class = 0")
    return path


def broken_pack(folder):
    pack = folder / "pakke"
    shutil.copytree(RULES / "packs" / "bo-trygt", pack)
    (pack / "A03.json").write_text((pack / "A03.json").read_text(encoding="utf-8")[:-40], encoding="utf-8")
    return pack


def profile_for(folder, pack):
    path = folder / "profil.json"
    default = json.loads((RULES / "profiles" / "default.json").read_text(encoding="utf-8"))
    path.write_text(json.dumps({**default, "pack": pack}), encoding="utf-8")
    return path


def empty(folder):
    (folder / "tom mappe").mkdir()
    return folder / "tom mappe"


def crime_file(folder):
    return crime_points(folder / "gerningssteder.gpkg")


REFUSED = {
    "misspelt parameter": (lambda f: {"CASEFILE": f / "x.gpkg"}, ["'CASEFILE'", "Did you mean CASE_FILE?"]),
    "parameter in small letters": (lambda f: {"fail_on": "high"}, ["'fail_on'", "Did you mean FAIL_ON?"]),
    "value out of a list": (lambda f: {"FAIL_ON": "hihg"}, ["FAIL_ON", "'hihg'", "none, high, medium, low"]),
    "CRS that is none": (lambda f: {"MISSING_CRS": "UTM32"}, ["MISSING_CRS", "'UTM32'", "EPSG:25832"]),
    "no such plan": (lambda f: {"PLAN": f / "findes ikke æøå.gpkg"}, ["findes ikke æøå.gpkg", "Check the path"]),
    "no such layer": (lambda f: {"PLAN": f"{EXAMPLE}|layername=hæk"}, ["'hæk'", "haek", "hegn"]),
    "empty folder": (lambda f: {"PLAN": empty(f)}, ["tom mappe", "holds no map file", "GPKG"]),
    "empty folder of plans": (lambda f: {"PLAN": "", "FOLDER": empty(f)}, ["tom mappe", "holds no plan", "Put"]),
    "no such folder": (lambda f: {"PLAN": "", "FOLDER": f / "væk"}, ["væk", "Check the path"]),
    "plan given twice": (lambda f: {"FOLDER": f}, ["PLAN, FOLDER or LAYERS"]),
    "no plan given": (lambda f: {"PLAN": ""}, ["PLAN, FOLDER or LAYERS"]),
    "layer that is not there": (lambda f: {"PLAN": "", "LAYERS": [f"{f / 'væk.gpkg'}|layername=haek"]},
                                ["LAYERS", "væk.gpkg", "Check the path"]),
    "crime points as a layer": (lambda f: {"PLAN": "", "LAYERS": [f"{EXAMPLE}|layername=haek",
                                                                   f"{crime_file(f)}|layername=indbrud"]},
                                ["'indbrud'", "crime data", "Take it out"]),
    "crime points as a release": (lambda f: {"RELEASE": with_manifest(crime_file(f))},
                                  ["gerningssteder.gpkg", "release"]),
    "broken rule pack": (lambda f: {"RULES": broken_pack(f)}, ["A03.json"]),
    "profile for another pack": (lambda f: {"PROFILES": [profile_for(f, "by-trygt")]}, ["profil.json", "by-trygt"]),
    "expired release": (lambda f: {"RELEASE": release_with(f, expires="2024-12-31")},
                        ["expired on 2024-12-31", "issuer"]),
    "altered release": (lambda f: {"RELEASE": altered_release(f)}, [RELEASE.name, "altered", "issuer"]),
    "mapping that is no JSON": (lambda f: {"MAPPING": "{haek: hedge_fence}"}, ["mapping", "not JSON"]),
    "mapping that is not there": (lambda f: {"MAPPING": f / "væk.json"}, ["væk.json", "JSON"]),
    "mapping to no layer": (lambda f: {"MAPPING": '{"hække": "hedge_fence"}'}, ["'hække'", "haek"]),
    "mapping to no role": (lambda f: {"MAPPING": '{"haek": "hæk"}'}, ["'haek'", "'hæk'", "hedge_fence"]),
    "layer that cannot be written": (lambda f: {"FINDINGS": f / "væk" / "fund.gpkg"},
                                     ["FINDINGS", "fund.gpkg", "Choose"]),
    "case of another plan": (lambda f: {"PLAN": elsewhere(f)}, ["sag.gpkg", "another plan", "LP 99 Egelund", "Choose"]),
}


def with_manifest(path):
    shutil.copy(manifest_path(RELEASE), manifest_path(path))
    return path


def elsewhere(folder):
    """Another plan in another place."""
    copied(folder / "anden.gpkg", "UPDATE lokalplanomraade SET planid = 1, plannr = 'LP 1', plannavn = 'Et andet sted'")
    for layer in LAYERS:
        shifted = {fid: shapely.to_wkb(shapely.transform(shape, lambda xy: xy + (5000.0, 0.0)), byte_order=1)
                   for fid, shape in rows_of(folder / "anden.gpkg", layer).items()}
        in_crs(folder / "anden.gpkg", layer, 25832, shifted)
    return folder / "anden.gpkg"


@pytest.mark.parametrize(("ask", "words"), REFUSED.values(), ids=REFUSED)
def test_a_call_that_cannot_go_on_says_why_and_touches_nothing(algorithm, earlier, tmp_path, ask, words):
    case = tmp_path / "sag.gpkg"
    case.write_bytes(earlier)
    asked = {"PLAN": EXAMPLE, "CASE_FILE": case, "OUTPUT_JSON": tmp_path / "resultat.json", **ask(tmp_path)}
    before = set(tmp_path.rglob("*"))
    done = algorithm("reviewplan", **{name: value for name, value in asked.items() if value != ""})
    for word in words:
        assert word in done.sentence
    assert done.document["status"] in ("refused", "failed")
    assert case.read_bytes() == earlier
    assert set(tmp_path.rglob("*")) == {*before, tmp_path / "resultat.json"}
    assert not any(secret in done.said + json.dumps(done.document, ensure_ascii=False) for secret in SECRETS)


@pytest.fixture
def locked(earlier, tmp_path) -> Iterator[Path]:
    """A case file that another connection writes to."""
    path = tmp_path / "sag.gpkg"
    path.write_bytes(earlier)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield path


def test_a_locked_case_file_is_left_alone_and_the_result_kept_beside_it(algorithm, locked, earlier, tmp_path):
    done = algorithm("reviewplan", PLAN=EXAMPLE, CASE_FILE=locked, OUTPUT_JSON=tmp_path / "resultat.json")
    for word in ("sag.gpkg", "locked by another program", "sag-2.gpkg", "run again"):
        assert word in done.sentence
    assert locked.read_bytes() == earlier
    with closing(sqlite3.connect(tmp_path / "sag-2.gpkg")) as kept:
        assert kept.execute("SELECT count(*) FROM findings WHERE NOT indication").fetchone() == (24,)


def test_a_missing_crs_can_be_given(algorithm, tmp_path):
    plan = nameless(tmp_path / "uden.gpkg", "haek", "lyspunkt")
    done = algorithm("reviewplan", PLAN=plan, MISSING_CRS="EPSG:25832")
    assert by_id(done.plan) == by_id(algorithm("reviewplan", PLAN=EXAMPLE).plan)
    for layer in ("haek", "lyspunkt"):
        assert "crs_given" in done.notes(layer)
