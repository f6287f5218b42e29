# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers and their uses become a scene."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.errors import CrimeDataError, InputError
from botrygt_qgis_plugin.engine.intake import SceneOptions, build_scene, split_plans
from botrygt_qgis_plugin.engine.layers import (
    LayerUse,
    RawLayer,
    object_array,
    unpack_tags,
    uses_from_json,
    uses_to_json,
)
from botrygt_qgis_plugin.engine.roles import Role

E, N = 700000.0, 6170000.0
AREA = shapely.box(E, N, E + 200, N + 200)


def line(x: float, y: float, length: float = 20.0) -> shapely.LineString:
    return shapely.LineString([(E + x, N + y), (E + x + length, N + y)])


def point(x: float, y: float) -> shapely.Point:
    return shapely.Point(E + x, N + y)


def layer(name: str, shapes, source: str = "", **fields) -> RawLayer:
    return RawLayer(name, source or f"plan.gpkg|{name}", "EPSG:25832", object_array(list(shapes)), fields)


def scene_of(*pairs, **options):
    """A scene of the plan area and (layer, role) pairs."""
    layers = [layer("lokalplan", [AREA], planid=["1123"]), *(pair[0] for pair in pairs)]
    uses = [LayerUse("lokalplan", Role.PLAN_AREA),
            *(pair[1] if isinstance(pair[1], LayerUse) else LayerUse(pair[0].name, pair[1]) for pair in pairs)]
    return build_scene(layers, uses, SceneOptions(**options))


def codes(scene) -> list[str]:
    return [note.code for note in scene.notes]


def test_plan_words():
    plan = layer("lp", [AREA], planid=[1123.0], plannr=["LP 92"], plannavn=["Egelund"], status=["F"])
    scene = build_scene([plan], [LayerUse("lp", Role.PLAN_AREA)], SceneOptions())
    assert (scene.plan_id, scene.plan_name, scene.stage, scene.crs) == ("1123", "LP 92 Egelund", "proposal",
        "EPSG:25832")
    given_by_caller = build_scene([plan], [LayerUse("lp", Role.PLAN_AREA)], SceneOptions("draft", plan_id="x",
        plan_name="y"))
    assert (given_by_caller.plan_id, given_by_caller.plan_name, given_by_caller.stage) == ("x", "y", "draft")


def test_plan_without_an_id_is_known_by_its_place():
    scene = build_scene([layer("lp", [AREA])], [LayerUse("lp", Role.PLAN_AREA)], SceneOptions())
    assert scene.plan_id.startswith("area:")


def test_own_ids_are_keys_and_rows_stand_in_their_order():
    scene = scene_of((layer("lys", [point(9, 9), point(1, 1)], lyspunkt_nr=["L-02", "L-01"], lph=["4,5 m", 5]),
        Role.LIGHT))
    lamps = scene.table(Role.LIGHT)
    assert lamps.keys == ("L-01", "L-02")
    assert lamps.number("height_m").tolist() == [5.0, 4.5]
    assert lamps.labels == ("L-01", "L-02")
    assert lamps.source == ("lys", "lys")


@pytest.mark.parametrize("ids", [[1, 2], [1.0, 2.0], ["1", "2"]], ids=["int", "float", "text"])
def test_ids_are_the_same_whatever_their_type(ids):
    assert scene_of((layer("lys", [point(1, 1), point(2, 2)], id=ids), Role.LIGHT)).table(Role.LIGHT).keys == ("1", "2")


def test_shared_and_missing_ids_fall_back_to_the_place():
    lamps = layer("lys", [point(1, 1), point(2, 2), point(3, 3), point(4, 4)], id=["a", "a", None, "b"])
    scene = scene_of((lamps, Role.LIGHT))
    assert scene.table(Role.LIGHT).keys == (
        "b", "point:700001.00,6170001.00", "point:700002.00,6170002.00", "point:700003.00,6170003.00")
    note = next(note for note in scene.notes if note.code == "id_not_unique")
    assert (note.layer, note.features) == ("lys", ("a", "a", "#3"))


def test_ids_shared_between_layers_of_one_role_are_none():
    a, b = layer("hegn_a", [line(0, 0)], id=[1]), layer("hegn_b", [line(0, 9)], id=[1])
    keys = scene_of((a, Role.HEDGE_FENCE), (b, Role.HEDGE_FENCE)).table(Role.HEDGE_FENCE).keys
    assert all(key.startswith("line:") for key in keys)


