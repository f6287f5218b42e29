# SPDX-License-Identifier: GPL-2.0-or-later
"""What is seen from places of the user's choice: isovist polygons, what surely is seen and what only may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.maps.chart import Chart, Place
from botrygt_qgis_plugin.engine.measure.isovist import View, field_of, isovist
from botrygt_qgis_plugin.engine.measure.obstacles import (
    CERTAIN,
    POSSIBLE,
    REQUIRED_ROLES,
    Obstacles,
    Options,
    lacking_roles,
    obstacles,
)
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Scene

SURE, MAYBE = "sure", "maybe"
# A scrap of area smaller than this, in square metres, is the rounding of two polygons.
SCRAP_M2 = 0.01
# A piece of outline this near an obstacle lies on it.
ON_M = 0.01
KINDS = {"observer": "TEXT", "certainty": "TEXT", "area_m2": "REAL", "perimeter_m": "REAL", "open_edge_m": "REAL",
         "nearest_m": "REAL", "farthest_m": "REAL"}


@dataclass(frozen=True)
class Look:
    """How one looks: heights of the eye and of what is seen, and how far, in metres; the field of view as its whole
    width in degrees round a compass direction (0 is north, clockwise); 360 sees all round."""

    eye_m: float = 1.6
    target_m: float = 1.0
    radius_m: float = 100.0
    field_deg: float = 360.0
    toward_deg: float = 0.0

    def view(self, level: int) -> View:
        """The same for one level of certainty."""
        return View(self.target_m, self.radius_m, level, self.field_deg / 2.0, np.radians(90.0 - self.toward_deg))


def isovist_chart(scene: Scene, observers: Sequence[Place], look: Look, options: Options) -> Chart:
    """One polygon of what each observer surely sees and one of what is seen only if drawing gaps turn out well.

    The ground is taken as level. open_edge_m: how much of the outline lies on nothing that hides (occlusivity), the
    limits of range and field of view apart. Raises InputError for an observer who stands in a building.
    """
    stand = obstacles(scene, options)
    rows = [row for observer in observers for row in _rows(scene, stand, observer, look)]
    geometry = np.empty(len(rows), dtype=object)
    geometry[:] = [shape for _, shape in rows]
    names = list(KINDS)
    return Chart(KINDS, {name: [values[at] for values, _ in rows] for at, name in enumerate(names)}, geometry, 2)


def _rows(scene: Scene, stand: Obstacles, observer: Place, look: Look) -> Iterator[tuple[tuple[object, ...],
                                                                                       shapely.Geometry]]:
    eye = np.array([observer.x, observer.y, look.eye_m])
    most = isovist(eye, stand, look.view(CERTAIN))
    if most.is_empty:
        raise InputError(
            f"The observer '{observer.name}' stands inside an obstacle. Move it outside, or raise the eye.",
            f"Iagttageren «{observer.name}» står inde i en hindring. Flyt den udenfor, eller løft øjet.",
            observer.name)
    least = shapely.Polygon()
    if not lacking_roles(scene):
        least = shapely.intersection(isovist(eye, stand, look.view(POSSIBLE)), _known(scene, eye, look))
    for name, shape in ((SURE, _areas(least)), (MAYBE, _areas(shapely.difference(most, least)))):
        if shape.area > SCRAP_M2:
            yield (observer.name, name, *_figures(shape, eye, stand, look)), shape


def _known(scene: Scene, eye: NDArray[np.float64], look: Look) -> shapely.Geometry:
    """The places that one looks at without looking past the edge of what is drawn completely."""
    areas = list({id(area): area for area in map(scene.covered, REQUIRED_ROLES)}.values())
    if any(not shapely.covers(area, shapely.Point(eye[:2])) for area in areas):
        return shapely.Polygon()
    edges = shapely.get_parts(shapely.boundary(np.array(areas, dtype=object)))
    return isovist(eye, walls(edges), Look(look.eye_m, look.target_m, look.radius_m).view(POSSIBLE))


def walls(lines: NDArray[np.object_]) -> Obstacles:
    """Lines as walls that reach from the ground into the sky."""
    count = len(lines)
    ground, sky = np.zeros(count), np.full(count, np.inf)
    return Obstacles(lines, ground, ground, ground, sky, sky, sky, (Role.PLAN_AREA,) * count, ("",) * count,
                     ("",) * count)


def _areas(shape: shapely.Geometry) -> shapely.Geometry:
    """The areas of a geometry as one multipolygon."""
    parts = shapely.get_parts(shape)
    return shapely.multipolygons(parts[shapely.get_dimensions(parts) == 2])


def _figures(shape: shapely.Geometry, eye: NDArray[np.float64], stand: Obstacles, look: Look) -> tuple[float, ...]:
    """Area, perimeter, open edge, and how far the nearest and the farthest of the outline are from the eye."""
    place = shapely.Point(eye[:2])
    edge = shapely.boundary(shape)
    near = stand.tree.query(shape, predicate="dwithin", distance=ON_M)
    rim = shapely.boundary(field_of(eye[:2], look.view(CERTAIN)))
    closed = shapely.buffer(shapely.union_all([*stand.geometry[near], rim]), ON_M)
    spread = np.hypot(*(shapely.get_coordinates(shape) - eye[:2]).T)
    return tuple(round(float(value), 2) for value in (
        shape.area, edge.length, shapely.difference(edge, closed).length, shapely.distance(place, edge), spread.max()))
