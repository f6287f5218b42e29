# SPDX-License-Identifier: GPL-2.0-or-later
"""The outlook of streets not built yet: who is alike, when nothing is said, and the hold-out that tries it."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.layers import RawLayer, object_array
from botrygt_qgis_plugin.engine.measure.unbuilt import (
    outlook_entry,
    outlooks,
    street_classes,
    streets_of,
    validate,
    validation_entry,
)
from botrygt_qgis_plugin.engine.release import Release

SIDE = 12  # square kilometres along one side


def release(classes):
    """SIDE × SIDE square kilometres with these classes."""
    at = np.arange(SIDE * SIDE)
    x, y = 500000.0 + 1000 * (at % SIDE), 6200000.0 + 1000 * (at // SIDE)
    return Release("r", (date(2024, 1, 1), date(2025, 12, 31)), date(2026, 1, 1), "P", "INTERN", date(2027, 1, 1),
                   "KN250mDK",
                   ("lav eller ikke vist", "forhøjet", "høj"), "", "r.gpkg", shapely.box(x, y, x + 1000, y + 1000),
                   np.asarray(classes))


def layer(rows, name="veje"):
    """Streets of (x, y, length, kind); every other one is met at its east end by a long cross street."""
    lines = [shapely.LineString([(x, y), (x + length, y)]) for x, y, length, _ in rows]
    return RawLayer(name, name, "EPSG:25832", object_array(lines),
                    {"vejnavn": [f"Vej {i}" for i in range(len(rows))], "boligtype": [row[3] for row in rows]})


def town(rng, risky):
    """One street per square; `risky` kinds get class 2 with 80 %, the others with 10 %."""
    rows, classes = [], []
    for at in range(SIDE * SIDE):
        kind = ("villa", "etage")[at % 2]
        rows.append((500300.0 + 1000 * (at % SIDE), 6200500.0 + 1000 * (at // SIDE), 150.0, kind))
        classes.append(2 if rng.random() < (0.8 if kind in risky else 0.1) else 0)
    return streets_of(layer(rows)), release(classes)


NEW = layer([(400000.0, 6200000.0, 150.0, "villa"), (400000.0, 6201000.0, 40.0, "villa")], "nye")


def test_streets_alike_are_counted_by_class():
    built, made = town(np.random.default_rng(1), {"villa"})
    first, second = outlooks(streets_of(NEW), built, made)
    assert (first.similar, first.squares) == (72, 72) and first.shares[2] == pytest.approx(0.8, abs=0.15)
    assert sum(first.shares) == pytest.approx(1.0)
    assert second.shares is None and second.similar == 0  # no short street was built
    told, untold = (outlook_entry(each, made.classes) for each in (first, second))
    assert told["da"].startswith("72 lignende veje: lav eller ikke vist ") and not untold["told"]
    assert "Vej" not in told["da"] and "ikke er vist" in told["da"]


def test_below_the_least_number_nothing_is_said():
    built, made = town(np.random.default_rng(1), set())
    new = streets_of(NEW)
    assert outlooks(new, built, made, (73, 8))[0].shares is None
    assert outlooks(new, built, made, (72, 72))[0].shares is not None
    assert outlooks(new, built, made, (72, 73))[0].shares is None


def test_many_streets_of_one_square_are_one_piece_of_evidence():
    rows = [(500100.0, 6200100.0 + 20 * i, 150.0, "villa") for i in range(40)]
    found = outlooks(streets_of(NEW), streets_of(layer(rows)), release(np.zeros(SIDE * SIDE, dtype=int)))[0]
    assert (found.similar, found.squares, found.shares) == (40, 1, None)


def test_streets_beyond_the_release_do_not_count():
    rows = [(100000.0, 6200100.0, 150.0, "villa"), (500100.0, 6200100.0, 150.0, "villa")]
    risk, square = street_classes(streets_of(layer(rows)), release(np.ones(SIDE * SIDE, dtype=int)))
    assert risk.tolist() == [-1, 1] and square.tolist() == [-1, 0]


def test_dead_ends_are_those_with_one_loose_end():
    lines = [shapely.LineString([(0, 0), (100, 0)]), shapely.LineString([(100, -50), (100, 0), (100, 50)]),
             shapely.LineString([(100, 50), (300, 50)]), shapely.LineString([(300, 50), (300, -50), (100, -50)])]
    raw = RawLayer("v", "v", "EPSG:25832", object_array(lines), {})
    assert streets_of(raw).dead_end.tolist() == [True, False, False, False]
    alone = RawLayer("n", "n", "EPSG:25832", object_array(lines[:1]), {})
    assert streets_of(alone).dead_end.tolist() == [False]  # meets nothing at either end
    others = RawLayer("b", "b", "EPSG:25832", object_array(lines[1:]), {})
    assert streets_of(alone, (others,)).dead_end.tolist() == [True]


def test_hold_out_tells_a_useful_likeness_from_a_useless_one():
    useful = validate(*town(np.random.default_rng(2), {"villa"}))
    useless = validate(*town(np.random.default_rng(2), {"villa", "etage"}))
    assert useful.told == 144 and useful.skill > 0.3 and useless.skill < 0.05
    assert "bedre end" in validation_entry(useful)["da"] and "no better" in validation_entry(useless)["en"]
    few = validate(streets_of(NEW), release(np.zeros(SIDE * SIDE, dtype=int)))
    assert few.told == 0 and validation_entry(few)["skill"] is None


@pytest.mark.parametrize("crs, shapes, says", [
    ("EPSG:25833", [shapely.LineString([(0, 0), (1, 1)])], "EPSG:25832"),
    ("EPSG:25832", [shapely.Point(0, 0)], "ingen vej")])
def test_layers_that_are_no_streets(crs, shapes, says):
    with pytest.raises(InputError) as caught:
        streets_of(RawLayer("x", "x", crs, object_array(shapes), {}))
    assert says in caught.value.da
