# SPDX-License-Identifier: GPL-2.0-or-later
"""The shell's `rules`: test a pack, show a rule as it is in force, compare two results; `__main__` prints the lines."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from botrygt_qgis_plugin.engine.compare import compare
from botrygt_qgis_plugin.engine.document import dump_document, read_review, write_document
from botrygt_qgis_plugin.engine.request import rulebook_of
from botrygt_qgis_plugin.engine.rulebook import Rulebook
from botrygt_qgis_plugin.engine.rules_report import (
    bench_document,
    bench_html,
    bench_lines,
    comparison_document,
    comparison_lines,
    rule_document,
    rule_lines,
)
from botrygt_qgis_plugin.engine.trials import run_bench

Told = tuple[list[str], bool]


def add_rules(commands: Any) -> None:
    """`rules test PACK`, `rules show PACK RULE`, `rules compare A.json B.json`."""
    rules = commands.add_parser("rules", help="test a rule pack, show a rule in force, compare two results")
    jobs = rules.add_subparsers(dest="job", required=True)
    test = jobs.add_parser("test", help="run every example and shift every limit; exit 1 where a rule is not tested")
    test.add_argument("--rule", default="", help="this rule alone")
    test.add_argument("--html", default="", help="the examples drawn, expected against actual, in one HTML file")
    show = jobs.add_parser("show", help="a rule's limits, and where each value came from")
    for command in (test, show):
        command.add_argument("pack", metavar="PACK", help="folder of a rule pack, or the name of a shipped one")
        command.add_argument("--profile", action="append", default=[], type=Path, help="profile file; may be repeated")
    show.add_argument("rule", metavar="RULE", help="id, or a former id")
    beside = jobs.add_parser("compare", help="which verdicts changed between two result files, and because of what")
    beside.add_argument("before", metavar="A.json")
    beside.add_argument("after", metavar="B.json")
    for command in (test, show, beside):
        command.add_argument("--output", default="", help="result file (JSON)")
        command.add_argument("--language", default="da", choices=("da", "en"))


def run(given: argparse.Namespace) -> Told:
    """The lines to print, and whether the command found something wrong. Raises BoTrygtError."""
    return {"test": _test, "show": _show, "compare": _compare}[given.job](given)


def _rulebook(given: argparse.Namespace) -> Rulebook:
    return rulebook_of(given.pack, given.profile)


def _test(given: argparse.Namespace) -> Told:
    rulebook = _rulebook(given)
    if given.rule:
        rulebook = rulebook.only(rulebook.rule(given.rule))
    trials = run_bench(rulebook)
    if given.output:
        write_document(given.output, dump_document(bench_document(rulebook, trials)))
    if given.html:
        write_document(given.html, bench_html(rulebook, trials, given.language))
    return list(bench_lines(trials, given.language)), not all(trial.passed for trial in trials)


def _show(given: argparse.Namespace) -> Told:
    rulebook = _rulebook(given)
    rule = rulebook.rule(given.rule)
    if given.output:
        write_document(given.output, dump_document(rule_document(rulebook, rule)))
    return list(rule_lines(rulebook, rule, given.language)), False


def _compare(given: argparse.Namespace) -> Told:
    comparison = compare(read_review(given.before), read_review(given.after))
    if given.output:
        write_document(given.output, dump_document(comparison_document(comparison)))
    return list(comparison_lines(comparison, given.language)), False
