# SPDX-License-Identifier: GPL-2.0-or-later
"""Two rounds held against each other, in words, as a result document and as rows of a layer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import shapely

from botrygt_qgis_plugin.casefile.compare import (
    BETTER,
    KINDS,
    NEW,
    NOT_TOLD,
    SOLVED,
    UNCHANGED,
    WORSE,
    Comparison,
    Pair,
)
from botrygt_qgis_plugin.casefile.geopackage import Table
from botrygt_qgis_plugin.casefile.rounds import Round
from botrygt_qgis_plugin.engine.document import SCHEMA_VERSION
from botrygt_qgis_plugin.engine.handling import INTERN

KIND_WORDS: Mapping[str, Mapping[str, str]] = {
    NEW: {"da": "nyt", "en": "new"}, WORSE: {"da": "værre", "en": "worse"},
    NOT_TOLD: {"da": "kan ikke afgøres mere", "en": "not told any more"},
    UNCHANGED: {"da": "uændret", "en": "unchanged"}, BETTER: {"da": "bedre", "en": "better"},
    SOLVED: {"da": "løst", "en": "solved"}}
STAGE_WORDS: Mapping[str, Mapping[str, str]] = {
    "idea": {"da": "idé", "en": "idea"}, "draft": {"da": "kladde", "en": "draft"},
    "proposal": {"da": "forslag", "en": "proposal"}, "adopted": {"da": "vedtaget", "en": "adopted"}}
COMPARED = Table("comparison", "Sammenligning", "Hvert fund i to runder: nyt, løst, værre, bedre eller uændret", {
    "kind": "TEXT", "kind_da": "TEXT", "kind_en": "TEXT", "number": "INTEGER", "number_before": "INTEGER",
    "number_after": "INTEGER", "finding_id": "TEXT", "rule": "TEXT", "severity": "TEXT", "subject_label": "TEXT",
    "quantity": "TEXT", "value_before": "REAL", "value_after": "REAL", "operator": "TEXT", "limit_value": "REAL",
    "unit": "TEXT", "outcome": "TEXT", "rule_changed": "BOOLEAN", "title_da": "TEXT", "title_en": "TEXT",
    "summary_da": "TEXT", "summary_en": "TEXT"}, "POINT")


def round_title(this: Round, language: str) -> str:
    """What a round is called: its own name, else its stage, else the latest review; with its date where it was kept."""
    latest = {"da": "seneste gennemgang", "en": "latest review"}[language]
    kept = {"da": f"runde {this.number}", "en": f"round {this.number}"}[language]
    name = this.name or (STAGE_WORDS[this.stage][language] if this.stage in STAGE_WORDS else "")
    plan = this.plan_name or this.plan_id
    head = " ".join(part for part in (kept if this.number else "", f"({name})" if this.number and name else name)
                    if part)
    return f"{plan}, {head or latest}{f', {this.at[:10]}' if this.at else ''}"


def comparison_lines(told: Comparison, language: str) -> list[str]:
    """The counts, then a line for each finding that is not as it was."""
    counts = ", ".join(f"{count} {KIND_WORDS[kind][language]}" for kind, count in told.counts.items())
    lines = [f"{round_title(told.first, language)} → {round_title(told.second, language)}: {counts}"]
    return lines + [_line(pair, language) for pair in told.pairs if pair.kind != UNCHANGED or pair.rule_changed]


def _line(pair: Pair, language: str) -> str:
    row = pair.row
    changed = {"da": " (reglen er ændret)", "en": " (the rule has changed)"}[language] if pair.rule_changed else ""
    name = row.get("subject_label") or row["subject_key"]
    title = row.get(f"title_{language}") or row["rule_root"]
    return f"  {row['number']}. {KIND_WORDS[pair.kind][language]}: {title} – {name}{_values(pair, language)}{changed}"


def _values(pair: Pair, language: str) -> str:
    """'12 → 8 m' where a number was measured on both sides."""
    numbers = [side.get("value") if side else None for side in (pair.before, pair.after)]
    if any(number is None for number in numbers) or pair.kind == UNCHANGED:
        return ""
    shown = [f"{number:g}".replace(".", "," if language == "da" else ".") for number in numbers]
    return f": {shown[0]} → {shown[1]} {pair.row.get('unit') or ''}".rstrip()


def comparison_document(told: Comparison) -> dict[str, Any]:
    """The comparison as a result document."""
    return {
        "schema_version": SCHEMA_VERSION, "handling": INTERN, "kind": "rounds", "status": "ok", "errors": [],
        "first": _round_entry(told.first), "second": _round_entry(told.second), "counts": dict(told.counts),
        "findings": [_entry(pair) for pair in told.pairs],
        "text": {language: comparison_lines(told, language) for language in ("da", "en")}}


def _round_entry(this: Round) -> dict[str, Any]:
    return {"round": this.number, "stage": this.stage, "name": this.name, "at": this.at, "who": this.who,
            "plan": {"id": this.plan_id, "name": this.plan_name}}


def _entry(pair: Pair) -> dict[str, Any]:
    row = pair.row
    sides = {name: None if side is None else
             {"number": side["number"], "finding": side["finding_id"], "value": side.get("value"),
              "text": side.get("value_text"), "limit": side.get("limit_value"), "state": side.get("state")}
             for name, side in (("before", pair.before), ("after", pair.after))}
    return {"kind": pair.kind, "rule": row.get("rule") or row["rule_root"], "severity": row.get("severity"),
            "subject": {"key": row["subject_key"], "label": row.get("subject_label"), "layer": row.get("layer")},
            "quantity": row.get("quantity"), "unit": row.get("unit"), "outcome": pair.outcome,
            "rule_changed": pair.rule_changed, "title": {lang: row.get(f"title_{lang}") for lang in ("da", "en")},
            **sides}


def comparison_rows(told: Comparison) -> Iterator[tuple[shapely.Point, tuple[Any, ...]]]:
    """A point inside each subject, and the columns of COMPARED."""
    for pair in told.pairs:
        row, sides = pair.row, (pair.before or {}, pair.after or {})
        values = {
            **{name: row.get(name) for name in COMPARED.columns if name in row}, "kind": pair.kind,
            **{f"kind_{lang}": word for lang, word in KIND_WORDS[pair.kind].items()}, "outcome": pair.outcome,
            "rule_changed": pair.rule_changed, "rule": row.get("rule") or row["rule_root"]}
        for side, when in zip(sides, ("before", "after")):
            values.update({f"number_{when}": side.get("number"), f"value_{when}": side.get("value")})
        yield shapely.point_on_surface(row["shape"]), tuple(values.get(name) for name in COMPARED.columns)


def words_of(kinds: Mapping[str, int]) -> dict[str, int]:
    """The counts under the names of an algorithm's outputs."""
    return {f"{kind.upper()}_COUNT": kinds[kind] for kind in KINDS}
