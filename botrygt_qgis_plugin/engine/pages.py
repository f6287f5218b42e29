# SPDX-License-Identifier: GPL-2.0-or-later
"""Pages as blocks, written as Markdown (for a git host) or as one HTML file that opens without a network."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Union


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere: an address, or a file beside the page."""

    text: str
    to: str


@dataclass(frozen=True)
class Code:
    """A name as programs write it."""

    text: str


@dataclass(frozen=True)
class Strong:
    """Words that carry the weight of their line."""

    text: str


@dataclass(frozen=True)
class Picture:
    """A drawing inside a line or a cell; where only words can stand, its description."""

    svg: str
    alt: str


Piece = Union[str, Link, Code, Strong, Picture]
Line = Sequence[Piece]


@dataclass(frozen=True)
class Heading:
    """A title of level 1 to 4."""

    level: int
    text: str


@dataclass(frozen=True)
class Text:
    """One paragraph; `quoted` sets it apart as a draft to copy."""

    line: Line
    quoted: bool = False


@dataclass(frozen=True)
class Item:
    """One point of a list, at a depth."""

    line: Line
    depth: int = 0


@dataclass(frozen=True)
class Listing:
    """A list of points."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Grid:
    """A table with a heading row."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True)
class Figure:
    """A drawing: its SVG, the file it is kept in beside a Markdown page, words for those who do not see it, caption."""

    svg: str
    file: str
    alt: str
    caption: str


Block = Union[Heading, Text, Listing, Grid, Figure]


@dataclass(frozen=True)
class Page:
    """A page in one language, or in Danish and then English; `language` is that of its beginning.

    base: where links to files beside the page lead when it stands alone as an HTML file.
    """

    title: str
    blocks: tuple[Block, ...]
    language: str = "da"
    base: str = ""
    style: str = field(default="", repr=False)


MADE = "<!-- Made by tools/docs.py; do not edit. -->\n"
_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")


def markdown(page: Page) -> str:
    """The page as Markdown."""
    return "\n".join((MADE, *(_markdown_block(block) for block in page.blocks)))


def _markdown_block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_marked([block.text])}\n"
    if isinstance(block, Text):
        return f"{'> ' if block.quoted else ''}{_marked(block.line)}\n"
    if isinstance(block, Listing):
        return "\n".join(f"{'  ' * item.depth}- {_marked(item.line)}" for item in block.items) + "\n"
    if isinstance(block, Grid):
        rows = [" | ".join(_marked(cell) for cell in row) for row in block.rows]
        head = " | ".join(_marked([name]) for name in block.head)
        return "\n".join(f"| {row} |" for row in (head, " | ".join("---" for _ in block.head), *rows)) + "\n"
    alt = _marked([block.alt])
    return f"![{alt}]({block.file})\n\n*{_marked([block.caption])}*\n"


def _marked(line: Line) -> str:
    return "".join(_marked_piece(piece) for piece in line)


def _marked_piece(piece: Piece) -> str:
    if isinstance(piece, str):
        return _SPECIAL.sub(r"\\\1", piece).replace("\n", " ")
    if isinstance(piece, Link):
        return f"[{_marked_piece(piece.text)}]({piece.to.replace(' ', '%20').replace(')', '%29')})"
    if isinstance(piece, Code):
        return f"`{piece.text.replace('`', '')}`"
    if isinstance(piece, Picture):
        return _marked_piece(piece.alt)
    return f"**{_marked_piece(piece.text)}**"


