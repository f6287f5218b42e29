# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer to look at beside the findings: named columns and shapes, before anybody writes or draws it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from botrygt_qgis_plugin.engine.scene import Geometries

TEXT, NUMBER, WHOLE, FLAG = "text", "number", "whole", "flag"


@dataclass(frozen=True)
class MapLayer:
    """name: of the layer and its style; title and about: for people, in Danish. geometry: as in a GeoPackage. kinds:
    column -> TEXT, NUMBER, WHOLE or FLAG; values: column -> (n,) plain values, None for unknown; shapes: (n,)."""

    name: str
    title: str
    about: str
    geometry: str
    kinds: Mapping[str, str]
    values: Mapping[str, Sequence[Any]]
    shapes: Geometries

    def __len__(self) -> int:
        return len(self.shapes)


def together(parts: Sequence[Sequence[MapLayer]]) -> tuple[MapLayer, ...]:
    """The layers of several plans as one of each kind, plan after plan."""
    made = []
    for same in zip(*parts):
        first = same[0]
        values = {name: [value for layer in same for value in layer.values[name]] for name in first.kinds}
        made.append(MapLayer(first.name, first.title, first.about, first.geometry, first.kinds, values,
                             np.concatenate([layer.shapes for layer in same])))
    return tuple(made)


def plain(value: float, decimals: int = 2) -> float | None:
    """A number as files can carry it: None for unknown and for what has no end."""
    return round(float(value), decimals) + 0.0 if np.isfinite(value) else None


def shapes_of(some: Sequence[Any]) -> Geometries:
    """(n,) geometries as an array, also of none or one."""
    made: Geometries = np.empty(len(some), dtype=object)
    made[:] = list(some)
    return made


def rows_of(layer: MapLayer) -> list[dict[str, Any]]:
    """The rows of a layer, column by column, without their shapes."""
    return [dict(zip(layer.kinds, row)) for row in zip(*(layer.values[name] for name in layer.kinds))]
