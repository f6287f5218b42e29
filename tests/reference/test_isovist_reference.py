# SPDX-License-Identifier: GPL-2.0-or-later
"""Isovists against a published figure, rooms in closed form, and an independent exact construction."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.engine.measure.isovist import ROUND, View, isovist, isovists, ranges
from botrygt_qgis_plugin.engine.measure.obstacles import CERTAIN, Obstacles
from botrygt_qgis_plugin.engine.roles import Role

SCENES = 10_000
TALL, EYE_M = 3.0, 1.6


def standing(*shapes, base=0.0, top=TALL):
    """Obstacles with these shapes, all of the same heights or each with its own."""
    count = len(shapes)
    geometry = np.empty(count, dtype=object)
    geometry[:] = shapes
    low, high = (np.broadcast_to(np.asarray(bound, dtype=float), count).copy() for bound in (base, top))
    return Obstacles(geometry, low, low, low, high, high, high, (Role.BUILDING,) * count,
                     tuple(str(i) for i in range(count)), ("",) * count)


def walls(*rings):
    """Rooms and partitions as walls without thickness."""
    return standing(*(shapely.LineString(ring) for ring in rings))


def closed(*corners):
    return [*corners, corners[0]]


def seen(stand, x, y, radius=100.0, **view):
    return isovist(np.array([x, y, EYE_M]), stand, View(EYE_M, radius, CERTAIN, **view))


def disc(radius):
    """Area of the polygon that bounds a view."""
    return ROUND / 2.0 * radius**2 * np.sin(2.0 * np.pi / ROUND)


def test_the_l_shaped_room_of_depthmapx():
    """depthmapX's isovist test: area and corners are published there."""
    room = walls(closed((1, 1), (2, 1), (2, 2), (3, 2), (3, 3), (1, 3)))
    found = seen(room, 2.5, 2.5)
    assert found.area == pytest.approx(2.5, abs=1e-12)
    expected = shapely.Polygon([(3, 3), (1, 3), (1, 1), (2, 2), (3, 2)])
    assert shapely.symmetric_difference(found, expected).area < 1e-12
    assert shapely.equals(shapely.simplify(found, 1e-9), expected)


@pytest.mark.parametrize(("eye", "area"), [((0.5, 0.5), 1.0), ((0.01, 0.99), 1.0), ((0.3, 0.7), 1.0)])
def test_a_square_is_seen_whole(eye, area):
    assert seen(walls(closed((0, 0), (1, 0), (1, 1), (0, 1))), *eye).area == pytest.approx(area, abs=1e-12)


def test_nothing_in_the_way_is_the_whole_circle():
    assert seen(standing(), 3.0, -4.0, 25.0).area == pytest.approx(disc(25.0), rel=1e-12)


@pytest.mark.parametrize("teeth", [1, 2, 5])
def test_a_comb(teeth):
    """A hall 1 high under pockets 1 wide and 1 deep with 1 between: from the hall's middle below a pocket, that pocket
    is seen whole; a pocket k further on by the triangle that the edge of its mouth lets through."""
    width = 2 * teeth + 1
    corners = [(0, 0), (width, 0), (width, 1)]
    for tooth in reversed(range(teeth)):
        left = 2 * tooth + 1
        corners += [(left + 1, 1), (left + 1, 2), (left, 2), (left, 1)]
    corners += [(0, 1)]
    eye = (1.5, 0.5)
    area = float(width)
    for tooth in range(teeth):
        near, far = abs(2 * tooth + 1 - 1.5), abs(2 * tooth + 2 - 1.5)
        if tooth == 0:
            area += 1.0
            continue
        # The far side of the pocket is met at half the rise per run of the near edge of its mouth.
        rise = (far - near) * 0.5 / near
        area += rise * (far - near) / 2.0 if rise <= 1.0 else 0.0
    assert seen(walls(closed(*corners)), *eye).area == pytest.approx(area, abs=1e-9)


def test_a_spiral_is_seen_to_the_first_turn():
    """In a corridor 1 wide that turns by right angles the view from its first leg ends where the corner hides the next:
    the leg itself, and beyond the inner corner the triangle that its edge lets through."""
    spiral = walls([(0, 0), (6, 0), (6, 6), (0, 6), (0, 2), (4, 2), (4, 4)], [(0, 0), (0, 1), (5, 1), (5, 5), (1, 5)])
    found = seen(spiral, 0.5, 0.5, 50.0)
    # The leg (0..6 x 0..1); past (5, 1) the line of sight rises 0.5 in 4.5 and meets x = 6 at 0.5 + 5.5 / 9.
    beyond = (0.5 + 5.5 * 0.5 / 4.5 - 1.0) * 1.0 / 2.0
    assert found.area == pytest.approx(6.0 + beyond, abs=1e-9)


