# SPDX-License-Identifier: GPL-2.0-or-later
"""What each layer probably is, with the points that say so; and the refusal of crime data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from botrygt_qgis_plugin.engine.columns import bare_field, find_columns, find_id_field, value_text
from botrygt_qgis_plugin.engine.errors import CrimeDataError
from botrygt_qgis_plugin.engine.layers import LayerUse, RawLayer, unpack_tags
from botrygt_qgis_plugin.engine.names import field_key, find_words, layer_name, same_field
from botrygt_qgis_plugin.engine.repair import geometry_kind
from botrygt_qgis_plugin.engine.role_words import (
    CRIME_CATEGORIES,
    CRIME_FIELDS,
    CRIME_VALUES,
    INNOCENT,
    PLAN_RECORDS,
    ROLE_WORDS,
)
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.scene import Note
from botrygt_qgis_plugin.engine.vocabulary import hedge_kind, path_or_road, plain

STRONG, WEAK, FIELD, FIELDS_MOST, VALUE, NEGATIVE = 3, 1, 2, 6, 2, -4
ASSIGN, SUGGEST, LEAD = 5, 3, 2
# A category's words are looked for among this many rows.
_ROWS_LOOKED_AT = 5000
_NOT_FOR_MEASURING = frozenset({Role.HOTSPOT_GRID, Role.ANNOTATION, Role.IGNORE, Role.TERRAIN, Role.SURFACE})


@dataclass(frozen=True)
class Reason:
    """Points for a role and what gave them."""

    points: int
    da: str
    en: str


@dataclass(frozen=True)
class RoleGuess:
    """The most probable role of one layer (IGNORE where nothing speaks for any).

    lead: points ahead of the next role. assigned: sure enough to be used unasked; suggested: worth showing, and used
    only where the caller accepts suggestions.
    """

    layer: str
    source: str
    role: Role
    score: int
    lead: int
    reasons: tuple[Reason, ...]
    columns: Mapping[str, str]
    id_field: str
    assigned: bool

    @property
    def suggested(self) -> bool:
        """True where the layer has a likely role that is not sure."""
        return not self.assigned and self.score >= SUGGEST and self.lead >= LEAD


@lru_cache(maxsize=1)
def _patterns() -> Mapping[str, Sequence[str]]:
    """Everybody's words for layer names; the owner of a word is 'weight/role'."""
    words: dict[str, Sequence[str]] = {"innocent/": INNOCENT}
    for role, spec in ROLE_WORDS.items():
        words.update({f"strong/{role.value}": spec.strong, f"weak/{role.value}": spec.weak,
                      f"negative/{role.value}": spec.negative})
    return words


def _name_reasons(name: str) -> dict[Role, list[Reason]]:
    made: dict[Role, list[Reason]] = {}
    points = {"strong": STRONG, "weak": WEAK, "negative": NEGATIVE}
    best: dict[tuple[Role, bool], tuple[int, str]] = {}
    for hit in find_words(layer_name(name), _patterns()):
        weight, _, value = hit.owner.partition("/")
        if not value:
            continue
        key, given = (Role(value), weight == "negative"), (points[weight], hit.word.strip("*"))
        if key not in best or abs(given[0]) > abs(best[key][0]):
            best[key] = given
    for (role, against), (number, word) in best.items():
        da = f"navnet taler imod med «{word}»" if against else f"navnet indeholder «{word}»"
        en = f"the name speaks against it with «{word}»" if against else f"the name holds «{word}»"
        made.setdefault(role, []).append(Reason(number, da, en))
    return made


def _field_reason(role: Role, fields: Iterable[str], named: bool) -> list[Reason]:
    spec = ROLE_WORDS[role]
    words = spec.fields + (spec.company if named else ())
    hits = [name for name in fields if words and (same_field(name, words) or same_field(bare_field(name)[0], words))]
    if not hits:
        return []
    listed = ", ".join(hits)
    word_da, word_en = ("felterne", "the fields") if len(hits) > 1 else ("feltet", "the field")
    return [Reason(min(FIELDS_MOST, FIELD * len(hits)), f"{word_da} {listed}", f"{word_en} {listed}")]


