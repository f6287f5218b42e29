# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan's own words: draft sentences in the order of a Danish local plan, each tied to its findings, and a letter.

A provision is drafted only for what lies in the plan area and may be regulated there, with an authority that was read
in the law itself (planloven § 15, as danskelove.dk/planloven/15 gives it) and a purpose to match. Everything else is
told in the plan's account or is outside the plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from botrygt_qgis_plugin.report.dossier import Dossier, Entry, RuleLine, Told
from botrygt_qgis_plugin.report.page_summary import weightiest
from botrygt_qgis_plugin.report.templates import Templates

LANGUAGES = ("da", "en")
PARTS = ("account", "purpose", "provisions", "map", "outside")
# Headings of the provisions in the order in which a local plan has them.
HEADINGS = ("ways", "parking", "lighting", "green", "in_use")
# (domain, kind of subject) -> heading, and the numbers of planloven § 15, stk. 2: 4 roads and paths; 10 unbuilt land,
# fences, planting and its height, lighting of roads. What is not here has no authority that was checked.
_HOOKS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("access", "path_stretch"): ("ways", "§ 15, stk. 2, nr. 4"),
    ("access", "parking"): ("parking", "§ 15, stk. 2, nr. 10"),
    ("sightlines", "parking"): ("parking", "§ 15, stk. 2, nr. 10"),
    ("sightlines", "path_stretch"): ("green", "§ 15, stk. 2, nr. 4 og 10"),
    ("sightlines", "shrub_planting"): ("green", "§ 15, stk. 2, nr. 10"),
    ("sightlines", "tree"): ("green", "§ 15, stk. 2, nr. 10"),
    ("sightlines", "tree_group"): ("green", "§ 15, stk. 2, nr. 10"),
    ("sightlines", "hedge_fence"): ("green", "§ 15, stk. 2, nr. 10"),
    ("boundaries", "hedge_fence"): ("green", "§ 15, stk. 2, nr. 10"),
    ("lighting", "path_stretch"): ("lighting", "§ 15, stk. 2, nr. 10"),
    ("lighting", "light"): ("lighting", "§ 15, stk. 2, nr. 10"),
}
# Shared works as a condition for taking new building into use.
_IN_USE_HOOK = "§ 15, stk. 2, nr. 12"
_MAPPED: Mapping[str, str] = {"path_stretch": "map_ways", "parking": "map_parking", "light": "map_lighting",
                              "plot": "map_plots", "hedge_fence": "map_green", "tree": "map_green",
                              "shrub_planting": "map_green", "tree_group": "map_green"}
# A plan regulates what is established; it does not run lamps, cut hedges or set a level of light.
_OPERATION = re.compile(r"dæmp|natsænk|tænd|sluk|vedligehold|rengør|\bdrift", re.IGNORECASE)
_DUTY = re.compile(r"klip|beskær|opstam|stynes|holdes (nede|lave?|frie?|under)|fældes|fjernes", re.IGNORECASE)
_LUX = re.compile(r"\blux\b|\blx\b|lysstyrke|belysningsstyrke|belysningsniveau", re.IGNORECASE)
_QUOTED: Mapping[str, str] = {"da": "«{}»", "en": "'{}'"}
_REASONS: Mapping[str, tuple[str, str]] = {
    "existing": ("forholdet er der i forvejen", "the condition exists already"),
    "neighbour": ("det ligger uden for planområdet", "it lies outside the plan area"),
    "operation": ("det handler om drift og pleje", "it is about operation and care"),
    "lux": ("lysniveauet fastsættes ikke i planen", "the level of light is not set in the plan"),
    "authority": ("hjemlen er ikke efterset", "the authority was not checked"),
}


@dataclass(frozen=True)
class Sentence:
    """One drafted sentence. ids: of the findings it rests on; rules: of its rules; heading: of a provision."""

    text: Told
    ids: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    heading: str = ""


@dataclass(frozen=True)
class Draft:
    """Sentences by part of the plan, and the paragraphs of the letter (none in a public draft)."""

    parts: Mapping[str, tuple[Sentence, ...]]
    letter: tuple[Sentence, ...]


def draft(dossier: Dossier, templates: Templates, named: bool = True) -> Draft:
    """The words for a plan. `named` False leaves out which findings a sentence rests on, and the letter."""
    writer = _Writer(dossier, templates, named)
    provisions = [*writer.provisions()]
    return Draft({"account": tuple(writer.account(bool(provisions))), "purpose": tuple(writer.purposes(provisions)),
                  "provisions": tuple(provisions), "map": tuple(writer.maps()), "outside": tuple(writer.outside())},
                 tuple(writer.letter()) if named else ())


