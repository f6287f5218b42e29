# SPDX-License-Identifier: GPL-2.0-or-later
"""Access paths against their peers on the synthetic town, in the same run: rows access-* of the targets.

    python bench/bench_access.py [--town S L] [--repeat 3] [--without cityseer …]

Peers run in a Python of their own (build/bench-venv, made here) or in QGIS's; one that cannot be had is skipped with a
word. Every figure is a median of the repeats; a peer that is too slow for every source is run on a sample, as its note
says. Betweenness is held against igraph's and bridges against networkx's before their times are compared.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "build" / "dev"), str(ROOT / "bench"), str(ROOT / "tools")]

from town import make_town  # noqa: E402 - found through the path above

SIZES = {"S": 5000, "L": 50000}
VENV = ROOT / "build" / "bench-venv"
PACKAGES = ("networkx", "igraph", "cityseer")
REACH_M, RADIUS_M, PLAN_SECONDS, BRIDGES_SECONDS = 400.0, 800.0, 0.4, 0.010
# Row -> peer, where it runs, target ratio (ours / peer).
PEERS = (("access-reach", "qgis_reach", "qgis", 1 / 10), ("access-reach", "networkx_reach", "venv", None),
         ("access-between", "igraph_between", "venv", 4.0), ("access-between", "cityseer_between", "venv", 1.5),
         ("access-bridges", "networkx_bridges", "venv", 1 / 20), ("access-bridges", "igraph_bridges", "venv", None))
PLAN = ROOT / "examples" / "egelund" / "egelund.gpkg"
COLD = """
import sys, time
from dataclasses import replace
from pathlib import Path
from botrygt_qgis_plugin.engine.files import fiona_transform, read_source
from botrygt_qgis_plugin.engine.job import prepared
from botrygt_qgis_plugin.engine.request import Request, job_of
from botrygt_qgis_plugin.engine.review import review
job = job_of(Request(), fiona_transform, {})
scene = prepared(read_source(Path(sys.argv[1])), job)[0]
book = replace(job.rulebook, rules=tuple(r for r in job.rulebook.rules if r.domain in ("access", "boundaries")))
start = time.perf_counter()
found = review(scene, book)
print(time.perf_counter() - start, len(book.rules), len(found.findings))
"""


def median_of(repeat, work):
    work()
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def ours(town, repeat):
    """Row -> (seconds, note), and what was found, for the peers to agree with."""
    from botrygt_qgis_plugin.engine.measure.betweenness import betweenness
    from botrygt_qgis_plugin.engine.measure.graph import Graph, bridges, components, dead_end_edges, distances
    from botrygt_qgis_plugin.engine.measure.waynet import GRAIN_M

    length = np.ceil(town["edge_len"] / GRAIN_M) * GRAIN_M
    graph = Graph.of(len(town["node_xy"]), town["edge"][:, 0], town["edge"][:, 1], length)
    everybody = np.arange(graph.count)

    def reach():
        return np.concatenate([np.isfinite(away).sum(axis=1) for _, away in distances(graph, everybody, REACH_M)])

    def shape():
        fresh = replace(graph)
        return bridges(fresh), dead_end_edges(fresh), components(fresh)

    found = {"reach": reach(), "between": betweenness(graph, town["node_xy"], RADIUS_M).node, "bridges": shape()[0]}
    what = f"{graph.count} nodes, {len(graph)} edges"
    rows = {"access-reach": (median_of(repeat, reach), what),
            "access-between": (median_of(repeat, lambda: betweenness(graph, town["node_xy"], RADIUS_M)), what),
            "access-bridges": (median_of(max(repeat, 9), shape),
                               f"{what}; bridges, dead ends and components; target {BRIDGES_SECONDS * 1e3:g} ms")}
    return rows, length, found


def plan_row(repeat):
    """The rules of access and boundaries on the example, each time in a fresh process."""
    times, told = [], ""
    for _ in range(max(repeat, 5)):
        done = subprocess.run([sys.executable, "-c", COLD, str(PLAN)], check=True, capture_output=True, text=True,
                              env={"PYTHONPATH": str(ROOT / "build" / "dev"), "PATH": "/usr/bin:/bin"})
        seconds, rules, findings = done.stdout.split()
        times.append(float(seconds))
        told = f"{rules} rules, {findings} findings"
    taken = statistics.median(times)
    kept = "kept" if taken <= PLAN_SECONDS else "MISSED"
    print(f"access-plan      {taken:8.3f} s   {told}; target {PLAN_SECONDS} s: {kept}", flush=True)


def venv_python():
    """The peers' own Python, made with what can be had."""
    python = VENV / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    for package in PACKAGES:
        have = subprocess.run([str(python), "-m", "pip", "show", package], capture_output=True, check=False)
        if have.returncode:
            subprocess.run([str(python), "-m", "pip", "install", "--quiet", package], capture_output=True, check=False)
    return str(python)


