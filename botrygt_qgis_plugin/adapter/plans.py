# SPDX-License-Identifier: GPL-2.0-or-later
"""A request run inside QGIS: plans are opened by QGIS, reviewed by the engine, kept in case files and a result file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from qgis.core import Qgis, QgsVectorLayer

from botrygt_qgis_plugin.adapter.language import language, say, sentence
from botrygt_qgis_plugin.adapter.layers import raw_layer, transform
from botrygt_qgis_plugin.adapter.resources import release_memory
from botrygt_qgis_plugin.adapter.sources import open_plan, source_name
from botrygt_qgis_plugin.adapter.terrain import terrain_layer
from botrygt_qgis_plugin.casefile.case import write_case
from botrygt_qgis_plugin.engine.conflict_words import conflict_sentence
from botrygt_qgis_plugin.engine.document import (
    dump_document,
    job_document,
    must_be_writable,
    read_former,
    write_document,
)
from botrygt_qgis_plugin.engine.errors import CaseFileError, InputError
from botrygt_qgis_plugin.engine.files import SUFFIXES
from botrygt_qgis_plugin.engine.handling import public_document
from botrygt_qgis_plugin.engine.job import Job, PlanInput, PlanOutcome, run_job
from botrygt_qgis_plugin.engine.layers import RawLayer
from botrygt_qgis_plugin.engine.remedy_words import remedy_sentence
from botrygt_qgis_plugin.engine.request import Request, grave_findings, job_of, plans_in, ranked
from botrygt_qgis_plugin.engine.wording import finding_sentence


@dataclass(frozen=True)
class Report:
    """What a run brought: the outcomes in the order they were reviewed, and the case files that were written."""

    request: Request
    job: Job
    outcomes: tuple[PlanOutcome, ...]
    cases: Mapping[str, str]

    def counts(self) -> tuple[int, int, int, int]:
        """Plans, findings, plans not judged, plans failed; what is known of unchanged plans is counted."""
        fates = ranked(self.outcomes, self.request.least_completeness)
        found = sum(sum(outcome.severities.values()) for outcome in self.outcomes)
        return len(self.outcomes), found, len(fates["not_judged"]), len(fates["failed"])

    def sentences(self) -> list[str]:
        """The run in the user's language: the plans in their order, one line per finding."""
        release = self.job.release
        lines = [f"{release.release.release_id}: {release.standing(language())}"] if release is not None else []
        for fate, outcomes in ranked(self.outcomes, self.request.least_completeness).items():
            for place, outcome in enumerate(outcomes if fate != "failed" else (), start=1):
                lines.append(_headline(fate, place, outcome))
                lines += _finding_lines(outcome)
        return lines

    def failures(self) -> list[str]:
        """A sentence for each plan that failed."""
        return [f"{outcome.name}: {sentence(outcome.error)}" for outcome in self.outcomes if outcome.error is not None]

    def refusal(self, fail_on: str) -> str:
        """The sentence of a run that must end as failed; '' where it need not."""
        failed = [outcome.error for outcome in self.outcomes if outcome.error is not None]
        if failed and len(failed) == len(self.outcomes):
            told = sentence(failed[0])
            return told if len(failed) == 1 else say(f"Ingen af de {len(failed)} planer kunne gennemgås. Den første: "
                                                     f"{told}", f"None of the {len(failed)} plans could be reviewed. "
                                                     f"The first: {told}")
        count = grave_findings(self.outcomes, fail_on)
        return say(f"{count} fund er så alvorlige, at kørslen skal ende med fejl (FAIL_ON={fail_on}).",
                   f"{count} findings are so severe that the run must fail (FAIL_ON={fail_on}).") if count else ""


def _headline(fate: str, place: int, outcome: PlanOutcome) -> str:
    found = sum(outcome.severities.values())
    line = f"{outcome.plan_name}: {say(f'{found} fund', f'{found} findings')}. {share_told(outcome.completeness)}"
    if outcome.former is not None:
        line += say(" (uændret, sprunget over)", " (unchanged, skipped)")
    return f"{place}. {line}" if fate == "judged" else say(f"Ikke bedømt: {line}", f"Not judged: {line}")


def share_told(completeness: float | None) -> str:
    """How much of what the rules ask about the plan could be told, in the user's words."""
    if completeness is None:
        return say("Ingen regel havde noget at se på", "No rule had anything to look at")
    return say(f"{completeness:.0%} kunne afgøres".replace("%", " %"), f"{completeness:.0%} could be told")


def _finding_lines(outcome: PlanOutcome) -> list[str]:
    if outcome.result is None:
        return []
    rulebook = outcome.result.rulebook
    lines = []
    for f in outcome.result.findings:
        lines.append(f"  {f.number}. [{f.rule}] {finding_sentence(f, rulebook.rule(f.rule), language())}")
        lines += [f"     {remedy_sentence(f.remedy, language())}"] if f.remedy is not None else []
    return [*lines, *(f"  – {conflict_sentence(conflict, rulebook, language())}"
                      for conflict in outcome.result.conflicts)]


