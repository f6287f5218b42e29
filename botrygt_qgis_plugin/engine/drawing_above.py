# SPDX-License-Identifier: GPL-2.0-or-later
"""An example seen from above: every role with its own shape and name, the subject framed, what is measured marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.drawing_lines import measured_lines, sight_rays
from botrygt_qgis_plugin.engine.drawing_shown import CLOSE_M, FAULT_INK, INK, SUBJECT_INK, Shown, surface
from botrygt_qgis_plugin.engine.drawing_symbols import ORDER, symbol
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import role_words
from botrygt_qgis_plugin.engine.subjects import SUBJECTS
from botrygt_qgis_plugin.engine.svg import Frame, Labels, path_of, short, tag, words_at
from botrygt_qgis_plugin.engine.terms import CATEGORIES
from botrygt_qgis_plugin.engine.wording import pick

# The window shows the subject and what lies this near, and is never wider than the last.
LEAST_NEAR_M, MOST_NEAR_M, WIDEST_M = 8.0, 26.0, 130.0
# A measured line shorter than this on the page is shown once more, enlarged.
TOO_SMALL = 26.0
Box = tuple[float, float, float, float]


def from_above(shown: Shown, box: Box, key: str) -> str:
    """The plan inside `box`; `key` makes its clip paths' names unique on the page."""
    frame = Frame(_window(shown, box[2] / box[3]), box)
    drawn = _plan(shown, frame, f"{key}-c", named=True)
    small = [line for line, _, _ in measured_lines(shown) if 0 < line.length * frame.scale < TOO_SMALL]
    if small:
        drawn += _enlarged(shown, frame, small[0], key)
    return drawn + _scale_bar(frame, shown)


def _plan(shown: Shown, frame: Frame, clip: str, named: bool) -> str:
    labels = Labels(frame.box)
    left, top, width, height = frame.box
    ground = tag("rect", x=left, y=top, width=width, height=height, fill="#f4f7ef", stroke="#9a9a9a")
    inside = tag("clipPath", tag("rect", x=left, y=top, width=width, height=height), id=clip)
    pieces = [_plan_area(shown, frame)]
    seen: list[tuple[Role, int]] = []
    for role in (*(r for r in Role if r not in ORDER and r is not Role.PLAN_AREA), *ORDER):
        table = shown.result.scene.table(role)
        for row in range(len(table)):
            if shapely.intersects(surface(role, table, row), frame.view):
                pieces.append(symbol(role, table, row, frame))
                seen.append((role, row))
    pieces += [_subject(shown, frame), *_rays(shown, frame), _found(shown, frame)]
    pieces += _measured(shown, frame, labels)
    pieces += _names(shown, frame, labels, seen) if named else ()
    return ground + tag("defs", inside) + tag("g", "".join(pieces), clip_path=f"url(#{clip})")


def _enlarged(shown: Shown, frame: Frame, line: shapely.Geometry, key: str) -> str:
    """A short measured line again, larger, in the corner of the plan that is farthest from it."""
    left, top, width, height = frame.box
    wide, high = 0.36 * width, 0.42 * height
    x, y = frame.point(shapely.line_interpolate_point(line, 0.5, normalized=True))
    corner = (left + (width - wide) * (x < left + width / 2), top + (height - high) * (y < top + height / 2))
    middle, reach = shapely.line_interpolate_point(line, 0.5, normalized=True), max(2.2 * line.length, 1.2)
    window = (middle.x - reach * wide / high, middle.y - reach, middle.x + reach * wide / high, middle.y + reach)
    near = Frame(window, (*corner, wide, high))
    spot = tag("circle", cx=x, cy=y, r=12, fill="none", stroke=INK, stroke_width=1.5)
    heart = (short(corner[0] + wide / 2), short(corner[1] + high / 2))
    lead = tag("path", d=f"M{short(x)} {short(y)}L{heart[0]} {heart[1]}", stroke=INK, stroke_width=1)
    edge = tag("rect", x=corner[0], y=corner[1], width=wide, height=high, fill="none", stroke=INK, stroke_width=2)
    return lead + spot + _plan(shown, near, f"{key}-e", named=False) + edge


