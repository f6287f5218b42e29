# SPDX-License-Identifier: GPL-2.0-or-later
"""What reading answers in brought, as lines for people and as a result document."""

from __future__ import annotations

from typing import Any

from botrygt_qgis_plugin.engine.document import SCHEMA_VERSION
from botrygt_qgis_plugin.report.applying import Applied
from botrygt_qgis_plugin.report.marks import INTERN


def count_line(made: Applied, language: str) -> str:
    """How many answers came, and how many were there already."""
    if language == "da":
        own = "eget" if made.own == 1 else "egne"
        return f"{made.added} svar tilføjet (heraf {made.own} {own} fund), {made.known} kendt i forvejen."
    return f"{made.added} answers added ({made.own} of them findings of their own), {made.known} known already."


def applied_lines(made: Applied, language: str) -> list[str]:
    """A line with the counts, then one for each thing to look at."""
    da = language == "da"
    clashes = [clash.text[language] for clash in made.clashes]
    head = [f"{len(clashes)} at se på:" if da else f"{len(clashes)} to look at:"] if clashes else []
    return [count_line(made, language), *head, *(f"– {line}" for line in clashes)]


def applied_document(made: Applied) -> dict[str, Any]:
    """The result file of reading answers in."""
    return {"schema_version": SCHEMA_VERSION, "handling": INTERN, "kind": "answers", "status": "ok", "errors": [],
            "added": made.added, "own": made.own, "known": made.known,
            "conflicts": [{"kind": clash.kind, "finding": clash.finding_id, "number": clash.number,
                           "da": clash.text["da"], "en": clash.text["en"]} for clash in made.clashes]}
