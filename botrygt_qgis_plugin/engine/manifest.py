# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run was made of: inputs, rules, profiles, parameters and programs, so that it can be repeated."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Mapping
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import scipy
import shapely

import botrygt_qgis_plugin
from botrygt_qgis_plugin.engine.rulebook import Rulebook


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
        "rules": [{"id": rule.id, "version": rule.version, "digest": rule.digest} for rule in rulebook.rules],
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
