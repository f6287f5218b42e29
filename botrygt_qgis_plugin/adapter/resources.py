# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the plugin's own files lie, and what it keeps in the user's profile."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication

import botrygt_qgis_plugin


def icon_path() -> str:
    """The plugin's icon (SVG)."""
    return str(Path(str(botrygt_qgis_plugin.__file__)).parent / "resources" / "icon.svg")


def style_file(layer: str) -> str:
    """The QML file of one of the plugin's own layers."""
    return str(Path(str(botrygt_qgis_plugin.__file__)).parent / "resources" / "styles" / f"{layer}.qml")


def release_memory() -> str:
    """The file in this profile that remembers which releases were used."""
    return str(Path(QgsApplication.qgisSettingsDirPath()) / "botrygt" / "releases.json")


def release_register() -> str:
    """The file in this profile in which the police side lists the releases it made."""
    return str(Path(QgsApplication.qgisSettingsDirPath()) / "botrygt" / "politi_frigivelser.json")
