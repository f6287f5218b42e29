# SPDX-License-Identifier: GPL-2.0-or-later
"""What the fields behind each canonical column are called, as data; the first name that a layer has is taken."""

from __future__ import annotations

from collections.abc import Mapping

from botrygt_qgis_plugin.engine.roles import Role


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_WIDTH = "bredde stibredde sti_bredde vejbredde vej_bredde gangbredde faerdselsbredde fri_bredde width bredde_min"
_LEVEL = "niveau level layer"
_LIT = "belyst er_belyst lit lighted"
_LIGHT_CLASS = "lysklasse belysningsklasse lys_klasse oensket_lysklasse lighting_class light_class"

# Unit endings (bredde_m, hoejde_cm) are taken off before names are compared.
COLUMN_WORDS: Mapping[Role, Mapping[str, tuple[str, ...]]] = {
    Role.PLAN_AREA: {
        "plan_id": _words("planid plan_id lp_id lokplan_id lokalplan_id lokalplanid"),
        "plan_no": _words("plannr plan_nr lokalplannr lokalplan_nr lp_plannr plannummer plan_no nummer nr"),
        "name": _words("plannavn plan_navn lokalplannavn lp_plannavn navn titel name"),
        "status": _words("status planstatus"),
        "use_code": _words("anvgen anvendelsegenerel use_code"),
        "light_calculation": _words("lysberegning belysningsberegning lys_beregning light_calculation"),
    },
    Role.PLAN_SUBAREA: {
        "subarea_no": _words("delnr delomraadenr delomraade delomr subarea_no betegnelse nr"),
        "use_code": _words("anvgen anvendelsegenerel"),
        "use_detail_code": _words("anvspec anvkonkret anvendelsespecifik"),
    },
    Role.BUILDING_FIELD: {
        "binding": _words("bygkunifelt binding bindende"),
        "advisory": _words("bygvejledende vejledende advisory"),
        "max_storeys": _words("maxetager max_etager maksetager etager max_storeys"),
        "max_height_m": _words("maxbygnhjd max_hoejde makshoejde bygningshoejde hoejde max_height"),
    },
    Role.BUILDING: {
        "use": _words("byg021bygningensanvendelse byg021 byg_anvendelse bygningsanvendelse anvendelse anvendelseskode "
                      "bygningstype bygtype byg_type building use brug type kategori art"),
        "dwellings": _words("antal_boliger boliger antalboliger antal_boligenheder boligenheder boligantal "
        "antal_enheder "
                            "antal_lejligheder lejligheder dwellings building:flats units"),
        "storeys": _words("etager antal_etager byg054antaletager byg054 etageantal etage building:levels levels "
        "storeys"),
        "height_m": _words("hoejde bygningshoejde byg_hoejde bygn_hoejde taghoejde totalhoejde height"),
    },
    Role.WINDOW_FACADE: {"sill_m": _words("brystning brystningshoejde sill sill_height bundkote hoejde_over_terraen")},
    Role.PATH: {
        "kind": _words("stitype sti_type stiklasse vejkategori highway kategori type art sti_art anvendelse kind"),
        "width_m": _words(_WIDTH),
        "gated": _words("laage port aflaast aflaaset gate gated med_laage lukket_laage"),
        "level": _words(_LEVEL),
        "lit": _words(_LIT),
        "light_class": _words(_LIGHT_CLASS),
        "weight_speed": _words("vaegt_hastighed lysvaegt_hastighed weight_speed"),
        "weight_use": _words("vaegt_brug vaegt_taethed lysvaegt_brug weight_use"),
        "weight_ambient": _words("vaegt_omgivelser lysvaegt_omgivelser weight_ambient"),
        "weight_face": _words("vaegt_ansigt vaegt_genkendelse lysvaegt_ansigt weight_face"),
    },
    Role.ROAD: {
        "kind": _words("vejkategori vejtype vej_type vejklasse highway vejmidtetype kategori type art stitype kind"),
        "width_m": _words("bredde vejbredde vej_bredde koerebanebredde width"),
        "one_way": _words("ensrettet ensretning oneway one_way"),
        "level": _words(_LEVEL),
        "lit": _words(_LIT),
        "light_class": _words(_LIGHT_CLASS),
    },
    Role.PARKING: {
        "bays": _words("antal_pladser pladser p_pladser antal_p_pladser antalpladser baase antal_baase capacity bays "
                       "antal_parkeringspladser parkeringspladser plads_antal antal"),
        "dwellings": _words("antal_boliger boliger betjener_boliger boligantal dwellings"),
        "lit": _words(_LIT),
        "light_class": _words(_LIGHT_CLASS),
    },
    Role.LIGHT: {
        "height_m": _words("lyspunktshoejde lph lampehoejde lampe_hoejde mastehoejde masthoejde maste_hoejde masthojde "
                           "lanternheight pole_height hoejde hjd height"),
        "flux_lm": _words("lysstroem lumen lysflux lysfluks luminous_flux flux"),
        "power_w": _words("effekt watt wattage systemeffekt power w"),
        "cct_k": _words("farvetemperatur farvetemp kelvin cct color_temperature light:colour"),
        "luminaire": _words("armatur armaturtype luminaire lantern lamp_model light:model fabrikat model"),
        "photometry": _words("lysfil lysfordelingsfil fotometri fotometrisk_fil ldt_fil ies_fil ldtfil iesfil ldt ies "
                             "eulumdat photometry photometric_file"),
        # No words: a distribution is only declared by a profile or a mapping, never guessed from a field.
        "optic": (),
        "efficacy_lm_w": _words("effektivitet lysudbytte virkningsgrad_lm_w lm_w lumen_pr_watt efficacy"),
        "maintenance_factor": _words("vedligeholdelsesfaktor vedligeholdsfaktor vedligehold vedlfaktor vedl_faktor mf "
                                     "maintenance_factor llmf"),
        "azimuth_deg": _words("azimut asimut lysretning retning armretning orientering azimuth bearing direction"),
        "tilt_deg": _words("haeldning tilt vippevinkel armaturhaeldning tiltvinkel"),
        "arm_m": _words("armlaengde udlaeg arm_laengde udliggerlaengde mastearm arm arm_length outreach"),
        "ra": _words("ra cri farvegengivelse ra_indeks ra_vaerdi colour_rendering"),
        # «Natsænk» and «dæmp» say by how much or to how much, nobody knows which: they are not among the words.
        "level_evening_pct": _words("lysniveau_aften niveau_aften aftenniveau aften_pct level_evening"),
        "level_night_pct": _words("lysniveau_nat niveau_nat natniveau nat_pct natsaenk_til daempet_til level_night"),
        "day_and_night": _words("doegnlys taendt_doegn doegndrift doegnbelysning day_and_night"),
    },
    Role.HEDGE_FENCE: {
        "kind": _words("hegntype hegnstype hegn_type hegnsart haektype barrier type art kategori kind"),
        "height_m": _words("haekhoejde haek_hoejde hegnshoejde hegnhoejde hegn_hoejde murhoejde hoejde hjd height h"),
        "openness_pct": _words("aabenhed aabenhed_pct gennemsigt gennemsigt_pct gennemsigtighed gennemsigtig "
        "transparens openness "
                               "aaben_andel"),
        "species": _words("planteart plante_art artsnavn haekplante species"),
    },
    Role.TREE: {
        "crown_base_m": _words("kronebund kronebase krone_bund kronebundhoejde kroneunderkant krone_under stammehoejde "
                               "opstammet opstamning fri_stamme fritrum kronehoejde_under crown_base"),
        "crown_diameter_m": _words("kronediameter krone_diameter kronediam krone_diam kronebredde krone_bredde krone "
                                   "diameter_crown crown_diameter kronediametr"),
        "height_m": _words("hoejde traehoejde totalhoejde kronehoejde kronetop hjd height"),
        "species": _words("art artsnavn traeart species dansk_navn slaegt"),
        "future_crown_m": _words("kronediameter_udvokset udvokset_krone udvokset_kronediameter krone_udvokset "
                                 "slutdiameter future_crown"),
    },
    Role.SHRUB_PLANTING: {
        "height_m": _words("plantehoejde maxhoejde max_hoejde beplantningshoejde hoejde hjd height"),
        "species": _words("arter planteart artsnavn art species"),
    },
    Role.TREE_GROUP: {
        "crown_base_m": _words("kronebund krone_bund stammehoejde opstammet crown_base"),
        "height_m": _words("hoejde kronehoejde traehoejde height"),
        "species": _words("arter artsnavn art species"),
    },
    Role.OPEN_SPACE: {
        "kind": _words("arealtype type anvkonkret anvendelse kategori art kind"),
        "lit": _words(_LIT),
        "light_class": _words(_LIGHT_CLASS),
    },
    Role.TUNNEL_UNDERPASS: {
        "width_m": _words("tunnelbredde fribredde bredde width"),
        "height_m": _words("frihoejde fri_hoejde tunnelhoejde clearance hoejde height"),
        "ramp_pct": _words("rampefald haeldning_pct rampehaeldning laengdefald stigning_pct incline slope"),
        "day_lit": _words("doegnlys doegnbelyst dagbelyst lys_doegn day_lit"),
    },
    Role.PLAY_MEET: {"kind": _words("type leisure anvkonkret anvendelse kategori art kind")},
    Role.PARCEL: {"cadastral_no": _words("matrikelnr matr_nr matrnr matrikelnummer matrikel cadastral_no")},
    Role.HOTSPOT_GRID: {"risk_class": _words("risk_class klasse indbrudsklasse risikoklasse")},
}

