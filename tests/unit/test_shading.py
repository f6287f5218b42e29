# SPDX-License-Identifier: GPL-2.0-or-later
"""Shade in plan and height: shadow edges by similar triangles, crowns and leaves, and the sight core as an oracle."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.measure.lightfield import FIELD_PARAMETERS, shading_of
from botrygt_qgis_plugin.engine.measure.obstacles import GUESS, obstacles
from botrygt_qgis_plugin.engine.measure.shading import Pairs
from botrygt_qgis_plugin.engine.measure.sight import hits
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

PARAMS = {name: parameter.default for name, parameter in FIELD_PARAMETERS.items()}


def table(*rows, prefix="f"):
    """Rows of (wkt or geometry, columns)."""
    geometry = np.empty(len(rows), dtype=object)
    geometry[:] = [shapely.from_wkt(shape) if isinstance(shape, str) else shape for shape, _ in rows]
    made = {}
    for name in sorted({name for _, columns in rows for name in columns}):
        values = [columns.get(name) for _, columns in rows]
        text = any(isinstance(value, str) for value in values)
        made[name] = np.array(values if text else [np.nan if v is None else v for v in values],
                              dtype=object if text else float)
    return FeatureTable(tuple(f"{prefix}{i}" for i in range(len(rows))), geometry, made)


def scene(**roles):
    tables = {Role.PLAN_AREA: table((shapely.box(-500, -500, 500, 500), {}))}
    tables |= {role: table() for role in (Role.BUILDING, Role.HEDGE_FENCE, Role.SHRUB_PLANTING, Role.TREE)}
    return Scene("EPSG:25832", tables | {Role(name): rows for name, rows in roles.items()})


def shade(plan, lamp, points, **params):
    """The shade of one lamp (x, y, z) at (m, 3) points."""
    points = np.atleast_2d(np.asarray(points, dtype=float))
    pairs = Pairs(np.zeros(len(points), dtype=np.intp), np.arange(len(points)))
    crossings = shading_of(plan, PARAMS | params).crossings(np.array([lamp[:2]], dtype=float), points[:, :2], pairs)
    start = np.full(len(points), float(lamp[2]))
    return crossings.shade(start, points[:, 2] - start)


def passes(plan, lamp, points, **params):
    return shade(plan, lamp, points, **params).guess


def ground(x, y=0.0, z=0.0):
    return np.column_stack([np.asarray(x, float), np.full(len(x), y), np.full(len(x), z)])


@pytest.mark.parametrize(("lamp_m", "wall_m", "away", "target"), [
    (5.0, 2.0, 6.0, 0.0), (5.0, 1.8, 3.0, 0.0), (8.0, 2.5, 10.0, 0.0), (5.0, 2.0, 6.0, 1.5), (4.0, 3.9, 2.0, 0.0)])
def test_the_shadow_of_a_wall_ends_where_similar_triangles_say(lamp_m, wall_m, away, target):
    wall = table((f"LINESTRING({away} -50,{away} 50)", {"height_m": wall_m, "kind": "wall"}))
    x = np.arange(0.05, 60, 0.1)
    free = passes(scene(hedge_fence=wall), (0, 0, lamp_m), ground(x, z=target)) > 0
    # The ray over the wall's top: (lamp - wall) / away = (lamp - target) / edge.
    edge = away * (lamp_m - target) / (lamp_m - wall_m)
    expected = (x <= away) | (x >= edge)
    assert (free == expected)[np.abs(x - edge) > 0.1].all()


HOUSE = ("POLYGON((4 -3,8 -3,8 3,4 3,4 -3))", {"height_m": 6.0})
CASES = [
    pytest.param({}, (0, 0, 5), (12, 0, 0), 1.0, id="nothing in the way"),
    pytest.param({"building": table(HOUSE)}, (0, 0, 5), (12, 0, 0), 0.0, id="behind a house"),
    pytest.param({"building": table(HOUSE)}, (0, 0, 5), (3, 0, 0), 1.0, id="before a house"),
    pytest.param({"building": table(HOUSE)}, (0, 0, 5), (12, 9, 0), 1.0, id="past its corner"),
    pytest.param({"building": table(HOUSE)}, (0, 0, 30), (12, 0, 0), 1.0, id="over its roof"),
    pytest.param({"building": table(HOUSE)}, (0, 0, 13), (12, 0, 0), 0.0, id="onto its roof"),
    pytest.param({"building": table(HOUSE)}, (4, 0, 4), (0, 0, 0), 1.0, id="a lamp on its wall lights the yard"),
    pytest.param({"building": table(HOUSE)}, (4.3, 0, 4), (0, 1, 0), 1.0, id="a lamp drawn just inside its wall"),
    pytest.param({"building": table(HOUSE)}, (4, 0, 4), (12, 0, 0), 0.0, id="and not through the house"),
    pytest.param({"building": table(HOUSE)}, (6, 0, 4), (0, 0, 0), 0.0, id="a lamp inside a house stays inside"),
    pytest.param({"hedge_fence": table(("LINESTRING(6 -9,6 9)", {"height_m": 3, "kind": "hedge"}))}, (0, 0, 5),
                 (12, 0, 0), 0.05, id="a hedge lets its leaves' share through"),
    pytest.param({"hedge_fence": table(("LINESTRING(6 -9,6 1,9 1,9 -9)", {"height_m": 4.9, "kind": "hedge"}))},
                 (0, 0, 5), (12, 0, 0), 0.05, id="one hedge dims once"),
    pytest.param({"hedge_fence": table(("LINESTRING(6 -9,6 9)", {"height_m": 3, "kind": "hedge"}),
                                       ("LINESTRING(7 -9,7 9)", {"height_m": 3, "kind": "hedge"}))}, (0, 0, 5),
                 (12, 0, 0), 0.0025, id="two hedges dim twice"),
    pytest.param({"hedge_fence": table(("LINESTRING(6 -9,6 9)", {"height_m": 3, "kind": "fence", "openness_pct": 70}))},
                 (0, 0, 5), (12, 0, 0), 1.0, id="an open fence"),
    pytest.param({"hedge_fence": table(("LINESTRING(6 -9,6 9)", {"height_m": 3, "kind": "fence", "openness_pct": 10}))},
                 (0, 0, 5), (12, 0, 0), 0.0, id="a closed fence"),
    pytest.param({"tree": table(("POINT(6 0)", {"crown_base_m": 4, "crown_diameter_m": 4, "height_m": 9}))},
                 (0, 0, 5), (12, 0, 0), 1.0, id="under a high crown"),
    pytest.param({"tree": table(("POINT(6 0)", {"crown_base_m": 2, "crown_diameter_m": 4, "height_m": 9}))},
                 (0, 0, 5), (12, 0, 0), 0.05, id="through a low crown"),
    pytest.param({"tree": table(("POINT(6 0)", {"crown_base_m": 1, "crown_diameter_m": 4, "height_m": 2.6}))},
                 (0, 0, 8), (12, 0, 0), 1.0, id="over a small tree"),
    pytest.param({"tree": table(("POINT(6 0)", {"crown_base_m": 2.2, "crown_diameter_m": 8, "height_m": 3.6}))},
                 (0, 0, 6), (12, 0, 0), 0.05, id="in at the crown's top and out below it"),
    pytest.param({"tree": table(("POINT(0 0)", {"crown_base_m": 3, "crown_diameter_m": 6, "height_m": 9}))},
                 (0, 0, 5), (1, 0, 0), 0.05, id="a lamp in the crown, a point under it"),
    pytest.param({"tree": table(("POINT(0 0)", {"crown_base_m": 3, "crown_diameter_m": 6, "height_m": 9}))},
                 (0, 0, 5), (12, 0, 0), 0.05, id="a lamp in the crown, a point beyond it"),
    pytest.param({"tree": table(("POINT(0 0)", {"crown_base_m": 6, "crown_diameter_m": 6, "height_m": 9}))},
                 (0, 0, 5), (12, 0, 0), 1.0, id="a lamp under the crown"),
    pytest.param({"tree_group": table(("POLYGON((2 -9,40 -9,40 9,2 9,2 -9))", {"crown_base_m": 2, "height_m": 7}))},
                 (0, 0, 12), (30, 0, 0), 0.05, id="over the edge of a wood and down through it"),
]


@pytest.mark.parametrize(("roles", "lamp", "point", "share"), CASES)
def test_what_passes(roles, lamp, point, share):
    assert passes(scene(**roles), lamp, point)[0] == pytest.approx(share)


def test_bare_trees_let_more_through():
    plan = scene(tree=table(("POINT(6 0)", {"crown_base_m": 2, "crown_diameter_m": 4, "height_m": 9})))
    assert passes(plan, (0, 0, 5), (12, 0, 0), in_leaf=0.0)[0] == pytest.approx(0.5)
    assert passes(plan, (0, 0, 5), (12, 0, 0), leaf_on_pct=20.0)[0] == pytest.approx(0.2)


UNKNOWN = [
    pytest.param({"building": table((HOUSE[0], {}))}, (12, 0, 0), (0.0, 0.0), id="no house is lower than 2.5 m"),
    pytest.param({"building": table((HOUSE[0], {}))}, (40, 0, 0), (0.0, 1.0), id="a house of unknown height"),
    pytest.param({"hedge_fence": table(("LINESTRING(6 -9,6 9)", {"kind": "hedge"}))}, (12, 0, 0), (0.05, 1.0),
                 id="a hedge of unknown height"),
    pytest.param({"hedge_fence": table(("LINESTRING(6 -9,6 9)", {"height_m": 3.0}))}, (12, 0, 0), (0.0, 1.0),
                 id="hedge, wall or open fence, nobody knows"),
    pytest.param({"hedge_fence": table(("LINESTRING(6 -9,6 9)", {"height_m": 3.0, "openness_pct": 0.0}))}, (12, 0, 0),
                 (0.0, 0.05), id="hedge or wall, nobody knows"),
    pytest.param({"tree": table(("POINT(6 0)", {"crown_diameter_m": 4, "height_m": 9}))}, (12, 0, 0), (0.05, 1.0),
                 id="a crown of unknown base"),
]


@pytest.mark.parametrize(("roles", "point", "bounds"), UNKNOWN)
def test_what_is_not_drawn_leaves_bounds(roles, point, bounds):
    found = shade(scene(**roles), (0, 0, 5), point)
    assert (found.low[0], found.high[0]) == pytest.approx(bounds)
    assert found.low[0] <= found.guess[0] <= found.high[0]
    assert len(found.open_pair) == (bounds[0] != bounds[1])


COORDINATE = st.integers(-30, 30).map(lambda n: n + 0.137)


def boxes(draw):
    x, y = draw(COORDINATE), draw(COORDINATE)
    return shapely.box(x, y, x + draw(st.floats(0.5, 12)), y + draw(st.floats(0.5, 12)))


@st.composite
def plans(draw):
    heights = st.sampled_from([0.9, 1.8, 2.5, 4.0, 6.0, 9.0])
    houses = [(boxes(draw), {"height_m": draw(heights)}) for _ in range(draw(st.integers(0, 4)))]
    fences = [(shapely.LineString([(draw(COORDINATE), draw(COORDINATE)) for _ in range(draw(st.integers(2, 4)))]),
               {"height_m": draw(heights), "kind": draw(st.sampled_from(["hedge", "wall"]))})
              for _ in range(draw(st.integers(0, 3)))]
    trees = [(shapely.Point(draw(COORDINATE), draw(COORDINATE)),
              {"height_m": draw(heights) + 2, "crown_base_m": draw(st.sampled_from([0.5, 2.0, 3.0])),
               "crown_diameter_m": draw(st.floats(1, 9))}) for _ in range(draw(st.integers(0, 3)))]
    woods = [(boxes(draw), {"height_m": 8.0, "crown_base_m": 2.0}) for _ in range(draw(st.integers(0, 2)))]
    return scene(building=table(*houses, prefix="b"), hedge_fence=table(*fences, prefix="h"),
                 tree=table(*trees, prefix="t"), tree_group=table(*woods, prefix="w"))


@settings(max_examples=150, deadline=None)
@given(plans(), st.tuples(COORDINATE, COORDINATE, st.sampled_from([1.0, 4.0, 6.0, 12.0])), st.integers(0, 10 ** 6))
def test_the_same_obstacles_stop_light_as_stop_sight(plan, lamp, seed):
    """Sight meets panels fan by fan; here the points about a lamp are sorted and runs of them are searched."""
    draw = np.random.default_rng(seed)
    points = np.column_stack([draw.uniform(-45, 45, (40, 2)), draw.choice([0.0, 1.5], 40)])
    stand = obstacles(plan)
    # A lamp at a house's wall and a point inside an obstacle are told apart elsewhere.
    if any(shapely.distance(stand.geometry, shapely.Point(lamp[:2])) < 0.6):
        return
    inside = np.unique(stand.tree.query(shapely.points(points[:, :2]), predicate="intersects")[0])
    points = np.delete(points, inside, axis=0)
    pairs = Pairs(np.zeros(len(points), dtype=np.intp), np.arange(len(points)))
    start = np.full(len(points), float(lamp[2]))
    crossings = shading_of(plan, PARAMS).crossings(np.array([lamp[:2]]), points[:, :2], pairs)
    dark = crossings.shade(start, points[:, 2] - start).guess < 1.0
    found = hits(np.tile(np.array(lamp, float), (len(points), 1)), points, stand)
    np.testing.assert_array_equal(dark, found.blocked(len(points), GUESS))
    assert set(zip(*map(np.ndarray.tolist, crossings.blockers(start, points[:, 2] - start)))) <= \
        set(zip(found.ray[found.standing(GUESS)].tolist(), found.obstacle[found.standing(GUESS)].tolist()))


@settings(max_examples=60, deadline=None)
@given(plans(), st.tuples(COORDINATE, COORDINATE), st.integers(0, 10 ** 6))
def test_the_order_of_points_and_obstacles_does_not_matter(plan, lamp, seed):
    draw = np.random.default_rng(seed)
    points = np.column_stack([draw.uniform(-45, 45, (30, 2)), np.zeros(30)])
    order = draw.permutation(30)
    turned = {role: t.take(np.arange(len(t))[::-1]) for role, t in plan.tables.items()}
    same = passes(plan, (*lamp, 5.0), points)
    np.testing.assert_array_equal(passes(plan, (*lamp, 5.0), points[order]), same[order])
    np.testing.assert_allclose(passes(plan.replacing(turned), (*lamp, 5.0), points), same, rtol=1e-12)


def test_a_crown_drawn_to_begin_above_its_top_leaves_open_what_it_stops():
    tree = table(("POINT(10 0)", {"height_m": 2.9, "crown_base_m": 3.0, "crown_diameter_m": 6}))
    made = shade(scene(tree=tree), (0.0, 0.1, 6.0), ground([18.0, 30.0]))
    assert (made.low < 1.0).all() and (made.high == 1.0).all()
    assert list(obstacles(scene(tree=tree)).lacks) == ["tree.crown_base_m"]


def test_long_walls_have_no_slits():
    wall = table(("LINESTRING(-200.3 7.1,213.9 9.7)", {"height_m": 30, "kind": "wall"}))
    x = np.linspace(-150, 150, 20001)
    assert not passes(scene(hedge_fence=wall), (0.123, 0.456, 6.0), ground(x, y=20.0)).any()
