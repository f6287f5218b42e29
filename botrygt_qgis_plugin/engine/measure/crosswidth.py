# SPDX-License-Identifier: GPL-2.0-or-later
"""How wide a way is where only its surface was drawn: cross lines over the polygon along the centre line."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.spans import WHOLE
from botrygt_qgis_plugin.engine.scene import Geometries

STEP_M = 2.0
# Nearer than this to a stretch's ends the junction's own surface widens the way.
JUNCTION_M = 3.0
# No path is wider than twice this.
ACROSS_M = 30.0


def least_widths(lines: Geometries, surfaces: Geometries) -> NDArray[np.float64]:
    """(n,) least width in metres, to 1 cm, of the surfaces each line runs in; NaN where it leaves them."""
    least = np.full(len(lines), np.nan)
    if not len(surfaces) or not len(lines):
        return least
    tree = shapely.STRtree(surfaces)
    touched = np.unique(tree.query(lines, predicate="intersects")[0])
    for row in touched.tolist():
        least[row] = _least_width(lines[row], surfaces, tree)
    return least


def _least_width(line: shapely.LineString, surfaces: Geometries, tree: shapely.STRtree) -> float:
    margin = min(JUNCTION_M, line.length / 3.0)
    steps = max(1, int((line.length - 2 * margin) / STEP_M + WHOLE))
    at = np.linspace(margin, line.length - margin, steps + 1)
    middle, ahead, behind = (shapely.get_coordinates(shapely.line_interpolate_point(line, np.maximum(at + d, 0.0)))
                             for d in (0.0, 0.1, -0.1))
    along = ahead - behind
    normal = np.stack([-along[:, 1], along[:, 0]], axis=1) / np.hypot(along[:, 0], along[:, 1])[:, None] * ACROSS_M
    across = shapely.linestrings(np.stack([middle - normal, middle + normal], axis=1))
    near = np.unique(tree.query(across, predicate="intersects")[1])
    # Ordered by their own bytes: the union's last digits must not depend on the order of rows.
    near = near[np.argsort(shapely.to_wkb(surfaces[near], output_dimension=2), kind="stable")]
    surface = surfaces[near[0]] if len(near) == 1 else shapely.union_all(surfaces[near])
    cut, owner = shapely.get_parts(shapely.intersection(across, surface), return_index=True)
    own = shapely.distance(cut, shapely.points(middle)[owner]) <= 0.01
    widths = np.zeros(len(at))
    np.maximum.at(widths, owner[own], shapely.length(cut[own]))
    return float(np.round(widths.min(), 2)) if len(near) and widths.min() > 0 else float("nan")
