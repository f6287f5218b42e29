# SPDX-License-Identifier: GPL-2.0-or-later
"""Hedges and fences against plots and public places, and rear edges against neighbours, on drawn situations."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.measure.boundaries import BOUNDARIES
from botrygt_qgis_plugin.engine.measure.cures import nearest_accepted
from botrygt_qgis_plugin.engine.measure.plots import plots
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

QUANTITIES = {quantity.name: quantity for quantity in BOUNDARIES}
INF = float("inf")
PLAN = "POLYGON((-500 -500, 500 -500, 500 500, -500 500, -500 -500))"
STREET = {"wkt": "LINESTRING(-160 -5, 180 -5)", "width_m": 6}
A = "POLYGON((0 0, 20 0, 20 30, 0 30, 0 0))"
B = "POLYGON((20 0, 40 0, 40 30, 20 30, 20 0))"
HOUSE_A = {"wkt": "POLYGON((5 5, 15 5, 15 13, 5 13, 5 5))", "use": "dwelling"}
HOUSE_B = {"wkt": "POLYGON((25 5, 35 5, 35 13, 25 13, 25 5))", "use": "dwelling"}
DOORS = ["POINT(10 5)", "POINT(30 5)"]
GARDENS = {"parcel": [A, B], "building": [HOUSE_A, HOUSE_B], "entrance": DOORS, "road": [STREET]}


def drawn(plan=PLAN, coverage=None, **roles):
    """A scene from {role: [WKT or {wkt, column: value}]}; keys are the role's name and the place in the list."""
    tables = {}
    for name, features in {"plan_area": [plan], **roles}.items():
        role = Role(name)
        rows = [feature if isinstance(feature, dict) else {"wkt": feature} for feature in features]
        columns = {}
        for column in ROLES[role].columns:
            blank, kind = (np.nan, float) if column.kind == "number" else (None, object)
            columns[column.name] = np.array([row.get(column.name, blank) for row in rows], dtype=kind)
        geometry = np.empty(len(rows), dtype=object)
        geometry[:] = [shapely.from_wkt(row["wkt"]) for row in rows]
        tables[role] = FeatureTable(tuple(f"{name}{i}" for i in range(len(rows))), geometry, columns)
    areas = {Role(name): shapely.from_wkt(area) for name, area in (coverage or {}).items()}
    return Scene("EPSG:25832", tables, coverage=areas)


def params(quantity):
    return {name: p.default for name, p in quantity.parameters.items()}


def measured(name, scene, row=0):
    """(low, high, guess, missing) of one row, numbers rounded to the quantity's quantum."""
    quantity = QUANTITIES[name]
    found = quantity.measure(scene, np.array([row]), params(quantity))
    told = [np.round(v / quantity.quantum) * quantity.quantum if v.dtype == float else v
            for v in (found.low, found.high, found.guess)]
    return (*(v[0] for v in told), found.missing[0])


def hedge(wkt, **columns):
    return {"wkt": wkt, "kind": "hedge", "height_m": 1.5, **columns}


@pytest.mark.parametrize(("line", "side"), [
    pytest.param("LINESTRING(1 0, 19 0)", "front", id="front boundary"),
    pytest.param("LINESTRING(19 1.9, 1 1.9)", "front", id="1.9 m inside, drawn the other way"),
    pytest.param("LINESTRING(1 2.1, 19 2.1)", "none", id="2.1 m inside"),
    pytest.param("LINESTRING(20 1, 20 29)", "side", id="common side boundary"),
    pytest.param("LINESTRING(20 0, 20 30)", "side", id="common side boundary, to the very corners"),
    pytest.param("LINESTRING(0 0, 0 30)", "side", id="outer side boundary"),
    pytest.param("LINESTRING(1 30, 39 30)", "rear", id="rear boundary of two plots"),
    pytest.param("LINESTRING(0 0, 20 0, 20 30, 0 30, 0 0)", "front", id="all the way around"),
    pytest.param("LINESTRING(0 30, 0 0, 4 0)", "side", id="a side hedge that turns the corner"),
    pytest.param("LINESTRING(0 30, 0 0, 7 0)", "front", id="7 m along the front are a front boundary"),
    pytest.param("LINESTRING(10 1, 10 29)", "none", id="through the middle of the garden"),
    pytest.param("LINESTRING(10 28, 10 60)", "none", id="from the rear boundary outward"),
    pytest.param("LINESTRING(100 100, 120 100)", "none", id="in the green"),
    pytest.param("POLYGON((1 0.2, 19 0.2, 19 1, 1 1, 1 0.2))", "front", id="a hedge drawn as a strip"),
    pytest.param("MULTILINESTRING((1 30, 9 30), (11 30, 19 30))", "rear", id="in two parts"),
    pytest.param("LINESTRING(18 0, 22 0)", "front", id="across two fronts"),
])
def test_boundary_side(line, side):
    assert measured("boundary_side", drawn(hedge_fence=[hedge(line)], **GARDENS)) == (side, side, side, ())


