# SPDX-License-Identifier: GPL-2.0-or-later
"""The regular language that a rule's `pattern` may use: it reads alike in ECMA 262 and Python, and never runs away.

Allowed are characters, classes such as [a-zæøå0-9], groups, alternatives, the repetitions ? * + {n} {n,} {n,m}, and the
anchors ^ and $ at the ends. What the two read differently (the full stop, the letters for digits, words and blanks),
lookaround and back references are refused, and so is a repetition in a repetition. The ways in which one text can be
read from one start are counted, and a pattern with too many is refused: no text keeps a backtracking matcher busy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NoReturn, Union

LENGTH = 200
REPEATS = 200
WAYS = 100
_SYNTAX = frozenset("^$\\.*+?()[]{}|/")
_LAST = 0xFFFF
_COUNT = re.compile(r"\{([0-9]{1,3})(?:(,)([0-9]{1,3})?)?\}")
# An escape, a class, or an anchor: in the first two $ is a character like others.
_PART = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\$")
_SHORT = {"?": (0, 1), "*": (0, None), "+": (1, None)}
_SET_OPERATIONS = ("--", "&&", "||", "~~")

# Inclusive ranges of code points.
Ranges = tuple[tuple[int, int], ...]
Sentences = tuple[str, str]


@dataclass(frozen=True)
class _Chars:
    """One character out of a set."""

    ranges: Ranges


@dataclass(frozen=True)
class _Sequence:
    parts: tuple[_Node, ...]


@dataclass(frozen=True)
class _Choice:
    parts: tuple[_Node, ...]


@dataclass(frozen=True)
class _Repeat:
    part: _Node
    least: int
    most: int | None


_Node = Union[_Chars, _Sequence, _Choice, _Repeat]


class _Refused(Exception):  # noqa: N818 - it never leaves this file
    def __init__(self, en: str, da: str) -> None:
        super().__init__(en)
        self.sentences = en, da


def check_pattern(text: str) -> Sentences | None:
    """Why the pattern is not of the language, English and Danish; None where it is."""
    try:
        ways = _ways(_Reader(text).read(), ())
        if ways > WAYS:
            _refuse(f"a text could be read in {min(ways, 10**6)} ways by this pattern, which may take for ever; let "
                    "each repetition end where another character begins",
                    f"en tekst kan læses på {min(ways, 10**6)} måder af dette mønster, og det kan tage evigheder; lad "
                    "hver gentagelse slutte, hvor et andet tegn begynder")
    except _Refused as refused:
        return refused.sentences
    return None


@lru_cache(maxsize=512)
def matcher(text: str) -> re.Pattern[str]:
    """The accepted pattern as Python reads it with the standard's meaning: $ is the very end of the text."""
    return re.compile(translated(text))


def translated(text: str) -> str:
    """The accepted pattern for Python: there $ would also match before a line break at the end."""
    return _PART.sub(lambda found: r"\Z" if found.group() == "$" else found.group(), text)