def _window(shown: Shown, aspect: float) -> tuple[float, float, float, float]:
    """The subject and what is near it, in the box's proportions; a long road or path is cut."""
    widest = CLOSE_M if shown.close_up else WIDEST_M
    core = shapely.intersection(shown.subject, shapely.buffer(shown.focus, widest / 2, cap_style="square"))
    x0, y0, x1, y1 = shapely.bounds(core)
    near = 3.0 if shown.close_up else min(max(0.6 * max(x1 - x0, y1 - y0), LEAST_NEAR_M), MOST_NEAR_M)
    around = shapely.buffer(shapely.box(x0, y0, x1, y1), near)
    pieces = [core]
    for role, table in shown.result.scene.tables.items():
        if role is not Role.PLAN_AREA:
            met = shapely.intersection(table.geometry, around)
            pieces += met[~shapely.is_empty(met)].tolist()
            pieces += [] if shown.close_up else _nearest(core, table.geometry)
    x0, y0, x1, y1 = shapely.total_bounds(np.array(pieces, dtype=object))
    width, height = max(x1 - x0, 10.0) * 1.16, max(y1 - y0, 10.0) * 1.3
    width, height = max(width, height * aspect), max(height, width / aspect)
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _nearest(core: shapely.Geometry, shapes: Any) -> list[shapely.Geometry]:
    """The end of the way to the nearest of `shapes`, where that is no farther than a view of this size reaches."""
    if not len(shapes):
        return []
    gaps = shapely.distance(core, shapes)
    row = int(np.argmin(gaps))
    return [shapely.shortest_line(core, shapes[row])] if gaps[row] <= 1.6 * MOST_NEAR_M else []


def _plan_area(shown: Shown, frame: Frame) -> str:
    edge = shapely.intersection(shapely.boundary(shown.result.scene.plan_area), frame.view)
    return tag("path", d=path_of(edge, frame), fill="none", stroke=INK, stroke_width=2, stroke_dasharray="14 4 3 4")


def _subject(shown: Shown, frame: Frame) -> str:
    """A broad frame around the thing the rule is about."""
    if not len(shown.table):
        return ""
    shape = shown.subject
    if shown.rule.subject == "path_stretch":
        shape = surface(Role.PATH, shown.table, shown.row)
    around = shapely.buffer(shape, 11 / frame.scale if shapely.get_dimensions(shape) < 2 else 4 / frame.scale)
    return tag("path", d=path_of(shapely.intersection(around, frame.view), frame), fill=SUBJECT_INK, fill_opacity=0.1,
               stroke=SUBJECT_INK, stroke_width=3)


def _rays(shown: Shown, frame: Frame) -> Iterator[str]:
    for ray in sight_rays(shown):
        yield tag("path", d=path_of(ray, frame), stroke=SUBJECT_INK, stroke_width=1.8, stroke_dasharray="8 4")


def _found(shown: Shown, frame: Frame) -> str:
    """Where it fails, what must go (crossed out) and what could be added (a plus)."""
    finding = shown.finding
    if finding is None:
        return ""
    evidence = shapely.intersection(finding.evidence, frame.view)
    drawn = tag("path", d=path_of(evidence, frame), fill="none", stroke=FAULT_INK, stroke_width=5,
                stroke_dasharray="2 5", stroke_linecap="round")
    cause = finding.cause
    for role, key in cause.features if cause else ():
        table = shown.result.scene.table(role)
        x, y = frame.point(shapely.point_on_surface(table.geometry[table.position[key]]))
        drawn += tag("path", d=f"M{short(x - 8)} {short(y - 8)}l16 16m0 -16l-16 16", stroke=FAULT_INK, stroke_width=3.5)
    for _, shape, _ in cause.proposal if cause else ():
        x, y = frame.point(shapely.point_on_surface(shape))
        drawn += tag("circle", cx=x, cy=y, r=9, fill="#fff", stroke="#1b7837", stroke_width=2, stroke_dasharray="3 2")
        drawn += tag("path", d=f"M{short(x - 5)} {short(y)}h10M{short(x)} {short(y - 5)}v10", stroke="#1b7837",
                     stroke_width=2.5)
    return drawn