def without(roles, *names):
    return {name: features for name, features in roles.items() if name not in names}


NO_STREET = {**GARDENS, "road": [], "entrance": []}


@pytest.mark.parametrize(("line", "roles", "side", "missing"), [
    pytest.param("LINESTRING(1 0, 19 0)", without(GARDENS, "parcel"), None, ("parcel",), id="no parcels drawn"),
    pytest.param("LINESTRING(1 0, 19 0)", without(GARDENS, "building"), None, ("building",), id="no buildings drawn"),
    pytest.param("LINESTRING(1 0, 19 0)", NO_STREET, None, ("parcel:front",), id="front unknown"),
    pytest.param("LINESTRING(20 1, 20 29)", NO_STREET, None, ("parcel:front",), id="between two unknown plots"),
    pytest.param("LINESTRING(100 100, 120 100)", NO_STREET, "none", (), id="front unknown, far off"),
    pytest.param("LINESTRING(1 0, 19 0)", {**GARDENS, "building": [{"wkt": HOUSE_A["wkt"]}]}, None, ("building.use",),
                 id="use unknown"),
    pytest.param("LINESTRING(20 1, 20 29)", {**GARDENS, "building": [HOUSE_A, {"wkt": HOUSE_B["wkt"]}]}, "side", (),
                 id="between a home and who knows what: no front in any case"),
    pytest.param("LINESTRING(100 499, 120 499)", GARDENS, None, ("parcel:coverage", "building:coverage"),
                 id="beside undrawn land"),
    pytest.param("LINESTRING(1 0, 19 0)", {**GARDENS, "plan": "POLYGON((-9 -1, 50 -1, 50 40, -9 40, -9 -1))"}, "front",
                 (), id="beside undrawn land, but along a drawn front"),
    pytest.param("LINESTRING(1 30, 19 30)", {**GARDENS, "road": [STREET, "LINESTRING(-160 35, 180 35)"]}, None,
                 ("parcel:front",), id="behind a through plot"),
    pytest.param("LINESTRING(1 0, 19 0)", {**GARDENS, "road": [STREET, "LINESTRING(-160 35, 180 35)"]}, "front", (),
                 id="before a through plot"),
])
def test_boundary_side_where_data_lack(line, roles, side, missing):
    assert measured("boundary_side", drawn(hedge_fence=[hedge(line)], **roles)) == (side, side, side, missing)


FLAG = {"parcel": [A, "POLYGON((20 0, 24 0, 24 60, 0 60, 0 30, 20 30, 20 0))"], "road": [STREET],
        "building": [HOUSE_A, {"wkt": "POLYGON((5 40, 15 40, 15 48, 5 48, 5 40))", "use": "dwelling"}]}


@pytest.mark.parametrize(("line", "side"), [
    pytest.param("LINESTRING(0 30, 20 30)", "rear", id="between the plots"),
    pytest.param("LINESTRING(20 2, 20 28)", "side", id="along the shaft"),
    pytest.param("LINESTRING(0 60, 24 60)", "rear", id="behind the flag"),
])
def test_sides_on_a_flag_plot(line, side):
    assert measured("boundary_side", drawn(hedge_fence=[hedge(line)], **FLAG))[0] == side


ALL = {"path": [], "road": [], "open_space": [], "play_meet": []}
LINE = "LINESTRING(0 0, 20 0)"


