# SPDX-License-Identifier: GPL-2.0-or-later
"""The example plan copied, changed and spoiled on disk, by plain SQL: what a test makes is what it says."""

from __future__ import annotations

import json
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import shapely

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "egelund" / "egelund.gpkg"
# So many faults were planted in it.
PLANTED = len(json.loads(EXAMPLE.with_name("expected.json").read_text(encoding="utf-8"))["faults"])
RELEASE = EXAMPLE.parent / "release" / "egelund_release.gpkg"
UTM32 = 25832


def copied(target: Path, *statements: str | tuple[str, tuple[object, ...]]) -> Path:
    """A copy of the example, with these statements (text, or text and values) done to it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(EXAMPLE.read_bytes())
    change(target, *statements)
    return target


def change(path: Path, *statements: str | tuple[str, tuple[object, ...]]) -> None:
    """Do these statements to a GeoPackage."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(*((statement,) if isinstance(statement, str) else statement))


def blob(shape: str | bytes | None, srs: int = UTM32) -> bytes | None:
    """A WKT (Z and M too) or WKB as a GeoPackage geometry without a box."""
    if shape is None:
        return None
    made = shapely.from_wkt(shape) if isinstance(shape, str) else shape
    wkb = made if isinstance(made, bytes) else shapely.to_wkb(made, byte_order=1, flavor="iso")
    empty = 16 if not isinstance(made, bytes) and made.is_empty else 0
    return struct.pack("<2sBBi", b"GP", 0, 1 | empty, srs) + wkb


def redrawn(layer: str, key: str, shape: str | bytes | None, srs: int = UTM32) -> tuple[str, tuple[object, ...]]:
    """The statement that gives one feature of the example another geometry; `key` is what its id field says."""
    return f'UPDATE "{layer}" SET geom = ? WHERE "{_ID[layer]}" = ?', (blob(shape, srs), key)


_ID = {"haek": "haek_nr", "hegn": "hegn_nr", "parkering": "p_nr", "lyspunkt": "lyspunkt_nr", "traeer": "trae_nr",
       "planlagt_udlagt_vej_sti": "sti_nr", "beplantning": "beplantning_nr", "lokalplanomraade": "plannr"}


def features(path: Path, layer: str) -> dict[str, shapely.Geometry]:
    """The geometries of a layer of the example by the id."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(f'SELECT "{_ID[layer]}", geom FROM "{layer}"').fetchall()
    return {key: shapely.from_wkb(geometry[8:]) for key, geometry in rows}


def rows_of(path: Path, layer: str) -> dict[int, shapely.Geometry]:
    """The geometries of a layer by the key of their row."""
    with closing(sqlite3.connect(path)) as connection:
        return {fid: shapely.from_wkb(geometry[8:])
                for fid, geometry in connection.execute(f'SELECT fid, geom FROM "{layer}"').fetchall()}


def in_crs(path: Path, layer: str, srs: int, moved: dict[int, bytes]) -> None:
    """Say that a layer is in another CRS, with these geometries (WKB by fid)."""
    change(path, ("INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?, ?, 'EPSG', ?, 'undefined', NULL)",
                  (f"EPSG:{srs}", srs, srs)),
           ("UPDATE gpkg_geometry_columns SET srs_id = ? WHERE table_name = ?", (srs, layer)),
           ("UPDATE gpkg_contents SET srs_id = ? WHERE table_name = ?", (srs, layer)),
           *((f'UPDATE "{layer}" SET geom = ? WHERE fid = ?', (blob(wkb, srs), fid)) for fid, wkb in moved.items()))


def with_neighbour(target: Path, east: float, *statements: str) -> Path:
    """The example and beside it, so far east, the same plan again under another id, as layers of one file."""
    copied(target)
    with closing(sqlite3.connect(target)) as connection, connection:
        tables = [name for (name,) in connection.execute("SELECT table_name FROM gpkg_contents").fetchall()]
        for table in tables:
            fields = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")').fetchall()][2:]
            listed = ", ".join(f'"{name}"' for name in ("geom", *fields))
            for geometry, first, *others in connection.execute(f'SELECT {listed} FROM "{table}"').fetchall():
                moved = shapely.transform(shapely.from_wkb(geometry[8:]), lambda xy: xy + (east, 0.0))
                key = first + 1 if isinstance(first, int) else f"{first}-ny"
                marks = ", ".join("?" * (len(fields) + 1))
                connection.execute(f'INSERT INTO "{table}" ({listed}) VALUES ({marks})',
                                   (blob(shapely.to_wkb(moved, byte_order=1)), key, *others))
        connection.execute("UPDATE lokalplanomraade SET plannr = 'LP 100', plannavn = 'Solbakken' "
                           "WHERE planid = 9900100")
        for statement in statements:
            connection.execute(statement)
    return target
