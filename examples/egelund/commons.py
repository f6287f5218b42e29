# SPDX-License-Identifier: GPL-2.0-or-later
"""What everybody shares: roads, paths, parking courts, greens, trees and plantings of Egelund."""

from __future__ import annotations

from collections.abc import Mapping

import shapely
from drawing import Sheet
from frames import Frame, area, at, box, disc, east, line, point, ribbon, west
from lamps import draw_lamps

# name, kind, width, frame, places
ROADS = (
    ("V1", "Egelundvej", 6.0, west, ((0, -26.4), (0, 14))),
    ("V2", "Egelundvej", 6.0, east, ((0, 0), (0, 6), (0, 82), (0, 164))),
    ("V3", "Lindehaven", 5.5, east, ((0, 0), (124, 0))),
    ("V4", "Askehaven", 5.5, east, ((0, 82), (140, 82))),
    ("V5", "Elmehaven", 5.5, east, ((0, 164), (104, 164))),
)
LOOP = ((-10, 20), (-147, 20), (-152, 21.3), (-155.7, 25), (-157, 30), (-157, 89), (-155.7, 94), (-152, 97.7),
        (-147, 99), (-14, 99))
TURNING = (("V3", (118.0, -1.5), 7.0), ("V4", (134.0, 82.0), 8.0), ("V5", (99.0, 166.0), 6.0))

# id, kind, width (None: not written down), name, frame, places
PATHS: tuple[tuple[str, str, float | None, str, Frame, tuple[tuple[float, float], ...]], ...] = (
    ("P01", "Gangsti", 2.0, "Askestien syd", east, ((4, 72), (147.6, 72))),
    ("P02", "Gangsti", 2.0, "Askestien nord", east, ((4, 92), (147.6, 92))),
    ("P03", "Gangsti", 2.0, "Oststien", east, ((4, -12), (147.6, -12), (147.6, 72))),
    ("P04", "Gangsti", 2.0, "Oststien", east, ((147.6, 72), (147.6, 82))),
    ("P05", "Gangsti", 2.0, "Oststien", east, ((147.6, 82), (147.6, 92))),
    ("P06", "Gangsti", 2.0, "Askehavens sti", east, ((143, 82), (147.6, 82))),
    ("P07", "Gangsti", 2.0, "Lundstien", east, ((147.6, 92), (147.6, 128), (118, 128), (107, 164))),
    ("P08", "Fællessti", 3.0, "Egestien", west, ((-95, 102.2), (-95, 150))),
    ("P09", "Fællessti", 2.4, "Egestien", west, ((-95, 150), (-85, 201))),
    ("P11", "Fællessti", None, "Skovstien", west, ((-85, 201), (-82, 225.5))),
    ("P13", "Gangsti", 2.0, "Vestien", west, ((-95, 150), (-140, 150), (-150.3, 102.2))),
    ("P14", "Cykelsti", 2.0, "Sydstien", west, ((-4, 4), (-168, 4), (-168, 60), (-159.75, 60))),
    ("P15", "Gangsti", 2.0, "Havestien", west, ((-153.5, 59.5), (-133, 59.5))),
)
# The lighting class that the plan wants, and the weights it was chosen by (speed, use, surroundings, faces).
PATH_CLASSES: Mapping[str, tuple[str, tuple[int, int, int, int] | None]] = {
    "P09": ("PKVW", None), "P10": ("P4", (0, 0, -1, 0)), "P12": ("P5", (0, 0, 0, 0))}
ROAD_CLASSES = {"V1": "E2", "V2": "E2", "V3": "LE5", "V5": "E2", "V6": "E2"}
COURT_CLASSES = {"PK4": "P5", "PK6": "P5"}
# Diameter of the grown crown by species; a tree of the gardens is fully grown.
GROWN = {"Lind": 12.0, "Ask": 12.0, "Røn": 6.0, "Elm": 8.0, "Eg": 16.0, "Avnbøg": 8.0, "Tjørn": 5.0, "Løn": 10.0,
         "Æble": 6.0}
