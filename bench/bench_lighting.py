# SPDX-License-Identifier: GPL-2.0-or-later
"""Light on the synthetic town and the example plan against its peers, in the same run: rows light-* of the targets.

    python bench/bench_lighting.py [--town S L] [--repeat 5] [--without rtrace]

Peers run in a Python of their own (build/bench-venv, made here); one that cannot be had is skipped with a word. A pair
is a path cell and a lamp at most 60 m from it; its light is one horizontal and two semi-cylindrical illuminances. Rows
light-pairs and light-occluded are everything: search for pairs, shade, bounds, sums. Against guv-calcs, which knows no
pairs but all, stands the photometry of the pairs alone, and its figure is for the horizontal illuminance only. Seconds
are CPU seconds but for rtrace: a busy machine alters them less.
"""

from __future__ import annotations

import argparse
import json
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

SIZES = {"S": 5000, "L": 50000}
VENV = ROOT / "build" / "bench-venv"
PACKAGES = ("guv-calcs", "pyradiance")
PLAN = ROOT / "examples" / "egelund" / "egelund.gpkg"
C_STEP, GAMMA_STEP = 15.0, 2.5


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


def ies_file(folder):
    """A made-up street lantern as LM-63-2002."""
    c, g = np.arange(0.0, 361.0, C_STEP), np.arange(0.0, 181.0, GAMMA_STEP)
    turn, fall = np.radians(c)[:, None], np.radians(g)[None, :]
    candela = (1500 * np.exp(-(((fall - 1.05 - 0.1 * np.cos(2 * turn)) / 0.35) ** 2)) * (1 + 0.5 * np.cos(2 * turn))
               + 700 * np.clip(np.cos(fall), 0, 1))
    candela[:, g > 90] = 0.0
    rows = "\n".join(" ".join(f"{value:.3f}" for value in row) for row in (g, c, *candela))
    file = folder / "lamp.ies"
    file.write_text(f"IESNA:LM-63-2002\n[TEST] made up\n[TESTLAB] none\n[ISSUEDATE] 2026-01-01\n[MANUFAC] none\n"
                    f"TILT=NONE\n1 -1 1 {len(g)} {len(c)} 1 2 0.1 0.1 0\n1 1 50\n{rows}\n", encoding="ascii")
    return file


def lit_town(size, ies):
    """The town with the bearing of each lamp, its scene with and without obstacles, and the path cells as spots."""
    from botrygt_qgis_plugin.engine.measure.illuminance import Points
    from botrygt_qgis_plugin.engine.measure.lightfield import Spots
    from botrygt_qgis_plugin.engine.measure.photometric_files import read_photometry
    from botrygt_qgis_plugin.engine.roles import Role
    from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

    town = make_town(SIZES[size])
    ends = town["node_xy"][town["edge"]]
    along = ends[:, 1] - ends[:, 0]
    town["lamp_turn"] = np.arctan2(along[:, 1], along[:, 0])[town["lamp_edge"]]

    def table(geometry, **columns):
        return FeatureTable(tuple(f"{i:06d}" for i in range(len(geometry))), geometry, columns)

    def prisms(name):
        rings = np.split(town[f"{name}_xy"], town[f"{name}_off"][1:-1])
        return np.array([shapely.Polygon(ring) for ring in rings], dtype=object)

    count = len(town["lamp_xy"])
    lamps = table(shapely.points(town["lamp_xy"]), height_m=town["lamp_h"],
                  azimuth_deg=np.degrees(-town["lamp_turn"]) % 360.0, maintenance_factor=np.ones(count),
                  photometry=np.full(count, "lamp.ies", dtype=object))
    nothing = table(np.empty(0, dtype=object))
    low, high = ends.reshape(-1, 2).min(axis=0) - 500.0, ends.reshape(-1, 2).max(axis=0) + 500.0
    bare = {Role.PLAN_AREA: table(np.array([shapely.box(*low, *high)], dtype=object)), Role.LIGHT: lamps,
            **dict.fromkeys((Role.BUILDING, Role.HEDGE_FENCE, Role.SHRUB_PLANTING, Role.TREE), nothing)}
    full = {**bare, Role.BUILDING: table(prisms("b"), height_m=town["b_h"]),
            Role.SHRUB_PLANTING: table(prisms("v"), height_m=town["v_h"])}
    photometry = {"lamp.ies": read_photometry(ies)}
    scenes = [Scene("EPSG:25832", tables, photometry=photometry) for tables in (bare, full)]
    way = along[town["cell_edge"]] / np.hypot(*along[town["cell_edge"]].T)[:, None]
    x, y = town["cell_xy"].T
    points = Points(x, y, np.zeros(len(x)), way[:, 0], way[:, 1])
    group = np.unique(town["cell_edge"], return_inverse=True)[1].astype(np.intp)
    return town, scenes, Spots(points, group, int(group.max()) + 1)


