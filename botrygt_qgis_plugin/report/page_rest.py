# SPDX-License-Identifier: GPL-2.0-or-later
"""What follows the findings: what is missing, every rule's count, conflicts, exposure, the round before, the run."""

from __future__ import annotations

from collections.abc import Iterator

from botrygt_qgis_plugin.engine.terms import OBLIGATION, SEVERITY
from botrygt_qgis_plugin.report.dossier import Dossier, Gap, RuleLine
from botrygt_qgis_plugin.report.html import Tongue, el, link, listed, source_html, table, text
from botrygt_qgis_plugin.report.marks import OFFENTLIG

# So many places are named for one gap; the tables hold them all.
MOST_PLACES = 40
_CHANGES = {"new": ("Nye fund", "New findings"), "gone": ("Løst eller væk siden da", "Solved or gone since"),
            "returned": ("Kommet igen", "Back again"),
            "inherited": ("Flyttet, delt eller tegnet om, med samme nummer", "Moved, split or redrawn, same number"),
            "changed": ("Målt anderledes", "Measured otherwise")}


def rest(dossier: Dossier, tongue: Tongue) -> Iterator[str]:
    """The sections in their order; one that would be empty says so or is left out."""
    yield _gaps(dossier, tongue)
    yield _rules(dossier, tongue)
    if dossier.handling != OFFENTLIG:
        yield _disputes(dossier, tongue)
    if dossier.exposure is not None:
        yield _exposure(dossier, tongue)
    if dossier.earlier is not None:
        yield _earlier(dossier, tongue)


def _section(name: str, heading: str, *parts: str) -> str:
    return el("section", el("h2", heading, id=name), *parts, aria_labelledby=name)


def _gaps(dossier: Dossier, tongue: Tongue) -> str:
    say = tongue.say
    heading = say("Det kunne ikke afgøres", "What could not be told")
    if not dossier.gaps:
        return _section("mangler", heading, el("p", say("Alt, hvad reglerne spørger om, kunne afgøres.",
                                                        "All that the rules ask could be told.")))
    intro = el("p", say("Når tegningen ikke siger nok, er svaret hverken ja eller nej. Her står, hvilken oplysning der "
                        "ville afgøre sagen.",
                        "Where the drawing does not say enough the answer is neither yes nor no. Here stands which "
                        "datum would settle it."))
    head = [tongue.raw(words) for words in (("Regel", "Rule"), ("Det mangler", "What is missing"), ("Antal", "Count"),
                                            ("Hvor", "Where"), ("Hvad der afgør det", "What would settle it"))]
    rows = ([f"{text(gap.rule)} {tongue.of(gap.title)}", tongue.of(gap.missing), str(gap.count), _places(gap, tongue),
             tongue.of(gap.remedy)] for gap in dossier.gaps)
    return _section("mangler", heading, intro, table(tongue.raw(("Manglende oplysninger, regel for regel",
                                                                 "What is missing, rule by rule")), head, rows))


def _places(gap: Gap, tongue: Tongue) -> str:
    named = [tongue.of(label) for label, _ in gap.places[:MOST_PLACES]]
    more = len(gap.places) - len(named)
    if not named:
        return tongue.say("hele planen", "the whole plan")
    return ", ".join(named) + (tongue.say(f" og {more} flere", f" and {more} more") if more else "")


def _rules(dossier: Dossier, tongue: Tongue) -> str:
    say = tongue.say
    head = [tongue.raw(words) for words in (
        ("Regel", "Rule"), ("Opfyldt", "Met"), ("Ikke opfyldt", "Not met"), ("Kan ikke afgøres", "Cannot tell"),
        ("Ikke relevant", "Not relevant"), ("Fuldstændighed", "Completeness"), ("Kilde", "Source"))]
    intro = el("p", say("Fuldstændighed er den del af stederne, hvor reglen kunne afgøres. En streg betyder, at reglen "
                        "ikke havde noget at se på.",
                        "Completeness is the share of places where the rule could be told. A dash means that the rule "
                        "had nothing to look at."))
    made = table(tongue.raw(("Hver regels svar over hele planen", "How each rule came out over the whole plan")), head,
                 (_rule_row(line, tongue) for line in dossier.rules))
    off = [el("h3", say("Regler slået fra i en profil", "Rules switched off by a profile")),
           listed(tongue.of(line) for line in dossier.switched_off)] if dossier.switched_off else []
    return _section("regler", say("Regel for regel", "Rule by rule"), intro, made, *off)


