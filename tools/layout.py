# SPDX-License-Identifier: GPL-2.0-or-later
"""Where things lie in a checkout, and the environment in which its QGIS runs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "botrygt_qgis_plugin"
BUILD = ROOT / "build"
DEV = BUILD / "dev"
DIST = ROOT / "dist"
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
VENV_PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
QT6 = VENV / "qt6"


def site_packages() -> Path:
    """The venv's own packages; qgis_process runs on the system's Python and finds shapely 2 only through this."""
    if WINDOWS:
        return VENV / "Lib" / "site-packages"
    found = sorted((VENV / "lib").glob("python3*/site-packages"))
    return found[-1] if found else VENV / "lib" / "site-packages"


def qgis_environment(profile: Path, plugins: Path = DEV) -> dict[str, str]:
    """Environment of a QGIS that has its own profile, sees only this plugin and needs no display."""
    settings = profile / "profiles" / "default" / "QGIS"
    settings.mkdir(parents=True, exist_ok=True)
    profile.chmod(0o700)  # Qt wants its run-time folder closed to others
    for name in ("QGIS3.ini", "QGIS4.ini"):
        if not (settings / name).exists():
            (settings / name).write_text(f"[PythonPlugins]\n{PACKAGE}=true\n", encoding="utf-8")
    own = {
        "QGIS_CUSTOM_CONFIG_PATH": str(profile),
        "QGIS_PLUGINPATH": str(plugins),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(site_packages()),
        "XDG_RUNTIME_DIR": str(profile),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return {**os.environ, **own}


def qgis_python() -> str:
    """The Python that QGIS runs on: the distribution's, whatever `python3` means in this shell."""
    return "/usr/bin/python3" if Path("/usr/bin/python3").exists() else sys.executable
