# SPDX-License-Identifier: GPL-2.0-or-later
"""The result file: everything a run found, as JSON that result.schema.json describes."""

from __future__ import annotations

import errno
import json
import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import shapely

from botrygt_qgis_plugin.engine.addresses import rule_page
from botrygt_qgis_plugin.engine.answers import alternative_entry, conflict_entry, subject_entries, verdict_entries
from botrygt_qgis_plugin.engine.errors import BoTrygtError, InputError, RuleError
from botrygt_qgis_plugin.engine.findings import Finding, Tally
from botrygt_qgis_plugin.engine.guess import RoleGuess
from botrygt_qgis_plugin.engine.handling import INTERN, POLITI
from botrygt_qgis_plugin.engine.hashing import input_digests
from botrygt_qgis_plugin.engine.job import Former, Job, PlanOutcome
from botrygt_qgis_plugin.engine.manifest import program_versions, rulebook_manifest
from botrygt_qgis_plugin.engine.measure.exposure import BAND_WORDS, FORMULA, Urgency, priority
from botrygt_qgis_plugin.engine.measure.unbuilt import Outlook, Validation, outlook_entry, validation_entry
from botrygt_qgis_plugin.engine.measured import Cause
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.release_memory import Accepted
from botrygt_qgis_plugin.engine.remedy_words import remedy_entry
from botrygt_qgis_plugin.engine.request import Request, ranked
from botrygt_qgis_plugin.engine.review import SEVERITIES, Result
from botrygt_qgis_plugin.engine.rulebook import Rulebook, Source
from botrygt_qgis_plugin.engine.scene import Note
from botrygt_qgis_plugin.engine.terms import OBLIGATION
from botrygt_qgis_plugin.engine.wording import cannot_tell_sentence, finding_sentence, suggestion_sentence

SCHEMA_VERSION = "1.1"
COORDINATE_DECIMALS = 2
_LANGUAGES = ("da", "en")
_REVIEWED = frozenset({"judged", "not_judged", "unchanged"})


def dump_document(document: Mapping[str, Any]) -> str:
    """The document as text: keys sorted, one line per value, the same for equal documents."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def write_document(path: str, text: str) -> None:
    """Write a result file whole or not at all. Raises InputError where the folder does not let us."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: str, data: bytes) -> None:
    """Write a file whole or not at all. Raises InputError where the folder does not let us."""
    with _beside(path) as beside:
        beside.write_bytes(data)
        beside.replace(path)


def must_be_writable(path: str) -> None:
    """Raise InputError now where a result file could not be written later, when other files were written already."""
    with _beside(path) as beside:
        beside.touch()
        if Path(path).is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))


