# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether parking, paths, playgrounds, open spaces and entrances are overlooked from dwellings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.blockers import Blockers
from botrygt_qgis_plugin.engine.measure.buckets import sums
from botrygt_qgis_plugin.engine.measure.obstacles import UNBUILT
from botrygt_qgis_plugin.engine.measure.openings import facades, homes_certain
from botrygt_qgis_plugin.engine.measure.overlook import (
    LOOK_ROLES,
    LOOKING,
    REACH_M,
    Counts,
    Looks,
    dwellings,
    homes_in_reach,
    looks,
    looks_along,
    reasons,
    stand_of,
)
from botrygt_qgis_plugin.engine.measure.samples import Samples, over
from botrygt_qgis_plugin.engine.measure.stretches import CENTRE_LINE, stretches
from botrygt_qgis_plugin.engine.measured import Accepts, Cause, Explanation, Measured, Parameter, Params, Quantity
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Geometries, Scene

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Bounds = tuple[Numbers, Numbers, Numbers]

# A dwelling sees a court where its eyes see at least this share of it.
SEEN_SHARE = 0.5
# A surface is looked at in some sixty places, which tells its share to this many per cent.
SURFACE_STEP = 5.0
STEP = Parameter(2.0, "m", 0.5, 5.0, "afstand mellem de steder på stien, der ses efter",
                 "distance between the places on the path that are looked at")
DWELLINGS = Parameter(1.0, "", 1.0, 10.0, "så mange boliger skal kunne se stedet",
                       "so many dwellings must see the place")


def measured_bounds(scene: Scene, samples: Samples, found: Looks, bounds: Bounds, params: Params) -> Measured:
    """Bounds with what would settle them; a guess says nothing where dwellings may yet come."""
    low, high, guess = bounds
    open_rows = np.flatnonzero(low != high)
    told: list[tuple[str, ...]] = [()] * len(low)
    if len(open_rows):
        named = reasons(scene, samples, found, params, len(low))
        told = [named[row] if low[row] != high[row] else () for row in range(len(low))]
    guess = np.where([UNBUILT in names for names in told], np.nan, guess) if told else guess
    return Measured(low, high, guess, tuple(told))


def _bays(courts: Geometries, params: Params) -> Samples:
    """Places over courts; where a profile fills them with cars, just over the roofs."""
    return over(courts, max(params["target_m"], params["car_m"] + 0.05 if params["car_m"] > 0 else 0.0))


def overlooking_dwellings(scene: Scene, rows: Rows, params: Params) -> Measured:
    """Dwellings with an opening that sees the court within eye_range_m, at ±field_deg from the wall's normal."""
    samples = _bays(scene.table(Role.PARKING).geometry[rows], params)
    found = looks(scene, samples, params)
    counts = of_courts(scene, samples, found, len(rows), params)
    return measured_bounds(scene, samples, found, (counts.low, counts.high, counts.guess), params)


