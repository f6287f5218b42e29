# SPDX-License-Identifier: GPL-2.0-or-later
"""The ground under a plan from any raster that QGIS opens, in whatever coordinate system it is."""

from __future__ import annotations

import math

import numpy as np
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
    QgsRasterBlock,
    QgsRasterLayer,
    QgsRasterProjector,
    QgsRectangle,
)

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.raster import Raster
from botrygt_qgis_plugin.engine.terrain import Box, Terrain

# Cells a raster is read in, where its own are finer or not in metres.
FINEST_M, FALLBACK_M = 0.4, 1.0
_TYPES = {Qgis.DataType.Byte: "u1", Qgis.DataType.Int16: "i2", Qgis.DataType.UInt16: "u2", Qgis.DataType.Int32: "i4",
          Qgis.DataType.UInt32: "u4", Qgis.DataType.Float32: "f4", Qgis.DataType.Float64: "f8"}


def terrain_layer(source: str) -> Terrain:
    """The heights of a raster by its source; band 1 counts. What it gives raises InputError where it cannot be read."""

    def read(crs: str, box: Box) -> Raster:
        layer = QgsRasterLayer(source, "terrain")
        if not layer.isValid():
            raise InputError(f"The terrain raster '{source}' cannot be read. Choose another.",
                             f"Terrænrasteret «{source}» kan ikke læses. Vælg et andet.", source)
        return _heights(layer, QgsCoordinateReferenceSystem(crs), box)

    return read


def _heights(layer: QgsRasterLayer, crs: QgsCoordinateReferenceSystem, box: Box) -> Raster:
    own = layer.crs() if layer.crs().isValid() else crs
    step = layer.rasterUnitsPerPixelX() if own == crs else FALLBACK_M
    step = step if step >= FINEST_M else FINEST_M
    extent = layer.extent() if own == crs else _moved(layer, own, crs)
    # On the raster's own lines, so that a raster in the plan's system is read cell by cell.
    west = extent.xMinimum() + math.floor((max(box[0], extent.xMinimum()) - extent.xMinimum()) / step) * step
    north = extent.yMaximum() - math.floor((extent.yMaximum() - min(box[3], extent.yMaximum())) / step) * step
    columns = math.ceil((min(box[2], extent.xMaximum()) - west) / step - 1e-9)
    rows = math.ceil((north - max(box[1], extent.yMinimum())) / step - 1e-9)
    if columns < 1 or rows < 1:
        return Raster(np.empty((0, 0)), box[0], box[3], step)
    area = QgsRectangle(west, north - rows * step, west + columns * step, north)
    projector = QgsRasterProjector()
    projector.setInput(layer.dataProvider())
    projector.setCrs(own, crs, QgsProject.instance().transformContext())
    return Raster(_values(projector.block(1, area, columns, rows)), west, north, step)


def _moved(layer: QgsRasterLayer, own: QgsCoordinateReferenceSystem, crs: QgsCoordinateReferenceSystem) -> QgsRectangle:
    change = QgsCoordinateTransform(own, crs, QgsProject.instance().transformContext())
    try:
        return change.transformBoundingBox(layer.extent())
    except QgsCsException as error:
        raise InputError(f"The terrain raster cannot be moved to {crs.authid()}. Check its coordinate system.",
                         f"Terrænrasteret kan ikke flyttes til {crs.authid()}. Tjek dets koordinatsystem.",
                         layer.source()) from error


def _values(block: QgsRasterBlock) -> np.ndarray:
    kind = _TYPES.get(block.dataType())
    if kind is None or not block.isValid():
        raise InputError("The terrain raster holds no numbers in its first band. Choose another.",
                         "Terrænrasteret har ingen tal i sit første bånd. Vælg et andet.", "TERRAIN")
    values = np.frombuffer(bytes(block.data()), dtype=kind).reshape(block.height(), block.width()).astype(np.float64)
    if block.hasNoDataValue():
        values[values == block.noDataValue()] = np.nan
    return values
