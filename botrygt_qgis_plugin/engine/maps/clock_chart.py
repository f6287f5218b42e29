# SPDX-License-Identifier: GPL-2.0-or-later
"""The vegetation clock told: a layer of what fails when, figures, and lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.clock import Clock
from botrygt_qgis_plugin.engine.findings import CANNOT_TELL, NOT_MET
from botrygt_qgis_plugin.engine.maps.chart import Chart
from botrygt_qgis_plugin.engine.rulebook import Rulebook
from botrygt_qgis_plugin.engine.wording import pick

KINDS = {"rule": "TEXT", "title": "TEXT", "subject": "TEXT", "year": "INTEGER"}


def clock_chart(clock: Clock, rulebook: Rulebook, language: str) -> Chart:
    """A point for each subject that fails a rule it met at planting, with the year in which it first does."""
    columns: dict[str, list[Any]] = {
        "rule": [first.rule for first in clock.first],
        "title": [rulebook.rule(first.rule).title[language] for first in clock.first],
        "subject": [first.label for first in clock.first], "year": [first.year for first in clock.first]}
    shapes = np.array([None, *(first.shape for first in clock.first)], dtype=object)[1:]
    return Chart(KINDS, columns, shapely.point_on_surface(shapes), 0)


def clock_figures(clock: Clock) -> Mapping[str, Any]:
    """Per moment how many subjects each rule fails or cannot tell, and what first fails when."""
    moments = [{"year": moment.year, "leaves": moment.leaves,
                "not_met": {rule: counts[NOT_MET] for rule, counts in moment.counts.items() if counts[NOT_MET]},
                "cannot_tell": {rule: counts[CANNOT_TELL] for rule, counts in moment.counts.items()
                                if counts[CANNOT_TELL]}} for moment in clock.moments]
    return {"moments": moments, "first": [{"rule": first.rule, "subject": first.subject, "label": first.label,
                                           "year": first.year} for first in clock.first]}


def clock_lines(clock: Clock, rulebook: Rulebook, language: str) -> Iterator[str]:
    """The moments with how much fails, and what first fails when."""
    for moment in clock.moments:
        fails = sum(counts[NOT_MET] for counts in moment.counts.values())
        when = pick(("ved plantning", "at planting") if moment.year == 0 else
                    (f"efter {moment.year} år", f"after {moment.year} years"), language)
        dress = pick(("med løv", "in leaf") if moment.leaves else ("uden løv", "bare"), language)
        yield pick((f"{when}, {dress}: {fails} fund om det, der vokser",
                    f"{when}, {dress}: {fails} findings on what grows"), language)
    for first in clock.first:
        title = rulebook.rule(first.rule).title[language]
        yield pick((f"  fra år {first.year}: {first.rule} {title}: {first.label}",
                    f"  from year {first.year}: {first.rule} {title}: {first.label}"), language)
