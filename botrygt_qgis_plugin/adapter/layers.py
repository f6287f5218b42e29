# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS layers -> RawLayers: the only place that turns QGIS features into plain arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
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
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QVariant

from botrygt_qgis_plugin.adapter.faults import faults_told
from botrygt_qgis_plugin.engine.crs import crs_words
from botrygt_qgis_plugin.engine.errors import Cancelled, InputError
from botrygt_qgis_plugin.engine.files import whole_file
from botrygt_qgis_plugin.engine.geopackage import stored_texts
from botrygt_qgis_plugin.engine.guess import refuse_crime
from botrygt_qgis_plugin.engine.layers import RawLayer, object_array
from botrygt_qgis_plugin.engine.review import nobody
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
    return snapshot(layer).read(limit)


def snapshot(layer: QgsVectorLayer) -> Snapshot:
    """A layer as it is at this moment, unsaved edits and its filter included. Call on the layer's own thread; quick.

    Raises as `raw_layer` does before it reads.
    """
    if not layer.isValid():
        raise _unreadable(layer)
    called, names, kind = layer_title(layer), [field.name() for field in layer.fields()], layer_kind(layer)
    refuse_crime(called, names, kind)
    return Snapshot(RawLayer(called, public_source(layer), authid(layer.crs()), object_array([]),
                             {name: [] for name in names}, (), kind),
                    QgsVectorLayerFeatureSource(layer), _file_of(layer), *_gpkg_table(layer))


@dataclass(frozen=True)
class Snapshot:
    """What is needed to read a layer on any thread: itself without rows, where its features come from, its file.

    table: its table in a GeoPackage, '' elsewhere. edited: fid -> places of the fields that unsaved edits changed.
    """

    head: RawLayer
    source: QgsVectorLayerFeatureSource
    path: Path | None
    table: str
    edited: Mapping[int, frozenset[int]]

    def read(self, limit: int = -1, stopped: Callable[[], bool] = nobody) -> RawLayer:
        """Read the features. Raises InputError where the file is damaged, Cancelled where `stopped` says so."""
        if self.path is not None:
            whole_file(self.path)
        # The engine lists broken geometry itself, so QGIS must hand it over unchecked.
        request = QgsFeatureRequest().setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
        request.setLimit(limit)
        with faults_told(self.path) if self.path else nullcontext():
            ids, shapes, rows = self._features(request, stopped)
        names = list(self.head.fields)
        columns = list(zip(*rows)) if rows else [()] * len(names)
        geometry = shapely.from_wkb(object_array(shapes), on_invalid="ignore")
        return replace(self.head, geometry=geometry, ids=ids,
                       fields={name: list(values) for name, values in zip(names, columns)})

    def _features(self, request: QgsFeatureRequest, stopped: Callable[[], bool]) -> tuple[
            tuple[str, ...], list[bytes | None], list[list[Any]]]:
        """What the owner counts each feature as, its WKB, and its attributes."""
        shapes: list[bytes | None] = []
        rows: list[list[Any]] = []
        ids: list[str] = []
        texts = self._texts_for_numbers()
        for feature in self.source.getFeatures(request):
            ids.append(f"fid {feature.id()}")
            shapes.append(_plain_wkb(feature.geometry()))
            rows.append([plain_value(value) for value in feature.attributes()])
            for at, text in texts.get(feature.id(), {}).items():
                rows[-1][at] = text
            if stopped():
                raise Cancelled
        return tuple(ids), shapes, rows

    def _texts_for_numbers(self) -> dict[int, dict[int, str]]:
        """Text that a GeoPackage holds in number fields, as fid -> field's place -> text, where nobody is editing it.
        """
        found: dict[int, dict[int, str]] = {}
        names = list(self.head.fields)
        for name, texts in (stored_texts(self.path, self.table) if self.path and self.table else {}).items():
            at = names.index(name) if name in names else -1
            for fid, text in texts.items():
                if at >= 0 and at not in self.edited.get(fid, ()):
                    found.setdefault(fid, {})[at] = text
        return found


def _gpkg_table(layer: QgsVectorLayer) -> tuple[str, Mapping[int, frozenset[int]]]:
    """The layer's table in a GeoPackage, '' where it is in none, and what unsaved edits changed."""
    parts = _parts(layer)
    path, table = Path(parts.get("path", "")), parts.get("layerName", "")
    if layer.providerType() != "ogr" or path.suffix.lower() != ".gpkg" or not path.is_file():
        return "", {}
    edited = layer.editBuffer().changedAttributeValues() if layer.isEditable() else {}
    # 'number!!::!!table!!::!!…' of the first table: what QGIS opens where no table is named.
    return (table or layer.dataProvider().subLayers()[0].split("!!::!!")[1],
            {fid: frozenset(values) for fid, values in edited.items()})


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


def move_box(box: QgsRectangle, source: str, target: QgsCoordinateReferenceSystem) -> QgsRectangle:
    """A box in another CRS; as it is where it cannot be moved, or there is none."""
    change = QgsCoordinateTransform(_crs(source), target, QgsCoordinateTransform().context())
    try:
        return change.transformBoundingBox(box) if change.isValid() and not change.isShortCircuited() else box
    except QgsCsException:
        return box


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
        raise _unreadable(layer)
    path = _file_of(layer)
    if path is not None:
        whole_file(path)
    return path


def _unreadable(layer: QgsVectorLayer) -> InputError:
    return InputError(f"The layer '{layer.name()}' cannot be read. Repair its source or take it out.",
                      f"Laget «{layer.name()}» kan ikke læses. Ret dets kilde, eller tag det ud.", layer.name())


def _file_of(layer: QgsVectorLayer) -> Path | None:
    path = Path(_parts(layer).get("path", ""))
    return path if layer.providerType() == "ogr" and path.is_file() else None


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
