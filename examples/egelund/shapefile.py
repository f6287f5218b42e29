# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer as a shapefile in Windows-1252 without a .cpg, as it comes from an older drawing office.

Layout from the ESRI Shapefile Technical Description (July 1998) and dBASE III.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

import shapely
from drawing import Row

_POINT, _LINE = 1, 3
_PRJ = ('PROJCS["ETRS_1989_UTM_Zone_32N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,'
        '298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
        'PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",9.0],'
        'PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]')
# The date a table was last written: 1 March 2027.
_WRITTEN = bytes((127, 3, 1))
# dBASE's mark for Windows ANSI (1252).
_ANSI = 0x57


def write_shapefile(path: Path, fields: Mapping[str, str], rows: Sequence[Row]) -> None:
    """Write points or simple lines; field names have at most ten characters."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shapes = [_shape(row.geometry) for row in rows]
    kind = struct.unpack("<i", shapes[0][:4])[0]
    box = shapely.total_bounds([row.geometry for row in rows]).tolist()
    records, index, place = [], [], 50
    for number, shape in enumerate(shapes, start=1):
        records.append(struct.pack(">ii", number, len(shape) // 2) + shape)
        index.append(struct.pack(">ii", place, len(shape) // 2))
        place += len(shape) // 2 + 4
    for suffix, parts in ((".shp", records), (".shx", index)):
        body = b"".join(parts)
        path.with_suffix(suffix).write_bytes(_header(kind, 50 + len(body) // 2, box) + body)
    path.with_suffix(".dbf").write_bytes(_table(fields, rows))
    path.with_suffix(".prj").write_text(_PRJ, encoding="ascii")


def _header(kind: int, words: int, box: Sequence[float]) -> bytes:
    return (struct.pack(">7i", 9994, 0, 0, 0, 0, 0, words) + struct.pack("<2i", 1000, kind)
            + struct.pack("<8d", *box, 0.0, 0.0, 0.0, 0.0))


def _shape(geometry: shapely.Geometry) -> bytes:
    places = shapely.get_coordinates(geometry)
    if geometry.geom_type == "Point":
        return struct.pack("<i2d", _POINT, *places[0].tolist())
    return (struct.pack("<i4d3i", _LINE, *geometry.bounds, 1, len(places), 0)
            + struct.pack(f"<{places.size}d", *places.ravel().tolist()))


def _table(fields: Mapping[str, str], rows: Sequence[Row]) -> bytes:
    """A dBASE III table; an empty number is blanks, which readers take for NULL."""
    sizes = [(b"C", 40, 0) if sql == "TEXT" else (b"N", 12, 2) for sql in fields.values()]
    length = 1 + sum(size for _, size, _ in sizes)
    head = struct.pack("<B3sIHH16xB3x", 3, _WRITTEN, len(rows), 33 + 32 * len(fields), length, _ANSI)
    columns = b"".join(struct.pack("<11sc4xBB14x", name.encode("ascii"), kind, size, decimals)
                       for name, (kind, size, decimals) in zip(fields, sizes))
    body = b"".join(b" " + b"".join(_cell(value, size) for value, size in zip(row.values.values(), sizes))
                    for row in rows)
    return head[:29] + bytes([_ANSI]) + b"\0\0" + columns + b"\r" + body + b"\x1a"


def _cell(value: object, size: tuple[bytes, int, int]) -> bytes:
    kind, width, decimals = size
    if value is None:
        return b" " * width
    if kind == b"C":
        return str(value).encode("cp1252").ljust(width)
    return f"{float(str(value)):{width}.{decimals}f}".encode("ascii")
