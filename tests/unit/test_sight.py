# SPDX-License-Identifier: GPL-2.0-or-later
"""Sight lines: exact cases worked out by hand, and a brute force over random obstacles."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.measure.blockers import smallest
from botrygt_qgis_plugin.engine.measure.fans import Rays
from botrygt_qgis_plugin.engine.measure.isovist import View, isovist
from botrygt_qgis_plugin.engine.measure.obstacles import CERTAIN, POSSIBLE, Obstacles, obstacles
from botrygt_qgis_plugin.engine.measure.openings import openings
from botrygt_qgis_plugin.engine.measure.sight import blocked, hits, ray_hits
from botrygt_qgis_plugin.engine.measure.sightlines import SIGHTLINES
from botrygt_qgis_plugin.engine.measure.stretches import stretches
from botrygt_qgis_plugin.engine.raster import Raster
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


def in_the_way(plan, start, end):
    """(certainly, possibly) blocked, of one ray."""
    found = hits(np.array([start], dtype=float), np.array([end], dtype=float), obstacles(plan))
    return bool(found.blocked(1, CERTAIN)[0]), bool(found.blocked(1, POSSIBLE)[0])


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
    pytest.param({"building": table(("POLYGON((2 0,8 0,8 3,2 3,2 0))", {"height_m": 6}))}, EYE, TARGET, (False, False),
                 id="along a wall one sees"),
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
    assert in_the_way(scene(**roles), start, end) == expected


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
    found = hits(start, end, obstacles(plan)).blocked(len(rays), CERTAIN)
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


whole = st.integers(-12, 12).map(float)
side = st.integers(1, 7)
height = st.sampled_from([0.5, 1.2, 2.0, 3.0, 6.0])
prism = st.tuples(st.sampled_from(["box", "ell", "line", "ring"]), whole, whole, side, side,
                  st.sampled_from([0.0, 0.0, 1.0, 2.0]), height)
place = st.tuples(whole, whole, st.sampled_from([0.4, 1.0, 1.6, 4.4, 7.2]))


def shape_of(kind, x, y, w, h):
    if kind == "box":
        return shapely.box(x, y, x + w, y + h)
    if kind == "ell":
        return shapely.Polygon([(x, y), (x + 2 * w, y), (x + 2 * w, y + h), (x + w, y + h), (x + w, y + 2 * h),
                                (x, y + 2 * h)])
    if kind == "line":
        return shapely.LineString([(x, y), (x + w, y), (x + w, y + h)])
    return shapely.difference(shapely.box(x, y, x + 2 + w, y + 2 + h), shapely.box(x + 1, y + 1, x + 1 + w, y + 1 + h))


def stand_of(prisms, raised=0.0):
    rows = [(shape_of(*about), base, base + tall + raised) for *about, base, tall in prisms]
    shapes = np.empty(len(rows), dtype=object)
    shapes[:] = [shape for shape, _, _ in rows]
    base, top = (np.array([row[i] for row in rows], dtype=float) for i in (1, 2))
    keys = tuple(map(str, range(len(rows))))
    return Obstacles(shapes, base, base, base, top, top, top, (Role.BUILDING,) * len(rows), keys, ("",) * len(rows))


def every_ray(eyes, targets):
    eye, target = np.repeat(np.arange(len(eyes)), len(targets)), np.tile(np.arange(len(targets)), len(eyes))
    return Rays(np.array(eyes, dtype=float), np.array(targets, dtype=float), eye, target)


def hidden_beside(start, end, shape, base, top):
    """Whether a ray set a hair to one side is blocked by a prism: the part of it over the shape, and its heights."""
    line = shapely.LineString([start[:2], end[:2]])
    for part in shapely.get_parts(shapely.intersection(line, shape)):
        if part.is_empty:
            continue
        at = [np.hypot(*(np.array(xy) - start[:2])) / line.length for xy in part.coords]
        low, high = sorted(start[2] + t * (end[2] - start[2]) for t in (min(at), max(at)))
        solid = shape.geom_type == "Polygon"
        if (not solid and (base <= 0 or low > base) and low < top) or (
                solid and part.length > 0 and low < top and (base <= 0 or high > base)):
            return True
    return False


def hidden(start, end, stand):
    start, end = np.array(start), np.array(end)
    way = end[:2] - start[:2]
    normal = np.array([-way[1], way[0], 0.0]) / np.hypot(*way) * 1e-6
    prisms = list(zip(stand.geometry, stand.base_low, stand.top_low))
    return all(any(hidden_beside(start + aside, end + aside, *prism) for prism in prisms)
               for aside in (normal, -normal))


# Places off the lines on which the obstacles' corners lie, so that no ray begins or ends on an obstacle.
apart = st.tuples(st.tuples(whole, whole), st.sampled_from([0.4, 1.0, 1.6, 4.4, 7.2])).map(
    lambda p: (p[0][0] + 0.5, p[0][1] + 0.25, p[1]))


@settings(max_examples=300, deadline=None)
@given(st.lists(prism, min_size=1, max_size=6), st.lists(apart, min_size=1, max_size=4, unique=True),
       st.lists(apart, min_size=1, max_size=4, unique=True))
def test_prisms_block_as_they_do_in_space(prisms, eyes, targets):
    targets = [target for target in targets if target[:2] not in {eye[:2] for eye in eyes}]
    if not targets:
        return
    stand, rays = stand_of(prisms), every_ray(eyes, targets)
    found = blocked(rays, stand)
    for ray in range(len(rays)):
        start, end = rays.eyes[rays.eye[ray]], rays.targets[rays.target[ray]]
        grazes = any(abs(bound - height) < 1e-5 for bound in (*stand.base_low, *stand.top_low)
                     for height in np.linspace(start[2], end[2], 2))
        if start[2] == end[2] and grazes:
            continue
        assert found.certain[ray] == hidden(start, end, stand), (start, end)


@settings(max_examples=300, deadline=None)
@given(st.lists(prism, max_size=6), st.lists(place, min_size=1, max_size=5, unique=True),
       st.lists(place, min_size=1, max_size=5, unique=True))
def test_seeing_is_mutual(prisms, here, there):
    """Also where eyes and targets stand on edges and corners, and look along walls."""
    stand = stand_of(prisms)
    forth, back = blocked(every_ray(here, there), stand), blocked(every_ray(there, here), stand)
    np.testing.assert_array_equal(forth.certain.reshape(len(here), -1), back.certain.reshape(len(there), -1).T)


@settings(max_examples=150, deadline=None)
@given(st.lists(prism, min_size=1, max_size=6), st.lists(place, min_size=1, max_size=5, unique=True),
       st.lists(place, min_size=1, max_size=5, unique=True), st.sampled_from([0.3, 1.0, 5.0]))
@example([("ring", -1.0, 2.0, 1, 7, 0.0, 0.5)], [(0.0, 0.0, 1.0)], [(0.0, 11.0, 0.4)], 0.3)  # along a courtyard's wall
def test_higher_obstacles_add_no_view(prisms, eyes, targets, raised):
    rays = every_ray(eyes, targets)
    before, after = blocked(rays, stand_of(prisms)), blocked(rays, stand_of(prisms, raised))
    assert not (before.certain & ~after.certain).any()
    fewer = blocked(rays, stand_of(prisms[1:]))
    assert not (fewer.certain & ~before.certain).any()


@settings(max_examples=100, deadline=None)
@given(st.lists(prism, min_size=1, max_size=6), st.lists(apart, min_size=1, max_size=4, unique=True),
       st.lists(apart, min_size=1, max_size=6, unique=True))
def test_the_blocked_rays_are_those_with_a_blocker_and_stay_so_one_at_a_time(prisms, eyes, targets):
    stand, rays = stand_of(prisms), every_ray(eyes, targets)
    told, found = blocked(rays, stand), ray_hits(rays, stand)
    for level, flags in ((CERTAIN, told.certain), (POSSIBLE, told.possible)):
        np.testing.assert_array_equal(found.blocked(len(rays), level), flags)
    for ray in range(len(rays)):
        one = every_ray([rays.eyes[rays.eye[ray]]], [rays.targets[rays.target[ray]]])
        assert blocked(one, stand).certain[0] == told.certain[ray]


@settings(max_examples=150, deadline=None)
@given(st.lists(prism, max_size=5), apart, st.lists(apart, min_size=1, max_size=8), st.sampled_from([0.4, 1.0, 2.5]))
def test_an_isovist_holds_what_is_seen_and_nothing_else(prisms, eye, targets, level):
    stand = stand_of(prisms)
    polygon = isovist(np.array(eye), stand, View(level, 40.0, CERTAIN))
    targets = [(x, y, level) for x, y, _ in targets]
    told = blocked(every_ray([eye], targets), stand)
    for target, hid in zip(targets, told.certain.tolist()):
        point = shapely.Point(target[:2])
        if target[:2] != eye[:2] and shapely.distance(shapely.boundary(polygon), point) > 1e-4:
            assert shapely.covers(polygon, point) != hid


def hill(height):
    """A raster of 1 m cells from (-20, -20) to (20, 20) with a ridge along x = 5."""
    x = np.arange(40) - 19.5
    return Raster(np.tile(np.maximum(0.0, height - np.abs(x - 5.0)), (40, 1)), -20.0, 20.0, 1.0)


@pytest.mark.parametrize(("ridge", "expected"), [(0.0, False), (1.0, False), (2.5, True)])
def test_terrain_hides(ridge, expected):
    """Eye 1.6 and target 1.0 m above level ground 10 m apart: the line passes the ridge, half way, at 1.3 m."""
    stand = replace(stand_of([]), terrain=hill(ridge))
    rays = every_ray([EYE], [TARGET])
    assert blocked(rays, stand).certain[0] == expected
    assert ray_hits(rays, stand).blocked(1, CERTAIN)[0] == expected


@pytest.mark.parametrize(("top", "expected"), [(0.2, False), (0.6, True)])
def test_a_fence_stands_on_the_terrain(top, expected):
    """On a ridge of 1 m (0.75 m at the middle of the fence's cells) a low fence reaches the line at 1.3 m."""
    stand = stand_of([("line", 5.0, -2.0, 1, 6, 0.0, top)])
    fence = replace(stand, geometry=np.array([shapely.LineString([(5, -3), (5, 3)])], dtype=object))
    assert not blocked(every_ray([EYE], [TARGET]), fence).certain[0]
    assert blocked(every_ray([EYE], [TARGET]), replace(fence, terrain=hill(1.25))).certain[0] == expected


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
