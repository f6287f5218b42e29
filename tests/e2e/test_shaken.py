# SPDX-License-Identifier: GPL-2.0-or-later
"""Copies of the example with every corner moved a little: what must hold of any drawing, not of a tidy one alone."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
import shapely
from layout import DEV, ROOT
from same_findings import shake

from botrygt_qgis_plugin.engine.files import read_source

from .egelund import reviewed

# Of these 1, 7 and 19 have a path that breaks two demands on the same metres.
COPIES = [1, 2, 3, 4, 7, 19]


@pytest.fixture(scope="module")
def copies(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shaken")
    made = {number: folder / f"shaken-{number:02}.gpkg" for number in COPIES}
    for number, path in made.items():
        shake(path, number)
    return made


@pytest.mark.parametrize("number", COPIES)
def test_evidence_shows_no_metre_twice(copies, number):
    result = reviewed(read_source(copies[number]))
    assert len(result.findings) > 20
    for finding in (*result.findings, *result.indications):
        parts = shapely.get_parts(finding.evidence)
        lines = parts[shapely.get_dimensions(parts) == 1]
        once = shapely.union_all(lines, grid_size=0.001)
        assert shapely.length(lines).sum() == pytest.approx(once.length, abs=0.05), finding.rule


def test_the_shell_prints_findings_and_no_warnings(copies):
    words = [sys.executable, "-m", "botrygt_qgis_plugin.engine", "review", *map(str, copies.values())]
    environment = {**os.environ, "PYTHONPATH": str(DEV)}
    done = subprocess.run(words, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_shell_and_qgis_process_say_the_same(tmp_path):
    words = [sys.executable, str(ROOT / "tools" / "same_findings.py"), str(tmp_path / "findings.json"), "6"]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("7 plans, ")
