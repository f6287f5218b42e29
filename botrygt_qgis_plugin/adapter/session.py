# SPDX-License-Identifier: GPL-2.0-or-later
"""Who works here, and what the project remembers of their choices: which layer is what, kept in the project file."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsProject, QgsProviderRegistry, QgsVectorLayer

from botrygt_qgis_plugin.engine.errors import BoTrygtError
from botrygt_qgis_plugin.engine.layers import LayerUse, uses_from_json, uses_to_json

SCOPE, ENTRY = "botrygt", "/uses"


def lasting_source(layer: QgsVectorLayer) -> str:
    """The layer's source without its filter: a layer stays what it is when another part of it is shown."""
    registry = QgsProviderRegistry.instance()
    parts = registry.decodeUri(layer.providerType(), layer.source())
    if not parts.pop("subset", ""):
        return layer.source()
    return registry.encodeUri(layer.providerType(), parts)


def remembered(project: QgsProject) -> dict[str, LayerUse]:
    """Layer source -> what the user said the layer is."""
    text, found = project.readEntry(SCOPE, ENTRY, "")
    if not found or not text:
        return {}
    try:
        return {use.source: use for use in uses_from_json(text)}
    except BoTrygtError:
        # An entry of another version is worth less than a fresh guess.
        return {}


def remember(project: QgsProject, uses: dict[str, LayerUse]) -> None:
    """Keep the user's choices by layer source; other sources' choices stay."""
    kept = {**remembered(project), **uses}
    project.writeEntry(SCOPE, ENTRY, uses_to_json([kept[source] for source in sorted(kept)]))


def who() -> str:
    """The name that decisions carry."""
    return QgsApplication.userFullName() or QgsApplication.userLoginName()
