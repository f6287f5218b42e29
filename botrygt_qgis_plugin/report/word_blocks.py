# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan's own words and the letter as blocks of text, the same for the page, the paste-in file and the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from botrygt_qgis_plugin.engine.wording import pick
from botrygt_qgis_plugin.report.dossier import Dossier
from botrygt_qgis_plugin.report.html import Tongue, el, text
from botrygt_qgis_plugin.report.plan_words import Draft, Sentence
from botrygt_qgis_plugin.report.templates import Templates

PART_TITLES = {"account": ("Redegørelse", "Account (redegørelse)"), "purpose": ("Formål", "Purpose (formål)"),
               "provisions": ("Bestemmelser", "Provisions (bestemmelser)"), "map": ("Kortbilag",
                                                                                    "Map annex (kortbilag)"),
               "outside": ("Uden for planen", "Outside the plan")}
HEADING_TITLES = {"ways": ("Veje og stier", "Roads and paths"), "parking": ("Parkering", "Parking"),
                  "lighting": ("Belysning", "Lighting"), "green": ("Ubebyggede arealer, hegn og beplantning",
                                                                   "Unbuilt land, fences and planting"),
                  "in_use": ("Forudsætninger for ibrugtagning", "Conditions for taking into use")}
_NONE = {"provisions": ("Gennemgangen giver ikke anledning til bestemmelser.",
                        "The review gives rise to no provision."),
         "purpose": ("Ingen bestemmelser, derfor intet formål.", "No provision, hence no purpose.")}


@dataclass(frozen=True)
class Block:
    """A piece of text: kind 'h1', 'h2', 'h3', 'p' or 'li'; ids: of the findings it rests on."""

    kind: str
    words: str
    ids: tuple[str, ...] = ()


def plan_blocks(draft: Draft, templates: Templates, language: str) -> Iterator[Block]:
    """The draft sentences under the headings of a local plan."""
    for part, sentences in draft.parts.items():
        if not sentences and part not in _NONE:
            continue
        yield Block("h2", pick(PART_TITLES[part], language))
        if not sentences:
            yield Block("p", pick(_NONE[part], language))
        elif part == "purpose":
            yield Block("p", templates.texts["purpose_opening"][language])
        heading = ""
        for sentence in sentences:
            if part == "provisions" and sentence.heading != heading:
                heading = sentence.heading
                yield Block("h3", pick(HEADING_TITLES[heading], language))
            listed = part == "purpose" or sentence.heading == "point"
            yield Block("li" if listed else "p", _ended(sentence, part, sentences, language), sentence.ids)


def _ended(sentence: Sentence, part: str, sentences: tuple[Sentence, ...], language: str) -> str:
    """A purpose ends with a comma until the last one, which ends the sentence that they all belong to."""
    words = sentence.text[language]
    if part != "purpose":
        return words
    return words + ("." if sentence is sentences[-1] else ",")


def letter_blocks(draft: Draft, language: str) -> Iterator[Block]:
    """The letter: to whom, about what, and its paragraphs."""
    for place, sentence in enumerate(draft.letter):
        kind = "h2" if place == 1 else "li" if sentence.heading == "point" else "p"
        yield Block(kind, sentence.text[language], sentence.ids)


def blocks_html(blocks: Iterator[Block], drop: int = 0) -> str:
    """The blocks as HTML; headings `drop` levels lower. The ids stand in an attribute, out of the reader's way."""
    made, items = [], []
    for block in blocks:
        if block.kind == "li":
            items.append(el("li", text(block.words), data_findings=" ".join(block.ids) or None))
            continue
        if items:
            made.append(el("ul", *items))
            items = []
        level = int(block.kind[1]) + drop if block.kind.startswith("h") else 0
        made.append(el(f"h{level}" if level else "p", text(block.words), data_findings=" ".join(block.ids) or None))
    return "".join([*made, el("ul", *items) if items else ""])


def words_section(draft: Draft, templates: Templates, tongue: Tongue) -> str:
    """The part of the report with the plan's own words, each box with a button that copies it."""
    say, language = tongue.say, tongue.language
    intro = el("p", say(
        "Udkast, som kommunen retter til. Hver sætning siger, hvilke fund den hviler på. En bestemmelse er kun "
        "skrevet, "
        "hvor planen må regulere det, og hvor hjemlen er efterset i planlovens § 15.",
        "Drafts for the municipality to edit. Each sentence says which findings it rests on. A provision is written "
        "only "
        "where the plan may regulate it and the authority was checked in planloven § 15."))
    boxes = [_box("plantekst", ("Til lokalplanen", "For the local plan"),
                  blocks_html(plan_blocks(draft, templates, language), 2), tongue)]
    if draft.letter:
        boxes.append(_box("brev", ("Brev fra politiet til kommunen", "Letter from police to municipality"),
                          blocks_html(letter_blocks(draft, language), 2), tongue))
    return el("section", el("h2", say("Planens egne ord", "The plan's own words"), id="tekst"), intro, *boxes,
              aria_labelledby="tekst")


def _box(name: str, title: tuple[str, str], inside: str, tongue: Tongue) -> str:
    button = el("button", tongue.say("Kopiér teksten", "Copy the text"), type="button", data_copy=name,
                class_="needs-script")
    return el("h3", tongue.pick(title)) + button + el("div", inside, id=name, class_="plan-words")


def paste_page(dossier: Dossier, draft: Draft, templates: Templates, language: str) -> str:
    """A page with nothing but the words, to open and copy from."""
    tongue = Tongue(language)
    title = tongue.raw(("Planens egne ord: ", "The plan's own words: ")) + dossier.plan.name
    policy = el("meta", http_equiv="Content-Security-Policy", content="default-src 'none'")
    head = el("meta", charset="utf-8") + policy + el("title", text(title))
    body = el("p", el("strong", text(dossier.handling))) + el("h1", text(title))
    body += blocks_html(plan_blocks(draft, templates, language))
    if draft.letter:
        body += el("hr") + blocks_html(letter_blocks(draft, language))
    return f'<!doctype html>\n<html lang="{language}"><head>{head}</head>\n<body>{body}</body></html>\n'
