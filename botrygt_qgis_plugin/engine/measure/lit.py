# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether places are lit: the one thing that sight by night asks of light.

A place is lit where the horizontal illuminance at the ground, as the quantities of lighting measure it, is at least
dark_lx. A lamp that is not fully drawn lights possibly, and by the guess as its defaults say.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.illuminance import HORIZONTAL, Points
from botrygt_qgis_plugin.engine.measure.lightfield import FIELD_PARAMETERS, LitScene, Spots
from botrygt_qgis_plugin.engine.measure.lightfield import LIGHT_ROLES as FIELD_ROLES
from botrygt_qgis_plugin.engine.measure.luminaires import FARTHEST_M as LIGHT_M
from botrygt_qgis_plugin.engine.measure.samples import Samples
from botrygt_qgis_plugin.engine.measure.waylight import BESIDE, DARK
from botrygt_qgis_plugin.engine.measured import Params
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Rows = NDArray[np.intp]

WAYS = (Role.PATH, Role.ROAD)
LIGHT_ROLES = (*FIELD_ROLES, *WAYS)
LIGHTING_PARAMS = {**FIELD_PARAMETERS, "dark_lx": DARK}
# The farthest that a lamp, with its arm, or a lamp that nobody drew beside a lit way decides under any profile.
FARTHEST_M = LIGHT_M + BESIDE.default
# Places of one subject in one square of this size share a list of lamps.
TILE_M = 8.0


@dataclass(frozen=True)
class Lit:
    """(k,) places that are lit certainly, possibly, and by the guess; missing: what would settle it, and where."""

    certain: Flags
    possible: Flags
    guess: Flags
    missing: tuple[tuple[str, Flags], ...] = ()


def lit(scene: Scene, samples: Samples, params: Params) -> Lit:
    """Whether k places are lit. Deterministic for each subject, and of lamps within FARTHEST_M alone."""
    count = len(samples.owner)
    if not scene.has(Role.LIGHT):
        never = np.zeros(count, dtype=bool)
        return Lit(never, ~never, never, ((Role.LIGHT.value, ~never),))
    order, spots = _spots(samples)
    light = LitScene(scene, params).light(spots, HORIZONTAL)[0]
    told = np.zeros((3, count), dtype=bool)
    for row, lux in zip(told, (light.low, light.high, light.guess)):
        row[order] = lux >= params["dark_lx"]
    certain, possible, guess = told
    unseen = _unseen_lamps(scene, samples, params)
    possible |= unseen
    open_place = possible & ~certain
    group = np.empty(count, dtype=np.intp)
    group[order] = spots.group
    words: dict[str, Flags] = {Role.LIGHT.value: unseen}
    for name in sorted({name for names in light.lacks for name in names}):
        held = np.array([name in names for names in light.lacks], dtype=bool)
        words[name] = words.get(name, np.zeros(count, dtype=bool)) | held[group]
    return Lit(certain, possible, guess, tuple((name, held & open_place) for name, held in words.items()))


def _spots(samples: Samples) -> tuple[Rows, Spots]:
    """The order in which the places are lit, and the places by subject and square."""
    place = samples.place[:, :2]
    tile = np.floor(place / TILE_M)
    order = np.lexsort((tile[:, 1], tile[:, 0], samples.owner))
    sorted_by = np.column_stack([samples.owner, tile])[order]
    group = np.cumsum(np.append(False, (np.diff(sorted_by, axis=0) != 0).any(axis=1)))[:len(order)].astype(np.intp)
    none, (x, y) = np.zeros(len(order)), place[order].T
    return order, Spots(Points(x, y, none, none, none), group, int(group[-1]) + 1 if len(group) else 0)


def _unseen_lamps(scene: Scene, samples: Samples, params: Params) -> Flags:
    """Places beside a way that is lit, says its drawing, though no lamp is drawn beside it that could light them."""
    found = np.zeros(len(samples.owner), dtype=bool)
    lamps, points = scene.table(Role.LIGHT), samples.points
    for role in WAYS:
        table = scene.table(role)
        rows = np.flatnonzero(np.array([value is True for value in table.text("lit").tolist()], dtype=bool))
        ways = table.geometry[rows]
        way, place = shapely.STRtree(points).query(ways, predicate="dwithin", distance=BESIDE.default)
        beside = lamps.tree.query(ways, predicate="dwithin", distance=BESIDE.default)
        for row in np.unique(way).tolist():
            own = place[way == row]
            stand = lamps.geometry[beside[1][beside[0] == row]]
            lit_by = shapely.STRtree(stand).query(points[own], predicate="dwithin", distance=params["undrawn_m"])[0]
            found[np.delete(own, lit_by)] = True
    return found
