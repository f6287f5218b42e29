# SPDX-License-Identifier: GPL-2.0-or-later
"""One drawn layer and its use -> rows with roles and canonical columns; rows of a role -> its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine import intake_notes as say
from botrygt_qgis_plugin.engine.columns import (
    Converted,
    column_of,
    convert,
    find_columns,
    find_id_field,
    find_label_field,
    value_text,
)
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.identity import geometry_keys, is_identity, numbered
from botrygt_qgis_plugin.engine.layers import LayerUse, RawLayer
from botrygt_qgis_plugin.engine.names import field_key, layer_name
from botrygt_qgis_plugin.engine.repair import clean_geometry, explode
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Note, empty_table
from botrygt_qgis_plugin.engine.vocabulary import hedge_kind, path_kind, path_or_road


@dataclass(frozen=True)
class Piece:
    """Rows of one layer that play one role: clean geometry, what the owner's id and label fields say, columns.

    drawn: (n,) the row of the layer that each came from; parts of one drawn feature share it.
    """

    role: Role
    layer: str
    id_field: str
    geometry: NDArray[Any]
    drawn: tuple[int, ...]
    ids: tuple[str, ...]
    labels: tuple[str, ...]
    columns: Mapping[str, NDArray[Any]]

    def __len__(self) -> int:
        return len(self.ids)


def _checked(layer: RawLayer, field_name: str) -> str:
    if field_name and field_name not in layer.fields:
        fields = ", ".join(layer.fields)
        raise InputError(f"The layer '{layer.name}' has no field '{field_name}'. It has: {fields}.",
                         f"Laget «{layer.name}» har ikke feltet «{field_name}». Det har: {fields}.", layer.name)
    return field_name


def _columns_of(layer: RawLayer, use: LayerUse) -> Mapping[str, str]:
    """Canonical column -> field: found by name, overridden by the use; the id field may serve both."""
    found = {**find_columns(use.role, tuple(layer.fields)), **use.columns}
    return {column: _checked(layer, name) for column, name in found.items() if name}


def _id_field(layer: RawLayer, use: LayerUse) -> str:
    if use.id_field == "-":
        return ""
    return _checked(layer, use.id_field) or find_id_field(use.role, tuple(layer.fields))


def _texts(layer: RawLayer, field_name: str, rows: NDArray[np.intp]) -> tuple[str, ...]:
    if not field_name:
        return ("",) * len(rows)
    values = layer.fields[field_name]
    return tuple(value_text(values[row]) for row in rows.tolist())


def _asked_for(layer: RawLayer, use: LayerUse) -> NDArray[np.intp]:
    """Rows that the use's `where` accepts."""
    keep = np.ones(len(layer), dtype=bool)
    for name, accepted in use.where.items():
        values = layer.fields[_checked(layer, name)]
        keep &= np.array([value_text(value) in accepted for value in values], dtype=bool)
    return np.flatnonzero(keep)


def _called(layer: RawLayer, id_field: str, label_field: str) -> Mapping[int, str]:
    """What a note calls each row: its label, else its id, else the owner's count of it."""
    everyone = np.arange(len(layer))
    labels, ids = _texts(layer, label_field, everyone), _texts(layer, id_field, everyone)
    counts = layer.ids or tuple(f"#{row + 1}" for row in everyone.tolist())
    return {row: labels[row] or ids[row] or counts[row] for row in everyone.tolist()}


def _roles_of_rows(layer: RawLayer, use: LayerUse, kind_field: str, rows: NDArray[np.intp]) -> list[Role]:
    """The role of each row: a path layer may hold roads and the other way round."""
    if use.role not in (Role.PATH, Role.ROAD) or not kind_field:
        return [use.role] * len(rows)
    texts = _texts(layer, kind_field, rows)
    told = {text: path_or_road(text) for text in set(texts)}
    return [told[text] or use.role for text in texts]


