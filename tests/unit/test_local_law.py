# SPDX-License-Identifier: GPL-2.0-or-later
"""The incremental law of the measures of access and boundaries: beyond its declared reach, no edit alters a bit."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.changes import changes_between, table_change, within_reach
from botrygt_qgis_plugin.engine.quantities import WAYS_AND_PLOTS
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene
from botrygt_qgis_plugin.engine.subjects import SUBJECTS

EDITED = (Role.PARCEL, Role.BUILDING, Role.ENTRANCE, Role.ROAD, Role.PATH, Role.HEDGE_FENCE, Role.OPEN_SPACE,
          Role.PLAY_MEET, Role.PARKING, Role.GATE, Role.BUS_STOP, Role.TUNNEL_UNDERPASS, Role.PLAN_SUBAREA,
          Role.WINDOW_FACADE, Role.TREE, Role.SHRUB_PLANTING)
VALUES = {"use": ["dwelling", "outbuilding", None], "dwellings": [1.0, np.nan], "width_m": [2.0, 3.5, 9.0, np.nan],
          "kind": ["foot", "hedge", "fence", None], "gated": [True, False, None], "height_m": [0.8, 1.8, np.nan],
          "bays": [12.0, np.nan], "openness_pct": [0.0, 60.0]}


def table(role, shapes, draw):
    """Rows of {key: geometry} with random values in every column."""
    geometry = np.empty(len(shapes), dtype=object)
    geometry[:] = list(shapes.values())
    columns = {}
    for column in ROLES[role].columns:
        choices = VALUES.get(column.name, [np.nan] if column.kind == "number" else [None])
        picked = [choices[i] for i in draw.integers(0, len(choices), len(shapes))]
        columns[column.name] = np.array(picked, dtype=float if column.kind == "number" else object)
    return FeatureTable(tuple(shapes), geometry, columns)


def line(*points):
    return shapely.LineString(points)


def town(streets, houses, seed=0):
    """Streets of houses on both sides, back to back with a path between, hedges along the edges; a plan area."""
    draw = np.random.default_rng(seed)
    found = {role: {} for role in EDITED}
    for s in range(streets):
        y, end = s * 73.0, houses * 18.0
        found[Role.ROAD][f"street{s}"] = line((-30, y), (end, y), (end + 12, y + 7))
        found[Role.PATH][f"rear{s}"] = line((-20, y + 36.5), (end / 2, y + 36.5), (end + 20, y + 37.5))
        found[Role.PATH][f"link{s}"] = line((end + 14, y + 7), (end + 14, y + 60))
        found[Role.OPEN_SPACE][f"green{s}"] = shapely.box(-60, y + 3, -25, y + 60)
        found[Role.PARKING][f"bays{s}"] = shapely.box(end + 20, y, end + 30, y + 9)
        for h in range(houses):
            for up in (1, -1):
                add_plot(found, f"{s}-{h}-{up}", (h * 18.0, y, up), draw)
        found[Role.GATE][f"gate{s}"] = shapely.Point(-12, y + 36.5)
        found[Role.BUS_STOP][f"stop{s}"] = shapely.Point(-31, y)
        found[Role.TUNNEL_UNDERPASS][f"under{s}"] = shapely.box(end + 12, y + 5, end + 16, y + 9)
        found[Role.PLAN_SUBAREA][f"part{s}"] = shapely.box(-65, y - 30, end + 30, y + 30)
        found[Role.TREE][f"tree{s}"] = shapely.Point(end + 21, y + 4)
        found[Role.SHRUB_PLANTING][f"bed{s}"] = shapely.box(-20, y + 34, 10, y + 35)
        found[Role.WINDOW_FACADE][f"pane{s}"] = shapely.Point(6, y + 12)
    found[Role.PLAY_MEET]["swings"] = shapely.Point(-15, 36)
    tables = {role: table(role, shapes, draw) for role, shapes in found.items()}
    area = shapely.box(-70, -40, houses * 18.0 + 60, streets * 73.0 + 10)
    tables[Role.PLAN_AREA] = FeatureTable(("plan",), np.array([area], dtype=object))
    return Scene("EPSG:25832", tables)


def add_plot(found, name, place, draw):
    """One house, its parcel, door and hedges; `place` is the corner by the street and the side of the street."""
    x, y, up = place
    front, rear, deep = y + 5 * up, y + 34 * up, y + up * draw.uniform(9, 12)
    found[Role.PARCEL][name] = shapely.box(x, min(front, rear), x + 18, max(front, rear))
    found[Role.BUILDING][name] = shapely.box(x + 3, min(deep, deep + 9 * up), x + draw.uniform(12, 18),
                                             max(deep, deep + 9 * up))
    found[Role.ENTRANCE][name] = shapely.Point(x + 6, deep)
    edge = [line((x, front + 0.5 * up), (x + 17, front + 0.5 * up)), line((x + 18, front), (x + 18, rear)),
            line((x, rear), (x + 18, rear + draw.uniform(-1, 1)))][int(draw.integers(3))]
    found[Role.HEDGE_FENCE][name] = edge


def edited(scene, edit):
    """The scene after one edit: (role, row, what); rows that are moved stay in the layer's order."""
    role, row, what = edit
    old = scene.table(role)
    keys, geometry, columns = list(old.keys), old.geometry.copy(), {k: v.copy() for k, v in old.columns.items()}
    if not len(old):
        return scene
    row %= len(old)
    rows = list(range(len(old)))
    if what == "remove":
        rows.pop(row)
    elif what == "shuffle":
        rows = rows[row:] + rows[:row]
    elif what == "move":
        geometry[row] = shapely.transform(geometry[row], lambda xy: xy + [1.7, -2.3])
    elif what == "copy":
        geometry[row - 1] = shapely.transform(geometry[row], lambda xy: xy + [0.4, 0.9])
    else:
        for name, values in columns.items():
            values[row] = VALUES.get(name, [values[row]])[0]
    keys = tuple(keys[i] for i in rows)
    new = FeatureTable(keys, geometry[rows], {name: values[rows] for name, values in columns.items()})
    return scene.replacing({role: new})


