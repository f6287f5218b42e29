# SPDX-License-Identifier: GPL-2.0-or-later
"""What a release says of a plan, in words. INTERN only, and never cut to the plan."""

from __future__ import annotations

from botrygt_qgis_plugin.engine.exposure import priority
from botrygt_qgis_plugin.engine.job import Job, PlanOutcome
from botrygt_qgis_plugin.report.dossier import Exposure, Told


def exposure_of(outcome: PlanOutcome, job: Job) -> Exposure | None:
    """The exposure lines of a plan; None without a release."""
    release, result = job.release, outcome.result
    if release is None or result is None:
        return None
    risk_class = outcome.exposure
    label = release.classes[risk_class] if risk_class is not None else ""
    first, last = (day.strftime("%d-%m-%Y") for day in release.period)
    lines: tuple[Told, ...] = (
        {"da": f"Højeste klasse, der rører planen: {label}.", "en": f"Highest class that touches the plan: {label}."}
        if label else
        {"da": "Frigivelsen siger intet om planen; den ligger i et andet koordinatsystem.",
         "en": "The release says nothing of the plan; it lies in another coordinate system."},
        {"da": f"Frigivelse {release.release_id} fra {release.issuer}, perioden {first} til {last}, gælder til "
               f"{release.expires.strftime('%d-%m-%Y')}.",
         "en": f"Release {release.release_id} by {release.issuer}, period {first} to {last}, valid until "
               f"{release.expires.strftime('%d-%m-%Y')}."},
        {"da": "Klassen ændrer ingen afgørelse, alvor eller nummer; den ordner kun, hvad der haster mest.",
         "en": "The class alters no verdict, severity or number; it only orders what is most urgent."})
    order = priority(result.findings, risk_class, len(release.classes))
    return Exposure(release.handling, lines, order)
