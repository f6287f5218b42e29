# SPDX-License-Identifier: GPL-2.0-or-later
"""What the maps say in figures: the numbers a profile gives the measures, and a map's result document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from botrygt_qgis_plugin.engine.document import SCHEMA_VERSION
from botrygt_qgis_plugin.engine.handling import INTERN
from botrygt_qgis_plugin.engine.hashing import input_digests
from botrygt_qgis_plugin.engine.manifest import plugin_version
from botrygt_qgis_plugin.engine.maps.chart import Chart
from botrygt_qgis_plugin.engine.maps.outlook import MAYBE, SURE
from botrygt_qgis_plugin.engine.maps.overlooking import BY_DAY, FOR_SURE, NOTHING, UNLIT, Surface
from botrygt_qgis_plugin.engine.maps.rays import BETWEEN, BLOCKED, FREE
from botrygt_qgis_plugin.engine.maps.rays import MAYBE as DOUBTFUL
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.rulebook import Rulebook
from botrygt_qgis_plugin.engine.scene import Scene

# The measures whose figures the maps use; the later ones win where two share a name.
_MEASURES = ("night_watched_pct", "path_overlooked_50_pct", "overlooking_dwellings")
Figures = Mapping[str, Any]


def map_params(rulebook: Rulebook) -> dict[str, float]:
    """How one looks and what counts as lit, as the profiles leave it for the rules."""
    made: dict[str, float] = {}
    for name in _MEASURES:
        given = rulebook.measure_params.get(name, {})
        made |= {key: given.get(key, parameter.default) for key, parameter in QUANTITIES[name].parameters.items()}
    return made


def map_document(scene: Scene, name: str, figures: Figures) -> dict[str, Any]:
    """A map's result document; `name` is the algorithm's."""
    plan = {"id": scene.plan_id, "name": scene.plan_name, "crs": scene.crs, "stage": scene.stage}
    return {"schema_version": SCHEMA_VERSION, "handling": INTERN, "kind": "map", "map": name, "status": "ok",
            "errors": [], "plan": plan, "inputs": [asdict(digest) for digest in input_digests(scene)],
            "plugin": plugin_version(), "figures": dict(figures)}


def outlook_figures(chart: Chart) -> Figures:
    """Square metres that each observer surely sees, and that may be seen besides."""
    made: dict[str, dict[str, float]] = {}
    for name, certainty, area in zip(*(chart.columns[key] for key in ("observer", "certainty", "area_m2"))):
        made.setdefault(name, {SURE: 0.0, MAYBE: 0.0})[certainty] = area
    return {"observers": [{"observer": name, "sure_m2": areas[SURE], "maybe_m2": areas[MAYBE]}
                          for name, areas in made.items()]}


def path_figures(chart: Chart) -> Figures:
    """Metres of path, and how many of them no dwelling sees from within each band; and those lit and unseen."""
    length = np.array(chart.columns["to_m"], dtype=float) - np.array(chart.columns["from_m"], dtype=float)
    unseen = {name.removeprefix("dwellings_"): round(float(length[np.array(counts) == 0].sum()), 1)
              for name, counts in chart.columns.items() if name.startswith("dwellings_")}
    dark = np.array([light == UNLIT for light in chart.columns["light"]], dtype=bool)
    return {"path_m": round(float(length.sum()), 1), "unseen_m": unseen, "unlit_m": round(float(length[dark].sum()), 1)}


def surface_figures(surface: Surface) -> Figures:
    """Square metres of open ground, and how many of them dwellings see, by the best guess and for certain."""
    cell = surface.step_m ** 2
    seen, sure = surface.bands[BY_DAY], surface.bands[FOR_SURE]
    counts = {"open_m2": seen != NOTHING, "seen_m2": seen > 0, "surely_seen_m2": sure > 0}
    return {name: round(float(cells.sum()) * cell, 1) for name, cells in counts.items()}


def ray_figures(chart: Chart) -> Figures:
    """How many sight lines are free, blocked and doubtful, and how many each blocker stands in, most first."""
    states = Counter(chart.columns["state"])
    blockers = Counter(name for names, state in zip(chart.columns["blockers"], chart.columns["state"])
                       for name in names.split(BETWEEN) if name and state != FREE)
    ranked = sorted(blockers.items(), key=lambda item: (-item[1], item[0]))
    return {FREE: states[FREE], BLOCKED: states[BLOCKED], DOUBTFUL: states[DOUBTFUL],
            "blockers": [{"feature": name, "lines": lines} for name, lines in ranked]}
