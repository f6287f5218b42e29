# SPDX-License-Identifier: GPL-2.0-or-later
"""A drawn example of a rule as a picture: the plan from above, what is asked and measured, and the answer."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.drawing_above import from_above
from botrygt_qgis_plugin.engine.drawing_shown import FAULT_INK, INK, QUIET, Shown
from botrygt_qgis_plugin.engine.drawing_side import (
    GAUGE_HEIGHT,
    GOOD_INK,
    HEIGHTS,
    SIDE_HEIGHT,
    Span,
    from_the_side,
    gauge,
    limit_words,
    value_words_of,
)
from botrygt_qgis_plugin.engine.examples import example_scene
from botrygt_qgis_plugin.engine.findings import CANNOT_TELL, MET, NOT_MET, NOT_RELEVANT, Verdict
from botrygt_qgis_plugin.engine.measured import Measured
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.requirement import AnyOf, Leaf, Node, inner, leaves
from botrygt_qgis_plugin.engine.review import review
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import STAGES as ALL_STAGES
from botrygt_qgis_plugin.engine.rulebook import Rule, Rulebook
from botrygt_qgis_plugin.engine.svg import picture, tag, words_at
from botrygt_qgis_plugin.engine.terms import STAGES, USES, VERDICTS
from botrygt_qgis_plugin.engine.wording import missing_words, pick, value_words

WIDTH, LEFT_WIDTH, LEAST_HEIGHT, MOST_HEIGHT = 760.0, 440.0, 250.0, 340.0
RIGHT, RIGHT_WIDTH, LINE = 466.0, 284.0, 15.0
TOP = 46.0
OBSERVED = "observed"
_INKS = {MET: GOOD_INK, NOT_MET: FAULT_INK, CANNOT_TELL: "#5a3d8a", NOT_RELEVANT: QUIET, OBSERVED: "#0b4f9e"}


def shown_example(rulebook: Rulebook, rule: Rule, example: Mapping[str, Any], language: str) -> Shown:
    """The example reviewed with its rule alone, and where its subject is. Raises RuleError where it cannot be drawn."""
    result = review(example_scene(rule, example), rulebook.only(rule))
    table = result.subjects[rule.subject]
    row = 0
    if "subject" in example:
        row = table.position.get(example["subject"], 0)
    elif "at" in example and len(table):
        row = int(np.argmin(shapely.distance(table.geometry, shapely.from_wkt(example["at"]))))
    key = table.keys[row] if len(table) else ""
    found = [f for f in (*result.findings, *result.indications) if f.subject_key == key]
    return Shown(rule, example, result, row, found[0] if found else None, language)


def verdict_of(shown: Shown) -> Verdict:
    """The answer on the example's subject; 'observed' for a rule without verdicts."""
    if not shown.rule.judges:
        return Verdict(shown.rule.id, "", OBSERVED)
    key = shown.table.keys[shown.row] if len(shown.table) else ""
    told = [v for v in shown.result.verdicts[shown.rule.id] if v.subject in (key, "")]
    return told[0] if told else Verdict(shown.rule.id, "", NOT_RELEVANT)


def draw_example(shown: Shown, key: str) -> str:
    """The whole drawing as SVG; `key` is unique on the page it stands on."""
    verdict = verdict_of(shown)
    side, used = _beside(shown, key)
    height = min(max(LEAST_HEIGHT, used - TOP), MOST_HEIGHT)
    # Inside QGIS the geometry library sets the flag for shapes that miss the window; what it returns is right.
    with np.errstate(invalid="ignore"):
        above = from_above(shown, (14.0, TOP, LEFT_WIDTH, height), key)
    whole = (WIDTH, max(TOP + height + 24, used))
    return picture(whole, _hatching(key) + _answer(shown, verdict) + above + side,
                   (drawing_title(shown), described(shown)), key)


def drawing_title(shown: Shown) -> str:
    """The example's name in Danish; in English its answer, as examples are named in Danish."""
    verdict = verdict_of(shown)
    if shown.language == "da":
        return f"{shown.example['name']}: {VERDICTS[verdict.kind][0]}"
    return f"{shown.rule.id}: {VERDICTS[verdict.kind][1]}"


