# SPDX-License-Identifier: GPL-2.0-or-later
"""What every test sees: the checkout as one package, and QGIS in a profile of its own."""

from __future__ import annotations

import importlib.abc
import json
import os
import runpy
import subprocess
import sys
import threading
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


@pytest.fixture(scope="session")
def qgis_process(tmp_path_factory):
    """Run the real qgis_process in a profile of the tests' own: `qgis_process("run", "botrygt:reviewplan", "--", …)`.

    Keywords: `plugins` (a folder for QGIS_PLUGINPATH, default the dev tree), `stdin` (text), `timeout` (seconds).
    """
    from layout import qgis_environment

    profiles: dict[int, Path] = {}

    def run(*words, plugins=DEV, stdin=None, timeout=180):
        # One for each thread, so that calls side by side do not meet.
        thread = threading.get_ident()
        profile = profiles.setdefault(thread, tmp_path_factory.getbasetemp() / f"profile-{thread}")
        return subprocess.run(
            ["qgis_process", *map(str, words)],
            env=qgis_environment(profile, plugins),
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=timeout,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def algorithm(qgis_process, tmp_path_factory):
    """Run one of our algorithms in the real qgis_process, as `Called` says; the result file is read and checked."""
    from called import Called

    def run(name, words=(), as_json=False, **parameters):
        if "OUTPUT_JSON" not in parameters:
            parameters["OUTPUT_JSON"] = tmp_path_factory.mktemp("resultat") / "resultat.json"
        result = Path(parameters["OUTPUT_JSON"])
        if as_json:
            plain = {key: str(value) if isinstance(value, Path) else value for key, value in parameters.items()}
            done = qgis_process("--json", "run", f"botrygt:{name}", "-", stdin=json.dumps({"inputs": plain}))
        else:
            given = [f"{key}={each}" for key, value in parameters.items()
                     for each in (value if isinstance(value, (list, tuple)) else [value])]
            done = qgis_process("--json", "run", f"botrygt:{name}", "--", *given, *words)
        return Called(done, result)

    return run


@pytest.fixture(scope="session")
def postgis():
    """A PostGIS server of the tests' own: `postgis.database()` makes an empty database in it."""
    from postgis_server import PostgisServer

    with PostgisServer() as server:
        yield server
