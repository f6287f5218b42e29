# SPDX-License-Identifier: GPL-2.0-or-later
"""CSV as a Danish spreadsheet opens it: semicolons, a byte order mark, decimal commas; and read back whatever was kept.

A cell that would be taken for a formula is written with an apostrophe before it, which reading takes away again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.report.rows import Cell, Column, Row, heads

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
BYTES = 16 * 1024 * 1024
_FIELD = 100_000


def csv_text(columns: Sequence[Column], rows: Iterable[Row], language: str) -> str:
    """The table as text with its byte order mark; lines end as spreadsheets write them."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads(columns, language))
    writer.writerows([_written(row.get(column.key)) for column in columns] for row in rows)
    return "\ufeff" + out.getvalue()


def _written(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return f"{value:.10g}".replace(".", ",") if isinstance(value, float) else str(value)
    return f"'{value}" if value.startswith(_FORMULA) else value


def read_csv(raw: bytes, name: str) -> list[list[str]]:
    """The rows of a CSV that a spreadsheet saved: UTF-8 or Windows-1252, with ; , or tab. Raises InputError."""
    if len(raw) > BYTES or b"\0" in raw:
        raise InputError(f"The file '{name}' is no CSV table. Save the sheet as CSV (semicolon) and read it in again.",
                         f"Filen «{name}» er ikke en CSV-tabel. Gem arket som CSV (semikolon), og indlæs det igen.",
                         name)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    first = text.splitlines()[0] if text.strip() else ""
    mark = max((";", ",", "\t"), key=first.count)
    limit = csv.field_size_limit(_FIELD)
    try:
        rows = [[_read(cell) for cell in row] for row in csv.reader(io.StringIO(text), delimiter=mark)]
    except csv.Error as error:
        raise InputError(f"The file '{name}' is no CSV table ({error}).",
                         f"Filen «{name}» er ikke en CSV-tabel ({error}).", name) from error
    finally:
        csv.field_size_limit(limit)
    return rows


def _read(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
