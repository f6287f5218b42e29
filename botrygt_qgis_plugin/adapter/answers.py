# SPDX-License-Identifier: GPL-2.0-or-later
"""Advisers' answer files for the window: which are waiting, and into the case with them."""

from __future__ import annotations

from pathlib import Path

from botrygt_qgis_plugin.report.answer_file import read_answers
from botrygt_qgis_plugin.report.applied_words import count_line
from botrygt_qgis_plugin.report.applying import Applied, apply_answers, unread_answers

__all__ = ["Applied", "count_line", "take_in", "unread_answers"]


def take_in(case: str, path: Path) -> Applied:
    """Read one answer file into a case, whole or not at all. Raises InputError and CaseFileError."""
    return apply_answers(case, [read_answers(path)])
