# SPDX-License-Identifier: GPL-2.0-or-later
"""A request run inside QGIS: plans are opened by QGIS, reviewed by the engine, kept in case files and a result file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from qgis.core import Qgis, QgsVectorLayer

from botrygt_qgis_plugin.adapter.language import language, say, sentence
from botrygt_qgis_plugin.adapter.layers import open_plan, raw_layer, transform
from botrygt_qgis_plugin.adapter.terrain import terrain_layer
from botrygt_qgis_plugin.casefile.case import write_case
from botrygt_qgis_plugin.engine.document import dump_document, job_document, read_digests, write_document
from botrygt_qgis_plugin.engine.errors import CaseFileError, InputError
from botrygt_qgis_plugin.engine.job import Job, PlanInput, PlanOutcome, run_job
from botrygt_qgis_plugin.engine.layers import RawLayer
from botrygt_qgis_plugin.engine.remedy_words import remedy_sentence
from botrygt_qgis_plugin.engine.request import Request, grave, job_of, plans_in, ranked
from botrygt_qgis_plugin.engine.review import Result
from botrygt_qgis_plugin.engine.wording import finding_sentence


@dataclass(frozen=True)
class Report:
    """What a run brought: the outcomes in the order they were reviewed, and the case files that were written."""

    request: Request
    job: Job
    outcomes: tuple[PlanOutcome, ...]
    cases: Mapping[str, str]

    def counts(self) -> tuple[int, int, int, int]:
        """Plans, findings, plans not judged, plans failed."""
        fates = ranked(self.outcomes, self.request.least_completeness)
        found = sum(len(o.result.findings) for o in self.outcomes if o.result is not None)
        return len(self.outcomes), found, len(fates["not_judged"]), len(fates["failed"])

    def sentences(self) -> list[str]:
        """The run in the user's language: one line per finding, and the ranked plans where there are several."""
        lines = []
        for fate, outcomes in ranked(self.outcomes, self.request.least_completeness).items():
            for place, outcome in enumerate(outcomes, start=1):
                lines.append(_headline(fate, place, outcome))
                lines += _finding_lines(outcome)
        return lines

    def refusal(self, fail_on: str) -> str:
        """The sentence of a run that must end as failed; '' where it need not."""
        fates = ranked(self.outcomes, self.request.least_completeness)
        if fates["failed"] and len(fates["failed"]) == len(self.outcomes):
            return sentence(fates["failed"][0].error)
        count = grave(self.outcomes, fail_on)
        return say(f"{count} fund er så alvorlige, at kørslen skal ende med fejl (FAIL_ON={fail_on}).",
                   f"{count} findings are so severe that the run must fail (FAIL_ON={fail_on}).") if count else ""


def _headline(fate: str, place: int, outcome: PlanOutcome) -> str:
    name = outcome.result.scene.plan_name if outcome.result is not None else outcome.name
    if outcome.error is not None:
        return f"{name}: {sentence(outcome.error)}"
    if outcome.result is None:
        return say(f"{name}: uændret, sprunget over", f"{name}: unchanged, skipped")
    found = len(outcome.result.findings)
    told = f"{name}: {say(f'{found} fund', f'{found} findings')}. {share_told(outcome.result)}"
    return f"{place}. {told}" if fate == "judged" else say(f"Ikke bedømt: {told}", f"Not judged: {told}")


def share_told(result: Result) -> str:
    """How much of what the rules ask about the plan could be told, in the user's words."""
    if result.completeness is None:
        return say("Ingen regel havde noget at se på", "No rule had anything to look at")
    return say(f"{result.completeness:.0%} kunne afgøres".replace("%", " %"),
               f"{result.completeness:.0%} could be told")


def _finding_lines(outcome: PlanOutcome) -> list[str]:
    if outcome.result is None:
        return []
    rulebook = outcome.result.rulebook
    lines = []
    for f in outcome.result.findings:
        lines.append(f"  {f.number}. [{f.rule}] {finding_sentence(f, rulebook.rule(f.rule), language())}")
        lines += [f"     {remedy_sentence(f.remedy, language())}"] if f.remedy is not None else []
    return lines


def plan_inputs(plan: str, folder: str, layers: Sequence[RawLayer]) -> list[PlanInput]:
    """The plans of a call. Raises InputError where nothing was given, or more than one kind of source."""
    given = [bool(plan), bool(folder), bool(layers)]
    if sum(given) != 1:
        raise InputError("Give the plan as PLAN, FOLDER or LAYERS, one of them.",
                         "Angiv planen som PLAN, FOLDER eller LAYERS, netop én af dem.", "PLAN")
    if layers:
        return [PlanInput(say("Valgte lag", "Chosen layers"), lambda: layers)]
    sources = [plan] if plan else [str(path) for path in plans_in(Path(folder))]
    return [PlanInput(source, partial(_opened, source)) for source in sources]


def _opened(source: str) -> tuple[RawLayer, ...]:
    return tuple(raw_layer(layer) for layer in open_plan(source))


def raw_layers(layers: Sequence[QgsVectorLayer]) -> tuple[RawLayer, ...]:
    """Snapshots of project layers. Call on the main thread."""
    return tuple(raw_layer(layer) for layer in layers)


def review_request(request: Request, plans: Sequence[PlanInput], progress: Callable[[float], None],
                   cancelled: Callable[[], bool]) -> Report:
    """Run a request: review, keep the case files, write the result file."""
    done = read_digests(request.output_json) if request.skip_unchanged else {}
    job = job_of(request, transform, done, terrain_layer)
    outcomes = tuple(run_job(plans, job, progress, cancelled))
    if request.case_file and sum(o.result is not None for o in outcomes) > 1:
        raise InputError("CASE_FILE holds one plan, and there are several. Give CASE_FOLDER in its place.",
                         "CASE_FILE rummer én plan, og der er flere. Angiv CASE_FOLDER i stedet.", request.case_file)
    kept, cases = [], {}
    for outcome in outcomes:
        one, path = _kept(outcome, request, job)
        kept.append(one)
        cases.update({outcome.plan_id: path} if path else {})
    report = Report(request, job, tuple(kept), cases)
    if request.output_json:
        write_document(request.output_json, dump_document(
            job_document(report.outcomes, job, request, {"QGIS": Qgis.version()})))
    return report


def _kept(outcome: PlanOutcome, request: Request, job: Job) -> tuple[PlanOutcome, str]:
    """The outcome with the numbers its case file gave, and the file's path; '' where none was asked for."""
    path = _case_path(outcome, request)
    if not path or outcome.result is None:
        return outcome, ""
    try:
        return write_case(Path(path), outcome, job, {"QGIS": Qgis.version()}, request.time_stamps)
    except CaseFileError as error:
        # The other plans of a batch must not suffer for one file that cannot be written.
        return replace(outcome, result=None, error=error), ""


def _case_path(outcome: PlanOutcome, request: Request) -> str:
    if request.case_file:
        return request.case_file
    if not request.case_folder:
        return ""
    folder = Path(request.case_folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CaseFileError(f"The folder '{folder}' cannot be made ({error.strerror}). Choose another.",
                            f"Mappen «{folder}» kan ikke oprettes ({error.strerror}). Vælg en anden.",
                            str(folder)) from error
    stem = "".join(c if c.isalnum() or c in "-_" else "-" for c in f"{Path(outcome.name).stem}_{outcome.plan_id}")
    return str(folder / f"{stem}.gpkg")
