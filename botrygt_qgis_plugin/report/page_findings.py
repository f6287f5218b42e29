# SPDX-License-Identifier: GPL-2.0-or-later
"""The findings in the report: filters, the table, and a card for each with everything that is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from botrygt_qgis_plugin.engine.terms import DOMAIN, OBLIGATION, SEVERITY
from botrygt_qgis_plugin.report.dossier import SEVERITIES, Answer, Dossier, Entry, OwnFinding
from botrygt_qgis_plugin.report.html import Tongue, el, link, listed, source_html, text
from botrygt_qgis_plugin.report.page_summary import anchor, badge

ANSWER_WORDS = {"agree": ("Enig", "Agree"), "disagree": ("Uenig", "Disagree"), "ask": ("Spørgsmål", "Question"),
                "": ("Bemærkning", "Comment")}
_SIGNS = {"agree": "✓", "disagree": "✗", "ask": "?", "": "·"}


# Beyond so many findings the cards wait as text until the reader comes near them.
MOST_AT_ONCE = 300
# So many rows the table shows before the reader asks for more; the script has the same figure.
MOST_ROWS = 100


def is_long(dossier: Dossier) -> bool:
    """True where so much was found that a page of it all would open slowly."""
    return len(dossier.entries) + len(dossier.indications) > MOST_AT_ONCE


def waiting_cards(dossier: Dossier, tongue: Tongue) -> dict[str, Any]:
    """What the cards of a long report are put together from: what a rule says once, and each card's own before and
    after it. Empty for a short report, whose cards stand in the page.
    """
    entries = (*dossier.entries, *dossier.indications) if is_long(dossier) else ()
    rules = {entry.rule: _rule_facts(entry, tongue) for entry in entries}
    return {"rules": rules, "cards": [[_before(entry, place, tongue), entry.rule, _after(entry, tongue)]
                                      for place, entry in enumerate(entries)]}


def findings_section(dossier: Dossier, tongue: Tongue) -> str:
    """Filters, table and cards; the findings that rest on assumed values apart."""
    say, waits = tongue.say, is_long(dossier)
    parts = [el("h2", say("Fund", "Findings"), id="fund")]
    if not dossier.entries:
        parts.append(el("p", say("Gennemgangen fandt intet, der ikke er opfyldt.",
                                 "The review found nothing that is not met.")))
    else:
        parts += [_filters(dossier, tongue), _table(dossier.entries, tongue),
                  el("p", class_="more needs-script"),
                  el("div", *(_card(entry, place, tongue, waits) for place, entry in enumerate(dossier.entries)),
                     class_="cards")]
    if dossier.indications:
        first = len(dossier.entries)
        parts += [el("h3", say("På antagne værdier", "On assumed values"), id="antaget"),
                  el("p", say("Her mangler data. Med de antagne værdier ville kravet ikke være opfyldt. De tæller ikke "
                              "med ovenfor.",
                              "Data is missing here. With the assumed values the demand would not be met. They are "
                              "not counted above.")),
                  el("div", *(_card(entry, first + place, tongue, waits)
                              for place, entry in enumerate(dossier.indications)), class_="cards")]
    parts += _own(dossier.own, tongue)
    return el("section", *parts, aria_labelledby="fund")


def _filters(dossier: Dossier, tongue: Tongue) -> str:
    found = dossier.entries
    domains = list(dict.fromkeys(entry.domain for entry in found))
    rules = {entry.rule: tongue.raw(entry.title) for entry in sorted(found, key=lambda e: e.rule)}
    severities = [name for name in SEVERITIES if dossier.counts[name]]
    selects = [
        _select("severity", ("Alvor", "Severity"), [(n, tongue.raw(SEVERITY[n])) for n in severities], tongue),
        _select("domain", ("Emne", "Subject"), [(n, tongue.raw(DOMAIN.get(n, (n, n)))) for n in domains], tongue),
        _select("rule", ("Regel", "Rule"), [(n, f"{n} {title}") for n, title in rules.items()], tongue),
        _select("answered", ("Svar", "Answer"), [("no", tongue.raw(("uden svar", "without an answer"))), *(
            (name, tongue.raw(words).lower()) for name, words in ANSWER_WORDS.items() if name)], tongue)]
    search = el("label", tongue.say("Søg i teksten", "Search the text"), el("input", type="search", name="text",
                                                                            autocomplete="off"))
    clear = el("button", tongue.say("Vis alle", "Show all"), type="reset")
    return el("form", *selects, search, clear, el("p", class_="shown", role="status"), class_="filters needs-script",
              aria_label=tongue.raw(("Vis et udvalg af fundene", "Show some of the findings")))


def _select(name: str, words: Sequence[str], options: Sequence[tuple[str, str]], tongue: Tongue) -> str:
    made = [el("option", tongue.say("alle", "all"), value="")]
    made += [el("option", text(shown), value=value) for value, shown in options]
    return el("label", tongue.pick(words), el("select", *made, name=name))


def _table(entries: Sequence[Entry], tongue: Tongue) -> str:
    say = tongue.say
    head = [say("Nr.", "No."), say("Alvor", "Severity"), say("Emne", "Subject"), say("Sted", "Place"),
            say("Fund", "Finding"), say("Målt", "Measured"), say("Krav", "Asked"), say("Svar", "Answer")]
    heads = "".join(el("th", words, scope="col") for words in head)
    caption = say("Alle fund. Nummeret fører til fundet nedenfor.",
                  "All findings. The number leads to the finding below.")
    widths = "".join(el("col", class_=f"c{place}") for place in range(1, 9))
    inner = el("table", el("caption", caption), el("colgroup", widths), el("thead", el("tr", heads)),
               el("tbody", *(_row(entry, place, tongue) for place, entry in enumerate(entries))), class_="findings")
    return el("div", inner, class_="wide", tabindex="0", role="region", aria_label=tongue.raw(("Alle fund",
                                                                                              "All findings")))


def _row(entry: Entry, place: int, tongue: Tongue) -> str:
    figure = entry.figures[0] if entry.figures else None
    cells = [tongue.pick(SEVERITY[entry.severity]), tongue.pick(DOMAIN.get(entry.domain, (entry.domain, entry.domain))),
             tongue.of(entry.subject), tongue.of(entry.title), tongue.of(figure.value) if figure else "",
             tongue.of(figure.limit) if figure else "",
             el("span", text(_SIGNS[entry.latest]), " ", tongue.pick(ANSWER_WORDS[entry.latest]))
             if entry.latest else ""]
    return el("tr", el("th", el("a", badge(entry, tongue), href=f"#{anchor(entry)}"), scope="row"),
              *(el("td", cell) for cell in cells), data_at=place, hidden=place >= MOST_ROWS)


def _card(entry: Entry, place: int, tongue: Tongue, waits: bool) -> str:
    """One finding's card, or where it `waits` only its place and what it is filtered by."""
    name = anchor(entry)
    return el("article", "" if waits else _inside(entry, place, tongue), class_=f"card {entry.severity}", id=name,
              aria_labelledby=f"{name}-h", data_at=place, data_severity=entry.severity, data_domain=entry.domain,
              data_rule=entry.rule, data_answered=entry.latest or "no")


