# SPDX-License-Identifier: GPL-2.0-or-later
"""What a release says about a plan: one class and a distance band, and the order in which findings are worth reading.

It never changes a verdict, a severity or a number, and it is never cut to the plan (denmark.md H1-H16).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.findings import Finding
from botrygt_qgis_plugin.engine.release import RELEASE_CRS, Release
from botrygt_qgis_plugin.engine.scene import Scene

# How far burglary speaks for a domain: break-ins come by way of gardens and rear paths, more than half of them by day
# (rules.md H06, H07), so light is given the least weight.
DOMAIN_WEIGHT: Mapping[str, float] = {"access": 1.0, "boundaries": 1.0, "sightlines": 0.5, "lighting": 0.25}
_SEVERITY = {"high": 3.0, "medium": 2.0, "low": 1.0}
FORMULA = {
    "da": "hast = alvor (3, 2, 1) × (1 + klasse ÷ højeste klasse × vægt); vægt: adgang og afgrænsning 1, udsyn 0,5, "
          "lys 0,25. Klassen «lav eller ikke vist» tæller 0 og sænker intet.",
    "en": "urgency = severity (3, 2, 1) × (1 + class ÷ highest class × weight); weight: access and boundaries 1, "
          "sightlines 0.5, lighting 0.25. The class 'low or not shown' counts 0 and lowers nothing."}
# Upper edges in metres of the bands of distance; the squares are 250 m and 1 km, so nothing finer would mean anything.
BAND_EDGES_M = (250.0, 1000.0)
TOUCHES, NEAR, WITHIN_KM, BEYOND, NOWHERE = "touches", "0-250", "250-1000", ">1000", "none"
BAND_WORDS: Mapping[str, tuple[str, str]] = {
    TOUCHES: ("planen rører et kvadrat i den højeste klasse", "the plan touches a square of the highest class"),
    NEAR: ("nærmeste kvadrat i den højeste klasse ligger højst 250 m væk",
           "the nearest square of the highest class is at most 250 m away"),
    WITHIN_KM: ("nærmeste kvadrat i den højeste klasse ligger 250–1000 m væk",
                "the nearest square of the highest class is 250 to 1000 m away"),
    BEYOND: ("nærmeste kvadrat i den højeste klasse ligger over 1 km væk",
             "the nearest square of the highest class is more than 1 km away"),
    NOWHERE: ("frigivelsen viser intet kvadrat over den laveste klasse",
              "the release shows no square above the lowest class")}


@dataclass(frozen=True)
class Exposure:
    """A plan's exposure: the highest class that touches it, and how far the highest class of the release is."""

    risk_class: int
    band: str


def plan_exposure(release: Release, scene: Scene) -> Exposure | None:
    """The exposure of a plan; class 0 («low or not shown») where no cell touches it.

    None where the plan lies in another CRS than the release or has no area: then nothing is said about it.
    """
    if scene.crs != RELEASE_CRS or scene.plan_area.is_empty:
        return None
    touching = shapely.STRtree(release.cells).query(scene.plan_area, predicate="intersects")
    highest = int(release.risk_class.max(initial=0))
    risk_class = int(release.risk_class[touching].max(initial=0))
    if not highest:
        return Exposure(risk_class, NOWHERE)
    away = float(shapely.distance(release.cells[release.risk_class == highest], scene.plan_area).min())
    return Exposure(risk_class, band_of(away))


def band_of(metres: float) -> str:
    """The distance band; each is closed above."""
    if metres <= 0.0:
        return TOUCHES
    return (NEAR, WITHIN_KM, BEYOND)[int(np.searchsorted(BAND_EDGES_M, metres, "left"))]


def plan_class(release: Release, scene: Scene) -> int | None:
    """The highest class that touches the plan; None where nothing is said about it."""
    exposure = plan_exposure(release, scene)
    return None if exposure is None else exposure.risk_class


@dataclass(frozen=True)
class Urgency:
    """As much of a finding as its priority rests on."""

    id: str
    domain: str
    severity: str
    number: int


def priority(findings: Sequence[Finding | Urgency], risk_class: int | None, classes: int) -> tuple[str, ...]:
    """Finding ids, most urgent first, for INTERN use: severity raised by the plan's class, weighted by domain
    (FORMULA).

    With class 0 or none the order is that of severity and number: a low class never lowers anything.
    """
    share = (risk_class or 0) / max(1, classes - 1)

    def urgency(finding: Finding | Urgency) -> tuple[float, int, str]:
        weight = DOMAIN_WEIGHT.get(finding.domain, 0.0)
        return -_SEVERITY.get(finding.severity, 0.0) * (1.0 + share * weight), finding.number, finding.id

    return tuple(finding.id for finding in sorted(findings, key=urgency))
