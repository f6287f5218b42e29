# SPDX-License-Identifier: GPL-2.0-or-later
"""Answers in a table: the rows of the report's own XLSX or CSV, filled in and saved by a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from botrygt_qgis_plugin.report.answer_file import AnswerFile, Given, OwnGiven, day_of, refused
from botrygt_qgis_plugin.report.csv_file import read_csv
from botrygt_qgis_plugin.report.rows import (
    ANSWER_CELLS,
    CASE_MARK,
    COLUMNS,
    DIGEST_MARK,
    ID_MARK,
    RUN_MARK,
)
from botrygt_qgis_plugin.report.xlsx_read import read_xlsx

_NAMES = {name.lower(): column.key for column in COLUMNS for name in (column.da, column.en)}
_WORDS = {word: key for key, words in ANSWER_CELLS.items() for word in words}
_NEEDED = ("id", "digest", "answer", "comment", "case", "round", "run")
OWN_SHEETS = ("egne fund", "own findings")
_LONGEST = 4000
# Day 0 of a spreadsheet's calendar, which takes 1900 for a leap year.
_DAY_ZERO = date(1899, 12, 30)

Read = Mapping[str, str]


def csv_answers(raw: bytes, name: str) -> AnswerFile:
    """The answers in a CSV; a row without a finding's id but with a place and a text is the adviser's own finding."""
    return _answers(_rows(read_csv(raw, name), name), (), name)


def xlsx_answers(raw: bytes, name: str) -> AnswerFile:
    """The answers in a workbook: the sheet that has the findings' ids, and the sheet of the adviser's own findings."""
    sheets = read_xlsx(raw, name)
    own = [row for title, rows in sheets.items() if title.strip().lower() in OWN_SHEETS
           for row in _own_rows(rows)]
    main = [rows for title, rows in sheets.items() if title.strip().lower() not in OWN_SHEETS and rows
            and "id" in _columns(rows[0]).values()]
    if not main:
        raise refused(name, "", "no sheet has the column 'Fund-id'; use the workbook that the report gave",
                      "intet ark har kolonnen «Fund-id»; brug projektmappen fra rapporten")
    return _answers(_rows(main[0], name), own, name)


def _columns(head: Sequence[str]) -> dict[int, str]:
    return {place: _NAMES[word.strip().lower()] for place, word in enumerate(head) if word.strip().lower() in _NAMES}


def _rows(table: Sequence[Sequence[str]], name: str) -> list[Read]:
    columns = _columns(table[0]) if table else {}
    gone = [key for key in _NEEDED if key not in columns.values()]
    if gone:
        titles = ", ".join(next(column.da for column in COLUMNS if column.key == key) for key in gone)
        raise refused(name, "", f"the columns {titles} are missing; keep the head of the table as it was",
                      f"kolonnerne {titles} mangler; lad tabellens hoved stå")
    return [{key: row[place].strip() for place, key in columns.items() if place < len(row)} for row in table[1:]
            if any(cell.strip() for cell in row)]


def _own_rows(table: Sequence[Sequence[str]]) -> list[Read]:
    columns = _columns(table[0]) if table else {}
    return [{key: row[place].strip() for place, key in columns.items() if place < len(row)} for row in table[1:]
            if any(cell.strip() for cell in row)]


def _answers(rows: Sequence[Read], own: Sequence[Read], name: str) -> AnswerFile:
    found = [row for row in rows if row.get("id")]
    if not found:
        raise refused(name, "", "it has no finding; use the table that the report gave",
                      "den har intet fund; brug tabellen fra rapporten")
    case, number, run = (_one(found, key, name) for key in ("case", "round", "run"))
    whose = next((row["who"] for row in (*rows, *own) if row.get("who")), "")
    answers = tuple(_given(found, whose, name))
    mine = [*(row for row in rows if not row.get("id") and row.get("comment")), *own]
    own_given = tuple(_own(row, whose, name) for row in mine if row.get("comment") or row.get("east"))
    if (answers or own_given) and not whose:
        raise refused(name, "", "nobody stands in 'Svar fra'; write who answers",
                      "der står ingen i «Svar fra»; skriv, hvem der svarer")
    if not number.isdigit():
        raise refused(name, "", f"'{number[:20]}' is no round", f"«{number[:20]}» er ikke en runde")
    return AnswerFile(name, case.removeprefix(CASE_MARK), int(number), run.removeprefix(RUN_MARK), answers, own_given)


def _one(rows: Sequence[Read], key: str, name: str) -> str:
    """What all rows must agree on. A whole number may come back as 2.0."""
    values = {re.sub(r"[.,]0+$", "", row.get(key, "")) for row in rows}
    if len(values) != 1:
        title = next(column.da for column in COLUMNS if column.key == key)
        raise refused(name, "", f"the column {title} must be the same in every row",
                      f"kolonnen {title} skal være ens i alle rækker")
    return values.pop()


def _given(rows: Sequence[Read], whose: str, name: str) -> Iterator[Given]:
    for row in rows:
        said, text = row.get("answer", "").lower(), row.get("comment", "")
        finding = row["id"].removeprefix(ID_MARK)
        if not said and not text:
            continue
        if said not in _WORDS:
            raise refused(name, finding, f"the answer '{said[:30]}' must be enig, uenig or spørgsmål",
                          f"svaret «{said[:30]}» skal være enig, uenig eller spørgsmål")
        _check_length(text, finding, name)
        yield Given(finding, row.get("digest", "").removeprefix(DIGEST_MARK), _WORDS[said], text,
                    row.get("who") or whose, _day(row, name))


def _own(row: Read, whose: str, name: str) -> OwnGiven:
    text = row.get("comment", "")
    if not text:
        raise refused(name, "", "a finding of your own has a place but no text",
                      "et eget fund har et sted, men ingen tekst")
    _check_length(text, "", name)
    east, north = (_number(row.get(key, ""), name) for key in ("east", "north"))
    return OwnGiven((east, north), text, "", row.get("who") or whose, _day(row, name))


def _number(text: str, name: str) -> float:
    """A coordinate with a comma or a point, perhaps with spaces or points between the thousands."""
    bare = re.sub(r"\s", "", text)
    bare = bare.replace(".", "").replace(",", ".") if "," in bare else bare
    try:
        value = float(bare)
    except ValueError:
        value = float("nan")
    if not abs(value) < 1e8:
        raise refused(name, "", f"'{text[:30]}' is no coordinate; a finding of your own needs Øst and Nord",
                      f"«{text[:30]}» er ikke en koordinat; et eget fund skal have Øst og Nord")
    return value


def _day(row: Read, name: str) -> str:
    text = row.get("day", "")
    if re.fullmatch(r"\d{5}([.,]\d+)?", text):
        # A spreadsheet keeps a day as a number.
        return (_DAY_ZERO + timedelta(days=int(re.split("[.,]", text)[0]))).isoformat()
    return day_of(text, name)


def _check_length(text: str, place: str, name: str) -> None:
    if len(text) > _LONGEST:
        raise refused(name, place, f"a text is longer than {_LONGEST} letters",
                      f"en tekst er længere end {_LONGEST} tegn")
