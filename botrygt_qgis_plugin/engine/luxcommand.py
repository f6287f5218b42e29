# SPDX-License-Identifier: GPL-2.0-or-later
"""The shell's `illuminance`: the light over a plan as a GeoTIFF, a table of points and a result file."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from botrygt_qgis_plugin.engine.document import dump_document, must_be_writable, write_bytes, write_document
from botrygt_qgis_plugin.engine.files import fiona_transform, read_source
from botrygt_qgis_plugin.engine.geotiff import geotiff
from botrygt_qgis_plugin.engine.job import PlanInput
from botrygt_qgis_plugin.engine.luxjob import LuxRequest, Mapped, levels_of, lux_document, lux_sentences, mapped
from botrygt_qgis_plugin.engine.measure.illuminance import HORIZONTAL, KINDS
from botrygt_qgis_plugin.engine.request import Request, job_of


def add_illuminance(commands: Any) -> argparse.ArgumentParser:
    """`illuminance PLAN --raster LUX.tif`; the parser, for what every command that reads a plan takes."""
    command: argparse.ArgumentParser = commands.add_parser("illuminance",
                                                           help="the light over a plan as a raster of lux, and points")
    command.add_argument("plan", metavar="PLAN", help="GeoPackage, Shape, TAB, GML, GeoJSON or a folder")
    command.add_argument("--raster", default="", help="GeoTIFF: bands lux, mindst (at least), højst (at most)")
    command.add_argument("--points", default="", help="the same as a table (CSV with x, y in the plan's CRS)")
    command.add_argument("--kind", default=HORIZONTAL, choices=KINDS)
    command.add_argument("--cell", default=1.0, type=float, metavar="METRES")
    command.add_argument("--bearing", default=0.0, type=float, metavar="DEGREES",
                         help="compass bearing people walk along; of what faces somewhere the darker way is shown")
    command.add_argument("--night", action="store_true", help="the dimmed light of the night")
    command.add_argument("--bare", action="store_true", help="trees and hedges without leaves")
    command.add_argument("--levels", default="", help="levels of isolux lines, such as '0.5 1 2 5'")
    command.add_argument("--rules", default="", help="name of a shipped pack, or a folder (default: bo-trygt)")
    command.add_argument("--terrain", default="", metavar="RASTER", help="heights of the ground (GeoTIFF or .asc)")
    command.add_argument("--photometry", default="", metavar="FOLDER", help="where photometric files lie")
    return command


def illuminance(given: argparse.Namespace) -> list[str]:
    """The light over a plan."""
    for path in (given.raster, given.points, given.output):
        if path:
            must_be_writable(path)
    request = Request(mapping=given.mapping, rules=given.rules, profiles=tuple(Path(file) for file in given.profile),
                      stage=given.stage, coverage_m=given.coverage, missing_crs=given.missing_crs,
                      photometry=given.photometry, terrain=given.terrain)
    asked = LuxRequest(given.kind, given.cell, given.bearing, given.night, not given.bare, levels_of(given.levels))
    job = job_of(request, fiona_transform, {})
    told = mapped(PlanInput(given.plan, partial(read_source, given.plan)), job, asked)
    if given.raster:
        write_bytes(given.raster, geotiff(told.map.bands, told.scene.crs))
    if given.points:
        write_document(given.points, _table(told))
    if given.output:
        write_document(given.output, dump_document(lux_document(told)))
    return lux_sentences(told, given.language)


def _table(told: Mapped) -> str:
    """The cells with a value as lines of x, y and each band; empty where a band does not tell."""
    places, bands = told.map.points()
    lines = [",".join(("x", "y", *bands))]
    for place, values in zip(places.tolist(), np.stack(list(bands.values()), axis=1).tolist()):
        cells = ("" if np.isnan(value) else f"{value:.3f}" for value in values)
        lines.append(",".join((*(f"{number:.2f}" for number in place), *cells)))
    return "\n".join(lines) + "\n"
