# SPDX-License-Identifier: GPL-2.0-or-later
"""The lamps of Egelund: where they stand, what they are, and which way those of the roads face."""

from __future__ import annotations

import math
from collections.abc import Mapping

import shapely
from drawing import Sheet
from frames import Frame, at, east, point, west

# id, frame, x, y, light-point height (None: not written down)
LAMPS: tuple[tuple[str, Frame, float, float, float | None], ...] = (
    *((f"L1{number}", east, 4.8, v, 6.0) for number, v in enumerate((24.0, 54.0, 118.0, 156.0))),
    *((f"L2{number}", west, x, 23.8, 6.0) for number, x in enumerate((-30.0, -60.0, -90.0, -120.0))),
    ("L24", west, -153.2, 35.0, 6.0), ("L25", west, -153.2, 84.0, 6.0),
    *((f"L3{number}", west, x, 102.8, 6.0) for number, x in enumerate((-30.0, -70.0, -125.0))),
    *((f"L4{number}", east, u, 4.2, 1.0 if u == 50.0 else 6.0) for number, u in enumerate((20.0, 50.0, 80.0, 110.0))),
    *((f"L5{number}", east, u, 168.0, 6.0) for number, u in enumerate((20.0, 50.0, 80.0))),
    *((f"L6{number}", east, u, 73.5, 5.0) for number, u in enumerate((12.0, 37.0, 87.0, 112.0, 136.0))),
    *((f"L7{number}", east, u, 90.4, None if u == 62.0 else 5.0)
      for number, u in enumerate((12.0, 37.0, 62.0, 87.0, 112.0, 136.0))),
    ("L80", west, -93.0, 124.2, 5.0), ("L81", west, -93.0, 138.5, 5.0),
    ("L95", west, -76.0, 135.5, 1.0),
)
# Lamps beside a path, by the way along it: id, path, metres from its start, height.
LAMPS_ALONG: tuple[tuple[str, str, float, float | None], ...] = (
    ("L82", "P09", 10.9, 5.0), ("L83", "P09", 40.9, 5.0),
    ("L90", "P10", 12.0, 8.0), ("L91", "P10", 37.0, 5.0), ("L92", "P10", 71.0, None), ("L93", "P10", 90.0, 5.0))
# A bollard beside the garden path, by metres along it.
BOLLARDS = (("L96", "P15", 10.0),)
BOLLARD_M, MAINTENANCE = 2.0, 0.8
# kind -> luminaire, lumens, Ra
KINDS = {"bollard": ("Pullert", 800, 80), "park": ("LED parklygte", 4000, 80), "road": ("LED vejlygte", 5000, 70)}
FILES = {"bollard": "pullert.ldt", "park": "parklygte.ldt", "road": "vejlygte.ldt"}
# Lamps beside a path; all other columns stand along a road.
PARK = ("L6", "L7", "L8", "L9")


def draw_lamps(sheet: Sheet, lines: Mapping[str, shapely.LineString]) -> None:
    """All lamps, each facing the road it stands at where it is a road's."""
    roads = shapely.MultiLineString([row.geometry for row in sheet.rows["veje"]])
    for name, frame, x, y, height in LAMPS:
        _lamp(sheet, name, point(frame, x, y), (height, roads))
    for name, path, along, height in LAMPS_ALONG:
        _lamp(sheet, name, shapely.Point(at(lines[path], along, 2.0)), (height, roads))
    for name, path, along in BOLLARDS:
        _lamp(sheet, name, shapely.Point(at(lines[path], along, -1.3)), (1.0, roads))


def _lamp(sheet: Sheet, name: str, place: shapely.Point, of: tuple[float | None, shapely.MultiLineString]) -> None:
    height, roads = of
    kind = "bollard" if height is not None and height < BOLLARD_M else "park" if name.startswith(PARK) else "road"
    luminaire, lumens, ra = KINDS[kind]
    faces = _bearing(place, roads) if kind == "road" else None
    sheet.draw("lyspunkt", place, name, height, lumens, luminaire, FILES[kind], MAINTENANCE, ra, faces)


def _bearing(place: shapely.Point, roads: shapely.MultiLineString) -> int:
    """The compass bearing from a lamp to the nearest road, in whole degrees."""
    nearest = shapely.shortest_line(place, roads)
    (x0, y0), (x1, y1) = nearest.coords
    return round(math.degrees(math.atan2(x1 - x0, y1 - y0))) % 360
