# SPDX-License-Identifier: GPL-2.0-or-later
"""The shell's commands beside the review: why a place has its answers, packs side by side, a rule's page.

Each takes the parsed words and gives the lines to print; whoever prints them is `__main__`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from botrygt_qgis_plugin.engine.asking import Question, answer, why_page
from botrygt_qgis_plugin.engine.catalogue import shipped_packs
from botrygt_qgis_plugin.engine.document import dump_document, map_document, release_document, write_document
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.files import fiona_transform, read_source
from botrygt_qgis_plugin.engine.job import Job, PlanInput, PlanOutcome, prepared, run_job
from botrygt_qgis_plugin.engine.luxcommand import add_illuminance, illuminance
from botrygt_qgis_plugin.engine.packs_beside import beside_lines, packs_beside, packs_document
from botrygt_qgis_plugin.engine.pages import html
from botrygt_qgis_plugin.engine.plot_maps import plot_layers, plot_lines, plot_summary
from botrygt_qgis_plugin.engine.request import Request, job_of, pack_folder, release_of
from botrygt_qgis_plugin.engine.review import Result
from botrygt_qgis_plugin.engine.rulebook import STAGES
from botrygt_qgis_plugin.engine.strictjson import read_strict
from botrygt_qgis_plugin.engine.way_maps import way_layers, way_lines, way_summary
from botrygt_qgis_plugin.engine.why import WITHIN_M
from botrygt_qgis_plugin.engine.why_words import why_document, why_lines

Given = argparse.Namespace


def add_plan_options(command: argparse.ArgumentParser) -> None:
    """What every command that reads a plan takes."""
    command.add_argument("--mapping", default="", help="JSON, or a JSON file: layer, role, fields")
    command.add_argument("--profile", action="append", default=[], help="profile file; may be repeated")
    command.add_argument("--stage", default="auto", choices=("auto", *STAGES))
    command.add_argument("--coverage", default=0.0, type=float, metavar="METRES",
                         help="how far beyond the plan area the layers are complete too")
    command.add_argument("--missing-crs", default="", metavar="EPSG:CODE")
    command.add_argument("--language", default="da", choices=("da", "en"))
    command.add_argument("--output", default="", help="result file (JSON)")


def add_explain(commands: Any) -> None:
    """`explain PLAN --at X Y`, `--layer L --feature ID` or `--finding N`."""
    command = commands.add_parser("explain", help="which rules looked at a place, with which data, and why others not")
    command.add_argument("plan", metavar="PLAN", help="GeoPackage, Shape, TAB, GML, GeoJSON or a folder")
    command.add_argument("--at", nargs=2, type=float, metavar=("X", "Y"), help="a point, in the plan's CRS or in --crs")
    command.add_argument("--crs", default="", metavar="EPSG:CODE", help="CRS of --at")
    command.add_argument("--layer", default="", help="layer of the feature asked about")
    command.add_argument("--feature", default="", help="its id or name")
    command.add_argument("--finding", default="", help="number or id of a finding")
    command.add_argument("--within", default=WITHIN_M, type=float, metavar="METRES",
                         help=f"what lies this near the point is at it (default {WITHIN_M:g})")
    command.add_argument("--rules", default="", help="name of a shipped pack, or a folder (default: bo-trygt)")
    command.add_argument("--html", default="", help="the explanation and the rules' pages in one HTML file")
    add_plan_options(command)


def request_of(given: Given, rules: str) -> Request:
    """The review that a command needs."""
    return Request(mapping=given.mapping, rules=rules, profiles=tuple(Path(file) for file in given.profile),
                   stage=given.stage, coverage_m=given.coverage, missing_crs=given.missing_crs)


def reviewed(plan: str, job: Job) -> tuple[PlanOutcome, ...]:
    """A plan source reviewed."""
    return tuple(run_job([PlanInput(plan, partial(read_source, plan))], job))


def explain(given: Given) -> list[str]:
    """Why a place has its answers."""
    job = job_of(request_of(given, given.rules), fiona_transform, {})
    question = Question(tuple(given.at) if given.at else None, given.crs, given.layer, given.feature, given.finding,
                        given.within)
    told = answer(reviewed(given.plan, job), question, fiona_transform)
    if given.output:
        write_document(given.output, dump_document(why_document(told)))
    if given.html:
        write_document(given.html, html(why_page(told, given.language)))
    return why_lines(told, given.language)


def add_packs(commands: Any) -> None:
    """`packs PLAN --rules NAME --rules NAME`."""
    command = commands.add_parser("packs", help="rule packs side by side on one plan, and where they disagree")
    command.add_argument("plan", metavar="PLAN", help="GeoPackage, Shape, TAB, GML, GeoJSON or a folder")
    command.add_argument("--rules", action="append", default=[],
                         help="name of a shipped pack, or a folder; may be repeated (default: every shipped pack)")
    add_plan_options(command)


def packs(given: Given) -> list[str]:
    """Packs side by side; --profile holds for the pack it was written for."""
    names = given.rules or [pack.pack_id for pack in shipped_packs()]
    results: dict[str, list[Result]] = {}
    for name in names:
        request = request_of(given, name)
        fitting = tuple(file for file in request.profiles if read_strict(file).get("pack") == pack_folder(name).name)
        job = job_of(replace(request, profiles=fitting), fiona_transform, {})
        for outcome in reviewed(given.plan, job):
            if outcome.result is None:
                raise outcome.error or InputError("There is no plan.", "Der er ingen plan.", given.plan)
            results.setdefault(outcome.plan_id, []).append(outcome.result)
    if given.output and len(results) > 1:
        raise InputError("The result file holds one plan, and there are several. Give one plan at a time.",
                         "Resultatfilen rummer én plan, og der er flere. Angiv én plan ad gangen.", given.output)
    lines: list[str] = []
    for of_plan in results.values():
        rows = packs_beside(of_plan)
        if given.output:
            write_document(given.output, dump_document(packs_document(of_plan, rows)))
        lines += [of_plan[0].scene.plan_name, *beside_lines(rows, given.language), ""]
    return lines[:-1]


def add_light(commands: Any) -> None:
    """`illuminance PLAN --raster LUX.tif`."""
    add_plan_options(add_illuminance(commands))


def add_release_options(command: argparse.ArgumentParser) -> None:
    """What every command that takes in a release needs."""
    command.add_argument("--fingerprint", default="", help="of the release, as its issuer told it by another way")
    command.add_argument("--release-memory", default="", metavar="FILE", help="where used releases are remembered")


def add_check_release(commands: Any) -> None:
    """`checkrelease RELEASE.gpkg`."""
    command = commands.add_parser("checkrelease", help="may this release of burglary classes be used here?")
    command.add_argument("release", metavar="RELEASE.gpkg")
    command.add_argument("--output", default="", help="result file (JSON)")
    command.add_argument("--language", default="da", choices=("da", "en"))
    add_release_options(command)


def check_release(given: Given) -> list[str]:
    """Whether a release may be used, and what is known of its sender."""
    accepted = release_of(Request(release=given.release, fingerprint=given.fingerprint,
                                  release_memory=given.release_memory))
    if accepted is None:
        raise InputError("No release was given.", "Der er ikke angivet en frigivelse.", "RELEASE")
    if given.output:
        write_document(given.output, dump_document(release_document(accepted)))
    release = accepted.release
    return [f"{release.release_id}: {accepted.standing(given.language)}. {release.fingerprint}"]


def add_maps(commands: Any) -> None:
    """`accessnetwork PLAN` and `plotedges PLAN`."""
    network = commands.add_parser("accessnetwork", help="the network of roads and paths, and the slips of its drawing")
    network.add_argument("--radius", default=800.0, type=float, metavar="METRES", help="length of trips that count")
    network.add_argument("--reach", default=400.0, type=float, metavar="METRES", help="ways within this are summed up")
    plots = commands.add_parser("plotedges", help="front, side and rear of every plot, and what each edge touches")
    plots.add_argument("--routes", action="store_true", help="INTERN: a burglar's way in and out of each plot")
    for command in (network, plots):
        command.add_argument("plan", metavar="PLAN", help="GeoPackage, Shape, TAB, GML, GeoJSON or a folder")
        add_plan_options(command)


def maps(given: Given) -> list[str]:
    """The network or the plots of each plan of a source, in figures."""
    scenes = prepared(read_source(given.plan), job_of(request_of(given, ""), fiona_transform, {}))
    if given.command == "accessnetwork":
        kind, entries = "ways", [way_summary(scene, way_layers(scene, given.radius, given.reach)) for scene in scenes]
    else:
        kind, entries = "plots", [plot_summary(scene, plot_layers(scene, given.routes)) for scene in scenes]
    if given.output:
        write_document(given.output, dump_document(map_document(kind, entries)))
    lines = way_lines if kind == "ways" else plot_lines
    return [line for entry in entries for line in lines(entry, given.language)]


ADDED: Sequence[Callable[[Any], None]] = (add_explain, add_packs, add_light, add_check_release, add_maps)
COMMANDS: Mapping[str, Callable[[Given], list[str]]] = {"explain": explain, "packs": packs, "illuminance": illuminance,
                                                        "checkrelease": check_release, "accessnetwork": maps,
                                                        "plotedges": maps}
