# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings and gaps as sentences, Danish and English. Words come last: nothing here decides anything."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

import shapely

from botrygt_qgis_plugin.engine.findings import Alternative, Finding, Measurement
from botrygt_qgis_plugin.engine.measured import Cause, Effect
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import Rule
from botrygt_qgis_plugin.engine.scene import role_words
from botrygt_qgis_plugin.engine.subjects import SUBJECTS
from botrygt_qgis_plugin.engine.terms import CATEGORIES, COLUMNS, CURES, DETAILS, OPERATORS, PLURALS, Words

# A key made from a place is no name: people are told where the thing stands instead.
_PLACE_KEY = re.compile(r"^(point|line|area|stretch|road_end|road_stretch|block|crossing):[-0-9a-f.,;#]+$")
# Names that count things read better the other way round: «der er højst 12 boliger, der deler parkeringen».
_COUNTED = re.compile("^(lamper|boliger|båse|vinduer|veje|meter|lamps|dwellings|homes|bays|windows|ways|roads|metres) ")
# Of these none at all is «der ikke er sti langs bagskel».
_STUFF = re.compile("^(sti|bagskel|side- og bagskel|path|rear boundary|side and rear boundary) ")
_SHARE = re.compile(r"^hvor stor en del af (.+?) man kan (.+)$")
_MOST = 3
_ROLES = frozenset(role.value for role in Role)


def pick(words: Words, language: str) -> str:
    """The Danish or English one of two texts."""
    return words[0] if language == "da" else words[1]


def number_text(value: float, language: str) -> str:
    """A number as people write it: no needless decimals, and a decimal comma in Danish."""
    text = f"{value + 0.0:.10f}".rstrip("0").rstrip(".")
    text = "0" if text in ("-0", "") else text
    return text.replace("-", "−").replace(".", ",") if language == "da" else text.replace("-", "−")


def value_words(value: float | str | bool | None, language: str) -> str:
    """A measured value or limit: number, category, yes or no, or unknown."""
    if value is None:
        return pick(("ukendt", "unknown"), language)
    if isinstance(value, bool):
        return pick(("ja", "yes") if value else ("nej", "no"), language)
    if isinstance(value, (int, float)):
        return number_text(float(value), language)
    return pick(CATEGORIES.get(value, (value, value)), language)


def is_place_key(text: str) -> bool:
    """True for an identity made from coordinates, which no planner would recognise."""
    return bool(_PLACE_KEY.match(text))


def place_words(point: shapely.Point, language: str) -> str:
    """'ved E 575123, N 6225456', to whole metres."""
    return f"{pick(('ved', 'at'), language)} E {point.x:.0f}, N {point.y:.0f}"


class Shown(Protocol):
    """A finding, or anything else that is about one subject and has a place."""

    @property
    def subject_kind(self) -> str:
        """Name in SUBJECTS."""

    @property
    def subject_label(self) -> str:
        """What its owner calls it."""

    @property
    def anchor(self) -> shapely.Point:
        """Where it stands."""


def subject_words(finding: Shown, language: str, noun: bool) -> str:
    """What the subject is called: its label, else its kind and place.

    `noun` is False where the sentence has a word for the kind before it; a label made from the role's word and an id
    («træ T1») then gives up that word.
    """
    subject = SUBJECTS[finding.subject_kind]
    if is_place_key(finding.subject_label):
        place = place_words(finding.anchor, language)
        return _capital(f"{pick((subject.da, subject.en), language)} {place}") if noun else place
    role = subject.roles[0]
    made_of = f"{role_words(role, 'da')} "
    parts = []
    for part in finding.subject_label.split(" + "):
        rest = part[len(made_of):]
        if not part.startswith(made_of) or not rest:
            parts.append(part)
            continue
        rest = f"at {rest[4:]}" if language == "en" and rest.startswith("ved ") else rest
        parts.append(f"{role_words(role, language)} {rest}" if noun else rest)
    text = " + ".join(parts)
    return _capital(text) if noun and finding.subject_label.startswith(made_of) else text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def finding_sentence(finding: Finding, rule: Rule, language: str) -> str:
    """The finding in the rule's own wording; an indication opens with the assumption it rests on."""
    text = rule.wording[language]
    decided = finding.measurements[0] if finding.measurements else Measurement("", None, "", None, "")
    fills = {"label": subject_words(finding, language, noun=text.startswith("{label}")),
             "value": value_words(decided.value, language), "limit": value_words(decided.limit, language),
             "unit": decided.unit, "cause": cause_sentence(finding.cause, decided, language)}
    filled = re.sub(r"\{(label|value|limit|unit|cause)\}", lambda match: fills[match.group(1)], text)
    filled = " ".join(part for part in (filled, alternatives_sentence(finding.alternatives, language)) if part)
    filled = re.sub(r" {2,}", " ", filled).strip()
    return f"{assumption_words(finding.assumed, language)} {filled}" if finding.indication else filled


