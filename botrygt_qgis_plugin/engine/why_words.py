# SPDX-License-Identifier: GPL-2.0-or-later
"""An explanation told: lines that a planner reads, Danish or English, and the same as a result document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from botrygt_qgis_plugin.engine.addresses import rule_page
from botrygt_qgis_plugin.engine.demand_words import limit_sentence
from botrygt_qgis_plugin.engine.document import SCHEMA_VERSION, geometry_json, source_entry
from botrygt_qgis_plugin.engine.explain import OPERATORS as SIGNS
from botrygt_qgis_plugin.engine.findings import CANNOT_TELL, MET, NOT_MET, NOT_RELEVANT
from botrygt_qgis_plugin.engine.handling import INTERN
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.requirement import Leaf, leaves
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import Source
from botrygt_qgis_plugin.engine.scene import role_words
from botrygt_qgis_plugin.engine.subjects import SUBJECTS
from botrygt_qgis_plugin.engine.terms import COLUMNS, OPERATORS, PLURALS, STAGES, USES, VERDICTS
from botrygt_qgis_plugin.engine.why import Beheld, Look, Margin, Silent, Value, Why
from botrygt_qgis_plugin.engine.wording import (
    assumption_words,
    cause_sentence,
    finding_sentence,
    is_place_key,
    missing_words,
    number_text,
    pick,
    value_words,
)

SIGNS_OF = {MET: "✓", NOT_MET: "✗", CANNOT_TELL: "?", NOT_RELEVANT: "–", "observed": "·"}
# A label made from coordinates tells a reader nothing.
_ONLY_A_PLACE = re.compile(r"^ved \d{4,}")
_ORDER = (NOT_MET, CANNOT_TELL, MET, "observed", NOT_RELEVANT)


def why_lines(told: Why, language: str) -> list[str]:
    """The explanation as lines; an indented line belongs to the one above it."""
    lines = list(_place_lines(told, language))
    looks = sorted(told.looks, key=lambda look: _ORDER.index(look.verdict.kind))
    looked = [look for look in looks if look.verdict.kind != NOT_RELEVANT]
    lines += _part(("Regler, der har set her", "Rules that looked here"), language,
                   [line for look in looked for line in _look_lines(look, told, language)])
    lines += _part(("Ikke relevante her", "Not relevant here"), language,
                   [_not_relevant_line(look, language) for look in looks if look.verdict.kind == NOT_RELEVANT])
    mine = {look.finding.id for look in looked if look.finding is not None}
    lines += _part(("Andre fund, der rører stedet", "Other findings that touch the place"), language,
                   [_touched_line(told, finding.id, how, language) for finding, how in told.touched
                    if finding.id not in mine])
    lines += _part(("Regler, der intet har set her", "Rules that saw nothing here"), language,
                   _silent_lines(told, language))
    return lines


def _silent_lines(told: Why, language: str) -> list[str]:
    """One line for each reason, with all the rules that share it."""
    by_reason: dict[str, list[Silent]] = {}
    for silent in told.silent:
        by_reason.setdefault(silent_words(silent, told, language), []).append(silent)
    return [f"– {', '.join(silent.rule for silent in some)}"
            + (f" {some[0].title[language]}" if len(some) == 1 else "") + f": {words}"
            for words, some in by_reason.items()]


def _part(title: tuple[str, str], language: str, lines: Sequence[str]) -> list[str]:
    return ["", f"{pick(title, language)}:", *lines] if lines else []


def _place_lines(told: Why, language: str) -> Iterator[str]:
    place, scene = told.place, told.result.scene
    if place.finding is not None:
        rule = told.result.rulebook.rule(place.finding.rule)
        yield pick((f"Fund {place.name}: ", f"Finding {place.name}: "), language) \
            + finding_sentence(place.finding, rule, language)
        return
    yield pick((f"Sted: {place.name} i {scene.plan_name}", f"Place: {place.name} in {scene.plan_name}"), language)
    if not place.inside:
        yield pick(("Stedet ligger uden for planområdet.", "The place lies outside the plan area."), language)
    names = ", ".join(_feature(told, role, key, language) for role, key in place.features
                      if role is not Role.PLAN_SUBAREA)
    if place.feature is None:
        yield pick((f"Her er tegnet: {names}." if names else "Her er intet tegnet.",
                    f"Drawn here: {names}." if names else "Nothing is drawn here."), language)


def _feature(told: Why, role: Role, key: str, language: str) -> str:
    table = told.result.scene.table(role)
    noun, label = role_words(role, language), bare_name(table.label(table.position[key]), role)
    own = noun if _is_place(label) else f"{noun} {label}"
    facts = [f"{pick(COLUMNS[name], language).removeprefix('the ')}: {_short(values[table.position[key]], language)}"
             for name, values in table.columns.items()
             if name in COLUMNS and _short(values[table.position[key]], language)]
    return f"{own} ({', '.join(facts)})" if facts else own


def bare_name(label: str, role: Role) -> str:
    """A label without the word for its role, which a sentence says itself and in its own language."""
    return label.removeprefix(f"{role_words(role, 'da')} ")


def _is_place(name: str) -> bool:
    return is_place_key(name) or bool(_ONLY_A_PLACE.match(name))


def _short(value: Any, language: str) -> str:
    if value is None or value != value:  # noqa: PLR0124 - NaN alone does not equal itself
        return ""
    return value_words(bool(value) if isinstance(value, bool) else value if isinstance(value, str) else float(value),
                       language)


def _look_lines(look: Look, told: Why, language: str) -> Iterator[str]:
    verdict = look.verdict
    answer = pick(VERDICTS[verdict.kind], language)
    if look.finding is not None:
        number = look.finding.number
        answer += pick((f", fund nr. {number}", f", finding no. {number}"), language) if number else ""
    if verdict.indication:
        answer += pick((f" (antaget: {VERDICTS[verdict.indication][0]})",
                        f" (assumed: {VERDICTS[verdict.indication][1]})"), language)
    yield f"{SIGNS_OF[verdict.kind]} {look.rule.id} {look.rule.title[language]}: {answer}"
    yield f"    {_subject_words(look, language)}"
    for value in look.values:
        yield f"    {_value_line(value, look, language)}"
    if verdict.missing:
        missing = "; ".join(missing_words(name, language) for name in verdict.missing)
        yield f"    {pick(('mangler', 'missing'), language)}: {missing}"
    for beheld in look.beheld:
        yield f"    {_beheld_line(beheld, language)}"
    if look.finding is not None and look.finding.measurements:
        cured = cause_sentence(look.finding.cause, look.finding.measurements[0], language)
        if cured:
            yield f"    {cured}"
    yield f"    {_source_words(look, told, language)}"


def _subject_words(look: Look, language: str) -> str:
    subject = SUBJECTS[look.rule.subject]
    noun, label = pick((subject.da, subject.en), language), bare_name(look.label, subject.roles[0])
    name = noun if _is_place(label) else f"{noun} {label}"
    layer = pick((f", lag «{look.layer}»", f", layer '{look.layer}'"), language) if look.layer else ""
    away = number_text(round(look.distance_m, 1), language)
    return f"{pick(('om', 'about'), language)}: {name}{layer}" \
        + (pick((f", {away} m herfra", f", {away} m from here"), language) if look.distance_m >= 0.05 else "")


def _value_line(value: Value, look: Look, language: str) -> str:
    quantity = QUANTITIES[value.quantity]
    name = pick((quantity.da, quantity.en), language)
    margins = [margin for margin in look.margins if margin.quantity == value.quantity]
    line = f"{name}: {measured_words(value, language)}"
    if margins:
        return line + "".join(f"; {margin_words(margin, language)}" for margin in margins)
    asked = [limit_sentence(leaf, language) for leaf in _leaves(look) if leaf.quantity == value.quantity]
    word = ("reglen gælder for", "the rule concerns") if value.asks == "if" else ("krævet", "asked")
    return line + (f" ({pick(word, language)}: {', '.join(dict.fromkeys(asked))})" if asked else "")


def _leaves(look: Look) -> Iterator[Leaf]:
    requirement = look.rule.requirement
    if requirement.condition is not None:
        yield from leaves(requirement.condition)
    yield from leaves(requirement.demand)


def measured_words(value: Value, language: str) -> str:
    """'1,6 m', 'mellem 0 og 40 m', 'ukendt', with what would be assumed."""
    unit = f" {value.unit}" if value.unit not in ("", "1") else ""
    if value.known:
        return value_words(value.low, language) + unit
    told = pick(("ukendt", "unknown"), language)
    if value.low is not None and value.high is not None:
        low, high = (value_words(bound, language) for bound in (value.low, value.high))
        told = pick((f"mellem {low} og {high}{unit}", f"between {low} and {high}{unit}"), language)
    elif value.low is not None or value.high is not None:
        word = ("mindst", "at least") if value.low is not None else ("højst", "at most")
        bound = value.low if value.low is not None else value.high
        told = f"{pick(word, language)} {value_words(bound, language)}{unit}"
    if value.guess is None:
        return told
    guess = f"{value_words(value.guess, language)}{unit}"
    return f"{told} ({pick(('antaget', 'assumed'), language)} {guess})"


def margin_words(margin: Margin, language: str) -> str:
    """'højst 1 m, overskredet med 0,6 m (60 %)' or 'højst 1 m, 0,2 m til grænsen (20 %)'."""
    sign = SIGNS[margin.keyword]
    unit = f" {margin.unit}" if margin.unit not in ("", "1") else ""
    limit = f"{pick(OPERATORS[sign], language)} {number_text(margin.limit, language)}{unit}"
    distance = f"{number_text(margin.distance, language)}{unit}"
    share = "" if margin.percent is None else f" ({number_text(margin.percent, language)} %)"
    if margin.distance == 0:
        return limit + pick((", netop på grænsen", ", right at the limit"), language)
    told = (f"{distance} til grænsen", f"{distance} to the limit") if margin.holds else \
        (f"{distance} på den forkerte side", f"{distance} on the wrong side")
    return f"{limit}, {pick(told, language)}{share}"


def _beheld_line(beheld: Beheld, language: str) -> str:
    noun = pick(PLURALS[beheld.role], language) if beheld.role in PLURALS else role_words(beheld.role, language)
    if not beheld.drawn:
        return pick((f"så efter: {noun} – ikke tegnet", f"looked for: {noun} – not drawn"), language)
    reach = pick(("i hele planen", "in the whole plan"), language) if beheld.reach_m is None else \
        f"{pick(('inden for', 'within'), language)} {number_text(beheld.reach_m, language)} m"
    bare = [(bare_name(name, beheld.role), away) for name, away in beheld.nearest]
    near = ", ".join(f"{name} ({number_text(away, language)} m)" for name, away in bare if not _is_place(name))
    listed = pick((f"; nærmest {near}", f"; nearest {near}"), language) if near else ""
    return pick((f"så efter: {noun} – {beheld.count} {reach}{listed}",
                 f"looked for: {noun} – {beheld.count} {reach}{listed}"), language)


def _source_words(look: Look, told: Why, language: str) -> str:
    source: Source = look.rule.source
    where = ", ".join(part for part in (source.title, source.section) if part)
    page = rule_page(told.result.rulebook.pack_id, look.rule.id)
    links = " – ".join(part for part in (source.url, page) if part)
    return f"{pick(('kilde', 'source'), language)}: {where}" + (f" – {links}" if links else "")


def _not_relevant_line(look: Look, language: str) -> str:
    label = bare_name(look.label, SUBJECTS[look.rule.subject].roles[0])
    about = "" if _is_place(label) else f" ({label})"
    return f"– {look.rule.id} {look.rule.title[language]}{about}: {because_words(look, language)}"


def because_words(look: Look, language: str) -> str:
    """Which part of the condition does not hold here: what it is, and what it would have to be."""
    values = {value.quantity: value for value in look.values}
    parts = []
    for failure in look.because:
        quantity = QUANTITIES[failure.quantity]
        sign = SIGNS.get(failure.keyword, failure.keyword)
        asked = limit_sentence(Leaf(failure.quantity, failure.keyword, _members(failure.limit, sign)), language)
        name, here = pick((quantity.da, quantity.en), language), measured_words(values[failure.quantity], language)
        parts.append(f"{name}: {here} ({pick(('reglen gælder for', 'the rule concerns'), language)}: {asked})")
    return "; ".join(parts) or pick(("gælder ikke her", "does not concern this"), language)


def _members(limit: Any, sign: str) -> Any:
    return tuple(limit.split(", ")) if sign == "in" and isinstance(limit, str) else limit


def _touched_line(told: Why, finding_id: str, how: str, language: str) -> str:
    finding = next(f for f, _ in told.touched if f.id == finding_id)
    rule = told.result.rulebook.rule(finding.rule)
    role = pick(("er en årsag til", "is a cause of"), language) if how == "cause" else \
        pick(("er belæg for", "is evidence of"), language)
    name = pick((f"fund nr. {finding.number}", f"finding no. {finding.number}"), language) if finding.number else \
        assumption_words(finding.assumed, language).rstrip(":")
    return f"· {pick(('stedet', 'the place'), language)} {role} {name}, {rule.id} {rule.title[language]}"


def silent_words(silent: Silent, told: Why, language: str) -> str:
    """Why a rule says nothing here."""
    rules = {rule.id: rule for rule in told.result.rulebook.rules}
    subject = SUBJECTS[rules[silent.rule].subject] if silent.rule in rules else None
    noun = pick((subject.da, subject.en), language) if subject is not None else ""
    if silent.reason == "switched_off":
        return f"{pick(('slået fra af', 'switched off by'), language)} {silent.author}: {silent.detail}"
    if silent.reason == "stage":
        stage = pick(STAGES[silent.detail], language)
        return pick((f"gælder ikke i planens fase ({stage})", f"not meant for the plan's stage ({stage})"), language)
    if silent.reason == "use":
        codes = [int(float(code)) for code in silent.detail.split(", ") if code]
        uses = ", ".join(pick(USES.get(code, (str(code), str(code))), language) for code in codes)
        return f"{pick(('gælder ikke for planens anvendelse', 'not meant for the use of the plan'), language)} ({uses})"
    if silent.reason == "not_drawn":
        return missing_words(silent.detail, language)
    if silent.reason == "none_in_plan":
        return pick((f"handler om {noun}; planen har ingen", f"is about {noun}; the plan has none"), language)
    away = number_text(silent.distance_m or 0.0, language)
    label = bare_name(silent.detail, subject.roles[0]) if subject is not None else silent.detail
    name = "" if _is_place(label) else f", {label},"
    return pick((f"handler om {noun}; nærmeste{name} er {away} m herfra",
                 f"is about {noun}; the nearest{name} is {away} m from here"), language)


def why_document(told: Why) -> dict[str, Any]:
    """The explanation as a result document."""
    place, scene = told.place, told.result.scene
    return {
        "schema_version": SCHEMA_VERSION, "handling": INTERN, "kind": "explanation", "status": "ok", "errors": [],
        "plan": {"id": scene.plan_id, "name": scene.plan_name, "crs": scene.crs, "stage": scene.stage},
        "place": {"name": place.name, "geometry": geometry_json(place.shape), "inside": place.inside,
                  "feature": None if place.feature is None else [place.feature[0].value, place.feature[1]],
                  "finding": None if place.finding is None else place.finding.id,
                  "drawn": [[role.value, key] for role, key in place.features]},
        "looked": [_look_entry(look, told) for look in told.looks],
        "touched": [{"finding": finding.id, "number": finding.number or None, "rule": finding.rule, "how": how}
                    for finding, how in told.touched],
        "silent": [{**asdict(silent), "title": dict(silent.title),
                    "text": {language: silent_words(silent, told, language) for language in ("da", "en")}}
                   for silent in told.silent],
        "text": {language: why_lines(told, language) for language in ("da", "en")},
    }


def _look_entry(look: Look, told: Why) -> dict[str, Any]:
    verdict = look.verdict
    relevant = verdict.kind != NOT_RELEVANT
    return {
        "rule": look.rule.id, "rule_version": look.rule.version, "title": dict(look.rule.title),
        "subject": {"kind": look.rule.subject, "key": look.subject, "label": look.label, "layer": look.layer},
        "distance_m": look.distance_m, "verdict": verdict.kind, "indication": verdict.indication,
        "missing": list(verdict.missing), "values": [_value_entry(value) for value in look.values],
        "margins": [asdict(margin) for margin in look.margins],
        "because": [asdict(failure) for failure in look.because],
        "because_text": None if relevant else {language: because_words(look, language) for language in ("da", "en")},
        "looked_at": [{"role": beheld.role.value, "drawn": beheld.drawn, "reach_m": beheld.reach_m,
                       "count": beheld.count, "nearest": [list(pair) for pair in beheld.nearest]}
                      for beheld in look.beheld],
        "finding": None if look.finding is None else look.finding.id,
        "number": None if look.finding is None else look.finding.number or None,
        "source": source_entry(look.rule.source),
        "help_url": rule_page(told.result.rulebook.pack_id, look.rule.id) or None,
    }


def _value_entry(value: Value) -> Mapping[str, Any]:
    return {**asdict(value), "known": value.known}