def subjects(scene, name):
    return SUBJECTS[name].rows(scene)


def told(quantity, scene):
    """key -> the exact value of every row."""
    rows = subjects(scene, quantity.subject)
    found = quantity.measure(scene, np.arange(len(rows)), {n: p.default for n, p in quantity.parameters.items()})
    values = zip(*(np.asarray(v).tolist() for v in (found.low, found.high, found.guess)), found.missing)
    return {key: repr(value) for key, value in zip(rows.keys, values)}


def untouched(quantity, before, after):
    """The subjects that a review would not measure again."""
    changed = changes_between(before, after)
    kinds = {name: table_change(subjects(before, name), subjects(after, name))
             for name in {quantity.subject, *quantity.derived}}
    near = [changed[role] for role in quantity.reads if role in changed] + [kinds[name] for name in quantity.derived]
    rows = subjects(after, quantity.subject)
    again = within_reach(rows, [change for change in near if change], quantity.reach_m)
    own = kinds[quantity.subject].keys
    return [key for key, touched in zip(rows.keys, again.tolist()) if not touched and key not in own]


EDITS = st.lists(st.tuples(st.sampled_from(EDITED), st.integers(0, 30),
                           st.sampled_from(["remove", "shuffle", "move", "copy", "change"])), min_size=1, max_size=3)


@settings(max_examples=30, deadline=None)
@given(EDITS, st.integers(0, 5))
def test_what_lies_beyond_reach_of_an_edit_stays_to_the_bit(edits, seed):
    before = after = town(2, 5, seed)
    for edit in edits:
        after = edited(after, edit)
    for quantity in WAYS_AND_PLOTS:
        old, new = told(quantity, before), told(quantity, after)
        for key in untouched(quantity, before, after):
            assert old[key] == new[key], (quantity.name, key)


@pytest.mark.parametrize("quantity", WAYS_AND_PLOTS, ids=lambda q: q.name)
def test_one_row_alone_is_measured_as_among_all(quantity):
    scene = town(2, 4, 7)
    rows, values = subjects(scene, quantity.subject), told(quantity, scene)
    settings_of = {n: p.default for n, p in quantity.parameters.items()}
    for row, key in enumerate(rows.keys):
        found = quantity.measure(scene, np.array([row]), settings_of)
        value = (*(np.asarray(v).tolist()[0] for v in (found.low, found.high, found.guess)), found.missing[0])
        assert repr(value) == values[key]


@pytest.mark.parametrize("quantity", WAYS_AND_PLOTS, ids=lambda q: q.name)
def test_no_subject_is_no_trouble(quantity):
    empty = Scene("EPSG:25832", {})
    assert quantity.measure(empty, np.empty(0, dtype=np.intp),
                            {n: p.default for n, p in quantity.parameters.items()}).missing == ()
    drawn = Scene("EPSG:25832", {role: FeatureTable((), np.empty(0, dtype=object)) for role in EDITED})
    assert told(quantity, drawn) == {}
