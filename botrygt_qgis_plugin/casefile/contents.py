# SPDX-License-Identifier: GPL-2.0-or-later
"""A reviewed plan as the rows of a case file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import shapely

from botrygt_qgis_plugin.casefile.fingerprint import fingerprint
from botrygt_qgis_plugin.casefile.geopackage import Table, blobs
from botrygt_qgis_plugin.casefile.schema import (
    CONFLICTS,
    EVIDENCE_AREAS,
    EVIDENCE_LINES,
    FINDINGS,
    LAMP_FIELDS,
    PROPOSED_LAMPS,
    RULES,
    RUN,
    SCHEMA_VERSION,
    STATE,
    VERDICTS,
)
from botrygt_qgis_plugin.engine.addresses import rule_page
from botrygt_qgis_plugin.engine.conflict_words import conflict_sentence
from botrygt_qgis_plugin.engine.document import run_parameters
from botrygt_qgis_plugin.engine.findings import Finding
from botrygt_qgis_plugin.engine.handling import INTERN
from botrygt_qgis_plugin.engine.hashing import canonical_json, input_digests, plain_cell
from botrygt_qgis_plugin.engine.job import Job
from botrygt_qgis_plugin.engine.manifest import program_versions, rulebook_manifest
from botrygt_qgis_plugin.engine.moves import GONE
from botrygt_qgis_plugin.engine.remedy_words import proposed_lamps, remedy_sentence
from botrygt_qgis_plugin.engine.review import Result
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import Rule
from botrygt_qgis_plugin.engine.scene import role_words
from botrygt_qgis_plugin.engine.wording import (
    cannot_tell_sentence,
    finding_sentence,
    is_place_key,
    missing_words,
    suggestion_sentence,
    value_words,
)

# Indications have no number; their row ids lie apart, so that a finding's row id is always its number.
FIRST_INDICATION = 1_000_001
# A point that is a cause or a proposal is drawn as a disc of this radius.
DISC_M = 2.0


@dataclass(frozen=True)
class Layer:
    """A table's rows in the order of its columns, and their geometry ((n,), empty for a table without)."""

    table: Table
    rows: tuple[tuple[Any, ...], ...]
    geometry: Any


@dataclass(frozen=True)
class About:
    """What the run table says beside the result: its count in this case, input digest, time, and who made it."""

    run_number: int
    digest: str
    stamp: str
    stamped: bool
    job: Job
    versions: Mapping[str, str]


def _layer(table: Table, rows: Sequence[Mapping[str, Any]], shapes: Sequence[shapely.Geometry], srs_id: int) -> Layer:
    geometry = np.empty(len(shapes), dtype=object)
    geometry[:] = shapes
    packed: Sequence[Any] = blobs(geometry, srs_id) if table.geometry else [None] * len(rows)
    filled = [{"fid": number, **row, "geom": blob} for number, (row, blob) in enumerate(zip(rows, packed), start=1)]
    return Layer(table, tuple(tuple(row[name] for name in table.names) for row in filled), geometry)


def layers_of(result: Result, links: Mapping[str, int | None], about: About, srs_id: int) -> tuple[Layer, ...]:
    """All rewritten tables. `result` holds the numbers of this case; links: finding id -> number it was split from."""
    return (*shown_layers(result, links, srs_id), _conflicts(result, srs_id), _verdicts(result), _rules(result),
            _run(result, about))


def shown_layers(result: Result, links: Mapping[str, int | None], srs_id: int) -> tuple[Layer, Layer, Layer, Layer]:
    """The findings, the evidence lines, the evidence areas and the proposed lamps."""
    lines, areas = _evidence(result, srs_id)
    return _findings(result, links, srs_id), lines, areas, _lamps(result, srs_id)


def _findings(result: Result, links: Mapping[str, int | None], srs_id: int) -> Layer:
    rows, shapes = [], []
    for fid, finding in _with_ids(result):
        rule = result.rulebook.rule(finding.rule)
        rows.append({"fid": fid, **_common(finding), **_words(finding, rule), **_measured(finding),
                     **_cause(finding, result), "linked_number": links.get(finding.id),
                     "help_url": rule_page(result.rulebook.pack_id, rule.id) or None,
                     **dict.fromkeys(STATE), **fingerprint(finding, result)})
        shapes.append(finding.anchor)
    return _layer(FINDINGS, rows, shapes, srs_id)


def _with_ids(result: Result) -> Iterator[tuple[int, Finding]]:
    for finding in sorted(result.findings, key=lambda f: f.number):
        yield finding.number, finding
    yield from enumerate(result.indications, start=FIRST_INDICATION)


