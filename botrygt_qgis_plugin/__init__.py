# SPDX-License-Identifier: GPL-2.0-or-later
"""What QGIS looks for in a plugin's folder. Importing this needs no QGIS: the engine runs without it."""

from __future__ import annotations


def classFactory(iface):  # type: ignore[no-untyped-def]  # noqa: QGS105 - QGIS calls it with its interface
    """Build the plugin; called by QGIS."""
    from botrygt_qgis_plugin.plugin import BoTrygtPlugin  # needs QGIS, which the package itself must not

    return BoTrygtPlugin(iface)
