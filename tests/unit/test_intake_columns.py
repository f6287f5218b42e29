# SPDX-License-Identifier: GPL-2.0-or-later
"""Fields and values as they are drawn, brought to canonical columns."""

from __future__ import annotations

import math

import numpy as np
import pytest

from botrygt_qgis_plugin.engine.columns import column_of, convert, find_columns, find_id_field, find_label_field
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.vocabulary import building_use, hedge_kind, path_kind, path_or_road

FIELDS = [
    (Role.PATH, "width_m", "bredde"), (Role.PATH, "width_m", "bredde_m"), (Role.PATH, "width_m", "sti_bredde"),
    (Role.PATH, "width_m", "BREDDE_CM"), (Role.PATH, "kind", "stitype"), (Role.PATH, "kind", "STITYPE"),
    (Role.PATH, "gated", "låge"), (Role.PATH, "gated", "gated"), (Role.PATH, "level", "niveau"),
    (Role.ROAD, "kind", "vejkategori"), (Role.ROAD, "kind", "VEJ_TYPE"), (Role.ROAD, "kind", "highway"),
    (Role.LIGHT, "height_m", "lph"), (Role.LIGHT, "height_m", "lampehoejde"),
    (Role.LIGHT, "height_m", "Lyspunktshøjde"),
    (Role.LIGHT, "height_m", "LYSPUNKTSH"), (Role.LIGHT, "height_m", "masthojde"), (Role.LIGHT, "flux_lm", "lysstrøm"),
    (Role.LIGHT, "flux_lm", "lumen_lm"), (Role.LIGHT, "power_w", "effekt_w"), (Role.LIGHT, "cct_k", "FARVETEMPE"),
    (Role.HEDGE_FENCE, "kind", "hegntype"), (Role.HEDGE_FENCE, "height_m", "hækhøjde"),
    (Role.HEDGE_FENCE, "height_m", "hoejde_cm"), (Role.HEDGE_FENCE, "openness_pct", "aabenhed_pct"),
    (Role.HEDGE_FENCE, "openness_pct", "AABENHED_P"), (Role.HEDGE_FENCE, "openness_pct", "gennemsigt"),
    (Role.TREE, "crown_diameter_m", "kronediameter"), (Role.TREE, "crown_diameter_m", "KRONEDIAME"),
    (Role.TREE, "crown_base_m", "kronebund_m"), (Role.TREE, "height_m", "kronehoejde"), (Role.TREE, "species", "art"),
    (Role.PARKING, "bays", "antal_pladser"), (Role.PARKING, "bays", "ANTAL_PLAD"), (Role.PARKING, "bays", "pladser"),
    (Role.PARKING, "dwellings", "antal_boliger"), (Role.BUILDING, "use", "byg021BygningensAnvendelse"),
    (Role.BUILDING, "dwellings", "ANTAL_BOLI"), (Role.BUILDING, "storeys", "byg054AntalEtager"),
    (Role.BUILDING, "storeys", "building:levels"), (Role.SHRUB_PLANTING, "height_m", "plantehøjde"),
    (Role.PLAN_AREA, "plan_id", "planid"), (Role.PLAN_AREA, "plan_no", "lp_plannr"),
    (Role.PARCEL, "cadastral_no", "MATRIKELNR"),
]


@pytest.mark.parametrize(("role", "column", "field"), FIELDS, ids=[f"{r.value}-{f}" for r, _, f in FIELDS])
def test_field_is_found(role, column, field):
    assert find_columns(role, ("x", field)) == {column: field}


def test_every_column_of_every_role_exists():
    for role in Role:
        for name in find_columns(role, ()):
            assert column_of(role, name) is not None


def number(value, role=Role.HEDGE_FENCE, name="height_m", field="hoejde"):
    made = convert(role, column_of(role, name), field, [value])
    return float(made.values[0]), tuple(made.troubles)


