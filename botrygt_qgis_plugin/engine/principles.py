# SPDX-License-Identifier: GPL-2.0-or-later
"""The eight principles of crime-preventive planning of Det Kriminalpræventive Råd, which order the rule packs.

Names: Det Kriminalpræventive Råd and TrygFonden, «Byplanlægning der skaber tryghed» (2014), and Dansk
Byplanlaboratorium, «Principperne bag». The sentences are our own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SOURCE_TITLE = "Dansk Byplanlaboratorium: Principperne bag (Det Kriminalpræventive Råds otte principper)"
SOURCE_URL = "https://byplanlab.dk/trygge-boligomraader/principperne-bag"


@dataclass(frozen=True)
class Principle:
    """One principle: its name in Danish and English, and in a sentence why it helps."""

    da: str
    en: str
    why_da: str
    why_en: str


PRINCIPLES: Mapping[int, Principle] = {
    1: Principle("Øjne på gaden", "Eyes on the street",
                 "Hvor nogen kan se, hvad der sker, stiger risikoen for at blive opdaget.",
                 "Where somebody can see what goes on, the risk of being noticed grows."),
    2: Principle("Overblik og synlighed", "Overview and visibility",
                 "Man skal kunne se, hvem der er foran én, og selv kunne ses; tæt beplantning og skarpe hjørner "
                 "tager overblikket.",
                 "One should see who is ahead, and be seen; dense planting and corners take the overview away."),
    3: Principle("Sikker transport og bevægelse", "Safe transport and movement",
                 "Veje og stier, som er brede, lige og nemme at finde rundt på, bliver brugt og føles trygge.",
                 "Roads and paths that are wide, straight and easy to follow are used, and feel safe."),
    4: Principle("Tryghedsskabende belysning", "Lighting that creates safety",
                 "Jævnt lys uden mørke huller gør det muligt at se, hvem man møder.",
                 "Even light without dark gaps lets one see whom one meets."),
    5: Principle("Psykologisk ejerskab og ansvarlighed", "Psychological ownership and responsibility",
                 "Steder, som nogen tydeligt har ansvar for, bliver passet på; uvedkommende falder i øjnene.",
                 "Places that somebody clearly answers for are looked after; a stranger stands out."),
    6: Principle("Opholds- og udfoldelsesmuligheder", "Places to stay and be active",
                 "Liv det meste af dagen giver flere øjne og færre øde steder.",
                 "Life through most of the day gives more eyes and fewer deserted places."),
    7: Principle("Renholdelse og vedligeholdelse", "Cleaning and maintenance",
                 "Det, der er valgt, så det kan passes, bliver ved med at virke, også når planterne vokser.",
                 "What was chosen so that it can be kept goes on working, also as plants grow."),
    8: Principle("Fysisk beskyttelse og brug af sikkerhedsudstyr", "Physical protection and security equipment",
                 "Det skal være besværligt at komme uset ind på grunden og væk igen.",
                 "Getting into the plot unseen, and away again, should be hard."),
}
