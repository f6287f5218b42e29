# SPDX-License-Identifier: GPL-2.0-or-later
"""A fault of this program on the police side: told by kind and place alone, for its own text may hold an address."""

from __future__ import annotations

from botrygt_qgis_plugin.engine.errors import BoTrygtError, as_told


def blind(error: Exception) -> BoTrygtError:
    """The error itself where it is a sentence of ours; else one that names its kind and where it happened, no value."""
    if isinstance(error, BoTrygtError):
        return error
    return as_told(RuntimeError(type(error).__name__).with_traceback(error.__traceback__))