@contextmanager
def _beside(path: str) -> Iterator[Path]:
    """A name beside `path` for a file in the making; nothing is left there, and an OSError becomes a sentence."""
    target = Path(path)
    beside = target.with_name(f".{target.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        yield beside
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise InputError(f"The result cannot be written to '{path}' ({why}). Choose another folder or make room.",
                         f"Resultatet kan ikke skrives til «{path}» ({why}). Vælg en anden mappe, eller skaf plads.",
                         path) from error
    finally:
        with suppress(OSError):
            beside.unlink()


def job_document(outcomes: Sequence[PlanOutcome], job: Job, request: Request,
                 versions: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The document of a run. With a release it has one key more, 'intern'; the rest is the same without."""
    public = tuple(replace(outcome, exposure=None) for outcome in outcomes)
    fates = ranked(public, request.least_completeness)
    fate_of = {id(outcome): fate for fate, some in fates.items() for outcome in some}
    plans = [_plan(outcome, fate_of[id(outcome)]) for outcome in public]
    failed = len(fates["failed"])
    status = "ok" if not failed else "failed" if failed == len(outcomes) else "partial"
    document = {
        "schema_version": SCHEMA_VERSION, "handling": INTERN, "kind": "review", "status": status,
        "errors": [error_entry(outcome.error) for outcome in outcomes if outcome.error is not None],
        "plans": plans, "ranking": _ranking(fates),
        "run": {"rulebook": rulebook_manifest(job.rulebook), "versions": program_versions(versions or {}),
                "parameters": {**run_parameters(job), "least_completeness": request.least_completeness}},
    }
    if job.release is not None:
        document["intern"] = _intern(outcomes, job, request)
    return document


def failure_document(error: BoTrygtError, handling: str = INTERN) -> dict[str, Any]:
    """The document of a run that could not go on: 'refused' where the input is to blame, else 'failed'."""
    refused = isinstance(error, (InputError, RuleError))
    return {"schema_version": SCHEMA_VERSION, "handling": handling, "kind": "failure",
            "status": "refused" if refused else "failed",
            "errors": [error_entry(error)]}


def error_entry(error: BoTrygtError) -> dict[str, str]:
    """One error: where, and the sentence in both languages."""
    return {"where": error.where, "da": error.da, "en": error.en}


def read_review(path: str) -> dict[str, Any]:
    """A result file of a review, of this version's format. Raises InputError that says what is wrong with it."""
    try:
        document: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
        told = (document["schema_version"], document["kind"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"'{path}' is no result file ({error}). Give the JSON that a review wrote.",
                         f"«{path}» er ikke en resultatfil ({error}). Angiv den JSON, en gennemgang har skrevet.",
                         path) from error
    if told != (SCHEMA_VERSION, "review"):
        raise InputError(f"'{path}' is a result of another kind or version ({told[1]} {told[0]}). Review the plan "
                         "anew.", f"«{path}» er et resultat af en anden slags eller version ({told[1]} {told[0]}). "
                         "Gennemgå planen igen.", path)
    return document


def read_former(path: str) -> dict[str, Former]:
    """The plans of an earlier result file by the digest of their input; empty where there is none that can be read."""
    try:
        document = json.loads(Path(path).read_text(encoding="utf-8"))
        plans = document["plans"] if document["schema_version"] == SCHEMA_VERSION else []
        return {plan["digest"]: _former(plan) for plan in plans if plan["status"] in _REVIEWED and plan["digest"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # No result yet, or another program's file: then every plan is reviewed, which is never wrong.
        return {}


def _former(plan: Mapping[str, Any]) -> Former:
    share = plan["completeness"]
    counts = {name: int(plan["counts"]["severity"][name]) for name in SEVERITIES}
    found = [(f["id"], f["domain"], f["severity"], int(f["number"])) for f in plan["findings"]]
    if len(found) != sum(counts.values()):
        raise ValueError("not a whole result")
    return Former(str(plan["name"]), None if share is None else float(share), counts, plan)


def _ranking(fates: Mapping[str, Sequence[PlanOutcome]]) -> dict[str, list[dict[str, Any]]]:
    def name_of(outcome: PlanOutcome) -> str:
        return source_name(outcome.name) if outcome.plan_name == outcome.name else outcome.plan_name

    return {fate: [{"rank": rank, "id": outcome.plan_id, "name": name_of(outcome),
                    "source": source_name(outcome.name), "completeness": _rounded(outcome.completeness),
                    "findings": dict(outcome.severities), "unchanged": outcome.former is not None}
                   for rank, outcome in enumerate(some, start=1)] for fate, some in fates.items()}


def run_parameters(job: Job) -> dict[str, Any]:
    """What the user asked for beside the plan and the rules."""
    return {"stage": job.options.stage, "coverage_m": job.options.coverage_buffer_m, "missing_crs": job.missing_crs,
            "uses": [{"layer": use.layer, "role": use.role.value, "columns": dict(use.columns),
                      "id_field": use.id_field, "where": {name: list(values) for name, values in use.where.items()}}
                     for use in job.uses]}


def source_name(name: str) -> str:
    """A plan source without the folders it lies in: a file that is handed on must not tell how a machine is laid
    out."""
    if "://" in name:
        return name
    bare = name.partition("|")[0]
    return bare.replace("\\", "/").rstrip("/").rpartition("/")[2] or bare


def _intern(outcomes: Sequence[PlanOutcome], job: Job, request: Request) -> dict[str, Any]:
    """What only the police and the municipality's own people may see."""
    if job.release is None:
        return {}
    release = job.release.release
    return {
        "handling": release.handling, "formula": dict(FORMULA),
        "release": release_entry(job.release),
        "plans": [_exposed(outcome, release.classes) for outcome in outcomes if outcome.error is None],
        "ranking": _ranking(ranked(tuple(outcomes), request.least_completeness)),
    }


def release_entry(accepted: Accepted) -> dict[str, Any]:
    """A release that was let in, and what is known of its sender."""
    release = accepted.release
    return {"id": release.release_id, "issuer": release.issuer, "grid": release.grid,
            "period": [day.isoformat() for day in release.period], "issued": release.issued.isoformat(),
            "expires": release.expires.isoformat(), "classes": list(release.classes), "sha256": release.sha256,
            "fingerprint": release.fingerprint, "fictional": release.fictional, "sender_proven": accepted.proven,
            "standing": {language: accepted.standing(language) for language in _LANGUAGES}}


def release_document(accepted: Accepted) -> dict[str, Any]:
    """The answer of a check of a release alone."""
    return {"schema_version": SCHEMA_VERSION, "handling": INTERN, "kind": "release", "status": "ok", "errors": [],
            "release": release_entry(accepted)}


def unbuilt_document(streets: Sequence[Outlook], validation: Validation, accepted: Accepted) -> dict[str, Any]:
    """What a release says of streets not built yet."""
    return {"schema_version": SCHEMA_VERSION, "handling": INTERN, "kind": "unbuilt", "status": "ok", "errors": [],
            "streets": [outlook_entry(each, accepted.release.classes) for each in streets],
            "validation": dict(validation_entry(validation))}


def map_document(kind: str, plans: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The network ('ways') or the plots ('plots') of some plans in figures: weak spots by address, so INTERN."""
    return {"schema_version": SCHEMA_VERSION, "handling": INTERN, "kind": kind, "status": "ok", "errors": [],
            "plans": [dict(plan) for plan in plans]}


def police_document(kind: str, answer: Mapping[str, Any], cleaning: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """The answer of an analysis on the police side."""
    return {"schema_version": SCHEMA_VERSION, "handling": POLITI, "kind": kind, "status": "ok", "errors": [],
            "cleaning": list(cleaning), "answer": dict(answer)}


def _exposed(outcome: PlanOutcome, classes: Sequence[str]) -> dict[str, Any]:
    exposure = outcome.exposure
    risk_class = None if exposure is None else exposure.risk_class
    words = None if exposure is None else dict(zip(_LANGUAGES, BAND_WORDS[exposure.band]))
    return {"id": outcome.plan_id, "class": risk_class, "label": None if risk_class is None else classes[risk_class],
            "distance_band": None if exposure is None else exposure.band, "distance": words,
            "priority": list(priority(_urgencies(outcome), risk_class, len(classes)))}


def _urgencies(outcome: PlanOutcome) -> list[Urgency]:
    if outcome.former is not None:
        found = outcome.former.entry["findings"]
        return [Urgency(f["id"], f["domain"], f["severity"], f["number"]) for f in found]
    found = outcome.result.findings if outcome.result is not None else ()
    return [Urgency(f.id, f.domain, f.severity, f.number) for f in found]


def _plan(outcome: PlanOutcome, fate: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": outcome.plan_id, "source": source_name(outcome.name), "digest": outcome.digest}
    if outcome.error is not None:
        return {**entry, "status": "failed", "error": error_entry(outcome.error)}
    if outcome.result is None:
        # What was found then still holds, so that a result file is always the whole answer.
        former = {} if outcome.former is None else outcome.former.entry
        return {**former, **entry, "status": "unchanged"}
    return {**entry, "status": fate, **result_entry(outcome.result)}


def result_entry(result: Result) -> dict[str, Any]:
    """One reviewed plan, without anything that depends on the machine."""
    scene, rulebook = result.scene, result.rulebook
    found = result.findings
    return {
        "name": scene.plan_name, "crs": scene.crs, "stage": scene.stage, "completeness": _rounded(result.completeness),
        "counts": {"severity": {name: sum(f.severity == name for f in found) for name in SEVERITIES},
                   "obligation": {name: sum(f.obligation == name for f in found) for name in OBLIGATION}},
        "inputs": [asdict(digest) for digest in input_digests(scene)],
        **findings_json(result),
        "conflicts": [conflict_entry(conflict, rulebook, geometry_json) for conflict in result.conflicts],
        "verdicts": verdict_entries(result.verdicts),
        "subjects": subject_entries(result.subjects, result.measured, {q.name: q.subject for q in QUANTITIES.values()}),
        "rules": [_tally(tally, rulebook) for tally in result.tallies],
        "observations": [dict(observation) for observation in result.observations],
        "notes": [_note(note) for note in result.notes],
    }


def findings_json(result: Result) -> dict[str, Any]:
    """The findings and, apart from them, the indications: the same in every program, on every platform."""
    return {"findings": [finding_entry(f, result.rulebook) for f in result.findings],
            "indications": [finding_entry(f, result.rulebook) for f in result.indications]}


def finding_entry(finding: Finding, rulebook: Rulebook) -> dict[str, Any]:
    """One finding with its sentences. Geometry is in the plan's CRS, to the centimetre."""
    rule = rulebook.rule(finding.rule)
    return {
        "id": finding.id, "number": finding.number or None, "rule": finding.rule,
        "rule_version": finding.rule_version, "title": dict(rule.title), "severity": finding.severity,
        "obligation": finding.obligation, "domain": finding.domain,
        "subject": {"kind": finding.subject_kind, "key": finding.subject_key, "label": finding.subject_label,
                    "layer": finding.subject_layer, "geometry": geometry_json(finding.subject_geometry)},
        "measurements": [asdict(measurement) for measurement in finding.measurements],
        "alternatives": [alternative_entry(alternative) for alternative in finding.alternatives],
        "text": {language: finding_sentence(finding, rule, language) for language in _LANGUAGES},
        "suggestion": {language: suggestion_sentence(rule, language) for language in _LANGUAGES},
        "anchor": geometry_json(finding.anchor), "evidence": geometry_json(finding.evidence),
        "cause": _cause(finding.cause), "remedy": remedy_entry(finding.remedy), "assumed": list(finding.assumed),
        "help_url": rule_page(rulebook.pack_id, rule.id) or None,
    }


def geometry_json(geometry: shapely.Geometry) -> dict[str, Any]:
    """A GeoJSON geometry with coordinates to the centimetre, in whatever CRS the geometry is in."""
    if geometry.geom_type == "GeometryCollection":
        return {"type": "GeometryCollection", "geometries": [geometry_json(part) for part in geometry.geoms]}
    made: dict[str, Any] = shapely.geometry.mapping(geometry)
    return {"type": made["type"], "coordinates": _cut(made.get("coordinates", ()))}


def _cut(coordinates: Any) -> Any:
    if isinstance(coordinates, (int, float)):
        return round(float(coordinates), COORDINATE_DECIMALS) + 0.0
    return [_cut(part) for part in coordinates]


def _cause(cause: Cause | None) -> dict[str, Any] | None:
    if cause is None:
        return None
    return {"kind": cause.kind, "features": [[role.value, key] for role, key in cause.features],
            "attribute": cause.attribute, "value": cause.value, "minimal": cause.minimal,
            "effects": [{"feature": [effect.feature[0].value, effect.feature[1]], "alone": effect.alone,
                         "cut": effect.cut, "together": effect.together, "unit": effect.unit}
                        for effect in cause.effects],
            "proposal": [{"role": role.value, "geometry": geometry_json(geometry), "columns": dict(columns)}
                         for role, geometry, columns in cause.proposal]}


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _tally(tally: Tally, rulebook: Rulebook) -> dict[str, Any]:
    rule = rulebook.rule(tally.rule)
    return {"rule": tally.rule, "version": rule.version, "title": dict(rule.title), "met": tally.met,
            "not_met": tally.not_met, "cannot_tell": tally.cannot_tell, "not_relevant": tally.not_relevant,
            "completeness": _rounded(tally.completeness), "missing": dict(tally.missing),
            "text": {language: cannot_tell_sentence(tally.missing, language) for language in _LANGUAGES},
            "source": source_entry(rule.source), "help_url": rule_page(rulebook.pack_id, rule.id) or None}


def source_entry(source: Source) -> dict[str, str]:
    """Where a figure stands, and how it was read; '' where a part is not given."""
    return asdict(source)


def _note(note: Note) -> dict[str, Any]:
    return {"code": note.code, "da": note.da, "en": note.en, "layer": note.layer, "features": list(note.features)}


def guesses_document(guesses: Sequence[RoleGuess], mapping: str) -> dict[str, Any]:
    """What each layer would be used as; `mapping` is the JSON that `uses_to_json` gave."""
    return {"schema_version": SCHEMA_VERSION, "handling": INTERN, "kind": "guesses", "status": "ok", "errors": [],
            "layers": [{"layer": guess.layer, "source": guess.source, "role": guess.role.value, "score": guess.score,
                        "lead": guess.lead, "assigned": guess.assigned, "columns": dict(guess.columns),
                        "id_field": guess.id_field,
                        "reasons": [{"da": reason.da, "en": reason.en} for reason in guess.reasons]}
                       for guess in guesses],
            "mapping": json.loads(mapping)}
