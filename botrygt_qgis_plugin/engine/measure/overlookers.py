# SPDX-License-Identifier: GPL-2.0-or-later
"""How many dwellings and openings overlook an entrance or a bicycle parking, and how much of a surface, by distance.

The bands are those of the social field of vision (Gehl): a face is told at 25 m, a person at 50 to 70 m, and 100 m is
its limit. No rule limits these figures, as no source gives one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.buckets import sums
from botrygt_qgis_plugin.engine.measure.doorways import door_places
from botrygt_qgis_plugin.engine.measure.overlook import (
    LOOK_ROLES,
    LOOKING,
    REACH_M,
    Looks,
    homes_in_reach,
    looks,
)
from botrygt_qgis_plugin.engine.measure.overlooked import (
    DWELLINGS,
    SEEN_SHARE,
    SURFACE_STEP,
    measured_bounds,
    of_courts,
    surface_overlooked,
)
from botrygt_qgis_plugin.engine.measure.samples import Samples, over
from botrygt_qgis_plugin.engine.measured import Measured, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]
Places = Callable[[Scene, Rows, Params], Samples]

BANDS_M = (15.0, 25.0, 50.0, 100.0)
# An opening this near is the entrance itself.
ITSELF_M = 0.5
_SETTINGS = {name: parameter for name, parameter in LOOKING.items() if name != "eye_range_m"}


def _doors(scene: Scene, rows: Rows, params: Params) -> Samples:
    """One place for each entrance, just outside its wall."""
    count, none = len(rows), np.full(len(rows), np.nan)
    place = np.column_stack([door_places(scene, rows), np.full(count, params["target_m"])])
    return Samples(place, np.arange(count, dtype=np.intp), np.ones(count), none, none)


def _racks(scene: Scene, rows: Rows, params: Params) -> Samples:
    return over(scene.table(Role.BICYCLE_PARKING).geometry[rows], params["target_m"])


def _looks(scene: Scene, samples: Samples, params: Params) -> Looks:
    found = looks(scene, samples, params)
    return found.take(found.distance > ITSELF_M)


def overlooking_dwellings(places: Places, within: float, scene: Scene, rows: Rows, params: Params) -> Measured:
    """(n,) distinct dwellings from which a subject is seen from within so many metres: SEEN_SHARE of its places."""
    near = {**params, "eye_range_m": within}
    samples = places(scene, rows, near)
    found = _looks(scene, samples, near)
    counts = of_courts(scene, samples, found, len(rows), near)
    return measured_bounds(scene, samples, found, (counts.low, counts.high, counts.guess), near)


def overlooking_openings(places: Places, within: float, scene: Scene, rows: Rows, params: Params) -> Measured:
    """(n,) windows and doors of dwellings that see SEEN_SHARE of a subject's places from within so many metres.

    Where a building in range may have windows that are not drawn, there is no upper bound.
    """
    near = {**params, "eye_range_m": within}
    samples = places(scene, rows, near)
    found = _looks(scene, samples, near)
    homes = homes_in_reach(scene, samples, within)
    low, guess, high = (_eyes(samples, found.take(some), len(rows))
                        for some in (found.certain, found.guess, found.possible))
    high = np.maximum(high, guess)
    high[np.unique(samples.owner[homes.sample])] = np.inf
    high[np.unique(samples.owner[homes.anyone])] = np.inf
    return measured_bounds(scene, samples, found, (low, high, guess), near)


def _eyes(samples: Samples, found: Looks, count: int) -> Numbers:
    """(count,) openings that see enough of each subject."""
    many = int(found.eye.max(initial=0)) + 1
    pair, places = np.unique(samples.owner[found.sample] * many + found.eye, return_counts=True)
    owner = pair // many
    enough = places >= SEEN_SHARE * np.bincount(samples.owner, minlength=count)[owner]
    return sums(owner, enough.astype(np.float64), count)


def _surface_within(role: Role, within: float, scene: Scene, rows: Rows, params: Params) -> Measured:
    """Share of a surface, in %, that at least so many dwellings see from within so many metres."""
    return surface_overlooked(role, scene, rows, {**params, "eye_range_m": within})


def _counted(role: Role, name: str, places: Places, da: str, en: str) -> tuple[Quantity, ...]:
    return tuple(
        Quantity(f"{name}_{what}_{within:g}", role.value, f"{whose[0]} med udsyn til {da} inden for {within:g} m",
                 f"{whose[1]} that overlook {en} within {within:g} m", partial(measure, places, within), quantum=1.0,
                 reads=LOOK_ROLES, reach_m=REACH_M, parameters=_SETTINGS)
        for what, whose, measure in (("dwellings", ("boliger", "dwellings"), overlooking_dwellings),
                                     ("openings", ("vinduer og døre", "windows and doors"), overlooking_openings))
        for within in BANDS_M)


def _shared(role: Role, name: str, da: str, en: str) -> tuple[Quantity, ...]:
    return tuple(
        Quantity(f"{name}_overlooked_{within:g}_pct", role.value,
                 f"andel af {da}, som en bolig inden for {within:g} m ser",
                 f"share of {en} that a dwelling within {within:g} m sees", partial(_surface_within, role, within),
                 unit="%", quantum=SURFACE_STEP, reads=LOOK_ROLES, reach_m=REACH_M,
                 parameters={**_SETTINGS, "dwellings": DWELLINGS})
        for within in BANDS_M)


OVERLOOKERS = (
    *_counted(Role.ENTRANCE, "entrance", _doors, "indgangen", "the entrance"),
    *_counted(Role.BICYCLE_PARKING, "bicycle_parking", _racks, "cykelparkeringen", "the bicycle parking"),
    *_shared(Role.PARKING, "parking", "parkeringen", "the parking"),
    *_shared(Role.PLAY_MEET, "play", "legepladsen", "the playground"),
    *_shared(Role.OPEN_SPACE, "open_space", "friarealet", "the open space"),
)
