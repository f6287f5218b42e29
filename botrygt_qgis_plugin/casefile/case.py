# SPDX-License-Identifier: GPL-2.0-or-later
"""The case file: written whole beside and moved into place, or updated in one transaction that keeps its memory."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from glob import escape
from pathlib import Path
from time import time
from typing import Any

import shapely

from botrygt_qgis_plugin.casefile import schema
from botrygt_qgis_plugin.casefile.contents import About, layers_of
from botrygt_qgis_plugin.casefile.crs import well_known_text
from botrygt_qgis_plugin.casefile.geopackage import (
    APPLICATION_ID,
    EPOCH,
    USER_VERSION,
    add_system,
    add_table,
    clear,
    create,
    insert,
    quoted,
    set_extent,
)
from botrygt_qgis_plugin.casefile.matching import Former, Incoming, Numbered, assign_numbers
from botrygt_qgis_plugin.casefile.styles import style_rows
from botrygt_qgis_plugin.engine.errors import CaseFileError
from botrygt_qgis_plugin.engine.findings import Finding
from botrygt_qgis_plugin.engine.handling import INTERN
from botrygt_qgis_plugin.engine.job import Job, PlanOutcome
from botrygt_qgis_plugin.engine.manifest import plugin_version
from botrygt_qgis_plugin.engine.review import Result

LOCK_SECONDS = 5.0
# No file takes this long to write: whoever began it is gone.
STALE_SECONDS = 3600.0
_BESIDES = 99


@dataclass(frozen=True)
class Memory:
    """What a case file remembers from run to run."""

    run_number: int
    plan_id: str
    plan_name: str
    plan_area: shapely.Geometry
    formers: tuple[Former, ...]


@dataclass(frozen=True)
class Case:
    """A case file as read: its memory, the latest run's digest and manifest, and all events in order."""

    memory: Memory
    digest: str
    manifest: Mapping[str, Any]
    events: tuple[Mapping[str, Any], ...]


class CaseFileLockedError(CaseFileError):
    """Another program held the case file; the result lies at `kept`, with `outcome` numbered as that file says."""

    def __init__(self, path: Path, kept: Path, outcome: PlanOutcome) -> None:
        super().__init__(
            f"The case file '{path}' is locked by another program. Save or stop the edits there and run again; the "
            f"result is kept in '{kept}'.",
            f"Sagsfilen «{path}» er låst af et andet program. Gem eller afslut redigeringen dér, og kør igen; "
            f"resultatet ligger i «{kept}».", str(path))
        self.kept = kept
        self.outcome = outcome


@dataclass(frozen=True)
class _Run:
    outcome: PlanOutcome
    result: Result
    job: Job
    versions: Mapping[str, str]
    stamped: bool
    stamp: str


def write_case(path: Path, outcome: PlanOutcome, job: Job, versions: Mapping[str, str],
               time_stamps: bool) -> tuple[PlanOutcome, str]:
    """Write or update a case file; returns the outcome with the numbers of the case, and the file's path.

    A file that is there already keeps its numbers, events and every table that is not this program's. Raises
    CaseFileError where it cannot be written, is damaged or is none; it is then as it was. Raises CaseFileLockedError
    where another program holds it for longer than LOCK_SECONDS; the result is then kept beside it.
    """
    if outcome.result is None:
        raise CaseFileError("There is no result to keep.", "Der er intet resultat at gemme.", str(path))
    stamp = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z") if time_stamps else EPOCH
    run = _Run(outcome, outcome.result, job, versions, time_stamps, stamp)
    try:
        write = _updated if path.exists() and path.stat().st_size else _made
        numbered = write(path, run)
    except _Locked:
        kept = _free_name(path)
        raise CaseFileLockedError(path, kept, _kept_beside(path, kept, run)) from None
    except (sqlite3.Error, OSError) as error:
        raise _unwritable(path, error) from error
    return numbered, str(path)


class _Locked(Exception):  # noqa: N818 - never leaves this module
    """Another program holds the file."""