def peer(name, where, town_file, venv):
    """What peers_access.py said, or {'why': …} where it was skipped."""
    from layout import qgis_environment, qgis_python

    python = qgis_python() if where == "qgis" else venv
    environment = qgis_environment(ROOT / "build" / "bench-profile") if where == "qgis" else None
    done = subprocess.run([python, str(ROOT / "bench" / "peers_access.py"), name, str(town_file)], capture_output=True,
                          text=True, env=environment, check=False)
    told = [line for line in done.stdout.splitlines() if line.startswith("{")]
    return json.loads(told[-1]) if told else {"why": (done.stderr.strip().splitlines() or ["no answer"])[-1][:120]}


def agrees(answer, found, row):
    """Whether the peer's own result is ours: the greatest difference as a share of the greatest figure."""
    if "values" not in answer:
        return ""
    mine = found[row.partition("-")[2]][np.array(answer["at"], dtype=int)] if "at" in answer else \
        found[row.partition("-")[2]]
    theirs = np.array(answer["values"], dtype=float)
    if len(theirs) != len(mine):
        return ", OTHER RESULT"
    off = float(np.abs(mine - theirs).max() / max(1.0, np.abs(theirs).max()))
    return f", differs by at most {off:.1e}"


def town_rows(size, given, venv):
    town = make_town(SIZES[size])
    rows, length, found = ours(town, given.repeat)
    for name, (seconds, note) in rows.items():
        print(f"{name:<16} {size}  {seconds * 1e3:10.2f} ms  {note}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "town.npz"
        np.savez(file, xy=town["node_xy"], edge=town["edge"], length=length)
        for row, name, where, target in PEERS:
            answer = {"why": "left out"} if name in given.without else peer(name, where, file, venv)
            if "why" in answer:
                print(f"  {name:<18} skipped: {answer['why']}", flush=True)
                continue
            ratio = rows[row][0] / answer["seconds"]
            told = "" if target is None else f"  target {target:.3g}: {'kept' if ratio <= target else 'MISSED'}"
            print(f"  {name:<18} {answer['seconds'] * 1e3:12.2f} ms  ours / peer {ratio:.4f}{told}  "
                  f"({answer['note']}{agrees(answer, found, row)})", flush=True)
    return {name: seconds for name, (seconds, _) in rows.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--town", nargs="+", default=["S", "L"], choices=SIZES)
    parser.add_argument("--repeat", default=3, type=int)
    parser.add_argument("--without", nargs="+", default=[])
    given = parser.parse_args()
    plan_row(given.repeat)
    venv = venv_python()
    taken = {size: town_rows(size, given, venv) for size in given.town}
    for name in taken["S"] if {"S", "L"} <= set(taken) else ():
        print(f"{name:<16} L takes {taken['L'][name] / taken['S'][name]:.1f} x S")
    return 0


if __name__ == "__main__":
    sys.exit(main())
