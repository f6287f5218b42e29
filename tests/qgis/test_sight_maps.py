# SPDX-License-Identifier: GPL-2.0-or-later
"""The maps of sight as the toolbox makes them: layers with styles and aliases, figures, what wrong input is told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingContext, QgsRasterLayer, QgsVectorLayer

from botrygt_qgis_plugin.adapter.charts import dress, style_path
from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.engine import document

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "egelund" / "egelund.gpkg"
SCHEMA = json.loads(Path(document.__file__).with_name("result.schema.json").read_text(encoding="utf-8"))
# Beside Oststien, behind hedges and a fence of unknown openness.
PLACE = "543443.94,6186200.38"
# A terrace's back garden: hedges, fences and sheds, and no tree whose crown could hide what lies below.
GARDEN = "543323,6186214"
STYLES = ("overlooking_paths", "overlooking_surface", "sight_rays", "isovists", "first_years")


@pytest.fixture
def run(processing, tmp_path):
    """`run("isovist", POINT=…)` runs an algorithm on the example; returns what it gave and its result file."""

    def go(name, **given):
        told = tmp_path / "resultat.json"
        context = QgsProcessingContext()
        got = processing.run(f"botrygt:{name}", {"PLAN": str(EXAMPLE), "OUTPUT_JSON": str(told), **given},
                             context=context)
        answer = json.loads(told.read_text(encoding="utf-8"))
        jsonschema.validate(answer, SCHEMA)
        return got, answer

    return go


def ground(path, height, epsg=25832, **corner):
    """A raster of heights over the example, 2 m cells; `height` of (x, y) grids."""
    west, north = corner.get("west", 542900.0), corner.get("north", 6186600.0)
    made = gdal.GetDriverByName("GTiff").Create(str(path), 500, 500, 1, gdal.GDT_Float32)
    made.SetGeoTransform((west, 2.0, 0.0, north, 0.0, -2.0))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(epsg)
    made.SetProjection(reference.ExportToWkt())
    x, y = np.meshgrid(west + 1.0 + 2.0 * np.arange(500), north - 1.0 - 2.0 * np.arange(500))
    made.GetRasterBand(1).WriteArray(height(x, y).astype(np.float32))
    made.FlushCache()
    return str(path)


def test_paths_are_counted_in_bands(run):
    got, answer = run("overlooking", PATHS="TEMPORARY_OUTPUT")
    pieces = list(got["PATHS"].getFeatures())
    for piece in pieces:
        counts = [piece[f"dwellings_{band}"] for band in (15, 25, 50, 100)]
        assert counts == sorted(counts)
        assert piece["sure_50"] <= piece["dwellings_50"]
        assert all(piece[f"openings_{band}"] >= count for band, count in zip((15, 25, 50, 100), counts))
    unseen = sum(piece["to_m"] - piece["from_m"] for piece in pieces if piece["dwellings_50"] == 0)
    assert got["UNSEEN_M"] == pytest.approx(unseen, abs=0.5) == answer["figures"]["paths"]["unseen_m"]["50"]
    assert sum(piece.geometry().length() for piece in pieces) == pytest.approx(
        answer["figures"]["paths"]["path_m"], abs=2.0)


def test_raster_agrees_with_the_sight_lines_to_one_place(run, tmp_path):
    path = tmp_path / "opsyn æøå.tif"
    _, answer = run("overlooking", SURFACE=str(path), CELL_SIZE=4.0)
    layer = QgsRasterLayer(str(path), "opsyn")
    assert layer.bandCount() == 3 and layer.crs().authid() == "EPSG:25832"
    assert [layer.dataProvider().bandStatistics(band).maximumValue > 0 for band in (1, 2, 3)] == [True] * 3
    figures = answer["figures"]["surface"]
    assert 0 < figures["surely_seen_m2"] <= figures["seen_m2"] < figures["open_m2"]
    column, row = 80, 40
    extent = layer.extent()
    at = QgsPointXY(extent.xMinimum() + (column + 0.5) * 4.0, extent.yMaximum() - (row + 0.5) * 4.0)
    counted, _ = layer.dataProvider().sample(at, 1)
    got, _ = run("sightrays", POINT=f"{at.x()},{at.y()}", RAYS="TEMPORARY_OUTPUT")
    homes = {feature["building"] for feature in got["RAYS"].getFeatures() if feature["state"] == "free"}
    assert counted == len(homes) > 0


def test_sight_lines_name_what_blocks_them(run):
    got, answer = run("sightrays", POINT=f"{PLACE} [EPSG:25832]", RAYS="TEMPORARY_OUTPUT")
    assert (got["FREE_COUNT"], got["BLOCKED_COUNT"], got["MAYBE_COUNT"]) == (2, 6, 2)
    rays = list(got["RAYS"].getFeatures())
    hedges = [say(f"hegn eller hæk {key} (1,8 m)", f"hedge, fence or wall {key} (1.8 m)")
              for key in ("H-XS-BAG2", "H-X5X6")]
    assert {ray["blockers"] for ray in rays if ray["state"] == "blocked"} == set(hedges)
    assert all("F-X6" in ray["blockers"] and say("er ikke oplyst", "is not given") in ray["missing"]
               for ray in rays if ray["state"] == "maybe")
    assert answer["figures"]["blockers"][0] == {"feature": hedges[0], "lines": 4}


def test_view_grows_where_the_eye_rises_over_hedges(run):
    areas = []
    for eye in (1.6, 4.4, 12.0):
        got, answer = run("isovist", POINT=GARDEN, RADIUS=14.0, EYE_HEIGHT=eye, ISOVISTS="TEMPORARY_OUTPUT")
        (told,) = answer["figures"]["observers"]
        areas.append(told["sure_m2"])
        assert sum(feature.geometry().area() for feature in got["ISOVISTS"].getFeatures()) == pytest.approx(
            told["sure_m2"] + told["maybe_m2"], abs=0.1)
    assert areas == sorted(areas) and areas[0] < areas[-1]


def test_observers_come_from_a_layer_in_another_crs(run, project):
    layer = QgsVectorLayer("Point?crs=EPSG:25833&field=navn:string", "steder", "memory")
    metres = QgsVectorLayer("Point?crs=EPSG:25832", "x", "memory")
    assert metres.isValid()
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["Bænken"])
    # PLACE in zone 33, by PROJ.
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(167670.157, 6198729.472)))
    layer.dataProvider().addFeature(feature)
    project.addMapLayer(layer)
    _, there = run("isovist", OBSERVERS=layer, NAME_FIELD="navn", ISOVISTS="TEMPORARY_OUTPUT")
    _, here = run("isovist", POINT=PLACE, ISOVISTS="TEMPORARY_OUTPUT")
    (told,), (same,) = there["figures"]["observers"], here["figures"]["observers"]
    assert told["observer"] == "Bænken"
    assert told["sure_m2"] == pytest.approx(same["sure_m2"], rel=0.01)


def test_the_clock_finds_the_year(run):
    got, answer = run("vegetationclock", YEARS="0, 6", FIRST="TEMPORARY_OUTPUT")
    first = {(entry["rule"], entry["label"]): entry["year"] for entry in answer["figures"]["first"]}
    # The hedge of A4's front garden is drawn 1.8 m high and passes 1.2 m at 0.35 m a year from 0.6 m.
    assert first[("B01", "hegn eller hæk H-A4-FOR")] == 2
    assert got["FIRST_COUNT"] == len(first) == got["FIRST"].featureCount()
    summer, winter = answer["figures"]["moments"][2:]
    assert (summer["leaves"], winter["leaves"]) == (True, False)
    assert sum(winter["not_met"].values()) < sum(summer["not_met"].values())


@pytest.mark.parametrize("name", STYLES)
def test_styles_are_danish_and_of_no_machine(name):
    text = Path(style_path(name)).read_text(encoding="utf-8")
    assert not re.search(r"/(home|tmp|root|work|Users)\b|[A-Z]:\\\\", text)
    assert 'styleCategories="' in text or "<rasterrenderer" in text


@pytest.mark.parametrize(("algorithm", "output", "given", "style"), [
    ("overlooking", "PATHS", {}, "overlooking_paths"), ("sightrays", "RAYS", {"POINT": PLACE}, "sight_rays"),
    ("isovist", "ISOVISTS", {"POINT": PLACE}, "isovists"), ("vegetationclock", "FIRST", {"YEARS": "0,2"},
                                                            "first_years")])
def test_layers_wear_their_style(run, algorithm, output, given, style):
    """Each rule of a style shows something or could: its filter is an expression over the layer's own fields."""
    got, _ = run(algorithm, **given, **{output: "TEMPORARY_OUTPUT"})
    layer = got[output]
    dress(layer.id(), style, QgsProcessingContext())
    layer.loadNamedStyle(style_path(style))
    rules = layer.renderer().rootRule().children()
    assert len(rules) >= 2
    for rule in rules:
        assert not rule.filter().hasParserError()
        assert set(rule.filter().referencedColumns()) <= set(layer.fields().names())
    assert all(layer.attributeAlias(at) for at, field in enumerate(layer.fields()) if field.name() != "fid")
    shown = [feature for feature in layer.getFeatures()
             if any(layer.renderer().rootRule().isFilterOK(feature) for rule in rules)]
    assert len(shown) == layer.featureCount()