def _refuse(en: str, da: str) -> NoReturn:
    raise _Refused(f"{en}.", f"{da}.")


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        if len(text) > LENGTH:
            _refuse(f"a pattern has at most {LENGTH} characters", f"et mønster har højst {LENGTH} tegn")
        strange = next((c for c in text if ord(c) < 32 or ord(c) > _LAST or 0xD800 <= ord(c) < 0xE000), "")
        if strange:
            _refuse(f"the character U+{ord(strange):04X} cannot stand in a pattern",
                    f"tegnet U+{ord(strange):04X} kan ikke stå i et mønster")

    def read(self) -> _Node:
        """The whole pattern."""
        found = self._choice(0)
        if self.at < len(self.text):
            _refuse(f"there is a '{self.next}' too many at character {self.at + 1}",
                    f"der er et «{self.next}» for meget ved tegn {self.at + 1}")
        return found

    @property
    def next(self) -> str:
        """The next character; '' at the end."""
        return self.text[self.at:self.at + 1]

    def _take(self, wanted: str) -> bool:
        if self.text.startswith(wanted, self.at):
            self.at += len(wanted)
            return True
        return False

    def _choice(self, depth: int) -> _Node:
        parts = [self._sequence(depth)]
        while self._take("|"):
            parts.append(self._sequence(depth))
        return parts[0] if len(parts) == 1 else _Choice(tuple(parts))

    def _sequence(self, depth: int) -> _Node:
        parts: list[_Node] = []
        anchored = depth == 0 and self._take("^")
        while self.next not in ("", "|", ")"):
            if depth == 0 and self.next == "$" and self.text[self.at + 1:self.at + 2] in ("", "|"):
                self.at += 1
                anchored = True
                continue
            parts.append(self._term(depth))
        if not parts and not anchored:
            _refuse("an alternative is empty; use ? for what may be left out",
                    "et af alternativerne er tomt; brug ? for det, der kan udelades")
        return _Sequence(tuple(parts))

    def _term(self, depth: int) -> _Node:
        start = self.at
        part = self._atom(depth)
        count = self._count()
        if count is None:
            return part
        if self.next in ("?", "+", "*", "{"):
            _refuse(f"'{self.text[start:self.at + 1]}' repeats a repetition; repeat once",
                    f"«{self.text[start:self.at + 1]}» gentager en gentagelse; gentag én gang")
        least, most = count
        if most is not None and (most > REPEATS or least > most):
            _refuse(f"'{self.text[start:self.at]}' repeats more than {REPEATS} times or fewer than none",
                    f"«{self.text[start:self.at]}» gentages flere end {REPEATS} gange eller færre end ingen")
        if (least, most) != (0, 1) and any(isinstance(node, _Repeat) for node in _inside(part)):
            _refuse(f"'{self.text[start:self.at]}' holds a repetition in a repetition, which may take for ever; write "
                    "it out", f"«{self.text[start:self.at]}» har en gentagelse i en gentagelse, og det kan tage "
                    "evigheder; skriv den ud")
        return _Repeat(part, least, most)

    def _count(self) -> tuple[int, int | None] | None:
        short = _SHORT.get(self.next)
        if short is not None:
            self.at += 1
            return short
        if self.next != "{":
            return None
        found = _COUNT.match(self.text, self.at)
        if found is None:
            _refuse("'{' opens a count such as {2} or {0,3}; write \\{ for the character",
                    "«{» åbner et antal som {2} eller {0,3}; skriv \\{ for tegnet selv")
        self.at = found.end()
        least = int(found.group(1))
        if not found.group(2):
            return least, least
        return least, int(found.group(3)) if found.group(3) else None

    def _atom(self, depth: int) -> _Node:
        character = self.next
        if self._take("(?:") or (character == "(" and self.text[self.at + 1:self.at + 2] != "?" and self._take("(")):
            inside = self._choice(depth + 1)
            if not self._take(")"):
                _refuse("a group is not closed with )", "en gruppe er ikke lukket med )")
            return inside
        if character == "[":
            return self._class()
        if character == "\\":
            return _Chars(_single(self._escaped("")))
        if character in _SYNTAX - {"/"}:
            self._refuse_syntax(character)
        self.at += 1
        return _Chars(_single(character))

    def _refuse_syntax(self, character: str) -> NoReturn:
        if character == ".":
            _refuse("'.' is read differently in JSON Schema and Python; write a class such as [^;], or \\. for the "
                    "full stop", "«.» læses forskelligt i JSON Schema og Python; skriv en klasse som [^;], eller \\. "
                    "for punktummet")
        if character == "(":
            _refuse("lookaround and other groups with (? are not allowed; only ( ) and (?: )",
                    "grupper med (?, fx fremad- og bagudsyn, er ikke tilladt; kun ( ) og (?: )")
        if character in "^$":
            _refuse(f"'{character}' stands only at the {'beginning' if character == '^' else 'end'} of the pattern; "
                    f"write \\{character} for the character", f"«{character}» står kun i mønsterets "
                    f"{'begyndelse' if character == '^' else 'slutning'}; skriv \\{character} for tegnet selv")
        _refuse(f"'{character}' has nothing to act on; write \\{character} for the character",
                f"«{character}» har intet at virke på; skriv \\{character} for tegnet selv")

    def _escaped(self, more: str) -> str:
        character = self.text[self.at + 1:self.at + 2]
        if not character or character not in _SYNTAX | set(more):
            _refuse(f"'\\{character}' is not allowed; write out the characters, such as [0-9] or [a-zæøå], and use "
                    "\\ only before a sign", f"«\\{character}» er ikke tilladt; skriv tegnene ud, fx [0-9] eller "
                    "[a-zæøå], og brug kun \\ foran et særtegn")
        self.at += 2
        return character

    def _class(self) -> _Chars:
        start = self.at
        self.at += 1
        negated = self._take("^")
        ranges: list[tuple[int, int]] = []
        while self.next != "]":
            if not self.next or self.next == "[" or self.text[self.at:self.at + 2] in _SET_OPERATIONS:
                _refuse(f"the class '{self.text[start:self.at + 1]}' is not closed, or holds a sign that needs \\",
                        f"klassen «{self.text[start:self.at + 1]}» er ikke lukket eller har et tegn, der kræver \\")
            ranges.append(self._range(start))
        self.at += 1
        if not ranges:
            _refuse("a class is empty", "en klasse er tom")
        return _Chars(_rest(ranges) if negated else tuple(ranges))

    def _range(self, start: int) -> tuple[int, int]:
        low = self._member(start)
        if self.next != "-" or self.text[self.at + 1:self.at + 2] in ("]", ""):
            return ord(low), ord(low)
        self.at += 1
        high = self._member(start)
        if low > high or "-" in (low, high):
            _refuse(f"the range {low}-{high} runs backwards", f"området {low}-{high} er vendt om")
        return ord(low), ord(high)

    def _member(self, start: int) -> str:
        character = self.next
        if character == "\\":
            return self._escaped("-")
        at_an_end = self.text[self.at - 1] in "[^" and self.at - start <= 2 or self.text[self.at + 1:self.at + 2] == "]"
        if character in "^[" or (character == "-" and not at_an_end):
            _refuse(f"write \\{character} for '{character}' in a class", f"skriv \\{character} for «{character}» i en "
                    "klasse")
        self.at += 1
        return character


