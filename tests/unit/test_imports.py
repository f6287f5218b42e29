# SPDX-License-Identifier: GPL-2.0-or-later
"""The rooms: imports run one way, and the engine knows neither QGIS nor the rooms above it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "botrygt_qgis_plugin"
# Room -> what it may import of the package, beside itself.
MAY_IMPORT = {
    "engine": {"_vendor"},
    "casefile": {"engine"},
    "report": {"_vendor", "engine", "casefile"},
    "adapter": {"engine", "casefile", "report"},
    "gui": {"engine", "casefile", "adapter"},
    "processing": {"engine", "casefile", "report", "adapter"},
}
WITHOUT_QGIS = ("engine", "casefile", "report")


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
    assert users == ["files.py"]


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
