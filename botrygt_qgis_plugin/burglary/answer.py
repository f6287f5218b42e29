# SPDX-License-Identifier: GPL-2.0-or-later
"""What an analysis hands back: layers for a police file, and an answer for the result file. Never an address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely

from botrygt_qgis_plugin.burglary.aoristic import WeekTable, week_table
from botrygt_qgis_plugin.burglary.cleaning import Cleaned
from botrygt_qgis_plugin.burglary.clock import moment
from botrygt_qgis_plugin.burglary.density import Density
from botrygt_qgis_plugin.burglary.events import Events, Remark
from botrygt_qgis_plugin.burglary.windows import Reach
from botrygt_qgis_plugin.casefile.geopackage import Table
from botrygt_qgis_plugin.casefile.layer_file import Layer

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
BURGLARIES = Table("burglaries", "Indbrud", "Indbrud efter rensning; uden adresse og sagsnummer", {
    "source_row": "INTEGER", "from_time": "TEXT", "to_time": "TEXT", "hours": "REAL", "long_interval": "BOOLEAN",
    "dwelling": "TEXT"}, "POINT")
WEEK = Table("week_hours", "Ugens timer", "Forventede indbrud i hver time af ugen (aoristisk)", {
    "weekday": "INTEGER", "weekday_da": "TEXT", "hour": "INTEGER", "weight": "REAL", "weight_short": "REAL"})
REMARKS = Table("remarks", "Bemærkninger", "Hvad der blev set ved rensningen", {
    "code": "TEXT", "count": "INTEGER", "left_out": "BOOLEAN", "text_da": "TEXT", "text_en": "TEXT"})


@dataclass(frozen=True)
class Answer:
    """One analysis. kind: as in the result file; crs: of the layers; told: kept in the police file's handling table."""

    kind: str
    crs: str
    layers: Sequence[Layer]
    answer: Mapping[str, Any]
    remarks: tuple[Remark, ...] = ()
    told: Mapping[str, Any] = field(default_factory=dict)
    density: Density | None = None
    reach: Reach | None = None

    @property
    def cleaning(self) -> list[dict[str, Any]]:
        """The cleaning report as the result file has it."""
        return [{"code": remark.code, "count": remark.count, "left_out": remark.left_out, "da": remark.da,
                 "en": remark.en} for remark in self.remarks]


def time_text(value: float) -> str | None:
    """'2025-11-03 09:00'; None where the time is not known."""
    return moment(value).strftime("%Y-%m-%d %H:%M") if np.isfinite(value) else None


def number(value: float, decimals: int = 4) -> float | None:
    """A number as JSON and SQLite can carry it: None for unknown and for what has no end."""
    return round(float(value), decimals) + 0.0 if np.isfinite(value) else None


def remarks_layer(remarks: Sequence[Remark]) -> Layer:
    """The cleaning report as a table."""
    return Layer(REMARKS, [(r.code, r.count, int(r.left_out), r.da, r.en) for r in remarks])


def burglaries_layer(events: Events) -> Layer:
    """The events as points; what could lead to a case or a door by name is not there."""
    long = events.long
    rows = [(int(row) + 1, time_text(start), time_text(end), number(end - start, 2), int(wide), kind or None)
            for row, start, end, wide, kind in zip(events.row, events.start, events.end, long, events.dwelling)]
    return Layer(BURGLARIES, rows, shapely.points(events.xy))


def week_layer(table: WeekTable) -> Layer:
    """The hour and weekday table, 168 rows."""
    return Layer(WEEK, [(day + 1, WEEKDAYS[day], hour, number(table.weight[day, hour]),
                         number(table.telling[day, hour])) for day in range(7) for hour in range(24)])


def events_answer(cleaned: Cleaned) -> Answer:
    """The cleaned events, what was wrong with them, and when in the week they happened."""
    table = week_table(cleaned.events)
    answer = {"given": cleaned.given, "kept": len(cleaned.events), "timed": table.count,
              "longer_than_a_day": table.long_count, "fields": dict(cleaned.fields.chosen()),
              "week": [[number(v) for v in day] for day in table.weight],
              "week_short_intervals": [[number(v) for v in day] for day in table.telling]}
    layers = (burglaries_layer(cleaned.events), week_layer(table), remarks_layer(cleaned.remarks))
    return Answer("events", cleaned.events.crs, layers, answer, cleaned.remarks,
                  {"burglaries": len(cleaned.events), "with_time": table.count, "over_24_hours": table.long_count})
