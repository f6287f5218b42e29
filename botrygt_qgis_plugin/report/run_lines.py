# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines about the run itself: what it was made of, what a profile switched off, what the round before said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from botrygt_qgis_plugin.casefile.events import APPEARED, GONE, INHERITED, RETURNED, REVIEWED, Event
from botrygt_qgis_plugin.casefile.memory import Case
from botrygt_qgis_plugin.engine.hashing import input_digests
from botrygt_qgis_plugin.engine.job import Job, PlanOutcome
from botrygt_qgis_plugin.engine.manifest import program_versions
from botrygt_qgis_plugin.engine.review import Result
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import Rulebook
from botrygt_qgis_plugin.engine.scene import Scene, role_words
from botrygt_qgis_plugin.engine.terms import STAGES
from botrygt_qgis_plugin.engine.wording import value_words
from botrygt_qgis_plugin.report.dossier import Change, Earlier, Told
from botrygt_qgis_plugin.report.memory import Round, finding_digest, rounds

LANGUAGES = ("da", "en")
# What a plan is made from beside its layers.
_BESIDE = {"photometry": {"da": "lysfil", "en": "photometric file"}, "terrain": {"da": "terræn", "en": "terrain"}}
_KINDS = {APPEARED: "new", INHERITED: "inherited", RETURNED: "returned", GONE: "gone"}


def manifest_lines(outcome: PlanOutcome, job: Job, versions: Mapping[str, str]) \
        -> tuple[tuple[Told, tuple[Told, ...]], ...]:
    """What the run was made of: inputs, rules, profiles, parameters and programs, as titled lines in both languages."""
    result = outcome.result
    if result is None:
        return ()
    book, scene = result.rulebook, result.scene
    layers = [{language: f"{_input_words(part.role, language)}: {part.layer or '–'} ({part.features}) "
                         f"{part.sha256[:16]}" for language in LANGUAGES} for part in input_digests(scene)]
    profiles = [f"{profile.id} {profile.version} – {profile.author}" for profile in book.profiles]
    programs = [f"{name} {version}" for name, version in program_versions(versions).items()]
    return (({"da": "Kørslens fingeraftryk", "en": "Digest of the run"}, _alike(outcome.digest)),
            ({"da": "Lag i planen", "en": "Layers of the plan"}, tuple(layers)),
            ({"da": "Regelpakke", "en": "Rule pack"},
             _alike(f"{book.pack_id} {book.pack_version} {book.digest[:16]}")),
            ({"da": "Profiler", "en": "Profiles"}, _alike(*profiles)),
            ({"da": "Indstillinger", "en": "Parameters"}, tuple(_parameters(scene, job))),
            ({"da": "Programmer", "en": "Programs"}, _alike(*programs)))


def _input_words(role: str, language: str) -> str:
    return _BESIDE[role][language] if role in _BESIDE else role_words(Role(role), language)


def _alike(*lines: str) -> tuple[Told, ...]:
    return tuple(dict.fromkeys(LANGUAGES, line) for line in lines)


def _parameters(scene: Scene, job: Job) -> Iterator[Told]:
    stage = STAGES.get(scene.stage, ("ikke oplyst", "not told"))
    yield {"da": f"Fase: {stage[0]}", "en": f"Stage: {stage[1]}"}
    cover = [value_words(job.options.coverage_buffer_m, language) for language in LANGUAGES]
    yield {"da": f"Dækning uden for planen: {cover[0]} m", "en": f"Cover beyond the plan: {cover[1]} m"}
    yield {"da": f"Koordinatsystem: {scene.crs or '–'}", "en": f"Coordinate system: {scene.crs or '–'}"}


def switched_off_lines(book: Rulebook) -> tuple[Told, ...]:
    """The rules that a profile switched off, and why."""
    return tuple({language: f"{off.rule} {off.title[language]}: {off.reason} ({off.author}, {off.profile})"
                  for language in ("da", "en")} for off in book.disabled)


def earlier_of(case: Case | None, result: Result) -> Earlier | None:
    """What became of the round before: what is new, gone, back or measured otherwise. None in a first round."""
    if case is None or case.memory.run_number < 2:
        return None
    memory = case.memory
    rules = {former.number: former.rule_root for former in memory.formers}
    titles = {rule.root: rule.title for rule in result.rulebook.rules}
    changes = [_change(event, rules, titles) for event in _latest_events(case)]
    former = _sent_before(case)
    changes += _measured_otherwise(case, former, {change.number for change in changes})
    moved = {change.number for change in changes if change.kind != "gone"}
    number = former.number if former else memory.run_number - 1
    return Earlier(number, tuple(sorted(changes, key=lambda change: change.number)),
                   sum(row["number"] not in moved for row in case.findings if row["number"]))


def _latest_events(case: Case) -> list[Event]:
    """What the latest review changed: the events after its own head that only a review writes."""
    heads = [place for place, event in enumerate(case.events) if event.what == REVIEWED]
    return [event for event in case.events[heads[-1] + 1:] if event.what in _KINDS] if heads else []


def _change(event: Event, rules: Mapping[int, str], titles: Mapping[str, Told]) -> Change:
    number = event.number or 0
    root = rules.get(number, "")
    return Change(_KINDS[event.what], number, root, titles.get(root, {"da": "", "en": ""}))


def _sent_before(case: Case) -> Round | None:
    """The latest round that went out before this one."""
    sent = [one for one in rounds(case)[:-1] if one.number < case.memory.run_number]
    return sent[-1] if sent else None


def _measured_otherwise(case: Case, former: Round | None, told: set[int]) -> list[Change]:
    if former is None:
        return []
    changes = []
    for row in case.findings:
        before = former.findings.get(row["finding_id"])
        if before and row["number"] and row["number"] not in told and before[0] != finding_digest(row):
            now = f"{row['value_text'] or '–'}"
            text = {"da": f"{row['title_da']}: {before[2]['da'] or '–'} → {now}",
                    "en": f"{row['title_en']}: {before[2]['en'] or '–'} → {now}"}
            changes.append(Change("changed", row["number"], row["rule"], text))
    return changes