def _speaks_for(role: Role, value: str, accepted: Sequence[str]) -> bool:
    if accepted:
        return plain(value) in {plain(word) for word in accepted}
    if role in (Role.PATH, Role.ROAD):
        return path_or_road(value) is role
    return bool(hedge_kind(value))


def _category_words(layer: RawLayer, names: Iterable[str]) -> Iterable[tuple[str, str]]:
    wanted = tuple(names)
    for field, values in layer.fields.items():
        if same_field(field, wanted):
            texts = {value_text(value) for value in islice(values, _ROWS_LOOKED_AT)} - {""}
            yield from ((field, text) for text in sorted(texts))


def _value_reason(role: Role, layer: RawLayer) -> list[Reason]:
    for name, accepted in ROLE_WORDS[role].values.items():
        for field, text in _category_words(layer, (name,)):
            if _speaks_for(role, text, accepted):
                return [Reason(VALUE, f"værdien «{text}» i feltet {field}", f"the value «{text}» in the field {field}")]
    return []


def _scores(layer: RawLayer) -> dict[Role, list[Reason]]:
    kind = layer.kind or geometry_kind(layer.geometry)
    by_name = _name_reasons(layer.name)
    strong = {role for role, reasons in by_name.items() if any(reason.points >= STRONG for reason in reasons)}
    scores = {}
    for role in ROLE_WORDS:
        if kind and kind not in ROLES[role].geometry:
            continue
        reasons = list(by_name.get(role, ()))
        named = any(reason.points > 0 for reason in reasons)
        # In a plan database every layer carries the plan's own fields: they prove nothing against another name.
        if not (role in PLAN_RECORDS and not named and strong - {role}):
            reasons += _field_reason(role, layer.fields, named)
        reasons += _value_reason(role, layer)
        if reasons:
            scores[role] = reasons
    return scores


def _shares_rows(layer: RawLayer, role: Role, other: Role) -> bool:
    """Paths and roads drawn in one layer are told apart row by row: neither has to win."""
    if {role, other} != {Role.PATH, Role.ROAD}:
        return False
    names = tuple(ROLE_WORDS[Role.PATH].values) + tuple(ROLE_WORDS[Role.ROAD].values)
    return any(path_or_road(text) is not None for _, text in _category_words(layer, names))


def _guess(layer: RawLayer) -> RoleGuess:
    layer = unpack_tags(layer)
    scores = _scores(layer)
    order = list(Role)
    totals = sorted(((sum(reason.points for reason in reasons), -order.index(role), role)
                     for role, reasons in scores.items()), reverse=True)
    if not totals or totals[0][0] <= 0:
        return RoleGuess(layer.name, layer.source, Role.IGNORE, 0, 0, (), {}, "", False)
    score, _, role = totals[0]
    rivals = [total for total, _, other in totals[1:] if not _shares_rows(layer, role, other)]
    lead = score - max([0, *rivals])
    fields = tuple(layer.fields)
    return RoleGuess(layer.name, layer.source, role, score, lead, tuple(scores[role]), find_columns(role, fields),
                     find_id_field(role, fields), score >= ASSIGN and lead >= LEAD)


def guess_roles(layers: Sequence[RawLayer]) -> tuple[RoleGuess, ...]:
    """One guess per layer, in their order: names +3 or +1, fields +2 each (at most +6), a category's value +2.

    A role whose geometry differs is out of question; 5 points and a lead of 2 assign, 3 points suggest.
    """
    return tuple(_guess(layer) for layer in layers)


def crime_traits(name: str, fields: Sequence[str], kind: str) -> tuple[str, ...]:
    """What makes a layer look like crime data on single places: field names, or '' for its name; empty if nothing.

    Needs no feature, so that a reader can refuse a layer before it reads a value.
    """
    told = [field for field in fields if same_field(field, CRIME_FIELDS) or field_key(field).startswith("gerning")]
    if told:
        return tuple(told)
    by_name = _name_reasons(name)
    if kind == "polygon":
        grid = Role.HOTSPOT_GRID in by_name or _field_reason(Role.HOTSPOT_GRID, fields, False)
        return ("",) if Role.CRIME_POINTS in by_name and not grid else ()
    if Role.CRIME_POINTS in by_name:
        return ("",)
    weak = tuple(field for field in fields if same_field(field, ROLE_WORDS[Role.CRIME_POINTS].fields))
    strong = any(reason.points >= STRONG for reasons in by_name.values() for reason in reasons)
    return weak if len(weak) >= 2 and not strong else ()


