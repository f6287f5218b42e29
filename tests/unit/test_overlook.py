# SPDX-License-Identifier: GPL-2.0-or-later
"""Who overlooks a place, by day and by night, what stands in the way, and what each blocker frees."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene
from botrygt_qgis_plugin.engine.subjects import SUBJECTS

sys.path.insert(0, str(Path(__file__).resolve().parent))
from test_sight import scene, table

HOUSE = ("POLYGON((0 20,8 20,8 28,0 28,0 20))", {"use": "dwelling", "dwellings": 1, "height_m": 6})
OTHER = ("POLYGON((20 20,28 20,28 28,20 28,20 20))", {"use": "dwelling", "dwellings": 1, "height_m": 6})
WINDOW, DOOR = ("POINT(4 20)", {"sill_m": 0.9}), ("POINT(6 28)", {})
PATH = ("LINESTRING(-30 10,40 10)", {"width_m": 2.0, "kind": "foot"})
HEDGE = ("LINESTRING(-60 15,80 15)", {"kind": "hedge", "height_m": 2.0})


def params(name, **changed):
    return {**{key: p.default for key, p in QUANTITIES[name].parameters.items()}, **changed}


def measured(plan, name, row=0, **changed):
    rows = np.arange(len(SUBJECTS[QUANTITIES[name].subject].rows(plan)))
    found = QUANTITIES[name].measure(plan, rows, params(name, **changed))
    return found.low[row], found.high[row], found.guess[row], found.missing[row]


def explained(plan, name, accepts, row=0, **changed):
    return QUANTITIES[name].explain(plan, row, params(name, **changed), accepts)


def drawn(**roles):
    """A plan whose windows are all drawn."""
    return scene(**{"window_facade": table(WINDOW), "entrance": table(DOOR), "building": table(HOUSE),
                    "road": table(), "light": table(), "path": table(PATH), **roles})


def test_a_window_sees_what_lies_in_its_field_and_range():
    """At ±80° from a window 10 m from the path: all of it within sqrt(50² - 10²) = 48.99 m to each side."""
    low, high, guess, missing = measured(drawn(path=table(("LINESTRING(-96 10,104 10)", {}))), "path_overlooked_50_pct",
                                         step_m=0.5)
    assert low == high == guess == pytest.approx(100 * 97.98 / 200, abs=0.5)
    assert missing == ()


def test_a_narrow_field_sees_less():
    """At ±45° the window sees 10 m to each side: 20 of 70 m."""
    assert measured(drawn(), "path_overlooked_50_pct", field_deg=45.0, step_m=0.5)[0] == pytest.approx(2000 / 70, abs=1)


@pytest.mark.parametrize(("within", "metres"), [(15, 2 * np.sqrt(15**2 - 10**2)), (25, 2 * np.sqrt(25**2 - 10**2))])
def test_distance_bands(within, metres):
    assert measured(drawn(), f"path_overlooked_{within}_pct", step_m=0.5)[0] == pytest.approx(100 * metres / 70, abs=1)


def test_where_windows_are_not_drawn_they_may_be_anywhere_and_the_facade_stands_in():
    plan = drawn()
    plan = Scene(plan.crs, {role: t for role, t in plan.tables.items() if role is not Role.WINDOW_FACADE})
    low, high, guess, missing = measured(plan, "path_overlooked_50_pct")
    assert (low, high) == (0.0, 100.0)
    assert guess > 50
    assert missing == ("window_facade",)


def test_an_upper_window_looks_over_a_fence_that_hides_the_one_below():
    """From 4.4 m the line to a metre up, 10 m away, passes the fence half way at 2.7 m."""
    fence = table(("LINESTRING(-60 15,80 15)", {"kind": "wall", "height_m": 2.6}))
    upper = table(("POINT(4 20)", {"sill_m": 3.9}))
    court = {"parking": table(("POLYGON((3 9,5 9,5 11,3 11,3 9))", {"bays": 1}))}
    assert measured(drawn(hedge_fence=fence, **court), "overlooking_dwellings")[0] == 0
    assert measured(drawn(hedge_fence=fence, window_facade=upper, **court), "overlooking_dwellings")[0] == 1
    taller = table(("LINESTRING(-60 15,80 15)", {"kind": "wall", "height_m": 2.9}))
    assert measured(drawn(hedge_fence=taller, window_facade=upper, **court), "overlooking_dwellings")[0] == 0


def test_flats_count_no_more_than_their_seeing_windows():
    block = (HOUSE[0], {"use": "dwelling", "dwellings": 12, "height_m": 9})
    court = table(("POLYGON((3 9,5 9,5 11,3 11,3 9))", {"bays": 1}))
    windows = table(WINDOW, ("POINT(2 20)", {}), ("POINT(6 20)", {}), ("POINT(4 28)", {}))
    assert measured(drawn(building=table(block), window_facade=windows, parking=court), "overlooking_dwellings")[0] == 3


def test_parked_cars_of_a_profile_stand_in_the_way():
    court = table(("POLYGON((0 12,8 12,8 18,0 18,0 12))", {"bays": 8}), ("POLYGON((3 5,5 5,5 7,3 7,3 5))", {"bays": 1}))
    plan = drawn(parking=court)
    assert measured(plan, "overlooking_dwellings", row=1)[0] == 1
    assert measured(plan, "overlooking_dwellings", row=1, car_m=2.5)[0] == 0


def test_an_unbuilt_field_may_bring_eyes_or_stand_in_the_way():
    plan = drawn()
    field = table(("POLYGON((-10 12,10 12,10 18,-10 18,-10 12))", {"max_height_m": 8.5}))
    tables = {role: t for role, t in plan.tables.items() if role is not Role.BUILDING}
    low, high, guess, missing = measured(Scene(plan.crs, {**tables, Role.BUILDING_FIELD: field}),
                                         "path_overlooked_50_pct")
    assert (low, high) == (0.0, 100.0)
    assert np.isnan(guess)
    assert missing == ("building_field:unbuilt",)


def test_an_unbuilt_field_that_can_neither_see_nor_hide_decides_nothing():
    far = table(("POLYGON((200 200,220 200,220 220,200 220,200 200))", {"max_height_m": 8.5}))
    plan = drawn(building_field=far)
    assert measured(plan, "path_overlooked_50_pct") == measured(drawn(), "path_overlooked_50_pct")


def test_an_unbuilt_field_in_the_line_of_sight_leaves_the_way_ahead_open():
    bent = table(("LINESTRING(0 0,30 0,30 30)", {"width_m": 3.0}))
    field = table(("POLYGON((10 2,28 2,28 20,10 20,10 2))", {"max_height_m": 8.5}))
    plan = scene(path=bent, building_field=field)
    tables = {role: t for role, t in plan.tables.items() if role is not Role.BUILDING}
    low, high, guess, missing = measured(Scene(plan.crs, tables), "way_ahead_seen_pct")
    assert low < 100 == high
    assert np.isnan(guess)
    assert missing == ("building_field:unbuilt",)


def test_a_field_with_a_house_is_built():
    field = table(("POLYGON((-5 18,30 18,30 30,-5 30,-5 18))", {"max_height_m": 8.5}))
    name = "path_overlooked_50_pct"
    assert measured(drawn(building_field=field), name) == measured(drawn(), name)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 7), st.sampled_from([20, 28])), min_size=1, max_size=4),
       st.tuples(st.integers(0, 7), st.sampled_from([20, 28])))
def test_an_added_opening_lowers_no_count(places, more):
    hedge = table(("LINESTRING(-3 16,5 16)", {"kind": "hedge", "height_m": 2.0}))
    shares = [measured(drawn(hedge_fence=hedge, window_facade=table(*((f"POINT({x} {y})", {}) for x, y in some))),
                       "path_overlooked_50_pct")[0] for some in (places, [*places, more])]
    assert shares[0] <= shares[1]


def test_a_lawn_is_seen_but_for_what_a_hedge_hides():
    lawn = table(("POLYGON((-6 0,14 0,14 18,-6 18,-6 0))", {}))
    assert measured(drawn(open_space=lawn), "open_space_overlooked_pct")[0] > 90
    hidden = drawn(open_space=lawn, hedge_fence=table(HEDGE))
    # Behind a hedge 2 m high, 5 m away, an eye of 1.6 m sees nothing that is a metre high; before it, all within ±80°.
    assert measured(hidden, "open_space_overlooked_pct")[0] == pytest.approx(100 * 3 / 18, abs=5)
    told = explained(hidden, "open_space_overlooked_pct", lambda share: share >= 90)
    assert told.cause.features == ((Role.HEDGE_FENCE, "f0"),)
    assert told.cause.effects[0].alone == pytest.approx(20 * 15, rel=0.1)


def test_no_hedge_to_blame_brings_a_window():
    plan = drawn(window_facade=table(("POINT(4 28)", {})))
    lawn = {Role.OPEN_SPACE: table(("POLYGON((-2 8,10 8,10 16,-2 16,-2 8))", {}))}
    plan = plan.replacing(lawn)
    assert measured(plan, "open_space_overlooked_pct")[0] == 0
    told = explained(plan, "open_space_overlooked_pct", lambda share: share >= 50)
    assert told.cause.kind == "lack"
    (role, place, _), = told.cause.proposal
    assert role is Role.WINDOW_FACADE
    cured = plan.replacing({Role.WINDOW_FACADE: table(("POINT(4 28)", {}), (place, {}))})
    assert measured(cured, "open_space_overlooked_pct")[0] >= 50


# Night: an isotropic lamp of this flux at 5 m gives just over 1 lx at 15 m, E = F h / (4 pi (h² + d²)^1.5).
FLUX = 1.0001 * 4 * np.pi * (5**2 + 15**2) ** 1.5 / 5
LAMP = {"height_m": 5.0, "flux_lm": FLUX, "optic": "isotropic", "maintenance_factor": 1.0}
LAMPS = table(*((f"POINT({x} 11)", LAMP) for x in (-20, 5, 30)), prefix="lamp")


def metres_lit(lamps_at, level=1.0):
    """Metres of PATH, a metre beside these lamps, with at least so many lux: the closed form every centimetre."""
    x = np.arange(-30, 40, 0.01) + 0.005
    lux = sum(FLUX * 5 / (4 * np.pi * (25 + 1 + (x - at) ** 2) ** 1.5) for at in lamps_at)
    return 0.01 * (lux >= level).sum()


def test_at_night_only_what_is_lit_and_seen_counts():
    plan = drawn(light=LAMPS)
    assert measured(plan, "night_watched_pct", step_m=1.0)[:2] == (100.0, 100.0)
    assert measured(plan.replacing({Role.LIGHT: table()}), "night_watched_pct")[:2] == (0.0, 0.0)


def test_a_lamp_turned_off_darkens_exactly_its_metres():
    """Without the middle lamp it is dark where the other two together give less than a lux."""
    assert metres_lit((-20, 5, 30)) == pytest.approx(70)
    plan = drawn(light=LAMPS.take(np.array([0, 2])))
    lit = metres_lit((-20, 30))
    assert 40 < lit < 60
    low, high = measured(plan, "night_watched_pct", step_m=0.5)[:2]
    assert low == high == pytest.approx(100 * lit / 70, abs=1.0)


def test_the_level_of_the_profile_decides_what_is_lit():
    for level in (2.0, 5.0):
        lit = metres_lit((-20, 5, 30), level)
        assert measured(drawn(light=LAMPS), "night_watched_pct", step_m=0.5, dark_lx=level)[0] == pytest.approx(
            100 * lit / 70, abs=1.5)


def test_a_wall_before_the_lamps_darkens_the_path():
    """Between lamps and path, and higher than the lamps: no light; behind them it takes none."""
    wall = {"kind": "wall", "height_m": 6.0}
    before, behind = (table((f"LINESTRING(-60 {y},80 {y})", wall)) for y in (10.5, 11.5))
    plan = drawn(light=LAMPS, window_facade=table(("POINT(4 28)", {})))
    assert measured(plan, "lit_unwatched_m")[:2] == (70.0, 70.0)
    assert measured(plan.replacing({Role.HEDGE_FENCE: before}), "lit_unwatched_m")[:2] == (0.0, 0.0)
    assert measured(plan.replacing({Role.HEDGE_FENCE: behind}), "lit_unwatched_m")[:2] == (70.0, 70.0)


def test_a_path_that_its_drawing_says_is_lit_may_be_lit_where_no_lamp_is_drawn():
    told = table((PATH[0], {**PATH[1], "lit": True}))
    low, high, guess, missing = measured(drawn(path=told), "night_watched_pct")
    assert (low, high, missing) == (0.0, 100.0, ("light",))
    assert np.isnan(guess)
    assert measured(drawn(path=told, light=LAMPS), "night_watched_pct")[:2] == (100.0, 100.0)


def test_a_hedge_grown_up_hides_exactly_its_metres():
    """A hedge from x = 4 on, half way between window and path, hides the path from x = 4 on: 36 of 70 m."""
    hedge = table(("LINESTRING(4 15,80 15)", {"kind": "hedge", "height_m": 2.0}))
    plan = drawn(light=LAMPS, hedge_fence=hedge)
    assert measured(plan, "night_watched_pct", step_m=0.5)[0] == pytest.approx(100 * 34 / 70, abs=1.0)
    assert measured(plan, "lit_unwatched_m", step_m=0.5)[0] == pytest.approx(36, abs=0.5)
    low = table(("LINESTRING(4 15,80 15)", {"kind": "hedge", "height_m": 1.2}))
    assert measured(drawn(light=LAMPS, hedge_fence=low), "lit_unwatched_m")[0] == 0


def test_lit_and_unseen_names_what_hides_it_and_the_metres_are_those_of_taking_it_away():
    """Two hedges behind one another over part of the path: neither frees what both hide."""
    hedges = table(("LINESTRING(4 15,80 15)", {"kind": "hedge", "height_m": 2.0}),
                   ("LINESTRING(9 14,80 14)", {"kind": "hedge", "height_m": 2.0}))
    plan = drawn(light=LAMPS, hedge_fence=hedges)
    told = explained(plan, "lit_unwatched_m", lambda metres: metres < 10)
    assert told.cause.features == ((Role.HEDGE_FENCE, "f0"), (Role.HEDGE_FENCE, "f1"))
    first, second = told.cause.effects
    have = measured(plan, "night_watched_pct")[0] * 0.7
    for effect in (first, second):
        without = measured(plan.without(Role.HEDGE_FENCE, [effect.feature[1]]), "night_watched_pct")[0] * 0.7
        assert effect.alone == pytest.approx(without - have, abs=0.8)
    both = measured(plan.without(Role.HEDGE_FENCE, ["f0", "f1"]), "night_watched_pct")[0] * 0.7
    assert second.together == pytest.approx(both - have, abs=0.8)
    assert first.alone > 0 == second.alone
    assert first.together == first.alone < second.together
    # Cut to a metre the hedge no longer stands in a line that comes down from 1.6 m to 1.0 m.
    assert first.cut == first.alone


def test_a_path_without_lamps_is_not_lit_and_unwatched():
    plan = drawn(light=table(), window_facade=table(("POINT(4 28)", {})))
    assert measured(plan, "lit_unwatched_m")[:2] == (0.0, 0.0)


def test_a_lamp_of_unknown_height_may_light():
    plan = drawn(light=table(("POINT(5 11)", {})), window_facade=table(("POINT(4 28)", {})))
    low, high, guess, missing = measured(plan, "lit_unwatched_m")
    assert low == 0 < guess < high
    assert "light.height_m" in missing


@pytest.mark.parametrize("column", ["height_m", "flux_lm", "optic", "maintenance_factor"])
def test_what_a_lamp_does_not_tell_leaves_it_open(column):
    lamps = table(*((f"POINT({x} 11)", {k: v for k, v in LAMP.items() if k != column}) for x in (-20, 5, 30)))
    low, high, guess, missing = measured(drawn(light=lamps), "night_watched_pct")
    assert low == 0 < guess <= high
    assert missing == (f"light.{'photometry' if column == 'optic' else column}",)


ROUTE = {"road": table(("LINESTRING(-30 40,60 40)", {"width_m": 5})),
         "path": table(("LINESTRING(4 40,4 30)", {"width_m": 2}), ("LINESTRING(40 40,40 10)", {"width_m": 2})),
         "parking": table(("POLYGON((38 2,44 2,44 8,38 8,38 2))", {"bays": 4}))}


def homes_and_lamps(*lamps):
    windows = table(("POINT(4 28)", {}), ("POINT(24 28)", {}), ("POINT(28 24)", {}))
    return drawn(building=table(HOUSE, OTHER), window_facade=windows, entrance=table(("POINT(4 28)", {})),
                 light=table(*((f"POINT({x} {y})", LAMP) for x, y in lamps)), **ROUTE)


def test_a_route_is_safe_where_all_of_it_is_lit_and_watched():
    lit = homes_and_lamps((4, 38), (20, 41), (40, 38), (41, 20))
    assert measured(lit, "night_route_pct")[:2] == (100.0, 100.0)
    gap = homes_and_lamps((4, 38), (20, 41), (40, 38))
    low, high, _, _ = measured(gap, "night_route_pct")
    assert low == high == 0.0
    told = explained(gap, "night_route_pct", lambda share: share >= 100)
    assert told.cause.kind == "lack"
    old = [(place, LAMP) for place in gap.table(Role.LIGHT).geometry]
    cured = gap.replacing({Role.LIGHT: table(*old, *((place, columns) for _, place, columns in told.cause.proposal))})
    assert measured(cured, "night_route_pct")[0] == 100.0


def test_routes_need_somewhere_to_go():
    plan = homes_and_lamps((4, 38))
    tables = {role: t for role, t in plan.tables.items() if role is not Role.PARKING}
    assert measured(Scene(plan.crs, tables), "night_route_pct")[3] == ("parking",)


def seen_by(plan, name, row=0):
    """Dwellings or openings within 15, 25, 50 and 100 m of a subject, each (low, high)."""
    return [measured(plan, f"{name}_{within}", row)[:2] for within in (15, 25, 50, 100)]


# A house whose door stands opposite the window of HOUSE, 20 m from it, and flats farther off.
ACROSS = ("POLYGON((0 -8,8 -8,8 0,0 0,0 -8))", {"use": "dwelling", "dwellings": 1, "height_m": 6})
FLATS = ("POLYGON((20 40,28 40,28 48,20 48,20 40))", {"use": "dwelling", "dwellings": 3, "height_m": 6})


def test_the_dwellings_and_openings_that_see_an_entrance_by_distance():
    """HOUSE sees the door by one window; three flats 40 m off see it by two, and count no more than those."""
    plan = drawn(building=table(HOUSE, ACROSS, FLATS),
                 window_facade=table(WINDOW, ("POINT(21 40)", {}), ("POINT(27 40)", {})),
                 entrance=table(("POINT(4 0)", {})))
    assert seen_by(plan, "entrance_dwellings") == [(0, 0), (1, 1), (3, 3), (3, 3)]
    assert seen_by(plan, "entrance_openings") == [(0, 0), (1, 1), (3, 3), (3, 3)]
    hedge = table(("LINESTRING(-60 15,10 15)", {"kind": "hedge", "height_m": 2.0}))
    assert seen_by(plan.replacing({Role.HEDGE_FENCE: hedge}), "entrance_openings") == [(0, 0), (0, 0), (2, 2), (2, 2)]


def test_an_entrance_is_not_overlooked_by_its_own_door():
    plan = drawn(building=table(ACROSS), window_facade=table(), entrance=table(("POINT(4 0)", {})))
    assert seen_by(plan, "entrance_openings") == [(0, 0)] * 4


def test_the_dwellings_and_openings_that_see_a_bicycle_parking():
    racks = table(("POLYGON((2 2,6 2,6 4,2 4,2 2))", {}), ("POINT(4 -60)", {}))
    plan = drawn(bicycle_parking=racks, window_facade=table(WINDOW, ("POINT(2 20)", {})))
    assert seen_by(plan, "bicycle_parking_dwellings") == [(0, 0), (1, 1), (1, 1), (1, 1)]
    assert seen_by(plan, "bicycle_parking_openings") == [(0, 0), (2, 2), (2, 2), (2, 2)]
    assert seen_by(plan, "bicycle_parking_openings", 1) == [(0, 0), (0, 0), (0, 0), (2, 2)]
    silent = Scene(plan.crs, {role: t for role, t in plan.tables.items() if role is not Role.WINDOW_FACADE})
    low, high, guess, missing = measured(silent, "bicycle_parking_openings_25")
    assert (low, high, missing) == (0, np.inf, ("window_facade",))
    assert guess > 0


@pytest.mark.parametrize(("role", "name"), [("parking",) * 2, ("play_meet", "play"), ("open_space",) * 2])
def test_the_share_of_a_surface_that_is_seen_by_distance(role, name):
    """From (4, 20) over a strip of 4 m along x = 4: what of y from -60 to 20 lies within so many metres, at ±80°."""
    strip = table(("POLYGON((3.5 -60,4.5 -60,4.5 20,3.5 20,3.5 -60))", {}))
    plan = drawn(**{role: strip})
    shares = [measured(plan, f"{name}_overlooked_{within}_pct")[:2] for within in (15, 25, 50, 100)]
    for (low, high), metres in zip(shares, (15, 25, 50, 80)):
        assert low == high == pytest.approx(100 * metres / 80, abs=3)
