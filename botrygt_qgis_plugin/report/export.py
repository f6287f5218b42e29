# SPDX-License-Identifier: GPL-2.0-or-later
"""One dossier as files in the formats that were asked for, all made before the first is written."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from botrygt_qgis_plugin.engine.crs import Transform
from botrygt_qgis_plugin.engine.document import dump_document
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.wording import pick
from botrygt_qgis_plugin.report.csv_file import csv_text
from botrygt_qgis_plugin.report.docx import Grid, Piece, document
from botrygt_qgis_plugin.report.dossier import Dossier
from botrygt_qgis_plugin.report.marks import MARKS, MEANING, OFFENTLIG
from botrygt_qgis_plugin.report.names import stem_of
from botrygt_qgis_plugin.report.ooxml import packed
from botrygt_qgis_plugin.report.page import Words, page
from botrygt_qgis_plugin.report.plan_words import draft
from botrygt_qgis_plugin.report.public import public_part
from botrygt_qgis_plugin.report.report_data import findings_geojson, report_document
from botrygt_qgis_plugin.report.rows import (
    ANSWER_CELLS,
    COLUMNS,
    GAP_COLUMNS,
    OWN_COLUMNS,
    RULE_COLUMNS,
    finding_rows,
    gap_rows,
    rule_rows,
)
from botrygt_qgis_plugin.report.templates import Templates
from botrygt_qgis_plugin.report.word_blocks import Block, letter_blocks, paste_page, plan_blocks
from botrygt_qgis_plugin.report.xlsx_write import Sheet, workbook

CREATOR = "Bo trygt"
# Formats that hold nothing but places.
_PLACES = ("geojson", "gpkg")
_OWN_ROOM = 30


@dataclass(frozen=True)
class Wanted:
    """What to write: formats, language, handling mark, templates of the plan's words."""

    formats: tuple[str, ...]
    language: str
    handling: str
    templates: Templates
    transform: Transform


@dataclass(frozen=True)
class Ready:
    """A dossier as it goes out under its mark, with the plan's words; `stem`: of its files' names."""

    dossier: Dossier
    words: Words
    stem: str


def ready(dossier: Dossier, wanted: Wanted) -> Ready:
    """The part of a dossier that its mark allows. The words are drafted from all of it, without names if public."""
    public = wanted.handling == OFFENTLIG
    words = Words(draft(dossier, wanted.templates, named=not public), wanted.templates)
    shown = public_part(dossier) if public else dossier
    return Ready(shown, words, stem_of(shown))


def check_wanted(wanted: Wanted, known: Sequence[str]) -> None:
    """Raises InputError for a format or mark that is none, or that may not go together."""
    for name in wanted.formats:
        if name not in known:
            raise InputError(f"There is no format '{name}'. Known: {', '.join(known)}.",
                             f"Der er intet format «{name}». Kendte: {', '.join(known)}.", "FORMATS")
        if name in _PLACES and wanted.handling == OFFENTLIG:
            raise InputError(
                f"The format '{name}' is nothing but places and is never made as OFFENTLIG. Leave it out, or choose "
                "INTERN.", f"Formatet «{name}» består kun af steder og laves aldrig som OFFENTLIG. Udelad det, eller "
                "vælg INTERN.", "FORMATS")
    if not wanted.formats:
        raise InputError("Choose at least one format.", "Vælg mindst ét format.", "FORMATS")
    if wanted.handling not in MARKS:
        raise InputError(f"The handling mark is {' or '.join(MARKS)}.",
                         f"Håndteringsmærket er {' eller '.join(MARKS)}.",
                         "HANDLING")


def files_of(made: Ready, wanted: Wanted) -> dict[str, bytes]:
    """File name -> content, for the formats that need no QGIS."""
    files: dict[str, bytes] = {}
    for name in wanted.formats:
        if name in MAKERS:
            files.update({made.stem + ending: content for ending, content in MAKERS[name](made, wanted).items()})
    return files


def _html(made: Ready, wanted: Wanted) -> dict[str, bytes]:
    return {".html": page(made.dossier, made.words, wanted.language).encode("utf-8")}


def _zip(made: Ready, wanted: Wanted) -> dict[str, bytes]:
    """The page in a zip, since mail filters stop .html."""
    inside = page(made.dossier, made.words, wanted.language)
    return {".zip": packed({f"{made.stem}.html": inside})}


