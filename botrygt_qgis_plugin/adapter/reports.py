# SPDX-License-Identifier: GPL-2.0-or-later
"""The formats of a report that need QGIS: PDF through a layout, and a GeoPackage with a project beside it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from botrygt_qgis_plugin.adapter.report_layout import add_layout, export_pdf
from botrygt_qgis_plugin.adapter.report_project import report_project, save_project
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.report.export import Ready
from botrygt_qgis_plugin.report.exporting import More
from botrygt_qgis_plugin.report.package import write_package

FORMATS = ("pdf", "gpkg")


def with_qgis(formats: Sequence[str], language: str) -> More:
    """A maker of the formats that QGIS is needed for."""

    def make(made: Ready, folder: Path) -> list[str]:
        wanted = [name for name in FORMATS if name in formats]
        if not wanted:
            return []
        with tempfile.TemporaryDirectory(prefix="botrygt-") as scratch:
            return _made(made, wanted, language, (Path(scratch), folder))

    return make


def _made(made: Ready, wanted: Sequence[str], language: str, places: tuple[Path, Path]) -> list[str]:
    """Everything is made in a scratch folder and moved when it is whole."""
    scratch, folder = places
    package = scratch / f"{made.stem}.gpkg"
    project = report_project(package, made.dossier, write_package(package, made.dossier))
    layout = add_layout(project, made.dossier, language)
    names = []
    if "pdf" in wanted:
        export_pdf(layout, scratch / f"{made.stem}.pdf")
        names.append(f"{made.stem}.pdf")
    if "gpkg" in wanted:
        save_project(project, scratch / f"{made.stem}.qgz")
        names += [f"{made.stem}.gpkg", f"{made.stem}.qgz"]
    # Layers hold the package open; they must be gone before it is moved.
    project.clear()
    return [_moved(scratch / name, folder / name) for name in names]


def _moved(source: Path, target: Path) -> str:
    try:
        beside = target.with_name(f".{target.name}.part")
        shutil.copyfile(source, beside)
        beside.replace(target)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise InputError(f"The report cannot be written to '{target}' ({why}). Close it, or choose another folder.",
                         f"Rapporten kan ikke skrives til «{target}» ({why}). Luk filen, eller vælg en anden mappe.",
                         str(target)) from error
    return str(target)