def described(shown: Shown) -> str:
    """All that the picture tells, as sentences."""
    told = [f"{pick(VERDICTS[verdict_of(shown).kind], shown.language).capitalize()}."]
    told += [f"{text} ({pick(_MARKS[mark], shown.language)})." for mark, text in
             (*_concern_lines(shown), *_observed_lines(shown))]
    branches = _branches(shown)
    for turn, branch in enumerate(branches):
        word = f"{_alternative(turn, shown)}: " if _apart(branches) else ""
        parts = [f"{leaf_words(leaf, shown)} ({pick(_MARKS[_truth(leaf, shown)], shown.language)})"
                 for leaf in branch.categories]
        for span in branch.spans:
            asked = limit_words(span, shown)
            parts.append(f"{span.name}: {value_words_of(span, shown)}" + (f", {asked}" if asked else ""))
        told.append(f"{word}{'; '.join(parts)}.")
    missing = [missing_words(name, shown.language) for name in verdict_of(shown).missing]
    if missing:
        told.append(f"{shown.say('Mangler', 'Missing')}: {'; '.join(missing)}.")
    return " ".join(f"{text[:1].upper()}{text[1:]}" for text in told)


_MARKS = {True: ("gælder", "holds"), False: ("gælder ikke", "does not hold"), None: ("vides ikke", "not known")}


