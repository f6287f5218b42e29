# SPDX-License-Identifier: GPL-2.0-or-later
"""Values of category fields as they are written in Danish layers, brought to the canonical words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Optional

from botrygt_qgis_plugin.engine.names import spellings
from botrygt_qgis_plugin.engine.roles import Role

# A classifier answers the canonical word, '' for a value it knows to say nothing, None for a value it does not know.
Classifier = Callable[[str], Optional[str]]

SAYS_NOTHING = frozenset({
    "", "ukendt", "uoplyst", "ikke oplyst", "ikke angivet", "unknown", "none", "null", "nan", "na", "n a", "yes", "ja",
    "andet", "anden", "diverse", "oevrig", "oevrige", "nej", "no", "tbd"})

_SHARED = re.compile(
    r"\b(?:faelles ?sti(?:er)?|delte? sti(?:er)?|shared|(?:gang|fodgaenger|gaa)s?(?: og | | eller )?cykel\w*"
    r"|cykel(?: og | | eller )?(?:gang|fodgaenger)\w*|dobbelt ?sti)\b")
_CYCLE = re.compile(r"\bcykel(?!parkering)\w*|\bcycle\w*|\bcycleway\b|\bbike\w*|\bsupercykel\w*")
_FOOT = re.compile(r"\bgang(?:sti|stier|areal|vej|bane|lag)?\b|\bfortov\w*|\bfodgaenger\w*|\bfootway\b|\bfootpath\b"
                   r"|\bsidewalk\b|\bsteps\b|\btrappe\w*|\bpedestrian\b|\bgaagade\w*|\bfoot\b")
_PATH = re.compile(r"sti(?:er)?\b|\bsti\b|\bsmutvej\w*|\bpassage\w*|\bpath\b|\btrail\b|\bbridleway\b|\bsti diverse\b")
_ROAD = re.compile(
    r"(?:vej|veje|gade|gader)\b|\blokalvej\w*|\bmotor(?:vej|trafikvej)\w*|\b(?:trunk|primary|secondary|tertiary|motorway)"
    r"(?: link)?\b|\bresidential\b|\bliving street\b|\bunclassified\b|\bservice\b|\btrack\b|\broad\b|\bstreet\b"
    r"|\bpladsareal\b|\bkoerebane\w*|\bvendeplads\w*|\blege og opholdsomraade\w*")
_STREET_OF_PATHS = re.compile(r"\bsmutvej\w*|\bgangvej\w*|\bcykelvej\w*|\bgaagade\w*")

_HEDGE = re.compile(r"haek(?:ke)?\b|\bhaek\w*|levende ?hegn|\bhedge\w*|liguster\w*|boegehegn|buskhegn|laehegn")
_WALL = re.compile(r"mur(?:e)?\b|\bstoej(?:skaerm|hegn|vaern)\w*|\bwall\w*|stendige\w*|gabion\w*")
_FENCE = re.compile(r"hegn\b|plankevaerk\w*|raekvaerk\w*|stakit\w*|\bfence\w*|\btraadnet\w*"
                    r"|gelaender")

_DWELLING = re.compile(
    r"\bbolig(?:er|bygning|blok|ejendom)?\b|\w*bolig(?:er)?\b|parcelhus\w*|raekkehus\w*|kaedehus\w*|dobbelthus\w*"
    r"|\bklyngehus\w*|etage(?:hus|byggeri|ejendom)\w*|familie(?:s)?hus\w*|stuehus\w*|sommerhus\w*|fritidshus\w*|villa\w*"
    r"|lejlighed\w*|kollegi\w*|\bdwelling\w*|\bhouse\b|\bresidential\b|\bapartments?\b|\bdetached\b|\bterrace[d]?\b"
    r"|\bsemi ?detached\w*|\bbungalow\b|\bdormitory\b|aaben lav|taet lav")
_OUTBUILDING = re.compile(r"\bgarage\w*|carport\w*|udhus\w*|\bskure?\b|\w*skur(?:e)?\b|drivhus\w*|redskabs\w*|\bshed\b"
                          r"|\bgreenhouse\b|overdaekning\w*|sekundaer\w*|smaabygning\w*|anneks\w*")
_OTHER = re.compile(
    r"erhverv\w*|kontor\w*|butik\w*|\w*skole\b|institution\w*|lager\w*|industri\w*|kirke\w*|transformer\w*|teknisk\w*"
    r"|landbrug\w*|stald\w*|hotel\w*|faelleshus\w*|hospital\w*|fabrik\w*|tank\w*|silo\w*|idraets\w*|\bhal\b|commercial"
    r"|\bindustrial\b|\bretail\b|\bschool\b|\bchurch\b|\boffice\w*|\bwarehouse\b|\bkindergarten\b|boernehave\w*"
    r"|daginstitution\w*|plejehjem\w*|kultur\w*|garageanlaeg")
_NOT_DWELLING = re.compile(r"faellesbolighus|boligforening|ikke bolig")
# BBR use codes: homes all year round, and the summer house.
_DWELLING_CODES = frozenset({110, 120, 121, 122, 130, 131, 132, 140, 150, 160, 185, 190, 510})


def plain(value: str) -> str:
    """A value in lower case, letters written out, separators as single spaces: 'Cykel-/gangsti' -> 'cykel gangsti'."""
    text = spellings(unicodedata.normalize("NFKC", value).lower())[0]
    return re.sub(r"[^0-9a-z]+", " ", text).strip()


def path_kind(value: str) -> str | None:
    """'foot', 'cycle', 'shared'; '' for a path of no stated kind; None for a value that names no path."""
    text = plain(value)
    if text in SAYS_NOTHING:
        return ""
    for kind, pattern in (("shared", _SHARED), ("cycle", _CYCLE), ("foot", _FOOT)):
        if pattern.search(text):
            return kind
    return "" if _PATH.search(text) else None


def path_or_road(value: str) -> Role | None:
    """Whether a category value denotes a path or a road; None where it tells neither."""
    text = plain(value)
    if text in SAYS_NOTHING:
        return None
    if _STREET_OF_PATHS.search(text) or (path_kind(value) is not None and not _ROAD.search(text)):
        return Role.PATH
    if text.startswith(("cykelsti", "cykelbane", "gangsti", "faellessti")):
        # «Cykelsti langs vej»: what stands first is the thing, the road is where it lies.
        return Role.PATH
    return Role.ROAD if _ROAD.search(text) else None


def hedge_kind(value: str) -> str | None:
    """'hedge', 'fence' or 'wall'; '' where the value says nothing; None for an unknown word."""
    text = plain(value)
    if text in SAYS_NOTHING:
        return ""
    for kind, pattern in (("hedge", _HEDGE), ("wall", _WALL), ("fence", _FENCE)):
        if pattern.search(text):
            return kind
    return None


def building_use(value: str) -> str | None:
    """'dwelling', 'outbuilding' or 'other' from a BBR code or a word; '' where it says nothing; None if unknown."""
    text = plain(value)
    code = re.match(r"^(\d{3})\b", text)
    if code:
        number = int(code.group(1))
        if number in _DWELLING_CODES:
            return "dwelling"
        return "outbuilding" if number >= 900 else "other"
    if text in SAYS_NOTHING or text in {"bygning", "building"}:
        return ""
    if _NOT_DWELLING.search(text):
        return "other"
    for use, pattern in (("outbuilding", _OUTBUILDING), ("other", _OTHER), ("dwelling", _DWELLING)):
        if pattern.search(text):
            return use
    return None


def road_kind(value: str) -> str | None:
    """A road's kind as written, in plain letters; roads have no canonical kinds."""
    text = plain(value)
    return "" if text in SAYS_NOTHING else text


