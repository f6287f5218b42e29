# SPDX-License-Identifier: GPL-2.0-or-later
"""What a layer or plan holds, as a digest: over its content in a fixed order, never over file bytes.

QGIS changes the bytes of a GeoPackage without any edit, and two writers give the same rows in another order.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.manifest import plugin_version
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import Rulebook
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene


@dataclass(frozen=True)
class InputDigest:
    """One layer of a plan, used in one role: how many features, and the SHA-256 of what they hold."""

    role: str
    layer: str
    features: int
    sha256: str


def canonical_json(value: Any) -> str:
    """JSON with sorted keys and no spaces, the same for equal values. Raises ValueError for NaN and infinity."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def plain_cell(value: Any) -> Any:
    """A cell as JSON can carry it: unknown and NaN are None, infinities text, numpy scalars Python's own."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return None if math.isnan(value) else repr(value)
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


def content_digest(name: str, crs: str, fields: Mapping[str, Sequence[Any]], keys: Sequence[str],
                   geometry: NDArray[Any]) -> str:
    """SHA-256 (hex) of one layer: its name, CRS, fields by name, and features by key with their 2D or 3D WKB.

    The order of rows and of fields does not matter. `geometry` is (n,), `keys` and each of `fields` have n entries.
    """
    names = sorted(fields)
    wkb = shapely.to_wkb(geometry, output_dimension=2, byte_order=1)
    columns = [[plain_cell(value) for value in fields[field]] for field in names]
    rows = sorted(zip(keys, ("" if shape is None else shape.hex() for shape in wkb),
                      map(canonical_json, zip(*columns) if columns else [()] * len(keys))))
    digest = hashlib.sha256(canonical_json([name, crs, names]).encode("utf-8"))
    for row in rows:
        digest.update(b"\x1e" + "\x1f".join(row).encode("utf-8"))
    return digest.hexdigest()


def table_digests(role: Role, table: FeatureTable, crs: str) -> tuple[InputDigest, ...]:
    """One digest for each layer that a role's rows come from; an empty table gives one without a layer's name."""
    sources = np.array(table.source or ("",) * len(table), dtype=object)
    made = []
    for layer in sorted(set(sources.tolist())) or [""]:
        rows = np.flatnonzero(sources == layer)
        part = table.take(rows)
        fields = {**{name: values.tolist() for name, values in part.columns.items()},
                  "@label": part.labels or part.keys}
        made.append(InputDigest(role.value, layer, len(part),
                                content_digest(layer, crs, fields, part.keys, part.geometry)))
    return tuple(made)


def input_digests(scene: Scene) -> tuple[InputDigest, ...]:
    """The layers a plan was made from, by role and name, the photometric files its lamps name, and the terrain."""
    layers = tuple(digest for role in sorted(scene.tables, key=lambda role: role.value)
                   for digest in table_digests(role, scene.tables[role], scene.crs))
    files = tuple(InputDigest("photometry", name, 1, scene.photometry[name].digest)
                  for name in sorted(scene.photometry))
    return (*layers, *files, *_ground(scene))


def _ground(scene: Scene) -> tuple[InputDigest, ...]:
    """The raster of heights, where one was given."""
    terrain = scene.terrain
    if terrain is None:
        return ()
    held = canonical_json([*terrain.values.shape, terrain.west, terrain.north, terrain.step_m]).encode("utf-8")
    digest = hashlib.sha256(held + np.ascontiguousarray(terrain.values, dtype="<f8").tobytes()).hexdigest()
    return (InputDigest("terrain", "", int(terrain.values.size), digest),)


def scene_digest(scene: Scene, rulebook: Rulebook) -> str:
    """SHA-256 (hex) of all that can alter a plan's result: drawing, coverage, stage, rules and this program."""
    coverage = {role.value: shapely.to_wkb(area, hex=True, output_dimension=2, byte_order=1)
                for role, area in scene.coverage.items()}
    inputs = [[part.role, part.layer, part.sha256] for part in input_digests(scene)]
    text = canonical_json([scene.plan_id, scene.plan_name, scene.stage, scene.crs, coverage, inputs, rulebook.digest,
                           plugin_version()])
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
