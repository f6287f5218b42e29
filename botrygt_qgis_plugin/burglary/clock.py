# SPDX-License-Identifier: GPL-2.0-or-later
"""Times as police exports write them -> hours since 1970-01-01 of the local clock."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

EPOCH = datetime(1970, 1, 1)
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(.*))?$")
_DANISH = re.compile(r"^(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?:[T ,]+(.*))?$")
_CLOCK = re.compile(r"^(?:kl\.?\s*)?(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2})(?:[.,]\d+)?)?$", re.IGNORECASE)
_ZONE = re.compile(r"(?<=\d)\s*(?:Z|([+-])(\d{2}):?(\d{2}))$")


def hours(moment: datetime) -> float:
    """Hours from the epoch to a moment of the local clock."""
    return (moment - EPOCH) / timedelta(hours=1)


def moment(value: float) -> datetime:
    """The moment of the local clock that lies so many hours after the epoch, to the minute."""
    return EPOCH + timedelta(minutes=round(value * 60.0))


def read_time(value: Any, clock: Any = None) -> tuple[float, float] | None:
    """(first, last) hour that a value can mean: a day for a date alone, one moment for a time; None where it is
    neither.

    `clock` is a time of day from a field of its own. A time with a zone is moved to the Danish clock.
    """
    if isinstance(value, datetime):
        offset = value.utcoffset()
        start = hours(value.replace(tzinfo=None))
        start = start if offset is None else danish_clock(start - offset / timedelta(hours=1))
        return start, start
    if isinstance(value, date):
        return _on(datetime(value.year, value.month, value.day), _text(clock))
    text = _text(value)
    found = _ISO.match(text)
    parts = (1, 2, 3)
    if not found:
        found, parts = _DANISH.match(text), (3, 2, 1)
    if not found:
        return None
    try:
        year, month, of = (int(found.group(part)) for part in parts)
        day = datetime(year, month, of)
    except ValueError:
        return None
    return _on(day, (found.group(4) or "").strip() or _text(clock))


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def danish_clock(utc: float) -> float:
    """Hours of the Danish clock at an hour of UTC: one ahead, two from the last Sunday of March to that of October."""
    year = moment(utc).year
    begins, ends = (hours(_last_sunday(year, month)) + 1.0 for month in (3, 10))
    return utc + (2.0 if begins <= utc < ends else 1.0)


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _on(day: datetime, clock: str) -> tuple[float, float] | None:
    if not clock:
        start = hours(day)
        return start, start + 24.0
    zone = _ZONE.search(clock)
    found = _CLOCK.match(clock[:zone.start()] if zone else clock)
    if not found:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups())
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and minute + second):
        return None
    start = hours(day) + hour + minute / 60.0 + second / 3600.0
    if zone:
        sign, ahead_h, ahead_min = zone.groups()
        ahead = (int(ahead_h or 0) + int(ahead_min or 0) / 60.0) * (-1.0 if sign == "-" else 1.0)
        start = danish_clock(start - ahead)
    return start, start
