# SPDX-License-Identifier: GPL-2.0-or-later
"""The report's first page: what weighs most, what the plan does well, what could not be told, and the map."""

from __future__ import annotations

from botrygt_qgis_plugin.engine.outlines import domain_class
from botrygt_qgis_plugin.engine.terms import DOMAIN, SEVERITY, STAGES
from botrygt_qgis_plugin.engine.wording import pick
from botrygt_qgis_plugin.report.dossier import SEVERITIES, Dossier, Entry, RuleLine
from botrygt_qgis_plugin.report.html import Tongue, el, listed, text
from botrygt_qgis_plugin.report.marks import MEANING
from botrygt_qgis_plugin.report.plan_map import LAYERS

WEIGHTIEST = 5
_OBLIGATIONS = ("must", "should", "could")


def weightiest(dossier: Dossier) -> tuple[Entry, ...]:
    """What to read first of what is not settled: by a release's urgency, else severity, obligation and number."""
    urgency = {one: place for place, one in enumerate(dossier.exposure.priority)} if dossier.exposure else {}
    order = sorted((entry for entry in dossier.entries if not entry.settled), key=lambda entry: (
        urgency.get(entry.id, 0), SEVERITIES.index(entry.severity), _OBLIGATIONS.index(entry.obligation), entry.number))
    return tuple(order[:WEIGHTIEST])


def header(dossier: Dossier, tongue: Tongue) -> str:
    """Title, handling mark and what the report is of."""
    plan, say = dossier.plan, tongue.say
    facts = [tongue.pick(STAGES[plan.stage]) if plan.stage in STAGES else "",
             f"{say('runde', 'round')} {plan.round}" if plan.round else "", text(plan.date), tongue.of(dossier.pack)]
    mark = el("p", el("strong", text(dossier.handling)), " ", tongue.pick(MEANING[dossier.handling]), class_="mark")
    title = el("h1", say("Tryghed i lokalplanen: ", "Safety in the local plan: "), text(plan.name))
    told = " · ".join(fact for fact in facts if fact)
    return mark + title + el("p", told[:1].upper() + told[1:], class_="facts")


def summary(dossier: Dossier, tongue: Tongue) -> str:
    """The first page."""
    say = tongue.say
    parts = [el("h2", say("Kort fortalt", "In short"), id="kort"), el("p", _counted(dossier, tongue), class_="lead")]
    if dossier.entries:
        parts += [el("h3", say("Det vejer mest", "What weighs most")),
                  el("ol", *(_weighty(entry, tongue) for entry in weightiest(dossier)), class_="weighty")]
    parts += [el("h3", say("Det gør planen godt", "What the plan does well")), _well(dossier, tongue)]
    parts.append(el("p", say(
        "Gennemgangen giver råd. Den godkender ikke planen, og en plan uden fund er ikke dermed en sikker plan.",
        "The review gives advice. It does not approve the plan, and a plan without findings is not therefore safe."),
        class_="small"))
    return el("section", *parts, aria_labelledby="kort")


def _counted(dossier: Dossier, tongue: Tongue) -> str:
    count, say = sum(dossier.counts.values()), tongue.say
    by = [f"{dossier.counts[name]} {tongue.pick(SEVERITY[name])}" for name in SEVERITIES if dossier.counts[name]]
    and_ = tongue.raw((" og ", " and "))
    grades = ", ".join(by[:-1]) + (and_ if len(by) > 1 else "") + by[-1] if by else ""
    told = f"{count} {say('fund', 'finding' if count == 1 else 'findings')}"
    told += f" ({say('alvor', 'severity')}: {grades}). " if by else ". "
    if dossier.completeness is None:
        told += say("Ingen regel havde noget at se på.", "No rule had anything to look at.")
    else:
        share = tongue.percent(dossier.completeness)
        told += say(f"{share} af det, reglerne spørger om, kunne afgøres ud fra tegningen.",
                    f"{share} of what the rules ask could be told from the drawing.")
        if dossier.gaps and dossier.completeness < 1.0:
            told += f' <a href="#mangler">{say("Se, hvad der mangler.", "See what is missing.")}</a>'
    if dossier.indications:
        count = len(dossier.indications)
        told += " " + say(f"Desuden {count} på antagne værdier.", f"Besides {count} on assumed values.")
    return told


def _weighty(entry: Entry, tongue: Tongue) -> str:
    number = el("a", badge(entry, tongue), href=f"#{anchor(entry)}")
    return el("li", number, el("div", el("strong", tongue.of(entry.title)), el("br"), tongue.of(entry.text),
                               el("br"), el("em", tongue.of(entry.suggestion))))