# A lime among the ashes was chosen for its wide crown.
GROWN_OTHERWISE = {"T-AH3": 15.0}
# Two paths begin in the west quarter and end at Egelundvej in the east one.
MEADOW_PATH = (-85.0, 201.0), (-4.0, 168.0)
PLAY_PATH = (-95.0, 150.0), (-30.0, 146.0), (-4.0, 137.0)
# Paths whose surface is drawn as well: id of the surface -> the path, the width of the surface.
SURFACES: Mapping[str, tuple[str, float]] = {
    "SF01": ("P01", 2.0), "SF02": ("P02", 2.0), "SF03": ("P03", 2.0), "SF08": ("P08", 3.0), "SF10": ("P10", 3.2)}

# id, frame, x, y, species, crown base, crown diameter, height
TREES: tuple[tuple[str, Frame, float, float, str, float | None, float, float], ...] = (
    *((f"T-EV{number}", east, -6.0, v, "Lind", 1.6 if v == 98.0 else 2.5, 4.0, 8.0)
      for number, v in enumerate((20.0, 35.0, 50.0, 65.0, 98.0, 112.0, 126.0, 150.0))),
    *((f"T-AH{number}", east, u, v, "Ask", 2.5, 4.0, 7.0)
      for number, (u, v) in enumerate(((46, 76.5), (75, 76.5), (98, 76.5), (68, 87.5), (79, 87.5), (101, 87.5)))),
    ("T-BL1", west, -57.0, 23.8, "Røn", 2.3, 2.0, 6.0), ("T-BL2", west, -105.0, 23.8, "Røn", 2.3, 2.0, 6.0),
    ("T-BL3", west, -33.5, 102.8, "Røn", 2.3, 2.0, 6.0), ("T-BL4", west, -25.8, 102.8, "Røn", 2.3, 2.0, 6.0),
    ("T-EH1", east, 55.0, 168.0, "Elm", 2.4, 4.0, 8.0), ("T-EH2", east, 35.0, 168.5, "Elm", 2.4, 3.0, 8.0),
    ("T-EH3", east, 68.0, 168.5, "Elm", 2.4, 3.0, 8.0),
    ("T-OS1", east, 149.6, 30.0, "Løn", 2.2, 4.0, 7.0), ("T-OS2", east, 149.6, 50.0, "Løn", 2.5, 4.0, 7.0),
    ("T-VIN1", west, -57.25, 77.5, "Æble", 1.8, 2.0, 4.0), ("T-VIN2", west, -97.25, 76.9, "Æble", 1.8, 2.0, 4.0),
    *((f"T-EK{number}", west, x, y, "Eg", 2.4, 7.0, 13.0) for number, (x, y) in enumerate(
        ((-132, 176), (-120, 188), (-112, 172), (-58, 172), (-48, 166), (-40, 174), (-30, 163), (-128, 128),
         (-118, 118), (-26, 122), (-18, 132), (-150, 190)))),
    *((f"T-LU{number}", east, u, v, "Avnbøg", 2.3, 5.0, 9.0) for number, (u, v) in enumerate(
        ((110, 118), (118, 117), (126, 119), (158, 100), (160, 116), (159, 132), (134, 142), (128, 152), (144, 148),
         (156, 20), (157, 38), (156, 56)))),
)
# Trees and plantings beside the path of play: id, metres along it, metres from its middle (north +), then as above.
TREES_ALONG: tuple[tuple[str, float, float, str, float | None, float, float], ...] = (
    ("T-LS1", 55.0, 4.0, "Tjørn", 1.5, 4.0, 5.0), ("T-LS2", 33.0, 5.6, "Tjørn", 1.2, 4.0, 5.0),
    ("T-LS3", 86.0, 4.0, "Tjørn", None, 4.0, 5.0))
