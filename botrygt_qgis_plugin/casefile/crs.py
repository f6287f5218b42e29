# SPDX-License-Identifier: GPL-2.0-or-later
"""Coordinate systems as a GeoPackage wants them said: well-known text."""

from __future__ import annotations

_ETRS89 = ('GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",SPHEROID["GRS 1980",6378137,'
           '298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4258"]]')
_WGS84 = ('GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],'
          'UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]')
# First EPSG code of a series of UTM zones, last code, zone of code 0 of the series, geographic system and its name.
_UTM = ((25828, 25838, 25800, _ETRS89, "ETRS89"), (32601, 32660, 32600, _WGS84, "WGS 84"))


def well_known_text(crs: str) -> str:
    """The WKT 1 of an 'EPSG:n' that is a northern UTM zone, WKT as it is, else ''.

    A reader finds all other EPSG codes by their number, which the file carries too.
    """
    organization, _, text = crs.partition(":")
    if organization != "EPSG" or not text.isdigit():
        return crs
    code = int(text)
    for first, last, base, geographic, name in _UTM:
        if first <= code <= last:
            zone = code - base
            parameters = "".join(f'PARAMETER["{key}",{value}],' for key, value in (
                ("latitude_of_origin", 0), ("central_meridian", 6 * zone - 183), ("scale_factor", 0.9996),
                ("false_easting", 500000), ("false_northing", 0)))
            return (f'PROJCS["{name} / UTM zone {zone}N",{geographic},PROJECTION["Transverse_Mercator"],{parameters}'
                    f'UNIT["metre",1],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","{code}"]]')
    return ""
