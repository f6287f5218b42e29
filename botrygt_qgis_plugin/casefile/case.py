# SPDX-License-Identifier: GPL-2.0-or-later
"""A case by its address, a GeoPackage or a database: read, brought up to date by a run, and given decisions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from botrygt_qgis_plugin.casefile.case_in_file import FileCase, is_case_file, read_file, write_file
from botrygt_qgis_plugin.casefile.events import Event, now
from botrygt_qgis_plugin.casefile.geopackage import EPOCH
from botrygt_qgis_plugin.casefile.memory import Case
from botrygt_qgis_plugin.casefile.record import Run
from botrygt_qgis_plugin.casefile.rounds import Round
from botrygt_qgis_plugin.engine.errors import CaseFileError
from botrygt_qgis_plugin.engine.job import Job, PlanOutcome

Make = Callable[[Case], Sequence[Event]]


class OpenCase(Protocol):
    """One person's hand on a case."""

    @property
    def place(self) -> str:
        """Its address."""

    def read(self) -> Case:
        """The case as it now is, with everybody's decisions. Raises CaseFileError."""

    def add(self, make: Make) -> tuple[Event, ...]:
        """Add what `make` says of the case as it is; when this returns it is kept. Raises CaseFileError."""

    def keep_round(self, stage: str, name: str, who: str) -> int:
        """Keep the latest run as a round of the plan; returns its number. Raises CaseFileError."""

    def rounds(self) -> tuple[Round, ...]:
        """The rounds that were kept, without their rows. Raises CaseFileError."""

    def round(self, number: int) -> Round:
        """A kept round; 0 is the latest run. Raises CaseFileError."""

    def settle(self) -> bool:
        """Bring what people see without this program up to date; False where that must wait. Loses nothing."""


def is_database(address: str | Path) -> bool:
    """True for 'postgres://…' and 'postgresql://…'."""
    return str(address).lower().startswith(("postgres://", "postgresql://"))


def is_case(source: str) -> bool:
    """True for a case in a database ('…?case=LP99') and for a case file."""
    if is_database(source):
        return "case" in parse_qs(urlsplit(source).query)
    return is_case_file(Path(source))


def open_case(address: str | Path) -> OpenCase:
    """A case to read and to decide in. Nothing is opened before it is asked for."""
    if is_database(address):
        from botrygt_qgis_plugin.casefile.postgis import DatabaseCase  # psycopg2 is there only where it is wanted

        return DatabaseCase(str(address))
    return FileCase(Path(address))


def read_case(address: str | Path) -> Case:
    """Read a case without changing it. Raises CaseFileError."""
    return open_case(address).read() if is_database(address) else read_file(Path(address))


def write_case(address: str | Path, outcome: PlanOutcome, job: Job, versions: Mapping[str, str],
               time_stamps: bool) -> tuple[PlanOutcome, str]:
    """Write or update a case; returns the outcome with the numbers of the case, and its address.

    A case that is there already keeps its numbers, events and every table that is not this program's. Raises
    CaseFileError where it cannot be written, is damaged or is none; it is then as it was. Raises CaseFileLockedError
    where another program holds the file for too long; the result is then kept beside it.
    """
    if outcome.result is None:
        raise CaseFileError("There is no result to keep.", "Der er intet resultat at gemme.", str(address))
    run = Run(outcome, outcome.result, job, versions, time_stamps, now() if time_stamps else EPOCH)
    if is_database(address):
        from botrygt_qgis_plugin.casefile.postgis import write_database  # as above

        return write_database(str(address), run), str(address)
    return write_file(Path(address), run), str(address)
