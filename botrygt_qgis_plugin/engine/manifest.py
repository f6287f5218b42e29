# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run was made of: inputs, rules, profiles, parameters and programs, so that it can be repeated."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import scipy
import shapely

import botrygt_qgis_plugin
from botrygt_qgis_plugin.engine.provenance import Setting, settings_of
from botrygt_qgis_plugin.engine.rulebook import Rule, Rulebook


@lru_cache(maxsize=1)
def plugin_version() -> str:
    """The version of this installation; '' where neither metadata.txt nor the wheel's metadata says it."""
    for root in (*map(Path, botrygt_qgis_plugin.__path__), Path(__file__).resolve().parents[2]):
        file = root / "metadata.txt"
        if file.is_file():
            lines = file.read_text(encoding="utf-8").splitlines()
            return next((line.partition("=")[2].strip() for line in lines if line.startswith("version=")), "")
    try:
        return metadata.version("botrygt-qgis-plugin")
    except metadata.PackageNotFoundError:
        return ""


def program_versions(more: Mapping[str, str]) -> dict[str, str]:
    """Versions of the plugin and the libraries; `more` adds what only the caller knows ('QGIS')."""
    return {"botrygt": plugin_version(), "python": platform.python_version(), "numpy": np.__version__,
            "scipy": scipy.__version__, "shapely": shapely.__version__, "GEOS": shapely.geos_version_string,
            "sqlite": sqlite3.sqlite_version, **more}


def rulebook_manifest(rulebook: Rulebook) -> dict[str, Any]:
    """Pack, rules, profiles and everything a profile changed, with who answers for it."""
    return {
        "pack": rulebook.pack_id, "pack_version": rulebook.pack_version, "digest": rulebook.digest,
        "rules": [_rule(rulebook, rule) for rule in rulebook.rules],
        "profiles": [{"id": profile.id, "version": profile.version, "author": profile.author}
                     for profile in rulebook.profiles],
        "changed": [{"rule": rule.id, "what": change.what, "value": change.value, "original": change.original,
                     "author": change.author, "profile": change.profile, "reason": change.reason}
                    for rule in rulebook.rules for change in rule.departures],
        "switched_off": [{"rule": off.rule, "reason": off.reason, "author": off.author, "profile": off.profile}
                         for off in rulebook.disabled],
        "declared": [{"role": entry.role, "where": dict(entry.where), "column": entry.column, "value": entry.value,
                      "reason": entry.reason, "author": entry.author, "profile": entry.profile}
                     for entry in rulebook.declared],
        "measure_parameters": {name: dict(values) for name, values in rulebook.measure_params.items()},
        "costs": dict(rulebook.costs),
    }


def _rule(rulebook: Rulebook, rule: Rule) -> dict[str, Any]:
    """A rule in force: every limit with who set it, so that two results can be compared without the rule files."""
    return {"id": rule.id, "root": rule.root, "aliases": list(rule.aliases), "version": rule.version,
            "digest": rule.digest, "obligation": rule.obligation, "subject": rule.subject,
            "quantities": list(rule.judged_quantities),
            "limits": [setting_entry(setting) for setting in settings_of(rulebook, rule) if setting.what == "limit"]}


def setting_entry(setting: Setting) -> dict[str, Any]:
    """A limit or another setting of a rule, with every word on it; the last is the one in force."""
    return {"what": setting.what, "pointer": setting.pointer, "keyword": setting.keyword,
            "quantities": list(setting.quantities), "value": setting.value, "unit": setting.unit,
            "parameter": setting.name, "origins": [asdict(origin) for origin in setting.origins]}