def _rule_row(line: RuleLine, tongue: Tongue) -> list[str]:
    kind = tongue.raw((f"{OBLIGATION[line.obligation][0]}, alvor {SEVERITY[line.severity][0]}",
                       f"{line.obligation}, severity {line.severity}"))
    changed = "".join(el("br") + el("em", tongue.say("Ændret: ", "Changed: "), tongue.of(change))
                      for change in line.changed)
    name = f"{link(line.rule, line.help_url)} {tongue.of(line.title)}{el('br')}{el('span', text(kind), class_='small')}"
    counts = [str(count) for count in (line.met, line.not_met, line.cannot_tell, line.not_relevant)]
    source = f"{source_html(line.source)}{el('br')}{el('span', tongue.of(line.strength), class_='small')}"
    return [name + changed, *counts, text(tongue.percent(line.completeness)), source]


def _disputes(dossier: Dossier, tongue: Tongue) -> str:
    heading = tongue.say("Råd, der trækker hver sin vej", "Advice that pulls apart")
    if not dossier.disputes:
        told = tongue.say("Ingen to regler ville det modsatte af samme sted i planen.",
                          "No two rules wanted the opposite of one place in the plan.")
        return _section("konflikter", heading, el("p", told))
    intro = tongue.say("Her vil to regler det modsatte. Afvejningen er kommunens.",
                       "Here two rules want the opposite. Weighing them is for the municipality.")
    return _section("konflikter", heading, el("p", intro),
                    listed(f"{tongue.of(one.text)} (E {one.point.x:.0f}, N {one.point.y:.0f})" for one in
                           dossier.disputes))


def _exposure(dossier: Dossier, tongue: Tongue) -> str:
    exposure = dossier.exposure
    if exposure is None:
        return ""
    numbers = {entry.id: entry.number for entry in dossier.entries}
    order = ", ".join(str(numbers[one]) for one in exposure.priority if one in numbers)
    return _section("udsathed", tongue.say("Udsathed for indbrud (INTERN)", "Exposure to burglary (INTERN)"),
                    *(el("p", tongue.of(line)) for line in exposure.lines), el("p", text(exposure.handling),
                                                                             class_="small"),
                    el("p", tongue.say("Fundene, det mest hastende først: ", "The findings, most urgent first: "),
                       order))


def _earlier(dossier: Dossier, tongue: Tongue) -> str:
    earlier, say = dossier.earlier, tongue.say
    if earlier is None:
        return ""
    parts = [el("p", say(f"Holdt op mod runde {earlier.round}. {earlier.same} fund er som før.",
                         f"Held against round {earlier.round}. {earlier.same} findings are as they were."))]
    for kind, words in _CHANGES.items():
        lines = [f"{el('strong', str(change.number))} {tongue.of(change.text)}" for change in earlier.changes
                 if change.kind == kind]
        parts += [el("h3", tongue.pick(words), f" ({len(lines)})"), listed(lines)] if lines else []
    return _section("runder", say("Siden forrige runde", "Since the round before"), *parts)


def run_section(dossier: Dossier, tongue: Tongue) -> str:
    """Notes on the input, and what the run was made of."""
    notes = [el("h3", tongue.say("Bemærkninger til data", "Notes on the data")),
             listed(tongue.of(note) for note in dossier.notes)] if dossier.notes else []
    lines = "".join(el("dt", tongue.of(title)) + "".join(el("dd", tongue.of(line)) for line in told)
                    for title, told in dossier.manifest if told)
    return _section("koersel", tongue.say("Sådan er gennemgangen lavet", "How the review was made"), *notes,
                    el("dl", lines, class_="manifest"))
