# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands in the PDF as text: the first page's lines, and tables that repeat all that the maps show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from botrygt_qgis_plugin.engine.terms import OBLIGATION, SEVERITY, STAGES
from botrygt_qgis_plugin.engine.wording import pick
from botrygt_qgis_plugin.report.dossier import SEVERITIES, Dossier, Entry
from botrygt_qgis_plugin.report.html import Tongue
from botrygt_qgis_plugin.report.marks import MEANING, OFFENTLIG
from botrygt_qgis_plugin.report.rows import ANSWER_CELLS

# Letters that fit into the column of addresses.
ADDRESS_LINE = 74


@dataclass(frozen=True)
class TextTable:
    """A table: its title, the columns' heads and shares of the width, and rows of texts."""

    title: str
    head: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


def first_page_lines(dossier: Dossier, language: str) -> list[str]:
    """Title, then mark, facts, counts, and where the accessible version is."""
    plan = dossier.plan
    facts = [pick(STAGES[plan.stage], language) if plan.stage in STAGES else "",
             f"{pick(('runde', 'round'), language)} {plan.round}" if plan.round else "", plan.date,
             dossier.pack[language]]
    counts = ", ".join(f"{dossier.counts[name]} {pick(SEVERITY[name], language)}" for name in SEVERITIES)
    share = Tongue(language).percent(dossier.completeness)
    told = " · ".join(fact for fact in facts if fact)
    return [
        pick(("Tryghed i lokalplanen: ", "Safety in the local plan: "), language) + plan.name,
        f"{dossier.handling}. {pick(MEANING[dossier.handling], language)}",
        told[:1].upper() + told[1:],
        pick((f"Fund efter alvor: {counts}. {share} af det, reglerne spørger om, kunne afgøres.",
              f"Findings by severity: {counts}. {share} of what the rules ask could be told."), language),
        pick(("HTML-rapporten er den tilgængelige udgave; denne PDF er ikke opmærket til skærmlæsere. Tabellerne "
              "bagest gengiver alt, kortene viser.",
              "The HTML report is the accessible version; this PDF is not tagged for screen readers. The tables at the "
              "end repeat all that the maps show."), language)]


def text_tables(dossier: Dossier, language: str) -> Iterator[TextTable]:
    """The findings with everything about them, what is missing, and the rules."""
    if dossier.entries or dossier.indications:
        yield _findings(dossier, language)
    if dossier.own:
        yield _own(dossier, language)
    if dossier.disputes:
        yield _disputes(dossier, language)
    if dossier.gaps:
        yield _gaps(dossier, language)
    yield _rules(dossier, language)
    yield _sources(dossier, language)


def _findings(dossier: Dossier, language: str) -> TextTable:
    head = [("Nr.", "No."), ("Alvor", "Severity"), ("Fund", "Finding"), ("Målt og krav", "Measured and asked"),
            ("Forslag", "Suggestion"), ("Regel og kilde", "Rule and source"), ("Svar og status", "Answer and state")]
    rows = tuple(_finding(entry, language) for entry in (*dossier.entries, *dossier.indications))
    return TextTable(pick(("Fund", "Findings"), language), tuple(pick(words, language) for words in head),
                     (0.04, 0.06, 0.30, 0.14, 0.18, 0.18, 0.10), rows)


def _finding(entry: Entry, language: str) -> tuple[str, ...]:
    figures = "; ".join(f"{figure.value[language]} ({figure.limit[language]})" for figure in entry.figures)
    place = f"E {entry.anchor.x:.0f}, N {entry.anchor.y:.0f}"
    said = "; ".join(" – ".join(part for part in (pick(ANSWER_CELLS[one.answer], language), one.who, one.at,
                                                     one.text)
                                   if part) for one in entry.answers)
    rule = f"{entry.rule} ({entry.rule_version}), {pick(OBLIGATION[entry.obligation], language)}. "
    return (str(entry.number or "i"), pick(SEVERITY[entry.severity], language),
            f"{entry.title[language]}. {entry.text[language]} {place}.", figures, _proposed(entry, language),
            rule + entry.source.title, " ".join(part for part in (entry.state[language], said) if part))


