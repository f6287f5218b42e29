# SPDX-License-Identifier: GPL-2.0-or-later
"""What happens in a case, as values: each has an identity and a place in the order, and none is ever changed."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

from botrygt_qgis_plugin.engine.hashing import canonical_json

# What a program notes.
REVIEWED, APPEARED, RETURNED, INHERITED, GONE, ROUND = (
    "reviewed", "appeared", "returned", "inherited", "gone", "round_kept")
# What a person does.
STATE, COMMENT, ASSIGNED, UNDONE = "state", "comment", "assigned", "undone"
# What an adviser sends back.
ANSWERED, OWN = "answered", "own_finding"
COLUMNS = ("uid", "at", "who", "what", "finding_id", "number", "detail", "clock", "replaces")


@dataclass(frozen=True)
class Event:
    """One thing that happened.

    at: UTC, ISO 8601. detail: JSON, or free text in what a program noted. clock: one more than the highest its writer
    had seen, so that nobody's wrong clock on the wall puts an answer before its question. replaces: uids of the
    decisions this one was made instead of.
    """

    uid: str
    at: str
    who: str
    what: str
    finding_id: str | None = None
    number: int | None = None
    detail: str | None = None
    clock: int = 0
    replaces: tuple[str, ...] = field(default=())

    @property
    def said(self) -> Mapping[str, Any]:
        """The detail as an object; empty where it is none."""
        try:
            found = json.loads(self.detail or "{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def row(self) -> tuple[Any, ...]:
        """As the events table has it, in the order of its columns after the key."""
        return (None, self.at, self.who, self.what, self.finding_id, self.number, self.detail, self.uid, self.clock,
                " ".join(self.replaces) or None)


def event_of(values: Mapping[str, Any]) -> Event:
    """An event from a row of the table or a line of a journal. Raises KeyError, TypeError or ValueError."""
    number = values["number"]
    return Event(str(values["uid"]), str(values["at"]), str(values["who"]), str(values["what"]), values["finding_id"],
                 None if number is None else int(number), values["detail"], int(values["clock"] or 0),
                 tuple((values["replaces"] or "").split()))


def former_uid(values: Sequence[Any]) -> str:
    """The identity of a row that was written before rows had one: what it says and where it stands."""
    return _digest(["former", *values])


def noted_uid(values: Sequence[Any]) -> str:
    """The identity of what a program notes: the same run gives the same, so that a file can be compared."""
    return _digest(["noted", *values])


def _digest(values: Sequence[Any]) -> str:
    return hashlib.sha256(canonical_json(list(values)).encode("utf-8")).hexdigest()[:16]


def new_uid() -> str:
    """An identity for what a person does now."""
    return uuid.uuid4().hex[:16]


def now() -> str:
    """The time, as events have it."""
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Each event once, in one order for every reader."""
    known = {event.uid: event for event in events}
    return tuple(sorted(known.values(), key=lambda event: (event.clock, event.at, event.uid)))


def last_clock(events: Iterable[Event]) -> int:
    """The highest clock among events; 0 without any."""
    return max((event.clock for event in events), default=0)