def _json(made: Ready, wanted: Wanted) -> dict[str, bytes]:
    del wanted
    return {".json": dump_document(report_document(made.dossier, made.words.draft)).encode("utf-8")}


def _csv(made: Ready, wanted: Wanted) -> dict[str, bytes]:
    if made.dossier.handling == OFFENTLIG:
        text = csv_text(RULE_COLUMNS, rule_rows(made.dossier, wanted.language), wanted.language)
    else:
        text = csv_text(COLUMNS, finding_rows(made.dossier, wanted.language), wanted.language)
    return {".csv": text.encode("utf-8")}


def _xlsx(made: Ready, wanted: Wanted) -> dict[str, bytes]:
    dossier, language = made.dossier, wanted.language
    choices = {"answer": [pick(words, language) for key, words in ANSWER_CELLS.items() if key]}
    sheets = [] if dossier.handling == OFFENTLIG else [
        Sheet(pick(("Fund", "Findings"), language), COLUMNS, finding_rows(dossier, language), choices),
        Sheet(pick(("Egne fund", "Own findings"), language), OWN_COLUMNS, (), {}, _OWN_ROOM)]
    sheets += [Sheet(pick(("Mangler", "Missing"), language), GAP_COLUMNS, gap_rows(dossier, language), {}),
               Sheet(pick(("Regler", "Rules"), language), RULE_COLUMNS, rule_rows(dossier, language), {})]
    return {".xlsx": workbook(sheets, _about(made, language), language)}


def _docx(made: Ready, wanted: Wanted) -> dict[str, bytes]:
    language, dossier = wanted.language, made.dossier
    words = made.words
    title = pick(("Planens egne ord: ", "The plan's own words: "), language) + dossier.plan.name
    pieces: list[Piece] = [Block("p", f"{dossier.handling}. {pick(MEANING[dossier.handling], language)}"),
                           Block("h1", title), *plan_blocks(words.draft, words.templates, language)]
    if words.draft.letter:
        pieces += [Block("h1", pick(("Brev fra politiet til kommunen", "Letter from police to municipality"),
                                    language)),
                   *letter_blocks(words.draft, language)]
    cured = [entry for entry in dossier.entries if entry.remedy[language]]
    if cured:
        two = (pick(("Fund", "Finding"), language), pick(("Mindste ændring", "Smallest change"), language))
        pieces += [Block("h1", pick(("Mindste ændringer, der er fundet", "Smallest changes found"), language)),
                   Grid(two, [(f"{entry.number}. {entry.title[language]}", entry.remedy[language])
                              for entry in cured])]
    if dossier.entries:
        head = (pick(("Fund", "Finding"), language), "Id", pick(("Sted", "Place"), language))
        pieces += [Block("h1", pick(("Fundenes numre", "The findings' numbers"), language)),
                   Grid(head, [(str(entry.number), entry.id, entry.subject[language]) for entry in dossier.entries])]
    return {"_plantekst.docx": document(pieces, _about(made, language), language),
            "_plantekst.html": paste_page(dossier, words.draft, words.templates, language).encode("utf-8")}


def _geojson(made: Ready, wanted: Wanted) -> dict[str, bytes]:
    return {".geojson": findings_geojson(made.dossier, wanted.transform).encode("utf-8")}


def _about(made: Ready, language: str) -> dict[str, str]:
    return {"title": f"{made.dossier.plan.name} – {made.dossier.handling}", "creator": CREATOR, "language": language}


MAKERS: Mapping[str, Callable[[Ready, Wanted], dict[str, bytes]]] = {
    "html": _html, "zip": _zip, "json": _json, "csv": _csv, "xlsx": _xlsx, "docx": _docx, "geojson": _geojson}


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """A name beside `path` for a file in the making, moved into place if all went well and gone otherwise."""
    beside = path.with_name(f".{os.getpid()}-{threading.get_ident()}.{path.name}")
    try:
        yield beside
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink()


def write_files(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Write the files whole or not at all, each beside and moved into place; their paths. Raises InputError."""
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            with written_beside(folder / name) as beside:
                beside.write_bytes(content)
            written.append(str(folder / name))
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise InputError(f"The report cannot be written to '{folder}' ({why}). Choose another folder or make room.",
                         f"Rapporten kan ikke skrives til «{folder}» ({why}). Vælg en anden mappe, eller skaf plads.",
                         str(folder)) from error
    return written
