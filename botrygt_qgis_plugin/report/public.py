# SPDX-License-Identifier: GPL-2.0-or-later
"""The OFFENTLIG part of a dossier, made from an allow-list: how each rule came out over the plan, and nothing of where.

A list of weak points is a burglar's map too. What is not named here does not go out, whatever is added to a dossier
later; and nothing here has seen a release, so that the result is the same with one and without.
"""

from __future__ import annotations

import shapely

from botrygt_qgis_plugin.report.dossier import Dossier, Gap, Plan
from botrygt_qgis_plugin.report.marks import OFFENTLIG
from botrygt_qgis_plugin.report.plan_map import ORDER

# Titles of the run's lines that say nothing of files, layers and places.
_LINES = frozenset({"Rule pack", "Profiles", "Programs"})


def public_part(dossier: Dossier) -> Dossier:
    """What anyone may read of a plan: its drawing, counts, rules, and what is missing, without a single place."""
    plan = dossier.plan
    shown = {role: plan.layers[role] for role, _, _ in ORDER if role in plan.layers}
    return Dossier(
        handling=OFFENTLIG,
        plan=Plan(id=plan.id, name=plan.name, crs=plan.crs, stage=plan.stage, area=shapely.force_2d(plan.area),
                  layers=shown, case="", round=plan.round, run="", date=plan.date),
        entries=(), indications=(), rules=dossier.rules,
        gaps=tuple(Gap(gap.rule, gap.title, gap.missing, gap.remedy, gap.count, ()) for gap in dossier.gaps),
        completeness=dossier.completeness, counts=dict(dossier.counts), notes=(), disputes=(),
        switched_off=dossier.switched_off, pack=dossier.pack,
        manifest=tuple((title, lines) for title, lines in dossier.manifest if title["en"] in _LINES))
