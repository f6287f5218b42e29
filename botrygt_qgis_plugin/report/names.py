# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of the files that go out: plan, stage, round, day and handling mark, in letters that any journal takes."""

from __future__ import annotations

import re
import unicodedata

from botrygt_qgis_plugin.engine.terms import STAGES
from botrygt_qgis_plugin.report.dossier import Dossier

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa", "ß": "ss"})
_LONGEST = 60


def plain_name(text: str) -> str:
    """Lower-case ASCII letters, digits and hyphens; 'plan' where nothing is left."""
    bare = unicodedata.normalize("NFKD", text.translate(_DANISH)).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")[:_LONGEST].strip("-") or "plan"


def stem_of(dossier: Dossier) -> str:
    """'lp-99-egelund_forslag_runde-2_24-11-2026_INTERN'; what is not known is left out."""
    plan = dossier.plan
    parts = [plain_name(plan.name), plain_name(STAGES[plan.stage][0]) if plan.stage in STAGES else "",
             f"runde-{plan.round}" if plan.round else "", plan.date, dossier.handling]
    return "_".join(part for part in parts if part)
