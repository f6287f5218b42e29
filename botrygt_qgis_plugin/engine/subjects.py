# SPDX-License-Identifier: GPL-2.0-or-later
"""The kinds of thing rules are about, in one explicit table."""

from __future__ import annotations

from collections.abc import Mapping

from botrygt_qgis_plugin.engine.measure.blocks import street_blocks
from botrygt_qgis_plugin.engine.measure.crossings import CROSSING_ROLES, way_crossings
from botrygt_qgis_plugin.engine.measure.facades import facade_table
from botrygt_qgis_plugin.engine.measure.plots import PLOT_ROLES, plots
from botrygt_qgis_plugin.engine.measure.stretches import STRETCH_ROLES, road_ends, road_stretches, stretches
from botrygt_qgis_plugin.engine.measured import Subject
from botrygt_qgis_plugin.engine.roles import ROLES, Role


def _drawn(role: Role) -> Subject:
    return Subject(role.value, ROLES[role].da, ROLES[role].en, (role,), lambda scene: scene.table(role))


SUBJECTS: Mapping[str, Subject] = {
    subject.name: subject
    for subject in (
        *(_drawn(role) for role in (Role.LIGHT, Role.TREE, Role.PARKING, Role.HEDGE_FENCE, Role.SHRUB_PLANTING)),
        *(_drawn(role) for role in (Role.WINDOW_FACADE, Role.PLAY_MEET, Role.OPEN_SPACE, Role.SIGHT_AREA)),
        *(_drawn(role) for role in (Role.TUNNEL_UNDERPASS, Role.PLAN_AREA)),
        Subject("path_stretch", "stistrækning", "path stretch", STRETCH_ROLES, stretches),
        Subject("road_end", "vejende", "road end", STRETCH_ROLES, road_ends),
        Subject("facade", "facade", "façade", (Role.BUILDING,), facade_table),
        Subject("way_crossing", "kryds", "crossing", CROSSING_ROLES, way_crossings),
        Subject("plot", "boliggrund", "dwelling plot", PLOT_ROLES, plots),
        Subject("road_stretch", "vejstrækning", "road stretch", (Role.ROAD,), road_stretches),
        Subject("street_block", "karré", "street block", (Role.ROAD,), street_blocks),
        *(_drawn(role) for role in (Role.PLAN_AREA, Role.PLAN_SUBAREA, Role.ENTRANCE, Role.TUNNEL_UNDERPASS)),
        _drawn(Role.BICYCLE_PARKING),
    )
}
