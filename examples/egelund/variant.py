# SPDX-License-Identifier: GPL-2.0-or-later
"""The same plan as another office hands it in: other names, MultiPolygonZ, shapefiles, shuffled rows, cut lines."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import shapely
from drawing import LAYERS, Row, Sheet
from fixtures import FIXTURES
from geopackage import open_geopackage, strip_traces, write_layer
from shapefile import write_shapefile

# layer -> its other name, and other names of its fields in their order
NAMES: Mapping[str, tuple[str, str]] = {
    "lokalplanomraade": ("theme_pdk_lokalplan_forslag_v",
                         "planid plannr plannavn komnr anvendelsegenerel status datoforsl doklink lys_beregning"),
    "delomraade": ("lp_delomr", "delomr_id lokplan_id anvendelsegenerel anvkonkret bebygpctar"),
    "byggefelt": ("bygfelter", "bygfelt_nr bygkunifelt bygvejledende max_etager max_hoejde"),
    "bygninger": ("Bebyggelse_plan", "BYG_ID BYG021 ETAGER BYGHOEJDE BOLIGER"),
    "planlagt_vej_sti": ("Færdselsarealer", "AREAL_ID KATEGORI"),
    "planlagt_udlagt_vej_sti": ("stinet", "STI_ID STIKLASSE STIBREDDE MED_LAAGE STINAVN BELYSNINGSKLASSE "
                                "LYSVAEGT_HASTIGHED LYSVAEGT_BRUG LYSVAEGT_OMGIVELSER LYSVAEGT_ANSIGT"),
    "veje": ("vejmidte", "VEJ_ID VEJNAVN VEJKLASSE VEJBREDDE BELYSNINGSKLASSE"),
    "overkoersel": ("Indkørsler", "IK_ID"),
    "lyspunkt": ("gadelys", "MASTE_ID LPH LYSSTROEM ARMATURTYP IES_FIL VEDL_FAKTOR CRI ASIMUT"),
    "haek": ("HAEKKE", "HAEK_ID HAEKHOEJDE PLANTEART"),
    "hegn": ("hegnslinjer", "HEGN_ID TYPE HØJDE ÅBENHED"),
    "traeer": ("TRAEER", "TRAE_ID ARTSNAVN KRONEBUND KRONE_DIAM HOEJDE KRONE_UDV"),
    "beplantning": ("plantebælter", "BED_ID MAXHOEJDE ARTER"),
    "oversigtsareal": ("sigtezoner", "ZONE_ID"),
    "parkering": ("p_arealer", "PAREAL_ID P_PLADSER BOLIGANTAL LYS_KLASSE"),
    "legeplads": ("leg", "LEG_ID NAVN"),
    "friareal": ("grønne_områder", "OMR_ID ANVENDELSE"),
    "skel": ("matrikelskel", "SKEL_ID"),
    "jordstykke": ("parceller", "PARCEL_ID MATRNR EJERLAVSNAVN"),
    "indgang": ("hoveddøre", "DOER_ID BYG"),
    "vinduer": ("vindueslag", "VINDUE_ID BYG"),
    "laager": ("låger", "LAAGE_ID"),
    "tunnel": ("underføringer", "UF_ID FRIBREDDE FRIHOEJDE FALD LYS_DOEGN"),
}
SHAPEFILES = ("haek", "traeer")
# Where lines are cut in two: the number of the corner, or a place on a straight line.
CUT_AT_CORNER = {"P03": 1, "P07": 2, "P14": 1, "V2": 2, "V6": 4}
CUT_ON_THE_WAY = {"P02": 60.0, "P10": 50.0}
WORDS = {"Gangsti": "Gang", "Fællessti": "Fælles gang- og cykelsti", "Cykelsti": "cykelsti",
         **{f"{fixture.name}.ldt": fixture.name.upper() for fixture in FIXTURES}}


def write_variant(folder: Path, sheet: Sheet, chance: Random) -> None:
    """Write variant/plan.gpkg and the shapefiles beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "plan.gpkg"
    path.unlink(missing_ok=True)
    with open_geopackage(path) as connection:
        for layer, (name, _) in NAMES.items():
            rows = [_renamed(layer, row) for row in _cut(sheet.rows[layer])]
            chance.shuffle(rows)
            fields = dict(zip(_fields(layer), LAYERS[layer][1].values()))
            if layer in SHAPEFILES:
                write_shapefile(folder / f"{name}.shp", fields, rows)
                continue
            kind = LAYERS[layer][0]
            write_layer(connection, name, ("MULTIPOLYGON", True) if kind == "POLYGON" else (kind, False), fields, rows)
    connection.close()
    strip_traces(path)


def _fields(layer: str) -> tuple[str, ...]:
    return tuple(NAMES[layer][1].split())


def _renamed(layer: str, row: Row) -> Row:
    """The row under its other field names; areas get heights and become multipolygons."""
    values: dict[str, Any] = dict(zip(_fields(layer), row.values.values()))
    for name, value in values.items():
        values[name] = WORDS.get(value, value) if isinstance(value, str) else value
    geometry = row.geometry
    if geometry.geom_type in ("Polygon", "MultiPolygon"):
        geometry = shapely.force_3d(shapely.multipolygons(shapely.get_parts(geometry)), 12.5)
    return Row(geometry, values)


def _cut(rows: list[Row]) -> list[Row]:
    """Some paths and roads in two pieces, as somebody drew them."""
    made = []
    for row in rows:
        identity, name = next(iter(row.values.items()))
        pieces = _pieces(str(name), row.geometry)
        if len(pieces) == 1:
            made.append(row)
            continue
        made += [Row(piece, {**row.values, identity: f"{name}-{number}"})
                 for number, piece in enumerate(pieces, start=1)]
    return made


def _pieces(name: str, geometry: shapely.Geometry) -> list[shapely.Geometry]:
    places = list(geometry.coords) if geometry.geom_type == "LineString" else []
    if name in CUT_AT_CORNER:
        corner = CUT_AT_CORNER[name]
        # One piece runs the other way: nobody looks at the direction of a path.
        return [shapely.LineString(places[:corner + 1]), shapely.LineString(places[corner:][::-1])]
    if name in CUT_ON_THE_WAY:
        way = CUT_ON_THE_WAY[name]
        (x0, y0), (x1, y1) = places
        share = way / math.hypot(x1 - x0, y1 - y0)
        middle = x0 + share * (x1 - x0), y0 + share * (y1 - y0)
        return [shapely.LineString([places[0], middle]), shapely.LineString([middle, places[1]])]
    return [geometry]
