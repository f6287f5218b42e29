# SPDX-License-Identifier: GPL-2.0-or-later
"""The sheet a plan is drawn on: layers with the names and fields that a Danish municipality gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Optional

import shapely

Value = Optional[object]

# layer -> (geometry kind, {field: SQL type}); the first field is the id.
LAYERS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "lokalplanomraade": ("POLYGON", {
        "planid": "INTEGER", "plannr": "TEXT", "plannavn": "TEXT", "komnr": "INTEGER", "anvgen": "INTEGER",
        "status": "TEXT", "datoforsl": "INTEGER", "doklink": "TEXT", "lysberegning": "TEXT"}),
    "delomraade": ("POLYGON", {
        "delnr": "TEXT", "lp_plannr": "TEXT", "anvgen": "INTEGER", "anvspec": "INTEGER", "bebygpct": "INTEGER"}),
    "byggefelt": ("POLYGON", {
        "byggefelt_nr": "TEXT", "bygkunifelt": "TEXT", "bygvejledende": "TEXT", "maxetager": "REAL",
        "maxbygnhjd": "REAL"}),
    "bygninger": ("POLYGON", {
        "bygning_nr": "TEXT", "anvendelse": "INTEGER", "etager": "INTEGER", "hoejde_m": "REAL",
        "antal_boliger": "INTEGER"}),
    "planlagt_vej_sti": ("POLYGON", {"flade_nr": "TEXT", "type": "TEXT"}),
    "planlagt_udlagt_vej_sti": ("LINESTRING", {
        "sti_nr": "TEXT", "stitype": "TEXT", "bredde_m": "REAL", "laage": "TEXT", "stinavn": "TEXT",
        "lysklasse": "TEXT", "vaegt_hastighed": "INTEGER", "vaegt_brug": "INTEGER", "vaegt_omgivelser": "INTEGER",
        "vaegt_ansigt": "INTEGER"}),
    "veje": ("LINESTRING", {
        "vej_nr": "TEXT", "vejnavn": "TEXT", "vejtype": "TEXT", "bredde_m": "REAL", "lysklasse": "TEXT"}),
    "overkoersel": ("POLYGON", {"overkoersel_nr": "TEXT"}),
    "lyspunkt": ("POINT", {
        "lyspunkt_nr": "TEXT", "lyspunktshoejde_m": "REAL", "lumen": "INTEGER", "armatur": "TEXT", "lysfil": "TEXT",
        "vedligehold": "REAL", "ra": "INTEGER", "lysretning": "INTEGER"}),
    "haek": ("LINESTRING", {"haek_nr": "TEXT", "haekhoejde_m": "REAL", "planteart": "TEXT"}),
    "hegn": ("LINESTRING", {"hegn_nr": "TEXT", "hegntype": "TEXT", "hoejde_m": "REAL", "gennemsigt_pct": "REAL"}),
    "traeer": ("POINT", {
        "trae_nr": "TEXT", "traeart": "TEXT", "stammehoejde_m": "REAL", "kronediameter_m": "REAL", "hoejde_m": "REAL",
        "udvokset_krone_m": "REAL"}),
    "beplantning": ("POLYGON", {"beplantning_nr": "TEXT", "plantehoejde_m": "REAL", "arter": "TEXT"}),
    "oversigtsareal": ("POLYGON", {"oversigt_nr": "TEXT"}),
    "parkering": ("POLYGON", {"p_nr": "TEXT", "antal_pladser": "INTEGER", "antal_boliger": "INTEGER",
                               "lysklasse": "TEXT"}),
    "legeplads": ("POLYGON", {"legeplads_nr": "TEXT", "navn": "TEXT"}),
    "friareal": ("POLYGON", {"friareal_nr": "TEXT", "arealtype": "TEXT"}),
    "skel": ("LINESTRING", {"skel_nr": "TEXT"}),
    "jordstykke": ("POLYGON", {"jordstykke_id": "TEXT", "matrikelnr": "TEXT", "ejerlav": "TEXT"}),
    "indgang": ("POINT", {"indgang_nr": "TEXT", "bygning_nr": "TEXT"}),
    "vinduer": ("POINT", {"vindue_nr": "TEXT", "bygning_nr": "TEXT"}),
    "laager": ("POINT", {"laage_nr": "TEXT"}),
    "tunnel": ("POLYGON", {
        "tunnel_nr": "TEXT", "bredde_m": "REAL", "frihoejde_m": "REAL", "rampefald_pct": "REAL", "doegnlys": "TEXT"}),
}


@dataclass(frozen=True)
class Row:
    """One drawn feature: its geometry in EPSG:25832 and its values by field."""

    geometry: shapely.Geometry
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Sheet:
    """Rows by layer, in the order they were drawn."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in LAYERS})

    def draw(self, layer: str, geometry: shapely.Geometry, *values: Any) -> None:
        """Add a feature; values stand in the order of the layer's fields, what is left out stays empty."""
        fields = tuple(LAYERS[layer][1])
        given = dict(zip(fields, values))
        self.rows[layer].append(Row(geometry, {name: given.get(name) for name in fields}))
