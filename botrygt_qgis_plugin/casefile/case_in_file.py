# SPDX-License-Identifier: GPL-2.0-or-later
"""A case in a GeoPackage: written whole beside and moved into place, or updated in one transaction that keeps memory.

Decisions go into the writer's own journal beside the file first, and are kept from then on, whatever becomes of the
file. They are put into the file itself as soon as nobody is in the way.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date
from glob import escape
from pathlib import Path
from time import time

from botrygt_qgis_plugin.casefile import schema
from botrygt_qgis_plugin.casefile.crs import well_known_text
from botrygt_qgis_plugin.casefile.decisions import standings
from botrygt_qgis_plugin.casefile.events import Event, event_of, now
from botrygt_qgis_plugin.casefile.file_store import FileStore, Locked, tables_of
from botrygt_qgis_plugin.casefile.geopackage import APPLICATION_ID, EPOCH, USER_VERSION, create
from botrygt_qgis_plugin.casefile.journal import Journal, clear_away, read_journals
from botrygt_qgis_plugin.casefile.memory import NOTHING, Case, Memory, check_plan, read_memory, read_whole
from botrygt_qgis_plugin.casefile.outcomes import outcomes_of_store
from botrygt_qgis_plugin.casefile.places import on_share
from botrygt_qgis_plugin.casefile.record import Run, fill
from botrygt_qgis_plugin.casefile.rounds import Keeping, Round, keep_round, kept_round, kept_rounds, placed, round_now
from botrygt_qgis_plugin.casefile.settling import show_standings
from botrygt_qgis_plugin.casefile.store import KEEP
from botrygt_qgis_plugin.casefile.styles import style_rows
from botrygt_qgis_plugin.engine.errors import CaseFileError
from botrygt_qgis_plugin.engine.job import PlanOutcome

# So long a decision waits for another program before the file is left for later.
SETTLE_SECONDS = 0.2
# No file takes this long to write: whoever began it is gone.
STALE_SECONDS = 3600.0
_BESIDES = 99


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


class FileCase:
    """One person's hand on a case file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.journal = Journal(path)

    @property
    def place(self) -> str:
        return str(self.path)

    def read(self) -> Case:
        return read_file(self.path)

    def add(self, make: Callable[[Case], Sequence[Event]]) -> tuple[Event, ...]:
        events = tuple(make(self.read()))
        if events:
            self.journal.append(events)
        return events

    def keep_round(self, stage: str, name: str, who: str) -> int:
        journals = read_journals(self.path)
        try:
            with closing(FileStore(self.path)) as store, store.writing():
                _check_is_case(store)
                bring_up_to_date(store)
                return keep_round(store, _read(store, journals.events), Keeping(stage, name, who, now()))
        except Locked:
            raise CaseFileError(f"The case file '{self.path}' is locked by another program; the round is not kept.",
                                f"Sagsfilen «{self.path}» er låst af et andet program; runden er ikke gemt.",
                                str(self.path)) from None
        except (sqlite3.Error, OSError) as error:
            raise unwritable(self.path, error) from error

    def rounds(self) -> tuple[Round, ...]:
        with _reading(self.path) as store:
            return kept_rounds(store) if store.columns(schema.ROUNDS) else ()

    def round(self, number: int) -> Round:
        with _reading(self.path) as store:
            if number == 0:
                journals = read_journals(self.path)
                return placed(store, round_now(_read(store, journals.events), date.today(), outcomes_of_store(store)))
            return placed(store, kept_round(store, number))

    def settle(self) -> bool:
        if on_share(self.path):
            # A share's locks cannot be trusted: there the file is only ever replaced whole, by a run.
            return False
        journals = read_journals(self.path)
        try:
            with closing(FileStore(self.path, SETTLE_SECONDS)) as store:
                with store.writing():
                    _check_is_case(store)
                    bring_up_to_date(store)
                    known = {uid for (uid,) in store.ask("SELECT uid FROM events")}
                    store.insert(schema.EVENTS, [e.row() for e in journals.events if e.uid not in known], KEEP)
                    show_standings(store, standings(_read(store, ()), date.today()))
                kept = [uid for (uid,) in store.ask("SELECT uid FROM events")]
        except (Locked, sqlite3.Error, OSError):
            return False
        clear_away(self.path, journals, kept, self.journal.path)
        return True


def bring_up_to_date(store: FileStore) -> None:
    """Give the file of an earlier version what came later. Inside a transaction."""
    told = store.ask("SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = 'findings'")
    stamp = store.ask("SELECT max(last_change) FROM gpkg_contents")[0][0]
    store.bring_up_to_date(told[0][0] if told else -1, stamp or EPOCH)


def read_file(path: Path) -> Case:
    """Read a case file and the journals beside it, without changing any. Raises CaseFileError."""
    journals = read_journals(path)
    with _reading(path) as store:
        return _read(store, journals.events, journals.damaged)


