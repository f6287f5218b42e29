# SPDX-License-Identifier: GPL-2.0-or-later
"""Write what a review answers about the example and shaken copies of it: text that must be the same on every machine.

`python tools/same_findings.py FILE [COPIES]`. A shaken copy has each corner moved a little, on grids that make ties and
on none, so that rounding and order show where they depend on a library's version. Shell and qgis_process must agree.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import numpy as np
import shapely
from layout import BUILD, DEV, PACKAGE, ROOT, qgis_environment

EXAMPLE = ROOT / "examples" / "egelund" / "egelund.gpkg"
AREA = "lokalplanomraade"  # never moved: the other layers must stay within their plan
COPIES = 24
SHAKES = [(0.02, 2), (0.3, 2), (0.3, 9), (1.0, 0)]  # metres to each side, decimals kept
HEADER = 8  # bytes before the WKB in a geometry without a box, which is what the example holds


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plans = folder / "planer"
        plans.mkdir()
        shutil.copyfile(EXAMPLE, plans / EXAMPLE.name)
        for number in range(1, int(sys.argv[2] if len(sys.argv) > 2 else COPIES) + 1):
            shake(plans / f"shaken-{number:02}.gpkg", number)
        by_shell, by_qgis = from_shell(plans, folder / "shell.json"), from_qgis(plans, folder / "qgis.json")
    if by_shell != by_qgis:
        print(f"The shell and qgis_process differ in: {', '.join(differing(by_shell, by_qgis))}")
        return 1
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(by_shell, sort_keys=True, ensure_ascii=False, indent=1)
    target.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    print(f"{len(by_shell)} plans, {sum(len(plan['findings']) for plan in by_shell.values())} findings: {target}")
    return 0


def shake(path: Path, number: int) -> None:
    """A copy of the example under another plan id; a corner that layers share moves for all of them."""
    shutil.copyfile(EXAMPLE, path)
    reach, decimals = SHAKES[number % len(SHAKES)]
    # uniform() is one multiplication and one addition: the same numbers on every platform.
    chance, moved = random.Random(number), {}

    def places(corners: np.ndarray) -> np.ndarray:
        for corner in map(tuple, corners.tolist()):
            if corner not in moved:
                moved[corner] = [round(value + chance.uniform(-reach, reach), decimals) for value in corner]
        return np.array([moved[corner] for corner in map(tuple, corners.tolist())])

    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f'UPDATE "{AREA}" SET planid = planid + ?', (number,))
        tables = connection.execute("SELECT table_name, column_name FROM gpkg_geometry_columns ORDER BY 1").fetchall()
        for table, column in tables:
            rows = connection.execute(f'SELECT fid, "{column}" FROM "{table}" ORDER BY fid').fetchall()
            for fid, blob in rows if table != AREA else ():
                shape = shapely.transform(shapely.from_wkb(blob[HEADER:]), places)
                changed = blob[:HEADER] + shapely.to_wkb(shape, byte_order=1, flavor="iso")
                connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE fid = ?', (changed, fid))


def from_shell(plans: Path, output: Path) -> dict[str, dict]:
    files = sorted(map(str, plans.iterdir()))
    words = [sys.executable, "-m", f"{PACKAGE}.engine", "review", *files, "--output", str(output)]
    done = run(words, {**os.environ, "PYTHONPATH": str(DEV)})
    if done.stderr:  # a warning of numpy or shapely, which a user would have to read
        sys.exit(done.stderr)
    return judged(output)


def from_qgis(plans: Path, output: Path) -> dict[str, dict]:
    words = ["qgis_process", "run", "botrygt:reviewplan", "--", f"FOLDER={plans}", f"OUTPUT_JSON={output}"]
    run(words, qgis_environment(BUILD / "test-profile"))
    return judged(output)


def run(words: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(words, env=environment, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{words[0]} failed:\n{done.stdout[-2000:]}{done.stderr}")
    return done


def judged(output: Path) -> dict[str, dict]:
    """Everything that is said of each plan, without the path it was read from."""
    found = json.loads(output.read_text(encoding="utf-8"))["plans"]
    return {plan["id"]: {name: value for name, value in plan.items() if name != "source"} for plan in found}


def differing(ours: dict[str, dict], theirs: dict[str, dict]) -> list[str]:
    """Plan and part, as 'plan/part', that two answers do not agree on."""
    empty: dict[str, object] = {}
    pairs = {plan: (ours.get(plan, empty), theirs.get(plan, empty)) for plan in sorted({*ours, *theirs})}
    return [f"{plan}/{part}" for plan, (one, other) in pairs.items()
            for part in sorted({*one, *other}) if one.get(part) != other.get(part)]


if __name__ == "__main__":
    sys.exit(main())
