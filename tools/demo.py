# SPDX-License-Identifier: GPL-2.0-or-later
"""Review the example plan through the real qgis_process, print the findings and draw build/demo/map.png."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import textwrap
import time
from contextlib import closing
from pathlib import Path

from layout import BUILD, ROOT, VENV_PYTHON, qgis_environment

EXAMPLE = ROOT / "examples" / "egelund" / "egelund.gpkg"
FOLDER = BUILD / "demo"
CASE_FILE, RESULT, MAP = FOLDER / "egelund-sag.gpkg", FOLDER / "result.json", FOLDER / "map.png"
SEVERITIES = {"high": "høj", "medium": "middel", "low": "lav"}


def main() -> int:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    started = time.monotonic()
    review = run_review()
    seconds = time.monotonic() - started
    if review.returncode:
        print(review.stdout, review.stderr, sep="\n", file=sys.stderr)
        return 1
    print_findings(CASE_FILE)
    print(f"\nReviewed by qgis_process in {seconds:.1f} s, QGIS's own start-up included.", flush=True)
    drawn = subprocess.run([str(VENV_PYTHON), "tools/demo_map.py", str(EXAMPLE), str(CASE_FILE), str(MAP)],
                           cwd=ROOT, env=environment(), check=False)  # fmt: skip
    for label, path in (("map", MAP), ("case file, open it in any QGIS", CASE_FILE), ("result", RESULT)):
        print(f"  {label}: {path.relative_to(ROOT) if path.exists() else 'not made'}")
    return drawn.returncode


def environment() -> dict[str, str]:
    return qgis_environment(BUILD / "demo-profile")


def run_review() -> subprocess.CompletedProcess[str]:
    """The same command a planner's script would give."""
    given = {"PLAN": EXAMPLE, "CASE_FILE": CASE_FILE, "OUTPUT_JSON": RESULT}
    words = [f"{name}={path}" for name, path in given.items()]
    command = ["qgis_process", "run", "botrygt:reviewplan", "--", *words]
    shown = ["=".join((name, str(path.relative_to(ROOT)))) for name, path in given.items()]
    print(f"$ qgis_process run botrygt:reviewplan -- {' '.join(shown)}\n", flush=True)
    return subprocess.run(command, env=environment(), capture_output=True, encoding="utf-8", check=False)


def print_findings(case_file: Path) -> None:
    """A numbered list as an adviser would read it aloud."""
    asked = ("SELECT number, severity, title_da, summary_da FROM findings "
             "ORDER BY indication, number, rule, subject_key")
    with closing(sqlite3.connect(f"{case_file.as_uri()}?mode=ro", uri=True)) as opened:
        rows = opened.execute(asked).fetchall()
    width = min(shutil.get_terminal_size((110, 40)).columns, 110)
    for number, severity, title, summary in rows:
        print(f"{number or 'i':>3}  {title}  [{SEVERITIES.get(severity, severity)}]")
        print(textwrap.fill(summary or "", width, initial_indent="     ", subsequent_indent="     "))
    found = [row for row in rows if row[0] is not None]
    counts = [f"{sum(row[1] == key for row in found)} {word}" for key, word in SEVERITIES.items()]
    print(f"\n{len(found)} fund: {', '.join(counts)}. {len(rows) - len(found)} indikationer (i) hviler på antagelser.")


if __name__ == "__main__":
    sys.exit(main())
