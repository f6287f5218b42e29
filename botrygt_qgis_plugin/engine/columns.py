# SPDX-License-Identifier: GPL-2.0-or-later
"""Fields as drawn -> canonical columns: which field it is, in which unit, and what its values mean."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.column_words import (
    ANY_ID,
    ANY_LABEL,
    COLUMN_WORDS,
    ID_WORDS,
    LABEL_WORDS,
    NEVER_ID,
    ROLE_ID_WORDS,
)
from botrygt_qgis_plugin.engine.names import field_key, same_field
from botrygt_qgis_plugin.engine.roles import ROLES, Column, Role
from botrygt_qgis_plugin.engine.vocabulary import CLASSIFIERS, SAYS_NOTHING, plain

_UNIT_END = re.compile(r"[_ .\-(]*(?<![a-zæøå])(mm|cm|dm|m|meter|pct|procent|lm|w|k|kelvin|stk|%)\)?$", re.IGNORECASE)
_TO_METRES = {"mm": 0.001, "cm": 0.01, "dm": 0.1, "m": 1.0, "meter": 1.0}
_NUMBER = re.compile(r"^(?:ca\.?\s*)?([+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?)\s*([a-zA-Z%]*)\.?$")
# Numbers that stand for «not filled in»; negative ones fall outside the column's range anyway.
_SENTINELS = frozenset({999.0, 9999.0, 99999.0, 999999.0})
# Nought metres of height, width or crown is a form that nobody filled in.
_NOUGHT_IS_UNKNOWN = frozenset({"height_m", "width_m", "crown_diameter_m", "max_height_m", "max_storeys", "use_code"})
_YES = frozenset({"ja", "j", "yes", "y", "true", "t", "sand", "1", "1 0", "x", "laage", "med laage", "aflaast", "laast",
                  "gate", "ensrettet"})
_NO = frozenset({"nej", "n", "no", "false", "f", "falsk", "0", "0 0", "uden laage", "ingen", "aaben", "dobbeltrettet"})


@dataclass(frozen=True)
class Converted:
    """A column's values, and the rows whose value said something that could not be used, by what was wrong.

    values: (n,) float64 or object; troubles: kind ('text', 'range', 'unknown_word', 'not_finite') -> rows.
    """

    values: NDArray[Any]
    troubles: Mapping[str, tuple[int, ...]]


def bare_field(name: str) -> tuple[str, str]:
    """A field's name without its unit, and the unit in lower case: 'bredde_cm' -> ('bredde', 'cm')."""
    found = _UNIT_END.search(name)
    if not found or not found.start():
        return name, ""
    return name[:found.start()], found.group(1).lower()


def _first_field(words: Sequence[str], fields: Sequence[str]) -> str:
    for word in words:
        for name in fields:
            if same_field(name, (word,)) or same_field(bare_field(name)[0], (word,)):
                return name
    return ""


def find_columns(role: Role, fields: Sequence[str]) -> Mapping[str, str]:
    """Canonical column -> field, for the columns that a layer of this role has; a field serves one column only."""
    found: dict[str, str] = {}
    for column, words in COLUMN_WORDS.get(role, {}).items():
        name = _first_field(words, [name for name in fields if name not in found.values()])
        if name:
            found[column] = name
    return found


def find_id_field(role: Role, fields: Sequence[str]) -> str:
    """The field that gives features their identity, '' without one; never the row number of a file or database."""
    usable = [name for name in fields if field_key(name) not in NEVER_ID]
    return _first_field((*ID_WORDS, *ROLE_ID_WORDS.get(role, ()), *ANY_ID), usable)


def find_label_field(role: Role, fields: Sequence[str]) -> str:
    """The field that people call a feature of this role by, '' without one."""
    return _first_field((*LABEL_WORDS.get(role, ()), *ANY_LABEL), fields)


def column_of(role: Role, name: str) -> Column | None:
    """The canonical column of a role, None where it has none of that name."""
    return next((column for column in ROLES[role].columns if column.name == name), None)