@pytest.mark.parametrize(("roles", "expected"), [
    pytest.param(ALL, (20, 20, 20, ()), id="nothing within 20 m"),
    pytest.param({**ALL, "path": [{"wkt": "LINESTRING(-9 4, 40 4)", "width_m": 2}]}, (3, 3, 3, ()), id="a path's edge"),
    pytest.param({**ALL, "road": [{"wkt": "LINESTRING(-9 9, 40 9)", "width_m": 6}]}, (6, 6, 6, ()), id="a road's edge"),
    pytest.param({**ALL, "road": [{"wkt": "LINESTRING(-90 60, 90 60)", "width_m": 90}]}, (15, 15, 15, ()),
                 id="a very wide road"),
    pytest.param({**ALL, "path": ["POLYGON((-9 3, 40 3, 40 6, -9 6, -9 3))"]}, (3, 3, 3, ()), id="a path area"),
    pytest.param({**ALL, "road": ["POLYGON((-9 3, 40 3, 40 9, -9 9, -9 3))", "LINESTRING(-9 6, 40 6)"]}, (3, 3, 3, ()),
                 id="a road drawn as area and line"),
    pytest.param({**ALL, "open_space": ["POLYGON((-9 7, 40 7, 40 60, -9 60, -9 7))"]}, (7, 7, 7, ()), id="open space"),
    pytest.param({**ALL, "play_meet": ["POINT(10 5)"]}, (5, 5, 5, ()), id="a playground"),
    pytest.param({**ALL, "path": ["LINESTRING(-9 4, 40 4)"]}, (1, 4, 2.8, ("path.width_m",)), id="a path of any width"),
    pytest.param({**ALL, "road": ["LINESTRING(-9 12, 40 12)"]}, (2, 12, 9, ("road.width_m",)),
                 id="a road of any width"),
    pytest.param({**ALL, "path": ["LINESTRING(-9 9, 40 9)"], "play_meet": ["POINT(10 5)"]}, (5, 5, 5, ()),
                 id="a width that does not matter"),
    pytest.param({"path": [], "road": []}, (20, 20, 20, ()), id="no open space drawn"),
    pytest.param({"road": [{"wkt": "LINESTRING(-9 9, 40 9)", "width_m": 6}]}, (0, 6, None, ("path",)), id="no paths"),
    pytest.param({**ALL, "plan": "POLYGON((-99 -99, 99 -99, 99 7, -99 7, -99 -99))"},
                 (7, 20, 20, tuple(f"{role}:coverage" for role in ALL)), id="the plan ends 7 m away"),
    pytest.param({**ALL, "coverage": {"road": "POLYGON((-99 -99, 99 -99, 99 7, -99 7, -99 -99))"}},
                 (7, 20, 20, ("road:coverage",)), id="the road layer ends 7 m away"),
])
def test_public_gap(roles, expected):
    low, high, guess, missing = measured("public_gap_m", drawn(hedge_fence=[hedge(LINE)], **roles))
    assert (low, high, missing) == (pytest.approx(expected[0]), pytest.approx(expected[1]), expected[3])
    assert np.isnan(guess) if expected[2] is None else guess == pytest.approx(expected[2])


@pytest.mark.parametrize(("line", "expected"), [
    pytest.param("LINESTRING(1 0.6, 19 0.6)", (0.6, 0.6, ()), id="0.6 m inside"),
    pytest.param("LINESTRING(1 0.39, 19 0.39)", (0.39, 0.39, ()), id="0.39 m inside"),
    pytest.param("LINESTRING(1 -0.3, 19 -0.3)", (-0.3, -0.3, ()), id="on the road's land"),
    pytest.param("LINESTRING(19 0.9, 1 0.2)", (0.2, 0.2, ()), id="askew: the nearer end"),
    pytest.param("LINESTRING(1 0.6, 39 0.6)", (0.6, 0.6, ()), id="along two plots"),
    pytest.param("POLYGON((1 0.2, 19 0.2, 19 1, 1 1, 1 0.2))", (0.6, 0.6, ()), id="the axis of a strip"),
    pytest.param("LINESTRING(1 28, 19 28)", (5, 5, ()), id="along the rear"),
    pytest.param("LINESTRING(1 20, 1 0.6, 19 0.6)", (0.6, 0.6, ()), id="the leg down the side does not count"),
    pytest.param("LINESTRING(1 20, 1 0)", (5, 5, ()), id="only its end touches the front"),
])
def test_setback_from_the_front(line, expected):
    low, high, _, missing = measured("road_boundary_setback_m", drawn(hedge_fence=[hedge(line)], **GARDENS))
    assert (low, high, missing) == (pytest.approx(expected[0]), pytest.approx(expected[1]), expected[2])


def test_setback_from_a_front_nobody_knows():
    low, high, guess, missing = measured("road_boundary_setback_m",
                                         drawn(hedge_fence=[hedge("LINESTRING(1 0.6, 19 0.6)")], **NO_STREET))
    assert (low, high, missing) == (pytest.approx(0.6), 5.0, ("parcel:front",)) and np.isnan(guess)


BEHIND = "POLYGON((0 30, 20 30, 20 60, 0 60, 0 30))"
HOUSE_BEHIND = {"wkt": "POLYGON((5 47, 15 47, 15 55, 5 55, 5 47))", "use": "dwelling"}
ROADS = [STREET, {"wkt": "LINESTRING(-160 65, 180 65)", "width_m": 6}]


def back_to_back(behind=BEHIND, house=HOUSE_BEHIND, **more):
    return drawn(parcel=[A, behind], building=[HOUSE_A, house], entrance=["POINT(10 5)", "POINT(10 55)"], road=ROADS,
                 **more)


