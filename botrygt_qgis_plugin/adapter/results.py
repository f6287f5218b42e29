# SPDX-License-Identifier: GPL-2.0-or-later
"""A case file in the project: its layers with style, legend and labels, in one group on top."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsProviderRegistry, QgsVectorLayer

from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.engine.errors import CaseFileError

# Drawn from the top: numbers over lines over areas.
CASE_LAYERS = (("findings", "Fund", "Findings"), ("conflicts", "Konflikter", "Conflicts"),
               ("evidence_lines", "Belæg, linjer", "Evidence, lines"),
               ("proposed_lamps", "Foreslåede lyspunkter", "Proposed lamps"),
               ("evidence_areas", "Belæg, flader", "Evidence, areas"))

# The custom property of a layer that shows a review which is not in the case yet: the table it stands for.
LIVE = "botrygt/live"


def default_case_path(project: QgsProject) -> str:
    """Beside the project file where it is saved, else in the user's home folder."""
    home = Path(project.absolutePath()) if project.absolutePath() else Path.home()
    return str(home / "botrygt_sag.gpkg")


def load_case(project: QgsProject, path: str, plan_name: str) -> str:
    """Show the case file; a group that shows the same file already is refreshed in its place. Returns its name."""
    name = f"Bo trygt: {plan_name}"
    shown = [layer for layer in project.mapLayers().values() if _shows(layer.source(), path)]
    if len(shown) == len(CASE_LAYERS):
        for layer in shown:
            layer.dataProvider().reloadData()
            layer.triggerRepaint()
        return name
    project.removeMapLayers([layer.id() for layer in shown])
    group = _group(project, name)
    for table, da, en in CASE_LAYERS:
        layer = QgsVectorLayer(f"{path}|layername={table}", say(da, en), "ogr")
        if not layer.isValid():
            raise CaseFileError(f"The case file '{path}' cannot be shown; its table '{table}' is missing.",
                                f"Sagsfilen «{path}» kan ikke vises; dens tabel «{table}» mangler.", path)
        project.addMapLayer(layer, False)
        group.addLayer(layer)
    return name


def shows_case(layer: QgsVectorLayer) -> bool:
    """True for a layer that shows a case file, so that findings are never taken for a part of the plan."""
    if layer.customProperty(LIVE):
        return True
    table = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("layerName")
    return table in {name for name, _, _ in CASE_LAYERS}


def case_layers(project: QgsProject) -> list[QgsVectorLayer]:
    """The layers of the project that show a case file."""
    return [layer for layer in project.mapLayers().values()
            if isinstance(layer, QgsVectorLayer) and layer.isValid() and not layer.customProperty(LIVE)
            and shows_case(layer)]


def _shows(source: str, path: str) -> bool:
    return Path(source.partition("|")[0]) == Path(path)


def _group(project: QgsProject, name: str) -> QgsLayerTreeGroup:
    root = project.layerTreeRoot()
    group = root.findGroup(name)
    if group is None:
        group = root.insertGroup(0, name)
    group.removeAllChildren()
    return group
