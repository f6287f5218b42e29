# SPDX-License-Identifier: GPL-2.0-or-later
"""The anatomy of a plan's plots as layers: edges by side and by what lies beyond, plots with their figures, zones, and
on demand the ways a burglar would take.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.handling import INTERN
from botrygt_qgis_plugin.engine.map_layer import FLAG, NUMBER, TEXT, MapLayer, plain, rows_of, shapes_of
from botrygt_qgis_plugin.engine.measure.burglar import burglar_routes
from botrygt_qgis_plugin.engine.measure.plots import plots
from botrygt_qgis_plugin.engine.measure.touching import NOTHING, TOUCHES
from botrygt_qgis_plugin.engine.measure.zones import ZONES, edge_zones, zone_map
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

# Figures of each plot, by the quantity that measures them.
PLOT_FIGURES = ("exposed_edge_m", "rear_path_edge_m", "rear_private_pct", "front_strip_m", "front_seen_pct",
                "escape_ways", "hidden_approach_m")
EDGES: Mapping[str, str] = {
    "plan": TEXT, "plot": TEXT, "key": TEXT, "side": TEXT, "touches": TEXT, "zone_inside": TEXT, "zone_outside": TEXT,
    "direct": FLAG, "length_m": NUMBER, "unsure": TEXT}
PLOTS: Mapping[str, str] = {
    "plan": TEXT, "plot": TEXT, "key": TEXT, "home": TEXT, "ambiguous": FLAG, "front_deg": NUMBER,
    **{name: NUMBER for name in PLOT_FIGURES}, "unsure": TEXT}
ZONE_AREAS: Mapping[str, str] = {"plan": TEXT, "zone": TEXT, "area_m2": NUMBER}
ROUTES: Mapping[str, str] = {
    "handling": TEXT, "plan": TEXT, "plot": TEXT, "key": TEXT, "part": TEXT, "side": TEXT, "touches": TEXT,
    "metres": NUMBER, "unseen_m": NUMBER, "boundary_m": NUMBER, "escapes": NUMBER, "reasons": TEXT, "text_da": TEXT,
    "text_en": TEXT}
# What makes a way easy, in words.
WHY_EASY: Mapping[str, tuple[str, str]] = {
    "rear": ("ind bagfra eller fra siden", "in from the rear or the side"),
    "hidden_way": ("vejen derhen er skjult", "the way there is hidden"),
    "hidden_entry": ("ingen ser stedet, hvor man går ind", "nobody sees the place of entry"),
    "open_boundary": ("intet hegn", "no fence"), "low_boundary": ("lavt hegn", "a low fence"),
    "unlit": ("ingen lampe i nærheden", "no lamp near"),
    "second_exit": ("en anden vej ud", "a second way out"),
    "hidden_escape": ("en skjult flugtvej", "a hidden way of escape"),
}


def plot_layers(scene: Scene, with_routes: bool) -> tuple[MapLayer, ...]:
    """Edges, plots and zones of one plan; with_routes adds a layer marked INTERN, a list of weak spots by address.

    A figure that cannot be told is None, and `unsure` names the layers or columns that would settle it.
    """
    # GEOS leaves floating-point flags behind that mean nothing; numpy would print them as warnings.
    with np.errstate(divide="ignore", invalid="ignore"):
        made = (_edges(scene), _plots(scene), _zones(scene))
        return (*made, _routes(scene)) if with_routes else made


def _edges(scene: Scene) -> MapLayer:
    zones, table = edge_zones(scene), plots(scene)
    runs, names = zones.runs, (*TOUCHES, NOTHING)
    unsure = [", ".join(runs.unsure[edge]) if what == len(TOUCHES) else ""
              for edge, what in zip(runs.edge.tolist(), runs.what.tolist())]
    values: dict[str, list[Any]] = {
        "plan": [scene.plan_id] * len(runs.edge),
        "plot": [table.label(plot) for plot in runs.edges.plot[runs.edge].tolist()],
        "key": [table.keys[plot] for plot in runs.edges.plot[runs.edge].tolist()],
        "side": [str(side) for side in runs.edges.side[runs.edge].tolist()],
        "touches": [names[what] for what in runs.what.tolist()],
        "zone_inside": zones.inside.tolist(), "zone_outside": zones.outside.tolist(), "direct": zones.hard.tolist(),
        "length_m": [plain(metres) for metres in (runs.end - runs.start).tolist()], "unsure": unsure}
    return MapLayer("plot_edges", "Grundenes kanter", "Hver grunds skel: forside, side eller bagside, og hvad der "
                    "ligger uden for", "LINESTRING", EDGES, values, runs.parts(np.ones(len(runs.edge), dtype=bool)))


def _plots(scene: Scene) -> MapLayer:
    table = plots(scene)
    front = np.stack([table.number("front_x"), table.number("front_y")], axis=1)
    bearing = np.degrees(np.arctan2(front[:, 0], front[:, 1])) % 360.0
    values: dict[str, list[Any]] = {
        "plan": [scene.plan_id] * len(table), "plot": [table.label(row) for row in range(len(table))],
        "key": list(table.keys),
        "home": ["known" if home is True else "unknown" for home in table.text("home").tolist()],
        "ambiguous": [told is True for told in table.text("ambiguous").tolist()],
        "front_deg": [plain(value, 0) for value in bearing.tolist()]}
    lacks: list[set[str]] = [set() for _ in range(len(table))]
    for name in PLOT_FIGURES:
        quantity = QUANTITIES[name]
        found = quantity.measure(scene, np.arange(len(table)),
                                 {key: given.default for key, given in quantity.parameters.items()})
        same = found.low == found.high
        values[name] = [plain(value) if told else None for value, told in zip(found.low.tolist(), same.tolist())]
        for row in np.flatnonzero(~same).tolist():
            lacks[row].update(found.missing[row])
    values["unsure"] = [", ".join(sorted(some)) for some in lacks]
    shapes = [shapely.multipolygons([shape]) if shape.geom_type == "Polygon" else shape
              for shape in table.geometry.tolist()]
    return MapLayer("plots", "Boliggrunde", "Boliggrunde med mål for adgang og udsathed", "MULTIPOLYGON", PLOTS, values,
                    shapes_of(shapes))


def _zones(scene: Scene) -> MapLayer:
    areas = [(zone, shapely.multipolygons([part for part in shapely.get_parts(area).tolist()
                                           if part.geom_type == "Polygon"]))
             for zone, area in zip(ZONES, zone_map(scene).areas) if not area.is_empty]
    values: dict[str, list[Any]] = {
        "plan": [scene.plan_id] * len(areas), "zone": [zone for zone, _ in areas],
        "area_m2": [plain(area.area, 0) for _, area in areas]}
    return MapLayer("zones", "Zoner", "Offentligt, halvoffentligt, halvprivat og privat areal", "MULTIPOLYGON",
                    ZONE_AREAS, values, shapes_of([area for _, area in areas]))


def _routes(scene: Scene) -> MapLayer:
    table, homes = burglar_routes(scene), plots(scene)
    shapes: list[shapely.LineString] = []
    values: dict[str, list[Any]] = {name: [] for name in ROUTES}
    for row in range(len(table)):
        plot = homes.label(homes.position[table.keys[row]])
        for part, line in (("in", table.geometry[row]), ("out", table.text("way_out")[row])):
            if line is None:
                continue
            shapes.append(line)
            for name, value in zip(ROUTES, (INTERN, scene.plan_id, plot, table.keys[row], part, *_told(table, row))):
                values[name].append(value)
    return MapLayer("burglar_routes", "INTERN · Tyvens vej", "INTERN. Letteste vej ind på hver grund, og en anden vej "
                    "ud", "LINESTRING", ROUTES, values, shapes_of(shapes))


def _told(table: FeatureTable, row: int) -> tuple[Any, ...]:
    """What is said of one plot's routes, in the order of ROUTES after `part`."""
    reasons = str(table.text("reasons")[row])
    words = [WHY_EASY[reason] for reason in reasons.split()]
    figures = (plain(table.number(name)[row]) for name in ("metres", "unseen_m", "barrier_m", "escapes"))
    return (table.text("side")[row], table.text("touches")[row], *figures, reasons,
            *(", ".join(pair[at] for pair in words) for at in (0, 1)))


