# SPDX-License-Identifier: GPL-2.0-or-later
"""The example plan, reviewed once for all tests of a run that ask for it."""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path

from botrygt_qgis_plugin.engine.files import fiona_transform, read_source
from botrygt_qgis_plugin.engine.job import PlanInput, run_job
from botrygt_qgis_plugin.engine.request import Request, job_of
from botrygt_qgis_plugin.report.gather import dossier_of

FOLDER = Path(__file__).resolve().parents[1] / "examples" / "egelund"
EXAMPLE, RELEASE = FOLDER / "egelund.gpkg", FOLDER / "release" / "egelund_release.gpkg"


@lru_cache(maxsize=2)
def example_outcome(release=""):
    """The reviewed example and the job; with a release where one is named."""
    job = job_of(Request(release=str(release)), fiona_transform, {})
    (outcome,) = run_job([PlanInput("egelund.gpkg", partial(read_source, str(EXAMPLE)))], job)
    return outcome, job


def example_entry(rule, release=""):
    """The example's first finding of a rule."""
    return next(entry for entry in example_dossier(release).entries if entry.rule == rule)


def example_count():
    """How many findings and assumed ones the example has: what its table of faults expects, and no other number."""
    dossier = example_dossier()
    return len(dossier.entries) + len(dossier.indications)


def example_dossier(release=""):
    """The example's dossier (INTERN)."""
    return dossier_of(*example_outcome(release))