def test_row_numbers_are_never_ids():
    scene = scene_of((layer("lys", [point(1, 1)], fid=[7], objectid=[8]), Role.LIGHT))
    assert scene.table(Role.LIGHT).keys == ("point:700001.00,6170001.00",)


def test_id_field_can_be_declared_and_declined():
    lamps = layer("lys", [point(1, 1)], mærke=["x"], id=["y"])
    assert scene_of((lamps, LayerUse("lys", Role.LIGHT, id_field="mærke"))).table(Role.LIGHT).keys == ("x",)
    assert scene_of((lamps, LayerUse("lys", Role.LIGHT, id_field="-"))).table(Role.LIGHT).keys[0].startswith("point:")


def test_parts_of_one_feature_are_counted_by_place():
    two = shapely.MultiPoint([point(9, 9), point(1, 1)])
    scene = scene_of((layer("lys", [two, point(5, 5)], id=["a", "b"]), Role.LIGHT))
    lamps = scene.table(Role.LIGHT)
    assert lamps.keys == ("a.1", "a.2", "b")
    assert lamps.geometry[0].equals(point(1, 1))
    assert codes(scene) == ["parts"]


def test_drawn_twice_is_told_and_both_are_kept():
    scene = scene_of((layer("hegn", [line(0, 0), shapely.reverse(line(0, 0))], hoejde=[1.0, 2.0]), Role.HEDGE_FENCE))
    hedges = scene.table(Role.HEDGE_FENCE)
    assert hedges.keys[1] == hedges.keys[0] + "#2"
    assert hedges.number("height_m").tolist() == [1.0, 2.0]
    assert codes(scene) == ["drawn_twice"]


@settings(deadline=None)
@given(st.permutations(range(6)), st.booleans())
def test_order_of_rows_and_layers_does_not_matter(order, swapped):
    shapes = [line(0, y) for y in (0, 5, 5, 10)] + [shapely.MultiLineString([line(0, 15), line(50, 15)]), line(0, 20)]
    heights, ids = [1.0, "x", 3.0, None, 5.0, -1], ["a", "b", "b", None, "e", "f"]
    hedges = layer("hegn", [shapes[i] for i in order], hoejde=[heights[i] for i in order], id=[ids[i] for i in order])
    walls = layer("mur", [line(0, 40)], hoejde=[2.0])
    pairs = [(hedges, Role.HEDGE_FENCE), (walls, Role.HEDGE_FENCE)]
    found = scene_of(*(pairs[::-1] if swapped else pairs)).table(Role.HEDGE_FENCE)
    plain = scene_of((layer("hegn", shapes, hoejde=heights, id=ids), Role.HEDGE_FENCE),
        pairs[1]).table(Role.HEDGE_FENCE)
    assert found.keys == plain.keys
    assert found.labels == plain.labels
    assert repr(found.number("height_m").tolist()) == repr(plain.number("height_m").tolist())
    assert shapely.equals_exact(found.geometry, plain.geometry).all()


def test_paths_and_roads_are_told_apart_row_by_row():
    roads = layer("Vejmidte", [line(0, 0), line(0, 9), line(0, 18)], id=[1, 2, 3],
                  vejkategori=["Lokalvej", "Cykelsti langs vej", "Hovedsti"])
    paths = layer("stier", [line(0, 30), line(0, 40)], stitype=["fællessti", "boligvej"], bredde=["3 m", 5])
    scene = scene_of((roads, Role.ROAD), (paths, Role.PATH))
    assert scene.table(Role.ROAD).source == ("Vejmidte", "stier")
    assert scene.table(Role.ROAD).number("width_m").tolist() == pytest.approx([np.nan, 5.0], nan_ok=True)
    assert sorted(scene.table(Role.PATH).text("kind").tolist(), key=str) == [None, "cycle", "shared"]
    assert codes(scene) == ["rows_routed", "rows_routed"]


def test_path_polygons_and_lines_are_one_table():
    areas = layer("planlagt_vej_sti", [shapely.box(E, N, E + 30, N + 3)], stitype=["gangsti"])
    lines = layer("planlagt_udlagt_vej_sti", [line(0, 1.5)], stitype=["gangsti"])
    assert len(scene_of((areas, Role.PATH), (lines, Role.PATH)).table(Role.PATH)) == 2


