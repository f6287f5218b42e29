# SPDX-License-Identifier: GPL-2.0-or-later
"""GeoPackage 1.3 by way of sqlite3 alone: the same rows give the same bytes.

OGR only reads what is written here. No R-tree: with plain sqlite3 an UPDATE on an R-tree layer fails for want of
ST_IsEmpty, and small layers need none.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

APPLICATION_ID = 0x47504B47  # 'GPKG'
USER_VERSION = 10300
EPOCH = "1970-01-01T00:00:00.000Z"

# OGC 12-128r18, annex C: the tables every GeoPackage has.
_CORE = (
    """CREATE TABLE gpkg_spatial_ref_sys (
        srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
        organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)""",
    """CREATE TABLE gpkg_contents (
        table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT
        DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
        srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))""",
    """CREATE TABLE gpkg_geometry_columns (
        table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
        z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
        CONSTRAINT uk_gc_table_name UNIQUE (table_name),
        CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
        CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))""",
)
_WGS84 = ('GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],'
          'UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]')
_SYSTEMS = (("Undefined cartesian SRS", -1, "NONE", -1, "undefined", "undefined cartesian coordinate reference system"),
            ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
            ("WGS 84 geodetic", 4326, "EPSG", 4326, _WGS84, ""))
_FIRST_OWN_SYSTEM = 100000


@dataclass(frozen=True)
class Table:
    """One table: name, title and what it is for (both Danish), columns name -> SQL type, geometry type or ''.

    unique: the columns that no two rows of a case may share; lasting: those that keep their first value when such a row
    is written again.
    """

    name: str
    title: str
    about: str
    columns: Mapping[str, str]
    geometry: str = ""
    key: str = "fid"
    unique: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The columns in which a row is given: key, geometry where there is one, then the others."""
        return (self.key, *(("geom",) if self.geometry else ()), *self.columns)


def quoted(name: str) -> str:
    """An SQL name."""
    return '"' + name.replace('"', '""') + '"'


def create(connection: sqlite3.Connection, crs: str, definition: str) -> int:
    """Make an empty GeoPackage of an empty file; returns the srs_id of `crs` ('EPSG:n' or WKT)."""
    for statement in _CORE:
        connection.execute(statement)
    connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _SYSTEMS)
    return add_system(connection, crs, definition)


def add_system(connection: sqlite3.Connection, crs: str, definition: str) -> int:
    """The srs_id of a CRS, entered where the file does not have it yet; -1 where `crs` is ''."""
    if not crs:
        return -1
    organization, _, code = crs.partition(":")
    known = organization.upper() == "EPSG" and code.isdigit()
    srs_id = int(code) if known else _FIRST_OWN_SYSTEM
    row = (crs if known else "Plan", srs_id, "EPSG" if known else "NONE", srs_id, definition or crs, "")
    connection.execute("INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", row)
    return srs_id


def add_table(connection: sqlite3.Connection, table: Table, srs_id: int, stamp: str) -> None:
    """Create a table and enter it in the file's own catalogue."""
    columns = ["INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", *([table.geometry] if table.geometry else []),
               *table.columns.values()]
    listed = ", ".join(f"{quoted(name)} {kind}" for name, kind in zip(table.names, columns))
    listed += f", UNIQUE ({', '.join(map(quoted, table.unique))})" if table.unique else ""
    connection.execute(f"CREATE TABLE {quoted(table.name)} ({listed})")
    connection.execute("INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, ?)",
                       (table.name, "features" if table.geometry else "attributes", table.title, table.about, stamp,
                        srs_id if table.geometry else None))
    if table.geometry:
        connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
                           (table.name, table.geometry, srs_id))


def insert(connection: sqlite3.Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
    """Add rows, each in the order of `table.names`; geometry as made by `blobs`."""
    marks = ", ".join("?" * len(table.names))
    names = ", ".join(map(quoted, table.names))
    # The names are this program's own tables; values only ever go in as parameters.
    connection.executemany(f"INSERT INTO {quoted(table.name)} ({names}) VALUES ({marks})", rows)  # nosec B608


def clear(connection: sqlite3.Connection, table: Table) -> None:
    """Take all rows away and let ids begin from 1 again."""
    connection.execute(f"DELETE FROM {quoted(table.name)}")  # nosec B608 - the program's own table
    connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table.name,))


def set_extent(connection: sqlite3.Connection, table: Table, geometry: NDArray[Any], stamp: str) -> None:
    """Say in the catalogue where a table's features lie and when they last changed."""
    bounds = shapely.total_bounds(geometry) if len(geometry) else np.full(4, np.nan)
    box = [None if np.isnan(value) else float(value) for value in bounds.tolist()]
    connection.execute("UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?, last_change = ? "
                       "WHERE table_name = ?", (*box, stamp, table.name))


def blobs(geometry: NDArray[Any], srs_id: int) -> list[bytes]:
    """(n,) 2D geometries as GeoPackage blobs: little-endian, with a box except for points (12-128r18, 2.1.3)."""
    wkb = shapely.to_wkb(geometry, output_dimension=2, byte_order=1, include_srid=False)
    points = shapely.get_type_id(geometry) == 0
    empty = shapely.is_empty(geometry)
    made = []
    for body, point, blank, box in zip(wkb, points, empty, shapely.bounds(geometry)[:, [0, 2, 1, 3]].tolist()):
        boxed = not point and not blank
        head = b"GP\x00" + bytes([1 | (2 if boxed else 0) | (16 if blank else 0)]) + struct.pack("<i", srs_id)
        made.append(head + (struct.pack("<4d", *box) if boxed else b"") + body)
    return made


def plain_wkb(blob: bytes) -> tuple[int, bytes]:
    """A geometry's srs_id and WKB, from a blob as `blobs` makes it."""
    boxed = blob[3] & 0b1110
    return struct.unpack_from("<i", blob, 4)[0], blob[40 if boxed else 8:]
