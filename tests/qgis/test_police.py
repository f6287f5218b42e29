# SPDX-License-Identifier: GPL-2.0-or-later
"""The police's algorithms and the municipality's use of a release, through qgis_process, toolbox, window and shell."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from botrygt_qgis_plugin.processing.provider import police_algorithms
from jsonschema import Draft202012Validator
from layout import DEV, qgis_environment
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
    QgsVectorLayer,
)

from botrygt_qgis_plugin.adapter.police_setting import KEY, police_on
from botrygt_qgis_plugin.casefile.layer_file import HANDLING
from botrygt_qgis_plugin.engine.release import manifest_path

EGELUND = Path(__file__).resolve().parents[2] / "examples" / "egelund"
POLICE, RELEASE = EGELUND / "police", EGELUND / "release" / "egelund_release.gpkg"
EXPECTED = json.loads((POLICE / "expected.json").read_text(encoding="utf-8"))
SCHEMA = json.loads((DEV.parents[1] / "botrygt_qgis_plugin" / "engine" / "result.schema.json").read_text("utf-8"))
OURS = ("checkevents", "nearrepeat", "hotspots", "followup", "makerelease")
EVENTS = (f"EVENTS={POLICE / 'indbrud.csv'}", "MISSING_CRS=EPSG:25832")
HOMES = f"DWELLINGS={POLICE / 'boliger.csv'}"
NOW = "2025-11-17T12:00:00"


@pytest.fixture
def own_process(tmp_path):
    """qgis_process in a profile of the test's own, for what a profile remembers."""
    def run(*words):
        return subprocess.run(["qgis_process", *map(str, words)], env=qgis_environment(tmp_path / "profile"),
                              capture_output=True, encoding="utf-8", timeout=180, check=False)

    return run


@pytest.fixture
def police_process(own_process, tmp_path):
    """The same with the police's tools switched on."""
    qgis_environment(tmp_path / "profile")
    settings = tmp_path / "profile" / "profiles" / "default" / "QGIS"
    for file in settings.glob("QGIS*.ini"):
        file.write_text(file.read_text("utf-8") + "[botrygt]\npoliti=true\n", encoding="utf-8")

    def run(name, *words):
        result = tmp_path / f"{name}.json"
        done = own_process("run", f"botrygt:{name}", "--", *words, f"OUTPUT_JSON={result}")
        document = json.loads(result.read_text("utf-8")) if result.exists() else None
        if document is not None:
            Draft202012Validator(SCHEMA).validate(document)
        return done, document

    return run


def test_off_until_it_is_switched_on(own_process, police_process, tmp_path):
    on = own_process("list")
    assert all(f"botrygt:{name}\t" in on.stdout for name in OURS)
    for file in (tmp_path / "profile").rglob("QGIS*.ini"):
        file.write_text(file.read_text("utf-8").replace("politi=true", "politi=false"), encoding="utf-8")
    off = own_process("list")
    assert not any(f"botrygt:{name}\t" in off.stdout for name in OURS) and "botrygt:checkrelease" in off.stdout
    done = own_process("run", "botrygt:makerelease", "--")
    assert done.returncode and "not found" in done.stderr + done.stdout


def test_every_police_algorithm_leads_to_its_part_of_the_manual():
    page = (EGELUND.parents[1] / "docs" / "algorithms.md").read_text(encoding="utf-8")
    for algorithm in police_algorithms():
        made = algorithm()
        assert made.helpUrl().endswith(f"algorithms.md#{made.NAME}") and f"\n## {made.NAME}\n" in page


def test_the_made_up_burglaries_come_out_as_written_by_hand(police_process, tmp_path):
    done, document = police_process("checkevents", *EVENTS, f"OUTPUT={tmp_path / 'a.gpkg'}")
    assert done.returncode == 0 and document["handling"] == "POLITI"
    assert document["answer"]["kept"] == EXPECTED["events"]
    assert {entry["code"]: entry["count"] for entry in document["cleaning"]} == EXPECTED["cleaning"]
    assert sum(map(sum, document["answer"]["week"])) == pytest.approx(document["answer"]["timed"], abs=0.05)


def shell(*words):
    """The same from a shell without QGIS."""
    code = "import sys; from botrygt_qgis_plugin.burglary.__main__ import main; sys.exit(main(sys.argv[1:]))"
    subprocess.run([sys.executable, "-c", code, *map(str, words)], check=True, cwd=DEV, stdout=subprocess.DEVNULL)


