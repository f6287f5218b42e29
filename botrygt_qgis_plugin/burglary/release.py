# SPDX-License-Identifier: GPL-2.0-or-later
"""The protected release: burglaries and dwellings in, one ordinal class per square of the national net out.

Every rule here protects a victim (denmark.md H2-H14). Nothing finer than a class leaves this module; which squares
passed which gate, the limits between classes and the chance mixed in are told nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.burglary.clock import hours
from botrygt_qgis_plugin.burglary.events import Events, Floats
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.release import (
    BLOCK,
    LEAST_MONTHS,
    RELEASE_CRS,
    cell_name,
    fingerprint_of,
    release_digest,
    whole_years,
)

SMALL = 250
LABELS = ("lav eller ikke vist", "forhøjet", "høj", "højest")
HANDLING = "INTERN. Kun til kommunens planlægning; må ikke offentliggøres, klippes til eller lægges sammen med andre " \
           "kort over indbrud."
# Limits between classes as multiples of the whole area's own rate, which is public knowledge (Statistics Denmark).
_STEPS = (1.0, 1.5, 2.25)
_LONGEST_LIFE = timedelta(days=366)
# Squares are numbered row by row; no Danish column reaches a million.
_ROW = 1_000_000


@dataclass(frozen=True)
class Gates:
    """What a square must hold to be shown. They may be raised and never lowered.

    dwellings: at least so many; addresses: at least so many different burgled addresses; dominance: no address may
    stand for a larger share of the burglaries.
    """

    dwellings: int = 25
    addresses: int = 5
    dominance: float = 0.40

    def __post_init__(self) -> None:
        if self.dwellings < 25 or self.addresses < 5 or not 0.0 < self.dominance <= 0.40:
            raise InputError(
                "The gates may be raised, never lowered: at least 25 dwellings and 5 addresses, at most 40 % at one "
                "address.",
                "Tærsklerne kan skærpes, aldrig lempes: mindst 25 boliger og 5 adresser, højst 40 % på én adresse.",
                "gates")


@dataclass(frozen=True)
class Dwellings:
    """Where people live: xy (n, 2) in EPSG:25832, count: (n,) dwellings at each point."""

    xy: Floats
    count: Floats


@dataclass(frozen=True)
class ReleasePlan:
    """What to release. noise: chance that a shown square is moved one class, drawn from the machine's own randomness.

    area: where the issuer's data are complete, None for everywhere. supersedes: ids of the releases this one replaces.
    """

    release_id: str
    issuer: str
    period: tuple[date, date]
    issued: date
    expires: date
    gates: Gates = Gates()
    classes: int = 4
    noise: float = 0.0
    area: shapely.Geometry | None = None
    supersedes: tuple[str, ...] = ()
    fictional: bool = False
    handling: str = HANDLING


@dataclass(frozen=True)
class MadeRelease:
    """A release: cells and classes in the order of the cells' names, the manifest, and for the police alone how much of
    the truth it still shows: share of dwellings and of burglaries in squares that passed the gates."""

    names: tuple[str, ...]
    cells: NDArray[Any]
    risk_class: NDArray[np.int64]
    manifest: Mapping[str, Any]
    dwellings_shown: float
    burglaries_shown: float

    @property
    def fingerprint(self) -> str:
        """What the issuer must tell the recipient by another way."""
        return fingerprint_of(self.manifest)


@dataclass(frozen=True)
class _Squares:
    """Tallies of squares of one size by rising key: dwellings, burglaries, burgled addresses, most at one address."""

    key: NDArray[np.int64]
    dwellings: Floats
    burglaries: Floats
    addresses: Floats
    most: Floats

    def passes(self, gates: Gates) -> NDArray[np.bool_]:
        """(n,) which squares may be shown."""
        mask: NDArray[np.bool_] = (self.dwellings >= gates.dwellings) & (self.addresses >= gates.addresses) & \
            (self.most <= gates.dominance * self.burglaries)
        return mask


def make_release(events: Events, dwellings: Dwellings, plan: ReleasePlan,
                 random: np.random.Generator | None = None) -> MadeRelease:
    """The release of the timed events that began within the period.

    Every square kilometre with a dwelling is covered: as 16 small squares only where each of them that is lived in or
    was burgled passes the gates, else as one; a kilometre that fails them, or is known only in part, gets the lowest
    class. random: for the noise; the machine's own where None. Raises InputError where a rule would be broken.
    """
    _check(events, dwellings, plan)
    counted = _within(events.timed, plan.period)
    small, large = (_tallied(counted, dwellings, side) for side in (SMALL, BLOCK))
    lived = large.dwellings > 0.0
    whole = lived & ~np.isin(large.key, _cut_blocks(dwellings, plan.area))
    split = whole & ~np.isin(large.key, _blocks_of(small.key[~small.passes(plan.gates)]))
    one = lived & ~split
    shown = one & whole & large.passes(plan.gates)
    parts = _sixteen(large.key[split])
    place = np.minimum(np.searchsorted(small.key, parts), len(small.key) - 1)
    real = small.key[place] == parts
    limits = class_limits(counted, dwellings, plan)
    years = whole_years(*plan.period) / 12.0
    risk = np.concatenate([np.where(shown, _classed(large, limits, years), 0)[one],
                           np.where(real, _classed(small, limits, years)[place], 0)])
    open_ = np.concatenate([shown[one], real])
    risk = _stirred(risk, open_, plan, random or np.random.default_rng())
    names, cells, order = _laid_out(large.key[one], parts)
    digest = release_digest(names, risk[order].tolist(), cells)
    return MadeRelease(names, cells, risk[order], _manifest(plan, digest), *_still_seen(large, shown | split, counted))


def class_limits(events: Events, dwellings: Dwellings, plan: ReleasePlan) -> Floats:
    """(classes - 1,) lowest yearly burglaries per 1000 dwellings of each class above the lowest; rounded to halves."""
    years = whole_years(*plan.period) / 12.0
    overall = 1000.0 * len(events) / float(dwellings.count.sum()) / years
    limits: Floats = np.maximum(np.round(2.0 * overall * np.array(_STEPS[:plan.classes - 1])) / 2.0, 0.5)
    for at in range(1, len(limits)):
        limits[at] = max(limits[at], limits[at - 1] + 0.5)
    return limits


def _check(events: Events, dwellings: Dwellings, plan: ReleasePlan) -> None:
    first, last = plan.period
    complaint = None
    if events.crs != RELEASE_CRS:
        complaint = (f"the burglaries must be in {RELEASE_CRS}", f"indbruddene skal være i {RELEASE_CRS}")
    elif not dwellings.count.sum():
        complaint = ("there must be dwellings to compare with", "der skal være boliger at sammenligne med")
    elif whole_years(first, last) < LEAST_MONTHS:
        complaint = (f"the period must be whole years, at least {LEAST_MONTHS} months",
                     f"perioden skal være hele år, mindst {LEAST_MONTHS} måneder")
    elif last >= plan.issued:
        complaint = ("the period must be over", "perioden skal være slut")
    elif not plan.issued < plan.expires <= plan.issued + _LONGEST_LIFE and not plan.fictional:
        complaint = ("it must expire within a year", "den skal udløbe inden for et år")
    elif not plan.release_id.strip() or not plan.issuer.strip():
        complaint = ("it needs an id and an issuer", "den skal have et id og en udsteder")
    elif plan.classes not in (3, 4) or not 0.0 <= plan.noise <= 0.5:
        complaint = ("it must have 3 or 4 classes, and noise between 0 and 0.5",
                     "den skal have 3 eller 4 klasser og støj mellem 0 og 0,5")
    if complaint:
        raise InputError(f"The release was not made: {complaint[0]}.", f"Frigivelsen blev ikke lavet: {complaint[1]}.",
                         plan.release_id)


def _within(events: Events, period: tuple[date, date]) -> Events:
    first, end = (hours(datetime(day.year, day.month, day.day)) for day in (period[0], period[1] + timedelta(days=1)))
    return events.take((events.start >= first) & (events.start < end))


def _keys(xy: Floats, side: int) -> NDArray[np.int64]:
    """The square each point lies in, as one number: row north times a million and column east."""
    square = np.floor(xy / side).astype(np.int64)
    keys: NDArray[np.int64] = square[:, 1] * _ROW + square[:, 0]
    return keys


def _blocks_of(small: NDArray[np.int64]) -> NDArray[np.int64]:
    """The square kilometre of each small square."""
    of = BLOCK // SMALL
    keys: NDArray[np.int64] = small // _ROW // of * _ROW + small % _ROW // of
    return keys


def _sixteen(blocks: NDArray[np.int64]) -> NDArray[np.int64]:
    """All small squares of these square kilometres."""
    of = BLOCK // SMALL
    up, across = np.divmod(np.arange(of * of), of)
    keys: NDArray[np.int64] = ((blocks // _ROW * of)[:, None] + up) * _ROW + (blocks % _ROW * of)[:, None] + across
    return keys.ravel()


def _tallied(events: Events, dwellings: Dwellings, side: int) -> _Squares:
    homes, cases = _keys(dwellings.xy, side), _keys(events.xy, side)
    key, place = np.unique(np.concatenate([homes, cases]), return_inverse=True)
    home, case = np.split(place.ravel(), [len(homes)])
    address = np.unique(events.address, return_inverse=True)[1].ravel()
    pairs, count = np.unique(np.stack([case, address]), axis=1, return_counts=True)
    most = np.zeros(len(key))
    np.maximum.at(most, pairs[0], count)
    return _Squares(key, np.bincount(home, dwellings.count, len(key)).astype(np.float64),
                    np.bincount(case, minlength=len(key)) * 1.0,
                    np.bincount(pairs[0], minlength=len(key)) * 1.0, most)


def _cut_blocks(dwellings: Dwellings, area: shapely.Geometry | None) -> NDArray[np.int64]:
    """Square kilometres with a dwelling outside the area where data are complete: shown by two, they could be
    compared."""
    if area is None:
        return np.empty(0, dtype=np.int64)
    shapely.prepare(area)
    outside = ~shapely.intersects(area, shapely.points(dwellings.xy)) & (dwellings.count > 0.0)
    return np.unique(_keys(dwellings.xy[outside], BLOCK))


def _classed(squares: _Squares, limits: Floats, years: float) -> NDArray[np.int64]:
    """(n,) class of each square by its own yearly rate."""
    with np.errstate(invalid="ignore", divide="ignore"):
        rate = np.nan_to_num(1000.0 * squares.burglaries / squares.dwellings / years, nan=0.0, posinf=0.0)
    return np.searchsorted(limits, rate, "right").astype(np.int64)


def _stirred(risk: NDArray[np.int64], shown: NDArray[np.bool_], plan: ReleasePlan,
             random: np.random.Generator) -> NDArray[np.int64]:
    """Shown squares moved one class up or down by chance, so that no limit can be probed."""
    if not plan.noise:
        return risk
    moved = shown & (random.random(len(risk)) < plan.noise)
    step = random.choice(np.array([-1, 1]), len(risk))
    return np.where(moved, np.clip(risk + step, 0, plan.classes - 1), risk)


def _laid_out(blocks: NDArray[np.int64], parts: NDArray[np.int64]) -> tuple[tuple[str, ...], NDArray[Any],
                                                                            NDArray[np.intp]]:
    """Names and squares in the order of the names, which tells nothing, and that order."""
    side = np.repeat([BLOCK, SMALL], [len(blocks), len(parts)])
    key = np.concatenate([blocks, parts])
    south, west = key // _ROW * side, key % _ROW * side
    names = [cell_name(x, y, wide) for x, y, wide in zip(west.tolist(), south.tolist(), side.tolist())]
    order = np.array(sorted(range(len(names)), key=names.__getitem__), dtype=np.intp)
    cells = shapely.box(west, south, west + side, south + side)
    return tuple(names[at] for at in order.tolist()), cells[order], order


def _still_seen(large: _Squares, seen: NDArray[np.bool_], events: Events) -> tuple[float, float]:
    return (float(large.dwellings[seen].sum() / large.dwellings.sum()),
            float(large.burglaries[seen].sum() / max(len(events), 1)))


def _manifest(plan: ReleasePlan, digest: str) -> Mapping[str, Any]:
    manifest: dict[str, Any] = {
        "release_id": plan.release_id, "period_from": plan.period[0].isoformat(),
        "period_to": plan.period[1].isoformat(), "issued": plan.issued.isoformat(), "issuer": plan.issuer,
        "handling": plan.handling, "expires": plan.expires.isoformat(), "grid": "KN250mDK",
        "classes": [LABELS[0], *LABELS[1:plan.classes]], "sha256": digest}
    if plan.supersedes:
        manifest["supersedes"] = list(plan.supersedes)
    if plan.fictional:
        manifest["fictional"] = True
    return manifest
