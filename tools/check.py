# SPDX-License-Identifier: GPL-2.0-or-later
"""Everything that is checked without running the plugin. All parts run, then it says which failed."""

from __future__ import annotations

import subprocess
import sys
import time

from layout import QT6, ROOT, VENV_PYTHON

PYTHON = str(VENV_PYTHON)
OURS = ["botrygt_qgis_plugin", "processing"]
# QGS105: the composition root is handed QGIS's interface; QGS2xx are experimental and take any addParameter for a fault
QGIS_RULES = ["--isolated", "--select=QGS1,QGS4", "--extend-ignore=QGS105", "--extend-exclude=_vendor"]
PARTS = {
    "ruff": [PYTHON, "-m", "ruff", "check", "."],
    "limits of size": [PYTHON, "tools/check_limits.py"],
    "mypy --strict": [PYTHON, "-m", "mypy"],
    "flake8-qgis": [PYTHON, "-m", "flake8", *QGIS_RULES, *OURS],
    "Qt 6": [PYTHON, "tools/check_qt6.py"],
    "upload site's scan of the zip": [PYTHON, "tools/check_zip.py"],
    "generated pages": [PYTHON, "tools/docs.py", "--check"],
}


def main() -> int:
    bring_qt6()
    failed = []
    for name, command in PARTS.items():
        started = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        print(f"-- {name}: {'failed' if code else 'good'} ({time.monotonic() - started:.1f} s)", flush=True)
        failed += [name] if code else []
    print(f"check failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def bring_qt6() -> None:
    """Qt 6's bindings in a folder of their own: beside the venv's packages they would be found in place of Qt 5."""
    lock = ROOT / "tools" / "locks" / "qt6.txt"
    stamp = QT6 / "made-from.txt"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == lock.read_text(encoding="utf-8"):
        return
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--upgrade"]
    subprocess.run([*pip, "--target", str(QT6), "--requirement", str(lock)], check=True)
    stamp.write_text(lock.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
