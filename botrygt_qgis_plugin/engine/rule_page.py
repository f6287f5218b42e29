# SPDX-License-Identifier: GPL-2.0-or-later
"""The page of one rule: why, what is measured, the limit and where it stands, examples drawn, what is missing when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from botrygt_qgis_plugin.engine.demand_words import demand_lines
from botrygt_qgis_plugin.engine.drawings import described, draw_example, drawing_title, shown_example
from botrygt_qgis_plugin.engine.examples import run_example
from botrygt_qgis_plugin.engine.measured import Quantity
from botrygt_qgis_plugin.engine.pages import Block, Code, Figure, Grid, Heading, Item, Line, Link, Listing, Page, Text
from botrygt_qgis_plugin.engine.principles import PRINCIPLES, SOURCE_TITLE, SOURCE_URL
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.rulebook import Rule, Rulebook, Source
from botrygt_qgis_plugin.engine.subjects import SUBJECTS
from botrygt_qgis_plugin.engine.terms import LANDING, OBLIGATION, SEVERITY, STAGES, USES, VERDICTS, Words
from botrygt_qgis_plugin.engine.wording import missing_words, number_text, pick, remedy_words, value_words

LANGUAGES = ("da", "en")
FIGURES: Mapping[str, Words] = {
    "seen": ("tallet er læst i kilden selv", "the figure was read in the source itself"),
    "secondary": ("tallet er læst i en gengivelse, ikke i kilden selv",
                  "the figure was read in a copy, not in the source itself"),
    "proposed": ("forslag: kilden taler for sagen, men nævner ikke dette tal",
                 "proposal: the source speaks for the matter but gives no such figure"),
    "declared": ("fastsat af profilens forfatter", "set by the profile's author"),
}
# Guides that a rule may point to; one that no source ties to the rule is named as such.
GUIDES = ("BoTryggt2030", "CEN/TS 14383-2", "Secured by Design")
# Where the headings stand that rules are tied to. BoTryggt2030 publishes its nine areas, not its guidelines; of the CEN
# document the contents of the edition of 2007 can be read, which that of 2022 replaced.
GUIDE_PAGES = {
    "BoTryggt2030": "https://botryggt.se/modell/",
    "CEN/TS 14383-2": "https://shop.standards.ie/en-ie/standards/cen-tr-14383-2-2007-330002_saig_cen_cen_759316",
}


@dataclass(frozen=True)
class _Told:
    """A rule being told in one language; `others`: rules of other packs that ask about the same."""

    rulebook: Rulebook
    rule: Rule
    language: str
    others: Sequence[tuple[Rulebook, Rule]]

    def say(self, da: str, en: str) -> str:
        return da if self.language == "da" else en

    def all_of(self, words: Sequence[Words]) -> str:
        return ", ".join(pick(pair, self.language) for pair in words)


def rule_page(rulebook: Rulebook, rule: Rule, others: Sequence[tuple[Rulebook, Rule]] = (),
              languages: Sequence[str] = LANGUAGES) -> Page:
    """The page, Danish first; `others` are (pack, rule) that ask about the same quantities."""
    blocks: list[Block] = []
    for language in languages:
        blocks += _blocks(_Told(rulebook, rule, language, others), len(languages) > 1)
    return Page(f"{rule.id} {rule.title[languages[0]]}", tuple(blocks), languages[0])


def _blocks(told: _Told, both: bool) -> Iterator[Block]:
    rule, say = told.rule, told.say
    yield Heading(1, f"{rule.id}: {rule.title[told.language]}")
    if both and told.language == LANGUAGES[0]:
        yield Text(["In English: see the second half of this page, ", Link(rule.title["en"], f"#{_anchor(rule)}"), "."])
    yield _facts(told)
    yield Heading(2, say("Hvorfor", "Why"))
    yield from _why(told)
    yield Heading(2, say("Hvad der måles", "What is measured"))
    yield Listing(tuple(Item(_quantity_line(QUANTITIES[name], told)) for name in rule.quantities))
    yield Heading(2, say("Kravet", "What is asked"))
    yield from _demand(told)
    yield Heading(2, say("Kilde", "Source"))
    yield Listing(tuple(Item(source_line(source, told.language)) for source in (rule.source, *rule.further_sources)))
    yield Heading(2, say("I andre vejledninger", "In other guides"))
    yield Listing(tuple(_guides(told)))
    yield Heading(2, say("I lokalplanen", "In the local plan"))
    yield from _landing(told)
    yield Heading(2, say("Tegnede eksempler", "Drawn examples"))
    yield Text([say("Eksemplerne er også reglens prøver: de måles og bedømmes af programmet selv.",
                    "The examples are the rule's tests too: the program itself measures and judges them.")])
    for turn, example in enumerate(rule.examples, start=1):
        if "scene" not in example:
            # Judged from written values: there is nothing to draw.
            yield Text([f"{turn}. ", *_measured(told, example)])
            continue
        key = f"{rule.id}-{turn}-{told.language}"
        shown = shown_example(told.rulebook, rule, example, told.language)
        title, words = drawing_title(shown), described(shown)
        alt = f"{example['name']}. {words}" if told.language == "da" else words
        yield Figure(draw_example(shown, key), f"drawings/{rule.id}-{turn:02d}.{told.language}.svg", alt,
                     title if told.language == "da" else f"{turn}. {words}")
    yield from _gaps(told)


def _measured(told: _Told, example: Mapping[str, Any]) -> Line:
    """An example whose author wrote down what was measured. Its name is Danish and stands on the Danish half alone."""
    answer = pick(VERDICTS[example["expect"]], told.language)
    line: list[Any] = [f"{example['name'] if told.language == 'da' else 'Measured'}: {answer} ("]
    for name, value in run_example(told.rulebook, told.rule, example).values.items():
        bounds = value if isinstance(value, list) else [value]
        shown = "–".join("…" if bound is None else value_words(bound, told.language) for bound in bounds)
        unit = QUANTITIES[name].unit
        line += [Code(name), f" {told.say('ukendt', 'unknown')}" if value is None else
                 f" {shown}{'' if unit in ('', '1') else ' ' + unit}", ", "]
    return [*line[:-1], ")"]


def _anchor(rule: Rule) -> str:
    """The anchor that git hosts give the English heading."""
    text = f"{rule.id}: {rule.title['en']}".lower()
    return "".join(c if c.isalnum() or c == "-" else "-" if c == " " else "" for c in text)


def _facts(told: _Told) -> Grid:
    rule, say = told.rule, told.say
    kind = pick(OBLIGATION[rule.obligation], told.language) if rule.judges else say("vises uden afgørelse",
                                                                                   "shown without a verdict")
    subject = SUBJECTS[rule.subject]
    uses = told.all_of([USES.get(use, (str(use), str(use))) for use in rule.uses]) or say("alle", "all")
    rows: list[tuple[Line, ...]] = [
        ([say("Pakke", "Pack")], [Link(told.rulebook.title[told.language], f"{told.rulebook.pack_id}.md"),
                                  say(", regel ", ", rule "), rule.id, f" ({rule.version})"]),
        ([say("Handler om", "About")], [pick((subject.da, subject.en), told.language)]),
        ([say("Styrke", "Obligation")], [kind]),
        ([say("Alvor", "Severity")], [pick(SEVERITY[rule.severity], told.language)]),
        ([say("Planens fase", "Plan stage")], [told.all_of([STAGES[stage] for stage in rule.stages])]),
        ([say("Planens anvendelse", "Plan use")], [uses]),
        ([say("Princip", "Principle")], [_principles(told)]),
    ]
    return Grid((say("Om reglen", "About the rule"), say("Svar", "Answer")), tuple(rows))


def _principles(told: _Told) -> str:
    return "; ".join(f"{number} {pick((PRINCIPLES[number].da, PRINCIPLES[number].en), told.language)}"
                     for number in told.rule.dkr)


def _why(told: _Told) -> Iterator[Block]:
    for number in told.rule.dkr:
        principle = PRINCIPLES[number]
        name = pick((principle.da, principle.en), told.language)
        yield Text([f"{name} ({told.say('princip', 'principle')} {number}): ",
                    pick((principle.why_da, principle.why_en), told.language)])
    yield Text([told.say("Principperne: ", "The principles: "), Link(SOURCE_TITLE, SOURCE_URL), "."])
    if told.rule.effect:
        yield Listing(tuple(Item([*[str(entry[told.language]), " ("], *source_line(Source(**entry["source"]),
                                                                                   told.language), ")"])
                            for entry in told.rule.effect))


def _quantity_line(quantity: Quantity, told: _Told) -> Line:
    words = pick((quantity.da, quantity.en), told.language)
    unit = "" if quantity.unit in ("", "1") else told.say(f", i {quantity.unit}", f", in {quantity.unit}")
    step = ""
    if quantity.kind == "number":
        rounded = number_text(quantity.quantum, told.language)
        step = told.say(f", afrundet til {rounded}", f", rounded to {rounded}")
    return [Link(words, f"../quantities.md#{quantity.name}"), unit, step, " (", Code(quantity.name), ")"]


def _demand(told: _Told) -> Iterator[Block]:
    rule, say = told.rule, told.say
    if not rule.judges:
        yield Text([say("Reglen viser, hvad der er målt, og afgør intet: kilderne er uenige.",
                        "The rule shows what was measured and decides nothing: sources disagree.")])
        return
    for title, node in ((say("Gælder, når:", "It concerns what has:"), rule.requirement.condition),
                        (say("Opfyldt, når:", "It is met where:"), rule.requirement.demand)):
        if node is not None:
            yield Text([title])
            yield Listing(tuple(Item([words], depth) for depth, words in demand_lines(node, told.language)))
    parameters = rule.schema["x-rule"].get("parameters", {})
    if parameters:
        yield Text([say("Disse tal kan en profil ændre, inden for grænserne:",
                        "A profile may change these figures, within the range:")])
        head = (say("Navn", "Name"), say("Hvad", "What"), say("Standard", "Default"), say("Tilladt", "Allowed"))
        yield Grid(head, tuple(_parameter_row(name, parameter, told) for name, parameter in parameters.items()))


def _parameter_row(name: str, parameter: Mapping[str, object], told: _Told) -> tuple[Line, ...]:
    unit = f" {parameter['unit']}" if parameter["unit"] not in ("", "1") else ""

    def figure(key: str) -> str:
        value = parameter.get(key)
        return number_text(float(value), told.language) if isinstance(value, (int, float)) else "–"

    default = figure("default") + unit if "default" in parameter else told.say("ikke fastsat", "not set")
    return ([Code(name)], [str(parameter[told.language])], [default],
            [f"{figure('minimum')}–{figure('maximum')}{unit}"])


def source_line(source: Source, language: str) -> Line:
    """Title, edition, section, address, and how the figure was read."""
    name = ", ".join(part for part in (source.title, source.edition, source.section) if part)
    where: Line = [Link(name, source.url)] if source.url else [name]
    return [*where, f" – {pick(FIGURES[source.figure], language)}"]


def _guides(told: _Told) -> Iterator[Item]:
    yield Item([told.say("Det Kriminalpræventive Råds principper: ", "DKR's principles: "), _principles(told)])
    named = told.rule.maps or {}
    for guide, places in named.items():
        page = GUIDE_PAGES.get(guide)
        yield Item([Link(guide, page) if page else guide, f": {'; '.join(places)}"])
    for pack, rule in told.others:
        yield Item([f"{pack.title[told.language]}: ", Link(f"{rule.id} {rule.title[told.language]}", f"{rule.id}.md")])
    silent = [guide for guide in GUIDES if guide not in named]
    if silent:
        listed = ", ".join(silent[:-1]) + told.say(" eller ", " or ") + silent[-1] if len(silent) > 1 else silent[0]
        yield Item([told.say(f"Der er ikke fundet en kilde, som knytter reglen til {listed}.",
                             f"No source was found that ties the rule to {listed}.")])


def _landing(told: _Told) -> Iterator[Block]:
    rule, say = told.rule, told.say
    places = told.all_of([LANDING[place] for place in rule.landing])
    yield Text([say(f"Rådet hører hjemme i: {places}.", f"The advice belongs in: {places}.")])
    yield Text([say("Udkast til bestemmelse:", "Draft provision:")])
    yield Text([rule.clause[told.language]], quoted=True)
    yield Text([say("Forslag til planlæggeren: ", "Suggestion to the planner: "), rule.suggestion[told.language]])


def _gaps(told: _Told) -> Iterator[Block]:
    """What is missing when a rule cannot tell: the roles it looks at, and what its examples show to be missing."""
    say = told.say
    reads = [role.value for name in told.rule.quantities for role in QUANTITIES[name].reads]
    names = list(dict.fromkeys([SUBJECTS[told.rule.subject].roles[0].value, *reads]))
    shown = (name for example in told.rule.examples for name in example.get("missing", ()))
    names += [name for name in dict.fromkeys(shown) if name not in names]
    yield Heading(2, say("Når reglen ikke kan afgøres", "When the rule cannot tell"))
    yield Text([say("Mangler noget af dette, siger svaret, hvad der mangler:",
                    "Where something of this is missing, the answer names it:")])
    yield Listing(tuple(Item([f"{missing_words(name, told.language)}. {remedy_words(name, told.language)}"])
                        for name in names))
