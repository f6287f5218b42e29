# SPDX-License-Identifier: GPL-2.0-or-later
"""A document (DOCX) of headings, paragraphs, lists and tables, written without a package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Union

from botrygt_qgis_plugin.report.ooxml import OFFICE, RELATIONS, XML, package, xml_text
from botrygt_qgis_plugin.report.word_blocks import Block

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LOCALES = {"da": "da-DK", "en": "en-GB"}
_HEADINGS = {"h1": ("Heading1", 32, 240), "h2": ("Heading2", 26, 320), "h3": ("Heading3", 22, 200)}


@dataclass(frozen=True)
class Grid:
    """A table: column heads and rows of texts."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]


Piece = Union[Block, Grid]


def document(pieces: Iterable[Piece], about: Mapping[str, str], language: str) -> bytes:
    """The file of a document. about: title, creator. The same pieces give the same bytes."""
    body = "".join(_grid(piece) if isinstance(piece, Grid) else _block(piece) for piece in pieces)
    page = ('<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1134" '
            'w:left="1304" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>')
    links = (f'{XML}<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/styles" '
             f'Target="styles.xml"/><Relationship Id="rId2" Type="{OFFICE}/numbering" Target="numbering.xml"/>'
             "</Relationships>")
    kinds = {"word/document.xml": f"{_TYPE}.document.main+xml", "word/styles.xml": f"{_TYPE}.styles+xml",
             "word/numbering.xml": f"{_TYPE}.numbering+xml"}
    parts = {"word/document.xml": f'{XML}<w:document xmlns:w="{_MAIN}"><w:body>{body}{page}</w:body></w:document>',
             "word/_rels/document.xml.rels": links, "word/styles.xml": _styles(language),
             "word/numbering.xml": _NUMBERING}
    return package(("word/document.xml", "officeDocument"), kinds, parts, {**about, "language": _LOCALES[language]})


def _block(block: Block) -> str:
    style = _HEADINGS[block.kind][0] if block.kind in _HEADINGS else "ListBullet" if block.kind == "li" else "Normal"
    return _paragraph(block.words, style)


def _paragraph(words: str, style: str) -> str:
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{xml_text(line)}</w:t>' for line in words.split("\n"))
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{lines}</w:r></w:p>'


def _grid(grid: Grid) -> str:
    edges = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A8A84"/>'
                    for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    columns = "<w:gridCol/>" * len(grid.head)
    rows = "".join(f"<w:tr>{''.join(_cell(words, 'Normal') for words in row)}</w:tr>" for row in grid.rows)
    head = "".join(_cell(words, "TableHead") for words in grid.head)
    return (f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
            f"{_paragraph('', 'Normal')}")


def _cell(words: str, style: str) -> str:
    return f"<w:tc>{_paragraph(words, style)}</w:tc>"


def _styles(language: str) -> str:
    font = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
    normal = (f'<w:docDefaults><w:rPrDefault><w:rPr>{font}<w:sz w:val="22"/><w:lang w:val="{_LOCALES[language]}"/>'
              '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/>'
              "</w:pPr></w:pPrDefault></w:docDefaults>"
              '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>')
    made = []
    for level, (style, size, before) in enumerate(_HEADINGS.values()):
        made.append(f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="heading {level + 1}"/>'
                    f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing '
                    f'w:before="{before}" w:after="80"/><w:outlineLvl w:val="{level}"/></w:pPr><w:rPr><w:b/>'
                    f'<w:sz w:val="{size}"/></w:rPr></w:style>')
    bullets = ('<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn '
               'w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
               '<w:style w:type="paragraph" w:styleId="TableHead"><w:name w:val="Table Head"/><w:basedOn '
               'w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>')
    return f'{XML}<w:styles xmlns:w="{_MAIN}">{normal}{"".join(made)}{bullets}</w:styles>'


_NUMBERING = (
    f'{XML}<w:numbering xmlns:w="{_MAIN}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="454" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>')
