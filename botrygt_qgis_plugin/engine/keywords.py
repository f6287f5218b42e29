# SPDX-License-Identifier: GPL-2.0-or-later
"""Each keyword of the dialect on one measured column: where it certainly holds, and where it possibly does.

The meaning of a keyword is that of JSON Schema 2020-12, its silence on values of other types included: `minimum` holds
of every text. A value of which nothing is known may be of any type, or absent: no keyword is decided there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Union

import numpy as np

from botrygt_qgis_plugin.engine.measured import Coded, Measured
from botrygt_qgis_plugin.engine.pattern import matcher
from botrygt_qgis_plugin.engine.truth import Flags, Truth, always, known, never_told

Value = Union[float, str, bool, None]
# Above this many passing categories a look-up of each row's code is faster than one comparison for each category.
_MANY = 8


def on_column(measured: Measured, keyword: str, limit: Any) -> Truth:
    """The truth of one keyword on every row; undecided where `limit` is None, a parameter that nobody has set."""
    if limit is None:
        return never_told(len(measured.low))
    if keyword == "required":
        # A value that is missing may yet be there: asking for it never fails, it only leaves the rule undecided.
        count = len(measured.low)
        return always(count) if measured.all_settled else Truth(measured.settled, np.ones(count, dtype=bool))
    coded = measured.coded
    if coded is not None:
        return _on_codes(coded, keyword, limit)
    return _NUMERIC.get(keyword, _of_other_types)(measured, limit)


def passes(keyword: str, limit: Any, value: Any) -> bool:
    """Whether one known value passes, as the reference validator would say."""
    return bool(_SCALAR[keyword](limit, value))


# --- categories: each distinct value is judged once

def _on_codes(coded: Coded, keyword: str, limit: Any) -> Truth:
    good = [code for code, value in enumerate(coded.values) if passes(keyword, limit, value)]
    if len(good) == len(coded.values):
        holds = coded.codes < len(coded.values)
    elif len(good) <= _MANY:
        holds = np.zeros(len(coded.codes), dtype=bool)
        for code in good:
            holds |= coded.codes == code
    else:
        table = np.zeros(len(coded.values) + 1, dtype=bool)
        table[good] = True
        holds = table[coded.codes]
    return known(holds) if coded.complete else Truth(holds, holds | (coded.codes == len(coded.values)))


# --- numbers: bounds

def _compared(certain: Callable[..., Any], contrary: Callable[..., Any], least: bool) -> Callable[..., Truth]:
    """A comparison that is certain of the one bound where it holds, and contrary at the other where it fails."""

    def truth(measured: Measured, limit: float) -> Truth:
        near, far = (measured.low, measured.high) if least else (measured.high, measured.low)
        holds: Flags = certain(near, limit)
        # Not by the same comparison at the far bound: NaN, of which nothing is known, compares false.
        return known(holds) if measured.all_settled else Truth(holds, ~contrary(far, limit))

    return truth


def _of_other_types(measured: Measured, limit: Any) -> Truth:
    """A keyword about texts says nothing of a number."""
    del limit
    count = len(measured.low)
    return always(count) if measured.all_settled else Truth(measured.bounded, np.ones(count, dtype=bool))


def _multiple_of(measured: Measured, limit: float) -> Truth:
    low = measured.low
    with np.errstate(all="ignore"):
        if isinstance(limit, float):
            quotient = low / limit
            good = np.trunc(quotient) == quotient
            for row in np.flatnonzero(np.isinf(quotient) & measured.settled).tolist():
                good[row] = passes("multipleOf", limit, float(low[row]))
        else:
            good = np.remainder(low, limit) == 0
    return known(good) if measured.all_settled else Truth(good & measured.settled, good | ~measured.settled)


def _const(measured: Measured, limit: Value) -> Truth:
    return _enum(measured, (limit,))


def _enum(measured: Measured, limits: tuple[Value, ...]) -> Truth:
    numbers = [limit for limit in limits if _is_number(limit)]
    low, high = measured.low, measured.high
    equal = np.zeros(len(low), dtype=bool)
    for number in numbers:
        equal |= low == number
    if measured.all_settled:
        return known(equal)
    possible = ~measured.bounded
    for number in numbers:
        possible |= ~((low > number) | (high < number))
    return Truth(equal & measured.settled, possible)


def _type(measured: Measured, limits: str | tuple[str, ...]) -> Truth:
    names = (limits,) if isinstance(limits, str) else limits
    count = len(measured.low)
    if "number" in names:
        return _of_other_types(measured, names)
    if "integer" not in names:
        none = np.zeros(count, dtype=bool)
        return known(none) if measured.all_settled else Truth(none, ~measured.bounded)
    if measured.all_settled:
        return known(measured.whole)
    return Truth(measured.whole, ~(np.floor(measured.high) < np.ceil(measured.low)))


_NUMERIC: Mapping[str, Callable[[Measured, Any], Truth]] = {
    "minimum": _compared(np.greater_equal, np.less, least=True),
    "maximum": _compared(np.less_equal, np.greater, least=False),
    "exclusiveMinimum": _compared(np.greater, np.less_equal, least=True),
    "exclusiveMaximum": _compared(np.less, np.greater_equal, least=False),
    "multipleOf": _multiple_of, "const": _const, "enum": _enum, "type": _type,
}


# --- single values

def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _of_numbers(holds: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    return lambda limit, value: not _is_number(value) or holds(limit, value)


def _of_texts(holds: Callable[[Any, str], bool]) -> Callable[[Any, Any], bool]:
    return lambda limit, value: not isinstance(value, str) or holds(limit, value)


def _is_multiple(limit: float, value: float) -> bool:
    if not isinstance(limit, float):
        return value % limit == 0
    quotient = value / limit
    if abs(quotient) == float("inf"):
        return (Fraction(value) / Fraction(limit)).denominator == 1
    return int(quotient) == quotient


def _equal(one: Value, other: Value) -> bool:
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def _is_of_type(limits: str | tuple[str, ...], value: Any) -> bool:
    names = (limits,) if isinstance(limits, str) else limits
    if isinstance(value, bool):
        return "boolean" in names
    if isinstance(value, str):
        return "string" in names
    return "number" in names or ("integer" in names and float(value).is_integer())


_SCALAR: Mapping[str, Callable[[Any, Any], bool]] = {
    "minimum": _of_numbers(lambda limit, value: value >= limit),
    "maximum": _of_numbers(lambda limit, value: value <= limit),
    "exclusiveMinimum": _of_numbers(lambda limit, value: value > limit),
    "exclusiveMaximum": _of_numbers(lambda limit, value: value < limit),
    "multipleOf": _of_numbers(_is_multiple),
    "const": _equal,
    "enum": lambda limits, value: any(_equal(limit, value) for limit in limits),
    "type": _is_of_type,
    "pattern": _of_texts(lambda limit, value: matcher(limit).search(value) is not None),
    "minLength": _of_texts(lambda limit, value: len(value) >= limit),
    "maxLength": _of_texts(lambda limit, value: len(value) <= limit),
}
# Every keyword that is judged on a column; `required` is about the column being there.
ON_COLUMNS = frozenset({*_SCALAR, "required"})
