# SPDX-License-Identifier: GPL-2.0-or-later
"""Plots and what stands on them: villas, terraced houses, the block, their hedges, fences, doors and windows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from drawing import Sheet
from frames import Frame, box, east, line, point, west
from shapely.geometry import LineString

EJERLAV = "Egelund By, Fiktiv"
# Front hedges that are not the usual 0.8-0.95 m high, 0.6 m inside the plot: (height, distance to the boundary).
FRONT_HEDGES: Mapping[str, tuple[float | None, float]] = {
    "A4": (1.6, 0.6), "B3": (0.9, 0.10), "B5": (None, 0.6), "Y2": (0.9, 0.40)}
# Plots with a fence instead: (type, height, openness).
FRONT_FENCES: Mapping[str, tuple[str, float, float]] = {"X3": ("Plankeværk", 1.8, 0.0), "X5": ("Stakit", 0.9, 40.0)}


@dataclass(frozen=True)
class VillaRow:
    """A row of villas: plots `width` wide from `start`, from the front boundary to the rear one."""

    name: str
    frame: Frame
    start: float
    count: int
    width: float
    front: float
    rear: float

    @property
    def inward(self) -> float:
        """+1 where one walks up the frame from the street to the garden, else -1."""
        return 1.0 if self.rear > self.front else -1.0


@dataclass(frozen=True)
class Terrace:
    """A row of terraced houses in the east frame, twelve plots 7.5 m wide."""

    name: str
    front: float
    rear: float

    @property
    def inward(self) -> float:
        """+1 where the garden lies north of the house, else -1."""
        return 1.0 if self.rear > self.front else -1.0


VILLAS = (
    VillaRow("A", west, -149.0, 7, 20.0, 25.5, 59.5),
    VillaRow("B", west, -149.0, 7, 20.0, 93.5, 59.5),
    VillaRow("X", east, 10.0, 6, 22.0, 6.0, 38.0),
    VillaRow("Y", east, 10.0, 4, 22.5, 158.0, 126.0),
)
TERRACES = (Terrace("S", 69.0, 38.0), Terrace("N", 95.0, 126.0))
# Houses at the end of a row whose gable towards the street has windows; X1's has none.
SEEING_GABLES = ("A1", "B1", "Y1", "S1", "N1")
# The two plots beside the garden path give half its strip each.
SHORTER = {"A1": 2.5, "B1": 2.5}


def draw_gardens(sheet: Sheet, chance: Random) -> None:
    """Every plot with its house, and the hedges and fences between them."""
    for row in VILLAS:
        for number in range(row.count):
            _villa(sheet, row, number, chance)
        _side_hedges(sheet, row)
    for terrace in TERRACES:
        for number in range(12):
            _terraced_house(sheet, terrace, number, chance)
        _terrace_fences(sheet, terrace)
    _block(sheet)
    _rear_hedges(sheet)
    _corner_boundaries(sheet)


def _parcel(sheet: Sheet, name: str, frame: Frame, corners: tuple[tuple[float, float], tuple[float, float]]) -> None:
    (x0, y0), (x1, y1) = corners
    plot = box(frame, (min(x0, x1), min(y0, y1)), (max(x0, x1), max(y0, y1)))
    number = len(sheet.rows["jordstykke"]) + 1
    sheet.draw("jordstykke", plot, name, f"12{chr(96 + (number - 1) % 26 + 1)}{'' if number <= 26 else number // 26}",
               EJERLAV)
    sheet.draw("skel", LineString(plot.exterior.coords), f"SK-{name}")


def _openings(sheet: Sheet, building: str, frame: Frame, places: list[tuple[float, float]]) -> None:
    for number, (x, y) in enumerate(places, start=1):
        sheet.draw("vinduer", point(frame, x, y), f"V-{building}-{number}", building)


def _villa(sheet: Sheet, row: VillaRow, number: int, chance: Random) -> None:
    name = f"{row.name}{number + 1}"
    left, way = row.start + number * row.width, row.inward
    _parcel(sheet, name, row.frame, ((left, row.front), (left + row.width, row.rear - way * SHORTER.get(name, 0.0))))
    _front_boundary(sheet, row, name, left)
    tree = point(row.frame, left + chance.uniform(5, row.width - 5), row.rear - way * chance.uniform(6, 9))
    sheet.draw("traeer", tree, f"T-{name}", chance.choice(["Æble", "Kirsebær", "Pære", "Blomme"]), 1.6,
               round(chance.uniform(3.0, 5.0), 1), round(chance.uniform(4.0, 6.5), 1), 6.0)
    if name == "A7":
        return _corner_villa(sheet)
    near, far = row.front + way * 6.0, row.front + way * 15.0
    house = box(row.frame, (left + 2.5, min(near, far)), (left + row.width - 5.0, max(near, far)))
    sheet.draw("bygninger", house, name, 120, 1, round(chance.uniform(5.0, 7.5), 1), 1)
    carport = (near + way * 1.5, near + way * 7.5)
    sheet.draw("bygninger", box(row.frame, (left + row.width - 4.5, min(carport)),
                                (left + row.width - 1.0, max(carport))), f"{name}-C", 920, 1, 2.6, 0)
    middle = left + (row.width - 2.5) / 2
    sheet.draw("indgang", point(row.frame, middle + 1.0, near), f"I-{name}", name)
    places = [(middle - 3.5, near), (middle + 4.0, near), (middle - 3.0, far), (middle + 3.0, far)]
    if name in SEEING_GABLES:
        places += [(left + 2.5, near + way * 3.0), (left + 2.5, near + way * 6.0)]
    return _openings(sheet, name, row.frame, places)


def _corner_villa(sheet: Sheet) -> None:
    """A7 turns its front to Egelundvej: its high hedge along Bøgeløkken stands in a side boundary."""
    sheet.draw("bygninger", box(west, (-25.0, 34.0), (-15.0, 47.0)), "A7", 120, 1, 6.2, 1)
    sheet.draw("bygninger", box(west, (-21.0, 28.0), (-15.0, 32.0)), "A7-C", 920, 1, 2.6, 0)
    sheet.draw("indgang", point(west, -15.0, 41.0), "I-A7", "A7")
    _openings(sheet, "A7", west, [(-15.0, 36.5), (-15.0, 44.5), (-25.0, 37.0), (-25.0, 44.0)])
    sheet.draw("haek", line(west, [(-28.0, 26.1), (-10.0, 26.1)]), "H-A7-SYD", 1.8, "Bøg")


def _front_boundary(sheet: Sheet, row: VillaRow, name: str, left: float) -> None:
    """A low hedge or fence with a gap for the drive."""
    height, inside = FRONT_HEDGES.get(name, (0.8 + 0.05 * (len(sheet.rows["haek"]) % 4), 0.6))
    y = row.front + row.inward * inside
    places = [(left + 1.5, y), (left + row.width - 5.5, y)]
    if name == "A7":
        places = [(-9.6, 30.0), (-9.6, 48.0)]
    if name in FRONT_FENCES:
        sheet.draw("hegn", line(row.frame, places), f"F-{name}-FOR", *FRONT_FENCES[name])
    else:
        sheet.draw("haek", line(row.frame, places), f"H-{name}-FOR",
                   None if height is None else round(height, 2), "Liguster")


def _side_hedges(sheet: Sheet, row: VillaRow) -> None:
    """High hedges between neighbours, from the houses' front line back; A3 and A4 share a fence."""
    way = row.inward
    for number in range(1, row.count):
        x = row.start + number * row.width
        places = [(x, row.front + way * 7.0), (x, row.rear - way * 0.6)]
        name = f"{row.name}{number}{row.name}{number + 1}"
        if name == "A3A4":
            sheet.draw("hegn", line(row.frame, [(x, 36.0), (x, 57.0)]), "F-A3A4", "Plankeværk", 1.8, 0.0)
        else:
            sheet.draw("haek", line(row.frame, places), f"H-{name}", 1.6 + 0.1 * (number % 3), "Bøg")


