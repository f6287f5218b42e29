# SPDX-License-Identifier: GPL-2.0-or-later
"""How long a review takes: the example plan through qgis_process and in the engine, and the synthetic town.

    python bench/bench_review.py [--town S|L] [--repeat 3]

Every figure is the median of the repeats, in a fresh process where the row says so. QGIS's own start-up (`qgis_process
--version` with plugins loaded: `list`) is printed beside it, because it belongs to every call.
"""

from __future__ import annotations

import argparse
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

SIZES = {"S": 5000, "L": 50000}


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
    return [
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
