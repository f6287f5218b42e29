# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:exportreport and applydecisions in the real qgis_process: PDF, map package, many plans, refusals."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
import zipfile

import pytest
from example_plan import EXAMPLE, RELEASE, example_count, example_dossier
from qgis.core import QgsMapRendererParallelJob, QgsMapSettings, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QSize

FORMATS = "html,zip,json,csv,xlsx,docx,geojson,pdf,gpkg"


@pytest.fixture(scope="module")
def case(algorithm, tmp_path_factory):
    """A reviewed example with its case file."""
    path = tmp_path_factory.mktemp("sag æøå") / "sag.gpkg"
    assert algorithm("reviewplan", PLAN=EXAMPLE, CASE_FILE=path).code == 0
    return path


@pytest.fixture(scope="module")
def exported(algorithm, case, tmp_path_factory):
    """Every format, in a folder with a space and Danish letters."""
    folder = tmp_path_factory.mktemp("rapport ø")
    done = algorithm("exportreport", PLAN=EXAMPLE, CASE_FILE=case, OUTPUT_FOLDER=folder, FORMATS=FORMATS,
                     RELEASE=RELEASE, DATE="24-11-2026")
    assert done.code == 0, done.said
    return folder, done


def only(folder, ending):
    (path,) = [path for path in folder.iterdir() if path.name.endswith(ending)]
    return path


def told_by(program, *words):
    return subprocess.run([program, *words], capture_output=True, encoding="utf-8", check=True).stdout


def test_every_format_is_written_and_named(exported):
    folder, done = exported
    names = {path.name for path in folder.iterdir()}
    stem = "lp-99-egelund_forslag_runde-1_24-11-2026_INTERN"
    assert names == {f"{stem}{end}" for end in (".html", ".zip", ".json", ".csv", ".xlsx", ".geojson", ".pdf", ".gpkg",
                                                ".qgz", "_plantekst.docx", "_plantekst.html")}
    assert sorted(done.document["files"]["9900099"]) == sorted(names)
    assert done.results["FILE_COUNT"] == len(names) and done.document["handling"] == "INTERN"


def test_the_pdf_repeats_every_finding_as_text_and_has_title_and_author(exported):
    path = only(exported[0], ".pdf")
    about = told_by("pdfinfo", path)
    assert "LP 99 Egelund – INTERN" in about and re.search("Author: +Bo trygt", about) and "A4" in about
    words = parted(told_by("pdftotext", "-raw", path, "-"))
    assert parted("HTML-rapporten er den tilgængelige udgave") in words
    assert re.search(r"Kort1af\d\.1:1000\.Fund2,", words)
    for entry in example_dossier().entries:
        assert parted(entry.text["da"]) in words, entry.number
        assert parted(entry.suggestion["da"]) in words
    for line in example_dossier().rules:
        assert line.source.url in words, line.rule


