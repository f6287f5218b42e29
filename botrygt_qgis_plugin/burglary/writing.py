# SPDX-License-Identifier: GPL-2.0-or-later
"""Police files with their handling mark, and the release with its manifest."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from botrygt_qgis_plugin.burglary.release import MadeRelease
from botrygt_qgis_plugin.casefile.geopackage import Table
from botrygt_qgis_plugin.casefile.layer_file import Layer, write_layers, write_marked_file
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.handling import POLITI
from botrygt_qgis_plugin.engine.release import CELL_FIELD, CLASS_FIELD, RELEASE_CRS, manifest_path


def write_police_file(path: Path, layers: Sequence[Layer], crs: str, told: Mapping[str, Any]) -> None:
    """Write a GeoPackage marked POLITI. told: what the reader must know (bandwidth, counts, …), no path and no address.

    Raises InputError where it cannot be written; an existing file is then as it was.
    """
    write_marked_file(path, layers, crs, POLITI, told)


def write_release(path: Path, release: MadeRelease) -> None:
    """Write the release and its manifest beside it. Nothing else is in the file: no style, no history, no mark of
    how."""
    table = Table("indbrudsklasser", "Indbrudsklasser", "INTERN. Beskyttet frigivelse; se manifestet.",
                  {CELL_FIELD: "TEXT", CLASS_FIELD: "INTEGER"}, "POLYGON")
    rows = list(zip(release.names, release.risk_class.tolist()))
    write_layers(path, [Layer(table, rows, release.cells)], RELEASE_CRS, "")
    beside = manifest_path(path)
    part = beside.with_name(f".{beside.name}.{os.getpid()}.part")
    try:
        part.write_text(json.dumps(dict(release.manifest), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        part.replace(beside)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        with suppress(OSError):
            path.unlink()
        raise InputError(f"The manifest '{beside}' cannot be written ({error.strerror}).",
                         f"Manifestet «{beside}» kan ikke skrives ({error.strerror}).", beside.name) from error
