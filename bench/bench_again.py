# SPDX-License-Identifier: GPL-2.0-or-later
"""One edit to changed findings in the engine alone, on the synthetic town: rows live-lamp, -building, -fence, -path.

    python bench/bench_again.py [--town S|L] [--edits 20]

A feature is moved by half a metre; the time is that of the review that follows, which is held against a full one once
for each row.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import shapely

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "build" / "dev"), str(ROOT / "bench"), str(ROOT / "tools")]

from bench_review import SIZES, town_layers, write_plan  # noqa: E402 - found through the path above


def moved(scene, role, row: int):
    from dataclasses import replace

    table = scene.table(role)
    geometry = table.geometry.copy()
    geometry[row] = shapely.transform(geometry[row], lambda xy: xy + 0.5)
    return scene.replacing({role: replace(table, geometry=geometry)})


def main() -> int:
    from botrygt_qgis_plugin.engine.changes import changes_between
    from botrygt_qgis_plugin.engine.files import fiona_transform, read_source
    from botrygt_qgis_plugin.engine.job import prepared
    from botrygt_qgis_plugin.engine.request import Request, job_of
    from botrygt_qgis_plugin.engine.review import review
    from botrygt_qgis_plugin.engine.roles import Role

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--town", default="S")
    parser.add_argument("--edits", default=20, type=int)
    given = parser.parse_args()
    SIZES.setdefault(given.town, int(given.town) if given.town.isdigit() else 0)
    job, draw = job_of(Request(), fiona_transform, {}), np.random.default_rng(8)
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "town.gpkg"
        write_plan(plan, town_layers(given.town))
        scene = prepared(read_source(plan), job)[0]
    start = time.perf_counter()
    result = review(scene, job.rulebook)
    print(f"town {given.town}: full review {time.perf_counter() - start:.2f} s, {len(result.findings)} findings")
    for name, role in (("live-lamp", Role.LIGHT), ("live-building", Role.BUILDING), ("live-fence", Role.HEDGE_FENCE),
                       ("live-path", Role.PATH)):
        took = []
        for turn in range(given.edits):
            after = moved(result.scene, role, int(draw.integers(len(scene.table(role)))))
            dirty = changes_between(result.scene, after)
            start = time.perf_counter()
            again = review(after, job.rulebook, result, dirty)
            took.append(time.perf_counter() - start)
            if turn == 0 and [f.id for f in again.findings] != [f.id for f in review(after, job.rulebook).findings]:
                raise RuntimeError(f"{name}: not the findings of a full review")
            result = again
        ms = np.array(took) * 1000.0
        print(f"  {name:<14} median {np.median(ms):8.1f} ms   95th {np.percentile(ms, 95):8.1f} ms   n {len(ms)}",
              flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
