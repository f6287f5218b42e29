# SPDX-License-Identifier: GPL-2.0-or-later
"""The shell's commands about reports: write them, read answers in, and hand rule packs to a neighbour.

Each takes the parsed words and gives the lines to print; whoever prints them is the package's `__main__`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from botrygt_qgis_plugin.engine.commands import Given, add_plan_options, add_release_options
from botrygt_qgis_plugin.engine.document import dump_document, write_document
from botrygt_qgis_plugin.engine.files import fiona_transform, read_source
from botrygt_qgis_plugin.engine.job import PlanInput, run_job
from botrygt_qgis_plugin.engine.request import Request, job_of
from botrygt_qgis_plugin.report.answer_file import read_answers
from botrygt_qgis_plugin.report.applied_words import applied_document, applied_lines
from botrygt_qgis_plugin.report.applying import apply_answers
from botrygt_qgis_plugin.report.cases import cases_for
from botrygt_qgis_plugin.report.export import MAKERS, Wanted, check_wanted, write_files
from botrygt_qgis_plugin.report.exporting import Target, export_reports
from botrygt_qgis_plugin.report.gather import Wishes
from botrygt_qgis_plugin.report.marks import INTERN, MARKS
from botrygt_qgis_plugin.report.pack_file import export_pack, read_pack_file
from botrygt_qgis_plugin.report.pack_import import differences, take_in
from botrygt_qgis_plugin.report.pack_words import pack_document, pack_lines
from botrygt_qgis_plugin.report.templates import read_templates

USUAL = "html,xlsx,docx"


def add_report(commands: Any) -> None:
    """`report PLAN … --folder FOLDER`."""
    command = commands.add_parser("report", help="write reports of plans: a page, tables, the plan's own words")
    command.add_argument("plans", nargs="+", metavar="PLAN", help="GeoPackage, Shape, TAB, GML, GeoJSON or a folder")
    command.add_argument("--folder", required=True, help="where the files go")
    command.add_argument("--formats", default=USUAL, help=f"of {', '.join(MAKERS)} (default {USUAL})")
    command.add_argument("--handling", default=INTERN, choices=MARKS)
    command.add_argument("--case", default="", help="case file of the plan: its numbers, answers and rounds")
    command.add_argument("--templates", default="", help="own templates of the plan's words (JSON)")
    command.add_argument("--date", default="", help="date of the report, dd-mm-yyyy")
    command.add_argument("--rules", default="", help="name of a shipped pack, or a folder (default: bo-trygt)")
    command.add_argument("--release", default="", help="protected release of burglary classes")
    add_release_options(command)
    add_plan_options(command)


def report(given: Given) -> list[str]:
    """Write reports."""
    wanted = Wanted(tuple(name for name in given.formats.split(",") if name), given.language, given.handling,
                    read_templates(given.templates), fiona_transform)
    check_wanted(wanted, tuple(MAKERS))
    request = Request(mapping=given.mapping, rules=given.rules, profiles=tuple(Path(file) for file in given.profile),
                      release=given.release, fingerprint=given.fingerprint, release_memory=given.release_memory,
                      stage=given.stage, coverage_m=given.coverage, missing_crs=given.missing_crs)
    job = job_of(request, fiona_transform, {})
    outcomes = tuple(run_job([PlanInput(plan, partial(read_source, plan)) for plan in given.plans], job))
    target = Target(Path(given.folder), cases_for(outcomes, given.case, ""), Wishes(given.date))
    made = export_reports(outcomes, job, wanted, target)
    lines = [path for paths in made.files.values() for path in paths] + ([made.index] if made.index else [])
    return lines + [f"{name}: {error.sentence(given.language)}" for name, error in made.failed.items()]


def add_apply(commands: Any) -> None:
    """`apply ANSWERS … --case FILE`."""
    command = commands.add_parser("apply", help="read answers (JSON, XLSX, CSV) into a case file")
    command.add_argument("answers", nargs="+", metavar="ANSWERS")
    command.add_argument("--case", required=True, help="case file of the plan")
    command.add_argument("--language", default="da", choices=("da", "en"))
    command.add_argument("--output", default="", help="result file (JSON)")


def apply(given: Given) -> list[str]:
    """Read answers in."""
    made = apply_answers(given.case, [read_answers(Path(name)) for name in given.answers])
    if given.output:
        write_document(given.output, dump_document(applied_document(made)))
    return applied_lines(made, given.language)


def add_pack_export(commands: Any) -> None:
    """`pack-export --rules NAME --output FILE.zip`."""
    command = commands.add_parser("pack-export", help="a rule pack with profiles and notes as one zip")
    command.add_argument("--rules", default="", help="name of a shipped pack, or a folder (default: bo-trygt)")
    command.add_argument("--profile", action="append", default=[], help="profile file; may be repeated")
    command.add_argument("--notes", default="", help="experience notes (JSON)")
    command.add_argument("--zip", required=True, help="the file to write")
    command.add_argument("--language", default="da", choices=("da", "en"))


def pack_export(given: Given) -> list[str]:
    """Pack rules for others."""
    target = Path(given.zip)
    made = export_pack(given.rules, [Path(file) for file in given.profile], given.notes)
    return write_files(target.parent, {target.name: made})


def add_pack_import(commands: Any) -> None:
    """`pack-import FILE.zip --folder FOLDER [--apply]`."""
    command = commands.add_parser("pack-import",
                                  help="what a neighbour's rule pack would change; with --apply, take it")
    command.add_argument("zip", metavar="FILE.zip")
    command.add_argument("--folder", required=True, help="the municipality's rules: packs/, profiles/, notes/")
    command.add_argument("--apply", action="store_true", help="write it; without, only the difference is shown")
    command.add_argument("--language", default="da", choices=("da", "en"))
    command.add_argument("--output", default="", help="result file (JSON)")


def pack_import(given: Given) -> list[str]:
    """Show a difference, and take the pack in where asked."""
    incoming = read_pack_file(Path(given.zip))
    found = differences(Path(given.folder), incoming)
    written = take_in(Path(given.folder), incoming) if given.apply else []
    if given.output:
        write_document(given.output, dump_document(pack_document(incoming, found, bool(written))))
    return pack_lines(incoming, found, written, given.language)


ADDED: Sequence[Callable[[Any], None]] = (add_report, add_apply, add_pack_export, add_pack_import)
COMMANDS: Mapping[str, Callable[[argparse.Namespace], list[str]]] = {
    "report": report, "apply": apply, "pack-export": pack_export, "pack-import": pack_import}
