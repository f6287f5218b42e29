# SPDX-License-Identifier: GPL-2.0-or-later
"""The incremental law: a review that looks only where something changed equals a full review, bit for bit."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.engine.changes import changes_between
from botrygt_qgis_plugin.engine.review import review
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.scene import FeatureTable

from .egelund import plan_result, rulebook

EDITED = (Role.LIGHT, Role.HEDGE_FENCE, Role.TREE, Role.SHRUB_PLANTING, Role.PARKING, Role.BUILDING, Role.PATH,
          Role.ROAD, Role.PARCEL, Role.ENTRANCE, Role.WINDOW_FACADE, Role.OPEN_SPACE)
SEQUENCES, EDITS = 3, 6


def with_rows(table, geometry, keys, columns, labels=None, source=None):
    order = np.array(sorted(range(len(keys)), key=lambda row: keys[row]), dtype=np.intp)
    made = FeatureTable(tuple(keys), geometry, columns, tuple(labels or [""] * len(keys)),
                        tuple(source or ["test"] * len(keys)))
    return made.take(order)


def parts(table):
    return (list(table.geometry), list(table.keys), {name: list(v) for name, v in table.columns.items()},
            list(table.labels) or [""] * len(table), list(table.source) or ["test"] * len(table))


def rebuilt(table, geometry, keys, columns, labels, source):
    shapes = np.empty(len(geometry), dtype=object)
    shapes[:] = geometry
    made = {name: np.array(values, dtype=table.columns[name].dtype) for name, values in columns.items()}
    return with_rows(table, shapes, keys, made, labels, source)


def moved(table, row, rng):
    geometry, keys, columns, labels, source = parts(table)
    shift = np.array([rng.uniform(-8, 8), rng.uniform(-8, 8)])
    geometry[row] = shapely.transform(geometry[row], lambda xy: xy + shift)
    return rebuilt(table, geometry, keys, columns, labels, source)


def removed(table, row, rng):
    return table.take(np.array([i for i in range(len(table)) if i != row], dtype=np.intp))


def doubled(table, row, rng):
    geometry, keys, columns, labels, source = parts(table)
    shift = np.array([rng.uniform(-30, 30), rng.uniform(-30, 30)])
    geometry.append(shapely.transform(geometry[row], lambda xy: xy + shift))
    keys.append(f"new-{rng.random():.12f}")
    for values in columns.values():
        values.append(values[row])
    return rebuilt(table, geometry, keys, columns, [*labels, ""], [*source, "test"])


def reworded(table, row, rng):
    geometry, keys, columns, labels, source = parts(table)
    numeric = [name for name, values in table.columns.items() if values.dtype != object]
    if not numeric:
        return table
    name = rng.choice(sorted(numeric))
    columns[name][row] = rng.choice([float("nan"), 0.5, 1.0, 1.6, 2.4, 6.0])
    return rebuilt(table, geometry, keys, columns, labels, source)


def split(table, row, rng):
    line = table.geometry[row]
    if shapely.get_type_id(line) != shapely.GeometryType.LINESTRING:
        return table
    geometry, keys, columns, labels, source = parts(table)
    at = rng.uniform(0.2, 0.8) * line.length
    geometry[row] = shapely.ops.substring(line, 0, at)
    geometry.append(shapely.ops.substring(line, at, line.length))
    keys.append(f"{keys[row]}-b{rng.random():.9f}")
    for values in columns.values():
        values.append(values[row])
    return rebuilt(table, geometry, keys, columns, [*labels, labels[row]], [*source, source[row]])


KINDS = (moved, removed, doubled, reworded, split)


def edited(scene, rng):
    role = rng.choice([role for role in EDITED if len(scene.table(role))])
    table = scene.table(role)
    return scene.replacing({role: rng.choice(KINDS)(table, rng.randrange(len(table)), rng)})


def fresh(scene):
    """The same scene with nothing remembered."""
    return replace(scene, _memo={})


def assert_same(partial, full):
    assert partial.verdicts == full.verdicts
    assert partial.tallies == full.tallies
    assert partial.observations == full.observations
    assert partial.notes == full.notes
    for name, measured in full.measured.items():
        for bound in ("low", "high", "guess"):
            np.testing.assert_array_equal(getattr(partial.measured[name], bound), getattr(measured, bound), name)
        assert partial.measured[name].missing == measured.missing, name
    assert partial.findings == full.findings
    assert partial.indications == full.indications


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_looking_only_where_something_changed_equals_a_full_review(seed):
    rng = random.Random(seed)
    result = plan_result()
    for _ in range(EDITS):
        scene = edited(result.scene, rng)
        result = review(scene, rulebook(), result, changes_between(result.scene, scene))
        assert_same(result, review(fresh(scene), rulebook()))


def test_an_unchanged_scene_measures_nothing_again():
    result = plan_result()
    again = review(result.scene, rulebook(), result)
    assert again.measured_rows == 0
    assert_same(again, result)


def test_one_moved_lamp_measures_few_rows_again():
    result = plan_result()
    rng = random.Random(1)
    scene = result.scene.replacing({Role.LIGHT: moved(result.scene.table(Role.LIGHT), 3, rng)})
    again = review(scene, rulebook(), result)
    assert 0 < again.measured_rows < result.measured_rows / 10
    assert_same(again, review(fresh(scene), rulebook()))


@pytest.mark.parametrize("role", EDITED, ids=lambda role: role.value)
def test_a_role_that_comes_or_goes_is_noticed_everywhere(role):
    result = plan_result()
    tables = {r: t for r, t in result.scene.tables.items() if r is not role}
    scene = replace(result.scene, tables=tables, _memo={})
    gone = review(scene, rulebook(), result)
    assert_same(gone, review(fresh(scene), rulebook()))
    assert_same(review(result.scene, rulebook(), gone), result)


def test_row_order_and_unrelated_features_do_not_show():
    result = plan_result()
    rng = random.Random(5)
    tables = {}
    for role, table in result.scene.tables.items():
        if role in ROLES and len(table):
            order = list(range(len(table)))
            rng.shuffle(order)
            tables[role] = table.take(np.array(order, dtype=np.intp))
    shuffled = review(result.scene.replacing(tables), rulebook())
    assert shuffled.findings == result.findings
    assert shuffled.indications == result.indications
    assert shuffled.tallies == result.tallies
