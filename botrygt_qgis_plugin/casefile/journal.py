# SPDX-License-Identifier: GPL-2.0-or-later
"""Journals beside a case file: each writer appends to one of its own, so no lock has to be trusted.

A line is one event with a check sum. A line that was cut off by a crash is no event and harms none of the others.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import re
import socket
import time
import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from botrygt_qgis_plugin.casefile.events import COLUMNS, Event, event_of
from botrygt_qgis_plugin.engine.errors import CaseFileError
from botrygt_qgis_plugin.engine.hashing import canonical_json

FOLDER_SUFFIX = ".haendelser"
SUFFIX = ".jsonl"
# A journal nobody has written to for this long belongs to nobody who runs.
STALE_SECONDS = 86_400.0
TRIES = 5


@dataclass(frozen=True)
class Journals:
    """All journals of a case: their events, how many lines could not be read, and the events of each sound file."""

    events: tuple[Event, ...]
    damaged: int
    files: tuple[tuple[Path, frozenset[str]], ...]


def folder_of(case: Path) -> Path:
    """Where the journals of a case file lie."""
    return case.with_name(case.name + FOLDER_SUFFIX)


def read_journals(case: Path) -> Journals:
    """Every journal beside a case file, merged by nobody yet."""
    events: list[Event] = []
    damaged, files = 0, []
    for path in sorted(folder_of(case).glob(f"*{SUFFIX}")):
        found, broken = _read(path)
        events += found
        damaged += broken
        if not broken:
            files.append((path, frozenset(event.uid for event in found)))
    return Journals(tuple(events), damaged, tuple(files))


def _read(path: Path) -> tuple[list[Event], int]:
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        # Put into the case file and taken away since the folder was listed.
        return [], 0
    except OSError as error:
        raise _unreadable(path, error) from error
    found, broken = [], 0
    for line in lines:
        if line:
            event = _event(line)
            found += [event] if event is not None else []
            broken += event is None
    return found, broken


def _event(line: bytes) -> Event | None:
    try:
        entry = json.loads(line)
        values = {name: entry["event"][name] for name in COLUMNS}
        return event_of(values) if entry["sum"] == _sum(entry["event"]) else None
    except (ValueError, KeyError, TypeError):
        return None


def _sum(values: object) -> str:
    return hashlib.sha256(canonical_json(values).encode("utf-8")).hexdigest()[:8]


def _line(event: Event) -> bytes:
    values = {**asdict(event), "replaces": " ".join(event.replaces)}
    return canonical_json({"event": values, "sum": _sum(values)}).encode("utf-8") + b"\n"


class Journal:
    """One writer's own journal of one case file; made when the first event is written."""

    def __init__(self, case: Path) -> None:
        self.case = case
        self.path = folder_of(case) / f"{_writer()}{SUFFIX}"

    def append(self, events: Sequence[Event]) -> None:
        """Write events; when this returns they are on the disk. Raises CaseFileError, and then none of them is."""
        lines = b"".join(map(_line, events))
        for tries in range(TRIES, 0, -1):
            try:
                self.path.parent.mkdir(exist_ok=True)
                if _appended(self.path, lines):
                    return
            except OSError as error:
                # Another writer may be tidying the folder away at this very moment.
                if tries == 1 or not isinstance(error, FileNotFoundError):
                    raise _unwritable(self.path, error) from error


def _appended(path: Path, lines: bytes) -> bool:
    """Append to a file and bring it to the disk; False where the file was taken away meanwhile."""
    made = not path.exists()
    with path.open("ab", buffering=0) as file:
        length = os.fstat(file.fileno()).st_size
        try:
            written = 0
            while written < len(lines):
                written += os.write(file.fileno(), lines[written:])
            os.fsync(file.fileno())
        except OSError:
            # Half a line would hide the next one.
            with suppress(OSError):
                os.ftruncate(file.fileno(), length)
            raise
        inode = os.fstat(file.fileno()).st_ino
    if made:
        _sync_folder(path.parent)
        _sync_folder(path.parent.parent)
    try:
        return path.stat().st_ino == inode
    except FileNotFoundError:
        return False


def _sync_folder(folder: Path) -> None:
    """Have the folder remember its new entry. Windows does so itself and lets no folder be opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _writer() -> str:
    """A name no other process has."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):
        user = "ukendt"
    plain = re.sub(r"[^A-Za-z0-9_-]", "-", f"{user}-{socket.gethostname()}")[:40]
    return f"{plain}-{uuid.uuid4().hex[:8]}"


def clear_away(case: Path, journals: Journals, kept: Iterable[str], own: Path) -> None:
    """Remove journals whose every event is among `kept`: the own one, and those nobody writes to any more."""
    uids = frozenset(kept)
    for path, held in journals.files:
        with suppress(OSError):
            if held <= uids and (path == own or time.time() - path.stat().st_mtime > STALE_SECONDS):
                path.unlink()
    with suppress(OSError):
        # Goes only where it is empty.
        folder_of(case).rmdir()


def _unwritable(path: Path, error: OSError) -> CaseFileError:
    why = error.strerror or type(error).__name__
    return CaseFileError(
        f"The decision cannot be written to '{path}' ({why}). It is not kept. Make room or get leave to write there.",
        f"Beslutningen kan ikke skrives i «{path}» ({why}). Den er ikke gemt. Skaf plads eller ret til at skrive dér.",
        str(path))


def _unreadable(path: Path, error: OSError) -> CaseFileError:
    why = error.strerror or type(error).__name__
    return CaseFileError(f"The journal '{path}' of the case cannot be read ({why}). Get leave to read it.",
                         f"Sagens journal «{path}» kan ikke læses ({why}). Skaf ret til at læse den.", str(path))
