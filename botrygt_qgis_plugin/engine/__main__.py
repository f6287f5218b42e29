# SPDX-License-Identifier: GPL-2.0-or-later
"""The review from a shell without QGIS: python -m botrygt_qgis_plugin.engine review PLAN.gpkg."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from botrygt_qgis_plugin.engine.document import (
    dump_document,
    failure_document,
    job_document,
    release_document,
    write_document,
)
from botrygt_qgis_plugin.engine.errors import BoTrygtError
from botrygt_qgis_plugin.engine.files import fiona_transform, read_source
from botrygt_qgis_plugin.engine.handling import public_document
from botrygt_qgis_plugin.engine.job import PlanInput, PlanOutcome, run_job
from botrygt_qgis_plugin.engine.request import Request, grave, job_of, release_of
from botrygt_qgis_plugin.engine.review import SEVERITIES
from botrygt_qgis_plugin.engine.rulebook import STAGES
from botrygt_qgis_plugin.engine.wording import finding_sentence


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m botrygt_qgis_plugin.engine", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    review = commands.add_parser("review", help="review plans; the result is printed, or written with --output")
    review.add_argument("plans", nargs="+", metavar="PLAN", help="GeoPackage, Shape, TAB, GML, GeoJSON or a folder")
    review.add_argument("--output", default="", help="result file (JSON)")
    review.add_argument("--mapping", default="", help="JSON, or a JSON file: layer, role, fields")
    review.add_argument("--rules", default="", help="folder of a rule pack (default: bo-trygt)")
    review.add_argument("--profile", action="append", default=[], type=Path, help="profile file; may be repeated")
    review.add_argument("--public", default="", help="OFFENTLIG result file (JSON): no places, no release")
    review.add_argument("--release", default="", help="protected release of burglary classes")
    review.add_argument("--stage", default="auto", choices=("auto", *STAGES))
    review.add_argument("--coverage", default=0.0, type=float, metavar="METRES",
                        help="how far beyond the plan area the layers are complete too")
    review.add_argument("--missing-crs", default="", metavar="EPSG:CODE")
    review.add_argument("--language", default="da", choices=("da", "en"))
    review.add_argument("--fail-on", default="none", choices=("none", *SEVERITIES),
                        help="exit 1 where a finding of this or higher severity exists")
    check = commands.add_parser("checkrelease", help="may this release of burglary classes be used here?")
    check.add_argument("release", metavar="RELEASE.gpkg")
    check.add_argument("--output", default="", help="result file (JSON)")
    check.add_argument("--language", default="da", choices=("da", "en"))
    for command in (review, check):
        command.add_argument("--fingerprint", default="", help="of the release, as its issuer told it by another way")
        command.add_argument("--release-memory", default="", metavar="FILE", help="where used releases are remembered")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Run the command; 0, or 1 where a plan failed or --fail-on found something."""
    given = _arguments(words)
    work = _check_release if given.command == "checkrelease" else _review
    try:
        return int(work(given))
    except BoTrygtError as error:
        if given.output:
            write_document(given.output, dump_document(failure_document(error)))
        print(error.sentence(given.language), file=sys.stderr)
        return 1


def _check_release(given: argparse.Namespace) -> bool:
    accepted = release_of(Request(release=given.release, fingerprint=given.fingerprint,
                                  release_memory=given.release_memory))
    if accepted is None:
        return True
    if given.output:
        write_document(given.output, dump_document(release_document(accepted)))
    release = accepted.release
    print(f"{release.release_id}: {accepted.standing(given.language)}. {release.fingerprint}")
    return False


def _review(given: argparse.Namespace) -> bool:
    request = Request(mapping=given.mapping, rules=given.rules, profiles=tuple(given.profile),
                      release=given.release, stage=given.stage, coverage_m=given.coverage,
                      missing_crs=given.missing_crs, output_json=given.output, output_public=given.public,
                      fingerprint=given.fingerprint, release_memory=given.release_memory)
    job = job_of(request, fiona_transform, {})
    plans = [PlanInput(plan, partial(read_source, plan)) for plan in given.plans]
    outcomes = tuple(run_job(plans, job))
    document = job_document(outcomes, job, request)
    if request.output_json:
        write_document(request.output_json, dump_document(document))
    if request.output_public:
        write_document(request.output_public, dump_document(public_document(document)))
    if job.release is not None:
        print(f"{job.release.release.release_id}: {job.release.standing(given.language)}")
    for outcome in outcomes:
        _tell(outcome, given.language)
    return any(outcome.error for outcome in outcomes) or grave(outcomes, given.fail_on) > 0


def _tell(outcome: PlanOutcome, language: str) -> None:
    if outcome.error is not None:
        print(f"{outcome.name}: {outcome.error.sentence(language)}", file=sys.stderr)
    elif outcome.result is not None:
        result = outcome.result
        print(f"{result.scene.plan_name}: {len(result.findings)} {'fund' if language == 'da' else 'findings'}")
        for finding in result.findings:
            rule = result.rulebook.rule(finding.rule)
            print(f"{finding.number:>4}  {finding.rule:<9} {finding_sentence(finding, rule, language)}")


if __name__ == "__main__":
    sys.exit(main())
