# SPDX-License-Identifier: GPL-2.0-or-later
"""The smallest changes: what is proposed cures when it is done and measured again, and a little less does not."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.engine.examples import example_scene
from botrygt_qgis_plugin.engine.findings import MET, NOT_MET, NOT_RELEVANT
from botrygt_qgis_plugin.engine.review import review
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.scene import FeatureTable
from botrygt_qgis_plugin.engine.shape import shipped_pack

BOOK = load_rulebook(shipped_pack())


def failing(rule_id):
    """The drawn examples of a rule that are not met."""
    rule = BOOK.rule(rule_id)
    return [pytest.param(rule, example_scene(rule, example), id=example["name"]) for example in rule.examples
            if example["expect"] == "not_met" and "scene" in example]


def finding(rule, scene):
    found = [f for f in review(scene, BOOK.only(rule)).findings if not f.indication]
    assert found
    return found[0]


def kinds(rule, scene):
    return {verdict.kind for verdict in review(scene, BOOK.only(rule)).verdicts[rule.id]}


def with_rows(scene, role, shapes, **columns):
    """The scene with more rows of a role."""
    old = scene.table(role)
    count = len(old) + len(shapes)
    names = {*old.columns, *columns}
    made = {}
    for name in names:
        blank = np.nan if name.endswith("_m") else None
        before = old.columns.get(name, np.full(len(old), blank))
        made[name] = np.array([*before, *([columns.get(name, blank)] * len(shapes))], dtype=before.dtype)
    return scene.replacing({role: FeatureTable((*old.keys, *(f"new{i}" for i in range(count - len(old)))),
                                               np.array([*old.geometry, *shapes], dtype=object), made)})


def setting(scene, role, key, column, value):
    """The scene with one value changed."""
    table = scene.table(role)
    values = table.columns[column].copy()
    values[table.position[key]] = value
    return scene.replacing({role: FeatureTable(table.keys, table.geometry, {**table.columns, column: values})})


def reached(scene, *roads):
    """The scene with streets that lead to its path."""
    return with_rows(scene, Role.ROAD, [shapely.LineString(road) for road in roads], width_m=6.0)


LANE = example_scene(BOOK.rule("A01"), BOOK.rule("A01").examples[1])
WEST, EAST = [(-10, -5), (-10, 32)], [(30, -5), (30, 32)]


@pytest.mark.parametrize(("scene", "count"), [
    pytest.param(reached(LANE, WEST), 1, id="open at one end"),
    pytest.param(reached(LANE, WEST, EAST), 2, id="open at both ends"),
    pytest.param(LANE, 0, id="no way leads to it"),
])
def test_the_proposed_gates_close_the_rear_path_and_one_fewer_does_not(scene, count):
    rule = BOOK.rule("A01")
    cause = finding(rule, scene).cause
    assert (cause.kind, cause.attribute, cause.value) == ("attribute", "gated", True)
    gates = [spot for role, spot, _ in cause.proposal if role is Role.GATE]
    assert len(gates) == count
    if gates:
        assert NOT_MET not in kinds(rule, with_rows(scene, Role.GATE, gates))
    for left_out in range(len(gates)):
        fewer = gates[:left_out] + gates[left_out + 1:]
        assert NOT_MET in kinds(rule, with_rows(scene, Role.GATE, fewer))


@pytest.mark.parametrize(("rule", "scene"), failing("A02"))
def test_a_needless_link_that_is_closed_is_no_link(rule, scene):
    found = finding(rule, scene)
    assert (found.cause.kind, found.cause.attribute) == ("attribute", "gated")
    assert kinds(rule, setting(scene, Role.PATH, "path-1", "gated", True)) <= {MET, NOT_RELEVANT}


@pytest.mark.parametrize(("rule", "scene"), failing("A05"))
def test_an_enclosed_path_is_cured_by_what_is_told(rule, scene):
    cause = finding(rule, scene).cause
    if cause.kind == "attribute":
        assert kinds(rule, setting(scene, Role.PATH, "path-1", cause.attribute, cause.value)) == {MET}
        return
    (role, key), = cause.features
    assert kinds(rule, scene.without(role, [key])) == {MET}


@pytest.mark.parametrize(("rule", "scene"), [p for p in failing("A07") if "22" in p.id or "150,1" in p.id])
def test_a_road_across_a_long_block_makes_two_short_ones(rule, scene):
    (role, link, _), = finding(rule, scene).cause.proposal
    assert role is Role.ROAD
    assert kinds(rule, with_rows(scene, Role.ROAD, [link], width_m=6.0)) == {MET}


@pytest.mark.parametrize(("rule", "scene"), failing("B15"))
def test_a_hedge_before_the_house_is_lowered_just_enough(rule, scene):
    cause = finding(rule, scene).cause
    (role, key), = cause.features
    (_, _, columns), = cause.proposal
    assert kinds(rule, setting(scene, role, key, "height_m", columns["height_m"])) == {MET}
    assert kinds(rule, setting(scene, role, key, "height_m", columns["height_m"] + 0.1)) == {NOT_MET}


@pytest.mark.parametrize("rule_id", ["B04", "B01", "B16"])
def test_the_height_that_is_told_of_a_fence_is_enough_and_no_lower_than_needed(rule_id):
    rule = BOOK.rule(rule_id)
    for scene in (p.values[1] for p in failing(rule_id)):
        found = finding(rule, scene)
        if found.cause is None or found.cause.attribute != "height_m":
            continue
        was = float(scene.table(Role.HEDGE_FENCE).number("height_m")[0])
        key, value = found.subject_key, found.cause.value
        assert NOT_MET not in kinds(rule, setting(scene, Role.HEDGE_FENCE, key, "height_m", value))
        nearer = value + (0.01 if was > value else -0.01)
        assert NOT_MET in kinds(rule, setting(scene, Role.HEDGE_FENCE, key, "height_m", nearer))
