# SPDX-License-Identifier: GPL-2.0-or-later
"""Sight lines: exact cases worked out by hand, and a brute force over random obstacles."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.measure.obstacles import obstacles
from botrygt_qgis_plugin.engine.measure.openings import openings
from botrygt_qgis_plugin.engine.measure.sight import hits
from botrygt_qgis_plugin.engine.measure.sightlines import SIGHTLINES, smallest
from botrygt_qgis_plugin.engine.measure.stretches import stretches
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

QUANTITY = {quantity.name: quantity for quantity in SIGHTLINES}
PARAMS = {name: {key: p.default for key, p in q.parameters.items()} for name, q in QUANTITY.items()}


def table(*rows, prefix="f"):
    """Rows of (wkt or geometry, columns)."""
    geometry = np.empty(len(rows), dtype=object)
    geometry[:] = [shapely.from_wkt(shape) if isinstance(shape, str) else shape for shape, _ in rows]
    names = sorted({name for _, columns in rows for name in columns})
    made = {}
    for name in names:
        values = [columns.get(name) for _, columns in rows]
        text = any(isinstance(value, (str, bool)) for value in values)
        made[name] = np.array(values, dtype=object) if text else np.array(
            [np.nan if value is None else value for value in values], dtype=float)
    return FeatureTable(tuple(f"{prefix}{i}" for i in range(len(rows))), geometry, made)


def scene(**roles):
    tables = {Role.PLAN_AREA: table((shapely.box(-500, -500, 500, 500), {}))}
    tables |= {role: table() for role in (Role.BUILDING, Role.HEDGE_FENCE, Role.SHRUB_PLANTING, Role.TREE)}
    tables |= {Role(name): rows for name, rows in roles.items()}
    return Scene("EPSG:25832", tables)


def blocked(plan, start, end):
    """(certainly, possibly) blocked, of one ray."""
    found = hits(np.array([start], dtype=float), np.array([end], dtype=float), obstacles(plan))
    return bool(found.certain.any()), bool(found.possible.any())


HOUSE = ("POLYGON((4 -2,6 -2,6 2,4 2,4 -2))", {"height_m": 6.0})
EYE, TARGET = (0, 0, 1.6), (10, 0, 1.0)


@pytest.mark.parametrize(("roles", "start", "end", "expected"), [
    pytest.param({}, EYE, TARGET, (False, False), id="nothing in the way"),
    pytest.param({"building": table(HOUSE)}, EYE, TARGET, (True, True), id="a house"),
    pytest.param({"building": table(HOUSE)}, (0, 0, 7), (10, 0, 7), (False, False), id="over a house"),
    pytest.param({"building": table((HOUSE[0], {}))}, EYE, TARGET, (True, True), id="any house is taller than an eye"),
    pytest.param({"building": table((HOUSE[0], {}))}, (0, 0, 7), (10, 0, 7), (False, True),
                 id="unknown house from above"),
    pytest.param({"hedge_fence": table(("LINESTRING(5 -5,5 5)", {"kind": "hedge", "height_m": 1.29}))}, EYE, TARGET,
                 (False, False), id="line of sight is 1.3 m up midway: 1.29 m passes"),
    pytest.param({"hedge_fence": table(("LINESTRING(5 -5,5 5)", {"kind": "hedge", "height_m": 1.31}))}, EYE, TARGET,
                 (True, True), id="1.31 m blocks"),
    pytest.param({"hedge_fence": table(("LINESTRING(5 -5,5 5)", {"kind": "hedge"}))}, EYE, TARGET, (False, True),
                 id="a hedge of unknown height"),
    pytest.param({"hedge_fence": table(("LINESTRING(5 -5,5 5)", {"kind": "fence", "height_m": 2, "openness_pct": 60}))},
                 EYE, TARGET, (False, False), id="a fence one sees through"),
    pytest.param({"hedge_fence": table(("LINESTRING(5 -5,5 5)", {"kind": "fence", "height_m": 2}))},
                 EYE, TARGET, (False, True), id="a fence of unknown openness"),
    pytest.param({"tree": table(("POINT(5 0)", {"crown_base_m": 2, "crown_diameter_m": 4, "height_m": 8}))},
                 EYE, TARGET, (False, False), id="under a crown"),
    pytest.param({"tree": table(("POINT(5 0)", {"crown_base_m": 1.2, "crown_diameter_m": 4, "height_m": 8}))},
                 EYE, TARGET, (True, True), id="a low crown"),
    pytest.param({"tree": table(("POINT(5 0)", {"crown_base_m": 1.2, "height_m": 8}))},
                 EYE, TARGET, (False, True), id="a crown of unknown width"),
    pytest.param({"building": table(("POLYGON((5 0,8 3,2 3,5 0))", {"height_m": 6}))}, EYE, TARGET, (False, False),
                 id="a touched corner"),
    pytest.param({"building": table(("POLYGON((2 0,8 0,8 3,2 3,2 0))", {"height_m": 6}))}, EYE, TARGET, (True, True),
                 id="along a wall"),
    pytest.param({"building": table(("POLYGON((3 0,5 0,5 3,3 3,3 0))", {"height_m": 6}),
                                    ("POLYGON((3 -3,5 -3,5 0,3 0,3 -3))", {"height_m": 6}))}, EYE, TARGET, (True, True),
                 id="between terraced houses that share a wall"),
    pytest.param({"building": table(("POLYGON((-20 -20,20 -20,20 20,-20 20,-20 -20),(-2 -2,-2 2,12 2,12 -2,-2 -2))",
                                     {"height_m": 6}))}, EYE, TARGET, (False, False), id="inside a courtyard"),
    pytest.param({"building": table(("POLYGON((-20 -20,20 -20,20 20,-20 20,-20 -20),(-2 -2,-2 2,7 2,7 -2,-2 -2))",
                                     {"height_m": 6}))}, EYE, TARGET, (True, True), id="out of a courtyard"),
    pytest.param({"shrub_planting": table(("POLYGON((8 -1,9 -1,9 1,8 1,8 -1))", {"height_m": 1.1}))}, EYE, TARGET,
                 (True, True), id="over an area the lowest part of the line counts"),
])
def test_what_stands_in_a_sight_line(roles, start, end, expected):
    assert blocked(scene(**roles), start, end) == expected


coordinate = st.integers(-20, 20).map(float)
box = st.tuples(coordinate, coordinate, st.integers(1, 9), st.integers(1, 9), st.sampled_from([0.5, 1.2, 2.0, 6.0]))


@settings(max_examples=150, deadline=None)
@given(st.lists(box, max_size=8),
       st.lists(st.tuples(coordinate, coordinate, coordinate, coordinate), min_size=1, max_size=8))
def test_agrees_with_a_brute_force(boxes, rays):
    # Rays between half-metre places never touch the boxes' whole-metre corners and walls end on.
    start = np.array([(x + 0.31, y + 0.47, 1.6) for x, y, _, _ in rays])
    end = np.array([(x + 0.73, y + 0.19, 1.0) for _, _, x, y in rays])
    plan = scene(building=table(*((shapely.box(x, y, x + w, y + h), {"height_m": top}) for x, y, w, h, top in boxes)))
    found = hits(start, end, obstacles(plan)).blocked(len(rays), hits(start, end, obstacles(plan)).certain)
    for row, (a, b) in enumerate(zip(start, end)):
        steps = np.linspace(0, 1, 4001)[:, None] * (b - a) + a
        inside = [shapely.contains_xy(shapely.box(x, y, x + w, y + h), steps[:, :2]) & (steps[:, 2] < top)
                  for x, y, w, h, top in boxes]
        if np.any(inside):
            assert found[row]
        elif found[row]:
            # The steps are 1 cm apart: only a sliver of a corner may lie between them.
            line = shapely.LineString([a[:2], b[:2]])
            assert any(0 < shapely.length(shapely.intersection(line, shapely.box(x, y, x + w, y + h))) < 0.03
                       or abs(top - 1.2) < 0.01 for x, y, w, h, top in boxes)


def way_ahead(plan):
    name = "way_ahead_seen_pct"
    measured = QUANTITY[name].measure(plan, np.arange(len(stretches(plan))), PARAMS[name])
    return measured.low[0], measured.high[0], measured.guess[0], measured.missing[0]


PATH = table(("LINESTRING(0 0,60 0)", {"width_m": 3.0}))
BENT = table(("LINESTRING(0 0,30 0,30 30)", {"width_m": 3.0}))


def test_a_straight_path_is_seen_all_along():
    assert way_ahead(scene(path=PATH)) == (100.0, 100.0, 100.0, ())


def test_a_house_in_the_bend_hides_the_way():
    plan = scene(path=BENT, building=table(("POLYGON((10 2,28 2,28 20,10 20,10 2))", {"height_m": 6})))
    low, high, _, _ = way_ahead(plan)
    assert low == high < 100
    name = "way_ahead_seen_pct"
    cause = QUANTITY[name].explain(plan, 0, PARAMS[name], lambda value: value >= 100).cause
    assert cause.features == ((Role.BUILDING, "f0"),)
    assert way_ahead(plan.without(Role.BUILDING, ["f0"]))[:2] == (100.0, 100.0)


def test_an_unknown_hedge_leaves_the_way_open_and_says_what_is_missing():
    hedge = ("LINESTRING(20 2,28 2,28 12)", {"kind": "hedge"})
    low, high, guess, missing = way_ahead(scene(path=BENT, hedge_fence=table(hedge)))
    assert low < 100 == high
    assert guess == low
    assert missing == ("hedge_fence.height_m",)


@pytest.mark.parametrize("role", [Role.BUILDING, Role.HEDGE_FENCE, Role.SHRUB_PLANTING, Role.TREE])
def test_a_layer_that_was_not_drawn_is_not_an_empty_one(role):
    plan = scene(path=PATH)
    tables = {name: rows for name, rows in plan.tables.items() if name is not role}
    low, high, guess, missing = way_ahead(Scene(plan.crs, tables))
    assert (low, high, guess) == (0.0, 100.0, 100.0)
    assert role.value in missing


def test_what_lies_outside_the_plan_may_block():
    plan = scene(path=table(("LINESTRING(470 0,530 0)", {"width_m": 3.0})))
    low, high, _, missing = way_ahead(plan)
    assert low < 100 == high
    assert missing == ("hedge_fence:coverage",)


def test_windows_lie_on_the_wall_and_look_out():
    plan = scene(building=table(("POLYGON((0 0,10 0,10 8,0 8,0 0))", {"use": "dwelling", "height_m": 6})),
                 window_facade=table(("POINT(5 -0.2)", {}), ("POINT(9.9 4)", {})), entrance=table(("POINT(2 8.3)", {})))
    eyes = openings(plan)
    assert eyes.drawn.all()
    places = sorted(map(tuple, np.round(eyes.place, 3).tolist()))
    assert places == [(2.0, 8.05, 1.6), (5.0, -0.05, 1.6), (10.05, 4.0, 1.6)]
    assert sorted(map(tuple, np.round(eyes.outward, 3).tolist())) == [(0.0, -1.0), (0.0, 1.0), (1.0, 0.0)]


def test_party_walls_have_no_eyes():
    plan = scene(building=table(("POLYGON((0 0,7 0,7 8,0 8,0 0))", {"use": "dwelling", "height_m": 3}),
                                ("POLYGON((7 0,14 0,14 8,7 8,7 0))", {"use": "dwelling", "height_m": 3})))
    eyes = openings(plan)
    assert not eyes.drawn.any()
    assert not np.isclose(np.abs(eyes.place[:, 0] - 7), 0.05).any()


@settings(max_examples=100, deadline=None)
@given(st.sets(st.frozensets(st.integers(0, 6), min_size=1), min_size=1, max_size=6))
def test_the_smallest_set_is_minimal_by_inclusion(cures):
    """Enough is whatever holds one of the cures whole."""
    def enough(gone):
        return any(cure <= gone for cure in cures)

    found = smallest(list(range(7)), enough)
    assert enough(frozenset(found))
    assert not any(enough(frozenset(found) - {one}) for one in found)


def test_no_set_is_enough():
    assert smallest([1, 2], lambda gone: False) is None
