# SPDX-License-Identifier: GPL-2.0-or-later
"""What a drawing is made from: an example with its answer, and the ground that its features take up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.findings import Finding
from botrygt_qgis_plugin.engine.review import Result
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import Rule
from botrygt_qgis_plugin.engine.scene import FeatureTable
from botrygt_qgis_plugin.engine.subjects import SUBJECTS
from botrygt_qgis_plugin.engine.wording import number_text

SUBJECT_INK, FAULT_INK, INK, QUIET = "#0b4f9e", "#b2182b", "#1a1a1a", "#5b5b5b"
# Widths that are drawn where the plan does not say them; the edges are then broken.
PATH_M, ROAD_M, CROWN_M = 2.5, 6.0, 4.0
# Measured across a path: it is then shown from near by, this much of it.
CROSSWISE = frozenset({"effective_width_m", "hedge_setback_m", "hedge_bend_setback_m"})
CLOSE_M = 24.0


@dataclass(frozen=True)
class Shown:
    """One example with its answer: `row` is the subject's in its table, `finding` what was found (None: nothing)."""

    rule: Rule
    example: Mapping[str, Any]
    result: Result
    row: int
    finding: Finding | None
    language: str

    @property
    def table(self) -> FeatureTable:
        """The subjects."""
        return self.result.subjects[self.rule.subject]

    @property
    def subject(self) -> shapely.Geometry:
        """Where the subject lies; a point beside nothing where the example has none."""
        return self.table.geometry[self.row] if len(self.table) else shapely.Point(0, 0)

    @property
    def role(self) -> Role:
        """The role that a person draws for this kind of subject."""
        return SUBJECTS[self.rule.subject].roles[0]

    @property
    def focus(self) -> shapely.Point:
        """Where to look: where it fails, else where something drawn comes nearest to a path, else the middle."""
        if self.finding is not None:
            return self.finding.anchor
        middle = shapely.point_on_surface(self.subject)
        if shapely.get_dimensions(self.subject) != 1:
            return middle
        middle = shapely.line_interpolate_point(self.subject, 0.5, normalized=True)
        hedges = self.result.scene.table(Role.HEDGE_FENCE).geometry
        near = hedges[shapely.distance(hedges, self.subject) < CLOSE_M / 2] if len(hedges) else hedges
        if not len(near):
            return middle
        return shapely.get_point(shapely.shortest_line(self.subject, shapely.centroid(near[0])), 0)

    @property
    def close_up(self) -> bool:
        """True where a hand's breadth matters on a long path."""
        return bool(CROSSWISE.intersection(self.rule.quantities))

    def say(self, da: str, en: str) -> str:
        """The text in the drawing's language."""
        return da if self.language == "da" else en

    def metres(self, value: float) -> str:
        """A length as people write it."""
        return f"{number_text(round(value, 2), self.language)} m"


def surface(role: Role, table: FeatureTable, row: int) -> shapely.Geometry:
    """The ground that a feature takes up, with a usual width where its own is not drawn."""
    shape = table.geometry[row]
    if role in (Role.PATH, Role.ROAD) and shapely.get_dimensions(shape) == 1:
        width = table.number("width_m")[row]
        usual = PATH_M if role is Role.PATH else ROAD_M
        return shapely.buffer(shape, (usual if np.isnan(width) else width) / 2, cap_style="flat")
    if role is Role.TREE:
        crown = table.number("crown_diameter_m")[row]
        return shapely.buffer(shape, (CROWN_M if np.isnan(crown) else crown) / 2)
    return shape