def own_light(size, ies, occluded, repeat):
    """CPU seconds of the light of a town and of its photometry alone; pairs, cells, MiB by which memory's peak grew."""
    from botrygt_qgis_plugin.engine.measure.illuminance import HORIZONTAL, SEMICYLINDRICAL, pair_light
    from botrygt_qgis_plugin.engine.measure.lightfield import FIELD_PARAMETERS, LitScene

    _, scenes, spots = lit_town(size, ies)
    params = {name: parameter.default for name, parameter in FIELD_PARAMETERS.items()}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    lit = LitScene(scenes[occluded], params)
    seconds = cpu_median(repeat, lambda: lit.light(spots, HORIZONTAL, SEMICYLINDRICAL))
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    chunks = [(pairs.lamp, pairs.point) for pairs in lit.pairs(spots)]
    kernel = cpu_median(repeat, lambda: [pair_light(lit.lamps.lamps, spots.points, pairs, kind)
                                         for pairs in chunks for kind in (HORIZONTAL, SEMICYLINDRICAL)])
    return {"seconds": seconds, "kernel": kernel, "pairs": sum(len(lamp) for lamp, _ in chunks),
            "cells": len(spots.points), "mib": grown}


def cpu_median(repeat, work):
    work()
    times = []
    for _ in range(repeat):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def own_plan():
    """Seconds of all rules of lighting on the example plan, nothing measured before; and of its smallest changes."""
    from dataclasses import replace
    from functools import partial

    from botrygt_qgis_plugin.engine.files import fiona_transform, read_source
    from botrygt_qgis_plugin.engine.job import prepared
    from botrygt_qgis_plugin.engine.remedies import with_remedies
    from botrygt_qgis_plugin.engine.request import Request, job_of
    from botrygt_qgis_plugin.engine.review import review

    job = job_of(Request(), fiona_transform, {})
    (scene,) = prepared(partial(read_source, PLAN)(), job)
    book = replace(job.rulebook, rules=tuple(rule for rule in job.rulebook.rules if rule.domain == "lighting"))
    start = time.process_time()
    result = review(scene, book)
    reviewed = time.process_time() - start
    with_remedies(result)
    return {"seconds": reviewed, "remedies": time.process_time() - start - reviewed,
            "rules": len(book.rules), "findings": len(result.findings)}


def alone(words, repeat=1):
    """The answers of this file run in a process of its own, so that nothing is warm and memory is its own."""
    told = []
    for _ in range(repeat):
        done = subprocess.run([sys.executable, __file__, *words], capture_output=True, text=True, check=True)
        told.append(json.loads(done.stdout.splitlines()[-1]))
    return told


