# SPDX-License-Identifier: GPL-2.0-or-later
"""Rule packs side by side on one plan: who asks what of the same thing, how it came out, and where they disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from botrygt_qgis_plugin.engine.addresses import rule_page
from botrygt_qgis_plugin.engine.demand_words import limit_sentence
from botrygt_qgis_plugin.engine.document import SCHEMA_VERSION
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.findings import MET, NOT_MET, Tally
from botrygt_qgis_plugin.engine.handling import INTERN
from botrygt_qgis_plugin.engine.principles import PRINCIPLES
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.requirement import leaves
from botrygt_qgis_plugin.engine.review import Result
from botrygt_qgis_plugin.engine.rulebook import Rule
from botrygt_qgis_plugin.engine.subjects import SUBJECTS
from botrygt_qgis_plugin.engine.terms import VERDICTS
from botrygt_qgis_plugin.engine.why_words import bare_name
from botrygt_qgis_plugin.engine.wording import pick

NAMED = 5


@dataclass(frozen=True)
class Asked:
    """What one rule asks of the quantity, and how it came out; limits: as sentences by language."""

    pack: str
    rule: str
    title: Mapping[str, str]
    limits: Mapping[str, str]
    obligation: str
    met: int
    not_met: int
    cannot_tell: int
    not_relevant: int
    help_url: str


@dataclass(frozen=True)
class Disagreement:
    """A subject that one pack finds right and another wanting; verdicts: pack -> its graver answer."""

    subject: str
    label: str
    verdicts: Mapping[str, str]


@dataclass(frozen=True)
class Beside:
    """One quantity of one kind of subject: what each rule asks of it (in the order of the packs), and where they part.
    """

    principle: int
    subject: str
    quantity: str
    asked: tuple[Asked, ...]
    disagreements: tuple[Disagreement, ...]


def packs_beside(results: Sequence[Result]) -> tuple[Beside, ...]:
    """The same plan reviewed with several packs, quantity by quantity in the order of the principles.

    Raises InputError where the results are not of one plan.
    """
    if len({(result.scene.plan_id, result.scene.crs) for result in results}) > 1:
        raise InputError("The packs were held against different plans.", "Pakkerne er holdt op mod forskellige planer.",
                         "PLAN")
    groups: dict[tuple[str, str], list[tuple[Result, Rule]]] = {}
    for result in results:
        for rule in result.rulebook.rules:
            names = {leaf.quantity for leaf in leaves(rule.requirement.demand)} if rule.judges else ()
            for name in sorted(names):
                groups.setdefault((rule.subject, name), []).append((result, rule))
    rows = [Beside(min(rule.dkr[0] for _, rule in some), subject, name,
                   tuple(_asked(result, rule, name) for result, rule in some), tuple(_disagreements(some)))
            for (subject, name), some in groups.items()]
    return tuple(sorted(rows, key=lambda row: (row.principle, row.subject, row.quantity)))


def _asked(result: Result, rule: Rule, quantity: str) -> Asked:
    found = [leaf for leaf in leaves(rule.requirement.demand) if leaf.quantity == quantity]
    limits = {language: ", ".join(dict.fromkeys(limit_sentence(leaf, language) for leaf in found))
              for language in ("da", "en")}
    tally = next((tally for tally in result.tallies if tally.rule == rule.id), Tally(rule.id, 0, 0, 0, 0, {}))
    return Asked(result.rulebook.pack_id, rule.id, rule.title, limits, rule.obligation, tally.met, tally.not_met,
                 tally.cannot_tell, tally.not_relevant, rule_page(result.rulebook.pack_id, rule.id))


def _disagreements(some: Sequence[tuple[Result, Rule]]) -> Iterator[Disagreement]:
    """Subjects met in one pack and not met in another; within a pack the graver answer counts."""
    told: dict[str, dict[str, str]] = {}
    for result, rule in some:
        for verdict in result.verdicts[rule.id]:
            if verdict.kind in (MET, NOT_MET):
                by_pack = told.setdefault(verdict.subject, {})
                pack = result.rulebook.pack_id
                by_pack[pack] = NOT_MET if NOT_MET in (verdict.kind, by_pack.get(pack)) else MET
    table = some[0][0].subjects[some[0][1].subject]
    for key in sorted(told):
        if len(set(told[key].values())) > 1:
            yield Disagreement(key, table.label(table.position[key]), told[key])


def beside_lines(rows: Sequence[Beside], language: str) -> list[str]:
    """The comparison as lines, by principle."""
    lines: list[str] = []
    principle = 0
    for row in rows:
        if row.principle != principle:
            principle = row.principle
            named = PRINCIPLES[principle]
            lines += ["", f"{principle}. {pick((named.da, named.en), language)}"]
        quantity, subject = QUANTITIES[row.quantity], SUBJECTS[row.subject]
        lines.append(f"  {pick((subject.da, subject.en), language)}: {pick((quantity.da, quantity.en), language)}")
        lines += [f"    {asked.pack:<18} {asked.rule:<16} {asked.limits[language]:<34} {_counts(asked, language)}"
                  for asked in row.asked]
        lines += _disagreement_lines(row, language)
    return lines[1:] if lines else []


def _counts(asked: Asked, language: str) -> str:
    told = [f"{pick(VERDICTS[kind], language)} {getattr(asked, kind)}" for kind in ("met", "not_met", "cannot_tell")
            if getattr(asked, kind)]
    return ", ".join(told) or pick(("gælder intet her", "concerns nothing here"), language)


def _disagreement_lines(row: Beside, language: str) -> list[str]:
    if not row.disagreements:
        return []
    role = SUBJECTS[row.subject].roles[0]
    shown = "; ".join(f"{bare_name(one.label, role)} ("
                      + ", ".join(f"{pack}: {pick(VERDICTS[kind], language)}" for pack, kind in one.verdicts.items())
                      + ")" for one in row.disagreements[:NAMED])
    more = len(row.disagreements) - NAMED
    rest = pick((f" og {more} flere", f" and {more} more"), language) if more > 0 else ""
    return [f"    {pick(('uenige om', 'they disagree on'), language)} {len(row.disagreements)}: {shown}{rest}"]


def packs_document(results: Sequence[Result], rows: Sequence[Beside]) -> dict[str, Any]:
    """The comparison as a result document."""
    scene = results[0].scene
    return {
        "schema_version": SCHEMA_VERSION, "handling": INTERN, "kind": "packs", "status": "ok", "errors": [],
        "plan": {"id": scene.plan_id, "name": scene.plan_name, "crs": scene.crs, "stage": scene.stage},
        "packs": [{"id": result.rulebook.pack_id, "version": result.rulebook.pack_version,
                   "title": dict(result.rulebook.title), "rules": len(result.rulebook.rules),
                   "findings": len(result.findings)} for result in results],
        "quantities": [{"principle": row.principle, "subject": row.subject, "quantity": row.quantity,
                        "asked": [{**asdict(asked), "help_url": asked.help_url or None} for asked in row.asked],
                        "disagreements": [asdict(one) for one in row.disagreements]} for row in rows],
    }