NUMBERS = [
    (1.8, 1.8, ()), ("1,8 m", 1.8, ()), ("1.80", 1.8, ()), ("1,8", 1.8, ()), ("180 cm", 1.8, ()), ("1800mm", 1.8, ()),
    ("ca. 1,8 m", 1.8, ()), (2, 2.0, ()), (None, math.nan, ()), ("", math.nan, ()), ("  ", math.nan, ()),
    ("ukendt", math.nan, ("text",)), ("1,8-2,0", math.nan, ("text",)), (True, math.nan, ("text",)),
    ({"a": 1}, math.nan, ("text",)), (-1, math.nan, ("range",)), (-9999.0, math.nan, ("range",)),
    (999, math.nan, ("range",)), (0, math.nan, ("range",)), (float("nan"), math.nan, ("not_finite",)),
    (float("inf"), math.nan, ("range",)), ("3 æbler", math.nan, ("text",)),
]


@pytest.mark.parametrize(("value", "expected", "troubles"), NUMBERS, ids=[repr(case[0]) for case in NUMBERS])
def test_number(value, expected, troubles):
    found, told = number(value)
    assert found == pytest.approx(expected, nan_ok=True)
    assert told == troubles


@pytest.mark.parametrize(("field", "value", "expected"), [
    ("hoejde_cm", 180, 1.8), ("hoejde_mm", 1800, 1.8), ("hoejde_m", 1.8, 1.8), ("HOEJDE_CM", "180", 1.8),
    ("hoejde_cm", "1,8 m", 1.8)], ids=["cm", "mm", "m", "upper", "value-wins"])
def test_unit_in_the_field_name(field, value, expected):
    assert number(value, field=field)[0] == pytest.approx(expected)


def test_nought_is_a_value_where_it_can_be():
    assert number(0, Role.TREE, "crown_base_m", "kronebund") == (0.0, ())
    assert number(0, Role.PARKING, "dwellings", "boliger") == (0.0, ())
    assert number(-1, Role.PATH, "level", "niveau") == (-1.0, ())


def test_troubled_rows_are_named():
    made = convert(Role.HEDGE_FENCE, column_of(Role.HEDGE_FENCE, "height_m"), "h", [1.0, "x", -1, None, "y"])
    assert made.troubles == {"text": (1, 4), "range": (2,)}
    assert np.isnan(made.values[1:]).all()


FLAGS = [("true", True), ("false", False), ("ja", True), ("nej", False), (0, False), (1, True), (1.0, True),
    (True, True),
         (False, False), ("Ja", True), ("med låge", True), ("uden låge", False), (None, None), ("", None),
             ("ukendt", None)]


@pytest.mark.parametrize(("value", "expected"), FLAGS, ids=[repr(case[0]) for case in FLAGS])
def test_flag(value, expected):
    made = convert(Role.PATH, column_of(Role.PATH, "gated"), "laage", [value])
    assert made.values[0] is expected
    assert not made.troubles


def test_flag_of_another_word_is_unknown_and_told():
    made = convert(Role.PATH, column_of(Role.PATH, "gated"), "laage", ["måske"])
    assert made.values[0] is None
    assert made.troubles == {"unknown_word": (0,)}


PATHS = [
    ("gangsti", "foot"), ("Fortov", "foot"), ("cykelsti", "cycle"), ("fællessti", "shared"), ("delt sti", "shared"),
    ("gang- og cykelsti", "shared"), ("cykel-/gangsti", "shared"), ("Cykel-/gangsti", "shared"), ("footway", "foot"),
    ("cycleway", "cycle"), ("steps", "foot"), ("path", ""), ("Sti, diverse", ""), ("Hovedsti", ""), ("natursti", ""),
    ("ukendt", ""), ("Cykelsti langs vej", "cycle"), ("gangsti (grus)", "foot"), ("græsplæne", None),
    ("fælles sti", "shared"),
    ("supercykelsti", "cycle"), ("trappe", "foot"), ("Delt gang- og cykelsti", "shared"),
]


@pytest.mark.parametrize(("value", "kind"), PATHS, ids=[case[0] for case in PATHS])
def test_path_kind(value, kind):
    assert path_kind(value) == kind


