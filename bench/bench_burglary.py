# SPDX-License-Identifier: GPL-2.0-or-later
"""The police side against its peers on the synthetic town, in the same run: rows crime-* of the targets.

    python bench/bench_burglary.py [--town S L] [--repeat 3] [--without esda_permutations …]

Peers run in a Python of their own (build/bench-venv, made here), in QGIS's Python, or in R; one that cannot be had is
skipped with a word. Every figure is a median of the repeats where its note says no other.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
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

SIZES = {"S": 5000, "L": 50000}
VENV = ROOT / "build" / "bench-venv"
PACKAGES = ("numba", "esda libpysal", "pointpats", "KDEpy", "scikit-learn", "st-dbscan")
NOT_HAD = {"NearRepeat (R)": "is in no package archive", "spNetwork (R)": "is not in Debian"}
# Row -> peer, where it runs, target ratio (ours / peer), sizes it is run at.
PEERS = (("crime-kde", "kdepy", "venv", 0.35, "SL"), ("crime-kde", "qgis_heatmap", "qgis", 1 / 15, "SL"),
         ("crime-gi", "esda_analytic", "venv", 1 / 300, "SL"),
         ("crime-gi-999", "esda_permutations", "venv", 1 / 300, "SL"),
         ("crime-knox-999", "pointpats_knox", "venv", 1 / 15, "S"),
         ("crime-knox-999", "surveillance", "venv", None, "S"),
         ("crime-nkde", "spatstat", "venv", 1 / 2, "SL"), ("crime-cluster", "st_dbscan", "venv", 1 / 50, "SL"),
         ("crime-cluster", "qgis_clusters", "qgis", 1 / 300, "SL"),
         ("crime-cluster", "sklearn_clusters", "venv", None, "SL"))


def median_of(repeat, work):
    work()
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def venv_python():
    """The peers' own Python, made with what can be had."""
    python = VENV / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    for package in PACKAGES:
        wanted = package.split()
        have = subprocess.run([str(python), "-m", "pip", "show", *wanted], capture_output=True, check=False)
        if have.returncode:
            subprocess.run([str(python), "-m", "pip", "install", "--quiet", *wanted], capture_output=True, check=False)
    return str(python)


def ours(town, repeat):
    """Row -> (seconds, note) of our own figures."""
    from botrygt_qgis_plugin.burglary import density, gi, network, network_density, spates
    from botrygt_qgis_plugin.burglary.grid import Grid

    xy = town["bur_xy"]
    low, high = town["node_xy"].min(0), town["node_xy"].max(0)
    grid = Grid(float(low[0]), float(low[1]), 25.0, *np.ceil((high - low) / 25.0).astype(int).tolist())
    counts, shape = grid.tally(xy), gi.disc(150.0, 25.0)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rows = {"crime-gi": (median_of(repeat, lambda: gi.grid_gi_star(counts, shape)), f"{grid.count} cells")}
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    total, size = (gi.window_sums(v, shape).ravel() for v in (counts, np.ones_like(counts)))
    rows["crime-gi-999"] = (median_of(repeat, lambda: gi.permutation_p(counts.ravel(), total, size, 999)),
                            f"memory grew {grown:.0f} MiB for Gi*")
    made = []
    rows["crime-kde"] = (median_of(repeat, lambda: made.append(density.kernel_density(xy, 10.0, 200.0))),
                         f"{made[0].grid.columns} × {made[0].grid.rows}" if made else "")
    streets = network.make_network(shapely.linestrings(town["node_xy"][town["edge"]]))
    snapped = network.snap(streets, xy)
    rows["snap"] = (median_of(repeat, lambda: network.snap(streets, xy)), "events to streets, beside crime-nkde")
    rows["crime-nkde"] = (median_of(repeat, lambda: network_density.network_density(streets, snapped, 200.0, 10.0)),
                          f"{len(streets.ends)} edges")
    group = spates.dense_groups(xy, town["bur_t"], (150.0, 7.0), 5)
    rows["crime-cluster"] = (median_of(repeat, lambda: spates.dense_groups(xy, town["bur_t"], (150.0, 7.0), 5)),
                             f"{group.max() + 1} clusters, {(group < 0).sum()} noise")
    return rows | knox_rows(town, repeat)


