# SPDX-License-Identifier: GPL-2.0-or-later
"""Sight over ground that is not level: part of what a result was made from, and never lent from another ground."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.hashing import input_digests, scene_digest
from botrygt_qgis_plugin.engine.raster import Raster
from botrygt_qgis_plugin.engine.review import review
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene
from botrygt_qgis_plugin.engine.shape import shipped_pack


def plan(*corners, **tables):
    shape = np.array([shapely.box(*corners)], dtype=object)
    return Scene("EPSG:25832", {Role.PLAN_AREA: FeatureTable(("p",), shape, {}), **tables})


def test_a_result_says_which_terrain_it_was_made_with():
    rules = load_rulebook(shipped_pack())
    flat = Raster(np.zeros((4, 4)), 0.0, 40.0, 10.0)
    bare, level = plan(5, 5, 35, 35), replace(plan(5, 5, 35, 35), terrain=flat)
    high = replace(level, terrain=replace(flat, values=np.ones((4, 4))))
    told = input_digests(level)[-1]
    assert (told.role, told.layer, told.features) == ("terrain", "", 16)
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
    over = replace(drawn(1.0), terrain=Raster(ridge, 0.0, 40.0, 1.0))
    again = review(over, rules, before)
    assert again.measured_rows > 0
    assert again.measured["way_ahead_seen_pct"].high[0] < before.measured["way_ahead_seen_pct"].high[0] == 100
    fresh = review(over, rules)
    assert again.measured["way_ahead_seen_pct"].high.tolist() == fresh.measured["way_ahead_seen_pct"].high.tolist()
