# SPDX-License-Identifier: GPL-2.0-or-later
"""What a rule asks and what was measured: heights seen from the side beside a person, the rest as gauges."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from botrygt_qgis_plugin.engine.drawing_shown import FAULT_INK, INK, QUIET, Shown
from botrygt_qgis_plugin.engine.svg import short, tag, words_at
from botrygt_qgis_plugin.engine.wording import number_text

GOOD_INK = "#1b7837"
PERSON_M = 1.7
SIDE_HEIGHT, GAUGE_HEIGHT, CROWN_HEIGHT = 138.0, 58.0, 26.0


@dataclass(frozen=True)
class Span:
    """A number as far as it is known, and what is asked of it: NaN where a bound does not exist.

    low, high: the value lies between them; guess: with defaults; least, most: the limits, both included in `open_end`
    or not; name, unit: for people.
    """

    low: float
    high: float
    guess: float
    least: float
    most: float
    strict: bool
    name: str
    unit: str

    @property
    def known(self) -> bool:
        """True where it is one value."""
        return self.low == self.high and bool(np.isfinite(self.low))

    @property
    def shown(self) -> float:
        """The value to draw: itself, else the guess, else NaN."""
        return self.low if self.known else self.guess


def figure(value: float, unit: str, language: str) -> str:
    """A value with its unit, as people write it."""
    told = number_text(round(value, 2), language)
    return f"{told} {unit}" if unit not in ("", "1") else told


def limit_words(span: Span, shown: Shown) -> str:
    """'højst 1,0 m', 'mindst 2 m', or both."""
    parts = []
    if np.isfinite(span.least):
        least = figure(span.least, span.unit, shown.language)
        parts.append(f"{shown.say('over', 'above') if span.strict else shown.say('mindst', 'at least')} {least}")
    if np.isfinite(span.most):
        most = figure(span.most, span.unit, shown.language)
        parts.append(f"{shown.say('under', 'below') if span.strict else shown.say('højst', 'at most')} {most}")
    return shown.say(" og ", " and ").join(parts)


def value_words_of(span: Span, shown: Shown) -> str:
    """'1,6 m', 'mellem 0 og 40 m', 'ukendt', with the assumption where there is one."""
    if span.known:
        return figure(span.low, span.unit, shown.language)
    assumed = ""
    if np.isfinite(span.guess):
        assumed = f" ({shown.say('antaget', 'assumed')} {figure(span.guess, span.unit, shown.language)})"
    if np.isfinite(span.low) and np.isfinite(span.high):
        low, high = number_text(span.low, shown.language), figure(span.high, span.unit, shown.language)
        return shown.say(f"mellem {low} og {high}", f"between {low} and {high}") + assumed
    return shown.say("ukendt", "unknown") + assumed


def gauge(span: Span, shown: Shown, place: tuple[float, float, float], key: str) -> str:
    """A bar from 0: the allowed part plain, the rest hatched, a pointer at the value; place: left, top, width."""
    left, top, width = place
    ends = [end for end in (span.low, span.high, span.guess, span.least, span.most) if np.isfinite(end)]
    most = 100.0 if span.unit == "%" else 1.3 * max([*ends, 1e-9])
    most = max(most, 1.0) if span.unit in ("", "1") else most
    bar = top + 26

    def at(value: float) -> float:
        return left + width * min(max(value / most, 0.0), 1.0)

    allowed = (at(span.least) if np.isfinite(span.least) else left,
               at(span.most) if np.isfinite(span.most) else left + width)
    drawn = tag("rect", x=left, y=bar, width=width, height=14, fill=f"url(#{key}-h)", stroke=INK)
    drawn += tag("rect", x=allowed[0], y=bar, width=max(allowed[1] - allowed[0], 2.0), height=14, fill="#d5ecd2",
                 stroke=GOOD_INK, stroke_width=2)
    drawn += _pointer(span, (at(span.low), at(span.high)), bar)
    if not span.known and np.isfinite(span.guess):
        drawn += _arrow(at(span.guess), bar, "#fff")
    words = value_words_of(span, shown)
    # Half the words' width keeps them inside the bar's ends.
    half = 3.7 * len(words)
    middle = at(span.shown) if np.isfinite(span.shown) else left + width / 2
    x = min(max(middle, left + half), left + width - half)
    drawn += words_at(x, top + 12, words, 12.5, text_anchor="middle", font_weight="bold")
    return drawn + words_at(left, bar + 27, limit_words(span, shown), 11.5, fill=GOOD_INK)


def _pointer(span: Span, ends: tuple[float, float], bar: float) -> str:
    if span.known:
        return _arrow(ends[0], bar, INK)
    x0, x1 = ends
    return tag("rect", x=x0, y=bar - 6, width=max(x1 - x0, 4.0), height=5, fill="#fff", stroke=INK,
               stroke_dasharray="3 2")


def _arrow(x: float, bar: float, fill: str) -> str:
    return tag("path", d=f"M{short(x - 6)} {short(bar - 9)}h12L{short(x)} {short(bar + 1)}Z", fill=fill, stroke=INK,
               stroke_width=1.2)


def from_the_side(span: Span, shown: Shown, place: tuple[float, float, float], key: str) -> str:
    """The thing beside a person of 1.7 m, with its height and the limit; place: left, top, width."""
    left, top, width = place
    heights = [h for h in (span.shown, span.least, span.most) if np.isfinite(h)]
    # A crown stands above what is measured.
    above = CROWN_HEIGHT if _thing(shown) == "tree" else 0.0
    scale = (SIDE_HEIGHT - 34 - above) / (1.18 * max([*heights, PERSON_M]))
    ground = top + SIDE_HEIGHT - 18
    floor = tag("path", d=f"M{short(left)} {short(ground)}H{short(left + width)}", stroke=INK, stroke_width=2)
    drawn = _limits(span, shown, (left, ground, width, scale), key)
    drawn += _person(left + 22, ground, scale)
    thing = THINGS[_thing(shown)]
    height = span.shown if np.isfinite(span.shown) else min(max(heights), 1.6 * PERSON_M)
    x = left + 66
    drawn += tag("g", thing(x, ground, height * scale, shown), opacity=None if span.known else 0.45)
    drawn += _height_line(x + 78, (ground, ground - height * scale), value_words_of(span, shown))
    return drawn + floor


def _height_line(x: float, ends: tuple[float, float], words: str) -> str:
    low, high = ends
    line = f"M{short(x - 4)} {short(low)}h8m-4 0V{short(high)}m-4 0h8"
    return tag("path", d=line, stroke="#fff", stroke_width=5, fill="none") \
        + tag("path", d=line, stroke=INK, stroke_width=2, fill="none") \
        + words_at(x + 8, (low + high) / 2 + 4, words, 13, font_weight="bold")


def _limits(span: Span, shown: Shown, place: tuple[float, float, float, float], key: str) -> str:
    """The heights that are not allowed, hatched, with a broken line and words at the limit."""
    left, ground, width, scale = place
    top = ground - (SIDE_HEIGHT - 34)
    drawn = ""
    # Two limits close to one another have their words outside.
    narrow = 0 < (span.most - span.least) * scale < 34
    for limit, above in ((span.most, True), (span.least, False)):
        if not np.isfinite(limit):
            continue
        y = ground - limit * scale
        rows = (top, y) if above else (y, ground)
        drawn += tag("rect", x=left, y=rows[0], width=width, height=max(rows[1] - rows[0], 0.0),
                     fill=f"url(#{key}-h)")
        drawn += tag("path", d=f"M{short(left)} {short(y)}H{short(left + width)}", stroke=FAULT_INK, stroke_width=2,
                     stroke_dasharray="7 4")
        one = Span(span.low, span.high, span.guess, *((np.nan, limit) if above else (limit, np.nan)), span.strict,
                   span.name, span.unit)
        words, way = limit_words(one, shown), 1 if above else -1
        beside = 14 if above != narrow else -6
        drawn += words_at(left + width - 16, y + beside, words, 11.5, text_anchor="end", fill=GOOD_INK)
        drawn += tag("path", d=f"M{short(left + width - 8)} {short(y + 3 * way)}v{12 * way}m-4 {-5 * way}l4 {5 * way}"
                     f"l4 {-5 * way}", stroke=GOOD_INK, stroke_width=2, fill="none")
    return drawn


def _person(x: float, ground: float, scale: float) -> str:
    """Somebody of 1.7 m, for comparison."""
    head = 0.13 * scale
    top = ground - PERSON_M * scale
    neck, hip = top + 2.3 * head, ground - 0.85 * scale
    body = (f"M{short(x)} {short(neck)}V{short(hip)}L{short(x - 0.17 * scale)} {short(ground)}M{short(x)} {short(hip)}"
            f"L{short(x + 0.17 * scale)} {short(ground)}M{short(x - 0.24 * scale)} {short(hip - 0.05 * scale)}"
            f"L{short(x)} {short(neck + 0.08 * scale)}L{short(x + 0.24 * scale)} {short(hip - 0.05 * scale)}")
    return tag("circle", cx=x, cy=top + head, r=head, fill=QUIET) \
        + tag("path", d=body, stroke=QUIET, stroke_width=max(0.11 * scale, 2.0), stroke_linecap="round",
              stroke_linejoin="round", fill="none")


def _thing(shown: Shown) -> str:
    if shown.rule.subject != "hedge_fence":
        return shown.rule.subject
    kind = shown.table.text("kind")[shown.row]
    return kind if kind in THINGS else "hedge"


def _hedge(x: float, ground: float, height: float, shown: Shown) -> str:
    rows = "".join(f"M{short(x + 6)} {short(ground - step)}h61" for step in np.arange(7.0, height - 4.0, 12.0))
    look = {"fill": "none", "stroke_linecap": "round", "stroke_dasharray": "0.1 12"}
    return tag("rect", x=x, y=ground - height, width=72, height=height, rx=6, fill="#3f7d35", stroke="#1f4d19",
               stroke_width=1.5) + tag("path", d=rows, stroke="#5d9a50", stroke_width=10, **look)


def _fence(x: float, ground: float, height: float, shown: Shown) -> str:
    """Boards with the gaps that its openness tells; where that is not drawn, a closed one with a broken edge."""
    openness = shown.table.number("openness_pct")[shown.row]
    share = 0.0 if np.isnan(openness) else min(openness, 95.0) / 100.0
    wide = short(max(9 * (1 - share), 1.2))
    shape = "".join(f"M{short(x + 9 * i)} {short(ground)}v{short(-height)}h{wide}v{short(height)}Z" for i in range(8))
    boards = tag("path", d=shape, fill="#b08a5e", stroke="#6b4a2b", stroke_width=0.8)
    bars = "".join(f"M{short(x)} {short(ground - part * height)}h72" for part in (0.85, 0.2))
    rails = tag("path", d=bars, stroke="#6b4a2b", stroke_width=2)
    unsure = tag("rect", x=x - 2, y=ground - height - 2, width=76, height=height + 2, fill="none", stroke=INK,
                 stroke_dasharray="4 3") if np.isnan(openness) and "openness_pct" in shown.rule.quantities else ""
    return boards + rails + unsure


def _wall(x: float, ground: float, height: float, shown: Shown) -> str:
    joints = "".join(f"M{short(x)} {short(ground - step)}h72" for step in np.arange(8.0, height, 8.0))
    return tag("rect", x=x, y=ground - height, width=72, height=height, fill="#c98f7a", stroke="#5e3325",
               stroke_width=1.5) + tag("path", d=joints, stroke="#5e3325", stroke_width=1)


def _bush(x: float, ground: float, height: float, shown: Shown) -> str:
    tops = "".join(f"q9 {short(-2 * 0.5 * min(height, 18))} 18 0" for _ in range(4))
    rim = ground - height + 0.5 * min(height, 18)
    return tag("path", d=f"M{short(x)} {short(ground)}V{short(rim)}{tops}V{short(ground)}Z", fill="#7fb56d",
               stroke="#1f4d19", stroke_width=1.5)


def _lamp(x: float, ground: float, height: float, shown: Shown) -> str:
    top = ground - height
    glow = tag("path", d=f"M{short(x + 34)} {short(top + 4)}L{short(x + 8)} {short(ground)}H{short(x + 60)}Z",
               fill="#ffe680", fill_opacity=0.7)
    return glow + tag("path", d=f"M{short(x + 34)} {short(ground)}V{short(top)}", stroke=INK, stroke_width=3.5) \
        + tag("path", d=f"M{short(x + 24)} {short(top + 5)}h20l-5 -7h-10Z", fill="#ffd94a", stroke=INK,
              stroke_width=1.5)


def _tree(x: float, ground: float, height: float, shown: Shown) -> str:
    base = ground - height
    trunk = tag("rect", x=x + 31, y=base - 6, width=8, height=height + 6, fill="#7a5230", stroke="#4a2f16")
    return trunk + tag("path", d=f"M{short(x)} {short(base)}q-6 -34 22 -38q14 -10 28 0q28 4 22 38Z", fill="#7fb56d",
                       stroke="#1f4d19", stroke_width=1.5)


THINGS: Mapping[str, Callable[[float, float, float, Shown], str]] = {
    "hedge": _hedge, "fence": _fence, "wall": _wall, "shrub_planting": _bush, "light": _lamp, "tree": _tree,
}
# Quantities that are heights of the subject: they are drawn from the side.
HEIGHTS = frozenset({"boundary_height_m", "planting_height_m", "light_point_height_m", "crown_base_m"})
