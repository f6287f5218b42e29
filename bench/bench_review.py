# SPDX-License-Identifier: GPL-2.0-or-later
"""How long a review takes: the example plan through qgis_process and in the engine, and the synthetic town under
twelve rules and under all.

    python bench/bench_review.py [--town S|L] [--repeat 3]

Every figure is the median of the repeats; each row of the engine is a process of its own and tells its peak of memory.
QGIS's own start-up (`qgis_process --version` with plugins loaded: `list`) is printed beside it, because it belongs to
every call.
"""

from __future__ import annotations

import argparse
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import shapely

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "build" / "dev"), str(ROOT / "bench"), str(ROOT / "tools")]

from town import make_town  # noqa: E402 - found through the path above

# The town lies round (0, 0), where no plan in EPSG:25832 can be.
ORIGIN = np.array([550_000.0, 6_200_000.0])
SIZES = {"S": 5000, "L": 50000}
# Three or more of each domain; A10 reports without judging.
TWELVE = frozenset(("L17", "L18", "L22", "S10", "S13", "S01", "S05", "A01", "A03", "A09", "B01", "B04", "A10"))


def median_of(repeat: int, work) -> float:
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def town_layers(size: str) -> list[tuple[str, np.ndarray, dict[str, list]]]:
    """The synthetic town as plan layers: (name, geometry, fields), with plots and parking added to its houses."""
    town = make_town(SIZES[size])
    rings = np.split(town["b_xy"], town["b_off"][1:-1])
    plants = np.split(town["v_xy"], town["v_off"][1:-1])
    houses = np.array([shapely.Polygon(r) for r in rings])
    is_tree = np.array([len(p) == 10 for p in plants])
    trees = np.array([shapely.Point(p.mean(axis=0)) for p, t in zip(plants, is_tree) if t])
    crowns = [float(2 * np.hypot(*(p[0] - p.mean(axis=0)))) for p, t in zip(plants, is_tree) if t]
    hedges = np.array([shapely.Polygon(p) for p, t in zip(plants, is_tree) if not t])
    nodes = town["node_xy"]
    paths = shapely.linestrings(nodes[town["edge"]])
    out = -town["win_dir"][: len(houses)]
    side = np.stack([-out[:, 1], out[:, 0]], 1) * 4.25
    front, back = town["ent_xy"] - out * 4, town["ent_xy"] + out * 26
    plots = shapely.polygons(np.stack([front - side, front + side, back + side, back - side], 1))
    courts = np.arange(0, len(houses), 50)
    corner = town["ent_xy"][courts] + out[courts] * 28
    parking = shapely.box(corner[:, 0], corner[:, 1], corner[:, 0] + 20, corner[:, 1] + 12)
    area = shapely.box(*(np.concatenate([nodes.min(axis=0) - 60, nodes.max(axis=0) + 60])))
    count = len(houses)
    layers = [
        ("lokalplanomraade", np.array([area]), {"planid": [1], "plannr": ["T1"], "plannavn": ["Town"]}),
        ("bygninger", houses, {"bygning_id": [f"b{i}" for i in range(count)], "anvendelse": [130] * count,
                               "hoejde_m": town["b_h"].tolist(), "antal_boliger": [1] * count}),
        ("traeer", trees, {"trae_id": [f"t{i}" for i in range(len(trees))], "kronediameter_m": crowns,
                           "stammehoejde_m": [2.0] * len(trees),
                           "hoejde_m": town["v_h"][is_tree].tolist()}),
        ("haek", hedges, {"haek_id": [f"h{i}" for i in range(len(hedges))],
                          "haekhoejde": town["v_h"][~is_tree].tolist()}),
        ("beplantning", np.array([], dtype=object), {"plantehoejde_m": []}),
        ("stier", paths, {"stitype": ["gangsti"] * len(paths), "bredde_m": [3.0] * len(paths)}),
        ("vinduer", shapely.points(town["win_xy"]), {"vindue_id": [f"v{i}" for i in range(len(town["win_xy"]))]}),
        ("indgang", shapely.points(town["ent_xy"]), {"indgang_id": [f"i{i}" for i in range(count)]}),
        ("lyspunkt", shapely.points(town["lamp_xy"]), {
            "lyspunkt_nr": [f"l{i}" for i in range(len(town["lamp_xy"]))],
            "lyspunktshoejde": town["lamp_h"].tolist()}),
        ("jordstykke", plots, {"matrikelnr": [f"{i}a" for i in range(count)], "ejerlav": ["Town"] * count}),
        ("parkering", parking, {"parkering_id": [f"p{i}" for i in range(len(parking))],
                                "antal_boliger": [8] * len(parking)}),
    ]
    return [(name, shapely.transform(geometry, lambda xy: xy + ORIGIN), fields) for name, geometry, fields in layers]


