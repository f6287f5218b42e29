# SPDX-License-Identifier: GPL-2.0-or-later
"""A rule pack with its profiles and experience notes as one zip with a manifest, for a neighbouring municipality.

What comes in is not trusted: names by an allow-list, no link, no folder, bounded sizes, every file by its digest, and
the rules themselves through the same gate as any pack. Nothing is written until all of it was read.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import stat
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botrygt_qgis_plugin.engine.errors import InputError, RuleError
from botrygt_qgis_plugin.engine.pack import PACK_BYTES, PACK_FILES
from botrygt_qgis_plugin.engine.request import pack_folder
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.strictjson import FILE_BYTES, read_strict
from botrygt_qgis_plugin.report.ooxml import packed

KIND, VERSION, MANIFEST, NOTES = "botrygt_pack", "1.0", "manifest.json", "notes.json"
_NAME = re.compile(r"^(manifest\.json|notes\.json|(pack|profiles)/[A-Za-z0-9][A-Za-z0-9._-]{0,80}\.json)$")
_ZIP_BYTES = 16 * 1024 * 1024
_MOST_NOTES, _LONGEST = 500, 2000


@dataclass(frozen=True)
class PackFile:
    """What a zip holds: the pack's own description, its files by their name in the zip, and the notes."""

    about: Mapping[str, Any]
    files: Mapping[str, bytes]
    notes: tuple[Mapping[str, Any], ...]

    @property
    def rules(self) -> Mapping[str, Mapping[str, Any]]:
        """Rule id -> document."""
        found = {name: json.loads(content) for name, content in self.files.items() if name.startswith("pack/")
                 and name != "pack/pack.json"}
        return {document["x-rule"]["id"]: document for document in found.values()}

    @property
    def profiles(self) -> Mapping[str, Mapping[str, Any]]:
        """Profile id -> document."""
        found = [json.loads(content) for name, content in self.files.items() if name.startswith("profiles/")]
        return {document["id"]: document for document in found}


def export_pack(rules: str, profiles: Sequence[Path], notes: str) -> bytes:
    """The zip of a pack (name or folder) with profiles and notes. Raises RuleError or InputError; same in, same out."""
    folder = pack_folder(rules)
    load_rulebook(folder, tuple(profiles))
    files = {f"pack/{file.name}": file.read_bytes() for file in sorted(folder.glob("*.json"))}
    for profile in profiles:
        name = f"profiles/{profile.name}"
        if name in files or not _NAME.match(name):
            raise _refused(profile.name, "give each profile a file name of its own, in plain letters",
                           "giv hver profil sit eget filnavn, i almindelige bogstaver")
        files[name] = profile.read_bytes()
    if notes:
        kept = read_notes(Path(notes))
        files[NOTES] = json.dumps({"notes": list(kept)}, ensure_ascii=False, indent=1).encode("utf-8")
    about = read_strict(folder / "pack.json")
    manifest = {"kind": KIND, "schema_version": VERSION, "pack": about,
                "files": {name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
                          for name, content in sorted(files.items())}}
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return packed({MANIFEST: text, **dict(sorted(files.items()))})


def read_notes(path: Path) -> tuple[Mapping[str, Any], ...]:
    """Experience notes: {"notes": [{"rule", "author", "date", "da", "en"}]}; rule '' is of the pack as a whole."""
    document = read_strict(path)
    return _checked_notes(document, path.name)


def _checked_notes(document: Any, name: str) -> tuple[Mapping[str, Any], ...]:
    notes = document.get("notes") if isinstance(document, dict) and set(document) == {"notes"} else None
    if not isinstance(notes, list) or len(notes) > _MOST_NOTES:
        raise _refused(name, f"it is an object with 'notes', a list of at most {_MOST_NOTES}",
                       f"den er et objekt med «notes», en liste på højst {_MOST_NOTES}")
    for place, note in enumerate(notes):
        right = isinstance(note, dict) and {"author", "da"} <= set(note) <= {"rule", "author", "date", "da", "en"}
        if not right or not all(isinstance(text, str) and len(text) <= _LONGEST for text in note.values()):
            raise _refused(f"{name}#/notes/{place}", "a note has 'author' and 'da', and may have 'rule', 'date', 'en'",
                           "en note har «author» og «da» og kan have «rule», «date» og «en»")
    return tuple(notes)