def kind_by_name(layer: RawLayer, role: Role) -> str | None:
    """The kind that a layer's own name gives all its rows ('haek' -> 'hedge'), None where it gives none.

    GeoDanmark's Hegn makes no difference between hedge and fence: such a layer (its object id, no type) gives none.
    """
    words = " ".join(layer_name(layer.name).tokens)
    if role is Role.PATH:
        return path_kind(words) or None
    if role is not Role.HEDGE_FENCE:
        return None
    kind = hedge_kind(words) or None
    both = {hedge_kind(word) for word in words.split()} & {"hedge", "fence", "wall"}
    geodanmark = any(field_key(name) == "idlokalid" for name in layer.fields)
    if len(both) > 1 and "levende" not in words or (kind == "fence" and geodanmark):
        return None
    return kind


def _converted(layer: RawLayer, role: Role, columns: Mapping[str, str],
               rows: NDArray[np.intp]) -> Mapping[str, Converted]:
    made = {}
    for name, field_name in columns.items():
        column = column_of(role, name)
        if column is not None:
            values = layer.fields[field_name]
            made[name] = convert(role, column, field_name, [values[row] for row in rows.tolist()])
    return made


def _trouble_notes(layer: RawLayer, columns: Mapping[str, str], converted: Mapping[str, Converted],
                   names: Sequence[str], rows: NDArray[np.intp]) -> list[Note]:
    notes = []
    for name, column in converted.items():
        for why, places in column.troubles.items():
            values = layer.fields[columns[name]]
            words = sorted({value_text(values[int(rows[place])]) for place in places} - {""})
            notes.append(say.unusable(why, layer.name, columns[name], [names[place] for place in places], words))
    return notes


def _usable(layer: RawLayer, use: LayerUse, names: Mapping[int, str]) -> tuple[
        NDArray[Any], NDArray[np.intp], list[Note]]:
    """Clean geometry of the rows asked for, the row each comes from, and what was done to get there."""
    asked = _asked_for(layer, use)
    cleaned = clean_geometry(layer.geometry[asked], ROLES[use.role].geometry)
    rows = asked[cleaned.rows]
    notes = [] if len(layer) else [say.no_features(layer.name, use.role)]
    notes += [say.skipped(why, layer.name, [names[int(asked[row])] for row in places])
              for why, places in cleaned.skipped.items()]
    if cleaned.repaired:
        notes.append(say.repaired(layer.name, [names[int(asked[row])] for row in cleaned.repaired]))
    geometry, part_of = explode(cleaned)
    several = np.flatnonzero(np.bincount(part_of, minlength=len(rows)) > 1)
    if len(several):
        notes.append(say.exploded(layer.name, [names[int(rows[row])] for row in several.tolist()]))
    return geometry, rows[part_of], notes


def gather(layer: RawLayer, use: LayerUse) -> tuple[tuple[Piece, ...], tuple[Note, ...]]:
    """The rows of one layer by role, and what was repaired, skipped, routed or not understood."""
    columns, id_field = _columns_of(layer, use), _id_field(layer, use)
    label_field = find_label_field(use.role, tuple(layer.fields))
    names = _called(layer, id_field, label_field)
    geometry, rows, notes = _usable(layer, use, names)
    roles = _roles_of_rows(layer, use, columns.get("kind", ""), rows)
    pieces = []
    for role in dict.fromkeys((use.role, *roles)):
        mine = np.array([row for row, own in enumerate(roles) if own is role], dtype=np.intp)
        taken, called = rows[mine], [names[int(row)] for row in rows[mine]]
        if role is not use.role:
            notes.append(say.routed(layer.name, role, called))
        converted = _converted(layer, role, columns, taken)
        notes += _trouble_notes(layer, columns, converted, called, taken)
        made = {name: column.values for name, column in converted.items()}
        kind = kind_by_name(layer, role) if role is use.role and "kind" not in made else None
        if kind:
            made["kind"] = np.full(len(mine), kind, dtype=object)
        pieces.append(Piece(role, layer.name, id_field, geometry[mine], tuple(taken.tolist()),
                            _texts(layer, id_field, taken), _texts(layer, label_field, taken), made))
    return tuple(pieces), tuple(notes)