def _crime_error(name: str, en: str, da: str) -> CrimeDataError:
    return CrimeDataError(
        f"The layer '{name}' looks like crime data on single places ({en}). It is not used. Take it out of the input; "
        "burglary data is used only as a protected release made by the police.",
        f"Laget «{name}» ligner kriminalitetsdata om enkelte steder ({da}). Det bruges ikke. Tag det ud af input; "
        "indbrudsdata bruges kun som en beskyttet frigivelse fra politiet.", name)


def refuse_crime(name: str, fields: Sequence[str], kind: str) -> None:
    """Raise CrimeDataError for a layer that looks like crime data; no value is read, kept or repeated."""
    traits = crime_traits(name, fields, kind)
    listed = ", ".join(trait for trait in traits if trait)
    if traits:
        raise _crime_error(name, f"its field {listed}" if listed else "its name",
                           f"feltet {listed}" if listed else "navnet")


def refuse_crime_layer(layer: RawLayer) -> None:
    """`refuse_crime` for a layer already read; points are refused by the words of a category too."""
    kind = layer.kind or geometry_kind(layer.geometry)
    refuse_crime(layer.name, tuple(layer.fields), kind)
    crimes = {plain(word) for word in CRIME_VALUES}
    # «Indbrud i villa» is a burglary; «indbrudssikring» is none.
    if kind == "point" and any(crimes & set(plain(text).split())
                               for _, text in _category_words(layer, CRIME_CATEGORIES)):
        raise _crime_error(layer.name, "its categories", "kategorierne")


def uses_from_guesses(guesses: Sequence[RoleGuess], accept_suggestions: bool = True) -> tuple[LayerUse, ...]:
    """The guesses that are sure enough as uses; suggestions too where they are accepted.

    Raises CrimeDataError where a layer was taken for crime data.
    """
    uses = []
    for guess in guesses:
        if guess.role is Role.CRIME_POINTS and guess.score >= SUGGEST:
            why = [(reason.en, reason.da) for reason in guess.reasons if reason.points > 0]
            raise _crime_error(guess.layer, *("; ".join(texts) for texts in zip(*why)))
        if guess.role not in _NOT_FOR_MEASURING and (guess.assigned or (accept_suggestions and guess.suggested)):
            uses.append(LayerUse(guess.layer, guess.role, guess.columns, guess.id_field, source=guess.source))
    return tuple(uses)


def notes_from_guesses(guesses: Sequence[RoleGuess], accept_suggestions: bool = True) -> tuple[Note, ...]:
    """What the reader must know about the guesses: suggestions that were accepted, layers that are not used."""
    notes = []
    for guess in guesses:
        spec = ROLES[guess.role]
        if guess.role is Role.HOTSPOT_GRID:
            notes.append(Note(
                "release_among_layers",
                "Laget ligner en frigivelse af indbrudsklasser; det bruges kun, når det angives som frigivelse.",
                "The layer looks like a release of burglary classes; it is used only where it is given as the release.",
                guess.layer))
        elif guess.assigned:
            continue
        elif guess.suggested and accept_suggestions:
            why_da = "; ".join(reason.da for reason in guess.reasons)
            why_en = "; ".join(reason.en for reason in guess.reasons)
            notes.append(Note("role_suggested", f"Laget er brugt som {spec.da} efter et forslag ({why_da}).",
                              f"The layer is used as {spec.en} on a suggestion ({why_en}).", guess.layer))
        elif guess.role is not Role.ANNOTATION:
            notes.append(Note(
                "role_unknown", "Lagets rolle kunne ikke afgøres; det er ikke brugt. Angiv rollen i tildelingen.",
                "The layer's role could not be told; it is not used. Give its role in the mapping.", guess.layer))
    return tuple(notes)
