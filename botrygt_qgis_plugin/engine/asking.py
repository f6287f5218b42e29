# SPDX-License-Identifier: GPL-2.0-or-later
"""A question about one place of a plan, as a user asks it, and its answer; the same from toolbox and shell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.addresses import MANUAL
from botrygt_qgis_plugin.engine.crs import Transform, normal_crs
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.findings import NOT_RELEVANT
from botrygt_qgis_plugin.engine.job import PlanOutcome
from botrygt_qgis_plugin.engine.pages import Block, Heading, Item, Listing, Page, Text
from botrygt_qgis_plugin.engine.review import Result
from botrygt_qgis_plugin.engine.rule_page import rule_page
from botrygt_qgis_plugin.engine.whereabouts import Place, feature_place, finding_place, point_place
from botrygt_qgis_plugin.engine.why import WITHIN_M, Why, why
from botrygt_qgis_plugin.engine.why_words import why_lines


@dataclass(frozen=True)
class Question:
    """Exactly one of: `at` (x, y in `crs`, the plan's own where it is ''), `layer` with `feature`, or `finding`."""

    at: tuple[float, float] | None = None
    crs: str = ""
    layer: str = ""
    feature: str = ""
    finding: str = ""
    within_m: float = WITHIN_M


def answer(outcomes: Sequence[PlanOutcome], question: Question, transform: Transform) -> Why:
    """Explain the place in the plan that holds it. Raises InputError for a question that is none, or that fits no plan.
    """
    _check(question)
    results = [outcome.result for outcome in outcomes if outcome.result is not None]
    if not results:
        raise next((outcome.error for outcome in outcomes if outcome.error is not None),
                   InputError("There is no plan to explain.", "Der er ingen plan at forklare.", "PLAN"))
    if question.at is not None:
        places = [(result, _point(result, question, transform)) for result in results]
        result, place = min(places, key=lambda pair: float(shapely.distance(pair[0].scene.plan_area, pair[1].shape))
                            if not pair[0].scene.plan_area.is_empty else 0.0)
        return why(result, place, question.within_m)
    problem: InputError | None = None
    for result in results:
        try:
            return why(result, _named(result, question), question.within_m)
        except InputError as error:
            # Another plan of the same file may have it.
            problem = problem or error
    raise problem or InputError("There is no plan to explain.", "Der er ingen plan at forklare.", "PLAN")


def _check(question: Question) -> None:
    given = [question.at is not None, bool(question.layer or question.feature), bool(question.finding)]
    if sum(given) != 1:
        raise InputError("Ask about one thing: a point, a feature (layer and id), or a finding.",
                         "Spørg om én ting: et punkt, et objekt (lag og id) eller et fund.", "POINT")
    if bool(question.layer) != bool(question.feature):
        raise InputError("A feature is named by its layer and its id; give both.",
                         "Et objekt udpeges med lag og id; angiv begge dele.", "FEATURE")


def _point(result: Result, question: Question, transform: Transform) -> Place:
    x, y = question.at or (np.nan, np.nan)
    point = shapely.Point(x, y)
    source, target = normal_crs(question.crs), result.scene.crs
    if question.crs and source != target:
        shapes = np.empty(1, dtype=object)
        shapes[0] = point
        point = transform(shapes, source, target)[0]
    return point_place(result.scene, point, question.within_m)


def _named(result: Result, question: Question) -> Place:
    if question.finding:
        return finding_place(result, question.finding)
    return feature_place(result.scene, question.layer, question.feature)


def why_page(told: Why, language: str) -> Page:
    """The explanation, and after it the pages of the rules that looked here, in one language."""
    title = {"da": "Hvorfor? ", "en": "Why? "}[language] + told.place.name
    blocks: list[Block] = [Heading(1, title)]
    for line in why_lines(told, language):
        if line.startswith("    ") and blocks and isinstance(blocks[-1], Listing):
            blocks[-1] = Listing((*blocks[-1].items, Item([line.strip()], 1)))
        elif line[:2] in _POINTS:
            before = blocks.pop().items if isinstance(blocks[-1], Listing) else ()  # type: ignore[union-attr]
            blocks.append(Listing((*before, Item([line.removeprefix("– ")]))))
        elif line.endswith(":"):
            blocks.append(Heading(2, line.rstrip(":")))
        elif line:
            blocks.append(Text([line]))
    rules = {look.rule.id: look.rule for look in told.looks if look.verdict.kind != NOT_RELEVANT}
    for rule in rules.values():
        blocks += rule_page(told.result.rulebook, rule, (), (language,)).blocks
    return Page(title, tuple(blocks), language, f"{MANUAL}/rules/")


_POINTS = ("✓ ", "✗ ", "? ", "– ", "· ")
