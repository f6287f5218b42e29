# SPDX-License-Identifier: GPL-2.0-or-later
"""Who sees one place: a sight line from every opening in range, free or blocked, and by what."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.maps.chart import Chart, Place
from botrygt_qgis_plugin.engine.measure.fans import Rays
from botrygt_qgis_plugin.engine.measure.obstacles import CERTAIN, GUESS, POSSIBLE, Obstacles, lacking_roles
from botrygt_qgis_plugin.engine.measure.openings import homes_certain, openings
from botrygt_qgis_plugin.engine.measure.overlook import leaving_cover, looks, stand_of
from botrygt_qgis_plugin.engine.measure.samples import Samples
from botrygt_qgis_plugin.engine.measure.sight import Hits, blocked, ray_hits
from botrygt_qgis_plugin.engine.measured import Params
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene
from botrygt_qgis_plugin.engine.wording import feature_words, missing_words, number_text

FREE, BLOCKED, MAYBE = "free", "blocked", "maybe"
KINDS = {"place": "TEXT", "building": "TEXT", "dwelling": "TEXT", "drawn": "TEXT", "eye_m": "REAL",
         "distance_m": "REAL", "state": "TEXT", "blockers": "TEXT", "missing": "TEXT"}
YES, NO, PERHAPS = "yes", "no", "perhaps"
# Between what stands in one line; the names themselves have commas.
BETWEEN = "; "


def ray_chart(scene: Scene, places: Sequence[Place], params: Params, language: str) -> Chart:
    """The sight lines to each place from the openings that have it within eye_range_m and in their field of view.

    state: free, blocked or maybe; blockers: what stands in the way (possibly, where it is 'maybe'), nearest to the
    opening first; missing: what would tell. drawn: 'no' for a stand-in where no window is drawn.
    """
    samples = _samples(places, params)
    found, stand = looks(scene, samples, params), stand_of(scene, params)
    told, hit = blocked(found.rays, stand), ray_hits(found.rays, stand)
    free = ~told.possible & ~leaving_cover(scene, samples.points, found.sample, found.rays) & (not lacking_roles(scene))
    state = np.where(told.certain, BLOCKED, np.where(free, FREE, MAYBE)).tolist()
    eyes, table = openings(scene), scene.table(Role.BUILDING)
    sure = homes_certain(scene)[found.building]
    blockers = _blockers(found.rays, hit, stand, told.certain, language)
    columns = {
        "place": [places[row].name for row in found.sample.tolist()],
        "building": [table.label(row) for row in found.building.tolist()],
        "dwelling": np.where(sure, YES, PERHAPS).tolist(),
        "drawn": np.where(eyes.drawn[found.eye], YES, NO).tolist(),
        "eye_m": np.round(eyes.place[found.eye, 2], 2).tolist(),
        "distance_m": np.round(found.distance, 2).tolist(),
        "state": state,
        "blockers": [BETWEEN.join(names) for names, _ in blockers],
        "missing": [BETWEEN.join(missing_words(name, language) for name in sorted(set(lacks) or _gaps(scene)))
                    if held == MAYBE else "" for held, (_, lacks) in zip(state, blockers)]}
    return Chart(KINDS, columns, found.rays.lines(np.arange(len(found.sample))), 1)


def _samples(places: Sequence[Place], params: Params) -> Samples:
    count = len(places)
    at = np.array([[place.x, place.y, params["target_m"]] for place in places]).reshape(-1, 3)
    return Samples(at, np.arange(count), np.ones(count), np.full(count, np.nan), np.full(count, np.nan))


def blocking(scene: Scene, place: Place, params: Params) -> Geometries:
    """What stands, or may stand, in a sight line to a place, each shape once."""
    found, stand = looks(scene, _samples([place], params), params), stand_of(scene, params)
    hit = ray_hits(found.rays, stand)
    held: Geometries = stand.geometry[np.unique(hit.obstacle[hit.standing(POSSIBLE)])]
    return held


def _gaps(scene: Scene) -> set[str]:
    """What else may hide a free line: a role that is not drawn, or not drawn that far out."""
    return set(lacking_roles(scene)) or {"hedge_fence:coverage"}


def _blockers(rays: Rays, hit: Hits, stand: Obstacles, sure: NDArray[np.bool_],
              language: str) -> list[tuple[list[str], list[str]]]:
    """Per ray, what stands in the way by name, nearest to the eye first, and what would settle the doubtful ones."""
    held = np.flatnonzero(np.where(sure[hit.ray], hit.standing(CERTAIN), hit.standing(POSSIBLE)))
    eyes = shapely.points(rays.eyes[rays.eye[hit.ray[held]], :2])
    away = shapely.distance(eyes, stand.geometry[hit.obstacle[held]])
    told: list[tuple[list[str], list[str]]] = [([], []) for _ in range(len(sure))]
    for at in held[np.lexsort((away, hit.ray[held]))].tolist():
        obstacle = int(hit.obstacle[at])
        names, lacks = told[int(hit.ray[at])]
        name = _name(stand, obstacle, language)
        if name not in names:
            names.append(name)
        if stand.lacks[obstacle]:
            lacks.append(stand.lacks[obstacle])
    return told


def _name(stand: Obstacles, obstacle: int, language: str) -> str:
    """'hæk H12 (1,8 m)'."""
    top = float(stand.tops[GUESS][obstacle])
    height = f" ({number_text(round(top, 2), language)} m)" if np.isfinite(top) else ""
    return feature_words(stand.role[obstacle], (stand.key[obstacle],), language) + height