def _joined(role: Role, pieces: Sequence[Piece]) -> Mapping[str, NDArray[Any]]:
    names = dict.fromkeys(column.name for column in ROLES[role].columns)
    made = {}
    for name in names:
        if not any(name in piece.columns for piece in pieces):
            continue
        column = column_of(role, name)
        number = column is not None and column.kind == "number"
        blank, kind = (np.nan, np.dtype(np.float64)) if number else (None, np.dtype(object))
        made[name] = np.concatenate([piece.columns.get(name, np.full(len(piece), blank, dtype=kind))
                                     for piece in pieces])
    return made


def _owned(pieces: Sequence[Piece]) -> tuple[list[str], list[Note]]:
    """The owner's id of each row where it is one feature's alone, '' elsewhere, and notes on those that are not."""
    # Parts of one drawn feature share its id; that is no duplicate.
    texts = {(number, row): text for number, piece in enumerate(pieces) for row, text in zip(piece.drawn, piece.ids)}
    own = {feature for feature, alone in zip(texts, is_identity(list(texts.values()))) if alone}
    notes = []
    for number, piece in enumerate(pieces):
        lost = [text or f"#{feature[1] + 1}" for feature, text in texts.items()
                if feature[0] == number and feature not in own]
        if piece.id_field and lost:
            notes.append(say.same_id(piece.layer, piece.id_field, lost))
    return [text if (number, row) in own else "" for number, piece in enumerate(pieces)
            for row, text in zip(piece.drawn, piece.ids)], notes


def _keys(own: Sequence[str], geometry: NDArray[Any], ties: Sequence[str]) -> tuple[str, ...]:
    """The owner's id; 'id.1', 'id.2' for the parts of one feature, counted by place; else the place itself."""
    parts = Counter(own)
    placed = [row for row, text in enumerate(own) if not text or parts[text] > 1]
    places = dict(zip(placed, geometry_keys(geometry[placed])))
    keys = [text or places[row] for row, text in enumerate(own)]
    count: Counter[str] = Counter()
    for row in sorted((row for row in placed if own[row]), key=places.__getitem__):
        count[own[row]] += 1
        keys[row] = f"{own[row]}.{count[own[row]]}"
    return numbered(keys, ties)


def merge(role: Role, pieces: Sequence[Piece]) -> tuple[FeatureTable, tuple[Note, ...]]:
    """All rows of one role as its table, in the order of their keys."""
    if not any(len(piece) for piece in pieces):
        return empty_table(), ()
    geometry = np.concatenate([piece.geometry for piece in pieces])
    columns = _joined(role, pieces)
    source = [piece.layer for piece in pieces for _ in piece.ids]
    labels = [text for piece in pieces for text in piece.labels]
    texts = zip(*(values.tolist() for values in columns.values())) if columns else (() for _ in source)
    ties = [repr(pair) for pair in zip(labels, source, texts)]
    own, notes = _owned(pieces)
    keys = _keys(own, geometry, ties)
    order = np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.intp)
    spoken = _labels(role, pieces, keys, geometry)
    twice = [row for row, key in enumerate(keys) if not own[row] and "#" in key]
    for layer in dict.fromkeys(source[row] for row in twice):
        notes.append(say.drawn_twice(layer, [spoken[row] for row in twice if source[row] == layer]))
    table = FeatureTable(keys, geometry, columns, spoken, tuple(source)).take(order)
    return table, tuple(notes)


def _labels(role: Role, pieces: Sequence[Piece], keys: Sequence[str], geometry: NDArray[Any]) -> tuple[str, ...]:
    """The owner's name of each row, else the role and its id, else the role and where it lies."""
    word = ROLES[role].da
    given = [(label, text) for piece in pieces for label, text in zip(piece.labels, piece.ids)]
    middle = shapely.get_coordinates(shapely.centroid(geometry))
    made = []
    for (label, text), key, (x, y) in zip(given, keys, middle.tolist()):
        place = f"{word} {text}" if text and key.startswith(text) else f"{word} ved {x:.0f}, {y:.0f}"
        made.append(label if label and not label.isdigit() else f"{word} {label}" if label else place)
    return tuple(made)