STYLE = """
:root{color-scheme:light}
body{font:16px/1.5 system-ui,"Segoe UI",Verdana,sans-serif;color:#1a1a1a;background:#fff;margin:0 auto;max-width:62rem;
padding:1rem 1.2rem 4rem}
h1,h2,h3,h4{line-height:1.25}
table{border-collapse:collapse;margin:1rem 0}
th,td{border:1px solid #b5b5b5;padding:.3rem .6rem;text-align:left;vertical-align:top}
th{background:#eef1f4}
blockquote{border-left:4px solid #0b4f9e;margin:1rem 0;padding:.2rem 1rem;background:#f2f6fb}
figure{margin:1.2rem 0;border:1px solid #d0d0d0;padding:.6rem}
figure svg{max-width:100%;height:auto;display:block}
figcaption{margin-top:.4rem}
a{color:#0b4f9e}
code{background:#f2f2f2;padding:0 .2rem}
@media print{body{max-width:none}figure,table{break-inside:avoid}}
"""


def html(page: Page) -> str:
    """The page as one HTML file: style and drawings inside, nothing fetched."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    head = (f'<!doctype html>\n<html lang="{page.language}"><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{escape(page.title)}</title><style>{STYLE}{page.style}</style></head>\n<body>\n")
    first = {block.text: turn for turn, block in reversed(list(enumerate(page.blocks))) if isinstance(block, Heading)}
    body = "\n".join(_html_heading(block, first[block.text] == turn) if isinstance(block, Heading)
                     else _html_block(block) for turn, block in enumerate(page.blocks))
    if page.base:
        body = re.sub(r'(<a href=")(?!https?:|#)', rf"\g<1>{escape(page.base)}", body)
    return f"{head}{body}\n</body></html>\n"


def _html_heading(block: Heading, named: bool) -> str:
    """A heading; the first of its words can be linked to by them."""
    name = f' id="{escape(block.text.replace(" ", "-"))}"' if named else ""
    return f"<h{block.level}{name}>{escape(block.text)}</h{block.level}>"


def _html_block(block: Text | Listing | Grid | Figure) -> str:
    if isinstance(block, Text):
        inside = f"<p>{_html_line(block.line)}</p>"
        return f"<blockquote>{inside}</blockquote>" if block.quoted else inside
    if isinstance(block, Listing):
        return _html_list(block.items)
    if isinstance(block, Grid):
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in block.head)
        rows = "".join(f"<tr>{''.join(f'<td>{_html_line(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<figure>{block.svg}<figcaption>{escape(block.caption)}</figcaption></figure>"


def _html_list(items: Sequence[Item]) -> str:
    """Nested lists; an item deeper than the one before it lies inside it."""
    written, depth = "<ul>", 0
    for turn, item in enumerate(items):
        wanted = min(item.depth, depth + 1) if turn else 0
        if wanted > depth:
            written += "<ul>"
        else:
            written += ("</li>" if turn else "") + "</ul></li>" * (depth - wanted)
        depth = wanted
        written += f"<li>{_html_line(item.line)}"
    return written + "</li>" + "</ul></li>" * depth + "</ul>"


def _html_line(line: Line) -> str:
    return "".join(_html_piece(piece) for piece in line)


def _html_piece(piece: Piece) -> str:
    if isinstance(piece, str):
        return escape(piece)
    if isinstance(piece, Link):
        return f'<a href="{escape(safe_address(piece.to))}">{escape(piece.text)}</a>'
    if isinstance(piece, Picture):
        return piece.svg
    return f"<code>{escape(piece.text)}</code>" if isinstance(piece, Code) else f"<strong>{escape(piece.text)}</strong>"


def safe_address(address: str) -> str:
    """The address where it is http(s) or a file beside the page; '#' for any other scheme."""
    scheme = re.match(r"^\s*([A-Za-z][A-Za-z0-9+.-]*):", address)
    return address if scheme is None or scheme.group(1).lower() in ("http", "https") else "#"


Files = Mapping[str, str]


def files_of(pages: Mapping[str, Page]) -> dict[str, str]:
    """File name -> text: each page as Markdown, and the drawings beside it."""
    made: dict[str, str] = {}
    for name, page in pages.items():
        made[name] = markdown(page)
        folder = name.rpartition("/")[0]
        for block in page.blocks:
            if isinstance(block, Figure):
                made[f"{folder}/{block.file}" if folder else block.file] = block.svg
    return made
