# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a rule file says something: every schema in it, through its definitions, and what each is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from botrygt_qgis_plugin.engine.keywords import ON_COLUMNS
from botrygt_qgis_plugin.engine.requirement import BY_ROW, definition_of
from botrygt_qgis_plugin.engine.strictjson import refuse

Path = tuple[str, ...]

# A rule of a few limits has a few dozen; definitions that refer to definitions can make millions.
MOST_PLACES = 1000
DEEPEST = 64
REMARKS = frozenset({"title", "$comment"})
OF_VALUE = ON_COLUMNS - {"required"}
OF_SUBJECT = frozenset({"properties", "required", "dependentRequired"}) | BY_ROW


@dataclass(frozen=True)
class Place:
    """One schema of a rule file: the path to it in the file, into `$defs` where it stands there, and its content.

    quantity: whose value it is about; '' where it is about the subject as a whole. A definition that is referred to
    twice is two places at one path.
    """

    path: Path
    schema: Mapping[str, Any]
    quantity: str = ""

    def limits(self) -> Iterator[tuple[Path, str, Any]]:
        """Each limit on the quantity's value: its path, its keyword, and what the file says."""
        for keyword, value in self.schema.items() if self.quantity else ():
            if keyword in OF_VALUE:
                yield (*self.path, keyword), keyword, value

    def named(self) -> Iterator[tuple[Path, str]]:
        """Each quantity that is named here, and where."""
        if self.quantity:
            return
        for name in self.schema.get("properties", ()):
            yield (*self.path, "properties", name), name
        for i, name in enumerate(self.schema.get("required", ())):
            yield (*self.path, "required", str(i)), name
        for name, others in self.schema.get("dependentRequired", {}).items():
            path = (*self.path, "dependentRequired", name)
            yield path, name
            for i, other in enumerate(others):
                yield (*path, str(i)), other


@dataclass(frozen=True)
class _Walk:
    """What is the same on the whole walk, and how it came here."""

    file: str
    definitions: Mapping[str, Any]
    inside: tuple[str, ...] = ()
    depth: int = 0


def places(document: Mapping[str, Any], file: str) -> tuple[Place, ...]:
    """Every place of a well-shaped rule file, in its order, references followed.

    Raises RuleError for a reference to nothing or to itself, for definitions that grow beyond bounds, for a keyword
    about a subject where a value is meant or the other way round, and for a part that says nothing.
    """
    walk = _Walk(file, document.get("$defs", {}))
    found: list[Place] = []
    for place in _walked(Place((), document), walk):
        found.append(place)
        if len(found) > MOST_PLACES:
            refuse(file, ("$defs",), f"with its definitions put in the rule has more than {MOST_PLACES} parts; make it "
                   "smaller.", f"med definitionerne sat ind har reglen flere end {MOST_PLACES} dele; gør den mindre.")
    reached = {place.path[1] for place in found if place.path[:1] == ("$defs",)}
    for name in walk.definitions:
        if name not in reached:
            refuse(file, ("$defs", name), "nothing refers to this definition; take it away.",
                   "intet henviser til denne definition; fjern den.")
    return tuple(found)


def _walked(place: Place, walk: _Walk) -> Iterator[Place]:
    if walk.depth > DEEPEST:
        refuse(walk.file, place.path, f"with its definitions put in the rule is more than {DEEPEST} levels deep.",
               f"med definitionerne sat ind er reglen mere end {DEEPEST} niveauer dyb.")
    _check_keywords(place, walk.file)
    yield place
    deeper = replace(walk, depth=walk.depth + 1)
    for keyword, value in place.schema.items():
        path = (*place.path, keyword)
        if keyword == "properties":
            for name, limits in value.items():
                yield from _walked(Place((*path, name), limits, name), deeper)
        elif keyword in ("if", "then", "else", "not"):
            yield from _walked(replace(place, path=path, schema=value), deeper)
        elif keyword in ("allOf", "anyOf", "oneOf"):
            for i, part in enumerate(value):
                yield from _walked(replace(place, path=(*path, str(i)), schema=part), deeper)
        elif keyword == "$ref":
            yield from _referred(replace(place, path=path), value, deeper)


def _referred(place: Place, text: str, walk: _Walk) -> Iterator[Place]:
    name = text.rpartition("/")[2]
    if name not in walk.definitions:
        refuse(walk.file, place.path, f"'{text}' is not in '$defs' of this file.",
               f"«{text}» findes ikke i «$defs» i denne fil.")
    if name in walk.inside:
        refuse(walk.file, place.path, f"'{text}' leads back to itself; a definition cannot hold itself.",
               f"«{text}» fører tilbage til sig selv; en definition kan ikke rumme sig selv.")
    target = Place(("$defs", name), definition_of(text, walk.definitions), place.quantity)
    yield from _walked(target, replace(walk, inside=(*walk.inside, name)))


def _check_keywords(place: Place, file: str) -> None:
    schema, path = place.schema, place.path
    strange = sorted((OF_SUBJECT if place.quantity else OF_VALUE - {"type"}) & set(schema))
    if strange and place.quantity:
        refuse(file, (*path, strange[0]), f"'{strange[0]}' is about a subject, but here the value of {place.quantity} "
               "is meant.", f"«{strange[0]}» handler om et emne, men her menes værdien af {place.quantity}.")
    if strange:
        refuse(file, (*path, strange[0]),
               f"'{strange[0]}' is about a value; put it below 'properties' and the quantity.",
               f"«{strange[0]}» handler om en værdi; sæt det under «properties» og målestørrelsen.")
    if "type" in schema and (schema["type"] == "object") == bool(place.quantity):
        refuse(file, (*path, "type"), f"the type '{schema['type']}' does not fit what is meant here.",
               f"typen «{schema['type']}» passer ikke til det, der menes her.")
    if "if" in schema and not {"then", "else"} & set(schema):
        refuse(file, path, "'if' stands without 'then' or 'else'; say what follows from it.",
               "«if» står uden «then» og «else»; sig, hvad der følger af det.")
    said = set(schema) - REMARKS - {"$schema", "$defs", "x-rule"} - (set() if place.quantity else {"type"})
    if path and not said:
        refuse(file, path, "this part asks for nothing; take it away or give it a limit.",
               "denne del kræver intet; fjern den, eller giv den en grænse.")
