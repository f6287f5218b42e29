# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers follow their findings through moves, splits and merges."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from botrygt_qgis_plugin.casefile.matching import Former, Incoming, assign_numbers


def former(name, number, wkt, last_run=1, rule="S10", linked=None):
    return Former(name, number, rule, shapely.from_wkt(wkt), last_run, linked)


def came(name, wkt, rule="S10"):
    return Incoming(name, rule, shapely.from_wkt(wkt))


WHOLE = former("whole", 4, "LINESTRING (0 0, 100 0)")
LAMP = former("lamp", 2, "POINT (0 0)")
YARD = former("yard", 3, "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))")


@pytest.mark.parametrize("incoming, formers, expected", [
    ([came("whole", "LINESTRING (500 0, 600 0)")], [WHOLE], [(4, "known", None)]),
    ([came("a", "LINESTRING (0 0.5, 100 0.5)")], [WHOLE], [(4, "inherited", None)]),
    ([came("a", "LINESTRING (0 0.5, 100 0.5)", rule="L17")], [WHOLE], [(5, "new", None)]),
    ([came("a", "LINESTRING (50 -50, 50 50)")], [WHOLE], [(5, "new", None)]),
    ([came("small", "LINESTRING (0 0, 40 0)"), came("large", "LINESTRING (40 0, 100 0)")], [WHOLE],
     [(5, "new", 4), (4, "inherited", None)]),
    ([came("whole", "LINESTRING (0 0, 60 0)"), came("rest", "LINESTRING (60 0, 100 0)")], [WHOLE],
     [(4, "known", None), (5, "new", 4)]),
    ([came("joined", "LINESTRING (0 0, 100 0)")],
     [former("a", 1, "LINESTRING (0 0, 30 0)"), former("b", 2, "LINESTRING (30 0, 100 0)")], [(2, "inherited", None)]),
    ([came("moved", "POINT (3 4)")], [LAMP], [(2, "inherited", None)]),
    ([came("far", "POINT (3 4.1)")], [LAMP], [(3, "new", None)]),
    ([came("lamp", "POINT (0 0)"), came("second", "POINT (2 0)")], [LAMP], [(2, "known", None), (3, "new", None)]),
    ([came("near", "POINT (1 0)"), came("nearer", "POINT (0.5 0)")], [LAMP],
     [(3, "new", None), (2, "inherited", None)]),
    ([came("moved", "POLYGON ((4 0, 14 0, 14 10, 4 10, 4 0))")], [YARD], [(3, "inherited", None)]),
    ([came("away", "POLYGON ((6 0, 16 0, 16 10, 6 10, 6 0))")], [YARD], [(4, "new", None)]),
    ([came("drawn as a point", "POINT (5 5)")], [YARD], [(3, "inherited", None)]),
    # The id that held the number last keeps it; the one that comes back is new and links to it.
    ([came("old", "LINESTRING (0 0, 100 0)"), came("now", "LINESTRING (0 0, 60 0)")],
     [former("old", 4, "LINESTRING (0 0, 100 0)", 1), former("now", 4, "LINESTRING (0 0, 60 0)", 2)],
     [(5, "new", 4), (4, "known", None)]),
    ([came("whole", "LINESTRING (0 0, 9 0)")], [former("whole", 7, "LINESTRING (0 0, 9 0)", linked=4)],
     [(7, "known", 4)]),
    ([], [WHOLE], []),
], ids=["known by id", "moved a little", "other rule", "only crosses", "split", "split with id", "merged", "lamp moved",
        "lamp too far", "lamp beside one that stays", "two lamps", "area moved", "area too far", "area to point",
        "former id comes back", "link is remembered", "nothing"])
def test_cases(incoming, formers, expected):
    got = [(n.number, n.how, n.linked_number) for n in assign_numbers(incoming, formers)]
    assert got == expected


parts = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), max_size=8, unique=True)


@given(parts, parts, st.randoms())
def test_no_number_is_given_twice_and_order_of_memory_does_not_matter(now, before, random):
    incoming = [came(f"id {x} {n}", f"LINESTRING ({x} 0, {x + n} 0)") for x, n in now]
    formers = [former(f"id {x} {n}", i, f"LINESTRING ({x} 0, {x + n} 0)", i % 3)
               for i, (x, n) in enumerate(before, start=1)]
    given_numbers = assign_numbers(incoming, formers)
    numbers = [n.number for n in given_numbers]
    assert len(set(numbers)) == len(numbers)
    assert all(n.number > len(formers) for n in given_numbers if n.how == "new")
    held = {f.finding_id: f.number for f in formers}
    assert all(held[i.finding_id] == n.number for i, n in zip(incoming, given_numbers) if i.finding_id in held)
    random.shuffle(formers)
    assert assign_numbers(incoming, formers) == given_numbers
