# SPDX-License-Identifier: GPL-2.0-or-later
"""Where findings stand, written onto the findings for programs that know nothing of events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from botrygt_qgis_plugin.casefile import schema
from botrygt_qgis_plugin.casefile.contents import Layer
from botrygt_qgis_plugin.casefile.decisions import Standing
from botrygt_qgis_plugin.casefile.store import Store


def with_states(layer: Layer, standings: Mapping[int, Standing]) -> Layer:
    """The rows of the findings with their states filled in."""
    names = layer.table.names
    at, number = names.index(next(iter(schema.STATE))), names.index("number")
    width = len(schema.STATE)
    rows = tuple((*row[:at], *(value or None for value in _told(standings.get(row[number]))), *row[at + width:])
                 for row in layer.rows)
    return replace(layer, rows=rows)


def show_standings(store: Store, standings: Mapping[int, Standing]) -> None:
    """Write the states that are not written yet. Inside a transaction."""
    shown = {number: tuple(value or "" for value in told) for number, *told in store.ask(
        "SELECT number, state, state_why, assignee, valid_until FROM findings WHERE number IS NOT NULL")}
    changed = [(*(value or None for value in told), number) for number, told in
               ((number, _told(standings.get(number))) for number in shown) if told != shown[number]]
    store.do_many("UPDATE findings SET state = ?, state_why = ?, assignee = ?, valid_until = ? WHERE number = ?",
                  changed)


def _told(standing: Standing | None) -> tuple[str, str, str, str]:
    if standing is None:
        return "", "", "", ""
    return standing.state, standing.why, standing.assignee, standing.until
