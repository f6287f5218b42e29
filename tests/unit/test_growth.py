# SPDX-License-Identifier: GPL-2.0-or-later
"""Planting that grows: sizes by year and class, bare in winter, and the year in which a rule first fails."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.clock import growing_rules, vegetation_clock
from botrygt_qgis_plugin.engine.growth import Growth, grown
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.shape import shipped_pack, shipped_profile

sys.path.insert(0, str(Path(__file__).resolve().parent))
from test_sight import scene, table

BEECH = Growth(Role.HEDGE_FENCE, ("bøg",), 0.8, 0.3, 2.5, evergreen=True)
HEDGES = Growth(Role.HEDGE_FENCE, ("",), 0.6, 0.4, 2.0)
TREES = Growth(Role.TREE, ("",), 3.5, 0.4, 14.0, crown_planted_m=1.2, crown_per_year_m=0.35)
BUSHES = Growth(Role.SHRUB_PLANTING, ("",), 0.5, 0.25, 2.0)
CLASSES = (BEECH, HEDGES, TREES, BUSHES)
BENT = table(("LINESTRING(0 0,40 0,40 40)", {"width_m": 2.0}))


def hedge(height=None, species="Liguster", kind="hedge"):
    return table(("LINESTRING(10 2,38 2,38 20)", {"kind": kind, "height_m": height, "species": species}))


@pytest.mark.parametrize(("year", "height"), [(0, 0.6), (1, 1.0), (3, 1.8), (10, 1.8)])
def test_a_hedge_grows_to_what_is_drawn(year, height):
    plan = grown(scene(hedge_fence=hedge(1.8)), CLASSES, year)
    assert plan.table(Role.HEDGE_FENCE).number("height_m")[0] == pytest.approx(height)


def test_the_first_class_that_fits_counts_and_fences_do_not_grow():
    assert grown(scene(hedge_fence=hedge(2.0, "Avnbøg, bøg")), CLASSES, 2).table(Role.HEDGE_FENCE).number(
        "height_m")[0] == pytest.approx(1.4)
    assert grown(scene(hedge_fence=hedge(1.8, kind="fence")), CLASSES, 0).table(Role.HEDGE_FENCE).number(
        "height_m")[0] == 1.8


def test_a_hedge_of_unknown_height_grows_to_the_most_of_its_class():
    assert grown(scene(hedge_fence=hedge()), CLASSES, 30).table(Role.HEDGE_FENCE).number("height_m")[0] == 2.0


def test_trees_get_wider_and_their_stems_are_cleared():
    tree = table(("POINT(0 5)", {"crown_base_m": 2.5, "crown_diameter_m": 6.0, "height_m": 12.0}))
    young, old = (grown(scene(tree=tree), CLASSES, year).table(Role.TREE) for year in (0, 15))
    assert [young.number(name)[0] for name in ("height_m", "crown_diameter_m", "crown_base_m")] == [3.5, 1.2, 1.8]
    assert [old.number(name)[0] for name in ("height_m", "crown_diameter_m", "crown_base_m")] == [9.5, 6.0, 2.5]


def seen(plan):
    quantity = QUANTITIES["way_ahead_seen_pct"]
    return quantity.measure(plan, np.array([0]), {name: p.default for name, p in quantity.parameters.items()}).low[0]


def test_bare_hedges_hide_nobody_and_beech_keeps_its_leaves():
    for species, hides in (("Liguster", False), ("Bøg", True)):
        plan = scene(path=BENT, hedge_fence=hedge(1.8, species))
        assert seen(grown(plan, CLASSES, 20)) < 100
        assert (seen(grown(plan, CLASSES, 20, leaves=False)) < 100) == hides


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 20), st.integers(0, 20), st.sampled_from([None, 0.9, 1.4, 2.0]))
def test_an_older_hedge_shows_no_more(one, other, height):
    plan = scene(path=BENT, hedge_fence=hedge(height))
    young, old = (seen(grown(plan, CLASSES, year)) for year in sorted((one, other)))
    assert young >= old


def test_the_year_in_which_the_rule_first_fails():
    """Liguster 0.6 m when planted grows 0.4 m a year: from 1.4 m on, in the second year, it stands in lines of sight
    between 1.6 and 1.0 m; after one year, at 1.0 m, everybody sees over it."""
    rulebook = load_rulebook(shipped_pack(), [shipped_profile()])
    plan = scene(path=BENT, road=table(), hedge_fence=hedge(1.8))
    clock = vegetation_clock(plan, rulebook.only(rulebook.rule("S10")), CLASSES, (0, 5, 15))
    assert [(first.rule, first.year) for first in clock.first] == [("S10", 2)]
    moments = {(m.year, m.leaves): m.counts["S10"]["not_met"] for m in clock.moments}
    assert moments == {(0, True): 0, (0, False): 0, (5, True): 1, (5, False): 0, (15, True): 1, (15, False): 0}


def test_the_default_profile_knows_growth_and_rules_that_grow():
    rulebook = load_rulebook(shipped_pack(), [shipped_profile()])
    assert {growth.role for growth in rulebook.growth} == {Role.HEDGE_FENCE, Role.SHRUB_PLANTING, Role.TREE,
                                                           Role.TREE_GROUP}
    names = {rule.id for rule in growing_rules(rulebook).rules}
    assert {"S01", "S10", "S13"} <= names
    assert not names & {"A09", "L17", "S11"}
