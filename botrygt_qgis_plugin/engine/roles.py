# SPDX-License-Identifier: GPL-2.0-or-later
"""What a plan layer can be to the review, and the canonical columns each role carries.

The unit stands in the column's name. Unknown is NaN (numbers) or None (text, flags), never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Role(str, Enum):
    """One part that a layer (or, where a category column says so, a row) plays in a plan."""

    PLAN_AREA = "plan_area"
    PLAN_SUBAREA = "plan_subarea"
    BUILDING_FIELD = "building_field"
    BUILDING_LINE = "building_line"
    BUILDING = "building"
    ENTRANCE = "entrance"
    WINDOW_FACADE = "window_facade"
    PATH = "path"
    ROAD = "road"
    ROAD_EDGE = "road_edge"
    CROSSING_DRIVE = "crossing_drive"
    PARKING = "parking"
    LIGHT = "light"
    HEDGE_FENCE = "hedge_fence"
    GATE = "gate"
    TREE = "tree"
    SHRUB_PLANTING = "shrub_planting"
    TREE_GROUP = "tree_group"
    OPEN_SPACE = "open_space"
    PLAY_MEET = "play_meet"
    SIGHT_AREA = "sight_area"
    TUNNEL_UNDERPASS = "tunnel_underpass"
    BUS_STOP = "bus_stop"
    BICYCLE_PARKING = "bicycle_parking"
    PARCEL = "parcel"
    PARCEL_LINE = "parcel_line"
    ADDRESS = "address"
    TERRAIN = "terrain"
    SURFACE = "surface"
    HOTSPOT_GRID = "hotspot_grid"
    CRIME_POINTS = "crime_points"
    ANNOTATION = "annotation"
    IGNORE = "ignore"


@dataclass(frozen=True)
class Column:
    """A canonical column: `kind` is 'number', 'text' or 'flag'; numbers outside [low, high] become unknown."""

    name: str
    kind: str
    low: float = float("-inf")
    high: float = float("inf")


@dataclass(frozen=True)
class RoleSpec:
    """A role's allowed geometry ('point', 'line', 'polygon', 'raster'), columns, and its name for people."""

    geometry: tuple[str, ...]
    da: str
    en: str
    columns: tuple[Column, ...] = ()


def _number(name: str, low: float = 0.0, high: float = float("inf")) -> Column:
    return Column(name, "number", low, high)


def _text(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "text") for name in names)


def _flag(name: str) -> Column:
    return Column(name, "flag")


_HEIGHT = _number("height_m", 0.0, 100.0)
# lit: whether the surface is lit today or by the plan; light_class: the class the planner wants ('P4', 'C3', 'E2')
_LIT = (_flag("lit"), Column("light_class", "text"))
# Weights of CEN/TR 13201-1 as the planner set them, −1, 0 or 1 each.
_WEIGHTS = tuple(_number(f"weight_{name}", -1, 1) for name in ("speed", "use", "ambient", "face"))

