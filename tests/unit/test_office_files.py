# SPDX-License-Identifier: GPL-2.0-or-later
"""XLSX, DOCX and CSV without a package: what others read from them, and what they refuse to read."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl
import pytest
from example_plan import example_count, example_dossier
from hypothesis import given, settings
from hypothesis import strategies as st
from report_parts import written

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.report.csv_file import csv_text, read_csv
from botrygt_qgis_plugin.report.ooxml import packed
from botrygt_qgis_plugin.report.rows import Column
from botrygt_qgis_plugin.report.xlsx_read import read_xlsx
from botrygt_qgis_plugin.report.xlsx_write import Sheet, letters, workbook

TWO = (Column("a", "Første", "First", 20), Column("b", "Anden", "Second", 20))
ABOUT = {"title": "Prøve & <mere>", "creator": "Bo trygt"}
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)


def book_of(rows):
    return workbook([Sheet("Ark <1> & \"to\"", TWO, rows, {})], ABOUT, "da")


@pytest.mark.parametrize("text", ["=1+1", "+45 12", "-3", "@SUM(A1)", "a\nb", " space ", "<b>&amp;</b>", "æøå €",
                                  "'quoted"])
def test_text_stays_text_in_workbook_and_csv(text):
    sheet = openpyxl.load_workbook(io.BytesIO(book_of([{"a": text, "b": 1.5}]))).worksheets[0]
    assert sheet["A2"].value == text and sheet["A2"].data_type == "s" and sheet["B2"].value == 1.5
    assert read_xlsx(book_of([{"a": text}]), "x")["Ark <1> & \"to\""][1][0] == text
    table = csv_text(TWO, [{"a": text, "b": 1.5}], "da")
    assert read_csv(table.encode("utf-8"), "x")[1] == [text, "1,5"]
    assert not table.split("\r\n")[1].startswith(("=", "+", "-", "@"))


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_what_is_written_is_read_back(rows):
    given_rows = [{"a": a, "b": b} for a, b in rows]
    (back,) = read_xlsx(book_of(given_rows), "x").values()
    padded = [[*row, "", ""][:2] for row in [*back, *([[]] * (len(rows) + 1 - len(back)))]]
    assert padded[1:] == [list(row) for row in rows]


def test_the_example_as_others_read_it():
    files = written(example_dossier(), "xlsx", "docx")
    book = openpyxl.load_workbook(io.BytesIO(files[".xlsx"]))
    assert book.sheetnames == ["Fund", "Egne fund", "Mangler", "Regler"]
    assert book["Fund"].max_row == 1 + example_count() and book["Fund"]["A2"].value == 1 and book.properties.title
    assert book["Fund"].data_validations.dataValidation[0].formula1 == '"enig,uenig,spørgsmål"'
    document = docx.Document(io.BytesIO(files["_plantekst.docx"]))
    headings = [part.text for part in document.paragraphs if part.style.name.lower() == "heading 2"]
    assert headings[:5] == ["Redegørelse", "Formål", "Bestemmelser", "Kortbilag", "Uden for planen"]
    assert document.core_properties.title == "LP 99 Egelund – INTERN" and document.core_properties.author == "Bo trygt"
    assert [cell.text for cell in document.tables[-1].rows[1].cells][1] == example_dossier().entries[0].id
    cured = [entry for entry in example_dossier().entries if entry.remedy["da"]]
    assert cured and [row.cells[1].text for row in document.tables[0].rows[1:]] == [e.remedy["da"] for e in cured]
    heads = [cell.value for cell in book["Fund"][1]]
    column = book["Fund"][chr(65 + heads.index("Mindste ændring"))]
    assert [cell.value for cell in column[1:] if cell.value] == [entry.remedy["da"] for entry in cured]


@pytest.mark.parametrize(("number", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_have_letters(number, name):
    assert letters(number) == name


def bomb(size):
    """A workbook whose sheet unpacks to so many bytes."""
    sheet = b"<worksheet><sheetData>" + b" " * size + b"</sheetData></worksheet>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return out.getvalue()


def with_part(name, text):
    with zipfile.ZipFile(io.BytesIO(book_of([{"a": "x"}]))) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    return packed({**parts, name: text})


ENTITIES = ('<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
            '<sst><si><t>&b;</t></si></sst>')


@pytest.mark.parametrize("raw", [
    b"", b"PK\x03\x04", b"not a zip", bomb(70_000_000), with_part("xl/sharedStrings.xml", ENTITIES),
    with_part("xl/worksheets/sheet1.xml", "<worksheet><row><c r='A99999999'/>"),
    with_part("xl/worksheets/sheet1.xml", "<worksheet><row><c r='ZZZ1'><v>1</v></c></row></worksheet>"),
    with_part("xl/worksheets/sheet1.xml", "<worksheet>"), packed({"xl/workbook.xml": "<workbook/>"}),
], ids=["empty", "cut", "text", "bomb", "entities", "far row", "far column", "no XML", "no sheet"])
def test_a_workbook_that_is_none_is_refused(raw):
    with pytest.raises(InputError, match=r"prøve\.xlsx"):
        read_xlsx(raw, "prøve.xlsx")


def test_shared_strings_formulas_and_phonetic_hints_are_read_as_a_spreadsheet_shows_them():
    strings = "<sst><si><t>Fund</t></si><si><r><t>to </t></r><r><t>dele</t></r><rPh><t>skjult</t></rPh></si></sst>"
    sheet = ("<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='s'><v>1</v></c></row>"
             "<row r='3'><c r='B3' t='str'><f>1+1</f><v>2</v></c><c "
             "r='C3'><v>46350</v></c></row></sheetData></worksheet>")
    with zipfile.ZipFile(io.BytesIO(with_part("xl/sharedStrings.xml", strings))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    (rows,) = read_xlsx(packed({**parts, "xl/worksheets/sheet1.xml": sheet}), "x").values()
    assert rows == [["Fund", "", "to dele"], [], ["", "2", "46350"]]


def test_a_csv_that_is_none_is_refused():
    for raw in (b"a\0b", b'"' + b"x" * 200_000):
        with pytest.raises(InputError, match=r"prøve\.csv"):
            read_csv(raw, "prøve.csv")
