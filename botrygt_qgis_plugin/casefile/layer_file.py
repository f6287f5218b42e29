# SPDX-License-Identifier: GPL-2.0-or-later
"""GeoPackages of layers to look at, made from scratch: marked with who may see them, and styled.

A new file is written beside and moved into place: it has no free pages in which former rows could linger, no path of
its source, and the same rows give the same bytes.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from botrygt_qgis_plugin.casefile.crs import well_known_text
from botrygt_qgis_plugin.casefile.geopackage import (
    APPLICATION_ID,
    EPOCH,
    USER_VERSION,
    Table,
    add_table,
    blobs,
    create,
    insert,
    set_extent,
)
from botrygt_qgis_plugin.casefile.schema import LAYER_STYLES
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.map_layer import FLAG, NUMBER, TEXT, WHOLE, MapLayer

_STYLES = Path(__file__).resolve().parent.parent / "resources" / "styles"
_TYPES: Mapping[str, str] = {TEXT: "TEXT", NUMBER: "REAL", WHOLE: "INTEGER", FLAG: "BOOLEAN"}
HANDLING = Table("handling", "Håndtering", "Hvem filen er til, og hvad den blev lavet af", {
    "mark": "TEXT NOT NULL", "name": "TEXT NOT NULL", "value": "TEXT"})


@dataclass(frozen=True)
class Layer:
    """One layer or table: rows in the order of the table's columns, geometry (n,) or None."""

    table: Table
    rows: Sequence[Sequence[Any]]
    geometry: NDArray[Any] | None = None


def shown(layer: MapLayer) -> Layer:
    """A map layer as it is written."""
    table = Table(layer.name, layer.title, layer.about, {name: _TYPES[kind] for name, kind in layer.kinds.items()},
                  layer.geometry)
    columns = [[int(value) if isinstance(value, bool) else value for value in layer.values[name]]
               for name in layer.kinds]
    return Layer(table, list(zip(*columns)) if len(layer) else [], layer.shapes)


def write_marked_file(path: Path, layers: Sequence[Layer], crs: str, mark: str, told: Mapping[str, Any]) -> None:
    """Write a GeoPackage with its handling mark, and the style of every layer that has one.

    told: what the reader must know (bandwidth, counts, …), no path and no address. Raises InputError where it cannot be
    written; an existing file is then as it was.
    """
    marks = [(mark, name, str(value)) for name, value in {"handling": mark, **told}.items()]
    styled = [layer for layer in layers if (_STYLES / f"{layer.table.name}.qml").is_file()]
    everything = [*layers, Layer(HANDLING, marks)]
    with_styles = [_styles(styled)] if styled else []
    write_layers(path, [*everything, *with_styles], crs, f"{mark}. ")


def _styles(layers: Sequence[Layer]) -> Layer:
    rows = [("", "", layer.table.name, "geom" if layer.table.geometry else "", "Bo trygt",
             (_STYLES / f"{layer.table.name}.qml").read_text(encoding="utf-8"), "", 1, layer.table.about, "", "", EPOCH)
            for layer in layers]
    return Layer(LAYER_STYLES, rows)


def write_layers(path: Path, layers: Sequence[Layer], crs: str, mark: str) -> None:
    """Write layers as they are; `mark` begins what each says of itself. Raises InputError as above."""
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        with suppress(FileNotFoundError):
            part.unlink()
        with closing(sqlite3.connect(str(part), isolation_level=None)) as connection:
            connection.execute("PRAGMA page_size = 4096")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {USER_VERSION}")
            # A journal on disk would be one more file that held the rows.
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("BEGIN")
            _fill(connection, layers, crs, mark)
            connection.execute("COMMIT")
        for suffix in ("-journal", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                Path(f"{path}{suffix}").unlink()
        part.replace(path)
    except (sqlite3.Error, OSError) as error:
        with suppress(OSError):
            part.unlink()
        why = getattr(error, "strerror", None) or str(error)
        raise InputError(f"The file '{path}' cannot be written ({why}). Choose a folder you may write to.",
                         f"Filen «{path}» kan ikke skrives ({why}). Vælg en mappe, du må skrive i.",
                         path.name) from error


def _fill(connection: sqlite3.Connection, layers: Sequence[Layer], crs: str, mark: str) -> None:
    srs_id = create(connection, crs, well_known_text(crs))
    for layer in layers:
        table = layer.table
        about = table.about if table is LAYER_STYLES else f"{mark}{table.about}"
        add_table(connection, Table(table.name, table.title, about, table.columns, table.geometry, table.key), srs_id,
                  EPOCH)
        if layer.geometry is None:
            insert(connection, table, [(number, *row) for number, row in enumerate(layer.rows, start=1)])
            continue
        packed = blobs(layer.geometry, srs_id) if len(layer.geometry) else []
        insert(connection, table, [(number, blob, *row)
                                   for number, (blob, row) in enumerate(zip(packed, layer.rows), start=1)])
        set_extent(connection, table, layer.geometry, EPOCH)
