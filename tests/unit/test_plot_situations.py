# SPDX-License-Identifier: GPL-2.0-or-later
"""Thirty drawn situations of plots: which edge is which, what lies beyond it, and whose ground meets whose."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.engine.measure.plots import plots
from botrygt_qgis_plugin.engine.measure.touching import NOTHING, TOUCHES, touching
from botrygt_qgis_plugin.engine.measure.zones import PRIVATE, edge_zones
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

P = "POLYGON((0 0, 20 0, 20 30, 0 30, 0 0))"
HOUSE = "POLYGON((5 6, 15 6, 15 14, 5 14, 5 6))"
STREET = {"wkt": "LINESTRING(-300 -5, 300 -5)", "width_m": 6.0}
CROSS = {"wkt": "LINESTRING(25 -300, 25 300)", "width_m": 6.0}
BACK_STREET = {"wkt": "LINESTRING(-300 36, 300 36)", "width_m": 6.0}
DOOR, BACK_DOOR = "POINT(10 6)", "POINT(10 14)"
REAR_PATH = {"wkt": "LINESTRING(-300 32, 300 32)", "width_m": 2.0}
GREEN = "POLYGON((-300 30, 300 30, 300 90, -300 90, -300 30))"
PARK = {"wkt": GREEN, "kind": "Bypark"}
COURT = "POLYGON((20 0, 45 0, 45 30, 20 30, 20 0))"
PLAY = "POLYGON((-30 10, 0 10, 0 30, -30 30, -30 10))"


def beside(count, wide=20.0, start=0.0, deep=30.0):
    """Plots side by side along the street."""
    return [shapely.box(start + i * wide, 0, start + (i + 1) * wide, deep).reverse().wkt for i in range(count)]


def row_house(count, wide):
    return [f"POLYGON(({i * wide} 6, {(i + 1) * wide} 6, {(i + 1) * wide} 15, {i * wide} 15, {i * wide} 6))"
            for i in range(count)]


def table(role, features):
    features = [{"wkt": f} if isinstance(f, str) else f for f in features]
    geometry = np.empty(len(features), dtype=object)
    geometry[:] = [shapely.from_wkt(f["wkt"]) for f in features]
    columns = {}
    for column in ROLES[role].columns:
        blank, kind = (np.nan, float) if column.kind == "number" else (None, object)
        columns[column.name] = np.array([f.get(column.name, blank) for f in features], dtype=kind)
    return FeatureTable(tuple(f"{role.value[0]}{i}" for i in range(len(features))), geometry, columns)


def scene(parcel=(P,), building=(HOUSE,), area=400.0, homes=1.0, **roles):
    """A plan with these features; houses are dwellings, roads the street in the south unless told otherwise."""
    roles = {"road": [STREET], "path": [], "entrance": [], **roles}
    houses = [{"wkt": b, "use": "dwelling", "dwellings": homes} for b in building]
    tables = {Role(name): table(Role(name), some)
              for name, some in {"parcel": parcel, "building": houses, **roles}.items() if some is not None}
    tables[Role.PLAN_AREA] = FeatureTable(("plan",), np.array([shapely.box(-area, -area, area, area)], dtype=object))
    return Scene("EPSG:25832", tables)


FLAG = "POLYGON((20 0, 24 0, 24 60, 0 60, 0 30, 20 30, 20 0))"
FLAG_HOUSE = "POLYGON((5 40, 15 40, 15 48, 5 48, 5 40))"
BLOCK = "POLYGON((5 6, 45 6, 45 18, 5 18, 5 6))"
WIDE = "POLYGON((0 0, 50 0, 50 30, 0 30, 0 0))"

# what, the scene, and per plot what its edges are and touch, in ring order; «!» marks an ambiguous plot, «=» an edge
# where a private garden meets public ground directly.
SITUATIONS = [
    ("detached between empty plots", scene(beside(3), ["POLYGON((25 6, 35 6, 35 14, 25 14, 25 6))"],
                                                 entrance=["POINT(30 6)"]),
     {"p1": "front:road side:nothing rear:nothing side:nothing"}),
    ("detached between homes", scene(beside(3), [shapely.box(x + 5, 6, x + 15, 14).wkt for x in (0, 20, 40)]),
     {"p1": "front:road side:plot rear:nothing side:plot"}),
    ("detached before a green", scene(open_space=[GREEN]), {"p0": "front:road side:nothing rear:green side:nothing"}),
    ("detached before a park", scene(open_space=[PARK]), {"p0": "front:road side:nothing =rear:green side:nothing"}),
    ("a path behind the garden", scene(path=[REAR_PATH]), {"p0": "front:road side:nothing =rear:path side:nothing"}),
    ("a path in a green behind it", scene(path=[REAR_PATH], open_space=[GREEN]),
     {"p0": "front:road side:nothing =rear:path side:nothing"}),
    ("a path beyond the green's near strip", scene(path=[{"wkt": "LINESTRING(-300 36, 300 36)", "width_m": 2.0}],
                                                   open_space=[GREEN]),
     {"p0": "front:road side:nothing rear:green side:nothing"}),
    ("a path beside it", scene(path=[{"wkt": "LINESTRING(-2 -300, -2 300)", "width_m": 2.0}]),
     {"p0": "front:road side:nothing rear:nothing =side:path"}),
    ("a path that ends at the rear boundary", scene(path=[{"wkt": "LINESTRING(10 30, 10 90)", "width_m": 2.0}]),
     {"p0": "front:road side:nothing =rear:path+nothing side:nothing"}),
    ("parking beside it", scene(parking=[COURT]), {"p0": "front:road side:parking rear:nothing side:nothing"}),
    ("a playground along part of the side", scene(play_meet=[PLAY]),
     {"p0": "front:road side:nothing rear:nothing side:play+nothing"}),
    ("corner, the door tells", scene(road=[STREET, CROSS], entrance=[DOOR]),
     {"p0": "front:road =side:road rear:nothing side:nothing"}),
    ("corner, the address at the wall tells", scene(road=[STREET, CROSS], address=[DOOR]),
     {"p0": "front:road =side:road rear:nothing side:nothing"}),
    ("corner, the door before the address", scene(road=[STREET, CROSS], entrance=[DOOR], address=["POINT(15 10)"]),
     {"p0": "front:road =side:road rear:nothing side:nothing"}),
    ("corner without a door", scene(road=[STREET, CROSS]),
     {"p0": "!unknown:road unknown:road unknown:nothing unknown:nothing"}),
    ("corner at one bent road", scene(road=[{"wkt": "LINESTRING(-300 -5, 25 -5, 25 300)", "width_m": 6.0}],
                                      entrance=["POINT(15 10)"]),
     {"p0": "=side:road front:road side:nothing rear:nothing"}),
    ("splayed corner", scene(["POLYGON((0 0, 16 0, 20 4, 20 30, 0 30, 0 0))"], road=[STREET, CROSS], entrance=[DOOR]),
     {"p0": "front:road front:road+nothing =side:road rear:nothing side:nothing"}),
    ("flag plot behind another", scene([P, FLAG], [HOUSE, FLAG_HOUSE], entrance=[DOOR, "POINT(10 40)"]),
     {"p0": "front:road side:plot rear:plot side:nothing",
      "p1": "front:road side:nothing rear:nothing side:nothing side:plot side:plot"}),
    ("flag plot, a path along its stem", scene([P, FLAG], [HOUSE, FLAG_HOUSE], entrance=[DOOR, "POINT(10 40)"],
                                               path=[{"wkt": "LINESTRING(26 -5, 26 80)", "width_m": 2.0}]),
     {"p1": "front:road =side:path rear:nothing side:nothing side:plot side:plot"}),
    ("through plot", scene(road=[STREET, BACK_STREET], entrance=[DOOR]),
     {"p0": "!front:road side:nothing unknown:road side:nothing"}),
    ("back-to-back gardens", scene([P, shapely.box(0, 30, 20, 60).reverse().wkt],
                                   [HOUSE, "POLYGON((5 46, 15 46, 15 54, 5 54, 5 46))"],
                                   road=[STREET, {"wkt": "LINESTRING(-300 65, 300 65)", "width_m": 6.0}],
                                   entrance=[DOOR, "POINT(10 54)"]),
     {"p0": "front:road side:nothing rear:plot side:nothing", "p1": "rear:plot side:nothing front:road side:nothing"}),
    ("middle of a terrace", scene(beside(3, 6.0), row_house(3, 6.0), entrance=["POINT(3 6)", "POINT(9 6)",
                                                                               "POINT(15 6)"], path=[REAR_PATH]),
     {"p1": "front:road side:plot =rear:path side:plot"}),
    ("end of a terrace by a path", scene(beside(3, 6.0), row_house(3, 6.0), entrance=["POINT(3 6)", "POINT(9 6)",
                                                                                      "POINT(15 6)"],
                                         path=[{"wkt": "LINESTRING(20 -300, 20 300)", "width_m": 2.0}]),
     {"p2": "front:road side:plot rear:nothing =side:path"}),
    ("terrace reached by a path", scene(beside(2, 6.0), row_house(2, 6.0), entrance=["POINT(3 6)", "POINT(9 6)"],
                                        road=[{"wkt": "LINESTRING(-40 -300, -40 300)", "width_m": 6.0}],
                                        path=[{"wkt": "LINESTRING(-300 -2, 300 -2)", "width_m": 2.0}]),
     {"p0": "front:path side:nothing rear:nothing side:plot"}),
    ("block, doors to the street", scene([WIDE], [BLOCK], homes=12.0, entrance=["POINT(15 6)", "POINT(35 6)"],
                                         path=[REAR_PATH]),
     {"p0": "front:road side:nothing rear:path side:nothing"}),
    ("block, doors on both sides", scene([WIDE], [BLOCK], homes=12.0, entrance=["POINT(15 6)", "POINT(35 18)"],
                                         road=[{**STREET, "wkt": "LINESTRING(-300 -100, 300 -100)"}]),
     {"p0": "!unknown:nothing unknown:nothing unknown:nothing unknown:nothing"}),
    ("a back door changes nothing", scene(entrance=[DOOR, BACK_DOOR]),
     {"p0": "front:road side:nothing rear:nothing side:nothing"}),
    ("door in the gable, to a path", scene(entrance=["POINT(15 10)"], road=[],
                                           path=[{"wkt": "LINESTRING(22 -300, 22 300)", "width_m": 2.0}]),
     {"p0": "side:nothing front:path side:nothing rear:nothing"}),
    ("no road and no door", scene(road=[]), {"p0": "!unknown:nothing unknown:nothing unknown:nothing unknown:nothing"}),
    ("an unbuilt plot between", scene(beside(2), [HOUSE]), {"p0": "front:road side:nothing rear:nothing side:nothing"}),
    ("drawn clockwise, with a needless vertex", scene(["POLYGON((0 0, 0 30, 10 30, 20 30, 20 0, 0 0))"],
                                                      path=[REAR_PATH]),
     {"p0": "side:nothing =rear:path side:nothing front:road"}),
]


def told(a_scene):
    """Per plot key the words of its edges."""
    runs, homes, zones = touching(a_scene), plots(a_scene), edge_zones(a_scene)
    names = (*TOUCHES, NOTHING)
    found = {}
    for plot, key in enumerate(homes.keys):
        words = []
        for edge in np.flatnonzero(runs.edges.plot == plot).tolist():
            mine = runs.edge == edge
            kinds = [name for name in names if name in {names[w] for w in runs.what[mine].tolist()}]
            mark = "=" if zones.hard[mine].any() else ""
            words.append(f"{mark}{runs.edges.side[edge]}:{'+'.join(kinds)}")
        found[key] = ("!" if homes.text("ambiguous")[plot] else "") + " ".join(words)
    return found


CASES = [pytest.param(*case[1:], id=case[0]) for case in SITUATIONS]


def test_there_are_thirty():
    assert len(SITUATIONS) >= 30


@pytest.mark.parametrize(("a_scene", "expected"), CASES)
def test_edges_and_what_they_touch(a_scene, expected):
    found = told(a_scene)
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize(("a_scene", "expected"), CASES)
def test_so_it_is_as_plans_lie_in_the_grid(a_scene, expected):
    c, s = np.cos(np.radians(23.0)), np.sin(np.radians(23.0))
    turned = {role: FeatureTable(t.keys, shapely.transform(
        t.geometry, lambda xy: xy @ np.array([[c, s], [-s, c]]) + [543000.0, 6186000.0]), t.columns)
        for role, t in a_scene.tables.items()}
    found = told(Scene("EPSG:25832", turned))
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize(("a_scene", "expected"), CASES)
def test_runs_fill_every_edge_and_do_not_overlap(a_scene, expected):
    runs = touching(a_scene)
    length = shapely.length(runs.edges.lines)
    np.testing.assert_allclose(np.bincount(runs.edge, runs.end - runs.start, minlength=len(length)), length, atol=0.02)
    assert (runs.end > runs.start).all()
    assert (runs.edge[1:] >= runs.edge[:-1]).all()


@pytest.mark.parametrize(("area", "roles", "lacks"), [
    pytest.param(400.0, {}, (), id="all drawn"),
    pytest.param(400.0, {"path": None}, ("path",), id="no layer of paths"),
    pytest.param(31.0, {}, ("path:coverage", "road:coverage"), id="the layers end a metre behind the boundary"),
])
def test_what_was_not_drawn_leaves_open_what_lies_beyond(area, roles, lacks):
    runs = touching(scene(area=area, entrance=[DOOR], **roles))
    rear = int(np.flatnonzero(runs.edges.of("rear"))[0])
    assert runs.unsure[rear] == lacks


def test_private_ground_is_inside_and_shared_ground_around_blocks():
    zones = edge_zones(scene([WIDE], [BLOCK], homes=12.0, entrance=["POINT(15 6)", "POINT(35 6)"]))
    assert PRIVATE not in zones.inside.tolist()
