# SPDX-License-Identifier: GPL-2.0-or-later
"""What Danish plan layers, their fields and their values are called, role by role, as data.

A word is a whole token; '*word' ends a compound, 'word*' begins one, '*word*' both. Danish letters are written as
themselves; the other spellings follow (`names.spellings`). Sources: Solrød's plan model, Plandata, GeoDanmark, "
"FOT, OSM,
the Streetlight data model and the road bank's class 88.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from botrygt_qgis_plugin.engine.roles import Role


@dataclass(frozen=True)
class RoleWords:
    """Words of one role: in layer names (strong, weak, negative), field names, and values of category fields.

    company: field names that say something only beside a word in the layer's name, because many roles have them.
    """

    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ROLE_WORDS: Mapping[Role, RoleWords] = {
    Role.PLAN_AREA: RoleWords(
        _words("theme_pdk_lokalplan *lokalplanområde *lokalplanomraader *lokalplanområder *lokalplanafgrænsning "
               "plangrænse lokalplangrænse *lokalplan lokalplaner lokalplan* *planområde *planafgrænsning plan_area"),
        _words("plan lp local_plan boundary"),
        _words("*delområde *delområder *delomr *byggefelt *byggefelter *kommuneplan kommuneplan* *varme* *spildevand* "
               "tema tema* *kommuneplanramme"),
        _words("planid plannr plannavn komnr doklink datoforsl anvgen")),
    Role.PLAN_SUBAREA: RoleWords(
        _words("*lokalplandelområde *lokalplandelområder *delområde *delområder delomr lokalplandelomr subarea "
               "sub_area"),
        _words("område områder"), (), _words("delnr lokplan_id lp_plannr fzone")),
    Role.BUILDING_FIELD: RoleWords(
        _words("*byggefelt *byggefelter byggefelt* bygfelt bygfelter building_field building_fields footprint_max"),
        _words("felt felter"), (), _words("bygkunifelt bygvejledende maxetager max_etager maxbygnhjd")),
    Role.BUILDING_LINE: RoleWords(
        _words("*byggelinje *byggelinjer *byggelinie *byggelinier facadelinje facadelinjer *vejbyggelinje setback"),
        (), _words("matrikel matrikel*")),
    Role.BUILDING: RoleWords(
        _words("*bygning *bygninger bygningsflade bygningsomrids bebyggelse_plan *bebyggelsesplan building buildings"),
        _words("hus *huse bolig boliger facade bebyggelse"),
        _words("*byggefelt *byggefelter lav_bebyggelse høj_bebyggelse"),
        _words("byg_id bbruuid bygningstype byg021 byg021bygningensanvendelse byg_anvendelse building etager"),
        _words("anvendelse hoejde antal_etager antal_boliger boliger")),
    Role.ENTRANCE: RoleWords(
        _words("*indgang *indgange *hoveddør *hoveddøre *opgang *opgange adgang_dør adgangsdør *yderdør entrance "
               "entrances dør døre door doors"), _words("adgang adgange"), _words("indkørsel indkørsler"),
        _words("entrance")),
    Role.WINDOW_FACADE: RoleWords(
        _words("*vindue *vinduer vindues* facade_aktiv aktiv_facade aktive_facader window windows"),
        _words("facade facader"), (), (), _words("brystning brystningshoejde sill")),
    Role.PATH: RoleWords(
        _words("*sti *stier *stien *stierne *stiforløb stiforløb* stinet stinettet stisystem stilinje stilinjer "
               "stiareal "
               "stiarealer stiudlæg stimidte *fortov *fortove fodgænger* planlagt_vej_sti planlagt_udlagt_vej_sti path "
               "paths footpath footpaths footway footways cycleway cycleways bikepath trail trails *gangareal"),
        _words("gang smutvej smutveje passage passager"), (),
        _words("stitype sti_type stiklasse belægning"), _words("bredde stibredde"),
        {"vejkategori": (), "highway": (), "stitype": (), "type": (), "kategori": (), "vejtype": (), "art": ()}),
    Role.ROAD: RoleWords(
        _words("*vejmidte *vejmidter vejmidte_brudt *vej *veje *vejen *vejene vejnet vejnettet vejareal vejarealer "
               "vejudlæg vejforløb vejlinje vejlinjer vejsystem *boligvej *stamvej *adgangsvej road roads street "
               "streets *gade *gader"),
        _words("*kørebane *kørebaner"), _words("vejledende vejviser vejvisning"),
        _words("vejkode vejmyndighed vejklasse trafikart vej_type highway"), _words("vejnavn vejtype bredde "
               "vejkategori"),
        {"vejkategori": (), "highway": (), "vejtype": (), "vejklasse": (), "type": (), "kategori": ()}),
    Role.ROAD_EDGE: RoleWords(_words("*vejkant *vejkanter *kantsten kerb kerbs curb curbs")),
    Role.CROSSING_DRIVE: RoleWords(
        _words("*overkørsel *overkørsler *indkørsel *indkørsler *indkørselsvej driveway driveways")),
    Role.PARKING: RoleWords(
        _words("*parkering parkering* parkeringsareal parkeringsarealer *parkeringsplads *parkeringspladser p_plads "
               "p_pladser p_areal p_arealer parking carport carporte garage garager"), _words("p"),
        _words("*cykelparkering *cykelparkeringer cykelparkering* *bicycle_parking *bike_parking"),
        _words("antal_pladser pladser capacity"), _words("antal_boliger p_pladser baase"),
        {"amenity": ("parking",), "anvkonkret": ("50",)}),
    Role.LIGHT: RoleWords(
        _words("*lyspunkt *lyspunkter *lysmast *lysmaster *gadelys *vejlys *stilys *parklys *gadelygte *gadelygter "
               "*vejbelysning *belysning belysnings* *lampe *lamper *armatur *armaturer pullert_lys lyspullert "
               "lyspullerter *gadelampe street_lamp street_lamps streetlight streetlights street_light street_lights "
               "light_pole light_poles streetlighting"),
        _words("lys mast master lights lamps"),
        _words("telemast telemaster *vindmølle *vindmøller *højspænding højspænding* *oplysning *oplysninger"),
        _words("lyspunkt_nr lyspunktnr lyspunktid mast_nr mastenr lampe_nr lamp_id refstreetlightgroup mastehøjde "
               "masthøjde masthojde lyspunktshøjde lampehøjde lph pole_height lanternheight armatur armaturtype "
               "lantern "
               "luminaire lamp_model light:model lyskilde lyskildetype led lamp_type light:method effekt watt wattage "
               "systemeffekt lumen lysstrøm lysflux lysfluks luminous_flux farvetemperatur kelvin cct light:colour "
               "color_temperature dæmp natsænk tændtid dimming controllingmethod lit"),
        _words("højde height fabrikat model w power styring ejer driftsherre status idriftsat operator ref"),
        {"highway": ("street_lamp",)}),
    Role.HEDGE_FENCE: RoleWords(
        _words("*hegn hegns* *hegnet *hæk hæk* *hække levende_hegn *plankeværk *rækværk *stakit *mur *mure *støjskærm "
               "*støjskærme *støjhegn *trafikhegn hedge hedges fence fences fencing wall walls"),
        _words("skærm skærme volde"), (), _words("hegntype hegnstype hækhøjde hegnshøjde barrier"),
        _words("højde height type art kind"),
        {"barrier": ("hedge", "fence", "wall"), "hegntype": (), "hegnstype": (), "type": (), "art": ()}),
    Role.GATE: RoleWords(_words("*låge *låger stiport stiporte gate gates"), (), (), (), (),
                         {"barrier": ("gate", "kissing_gate")}),
    Role.TREE: RoleWords(
        _words("*træ *træer *enkelttræ *enkelttræer enkeltstående_træ enkeltstående_træer *bytræ *bytræer tree trees"),
        (), (), _words("art artsnavn kronediameter krone stammehøjde species"),
        _words("højde height kronehøjde kronebredde"), {"natural": ("tree",)}),
    Role.SHRUB_PLANTING: RoleWords(
        _words("*krat krat_bevoksning *bevoksning *buskads *buske *busk *beplantning *beplantninger *plantebælte "
               "*plantebælter *slægtsbed *staudebed *plantebed *bunddække shrub shrubs scrub planting plantings"),
        _words("grøn bed bede"), (), _words("plantehøjde maxhøjde"), _words("højde height"),
        {"natural": ("scrub",), "landuse": ("shrubs",)}),
    Role.TREE_GROUP: RoleWords(_words("*trægruppe *trægrupper *skov *skove *lund trærække trærækker tree_row tree_rows "
                                      "tree_group"), (), (), (), _words("kronehøjde højde")),
    Role.OPEN_SPACE: RoleWords(
        _words("*friareal *friarealer *fællesareal *fællesarealer *opholdsareal *opholdsarealer grønt_areal "
               "grønne_arealer grøntareal grønne_områder *grønning *park *parker *plads *pladser *torv open_space "
               "open_spaces green greens *grønareal"),
        _words("*areal *arealer"), _words("*parkering parkering*"), (), (), {"anvkonkret": ("40", "41", "43", "44")}),
    Role.PLAY_MEET: RoleWords(
        _words("*legeplads *legepladser legeareal *boldbane *boldbaner *mødested *mødesteder *bænk *bænke playground "
               "playgrounds bench benches shelter shelters"), (), (), _words("leisure"), (),
        {"anvkonkret": ("42",), "leisure": ("playground", "pitch"), "amenity": ("bench", "shelter")}),
    Role.SIGHT_AREA: RoleWords(_words("*oversigtsareal *oversigtsarealer oversigt oversigtslinje *sigtelinje "
                                      "*sigtelinjer sightline sightlines visibility")),
    Role.TUNNEL_UNDERPASS: RoleWords(
        _words("*tunnel *tunneler *tunneller *viadukt *underføring *underføringer port portåbning portåbninger"),
        (), (), _words("niveau layer tunnel")),
    Role.BICYCLE_PARKING: RoleWords(
        _words("*cykelparkering *cykelparkeringer cykelparkering* *cykelstativ *cykelstativer *cykelskur *cykelskure "
               "bicycle_parking bike_parking bicycle_rack bicycle_racks bike_rack bike_racks"), (), (), (), (),
        {"amenity": ("bicycle_parking",)}),
    Role.BUS_STOP: RoleWords(_words("*stoppested *stoppesteder busstop bus_stop bus_stops"), (), (), (), (),
                             {"highway": ("bus_stop",)}),
    Role.PARCEL: RoleWords(
        _words("*jordstykke *jordstykker *matrikel *matrikler matrikelkort parcel parcels parceller skel *grunde "
               "boliggrund"), _words("matrikelskel"), (), _words("matrikelnr ejerlav ejerlavskode bfenummer")),
    Role.PARCEL_LINE: RoleWords(
        _words("skel *matrikelskel planlagt_matrikelskel *skellinje *skellinjer naboskel ejendomsskel"),
        _words("matrikel")),
    Role.ADDRESS: RoleWords(
        _words("husnummer husnumre *adresse *adresser adgangsadresse adgangsadresser *adgangspunkt *adgangspunkter "
               "address "
               "addresses"), (), _words("*anmeld* *indbrud*"), _words("vejnavn husnr postnr")),
    Role.TERRAIN: RoleWords(_words("*dtm *terræn dhm_terræn terrain"), _words("dem")),
    Role.SURFACE: RoleWords(_words("*dsm *overflade dhm_overflade surface"), _words("dem")),
    Role.HOTSPOT_GRID: RoleWords(
        _words("hotspot hotspots *indbrudsklasse *indbrudsklasser *risikoklasse *risikoklasser kvadratnet kn250 kn1km "
               "kn100m kn250m crime_grid hotspot_grid indbrudsgrid indbrud_grid"), _words("grid celle celler"), (),
        _words("klasse risk_class kn250mdk release_id")),
    Role.CRIME_POINTS: RoleWords(
        _words("*indbrud indbruds* *indbruddene *anmeldelse *anmeldelser *gerningssted *gerningssteder burglary "
               "burglaries crime crimes incident incidents sager tyveri tyverier *hærværk"), (), (),
        _words("journalnr sagsnr gerningstid gerningstid_fra gerningstid_til gerningsdato gerningskode modus "
               "forurettet "
               "cpr anmelder")),
    Role.ANNOTATION: RoleWords(
        _words("*bemærkning *bemærkninger *kommentar *kommentarer review reviews *anmærkning *anmærkninger findings"),
        (), (), _words("rule_id finding_id")),
}

# Longer words that merely hold one of the words above: they swallow it.
INNOCENT = _words(
    "installation* institution* *institution *institutioner statistik* *statistik bestilling* bestemmelse* "
    "*bestemmelser distrikt* *distrikt slutdato* analyse* *analyse oplysning* *oplysning *oplysninger lyst* lysning* "
    "lyskryds lyssignal lyssignaler *trafiklys signalanlæg strækning* *strækning *strækninger kontrakt* *kontrakt træk "
    "central* *central træning* murer* mastertabel* vejledende* *vejledning vejr* vejviser* rapport* *rapport "
    "transport* *transport support* *support export* import* losseplads byggeplads byggepladser plads_brudt "
    "genbrugsplads arbejdsplads arbejdspladser oplagsplads vendeplads vendepladser affaldsplads lagerplads "
    "containerplads "
    "solcellepark erhvervspark vindmøllepark bebyggelsesprocent bebyggelse* kategori* filepath file_path flight* "
    "highlight* daylight flagstang stikledning* stiklinger stigning* statistisk prioritering*")

# Words of plan records that every layer of a municipality's plan database may carry.
PLAN_RECORDS = frozenset({Role.PLAN_AREA, Role.PLAN_SUBAREA})

# Field names that only a record of a crime has, wherever they stand.
CRIME_FIELDS = _words(
    "gerningstid gerningstid_fra gerningstid_til gerningsdato gerningskode gerningssted gerningsadresse "
    "gerningsforhold gerningstype forurettet forurettede cpr cprnr cpr_nr anmelder anmeldertelefon anmeldelsesdato "
    "offence offense offence_type crime_type crime_id crime_date burglary_date victim victim_id")
CRIME_VALUES = _words("indbrud indbrudstyveri tyveri hærværk røveri burglary theft robbery vandalism")
CRIME_CATEGORIES = _words("type kategori art category forhold hændelse hændelsestype")