@pytest.mark.parametrize(("name", "fields", "kind"), [
    ("haek", {}, "hedge"), ("hække", {}, "hedge"), ("levende_hegn", {}, "hedge"), ("hegn", {}, "fence"),
    ("støttemure", {}, "wall"), ("Hegn", {"id_lokalid": ["1"]}, None), ("hegn_og_hække", {}, None),
    ("haek", {"hegntype": ["mur"]}, "wall"), ("hegn", {"hegntype": [None]}, None),
    ("hegn", {"id_lokalid": ["1"], "hegntype": ["stakit"]}, "fence")],
    ids=["haek", "hække", "living", "fence", "wall", "geodanmark", "both", "field-wins", "field-unknown",
        "gd-with-type"])
def test_hedge_kind_by_layer_name(name, fields, kind):
    scene = scene_of((layer(name, [line(0, 0)], **fields), Role.HEDGE_FENCE))
    assert scene.table(Role.HEDGE_FENCE).text("kind").tolist() == [kind]


def test_drawn_and_empty_is_not_undrawn():
    scene = scene_of((layer("traeer", []), Role.TREE))
    assert scene.has(Role.TREE)
    assert not scene.has(Role.LIGHT)
    assert codes(scene) == ["no_features"]


def test_wrong_values_are_unknown_and_named():
    hedges = layer("hegn", [line(0, 0), line(0, 9), line(0, 18)], navn=["nord", "syd", "vest"],
                   hoejde=["ukendt", -9999, 1.2], hegntype=["stakit", "blob", "hæk"])
    scene = scene_of((hedges, Role.HEDGE_FENCE))
    told = {note.code: note for note in scene.notes}
    assert set(told) == {"value_text", "value_range", "value_unknown_word"}
    assert (told["value_text"].layer, told["value_text"].features) == ("hegn", ("nord",))
    assert "hoejde" in told["value_range"].da
    assert "«blob»" in told["value_unknown_word"].en


def test_unusable_geometry_is_listed_by_what_the_owner_calls_it():
    bowtie = shapely.Polygon([(E, N), (E + 9, N + 9), (E + 9, N), (E, N + 9)])
    parking = layer("parkering", [None, bowtie, shapely.box(E, N, E + 9, N + 9)], navn=["P1", "P2", "P3"])
    scene = scene_of((parking, Role.PARKING))
    assert scene.table(Role.PARKING).labels == ("P3",)
    assert [(note.code, note.features) for note in scene.notes] == [
        ("skipped_empty", ("P1",)), ("skipped_invalid", ("P2",))]


def test_labels_say_what_and_where():
    scene = scene_of((layer("stier", [line(0, 0)]), Role.PATH), (layer("lys", [point(1, 1)], id=[7]), Role.LIGHT))
    assert scene.table(Role.PATH).labels == ("sti ved 700010, 6170000",)
    assert scene.table(Role.LIGHT).labels == ("lyspunkt 7",)


def test_coverage():
    assert scene_of().covered(Role.TREE).equals(AREA)
    assert scene_of(coverage_buffer_m=50).covered(Role.TREE).contains(shapely.box(E - 49, N, E + 249, N + 200))
    own = scene_of(coverage={Role.TREE: AREA.centroid.buffer(5)}, coverage_buffer_m=50)
    assert own.covered(Role.TREE).area < 100
    assert own.covered(Role.LIGHT).area > AREA.area


def test_without_a_plan_area_it_is_said():
    scene = build_scene([layer("stier", [line(0, 0)])], [LayerUse("stier", Role.PATH)], SceneOptions())
    assert codes(scene) == ["no_plan_area"]


@pytest.mark.parametrize(("uses", "words"), [
    ((LayerUse("findes ikke", Role.PATH),), "findes ikke"),
    ((LayerUse("stier", Role.PATH, {"width_m": "brede"}),), "brede"),
    ((LayerUse("stier", Role.PATH, id_field="nr"),), "nr"),
    ((LayerUse("stier", Role.PATH, where={"art": ("x",)}),), "art")],
    ids=["layer", "column", "id", "where"])
def test_use_that_does_not_fit(uses, words):
    with pytest.raises(InputError, match=words) as caught:
        build_scene([layer("stier", [line(0, 0)], bredde=[2])], uses, SceneOptions())
    assert "stier" in caught.value.da


def test_two_layers_of_one_name_are_told_apart_by_source():
    layers = [layer("stier", [line(0, 0)], "a.gpkg"), layer("stier", [line(0, 9)], "b.gpkg")]
    with pytest.raises(InputError, match="source"):
        build_scene(layers, [LayerUse("stier", Role.PATH)], SceneOptions())
    assert len(build_scene(layers, [LayerUse("stier", Role.PATH, source="b.gpkg")],
        SceneOptions()).table(Role.PATH)) == 1


