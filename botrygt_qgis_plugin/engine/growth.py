# SPDX-License-Identifier: GPL-2.0-or-later
"""How planting grows: the same scene at planting and years later, with leaves and without.

The drawn size is what the plan lets a plant grow to. A class of species says how large it is when planted, how much it
grows in a year and whether it keeps its leaves; classes stand in profiles, the last profile's first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene
from botrygt_qgis_plugin.engine.vocabulary import plain

Numbers = NDArray[np.float64]

GROWING = (Role.HEDGE_FENCE, Role.SHRUB_PLANTING, Role.TREE, Role.TREE_GROUP)
# A bare crown or hedge hides nobody.
BARE_OPENNESS_PCT = 100.0


@dataclass(frozen=True)
class Growth:
    """A class of species of one role. species: words that a name holds ('' stands for any). Heights in metres."""

    role: Role
    species: tuple[str, ...]
    planted_m: float
    per_year_m: float
    most_m: float
    evergreen: bool = False
    crown_planted_m: float = 1.0
    crown_per_year_m: float = 0.0
    stem_planted_m: float = 1.8

    def fits(self, name: str | None) -> bool:
        """True where the class has one of the words of a species' name, or stands for any."""
        text = plain(name or "")
        return any(word == "" or re.search(rf"\b{re.escape(plain(word))}", text) for word in self.species)


def growth_of(entry: Mapping[str, object]) -> Growth:
    """The class of one entry of a profile."""
    given = {name: value for name, value in entry.items() if name not in ("role", "species", "reason")}
    species = entry["species"]
    return Growth(Role(str(entry["role"])), tuple(map(str, species if isinstance(species, list) else [])), **given)  # type: ignore[arg-type]


def grown(scene: Scene, classes: Sequence[Growth], year: float, leaves: bool = True) -> Scene:
    """The scene `year` years after planting, in leaf or bare. What no class fits stays as it is drawn."""
    tables = {role: _grown(scene.table(role), role, classes, (year, leaves)) for role in GROWING if scene.has(role)}
    return scene.replacing(tables)


def _grown(table: FeatureTable, role: Role, classes: Sequence[Growth], when: tuple[float, bool]) -> FeatureTable:
    year, leaves = when
    names = table.text("species").tolist()
    kinds = table.text("kind").tolist()
    own = [None if kind in ("fence", "wall") else next((c for c in classes if c.role is role and c.fits(name)), None)
           for name, kind in zip(names, kinds)]
    columns = {name: values.copy() for name, values in table.columns.items()}
    for name in ("height_m", "crown_base_m", "crown_diameter_m", "openness_pct"):
        if role is Role.TREE or name in ("height_m", "openness_pct") or role is Role.TREE_GROUP:
            columns[name] = table.number(name).copy()
    for row, growth in enumerate(own):
        if growth is not None:
            _grow_row(columns, row, growth, year)
            if not leaves and not growth.evergreen:
                _bare_row(columns, row, role)
    return FeatureTable(table.keys, table.geometry, columns, table.labels, table.source)


def _grow_row(columns: dict[str, NDArray[np.float64]], row: int, growth: Growth, year: float) -> None:
    drawn = columns["height_m"][row]
    most = growth.most_m if np.isnan(drawn) else drawn
    columns["height_m"][row] = min(most, growth.planted_m + growth.per_year_m * year)
    if growth.role is not Role.TREE:
        return
    wide = columns["crown_diameter_m"][row]
    spread = growth.crown_planted_m + growth.crown_per_year_m * year
    columns["crown_diameter_m"][row] = spread if np.isnan(wide) else min(wide, spread)
    # The stem is cleared as the tree grows, up to what is drawn.
    stem = columns["crown_base_m"][row]
    columns["crown_base_m"][row] = min(growth.stem_planted_m if np.isnan(stem) else stem,
                                       max(growth.stem_planted_m, columns["height_m"][row] / 3.0))


def _bare_row(columns: dict[str, NDArray[np.float64]], row: int, role: Role) -> None:
    if role in (Role.TREE, Role.TREE_GROUP):
        columns["crown_base_m"][row] = columns["height_m"][row]
    elif role is Role.HEDGE_FENCE:
        columns["openness_pct"][row] = BARE_OPENNESS_PCT
    else:
        columns["height_m"][row] = 0.0