def fate(line: RuleLine, entry: Entry, existing: frozenset[str]) -> str:
    """'provision' where the plan may say it, else why not: a key of _REASONS, or '' for what belongs in the account."""
    clause = line.clause["da"]
    if entry.existing or existing.intersection(re.split(r"[^a-zæøå0-9]+", entry.layer.lower())):
        return "existing"
    if not entry.inside:
        return "neighbour"
    if _LUX.search(clause):
        return "lux"
    if _OPERATION.search(clause) or _DUTY.search(clause):
        return "operation"
    if "bestemmelse" not in line.landing:
        return ""
    return "provision" if (line.domain, line.subject) in _HOOKS else "authority"


class _Writer:
    """Writes the sentences of one plan."""

    def __init__(self, dossier: Dossier, templates: Templates, named: bool) -> None:
        self.dossier, self.templates, self.named = dossier, templates, named
        self.lines = {line.rule: line for line in dossier.rules}
        self.found: dict[str, list[Entry]] = {}
        for entry in sorted(dossier.entries, key=lambda entry: (entry.rule, entry.number)):
            self.found.setdefault(entry.rule, []).append(entry)
        self.fates = {entry.id: fate(self.lines[entry.rule], entry, templates.existing_layers)
                      for entry in dossier.entries if entry.rule in self.lines}

    def account(self, provisions: bool) -> Iterator[Sentence]:
        """The plan's account (redegørelse): what was looked at, what holds, what does not, what is not known."""
        everything = tuple(entry.id for entry in self.dossier.entries)
        share = {language: _percent(self.dossier.completeness, language) for language in LANGUAGES}
        yield self._sentence("account_intro", (), pack=self.dossier.pack, share=share, ids=everything)
        well = self.dossier.well[:5]
        if well:
            yield self._sentence("account_well", (), titles=_listed([(line, line.met) for line in well]),
                                 rules=tuple(line.rule for line in well))
        yield from self._not_followed()
        untold = [line for line in self.dossier.rules if line.cannot_tell]
        if untold:
            yield self._sentence("account_gap", (), titles=_listed([(line, line.cannot_tell) for line in untold]),
                                 rules=tuple(line.rule for line in untold))
        if provisions:
            yield self._sentence("account_no_duty", (), ids=everything)

    def _not_followed(self) -> Iterator[Sentence]:
        """The recommendations that are not followed, as points under one sentence."""
        opened = False
        for rule, entries in self.found.items():
            told = [entry for entry in entries if self.fates.get(entry.id) in ("provision", "", "authority", "lux")]
            if not told:
                continue
            if not opened:
                opened = True
                everything = tuple(entry.id for entry in self.dossier.entries)
                yield self._sentence("account_findings", (), ids=everything)
            yield self._sentence("account_finding", told, title=bare(told[0].title), places=places(len(told)),
                                 suggestion=told[0].suggestion, rules=(rule,), heading="point")

    def provisions(self) -> Iterator[Sentence]:
        """The provisions under their headings; last, where works are lacking, the condition for taking into use."""
        made, lacking = [], []
        for rule, entries in self.found.items():
            fit = [entry for entry in entries if self.fates.get(entry.id) == "provision"]
            if not fit:
                continue
            line = self.lines[rule]
            heading, hook = _HOOKS[(line.domain, line.subject)]
            proposed = self.templates.texts["proposed_note"] if line.source.figure == "proposed" else ""
            made.append(self._sentence("provision", fit, clause=line.clause, proposed=proposed, hook=hook,
                                       rules=(rule,),
                                       heading=heading))
            lacking += [entry for entry in fit if heading in ("ways", "lighting") and any(
                shape.part == "proposal" for shape in entry.shapes)]
        yield from sorted(made, key=lambda sentence: HEADINGS.index(sentence.heading))
        if lacking:
            rules = tuple(dict.fromkeys(entry.rule for entry in lacking))
            yield self._sentence("provision_in_use", lacking, hook=_IN_USE_HOOK, rules=rules, heading="in_use")

    def purposes(self, provisions: Sequence[Sentence]) -> Iterator[Sentence]:
        """A purpose for each heading that has a provision: without one the provision stands on nothing."""
        for heading in HEADINGS:
            under = [sentence for sentence in provisions if sentence.heading == heading]
            if under and heading != "in_use":
                rules = tuple(rule for sentence in under for rule in sentence.rules)
                entries = [entry for rule in rules for entry in self.found[rule]
                           if self.fates.get(entry.id) == "provision"]
                yield self._sentence(f"purpose_{heading}", entries, rules=rules, heading=heading)

    def maps(self) -> Iterator[Sentence]:
        """What the map annex must show, by kind of subject."""
        shown: dict[str, list[Entry]] = {}
        for rule, entries in self.found.items():
            line = self.lines.get(rule)
            if line is not None and "kortbilag" in line.landing and line.subject in _MAPPED:
                name = "map_lighting" if line.domain == "lighting" else _MAPPED[line.subject]
                shown.setdefault(name, []).extend(entry for entry in entries if entry.inside)
        for name, entries in sorted(shown.items()):
            if entries:
                yield self._sentence(name, entries, rules=tuple(dict.fromkeys(entry.rule for entry in entries)))

    def outside(self) -> Iterator[Sentence]:
        """What no provision can say, and why; one sentence for each rule and reason."""
        for rule, entries in self.found.items():
            for reason in ("existing", "neighbour", "operation"):
                fit = [entry for entry in entries if self.fates.get(entry.id) == reason]
                if fit:
                    yield self._sentence("outside", fit, title=bare(fit[0].title), suggestion=fit[0].suggestion,
                                         reason=dict(zip(LANGUAGES, _REASONS[reason])), rules=(rule,))

    def letter(self) -> Iterator[Sentence]:
        """The consultation letter from police to municipality."""
        dossier = self.dossier
        yield self._sentence("letter_to", ())
        yield self._sentence("letter_subject", (), plan=dossier.plan.name)
        yield self._sentence("letter_opening", (), plan=dossier.plan.name, pack=dossier.pack)
        well = dossier.well[:3]
        if well:
            titles = {language: _joined([quoted.format(bare(line.title)[language]) for line in well], language)
                      for language, quoted in _QUOTED.items()}
            yield self._sentence("letter_well", (), titles=titles, rules=tuple(line.rule for line in well))
        entries = weightiest(dossier)
        everything = tuple(entry.id for entry in dossier.entries)
        if entries:
            yield self._sentence("letter_advice", (), count=str(len(dossier.entries)), ids=everything)
        else:
            yield self._sentence("letter_none", ())
        for entry in entries:
            yield self._sentence("letter_point", [entry], text=entry.text, suggestion=entry.suggestion,
                                 rules=(entry.rule,), heading="point")
        if dossier.gaps:
            missing = {language: "; ".join(dict.fromkeys(_lowered(gap.missing[language]) for gap in dossier.gaps[:5]))
                       for language in LANGUAGES}
            yield self._sentence("letter_gaps", (), missing=missing,
                                 rules=tuple(dict.fromkeys(gap.rule for gap in dossier.gaps[:5])))
        yield self._sentence("letter_closing", ())
        yield self._sentence("letter_greeting", ())

    def _sentence(self, name: str, entries: Sequence[Entry], ids: tuple[str, ...] = (), rules: tuple[str, ...] = (),
                  heading: str = "", **fills: Told | str) -> Sentence:
        told = self.templates.fill(name, findings=self._findings(entries), **fills)
        clean = {language: re.sub(r" {2,}", " ", text).strip() for language, text in told.items()}
        # An id can be made from a feature's name, so whoever knows it could tell that the feature is a weak point.
        tied = (ids or tuple(entry.id for entry in entries)) if self.named else ()
        return Sentence(clean, tied, rules, heading)

    def _findings(self, entries: Iterable[Entry]) -> Told:
        numbers = sorted({entry.number for entry in entries})
        if not self.named or not numbers:
            return {"da": "", "en": ""}
        listed = [str(number) for number in numbers]
        word = "findings" if len(listed) > 1 else "finding"
        return {"da": f" (fund {_joined(listed, 'da')})", "en": f" ({word} {_joined(listed, 'en')})"}


