# SPDX-License-Identifier: GPL-2.0-or-later
"""The network and the plots as layers: figures of drawn cases, a burglar's ways, fitting styles, shell commands."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.casefile.layer_file import shown, write_marked_file
from botrygt_qgis_plugin.casefile.styles import style_path
from botrygt_qgis_plugin.engine.__main__ import main
from botrygt_qgis_plugin.engine.handling import INTERN, public_document
from botrygt_qgis_plugin.engine.map_layer import FLAG, TEXT, rows_of, together
from botrygt_qgis_plugin.engine.measure.burglar import REASONS, burglar_routes
from botrygt_qgis_plugin.engine.measure.topology import MENDED
from botrygt_qgis_plugin.engine.measure.touching import NOTHING, TOUCHES
from botrygt_qgis_plugin.engine.measure.zones import ZONES
from botrygt_qgis_plugin.engine.plot_maps import WHY_EASY, plot_layers, plot_summary
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene
from botrygt_qgis_plugin.engine.way_maps import CLOSURES, DIRECTIONS, KINDS, way_layers, way_summary

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "egelund" / "egelund.gpkg"


def table(role, features):
    """Rows of (geometry, values)."""
    geometry = np.empty(len(features), dtype=object)
    geometry[:] = [shape for shape, _ in features]
    columns = {}
    for column in ROLES[role].columns:
        blank, kind = (np.nan, float) if column.kind == "number" else (None, object)
        columns[column.name] = np.array([values.get(column.name, blank) for _, values in features], dtype=kind)
    return FeatureTable(tuple(f"{role.value}{i}" for i in range(len(features))), geometry, columns)


def plan(area=1000.0, **roles):
    tables = {Role(name): table(Role(name), features) for name, features in roles.items()}
    tables[Role.PLAN_AREA] = FeatureTable(("plan",), np.array([shapely.box(-area, -area, area, area)], dtype=object))
    return Scene("EPSG:25832", tables)


def line(*places):
    return shapely.LineString(places), {}


def cells(count, side):
    """A grid of roads with `count` cells a side."""
    far = count * side
    return [line((i * side, 0), (i * side, far)) for i in range(count + 1)] + \
        [line((0, i * side), (far, i * side)) for i in range(count + 1)]


def test_a_grid_has_its_closed_form():
    scene = plan(road=cells(3, 60.0), path=[])
    edges, nodes, slips = way_layers(scene, 5000.0, 60.0)
    told = way_summary(scene, (edges, nodes, slips))
    # Nobody chooses a way at the four corners: 12 of 16 places are junctions, and four edges are two sides long.
    assert (told["edges"], told["nodes"], told["parts"], told["road_m"]) == (20, 12, 1, 24 * 60.0)
    assert (told["dead_ends"], told["junctions"], told["dead_end_m"], told["only_way_m"]) == (0, 12, 0.0, 0.0)
    places = [tuple(place) for place in shapely.get_coordinates(nodes.shapes).tolist()]
    apart = {place: [abs(place[0] - x) + abs(place[1] - y) for x, y in places] for place in places}
    # Every shortest way is as long as its streets are apart, so metres times traffic sum up to all of them.
    walked = sum(length * pairs for length, pairs in zip(edges.values["length_m"], edges.values["through"]))
    assert walked == pytest.approx(sum(map(sum, apart.values())) / 2.0, rel=2e-3)
    reach = dict(zip(places, nodes.values["reach_m"]))
    assert (reach[60.0, 0.0], reach[60.0, 60.0]) == (180.0, 240.0)


def test_ends_gates_directions_and_parts_are_told():
    scene = plan(
        road=[line((0, 0), (200, 0)), (shapely.LineString([(0, 0), (0, 100), (200, 100), (200, 0)]), {"one_way": True}),
              line((200, 0), (320, 0)), line((-120, 0), (0, 0))],
        path=[(shapely.LineString([(100, 0), (100, -80)]), {"gated": True}), line((50, 0), (50, -60)),
              line((700, 700), (760, 700))])
    edges, nodes, slips = way_layers(scene, 800.0, 400.0)
    by_name = {}
    for row in rows_of(edges):
        by_name.setdefault(row["features"], []).append(row)
    (one_way,) = by_name["road1"]
    assert one_way["one_way"] in ("forward", "backward") and not one_way["dead_end"] and not one_way["only_way"]
    (culdesac,) = by_name["road2"]
    assert culdesac["dead_end"] and culdesac["only_way"]
    (gated,) = by_name["path0"]
    assert gated["closed"] == "closed" and gated["through"] is None
    (stub,) = by_name["path1"]
    assert stub["closed"] == "unknown" and stub["dead_end"]
    (alone,) = by_name["path2"]
    assert alone["part"] == 2 and "island" in [row["kind"] for row in rows_of(slips)]
    # Both dead-end streets, both stubs of path, both ends of the path that lies alone.
    assert nodes.values["kind"].count("end") == 6


def test_what_leads_out_of_the_plan_is_no_dead_end():
    ring = [line((0, 0), (60, 0), (60, 40)), line((60, 40), (0, 40), (0, 0)), line((60, 40), (80, 60))]
    edges, nodes, _ = way_layers(plan(area=100.0, road=[line((0, 0), (0, -100)), *ring], path=[]), 800.0, 400.0)
    dead = {row["features"]: row["dead_end"] for row in rows_of(edges)}
    assert dead == {"road0": False, "road1": False, "road2": False, "road3": True}
    assert sorted(nodes.values["kind"]) == ["end", "junction", "junction", "out"]


def test_what_may_be_higher_near_the_edge_of_the_drawing_says_so():
    edges, nodes, _ = way_layers(plan(area=300.0, road=cells(2, 50.0), path=[]), 800.0, 400.0)
    assert all(edges.values["through_at_least"]) and all(nodes.values["reach_at_least"])
    edges, nodes, _ = way_layers(plan(area=3000.0, road=cells(2, 50.0), path=[]), 800.0, 400.0)
    assert not any(edges.values["through_at_least"]) and not any(nodes.values["reach_at_least"])


def test_nothing_drawn_gives_empty_layers():
    layers = (*way_layers(plan(), 800.0, 400.0), *plot_layers(plan(), True))
    assert [len(layer) for layer in layers] == [0] * len(layers)


def street(*paths):
    """Two streets of ten plots each, back to back with a strip of 3 m between, and paths in it."""
    found = {Role.PARCEL: [], Role.BUILDING: [], Role.ENTRANCE: []}
    for i in range(10):
        x = i * 20.0
        for low, high, house, door in ((0, 30, (6, 14), 6), (33, 63, (49, 57), 57)):
            found[Role.PARCEL].append((shapely.box(x, low, x + 20, high), {}))
            found[Role.BUILDING].append((shapely.box(x + 5, house[0], x + 15, house[1]), {"use": "dwelling"}))
            found[Role.ENTRANCE].append((shapely.Point(x + 10, door), {}))
    roads = [(shapely.LineString(places), {"width_m": 6.0})
             for places in ([(-60, -5), (260, -5)], [(-60, 68), (260, 68)], [(-60, -5), (-60, 68)])]
    return plan(road=roads, path=[(shapely.LineString(p), {"width_m": 2.0, "gated": False}) for p in paths],
                **{role.value: rows for role, rows in found.items()})


def routes(scene):
    found = burglar_routes(scene)
    names = sorted(found.columns)
    return {key: (found.geometry[row].wkt, *(repr(found.columns[name][row]) for name in names if name != "way_out"))
            for row, key in enumerate(found.keys)}


@pytest.mark.parametrize(("reaches", "plots"), [(48.0, range(3)), (109.0, range(6)), (200.0, range(10))])
def test_a_path_behind_the_gardens_changes_exactly_the_homes_along_it(reaches, plots):
    before, after = routes(street()), routes(street([(-60, 31.5), (reaches, 31.5)]))
    assert set(before) == set(after) and len(before) == 20
    along = {f"parcel{2 * i + row}" for i in plots for row in (0, 1)}
    assert {key for key in after if before[key] != after[key]} == along


def test_who_goes_in_behind_is_told_why():
    scene = street([(-60, 31.5), (200, 31.5)])
    found = burglar_routes(scene)
    row = found.keys.index("parcel4")
    assert (found.text("side")[row], found.text("touches")[row]) == ("rear", "path")
    assert {"rear", "open_boundary"} <= set(found.text("reasons")[row].split())
    # The way is drawn from the street in the west, along the path and over the rear boundary.
    assert found.geometry[row].coords[0] == (-60.0, 31.5)
    assert found.geometry[row].coords[-1] == pytest.approx((50.0, 30.0))
    assert found.number("metres")[row] == pytest.approx(110.0 + 1.5, abs=0.06)


def test_the_burglars_ways_are_marked_and_only_made_on_demand():
    scene = street([(-60, 31.5), (200, 31.5)])
    assert "burglar_routes" not in {layer.name for layer in plot_layers(scene, False)}
    *_, found = plot_layers(scene, True)
    assert found.name == "burglar_routes" and set(found.values["handling"]) == {INTERN}
    assert found.title.startswith(INTERN) and found.about.startswith(INTERN)
    assert set(WHY_EASY) == set(REASONS)


def test_no_review_holds_a_burglars_way(tmp_path):
    result, public = tmp_path / "resultat.json", tmp_path / "offentlig.json"
    assert main(["review", str(EXAMPLE), "--output", str(result), "--public", str(public)]) == 0
    for text in (result.read_text(encoding="utf-8"), public.read_text(encoding="utf-8"),
                 json.dumps(public_document(json.loads(result.read_text(encoding="utf-8"))))):
        assert not {"burglar_routes", "way_in", "way_out", "hidden_entry", "second_exit"} & set(text.split('"'))


def test_edges_of_the_example_add_up_to_the_plots(tmp_path):
    result = tmp_path / "grunde.json"
    assert main(["plotedges", str(EXAMPLE), "--output", str(result)]) == 0
    (told,) = json.loads(result.read_text(encoding="utf-8"))["plans"]
    figures = {row["key"]: row for row in told["plots"]}
    assert {key for key, row in figures.items() if row["rear_path_edge_m"]} == {"A1", "B1"}
    assert told["edge_m"]["rear"]["path"] == pytest.approx(32.0, abs=0.2)
    assert told["routes"] == []


def test_the_shell_tells_the_slips(tmp_path, capsys):
    result = tmp_path / "net.json"
    assert main(["accessnetwork", str(EXAMPLE), "--language", "en", "--output", str(result)]) == 0
    (told,) = json.loads(result.read_text(encoding="utf-8"))["plans"]
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 1 + len(told["slips"]) and said[0].startswith("LP 99 Egelund: ")
    assert all(slip["en"] in line for slip, line in zip(told["slips"], said[1:]))


def test_plans_of_one_file_share_their_layers():
    one = street([(-60, 31.5), (200, 31.5)])
    joined = together([plot_layers(one, True), plot_layers(one, True)])
    assert [len(layer) for layer in joined] == [2 * len(layer) for layer in plot_layers(one, True)]


@pytest.fixture(scope="module")
def every_layer():
    scene = street([(-60, 31.5), (200, 31.5)])
    return (*way_layers(scene, 800.0, 400.0), *plot_layers(scene, True))


WORDS = {
    "way_edges": {"kind": set(KINDS.values()), "closed": set(CLOSURES), "one_way": set(DIRECTIONS.values())},
    "way_nodes": {"kind": {"junction", "end", "out", "joint", "gate"}},
    "way_slips": {"kind": set(MENDED), "handled": set(MENDED.values())},
    "plot_edges": {"side": {"front", "side", "rear", "unknown", "inner"}, "touches": {*TOUCHES, NOTHING},
                   "zone_inside": set(ZONES), "zone_outside": set(ZONES)},
    "plots": {"home": {"known", "unknown"}}, "zones": {"zone": set(ZONES)},
    "burglar_routes": {"part": {"in", "out"}, "touches": {*TOUCHES, NOTHING}},
}


@pytest.mark.parametrize("name", WORDS)
def test_styles_name_every_column_and_every_code_in_danish(every_layer, name):
    (layer,) = [layer for layer in every_layer if layer.name == name]
    root = ElementTree.parse(style_path(name)).getroot()
    aliases = {alias.get("field"): alias.get("name") for alias in root.iter("alias")}
    assert set(aliases) == {"fid", *layer.kinds} and all(aliases.values())
    maps = {field.get("name"): {o.get("value") for o in field.iter("Option") if o.get("type") == "QString"}
            for field in root.iter("field") if field.find(".//editWidget") is not None}
    for column, codes in WORDS[name].items():
        assert codes <= maps[column], column


@pytest.mark.parametrize("name", WORDS)
def test_symbols_differ_by_more_than_colour(name):
    symbols = {}
    for symbol in ElementTree.parse(style_path(name)).getroot().find("renderer-v2").find("symbols"):
        options = [(o.get("name"), o.get("value")) for o in symbol.iter("Option")
                   if o.get("name") in ("name", "line_style", "line_width", "line_angle", "angle", "distance", "size",
                                        "style", "outline_width")]
        symbols[symbol.get("name")] = (frozenset(options), symbol.get("type"))
    # Classes of one quantity may differ in lightness.
    assert len(set(symbols.values())) == len(symbols) or name == "plots"


def test_the_file_is_marked_styled_and_the_same_each_time(every_layer, tmp_path):
    paths = [tmp_path / name for name in ("a.gpkg", "b.gpkg")]
    for path in paths:
        write_marked_file(path, [shown(layer) for layer in every_layer], "EPSG:25832", INTERN, {"plots": 20})
    assert paths[0].read_bytes() == paths[1].read_bytes()
    with closing(sqlite3.connect(paths[0])) as connection:
        styled = {name for (name,) in connection.execute("SELECT f_table_name FROM layer_styles")}
        marks = {mark for (mark,) in connection.execute("SELECT mark FROM handling")}
        counts = {layer.name: connection.execute(f"SELECT count(*) FROM {layer.name}").fetchone()[0]
                  for layer in every_layer}
        about = [text for (text,) in connection.execute(
            "SELECT description FROM gpkg_contents WHERE table_name <> 'layer_styles'")]
    assert styled == {layer.name for layer in every_layer} and marks == {INTERN}
    assert counts == {layer.name: len(layer) for layer in every_layer}
    assert all(text.startswith("INTERN. ") for text in about)


def test_every_value_is_of_its_columns_kind(every_layer):
    for layer in every_layer:
        for name, kind in layer.kinds.items():
            wanted = str if kind == TEXT else bool if kind == FLAG else (int, float)
            assert all(value is None or isinstance(value, wanted) for value in layer.values[name]), (layer.name, name)
            assert len(layer.values[name]) == len(layer)


def test_summaries_are_plain():
    scene = street([(-60, 31.5), (200, 31.5)])
    json.dumps(plot_summary(scene, plot_layers(scene, True)), allow_nan=False)
    json.dumps(way_summary(scene, way_layers(scene, 800.0, 400.0)), allow_nan=False)
