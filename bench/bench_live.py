# SPDX-License-Identifier: GPL-2.0-or-later
"""How fast the window follows the pen, and what it costs the one who draws.

    xvfb-run -a python bench/bench_live.py [--plan example|town500|town5000] [--edits 200]

Watched and unwatched runs take turns. `latency` is from an edit to the list and the map that show its answer; `slots`
the time inside our own code on the main thread, edit by edit; `stall` the longest gap of a heartbeat of 1 ms in each
edit; `commit` the time of commitChanges.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import numpy as np
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from window import Iface, at_rest, begin, open_plan, setting_of, wait_until

ROOT = Path(__file__).resolve().parents[1]


class Heart:
    """A timer of 1 ms; `longest` is the longest gap since it was asked last."""

    def __init__(self) -> None:
        self._timer, self._last, self._longest = QTimer(), time.perf_counter(), 0.0
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now

    def longest(self) -> float:
        told, self._longest, self._last = self._longest, 0.0, time.perf_counter()
        return told


def timed(owner, name: str, into: list[float]) -> None:
    """Have a method of a class note how long it took; before any object of it connects the method."""
    real = getattr(owner, name)

    def measured(*words):
        start = time.perf_counter()
        try:
            return real(*words)
        finally:
            into.append(time.perf_counter() - start)

    setattr(owner, name, measured)


def told(name: str, values: list[float]) -> None:
    ms = np.array(values) * 1000.0
    print(f"  {name:<22} median {np.median(ms):8.1f} ms   95th {np.percentile(ms, 95):8.1f} ms   "
          f"most {ms.max():8.1f} ms   n {len(ms)}", flush=True)


def plan_of(name: str, folder: Path) -> Path:
    path = folder / f"{name}.gpkg"
    if name == "example":
        path.write_bytes((ROOT / "examples" / "egelund" / "egelund.gpkg").read_bytes())
        return path
    import bench_review

    bench_review.SIZES[name] = int(name.removeprefix("town"))
    bench_review.write_plan(path, bench_review.town_layers(name))
    return path


def edit(layer, turn: int, rng) -> None:
    """Another height for one hedge."""
    at = next(i for i, field in enumerate(layer.fields()) if "hoejde" in field.name())
    fids = layer.allFeatureIds()
    fid = fids[int(rng.integers(len(fids)))]
    layer.changeAttributeValue(fid, at, 0.5 + (turn % 20) / 10.0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plan", default="example")
    parser.add_argument("--edits", default=200, type=int)
    parser.add_argument("--commits", default=30, type=int)
    given = parser.parse_args()
    app = begin()
    from botrygt_qgis_plugin.gui.desk import Desk
    from botrygt_qgis_plugin.watch.hub import WatchHub

    with tempfile.TemporaryDirectory() as folder:
        layers = open_plan(plan_of(given.plan, Path(folder)))
        iface = Iface()
        inside: list[float] = []
        for owner, name in ((WatchHub, "_begin"), (WatchHub, "_ended"), (WatchHub, "_heard"), (Desk, "_stale")):
            timed(owner, name, inside)
        desk = Desk(iface, lambda: None)
        setting = setting_of(str(Path(folder) / "sag.gpkg"))
        start = time.perf_counter()
        desk.hub.watch(setting)
        desk.hub.review_now()
        wait_until(lambda: at_rest(desk) and desk.listing.result is not None)
        print(f"{given.plan}: {sum(layer.featureCount() for layer in layers.values())} features, "
              f"{len(desk.listing.result.findings)} findings, first round {time.perf_counter() - start:.2f} s")
        edits(desk, layers["haek"], given.edits, inside)
        commits(desk, layers["haek"], given.commits)
        desk.unload()
        QgsProject.instance().clear()
        iface.main.close()
    app.processEvents()
    app.exitQgis()
    return 0


def rest(desk, watched: bool) -> None:
    """Wait until the answer is shown; unwatched there is none to wait for."""
    if watched:
        wait_until(partial(at_rest, desk))


def passed(until: float) -> bool:
    return time.perf_counter() >= until


def edits(desk, layer, count: int, inside: list[float]) -> None:
    heart, rng = Heart(), np.random.default_rng(8)
    latency, stall, per_edit = [], {True: [], False: []}, []
    layer.startEditing()
    for turn in range(2 * count):
        watched = turn % 2 == 0
        (desk.hub.resume if watched and desk.hub.state == "paused" else lambda: None)()
        if not watched:
            desk.hub.pause()
        rest(desk, watched)
        inside.clear()
        heart.longest()
        start = time.perf_counter()
        edit(layer, turn, rng)
        if watched:
            wait_until(lambda: at_rest(desk))
            latency.append(time.perf_counter() - start)
            per_edit.append(max(inside, default=0.0))
        else:
            until = time.perf_counter() + (statistics.median(latency) if latency else 0.3)
            wait_until(partial(passed, until))
        stall[watched].append(heart.longest())
    layer.rollBack()
    desk.hub.resume()
    wait_until(lambda: at_rest(desk))
    told("latency", latency)
    told("longest slot", per_edit)
    told("stall, watched", stall[True])
    told("stall, unwatched", stall[False])


def commits(desk, layer, count: int) -> None:
    rng, took = np.random.default_rng(9), {True: [], False: []}
    for turn in range(2 * count):
        watched = turn % 2 == 0
        (desk.hub.resume if watched else desk.hub.pause)()
        rest(desk, watched)
        layer.startEditing()
        for _ in range(20):
            edit(layer, turn, rng)
        rest(desk, watched)
        start = time.perf_counter()
        if not layer.commitChanges():
            raise RuntimeError(layer.commitErrors())
        took[watched].append(time.perf_counter() - start)
        rest(desk, watched)
    told("commit, watched", took[True])
    told("commit, unwatched", took[False])
    pair = statistics.median(took[True]) / statistics.median(took[False]) - 1.0
    print(f"  commit, watched to unwatched: {pair:+.1%} (median of {count} pairs)")


if __name__ == "__main__":
    sys.exit(main())
