# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS layers as the engine gets them, and the same answer as from the shell without QGIS."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import shapely
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime, QVariant

from botrygt_qgis_plugin.adapter.layers import plain_value, raw_layer, transform
from botrygt_qgis_plugin.adapter.plans import plan_inputs, raw_layers, review_request
from botrygt_qgis_plugin.adapter.sources import open_plan
from botrygt_qgis_plugin.engine.errors import CrimeDataError, InputError
from botrygt_qgis_plugin.engine.layers import object_array
from botrygt_qgis_plugin.engine.request import Request

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "egelund"


def memory(kind, *shapes, name="haek", crs="EPSG:25832", fields=""):
    """A memory layer with one feature for each WKT (None is NULL)."""
    layer = QgsVectorLayer(f"{kind}?crs={crs}{fields}", name, "memory")
    if not crs:
        layer.setCrs(QgsCoordinateReferenceSystem())
    for shape in shapes:
        feature = QgsFeature(layer.fields())
        if shape is not None:
            feature.setGeometry(QgsGeometry.fromWkt(shape))
        assert layer.dataProvider().addFeature(feature)
    return layer


def nothing(part):
    del part


def never():
    return False


def reviewed(layers, **request):
    """The outcome of a review of QGIS layers, as the window and the toolbox make it."""
    return review_request(Request(**request), plan_inputs("", "", raw_layers(layers)), nothing, never).outcomes[0]


@pytest.mark.parametrize(("kind", "wkt", "measure", "true"), [
    ("CurvePolygon", "CurvePolygon(CircularString(0 0, 10 10, 20 0, 10 -10, 0 0))", shapely.area, 100 * math.pi),
    ("CompoundCurve", "CompoundCurve(CircularString(0 0, 10 10, 20 0), (20 0, 20 -5))", shapely.length,
     10 * math.pi + 5),
    ("MultiCurve", "MultiCurve(CircularString(0 0, 10 10, 20 0))", shapely.length, 10 * math.pi),
    ("MultiSurface", "MultiSurface(CurvePolygon(CircularString(0 0, 10 10, 20 0, 10 -10, 0 0)))", shapely.area,
     100 * math.pi),
], ids=["curve polygon", "compound curve", "multi curve", "multi surface"])
def test_curves_become_chords_close_to_the_arc(qgis_app, kind, wkt, measure, true):
    shape = raw_layer(memory(kind, wkt)).geometry[0]
    assert shape.geom_type in ("Polygon", "LineString", "MultiLineString", "MultiPolygon")
    assert measure(shape) == pytest.approx(true, rel=1e-3)


def test_null_and_empty_geometry_are_kept_in_their_rows(qgis_app):
    read = raw_layer(memory("LineString", "LineString(0 0, 1 1)", None, "LineString EMPTY"))
    assert len(read) == 3
    assert read.geometry[1] is None
    assert read.geometry[2] is None or read.geometry[2].is_empty
    assert read.ids == ("fid 1", "fid 2", "fid 3")


def test_empty_layer_says_its_kind(qgis_app):
    read = raw_layer(memory("Point"))
    assert (len(read), read.kind) == (0, "point")


@pytest.mark.parametrize(("kind", "wkt"), [
    ("LineStringZ", "LineStringZ(0 0 5, 3 4 6)"), ("LineStringM", "LineStringM(0 0 5, 3 4 6)"),
    ("LineStringZM", "LineStringZM(0 0 5 1, 3 4 6 2)")], ids=["Z", "M", "ZM"])
def test_heights_and_measures_do_not_change_lengths(qgis_app, kind, wkt):
    assert shapely.length(raw_layer(memory(kind, wkt)).geometry[0]) == 5.0


@pytest.mark.parametrize(("value", "plain"), [
    (None, None), (QVariant(), None), (NULL, None), (3, 3), (1.5, 1.5),
    (True, True), ("træ", "træ"), (QDate(2024, 3, 1), "2024-03-01"), (QDate(), None),
    (QDateTime(QDate(2024, 3, 1), QTime(12, 30)), "2024-03-01"), (QDateTime(), None)],
    ids=lambda value: type(value).__name__)