def _inside(entry: Entry, place: int, tongue: Tongue) -> str:
    """All that is known of one finding. The script draws the picture and the form for an answer into it."""
    return _before(entry, place, tongue) + _rule_facts(entry, tongue) + _after(entry, tongue)


def _before(entry: Entry, place: int, tongue: Tongue) -> str:
    name = anchor(entry)
    heading = el("h3" if entry.number else "h4", badge(entry, tongue), " ", tongue.of(entry.title), id=f"{name}-h",
                 tabindex="-1")
    picture = el("figure", el("figcaption", text(told_map(entry, tongue))), class_="picture", data_at=place)
    sentence = el("p", tongue.of(entry.text), class_="sentence")
    # What follows is a list of facts that each have a box of their own, so that it can be put together from parts.
    return f'{heading}<div class="body">{picture}<div>{sentence}{_own_facts(entry, tongue)}'


def _after(entry: Entry, tongue: Tongue) -> str:
    given = listed((_answer(answer, entry, tongue) for answer in entry.answers), class_="given")
    return f'</div></div>{given}{el("div", class_="reply")}'


def told_map(entry: Entry, tongue: Tongue) -> str:
    """What the finding's picture shows, in words."""
    where = f"E {entry.anchor.x:.0f}, N {entry.anchor.y:.0f}"
    names = {part: [tongue.raw(shape.name) for shape in entry.shapes if shape.part == part and shape.name["da"]]
             for part in ("cause", "proposal")}
    told = tongue.raw((f"{tongue.raw(entry.subject)} ved {where}.", f"{tongue.raw(entry.subject)} at {where}."))
    if names["cause"]:
        told += tongue.raw((" Årsag, stiplet: ", " Cause, broken line: ")) + _counted(names["cause"]) + "."
    if names["proposal"]:
        told += tongue.raw((" Forslag, grønt: ", " Proposal, green: ")) + _counted(names["proposal"]) + "."
    return told


