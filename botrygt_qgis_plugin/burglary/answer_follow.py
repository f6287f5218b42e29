# SPDX-License-Identifier: GPL-2.0-or-later
"""A follow-up as an answer: the three areas with their counts, the measures, and what they mean in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from botrygt_qgis_plugin.burglary.answer import Answer, number, remarks_layer
from botrygt_qgis_plugin.burglary.cleaning import Cleaned
from botrygt_qgis_plugin.burglary.followup import FollowUp, counts_in, follow_up
from botrygt_qgis_plugin.casefile.geopackage import Table
from botrygt_qgis_plugin.casefile.layer_file import Layer
from botrygt_qgis_plugin.engine.errors import InputError

AREAS = Table("follow_up_areas", "Områder", "Indsatsområde, randzone og kontrolområde med indbrud før og efter", {
    "area": "TEXT", "area_da": "TEXT", "before": "INTEGER", "after": "INTEGER"}, "MULTIPOLYGON")
_NAMES = (("action", "indsatsområde"), ("buffer", "randzone"), ("control", "kontrolområde"))
_LONGEST_DIFFERENCE_H = 25.0


@dataclass(frozen=True)
class FollowPlan:
    """The areas, and the periods in hours of the local clock (from, until). buffer: None makes one `buffer_m` wide."""

    action: shapely.Geometry
    control: shapely.Geometry
    before: tuple[float, float]
    after: tuple[float, float]
    buffer: shapely.Geometry | None = None
    buffer_m: float = 300.0


def follow_answer(cleaned: Cleaned, plan: FollowPlan) -> Answer:
    """Before and after in the three areas. Raises InputError where periods or areas cannot be compared."""
    _check(plan)
    around = shapely.buffer(plan.action, plan.buffer_m) if plan.buffer is None else plan.buffer
    around = shapely.difference(around, plan.action)
    if shapely.intersects(plan.control, shapely.union(around, plan.action)) and \
            shapely.area(shapely.intersection(plan.control, shapely.union(around, plan.action))) > 1.0:
        raise InputError(
            "The control area overlaps the action area or its buffer. Choose one that lies clear of them.",
            "Kontrolområdet overlapper indsatsområdet eller dets randzone. Vælg et, der ligger fri af dem.", "CONTROL")
    events = cleaned.events.timed
    counts = counts_in(events, (plan.action, around, plan.control), (plan.before, plan.after))
    found = follow_up(counts)
    areas = np.empty(3, dtype=object)
    areas[:] = [shapely.multipolygons([p for p in shapely.get_parts(area) if shapely.get_type_id(p) == 3])
                for area in (plan.action, around, plan.control)]
    rows = [(*names, *pair) for names, pair in zip(_NAMES, (counts.action, counts.buffer, counts.control))]
    return Answer("followup", events.crs, (Layer(AREAS, rows, areas), remarks_layer(cleaned.remarks)), _told(found),
                  cleaned.remarks, {"burglaries": len(events)})


def _check(plan: FollowPlan) -> None:
    lengths = [until - since for since, until in (plan.before, plan.after)]
    if min(lengths) <= 0.0 or plan.before[1] > plan.after[0]:
        raise InputError("The period before must end before the period after begins.",
                         "Perioden før skal slutte, før perioden efter begynder.", "BEFORE")
    # A leap day or a turn of the clock is no difference.
    if abs(lengths[0] - lengths[1]) > _LONGEST_DIFFERENCE_H:
        raise InputError(
            f"The periods must be equally long; they are {lengths[0] / 24:.0f} and {lengths[1] / 24:.0f} days.",
            f"Perioderne skal være lige lange; de er {lengths[0] / 24:.0f} og {lengths[1] / 24:.0f} dage.", "AFTER")


def meaning(quotient: float | None) -> dict[str, str]:
    """What a displacement quotient says (Bowers and Johnson 2003)."""
    if quotient is None:
        return {"da": "Ikke defineret: indsatsområdet faldt ikke i forhold til kontrolområdet, så intet kan være "
                      "flyttet.",
                "en": "Undefined: the action area did not fall relative to control, so nothing can have moved."}
    if quotient > 0.0:
        return {"da": "Randzonen faldt med: gevinsten spredte sig.", "en": "The buffer fell too: the benefit spread."}
    if quotient >= -1.0:
        return {"da": "Noget flyttede til randzonen, men ikke mere end gevinsten.",
                "en": "Some moved to the buffer, but no more than was gained."}
    return {"da": "Der kom mere til i randzonen, end indsatsområdet vandt.",
            "en": "More came to the buffer than the action area gained."}


def _told(found: FollowUp) -> dict[str, Any]:
    interval = found.quotient_interval
    return {
        "counts": {name: list(pair) for name, pair in zip(("action", "buffer", "control"), (
            found.counts.action, found.counts.buffer, found.counts.control))},
        "odds": number(found.odds), "odds_interval": [number(v) for v in found.odds_interval],
        "success_measure": number(found.success),
        "displacement_quotient": None if found.quotient is None else number(found.quotient),
        "displacement_quotient_interval": None if interval is None else [number(v) for v in interval],
        "undefined_share": number(found.undefined_share), "net_saved": number(-found.net),
        "net_saved_interval": [number(-found.net_interval[1]), number(-found.net_interval[0])], "p": number(found.p, 6),
        "meaning": meaning(found.quotient)}
