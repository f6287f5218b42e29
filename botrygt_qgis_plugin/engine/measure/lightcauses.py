# SPDX-License-Identifier: GPL-2.0-or-later
"""Why a surface is too dark: the bays or pieces that fail, and the obstacles without which they would not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.ops import substring

from botrygt_qgis_plugin.engine.measure.darkness import dark_pieces, longest, steps_of
from botrygt_qgis_plugin.engine.measure.illuminance import ABOVE_GROUND_M, HORIZONTAL, pair_light
from botrygt_qgis_plugin.engine.measure.lightfield import Light, Spots, lit_scene
from botrygt_qgis_plugin.engine.measure.lightgrid import Places, over_areas
from botrygt_qgis_plugin.engine.measure.shading import Pairs
from botrygt_qgis_plugin.engine.measure.waylight import PATHS, Laid, Way, bay_figures, laid_alone, spots_of
from botrygt_qgis_plugin.engine.measured import Accepts, Cause, Explain, Explanation, Params
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

# More obstacles than this are not tried one by one: the cause then says that it is not shown to be the least.
MOST_TRIED = 60


@dataclass(frozen=True)
class _Rays:
    """The light that reaches some points, pair by pair: lux without shade, and what dims each pair."""

    point: Rows
    lux: Floats
    pair: Rows
    obstacle: Rows
    through: Floats
    count: int

    def without(self, gone: frozenset[int]) -> Floats:
        """Lux at every point where these obstacles are taken away."""
        share = np.ones(len(self.point))
        kept = ~np.isin(self.obstacle, list(gone))
        np.multiply.at(share, self.pair[kept], self.through[self.obstacle[kept]])
        return np.asarray(np.bincount(self.point, self.lux * share, self.count), dtype=np.float64)


def _rays(scene: Scene, spots: Spots, params: Params) -> _Rays:
    """Every lamp's light at the points of one subject, as guessed, with the obstacles in its way."""
    lit = lit_scene(scene, params)
    spots = lit.on_ground(spots)
    chunks = list(lit.pairs(spots))
    pairs = Pairs(np.concatenate([np.empty(0, np.intp), *(c.lamp for c in chunks)]),
                  np.concatenate([np.empty(0, np.intp), *(c.point for c in chunks)]))
    crossings = lit.shading.crossings(lit.places, spots.places, pairs)
    start = lit.lamps.lamps.z[pairs.lamp]
    rise = spots.points.z[pairs.point] + ABOVE_GROUND_M[HORIZONTAL] - start
    pair, obstacle = crossings.blockers(start, rise)
    lux = pair_light(lit.lamps.lamps, spots.points, (pairs.lamp, pairs.point), HORIZONTAL)
    lux[lit.hidden(spots.points, pairs, ABOVE_GROUND_M[HORIZONTAL])] = 0.0
    through = lit.shading.bands["guess"].through
    return _Rays(pairs.point, lux * lit.lamps.share_guess[pairs.lamp], pair, obstacle, through, len(spots.points))


def blocking(scene: Scene, spots: Spots, params: Params, enough: Callable[[Floats], bool]) -> Cause | None:
    """The smallest set of obstacles, by inclusion, without which the light is enough; None where none of them is.

    One pass over them is exact, because taking more away never makes a place darker.
    """
    rays = _rays(scene, spots, params)
    stand = lit_scene(scene, params).shading.obstacles
    candidates = sorted(set(rays.obstacle.tolist()), key=lambda o: (stand.role[o], stand.key[o]))
    if not candidates or not enough(rays.without(frozenset(candidates))):
        return None
    kept = frozenset(candidates)
    for candidate in reversed(candidates[:MOST_TRIED]):
        if enough(rays.without(kept - {candidate})):
            kept -= {candidate}
    return Cause("blockers", tuple(sorted((stand.role[o], stand.key[o]) for o in kept)),
                 minimal=len(candidates) <= MOST_TRIED)


def figure_of(places: Places, groups: int, figure: int, lux: Floats) -> float:
    """The worst group's mean (0), least value (1) or uniformity (2) for lux at the places."""
    figures = bay_figures(places, Light(lux, lux, lux, ()), groups)
    return float(figures[figure].guess.min())


def explain_way(way: Way, figure: int) -> Explain:
    """For the mean, least value or uniformity of a way: the bays or pieces that fail, and what stands in the light."""

    def explain(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
        shape = way.table(scene).geometry[row]
        if shapely.get_type_id(shape) != shapely.GeometryType.LINESTRING:
            return Explanation(shape, None)
        made = laid_alone(scene, way, row, params)
        groups = len(made.bays)

        def enough(lux: Floats) -> bool:
            return accepts(round(figure_of(made.places, groups, figure, lux), 2))

        cause = blocking(scene, spots_of(made.places, groups), params, enough)
        return Explanation(_dark_bays(made, figure, accepts), cause)

    return explain


def _dark_bays(made: Laid, figure: int, accepts: Accepts) -> shapely.Geometry:
    """The pieces that are too dark (for the least value) or the bays that fail (for mean and uniformity)."""
    line = made.lines[0]
    if figure == 1:
        steps = steps_of(made)
        dark = np.array([not accepts(round(value, 2)) for value in steps.guess.tolist()], dtype=bool)
        found = dark_pieces(made, dark)
        return line if found.is_empty else found
    figures = bay_figures(made.places, made.light, len(made.bays))[figure]
    failing = [i for i, value in enumerate(figures.guess.tolist()) if not accepts(round(value, 2))]
    pieces = [substring(line, float(made.bays.start[i]), float(made.bays.end[i])) for i in failing]
    if len(pieces) == len(made.bays) or not pieces:
        return line
    return pieces[0] if len(pieces) == 1 else shapely.line_merge(shapely.multilinestrings(pieces))


def explain_area(role: Role, figure: int) -> Explain:
    """For a parking court or a square: the part of it that is darker than its mean, and what stands in the light."""

    def explain(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
        shape = scene.table(role).geometry[row]
        places = over_areas(np.array([shape], dtype=object))

        def enough(lux: Floats) -> bool:
            return accepts(round(figure_of(places, 1, figure, lux), 2))

        return Explanation(shape, blocking(scene, spots_of(places, 1), params, enough))

    return explain


def explain_dark(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The dark pieces of a path, and the obstacles without which they would be short enough."""
    shape = PATHS.table(scene).geometry[row]
    if shapely.get_type_id(shape) != shapely.GeometryType.LINESTRING:
        return Explanation(shape, None)
    made = laid_alone(scene, PATHS, row, params)
    steps = steps_of(made)
    dark = steps.guess < params["dark_lx"]
    first = np.flatnonzero(np.diff(made.places.step, prepend=-1))

    def enough(lux: Floats) -> bool:
        gaps = longest(steps, np.minimum.reduceat(lux, first) < params["dark_lx"], 1)
        return accepts(round(float(gaps[0]), 1))

    cause = blocking(scene, spots_of(made.places, len(made.bays)), params, enough)
    pieces = dark_pieces(made, dark)
    return Explanation(shape if pieces.is_empty else pieces, cause)

