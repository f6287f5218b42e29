# SPDX-License-Identifier: GPL-2.0-or-later
"""Keys from places: the same shape has the same key however it was drawn. Repair: what is done to a drawing."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.identity import geometry_keys, numbered
from botrygt_qgis_plugin.engine.layers import object_array
from botrygt_qgis_plugin.engine.repair import clean_geometry, explode, geometry_kind

PLACES = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda xy: (xy[0] / 100 + 7e5, xy[1] / 100 + 6e6))


def key(shape) -> str:
    return geometry_keys(object_array([shape]))[0]


@given(st.lists(PLACES, min_size=2, max_size=8, unique=True))
def test_line_key_ignores_direction_multi_and_height(places):
    line = shapely.LineString(places)
    same = [shapely.reverse(line), shapely.MultiLineString([line]), shapely.force_2d(shapely.force_3d(line, 4.0))]
    assert {key(shape) for shape in same} == {key(line)}


@given(st.integers(3, 9), st.integers(0, 8), st.booleans())
def test_area_key_ignores_start_and_orientation(corners, start, turned):
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    ring = [(700000 + 9 * np.cos(a), 6170000 + 7 * np.sin(a)) for a in angle]
    moved = ring[start % corners:] + ring[:start % corners]
    other = shapely.Polygon(moved[::-1] if turned else moved)
    assert key(other) == key(shapely.Polygon(ring)) == key(shapely.MultiPolygon([other]))


@given(st.lists(PLACES, min_size=1, max_size=6, unique=True), st.randoms())
def test_part_order_does_not_matter(places, random):
    mixed = list(places)
    random.shuffle(mixed)
    assert key(shapely.MultiPoint(mixed)) == key(shapely.MultiPoint(places))
    boxes = [shapely.box(x, y, x + 0.005, y + 0.005) for x, y in places]
    assert key(shapely.MultiLineString([b.exterior for b in boxes])) == key(
        shapely.MultiLineString([b.exterior for b in boxes[::-1]]))


@given(PLACES, st.floats(-0.004, 0.004))
def test_less_than_half_a_centimetre_is_the_same_place(place, shift):
    x, y = place
    assert key(shapely.Point(x + shift, y - shift)) == key(shapely.Point(x, y))


def test_different_shapes_differ():
    a, b = shapely.box(0, 0, 5, 5), shapely.box(0, 0, 5, 5.02)
    assert len({key(a), key(b), key(a.exterior), key(shapely.box(0, 0, 5, 5).difference(shapely.box(1, 1, 2, 2)))}) == 4


def test_two_of_the_same_are_numbered_by_what_they_say():
    assert numbered(["a", "b", "a"], ["z", "", "y"]) == ("a#2", "b", "a")
    assert numbered(["a", "a"], ["same", "same"]) == ("a", "a#2")


BOWTIE = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
SPIKE = shapely.Polygon([(0, 0), (10, 0), (10, 10), (10, 12), (10, 10), (0, 10)])
SLIVER = shapely.Polygon([(0, 0), (10, 0), (10, 10), (4.9, 10), (4.9, 10.1), (5.1, 9.9), (0, 10)])
CASES = [
    (None, ("point",), "empty"), (shapely.Point(), ("point",), "empty"), (shapely.Polygon(), ("polygon",), "empty"),
    (shapely.Point(np.nan, 1), ("point",), "not_finite"), (shapely.LineString([(0, 0), (np.inf, 1)]),
    ("line",), "not_finite"),
    (shapely.Point(0, 0), ("line",), "wrong_kind"), (shapely.box(0, 0, 1, 1), ("point",), "wrong_kind"),
    (BOWTIE, ("polygon",), "invalid"), (shapely.LineString([(1, 1), (1, 1)]), ("line",), "invalid"),
    (shapely.GeometryCollection([shapely.Point(0, 0), shapely.box(0, 0, 1, 1)]), ("polygon",), "wrong_kind"),
]


@pytest.mark.parametrize(("shape", "kinds", "why"), CASES, ids=[f"{i}-{case[2]}" for i, case in enumerate(CASES)])
def test_unusable_geometry_is_skipped_and_named(shape, kinds, why):
    cleaned = clean_geometry(object_array([shape]), kinds)
    assert cleaned.skipped == {why: (0,)}
    assert len(cleaned.geometry) == 0


@pytest.mark.parametrize("shape", [SPIKE, SLIVER], ids=["spike", "sliver"])
def test_obvious_repair_is_made_and_told(shape):
    assert not shape.is_valid
    cleaned = clean_geometry(object_array([shape]), ("polygon",))
    assert cleaned.repaired == (0,)
    assert cleaned.geometry[0].is_valid
    assert cleaned.geometry[0].area == pytest.approx(100, rel=0.01)


def test_collection_of_one_kind_is_that_kind():
    shape = shapely.GeometryCollection([shapely.box(0, 0, 1, 1), shapely.box(5, 5, 6, 6)])
    cleaned = clean_geometry(object_array([shape]), ("polygon",))
    assert shapely.get_type_id(cleaned.geometry).tolist() == [6]


def test_heights_are_dropped_and_single_parts_are_single():
    shape = shapely.from_wkt("MULTIPOLYGON Z (((0 0 5, 1 0 5, 1 1 5, 0 0 5)))")
    cleaned = clean_geometry(object_array([shape]), ("polygon",))
    assert cleaned.geometry[0].geom_type == "Polygon"
    assert not cleaned.geometry[0].has_z


def test_lines_and_points_are_taken_apart_and_areas_are_not():
    lines = shapely.from_wkt("MULTILINESTRING ((0 0, 1 0), (5 5, 6 6))")
    areas = shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(5, 5, 6, 6)])
    touching = shapely.from_wkt("MULTILINESTRING ((0 0, 1 0), (1 0, 6 6))")
    cleaned = clean_geometry(object_array([lines, areas, touching]), ("line", "polygon"))
    parts, rows = explode(cleaned)
    assert rows.tolist() == [0, 0, 1, 2]
    assert shapely.get_num_geometries(parts).tolist() == [1, 1, 2, 1]


def test_kind_of_most_features():
    assert geometry_kind(object_array([None, shapely.Point(0, 0), shapely.Point(0, 0), shapely.box(0, 0, 1,
        1)])) == "point"
    assert geometry_kind(np.empty(0, dtype=object)) == ""
