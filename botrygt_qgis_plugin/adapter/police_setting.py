# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether the police's tools are switched on in this QGIS profile. Off until somebody switches them on."""

from __future__ import annotations

from qgis.core import QgsSettings

# In QGIS3.ini (QGIS4.ini) of the profile: [botrygt] politi=true. qgis_process reads the same profile.
KEY = "botrygt/politi"


def police_on() -> bool:
    """True where this profile shows the group «Politi» in the toolbox."""
    return bool(QgsSettings().value(KEY, False, type=bool))


def switch_police(on: bool) -> None:
    """Show or hide the police's tools from now on."""
    QgsSettings().setValue(KEY, on)
