# SPDX-License-Identifier: GPL-2.0-or-later
"""A review, and what its case remembers, as a dossier: the one place that knows both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import shapely

from botrygt_qgis_plugin.casefile.contents import shown_layers
from botrygt_qgis_plugin.casefile.decisions import standings
from botrygt_qgis_plugin.casefile.events import REVIEWED
from botrygt_qgis_plugin.casefile.memory import Case
from botrygt_qgis_plugin.engine.addresses import rule_page
from botrygt_qgis_plugin.engine.conflict_words import conflict_sentence
from botrygt_qgis_plugin.engine.conflicts import Conflict
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.explain import anchor_of
from botrygt_qgis_plugin.engine.findings import CANNOT_TELL, Finding, Measurement, Tally
from botrygt_qgis_plugin.engine.job import Job, PlanOutcome
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.remedy_words import remedy_sentence
from botrygt_qgis_plugin.engine.review import SEVERITIES, Result
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rule_page import FIGURES
from botrygt_qgis_plugin.engine.rulebook import Rule, Rulebook
from botrygt_qgis_plugin.engine.scene import FeatureTable, Note, role_words
from botrygt_qgis_plugin.engine.subjects import SUBJECTS
from botrygt_qgis_plugin.engine.terms import OPERATORS
from botrygt_qgis_plugin.engine.wording import (
    assumption_words,
    finding_sentence,
    is_place_key,
    missing_words,
    pick,
    place_words,
    remedy_words,
    subject_words,
    suggestion_sentence,
    value_words,
)
from botrygt_qgis_plugin.report.dossier import Dispute, Dossier, Entry, Figure, Gap, Plan, RuleLine, Shape, Told
from botrygt_qgis_plugin.report.exposed import exposure_of
from botrygt_qgis_plugin.report.marks import INTERN
from botrygt_qgis_plugin.report.memory import answers, case_of, danish_date, finding_digest, own_findings
from botrygt_qgis_plugin.report.run_lines import earlier_of, manifest_lines, switched_off_lines
from botrygt_qgis_plugin.report.state_words import state_words

LANGUAGES = ("da", "en")
# Words in a layer's name that say its features stand there already, or come from the map of what there is.
EXISTING = frozenset({"eksisterende", "eks", "existing", "bevares", "bevaret", "geodanmark", "gdk60", "fot"})


@dataclass(frozen=True)
class Wishes:
    """What the user says beside plan and case. date: 'dd-mm-yyyy', '' for the review's own."""

    date: str = ""
    versions: Mapping[str, str] | None = None


def dossier_of(outcome: PlanOutcome, job: Job, case: Case | None = None, wishes: Wishes | None = None) -> Dossier:
    """The dossier (INTERN) of a reviewed plan. Raises InputError where the case file's review is of another drawing."""
    result, wishes = outcome.result, wishes or Wishes()
    if result is None:
        raise outcome.error or InputError("The plan was not reviewed.", "Planen er ikke gennemgået.", outcome.name)
    if case is not None and case.digest != outcome.digest:
        raise InputError(
            "The plan, the rules or the program have changed since the case file's latest review. Run "
            "botrygt:reviewplan with CASE_FILE first, so that numbers and answers belong to this drawing.",
            "Planen, reglerne eller programmet er ændret siden sagsfilens seneste gennemgang. Kør først "
            "botrygt:reviewplan med CASE_FILE, så numre og svar hører til denne tegning.", outcome.name)
    told = _Telling(result, case, _day(wishes.date))
    events = case.events if case else ()
    return Dossier(
        handling=INTERN, plan=_plan(outcome, result, case, wishes),
        entries=tuple(sorted((told.entry(f) for f in result.findings), key=lambda entry: entry.number)),
        indications=tuple(told.entry(f) for f in result.indications),
        rules=tuple(_rule_line(tally, result) for tally in result.tallies), gaps=tuple(_gaps(result)),
        completeness=result.completeness,
        counts={name: sum(f.severity == name for f in result.findings) for name in SEVERITIES},
        notes=tuple(_note(note) for note in result.notes), disputes=_disputes(result),
        switched_off=switched_off_lines(result.rulebook),
        pack={language: result.rulebook.title[language] for language in LANGUAGES},
        exposure=exposure_of(outcome, job), earlier=earlier_of(case, result),
        own=own_findings(events), manifest=manifest_lines(outcome, job, wishes.versions or {}))


def _day(told: str) -> date:
    """The day that a report is of: its own date 'dd-mm-yyyy', else today."""
    return date(*(int(part) for part in reversed(told.split("-")))) if told else date.today()


def _disputes(result: Result) -> tuple[Dispute, ...]:
    return tuple(_dispute(one, result.rulebook) for one in result.conflicts)


