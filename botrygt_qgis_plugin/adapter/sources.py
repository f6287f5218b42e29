# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan's source -> its QGIS layers: a file, one layer of a file, a folder, or a PostGIS database."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qgis.core import Qgis, QgsMapLayer, QgsProject, QgsProviderRegistry, QgsVectorLayer

from botrygt_qgis_plugin.adapter.database import database_layers, database_name
from botrygt_qgis_plugin.adapter.faults import faults_told
from botrygt_qgis_plugin.adapter.layers import vector_layers
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.files import (
    OWN_LAYERS,
    is_database,
    no_layer,
    plan_files,
    shapefile_encoding,
    whole_file,
)

_LAYER = "|layername="


def source_name(source: str) -> str:
    """What a plan's source is called in results: a path as given; a database without user and password."""
    return database_name(source) if is_database(source) else source


def open_plan(source: str) -> list[QgsVectorLayer]:
    """The layers of one plan: a file, a file with '|layername=', a folder of files, or a database source.

    Raises InputError naming the source and what to do; CrimeDataError for a table without geometry that looks like it.
    """
    if is_database(source):
        return database_layers(source)
    text, _, wanted = source.partition(_LAYER)
    path = Path(text)
    if not path.exists():
        raise InputError(f"The plan '{text}' does not exist. Check the path.",
                         f"Planen «{text}» findes ikke. Tjek stien.", source)
    layers = [layer for file in plan_files(path) for layer in _file_layers(file)]
    if not layers:
        raise no_layer(path)
    return _chosen(layers, text, wanted) if wanted else layers


def _chosen(layers: list[QgsVectorLayer], place: str, wanted: str) -> list[QgsVectorLayer]:
    found = [layer for layer in layers if layer.name() == wanted]
    if not found:
        known = ", ".join(layer.name() for layer in layers)
        raise InputError(f"'{place}' has no layer '{wanted}'. It holds: {known}.",
                         f"«{place}» har intet lag «{wanted}». Der er: {known}.", place)
    return found


def _file_layers(path: Path) -> list[QgsVectorLayer]:
    whole_file(path)
    with faults_told(path):
        details = QgsProviderRegistry.instance().querySublayers(str(path))
        wanted = [detail for detail in sorted(details, key=lambda each: each.layerNumber())
                  if detail.name() not in OWN_LAYERS and detail.type() == Qgis.LayerType.Vector]
        # In the order of the file, as the shell reads them.
        layers = [QgsVectorLayer(detail.uri(), detail.name() or path.stem, detail.providerKey()) for detail in wanted]
    if not details:
        raise InputError(f"No vector layer could be read from '{path.name}'. The file may be cut short or damaged.",
                         f"Der kunne ikke læses noget vektorlag fra «{path.name}». Filen kan være afkortet eller "
                         "skadet.", str(path))
    encoding = shapefile_encoding(path)
    for layer in layers if encoding else ():
        layer.setProviderEncoding(encoding)
    return vector_layers(layers)


def whole_sources(layers: Iterable[QgsMapLayer], project: QgsProject | None) -> list[QgsVectorLayer]:
    """The vector layers given to an algorithm; a file given without the name of a layer stands for all its layers.

    Processing opens the first layer of such a file and says nothing of the others.
    """
    made: list[QgsMapLayer] = []
    for layer in layers:
        of_project = project is not None and project.mapLayer(layer.id()) is not None
        if layer.providerType() != "ogr" or of_project or not Path(layer.source()).is_file():
            made.append(layer)
            continue
        made += open_plan(layer.source())
    return vector_layers(made)
