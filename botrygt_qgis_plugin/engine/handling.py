# SPDX-License-Identifier: GPL-2.0-or-later
"""Who may see an output: OFFENTLIG, INTERN, or on the police side POLITI; and the public part of a result.

A list of weak spots by address is a burglar's map too, so a full review is INTERN even where no release was used. The
public result is made from an allow-list and knows nothing of a release, so it is the same with one and without.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

OFFENTLIG, INTERN, POLITI = "OFFENTLIG", "INTERN", "POLITI"
# What the public may see of a plan: its name, how much was told, and how each rule came out over the whole plan.
_PLAN = ("id", "name", "stage", "status", "completeness", "counts", "rules")


def public_document(document: Mapping[str, Any]) -> dict[str, Any]:
    """The OFFENTLIG variant of a review's result document: no place, no name of a feature, no release, no file name."""
    plans = [{name: plan[name] for name in _PLAN if name in plan} for plan in document["plans"]
             if plan["status"] != "failed"]
    return {"schema_version": document["schema_version"], "handling": OFFENTLIG, "kind": "public",
            "plans": plans, "rulebook": {name: document["run"]["rulebook"][name]
                                         for name in ("pack", "pack_version", "digest")}}