def badge(entry: Entry, tongue: Tongue) -> str:
    """The number in the outline of its domain and the colour of its severity, both also told in words."""
    number = str(entry.number or "i")
    domain = DOMAIN.get(entry.domain, (entry.domain, entry.domain))
    told = tongue.raw((f"Fund {number}, {domain[0]}, alvor {pick(SEVERITY[entry.severity], 'da')}" if entry.number
                       else f"Antaget, {domain[0]}",
                       f"Finding {number}, {domain[1]}, severity {entry.severity}" if entry.number
                       else f"Assumed, {domain[1]}"))
    return el("span", el("span", number, aria_hidden="true"), el("span", text(told), class_="unseen"),
              class_=f"badge {domain_class(entry.domain)} {entry.severity}{'' if entry.number else ' assumed'}")


def anchor(entry: Entry) -> str:
    """The id of a finding's card in the page."""
    return f"fund-{entry.number}" if entry.number else f"antaget-{entry.id}"


def _well(dossier: Dossier, tongue: Tongue) -> str:
    well = dossier.well[:WEIGHTIEST]
    if not well:
        return el("p", tongue.say("Ingen regel er opfyldt så mange steder, at det kan fremhæves.",
                                  "No rule is met in so many places that it can be pointed out."))
    return listed((_well_line(line, tongue) for line in well), class_="well")


def _well_line(line: RuleLine, tongue: Tongue) -> str:
    told = line.met + line.not_met
    if line.not_met:
        where = tongue.say(f"opfyldt {line.met} af {told} steder", f"met in {line.met} of {told} places")
    elif told > 1:
        where = tongue.say(f"opfyldt alle {told} steder", f"met in all {told} places")
    else:
        where = tongue.say("opfyldt det ene sted, det gælder", "met in the one place it concerns")
    return f"{tongue.of(line.title)}: {where}."


def map_section(dossier: Dossier, tongue: Tongue, drawing: str) -> str:
    """The map with its switches. What it shows is told in words too, number by number."""
    say = tongue.say
    found = bool(dossier.entries or dossier.indications)
    switches = [("findings", ("Fundenes numre", "Numbers of findings")), ("evidence", ("Belæg: her ses det",
                "Evidence: where it shows")), ("cause", ("Årsager", "Causes")),
                ("proposal", ("Forslag til ændring", "Proposed changes"))] if found else []
    boxes = [_switch(name, tongue.raw(words), tongue) for name, words in (*switches, *LAYERS.items())]
    buttons = [el("button", text(sign), type="button", data_map=action, aria_label=tongue.raw(words))
               for action, sign, words in (("in", "+", ("Zoom ind", "Zoom in")), ("out", "−", ("Zoom ud", "Zoom out")),
                                           ("all", "⤢", ("Vis hele planen", "Show the whole plan")))]
    parts = [
        el("h2", say("Kort", "Map"), id="kort-h"),
        el("p", _keys(dossier, tongue), id="kort-hjaelp", class_="small needs-script"),
        el("div", el("div", *buttons, class_="map-buttons needs-script"),
           el("div", drawing, class_="map-place"),
           el("p", class_="map-told", aria_live="polite"), class_="map"),
        el("details", el("summary", say("Lag og signaturer", "Layers and signs")),
           _key_of_numbers(dossier, tongue) if found else "",
           el("fieldset", el("legend", say("Vis på kortet", "Show on the map")), *boxes, class_="switches"),
           class_="legend", open=True)]
    return el("section", *parts, aria_labelledby="kort-h", id="kortet")


def _key_of_numbers(dossier: Dossier, tongue: Tongue) -> str:
    """What outline, colour and edge of a number say, in the order of the words."""
    shown = {entry.domain for entry in (*dossier.entries, *dossier.indications)}
    domains = [(f"{domain_class(name)} plain-fill", words) for name, words in DOMAIN.items() if name in shown]
    if shown - DOMAIN.keys():
        domains.append(("other plain-fill", ("andet emne", "another domain")))
    severities = [(f"other {name}", (f"{words[0]} alvor", f"{words[1]} severity")) for name, words in SEVERITY.items()]
    signs = [*domains, *severities]
    if dossier.indications:
        signs.append(("other assumed", ("antaget", "assumed")))
    return el("ul", *(el("li", el("span", class_=f"badge {look}", aria_hidden="true"), text(tongue.raw(words)))
                      for look, words in signs), class_="key")


def _switch(name: str, words: str, tongue: Tongue) -> str:
    box = el("input", type="checkbox", checked=True, data_layer_switch=name)
    return el("label", box, el("span", class_=f"sign sign-{name}", aria_hidden="true"), text(words))


def _keys(dossier: Dossier, tongue: Tongue) -> str:
    """How the map is moved; of numbers only where there are some."""
    keys = tongue.say("Piletaster flytter kortet, + og − zoomer, 0 viser hele planen",
                      "Arrow keys move the map, + and − zoom, 0 shows the whole plan")
    if not dossier.entries and not dossier.indications:
        return f"{keys}."
    return tongue.say(f"Numrene er de samme som i listen. {keys}, N og P går til næste og forrige fund.",
                      f"The numbers are those of the list. {keys}, N and P go to the next and former finding.")
