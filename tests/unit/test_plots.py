# SPDX-License-Identifier: GPL-2.0-or-later
"""Plot anatomy on drawn situations: which edges are front, side and rear, and what cannot be told."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.measure.plots import FRONT, REAR, plot_edges, plots
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

STREET = "LINESTRING(-200 -5, 200 -5)"
PARCEL = "POLYGON((0 0, 20 0, 20 30, 0 30, 0 0))"
HOUSE = "POLYGON((5 5, 15 5, 15 13, 5 13, 5 5))"


def table(shapes, **columns):
    """Rows from {key: WKT or geometry}."""
    geometry = np.array([shapely.from_wkt(s) if isinstance(s, str) else s for s in shapes.values()], dtype=object)
    made = {name: np.array(values, dtype=float if name.endswith("_m") or name == "dwellings" else object)
            for name, values in columns.items()}
    return FeatureTable(tuple(shapes), geometry, made)


def named(prefix, shapes):
    return shapes if isinstance(shapes, dict) else {f"{prefix}{i}": s for i, s in enumerate(shapes)}


def drawn(parcels, houses, doors=(), roads=(STREET,), **house_columns):
    """A scene; parcels {key: WKT}, the rest lists of WKT. Houses are dwellings unless told otherwise."""
    houses = named("h", houses)
    columns = house_columns or {"use": ["dwelling"] * len(houses)}
    return Scene("EPSG:25832", {
        Role.PLAN_AREA: table({"plan": shapely.box(-1000, -1000, 1000, 1000)}),
        Role.PARCEL: table(parcels), Role.BUILDING: table(houses, **columns),
        Role.ENTRANCE: table(named("d", doors)), Role.ROAD: table(named("r", roads))})


def sides(scene):
    """Per plot the letters of its edges, in ring order."""
    found = plots(scene)
    return dict(zip(found.keys, found.text("edge_sides").tolist()))


def boxes(width, count, depth=30.0):
    return {f"p{i}": shapely.box(i * width, 0, (i + 1) * width, depth).reverse().wkt for i in range(count)}


FLAG = {"before": PARCEL, "flag": "POLYGON((20 0, 24 0, 24 60, 0 60, 0 30, 20 30, 20 0))"}
FLAG_HOUSE = "POLYGON((5 40, 15 40, 15 48, 5 48, 5 40))"
TERRACE = "POLYGON((0 5, 18 5, 18 14, 0 14, 0 5))"

SITUATIONS = [
    pytest.param(drawn({"a": PARCEL}, [HOUSE], ["POINT(10 5)"]), {"a": "fsrs"}, id="detached, door to the street"),
    pytest.param(drawn({"a": PARCEL}, [HOUSE]), {"a": "fsrs"}, id="detached, nearest road"),
    pytest.param(drawn({"a": PARCEL}, [HOUSE], ["POINT(10 4)"], ["LINESTRING(-300 200, 300 200)"]), {"a": "fsrs"},
                 id="a door is enough"),
    pytest.param(drawn({"a": PARCEL}, [HOUSE], ["POINT(10 2)"], ["LINESTRING(-300 200, 300 200)"]), {"a": "uuuu"},
                 id="a gate by the street is no door"),
    pytest.param(drawn({"a": PARCEL}, [HOUSE], roads=()), {"a": "uuuu"}, id="no road, no door"),
    pytest.param(drawn({"a": PARCEL}, ["POLYGON((1 8, 19 8, 19 14, 1 14, 1 8))"], ["POINT(18.5 8)"]), {"a": "fsrs"},
                 id="door at the end of a long house"),
    pytest.param(drawn({"a": PARCEL}, [HOUSE], ["POINT(10 5)"], [STREET, "LINESTRING(25 -200, 25 200)"]),
                 {"a": "fsrs"}, id="corner, door decides"),
    pytest.param(drawn({"a": PARCEL}, [HOUSE], (), [STREET, "LINESTRING(25 -200, 25 200)"]), {"a": "uuuu"},
                 id="corner, roads as near, no door"),
    pytest.param(drawn({"a": PARCEL}, [HOUSE], (), ["LINESTRING(-200 -5, 25 -5, 25 200)"]), {"a": "uuuu"},
                 id="corner, one road bends around it"),
    pytest.param(drawn({"a": PARCEL}, [HOUSE], (), [STREET, "LINESTRING(40 -200, 40 200)"]), {"a": "fsrs"},
                 id="corner, one road plainly nearer"),
    pytest.param(drawn({"a": "POLYGON((0 0, 17 0, 20 3, 20 30, 0 30, 0 0))"}, [HOUSE], ["POINT(10 5)"]),
                 {"a": "ffsrs"}, id="splayed corner"),
    pytest.param(drawn(FLAG, [HOUSE, FLAG_HOUSE], ["POINT(10 5)", "POINT(10 40)"]),
                 {"before": "fsrs", "flag": "fsrsss"}, id="flag plot, doors"),
    pytest.param(drawn(FLAG, [HOUSE, FLAG_HOUSE]), {"before": "fsrs", "flag": "fsrsss"}, id="flag plot, nearest road"),
    pytest.param(drawn(boxes(6, 3), [TERRACE], ["POINT(1 5)", "POINT(7 5)", "POINT(13 5)"]),
                 {f"p{i}": "fsrs" for i in range(3)}, id="terrace drawn as one"),
    pytest.param(drawn(boxes(6, 3), [f"POLYGON(({x} 5, {x + 6} 5, {x + 6} 14, {x} 14, {x} 5))" for x in (0, 6, 12)],
                       ["POINT(5.8 5)", "POINT(6.2 5)", "POINT(17.8 5)"]),
                 {f"p{i}": "fsrs" for i in range(3)}, id="terrace, doors beside the party wall"),
    pytest.param(drawn({"a": PARCEL}, [HOUSE], ["POINT(10 5)"], [STREET, "LINESTRING(-200 35, 200 35)"]),
                 {"a": "fsus"}, id="through plot"),
    pytest.param(drawn({"a": PARCEL, "b": "POLYGON((20 0, 40 0, 40 30, 20 30, 20 0))"},
                       [HOUSE, "POLYGON((25 5, 35 5, 35 13, 25 13, 25 5))"], ["POINT(15 9)", "POINT(30 5)"]),
                 {"a": "fsrs", "b": "fsrs"}, id="door in the gable, towards the neighbour"),
    pytest.param(drawn({"a": PARCEL}, [HOUSE], ["POINT(15 9)"]), {"a": "sfsr"}, id="door in the gable, to a green"),
    pytest.param(drawn({"a": PARCEL}, [HOUSE], ["POINT(10 5)", "POINT(10 13)"]), {"a": "fsrs"}, id="a back door"),
    pytest.param(drawn({"a": PARCEL}, [HOUSE], ["POINT(10 5)", "POINT(15 6)"]), {"a": "uuuu"},
                 id="doors that disagree"),
    pytest.param(drawn({"a": "POLYGON((0 0, 0 30, 20 30, 20 0, 0 0))"}, [HOUSE]), {"a": "srsf"},
                 id="drawn clockwise"),
    pytest.param(drawn({"a": "POLYGON((0 0, 10 0, 20 0, 20 30, 0 30, 0 0), (16 20, 18 20, 18 22, 16 22, 16 20))"},
                       [HOUSE]), {"a": "fsrs"}, id="needless vertex, and a hole"),
    pytest.param(drawn({"a": "MULTIPOLYGON(((0 0, 20 0, 20 30, 0 30, 0 0)), ((50 0, 60 0, 60 9, 50 9, 50 0)))"},
                       [HOUSE]), {"a": "fsrsfsrs"}, id="two parts"),
    pytest.param(drawn({"a": "POLYGON((0 0, 20 0, 20.3 0.2, 20 30, 0 30, 0 0))"}, [HOUSE], ["POINT(10 5)"]),
                 {"a": "fssrs"}, id="a short edge follows its longer neighbour"),
    pytest.param(drawn({"a": PARCEL}, ["POLYGON((2 5, 8 5, 8 13, 2 13, 2 5))",
                                       "POLYGON((12 5, 18 5, 18 13, 12 13, 12 5))"]), {"a": "fsrs"}, id="two homes"),
]


@pytest.mark.parametrize(("scene", "expected"), SITUATIONS)
def test_edges_of_a_situation(scene, expected):
    assert sides(scene) == expected


@pytest.mark.parametrize(("scene", "expected"), SITUATIONS)
def test_turned_about_the_sides_stay(scene, expected):
    turned = {role: FeatureTable(t.keys, turn(t.geometry), t.columns) for role, t in scene.tables.items()}
    assert sides(Scene("EPSG:25832", turned)) == expected


def turn(geometry):
    """Turned by 31 degrees about a far corner, as plans lie in the UTM grid."""
    c, s = np.cos(np.radians(31.0)), np.sin(np.radians(31.0))
    return shapely.transform(geometry, lambda xy: xy @ np.array([[c, s], [-s, c]]) + [543000.0, 6186000.0])


NEIGHBOUR = {"a": PARCEL, "b": "POLYGON((20 0, 40 0, 40 30, 20 30, 20 0))"}


@pytest.mark.parametrize(("scene", "homes"), [
    pytest.param(drawn({"a": PARCEL}, [HOUSE], use=["outbuilding"]), {}, id="an outbuilding makes no plot"),
    pytest.param(drawn({"a": PARCEL}, [HOUSE], use=["other"], dwellings=[2]), {"a": True}, id="homes above a shop"),
    pytest.param(drawn({"a": PARCEL}, [HOUSE], use=[None]), {"a": None}, id="nobody says what the building is"),
    pytest.param(drawn({"a": PARCEL}, [HOUSE], use=[None], dwellings=[0]), {}, id="known to hold no home"),
    pytest.param(drawn({"a": PARCEL}, [HOUSE, "POLYGON((5 20, 9 20, 9 25, 5 25, 5 20))"], use=["dwelling", None]),
                 {"a": True}, id="a shed of unknown use beside the home"),
    pytest.param(drawn(NEIGHBOUR, ["POLYGON((11 5, 21 5, 21 13, 11 13, 11 5))"]), {"a": True}, id="8 m2 over the line"),
    pytest.param(drawn(NEIGHBOUR, ["POLYGON((11 5, 23 5, 23 13, 11 13, 11 5))"]), {"a": True, "b": True},
                 id="24 m2 over the line"),
    pytest.param(drawn({"a": PARCEL}, []), {}, id="no building"),
    pytest.param(drawn({}, [HOUSE]), {}, id="no parcel"),
])
def test_which_parcels_are_plots(scene, homes):
    found = plots(scene)
    assert dict(zip(found.keys, found.text("home").tolist())) == homes
    assert len(plot_edges(scene).lines) == sum(len(letters) for letters in sides(scene).values())


@pytest.mark.parametrize(("scene", "ambiguous"), [
    pytest.param(drawn({"a": PARCEL}, [HOUSE]), False, id="plain"),
    pytest.param(drawn({"a": PARCEL}, [HOUSE], roads=()), True, id="no front"),
    pytest.param(drawn({"a": PARCEL}, [HOUSE], ["POINT(10 5)"], [STREET, "LINESTRING(-9 37, 40 37)"]), True,
                 id="a road behind too"),
    pytest.param(drawn({"a": PARCEL}, [HOUSE], ["POINT(10 5)"], [STREET, "LINESTRING(-9 39, 40 39)"]), False,
                 id="the road behind is a plot's breadth away"),
])
def test_a_plot_says_that_it_is_ambiguous(scene, ambiguous):
    assert plots(scene).text("ambiguous").tolist() == [ambiguous]


def test_the_front_is_a_unit_vector_to_the_street():
    found = plots(drawn({"a": PARCEL}, [HOUSE], ["POINT(10 5)"]))
    assert (found.number("front_x")[0], found.number("front_y")[0]) == pytest.approx((0.0, -1.0))


def test_edges_lie_on_the_ring_and_look_outward():
    scene = drawn(FLAG, [HOUSE, FLAG_HOUSE])
    edges = plot_edges(scene)
    out = shapely.transform(shapely.line_interpolate_point(edges.lines, 0.5, normalized=True),
                            lambda xy: xy + 0.01 * edges.outward)
    assert not shapely.contains(plots(scene).geometry[edges.plot], out).any()
    assert edges.of(FRONT).sum() == 2 and edges.of(REAR).sum() == 2


def street_of(count, seed=1, gap=0.0):
    """A street with plots on both sides and jittered houses, some without a door."""
    draw = np.random.default_rng(seed)
    parcels, houses, doors = {}, {}, {}
    for i in range(count):
        x, up = (i // 2) * 20.0 + gap, 1 if i % 2 else -1
        parcels[f"p{i}"] = shapely.box(x, min(5 * up, 35 * up), x + 20, max(5 * up, 35 * up))
        a, b = x + draw.uniform(2, 6), up * draw.uniform(9, 14)
        houses[f"h{i}"] = shapely.box(a, min(b, b + 8 * up), a + 10, max(b, b + 8 * up))
        if draw.random() < 0.6:
            doors[f"d{i}"] = shapely.Point(a + 3, b)
    return parcels, houses, doors, {"street": shapely.LineString([(gap - 50, 0), (gap + count * 10 + 50, 0)])}


def rows_by_key(scene):
    found = plots(scene)
    return {key: [repr(values[row]) for values in found.columns.values()] for row, key in enumerate(found.keys)}


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(2, 14))
def test_neither_row_order_nor_distant_plots_alter_a_plot(random, count):
    parts = street_of(count, seed=count)
    far = [{f"far-{key}": shape for key, shape in part.items()} for part in street_of(6, gap=5000.0)]
    shuffled = []
    for own, other in zip(parts, far):
        entries = list({**own, **other}.items())
        random.shuffle(entries)
        shuffled.append(dict(entries))
    alone, crowded = rows_by_key(drawn(*parts)), rows_by_key(drawn(*shuffled))
    assert alone == {key: row for key, row in crowded.items() if not key.startswith("far-")}