def _dispute(conflict: Conflict, rulebook: Rulebook) -> Dispute:
    first, second = ((side.rule, side.verdict, side.source.title) for side in conflict.sides)
    return Dispute(conflict.id, both([conflict_sentence(conflict, rulebook, language) for language in LANGUAGES]),
                   conflict.anchor, (first, second), conflict.exclusive, conflict.subject_kind,
                   subject_words(conflict, "da", noun=True), conflict.subject_layer)


def _note(note: Note) -> Told:
    """A note with the layer that it is about."""
    head = f"{note.layer}: " if note.layer and note.layer not in note.da else ""
    return {"da": head + note.da, "en": head + note.en}


def both(words: Sequence[str]) -> Told:
    """A pair of texts as a mapping by language."""
    return dict(zip(LANGUAGES, words))


def _plan(outcome: PlanOutcome, result: Result, case: Case | None, wishes: Wishes) -> Plan:
    scene = result.scene
    made = [danish_date(event.at) for event in case.events if event.what == REVIEWED] if case else []
    return Plan(id=scene.plan_id, name=scene.plan_name or scene.plan_id or outcome.name, crs=scene.crs,
                stage=scene.stage, area=scene.plan_area, layers=scene.tables, case=case_of(scene.plan_id),
                round=case.memory.run_number if case else 0, run=outcome.digest,
                date=wishes.date or (made[-1] if made else ""))


class _Telling:
    """Makes entries of the findings of one result, with the numbers and answers of its case."""

    def __init__(self, result: Result, case: Case | None, today: date) -> None:
        self.result = result
        formers = sorted(case.memory.formers, key=lambda f: f.last_run) if case else ()
        self.numbers = {former.finding_id: former.number for former in formers}
        self.answers = answers(case.events) if case else {}
        self.standings = standings(case, today) if case else {}
        layer = shown_layers(result, {}, 0)[0]
        rows = [dict(zip(layer.table.names, row)) for row in layer.rows]
        self.digests = {row["finding_id"]: finding_digest(row) for row in rows}

    def entry(self, finding: Finding) -> Entry:
        """One finding as the report tells it."""
        rule = self.result.rulebook.rule(finding.rule)
        number = 0 if finding.indication else self.numbers.get(finding.id, finding.number)
        standing = self.standings.get(number) if number else None
        assumed = [assumption_words(finding.assumed, language) if finding.assumed else "" for language in LANGUAGES]
        area = self.result.scene.plan_area
        return Entry(
            id=finding.id, number=number, digest=self.digests[finding.id], rule=finding.rule,
            rule_version=finding.rule_version, title=both([rule.title[language] for language in LANGUAGES]),
            severity=finding.severity, obligation=finding.obligation, domain=finding.domain, kind=finding.subject_kind,
            subject=both([subject_words(finding, language, noun=True) for language in LANGUAGES]),
            layer=finding.subject_layer,
            text=both([finding_sentence(finding, rule, language) for language in LANGUAGES]),
            suggestion=both([suggestion_sentence(rule, language) for language in LANGUAGES]),
            figures=tuple(_figure(measurement) for measurement in finding.measurements), assumed=both(assumed),
            source=rule.source, strength=strength_of(rule),
            help_url=rule_page(self.result.rulebook.pack_id, rule.id), anchor=finding.anchor,
            shapes=tuple(_shapes(finding, self.result)), inside=lies_inside(finding.subject_geometry, area),
            existing=is_existing(finding.subject_layer), answers=self.answers.get(finding.id, ()),
            state=state_words(standing, danish_date), settled=standing is not None and standing.settled,
            remedy=both([remedy_sentence(finding.remedy, language) for language in LANGUAGES]))


def lies_inside(shape: shapely.Geometry, area: shapely.Geometry) -> bool:
    """True where more than half of a shape lies in the plan area; False where there is no plan area."""
    if area.is_empty:
        return False
    if shapely.get_dimensions(shape) == 0:
        return bool(shapely.intersects(shape, area))
    whole, part = (shapely.area(s) or shapely.length(s) for s in (shape, shapely.intersection(shape, area)))
    return bool(2 * part > whole)


def is_existing(layer: str) -> bool:
    """True where a layer's name says that its features are there already."""
    return bool(EXISTING.intersection(re.split(r"[^a-zæøå0-9]+", layer.lower())))


