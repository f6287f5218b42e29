# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the manual's pages are read: the address of a rule's page, so that a finding leads to its source."""

from __future__ import annotations

from functools import lru_cache

from botrygt_qgis_plugin.engine.shape import shipped_rules

REPOSITORY = "https://github.com/botrygt/botrygt_qgis_plugin"
MANUAL = f"{REPOSITORY}/blob/main/docs"


@lru_cache(maxsize=4096)
def rule_page(pack_id: str, rule_id: str) -> str:
    """The address of a shipped rule's page; '' for a rule of a pack that did not come with this installation."""
    if not pack_id.replace("-", "").isalnum() or not rule_id.replace("-", "").isalnum():
        return ""
    shipped = shipped_rules() / "packs" / pack_id / f"{rule_id}.json"
    return f"{MANUAL}/rules/{rule_id}.md" if shipped.is_file() else ""


def algorithm_page(name: str) -> str:
    """The address of an algorithm's part of the manual."""
    return f"{MANUAL}/algorithms.md#{name}"
