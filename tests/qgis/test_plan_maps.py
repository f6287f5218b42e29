# SPDX-License-Identifier: GPL-2.0-or-later
"""The network and the plots through qgis_process and the toolbox: files that any QGIS shows, and what is refused."""

from __future__ import annotations

import pytest
from called import Called, result_of
from qgis.core import (
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsProperty,
    QgsRenderContext,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)

ALGORITHMS = {"accessnetwork": ("way_edges", "way_nodes", "way_slips"), "plotedges": ("plot_edges", "plots", "zones")}


@pytest.fixture
def call(qgis_process, tmp_path):
    def run(algorithm, **parameters):
        result = tmp_path / "resultat.json"
        words = [f"{name}={value}" for name, value in parameters.items()]
        done = qgis_process("--json", "run", f"botrygt:{algorithm}", "--", *words, f"OUTPUT_JSON={result}")
        return Called(done, result)

    return run


def opened(path, name):
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    assert layer.isValid(), name
    return layer


def rows(path, name):
    layer = opened(path, name)
    names = [field.name() for field in layer.fields()]
    return [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_qgis_process_writes_layers_with_styles(call, plan_copy, tmp_path, algorithm):
    output = tmp_path / "lag.gpkg"
    called = call(algorithm, PLAN=plan_copy, OUTPUT=output)
    assert called.code == 0, called.said
    (told,) = called.document["plans"]
    assert (told["id"], called.document["handling"]) == ("9900099", "INTERN")
    for name in ALGORITHMS[algorithm]:
        layer = opened(output, name)
        message, found = layer.loadDefaultStyle()
        assert found, message
        assert layer.featureCount() > 0
        drawn = {symbol for feature in layer.getFeatures() for symbol in _symbols(layer, feature)}
        assert drawn, name


def _symbols(layer, feature):
    """The classes that draw a feature."""
    context = QgsRenderContext()
    context.setExpressionContext(QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer)))
    context.expressionContext().setFeature(feature)
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    found = set(renderer.legendKeysForFeature(feature, context))
    renderer.stopRender(context)
    return found - ({renderer.rootRule().ruleKey()} if isinstance(renderer, QgsRuleBasedRenderer) else set())


def test_every_feature_has_exactly_one_class(processing, plan_copy, tmp_path):
    for algorithm, names in ALGORITHMS.items():
        output = tmp_path / f"{algorithm}.gpkg"
        processing.run(f"botrygt:{algorithm}", {"PLAN": str(plan_copy), "OUTPUT": str(output), **(
            {"ROUTES": True} if algorithm == "plotedges" else {})})
        for name in (*names, *(("burglar_routes",) if algorithm == "plotedges" else ())):
            layer = opened(output, name)
            layer.loadDefaultStyle()
            assert all(len(_symbols(layer, feature)) == 1 for feature in layer.getFeatures()), name


def test_layers_of_the_project_and_unsaved_edits(processing, plan_layers, tmp_path):
    given, output = list(plan_layers.values()), tmp_path / "net.gpkg"
    before = processing.run("botrygt:accessnetwork", {"LAYERS": given, "OUTPUT": str(output)})
    assert before["EDGES"] == f"{output}|layername=way_edges"
    assert "Lundstien" in {row["features"] for row in rows(output, "way_edges")}
    paths = plan_layers["planlagt_udlagt_vej_sti"]
    for layer in (paths, plan_layers["planlagt_vej_sti"]):
        layer.startEditing()
        layer.deleteFeatures([feature.id() for feature in layer.getFeatures()])
    processing.run("botrygt:accessnetwork", {"LAYERS": given, "OUTPUT": str(tmp_path / "uden.gpkg")})
    assert {row["kind"] for row in rows(tmp_path / "uden.gpkg", "way_edges")} == {"road"}
    for layer in (paths, plan_layers["planlagt_vej_sti"]):
        layer.rollBack()


def test_the_layers_go_on_into_other_algorithms(processing, plan_copy, tmp_path):
    made = processing.run("botrygt:plotedges", {"PLAN": str(plan_copy), "OUTPUT": str(tmp_path / "g.gpkg")})
    kept = processing.run("native:extractbyexpression", {
        "INPUT": made["EDGES"], "EXPRESSION": "\"side\" = 'rear' AND \"touches\" = 'path'", "OUTPUT": "memory:"})
    # The planted fault: the two gardens on either side of Havestien.
    assert {feature["key"] for feature in kept["OUTPUT"].getFeatures()} == {"A1", "B1"}
    assert sum(feature.geometry().length() for feature in kept["OUTPUT"].getFeatures()) == pytest.approx(32.0, abs=0.2)


def test_the_burglars_ways_come_only_when_asked_for(processing, plan_copy, tmp_path):
    output, result = tmp_path / "g.gpkg", tmp_path / "g.json"
    made = processing.run("botrygt:plotedges", {"PLAN": str(plan_copy), "OUTPUT": str(output),
                                                "OUTPUT_JSON": str(result)})
    assert "BURGLAR_ROUTES" not in made
    assert not QgsVectorLayer(f"{output}|layername=burglar_routes", "", "ogr").isValid()
    assert result_of(result)["plans"][0]["routes"] == []
    made = processing.run("botrygt:plotedges", {"PLAN": str(plan_copy), "OUTPUT": str(output), "ROUTES": True,
                                                "OUTPUT_JSON": str(result)})
    assert made["BURGLAR_ROUTES"].endswith("|layername=burglar_routes")
    found = rows(output, "burglar_routes")
    assert {row["handling"] for row in found} == {"INTERN"}
    behind = {row["key"] for row in found if row["part"] == "in" and row["side"] == "rear"}
    assert behind == {"A1", "B1"}
    assert [row["key"] for row in result_of(result)["plans"][0]["routes"]] == [row["key"] for row in found]


def test_what_cannot_be_read_or_written_is_one_sentence(call, plan_copy, tmp_path):
    assert "ingen.gpkg" in call("accessnetwork", PLAN=tmp_path / "ingen.gpkg").sentence
    folder = tmp_path / "mappe.gpkg"
    folder.mkdir()
    assert "mappe.gpkg" in call("plotedges", PLAN=plan_copy, OUTPUT=folder).sentence
    assert "PLAN" in call("plotedges").sentence


def test_a_model_may_hand_the_radius_on(processing, plan_copy, tmp_path):
    far, near = ({row["through"] for row in rows(
        processing.run("botrygt:accessnetwork", {"PLAN": str(plan_copy), "RADIUS": QgsProperty.fromValue(radius),
                                                 "OUTPUT": str(tmp_path / f"{radius:.0f}.gpkg")})["OUTPUT"],
        "way_edges") if row["through"]} for radius in (800.0, 60.0))
    assert max(far) > max(near)
