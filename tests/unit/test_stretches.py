# SPDX-License-Identifier: GPL-2.0-or-later
"""Path stretches: the same network gives the same stretches, however it was drawn."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.ops import substring

from botrygt_qgis_plugin.engine.measure.stretches import half_width_bounds, road_ends, stretches
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

PLAN = "POLYGON((-200 -200,400 -200,400 400,-200 400,-200 -200))"
TEXTS = ("kind", "gated")


def table(shapes, keys=None, **columns):
    geometry = np.empty(len(shapes), dtype=object)
    geometry[:] = [shapely.from_wkt(s) if isinstance(s, str) else s for s in shapes]
    return FeatureTable(tuple(keys or (f"p{i}" for i in range(len(shapes)))), geometry,
                        {name: np.array(values, dtype=object if name in TEXTS else float)
                         for name, values in columns.items()})


def scene(paths, roads=None, **columns):
    tables = {Role.PLAN_AREA: table([PLAN]), Role.PATH: paths if isinstance(paths, FeatureTable)
              else table(paths, **columns)}
    if roads is not None:
        tables[Role.ROAD] = roads if isinstance(roads, FeatureTable) else table(roads)
    return Scene("EPSG:25832", tables)


def lines(made):
    return sorted(shape.wkt for shape in made.geometry)


NETWORKS = [
    ("one line", ["LINESTRING(0 0,100 0)"], [], ["LINESTRING (0 0, 100 0)"]),
    ("split line", ["LINESTRING(0 0,33.3 0)", "LINESTRING(100 0,33.3 0)"], [], ["LINESTRING (0 0, 100 0)"]),
    ("multi line", ["MULTILINESTRING((0 0,33 0),(33 0,100 0))"], [], ["LINESTRING (0 0, 100 0)"]),
    ("gap of 0.2 m", ["LINESTRING(0 0,33.3 0)", "LINESTRING(100 0,33.5 0)"], [], ["LINESTRING (0 0, 100 0)"]),
    ("gap of 0.4 m", ["LINESTRING(0 0,33 0)", "LINESTRING(100 0,33.4 0)"], [],
     ["LINESTRING (0 0, 33 0)", "LINESTRING (33.4 0, 100 0)"]),
    ("crossing", ["LINESTRING(0 0,100 0)", "LINESTRING(50 -50,50 50)"], [],
     ["LINESTRING (0 0, 50 0)", "LINESTRING (50 -50, 50 0)", "LINESTRING (50 0, 100 0)", "LINESTRING (50 0, 50 50)"]),
    ("T short of it", ["LINESTRING(0 0,100 0)", "LINESTRING(50 50,50 0.2)"], [],
     ["LINESTRING (0 0, 50 0)", "LINESTRING (50 0, 100 0)", "LINESTRING (50 0, 50 50)"]),
    ("T short of it, beside a vertex", ["LINESTRING(0 0,49.82 0,100 0)", "LINESTRING(50 50,50 0.2)"], [],
     ["LINESTRING (0 0, 50 0)", "LINESTRING (50 0, 100 0)", "LINESTRING (50 0, 50 50)"]),
    ("T beyond it", ["LINESTRING(0 0,100 0)", "LINESTRING(50 50,50 -0.2)"], [],
     ["LINESTRING (0 0, 50 0)", "LINESTRING (50 0, 100 0)", "LINESTRING (50 0, 50 50)"]),
    ("T beyond it, with a vertex in the stub", ["LINESTRING(0 0,100 0)", "LINESTRING(50 50,50 -0.1,50.1 -0.2)"], [],
     ["LINESTRING (0 0, 50 0)", "LINESTRING (50 0, 100 0)", "LINESTRING (50 0, 50 50)"]),
    ("drawn twice", ["LINESTRING(0 0,100 0)", "LINESTRING(100 0,0 0)", "LINESTRING(0 0,40 0,100 0)"], [],
     ["LINESTRING (0 0, 100 0)"]),
    ("drawn twice, badly", ["LINESTRING(0 0,100 0)", "LINESTRING(100 0.1,50 0.05,0 0.1)"], [],
     ["LINESTRING (0 0, 100 0)"]),
    ("overlapping", ["LINESTRING(0 0,100 0)", "LINESTRING(50 0,150 0)"], [], ["LINESTRING (0 0, 150 0)"]),
    ("ring", ["LINESTRING(10 10,0 10,0 0,10 0,10 10)"], [], ["LINESTRING (0 0, 0 10, 10 10, 10 0, 0 0)"]),
    ("ring in two pieces", ["LINESTRING(5 0,10 0,10 10)", "LINESTRING(5 0,0 0,0 10,10 10)"], [],
     ["LINESTRING (0 0, 0 10, 10 10, 10 0, 0 0)"]),
    ("ring on a path", ["LINESTRING(0 0,10 0,10 10,0 10,0 0)", "LINESTRING(10 10,20 20)"], [],
     ["LINESTRING (10 10, 0 10, 0 0, 10 0, 10 10)", "LINESTRING (10 10, 20 20)"]),
    ("self-crossing", ["LINESTRING(0 0,10 10,10 0,0 10)"], [],
     ["LINESTRING (0 0, 5 5)", "LINESTRING (0 10, 5 5)", "LINESTRING (5 5, 10 0, 10 10, 5 5)"]),
    ("over a road", ["LINESTRING(0 0,100 0)"], ["LINESTRING(50 -50,50 50)"],
     ["LINESTRING (0 0, 50 0)", "LINESTRING (50 0, 100 0)"]),
    ("two paths meet on a road", ["LINESTRING(0 0,50 0)", "LINESTRING(50 0,100 0)"], ["LINESTRING(50 -50,50 50)"],
     ["LINESTRING (0 0, 50 0)", "LINESTRING (50 0, 100 0)"]),
    ("a road ends short of it", ["LINESTRING(0 0,100 0)"], ["LINESTRING(50 50,50 0.2)"],
     ["LINESTRING (0 0, 50 0)", "LINESTRING (50 0, 100 0)"]),
    ("over a road's surface", ["LINESTRING(0 0,100 0)"], ["POLYGON((47 -50,53 -50,53 50,47 50,47 -50))"],
     ["LINESTRING (0 0, 47 0)", "LINESTRING (47 0, 53 0)", "LINESTRING (53 0, 100 0)"]),
    ("over a road with surface and line", ["LINESTRING(0 0,100 0)"],
     ["POLYGON((47 -50,53 -50,53 50,47 50,47 -50))", "LINESTRING(50 -50,50 50)"],
     ["LINESTRING (0 0, 50 0)", "LINESTRING (50 0, 100 0)"]),
    ("without length", ["LINESTRING(0 0,0 0)", "LINESTRING(0 0,5 5)"], [], ["LINESTRING (0 0, 5 5)"]),
    ("nearly collinear", ["LINESTRING(0 0,50 0.0009,100 0)"], [], ["LINESTRING (0 0, 100 0)"]),
]


@pytest.mark.parametrize(("paths", "roads", "expected"), [case[1:] for case in NETWORKS],
                         ids=[case[0] for case in NETWORKS])
def test_network(paths, roads, expected):
    assert lines(stretches(scene(paths, roads))) == expected


def test_other_level_is_no_junction():
    made = stretches(scene(["LINESTRING(0 0,100 0)", "LINESTRING(50 -50,50 50)"], level=[0, 1]))
    assert lines(made) == ["LINESTRING (0 0, 100 0)", "LINESTRING (50 -50, 50 50)"]
    assert sorted(made.number("level")) == [0, 1]


PIECES = [
    ("kind agrees", {"kind": ["foot", "foot"]}, "kind", "foot"),
    ("kind differs", {"kind": ["foot", "shared"]}, "kind", None),
    ("kind half known", {"kind": ["foot", None]}, "kind", None),
    ("gated on one piece", {"gated": [True, None]}, "gated", True),
    ("gate disputed", {"gated": [True, False]}, "gated", None),
    ("no gate", {"gated": [False, False]}, "gated", False),
    ("perhaps no gate", {"gated": [False, None]}, "gated", None),
    ("least width", {"width_m": [3.0, 2.0]}, "width_m", 2.0),
    ("width half known", {"width_m": [3.0, math.nan]}, "width_m", math.nan),
]


@pytest.mark.parametrize(("columns", "name", "expected"), [case[1:] for case in PIECES],
                         ids=[case[0] for case in PIECES])
def test_pieces_make_one_row(columns, name, expected):
    made = stretches(scene(["LINESTRING(0 0,50 0)", "LINESTRING(50 0,100 0)"], **columns))
    assert len(made) == 1
    assert made.labels == ("p0 + p1",)
    np.testing.assert_equal(made.columns[name][0], expected)


SURFACES = [
    ("even", "POLYGON((-1 -2,101 -2,101 1,-1 1,-1 -2))", 3.0),
    ("with a narrow place", "POLYGON((-1 -2,49 -2,49 -1,55 -1,55 -2,101 -2,101 1,-1 1,-1 -2))", 2.0),
    ("narrow only at the junction", "POLYGON((-1 -1,1 -1,1 -2,101 -2,101 1,-1 1,-1 -1))", 3.0),
    ("wide in places", "POLYGON((-1 -2,101 -2,101 1,60 1,60 9,50 9,50 1,-1 1,-1 -2))", 3.0),
    ("too short", "POLYGON((-1 -2,60 -2,60 1,-1 1,-1 -2))", math.nan),
]


@pytest.mark.parametrize(("surface", "expected"), [case[1:] for case in SURFACES], ids=[case[0] for case in SURFACES])
def test_width_across_the_surface(surface, expected):
    made = stretches(scene(["LINESTRING(0 0,100 0)", surface]))
    assert len(made) == 1
    np.testing.assert_equal(made.number("width_m")[0], expected)
    assert made.text("drawn_width")[0] == (None if math.isnan(expected) else "polygon")


def test_surface_in_two_rows_is_as_wide_as_both():
    made = stretches(scene(["LINESTRING(0 0,100 0)", "POLYGON((-1 0,101 0,101 1,-1 1,-1 0))",
                            "POLYGON((-1 -2,101 -2,101 0,-1 0,-1 -2))"]))
    assert made.number("width_m").tolist() == [3.0]


def test_surface_without_a_line_is_a_row_of_its_own():
    made = stretches(scene(["LINESTRING(0 0,100 0)", "POLYGON((98 -50,102 -50,102 50,98 50,98 -50))"],
                           kind=[None, "foot"]))
    row = made.position["stretch:area:98.00,-50.00;102.00,50.00;100.00,0.00"]
    assert made.geometry[row].geom_type == "Polygon"
    assert np.isnan(made.number("width_m")[row])
    assert made.text("kind")[row] == "foot"


def test_key_is_made_of_ends_and_middle():
    assert stretches(scene(["LINESTRING(100 0,0 0)"])).keys == ("stretch:0.00,0.00;100.00,0.00;50.00,0.00",)


def test_half_cm_middles_do_not_hang_on_noise():
    # The middle, 50.005, is half-way between two whole centimetres.
    whole = stretches(scene(["LINESTRING(0 0,100.01 0)"]))
    for at in (0.1, 17.3, 33.333333, 77.7):
        assert stretches(scene([f"LINESTRING(0 0,{at} 0)", f"LINESTRING({at} 0,100.01 0)"])).keys == whole.keys


def test_half_widths():
    made = stretches(scene(["LINESTRING(0 0,50 0)", "LINESTRING(0 50,50 50)"], width_m=[3.0, math.nan]))
    low, high = half_width_bounds(made)
    assert (low.tolist(), high.tolist()) == ([1.5, 0.0], [1.5, math.inf])


def test_nothing_drawn():
    assert len(stretches(Scene("EPSG:25832", {}))) == 0
    assert len(stretches(scene([]))) == 0
    assert len(road_ends(Scene("EPSG:25832", {}))) == 0


ENDS = [
    ("inside", ["LINESTRING(0 -200,0 50)"], ["road_end:0.00,50.00"]),
    ("at the boundary", ["LINESTRING(0 -200,0 399)"], []),
    ("through and back", ["LINESTRING(0 -200,0 399,50 399,50 -200)"], []),
    ("both ends", ["LINESTRING(0 0,0 50)"], ["road_end:0.00,0.00", "road_end:0.00,50.00"]),
    ("T short of it", ["LINESTRING(0 -200,0 400)", "LINESTRING(0.2 0,50 0)"], ["road_end:50.00,0.00"]),
    ("bulb", ["LINESTRING(0 -200,0 50)", "LINESTRING(0 50,10 60,0 70,-10 60,0 50)"], []),
]


@pytest.mark.parametrize(("roads", "expected"), [case[1:] for case in ENDS], ids=[case[0] for case in ENDS])
def test_road_ends(roads, expected):
    assert list(road_ends(scene([], roads)).keys) == expected


def test_road_end_tells_its_street():
    made = road_ends(scene([], ["LINESTRING(0 -200,0 400)", "LINESTRING(0 0,30 0,30 40)"]))
    assert made.number("street_m").tolist() == [70.0]
    assert made.number("chord_m").tolist() == [50.0]


# A small town: a loop with a tail, a diagonal, a curve, and a part far off. All coordinates are whole centimetres.
TOWN = ["LINESTRING(0 0,60 0,60 40,0 40,0 0)", "LINESTRING(60 40,80.55 70.25,120 70)", "LINESTRING(-20 -30,90 55)",
        "LINESTRING(200 200,210 205,222 207,235 206,246 201)", "LINESTRING(300 0,300 100)",
        "LINESTRING(300.2 50,350 50)"]
TOWN_ROADS = ["LINESTRING(100 -50,100 150)"]
BASE = scene(TOWN, TOWN_ROADS, kind=["foot"] * 6, width_m=[2.0, 2.5, 3.0, 1.5, 2.0, 4.0])


def redrawn(draw):
    """The town with lines split at random places, reversed, densified, shuffled and renamed."""
    shapes, rows = [], []
    for row, text in enumerate(TOWN):
        line = shapely.from_wkt(text)
        at = sorted(draw(st.lists(st.floats(0.5, line.length - 0.5), max_size=3)))
        for start, end in zip([0.0, *at], [*at, line.length]):
            piece = substring(line, start, end)
            if piece.length == 0 or piece.geom_type != "LineString":
                continue
            if draw(st.booleans()):
                piece = shapely.segmentize(piece, draw(st.floats(3, 40)))
            shapes.append(shapely.reverse(piece) if draw(st.booleans()) else piece)
            rows.append(row)
    order = draw(st.permutations(range(len(shapes))))
    columns = {name: [values[rows[i]] for i in order]
               for name, values in BASE.table(Role.PATH).columns.items()}
    return table([shapes[i] for i in order], keys=[f"x{i}" for i in range(len(shapes))], **columns)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_drawing_habits_change_nothing(data):
    expected, made = stretches(BASE), stretches(scene(redrawn(data.draw), TOWN_ROADS))
    assert made.keys == expected.keys
    assert (shapely.hausdorff_distance(made.geometry, expected.geometry) < 0.001).all()
    for name, column in expected.columns.items():
        np.testing.assert_array_equal(made.columns[name], column)


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(len(TOWN))), st.floats(-150, -40), st.floats(100, 390), st.floats(0, 6.3))
def test_rows_elsewhere_change_no_bit(order, x, y, angle):
    shapes = [TOWN[i] for i in order]
    far = f"LINESTRING({x} {y},{x + 20 * math.cos(angle)} {y + 20 * math.sin(angle)},{x + 3} {y + 3.1})"
    other = stretches(scene([far, *shapes, far], ["LINESTRING(-190 390,-190 300)", *TOWN_ROADS]))
    base = stretches(BASE)
    for row, key in enumerate(base.keys):
        assert other.geometry[other.position[key]].wkb == base.geometry[row].wkb


def test_a_grid_of_twenty_thousand_lines():
    x, y = np.meshgrid(500000 + 40.0 * np.arange(100), 6200000 + 40.0 * np.arange(100))
    x, y = x.ravel(), y.ravel()
    ends = [[np.stack([x, y], 1), np.stack([x + 40, y], 1)], [np.stack([x, y], 1), np.stack([x, y + 40], 1)]]
    drawn = np.concatenate([shapely.linestrings(np.stack(pair, axis=1)) for pair in ends])
    big = scene(table(list(drawn)))
    made = stretches(big)
    # The last column's and row's outermost edges have no neighbour; two corners merge two edges into one.
    assert len(made) == len(drawn) - 1