def places(count: int) -> Told:
    """'ét sted', 'to steder' … as they stand in a sentence; figures from eleven."""
    danish = ("", "ét", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti")
    english = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    da, en = (words[count] if 0 < count < len(words) else str(count) for words in (danish, english))
    return {"da": f"{da} sted" if count == 1 else f"{da} steder",
            "en": f"in {en} place" if count == 1 else f"in {en} places"}


def _listed(lines: Sequence[tuple[RuleLine, int]]) -> Told:
    """'«Hække er lave» (to steder) og «Haver ligger ryg mod ryg» (47 steder)'."""
    return {language: _joined([f"{_QUOTED[language].format(bare(line.title)[language])} ({places(count)[language]})"
                               for line, count in lines], language) for language in LANGUAGES}


def bare(title: Told) -> Told:
    """A rule's title inside a sentence: without the word that says that its figure is a proposal."""
    return {"da": _raised(title["da"].removeprefix("Forslag: ")), "en": _raised(title["en"].removeprefix("Proposal: "))}


def _raised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _joined(parts: Sequence[str], language: str) -> str:
    last = " og " if language == "da" else " and "
    return last.join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def _lowered(text: str) -> str:
    """A title inside a sentence: small first letter, unless it is an abbreviation."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def _percent(share: float | None, language: str) -> str:
    if share is None:
        return "Intet" if language == "da" else "None"
    shown = min(99, round(100 * share)) if share < 1.0 else 100
    return f"{shown} %" if language == "da" else f"{shown}%"
