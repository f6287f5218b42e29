# SPDX-License-Identifier: GPL-2.0-or-later
"""Events added to a case file that is there already: read and written in one transaction, nothing else touched."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botrygt_qgis_plugin.casefile import schema
from botrygt_qgis_plugin.casefile.case import LOCK_SECONDS, Case, _connect, _Locked, _memory, _transaction
from botrygt_qgis_plugin.casefile.geopackage import insert
from botrygt_qgis_plugin.engine.errors import CaseFileError

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Event:
    """One row of the events table; `detail` is JSON."""

    at: str
    who: str
    what: str
    detail: str
    finding_id: str | None = None
    number: int | None = None


@dataclass(frozen=True)
class Reading:
    """What a case file holds: its memory and events, and the findings and the run of its latest review, as rows."""

    case: Case
    run: Row
    findings: tuple[Row, ...]


def read_contents(path: Path) -> Reading:
    """Read a case file without changing it. Raises CaseFileError."""
    if not path.is_file():
        raise CaseFileError(f"The case file '{path}' does not exist. Run the review with CASE_FILE first.",
                            f"Sagsfilen «{path}» findes ikke. Kør gennemgangen med CASE_FILE først.", str(path))
    uri = f"{path.resolve().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True, timeout=LOCK_SECONDS)) as connection:
            return _reading(connection, path)
    except (sqlite3.Error, ValueError) as error:
        raise CaseFileError(f"The case file '{path}' cannot be read ({error}).",
                            f"Sagsfilen «{path}» kan ikke læses ({error}).", str(path)) from error


def add_events(path: Path, make: Callable[[Reading], Sequence[Event]]) -> tuple[Event, ...]:
    """Append what `make` says after reading the case; all of it or, where `make` or the file refuses, nothing.

    Raises CaseFileError where the file is none of ours, cannot be written, or is held by another program.
    """
    if not path.is_file():
        read_contents(path)
    try:
        with closing(_connect(path)) as connection, _transaction(connection):
            events = tuple(make(_reading(connection, path)))
            insert(connection, schema.EVENTS, [
                (None, event.at, event.who, event.what, event.finding_id, event.number, event.detail)
                for event in events])
            return events
    except _Locked:
        raise CaseFileError(
            f"The case file '{path}' is locked by another program. Save or stop the edits there, and read the answers "
            "in again.",
            f"Sagsfilen «{path}» er låst af et andet program. Gem eller afslut redigeringen dér, og indlæs svarene "
            "igen.", str(path)) from None
    except sqlite3.Error as error:
        raise CaseFileError(f"The case file '{path}' cannot be written ({error}). It is as it was.",
                            f"Sagsfilen «{path}» kan ikke skrives ({error}). Den er, som den var.",
                            str(path)) from error


def _reading(connection: sqlite3.Connection, path: Path) -> Reading:
    memory = _memory(connection, path)
    (run,) = _rows(connection, schema.RUN.name)
    events = tuple(_rows(connection, schema.EVENTS.name))
    findings = tuple(_rows(connection, schema.FINDINGS.name))
    return Reading(Case(memory, run["digest"], json.loads(run["manifest"]), events), run, findings)


def _rows(connection: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    cursor = connection.execute(f"SELECT * FROM {table} ORDER BY fid")  # nosec B608 - the program's own table
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row)) for row in cursor]
