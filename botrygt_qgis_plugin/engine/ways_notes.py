# SPDX-License-Identifier: GPL-2.0-or-later
"""What the reader of a result is told about the drawing of the ways, in both languages: before anything is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from botrygt_qgis_plugin.engine.measure.network import DOUBLE, GAP, OVERSHOOT
from botrygt_qgis_plugin.engine.measure.topology import ISLAND, NEAR_MISS, TRAP, Slip, slips
from botrygt_qgis_plugin.engine.scene import Note, Scene

_SHOWN = 5
# Kind of slip -> what is said of it, with the number of places.
_SAID: Mapping[str, tuple[str, str]] = {
    GAP: ("{n} steder slutter en vej eller sti kort før en anden; målingen regner dem for forbundne. Forlæng linjerne, "
          "eller flyt enderne længere fra hinanden",
          "In {n} places a road or path stops short of another; measuring takes them for joined. Draw the lines on, or "
          "move the ends further apart"),
    OVERSHOOT: ("{n} steder løber en vej eller sti lidt forbi den, den munder ud i; stumpen er ikke regnet med",
                "In {n} places a road or path runs slightly past the one it joins; the stub is left out"),
    DOUBLE: ("{n} stykker vej eller sti er tegnet to gange; de er regnet med én gang",
             "{n} pieces of road or path are drawn twice; they are counted once"),
    NEAR_MISS: ("{n} steder slutter en vej eller sti under 5 m fra en anden uden at nå den; de er ikke regnet for "
                "forbundne. Forbind dem, hvis man kan gå der",
                "In {n} places a road or path ends less than 5 m from another without reaching it; they are not taken "
                "for joined. Join them if one can walk there"),
    ISLAND: ("{n} dele af vej- og stinettet hænger ikke sammen med resten",
             "{n} parts of the network of roads and paths do not hang together with the rest"),
    TRAP: ("{n} ensrettede veje fører ind, hvor man ikke kan køre ud igen, eller omvendt",
           "{n} one-way roads lead in where one cannot drive out again, or the other way round"),
}
# The same of a single place.
_ONE: Mapping[str, tuple[str, str]] = {
    GAP: ("slutter {m} fra den anden; regnes for forbundet", "stops {m} short of the other; taken for joined"),
    OVERSHOOT: ("løber {m} forbi den anden; stumpen er ikke regnet med",
                "runs {m} past the other; the stub is left out"),
    DOUBLE: ("{m} er tegnet to gange; regnes med én gang", "{m} are drawn twice; counted once"),
    NEAR_MISS: ("slutter {m} fra den anden; regnes ikke for forbundet",
                "ends {m} from the other; not taken for joined"),
    ISLAND: ("{m} vej og sti hænger ikke sammen med resten", "{m} of road and path do not hang together with the rest"),
    TRAP: ("ensrettet ind, hvor man ikke kan køre ud, eller omvendt ({m})",
           "one-way in where one cannot drive out, or the other way round ({m})"),
}


def slip_words(slip: Slip) -> tuple[str, str]:
    """What is said of one slip, in Danish and English."""
    da, en = _ONE[slip.kind]
    return da.format(m=_metres(slip.metres, "da")), en.format(m=_metres(slip.metres, "en"))


def ways_notes(scene: Scene) -> tuple[Note, ...]:
    """One note for each kind of slip that the drawing of the ways shows."""
    found: dict[str, list[Slip]] = {}
    for slip in slips(scene):
        found.setdefault(slip.kind, []).append(slip)
    return tuple(_note(kind, some) for kind, some in found.items())


def _note(kind: str, some: Sequence[Slip]) -> Note:
    da, en = (text.format(n=len(some)) for text in _SAID[kind])
    features = tuple(dict.fromkeys(key for slip in some for _, key in slip.features))
    return Note(f"way_{kind}", f"{da}: {_places(some, 'da')}.", f"{en}: {_places(some, 'en')}.", "", features)


def _places(some: Sequence[Slip], language: str) -> str:
    shown = "; ".join(f"E {round(slip.place.x)}, N {round(slip.place.y)} ({_metres(slip.metres, language)})"
                      for slip in some[:_SHOWN])
    more = len(some) - _SHOWN
    if more <= 0:
        return shown
    return f"{shown} og {more} flere" if language == "da" else f"{shown} and {more} more"


def _metres(value: float, language: str) -> str:
    text = f"{value:.1f} m"
    return text.replace(".", ",") if language == "da" else text
