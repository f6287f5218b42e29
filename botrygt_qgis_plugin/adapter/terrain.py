# SPDX-License-Identifier: GPL-2.0-or-later
"""Heights of the ground from any raster that GDAL opens, in the plan's own coordinates."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal, osr
from qgis.core import QgsRasterLayer

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.raster import Raster
from botrygt_qgis_plugin.engine.scene import Scene
from botrygt_qgis_plugin.engine.terrain import Terrain, cell_of, covering, extent_of

# A cell this many times the raster's own takes the mean of what lies in it.
AVERAGED = 1.5


def terrain_source(layer: QgsRasterLayer | None) -> str:
    """What `raster_terrain` opens for a layer; '' for none. Raises InputError for a layer that is no file or table."""
    if layer is None:
        return ""
    if layer.dataProvider().name() != "gdal":
        raise InputError(f"The terrain '{layer.name()}' comes from a service. Save it as a raster file and give that.",
                         f"Terrænet «{layer.name()}» kommer fra en tjeneste. Gem det som en rasterfil, og angiv den.",
                         layer.name())
    return str(layer.source())


def raster_terrain(source: str) -> Terrain:
    """Terrain from the first band of a raster: averaged where its cells are smaller than those looked at.

    A raster without a coordinate system is taken to be in the plan's.
    """
    def read(scene: Scene) -> Raster:
        return covering(_read(source, scene), scene)

    return read


def _read(source: str, scene: Scene) -> Raster:
    west, south, east, north = extent_of(scene)
    # Whoever shares the process may or may not have turned GDAL's errors into exceptions: both ways are met.
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        opened = _there(gdal.Open(source))
        own = opened.GetProjection() or _wkt(scene.crs)
        native = _there(gdal.AutoCreateWarpedVRT(opened, own, _wkt(scene.crs))).GetGeoTransform()[1]
        step = cell_of(scene, native)
        # Whole cells from the south-western corner, so that a later run over the same plan has the same.
        columns, rows = math.ceil((east - west) / step), math.ceil((north - south) / step)
        box = (west, south, west + columns * step, south + rows * step)
        warped = gdal.Warp("", opened, format="MEM", srcSRS=own, dstSRS=scene.crs, outputBounds=box, xRes=step,
                           yRes=step, outputType=gdal.GDT_Float64, dstNodata=math.nan,
                           resampleAlg="average" if step > AVERAGED * native else "bilinear")
        values: Any = _there(warped).GetRasterBand(1).ReadAsArray()
    except RuntimeError as error:
        raise InputError(
            f"The terrain '{source}' cannot be read ({error}). Give a raster of heights that QGIS opens.",
            f"Terrænet «{source}» kan ikke læses ({error}). Angiv et raster med højder, som QGIS kan åbne.",
            source) from error
    finally:
        gdal.PopErrorHandler()
    return Raster(np.asarray(values, dtype=np.float64), west, box[3], step, Path(source).name)


def _there(made: Any) -> Any:
    """What GDAL made. Raises RuntimeError with GDAL's own words where it made nothing."""
    if made is None:
        raise RuntimeError(gdal.GetLastErrorMsg() or "no raster")
    return made


def _wkt(crs: str) -> str:
    reference = osr.SpatialReference()
    reference.SetFromUserInput(crs)
    return str(reference.ExportToWkt())
