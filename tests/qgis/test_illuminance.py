# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:illuminance in QGIS: raster, points and isolux lines, styled, and the same lux as the engine's own."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsRasterLayer, QgsVectorLayer

from botrygt_qgis_plugin.adapter.terrain import terrain_layer
from botrygt_qgis_plugin.engine.__main__ import main
from botrygt_qgis_plugin.engine.geotiff import geotiff, read_geotiff
from botrygt_qgis_plugin.engine.raster import Raster

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "egelund" / "egelund.gpkg"
VARIANT = EXAMPLE.parent / "variant"
# On Askestien nord, at the foot of a lamp (x, y): the brightest spot for many metres.
LAMP = (543344.215, 6186238.382)


def cells(path):
    gdal.UseExceptions()
    opened = gdal.Open(str(path))
    names = [opened.GetRasterBand(i + 1).GetDescription() for i in range(opened.RasterCount)]
    return opened, dict(zip(names, opened.ReadAsArray()))


@pytest.fixture(scope="module")
def made(processing, tmp_path_factory):
    folder = tmp_path_factory.mktemp("lys")
    result = processing.run("botrygt:illuminance", {
        "PLAN": str(EXAMPLE), "RASTER": str(folder / "lux.tif"), "ISOLUX": str(folder / "isolux.gpkg"),
        "POINTS": str(folder / "net.gpkg"), "OUTPUT_JSON": str(folder / "lux.json"), "LEVELS": "1; 5", "CELL": 2})
    return folder, result


def test_the_raster_is_where_the_plan_is_and_bounds_hold(made):
    opened, bands = cells(made[0] / "lux.tif")
    assert list(bands) == ["lux", "mindst", "højst"]
    assert opened.GetSpatialRef().GetAuthorityCode(None) == "25832"
    west, step, _, north, _, down = opened.GetGeoTransform()
    assert (step, down, west % 2.0, north % 2.0) == (2.0, -2.0, 0.0, 0.0)
    told = np.isfinite(bands["lux"])
    assert told.any() and not told.all()
    assert (bands["mindst"][told] <= bands["lux"][told] + 1e-4).all()
    upper = np.isfinite(bands["højst"])
    assert (bands["højst"][upper] >= bands["lux"][upper] - 1e-4).all()
    assert made[1]["CELL_COUNT"] == told.size


def test_points_and_lines_say_what_the_raster_says(made):
    _, bands = cells(made[0] / "lux.tif")
    points = QgsVectorLayer(f"{made[0] / 'net.gpkg'}|layername=net", "net", "ogr")
    assert points.featureCount() == np.isfinite(bands["lux"]).sum()
    assert [field.name() for field in points.fields()][-3:] == ["lux", "mindst", "hoejst"]
    assert max(feature["lux"] for feature in points.getFeatures()) == pytest.approx(np.nanmax(bands["lux"]), abs=0.001)
    lines = QgsVectorLayer(f"{made[0] / 'isolux.gpkg'}|layername=isolux", "isolux", "ogr")
    assert {feature["lux"] for feature in lines.getFeatures()} == {1.0, 5.0}
    document = json.loads((made[0] / "lux.json").read_text(encoding="utf-8"))
    assert document["lux"]["most"] == pytest.approx(np.nanmax(bands["lux"]), abs=0.001)
    assert "light.height_m" in document["missing"]


def test_qgis_shows_the_raster_in_its_style(made, qgis_app):
    layer = QgsRasterLayer(str(made[0] / "lux.tif"), "lux")
    assert layer.renderer().type() == "singlebandpseudocolor"
    assert [item[0] for item in layer.renderer().legendSymbologyItems()][:3] == ["0 lx", "0,5 lx", "1 lx"]


def test_the_shell_writes_the_same_raster(made, tmp_path):
    path = tmp_path / "lux.tif"
    assert main(["illuminance", str(EXAMPLE), "--raster", str(path), "--cell", "2"]) == 0
    assert path.read_bytes() == (made[0] / "lux.tif").read_bytes()
    assert read_geotiff(path)[1] == 25832


def test_the_variant_is_lit_as_the_plan(made, tmp_path):
    path = tmp_path / "lux.tif"
    words = ["--mapping", str(VARIANT / "mapping.json"), "--raster", str(path), "--cell", "2"]
    assert main(["illuminance", str(VARIANT), *words]) == 0
    ours, theirs = read_geotiff(made[0] / "lux.tif")[0], read_geotiff(path)[0]
    assert (ours.west, ours.north, ours.values.shape) == (theirs.west, theirs.north, theirs.values.shape)
    # The variant's files are IES with candela to fewer places.
    np.testing.assert_allclose(ours.values, theirs.values, atol=0.02)


