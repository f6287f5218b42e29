# SPDX-License-Identifier: GPL-2.0-or-later
"""A GeoTIFF by hand: one band of floats, no statistics, no history, no path; the same values give the same bytes."""

from __future__ import annotations

import os
import struct
import threading
from contextlib import suppress
from pathlib import Path

import numpy as np

from botrygt_qgis_plugin.burglary.events import Floats
from botrygt_qgis_plugin.burglary.grid import Grid
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.handling import POLITI

# TIFF 6.0 and GeoTIFF 1.1 (OGC 19-008): tag, type (2 text, 3 short, 4 long, 12 double), values.
_SHORT, _LONG, _DOUBLE, _TEXT = 3, 4, 12, 2
_FORMAT = {_SHORT: "H", _LONG: "I", _DOUBLE: "d"}
_BYTES = {_SHORT: 2, _LONG: 4, _DOUBLE: 8, _TEXT: 1}


def write_raster(path: Path, grid: Grid, values: Floats, crs: str, about: str) -> None:
    """Write (rows, columns) values, row 0 in the south, as 32-bit floats marked POLITI. about: what they are.

    Raises InputError where the CRS has no EPSG code or the file cannot be written.
    """
    organization, _, code = crs.partition(":")
    if organization != "EPSG" or not code.isdigit():
        raise InputError(f"A raster needs a coordinate system with an EPSG code, not {crs}.",
                         f"Et raster kræver et koordinatsystem med EPSG-kode, ikke {crs}.", crs)
    pixels = np.ascontiguousarray(values[::-1]).astype("<f4").tobytes()
    head = _directory(grid, int(code), f"{POLITI}. {about}", len(pixels))
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        part.write_bytes(head + pixels)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise InputError(f"The raster '{path}' cannot be written ({error.strerror}). Choose a folder you may write to.",
                         f"Rasteret «{path}» kan ikke skrives ({error.strerror}). Vælg en mappe, du må skrive i.",
                         path.name) from error


def _directory(grid: Grid, epsg: int, about: str, size: int) -> bytes:
    """The header and tags of a file whose pixels follow at once."""
    north = grid.south + grid.rows * grid.side
    keys = (1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, epsg)
    tags: list[tuple[int, int, tuple[float, ...] | bytes]] = [
        (256, _LONG, (grid.columns,)), (257, _LONG, (grid.rows,)), (258, _SHORT, (32,)), (259, _SHORT, (1,)),
        (262, _SHORT, (1,)), (270, _TEXT, about.encode("utf-8") + b"\0"), (273, _LONG, (0,)), (277, _SHORT, (1,)),
        (278, _LONG, (grid.rows,)), (279, _LONG, (size,)), (339, _SHORT, (3,)),
        (33550, _DOUBLE, (grid.side, grid.side, 0.0)), (33922, _DOUBLE, (0.0, 0.0, 0.0, grid.west, north, 0.0)),
        (34735, _SHORT, keys)]
    start = 8 + 2 + 12 * len(tags) + 4
    bodies = [_body(kind, values) for _, kind, values in tags]
    ends = start + np.cumsum([0, *(len(body) + len(body) % 2 if len(body) > 4 else 0 for body in bodies)])
    pixels_at = int(ends[-1]) + -int(ends[-1]) % 4
    entries, tail = b"", b""
    for (tag, kind, _), body, at in zip(tags, bodies, ends.tolist()):
        told = struct.pack("<I", pixels_at) if tag == 273 else body
        entries += struct.pack("<HHI", tag, kind, len(body) // _BYTES[kind])
        entries += told.ljust(4, b"\0") if len(told) <= 4 else struct.pack("<I", at)
        tail += told + b"\0" * (len(told) % 2) if len(told) > 4 else b""
    head = b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + struct.pack("<I", 0) + tail
    return head.ljust(pixels_at, b"\0")


def _body(kind: int, values: tuple[float, ...] | bytes) -> bytes:
    return values if isinstance(values, bytes) else struct.pack(f"<{len(values)}{_FORMAT[kind]}", *values)
