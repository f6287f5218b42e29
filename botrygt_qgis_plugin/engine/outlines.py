# SPDX-License-Identifier: GPL-2.0-or-later
"""The outlines that numbers have on every map: the shape tells the domain, so that colour need not.

The edge tells the severity, thick for high and thin for low, and so does the colour.
"""

from __future__ import annotations

from collections.abc import Mapping

Corners = tuple[tuple[float, float], ...]

_HEXAGON: Corners = ((-0.5, -0.87), (0.5, -0.87), (1.0, 0.0), (0.5, 0.87), (-0.5, 0.87), (-1.0, 0.0))
# Corners in a box from -1 to 1, y downwards; none for a circle.
OUTLINES: Mapping[str, Corners] = {
    "lighting": (),
    "sightlines": ((0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)),
    "access": ((-0.78, -0.78), (0.78, -0.78), (0.78, 0.78), (-0.78, 0.78)),
    "boundaries": ((0.0, -1.0), (1.0, 0.86), (-1.0, 0.86))}
# Of the symbol's width.
EDGES: Mapping[str, float] = {"high": 0.13, "medium": 0.07, "low": 0.035}


def outline(domain: str) -> Corners:
    """The corners for a domain; a hexagon for one that another pack brings."""
    return OUTLINES.get(domain, _HEXAGON)


def domain_class(domain: str) -> str:
    """The name by which the page styles a domain."""
    return domain if domain in OUTLINES else "other"
