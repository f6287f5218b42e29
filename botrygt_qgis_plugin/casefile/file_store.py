# SPDX-License-Identifier: GPL-2.0-or-later
"""A case in a GeoPackage, written through sqlite3 alone; and the upkeep of files of earlier versions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from botrygt_qgis_plugin.casefile import schema
from botrygt_qgis_plugin.casefile.events import former_uid
from botrygt_qgis_plugin.casefile.geopackage import Table, add_system, add_table, clear, quoted, set_extent
from botrygt_qgis_plugin.casefile.store import REFUSE, Rows, insertion
from botrygt_qgis_plugin.casefile.styles import style_rows

LOCK_SECONDS = 5.0


class Locked(Exception):  # noqa: N818 - an answer, turned into a sentence where it is known what was to be written
    """Another program holds the file."""


class FileStore:
    """One open GeoPackage. Transactions are begun and ended by name, so that none is begun or ended behind our back."""

    def __init__(self, path: Path, wait: float | None = None, only_read: bool = False) -> None:
        self.path = path
        words = f"{path.resolve().as_uri()}?mode=ro" if only_read else str(path)
        seconds = LOCK_SECONDS if wait is None else wait
        self.connection = sqlite3.connect(words, timeout=seconds, isolation_level=None, uri=only_read)

    @property
    def place(self) -> str:
        return str(self.path)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def ask(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self.connection.execute(statement, values).fetchall()

    def do(self, statement: str, values: Sequence[Any] = ()) -> None:
        self.connection.execute(statement, values)

    def do_many(self, statement: str, rows: Rows) -> None:
        self.connection.executemany(statement, rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All or nothing. Raises Locked where another program is in the way."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            self.connection.execute("COMMIT")
        except BaseException as error:
            with suppress(sqlite3.Error):
                self.connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                raise Locked from error
            raise

    def insert(self, table: Table, rows: Rows, clash: str = REFUSE) -> None:
        self.connection.executemany(insertion(table, table.names, clash), rows)

    def clear(self, table: Table) -> None:
        clear(self.connection, table)

    def columns(self, table: Table) -> set[str]:
        return {row[1] for row in self.connection.execute(f"PRAGMA table_info({quoted(table.name)})")}

    def add_system(self, crs: str, definition: str) -> int:
        srs_id = add_system(self.connection, crs, definition)
        for table in (table for table in schema.ALL if table.geometry):
            for catalogue in ("gpkg_geometry_columns", "gpkg_contents"):
                self.connection.execute(f"UPDATE {catalogue} SET srs_id = ? WHERE table_name = ?",  # nosec B608
                                        (srs_id, table.name))
        return srs_id

    def set_extent(self, table: Table, geometry: NDArray[Any], stamp: str) -> None:
        set_extent(self.connection, table, geometry, stamp)

    def add_table(self, table: Table, srs_id: int, stamp: str) -> None:
        """A new table of the case, marked for whom it is meant."""
        marked = table if table is schema.LAYER_STYLES else replace(table, about=schema.marked(table))
        add_table(self.connection, marked, srs_id, stamp)

    def bring_up_to_date(self, srs_id: int, stamp: str) -> None:
        """Give a file of an earlier version the tables and columns that came later. Inside a transaction."""
        for table in schema.ALL:
            present = self.columns(table)
            if not present:
                self.add_table(table, srs_id, stamp)
                late = [row for row in style_rows(stamp) if row[3] == table.name]
                self.insert(schema.LAYER_STYLES, [(None, *row[1:]) for row in late])
            for name, kind in table.columns.items() if present else ():
                if name not in present:
                    self.connection.execute(f"ALTER TABLE {quoted(table.name)} ADD COLUMN {quoted(name)} {kind}")
        if self.ask("SELECT 1 FROM events WHERE uid IS NULL LIMIT 1"):
            self._identify_events()

    def _identify_events(self) -> None:
        """Events of version 1 get the identity and the order that they would have had."""
        for name in schema.EVENTS_ARE_KEPT:
            self.connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        told = self.ask("SELECT fid, at, who, what, finding_id, number, detail FROM events WHERE uid IS NULL")
        self.connection.executemany("UPDATE events SET uid = ?, clock = ? WHERE fid = ?",
                                    [(former_uid(row), row[0], row[0]) for row in told])
        self.connection.execute("CREATE UNIQUE INDEX IF NOT EXISTS events_uid ON events (uid)")
        self.keep_events()

    def keep_events(self) -> None:
        """From now on events can only be added."""
        for statement in schema.EVENTS_ARE_KEPT.values():
            self.connection.execute(statement)

    def told_events(self) -> list[dict[str, Any]]:
        """The events table's rows, those of version 1 with the identity that they would get."""
        present = self.columns(schema.EVENTS)
        names = [name for name in schema.EVENTS.columns if name in present]
        rows = self.ask(f"SELECT fid, {', '.join(names)} FROM events ORDER BY fid")  # nosec B608 - our own names
        blank = {name: None for name in schema.EVENTS.columns}
        made = []
        for fid, *values in rows:
            row = {**blank, **dict(zip(names, values))}
            if row["uid"] is None:
                first = [row[name] for name in ("at", "who", "what", "finding_id", "number", "detail")]
                row.update(uid=former_uid([fid, *first]), clock=fid)
            made.append(row)
        return made


def tables_of(connection: sqlite3.Connection) -> set[str]:
    """The names of a file's tables."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return set(chain.from_iterable(rows))