def value_text(value: Any) -> str:
    """A value as people read it: whole floats without a decimal point, '' for nothing."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, (float, np.floating)) and float(value).is_integer():
        return str(int(value))
    return str(value).strip()


def convert(role: Role, column: Column, field_name: str, values: Sequence[Any]) -> Converted:
    """One field's raw values as a canonical column of `len(values)` rows; unknown is NaN or None."""
    if column.kind == "number":
        return _numbers(column, _unit_factor(column, field_name), values)
    if column.kind == "flag":
        return _by_value(values, _flag)
    classify = CLASSIFIERS.get((role, column.name))
    return _by_value(values, _text if classify is None else classify)


def _unit_factor(column: Column, field_name: str) -> float:
    unit = bare_field(field_name)[1]
    if column.name == "maintenance_factor":
        return 0.01 if unit in ("pct", "procent", "%") else 1.0
    return _TO_METRES.get(unit, 1.0) if column.name.endswith("_m") else 1.0


def _text(value: str) -> str | None:
    return "" if plain(value) in SAYS_NOTHING - {"yes", "ja", "nej", "no"} else value


def _flag(value: str) -> Any:
    text = plain(value)
    if text in _YES or text in _NO:
        return text in _YES
    return "" if text in SAYS_NOTHING else None


def _by_value(values: Sequence[Any], read: Callable[[str], Any]) -> Converted:
    """Each different value is read once: plan layers repeat a handful of words."""
    texts = [value_text(value) for value in values]
    meaning = {text: read(text) if text else "" for text in set(texts)}
    made = np.empty(len(texts), dtype=object)
    made[:] = [None if meaning[text] == "" else meaning[text] for text in texts]
    strange = tuple(row for row, text in enumerate(texts) if meaning[text] is None)
    return Converted(made, {"unknown_word": strange} if strange else {})


def _numbers(column: Column, factor: float, values: Sequence[Any]) -> Converted:
    if {type(value) for value in values} <= {int, float, type(None), np.float64, np.int64}:
        raw = np.array(values, dtype=np.float64)
        given = np.array([value is not None for value in values], dtype=bool)
        metres, wordless = raw * factor, np.zeros(len(raw), dtype=bool)
    else:
        read = [_number(value, column, factor) for value in values]
        raw, metres = (np.array([pair[i] for pair in read], dtype=np.float64) for i in (0, 1))
        wordless = np.array([pair[2] for pair in read], dtype=bool)
        given = ~np.isnan(raw)
    with np.errstate(invalid="ignore"):
        off = (metres < column.low) | (metres > column.high) | np.isin(raw, list(_SENTINELS)) | np.isinf(metres)
        if column.name in _NOUGHT_IS_UNKNOWN:
            off |= metres == 0
    broken = given & np.isnan(metres) & ~wordless
    metres[off] = np.nan
    troubles = {"text": wordless, "range": off, "not_finite": broken}
    return Converted(metres, {
        kind: tuple(np.flatnonzero(rows).tolist()) for kind, rows in troubles.items() if rows.any()})


def _number(value: Any, column: Column, factor: float) -> tuple[float, float, bool]:
    """(as written, in the column's unit, True where it is text that holds no number)."""
    if value is None:
        return math.nan, math.nan, False
    if isinstance(value, (bool, np.bool_, bytes, list, dict, tuple)):
        return math.nan, math.nan, True
    if not isinstance(value, str):
        try:
            return float(value), float(value) * factor, False
        except (TypeError, ValueError):
            return math.nan, math.nan, True
    return _number_in_text(value, column, factor)


def _number_in_text(text: str, column: Column, factor: float) -> tuple[float, float, bool]:
    found = _NUMBER.match(text.strip())
    if not found:
        return math.nan, math.nan, bool(text.strip())
    raw, unit = float(found.group(1).replace(",", ".")), found.group(2).lower()
    if column.name.endswith("_m") and unit:
        if unit not in _TO_METRES:
            return math.nan, math.nan, True
        return raw, raw * _TO_METRES[unit], False
    return raw, raw * (1.0 if unit else factor), False
