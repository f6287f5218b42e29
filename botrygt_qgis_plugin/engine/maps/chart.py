# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer made to be looked at: named columns and a geometry for each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from botrygt_qgis_plugin.engine.scene import Geometries


@dataclass(frozen=True)
class Chart:
    """kinds: a column's name -> 'TEXT', 'INTEGER' or 'REAL'; columns: its (n,) values; None where there is none.

    dimension: 0 for points, 1 for lines, 2 for areas.
    """

    kinds: Mapping[str, str]
    columns: Mapping[str, Sequence[Any]]
    geometry: Geometries
    dimension: int

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """The values of each row, in the order of the columns."""
        return zip(*(self.columns[name] for name in self.kinds))


@dataclass(frozen=True)
class Place:
    """What an eye or a place is called, and where it lies: (x, y) in the plan's coordinates."""

    name: str
    x: float
    y: float
