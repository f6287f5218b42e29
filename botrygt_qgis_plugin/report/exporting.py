# SPDX-License-Identifier: GPL-2.0-or-later
"""From reviewed plans to files in a folder: the same from the toolbox and the shell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from botrygt_qgis_plugin.casefile.case import open_case
from botrygt_qgis_plugin.casefile.events import Event
from botrygt_qgis_plugin.casefile.geopackage import EPOCH
from botrygt_qgis_plugin.casefile.memory import Case
from botrygt_qgis_plugin.engine.document import SCHEMA_VERSION, error_entry
from botrygt_qgis_plugin.engine.errors import BoTrygtError, InputError
from botrygt_qgis_plugin.engine.job import Job, PlanOutcome
from botrygt_qgis_plugin.engine.manifest import plugin_version
from botrygt_qgis_plugin.report.cases import Address, case_at
from botrygt_qgis_plugin.report.dossier import Dossier
from botrygt_qgis_plugin.report.export import Ready, Wanted, files_of, ready, write_files
from botrygt_qgis_plugin.report.gather import Wishes, dossier_of
from botrygt_qgis_plugin.report.index_page import NAME, index_page
from botrygt_qgis_plugin.report.marks import INTERN
from botrygt_qgis_plugin.report.memory import Round, sent_event, was_sent

# Formats that a program above makes (PDF and maps need QGIS): what goes out, and the folder; gives the paths.
More = Callable[[Ready, Path], list[str]]


@dataclass(frozen=True)
class Target:
    """Where reports go. cases: plan id -> its case; stamp: time of this export, '' for none."""

    folder: Path
    cases: Mapping[str, Address] = field(default_factory=dict)
    wishes: Wishes = field(default_factory=Wishes)
    stamp: str = ""


@dataclass(frozen=True)
class Exported:
    """What was written: paths by plan id, the index page ('' for a single plan), and the plans that failed."""

    files: Mapping[str, tuple[str, ...]]
    index: str
    failed: Mapping[str, BoTrygtError]


def no_more(made: Ready, folder: Path) -> list[str]:
    """Nothing beside what the report makes itself."""
    del made, folder
    return []


def export_reports(outcomes: Sequence[PlanOutcome], job: Job, wanted: Wanted, target: Target,
                   more: More = no_more) -> Exported:
    """Write the reports of these plans; several also get an index page. One plan that fails does not stop the others.

    Raises the plan's error where there is but one, or all failed.
    """
    files: dict[str, tuple[str, ...]] = {}
    failed: dict[str, BoTrygtError] = {}
    made: list[tuple[Dossier, Sequence[str]]] = []
    taken: set[str] = set()
    for outcome in outcomes:
        name = outcome.plan_id or outcome.name
        try:
            one = _exported(outcome, job, wanted, target, taken)
            paths = [*write_files(target.folder, files_of(one, wanted)), *more(one, target.folder)]
        except BoTrygtError as error:
            failed[name] = error
            continue
        files[name] = tuple(paths)
        made.append((one.dossier, [Path(path).name for path in paths]))
        _remember(outcome, one, target)
    if not made:
        raise next(iter(failed.values()), InputError("There is no plan.", "Der er ingen plan."))
    index = ""
    if len(outcomes) > 1:
        text = index_page(made, failed, wanted.handling, wanted.language)
        (index,) = write_files(target.folder, {f"{NAME}_{wanted.handling}.html": text.encode("utf-8")})
    return Exported(files, index, failed)


def exported_document(made: Exported, wanted: Wanted) -> dict[str, Any]:
    """The result file of an export: what was written, by name, and what could not be."""
    return {"schema_version": SCHEMA_VERSION, "handling": wanted.handling, "kind": "report",
            "status": "partial" if made.failed else "ok",
            "errors": [error_entry(error) for error in made.failed.values()],
            "files": {plan: [Path(path).name for path in paths] for plan, paths in made.files.items()},
            "index": Path(made.index).name if made.index else ""}


def _exported(outcome: PlanOutcome, job: Job, wanted: Wanted, target: Target, taken: set[str]) -> Ready:
    if outcome.error is not None:
        raise outcome.error
    case = target.cases.get(outcome.plan_id)
    known = case_at(case) if case else None
    one = ready(dossier_of(outcome, job, known, target.wishes), wanted)
    stem, number = one.stem, 2
    while stem in taken:
        stem, number = f"{one.stem}-{number}", number + 1
    taken.add(stem)
    return replace(one, stem=stem)


def _remember(outcome: PlanOutcome, one: Ready, target: Target) -> None:
    """The case remembers what went out, so that answers to it are known when they come back. A public one asks none."""
    case = target.cases.get(outcome.plan_id)
    if case is None or one.dossier.handling != INTERN:
        return
    entries = (*one.dossier.entries, *one.dossier.indications)
    this = Round(one.dossier.plan.round, one.dossier.plan.run, {
        entry.id: (entry.digest, entry.number, dict(entry.figures[0].value) if entry.figures else {"da": "", "en": ""})
        for entry in entries})

    def make(known: Case) -> list[Event]:
        who = f"botrygt {plugin_version()}".strip()
        return [] if was_sent(known, this) else [sent_event(this, target.stamp or EPOCH, who, known)]

    hand = open_case(case)
    hand.add(make)
    hand.settle()
