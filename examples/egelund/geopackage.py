# SPDX-License-Identifier: GPL-2.0-or-later
"""A sheet as a GeoPackage, the same bytes for the same drawing: fixed dates, fixed order, no R-tree."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

import shapely
from drawing import LAYERS, Row, Sheet

EPSG = 25832
_STAMP = "2027-03-01T00:00:00.000Z"
# Which SQLite wrote the file stands in bytes 96-99; a fixed number there makes all of them write the same.
_WRITER_AT, _WRITER = 96, struct.pack(">I", 3040001)
# A page of a table or an index by its first byte: how long its header is; then come two bytes for each cell, then space
# that a split leaves as it was (sqlite.org/fileformat2.html, 1.6). The first page starts with the file's own header.
_FILE_HEADER, _PAGE_HEADERS = 100, {0x02: 12, 0x05: 12, 0x0A: 8, 0x0D: 8}
_WKT = ('PROJCS["ETRS89 / UTM zone 32N",GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",SPHEROID['
        '"GRS 1980",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG",'
        '"4258"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",9],'
        'PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",'
        '1],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","25832"]]')
_WGS84 = ('GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],'
          'UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]')
_CATALOGUE = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
 organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
 description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
 srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
 geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
 CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
 CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
 CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
"""


def write_geopackage(path: Path, sheet: Sheet) -> None:
    """Write all layers of a sheet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with open_geopackage(path) as connection:
        for layer, (kind, fields) in LAYERS.items():
            write_layer(connection, layer, (kind, False), fields, sheet.rows[layer])
    connection.close()
    strip_traces(path)


def open_geopackage(path: Path) -> sqlite3.Connection:
    """A new GeoPackage with its catalogue and coordinate systems."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA application_id = 0x47504B47")
    connection.execute("PRAGMA user_version = 10300")
    connection.executescript(_CATALOGUE)
    connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", [
        ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", None),
        ("Undefined geographic SRS", 0, "NONE", 0, "undefined", None),
        ("WGS 84 geodetic", 4326, "EPSG", 4326, _WGS84, None),
        ("ETRS89 / UTM zone 32N", EPSG, "EPSG", EPSG, _WKT, None)])
    return connection


def write_layer(connection: sqlite3.Connection, name: str, kind: tuple[str, bool], fields: Mapping[str, str],
                rows: Sequence[Row]) -> None:
    """Write one layer; `kind` is the geometry type and whether it has heights."""
    columns = "".join(f', "{field}" {sql}' for field, sql in fields.items())
    key = "fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"
    connection.execute(f'CREATE TABLE "{name}" ({key}, geom {kind[0]}{columns})')
    box = shapely.total_bounds([row.geometry for row in rows]).tolist()
    connection.execute("INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, ?, ?, ?, ?, ?)",
                       (name, name, _STAMP, *box, EPSG))
    connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, ?, 0)",
                       (name, kind[0], EPSG, int(kind[1])))
    marks = ", ".join("?" * (len(fields) + 1))
    names = ", ".join(f'"{field}"' for field in ("geom", *fields))
    connection.executemany(f'INSERT INTO "{name}" ({names}) VALUES ({marks})',
                           [(_blob(row.geometry), *row.values.values()) for row in rows])


def _blob(geometry: shapely.Geometry) -> bytes:
    """A GeoPackage geometry without a box (OGC 12-128r18, 2.1.3)."""
    wkb: bytes = shapely.to_wkb(geometry, byte_order=1, flavor="iso")
    return struct.pack("<2sBBi", b"GP", 0, 1, EPSG) + wkb


def strip_traces(path: Path) -> None:
    """Make the file the same whichever SQLite wrote it: its number, and what it left in space that holds nothing."""
    data = bytearray(path.read_bytes())
    data[_WRITER_AT:_WRITER_AT + len(_WRITER)] = _WRITER
    size = int.from_bytes(data[16:18], "big")
    for page in range(0, len(data), size):
        header = page + (_FILE_HEADER if page == 0 else 0)
        if data[header] in _PAGE_HEADERS:
            cells, content = struct.unpack_from(">HH", data, header + 3)
            free = header + _PAGE_HEADERS[data[header]] + 2 * cells
            data[free:page + content] = bytes(page + content - free)
    path.write_bytes(data)