def test_attribute_values_become_plain_ones(qgis_app, value, plain):
    assert plain_value(value) == plain
    assert type(plain_value(value)) is type(plain)


def test_null_attributes_are_none(qgis_app):
    layer = memory("Point", "Point(1 1)", fields="&field=hoejde:double&field=navn:string&field=opsat:date")
    assert raw_layer(layer).fields == {"hoejde": [None], "navn": [None], "opsat": [None]}


def test_limit_reads_no_more_than_a_look(qgis_app):
    layer = memory("Point", *(f"Point({x} 0)" for x in range(20)))
    assert len(raw_layer(layer, 7)) == 7
    assert len(raw_layer(layer)) == 20


def test_crime_layer_is_refused_before_a_feature_is_read(qgis_app, monkeypatch):
    from botrygt_qgis_plugin.adapter import layers as adapter

    def unread(layer):
        raise AssertionError(f"{layer.name()} was read")

    monkeypatch.setattr(adapter, "QgsVectorLayerFeatureSource", unread)
    with pytest.raises(CrimeDataError, match="anmeldelser"):
        raw_layer(memory("Point", "Point(1 1)", name="anmeldelser", fields="&field=gerningstidspunkt:string"))


def test_layer_without_crs_is_named_and_can_be_given_one(plan_layers):
    layers = [layer.clone() for layer in plan_layers.values()]
    hedge = next(layer for layer in layers if layer.name() == "haek")
    before = reviewed(layers)
    hedge.setCrs(QgsCoordinateReferenceSystem())
    outcome = reviewed(layers)
    assert isinstance(outcome.error, InputError)
    assert outcome.error.sentence("en").startswith("The layer 'haek' has no coordinate system.")
    told = reviewed(layers, missing_crs="EPSG:25832")
    assert [f.id for f in told.result.findings] == [f.id for f in before.result.findings]
    assert any(note.layer == "haek" and "EPSG:25832" in note.en for note in told.result.scene.notes)


def test_layer_in_degrees_is_moved_and_the_run_says_so(plan_layers, tmp_path):
    layers = dict(plan_layers)
    before = reviewed(layers.values())
    layers["haek"] = in_degrees(layers["haek"], tmp_path)
    after = reviewed(layers.values())
    assert [f.id for f in after.result.findings] == [f.id for f in before.result.findings]
    assert any(note.layer == "haek" and "4326" in note.en for note in after.result.scene.notes)
    assert not any(note.layer == "haek" and "4326" in note.en for note in before.result.scene.notes)


