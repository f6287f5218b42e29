# SPDX-License-Identifier: GPL-2.0-or-later
"""The words for columns, categories and cures that sentences are made of: (Danish, English)."""

from __future__ import annotations

from collections.abc import Mapping

from botrygt_qgis_plugin.engine.roles import Role

Words = tuple[str, str]

SEVERITY: Mapping[str, Words] = {"high": ("høj", "high"), "medium": ("middel", "medium"), "low": ("lav", "low")}
OBLIGATION: Mapping[str, Words] = {"must": ("skal", "must"), "should": ("bør", "should"), "could": ("kan", "could")}
DOMAIN: Mapping[str, Words] = {
    "lighting": ("lys", "lighting"), "sightlines": ("udsyn", "sightlines"), "access": ("adgang", "access"),
    "boundaries": ("skel og hegn", "boundaries")}

# In the definite form, as they stand in «når … er højst».
COLUMNS: Mapping[str, Words] = {
    "height_m": ("højden", "the height"), "width_m": ("bredden", "the width"), "kind": ("typen", "the kind"),
    "gated": ("låge", "the gate"), "level": ("niveauet", "the level"), "use": ("anvendelsen", "the use"),
    "use_code": ("anvendelseskoden", "the use code"), "dwellings": ("antallet af boliger", "the number of dwellings"),
    "storeys": ("antallet af etager", "the number of storeys"), "bays": ("antallet af båse", "the number of bays"),
    "crown_base_m": ("højden til kronens underkant", "the height of the crown base"),
    "crown_diameter_m": ("kronens diameter", "the crown diameter"),
    "openness_pct": ("andelen, man kan se igennem,", "the share one sees through"),
    "sill_m": ("brystningens højde", "the sill height"), "flux_lm": ("lysstrømmen", "the luminous flux"),
    "species": ("arten", "the species"), "ramp_pct": ("rampernes fald", "the slope of the ramps"),
    "photometry": ("den fotometriske fil", "the photometric file"), "optic": ("lysfordelingen", "the distribution"),
    "efficacy_lm_w": ("lysudbyttet", "the efficacy"),
    "maintenance_factor": ("vedligeholdelsesfaktoren", "the maintenance factor"),
    "azimuth_deg": ("lysretningen", "the direction it faces"), "tilt_deg": ("hældningen", "the tilt"),
    "arm_m": ("armens længde", "the length of the arm"), "ra": ("farvegengivelsen (Ra)", "the colour rendering (Ra)"),
    "level_evening_pct": ("lysniveauet om aftenen", "the light level in the evening"),
    "level_night_pct": ("lysniveauet om natten", "the light level at night"),
    "day_and_night": ("om lampen brænder hele døgnet", "whether it burns day and night"),
    "day_lit": ("om tunnelen er belyst om dagen", "whether the tunnel is lit by day"),
    "lit": ("om der er belyst", "whether it is lit"), "light_class": ("lysklassen", "the lighting class"),
    "weight_speed": ("vægten for hastighed", "the weight for speed"),
    "weight_use": ("vægten for brug", "the weight for use"),
    "weight_ambient": ("vægten for omgivelsernes lys", "the weight for ambient light"),
    "weight_face": ("vægten for ansigtsgenkendelse", "the weight for recognising faces"),
    "future_crown_m": ("den udvoksede krones diameter", "the diameter of the grown crown"),
    "light_calculation": ("om en lysberegning følger med", "whether a light calculation goes with it"),
}
# Attributes whose cure is a thing done, not a number.
CURES: Mapping[str, Words] = {
    "gated": ("Kravet er opfyldt, når stien er lukket med låge.", "It is met where the path is closed by a gate."),
}
CATEGORIES: Mapping[str, Words] = {
    "foot": ("gangsti", "footpath"), "cycle": ("cykelsti", "cycle path"), "shared": ("fællessti", "shared path"),
    "hedge": ("hæk", "hedge"), "fence": ("hegn", "fence"), "wall": ("mur", "wall"), "path": ("sti", "path"),
    "road": ("vej", "road"), "none": ("ingen", "none"), "front": ("mod vej", "towards the road"),
    "side": ("mod nabo", "towards a neighbour"), "rear": ("bagtil", "at the rear"), "dwelling": ("bolig", "dwelling"),
    "outbuilding": ("udhus", "outbuilding"), "other": ("andet", "other"), "gable": ("gavl", "gable"),
    "long": ("langside", "long side"), "unclear": ("uklar", "unclear"), "lit": ("belyst", "lit"),
    "unlit": ("ubelyst", "unlit"),
}
# What is missing beside a role, a column or its cover; named 'role:detail'.
DETAILS: Mapping[str, Words] = {
    "centre_line": ("stien er tegnet som flade uden midterlinje", "the path is drawn as an area without centre line"),
    "unbuilt": ("byggefeltet er ikke bebygget på tegningen", "nothing is drawn in the building field yet"),
    "area": ("tunnellens bredde kendes ikke, da den er tegnet som linje",
             "the width of the tunnel is not known, as it is drawn as a line"),
}
PLURALS: Mapping[Role, Words] = {
    Role.LIGHT: ("lyspunkter", "lamps"), Role.TREE: ("træer", "trees"), Role.BUILDING: ("bygninger", "buildings"),
    Role.HEDGE_FENCE: ("hegn eller hække", "hedges, fences or walls"), Role.WINDOW_FACADE: ("vinduer", "windows"),
    Role.SHRUB_PLANTING: ("beplantninger", "plantings"), Role.TREE_GROUP: ("trægrupper", "tree groups"),
    Role.PATH: ("stier", "paths"), Role.ROAD: ("veje", "roads"), Role.ENTRANCE: ("indgange", "entrances"),
    Role.PARCEL: ("jordstykker", "parcels"), Role.PARKING: ("parkeringer", "parkings"),
    Role.GATE: ("låger", "gates"), Role.BICYCLE_PARKING: ("cykelparkeringer", "bicycle parkings"),
}

