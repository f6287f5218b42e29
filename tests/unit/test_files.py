# SPDX-License-Identifier: GPL-2.0-or-later
"""Vector files as layers, good and bad, without QGIS."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.engine.crs import choose_crs, to_crs
from botrygt_qgis_plugin.engine.errors import CrimeDataError, InputError
from botrygt_qgis_plugin.engine.files import fiona_transform, is_database, map_files, read_source
from botrygt_qgis_plugin.engine.guess import guess_roles, uses_from_guesses
from botrygt_qgis_plugin.engine.intake import SceneOptions, build_scene
from botrygt_qgis_plugin.engine.request import plans_in
from botrygt_qgis_plugin.engine.roles import Role

fiona = pytest.importorskip("fiona")

E, N = 700000.0, 6170000.0
LINE = shapely.LineString([(E, N, 4), (E + 30, N, 5)])
AREA = shapely.box(E, N, E + 100, N + 100)


def write(path, layer, shapes, driver="GPKG", crs="EPSG:25832", *, kind=None, encoding=None, **columns):
    """One layer with columns of text or numbers, the way QGIS saves it."""
    types = {name: "str" if isinstance(values[0], str) else "float" for name, values in columns.items()}
    kind = kind or next(shape.geom_type for shape in shapes if shape is not None)
    more = {"encoding": encoding} if encoding else {}
    with fiona.open(path, "w", driver=driver, layer=layer, crs=crs, schema={"geometry": kind, "properties": types},
                    **more) as sink:
        for row, shape in enumerate(shapes):
            geometry = None if shape is None else shapely.geometry.mapping(shape)
            sink.write({"type": "Feature", "geometry": geometry,
                        "properties": {name: values[row] for name, values in columns.items()}})


@pytest.fixture
def plan(tmp_path):
    """A plan in a folder with a space and Danish letters in its name."""
    folder = tmp_path / "Plan æøå 1"
    folder.mkdir()
    path = folder / "Ågård.gpkg"
    write(path, "lokalplanområde", [AREA], planid=[1123.0])
    write(path, "hække", [LINE, None], kind="3D LineString", højde=[1.8, 2.0], navn=["Bøg", "Ær"])
    return path


@pytest.mark.parametrize(("text", "is_map"), [
    ('{"type": "FeatureCollection", "features": []}', True), ('{"features": [{"type" : "Feature"}]}', True),
    ('[{"layer": "haek", "role": "hedge_fence"}]', False), ('{"anchor": {"type": "Point"}, "kind": "review"}', False),
    ("", False)], ids=["collection", "type last", "mapping", "result", "empty"])
def test_json_in_a_folder_is_a_map_where_it_is_geojson(tmp_path, text, is_map):
    path = tmp_path / "fil.json"
    path.write_text(text, encoding="utf-8")
    assert map_files(tmp_path) == ((path,) if is_map else ())


def test_geopackage(plan):
    hedges, area = read_source(plan)
    assert (hedges.name, hedges.crs, hedges.kind, hedges.source) == ("hække", "EPSG:25832", "line", f"{plan}|hække")
    assert hedges.geometry[0].has_z
    assert hedges.geometry[1] is None
    assert {name: list(values) for name, values in hedges.fields.items()} == {"højde": [1.8, 2.0], "navn": ["Bøg",
        "Ær"]}
    assert hedges.ids == ("fid 1", "fid 2")
    assert area.name == "lokalplanområde"


def test_geopackage_reads_as_fiona_does(plan):
    hedges = read_source(plan, ["hække"])[0]
    with fiona.open(plan, layer="hække") as source:
        rows = list(source)
    assert shapely.geometry.shape(rows[0].geometry).equals_exact(hedges.geometry[0], 0)
    assert [row.properties["højde"] for row in rows] == list(hedges.fields["højde"])


@pytest.mark.parametrize("name", ["|layername=hække", ""], ids=["one", "all"])
def test_layer_in_the_path(plan, name):
    assert len(read_source(f"{plan}{name}")) == (1 if name else 2)


def test_way_from_file_to_scene(plan):
    layers = read_source(plan)
    uses = uses_from_guesses(guess_roles(layers))
    moved, notes = to_crs(layers, choose_crs(layers, uses=uses), fiona_transform)
    scene = build_scene(moved, uses, SceneOptions())
    assert notes == ()
    assert scene.plan_id == "1123"
    assert scene.table(Role.HEDGE_FENCE).labels == ("Bøg",)
    assert scene.table(Role.HEDGE_FENCE).text("kind").tolist() == ["hedge"]


DRIVERS = [("ESRI Shapefile", ".shp"), ("MapInfo File", ".tab"), ("GeoJSON", ".geojson"), ("GML", ".gml"),
    ("FlatGeobuf", ".fgb")]


@pytest.mark.parametrize(("driver", "suffix"), DRIVERS, ids=[suffix for _, suffix in DRIVERS])
def test_other_formats(tmp_path, driver, suffix):
    path = tmp_path / f"hække{suffix}"
    crs = "EPSG:4326" if driver == "GeoJSON" else "EPSG:25832"
    shape = shapely.LineString([(12.1, 55.5), (12.2, 55.6)]) if driver == "GeoJSON" else shapely.force_2d(LINE)
    write(path, path.stem, [shape], driver, crs, navn=["Bøgehæk"], hoejde=[1.8])
    (found,) = read_source(path)
    assert found.crs == crs
    assert list(found.fields["navn"]) == ["Bøgehæk"]
    assert [float(value) for value in found.fields["hoejde"]] == [1.8]
    assert found.geometry[0].equals_exact(shape, 1e-2)
    if suffix == ".gml":
        assert not list(tmp_path.glob("*.gfs"))


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
@pytest.mark.parametrize("with_cpg", [True, False], ids=["cpg", "no-cpg"])
def test_letters_of_a_shapefile(tmp_path, encoding, with_cpg):
    path = tmp_path / "hæk.shp"
    write(path, "hæk", [shapely.force_2d(LINE)] * 2, "ESRI Shapefile", encoding=encoding, NAVN=["Bøgehæk på ås", "–"])
    if not with_cpg:
        path.with_suffix(".cpg").unlink(missing_ok=True)
    assert list(read_source(path)[0].fields["NAVN"]) == ["Bøgehæk på ås", "–"]


def test_folder_of_files_in_a_fixed_order(plan):
    write(plan.parent / "b.shp", "b", [shapely.force_2d(LINE)], "ESRI Shapefile", x=[1.0])
    (plan.parent / "læs mig.txt").write_text("ikke et kort", encoding="utf-8")
    assert [layer.name for layer in read_source(plan.parent)] == ["b", "hække", "lokalplanområde"]


def test_own_layers_are_not_read(plan):
    write(plan, "findings", [shapely.Point(E, N)], rule_id=["L17"])
    assert "findings" not in [layer.name for layer in read_source(plan)]


@pytest.mark.parametrize("share", [0.0, 0.02, 0.5, 0.97], ids=["empty", "head", "half", "tail"])
def test_truncated_geopackage_is_a_sentence(plan, share):
    raw = plan.read_bytes()
    plan.write_bytes(raw[:int(len(raw) * share)])
    with pytest.raises(InputError, match="Ågård.gpkg") as caught:
        read_source(plan)
    assert "Gem eller kopiér" in caught.value.da


def test_overwritten_pages_are_a_sentence(plan):
    raw = bytearray(plan.read_bytes())
    raw[4096:] = b"\xff" * (len(raw) - 4096)
    plan.write_bytes(bytes(raw))
    with pytest.raises(InputError, match="Ågård.gpkg"):
        read_source(plan)


@pytest.mark.parametrize(("name", "content"), [
    ("x.shp", b"abc"), ("x.geojson", b'{"type": "FeatureColl'), ("x.tab", b"!table"), ("x.gml", b"<gml"),
    ("x.dxf", b"\x00")])
def test_broken_file_is_a_sentence(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=name):
        read_source(tmp_path / name)


@pytest.mark.parametrize(("driver", "suffix"), [("GML", ".gml"), ("FlatGeobuf", ".fgb"), ("MapInfo File", ".tab"),
                                                ("GeoJSON", ".geojson")])
def test_truncated_file_is_a_sentence(tmp_path, driver, suffix):
    path = tmp_path / f"hæk{suffix}"
    write(path, "hæk", [shapely.force_2d(LINE)] * 60, driver, navn=["Bøgehæk"] * 60)
    cut = path.with_suffix(".dat") if suffix == ".tab" else path
    cut.write_bytes(cut.read_bytes()[:int(cut.stat().st_size * 0.6)])
    with pytest.raises(InputError, match=f"hæk{suffix}.*damaged or cut short"):
        read_source(path)


def test_results_lie_beside_a_plan_and_are_no_part_of_it(plan):
    folder = plan.parent
    (folder / "resultat.json").write_text('{"errors": [], "plans": [{"anchor": {"type": "Point"}}]}', encoding="utf-8")
    (folder / "roller.json").write_text('{"layers": [{"layer": "hække"}]}', encoding="utf-8")
    write(folder / "sti.json", "sti", [shapely.force_2d(LINE)], "GeoJSON", navn=["sti"])
    write(folder / "fund.gpkg", "fund", [shapely.Point(E, N)], finding_id=["a"], rule=["L17"], severity=["low"],
          indication=[0])
    write(folder / "sag.gpkg", "findings", [shapely.Point(E, N)], finding_id=["a"])
    (folder / "halv.gpkg").write_bytes(plan.read_bytes()[:3000])
    assert [path.name for path in map_files(folder)] == ["halv.gpkg", "sti.json", plan.name]
    assert plans_in(folder) == (folder / "halv.gpkg", plan)
    with pytest.raises(InputError, match="holds the answers of a review"):
        read_source(folder / "sag.gpkg")


@pytest.mark.parametrize(("source", "database"), [
    ("postgres://h/d", True), ("postgresql:///d", True), ("dbname='d' host=h", True), (" service = 'd'", True),
    ("host.gpkg", False), ("/sti/dbname/x.gpkg", False), ("C:\\planer\\postgres.gpkg", False)])
def test_what_is_a_database(source, database):
    assert is_database(source) is database


def test_a_database_is_a_sentence():
    with pytest.raises(InputError, match="read by QGIS only: use qgis_process") as caught:
        read_source("postgres://kim:hemmelig@vært/plan")
    assert "hemmelig" not in caught.value.en + caught.value.da


def test_truncated_shapefile_is_a_sentence(tmp_path):
    path = tmp_path / "hegn.shp"
    write(path, "hegn", [shapely.force_2d(LINE)] * 500, "ESRI Shapefile", hoejde=[1.0] * 500)
    raw = path.read_bytes()
    path.write_bytes(raw[:len(raw) // 2])
    with pytest.raises(InputError, match="hegn.shp"):
        read_source(path)


@pytest.mark.parametrize("what", ["nowhere.gpkg", "tom"], ids=["no-file", "empty-folder"])
def test_nothing_to_read_is_a_sentence(tmp_path, what):
    (tmp_path / "tom").mkdir()
    with pytest.raises(InputError, match=what):
        read_source(tmp_path / what)


def test_unknown_layer_is_a_sentence(plan):
    with pytest.raises(InputError, match="buske"):
        read_source(plan, ["buske"])


@pytest.mark.parametrize("with_geometry", [True, False], ids=["points", "table"])
def test_crime_is_refused_before_a_row_is_read(plan, with_geometry, monkeypatch):
    if with_geometry:
        write(plan, "punkter", [shapely.Point(E, N)], gerningstid=["hemmelig nat"])
    else:
        with closing(sqlite3.connect(plan)) as db:
            db.execute("CREATE TABLE sager (fid INTEGER PRIMARY KEY, gerningskode TEXT)")
            db.execute("INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('sager', 'attributes',"
                       " 'sager')")
            db.commit()
    with pytest.raises(CrimeDataError) as caught:
        read_source(plan)
    assert "hemmelig" not in str(caught.value)


def test_layer_without_a_crs(tmp_path):
    write(tmp_path / "a.shp", "a", [shapely.force_2d(LINE)], "ESRI Shapefile", crs=None, x=[1.0])
    write(tmp_path / "b.gpkg", "b", [shapely.force_2d(LINE)], crs=None, x=[1.0])
    assert [layer.crs for layer in read_source(tmp_path)] == ["", ""]


def test_geojson_that_claims_degrees(tmp_path):
    path = tmp_path / "veje.geojson"
    path.write_text(json.dumps({"type": "Feature", "properties": {}, "geometry": shapely.geometry.mapping(LINE)}))
    with pytest.raises(InputError, match="veje"):
        to_crs(read_source(path), "EPSG:25832", fiona_transform)


def test_curves_are_straightened(plan):
    wkb = bytes.fromhex("0108000000" "03000000") + np.array([E, N, E + 5, N + 5, E + 10, N]).tobytes()
    blob = b"GP\x00\x01" + (25832).to_bytes(4, "little") + wkb
    with closing(sqlite3.connect(plan)) as db:
        for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f'DROP TRIGGER "{trigger}"')
        db.execute('UPDATE "hække" SET geom = ? WHERE fid = 2', (blob,))
        db.commit()
    curve = read_source(plan, ["hække"])[0].geometry[1]
    assert curve.geom_type == "LineString"
    assert curve.length == pytest.approx(5 * np.pi, rel=1e-3)


def test_geometry_that_cannot_be_read_is_listed_later(plan):
    with closing(sqlite3.connect(plan)) as db:
        for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f'DROP TRIGGER "{trigger}"')
        db.execute('UPDATE "hække" SET geom = ? WHERE fid = 1', (b"GP\x00\x01\x00\x00\x00\x00\x01\x02\x00",))
        db.commit()
    assert read_source(plan, ["hække"])[0].geometry[0] is None


def test_open_elsewhere_with_a_write_ahead_log(plan):
    with closing(sqlite3.connect(plan)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("CREATE TABLE x (y)")
        db.commit()
        assert len(read_source(plan)) == 2


def test_drawing_is_split_by_its_layers(tmp_path):
    path = tmp_path / "tegning.dxf"
    groups = [("HEGN", 0), ("STI", 9), ("HEGN", 18)]
    lines = "".join(f"0\nLINE\n8\n{name}\n10\n{E}\n20\n{N + y}\n11\n{E + 9}\n21\n{N + y}\n" for name, y in groups)
    path.write_text(f"0\nSECTION\n2\nENTITIES\n{lines}0\nENDSEC\n0\nEOF\n")
    assert [(layer.name, len(layer)) for layer in read_source(path)] == [("HEGN", 2), ("STI", 1)]


def test_without_fiona_it_is_a_sentence(tmp_path, monkeypatch):
    (tmp_path / "a.shp").write_bytes(b"x")
    monkeypatch.setitem(sys.modules, "fiona", None)
    with pytest.raises(InputError, match="python3 -m pip install fiona"):
        read_source(tmp_path / "a.shp")


def test_geopackage_needs_no_fiona(plan, monkeypatch):
    monkeypatch.setitem(sys.modules, "fiona", None)
    assert len(read_source(plan)) == 2


def test_transform_is_whole_and_there_and_back():
    shapes = np.array([AREA, shapely.force_2d(LINE), shapely.Point(E, N)], dtype=object)
    degrees = fiona_transform(shapes, "EPSG:25832", "EPSG:4326")
    assert 12 < degrees[2].x < 13
    assert 55 < degrees[2].y < 56
    back = fiona_transform(degrees, "EPSG:4326", "EPSG:25832")
    assert shapely.equals_exact(back, shapes, 0.001).all()


def test_unknown_crs_is_a_sentence():
    with pytest.raises(InputError, match="EPSG:99999"):
        fiona_transform(np.array([AREA], dtype=object), "EPSG:99999", "EPSG:25832")