# Names that people call a feature by, role by role; then any role's.
LABEL_WORDS: Mapping[Role, tuple[str, ...]] = {
    Role.PLAN_AREA: _words("plannavn plannr"),
    Role.PLAN_SUBAREA: _words("delnr"),
    Role.LIGHT: _words("lyspunkt_nr lyspunktnr mast_nr mastenr lampe_nr"),
    Role.PATH: _words("stinavn vejnavn"),
    Role.ROAD: _words("vejnavn"),
    Role.PARCEL: _words("matrikelnr"),
    Role.BUILDING: _words("bygning_nr byg_nr bygningsnr adresse"),
    Role.ADDRESS: _words("adresse"),
}
ANY_LABEL = _words("navn betegnelse label name nummer nr")

# Identity fields in order of trust. Row numbers of a file or database are not identities: they change on saving.
ID_WORDS = _words("id_lokalid idlokalid lokalid uuid guid globalid objekt_id")
ROLE_ID_WORDS: Mapping[Role, tuple[str, ...]] = {
    Role.PLAN_AREA: _words("planid plan_id lp_id"),
    Role.PLAN_SUBAREA: _words("delomraade_id delomr_id"),
    Role.BUILDING_FIELD: _words("byggefelt_id byggefelt_nr bygfelt_nr"),
    Role.BUILDING: _words("bbruuid byg_id bygning_id bygnings_id bygning_nr byg_nr bygningsnr"),
    Role.ENTRANCE: _words("indgang_nr indgang_id doer_nr"),
    Role.PATH: _words("sti_nr stinr sti_id stiid"),
    Role.ROAD: _words("vej_nr vej_id vejid"),
    Role.OPEN_SPACE: _words("friareal_nr friareal_id"),
    Role.SIGHT_AREA: _words("oversigt_nr oversigtsareal_nr oversigt_id oversigtsareal_id"),
    Role.PARKING: _words("parkering_nr p_nr parkering_id pplads_nr pplads_id p_plads_nr"),
    Role.LIGHT: _words("lyspunkt_nr lyspunktnr lyspunkt_id lyspunktid mast_nr mastenr lampe_nr lamp_id lampe_id"),
    Role.HEDGE_FENCE: _words("hegn_nr haek_nr hegn_id haek_id hegnsnr"),
    Role.GATE: _words("laage_nr laage_id gate_id"),
    Role.TUNNEL_UNDERPASS: _words("tunnel_nr tunnel_id underfoering_nr uf_id"),
    Role.TREE: _words("trae_nr traenr trae_id traeid"),
    Role.SHRUB_PLANTING: _words("beplantning_nr beplantning_id bed_nr"),
    Role.PLAY_MEET: _words("legeplads_nr legeplads_id"),
    Role.TUNNEL_UNDERPASS: _words("tunnel_nr tunnelnr tunnel_id underfoering_nr underfoering_id viadukt_nr"),
    Role.BICYCLE_PARKING: _words("cykelparkering_nr cykelparkering_id stativ_nr cykelstativ_nr"),
    Role.PARCEL: _words("bfenummer jordstykke_id matrikel_id parcel_id grund_nr"),
}
ANY_ID = _words("id objid osm_id fot_id gml_id")
NEVER_ID = frozenset(_words("fid ogcfid objectid oid rowid gid"))
