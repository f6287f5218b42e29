# SPDX-License-Identifier: GPL-2.0-or-later
"""Photometric files by name: found in the folders given, read once, told apart by what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.measure.eulumdat import parse_eulumdat
from botrygt_qgis_plugin.engine.measure.ies import parse_ies
from botrygt_qgis_plugin.engine.measure.photometric_text import MOST_BYTES, Reader
from botrygt_qgis_plugin.engine.measure.photometry import Photometry

SUFFIXES = (".ldt", ".ies")
# Beside the lamp layer's own file, photometric files may lie in a folder of one of these names.
BESIDE = ("armaturer", "fotometri", "lysfiler", "photometry")


def parse_photometry(name: str, data: bytes) -> Photometry:
    """The distribution in a file's bytes. Raises InputError that names file and line where it is none."""
    reader = Reader(name, data)
    if any(line.strip().upper().startswith("TILT=") for line in reader.lines):
        return parse_ies(reader)
    if reader.lines and reader.lines[0].strip().upper().startswith("IES"):
        raise reader.refused(1, "it begins as an IES file and has no line TILT=",
                             "den begynder som en IES-fil og har ingen linje TILT=")
    return parse_eulumdat(reader)


def read_photometry(path: Path) -> Photometry:
    """The distribution in a file. Raises InputError where it cannot be read or used."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise InputError(f"The photometric file '{path.name}' cannot be read ({why}).",
                         f"Den fotometriske fil «{path.name}» kan ikke læses ({why}).", path.name) from error
    return parse_photometry(path.name, data)


class ReadOnce:
    """`read_photometry` that reads a file again only after it was written; for plans that are reviewed time and again.
    """

    def __init__(self) -> None:
        self._read: dict[Path, tuple[tuple[int, int], Photometry]] = {}

    def __call__(self, path: Path) -> Photometry:
        """The distribution in a file. Raises InputError, anew each time, where it cannot be read or used."""
        try:
            state = path.stat()
        except OSError:
            return read_photometry(path)
        written = (state.st_mtime_ns, state.st_size)
        known = self._read.get(path)
        if known is None or known[0] != written:
            self._read[path] = known = (written, read_photometry(path))
        return known[1]


def find_photometry(name: str, folders: Iterable[Path]) -> Path | None:
    """Where the file of that name lies: in the folders in their order, capitals or not, with or without its ending.

    None where it lies in none, or the name is no plain file name (a plan must not reach other folders).
    """
    wanted = name.strip().casefold()
    if not wanted or "/" in wanted or "\\" in wanted or wanted in (".", ".."):
        return None
    names = (wanted,) if wanted.endswith(SUFFIXES) else tuple(wanted + suffix for suffix in SUFFIXES)
    for folder in folders:
        found = {path.name.casefold(): path for path in _files(folder)}
        hit = next((found[each] for each in names if each in found), None)
        if hit is not None:
            return hit
    return None


def _files(folder: Path) -> Sequence[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.casefold() in SUFFIXES and path.is_file())
    except OSError:
        return ()
