# SPDX-License-Identifier: GPL-2.0-or-later
"""Bad input through the real qgis_process: a sentence that names it, nothing lost, nothing half-written."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from plans import EXAMPLE, PLANTED, RELEASE, copied
from spoiled import (
    LAYERS,
    SECRETS,
    altered_release,
    broken_pack,
    crime_file,
    crime_points,
    crime_table,
    curved,
    elsewhere,
    empty,
    misdrawn,
    moved,
    moved_and_hidden,
    nameless,
    page_spoiled,
    profile_for,
    release_with,
    same,
    with_nan,
)

# -- drawn badly, and reviewed all the same


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


REFUSED = {
    "misspelt parameter": (lambda f: {"CASEFILE": f / "x.gpkg"}, ["'CASEFILE'", "Did you mean CASE_FILE?"]),
    "no such plan": (lambda f: {"PLAN": f / "findes ikke æøå.gpkg"}, ["findes ikke æøå.gpkg", "Check the path"]),
    "empty folder": (lambda f: {"PLAN": empty(f)}, ["tom mappe", "holds no map file", "GPKG"]),
    "crime points as a layer": (lambda f: {"PLAN": "", "LAYERS": [f"{EXAMPLE}|layername=haek",
                                                                   f"{crime_file(f)}|layername=indbrud"]},
                                ["'indbrud'", "crime data", "Take it out"]),
    "broken rule pack": (lambda f: {"RULES": broken_pack(f)}, ["A03.json"]),
    "profile for another pack": (lambda f: {"PROFILES": [profile_for(f, "by-trygt")]}, ["profil.json", "by-trygt"]),
    "expired release": (lambda f: {"RELEASE": release_with(f, expires="2024-12-31")},
                        ["expired on 2024-12-31", "issuer"]),
    "altered release": (lambda f: {"RELEASE": altered_release(f)}, [RELEASE.name, "altered", "issuer"]),
    "mapping that is no JSON": (lambda f: {"MAPPING": "{haek: hedge_fence}"}, ["mapping", "not JSON"]),
    "case of another plan": (lambda f: {"PLAN": elsewhere(f)}, ["sag.gpkg", "another plan", "LP 99 Egelund", "Choose"]),
}


@pytest.fixture(scope="module")
def refused(algorithm, earlier, tmp_path_factory):
    """All these calls, two at a time: what each was, what lay in its folder before and lies there now."""

    def call(name, folder):
        case, result = folder / "sag.gpkg", folder / "resultat.json"
        case.write_bytes(earlier)
        asked = {"PLAN": EXAMPLE, "CASE_FILE": case, "OUTPUT_JSON": result, **REFUSED[name][0](folder)}
        before = set(folder.rglob("*"))
        done = algorithm("reviewplan", **{name: value for name, value in asked.items() if value != ""})
        return SimpleNamespace(done=done, case=case, new=set(folder.rglob("*")) - before, gone=before - set(
            folder.rglob("*")))

    with ThreadPoolExecutor(2) as pool:
        calls = {name: pool.submit(call, name, tmp_path_factory.mktemp("kald")) for name in REFUSED}
    return {name: each.result() for name, each in calls.items()}


@pytest.mark.parametrize("name", REFUSED)
def test_a_call_that_cannot_go_on_says_why_and_touches_nothing(refused, earlier, name):
    call = refused[name]
    for word in REFUSED[name][1]:
        assert word in call.done.sentence
    assert call.done.document["status"] in ("refused", "failed")
    assert call.case.read_bytes() == earlier
    assert {path.name for path in call.new} == {"resultat.json"} and not call.gone
    told = call.done.said + json.dumps(call.done.document, ensure_ascii=False)
    assert not any(secret in told for secret in SECRETS)


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
        assert kept.execute("SELECT count(*) FROM findings WHERE NOT indication").fetchone() == (PLANTED,)


def test_a_missing_crs_can_be_given(algorithm, reviewed, tmp_path):
    plan = nameless(tmp_path / "uden.gpkg", "haek", "lyspunkt")
    done = algorithm("reviewplan", PLAN=plan, MISSING_CRS="EPSG:25832")
    assert by_id(done.plan) == by_id(reviewed.plans["god.gpkg"])
    for layer in ("haek", "lyspunkt"):
        assert "crs_given" in done.notes(layer)
