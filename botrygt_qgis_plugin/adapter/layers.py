# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS layers -> RawLayers: the only place that turns QGIS features into plain arrays."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import shapely
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsDataSourceUri,
    QgsFeatureRequest,
    QgsGeometry,
    QgsMapLayer,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QVariant

from botrygt_qgis_plugin.adapter.faults import faults_told
from botrygt_qgis_plugin.engine.crs import crs_words
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.files import whole_file
from botrygt_qgis_plugin.engine.geopackage import stored_texts
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
    path = must_be_readable(layer)
    called = layer_title(layer)
    names = [field.name() for field in layer.fields()]
    kind = layer_kind(layer)
    refuse_crime(called, names, kind)
    # The engine lists broken geometry itself, so QGIS must hand it over unchecked.
    request = QgsFeatureRequest().setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
    request.setLimit(limit)
    with faults_told(path) if path else nullcontext():
        ids, shapes, rows = _features(layer, request)
    columns = list(zip(*rows)) if rows else [()] * len(names)
    geometry = shapely.from_wkb(object_array(shapes), on_invalid="ignore")
    return RawLayer(name=called, source=public_source(layer), crs=authid(layer.crs()), geometry=geometry,
                    fields={name: list(values) for name, values in zip(names, columns)}, ids=ids, kind=kind)


def _features(layer: QgsVectorLayer, request: QgsFeatureRequest) -> tuple[
        tuple[str, ...], list[bytes | None], list[list[Any]]]:
    """What the owner counts each feature as, its WKB, and its attributes."""
    shapes: list[bytes | None] = []
    rows: list[list[Any]] = []
    ids: list[str] = []
    # Held in a name: its iterator ends silently when it goes.
    source = QgsVectorLayerFeatureSource(layer)
    texts = _texts_for_numbers(layer)
    for feature in source.getFeatures(request):
        ids.append(f"fid {feature.id()}")
        shapes.append(_plain_wkb(feature.geometry()))
        rows.append([plain_value(value) for value in feature.attributes()])
        for at, text in texts.get(feature.id(), {}).items():
            rows[-1][at] = text
    return tuple(ids), shapes, rows


def _texts_for_numbers(layer: QgsVectorLayer) -> dict[int, dict[int, str]]:
    """Text that a GeoPackage holds in number fields, as fid -> field's place -> text, where nobody is editing it."""
    parts = _parts(layer)
    path, table = Path(parts.get("path", "")), parts.get("layerName", "")
    if layer.providerType() != "ogr" or path.suffix.lower() != ".gpkg" or not path.is_file():
        return {}
    # 'number!!::!!table!!::!!…' of the first table: what QGIS opens where no table is named.
    table = table or layer.dataProvider().subLayers()[0].split("!!::!!")[1]
    edited = layer.editBuffer().changedAttributeValues() if layer.isEditable() else {}
    found: dict[int, dict[int, str]] = {}
    for name, texts in stored_texts(path, table).items():
        at = layer.fields().indexOf(name)
        for fid, text in texts.items():
            if at >= 0 and at not in edited.get(fid, {}):
                found.setdefault(fid, {})[at] = text
    return found


def authid(crs: QgsCoordinateReferenceSystem) -> str:
    """'EPSG:25832'; the WKT where there is no code; '' where the layer has none."""
    if not crs.isValid():
        return ""
    return crs.authid() or crs.toWkt()


def transform(geometry: Geometries, source: str, target: str) -> Geometries:
    """Geometries from one CRS to another (both as `authid` gives them), through QGIS's own PROJ settings."""
    change = QgsCoordinateTransform(_crs(source), _crs(target), QgsCoordinateTransform().context())
    if not change.isValid():
        raise _cannot_move(source, target)
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
            raise _cannot_move(source, target) from error
        moved.append(bytes(shape.asWkb()))
    return shapely.from_wkb(object_array(moved), on_invalid="ignore")


def _cannot_move(source: str, target: str) -> InputError:
    name = crs_words(source)
    return InputError(f"Coordinates cannot be moved from {name} to {target}. Check the layer's CRS.",
                      f"Koordinater kan ikke flyttes fra {name} til {target}. Tjek lagets koordinatsystem.", name)


def _crs(text: str) -> QgsCoordinateReferenceSystem:
    crs = QgsCoordinateReferenceSystem(text)
    return crs if crs.isValid() else QgsCoordinateReferenceSystem.fromWkt(text)


def vector_layers(layers: Iterable[QgsMapLayer]) -> list[QgsVectorLayer]:
    """The vector layers with geometry among them; a broken one is an InputError that names it.

    Raises CrimeDataError for a table without geometry that looks like crime data, as for a layer.
    """
    found = [layer for layer in layers if isinstance(layer, QgsVectorLayer)]
    for layer in found:
        must_be_readable(layer)
        if not layer.isSpatial():
            refuse_crime(layer_title(layer), [field.name() for field in layer.fields()], "")
    return [layer for layer in found if layer.isSpatial()]


def must_be_readable(layer: QgsVectorLayer) -> Path | None:
    """The layer's file, None where it has none. Raises InputError where its source is gone, or its file is damaged."""
    if not layer.isValid():
        raise InputError(f"The layer '{layer.name()}' cannot be read. Repair its source or take it out.",
                         f"Laget «{layer.name()}» kan ikke læses. Ret dets kilde, eller tag det ud.", layer.name())
    path = Path(_parts(layer).get("path", ""))
    if layer.providerType() != "ogr" or not path.is_file():
        return None
    whole_file(path)
    return path


def _parts(layer: QgsVectorLayer) -> dict[str, Any]:
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    return {name: value for name, value in parts.items() if isinstance(value, str)}


def layer_title(layer: QgsVectorLayer) -> str:
    """The layer's name; the table's where Processing opened a table of a file and named it after the file."""
    parts = _parts(layer)
    file, table = Path(parts.get("path", "")), parts.get("layerName", "")
    named_after_file = layer.name() in (file.stem, file.name.partition(".")[0])
    return table if table and named_after_file else layer.name()


def public_source(layer: QgsVectorLayer) -> str:
    """The layer's source as it may stand in a result file: without the words that open a database."""
    if layer.providerType() != "postgres":
        return layer.source()
    uri = QgsDataSourceUri(layer.source())
    uri.setUsername("")
    uri.setPassword("")
    return uri.uri(False)
