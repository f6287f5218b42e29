# SPDX-License-Identifier: GPL-2.0-or-later
"""Plain text tables for a shell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

WIDEST = 60
GAP = "  "


def table_lines(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns side by side, each as wide as its widest cell; cells but the last are cut where they are too wide."""
    cells = [[_cut(cell) for cell in row[:-1]] + [row[-1]] for row in (head, *rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    for row in cells:
        yield GAP.join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip()
        if row is cells[0]:
            yield GAP.join("-" * min(width, WIDEST) for width in widths)


def _cut(text: str) -> str:
    return text if len(text) <= WIDEST else text[:WIDEST - 1] + "…"