def test_flat_ground_changes_nothing_and_a_ridge_does(run, tmp_path):
    flat = ground(tmp_path / "flad.tif", lambda x, y: 0.0 * x + 12.0)
    # 6 m high along x = 543300, between the western houses and the eastern ones.
    ridge = ground(tmp_path / "ryg.tif", lambda x, y: 12.0 + 6.0 * (np.abs(x - 543300.0) < 8.0))
    answers = [run("overlooking", PATHS="TEMPORARY_OUTPUT", **given)[1]["figures"]["paths"]
               for given in ({}, {"TERRAIN": flat}, {"TERRAIN": ridge})]
    assert answers[0] == answers[1]
    assert answers[2]["unseen_m"]["100"] != answers[0]["unseen_m"]["100"]


def test_terrain_in_another_crs_is_moved(run, tmp_path):
    """A plane that leans 2 m per 100 m to the east stays one in zone 33; sight over a plane is as over the level."""
    tilted = ground(tmp_path / "zone33.tif", lambda x, y: 0.02 * (x - 167000.0), 25833, west=167000.0, north=6199200.0)
    level, moved = (run("sightrays", POINT=PLACE, RAYS="TEMPORARY_OUTPUT", **given)[1]["figures"]
                    for given in ({}, {"TERRAIN": tilted}))
    assert level == moved


