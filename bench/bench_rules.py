# SPDX-License-Identifier: GPL-2.0-or-later
"""How long it takes to judge: rules over columns, against validators that take one feature at a time.

    python bench/bench_rules.py [--rows 1000000] [--rules 50] [--repeat 5] [--profile]

The rule has six constraints over one measured feature, of which about 7 % fail. The peers are put into an environment
of their own, build/bench-venv; one that cannot be had is skipped, and it is said. Every figure is a median; ratios are
per check, a check being one rule on one row. Peers judge a sample of the same rows, and must fail the same ones.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "build" / "dev"), str(ROOT / "tools")]

from botrygt_qgis_plugin.engine.evaluate import judge, judge_columns  # noqa: E402 - found through the path above
from botrygt_qgis_plugin.engine.measured import Measured  # noqa: E402
from botrygt_qgis_plugin.engine.rulebook import compiled  # noqa: E402
from botrygt_qgis_plugin.engine.scene import FeatureTable  # noqa: E402

PEER_ENVIRONMENT = ROOT / "build" / "bench-venv"
PEERS = ("jsonschema", "fastjsonschema", "jsonschema-rs")
SAMPLE = 100_000
FEW = 300
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
    "required": ["id", "light_class", "em", "uo", "sight_m", "eyes"],
    "properties": {
        "light_class": {"enum": ["P1", "P2", "P3", "P4"]}, "em": {"type": "number", "minimum": 2.0},
        "uo": {"type": "number", "minimum": 0.25, "maximum": 1}, "sight_m": {"type": "number", "minimum": 15},
        "eyes": {"type": "integer", "minimum": 1}, "dead_end": {"const": False}}}
TEXT = {"da": "t", "en": "t"}
ABOUT = {"version": "1.0.0", "title": TEXT, "domain": "lighting", "subject": "light", "dkr": [4], "stages": ["draft"],
         "obligation": "could", "severity": "low", "landing": ["bestemmelse"], "wording": TEXT, "clause": TEXT,
         "suggestion": TEXT, "examples": [], "source": {"title": "t", "url": "https://t.example", "figure": "seen"}}
# (name, how many times faster a check must be)
TARGETS = {"jsonschema": 500, "jsonschema-rs": 50}
FEW_SECONDS, PEAK_MIB = 0.005, 1536


def rules(count):
    """Rules of one shape with limits of their own; the first is SCHEMA itself."""
    made = []
    for i in range(count):
        properties = {**SCHEMA["properties"], "em": {"type": "number", "minimum": 2.0 + 0.001 * i}}
        made.append(compiled({**SCHEMA, "properties": properties,
                              "x-rule": {**ABOUT, "id": f"T{i:02}", "root": f"T{i:02}"}}))
    return made


def features(count, seed=5):
    """Measured values by quantity: lists, as a table's columns."""
    random = np.random.default_rng(seed)
    return {
        "id": [f"path-{i:07d}" for i in range(count)],
        "light_class": random.choice(["P1", "P2", "P3", "P4"], count).tolist(),
        "em": random.gamma(6, 1.2, count).round(3).tolist(), "uo": random.uniform(0.22, 0.9, count).round(3).tolist(),
        "sight_m": random.uniform(14, 120, count).round(1).tolist(), "eyes": random.poisson(6, count).tolist(),
        "dead_end": (random.random(count) < 0.01).tolist()}


def columns(values):
    """The same as the engine has them."""
    made = {}
    for name, column in values.items():
        number = not isinstance(column[0], (str, bool))
        made[name] = Measured.known(np.array(column, dtype=float if number else object))
    return made


def median_of(repeat, work):
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def many_rows(rows, count, repeat):
    """One process of its own, so that its memory is its own."""
    book, values = rules(count), features(rows)
    prepared = time.perf_counter()
    judged = columns(values)
    del values
    judge_columns(book[0], judged, rows)
    prepared = time.perf_counter() - prepared
    kept = []

    def work():
        kept[:] = [judge_columns(rule, judged, rows).kinds for rule in book]

    seconds = median_of(repeat, work)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "prepared": prepared, "peak": peak,
                      "failing": int((kept[0] == 2).sum())}))


