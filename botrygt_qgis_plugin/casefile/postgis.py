# SPDX-License-Identifier: GPL-2.0-or-later
"""A case in PostGIS: the tables of the case file, shared by people whom the database itself tells apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from itertools import chain
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import psycopg2
import psycopg2.errors
import psycopg2.extras
from numpy.typing import NDArray

from botrygt_qgis_plugin.casefile import schema
from botrygt_qgis_plugin.casefile.decisions import standings
from botrygt_qgis_plugin.casefile.events import Event, event_of, now
from botrygt_qgis_plugin.casefile.geopackage import Table, plain_wkb, quoted
from botrygt_qgis_plugin.casefile.memory import NOTHING, Case, check_plan, read_memory, read_whole
from botrygt_qgis_plugin.casefile.outcomes import outcomes_of_store
from botrygt_qgis_plugin.casefile.postgis_schema import SCHEMA
from botrygt_qgis_plugin.casefile.record import Run, fill
from botrygt_qgis_plugin.casefile.rounds import Keeping, Round, keep_round, kept_round, kept_rounds, placed, round_now
from botrygt_qgis_plugin.casefile.settling import show_standings
from botrygt_qgis_plugin.casefile.store import KEEP, REFUSE, Rows, insertion
from botrygt_qgis_plugin.engine.errors import CaseFileError
from botrygt_qgis_plugin.engine.job import PlanOutcome

WAIT_SECONDS = 5
_PAGE = 500


class Address:
    """'postgres://user@host/database?case=LP99': where the database is, and which case of it is meant."""

    def __init__(self, text: str) -> None:
        parts = urlsplit(text)
        words = dict(parse_qsl(parts.query, keep_blank_values=True))
        self.case = words.pop("case", "").strip()
        if not self.case:
            raise CaseFileError(f"The address '{_without_pass(parts)}' does not say which case. End it with ?case=…",
                                f"Adressen «{_without_pass(parts)}» siger ikke, hvilken sag. Slut den med ?case=…")
        words.setdefault("connect_timeout", str(WAIT_SECONDS))
        words.setdefault("application_name", "botrygt")
        self.connection = urlunsplit(("postgresql", parts.netloc, parts.path, urlencode(words), ""))
        self.shown = _without_pass(parts)


def _without_pass(parts: Any) -> str:
    """The address as it may be shown and kept: without what only its owner knows."""
    user, _, host = parts.netloc.rpartition("@")
    name = user.partition(":")[0]
    kept = [(key, value) for key, value in parse_qsl(parts.query) if key not in ("password", "sslpassword")]
    return urlunsplit((parts.scheme, f"{name}@{host}" if name else host, parts.path, urlencode(kept), ""))


class PostgisStore:
    """One connection to one case."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.connection = psycopg2.connect(address.connection)
        with self.connection, self.connection.cursor() as cursor:
            cursor.execute(f"SET search_path TO {SCHEMA}, public")
            cursor.execute("SELECT set_config('botrygt.case_id', %s, false)", (address.case,))
        self._check_version()

    @property
    def place(self) -> str:
        return self.address.shown

    def close(self) -> None:
        """Let go of the connection."""
        self.connection.close()

    def _check_version(self) -> None:
        try:
            with self.connection:
                version = max(chain.from_iterable(self.ask("SELECT version FROM store")), default=0)
        except (psycopg2.errors.UndefinedTable, psycopg2.errors.InsufficientPrivilege) as error:
            self.close()
            raise CaseFileError(
                f"The database '{self.place}' holds no cases of Bo trygt that you may see. Ask its keeper to run "
                "docs/postgis.sql and to give you one of its roles.",
                f"Databasen «{self.place}» har ingen sager fra Bo trygt, som du må se. Bed den, der passer den, om at "
                "køre docs/postgis.sql og give dig en af rollerne.", self.place) from error
        if version != schema.SCHEMA_VERSION:
            self.close()
            older = version < schema.SCHEMA_VERSION
            en = ("Ask its keeper to run the docs/postgis.sql of this version." if older else "Update the plugin.")
            da = ("Bed den, der passer den, om at køre denne udgaves docs/postgis.sql." if older else
                  "Opdater pluginet.")
            raise CaseFileError(f"The tables of '{self.place}' are of another version ({version}). {en}",
                                f"Tabellerne i «{self.place}» er af en anden udgave ({version}). {da}", self.place)

    def ask(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with self.connection.cursor() as cursor:
            cursor.execute(statement.replace("?", "%s"), tuple(values))
            return list(cursor.fetchall())

    def do(self, statement: str, values: Sequence[Any] = ()) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(statement.replace("?", "%s"), tuple(values))

    def do_many(self, statement: str, rows: Rows) -> None:
        with self.connection.cursor() as cursor:
            psycopg2.extras.execute_batch(cursor, statement.replace("?", "%s"), list(rows), page_size=_PAGE)

    @contextmanager
    def writing(self) -> Iterator[None]:
        with self.connection:
            self.do("SELECT pg_advisory_xact_lock(hashtext(?))", (f"{SCHEMA}/{self.address.case}",))
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One state of the case, whatever others do meanwhile."""
        with self.connection:
            self.do("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield

    def insert(self, table: Table, rows: Rows, clash: str = REFUSE) -> None:
        made = list(rows)
        if not made:
            return
        # The keys of kept tables are the database's; those of rewritten ones are told.
        names = list(table.names[1:] if made[0][0] is None else table.names)
        statement = insertion(table, names, clash, "case_id")
        if table.geometry:
            marks = ", ".join("ST_GeomFromWKB(?, ?)" if name == "geom" else "?" for name in names)
            statement = statement.replace(f"({', '.join('?' * len(names))})", f"({marks})")
        skipped = len(table.names) - len(names)
        self.do_many(statement, [tuple(_plain(table, names, row[skipped:])) for row in made])

    def clear(self, table: Table) -> None:
        self.do(f"DELETE FROM {quoted(table.name)}")  # nosec B608 - the policies leave other cases' rows alone

    def columns(self, table: Table) -> set[str]:
        return {table.key, *table.columns}

    def add_system(self, crs: str, definition: str) -> int:
        del definition
        organization, _, code = crs.partition(":")
        return int(code) if organization == "EPSG" and code.isdigit() else 0

    def set_extent(self, table: Table, geometry: NDArray[Any], stamp: str) -> None:
        """The database finds that out itself."""

    def told_events(self) -> list[dict[str, Any]]:
        """The events table's rows."""
        names = tuple(schema.EVENTS.columns)
        rows = self.ask(f"SELECT {', '.join(names)} FROM events ORDER BY fid")  # nosec B608 - our own names
        return [dict(zip(names, row)) for row in rows]


def _plain(table: Table, names: Sequence[str], row: Sequence[Any]) -> Iterable[Any]:
    """A row as PostgreSQL takes it: flags as such, geometry as WKB with its coordinate system."""
    for name, value in zip(names, row):
        if name == "geom":
            srid, wkb = plain_wkb(value)
            yield from (psycopg2.Binary(wkb), max(srid, 0))
        elif table.columns.get(name, "").startswith("BOOLEAN"):
            yield None if value is None else bool(value)
        elif isinstance(value, bytes):
            yield psycopg2.Binary(value)
        else:
            yield value


@contextmanager
def _opened(address: str) -> Iterator[PostgisStore]:
    """A store, and what goes wrong with it as sentences."""
    place = Address(address)
    try:
        with closing(PostgisStore(place)) as store:
            yield store
    except psycopg2.errors.InsufficientPrivilege as error:
        raise CaseFileError(
            f"Your role in the database '{place.shown}' does not allow that. Nothing was changed.",
            f"Din rolle i databasen «{place.shown}» tillader det ikke. Intet er ændret.", place.shown) from error
    except psycopg2.Error as error:
        why = " ".join(str(error).split()) or type(error).__name__
        raise CaseFileError(
            f"The database '{place.shown}' cannot be used ({why}). Check the network and the address.",
            f"Databasen «{place.shown}» kan ikke bruges ({why}). Tjek netværket og adressen.", place.shown) from error


def _is_there(store: PostgisStore) -> bool:
    return bool(store.ask("SELECT 1 FROM run"))


class DatabaseCase:
    """One person's hand on a case in a database."""

    def __init__(self, address: str) -> None:
        self.address = address

    @property
    def place(self) -> str:
        return Address(self.address).shown

    def read(self) -> Case:
        with _opened(self.address) as store, store.reading():
            return _read(store)

    def add(self, make: Callable[[Case], Sequence[Event]]) -> tuple[Event, ...]:
        with _opened(self.address) as store, store.writing():
            case = _read(store)
            events = tuple(make(case))
            store.insert(schema.EVENTS, [event.row() for event in events], KEEP)
            after = Case(case.memory, case.digest, case.manifest, (*case.events, *events), case.findings)
            show_standings(store, standings(after, date.today()))
            return events

    def keep_round(self, stage: str, name: str, who: str) -> int:
        with _opened(self.address) as store, store.writing():
            return keep_round(store, _read(store), Keeping(stage, name, who, now()))

    def rounds(self) -> tuple[Round, ...]:
        with _opened(self.address) as store, store.reading():
            return kept_rounds(store)

    def round(self, number: int) -> Round:
        with _opened(self.address) as store, store.reading():
            if number == 0:
                return placed(store, round_now(_read(store), date.today(), outcomes_of_store(store)))
            return placed(store, kept_round(store, number))

    def settle(self) -> bool:
        return True


def _read(store: PostgisStore) -> Case:
    if not _is_there(store):
        case, place = store.address.case, store.place
        raise CaseFileError(
            f"There is no case '{case}' in '{place}', or you may not see it. Review a plan into it first.",
            f"Der er ingen sag «{case}» i «{place}», eller du må ikke se den. Gennemgå en plan ind i den først.", place)
    return read_whole(store, store.told_events(), (), 0)


def write_database(address: str, run: Run) -> PlanOutcome:
    """Write or update a case in a database. Raises CaseFileError."""
    with _opened(address) as store, store.writing():
        memory = read_memory(store) if _is_there(store) else NOTHING
        if memory is not NOTHING:
            check_plan(store.place, memory, run.result)
        return fill(store, run, memory, tuple(map(event_of, store.told_events())))
