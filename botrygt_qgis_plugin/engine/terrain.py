# SPDX-License-Identifier: GPL-2.0-or-later
"""The height of the ground under a plan: a raster read, cut to what the measures can reach, and without holes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.geotiff import read_geotiff
from botrygt_qgis_plugin.engine.raster import Raster
from botrygt_qgis_plugin.engine.scene import Note, Scene

Box = tuple[float, float, float, float]
# Gives the heights in a box (west, south, east, north) of a coordinate system. Raises InputError.
Terrain = Callable[[str, Box], Raster]
# So far beyond the plan area the ground is read: farther than light is followed and sight lines run.
AROUND_M = 150.0
# A raster that leaves more of the plan without a height than this is for another place.
MOST_EMPTY = 0.05
# What stands for no height where the file does not say (the format's own rule).
_NO_HEIGHT = -9999.0


def with_terrain(scene: Scene, terrain: Terrain | None) -> Scene:
    """The scene with the ground under it. Raises InputError where the raster does not cover the plan."""
    if terrain is None or scene.plan_area.is_empty:
        return scene
    x0, y0, x1, y1 = scene.plan_area.bounds
    ground = terrain(scene.crs, (x0 - AROUND_M, y0 - AROUND_M, x1 + AROUND_M, y1 + AROUND_M))
    inside = _cut(ground, (x0, y0, x1, y1))
    told = float(np.isfinite(inside.values).sum()) * ground.step_m ** 2
    if told < (1.0 - MOST_EMPTY) * (x1 - x0) * (y1 - y0):
        raise InputError("The terrain raster does not cover the plan. Choose one that does, in the plan's coordinates.",
                         "Terrænrasteret dækker ikke planen. Vælg et, der gør, i planens koordinater.", "TERRAIN")
    filled, holes = _filled(ground)
    notes = scene.notes if not holes else (*scene.notes, Note(
        "terrain_holes", f"Terrænrasteret har {holes} celler uden højde; de har fået den nærmestes.",
        f"The terrain raster has {holes} cells without a height; they got that of the nearest."))
    return replace(scene, terrain=filled, notes=notes)


def terrain_file(name: str) -> Terrain:
    """A GeoTIFF or an ESRI ASCII grid (.asc). A file that does not say its coordinate system is taken to be in the
    plan's."""
    path = Path(name)

    def read(crs: str, box: Box) -> Raster:
        whole, code = (_read_ascii(path), 0) if path.suffix.lower() == ".asc" else _read_tiff(path)
        if code and f"EPSG:{code}" != crs:
            raise InputError(f"The terrain raster '{path.name}' is in EPSG:{code} and the plan in {crs}. Transform one "
                             "of them.",
                             f"Terrænrasteret «{path.name}» er i EPSG:{code} og planen i {crs}. Omregn det ene.",
                             str(path))
        return _cut(whole, box)

    return read


def _read_tiff(path: Path) -> tuple[Raster, int]:
    try:
        return read_geotiff(path)
    except OSError as error:
        raise _unreadable(path, str(error)) from error


def _read_ascii(path: Path) -> Raster:
    """An ESRI ASCII grid: lines of a word and a number, then the heights row by row from the north."""
    try:
        words = path.read_text(encoding="ascii").split()
        count = next((i for i in range(0, len(words), 2) if not words[i][0].isalpha()), len(words))
        head = {word.lower(): float(number) for word, number in zip(words[:count:2], words[1:count:2])}
        rows, columns, step = int(head["nrows"]), int(head["ncols"]), head["cellsize"]
        half = step / 2.0 if "xllcenter" in head else 0.0
        west = head["xllcenter" if "xllcenter" in head else "xllcorner"] - half
        south = head["yllcenter" if "yllcenter" in head else "yllcorner"] - half
        values = np.array(words[count:], dtype=np.float64).reshape(rows, columns)
    except (OSError, ValueError, KeyError) as error:
        raise _unreadable(path, f"{type(error).__name__}: {error}") from error
    values[values == head.get("nodata_value", _NO_HEIGHT)] = np.nan
    return Raster(values, west, south + rows * step, step)


def _unreadable(path: Path, why: str) -> InputError:
    return InputError(f"The terrain raster '{path}' cannot be read ({why}). Give a GeoTIFF or an ESRI ASCII grid.",
                      f"Terrænrasteret «{path}» kan ikke læses ({why}). Angiv en GeoTIFF eller et ESRI ASCII-net.",
                      str(path))


def _cut(whole: Raster, box: Box) -> Raster:
    """The cells of a raster that touch a box."""
    rows, columns = whole.values.shape
    left = int(np.clip(np.floor((box[0] - whole.west) / whole.step_m), 0, columns))
    right = int(np.clip(np.ceil((box[2] - whole.west) / whole.step_m), 0, columns))
    top = int(np.clip(np.floor((whole.north - box[3]) / whole.step_m), 0, rows))
    bottom = int(np.clip(np.ceil((whole.north - box[1]) / whole.step_m), 0, rows))
    return Raster(whole.values[top:bottom, left:right], whole.west + left * whole.step_m,
                  whole.north - top * whole.step_m, whole.step_m)


def _filled(ground: Raster) -> tuple[Raster, int]:
    """The raster with each hole at the height of the nearest cell, and how many holes there were."""
    empty = np.isnan(ground.values)
    if not empty.any():
        return ground, 0
    # Late: few rasters have holes, and scipy takes its time.
    from scipy.ndimage import distance_transform_edt

    nearest = distance_transform_edt(empty, return_distances=False, return_indices=True)
    return replace(ground, values=ground.values[tuple(nearest)]), int(empty.sum())
