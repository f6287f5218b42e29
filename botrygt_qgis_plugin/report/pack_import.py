# SPDX-License-Identifier: GPL-2.0-or-later
"""A neighbour's rule pack taken in: first what it would change; then, where asked, the change, whole or not at all."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.strictjson import pointer, read_strict
from botrygt_qgis_plugin.report.dossier import Told
from botrygt_qgis_plugin.report.pack_file import NOTES, PackFile

_MOST_SHOWN = 8
_ABSENT = "–"


@dataclass(frozen=True)
class Difference:
    """One thing that taking the pack in would change. kind: 'added', 'removed' or 'changed'; what: 'rule', 'profile',
    'note' or 'pack'; details: what in it, from what to what.
    """

    kind: str
    what: str
    name: str
    details: tuple[str, ...]

    def told(self) -> Told:
        """A line for people."""
        da = {"added": "ny", "removed": "udgår", "changed": "ændret"}[self.kind]
        en = {"added": "new", "removed": "goes", "changed": "changed"}[self.kind]
        noun = {"rule": ("Regel", "Rule"), "profile": ("Profil", "Profile"), "note": ("Erfaring", "Note"),
                "pack": ("Pakke", "Pack")}[self.what]
        rest = f": {'; '.join(self.details)}" if self.details else ""
        return {"da": f"{noun[0]} {self.name} – {da}{rest}", "en": f"{noun[1]} {self.name} – {en}{rest}"}


def pack_home(folder: Path, incoming: PackFile) -> Path:
    """Where a pack lies in a folder of packs."""
    return folder / "packs" / str(incoming.about["id"])


def differences(folder: Path, incoming: PackFile) -> tuple[Difference, ...]:
    """What taking the pack into this folder would change. Nothing is written."""
    home = pack_home(folder, incoming)
    rules = _documents(home, "x-rule")
    profiles = {path.stem: read_strict(path) for path in sorted((folder / "profiles").glob("*.json"))}
    mine = {document["id"]: document for document in profiles.values() if document.get("pack") == incoming.about["id"]}
    found = [*_pack(home, incoming), *_between("rule", rules, incoming.rules, removed=True),
             *_between("profile", mine, incoming.profiles, removed=False)]
    known = {json.dumps(note, sort_keys=True) for note in _notes(folder, incoming)}
    for note in incoming.notes:
        if json.dumps(note, sort_keys=True) not in known:
            found.append(Difference("added", "note", str(note.get("rule") or incoming.about["id"]),
                                    (f"{note['da']} ({note['author']})",)))
    return tuple(found)


def _documents(home: Path, block: str) -> dict[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for path in sorted(home.glob("*.json")):
        if path.name != "pack.json":
            document = read_strict(path)
            found[document[block]["id"]] = document
    return found


def _notes(folder: Path, incoming: PackFile) -> list[Mapping[str, Any]]:
    path = folder / "notes" / f"{incoming.about['id']}.json"
    return list(read_strict(path)["notes"]) if path.is_file() else []


def _pack(home: Path, incoming: PackFile) -> Iterator[Difference]:
    before = read_strict(home / "pack.json") if (home / "pack.json").is_file() else None
    name = str(incoming.about["id"])
    if before is None:
        yield Difference("added", "pack", name, (f"{incoming.about['version']}, {incoming.about['publisher']}",))
    elif before != incoming.about:
        yield Difference("changed", "pack", name, tuple(_changes(before, incoming.about, ()))[:_MOST_SHOWN])


def _between(what: str, old: Mapping[str, Any], new: Mapping[str, Any], removed: bool) -> Iterator[Difference]:
    for name in sorted({*old, *new}):
        if name not in new:
            if removed:
                yield Difference("removed", what, name, ())
        elif name not in old:
            yield Difference("added", what, name, ())
        elif old[name] != new[name]:
            changes = tuple(_changes(old[name], new[name], ()))
            more = (f"+{len(changes) - _MOST_SHOWN}",) if len(changes) > _MOST_SHOWN else ()
            yield Difference("changed", what, name, changes[:_MOST_SHOWN] + more)


def _changes(old: Any, new: Any, path: tuple[Any, ...]) -> Iterator[str]:
    """Each place where two documents differ: 'pointer: before → after'."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted({*old, *new}):
            yield from _changes(old.get(key, _ABSENT), new.get(key, _ABSENT), (*path, key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for place, pair in enumerate(zip(old, new)):
            yield from _changes(*pair, (*path, place))
    elif old != new:
        yield f"{pointer(path)}: {_short(old)} → {_short(new)}"


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 70 else text[:69] + "…"


def take_in(folder: Path, incoming: PackFile) -> list[str]:
    """Write the pack, its profiles and notes into a folder; what stood there stays beside it. Their paths.

    Raises InputError where the folder cannot be written; the pack that was there is then as it was.
    """
    home = pack_home(folder, incoming)
    part = home.with_name(f".{home.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        for name, content in incoming.files.items():
            if name.startswith("pack/"):
                (part / name.partition("/")[2]).write_bytes(content)
        kept = _moved_aside(home)
        try:
            part.rename(home)
        except OSError:
            if kept is not None:
                kept.rename(home)
            raise
        return [str(home), *_profiles_and_notes(folder, incoming)]
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise InputError(f"The rule pack cannot be written to '{folder}' ({why}). Choose another folder.",
                         f"Regelpakken kan ikke skrives til «{folder}» ({why}). Vælg en anden mappe.",
                         str(folder)) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _moved_aside(home: Path) -> Path | None:
    """The former pack under the next free name; None where there was none."""
    if not home.exists():
        return None
    number = 1
    while home.with_name(f"{home.name}.before-{number}").exists():
        number += 1
    return home.rename(home.with_name(f"{home.name}.before-{number}"))


def _profiles_and_notes(folder: Path, incoming: PackFile) -> Iterator[str]:
    for name, content in incoming.files.items():
        if name.startswith("profiles/"):
            yield _profile(folder / name, content)
    if NOTES in incoming.files:
        notes = _notes(folder, incoming)
        known = {json.dumps(note, sort_keys=True) for note in notes}
        notes += [note for note in incoming.notes if json.dumps(note, sort_keys=True) not in known]
        path = folder / "notes" / f"{incoming.about['id']}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"notes": notes}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        yield str(path)


def _profile(path: Path, content: bytes) -> str:
    """A profile written; another of the same name stays beside it, under a name that no review reads."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.read_bytes() != content:
        path.rename(_free(path))
    path.write_bytes(content)
    return str(path)


def _free(path: Path) -> Path:
    number = 1
    while path.with_name(f"{path.stem}.before-{number}{path.suffix}.txt").exists():
        number += 1
    return path.with_name(f"{path.stem}.before-{number}{path.suffix}.txt")