# id, from, to (metres along), nearer and farther side (metres from the middle), height, species
BEDS_ALONG: tuple[tuple[str, float, float, tuple[float, float], float | None, str], ...] = (
    ("BE1", 35.0, 47.0, (-1.5, -4.0), 1.6, "Snebær"), ("BE2", 76.0, 88.0, (-3.5, -6.0), 1.6, "Snebær"),
    ("BE3", 10.0, 20.0, (2.0, 4.0), None, "Blandet"))

# Beds by doors, parking and in a sight area: id, frame, corners, height, species
BEDS: tuple[tuple[str, Frame, tuple[tuple[float, float], tuple[float, float]], float, str], ...] = (
    ("BE10", east, ((127.5, 75.5), (129.5, 78.0)), 1.5, "Snebær"),
    ("BE11", east, ((9.5, 75.5), (11.0, 78.5)), 0.8, "Rose"),
    ("BE12", east, ((40.6, 10.6), (42.0, 11.8)), 1.3, "Hortensia"),
    ("BE13", west, ((-121.4, 30.1), (-120.0, 31.3)), 0.8, "Lavendel"),
    ("BE14", east, ((14.0, 159.0), (15.5, 160.5)), 1.3, "Spiræa"))
# Sight areas where a street meets Egelundvej: id, corner and legs in the east frame.
SIGHT_AREAS = (("OA1", ((3, 2.75), (20, 2.75), (3, 14))), ("OA2", ((3, 161.25), (20, 161.25), (3, 150))))

# id, frame, corners, bays, dwellings (None: not written down)
COURTS: tuple[tuple[str, Frame, tuple[tuple[float, float], tuple[float, float]], int, int | None], ...] = (
    ("PK1", east, ((12, 74), (42, 79)), 12, 8), ("PK2", east, ((50, 74), (65, 79)), 6, 4),
    ("PK3", east, ((14, 85), (59, 90)), 18, 12), ("PK4", east, ((104, 74), (126.5, 79)), 9, None),
    ("PK5", east, ((108, 95.5), (130.5, 111.5)), 18, None), ("PK6", west, ((-75, 106), (-52.5, 122)), 12, 8))

# Hedges of the commons: id, frame, height, places
HEDGES: tuple[tuple[str, Frame, float | None, tuple[tuple[float, float], ...]], ...] = (
    ("H-NYTTE", east, 1.8, ((132, 124.8), (144.4, 124.8), (144.4, 112))),
    ("H-PUMPE", west, None, ((-150, 7.2), (-164.8, 7.2), (-164.8, 20))),
    ("H-SVING", west, 0.8, ((-165.6, 40), (-165.6, 57.6), (-162, 57.6))),
    ("H-PK6", west, 1.8, ((-78, 124), (-78, 104.5), (-45, 104.5))),
    ("H-EGE", west, 0.9, ((-97.5, 112.5), (-97.5, 120))),
    ("H-KRYDS1", west, 1.2, ((-91.8, 146.6), (-91.8, 144.6))),
    ("H-KRYDS2", west, 0.8, ((-98.0, 153.2), (-97.2, 154.6))),
    ("H-PK5A", east, 0.9, ((108, 94.4), (116, 94.4))), ("H-PK5B", east, 0.9, ((122, 94.4), (130.5, 94.4))))
SHED = ((-137.8, 139.5), (-129.8, 147.0))


def draw_commons(sheet: Sheet) -> None:
    """Everything outside the plots."""
    lines = _roads(sheet)
    lines.update(_paths(sheet))
    _surfaces(sheet, lines)
    draw_lamps(sheet, lines)
    _trees(sheet, lines["P12"])
    _courts(sheet)
    _greens(sheet)
    for name, frame, height, places in HEDGES:
        sheet.draw("haek", line(frame, places), name, height, "Avnbøg")
    sheet.draw("haek", beside(lines["P13"], (57.0, 72.0), 1.7), "H-VEST", 0.9, "Avnbøg")
    sheet.draw("hegn", beside(lines["P12"], (8.0, 26.0), -1.3), "F-LEG", "Stakit", 1.0, 40.0)
    sheet.draw("bygninger", box(west, *SHED), "G1", 930, 1, 3.0, 0)


