# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables of a report for a spreadsheet: explicit lists of columns, by whose names answers are read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Union

from botrygt_qgis_plugin.engine.terms import DOMAIN, OBLIGATION, SEVERITY
from botrygt_qgis_plugin.engine.wording import pick
from botrygt_qgis_plugin.report.dossier import Answer, Dossier, Entry

Cell = Union[str, float, int, None]
ANSWER_CELLS: Mapping[str, tuple[str, str]] = {"agree": ("enig", "agree"), "disagree": ("uenig", "disagree"),
                                               "ask": ("spørgsmål", "question"), "": ("", "")}
# Ids begin with a letter, so that no spreadsheet takes one for a number.
ID_MARK, DIGEST_MARK, CASE_MARK, RUN_MARK = "F-", "U-", "S-", "K-"


@dataclass(frozen=True)
class Column:
    """One column: its name in both languages, its width in a sheet, and whether an adviser fills it in."""

    key: str
    da: str
    en: str
    width: int
    answered: bool = False


COLUMNS: Sequence[Column] = (
    Column("number", "Nr.", "No.", 6), Column("severity", "Alvor", "Severity", 9),
    Column("domain", "Emne", "Subject", 12), Column("place", "Sted", "Place", 22),
    Column("title", "Fund", "Finding", 34), Column("text", "Beskrivelse", "Description", 60),
    Column("measured", "Målt", "Measured", 12), Column("limit", "Krav", "Asked", 14),
    Column("suggestion", "Forslag", "Suggestion", 44),
    Column("remedy", "Mindste ændring", "Smallest change", 44), Column("answer", "Svar", "Answer", 14, True),
    Column("comment", "Bemærkning", "Comment", 44, True), Column("who", "Svar fra", "Answer from", 24, True),
    Column("day", "Svardato", "Date of answer", 14, True), Column("earlier", "Tidligere svar", "Earlier answers", 40),
    Column("state", "Status i sagen", "State in the case", 30),
    Column("assumed", "Antaget", "Assumed", 24), Column("rule", "Regel", "Rule", 12),
    Column("obligation", "Styrke", "Obligation", 9), Column("source", "Kilde", "Source", 44),
    Column("strength", "Belæggets styrke", "Strength of evidence", 30), Column("layer", "Lag", "Layer", 16),
    Column("east", "Øst", "East", 12), Column("north", "Nord", "North", 13), Column("id", "Fund-id", "Finding id", 18),
    Column("digest", "Udgave", "Edition", 18), Column("case", "Sag", "Case", 18), Column("round", "Runde", "Round", 8),
    Column("run", "Kørsel", "Run", 20))
OWN_COLUMNS: Sequence[Column] = (
    Column("east", "Øst", "East", 14, True), Column("north", "Nord", "North", 14, True),
    Column("comment", "Bemærkning", "Comment", 80, True), Column("who", "Svar fra", "Answer from", 24, True),
    Column("day", "Svardato", "Date of answer", 14, True))
GAP_COLUMNS: Sequence[Column] = (
    Column("rule", "Regel", "Rule", 12), Column("title", "Handler om", "About", 44),
    Column("missing", "Det mangler", "What is missing", 50), Column("count", "Antal", "Count", 8),
    Column("place", "Hvor", "Where", 30), Column("east", "Øst", "East", 12), Column("north", "Nord", "North", 13),
    Column("remedy", "Hvad der afgør det", "What would settle it", 50))
RULE_COLUMNS: Sequence[Column] = (
    Column("rule", "Regel", "Rule", 12), Column("title", "Handler om", "About", 54),
    Column("severity", "Alvor", "Severity", 9), Column("obligation", "Styrke", "Obligation", 9),
    Column("met", "Opfyldt", "Met", 10), Column("not_met", "Ikke opfyldt", "Not met", 12),
    Column("cannot_tell", "Kan ikke afgøres", "Cannot tell", 16),
    Column("not_relevant", "Ikke relevant", "Not relevant", 14),
    Column("completeness", "Fuldstændighed (%)", "Completeness (%)", 18), Column("source", "Kilde", "Source", 60),
    Column("strength", "Belæggets styrke", "Strength of evidence", 40))

Row = Mapping[str, Cell]


def heads(columns: Sequence[Column], language: str) -> list[str]:
    """The columns' names in one language."""
    return [pick((column.da, column.en), language) for column in columns]


def finding_rows(dossier: Dossier, language: str) -> list[Row]:
    """One row for each finding and indication, with room for an answer."""
    return [_finding(entry, dossier, language) for entry in (*dossier.entries, *dossier.indications)]


def _finding(entry: Entry, dossier: Dossier, language: str) -> Row:
    figure = entry.figures[0] if entry.figures else None
    plan = dossier.plan
    return {
        "number": entry.number or "i", "severity": pick(SEVERITY[entry.severity], language),
        "domain": pick(DOMAIN.get(entry.domain, (entry.domain, entry.domain)), language),
        "place": entry.subject[language], "title": entry.title[language], "text": entry.text[language],
        "measured": figure.value[language] if figure else "", "limit": figure.limit[language] if figure else "",
        "suggestion": entry.suggestion[language], "remedy": entry.remedy[language],
        "answer": "", "comment": "", "who": "", "day": "",
        "earlier": "; ".join(_told(answer, language) for answer in entry.answers),
        "state": entry.state[language], "assumed": entry.assumed[language],
        "rule": f"{entry.rule} ({entry.rule_version})", "obligation": pick(OBLIGATION[entry.obligation], language),
        "source": source_words(entry), "strength": entry.strength[language], "layer": entry.layer,
        "east": entry.anchor.x, "north": entry.anchor.y, "id": ID_MARK + entry.id, "digest": DIGEST_MARK + entry.digest,
        "case": CASE_MARK + plan.case, "round": plan.round, "run": RUN_MARK + plan.run[:16]}


def source_words(entry: Entry) -> str:
    """Title, edition, section and address of a finding's source."""
    source = entry.source
    return ", ".join(part for part in (source.title, source.edition, source.section, source.url) if part)


def _told(answer: Answer, language: str) -> str:
    said = pick(ANSWER_CELLS[answer.answer], language)
    head = " – ".join(part for part in (said, answer.who, answer.at) if part)
    return f"{head}: {answer.text}" if answer.text else head


def gap_rows(dossier: Dossier, language: str) -> list[Row]:
    """One row for each place that could not be told; a gap without places is one row."""
    rows: list[Row] = []
    for gap in dossier.gaps:
        common: dict[str, Cell] = {"rule": gap.rule, "title": gap.title[language], "missing": gap.missing[language],
                                   "count": gap.count, "remedy": gap.remedy[language]}
        for label, point in gap.places:
            rows.append({**common, "place": label[language], "east": point.x, "north": point.y})
        if not gap.places:
            rows.append({**common, "place": "", "east": None, "north": None})
    return rows


def rule_rows(dossier: Dossier, language: str) -> list[Row]:
    """One row for each rule, over the whole plan."""
    return [{"rule": line.rule, "title": line.title[language], "severity": pick(SEVERITY[line.severity], language),
             "obligation": pick(OBLIGATION[line.obligation], language), "met": line.met, "not_met": line.not_met,
             "cannot_tell": line.cannot_tell, "not_relevant": line.not_relevant,
             "completeness": None if line.completeness is None else round(100 * line.completeness, 1),
             "source": ", ".join(part for part in (line.source.title, line.source.section, line.source.url) if part),
             "strength": line.strength[language]} for line in dossier.rules]
