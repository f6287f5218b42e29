# SPDX-License-Identifier: GPL-2.0-or-later
"""What every test sees: the checkout as one package, and QGIS in a profile of its own."""

from __future__ import annotations

import importlib.abc
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests")]
DEV = runpy.run_path(str(ROOT / "tools" / "assemble.py"))["dev"]()
sys.path.insert(0, str(DEV))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QGIS_CUSTOM_CONFIG_PATH", str(ROOT / "build" / "test-profile"))


class QgisIsAbsent(importlib.abc.MetaPathFinder):
    """Makes this Python one without QGIS, so that the engine's tests prove it needs none."""

    def find_spec(self, name, path=None, target=None):  # type: ignore[no-untyped-def]
        if name.partition(".")[0] in ("qgis", "PyQt5", "PyQt6", "sip"):
            raise ModuleNotFoundError(f"{name} is hidden: this test must pass without QGIS", name=name)


if os.environ.get("BOTRYGT_TESTS_WITHOUT_QGIS"):
    sys.meta_path.insert(0, QgisIsAbsent())


@pytest.fixture
def qgis_process(tmp_path):
    """Run the real qgis_process in a clean profile: `qgis_process("run", "botrygt:reviewplan", "--", …)`.

    Keywords: `plugins` (a folder for QGIS_PLUGINPATH, default the dev tree), `stdin` (text), `timeout` (seconds).
    """
    from layout import qgis_environment

    def run(*words, plugins=DEV, stdin=None, timeout=180):
        return subprocess.run(
            ["qgis_process", *map(str, words)],
            env=qgis_environment(tmp_path / "profile", plugins),
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=timeout,
            check=False,
        )

    return run
