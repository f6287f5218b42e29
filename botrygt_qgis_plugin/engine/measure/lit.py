# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether places are lit: the one thing that sight by night asks of light.

`lit` is the whole interface. Until the illuminance itself is asked, a lamp lights as far as it may stand from the next
one: half the widest spacing that leaves no dark gap, in multiples of its height (rules.md L17: spacing to height of 6).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.coverage import covered_for
from botrygt_qgis_plugin.engine.measured import Parameter, Params
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Flags = NDArray[np.bool_]

LIGHT_ROLES = (Role.LIGHT,)
HEIGHT, COVER = "light.height_m", "light:coverage"
# A lamp whose height is not drawn stands no higher than this.
HIGHEST_M = 12.0
REACH = Parameter(3.0, "", 1.0, 6.0, "så mange gange sin lyspunkthøjde når en lampes lys",
                  "so many times its light-point height a lamp's light reaches")
HEIGHT_GUESS = Parameter(5.0, "m", 2.0, 12.0, "lyspunkthøjde, hvor tegningen ikke siger den",
                         "light-point height where the drawing is silent")
LIGHTING_PARAMS = {"light_reach": REACH, "light_height_m": HEIGHT_GUESS}
# The farthest a lamp can light under any profile.
FARTHEST_M = REACH.high * HIGHEST_M


@dataclass(frozen=True)
class Lit:
    """(k,) places that are lit certainly, possibly, and by the guess; missing: what would settle it, and where."""

    certain: Flags
    possible: Flags
    guess: Flags
    missing: tuple[tuple[str, Flags], ...] = ()


def lit(scene: Scene, points: Geometries, params: Params) -> Lit:
    """Whether (k,) points are lit. Deterministic, and of lamps within FARTHEST_M alone."""
    count = len(points)
    if not scene.has(Role.LIGHT):
        never = np.zeros(count, dtype=bool)
        return Lit(never, ~never, never, ((Role.LIGHT.value, ~never),))
    table = scene.table(Role.LIGHT)
    height = table.number("height_m")
    told = []
    for fill in (0.0, HIGHEST_M, params["light_height_m"]):
        reach = np.where(np.isnan(height), fill, height) * params["light_reach"]
        place, lamp = table.tree.query(points, predicate="dwithin", distance=float(reach.max(initial=0.0)))
        near = shapely.distance(points[place], table.geometry[lamp]) <= reach[lamp]
        found = np.zeros(count, dtype=bool)
        found[place[near]] = True
        told.append(found)
    beyond = covered_for(scene, Role.LIGHT, points) < HIGHEST_M * params["light_reach"]
    return Lit(told[0], told[1] | beyond, told[2], ((HEIGHT, told[1] & ~told[0]), (COVER, beyond & ~told[0])))
