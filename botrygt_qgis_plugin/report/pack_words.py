# SPDX-License-Identifier: GPL-2.0-or-later
"""What taking a pack in changes, as lines for people and as a result document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from botrygt_qgis_plugin.engine.document import SCHEMA_VERSION
from botrygt_qgis_plugin.report.marks import OFFENTLIG
from botrygt_qgis_plugin.report.pack_file import PackFile
from botrygt_qgis_plugin.report.pack_import import Difference


def pack_lines(incoming: PackFile, found: Sequence[Difference], written: Sequence[str], language: str) -> list[str]:
    """The pack's name, a line for each difference, and what was written."""
    about, da = incoming.about, language == "da"
    head = f"{about['title'][language]} ({about['id']} {about['version']}, {about['publisher']})"
    changes = [f"– {one.told()[language]}" for one in found] or \
        ["– Intet er anderledes end det, der er." if da else "– Nothing differs from what is there."]
    if written:
        tail = [("Skrevet: " if da else "Written: ") + path for path in written]
    else:
        tail = ["Intet er skrevet. Tilføj APPLY for at tage den ind." if da else
                "Nothing was written. Add APPLY to take it in."]
    return [head, *changes, *tail]


def pack_document(incoming: PackFile, found: Sequence[Difference], applied: bool) -> dict[str, Any]:
    """The result file of taking a pack in."""
    return {"schema_version": SCHEMA_VERSION, "handling": OFFENTLIG, "kind": "pack", "status": "ok", "errors": [],
            "pack": {name: incoming.about[name] for name in ("id", "version", "title", "publisher")},
            "applied": applied, "differences": [{"kind": one.kind, "what": one.what, "name": one.name,
                                                 "details": list(one.details), **one.told()} for one in found]}
