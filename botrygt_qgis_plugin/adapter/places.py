# SPDX-License-Identifier: GPL-2.0-or-later
"""Places that a call names: a point, or the points of a layer, in the plan's coordinates."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
)

from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.maps.chart import Place


def places_of(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext,
              crs: str) -> list[Place]:
    """The point given as POINT and those of the layer OBSERVERS, named by NAME_FIELD. Raises InputError for none."""
    own = QgsCoordinateReferenceSystem(crs)
    found = []
    if parameters.get("POINT") not in (None, ""):
        given = algorithm.parameterAsPointCrs(parameters, "POINT", context)
        point = algorithm.parameterAsPoint(parameters, "POINT", context, own if given.isValid() else given)
        found.append(Place(say("Sted", "Place"), point.x(), point.y()))
    source = algorithm.parameterAsSource(parameters, "OBSERVERS", context)
    if source is not None:
        found += _of_layer(source, own, algorithm.parameterAsString(parameters, "NAME_FIELD", context), context)
    if not found:
        raise InputError("Give a place: a POINT, or a layer of points as OBSERVERS.",
                         "Angiv et sted: et punkt (POINT) eller et lag med punkter (OBSERVERS).", "POINT")
    return found


def _of_layer(source: Any, own: QgsCoordinateReferenceSystem, field: str,
              context: QgsProcessingContext) -> list[Place]:
    move = QgsCoordinateTransform(source.sourceCrs(), own, context.transformContext())
    found = []
    for feature in source.getFeatures():
        name = str(feature[field]) if field else str(feature.id())
        for part in feature.geometry().asGeometryCollection():
            try:
                point = move.transform(part.asPoint()) if source.sourceCrs().isValid() else part.asPoint()
            except QgsCsException as error:
                raise InputError(f"The place '{name}' cannot be brought into {own.authid()} ({error}).",
                                 f"Stedet «{name}» kan ikke føres over i {own.authid()} ({error}).", name) from error
            found.append(Place(name, point.x(), point.y()))
    return found
