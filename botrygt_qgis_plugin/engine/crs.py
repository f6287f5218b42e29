# SPDX-License-Identifier: GPL-2.0-or-later
"""The one metric coordinate system of a review, and getting every layer into it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine import intake_notes as say
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.guess import guess_roles
from botrygt_qgis_plugin.engine.layers import LayerUse, RawLayer
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import Note

# (n,) geometry, from CRS, to CRS -> (n,) geometry; given by whoever has PROJ.
Transform = Callable[[NDArray[Any], str, str], NDArray[Any]]

DENMARK = "EPSG:25832"
_DENMARK_DEGREES = (7.0, 54.3, 15.6, 58.0)
# EPSG codes of projected systems in metres with lengths true to about 1 in 1000: UTM on ETRS89, WGS 84 and ED50, DKTM,
# and neighbours' national grids. Web Mercator is not among them: at 56° N its metre is 0.56 m.
_METRIC: tuple[tuple[int, int], ...] = (
    (25828, 25838), (32601, 32660), (32701, 32760), (23028, 23038), (4093, 4096), (3006, 3018), (3067, 3067),
    (3873, 3885), (5105, 5130), (28992, 28992), (27700, 27700), (31466, 31469), (5316, 5316), (3044, 3046),
    (2056, 2056), (3057, 3057))
_GEOGRAPHIC = frozenset({4326, 4258, 4979, 4937, 4230})
_WEB_MERCATOR = frozenset({3857, 3785, 900913, 102100, 102113})
# The same plane under a height or an older name: UTM 32 with DVR90, with EVRF; ETRS89 / UTM 32 in N-E order of axes.
_SAME_PLANE = {
    7416: 25832, 5972: 25832, 5975: 25832, 3044: 25832, 3045: 25833, 900913: 3857, 102100: 3857, 102113: 3857}
_UTM_NAME = re.compile(r"UTM[ _]*(?:zone)?[ _]*(3[1-5])", re.IGNORECASE)
# The code that closes a WKT is the CRS's own; those inside belong to its parts.
_WKT_CODE = re.compile(r'(?:AUTHORITY|ID)\["EPSG",\s*"?(\d+)"?\]\s*\]\s*$', re.IGNORECASE)
# What GDAL gives where a GeoPackage says that nothing is known.
_UNDEFINED = re.compile(r'\w+\["undefined', re.IGNORECASE)
_EUROPEAN = re.compile(r"ETRS|EUREF|GRS[ _]*(?:19)?80", re.IGNORECASE)
_EARTH_RADIUS_M = 6378137.0


def normal_crs(text: str) -> str:
    """A CRS as 'EPSG:n' where it can be said so: from URN, URL, CRS84, a compound, or MapInfo's UTM; else unchanged.

    '' for a WKT that says no more than that the CRS is undefined.
    """
    text = text.strip()
    if _UNDEFINED.match(text):
        return ""
    if re.search(r"CRS:?84\b", text):
        return "EPSG:4326"
    code = _epsg(text)
    if code is not None:
        return f"EPSG:{_SAME_PLANE.get(code, code)}"
    own = _WKT_CODE.search(text)
    if own:
        return normal_crs(f"EPSG:{own.group(1)}")
    zone = _UTM_NAME.search(text)
    return f"EPSG:258{zone.group(1)}" if zone and _EUROPEAN.search(text) else text


def _epsg(text: str) -> int | None:
    found = re.match(r"^(?:EPSG:|urn:ogc:def:crs:EPSG:[\d.]*:|https?://www\.opengis\.net/(?:def/crs/EPSG/\d+/|gml/srs/"
                     r"epsg\.xml#))(\d+)$", text, re.IGNORECASE)
    return int(found.group(1)) if found else None


def crs_words(crs: str) -> str:
    """A CRS for people: its code, else the name in its WKT."""
    named = re.match(r'^\w+\["([^"]+)"', crs)
    return named.group(1) if named else crs


def is_metric(crs: str) -> bool:
    """True for a projected CRS in metres whose lengths can be used as they are."""
    code = _epsg(crs)
    return code is not None and any(low <= code <= high for low, high in _METRIC)


def is_geographic(crs: str) -> bool:
    """True for a CRS in degrees."""
    return _epsg(crs) in _GEOGRAPHIC or crs.upper().startswith(("GEOGCS", "GEOGCRS", "GEODCRS"))


def _bounds(layer: RawLayer) -> tuple[float, float, float, float] | None:
    """The layer's box over finite coordinates; None where it has none."""
    xy = shapely.get_coordinates(layer.geometry)
    xy = xy[np.isfinite(xy).all(axis=1)]
    if not len(xy):
        return None
    (x0, y0), (x1, y1) = xy.min(axis=0).tolist(), xy.max(axis=0).tolist()
    return x0, y0, x1, y1


def _fits(crs: str, box: tuple[float, float, float, float]) -> bool:
    """Whether coordinates of that box can be in that CRS."""
    x0, y0, x1, y1 = box
    degrees = x0 >= -180 and x1 <= 180 and y0 >= -90 and y1 <= 90
    if is_geographic(crs):
        return degrees
    code = _epsg(crs)
    if code is None:
        return True
    if code in _WEB_MERCATOR:
        return max(map(abs, box)) <= 20_050_000 and not degrees
    if any(low <= code <= high for low, high in ((25828, 25838), (32601, 32660), (32701, 32760), (23028, 23038))):
        # A UTM zone with room for neighbours to be drawn in it, as Bornholm is in zone 32.
        return x0 > -500_000 and x1 < 1_500_000 and y0 > 0 and y1 < 10_000_000 and not degrees
    return not degrees or not is_metric(crs)