def test_review_takes_terrain_and_says_so(processing, tmp_path):
    told, flat = tmp_path / "r.json", ground(tmp_path / "flad.tif", lambda x, y: 0.0 * x + 3.0)
    results = []
    for given in ({}, {"TERRAIN": flat}):
        processing.run("botrygt:reviewplan", {"PLAN": str(EXAMPLE), "OUTPUT_JSON": str(told), **given})
        results.append(json.loads(told.read_text(encoding="utf-8"))["plans"][0])
    level, given = ([finding["id"] for finding in result["findings"]] for result in results)
    assert level == given
    assert [entry["role"] for entry in results[1]["inputs"]][-1] == "terrain"


@pytest.mark.parametrize(("algorithm", "given", "said"), [
    ("isovist", {}, "Angiv et sted"),
    ("isovist", {"POINT": "543110,6186170"}, "står inde i en hindring"),
    ("sightrays", {"POINT": PLACE, "PLAN": ""}, "Angiv planen som PLAN eller som LAYERS"),
    ("overlooking", {"SURFACE": "opsyn.tif", "CELL_SIZE": 0.01}, "CELL_SIZE"),
    ("vegetationclock", {"YEARS": "0, snart"}, "YEARS kan ikke være «snart»"),
    ("overlooking", {"TERRAIN": "findes-ikke.tif"}, "TERRAIN"),
])
def test_wrong_input_is_told_what_to_do(qgis_process, tmp_path, algorithm, given, said):
    told = tmp_path / "r.json"
    needed = {"isovist": "ISOVISTS", "sightrays": "RAYS", "overlooking": "PATHS", "vegetationclock": "FIRST"}[algorithm]
    words = {"PLAN": EXAMPLE, "OUTPUT_JSON": told, needed: tmp_path / "ud.gpkg", **given}
    done = qgis_process("run", f"botrygt:{algorithm}", "--", *(f"{k}={v}" for k, v in words.items() if v != ""))
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert said in done.stdout + done.stderr + told.read_text(encoding="utf-8")
