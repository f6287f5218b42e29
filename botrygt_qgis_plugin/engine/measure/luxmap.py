# SPDX-License-Identifier: GPL-2.0-or-later
"""Illuminance on a grid over the plan: by the guess, at least and at most, as rasters, points and isolux lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.errors import Cancelled, InputError
from botrygt_qgis_plugin.engine.measure.illuminance import FACING, HORIZONTAL, Points
from botrygt_qgis_plugin.engine.measure.lightfield import Spots, lit_scene
from botrygt_qgis_plugin.engine.measured import Params
from botrygt_qgis_plugin.engine.raster import Raster
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

# Cells that are lit together: near enough for one list of lamps to serve them, many enough to be worth it.
TILE = 8
# Tiles whose light is held at a time.
TILES = 512
MOST_CELLS = 4_000_000
LUX, LEAST, MOST = "lux", "mindst", "højst"
LEVELS_LX = (0.5, 1.0, 2.0, 3.0, 5.0, 7.5, 10.0, 15.0, 20.0, 30.0, 50.0, 75.0, 100.0)


@dataclass(frozen=True)
class Wanted:
    """What is mapped: a kind of illuminance, the size of a cell, and the compass bearing that people walk along; of
    what faces somewhere, the darker of both ways along it is mapped."""

    kind: str = HORIZONTAL
    cell_m: float = 1.0
    bearing_deg: float = 0.0


@dataclass(frozen=True)
class Listening:
    """Who hears how far the map is (0 to 1), and may ask it to stop."""

    progress: Callable[[float], None]
    cancelled: Callable[[], bool]


@dataclass(frozen=True)
class LuxMap:
    """Rasters on the same cells: 'lux' by the guess, 'mindst' and 'højst' its bounds, NaN where there is none to tell
    (outside the plan area, in a building; no upper bound where lamps may be missing); and what is not known."""

    bands: Mapping[str, Raster]
    lacks: tuple[str, ...]

    def points(self) -> tuple[Floats, Mapping[str, Floats]]:
        """(n, 2) middles of the cells with a value, row by row from the north, and each band's values there."""
        shown = self.bands[LUX]
        row, column = np.nonzero(np.isfinite(shown.values))
        places: Floats = np.stack([shown.west + (column + 0.5) * shown.step_m,
                                   shown.north - (row + 0.5) * shown.step_m], axis=1)
        return places, {name: band.values[row, column] for name, band in self.bands.items()}


def lux_map(scene: Scene, params: Params, wanted: Wanted, listening: Listening) -> LuxMap:
    """The light over the plan area. Raises InputError where there is no plan area or no lamp layer, or the cells are
    too many; Cancelled where it is told to stop."""
    columns, rows, west, north = _frame(scene, wanted.cell_m)
    made = {name: np.full((rows, columns), np.nan, dtype=np.float32) for name in (LUX, LEAST, MOST)}
    lit = lit_scene(scene, params)
    inside = _inside(scene, (west, north, wanted.cell_m), (rows, columns))
    row, column = np.nonzero(inside)
    lacks: set[str] = set()
    for done, part in _stripes(row, column):
        if listening.cancelled():
            raise Cancelled
        listening.progress(done)
        spots = _spots((row[part], column[part]), (west, north, wanted))
        light = lit.light(spots, wanted.kind)[0]
        for name, values in ((LUX, light.guess), (LEAST, light.low), (MOST, light.high)):
            darker = values.min(axis=0) if wanted.kind in FACING else values
            made[name][row[part], column[part]] = np.where(np.isinf(darker), np.nan, darker)
        lacks.update(*light.lacks)
    listening.progress(1.0)
    bands = {name: Raster(values.astype(np.float64), west, north, wanted.cell_m) for name, values in made.items()}
    return LuxMap(bands, tuple(sorted(lacks)))


def _frame(scene: Scene, cell: float) -> tuple[int, int, float, float]:
    """Columns, rows, and the north-western corner, on multiples of the cell."""
    if not scene.has(Role.LIGHT):
        raise InputError("The plan has no lamp layer, so there is no light to map. Draw one, or map a layer to lamps.",
                         "Planen har intet lag med lyspunkter, så der er intet lys at vise. Tegn et, eller knyt et lag "
                         "til lyspunkter.", "light")
    if scene.plan_area.is_empty:
        raise InputError("The plan has no plan area, so it is not known where to map the light. Draw it, or map a "
                         "layer to it.",
                         "Planen har intet planområde, så det vides ikke, hvor lyset skal vises. Tegn det, eller knyt "
                         "et lag til det.", "plan_area")
    x0, y0, x1, y1 = scene.plan_area.bounds
    west, north = np.floor(x0 / cell) * cell, np.ceil(y1 / cell) * cell
    columns, rows = int(np.ceil((x1 - west) / cell)), int(np.ceil((north - y0) / cell))
    if columns * rows > MOST_CELLS:
        least = np.ceil(np.sqrt((x1 - x0) * (y1 - y0) / MOST_CELLS) * 10.0) / 10.0
        raise InputError(f"Cells of {cell:g} m would be {columns * rows}; {MOST_CELLS} is the most. Use at least "
                         f"{least:g} m.",
                         f"Celler på {cell:g} m bliver {columns * rows} i alt; {MOST_CELLS} er det højeste. Brug "
                         f"mindst {least:g} m.".replace(f"{least:g}", f"{least:g}".replace(".", ",")), "CELL")
    return columns, rows, float(west), float(north)


def _inside(scene: Scene, corner: tuple[float, float, float], shape: tuple[int, int]) -> NDArray[np.bool_]:
    """(rows, columns) cells whose middle lies in the plan area and in no building."""
    west, north, cell = corner
    inside = np.zeros(shape, dtype=bool)
    area, buildings = scene.plan_area, shapely.union_all(scene.table(Role.BUILDING).geometry)
    for one in (area, buildings):
        shapely.prepare(one)
    x = west + (np.arange(shape[1]) + 0.5) * cell
    for row in range(shape[0]):
        y = np.full(shape[1], north - (row + 0.5) * cell)
        inside[row] = shapely.contains_xy(area, x, y)
        held = np.flatnonzero(inside[row])
        inside[row, held] = ~shapely.contains_xy(buildings, x[held], y[held])
    return inside


def _stripes(row: Rows, column: Rows) -> Iterator[tuple[float, Rows]]:
    """How far it is, and cells by tile, as many as are lit together."""
    if not len(row):
        return
    across = int(column.max()) // TILE + 1
    tile = row // TILE * across + column // TILE
    order = np.argsort(tile, kind="stable")
    starts = np.flatnonzero(np.diff(tile[order], prepend=-1))
    edges = [*starts[::TILES].tolist(), len(order)]
    for begin, end in zip(edges, edges[1:]):
        yield begin / len(order), order[begin:end]


def _spots(cells: tuple[Rows, Rows], frame: tuple[float, float, Wanted]) -> Spots:
    row, column = cells
    west, north, wanted = frame
    tile = (row // TILE).astype(np.int64) * 1_000_000 + column // TILE
    group = np.cumsum(np.diff(tile, prepend=tile[0]) != 0)
    bearing = np.radians(wanted.bearing_deg)
    ahead = np.full(len(row), np.sin(bearing)), np.full(len(row), np.cos(bearing))
    points = Points(west + (column + 0.5) * wanted.cell_m, north - (row + 0.5) * wanted.cell_m, np.zeros(len(row)),
                    *ahead)
    return Spots(points, group.astype(np.intp), int(group[-1]) + 1)
