# SPDX-License-Identifier: GPL-2.0-or-later
"""One connection that hears when anybody adds an event to a case in a database."""

from __future__ import annotations

from typing import Any

import psycopg2
import psycopg2.extensions

from botrygt_qgis_plugin.casefile.postgis import Address
from botrygt_qgis_plugin.casefile.postgis_schema import CHANNEL
from botrygt_qgis_plugin.engine.errors import CaseFileError


class Ear:
    """An open connection that listens; `fileno` becomes readable when there is something to hear."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.connection = psycopg2.connect(address.connection)
        self.connection.set_isolation_level(psycopg2.extensions.ISOLATION_LEVEL_AUTOCOMMIT)
        with self.connection.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")

    def fileno(self) -> int:
        """The socket's number."""
        return int(self.connection.fileno())

    def close(self) -> None:
        """Hear no more."""
        self.connection.close()


def listen(address: str) -> Ear:
    """Begin to hear of a case. Raises CaseFileError where the database cannot be reached."""
    place = Address(address)
    try:
        return Ear(place)
    except psycopg2.Error as error:
        raise _deaf(place, error) from error


def told_of(ear: Ear) -> bool:
    """Whether something was said of the ear's own case. Raises CaseFileError where the connection is gone."""
    try:
        ear.connection.poll()
    except psycopg2.Error as error:
        raise _deaf(ear.address, error) from error
    told: list[Any] = []
    while ear.connection.notifies:
        told.append(ear.connection.notifies.pop())
    return any(notice.payload == ear.address.case for notice in told)


def _deaf(place: Address, error: psycopg2.Error) -> CaseFileError:
    why = " ".join(str(error).split()) or type(error).__name__
    return CaseFileError(f"The database '{place.shown}' does not answer ({why}); others' decisions are not followed.",
                         f"Databasen «{place.shown}» svarer ikke ({why}); andres beslutninger følges ikke.",
                         place.shown)