def _hatching(key: str) -> str:
    lines = tag("path", d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5", stroke="#c9706f", stroke_width=1)
    return tag("defs", tag("pattern", lines, id=f"{key}-h", width=6, height=6, patternUnits="userSpaceOnUse"))


def _answer(shown: Shown, verdict: Verdict) -> str:
    """The verdict as a sign with its own shape and words, and what is missing."""
    ink = _INKS[verdict.kind]
    word = pick(VERDICTS[verdict.kind], shown.language).capitalize()
    drawn = badge(verdict.kind, (30.0, 23.0)) + words_at(52, 29, word, 17, font_weight="bold", fill=ink)
    after = 60 + 10.6 * len(word)
    parts = [missing_words(name, shown.language) for name in verdict.missing]
    if verdict.indication:
        sure = pick(VERDICTS[verdict.indication], shown.language)
        parts.append(shown.say(f"antaget: {sure}", f"assumed: {sure}"))
    room = int((WIDTH - after) / 6.6)
    for line, text in enumerate(textwrap.wrap("; ".join(parts), room)[:2]):
        drawn += words_at(after, 22 + 15 * line, text, 12)
    return drawn


def badge(kind: str, place: tuple[float, float]) -> str:
    """The sign of a verdict: tick in a circle, cross in a square on its corner, question mark, dash, eye."""
    x, y = place
    ink = _INKS[kind]
    if kind == NOT_MET:
        ground = tag("path", d=f"M{x} {y - 17}L{x + 17} {y}L{x} {y + 17}L{x - 17} {y}Z", fill=ink)
        sign = f"M{x - 5} {y - 5}l10 10m0 -10l-10 10"
    elif kind == CANNOT_TELL:
        ground = tag("rect", x=x - 13, y=y - 13, width=26, height=26, rx=4, fill="#fff", stroke=ink, stroke_width=3)
        return ground + tag("text", "?", x=x, y=y + 7, font_size=20, font_weight="bold", text_anchor="middle", fill=ink)
    elif kind == MET:
        ground, sign = tag("circle", cx=x, cy=y, r=14, fill=ink), f"M{x - 7} {y}l5 6l9 -11"
    else:
        ground = tag("circle", cx=x, cy=y, r=13, fill="#fff", stroke=ink, stroke_width=2.5, stroke_dasharray="5 3")
        sign = f"M{x - 6} {y}h12" if kind == NOT_RELEVANT else f"M{x - 7} {y}q7 -8 14 0q-7 8 -14 0"
        return ground + tag("path", d=sign, stroke=ink, stroke_width=3, fill="none")
    return ground + tag("path", d=sign, stroke="#fff", stroke_width=3.5, fill="none", stroke_linecap="round")


def _beside(shown: Shown, key: str) -> tuple[str, float]:
    """The right-hand part, and how far down it reaches."""
    drawn, y = _titled(shown.say("Gælder for", "Concerns"), _concern_lines(shown), TOP + 6)
    part, y = _titled(shown.say("Målt", "Measured"), _observed_lines(shown), y)
    drawn += part
    branches = _branches(shown)
    for turn, branch in enumerate(branches):
        lines = [(_truth(leaf, shown), leaf_words(leaf, shown)) for leaf in branch.categories]
        if _apart(branches):
            part, y = _marked_line(_truth(branch.node, shown) if branch.node else None, _alternative(turn, shown), y)
            drawn += part
        part, y = _titled("" if _apart(branches) else shown.say("Krav", "Demand"), lines, y)
        drawn += part
        for span in branch.spans:
            part, y = _measured(span, shown, y, key)
            drawn += part
    return drawn, y


def _titled(title: str, lines: Sequence[tuple[bool | None, str]], y: float) -> tuple[str, float]:
    """Marked lines under a title; nothing where there are none."""
    if not lines:
        return "", y
    drawn = words_at(RIGHT, y + 6, title, 12, font_weight="bold", fill=QUIET) if title else ""
    y += LINE + 3 if title else 0
    for mark, text in lines:
        part, y = _marked_line(mark, text, y)
        drawn += part
    return drawn, y + 6


def _measured(span: Span, shown: Shown, y: float, key: str) -> tuple[str, float]:
    """One number with its name, from the side or as a gauge; faint where the rule is not relevant."""
    drawn = ""
    for text in textwrap.wrap(span.name, 46):
        drawn += words_at(RIGHT, y + 8, text, 11.5, fill=INK)
        y += LINE - 1
    tall = span.name == _height_name(shown)
    figure = from_the_side if tall else gauge
    seen = figure(span, shown, (RIGHT, y, RIGHT_WIDTH if tall else RIGHT_WIDTH - 10), key)
    faint = 0.35 if verdict_of(shown).kind == NOT_RELEVANT else None
    return drawn + tag("g", seen, opacity=faint), y + (SIDE_HEIGHT if tall else GAUGE_HEIGHT) + 8


def _marked_line(mark: bool | None, text: str, y: float) -> tuple[str, float]:
    sign, ink = {True: ("✓", GOOD_INK), False: ("✗", FAULT_INK), None: ("?", "#5a3d8a")}[mark]
    drawn = words_at(RIGHT, y + 7, sign, 13, font_weight="bold", fill=ink)
    for line in textwrap.wrap(text, 43):
        drawn += words_at(RIGHT + 16, y + 7, line, 11.5)
        y += LINE
    return drawn, y + 2


def _one(shown: Shown) -> Mapping[str, Measured]:
    row = np.array([shown.row], dtype=np.intp)
    return {name: shown.result.measured[name].take(row) for name in shown.rule.quantities} if len(shown.table) else {}


def _truth(node: Node, shown: Shown) -> bool | None:
    one = _one(shown)
    if not one:
        return None
    truth = node.truth(one, 1)
    return True if truth.holds[0] else False if truth.fails[0] else None


def _concern_lines(shown: Shown) -> list[tuple[bool | None, str]]:
    """Whom the rule concerns, each with whether it holds here; the plan's use and stage where they decide."""
    lines: list[tuple[bool | None, str]] = []
    scene = shown.result.scene
    codes = scene.table(Role.PLAN_AREA).number("use_code")
    if not shown.rule.concerns(scene):
        if scene.stage in ALL_STAGES and scene.stage not in shown.rule.stages:
            stage = pick(STAGES[scene.stage], shown.language)
            lines.append((False, f"{shown.say('planens fase', 'plan stage')}: {stage}"))
        else:
            uses = "; ".join(pick(USES.get(int(code), (str(code),) * 2), shown.language) for code in codes)
            lines.append((False, f"{shown.say('planens anvendelse', 'plan use')}: {uses}"))
    condition = shown.rule.requirement.condition
    for leaf in leaves(condition) if condition is not None else ():
        lines.append((_truth(leaf, shown), leaf_words(leaf, shown)))
    return lines


def _observed_lines(shown: Shown) -> list[tuple[bool | None, str]]:
    """What a rule without verdicts reports."""
    if shown.rule.judges:
        return []
    return [(None if value is None else True, f"{_name_of(name, shown)}: {value_words(value, shown.language)}")
            for name, value in _told(shown)]


def _name_of(quantity: str, shown: Shown) -> str:
    return pick((QUANTITIES[quantity].da, QUANTITIES[quantity].en), shown.language)


def _told(shown: Shown) -> Iterator[tuple[str, Any]]:
    for name, measured in _one(shown).items():
        low, high = measured.low[0], measured.high[0]
        known = low == high and (not isinstance(low, float) or np.isfinite(low))
        value = bool(low) if known and isinstance(low, np.bool_) else low
        yield name, value if known else None


def leaf_words(leaf: Leaf, shown: Shown) -> str:
    """'stiens slags: gangsti – skal være fællessti': the value here, and what is asked where it is another."""
    quantity = QUANTITIES[leaf.quantity]
    name = pick((quantity.da, quantity.en), shown.language)
    one = _one(shown).get(leaf.quantity)
    if quantity.kind == "number":
        span = _span(leaf.quantity, [leaf], shown)
        return f"{name}: {value_words_of(span, shown)} ({limit_words(span, shown)})" if span else name
    value = None if one is None else one.low[0]
    value = bool(value) if isinstance(value, np.bool_) else value
    told = value_words(value if isinstance(value, (str, bool)) else None, shown.language)
    members = leaf.limit if isinstance(leaf.limit, tuple) else (leaf.limit,)
    wanted = shown.say(" eller ", " or ").join(value_words(member, shown.language) for member in members)
    asked = f" ({shown.say('krævet', 'asked')}: {wanted})"
    return f"{name}: {told}{'' if _truth(leaf, shown) else asked}"


def _height_name(shown: Shown) -> str:
    names = [name for name in shown.rule.judged_quantities if name in HEIGHTS]
    return _name_of(names[0], shown) if names else ""


@dataclass(frozen=True)
class _Branch:
    """What must hold together: of one alternative (its node), or (None) of the whole demand."""

    node: Node | None
    categories: tuple[Leaf, ...]
    spans: tuple[Span, ...]


def _branches(shown: Shown) -> list[_Branch]:
    """The demand in groups, one for each alternative; none for a rule without verdicts."""
    made = []
    for node, found in _groups(shown.rule.requirement.demand, None) if shown.rule.judges else ():
        names = dict.fromkeys(leaf.quantity for leaf in found if QUANTITIES[leaf.quantity].kind == "number")
        spans = [_span(name, [leaf for leaf in found if leaf.quantity == name], shown) for name in names]
        categories = tuple(leaf for leaf in found if QUANTITIES[leaf.quantity].kind != "number")
        made.append(_Branch(node, categories, tuple(span for span in spans if span is not None)))
    return [branch for branch in made if branch.categories or branch.spans]


def _apart(branches: Sequence[_Branch]) -> bool:
    """True where the groups are alternatives to one another."""
    return len(branches) > 1 and branches[0].node is not None


def _alternative(turn: int, shown: Shown) -> str:
    return shown.say("eller", "or") if turn else shown.say("enten", "either")


def _groups(node: Node, branch: Node | None) -> Iterator[tuple[Node | None, list[Leaf]]]:
    if isinstance(node, AnyOf):
        for part in node.parts:
            yield from _groups(part, part)
    elif isinstance(node, Leaf) or not any(isinstance(part, AnyOf) for part in inner(node)):
        yield branch, list(leaves(node))
    else:
        for part in inner(node):
            yield from _groups(part, branch)


def _span(name: str, asked: list[Leaf], shown: Shown) -> Span | None:
    one = _one(shown).get(name)
    quantity = QUANTITIES[name]
    if quantity.kind != "number":
        return None
    least, most, strict = np.nan, np.nan, False
    for leaf in asked:
        limit = np.nan if leaf.limit is None or isinstance(leaf.limit, (str, bool, tuple)) else float(leaf.limit)
        least = limit if leaf.keyword in ("minimum", "exclusiveMinimum", "const") else least
        most = limit if leaf.keyword in ("maximum", "exclusiveMaximum", "const") else most
        strict = strict or leaf.keyword.startswith("exclusive")
    low, high, guess = (np.nan,) * 3 if one is None else (float(one.low[0]), float(one.high[0]), float(one.guess[0]))
    return Span(low, high, guess, least, most, strict, pick((quantity.da, quantity.en), shown.language), quantity.unit)
