# SPDX-License-Identifier: GPL-2.0-or-later
"""Workbooks (XLSX) read back from whatever spreadsheet saved them: bounded, and without document types or entities."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from xml.parsers import expat

from botrygt_qgis_plugin.engine.errors import InputError

BYTES = 16 * 1024 * 1024
UNPACKED = 64 * 1024 * 1024
ROWS, COLUMNS = 20_000, 200
_PART = re.compile(r"^xl/(worksheets/[^/]+\.xml|sharedStrings\.xml|workbook\.xml|_rels/workbook\.xml\.rels)$")


def read_xlsx(raw: bytes, name: str) -> dict[str, list[list[str]]]:
    """Sheet name -> rows of texts; a number is written with a point. Raises InputError for what is no such workbook."""
    parts = _parts(raw, name)
    try:
        strings = _Strings(parts.get("xl/sharedStrings.xml", b"")).found
        targets = _Relations(parts.get("xl/_rels/workbook.xml.rels", b"")).found
        sheets = _Book(parts.get("xl/workbook.xml", b"")).found
        found = {}
        for title, relation in sheets.items():
            target = targets.get(relation, "").lstrip("/")
            part = target if target.startswith("xl/") else f"xl/{target}"
            if part in parts:
                found[title] = _Sheet(parts[part], strings).rows
    except (expat.ExpatError, ValueError) as error:
        raise _refused(name, str(error)) from error
    if not found:
        raise _refused(name, "no sheet")
    return found


def _parts(raw: bytes, name: str) -> dict[str, bytes]:
    """The parts that are wanted, unpacked within bounds."""
    if len(raw) > BYTES:
        raise _refused(name, f"> {BYTES // 1024 // 1024} MiB")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            wanted = [entry for entry in archive.infolist() if _PART.match(entry.filename)]
            if sum(entry.file_size for entry in wanted) > UNPACKED or len(wanted) > COLUMNS:
                raise _refused(name, f"> {UNPACKED // 1024 // 1024} MiB")
            return {entry.filename: _unpacked(archive, entry, name) for entry in wanted}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise _refused(name, str(error)) from error


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    with archive.open(entry) as stream:
        # The size in the directory may lie; what is read does not.
        read = stream.read(UNPACKED + 1)
    if len(read) > UNPACKED:
        raise _refused(name, f"> {UNPACKED // 1024 // 1024} MiB")
    return read


def _refused(name: str, why: str) -> InputError:
    return InputError(f"The file '{name}' cannot be read as an XLSX workbook ({why}). Save it as XLSX and try again.",
                      f"Filen «{name}» kan ikke læses som en XLSX-projektmappe ({why}). Gem den som XLSX, og prøv "
                      f"igen.",
                      name)


class _Reader:
    """Walks one part; subclasses collect."""

    def __init__(self, source: bytes) -> None:
        if not source:
            return
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.text
        parser.buffer_text = True
        parser.Parse(source, True)

    def _doctype(self, *given: object) -> None:
        # Office files have none; with one come entities that grow without end or reach for other files.
        raise ValueError("document type")

    def _start(self, tag: str, given: Mapping[str, str]) -> None:
        self.start(tag.rpartition(" ")[2], {key.rpartition(" ")[2]: value for key, value in given.items()})

    def _end(self, tag: str) -> None:
        self.end(tag.rpartition(" ")[2])

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """An element opens."""

    def end(self, tag: str) -> None:
        """An element closes."""

    def text(self, words: str) -> None:
        """Text between."""


class _Strings(_Reader):
    """The shared strings, in order; phonetic hints are left out."""

    def __init__(self, source: bytes) -> None:
        self.found: list[str] = []
        self.inside, self.hint = False, False
        super().__init__(source)

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "si":
            self.found.append("")
        self.inside = tag == "t"
        self.hint = self.hint or tag == "rPh"

    def end(self, tag: str) -> None:
        self.inside = False
        self.hint = self.hint and tag != "rPh"

    def text(self, words: str) -> None:
        if self.inside and not self.hint and self.found:
            self.found[-1] += words


class _Relations(_Reader):
    """Relation id -> target."""

    def __init__(self, source: bytes) -> None:
        self.found: dict[str, str] = {}
        super().__init__(source)

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "Relationship":
            self.found[given.get("Id", "")] = given.get("Target", "")


class _Book(_Reader):
    """Sheet name -> relation id, in the order of the tabs."""

    def __init__(self, source: bytes) -> None:
        self.found: dict[str, str] = {}
        super().__init__(source)

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "sheet":
            self.found[given.get("name", "")] = given.get("id", "")


class _Sheet(_Reader):
    """The rows of a sheet, cells at their places; a formula's last result counts."""

    def __init__(self, source: bytes, strings: list[str]) -> None:
        self.rows: list[list[str]] = []
        self.strings = strings
        self.kind, self.place, self.words, self.inside = "", (0, 0), "", False
        super().__init__(source)

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "c":
            self.kind, self.words = given.get("t", "n"), ""
            self.place = self._where(given.get("r", ""))
        self.inside = tag in ("v", "t")

    def end(self, tag: str) -> None:
        self.inside = False
        if tag == "c" and self.words:
            row, column = self.place
            while len(self.rows) <= row:
                self.rows.append([])
            self.rows[row] += [""] * (column + 1 - len(self.rows[row]))
            self.rows[row][column] = self._value()

    def text(self, words: str) -> None:
        if self.inside:
            self.words += words

    def _value(self) -> str:
        if self.kind == "s":
            return self.strings[int(self.words)] if int(self.words) < len(self.strings) else ""
        return self.words

    def _where(self, name: str) -> tuple[int, int]:
        found = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", name)
        if found is None:
            raise ValueError(f"cell '{name[:20]}'")
        column = 0
        for letter in found.group(1):
            column = column * 26 + ord(letter) - 64
        row = int(found.group(2))
        if not (0 < row <= ROWS and 0 < column <= COLUMNS):
            raise ValueError(f"cell '{name}'")
        return row - 1, column - 1
