# SPDX-License-Identifier: GPL-2.0-or-later
"""What the report's tests share: the small plan as a dossier, as a case, and as files."""

from __future__ import annotations

from dataclasses import replace

from botrygt_qgis_plugin.casefile.case import read_case, write_case
from botrygt_qgis_plugin.report.export import MAKERS, Wanted, files_of, ready
from botrygt_qgis_plugin.report.gather import dossier_of
from botrygt_qgis_plugin.report.templates import read_templates


def wanted(*formats, language="da", handling="INTERN", templates=""):
    """What to write; all formats where none is named."""
    return Wanted(formats or tuple(MAKERS), language, handling, read_templates(templates), lambda shapes, *_: shapes)


def written(dossier, *formats, **choices):
    """File ending -> content."""
    asked = wanted(*formats, **choices)
    made = ready(dossier, asked)
    return {name[len(made.stem):]: content for name, content in files_of(made, asked).items()}


def reviewed(plan, *findings, digest="d1" * 32):
    """The plan's outcome, with a digest as a review gives it."""
    return replace(plan.outcome(*(findings or plan.usual())), digest=digest)


def case_of_plan(plan, tmp_path, *findings, name="sag.gpkg"):
    """A case file of the plan with these findings (the usual ones without), its path, and its outcome."""
    path = tmp_path / name
    outcome, _ = write_case(path, reviewed(plan, *findings), plan.job(), {}, False)
    return path, outcome


def dossier_of_case(plan, path, outcome):
    """The dossier as the case remembers it."""
    return dossier_of(outcome, plan.job(), read_case(path))
