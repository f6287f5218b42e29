# SPDX-License-Identifier: GPL-2.0-or-later
"""The tallest thing near a place: what stands on the ground, its height as far as that is known, and which it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.coverage import leaving
from botrygt_qgis_plugin.engine.measure.obstacles import CERTAIN, GUESS, OBSTACLE_ROLES, POSSIBLE, obstacles
from botrygt_qgis_plugin.engine.measured import Accepts, Cause, Explanation, Measured
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]

PLANTS = (Role.HEDGE_FENCE, Role.SHRUB_PLANTING)
STANDING_ROLES = (Role.HEDGE_FENCE, Role.SHRUB_PLANTING, Role.BUILDING, Role.BUILDING_FIELD)
# What hangs higher than this (a crown) does not stand on the ground.
HANGING_M = 0.5
TOUCH_M = 1e-3


@dataclass(frozen=True)
class Near:
    """Pairs of a subject and an obstacle near it, sorted, and what is asked about: the subjects' zones and roles.

    sure: (k,) False where it is not known that the obstacle is of the kind asked for (a hedge, or a fence?).
    """

    subject: Rows
    obstacle: Rows
    sure: NDArray[np.bool_]
    zones: Geometries
    roles: tuple[Role, ...]
    metres: float = 0.0


def near(scene: Scene, zones: Geometries, roles: tuple[Role, ...], metres: float = 0.0) -> Near:
    """What stands in zones or within so many metres of them, of some roles; a zone that is merely touched has nothing.

    Fences and walls are left out where only plants are asked for; a hedge of unknown kind is one.
    """
    stand = obstacles(scene)
    if metres > 0:
        subject, obstacle = stand.tree.query(zones, predicate="dwithin", distance=metres)
    else:
        subject, obstacle = stand.tree.query(zones, predicate="intersects")
        shared = shapely.intersection(zones[subject], stand.geometry[obstacle])
        inside = shapely.length(shared) > 1e-6
        subject, obstacle = subject[inside], obstacle[inside]
    wanted, sure = scene.derived_by(_wanted, roles, *OBSTACLE_ROLES)
    kept = wanted[obstacle]
    order = np.lexsort((obstacle[kept], subject[kept]))
    subject, obstacle = subject[kept][order], obstacle[kept][order]
    return Near(subject, obstacle, sure[obstacle], zones, roles, metres)


def _wanted(scene: Scene, roles: tuple[Role, ...]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """(n,) obstacles that are of these roles or may be, and those that surely are."""
    stand = obstacles(scene)
    hedges = scene.table(Role.HEDGE_FENCE)
    kinds = dict(zip(hedges.keys, hedges.text("kind").tolist()))
    plants = roles == PLANTS
    told = [kinds[key] if plants and role is Role.HEDGE_FENCE else "hedge" for role, key in zip(stand.role, stand.key)]
    wanted = np.array([role in roles and kind not in ("fence", "wall") for role, kind in zip(stand.role, told)],
                      dtype=bool)
    return wanted & (stand.base_low < HANGING_M), np.array([kind is not None for kind in told], dtype=bool)


def tallest(scene: Scene, found: Near) -> Measured:
    """(n,) height of the tallest thing near each subject; 0 where nothing stands there.

    Unknown heights bound it; where a role was not drawn or is not complete round the zone, anything may stand.
    """
    stand, count = obstacles(scene), len(found.zones)
    bounds = []
    for level in (CERTAIN, POSSIBLE, GUESS):
        most = np.zeros(count)
        some = found.sure if level == CERTAIN else np.ones(len(found.sure), dtype=bool)
        np.maximum.at(most, found.subject[some], stand.tops[level][found.obstacle[some]])
        bounds.append(most)
    low, high, guess = bounds
    missing: list[set[str]] = [set() for _ in range(count)]
    doubtful = stand.tops[POSSIBLE][found.obstacle] > low[found.subject]
    for subject, obstacle, sure in zip(*(part[doubtful].tolist() for part in (found.subject, found.obstacle,
                                                                              found.sure))):
        missing[subject] |= {stand.lacks[obstacle], "" if sure else "hedge_fence.kind"} - {""}
    for role in found.roles:
        if role is Role.BUILDING_FIELD:
            continue
        lacking, reach = not scene.has(role), max(found.metres, TOUCH_M)
        open_rows = np.ones(count, dtype=bool) if lacking else leaving(scene, role, found.zones, reach)
        high[open_rows] = np.inf
        for row in np.flatnonzero(open_rows).tolist():
            missing[row].add(role.value if lacking else f"{role.value}:coverage")
    told = tuple(tuple(sorted(names)) if low[row] < high[row] else () for row, names in enumerate(missing))
    return Measured(low, high, guess, told)


def explain_tallest(scene: Scene, found: Near, row: int, accepts: Accepts) -> Explanation:
    """What is taller than accepted near one subject: the parts of it there, and all of it as the cause."""
    stand = obstacles(scene)
    own = found.obstacle[found.subject == row]
    tall = [o for o in own.tolist() if not accepts(round(float(stand.tops[GUESS][o]), 2))]
    if not tall:
        return Explanation(found.zones[row], None)
    zone = shapely.buffer(found.zones[row], found.metres) if found.metres else found.zones[row]
    parts = shapely.intersection(zone, stand.geometry[tall])
    features = tuple(sorted({(stand.role[o], stand.key[o]) for o in tall}))
    return Explanation(shown([*parts.tolist()], found.zones[row]), Cause("blockers", features))


def shown(parts: Sequence[shapely.Geometry], otherwise: shapely.Geometry) -> shapely.Geometry:
    """The union of what is not empty; `otherwise` where all is."""
    whole = shapely.union_all([part for part in parts if not part.is_empty])
    return otherwise if whole.is_empty else whole
