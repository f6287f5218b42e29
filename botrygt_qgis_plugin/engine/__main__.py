# SPDX-License-Identifier: GPL-2.0-or-later
"""The review from a shell without QGIS: python -m botrygt_qgis_plugin.engine review PLAN.gpkg; also other commands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from botrygt_qgis_plugin.engine.commands import ADDED, COMMANDS, add_release_options
from botrygt_qgis_plugin.engine.conflict_words import conflict_sentence
from botrygt_qgis_plugin.engine.document import dump_document, failure_document, job_document, write_document
from botrygt_qgis_plugin.engine.errors import BoTrygtError
from botrygt_qgis_plugin.engine.files import fiona_transform, read_source
from botrygt_qgis_plugin.engine.handling import public_document
from botrygt_qgis_plugin.engine.job import PlanInput, PlanOutcome, run_job
from botrygt_qgis_plugin.engine.remedy_words import remedy_sentence
from botrygt_qgis_plugin.engine.request import Request, grave_findings, job_of
from botrygt_qgis_plugin.engine.review import SEVERITIES
from botrygt_qgis_plugin.engine.rulebook import STAGES
from botrygt_qgis_plugin.engine.rules_command import add_rules
from botrygt_qgis_plugin.engine.rules_command import run as rules_command
from botrygt_qgis_plugin.engine.wording import finding_sentence


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m botrygt_qgis_plugin.engine", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    review = commands.add_parser("review", help="review plans; the result is printed, or written with --output")
    review.add_argument("plans", nargs="+", metavar="PLAN", help="GeoPackage, Shape, TAB, GML, GeoJSON or a folder")
    review.add_argument("--output", default="", help="result file (JSON)")
    review.add_argument("--mapping", default="", help="JSON, or a JSON file: layer, role, fields")
    review.add_argument("--rules", default="", help="name of a shipped pack, or a folder of rules (default: bo-trygt)")
    review.add_argument("--profile", action="append", default=[], type=Path, help="profile file; may be repeated")
    review.add_argument("--public", default="", help="OFFENTLIG result file (JSON): no places, no release")
    review.add_argument("--release", default="", help="protected release of burglary classes")
    add_release_options(review)
    review.add_argument("--photometry", default="", metavar="FOLDER",
                        help="where photometric files (LDT, IES) lie; they are also found beside the plan")
    review.add_argument("--terrain", default="", metavar="RASTER", help="heights of the ground (GeoTIFF or .asc)")
    review.add_argument("--stage", default="auto", choices=("auto", *STAGES))
    review.add_argument("--coverage", default=0.0, type=float, metavar="METRES",
                        help="how far beyond the plan area the layers are complete too")
    review.add_argument("--missing-crs", default="", metavar="EPSG:CODE")
    review.add_argument("--language", default="da", choices=("da", "en"))
    review.add_argument("--fail-on", default="none", choices=("none", *SEVERITIES),
                        help="exit 1 where a finding of this or higher severity exists")
    for add in ADDED:
        add(commands)
    add_rules(commands)
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Run the command; 0, or 1 where no plan could be reviewed or --fail-on found something."""
    given = _arguments(words)
    try:
        if given.command in COMMANDS:
            print("\n".join(COMMANDS[given.command](given)))
            return 0
        if given.command == "rules":
            lines, wrong = rules_command(given)
            print("\n".join(lines))
            return int(wrong)
        request = Request(mapping=given.mapping, rules=given.rules, profiles=tuple(given.profile),
                          release=given.release, stage=given.stage, coverage_m=given.coverage,
                          missing_crs=given.missing_crs, output_json=given.output, output_public=given.public,
                          fingerprint=given.fingerprint, release_memory=given.release_memory,
                          photometry=given.photometry, terrain=given.terrain)
        job = job_of(request, fiona_transform, {})
        plans = [PlanInput(plan, partial(read_source, plan)) for plan in given.plans]
        outcomes = tuple(run_job(plans, job))
        document = job_document(outcomes, job, request)
        for path, part in ((request.output_json, document), (request.output_public, public_document(document))):
            if path:
                write_document(path, dump_document(part))
        if job.release is not None:
            print(f"{job.release.release.release_id}: {job.release.standing(given.language)}")
        for outcome in outcomes:
            _tell(outcome, given.language)
        failed = all(outcome.error for outcome in outcomes) or grave_findings(outcomes, given.fail_on) > 0
    except BoTrygtError as error:
        if given.output:
            write_document(given.output, dump_document(failure_document(error)))
        print(error.sentence(given.language), file=sys.stderr)
        failed = True
    return int(failed)


def _tell(outcome: PlanOutcome, language: str) -> None:
    if outcome.error is not None:
        print(f"{outcome.name}: {outcome.error.sentence(language)}", file=sys.stderr)
    elif outcome.result is not None:
        result = outcome.result
        print(f"{result.scene.plan_name}: {len(result.findings)} {'fund' if language == 'da' else 'findings'}")
        for finding in result.findings:
            rule = result.rulebook.rule(finding.rule)
            print(f"{finding.number:>4}  {finding.rule:<9} {finding_sentence(finding, rule, language)}")
            if finding.remedy is not None:
                print(f"{'':<16}{remedy_sentence(finding.remedy, language)}")
        for conflict in result.conflicts:
            print(f"   –  {conflict_sentence(conflict, result.rulebook, language)}")


if __name__ == "__main__":
    sys.exit(main())
