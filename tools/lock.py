# SPDX-License-Identifier: GPL-2.0-or-later
"""Write tools/locks/debian-NN.txt for the Debian release this runs on: every package with its version, none implied.

Resolved in an empty venv, so that nothing installed by chance is left out; held to the distribution's own numpy, scipy
and GDAL, which are then left out because they are never installed by pip.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from layout import ROOT, qgis_python
from setup_env import NEVER_REPLACED, OF_RELEASE, debian_release, frozen_versions

LOCKS = ROOT / "tools" / "locks"
HEAD = "# Beside Debian {}'s own numpy, scipy and GDAL, which are never replaced. Made by tools/lock.py.\n"


def main() -> int:
    release = debian_release()
    beside = [] if "python3-shapely" in OF_RELEASE[release] else ["shapely>=2"]
    with tempfile.TemporaryDirectory() as scratch:
        constraints = Path(scratch) / "constraints.txt"
        constraints.write_text(frozen_versions(qgis_python()), encoding="utf-8")
        subprocess.run([qgis_python(), "-m", "venv", f"{scratch}/venv"], check=True)
        pip = [f"{scratch}/venv/bin/python", "-m", "pip", "--disable-pip-version-check"]
        wanted = ["--constraint", str(constraints), "--requirement", str(LOCKS / "wanted.txt"), *beside]
        subprocess.run([*pip, "install", "--quiet", *wanted], check=True)
        frozen = subprocess.run([*pip, "freeze", "--all"], capture_output=True, text=True, check=True).stdout
    left_out = {"pip", *map(str.lower, NEVER_REPLACED)}
    lines = [line for line in frozen.splitlines() if line.partition("==")[0].lower() not in left_out]
    (LOCKS / f"debian-{release}.txt").write_text(HEAD.format(release) + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