def test_near_repeats_in_qgis_and_in_the_shell(police_process, tmp_path):
    done, document = police_process("nearrepeat", *EVENTS, HOMES, f"NOW={NOW}", "PERMUTATIONS=199",
                                    f"OUTPUT={tmp_path / 'a.gpkg'}")
    assert done.returncode == 0, done.stderr
    first = document["answer"]["cells"][4]
    assert first["space"] == "0 ≤ d < 100 m" and first["time"] == "0 ≤ t < 7 d" and first["significant"]
    assert document["answer"]["windows_open"] > 0 < document["answer"]["dwellings_in_windows"]
    shell("nearrepeat", POLICE / "indbrud.csv", "--crs", "EPSG:25832", "--dwellings", POLICE / "boliger.csv", "--now",
          NOW, "--permutations", 199, "--json", tmp_path / "b.json", "--output", tmp_path / "b.gpkg")
    assert json.loads((tmp_path / "b.json").read_text("utf-8")) == document
    assert (tmp_path / "a.gpkg").read_bytes() == (tmp_path / "b.gpkg").read_bytes()


def test_hot_spots_spates_and_worth(police_process, tmp_path):
    done, document = police_process(
        "hotspots", *EVENTS, HOMES, f"NETWORK={POLICE / 'veje.csv'}|option:GEOM_POSSIBLE_NAMES=wkt", "CELL=250",
        "SPATES=true", "SPLIT_DAY=2025-01-01", "HOLDOUT_DAY=2025-07-01", f"OUTPUT={tmp_path / 'a.gpkg'}",
        f"DENSITY={tmp_path / 'a.tif'}")
    assert done.returncode == 0, done.stderr
    spate, told = EXPECTED["spate"], document["answer"]["spates"][0]
    assert abs(told["x"] - spate["x"]) <= 150 and abs(told["y"] - spate["y"]) <= 150 and told["p"] == 0.001
    assert told["observed"] == spate["burglaries"] and told["first_day"] <= spate["first_day"] and \
        told["last_day"] >= spate["last_day"]
    assert document["answer"]["bandwidth_m"] > 0 and document["answer"]["p_fine_enough"]
    assert [row["area_pct"] for row in document["answer"]["worth"]]
    raster = QgsRasterLayer(str(tmp_path / "a.tif"), "t")
    assert raster.isValid() and raster.crs().authid() == "EPSG:25832"
    assert "POLITI" in raster.htmlMetadata()
    mean = raster.dataProvider().bandStatistics(1).mean
    assert mean * raster.width() * raster.height() * 50 * 50 / 1e6 == pytest.approx(EXPECTED["events"], rel=1e-3)


def test_permutations_too_few_for_so_many_cells_are_said(police_process):
    done, document = police_process("hotspots", *EVENTS, "METHOD=counts", "PERMUTATIONS=99", "CELL=250")
    assert done.returncode == 0 and not document["answer"]["p_fine_enough"]
    assert document["answer"]["hot_cells"] == 0 and "for groft" in document["answer"]["said"]["da"]