@pytest.mark.parametrize(("scene", "expected"), [
    pytest.param(back_to_back(), (100, 100, 100, ()), id="back to back"),
    pytest.param(back_to_back(BEHIND.replace("(0 30", "(10 30").replace("0 60, 0 30", "10 60, 10 30")),
                 (52.5, 52.5, 52.5, ()), id="half of it, and the half metre that counts as touching"),
    pytest.param(back_to_back(BEHIND.replace(" 30", " 32")), (0, 0, 0, ()), id="a strip of 2 m between"),
    pytest.param(back_to_back(house={**HOUSE_BEHIND, "use": "other"}), (0, 0, 0, ()), id="no home behind"),
    pytest.param(back_to_back(house={"wkt": HOUSE_BEHIND["wkt"]}), (0, 100, None, ("building.use",)),
                 id="who knows what behind"),
    pytest.param(drawn(parcel=[A], building=[HOUSE_A], road=[]), (0, 100, None, ("parcel:front",)), id="no front"),
    pytest.param(drawn(parcel=[A], building=[HOUSE_A], road=[STREET],
                       plan="POLYGON((-99 -99, 99 -99, 99 30, -99 30, -99 -99))"),
                 (0, 100, 0, ("parcel:coverage", "building:coverage")), id="the plan ends at the rear boundary"),
])
def test_rear_edges_against_other_gardens(scene, expected):
    row = plots(scene).position["parcel0"]
    low, high, guess, missing = measured("rear_private_pct", scene, row)
    assert (low, high, missing) == (pytest.approx(expected[0]), pytest.approx(expected[1]), expected[3])
    assert np.isnan(guess) if expected[2] is None else guess == pytest.approx(expected[2])


def test_the_open_rear_is_shown():
    quantity = QUANTITIES["rear_private_pct"]
    scene = back_to_back(BEHIND.replace("(0 30", "(10 30").replace("0 60, 0 30", "10 60, 10 30"))
    told = quantity.explain(scene, plots(scene).position["parcel0"], {}, lambda value: value >= 90)
    assert told.evidence.equals(shapely.from_wkt("LINESTRING(0 30, 9.5 30)")) and told.cause is None


def test_the_hedge_too_near_the_road_is_shown():
    quantity = QUANTITIES["road_boundary_setback_m"]
    scene = drawn(hedge_fence=[hedge("LINESTRING(1 20, 1 0.2, 19 0.2)")], **GARDENS)
    told = quantity.explain(scene, 0, params(quantity), lambda value: value >= 0.4)
    assert told.evidence.equals(shapely.from_wkt("LINESTRING(1 0.2, 19 0.2)")) and told.cause is None


@pytest.mark.parametrize(("height", "accepts", "value"), [
    pytest.param(1.6, lambda v: v < 1.0, 0.99, id="below a limit"),
    pytest.param(2.2, lambda v: v <= 1.8, 1.8, id="at most"),
    pytest.param(1.2, lambda v: v >= 1.8, 1.8, id="at least"),
    pytest.param(1.6, lambda v: False, None, id="height is not what is wrong"),
])
def test_the_cure_of_a_height(height, accepts, value):
    quantity = QUANTITIES["boundary_height_m"]
    cause = quantity.explain(drawn(hedge_fence=[hedge(LINE, height_m=height)]), 0, {}, accepts).cause
    assert cause is None if value is None else (cause.attribute, cause.value) == ("height_m", pytest.approx(value))


@given(st.integers(0, 3000), st.integers(1, 2999))
def test_the_nearest_accepted_value_is_accepted_and_its_neighbour_is_not(limit, value):
    def accepts(tried):
        return tried <= limit / 100.0

    found = nearest_accepted(value / 100.0, (0.0, 30.0), 0.01, accepts)
    assert accepts(value / 100.0) or (accepts(found) and not accepts(round(found + 0.01, 6)))


@pytest.mark.parametrize("name", ["boundary_height_m", "fence_kind", "openness_pct"])
def test_what_is_drawn_is_told_and_what_is_not_is_named(name):
    column = QUANTITIES[name].of_subject
    value = "wall" if column == "kind" else 70.0
    assert measured(name, drawn(hedge_fence=[{"wkt": LINE, column: value}]))[0] == value
    assert measured(name, drawn(hedge_fence=[LINE]))[3] == (f"hedge_fence.{column}",)


def test_every_quantity_is_described_in_both_languages():
    assert all(q.da and q.en and q.da != q.en for q in BOUNDARIES)
    assert all(p.low <= p.default <= p.high and p.da and p.en for q in BOUNDARIES for p in q.parameters.values())
