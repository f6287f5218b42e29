# SPDX-License-Identifier: GPL-2.0-or-later
"""Sightlines: the table of everything that is measured about seeing and being seen."""

from __future__ import annotations

from botrygt_qgis_plugin.engine.measure.overlooked import OVERLOOKED
from botrygt_qgis_plugin.engine.measure.way_ahead import WAY_AHEAD
from botrygt_qgis_plugin.engine.measured import Quantity

SIGHTLINES: tuple[Quantity, ...] = (*WAY_AHEAD, *OVERLOOKED)