def few_rows(count, repeat, shown):
    """The incremental path: columns are new for every judgement."""
    book, values = rules(count), features(FEW)
    arrays = {name: measured.low for name, measured in columns(values).items()}
    table = FeatureTable(tuple(values["id"]), np.full(FEW, None, dtype=object))

    def work():
        fresh = {name: Measured.known(array) for name, array in arrays.items()}
        return [judge_columns(rule, fresh, FEW) for rule in book]

    def told():
        fresh = {name: Measured.known(array) for name, array in arrays.items()}
        return [judge(rule, fresh, table) for rule in book]

    work()
    seconds = median_of(40 * repeat, work)
    print(f"{FEW} rows x {count} rules: {seconds * 1e3:.2f} ms (target {FEW_SECONDS * 1e3:g} ms: "
          f"{verdict(seconds <= FEW_SECONDS)}); with a verdict object for each "
          f"{median_of(20 * repeat, told) * 1e3:.2f} ms")
    if shown:
        profiled(work, 20)


def profiled(work, times):
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(times):
        work()
    profile.disable()
    pstats.Stats(profile).sort_stats("tottime").print_stats(12)


def verdict(kept):
    return "kept" if kept else "MISSED"


def peers(sample):
    """name -> what rules_peers.py said of it; those that cannot be had are named."""
    python = PEER_ENVIRONMENT / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        venv.create(PEER_ENVIRONMENT, with_pip=True)
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "features.json"
        names = list(sample)
        rows = [dict(zip(names, row)) for row in zip(*sample.values())]
        file.write_text(json.dumps({"schema": SCHEMA, "features": rows}), encoding="utf-8")
        for name in PEERS:
            quiet = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", name]
            if subprocess.run(quiet, capture_output=True, check=False).returncode:
                print(f"{name}: skipped, it cannot be installed here")
                continue
            done = subprocess.run([str(python), str(Path(__file__).with_name("rules_peers.py")), str(file), name],
                                  capture_output=True, encoding="utf-8", check=False)
            if done.returncode:
                print(f"{name}: skipped, it does not run here ({done.stderr.strip().splitlines()[-1]})")
            else:
                found[name] = json.loads(done.stdout)
    return found


def failing_rows(sample):
    """The rows of the sample that the first rule fails, as this engine says, and what one rule alone takes per row."""
    rule, count = rules(1)[0], len(sample["id"])
    kinds = judge_columns(rule, columns(sample), count).kinds
    alone = median_of(3, lambda: judge_columns(rule, columns(sample), count)) / count
    return set(np.flatnonzero(kinds == 2).tolist()), alone


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default=1_000_000, type=int)
    parser.add_argument("--rules", default=50, type=int)
    parser.add_argument("--repeat", default=5, type=int)
    parser.add_argument("--profile", action="store_true", help="show where the time goes with few rows")
    parser.add_argument("--columns-only", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.columns_only:
        many_rows(given.rows, given.rules, given.repeat)
        return 0
    words = [sys.executable, __file__, "--columns-only", "--rows", str(given.rows), "--rules", str(given.rules),
             "--repeat", str(given.repeat)]
    ours = json.loads(subprocess.run(words, capture_output=True, encoding="utf-8", check=True).stdout)
    each = ours["seconds"] / given.rows / given.rules
    print(f"{given.rows} rows x {given.rules} rules: {ours['seconds']:.3f} s, {each * 1e9:.2f} ns a check; columns "
          f"once {ours['prepared']:.2f} s; peak {ours['peak']:.0f} MiB (target {PEAK_MIB}: "
          f"{verdict(ours['peak'] <= PEAK_MIB)}); {ours['failing']} rows fail the first rule")
    few_rows(given.rules, given.repeat, given.profile)
    sample = features(SAMPLE)
    failing, alone = failing_rows(sample)
    print(f"one rule alone, its columns made for it: {alone * 1e9:.0f} ns a row")
    for name, told in peers(sample).items():
        same = set(told["failing"]) == {row for row in failing if row < told["count"]}
        for way, seconds in told["seconds"].items():
            target = TARGETS.get(name) if way == "is_valid" else None
            held = f" (target 1/{target}: {verdict(seconds / each >= target)})" if target else ""
            print(f"{name} {told['version']} {way}: {seconds * 1e6:.2f} us a check; a check here takes "
                  f"1/{seconds / each:.0f}{held}; one rule alone 1/{seconds / alone:.1f}")
        print(f"{name} fails the same rows: {'yes' if same else 'NO'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