def alternatives_sentence(alternatives: Sequence[Alternative], language: str) -> str:
    """Every way to meet a demand that leaves a choice, each with what it lacks; '' where there is no choice."""
    both = pick((" og at ", " and that "), language)
    ways = list(dict.fromkeys(both.join(_clause(measurement, gap, language) for measurement, gap in
                                        zip(way.measurements, way.gaps)) for way in _apart(alternatives)))
    if len(ways) < 2:
        return ""
    listed = pick((", eller at ", ", or that "), language).join(ways)
    return pick((f"Det er nok, at {listed}.", f"It is enough that {listed}."), language)


def _apart(alternatives: Sequence[Alternative]) -> list[Alternative]:
    """Without those that ask more of the same measure than another does."""
    least: dict[tuple[str, str], float] = {}
    for way in alternatives:
        if len(way.measurements) == 1 and way.gaps[0] is not None:
            asked = (way.measurements[0].quantity, way.measurements[0].operator)
            least[asked] = min(way.gaps[0], least.get(asked, way.gaps[0]))
    return [way for way in alternatives if len(way.measurements) != 1 or way.gaps[0] is None
            or way.gaps[0] <= least[way.measurements[0].quantity, way.measurements[0].operator]]


def _clause(measurement: Measurement, gap: float | None, language: str) -> str:
    """'højden på hæk, hegn eller mur er højst 1,2 m (0,6 m mindre end nu)'."""
    quantity = QUANTITIES.get(measurement.quantity)
    name = measurement.quantity if quantity is None else pick((quantity.da, quantity.en), language)
    if isinstance(measurement.limit, bool) and measurement.operator == "=":
        bare = re.sub(r"^(om|whether) ", "", name)
        denied = pick((f"det ikke gælder, at {bare}", f"it is not so that {bare}"), language)
        return bare if measurement.limit else denied
    if isinstance(measurement.limit, str) and re.match("(om|whether) ", name):
        is_it = re.match("(om det er|whether it is) ", name)
        word = value_words(measurement.limit, language)
        return f"{pick(('det er', 'it is a'), language)} {word}" if is_it else f"{name}: {word}"
    unit = f" {measurement.unit}" if measurement.unit not in ("", "1") else ""
    operator = measurement.operator
    sign = "" if operator == "=" else pick(OPERATORS.get(operator, (operator, operator)), language) + " "
    limit = f"{sign}{value_words(measurement.limit, language)}"
    if operator == "<=" and measurement.limit == 0 and _STUFF.match(name):
        return pick((f"der ikke er {name}", f"there is no {name}"), language)
    return _said(name, limit, unit, language) + _lacking(gap, unit, operator, language)


def _said(name: str, limit: str, unit: str, language: str) -> str:
    if _COUNTED.match(name):
        return pick((f"der er {limit} {name}", f"there are {limit} {name}"), language)
    share = _SHARE.match(name)
    if share:
        return f"man kan {share.group(2)} {limit}{unit} af {share.group(1)}"
    # A clause inside the name ends with a comma of its own.
    ends = "," if re.search(r", (der|som|hvorfra|hvis|målt|less|measured|fratrukket) ", name) else ""
    name = f"the {name}" if language == "en" and not name.startswith("the ") else name
    return f"{name}{ends} {pick(('er', 'is'), language)} {limit}{unit}"


def _lacking(gap: float | None, unit: str, operator: str, language: str) -> str:
    if gap is None:
        return ""
    more = operator in (">=", ">")
    unit = pick((" procentpoint", " percentage points"), language) if unit == " %" else unit
    than = pick(("mere end nu", "more than now"), language) if more else \
        pick(("mindre end nu", "less than now"), language)
    return f" ({value_words(gap, language)}{unit} {than})"


