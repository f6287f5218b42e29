# SPDX-License-Identifier: GPL-2.0-or-later
"""Laws of the measures of light: nothing beyond reach counts, bounds hold whatever is filled in, lamps add light."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.changes import changes_between, table_change, within_reach
from botrygt_qgis_plugin.engine.measure.illumination import ILLUMINATION
from botrygt_qgis_plugin.engine.measure.lampfacts import LAMP_FACTS
from botrygt_qgis_plugin.engine.measure.lightclasses import LIGHT_CLASSES
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene
from botrygt_qgis_plugin.engine.subjects import SUBJECTS

from .town import ALWAYS, CHOICES, DRAWN, town

QUANTITIES = (*ILLUMINATION, *LAMP_FACTS, *LIGHT_CLASSES)


def settings_of(quantity):
    return {name: parameter.default for name, parameter in quantity.parameters.items()}


def told(quantity, scene, rows=None):
    """key -> (low, high, guess, missing) of every row."""
    subjects = SUBJECTS[quantity.subject].rows(scene)
    rows = np.arange(len(subjects)) if rows is None else rows
    found = quantity.measure(scene, rows, settings_of(quantity))
    values = zip(*(np.asarray(v).tolist() for v in (found.low, found.high, found.guess)), found.missing)
    return {subjects.keys[row]: value for row, value in zip(rows.tolist(), values)}


def edited(scene, edit):
    """The scene after one edit: (role, row, what)."""
    role, row, what = edit
    old = scene.table(role)
    if not len(old):
        return scene
    keys, geometry, columns = list(old.keys), old.geometry.copy(), {k: v.copy() for k, v in old.columns.items()}
    row %= len(old)
    rows = list(range(len(old)))
    if what == "remove":
        rows.pop(row)
    elif what == "shuffle":
        rows = rows[row:] + rows[:row]
    elif what == "move":
        geometry[row] = shapely.transform(geometry[row], lambda xy: xy + [3.7, -4.3])
    else:
        for name, values in columns.items():
            values[row] = CHOICES.get(name, [values[row]])[-1]
    new = FeatureTable(tuple(keys[i] for i in rows), geometry[rows], {k: v[rows] for k, v in columns.items()})
    return scene.replacing({role: new})


def untouched(quantity, before, after):
    """The subjects that a review would not measure again."""
    changed = changes_between(before, after)
    subjects = {name: (SUBJECTS[name].rows(before), SUBJECTS[name].rows(after))
                for name in {quantity.subject, *quantity.derived}}
    kinds = {name: table_change(*pair) for name, pair in subjects.items()}
    near = [changed[role] for role in quantity.reads if role in changed] + [kinds[name] for name in quantity.derived]
    rows = subjects[quantity.subject][1]
    again = within_reach(rows, [change for change in near if change], quantity.reach_m)
    own = kinds[quantity.subject].keys
    return [key for key, touched in zip(rows.keys, again.tolist()) if not touched and key not in own]


EDITS = st.lists(st.tuples(st.sampled_from(DRAWN), st.integers(0, 30),
                           st.sampled_from(["remove", "shuffle", "move", "change"])), min_size=1, max_size=3)


@settings(max_examples=12, deadline=None)
@given(EDITS, st.integers(0, 40))
def test_what_lies_beyond_reach_of_an_edit_stays_to_the_bit(edits, seed):
    before = after = town(seed)
    for edit in edits:
        after = edited(after, edit)
    for quantity in QUANTITIES:
        old, new = told(quantity, before), told(quantity, after)
        for key in untouched(quantity, before, after):
            assert repr(old[key]) == repr(new[key]), (quantity.name, key)


def test_the_strip_is_long_enough_for_the_law_to_say_something():
    before = town(3)
    after = edited(before, (Role.LIGHT, 0, "remove"))
    for quantity in ILLUMINATION:
        if len(SUBJECTS[quantity.subject].rows(before)) > 3:
            assert untouched(quantity, before, after), quantity.name


@pytest.mark.parametrize("quantity", QUANTITIES, ids=lambda q: q.name)
def test_one_row_alone_is_measured_as_among_all(quantity):
    scene = town(7)
    values = told(quantity, scene)
    for row in range(len(SUBJECTS[quantity.subject].rows(scene))):
        for key, value in told(quantity, scene, np.array([row])).items():
            assert repr(value) == repr(values[key])


@pytest.mark.parametrize("quantity", QUANTITIES, ids=lambda q: q.name)
def test_no_subject_and_nothing_drawn_are_no_trouble(quantity):
    empty = Scene("EPSG:25832", {})
    assert quantity.measure(empty, np.empty(0, dtype=np.intp), settings_of(quantity)).missing == ()
    drawn = Scene("EPSG:25832", {role: FeatureTable((), np.empty(0, dtype=object)) for role in DRAWN})
    assert told(quantity, drawn) == {}


# A lamp hangs level over its point and burns full in the evening unless its drawing says otherwise; where lamps are all
# drawn, a path without a lamp is unlit and a tunnel is lit as its lamps burn. All that is known.
MEANS_SOMETHING = ("tilt_deg", "arm_m", "level_evening_pct", "lit", "day_lit")
# A declared optic stands in for a file, a file tells its own flux, and storeys tell a height.
TOLD_BY = {(Role.LIGHT, "photometry"): "optic", (Role.LIGHT, "flux_lm"): "photometry",
           (Role.BUILDING, "height_m"): "storeys"}


def filled_in(scene, draw):
    """The scene with every unknown value of every column set to something it may be."""
    tables = {}
    for role, old in scene.tables.items():
        columns = {}
        for name, values in old.columns.items():
            number = values.dtype != object
            lost = np.isnan(values) if number else np.array([value is None for value in values], dtype=bool)
            new = values.copy()
            choices = [] if name in MEANS_SOMETHING else CHOICES.get(name, [])
            if (role, name) in TOLD_BY:
                told_by = old.columns[TOLD_BY[role, name]].tolist()
                lost &= np.array([value is None or value != value for value in told_by], dtype=bool)  # noqa: PLR0124
            if name == "openness_pct":
                lost &= np.array([kind in ("fence", None) for kind in old.columns["kind"].tolist()], dtype=bool)
            for row in np.flatnonzero(lost & bool(choices)).tolist():
                new[row] = ALWAYS.get(name, {}).get(role, choices[draw.integers(len(choices))])
            columns[name] = new
        tables[role] = FeatureTable(old.keys, old.geometry, columns)
    return scene.replacing(tables)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 200), st.integers(0, 10 ** 6))
def test_no_filling_in_of_the_unknowns_leaves_the_bounds(seed, fill):
    scene = town(seed)
    full = filled_in(scene, np.random.default_rng(fill))
    for quantity in QUANTITIES:
        before, after = told(quantity, scene), told(quantity, full)
        for key, (low, high, _, missing) in before.items():
            if quantity.kind == "number":
                assert low - 1e-9 <= after[key][0] and after[key][1] <= high + 1e-9, (quantity.name, key)
            elif low is not None and not quantity.name.endswith(("wanted", "class", "stated")):
                assert after[key][0] == low, (quantity.name, key)
            assert bool(missing) == (repr(low) != repr(high) or low is None), (quantity.name, key, low, high)


def bright(scene, name):
    quantity = next(q for q in QUANTITIES if q.name == name)
    return told(quantity, scene)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 200), st.floats(0, 420), st.floats(-10, 85))
def test_adding_a_lamp_lowers_no_illuminance(seed, x, y):
    """A lamp more than 10 m from every path parts no bay anew, so means can be compared as well as least values."""
    scene = town(seed, unknown=0.0)
    place = shapely.Point(x, y)
    if (shapely.distance(SUBJECTS["path_stretch"].rows(scene).geometry, place) <= 10.0).any():
        return
    old = scene.table(Role.LIGHT)
    row = np.append(np.arange(len(old)), 0)
    geometry = old.geometry[row]
    geometry[-1] = place
    more = FeatureTable((*old.keys, "new"), geometry, {name: values[row] for name, values in old.columns.items()})
    for name in ("illuminance_mean_lx", "illuminance_min_lx", "vertical_min_lx", "semicylindrical_min_lx",
                 "hemispherical_mean_lx", "lit_share_pct"):
        before, after = bright(scene, name), bright(scene.replacing({Role.LIGHT: more}), name)
        for key, (low, high, *_) in before.items():
            assert after[key][0] >= low - 1e-9 and after[key][1] >= high - 1e-9, name


def test_heights_deleted_leave_no_verdict_that_needed_them():
    scene = town(11, unknown=0.0)
    lamps = scene.table(Role.LIGHT)
    blind = FeatureTable(lamps.keys, lamps.geometry, {**lamps.columns, "height_m": np.full(len(lamps), np.nan)})
    for quantity in ILLUMINATION:
        for key, (low, high, guess, missing) in told(quantity, scene.replacing({Role.LIGHT: blind})).items():
            if missing:
                assert low < high and "light.height_m" in missing, (quantity.name, key)
                assert np.isfinite(guess) or quantity.name == "edge_light_ratio"
            else:
                assert low == high == pytest.approx(told(quantity, scene)[key][0])
