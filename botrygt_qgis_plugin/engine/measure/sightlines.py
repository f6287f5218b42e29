# SPDX-License-Identifier: GPL-2.0-or-later
"""Sightlines: the table of everything that is measured about seeing and being seen."""

from __future__ import annotations

from botrygt_qgis_plugin.engine.measure.bays import PARKED
from botrygt_qgis_plugin.engine.measure.clearance import CLEARANCE
from botrygt_qgis_plugin.engine.measure.crossings import CROSSINGS
from botrygt_qgis_plugin.engine.measure.doorways import DOORWAYS
from botrygt_qgis_plugin.engine.measure.fronts import FRONTS
from botrygt_qgis_plugin.engine.measure.hiding import HIDING
from botrygt_qgis_plugin.engine.measure.night import NIGHT
from botrygt_qgis_plugin.engine.measure.night_routes import NIGHT_ROUTES
from botrygt_qgis_plugin.engine.measure.overlooked import OVERLOOKED
from botrygt_qgis_plugin.engine.measure.overlookers import OVERLOOKERS
from botrygt_qgis_plugin.engine.measure.panes import PANES
from botrygt_qgis_plugin.engine.measure.way_ahead import WAY_AHEAD
from botrygt_qgis_plugin.engine.measured import Quantity

SIGHTLINES: tuple[Quantity, ...] = (
    *WAY_AHEAD, *OVERLOOKED, *DOORWAYS, *FRONTS, *PANES, *CROSSINGS, *CLEARANCE, *PARKED, *NIGHT, *NIGHT_ROUTES,
    *HIDING, *OVERLOOKERS)