def area(path, west, south, east, north):
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    path.write_text(json.dumps({
        "type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}},
        "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}]}))
    return path


def test_follow_up(police_process, tmp_path):
    words = (*EVENTS, f"ACTION={area(tmp_path / 'a.geojson', 541000, 6185000, 542000, 6186000)}",
             f"CONTROL={area(tmp_path / 'c.geojson', 543000, 6186000, 545000, 6188000)}", "BEFORE_FROM=2024-01-01",
             "BEFORE_TO=2024-12-30", "AFTER_FROM=2025-01-01")
    done, document = police_process("followup", *words, "AFTER_TO=2025-12-31", f"OUTPUT={tmp_path / 'f.gpkg'}")
    assert done.returncode == 0, done.stderr
    assert sum(document["answer"]["counts"]["action"]) == 42
    # The spate came in the second year: the action area rose, so nothing can have moved.
    assert document["answer"]["displacement_quotient"] is None
    assert "Ikke defineret" in document["answer"]["meaning"]["da"]
    done, document = police_process("followup", *words, "AFTER_TO=2025-06-30")
    assert done.returncode and document["handling"] == "POLITI" and "lige lange" in document["errors"][0]["da"]


RELEASE_WORDS = (*EVENTS, HOMES, "PERIOD_FROM=2024-01-01", "PERIOD_TO=2025-12-31", "RELEASE_ID=PRØVE-1",
                 "ISSUER=Øvelsespolitiet")


def expiry():
    from datetime import date, timedelta

    return f"EXPIRES={date.today() + timedelta(days=200)}"


def test_the_police_make_a_release_and_the_municipality_uses_it(police_process, tmp_path):
    path = tmp_path / "ud" / "klasser.gpkg"
    path.parent.mkdir()
    done, document = police_process("makerelease", *RELEASE_WORDS, expiry(), f"OUTPUT={path}")
    assert done.returncode == 0, done.stderr
    assert 0.8 < document["answer"]["dwellings_shown"] < 0.95
    with closing(sqlite3.connect(path)) as connection:
        made = dict(connection.execute("SELECT cell_id, risk_class FROM indbrudsklasser"))
    assert {name: made[name] for name in EXPECTED["classes"]} == {name: k for name,
                                                                  (k, _) in EXPECTED["classes"].items()}
    again, _ = police_process("makerelease", *RELEASE_WORDS, expiry(), f"OUTPUT={tmp_path / 'b.gpkg'}")
    assert again.returncode and not (tmp_path / "b.gpkg").exists()
    done, document = police_process("checkrelease", f"RELEASE={path}")
    assert document["release"]["standing"]["da"] == "uændret, afsender ikke bevist"
    mark = document["release"]["fingerprint"]
    done, document = police_process("checkrelease", f"RELEASE={path}", f"FINGERPRINT={mark.upper()}")
    assert document["release"]["sender_proven"] is True
    done, document = police_process("reviewplan", f"PLAN={EGELUND / 'egelund.gpkg'}", f"RELEASE={path}")
    assert document["intern"]["release"]["standing"]["da"] == "uændret, afsender bekræftet"
    assert document["intern"]["plans"][0]["class"] == EXPECTED["plan_class"]
    assert document["intern"]["plans"][0]["distance_band"] == EXPECTED["plan_band"]


@pytest.mark.parametrize("name, content, says", [
    ("indbrud.csv", None, "ikke et net"), ("varme.tif", b"II*\x00" + bytes(100), "ikke et net"),
    ("egelund.gpkg", None, "manifest")])
def test_points_rasters_and_other_files_are_no_release(police_process, tmp_path, name, content, says):
    path = tmp_path / name
    if content is None:
        shutil.copy({"indbrud.csv": POLICE / name, "egelund.gpkg": EGELUND / name}[name], path)
    else:
        path.write_bytes(content)
    done, document = police_process("checkrelease", f"RELEASE={path}")
    assert done.returncode and document["status"] == "refused" and says in document["errors"][0]["da"]


def test_public_results_are_the_same_with_and_without_a_release(police_process, tmp_path):
    made = {}
    for name, words in (("uden", ()), ("med", (f"RELEASE={RELEASE}",))):
        folder = tmp_path / name
        folder.mkdir()
        done, document = police_process(
            "reviewplan", f"PLAN={EGELUND / 'egelund.gpkg'}", *words, f"OUTPUT_PUBLIC={folder / 'p.json'}",
            f"CASE_FILE={folder / 's.gpkg'}")
        assert done.returncode == 0, done.stderr
        made[name] = ((folder / "p.json").read_bytes(), (folder / "s.gpkg").read_bytes(), document)
    assert made["uden"][0] == made["med"][0] and made["uden"][1] == made["med"][1]
    public = json.loads(made["med"][0])
    Draft202012Validator(SCHEMA).validate(public)
    assert public["handling"] == "OFFENTLIG" and made["med"][2]["handling"] == "INTERN"
    intern = made["med"][2].pop("intern")
    assert made["med"][2] == made["uden"][2] and "hast" in intern["formula"]["da"]
    for document in (made["med"][2], intern, public):
        assert str(tmp_path) not in json.dumps(document) and str(EGELUND) not in json.dumps(document)


@pytest.mark.parametrize("words, says", [
    ((), "koordinatsystem"), (("MISSING_CRS=EPSG:4326",), "EPSG:25832"),
    (("MISSING_CRS=EPSG:25832", "FROM_FIELD=findes_ikke"), "findes_ikke"),
    (("MISSING_CRS=EPSG:25832", "SPACE_BANDS=to hundrede"), "er ikke en liste"),
    (("MISSING_CRS=EPSG:25832", "METRIC=network"), "lag med veje"), (("FRØ=1",), "FRØ")])
def test_what_cannot_be_done_is_said_and_marked(police_process, words, says):
    done, document = police_process("nearrepeat", EVENTS[0], *words)
    assert done.returncode == 1 and document["handling"] == "POLITI" and says in document["errors"][0]["da"]
    assert "Traceback" not in done.stderr


def test_every_layer_has_its_style_danish_names_and_mark(police_process, tmp_path):
    files = {"checkevents": (), "nearrepeat": (HOMES, f"NOW={NOW}", "PERMUTATIONS=99"),
             "hotspots": (HOMES, f"NETWORK={POLICE / 'veje.csv'}|option:GEOM_POSSIBLE_NAMES=wkt", "CELL=250",
                          "SPATES=true", "HOLDOUT_DAY=2025-07-01")}
    seen = set()
    for name, words in files.items():
        path = tmp_path / f"{name}.gpkg"
        done, _ = police_process(name, *EVENTS, *words, f"OUTPUT={path}")
        assert done.returncode == 0, done.stderr
        with closing(sqlite3.connect(path)) as connection:
            tables = dict(connection.execute("SELECT table_name, description FROM gpkg_contents"))
            mark = connection.execute(f"SELECT value FROM {HANDLING.name} WHERE name = 'handling'").fetchone()
            assert mark == ("POLITI",)
            assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
        for table in set(tables) - {"layer_styles", HANDLING.name}:
            layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
            assert layer.isValid() and layer.featureCount() and tables[table].startswith("POLITI")
            assert layer.loadDefaultStyle()[1], table
            assert all(layer.attributeAlias(i) for i in range(len(layer.fields()))), table
            if layer.isSpatial():
                assert layer.renderer().type() == "RuleRenderer"
            seen.add(table)
    assert seen >= {"burglaries", "week_hours", "remarks", "near_repeats", "windows", "warned_dwellings", "hot_cells",
                    "street_density", "spates", "worth"}


@pytest.fixture
def police_tools(processing):
    """The police's algorithms in this process, as when somebody ticks the menu entry."""
    provider = QgsApplication.processingRegistry().providerById("botrygt")
    QgsSettings().setValue(KEY, True)
    provider.refreshAlgorithms()
    yield provider
    QgsSettings().remove(KEY)
    provider.refreshAlgorithms()


def test_the_menu_entry_switches_the_group(window, qgis_app):
    from botrygt_qgis_plugin.plugin import BoTrygtPlugin

    QgsSettings().remove(KEY)
    plugin = BoTrygtPlugin(window)
    plugin.initGui()
    try:
        assert not plugin.police.isChecked() and plugin.provider.algorithm("makerelease") is None
        plugin.police.trigger()
        assert police_on() and plugin.provider.algorithm("makerelease").group() in ("Politi", "Police")
        plugin.police.trigger()
        assert not police_on() and plugin.provider.algorithm("makerelease") is None
    finally:
        QgsSettings().remove(KEY)
        plugin.unload()


def point_layer(rows):
    layer = QgsVectorLayer("Point?crs=EPSG:25832&field=fra:datetime&field=til:datetime&field=adresse_id:string",
                           "indbrud",
                           "memory")
    for number, (x, y, start, end) in enumerate(rows):
        layer.dataProvider().addFeature(burglary(layer, x, y, (start, end, f"a{number}")))
    return layer


def burglary(layer, x, y, attributes):
    feature = QgsFeature(layer.fields())
    feature.setAttributes(list(attributes))
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
    return feature


def series():
    """A quiet background, and pairs that follow each other within days at 40 m."""
    rows = [(541000 + 97 * i, 6185000 + 61 * (i % 17), f"2025-{i % 12 + 1:02d}-10T10:00:00",
             f"2025-{i % 12 + 1:02d}-10T12:00:00")
            for i in range(60)]
    rows += [(x + 40, y, start.replace("-10T", "-12T"), end.replace("-10T", "-12T")) for x, y, start, end in rows[:25]]
    return rows


def run(processing, name, **parameters):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    return processing.run(f"botrygt:{name}", parameters, context=context, feedback=QgsProcessingFeedback())


def test_windows_follow_the_layer_while_it_is_edited(processing, police_tools, project, qtbot):
    from botrygt_qgis_plugin.adapter.police_live import LiveWindows, stop_all

    layer = point_layer(series())
    project.addMapLayer(layer)
    run(processing, "nearrepeat", EVENTS=layer, LIVE=True, PERMUTATIONS=99, NOW="2026-02-03T12:00:00")
    live = layer.findChild(LiveWindows)
    windows = project.mapLayer(live.ids["windows"])
    assert windows.featureCount() == 0 and "POLITI" in windows.name()
    layer.startEditing()
    layer.addFeature(burglary(layer, 545000, 6186000, ("2026-02-01T10:00:00", "2026-02-01T11:00:00", "ny")))
    qtbot.waitUntil(lambda: windows.featureCount() > 0, timeout=5000)
    assert {round(f.geometry().centroid().asPoint().x()) for f in windows.getFeatures()} == {545000}
    layer.rollBack()
    qtbot.waitUntil(lambda: windows.featureCount() == 0, timeout=5000)
    stop_all(project)
    layer.startEditing()
    layer.addFeature(burglary(layer, 545000, 6186000, ("2026-02-01T10:00:00", "2026-02-01T11:00:00", "ny")))
    qtbot.wait(500)
    assert windows.featureCount() == 0


def test_live_windows_end_with_their_layer(processing, police_tools, project, qtbot):
    layer = point_layer(series())
    project.addMapLayer(layer)
    run(processing, "nearrepeat", EVENTS=layer, LIVE=True, PERMUTATIONS=99)
    layer.startEditing()
    layer.addFeature(burglary(layer, 545000, 6186000, ("2026-02-01T10:00:00", "2026-02-01T11:00:00", "ny")))
    project.clear()
    qtbot.wait(400)


def test_edited_times_keep_their_clock(processing, police_tools, project, tmp_path):
    layer = point_layer(series())
    project.addMapLayer(layer)
    run(processing, "checkevents", EVENTS=layer, OUTPUT=str(tmp_path / "a.gpkg"))
    with closing(sqlite3.connect(tmp_path / "a.gpkg")) as connection:
        assert connection.execute("SELECT from_time, to_time FROM burglaries").fetchone() == \
            ("2025-01-10 10:00", "2025-01-10 12:00")


def test_outlook_for_streets_not_built(processing, project, tmp_path):
    streets = QgsVectorLayer("LineString?crs=EPSG:25832&field=vejnavn:string&field=boligtype:string", "veje", "memory")
    new = QgsVectorLayer("LineString?crs=EPSG:25832&field=vejnavn:string&field=boligtype:string", "nye_veje", "memory")
    for layer, rows in ((streets, [(541000 + 80 * i, 6185000 + 60 * i, 150) for i in range(48)]),
                        (new, [(0, 0, 150), (0, 500, 40)])):
        for number, (x, y, length) in enumerate(rows):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([f"Vej {number}", "villa"])
            feature.setGeometry(QgsGeometry.fromWkt(f"LineString ({x} {y}, {x + length} {y})"))
            layer.dataProvider().addFeature(feature)
    project.addMapLayers([streets, new])
    told = run(processing, "unbuiltexposure", NEW=new, STREETS=streets, RELEASE=str(RELEASE),
               OUTPUT_JSON=str(tmp_path / "u.json"))
    document = json.loads((tmp_path / "u.json").read_text("utf-8"))
    Draft202012Validator(SCHEMA).validate(document)
    assert told["TOLD_COUNT"] == 1 and document["handling"] == "INTERN"
    first, second = document["streets"]
    assert first["told"] and sum(first["classes"].values()) == pytest.approx(1.0, abs=0.01)
    assert not second["told"] and "Kan ikke afgøres" in second["da"]


def test_a_release_is_shown_in_its_own_style(processing, project):
    context = QgsProcessingContext()
    context.setProject(project)
    processing.run("botrygt:checkrelease", {"RELEASE": str(RELEASE), "SHOW": True}, context=context,
                   feedback=QgsProcessingFeedback())
    shown = [context.temporaryLayerStore().mapLayer(name) for name in context.layersToLoadOnCompletion()]
    assert len(shown) == 1 and shown[0].name().startswith("INTERN") and shown[0].renderer().type() == "RuleRenderer"
    assert not manifest_path(RELEASE).read_text("utf-8").startswith(" ")
