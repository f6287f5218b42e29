# SPDX-License-Identifier: GPL-2.0-or-later
"""Which of the two languages the user reads."""

from __future__ import annotations

from qgis.core import QgsApplication

from botrygt_qgis_plugin.engine.errors import BoTrygtError


def language() -> str:
    """'da' where QGIS speaks Danish, else 'en'."""
    running = QgsApplication.instance()
    # The window's own choice, `--lang` too; qgis_process makes none, and there the system's language counts.
    spoken = (running.translation() if running else "") or QgsApplication.locale()
    return "da" if spoken.lower().startswith("da") else "en"


def say(da: str, en: str) -> str:
    """The text in the user's language. Both stand side by side in the source, so neither can be forgotten."""
    return da if language() == "da" else en


def sentence(error: BoTrygtError) -> str:
    """An engine error in the user's language."""
    return error.sentence(language())
