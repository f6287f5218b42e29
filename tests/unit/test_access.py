# SPDX-License-Identifier: GPL-2.0-or-later
"""Paths behind gardens, widths, parking courts and road ends on drawn situations."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.engine.measure.access import ACCESS
from botrygt_qgis_plugin.engine.measure.enclosure import ENCLOSURE
from botrygt_qgis_plugin.engine.measure.gates import GATED
from botrygt_qgis_plugin.engine.measure.stretches import road_ends, stretches
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

QUANTITIES = {quantity.name: quantity for quantity in (*ACCESS, *ENCLOSURE, *GATED)}
INF = float("inf")
PLAN = "POLYGON((-500 -500, 500 -500, 500 500, -500 500, -500 -500))"
PARCEL = "POLYGON((0 0, 20 0, 20 30, 0 30, 0 0))"
HOUSE = {"wkt": "POLYGON((5 5, 15 5, 15 13, 5 13, 5 5))", "use": "dwelling"}
STREET = "LINESTRING(-60 -5, 80 -5)"
GARDEN = {"parcel": [PARCEL], "building": [HOUSE], "entrance": ["POINT(10 5)"], "road": [STREET]}
NO_FRONT = {"parcel": [PARCEL], "building": [HOUSE], "road": []}


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


def params(quantity, **changed):
    return {**{name: p.default for name, p in quantity.parameters.items()}, **changed}


def measured(name, scene, rows=None, **changed):
    """(low, high, guess, missing) of every row, numbers rounded to the quantity's quantum."""
    quantity = QUANTITIES[name]
    if rows is None:
        rows = {"path_stretch": stretches, "road_end": road_ends,
                "parking": lambda s: s.table(Role.PARKING)}[quantity.subject](scene)
    found = quantity.measure(scene, np.arange(len(rows)), params(quantity, **changed))
    told = [np.round(v / quantity.quantum) * quantity.quantum if v.dtype == float else v
            for v in (found.low, found.high, found.guess)]
    return list(zip(*(v.tolist() for v in told), found.missing))


def only(name, scene, **changed):
    rows = measured(name, scene, **changed)
    assert len(rows) == 1
    return rows[0]


@pytest.mark.parametrize(("scene", "expected"), [
    pytest.param(drawn(path=["LINESTRING(-10 32, 30 32)"], **GARDEN), (20, 20, 20, ()), id="along the rear boundary"),
    pytest.param(drawn(path=["LINESTRING(-10 36, 30 36)"], **GARDEN), (0, 0, 0, ()), id="6 m away"),
    pytest.param(drawn(path=["LINESTRING(-10 35, 30 35)"], **GARDEN), (20, 20, 20, ()), id="exactly 5 m away"),
    pytest.param(drawn(path=["LINESTRING(21 -4, 21 60)"], **GARDEN), (0, 0, 0, ()), id="along the side"),
    pytest.param(drawn(path=["LINESTRING(-10 -2, 30 -2)"], **GARDEN), (0, 0, 0, ()), id="along the front"),
    pytest.param(drawn(path=["LINESTRING(10 34.5, 10 80)"], **GARDEN), (.5, .5, .5, ()),
                 id="begins behind, leads away"),
    pytest.param(drawn(path=["LINESTRING(-10 32, 30 32)"], **NO_FRONT), (0, 29.1, None, ("parcel:front",)),
                 id="nobody knows the front"),
    pytest.param(drawn(path=["LINESTRING(-10 42, 30 42)"], **NO_FRONT), (0, 0, 0, ()), id="no front, but far away"),
    pytest.param(drawn(path=["LINESTRING(-10 32, 30 32)"], parcel=[PARCEL], building=[{"wkt": HOUSE["wkt"]}],
                       road=[STREET]), (0, 29.1, None, ("building.use",)), id="a home or not"),
    pytest.param(drawn(path=["LINESTRING(-10 32, 30 32)"], parcel=[PARCEL], road=[STREET]),
                 (-INF, INF, None, ("building",)), id="no buildings drawn"),
    pytest.param(drawn(path=["LINESTRING(-10 32, 30 32)"], building=[HOUSE]), (-INF, INF, None, ("parcel",)),
                 id="no parcels drawn"),
    pytest.param(drawn(path=["LINESTRING(-10 32, 30 32)"], coverage={"parcel": "POLYGON((-500 -500, 20 -500, 20 500, "
                       "-500 500, -500 -500))"}, **GARDEN), (20, 30, 20, ("parcel:coverage",)),
                 id="parcels end at x = 20"),
    pytest.param(drawn(path=["POLYGON((-10 31, 30 31, 30 33, -10 33, -10 31))"], **GARDEN), (20, 20, 20, ()),
                 id="a path area behind the garden"),
    pytest.param(drawn(path=["POLYGON((-10 31, 30 31, 30 61, -10 61, -10 31))"], **GARDEN),
                 (0, INF, None, ("path:centre_line",)), id="a square behind the garden"),
    pytest.param(drawn(path=["POLYGON((-10 61, 30 61, 30 63, -10 63, -10 61))"], **GARDEN), (0, 0, 0, ()),
                 id="a path area far off"),
])
def test_path_behind_gardens(scene, expected):
    low, high, guess, missing = only("rear_path_m", scene)
    # Around a corner of unknown edges the bound is a circle, drawn as a polygon.
    assert (low, high, missing) == (pytest.approx(expected[0]), pytest.approx(expected[1], abs=0.11), expected[3])
    assert np.isnan(guess) if expected[2] is None else guess == pytest.approx(expected[2])


