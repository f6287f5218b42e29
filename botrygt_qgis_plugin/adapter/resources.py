# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the plugin's own files lie."""

from __future__ import annotations

from pathlib import Path

import botrygt_qgis_plugin


def icon_path() -> str:
    """The plugin's icon (SVG)."""
    return str(Path(str(botrygt_qgis_plugin.__file__)).parent / "resources" / "icon.svg")


def style_path(name: str) -> str:
    """The style of a layer that an algorithm writes (QML, Danish names)."""
    return str(Path(icon_path()).parent / "styles" / f"{name}.qml")