def _common(finding: Finding) -> dict[str, Any]:
    return {"finding_id": finding.id, "number": finding.number or None, "rule": finding.rule,
            "severity": finding.severity, "indication": int(finding.indication)}


def _words(finding: Finding, rule: Rule) -> dict[str, Any]:
    words: dict[str, Any] = {}
    for language in ("da", "en"):
        words[f"title_{language}"] = rule.title[language]
        words[f"summary_{language}"] = finding_sentence(finding, rule, language)
        words[f"suggestion_{language}"] = suggestion_sentence(rule, language)
        words[f"remedy_{language}"] = remedy_sentence(finding.remedy, language) or None
    label = "" if is_place_key(finding.subject_label) else finding.subject_label
    return {**words, "obligation": finding.obligation, "domain": finding.domain, "rule_version": finding.rule_version,
            "subject_kind": finding.subject_kind, "subject_key": finding.subject_key, "subject_label": label,
            "layer": finding.subject_layer, "assumed": _listed(finding.assumed),
            "source": " ".join(part for part in (rule.source.title, rule.source.section) if part),
            "source_url": rule.source.url}


def _lamps(result: Result, srs_id: int) -> Layer:
    """The lamps that remedies add or alter, with the columns of the plan's own lamps."""
    rows, shapes = [], []
    lamps = result.scene.table(Role.LIGHT)
    for finding in sorted(result.findings, key=lambda f: f.number):
        for change, key, place, columns in proposed_lamps(finding.remedy, lamps) if finding.remedy else ():
            filled = {field: plain_cell(columns.get(name)) for field, name in LAMP_FIELDS.items()}
            rows.append({**_common(finding), "aendring": change, "lyspunkt_nr": "" if is_place_key(key) else key,
                         **filled})
            shapes.append(place)
    return _layer(PROPOSED_LAMPS, rows, shapes, srs_id)


def _listed(missing: Sequence[str]) -> str:
    return "; ".join(missing_words(name, "da") for name in missing)


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _measured(finding: Finding) -> dict[str, Any]:
    if not finding.measurements:
        return dict.fromkeys(("quantity", "value", "value_text", "operator", "limit_value", "limit_text", "unit"))
    decided = finding.measurements[0]
    unit = f" {decided.unit}" if decided.unit not in ("", "1") else ""
    return {"quantity": decided.quantity, "value": _number(decided.value),
            "value_text": value_words(decided.value, "da") + unit, "operator": decided.operator,
            "limit_value": _number(decided.limit), "limit_text": value_words(decided.limit, "da") + unit,
            "unit": decided.unit}


def _cause(finding: Finding, result: Result) -> dict[str, Any]:
    cause = finding.cause
    if cause is None:
        return {"cause_kind": None, "cause_features": None, "cause_minimal": None}
    listed = "; ".join(_feature(result, role, key) for role, key in cause.features)
    return {"cause_kind": cause.kind, "cause_features": listed, "cause_minimal": int(cause.minimal)}


def _feature(result: Result, role: Role, key: str) -> str:
    table = result.scene.table(role)
    row = table.position.get(key)
    label, noun = key if row is None else table.label(row), role_words(role, "da")
    return label if label.startswith(f"{noun} ") else f"{noun} {label}"


def _evidence(result: Result, srs_id: int) -> tuple[Layer, Layer]:
    """Evidence, causing features and proposals, split into lines and areas; points become discs, evidence's apart."""
    lines: list[tuple[dict[str, Any], shapely.Geometry]] = []
    areas: list[tuple[dict[str, Any], shapely.Geometry]] = []
    for _, finding in _with_ids(result):
        title = result.rulebook.rule(finding.rule).title["da"]
        for part, feature, shape in _parts(finding, result):
            row = {**_common(finding), "part": part, "title_da": title, "feature": feature}
            pieces = shapely.get_parts(shapely.force_2d(shape))
            kinds = shapely.get_dimensions(pieces)
            surfaces = [*pieces[kinds == 2].tolist()]
            if part != "evidence":
                surfaces += shapely.buffer(pieces[kinds == 0], DISC_M, quad_segs=4).tolist()
            if surfaces:
                areas.append((row, shapely.multipolygons(surfaces)))
            if (kinds == 1).any():
                lines.append((row, shapely.multilinestrings(pieces[kinds == 1])))
    return (_layer(EVIDENCE_LINES, [row for row, _ in lines], [shape for _, shape in lines], srs_id),
            _layer(EVIDENCE_AREAS, [row for row, _ in areas], [shape for _, shape in areas], srs_id))


