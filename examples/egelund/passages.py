# SPDX-License-Identifier: GPL-2.0-or-later
"""What was drawn later: an alley between fences with a gate, two underpasses, a porch on the road boundary, beds."""

from __future__ import annotations

from dataclasses import replace

import shapely
from commons import at, beside
from drawing import Sheet
from frames import box, east, line, west

ALLEY = ((-85.0, 201.0), (-160.0, 196.0))
# Metres along the alley: where its fences stand, and its gate.
FENCED, GATE_AT = (20.0, 50.0), 62.0
ASIDE = 1.65
PORCH = ((27.5, 151.0), (29.8, 157.8))
# On the south path, dark by day.
LONG_TUNNEL = ((-44.0, 1.0), (-16.0, 7.0))
# id, corners in the east frame, height
BEDS = (("BE-X2", ((33.0, 8.0), (51.0, 10.0)), 2.4), ("BE-Y2", ((34.5, 154.0), (50.0, 156.0)), 1.0))


def draw_passages(sheet: Sheet) -> None:
    """Everything of this page."""
    alley = line(west, ALLEY)
    sheet.draw("planlagt_udlagt_vej_sti", alley, "P16", "Gangsti", 2.9, "nej", "Smøgen")
    for name, aside in (("F-SM1", ASIDE), ("F-SM2", -ASIDE)):
        sheet.draw("hegn", beside(alley, FENCED, aside), name, "Plankeværk", 1.8, 0.0)
    sheet.draw("laager", shapely.Point(at(alley, GATE_AT, 0.0)), "LA1")
    sheet.draw("tunnel", box(west, (-5.0, -25.0), (5.0, -21.0)), "TU1", None, 3.6, 4.0, "nej")
    sheet.draw("tunnel", box(west, *LONG_TUNNEL), "TU2", 6.0, 3.6, 4.0, "nej")
    for name, corners, height in BEDS:
        sheet.draw("beplantning", box(east, *corners), name, height, "Liguster")
    _with_porch(sheet, "Y1")


def _with_porch(sheet: Sheet, name: str) -> None:
    """A house with a porch that reaches the boundary to the road."""
    rows = sheet.rows["bygninger"]
    where = next(number for number, row in enumerate(rows) if row.values["bygning_nr"] == name)
    house = shapely.union(rows[where].geometry, box(east, *PORCH), grid_size=0.001)
    rows[where] = replace(rows[where], geometry=shapely.normalize(house))
