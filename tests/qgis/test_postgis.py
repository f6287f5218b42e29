# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan in a real PostGIS database: the same answer as from the file, and a sentence where it cannot be read."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing

import pytest
from called import result_of
from osgeo import gdal
from plans import EXAMPLE
from qgis.core import QgsProcessingException

from botrygt_qgis_plugin.adapter.database import database_layers
from botrygt_qgis_plugin.adapter.layers import raw_layer
from botrygt_qgis_plugin.adapter.sources import open_plan, source_name
from botrygt_qgis_plugin.engine.errors import CrimeDataError

OTHER_SCHEMA = """
    CREATE SCHEMA "anden plan";
    CREATE TABLE "anden plan".haek AS SELECT * FROM lp99.haek LIMIT 3;
    CREATE VIEW "anden plan"."v_træer" AS SELECT * FROM lp99.traeer;
    CREATE TABLE "anden plan".blandet (id serial PRIMARY KEY, form geometry(Geometry, 25832));
    INSERT INTO "anden plan".blandet (form) VALUES (ST_GeomFromText('POINT(543150 6186180)', 25832)),
        (ST_GeomFromText('LINESTRING(543150 6186180, 543160 6186180)', 25832)),
        (ST_GeomFromText('MULTILINESTRING((543150 6186180, 543160 6186180), (543150 6186190, 543160 6186190))', 25832));
    CREATE TABLE "anden plan".uden_noegle (form geometry(Point, 25832), nr text);
    INSERT INTO "anden plan".uden_noegle SELECT geom, lyspunkt_nr FROM lp99.lyspunkt;
    CREATE TABLE "anden plan".notat (id serial PRIMARY KEY, tekst text);
"""


def done(server, name, statements):
    with closing(server.connect(name)) as connection, connection.cursor() as cursor:
        cursor.execute(statements)


@pytest.fixture(scope="module")
def drawn(qgis_app):
    """The layers of the example's file and how many features each has."""
    return {layer.name(): layer.featureCount() for layer in open_plan(str(EXAMPLE))}


@pytest.fixture(scope="module")
def plan_database(postgis, qgis_app):
    """The example's layers as tables of the schema lp99, and a schema of what else one meets."""
    name = postgis.database()
    done(postgis, name, "CREATE SCHEMA lp99")
    # Not QGIS' own exporter: it takes a column that holds only 0 and NULL for one of NULLs alone, and leaves it out.
    gdal.UseExceptions()
    gdal.VectorTranslate("PG:" + postgis.words(name), str(EXAMPLE), layerCreationOptions=[
        "SCHEMA=lp99", "GEOMETRY_NAME=geom", "FID=fid", "LAUNDER=NO"])
    done(postgis, name, OTHER_SCHEMA)
    return name


def findings(document):
    (plan,) = document["plans"]
    return {finding["id"]: finding for finding in plan["findings"]}


@pytest.fixture(scope="module")
def of_the_file(processing, tmp_path_factory):
    """What is found in the example's file."""
    result = tmp_path_factory.mktemp("fil") / "r.json"
    processing.run("botrygt:reviewplan", {"PLAN": str(EXAMPLE), "OUTPUT_JSON": str(result)})
    return findings(result_of(result))


@pytest.mark.parametrize("form", ["url", "words"])
def test_plan_in_a_database_gives_what_the_file_gives(algorithm, postgis, plan_database, of_the_file, tmp_path, form):
    plan = postgis.url(plan_database, schema="lp99")
    if form == "words":
        plan = postgis.words(plan_database) + " password='hemmelig' schema='lp99'"
    # A database has no folder beside it in which the luminaires would lie.
    told = algorithm("reviewplan", PLAN=plan, CASE_FOLDER=tmp_path / "sager", PHOTOMETRY=EXAMPLE.parent / "armaturer")
    assert findings(told.document) == of_the_file
    assert told.plan["source"] == f"postgres://{postgis.folder}/{plan_database}?schema=lp99"
    written = json.dumps(told.document) + told.said.replace(plan, "")
    assert "hemmelig" not in written and "user=" not in written
    assert [path.name for path in (tmp_path / "sager").iterdir()] == [f"{plan_database}-schema-lp99_9900099.gpkg"]


def test_guessed_roles_of_a_database_name_no_user(processing, postgis, plan_database, drawn, tmp_path):
    result = tmp_path / "roller.json"
    processing.run("botrygt:guessroles", {"PLAN": postgis.url(plan_database, schema="lp99"),
                                          "OUTPUT_JSON": str(result)})
    document = json.loads(result.read_text(encoding="utf-8"))
    assert len(document["layers"]) == len(drawn) and "user=" not in result.read_text(encoding="utf-8")
    assert {layer["layer"]: layer["role"] for layer in document["layers"]}["haek"] == "hedge_fence"


