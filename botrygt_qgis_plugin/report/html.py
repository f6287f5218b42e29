# SPDX-License-Identifier: GPL-2.0-or-later
"""Elements of a page as text: everything that comes from a plan is escaped, and nothing is fetched from anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Union

from botrygt_qgis_plugin.engine.rulebook import Source
from botrygt_qgis_plugin.report.dossier import Told

_VOID = frozenset({"br", "hr", "img", "input", "meta", "col"})
Attribute = Union[str, float, bool, None]


def el(tag: str, *content: str, **attributes: Attribute) -> str:
    """One element. content: HTML; attributes are escaped, underscores become hyphens, None and False are left out."""
    words = "".join(_attribute(name, value) for name, value in attributes.items()
                    if value is not None and value is not False)
    return f"<{tag}{words}>" if tag in _VOID else f"<{tag}{words}>{''.join(content)}</{tag}>"


def _attribute(name: str, value: Attribute) -> str:
    key = name.rstrip("_").replace("_", "-")
    return f" {key}" if value is True else f' {key}="{escape(str(value), quote=True)}"'


def text(words: str) -> str:
    """Words as HTML; line breaks in them are kept."""
    return escape(words).replace("\n", "<br>")


def listed(items: Iterable[str], ordered: bool = False, **attributes: Attribute) -> str:
    """A list of HTML items; '' where there is none."""
    made = [el("li", item) for item in items]
    return el("ol" if ordered else "ul", *made, **attributes) if made else ""


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], **attributes: Attribute) -> str:
    """A table in a frame that scrolls on a narrow screen. caption, head: words; cells: HTML, the first a row head."""
    heads = "".join(el("th", text(words), scope="col") for words in head)
    body = "".join(el("tr", el("th", row[0], scope="row"), *(el("td", cell) for cell in row[1:])) for row in rows)
    inner = el("table", el("caption", text(caption)), el("thead", el("tr", heads)), el("tbody", body), **attributes)
    return el("div", inner, class_="wide", tabindex="0", role="region", aria_label=caption)


def link(words: str, address: str) -> str:
    """A link to a page elsewhere, which the reader must open; only http(s) leads anywhere."""
    leads = address.lower().startswith(("https://", "http://"))
    return el("a", text(words), href=address, rel="noreferrer noopener", target="_blank") if leads else text(words)


def source_html(source: Source) -> str:
    """Title, edition and section of a source, with its address as link."""
    return link(", ".join(part for part in (source.title, source.edition, source.section) if part), source.url)


@dataclass(frozen=True)
class Tongue:
    """One of the two languages that a page is written in."""

    language: str

    def say(self, da: str, en: str) -> str:
        """The words in the page's language, escaped."""
        return text(da if self.language == "da" else en)

    def pick(self, words: Sequence[str]) -> str:
        """The Danish or English one of two texts, escaped."""
        return text(words[0] if self.language == "da" else words[1])

    def of(self, told: Told) -> str:
        """A text kept in both languages, escaped."""
        return text(told[self.language])

    def raw(self, words: Sequence[str] | Told) -> str:
        """The same, not escaped: for attributes, which are escaped by `el`."""
        if isinstance(words, Mapping):
            return words[self.language]
        return words[0] if self.language == "da" else words[1]

    def percent(self, share: float | None) -> str:
        """A share as people read it; a dash where there is none. Never 100 % unless it is."""
        if share is None:
            return "–"
        shown = min(99, round(100 * share)) if share < 1.0 else 100
        return f"{shown} %" if self.language == "da" else f"{shown}%"
