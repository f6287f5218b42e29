# SPDX-License-Identifier: GPL-2.0-or-later
"""Pages as blocks: the same content as Markdown and as one HTML file, with nothing unsafe in either."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from botrygt_qgis_plugin.engine.pages import (
    Code,
    Figure,
    Grid,
    Heading,
    Item,
    Link,
    Listing,
    Page,
    Strong,
    Text,
    files_of,
    html,
    markdown,
    safe_address,
)

BAD = '<img src=x onerror=alert(1)>|*_`[a](javascript:1)'


class Balance(HTMLParser):
    """Raises where a tag is closed that was not the last opened."""

    VOID = ("meta", "br", "img")

    def __init__(self):
        super().__init__()
        self.open, self.seen = [], []

    def handle_starttag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))


def parsed(page):
    parser = Balance()
    parser.feed(html(page))
    assert parser.open == []
    return parser.seen


def test_markdown_of_every_block():
    page = Page("t", (
        Heading(2, "Titel"), Text(["Se ", Link("her", "a b.md"), " og ", Code("x_y"), " ", Strong("nu")]),
        Text(["citat"], quoted=True), Listing((Item(["en"]), Item(["to"], 1))),
        Grid(("A", "B"), (([Code("a")], ["b|c"]),)), Figure("<svg/>", "d/f.svg", "alt", "tekst")))
    assert markdown(page).splitlines()[2:] == [
        "## Titel", "", "Se [her](a%20b.md) og `x_y` **nu**", "", "> citat", "", "- en", "  - to", "",
        "| A | B |", "| --- | --- |", "| `a` | b\\|c |", "", "![alt](d/f.svg)", "", "*tekst*"]


@pytest.mark.parametrize("depths", [(0,), (0, 0), (0, 1, 0), (0, 1, 2, 0), (0, 1, 2, 1), (0, 2, 0)])
def test_nested_lists_are_closed_as_they_were_opened(depths):
    seen = parsed(Page("t", (Listing(tuple(Item([str(i)], depth) for i, depth in enumerate(depths))),)))
    assert [tag for tag, _ in seen].count("li") == len(depths)


def test_hostile_words_stay_words():
    page = Page(BAD, (Heading(1, BAD), Text([BAD, Link(BAD, "javascript:alert(1)"), Code(BAD)]),
                      Grid((BAD,), (([BAD],),)), Listing((Item([BAD]),)), Figure("<svg></svg>", "f.svg", BAD, BAD)))
    seen = parsed(page)
    assert not [tag for tag, _ in seen if tag in ("img", "script")]
    assert [attributes["href"] for tag, attributes in seen if tag == "a"] == ["#"]
    assert not re.search(r"(?<![\\`])<img", markdown(page))


def test_the_html_file_allows_nothing_from_outside():
    seen = parsed(Page("t", (Text(["x"]),), "en"))
    policy = next(a["content"] for tag, a in seen if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'")
    assert ("html", {"lang": "en"}) in seen


def test_links_beside_a_page_lead_to_the_manual_where_it_stands_alone():
    page = Page("t", (Text([Link("a", "../q.md#x"), Link("b", "https://dkr.dk/"), Link("c", "#d")]),),
                base="https://example.org/docs/rules/")
    assert [a["href"] for tag, a in parsed(page) if tag == "a"] == [
        "https://example.org/docs/rules/../q.md#x", "https://dkr.dk/", "#d"]


@pytest.mark.parametrize(("address", "safe"), [
    ("https://dkr.dk/a", True), ("rules/B01.md#x", True), ("javascript:alert(1)", False), (" data:text/html,x", False)])
def test_only_web_addresses_and_files_lead_anywhere(address, safe):
    assert safe_address(address) == (address if safe else "#")


def test_drawings_lie_beside_their_page():
    page = Page("t", (Figure("<svg>1</svg>", "drawings/a.svg", "", ""),))
    made = files_of({"rules/A.md": page, "b.md": page})
    assert sorted(made) == ["b.md", "drawings/a.svg", "rules/A.md", "rules/drawings/a.svg"]
    assert made["rules/drawings/a.svg"] == "<svg>1</svg>"


def test_a_heading_can_be_linked_to_and_no_name_stands_twice():
    seen = parsed(Page("t", (Heading(2, "A 1"), Heading(2, "B"), Heading(3, "A 1"))))
    assert [attributes.get("id") for tag, attributes in seen if tag in ("h2", "h3")] == ["A-1", "B", None]
