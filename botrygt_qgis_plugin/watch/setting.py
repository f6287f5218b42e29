# SPDX-License-Identifier: GPL-2.0-or-later
"""What is watched, as it is kept in the project file: how the plan is reviewed, and what each layer is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from qgis.core import QgsProject

from botrygt_qgis_plugin.engine.errors import BoTrygtError
from botrygt_qgis_plugin.engine.layers import LayerUse, uses_from_json, uses_to_json
from botrygt_qgis_plugin.engine.request import Request

SCOPE, ENTRY = "botrygt", "/watch"
_TEXTS = ("plan_id", "profile", "stage", "case_file", "rules", "release")


@dataclass(frozen=True)
class WatchSetting:
    """A watch. uses: what each layer is, by its source without the filter; on: False where the user paused it."""

    uses: Mapping[str, LayerUse]
    plan_id: str = ""
    profile: str = ""
    stage: str = "auto"
    case_file: str = ""
    rules: str = ""
    release: str = ""
    coverage_m: float = 0.0
    on: bool = True

    def request(self) -> Request:
        """The review that the watch repeats; what each layer is goes beside it."""
        return Request(rules=self.rules, release=self.release, stage=self.stage, case_file=self.case_file,
                       profiles=(Path(self.profile),) if self.profile else (), coverage_m=self.coverage_m)


def kept_setting(project: QgsProject) -> WatchSetting | None:
    """The watch of a project; None where it has none, or one that cannot be read."""
    text, found = project.readEntry(SCOPE, ENTRY, "")
    if not found or not text:
        return None
    try:
        told = json.loads(text)
        uses = {use.source: use for use in uses_from_json(json.dumps(told["uses"]))}
        texts = {name: str(told[name]) for name in _TEXTS}
        return WatchSetting(uses, **texts, coverage_m=float(told["coverage_m"]), on=bool(told["on"]))
    except (BoTrygtError, ValueError, KeyError, TypeError):
        return None


def keep_setting(project: QgsProject, setting: WatchSetting | None) -> None:
    """Keep a watch in the project, or take it out; what is there already is not written again."""
    if setting is None:
        project.removeEntry(SCOPE, ENTRY)
        return
    if kept_setting(project) == setting:
        return
    told = {**asdict(replace(setting, uses={})), "uses": json.loads(uses_to_json(list(setting.uses.values())))}
    project.writeEntry(SCOPE, ENTRY, json.dumps(told, ensure_ascii=False, sort_keys=True))
