# SPDX-License-Identifier: GPL-2.0-or-later
"""Sight by night: a place on a path counts only where it is lit and in view of an opening of a dwelling."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.blockers import Blockers
from botrygt_qgis_plugin.engine.measure.lit import FARTHEST_M, LIGHT_ROLES, LIGHTING_PARAMS, Lit, lit
from botrygt_qgis_plugin.engine.measure.obstacles import UNBUILT
from botrygt_qgis_plugin.engine.measure.overlook import (
    LOOK_ROLES,
    LOOKING,
    REACH_M,
    Counts,
    dwellings,
    looks_along,
    reasons,
)
from botrygt_qgis_plugin.engine.measure.overlooked import STEP, blocks_of, windows_for, without_lines
from botrygt_qgis_plugin.engine.measure.samples import Samples
from botrygt_qgis_plugin.engine.measure.spans import stretches_of, together
from botrygt_qgis_plugin.engine.measure.stretches import stretches
from botrygt_qgis_plugin.engine.measured import Accepts, Explanation, Measured, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

NIGHT_REACH_M = max(REACH_M, FARTHEST_M)
NIGHT_ROLES = tuple(dict.fromkeys((*LOOK_ROLES, *LIGHT_ROLES)))


@dataclass(frozen=True)
class Night:
    """Places along some stretches, how many dwellings see each, and whether they are lit."""

    samples: Samples
    counts: Counts
    lit: Lit
    missing: tuple[tuple[str, ...], ...]


def night(scene: Scene, lines: Geometries, params: Params) -> Night:
    """What is known of each place along some lines, with what would settle it for each line."""
    seen = looks_along(scene, lines, params)
    samples, found = seen.samples, seen.looks.take(seen.looks.distance <= params["eye_range_m"])
    counts = dwellings(scene, samples, found, params["eye_range_m"])
    light = lit(scene, samples, params)
    told = reasons(scene, samples, found, params, len(lines)) if (counts.low != counts.high).any() else \
        [()] * len(lines)
    dim = [(name, set(samples.owner[held].tolist())) for name, held in light.missing]
    missing = tuple(tuple(sorted({*names, *(name for name, rows in dim if row in rows)}))
                    for row, names in enumerate(told))
    return Night(samples, counts, light, missing)


def night_watched(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Share of a stretch, in %, that is both lit and seen by a dwelling within eye_range_m."""
    shapes = stretches(scene).geometry[rows]
    known = night(scene, shapes, params)
    total = known.samples.total(len(rows))

    def share(light: Flags, seen: Flags) -> Numbers:
        both = known.samples.total(len(rows), light & seen)
        return np.where(total > 0, 100.0 * both / np.maximum(total, 1e-9), 100.0)

    low = share(known.lit.certain, known.counts.low >= 1)
    high, guess = share(known.lit.possible, known.counts.high >= 1), share(known.lit.guess, known.counts.guess >= 1)
    return _told(known, shapes, (low, high, guess))


def lit_unwatched(scene: Scene, rows: Rows, params: Params) -> Measured:
    """The longest piece of a stretch, in metres, that is lit and that no dwelling within eye_range_m sees."""
    shapes = stretches(scene).geometry[rows]
    known = night(scene, shapes, params)
    low = longest(known.samples, known.lit.certain & (known.counts.high < 1), len(rows))
    high = longest(known.samples, known.lit.possible & (known.counts.low < 1), len(rows))
    guess = longest(known.samples, known.lit.guess & (known.counts.guess < 1), len(rows))
    return _told(known, shapes, (low, high, guess))


def _told(known: Night, shapes: Geometries, bounds: tuple[Numbers, Numbers, Numbers]) -> Measured:
    low, high, guess = bounds
    missing = tuple(names if low[row] < high[row] else () for row, names in enumerate(known.missing))
    # Nothing can be guessed where no lamp layer says what is lit, or dwellings may yet come.
    silent = [Role.LIGHT.value in names or UNBUILT in names for names in missing]
    guess = np.where(silent, np.nan, guess) if missing else guess
    return without_lines(Measured(low, high, guess, missing), shapes)


def longest(samples: Samples, held: Flags, count: int) -> Numbers:
    """(count,) the longest run of neighbouring samples that hold, in metres."""
    most = np.zeros(count)
    if not len(held):
        return most
    begins = np.flatnonzero(held & ~np.append(False, held[:-1] & (samples.owner[1:] == samples.owner[:-1])))
    ends = np.flatnonzero(held & ~np.append(held[1:] & (samples.owner[1:] == samples.owner[:-1]), False))
    np.maximum.at(most, samples.owner[begins], np.round(samples.end[ends] - samples.start[begins], 6))
    return most


def explain_lit_unwatched(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The lit pieces that nobody sees, a blocked view past each blocker, and the fewest that must go; else windows."""
    shape = stretches(scene).geometry[row]
    known = night(scene, stretches(scene).geometry[[row]], params)
    samples, bright = known.samples, known.lit.guess
    found, blocks = blocks_of(scene, samples, params, bright)

    def unwatched(hidden: Flags) -> float:
        seen = np.bincount(found.sample[~hidden], minlength=len(samples.owner)) > 0
        return round(float(longest(samples, bright & ~seen, 1)[0]))

    cause = Blockers(blocks.rays, blocks.stand, blocks.seen, blocks.level, judged=unwatched, less=True).cause(
        accepts, lambda feature: feature[0] not in (Role.BUILDING, Role.BUILDING_FIELD))
    dark = np.flatnonzero(bright & (known.counts.guess < 1))
    pieces = stretches_of(shape, samples.start[dark], samples.end[dark])
    if cause is None:
        cause = windows_for(scene, samples, params,
                            lambda seen: accepts(round(float(longest(samples, bright & ~seen, 1)[0]))))
    rays = found.rays.lines(blocks.shown_rays()).tolist()
    return Explanation(together([*(pieces or [shape]), *rays], shape), cause)


_PARAMS = {**LOOKING, "step_m": STEP, **LIGHTING_PARAMS}
NIGHT = (
    Quantity("night_watched_pct", "path_stretch", "andel af stien, der om natten er både belyst og set fra en bolig",
             "share of the path that by night is both lit and seen by a dwelling", night_watched, unit="%",
             quantum=1.0, reads=NIGHT_ROLES, reach_m=NIGHT_REACH_M, parameters=_PARAMS),
    Quantity("lit_unwatched_m", "path_stretch", "længste belyste stykke af stien, som ingen bolig ser",
             "longest lit piece of the path that no dwelling sees", lit_unwatched, unit="m", quantum=1.0,
             reads=NIGHT_ROLES, reach_m=NIGHT_REACH_M, explain=explain_lit_unwatched, parameters=_PARAMS),
)