def parted(text):
    """Text without its spaces, and with letters parted that a font joins."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_the_package_opens_styled_in_a_qgis_without_the_plugin(exported, tmp_path, qgis_app):
    folder = exported[0]
    for ending in (".gpkg", ".qgz"):
        # Moved, so that it is found beside the project and nowhere else.
        shutil.copy(only(folder, ending), tmp_path / only(folder, ending).name)
    project = QgsProject()
    assert project.read(str(only(tmp_path, ".qgz")))
    layers = {layer.name(): layer for layer in project.mapLayers().values()}
    assert all(layer.isValid() and layer.source().startswith(str(tmp_path)) for layer in layers.values())
    assert layers["Fund"].renderer().type() == "RuleRenderer" and layers["Fund"].labelsEnabled()
    assert layers["Fund"].featureCount() == example_count() and layers["hegn eller hæk (linjer)"].featureCount() > 100
    assert project.metadata().title() == "LP 99 Egelund – INTERN"
    assert [layout.name() for layout in project.layoutManager().layouts()] == ["Bo trygt A4"]
    assert colours_of(project) > 200
    bare = QgsVectorLayer(f"{only(tmp_path, '.gpkg')}|layername=findings", "x", "ogr")
    assert bare.renderer().type() == "RuleRenderer"
    project.clear()


def colours_of(project):
    """How many colours a picture of the project has: unstyled or empty, it would have few."""
    settings = QgsMapSettings()
    settings.setLayers([node.layer() for node in project.layerTreeRoot().findLayers() if node.layer().isSpatial()])
    settings.setDestinationCrs(project.crs())
    settings.setOutputSize(QSize(600, 450))
    settings.setExtent(next(layer.extent() for layer in project.mapLayers().values() if "plan_area" in layer.source()))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    return len({image.pixel(x, y) for x in range(0, 600, 3) for y in range(0, 450, 3)})


def contents(folder):
    """What the files say, without what a program writes of the day and the machine."""
    with zipfile.ZipFile(only(folder, ".qgz")) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".qgs")]
        project = archive.read(name).decode("utf-8")
    layers = re.findall(r"<layername>([^<]*)</layername>", project), re.findall(r"<datasource>([^<]*)<", project)
    return {"pdf": told_by("pdftotext", "-layout", only(folder, ".pdf"), "-"), "qgz": layers,
            **{path.name: path.read_bytes() for path in folder.iterdir() if path.suffix not in (".pdf", ".qgz")}}


def test_the_same_input_gives_the_same_files(algorithm, case, exported, tmp_path):
    done = algorithm("exportreport", PLAN=EXAMPLE, CASE_FILE=case, OUTPUT_FOLDER=tmp_path / "igen", FORMATS=FORMATS,
                     RELEASE=RELEASE, DATE="24-11-2026")
    assert done.code == 0, done.said
    assert contents(tmp_path / "igen") == contents(exported[0])


def test_the_public_pdf_has_the_rules_and_no_place(algorithm, tmp_path):
    done = algorithm("exportreport", PLAN=EXAMPLE, OUTPUT_FOLDER=tmp_path / "ud", FORMATS="pdf,html",
                     HANDLING="OFFENTLIG", RELEASE=RELEASE, LANGUAGE="en")
    assert done.code == 0, done.said
    words = told_by("pdftotext", "-layout", only(tmp_path / "ud", ".pdf"), "-")
    assert "OFFENTLIG" in words and "Rule by rule" in words
    for entry in example_dossier().entries:
        assert entry.text["en"][:40] not in words and f"{entry.anchor.x:.0f}" not in words
    assert "EGELUND-FIKTIV" not in words and "INTERN" not in words


def test_many_plans_get_an_overview(algorithm, tmp_path):
    plans = tmp_path / "planer"
    plans.mkdir()
    shutil.copy(EXAMPLE, plans / "en.gpkg")
    (plans / "to.gpkg").write_bytes(b"not a GeoPackage")
    done = algorithm("exportreport", FOLDER=plans, OUTPUT_FOLDER=tmp_path / "ud", FORMATS="html,csv")
    assert done.code == 0, done.said
    assert (done.results["PLAN_COUNT"], done.results["FAILED_COUNT"]) == (2, 1)
    page = (tmp_path / "ud" / "oversigt_INTERN.html").read_text(encoding="utf-8")
    assert 'href="lp-99-egelund_forslag_INTERN.html"' in page and "to.gpkg" in page
    assert done.document["status"] == "partial" and done.document["errors"]


@pytest.mark.parametrize(("parameters", "words"), [
    ({"FORMATS": "html,docs"}, "FORMATS"), ({"FORMATS": "gpkg", "HANDLING": "OFFENTLIG"}, "never made as OFFENTLIG"),
    ({"DATE": "2026-11-24"}, "dd-mm-yyyy"), ({"DATE": "31-02-2026"}, "dd-mm-yyyy"),
    ({"TEMPLATES": "nowhere.json"}, "nowhere.json"), ({"CASE_FILE": "nowhere.gpkg"}, "nowhere.gpkg"),
    ({"HANDLING": "HEMMELIG"}, "HANDLING"), ({"FORMAT": "html"}, "Did you mean FORMATS")],
    ids=["format", "public places", "date", "no day", "templates", "case", "mark", "parameter"])
def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_written(algorithm, tmp_path, parameters, words):
    done = algorithm("exportreport", PLAN=EXAMPLE, OUTPUT_FOLDER=tmp_path / "ud",
                     **{"FORMATS": "html", **parameters})
    assert words in done.sentence and done.document["status"] == "refused" or words in done.sentence
    assert not (tmp_path / "ud").exists() or not list((tmp_path / "ud").iterdir())


def test_a_case_of_another_drawing_is_refused(algorithm, case, plan_copy, tmp_path):
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(plan_copy)) as connection, connection:
        connection.execute("UPDATE haek SET haekhoejde_m = haekhoejde_m + 0.1")
    done = algorithm("exportreport", PLAN=plan_copy, CASE_FILE=case, OUTPUT_FOLDER=tmp_path / "ud", FORMATS="html")
    assert "Run botrygt:reviewplan" in done.sentence


@pytest.mark.parametrize(("content", "words"), [
    (b"{}", "missing"), (b"not JSON", "not JSON"), (b"", "not JSON")], ids=["empty object", "text", "empty"])
def test_answers_that_are_none_are_refused(algorithm, case, tmp_path, content, words):
    wrong = tmp_path / "svar.json"
    wrong.write_bytes(content)
    before = case.read_bytes()
    done = algorithm("applydecisions", ANSWERS=wrong, CASE_FILE=case)
    assert words in done.sentence and case.read_bytes() == before


def test_packs_go_to_a_neighbour_and_back(algorithm, tmp_path):
    pack, mine = tmp_path / "pakke.zip", tmp_path / "regler"
    mine.mkdir()
    assert algorithm("exportpack", OUTPUT=pack).code == 0
    shown = algorithm("importpack", INPUT=pack, TARGET_FOLDER=mine)
    assert shown.document["applied"] is False and shown.results["CHANGE_COUNT"] > 5 and not list(mine.iterdir())
    taken = algorithm("importpack", INPUT=pack, TARGET_FOLDER=mine, APPLY="true")
    assert taken.document["applied"] is True
    done = algorithm("validaterules", RULES=mine / "packs" / "bo-trygt")
    assert done.code == 0, done.said
    pack.write_bytes(pack.read_bytes()[:-400])
    assert "no zip" in algorithm("importpack", INPUT=pack, TARGET_FOLDER=mine).sentence


def test_the_workbook_is_one_that_ogr_reads_too(exported):
    from osgeo import ogr

    data = ogr.Open(str(only(exported[0], ".xlsx")))
    assert [data.GetLayer(n).GetName() for n in range(data.GetLayerCount())] == ["Fund", "Egne fund", "Mangler",
                                                                                 "Regler"]
    assert data.GetLayer(0).GetFeatureCount() == example_count()
    first = data.GetLayer(0).GetNextFeature()
    assert first.GetField("Sted") == "Havestien" and first.GetField("Fund-id").startswith("F-")
    assert io.BytesIO(only(exported[0], ".xlsx").read_bytes()).read(2) == b"PK"