def check_coordinates(layer: RawLayer) -> None:
    """Raise InputError where the layer's coordinates cannot be in the CRS it claims."""
    box = _bounds(layer)
    if box is None or _fits(layer.crs, box):
        return
    place = f"x {box[0]:.6g}–{box[2]:.6g}, y {box[1]:.6g}–{box[3]:.6g}"
    raise InputError(
        f"The coordinates of the layer '{layer.name}' ({place}) cannot be in {crs_words(layer.crs)}, which it claims. "
        "Set the layer's right coordinate system.",
        f"Koordinaterne i laget «{layer.name}» ({place}) kan ikke være i {crs_words(layer.crs)}, som det angiver. "
        "Sæt lagets rigtige koordinatsystem.", layer.name)


def _plan_layer(layers: Sequence[RawLayer], uses: Sequence[LayerUse]) -> RawLayer | None:
    for use in uses:
        if use.role is Role.PLAN_AREA:
            return next((layer for layer in layers if use.matches(layer)), None)
    guesses = [] if uses else [guess for guess in guess_roles(layers) if guess.role is Role.PLAN_AREA]
    best = max(guesses, key=lambda guess: guess.score, default=None)
    if best is not None:
        return next(layer for layer in layers if (layer.name, layer.source) == (best.layer, best.source))
    return next(iter(layers), None)


def _own_crs(layer: RawLayer, missing_crs: str) -> str:
    crs = normal_crs(layer.crs) or normal_crs(missing_crs)
    if crs:
        return crs
    raise InputError(
        f"The layer '{layer.name}' has no coordinate system. Set it in the layer, or give it as the parameter for "
        "missing coordinate systems (for Danish plans usually EPSG:25832).",
        f"Laget «{layer.name}» har intet koordinatsystem. Sæt det på laget, eller angiv det i parameteren for "
        "manglende koordinatsystem (for danske planer normalt EPSG:25832).", layer.name)


def utm_zone(longitude: float, latitude: float) -> str:
    """The UTM zone of a place in degrees: EPSG:25832 for all of Denmark, ETRS89 in Europe, else WGS 84."""
    west, south, east, north = _DENMARK_DEGREES
    if west <= longitude <= east and south <= latitude <= north:
        return DENMARK
    zone = min(60, int((longitude + 180.0) // 6.0) + 1)
    if 28 <= zone <= 38 and 34.0 <= latitude <= 82.0:
        return f"EPSG:{25800 + zone}"
    return f"EPSG:{(32600 if latitude >= 0 else 32700) + zone}"


def choose_crs(layers: Sequence[RawLayer], missing_crs: str = "", uses: Sequence[LayerUse] = (),
               transform: Transform | None = None) -> str:
    """The review's CRS: the plan layer's where it is in true metres, else EPSG:25832 or the UTM zone the plan lies in.

    Raises InputError where the plan layer has no CRS and `missing_crs` is '', or cannot be in the one it claims.
    """
    plan = _plan_layer(layers, uses)
    if plan is None:
        return DENMARK
    crs = _own_crs(plan, missing_crs)
    check_coordinates(replace(plan, crs=crs))
    box = _bounds(plan)
    if is_metric(crs) or box is None:
        return crs if is_metric(crs) else DENMARK
    middle = (box[0] + box[2]) / 2.0, (box[1] + box[3]) / 2.0
    if is_geographic(crs):
        return utm_zone(*middle)
    if _epsg(crs) in _WEB_MERCATOR:
        longitude = math.degrees(middle[0] / _EARTH_RADIUS_M)
        return utm_zone(longitude, math.degrees(math.atan(math.sinh(middle[1] / _EARTH_RADIUS_M))))
    if transform is None:
        return DENMARK
    place = shapely.get_coordinates(transform(shapely.points([middle]), crs, "EPSG:4326"))[0]
    return utm_zone(float(place[0]), float(place[1]))


def to_crs(layers: Sequence[RawLayer], crs: str, transform: Transform,
           missing_crs: str = "") -> tuple[tuple[RawLayer, ...], tuple[Note, ...]]:
    """Every layer in `crs`, and notes on those that were elsewhere.

    Raises InputError where a layer has no CRS and `missing_crs` is '', or holds coordinates that its CRS cannot have.
    """
    made, notes = [], []
    for drawn in layers:
        layer = replace(drawn, crs=_own_crs(drawn, missing_crs))
        if not normal_crs(drawn.crs):
            notes.append(say.crs_given(layer.name, layer.crs))
        check_coordinates(layer)
        if layer.crs == crs:
            made.append(layer)
            continue
        notes.append(say.transformed(layer.name, crs_words(layer.crs), crs))
        made.append(replace(layer, crs=crs, geometry=_moved(layer, crs, transform)))
    return tuple(made), tuple(notes)


def _moved(layer: RawLayer, crs: str, transform: Transform) -> NDArray[Any]:
    """The layer's geometry in `crs`; what has no finite coordinates is left for the repair to list."""
    xy, owner = shapely.get_coordinates(layer.geometry, return_index=True)
    good = ~(shapely.is_missing(layer.geometry) | shapely.is_empty(layer.geometry))
    good[owner[~np.isfinite(xy).all(axis=1)]] = False
    geometry = layer.geometry.copy()
    if good.any():
        geometry[good] = transform(shapely.force_2d(layer.geometry[good]), layer.crs, crs)
    return geometry