def _counted(names: Sequence[str]) -> str:
    most = list(dict.fromkeys(names))
    counts = [f"{names.count(name)} × {name}" if names.count(name) > 1 else name for name in most]
    return ", ".join(counts[:6]) + (" …" if len(counts) > 6 else "")


def _own_facts(entry: Entry, tongue: Tongue) -> str:
    say = tongue.say
    rows: list[tuple[str, str]] = []
    for figure in entry.figures:
        named = f" ({tongue.of(figure.name)})" if figure.name["da"] else ""
        rows.append((say("Målt", "Measured"), f"{tongue.of(figure.value)}{named}"))
        rows.append((say("Krav", "Asked"), tongue.of(figure.limit)))
    rows += [(say("Løsning", "Cure"), tongue.of(entry.remedy)),
             (say("Status i sagen", "State in the case"), tongue.of(entry.state)),
             (say("Antaget", "Assumed"), tongue.of(entry.assumed)), (say("Lag", "Layer"), text(entry.layer)),
             (say("Fundets id", "Id"), el("code", text(entry.id)))]
    return _facts(rows)


def _rule_facts(entry: Entry, tongue: Tongue) -> str:
    """What every finding of the same rule has in common."""
    say = tongue.say
    rule = link(f"{entry.rule} ({entry.rule_version})", entry.help_url)
    return _facts([
        (say("Forslag", "Suggestion"), tongue.of(entry.suggestion)),
        (say("Regel", "Rule"), f"{rule}, {tongue.pick(OBLIGATION[entry.obligation])}"),
        (say("Kilde", "Source"), source_html(entry.source)),
        (say("Belæggets styrke", "Strength of evidence"), tongue.of(entry.strength))])


def _facts(rows: Sequence[tuple[str, str]]) -> str:
    return el("dl", *(el("dt", term) + el("dd", told) for term, told in rows if told))


def _answer(answer: Answer, entry: Entry, tongue: Tongue) -> str:
    stale = answer.digest and answer.digest != entry.digest
    note = tongue.say(" (svaret gælder en tidligere udgave af fundet)", " (the answer is to an earlier state of the "
                      "finding)") if stale else ""
    when = ", ".join(part for part in (answer.who, answer.at) if part)
    words = f": {text(answer.text)}" if answer.text else ""
    said = el("strong", tongue.pick(ANSWER_WORDS[answer.answer]))
    return f"{_SIGNS[answer.answer]} {said} – {text(when)}{words}{note}"


def _own(own: Sequence[OwnFinding], tongue: Tongue) -> Iterator[str]:
    if not own:
        return
    yield el("h3", tongue.say("Rådgivernes egne fund", "Advisers' own findings"), id="egne")
    items = []
    for place, one in enumerate(own, start=1):
        where = f"E {one.point.x:.0f}, N {one.point.y:.0f}"
        told = tongue.raw((f"Foto til R{place}", f"Photo of R{place}"))
        photo = el("img", src=one.photo, alt=told, class_="photo") if one.photo else ""
        who = ", ".join(part for part in (one.who, one.at) if part)
        items.append(f"{el('strong', f'R{place}')} {text(one.text)} ({where}; {text(who)}){photo}")
    yield listed(items, class_="own-list")
