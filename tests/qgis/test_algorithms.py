# SPDX-License-Identifier: GPL-2.0-or-later
"""The algorithms as a user runs them: qgis_process by options and by JSON, the toolbox, a saved model."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from called import result_of
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterMultipleLayers,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from botrygt_qgis_plugin.casefile.case import read_case
from botrygt_qgis_plugin.engine.document import findings_json
from botrygt_qgis_plugin.engine.files import read_source

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "egelund"
PLAN = FOLDER / "egelund.gpkg"
SINKS = ("FINDINGS", "EVIDENCE_LINES", "EVIDENCE_AREAS")


@pytest.fixture(scope="module")
def found():
    """What the engine finds in the example, by finding id: the measure every road here is held against."""
    from botrygt_qgis_plugin.engine.files import fiona_transform
    from botrygt_qgis_plugin.engine.job import Job, PlanInput, run_job
    from botrygt_qgis_plugin.engine.rulebook import load_rulebook
    from botrygt_qgis_plugin.engine.shape import shipped_pack, shipped_profile

    rulebook = load_rulebook(shipped_pack(), (shipped_profile(),))
    (outcome,) = run_job([PlanInput("egelund", lambda: read_source(PLAN))], Job(rulebook, fiona_transform))
    return {finding["id"]: finding for finding in findings_json(outcome.result)["findings"]}


def by_id(plan):
    return {finding["id"]: finding for finding in plan["findings"]}


def layer_of(path, name):
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    assert layer.isValid(), path
    return layer


def sources(path, names):
    return [f"{path}|layername={name}" for name in names]


def layer_names(path=PLAN):
    return [layer.name for layer in read_source(path)]


def run(processing, **parameters):
    return processing.run("botrygt:reviewplan", parameters)


def reviewed(processing, folder, **parameters):
    """The one plan of a review from the toolbox."""
    result = folder / "resultat.json"
    run(processing, OUTPUT_JSON=str(result), **parameters)
    (plan,) = result_of(result)["plans"]
    return plan


# -- qgis_process


def test_options_give_case_file_layers_and_result(algorithm, plan_copy, found):
    folder = plan_copy.parent
    made = {name: folder / f"{name.lower()} ø.gpkg" for name in SINKS}
    done = algorithm("reviewplan", PLAN=plan_copy, CASE_FILE=folder / "sag.gpkg",
                     OUTPUT_JSON=folder / "resultat å.json", **made)
    assert by_id(done.plan) == found
    assert done.results["FINDING_COUNT"] == len(found)
    assert {done.results["FAILED_COUNT"], done.results["NOT_JUDGED_COUNT"]} == {0}
    assert read_case(folder / "sag.gpkg").memory.plan_name == done.plan["name"]
    layer = layer_of(made["FINDINGS"], "findings ø")
    assert layer.crs().authid() == "EPSG:25832"
    rows = {row["finding_id"]: row for row in layer.getFeatures() if not row["indication"]}
    assert {key: row["number"] for key, row in rows.items()} == {key: found[key]["number"] for key in found}
    assert all(row["summary_da"] == found[key]["text"]["da"] for key, row in rows.items())
    for key, row in rows.items():
        x, y = found[key]["anchor"]["coordinates"]
        assert row.geometry().asPoint().x() == pytest.approx(x, abs=0.01)
        assert row.geometry().asPoint().y() == pytest.approx(y, abs=0.01)
    for name, kind in (("EVIDENCE_LINES", 1), ("EVIDENCE_AREAS", 2)):
        parts = layer_of(made[name], f"{name.lower()} ø")
        assert parts.geometryType() == kind
        assert {row["finding_id"] for row in parts.getFeatures() if not row["indication"]} <= set(found)
        assert parts.featureCount() > 0


def test_json_on_stdin_with_a_list_of_layers_and_a_mapping(algorithm, found, tmp_path):
    mapping = {"layers": [{"layer": "haek", "role": "ignore"},
                          {"layer": "lyspunkt", "role": "light", "id_field": "lyspunkt_nr"}]}
    done = algorithm("reviewplan", as_json=True, LAYERS=sources(PLAN, layer_names()), MAPPING=mapping,
                     CASE_FILE=tmp_path / "sag.gpkg", MIN_COMPLETENESS=10.0, TIME_STAMPS=True, STAGE="proposal")
    left = by_id(done.plan)
    assert set(left) < set(found)
    assert not any("haek" in json.dumps(finding["subject"]) for finding in left.values())
    assert {use["layer"]: use["role"] for use in done.document["run"]["parameters"]["uses"]} == \
        {"haek": "ignore", "lyspunkt": "light"}
    assert "haek" not in {row["layer"] for row in done.plan["inputs"]}
    assert not read_case(tmp_path / "sag.gpkg").events[0].at.startswith("1970")


def test_a_file_among_the_layers_stands_for_all_its_layers(processing, found, tmp_path):
    assert by_id(reviewed(processing, tmp_path, LAYERS=[str(PLAN)])) == found


@pytest.mark.parametrize("as_json", [False, True], ids=["options", "stdin"])
def test_guessed_roles_can_be_given_back_as_the_mapping(algorithm, processing, plan_copy, found, tmp_path, as_json):
    guesses = tmp_path / "roller.json"
    guessed = algorithm("guessroles", as_json=as_json, OUTPUT_JSON=guesses,
                        **({"LAYERS": sources(PLAN, layer_names())} if as_json else {"PLAN": PLAN}))
    assert guessed.results["ASSIGNED_COUNT"] == sum(layer["assigned"] for layer in guessed.document["layers"])
    roles = {layer["layer"]: layer["role"] for layer in guessed.document["layers"]}
    assert roles["haek"] == "hedge_fence" and roles["lokalplanomraade"] == "plan_area" and len(roles) == 23
    # Another copy of the plan, in another place: the mapping knows the layers by name.
    assert by_id(reviewed(processing, tmp_path, PLAN=str(plan_copy), MAPPING=str(guesses))) == found


@pytest.mark.parametrize("as_json", [False, True], ids=["options", "stdin"])
def test_rules_are_validated(algorithm, as_json):
    done = algorithm("validaterules", as_json=as_json)
    assert done.results["RULE_COUNT"] == len(done.document["rulebook"]["rules"]) >= 12
    assert done.results["EXAMPLE_COUNT"] == len(done.document["examples"]) > 3 * done.results["RULE_COUNT"]
    assert all(example["passed"] for example in done.document["examples"])


def test_a_rule_whose_example_comes_out_otherwise_is_named(algorithm, tmp_path):
    pack = tmp_path / "pakke"
    shutil.copytree(FOLDER.parents[1] / "rules" / "packs" / "bo-trygt", pack)
    rule = pack / "A03.json"
    text = rule.read_text(encoding="utf-8")
    asked = json.loads(text)
    example = asked["x-rule"]["examples"][0]
    example["expect"] = "not_met" if example["expect"] != "not_met" else "met"
    rule.write_text(json.dumps(asked), encoding="utf-8")
    done = algorithm("validaterules", RULES=pack, PROFILES=FOLDER.parents[1] / "rules" / "profiles" / "default.json")
    assert done.code == 1 and "A03" in done.said and example["name"] in done.said
    assert [error["where"] for error in done.document["errors"]] == ["A03.json#/x-rule/examples/0"]


# -- where a plan may lie


def test_one_layer_of_a_file_is_the_plan(processing, tmp_path):
    plan = reviewed(processing, tmp_path, PLAN=f"{PLAN}|layername=lokalplanomraade")
    # The layers that were not named are not there, so nothing can be told.
    assert [row["layer"] for row in plan["inputs"]] == ["lokalplanomraade"]
    assert plan["status"] == "not_judged" and plan["findings"] == []


def test_folder_of_shapefiles_is_one_plan(algorithm, found, tmp_path):
    plan = algorithm("reviewplan", PLAN=as_shapefiles(tmp_path / "Egelund æøå")).plan
    assert {key: finding["rule"] for key, finding in by_id(plan).items()} == \
        {key: finding["rule"] for key, finding in found.items()}


def as_shapefiles(folder):
    """The example as a folder of shapefiles, their field names cut to ten letters by the format."""
    folder.mkdir()
    for name in layer_names():
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.fileEncoding = "ESRI Shapefile", "windows-1252"
        layer, path = layer_of(PLAN, name), str(folder / f"{name}.shp")
        done = QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsProject.instance().transformContext(), options)
        assert done[0] == QgsVectorFileWriter.WriterError.NoError, done
    # What earlier runs left there is no part of the plan.
    shutil.copy(FOLDER / "variant" / "mapping.json", folder / "mapping.json")
    shutil.copytree(FOLDER / "armaturer", folder / "armaturer")
    return folder


def test_results_beside_the_layers_are_no_part_of_the_plan(processing, tmp_path):
    folder = as_shapefiles(tmp_path / "plan")
    asked = {"PLAN": str(folder), "CASE_FILE": str(folder / "sag.gpkg"), "FINDINGS": str(folder / "fund.gpkg")}
    first, second = (reviewed(processing, folder, **asked) for _ in range(2))
    assert first == second
    assert read_case(folder / "sag.gpkg").memory.run_number == 2


# -- the toolbox


def test_project_layers_with_edits_and_filters(processing, plan_layers, found, tmp_path):
    layers = list(plan_layers.values())
    assert by_id(reviewed(processing, tmp_path, LAYERS=layers)) == found
    blocked = next(f for f in found.values()
                   if f["rule"] == "S05" and ["hedge_fence", "H-VEST"] in f["cause"]["features"])
    low = next(f for f in found.values() if f["rule"] == "S01")
    planting, hedges = plan_layers["beplantning"], plan_layers["haek"]
    assert hedges.setSubsetString("haek_nr <> 'H-VEST'")
    planting.startEditing()
    height = planting.fields().indexOf("plantehoejde_m")
    for feature in planting.getFeatures():
        planting.changeAttributeValue(feature.id(), height, 0.5)
    left = by_id(reviewed(processing, tmp_path, LAYERS=layers))
    planting.rollBack()
    assert blocked["id"] not in left and low["id"] not in left
    assert set(left) < set(found) and set(found) - set(left) >= {blocked["id"], low["id"]}


def test_sinks_in_memory_and_in_a_table_of_a_geopackage(processing, plan_layers, found, tmp_path):
    table = f"ogr:dbname='{tmp_path / 'fund.gpkg'}' table=\"linjer\" (geom)"
    made = run(processing, LAYERS=list(plan_layers.values()), FINDINGS="TEMPORARY_OUTPUT", EVIDENCE_LINES=table,
               EVIDENCE_AREAS="memory:")
    points, areas = made["FINDINGS"], made["EVIDENCE_AREAS"]
    assert isinstance(points, QgsVectorLayer) and points.providerType() == "memory"
    assert {f["finding_id"] for f in points.getFeatures() if not f["indication"]} == set(found)
    assert points.crs() == areas.crs() == QgsCoordinateReferenceSystem("EPSG:25832")
    assert {f["plan"] for f in points.getFeatures()} == {"9900099"}
    assert areas.featureCount() > 0
    assert layer_of(tmp_path / "fund.gpkg", "linjer").featureCount() > 0


def test_temporary_outputs_are_real_places(processing, plan_layers):
    made = run(processing, LAYERS=list(plan_layers.values()), CASE_FOLDER="TEMPORARY_OUTPUT",
               OUTPUT_JSON="TEMPORARY_OUTPUT")
    assert result_of(Path(made["OUTPUT_JSON"]))["status"] == "ok"
    assert Path(made["CASE_FOLDER"]).is_absolute() and list(Path(made["CASE_FOLDER"]).glob("*.gpkg"))
    assert not Path("TEMPORARY_OUTPUT").exists()


def test_two_layers_of_one_name_are_told_apart(processing, plan_layers, project, tmp_path):
    twin = plan_layers["haek"].clone()
    project.addMapLayer(twin)
    with pytest.raises(QgsProcessingException, match="More than one layer is called 'haek'"):
        run(processing, LAYERS=[*plan_layers.values(), twin], MAPPING='{"haek": "hedge_fence"}',
            OUTPUT_JSON=str(tmp_path / "r.json"))


def test_cancelled_in_the_middle_leaves_everything_as_it_was(processing, plan_layers, tmp_path):
    case, fund = tmp_path / "sag.gpkg", tmp_path / "fund.gpkg"
    asked = {"LAYERS": list(plan_layers.values()), "CASE_FILE": str(case), "FINDINGS": str(fund),
             "OUTPUT_JSON": str(tmp_path / "r.json")}
    run(processing, **asked)
    before = {path.name: path.read_bytes() for path in (case, fund)}
    plan_layers["haek"].setSubsetString("haek_nr <> 'H-VEST'")
    feedback = QgsProcessingFeedback()
    feedback.progressChanged.connect(lambda part: feedback.cancel() if part > 30 else None)
    with pytest.raises(QgsProcessingException, match="was cancelled"):
        processing.run("botrygt:reviewplan", asked, feedback=feedback)
    assert 30 < feedback.progress() < 60
    assert {path.name: path.read_bytes() for path in (case, fund)} == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["fund.gpkg", "r.json", "sag.gpkg"]
    document = result_of(tmp_path / "r.json")
    assert document["status"] == "failed" and "afbrudt" in document["errors"][0]["da"]


# -- a model


@pytest.fixture
def model(processing, tmp_path):
    """A model saved by the model designer: its layers go into the review, two results come out."""
    made = QgsProcessingModelAlgorithm("gennemgang", "Bo trygt")
    made.addModelParameter(QgsProcessingParameterMultipleLayers("lag", "Lag"), QgsProcessingModelParameter("lag"))
    child = QgsProcessingModelChildAlgorithm("botrygt:reviewplan")
    child.setChildId("gennemgang")
    child.addParameterSources("LAYERS", [QgsProcessingModelChildParameterSource.fromModelParameter("lag")])
    child.addParameterSources("STAGE", [QgsProcessingModelChildParameterSource.fromStaticValue("proposal")])
    outputs = {}
    for title, name in (("fund", "FINDINGS"), ("resultat", "OUTPUT_JSON")):
        outputs[title] = QgsProcessingModelOutput(title)
        outputs[title].setChildId("gennemgang")
        outputs[title].setChildOutputName(name)
    child.setModelOutputs(outputs)
    made.addChildAlgorithm(child)
    path = tmp_path / "gennemgang æ.model3"
    assert made.validate() == (True, []) and made.toFile(str(path))
    return path


def test_model_runs_in_qgis_process(model, qgis_process, found, tmp_path):
    fund, result = tmp_path / "fund.gpkg", tmp_path / "r.json"
    done = qgis_process("run", model, "--", f"lag={PLAN}", f"gennemgang:fund={fund}", f"gennemgang:resultat={result}")
    assert done.returncode == 0, done.stderr
    assert by_id(result_of(result)["plans"][0]) == found
    assert {f["finding_id"] for f in layer_of(fund, "fund").getFeatures() if not f["indication"]} == set(found)


def test_model_runs_from_the_toolbox_with_project_layers(model, processing, plan_layers, found, tmp_path):
    opened, context = QgsProcessingModelAlgorithm(), QgsProcessingContext()
    context.setProject(QgsProject.instance())
    assert opened.fromFile(str(model))
    asked = {"lag": list(plan_layers.values()), "gennemgang:fund": "TEMPORARY_OUTPUT",
             "gennemgang:resultat": str(tmp_path / "r.json")}
    made = processing.run(opened, asked, context=context)
    assert {f["finding_id"] for f in made["gennemgang:fund"].getFeatures() if not f["indication"]} == set(found)
    assert by_id(result_of(tmp_path / "r.json")["plans"][0]) == found