def peer(python, name, town, ies):
    """What a peer answers, or why it was skipped."""
    command = [python, str(ROOT / "bench" / "peers_lighting.py"), name, str(town), str(ies)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = [line for line in done.stdout.splitlines() if line.startswith("{")]
    return json.loads(told[-1]) if told else (done.stderr.strip().splitlines() or ["no answer"])[-1][:120]


def verdict(own, limit):
    return "met" if own <= limit else "MISSED"


def run(given, folder):
    ies, python = ies_file(folder), venv_python()
    made: dict[tuple[str, str], dict[str, float]] = {}
    for size in given.town:
        for row in ("pairs", "occluded"):
            (told,) = alone(["--own", row, "--town", size, "--ies", str(ies), "--repeat", str(given.repeat)])
            made[row, size] = told
            each = told["seconds"] / told["pairs"] * 1e9
            print(f"{size}  light-{row:<9} {told['seconds']:8.3f} s  {each:7.0f} ns a pair  {told['pairs']} pairs, "
                  f"{told['cells']} cells, memory grew {told['mib']:.0f} MiB", flush=True)
        pairs, occluded = (made[row, size] for row in ("pairs", "occluded"))
        each = pairs["kernel"] / pairs["pairs"] * 1e9
        print(f"{size}  light-pairs     memory {verdict(pairs['mib'], 250.0)} (250 MiB)")
        guv = peer(python, "guv", town_file(folder, size, ies), ies) if "guv" not in given.without else "left out"
        print(f"{size}  light-pairs     guv-calcs skipped: {guv}" if isinstance(guv, str) else
              f"{size}  light-pairs     guv-calcs {guv['ns_per_pair']:.0f} ns a pair; ours {each:.0f}, "
              f"{each / guv['ns_per_pair']:.2f} of it, target 0.5  {verdict(each, guv['ns_per_pair'] / 2)}  "
              f"({guv['note']})", flush=True)
        each = occluded["seconds"] / occluded["pairs"] * 1e6
        print(f"{size}  light-occluded  {each:.2f} µs a pair, target 1.5  {verdict(each, 1.5)}", flush=True)
    if "S" in given.town and "rtrace" not in given.without:
        tell_rtrace(peer(python, "rtrace", town_file(folder, "S", ies), ies), made["occluded", "S"])
    if {"S", "L"} <= set(given.town):
        for row in ("pairs", "occluded"):
            times = made[row, "L"]["seconds"] / made[row, "S"]["seconds"]
            print(f"   light-{row:<9} L is {times:.1f} x S, target 11  {verdict(times, 11.0)}")
    told = alone(["--own", "plan"], given.repeat)
    whole, search = (statistics.median(one[name] for one in told) for name in ("seconds", "remedies"))
    print(f"   light-plan      {whole:.3f} s, target 0.4  {verdict(whole, 0.4)}  ({told[0]['rules']} rules, "
          f"{told[0]['findings']} findings; smallest changes {search:.2f} s more)")


def town_file(folder, size, ies):
    file = folder / f"{size}.npz"
    if not file.exists():
        np.savez(file, **lit_town(size, ies)[0])
    return file


def tell_rtrace(told, own):
    if isinstance(told, str):
        print(f"S  light-occluded  rtrace skipped: {told}")
        return
    each = own["seconds"] / own["cells"] * 1e6
    print(f"S  light-occluded  rtrace {told['us_per_point']:.0f} µs a point; ours {each:.1f}, 1/"
          f"{told['us_per_point'] / each:.0f} of it, target 1/100  {verdict(each, told['us_per_point'] / 100)}  "
          f"({told['note']})", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--town", default=["S"], nargs="+", choices=SIZES)
    parser.add_argument("--repeat", default=5, type=int)
    parser.add_argument("--without", default=[], nargs="*", help="peers to leave out")
    parser.add_argument("--own", choices=("pairs", "occluded", "plan"), help=argparse.SUPPRESS)
    parser.add_argument("--ies", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.own:
        told = own_plan() if given.own == "plan" else \
            own_light(given.town[0], given.ies, given.own == "occluded", given.repeat)
        print(json.dumps(told))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        run(given, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
