# SPDX-License-Identifier: GPL-2.0-or-later
"""One peer on one town, timed; prints one JSON line. Run by bench_lighting.py with the Python that has the peer.

    python peers_lighting.py guv|rtrace TOWN.npz LAMP.ies
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

LAMPS, SIDE, POINTS = 20, 200.0, 200
FEW, MANY = 200, 2000


def clocked(work):
    start = time.process_time()
    work()
    return time.process_time() - start


def guv(town, ies):
    """guv-calcs computes every point with every lamp, so a square of its own is as good as the town, per pair."""
    from guv_calcs import CalcPlane, Lamp, Room

    rng = np.random.default_rng(0)
    places = rng.uniform(5.0, SIDE - 5.0, (LAMPS, 2)).tolist()

    def room():
        made = Room(x=SIDE, y=SIDE, z=10, enable_reflectance=False)
        for i, (x, y) in enumerate(places):
            made.add_lamp(Lamp(lamp_id=f"l{i}", filedata=ies, x=x, y=y, z=6.0, wavelength=254))
        made.add_calc_zone(CalcPlane.from_points(p0=(0, 0, 0), pU=(SIDE, 0, 0), pV=(0, SIDE, 0), zone_id="g",
                                                 num_points_init=(POINTS, POINTS)))
        return made

    room().calculate()
    alone = statistics.median(clocked(room) for _ in range(3))
    whole = statistics.median(clocked(lambda: room().calculate()) for _ in range(3))
    pairs = LAMPS * POINTS * POINTS
    return {"ns_per_pair": (whole - alone) / pairs * 1e9, "note": f"{pairs} pairs, cpu, one plane, no occlusion"}


def rtrace(town, ies):
    """Radiance: all lamps for every point, houses stop light; vegetation is left out, to its advantage."""
    import pyradiance

    binaries = str(pyradiance.BINPATH)
    with tempfile.TemporaryDirectory() as work:
        library = str(Path(pyradiance.__file__).parent / "lib")
        environment = {**os.environ, "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}",
                       "RAYPATH": os.pathsep.join([work, library, "."])}

        def run(command, said=None):
            return subprocess.run([str(Path(binaries) / command[0]), *command[1:]], env=environment, cwd=work,
                                  check=True, capture_output=True, input=said).stdout

        run(["ies2rad", "-o", "lamp", ies])
        turn = np.degrees(town["lamp_turn"])
        lamps = [f"!xform -rz {a:.2f} -t {x:.3f} {y:.3f} {h:.3f} lamp.rad"
                 for (x, y), h, a in zip(town["lamp_xy"].tolist(), town["lamp_h"].tolist(), turn.tolist())]
        (Path(work) / "lamps.rad").write_text("\n".join(lamps) + "\n")
        (Path(work) / "town.rad").write_text("\n".join(_walls(town)) + "\n")
        (Path(work) / "town.oct").write_bytes(run(["oconv", "town.rad", "lamps.rad"]))
        cells = town["cell_xy"][np.random.default_rng(0).choice(len(town["cell_xy"]), MANY, False)]
        command = ["rtrace", "-I", "-h", "-ab", "0", "-dt", "0", "-dc", "1", "-ds", "0", "-w", "town.oct"]

        def seconds(count):
            said = "\n".join(f"{x:.3f} {y:.3f} 0.01 0 0 1" for x, y in cells[:count].tolist()).encode()
            start = time.perf_counter()
            run(command, said)
            return time.perf_counter() - start

        each = statistics.median((seconds(MANY) - seconds(FEW)) / (MANY - FEW) for _ in range(3))
    return {"us_per_point": each * 1e6, "note": f"{len(lamps)} lamps, {MANY} points, -ab 0"}


def _walls(town):
    yield "void plastic wall 0 0 5 .4 .4 .4 0 0"
    yield "wall polygon ground 0 0 12 -200 -200 0 9000 -200 0 9000 9000 0 -200 9000 0"
    rings = np.split(town["b_xy"], town["b_off"][1:-1])
    for i, (ring, h) in enumerate(zip(rings, town["b_h"].tolist())):
        for k, ((x, y), (u, v)) in enumerate(zip(ring.tolist(), np.roll(ring, -1, axis=0).tolist())):
            yield (f"wall polygon w{i}_{k} 0 0 12 {x:.3f} {y:.3f} 0 {u:.3f} {v:.3f} 0 {u:.3f} {v:.3f} {h:g} "
                   f"{x:.3f} {y:.3f} {h:g}")


if __name__ == "__main__":
    name, town_file, ies_file = sys.argv[1:4]
    with np.load(town_file) as opened:
        print(json.dumps({"guv": guv, "rtrace": rtrace}[name](dict(opened), ies_file)))