# How rules answer, and what plans are for (Plandata's code `anvgen`) and how far they have come.
VERDICTS: Mapping[str, Words] = {
    "met": ("opfyldt", "met"), "not_met": ("ikke opfyldt", "not met"),
    "cannot_tell": ("kan ikke afgøres", "cannot be told"), "not_relevant": ("ikke relevant", "not relevant"),
    "observed": ("vises uden afgørelse", "shown without a verdict"),
}
STAGES: Mapping[str, Words] = {
    "idea": ("idé", "idea"), "draft": ("kladde", "draft"), "proposal": ("forslag", "proposal"),
    "adopted": ("vedtaget", "adopted"),
}
USES: Mapping[int, Words] = {
    11: ("boligområde", "housing"), 21: ("blandet bolig og erhverv", "mixed housing and business"),
    31: ("erhvervsområde", "business"), 41: ("centerområde", "town centre"),
    51: ("rekreativt område", "recreation"), 61: ("sommerhusområde", "summer houses"),
    71: ("offentlige formål", "public purposes"), 81: ("tekniske anlæg", "technical plant"),
    91: ("landområde", "open country"), 96: ("andet", "other"),
}
LANDING: Mapping[str, Words] = {
    "redegoerelse": ("redegørelsen", "the plan's account (redegørelse)"),
    "formaal": ("formålsbestemmelsen", "the purpose (formål)"),
    "bestemmelse": ("en bestemmelse", "a provision (bestemmelse)"), "kortbilag": ("kortbilaget", "the map annex"),
    "uden_for_plan": ("uden for planen", "outside the plan"),
}
# How a limit reads before its value.
OPERATORS: Mapping[str, Words] = {
    "<=": ("højst", "at most"), "<": ("under", "below"), ">=": ("mindst", "at least"), ">": ("over", "above"),
    "=": ("skal være", "must be"), "in": ("skal være en af", "must be one of"), "not": ("må ikke være", "must not be"),
    "multipleOf": ("et helt antal gange", "a multiple of"), "pattern": ("skrevet som", "written as"),
    "minLength": ("i tegn mindst", "in letters at least"), "maxLength": ("i tegn højst", "in letters at most"),
    "type": ("af typen", "of the type"), "not multipleOf": ("ikke et helt antal gange", "not a multiple of"),
    "not pattern": ("ikke skrevet som", "not written as"), "not minLength": ("i tegn under", "in letters below"),
    "not maxLength": ("i tegn over", "in letters above"), "not type": ("ikke af typen", "not of the type"),
}
