# SPDX-License-Identifier: GPL-2.0-or-later
"""Lamps along paths and among trees: values, what stays open where data are missing, and causes that cure."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.measure.lighting import LIGHTING
from botrygt_qgis_plugin.engine.measure.stretches import stretches
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

QUANTITY = {quantity.name: quantity for quantity in LIGHTING}
PLAN = "POLYGON((-500 -500,1500 -500,1500 1500,-500 1500,-500 -500))"
PATH = "LINESTRING(0 0,100 0)"
INF, NAN = math.inf, math.nan


def table(shapes, prefix, keys=None, **columns):
    geometry = np.empty(len(shapes), dtype=object)
    geometry[:] = [shapely.from_wkt(s) if isinstance(s, str) else s for s in shapes]
    return FeatureTable(tuple(keys or (f"{prefix}{i}" for i in range(len(shapes)))), geometry,
                        {name: np.array(values, dtype=float) for name, values in columns.items()})


def lamps(*places):
    """Lamps from (x, y, height)."""
    return table([shapely.Point(x, y) for x, y, _ in places], "L", height_m=[h for _, _, h in places])


def trees(*places):
    return table([shapely.Point(place) for place in places], "T")


def scene(light=None, tree=None, paths=(PATH,), roads=None, coverage=None):
    tables = {Role.PLAN_AREA: table([PLAN], "A"), Role.LIGHT: light, Role.TREE: tree,
              Role.PATH: None if paths is None else table(paths, "P"),
              Role.ROAD: None if roads is None else table(roads, "V")}
    return Scene("EPSG:25832", {role: t for role, t in tables.items() if t is not None}, coverage=coverage or {})


def defaults(name):
    return {key: parameter.default for key, parameter in QUANTITY[name].parameters.items()}


def subjects(plan, name):
    return stretches(plan) if QUANTITY[name].subject == "path_stretch" else plan.table(Role.LIGHT)


def measured(plan, name, **params):
    rows = np.arange(len(subjects(plan, name)))
    return QUANTITY[name].measure(plan, rows, {**defaults(name), **params})


def told(plan, name, row=0, **params):
    found = measured(plan, name, **params)
    return found.low[row], found.high[row], found.guess[row], found.missing[row]


ROW = [(x, 2.0, 5.0) for x in (10.0, 30.0, 50.0, 70.0, 90.0)]
SPACING = [
    ("even row", ROW, PATH, 4.0),
    ("one lamp gone", ROW[:2] + ROW[3:], PATH, 8.0),
    ("heights differ", [(10, 0, 4), (30, 0, 6), (50, 0, 6), (70, 0, 6), (90, 0, 6)], PATH, 5.0),
    ("dark at the end", ROW[:-1], PATH, 12.0),
    ("one lamp", [(50, 0, 5)], PATH, 20.0),
    ("lamp beyond the end closes it", [*ROW[:-1], (112, 0, 5)], PATH, 8.4),
    ("lamp too far beyond the end", [*ROW[:-1], (111, 0, 5)], "LINESTRING(0 0,90 0)", 8.0),
    ("low lamp beyond does not harm", [*ROW[:-1], (101, 0, 0.5)], "LINESTRING(0 0,90 0)", 8.0),
    ("lamp too far beside", [*ROW[:2], (50, 10.5, 5), *ROW[3:]], PATH, 8.0),
    ("lamp at the limit", [*ROW[:2], (50, 10, 5), *ROW[3:]], PATH, 4.0),
    ("no lamp", [], PATH, INF),
    ("closed path goes round", [(0, 0, 5), (50, 0, 5), (50, 50, 5), (0, 50, 5)],
     "LINESTRING(0 0,50 0,50 50,0 50,0 0)", 10.0),
    ("closed path, one lamp", [(25, 0, 5)], "LINESTRING(0 0,50 0,50 50,0 50,0 0)", 40.0),
]


@pytest.mark.parametrize(("light", "path", "expected"), [case[1:] for case in SPACING],
                         ids=[case[0] for case in SPACING])
def test_lamp_spacing(light, path, expected):
    low, high, guess, missing = told(scene(lamps(*light), paths=[path]), "lamp_spacing_ratio")
    assert low == high == guess == pytest.approx(expected)
    assert missing == ()


UNKNOWN = [
    ("one height of five", [*ROW[:2], (50, 0, NAN), *ROW[3:]], PATH, (4.0, 8.0, 4.0)),
    ("all heights", [(x, y, NAN) for x, y, _ in ROW], PATH, (0.0, INF, 4.0)),
    ("the gap is known, its surroundings not", [(10, 0, NAN), (30, 0, 5), (80, 0, 5), (90, 0, NAN)], PATH,
     (10.0, INF, 10.0)),
]


@pytest.mark.parametrize(("light", "path", "expected"), [case[1:] for case in UNKNOWN],
                         ids=[case[0] for case in UNKNOWN])
def test_unknown_heights_leave_bounds(light, path, expected):
    *values, missing = told(scene(lamps(*light), paths=[path]), "lamp_spacing_ratio")
    assert values == pytest.approx(expected)
    assert missing == ("light.height_m",)


def test_default_height_is_a_parameter():
    plan = scene(lamps(*((x, y, NAN) for x, y, _ in ROW)))
    assert told(plan, "lamp_spacing_ratio", default_height_m=4.0)[2] == pytest.approx(5.0)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.floats(-30, 130), st.floats(-12, 12), st.sampled_from([NAN, 3.5, 5.0, 6.0])),
                min_size=1, max_size=8), st.data())
def test_no_filling_in_of_heights_leaves_the_bounds(light, data):
    filled = [(x, y, data.draw(st.floats(0.3, 20)) if math.isnan(h) else h) for x, y, h in light]
    low, high, _, _ = told(scene(lamps(*light)), "lamp_spacing_ratio")
    value = told(scene(lamps(*filled)), "lamp_spacing_ratio")[0]
    assert low - 1e-9 <= value <= high + 1e-9 or low == value == high == INF


# Lamps are known only west of x = 60.
WEST = {Role.LIGHT: shapely.box(-500, -500, 60, 500)}
OVER_THE_EDGE = [
    ("dark in the known part", [(10, 0, 5), (49, 0, 5)], (7.8, INF, 20.4)),
    ("lit in the known part", [(10, 0, 5), (30, 0, 5), (49, 0, 5)], (4.0, INF, 20.4)),
    ("no lamp at all", [], (0.0, INF, INF)),
]


@pytest.mark.parametrize(("light", "expected"), [case[1:] for case in OVER_THE_EDGE],
                         ids=[case[0] for case in OVER_THE_EDGE])
def test_undrawn_lamps_outside_the_cover(light, expected):
    *values, missing = told(scene(lamps(*light), coverage=WEST), "lamp_spacing_ratio")
    assert values == pytest.approx(expected)
    assert missing == ("light:coverage",)


def test_undrawn_lamp_beyond_the_end_may_only_help():
    # The edge is 15 m beyond the path's end: no undrawn lamp beside the path, but one that closes the end gap of 20 m.
    plan = scene(lamps((20, 0, 5), (50, 0, 5), (80, 0, 5)), coverage={Role.LIGHT: shapely.box(-500, -500, 115, 500)})
    *values, missing = told(plan, "lamp_spacing_ratio")
    assert values == pytest.approx((8.0, 8.0, 8.0))  # the other end is as dark and known
    assert missing == ("light:coverage",)
    plan = scene(lamps((5, 0, 5), (35, 0, 5), (65, 0, 5), (80, 0, 5)),
                 coverage={Role.LIGHT: shapely.box(-500, -500, 115, 500)})
    assert told(plan, "lamp_spacing_ratio")[:3] == pytest.approx((6.0, 8.0, 8.0))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.floats(-30, 60), st.floats(-12, 12), st.just(5.0)), max_size=5),
       st.lists(st.tuples(st.floats(60, 140), st.floats(-12, 12), st.floats(0.3, 20)), max_size=4),
       st.sampled_from(["lamp_spacing_ratio", "lamp_count"]))
def test_no_undrawn_lamp_leaves_the_bounds(drawn, undrawn, name):
    low, high, _, _ = told(scene(lamps(*drawn), coverage=WEST), name)
    value = told(scene(lamps(*drawn, *undrawn)), name)[0]
    assert low - 1e-9 <= value <= high + 1e-9 or low == value == high


COUNTS = [
    ("beside", scene(lamps(*ROW)), (5, 5, 5, ())),
    ("far", scene(lamps((50, 10.1, 5))), (0, 0, 0, ())),
    ("layer empty", scene(lamps()), (0, 0, 0, ())),
    ("layer ends", scene(lamps((10, 0, 5)), coverage=WEST), (1, INF, 1, ("light:coverage",))),
    ("surface only", scene(lamps((50, 0, 5), (500, 0, 5)), paths=["POLYGON((0 0,100 0,100 3,0 3,0 0))"]),
     (0, 1, NAN, ("path:centre_line",))),
    ("surface, no lamp near", scene(lamps((500, 0, 5)), paths=["POLYGON((0 0,100 0,100 3,0 3,0 0))"]), (0, 0, 0, ())),
]


@pytest.mark.parametrize(("plan", "expected"), [case[1:] for case in COUNTS], ids=[case[0] for case in COUNTS])
def test_lamp_count(plan, expected):
    np.testing.assert_equal(told(plan, "lamp_count"), expected)


def test_layers_not_drawn():
    for name in ("lamp_count", "lamp_spacing_ratio"):
        assert told(scene(), name)[0] == -INF
        assert told(scene(), name)[3] == ("light",)
    assert told(scene(lamps((0, 0, 5))), "tree_clearance_m")[3] == ("tree",)


def test_surface_has_no_spacing():
    plan = scene(lamps(*ROW), paths=["POLYGON((0 0,100 0,100 3,0 3,0 0))"])
    np.testing.assert_equal(told(plan, "lamp_spacing_ratio"), (0.0, INF, NAN, ("path:centre_line",)))


BESIDE = [
    ("path", (50, 4), ["LINESTRING(0 20,100 20)"], {}, "path", ()),
    ("road", (50, 14), ["LINESTRING(0 20,100 20)"], {}, "road", ()),
    ("as near to both", (50, 5), ["LINESTRING(0 10,100 10)"], {}, "path", ()),
    ("neither", (50, 100), ["LINESTRING(0 20,100 20)"], {}, "none", ()),
    ("roads not drawn", (50, 4), None, {}, None, ("road",)),
    ("roads not drawn, on the path", (50, 0), None, {}, "path", ()),
    ("the path layer ends 3 m off, the road is nearer", (50, 18), ["LINESTRING(0 20,100 20)"],
     {Role.PATH: shapely.box(-500, -500, 500, 21)}, "road", ()),
    ("the path layer ends nearer than the road", (50, 18), ["LINESTRING(0 20,100 20)"],
     {Role.PATH: shapely.box(-500, -500, 500, 19)}, None, ("path:coverage",)),
    ("the road layer ends near", (50, 100), ["LINESTRING(0 20,100 20)"],
     {Role.ROAD: shapely.box(-500, -500, 500, 105)}, None, ("road:coverage",)),
]


@pytest.mark.parametrize(("lamp", "roads", "coverage", "expected", "missing"), [case[1:] for case in BESIDE],
                         ids=[case[0] for case in BESIDE])
def test_light_beside(lamp, roads, coverage, expected, missing):
    low, high, guess, lacks = told(scene(lamps((*lamp, 5)), roads=roads, coverage=coverage), "light_beside")
    assert low == high == expected
    assert lacks == missing
    assert expected is None or guess == expected


def test_light_point_height_is_as_drawn():
    found = measured(scene(lamps((0, 0, 4.5), (9, 0, NAN))), "light_point_height_m")
    assert (found.low.tolist(), found.high.tolist()) == ([4.5, -INF], [4.5, INF])
    assert found.missing == ((), ("light.height_m",))


CLEARANCE = [
    ("near", [(3, 0), (7, 0)], {}, (3, 3, 3, ())),
    ("capped", [(30, 0)], {}, (20, 20, 20, ())),
    ("layer empty", [], {}, (20, 20, 20, ())),
    ("on the lamp", [(0, 0)], {}, (0, 0, 0, ())),
    ("layer ends at 3 m", [(-7, 0)], {Role.TREE: shapely.box(-500, -500, 3, 500)}, (3, 7, 7, ("tree:coverage",))),
    ("layer ends beyond the tree", [(-2, 0)], {Role.TREE: shapely.box(-500, -500, 3, 500)}, (2, 2, 2, ())),
    ("lamp outside the layer", [(-7, 0)], {Role.TREE: shapely.box(-500, -500, -3, 500)},
     (0, 7, 7, ("tree:coverage",))),
]


@pytest.mark.parametrize(("stems", "coverage", "expected"), [case[1:] for case in CLEARANCE],
                         ids=[case[0] for case in CLEARANCE])
def test_tree_clearance(stems, coverage, expected):
    assert told(scene(lamps((0, 0, 5)), trees(*stems), coverage=coverage), "tree_clearance_m") == expected


def test_trees_too_near_are_the_cause_and_no_others():
    plan = scene(lamps((0, 0, 5)), trees((4, 0), (0, 4.94), (0, 4.95), (0, 0), (19, 0)))
    made = QUANTITY["tree_clearance_m"].explain(plan, 0, {}, lambda value: value >= 5)
    assert made.cause.features == ((Role.TREE, "T0"), (Role.TREE, "T1"), (Role.TREE, "T3"))
    assert made.evidence.length == pytest.approx(8.94)
    cured = plan.without(Role.TREE, [key for _, key in made.cause.features])
    assert round(told(cured, "tree_clearance_m")[0], 1) >= 5
    for _, key in made.cause.features:
        others = [other for _, other in made.cause.features if other != key]
        assert round(told(plan.without(Role.TREE, others), "tree_clearance_m")[0], 1) < 5


def with_lamps(plan, cause):
    old = plan.table(Role.LIGHT)
    new = [(place.x, place.y, columns["height_m"]) for _, place, columns in cause.proposal]
    places = [(p.x, p.y, h) for p, h in zip(old.geometry, old.number("height_m"))]
    return plan.replacing({Role.LIGHT: lamps(*places, *new)})


PATHS = [PATH, "LINESTRING(0 0,40 10,80 60,90 140)", "LINESTRING(0 0,50 0,50 50,0 50,0 0)"]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PATHS), st.floats(3, 8),
       st.lists(st.tuples(st.floats(-10, 100), st.floats(-10, 60), st.sampled_from([NAN, 0.9, 3.5, 5.0, 6.25])),
                min_size=1, max_size=6))
def test_proposed_lamps_cure(path, limit, light):
    plan = scene(lamps(*light), paths=[path])
    limit = round(limit, 2)
    guess = told(plan, "lamp_spacing_ratio")[2]
    if round(guess, 2) <= limit or math.isinf(guess):
        return
    made = QUANTITY["lamp_spacing_ratio"].explain(plan, 0, defaults("lamp_spacing_ratio"), lambda value: value <= limit)
    assert made.cause.kind == "lack"
    assert made.evidence.length > 0
    assert round(told(with_lamps(plan, made.cause), "lamp_spacing_ratio")[2], 2) <= limit


def test_proposal_is_as_small_as_it_can_be():
    plan = scene(lamps((10, 0, 5), (70, 0, 5), (90, 0, 5)))
    made = QUANTITY["lamp_spacing_ratio"].explain(plan, 0, defaults("lamp_spacing_ratio"), lambda value: value <= 6)
    assert [(place.wkt, columns) for _, place, columns in made.cause.proposal] == [("POINT (40 0)", {"height_m": 5.0})]
    assert made.evidence.wkt == "LINESTRING (10 0, 70 0)"


STREETS = ["LINESTRING(0 0,100 0)", "LINESTRING(100 0,160 60)", "LINESTRING(100 0,180 -40)", "LINESTRING(0 300,90 300)"]
NEAR = [(8, 3, 5), (37, -2, 4.5), (66, 1, NAN), (110, 14, 5), (140, 41, 6), (170, -30, 5), (20, 303, 4), (111, 298, 5)]
STEMS = [(9, 8), (40, 4), (20, 310)]
TOWN = scene(lamps(*NEAR), trees(*STEMS), paths=STREETS, roads=["LINESTRING(200 -50,200 400)"])
NAMES = [quantity.name for quantity in LIGHTING]


def by_key(plan, name):
    found, keys = measured(plan, name), subjects(plan, name).keys
    values = zip(found.low.tolist(), found.high.tolist(), found.guess.tolist(), found.missing)
    return {key: repr(value) for key, value in zip(keys, values)}


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(NAMES))
def test_rows_out_of_reach_and_their_order_change_no_bit(data, name):
    quantity, base = QUANTITY[name], TOWN
    places = st.tuples(st.floats(-400, 600), st.floats(-400, 600))
    tables = {}
    for role, prefix in ((Role.LIGHT, "L"), (Role.TREE, "T")):
        old = base.table(role)
        order = data.draw(st.permutations(range(len(old))))
        more = [shapely.Point(place) for place in data.draw(st.lists(places, max_size=6))]
        heights = [old.number("height_m")[i] for i in order] + [4.0] * len(more)
        tables[role] = table([*(old.geometry[i] for i in order), *more], prefix, height_m=heights,
                             keys=[*(old.keys[i] for i in order), *(f"new{i}" for i in range(len(more)))])
    edited = base.replacing(tables)
    before, after = by_key(base, name), by_key(edited, name)
    shapes = subjects(base, name)
    added = [(role, point) for role in tables for key, point in zip(tables[role].keys, tables[role].geometry)
             if key.startswith("new") and role in quantity.reads]
    for key, shape in zip(shapes.keys, shapes.geometry):
        if all(shape.distance(point) > quantity.reach_m for _, point in added):
            assert before[key] == after[key]
