# SPDX-License-Identifier: GPL-2.0-or-later
"""What each kind of change to a plan costs, and how far it may go; a profile may change every number.

The defaults are weights that we propose, not prices: a new lamp is 20. A municipality that writes its own prices gets
its own order of proposals.
"""

from __future__ import annotations

from collections.abc import Mapping

from botrygt_qgis_plugin.engine.measured import Parameter

_MOST = 1e7

COSTS: Mapping[str, Parameter] = {
    "raise_flux_per_klm": Parameter(2.0, "", 0.0, _MOST, "at give en lampe 1000 lm mere",
                                    "giving a lamp 1000 lm more"),
    "raise_flux_most_pct": Parameter(100.0, "%", 0.0, 400.0, "så meget mere lys kan en lampe højst få",
                                     "the most light that may be added to a lamp"),
    "move_lamp": Parameter(8.0, "", 0.0, _MOST, "at flytte en lampe", "moving a lamp"),
    "move_lamp_per_m": Parameter(0.5, "", 0.0, _MOST, "for hver meter, en lampe flyttes",
                                 "for each metre a lamp is moved"),
    "move_lamp_most_m": Parameter(10.0, "m", 0.0, 50.0, "så langt kan en lampe højst flyttes",
                                  "the farthest a lamp may be moved"),
    "add_lamp": Parameter(20.0, "", 0.0, _MOST, "at tilføje en lampe", "adding a lamp"),
    "add_lamps_most": Parameter(4.0, "", 0.0, 4.0, "så mange lamper kan højst tilføjes for ét fund",
                                "the most lamps that may be added for one finding"),
    "cut_tree": Parameter(12.0, "", 0.0, _MOST, "at udelade eller fælde et træ", "leaving out or felling a tree"),
    "move_tree": Parameter(6.0, "", 0.0, _MOST, "at flytte et træ på tegningen", "moving a tree on the drawing"),
    "move_tree_per_m": Parameter(0.5, "", 0.0, _MOST, "for hver meter, et træ flyttes",
                                 "for each metre a tree is moved"),
    "move_tree_most_m": Parameter(10.0, "m", 0.0, 50.0, "så langt kan et træ højst flyttes",
                                  "the farthest a tree may be moved"),
}


def costs_with(given: Mapping[str, float]) -> Mapping[str, float]:
    """The whole table: the profile's numbers, else the defaults."""
    return {name: given.get(name, parameter.default) for name, parameter in COSTS.items()}
