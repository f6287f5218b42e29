# SPDX-License-Identifier: GPL-2.0-or-later
"""The explicit table of everything that can be measured."""

from __future__ import annotations

from collections.abc import Mapping

from botrygt_qgis_plugin.engine.measure.access import ACCESS
from botrygt_qgis_plugin.engine.measure.boundaries import BOUNDARIES
from botrygt_qgis_plugin.engine.measure.illumination import ILLUMINATION
from botrygt_qgis_plugin.engine.measure.lampfacts import LAMP_FACTS
from botrygt_qgis_plugin.engine.measure.lightclasses import LIGHT_CLASSES
from botrygt_qgis_plugin.engine.measure.lighting import LIGHTING
from botrygt_qgis_plugin.engine.measure.planting import PLANTING
from botrygt_qgis_plugin.engine.measure.sightlines import SIGHTLINES
from botrygt_qgis_plugin.engine.measure.unwatched import UNWATCHED
from botrygt_qgis_plugin.engine.measured import Quantity

QUANTITIES: Mapping[str, Quantity] = {
    quantity.name: quantity
    for quantity in (*LIGHTING, *LAMP_FACTS, *ILLUMINATION, *LIGHT_CLASSES, *UNWATCHED, *SIGHTLINES, *PLANTING,
                     *ACCESS, *BOUNDARIES)
}