@pytest.mark.parametrize("points", [3, 5, 8])
def test_a_star_is_seen_whole_from_its_middle(points):
    turn = np.arange(2 * points) * np.pi / points
    radius = np.where(np.arange(2 * points) % 2 == 0, 4.0, 1.5)
    ring = np.round(np.stack([radius * np.cos(turn), radius * np.sin(turn)], axis=1) * 1024) / 1024
    star = shapely.Polygon(ring)
    assert seen(walls(closed(*map(tuple, ring.tolist()))), 0.0, 0.0).area == pytest.approx(star.area, abs=1e-9)


def test_a_room_with_a_pillar():
    """A pillar 1 x 1 in the middle of a room 10 x 10, seen from 2 m before it: the room less the wedge behind."""
    room = [shapely.LineString(closed((0, 0), (10, 0), (10, 10), (0, 10))), shapely.box(4.5, 4.5, 5.5, 5.5)]
    found = seen(standing(*room), 2.5, 5.0)
    # The wedge opens 0.5 at 2 m: at the far wall, 7.5 m away, it is 3.75 wide; it begins at the pillar.
    wedge = (1.0 + 3.75) / 2.0 * 5.5
    assert found.area == pytest.approx(100.0 - wedge, abs=1e-9)


def test_pillars_that_touch_are_one_wall():
    pillars = [shapely.box(5, y, 6, y + 1) for y in range(-3, 3)]
    assert seen(standing(*pillars), 0.0, 0.0).area == pytest.approx(
        seen(standing(shapely.box(5, -3, 6, 3)), 0.0, 0.0).area, rel=1e-12)


def test_a_courtyard_holds_the_view():
    block = shapely.Polygon([(-20, -20), (20, -20), (20, 20), (-20, 20)], [[(-5, -4), (5, -4), (5, 4), (-5, 4)]])
    assert seen(standing(block), 1.0, 2.0).area == pytest.approx(80.0, abs=1e-9)
    assert seen(standing(block), 10.0, 10.0).is_empty


def test_on_an_edge_or_a_corner_one_sees_what_lies_outside():
    house = standing(shapely.box(0, 0, 4, 4))
    assert seen(house, 2.0, 0.0, 10.0).area == pytest.approx(disc(10.0) / 2.0, rel=1e-9)
    assert seen(house, 0.0, 0.0, 10.0).area == pytest.approx(disc(10.0) * 0.75, rel=1e-9)


def test_collinear_corners_do_not_matter():
    wall = shapely.Polygon([(3, -2), (5, -2), (5, 2), (3, 2), (3, 1), (3, 0), (3, -1)])
    assert seen(standing(wall), 0.0, 0.0).area == pytest.approx(
        seen(standing(shapely.box(3, -2, 5, 2)), 0.0, 0.0).area, rel=1e-12)


def test_crossing_fences():
    """Two fences that cross hide what the nearer of both does in every direction."""
    cross = walls([(2, -3), (4, 3)], [(2, 3), (4, -3)])
    arrow = walls([(2, -3), (3, 0), (2, 3)])
    assert seen(cross, 0.0, 0.0).area == pytest.approx(seen(arrow, 0.0, 0.0).area, rel=1e-12)


@pytest.mark.parametrize(("field", "share"), [(90.0, 0.5), (45.0, 0.25), (160.0, 320 / 360)])
def test_a_field_of_view_is_its_sector(field, share):
    found = seen(standing(), 0.0, 0.0, 10.0, field_deg=field, direction=1.0)
    assert found.area == pytest.approx(disc(10.0) * share, rel=1e-3)
    assert shapely.covers(shapely.buffer(found, 1e-9), shapely.Point(9 * np.cos(1.0), 9 * np.sin(1.0)))


# Between an eye of 1.6 m and targets on the ground 10 m further on, heights in the ratio of the distances.
@pytest.mark.parametrize(("obstacle", "hidden"), [
    pytest.param((shapely.LineString([(5, -1), (5, 1)]), 0.0, 0.8), (5.0, 10.0), id="a hedge below the eye"),
    pytest.param((shapely.LineString([(5, -1), (5, 1)]), 0.0, 1.6), (5.0, 40.0), id="a hedge as high as the eye"),
    pytest.param((shapely.LineString([(5, -1), (5, 1)]), 0.4, 0.8), (20 / 3, 10.0), id="a board over the ground"),
    pytest.param((shapely.box(5, -1, 6, 1), 0.0, 0.8), (5.0, 12.0), id="a bed with a depth"),
])
def test_what_one_looks_over_hides_a_strip(obstacle, hidden):
    shape, base, top = obstacle
    found = isovist(np.array([0.0, 0.0, 1.6]), standing(shape, base=base, top=top), View(0.0, 40.0, CERTAIN))
    dark = shapely.difference(shapely.LineString([(0, 0), (39.99, 0)]), found)
    assert shapely.bounds(dark)[[0, 2]] == pytest.approx([hidden[0], min(hidden[1], 39.99)], abs=1e-6)


