# SPDX-License-Identifier: GPL-2.0-or-later
"""What a release says of dwellings that are not built yet: how streets like theirs are spread over its classes.

A new street has no burglaries, but streets of its kind stand elsewhere. Their classes are counted; no street is named,
no number of burglaries is known, and below `least` streets or squares nothing is said. INTERN.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.columns import value_text
from botrygt_qgis_plugin.engine.crs import normal_crs
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.layers import RawLayer
from botrygt_qgis_plugin.engine.names import same_field
from botrygt_qgis_plugin.engine.release import RELEASE_CRS, Release
from botrygt_qgis_plugin.engine.vocabulary import plain

LEAST_STREETS, LEAST_SQUARES = 20, 8
KIND_WORDS = ("boligtype", "bolig_type", "bebyggelsestype", "dwelling_type")
# Streets alike in length: shorter than, between, longer than these (m).
LENGTH_EDGES_M = (100.0, 250.0)
_MEET_M = 0.5
# Less than this may be luck.
_USEFUL_SKILL = 0.05
_NOWHERE = -1


@dataclass(frozen=True)
class Streets:
    """Streets and what makes two alike. kind: dwelling type as plain text, '' unknown; dead_end: one end meets no other
    street; length_band: 0, 1, 2."""

    lines: NDArray[Any]
    names: tuple[str, ...]
    kind: NDArray[Any]
    dead_end: NDArray[np.bool_]
    length_band: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.lines)


@dataclass(frozen=True)
class Outlook:
    """One new street: how many streets like it, in how many squares, and their share in each class; None where nothing
    can be told. The lowest class is «low or not shown», so the shares above it are the least that they can be."""

    name: str
    similar: int
    squares: int
    shares: tuple[float, ...] | None


@dataclass(frozen=True)
class Validation:
    """Hold-out over the built streets, one square left out at a time: the ranked probability score of the outlook and
    of the overall distribution (lower is better), and the skill 1 - score / base; NaN where no street could be told."""

    told: int
    score: float
    base: float

    @property
    def skill(self) -> float:
        """How much better than the overall distribution: 1 perfect, 0 no better, negative worse."""
        return 1.0 - self.score / self.base if self.told and self.base > 0.0 else float("nan")


def streets_of(layer: RawLayer, others: Sequence[RawLayer] = (), kind_field: str = "") -> Streets:
    """The lines of a layer with their traits; `others` are streets that they may meet as well.

    Raises InputError where the layer is not in the release's CRS or holds no line.
    """
    if normal_crs(layer.crs) != RELEASE_CRS:
        raise InputError(f"The layer '{layer.name}' must be in {RELEASE_CRS}, as the release is. Save it so first.",
                         f"Laget «{layer.name}» skal være i {RELEASE_CRS} som frigivelsen. Gem det sådan først.",
                         layer.name)
    rows = np.flatnonzero(np.isin(shapely.get_type_id(layer.geometry), (1, 5)) & ~shapely.is_empty(layer.geometry))
    if not len(rows):
        raise InputError(f"The layer '{layer.name}' holds no street.", f"Laget «{layer.name}» indeholder ingen vej.",
                         layer.name)
    lines = shapely.force_2d(layer.geometry[rows])
    field = kind_field or next((name for name in layer.fields if same_field(name, KIND_WORDS)), "")
    kinds = [plain(value_text(layer.fields[field][row])) if field else "" for row in rows.tolist()]
    beside = [shapely.force_2d(other.geometry[~shapely.is_missing(other.geometry)]) for other in others]
    kind = np.empty(len(rows), dtype=object)
    kind[:] = kinds
    return Streets(lines, tuple(_name(layer, row) for row in rows.tolist()), kind, _dead_ends(lines, beside),
                   np.searchsorted(LENGTH_EDGES_M, shapely.length(lines), "right").astype(np.int64))


def _name(layer: RawLayer, row: int) -> str:
    field = next((name for name in layer.fields if same_field(name, ("vejnavn", "navn", "name", "vej_nr", "vejnr"))),
                 "")
    return value_text(layer.fields[field][row]) if field else f"#{row + 1}"


def _dead_ends(lines: NDArray[Any], beside: Sequence[NDArray[Any]]) -> NDArray[np.bool_]:
    """True where exactly one end touches no other line."""
    everything = np.concatenate([lines, *beside])
    tree = shapely.STRtree(everything)
    loose = np.zeros((len(lines), 2), dtype=bool)
    for at, end in enumerate((0, -1)):
        parts = shapely.get_geometry(lines, end)
        tips = shapely.get_point(parts, end)
        tip, other = tree.query(tips, predicate="dwithin", distance=_MEET_M)
        met = np.zeros(len(lines), dtype=bool)
        met[tip[other != tip]] = True
        loose[:, at] = ~met
    single: NDArray[np.bool_] = loose.sum(axis=1) == 1
    return single


def street_classes(streets: Streets, release: Release) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
    """Class and square of the middle of each street; -1 where the release does not cover it."""
    middles = shapely.line_interpolate_point(shapely.line_merge(streets.lines), 0.5, normalized=True)
    middles = np.where(shapely.is_missing(middles), shapely.centroid(streets.lines), middles)
    street, cell = shapely.STRtree(release.cells).query(middles, predicate="intersects")
    square = np.full(len(streets), _NOWHERE, dtype=np.intp)
    square[street[::-1]] = cell[::-1]
    found = np.where(square >= 0, release.risk_class[np.maximum(square, 0)], _NOWHERE)
    return found.astype(np.int64), square


def outlooks(new: Streets, built: Streets, release: Release, least: tuple[int, int] = (LEAST_STREETS, LEAST_SQUARES)
             ) -> tuple[Outlook, ...]:
    """The outlook of each new street from the built ones, which must not lie where the new are to be."""
    risk, square = street_classes(built, release)
    usable = risk >= 0
    made = []
    for row, name in enumerate(new.names):
        alike = usable & _alike(new, row, built)
        squares = len(np.unique(square[alike]))
        enough = int(alike.sum()) >= least[0] and squares >= least[1]
        shares = tuple(_shares(risk[alike], len(release.classes)).tolist()) if enough else None
        made.append(Outlook(name, int(alike.sum()), squares, shares))
    return tuple(made)


def _alike(one: Streets, row: int, others: Streets) -> NDArray[np.bool_]:
    same: NDArray[np.bool_] = (others.dead_end == one.dead_end[row]) & (others.length_band == one.length_band[row])
    if one.kind[row]:
        same &= np.array([not kind or kind == one.kind[row] for kind in others.kind], dtype=bool)
    return same


def _shares(risk: NDArray[np.int64], classes: int) -> NDArray[np.float64]:
    made: NDArray[np.float64] = np.bincount(risk, minlength=classes) / max(len(risk), 1)
    return made


def validate(built: Streets, release: Release, least: tuple[int, int] = (LEAST_STREETS, LEAST_SQUARES)) -> Validation:
    """Tell every built street as if it were new, from streets in other squares, and hold that against its class."""
    risk, square = street_classes(built, release)
    scores: list[float] = []
    bases: list[float] = []
    for row in np.flatnonzero(risk >= 0).tolist():
        elsewhere = (risk >= 0) & (square != square[row])
        alike = elsewhere & _alike(built, row, built)
        if int(alike.sum()) < least[0] or len(np.unique(square[alike])) < least[1]:
            continue
        truth = np.arange(len(release.classes)) >= risk[row]
        for kept, rows in ((scores, alike), (bases, elsewhere)):
            told = np.cumsum(_shares(risk[rows], len(release.classes)))
            kept.append(float(((told - truth) ** 2).sum()))
    return Validation(len(scores), float(np.mean(scores)) if scores else float("nan"),
                      float(np.mean(bases)) if bases else float("nan"))


def outlook_entry(outlook: Outlook, classes: Sequence[str]) -> dict[str, Any]:
    """One new street for the result file, in both languages."""
    entry: dict[str, Any] = {"street": outlook.name, "similar": outlook.similar, "squares": outlook.squares,
                             "told": outlook.shares is not None}
    if outlook.shares is None:
        return {**entry, "da": f"Kan ikke afgøres: kun {outlook.similar} lignende veje i {outlook.squares} kvadrater.",
                "en": f"Cannot tell: only {outlook.similar} similar streets in {outlook.squares} squares."}
    listed = ", ".join(f"{label} {share:.0%}" for label, share in zip(classes, outlook.shares))
    return {**entry, "classes": dict(zip(classes, (round(share, 3) for share in outlook.shares))),
            "da": f"{outlook.similar} lignende veje: {listed}. Den laveste klasse rummer også det, der ikke er vist.",
            "en": f"{outlook.similar} similar streets: {listed}. The lowest class also holds what is not shown."}


def validation_entry(validation: Validation) -> Mapping[str, Any]:
    """The hold-out for the result file, in both languages."""
    skill = validation.skill
    if not np.isfinite(skill):
        return {"told": validation.told, "skill": None, "da": "Kan ikke afprøves: for få veje.",
                "en": "Cannot be tried: too few streets."}
    useful = skill >= _USEFUL_SKILL
    return {"told": validation.told, "skill": round(skill, 3),
            "da": f"Afprøvet på {validation.told} byggede veje: {'bedre' if useful else 'ikke bedre'} end "
                  f"fordelingen over alle veje ({100 * skill:.0f} %).".replace("-", "−"),
            "en": f"Tried on {validation.told} built streets: {'better' if useful else 'no better'} than the "
                  f"distribution over all streets ({100 * skill:.0f} %)."}
