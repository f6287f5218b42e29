# SPDX-License-Identifier: GPL-2.0-or-later
"""Two sides of a comparison, each a case or a plan, as rounds; and the comparison as a layer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import shapely
from qgis.core import QgsFeature, QgsFeatureSink, QgsFields, QgsGeometry

from botrygt_qgis_plugin.adapter.layers import transform
from botrygt_qgis_plugin.adapter.plans import plan_inputs
from botrygt_qgis_plugin.casefile.case import is_case, open_case
from botrygt_qgis_plugin.casefile.compare import Comparison, compare
from botrygt_qgis_plugin.casefile.compare_words import comparison_rows
from botrygt_qgis_plugin.casefile.rounds import Round, round_of
from botrygt_qgis_plugin.engine.crs import crs_words
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.handling import INTERN
from botrygt_qgis_plugin.engine.job import run_job
from botrygt_qgis_plugin.engine.request import Request, job_of


@dataclass(frozen=True)
class Side:
    """A case with the number of a round (0: its latest review), or a plan."""

    source: str
    round: int = 0

    @property
    def is_case(self) -> bool:
        """True for a case file or a case in a database."""
        return is_case(self.source)


@dataclass(frozen=True)
class Watching:
    """Who hears how far the review of a plan is, and may ask it to stop."""

    progress: Callable[[float], None]
    cancelled: Callable[[], bool]


def compared(first: Side, second: Side, request: Request, watching: Watching) -> Comparison:
    """Hold two sides against each other; plans are reviewed by the request. Raises InputError and CaseFileError."""
    if first == second and not first.is_case:
        raise InputError("Both sides are the same plan. Give another plan or a case as SECOND.",
                         "De to sider er den samme plan. Angiv en anden plan eller en sag som SECOND.", "SECOND")
    rounds = [_round(side, request, watching) for side in (first, second)]
    same = first.is_case and first.source == second.source
    if rounds[0].crs != rounds[1].crs:
        systems = " / ".join(crs_words(each.crs) for each in rounds)
        raise InputError(f"The two sides are in different coordinate systems ({systems}) and cannot be compared.",
                         f"De to sider er i hver sit koordinatsystem ({systems}) og kan ikke sammenlignes.", "SECOND")
    return compare(rounds[0], rounds[1], same_case=same)


def _round(side: Side, request: Request, watching: Watching) -> Round:
    if side.is_case:
        return open_case(side.source).round(side.round)
    if side.round:
        raise InputError(f"'{side.source}' is a plan and has no rounds. Give a case file, or leave the round at 0.",
                         f"«{side.source}» er en plan og har ingen runder. Angiv en sagsfil, eller lad runden være 0.",
                         side.source)
    outcomes = tuple(run_job(plan_inputs(side.source, "", ()), job_of(request, transform, {}), watching.progress,
                             watching.cancelled))
    if len(outcomes) > 1:
        raise InputError(f"'{side.source}' holds several plans. Give one of them.",
                         f"«{side.source}» rummer flere planer. Angiv én af dem.", side.source)
    if outcomes[0].result is None:
        raise outcomes[0].error or InputError("The plan was not reviewed.", "Planen blev ikke gennemgået.", side.source)
    return round_of(outcomes[0].result)


def fill_comparison(sink: QgsFeatureSink, fields: QgsFields, told: Comparison) -> bool:
    """Write the comparison to a layer; False where it takes no more."""
    for point, values in comparison_rows(told):
        feature = QgsFeature(fields)
        feature.setAttributes([told.second.plan_id, INTERN, *values])
        shape = QgsGeometry()
        shape.fromWkb(shapely.to_wkb(point, output_dimension=2))
        feature.setGeometry(shape)
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            return False
    return bool(sink.flushBuffer())


