# SPDX-License-Identifier: GPL-2.0-or-later
"""GeoTIFF written and read without GDAL, whatever bytes come."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.geotiff import geotiff, read_geotiff
from botrygt_qgis_plugin.engine.raster import Raster


def raster(rows=130, columns=77, seed=0):
    values = np.random.default_rng(seed).random((rows, columns)) * 20.0
    values[rows // 2, columns // 3] = np.nan
    return Raster(values, 543000.5, 6186000.25, 2.5)


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (3, 200), (64, 5), (130, 77)])
def test_what_is_written_is_read(tmp_path, rows, columns):
    made = raster(rows, columns)
    file = tmp_path / "lux.tif"
    file.write_bytes(geotiff({"lux": made, "mindst": made}, "EPSG:25832"))
    read, code = read_geotiff(file)
    assert (code, read.west, read.north, read.step_m) == (25832, made.west, made.north, made.step_m)
    np.testing.assert_allclose(read.values, made.values, rtol=1e-6)


def test_the_same_raster_gives_the_same_bytes():
    assert geotiff({"lux": raster()}, "EPSG:25832") == geotiff({"lux": raster()}, "EPSG:25832")


def test_a_system_without_a_code_is_written_by_name(tmp_path):
    file = tmp_path / "lux.tif"
    file.write_bytes(geotiff({"lux": raster()}, "lokalt net"))
    assert read_geotiff(file)[1] == 0


@given(st.binary(max_size=300))
def test_bytes_that_are_no_raster_end_in_a_sentence(tmp_path_factory, data):
    file = tmp_path_factory.mktemp("tif") / "x.tif"
    file.write_bytes(data)
    with pytest.raises(InputError, match=r"x\.tif"):
        read_geotiff(file)


@given(st.integers(0, 700), st.integers(0, 255))
def test_a_damaged_raster_is_read_or_ends_in_a_sentence(tmp_path_factory, at, byte):
    data = bytearray(geotiff({"lux": raster(9, 7)}, "EPSG:25832"))
    data[at % len(data)] = byte
    file = tmp_path_factory.mktemp("tif") / "x.tif"
    file.write_bytes(bytes(data))
    try:
        read_geotiff(file)
    except InputError as error:
        assert "x.tif" in error.en and "x.tif" in error.da


def test_a_raster_too_large_is_not_read(tmp_path):
    data = bytearray(geotiff({"lux": raster(9, 7)}, "EPSG:25832"))
    at = data.index(struct.pack("<HHI", 256, 4, 1)) + 8
    data[at:at + 4] = struct.pack("<I", 2_000_000_000)
    file = tmp_path / "x.tif"
    file.write_bytes(bytes(data))
    with pytest.raises(InputError, match="cells"):
        read_geotiff(file)
