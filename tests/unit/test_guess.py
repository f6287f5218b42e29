# SPDX-License-Identifier: GPL-2.0-or-later
"""Which role a layer is given, from names as municipalities, GeoDanmark, FOT and OSM write them."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.engine.errors import CrimeDataError
from botrygt_qgis_plugin.engine.guess import (
    crime_traits,
    guess_roles,
    notes_from_guesses,
    refuse_crime_layer,
    uses_from_guesses,
)
from botrygt_qgis_plugin.engine.layers import RawLayer, object_array
from botrygt_qgis_plugin.engine.names import find_words, layer_name, same_field, spellings
from botrygt_qgis_plugin.engine.role_words import ROLE_WORDS
from botrygt_qgis_plugin.engine.roles import ROLES, Role

SHAPES = {"point": shapely.Point(0, 0), "line": shapely.LineString([(0, 0),
    (9, 0)]), "polygon": shapely.box(0, 0, 9, 9)}


def layer(name: str, kind: str, **fields: object) -> RawLayer:
    return RawLayer(name, f"x.gpkg|{name}", "EPSG:25832", object_array([SHAPES[kind]]),
                    {field: [value] for field, value in fields.items()})


def guess(name: str, kind: str, **fields: object):
    return guess_roles([layer(name, kind, **fields)])[0]


ASSIGNED = [
    # Solrød's plan model and Plandata
    ("lokalplanomraade", "polygon", {"planid": 1, "plannr": "LP 92", "plannavn": "x"}, Role.PLAN_AREA),
    ("theme_pdk_lokalplan_forslag", "polygon", {"planid": 1, "komnr": 269}, Role.PLAN_AREA),
    ("pdk:theme_pdk_lokalplan_vedtaget_v", "polygon", {"planid": 1, "doklink": ""}, Role.PLAN_AREA),
    ("lokalplandelomraade", "polygon", {"planid": 1, "plannr": "", "delnr": "A", "lokplan_id": 3}, Role.PLAN_SUBAREA),
    ("Delområder", "polygon", {"delnr": "A"}, Role.PLAN_SUBAREA),
    ("byggefelt", "polygon", {"planid": 1, "plannr": "", "plannavn": "", "bygkunifelt": True}, Role.BUILDING_FIELD),
    ("planlagt_vej_sti", "polygon", {"lp_id": 1, "stitype": "fællessti"}, Role.PATH),
    ("planlagt_udlagt_vej_sti", "line", {"planid": 1, "plannr": "", "plannavn": "", "bredde": 3.0}, Role.PATH),
    ("bygninger", "polygon", {"byg_anvendelse": 120}, Role.BUILDING),
    ("Gangstiforløb", "line", {"belægning": "grus"}, Role.PATH),
    ("parkeringsareal", "polygon", {"antal_pladser": 12}, Role.PARKING),
    ("lyspunkt", "point", {"lyspunkt_nr": "L-01", "lph": 4.5}, Role.LIGHT),
    ("hegn", "line", {"hegntype": "stakit", "hoejde": 1.2}, Role.HEDGE_FENCE),
    ("haek", "line", {"hoejde": 1.0}, Role.HEDGE_FENCE),
    ("traeer", "point", {"kronediameter_m": 5.0}, Role.TREE),
    ("beplantning", "polygon", {"plantehoejde": 0.8}, Role.SHRUB_PLANTING),
    ("veje", "line", {"vejnavn": "Egevej", "vejtype": "boligvej"}, Role.ROAD),
    ("skel", "polygon", {"matrikelnr": "7a"}, Role.PARCEL),
    # GeoDanmark and FOT
    ("gdk60:Vejmidte", "line", {"vejkategori": "Lokalvej", "vejkode": 1, "niveau": 0}, Role.ROAD),
    ("vejmidte_brudt", "line", {"vej_type": "x", "vejklasse": 1}, Role.ROAD),
    ("Trae", "point", {"art": "eg", "id_lokalid": "1"}, Role.TREE),
    ("Parkering", "polygon", {"capacity": 4, "id_lokalid": "1"}, Role.PARKING),
    # ten upper-case letters of a shapefile
    ("LYSPUNKTER", "point", {"LYSPUNKTSH": 4.0, "FARVETEMPE": 3000}, Role.LIGHT),
    ("HAEKKE", "line", {"HAEKHOEJDE": 1.0}, Role.HEDGE_FENCE),
    ("Parkeringspladser", "polygon", {"ANTAL_PLAD": 4}, Role.PARKING),
    # OSM exports
    ("gis_osm_roads_free_1", "line", {"highway": "residential"}, Role.ROAD),
    ("footways", "line", {"highway": "footway"}, Role.PATH),
    ("street_lamps", "point", {"highway": "street_lamp", "lit": "yes"}, Role.LIGHT),
    ("barriers_hedge", "line", {"barrier": "hedge"}, Role.HEDGE_FENCE),
]


@pytest.mark.parametrize(("name", "kind", "fields", "role"), ASSIGNED, ids=[case[0] for case in ASSIGNED])
def test_role_is_assigned(name, kind, fields, role):
    found = guess(name, kind, **fields)
    assert (found.role, found.assigned) == (role, True), found.reasons


SUGGESTED = [
    ("legeplads", "polygon", Role.PLAY_MEET), ("indgang", "point", Role.ENTRANCE),
    ("vindue", "line", Role.WINDOW_FACADE),
    ("byggelinje", "line", Role.BUILDING_LINE), ("overkoersel", "polygon", Role.CROSSING_DRIVE),
    ("cykelparkering", "polygon", Role.BICYCLE_PARKING), ("cykelstativer", "point", Role.BICYCLE_PARKING),
    ("Planlagt cykelparkering", "point", Role.BICYCLE_PARKING), ("bicycle_parking", "point", Role.BICYCLE_PARKING),
    ("oversigtsareal", "polygon", Role.SIGHT_AREA), ("vejkant", "line", Role.ROAD_EDGE),
    ("friareal", "polygon", Role.OPEN_SPACE),
    ("tunnel", "line", Role.TUNNEL_UNDERPASS), ("stoppested", "point", Role.BUS_STOP),
    ("trægruppe", "polygon", Role.TREE_GROUP),
    ("adgangsadresser", "point", Role.ADDRESS), ("skel", "line", Role.PARCEL_LINE), ("Cykelstier2", "line", Role.PATH),
    ("stier.shp", "line", Role.PATH), ("v_gangstier", "line", Role.PATH), ("public.boligveje", "line", Role.ROAD),
    ("egelund — hække", "line", Role.HEDGE_FENCE), ("GadeBelysning", "point", Role.LIGHT),
    ("vejbelysning", "point", Role.LIGHT),
    ("stibelysning", "point", Role.LIGHT), ("støjskærm", "line", Role.HEDGE_FENCE),
    ("p-plads", "polygon", Role.PARKING),
    ("bytræer", "point", Role.TREE), ("lokalplan_1123", "polygon", Role.PLAN_AREA),
    ("Levende hegn", "line", Role.HEDGE_FENCE),
    ("bemaerkninger", "point", Role.ANNOTATION), ("kn250mdk_hotspot", "polygon", Role.HOTSPOT_GRID),
]


@pytest.mark.parametrize(("name", "kind", "role"), SUGGESTED, ids=[f"{case[0]}-{case[1]}" for case in SUGGESTED])
def test_strong_name_alone_is_a_suggestion(name, kind, role):
    found = guess(name, kind)
    assert (found.role, found.score, found.assigned, found.suggested) == (role, 3, False, True), found.reasons


# Every trap that denmark.md 2.5 lists: a name, and the roles whose word lies in it by chance.
TRAPS = [
    *((name, Role.PATH) for name in (
        "installation", "institution", "daginstitutioner", "statistik", "bestilling", "bestemmelse", "distrikt",
        "skoledistrikter", "slutdato", "filepath", "file_path", "stikledning", "stigningsforhold")),
    *((name, Role.LIGHT) for name in (
        "analyse", "stedanalyse", "oplysning", "oplysninger", "lyst", "lysning", "lyskryds", "lyssignal", "trafiklys",
        "flight", "highlight", "mastertabel", "telemast", "vindmoelle", "hoejspaending")),
    *((name, Role.TREE) for name in (
        "straekning", "vejstrækninger", "kontrakt", "traek", "central", "varmecentral", "traening", "street")),
    *((name, Role.HEDGE_FENCE) for name in ("murer", "murermestre")),
    *((name, Role.ROAD) for name in ("vejledende", "vejr", "vejrstation", "vejviser", "vejledning")),
    *((name, Role.OPEN_SPACE) for name in (
        "parkering", "losseplads", "byggeplads", "plads_brudt", "parkeringsplads", "legeplads")),
    *((name, Role.TUNNEL_UNDERPASS) for name in ("rapport", "transport", "support", "carport")),
    *((name, Role.SHRUB_PLANTING) for name in ("bebyggelse", "bebyggelsesprocent")),
]


@pytest.mark.parametrize(("name", "role"), TRAPS, ids=[f"{role.value}-{name}" for name, role in TRAPS])
def test_token_trap_does_not_fire(name, role):
    for kind in ROLES[role].geometry:
        found = guess(name, kind)
        assert found.role is not role or found.score <= 0, found.reasons


def test_art_inside_kategori_is_no_species():
    assert not same_field("kategori", ROLE_WORDS[Role.TREE].fields)
    assert same_field("ART", ROLE_WORDS[Role.TREE].fields)


def test_hedge_and_fence_words_are_heard_in_compounds():
    for name in ("havehæk", "bøgehæk", "trådhegn", "raftehegn", "hegnslinjer", "støttemur"):
        assert guess(name, "line").role is Role.HEDGE_FENCE, name


@pytest.mark.parametrize(("text", "three"), [
    ("træ", ("trae", "tr", "tra")), ("støj", ("stoej", "stj", "stoj")), ("åben", ("aaben", "ben", "aben")),
    ("vej", ("vej",))], ids=["ae", "oe", "aa", "none"])
def test_three_spellings(text, three):
    assert spellings(text) == three


@pytest.mark.parametrize(("name", "tokens"), [
    ("pdk:theme_pdk_lokalplan", ("theme", "pdk", "lokalplan")), ("GangstiForløb", ("gangsti", "forloeb")),
    ("v_lokalplan", ("lokalplan",)), ("lp_1123_veje", ("1123", "veje")), ("public.stier", ("stier",)),
    ("Stier.SHP", ("stier",)), ("hegn2", ("hegn", "2")), ("P-pladser øst", ("p", "pladser", "oest")),
    ("e\u0301n ha\u030akke", ("en", "haakke")), ("VEJE", ("veje",)), ("OSMVeje", ("osm", "veje"))],
    ids=lambda value: str(value)[:20])
def test_layer_names_are_split(name, tokens):
    assert layer_name(name).tokens == tokens


def test_wrong_geometry_is_excluded():
    assert guess("traeer", "polygon").role is not Role.TREE
    assert guess("lyspunkt", "line").role is not Role.LIGHT


def test_company_fields_count_only_beside_a_name():
    assert guess("opmaaling", "point", hoejde=4.0, ejer="x", status="y").score == 0
    assert guess("lyspunkter", "point", hoejde=4.0).score == 5


def test_plan_fields_do_not_outvote_a_name():
    found = guess("stier", "polygon", planid=1, plannr="", plannavn="", komnr=1)
    assert found.role is Role.PATH


def test_path_and_road_in_one_layer_need_no_lead_over_each_other():
    rows = RawLayer("veje_og_stier", "x", "EPSG:25832", object_array([SHAPES["line"]] * 2),
                    {"type": ["boligvej", "gangsti"]})
    found = guess_roles([rows])[0]
    assert found.role in (Role.PATH, Role.ROAD)
    assert found.assigned


def test_reasons_in_both_languages():
    found = guess("hegn", "line", hegntype="stakit")
    assert [reason.points for reason in found.reasons] == [3, 2, 2]
    assert "«hegn»" in found.reasons[0].da
    assert "the field hegntype" in found.reasons[1].en
    assert "stakit" in found.reasons[2].da


def test_suggestions_are_used_only_where_accepted():
    guesses = guess_roles([layer("legeplads", "polygon"), layer("ting", "point"), layer("kn1km", "polygon")])
    assert [use.role for use in uses_from_guesses(guesses)] == [Role.PLAY_MEET]
    assert uses_from_guesses(guesses, accept_suggestions=False) == ()
    assert [note.code for note in notes_from_guesses(guesses)] == [
        "role_suggested", "role_unknown", "release_among_layers"]


def test_no_features_and_no_fields():
    found = guess_roles([RawLayer("stier", "x", "", np.empty(0, dtype=object), {})])[0]
    assert found.role is Role.PATH


CRIMES = [
    ("indbrud_2023", "point", {}), ("Anmeldelser", "point", {"dato": 1}), ("gerningssteder", "point", {}),
    ("burglary", "point", {}), ("punkter", "point", {"gerningstid_fra": "2023-04-01"}),
    ("x", "point", {"GERNINGSTI": "1"}),
    ("x", "polygon", {"gerningskode": 1}), ("x", "point", {"journalnr": 1, "sagsnr": 2}), ("x", "line", {"cpr": "1"}),
    ("jordstykker_indbrud", "polygon", {"matrikelnr": "7a"}), ("haendelser", "point", {"kategori": "Indbrud"}),
    ("punkter", "point", {"kategori": "Indbrud i villa"}),
]


@pytest.mark.parametrize(("name", "kind", "fields"), CRIMES, ids=[f"{c[0]}-{c[1]}-{'-'.join(c[2])}" for c in CRIMES])
def test_crime_layer_is_refused_without_its_values(name, kind, fields):
    with pytest.raises(CrimeDataError) as caught:
        refuse_crime_layer(layer(name, kind, **{field: f"hemmelig {value}" if field != "kategori" else value
                                                for field, value in fields.items()}))
    assert caught.value.where == name
    assert "hemmelig" not in caught.value.en + caught.value.da
    assert name in caught.value.da


HARMLESS = [
    ("lokalplanomraade", "polygon", ("planid", "sagsnr", "journalnr")),
    ("lyspunkter", "point", ("sagsnr", "journalnr")),
    ("indbrudsklasse", "polygon", ("klasse",)), ("indbrud_grid", "polygon", ("klasse", "release_id")),
    ("traeer", "point", ("art",)), ("stier", "line", ("sagsnr",)),
]


@pytest.mark.parametrize(("name", "kind", "fields"), HARMLESS, ids=[case[0] for case in HARMLESS])
def test_harmless_layer_is_not_refused(name, kind, fields):
    assert crime_traits(name, fields, kind) == ()


def test_a_word_that_only_begins_like_a_crime_is_none():
    refuse_crime_layer(layer("punkter", "point", kategori="Indbrudssikring"))


def test_guessed_crime_layer_stops_the_uses():
    with pytest.raises(CrimeDataError, match="indbrud_2023"):
        uses_from_guesses(guess_roles([layer("indbrud_2023", "point")]))


def test_longer_word_swallows_the_shorter():
    hits = find_words(layer_name("legeplads"), {"a": ("*plads",), "b": ("*legeplads",)})
    assert [hit.owner for hit in hits] == ["b"]


def test_head_of_a_compound_outweighs_its_first_part():
    hits = find_words(layer_name("parkeringsbelysning"), {"a": ("parkering*",), "b": ("*belysning",)})
    assert [hit.owner for hit in hits] == ["b"]
