# SPDX-License-Identifier: GPL-2.0-or-later
"""Small districts drawn at random, with everything in them that is measured; and what a pen does to a plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.measure.optics import OPTICS
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

EAST, NORTH = 550_000.0, 6_200_000.0
PLOT_WIDE_M, STREET_EVERY_M = 16.0, 70.0
# What a column may hold; None stands for unknown. A role's own choices stand before those of all roles.
CHOICES = {
    "height_m": [0.8, 1.8, 3.0, 5.0, None], "flux_lm": [1500.0, 4000.0, None], "maintenance_factor": [0.8, None],
    "ra": [25.0, 80.0, None], "azimuth_deg": [0.0, 110.0], "tilt_deg": [0.0, 10.0], "arm_m": [0.0, 1.0],
    "optic": ["isotropic", "road", None], "photometry": ["a.ldt", None, None], "level_evening_pct": [60.0, 100.0],
    "level_night_pct": [30.0, None], "width_m": [1.5, 3.0, None], "openness_pct": [0.0, 60.0, None],
    "crown_base_m": [1.2, 2.5, None], "crown_diameter_m": [3.0, 5.0, None], "future_crown_m": [6.0, None],
    "lit": [True, False, None], "light_class": ["P4", "P2", None], "weight_speed": [0.0, 1.0, None],
    "weight_use": [-1.0, None], "weight_ambient": [0.0, None], "weight_face": [1.0, None], "ramp_pct": [4.0, 8.0, None],
    "day_and_night": [True, False, None], "day_lit": [True, None], "light_calculation": [True, None],
    "use": ["dwelling", "dwelling", "outbuilding", None], "dwellings": [1.0, 2.0, None], "storeys": [1.0, 2.0, None],
    "use_detail_code": [1110.0, 1130.0, None], "use_code": [11.0], "gated": [True, False, None], "bays": [12.0, None],
    "kind": [None], "sill_m": [0.9, None], "species": ["taks", "hassel", None], "one_way": [None, True],
    "level": [None, None, 1.0], "max_height_m": [8.5, None], "max_storeys": [2.0, None], "binding": [True, False, None]}
OWN = {(Role.PATH, "kind"): ["foot", "cycle", "shared", None], (Role.ROAD, "kind"): ["boligvej", None],
       (Role.HEDGE_FENCE, "kind"): ["hedge", "fence", "wall", None], (Role.BUILDING, "height_m"): [4.0, 6.0, None],
       (Role.ROAD, "width_m"): [5.0, 6.5, None], (Role.TREE, "height_m"): [6.0, 9.0, None],
       (Role.TUNNEL_UNDERPASS, "height_m"): [2.4, 2.8, None], (Role.TUNNEL_UNDERPASS, "width_m"): [3.0, 4.0, None],
       (Role.PATH, "level"): [None], (Role.ROAD, "level"): [None]}


def values_of(role, name):
    """What a column of a role may hold."""
    return OWN.get((role, name), CHOICES.get(name, [None]))


def table(role, shapes, draw):
    """Rows of {key: geometry} in the order of their keys, with values picked for every column."""
    keys = sorted(shapes)
    geometry = np.empty(len(keys), dtype=object)
    geometry[:] = [shapely.transform(shapes[key], lambda xy: np.round(xy + [EAST, NORTH], 2)) for key in keys]
    columns = {}
    for column in ROLES[role].columns:
        choices = values_of(role, column.name)
        picked = [choices[i] for i in draw.integers(0, len(choices), len(keys)).tolist()]
        number = column.kind == "number"
        columns[column.name] = np.array([np.nan if number and v is None else v for v in picked],
                                        dtype=float if number else object)
    return FeatureTable(tuple(keys), geometry, columns, tuple(f"{role.value} {key}" for key in keys),
                        (role.value,) * len(keys))


def district(seed, streets=1, houses=4):
    """Streets of homes on both sides, back to back with a path between; green, parking and a tunnel at their ends."""
    draw = np.random.default_rng(seed)
    found = {}
    long = houses * PLOT_WIDE_M
    for s in range(streets):
        _street(found, s, long, draw)
        for h in range(houses):
            for up in (1, -1):
                _plot(found, f"{s}{h}{'n' if up > 0 else 's'}", (h * PLOT_WIDE_M, s * STREET_EVERY_M, up), draw)
    tables = {role: table(role, shapes, draw) for role, shapes in found.items()}
    area = shapely.box(-90, -60, long + 80, streets * STREET_EVERY_M + 30)
    tables[Role.PLAN_AREA] = table(Role.PLAN_AREA, {"plan": area}, draw)
    light = replace(OPTICS["road"], format="EULUMDAT", digest="a")
    return Scene("EPSG:25832", tables, plan_id="district", plan_name="District", photometry={"a.ldt": light})


def _street(found, s, long, draw):
    """The ways of a street and what lies along and at the ends of it."""
    y = s * STREET_EVERY_M

    def put(role, name, shape):
        found.setdefault(role, {})[f"{name}{s}"] = shape

    line, box, point = (lambda *xy: shapely.LineString(xy)), shapely.box, (lambda *xy: shapely.Point(xy))
    put(Role.ROAD, "street", line((-30, y), (long, y), (long + 16, y + 6)))
    put(Role.ROAD, "stub", line((8, y), (8 + draw.uniform(-1, 1), y - 33)))
    put(Role.ROAD, "back", line((-30, y), (-30, y + STREET_EVERY_M)))
    put(Role.ROAD, "far", line((long, y), (long, y + STREET_EVERY_M)))
    put(Role.PATH, "rear", line((-30, y + 35), (long / 2, y + 35), (long, y + 35 + draw.uniform(-1, 1))))
    put(Role.PATH, "link", line((long / 2, y + 35), (long / 2, y + 3), (long / 2, y)))
    put(Role.PATH, "end", line((-30, y + 35), (-70, y + 42)))
    put(Role.OPEN_SPACE, "green", box(-75, y + 4, -34, y + 32))
    put(Role.PARKING, "bays", box(long + 20, y - 2, long + 34, y + 12))
    put(Role.BICYCLE_PARKING, "rack", point(-38, y + 10))
    put(Role.GATE, "gate", point(-12, y + 35))
    put(Role.BUS_STOP, "stop", point(-31, y + 3))
    put(Role.TUNNEL_UNDERPASS, "under", line((-50, y + 38.5), (-58, y + 39.9)))
    put(Role.PLAN_SUBAREA, "part", box(-80, y - 34, long + 40, y + 34))
    put(Role.SIGHT_AREA, "clear", box(-29, y + 2, -23, y + 8))
    put(Role.PLAY_MEET, "swings", point(-55, y + 18))
    put(Role.BUILDING_FIELD, "field", box(long + 5, y + 10, long + 14, y + 22))
    put(Role.TREE_GROUP, "grove", box(-70, y + 22, -60, y + 30))
    put(Role.SHRUB_PLANTING, "bed", box(-20, y + 32, -8, y + 34))
    put(Role.SHRUB_PLANTING, "edge", box(long + 19, y + 13, long + 33, y + 14))
    for i, x in enumerate((-48, -12, 14, 38, 60)):
        put(Role.LIGHT, f"lamp{i}-", point(x, y + (33 if i % 2 else -3.5) + draw.uniform(-1, 1)))
    for i, x in enumerate((-40, 6, long + 26)):
        put(Role.TREE, f"tree{i}-", point(x + draw.uniform(-3, 3), y + draw.uniform(2, 30)))


def _plot(found, name, place, draw):
    """One home with its parcel, door, address, windows and a hedge; place: its corner by the street, and the side."""
    x, y, up = place
    front, rear = y + 5 * up, y + 33 * up
    deep = y + up * draw.uniform(9, 12)
    wide = draw.uniform(9, 12)
    found.setdefault(Role.PARCEL, {})[name] = shapely.box(x, min(front, rear), x + PLOT_WIDE_M, max(front, rear))
    found.setdefault(Role.BUILDING, {})[name] = shapely.box(x + 2, min(deep, deep + 9 * up), x + 2 + wide,
                                                            max(deep, deep + 9 * up))
    found.setdefault(Role.ENTRANCE, {})[name] = shapely.Point(x + 5, deep)
    found.setdefault(Role.ADDRESS, {})[name] = shapely.Point(x + 6, deep + 3 * up)
    for at, (dx, dy) in enumerate(((7.5, 0.0), (4.0, 9.0 * up))):
        found.setdefault(Role.WINDOW_FACADE, {})[f"{name}{at}"] = shapely.Point(x + dx, deep + dy)
    edge = [((x, front), (x + 13, front)), ((x + PLOT_WIDE_M, front), (x + PLOT_WIDE_M, rear)),
            ((x, rear), (x + PLOT_WIDE_M, rear - draw.uniform(0, 1) * up))][int(draw.integers(3))]
    found.setdefault(Role.HEDGE_FENCE, {})[name] = shapely.LineString(edge)


class Pen:
    """Edits drawn at random from one number; the scene, and those it was before."""

    KINDS = ("add", "move", "delete", "attribute", "split", "merge", "undo")

    def __init__(self, scene, seed):
        self.rng = np.random.default_rng(seed)
        self.scene, self.before, self.told = scene, [], []

    def takes(self, seed):
        """From here on the edits come from another number."""
        self.rng = np.random.default_rng(seed)
        self.told.append(seed)

    def draws(self):
        """One edit; what it was is told for whoever must find a failure."""
        kind = self.KINDS[int(self.rng.integers(len(self.KINDS)))]
        if kind == "undo" and self.before:
            self.told.append("undo")
            self.scene = _read_anew(self.before.pop())
            return self.scene
        roles = [role for role, rows in self.scene.tables.items() if len(rows) and role is not Role.PLAN_AREA]
        # A layer of two features is edited as often as one of twenty, so that none is forgotten.
        role = roles[int(self.rng.integers(len(roles)))]
        rows = self.scene.table(role)
        row = int(self.rng.integers(len(rows)))
        self.told.append(f"{kind} {role.value} {rows.keys[row]}")
        self.before.append(self.scene)
        made = getattr(self, f"_{'move' if kind == 'undo' else kind}")(_Drawn(role, rows), row)
        self.scene = replace(self.scene, tables={**self.scene.tables, role: made.table()}, _memo={})
        return self.scene

    def _shift(self, most):
        return np.round(self.rng.uniform(-most, most, 2), 2)

    def _move(self, drawn, row):
        shift = self._shift(6.0)
        drawn.geometry[row] = shapely.transform(drawn.geometry[row], lambda xy: xy + shift)
        return drawn

    def _add(self, drawn, row):
        shift = self._shift(25.0)
        return drawn.more(row, shapely.transform(drawn.geometry[row], lambda xy: xy + shift), self._key())

    def _delete(self, drawn, row):
        return drawn.less(row)

    def _attribute(self, drawn, row):
        if drawn.columns:
            name = sorted(drawn.columns)[int(self.rng.integers(len(drawn.columns)))]
            choices = values_of(drawn.role, name)
            value = choices[int(self.rng.integers(len(choices)))]
            number = drawn.old.columns[name].dtype != object
            drawn.columns[name][row] = np.nan if number and value is None else value
        return drawn

    def _split(self, drawn, row):
        """A line at a point of it, an area down the middle; a point cannot be split and is drawn twice."""
        shape = drawn.geometry[row]
        x0, y0, x1, y1 = shape.bounds
        if shape.geom_type == "LineString":
            at = round(float(self.rng.uniform(0.2, 0.8)) * shape.length, 2)
            parts = shapely.ops.substring(shape, 0, at), shapely.ops.substring(shape, at, shape.length)
        elif shape.geom_type == "Polygon":
            middle = round((x0 + x1) / 2, 2)
            parts = tuple(shape.intersection(shapely.box(*sides)) for sides in
                          ((x0 - 1, y0 - 1, middle, y1 + 1), (middle, y0 - 1, x1 + 1, y1 + 1)))
        else:
            parts = shape, shapely.transform(shape, lambda xy: xy + 0.5)
        drawn.geometry[row] = parts[0]
        return drawn.more(row, parts[1], self._key())

    def _merge(self, drawn, row):
        """With the nearest of its layer, which goes."""
        others = [other for other in range(len(drawn.geometry)) if other != row]
        shape = drawn.geometry[row]
        if not others or shape.geom_type == "Point":
            return drawn.less(row)
        near = min(others, key=lambda other: (drawn.geometry[other].distance(shape), other))
        made = shapely.union(shape, drawn.geometry[near])
        drawn.geometry[row] = shapely.line_merge(made) if made.geom_type == "MultiLineString" else made
        return drawn.less(near)

    def _key(self):
        return f"new{int(self.rng.integers(10 ** 9)):09d}"


class _Drawn:
    """A table taken apart, so that it can be drawn in."""

    def __init__(self, role, old):
        self.role, self.old = role, old
        self.keys, self.geometry = list(old.keys), list(old.geometry)
        self.columns = {name: list(values) for name, values in old.columns.items()}
        self.labels, self.source = list(old.labels), list(old.source)

    def _lists(self):
        return (*self.columns.values(), *(some for some in (self.labels, self.source) if some))

    def more(self, row, shape, key):
        self.keys.append(key)
        self.geometry.append(shape)
        for values in self._lists():
            values.append(values[row])
        return self

    def less(self, row):
        for values in (self.keys, self.geometry, *self._lists()):
            values.pop(row)
        return self

    def table(self):
        """In the order of the keys, as every table that was read."""
        geometry = np.empty(len(self.keys), dtype=object)
        geometry[:] = self.geometry
        columns = {name: np.array(values, dtype=self.old.columns[name].dtype) for name, values in self.columns.items()}
        order = np.array(sorted(range(len(self.keys)), key=self.keys.__getitem__), dtype=np.intp)
        return FeatureTable(tuple(self.keys), geometry, columns, tuple(self.labels), tuple(self.source)).take(order)


def _read_anew(scene):
    """The same scene as a layer read a second time gives it: equal in all, and other objects."""
    every = {role: rows.take(np.arange(len(rows))) for role, rows in scene.tables.items() if role is not Role.PLAN_AREA}
    return replace(scene, tables={**scene.tables, **every}, _memo={})
