# SPDX-License-Identifier: GPL-2.0-or-later
"""Copy the assembled plugin into a QGIS profile: the zip's content, so exactly what others get.

`python tools/install.py [PROFILE FOLDER]` (`make install PROFILE=folder`); without a folder, the default profile below
QGIS_CUSTOM_CONFIG_PATH where that is set, else that of each QGIS found for this user.
"""

from __future__ import annotations

import os
import shutil
import sys
import zipfile
from pathlib import Path

from assemble import PACKAGE, zip_plugin


def settings_folder() -> Path:
    """Where this system keeps QGIS's settings for the user."""
    home = Path.home()
    if os.name == "nt":
        return Path(os.environ.get("APPDATA", home / "AppData" / "Roaming")) / "QGIS"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "QGIS"
    return Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share")) / "QGIS"


def profiles() -> list[Path]:
    """The default profile of QGIS 3 and 4 where they exist; QGIS 3's when neither was started yet."""
    if os.environ.get("QGIS_CUSTOM_CONFIG_PATH"):
        return [Path(os.environ["QGIS_CUSTOM_CONFIG_PATH"]) / "profiles" / "default"]
    known = [settings_folder() / version / "profiles" / "default" for version in ("QGIS3", "QGIS4")]
    return [folder for folder in known if folder.exists()] or known[:1]


def install(profile: Path) -> Path:
    target = profile / "python" / "plugins" / PACKAGE
    if target.is_symlink():  # somebody's checkout: take the link away, never write through it
        target.unlink()
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(zip_plugin()) as archive:
        archive.extractall(target.parent)
    return target


if __name__ == "__main__":
    for folder in [Path(sys.argv[1])] if len(sys.argv) > 1 else profiles():
        print(f"installed {install(folder)}")
    print("In QGIS: Plugins > Manage and Install Plugins > Installed: tick «Bo trygt».")