def write_plan(path: Path, layers: list[tuple[str, np.ndarray, dict[str, list]]]) -> None:
    """The layers as one GeoPackage, through the writer of the case file."""
    from botrygt_qgis_plugin.casefile.crs import well_known_text
    from botrygt_qgis_plugin.casefile.geopackage import Table, add_table, blobs, create, insert

    kinds = {0: "POINT", 1: "LINESTRING", 3: "POLYGON"}
    types = {int: "INTEGER", float: "REAL", str: "TEXT"}
    with closing(sqlite3.connect(path)) as connection, connection:
        srs = create(connection, "EPSG:25832", well_known_text("EPSG:25832"))
        for name, geometry, fields in layers:
            kind = kinds[int(shapely.get_type_id(geometry[0]))] if len(geometry) else "POLYGON"
            columns = {field: types[type(values[0])] if values else "REAL" for field, values in fields.items()}
            table = Table(name, name, "", columns, kind)
            add_table(connection, table, srs, "1970-01-01T00:00:00.000Z")
            packed = blobs(geometry, srs) if len(geometry) else []
            insert(connection, table, zip(range(1, len(geometry) + 1), packed, *fields.values()))


def engine_row(plan: Path, rules: str, repeat: int) -> None:
    """Reading, scene, review and remedies in this process: what each part takes, and all of it in CPU time."""
    from botrygt_qgis_plugin.engine.files import fiona_transform, read_source
    from botrygt_qgis_plugin.engine.job import prepared
    from botrygt_qgis_plugin.engine.remedies import with_remedies
    from botrygt_qgis_plugin.engine.request import Request, job_of
    from botrygt_qgis_plugin.engine.review import review

    job = job_of(Request(), fiona_transform, {})
    book = job.rulebook if rules == "all" else replace(
        job.rulebook, rules=tuple(rule for rule in job.rulebook.rules if rule.id in TWELVE))
    parts: dict[str, list[float]] = {"read": [], "scene": [], "review": [], "remedies": [], "all": [], "cpu": []}
    result = None
    for _ in range(repeat):
        cpu, start = time.process_time(), time.perf_counter()
        layers = read_source(plan)
        read = time.perf_counter()
        scene = prepared(layers, job)[0]
        made = time.perf_counter()
        result = review(scene, book)
        judged = time.perf_counter()
        result = with_remedies(result)
        end = time.perf_counter()
        took = (read - start, made - read, judged - made, end - judged, end - start, time.process_time() - cpu)
        for name, seconds in zip(parts, took):
            parts[name].append(seconds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    times = "  ".join(f"{name} {statistics.median(took):.2f} s" for name, took in parts.items())
    print(f"engine   {plan.stem:<8} {len(book.rules):>2} rules  {times}  findings {len(result.findings)}  "
          f"peak {peak:.0f} MiB", flush=True)


def engine_rows(plan: Path, rules: tuple[str, ...], repeat: int) -> None:
    """One row for each choice of rules, each in a fresh process, so that the peak of memory is its own."""
    for choice in rules:
        subprocess.run([sys.executable, __file__, "--plan", str(plan), "--rules", choice, "--repeat", str(repeat)],
                       check=True)


def qgis_rows(plan: Path, repeat: int) -> None:
    """The whole of qgis_process, and its start-up alone."""
    from layout import BUILD, qgis_environment

    environment = qgis_environment(BUILD / "bench-profile")

    def call(*words: str) -> None:
        subprocess.run(["qgis_process", *words], env=environment, check=True, capture_output=True)

    run = median_of(repeat, lambda: call("run", "botrygt:reviewplan", "--", f"PLAN={plan}",
                                         f"OUTPUT_JSON={os.devnull}.json" if os.name == "nt" else
                                         f"OUTPUT_JSON={tempfile.gettempdir()}/bench.json"))
    start = median_of(repeat, lambda: call("list"))
    print(f"qgis     {plan.stem:<8} reviewplan {run:.2f} s, of which start-up (list) {start:.2f} s", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--town", default="S", choices=SIZES)
    parser.add_argument("--repeat", default=3, type=int)
    parser.add_argument("--plan", type=Path, help="only this plan, in the engine")
    parser.add_argument("--rules", default="all", choices=("all", "twelve"), help="with --plan")
    given = parser.parse_args()
    if given.plan is not None:
        engine_row(given.plan, given.rules, given.repeat)
        return 0
    example = ROOT / "examples" / "egelund" / "egelund.gpkg"
    engine_rows(example, ("all",), given.repeat)
    qgis_rows(example, given.repeat)
    with tempfile.TemporaryDirectory() as folder:
        town = Path(folder) / f"town-{given.town}.gpkg"
        write_plan(town, town_layers(given.town))
        engine_rows(town, ("twelve", "all"), given.repeat)
    return 0


if __name__ == "__main__":
    sys.exit(main())