def test_from_a_storey_one_looks_down_through_a_crown():
    """Eye 11 m, crown 2 to 8 m of 2 m radius 10 m away: its top hides from 8 m * 11/3, its base to 12 m * 11/9."""
    crown = standing(shapely.box(8, -2, 12, 2), base=2.0, top=8.0)
    found = isovist(np.array([0.0, 0.0, 11.0]), crown, View(0.0, 60.0, CERTAIN))
    dark = shapely.difference(shapely.LineString([(0, 0), (59.9, 0)]), found)
    assert shapely.bounds(dark)[[0, 2]] == pytest.approx([8 * 11 / 9, 12 * 11 / 3], abs=1e-6)


def random_scene(draw):
    """A few obstacles on a 1/64 m grid, some touching or crossing, and an eye that may stand on one of them."""
    def grid(values):
        return np.round(np.asarray(values) * 64.0) / 64.0

    shapes = []
    for _ in range(int(draw.integers(1, 7))):
        x, y = draw.uniform(-18, 18, 2)
        kind = draw.integers(4)
        if kind == 0:
            w, h = draw.integers(1, 8, 2)
            x, y = np.round([x, y])
            shapes.append(shapely.box(x, y, x + w, y + h))
        elif kind == 1:
            turn = np.sort(draw.uniform(0, 2 * np.pi, int(draw.integers(3, 7))))
            ring = grid(np.stack([x + 4 * np.cos(turn), y + 4 * np.sin(turn)], axis=1))
            shapes.append(shapely.convex_hull(shapely.MultiPoint(ring)))
        elif kind == 2:
            shapes.append(shapely.LineString(grid(np.cumsum(draw.uniform(-6, 6, (3, 2)), axis=0) + [x, y])))
        else:
            shapes.append(shapely.difference(shapely.box(*np.round([x - 5, y - 5, x + 5, y + 5])),
                                             shapely.box(*np.round([x - 2, y - 3, x + 7, y + 2]))))
    corners = shapely.get_coordinates(shapes)
    eye = corners[draw.integers(len(corners))] if draw.random() < 0.1 else grid(draw.uniform(-20, 20, 2))
    return [shape for shape in shapes if not shape.is_empty and shape.geom_type in ("Polygon", "LineString")], eye


def constructed(shapes, eye, radius):
    """The disc less the shapes and the shadow of each of their edges: another road to the same polygon."""
    turn = np.pi + np.arange(ROUND) * 2 * np.pi / ROUND
    room = shapely.Polygon(eye + radius * np.stack([np.cos(turn), np.sin(turn)], axis=1))
    xy = _edges(shapes)
    one, other = xy[:, 0] - eye, xy[:, 1] - eye
    kept = np.abs(one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]) > 1e-12
    one, other = one[kept], other[kept]
    shadows = shapely.polygons(np.stack([one, other, other * 1e7, one * 1e7], axis=1) + eye)
    solid = [shape for shape in shapes if shape.geom_type == "Polygon"]
    return shapely.difference(room, shapely.union_all([*shadows.tolist(), *solid]))


def _edges(shapes):
    edges = []
    for shape in shapes:
        for ring in ([shape] if shape.geom_type == "LineString" else [shape.exterior, *shape.interiors]):
            xy = np.asarray(ring.coords)
            edges.append(np.stack([xy[:-1], xy[1:]], axis=1))
    return np.concatenate(edges)


@pytest.mark.slow
def test_ten_thousand_scenes_against_an_independent_construction():
    draw = np.random.default_rng(20240917)
    worst = 0.0
    for _ in range(SCENES):
        shapes, eye = random_scene(draw)
        if any(shape.geom_type == "Polygon" and shapely.contains_xy(shape, *eye) for shape in shapes):
            assert seen(standing(*shapes), *eye, 30.0).is_empty
            continue
        found, expected = seen(standing(*shapes), *eye, 30.0), constructed(shapes, eye, 30.0)
        apart = shapely.symmetric_difference(found, expected).area
        # In a corner between two obstacles nothing is left to see.
        worst = max(worst, apart / expected.area if expected.area > 1e-3 else apart)
    assert worst <= 1e-6


def test_ranges_are_where_the_isovist_ends():
    draw = np.random.default_rng(7)
    for _ in range(50):
        shapes, eye = random_scene(draw)
        stand, view = standing(*shapes), View(EYE_M, 30.0, CERTAIN)
        found = ranges(np.array([[*eye, EYE_M]]), stand, view, 72)[0]
        angle = (np.arange(72) + 0.5) * 2 * np.pi / 72
        tips = eye + found[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
        polygon = isovist(np.array([*eye, EYE_M]), stand, view)
        if polygon.is_empty:
            assert not found.any()
            continue
        # The circle is a polygon, 1.2 mm within it at most here.
        assert shapely.distance(shapely.boundary(polygon), shapely.points(tips[found > 0])).max() < 2e-3


def test_many_at_once_are_each_alone():
    draw = np.random.default_rng(3)
    shapes, _ = random_scene(draw)
    stand, view = standing(*shapes), View(EYE_M, 20.0, CERTAIN)
    eyes = np.column_stack([draw.uniform(-15, 15, (9, 2)), np.full(9, EYE_M)])
    together = isovists(eyes, stand, [view] * 9)
    assert all(shapely.equals(a, isovist(eye, stand, view)) for a, eye in zip(together, eyes))