def _rear_hedges(sheet: Sheet) -> None:
    """Between gardens that lie back to back; one height was never written down."""
    sheet.draw("haek", line(west, [(-128.4, 59.5), (-9.6, 59.5)]), "H-AB-BAG", 1.8, "Bøg")
    sheet.draw("haek", line(west, [(-148.5, 57.0), (-129.6, 57.0)]), "H-A1-BAG", 1.8, "Bøg")
    sheet.draw("haek", line(west, [(-148.5, 62.0), (-129.6, 62.0)]), "H-B1-BAG", 1.8, "Bøg")
    sheet.draw("haek", line(east, [(10.5, 38.0), (54.0, 38.0)]), "H-XS-BAG1", None, "Bøg")
    sheet.draw("haek", line(east, [(56.0, 38.0), (141.0, 38.0)]), "H-XS-BAG2", 1.8, "Bøg")
    sheet.draw("haek", line(east, [(10.5, 126.0), (99.0, 126.0)]), "H-YN-BAG", 1.8, "Bøg")


def _terraced_house(sheet: Sheet, terrace: Terrace, number: int, chance: Random) -> None:
    name, left, way = f"{terrace.name}{number + 1}", 10.0 + 7.5 * number, terrace.inward
    _parcel(sheet, name, east, ((left, terrace.front), (left + 7.5, terrace.rear)))
    near, far = terrace.front + way * 5.0, terrace.front + way * 15.0
    sheet.draw("bygninger", box(east, (left, min(near, far)), (left + 7.5, max(near, far))), name, 131, 2, 7.2, 1)
    shed = sorted((terrace.rear - way * 1.0, terrace.rear - way * 3.5))
    sheet.draw("bygninger", box(east, (left + 1.0, shed[0]), (left + 4.0, shed[1])), f"{name}-S", 930, 1, 2.3, 0)
    sheet.draw("indgang", point(east, left + 3.0, near), f"I-{name}", name)
    places = [(left + 1.2, near), (left + 5.6, near), (left + 2.0, far), (left + 5.5, far)]
    if name == "N12":
        places += [(100.0, 102.0), (100.0, 107.0)]
    if name in SEEING_GABLES:
        places += [(left, near + way * 3.3), (left, near + way * 6.6)]
    _openings(sheet, name, east, places)
    y = terrace.front + way * 0.6
    sheet.draw("haek", line(east, [(left + 4.2, y), (left + 7.2, y)]), f"H-{name}-FOR",
               round(chance.choice([0.8, 0.85, 0.9]), 2), "Liguster")


