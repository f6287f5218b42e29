# SPDX-License-Identifier: GPL-2.0-or-later
"""GeoTIFF without GDAL: rasters of numbers written, and those of ground heights read.

Source: TIFF revision 6.0 (tags, strips, tiles), OGC GeoTIFF 1.1 (tie point, pixel scale, key directory), and GDAL's
tags 42112 (names of bands) and 42113 (no data).
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.raster import Raster

Numbers = NDArray[np.float64]

_STRIP_ROWS = 64
_DEFLATE = 8
_SHORT, _LONG, _DOUBLE, _ASCII = 3, 4, 12, 2
_SIZE = {1: 1, _ASCII: 1, _SHORT: 2, _LONG: 4, 5: 8, 6: 1, 8: 2, 9: 4, 11: 4, _DOUBLE: 8, 16: 8}
_FORMAT = {1: "B", _SHORT: "H", _LONG: "I", 6: "b", 8: "h", 9: "i", 11: "f", _DOUBLE: "d", 16: "Q"}
# A raster of heights with more cells than this is not read: it would need more memory than a plan is worth.
MOST_CELLS = 64_000_000


def geotiff(bands: Mapping[str, Raster], crs: str) -> bytes:
    """A GeoTIFF of 32-bit floats, one named band per raster; NaN is no data. All rasters lie on the same cells.

    crs: 'EPSG:25832'; another text is written as the name of a system without a code.
    """
    first = next(iter(bands.values()))
    rows, columns = first.values.shape
    strips = [_packed(raster.values[top:top + _STRIP_ROWS]) for raster in bands.values()
              for top in range(0, rows, _STRIP_ROWS)]
    count = len(bands)
    names = "".join(f'<Item name="DESCRIPTION" sample="{i}" role="description">{name}</Item>'
                    for i, name in enumerate(bands))
    tags: dict[int, tuple[int, Sequence[float] | bytes]] = {
        256: (_LONG, [columns]), 257: (_LONG, [rows]), 258: (_SHORT, [32] * count), 259: (_SHORT, [_DEFLATE]),
        262: (_SHORT, [1]), 277: (_SHORT, [count]), 278: (_LONG, [_STRIP_ROWS]),
        279: (_LONG, [len(strip) for strip in strips]), 284: (_SHORT, [2]), 339: (_SHORT, [3] * count),
        33550: (_DOUBLE, [first.step_m, first.step_m, 0.0]),
        33922: (_DOUBLE, [0.0, 0.0, 0.0, first.west, first.north, 0.0]),
        42112: (_ASCII, f"<GDALMetadata>{names}</GDALMetadata>\0".encode()), 42113: (_ASCII, b"nan\0"),
        **_crs_keys(crs)}
    if count > 1:
        tags[338] = (_SHORT, [0] * (count - 1))
    return _file(tags, strips)


def _packed(values: Numbers) -> bytes:
    return zlib.compress(np.ascontiguousarray(values, dtype="<f4").tobytes(), 6)


def _crs_keys(crs: str) -> dict[int, tuple[int, Sequence[float] | bytes]]:
    """The key directory: projected, a cell is an area, and the code of the system."""
    code = re.fullmatch(r"EPSG:(\d{1,5})", crs)
    if code is not None:
        return {34735: (_SHORT, [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, int(code[1])])}
    name = f"{crs}|\0".encode("ascii", "replace")
    keys = [1, 1, 0, 4, 1024, 0, 1, 1, 1025, 0, 1, 1, 1026, 34737, len(name) - 1, 0, 3072, 0, 1, 32767]
    return {34735: (_SHORT, keys), 34737: (_ASCII, name)}


def _file(tags: Mapping[int, tuple[int, Sequence[float] | bytes]], strips: Sequence[bytes]) -> bytes:
    """Header, directory, what does not fit into it, then the strips."""
    entries = {**tags, 273: (_LONG, [0] * len(strips))}
    begin = 8 + 2 + 12 * len(entries) + 4
    beside = sum(len(raw) + len(raw) % 2 for raw in (_raw(*entry) for entry in entries.values()) if len(raw) > 4)
    places, at = [], begin + beside
    for strip in strips:
        places.append(at)
        at += len(strip)
    entries[273] = (_LONG, places)
    directory, more, free = struct.pack("<H", len(entries)), b"", begin
    for tag in sorted(entries):
        kind, values = entries[tag]
        raw = _raw(kind, values)
        directory += struct.pack("<HHI", tag, kind, len(raw) // _SIZE[kind])
        if len(raw) <= 4:
            directory += raw.ljust(4, b"\0")
            continue
        directory += struct.pack("<I", free)
        more += raw + b"\0" * (len(raw) % 2)
        free = begin + len(more)
    return struct.pack("<2sHI", b"II", 42, 8) + directory + b"\0\0\0\0" + more + b"".join(strips)


def _raw(kind: int, values: Sequence[float] | bytes) -> bytes:
    return values if isinstance(values, bytes) else struct.pack(f"<{len(values)}{_FORMAT[kind]}", *values)


@dataclass(frozen=True)
class _Tiff:
    """An open file: its bytes, byte order ('<' or '>') and tags."""

    data: bytes
    order: str
    tags: Mapping[int, tuple[float, ...]]

    def one(self, tag: int, otherwise: int) -> int:
        """A tag with one whole number."""
        return int(self.tags.get(tag, (otherwise,))[0])


def read_geotiff(path: Path) -> tuple[Raster, int]:
    """The first band of a north-up GeoTIFF with square cells, and its EPSG code (0 where it gives none).

    Read are plain and deflated files in strips or tiles, with or without predictor. Raises InputError that says what
    to do with any other.
    """
    try:
        return _read(path)
    except (struct.error, ArithmeticError, LookupError, ValueError, zlib.error) as error:
        raise _unreadable(path, f"{type(error).__name__}: {error}") from error


def _read(path: Path) -> tuple[Raster, int]:
    tiff = _opened(path.read_bytes(), path)
    values = _values(tiff, path)
    scale, tie = tiff.tags[33550], tiff.tags[33922]
    if not scale[0] > 0.0 or abs(scale[0] - scale[1]) > 1e-6 * scale[0]:
        raise _unreadable(path, "cells that are not square")
    empty = tiff.tags.get(42113)
    if empty is not None:
        values[values == float(bytes(int(v) for v in empty).split(b"\0")[0] or b"nan")] = np.nan
    west, north = tie[3] - tie[0] * scale[0], tie[4] + tie[1] * scale[1]
    return Raster(values, west, north, scale[0]), _code(tiff)


def _opened(data: bytes, path: Path) -> _Tiff:
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None or struct.unpack(f"{order}H", data[2:4])[0] != 42:
        raise _unreadable(path, "no TIFF file")
    at = struct.unpack(f"{order}I", data[4:8])[0]
    tags: dict[int, tuple[float, ...]] = {}
    for i in range(struct.unpack(f"{order}H", data[at:at + 2])[0]):
        entry = at + 2 + 12 * i
        tag, kind, count = struct.unpack(f"{order}HHI", data[entry:entry + 8])
        size = _SIZE.get(kind, 0) * count
        place = entry + 8 if size <= 4 else struct.unpack(f"{order}I", data[entry + 8:entry + 12])[0]
        letter = _FORMAT.get(kind, "B")
        if kind != 5:
            tags[tag] = struct.unpack(f"{order}{count}{letter}", data[place:place + size])
    return _Tiff(data, order, tags)


def _code(tiff: _Tiff) -> int:
    keys = [int(v) for v in tiff.tags.get(34735, ())]
    held = {keys[i]: keys[i + 3] for i in range(4, len(keys) - 3, 4)}
    code = held.get(3072, 0)
    return 0 if code == 32767 else code


def _values(tiff: _Tiff, path: Path) -> Numbers:
    columns, rows = tiff.one(256, 0), tiff.one(257, 0)
    if not 0 < columns * rows <= MOST_CELLS:
        raise _unreadable(path, f"{columns} x {rows} cells")
    if tiff.one(259, 1) not in (1, _DEFLATE, 32946):
        raise _unreadable(path, f"compression {tiff.one(259, 1)}")
    tiled = 322 in tiff.tags
    wide, high = (tiff.one(322, 0), tiff.one(323, 0)) if tiled else (columns, min(tiff.one(278, rows), rows))
    places, sizes = (tiff.tags[324], tiff.tags[325]) if tiled else (tiff.tags[273], tiff.tags[279])
    across = -(-columns // wide)
    made = np.empty((rows, columns))
    for i in range(across * -(-rows // high)):
        top, left = i // across * high, i % across * wide
        tall = high if tiled else min(high, rows - top)
        block = _block(tiff, tiff.data[int(places[i]):int(places[i] + sizes[i])], (tall, wide), path)
        made[top:top + tall, left:left + wide] = block[:rows - top, :columns - left]
    return made


def _block(tiff: _Tiff, raw: bytes, shape: tuple[int, int], path: Path) -> Numbers:
    """One strip or tile as numbers; of several bands that lie together, the first."""
    bits, form = tiff.one(258, 1), tiff.one(339, 1)
    kind = {1: "u", 2: "i", 3: "f"}.get(form, "")
    if not kind or bits not in (8, 16, 32, 64):
        raise _unreadable(path, f"{bits} bits of kind {form}")
    together = tiff.one(277, 1) if tiff.one(284, 1) == 1 else 1
    size, (tall, wide) = bits // 8, shape
    # No more than the block can hold, whatever the file would unpack to.
    most = tall * wide * together * size
    data = raw[:most] if tiff.one(259, 1) == 1 else zlib.decompressobj().decompress(raw, most)
    predictor = tiff.one(317, 1)
    if predictor == 3:
        # The differences run over bytes, and the bytes of a row lie by their place in the number, highest first.
        rows = np.frombuffer(data, dtype=np.uint8).reshape(tall, -1).copy()
        for band in range(together):
            rows[:, band::together] = np.cumsum(rows[:, band::together], axis=1, dtype=np.uint8)
        planes = rows.reshape(tall, size, wide * together).transpose(0, 2, 1)
        return np.ascontiguousarray(planes).view(f">f{size}").reshape(tall, wide, together)[:, :, 0].astype(np.float64)
    values = np.frombuffer(data, dtype=f"{tiff.order}{kind}{size}").reshape(tall, wide, together)[:, :, 0]
    if predictor == 2:
        values = np.cumsum(values, axis=1, dtype=values.dtype)
    return values.astype(np.float64)


def _unreadable(path: Path, why: str) -> InputError:
    return InputError(
        f"The raster '{path.name}' cannot be read here ({why}). Save it as a GeoTIFF with square cells, north up, "
        "uncompressed or with Deflate.",
        f"Rasteret «{path.name}» kan ikke læses her ({why}). Gem det som GeoTIFF med kvadratiske celler, nord opad, "
        "ukomprimeret eller med Deflate.", str(path))
