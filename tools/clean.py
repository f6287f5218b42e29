# SPDX-License-Identifier: GPL-2.0-or-later
"""Remove what was made in the checkout; nothing that is committed and nothing outside it."""

from __future__ import annotations

import shutil

from layout import ROOT

MADE = [".venv", "build", "dist", ".pytest_cache", ".qgis-settings", ".mypy_cache", ".ruff_cache", ".hypothesis"]

if __name__ == "__main__":
    mounted = ROOT / "build" / "trixie" / "proc" / "self"
    if mounted.exists():  # deleting through a mount would delete what is mounted
        raise SystemExit("build/trixie still has mounts: unmount them first")
    for name in MADE:
        shutil.rmtree(ROOT / name, ignore_errors=True)
    for folder in [*ROOT.rglob("__pycache__"), *ROOT.glob("*.egg-info")]:
        shutil.rmtree(folder, ignore_errors=True)