def test_a_gate_cures_the_path_behind_gardens():
    scene = drawn(path=[{"wkt": "LINESTRING(-10 32, 30 32)", "gated": False}], **GARDEN)
    quantity = QUANTITIES["rear_path_m"]
    told = quantity.explain(scene, 0, params(quantity), lambda value: value <= 0)
    assert told.evidence.equals(shapely.from_wkt("LINESTRING(0 32, 20 32)"))
    assert (told.cause.kind, told.cause.attribute, told.cause.value) == ("attribute", "gated", True)
    assert only("path_gated", cured(scene, Role.PATH, told.cause))[0] is True


def cured(scene, role, cause):
    """The scene after the cure of an 'attribute' cause."""
    table = scene.table(role)
    values = np.full(len(table), cause.value, dtype=table.columns[cause.attribute].dtype)
    return scene.replacing({role: FeatureTable(table.keys, table.geometry, {**table.columns, cause.attribute: values})})


def fence(y, start=20, end=60):
    return {"wkt": f"LINESTRING({start} {y}, {end} {y})", "kind": "fence"}


def path(width=3.5, **more):
    return {"wkt": "LINESTRING(0 0, 100 0)", "kind": "shared", **({} if width is None else {"width_m": width}), **more}


@pytest.mark.parametrize(("scene", "expected"), [
    pytest.param(drawn(path=[path()], hedge_fence=[], building=[]), (3.5, 3.5, ()), id="open sides"),
    pytest.param(drawn(path=[path()], hedge_fence=[fence(2.0)], building=[]), (3.0, 3.0, ()), id="one side"),
    pytest.param(drawn(path=[path()], hedge_fence=[fence(2.0), fence(-2.0)], building=[]), (2.5, 2.5, ()),
                 id="both sides"),
    pytest.param(drawn(path=[path()], hedge_fence=[fence(2.0, 20, 29), fence(-2.0, 70, 79)], building=[]),
                 (3.5, 3.5, ()), id="too short to enclose"),
    pytest.param(drawn(path=[path()], hedge_fence=[fence(2.0, 20, 26), fence(2.1, 60, 66)], building=[]),
                 (3.0, 3.0, ()), id="two short ones on one side"),
    pytest.param(drawn(path=[path()], hedge_fence=[fence(2.4)], building=[]), (3.5, 3.5, ()), id="0.65 m off"),
    pytest.param(drawn(path=[path()], hedge_fence=[], building=["POLYGON((10 2, 40 2, 40 9, 10 9, 10 2))"]),
                 (3.0, 3.0, ()), id="a house wall"),
    pytest.param(drawn(path=[path()], hedge_fence=[]), (2.5, 3.5, ("building",)), id="no buildings drawn"),
    pytest.param(drawn(path=[path()], hedge_fence=[fence(2.0), fence(-2.0)]), (2.5, 2.5, ()),
                 id="no buildings drawn, both sides enclosed all the same"),
    pytest.param(drawn(path=[path(None)], hedge_fence=[], building=[]), (-INF, INF, ("path.width_m",)), id="no width"),
    pytest.param(drawn(path=[path()], hedge_fence=[], building=[], coverage={"building": "POLYGON((-50 -50, 91 -50, "
                       "91 50, -50 50, -50 -50))"}), (3.5, 3.5, ()), id="9.5 m of the path leave the building layer"),
    pytest.param(drawn(path=[path()], hedge_fence=[], building=[], coverage={"building": "POLYGON((-50 -50, 80 -50, "
                       "80 50, -50 50, -50 -50))"}), (2.5, 3.5, ("building:coverage",)), id="20 m of it do"),
    pytest.param(drawn(path=["POLYGON((0 0, 50 0, 50 3, 0 3, 0 0))"], hedge_fence=[], building=[]), (3.0, 3.0, ()),
                 id="only an area"),
    pytest.param(drawn(path=["POLYGON((0 0, 30 0, 30 30, 0 30, 0 0))"], hedge_fence=[], building=[]),
                 (-INF, INF, ("path:centre_line",)), id="only a square"),
])
def test_effective_width(scene, expected):
    low, high, _, missing = only("effective_width_m", scene)
    assert (low, high, missing) == (pytest.approx(expected[0]), pytest.approx(expected[1]), expected[2])


