# SPDX-License-Identifier: GPL-2.0-or-later
"""How a plan was digitised changes no figure: lines in more pieces, reversed, in another order, of other ids."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely.ops import substring

from botrygt_qgis_plugin.engine.files import fiona_transform, read_source
from botrygt_qgis_plugin.engine.job import prepared
from botrygt_qgis_plugin.engine.quantities import WAYS_AND_PLOTS
from botrygt_qgis_plugin.engine.request import Request, job_of
from botrygt_qgis_plugin.engine.review import _rounded
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable
from botrygt_qgis_plugin.engine.subjects import SUBJECTS

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "egelund" / "egelund.gpkg"
# Their features are no subjects of their own: they may be split, and their ids may change.
WAYS = (Role.PATH, Role.ROAD)
REDRAWN = (Role.PARCEL, Role.BUILDING, Role.HEDGE_FENCE, Role.PARKING, Role.OPEN_SPACE, Role.SHRUB_PLANTING,
           Role.PLAN_AREA)


@lru_cache(maxsize=1)
def example():
    (scene,) = prepared(read_source(EXAMPLE), job_of(Request(), fiona_transform, {}))
    return scene


def split(table, draw, name):
    """Every line in up to three pieces, some reversed, all with needless vertices; rows shuffled and renamed."""
    pieces, rows = [], []
    for row, shape in enumerate(table.geometry):
        cuttable = shape.geom_type == "LineString" and shape.length > 4
        at = sorted(draw.uniform(1, shape.length - 1, int(draw.integers(0, 3)))) if cuttable else []
        ends = [0.0, *at, shape.length]
        for part in [substring(shape, a, b) for a, b in zip(ends, ends[1:])] if at else [shape]:
            dense = shapely.segmentize(part, draw.uniform(5, 60))
            pieces.append(shapely.reverse(dense) if draw.random() < 0.5 else dense)
            rows.append(row)
    order = draw.permutation(len(pieces))
    made = table.take(np.array(rows, dtype=np.intp)[order])
    shapes = np.empty(len(pieces), dtype=object)
    shapes[:] = [pieces[i] for i in order]
    keys = tuple(f"{name}-{i}" for i in range(len(pieces)))
    return FeatureTable(keys, shapes, made.columns, made.labels, made.source)


def redrawn(table, draw):
    """The same features in another order, begun at another corner, with needless vertices, some the other way round."""
    order = draw.permutation(len(table)).astype(np.intp)
    made = table.take(order)
    shapes = made.geometry.copy()
    for row, drawn in enumerate(made.geometry):
        dense = shapely.segmentize(drawn, draw.uniform(4, 40))
        if dense.geom_type == "Polygon":
            ring = shapely.get_coordinates(dense.exterior)[:-1]
            ring = np.roll(ring, int(draw.integers(len(ring))), axis=0)
            dense = shapely.Polygon(ring, [hole.coords for hole in dense.interiors])
        shapes[row] = shapely.reverse(dense) if draw.random() < 0.5 else dense
    return FeatureTable(made.keys, shapes, made.columns, made.labels, made.source)


def figures(scene, quantity):
    table = SUBJECTS[quantity.subject].rows(scene)
    given = {name: parameter.default for name, parameter in quantity.parameters.items()}
    found = _rounded(quantity.measure(scene, np.arange(len(table)), given), quantity)
    values = zip(*(np.asarray(column).tolist() for column in (found.low, found.high, found.guess)), found.missing)
    return {key: tuple(map(str, value)) for key, value in zip(table.keys, values)}


@pytest.mark.parametrize("seed", range(3))
def test_ways_may_be_drawn_in_any_pieces_order_and_direction(seed):
    draw = np.random.default_rng(seed)
    scene = example()
    other = scene.replacing({role: split(scene.table(role), draw, role.value) for role in WAYS})
    with np.errstate(all="ignore"):
        for quantity in WAYS_AND_PLOTS:
            assert figures(other, quantity) == figures(scene, quantity), quantity.name


@pytest.mark.parametrize("seed", range(3))
def test_plots_houses_and_fences_may_be_drawn_from_any_corner_and_in_any_order(seed):
    draw = np.random.default_rng(100 + seed)
    scene = example()
    other = scene.replacing({role: redrawn(scene.table(role), draw) for role in REDRAWN if scene.has(role)})
    with np.errstate(all="ignore"):
        for quantity in WAYS_AND_PLOTS:
            assert figures(other, quantity) == figures(scene, quantity), quantity.name