def beside(path: shapely.LineString, span: tuple[float, float], aside: float) -> shapely.LineString:
    """A straight line beside a straight part of a path."""
    return shapely.LineString([at(path, along, aside) for along in span])


def _roads(sheet: Sheet) -> dict[str, shapely.LineString]:
    made = {}
    for name, called, width, frame, places in ROADS:
        made[name] = line(frame, places)
        sheet.draw("veje", made[name], name, called, "Lokalvej" if called == "Egelundvej" else "Boligvej", width,
                   ROAD_CLASSES.get(name))
    loop = [east(0, 6), *(west(x, y) for x, y in LOOP), east(0, 82)]
    made["V6"] = shapely.LineString(loop)
    sheet.draw("veje", made["V6"], "V6", "Bøgeløkken", "Boligvej", 5.5, ROAD_CLASSES["V6"])
    return made


def _paths(sheet: Sheet) -> dict[str, shapely.LineString]:
    drawn = [(name, kind, width, called, line(frame, places)) for name, kind, width, called, frame, places in PATHS]
    meadow = shapely.LineString([west(*MEADOW_PATH[0]), east(*MEADOW_PATH[1])])
    play = shapely.LineString([west(*PLAY_PATH[0]), west(*PLAY_PATH[1]), east(*PLAY_PATH[2])])
    drawn += [("P10", "Fællessti", None, "Engstien", meadow), ("P12", "Gangsti", 2.0, "Legestien", play)]
    for name, kind, width, called, geometry in sorted(drawn, key=lambda row: row[0]):
        wanted, weights = PATH_CLASSES.get(name, (None, None))
        sheet.draw("planlagt_udlagt_vej_sti", geometry, name, kind, width, "nej", called, wanted, *(weights or ()))
    return {row[0]: row[4] for row in drawn}


def _surfaces(sheet: Sheet, lines: Mapping[str, shapely.LineString]) -> None:
    for row in sheet.rows["veje"]:
        name, width = str(row.values["vej_nr"]), float(str(row.values["bredde_m"]))
        sheet.draw("planlagt_vej_sti", ribbon(row.geometry, width, 0.0), f"VF{name[1:]}", "Boligvej")
    for name, place, radius in TURNING:
        sheet.draw("planlagt_vej_sti", disc(east, place, radius), f"VP{name[1:]}", "Vendeplads")
    for name, (path, width) in SURFACES.items():
        kind = "Fællessti" if path in ("P08", "P10") else "Gangsti"
        sheet.draw("planlagt_vej_sti", ribbon(lines[path], width, width / 2), name, kind)
    sheet.draw("planlagt_vej_sti", box(east, (134.0, 94.5), (136.0, 108.0)), "SF16", "Gangsti")


def _trees(sheet: Sheet, play: shapely.LineString) -> None:
    for name, frame, x, y, *what in TREES:
        sheet.draw("traeer", point(frame, x, y), name, *what, GROWN_OTHERWISE.get(name, GROWN[what[0]]))
    for name, along, aside, *what in TREES_ALONG:
        sheet.draw("traeer", shapely.Point(at(play, along, aside)), name, *what, GROWN[what[0]])
    for name, start, end, (near, far), height, species in BEDS_ALONG:
        corners = [at(play, start, near), at(play, end, near), at(play, end, far), at(play, start, far)]
        sheet.draw("beplantning", shapely.Polygon(corners), name, height, species)
    for name, corners in (("BE4", [(-189, -17), (-177, -17), (-177, 214), (-189, 214)]),
                          ("BE5", [(-177, -18), (-10, -18), (-10, -10), (-177, -8)]),
                          ("BE6", [(-56, 205), (60, 199), (60, 206), (-56, 214)]),
                          ("BE7", [(-177, 206), (-112, 208), (-112, 216), (-177, 214)])):
        sheet.draw("beplantning", area(west, corners), name, 4.0, "Læhegn")
    for name, frame, (lower, upper), height, species in BEDS:
        sheet.draw("beplantning", box(frame, lower, upper), name, height, species)
    for name, corners in SIGHT_AREAS:
        sheet.draw("oversigtsareal", area(east, corners), name)
    sheet.draw("beplantning", box(east, (12.0, -26.0), (150.0, -21.0)), "BE8", 4.0, "Læhegn")
    sheet.draw("beplantning", box(east, (162.0, -15.0), (168.0, 180.0)), "BE9", 4.0, "Læhegn")


