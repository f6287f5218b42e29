# SPDX-License-Identifier: GPL-2.0-or-later
"""JSON from untrusted files: bounded, exact, and refused with the place and a sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from botrygt_qgis_plugin.engine.errors import RuleError

FILE_BYTES = 256 * 1024
DEPTH = 32
# Longer integers than this are no measure of anything, and slow to read before Python 3.11.
DIGITS = 18
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKET = re.compile(rb"[\[\]{}]")
_UNSTORABLE = re.compile("[\ud800-\udfff\0]")


@dataclass(frozen=True)
class _Flaw:
    """Stands in the tree where JSON text says something that no rule file may say."""

    en: str
    da: str


def refuse(file: str, path: Sequence[str | int], en: str, da: str) -> NoReturn:
    """Raise RuleError for `path` (keys and positions) in `file`, the place first in both sentences."""
    where = f"{file}#{pointer(path)}"
    raise RuleError(f"{where}: {en}", f"{where}: {da}", where)


def pointer(path: Sequence[str | int]) -> str:
    """The JSON pointer (RFC 6901) of a path; '' is the whole file."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def steps(text: str) -> tuple[str, ...]:
    """The path of a JSON pointer, list positions as text."""
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in text.split("/")[1:])


def read_strict(path: Path, inside: Path | None = None) -> Any:
    """The value in a UTF-8 JSON file of at most 256 KiB and 32 levels.

    With `inside`, a file that really lies outside that folder (a link) is refused. Raises RuleError, also for a
    duplicate key, NaN, an infinite number, a byte order mark or another encoding.
    """
    raw = _bytes(path, inside)
    name = path.name
    if raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        refuse(name, (), "the file starts with a byte order mark; save it as UTF-8 without BOM.",
               "filen begynder med et BOM-mærke; gem den som UTF-8 uden BOM.")
    _check_depth(raw, name)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        refuse(name, (), f"byte {error.start} is not UTF-8; save the file as UTF-8.",
               f"byte {error.start} er ikke UTF-8; gem filen som UTF-8.")
    return _parsed(text, name)


def _bytes(path: Path, inside: Path | None) -> bytes:
    try:
        real = path.resolve(strict=True)
        if inside is not None and inside.resolve() not in real.parents:
            refuse(path.name, (), "the file is a link to a place outside its folder; put the file itself there.",
                   "filen er en henvisning ud af sin mappe; læg selve filen i mappen.")
        if not real.is_file():
            refuse(path.name, (), "this is not a file; give the path of a JSON file.",
                   "dette er ikke en fil; angiv stien til en JSON-fil.")
        with real.open("rb") as stream:
            raw = stream.read(FILE_BYTES + 1)
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        refuse(path.name, (), f"the file cannot be read ({reason}); check the path and the access to it.",
               f"filen kan ikke læses ({reason}); kontrollér stien og adgangen til den.")
    if len(raw) > FILE_BYTES:
        refuse(path.name, (), f"the file is larger than {FILE_BYTES // 1024} KiB; no rule needs that much.",
               f"filen er større end {FILE_BYTES // 1024} KiB; så meget fylder ingen regel.")
    return raw


def _check_depth(raw: bytes, name: str) -> None:
    depth = 0
    for bracket in _BRACKET.findall(_STRING.sub(b"", raw)):
        depth += 1 if bracket in b"[{" else -1
        if depth > DEPTH:
            refuse(name, (), f"the file is nested more than {DEPTH} levels deep; make it flatter.",
                   f"filen er indlejret mere end {DEPTH} niveauer; gør den fladere.")


def _parsed(text: str, name: str) -> Any:
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer,
                           parse_float=_float)
    except json.JSONDecodeError as error:
        refuse(name, (), f"not JSON at line {error.lineno}, column {error.colno}: {error.msg}.",
               f"ikke JSON i linje {error.lineno}, kolonne {error.colno}; ret tegnsætningen der.")
    _find_flaw(value, (), name)
    return value


def _object(pairs: list[tuple[str, Any]]) -> Any:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            return _Flaw(f"the key '{key}' stands twice; keep one.", f"nøglen «{key}» står to gange; behold én.")
        found[key] = value
    return found


def _constant(text: str) -> Any:
    return _Flaw(f"{text} is not a number; leave the value out or give a figure.",
                 f"{text} er ikke et tal; udelad værdien eller angiv et tal.")


def _integer(text: str) -> Any:
    return int(text) if len(text) <= DIGITS else _constant(text[:DIGITS] + "…")


def _float(text: str) -> Any:
    value = float(text)
    return value if abs(value) != float("inf") else _constant(text[:DIGITS])


def _find_flaw(value: Any, path: tuple[str | int, ...], name: str) -> None:
    """Raise for the first flaw in the tree; the depth is bounded before, so recursion is."""
    if isinstance(value, _Flaw):
        refuse(name, path, value.en, value.da)
    if isinstance(value, str):
        _check_text(value, path, name)
    if isinstance(value, dict):
        for key, part in value.items():
            _check_text(key, path, name)
            _find_flaw(part, (*path, key), name)
    if isinstance(value, list):
        for i, part in enumerate(value):
            _find_flaw(part, (*path, i), name)


def _check_text(text: str, path: tuple[str | int, ...], name: str) -> None:
    # Half a surrogate pair can be written in JSON but in no file, database or page afterwards; so can NUL.
    if _UNSTORABLE.search(text):
        refuse(name, path, "the text holds a character that cannot be stored; write it again.",
               "teksten indeholder et tegn, der ikke kan gemmes; skriv den igen.")
