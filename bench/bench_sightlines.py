# SPDX-License-Identifier: GPL-2.0-or-later
"""Sight against its peers on the synthetic town, in the same run: rows sight-* of the targets.

    python bench/bench_sightlines.py [--town S L] [--repeat 3] [--without gdal …]

Peers run in a Python of their own (build/bench-venv, made here) or in QGIS's; one that cannot be had is skipped with a
word. Figures are medians of the repeats in CPU seconds, as every one of them computes in one thread and other work on
the machine must not count; per observer, or per pair of a window and a cell. Targets are ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import shapely

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "build" / "dev"), str(ROOT / "bench"), str(ROOT / "tools")]

from town import make_town  # noqa: E402 - found through the path above

from botrygt_qgis_plugin.engine.measure.isovist import View, isovist, ranges  # noqa: E402
from botrygt_qgis_plugin.engine.measure.obstacles import GUESS, obstacles  # noqa: E402
from botrygt_qgis_plugin.engine.measure.overlook import LOOKING, looks  # noqa: E402
from botrygt_qgis_plugin.engine.measure.samples import Samples  # noqa: E402
from botrygt_qgis_plugin.engine.roles import Role  # noqa: E402
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene  # noqa: E402

SIZES = {"S": 5000, "L": 50000}
VENV = ROOT / "build" / "bench-venv"
# VisiLibity is built where it is installed, with swig and with what the environment itself holds.
PACKAGES = ("shapely numpy", "setuptools wheel swig", "visilibity")
EXAMPLE = ROOT / "examples" / "egelund" / "egelund.gpkg"
OBSERVERS, RADIUS_M, EYE_M, DIRECTIONS = 300, 100.0, 1.5, 720
RANGE_M = 50.0
PLAN_S, GROWTH = 0.6, 11.0
# Row of ours -> peer, where it runs, target ratio (ours / peer).
PEERS = (("sight-isovist sampled", "gdal_viewshed", "qgis", 1 / 10),
         ("sight-isovist exact", "disk_minus_shadows", "venv", 1 / 5),
         ("sight-isovist exact", "visilibity", "venv", 1.0),
         ("sight-eyes", "strtree", "venv", 0.5))
NOT_HAD = {"Visibility Analysis": "comes from QGIS's plugin site and no package archive (target 1/100 per pair)"}
EXAMPLE_REVIEW = """
import sys, time
sys.path[:0] = {path!r}
from botrygt_qgis_plugin.engine.files import fiona_transform, read_source
from botrygt_qgis_plugin.engine.job import prepared
from botrygt_qgis_plugin.engine.request import Request, job_of
from botrygt_qgis_plugin.engine.review import review
from dataclasses import replace
job = job_of(Request(), fiona_transform, {{}})
book = replace(job.rulebook, rules=tuple(rule for rule in job.rulebook.rules if rule.domain == "sightlines"))
(scene,) = prepared(read_source({plan!r}), job)
wall, cpu = time.perf_counter(), time.process_time()
review(scene, book)
print(time.perf_counter() - wall, time.process_time() - cpu, len(book.rules))
"""


def table(geometry: np.ndarray, **columns: np.ndarray) -> FeatureTable:
    return FeatureTable(tuple(map(str, range(len(geometry)))), geometry, columns)


def scene_of(town: dict, green: bool) -> Scene:
    """The town's houses with their windows, with its trees and hedges where those are wanted; all of it drawn."""
    houses = shapely.polygons([shapely.linearrings(ring) for ring in np.split(town["b_xy"], town["b_off"][1:-1])])
    plants = shapely.polygons([shapely.linearrings(ring) for ring in np.split(town["v_xy"], town["v_off"][1:-1])])
    low, high = town["node_xy"].min(0) - 300.0, town["node_xy"].max(0) + 300.0
    none = table(np.empty(0, dtype=object))
    count, windows = len(houses), shapely.points(town["win_xy"])
    return Scene("EPSG:25832", {
        Role.PLAN_AREA: table(np.array([shapely.box(*low, *high)])),
        Role.BUILDING: table(houses, height_m=town["b_h"].astype(float), storeys=np.ones(count),
                             dwellings=np.ones(count), use=np.array(["dwelling"] * count, dtype=object)),
        Role.WINDOW_FACADE: table(windows), Role.HEDGE_FENCE: none, Role.TREE: none,
        Role.SHRUB_PLANTING: table(plants, height_m=town["v_h"].astype(float)) if green else none})


def median_of(repeat: int, work) -> tuple[float, object]:
    made, times = work(), []
    for _ in range(repeat):
        start = time.process_time()
        made = work()
        times.append(time.process_time() - start)
    return statistics.median(times), made


