# SPDX-License-Identifier: GPL-2.0-or-later
"""The incremental law of everything that is measured about sight: beyond its declared reach, no edit alters a bit."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.measure.planting import PLANTING
from botrygt_qgis_plugin.engine.measure.sightlines import SIGHTLINES
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

sys.path.insert(0, str(Path(__file__).resolve().parent))
import test_local_law as law

law.VALUES.update({"crown_base_m": [1.2, 2.4, np.nan], "crown_diameter_m": [4.0, np.nan], "sill_m": [0.9, np.nan]})
# What lamps are drawn with here, for half of them all of it; a third of the paths is lit, says their drawing.
LAMPS = {"height_m": 4.5, "flux_lm": 3000.0, "optic": "lower_hemisphere", "maintenance_factor": 0.8}
MORE = (Role.LIGHT, Role.BUILDING_FIELD, Role.SIGHT_AREA, Role.TUNNEL_UNDERPASS, Role.WINDOW_FACADE, Role.TREE,
        Role.SHRUB_PLANTING, Role.BICYCLE_PARKING)
EDITED = tuple(dict.fromkeys((*law.EDITED, *MORE)))
QUANTITIES = (*SIGHTLINES, *PLANTING)


def town(streets, houses, seed):
    """Streets of houses with windows on two sides, trees, beds, lamps, fields and sight areas among them."""
    scene = law.town(streets, houses, seed)
    draw = np.random.default_rng(seed + 100)
    found = {role: {} for role in MORE}
    for key, house in zip(scene.table(Role.BUILDING).keys, scene.table(Role.BUILDING).geometry):
        west, south, east, north = house.bounds
        for name, y in (("s", south), ("n", north)):
            if draw.random() < 0.8:
                found[Role.WINDOW_FACADE][f"{key}{name}"] = shapely.Point(draw.uniform(west + 1, east - 1), y)
    for i in range(streets * houses):
        x, y = draw.uniform(-20, houses * 18.0 + 20), draw.uniform(-5, streets * 73.0)
        found[Role.TREE][f"t{i}"] = shapely.Point(x, y)
        found[Role.LIGHT][f"l{i}"] = shapely.Point(draw.uniform(-20, houses * 18.0 + 20), draw.uniform(-5, 73.0))
        found[Role.SHRUB_PLANTING][f"b{i}"] = shapely.box(x + 3, y, x + 6, y + 2)
    for s in range(streets):
        found[Role.BUILDING_FIELD][f"f{s}"] = shapely.box(houses * 18.0 + 5, s * 73.0 + 12, houses * 18.0 + 12,
                                                          s * 73.0 + 20)
        found[Role.BICYCLE_PARKING][f"c{s}"] = shapely.box(houses * 9.0, s * 73.0 + 4, houses * 9.0 + 6, s * 73.0 + 6)
        found[Role.SIGHT_AREA][f"o{s}"] = shapely.box(-30, s * 73.0 + 3, -22, s * 73.0 + 9)
        found[Role.TUNNEL_UNDERPASS][f"u{s}"] = law.line((-10, s * 73.0 + 36.5), (0, s * 73.0 + 36.5 + s))
    tables = {role: law.table(role, shapes, draw) for role, shapes in found.items()}
    return told_of_light(scene.replacing(tables), seed)


def told_of_light(scene, seed):
    """The same with lamps that are drawn with what they need, or with a part of it, and paths that are lit."""
    draw = np.random.default_rng(seed + 200)
    lamps, paths = scene.table(Role.LIGHT), scene.table(Role.PATH)
    columns = dict(lamps.columns)
    for name, value in LAMPS.items():
        columns[name] = columns[name].copy()
        columns[name][:] = value
        lost = draw.random(len(lamps)) < 0.16
        columns[name][lost] = None if columns[name].dtype == object else np.nan
    lit = np.full(len(paths), None, dtype=object)
    lit[draw.random(len(paths)) < 0.34] = True
    return scene.replacing({
        Role.LIGHT: FeatureTable(lamps.keys, lamps.geometry, columns),
        Role.PATH: FeatureTable(paths.keys, paths.geometry, {**paths.columns, "lit": lit})})


EDITS = st.lists(st.tuples(st.sampled_from(EDITED), st.integers(0, 30),
                           st.sampled_from(["remove", "shuffle", "move", "copy", "change"])), min_size=1, max_size=3)


@settings(max_examples=15, deadline=None)
@given(EDITS, st.integers(0, 5))
@example([(Role.PATH, 0, "remove")], 2)  # lamps by another path
def test_what_lies_beyond_reach_of_an_edit_stays_to_the_bit(edits, seed):
    before = after = town(2, 5, seed)
    for edit in edits:
        after = law.edited(after, edit)
    for quantity in QUANTITIES:
        old, new = law.told(quantity, before), law.told(quantity, after)
        for key in law.untouched(quantity, before, after):
            assert old[key] == new[key], (quantity.name, key)


@pytest.mark.parametrize("quantity", QUANTITIES, ids=lambda q: q.name)
def test_one_row_alone_is_measured_as_among_all(quantity):
    scene = town(2, 4, 7)
    rows, values = law.subjects(scene, quantity.subject), law.told(quantity, scene)
    params = {n: p.default for n, p in quantity.parameters.items()}
    for row in np.random.default_rng(1).permutation(len(rows))[:12].tolist():
        found = quantity.measure(scene, np.array([row]), params)
        value = (*(np.asarray(v).tolist()[0] for v in (found.low, found.high, found.guess)), found.missing[0])
        assert repr(value) == values[rows.keys[row]]


@pytest.mark.parametrize("quantity", QUANTITIES, ids=lambda q: q.name)
def test_bounds_hold_the_guess_and_say_what_is_missing(quantity):
    scene = town(2, 4, 3)
    rows = law.subjects(scene, quantity.subject)
    found = quantity.measure(scene, np.arange(len(rows)), {n: p.default for n, p in quantity.parameters.items()})
    if quantity.kind != "number":
        return
    assert (found.low <= found.high).all()
    known = ~np.isnan(found.guess)
    assert (found.low <= found.guess + 1e-9)[known].all()
    assert (found.guess <= found.high + 1e-9)[known].all()
    assert all(bool(names) == (low < high) for names, low, high in zip(found.missing, found.low, found.high))


@pytest.mark.parametrize("quantity", QUANTITIES, ids=lambda q: q.name)
def test_no_subject_is_no_trouble(quantity):
    params = {n: p.default for n, p in quantity.parameters.items()}
    assert quantity.measure(Scene("EPSG:25832", {}), np.empty(0, dtype=np.intp), params).missing == ()
    drawn = Scene("EPSG:25832", {role: FeatureTable((), np.empty(0, dtype=object)) for role in EDITED})
    assert law.told(quantity, drawn) == {}


@pytest.mark.parametrize("quantity", [q for q in QUANTITIES if q.explain], ids=lambda q: q.name)
def test_every_subject_can_be_explained(quantity):
    scene = town(2, 4, 11)
    rows = law.subjects(scene, quantity.subject)
    params = {n: p.default for n, p in quantity.parameters.items()}
    for row in range(min(len(rows), 12)):
        told = quantity.explain(scene, row, params, lambda value: False)
        # A case file holds parts of parts as what they are.
        assert not any(part.geom_type.startswith("Multi") for part in shapely.get_parts(told.evidence))