def of_courts(scene: Scene, samples: Samples, found: Looks, count: int, params: Params) -> Counts:
    """Per court, the dwellings of buildings that see SEEN_SHARE of it."""
    homes = homes_in_reach(scene, samples, params["eye_range_m"])
    many = max(len(homes.most), 1)
    low, guess = (_seeing(samples, found.take(some), homes.least, count) for some in (found.certain, found.guess))
    high = _seeing(samples, found.take(found.possible & homes.told[found.building]), homes.most, count)
    pair = np.unique(samples.owner[homes.sample] * many + homes.building)
    high = high + sums(pair // many, homes.most[pair % many], count)
    high[np.unique(samples.owner[homes.anyone])] = np.inf
    return Counts(low, np.maximum(high, guess), guess)


def _seeing(samples: Samples, found: Looks, homes: Numbers, count: int) -> Numbers:
    """(count,) dwellings of the buildings that see enough of each subject: no more than their seeing openings."""
    many = max(len(homes), 1)
    owner = samples.owner[found.sample]
    seen = np.unique(owner * many + found.building, return_inverse=True)
    pairs, of = seen[0], seen[1].ravel()
    places = np.bincount(np.unique(of * (len(samples.owner) + 1) + found.sample) // (len(samples.owner) + 1),
                         minlength=len(pairs))
    eyes = np.bincount(np.unique(of * (int(found.eye.max(initial=0)) + 1) + found.eye)
                       // (int(found.eye.max(initial=0)) + 1), minlength=len(pairs))
    enough = places >= SEEN_SHARE * np.bincount(samples.owner, minlength=count)[pairs // many]
    return sums(pairs // many, np.where(enough, np.minimum(eyes, homes[pairs % many]), 0.0), count)


def explain_overlooking(scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The blocked views, and the fewest features in them without which enough homes see the court; else a window."""
    court = scene.table(Role.PARKING).geometry[[row]]
    samples = _bays(court, params)
    every = looks(scene, samples, params)
    found = every.take(homes_certain(scene)[every.building])
    homes = homes_in_reach(scene, samples, params["eye_range_m"]).least

    def seen(hidden: Flags) -> float:
        return float(_seeing(samples, found.take(~hidden), homes, 1)[0])

    blocks = Blockers(found.rays, stand_of(scene, params), seen, unit="")
    hidden = np.flatnonzero(blocks.blocked)
    # One line per eye, to the first place it should have seen, says as much as all of them.
    _, first = np.unique(found.eye[hidden], return_index=True)
    lines = shapely.multilinestrings(found.rays.lines(hidden[first])) if len(hidden) else court[0]
    cause = blocks.cause(accepts, lambda feature: feature[0] is not Role.BUILDING)
    return Explanation(lines, cause or _new_windows(scene, samples, every, params, accepts))


def _new_windows(scene: Scene, samples: Samples, now: Looks, params: Params, accepts: Accepts) -> Cause | None:
    """Windows in walls that see the court as it stands, one per home, as many as are needed; None where none can."""
    table = scene.table(Role.BUILDING)
    walls = facades(scene)
    found = looks(scene, samples, params, walls)
    found = found.take(found.guess & (walls.place[found.eye, 2] < 2.0))
    homes = homes_in_reach(scene, samples, params["eye_range_m"]).least
    have = float(_seeing(samples, now.take(now.guess), homes, 1)[0])
    sees_now = {b for b in np.unique(now.building[now.guess]).tolist()
                if _seeing(samples, now.take(now.guess & (now.building == b)), homes, 1)[0] > 0}
    proposal: list[tuple[Role, shapely.Geometry, dict[str, float | str]]] = []
    for building in sorted(set(found.building.tolist()) - sees_now, key=lambda b: table.keys[b]):
        eye = next((eye for eye in np.unique(found.eye[found.building == building]).tolist()
                    if (found.eye == eye).sum() >= SEEN_SHARE * len(samples.owner)), None)
        if eye is None:
            continue
        proposal.append((Role.WINDOW_FACADE, shapely.Point(walls.place[eye, :2]), {}))
        have += 1.0
        if accepts(have):
            return Cause("lack", proposal=tuple(proposal))
    return None


def _shares(samples: Samples, counts: Counts, count: int, least: float) -> Bounds:
    """(count,) share of each subject, in %, that so many dwellings see."""
    total = samples.total(count)

    def share(seen: Numbers) -> Numbers:
        return np.where(total > 0, 100.0 * samples.total(count, seen >= least) / np.maximum(total, 1e-9), 100.0)

    return share(counts.low), share(counts.high), share(counts.guess)


def surface_overlooked(role: Role, scene: Scene, rows: Rows, params: Params) -> Measured:
    """Share of a surface, in %, that at least so many dwellings see within eye_range_m."""
    samples = over(scene.table(role).geometry[rows], params["target_m"])
    found = looks(scene, samples, params)
    counts = dwellings(scene, samples, found, params["eye_range_m"])
    return measured_bounds(scene, samples, found, _shares(samples, counts, len(rows), params["dwellings"]), params)


def explain_surface(role: Role, scene: Scene, row: int, params: Params, accepts: Accepts) -> Explanation:
    """The places that nobody sees, a blocked view past each blocker, and the fewest that must go; else windows."""
    shapes = scene.table(role).geometry[[row]]
    samples = over(shapes, params["target_m"])
    total = float(samples.total(1)[0])
    found, blocks = blocks_of(scene, samples, params, unit="m²")

    def enough(seen: Flags) -> bool:
        return accepts(_step(100.0 * float(samples.weight[seen].sum()) / total))

    cause = blocks.cause(lambda metres: accepts(_step(100.0 * metres / total)), _movable)
    counts = dwellings(scene, samples, looks(scene, samples, params), params["eye_range_m"])
    dark = shapely.points(samples.place[counts.guess < params["dwellings"], :2])
    size = float(np.sqrt(max(samples.weight.max(initial=1.0), 1.0))) / 2.0
    cells = shapely.box(*(shapely.bounds(dark) + size * np.array([-1.0, -1.0, 1.0, 1.0])).T) if len(dark) else []
    evidence = shapely.intersection(shapely.union_all(cells), shapes[0]) if len(dark) else shapes[0]
    if shapely.get_dimensions(shapes[0]) < 2:
        evidence = shapes[0]
    rays = found.rays.lines(blocks.shown_rays()).tolist()
    shown = [*shapely.get_parts(evidence).tolist(), *rays]
    return Explanation(shapely.geometrycollections(shown) if rays else evidence,
                       cause or windows_for(scene, samples, params, enough))


def _step(share: float) -> float:
    """A share as it is measured: to the step of the quantity."""
    return SURFACE_STEP * round(share / SURFACE_STEP)


def _movable(feature: tuple[Role, str]) -> bool:
    return feature[0] not in (Role.BUILDING, Role.BUILDING_FIELD)


def blocks_of(scene: Scene, samples: Samples, params: Params, wanted: Flags | None = None,
              unit: str = "m") -> tuple[Looks, Blockers]:
    """The views of dwellings of some samples and what stands in them, in the samples' weight that anybody sees.

    wanted: which of the samples count; None counts them all.
    """
    found = looks(scene, samples, params)
    found = found.take(homes_certain(scene)[found.building])
    least = params.get("dwellings", 1.0)
    many = max(len(scene.table(Role.BUILDING)), 1)

    def seen(hidden: Flags) -> float:
        pairs = np.unique(found.sample[~hidden] * many + found.building[~hidden])
        by = np.bincount(pairs // many, minlength=len(samples.owner)) >= least
        return float(samples.weight[by if wanted is None else by & wanted].sum())

    return found, Blockers(found.rays, stand_of(scene, params), seen, unit=unit)


def windows_for(scene: Scene, samples: Samples, params: Params, enough: Callable[[Flags], bool]) -> Cause | None:
    """Windows in walls, the best first, with which enough of the samples is seen; None where no window can do that."""
    walls = facades(scene)
    found = looks(scene, samples, params, walls)
    found = found.take(found.guess & (walls.place[found.eye, 2] < 2.0))
    now = looks(scene, samples, params)
    seen = np.bincount(now.sample[now.guess], minlength=len(samples.owner)) > 0
    proposal: list[tuple[Role, shapely.Geometry, dict[str, float | str]]] = []
    while len(found.eye):
        fresh = found.take(~seen[found.sample])
        gain = np.bincount(fresh.eye, samples.weight[fresh.sample], minlength=len(walls.building))
        if gain.max(initial=0.0) <= 0:
            return None
        best = int(np.lexsort((walls.place[:, 1], walls.place[:, 0], -np.round(gain, 6)))[0])
        seen[fresh.sample[fresh.eye == best]] = True
        proposal.append((Role.WINDOW_FACADE, shapely.Point(walls.place[best, :2]), {}))
        if enough(seen):
            return Cause("lack", proposal=tuple(proposal))
    return None


def path_overlooked(within: float, scene: Scene, rows: Rows, params: Params) -> Measured:
    """Share of a stretch, in %, that a dwelling sees from within so many metres."""
    shapes = stretches(scene).geometry[rows]
    near = {**params, "eye_range_m": within}
    seen = looks_along(scene, shapes, near)
    samples, found = seen.samples, seen.looks.take(seen.looks.distance <= within)
    counts = dwellings(scene, samples, found, within)
    measured = measured_bounds(scene, samples, found, _shares(samples, counts, len(rows), 1.0), near)
    return without_lines(measured, shapes)


def without_lines(measured: Measured, shapes: Geometries) -> Measured:
    """The same, unknown for paths that are drawn as a surface only."""
    line = shapely.get_type_id(shapes) == shapely.GeometryType.LINESTRING
    missing = tuple(names if held else (CENTRE_LINE,) for names, held in zip(measured.missing, line.tolist()))
    return Measured(np.where(line, measured.low, 0.0), np.where(line, measured.high, np.inf),
                    np.where(line, measured.guess, np.nan), missing)


def _surface(role: Role, name: str, words: Sequence[str]) -> Quantity:
    explain: Callable[[Scene, int, Params, Accepts], Explanation] = partial(explain_surface, role)
    return Quantity(name, role.value, words[0], words[1], partial(surface_overlooked, role), unit="%",
                    quantum=SURFACE_STEP, reads=LOOK_ROLES, reach_m=REACH_M, explain=explain,
                    parameters={**LOOKING, "dwellings": DWELLINGS})


def _path(within: float) -> Quantity:
    return Quantity(f"path_overlooked_{within:g}_pct", "path_stretch",
                    f"andel af stien, som en bolig inden for {within:g} m ser",
                    f"share of the path that a dwelling within {within:g} m sees", partial(path_overlooked, within),
                    unit="%", quantum=1.0, reads=LOOK_ROLES, reach_m=REACH_M,
                    parameters={name: p for name, p in {**LOOKING, "step_m": STEP}.items() if name != "eye_range_m"})


OVERLOOKED = (
    Quantity("overlooking_dwellings", "parking", "boliger med udsyn til parkeringen",
             "dwellings that overlook the parking", overlooking_dwellings, unit="", quantum=1.0,
             reads=LOOK_ROLES, reach_m=REACH_M, explain=explain_overlooking, parameters=LOOKING),
    _surface(Role.PLAY_MEET, "play_overlooked_pct", ("andel af legepladsen, som en bolig ser",
                                                     "share of the playground that a dwelling sees")),
    _surface(Role.OPEN_SPACE, "open_space_overlooked_pct", ("andel af friarealet, som en bolig ser",
                                                            "share of the open space that a dwelling sees")),
    *(_path(within) for within in (15.0, 25.0, 50.0, 100.0)),
)