def _measured(shown: Shown, frame: Frame, labels: Labels) -> Iterator[str]:
    """The measured distances, as lines with their lengths."""
    for line, words, beside in measured_lines(shown):
        (ax, ay), (bx, by) = frame.page(shapely.get_coordinates(line)[[0, -1]])
        long = max(float(np.hypot(bx - ax, by - ay)), 1e-9)
        ux, uy = (bx - ax) / long, (by - ay) / long
        if beside:
            ax, ay, bx, by = ax - 26 * uy, ay + 26 * ux, bx - 26 * uy, by + 26 * ux
        ends = "".join(f"M{short(x - 6 * uy)} {short(y + 6 * ux)}L{short(x + 6 * uy)} {short(y - 6 * ux)}"
                       for x, y in ((ax, ay), (bx, by)))
        whole = f"M{short(ax)} {short(ay)}L{short(bx)} {short(by)}{ends}"
        yield tag("path", d=whole, fill="none", stroke="#fff", stroke_width=5)
        yield tag("path", d=whole, fill="none", stroke=INK, stroke_width=2)
        labels.keep_free((min(ax, bx) - 6, min(ay, by) - 6, max(ax, bx) + 6, max(ay, by) + 6))
        yield labels.place(((ax + bx) / 2, (ay + by) / 2), words, 13, always=True, beside=abs(by - ay) > abs(bx - ax),
                           font_weight="bold")


def _names(shown: Shown, frame: Frame, labels: Labels, named: list[tuple[Role, int]]) -> Iterator[str]:
    """The subject's name, then each role's once: on the feature nearest to the subject."""
    mine = shown.role
    if len(shown.table):
        name = _called(shown, mine, None)
        yield labels.place(_seen_at(shown.subject, frame), name, 13, always=True, font_weight="bold", fill=SUBJECT_INK)
    for role in dict.fromkeys(role for role, _ in named):
        if role is mine and len([row for other, row in named if other is role]) == 1:
            continue
        table = shown.result.scene.table(role)
        rows = [row for other, row in named if other is role]
        others = [row for row in rows if not shapely.equals(table.geometry[row], shown.subject)] or rows
        row = min(others, key=lambda place: shapely.distance(table.geometry[place], shown.subject))
        yield labels.place(_seen_at(_where_named(shown, role, row), frame), _called(shown, role, row), 11.5)


def _where_named(shown: Shown, role: Role, row: int) -> shapely.Geometry:
    """The part of a feature beside which its name stands: of a plot the ground that no building covers."""
    shape = shown.result.scene.table(role).geometry[row]
    if role is not Role.PARCEL:
        return shape
    houses = shapely.union_all(shown.result.scene.table(Role.BUILDING).geometry)
    free = shapely.difference(shape, shapely.buffer(houses, 2))
    return shape if free.is_empty else free


def _seen_at(shape: shapely.Geometry, frame: Frame) -> tuple[float, float]:
    """A place on the part of a shape that is seen."""
    seen = shapely.intersection(shape, frame.view)
    return frame.point(shapely.point_on_surface(shape if seen.is_empty else seen))


def _called(shown: Shown, role: Role, row: int | None) -> str:
    """The role's name, or its kind's where the drawing says it ('hæk', 'gangsti'), with its height beside others."""
    subject = SUBJECTS[shown.rule.subject]
    if row is None and shown.rule.subject != role.value:
        return pick((subject.da, subject.en), shown.language)
    table = shown.result.scene.table(role)
    place = shown.row if row is None else row
    column = {Role.HEDGE_FENCE: "kind", Role.PATH: "kind", Role.BUILDING: "use"}.get(role, "")
    kind = table.text(column)[place] if column else None
    own = kind in CATEGORIES and kind != "other"
    name = pick(CATEGORIES[str(kind)], shown.language) if own else role_words(role, shown.language)
    if row is None or role not in (Role.HEDGE_FENCE, Role.LIGHT, Role.SHRUB_PLANTING):
        return name
    height = table.number("height_m")[place]
    return f"{name} {'?' if np.isnan(height) else shown.metres(float(height))}"


def _scale_bar(frame: Frame, shown: Shown) -> str:
    """A bar of 1, 2, 5, 10, 20 or 50 metres under the plan."""
    steps = np.array([1.0, 2.0, 5.0, 10.0, 20.0, 50.0])
    length = float(steps[steps * frame.scale <= 110].max(initial=1.0))
    left, top, _, height = frame.box
    y, end = top + height + 12, left + length * frame.scale
    bar = tag("path", d=f"M{short(left)} {short(y - 4)}v8M{short(left)} {short(y)}H{short(end)}m0 -4v8", stroke=INK,
              stroke_width=2, fill="none")
    return bar + words_at(end + 7, y + 4, shown.metres(length), 11)
