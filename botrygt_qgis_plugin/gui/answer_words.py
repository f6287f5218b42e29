# SPDX-License-Identifier: GPL-2.0-or-later
"""Answers that were read in, as a page for the dock: what came, what to look at, and what was refused and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from botrygt_qgis_plugin.adapter.answers import Applied, count_line
from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.casefile.entries import Listing
from botrygt_qgis_plugin.casefile.events import ANSWERED, OWN, Event
from botrygt_qgis_plugin.casefile.state_words import ANSWERS, worded

FINDING, PLACE = "#", "@"


@dataclass(frozen=True)
class Reading:
    """One file: what it brought, or why it was refused (a sentence)."""

    name: str
    applied: Applied | None
    refusal: str = ""


def reading_page(readings: Sequence[Reading], listing: Listing) -> str:
    """What reading these files in brought; findings and places are links."""
    titles = titles_of(listing)
    return "".join(part for reading in readings for part in _file(reading, titles))


def answers_page(listing: Listing) -> str:
    """Every answer that the case holds."""
    told = list(_answers(listing.case.events, titles_of(listing)))
    none = say("Der er ingen svar i sagen endnu.", "There are no answers in the case yet.")
    return "".join(told) or f"<p>{none}</p>"


def titles_of(listing: Listing) -> Mapping[int, str]:
    """Number of a finding -> its title."""
    return {entry.number: str(entry.row.get(f"title_{language()}") or entry.row.get("rule") or "")
            for entry in listing.entries if entry.number}


def _file(reading: Reading, titles: Mapping[int, str]) -> Iterator[str]:
    yield f"<p><b>{escape(reading.name)}</b><br>"
    if reading.applied is None:
        yield f"{say('Afvist. ', 'Refused. ')}{escape(reading.refusal)}</p>"
        return
    yield f"{escape(count_line(reading.applied, language()))}</p>"
    if reading.applied.clashes:
        yield f"<p><b>{say('Se på', 'Look at')}</b></p>"
        for clash in reading.applied.clashes:
            yield f"<p>{_numbered(clash.number, titles)}<br>{escape(clash.text[language()])}</p>"
    if reading.applied.events:
        yield f"<p><b>{say('Tilføjet', 'Added')}</b></p>"
        yield from _answers(reading.applied.events, titles)


def _answers(events: Sequence[Event], titles: Mapping[int, str]) -> Iterator[str]:
    for event in events:
        if event.what in (ANSWERED, OWN):
            said = event.said
            where = _numbered(event.number or 0, titles) if event.what == ANSWERED else _place(said.get("at", ()))
            answer = worded(ANSWERS, str(said.get("answer", "")), language())
            text = ": ".join(word for word in (answer, str(said.get("text", ""))) if word)
            photo = say(" (med foto)", " (with a photo)") if said.get("photo") else ""
            yield f"<p>{where}<br>{escape(text)}{photo}<br><small>{escape(event.who)}</small></p>"


def _numbered(number: int, titles: Mapping[int, str]) -> str:
    title = escape(titles.get(number, ""))
    return f'<a href="{FINDING}{number}">{number}. {title}</a>' if title else say(f"Fund {number}", f"Finding {number}")


def _place(at: Sequence[float]) -> str:
    words = say("Eget fund på kortet", "A finding of their own, on the map")
    return f'<a href="{PLACE}{at[0]},{at[1]}">{words}</a>' if len(at) == 2 else words
