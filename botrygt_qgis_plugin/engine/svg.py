# SPDX-License-Identifier: GPL-2.0-or-later
"""Small pictures as text: SVG elements, all text escaped, a scale from metres to the page, and room for labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

import numpy as np
import shapely
from numpy.typing import NDArray

# A letter is on the average this wide, as a share of its height, in the sans-serif fonts that browsers choose.
LETTER_WIDTH = 0.56
INK = "#1a1a1a"
FONT = 'font-family="DejaVu Sans, Verdana, sans-serif"'


def tag(name: str, content: str = "", **attributes: str | float | None) -> str:
    """One element; underscores in attribute names become hyphens, None is left out, numbers have one decimal."""
    words = "".join(f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"' for key, value in attributes.items()
                    if value is not None)
    return f"<{name}{words}>{content}</{name}>" if content else f"<{name}{words}/>"


def _value(value: str | float) -> str:
    return escape(value, quote=True) if isinstance(value, str) else short(value)


def short(value: float) -> str:
    """A number with at most one decimal, the same on every machine."""
    return f"{round(float(value), 1) + 0.0:.1f}".removesuffix(".0")


def words_at(x: float, y: float, text: str, size: float = 12.0, **attributes: str | float | None) -> str:
    """A line of text with a white edge around its letters, so that it is read on any ground."""
    return tag("text", escape(text), x=x, y=y, font_size=size, **attributes)


def path_of(geometry: shapely.Geometry, frame: Frame) -> str:
    """The `d` of lines and areas in page units; '' for points and nothing."""
    parts = []
    for part in shapely.get_parts(geometry):
        rings = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
        for ring in rings:
            if ring.geom_type not in ("LineString", "LinearRing") or ring.is_empty:
                continue
            points = frame.page(shapely.get_coordinates(ring))
            closed = part.geom_type == "Polygon"
            steps = [f"{short(x)} {short(y)}" for x, y in points[:-1] if closed] if closed else \
                [f"{short(x)} {short(y)}" for x, y in points]
            parts.append(f"M{' L'.join(steps)}{'Z' if closed else ''}")
    return "".join(parts)


@dataclass(frozen=True)
class Frame:
    """A window in metres (x0, y0, x1, y1) shown in a box on the page (left, top, width, height)."""

    window: tuple[float, float, float, float]
    box: tuple[float, float, float, float]

    @property
    def scale(self) -> float:
        """Page units per metre."""
        return self.box[2] / (self.window[2] - self.window[0])

    @property
    def view(self) -> shapely.Polygon:
        """The window as an area."""
        return shapely.box(*self.window)

    def page(self, places: NDArray[np.float64]) -> NDArray[np.float64]:
        """(n, 2) metres -> (n, 2) page units."""
        x0, _, _, y1 = self.window
        left, top = self.box[0], self.box[1]
        return np.column_stack([left + (places[:, 0] - x0) * self.scale, top + (y1 - places[:, 1]) * self.scale])

    def point(self, place: shapely.Point) -> tuple[float, float]:
        """One point on the page."""
        x, y = self.page(np.array([[place.x, place.y]]))[0]
        return float(x), float(y)


@dataclass
class Labels:
    """Room for words in a box: each finds the first free place near its anchor, or is left out where there is none."""

    box: tuple[float, float, float, float]
    taken: list[tuple[float, float, float, float]] = field(default_factory=list)

    def keep_free(self, area: tuple[float, float, float, float]) -> None:
        """No word covers this part of the page (left, top, right, bottom)."""
        self.taken.append(area)

    def place(self, anchor: tuple[float, float], text: str, size: float = 12.0, always: bool = False,
              beside: bool = False, **attributes: str | float | None) -> str:
        """The words at a free place near `anchor` (`beside`: to its right or left before above or below it).

        '' where there is no room, unless they are needed `always`.
        """
        wide, high = len(text) * size * LETTER_WIDTH, size
        order = sorted(_SEATS, key=lambda step: step[0] == 0) if beside else _SEATS
        seats = [self._seat(anchor, (wide, high), step) for step in order]
        free = [seat for seat in seats if self._inside(seat) and not any(_meet(seat, other) for other in self.taken)]
        inside = [seat for seat in seats if self._inside(seat)]
        chosen: Sequence[tuple[float, float, float, float]] = free or (inside or seats if always else [])
        if not chosen:
            return ""
        seat = chosen[0]
        self.taken.append(seat)
        return words_at(seat[0], seat[3] - high * 0.2, text, size, **attributes)

    def _seat(self, anchor: tuple[float, float], size: tuple[float, float], step: tuple[float, float]) \
            -> tuple[float, float, float, float]:
        wide, high = size
        x = anchor[0] - wide / 2 + step[0] * (wide / 2 + 9)
        y = anchor[1] - high / 2 + step[1] * (high + 1)
        left, _, width, _ = self.box
        x = min(max(x, left + 2), left + width - wide - 2) if step[0] == 0 else x
        return x, y, x + wide, y + high

    def _inside(self, seat: tuple[float, float, float, float]) -> bool:
        left, top, width, height = self.box
        return seat[0] >= left and seat[1] >= top and seat[2] <= left + width and seat[3] <= top + height


# Where a label may stand: (sideways, downwards) from its anchor, the best first.
_SEATS = ((0, -1.1), (0, 1.1), (1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1), (0, -2.2), (0, 2.2), (1, -2),
          (-1, 2), (1, 2), (-1, -2), (0, -3.3), (0, 3.3))


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def picture(size: tuple[float, float], content: str, words: tuple[str, str], key: str) -> str:
    """A whole drawing; words: its title and description, for those who do not see it; key: unique on its page."""
    title, description = words
    told = tag("title", escape(title), id=f"{key}-t") + tag("desc", escape(description), id=f"{key}-d")
    ground = tag("rect", width=size[0], height=size[1], fill="#fff")
    edge = f"#{key} text{{stroke:#fff;stroke-width:3px;stroke-linejoin:round;paint-order:stroke}}"
    return (f'<svg xmlns="http://www.w3.org/2000/svg" id="{key}" viewBox="0 0 {short(size[0])} {short(size[1])}" '
            f'width="{short(size[0])}" role="img" aria-labelledby="{key}-t {key}-d" fill="{INK}" {FONT}>'
            f"{told}<style>{edge}</style>{ground}{content}</svg>\n")