@pytest.mark.parametrize(("width", "fences", "value"), [
    pytest.param(2.4, [], 3.0, id="open sides"),
    pytest.param(2.4, [fence(1.4)], 3.5, id="a fence that the wider path still reaches"),
    pytest.param(2.8, [fence(1.6), fence(-1.6)], 4.0, id="between two fences"),
    pytest.param(2.0, [fence(1.9)], 3.5, id="a fence that only the wider path reaches"),
])
def test_the_cure_of_a_narrow_path_holds(width, fences, value):
    scene = drawn(path=[path(width)], hedge_fence=fences, building=[])
    quantity = QUANTITIES["effective_width_m"]
    told = quantity.explain(scene, 0, params(quantity), lambda tried: tried >= 3.0)
    assert (told.cause.attribute, told.cause.value) == ("width_m", pytest.approx(value))
    assert only("effective_width_m", scene)[1] < 3.0
    assert only("effective_width_m", cured(scene, Role.PATH, told.cause))[0] >= 3.0


@pytest.mark.parametrize(("feature", "expected"), [
    pytest.param({"dwellings": 6, "bays": 30}, (6, 6, 6, ()), id="as drawn"),
    pytest.param({"bays": 18}, (0, INF, 12, ("parking.dwellings",)), id="from the bays"),
    pytest.param({"bays": 10}, (0, INF, 7, ("parking.dwellings",)), id="rounded up"),
    pytest.param({}, (0, INF, None, ("parking.dwellings",)), id="nothing known"),
])
def test_dwellings_served(feature, expected):
    low, high, guess, missing = only("dwellings_served", drawn(parking=[{"wkt": "POINT(0 0)", **feature}]))
    assert (low, high, missing) == (expected[0], expected[1], expected[3])
    assert np.isnan(guess) if expected[2] is None else guess == expected[2]


CUL_DE_SAC = ["LINESTRING(-500 0, 500 0)", "LINESTRING(0 0, 0 40, 30 40)"]


@pytest.mark.parametrize(("roles", "leaky", "missing"), [
    pytest.param({"path": ["LINESTRING(33 40, 90 40)"]}, True, (), id="a path begins 3 m on"),
    pytest.param({"path": ["LINESTRING(35 40, 90 40)"]}, True, (), id="exactly 5 m on"),
    pytest.param({"path": ["LINESTRING(36 40, 90 40)"]}, False, (), id="6 m on"),
    pytest.param({"path": ["LINESTRING(33 -50, 33 150)"]}, False, (), id="a path that passes by"),
    pytest.param({"path": ["POLYGON((32 39, 60 39, 60 41, 32 41, 32 39))"]}, True, (), id="a path area"),
    pytest.param({"path": []}, False, (), id="a layer without paths"),
    pytest.param({}, None, ("path",), id="no path layer"),
    pytest.param({"path": [], "coverage": {"path": "POLYGON((-50 -50, 33 -50, 33 50, -50 50, -50 -50))"}}, None,
                 ("path:coverage",), id="the path layer ends 3 m on"),
])
def test_leaky_ends(roles, leaky, missing):
    scene = drawn(road=CUL_DE_SAC, **roles)
    assert only("leaky_end", scene) == (leaky, leaky, leaky, missing)
    assert only("dead_end", scene)[0] is True


@pytest.mark.parametrize(("roads", "value"), [
    pytest.param(CUL_DE_SAC, 1.4, id="a bend"),
    pytest.param(["LINESTRING(-500 0, 500 0)", "LINESTRING(0 0, 0 60)"], 1.0, id="straight"),
    pytest.param(["LINESTRING(-500 0, 500 0)", "LINESTRING(0 0, 0 20)", "LINESTRING(30 40, 0 40, 0 20)"], 1.4,
                 id="drawn in pieces, backwards"),
])
def test_sinuosity_of_the_dead_end(roads, value):
    assert only("end_sinuosity", drawn(road=roads))[:2] == (pytest.approx(value), pytest.approx(value))


@pytest.mark.parametrize("name", ["path_kind", "path_gated"])
def test_what_is_drawn_is_told_and_what_is_not_is_named(name):
    column = name[len("path_"):]
    value = "foot" if column == "kind" else False
    assert only(name, drawn(path=[{"wkt": "LINESTRING(0 0, 9 0)", column: value}]))[0] == value
    assert only(name, drawn(path=["LINESTRING(0 0, 9 0)"]))[3] == (f"path.{column}",)


def test_every_quantity_is_described_in_both_languages():
    assert all(q.da and q.en and q.da != q.en for q in QUANTITIES.values())
    assert all(p.low <= p.default <= p.high and p.da and p.en
               for q in QUANTITIES.values() for p in q.parameters.values())
