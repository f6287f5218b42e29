# SPDX-License-Identifier: GPL-2.0-or-later
"""The ground under a plan: how much of a terrain raster is used, what it must cover, and grids read without QGIS."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import shapely
from scipy import ndimage

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.raster import Raster
from botrygt_qgis_plugin.engine.scene import Scene

# Gives the heights under a scene, in its own coordinates; raises InputError.
Terrain = Callable[[Scene], Raster]
# Sight reaches this far beyond the plan; cells are no smaller and no more than these, which bounds memory.
AROUND_M, LEAST_CELL_M, MOST_CELLS = 150.0, 1.0, 4_000_000
_WORDS = {"ncols", "nrows", "xllcorner", "yllcorner", "xllcenter", "yllcenter", "cellsize", "nodata_value"}
_HEADER_LINES = 6


def extent_of(scene: Scene) -> tuple[float, float, float, float]:
    """West, south, east and north of what the terrain is looked at for."""
    west, south, east, north = shapely.bounds(scene.plan_area)
    return west - AROUND_M, south - AROUND_M, east + AROUND_M, north + AROUND_M


def cell_of(scene: Scene, native_m: float) -> float:
    """The size of cell at which a raster of this native size is read."""
    west, south, east, north = extent_of(scene)
    return max(native_m, LEAST_CELL_M, math.sqrt((east - west) * (north - south) / MOST_CELLS))


def covering(raster: Raster, scene: Scene) -> Raster:
    """The raster with a value everywhere: a cell without one beyond the plan area takes its nearest neighbour's.

    Raises InputError where cells inside the plan area have none.
    """
    rows, columns = raster.values.shape
    x = raster.west + (np.arange(columns) + 0.5) * raster.step_m
    y = raster.north - (np.arange(rows) + 0.5) * raster.step_m
    inside = shapely.contains_xy(scene.plan_area, *np.meshgrid(x, y))
    lacks = ~np.isfinite(raster.values)
    west, south, east, north = shapely.bounds(scene.plan_area)
    own_west, own_south, own_east, own_north = raster.box
    reaches = own_west <= west and own_south <= south and own_east >= east and own_north >= north
    if not reaches or (lacks & inside).any():
        raise InputError(
            f"The terrain '{raster.name}' does not cover the whole plan area. Give one that does, without empty cells.",
            f"Terrænet «{raster.name}» dækker ikke hele planområdet. Angiv et, der gør, uden tomme celler.",
            raster.name)
    if not lacks.any():
        return raster
    nearest = ndimage.distance_transform_edt(lacks, return_distances=False, return_indices=True)
    return Raster(raster.values[tuple(nearest)], raster.west, raster.north, raster.step_m, raster.name)


def grid_terrain(path: str) -> Terrain:
    """Terrain from an Esri ASCII grid in the plan's own coordinates, the one kind that is read without QGIS."""
    def read(scene: Scene) -> Raster:
        return covering(read_grid(path), scene)

    return read


def read_grid(path: str) -> Raster:
    """An Esri ASCII grid, whole. Raises InputError."""
    if Path(path).suffix.lower() != ".asc":
        raise InputError(f"'{path}' is no Esri ASCII grid. Without QGIS only .asc is read; gdal_translate makes one.",
                         f"«{path}» er ikke et Esri ASCII-gitter. Uden QGIS læses kun .asc; gdal_translate laver det.",
                         path)
    try:
        with Path(path).open(encoding="ascii") as file:
            head = _header([file.readline() for _ in range(_HEADER_LINES)])
            values = np.array(file.read().split(), dtype=np.float64)
    except OSError as error:
        raise InputError(f"The terrain '{path}' cannot be read ({error.strerror}). Check the path.",
                         f"Terrænet «{path}» kan ikke læses ({error.strerror}). Tjek stien.", path) from error
    except (ValueError, KeyError, UnicodeDecodeError) as error:
        raise _damaged(path) from error
    rows, columns, step = int(head["nrows"]), int(head["ncols"]), head["cellsize"]
    if len(values) != rows * columns or step <= 0:
        raise _damaged(path)
    values[values == head["nodata_value"]] = np.nan
    south = head["yllcorner"] if "yllcorner" in head else head["yllcenter"] - step / 2.0
    west = head["xllcorner"] if "xllcorner" in head else head["xllcenter"] - step / 2.0
    return Raster(values.reshape(rows, columns), west, south + rows * step, step, Path(path).name)


def _header(lines: list[str]) -> dict[str, float]:
    """The header by its words. Raises ValueError for a line that is none, and KeyError where a word is missing."""
    head = {word.lower(): float(number) for word, number in (line.split() for line in lines)}
    if not set(head) <= _WORDS:
        raise KeyError(*set(head) - _WORDS)
    if not {"ncols", "nrows", "cellsize", "nodata_value"} <= set(head):
        raise KeyError("nodata_value")
    return head


def _damaged(path: str) -> InputError:
    return InputError(f"'{path}' is no whole Esri ASCII grid with a header of six lines. Make it anew.",
                      f"«{path}» er ikke et helt Esri ASCII-gitter med et hoved på seks linjer. Lav det på ny.", path)

