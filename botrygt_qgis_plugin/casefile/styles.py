# SPDX-License-Identifier: GPL-2.0-or-later
"""The committed QML styles, put into a case file so that any QGIS shows it styled without this plugin."""

from __future__ import annotations

from pathlib import Path

from botrygt_qgis_plugin.casefile.schema import STYLED

STYLE_NAME = "Bo trygt"
_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "styles"


def style_path(layer: str) -> Path:
    """The QML file of a layer of the case file."""
    return _FOLDER / f"{layer}.qml"


def style_rows(stamp: str) -> list[tuple[object, ...]]:
    """Rows for `layer_styles`, one default style for each drawn layer."""
    return [(number, "", "", table.name, "geom", STYLE_NAME, style_path(table.name).read_text(encoding="utf-8"), "",
             1, table.about, "", "", stamp) for number, table in enumerate(STYLED, start=1)]
