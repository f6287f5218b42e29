# SPDX-License-Identifier: GPL-2.0-or-later
"""The explicit table of everything that can be measured."""

from __future__ import annotations

from collections.abc import Mapping

from botrygt_qgis_plugin.engine.measure.access import ACCESS
from botrygt_qgis_plugin.engine.measure.blocks import BLOCKS
from botrygt_qgis_plugin.engine.measure.boundaries import BOUNDARIES
from botrygt_qgis_plugin.engine.measure.enclosure import ENCLOSURE
from botrygt_qgis_plugin.engine.measure.escapes import ESCAPES
from botrygt_qgis_plugin.engine.measure.exposed import EXPOSED
from botrygt_qgis_plugin.engine.measure.forecourt import FORECOURT
from botrygt_qgis_plugin.engine.measure.gates import GATED
from botrygt_qgis_plugin.engine.measure.groups import GROUPS
from botrygt_qgis_plugin.engine.measure.illumination import ILLUMINATION
from botrygt_qgis_plugin.engine.measure.lampfacts import LAMP_FACTS
from botrygt_qgis_plugin.engine.measure.lightclasses import LIGHT_CLASSES
from botrygt_qgis_plugin.engine.measure.lighting import LIGHTING
from botrygt_qgis_plugin.engine.measure.links import LINKS
from botrygt_qgis_plugin.engine.measure.permeability import PERMEABILITY
from botrygt_qgis_plugin.engine.measure.planting import PLANTING
from botrygt_qgis_plugin.engine.measure.sightlines import SIGHTLINES
from botrygt_qgis_plugin.engine.measure.tunnels import TUNNELS
from botrygt_qgis_plugin.engine.measure.zones import ZONING
from botrygt_qgis_plugin.engine.measured import Quantity

# Everything about ways and plots.
WAYS_AND_PLOTS = (*ACCESS, *ENCLOSURE, *GATED, *LINKS, *PERMEABILITY, *BLOCKS, *GROUPS, *TUNNELS, *EXPOSED, *ESCAPES,
                  *ZONING, *BOUNDARIES, *FORECOURT)

QUANTITIES: Mapping[str, Quantity] = {
    quantity.name: quantity
    for quantity in (*LIGHTING, *LAMP_FACTS, *ILLUMINATION, *LIGHT_CLASSES, *SIGHTLINES, *PLANTING,
                     *WAYS_AND_PLOTS)
}
