# SPDX-License-Identifier: GPL-2.0-or-later
"""Terrain as grids: read without QGIS, held against the plan area, and part of what a result was made from."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.hashing import input_digests, scene_digest
from botrygt_qgis_plugin.engine.raster import Raster
from botrygt_qgis_plugin.engine.review import review
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene
from botrygt_qgis_plugin.engine.shape import shipped_pack
from botrygt_qgis_plugin.engine.terrain import cell_of, extent_of, grid_terrain, read_grid

HEAD = "ncols 3\nnrows 2\nxllcorner 10\nyllcorner 20\ncellsize 5\nNODATA_value -9999\n"


def plan(*corners, **tables):
    shape = np.array([shapely.box(*corners)], dtype=object)
    return Scene("EPSG:25832", {Role.PLAN_AREA: FeatureTable(("p",), shape, {}), **tables})


def grid(tmp_path, text, name="højder.asc"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_grid_is_read_from_its_south_western_corner(tmp_path):
    raster = read_grid(grid(tmp_path, HEAD + "1 2 3\n4 5 -9999\n"))
    assert raster.box == (10, 20, 25, 30)
    assert raster.heights(np.array([[12.5, 27.5], [12.5, 22.5], [15.0, 25.0]])).tolist() == [1, 4, 3]
    assert np.isnan(raster.values[1, 2])


def test_a_grid_may_say_where_its_first_cell_lies(tmp_path):
    raster = read_grid(grid(tmp_path, HEAD.replace("corner", "center") + "1 2 3\n4 5 6\n"))
    assert raster.box == (7.5, 17.5, 22.5, 27.5)


@pytest.mark.parametrize(("text", "said"), [
    (HEAD + "1 2 3\n4 5\n", "er ikke et helt"), (HEAD + "1 2 3\n4 5 x\n", "er ikke et helt"),
    (HEAD.replace("nrows 2\n", "") + "1 2 3\n", "er ikke et helt"), ("æ" * 20, "er ikke et helt"),
    (HEAD.replace("cellsize 5", "cellsize 0") + "1 2 3\n4 5 6\n", "er ikke et helt")])
def test_a_damaged_grid_is_named(tmp_path, text, said):
    path = grid(tmp_path, text)
    with pytest.raises(InputError) as caught:
        read_grid(path)
    assert said in caught.value.da and caught.value.where == path


@pytest.mark.parametrize(("name", "said"), [("hoejder.tif", "gdal_translate"), ("væk.asc", "Tjek stien")])
def test_other_files_are_answered_with_what_to_do(tmp_path, name, said):
    with pytest.raises(InputError) as caught:
        read_grid(str(tmp_path / name))
    assert said in caught.value.da


@pytest.mark.parametrize("corners", [(11, 21, 26, 29), (9, 21, 20, 29), (16, 21, 24, 29)])
def test_terrain_must_cover_the_plan_area(tmp_path, corners):
    """East of the grid, west of it, and over the empty cell in its south-eastern corner."""
    with pytest.raises(InputError) as caught:
        grid_terrain(grid(tmp_path, HEAD + "1 2 3\n4 5 -9999\n"))(plan(*corners))
    assert "dækker ikke hele planområdet" in caught.value.da


def test_empty_cells_beyond_the_plan_take_their_neighbours_height(tmp_path):
    raster = grid_terrain(grid(tmp_path, HEAD + "1 2 3\n4 5 -9999\n"))(plan(11, 21, 19, 29))
    assert raster.values[1, 2] in (3.0, 5.0)


def test_large_plans_are_looked_at_in_larger_cells():
    small, large = plan(0, 0, 500, 300), plan(0, 0, 9700, 9700)
    assert (cell_of(small, 0.4), cell_of(small, 2.0)) == (1.0, 2.0)
    assert cell_of(large, 0.4) == pytest.approx(5.0)
    assert extent_of(small) == (-150, -150, 650, 450)


def test_a_result_says_which_terrain_it_was_made_with():
    rules = load_rulebook(shipped_pack())
    flat = Raster(np.zeros((4, 4)), 0.0, 40.0, 10.0, "dtm.tif")
    bare, level = plan(5, 5, 35, 35), replace(plan(5, 5, 35, 35), terrain=flat)
    high = replace(level, terrain=replace(flat, values=np.ones((4, 4))))
    told = input_digests(level)[-1]
    assert (told.role, told.layer, told.features) == ("terrain", "dtm.tif", 16)
    assert len({scene_digest(one, rules) for one in (bare, level, high)}) == 3


def test_nothing_is_lent_from_a_review_over_other_ground():
    def hedge(height):
        line = np.array([shapely.from_wkt("LINESTRING(0 5,30 5)")], dtype=object)
        return FeatureTable(("h",), line, {"height_m": np.array([height])})

    def drawn(height):
        path = FeatureTable(("s",), np.array([shapely.from_wkt("LINESTRING(5 2,35 30)")], dtype=object),
                            {"width_m": np.array([2.0])})
        empty = {role: FeatureTable((), np.empty(0, dtype=object), {})
                 for role in (Role.BUILDING, Role.TREE, Role.SHRUB_PLANTING)}
        return plan(0, 0, 40, 40).replacing({Role.PATH: path, Role.HEDGE_FENCE: hedge(height), **empty})

    rules = load_rulebook(shipped_pack())
    ridge = np.zeros((40, 40))
    ridge[18:22] = 3.0
    before = review(drawn(1.0), rules)
    over = replace(drawn(1.0), terrain=Raster(ridge, 0.0, 40.0, 1.0, "dtm.asc"))
    again = review(over, rules, before)
    assert again.measured_rows > 0
    assert again.measured["way_ahead_seen_pct"].high[0] < before.measured["way_ahead_seen_pct"].high[0] == 100
    fresh = review(over, rules)
    assert again.measured["way_ahead_seen_pct"].high.tolist() == fresh.measured["way_ahead_seen_pct"].high.tolist()
