# SPDX-License-Identifier: GPL-2.0-or-later
"""The smallest change found, as a sentence and as data, and the lamps it proposes as rows to copy into the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.explain import anchor_of
from botrygt_qgis_plugin.engine.moves import (
    ADD,
    ADD_LAMP,
    CUT_TREE,
    LEAVE_OUT,
    MOVE_LAMP,
    RAISE_FLUX,
    SET,
    Move,
    Remedy,
    Turned,
)
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, role_words
from botrygt_qgis_plugin.engine.terms import PLURALS, Words
from botrygt_qgis_plugin.engine.wording import feature_words, is_place_key, number_text, pick, place_words

_COMPASS = (("nord", "north"), ("nordøst", "north-east"), ("øst", "east"), ("sydøst", "south-east"),
            ("syd", "south"), ("sydvest", "south-west"), ("vest", "west"), ("nordvest", "north-west"))
# What the layer of proposed lamps calls each change.
LAMP_CHANGES = {ADD_LAMP: ("ny", "new"), MOVE_LAMP: ("flyttet", "moved"), RAISE_FLUX: ("mere lys", "more light")}
_WIDTH: Words = ("gør {name} {after} m bred i stedet for {before} m",
                 "make {name} {after} m wide in place of {before} m")
# What is said of a column that is set: to less, and to more.
_SET: Mapping[str, tuple[Words, Words]] = {
    "height_m": (("sænk {name} fra {before} m til {after} m", "lower {name} from {before} m to {after} m"),
                 ("gør {name} {after} m høj i stedet for {before} m",
                  "make {name} {after} m high in place of {before} m")),
    "crown_base_m": (("lad kronen på {name} begynde {after} m oppe i stedet for {before} m",
                      "let the crown of {name} begin {after} m up in place of {before} m"),
                     ("stam {name} op, så kronen begynder {after} m oppe i stedet for {before} m",
                      "lift the crown of {name} to {after} m in place of {before} m")),
    "width_m": (_WIDTH, _WIDTH),
    "openness_pct": (("gør {name} {after} % åben i stedet for {before} %",
                      "make {name} {after}% open in place of {before}%"),
                     ("vælg et hegn, der er mindst {after} % åbent, i stedet for {name} ({before} %)",
                      "choose a fence at least {after}% open in place of {name} ({before}%)")),
}
_GATED: Mapping[bool, Words] = {True: ("luk {name} med låge", "close {name} with a gate"),
                                False: ("fjern lågen på {name}", "take the gate off {name}")}


def remedy_sentence(remedy: Remedy | None, language: str) -> str:
    """What to change, that it was verified, and what it would break; '' where no change was found."""
    if remedy is None:
        return ""
    listed = _joined([_move_words(move, language) for move in _grouped(remedy.moves)], language)
    text = pick((f"Mindste ændring, der er fundet: {listed}. Efterprøvet ved ny måling.",
                 f"Smallest change found: {listed}. Verified by measuring again."), language)
    if not remedy.turned:
        return text
    broken = _joined([_turned_words(turned, language) for turned in remedy.turned], language)
    return text + pick((f" Men så er dette ikke længere opfyldt: {broken}.",
                        f" But then this is no longer met: {broken}."), language)


def _joined(parts: list[str], language: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {pick(('og', 'and'), language)} {parts[-1]}"


def _grouped(moves: tuple[Move, ...]) -> Iterator[tuple[Move, ...]]:
    """Moves that one phrase tells: lamps added like one lamp, and the light of many lamps raised by one share."""
    left = list(moves)
    while left:
        first = left[0]
        same = [m for m in left if m.kind == first.kind and (
            (first.kind == ADD_LAMP and m.like == first.like) or first.kind in (CUT_TREE, RAISE_FLUX)
            or (first.kind in (LEAVE_OUT, ADD) and m.role is first.role))] or [first]
        yield tuple(same)
        left = [m for m in left if m not in same]


def _move_words(moves: tuple[Move, ...], language: str) -> str:
    first = moves[0]
    if first.kind == ADD_LAMP:
        return _added_words(moves, language)
    if first.kind == CUT_TREE:
        named = _joined([_name(Role.TREE, move.key, move.stood, language) for move in moves], language)
        return pick((f"udelad eller fæld {named}", f"leave out or fell {named}"), language)
    if first.kind == RAISE_FLUX:
        return _joined([_raised_words(move, language) for move in moves], language)
    if first.kind == LEAVE_OUT:
        named = feature_words(first.role, [move.key for move in moves], language)
        return pick((f"udelad eller fjern {named}", f"leave out or remove {named}"), language)
    if first.kind in (SET, ADD):
        return _set_words(first, language) if first.kind == SET else _drawn_words(moves, language)
    name = _name(first.role, first.key, first.stood, language)
    metres = number_text(first.amount, language)
    way = pick(_compass(first), language)
    where = place_words(first.shape, language).partition(" ")[2]
    return pick((f"flyt {name} {metres} m mod {way} (til {where})", f"move {name} {metres} m {way} (to {where})"),
                language)


def _set_words(move: Move, language: str) -> str:
    name = feature_words(move.role, [move.key], language)
    told = []
    for column, value in move.columns.items():
        if isinstance(value, (bool, str)):
            told.append(pick(_GATED[bool(value)], language).format(name=name))
            continue
        words = _SET[column][1 if float(value) > move.before else 0]
        told.append(pick(words, language).format(name=name, after=number_text(float(value), language),
                                                 before=number_text(round(move.before, 2), language)))
    return _joined(told, language)


def _drawn_words(moves: tuple[Move, ...], language: str) -> str:
    """Features of one role that are drawn anew; an opening is told by its building."""
    role, count = moves[0].role, len(moves)
    places = [place_words(anchor_of(move.shape), language) for move in moves]
    if role is Role.WINDOW_FACADE:
        walls = [f"{feature_words(Role.BUILDING, [move.like], language)} {place}" for move, place in zip(moves, places)]
        listed = _joined(walls, language)
        return pick((f"sæt et vindue i {listed}", f"put a window in {listed}"), language)
    listed = _joined([places[0], *(place.partition(" ")[2] for place in places[1:])], language)
    noun = f"{count} {pick(PLURALS[role], language)}" if count > 1 and role in PLURALS else role_words(role, language)
    article = "" if count > 1 else "an " if noun[0] in "aeiou" else "a "
    return pick((f"tilføj {noun} {listed}", f"add {article}{noun} {listed}"), language)


def _added_words(moves: tuple[Move, ...], language: str) -> str:
    like = _name(Role.LIGHT, moves[0].like, moves[0].stood, language)
    places = _joined([place_words(move.shape, language).partition(" ")[2] for move in moves], language)
    if len(moves) == 1:
        return pick((f"tilføj en lampe som {like} ved {places}", f"add a lamp like {like} at {places}"), language)
    count = len(moves)
    return pick((f"tilføj {count} lamper som {like} ved {places}", f"add {count} lamps like {like} at {places}"),
                language)


def _raised_words(move: Move, language: str) -> str:
    name = _name(Role.LIGHT, move.key, move.stood, language)
    after, before = number_text(move.amount, language), number_text(round(move.before), language)
    return pick((f"giv {name} {after} lm i stedet for {before} lm", f"give {name} {after} lm in place of {before} lm"),
                language)


def _name(role: Role, key: str, place: shapely.Point, language: str) -> str:
    noun = pick(("træ", "tree") if role is Role.TREE else ("lampe", "lamp"), language)
    return f"{noun} {place_words(place, language)}" if is_place_key(key) else f"{noun} {key}"


def _compass(move: Move) -> tuple[str, str]:
    turn = np.degrees(np.arctan2(move.shape.x - move.stood.x, move.shape.y - move.stood.y))
    return _COMPASS[int(np.round(turn / 45.0)) % 8]


def _turned_words(turned: Turned, language: str) -> str:
    name = place_words(turned.place, language) if is_place_key(turned.label) else turned.label
    return f"{turned.rule} ({name})"


def remedy_entry(remedy: Remedy | None) -> dict[str, Any] | None:
    """The remedy as a result file has it; coordinates to the centimetre, as it was measured."""
    if remedy is None:
        return None
    return {
        "cost": remedy.cost,
        "moves": [{"kind": move.kind, "role": move.role.value, "feature": move.key, "like": move.like,
                   "amount": move.amount, "unit": _unit(move), "before": round(move.before, 2), "place": _place(move),
                   "columns": dict(move.columns)} for move in remedy.moves],
        "turned": [{"rule": turned.rule, "subject": turned.subject} for turned in remedy.turned],
        "text": {language: remedy_sentence(remedy, language) for language in ("da", "en")}}


def _unit(move: Move) -> str:
    if move.kind == RAISE_FLUX:
        return "lm"
    if not move.amount:
        return ""
    return "%" if "openness_pct" in move.columns else "m"


def _place(move: Move) -> list[float]:
    """Where it is: a point as it was measured, of other shapes a point on them to the centimetre."""
    point = anchor_of(move.shape)
    return [point.x, point.y] if move.shape.geom_type == "Point" else [round(point.x, 2), round(point.y, 2)]


def proposed_lamps(remedy: Remedy, lamps: FeatureTable) -> Iterator[tuple[str, str, shapely.Point, Mapping[str, Any]]]:
    """(change, key, place, canonical columns) of each lamp a remedy adds or alters, as it would stand in the plan."""
    for move in remedy.moves:
        if move.kind in LAMP_CHANGES:
            row = lamps.position[move.like or move.key]
            columns = {name: values[row] for name, values in lamps.columns.items()}
            yield LAMP_CHANGES[move.kind][0], move.key, move.shape, {**columns, **move.columns}

