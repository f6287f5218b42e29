# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers made to be looked at -> QGIS sinks and rasters, and the plugin's style on what QGIS then shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import shapely
from osgeo import gdal, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingUtils,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

import botrygt_qgis_plugin
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.maps.chart import Chart
from botrygt_qgis_plugin.engine.maps.overlooking import NOTHING, Surface

# Of points, lines and areas.
WKB = (QgsWkbTypes.Type.Point, QgsWkbTypes.Type.LineString, QgsWkbTypes.Type.MultiPolygon)
_TYPES = {"TEXT": QMetaType.Type.QString, "INTEGER": QMetaType.Type.Int, "REAL": QMetaType.Type.Double}


def fill_sink(algorithm: QgsProcessingAlgorithm, named: tuple[dict[str, Any], str], context: QgsProcessingContext,
              chart: Chart, crs: str) -> str | None:
    """Write a chart to a sink that was asked for; the layer's id, None where it was not.

    named: the call's parameters and the sink's name among them.
    """
    fields = QgsFields()
    for name, kind in chart.kinds.items():
        fields.append(QgsField(name, _TYPES[kind]))
    wkb = WKB[chart.dimension]
    sink, target = algorithm.parameterAsSink(*named, context, fields, wkb, QgsCoordinateReferenceSystem(crs))
    if sink is None:
        return None
    for values, shape in zip(chart.rows(), shapely.to_wkb(chart.geometry, output_dimension=2)):
        feature = QgsFeature(fields)
        feature.setAttributes(list(values))
        geometry = QgsGeometry()
        geometry.fromWkb(shape)
        feature.setGeometry(geometry)
        sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert)
    return str(target)


def write_surface(path: str, surface: Surface, crs: str) -> None:
    """Write the bands to a GeoTIFF. Raises InputError where the file cannot be written."""
    first = next(iter(surface.bands.values()))
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        made = gdal.GetDriverByName("GTiff").Create(path, first.shape[1], first.shape[0], len(surface.bands),
                                                    gdal.GDT_Int16, ["COMPRESS=DEFLATE", "TILED=YES"])
        if made is None:
            raise RuntimeError(gdal.GetLastErrorMsg())
        reference = osr.SpatialReference()
        reference.SetFromUserInput(crs)
        made.SetProjection(reference.ExportToWkt())
        made.SetGeoTransform((surface.west, surface.step_m, 0.0, surface.north, 0.0, -surface.step_m))
        for at, (name, values) in enumerate(surface.bands.items(), start=1):
            band = made.GetRasterBand(at)
            band.SetDescription(name)
            band.SetNoDataValue(NOTHING)
            band.WriteArray(values)
        made.FlushCache()
    except RuntimeError as error:
        raise InputError(f"The raster '{path}' cannot be written ({error}). Choose another place.",
                         f"Rasteret «{path}» kan ikke skrives ({error}). Vælg et andet sted.", path) from error
    finally:
        gdal.PopErrorHandler()


def style_path(name: str) -> str:
    """The plugin's style of that name."""
    return str(Path(str(botrygt_qgis_plugin.__file__)).parent / "resources" / "styles" / f"{name}.qml")


def dress(target: Any, name: str, context: QgsProcessingContext) -> None:
    """Give a layer that a run made the plugin's style. Call on the main thread."""
    layer = QgsProcessingUtils.mapLayerFromString(target, context) if isinstance(target, str) and target else None
    if layer is not None:
        layer.loadNamedStyle(style_path(name))