@contextmanager
def _reading(path: Path) -> Iterator[FileStore]:
    """One state of the file, whatever others do meanwhile."""
    try:
        _recover(path)
        with closing(FileStore(path, only_read=True)) as store:
            store.do("BEGIN")
            _check_is_case(store)
            yield store
    except (sqlite3.Error, ValueError, OSError) as error:
        raise CaseFileError(f"The case file '{path}' cannot be read ({error}).",
                            f"Sagsfilen «{path}» kan ikke læses ({error}).", str(path)) from error


def _recover(path: Path) -> None:
    """Have SQLite undo what a killed program left half done; a connection that only reads may not."""
    if Path(f"{path}-journal").exists() and os.access(path, os.W_OK):
        with closing(FileStore(path)) as store:
            store.ask("SELECT count(*) FROM sqlite_master")


def _read(store: FileStore, more: Sequence[Event], damaged: int = 0) -> Case:
    return read_whole(store, store.told_events(), more, damaged)


def _check_is_case(store: FileStore) -> None:
    if not {table.name for table in schema.ALWAYS} <= tables_of(store.connection):
        raise CaseFileError(
            f"The file '{store.place}' is no case file of Bo trygt; it is left as it is. Choose another name.",
            f"Filen «{store.place}» er ikke en sagsfil fra Bo trygt og er ladt urørt. Vælg et andet navn.", store.place)


def is_case_file(path: Path) -> bool:
    """True where the file is there and has the tables of a case."""
    try:
        with closing(FileStore(path, only_read=True)) as store:
            return {table.name for table in schema.ALWAYS} <= tables_of(store.connection)
    except (sqlite3.Error, OSError):
        return False


def write_file(path: Path, run: Run) -> PlanOutcome:
    """Write or update a case file. Raises CaseFileError and CaseFileLockedError."""
    try:
        if not path.exists() or not path.stat().st_size:
            return _made(path, run)
        return _replaced(path, run) if on_share(path) else _updated(path, run)
    except Locked:
        kept = _free_name(path)
        raise CaseFileLockedError(path, kept, _kept_beside(path, kept, run)) from None
    except (sqlite3.Error, OSError) as error:
        raise unwritable(path, error) from error


def _made(path: Path, run: Run) -> PlanOutcome:
    """A new case file, complete before it gets its name."""
    with _beside(path) as part:
        with closing(FileStore(part)) as store:
            store.do("PRAGMA page_size = 4096")
            store.do(f"PRAGMA application_id = {APPLICATION_ID}")
            store.do(f"PRAGMA user_version = {USER_VERSION}")
            store.do("PRAGMA journal_mode = MEMORY")
            with store.writing():
                _lay_out(store, run)
                numbered = _filled(store, run, NOTHING, path)
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


def _updated(path: Path, run: Run, journals_of: Path | None = None) -> PlanOutcome:
    with closing(FileStore(path)) as store, store.writing():
        _check_is_case(store)
        memory = read_memory(store)
        check_plan(str(path), memory, run.result)
        bring_up_to_date(store)
        return _filled(store, run, memory, journals_of or path)


def _filled(store: FileStore, run: Run, memory: Memory, path: Path) -> PlanOutcome:
    events = (*map(event_of, store.told_events()), *read_journals(path).events)
    return fill(store, run, memory, events)


def _replaced(path: Path, run: Run) -> PlanOutcome:
    """On a share: a copy is updated and moved into place, so that nobody ever writes into the same file as another."""
    with _beside(path) as part:
        _copy(path, part)
        numbered = _updated(part, run, path)
        try:
            part.replace(path)
        except PermissionError:
            # Windows moves nothing onto a file that somebody has open; its own locks hold there.
            return _updated(path, run)
        return numbered


def _copy(path: Path, part: Path) -> None:
    with closing(FileStore(path)) as source, closing(FileStore(part)) as target:
        try:
            # Read first: the copy itself would wait for ever where even reading is locked.
            source.do("BEGIN")
            source.ask("SELECT count(*) FROM sqlite_master")
            source.connection.backup(target.connection)
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise Locked from error
            raise


def _kept_beside(path: Path, kept: Path, run: Run) -> PlanOutcome:
    """The result with the locked file's memory where that can be read, else as a new case."""
    try:
        with _beside(kept) as part:
            _copy(path, part)
            numbered = _updated(part, run, path)
            part.replace(kept)
            return numbered
    except (sqlite3.Error, Locked):
        return _made(kept, run)


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, _BESIDES))
    return next((name for name in names if not name.exists()), path.with_name(f"{path.stem}-{_BESIDES}{path.suffix}"))


def _lay_out(store: FileStore, run: Run) -> None:
    crs = run.result.scene.crs
    srs_id = create(store.connection, crs, well_known_text(crs))
    for table in schema.ALL:
        store.add_table(table, srs_id, run.stamp)
    store.keep_events()
    store.insert(schema.LAYER_STYLES, style_rows(run.stamp))


def unwritable(path: Path, error: Exception) -> CaseFileError:
    """Why a case file could not be written, as a sentence."""
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