# Classes of EN 13201 (P, C), the Dutch police label, the Japanese street lamp norm, and the Danish handbook (L, LE, E).
_LIGHT_CLASS = re.compile(r"^(?:klasse )?(p|c|e|le|l|f) ?([0-9][ab]?)$")
_OTHER_CLASSES = {"pkvw": "PKVW", "ses a": "SES-A", "ses b": "SES-B", "sesa": "SES-A", "sesb": "SES-B"}
OPTIC_NAMES = frozenset({"isotropic", "lower_hemisphere", "lambert", "road"})
_NO_CLASS = frozenset({"ingen", "ingen klasse", "none", "0"})


def light_class(value: str) -> str | None:
    """'P4', 'C3', 'E2', 'LE5', 'L7a', 'PKVW', 'SES-A', 'none'; '' where it says nothing; None for an unknown word."""
    text = plain(value)
    if text in _NO_CLASS:
        return "none"
    if text in SAYS_NOTHING:
        return ""
    found = _LIGHT_CLASS.match(text)
    if found:
        return found.group(1).upper() + found.group(2)
    return _OTHER_CLASSES.get(text)


def optic_name(value: str) -> str | None:
    """The name of a declared distribution; None for an unknown word."""
    name = value.strip().lower()
    return "" if plain(value) in SAYS_NOTHING else name if name in OPTIC_NAMES else None


CLASSIFIERS: Mapping[tuple[Role, str], Classifier] = {
    (Role.PATH, "kind"): path_kind,
    (Role.ROAD, "kind"): road_kind,
    (Role.HEDGE_FENCE, "kind"): hedge_kind,
    (Role.BUILDING, "use"): building_use,
    (Role.LIGHT, "optic"): optic_name,
    **{(role, "light_class"): light_class for role in (Role.PATH, Role.ROAD, Role.PARKING, Role.OPEN_SPACE)},
}
