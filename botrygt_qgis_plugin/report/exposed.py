# SPDX-License-Identifier: GPL-2.0-or-later
"""What a release says of a plan, in words. INTERN only, and never cut to the plan."""

from __future__ import annotations

from collections.abc import Iterator

from botrygt_qgis_plugin.engine.job import Job, PlanOutcome
from botrygt_qgis_plugin.engine.measure.exposure import BAND_WORDS, FORMULA, priority
from botrygt_qgis_plugin.engine.measure.exposure import Exposure as Measured
from botrygt_qgis_plugin.engine.release import Release
from botrygt_qgis_plugin.report.dossier import Exposure, Told


def exposure_of(outcome: PlanOutcome, job: Job) -> Exposure | None:
    """The exposure lines of a plan; None without a release."""
    accepted, result = job.release, outcome.result
    if accepted is None or result is None:
        return None
    release = accepted.release
    standing = {language: accepted.standing(language) for language in ("da", "en")}
    lines = (*_said(outcome.exposure, release), _origin(release, standing),
             {"da": "Klassen ændrer ingen afgørelse, alvor eller nummer; den ordner kun, hvad der haster mest.",
              "en": "The class alters no verdict, severity or number; it only orders what is most urgent."},
             {"da": f"Sådan ordnes de: {FORMULA['da']}", "en": f"How they are ordered: {FORMULA['en']}"})
    risk_class = outcome.exposure.risk_class if outcome.exposure is not None else None
    return Exposure(release.handling, lines, priority(result.findings, risk_class, len(release.classes)))


def _said(measured: Measured | None, release: Release) -> Iterator[Told]:
    if measured is None:
        yield {"da": "Frigivelsen siger intet om planen; den ligger i et andet koordinatsystem.",
               "en": "The release says nothing of the plan; it lies in another coordinate system."}
        return
    label = release.classes[measured.risk_class]
    yield {"da": f"Højeste klasse, der rører planen: {label}.", "en": f"Highest class that touches the plan: {label}."}
    band = BAND_WORDS[measured.band]
    yield {language: f"{words[0].upper()}{words[1:]}." for language, words in zip(("da", "en"), band)}


def _origin(release: Release, standing: Told) -> Told:
    """Which release, from whom, of which time, and what is known of its sender."""
    first, last, expires = (day.strftime("%d-%m-%Y") for day in (*release.period, release.expires))
    made_up = ("Frigivelsen er opdigtet, til øvelse. ", "The release is made up, for practice. ") if release.fictional \
        else ("", "")
    return {"da": f"{made_up[0]}Frigivelse {release.release_id} fra {release.issuer}, perioden {first} til {last}, "
                  f"gælder til {expires}; {standing['da']}.",
            "en": f"{made_up[1]}Release {release.release_id} by {release.issuer}, period {first} to {last}, valid "
                  f"until {expires}; {standing['en']}."}