def _parts(finding: Finding, result: Result) -> Iterator[tuple[str, str, shapely.Geometry]]:
    yield "evidence", "", finding.evidence
    for role, key in finding.cause.features if finding.cause else ():
        table = result.scene.table(role)
        if key in table.position:
            yield "cause", _feature(result, role, key), table.geometry[table.position[key]]
    if finding.remedy is not None:
        # What was measured and found to be enough goes before what the cause alone suggests.
        yield from (("proposal", role_words(move.role, "da"), move.shape) for move in finding.remedy.moves
                    if move.kind not in GONE)
    elif finding.cause is not None:
        yield from (("proposal", role_words(role, "da"), shape) for role, shape, _ in finding.cause.proposal)


def _conflicts(result: Result, srs_id: int) -> Layer:
    rows = []
    for conflict in result.conflicts:
        sides = {f"{place}_{name}": value for place, side in zip(("first", "second"), conflict.sides)
                 for name, value in (("rule", side.rule), ("verdict", side.verdict), ("source", side.source.title))}
        label = "" if is_place_key(conflict.subject_label) else conflict.subject_label
        rows.append({"conflict_id": conflict.id, **sides, "exclusive": int(conflict.exclusive),
                     "subject_kind": conflict.subject_kind, "subject_key": conflict.subject_key, "subject_label": label,
                     "layer": conflict.subject_layer,
                     **{f"summary_{language}": conflict_sentence(conflict, result.rulebook, language)
                        for language in ("da", "en")}})
    return _layer(CONFLICTS, rows, [conflict.anchor for conflict in result.conflicts], srs_id)


def _verdicts(result: Result) -> Layer:
    rows = []
    for rule_id, verdicts in result.verdicts.items():
        subjects = result.subjects.get(result.rulebook.rule(rule_id).subject)
        for verdict in sorted(verdicts, key=lambda v: v.subject):
            row = None if subjects is None else subjects.position.get(verdict.subject)
            label = "" if subjects is None or row is None else subjects.label(row)
            rows.append({"rule": rule_id, "subject_key": verdict.subject, "verdict": verdict.kind,
                         "subject_label": "" if is_place_key(label) else label,
                         "indication": verdict.indication or None, "missing": _listed(verdict.missing) or None})
    return _layer(VERDICTS, rows, (), 0)


def _rules(result: Result) -> Layer:
    tallies = {tally.rule: tally for tally in result.tallies}
    rows = []
    for rule in result.rulebook.rules:
        tally = tallies.get(rule.id)
        missing = tally.missing if tally else {}
        rows.append({
            "rule": rule.id, "root": rule.root, "version": rule.version, "digest": rule.digest,
            "title_da": rule.title["da"], "title_en": rule.title["en"], "domain": rule.domain,
            "severity": rule.severity, "obligation": rule.obligation, "source": rule.source.title,
            "source_url": rule.source.url, "help_url": rule_page(result.rulebook.pack_id, rule.id) or None,
            **{kind: getattr(tally, kind, None) for kind in ("met", "not_met", "cannot_tell", "not_relevant")},
            "completeness": tally.completeness if tally else None,
            "missing_da": cannot_tell_sentence(missing, "da"), "missing_en": cannot_tell_sentence(missing, "en")})
    return _layer(RULES, rows, (), 0)


def _run(result: Result, about: About) -> Layer:
    scene, rulebook = result.scene, result.rulebook
    manifest = {
        "handling": INTERN, "inputs": [asdict(digest) for digest in input_digests(scene)],
        "rulebook": rulebook_manifest(rulebook),
        "parameters": run_parameters(about.job), "versions": program_versions(about.versions),
        "notes": [{"code": note.code, "layer": note.layer, "da": note.da, "en": note.en} for note in result.notes]}
    row = {"schema_version": SCHEMA_VERSION, "run_number": about.run_number, "plan_id": scene.plan_id,
           "plan_name": scene.plan_name, "crs": scene.crs, "stage": scene.stage, "digest": about.digest,
           "pack": rulebook.pack_id, "pack_version": rulebook.pack_version, "completeness": result.completeness,
           "made_at": about.stamp if about.stamped else None,
           "plan_area": shapely.to_wkb(scene.plan_area, output_dimension=2, byte_order=1),
           "manifest": canonical_json(manifest)}
    return _layer(RUN, [row], (), 0)
