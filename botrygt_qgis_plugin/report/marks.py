# SPDX-License-Identifier: GPL-2.0-or-later
"""Who may see an output: INTERN (all that was found) or OFFENTLIG (what anyone may read)."""

from __future__ import annotations

from collections.abc import Mapping

INTERN, OFFENTLIG = "INTERN", "OFFENTLIG"
MARKS = (INTERN, OFFENTLIG)
# What the mark means, for the reader of the page.
MEANING: Mapping[str, tuple[str, str]] = {
    INTERN: ("Kun for kommunen og politiet: listen over steder må ikke offentliggøres.",
             "For the municipality and the police only: the list of places must not be published."),
    OFFENTLIG: ("Må offentliggøres: uden steder, adresser og indbrudsklasser.",
                "May be published: without places, addresses and burglary classes."),
}