def test_layers_in_two_systems_are_refused():
    other = RawLayer("veje", "x", "EPSG:25833", object_array([line(0, 0)]), {})
    with pytest.raises(InputError, match="25833"):
        scene_of((other, Role.ROAD))


@pytest.mark.parametrize("role", [Role.TREE, Role.CRIME_POINTS], ids=["named-a-tree", "named-so"])
def test_crime_is_refused_whatever_it_is_called(role):
    with pytest.raises(CrimeDataError):
        scene_of((layer("punkter", [point(0, 0)], gerningstid=["natten 3.-4. maj"]), role))


def test_release_among_plan_layers_is_not_read():
    scene = scene_of((layer("kn1km", [AREA], klasse=[3]), Role.HOTSPOT_GRID))
    assert not scene.has(Role.HOTSPOT_GRID)
    assert codes(scene) == ["not_measured"]


def test_where_takes_some_rows():
    use = LayerUse("cad", Role.HEDGE_FENCE, where={"Layer": ("HEGN",)})
    scene = scene_of((layer("cad", [line(0, 0), line(0, 9)], Layer=["HEGN", "TEKST"]), use))
    assert len(scene.table(Role.HEDGE_FENCE)) == 1


def test_osm_tags_become_fields():
    raw = unpack_tags(layer("lines", [line(0, 0), line(0, 9)], highway=["footway", None],
                            other_tags=['"width"=>"2.5","layer"=>"-1"', None]))
    assert raw.fields == {"highway": ["footway", None], "width": ["2.5", None], "layer": ["-1", None]}
    paths = scene_of((layer("lines", [line(0, 0)], highway=["footway"], other_tags=['"width"=>"2.5"']), Role.PATH))
    assert paths.table(Role.PATH).number("width_m").tolist() == [2.5]


USES = (LayerUse("stier", Role.PATH, {"kind": "type"}, "nr", {"a": ("b", "c")}, "x.gpkg"), LayerUse("æ", Role.IGNORE))


def test_uses_survive_json():
    assert uses_from_json(uses_to_json(USES)) == USES
    assert uses_from_json('{"stier": "path", "x": {"role": "light", "id_field": "nr"}}') == (
        LayerUse("stier", Role.PATH), LayerUse("x", Role.LIGHT, id_field="nr"))


@pytest.mark.parametrize(("text", "words"), [
    ("{", "JSON"), ("3", "object"), ('{"a": "sti"}', "sti"), ('[{"role": "path"}]', "layer"),
    ('[{"layer": "a", "rol": 1}]', "rol"),
    ('{"a": {"role": "path", "columns": {"bredde": "b"}}}', "bredde"),
    ('{"a": {"role": "path", "columns": 3}}', "columns")],
    ids=["broken", "number", "role", "layer", "name", "column", "columns"])
def test_bad_mapping_is_refused(text, words):
    with pytest.raises(InputError, match=words):
        uses_from_json(text)


def test_plans_are_split_with_their_surroundings():
    far = shapely.transform(AREA, lambda xy: xy + [1000, 0])
    plans = layer("lokalplaner", [AREA, far], planid=[1, 2], plannavn=["A", "B"])
    # The long hedge reaches both; the lamps lie 100 m and 400 m outside the first plan.
    hedge = layer("hegn", [line(150, 50, 900)])
    lamps = layer("lys", [point(300, 50), point(600, 50), point(1100, 50)], id=["a", "b", "c"])
    uses = [LayerUse("lokalplaner", Role.PLAN_AREA), LayerUse("hegn", Role.HEDGE_FENCE), LayerUse("lys", Role.LIGHT)]
    scene = build_scene([plans, hedge, lamps], uses, SceneOptions("draft"))
    first, second = split_plans(scene, SceneOptions("draft"))
    assert [(one.plan_id, one.plan_name, one.stage) for one in (first, second)] == [("1", "A", "draft"),
        ("2", "B", "draft")]
    assert [one.table(Role.LIGHT).keys for one in (first, second)] == [("a",), ("c",)]
    assert first.table(Role.HEDGE_FENCE).geometry[0].length == second.table(Role.HEDGE_FENCE).geometry[0].length == 900
    assert second.plan_area.equals(far)


def test_polygons_of_one_plan_are_one_scene():
    two = layer("lokalplan", [AREA, shapely.transform(AREA, lambda xy: xy + 500)])
    scene = build_scene([two], [LayerUse("lokalplan", Role.PLAN_AREA)], SceneOptions())
    assert split_plans(scene, SceneOptions()) == (scene,)
