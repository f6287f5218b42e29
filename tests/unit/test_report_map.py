# SPDX-License-Identifier: GPL-2.0-or-later
"""The map of a report: every layer drawn once, in its place, whatever the geometry; and what findings draw over it."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
import shapely
from example_plan import example_count, example_dossier

from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable
from botrygt_qgis_plugin.report.gather import dossier_of, lies_inside
from botrygt_qgis_plugin.report.plan_map import LAYERS, ORDER, draw_map, drawn_box


def table_of(*wkts, **columns):
    shapes = np.array([shapely.from_wkt(wkt) for wkt in wkts], dtype=object)
    keys = tuple(f"k{n}" for n in range(len(wkts)))
    return FeatureTable(keys, shapes, columns, keys, tuple("lag" for _ in keys))


def dossier_with(**tables):
    """The example without its layers, and with these about (0, 0)."""
    made = {Role(name): table for name, table in tables.items()}
    dossier = replace(example_dossier(), entries=(), indications=())
    return replace(dossier, plan=replace(dossier.plan, layers=made, area=shapely.box(-50, -50, 50, 50)))


SHAPES = ("POINT (1 2)", "MULTIPOINT (1 2, 3 4)", "LINESTRING (0 0, 10 5)", "MULTILINESTRING ((0 0, 1 1), (2 2, 3 1))",
          "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 2 4, 4 4, 4 2, 2 2))",
          "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))", "POINT EMPTY", "POLYGON EMPTY")


@pytest.mark.parametrize("role", [role for role, _, _ in ORDER], ids=lambda role: role.value)
def test_every_role_is_drawn_from_every_kind_of_geometry(role):
    if role is Role.TREE:
        drawn = draw_map(dossier_with(tree=table_of("POINT (1 2)", crown_diameter_m=np.array([np.nan]))))
    else:
        drawn = draw_map(dossier_with(**{role.value: table_of(*SHAPES)}))
    assert drawn.plan.count("<g ") == 1 and "<path" in drawn.plan and "nan" not in drawn.plan
    assert re.search(r'data-layer="(\w+)"', drawn.plan).group(1) in LAYERS


def test_a_courtyard_stays_open_beside_another_building():
    drawn = draw_map(dossier_with(building=table_of(
        "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2))",
        "POLYGON ((1 1, 9 1, 9 9, 1 9, 1 1))")))
    d = re.search(r' d="([^"]+)"', drawn.plan).group(1)
    rings = [shapely.LinearRing([tuple(map(float, pair.split())) for pair in ring.strip("MZ").split(" L")])
             for ring in re.findall(r"M[^MZ]+Z", d)]
    hole, other, outer = sorted(rings, key=lambda ring: shapely.Polygon(ring).area)
    assert outer.is_ccw == other.is_ccw != hole.is_ccw


def test_features_of_one_look_share_tiles_and_each_tile_says_where_it_is():
    drawn = draw_map(dossier_with(light=table_of(*(f"POINT ({x} 0)" for x in range(0, 40)))))
    tiles = re.findall(r'<path class="lamp" data-b="(-?\d+) (-?\d+) (-?\d+) (-?\d+)" d="([^"]+)"', drawn.plan)
    assert len(tiles) == 1 and tiles[0][4].count("M") == 40
    left, top, right, bottom = map(int, tiles[0][:4])
    assert (right - left, bottom - top) == (390, 0)


def test_ways_without_a_width_look_uncertain():
    drawn = draw_map(dossier_with(path=table_of("LINESTRING (0 0, 10 0)", "LINESTRING (0 5, 10 5)",
                                                width_m=np.array([3.0, np.nan]))))
    assert 'class="path"' in drawn.plan and 'class="path-u"' in drawn.plan


def test_the_example_draws_each_finding_once_with_cause_and_proposal():
    dossier = example_dossier()
    drawn = draw_map(dossier)
    assert drawn.found.count('class="found ') == drawn.numbers.count('class="number ') == example_count()
    causes = sum(any(shape.part == "cause" for shape in e.shapes) for e in (*dossier.entries, *dossier.indications))
    assert drawn.found.count('class="cause"') == causes > 5
    assert drawn.found.count('class="proposal"') >= 2
    assert ">Bøgeløkken<" in drawn.names and drawn.names.count("<text") == len(set(re.findall(">([^<]+)<",
                                                                                              drawn.names)))


def test_a_findings_box_holds_all_that_it_draws():
    dossier = example_dossier()
    frame = draw_map(dossier).frame
    for entry in dossier.entries:
        x0, y0, x1, y1 = drawn_box(entry, frame)
        x, y = frame.point(entry.anchor)
        assert x0 - 1 <= x <= x1 + 1 and y0 - 1 <= y <= y1 + 1


@pytest.mark.parametrize(("wkt", "inside"), [
    ("POINT (5 5)", True), ("POINT (15 5)", False), ("LINESTRING (0 5, 12 5)", True), ("LINESTRING (8 5, 20 5)", False),
    ("POLYGON ((5 0, 14 0, 14 10, 5 10, 5 0))", True), ("POLYGON ((9 0, 30 0, 30 10, 9 10, 9 0))", False)])
def test_what_lies_in_the_plan_area(wkt, inside):
    assert lies_inside(shapely.from_wkt(wkt), shapely.box(0, 0, 10, 10)) is inside
    assert lies_inside(shapely.from_wkt(wkt), shapely.Polygon()) is False


def test_a_plan_without_anything_drawn_has_a_map_all_the_same(plan):
    scene = replace(plan.scene(), tables={})
    drawn = draw_map(dossier_of(plan.outcome(scene=scene), plan.job()))
    assert drawn.size == (1000.0, 1000.0) and not drawn.plan