ROUTES = [
    ("boligvej", Role.ROAD), ("Lokalvej-Primær", Role.ROAD), ("vej", Role.ROAD), ("residential", Role.ROAD),
    ("living_street", Role.ROAD), ("Stamvej", Role.ROAD), ("primary_link", Role.ROAD), ("Indkørselsvej", Role.ROAD),
    ("Cykelsti langs vej", Role.PATH), ("Cykelbane langs vej", Role.PATH), ("Hovedsti", Role.PATH),
    ("gangsti", Role.PATH),
    ("Sti, diverse", Role.PATH), ("footway", Role.PATH), ("cycleway", Role.PATH), ("path", Role.PATH),
    ("fortov", Role.PATH),
    ("smutvej", Role.PATH), ("Gågadeområde", Role.PATH), ("ukendt", None), ("x", None), ("", None),
]


@pytest.mark.parametrize(("value", "role"), ROUTES, ids=[case[0] or "empty" for case in ROUTES])
def test_path_or_road(value, role):
    assert path_or_road(value) is role


HEDGES = [
    ("hæk", "hedge"), ("Levende hegn", "hedge"), ("bøgehæk", "hedge"), ("hegn", "fence"), ("plankeværk", "fence"),
    ("raftehegn", "fence"), ("stakit", "fence"), ("trådhegn", "fence"), ("mur", "wall"), ("støjskærm", "wall"),
    ("støttemur", "wall"), ("hedge", "hedge"), ("fence", "fence"), ("wall", "wall"), ("Fast hegn", "fence"), ("", ""),
    ("ukendt", ""), ("gavl", None),
]


@pytest.mark.parametrize(("value", "kind"), HEDGES, ids=[case[0] or "empty" for case in HEDGES])
def test_hedge_kind(value, kind):
    assert hedge_kind(value) == kind


USES = [
    ("110", "dwelling"), ("120", "dwelling"), ("121", "dwelling"), ("122", "dwelling"), ("130", "dwelling"),
    ("131", "dwelling"),
    ("132", "dwelling"), ("140", "dwelling"), ("150", "dwelling"), ("160", "dwelling"), ("185", "dwelling"),
    ("190", "dwelling"), ("510", "dwelling"), ("910", "outbuilding"), ("920", "outbuilding"), ("930", "outbuilding"),
    ("320", "other"), ("120 Fritliggende enfamiliehus", "dwelling"), ("bolig", "dwelling"), ("Parcelhus", "dwelling"),
    ("rækkehus", "dwelling"), ("etagebolig", "dwelling"), ("Sommerhus", "dwelling"), ("garage", "outbuilding"),
    ("carport", "outbuilding"), ("udhus", "outbuilding"), ("cykelskur", "outbuilding"), ("skole", "other"),
    ("erhverv", "other"), ("fælleshus", "other"), ("Bygning", ""), ("yes", ""), ("house", "dwelling"), ("blob", None),
]


@pytest.mark.parametrize(("value", "use"), USES, ids=[case[0] for case in USES])
def test_building_use(value, use):
    assert building_use(value) == use


def test_bbr_code_as_a_number():
    made = convert(Role.BUILDING, column_of(Role.BUILDING, "use"), "byg021", [120.0, 910, None])
    assert made.values.tolist() == ["dwelling", "outbuilding", None]


@pytest.mark.parametrize(("role", "fields", "expected"), [
    (Role.LIGHT, ("fid", "id_lokalid", "lyspunkt_nr"), "id_lokalid"),
    (Role.LIGHT, ("fid", "lyspunkt_nr"), "lyspunkt_nr"),
    (Role.LIGHT, ("FID", "LYSPUNKT_N"), "LYSPUNKT_N"), (Role.PATH, ("id.lokalId",), "id.lokalId"),
    (Role.PATH, ("ogc_fid", "objectid", "OBJECTID", "fid"), ""), (Role.PLAN_AREA, ("planid",), "planid"),
    (Role.PATH, ("planid", "id"), "id"), (Role.TREE, ("GlobalID",), "GlobalID")],
    ids=["lokalid-first", "role-id", "cut", "gml", "never-row-numbers", "plan", "not-the-plans", "globalid"])
def test_id_field(role, fields, expected):
    assert find_id_field(role, fields) == expected


def test_label_field():
    assert find_label_field(Role.PATH, ("id", "VEJNAVN")) == "VEJNAVN"
    assert find_label_field(Role.LIGHT, ("fid", "hoejde")) == ""


def test_all_roles_have_words_for_people():
    assert all(spec.da and spec.en for spec in ROLES.values())