def test_every_table_and_view_with_geometry_is_a_layer(postgis, plan_database, drawn):
    layers = {layer.name(): raw_layer(layer) for layer in
              database_layers(postgis.words(plan_database) + " schema='anden plan'")}
    assert {name: (len(layer), layer.kind, layer.crs) for name, layer in layers.items()} == {
        "blandet (line)": (2, "line", "EPSG:25832"), "blandet (point)": (1, "point", "EPSG:25832"),
        "haek": (3, "line", "EPSG:25832"), "uden_noegle": (drawn["lyspunkt"], "point", "EPSG:25832"),
        "v_træer": (drawn["traeer"], "point", "EPSG:25832")}
    assert set(layers["v_træer"].fields) >= {"trae_nr", "kronediameter_m"}
    assert all(shape is not None and not shape.is_empty for layer in layers.values() for shape in layer.geometry)


def test_tables_of_one_name_are_told_apart_by_their_schema(postgis, plan_database, drawn):
    names = [layer.name() for layer in database_layers(postgis.words(plan_database))]
    assert {"lp99.haek", "anden plan.haek", "hegn"} <= set(names)
    assert len(names) == len(set(names)) == len(drawn) + 5


def test_one_table_can_be_the_plan(postgis, plan_database, drawn):
    uri = postgis.words(plan_database) + ' key=\'fid\' table="lp99"."haek" (geom)'
    (layer,) = database_layers(uri)
    assert (layer.name(), len(raw_layer(layer))) == ("haek", drawn["haek"])


def test_crime_table_in_the_schema_is_refused_unread(processing, postgis, plan_database, tmp_path):
    name = postgis.database()
    done(postgis, name, "CREATE TABLE anmeldelser (id serial PRIMARY KEY, geom geometry(Point, 25832), adresse text)")
    done(postgis, name, "INSERT INTO anmeldelser (geom, adresse) VALUES (ST_SetSRID(ST_Point(1, 1), 25832), 'Gade 7')")
    with pytest.raises(QgsProcessingException, match="'anmeldelser' looks like crime data") as caught:
        processing.run("botrygt:reviewplan", {"PLAN": postgis.url(name), "OUTPUT_JSON": str(tmp_path / "r.json")})
    assert "Gade 7" not in str(caught.value) + (tmp_path / "r.json").read_text(encoding="utf-8")
    with pytest.raises(CrimeDataError):
        raw_layer(database_layers(postgis.url(name))[0])


UNREADABLE = {
    "no such database": (lambda s, n: s.url("nix"), ['"nix" does not exist', "Check its name"]),
    "no such server": (lambda s, n: "postgres://kim:hemmelig@127.0.0.1:1/plan",
                       ["127.0.0.1:1/plan", "refused", "Check"]),
    "no such schema": (lambda s, n: s.url(n, schema="lp98"), ["'lp98'", "It has: anden plan, lp99, public"]),
    "nothing with geometry": (lambda s, n: s.url(n, schema="public"), ["no table with geometry", "Check schema"]),
    "misspelt": (lambda s, n: s.url(n, shcema="lp99"), ["'shcema'", "schema"]),
    "no port": (lambda s, n: "postgres://127.0.0.1:femten/plan", ["cannot be understood", "postgres://host/name"]),
}


@pytest.mark.parametrize(("source", "words"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_database_that_cannot_be_read_is_named_with_what_to_do(processing, postgis, plan_database, tmp_path, source,
                                                                 words):
    with pytest.raises(QgsProcessingException) as caught:
        processing.run("botrygt:reviewplan", {"PLAN": source(postgis, plan_database),
                                              "OUTPUT_JSON": str(tmp_path / "r.json")})
    document = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    for word in words:
        assert word in str(caught.value) and word in document["errors"][0]["en"]
    assert "hemmelig" not in str(caught.value) + json.dumps(document)


@pytest.mark.parametrize(("source", "name"), [
    ("postgres://kim:pas@vært:5433/plan?schema=lp99&sslmode=require", "postgres://vært:5433/plan?schema=lp99"),
    ("postgresql://vært/plan%20a", "postgres://vært/plan a"),
    ("dbname='plan' host=vært user='kim' password='pas' schema='lp 99'", "postgres://vært/plan?schema=lp 99"),
    ("service='kommune' dbname='plan'", "postgres://kommune/plan"),
    ("postgres:///plan?service=kommune&user=kim&password=pas", "postgres://kommune/plan"),
    ("planer/lp99.gpkg", "planer/lp99.gpkg"), ("host.gpkg", "host.gpkg")],
    ids=["url", "url with a space", "words", "service", "service in a url", "file", "file named host"])
def test_what_a_database_is_called_in_results(qgis_app, source, name):
    assert source_name(source) == name


def test_the_shell_says_that_it_reads_no_database(postgis, plan_database, tmp_path):
    result = tmp_path / "r.json"
    command = [sys.executable, "-m", "botrygt_qgis_plugin.engine", "review", "--language", "en",
               "--output", str(result), postgis.url(plan_database, schema="lp99")]
    environment = {"PYTHONPATH": str(EXAMPLE.parents[2] / "build" / "dev"), "PATH": "/usr/bin:/bin"}
    run = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert run.returncode == 1 and "A database is read by QGIS only: use qgis_process" in run.stderr
    assert "Traceback" not in run.stderr
    assert json.loads(result.read_text(encoding="utf-8"))["status"] == "failed"
