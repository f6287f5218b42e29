# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a rule's sources disagree it gives no verdict; one entry of the ledger names them, and what was measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.conflicts import Conflict, Judged, Side, Spread
from botrygt_qgis_plugin.engine.explain import anchor_of
from botrygt_qgis_plugin.engine.findings import OBSERVED, finding_id
from botrygt_qgis_plugin.engine.measured import Measured, plain_value
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.rulebook import Rule, Source


def disputes(observing: Sequence[Rule], judged: Judged) -> tuple[Conflict, ...]:
    """An entry for each observing rule of which one source speaks for and another against what it names (`effect`).

    It is about all its subjects together: one for each would bury the map. A rule without subjects gives none.
    """
    return tuple(_dispute(rule, judged) for rule in observing
                 if len({entry["direction"] for entry in rule.effect}) > 1 and len(judged.subjects[rule.subject]))


def _dispute(rule: Rule, judged: Judged) -> Conflict:
    shapes = judged.subjects[rule.subject].geometry
    around = shapely.convex_hull(shapely.geometrycollections(shapes))
    nearest = shapes[int(np.argmin(shapely.distance(shapes, shapely.centroid(around))))]
    sides = tuple(Side(rule.id, rule.version, OBSERVED, "", (), Source(**entry["source"]),
                       {"da": entry["da"], "en": entry["en"]}) for entry in rule.effect)
    return Conflict(
        id=finding_id(judged.plan_id, rule.root, ""), plan_id=judged.plan_id, subject_kind=rule.subject,
        subject_key="", subject_label="", subject_layer="", subject_geometry=around, anchor=anchor_of(nearest),
        sides=sides, about=rule.title, exclusive=False,
        observed=tuple(spread(name, judged.columns[name]) for name in rule.quantities))


def spread(name: str, measured: Measured) -> Spread:
    """A measured column in a line; what is not exactly known is left out of it, and counted as not told."""
    values = [plain_value(value) for value in measured.low[measured.settled].tolist()]
    count, unit = len(measured.low), QUANTITIES[name].unit
    if QUANTITIES[name].kind != "number":
        counts = Counter(str(value).lower() if isinstance(value, bool) else str(value) for value in values)
        by_number = sorted(counts.items(), key=lambda some: (-some[1], some[0]))
        return Spread(name, unit, count, len(values), counts=dict(by_number))
    return Spread(name, unit, count, len(values), *((min(values), max(values)) if values else (None, None)))