def _made(path: Path, run: _Run) -> PlanOutcome:
    """A new case file, complete before it gets its name."""
    with _beside(path) as part:
        with closing(_connect(part)) as connection:
            connection.execute("PRAGMA page_size = 4096")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {USER_VERSION}")
            connection.execute("PRAGMA journal_mode = MEMORY")
            with _transaction(connection):
                _lay_out(connection, run)
                numbered = _fill(connection, run, Memory(0, "", "", shapely.Polygon(), ()))
        _clear_leftovers(path)
        part.replace(path)
    return numbered


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A name beside `path` for a file in the making; nothing is left there afterwards."""
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        yield part
    finally:
        for leftover in (part, Path(f"{part}-journal")):
            with suppress(OSError):
                leftover.unlink()


def _clear_leftovers(path: Path) -> None:
    """What killed programs left beside: journals, which would be played into a new file, and unfinished files."""
    for suffix in ("-journal", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            Path(f"{path}{suffix}").unlink()
    for part in path.parent.glob(f".{escape(path.name)}.*.part*"):
        with suppress(OSError):
            if time() - part.stat().st_mtime > STALE_SECONDS:
                part.unlink()


def _updated(path: Path, run: _Run) -> PlanOutcome:
    with closing(_connect(path)) as connection, _transaction(connection):
        memory = _memory(connection, path)
        _check_plan(path, memory, run.result)
        return _fill(connection, run, memory)


def _kept_beside(path: Path, kept: Path, run: _Run) -> PlanOutcome:
    """The result with the locked file's memory where that can be read, else as a new case."""
    try:
        with _beside(kept) as part:
            with closing(_connect(path)) as source, closing(_connect(part)) as target:
                # Read first: the copy itself would wait for ever where even reading is locked.
                source.execute("BEGIN")
                source.execute("SELECT count(*) FROM sqlite_master").fetchone()
                source.backup(target)
            numbered = _updated(part, run)
            part.replace(kept)
            return numbered
    except (sqlite3.Error, _Locked):
        return _made(kept, run)


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, _BESIDES))
    return next((name for name in names if not name.exists()), path.with_name(f"{path.stem}-{_BESIDES}{path.suffix}"))


def _connect(path: Path) -> sqlite3.Connection:
    # Transactions are begun and ended by name, so that none is begun or ended behind our back.
    return sqlite3.connect(str(path), timeout=LOCK_SECONDS, isolation_level=None)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. Raises _Locked where another program is in the way."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
            raise _Locked from error
        raise


def _lay_out(connection: sqlite3.Connection, run: _Run) -> None:
    crs = run.result.scene.crs
    srs_id = create(connection, crs, well_known_text(crs))
    for table in schema.ALL:
        marked = table if table is schema.LAYER_STYLES else replace(table, about=f"{INTERN}. {table.about}")
        add_table(connection, marked, srs_id, run.stamp)
    for statement in schema.EVENTS_ARE_KEPT:
        connection.execute(statement)
    insert(connection, schema.LAYER_STYLES, style_rows(run.stamp))


def _fill(connection: sqlite3.Connection, run: _Run, memory: Memory) -> PlanOutcome:
    """Put one run into an open transaction; returns the outcome with this case's numbers."""
    number = memory.run_number + 1
    shapes = [Incoming(f.id, run.result.rulebook.rule(f.rule).root, f.subject_geometry) for f in run.result.findings]
    given = assign_numbers(shapes, memory.formers)
    findings = tuple(replace(f, number=g.number) for f, g in zip(run.result.findings, given))
    result = replace(run.result, findings=findings)
    links = {finding.id: g.linked_number for finding, g in zip(findings, given)}
    srs_id = add_system(connection, result.scene.crs, well_known_text(result.scene.crs))
    _bring_up_to_date(connection, srs_id, run.stamp)
    placed = [(srs_id, table.name) for table in schema.REWRITTEN if table.geometry]
    connection.executemany("UPDATE gpkg_geometry_columns SET srs_id = ? WHERE table_name = ?", placed)
    connection.executemany("UPDATE gpkg_contents SET srs_id = ? WHERE table_name = ?", placed)
    about = About(number, run.outcome.digest, run.stamp, run.stamped, run.job, run.versions)
    for layer in layers_of(result, links, about, srs_id):
        clear(connection, layer.table)
        insert(connection, layer.table, layer.rows)
        set_extent(connection, layer.table, layer.geometry, run.stamp)
    _remember(connection, shapes, findings, given, number)
    insert(connection, schema.EVENTS, _events(run, findings, given, memory))
    return replace(run.outcome, result=result)


def _bring_up_to_date(connection: sqlite3.Connection, srs_id: int, stamp: str) -> None:
    """Give a file of an earlier version the tables and columns that came later; they are filled in this run."""
    for table in schema.REWRITTEN:
        present = {row[1] for row in connection.execute(f"PRAGMA table_info({quoted(table.name)})")}
        if not present:
            add_table(connection, table, srs_id, stamp)
            late = [row for row in style_rows(stamp) if row[3] == table.name]
            insert(connection, schema.LAYER_STYLES, [(None, *row[1:]) for row in late])
        for name, kind in table.columns.items() if present else ():
            if name not in present:
                connection.execute(f"ALTER TABLE {quoted(table.name)} ADD COLUMN {quoted(name)} {kind}")


def _remember(connection: sqlite3.Connection, shapes: Sequence[Incoming], findings: Sequence[Finding],
              given: Sequence[Numbered], run_number: int) -> None:
    connection.executemany(
        "INSERT INTO numbers (finding_id, number, rule_root, subject_key, linked_number, first_run, last_run, shape) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (finding_id) DO UPDATE SET number = excluded.number, "
        "linked_number = excluded.linked_number, last_run = excluded.last_run, shape = excluded.shape",
        [(s.finding_id, g.number, s.rule_root, f.subject_key, g.linked_number, run_number, run_number,
          shapely.to_wkb(s.shape, output_dimension=2, byte_order=1)) for s, f, g in zip(shapes, findings, given)])


