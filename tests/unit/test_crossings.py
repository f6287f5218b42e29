# SPDX-License-Identifier: GPL-2.0-or-later
"""Sight triangles and areas, crowns over ways, the clear band, the way ahead, tunnels, hiding places, bays."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.engine.measure.crossings import LEGS, _triangles, way_crossings
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene
from botrygt_qgis_plugin.engine.subjects import SUBJECTS

sys.path.insert(0, str(Path(__file__).resolve().parent))
from test_sight import scene, table


def params(name, **changed):
    return {**{key: p.default for key, p in QUANTITIES[name].parameters.items()}, **changed}


def measured(plan, name, row=0, **changed):
    rows = np.arange(len(SUBJECTS[QUANTITIES[name].subject].rows(plan)))
    found = QUANTITIES[name].measure(plan, rows, params(name, **changed))
    return found.low[row], found.high[row], found.guess[row], found.missing[row]


def explained(plan, name, accepts, row=0, **changed):
    return QUANTITIES[name].explain(plan, row, params(name, **changed), accepts)


def ways(kind="foot", width=2.0, **roles):
    """A path that meets another one from the south at (0, 0)."""
    lines = [("LINESTRING(-40 0,40 0)", {"width_m": width, "kind": kind}), ("LINESTRING(0 0,0 -40)", {
        "width_m": width, "kind": kind})]
    return scene(**{"path": table(*lines), "road": table(), **roles})


def test_where_ways_meet():
    assert way_crossings(ways()).keys == ("crossing:0.00,0.00",)
    passing = scene(path=table(("LINESTRING(-40 0,40 0)", {}), ("LINESTRING(0 40,0 -40)", {})), road=table())
    assert len(way_crossings(passing)) == 1
    over = table(("LINESTRING(-40 0,40 0)", {"level": 0}), ("LINESTRING(0 40,0 -40)", {"level": 1}))
    assert len(way_crossings(scene(path=over, road=table()))) == 0
    onward = scene(path=table(("LINESTRING(-40 0,0 0)", {}), ("LINESTRING(0 0,0 -40)", {})), road=table())
    assert len(way_crossings(onward)) == 0


@pytest.mark.parametrize(("end", "meets"), [(-3.4, True), (-4.4, True), (-6.0, False)])
def test_a_path_drawn_to_the_edge_of_a_road_meets_it(end, meets):
    """The road is 6 m wide; a path may end at its edge, or a little short of it."""
    plan = scene(road=table(("LINESTRING(-40 0,40 0)", {"width_m": 6.0})),
                 path=table((f"LINESTRING(0 {end},0 -40)", {"width_m": 2.0, "kind": "foot"})))
    assert way_crossings(plan).keys == (("crossing:0.00,0.00",) if meets else ())


def test_the_triangles_of_two_footpaths():
    """Legs of 5 m along the edges from where these cross, a metre from either middle: two triangles of 12.5 m²."""
    found = _triangles(ways(), np.array([0]), LEGS)
    assert sorted(np.round(shapely.area(found.shape), 6)) == [12.5, 12.5]
    expected = [shapely.Polygon([(x, -1), (6 * x, -1), (x, -6)]) for x in (1, -1)]
    assert all(any(shapely.equals(shape, other) for other in expected) for shape in found.shape)


@pytest.mark.parametrize(("kinds", "area"), [(("cycle", "cycle"), 50.0), (("foot", "cycle"), 25.0)])
def test_cycle_paths_have_longer_legs(kinds, area):
    lines = [("LINESTRING(-40 0,40 0)", {"width_m": 2.0, "kind": kinds[0]}),
             ("LINESTRING(0 0,0 -40)", {"width_m": 2.0, "kind": kinds[1]})]
    found = _triangles(scene(path=table(*lines), road=table()), np.array([0]), LEGS)
    assert sorted(np.round(shapely.area(found.shape), 6)) == [area, area]


def hedge(wkt, height=None, kind="hedge"):
    return table((wkt, {"kind": kind, "height_m": height}))


@pytest.mark.parametrize(("roles", "expected"), [
    ({}, (0, 0)),
    ({"hedge_fence": hedge("LINESTRING(2 -2,10 -2)", 1.6)}, (1.6, 1.6)),
    ({"hedge_fence": hedge("LINESTRING(2 -8,10 -8)", 1.6)}, (0, 0)),
    ({"hedge_fence": hedge("LINESTRING(-1 -8,-1 -1,-9 -1)", 1.6)}, (1.6, 1.6)),
    ({"hedge_fence": hedge("LINESTRING(2 -2,10 -2)")}, (0, np.inf)),
    ({"hedge_fence": table(("LINESTRING(2 -2,10 -2)", {"kind": "fence", "height_m": 1.6, "openness_pct": 80}))},
     (0, 0)),
    ({"building": table(("POLYGON((2 -3,9 -3,9 -2,2 -2,2 -3))", {"height_m": 4}))}, (4, 4)),
    ({"tree": table(("POINT(3 -3)", {"crown_base_m": 2.4, "crown_diameter_m": 4, "height_m": 8}))}, (0, 0)),
], ids=["nothing", "a hedge in it", "a hedge beyond it", "a hedge along its legs", "unknown height", "an open fence",
        "a house", "a crown above it"])
def test_what_stands_in_a_sight_triangle(roles, expected):
    assert measured(ways(**roles), "sight_triangle_height_m")[:2] == expected


def test_a_road_meets_a_footpath_in_triangles_of_their_own():
    plan = scene(road=table(("LINESTRING(-40 0,40 0)", {"width_m": 6.0})),
                 hedge_fence=hedge("LINESTRING(2 -4,9 -4)", 1.2),
                 path=table(("LINESTRING(0 0,0 -40)", {"width_m": 2.0, "kind": "foot"})))
    assert measured(plan, "sight_triangle_height_m")[:2] == (0, 0)
    assert measured(plan, "road_foot_triangle_height_m")[:2] == (1.2, 1.2)
    told = explained(plan, "road_foot_triangle_height_m", lambda metres: metres <= 0.8)
    assert told.cause.features == ((Role.HEDGE_FENCE, "f0"),)


def test_a_path_of_unknown_kind_may_be_for_cycles():
    """The hedge stands in the longer triangle only."""
    plan = ways(kind=None, hedge_fence=hedge("LINESTRING(7 -2,8 -2)", 1.6))
    low, high, guess, missing = measured(plan, "sight_triangle_height_m")
    assert (low, high, guess) == (0, 1.6, 0)
    assert "path.kind" in missing


def test_a_sight_area():
    area = table(("POLYGON((0 0,10 0,0 10,0 0))", {}))
    plan = scene(sight_area=area, hedge_fence=hedge("LINESTRING(2 2,3 3)", 1.4))
    assert measured(plan, "sight_area_height_m")[:2] == (1.4, 1.4)
    outline = table(("LINESTRING(0 0,10 0,0 10,0 0)", {}))
    assert measured(scene(sight_area=outline, hedge_fence=hedge("LINESTRING(2 2,3 3)", 1.4)),
                    "sight_area_height_m")[:2] == (1.4, 1.4)
    assert measured(scene(sight_area=area, hedge_fence=hedge("LINESTRING(9 9,9 12)", 1.4)),
                    "sight_area_height_m")[:2] == (0, 0)


TREE = {"crown_base_m": 2.2, "crown_diameter_m": 6, "height_m": 9}


@pytest.mark.parametrize(("place", "over", "gap"), [("POINT(0 3)", 1.0, 2.0), ("POINT(0 5)", 0.0, 4.0)])
def test_crowns_over_ways(place, over, gap):
    """A road 2 m wide along y = 0: its edge lies at 1 m, the crown reaches 3 m from the stem."""
    plan = scene(road=table(("LINESTRING(-40 0,40 0)", {"width_m": 2.0})), tree=table((place, TREE)), path=table())
    assert measured(plan, "crown_over_road_m")[:2] == (over, over)
    assert measured(plan, "tree_road_gap_m")[:2] == (gap, gap)


def test_a_crown_of_unknown_width_may_reach_over():
    plan = scene(road=table(("LINESTRING(-40 0,40 0)", {"width_m": 2.0})), path=table(), tree=table(("POINT(0 4)", {})))
    low, high, _, missing = measured(plan, "crown_over_road_m")
    assert low == 0 < high
    assert missing == ("tree.crown_diameter_m",)


def test_the_clear_band_lies_between_planting_and_crown():
    path = table(("LINESTRING(-20 0,20 0)", {"width_m": 2.0}))
    bed = table(("POLYGON((-3 1.5,3 1.5,3 2.5,-3 2.5,-3 1.5))", {"height_m": 1.1}))
    tree = table(("POINT(0 4)", {**TREE, "crown_base_m": 2.0}))
    both = scene(path=path, road=table(), shrub_planting=bed, tree=tree)
    assert measured(both, "clear_band_m")[:2] == pytest.approx((0.9, 0.9))
    assert measured(both.without(Role.TREE, ["f0"]), "clear_band_m")[:2] == (5.0, 5.0)
    assert measured(both.without(Role.SHRUB_PLANTING, ["f0"]), "clear_band_m")[:2] == (2.0, 2.0)
    told = explained(both, "clear_band_m", lambda band: band >= 1)
    assert len(told.cause.features) == 1
    apart = scene(path=path, road=table(), tree=tree, shrub_planting=table(
        ("POLYGON((10 1.5,15 1.5,15 2.5,10 2.5,10 1.5))", {"height_m": 1.1})))
    assert measured(apart, "clear_band_m")[0] == 2.0


def test_how_far_ahead_one_sees():
    """Round a corner hidden by a house set 2 m back, one sees least just before it."""
    bent = table(("LINESTRING(0 0,40 0,40 40)", {"width_m": 2.0}))
    house = table(("POLYGON((20 2,38 2,38 20,20 20,20 2))", {"height_m": 6}))
    assert measured(scene(path=bent), "least_ahead_m")[:2] == (25.0, 25.0)
    low, high, _, _ = measured(scene(path=bent, building=house), "least_ahead_m", step_m=1.0)
    # From (x, 0) past the corner (38, 2): with x = 36 the line rises 1 in 1 and reaches (40, 4), 8 m on.
    assert low == high
    assert 5.0 <= low <= 8.0


@pytest.mark.parametrize(("wkt", "expected"), [
    ("LINESTRING(0 0,20 0)", True), ("LINESTRING(0 0,20 0,20 20)", False), ("LINESTRING(0 0,20 0,40 6)", None),
    ("POLYGON((0 0,30 0,30 4,0 4,0 0))", True), ("POLYGON((0 0,20 0,20 20,16 20,16 4,0 4,0 0))", False)],
    ids=["straight line", "a right angle", "a slight bend", "straight area", "an area round a corner"])
def test_one_sees_through_a_tunnel(wkt, expected):
    assert measured(scene(tunnel_underpass=table((wkt, {}))), "exit_seen")[0] is expected


STRAIGHT = ("LINESTRING(0 0,60 0)", {"width_m": 2.0, "kind": "foot"})


def niche(depth, x=30.0):
    """A wall along the path with a recess `depth` deep and 3 m wide behind it, open to the path only."""
    ring = f"0 1.5,{x} 1.5,{x} {1.5 + depth},{x + 3} {1.5 + depth},{x + 3} 1.5,60 1.5,60 12,0 12,0 1.5"
    return table((f"POLYGON(({ring}))", {"height_m": 3, "use": "other"}))


def test_a_deep_niche_hides_and_a_shallow_one_does_not():
    deep = scene(path=table(STRAIGHT), road=table(), light=table(), building=niche(4.0))
    low, high, guess, missing = measured(deep, "hiding_place_m2")
    # From 5 m off along the path's middle the line into the niche climbs from its near corner (1.5 m at 5 m away, at
    # most 0.3 in 1): of its 3 x 4 m, what lies above that on either side is hidden.
    assert low == high == guess
    assert 3.0 <= low <= 12.0
    assert missing == ()
    shallow = scene(path=table(STRAIGHT), road=table(), light=table(), building=niche(0.4))
    assert measured(shallow, "hiding_place_m2")[:2] == (0, 0)


def test_a_niche_that_is_lit_or_seen_from_a_window_hides_nobody():
    deep = {"path": table(STRAIGHT), "road": table(), "building": table(
        *((shape, {"height_m": 3.0, "use": "other"}) for shape in niche(4.0).geometry),
        ("POLYGON((28 -20,36 -20,36 -12,28 -12,28 -20))", {"use": "dwelling", "dwellings": 1, "height_m": 6}))}
    dark = scene(light=table(), window_facade=table(("POINT(32 -20)", {})), entrance=table(), **deep)
    assert measured(dark, "hiding_place_m2")[0] > 0
    whole = {"height_m": 5.0, "flux_lm": 3000.0, "optic": "lower_hemisphere", "maintenance_factor": 0.8}
    lamp = table(("POINT(31.5 1)", whole))
    assert measured(dark.replacing({Role.LIGHT: lamp}), "hiding_place_m2")[1] == 0
    # Beside the niche the lamp's light does not come round the corner.
    aside = table(("POINT(55 1)", whole))
    assert measured(dark.replacing({Role.LIGHT: aside}), "hiding_place_m2")[0] > 0
    silent = table(("POINT(31.5 1)", {**whole, "flux_lm": None}))
    # A lamp of which nobody knows how bright it is takes no hiding place away, nor does a layer that is not drawn.
    tables = {role: t for role, t in dark.tables.items() if role is not Role.LIGHT}
    for plan in (dark.replacing({Role.LIGHT: silent}), Scene(dark.crs, tables)):
        assert measured(plan, "hiding_place_m2") == measured(dark, "hiding_place_m2")
    seen = scene(light=table(), window_facade=table(("POINT(31.5 -12)", {})), entrance=table(), **deep)
    assert measured(seen, "hiding_place_m2")[1] == 0


def test_open_lawn_hides_nobody():
    assert measured(scene(path=table(STRAIGHT), road=table(), light=table()), "hiding_place_m2")[:2] == (0, 0)


def test_a_pocket_behind_bushes_is_found_with_its_cause():
    """Two screens of bushes with a gap behind them: 3 x 2 m between, open only away from the path."""
    bushes = table(("POLYGON((28 2,34 2,34 2.6,28 2.6,28 2))", {"height_m": 2.0}),
                   ("POLYGON((28 2.6,28.6 2.6,28.6 5.8,28 5.8,28 2.6))", {"height_m": 2.0}),
                   ("POLYGON((33.4 2.6,34 2.6,34 5.8,33.4 5.8,33.4 2.6))", {"height_m": 2.0}))
    plan = scene(path=table(STRAIGHT), road=table(), light=table(), shrub_planting=bushes)
    area = measured(plan, "hiding_place_m2")[0]
    # Between the screens lie 4.8 m; the strip of 5 m ends 6 m from the path's middle, 3.2 m behind the first one.
    assert area >= 4.8 * 2.5
    told = explained(plan, "hiding_place_m2", lambda square: square <= 0)
    cured = plan.without(Role.SHRUB_PLANTING, [key for _, key in told.cause.features])
    assert measured(cured, "hiding_place_m2")[0] == 0
    for _, key in told.cause.features:
        kept = [other for _, other in told.cause.features if other != key]
        assert measured(plan.without(Role.SHRUB_PLANTING, kept), "hiding_place_m2")[0] > 0
    assert shapely.area(told.evidence) == pytest.approx(area)
    first = told.cause.effects[0]
    left = measured(plan.without(Role.SHRUB_PLANTING, [first.feature[1]]), "hiding_place_m2")[0]
    assert first.less
    assert first.alone == pytest.approx(area - left)


def test_bays_over_an_aisle_are_one_group():
    courts = table(("POLYGON((0 0,20 0,20 5,0 5,0 0))", {"bays": 8}),
                   ("POLYGON((0 11,20 11,20 16,0 16,0 11))", {"bays": 8}),
                   ("POLYGON((60 0,80 0,80 5,60 5,60 0))", {"bays": 6}))
    plan = scene(parking=courts)
    assert [measured(plan, "bays_together", row)[0] for row in range(3)] == [16, 16, 6]
    silent = scene(parking=table(("POLYGON((0 0,20 0,20 5,0 5,0 0))", {"bays": 8}),
                                 ("POLYGON((0 11,20 11,20 16,0 16,0 11))", {})))
    assert measured(silent, "bays_together")[:2] == (8, np.inf)


def test_a_blocker_of_the_way_ahead_frees_the_metres_that_are_said():
    bent = table(("LINESTRING(0 0,30 0,30 30)", {"width_m": 3.0}))
    plan = scene(path=bent, hedge_fence=table(("LINESTRING(10 2,28 2,28 20)", {"kind": "hedge", "height_m": 1.8}),
                                              ("LINESTRING(12 3,27 3,27 20)", {"kind": "hedge", "height_m": 1.8})))
    told = explained(plan, "way_ahead_seen_pct", lambda share: share >= 100)
    assert told.cause.features == ((Role.HEDGE_FENCE, "f0"), (Role.HEDGE_FENCE, "f1"))
    have = measured(plan, "way_ahead_seen_pct")[0]
    gone: list[str] = []
    for effect in told.cause.effects:
        key = effect.feature[1]
        alone = measured(plan.without(Role.HEDGE_FENCE, [key]), "way_ahead_seen_pct")[0]
        gone.append(key)
        together = measured(plan.without(Role.HEDGE_FENCE, gone), "way_ahead_seen_pct")[0]
        assert effect.alone == pytest.approx((alone - have) * 0.6, abs=0.06)
        assert effect.together == pytest.approx((together - have) * 0.6, abs=0.06)
        cut = plan.table(Role.HEDGE_FENCE)
        heights = np.where(np.array(cut.keys) == key, 1.0, cut.number("height_m"))
        lowered = type(cut)(cut.keys, cut.geometry, {**cut.columns, "height_m": heights})
        assert effect.cut == pytest.approx(
            (measured(plan.replacing({Role.HEDGE_FENCE: lowered}), "way_ahead_seen_pct")[0] - have) * 0.6, abs=0.06)
    assert told.cause.effects[0].alone >= told.cause.effects[1].alone


def test_no_role_no_answer():
    plan = scene(path=table(STRAIGHT), road=table())
    plan = Scene(plan.crs, {role: t for role, t in plan.tables.items() if role is not Role.SHRUB_PLANTING})
    assert measured(plan, "clear_band_m")[3] == ("shrub_planting",)
