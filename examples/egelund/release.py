# SPDX-License-Identifier: GPL-2.0-or-later
"""A made-up release of burglary classes on the national 250 m net; its manifest is committed beside it."""

from __future__ import annotations

from pathlib import Path

from drawing import Row
from geopackage import open_geopackage, strip_traces, write_layer
from shapely.geometry import box

_SIDE = 250
_WEST, _SOUTH = 542750, 6185750
# Classes from north to south, 0 being «lav eller ikke vist».
_CLASSES = ((0, 1, 1, 0), (1, 2, 1, 0), (0, 2, 3, 1), (0, 0, 1, 0))


def write_release(folder: Path) -> None:
    """Write release/egelund_release.gpkg."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "egelund_release.gpkg"
    path.unlink(missing_ok=True)
    rows = []
    for down, classes in enumerate(_CLASSES):
        for across, risk_class in enumerate(classes):
            x, y = _WEST + across * _SIDE, _SOUTH + (len(_CLASSES) - 1 - down) * _SIDE
            values = {"cell_id": f"250m_{y // _SIDE}_{x // _SIDE}", "risk_class": risk_class}
            rows.append(Row(box(x, y, x + _SIDE, y + _SIDE, ccw=True), values))
    with open_geopackage(path) as connection:
        write_layer(connection, "indbrudsklasser", ("POLYGON", False),
                    {"cell_id": "TEXT", "risk_class": "INTEGER"}, rows)
    connection.close()
    strip_traces(path)
