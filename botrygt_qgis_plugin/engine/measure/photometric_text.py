# SPDX-License-Identifier: GPL-2.0-or-later
"""The text of a photometric file: its lines and numbers, and what is wrong with them, by the line."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.terms import Words

Floats = NDArray[np.float64]

MOST_BYTES = 8 * 1024 * 1024
_MOST_CANDELA = 1e9
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class Trouble(NamedTuple):
    """What a number or a run of numbers is called."""

    en: str
    da: str


class Reader:
    """One file's lines, and the warnings gathered while reading. name: as people know the file."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.digest = hashlib.sha256(data).hexdigest()
        self.warnings: list[Words] = []
        if len(data) > MOST_BYTES:
            raise self.refused(0, f"it is larger than {MOST_BYTES // 1024 // 1024} MiB",
                               f"den er større end {MOST_BYTES // 1024 // 1024} MiB")
        self.lines = self._decoded(data).splitlines()

    def _decoded(self, data: bytes) -> str:
        encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "")
        if b"\x00" in data and encoding != "utf-16":
            raise self.refused(0, "it is no text file", "det er ikke en tekstfil")
        try:
            return data.decode(encoding or "utf-8")
        except UnicodeDecodeError:
            if encoding:
                raise self.refused(0, "its text cannot be decoded", "dens tekst kan ikke afkodes") from None
            # Western letters in the names; the numbers are the same in every encoding.
            return data.decode("cp1252", errors="replace")

    def refused(self, line: int, en: str, da: str) -> InputError:
        """The error that the file cannot be used; `line` counts from 1, 0 for the file as a whole."""
        place = (f", line {line}", f", linje {line}") if line else ("", "")
        return InputError(f"The photometric file '{self.name}'{place[0]}: {en}. Ask for a new file from the maker.",
                          f"Den fotometriske fil «{self.name}»{place[1]}: {da}. Bed leverandøren om en ny fil.",
                          f"{self.name}:{line}" if line else self.name)

    def warn(self, da: str, en: str) -> None:
        """Note something that the file gets wrong and that can be lived with."""
        self.warnings.append((da, en))

    def number(self, line: int) -> float:
        """The number that stands alone on a line (counted from 1); 0 for an empty line."""
        if line > len(self.lines):
            raise self.refused(len(self.lines), "the file ends too early", "filen slutter for tidligt")
        text = self.lines[line - 1].strip()
        return _number(text.split()[0], self, line) if text else 0.0

    def whole(self, line: int, what: Trouble, span: tuple[int, int]) -> int:
        """The whole number on a line, within `span`."""
        return _whole(self.number(line), what, span, (self, line))

    def numbers(self, after: int) -> Numbers:
        """The numbers on the lines after line `after`."""
        return Numbers(self, after)


def _number(text: str, reader: Reader, line: int) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        shown = text[:20]
        raise reader.refused(line, f"'{shown}' is no number", f"«{shown}» er ikke et tal")
    return value


def _whole(value: float, what: Trouble, span: tuple[int, int], at: tuple[Reader, int]) -> int:
    reader, line = at
    low, high = span
    if value != int(value) or not low <= value <= high:
        raise reader.refused(line, f"{what.en}: {value:g} is no whole number from {low} to {high}",
                             f"{what.da}: {value:g} er ikke et helt tal fra {low} til {high}")
    return int(value)


class Numbers:
    """The numbers of a file in their order, each with the line it stands on."""

    def __init__(self, reader: Reader, after: int) -> None:
        self.reader = reader
        self.line = after
        self._tokens = self._each(after)

    def _each(self, after: int) -> Iterator[tuple[str, int]]:
        for line, text in enumerate(self.reader.lines[after:], start=after + 1):
            # A comma parts numbers where several stand on a line; alone it is a decimal comma.
            words = text.replace(",", " ").split() if text.count(",") > 1 or " " in text.strip() else text.split()
            yield from ((word, line) for word in words)

    def refused(self, en: str, da: str) -> InputError:
        """The error that names the line read last."""
        return self.reader.refused(self.line, en, da)

    def take(self, count: int) -> Floats:
        """The next numbers. Raises InputError where the file ends before or one is no number."""
        made = np.empty(count)
        for i in range(count):
            found = next(self._tokens, None)
            if found is None:
                raise self.refused(f"the file ends too early, {count - i} numbers are missing",
                                   f"filen slutter for tidligt, der mangler {count - i} tal")
            text, self.line = found
            made[i] = _number(text, self.reader, self.line)
        return made

    def count(self, en: str, da: str, low: int, high: int) -> int:
        """The next number, a whole one from `low` to `high`."""
        return _whole(self.take(1)[0], Trouble(en, da), (low, high), (self.reader, self.line))

    def rising(self, count: int, what: Trouble) -> Floats:
        """The next numbers, each larger than the one before."""
        made = np.empty(count)
        for i in range(count):
            made[i] = self.take(1)[0]
            if i and made[i] <= made[i - 1]:
                raise self.refused(f"{what.en} do not rise: {made[i]:g} after {made[i - 1]:g}",
                                   f"{what.da} stiger ikke: {made[i]:g} efter {made[i - 1]:g}")
        return made

    def table(self, rows: int, columns: int) -> Floats:
        """(rows, columns) intensities, none negative: what is below 0 is taken as 0, with a warning."""
        made = np.empty((rows, columns))
        below = 0
        for row in range(rows):
            made[row] = self.take(columns)
            below = below or (self.line if (made[row] < 0).any() else 0)
        if made.max() > _MOST_CANDELA:
            raise self.refused("an intensity is beyond all lamps", "en lysstyrke er større end nogen lampes")
        if below:
            self.reader.warn(f"linje {below} har en negativ lysstyrke; den er sat til 0",
                             f"line {below} has a negative intensity; it is taken as 0")
        return np.maximum(made, 0.0)

    def finish(self) -> None:
        """Warn where numbers are left over."""
        left = next(self._tokens, None)
        if left is not None:
            self.reader.warn(f"linje {left[1]}: der står mere, end filens antal siger; resten er ikke brugt",
                             f"line {left[1]}: there is more than the file's counts say; the rest is not used")
