# SPDX-License-Identifier: GPL-2.0-or-later
"""The rooms: imports run one way, and the engine knows neither QGIS nor the rooms above it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "botrygt_qgis_plugin"
# Room -> what it may import of the package, beside itself.
MAY_IMPORT = {
    "engine": {"_vendor"},
    "casefile": {"engine"},
    "burglary": {"engine", "casefile"},
    "adapter": {"engine", "casefile", "burglary"},
    "gui": {"engine", "casefile", "adapter", "burglary"},
    "processing": {"engine", "casefile", "adapter", "burglary"},
}
WITHOUT_QGIS = ("engine", "casefile", "burglary")


def folder(room):
    return ROOT / "processing" if room == "processing" else ROOT / PACKAGE / room


def modules(room):
    return sorted(folder(room).rglob("*.py"))


def imported(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_rooms_below_it(room):
    assert modules(room)
    for path in modules(room):
        for name in imported(path):
            parts = name.split(".")
            if parts[0] == PACKAGE and len(parts) > 1:
                assert parts[1] in {room, *MAY_IMPORT[room]}, f"{path.name} imports {name}"


@pytest.mark.parametrize("room", WITHOUT_QGIS)
def test_the_core_knows_no_qgis(room):
    for path in modules(room):
        roots = {name.partition(".")[0] for name in imported(path)}
        assert not roots & {"qgis", "PyQt5", "PyQt6", "osgeo", "multiprocessing"}, path.name


def test_fiona_is_imported_by_one_module_only():
    users = [path.name for room in MAY_IMPORT for path in modules(room)
             if any(name.partition(".")[0] == "fiona" for name in imported(path))]
    assert sorted(users) == ["files.py", "reading.py"]


def test_single_burglaries_are_reached_only_through_the_police_doors():
    doors = {"engine": set(), "casefile": set(), "gui": {"windows.py"}, "adapter": {"police.py", "police_live.py"},
             "processing": {"police.py", "checkevents.py", "nearrepeat.py", "hotspots.py", "followup.py",
                            "makerelease.py"}}
    for room, allowed in doors.items():
        users = {path.name for path in modules(room)
                 if any(name.startswith(f"{PACKAGE}.burglary") for name in imported(path))}
        assert users <= allowed, room


def test_the_engine_stays_without_the_police_side_at_run_time():
    code = ("import sys, pkgutil, importlib, botrygt_qgis_plugin.engine as e\n"
            "[importlib.import_module(m.name) for m in pkgutil.walk_packages(e.__path__, e.__name__ + '.')"
            " if not m.name.endswith('__main__')]\n"
            "assert not [m for m in sys.modules if 'burglary' in m]")
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ,
                                                                  "PYTHONPATH": os.pathsep.join(sys.path)})


def test_no_import_circle_in_the_engine():
    names = {f"{PACKAGE}.engine." + ".".join(path.relative_to(folder("engine")).with_suffix("").parts): path
             for path in modules("engine")}
    needs = {name: {other for other in top_level_imports(path) if other in names} for name, path in names.items()}
    done: set[str] = set()
    while len(done) < len(needs):
        ready = {name for name, wanted in needs.items() if name not in done and wanted <= done}
        assert ready, f"a circle among {sorted(set(needs) - done)}"
        done |= ready


def top_level_imports(path):
    """Imports at module level; one inside a function waits until it is called and makes no circle."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_nobody_imports_the_composition_root():
    for room in MAY_IMPORT:
        for path in modules(room):
            assert f"{PACKAGE}.plugin" not in set(imported(path))