def _courts(sheet: Sheet) -> None:
    for name, frame, corners, bays, dwellings in COURTS:
        sheet.draw("parkering", box(frame, *corners), name, bays, dwellings, COURT_CLASSES.get(name))
    drive = area(west, [(-44, 101.7), (-39, 101.7), (-39, 117), (-52.5, 117), (-52.5, 112), (-44, 112)])
    sheet.draw("overkoersel", drive, "OV1")
    sheet.draw("overkoersel", box(east, (117.0, 90.0), (121.0, 95.5)), "OV2")


def _greens(sheet: Sheet) -> None:
    sheet.draw("legeplads", area(west, [(-88, 128), (-64, 127), (-64, 143.5), (-88, 144.5)]), "LE1", "Legepladsen")
    common = [(-166, 106), (-79, 106), (-79, 125), (-38, 125), (-38, 106), (-2, 106), (9, 170), (9, 178), (-84, 200),
              (-166, 202)]
    sheet.draw("friareal", area(west, common), "FR1", "Fælles friareal")
    sheet.draw("friareal", area(west, [(-9, 58), (-3, 58), (-1, 92), (-9, 92)]), "FR2", "Grøn kile")
    sheet.draw("friareal", area(east, [(100, 112.5), (146, 112.5), (146, 158), (108, 158), (100, 152)]), "FR3",
               "Askelunden")
    sheet.draw("friareal", area(east, [(142, -8), (146, -8), (146, 68), (142, 68)]), "FR4", "Grønt bælte")


def draw_frame(sheet: Sheet) -> None:
    """The plan, its sub-areas and building fields."""
    border = [(-192, -22), (168, -30), (192, 205), (60, 222), (-192, 228)]
    sheet.draw("lokalplanomraade", area(west, border), 9900099, "LP 99", "Egelund", 999, 11, "F", 20270301,
               "https://example.invalid/egelund.pdf", "ja")
    for name, frame, corners, use in (
            ("I", west, ((-149, 25.5), (-9, 93.5)), 1110), ("II", east, ((10, 6), (142, 38)), 1110),
            ("III", east, ((10, 38), (100, 126)), 1120), ("IV", east, ((100, 38), (142, 69)), 1130),
            ("V", east, ((10, 126), (100, 158)), 1110)):
        sheet.draw("delomraade", box(frame, *corners), name, "LP 99", 11, use, 45 if use == 1130 else 30)
    for name, frame, corners, storeys, height in (
            ("BF1", west, ((-146, 29.5), (-12, 54)), 1, 8.5), ("BF2", west, ((-146, 65), (-12, 89.5)), 1, 8.5),
            ("BF3", east, ((13, 10), (139, 30)), 1, 8.5), ("BF4", east, ((10, 52), (100, 66)), 2, 8.5),
            ("BF5", east, ((10, 98), (100, 112)), 2, 8.5), ("BF6", east, ((106, 44), (136, 65)), 3, 12.0),
            ("BF7", east, ((13, 134), (97, 154)), 1, 8.5)):
        sheet.draw("byggefelt", box(frame, *corners), name, "true", "false", storeys, height)
