# SPDX-License-Identifier: GPL-2.0-or-later
"""What a case is kept in: a GeoPackage or a PostGIS schema, with the same tables and the same statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from numpy.typing import NDArray

from botrygt_qgis_plugin.casefile.geopackage import Table, quoted

# What becomes of a row that shares a table's unique columns with one that is there.
REFUSE, KEEP, RENEW = "refuse", "keep", "renew"
Rows = Iterable[Sequence[Any]]


class Store(Protocol):
    """The tables of one case. Statements name tables without a schema and have `?` where values go."""

    @property
    def place(self) -> str:
        """Where it is, as its owner knows it."""

    def ask(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a question."""

    def do(self, statement: str, values: Sequence[Any] = ()) -> None:
        """A change."""

    def do_many(self, statement: str, rows: Rows) -> None:
        """The same change with each of these values."""

    def writing(self) -> AbstractContextManager[None]:
        """All or nothing, and no other writer of the case meanwhile."""

    def insert(self, table: Table, rows: Rows, clash: str = REFUSE) -> None:
        """Add rows, each in the order of `table.names`, geometry as made by `geopackage.blobs`; a key of None is given
        by the store."""

    def clear(self, table: Table) -> None:
        """Take all rows of the case away."""

    def columns(self, table: Table) -> set[str]:
        """The names of the columns that are there; none where the table is not."""

    def add_system(self, crs: str, definition: str) -> int:
        """The number under which the store knows a coordinate system."""

    def set_extent(self, table: Table, geometry: NDArray[Any], stamp: str) -> None:
        """Tell programs that list tables where its features lie and when they changed."""


def insertion(table: Table, names: Sequence[str], clash: str, scope: str = "") -> str:
    """The statement that adds a row; `scope` is a column that the store adds to every unique set."""
    marks = ", ".join("?" * len(names))
    # The names are this program's own tables; values only ever go in as parameters.
    made = f"INSERT INTO {quoted(table.name)} ({', '.join(map(quoted, names))}) VALUES ({marks})"  # nosec B608
    if clash == KEEP:
        return f"{made} ON CONFLICT DO NOTHING"
    if clash == RENEW:
        shared = [*([scope] if scope else []), *table.unique]
        newer = [name for name in table.columns if name not in (*table.unique, *table.lasting)]
        told = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in newer)
        return f"{made} ON CONFLICT ({', '.join(map(quoted, shared))}) DO UPDATE SET {told}"  # nosec B608
    return made
