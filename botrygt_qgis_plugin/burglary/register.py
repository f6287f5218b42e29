# SPDX-License-Identifier: GPL-2.0-or-later
"""The issuer's own list of releases: at most one of an area in six months, and each replaces the one before it."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import shapely

from botrygt_qgis_plugin.burglary.release import MadeRelease
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.release import BLOCK, cell_name

LEAST_MONTHS_BETWEEN = 6


@dataclass(frozen=True)
class Issued:
    """One release that was made: id, day, fingerprint, and the square kilometres it covers."""

    release_id: str
    issued: str
    fingerprint: str
    blocks: tuple[str, ...]


def read_register(path: Path) -> tuple[Issued, ...]:
    """The releases made so far; none where there is no register yet. Raises InputError for a damaged one."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return tuple(Issued(str(entry["release_id"]), str(entry["issued"]), str(entry["fingerprint"]),
                            tuple(map(str, entry["blocks"]))) for entry in data["issued"])
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError):
        raise InputError(f"The register of releases '{path}' cannot be read. Restore it from a backup.",
                         f"Registret over frigivelser «{path}» kan ikke læses. Hent det fra en sikkerhedskopi.",
                         path.name) from None


def blocks_of(release: MadeRelease) -> tuple[str, ...]:
    """The square kilometres a release covers."""
    corners = shapely.bounds(release.cells)[:, :2].tolist()
    return tuple(sorted({cell_name(x, y, BLOCK) for x, y in corners}))


def check_turn(known: tuple[Issued, ...], release: MadeRelease) -> None:
    """Raise InputError where the area has a release younger than six months, or one that this does not replace."""
    manifest: Mapping[str, Any] = release.manifest
    own = set(blocks_of(release))
    replaced = set(manifest.get("supersedes", ()))
    gone = {each.release_id for each in known} & replaced
    for each in known:
        if each.release_id == manifest["release_id"]:
            raise InputError(f"A release called '{each.release_id}' was made before. Choose another id.",
                             f"En frigivelse ved navn «{each.release_id}» er lavet før. Vælg et andet id.",
                             each.release_id)
        if own.isdisjoint(each.blocks):
            continue
        if months_between(date.fromisoformat(each.issued), date.fromisoformat(manifest["issued"])) < \
                LEAST_MONTHS_BETWEEN:
            raise InputError(
                f"The area has the release '{each.release_id}' of {each.issued}; at most one is made in "
                f"{LEAST_MONTHS_BETWEEN} months, for two could be compared.",
                f"Området har frigivelsen «{each.release_id}» fra {each.issued}; der laves højst én på "
                f"{LEAST_MONTHS_BETWEEN} måneder, for to kunne sammenlignes.", each.release_id)
        if each.release_id not in gone and not _replaced_later(each, known):
            raise InputError(
                f"The area has the release '{each.release_id}'. Say that the new one replaces it.",
                f"Området har frigivelsen «{each.release_id}». Angiv, at den nye erstatter den.", each.release_id)


def _replaced_later(each: Issued, known: tuple[Issued, ...]) -> bool:
    """True where a younger release of the same area stands in the register: it replaced this one."""
    return any(other.issued > each.issued and not set(other.blocks).isdisjoint(each.blocks) for other in known)


def months_between(first: date, last: date) -> int:
    """Whole months from one day to another."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def remember(path: Path, known: tuple[Issued, ...], release: MadeRelease) -> None:
    """Add a release to the register, whole or not at all. Raises InputError where it cannot be written."""
    entry = Issued(str(release.manifest["release_id"]), str(release.manifest["issued"]), release.fingerprint,
                   blocks_of(release))
    text = json.dumps({"handling": "POLITI", "issued": [asdict(each) for each in (*known, entry)]}, ensure_ascii=False,
                      indent=1)
    beside = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text + "\n", encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise InputError(f"The register '{path}' cannot be written ({error.strerror}). Make its folder writable.",
                         f"Registret «{path}» kan ikke skrives ({error.strerror}). Gør mappen skrivbar.",
                         path.name) from error
