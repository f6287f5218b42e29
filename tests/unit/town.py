# SPDX-License-Identifier: GPL-2.0-or-later
"""A strip of town drawn at random, for laws that must hold of any plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.measure.optics import OPTICS
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

DRAWN = (Role.LIGHT, Role.PATH, Role.ROAD, Role.BUILDING, Role.HEDGE_FENCE, Role.TREE, Role.TREE_GROUP,
         Role.SHRUB_PLANTING, Role.PARKING, Role.OPEN_SPACE, Role.TUNNEL_UNDERPASS, Role.WINDOW_FACADE,
         Role.PLAN_SUBAREA)
CHOICES = {
    "height_m": [3.0, 5.0, 8.0], "flux_lm": [1500.0, 4000.0], "maintenance_factor": [0.7, 0.9], "ra": [25.0, 80.0],
    "azimuth_deg": [0.0, 110.0], "tilt_deg": [0.0, 10.0], "arm_m": [0.0, 1.5], "optic": ["isotropic", "road"],
    "photometry": ["a.ldt"], "level_evening_pct": [60.0, 100.0], "level_night_pct": [30.0], "width_m": [2.0, 3.5],
    "kind": ["hedge", "wall", "fence", "boligvej"], "openness_pct": [0.0, 60.0], "crown_base_m": [1.0, 2.5],
    "crown_diameter_m": [3.0, 4.0], "future_crown_m": [5.0, 9.0], "lit": [True, False], "light_class": ["P4", "P2"],
    "weight_speed": [0.0, 1.0], "weight_use": [-1.0], "weight_ambient": [0.0], "weight_face": [1.0],
    "day_and_night": [True, False], "day_lit": [True], "light_calculation": [True], "use": ["dwelling"],
    "dwellings": [1.0, 2.0], "use_detail_code": [1110.0, 1130.0], "storeys": [1.0, 2.0]}
NOT_KNOWN = 0.25
# What the guess and the bounds stand for is only told apart where a class has just one meaning.
ALWAYS = {"kind": {Role.ROAD: "boligvej"}, "use": {Role.BUILDING: "dwelling"}}


def table(role, shapes, draw, unknown=NOT_KNOWN):
    """Rows of {key: geometry} with values picked for every column, unknown here and there."""
    geometry = np.empty(len(shapes), dtype=object)
    geometry[:] = list(shapes.values())
    columns = {}
    for column in ROLES[role].columns:
        number = column.kind == "number"
        choices = CHOICES.get(column.name, [np.nan if number else None])
        values = [choices[i] for i in draw.integers(0, len(choices), len(shapes))]
        values = [ALWAYS.get(column.name, {}).get(role, value) for value in values]
        lost = draw.uniform(0, 1, len(shapes)) < unknown
        filled = np.empty(len(shapes), dtype=float if number else object)
        filled[:] = [(np.nan if number else None) if gone else value for value, gone in zip(values, lost)]
        columns[column.name] = filled
    return FeatureTable(tuple(shapes), geometry, columns)


def town(seed, unknown=NOT_KNOWN, long=420.0):
    """A strip of ways, lamps and greenery, longer than any measure reaches."""
    draw = np.random.default_rng(seed)
    found = {role: {} for role in DRAWN}

    def spot(low=0.0, high=70.0):
        return np.array([draw.uniform(0, long), draw.uniform(low, high)])

    for i in range(7):
        a = spot()
        found[Role.PATH][f"p{i}"] = shapely.LineString([a, a + draw.uniform(-30, 30, 2), a + draw.uniform(5, 40, 2)])
    for i in range(3):
        a = spot()
        found[Role.ROAD][f"r{i}"] = shapely.LineString([a, a + draw.uniform(10, 60, 2)])
    for i in range(26):
        found[Role.LIGHT][f"l{i}"] = shapely.Point(spot(-10, 85))
    for role, count, wide in ((Role.BUILDING, 7, 9.0), (Role.TREE_GROUP, 2, 12.0), (Role.SHRUB_PLANTING, 3, 6.0),
                              (Role.PARKING, 3, 18.0), (Role.OPEN_SPACE, 2, 20.0), (Role.PLAN_SUBAREA, 2, 40.0)):
        for i in range(count):
            x, y = spot()
            found[role][f"{role.value}{i}"] = shapely.box(x, y, x + draw.uniform(3, wide), y + draw.uniform(3, wide))
    for i in range(6):
        a = spot()
        found[Role.HEDGE_FENCE][f"h{i}"] = shapely.LineString([a, a + draw.uniform(-15, 15, 2)])
    for i in range(6):
        found[Role.TREE][f"t{i}"] = shapely.Point(spot())
    for i in range(2):
        a = spot()
        found[Role.TUNNEL_UNDERPASS][f"u{i}"] = shapely.LineString([a, a + draw.uniform(5, 20, 2)])
    for i, (key, house) in enumerate(found[Role.BUILDING].items()):
        corner = shapely.get_coordinates(house)[:2]
        found[Role.WINDOW_FACADE][f"w{i}-{key}"] = shapely.Point(corner.mean(axis=0))
    tables = {role: table(role, shapes, draw, unknown) for role, shapes in found.items()}
    area = shapely.box(-200, -200, long + 200, 270)
    tables[Role.PLAN_AREA] = table(Role.PLAN_AREA, {"plan": area}, draw, 0.0)
    return Scene("EPSG:25832", tables, photometry={"a.ldt": replace(OPTICS["road"], format="EULUMDAT", digest="a")})
