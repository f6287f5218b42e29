# SPDX-License-Identifier: GPL-2.0-or-later
"""Run every test: first those that must pass on a Python without QGIS, then those that need it.

Words after the command go to pytest; paths among them choose what is run:
`python tools/run_tests.py tests/unit -k lamp`. Then a group that selects nothing is fine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from layout import BUILD, ROOT, VENV_PYTHON, qgis_environment

WITHOUT_QGIS = ["tests/unit", "tests/rules", "tests/reference"]
WITH_QGIS = ["tests/qgis", "tests/e2e", "tests/packaging"]
NO_TESTS_COLLECTED = 5


def main() -> int:
    chosen = [word for word in sys.argv[1:] if (ROOT / word.partition("::")[0]).exists()]
    words = [word for word in sys.argv[1:] if word not in chosen]
    environment = qgis_environment(BUILD / "test-profile")
    pure = {**environment, "BOTRYGT_TESTS_WITHOUT_QGIS": "1"}
    groups = [paths(WITHOUT_QGIS, chosen), paths(WITH_QGIS, chosen)]
    if not any(groups):
        print("there is no test to run")
        return 1
    results = [
        run(groups[0], ["-p", "no:pytest_qgis", "-p", "no:pytest-qt", *words], pure),
        run(groups[1], words, environment, display()),
    ]
    failed = [code for code in results if code and not (words and code == NO_TESTS_COLLECTED)]
    return 1 if failed else 0


def paths(group: list[str], chosen: list[str]) -> list[str]:
    """The part of a group that was chosen; of the whole, the folders that hold a test."""
    if chosen:
        return [word for word in chosen if word.startswith(tuple(group))]
    return [folder for folder in group if any((ROOT / folder).rglob("test_*.py"))]


def run(tests: list[str], options: list[str], environment: dict[str, str], before: list[str] | None = None) -> int:
    """One pytest process; its exit code."""
    if not tests:
        return 0
    command = [*(before or []), str(VENV_PYTHON), "-m", "pytest", *options, *tests]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def display() -> list[str]:
    """A screen of our own for the tests that open the QGIS window."""
    if os.name == "nt" or not shutil.which("xvfb-run"):
        return []
    return ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1600x1000x24"]


if __name__ == "__main__":
    sys.exit(main())