def _events(run: _Run, findings: Sequence[Finding], given: Sequence[Numbered],
            memory: Memory) -> list[tuple[Any, ...]]:
    """What this run changed: the run itself, then appeared, returned, inherited and gone findings by number."""
    who = f"botrygt {plugin_version()}".strip()
    before = {former.number for former in memory.formers if former.last_run == memory.run_number}
    changes: list[tuple[int, str, str]] = []
    for finding, numbered in zip(findings, given):
        what = {"new": "appeared", "inherited": "inherited"}.get(numbered.how, "")
        what = what or ("" if numbered.number in before else "returned")
        changes += [(numbered.number, what, finding.id)] if what else []
    present = {numbered.number for numbered in given}
    gone = {former.number: former.finding_id for former in memory.formers if former.last_run == memory.run_number}
    changes += [(number, "gone", gone[number]) for number in before - present]
    head = (None, run.stamp, who, "reviewed", None, None, f"run {memory.run_number + 1}, {len(findings)} findings")
    return [head, *((None, run.stamp, who, what, finding_id, number, None)
                    for number, what, finding_id in sorted(changes))]


def _memory(connection: sqlite3.Connection, path: Path) -> Memory:
    """What the open file remembers. Raises CaseFileError where it is no case file, or one of a later version."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {table.name for table in schema.FIRST} <= tables:
        raise CaseFileError(f"The file '{path}' is no case file of Bo trygt; it is left as it is. Choose another name.",
                            f"Filen «{path}» er ikke en sagsfil fra Bo trygt og er ladt urørt. Vælg et andet navn.",
                            str(path))
    row = connection.execute("SELECT schema_version, run_number, plan_id, plan_name, plan_area FROM run").fetchone()
    if row is None or row[0] > schema.SCHEMA_VERSION:
        raise CaseFileError(f"The case file '{path}' was made by a later version of Bo trygt. Update the plugin.",
                            f"Sagsfilen «{path}» er lavet af en nyere udgave af Bo trygt. Opdater pluginet.", str(path))
    rows = connection.execute("SELECT finding_id, number, rule_root, shape, last_run, linked_number FROM numbers "
                              "ORDER BY fid").fetchall()
    shapes = shapely.from_wkb([entry[3] for entry in rows])
    formers = tuple(Former(*entry[:3], shape, *entry[4:]) for entry, shape in zip(rows, shapes))
    return Memory(row[1], row[2], row[3] or "", shapely.from_wkb(row[4]), formers)


def _check_plan(path: Path, memory: Memory, result: Result) -> None:
    """A plan may change its id or its outline between stages, but not both: that is another plan.

    A neighbour shares a border or a sliver, so what counts is that half of the smaller plan lies in the other.
    """
    area = result.scene.plan_area
    shared = shapely.area(shapely.intersection(memory.plan_area, area))
    if memory.plan_id == result.scene.plan_id or 2 * shared > min(memory.plan_area.area, area.area):
        return
    name = memory.plan_name or memory.plan_id
    raise CaseFileError(f"The case file '{path}' belongs to another plan ({name}). Choose another name.",
                        f"Sagsfilen «{path}» hører til en anden plan ({name}). Vælg et andet navn.", str(path))


def _unwritable(path: Path, error: Exception) -> CaseFileError:
    damaged = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
    if damaged:
        return CaseFileError(
            f"The case file '{path}' is damaged or no GeoPackage ({error}). It is left as it was; choose another name.",
            f"Sagsfilen «{path}» er beskadiget eller ikke en GeoPackage ({error}). Den er ladt urørt; vælg et andet "
            "navn.", str(path))
    why = getattr(error, "strerror", None) or str(error)
    return CaseFileError(
        f"The case file '{path}' cannot be written ({why}). Choose a folder you may write to, or make room.",
        f"Sagsfilen «{path}» kan ikke skrives ({why}). Vælg en mappe, du må skrive i, eller skaf plads.", str(path))


def read_case(path: Path) -> Case:
    """Read a case file without changing it. Raises CaseFileError."""
    uri = f"{path.resolve().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True, timeout=LOCK_SECONDS)) as connection:
            memory = _memory(connection, path)
            digest, manifest = connection.execute("SELECT digest, manifest FROM run").fetchone()
            names = ("at", "who", "what", "finding_id", "number", "detail")
            events = connection.execute(f"SELECT {', '.join(names)} FROM events ORDER BY fid").fetchall()  # nosec B608
    except (sqlite3.Error, ValueError) as error:
        raise CaseFileError(f"The case file '{path}' cannot be read ({error}).",
                            f"Sagsfilen «{path}» kan ikke læses ({error}).", str(path)) from error
    return Case(memory, digest, json.loads(manifest), tuple(dict(zip(names, event)) for event in events))