def knox_rows(town, repeat):
    from dataclasses import replace

    from botrygt_qgis_plugin.burglary.bands import make_bands
    from botrygt_qgis_plugin.burglary.events import Events
    from botrygt_qgis_plugin.burglary.knox import KnoxPlan, knox_test

    xy = town["bur_xy"]
    keys = np.array([f"{x:.2f},{y:.2f}" for x, y in xy.tolist()], dtype=object)
    start = np.floor(town["bur_t"]) * 24.0 + 9.0
    events = Events("EPSG:25832", xy, start, start, keys, keys, np.arange(len(xy)))
    plan = KnoxPlan(make_bands((100, 200, 300, 400), "left", "m"), make_bands((7, 14, 21, 28), "left", "d"), 0)
    answer = knox_test(events, plan)
    rows = {"crime-knox": (median_of(repeat, lambda: knox_test(events, plan)), f"{answer.pairs} pairs, exact moments")}
    full = replace(plan, permutations=999)
    several = repeat if len(xy) < 20000 else 1
    walls, cpus = [], []
    for _ in range(several):
        wall, cpu = time.perf_counter(), time.process_time()
        knox_test(events, full)
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    note = f"4 × 4 bands and same place, {several} times; {statistics.median(cpus):.1f} s cpu"
    return rows | {"crime-knox-999": (statistics.median(walls), note)}


def peer(name, where, town_file, venv):
    """(seconds, note), or (None, why it was skipped)."""
    from layout import qgis_environment, qgis_python

    if name in ("spatstat", "surveillance") and not shutil.which("Rscript"):
        return None, "R is not installed (apt: r-cran-spatstat, r-cran-surveillance)"
    python = qgis_python() if where == "qgis" else venv
    environment = qgis_environment(ROOT / "build" / "bench-profile") if where == "qgis" else None
    command = [python, str(ROOT / "bench" / "peers_burglary.py"), name, str(town_file)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    told = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not told:
        return None, (done.stderr.strip().splitlines() or ["no answer"])[-1][:120]
    answer = json.loads(told[-1])
    return answer["seconds"], answer["note"]


def shown_share():
    """What of a municipality a release still shows, by dwellings a km² and burglaries a year per 1000 dwellings."""
    sys.path.insert(0, str(ROOT / "tests" / "unit"))
    from police_town import make_town as municipality
    from police_town import plan_of

    from botrygt_qgis_plugin.burglary.release import make_release

    print("release: share of dwellings / burglaries in squares that are shown, median of 5 towns")
    for density in (400, 700, 2000):
        told = []
        for yearly in (4.0, 6.0, 10.7, 20.0):
            made = [make_release(t.events(), t.dwellings, plan_of())
                    for t in (municipality(seed, yearly, density) for seed in range(1, 6))]
            told.append(f"{yearly:g}: {statistics.median(m.dwellings_shown for m in made):.0%} / "
                        f"{statistics.median(m.burglaries_shown for m in made):.0%}")
        print(f"  {density} dwellings a km²   " + "   ".join(told), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--town", default=["S"], nargs="+", choices=SIZES)
    parser.add_argument("--repeat", default=3, type=int)
    parser.add_argument("--without", default=[], nargs="*", help="peers to leave out")
    given = parser.parse_args()
    venv = venv_python()
    for name, why in NOT_HAD.items():
        print(f"skipped: {name} {why}")
    for size in given.town:
        town = make_town(SIZES[size])
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "town.npz"
            np.savez(file, **town)
            figures = ours(town, given.repeat)
            for row, (seconds, note) in figures.items():
                print(f"{size}  {row:<15} ours {seconds:10.4f} s   {note}", flush=True)
            for row, name, where, target, sizes in PEERS:
                if size not in sizes or name in given.without:
                    continue
                seconds, note = peer(name, where, file, venv)
                told = f"skipped: {note}" if seconds is None else ratio_told(figures[row][0], seconds, target, note)
                print(f"{size}  {row:<15} {name:<18} {told}", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak {peak:.0f} MiB")
    shown_share()
    return 0


def ratio_told(own, seconds, target, note):
    goal = "" if target is None else f"  target 1/{1 / target:.0f}" if target < 0.3 else f"  target {target:g}"
    mark = "" if target is None else "  met" if own <= target * seconds else "  MISSED"
    return f"{seconds:10.4f} s   ours is 1/{seconds / own:.1f} of it{goal}{mark}   {note}"


if __name__ == "__main__":
    sys.exit(main())
