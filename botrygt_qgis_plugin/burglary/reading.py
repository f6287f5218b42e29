# SPDX-License-Identifier: GPL-2.0-or-later
"""Files with single burglaries or dwellings -> layers, without QGIS. Only the police side may open such a file.

The engine's own readers refuse these layers unread, and they stay that way: this is the one other door.
"""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.geopackage import damaged, stored_layers
from botrygt_qgis_plugin.engine.layers import RawLayer, object_array
from botrygt_qgis_plugin.engine.names import same_field

X_WORDS = ("x", "oest", "easting", "utm_x", "utm_e", "e", "koordinat_x", "x_koordinat", "etrs89_x", "øst")
Y_WORDS = ("y", "nord", "northing", "utm_y", "utm_n", "n", "koordinat_y", "y_koordinat", "etrs89_y")
WKT_WORDS = ("wkt", "geom", "geometry", "geometri")
_SUFFIXES = {".csv", ".txt", ".tsv"}
_HEADER = {0: 8, 1: 40, 2: 56, 3: 56, 4: 72}


def read_layer(path: Path, crs: str = "") -> RawLayer:
    """The one layer of a CSV, GeoPackage, Shape, TAB or GeoJSON file; `path` may end in '|layername=…'.

    crs: what the coordinates of a CSV are in (''  stays unknown). Raises InputError that names the file.
    """
    text, _, wanted = str(path).partition("|layername=")
    file = Path(text)
    if not file.is_file():
        raise InputError(f"There is no file '{file}'. Check the path.",
                         f"Der er ingen fil «{file}». Kontrollér stien.", str(file))
    if file.suffix.lower() in _SUFFIXES:
        return read_csv(file, crs)
    if file.suffix.lower() == ".gpkg":
        return _read_geopackage(file, wanted)
    return _read_with_fiona(file, wanted)


def read_csv(file: Path, crs: str = "") -> RawLayer:
    """A table with a position in each row: x and y, or WKT. Separator and encoding are found out."""
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    head = text.partition("\n")[0]
    separator = max(";,\t|", key=head.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    names = [name.strip() for name in rows[0]] if rows else []
    if not names or len(set(names)) != len(names):
        raise InputError(f"The first line of '{file.name}' must name the columns, each once.",
                         f"Første linje i «{file.name}» skal navngive kolonnerne, hver én gang.", str(file))
    body = [row for row in rows[1:] if any(cell.strip() for cell in row)]
    for number, row in enumerate(body, start=2):
        if len(row) != len(names):
            raise InputError(f"Row {number} of '{file.name}' has {len(row)} cells, not {len(names)}. Correct the file.",
                             f"Række {number} i «{file.name}» har {len(row)} celler, ikke {len(names)}. Ret filen.",
                             str(file))
    columns: dict[str, list[str | None]] = {
        name: [row[at].strip() or None for row in body] for at, name in enumerate(names)}
    return RawLayer(file.stem, str(file), crs, placed(file.name, columns, len(body)), columns)


def placed(name: str, columns: Mapping[str, Sequence[Any]], count: int) -> NDArray[Any]:
    """(count,) points from columns x and y, or shapes from a column of WKT; None where a row has none.

    Raises InputError where there are no such columns; `name` is what the table is called.
    """
    # Names of one letter are no words to `same_field`.
    wkt, x, y = (next((each for each in columns if each.lower() in words or same_field(each, words)), "")
                 for words in (WKT_WORDS, X_WORDS, Y_WORDS))
    if wkt:
        shapes: NDArray[Any] = shapely.from_wkt(object_array(columns[wkt]), on_invalid="ignore")
        return shapes
    if not x or not y:
        raise InputError(f"'{name}' has no columns with the position. Name them x and y (or wkt).",
                         f"«{name}» har ingen kolonner med positionen. Kald dem x og y (eller wkt).", name)
    xy = np.array([[_number(cell) for cell in columns[axis]] for axis in (x, y)]).reshape(2, count).T
    known = np.isfinite(xy).all(axis=1)
    geometry = np.full(count, None, dtype=object)
    geometry[known] = shapely.points(xy[known])
    return geometry


def _number(cell: Any) -> float:
    try:
        return float(str(cell).replace(" ", "").replace(",", "."))
    except ValueError:
        return float("nan")


def _read_geopackage(file: Path, wanted: str) -> RawLayer:
    found = [each for each in stored_layers(file) if each.geometry and each.name == (wanted or each.name)]
    if len(found) != 1:
        raise _not_one(file, wanted, [each.name for each in found])
    stored = found[0]
    columns = [stored.geometry, *stored.fields]
    listed = ", ".join('"' + name.replace('"', '""') + '"' for name in columns)
    table = '"' + stored.name.replace('"', '""') + '"'
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            # Names come from the file's own catalogue and are quoted; values are never put into the text.
            rows = connection.execute(f"SELECT {listed} FROM {table}").fetchall()  # nosec B608
    except sqlite3.DatabaseError as error:
        raise damaged(file, error) from None
    cells = list(zip(*rows)) if rows else [()] * len(columns)
    wkb = [blob[_HEADER.get((blob[3] >> 1) & 7, 8):] if isinstance(blob, bytes) and blob[:2] == b"GP" else None
           for blob in cells[0]]
    geometry = shapely.from_wkb(object_array(wkb), on_invalid="ignore")
    fields = {name: list(values) for name, values in zip(stored.fields, cells[1:])}
    return RawLayer(stored.name, str(file), stored.crs, geometry, fields, kind=stored.kind)


def _not_one(file: Path, wanted: str, names: Sequence[str]) -> InputError:
    listed = ", ".join(names) or "–"
    if wanted:
        return InputError(f"'{file.name}' has no layer '{wanted}'.", f"«{file.name}» har intet lag «{wanted}».",
                          str(file))
    return InputError(f"'{file.name}' must hold one layer ({listed}). Add |layername=… to the path.",
                      f"«{file.name}» skal rumme ét lag ({listed}). Føj |layername=… til stien.", str(file))


def _read_with_fiona(file: Path, wanted: str) -> RawLayer:
    try:
        import fiona  # inside QGIS nothing may load a second GDAL, so only the shell comes here
    except ImportError:
        raise InputError(
            "Reading this file outside QGIS needs the package fiona. Install it with: python3 -m pip install fiona",
            "Uden for QGIS læses denne fil med pakken fiona. Installér den med: python3 -m pip install fiona",
        ) from None
    try:
        names = [name for name in fiona.listlayers(str(file)) if name == (wanted or name)]
        if len(names) != 1:
            raise _not_one(file, wanted, names)
        with fiona.open(str(file), layer=names[0]) as source:
            rows = list(source)
            fields = {name: [row.properties.get(name) for row in rows] for name in source.schema["properties"]}
            code = source.crs.to_epsg() if source.crs else None
            known = f"EPSG:{code}" if code else source.crs.to_wkt() if source.crs else ""
    except (fiona.errors.FionaError, OSError, ValueError, RuntimeError) as error:
        raise damaged(file, str(error).partition("\n")[0] or type(error).__name__) from None
    geometry = object_array([None if row.geometry is None else shapely.geometry.shape(row.geometry) for row in rows])
    return RawLayer(names[0], str(file), known, geometry, fields)
