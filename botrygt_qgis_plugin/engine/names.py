# SPDX-License-Identifier: GPL-2.0-or-later
"""Layer and field names as Danish offices write them: normalised, split, and searched for words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

# Three ways the letters reach us: written out, dropped by an old export, or with the marks taken off.
_LETTERS: tuple[dict[int, str], ...] = tuple(str.maketrans(table) for table in (
    {"æ": "ae", "ø": "oe", "å": "aa"}, {"æ": "", "ø": "", "å": ""}, {"æ": "a", "ø": "o", "å": "a"}))
_FOREIGN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "u", "é": "e"})
_SUFFIX = re.compile(r"\.(shp|gpkg|tab|mif|geojson|json|gml|dxf|sqlite|fgb|csv|kml|zip)$", re.IGNORECASE)
_PREFIX = re.compile(r"^(?:v|t|vw|lp|tbl)_(?=.)", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])|(?<=[A-ZÆØÅ])(?=[A-ZÆØÅ][a-zæøå])")
_SEPARATOR = re.compile(r"[^0-9a-zæøå]+")
# Below these lengths a spelling with lost letters is too short to mean anything («træ» becomes «tr»).
_LOST_OWN, _LOST_COMPOUND = 4, 6
_JOINED_OWN = 5


@dataclass(frozen=True)
class Name:
    """A normalised name: its tokens, glued together in `compact`, with the places where one begins or ends."""

    tokens: tuple[str, ...]

    @property
    def compact(self) -> str:
        """The tokens without separators."""
        return "".join(self.tokens)

    @property
    def edges(self) -> frozenset[int]:
        """Offsets in `compact` where a token begins or ends."""
        place, found = 0, {0}
        for token in self.tokens:
            place += len(token)
            found.add(place)
        return frozenset(found)


@dataclass(frozen=True)
class Hit:
    """A word found in a name: who asked for it, the word, where, and whether it is the head of a compound."""

    owner: str
    word: str
    start: int
    end: int


def spellings(text: str) -> tuple[str, ...]:
    """The three spellings of a lower-case text, without repeats; the first keeps every letter."""
    text = text.translate(_FOREIGN)
    made = (text.translate(table) for table in _LETTERS)
    return tuple(dict.fromkeys(made))


def _stem(text: str, prefix: bool) -> str:
    """A name without what is said about it: file suffix, group, namespace, schema, view prefix."""
    text = unicodedata.normalize("NFKC", text).strip()
    # QGIS names a layer of a file «file — layer».
    text = re.split(r"\s+[—–]\s+", text)[-1]
    text = _SUFFIX.sub("", text).rsplit(":", 1)[-1]
    schema, dot, rest = text.partition(".")
    text = rest if dot and re.match(r"^[A-Za-z_]\w*$", schema) and re.search(r"[A-Za-z]", rest) else text
    return _PREFIX.sub("", text) if prefix else text


@lru_cache(maxsize=4096)
def layer_name(text: str) -> Name:
    """A layer's name in tokens; trailing digits of a token stand alone («hegn2» is «hegn», «2»)."""
    lower = _CAMEL.sub(" ", _stem(text, prefix=True)).lower()
    tokens = []
    for part in _SEPARATOR.split(spellings(lower)[0]):
        tokens += re.findall(r"^.*?[a-z](?=\d*$)|\d+$|^.+$", part) if part else []
    return Name(tuple(tokens))


@lru_cache(maxsize=65536)
def field_key(text: str) -> str:
    """A field's name as one word in lower case: 'Id.lokalId' and 'ID_LOKALID' are both 'idlokalid'."""
    text = unicodedata.normalize("NFKC", text).rsplit(":", 1)[-1].lower()
    return _SEPARATOR.sub("", spellings(text)[0])


def same_field(field: str, words: Iterable[str]) -> bool:
    """True where a field's name is one of the words, in any spelling, whole or cut to ten letters by a shapefile."""
    key = field_key(field)
    cut = len(unicodedata.normalize("NFC", field)) == 10
    for word in words:
        for spelt in _field_spellings(word):
            if key == spelt or (cut and len(spelt) > len(key) >= 8 and spelt.startswith(key)):
                return True
    return False


@lru_cache(maxsize=8192)
def _field_spellings(word: str) -> tuple[str, ...]:
    # A name cut at ten characters loses its tail with the separators still in it, hence the second form.
    made = [_SEPARATOR.sub("", spelt) for spelt in spellings(word.lower()) if len(spelt) >= 2]
    return tuple(dict.fromkeys(made))


@lru_cache(maxsize=8192)
def _forms(word: str) -> tuple[tuple[str, bool, bool], ...]:
    """A pattern's spellings as (letters, open at the left, open at the right)."""
    left, right = word.startswith("*"), word.endswith("*")
    bare = word.strip("*").replace("_", "")
    forms = []
    for number, spelt in enumerate(spellings(bare)):
        if number and len(spelt) < _LOST_OWN:
            continue
        compound = number == 0 or len(spelt) >= _LOST_COMPOUND
        forms.append((spelt, left and compound, right and compound))
    return tuple(forms)


def _found(name: Name, owner: str, word: str) -> list[Hit]:
    hits, compact, edges = [], name.compact, name.edges
    for letters, left, right in _forms(word):
        start = compact.find(letters)
        while start >= 0:
            end = start + len(letters)
            inside = any(start < edge < end for edge in edges)
            at_start, at_end = start in edges, end in edges
            whole = at_start and at_end and (not inside or len(letters) >= _JOINED_OWN)
            glued = not inside and (at_start or left) and (at_end or right) and not (at_start and at_end)
            if whole or glued:
                hits.append(Hit(owner, word, start, end))
            start = compact.find(letters, start + 1)
    return hits


def find_words(name: Name, words: Mapping[str, Sequence[str]]) -> tuple[Hit, ...]:
    """Who finds which word in a name.

    A word is a token, or '*word' as the end of a compound, 'word*' as its beginning, '*word*' anywhere. What lies
    inside a longer word is not heard («vej» in «vejbelysning»), and the head of a compound outweighs its first part.
    """
    hits = [hit for owner, patterns in words.items() for word in patterns for hit in _found(name, owner, word)]
    longest = [hit for hit in hits if not any(
        other.start <= hit.start and hit.end <= other.end and other.end - other.start > hit.end - hit.start
        for other in hits)]
    edges = sorted(name.edges)

    def outweighed(hit: Hit) -> bool:
        close = min(edge for edge in edges if edge >= hit.end)
        return hit.end != close and any(
            other.owner != hit.owner and other.end == close and other.start >= hit.end for other in longest)

    return tuple(hit for hit in longest if not outweighed(hit))
