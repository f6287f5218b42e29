# SPDX-License-Identifier: GPL-2.0-or-later
"""What this place remembers of releases: which it has used, which were replaced, whose fingerprints were confirmed.

Two releases of one area can be compared, and the comparison may show a single burglary. So a second one is refused
unless it says that it replaces the first, and a replaced one is never used again.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.release import Release, same_fingerprint

_VERSION = 1
PROVEN_DA, PROVEN_EN = "uændret, afsender bekræftet", "unchanged, sender proven"
UNPROVEN_DA, UNPROVEN_EN = "uændret, afsender ikke bevist", "unchanged, sender not proven"


@dataclass(frozen=True)
class Known:
    """One release as remembered: nothing of its classes is kept."""

    release_id: str
    fingerprint: str
    proven: bool
    replaced_by: str
    blocks: tuple[str, ...]


@dataclass(frozen=True)
class Accepted:
    """A release that may be used, and whether its sender was proven by a fingerprint given another way."""

    release: Release
    proven: bool

    def standing(self, language: str) -> str:
        """«uændret, afsender ikke bevist»; says no more than is known."""
        if language == "da":
            return PROVEN_DA if self.proven else UNPROVEN_DA
        return PROVEN_EN if self.proven else UNPROVEN_EN


def usual_memory() -> Path:
    """Where the shell keeps its memory; inside QGIS the profile's folder is used instead."""
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home())
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "botrygt" / "releases.json"


def accept(release: Release, memory: Path, fingerprint: str = "") -> Accepted:
    """Let a release in, and remember it. fingerprint: as the issuer told it, '' where it was not asked for.

    A made-up release (marked so) is let in and not remembered. Raises InputError where the fingerprint is another, the
    release was replaced, it covers an area of one that it does not replace, or the memory cannot be kept.
    """
    if fingerprint and not same_fingerprint(fingerprint, release.fingerprint):
        raise _refused(release,
                       "the fingerprint given is not that of its manifest: it does not come from who you think, or "
                       "was exchanged on the way",
                       "det angivne fingeraftryk er ikke manifestets: den kommer ikke fra den, du tror, eller er "
                       "byttet ud undervejs")
    if release.fictional:
        return Accepted(release, bool(fingerprint))
    known = read_memory(memory)
    own = next((each for each in known if each.release_id == release.release_id), None)
    _check_known(release, own)
    _check_area(release, known)
    proven = bool(fingerprint) or (own is not None and own.proven)
    entry = Known(release.release_id, release.fingerprint, proven, "", tuple(sorted(release.blocks)))
    kept = [replace(each, replaced_by=release.release_id) if each.release_id in release.supersedes else each
            for each in known if each.release_id != release.release_id]
    made = (*kept, entry)
    if made != known:
        _write(memory, made)
    return Accepted(release, proven)


def _refused(release: Release, en: str, da: str) -> InputError:
    return InputError(f"The release '{release.source}' is not used: {en}. Ask its issuer.",
                      f"Frigivelsen «{release.source}» bruges ikke: {da}. Spørg udstederen.", release.source)


def _check_known(release: Release, own: Known | None) -> None:
    if own is None:
        return
    if own.replaced_by:
        raise _refused(release, f"it was replaced by '{own.replaced_by}'", f"den er erstattet af «{own.replaced_by}»")
    if own.fingerprint != release.fingerprint:
        raise _refused(release, f"another release called '{own.release_id}' was used before",
                       f"en anden frigivelse ved navn «{own.release_id}» er brugt før")


def _check_area(release: Release, known: tuple[Known, ...]) -> None:
    for each in known:
        clash = each.release_id != release.release_id and not each.replaced_by \
            and each.release_id not in release.supersedes and not release.blocks.isdisjoint(each.blocks)
        if clash:
            raise _refused(release,
                           f"it covers an area of '{each.release_id}', which was used before, and does not say that it "
                           "replaces it; two releases of one area must not be compared",
                           f"den dækker et område i «{each.release_id}», som er brugt før, og siger ikke, at den "
                           "erstatter den; to frigivelser af ét område må ikke sammenlignes")


def read_memory(path: Path) -> tuple[Known, ...]:
    """The releases known here; none where nothing was remembered yet. Raises InputError for a damaged file."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return tuple(Known(str(entry["release_id"]), str(entry["fingerprint"]), entry["proven"] is True,
                           str(entry["replaced_by"]), tuple(map(str, entry["blocks"]))) for entry in data["releases"])
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"The memory of releases '{path}' cannot be read ({type(error).__name__}). Restore it from a backup; "
            "without it a replaced release could be used again.",
            f"Hukommelsen om frigivelser «{path}» kan ikke læses ({type(error).__name__}). Hent den fra en "
            "sikkerhedskopi; uden den kunne en erstattet frigivelse blive brugt igen.", path.name) from None


def _write(path: Path, known: tuple[Known, ...]) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    text = json.dumps({"version": _VERSION, "releases": [asdict(each) for each in known]}, ensure_ascii=False, indent=1)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text + "\n", encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise InputError(
            f"The release cannot be remembered in '{path}' ({error.strerror}), so it is not used. Make the folder "
            "writable.",
            f"Frigivelsen kan ikke huskes i «{path}» ({error.strerror}), og den bruges derfor ikke. Gør mappen "
            "skrivbar.", path.name) from error