def read_pack_file(path: Path) -> PackFile:
    """Read a zip without writing anything where its names could lead. Raises InputError or RuleError."""
    files = _unzipped(path)
    manifest = _manifest(files, path.name)
    for name, told in manifest["files"].items():
        if name not in files or hashlib.sha256(files[name]).hexdigest() != told.get("sha256"):
            raise _refused(path.name, f"'{name}' is not what the manifest says (altered or missing)",
                           f"«{name}» er ikke det, manifestet siger (ændret eller mangler)")
    extra = sorted(set(files) - {MANIFEST} - set(manifest["files"]))
    if extra:
        raise _refused(path.name, f"'{extra[0]}' is not in the manifest", f"«{extra[0]}» står ikke i manifestet")
    del files[MANIFEST]
    about = _validated(files, path.name)
    notes = _checked_notes(json.loads(files[NOTES]), NOTES) if NOTES in files else ()
    return PackFile(about, files, notes)


def _unzipped(path: Path) -> dict[str, bytes]:
    try:
        if path.stat().st_size > _ZIP_BYTES:
            raise _refused(path.name, f"it is larger than {_ZIP_BYTES // 1024 // 1024} MiB",
                           f"den fylder mere end {_ZIP_BYTES // 1024 // 1024} MiB")
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            entries = archive.infolist()
            _check_entries(entries, path.name)
            return {entry.filename: _content(archive, entry, path.name) for entry in entries}
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise _refused(path.name, f"it is no zip that can be read ({why})",
                       f"den er ikke en zip, der kan læses ({why})") \
            from error


def _check_entries(entries: Sequence[zipfile.ZipInfo], name: str) -> None:
    """Names, kinds and sizes as the directory of the zip tells them, before anything is unpacked."""
    names = [entry.filename for entry in entries]
    for entry in entries:
        mode = entry.external_attr >> 16
        if not _NAME.match(entry.filename) or (mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG)):
            shown = entry.filename[:80]
            raise _refused(name, f"'{shown}' may not be in it: only files of a pack, no folder and no link",
                           f"«{shown}» må ikke være i den: kun en pakkes filer, ingen mappe og intet link")
        if entry.file_size > FILE_BYTES * (8 if entry.filename == MANIFEST else 1):
            raise _refused(name, f"'{entry.filename}' is larger than any rule",
                           f"«{entry.filename}» fylder mere end nogen "
                           "regel")
    if len(set(names)) < len(names) or len(names) > 2 * PACK_FILES:
        raise _refused(name, "it holds too many files, or one twice", "den har for mange filer, eller en står to gange")
    if sum(entry.file_size for entry in entries) > 2 * PACK_BYTES:
        raise _refused(name, "unpacked it is too large", "udpakket fylder den for meget")


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    with archive.open(entry) as stream:
        # A zip can lie about sizes; what is read cannot.
        content = stream.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise _refused(name, f"'{entry.filename}' is larger than it says",
                       f"«{entry.filename}» fylder mere, end den siger")
    return content


def _manifest(files: Mapping[str, bytes], name: str) -> Mapping[str, Any]:
    try:
        manifest = json.loads(files[MANIFEST].decode("utf-8"))
        right = manifest["kind"] == KIND and manifest["schema_version"] == VERSION and all(
            isinstance(told, dict) for told in manifest["files"].values())
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError):
        right, manifest = False, {}
    if not right:
        raise _refused(name, "it has no manifest of a rule pack", "den har intet manifest for en regelpakke")
    return dict(manifest)


def _validated(files: Mapping[str, bytes], name: str) -> Mapping[str, Any]:
    """Through the gate of every pack, in a scratch folder with names of our own choosing."""
    if "pack/pack.json" not in files:
        raise _refused(name, "it holds no pack.json", "den har ingen pack.json")
    with tempfile.TemporaryDirectory(prefix="botrygt-") as scratch:
        folder = Path(scratch)
        for part in ("pack", "profiles"):
            (folder / part).mkdir()
        for file, content in files.items():
            (folder / file).write_bytes(content)
        profiles = sorted((folder / "profiles").glob("*.json"))
        try:
            load_rulebook(folder / "pack")
            for profile in profiles:
                load_rulebook(folder / "pack", (profile,))
        except RuleError as error:
            raise RuleError(f"{name}: {error.en}", f"{name}: {error.da}", error.where) from error
        about: Mapping[str, Any] = read_strict(folder / "pack" / "pack.json")
    return about


def _refused(name: str, en: str, da: str) -> InputError:
    return InputError(f"The rule pack '{name}' is not taken: {en}.", f"Regelpakken «{name}» er ikke taget ind: {da}.",
                      name)
