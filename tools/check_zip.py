# SPDX-License-Identifier: GPL-2.0-or-later
"""The upload site's scan, over the unpacked zip: Bandit, detect-secrets, flake8's fatal codes, file types.

The site's list of blocking Bandit tests is live; BLOCKING is the one read on 2026-10-04, and B608, which blocked
before.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from assemble import PACKAGE, zip_plugin
from layout import BUILD

BLOCKING = """
    B102 B103 B105 B106 B107 B111 B201 B202 B301 B302 B304 B305 B306 B307 B312 B321 B323 B401 B402 B412 B413 B501 B502
    B503 B505 B506 B507 B601 B602 B604 B605 B608 B609 B610 B611 B612 B613 B615 B701
"""
FATAL = "E901,E902,E999,F821,F823,F831"
SUSPICIOUS = ".exe .dll .so .dylib .bat .cmd .ps1 .sh .vbs .msi .com .scr .jar .pyc .pyo"
LARGEST = 25 * 1024 * 1024


def main() -> int:
    folder = BUILD / "check"
    shutil.rmtree(folder, ignore_errors=True)
    archive = zip_plugin(folder)
    complaints = list(wrong_entries(archive))
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder / "unpacked")
    plugin = folder / "unpacked" / PACKAGE
    for scan in (bandit, secrets, flake8, packaging_of_metadata):
        complaints += [f"{scan.__name__}: {found}" for found in scan(plugin)]
    print("\n".join(complaints) or f"the upload site's scan finds nothing in {archive.name}")
    return 1 if complaints else 0


def wrong_entries(archive: Path):  # type: ignore[no-untyped-def]
    """Names and sizes the site refuses or calls suspicious."""
    if archive.stat().st_size > LARGEST:
        yield f"{archive.name} is larger than 25 MB"
    names = zipfile.ZipFile(archive).namelist()
    for name in names:
        parts = Path(name).parts
        hidden = any(part.startswith(".") or part in ("__pycache__", "__MACOSX") for part in parts)
        if hidden or Path(name).suffix in SUSPICIOUS.split() or not name.isascii() or "tests" in parts:
            yield f"file: {name}"
    if {name.partition("/")[0] for name in names} != {PACKAGE}:
        yield "file: there must be one top folder"
    wanted = [f"{PACKAGE}/{name}" for name in ("LICENSE", "metadata.txt", "__init__.py")]
    yield from (f"file: no {name}" for name in wanted if name not in names)


def output_of(command: list[str], folder: Path) -> str:
    started = [sys.executable, "-m", *command]
    return subprocess.run(started, cwd=folder, capture_output=True, text=True, check=False).stdout


def bandit(plugin: Path) -> list[str]:
    report = json.loads(output_of(["bandit", "--quiet", "--recursive", "--format", "json", "."], plugin))
    found = [(row["test_id"], row["filename"], row["line_number"]) for row in report["results"]]
    broken = [f"{row['filename']}: {row['reason']}" for row in report["errors"]]
    return [f"{name}:{line} {test}" for test, name, line in found if test in BLOCKING.split()] + broken


def secrets(plugin: Path) -> list[str]:
    # detect-secrets always exits 0: only its JSON tells
    report = json.loads(output_of(["detect_secrets", "scan", "--all-files", "."], plugin))
    rows = [row for found in report["results"].values() for row in found]
    return [f"{row['filename']}:{row['line_number']} {row['type']}" for row in rows]


def flake8(plugin: Path) -> list[str]:
    return output_of(["flake8", "--isolated", f"--select={FATAL}", "."], plugin).splitlines()


def packaging_of_metadata(plugin: Path) -> list[str]:
    """Plain text only; the site shows HTML as it stands."""
    text = (plugin / "metadata.txt").read_text(encoding="utf-8")
    return ["metadata.txt holds HTML"] if re.search(r"<[a-z]+[ >/]", text) else []


if __name__ == "__main__":
    sys.exit(main())
