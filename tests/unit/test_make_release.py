# SPDX-License-Identifier: GPL-2.0-or-later
"""The release that the police side makes: gates, merging, classes, time, hygiene of the file; H2-H14 one by one."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.burglary.clock import hours
from botrygt_qgis_plugin.burglary.events import Events
from botrygt_qgis_plugin.burglary.register import check_turn, months_between, read_register, remember
from botrygt_qgis_plugin.burglary.release import Dwellings, Gates, class_limits, make_release
from botrygt_qgis_plugin.burglary.writing import write_release
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.release import manifest_path, read_release
from botrygt_qgis_plugin.engine.release_memory import accept

sys.path.insert(0, str(Path(__file__).resolve().parent))
from police_town import make_town, plan_of

TODAY = date(2026, 3, 1)
START = hours(datetime(2024, 1, 1))


class Squares:
    """Homes and burglaries written down square by square."""

    def __init__(self):
        self.homes, self.hits, self.keys, self.start = [], [], [], []

    def square(self, east, north, side, homes, addresses, burglaries=None, *, at=START + 100.0):
        """`homes` dwellings in a square; the burglaries lie at `addresses` of them, the surplus at the first."""
        burglaries = addresses if burglaries is None else burglaries
        step = side / (homes + 1) if homes else 0.0
        places = [(east + (i + 1) * step, north + side / 2) for i in range(homes)]
        self.homes += places
        for i in [*range(addresses), *[0] * (burglaries - addresses)]:
            self.hits.append(places[i] if homes else (east + 1.0, north + 1.0))
            self.keys.append(f"{east}-{north}-{i}")
            self.start.append(at)
        return self

    def make(self, **changed):
        count = len(self.hits)
        start = np.array(self.start, dtype=float)
        events = Events("EPSG:25832", np.array(self.hits, dtype=float).reshape(count, 2), start, start + 1.0,
                        np.full(count, "", object), np.array(self.keys, dtype=object), np.arange(count))
        self.events, self.dwellings = events, Dwellings(np.array(self.homes), np.ones(len(self.homes)))
        return make_release(events, self.dwellings, plan_of(**changed))


def classes(made):
    return dict(zip(made.names, made.risk_class.tolist()))


def quiet():
    """A far square that holds the overall rate down, so that whatever is shown elsewhere has the highest class."""
    return Squares().square(600000, 6300000, 1000, 5000, 5)


@pytest.mark.parametrize("homes, addresses, burglaries, shown", [
    (25, 5, 5, True), (24, 5, 5, False), (25, 4, 4, False), (25, 4, 8, False), (30, 5, 6, True), (30, 5, 7, False),
    (30, 6, 8, True), (30, 6, 9, False), (400, 0, 0, False)],
    ids=["just enough", "too few dwellings", "too few addresses", "many at few addresses", "2 of 6 at one",
         "3 of 7 at one",
         "3 of 8 at one", "4 of 9 at one", "none"])
def test_gates_of_a_square_kilometre(homes, addresses, burglaries, shown):
    made = quiet().square(575000, 6225000, 1000, homes, addresses, burglaries).make()
    assert classes(made)["1km_6225_575"] == (3 if shown else 0)


def test_zero_and_withheld_are_one_class():
    made = quiet().square(575000, 6225000, 1000, 300, 0).square(577000, 6225000, 1000, 10, 3).make()
    assert classes(made)["1km_6225_575"] == classes(made)["1km_6225_577"] == 0
    assert made.manifest["classes"][0] == "lav eller ikke vist"


def dense(worst=None):
    """A square kilometre of 16 squares that all pass, but for the worst: (square, homes, addresses, burglaries)."""
    squares = quiet()
    for i in range(16):
        homes, addresses, burglaries = (40, 6, 6) if worst is None or worst[0] != i else worst[1:]
        squares.square(575000 + 250 * (i % 4), 6225000 + 250 * (i // 4), 250, homes, addresses, burglaries)
    return squares


def test_small_squares_are_shown_where_all_of_them_pass():
    found = classes(dense().make())
    assert sum(name.startswith("250m_") for name in found) == 16 and "1km_6225_575" not in found
    assert found["250m_24900_2300"] == 3


@pytest.mark.parametrize("worst", [(5, 24, 6, 6), (5, 40, 4, 4), (0, 40, 5, 7), (15, 0, 0, 1)],
                         ids=["dwellings", "addresses", "dominance", "burgled, not lived in"])
def test_one_square_that_fails_merges_the_whole_kilometre(worst):
    found = classes(dense(worst).make())
    assert found["1km_6225_575"] == 3 and not any(name.startswith("250m_") for name in found)


def test_a_field_beside_the_town_does_not_merge_it():
    found = classes(dense((7, 0, 0, 0)).make())
    assert sum(name.startswith("250m_") for name in found) == 16 and found["250m_24901_2303"] == 0


def test_every_lived_in_kilometre_is_covered_whether_burgled_or_not():
    made = quiet().square(575000, 6225000, 1000, 1, 0).square(580000, 6225000, 1000, 0, 0, 2).make()
    assert set(made.names) == {"1km_6300_600", "1km_6225_575"}


@pytest.mark.parametrize("gates", [{"dwellings": 24}, {"addresses": 4}, {"dominance": 0.41}, {"dominance": 0.0}])
def test_gates_are_never_lowered(gates):
    with pytest.raises(InputError, match="never lowered"):
        Gates(**gates)


def test_gates_can_be_raised():
    squares = quiet().square(575000, 6225000, 1000, 25, 5)
    assert classes(squares.make())["1km_6225_575"] == 3
    for raised in (Gates(26), Gates(25, 6), Gates(25, 5, 0.1)):
        assert classes(squares.make(gates=raised))["1km_6225_575"] == 0


def test_classes_rise_with_the_rate_and_never_tell_it():
    # 60 burglaries among 3600 dwellings in two years: 8.3 a year per 1000; limits 8.5, 12.5, 19 by the rounding.
    squares = Squares().square(600000, 6300000, 1000, 2000, 14)
    for i, burglaries in enumerate((6, 8, 12, 20)):
        squares.square(575000 + 1000 * i, 6225000, 1000, 400, burglaries)
    made = squares.make()
    assert [classes(made)[f"1km_6225_{575 + i}"] for i in range(4)] == [0, 1, 2, 3]
    limits = class_limits(squares.events, squares.dwellings, plan_of())
    assert limits.tolist() == [8.5, 12.5, 19.0]
    text = json.dumps(dict(made.manifest))
    for part in ("limit", "rate", "gate", "seed", "noise", "count", "dominance", "shown", "8.5"):
        assert part not in text
    assert max(classes(squares.make(classes=3)).values()) == 2


@pytest.mark.parametrize("changed, says", [
    ({"period": (date(2025, 1, 1), date(2025, 12, 31))}, "24 months"),
    ({"period": (date(2024, 1, 1), date(2026, 1, 30))}, "24 months"),
    ({"period": (date(2024, 7, 1), date(2026, 6, 30))}, "must be over"),
    ({"expires": date(2027, 6, 1)}, "within a year"), ({"expires": date(2026, 2, 1)}, "within a year"),
    ({"issuer": " "}, "an issuer"), ({"classes": 5}, "3 or 4 classes"), ({"noise": 0.9}, "noise")])
def test_a_release_that_breaks_a_rule_is_not_made(changed, says):
    with pytest.raises(InputError, match=says):
        quiet().make(**changed)


def test_only_the_period_counts():
    squares = quiet().square(575000, 6225000, 1000, 100, 4)
    squares.square(575000, 6225000, 1000, 100, 4, at=START - 1.0).square(575000, 6225000, 1000, 100, 4,
                                                                       at=START + 731 * 24.0)
    assert classes(squares.make())["1km_6225_575"] == 0
    squares.square(575000, 6225000, 1000, 100, 4, at=START + 731 * 24.0 - 1.0)
    assert classes(squares.make())["1km_6225_575"] == 0  # the same four addresses again
    squares.square(575000, 6225000, 1000, 100, 5, at=START)
    assert classes(squares.make())["1km_6225_575"] == 3


def test_kilometres_that_are_known_in_part_are_withheld():
    squares = quiet().square(575000, 6225000, 1000, 100, 10).square(576000, 6225000, 1000, 100, 10)
    area = shapely.union_all([shapely.box(570000, 6220000, 576500, 6230000),
                              shapely.box(599000, 6299000, 602000, 6302000)])
    assert classes(squares.make(area=area))["1km_6225_575"] == 3
    assert classes(squares.make(area=area))["1km_6225_576"] == 0


def test_noise_moves_shown_squares_by_one_class_and_no_others():
    town = make_town(1)
    plain = make_release(town.events(), town.dwellings, plan_of())
    stirred = make_release(town.events(), town.dwellings, plan_of(noise=0.5), np.random.default_rng(3))
    moved = stirred.risk_class - plain.risk_class
    assert stirred.names == plain.names and set(moved.tolist()) == {-1, 0, 1}
    assert np.abs(moved).sum() <= 0.5 * 30
    again = make_release(town.events(), town.dwellings, plan_of(noise=0.5))
    assert "noise" not in json.dumps(dict(again.manifest)) and "seed" not in json.dumps(dict(again.manifest))


def test_the_file_holds_the_grid_and_nothing_else(tmp_path):
    town = make_town(1)
    made = make_release(town.events(), town.dwellings, plan_of())
    path = tmp_path / "r.gpkg"
    write_release(path, made)
    release = read_release(path, TODAY)
    assert release.risk_class.tolist() == made.risk_class.tolist() and release.fingerprint == made.fingerprint
    assert sorted(p.name for p in tmp_path.iterdir()) == ["r.gpkg", "r.manifest.json"]
    with closing(sqlite3.connect(path)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert tables == {"gpkg_spatial_ref_sys", "gpkg_contents", "gpkg_geometry_columns", "indbrudsklasser",
                          "sqlite_sequence"}
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        names = [name for (name,) in connection.execute("SELECT cell_id FROM indbrudsklasser ORDER BY fid")]
        assert names == sorted(names)
    assert set(json.loads(manifest_path(path).read_text("utf-8"))) == {
        "release_id", "period_from", "period_to", "issued", "issuer", "handling", "expires", "grid", "classes",
        "sha256"}


def test_row_order_of_the_input_does_not_show(tmp_path):
    town = make_town(2)
    events, homes = town.events(), town.dwellings
    order, turn = np.random.default_rng(1).permutation(len(events)), np.random.default_rng(2).permutation(len(homes.xy))
    for name, made in (("a", make_release(events, homes, plan_of())),
                       ("b", make_release(events.take(order), Dwellings(homes.xy[turn], homes.count[turn]),
                                          plan_of()))):
        write_release(tmp_path / f"{name}.gpkg", made)
    assert (tmp_path / "a.gpkg").read_bytes() == (tmp_path / "b.gpkg").read_bytes()


def test_a_release_that_cannot_be_written_leaves_nothing(tmp_path):
    with pytest.raises(InputError, match="cannot be written"):
        write_release(tmp_path / "ingen" / "r.gpkg", quiet().make())
    (tmp_path / "r.manifest.json").mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        write_release(tmp_path / "r.gpkg", quiet().make())
    assert [p.name for p in tmp_path.iterdir()] == ["r.manifest.json"]


def test_the_municipality_takes_in_what_the_police_made(tmp_path):
    write_release(tmp_path / "r.gpkg", quiet().make())
    release = read_release(tmp_path / "r.gpkg", TODAY)
    assert not release.fictional
    assert accept(release, tmp_path / "m.json", release.fingerprint).proven
    with pytest.raises(InputError, match="expired"):
        read_release(tmp_path / "r.gpkg", date(2026, 8, 2))


def test_at_most_one_release_in_six_months_and_each_replaces_the_last(tmp_path):
    register = tmp_path / "mappe" / "frigivelser.json"
    first = quiet().make()
    check_turn(read_register(register), first)
    remember(register, read_register(register), first)
    early = quiet().make(release_id="TEST-2", issued=date(2026, 7, 31), expires=date(2027, 1, 1),
                         supersedes=("TEST-1",))
    with pytest.raises(InputError, match="at most one"):
        check_turn(read_register(register), early)
    late = replace_plan(quiet(), ("TEST-1",))
    check_turn(read_register(register), late)
    with pytest.raises(InputError, match="replaces it"):
        check_turn(read_register(register), replace_plan(quiet(), ()))
    with pytest.raises(InputError, match="made before"):
        check_turn(read_register(register), first)
    remember(register, read_register(register), late)
    third = quiet().make(release_id="TEST-3", issued=date(2027, 3, 1), expires=date(2027, 9, 1), supersedes=("TEST-2",))
    check_turn(read_register(register), third)
    elsewhere = Squares().square(700000, 6300000, 1000, 5000, 5).make(release_id="TEST-9")
    check_turn(read_register(register), elsewhere)
    assert "POLITI" in register.read_text("utf-8")


def replace_plan(squares, supersedes):
    return squares.make(release_id="TEST-2", issued=date(2026, 8, 1), expires=date(2027, 1, 1), supersedes=supersedes)


@pytest.mark.parametrize("first, last, months", [
    (date(2026, 2, 1), date(2026, 8, 1), 6), (date(2026, 2, 2), date(2026, 8, 1), 5),
    (date(2026, 8, 31), date(2027, 2, 28), 5)])
def test_whole_months(first, last, months):
    assert months_between(first, last) == months


def test_a_register_that_cannot_be_read_or_written(tmp_path):
    (tmp_path / "a.json").write_text("[]", encoding="utf-8")
    with pytest.raises(InputError, match="backup"):
        read_register(tmp_path / "a.json")
    with pytest.raises(InputError, match="writable"):
        remember(tmp_path / "a.json" / "b.json", (), quiet().make())


def test_other_crs_or_no_dwelling():
    squares = quiet()
    squares.make()
    with pytest.raises(InputError, match="EPSG:25832"):
        make_release(replace(squares.events, crs="EPSG:25833"), squares.dwellings, plan_of())
    with pytest.raises(InputError, match="dwellings"):
        make_release(squares.events, Dwellings(squares.dwellings.xy, squares.dwellings.count * 0), plan_of())