def _single(character: str) -> Ranges:
    return ((ord(character), ord(character)),)


def _rest(ranges: Sequence[tuple[int, int]]) -> Ranges:
    """All characters outside the ranges."""
    found, next_free = [], 0
    for low, high in sorted(ranges):
        if low > next_free:
            found.append((next_free, low - 1))
        next_free = max(next_free, high + 1)
    return (*found, (next_free, 0x10FFFF))


def _inside(node: _Node) -> Iterator[_Node]:
    yield node
    parts = () if isinstance(node, _Chars) else (node.part,) if isinstance(node, _Repeat) else node.parts
    for part in parts:
        yield from _inside(part)


def _begins(node: _Node) -> tuple[Ranges, bool]:
    """The characters a part can begin with, and whether it can be empty."""
    if isinstance(node, _Chars):
        return node.ranges, False
    if isinstance(node, _Repeat):
        ranges, empty = _begins(node.part)
        return ranges, empty or node.least == 0
    if isinstance(node, _Choice):
        told = [_begins(part) for part in node.parts]
        return tuple(r for ranges, _ in told for r in ranges), any(empty for _, empty in told)
    found: Ranges = ()
    for part in node.parts:
        ranges, empty = _begins(part)
        found += ranges
        if not empty:
            return found, False
    return found, True


def _overlap(one: Ranges, other: Ranges) -> bool:
    return any(low <= end and start <= high for low, high in one for start, end in other)


def _ways(node: _Node, after: Ranges) -> int:
    """In how many ways one text can be read, where `after` are the characters that what follows can begin with."""
    if isinstance(node, _Chars):
        return 1
    if isinstance(node, _Sequence):
        ways = 1
        for part in reversed(node.parts):
            ways = min(ways * _ways(part, after), 10**9)
            ranges, empty = _begins(part)
            after = ranges + (after if empty else ())
        return ways
    if isinstance(node, _Choice):
        each = [_ways(part, after) for part in node.parts]
        firsts = [ranges + (after if empty else ()) for ranges, empty in map(_begins, node.parts)]
        apart = not any(_overlap(one, other) for i, one in enumerate(firsts) for other in firsts[:i])
        return max(each) if apart else sum(each)
    return _ways_of_repeat(node, after)


def _ways_of_repeat(node: _Repeat, after: Ranges) -> int:
    ranges, empty = _begins(node.part)
    if empty:
        _refuse("a repetition repeats what may be empty", "en gentagelse gentager noget, der kan være tomt")
    once = _ways(node.part, ranges + after)
    if once == 1 and (node.least == node.most or not _overlap(ranges, after)):
        return 1
    if node.most is None:
        _refuse("an endless repetition runs into what follows it, which may take for ever; let it end where another "
                "character begins, or give a count", "en gentagelse uden grænse løber ind i det, der følger, og det "
                "kan tage evigheder; lad den slutte, hvor et andet tegn begynder, eller angiv et antal")
    return int(min(float(once) ** node.most * (node.most - node.least + 1), 1e9))
