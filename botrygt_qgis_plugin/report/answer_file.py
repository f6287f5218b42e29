# SPDX-License-Identifier: GPL-2.0-or-later
"""Answer files as advisers send them back: JSON from the page, or the tables as XLSX or CSV. Read whole, or refused."""

from __future__ import annotations

import base64
import binascii
import json
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.strictjson import pointer

BYTES = 40 * 1024 * 1024
# So much of a file tells whose it is.
_HEAD = 4096
_UNSTORABLE = re.compile("[\ud800-\udfff\0]")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


@dataclass(frozen=True)
class Given:
    """An answer to one finding, as it stands in a file."""

    id: str
    digest: str
    answer: str
    text: str
    who: str
    made: str


@dataclass(frozen=True)
class OwnGiven:
    """A finding of the adviser's own, as it stands in a file."""

    at: tuple[float, float]
    text: str
    photo: str
    who: str
    made: str


@dataclass(frozen=True)
class AnswerFile:
    """One file. run: the digest of the run it answers, or the 16 digits of it that a table carries."""

    name: str
    case: str
    round: int
    run: str
    answers: tuple[Given, ...]
    own: tuple[OwnGiven, ...]


def read_answers(path: Path) -> AnswerFile:
    """Read an answer file by its suffix. Raises InputError that names the file, the place in it and what is wrong."""
    # Imported here: the tables' reader needs this module's values.
    from botrygt_qgis_plugin.report.answer_table import csv_answers, xlsx_answers

    raw = _bytes(path)
    readers = {".json": json_answers, ".csv": csv_answers, ".txt": csv_answers, ".xlsx": xlsx_answers}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise refused(path.name, "", "it is not JSON, XLSX or CSV", "den er ikke JSON, XLSX eller CSV")
    return reader(raw, path.name)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            raw = stream.read(BYTES + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise InputError(f"The answer file '{path}' cannot be read ({why}). Check the path.",
                         f"Svarfilen «{path}» kan ikke læses ({why}). Tjek stien.", str(path)) from error
    if len(raw) > BYTES:
        raise refused(path.name, "", f"it is larger than {BYTES // 1024 // 1024} MiB",
                      f"den fylder mere end {BYTES // 1024 // 1024} MiB")
    return raw


def claims_answers(path: Path) -> bool:
    """True where a JSON file says of itself that it holds answers, whether or not it can be read in."""
    if path.suffix.lower() != ".json":
        return False
    try:
        with path.open("rb") as stream:
            return b'"botrygt_answers"' in stream.read(_HEAD)
    except OSError:
        return False


def refused(name: str, place: str, en: str, da: str) -> InputError:
    """The error of a file that is not read in; nothing of it is."""
    where = f"{name}#{place}" if place else name
    return InputError(f"The answer file '{where}' is not read in: {en}. Nothing was added.",
                      f"Svarfilen «{where}» er ikke indlæst: {da}. Intet er tilføjet.", name)


def json_answers(raw: bytes, name: str) -> AnswerFile:
    """An answer file that the page made."""
    document = _parsed(raw, name)
    for error in sorted(_validator().iter_errors(document), key=lambda error: [str(s) for s in error.absolute_path]):
        raise _wrong(error, name)
    _check_texts(document, (), name)
    who = who_of(document["who"]["name"], document["who"]["organisation"])
    made = day_of(document.get("made", ""), name)
    for place, one in enumerate(document["own"]):
        _check_photo(one.get("photo", ""), place, name)
    answers = tuple(Given(one["id"], one["digest"], one["answer"], one["text"].strip(), who, made)
                    for one in document["answers"])
    own = tuple(OwnGiven((float(one["at"][0]), float(one["at"][1])), one["text"].strip(), one.get("photo", ""), who,
                         made)
                for one in document["own"])
    _check_once(answers, name)
    return AnswerFile(name, document["case"], document["round"], document["run"], answers, own)


def _parsed(raw: bytes, name: str) -> Any:
    try:
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_no_doubles, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise refused(name, "", f"it is not JSON as the report writes it ({type(error).__name__}: {str(error)[:80]})",
                      f"den er ikke JSON, som rapporten skriver det ({str(error)[:80]})") from error


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key stands twice")
    return made


def _no_constant(text: str) -> Any:
    raise ValueError(f"{text} is no number")


@lru_cache(maxsize=1)
def _validator() -> Any:
    # Imported here: only who reads answers needs it, and it is slow.
    from botrygt_qgis_plugin._vendor.jsonschema import Draft202012Validator

    schema = json.loads((Path(__file__).resolve().parent / "answers.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def _wrong(error: Any, name: str) -> InputError:
    """The schema's complaint in a sentence; the value itself only where it is short."""
    shown = str(error.instance)
    shown = shown if len(shown) <= 40 else shown[:39] + "…"
    wanted = str(error.validator_value)
    wanted = wanted if len(wanted) <= 80 else wanted[:79] + "…"
    if error.validator == "required":
        gone = ", ".join(key for key in error.validator_value if key not in error.instance)
        return refused(name, pointer(tuple(error.absolute_path)), f"'{gone}' is missing", f"«{gone}» mangler")
    return refused(name, pointer(tuple(error.absolute_path)),
                   f"'{shown}' does not fit ({error.validator}: {wanted})",
                   f"«{shown}» passer ikke ({error.validator}: {wanted})")


def _check_texts(value: Any, path: tuple[Any, ...], name: str) -> None:
    """Half a character or a zero can stand in JSON but in no case file."""
    if isinstance(value, str) and _UNSTORABLE.search(value):
        raise refused(name, pointer(path), "the text holds a character that cannot be kept",
                      "teksten indeholder et tegn, der ikke kan gemmes")
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        _check_texts(part, (*path, key), name)


def _check_photo(photo: str, place: int, name: str) -> None:
    """A photo is a JPEG or a PNG by its first bytes, whatever its label says."""
    if not photo:
        return
    try:
        picture = base64.b64decode(photo.partition(",")[2], validate=True)
    except (binascii.Error, ValueError):
        picture = b""
    if not picture.startswith(_PICTURES):
        raise refused(name, f"/own/{place}/photo", "it is no JPEG or PNG picture",
                      "det er ikke et JPEG- eller PNG-billede")


def _check_once(answers: tuple[Given, ...], name: str) -> None:
    seen: set[tuple[str, str]] = set()
    for answer in answers:
        if (answer.id, answer.who) in seen:
            raise refused(name, "", f"the finding {answer.id} is answered twice",
                          f"fundet {answer.id} er besvaret to gange")
        seen.add((answer.id, answer.who))


def who_of(person: str, organisation: str) -> str:
    """'Anna And, Østjyllands Politi'."""
    return ", ".join(part.strip() for part in (person, organisation) if part.strip())


def day_of(text: str, name: str) -> str:
    """A day as 'yyyy-mm-dd', from that or from 'dd-mm-yyyy'; '' for none. Raises InputError for what is no day."""
    found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?", text.strip())
    turned = re.fullmatch(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})", text.strip())
    if not text.strip():
        return ""
    parts = found.groups() if found else tuple(reversed(turned.groups())) if turned else ()
    try:
        return date(*(int(part) for part in parts)).isoformat()
    except (TypeError, ValueError) as error:
        raise refused(name, "", f"'{text[:20]}' is no day (dd-mm-yyyy)",
                      f"«{text[:20]}» er ikke en dato (dd-mm-åååå)") \
            from error


