# SPDX-License-Identifier: GPL-2.0-or-later
"""Burglaries as they are exported: read, cleaned, and spread over the hours in which they may have happened."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime, timedelta, timezone

import fiona
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from botrygt_qgis_plugin.burglary.aoristic import hour_weights, week_table
from botrygt_qgis_plugin.burglary.cleaning import CleaningOptions, clean, find_fields, snapped_step
from botrygt_qgis_plugin.burglary.clock import danish_clock, hours, moment, read_time
from botrygt_qgis_plugin.burglary.dwellings import dwellings_of
from botrygt_qgis_plugin.burglary.events import Events, Fields
from botrygt_qgis_plugin.burglary.reading import read_layer
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.layers import RawLayer, object_array

NOON = hours(datetime(2024, 5, 14, 12))


@pytest.mark.parametrize("value, clock, expected", [
    ("2024-05-14 12:00", None, (NOON, NOON)), ("2024-05-14T12:00:00", None, (NOON, NOON)),
    ("14-05-2024 12.00", None, (NOON, NOON)), ("14/5/2024 kl. 12:00", None, (NOON, NOON)),
    ("14.05.2024", "12:00", (NOON, NOON)), ("2024-05-14", "kl. 12", (NOON, NOON)),
    ("2024-05-14", None, (NOON - 12, NOON + 12)), (date(2024, 5, 14), None, (NOON - 12, NOON + 12)),
    (datetime(2024, 5, 14, 12), None, (NOON, NOON)), ("2024-05-14T10:00:00Z", None, (NOON, NOON)),
    ("2024-05-14 13:00+03:00", None, (NOON, NOON)),
    (datetime(2024, 5, 14, 10, tzinfo=timezone.utc), None, (NOON, NOON)), ("14-05-2024 24:00", None, (NOON + 12,) * 2),
    ("", None, None), (None, None, None), ("i går", None, None), ("31-02-2024", None, None),
    ("14-05-2024 25:00", None, None),
    ("05/14/2024", None, None)])
def test_times_as_they_are_written(value, clock, expected):
    assert read_time(value, clock) == expected


@pytest.mark.parametrize("utc, ahead", [
    (datetime(2024, 3, 31, 0, 59), 1), (datetime(2024, 3, 31, 1), 2), (datetime(2024, 10, 27, 0, 59), 2),
    (datetime(2024, 10, 27, 1), 1), (datetime(2025, 1, 1), 1)])
def test_the_danish_clock_turns_on_the_last_sundays(utc, ahead):
    assert danish_clock(hours(utc)) == pytest.approx(hours(utc) + ahead)


def test_a_moment_comes_back():
    assert moment(hours(datetime(2025, 11, 3, 9, 17))) == datetime(2025, 11, 3, 9, 17)


def layer(rows, crs="EPSG:25832", names=("gerningstid_fra", "gerningstid_til", "boligtype", "adresse_id")):
    """A layer of (x, y, field, …) rows; x None for no point."""
    shapes = object_array([None if row[0] is None else shapely.Point(row[0], row[1]) for row in rows])
    return RawLayer("indbrud", "indbrud.gpkg", crs, shapes,
                    {name: [row[2 + at] for row in rows] for at, name in enumerate(names)}, kind="point")


def good(number, **changed):
    row = {"x": 575000.13 + 37.71 * number, "y": 6225000.37 + 11.17 * number,
           "start": f"2024-03-{number % 28 + 1:02d} 10:00", "end": f"2024-03-{number % 28 + 1:02d} 12:00",
           "kind": "villa", "key": f"a{number}"}
    return tuple({**row, **changed}.values())


def codes(cleaned):
    return {remark.code: remark.count for remark in cleaned.remarks}


def test_good_events_pass_without_a_word():
    cleaned = clean(layer([good(i) for i in range(20)]))
    assert len(cleaned.events) == cleaned.given == 20 and not cleaned.remarks
    assert cleaned.fields == Fields("gerningstid_fra", "gerningstid_til", "", "", "boligtype", "adresse_id")
    assert cleaned.events.address[3] == "a3" and cleaned.events.dwelling[3] == "villa"
    assert cleaned.events.end[3] - cleaned.events.start[3] == 2.0


@pytest.mark.parametrize("row, code, kept", [
    (good(50, x=None), "no_position", 20), (good(50, x=float("nan")), "no_position", 20),
    (good(50, start="", end=None), "missing_time", 21), (good(50, end=""), "one_time", 21),
    (good(50, end="2023-01-01"), "reversed_time", 21), (good(50, start="2099-01-01", end="2099-01-02"), "future_time",
                                                        21),
    (good(50, x=700000.0), "outside_area", 20), (good(3), "duplicate", 20),
    (good(50, start="2024-03-01 10:00", end="2024-03-02 10:01"), "long_interval", 21)])
def test_what_is_wrong_is_counted_and_said(row, code, kept):
    area = shapely.box(570000, 6220000, 580000, 6230000)
    options = CleaningOptions(area=area, now=hours(datetime(2026, 1, 1)))
    cleaned = clean(layer([*(good(i) for i in range(20)), row]), options)
    assert codes(cleaned) == {code: 1} and len(cleaned.events) == kept
    assert cleaned.remarks[0].rows == (20,) and cleaned.remarks[0].da.startswith("1 indbrud ")


def test_an_interval_of_24_hours_is_not_long():
    cleaned = clean(layer([*(good(i) for i in range(20)), good(50, start="2024-03-01", end="2024-03-01")]))
    assert "long_interval" not in codes(cleaned)


def test_duplicates_are_kept_where_that_is_asked():
    cleaned = clean(layer([good(1), good(1), good(1, start="2024-04-01", end="")]),
                    CleaningOptions(keep_duplicates=True))
    assert len(cleaned.events) == 3 and codes(cleaned)["kept_duplicate"] == 1


def test_without_a_key_the_place_is_the_address():
    cleaned = clean(layer([good(1, key=None), good(1, key=""), good(2, key=None)]))
    assert len(cleaned.events) == 2 and cleaned.events.address[0] == "575037.84,6225011.54"


@pytest.mark.parametrize("step", [100.0, 50.0, 10.0])
def test_coordinates_on_a_net_are_recognised(step):
    rng = np.random.default_rng(3)
    xy = np.round((rng.random((200, 2)) * 5000 + [575000, 6225000]) / step) * step
    assert snapped_step(xy) == step and snapped_step(xy + step / 2) == step
    rows = [good(i, x=x, y=y) for i, (x, y) in enumerate(xy.tolist())]
    assert codes(clean(layer(rows)))["snapped_grid"] == 200
    assert f"{step:g} m" in " ".join(remark.da for remark in clean(layer(rows)).remarks)


def test_whole_metres_are_no_suspicion():
    rng = np.random.default_rng(3)
    assert snapped_step(np.round(rng.random((200, 2)) * 5000)) == 0.0


def test_many_addresses_at_one_point_are_recognised():
    rows = [good(i) for i in range(20)] + [good(60 + i, x=575001.0, y=6225001.0) for i in range(3)]
    assert codes(clean(layer(rows))) == {"snapped_place": 3}


@pytest.mark.parametrize("crs, says", [("EPSG:4326", "EPSG:25832"), ("EPSG:3857", "EPSG:25832"),
                                       ("", "koordinatsystem")])
def test_degrees_are_refused(crs, says):
    with pytest.raises(InputError) as caught:
        clean(layer([good(1, x=10.1, y=56.2)], crs))
    assert says in caught.value.da


def test_degrees_that_claim_metres_are_refused():
    with pytest.raises(InputError, match="cannot be in"):
        clean(layer([good(1, x=10.1, y=56.2)]))


def test_lines_and_layers_without_a_time_are_refused():
    lines = RawLayer("l", "l", "EPSG:25832", object_array([shapely.LineString([(575000, 6225000), (575001, 6225000)])]),
                     {"fra": ["2024-01-01"]})
    with pytest.raises(InputError, match="does not hold points"):
        clean(lines)
    with pytest.raises(InputError, match="no field with the time"):
        clean(layer([good(1)], names=("a", "b", "c", "d")))
    with pytest.raises(InputError, match="no field 'findes_ikke'"):
        find_fields(("fra",), Fields(start="findes_ikke"))


def test_csv_and_geopackage_and_geojson_give_the_same(tmp_path):
    rows = [good(i) for i in range(5)]
    text = "x;y;gerningstid_fra;gerningstid_til;boligtype;adresse_id\n" + \
        "".join(";".join(str(v).replace(".", ",") if isinstance(v,
                                                                float) else str(v) for v in row) + "\n" for row in rows)
    (tmp_path / "a.csv").write_bytes(text.replace("villa", "rækkehus").encode("cp1252"))
    schema = {"geometry": "Point", "properties": dict.fromkeys(
        ("gerningstid_fra", "gerningstid_til", "boligtype", "adresse_id"), "str")}
    for name, driver in (("b.gpkg", "GPKG"), ("c.geojson", "GeoJSON")):
        with fiona.open(tmp_path / name, "w", driver=driver, crs="EPSG:25832", schema=schema) as out:
            for row in rows:
                out.write({"geometry": {"type": "Point", "coordinates": row[:2]},
                           "properties": dict(zip(schema["properties"], (*row[2:4], "rækkehus", row[5])))})
    one, two, three = (clean(read_layer(tmp_path / name, "EPSG:25832")).events for name in ("a.csv", "b.gpkg",
                                                                                            "c.geojson"))
    for other in (two, three):
        assert np.allclose(one.xy, other.xy) and np.array_equal(one.start, other.start)
        assert other.address.tolist() == one.address.tolist() and other.dwelling[0] == "rækkehus"


@pytest.mark.parametrize("text, says", [
    ("a;b\n1;2\n", "position"), ("x;x\n1;2\n", "each once"), ("x;y;fra\n1;2\n", "2 cells"), ("", "each once")])
def test_a_table_that_cannot_be_read(tmp_path, text, says):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_layer(tmp_path / "a.csv")


def test_files_that_are_not_there_or_broken(tmp_path):
    (tmp_path / "a.gpkg").write_bytes(b"SQLite format 3\x00" + bytes(200))
    for name in ("a.gpkg", "ingen.csv", "b.shp"):
        with pytest.raises(InputError):
            read_layer(tmp_path / name)
    sqlite3.connect(tmp_path / "empty.gpkg").close()


@pytest.mark.parametrize("fields, count, says", [
    ({"antal_boliger": [2, "3"]}, 5.0, ""), ({}, 2.0, ""), ({"antal": ["to", 1]}, None, "«to»"),
    ({"antal": [0, None]}, None, "ingen bolig")])
def test_dwellings(fields, count, says):
    homes = RawLayer("boliger", "b", "EPSG:25832", object_array([shapely.Point(575000.0, 6225000.0),
                                                                 shapely.box(575000, 6225000, 575010, 6225010)]),
                     fields)
    if says:
        with pytest.raises(InputError) as caught:
            dwellings_of(homes)
        assert says in caught.value.da
    else:
        assert dwellings_of(homes).count.sum() == count


# Monday 3 November 2025.
MONDAY = hours(datetime(2025, 11, 3))


@pytest.mark.parametrize("start, end, expected", [
    (9.5, 9.5, {9: 1.0}), (9.0, 11.0, {9: 0.5, 10: 0.5}), (9.5, 11.0, {9: 1 / 3, 10: 2 / 3}),
    (167.5, 168.5, {167: 0.5, 0: 0.5}), (0.0, 24.0, {h: 1 / 24 for h in range(24)})])
def test_an_interval_is_spread_over_its_hours(start, end, expected):
    weights = hour_weights(np.array([MONDAY + start]), np.array([MONDAY + end]))[0]
    assert weights == pytest.approx([expected.get(hour, 0.0) for hour in range(168)])


@given(st.floats(0, 1000), st.one_of(st.just(0.0), st.floats(0.01, 2000)))
@settings(max_examples=200, deadline=None)
def test_weights_sum_to_one_and_follow_the_clock_hour_by_hour(start, length):
    weights = hour_weights(np.array([start]), np.array([start + length]))[0]
    assert weights.sum() == pytest.approx(1.0) and (weights >= 0).all()
    if length:
        # The slow way: cut the interval at every whole hour.
        cuts = np.unique(np.concatenate([[start, start + length], np.arange(np.ceil(start), start + length)]))
        slow = np.zeros(168)
        for low, high in zip(cuts[:-1], cuts[1:]):
            slow[int(np.floor((low + high) / 2 + 72)) % 168] += (high - low) / length
        assert weights == pytest.approx(slow, abs=1e-9)


def events_at(start, end):
    count = len(start)
    blank = np.full(count, "", dtype=object)
    return Events("EPSG:25832", np.zeros((count, 2)), np.array(start, float), np.array(end, float), blank,
                  np.arange(count).astype(str).astype(object), np.arange(count))


def test_table_of_the_week_tells_long_intervals_apart():
    table = week_table(events_at([MONDAY + 9, MONDAY + 33, MONDAY, np.nan],
                                 [MONDAY + 10, MONDAY + 33, MONDAY + 240, np.nan]))
    assert table.count == 3 and table.long_count == 1
    assert table.weight.sum() == pytest.approx(3.0) and table.telling.sum() == pytest.approx(2.0)
    assert table.telling[0, 9] == 1.0 and table.telling[1, 9] == 1.0


def test_days_are_drawn_within_the_interval_and_never_the_midnight_after():
    events = events_at([MONDAY] * 2000, [MONDAY + 24] * 1000 + [MONDAY + 72] * 1000)
    day = int(MONDAY // 24)
    drawn = events.drawn_days(np.random.default_rng(1))
    assert set(drawn[:1000]) == {day}
    found, count = np.unique(drawn[1000:], return_counts=True)
    assert found.tolist() == [day, day + 1, day + 2] and count.min() > 270
    assert timedelta(hours=MONDAY) == datetime(2025, 11, 3) - datetime(1970, 1, 1)