def in_degrees(layer, folder):
    """The layer written anew in EPSG:4326."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName, options.driverName = layer.name(), "GPKG"
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    options.ct = QgsCoordinateTransform(layer.crs(), wgs84, QgsProject.instance())
    path = str(folder / "grader.gpkg")
    error = QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsProject.instance().transformContext(), options)
    assert error[0] == QgsVectorFileWriter.WriterError.NoError, error
    return QgsVectorLayer(f"{path}|layername={layer.name()}", layer.name(), "ogr")


def test_transform_agrees_with_the_shell(qgis_app):
    from botrygt_qgis_plugin.engine.files import fiona_transform

    points = object_array([shapely.Point(543152.09, 6186189.3), None, shapely.Point(543300, 6186000)])
    by_qgis = transform(points, "EPSG:25832", "EPSG:4326")
    by_shell = fiona_transform(points, "EPSG:25832", "EPSG:4326")
    assert by_qgis[1] is None and by_shell[1] is None
    assert shapely.equals_exact(by_qgis[[0, 2]], by_shell[[0, 2]], tolerance=1e-9).all()


def test_windows_1252_shape_file_without_cpg_reads_danish_letters(qgis_app, tmp_path):
    for part in (FOLDER / "variant").glob("HAEKKE.*"):
        if part.suffix.lower() != ".cpg":
            shutil.copy(part, tmp_path)
    by_qgis = raw_layer(open_plan(str(tmp_path / "HAEKKE.shp"))[0])
    from botrygt_qgis_plugin.engine.files import read_source

    by_shell = read_source(tmp_path / "HAEKKE.shp")[0]
    texts = {value for values in by_qgis.fields.values() for value in values if isinstance(value, str)}
    assert any(letter in text for text in texts for letter in "æøåÆØÅ")
    assert not any("\ufffd" in text or "Ã" in text for text in texts)
    assert {name: list(values) for name, values in by_shell.fields.items()} == dict(by_qgis.fields)


@pytest.mark.parametrize(("bytes_kept", "word"), [(4096, "damaged"), (0, "damaged")], ids=["truncated", "empty"])
def test_damaged_plan_gives_a_sentence_that_names_it(qgis_app, tmp_path, bytes_kept, word):
    path = tmp_path / "plan.gpkg"
    path.write_bytes((FOLDER / "egelund.gpkg").read_bytes()[:bytes_kept])
    with pytest.raises(InputError, match=f"plan.gpkg.*{word}"):
        open_plan(str(path))


@pytest.mark.parametrize(("driver", "suffix"), [("GML", ".gml"), ("FlatGeobuf", ".fgb"), ("MapInfo File", ".tab"),
                                                ("GeoJSON", ".geojson"), ("DXF", ".dxf")])
def test_truncated_file_gives_a_sentence_and_not_its_first_half(qgis_app, tmp_path, driver, suffix):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.skipAttributeCreation = driver, driver == "DXF"
    path = tmp_path / f"hæk{suffix}"
    hedges = next(layer for layer in open_plan(str(FOLDER / "egelund.gpkg")) if layer.name() == "haek")
    context = QgsProject.instance().transformContext()
    done = QgsVectorFileWriter.writeAsVectorFormatV3(hedges, str(path), context, options)
    assert done[0] == QgsVectorFileWriter.WriterError.NoError, done
    (path.with_suffix(".xsd")).unlink(missing_ok=True)
    cut = path.with_suffix(".dat") if suffix == ".tab" else path
    whole = cut.read_bytes()
    cut.write_bytes(whole[:int(len(whole) * 0.6)])
    with pytest.raises(InputError, match=f"hæk{suffix}.*damaged or cut short"):
        [raw_layer(layer) for layer in open_plan(str(path))]
    cut.write_bytes(whole)
    assert sum(len(raw_layer(layer)) for layer in open_plan(str(path))) == hedges.featureCount()


@pytest.mark.parametrize("words", [["egelund.gpkg"], ["variant/plan.gpkg"]], ids=["plan", "the other office's"])
def test_same_findings_as_from_the_shell(qgis_app, tmp_path, words):
    plan, by_shell, by_qgis = str(FOLDER / words[0]), tmp_path / "shell.json", tmp_path / "qgis.json"
    command = [sys.executable, "-m", "botrygt_qgis_plugin.engine", "review", plan, "--output", str(by_shell)]
    environment = {"PYTHONPATH": str(FOLDER.parents[1] / "build" / "dev"), "PATH": "/usr/bin:/bin"}
    subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60)
    review_request(Request(output_json=str(by_qgis)), plan_inputs(plan, "", ()), nothing, never)
    first, second = (json.loads(path.read_text(encoding="utf-8"))["plans"][0] for path in (by_shell, by_qgis))
    assert first["findings"] and first == second


def test_kinds_of_the_example_are_known(plan_layers):
    kinds = {QgsWkbTypes.geometryDisplayString(layer.geometryType()) for layer in plan_layers.values()}
    assert kinds == {"Point", "Line", "Polygon"}
    assert {raw_layer(layer, 1).kind for layer in plan_layers.values()} == {"point", "line", "polygon"}