def limit_words(measurement: Measurement, gap: float | None, language: str) -> str:
    """'højden på hæk, hegn eller mur: højst 1,2 m (0,6 m for meget)'."""
    quantity = QUANTITIES.get(measurement.quantity)
    name = measurement.quantity if quantity is None else pick((quantity.da, quantity.en), language)
    unit = f" {measurement.unit}" if measurement.unit not in ("", "1") else ""
    operator, limit = measurement.operator, value_words(measurement.limit, language)
    # «skal være» says nothing more after a colon.
    sign = "" if operator == "=" else pick(OPERATORS.get(operator, (operator, operator)), language) + " "
    asked = f"{name}: {sign}{limit}{unit}"
    if gap is None:
        return asked
    too = pick(("for meget", "too much") if operator in ("<=", "<") else ("for lidt", "too little"), language)
    return f"{asked} ({value_words(gap, language)}{unit} {too})"


def suggestion_sentence(rule: Rule, language: str) -> str:
    """What the rule suggests to do."""
    return rule.suggestion.get(language, "")


def assumption_words(assumed: Sequence[str], language: str) -> str:
    """'Antaget, da data mangler (…):', from what is missing."""
    listed = ", ".join(missing_words(name, language) for name in assumed)
    return pick((f"Antaget, da data mangler ({listed}):", f"Assumed, as data is missing ({listed}):"), language)


def cause_sentence(cause: Cause | None, decided: Measurement, language: str) -> str:
    """What would cure it; '' where the cause is not known."""
    if cause is None:
        return ""
    if cause.kind == "blockers":
        return _blockers(cause, language)
    if cause.kind == "attribute":
        return _attribute(cause, decided, language)
    return _lack(cause, language)


def feature_words(role: Role, keys: Sequence[str], language: str) -> str:
    """'hæk H12, H14': the features of one role by their ids; those without one are counted."""
    named = [key for key in keys if not is_place_key(key)]
    unnamed = len(keys) - len(named)
    noun = pick(PLURALS[role], language) if len(keys) > 1 and role in PLURALS else role_words(role, language)
    more = len(named) - _MOST
    listed = ", ".join(named[:_MOST]) + (pick((f" og {more} flere", f" and {more} more"), language) if more > 0 else "")
    if not named:
        return f"{unnamed} {noun}" if unnamed > 1 else f"{pick(('et objekt', 'one feature'), language)} ({noun})"
    extra = pick((f" og {unnamed} uden id", f" and {unnamed} without id"), language) if unnamed else ""
    return f"{noun} {listed}{extra}"


def _blockers(cause: Cause, language: str) -> str:
    by_role: dict[Role, list[str]] = {}
    for role, key in cause.features:
        by_role.setdefault(role, []).append(key)
    listed = "; ".join(feature_words(role, sorted(keys), language) for role, keys in by_role.items())
    heights = [float(columns["height_m"]) for _, _, columns in cause.proposal if "height_m" in columns]
    lowest = min(heights) if heights else None
    enough = "" if lowest is None else pick(
        (f" Det er nok at sænke til {number_text(lowest, language)} m.",
         f" It is enough to lower it to {number_text(lowest, language)} m."), language)
    doubt = "" if cause.minimal else pick((" (ikke vist mindst)", " (not shown to be the least)"), language)
    told = " ".join(_effect(effect, language) for effect in cause.effects[:_MOST])
    return pick((f"Årsag: {listed}{doubt}. {told}", f"Cause: {listed}{doubt}. {told}"), language).strip() + enough


def _effect(effect: Effect, language: str) -> str:
    """What one blocker frees, alone and cut to a metre; or that it hides nothing alone."""
    name = feature_words(effect.feature[0], (effect.feature[1],), language)
    if effect.alone <= 0:
        return pick((f"{_capital(name)} dækker kun sammen med andet.", f"{_capital(name)} hides only with others."),
                    language)
    alone, cut = (_freed(amount, effect.unit, language) for amount in (effect.alone, effect.cut))
    more = pick(("mindre skjult", "less hidden") if effect.less else ("mere", "more"), language)
    if effect.feature[0] is Role.BUILDING:
        return pick((f"Uden {name}: {alone} {more}.", f"Without {name}: {alone} {more}."), language)
    return pick((f"Uden {name}: {alone} {more}; klippet til 1 m: {cut}.",
                 f"Without {name}: {alone} {more}; cut to 1 m: {cut}."), language)


def _freed(amount: float, unit: str, language: str) -> str:
    """'6,8 m²', '1 bolig': how much is freed; without a unit it is dwellings."""
    one = ("bolig", "dwelling") if amount == 1 else ("boliger", "dwellings")
    return f"{number_text(amount, language)} {unit or pick(one, language)}"