ROLES: Mapping[Role, RoleSpec] = {
    # light_calculation: whether a calculation of the light goes with the plan
    Role.PLAN_AREA: RoleSpec(("polygon",), "lokalplanområde", "plan area",
                             (*_text("plan_id", "plan_no", "name", "status"), _number("use_code"),
                              _flag("light_calculation"))),
    Role.PLAN_SUBAREA: RoleSpec(("polygon",), "delområde", "sub-area",
                                _text("subarea_no") + (_number("use_code"), _number("use_detail_code"))),
    Role.BUILDING_FIELD: RoleSpec(("polygon",), "byggefelt", "building field",
                                  (_flag("binding"), _flag("advisory"), _number("max_storeys", 0, 50),
                                   _number("max_height_m", 0, 300))),
    Role.BUILDING_LINE: RoleSpec(("line",), "byggelinje", "building line"),
    # use: 'dwelling', 'outbuilding', 'other'; dwellings: number of homes in the building
    Role.BUILDING: RoleSpec(("polygon",), "bygning", "building",
                            (*_text("use"), _number("dwellings", 0, 2000), _number("storeys", 0, 60),
                             _number("height_m", 0, 300))),
    Role.ENTRANCE: RoleSpec(("point", "line"), "indgang", "entrance"),
    Role.WINDOW_FACADE: RoleSpec(("point", "line"), "vindue", "window", (_number("sill_m", 0, 200),)),
    # kind: 'foot', 'cycle', 'shared'
    Role.PATH: RoleSpec(("line", "polygon"), "sti", "path",
                        (*_text("kind"), _number("width_m", 0.1, 60), _flag("gated"), _number("level", -5, 5), *_LIT,
                         *_WEIGHTS)),
    Role.ROAD: RoleSpec(("line", "polygon"), "vej", "road",
                        (*_text("kind"), _number("width_m", 0.5, 100), _flag("one_way"), _number("level", -5, 5),
                         *_LIT)),
    Role.ROAD_EDGE: RoleSpec(("line",), "vejkant", "road edge"),
    Role.CROSSING_DRIVE: RoleSpec(("polygon", "point"), "overkørsel", "driveway"),
    Role.PARKING: RoleSpec(("polygon", "point"), "parkering", "parking",
                           (_number("bays", 0, 20000), _number("dwellings", 0, 5000), *_LIT)),
    # azimuth_deg: the bearing its front (C 90, the street side) faces; tilt_deg: how far the front is tilted up; arm_m:
    # how far in front of the point the light hangs; level_*_pct: share of the full light in that part of the night;
    # photometry: name of its photometric file; optic: a distribution declared in place of one (optics.py)
    Role.LIGHT: RoleSpec(("point",), "lyspunkt", "lamp",
                         (_number("height_m", 0.05, 60), _number("flux_lm", 1, 1e6), _number("power_w", 0.1, 5000),
                          _number("cct_k", 1000, 20000), *_text("luminaire", "photometry", "optic"),
                          _number("efficacy_lm_w", 1, 400), _number("maintenance_factor", 0.01, 1),
                          _number("azimuth_deg", -360, 360), _number("tilt_deg", -90, 90), _number("arm_m", 0, 6),
                          _number("ra", 0, 100), _number("level_evening_pct", 0, 100),
                          _number("level_night_pct", 0, 100), _flag("day_and_night"))),
    # kind: 'hedge', 'fence', 'wall'; openness_pct: share of the fence one sees through
    Role.HEDGE_FENCE: RoleSpec(("line", "polygon"), "hegn eller hæk", "hedge, fence or wall",
                               (*_text("kind"), _number("height_m", 0, 30), _number("openness_pct", 0, 100),
                                *_text("species"))),
    Role.GATE: RoleSpec(("point", "line"), "låge", "gate"),
    Role.TREE: RoleSpec(("point",), "træ", "tree",
                        (_number("crown_base_m", 0, 60), _number("crown_diameter_m", 0, 60), _HEIGHT,
                         *_text("species"), _number("future_crown_m", 0, 60))),
    Role.SHRUB_PLANTING: RoleSpec(("polygon", "line"), "beplantning", "planting", (_HEIGHT, *_text("species"))),
    Role.TREE_GROUP: RoleSpec(("polygon",), "trægruppe", "tree group",
                              (_number("crown_base_m", 0, 60), _HEIGHT, *_text("species"))),
    Role.OPEN_SPACE: RoleSpec(("polygon",), "friareal", "open space", (*_text("kind"), *_LIT)),
    Role.PLAY_MEET: RoleSpec(("polygon", "point"), "legeplads eller mødested", "playground or meeting place",
                             _text("kind")),
    Role.SIGHT_AREA: RoleSpec(("polygon", "line"), "oversigtsareal", "sight area"),
    Role.TUNNEL_UNDERPASS: RoleSpec(("line", "polygon"), "tunnel", "underpass", (
        _number("width_m", 0.5, 60), _HEIGHT, _number("ramp_pct", 0, 30), _flag("day_lit"))),
    Role.BUS_STOP: RoleSpec(("point",), "stoppested", "bus stop"),
    Role.BICYCLE_PARKING: RoleSpec(("polygon", "point"), "cykelparkering", "bicycle parking"),
    Role.PARCEL: RoleSpec(("polygon",), "jordstykke", "parcel", _text("cadastral_no")),
    Role.PARCEL_LINE: RoleSpec(("line",), "skel", "parcel boundary line"),
    Role.ADDRESS: RoleSpec(("point",), "adresse", "address"),
    Role.TERRAIN: RoleSpec(("raster",), "terræn", "terrain"),
    Role.SURFACE: RoleSpec(("raster",), "overflade", "surface"),
    Role.HOTSPOT_GRID: RoleSpec(("polygon",), "indbrudsklasse", "burglary class grid", (_number("risk_class", 0, 9),)),
    Role.CRIME_POINTS: RoleSpec(("point",), "gerningssteder", "crime places"),
    Role.ANNOTATION: RoleSpec(("point", "line", "polygon"), "bemærkninger", "annotations"),
    Role.IGNORE: RoleSpec(("point", "line", "polygon", "raster"), "bruges ikke", "not used"),
}
