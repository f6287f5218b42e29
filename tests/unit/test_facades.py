# SPDX-License-Identifier: GPL-2.0-or-later
"""Façades, windows and entrances: blank walls, gables, privacy, planting before openings, the view from the street."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.measure.facades import facade_table, longest_gaps
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene

sys.path.insert(0, str(Path(__file__).resolve().parent))
from test_sight import scene, table

HOUSE = ("POLYGON((0 0,12 0,12 8,0 8,0 0))", {"use": "dwelling", "dwellings": 1, "height_m": 6})


def params(name, **changed):
    return {**{key: p.default for key, p in QUANTITIES[name].parameters.items()}, **changed}


def face(plan, x, y):
    """The row of the façade at a place."""
    middles = [shape.distance(table((f"POINT({x} {y})", {})).geometry[0]) for shape in facade_table(plan).geometry]
    return int(np.argmin(middles))


def at(plan, name, x, y, **changed):
    row = face(plan, x, y)
    found = QUANTITIES[name].measure(plan, np.arange(len(facade_table(plan))), params(name, **changed))
    return found.low[row], found.high[row], found.guess[row], found.missing[row]


def of_doors(plan, name, **changed):
    found = QUANTITIES[name].measure(plan, np.arange(len(plan.table(Role.ENTRANCE))), params(name, **changed))
    return found.low[0], found.high[0], found.guess[0], found.missing[0]


def drawn(**roles):
    return scene(**{"building": table(HOUSE), "window_facade": table(("POINT(3 0)", {}), ("POINT(9 0)", {})),
                    "entrance": table(("POINT(6 0)", {})), "road": table(), "path": table(), **roles})


def test_every_building_but_sheds_has_facades():
    plan = drawn(building=table(HOUSE, ("POLYGON((20 0,24 0,24 4,20 4,20 0))", {"use": "outbuilding"})))
    made = facade_table(plan)
    assert len(made) == 4
    assert sorted(made.columns["kind"]) == ["gable", "gable", "long", "long"]
    assert all(key.startswith("facade:f0:") for key in made.keys)
    assert sorted(label.split("(")[1] for label in made.labels) == ["0°)", "180°)", "270°)", "90°)"]


def test_a_corner_on_a_straight_wall_is_none():
    plan = drawn(building=table(("POLYGON((0 0,6 0,12 0,12 8,0 8,0 0))", HOUSE[1])))
    assert len(facade_table(plan)) == 4


def test_the_gable_of_a_row_is_the_wall_at_its_end():
    """Houses 6 m wide and 10 m deep side by side: the end walls are the longer ones, and the gables all the same."""
    row = [(f"POLYGON(({x} 0,{x + 6} 0,{x + 6} 10,{x} 10,{x} 0))", HOUSE[1]) for x in (0, 6, 12)]
    plan = drawn(building=table(*row))
    made = facade_table(plan)
    kinds = dict(zip(((round(s.centroid.x), round(s.centroid.y)) for s in made.geometry), made.columns["kind"]))
    assert kinds[0, 5] == kinds[18, 5] == "gable"
    assert kinds[3, 0] == kinds[9, 0] == kinds[15, 10] == "long"


def test_a_square_house_has_no_gable():
    plan = drawn(building=table(("POLYGON((0 0,10 0,10 10,0 10,0 0))", HOUSE[1])))
    assert set(facade_table(plan).columns["kind"]) == {"unclear"}


@pytest.mark.parametrize(("place", "blank"), [
    # Openings of 1 m at 3, 6 and 9 m of a wall of 12 m leave 2.5, 2, 2 and 2.5 m.
    pytest.param((6, 0), 2.5, id="between and beside the openings"),
    pytest.param((6, 8), 12.0, id="a wall without any"),
    pytest.param((12, 4), 8.0, id="a gable without any"),
])
def test_the_longest_blank_piece(place, blank):
    assert at(drawn(), "blank_wall_m", *place)[:2] == (blank, blank)


def test_a_party_wall_is_not_blank():
    """The neighbour covers the gable up to a metre beyond its own wall."""
    neighbour = ("POLYGON((12 0,20 0,20 5,12 5,12 0))", HOUSE[1])
    assert at(drawn(building=table(HOUSE, neighbour)), "blank_wall_m", 12, 7)[0] == pytest.approx(2.0, abs=0.05)


def test_windows_that_are_not_drawn_may_be_there():
    plan = drawn()
    plan = Scene(plan.crs, {role: t for role, t in plan.tables.items() if role is not Role.WINDOW_FACADE})
    low, high, guess, missing = at(plan, "blank_wall_m", 12, 4)
    assert (low, high) == (0.0, 8.0)
    assert np.isnan(guess)
    assert missing == ("window_facade",)
    assert at(plan, "facade_windows", 12, 4)[:2] == (0.0, np.inf)


def test_windows_that_divide_the_wall_cure_it():
    plan = drawn()
    row = face(plan, 6, 8)
    told = QUANTITIES["blank_wall_m"].explain(plan, row, params("blank_wall_m"), lambda metres: metres < 5)
    assert told.evidence.length == pytest.approx(12)
    windows = [("POINT(3 0)", {}), ("POINT(9 0)", {}), *((place, {}) for _, place, _ in told.cause.proposal)]
    assert at(drawn(window_facade=table(*windows)), "blank_wall_m", 6, 8)[0] < 5
    assert len(told.cause.proposal) == 2


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 40), st.integers(0, 10)), max_size=12))
def test_longest_gaps_agree_with_marking_every_quarter(intervals):
    group = np.array([g for g, _, _ in intervals], dtype=np.intp)
    begin = np.array([b / 4 for _, b, _ in intervals], dtype=float)
    end = np.minimum(begin + np.array([n / 4 for _, _, n in intervals], dtype=float), 10.0)
    at_, size = longest_gaps(4, np.full(4, 10.0), group, begin, end)
    for line in range(4):
        free = np.ones(40, dtype=bool)
        for g, b, e in zip(group, begin, end):
            if g == line:
                free[int(b * 4):int(e * 4)] = False
        cuts = sorted({0, 40, *(int(b * 4) for g, b in zip(group, begin) if g == line),
                       *(int(e * 4) for g, e in zip(group, end) if g == line)})
        best = max(b - a for a, b in zip(cuts, cuts[1:]) if free[a:b].all()) if any(
            free[a:b].all() for a, b in zip(cuts, cuts[1:])) else 0
        assert size[line] == best / 4
        assert size[line] == 0 or free[int(at_[line] * 4):int((at_[line] + size[line]) * 4)].all()


@pytest.mark.parametrize(("roles", "expected"), [
    ({"path": table(("LINESTRING(-20 -6,30 -6)", {"width_m": 2}))}, (5.0, 5.0)),
    ({"road": table(("LINESTRING(-20 -9,30 -9)", {"width_m": 6}))}, (6.0, 6.0)),
    ({"parking": table(("POLYGON((0 -14,10 -14,10 -4,0 -4,0 -14))", {}))}, (4.0, 4.0)),
    ({"path": table(("LINESTRING(-20 -6,30 -6)", {}))}, (3.0, 6.0)),
    ({"path": table(("LINESTRING(-20 14,30 14)", {"width_m": 2}))}, (20.0, 20.0)),
    ({"path": table(("LINESTRING(-20 -6,-2 -6)", {"width_m": 2}))}, (20.0, 20.0)),
], ids=["path", "road", "parking", "path of unknown width", "behind the house", "beside it, not in front"])
def test_what_a_facade_faces(roles, expected):
    assert at(drawn(**roles), "facade_public_m", 6, 0)[:2] == expected


def test_planting_over_the_sill():
    windows = table(("POINT(3 0)", {"sill_m": 0.9}), ("POINT(9 0)", {"sill_m": 1.2}))
    bed = ("POLYGON((8 -2,10 -2,10 -1,8 -1,8 -2))", {"height_m": 1.5})
    assert at(drawn(window_facade=windows, shrub_planting=table(bed)), "planting_over_sill_m", 6, 0)[:2] == \
        pytest.approx((0.3, 0.3))
    far = ("POLYGON((8 -3,10 -3,10 -1.6,8 -1.6,8 -3))", {"height_m": 1.5})
    assert at(drawn(window_facade=windows, shrub_planting=table(far)), "planting_over_sill_m", 6, 0)[:2] == (-0.9, -0.9)
    unknown = (bed[0], {})
    plan = drawn(window_facade=windows, shrub_planting=table(unknown))
    low, high, _, missing = at(plan, "planting_over_sill_m", 6, 0)
    assert low == pytest.approx(-0.9)
    assert high == np.inf
    assert missing == ("shrub_planting.height_m",)


def test_a_tree_to_climb():
    plan = drawn(tree=table(("POINT(4 -1)", {})))
    # From the window's nearer jamb, half a metre from its middle at 3: (0.5, 1).
    assert at(plan, "window_tree_gap_m", 6, 0)[0] == pytest.approx(np.hypot(0.5, 1), abs=1e-6)
    assert at(plan, "window_tree_gap_m", 6, 8)[0] == 10.0


OPPOSITE = ("POLYGON((0 -20,12 -20,12 -12,0 -12,0 -20))", HOUSE[1])


def test_windows_opposite():
    windows = [("POINT(3 0)", {}), ("POINT(3 -12)", {})]
    plan = drawn(building=table(HOUSE, OPPOSITE), window_facade=table(*windows))
    # Eyes stand 5 cm out of either wall.
    assert at(plan, "facing_window_m", 6, 0)[0] == pytest.approx(12.0, abs=1e-6)
    walled = drawn(building=table(HOUSE, OPPOSITE), window_facade=table(*windows),
                   hedge_fence=table(("LINESTRING(0 -6,8 -6)", {"kind": "wall", "height_m": 2})))
    assert at(walled, "facing_window_m", 6, 0)[0] == 30.0


def test_a_blank_wall_opposite():
    plan = drawn(building=table(HOUSE, OPPOSITE), window_facade=table(("POINT(3 0)", {})))
    assert at(plan, "facing_wall_m", 6, 0)[0] == pytest.approx(12.0, abs=1e-6)
    held = drawn(building=table(HOUSE, OPPOSITE), window_facade=table(("POINT(3 0)", {}), ("POINT(4 -12)", {})))
    assert at(held, "facing_wall_m", 6, 0)[0] == 30.0


STREET = table(("LINESTRING(-40 -12,60 -12)", {"width_m": 5}))


def test_the_street_sees_an_entrance_in_front():
    """Within 20 m of a door 12 m from the street lie 2 * 16 m of it."""
    low, high, guess, missing = of_doors(drawn(road=STREET), "entrance_street_m", street_m=20.0)
    assert low == high == guess == pytest.approx(32, abs=1)
    assert missing == ()


def test_the_street_does_not_see_through_the_house_or_a_hedge():
    assert of_doors(drawn(road=STREET, entrance=table(("POINT(6 8)", {}))), "entrance_street_m")[1] == 0
    hedge = table(("LINESTRING(-30 -8,40 -8)", {"kind": "hedge", "height_m": 1.8}))
    plan = drawn(road=STREET, hedge_fence=hedge)
    assert of_doors(plan, "entrance_street_m")[1] == 0
    told = QUANTITIES["entrance_street_m"].explain(plan, 0, params("entrance_street_m"), lambda metres: metres >= 5)
    assert told.cause.features == ((Role.HEDGE_FENCE, "f0"),)
    assert told.cause.effects[0].alone == of_doors(plan.without(Role.HEDGE_FENCE, ["f0"]), "entrance_street_m")[0]


def test_no_street_no_answer():
    plan = drawn()
    plan = Scene(plan.crs, {role: t for role, t in plan.tables.items() if role is not Role.ROAD})
    assert of_doors(plan, "entrance_street_m")[3] == ("road",)


def test_planting_beside_the_door():
    bush = ("POLYGON((7 -2.5,9 -2.5,9 -1.7,7 -1.7,7 -2.5))", {"height_m": 1.2})
    # The bush's corner (7, -1.7) lies 1.97 m from the door.
    assert of_doors(drawn(shrub_planting=table(bush)), "door_planting_m")[:2] == (0, 0)
    assert of_doors(drawn(shrub_planting=table(bush)), "door_planting_m", beside_m=2.0)[:2] == (1.2, 1.2)
    fence = table(("LINESTRING(5 -1,7 -1)", {"kind": "fence", "height_m": 1.8}))
    assert of_doors(drawn(hedge_fence=fence), "door_planting_m")[:2] == (0, 0)
    some = table(("LINESTRING(5 -1,7 -1)", {"height_m": 1.8}))
    low, high, _, missing = of_doors(drawn(hedge_fence=some), "door_planting_m")
    assert (low, high, missing) == (0, 1.8, ("hedge_fence.kind",))