def plot_summary(scene: Scene, layers: tuple[MapLayer, ...]) -> dict[str, Any]:
    """The plots of one plan in figures: metres of edge by side and by what they touch, and every plot's own."""
    edges, homes, zones, *routes = layers
    metres: dict[str, dict[str, float]] = {}
    for side, touches, length in zip(*(edges.values[name] for name in ("side", "touches", "length_m"))):
        row = metres.setdefault(side, {})
        row[touches] = row.get(touches, 0.0) + length
    return {
        "id": scene.plan_id, "name": scene.plan_name, "crs": scene.crs,
        "edge_m": {side: {name: round(value, 1) + 0.0 for name, value in row.items()} for side, row in metres.items()},
        "direct_m": round(sum(length for length, hard in zip(edges.values["length_m"], edges.values["direct"])
                              if hard), 1) + 0.0,
        "zone_m2": dict(zip(zones.values["zone"], zones.values["area_m2"])),
        "plots": rows_of(homes), "routes": [row for layer in routes for row in rows_of(layer)],
    }


def plot_lines(entry: Mapping[str, Any], language: str) -> list[str]:
    """One plan's entry in words."""
    plots = entry["plots"]
    unclear = ", ".join(plot["plot"] for plot in plots if plot["ambiguous"])
    if language == "da":
        lines = [f"{entry['name']}: {len(plots)} boliggrunde, {entry['direct_m']:.0f} m privat have direkte mod "
                 "offentligt areal", f"Tvetydige grunde: {unclear}"]
    else:
        lines = [f"{entry['name']}: {len(plots)} dwelling plots, {entry['direct_m']:.0f} m of private garden straight "
                 "against public ground", f"Ambiguous plots: {unclear}"]
    return lines if unclear else lines[:1]
