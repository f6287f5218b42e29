# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS layers -> RawLayers: the only place that turns QGIS features into plain arrays."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import shapely
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsMapLayer,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QVariant

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.files import OWN_LAYERS, files_of, shapefile_encoding
from botrygt_qgis_plugin.engine.guess import refuse_crime
from botrygt_qgis_plugin.engine.layers import RawLayer, object_array
from botrygt_qgis_plugin.engine.scene import Geometries

# Arcs become chords that leave the arc by at most this angle (radians); 1 degree is QGIS's own default.
ARC_STEP = 0.0174532925


def plain_value(value: Any) -> Any:
    """An attribute as Python knows it: NULL becomes None, dates become ISO text."""
    if value is None or (isinstance(value, QVariant) and value.isNull()):
        return None
    if isinstance(value, (QDate, QDateTime)):
        return value.toString("yyyy-MM-dd") if value.isValid() else None
    if isinstance(value, (bool, int, float, str)):
        return value
    return str(value)


def _plain_wkb(geometry: QgsGeometry) -> bytes | None:
    if geometry.isNull():
        return None
    if QgsWkbTypes.isCurvedType(geometry.wkbType()):
        geometry = QgsGeometry(geometry.constGet().segmentize(ARC_STEP))
    return bytes(geometry.asWkb())


_KINDS = {Qgis.GeometryType.Point: "point", Qgis.GeometryType.Line: "line", Qgis.GeometryType.Polygon: "polygon"}


def layer_kind(layer: QgsVectorLayer) -> str:
    """'point', 'line', 'polygon', or '' for anything else."""
    return _KINDS.get(layer.geometryType(), "")


def raw_layer(layer: QgsVectorLayer, limit: int = -1) -> RawLayer:
    """The features of a layer, unsaved edits and its filter included. Call on the layer's own thread.

    limit: read no more features than this, for a look at what the layer holds; -1 reads all.
    Raises CrimeDataError before any feature is read where the layer looks like crime data on single places, and
    InputError where it cannot be read.
    """
    _must_be_readable(layer)
    names = [field.name() for field in layer.fields()]
    kind = layer_kind(layer)
    refuse_crime(layer.name(), names, kind)
    # The engine lists broken geometry itself, so QGIS must hand it over unchecked.
    request = QgsFeatureRequest().setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
    request.setLimit(limit)
    shapes: list[bytes | None] = []
    rows: list[list[Any]] = []
    ids: list[str] = []
    # Held in a name: its iterator ends silently when it goes.
    source = QgsVectorLayerFeatureSource(layer)
    for feature in source.getFeatures(request):
        ids.append(f"fid {feature.id()}")
        shapes.append(_plain_wkb(feature.geometry()))
        rows.append([plain_value(value) for value in feature.attributes()])
    columns = list(zip(*rows)) if rows else [()] * len(names)
    geometry = shapely.from_wkb(object_array(shapes), on_invalid="ignore")
    return RawLayer(name=layer.name(), source=layer.source(), crs=authid(layer.crs()), geometry=geometry,
                    fields={name: list(values) for name, values in zip(names, columns)}, ids=tuple(ids), kind=kind)


def authid(crs: QgsCoordinateReferenceSystem) -> str:
    """'EPSG:25832'; the WKT where there is no code; '' where the layer has none."""
    if not crs.isValid():
        return ""
    return crs.authid() or crs.toWkt()


def transform(geometry: Geometries, source: str, target: str) -> Geometries:
    """Geometries from one CRS to another (both as `authid` gives them), through QGIS's own PROJ settings."""
    change = QgsCoordinateTransform(_crs(source), _crs(target), QgsCoordinateTransform().context())
    moved = []
    for wkb in shapely.to_wkb(geometry, output_dimension=3):
        if wkb is None:
            moved.append(None)
            continue
        shape = QgsGeometry()
        shape.fromWkb(wkb)
        try:
            shape.transform(change)
        except QgsCsException as error:
            raise InputError(f"Coordinates cannot be moved from {source} to {target}. Check the layer's CRS.",
                             f"Koordinater kan ikke flyttes fra {source} til {target}. Tjek lagets koordinatsystem.",
                             source) from error
        moved.append(bytes(shape.asWkb()))
    return shapely.from_wkb(object_array(moved), on_invalid="ignore")


def _crs(text: str) -> QgsCoordinateReferenceSystem:
    crs = QgsCoordinateReferenceSystem(text)
    return crs if crs.isValid() else QgsCoordinateReferenceSystem.fromWkt(text)


def vector_layers(layers: Iterable[QgsMapLayer]) -> list[QgsVectorLayer]:
    """The vector layers with geometry among them; a broken one is an InputError that names it."""
    found = [layer for layer in layers if isinstance(layer, QgsVectorLayer)]
    for layer in found:
        _must_be_readable(layer)
    return [layer for layer in found if layer.isSpatial()]


def _must_be_readable(layer: QgsVectorLayer) -> None:
    if not layer.isValid():
        raise InputError(f"The layer '{layer.name()}' cannot be read. Repair its source or take it out.",
                         f"Laget «{layer.name()}» kan ikke læses. Ret dets kilde, eller tag det ud.", layer.name())


def open_plan(source: str) -> list[QgsVectorLayer]:
    """The layers of one plan: a file, a folder of single-layer files, or a database source."""
    if source.lower().startswith(("postgres", "dbname=", "host=", "service=")):
        return _database_layers(source)
    return [layer for file in files_of(Path(source)) for layer in _file_layers(file)]


def _file_layers(path: Path) -> list[QgsVectorLayer]:
    details = QgsProviderRegistry.instance().querySublayers(str(path))
    layers = []
    # In the order of the file, as the shell reads them.
    for detail in sorted(details, key=lambda each: each.layerNumber()):
        if detail.name() in OWN_LAYERS or detail.type() != Qgis.LayerType.Vector:
            continue
        layer = QgsVectorLayer(detail.uri(), detail.name() or path.stem, detail.providerKey())
        encoding = shapefile_encoding(path)
        if encoding:
            layer.setProviderEncoding(encoding)
        if layer.isValid() and layer.isSpatial():
            layers.append(layer)
    if not layers:
        raise InputError(f"No vector layer could be read from '{path.name}'. The file may be cut short or damaged.",
                         f"Der kunne ikke læses noget vektorlag fra «{path.name}». Filen kan være afkortet eller "
                         "skadet.", str(path))
    return layers


def _database_layers(source: str) -> list[QgsVectorLayer]:
    uri = source.split("://", 1)[-1] if source.startswith("postgres") and "dbname" in source else source
    connection = QgsProviderRegistry.instance().providerMetadata("postgres").createConnection(uri, {})
    layers = []
    for table in connection.tables(""):
        if table.geometryColumn() and table.tableName() not in OWN_LAYERS:
            uri = connection.tableUri(table.schema(), table.tableName())
            layer = QgsVectorLayer(uri, table.tableName(), "postgres")
            layers += [layer] if layer.isValid() else []
    return layers