def _proposed(entry: Entry, language: str) -> str:
    """The suggestion, and the smallest change that was found."""
    return " ".join(part for part in (entry.suggestion[language], entry.remedy[language]) if part)


def _own(dossier: Dossier, language: str) -> TextTable:
    head = [("Nr.", "No."), ("Hvad rådgiveren har set", "What the adviser saw"), ("Hvor", "Where"), ("Hvem", "Who")]
    rows = tuple((f"R{place}", one.text, f"E {one.point.x:.0f}, N {one.point.y:.0f}",
                  ", ".join(part for part in (one.who, one.at) if part))
                 for place, one in enumerate(dossier.own, start=1))
    return TextTable(pick(("Rådgivernes egne fund", "Advisers' own findings"), language),
                     tuple(pick(words, language) for words in head), (0.06, 0.56, 0.16, 0.22), rows)


def _disputes(dossier: Dossier, language: str) -> TextTable:
    head = [("Regler", "Rules"), ("Hvad der trækker hver sin vej", "What pulls apart"), ("Hvor", "Where")]
    rows = tuple((" / ".join(side[0] for side in one.sides), one.text[language],
                  f"E {one.point.x:.0f}, N {one.point.y:.0f}") for one in dossier.disputes)
    return TextTable(pick(("Råd, der trækker hver sin vej", "Advice that pulls apart"), language),
                     tuple(pick(words, language) for words in head), (0.14, 0.70, 0.16), rows)


def _gaps(dossier: Dossier, language: str) -> TextTable:
    head = [("Regel", "Rule"), ("Det mangler", "What is missing"), ("Antal", "Count"), ("Hvor", "Where"),
            ("Hvad der afgør det", "What would settle it")]
    rows = tuple((f"{gap.rule} {gap.title[language]}", gap.missing[language], str(gap.count),
                  ", ".join(label[language] for label, _ in gap.places), gap.remedy[language]) for gap in dossier.gaps)
    return TextTable(pick(("Det kunne ikke afgøres", "What could not be told"), language),
                     tuple(pick(words, language) for words in head), (0.28, 0.24, 0.06, 0.20, 0.22), rows)


def _rules(dossier: Dossier, language: str) -> TextTable:
    head = [("Regel", "Rule"), ("Opfyldt", "Met"), ("Ikke opfyldt", "Not met"), ("Kan ikke afgøres", "Cannot tell"),
            ("Ikke relevant", "Not relevant"), ("Fuldstændighed", "Completeness")]
    tongue = Tongue(language)
    rows = tuple((f"{line.rule} {line.title[language]}", str(line.met), str(line.not_met), str(line.cannot_tell),
                  str(line.not_relevant), tongue.percent(line.completeness)) for line in dossier.rules)
    title = pick(("Regel for regel", "Rule by rule"), language)
    if dossier.handling == OFFENTLIG:
        title += pick((" – uden steder", " – without places"), language)
    return TextTable(title, tuple(pick(words, language) for words in head),
                     (0.46, 0.08, 0.10, 0.12, 0.12, 0.12), rows)


def _sources(dossier: Dossier, language: str) -> TextTable:
    """Where each rule's figure stands, how it was read, and the address, which needs room."""
    head = [("Regel", "Rule"), ("Kilde og belæggets styrke", "Source and strength of evidence"), ("Adresse", "Address")]
    rows = tuple((line.rule, ". ".join(part for part in (line.source.title, line.source.edition, line.source.section,
                                                         line.strength[language]) if part), _broken(line.source.url))
                 for line in dossier.rules)
    return TextTable(pick(("Kilder", "Sources"), language), tuple(pick(words, language) for words in head),
                     (0.10, 0.42, 0.48), rows)


def _broken(address: str) -> str:
    """An address on several lines, each ending where one may: a cell does not break inside a word."""
    lines = [""]
    for piece in re.split(r"(?<=[/&?=-])", address):
        if len(lines[-1]) + len(piece) > ADDRESS_LINE and lines[-1]:
            lines.append("")
        lines[-1] += piece
    return "\n".join(lines)