def test_the_layers_are_styled_when_they_are_loaded(processing, qgis_app, plan_layers):
    from botrygt_qgis_plugin.adapter.light import Styled

    context = QgsProcessingContext()
    layer = QgsVectorLayer("LineString?crs=EPSG:25832&field=lux:double", "isolux", "memory")
    Styled("isolux").postProcessLayer(layer, context, QgsProcessingFeedback())
    assert layer.labelsEnabled() and layer.attributeAlias(0) == "Belysningsstyrke (lx)"
    result = processing.run("botrygt:illuminance", {"LAYERS": list(plan_layers.values()), "CELL": 10,
                                                    "ISOLUX": "memory:", "KIND": "semicylindrical", "BEARING": 90})
    assert result["ISOLUX"].featureCount() > 0
    assert not Styled.kept


@pytest.mark.parametrize(("words", "said"), [
    pytest.param(["LEVELS=mange"], "mange", id="levels that are no numbers"),
    pytest.param(["KIND=moonlight"], "horizontal", id="an unknown kind"),
    pytest.param(["CELL=0.1"], "4000000", id="too many cells"),
    pytest.param(["PHOTOMETRY=/findes/ikke"], "/findes/ikke", id="a folder that is not there"),
])
def test_qgis_process_says_what_is_wrong(qgis_process, tmp_path, words, said):
    told = tmp_path / "lux.json"
    run = qgis_process("run", "botrygt:illuminance", "--", f"PLAN={EXAMPLE}", f"OUTPUT_JSON={told}",
                       f"RASTER={tmp_path / 'lux.tif'}", *words)
    assert run.returncode == 1 and "Traceback" not in run.stderr
    document = json.loads(told.read_text(encoding="utf-8"))
    assert document["status"] == "refused" and said in document["errors"][0]["da"]
    assert not (tmp_path / "lux.tif").exists()


def test_a_plan_without_lamps_says_so(capsys, tmp_path):
    plan = tmp_path / "tom.geojson"
    plan.write_text(json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"navn": "LP"}, "geometry": {"type": "Polygon", "coordinates": [
            [[9.7, 55.8], [9.701, 55.8], [9.701, 55.801], [9.7, 55.801], [9.7, 55.8]]]}}]}), encoding="utf-8")
    assert main(["illuminance", str(plan), "--raster", str(tmp_path / "lux.tif")]) == 1
    assert "lyspunkter" in capsys.readouterr().err
    assert not (tmp_path / "lux.tif").exists()


def hills(path, crs):
    """A slope of 1 in 10 to the north, written by GDAL, 0.8 m cells."""
    driver, rows, columns = gdal.GetDriverByName("GTiff"), 900, 1000
    made = driver.Create(str(path), columns, rows, 1, gdal.GDT_Float32, ["COMPRESS=LZW"])
    made.SetGeoTransform((542900.0, 0.8, 0.0, 6186700.0, 0.0, -0.8))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(25832)
    made.SetProjection(reference.ExportToWkt())
    north = 6186700.0 - (np.arange(rows) + 0.5) * 0.8
    made.GetRasterBand(1).WriteArray(np.repeat((0.1 * (north - 6186000.0))[:, None], columns, axis=1))
    made.FlushCache()
    if crs != 25832:
        gdal.Warp(str(path) + ".tif", made, dstSRS=f"EPSG:{crs}", resampleAlg="bilinear", dstNodata=-9999)
        return str(path) + ".tif"
    return str(path)


@pytest.mark.parametrize("crs", [25832, 4326])
def test_the_ground_counts_in_any_coordinate_system(processing, tmp_path, crs):
    terrain = hills(tmp_path / "dtm.tif", crs)
    ground = terrain_layer(terrain)("EPSG:25832", (543100.0, 6186100.0, 543500.0, 6186400.0))
    spots = np.array([[543200.0, 6186200.0], [543400.3, 6186300.7]])
    np.testing.assert_allclose(ground.heights(spots), 0.1 * (spots[:, 1] - 6186000.0), atol=0.12)
    raster, level = tmp_path / "lux.tif", tmp_path / "level.tif"
    given = {"PLAN": str(EXAMPLE), "CELL": 4}
    processing.run("botrygt:illuminance", {**given, "TERRAIN": terrain, "RASTER": str(raster)})
    processing.run("botrygt:illuminance", {**given, "RASTER": str(level)})
    (_, sloping), (_, flat) = cells(raster), cells(level)
    told = np.isfinite(flat["lux"])
    assert np.abs(sloping["lux"] - flat["lux"])[told].max() > 0.5
    assert np.nanmean(sloping["lux"]) == pytest.approx(np.nanmean(flat["lux"]), rel=0.1)


def test_a_terrain_of_another_place_is_refused(qgis_process, tmp_path):
    terrain = tmp_path / "dtm.tif"
    terrain.write_bytes(geotiff({"hoejde": Raster(np.zeros((50, 50)), 500000.0, 6100000.0, 1.0)}, "EPSG:25832"))
    told = tmp_path / "told.json"
    run = qgis_process("run", "botrygt:reviewplan", "--", f"PLAN={EXAMPLE}", f"TERRAIN={terrain}",
                       f"OUTPUT_JSON={told}")
    assert run.returncode == 1 and "Traceback" not in run.stderr
    assert "dækker ikke planen" in json.loads(told.read_text(encoding="utf-8"))["errors"][0]["da"]
