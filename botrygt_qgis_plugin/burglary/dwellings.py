# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer of dwellings (address points or BBR units) -> where people live and how many dwellings there are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely

from botrygt_qgis_plugin.burglary.release import Dwellings
from botrygt_qgis_plugin.engine.columns import value_text
from botrygt_qgis_plugin.engine.crs import check_coordinates, is_metric, normal_crs
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.layers import RawLayer
from botrygt_qgis_plugin.engine.names import same_field

COUNT_WORDS = ("antal_boliger", "boliger", "antal_enheder", "enheder", "antal", "dwellings", "units")


def dwellings_of(layer: RawLayer, count_field: str = "", missing_crs: str = "") -> Dwellings:
    """One point per row with its number of dwellings: a field's, found by name where '', else one each.

    Areas stand at a point inside them. Raises InputError without a metric CRS or a single dwelling, and for a number
    that is none.
    """
    crs = normal_crs(layer.crs or missing_crs)
    if not is_metric(crs):
        raise InputError(f"The layer of dwellings '{layer.name}' is not in metres. Save it in EPSG:25832 first.",
                         f"Boliglaget «{layer.name}» er ikke i meter. Gem det først i EPSG:25832.", layer.name)
    check_coordinates(replace(layer, crs=crs))
    name = count_field or next((word for words in COUNT_WORDS for word in layer.fields if same_field(word, (words,))),
                               "")
    if count_field and count_field not in layer.fields:
        raise InputError(f"The layer '{layer.name}' has no field '{count_field}'.",
                         f"Laget «{layer.name}» har intet felt «{count_field}».", layer.name)
    kept = np.flatnonzero(~(shapely.is_missing(layer.geometry) | shapely.is_empty(layer.geometry)))
    points = shapely.point_on_surface(layer.geometry[kept])
    counts = [1.0] * len(kept) if not name else [_number(layer, name, row) for row in kept.tolist()]
    made = Dwellings(shapely.get_coordinates(points), np.array(counts, dtype=np.float64))
    if not made.count.sum() > 0.0:
        raise InputError(f"The layer '{layer.name}' holds no dwelling.",
                         f"Laget «{layer.name}» indeholder ingen bolig.",
                         layer.name)
    return made


def _number(layer: RawLayer, name: str, row: int) -> float:
    text = value_text(layer.fields[name][row])
    try:
        value = float(text.replace(",", ".")) if text else 0.0
    except ValueError:
        value = -1.0
    if not 0.0 <= value < 1e6:
        raise InputError(f"'{text}' in the field {name} of '{layer.name}' is no number of dwellings. Correct it.",
                         f"«{text}» i feltet {name} i «{layer.name}» er ikke et antal boliger. Ret det.", layer.name)
    return value
