# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawn geometry -> geometry that can be measured: flat, finite, valid, of one kind; what was done is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

# A repair that alters a polygon's area by a larger share is a guess about what was meant.
AREA_TOLERANCE = 0.01
_KINDS: Mapping[str, tuple[int, ...]] = {"point": (0, 4), "line": (1, 2, 5), "polygon": (3, 6)}
_COLLECTION = 7


@dataclass(frozen=True)
class Cleaned:
    """Usable geometry and the rows it came from.

    geometry: (k,) 2D, valid, single part where there is one; rows: (k,) rows of the drawn layer. skipped, repaired:
    why -> rows, with why one of 'empty', 'not_finite', 'curved', 'wrong_kind', 'invalid'; 'repaired', 'collection'.
    """

    geometry: NDArray[Any]
    rows: NDArray[np.intp]
    skipped: Mapping[str, tuple[int, ...]]
    repaired: tuple[int, ...]


def geometry_kind(geometry: NDArray[Any]) -> str:
    """'point', 'line' or 'polygon': what most features are; '' where no feature has a geometry."""
    if not len(geometry):
        return ""
    types = shapely.get_type_id(geometry)
    counts = {kind: int(np.isin(types, ids).sum()) for kind, ids in _KINDS.items()}
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] else ""


def kinds_of(geometry: NDArray[Any]) -> NDArray[Any]:
    """(n,) 'point', 'line', 'polygon' or '' for each feature."""
    types = shapely.get_type_id(geometry)
    kinds = np.full(len(geometry), "", dtype=object)
    for kind, ids in _KINDS.items():
        kinds[np.isin(types, ids)] = kind
    return kinds


def _rows_not_finite(geometry: NDArray[Any]) -> NDArray[np.bool_]:
    coordinates, owner = shapely.get_coordinates(geometry, return_index=True)
    bad = np.zeros(len(geometry), dtype=bool)
    bad[owner[~np.isfinite(coordinates).all(axis=1)]] = True
    return bad


def _polygons_in(geometry: shapely.Geometry, kinds: Sequence[str]) -> shapely.Geometry | None:
    """The parts of a collection that are of an allowed kind, if they are all of one kind and nothing else is there."""
    parts = shapely.get_parts(geometry)
    found = set(kinds_of(parts).tolist())
    if len(found) != 1 or not found <= set(kinds):
        return None
    make = {"point": shapely.multipoints, "line": shapely.multilinestrings, "polygon": shapely.multipolygons}
    return make[found.pop()](shapely.get_parts(parts))


def _ring_area(polygon: shapely.Geometry) -> float:
    """The area that the drawn rings enclose, signed parts against each other: nought for a figure of eight."""
    return float(shapely.area(polygon))


def _repair(geometry: shapely.Geometry) -> shapely.Geometry | None:
    """A valid polygon that differs by less than AREA_TOLERANCE in area, None where the repair would be a guess."""
    if shapely.get_type_id(geometry) not in _KINDS["polygon"]:
        return None
    made = shapely.make_valid(geometry)
    parts = shapely.get_parts(made)
    parts = shapely.get_parts(parts)
    parts = parts[shapely.get_type_id(parts) == 3]
    if not len(parts):
        return None
    whole = shapely.union_all(parts)
    area = _ring_area(geometry)
    if area <= 0 or abs(float(shapely.area(whole)) - area) > AREA_TOLERANCE * area:
        return None
    return whole


def _single(geometry: NDArray[Any]) -> NDArray[Any]:
    """Multi geometry of one part becomes that part; touching parts of a line become one line."""
    geometry = geometry.copy()
    lines = (shapely.get_type_id(geometry) == 5) & (shapely.get_num_geometries(geometry) > 1)
    geometry[lines] = shapely.line_merge(geometry[lines])
    one = np.isin(shapely.get_type_id(geometry), (4, 5, 6)) & (shapely.get_num_geometries(geometry) == 1)
    geometry[one] = shapely.get_geometry(geometry[one], 0)
    return geometry


def clean_geometry(geometry: NDArray[Any], kinds: Sequence[str]) -> Cleaned:
    """Drawn geometry, (n,) with None for NULL, as geometry of the allowed kinds ('point', 'line', 'polygon')."""
    flat = shapely.force_2d(np.asarray(geometry, dtype=object))
    skipped: dict[str, NDArray[np.bool_]] = {}
    skipped["empty"] = shapely.is_missing(flat) | shapely.is_empty(flat)
    skipped["not_finite"] = ~skipped["empty"] & _rows_not_finite(flat)
    usable = ~(skipped["empty"] | skipped["not_finite"])
    repaired = []
    for row in np.flatnonzero(usable & (shapely.get_type_id(flat) == _COLLECTION)).tolist():
        parts = _polygons_in(flat[row], kinds)
        if parts is not None:
            flat[row] = parts
            repaired.append(row)
    types = shapely.get_type_id(flat)
    skipped["curved"] = usable & (types > _COLLECTION)
    wrong = ~np.isin(kinds_of(flat), list(kinds))
    skipped["wrong_kind"] = usable & wrong & ~skipped["curved"]
    usable &= ~(skipped["curved"] | skipped["wrong_kind"])
    invalid = np.zeros(len(flat), dtype=bool)
    invalid[usable] = ~shapely.is_valid(flat[usable])
    for row in np.flatnonzero(invalid).tolist():
        made = _repair(flat[row])
        if made is not None:
            flat[row] = made
            invalid[row] = False
            repaired.append(row)
    skipped["invalid"] = invalid
    rows = np.flatnonzero(usable & ~invalid)
    return Cleaned(_single(flat[rows]), rows,
                   {why: tuple(np.flatnonzero(mask).tolist()) for why, mask in skipped.items() if mask.any()},
                   tuple(sorted(set(repaired))))


def explode(cleaned: Cleaned) -> tuple[NDArray[Any], NDArray[np.intp]]:
    """Points and lines of several parts as single parts; polygons whole. Returns geometry and the row in `cleaned`."""
    several = np.isin(shapely.get_type_id(cleaned.geometry), (4, 5))
    if not several.any():
        return cleaned.geometry, np.arange(len(cleaned.geometry))
    pieces = [(part, row) for row, shape in enumerate(cleaned.geometry)
              for part in (shapely.get_parts(shape) if several[row] else (shape,))]
    made = np.empty(len(pieces), dtype=object)
    made[:] = [part for part, _ in pieces]
    return made, np.array([row for _, row in pieces], dtype=np.intp)