def plan_inputs(plan: str, folder: str, layers: Sequence[RawLayer]) -> list[PlanInput]:
    """The plans of a call. Raises InputError where nothing was given, or more than one kind of source."""
    given = [bool(plan), bool(folder), bool(layers)]
    if sum(given) != 1:
        raise InputError("Give the plan as PLAN, FOLDER or LAYERS, one of them.",
                         "Angiv planen som PLAN, FOLDER eller LAYERS, netop én af dem.", "PLAN")
    if layers:
        return [PlanInput(say("Valgte lag", "Chosen layers"), lambda: layers)]
    sources = [plan] if plan else [str(path) for path in plans_in(Path(folder))]
    return [PlanInput(source_name(source), partial(_opened, source)) for source in sources]


def _opened(source: str) -> tuple[RawLayer, ...]:
    return tuple(raw_layer(layer) for layer in open_plan(source))


def raw_layers(layers: Sequence[QgsVectorLayer]) -> tuple[RawLayer, ...]:
    """Snapshots of project layers. Call on the main thread."""
    return tuple(raw_layer(layer) for layer in layers)


@dataclass(frozen=True)
class Reviewed:
    """A run whose plans are reviewed and of which nothing is written yet."""

    request: Request
    job: Job
    outcomes: tuple[PlanOutcome, ...]


def review_request(request: Request, plans: Sequence[PlanInput], progress: Callable[[float], None],
                   cancelled: Callable[[], bool]) -> Report:
    """Run a request: review, keep the case files, write the result file."""
    return keep(review_plans(request, plans, progress, cancelled))


def review_plans(request: Request, plans: Sequence[PlanInput], progress: Callable[[float], None],
                 cancelled: Callable[[], bool]) -> Reviewed:
    """Review the plans of a request. Raises InputError before that where a place for results cannot be written to."""
    for path in (request.output_json, request.output_public):
        if path:
            must_be_writable(path)
    if request.case_folder:
        _make_folder(Path(request.case_folder))
    done = read_former(request.output_json) if request.skip_unchanged else {}
    remembering = replace(request, release_memory=request.release_memory or release_memory())
    job = replace(job_of(remembering, transform, done, terrain_layer), kept=partial(_still_kept, request))
    outcomes = tuple(run_job(plans, job, progress, cancelled))
    if request.case_file and sum(o.error is None for o in outcomes) > 1:
        raise InputError("CASE_FILE holds one plan, and there are several. Give CASE_FOLDER in its place.",
                         "CASE_FILE rummer én plan, og der er flere. Angiv CASE_FOLDER i stedet.", request.case_file)
    return Reviewed(request, job, outcomes)


def _still_kept(request: Request, name: str, plan_id: str) -> bool:
    """Whether a plan's case file is there, where one is asked for."""
    path = _case_path(name, plan_id, request)
    return not path or Path(path).exists()


def keep(run: Reviewed) -> Report:
    """Write the case files, one plan's fault keeping none of the others back, and the result file."""
    kept: list[PlanOutcome] = []
    cases: dict[str, str] = {}
    taken: set[str] = set()
    for outcome in run.outcomes:
        path = _case_path(outcome.name, outcome.plan_id, run.request)
        one, written = _kept(outcome, path, run, path in taken)
        taken.add(path)
        kept.append(one)
        cases.update({outcome.plan_id: written} if written else {})
    report = Report(run.request, run.job, tuple(kept), cases)
    document = job_document(report.outcomes, run.job, run.request, {"QGIS": Qgis.version()})
    for path, part in ((run.request.output_json, document), (run.request.output_public, public_document(document))):
        if path:
            write_document(path, dump_document(part))
    return report


def _kept(outcome: PlanOutcome, path: str, run: Reviewed, taken: bool) -> tuple[PlanOutcome, str]:
    """The outcome with the numbers its case file gave, and the file's path; '' where none was asked for."""
    if not path or outcome.result is None:
        return outcome, ""
    try:
        if taken:
            raise CaseFileError(f"Two plans would share the case file '{path}'. Rename one of the plans' files.",
                                f"To planer ville dele sagsfilen «{path}». Omdøb en af planernes filer.", path)
        return write_case(path, outcome, run.job, {"QGIS": Qgis.version()}, run.request.time_stamps)
    except CaseFileError as error:
        # The other plans of a batch must not suffer for one file that cannot be written.
        return replace(outcome, result=None, error=error), ""


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CaseFileError(f"The folder '{folder}' cannot be made ({error.strerror}). Choose another.",
                            f"Mappen «{folder}» kan ikke oprettes ({error.strerror}). Vælg en anden.",
                            str(folder)) from error


def _case_path(name: str, plan_id: str, request: Request) -> str:
    if request.case_file or not request.case_folder:
        return request.case_file
    place = Path(name)
    stem = place.stem if place.suffix.lower() in SUFFIXES else place.name
    plain = "".join(c if c.isalnum() or c in "-_" else "-" for c in f"{stem}_{plan_id}")
    return str(Path(request.case_folder) / f"{plain}.gpkg")