def _attribute(cause: Cause, decided: Measurement, language: str) -> str:
    if cause.attribute in CURES:
        more = _proposed(cause, language)
        return pick(CURES[cause.attribute], language) + (pick((f" Det kan gøres med {more}, som vist.",
                                                               f" It can be done with {more}, as shown."), language)
                                                         if more else "")
    noun = pick(COLUMNS.get(cause.attribute, (cause.attribute, cause.attribute)), language)
    bound = {"<": ("højst ", "at most "), "<=": ("højst ", "at most "), ">": ("mindst ", "at least "),
             ">=": ("mindst ", "at least ")}.get(decided.operator, ("", ""))
    value = value_words(cause.value, language)
    unit = f" {decided.unit}" if decided.unit not in ("", "1") and not isinstance(cause.value, (bool, str)) else ""
    return pick((f"Kravet er opfyldt, når {noun} er {bound[0]}{value}{unit}.",
                 f"It is met where {noun} is {bound[1]}{value}{unit}."), language)


def _lack(cause: Cause, language: str) -> str:
    if cause.attribute in CURES and not cause.proposal:
        return pick(CURES[cause.attribute], language)
    listed = _proposed(cause, language)
    return pick((f"Kravet er opfyldt med {listed} mere, som vist.", f"It is met with {listed} more, as shown."),
                language) if listed else ""


def _proposed(cause: Cause, language: str) -> str:
    """'2 låger': what a cause proposes, counted by role; '' where it proposes nothing."""
    counts: dict[Role, int] = {}
    for role, _, _ in cause.proposal:
        counts[role] = counts.get(role, 0) + 1
    return ", ".join(f"{n} {pick(PLURALS[r], language) if n > 1 and r in PLURALS else role_words(r, language)}"
                     for r, n in counts.items())


def missing_words(name: str, language: str) -> str:
    """What is missing, for people; `name` is 'role', 'role.column', 'role:coverage', 'measure:…' or 'parameter:…'."""
    kind, _, detail = name.partition(":")
    if kind == "parameter":
        return pick((f"parameteren {detail} er ikke fastsat", f"the parameter {detail} is not set"), language)
    if kind == "measure":
        return pick((f"målingen {detail} gav intet svar", f"the measure {detail} gave no answer"), language)
    role_name, _, column = kind.partition(".")
    if role_name not in _ROLES:
        return name
    noun = role_words(Role(role_name), language)
    if column:
        words = pick(COLUMNS.get(column, (column, column)), language)
        return pick((f"{words} ({noun}) er ikke oplyst", f"{words} ({noun}) is not given"), language)
    if detail == "coverage":
        return pick((f"laget med {noun} rækker ikke langt nok ud", f"the layer of {noun} does not reach far enough"),
                    language)
    if detail in DETAILS:
        return pick(DETAILS[detail], language)
    if detail:
        return pick((f"{detail} kendes ikke ({noun})", f"{detail} is not known ({noun})"), language)
    return pick((f"{noun} er ikke tegnet", f"{noun} is not drawn"), language)


def remedy_words(name: str, language: str) -> str:
    """What to do about something missing, named as in `missing_words`."""
    kind, _, detail = name.partition(":")
    if kind == "parameter":
        return pick(("Fastsæt den i en profil.", "Set it in a profile."), language)
    if kind == "measure":
        return pick(("Se bemærkningerne til kørslen.", "See the notes on the run."), language)
    if "." in kind:
        return pick(("Udfyld feltet i laget, eller angiv en værdi i en profil.",
                     "Fill in the field on the layer, or declare a value in a profile."), language)
    if detail == "coverage":
        return pick(("Tegn videre uden for planområdet, eller angiv, hvor laget er fuldstændigt.",
                     "Draw further beyond the plan area, or say where the layer is complete."), language)
    if detail == "centre_line":
        return pick(("Tegn stiens midterlinje.", "Draw the centre line of the path."), language)
    if detail:
        return pick(("Tegn det manglende, eller ret lagets felter.", "Draw what is missing, or correct the fields."),
                    language)
    return pick(("Tegn laget, eller knyt et eksisterende lag til rollen.",
                 "Draw the layer, or map an existing layer to the role."), language)


def cannot_tell_sentence(missing: Mapping[str, int], language: str) -> str:
    """Why a rule leaves subjects untold, most frequent reason first, and what to do; '' where nothing is missing."""
    parts = []
    for name, count in sorted(missing.items(), key=lambda entry: (-entry[1], entry[0])):
        words = missing_words(name, language)
        parts.append(f"{_capital(words)} ({count}). {remedy_words(name, language)}")
    told = pick(("Kan ikke afgøres: ", "Cannot be told: "), language)
    return told + " ".join(parts) if parts else ""
