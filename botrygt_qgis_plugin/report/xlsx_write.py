# SPDX-License-Identifier: GPL-2.0-or-later
"""A workbook (XLSX) of tables, written without a package; text is never taken for a formula."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from botrygt_qgis_plugin.report.ooxml import OFFICE, RELATIONS, XML, package, xml_text
from botrygt_qgis_plugin.report.rows import Cell, Column, Row, heads

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# Cell styles in styles.xml: 0 plain, 1 head, 2 wrapped text, 3 to be filled in.
_HEAD, _WRAPPED, _FILLED = 1, 2, 3
_STYLES = (
    f'{XML}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="10"/><name val="Arial"/></font>'
    '<font><b/><sz val="10"/><name val="Arial"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/>'
    '</fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">'
    '<fgColor rgb="FFE8E4DA"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF8DC"/>'
    '</patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border>'
    '</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf fontId="0" fillId="0" borderId="0"/>'
    '<xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf fontId="0" fillId="0" borderId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf fontId="0" fillId="3" borderId="1" applyFill="1" applyBorder="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>')
# Points for one line of text; a row is as high as its fullest cell.
_LINE_PT, _MOST_LINES = 13.0, 30


@dataclass(frozen=True)
class Sheet:
    """One sheet. choices: column key -> the words that may stand in it; room: empty rows to write in."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    choices: Mapping[str, Sequence[str]]
    room: int = 0


def workbook(sheets: Sequence[Sheet], about: Mapping[str, str], language: str) -> bytes:
    """The file of a workbook. The same sheets give the same bytes."""
    kinds = {"xl/workbook.xml": f"{_TYPE}.sheet.main+xml", "xl/styles.xml": f"{_TYPE}.styles+xml"}
    listed, links, parts = "", "", {}
    for place, sheet in enumerate(sheets, start=1):
        kinds[f"xl/worksheets/sheet{place}.xml"] = f"{_TYPE}.worksheet+xml"
        listed += f'<sheet name="{xml_text(sheet.name)}" sheetId="{place}" r:id="rId{place}"/>'
        links += f'<Relationship Id="rId{place}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{place}.xml"/>'
        parts[f"xl/worksheets/sheet{place}.xml"] = _sheet(sheet, language)
    styles = f'<Relationship Id="rId0" Type="{OFFICE}/styles" Target="styles.xml"/>'
    book = f'{XML}<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
    tied = f'{XML}<Relationships xmlns="{RELATIONS}">{styles}{links}</Relationships>'
    return package(("xl/workbook.xml", "officeDocument"), kinds, {
        "xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": tied, "xl/styles.xml": _STYLES, **parts}, about)


def _sheet(sheet: Sheet, language: str) -> str:
    widths = "".join(f'<col min="{place}" max="{place}" width="{column.width}" customWidth="1"/>'
                     for place, column in enumerate(sheet.columns, start=1))
    rows = [_row(1, sheet.columns, heads(sheet.columns, language), [_HEAD] * len(sheet.columns))]
    styles = [_FILLED if column.answered else _WRAPPED for column in sheet.columns]
    filled: Sequence[Row] = [*sheet.rows, *({} for _ in range(sheet.room))]
    rows += [_row(place, sheet.columns, [row.get(column.key) for column in sheet.columns], styles)
             for place, row in enumerate(filled, start=2)]
    last = f"{letters(len(sheet.columns))}{len(filled) + 1}"
    return (f'{XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" '
            f'topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{widths}</cols>'
            f'<sheetData>{"".join(rows)}</sheetData><autoFilter ref="A1:{last}"/>{_choices(sheet, len(filled))}'
            '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>')


def _row(place: int, columns: Sequence[Column], cells: Sequence[Cell], styles: Sequence[int]) -> str:
    lines = max(sum(1 + len(line) // column.width for line in str(value or "").split("\n"))
                for column, value in zip(columns, cells))
    high = _LINE_PT * min(lines, _MOST_LINES) + 2.0
    made = "".join(_cell(f"{letters(column)}{place}", value, style)
                   for column, (value, style) in enumerate(zip(cells, styles), start=1))
    return f'<row r="{place}" ht="{high:g}" customHeight="1">{made}</row>'


def _cell(where: str, value: Cell, style: int) -> str:
    if value is None or value == "":
        return f'<c r="{where}" s="{style}"/>'
    if isinstance(value, (int, float)):
        return f'<c r="{where}" s="{style}"><v>{value:.10g}</v></c>'
    return f'<c r="{where}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{xml_text(value)}</t></is></c>'


def _choices(sheet: Sheet, rows: int) -> str:
    """Lists to choose from, for the columns that have them."""
    made = []
    for place, column in enumerate(sheet.columns, start=1):
        if column.key in sheet.choices and rows:
            words = xml_text(",".join(sheet.choices[column.key]))
            cells = f"{letters(place)}2:{letters(place)}{rows + 1}"
            made.append(f'<dataValidation type="list" allowBlank="1" sqref="{cells}"><formula1>"{words}"</formula1>'
                        "</dataValidation>")
    return f'<dataValidations count="{len(made)}">{"".join(made)}</dataValidations>' if made else ""


def letters(column: int) -> str:
    """1 -> 'A', 27 -> 'AA'."""
    made = ""
    while column:
        column, rest = divmod(column - 1, 26)
        made = chr(65 + rest) + made
    return made