def _terrace_fences(sheet: Sheet, terrace: Terrace) -> None:
    """Closed fences between neighbours' terraces, behind the houses."""
    way = terrace.inward
    for number in range(1, 12):
        u, start = 10.0 + 7.5 * number, terrace.front + way * 15.0
        name = f"F-{terrace.name}{number}{terrace.name}{number + 1}"
        sheet.draw("hegn", line(east, [(u, start), (u, start + way * 6.0)]), name, "Plankeværk", 1.8, 0.0)


def _block(sheet: Sheet) -> None:
    """Twelve flats round one stair; its door and most windows turn to Askehaven."""
    _parcel(sheet, "E1", east, ((100.0, 38.0), (142.0, 69.0)))
    sheet.draw("bygninger", box(east, (111.0, 47.0), (131.0, 63.0)), "E1", 140, 3, 10.5, 12)
    sheet.draw("indgang", point(east, 121.0, 63.0), "I-E1", "E1")
    north = [(x, 63.0) for x in (112.5, 114.5, 116.5, 118.5, 123.5, 125.5, 127.5, 129.5)]
    south = [(x, 47.0) for x in (113.0, 117.0, 125.0, 129.0)]
    _openings(sheet, "E1", east, [*north, *south, (131.0, 52.0), (131.0, 58.0)])


def _corner_boundaries(sheet: Sheet) -> None:
    """Fences on side boundaries towards roads and open space."""
    sheet.draw("hegn", line(west, [(-9.0, 62.0), (-9.0, 80.0)]), "F-B7", "Tremmehegn", 1.8, 70.0)
    sheet.draw("hegn", line(east, [(100.0, 128.0), (100.0, 150.0)]), "F-Y4", "Plankeværk", 1.8, 0.0)
    sheet.draw("hegn", line(east, [(100.0, 112.0), (100.0, 124.0)]), "F-N12", "Tremmehegn", 2.2, 60.0)
    sheet.draw("hegn", line(east, [(142.0, 14.0), (142.0, 36.0)]), "F-X6", "Flettet hegn", 1.6, None)
