# SPDX-License-Identifier: GPL-2.0-or-later
"""The sight lines to one place, in one sentence."""

from __future__ import annotations

from collections import Counter

from botrygt_qgis_plugin.engine.maps.chart import Chart
from botrygt_qgis_plugin.engine.maps.rays import BETWEEN, BLOCKED, FREE, MAYBE, NO
from botrygt_qgis_plugin.engine.wording import number_text, pick


def rays_sentence(chart: Chart, range_m: float, language: str) -> str:
    """How many windows and doors see the place, how many may, how many do not, and what blocks most of them."""
    states = Counter(chart.columns["state"])
    count = sum(states.values())
    if not count:
        metres = number_text(range_m, language)
        return pick((f"Ingen vinduer eller døre inden for {metres} m vender mod stedet.",
                     f"No window or door within {metres} m faces the place."), language)
    told = pick((f"{states[FREE]} af {count} vinduer og døre, der vender mod stedet, ser det",
                 f"{states[FREE]} of {count} windows and doors that face the place see it"), language)
    if states[MAYBE]:
        told += pick((f"; for {states[MAYBE]} er det uvist", f"; of {states[MAYBE]} it is not known"), language)
    if states[BLOCKED]:
        told += pick((f"; {states[BLOCKED]} er spærret", f"; {states[BLOCKED]} "
                      f"{'is' if states[BLOCKED] == 1 else 'are'} blocked"), language)
        told += _most(chart, language)
    if NO in chart.columns["drawn"]:
        told += pick((" (vinduer, der ikke er tegnet, er antaget på facaden)",
                      " (windows that are not drawn are assumed on the façade)"), language)
    return told + "."


def _most(chart: Chart, language: str) -> str:
    """', oftest af hæk H12 (1,8 m)': what stands in most of the blocked lines, the first by name of several."""
    named = Counter(name for names, state in zip(chart.columns["blockers"], chart.columns["state"])
                    for name in names.split(BETWEEN) if name and state == BLOCKED)
    if not named:
        return ""
    name, lines = min(named.items(), key=lambda item: (-item[1], item[0]))
    alone = len(named) == 1 and lines == sum(state == BLOCKED for state in chart.columns["state"])
    return pick((f" af {name}" if alone else f", oftest af {name}",
                 f" by {name}" if alone else f", most often by {name}"), language)
