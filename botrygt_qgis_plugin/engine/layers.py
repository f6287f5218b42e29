# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers as their owner drew them, and what each is used as."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.columns import column_of
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.roles import ROLES, Role

_TAG = re.compile(r'"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"')
_USE_FIELDS = frozenset({"layer", "source", "role", "columns", "id_field", "where"})


@dataclass(frozen=True)
class RawLayer:
    """One drawn layer, read and otherwise untouched.

    name: as its owner knows it; source: file path|layer or a QGIS source; crs: 'EPSG:25832', WKT, or '' where missing.
    geometry: (n,) shapely of any dimension, None for NULL; fields: name -> n raw values; ids: how the owner counts the
    rows (FID), used only to name a feature in a note; kind: 'point', 'line', 'polygon' where an empty layer says so.
    """

    name: str
    source: str
    crs: str
    geometry: NDArray[Any]
    fields: Mapping[str, Sequence[Any]]
    ids: tuple[str, ...] = ()
    kind: str = ""

    def __len__(self) -> int:
        return len(self.geometry)


@dataclass(frozen=True)
class LayerUse:
    """What one layer is used as.

    layer: RawLayer.name; source: told apart by it where two layers share a name. columns: canonical -> field, beside
    those found by name ('' takes a found one away). id_field: '' to find one, '-' for none. where: field -> accepted
    values as text; rows with other values are left out.
    """

    layer: str
    role: Role
    columns: Mapping[str, str] = field(default_factory=dict)
    id_field: str = ""
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source: str = ""

    def matches(self, layer: RawLayer) -> bool:
        """True where this use is about that layer."""
        return layer.name == self.layer and self.source in ("", layer.source)


def unpack_tags(layer: RawLayer) -> RawLayer:
    """OSM's `other_tags` ('"barrier"=>"hedge"') as fields of their own; other layers come back as they are."""
    packed = next((name for name in layer.fields if name.lower() == "other_tags"), None)
    if packed is None:
        return layer
    rows = [dict(_TAG.findall(value)) if isinstance(value, str) else {} for value in layer.fields[packed]]
    names = sorted({name for row in rows for name in row} - set(layer.fields))
    made = {name: [row.get(name) for row in rows] for name in names}
    kept = {name: values for name, values in layer.fields.items() if name != packed}
    return replace(layer, fields={**kept, **made})


def object_array(shapes: Sequence[Any]) -> NDArray[Any]:
    """Geometries (or None) as the one-dimensional object array that shapely works on."""
    made = np.empty(len(shapes), dtype=object)
    made[:] = shapes
    return made


def _refuse(en: str, da: str, where: str = "") -> InputError:
    return InputError(f"The layer mapping cannot be used: {en}", f"Tildelingen af lag kan ikke bruges: {da}", where)


def _role(text: object, layer: str) -> Role:
    try:
        return Role(str(text))
    except ValueError:
        roles = ", ".join(role.value for role in Role)
        raise _refuse(f"layer '{layer}' has the unknown role '{text}'. Use one of: {roles}.",
                      f"laget «{layer}» har den ukendte rolle «{text}». Brug en af: {roles}.", layer) from None


def _use(entry: Mapping[str, Any]) -> LayerUse:
    layer = str(entry.get("layer", ""))
    strange = sorted(set(entry) - _USE_FIELDS)
    if not layer or strange:
        wrong = f"'{strange[0]}'" if strange else "'layer'"
        raise _refuse(f"an entry lacks a layer or has an unknown name ({wrong}).",
                      f"en post mangler et lag eller har et ukendt navn ({wrong}).", layer)
    role = _role(entry.get("role", ""), layer)
    columns, where = entry.get("columns") or {}, entry.get("where") or {}
    if not isinstance(columns, Mapping) or not isinstance(where, Mapping):
        raise _refuse(f"'columns' and 'where' of layer '{layer}' must be objects.",
                      f"«columns» og «where» for laget «{layer}» skal være objekter.", layer)
    for name in columns:
        if column_of(role, str(name)) is None:
            known = ", ".join(column.name for column in ROLES[role].columns)
            raise _refuse(f"'{name}' is no column of the role {role.value} (layer '{layer}'). Known: {known}.",
                          f"«{name}» er ikke en egenskab ved rollen {role.value} (laget «{layer}»). Kendte: {known}.",
                          layer)
    return LayerUse(layer, role, {str(k): str(v or "") for k, v in columns.items()}, str(entry.get("id_field") or ""),
                    {str(k): tuple(map(str, v if isinstance(v, list) else [v])) for k, v in where.items()},
                    str(entry.get("source") or ""))


def uses_from_json(text: str) -> tuple[LayerUse, ...]:
    """Uses from '{"layers": [{"layer": …, "role": …, "columns": {…}, "id_field": …}]}', or '{"layer name": "role"}'.

    The result file of guessroles, which has the former under 'mapping', may be given as it is.
    """
    try:
        data = json.loads(text)
    except ValueError as error:
        raise _refuse(f"it is not JSON ({error}).", f"den er ikke JSON ({error}).") from None
    if isinstance(data, dict) and data.get("kind") == "guesses":
        data = data.get("mapping")
    if isinstance(data, dict) and isinstance(data.get("layers"), list):
        data = data["layers"]
    elif isinstance(data, dict):
        data = [{"layer": layer, **(role if isinstance(role, dict) else {"role": role})}
                for layer, role in data.items()]
    if not isinstance(data, list) or not all(isinstance(entry, dict) for entry in data):
        raise _refuse("it must be an object or a list of objects.",
                      "den skal være et objekt eller en liste af objekter.")
    return tuple(_use(entry) for entry in data)


def portable(uses: Sequence[LayerUse]) -> tuple[LayerUse, ...]:
    """The uses without the path of a layer where its name is enough, so that they serve another copy of the plan."""
    count = Counter(use.layer for use in uses)
    return tuple(replace(use, source="") if count[use.layer] == 1 else use for use in uses)


def uses_to_json(uses: Sequence[LayerUse]) -> str:
    """The uses as JSON that `uses_from_json` reads back to the same."""
    entries = []
    for use in uses:
        entry: dict[str, Any] = {"layer": use.layer, "role": use.role.value}
        parts = {"source": use.source, "columns": dict(use.columns), "id_field": use.id_field,
                 "where": {name: list(values) for name, values in use.where.items()}}
        entries.append({**entry, **{name: value for name, value in parts.items() if value}})
    return json.dumps({"layers": entries}, ensure_ascii=False, indent=1)