def _figure(measurement: Measurement) -> Figure:
    quantity = QUANTITIES.get(measurement.quantity)
    words = (quantity.da, quantity.en) if quantity else (measurement.quantity, measurement.quantity)
    unit = f" {measurement.unit}" if measurement.unit not in ("", "1") else ""
    operator = OPERATORS.get(measurement.operator, (measurement.operator, measurement.operator))
    return Figure(
        both(words),
        both([value_words(measurement.value, language) + (unit if measurement.value is not None else "")
              for language in LANGUAGES]),
        both([f"{pick(operator, language)} {value_words(measurement.limit, language)}{unit}"
              for language in LANGUAGES]))


def strength_of(rule: Rule) -> Told:
    """How the figure was read, and what is known of the effect."""
    lines = []
    for language in LANGUAGES:
        figure = pick(FIGURES[rule.source.figure], language)
        effect = " ".join(f"{str(entry[language]).rstrip('.')} ({entry['source']['title']})." for entry in rule.effect)
        lines.append(f"{figure[:1].upper()}{figure[1:]}. {effect}".strip())
    return both(lines)


def _shapes(finding: Finding, result: Result) -> Iterator[Shape]:
    yield Shape("evidence", both(("", "")), finding.evidence)
    if finding.cause is None:
        return
    for role, key in finding.cause.features:
        table = result.scene.table(role)
        row = table.position.get(key)
        if row is not None:
            yield Shape("cause", both([_feature(role, table.label(row), language) for language in LANGUAGES]),
                        table.geometry[row])
    for role, shape, _ in finding.cause.proposal:
        yield Shape("proposal", both([role_words(role, language) for language in LANGUAGES]), shape)


def _feature(role: Role, label: str, language: str) -> str:
    noun = role_words(role, language)
    if is_place_key(label):
        return noun
    return _translated(label, role) if label.startswith(f"{role_words(role, 'da')} ") and language == "en" else (
        label if label.startswith(f"{noun} ") else f"{noun} {label}")


def _rule_line(tally: Tally, result: Result) -> RuleLine:
    rule = result.rulebook.rule(tally.rule)
    return RuleLine(
        rule=rule.id, version=rule.version, title=both([rule.title[language] for language in LANGUAGES]),
        domain=rule.domain, severity=rule.severity, obligation=rule.obligation, landing=rule.landing,
        clause=both([rule.clause[language] for language in LANGUAGES]), met=tally.met, not_met=tally.not_met,
        cannot_tell=tally.cannot_tell, not_relevant=tally.not_relevant, completeness=tally.completeness,
        source=rule.source, strength=strength_of(rule), help_url=rule_page(result.rulebook.pack_id, rule.id),
        changed=tuple(_changed(change) for change in rule.departures), subject=rule.subject)


def _changed(change: Any) -> Told:
    name = change.what.partition(":")[2] or change.what
    figures = isinstance(change.value, (int, float))
    before, now = ([value_words(value, language) for language in LANGUAGES] if figures else ["", ""]
                   for value in (change.original, change.value))
    said = f"{change.author}, {change.profile}" + (f": {change.reason}" if change.reason else "")
    return both([f"{name} {now[0]} i stedet for {before[0]} ({said})" if figures else f"{name} ({said})",
                 f"{name} {now[1]} in place of {before[1]} ({said})" if figures else f"{name} ({said})"])


def _gaps(result: Result) -> Iterator[Gap]:
    """What is missing, rule by rule, the most frequent first; with the subjects that it leaves untold."""
    for tally in result.tallies:
        rule = result.rulebook.rule(tally.rule)
        table = result.subjects.get(rule.subject)
        untold = [verdict for verdict in result.verdicts.get(tally.rule, ()) if verdict.kind == CANNOT_TELL]
        for name, count in sorted(tally.missing.items(), key=lambda item: (-item[1], item[0])):
            rows = [None if table is None else table.position.get(verdict.subject) for verdict in untold
                    if name in verdict.missing]
            places = tuple(_place(rule, table, row) for row in rows if row is not None and table is not None)
            yield Gap(tally.rule, both([rule.title[language] for language in LANGUAGES]),
                      both([_capital(missing_words(name, language)) for language in LANGUAGES]),
                      both([remedy_words(name, language) for language in LANGUAGES]), count, places)


def _place(rule: Rule, table: FeatureTable, row: int) -> tuple[Told, shapely.Point]:
    point, label = anchor_of(table.geometry[row]), table.label(row)
    if is_place_key(label):
        return both([place_words(point, language) for language in LANGUAGES]), point
    return both([label, _translated(label, SUBJECTS[rule.subject].roles[0])]), point


def _translated(label: str, role: Role) -> str:
    """A label that the program made of a role's word and an id, in English; any other stays what its owner calls it."""
    danish = f"{role_words(role, 'da')} "
    return f"{role_words(role, 'en')} {label[len(danish):]}" if label.startswith(danish) else label


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