def ours(town: dict, repeat: int) -> dict[str, tuple[float, str]]:
    """Row -> (seconds for one, note)."""
    observers = places_of(town)
    eyes = np.column_stack([observers, np.full(len(observers), EYE_M)])
    stand, view = obstacles(scene_of(town, green=False)), View(EYE_M, RADIUS_M, GUESS)
    isovist(eyes[0], stand, view)
    took, found = median_of(repeat, lambda: ranges(eyes, stand, view, DIRECTIONS))
    area = (found ** 2).sum() * np.pi / DIRECTIONS / len(eyes)
    rows = {"sight-isovist sampled": (took / len(eyes), f"mean {area:.1f} m²")}
    took, shapes = median_of(repeat, lambda: [isovist(eye, stand, view) for eye in eyes])
    rows["sight-isovist exact"] = (took / len(eyes), f"mean {np.mean(shapely.area(shapes)):.1f} m²")
    cells = town["cell_xy"]
    count = len(cells)
    samples = Samples(np.column_stack([cells, np.ones(count)]), np.arange(count), np.ones(count),
                      np.full(count, np.nan), np.full(count, np.nan))
    params = {**{name: parameter.default for name, parameter in LOOKING.items()}, "eye_range_m": RANGE_M,
              "field_deg": 90.0}
    green = scene_of(town, green=True)
    took, seen = median_of(1 if count > 100_000 else repeat, lambda: looks(green, samples, params))
    pairs = len(seen.sample)
    rows["sight-eyes"] = (took / pairs, f"{pairs} pairs, {took:.2f} s in all, {seen.guess.mean():.0%} seen")
    return rows


def places_of(town: dict) -> np.ndarray:
    """(OBSERVERS, 2) places on paths, the same for everybody."""
    random = np.random.default_rng(3)
    return town["cell_xy"][np.sort(random.choice(len(town["cell_xy"]), OBSERVERS, replace=False))]


def plan_row(repeat: int) -> str:
    """All rules on sight on the example, cold: a process each time."""
    code = EXAMPLE_REVIEW.format(path=sys.path[:3], plan=str(EXAMPLE))
    told = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
            for _ in range(repeat)]
    wall, cpu = (statistics.median(float(words[at]) for words in told) for at in (0, 1))
    mark = "met" if wall <= PLAN_S else "MISSED"
    return f"sight-plan   {wall:.2f} s ({cpu:.2f} s cpu) for {told[0][2]} rules  target {PLAN_S} s  {mark}"


def venv_python() -> str:
    """The peers' own Python, made with what can be had."""
    python = VENV / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    for package in PACKAGES:
        have = subprocess.run([str(python), "-m", "pip", "show", *package.split()], capture_output=True, check=False)
        if have.returncode:
            subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--no-build-isolation", *package.split()],
                           capture_output=True, check=False,
                           env={**os.environ, "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"})
    return str(python)


def peer(name: str, where: str, town_file: Path, venv: str) -> tuple[float | None, str]:
    """(seconds for one, note), or (None, why it was skipped)."""
    from layout import qgis_environment, qgis_python

    python = qgis_python() if where == "qgis" else venv
    environment = qgis_environment(ROOT / "build" / "bench-profile") if where == "qgis" else None
    done = subprocess.run([python, str(ROOT / "bench" / "peers_sightlines.py"), name, str(town_file)],
                          capture_output=True, text=True, env=environment, check=False)
    told = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not told:
        return None, (done.stderr.strip().splitlines() or ["no answer"])[-1][:120]
    answer = json.loads(told[-1])
    return answer["seconds"], answer["note"]


def compared(own: float, seconds: float, target: float, note: str) -> str:
    goal = f"1/{1 / target:.0f}" if target < 0.3 else f"{target:g}"
    mark = "met" if own <= target * seconds else "MISSED"
    return f"{seconds * 1e6:12.2f} µs   ours is 1/{seconds / own:.1f} of it  target {goal}  {mark}   {note}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--town", default=["S"], nargs="+", choices=SIZES)
    parser.add_argument("--repeat", default=3, type=int)
    parser.add_argument("--without", default=[], nargs="*", help="peers to leave out")
    given = parser.parse_args()
    print(plan_row(given.repeat), flush=True)
    for name, why in NOT_HAD.items():
        print(f"skipped: {name} {why}")
    venv, whole = venv_python(), {}
    for size in given.town:
        town = make_town(SIZES[size])
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "town.npz"
            np.savez(file, **town, observers=places_of(town))
            figures = ours(town, given.repeat)
            for row, (seconds, note) in figures.items():
                print(f"{size}  {row:<22} ours {seconds * 1e6:12.2f} µs   {note}", flush=True)
            whole[size] = figures["sight-eyes"][0] * int(figures["sight-eyes"][1].split()[0])
            for row, name, where, target in PEERS:
                if name not in given.without:
                    seconds, note = peer(name, where, file, venv)
                    told = f"skipped: {note}" if seconds is None else compared(figures[row][0], seconds, target, note)
                    print(f"{size}  {row:<22} {name:<20} {told}", flush=True)
    if len(whole) == len(SIZES):
        grown = whole["L"] / whole["S"]
        print(f"sight-eyes L is {grown:.1f} × S  target {GROWTH:g}  {'met' if grown <= GROWTH else 'MISSED'}")
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
