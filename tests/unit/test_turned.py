# SPDX-License-Identifier: GPL-2.0-or-later
"""A drawing that is turned and set down where Denmark is measures the same and shows the same.

Round numbers hide how GEOS rounds: on a slanting line, parts cut out of it no longer lie on it or on each other.
"""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from shapely import affinity

from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene
from botrygt_qgis_plugin.engine.subjects import SUBJECTS

TURNS = [0, 3, 17.3, 45, 61, 90, 118, 200.5, 303]


def turned(shape, degrees):
    return affinity.translate(affinity.rotate(shape, degrees, origin=(0, 0)), 543250.37, 6186250.81)


def drawn(degrees, coverage=None, **roles):
    """A scene from {role: [{wkt, column: value}]}, turned; keys are the role's name and the place in the list."""
    tables = {}
    for name, rows in {"plan_area": [{"wkt": "POLYGON((-300 -300, 300 -300, 300 300, -300 300, -300 -300))"}],
                       **roles}.items():
        columns = {}
        for column in ROLES[Role(name)].columns:
            blank, kind = (np.nan, float) if column.kind == "number" else (None, object)
            columns[column.name] = np.array([row.get(column.name, blank) for row in rows], dtype=kind)
        geometry = np.empty(len(rows), dtype=object)
        geometry[:] = [turned(shapely.from_wkt(row["wkt"]), degrees) for row in rows]
        tables[Role(name)] = FeatureTable(tuple(f"{name}{i}" for i in range(len(rows))), geometry, columns)
    areas = {Role(name): turned(shapely.from_wkt(area), degrees) for name, area in (coverage or {}).items()}
    return Scene("EPSG:25832", tables, coverage=areas)


def measured(name, scene, key=""):
    """(low, high) of one subject, the first where no key is given, in whole quanta."""
    quantity = QUANTITIES[name]
    table = SUBJECTS[quantity.subject].rows(scene)
    row = table.position[key] if key else 0
    found = quantity.measure(scene, np.array([row]), {name: p.default for name, p in quantity.parameters.items()})
    return tuple(round(float(bound[0]) / quantity.quantum) * quantity.quantum for bound in (found.low, found.high))


def evidence(name, scene, accepts, key=""):
    quantity = QUANTITIES[name]
    table = SUBJECTS[quantity.subject].rows(scene)
    row = table.position[key] if key else 0
    return quantity.explain(scene, row, {name: p.default for name, p in quantity.parameters.items()}, accepts).evidence


def box(west, south, east, north, **columns):
    return {"wkt": shapely.box(west, south, east, north).wkt, **columns}


def line(*places, **columns):
    return {"wkt": shapely.LineString(places).wkt, **columns}


def garden(degrees, *behind):
    """A plot of 20 m by 30 m on a street, and plots with homes behind its rear boundary, from x to x."""
    plots = [box(0, 0, 20, 30), *(box(west, 30, east, 60) for west, east in behind)]
    homes = [box(5, 5, 15, 13, use="dwelling"),
             *(box(west + 1, 45, east - 1, 55, use="dwelling") for west, east in behind)]
    return drawn(degrees, parcel=plots, building=homes, entrance=[{"wkt": "POINT(10 5)"}],
                 road=[line((-160, -5), (180, -5), width_m=6), line((-160, 65), (180, 65), width_m=6)])


@pytest.mark.parametrize("degrees", TURNS)
@pytest.mark.parametrize(("behind", "percent", "pieces"), [
    pytest.param([(0, 10), (10, 20)], 100, [], id="two gardens"),
    pytest.param([(-3, 6), (6, 14)], 72.5, [5.5], id="two gardens and a gap"),
    pytest.param([(1, 7), (7, 13), (15, 26)], 92.5, [.5, 1], id="a gap at the corner and one of 1 m"),
    pytest.param([(3, 7), (10, 14)], 50, [2.5, 2, 5.5], id="three gaps"),
])
def test_gardens_side_by_side_count_once(degrees, behind, percent, pieces):
    scene = garden(degrees, *behind)
    assert measured("rear_private_pct", scene, "parcel0") == (pytest.approx(percent), pytest.approx(percent))
    if pieces:
        shown = evidence("rear_private_pct", scene, lambda value: value >= 100, "parcel0")
        assert sorted(shapely.length(shapely.get_parts(shown))) == pytest.approx(sorted(pieces), abs=0.01)


def bend(degrees):
    """A path round a house; no view just touches a corner."""
    return drawn(degrees, path=[line((0, 0), (30, 0), (30, 30), width_m=3)], hedge_fence=[], shrub_planting=[], tree=[],
                 building=[box(10.3, 2.2, 27.8, 20.1, height_m=6)])


@pytest.mark.parametrize("degrees", TURNS)
def test_the_way_that_is_not_seen_is_shown_once(degrees):
    shown, straight = (evidence("way_ahead_seen_pct", bend(turn), lambda value: value >= 100) for turn in (degrees, 0))
    assert shown.geom_type == "LineString" and shown.length < 30
    assert shown.length == pytest.approx(straight.length, abs=0.01)


@pytest.mark.parametrize("degrees", TURNS)
def test_the_way_beside_near_hedges_is_shown_once(degrees):
    hedges = [line((10, 1.2), (20, 1.2), kind="hedge"), line((19, 1.3), (30, 1.3), kind="hedge")]
    scene = drawn(degrees, path=[line((0, 0), (60, 0), width_m=2)], hedge_fence=hedges)
    shown = evidence("hedge_setback_m", scene, lambda value: value >= 1)
    assert shown.geom_type == "LineString"
    # Within 3 m of a hedge's axis, beside its ends too.
    assert shown.length == pytest.approx(20 + np.sqrt(9 - 1.2 ** 2) + np.sqrt(9 - 1.3 ** 2), abs=0.05)


@pytest.mark.parametrize("degrees", TURNS)
def test_what_may_run_behind_gardens_counts_once(degrees):
    scene = drawn(degrees, parcel=[box(0, 0, 20, 30), box(24, 0, 44, 30)],
                  building=[box(5, 5, 15, 13), box(29, 5, 39, 13)], entrance=[], road=[line((-60, -5), (80, -5))],
                  path=[line((-20, 32), (64, 32))],
                  coverage={"parcel": "POLYGON((-300 -300, 40 -300, 40 300, -300 300, -300 -300))"})
    low, high = measured("rear_path_m", scene)
    # From the circle round the first corner to the path's end, 29 m of it beyond what was drawn.
    assert (low, high) == (0, pytest.approx(64 + np.sqrt(25 - 4), abs=0.11))


@pytest.mark.parametrize("degrees", TURNS)
def test_an_enclosed_side_beyond_what_was_drawn_counts_once(degrees):
    half = "POLYGON((-300 -300, 50 -300, 50 300, -300 300, -300 -300))"
    scene = drawn(degrees, path=[line((0, 0), (55, 0), width_m=3)], building=[], coverage={"building": half},
                  hedge_fence=[line((46, 1.9), (50, 1.9), kind="fence")])
    # North 4.6 m are enclosed and 5.5 m may be, of which 0.8 m are the same: 9.3 m do not make a side.
    assert measured("effective_width_m", scene) == (pytest.approx(3.0), pytest.approx(3.0))
