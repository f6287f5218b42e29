# SPDX-License-Identifier: GPL-2.0-or-later
"""The graph of a plan's ways on drawn situations: what hangs together, what is shut, what is told of the drawing."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.ops import substring

from botrygt_qgis_plugin.engine.measure.graph import components
from botrygt_qgis_plugin.engine.measure.medial import centre_lines
from botrygt_qgis_plugin.engine.measure.topology import slips
from botrygt_qgis_plugin.engine.measure.waynet import GATE, way_net
from botrygt_qgis_plugin.engine.measure.ways import CLOSED, LINK, PATH, ROAD, UNSURE
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene
from botrygt_qgis_plugin.engine.ways_notes import ways_notes


def table(role, features):
    """Rows from WKT texts, or from dicts with wkt and columns."""
    features = [{"wkt": f} if isinstance(f, str) else f for f in features]
    geometry = np.empty(len(features), dtype=object)
    geometry[:] = [shapely.from_wkt(f["wkt"]) for f in features]
    columns = {}
    for column in ROLES[role].columns:
        blank, kind = (np.nan, float) if column.kind == "number" else (None, object)
        columns[column.name] = np.array([f.get(column.name, blank) for f in features], dtype=kind)
    return FeatureTable(tuple(f.get("id", f"{role.value}{i}") for i, f in enumerate(features)), geometry, columns)


def drawn(**roles):
    """A scene on a plan of 800 x 800 m."""
    tables = {Role(name): table(Role(name), features) for name, features in roles.items()}
    tables[Role.PLAN_AREA] = FeatureTable(("plan",), np.array([shapely.box(-400, -400, 400, 400)], dtype=object))
    return Scene("EPSG:25832", tables)


def metres(net, kind):
    return float(net.length_m[net.kind == kind].sum())


def parts(graph, net):
    """How many parts hang together, nodes without an edge apart."""
    used = np.zeros(graph.count, dtype=bool)
    used[np.concatenate([graph.tail, graph.head])] = True
    return len(np.unique(components(graph)[used]))


STREET = {"wkt": "LINESTRING(-300 0, 300 0)", "width_m": 6.0}

AREAS = [
    ("a ribbon", "POLYGON((0 0, 100 0, 100 3, 0 3, 0 0))", ["LINESTRING (0 1.5, 100 1.5)"]),
    ("needless vertices", "POLYGON((30 0, 100 0, 100 3, 55 3, 0 3, 0 1, 0 0, 30 0))", ["LINESTRING (0 1.5, 100 1.5)"]),
    ("a square", "POLYGON((0 0, 20 0, 20 20, 0 20, 0 0))", []),
    ("a disc", shapely.Point(0, 0).buffer(9).wkt, []),
    ("two parts", "MULTIPOLYGON(((0 0, 60 0, 60 2, 0 2, 0 0)), ((0 9, 40 9, 40 13, 0 13, 0 9)))",
     ["LINESTRING (0 1, 60 1)", "LINESTRING (0 11, 40 11)"]),
    ("slanting in the grid", "POLYGON((0 0, 80 60, 78.2 62.4, -1.8 2.4, 0 0))", ["LINESTRING (-0.9 1.2, 79.1 61.2)"]),
]


@pytest.mark.parametrize(("area", "expected"), [case[1:] for case in AREAS], ids=[case[0] for case in AREAS])
def test_middle_of_an_area(area, expected):
    lines, owner = centre_lines(np.array([shapely.from_wkt(area)], dtype=object))
    assert len(lines) == len(expected) == len(owner)
    for line, wanted in zip(sorted(lines, key=lambda g: g.bounds), expected):
        assert shapely.hausdorff_distance(line, shapely.from_wkt(wanted)) < 0.06


BENDS = [("a bend", [(0, 0), (50, 0), (50, 40)]), ("a curve", [(30 * np.cos(a), 30 * np.sin(a))
                                                               for a in np.linspace(0, 4, 60)])]


@pytest.mark.parametrize("places", [case[1] for case in BENDS], ids=[case[0] for case in BENDS])
def test_middle_of_a_buffer_is_the_line_it_was_made_from(places):
    line = shapely.LineString(places)
    found, _ = centre_lines(np.array([line.buffer(1.5, cap_style="flat", join_style="mitre")], dtype=object))
    assert len(found) == 1
    # In the bend the axis cuts the corner by less than a half width; at the ends it may lean.
    assert shapely.hausdorff_distance(found[0], line) < 0.75
    assert abs(found[0].length - line.length) < 1.5


def test_middle_of_a_fork_has_three_arms_that_meet():
    fork = shapely.union(shapely.box(0, 0, 100, 3), shapely.box(50, 0, 53, 60))
    lines, _ = centre_lines(np.array([fork], dtype=object))
    assert len(lines) == 3
    ends = [end for line in lines for end in (line.coords[0], line.coords[-1])]
    assert sum(np.hypot(x - 51.5, y - 1.8) < 0.5 for x, y in ends) == 3


@settings(max_examples=30, deadline=None)
@given(st.floats(0.3, 7), st.integers(0, 20), st.booleans())
def test_the_middle_does_not_hang_on_how_the_outline_was_digitised(step, turn, backwards):
    area = shapely.LineString([(543000, 6186000), (543050, 6186010), (543060, 6186060)]).buffer(1.4, cap_style="flat")
    dense = list(shapely.segmentize(area, step).exterior.coords)[:-1]
    turn %= len(dense)
    other = shapely.Polygon(dense[turn:] + dense[:turn])
    other = other.reverse() if backwards else other
    ours, theirs = (centre_lines(np.array([shape], dtype=object))[0] for shape in (area, other))
    assert len(ours) == len(theirs) == 1
    assert shapely.hausdorff_distance(ours[0], theirs[0]) < 0.15


JOINS = [
    ("a path to the road's axis", ["LINESTRING(50 0, 50 80)"], 1),
    ("to the road's edge", ["LINESTRING(50 3, 50 80)"], 1),
    ("to the kerb, 1.5 m short of the edge", ["LINESTRING(50 4.5, 50 80)"], 1),
    ("2.5 m short of it", ["LINESTRING(50 5.5, 50 80)"], 2),
    ("across the road", ["LINESTRING(50 -60, 50 80)"], 1),
    ("under it, on another level", [{"wkt": "LINESTRING(50 -60, 50 80)", "level": -1.0}], 1),
    ("at the edge of another path", ["LINESTRING(50 0, 50 80)", "LINESTRING(51 40, 120 40)"], 1),
    ("an area that meets the road", ["POLYGON((49 3, 51 3, 51 80, 49 80, 49 3))"], 1),
    ("two paths into a square", ["LINESTRING(40 0, 40 60)", "POLYGON((30 60, 60 60, 60 90, 30 90, 30 60))",
                                 "LINESTRING(60 80, 150 80)"], 1),
    ("a path that ends in a square", ["LINESTRING(40 0, 40 70)", "POLYGON((30 60, 60 60, 60 90, 30 90, 30 60))",
                                      "LINESTRING(62 80, 150 80)"], 1),
]


@pytest.mark.parametrize(("paths", "count"), [case[1:] for case in JOINS], ids=[case[0] for case in JOINS])
def test_what_hangs_together(paths, count):
    roads = [{**STREET, "level": 0.0}] if any(isinstance(p, dict) for p in paths) else [STREET]
    net = way_net(drawn(path=paths, road=roads))
    assert parts(net.walking, net) == (2 if any(isinstance(p, dict) for p in paths) else count)


def test_a_tunnel_keeps_the_path_below_the_road():
    under = {"path": ["LINESTRING(50 -60, 50 80)"], "road": [STREET]}
    assert parts(way_net(drawn(**under)).walking, way_net(drawn(**under))) == 1
    for tunnel in ("POLYGON((48 -5, 52 -5, 52 5, 48 5, 48 -5))", "LINESTRING(50 -5, 50 5)"):
        net = way_net(drawn(tunnel_underpass=[tunnel], **under))
        assert parts(net.walking, net) == 2
        assert metres(net, PATH) == pytest.approx(140.0)


def test_a_bridge_by_level_passes_over():
    over = [{"wkt": "LINESTRING(50 -60, 50 80)", "level": 1.0}]
    net = way_net(drawn(path=over, road=[{**STREET, "level": 0.0}]))
    assert parts(net.walking, net) == 2


def test_kinds_keep_apart_where_a_path_goes_on_from_a_dead_end():
    net = way_net(drawn(path=["LINESTRING(300 0, 380 0)"], road=[STREET]))
    assert sorted(net.kind.tolist()) == [PATH, ROAD]
    assert (metres(net, ROAD), metres(net, PATH)) == (600.0, 80.0)


LANE = "LINESTRING(0 40, 100 40)"
LANE_ENDS = ["LINESTRING(0 0, 0 40)", "LINESTRING(100 0, 100 40)"]


def test_a_shut_path_is_no_public_way():
    arms = [{"wkt": p, "gated": False} for p in LANE_ENDS]
    shut = way_net(drawn(path=[{"wkt": LANE, "gated": True}, *arms], road=[STREET]))
    assert (shut.closed == CLOSED).sum() == 1
    assert len(shut.public(False)) == len(shut.walking) - 1
    unsure = way_net(drawn(path=[{"wkt": LANE}, *arms], road=[STREET]))
    assert (unsure.closed == UNSURE).sum() == 1
    assert len(unsure.public(True)) == len(unsure.walking) == len(unsure.public(False)) + 1


def test_a_gate_shuts_the_way_it_stands_in():
    roles = {"path": [{"wkt": p, "gated": False} for p in (LANE, *LANE_ENDS)], "road": [STREET]}
    open_net, net = way_net(drawn(**roles)), way_net(drawn(gate=["POINT(0.4 20)"], **roles))
    assert metres(net, PATH) == pytest.approx(metres(open_net, PATH))
    assert (net.kind == GATE).sum() == 2
    assert parts(net.walking, net) == 1
    inside = shapely.Point(0, 30)
    # One gate leaves the lane open from its other end; two shut it.
    assert parts(net.public(False), net) == 1
    both = way_net(drawn(gate=["POINT(0.4 20)", "POINT(100 20)"], **roles))
    label = components(both.public(False))
    lane = int(np.argmin(shapely.distance(both.lines[both.kind == PATH], inside)))
    assert not both.road_nodes[label == label[both.tail[both.kind == PATH][lane]]].any()


def test_a_gate_at_a_junction_shuts_every_arm():
    net = way_net(drawn(path=[{"wkt": p, "gated": False} for p in ("LINESTRING(0 0, 0 40)", "LINESTRING(0 40, 50 40)",
                                                                   "LINESTRING(0 40, -50 40)")],
                        road=[STREET], gate=["POINT(0 40)"]))
    assert parts(net.public(False), net) == 3
    assert parts(net.walking, net) == 1


@pytest.mark.parametrize(("second", "expected"), [
    pytest.param("LINESTRING(100 90, 0 90, 0 0)", {((100.0, 0.0), (0.0, 0.0))}, id="drawn on"),
    pytest.param("LINESTRING(0 0, 0 90, 100 90)", set(), id="drawn against each other"),
])
def test_one_way_roads_run_as_they_were_drawn(second, expected):
    roads = [STREET, {"wkt": "LINESTRING(100 0, 100 90)", "one_way": True}, {"wkt": second, "one_way": True}]
    scene = drawn(road=roads, path=[])
    net = way_net(scene)
    runs = set()
    for at in np.flatnonzero(net.one_way).tolist():
        ends = [tuple(net.place[node].tolist()) for node in (net.tail[at], net.head[at])]
        runs.add(tuple(ends if net.one_way[at] > 0 else ends[::-1]))
    assert runs == expected
    assert not [slip for slip in slips(scene) if slip.kind == "one_way_trap"]


FENCED = "LINESTRING(-50 60, 50 60)"
SLIPS = [
    ("an end 0.2 m short", {"road": ["LINESTRING(-450 0, 450 0)", "LINESTRING(20 0.2, 20 90)"]},
     ("gap", "joined", 0.2, "POINT (20 0.2)")),
    ("a path 1 m before the kerb", {"road": [{**STREET, "wkt": "LINESTRING(-450 0, 450 0)"}],
                                    "path": ["LINESTRING(20 4, 20 90)"]}, ("gap", "joined", 1.0, "POINT (20 4)")),
    ("an end 0.2 m too long", {"road": ["LINESTRING(-450 0, 450 0)", "LINESTRING(20 -0.2, 20 90)"]},
     ("overshoot", "cut", 0.2, "POINT (20 -0.2)")),
    ("a road drawn twice", {"road": ["LINESTRING(-450 0, 450 0)", "LINESTRING(-450 0, 450 0)"]},
     ("double", "counted_once", 900.0, "POINT (0 0)")),
    ("once more, 10 cm beside", {"road": ["LINESTRING(-90 0, 90 0)", "LINESTRING(-90 0, 0 0.1, 90 0)"]},
     ("double", "counted_once", 180.0, "POINT (0 0.1)")),
    ("a road that ends 2 m before another one's edge", {"road": [{**STREET, "wkt": "LINESTRING(-450 0, 450 0)"},
                                                                 "LINESTRING(20 5, 20 90)"]},
     ("near_miss", "left", 2.0, "POINT (20 5)")),
    ("a path 4 m before the edge", {"road": [{**STREET, "wkt": "LINESTRING(-450 0, 450 0)"}],
                                    "path": ["LINESTRING(20 7, 20 90)"]}, ("near_miss", "left", 4.0, "POINT (20 7)")),
    ("a path on its own", {"road": ["LINESTRING(-450 0, 450 0)"], "path": [FENCED]},
     ("island", "left", 100.0, "POINT (0 60)")),
    ("a one-way trap", {"road": ["LINESTRING(-450 0, 450 0)", {"wkt": "LINESTRING(20 0, 20 50)", "one_way": True},
                                 "LINESTRING(20 50, 60 50, 60 90, 20 90, 20 50)"]},
     ("one_way_trap", "left", 50.0, "POINT (20 25)")),
]


@pytest.mark.parametrize(("roles", "expected"), [case[1:] for case in SLIPS], ids=[case[0] for case in SLIPS])
def test_a_slip_is_told_with_place_and_length(roles, expected):
    scene = drawn(**{"path": [], **roles})
    told = {(slip.kind, slip.mended, slip.metres, slip.place.wkt) for slip in slips(scene)}
    assert expected in told
    kind = expected[0]
    note = next(note for note in ways_notes(scene) if note.code == f"way_{kind}")
    x, y = (round(v) for v in shapely.from_wkt(expected[3]).coords[0])
    assert f"E {x}, N {y}" in note.da and f"E {x}, N {y}" in note.en and note.da != note.en


CLEAN = [
    ("a crossing", {"road": ["LINESTRING(-450 0, 450 0)"], "path": ["LINESTRING(20 -450, 20 450)"]}),
    ("a path drawn to the road's edge", {"road": [{**STREET, "wkt": "LINESTRING(-450 0, 450 0)"}],
                                         "path": ["LINESTRING(20 3, 20 90)"]}),
    ("an island that leads out of the plan", {"road": ["LINESTRING(-450 0, 450 0)"],
                                              "path": ["LINESTRING(-450 60, 0 60)"]}),
    ("ends far apart", {"road": [{**STREET, "wkt": "LINESTRING(-450 0, 450 0)"}, "LINESTRING(20 0, 20 40)"],
                        "path": ["LINESTRING(20 49, 20 450)"]}),
]


@pytest.mark.parametrize("roles", [case[1] for case in CLEAN], ids=[case[0] for case in CLEAN])
def test_nothing_is_told_of_a_clean_drawing(roles):
    assert slips(drawn(**{"path": [], **roles})) == ()


def test_nothing_drawn():
    for scene in (Scene("EPSG:25832", {}), drawn(path=[], road=[])):
        assert len(way_net(scene)) == 0 and slips(scene) == () and ways_notes(scene) == ()


TOWN = {"road": ["LINESTRING(-300 0, 300 0)", "LINESTRING(0 0, 0 120, 90 120)", "LINESTRING(150 0, 150 200)"],
        "path": ["LINESTRING(90 123, 90 200, 150 200)", "LINESTRING(-80 4, -80 90, -2 90)",
                 "LINESTRING(-200 50, -80 50)", "LINESTRING(200 -80, 200 80.3)", "LINESTRING(200 80, 260 80)"]}


def redrawn(draw, role, shapes):
    """The lines split, reversed, given needless vertices, shuffled and renamed."""
    made = []
    for text in shapes:
        line = shapely.from_wkt(text)
        at = sorted(draw(st.lists(st.floats(1, line.length - 1), max_size=2)))
        for start, end in zip([0.0, *at], [*at, line.length]):
            piece = substring(line, start, end)
            if piece.geom_type == "LineString" and piece.length > 0.01:
                piece = shapely.segmentize(piece, draw(st.floats(3, 90)))
                made.append(shapely.reverse(piece) if draw(st.booleans()) else piece)
    order = draw(st.permutations(range(len(made))))
    return [{"wkt": shapely.to_wkt(made[i], rounding_precision=-1), "id": f"{role}x{n}"} for n, i in enumerate(order)]


def told(scene):
    net = way_net(scene)
    edges = sorted((int(kind), round(float(length), 2), *sorted(np.round(net.place[[a, b]], 2).tolist()))
                   for kind, length, a, b in zip(net.kind, net.length_m, net.tail, net.head))
    return edges, [(slip.kind, slip.metres, slip.place.wkt) for slip in slips(scene)]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_habits_of_drawing_change_neither_graph_nor_report(data):
    other = drawn(**{role: redrawn(data.draw, role, shapes) for role, shapes in TOWN.items()})
    ours, theirs = told(drawn(**TOWN)), told(other)
    assert len(ours[0]) == len(theirs[0])
    for a, b in zip(ours[0], theirs[0]):
        assert a[0] == b[0] and a[1] == pytest.approx(b[1], abs=0.011)
        np.testing.assert_allclose(a[2:], b[2:], atol=0.011)
    assert ours[1] == theirs[1]


def test_links_are_counted_as_links():
    net = way_net(drawn(path=["LINESTRING(50 4.5, 50 80)"], road=[STREET]))
    assert metres(net, LINK) == pytest.approx(4.5, abs=0.01)
