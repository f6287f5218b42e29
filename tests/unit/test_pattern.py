# SPDX-License-Identifier: GPL-2.0-or-later
"""Patterns: what is accepted reads alike everywhere and never runs away; all else ends in a sentence."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.pattern import LENGTH, check_pattern, matcher, translated

ACCEPTED = [
    ("^[A-Z]{2}[0-9]+$", "AB12", "AB"), ("a|b", "xbx", "c"), ("^(gangsti|gangvej)$", "gangvej", "gangvejen"),
    ("^(?:ab)?c$", "abc", "abab"), ("[^;]+;", "a;", ";"), ("^a$|^b$", "b", "ab"), ("[-a]", "-", "b"),
    ("[a-]", "-", "b"), (r"[a\-c]", "-", "b"), (r"\.\$", ".$", "."), ("(-[a-z0-9]+)?$", "x-y", None),
    ("[a$]$", "b$", "$b"), (r"[\]$]x", "$x", "$"), ("[a-zæøå]{2,}", "øl", "ø"),
    ("^a{0,3}$", "aaa", "aaaa"), ("a{3}", "aaa", "aa"), ("/", "a/b", "ab"), ("^$", "", "a"), ("a?a?a?b", "aab", "a"),
]


@pytest.mark.parametrize(("pattern", "good", "bad"), [pytest.param(*case, id=case[0]) for case in ACCEPTED])
def test_what_is_accepted(pattern, good, bad):
    assert check_pattern(pattern) is None
    assert matcher(pattern).search(good)
    assert bad is None or not matcher(pattern).search(bad)


def test_the_end_is_the_end():
    assert re.search("a$", "a\n") and not matcher("a$").search("a\n")
    assert translated(r"\$|[$\]]a$") == r"\$|[$\]]a\Z"


REFUSED = [
    ("(a+)+$", "repetition in a repetition"), ("(a*)*", "repetition in a repetition"), ("((ab)+c)*", "in a repetition"),
    ("(a|a)+b", "endless"), ("a*a*b", "endless"), ("[a-z]*[a-y]+0", "endless"), ("(ab|ac)*d", "endless"),
    ("(a|a){30}b", "ways"), ("a{0,50}a{0,50}a{0,50}b", "ways"), ("a?" * 20 + "a" * 20, "ways"),
    ("(a|ab)(c|bcd)" * 7, "ways"), ("a**", "repeats a repetition"), ("a+?", "repeats a repetition"),
    ("a{2}{3}", "repeats a repetition"), ("a++", "repeats a repetition"), ("(?=a)b", "lookaround"), ("(?!a)", "lookar"),
    ("(?<=a)b", "lookaround"), ("(?P<x>a)", "lookaround"), ("(?i)a", "lookaround"), (r"(a)\1", "not allowed"),
    (r"\d+", "[0-9]"), (r"\w", "not allowed"), (r"\s", "not allowed"), (r"\bx", "not allowed"),
    (r"\p{L}", "not allowed"), (r"\u0041", "not allowed"), (r"\-", "not allowed"), ("a\\", "not allowed"),
    ("x.y", "full stop"), ("$a", "end"), ("a^b", "beginning"), ("(a$)", "end"),
    ("[]", "empty"), ("[]a]", "empty"), ("[^]", "empty"), ("[a", "not closed"),
    ("[[:alpha:]]", "needs"), ("[a&&b]", "needs"), ("[a--b]", "in a class"),
    ("[z-a]", "backwards"), ("[a-z-9]", "in a class"),
    ("a{", "count"), ("a{x}", "count"), ("{2}", "act on"), ("*a", "act on"), ("a}", "act on"), ("a]", "act on"),
    ("a{201}", "200"), ("a{3,1}", "200"), ("(a", "not closed"), ("a)", "too many"), ("a||b", "empty"), ("", "empty"),
    ("()", "empty"), ("a\nb", "U+000A"), ("a" * 201, str(LENGTH)), ("\U0001f600", "U+1F600"),
    ("(a?|b){2}", "repetition"),
]


@pytest.mark.parametrize(("pattern", "word"), [pytest.param(*case, id=case[0][:20]) for case in REFUSED])
def test_what_is_refused(pattern, word):
    english, danish = check_pattern(pattern)
    assert word in english
    assert danish.endswith(".") and english.endswith(".") and danish != english


PIECES = st.sampled_from(["a", "b", "[ab]", "[b$]", "[^a]", "(a|b)", "(ab|a)", "(a|b)?", "(?:ab)", "\\.", "^", "$", "|",
                          "?", "*", "+", "{2}", "{0,3}", "{1,}"])


@settings(max_examples=600, deadline=None, derandomize=True)
@given(st.lists(PIECES, min_size=1, max_size=12).map("".join), st.text("ab.$\n", max_size=12))
def test_an_accepted_pattern_is_pythons_but_for_the_end(pattern, text):
    assume(check_pattern(pattern) is None)
    if "\n" not in text:
        assert bool(matcher(pattern).search(text)) == bool(re.search(pattern, text))


@settings(max_examples=600, deadline=None, derandomize=True)
@given(st.lists(PIECES, min_size=3, max_size=40).map("".join))
def test_an_accepted_pattern_never_runs_away(pattern):
    assume(check_pattern(pattern) is None)
    start = time.process_time()
    for text in ("a" * 400, "ab" * 200, "b" * 400):
        matcher(pattern).search(text + "!")
    assert time.process_time() - start < 0.5


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=30))
def test_any_text_is_accepted_or_refused(text):
    told = check_pattern(text)
    if told is None:
        matcher(text)
